#!/usr/bin/python3
"""Writes a bank of questions for the benchmark.

usage: make_bank.py QUESTIONS DIRECTORY [QUESTIONS-PER-FILE]

The questions resemble those of the shipped bank.  Each is about 1 KB, a quarter
of which is code, and has paragraphs, lists, blocks of code with their output,
and sometimes a table.  A seeded generator draws the words, common ones more
often, so every run makes the same files.
"""

import bisect
import itertools
import pathlib
import random
import sys

WORDS = """the a to is and of in it that for not with as on an or are by this
server client request response thread process lock query index table row cache
key value memory page queue worker event loop socket packet keepalive
transaction commit rollback replica shard token session cookie header method
status object class function module import generator decorator coroutine task
future exception context manager reading writing locking waiting sharding
caching indexing connection pool timeout retry backoff latency throughput
consistency isolation durability partition leader follower snapshot journal
buffer pointer reference descriptor attribute iterator protocol handshake
certificate signature encryption compression serialization deployment""".split()
WEIGHTS = list(itertools.accumulate(1 / (rank + 5)
                                    for rank in range(len(WORDS))))


def words(rng, count):
    return [WORDS[bisect.bisect(WEIGHTS, rng.random() * WEIGHTS[-1])]
            for _ in range(count)]


def prose(rng, sentences):
    """Lines of at most 70 columns."""
    line, lines = "", []
    for _ in range(sentences):
        sentence = " ".join(words(rng, rng.randint(8, 20))).capitalize() + "."
        for word in sentence.split():
            if len(line) + len(word) > 69:
                lines.append(line)
                line = ""
            line += (" " if line else "") + word
    return lines + [line, ""]


def code(rng, number):
    lines = ["```python", f"value_{number} = {number}"]
    for _ in range(rng.randint(3, 9)):
        a, b, c = words(rng, 3)
        lines.append(f"{a}_{b} = {c}(value_{number}, {a!r})")
    return lines + [f"print(value_{number} * 2)", "```", "",
                    "```output", str(number * 2), "```", ""]


def items(rng):
    return ["- " + " ".join(words(rng, rng.randint(6, 11)))
            for _ in range(rng.randint(3, 5))] + [""]


def table(rng):
    rows = [" | ".join(words(rng, 3)) for _ in range(5)]
    return [f"| {rows[0]} |", "|---|---|---|",
            *(f"| {row} |" for row in rows[1:]), ""]


def question(rng, number):
    answer = prose(rng, rng.randint(3, 6))
    if rng.random() < 0.4:
        answer += items(rng)
    if rng.random() < 0.5:
        answer += code(rng, number) + prose(rng, rng.randint(1, 4))
    if rng.random() < 0.1:
        answer += table(rng)
    answer += prose(rng, rng.randint(1, 3))
    lines = [f"  - id: question-{number}",
             f"    question: {' '.join(words(rng, 9)).capitalize()}?",
             f"    level: {rng.choice(['junior', 'middle', 'senior'])}",
             f"    tags: [{', '.join(sorted(set(words(rng, 3))))}]",
             f"    source: [collection/{number}]",
             "    answer: |"]
    lines += ["      " + line if line else "" for line in answer]
    return "\n".join(lines)


def main(count, directory, per_file):
    rng = random.Random(1)
    for deck, first in enumerate(range(0, count, per_file)):
        path = pathlib.Path(directory, f"part-{deck // 100:02}",
                            f"deck-{deck:04}.yaml")
        path.parent.mkdir(parents=True, exist_ok=True)
        last = min(first + per_file, count)
        body = "\n".join(question(rng, n) for n in range(first, last))
        path.write_text(f"title: Deck {deck}\ntags: [bench]\n"
                        f"questions:\n{body}\n", encoding="utf-8")


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2],
         int(sys.argv[3]) if len(sys.argv) > 3 else 200)

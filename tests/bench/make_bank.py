#!/usr/bin/python3
"""Writes a bank of questions for the benchmark.

usage: make_bank.py QUESTIONS DIRECTORY

About 650 bytes a question and 200 questions a file, in the style of a real
bank: words drawn by a seeded generator, so that every run makes the same.
"""

import pathlib
import random
import sys

WORDS = """the a server client request response thread process lock query
index table row cache key value memory page queue worker event loop socket
packet time_wait keepalive transaction commit rollback replica shard token
session cookie header method status object class function module import
generator decorator coroutine task future exception context manager""".split()


def sentence(rng, count):
    words = [rng.choice(WORDS) for _ in range(count)]
    return " ".join(words).capitalize()


def question(rng, number):
    level = rng.choice(["junior", "middle", "senior"])
    tags = ", ".join(sorted(rng.sample(WORDS, 2)))
    lines = [f"  - id: question-{number}",
             f"    question: {sentence(rng, 9)}?",
             f"    level: {level}",
             f"    tags: [{tags}]",
             f"    source: [collection/{number}]",
             "    answer: |"]
    lines += [f"      {sentence(rng, 10)}." for _ in range(5)]
    lines += ["", "      ```python", f"      value = {number}",
              "      print(value * 2)", "      ```", ""]
    return "\n".join(lines)


def main(count, directory):
    rng = random.Random(1)
    root = pathlib.Path(directory)
    for first in range(0, count, 200):
        path = root / f"part-{first // 20000:02}" / f"deck-{first // 200:04}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        last = min(first + 200, count)
        body = "\n".join(question(rng, n) for n in range(first, last))
        path.write_text(f"title: Deck {first // 200}\ntags: [bench]\n"
                        f"questions:\n{body}", encoding="utf-8")


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2])

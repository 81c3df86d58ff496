#!/usr/bin/python3
"""The work grows no faster than the input: no dimension is quadratic.

Each dimension of the input gets the sizes n, 2n and 4n.  The instructions of
a command are counted by perf(1) or, if that is not allowed, by valgrind(1).
Twice the input may cost at most 2.5 times as much, above the cost of the
smallest one.  The result is TAP; QUICK=1 leaves out 4n.
"""

import concurrent.futures
import os
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
QBANK = os.environ.get("QBANK", str(HERE.parent / "qbank"))
MOST = 2.5
STEPS = (1, 2) if os.environ.get("QUICK") else (1, 2, 4)


def deck(entries):
    return "questions:\n" + "".join(entries)


def entry(i, more=""):
    return f"- id: q{i}\n  question: What is {i}?\n{more}"


def text(body):
    """One question with a literal answer."""
    lines = "".join(f"    {line}\n" for line in body.split("\n"))
    return deck([entry(0, "  answer: |\n" + lines)])


# Each: name, n, input(n) -> (bank, standard input), commands.  In a command,
# WORDS stands for n words, separated by commas.
SHEETS = [["export"], ["export", "-T", "text"], ["export", "-T", "anki"],
          ["list", "-T", "yaml"], ["check"]]
DIMENSIONS = [
    ("questions", 2000, lambda n: deck(entry(i) for i in range(n)),
     SHEETS + [["list", "--sort=id"], ["list", "--count-by=topic"],
               ["random", "--daily=2026-11-21"], ["grep", "1.*2"],
               ["random", "-n", "50", "--spread=topic", "--seed=a"],
               ["list", "-T", "json"]]),
    ("questions drawn by plan", 2000,
     lambda n: deck(entry(i, f"  topic: t{i % 8}\n") for i in range(n)),
     [["random", "--seed=a", "--plan=t0=9,t1=9,t*=20,*=90"]]),
    ("topics", 1000,
     lambda n: deck(entry(i, f"  topic: t{i}\n") for i in range(n)),
     [["export"], ["list", "--count-by=topic"], ["list", "-t", "none"],
      ["random", "-n", "50", "--spread=topic", "--seed=a"]]),
    # A topic has at most 8192 bytes.
    ("levels of a topic", 40,
     lambda n: "topic: " + "a/" * (25 * n) + "a\n" + deck(
         entry(i) for i in range(100)),
     [["list", "-t", "none"], ["list", "-t", "a/a"],
      ["help", "--complete", "--", "list", "-t", ""]]),
    ("tags in all", 1000,
     lambda n: deck(entry(i, f"  tags: [t{i}]\n") for i in range(n)),
     [["check"], ["list", "--count-by=tag"], ["list", "-g", "tt1"]]),
    ("words of a filter, and questions", 400,
     lambda n: deck(entry(i, f"  tags: [t{i}]\n  source: [s{i}]\n"
                          f"  topic: p{i}/q\n") for i in range(n)),
     [["list", "-g", "WORDS"], ["list", "-t", "WORDS"],
      ["list", "-s", "WORDS"], ["list", "-g", "WORDS,t1"]]),
    # A list has at most 256 words.
    ("tags of a question", 240,
     lambda n: deck([entry(0, "  tags: [" + ", ".join(
         f"t{i}" for i in range(min(n, 256))) + "]\n")]),
     [["check"], ["list"], ["list", "-T", "yaml"], ["grep", "t9"]]),
    ("questions, and tags that they share with all", 60,
     lambda n: "tags: [" + ", ".join(f"t{i}" for i in range(min(n, 256))) +
     "]\n" + deck(entry(i, "  tags: t0\n") for i in range(10 * n)),
     [["list"]]),
    ("equal ids", 1000, lambda n: deck(entry(7) for _ in range(n)),
     [["check"], ["list"]]),
    ("references to questions", 1000,
     lambda n: deck(entry(q, "  see: [" + ", ".join(
         f"none{q}-{i}" for i in range(min(100, n - q))) + "]\n")
                    for q in range(0, n, 100)),
     [["check"], ["export"]]),
    ("choices", 1000,
     lambda n: deck([entry(0, "  choices:\n" + "".join(
         f"  - wrong: c{i}\n" for i in range(n)))]), SHEETS),
    ("references", 60,
     lambda n: deck([entry(0, "  refs:\n" + "".join(
         f"  - https://a.org/{i}\n" for i in range(n)))]), SHEETS),
    ("unknown keys", 400,
     lambda n: deck(entry(i, f"  kex{i}: x\n") for i in range(n)),
     [["check"]]),
    ("unknown keys of a question", 400,
     lambda n: deck([entry(0, "".join(f"  key{i}: x\n" for i in range(n)))]),
     [["check"]]),
    ("documents", 500,
     lambda n: "---\n".join(deck([entry(i)]) for i in range(n)),
     [["check"], ["list", "-T", "yaml"], ["export"]]),
    ("YAML lines of a comment", 10000, lambda n: "#\n" * n + deck([entry(0)]),
     [["list"]]),
    ("diagnostics", 1000,
     lambda n: deck(f"- level: {i}\n" for i in range(n)), [["check"]]),
    ("warnings in a text", 1000,
     lambda n: text("\n".join(["<b>x</b> \t"] * n)), [["check"]]),
    ("lines", 2000, lambda n: text("a b\n" * n), SHEETS),
    ("a long line", 20000, lambda n: text("a b " * n), SHEETS),
    ("a long word", 40000, lambda n: text("a" * n), SHEETS),
    ("matches", 5000, lambda n: text("ab " * n),
     [["grep", "-o", "b"], ["grep", "-n", "b"], ["grep", "-c", "z"]]),
    ("matching lines", 5000, lambda n: text("ab\n" * n),
     [["grep", "-o", "b"], ["grep", "-n", "b"]]),
    ("paragraphs", 2000, lambda n: text("a\n\n" * n), SHEETS),
    ("list items", 2000, lambda n: text("- a\n" * n), SHEETS),
    ("table rows", 2000, lambda n: text("|a|b|\n|-|-|\n" + "|c|d|\n" * n),
     SHEETS),
    ("table columns", 100,
     lambda n: text("|a" * n + "|\n" + "|-" * n + "|\n" + "|c" * n + "|"),
     SHEETS),
    ("fences", 1000, lambda n: text("```c\na\n```\n" * n), SHEETS),
    ("headings", 1000, lambda n: text("# a\n" * n), SHEETS),
    ("emphasis", 2000, lambda n: text("*a* **b** " * n), SHEETS),
    ("links", 2000, lambda n: text("[a](b) " * n), SHEETS),
    # With so many in a paragraph, brackets are text.
    ("links on lines", 2000, lambda n: text("[a](b)\n" * n), SHEETS),
    # With more than 1000 runs, tildes are text.
    ("tildes", 240, lambda n: text("a~~;~~b " * (n // 2)), SHEETS),
    ("what looks like an address", 1000, lambda n: text("http://!" * n),
     SHEETS),
    ("open links in an info string", 1000,
     lambda n: text("*![a](b[c*d)\n\n~~~ " + "](" * n + "\n~~~"), SHEETS),
    ("images", 1000,
     lambda n: text(" ".join(f"![a](b{i}.png)" for i in range(n))),
     [*SHEETS, ["export", "-T", "html"]]),
    ("link definitions", 1000,
     lambda n: text("\n".join(f"[a{i}]: /b" for i in range(n))), SHEETS),
    ("backslashes", 5000, lambda n: text("\\*" * n), SHEETS),
    ("backticks", 5000, lambda n: text("`a` " * n), SHEETS),
    ("open brackets", 5000, lambda n: text("[" * n), SHEETS),
    ("open emphasis", 5000, lambda n: text("*a " * n), SHEETS),
    ("deep quotations", 200, lambda n: text(">" * n + "a"), SHEETS),
    ("CJK", 10000, lambda n: text("中文" * n), SHEETS),
    ("questions on one line", 1000,
     lambda n: "[" + ", ".join(f"{{id: q{i}, question: What is {i}?}}"
                               for i in range(n)) + "]\n",
     [["list"], ["check"]]),
    ("a line with an indent and mistakes", 1000,
     lambda n: " " * 40 * n + "[" + ", ".join(
         f"{{id: q{i}, question: '<b>{i}'}}" for i in range(n)) + "]\n",
     [["check"]]),
    ("JSON Lines", 2000,
     lambda n: "".join(f'{{"id":"q{i}","question":"What is {i}?"}}\n'
                       for i in range(n)), [["list"], ["check"]]),
    ("JSON before the question", 20000,
     lambda n: '{"answer":"' + "a " * n + '","question":"What?"}\n',
     [["list"]]),
    ("JSON brackets", 20000, lambda n: '{"a":' + "[" * n, [["check"]]),
    ("escaped surrogates", 2000,
     lambda n: '[{"question":"' + "\\ud83d\\ude00" * n + '"}]',
     [["list"], ["check"]]),
    ("control characters", 2000,
     lambda n: deck([entry(0, '  answer: "' + "\\e" * n + '"\n')]), SHEETS),
]


def ids(n):
    return "".join(f"q{i}\n" for i in range(n))


# Of standard input, and of the command line.
INPUTS = [
    ("ids from standard input", 500, ids, ["list", "-"]),
    ("the same id", 2000, lambda n: "q1\n" * n, ["list", "-"]),
    ("unknown ids", 2000, lambda n: "".join(f"z{i}\n" for i in range(n)),
     ["list", "-"]),
    ("excluded ids", 2000, ids, ["list", "--exclude-from=-"]),
    ("patterns", 40, lambda n: "".join(f"z{i}\n" for i in range(n)),
     ["grep", "-f", "-"]),
]


class Counter:
    """Counts the instructions of a command in user space."""

    def __init__(self, directory):
        self.output = pathlib.Path(directory, "count")
        self.environment = {"PATH": os.environ["PATH"], "LC_ALL": "C",
                            "QBANK_CACHE": ""}
        self.has_perf = False
        try:
            self.has_perf = self.count(["help"], "", perf=True) > 10000
        except (OSError, ValueError, IndexError):
            pass

    def count(self, arguments, given, perf=None):
        if self.has_perf if perf is None else perf:
            tool = ["perf", "stat", "-x,", "-e", "instructions:u", "-o",
                    self.output]
        else:
            tool = ["valgrind", "--tool=cachegrind", "--cache-sim=no",
                    "--cachegrind-out-file=/dev/null",
                    f"--log-file={self.output}"]
        subprocess.run([*tool, QBANK, "-j1", *arguments],
                       input=given.encode(), stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL, env=self.environment,
                       timeout=300)
        said = self.output.read_text(encoding="utf-8")
        if tool[0] == "perf":
            return int([line for line in said.splitlines()
                        if "instructions" in line][0].split(",")[0])
        return int(said.split("I")[-1].split("refs:")[1].split()[0]
                   .replace(",", ""))


def cases():
    """Each a name, n, and what makes the bank, the input and the command."""
    for name, n, make, commands in DIMENSIONS:
        for command in commands:
            yield (f"{name}: {' '.join(command)}", n, command,
                   lambda n, make=make: (make(n), ""))
    # More questions than ids are given, so that all of these are known.
    bank = deck(entry(i) for i in range(2000))
    for name, n, make, command in INPUTS:
        yield (f"{name}: {' '.join(command)}", n, command,
               lambda n, make=make: (bank, make(n)))


def measure(case):
    """The factors from each step to the next, and what the last one cost."""
    _, n, command, make = case
    with tempfile.TemporaryDirectory() as directory:
        counter = Counter(directory)
        bank = pathlib.Path(directory, "bank.yaml")
        costs = []
        # perf is fast enough for a size that shows more.
        n = n if counter.has_perf else n // 4
        for size in [1] + [n * step for step in STEPS]:
            text, given = make(size)
            bank.write_text(text, encoding="utf-8")
            words = ",".join(f"w{i}" for i in range(size))
            where = ["check", str(bank)] if command == ["check"] else [
                "-b", str(bank),
                *(word.replace("WORDS", words) for word in command)]
            costs.append(counter.count(where, given))
    costs = [max(cost - costs[0], 1) for cost in costs[1:]]
    return [b / a for a, b in zip(costs, costs[1:])], costs[-1]


def main():
    wanted = sys.argv[1] if len(sys.argv) > 1 else ""
    work = [case for case in cases() if wanted in case[0]]
    failed = False
    print(f"1..{len(work)}")
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        results = pool.map(measure, work)
        for number, (case, result) in enumerate(zip(work, results), 1):
            factors, cost = result
            # A small cost is noise from the start of the program, not growth.
            wrong = any(f > MOST for f in factors) and cost > 300000
            failed |= wrong
            print(f"{'not ok' if wrong else 'ok'} {number} {case[0]}: "
                  f"{' '.join(f'{f:.2f}' for f in factors)} "
                  f"({cost / 1e6:.1f} million instructions)", flush=True)
    return failed


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/python3
"""How many lines and branches of lib/ and cmd/ the tests have taken, by gcov.

usage: branches.py [-l] BUILD

A branch is one outcome of a condition: an if, a loop, a case, and each operand
of && and ||.  It counts as taken if it was taken at least once.  Branches that
the compiler makes for va_arg() are left out.  unreached.tsv gives reasons for
branches that no test takes: FILE TAB EXPRESSION TAB REASON, where a regular
expression matches a line of a file whose name matches a glob.  With -l, the
branches that have no reason are listed as FILE:LINE: SOURCE.
"""

import collections
import fnmatch
import json
import pathlib
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent


def read_reasons():
    lines = (HERE / "unreached.tsv").read_text(encoding="utf-8").splitlines()
    return [(glob, re.compile(expression), reason) for glob, expression, reason
            in (line.split("\t") for line in lines if line[:1] not in "#")]


def measured(build):
    """For each file, the lines as gcov has them."""
    data = sorted(pathlib.Path(build).resolve().rglob("*.gcda"))
    output = subprocess.run(
        ["gcov", "--json-format", "--stdout", "--branch-probabilities",
         *map(str, data)], cwd=ROOT, stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL, check=True).stdout
    files = collections.defaultdict(lambda: collections.defaultdict(list))
    for line in output.splitlines():
        for file in json.loads(line)["files"]:
            if re.match(r"(lib|cmd)/.*\.[ch]$", file["file"]):
                for place in file["lines"]:
                    files[file["file"]][place["line_number"]].append(place)
    return files


def merged(places):
    """The times a line and its branches were taken, in all programs."""
    widest = max(len(place["branches"]) for place in places)
    alike = [place for place in places if len(place["branches"]) == widest]
    branches = [sum(counts) for counts in zip(*(
        [branch["count"] for branch in place["branches"]] for place in alike))]
    return sum(place["count"] for place in places), branches


class Sum:
    """What was found in a file, or in all."""

    def __init__(self):
        self.lines = self.run = self.branches = self.taken = self.excused = 0

    def add(self, other):
        for name, value in vars(other).items():
            setattr(self, name, getattr(self, name) + value)

    def __str__(self):
        return (f"{100 * self.run / max(self.lines, 1):6.2f}% of "
                f"{self.lines:5} lines, "
                f"{100 * self.taken / max(self.branches, 1):6.2f}% of "
                f"{self.branches:4} branches")


def examine(name, lines, reasons, used):
    """The sum of a file, and its lines with branches without a reason."""
    source = (ROOT / name).read_text(encoding="utf-8").splitlines()
    total, missing = Sum(), []
    for number, places in sorted(lines.items()):
        text = source[number - 1]
        count, branches = merged(places)
        total.lines += 1
        total.run += count > 0
        if "va_arg(" in text:
            continue
        total.branches += len(branches)
        total.taken += sum(taken > 0 for taken in branches)
        untaken = sum(taken == 0 for taken in branches)
        if not untaken:
            continue
        reason = next((reason for glob, expression, reason in reasons
                       if fnmatch.fnmatch(name, glob)
                       and expression.search(text)), None)
        if reason:
            total.excused += untaken
            used[reason] += untaken
        else:
            missing.append(f"{name}:{number}: {untaken} of {len(branches)}: "
                           f"{text.strip()}")
    return total, missing


def main():
    lists = "-l" in sys.argv
    total, missing, used = Sum(), [], collections.Counter()
    reasons, results = read_reasons(), []
    for name, lines in measured(sys.argv[-1]).items():
        part, rest = examine(name, lines, reasons, used)
        results.append((part.taken / max(part.branches, 1), name, part))
        missing += rest
        total.add(part)
    for _, name, part in sorted(results, key=lambda result: result[:2]):
        print(f"{part}  {name}")
    print(f"{total}  all")
    for reason, count in used.most_common():
        print(f"{count:4} branches not taken: {reason}")
    print(f"{total.branches - total.taken - total.excused:4} branches not "
          "taken, without a reason" + ("" if lists else "; -l lists them"))
    if lists:
        print("\n".join(missing))


if __name__ == "__main__":
    main()

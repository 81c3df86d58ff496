#!/usr/bin/python3
"""How many lines and branches of lib/ and cmd/ the tests have taken, by gcov.

usage: branches.py BUILD

A branch is one outcome of a condition: an if, a loop, a case, and each operand
of && and ||.  It counts as taken if it was taken at least once.  Branches that
the compiler makes for va_arg() are left out.

unreached.tsv lists the lines with branches that no test takes, below the reason
for it: FILE TAB FUNCTION TAB LINE, without the blanks around the line.  The
status is 1 if fewer than LEAST percent of the branches were taken, if a line
with another branch is not listed, or if a listed line does not exist.
"""

import collections
import json
import pathlib
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
LEAST = 95


def read_reasons():
    """The reason for each place that is listed."""
    reasons, reason = {}, None
    for line in (HERE / "unreached.tsv").read_text("utf-8").splitlines():
        if line.count("\t") == 2:
            reasons[tuple(line.split("\t"))] = reason
        elif line and not line.startswith("#"):
            reason = line
    return reasons


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
        self.lines = self.run = self.branches = self.taken = 0

    def add(self, other):
        for name, value in vars(other).items():
            setattr(self, name, getattr(self, name) + value)

    def percent(self):
        return 100 * self.taken / max(self.branches, 1)

    def __str__(self):
        return (f"{100 * self.run / max(self.lines, 1):6.2f}% of "
                f"{self.lines:5} lines, {self.percent():6.2f}% of "
                f"{self.branches:4} branches")


def examine(name, lines):
    """The sum of a file, and its lines with branches that were not taken."""
    source = (ROOT / name).read_text(encoding="utf-8").splitlines()
    total, rest = Sum(), []
    for number, places in sorted(lines.items()):
        text = source[number - 1].strip()
        count, branches = merged(places)
        total.lines += 1
        total.run += count > 0
        if "va_arg(" in text:
            continue
        total.branches += len(branches)
        total.taken += sum(taken > 0 for taken in branches)
        untaken = sum(taken == 0 for taken in branches)
        if untaken:
            function = places[0].get("function_name", "")
            rest.append(((name, function, text), number, untaken))
    return total, rest


def places_in(name):
    """Each line of a file, as a text."""
    path = ROOT / name
    return path.read_text(encoding="utf-8").splitlines() \
        if path.is_file() else []


def main():
    total, rest, results = Sum(), [], []
    reasons = read_reasons()
    for name, lines in measured(sys.argv[1]).items():
        part, untaken = examine(name, lines)
        results.append((part.percent(), name, part))
        rest += untaken
        total.add(part)
    for _, name, part in sorted(results, key=lambda result: result[:2]):
        print(f"{part}  {name}")
    print(f"{total}  all")
    used = collections.Counter()
    missing = []
    for place, number, untaken in rest:
        if place in reasons:
            used[reasons[place]] += untaken
        else:
            missing.append(f"{place[0]}:{number}: {untaken} not taken in "
                           f"{place[1]}: {place[2]}")
    for reason, count in used.most_common():
        print(f"{count:4} branches: {reason}")
    texts = {name: {line.strip() for line in places_in(name)}
             for name in {place[0] for place in reasons}}
    missing += [f"{name}: not in the file: {text}"
                for name, _, text in reasons if text not in texts[name]]
    if missing:
        print(f"{len(missing)} lines without a reason, or a reason without "
              "its line:")
        print("\n".join(missing))
    return bool(missing) or total.percent() < LEAST


if __name__ == "__main__":
    sys.exit(main())

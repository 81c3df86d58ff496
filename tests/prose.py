#!/usr/bin/python3
"""Checks the language of the shipped bank, the manual and the messages.

Each answer of the shipped bank must name its sources and have at most 200
words of prose, not counting tables, lists, code, and output.  Phrases that
read as translated must not occur in the bank, in the pages, or in what the
program prints.  The result is TAP.
"""

import json
import os
import pathlib
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent
QBANK = os.environ.get("QBANK", str(ROOT / "qbank"))
MOST_WORDS = 200

# Answers that need more words, with the reason.
LONG = {}

# What nobody would say, as regular expressions on running text.
PHRASES = [
    r"for ever", r"shall", r"stands? behind", r"stands? (?:in|at|above|below)",
    r"stands twice", r"is no (?:id|measure|secret|key|level|member|word)",
    r"is none\b", r"so many", r"the own \w+", r"belongs? into",
    r"arrives? over", r"news arrive", r"foreign input", r"fits computing",
    r"everybody who is no", r"prolong a life", r"the price is its",
    r"the program's affair", r"better a plain", r"whoever measures",
    r"is no atomic", r"what there is on", r"the whole story",
    r"shows the house", r"leads? nowhere", r"goes with no",
    r"breaks the silence", r"a match of nothing", r"as a rule",
    r"an interviewer listens for", r"the trap is", r"foreign bank",
]
PHRASE = re.compile(r"\b(?:" + "|".join(PHRASES) + r")\b", re.IGNORECASE)

# More of them, for the pages and messages alone.
PAGE_PHRASES = PHRASES + [
    r"whatever", r"none twice", r"of (?:its|their) own", r"to the letter",
    r"passed over", r"left out as a whole", r"comes? back", r"by itself",
    r"is given (?:again|twice)", r"behind the",
    r"where there is (?:none|no)", r"is no (?:number|date|deck|plan|mapping)",
    r"that it (?:stands|is one)", r"holds? the", r"read alike", r"taken alike",
    r"perhaps with", r"as many as there are", r"in front of", r"no secret",
    r"colour\w*", r"behaviour\w*", r"honour\w*", r"neighbour\w*",
    r"finaliser", r"traps? for authors",
]
PAGE_PHRASE = re.compile(r"\b(?:" + "|".join(PAGE_PHRASES) + r")\b",
                         re.IGNORECASE)
REFRAINS = {"as a rule", "the trap is", "an interviewer listens for"}


class Wrong(Exception):
    """Something that must be fixed."""


def questions():
    listed = subprocess.run(
        [QBANK, "-b", str(ROOT / "bank"), "--no-cache", "list", "-T", "json"],
        check=True, capture_output=True, text=True)
    return [json.loads(line) for line in listed.stdout.splitlines()]


def prose(markdown):
    """The text without fenced code, tables, lists, and quotations."""
    kept, fence, in_list = [], None, False
    for line in markdown.split("\n"):
        mark = re.match(r"\s*(`{3,}|~{3,})", line)
        if fence:
            if mark and mark[1].startswith(fence):
                fence = None
        elif mark:
            fence = mark[1]
        elif re.match(r"\s*([-*+]|\d+[.)])\s", line):
            in_list = True
        elif not line.strip():
            kept.append("")
        elif in_list and line.startswith(" "):
            continue
        elif not line.startswith(("|", "    ", ">")):
            in_list = False
            kept.append(line)
    return "\n".join(kept)


def check_refs(bank):
    bare = [each["id"] for each in bank if not each["refs"]]
    if bare:
        raise Wrong("no refs: " + ", ".join(bare))
    for each in bank:
        for ref in each["refs"]:
            if re.search(r"pypi\.org|npmjs\.com|stackoverflow\.com", ref):
                raise Wrong(f"{each['id']}: {ref} is no primary source")


def check_length(bank):
    long = {}
    for each in bank:
        count = len(re.findall(r"\S*\w\S*", prose(each["answer"])))
        if count > MOST_WORDS:
            long[each["id"]] = count
    unlisted = {id_: count for id_, count in long.items() if id_ not in LONG}
    if unlisted:
        raise Wrong(f"over {MOST_WORDS} words: {unlisted}")
    if set(LONG) - set(long):
        raise Wrong(f"not long: {set(LONG) - set(long)}")


def phrases_in(name, text, phrase=PHRASE):
    return [f"{name}: {match[0]}" for match in phrase.finditer(text)]


def check_bank(bank):
    found = []
    for each in bank:
        text = prose(each["answer"]) + "\n" + each["question"]
        found += phrases_in(each["id"], re.sub(r"`[^`]*`", "", text))
    once = [line for line in found
            if line.split(": ")[1].lower() not in REFRAINS]
    if once:
        raise Wrong("\n".join(once))
    if len(found) > 10:
        raise Wrong("a refrain:\n" + "\n".join(found))


def check_pages():
    found = []
    for name in ("README.md", "HACKING.md", "man/qbank.1", "man/qbank.5",
                 "man/qbank-recipes.7"):
        text = (ROOT / name).read_text(encoding="utf-8")
        found += phrases_in(name, re.sub(r"\s+", " ", text), PAGE_PHRASE)
    if found:
        raise Wrong("\n".join(found))


def check_messages():
    """Every string in the sources, which is what the program can print."""
    found = []
    for path in sorted(ROOT.glob("cmd/*.c")) + sorted(ROOT.glob("lib/*/*.c")):
        text = path.read_text(encoding="utf-8")
        strings = re.findall(r'"((?:[^"\\\n]|\\.)*)"', text)
        found += phrases_in(path.name, " ".join(strings), PAGE_PHRASE)
    if found:
        raise Wrong("\n".join(found))


def main():
    bank = questions()
    tests = [
        ("every answer names its sources", lambda: check_refs(bank)),
        (f"no answer has over {MOST_WORDS} words of prose",
         lambda: check_length(bank)),
        ("the language of the bank", lambda: check_bank(bank)),
        ("the language of the pages", check_pages),
        ("the language of the messages", check_messages),
    ]
    failed = False
    print(f"1..{len(tests)}")
    for number, (name, test) in enumerate(tests, 1):
        try:
            test()
            print(f"ok {number} - {name}")
        except Wrong as wrong:
            failed = True
            print(f"not ok {number} - {name}")
            print("# " + str(wrong).replace("\n", "\n# "))
    return failed


if __name__ == "__main__":
    sys.exit(main())

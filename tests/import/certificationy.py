#!/usr/bin/python3
"""Turns a YAML file of certificationy into a deck, for qbank.

usage: certificationy.py FILE | qbank -b - ...

Its category becomes the title, its answers become choices, and its help
becomes the answer.  Every scalar stays the text that it is in the file: YAML
1.1 would make a boolean of the choice "No".  Questions without answers and
keys that a bank does not have are reported to standard error, and the exit
status is 1.
"""

import json
import sys

import yaml

KNOWN = {"question", "answers", "help", "shuffle"}


def choice(answer, pinned):
    """A choice of qbank, of an answer of certificationy."""
    key = "right" if answer["correct"].lower() == "true" else "wrong"
    return {key: answer["value"], **({"pin": True} if pinned else {})}


def question(item, report):
    """A question of qbank; says what it leaves out."""
    for key in item.keys() - KNOWN:
        report(f"the key '{key}' is left out")
    if not item.get("answers"):
        report("a question has no answers")
    pinned = item.get("shuffle", "true").lower() == "false"
    record = {"question": item["question"],
              "choices": [choice(answer, pinned)
                          for answer in item.get("answers") or []],
              "answer": item.get("help")}
    return {key: value for key, value in record.items() if value}


def main():
    problems = []
    with open(sys.argv[1], encoding="utf-8") as file:
        content = yaml.load(file, Loader=yaml.BaseLoader)
    deck = {"title": content["category"], "questions": [
        question(item, lambda problem, at=at: problems.append(
            f"{sys.argv[1]}: question {at}: {problem}"))
        for at, item in enumerate(content["questions"], 1)]}
    json.dump(deck, sys.stdout, ensure_ascii=False, indent=1)
    for problem in problems:
        print("certificationy.py:", problem, file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())

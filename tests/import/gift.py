#!/usr/bin/python3
"""Turns questions in Moodle's GIFT format into JSON Lines, for qbank.

usage: gift.py [FILE] | qbank -b - ...

Choices, true or false, short answers, numbers, missing words and essays become
questions.  Feedback becomes the answer, a category the topic, and the name of
a question its id.  A right choice is one after "=", or, where no choice has
that, one with a positive weight.  Whatever a bank cannot hold is reported to
standard error with its line, and the exit status is 1: a matching question, a
description, a partial credit, HTML, which becomes plain text.

The rules are those of https://docs.moodle.org/en/GIFT_format.
"""

import json
import re
import sys

# A character with a backslash loses its meaning until the end.
SPECIAL = "\\:#={}~n"
HIDDEN = {char: chr(0xF700 + at) for at, char in enumerate(SPECIAL)}
SHOWN = {ord(hidden): "\n" if char == "n" else char
         for char, hidden in HIDDEN.items()}
WEIGHT = re.compile(r"%(-?\d+(?:\.\d*)?)%")
FORMAT = re.compile(r"\[(html|moodle|plain|markdown)\]")
MARKUP = re.compile(r"([\\`*_\[\]<>~|])|^([-+#]|\d+(?=[.)]\s))", re.M)
TRUTHS = {"T": True, "TRUE": True, "F": False, "FALSE": False}


class Unsupported(Exception):
    """A question that a bank cannot hold."""


class Reader:
    """The state of reading one file."""

    def __init__(self, name):
        self.name, self.line = name, 0
        self.topic, self.ids, self.failed = None, set(), False

    def report(self, problem):
        self.failed = True
        print(f"gift.py: {self.name}:{self.line}: {problem}", file=sys.stderr)

    def text(self, source, markup=None):
        """(a text as Markdown, its format); markup is that of the question."""
        source = source.strip()
        match = FORMAT.match(source)
        if match:
            source, markup = source[match.end():].strip(), match[1]
        shown = source.translate(SHOWN)
        if markup == "markdown":
            return shown, markup
        if markup != "plain" and re.search(r"</?[a-z]", shown):
            self.report("HTML is kept as plain text")
        return MARKUP.sub(lambda m: m[0] + "\\" if m[0].isdigit()
                          else "\\" + m[0], shown), markup

    def name_of(self, title):
        """An id made of the name of a question; each only once."""
        words = re.findall(r"[a-z0-9]+", title.translate(SHOWN).lower())
        name, number = "-".join(words), 1
        while name and name + f"-{number}" * (number > 1) in self.ids:
            number += 1
        name += f"-{number}" * (number > 1)
        self.ids.add(name)
        return name


def blocks(lines):
    """(number of the first line, text) of each question, without comments."""
    block, start = [], 1
    for number, line in enumerate([*lines, ""], 1):
        if line.strip():
            start = start if block else number
            block.append("" if line.lstrip().startswith("//") else line)
        elif block:
            text = "\n".join(block).strip()
            if text:
                yield start, re.sub(r"\\([\\:#={}~n])",
                                    lambda m: HIDDEN[m[1]], text)
            block = []


def pieces(reader, source, markup):
    """(mark, weight or None, source, feedback) of each answer in braces."""
    for mark, piece in re.findall(r"(~=|[~=])([^~=]*)", source):
        piece = piece.strip()
        match = WEIGHT.match(piece)
        weight = float(match[1]) if match else None
        text, _, feedback = piece[match.end() if match else 0:].partition("#")
        yield (mark[-1], weight, text.strip(),
               reader.text(feedback, markup)[0])


def choices(reader, source, markup):
    """The choices, and the feedback on them."""
    found = [(mark, weight, reader.text(text, markup)[0], feedback)
             for mark, weight, text, feedback
             in pieces(reader, source, markup)]
    has_mark = any(mark == "=" for mark, *_ in found)
    if has_mark and any(weight and mark == "~" for mark, weight, *_ in found):
        reader.report("a partial credit is dropped")
    rights = [mark == "=" if has_mark else (weight or 0) > 0
              for mark, weight, *_ in found]
    return ([{"right" if right else "wrong": text}
             for right, (_, _, text, _) in zip(rights, found)],
            [f"- {text}: {feedback}" for *_, text, feedback in found
             if feedback])


def truth(reader, source, markup):
    """The choices of a true-or-false question, and the feedback."""
    value, *comments = source.split("#")
    right = TRUTHS[value.strip()]
    feedback = zip((not right, right), comments)
    return ([{"right" if name == right else "wrong": str(name), "pin": True}
             for name in (True, False)],
            [f"- {name}: {reader.text(comment, markup)[0]}"
             for name, comment in feedback if comment.strip()])


def number(text):
    """A range of numbers, as people write it."""
    low, dots, high = text.partition("..")
    value, colon, tolerance = text.partition(":")
    if dots:
        return f"{low.strip()} to {high.strip()}"
    if colon and float(tolerance) != 0:
        return f"{value.strip()} ± {tolerance.strip()}"
    return value.strip()


def values(reader, source, markup, shown):
    """The answers to type, and the feedback."""
    source = source if source.lstrip()[:1] in ("=", "~") else "=" + source
    lines = []
    for mark, weight, text, feedback in pieces(reader, source, markup):
        line = shown(text) if mark == "=" else "anything else"
        if weight not in (None, 100):
            line += f" ({weight:g} %)"
        lines.append(line + (f": {feedback}" if feedback else ""))
    return [f"- {line}" for line in lines] if len(lines) > 1 else lines


def answer(reader, source, markup):
    """(choices, lines of the answer) of what is in braces."""
    if not source:
        return [], []
    if source.startswith("#"):
        return [], values(reader, source[1:], markup, number)
    if "~" in source:
        return choices(reader, source, markup)
    if "->" in source:
        raise Unsupported("a matching question is left out")
    if source.partition("#")[0].strip() in TRUTHS:
        return truth(reader, source, markup)
    return [], values(reader, source, markup,
                      lambda text: reader.text(text, markup)[0])


def question(reader, block):
    """The record of a question, or None for a category."""
    if block.startswith("$CATEGORY:"):
        path = block.partition(":")[2].translate(SHOWN).strip()
        reader.topic = re.sub(r"^(\$\w+\$/|top/)*", "", path)
        return None
    title = re.match(r"::(.*?)::\s*", block, re.S)
    block = block[title.end():] if title else block
    parts = re.fullmatch(r"([^{}]*)\{([^{}]*)\}([^{}]*)", block)
    if not parts:
        raise Unsupported("a description is left out" if "{" not in block
                          else "a question with unmatched braces is left out")
    before, braces, after = parts.groups()
    gap = "_____" * bool(after.strip())
    text, markup = reader.text(before + gap + after)
    inside, _, general = braces.partition("####")
    options, lines = answer(reader, inside.strip(), markup)
    general = reader.text(general, markup)[0]
    record = {"id": reader.name_of(title[1]) if title else "",
              "topic": reader.topic, "question": text, "choices": options,
              "answer": "\n\n".join(filter(None, [general, "\n".join(lines)]))}
    return {key: value for key, value in record.items() if value}


def main():
    name = sys.argv[1] if len(sys.argv) > 1 else "-"
    reader = Reader(name)
    with open(0 if name == "-" else name, encoding="utf-8-sig") as file:
        for reader.line, block in blocks(file.read().splitlines()):
            try:
                record = question(reader, block)
            except (Unsupported, ValueError) as problem:
                reader.report(problem)
                continue
            if record:
                print(json.dumps(record, ensure_ascii=False))
    return 1 if reader.failed else 0


if __name__ == "__main__":
    sys.exit(main())

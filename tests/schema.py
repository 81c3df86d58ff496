#!/usr/bin/python3
"""Compares the JSON Schema of bank files with the program.

The schema has the keys that lib/read/deck_keys.c has, in the same places.  The
example of "qbank help format" has all of them.  The schema accepts the
shipped bank and the example, and its verdict on small files is that of
"qbank check --strict".  The result is TAP.
"""

import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

import jsonschema
import yaml

ROOT = pathlib.Path(__file__).resolve().parent.parent
QBANK = os.environ.get("QBANK", str(ROOT / "qbank"))
SCHEMA = json.loads((ROOT / "lib/read/bank.schema.json").read_text())
VALIDATOR = jsonschema.Draft7Validator(SCHEMA)
SCOPES = {"IN_DECK": "deck", "IN_QUESTION": "question", "IN_CHOICE": "choice"}

GOOD = (
    "- question: Why?",
    "questions: [{question: Why?}]",
    "[{question: 42, answer: no, id: 7}]",
    "- {question: Why?, answer: , level: ~, tags: , see: null}",
    "- {id: a, question: Why?, tags: one, see: a}",
    "- {question: Why?, level: hard, points: 3}",
    "- {question: Why?, choices: [right: 1, wrong: 2]}",
    "- {question: Why?, choices: [{text: a, right: true}, {text: b, wrong: true}]}",
    "- {question: Why?, choices: [{right: a, pin: true}, {wrong: b, pin: false}]}",
)
BAD = (
    "{}",
    "[]",
    "text",
    "- text",
    "- answer: Because.",
    "- question: ''",
    "- question: [Why?]",
    "- {question: Why?, anwser: Because.}",
    "- {question: Why?, title: Redis}",
    "- {question: Why?, level: expert}",
    "- {question: Why?, id: two words}",
    "- {question: Why?, id: -x}",
    "- {question: Why?, tags: {a: b}}",
    "- {question: Why?, tags: [[a]]}",
    "- {question: Why?, tags: [two words]}",
    "- {question: Why?, points: 0}",
    "- {question: Why?, points: 1.5}",
    "- {question: Why?, points: 1000001}",
    "- {question: Why?, choices: [right: a]}",
    "- {question: Why?, choices: [a, b]}",
    "- {question: Why?, choices: [{right: a, wrong: b}, wrong: c]}",
    "- {question: Why?, choices: [{right: a, pin: maybe}, wrong: b]}",
    "- {question: Why?, choices: [{rigth: a}, wrong: b]}",
    "{title: [a], questions: [{question: Why?}]}",
    "{answer: a, questions: [{question: Why?}]}",
    "{questions: {question: Why?}}",
)


def run(*arguments, text=None):
    return subprocess.run([QBANK, *arguments], input=text, text=True,
                          capture_output=True, check=False)


def load(text):
    return yaml.load(text, yaml.CSafeLoader)


def table_keys():
    """{scope: names} of the table in deck_keys.c."""
    found = {scope: set() for scope in SCOPES.values()}
    source = (ROOT / "lib/read/deck_keys.c").read_text()
    table = source[source.index("keys[] = {"):]
    for name, scopes in re.findall(r'\{TEXT_INITIAL\("(\w+)"\),\s+([A-Z_| ]+),',
                                   table[:table.index("};")]):
        for scope in scopes.split(" | "):
            found[SCOPES[scope]].add(name)
    return found


def schema_keys():
    return {scope: set(SCHEMA["definitions"][scope]["properties"])
            for scope in SCOPES.values()}


def example_keys():
    deck = load(run("help", "format").stdout)
    return {"deck": set(deck),
            "question": {key for question in deck["questions"]
                         for key in question},
            "choice": {key for question in deck["questions"]
                       for choice in question.get("choices", ())
                       for key in choice}}


def errors(text):
    return [error.message for error in VALIDATOR.iter_errors(load(text))]


def points():
    """(name, what is wrong) of each point of the test."""
    jsonschema.Draft7Validator.check_schema(SCHEMA)
    table = table_keys()
    yield "the schema has the keys of the program", \
        [] if min(map(len, table.values())) and schema_keys() == table else \
        [f"schema: {schema_keys()}", f"program: {table}"]
    yield "the example has every key", \
        [] if example_keys() == table else [f"example: {example_keys()}"]
    example = run("help", "format").stdout
    with tempfile.NamedTemporaryFile("w", suffix=".yaml") as file:
        file.write(example)
        file.flush()
        checked = run("check", "--strict", file.name)
    yield "check --strict and the schema accept the example", \
        errors(example) + [checked.stderr + checked.stdout] * (
            checked.returncode != 0)
    yield "the schema accepts the shipped bank", \
        [f"{file}: {error}" for file in sorted(ROOT.glob("bank/**/*.yaml"))
         for error in errors(file.read_text())]
    for text in GOOD + BAD:
        wrong = errors(text)
        checked = run("check", "--strict", "-", text=text + "\n")
        # A derived id is a matter of style, and the schema cannot know it.
        lines = [line for line in
                 (checked.stdout + checked.stderr).splitlines()
                 if re.search(r": (error|warning): ", line)
                 and "no id; " not in line]
        is_good = text in GOOD
        yield text, [] if bool(wrong) == bool(lines) != is_good else \
            [f"schema: {wrong}", f"check: {lines}"]


def main():
    print(f"1..{4 + len(GOOD) + len(BAD)}")
    failed = 0
    for number, (name, wrong) in enumerate(points(), 1):
        print("not ok" if wrong else "ok", f"{number} - {name}")
        for line in wrong:
            print(f"# {line}", flush=True)
        failed += bool(wrong)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/python3
"""Every character of Unicode through every format.

usage: unicode.py [PLANE]...

Each of the 1,112,064 scalar values is in a question, between two letters.
What no terminal may get is never printed.  line, tsv and text are what the
manual says, json and yaml read back the same, in qbank and in other parsers,
and the text that other parsers find in html, anki and markdown is the
question, with such characters made visible.  The result is TAP, a test for
each plane.
"""

import concurrent.futures
import csv
import html.parser
import io
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import yaml

sys.dont_write_bytecode = True
from order import ENVIRONMENT, QBANK, Wrong, expect  # noqa: E402
from reference import model  # noqa: E402

EACH = 256  # characters in a question
SPACES = re.compile("[ \t\r\n]+")


def make_texts(plane):
    """The texts of a plane; no newline begins or ends one."""
    codes = [code for code in range(plane << 16, (plane + 1) << 16)
             if not 0xD800 <= code < 0xE000]
    return [" ".join(f"a{chr(code)}b" for code in codes[at:at + EACH])
            for at in range(0, len(codes), EACH)]


def write_bank(path, texts):
    with open(path, "w", encoding="ascii") as bank:
        for number, text in enumerate(texts):
            escaped = "".join(f"\\U{ord(c):08x}" for c in text)
            bank.write(f'- id: q{number}\n  question: "{escaped}"\n')


def qbank(*arguments, given=None):
    result = subprocess.run([QBANK, *arguments], env=ENVIRONMENT, input=given,
                            stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                            check=False)
    if result.returncode or result.stderr:
        raise Wrong(f"qbank {arguments}: status {result.returncode}, "
                    f"{result.stderr}")
    return result.stdout


def written(bank, *arguments):
    """What a command prints, which holds nothing unsafe."""
    output = qbank("-b", bank, *arguments).decode()
    unsafe = re.search(model.UNSAFE, output)
    if unsafe:
        raise Wrong(f"{arguments}: U+{ord(unsafe[0]):04X} is printed")
    return output


def expect_text(found, wanted, where):
    """Compares texts, and says where the first difference is."""
    if found != wanted:
        same = len(os.path.commonprefix([found, wanted]))
        span = slice(max(same - 8, 0), same + 24)
        expect(ascii(found[span]), ascii(wanted[span]), where)


def expect_all(name, found, wanted):
    expect(len(found), len(wanted), f"{name}: the number of questions")
    for number, pair in enumerate(zip(found, wanted)):
        expect_text(*pair, f"{name}: q{number}")


def check_lines(bank, texts):
    questions = [{"id": f"q{number}", "topic": "bank", "level": None,
                  "tags": [], "question": text, "answer": None}
                 for number, text in enumerate(texts)]
    for name, form in (("line", model.line), ("tsv", model.tsv)):
        expect_all(name, written(bank, "list", "-T", name).split("\n")[:-1],
                   [form(q, True)[:-1] for q in questions])
    parts = re.split(r"\n\[q\d+\] bank\n\n?", written(bank, "list", "-Ttext"))
    expect_all("text", [re.sub(" +", " ", part) for part in parts[:-1]],
               [model.visible(text.replace("\t", " ")) for text in texts])


def check_data(bank, texts):
    def values(output):
        return [json.loads(line)["question"]
                for line in output.split("\n")[:-1]]

    expect_all("json", values(written(bank, "list", "-Tjson")), texts)
    deck = written(bank, "list", "-Tyaml")
    again = qbank("-b", "-", "list", "-Tjson", given=deck.encode())
    expect_all("yaml", values(again.decode()), texts)
    read = yaml.load(deck, Loader=yaml.SafeLoader)
    expect_all("PyYAML", [q["question"].rstrip("\n")
                            for q in read["questions"]], texts)


class Words(html.parser.HTMLParser):
    """The text of a document, with elements that break lines as spaces."""

    def __init__(self, document):
        super().__init__()
        self.parts = []
        self.feed(document)
        self.close()

    def handle_data(self, data):
        self.parts.append(data)

    def handle_starttag(self, tag, attrs):
        if tag in ("br", "p", "div", "li", "h3"):
            self.parts.append("\n")

    def text(self):
        return SPACES.sub(" ", "".join(self.parts))


def check_within(name, text, wanted):
    """Each of the texts is there, in order."""
    at = 0
    for number, part in enumerate(wanted):
        place = text.find(part, at)
        if place < 0:
            start = text.find(part[:8], at)
            expect_text(text[start:], part, f"{name}: q{number}")
        at = place + len(part)


def check_documents(bank, texts):
    wanted = [model.visible(SPACES.sub(" ", text)) for text in texts]
    page = written(bank, "export", "-Thtml")
    check_within("html", Words(page).text(), wanted)
    rows = csv.reader(io.StringIO(written(bank, "export", "-Tanki")),
                      delimiter="\t")
    fronts = [Words(row[2]).text().strip(" ") for row in rows if len(row) > 2]
    expect_all("anki", fronts, wanted)
    sheet = written(bank, "export", "-Tmarkdown")
    if shutil.which("cmark-gfm"):
        read = subprocess.run(["cmark-gfm", "--to", "html"], check=True,
                              input=sheet.encode(), stdout=subprocess.PIPE)
        check_within("markdown", Words(read.stdout.decode()).text(), wanted)
    lines = written(bank, "export", "-Ttext")
    check_within("text of export", re.sub("[ \n]+", "", lines),
                 [part.replace(" ", "") for part in wanted])


def check_plane(plane):
    texts = make_texts(plane)
    with tempfile.TemporaryDirectory(prefix="qbank-unicode-") as name:
        bank = pathlib.Path(name, "bank.yaml")
        write_bank(bank, texts)
        wrong = []
        for check in (check_lines, check_data, check_documents):
            try:
                check(bank, texts)
            except (Wrong, ValueError, yaml.YAMLError) as problem:
                wrong.append(str(problem))
        return plane, sum(text.count(" ") + 1 for text in texts), wrong


def main():
    planes = [int(word) for word in sys.argv[1:]] or range(17)
    print(f"1..{len(planes)}", flush=True)
    failed = False
    with concurrent.futures.ProcessPoolExecutor(os.cpu_count()) as pool:
        for number, (plane, count, wrong) in enumerate(
                pool.map(check_plane, planes), 1):
            failed |= bool(wrong)
            print(f"{'not ok' if wrong else 'ok'} {number} - plane {plane}, "
                  f"{count} characters")
            for text in wrong:
                print("".join(f"# {line}\n" for line in text.splitlines()),
                      end="", flush=True)
    return failed


if __name__ == "__main__":
    sys.exit(main())

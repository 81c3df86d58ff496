#!/usr/bin/python3
"""Reads decks for Anki back, as Anki's text import does.

The shipped bank and a hostile one (hostile/cases.py) are exported: as many
notes as questions, each with the id as its guid; fronts and backs are
well-formed HTML and their text is that of the question and of the answer.
The result is TAP.
"""

import csv
import html.parser
import io
import json
import pathlib
import re
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
sys.dont_write_bytecode = True
import sheets  # noqa: E402

HEADER = ["#separator:tab", "#html:true", "#guid column:1", "#deck column:2",
          "#tags column:5"]
VOID = {"br"}
KNOWN = {"blockquote", "b", "i", "em", "strong", "code", "pre", "br", "ul", "ol", "li", "p",
         "table", "tr", "td", "th"}


# A card shows these as they stand in the bank.
AS_WRITTEN = {"links", "a link to a place with blanks", "an image",
              "a script in a link", "a ragged table",
              "entities"}


class Numbered(sheets.Reading):
    """The blocks of a page, the numbers of lists among them."""

    def __init__(self, page):
        self.numbers = []
        super().__init__(page)

    def handle_starttag(self, tag, attributes):
        super().handle_starttag(tag, attributes)
        if tag in ("ol", "ul"):
            start = int(dict(attributes).get("start") or 1)
            self.numbers.append(start if tag == "ol" else None)
        elif tag == "li" and self.numbers[-1] is not None:
            self.text += f"{self.numbers[-1]}. "
            self.numbers[-1] += 1

    def handle_endtag(self, tag):
        super().handle_endtag(tag)
        if tag in ("ol", "ul"):
            self.numbers.pop()


class Wrong(Exception):
    """A field that is no well-formed HTML."""


class Field(html.parser.HTMLParser):
    """A field's text; every tag is known and closed in its order."""

    def __init__(self, field):
        super().__init__(convert_charrefs=False)
        self.open, self.text, self.code = [], "", []
        if re.search(r"&(?!(amp|lt|gt|quot|nbsp|#\d+);)", field):
            raise Wrong("a bare ampersand")
        self.feed(field)
        self.close()
        if self.open:
            raise Wrong(f"<{self.open[-1]}> is not closed")

    def handle_starttag(self, tag, attributes):
        if tag not in KNOWN or attributes:
            raise Wrong(f"<{tag}> {attributes}")
        if tag == "br":
            self.text += " "
        else:
            self.open.append(tag)
        if tag == "pre":
            self.text += " "
            self.code.append("")

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            raise Wrong(f"</{tag}> closes nothing")
        if tag == "pre":
            self.text += " "

    def handle_data(self, data):
        if "<" in data:
            raise Wrong("a bare <")
        self.text += data
        if "pre" in self.open:
            self.code[-1] += data

    def handle_entityref(self, name):
        character = {"amp": "&", "lt": "<", "gt": ">", "quot": '"',
                     "nbsp": "\u00a0"}[name]
        self.text += character
        if "pre" in self.open:
            self.code[-1] += character

    def handle_comment(self, data):
        raise Wrong("a comment")

    def handle_decl(self, decl):
        raise Wrong("a declaration")

    handle_pi = unknown_decl = handle_decl


def letters(text):
    """What is left of a text without marks and white space."""
    return re.sub(r"[\W_]+", "", text)


def codes(blocks):
    return [text for kind, text in blocks if kind == "code"]


def notes(bank, *arguments):
    """(header lines, rows) of an export."""
    text = sheets.qbank("-b", bank, "export", "-T", "anki", *arguments)
    lines = text.split("\n")
    count = 0
    while lines[count].startswith("#"):
        count += 1
    rows = csv.reader(io.StringIO("\n".join(lines[count:]), newline=""),
                      delimiter="\t", strict=True)
    return lines[:count], list(rows)


def field_problem(field, blocks):
    """What is wrong with a front or a back; BLOCKS is what it must show."""
    if blocks is None:
        return None
    try:
        read = Field(field)
    except Wrong as wrong:
        return str(wrong)
    wanted = letters("".join(text for _, text in blocks))
    found = letters(read.text)
    if found != wanted:
        at = next((i for i, (a, b) in enumerate(zip(found, wanted))
                   if a != b), min(len(found), len(wanted)))
        return (f"the text differs: expected ...{wanted[at:at + 60]!r}, "
                f"found ...{found[at:at + 60]!r}")
    for code in codes(blocks):
        if code not in [c.expandtabs(4).rstrip("\n") for c in read.code]:
            return f"a block of code is not there: {code[:100]!r}"
    return None


def shown(record, cases):
    """The blocks of front and back, None where they stand as written."""
    name, _, shows = cases.get(record["id"], ("", "", None))
    if name in AS_WRITTEN:
        return None, None
    front, back = (Numbered(sheets.page(sheets.CMARK, record[field] or ""))
                   .blocks for field in ("question", "answer"))
    if shows is not None:
        blocks = sheets.blocks_of(shows)
        return front[:1] + blocks, blocks
    return front, back


def check_bank(tap, name, bank, cases):
    """The points on one bank; CASES are those of its ids."""
    header, rows = notes(bank)
    records = sheets.records(bank)
    ids = [record["id"] for record in records]
    tap.point(f"{name}: the header", None if header == HEADER else
              f"found {header}")
    tap.point(f"{name}: five fields each",
              "\n".join(f"{len(row)} fields: {row[:1]}" for row in rows
                        if len(row) != 5) or None)
    tap.point(f"{name}: a note for each question, the id its guid",
              None if [row[0] for row in rows] == ids and
              len(set(ids)) == len(ids) else "other ids")
    expected = [shown(record, cases) for record in records]
    for field, index in (("front", 2), ("back", 3)):
        found = [f"{row[0]}: {problem}" for row, blocks in zip(rows, expected)
                 if (problem := field_problem(row[index], blocks[index - 2]))]
        tap.point(f"{name}: {field}s", "\n".join(found[:40]) or None)
    found = [f"{row[0]}: {row[4]!r}" for row, record in zip(rows, records)
             if row[4].split(" ") != (record["tags"] or [""])]
    tap.point(f"{name}: tags", "\n".join(found) or None)
    _, titled = notes(bank, "--title=My deck")
    found = [f"{row[0]}: {row[1]!r}" for row, record in zip(titled, records)
             if row[1] != "My deck::" + (record["title"] or record["topic"])]
    tap.point(f"{name}: a deck for each section", "\n".join(found) or None)


def check_tags(tap, directory):
    """Blanks cannot stand in a tag; two colons divide decks."""
    bank = pathlib.Path(directory, "tags.yaml")
    bank.write_text(json.dumps({
        "title": "A::B", "questions": [
            {"id": "x", "question": "A \"quoted\"\ttab?", "tags":
             ["two words", 'quo"te', "c++"], "answer": "#no comment"}]}))
    _, rows = notes(str(bank))
    tap.point("no blank is left in a tag",
              None if len(rows[0][4].split()) == 3 else repr(rows[0][4]))
    tap.point("a title with colons is one deck",
              None if rows[0][1].count("::") == 1 else repr(rows[0][1]))
    tap.point("quotes and tabs come back",
              None if "\"quoted\"" in rows[0][2].replace("&quot;", '"')
              else repr(rows[0][2]))
    tap.point("the answer comes back",
              None if rows[0][3] == "#no comment" else repr(rows[0][3]))


def main():
    if not sheets.shutil.which(sheets.CMARK):
        print(f"1..0 # SKIP {sheets.CMARK} is not installed")
        return 0
    tap = sheets.Tap()
    check_bank(tap, "the shipped bank", sheets.SHIPPED, {})
    with tempfile.TemporaryDirectory(prefix="qbank-anki-") as directory:
        bank = pathlib.Path(directory, "hostile.yaml")
        cases = list(enumerate(sheets.CASES))
        sheets.write_bank(bank, cases)
        check_bank(tap, "the hostile bank", str(bank),
                   {f"c{at}": case for at, case in cases})
        check_tags(tap, directory)
    print(f"1..{tap.count}")
    return 1 if tap.failed else 0


if __name__ == "__main__":
    sys.exit(main())

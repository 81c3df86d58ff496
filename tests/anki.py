#!/usr/bin/python3
"""Reads decks for Anki the way Anki's text import does.

The shipped bank and a hostile one (hostile/cases.py) are exported.  There must
be one note for each question, with the id as its guid.  Fronts and backs must
be well-formed HTML with the text of the question and of the answer.  The
result is TAP.
"""

import csv
import io
import json
import pathlib
import re
import sys
import tempfile
import urllib.parse
import xml.etree.ElementTree

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
sys.dont_write_bytecode = True
import sheets  # noqa: E402

HEADER = ["#separator:tab", "#html:true", "#guid column:1", "#deck column:2",
          "#tags column:5"]
KNOWN = set("p blockquote strong em del code pre br hr ul ol li a img table "
            "thead tbody tr td th".split())
# The attributes that a tag may have, and what their values look like.
ATTRIBUTES = {
    ("a", "href"): r"(?i)(https?://|mailto:).*",
    ("ol", "start"): r"\d+",
    ("ol", "type"): "A",
    ("code", "class"): r"language-[\w+.#-]+",
    ("img", "src"): r'[^][<>:"/?*^\\|%\x00-\x1f]+',
    ("img", "alt"): r"(?s).*",
    ("td", "style"): r"text-align: (left|center|right)",
    ("th", "style"): r"text-align: (left|center|right)",
}


# cmark-gfm leaves out the addresses that would start a program, and knows the
# entities of HTML 5.
NOT_SHOWN = {"a script in a link", "other schemes",
             "code spans beside each other", "entities of HTML 5"}


class Shown(sheets.Reading):
    """What a card shows of a page that cmark-gfm made, with addresses.

    The address of an image, or of a link that is not a web link, follows it.
    """

    def __init__(self, page):
        self.places = []
        super().__init__(page)

    @staticmethod
    def behind(place):
        return f" ({place})" if place else ""

    def handle_starttag(self, tag, attributes):
        super().handle_starttag(tag, attributes)
        place = dict(attributes).get("href") or ""
        if tag == "a":
            is_web = re.match("(?i)https?://|mailto:", place)
            self.places.append("" if is_web else self.behind(place))
        elif tag == "img":
            self.text += self.behind(dict(attributes).get("src"))

    def handle_endtag(self, tag):
        if tag == "a":
            self.text += self.places.pop()
        super().handle_endtag(tag)


class Wrong(Exception):
    """A field that is not well-formed HTML."""


class Field:
    """A field's text, its blocks of code, and what is in no code."""

    def __init__(self, field):
        self.text, self.code, self.prose = "", [], ""
        try:
            root = xml.etree.ElementTree.fromstring(f"<div>{field}</div>")
        except xml.etree.ElementTree.ParseError as error:
            raise Wrong(str(error)) from None
        for element in list(root):
            self.walk(element, False)

    def walk(self, element, is_code):
        tag = element.tag
        if tag not in KNOWN:
            raise Wrong(f"<{tag}>")
        for name, value in element.items():
            if not re.fullmatch(ATTRIBUTES.get((tag, name), "(?!)"), value):
                raise Wrong(f"<{tag} {name}={value!r}>")
        if tag == "pre":
            self.code.append("".join(element.itertext()))
        is_code = is_code or tag == "code"
        if tag == "img":
            self.add(f"{element.get('alt')} ({element.get('src')})", False)
        self.add(element.text, is_code)
        for child in element:
            self.walk(child, is_code)
            self.add(child.tail, is_code)

    def add(self, text, is_code):
        self.text += text or ""
        if not is_code:
            self.prose += text or ""


csv.field_size_limit(1 << 24)


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
    wanted = letters(urllib.parse.unquote("".join(t for _, t in blocks)))
    found = letters(urllib.parse.unquote(read.text))
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
    """The blocks of front and back."""
    name, _, shows = cases.get(record["id"], ("", "", None))
    front, back = (
        [(kind, sheets.visible(text)) for kind, text in
         Shown(sheets.page(sheets.CMARK, record[field] or "")).blocks]
        for field in ("question", "answer"))
    if name in NOT_SHOWN:
        return None, None
    if shows is not None:
        blocks = sheets.blocks_of(shows)
        return front[:1] + blocks, blocks
    return (front + sheets.choices(record, lettered=False),
            sheets.right_letters(record) + back + sheets.references(record))


def check_marks(tap, bank):
    """No mark of Markdown is left as a character of prose."""
    found = []
    for row in notes(bank)[1]:
        for field in row[2:4]:
            prose = re.sub(r"https?://\S+", "", Field(field).prose)
            if re.search(r"\*\*|(?<!\w)_\w+_(?!\w)|^\|.*\|$", prose, re.M):
                found.append(row[0])
    tap.point("the shipped bank: no literal marks outside code",
              "\n".join(found) or None)


def level_tag(record):
    return [f"level::{record['level']}"] if record["level"] else []


def check_choices(tap, directory):
    """Choices on the front, the letters of the right ones on the back."""
    bank = pathlib.Path(directory, "choices.yaml")
    bank.write_text(json.dumps([
        {"id": "x", "question": "Which?", "level": "senior", "points": 2,
         "tags": ["a b"], "answer": "Because.", "choices": [
             {"right": "One & *two*"}, {"wrong": "`x`\n\n- y"},
             {"right": "Three"}]},
        {"id": "y", "question": "Or?", "choices": [{"right": "Yes"}]}]))
    _, rows = notes(str(bank))
    tap.point("choices are a list with letters on the front", None
              if rows[0][2] == (
                  '<p>Which?</p>\n'
                  '<p><em>[2 points] Several may be right.</em></p>\n'
                  '<ol type="A">\n<li>One &amp; <em>two</em></li>\n'
                  '<li><p><code>x</code></p>\n<ul>\n<li>y</li>\n</ul>\n'
                  '</li>\n<li>Three</li>\n</ol>') else repr(rows[0][2]))
    tap.point("the letters and the explanation are on the back", None
              if rows[0][3] == "<p><strong>A, C</strong></p>\n"
              "<p>Because.</p>" else repr(rows[0][3]))
    tap.point("the letters alone are an answer", None
              if rows[1][3] == "<p><strong>A</strong></p>"
              else repr(rows[1][3]))
    tap.point("the level is a tag", None
              if [row[4] for row in rows] == ["a_b level::senior", ""]
              else repr([row[4] for row in rows]))
    _, rows = notes(str(bank), "-q")
    tap.point("the front alone does not tell the letters", None
              if rows[0][3] == "" and "Three" in rows[0][2]
              else repr(rows[0]))


def check_bank(tap, name, bank, cases):
    """The tests on one bank; CASES are the cases of its ids."""
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
             if row[4].split() != record["tags"] + level_tag(record)]
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
             ["two words", 'quo"te', "c++", "wide\u3000blank"], "answer": "#no comment", "refs":
             ["https://x.org/?a=1&b", "RFC 1, <section> 2"]}]}))
    _, rows = notes(str(bank))
    tap.point("no blank and no double quote is left in a tag",
              None if rows[0][4] == "two_words quo_te c++ wide_blank"
              else
              repr(rows[0][4]))
    tap.point("a title with colons is one deck",
              None if rows[0][1].count("::") == 1 else repr(rows[0][1]))
    tap.point("quotes and tabs come back",
              None if "\"quoted\"" in rows[0][2].replace("&quot;", '"')
              else repr(rows[0][2]))
    tap.point("the answer comes back",
              None if rows[0][3].startswith("<p>#no comment</p>\n") else
              repr(rows[0][3]))
    tap.point("references are a list, addresses links",
              None if rows[0][3].endswith(
                  '<p>References:</p>\n<ul>\n<li><a '
                  'href="https://x.org/?a=1&amp;b">https://x.org/?a=1&amp;b'
                  '</a></li>\n<li>RFC 1, &lt;section&gt; 2</li>\n</ul>')
              else repr(rows[0][3]))
    _, rows = notes(str(bank), "-q")
    tap.point("no references without the answer",
              None if rows[0][3] == "" else repr(rows[0][3]))


def main():
    if not sheets.shutil.which(sheets.CMARK):
        print(f"1..0 # SKIP {sheets.CMARK} is not installed")
        return 0
    tap = sheets.Tap()
    check_bank(tap, "the shipped bank", sheets.SHIPPED, {})
    check_marks(tap, sheets.SHIPPED)
    with tempfile.TemporaryDirectory(prefix="qbank-anki-") as directory:
        bank = pathlib.Path(directory, "hostile.yaml")
        cases = list(enumerate(sheets.CASES))
        sheets.write_bank(bank, cases)
        check_bank(tap, "the hostile bank", str(bank),
                   {f"c{at}": case for at, case in cases})
        check_tags(tap, directory)
        check_choices(tap, directory)
    print(f"1..{tap.count}")
    return 1 if tap.failed else 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/python3
"""Reads the pages of qbank export -T html.

The shipped bank and a hostile one (hostile/cases.py) are exported in each
layout.  A page must be well-formed XML with known tags and attributes, and
nothing in it may run or load anything.  Its links refer to ids that occur
exactly once, its headings are in order, and each question and answer has the
text that cmark-gfm shows.  The shipped bank's page has the text of its sheet
in Markdown.  The result is TAP.
"""

import pathlib
import re
import subprocess
import sys
import tempfile
import urllib.parse
import xml.etree.ElementTree

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
sys.dont_write_bytecode = True
import anki  # noqa: E402
import sheets  # noqa: E402

POLICY = ("default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
          "base-uri 'none'; form-action 'none'")
TAGS = anki.KNOWN | set("html head meta title link style body header h1 h2 h3 "
                        "nav main section div span details summary footer "
                        "b".split())
ATTRIBUTES = {
    ("html", "lang"): "en",
    ("link", "rel"): "icon",
    ("link", "href"): "data:,",
    ("a", "href"): r"(?is)(https?://|mailto:).*|#(section|question|answer)-\d+",
    ("nav", "aria-label"): "Contents",
    ("div", "aria-hidden"): "true",
    ("div", "tabindex"): "0",
    ("table", "class"): "words",
    ("th", "class"): "words",
    ("td", "class"): "words",
    ("pre", "tabindex"): "0",
    ("pre", "class"): "output",
    ("body", "class"): r"qbank (none|inline|end|only) numbered",
    ("ol", "start"): r"\d+",
    ("ol", "class"): "choices",
    ("code", "class"): r"language-[\w+.#-]+",
    ("img", "src"): r"data:image/(png|jpeg|gif|webp|svg\+xml);base64,"
                    r"[A-Za-z0-9+/]*=*",
    ("img", "alt"): r"(?s).*",
    ("td", "style"): r"text-align: (left|center|right)",
    ("th", "style"): r"text-align: (left|center|right)",
}
CLASSES = {"h2": "number", "h3": "number", "span": "aside",
           "p": "summary|meta|note|to|entry|right",
           "div": "question|ask|answer|wide|space|blanks"}


def is_allowed(tag, name, value):
    if tag == "meta":
        return True
    if name == "dir":
        return value in ("auto", "rtl", "ltr")
    if name == "id":
        return re.fullmatch(r"answers|(section|question|answer)-\d+", value)
    pattern = ATTRIBUTES.get((tag, name))
    if pattern is None and name == "class":
        pattern = CLASSES.get(tag)
    return pattern is not None and re.fullmatch(pattern, value)


class Page:
    """A page, read as XML."""

    def __init__(self, bank, *arguments, misses_images=False):
        # A page that lacks an image is written whole, and trouble.
        more = ({"status": 2, "stderr": subprocess.DEVNULL}
                if misses_images else {})
        text = sheets.qbank("-b", bank, "export", "-T", "html", *arguments,
                            **more)
        start, body = text.split("\n", 1)
        assert start == "<!DOCTYPE html>"
        self.root = xml.etree.ElementTree.fromstring(body)
        self.elements = list(self.root.iter())

    def of_class(self, name, below=None):
        root = self.root if below is None else below
        return [e for e in root.iter() if e.get("class") == name]

    def problems(self):
        for element in self.elements:
            if element.tag not in TAGS:
                yield f"<{element.tag}>"
            for name, value in element.items():
                if not is_allowed(element.tag, name, value):
                    yield f"<{element.tag} {name}={value!r}>"
        ids = [e.get("id") for e in self.elements if e.get("id")]
        if len(set(ids)) != len(ids):
            yield "an id is there twice"
        for link in self.root.iter("a"):
            place = link.get("href")
            if place[0] == "#" and place[1:] not in ids:
                yield f"dead: {place}"
        policy = [e.get("content") for e in self.root.iter("meta")
                  if e.get("http-equiv") == "Content-Security-Policy"]
        if policy != [POLICY]:
            yield f"the policy: {policy}"
        yield from self.heading_problems()

    def heading_problems(self):
        levels = [int(e.tag[1]) for e in self.elements
                  if re.fullmatch("h[1-6]", e.tag)]
        if levels.count(1) != 1 or levels[0] != 1:
            yield "not one h1 at the top"
        if any(b > a + 1 for a, b in zip(levels, levels[1:])):
            yield "a heading skips a level"


def text_of(element, without=()):
    """All text of an element except in the classes and tags WITHOUT."""
    if element.tag in without or element.get("class") in without:
        return ""
    return (element.text or "") + "".join(
        text_of(child, without) + (child.tail or "") for child in element)


def letters(text):
    return anki.letters(urllib.parse.unquote(text))


def difference(wanted, found):
    wanted, found = letters(wanted), letters(found)
    if wanted == found:
        return None
    at = next((i for i, (a, b) in enumerate(zip(wanted, found)) if a != b),
              min(len(wanted), len(found)))
    return f"expected ...{wanted[at:at + 60]!r}, found ...{found[at:at + 60]!r}"


def text_problems(record, question, page, cases):
    """What differs in a question of a page."""
    front, back = anki.shown(record, cases)
    if front is None:
        return
    ask, answer = page.of_class("ask", question), page.of_class("answer",
                                                                question)
    front = front[:len(front) - len(sheets.choices(record, lettered=False))]
    choices = sheets.choices(record)
    listed = page.of_class("choices", question)
    problem = difference("".join(text for _, text in choices if text !=
                                 "Several may be right."),
                         "".join(text_of(each) for each in listed))
    if problem:
        yield f"{record['id']}, choices: {problem}"
    if not record["answer"]:
        back = [("text", "no answer yet")] + back
    for blocks, elements in ((front, ask), (back, answer)):
        text = "".join(text for _, text in blocks)
        problem = difference(text, text_of(elements[0]))
        if problem:
            yield f"{record['id']}: {problem}"
        code = ["".join(e.itertext()).expandtabs(4).rstrip("\n")
                for e in elements[0].iter("pre")]
        for lines in anki.codes(blocks):
            if lines not in code:
                yield f"{record['id']}: code is missing: {lines[:60]!r}"


def check_bank(tap, name, bank, cases):
    """Returns the page of each layout."""
    misses_images = bool(cases)
    pages = {}
    for layout in sheets.LAYOUTS:
        page = Page(bank, "--toc", f"--answers={layout}",
                    misses_images=misses_images)
        tap.point(f"{name}, --answers={layout}: the page",
                  "\n".join(page.problems()) or None)
        pages[layout] = page
    page = Page(bank, misses_images=misses_images)
    questions, records = page.of_class("question"), sheets.records(bank)
    tap.point(f"{name}: as many questions",
              None if len(questions) == len(records) else len(questions))
    found = [problem for record, question in zip(records, questions)
             for problem in text_problems(record, question, page, cases)]
    tap.point(f"{name}: the texts", "\n".join(found[:40]) or None)
    return pages


def check_as_markdown(tap, pages):
    """The words of the shipped bank's sheet, in their order."""
    for layout, page in pages.items():
        markdown = sheets.qbank("-b", sheets.SHIPPED, "export", "--toc",
                                f"--answers={layout}")
        blocks = sheets.read(sheets.CMARK, markdown).blocks
        wanted = "".join(
            re.sub(r"^(Question|Answer) (?=\d+$)", "", text)
            if kind == "h3" else text for kind, text in blocks)
        found = text_of(page.root, ("head", "aside", "summary"))
        found_summary = "".join(text_of(e) for e in page.of_class("summary"))
        title = "".join(text_of(e) for e in page.root.iter("h1"))
        found = found.replace(title, title + found_summary, 1)
        tap.point(f"as in Markdown, --answers={layout}",
                  difference(wanted, found))


def main():
    if not sheets.shutil.which(sheets.CMARK):
        print(f"1..0 # SKIP {sheets.CMARK} is not installed")
        return 0
    tap = sheets.Tap()
    pages = check_bank(tap, "the shipped bank", sheets.SHIPPED, {})
    check_as_markdown(tap, pages)
    with tempfile.TemporaryDirectory(prefix="qbank-page-") as directory:
        bank = pathlib.Path(directory, "hostile.yaml")
        cases = list(enumerate(sheets.CASES))
        sheets.write_bank(bank, cases)
        check_bank(tap, "the hostile bank", str(bank),
                   {f"c{at}": case for at, case in cases})
    print(f"1..{tap.count}")
    return 1 if tap.failed else 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/python3
"""Reads sheets in Markdown with the readers they are written for.

A sheet of every layout, of the shipped bank and of a hostile one
(hostile/cases.py), is read by cmark-gfm (GitHub), by pandoc twice and by
lowdown.  All must find the same text: the sheet's own headings and no others,
and every question and answer complete and in order, as cmark-gfm reads it
alone; the links lead somewhere, a paper and its key have the same numbers.
The result is TAP.  A missing reader is a skip.
"""

import concurrent.futures
import html.parser
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE / "hostile"))
sys.dont_write_bytecode = True
from cases import CASES, FIRST_LINES, Code  # noqa: E402

QBANK = os.environ.get("QBANK", str(HERE.parent / "qbank"))
SHIPPED = str(HERE.parent / "bank")
PLAIN = ["-t", "html", "--wrap=none", "--no-highlight",
         "--email-obfuscation=none"]
CMARK = "cmark-gfm"
READERS = {
    CMARK: [CMARK, "-t", "html"] + [
        word for extension in ("table", "strikethrough", "autolink",
                               "tagfilter", "tasklist")
        for word in ("-e", extension)],
    "pandoc -f gfm": ["pandoc", "-f", "gfm", *PLAIN],
    # Without smart, which turns --help into a dash; all else is as usual.
    "pandoc -f markdown-smart": ["pandoc", "-f", "markdown-smart", *PLAIN],
    "lowdown": ["lowdown", "--out-no-smarty", "--parse-no-intraemph",
                "-thtml"],
}
LAYOUTS = ("inline", "end", "none", "only")
NO_ANSWER = "(no answer yet)"

# No source is read alike: what is not written for a sheet, with the reason.
UNALIKE = {
    "stars in an address":
        "pandoc's own Markdown sees emphasis in it, GitHub's does not",
    "an address without http":
        "lowdown shows it with http:// in front",
    "two underscores inside a word":
        "lowdown sees bold where the others see none",
    "a star inside bold":
        "pandoc's own Markdown sees no bold",
    "a longer run in a code span":
        "lowdown ends the span at the first backtick of it",
    "emphasis inside words":
        "pandoc and --parse-no-intraemph see none where cmark-gfm does",
    "bold inside emphasis":
        "lowdown, with --parse-no-intraemph, sees no emphasis around it",
    "emphasis in quotes":
        "lowdown, with --parse-no-intraemph, sees none behind a quote",
    "a pipe in the code of a table":
        "a backslash in front of it is a part of the code to all but GitHub",
}

BLOCKS = set("p li ul ol h1 h2 h3 h4 h5 h6 table thead tbody tr td th div "
             "blockquote hr dl dt dd section figure figcaption".split())


class Reading(html.parser.HTMLParser):
    """The blocks of a page: (kind, text), kind being h1 to h6, code or text.

    White space is folded outside code; a tab in code counts as blanks up to
    the next fourth column, for all but cmark-gfm write it so.
    """

    def __init__(self, source):
        super().__init__(convert_charrefs=True)
        self.blocks, self.ids, self.links = [], set(), []
        self.kind, self.text, self.is_hidden = "text", "", False
        self.feed(source)
        self.close()
        self.flush("text")

    def flush(self, kind):
        text = self.text
        if self.kind == "code":
            text = text.rstrip("\n").expandtabs(4)
            self.blocks.append(("code", text))
        elif text.split():
            self.blocks.append((self.kind, " ".join(text.split())))
        self.kind, self.text = kind, ""

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if re.fullmatch("h[1-6]", tag) and "id" in attributes:
            self.ids.add(attributes["id"])
        if tag == "a" and "href" in attributes:
            self.links.append(attributes["href"])
        if tag == "pre":
            self.flush("code")
        elif tag in BLOCKS:
            self.flush(tag if re.fullmatch("h[1-6]", tag) else "text")
            # What pandoc puts below an image is its text once more.
            self.is_hidden = tag == "figcaption"
        elif tag == "br":
            self.text += "\n"
        elif tag == "img":
            self.text += attributes.get("alt") or ""

    def handle_endtag(self, tag):
        if tag in BLOCKS or tag == "pre":
            self.flush("text")
            self.is_hidden = False

    def handle_data(self, data):
        if not self.is_hidden:
            self.text += data


def page(reader, markdown):
    """The HTML that a reader makes of a text."""
    return subprocess.run(READERS[reader], input=markdown, check=True,
                          stdout=subprocess.PIPE, text=True, encoding="utf-8",
                          timeout=120).stdout


def read(reader, markdown):
    return Reading(page(reader, markdown))


def qbank(*arguments, **more):
    return subprocess.run([QBANK, *arguments], check=True, text=True,
                          stdout=subprocess.PIPE, encoding="utf-8",
                          **more).stdout


def records(bank):
    return [json.loads(line) for line in
            qbank("-b", bank, "list", "-T", "json").splitlines()]


def alone(markdown):
    """The blocks of a text as cmark-gfm reads it; no heading of its own."""
    return read(CMARK, markdown).blocks


class Expected:
    """The blocks of a bank's questions and answers."""

    def __init__(self, bank, shows):
        self.records = records(bank)
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            self.parts = list(pool.map(lambda r: self.of(r, shows),
                                       self.records))

    @staticmethod
    def of(record, shows):
        """(first line, the lines below it, whole question, answer)."""
        question, answer = record["question"], record["answer"]
        first, _, rest = question.partition("\n")
        body = shows.get(record["id"])
        if body is not None:
            return (alone(first), body, alone(first) + body, body)
        return (alone(first), alone(rest), alone(question),
                alone(answer) if answer else [("text", NO_ANSWER)])

    def sheet(self, layout):
        """All the blocks of a sheet that is one section after another."""
        blocks = [("h1", "Questions")]
        count = len(self.records)
        blocks.append(("text", f"{count} question" + "s" * (count != 1)))
        title = None
        for number, record in enumerate(self.records, 1):
            first, rest, whole, answer = self.parts[number - 1]
            name = record["title"] or record["topic"]
            if name != title:
                blocks.append(("h2", name))
                title = name
            if layout == "inline":
                text = " ".join(text for _, text in first)
                blocks.append(("h3", f"{number}. {text}"))
                blocks += rest + answer
            elif layout == "only":
                blocks += self.key(number, record, answer, "")
            else:
                blocks.append(("h3", f"Question {number}"))
                blocks += whole
                if layout == "end":
                    blocks.append(("text", f"Answer {number}"))
        if layout == "end":
            blocks.append(("h2", "Answers"))
            for number, record in enumerate(self.records, 1):
                blocks += self.key(number, record, self.parts[number - 1][3],
                                   f" (Question {number})")
        return blocks

    @staticmethod
    def key(number, record, answer, link):
        return [("h3", f"Answer {number}"),
                ("text", record["id"] + link)] + answer


def difference(expected, found):
    """The first place where two lists of blocks part, or None."""
    for at in range(max(len(expected), len(found))):
        left, right = expected[at:at + 3], found[at:at + 3]
        if left[:1] != right[:1]:
            return f"expected: {show(left)}\nfound:    {show(right)}"
    return None


def show(blocks):
    return " / ".join(f"{kind}: {text[:200]!r}" for kind, text in blocks) \
        or "nothing more"


class Tap:
    """Points, printed as they come."""

    def __init__(self):
        self.count = self.failed = 0

    def point(self, name, problem):
        self.count += 1
        self.failed += bool(problem)
        print(f"{'not ok' if problem else 'ok'} {self.count} - {name}")
        for line in (problem or "").splitlines():
            print(f"# {line}")

    def skip(self, name, reason):
        self.count += 1
        print(f"ok {self.count} - {name} # SKIP {reason}", flush=True)


def problems(expected, markdown):
    """What each reader finds otherwise in a sheet, as one text."""
    found = []
    for reader in READERS:
        problem = difference(expected, read(reader, markdown).blocks)
        if problem:
            found.append(f"{reader}:\n{problem}\n")
    return "".join(found)


def write_bank(path, cases):
    """A bank whose questions and answers are the sources of cases."""
    questions = [{"id": f"c{at}", "question": f"Case {at}.\n\n{source}",
                  "answer": source} for at, (_, source, _) in cases]
    questions += [{"id": f"l{at}", "question": f"{line}\n\nBelow it.",
                   "answer": line if at % 2 else None}
                  for at, line in enumerate(FIRST_LINES)]
    # JSON is YAML; U+202E must not stand raw in it.
    text = json.dumps({"questions": questions}, ensure_ascii=False)
    path.write_text(text, encoding="utf-8")


def blocks_of(shows):
    return [("code" if isinstance(text, Code) else "text", text)
            for text in shows]


def shows_of(cases):
    return {f"c{at}": blocks_of(shows) for at, (_, _, shows) in cases
            if shows is not None}


def heading(line):
    """The text of a line in a heading: what would open a block does not."""
    return [("text", alone("x " + line)[0][1][2:])]


def check_case(bank, number, shows):
    """One case alone in a sheet, with a heading below that must survive."""
    source = records_of[bank][number]["answer"]
    expected = shows if shows is not None else alone(source)
    sheet = qbank("-b", bank, "export", "--answers=none", "--group-by=none",
                  f"c{number}")
    sheet += "\n### Question 2\n\nThe end.\n"
    whole = [("h1", "Questions"), ("text", "1 question"),
             ("h3", "Question 1"), ("text", f"Case {number}."), *expected,
             ("h3", "Question 2"), ("text", "The end.")]
    problem = problems(whole, sheet)
    return problem and f"source: {source[:300]!r}\n{problem}"


records_of = {}


def check_cases(tap, directory):
    """A point for each case; gives those that all readers take alike."""
    bank = pathlib.Path(directory, "cases.yaml")
    numbered = list(enumerate(CASES))
    write_bank(bank, numbered)
    records_of[str(bank)] = {int(r["id"][1:]): r for r in records(str(bank))
                             if r["id"][0] == "c"}
    good = []
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        shows = shows_of(numbered)
        results = [pool.submit(check_case, str(bank), at,
                               shows.get(f"c{at}")) for at, _ in numbered]
        for (at, item), result in zip(numbered, results):
            if item[0] in UNALIKE:
                tap.skip(item[0], UNALIKE[item[0]])
                continue
            tap.point(item[0], result.result())
            if not result.result():
                good.append((at, item))
    return good


def check_layouts(tap, name, bank, expected):
    """The whole bank in each layout, read by each reader."""
    for layout in LAYOUTS:
        sheet = qbank("-b", bank, "export", f"--answers={layout}")
        tap.point(f"{name}, --answers={layout}",
                  problems(expected.sheet(layout), sheet))


def hostile(directory, good):
    """A bank of the cases that pass alone, and what a sheet shows of it."""
    bank = pathlib.Path(directory, "hostile.yaml")
    write_bank(bank, good)
    shows = shows_of(good)
    expected = Expected(str(bank), shows)
    for at, record in enumerate(expected.records):
        if record["id"][0] == "l":
            line = FIRST_LINES[int(record["id"][1:])]
            expected.parts[at] = (heading(line), *expected.parts[at][1:])
    return str(bank), expected


def check_links(tap, bank):
    """Every link within a sheet leads to a heading."""
    sheet = qbank("-b", bank, "export", "--toc", "--answers=end")
    count = len(records(bank))
    for reader in list(READERS)[1:]:
        reading = read(reader, sheet)
        links = [link[1:] for link in reading.links if link[0] == "#"]
        dead = sorted(set(links) - reading.ids)
        problem = f"dead: {dead}" if dead else None
        if len(links) < 2 * count + 1:
            problem = f"only {len(links)} links for {count} questions"
        tap.point(f"links in {reader}", problem)


def check_numbers(tap, bank):
    """A paper and its key: the order of the input, the same numbers."""
    ids = [record["id"] for record in records(bank)][::-7]
    given = "".join(f"{name}\n" for name in ids)
    paper, key = (read(CMARK, qbank("-b", bank, "export",
                                    f"--answers={answers}", "-",
                                    input=given)).blocks
                  for answers in ("none", "only"))
    questions = {record["id"]: alone(record["question"])
                 for record in records(bank) if record["id"] in set(ids)}
    for name, blocks, word, text in (
            ("a paper keeps the order", paper, "Question",
             lambda name: questions[name][0]),
            ("its key has the same numbers", key, "Answer",
             lambda name: ("text", name))):
        found = [(heading[1], below) for heading, below
                 in zip(blocks, blocks[1:]) if heading[0] == "h3"]
        wanted = [(f"{word} {number}", text(name))
                  for number, name in enumerate(ids, 1)]
        tap.point(name, None if found == wanted else
                  f"expected {wanted[:3]}...\nfound {found[:3]}...")


def main():
    missing = [command[0] for command in READERS.values()
               if not shutil.which(command[0])]
    if missing:
        print(f"1..0 # SKIP {missing[0]} is not installed")
        return 0
    tap = Tap()
    with tempfile.TemporaryDirectory(prefix="qbank-sheets-") as directory:
        good = check_cases(tap, directory)
        check_layouts(tap, "the hostile bank", *hostile(directory, good))
    check_layouts(tap, "the shipped bank", SHIPPED, Expected(SHIPPED, {}))
    check_links(tap, SHIPPED)
    check_numbers(tap, SHIPPED)
    print(f"1..{tap.count}")
    return 1 if tap.failed else 0


if __name__ == "__main__":
    sys.exit(main())

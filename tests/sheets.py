#!/usr/bin/python3
"""Reads sheets in Markdown with the readers they are written for.

Sheets of the shipped bank and of a hostile one (hostile/cases.py), in every
layout, are read by cmark-gfm (GitHub), by pandoc in two dialects, and by
lowdown.  All must find the same text: the headings of the sheet and no others,
and every question and answer complete and in order, as cmark-gfm reads it
alone.  Links must have targets, and a paper and its key the same numbers.
The result is TAP.  No case is skipped; a missing reader skips all.

With WHOLE=1, each hostile case is also read in a sheet of its own, and all
readers read every sheet of the shipped bank.  Otherwise only cmark-gfm does.
The others read every fortieth question, starting elsewhere in each layout, and
pandoc, which is slow, doesn't read a hostile paper and a key that it reads as
the two halves of a sheet.
"""

import concurrent.futures
import copy
import functools
import html.parser
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE / "hostile"))
sys.dont_write_bytecode = True
import cmark  # noqa: E402
from cases import CASES, FIRST_LINES, Code  # noqa: E402

QBANK = os.environ.get("QBANK", str(HERE.parent / "qbank"))
SHIPPED = str(HERE.parent / "bank")
PLAIN = ["-t", "html", "--wrap=none", "--no-highlight",
         "--email-obfuscation=none"]
CMARK = "cmark-gfm"
LIBRARY = cmark.load()
WHOLE = bool(os.environ.get("WHOLE"))
STEP = 40  # a sample has one question in this many
READERS = {
    CMARK: [CMARK, "-t", "html"] + [
        word for extension in cmark.EXTENSIONS for word in ("-e", extension)],
    "pandoc -f gfm": ["pandoc", "-f", "gfm", *PLAIN],
    # Without smart, which turns --help into a dash; all else is as usual.
    "pandoc -f markdown-smart": ["pandoc", "-f", "markdown-smart", *PLAIN],
    "lowdown": ["lowdown", "--out-no-smarty", "-thtml"],
}
LAYOUTS = ("inline", "end", "none", "only")
NO_ANSWER = "(no answer yet)"
LONGEST_HEADING = 160

BLOCKS = set("p li ul ol h1 h2 h3 h4 h5 h6 table thead tbody tr td th div "
             "blockquote hr dl dt dd section figure figcaption".split())


class Reading(html.parser.HTMLParser):
    """The blocks of a page: (kind, text), kind being h1 to h6, code or text.

    White space is folded outside code.  Tabs in code advance to the next
    multiple of four columns, as all readers but cmark-gfm write them.
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
            # pandoc repeats the text of an image below it.
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
    if reader == CMARK and LIBRARY:
        return cmark.to_html(LIBRARY, markdown)
    return subprocess.run(READERS[reader], input=markdown, check=True,
                          stdout=subprocess.PIPE, text=True, encoding="utf-8",
                          timeout=120).stdout


def read(reader, markdown):
    return Reading(page(reader, markdown))


def qbank(*arguments, status=0, **more):
    result = subprocess.run([QBANK, *arguments], check=False, text=True,
                            stdout=subprocess.PIPE, encoding="utf-8", **more)
    assert result.returncode == status, result.returncode
    return result.stdout


def records(bank):
    return [json.loads(line) for line in
            qbank("-b", bank, "list", "-T", "json").splitlines()]


def columns(text):
    return sum(0 if unicodedata.combining(c) else
               1 + (unicodedata.east_asian_width(c) in "WF") for c in text)


def visible(text):
    """A text with the one invisible character of the cases made visible."""
    return text.replace("\u200b", "<U+200B>")


@functools.lru_cache(maxsize=None)
def alone_once(markdown):
    return [(kind if kind == "code" else "text", visible(text))
            for kind, text in read(CMARK, markdown).blocks]


def alone(markdown):
    """The blocks of a text as cmark-gfm reads it; a heading is bold text."""
    return list(alone_once(markdown))


def parted(question):
    """(the paragraph that is a heading, or None; the blocks below it)."""
    blocks = alone(question)
    has_heading = (page(CMARK, question).startswith("<p>") and
                   columns(blocks[0][1]) <= LONGEST_HEADING)
    return (blocks[0][1], blocks[1:]) if has_heading else (None, blocks)


class Entry(str):
    """A question in a key: the id, and how the question begins."""

    def __new__(cls, record, link):
        entry = super().__new__(cls, record["id"] + " ..." + link)
        entry.name, entry.link = record["id"], link
        entry.question = letters(" ".join(
            text for _, text in alone(record["question"])))
        return entry

    def __eq__(self, other):
        words = other.removeprefix(self.name).removesuffix(self.link)
        return (other.startswith(self.name) and other.endswith(self.link) and
                self.question.startswith(letters(words)) and
                0 < len(words) <= 85)

    __hash__ = str.__hash__


def letters(text):
    """What is left of a text without marks and white space."""
    return re.sub(r"[\W_]+", "", text)


def about(record):
    """The small print of a question."""
    words = ", ".join(record["tags"])
    level = record["level"] or ""
    more = f"{level}; {words}" if level and words else level or words
    return ("text", " ".join(f"[{record['id']}] {more}".split()))


def references(record):
    refs = [("text", ref) for ref in record["refs"]]
    return [("text", "References:")] + refs if refs else []


def choices(record, lettered=True):
    """The note and the choices of a question, as they were written."""
    right = sum(choice["right"] for choice in record["choices"])
    blocks = [("text", "Several may be right.")] if right > 1 else []
    for number, choice in enumerate(record["choices"]):
        lead = f"{chr(65 + number)}. " if lettered else ""
        texts = alone(choice["text"])
        if texts[0][0] == "text":
            texts[0] = ("text", lead + texts[0][1])
        elif lettered:
            texts.insert(0, ("text", lead.strip()))
        blocks += texts
    return blocks


def right_letters(record):
    """The letters of the right choices."""
    found = ", ".join(chr(65 + number) for number, choice
                      in enumerate(record["choices"]) if choice["right"])
    return [("text", found)] if found else []


class Expected:
    """The blocks of a bank's questions and answers."""

    def __init__(self, bank, shows):
        self.records = records(bank)
        self.parts = [self.of(record, shows) for record in self.records]

    def sample(self, start):
        """One question in STEP, from number START on."""
        sample = copy.copy(self)
        sample.records = self.records[start::STEP]
        sample.parts = self.parts[start::STEP]
        return sample

    @staticmethod
    def of(record, shows):
        """(heading or None, what is below it, whole question, answer)."""
        question, answer = record["question"], record["answer"]
        body = shows.get(record["id"])
        if body is not None:
            first = question.partition("\n")[0]
            return first, body, [("text", first)] + body, body
        letters_first = right_letters(record)
        if answer:
            letters_first += alone(answer)
        return (*parted(question), alone(question),
                (letters_first or [("text", NO_ANSWER)]) +
                references(record))

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
                blocks.append(("h3", f"Question {number}" if first is None
                               else f"{number}. {first}"))
                blocks += rest + [about(record)] + choices(record) + answer
            elif layout == "only":
                blocks += self.key(number, record, answer, "")
            else:
                blocks.append(("h3", f"Question {number}"))
                blocks += whole
                if layout == "end":
                    blocks.append(about(record))
                blocks += choices(record)
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
                ("text", Entry(record, link))] + answer


def difference(expected, found):
    """The first place where two lists of blocks differ, or None."""
    for at in range(max(len(expected), len(found))):
        left, right = expected[at:at + 3], found[at:at + 3]
        if left[:1] != right[:1]:
            return f"expected: {show(left)}\nfound:    {show(right)}"
    return None


def show(blocks):
    return " / ".join(f"{kind}: {text[:200]!r}" for kind, text in blocks) \
        or "nothing more"


class Tap:
    """The tests, whose results are printed as they come."""

    def __init__(self):
        self.count = self.failed = 0

    def point(self, name, problem):
        self.count += 1
        self.failed += bool(problem)
        print(f"{'not ok' if problem else 'ok'} {self.count} - {name}")
        for line in (problem or "").splitlines():
            print(f"# {line}")


def problems(expected, markdown, readers=tuple(READERS)):
    """The differences that each reader finds in a sheet, as one text."""
    found = []
    for reader in readers:
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
    # JSON is YAML, but for C1 controls, which must be escaped in it.
    text = json.dumps({"questions": questions}, ensure_ascii=False)
    text = text.replace("\x9b", "\\x9b")
    path.write_text(text, encoding="utf-8")


def blocks_of(shows):
    return [("code" if isinstance(text, Code) else "text", text)
            for text in shows]


def shows_of(cases):
    return {f"c{at}": blocks_of(shows) for at, (_, _, shows) in cases
            if shows is not None}


def check_case(bank, number, shows):
    """A single case in a sheet, with a heading below that must survive."""
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


def check_cases(tap, bank, cases):
    """Tests each case in a sheet of its own."""
    records_of[bank] = {int(r["id"][1:]): r for r in records(bank)
                        if r["id"][0] == "c"}
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        shows = shows_of(cases)
        results = [pool.submit(check_case, bank, at, shows.get(f"c{at}"))
                   for at, _ in cases]
        for (_, item), result in zip(cases, results):
            tap.point(item[0], result.result())


def given(records):
    """The ids of questions as standard input for qbank."""
    return "".join(f"{record['id']}\n" for record in records)


def readers_of(layout):
    """Who reads the whole bank in a layout."""
    if WHOLE or layout in ("inline", "end"):
        return tuple(READERS)
    return [reader for reader in READERS if "pandoc" not in reader]


def check_layouts(tap, name, bank, expected):
    """The whole bank in each layout."""
    for layout in LAYOUTS:
        sheet = qbank("-b", bank, "export", f"--answers={layout}")
        tap.point(f"{name}, --answers={layout}",
                  problems(expected.sheet(layout), sheet, readers_of(layout)))


def check_samples(tap, name, bank, expected):
    """The whole bank, read by cmark-gfm, and samples, read by the others."""
    sheet = qbank("-b", bank, "export", "--answers=inline")
    tap.point(f"{name}, --answers=inline, {CMARK}",
              problems(expected.sheet("inline"), sheet, [CMARK]))
    for number, layout in enumerate(LAYOUTS):
        sample = expected.sample(number * STEP // len(LAYOUTS))
        sheet = qbank("-b", bank, "export", f"--answers={layout}",
                      "--group-by=topic", "-", input=given(sample.records))
        tap.point(f"{name}, --answers={layout}, a sample",
                  problems(sample.sheet(layout), sheet))


def check_texts(tap, name, bank, expected):
    """cmark-gfm reads the same from each text as from its source."""
    sheet = qbank("-b", bank, "export", "--answers=end", "--group-by=none",
                  "--no-meta")
    found, texts = {}, None
    for kind, text in read(CMARK, sheet).blocks:
        match = re.fullmatch(r"(Question|Answer) (\d+)", text)
        if kind == "h3" and match:
            texts = found.setdefault((match[1], int(match[2])), [])
        elif kind == "h2":
            texts = None
        elif texts is not None:
            texts.append(text)
    wrong = []
    for number, (record, parts) in enumerate(zip(expected.records,
                                                 expected.parts), 1):
        for word, wanted, extra in (
                ("Question", parts[2] + choices(record),
                 f"Answer {number}"),
                ("Answer", parts[3],
                 Entry(record, f" (Question {number})"))):
            texts = found.get((word, number), [])
            if extra in texts:
                texts.remove(extra)
            if texts != [text for _, text in wanted]:
                wrong.append(f"{record['id']}, {word}")
    tap.point(f"{name}: {2 * len(expected.records)} texts, each as its source",
              "\n".join(wrong) or None)


def check_links(tap, bank):
    """Every link within a sheet refers to a heading."""
    linked = records(bank)[::1 if WHOLE else STEP]
    sheet = qbank("-b", bank, "export", "--toc", "--answers=end",
                  "--group-by=topic", "-", input=given(linked))
    count = len(linked)
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
    by_id = {record["id"]: record for record in records(bank)}
    questions = {name: alone(by_id[name]["question"]) for name in ids}
    for name, blocks, word, text in (
            ("a paper keeps the order", paper, "Question",
             lambda name: questions[name][0]),
            ("its key has the same numbers", key, "Answer",
             lambda name: ("text", Entry(by_id[name], "")))):
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
        cases = list(enumerate(CASES))
        bank = os.path.join(directory, "hostile.yaml")
        write_bank(pathlib.Path(bank), cases)
        if WHOLE:
            check_cases(tap, bank, cases)
        expected = Expected(bank, shows_of(cases))
        check_texts(tap, "the hostile bank", bank, expected)
        check_layouts(tap, "the hostile bank", bank, expected)
    expected = Expected(SHIPPED, {})
    check_texts(tap, "the shipped bank", SHIPPED, expected)
    (check_layouts if WHOLE else check_samples)(
        tap, "the shipped bank", SHIPPED, expected)
    check_links(tap, SHIPPED)
    check_numbers(tap, SHIPPED)
    print(f"1..{tap.count}")
    return 1 if tap.failed else 0


if __name__ == "__main__":
    sys.exit(main())

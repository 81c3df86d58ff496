"""Random banks: files, and the questions that qbank(5) says they hold."""

import re

from reference.model import RANKS, derived_id

WORDS = ("a", "b", "ab", "aab", "Ab", "B", "a1", "9", "-", "_", "b.", "É",
         "é", "日本", "Σ", "ς", "дa", "😀", "e\u0301", "a*b", "`a`", "\\",
         "<b>", "[a]", "#", "x" * 30)
ODD = ("\x1b[m", "\x9b", "\u202e", "\u2066a", "\x7f", "\r", "\x85", "\u2028",
       "\ufeff", "\u200b")
BETWEEN = (" ",) * 6 + ("\n", "\n\n", "  ", "\t", " \n", "")
TAGS = ("a", "b", "ab", "A", "é", "x-y", "日本", "c,d")
TOPICS = ("a", "a/b", "a/b/c", "ab", "b", "B/a", "é/a", "日本")
SOURCES = ("a/1", "a/2", "a", "b/1/2", "b/1", "é/1", "c")


def make_text(dice, most=8):
    parts = []
    for _ in range(dice.randint(1, most)):
        parts.append(dice.choice(ODD if dice.random() < 0.03 else WORDS))
        parts.append(dice.choice(BETWEEN))
    text = "".join(parts)
    if dice.random() < 0.05:
        text = "\n" * dice.randint(1, 2) + text
    return text


def quoted(text):
    """A scalar in double quotes, with every odd character escaped."""
    def escape(match):
        code = ord(match[0])
        return {"\n": "\\n", '"': '\\"', "\\": "\\\\"}.get(
            match[0], f"\\x{code:02x}" if code < 256 else f"\\U{code:08x}")
    return '"' + re.sub('[\\0-\\x1f"\\\\\\x7f-\\xa0\\u2000-\\u206f\\ufeff]',
                        escape, text) + '"'


def kept(text):
    """A text without blank lines at its beginning and newlines at its end."""
    text = re.sub("\\A([ \t\r]*\n)+", "", text).rstrip("\n")
    return text if text.strip(" \t\r\n") else None


def some(dice, values, most=3):
    return [dice.choice(values) for _ in range(dice.randint(0, most))]


def union(*lists):
    return list(dict.fromkeys(value for values in lists for value in values))


class Writer:
    """The lines of a file, and where the texts begin."""

    def __init__(self, dice):
        self.dice, self.lines = dice, []

    def add(self, text):
        self.lines.append(text)

    def text(self, start, indent, text):
        """A key and a text, in quotes or as a block."""
        plain = re.fullmatch("(?s)[^ \n\t\\\\\x00-\x1f].*", text) and \
            not re.search("[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f"
                          "\\u2028\\u202e\\u2066\\ufeff]", text)
        if not plain or self.dice.random() < 0.5:
            self.add(start + quoted(text))
            return
        self.add(start + "|")
        for line in text.rstrip("\n").split("\n"):
            self.add(" " * indent + line if line else "")

    def words(self, key, values):
        if values:
            self.add(f"{key}: [{', '.join(map(quoted, values))}]")


def make_choices(dice):
    if dice.random() < 0.7:
        return []
    return [{"text": text, "right": dice.random() < 0.5,
             **({"pin": True} if dice.random() < 0.3 else {})}
            for text in (kept(make_text(dice, 3)) for _ in range(
                dice.randint(1, 4))) if text]


def make_question(dice, number, texts):
    """A question; TEXTS are those that there are, since ids differ."""
    question = None
    while not question or question in texts:
        raw = make_text(dice)
        question = kept(raw)
    texts.add(question)
    name = f"q{number}" if dice.random() < 0.8 else None
    answer = make_text(dice, 20) if dice.random() < 0.7 else None
    return {
        "raw": raw, "question": question, "name": name,
        "id": name or derived_id(question), "raw answer": answer,
        "answer": kept(answer) if answer else None,
        "level": dice.choice([*RANKS]), "tags": some(dice, TAGS),
        "source": some(dice, SOURCES, 2), "see": some(dice, ["q1", "q2"], 1),
        "topic": dice.choice(TOPICS) if dice.random() < 0.2 else None,
        "points": dice.choice((None, None, 1, 2, 10)),
        "refs": some(dice, ("RFC 1", "https://a.org/b"), 2),
        "choices": make_choices(dice)}


def write_question(writer, question):
    """Writes a question; its line is that of its first key."""
    line = len(writer.lines) + 1
    start = "- "
    if question["name"]:
        writer.add(f"- id: {question['name']}")
        start = "  "
    writer.text(f"{start}question: ", 4, question["raw"])
    for key in ("level", "topic", "points"):
        if question[key] is not None:
            value = question[key]
            writer.add(f"  {key}: " + (str(value) if key == "points"
                                       else quoted(value)))
    for key in ("tags", "source", "see", "refs"):
        writer.words("  " + key, question[key])
    if question["choices"]:
        writer.add("  choices:")
        for choice in question["choices"]:
            writer.text(f"  - {'right' if choice['right'] else 'wrong'}: ",
                        6, choice["text"])
            if "pin" in choice:
                writer.add("    pin: true")
    if question["raw answer"]:
        writer.text("  answer: ", 4, question["raw answer"])
    return line


def inherited(deck, question, path, topic, line):
    """The question as its deck makes it."""
    own = question["topic"]
    return {
        "id": question["id"], "topic": own or deck["topic"] or topic,
        "title": None if own else deck["title"],
        "level": question["level"] or deck["level"],
        "tags": union(deck["tags"], question["tags"]),
        "source": union(deck["source"], question["source"]),
        "see": union(question["see"]), "question": question["question"],
        "answer": question["answer"], "file": path, "line": line,
        "choices": question["choices"], "points": question["points"],
        "refs": union(question["refs"])}


def make_deck(dice, writer, numbers, path, topic, texts):
    deck = {"title": dice.choice((None, "A title", "日本")),
            "topic": dice.choice(TOPICS) if dice.random() < 0.2 else None,
            "level": dice.choice((None, None, "junior", "hard")),
            "tags": some(dice, TAGS, 2), "source": some(dice, SOURCES, 1)}

    def defaults():
        for key in ("title", "topic", "level"):
            if deck[key]:
                writer.add(f"{key}: {quoted(deck[key])}")
        writer.words("tags", deck["tags"])
        writer.words("source", deck["source"])

    after = dice.random() < 0.3
    if not after:
        defaults()
    writer.add("questions:")
    questions = [make_question(dice, number, texts) for number in numbers]
    result = [inherited(deck, q, path, topic, write_question(writer, q))
              for q in questions]
    if after:
        defaults()
    return result


def make_bank(dice, directory):
    """Writes a bank to DIRECTORY; returns its questions in their order."""
    files = sorted(dice.sample(("a", "b/c", "B", "é"), dice.randint(1, 3)),
                   key=lambda name: [p.encode() for p in (
                       name + ".yaml").split("/")])
    bank, number, texts = [], 0, set()
    for name in files:
        path, writer = directory / f"{name}.yaml", Writer(dice)
        path.parent.mkdir(parents=True, exist_ok=True)
        for document in range(dice.choice((1, 1, 1, 2))):
            if document:
                writer.add("---")
            count = dice.randint(1, 6)
            bank += make_deck(dice, writer, range(number, number + count),
                              str(path), name, texts)
            number += count
        path.write_text("\n".join(writer.lines) + "\n", encoding="utf-8")
    return bank

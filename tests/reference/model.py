"""What list, random and grep print, written from the manual alone.

Nothing here knows the program: each function states a paragraph of qbank(1) or
qbank(5).  The random order is that of tests/order.py.
"""

import ctypes
import itertools
import json
import re

from order import Schedule, fnv1a64, order

LIBC = ctypes.CDLL(None)
LIBC.setlocale(0, b"C")  # so that fnmatch(3) takes bytes
RANKS = {None: 0, "junior": 1, "easy": 1, "middle": 2, "medium": 2,
         "senior": 3, "hard": 3}
KEYS = ("id", "topic", "title", "level", "tags", "source", "see", "question",
        "answer", "file", "line", "choices", "points", "refs")
# Control characters, and those that SECURITY CONSIDERATIONS lists.
UNSAFE = ("[\0-\x08\x0b-\x1f\x7f-\x9f\u180e\u200b\u2028-\u202e\u2060-\u206f"
          "\u3164\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e007f]")


# Which questions: SELECTION and Operands.

def byte_glob(pattern, text):
    return LIBC.fnmatch(pattern.encode(), text.encode(), 0) == 0


def names(value, text):
    """Whether a value of -t or -s names a text, or what is above it."""
    return text == value or text.startswith(value + "/") or (
        any(c in value for c in "*?[") and byte_glob(value, text))


def alternatives(value):
    """The values between commas; a backslash keeps a comma."""
    return [part.replace("\\,", ",")
            for part in re.split(r"(?<!\\),", value)]


def in_range(value, level):
    low, dots, high = value.partition("..")
    if not dots:
        high = low
    return level is not None and \
        RANKS[low or "junior"] <= RANKS[level] <= RANKS[high or "senior"]


SELECT = {
    "-t": lambda q, v: names(v, q["topic"]),
    "-g": lambda q, v: v in q["tags"],
    "-s": lambda q, v: any(names(v, source) for source in q["source"]),
    "--level": lambda q, v: in_range(v, q["level"]),
}


def has_answer(question):
    """Whether it has a text or a right choice."""
    return bool(question["answer"]) or any(choice["right"] for choice in
                                           question["choices"])


def selected(question, options):
    for name, value in options:
        if name in SELECT:
            found = any(SELECT[name](question, v) for v in alternatives(value))
        elif name in ("--not-topic", "--not-tag"):
            plain = {"--not-topic": "-t", "--not-tag": "-g"}[name]
            found = not any(SELECT[plain](question, v)
                            for v in alternatives(value))
        elif name in ("--answered", "--unanswered"):
            found = (name == "--answered") == has_answer(question)
        elif name == "--exclude-from":
            found = question["id"] not in listed(value)
        else:
            continue
        if not found:
            return False
    return True


def listed(text):
    """The ids that lines begin with."""
    ids = [re.split("[ \t]", line)[0] for line in text.split("\n")]
    return [name for name in ids if name]


def named(bank, operands):
    """The questions of the operands, or None if one is unknown."""
    if not operands:
        return bank
    first = {}
    for question in bank:
        first.setdefault(question["id"], question)
    if any(name not in first for name in operands):
        return None
    return [first[name] for name in operands]


# The order: Order and format.

SORT = {
    "id": lambda q: q["id"].encode(),
    "topic": lambda q: q["topic"].encode(),
    "level": lambda q: RANKS[q["level"]],
    "source": lambda q: [s.encode() for s in q["source"]],
    "question": lambda q: q["question"].encode(),
    "file": lambda q: (q["file"].encode(), q["line"]),
}


def arranged(questions, options, limit):
    """Sorted, reversed and cut off after a number."""
    settings = dict(options)
    if "--sort" in settings:
        questions = sorted(questions, key=SORT[settings["--sort"]])
    if "--reverse" in settings:
        questions = questions[::-1]
    if limit in settings:
        questions = questions[:int(settings[limit])]
    return questions


# The formats that programs read: FORMATS.

def visible(text):
    """A text as a terminal may have it."""
    def show(match):
        code = ord(match[0])
        return f"<U+{code:04X}>" if code >= 0x80 else "^" + chr(code ^ 64)
    return re.sub(UNSAFE, show, text)


def line_text(text):
    return visible(re.sub("[ \t\r\n]+", " ", text))


def line(question, _):
    fields = (question["id"], question["level"] or "", question["topic"],
              question["question"])
    return "\t".join(map(line_text, fields)) + "\n"


def escaped(match):
    """An unsafe character as \\uxxxx, a large one as two of them."""
    units = match[0].encode("utf-16-be")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}"
                   for at in range(0, len(units), 2))


def tsv(question, answers):
    def field(text):
        text = re.sub(r"[\\\t\n]", lambda m: "\\" + {"\\": "\\", "\t": "t",
                                                    "\n": "n"}[m[0]], text)
        return re.sub(UNSAFE, escaped, text)
    return "\t".join(map(field, (
        question["id"], question["topic"], question["level"] or "",
        ",".join(question["tags"]), question["question"],
        (answers and question["answer"]) or ""))) + "\n"


def json_value(question, answers):
    """What a line of JSON says: the pairs of an object are a list here."""
    values = dict(question)
    if not answers:
        values["answer"] = None
        values["choices"] = [{k: v for k, v in choice.items() if k != "right"}
                             for choice in question["choices"]]
    values["choices"] = [
        [(k, choice[k]) for k in ("text", "right", "pin") if k in choice]
        for choice in values["choices"]]
    return [(key, values[key]) for key in KEYS]


def written(questions, options, default):
    """The output; of json the values, since a text has several spellings."""
    settings = dict(options)
    form = settings.get("-T", default)
    answers = "-q" not in settings and "--question-only" not in settings
    if form == "id":
        return "".join(q["id"] + ("\0" if "-0" in settings else "\n")
                       for q in questions)
    if form == "json":
        return [json_value(q, answers) for q in questions]
    return "".join({"line": line, "tsv": tsv}[form](q, answers)
                   for q in questions)


def read_json(output):
    return [json.loads(text, object_pairs_hook=list)
            for text in output.split("\n")[:-1]]


# list

def values_of(question, key):
    """The values of a question, each with its place in the order."""
    if key == "level":
        level = question["level"]
        return [((RANKS[level],), level or "-")]
    if key == "topic":
        values = [question["topic"]]
    elif key == "tag":
        values = question["tags"]
    else:
        values = list(dict.fromkeys(s.split("/")[0]
                                    for s in question["source"]))
    return [(v.encode(), v) for v in values or ["-"]]


def counted(questions, keys):
    counts = {}
    for question in questions:
        for values in itertools.product(*(values_of(question, key)
                                          for key in keys)):
            counts[values] = counts.get(values, 0) + 1
    return "".join("\t".join(visible(name) for _, name in values) +
                   f"\t{count}\n" for values, count in
                   sorted(counts.items(), key=lambda item: item[0]))


def status(questions):
    return 0 if questions else 1


def refused(options):
    """Whether -0 would end something that is no id with a NUL."""
    settings = dict(options)
    return "-0" in settings and settings.get("-T") != "id"


def has_format(settings):
    """Whether a format is chosen, which lines of another form refuse."""
    return settings.get("-T", "line") != "line" or "-0" in settings


def run_list(bank, options, operands):
    """The status and the output."""
    settings = dict(options)
    if refused(options) or ("--count-by" in settings and has_format(settings)):
        return 2, ""
    questions = named(bank, operands)
    if questions is None:
        return 2, ""
    questions = [q for q in questions if selected(q, options)]
    questions = arranged(questions, options, "-n")
    if "--count-by" in settings:
        return status(questions), counted(questions,
                                          settings["--count-by"].split(","))
    if "-c" in settings:
        return status(questions), f"{len(questions)}\n"
    return status(questions), written(questions, options, "line")


# random

def spread_value(question, key):
    if key == "topic":
        return question["topic"]
    if key == "level":
        return question["level"] or ""
    if key == "tag":
        return question["tags"][0] if question["tags"] else ""
    return question["source"][0].split("/")[0] if question["source"] else ""


def spread(seed, ranked, key, count):
    """COUNT of the ids, which are ranked, or None if there are fewer."""
    groups = {}
    for question in ranked:
        groups.setdefault(spread_value(question, key), []).append(question)
    turns, drawn = order(seed, groups), []
    while len(drawn) < count and any(groups.values()):
        for value in turns:
            if groups[value] and len(drawn) < count:
                drawn.append(groups[value].pop(0))
    return [q for q in ranked if q in drawn] if len(drawn) == count else None


def draw(pool, settings, seed):
    """The questions that are drawn, or None if there are too few."""
    count, variant = int(settings.get("-n", 1)), int(
        settings.get("--variant", 1))
    by_id = {question["id"]: question for question in pool}
    if "--daily" in settings:
        if count > 1 and 2 * count > len(pool):
            return None
        schedule = Schedule(seed, list(by_id), count)
        return [by_id[name] for name in schedule.on(settings["--daily"])]
    ranked = [by_id[name] for name in order(seed, by_id)]
    if "--spread" not in settings:
        drawn = ranked[(variant - 1) * count:variant * count]
        return drawn if len(drawn) == count else None
    drawn = []
    for _ in range(variant):
        ranked = [q for q in ranked if q not in drawn]
        drawn = spread(seed, ranked, settings["--spread"], count)
        if drawn is None:
            return None
    return drawn


def run_random(bank, options, operands):
    if refused(options):
        return 2, ""
    settings = dict(options)
    pool = named(bank, list(dict.fromkeys(operands)))
    if pool is None:
        return 2, ""
    pool = [q for q in pool if selected(q, options)]
    if not pool:
        return (2 if "--seed" in settings and
                "--exclude-from" not in settings else 1), ""
    drawn = draw(pool, settings, settings.get("--seed", ""))
    if drawn is None:
        return 2, ""
    return 0, written(arranged(drawn, options, None), options, "text")


# grep

def compiled(pattern, settings):
    flags = re.MULTILINE
    if "-i" in settings or ("-S" in settings and not any(
            c.isupper() for c in re.sub(r"\\.", "", pattern, flags=re.S))):
        flags |= re.IGNORECASE
    if "-F" in settings:
        pattern = re.escape(pattern)
    if "-w" in settings:
        pattern = rf"(?<!\w)(?:{pattern})(?!\w)"
    return re.compile(pattern, flags)


FIELDS = {
    "question": lambda q: [q["question"]],
    "answer": lambda q: [q["answer"]] if q["answer"] else [],
    "tags": lambda q: q["tags"],
    "topic": lambda q: [q["topic"]],
    "id": lambda q: [q["id"]],
    "choices": lambda q: [choice["text"] for choice in q["choices"]],
    "refs": lambda q: q["refs"],
}
SEARCHED = "question,answer,tags,topic,id,choices"


def texts_of(question, settings):
    return [text for field in settings.get("--in", SEARCHED).split(",")
            for text in FIELDS[field](question)]


def matches(question, pattern, settings):
    program = compiled(pattern, settings)
    return any(map(program.search, texts_of(question, settings)))


def found(question, options, patterns):
    settings = dict(options)
    hit = any(matches(question, p, settings) for p in patterns) and \
        all(matches(question, value, settings)
            for name, value in options if name == "--and") and \
        not any(matches(question, value, settings)
                for name, value in options if name == "--not")
    return hit != ("-v" in settings)


def parts(program, text):
    """The matches; after an empty one, the search continues a character on."""
    at, found = 0, []
    while at <= len(text):
        match = program.search(text, at)
        if not match:
            break
        if match[0]:
            found.append(match[0])
        at = max(match.end(), match.start() + 1)
    return found


def only_matching(questions, settings, patterns):
    """The lines in no order, since the manual states none."""
    return sorted(q["id"] + "\t" + line_text(match) for q in questions
                  for text in texts_of(q, settings) for p in patterns
                  for match in parts(compiled(p, settings), text))


def run_grep(bank, options, patterns, operands):
    settings = dict(options)
    if "-q" in settings:
        unknown = set(operands) - {q["id"] for q in bank}
        known = [name for name in operands if name not in unknown]
        hits = [q for q in named(bank, known) if known or not unknown
                if selected(q, options) and found(q, options, patterns)]
        return 0 if hits else 2 if unknown else 1, ""
    if "-o" in settings and not settings.keys() & {"-l", "-c"} and \
            has_format(settings):
        return 2, ""
    questions = named(bank, operands)
    if questions is None or ("-l" not in settings and refused(options)):
        return 2, ""
    questions = [q for q in questions if selected(q, options)
                 and found(q, options, patterns)]
    questions = arranged(questions, options, "-m")
    if "-l" in settings:
        return status(questions), "".join(q["id"] + "\n" for q in questions)
    if "-c" in settings:
        return status(questions), f"{len(questions)}\n"
    if "-o" in settings:
        if "-v" in settings:
            return status(questions), []
        lines = only_matching(questions, settings, patterns)
        return status(questions), lines
    return status(questions), written(questions, options, "line")


def derived_id(text):
    """The id of a question that has none."""
    start = ""
    for word in re.findall("[a-z0-9]+", text.lower()):
        if len(start) + len(word) + 1 > 32:
            break
        start += word + "-"
    value = fnv1a64(text)
    return f"{start or 'q-'}{value >> 32 ^ value & 0xFFFFFFFF:08x}"

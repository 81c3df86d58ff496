#!/usr/bin/python3
"""Random banks and options: list, random and grep do what the manual says.

usage: differential.py [NUMBER [FIRST]]

tests/reference/model.py states what the manual says.  NUMBER banks (20, unless
told) are made, the first one from the seed FIRST, and each is given to many
commands.  The result is TAP.
"""

import concurrent.futures
import datetime
import os
import pathlib
import random
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
from order import ENVIRONMENT, QBANK
from reference import model
from reference.banks import SOURCES, TAGS, TOPICS, make_bank

EACH = 20  # commands of each bank
LEVELS = ("junior", "middle..", "..medium", "easy..hard", "senior", "hard")
GLOBS = ("a*", "*b", "?", "[ab]", "*/*", "a/?", "é*", "[!a]*", "??")
ATOMS = ("a", "b", "A", "é", "É", "σ", "日", ".", r"\w", r"\d", r"\b", r"\s",
         "[ab]", "[é-ê]", "(a|b)", "(?:ab)", "^", "$", r"\.", "9", "x", "#",
         r"\W", "-", " ", "(?>ab?)", "(?=a)", "(?!a)", "(?<=a)", "(?<!b)",
         r"\A", "(?-m:^)", "(?-m:$)", "(?s:.)", "(?i:a)", "[^a]", r"\n")
REPEATS = ("",) * 6 + ("*", "+", "?", "{2}", "+?", "*?", "*+", "++", "?+")
NO_REPEAT = (r"\b", "^", "$", "(?=a)", "(?!a)", "(?<=a)", "(?<!b)", r"\A",
             "(?-m:^)", "(?-m:$)")


def pick_values(dice, values):
    return ",".join(v.replace(",", "\\,") for v in dice.sample(
        values, dice.choice((1, 1, 2))))


def ids_as_text(dice, bank):
    lines = [dice.choice(("", "", " q1", "q2\tx", dice.choice(bank)["id"],
                          dice.choice(bank)["id"] + " y"))
             for _ in range(dice.randint(0, 6))]
    return "\n".join(lines) + dice.choice(("", "\n"))


def selection(dice, bank):
    options = []
    for name, make in (
            ("-t", lambda: pick_values(dice, TOPICS + GLOBS)),
            ("--not-topic", lambda: pick_values(dice, TOPICS + GLOBS)),
            ("-g", lambda: pick_values(dice, TAGS)),
            ("--not-tag", lambda: pick_values(dice, TAGS)),
            ("-s", lambda: pick_values(dice, SOURCES + GLOBS)),
            ("--level", lambda: pick_values(dice, LEVELS)),
            ("--answered", lambda: None), ("--unanswered", lambda: None),
            ("--exclude-from", lambda: ids_as_text(dice, bank))):
        while dice.random() < 0.08:
            options.append((name, make()))
            # Two levels that no question can have are refused.
            if name in ("--level", "--exclude-from"):
                break
    return options


def form(dice, formats):
    options = [("-T", dice.choice(formats))]
    if dice.random() < 0.2:
        options.append(("--sort", dice.choice([*model.SORT])))
    if dice.random() < 0.2:
        options.append(("--reverse", None))
    if dice.random() < 0.05:
        options.append(("-0", None))
    return options


def operands(dice, bank):
    if dice.random() < 0.7:
        return []
    ids = [dice.choice(bank)["id"] for _ in range(dice.randint(1, 6))]
    if dice.random() < 0.1:
        ids.insert(dice.randint(0, len(ids)), "unknown")
    return ids


def list_case(dice, bank):
    options = selection(dice, bank) + form(dice, ("line", "id", "json", "tsv"))
    if dice.random() < 0.3:
        options.append(("-n", str(dice.randint(1, 12))))
    if dice.random() < 0.2:
        options.append(("-q", None))
    if dice.random() < 0.1:
        options.append(("-c", None))
    elif dice.random() < 0.2:
        options.append(("--count-by", ",".join(dice.sample(
            ("topic", "level", "tag", "source"), dice.randint(1, 4)))))
    ids = operands(dice, bank)
    return "list", options, ids, model.run_list(bank, options, ids)


def random_case(dice, bank):
    options = selection(dice, bank) + form(dice, ("line", "id", "json"))
    kind = dice.choice(("plain", "daily", "spread"))
    if kind == "daily":
        options.append(("--daily", datetime.date.fromordinal(
            dice.randrange(1, 3652060))))
    if kind == "spread":
        options.append(("--spread", dice.choice(
            ("topic", "level", "tag", "source"))))
    if kind != "daily" or dice.random() < 0.7:
        options.append(("--seed", dice.choice("abcdé")))
    if kind != "daily" and dice.random() < 0.4:
        options.append(("--variant", str(dice.randint(1, 4))))
    if dice.random() < 0.7:
        options.append(("-n", str(dice.choice((1, 2, 3, 5, 8)))))
    ids = operands(dice, bank)
    return "random", options, ids, model.run_random(bank, options, ids)


def make_pattern(dice, fixed):
    if fixed:
        return dice.choice(("a", "b.", "A", "é", "a*b", "日", "[a]", "\\", "B"))
    parts = []
    for _ in range(dice.randint(1, 4)):
        atom = dice.choice(ATOMS)
        parts.append(atom + ("" if atom in NO_REPEAT
                             else dice.choice(REPEATS)))
    if dice.random() < 0.15:
        parts.insert(dice.randint(0, len(parts)), "|")
    return "".join(parts)


def grep_case(dice, bank):
    options = selection(dice, bank) + form(dice, ("line", "id", "json", "tsv"))
    chances = {"-i": 0.3, "-w": 0.2, "-S": 0.2, "-v": 0.15, "-c": 0.1,
               "-l": 0.1, "-q": 0.05, "-o": 0.15, "--question-only": 0.1,
               "-F": 0.15}
    options += [(name, None) for name, chance in chances.items()
                if dice.random() < chance]
    settings = dict(options)
    if "-0" in settings or "-l" in settings:
        options = [o for o in options if o[0] not in ("-o", "-0", "-c")]
        settings = dict(options)
    fixed = "-F" in settings
    patterns = [make_pattern(dice, fixed)
                for _ in range(1 if "-o" in settings
                               else dice.choice((1, 1, 1, 2, 3)))]
    if dice.random() < 0.02 and "-w" not in settings:
        patterns[0] = ""
    for name in ("--and", "--not"):
        if dice.random() < 0.1:
            options.append((name, make_pattern(dice, fixed)))
    if dice.random() < 0.3:
        options.append(("--in", ",".join(dice.sample([*model.FIELDS],
                                                     dice.randint(1, 3)))))
    if dice.random() < 0.2:
        options.append(("-m", str(dice.randint(1, 6))))
    ids = operands(dice, bank)
    result = model.run_grep(bank, options, patterns, ids)
    return "grep", options + [("-e", p) for p in patterns], ids, result


def words(options):
    """The options as a command line; the one list of ids is standard input."""
    result = []
    for name, value in options:
        if name == "--exclude-from":
            value = "-"
        if value is None:
            result.append(name)
        elif name.startswith("--"):
            result.append(f"{name}={value}")
        else:
            result += [name, value]
    return result


def first_difference(wanted, found):
    """The first members of two lists that differ, at any depth."""
    while isinstance(wanted, (list, tuple)) and len(wanted) == len(found):
        pairs = [pair for pair in zip(wanted, found) if pair[0] != pair[1]]
        wanted, found = pairs[0]
    return f"wanted {wanted!r}\nfound  {found!r}"


def difference(path, command, options, ids, wanted):
    """What is wrong with the program's answer, or an empty text."""
    given = dict(options).get("--exclude-from", "")
    arguments = [command, *words(options), "--", *ids]
    result = subprocess.run([QBANK, "-b", path, *arguments], env=ENVIRONMENT,
                            input=given.encode(), stdout=subprocess.PIPE,
                            stderr=subprocess.PIPE, check=False)
    output = result.stdout.decode()
    form_wanted = wanted[1]
    if isinstance(form_wanted, list) and "-o" in dict(options):
        output = sorted(output.split("\n")[:-1])
    elif isinstance(form_wanted, list):
        output = model.read_json(output)
    if (result.returncode, output) == wanted and \
            (result.returncode < 2 or result.stderr):
        return ""
    found = (result.returncode, output)
    return (f"{arguments} < {given!r}\n{first_difference(wanted, found)}\n"
            f"{result.stderr.decode()}")


def check_bank(number):
    """The differences of a bank, each a text."""
    dice = random.Random(number)
    with tempfile.TemporaryDirectory(prefix="qbank-differential-") as name:
        directory = pathlib.Path(name)
        bank = make_bank(dice, directory)
        found = []
        for _ in range(EACH):
            make = dice.choice((list_case, random_case, grep_case))
            text = difference(name, *make(dice, bank))
            if text:
                found.append(f"bank {number}: {text}")
        return found


def main():
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    first = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    with concurrent.futures.ProcessPoolExecutor(os.cpu_count()) as pool:
        found = sum(pool.map(check_bank, range(first, first + number),
                             chunksize=4), [])
    print("1..1")
    print(f"{'not ok' if found else 'ok'} 1 - {number * EACH} commands, "
          f"{len(found)} differences")
    for text in found[:20]:
        print("".join(f"# {line}\n" for line in text.splitlines()), end="")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())

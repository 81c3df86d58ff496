#!/usr/bin/python3
"""Compares random orders, schedules and plans with a second implementation.

usage: order.py

It is written from the formulas that lib/order/rank.h, choices.h and daily.h
publish, and the program must agree with it.  Test vectors for other
implementations are in order.tsv (SEED TAB IDS TAB THE IDS IN ORDER) and
daily.tsv (SEED TAB DATE TAB NUMBER A DAY TAB IDS TAB THE IDS OF THAT DAY),
with the ids separated by blanks.  Plans are compared with an exhaustive
search.  The result is TAP.
"""

import concurrent.futures
import datetime
import fnmatch
import functools
import json
import os
import pathlib
import random
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
QBANK = os.environ.get("QBANK", str(HERE.parent / "qbank"))
ENVIRONMENT = {"PATH": os.environ["PATH"], "LC_ALL": "C", "HOME": "/",
               "QBANK_CACHE": "",
               **{name: value for name, value in os.environ.items()
                  if name.endswith("SAN_OPTIONS")}}
SIZES = (1, 2, 3, 30, 364, 365, 366, 367, 483, 5000)
PER_DAY = (1, 2, 3, 7)
SAMPLES = 24  # days of each schedule on which the program is asked
WHOLE = bool(os.environ.get("WHOLE"))  # otherwise samples of what follows
STEP = 1 if WHOLE else 3
DRAWS = 50_000 if WHOLE else 10_000
PLANS = 300 if WHOLE else 100
M64 = (1 << 64) - 1
MIX1, MIX2 = 0xBF58476D1CE4E5B9, 0x94D049BB133111EB


class Wrong(Exception):
    """The program or the order differs from what was published."""


def expect(found, wanted, where):
    if found != wanted:
        raise Wrong(f"{where}\nwanted {wanted}\nfound  {found}")


# The published order, as lib/order/rank.h states it.

@functools.lru_cache(None)
def fnv1a64(text):
    value = 0xCBF29CE484222325
    for byte in text.encode():
        value = (value ^ byte) * 0x100000001B3 & M64
    return value


def mix(value):
    value = (value ^ value >> 30) * MIX1 & M64
    value = (value ^ value >> 27) * MIX2 & M64
    return value ^ value >> 31


def order(seed, ids):
    salt = mix(fnv1a64(seed))
    return sorted(ids, key=lambda name: (mix(fnv1a64(name) ^ salt), name))


# The order of choices, as lib/order/choices.h states it.

def variant_seed(seed, variant):
    return f"{seed}/{variant}" if variant > 1 else seed


def shuffled(seed, name, choices):
    """The places of CHOICES, pairs of a text and whether it is pinned."""
    salt = mix(fnv1a64(seed))
    free = [at for at, (_, pinned) in enumerate(choices) if not pinned]
    ranked = iter(sorted(free, key=lambda at: (
        mix(fnv1a64(f"{name}/{choices[at][0]}") ^ salt), choices[at][0], at)))
    return [at if pinned else next(ranked)
            for at, (_, pinned) in enumerate(choices)]


# The question of the day, as lib/order/daily.h states it.

def day_number(year, month=1, day=1):
    """Days from 0001-01-01; the year 0, a leap year, precedes it."""
    if year == 0:
        return day_number(1, month, day) - 366
    if year > 9999:
        return day_number(year - 400, month, day) + 146097
    return datetime.date(year, month, day).toordinal() - 1


class Schedule:
    """COUNT questions a day, drawn from IDS with a seed."""

    def __init__(self, seed, ids, count):
        self.seed, self.ids, self.count = seed, ids, count
        self.years = -(-len(ids) // (365 * count))
        split = order(f"{seed}/half", ids)
        middle = -(-len(ids) // 2)
        self.halves = split[:middle], split[middle:]
        self.cycles = {}

    def cycle(self, era, number):
        """The ids of a cycle, in order."""
        if (era, number) not in self.cycles:
            first, second = (order(f"{self.seed}/{era}/{number}", half)
                             for half in self.halves)
            whole, rest = divmod(self.length(era), len(self.ids))
            if number == whole:
                # The next era cuts this cycle short.
                first = order(f"{self.seed}/{era + 1}/0", self.halves[0])
                first = first[max(0, len(first) - rest):]
            self.cycles[era, number] = first + second
        return self.cycles[era, number]

    def length(self, era):
        """The number of positions in an era."""
        return self.count * (self.first_day(era + 1) - self.first_day(era))

    def first_day(self, era):
        return day_number(era * self.years)

    def on(self, date):
        """The ids of a day."""
        era = date.year // self.years
        day = date.toordinal() - 1 - self.first_day(era)
        shown = []
        for position in range(day * self.count, (day + 1) * self.count):
            number, place = divmod(position, len(self.ids))
            shown.append(self.cycle(era, number)[place])
        return shown


# The program.

def write_bank(path, ids):
    path.write_text("".join(f'- id: "{name}"\n  question: What is {name}?\n'
                            for name in ids))


def qbank(bank, *arguments):
    return subprocess.run([QBANK, "-b", str(bank), "random", "-T", "id",
                           *arguments], env=ENVIRONMENT, text=True,
                          encoding="utf-8", stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def draw(bank, *arguments):
    """The ids that the program prints."""
    result = qbank(bank, *arguments)
    if result.returncode or result.stderr:
        raise Wrong(f"qbank random {' '.join(arguments)}: status "
                    f"{result.returncode}, {result.stderr}")
    return result.stdout.split()


def names(count):
    return [f"q{number}" for number in range(count)]


# The tests.

def test_hashes(_):
    """The hashes are FNV-1a and the finalizer of splitmix64"""
    # The authors' own test vectors.
    for text, value in (("", 0xCBF29CE484222325), ("a", 0xAF63DC4C8601EC8C),
                        ("foobar", 0x85944171F73967E8)):
        expect(fnv1a64(text), value, f"fnv1a64({text!r})")
    # splitmix64: the first numbers of the states 0 and 1234567.
    for state, value in ((0, 0xE220A8397B1DCDAF),
                         (1234567, 6457827717110365317)):
        expect(mix(state + 0x9E3779B97F4A7C15), value, f"splitmix64({state})")


def test_vectors(directory):
    """The test vectors hold, here and in the program"""
    vectors = (HERE / "order.tsv").read_text(encoding="utf-8").splitlines()
    if len(vectors) < 20:
        raise Wrong(f"order.tsv has only {len(vectors)} lines")
    bank = directory / "vector.yaml"
    for number, line in enumerate(vectors, 1):
        seed, ids, ranked = line.split("\t")
        ids, ranked = ids.split(), ranked.split()
        expect(order(seed, ids), ranked, f"order.tsv:{number}")
        write_bank(bank, ids)
        for count in (len(ids), 1, (len(ids) + 1) // 2):
            drawn = draw(bank, f"--seed={seed}", f"-n{count}")
            expect(drawn, ranked[:count], f"order.tsv:{number}, -n {count}")


def test_days(directory):
    """The days of daily.tsv hold, here and in the program"""
    vectors = (HERE / "daily.tsv").read_text(encoding="utf-8").splitlines()
    if len(vectors) < 20:
        raise Wrong(f"daily.tsv has only {len(vectors)} lines")
    bank = directory / "days.yaml"
    for number, line in enumerate(vectors, 1):
        seed, day, count, ids, shown = line.split("\t")
        ids, shown = ids.split(), shown.split()
        date = datetime.date.fromisoformat(day)
        expect(Schedule(seed, ids, int(count)).on(date), shown,
               f"daily.tsv:{number}")
        write_bank(bank, ids)
        expect(draw(bank, f"--seed={seed}", f"--daily={day}", f"-n{count}"),
               shown, f"daily.tsv:{number}")


def test_ties(directory):
    """Ids with the same key are ranked by their bytes"""
    twins = ["8yn0iYCKYHlIj4-BwPqk", "GReLUrM4wMqfg9yzV3KQ"]
    expect(*map(fnv1a64, twins), "the ids do not collide")
    bank = directory / "twins.yaml"
    for ids in (twins, twins[::-1]):
        write_bank(bank, ids)
        for seed in ("", "a", "b"):
            expect(draw(bank, f"--seed={seed}", "-n2"), twins, seed)


def schedules():
    for size in SIZES:
        for count in PER_DAY:
            if count == 1 or 2 * count <= size:
                seed = "" if count == 1 else "the team, on days à la carte"
                yield Schedule(seed, names(size), count)


def least_between(shown):
    """The smallest number of others between two showings of a question."""
    last, least = {}, len(shown)
    for position, name in enumerate(shown):
        if name in last:
            least = min(least, position - last[name] - 1)
        last[name] = position
    return least


def show_era(schedule, era):
    """Everything that is shown in an era, checked on its own."""
    size, shown = len(schedule.ids), []
    day = datetime.date(era * schedule.years, 1, 1)
    end = datetime.date((era + 1) * schedule.years, 1, 1)
    while day < end:
        today = schedule.on(day)
        expect(len(set(today)), schedule.count, f"{day}: {today}")
        shown += today
        day += datetime.timedelta(1)
    expect(len(set(shown)), size, f"era {era}: the questions shown")
    for start in range(0, len(shown), size):
        cycle = shown[start:start + size]
        expect(len(set(cycle)), len(cycle), f"era {era}, from {start}")
    return shown


def check_between(schedule):
    size, years = len(schedule.ids), schedule.years
    first = 2023 // years
    eras = [show_era(schedule, era)
            for era in range(first, first + max(2, 4 // years))]
    within = min(map(least_between, eras))
    across = least_between(sum(eras, []))
    where = f"{size} questions, {schedule.count} a day"
    print(f"# {where}: {within} between in an era, {across} over all")
    if within < size // 2 or across < (size - 1) // 2:
        raise Wrong(f"{where}: only {within} or {across} between")


def test_between(_):
    """About half of the bank lies between two showings of a question"""
    for schedule in list(schedules())[::STEP]:
        check_between(schedule)
    for size in range(1, 13):
        for count in range(1, max(1, size // 2) + 1):
            check_between(Schedule("s", names(size), count))


def check_addition(ids, added):
    """One more question moves the first cycle of an era as daily.h says."""
    before, after = Schedule("s", ids, 1), Schedule("s", [*ids, added], 1)
    changed = {name for name in ids
               if (name in before.halves[0]) != (name in after.halves[0])}
    if len(changed) > 1:
        raise Wrong(f"{len(ids)} and {added}: {changed} change halves")
    for era in (1013, 2026):
        places = {name: at for at, name in enumerate(after.cycle(era, 0))}
        for place, name in enumerate(before.cycle(era, 0)):
            if abs(places[name] - place) > 2 and name not in changed:
                raise Wrong(f"{len(ids)} and {added}: {name} moves from "
                            f"{place} to {places[name]}")


def test_additions(_):
    """A question more moves the first cycle of an era by at most two places"""
    for size in (*range(1, 40), 364, 365, 366, 483):
        for number in range(5):
            check_addition(names(size), f"new{number}")


def sample_days(schedule):
    """Days on which a calendar or a schedule may be wrong."""
    days = {datetime.date(*day) for day in (
        (1, 1, 1), (1, 12, 31), (4, 2, 29), (1600, 2, 29), (1900, 2, 28),
        (1900, 3, 1), (1969, 1, 1), (1969, 12, 31), (1970, 1, 1),
        (2000, 2, 29), (2000, 12, 31), (2024, 2, 28), (2024, 2, 29),
        (2024, 3, 1), (2024, 12, 31), (2025, 12, 31), (2026, 1, 1),
        (2200, 1, 1), (2200, 2, 28), (2200, 6, 30), (2200, 12, 31),
        (9996, 2, 29), (9999, 1, 1), (9999, 12, 31))}
    for year in (1, 2026):
        era = year // schedule.years
        first = schedule.first_day(era + 1)
        numbers = {first - 1, first}
        for half in (1, 2, 3, 4):
            border = schedule.first_day(era) + \
                -(-half * len(schedule.ids) // 2) // schedule.count
            numbers |= {n for n in range(border - 1, border + 2)
                        if 0 <= n < first}
        days |= {datetime.date.fromordinal(n + 1) for n in numbers}
    dice = random.Random(len(schedule.ids))
    while len(days) < SAMPLES:
        days.add(datetime.date.fromordinal(dice.randrange(1, 3652060)))
    return sorted(days)


def test_schedule(directory):
    """The program shows each day what the schedule says"""
    for size in SIZES:
        write_bank(directory / f"{size}.yaml", names(size))

    def check(schedule, day):
        seed = [f"--seed={schedule.seed}"] if schedule.seed else []
        shown = draw(directory / f"{len(schedule.ids)}.yaml",
                     f"--daily={day}", f"-n{schedule.count}", *seed)
        expect(shown, schedule.on(day),
               f"{len(schedule.ids)} questions, {day}, -n {schedule.count}")

    with concurrent.futures.ThreadPoolExecutor() as pool:
        for number, schedule in enumerate(schedules()):
            list(pool.map(lambda day, s=schedule: check(s, day),
                          sample_days(schedule)[number % STEP::STEP]))


def test_seeds(directory):
    """Any two of 50 seeds give other orders and other schedules"""
    bank = directory / "30.yaml"
    write_bank(bank, names(30))
    orders, years = set(), set()
    for number in range(50):
        orders.add(tuple(draw(bank, f"--seed=paper{number}", "-n30")))
        schedule = Schedule(f"paper{number}", names(30), 1)
        days = [datetime.date(2026, month, 15) for month in range(1, 13)]
        years.add(tuple(schedule.on(day)[0] for day in days))
    expect((len(orders), len(years)), (50, 50), "seeds with the same result")


def test_stability(directory):
    """A question less leaves the others in their order"""
    ids = names(431)
    bank = directory / "431.yaml"
    write_bank(bank, ids)
    whole = draw(bank, "--seed=s/3/1", "-n431")
    for gone in ("q0", "q7", "q430", whole[0], whole[10], whole[-1]):
        write_bank(bank, [name for name in ids if name != gone])
        expect(draw(bank, "--seed=s/3/1", "-n430"),
               [name for name in whole if name != gone], f"without {gone}")


class FirstOfOrder:
    """order(seed, ids)[0], fast: all ids at once, in lanes of one integer.

    A lane has 128 bits, so that a product of 64 by 64 bits stays in it.  The
    last step of mix() is left out, because it does not change the 31 highest
    bits and these decide.
    """

    def __init__(self, ids):
        self.size = len(ids)
        self.ones = sum(1 << 128 * lane for lane in range(self.size))
        self.mask = self.ones * M64
        self.hashes = 0
        for lane, name in enumerate(ids):
            value = fnv1a64(name)
            self.hashes |= (value ^ value >> 30) << 128 * lane

    def __call__(self, seed):
        """The place in ids of the first by rank."""
        salt = mix(fnv1a64(seed))
        salt ^= salt >> 30
        value = (self.hashes ^ self.ones * salt) * MIX1 & self.mask
        value = (value ^ value >> 27 & self.mask) * MIX2
        data = value.to_bytes(16 * self.size, "little")
        keys = memoryview(data).cast("Q")[::2].tolist()
        return keys.index(min(keys))


def count_first(seeds):
    ids = names(430)
    first, counts = FirstOfOrder(ids), [0] * len(ids)
    for number in seeds:
        counts[first(str(number))] += 1
    return counts


def test_uniformity(directory):
    """Each of 430 questions is equally often the first"""
    ids = names(430)
    bank, first = directory / "430.yaml", FirstOfOrder(ids)
    write_bank(bank, ids)
    for number in range(100):
        seed = str(number)
        expect(ids[first(seed)], order(seed, ids)[0], f"seed {seed}")
        expect([ids[first(seed)]], draw(bank, f"--seed={seed}"), seed)
    shares = 8
    with concurrent.futures.ProcessPoolExecutor() as pool:
        counted = pool.map(count_first, [range(at, DRAWS, shares)
                                         for at in range(shares)])
        counts = [sum(column) for column in zip(*counted)]
    mean = DRAWS / len(ids)
    ratio = sum((n - mean) ** 2 / mean for n in counts) / (len(ids) - 1)
    print(f"# chi-squared per degree of freedom: {ratio:.3f}")
    if not 0.8 < ratio < 1.2:
        raise Wrong(f"chi-squared per degree of freedom is {ratio}")


# Plans.

RANKS = {"junior": 1, "middle": 2, "senior": 3,
         "easy": 1, "medium": 2, "hard": 3, None: 0}
RANGES = {"": {0, 1, 2, 3}, ":junior": {1}, ":hard": {3}, ":middle..": {2, 3},
          ":..medium": {1, 2}, ":junior..middle": {1, 2}}
TOPICS = ("a", "a/x", "a/y", "b", "ab")
SELECTORS = ("a", "a/x", "b", "ab", "a*", "a/*", "?", "*", "tag:s", "tag:t")


def fits(part, question):
    selector, levels, _ = part
    if RANKS[question["level"]] not in RANGES[levels]:
        return False
    if selector.startswith("tag:"):
        return selector[4:] in question["tags"]
    return question["topic"] == selector or \
        question["topic"].startswith(selector + "/") or \
        fnmatch.fnmatchcase(question["topic"], selector)


def can_fill(wants, questions):
    """Whether the parts, one for each question wanted, can have one each."""
    if not wants:
        return True
    return any(fits(wants[0], question) and
               can_fill(wants[1:], questions[:at] + questions[at + 1:])
               for at, question in enumerate(questions))


def check_plan(bank, seed, questions, parts):
    """Whether the program does what a search shows it can; gives which."""
    bank.write_text("".join(
        f"- id: {q['id']}\n  question: Q?\n  topic: {q['topic']}\n"
        f"  tags: [{', '.join(q['tags'])}]\n" +
        (f"  level: {q['level']}\n" if q["level"] else "")
        for q in questions))
    texts = ["{}{}={}".format(*part) for part in parts]
    result = qbank(bank, f"--seed={seed}", f"--plan={','.join(texts)}")
    where = f"{bank.read_text()}--plan={','.join(texts)}: {result.stderr}"
    wants = [part for part in parts for _ in range(part[2])]
    if not can_fill(wants, questions):
        expect((result.returncode, result.stdout), (2, ""), where)
        # A part, or the topic or tag of one that no question has.
        names = texts + [part[0].removeprefix("tag:") for part in parts]
        if not any(f"'{name}'" in result.stderr for name in names):
            raise Wrong(f"{where}\nthe message names no part")
        return False
    expect(result.returncode, 0, where)
    drawn = result.stdout.split()
    expect(len(set(drawn)), len(wants), where)
    by_id = {question["id"]: question for question in questions}
    for want, name in zip(wants, drawn):
        if not fits(want, by_id[name]):
            raise Wrong(f"{where}\n{name} does not fit {want}")
    for part in parts:
        mine, drawn = drawn[:part[2]], drawn[part[2]:]
        expect(mine, order(seed, mine), f"{where}\nthe order of {part}")
    return True


def test_plans(directory):
    """A plan is filled whenever it can be, and else refused"""
    dice, filled = random.Random(64), 0
    for number in range(PLANS):
        questions = [{"id": f"q{n}", "topic": dice.choice(TOPICS),
                      "tags": [t for t in "st" if dice.random() < 0.4],
                      "level": dice.choice(list(RANKS))}
                     for n in range(dice.randint(1, 8))]
        parts = [(dice.choice(SELECTORS),
                  dice.choice([*RANGES] + [""] * 6), dice.choice((1, 1, 2)))
                 for _ in range(dice.randint(1, 4))]
        filled += check_plan(directory / "plan.yaml", f"paper{number}",
                             questions, parts)
    print(f"# {filled} of {PLANS} plans could be filled")
    if not PLANS / 4 < filled < PLANS * 3 / 4:
        raise Wrong(f"{filled} of {PLANS} is no fair mixture")


def make_choices(dice):
    """Choices of one to thirty words, some pinned, some alike."""
    return [(f"choice {dice.randrange(40)}", dice.random() < 0.2)
            for _ in range(dice.randint(1, 30))]


def letter(number):
    return chr(65 + number) if number < 26 else "A" + chr(65 + number - 26)


def test_choices(directory):
    """Choices are shuffled as published, the same on a paper and its key"""
    dice = random.Random("choices")
    questions = {f"q{n}": make_choices(dice) for n in range(40)}
    right = {name: [dice.random() < 0.3 for _ in choices]
             for name, choices in questions.items()}
    bank = directory / "choices.yaml"
    bank.write_text(json.dumps([
        {"id": name, "question": f"What is {name}?", "choices": [
            {"right" if right[name][at] else "wrong": text,
             **({"pin": True} if pinned else {})}
            for at, (text, pinned) in enumerate(choices)]}
        for name, choices in questions.items()]))
    for variant in (0, 1, 2, 17):
        more = [f"--variant={variant}"] if variant else []
        paper, key = (subprocess.run(
            [QBANK, "-b", str(bank), "export", "--shuffle", "--seed=paper",
             "--group-by=none", "-Ttext", f"--answers={answers}", *more],
            env=ENVIRONMENT, text=True, check=True,
            stdout=subprocess.PIPE).stdout for answers in ("none", "only"))
        papers, keys = ([part.splitlines() for part in
                         re.split(r"(?m)^\d+\. +", text)[1:]]
                        for text in (paper, key))
        for (name, choices), found, entry in zip(questions.items(), papers,
                                                 keys):
            places = shuffled(variant_seed("paper", variant), name, choices)
            wanted = [f"{letter(n)}. {choices[at][0]}"
                      for n, at in enumerate(places)]
            expect([" ".join(line.split()) for line in found
                    if re.match(r" +[A-Z]+\. ", line)], wanted,
                   f"{name}, variant {variant}")
            letters = [letter(n) for n, at in enumerate(places)
                       if right[name][at]]
            line = " ".join(" ".join(entry[1:]).split())
            expect(line, ", ".join(letters) or "(no answer yet)",
                   f"the key of {name}, variant {variant}")


TESTS = (test_hashes, test_vectors, test_choices, test_days, test_ties, test_between,
         test_additions, test_schedule, test_seeds, test_stability,
         test_uniformity, test_plans)


def main():
    failed = 0
    print(f"1..{len(TESTS)}", flush=True)
    with tempfile.TemporaryDirectory(prefix="qbank-order-") as directory:
        for number, test in enumerate(TESTS, 1):
            try:
                test(pathlib.Path(directory))
                verdict, details = "ok", ""
            except (Wrong, OSError) as wrong:
                verdict, details, failed = "not ok", str(wrong), failed + 1
            print(f"{verdict} {number} - {test.__doc__}")
            print("".join(f"# {line}\n" for line in details.splitlines()),
                  end="", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

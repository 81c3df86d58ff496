#!/usr/bin/python3
"""Pathological patterns on long subjects: tests/hostile/patterns.tsv.

Each search ends within the time that qbank(1) promises.  Status 0 says that
there is a match and 1 that there is none, and either must be true; 2 comes with
a message that the search was given up.  With -v the answers are reversed.  Each
pattern is tried as it is and without PCRE2's look ahead for a byte that a match
needs, which spares most of them.  The result is TAP; QUICK=1 tries a part.
"""

import concurrent.futures
import json
import os
import pathlib
import re
import resource
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
QBANK = os.environ.get("QBANK", str(HERE.parent / "qbank"))
SUBJECTS = {
    "a4k": "a" * 4000, "a4001": "a" * 4001, "a100k": "a" * 100000,
    "words": "word " * 4000 + "word", "blanks": "\u00a0" * 20000,
    "digits": "1" * 5000, "commas": "a,b" * 3000, "tags": "<a " * 4000,
    "mail": "a.b-c" * 1000, "lines": "a\n" * 5000 + "a",
    "quote": '"' + "a" * 5000, "accents": "\u00e9" * 5000,
    "brackets": "(" * 5000, "paths": "/usr" * 3000,
}
# One second on the question, a tenth on its deck, and some for the rest.
SECONDS = 2
MEMORY = 512 << 20
GIVEN_UP = re.compile(r"qbank grep: \S+: search given up: too costly on question a\n")


def limit():
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def run(bank, pattern, *options):
    result = subprocess.run(
        [QBANK, "--no-cache", "-b", bank, "grep", "-c", "--in=question",
         *options, "-e", pattern], preexec_fn=limit, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE)
    return result.returncode, result.stderr.decode()


def problem(bank, truth, pattern):
    """What is wrong with the searches, or None."""
    return problem_of_one(bank, truth, pattern) or \
        problem_of_one(bank, truth, "(*NO_START_OPT)" + pattern)


def problem_of_one(bank, truth, pattern):
    """What is wrong with a search, or None."""
    found = 0 if truth == "yes" else 1
    status, message = run(bank, pattern)
    if status == 2:
        return None if GIVEN_UP.fullmatch(message) else message
    if status != found or message:
        return f"status {status} {message}"
    status, message = run(bank, pattern, "-v")
    return None if status == 1 - found else f"-v: status {status} {message}"


def main():
    lines = (HERE / "hostile" / "patterns.tsv").read_text(encoding="utf-8")
    cases = [line.split("\t") for line in lines.splitlines() if line[0] != "#"]
    if os.environ.get("QUICK"):
        cases = cases[::8]
    failed = False
    print(f"1..{len(cases)}")
    with tempfile.TemporaryDirectory(prefix="qbank-patterns-") as directory, \
            concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for name, text in SUBJECTS.items():
            deck = json.dumps([{"id": "a", "question": text}])
            pathlib.Path(directory, f"{name}.yaml").write_text(deck, encoding="utf-8")
        results = [pool.submit(problem, f"{directory}/{subject}.yaml", truth, pattern)
                   for truth, subject, pattern in cases]
        for number, (case, result) in enumerate(zip(cases, results), 1):
            wrong = result.result()
            failed |= wrong is not None
            name = " ".join(case).replace("\\", "\\\\").replace("#", "\\#")
            print(f"{'not ok' if wrong else 'ok'} {number} - {name}", flush=True)
            if wrong:
                print(f"# {wrong.strip()}", flush=True)
    return failed


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/python3
"""Makes every allocation of each command fail, once, and from there on.

Either qbank does its work anyway, because the C library can sometimes do
without, or it reports that memory ran out and exits with status 2.  It never
dies from a signal, and never exits with status 0 after less output.
tests/faults/allocate.c makes an allocation fail; QUICK=1 tries every tenth
one.  The result is TAP.
"""

import concurrent.futures
import os
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
QBANK = os.environ.get("QBANK", str(HERE.parent / "qbank"))
STEP = 10 if os.environ.get("QUICK") else 1
DECK = """title: A deck
tags: [one, two]
questions:
- id: first
  question: What is first?
  level: junior
  source: [paper/1]
  see: [second]
  refs: [RFC 1]
  answer: |
    The *first*.

    - a list

    | a | b |
    |---|---|
    | 1 | `x` |

    ![an image](i.png)
- id: second
  question: Which is second?
  choices:
    - right: this
    - wrong: that
"""
COMMANDS = [
    *(["export", "-T", name] for name in
      ("line", "id", "text", "markdown", "json", "yaml", "tsv", "anki",
       "html")),
    ["export", "--toc", "--answers=end", "--group-by=topic"],
    ["list", "--count-by=topic,level", "-t", "deck"],
    ["list", "--sort=level", "-r", "-n", "1"],
    ["list", "-g", "onne"],
    ["random", "--daily=2026-11-21"],
    ["random", "--plan=deck=1,*=1", "--seed=a"],
    ["random", "-n2", "--spread=tag", "--seed=a", "--variant=1"],
    ["grep", "-n", "-i", "first|second"],
    ["grep", "-F", "-w", "--and=is", "first"],
    ["grep", "(unclosed"],
    ["show", "first", "secnd"],
    ["export", "-T", "anki", "--media=MEDIA"],
    ["check", "--strict"],
    ["help", "grep"],
    ["help", "--complete", "--", "list", "-g", "on"],
    ["lsit"],
]


def build(directory):
    shim = pathlib.Path(directory, "allocate.so")
    subprocess.run([os.environ.get("CC", "cc"), "-O1", "-shared", "-fPIC",
                    "-D_GNU_SOURCE",
                    "-o", shim, HERE / "faults" / "allocate.c"], check=True)
    return shim


def run(arguments, environment, at=0, goes_on=False):
    """The status, output and messages; and whether AT was reached."""
    environment = dict(environment, FAULT_AT=str(at))
    if goes_on:
        environment["FAULT_FROM"] = "1"
    reader, writer = os.pipe()
    try:
        result = subprocess.run(
            [QBANK, *arguments], env=dict(environment, FAULT_FD=str(writer)),
            pass_fds=[writer], stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=60)
        os.close(writer)
        writer = -1
        reached = os.read(reader, 1) == b"x"
    finally:
        os.close(reader)
        if writer >= 0:
            os.close(writer)
    return (result.returncode, result.stdout, result.stderr), reached


def problems(arguments, environment):
    """What is wrong with a command, and how many runs that took."""
    arguments = [each.replace("MEDIA", environment["HOME"])
                 for each in arguments]
    expected, _ = run(arguments, environment)
    found, at = [], 0
    while True:
        at += STEP
        reached = False
        for goes_on in (False, True):
            result, reached = run(arguments, environment, at, goes_on)
            if result == expected:
                continue
            status, _, error = result
            if status != 2 or b"memory" not in error:
                found.append(f"allocation {at}{' on' if goes_on else ''}: "
                             f"status {status} {error[:200]!r}")
        if not reached:
            return found, at


def main():
    print(f"1..{len(COMMANDS)}")
    failed = False
    with tempfile.TemporaryDirectory() as directory:
        bank = pathlib.Path(directory, "bank")
        bank.mkdir()
        (bank / "i.png").write_bytes(b"\x89PNG\r\n\x1a\n")
        (bank / "deck.yaml").write_text(DECK, encoding="utf-8")
        os.utime(bank / "deck.yaml", (1e9, 1e9))
        media = pathlib.Path(directory, "media")
        media.mkdir()
        environment = {"PATH": os.environ["PATH"], "LC_ALL": "C",
                       "HOME": str(media),
                       "QBANK_PATH": str(bank), "QBANK_CACHE": "",
                       "LD_PRELOAD": str(build(directory))}
        cached = dict(environment, QBANK_CACHE=str(pathlib.Path(directory,
                                                                "cache")))
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            jobs = [pool.submit(problems, command,
                                cached if command[0] == "random"
                                else environment) for command in COMMANDS]
            for number, (command, job) in enumerate(zip(COMMANDS, jobs), 1):
                found, count = job.result()
                failed |= bool(found)
                print(f"{'not ok' if found else 'ok'} {number} "
                      f"{' '.join(command)}: {count} allocations", flush=True)
                for problem in found[:10]:
                    print(f"# {problem}", flush=True)
    return failed


if __name__ == "__main__":
    sys.exit(main())

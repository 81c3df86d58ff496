#!/usr/bin/python3
"""Writes texts that could take very long or overflow the stack in every format.

Each text of hostile/texts.py is the question and the answer of a bank.  check
and every format of a sheet must end within 5 seconds of CPU time, get by with
a stack of 256 KiB, and print no more than a small multiple of what they read.
The result is TAP.
"""

import concurrent.futures
import json
import os
import pathlib
import resource
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE / "hostile"))
sys.dont_write_bytecode = True
from texts import SIZE, TEXTS  # noqa: E402

QBANK = os.environ.get("QBANK", str(HERE.parent / "qbank"))
SECONDS = 5
STACK = 256 * 1024
# Deep lists have long lines, and narrow columns many.
LONGEST = 60 * SIZE
COMMANDS = [
    ["export", "-T", "markdown"], ["export", "-T", "text"],
    ["export", "-T", "text", "--width=20"], ["export", "-T", "anki"],
    ["export", "-T", "markdown", "--answers=end"],
    ["show", "-T", "text", "--color=always", "a"],
    ["list", "-T", "json"], ["list", "-T", "yaml"], ["list", "-T", "tsv"],
    ["list", "-T", "line"], ["check"],
]


def limit():
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_STACK, (STACK, STACK))


def problem(bank, command):
    """What is wrong with a command on a bank, or None."""
    result = subprocess.run([QBANK, "-b", bank, *command], preexec_fn=limit,
                            stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if result.returncode not in (0, 1):
        return (f"{' '.join(command)}: status {result.returncode} "
                f"{result.stderr.decode()[:200]}")
    if len(result.stdout) > LONGEST:
        return f"{' '.join(command)}: {len(result.stdout)} bytes"
    return None


def problems(directory, number, text):
    bank = pathlib.Path(directory, f"{number}.yaml")
    source = json.dumps({"questions": [
        {"id": "a", "question": text + "\n\nend?", "answer": text}]},
        ensure_ascii=False)
    bank.write_text(source, encoding="utf-8")
    found = [problem(str(bank), command) for command in COMMANDS]
    bank.unlink()
    return [line for line in found if line]


def main():
    failed = False
    with tempfile.TemporaryDirectory(prefix="qbank-limits-") as directory, \
            concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        results = [pool.submit(problems, directory, number, text)
                   for number, (_, text) in enumerate(TEXTS)]
        for number, ((name, _), result) in enumerate(zip(TEXTS, results), 1):
            lines = result.result()
            failed = failed or bool(lines)
            name = name.replace("\\", "\\\\").replace("#", "\\#")
            print(f"{'not ok' if lines else 'ok'} {number} - {name}",
                  *(f"# {line}" for line in lines), sep="\n", flush=True)
    print(f"1..{len(TEXTS)}")
    return failed


if __name__ == "__main__":
    sys.exit(main())

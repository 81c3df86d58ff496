#!/usr/bin/python3
"""Writes texts that could take very long or overflow the stack in every format.

Each text of hostile/texts.py is the question and the answer of a bank.  check
and every format of a sheet must end within some seconds of CPU time, get by
with a stack of 256 KiB, and print no more than a small multiple of what they
read.  With WHOLE=1, the texts are larger, and each is a bank of its own.
Otherwise they share a bank and the time, and are read alone only if that fails.
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
WHOLE = bool(os.environ.get("WHOLE"))
SECONDS = 5 if WHOLE else 3
STACK = 256 * 1024
# Deep lists have long lines, and narrow columns many.
LONGEST = 60 * SIZE
COMMANDS = [
    ["export", "-T", "markdown"], ["export", "-T", "text"],
    ["export", "-T", "text", "--width=20"], ["export", "-T", "anki"],
    ["export", "-T", "markdown", "--answers=end"],
    ["show", "-T", "text", "--color=always", "-"],
    ["list", "-T", "json"], ["list", "-T", "yaml"], ["list", "-T", "tsv"],
    ["list", "-T", "line"], ["check"],
]


def limit():
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_STACK, (STACK, STACK))


def problem(bank, command, count):
    """What is wrong with a command on a bank of COUNT texts, or None."""
    ids = "".join(f"q{number}\n" for number in range(count))
    result = subprocess.run([QBANK, "-b", bank, *command], preexec_fn=limit,
                            input=ids.encode(),
                            stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if result.returncode not in (0, 1):
        return (f"{' '.join(command)}: status {result.returncode} "
                f"{result.stderr.decode()[:200]}")
    if len(result.stdout) > LONGEST * count:
        return f"{' '.join(command)}: {len(result.stdout)} bytes"
    return None


def problems(directory, name, texts):
    """What is wrong with commands on a bank of some texts."""
    bank = pathlib.Path(directory, f"{name}.yaml")
    source = json.dumps({"questions": [
        {"id": f"q{number}", "question": text + "\n\nend?", "answer": text}
        for number, text in enumerate(texts)]}, ensure_ascii=False)
    bank.write_text(source, encoding="utf-8")
    found = [problem(str(bank), command, len(texts)) for command in COMMANDS]
    bank.unlink()
    return [line for line in found if line]


def report(number, name, lines):
    """Prints a test and what is wrong; returns whether something is."""
    name = name.replace("\\", "\\\\").replace("#", "\\#")
    print(f"{'not ok' if lines else 'ok'} {number} - {name}",
          *(f"# {line}" for line in lines), sep="\n", flush=True)
    return bool(lines)


def main():
    with tempfile.TemporaryDirectory(prefix="qbank-limits-") as directory, \
            concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        failed, count = WHOLE, 0
        if not WHOLE:
            count = 1
            failed = report(count, f"{len(TEXTS)} texts in one bank", problems(
                directory, "all", [text for _, text in TEXTS]))
        if failed:
            results = [pool.submit(problems, directory, name, [text])
                       for name, (_, text) in enumerate(TEXTS)]
            failed = not WHOLE
            for (name, _), result in zip(TEXTS, results):
                count += 1
                failed |= report(count, name, result.result())
    print(f"1..{count}")
    return failed


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/python3
"""A bank of 100,000 files, read from YAML and from the saved bank.

Each command ends within seconds of processor time that are many times what it
needs.  The result is TAP.
"""

import os
import pathlib
import resource
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
QBANK = os.environ.get("QBANK", str(HERE.parent / "qbank"))
FILES, FOLDERS, SECONDS = 100000, 100, 60


def run(environment, *arguments):
    result = subprocess.run(
        [QBANK, *arguments], env=environment, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, preexec_fn=lambda: resource.setrlimit(
            resource.RLIMIT_CPU, (SECONDS, SECONDS)))
    return result.returncode, result.stdout.decode(), result.stderr.decode()


def main():
    with tempfile.TemporaryDirectory(prefix="qbank-files-") as directory:
        root = pathlib.Path(directory)
        (root / "cache").mkdir(mode=0o700)
        for folder in range(FOLDERS):
            (root / f"bank/{folder}").mkdir(parents=True)
            for number in range(folder, FILES, FOLDERS):
                (root / f"bank/{folder}/{number}.yaml").write_text(
                    f"- {{id: q{number}, question: What is {number}?}}\n",
                    encoding="utf-8")
        environment = {"QBANK_PATH": str(root / "bank"), "LC_ALL": "C",
                       "QBANK_CACHE": str(root / "cache")}
        # A file that has just changed is not saved.
        time.sleep(2.5)
        last = (0, f"q{FILES - 1}\n", "")
        tests = [
            ("YAML", ("--no-cache", "list", "-c"), (0, f"{FILES}\n", "")),
            ("YAML, and saving", ("list", "-c"), (0, f"{FILES}\n", "")),
            ("the saved bank", ("list", "-c"), (0, f"{FILES}\n", "")),
            ("one question", ("list", "-T", "id", last[1].strip()), last),
            ("grep", ("grep", "-l", f"What is {FILES - 1}"), last),
            ("check", ("check",), (0, "", "")),
        ]
        failed = False
        for number, (name, arguments, wanted) in enumerate(tests, 1):
            found = run(environment, *arguments)
            failed |= found != wanted
            print(f"{'not ok' if found != wanted else 'ok'} {number} - {name}")
            if found != wanted:
                print(f"# {str(found)[:500]}")
        saved = os.listdir(root / "cache")
        print(f"{'ok' if len(saved) == 1 else 'not ok'} {len(tests) + 1} - it was saved")
        print(f"1..{len(tests) + 1}")
        return failed or len(saved) != 1


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/python3
"""Types command lines into bash, zsh and fish and presses Tab.

usage: completion.py [SHELL]...

Each shell runs on a terminal of its own, with the file of cmd/completion for
it.  A line is typed up to a Tab and sent with Enter.  The command "qbank" that
it runs is a stub, which asks the program for completions and otherwise writes
down its operands, so that what the shell made of the line can be compared.
The result is TAP.
"""

import os
import pathlib
import pty
import re
import select
import signal
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
FILES = HERE.parent / "cmd" / "completion"
QBANK = os.environ.get("QBANK", str(HERE.parent / "qbank"))
TIMEOUT = 15  # seconds for a shell to answer

STUB = """\
#!/bin/sh
[ "$1" = help ] && [ "$2" = --complete ] && exec '{qbank}' "$@"
printf '%s\\n' "$@" >"$RECORD.new"
mv "$RECORD.new" "$RECORD"
"""

DECK = """\
title: Team
questions:
  - {id: deploy-on-friday, question: "Deploy on Friday?\\nWhy?", tags: [redis, "a,b"],
     level: senior, source: wiki/7, answer: "No."}
  - {id: rollback, question: How do you roll back?, tags: [release notes, it's, "k=v:w",
     'cost "$HOME" `x`'], level: junior, source: wiki/12, answer: With the old image.}
"""

OTHER = """\
- {id: elsewhere, question: Where?, tags: [other], topic: "far/away"}
"""

# What is typed, and the operands that qbank gets; \t is the Tab key.  "other"
# is a bank that only -b names.
LINES = (
    ("qbank gr\t", "grep"),
    ("qbank list -g red\t", "list -g redis"),
    ("qbank -b other list -t far/\t", "-b other list -t far/away"),
    ("qbank list -b other -g o\t", "list -b other -g other"),
    ("qbank --bank=other show e\t", "--bank=other show elsewhere"),
    ("qbank show dep\t", "show deploy-on-friday"),
    ("qbank list --level=jun\t", "list --level=junior"),
    ("qbank list --level=junior..sen\t", "list --level=junior..senior"),
    ("qbank list -s wiki/1\t", "list -s wiki/12"),
    ("qbank list -g redis,rel\t", "list -g redis,release notes"),
    ("qbank export --answers\te\t", "export --answers=end"),
    ("qbank random --print-s\t", "random --print-seed"),
    ("qbank list -T js\t", "list -T json"),
    ("qbank check tea\t", "check team.yaml"),
    ("qbank --bank=oth\tlist", "--bank=other/list"),
    ("qbank help ra\t", "help random"),
    # Plans, whose names are followed by counts.
    ("qbank random --plan team:sen\t1,tag:red\t2", "random --plan team:senior=1,tag:redis=2"),
    ("qbank random --pl=team=1,te\t2", "random --pl=team=1,team=2"),
    # Words with what shells split at, or quote.
    ("qbank list -g 'it\t", "list -g it's"),
    ('qbank list -g "cost\t', 'list -g cost "$HOME" `x`'),
    ("qbank list -g cost\t", 'list -g cost "$HOME" `x`'),
    ("qbank list -g k\t", "list -g k=v:w"),
    ("qbank list --tag=k=v:\t", "list --tag=k=v:w"),
    ("qbank random --seed= dep\t", "random --seed= deploy-on-friday"),
    ("qbank grep nothing: dep\t", "grep nothing: deploy-on-friday"),
    # File names, and the shell's own files.
    ("qbank check odd:name=/\t", "check odd:name=/far.yaml"),
    ("qbank list --bank=odd:name=/f\t", "list --bank=odd:name=/far.yaml"),
    ("qbank check 'a dir/\t", "check a dir/far.yaml"),
    ("qbank list -bteam\t", "list -bteam.yaml"),
    ("qbank check ~/tea\t", "check {home}/team.yaml"),
    ("qbank list -g redis - <tea\t -q", "list -g redis - -q"),
    # There is nothing to complete, and no message.
    ("qbank grep nothing\t", "grep nothing"),
    ("qbank list -b missing -g r\t", "list -b missing -g r"),
    # A shell that forbids unset variables.
    ("set -u; unset HOME; qbank list", "list"),
    ("qbank list -g red\t", "list -g redis"),
)

SHELLS = {
    "bash": (["bash", "--noprofile", "--norc", "-i"],
             "PS1='READ''Y> '; source {files}/qbank.bash"),
    "zsh": (["zsh", "-f", "-i"],
            "PS1='READ''Y> '; unsetopt PROMPT_SP; fpath=({files} $fpath); "
            "autoload -U compinit; compinit -u -d dump"),
    "fish": (["fish", "--no-config", "-i", "-C"],
             "function fish_prompt; echo -n 'READY> '; end; "
             "function fish_greeting; end; source {files}/qbank.fish; "
             "set -g fish_autosuggestion_enabled 0"),
}


class Terminal:
    """A shell on a terminal of its own."""

    def __init__(self, command, environment, directory):
        self.output = ""
        self.process, self.descriptor = pty.fork()
        if self.process == 0:
            os.chdir(directory)
            os.execvpe(command[0], command, environment)

    def send(self, keys):
        os.write(self.descriptor, keys.encode())

    def read(self):
        """Reads what is there; answers what a terminal is asked."""
        if not select.select([self.descriptor], [], [], 0.02)[0]:
            return
        try:
            data = os.read(self.descriptor, 65536).decode(errors="replace")
        except OSError:
            raise EOFError(f"the shell ended:\n{self.output[-2000:]}") from None
        self.output += data
        if re.search(r"\x1b\[0?c", data):
            self.send("\x1b[?62;c")

    def wait(self, is_done):
        end = time.monotonic() + TIMEOUT
        while not is_done():
            if time.monotonic() > end:
                raise TimeoutError(repr(self.output[-2000:]))
            self.read()

    def wait_for_prompt(self):
        self.wait(lambda: "READY> " in self.output)
        self.output = ""

    def close(self):
        os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)
        os.close(self.descriptor)


def prepare(home):
    """Writes the banks and the stub; returns the environment."""
    (home / "bin").mkdir()
    stub = home / "bin" / "qbank"
    stub.write_text(STUB.format(qbank=QBANK))
    stub.chmod(0o755)
    for name, text in (("bank/team.yaml", DECK), ("other/far.yaml", OTHER),
                       ("odd:name=/far.yaml", OTHER), ("a dir/far.yaml", OTHER)):
        (home / name).parent.mkdir()
        (home / name).write_text(text)
    (home / "team.yaml").touch()
    return {"HOME": str(home), "TERM": "xterm", "LC_ALL": "C.UTF-8",
            "PATH": f"{home}/bin:/usr/bin:/bin", "QBANK_CACHE": "",
            "QBANK_PATH": str(home / "bank"), "RECORD": str(home / "record"),
            "XDG_CONFIG_HOME": str(home), "XDG_DATA_HOME": str(home / "data")}


def results(shell):
    """Yields (line, operands wanted, operands got) for each line."""
    command, setup = SHELLS[shell]
    setup = setup.format(files=FILES)
    with tempfile.TemporaryDirectory(prefix="qbank-completion-") as directory:
        home = pathlib.Path(directory)
        record = home / "record"
        if command[-1] == "-C":
            command, setup = command + [setup], ""
        terminal = Terminal(command, prepare(home), directory)
        try:
            if setup:
                terminal.send(setup + "\r")
            terminal.wait_for_prompt()
            for line, wanted in LINES:
                for part in re.split("(\t)", line):
                    terminal.send(part)
                terminal.send("\r")
                terminal.wait(record.exists)
                got = record.read_text()[:-1].replace("\n", " ")
                record.unlink()
                terminal.wait_for_prompt()
                yield line, wanted.format(home=home), got
        finally:
            terminal.close()


def main():
    shells = sys.argv[1:] or SHELLS
    print(f"1..{len(shells) * len(LINES)}")
    number = failed = 0
    for shell in shells:
        for line, wanted, got in results(shell):
            number += 1
            verdict = "ok" if got == wanted else "not ok"
            failed += got != wanted
            typed = line.replace("\t", "<Tab>")
            print(f"{verdict} {number} - {shell}: {typed}")
            if got != wanted:
                print(f"# got:    {got}\n# wanted: {wanted}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

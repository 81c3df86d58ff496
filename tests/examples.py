#!/usr/bin/python3
"""Runs the examples of the manual and compares the options it describes.

usage: examples.py

Examples are the literal blocks of man/qbank.1 and man/qbank.5 and the console
blocks of README.md whose first line begins with "$ ".  A line that begins with
"$ " is a command, including the rest of a here-document.  A command that ends
with | or a backslash continues on the next line, after "> ".  All other lines
are exactly what the commands print.  Each block runs in one bash, in an empty
directory.  A deck that a block of qbank.5 writes but does not check must pass
"qbank check --strict".

For each command, --help, SYNOPSIS, and the lists in the page must have the
same options with the same arguments.  The examples at the top of --help must
end with status 0, and each qbank in them prints something unless it checks a
bank; so do the other examples of the manual.  The result is TAP.
"""

import difflib
import os
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent
QBANK = os.environ.get("QBANK", str(ROOT / "qbank"))
TIMEOUT = 60  # seconds for one block
SIGPIPE = 128 + 13  # of a command whose reader has seen enough
ESCAPES = {r"\e": "\\", r"\-": "-", r"\&": "", r"\(aq": "'", r"\(ga": "`",
           r"\(ha": "^", r"\(ti": "~", r"\(dq": '"', r"\(bu": "\u2022"}
HERE_DOCUMENT = re.compile(r"<<-?\s*'?(\w+)'?")
DECK = re.compile(r"^\$ cat >(\S+\.ya?ml) <<'END'$", re.M)
HELP_ROW = re.compile(r"^  (?:-(\w), |    )--([\w-]+)(\[?=)?")
USED = re.compile(r"^\.Op Fl (\S+)(.*)$|^\.(?:Fl) (.+)$")
LISTED = re.compile(r"^\.It (Fl .+)$")

# Programs that an example writes to, and what stands in for them.
STUBS = {"lpr": "cat >/dev/null", "fzf": "cat >/dev/null", "pr": "cat",
         "vim": 'shift; cat "$@" >/dev/null', "weasyprint": "cat >/dev/null"}

# A stand-in for qbank that notes its status and the bytes that it printed.
WATCHED = """\
copy=$(mktemp)
{program} "$@" >"$copy"
status=$?
echo "$status $(wc -c <"$copy") $*" >>{log}
exec 3<"$copy"
rm "$copy"
cat <&3
exit $status"""
CLEAN_DECK = """\
- id: sum
  question: What is 1 + 1?
  answer: It is 2.
"""


class Wrong(Exception):
    """The manual does not say what the program does."""


def unescape(line):
    """A line of a literal block of mdoc(7) as it is rendered."""
    return re.sub(r"\\\(..|\\.", lambda m: ESCAPES[m[0]], line)


def manual_blocks(page):
    """Yields (first line's number, text) for each literal block of a page."""
    block = None
    for number, line in enumerate(page.split("\n"), 1):
        if line == ".Bd -literal -offset indent":
            block, start = [], number + 1
        elif line == ".Ed" and block is not None:
            yield start, "\n".join(block) + "\n"
            block = None
        elif block is not None:
            block.append(unescape(line))


def readme_blocks(text):
    """The same for the console blocks of a Markdown text."""
    for match in re.finditer(r"^```console\n(.*?)^```$", text, re.M | re.S):
        yield text.count("\n", 0, match.start(1)) + 1, match[1]


def commands_of(block):
    """The commands of a block, each a list of its unchanged lines."""
    commands, end, goes_on = [], None, False
    for line in block.splitlines():
        if end is not None:
            commands[-1].append(line)
            end = None if line == end else end
        elif goes_on or line.startswith("$ "):
            if goes_on:
                commands[-1].append(line)
            else:
                commands.append([line])
            document = HERE_DOCUMENT.search(line)
            end = document[1] if document else None
            goes_on = line.endswith(("|", "\\"))
    return commands


def script_of(block):
    """A script that prints each command before it runs it."""
    lines = []
    for command in commands_of(block):
        lines.append("printf '%s\\n' " + " ".join(map(shlex.quote, command)))
        lines += [line[2:] if at == 0 or line.startswith("> ") else line
                  for at, line in enumerate(command)]
    return "\n".join(lines) + "\n"


class Directory:
    """A temporary home: an empty directory, and the program on PATH."""

    def __enter__(self):
        self.holder = tempfile.TemporaryDirectory(prefix="qbank-examples-")
        home = pathlib.Path(self.holder.name)
        self.work, self.bin = home / "work", home / "bin"
        self.work.mkdir()
        self.bin.mkdir()
        self.program = pathlib.Path(QBANK).resolve()
        (self.bin / "qbank").symlink_to(self.program)
        self.environment = {"HOME": str(home), "TERM": "dumb",
                            "LC_ALL": "C.UTF-8",
                            "PATH": f"{self.bin}:{os.environ['PATH']}"}
        return self

    def __exit__(self, *error):
        self.holder.cleanup()

    def stub(self, name, script):
        """Puts a shell script on PATH."""
        path = self.bin / name
        path.unlink(missing_ok=True)
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)

    def watch(self):
        """Puts the stubs on PATH, and lets qbank note how it ended."""
        self.log = self.bin.parent / "log"
        self.log.write_text("")
        for name, script in STUBS.items():
            self.stub(name, script)
        self.stub("qbank", WATCHED.format(
            program=shlex.quote(str(self.program)), log=self.log))

    def missed(self):
        """The commands that failed, or printed nothing, since then."""
        lines = self.log.read_text().splitlines()
        return [line for line in lines
                if not re.match(r"0 [1-9]|0 0 check", line)] if lines \
            else ["qbank was not run"]

    def run(self, *command):
        """Runs a command; returns its status and everything it printed."""
        try:
            done = subprocess.run(
                command, cwd=self.work, env=self.environment, text=True,
                timeout=TIMEOUT, stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        except subprocess.TimeoutExpired:
            raise Wrong(f"still running after {TIMEOUT} s") from None
        return done.returncode, done.stdout


def transcript(directory, block):
    script = directory.work.parent / "script"
    script.write_text(script_of(block))
    return directory.run("bash", str(script))[1]


def check_block(block, checks_decks):
    with Directory() as directory:
        printed = transcript(directory, block)
        if printed != block:
            raise Wrong("\n".join(difflib.unified_diff(
                block.splitlines(), printed.splitlines(), "the manual",
                "the program", lineterm="")))
        if not checks_decks or "qbank check" in block:
            return
        for deck in DECK.findall(block):
            status, printed = directory.run("qbank", "check", "--strict", deck)
            if status:
                raise Wrong(printed)


def argument_kind(text):
    """Of the rest of an option: it takes no argument, needs one, or may."""
    if re.match(r"\[=| Ns Op =", text):
        return "optional"
    return "required" if re.match(r"=| (?:Ns = Ns )?Ar", text) else "none"


def helped_options(text):
    """{(letter or "", long name): kind} of what --help prints."""
    rows = (HELP_ROW.match(line)
            for line in text.partition("usage:")[2].splitlines())
    return {(row[1] or "", row[2]): argument_kind(row[3] or "")
            for row in rows if row}


def sections(page):
    """{heading: lines} of a page, of its sections and its subsections."""
    found, name = {}, None
    for line in page.split("\n"):
        heading = re.match(r'\.S[hs] "?(.*?)"?$', line)
        if heading:
            name = heading[1]
            found[name] = []
        elif name:
            found[name].append(line)
    return found


def used_options(synopsis):
    """{command: {letter or long name: kind}} of SYNOPSIS; "" is no command."""
    commands, command = {}, ""
    for line in synopsis:
        if line.startswith(".Nm"):
            command, globals_ = "", {}
        elif line.startswith(".Cm "):
            command = line.split()[1]
            commands[command] = {}
        options = commands.setdefault(command, {})
        match = USED.match(line)
        if match and match[1] and match[1].startswith("-"):
            options[match[1][1:]] = argument_kind(match[2])
        elif match:
            kind = argument_kind(match[2] or "")
            for letter in re.sub(r"[| ]", "", match[1] or match[3]):
                options[letter] = kind
    return commands


def listed_options(lines):
    """{(letter or "", long name): kind} of the lists in a section."""
    options = {}
    for line in lines:
        match = LISTED.match(line)
        if not match:
            continue
        letter, name, kind = "", "", "none"
        for each in re.split(r" , (?=Fl )", match[1]):
            word, _, rest = each.removeprefix("Fl ").partition(" ")
            if word.startswith("-"):
                name, kind = word[1:], argument_kind(" " + rest)
            else:
                letter = word
        options[letter, name] = kind
    return options


def described_options(page, command):
    """The options in the command's list and in those it refers to."""
    options = listed_options(page["COMMANDS"])
    options.update(listed_options(page[command]))
    for line in page[command]:
        match = re.match(r'\.Sx "?([^"]*?)"?(?: [.,;:)])?$', line)
        if match:
            options.update(listed_options(page[match[1]]))
    return options


def differences(name, left, right):
    only = sorted(set(left.items()) ^ set(right.items()), key=str)
    return [f"{name}: {option}, argument {kind}" for option, kind in only]


def check_options(page, command):
    with Directory() as directory:
        help_text = directory.run("qbank", "help", *filter(None, [command]))[1]
    helped = helped_options(help_text)
    used = used_options(page["SYNOPSIS"])[command]
    described = described_options(page, command) if command \
        else listed_options(page["DESCRIPTION"])
    if not helped:
        raise Wrong("--help prints no options")
    # The options of every command are described once.
    for option in (("b", "bank"), ("j", "jobs"), ("", "no-cache")):
        if command and helped.pop(option, None) is None:
            raise Wrong(f"--help has no {option}")
    # SYNOPSIS has the short form where there is one, and -b for every command.
    shortened = {letter or name: kind
                 for (letter, name), kind in helped.items()}
    if command:
        used.pop("b", None)
    else:
        used = {**used, "b": "required"}
    wrong = (differences("SYNOPSIS", shortened, used) +
             differences("the lists", helped, described))
    if wrong:
        raise Wrong("--help differs from\n" + "\n".join(wrong))


def check_help_examples(command):
    with Directory() as directory:
        directory.watch()
        deck = directory.work / "my" / "bank" / "deck.yaml"
        deck.parent.mkdir(parents=True)
        deck.write_text(CLEAN_DECK)
        text = directory.run("qbank", "help", command)[1]
        examples = text.partition("\n\n")[0].splitlines()
        if len(examples) != 3:
            raise Wrong(f"--help begins with {len(examples)} examples, not 3")
        for example in map(str.strip, examples):
            directory.log.write_text("")
            status, printed = directory.run(
                "bash", "-c", f"{example}\necho ${{PIPESTATUS[*]}} >status")
            ends = (directory.work / "status").read_text().split()
            if any(int(end) not in (0, SIGPIPE) for end in ends):
                raise Wrong(f"{example}\nended with {' '.join(ends)}\n"
                            f"{printed[-1000:]}")
            if directory.missed():
                raise Wrong("\n".join([example] + directory.missed()))


def check_commands(block):
    """Runs a block that shows no output; each qbank in it finds something."""
    with Directory() as directory:
        directory.watch()
        status, printed = directory.run("bash", "-o", "pipefail", "-ec", block)
        if status or directory.missed():
            raise Wrong("\n".join([f"ended with {status}", printed[-1000:]] +
                                  directory.missed()))


def points():
    """(name, function, arguments) for each test."""
    page = sections((ROOT / "man" / "qbank.1").read_text())
    commands = [name for name in used_options(page["SYNOPSIS"]) if name]
    for file, blocks_of in (("man/qbank.1", manual_blocks),
                            ("man/qbank.5", manual_blocks),
                            ("README.md", readme_blocks)):
        path = ROOT / file
        blocks = blocks_of(path.read_text()) if path.exists() else ()
        for line, block in blocks:
            if block.startswith("$ "):
                yield (f"{file}:{line} prints what it says", check_block,
                       (block, file.endswith(".5")))
            elif block.startswith(("qbank ", "vim ")):
                yield (f"{file}:{line} finds something", check_commands,
                       (block,))
    yield "the options of qbank", check_options, (page, "")
    for command in commands:
        yield f"the options of {command}", check_options, (page, command)
    for command in commands:
        yield (f"the examples of {command} --help", check_help_examples,
               (command,))


def main():
    failed = 0
    tests = list(points())
    print(f"1..{len(tests)}")
    for number, (name, function, arguments) in enumerate(tests, 1):
        try:
            function(*arguments)
            print(f"ok {number} - {name}", flush=True)
        except Wrong as wrong:
            failed += 1
            print(f"not ok {number} - {name}")
            for line in str(wrong).split("\n"):
                print(f"# {line}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/python3
"""Every system call fails once, in each way it can, for a few commands.

strace(1) makes call number N of a kind fail, counting from main().  Then
either the output, the messages, and the status stay the same, or the status is
2 and there is a message.  Lost output with status 0 or 1 is a mistake, and so
is a signal.  The disk is also full after each number of bytes.  The test is
skipped if strace may not trace.  The result is TAP; QUICK=1 tries only the
first calls of each kind.
"""

import collections
import concurrent.futures
import os
import pathlib
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
QBANK = os.environ.get("QBANK", str(HERE.parent / "qbank"))
MOST = 2 if os.environ.get("QUICK") else 40
DECK = """title: A deck
questions:
- {id: NAME1, question: What is first?, level: junior, answer: "![x](i.png)"}
- {id: NAME2, question: Which is second?, see: [NAME1]}
"""
KINDS = ("open", "openat", "read", "fstat", "newfstatat", "getdents64",
         "write", "mmap", "munmap", "mprotect", "rename", "renameat",
         "close", "unlinkat", "mkdir", "fcntl", "dup", "lseek", "ioctl",
         "timer_create", "timer_settime", "getrandom", "sched_getaffinity",
         "rt_sigprocmask", "rt_sigaction", "clone3", "madvise", "getcwd",
         "readlink", "unlink", "prctl", "landlock_create_ruleset",
         "landlock_add_rule", "landlock_restrict_self")
ERRORS = ("EINTR", "EIO", "ENOSPC", "EMFILE", "ENOENT", "ENOMEM", "EAGAIN")
COMMANDS = [
    ["export", "-T", "text"],
    ["list", "-T", "yaml"],
    ["random", "-n", "2", "--seed=a", "-T", "id"],
    ["grep", "-n", "first|second"],
    ["show", "-"],
    ["list", "--exclude-from=SEEN"],
    ["export", "-T", "anki", "--media=media"],
    ["check"],
]
IMAGE = b"\x89PNG\r\n\x1a\n" + bytes(20000)
# ENOENT from getdents64(2) says that the directory was removed: it is empty, and
# readdir(3) reports its end.
RIGHT = {("getdents64", "ENOENT")}


class Place:
    """A bank, a cache and a list of ids, new for every run."""

    def __init__(self, directory, settled):
        self.root = pathlib.Path(directory)
        (self.root / "bank").mkdir()
        (self.root / "cache").mkdir(mode=0o700)
        for name in ("a", "b"):
            deck = self.root / "bank" / f"{name}.yaml"
            deck.write_text(DECK.replace("NAME", name), encoding="utf-8")
            if settled:
                os.utime(deck, (1e9, 1e9))
        (self.root / "bank" / "i.png").write_bytes(IMAGE)
        (self.root / "media").mkdir()
        (self.root / "seen").write_text("b2\n", encoding="utf-8")
        self.environment = {
            "PATH": os.environ["PATH"], "LC_ALL": "C", "HOME": directory,
            "QBANK_PATH": "bank", "QBANK_CACHE": str(self.root / "cache")}

    def run(self, arguments, before=(), limit=None):
        arguments = [a.replace("SEEN", "seen") for a in arguments]
        return subprocess.run(
            [*before, QBANK, *arguments], cwd=self.root, input=b"a1\nb2\n",
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=60,
            env=self.environment, preexec_fn=limit)


    def has_part(self):
        """Whether a part of an image was copied."""
        return any(path.read_bytes() != IMAGE
                   for path in (self.root / "media").iterdir())


def calls(trace):
    """How many calls of each kind there are, and how many before main()."""
    total, before = collections.Counter(), {}
    for line in trace.splitlines():
        # What gcov does when the program ends is not the program's.
        if ".gcda" in line:
            break
        match = re.match(r"(?:\d+ +)?(\w+)\(", line)
        if match and match[1] == "fcntl" and not before:
            before = dict(total)
        if match:
            total[match[1]] += 1
    return total, before


def verdict(result, expected):
    """What is wrong with a run, or None."""
    # check warns of an image that cannot be read.
    output = re.sub(rb".*: warning: image 'i.png': .*\n", b"", result.stdout)
    same = (result.returncode, output) == (
        expected.returncode, expected.stdout)
    if same or (result.returncode == 2 and result.stderr):
        return None
    return (f"status {result.returncode}, {len(result.stdout)} of "
            f"{len(expected.stdout)} bytes, {result.stderr[:100]!r}")


def problems(arguments, settled):
    with tempfile.TemporaryDirectory() as directory:
        place = Place(directory, settled)
        log = str(place.root / "trace")
        expected = place.run(arguments, ["strace", "-f", "-o", log])
        total, before = calls(pathlib.Path(log).read_text(encoding="utf-8"))
    found, runs = [], 0
    for kind in KINDS:
        first = before.get(kind, 0) + 1
        for number in range(first, min(total[kind], first + MOST - 1) + 1):
            for error in ERRORS:
                if (kind, error) in RIGHT:
                    continue
                with tempfile.TemporaryDirectory() as directory:
                    place = Place(directory, settled)
                    result = place.run(arguments, [
                        "strace", "-f", "-o", "/dev/null", "-e",
                        f"inject={kind}:error={error}:when={number}"])
                    has_part = place.has_part()
                runs += 1
                wrong = verdict(result, expected)
                if has_part and kind != "unlink":
                    wrong = "a part of an image"
                if wrong:
                    found.append(f"{kind} {number - first + 1} {error}: "
                                 f"{wrong}")
    return found, runs


def full_disk(arguments):
    """Standard output is a file that is full after each number of bytes."""
    found, runs = [], 0
    with tempfile.TemporaryDirectory() as directory:
        place = Place(directory, False)
        size = len(place.run(arguments).stdout)
        # gcov's files would be damaged.
        place.environment["GCOV_PREFIX"] = directory
        target = place.root / "out"

        def limit(most):
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

        for most in range(size):
            with open(target, "wb") as out:
                result = subprocess.run(
                    [QBANK, "--no-cache", *[a.replace("SEEN", "seen")
                                            for a in arguments]],
                    cwd=place.root, input=None if "-" not in arguments
                    else b"a1\nb2\n", stdout=out, stderr=subprocess.PIPE,
                    env=place.environment, preexec_fn=lambda m=most: limit(m))
            runs += 1
            if result.returncode != 2 or not result.stderr:
                found.append(f"room for {most} bytes: status "
                             f"{result.returncode}")
    return found, runs


def may_trace():
    return shutil.which("strace") and subprocess.run(
        ["strace", "-o", "/dev/null", "-e", "inject=getppid:error=EIO",
         "true"], stderr=subprocess.DEVNULL).returncode == 0


def main():
    jobs = [(f"{' '.join(c)}: a full disk", full_disk, (c,))
            for c in COMMANDS if c != ["check"]]
    if may_trace():
        for command in COMMANDS:
            jobs.append((" ".join(command), problems, (command, False)))
        jobs.append(("a saved bank", problems, (COMMANDS[1], True)))
    print(f"1..{len(jobs)}")
    failed = False
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        tasks = [pool.submit(work, *given) for _, work, given in jobs]
        for number, ((name, _, _), task) in enumerate(zip(jobs, tasks), 1):
            found, runs = task.result()
            failed |= bool(found)
            print(f"{'not ok' if found else 'ok'} {number} {name}: "
                  f"{runs} runs", flush=True)
            for problem in found[:20]:
                print(f"# {problem}", flush=True)
    return failed


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/python3
"""Compares qbank with its peers, on the same bytes.

usage: bench.py [DIRECTORY]

Each row is a ratio of the medians of paired runs, ours and the peer's in turn,
so drifts in the machine's speed do not matter.  Next to it is the limit that
it should not exceed.  Banks of 10,000, 100,000 and 1,000,000 questions are
created in DIRECTORY, and kept there for the next time, or in a temporary one.
Missing peers are named, and their rows are left out.

    QBANK    the program, ./qbank
    EVENTS   the bare loop over libyaml's events, build/events
    RUNS     pairs of runs, 9
    MOST     the largest bank, 1000000
"""

import json
import os
import pathlib
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
QBANK = os.environ.get("QBANK", str(ROOT / "qbank"))
EVENTS = os.environ.get("EVENTS", str(ROOT / "build" / "events"))
RUNS = int(os.environ.get("RUNS", "9"))
MOST = int(os.environ.get("MOST", "1000000"))
PATTERNS = [r"lock.*replica", "zebra", "(?i)keepalive",
            r"\bshard\b.*\bqueue\b", "[a-z]+ing", "index|lock|thread"]


class Run:
    """One run of a command: what the kernel says it took."""

    def __init__(self, command, cache):
        environment = dict(os.environ, QBANK_CACHE=str(cache), LC_ALL="C")
        program = shutil.which(command[0])
        # A file: some programs print less to /dev/null.  The process is
        # spawned directly, because Python's own start of a process would be
        # charged to both and draw their ratio towards 1.
        with tempfile.TemporaryFile(dir="/dev/shm") as out, \
                open(os.devnull, "r+b") as null:
            start = time.perf_counter()
            process = os.posix_spawn(program, command, environment, file_actions=[
                (os.POSIX_SPAWN_DUP2, null.fileno(), 0),
                (os.POSIX_SPAWN_DUP2, out.fileno(), 1),
                (os.POSIX_SPAWN_DUP2, null.fileno(), 2)])
            _, status, usage = os.wait4(process, 0)
            self.wall = time.perf_counter() - start
        self.status = os.waitstatus_to_exitcode(status)
        self.cpu = usage.ru_utime + usage.ru_stime
        self.memory = usage.ru_maxrss * 1024


class Bench:
    def __init__(self, directory):
        self.directory = pathlib.Path(directory)
        self.cache = self.directory / "cache"
        self.missing = []

    def bank(self, count, per_file=200):
        path = self.directory / f"bank-{count}-{per_file}"
        if not path.is_dir():
            subprocess.run([sys.executable, str(HERE / "make_bank.py"),
                            str(count), str(path), str(per_file)], check=True)
        return path

    def settle(self, bank):
        """Saves a bank when its files are old enough for that.

        Then waits for the disk, since writing a large bank takes up a processor.
        """
        newest = max(path.stat().st_ctime for path in bank.rglob("*.yaml"))
        time.sleep(max(0, newest + 3 - time.time()))
        Run([QBANK, "-b", str(bank), "list", "-c"], self.cache)
        os.sync()

    def pairs(self, ours, peer, before=None):
        """The medians of our values, the peer's, and the ratios, by measure."""
        runs = []
        for number in range(RUNS + 1):
            if before:
                before()
            pair = Run(ours, self.cache), Run(peer, self.cache)
            for command, run in zip((ours, peer), pair):
                if run.status not in (0, 1):
                    sys.exit(f"bench.py: {command} failed: {run.status}")
            if number > 0:
                runs.append(pair)
        return {
            measure: tuple(statistics.median(values) for values in zip(*(
                (getattr(a, measure), getattr(b, measure),
                 getattr(a, measure) / max(getattr(b, measure), 1e-6))
                for a, b in runs)))
            for measure in ("wall", "cpu", "memory")}

    def row(self, what, measure, ours, peer, bar, before=None):
        result = self.pairs(ours, peer, before)[measure]
        self.print(what, measure, result[0] * 1000, result[1] * 1000,
                   result[2], bar)

    @staticmethod
    def print(what, measure, ours, peer, ratio, bar):
        verdict = "" if ratio <= bar else " over"
        print(f"| {what} | {measure} | {ours:.1f} | {peer:.1f} | "
              f"{ratio:.2f} | {bar}{verdict} |", flush=True)

    def has(self, *programs):
        gone = [name for name in programs if shutil.which(name) is None]
        self.missing += [name for name in gone if name not in self.missing]
        return not gone


def daily(bench):
    shipped = ROOT / "bank"
    bench.settle(shipped)
    ours = [QBANK, "-b", str(shipped), "random", "--daily"]
    if bench.has("/usr/games/fortune"):
        bench.row("daily question, saved, and fortune on its own data", "cpu",
                  ours, ["/usr/games/fortune"], 0.4)
        if bench.has("strfile"):
            bench.row("daily question, saved, and fortune on our questions",
                      "cpu", ours,
                      ["/usr/games/fortune", fortune_file(bench)], 0.4)
    bench.row("daily question, saved, and --no-cache", "cpu", ours,
              ours + ["--no-cache"], 0.2)


def records(bank):
    """The questions of a bank, as dictionaries, one at a time.

    A spawned process begins with the peak memory of this one, so this one
    stays small.
    """
    with subprocess.Popen([QBANK, "-b", str(bank), "list", "-T", "json"],
                          stdout=subprocess.PIPE) as process:
        for line in process.stdout:
            yield json.loads(line)


def fortune_file(bench):
    """The shipped questions in fortune's format, with its index beside."""
    path = bench.directory / "fortunes"
    path.write_text("".join(record["question"] + "\n%\n"
                            for record in records(ROOT / "bank")))
    subprocess.run(["strfile", "-s", str(path)], check=True)
    return str(path)


def rec_file(bench, bank):
    """The questions of a bank in the format of GNU recutils."""
    path = bench.directory / "bank.rec"
    with open(path, "w", encoding="utf-8") as file:
        for record in records(bank):
            file.write(f"id: {record['id']}\n")
            for key in ("question", "answer"):
                file.write(f"{key}: " + record[key].replace("\n", "\n+ ") + "\n")
            file.write("\n")
    return str(path)


def search(bench):
    bank = bench.bank(100000)
    bench.settle(bank)
    grep = [QBANK, "-b", str(bank), "grep"]
    peers = [("rg", ["rg", "-P"], 0.8), ("grep", ["grep", "-rP"], 0.8),
             ("ugrep", ["ugrep", "-rP"], 0.8),
             ("pcre2grep", ["pcre2grep", "-r"], 0.8)]
    for pattern in PATTERNS:
        name = pattern.replace("|", "\\|")
        if bench.has("rg"):
            bench.row(f"`grep -c '{name}'` and `rg -P -c`", "wall",
                      grep + ["-c", pattern],
                      ["rg", "-P", "-c", pattern, str(bank)], 0.8)
    if bench.has("recsel"):
        bench.row("`grep -c zebra` and `recsel -c` on the same questions",
                  "wall", grep + ["-c", "zebra"],
                  ["recsel", "-c", "-e", "question ~ 'zebra' || answer ~ 'zebra'",
                   rec_file(bench, bank)], 0.8)
    for program, peer, bar in peers:
        if bench.has(program) and program != "rg":
            bench.row(f"`grep -c zebra` and `{' '.join(peer)} -c`", "wall",
                      grep + ["-c", "zebra"], peer + ["-c", "zebra", str(bank)],
                      bar)
        if bench.has(program):
            bench.row("`grep -o 'index\\|lock\\|thread'` and "
                      f"`{' '.join(peer)} -o`", "wall", grep + ["-o", PATTERNS[-1]],
                      peer + ["-o", PATTERNS[-1], str(bank)], bar)


def reading(bench):
    bank = bench.bank(100000)
    files = sorted(str(path) for path in bank.rglob("*.yaml"))
    size = sum(os.path.getsize(path) for path in files)
    ours = [QBANK, "--no-cache", "-b", str(bank), "list", "-c"]
    if not os.path.exists(EVENTS):
        bench.missing.append(EVENTS)
        return
    peer = [EVENTS, *files]
    result = bench.pairs(ours + ["-j", "1"], peer)
    bench.print("reading with -j 1 and a bare libyaml loop", "cpu",
                result["cpu"][0] * 1000, result["cpu"][1] * 1000,
                result["cpu"][2], 1.15)
    bench.print("peak memory with --no-cache and the bank's bytes", "MB",
                result["memory"][0] / 1e6, size / 1e6,
                result["memory"][0] / size, 1.1)
    bench.row("reading with -j 2 and that loop", "wall", ours + ["-j", "2"],
              peer, 0.65)


def saved(bench):
    bank = bench.bank(100000)
    bench.settle(bank)
    files = sorted(bank.rglob("*.yaml"))
    size = sum(path.stat().st_size for path in files)
    with tempfile.TemporaryDirectory() as cache:
        subprocess.run([QBANK, "-b", str(bank), "list", "-c"], check=True,
                       stdout=subprocess.DEVNULL,
                       env=dict(os.environ, QBANK_CACHE=cache))
        saved_size = sum(path.stat().st_size
                         for path in pathlib.Path(cache).iterdir())
    bench.print("the saved bank and the bank's bytes", "MB", saved_size / 1e6,
                size / 1e6, saved_size / size, 1.2)
    bench.print("anonymous memory of a saved `grep -c` and the bank's bytes",
                "MB", anonymous(bench, bank) / 1e6, size / 1e6,
                anonymous(bench, bank) / size, 0.2)
    command = [QBANK, "-b", str(bank), "list", "-c"]
    changed = files[len(files) // 2]

    def touch():
        os.utime(changed, (time.time() - 100, time.time() - 100))
        time.sleep(2.5)

    bench.row("one file of 500 changed and all read anew", "wall", command,
              command + ["--no-cache"], 0.1, touch)


def anonymous(bench, bank):
    """The largest amount of anonymous memory seen while a command runs."""
    most = 0
    with subprocess.Popen([QBANK, "-b", str(bank), "grep", "-c", "[a-z]+ing"],
                          stdout=subprocess.DEVNULL,
                          env=dict(os.environ, QBANK_CACHE=str(bench.cache)),
                          ) as process:
        while process.poll() is None:
            try:
                status = pathlib.Path(f"/proc/{process.pid}/status")
                lines = dict(line.split(":", 1)
                             for line in status.read_text().splitlines())
                most = max(most, int(lines["RssAnon"].split()[0]) * 1024)
            except (OSError, KeyError, ValueError):
                pass
    return most


def growth(bench):
    small, large = bench.bank(10000), bench.bank(100000)
    for command in (["export", "-T", "html"], ["export", "-T", "anki"],
                    ["list", "-T", "yaml"], ["check"]):
        if "html" in command and subprocess.run(
                [QBANK, "list", "-T", "html", "-n", "1"], check=False,
                capture_output=True).returncode == 2:
            bench.missing.append("-T html")
            continue
        bench.row(f"`{' '.join(command)}`, 100,000 and 10,000 questions",
                  "cpu", [QBANK, "--no-cache", "-b", str(large), *command],
                  [QBANK, "--no-cache", "-b", str(small), *command], 11)
    small = bench.bank(10000, 1000)
    bench.settle(small)
    for count in (100000, 1000000):
        if count > MOST:
            continue
        large = bench.bank(count, 1000)
        bench.settle(large)
        for command, bar in ((["random"], 3), (["grep", "-c", "zebra"],
                                               round(count / 10000 * 1.1))):
            bench.row(f"`{' '.join(command)}` on {count:,} and 10,000 "
                      "questions, saved", "wall",
                      [QBANK, "-b", str(large), *command],
                      [QBANK, "-b", str(small), *command], bar)


def main():
    print(f"{time.strftime('%Y-%m-%d')}, {platform.machine()}, "
          f"{len(os.sched_getaffinity(0))} cores; medians of {RUNS} pairs; "
          "milliseconds unless it says MB\n")
    print("| work | measure | qbank | peer | ratio | at most |")
    print("|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as temporary:
        bench = Bench(sys.argv[1] if len(sys.argv) > 1 else temporary)
        bench.cache.mkdir(mode=0o700, parents=True, exist_ok=True)
        for part in (daily, search, reading, saved, growth):
            part(bench)
    if bench.missing:
        print("\nmissing, and left out: " + ", ".join(bench.missing))


if __name__ == "__main__":
    main()

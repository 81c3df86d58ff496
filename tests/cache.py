#!/usr/bin/python3
"""The saved bank is only a cache, and never changes what qbank does.

Whatever its state, qbank prints the same and exits with the same status as
with --no-cache.  The cache is cold, warm, stale, cut at every length, changed
in each byte, from another machine or another user, or being written by others.
The result is TAP.
"""

import concurrent.futures
import os
import pathlib
import random
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
QBANK = os.environ.get("QBANK", str(HERE.parent / "qbank"))
# Without WHOLE=1, a sample of the bytes, with each byte of some word.
STEP = 1 if os.environ.get("WHOLE") else 5
SETTLED = 10  # seconds: a file of this age is saved
DECK = """title: A deck
tags: [one, two]
questions:
- id: first
  question: What is first?
  level: junior
  tags: [three]
  source: [paper/1]
  see: [second]
  refs: [RFC 1]
  answer: The first.
- id: second
  question: Which is second?
  choices:
    - right: this
    - wrong: that
  answer: This one.
"""


class Bank:
    """A bank of one small deck, with its own cache directory."""

    def __init__(self, directory):
        self.root = pathlib.Path(directory)
        self.bank = self.root / "bank"
        self.cache = self.root / "cache"
        self.bank.mkdir()
        self.deck = self.bank / "deck.yaml"
        self.write(DECK)

    def write(self, text, age=SETTLED, path=None):
        path = path or self.deck
        path.write_text(text, encoding="utf-8")
        self.age(path, age)

    @staticmethod
    def age(path, seconds):
        """An old mtime; the ctime is now, so a deck is not saved at once."""
        then = time.time() - seconds
        os.utime(path, (then, then))

    def run(self, *arguments, cache=None, cwd=None):
        environment = {"PATH": os.environ["PATH"],
                       "QBANK_CACHE": str(cache or self.cache)}
        return subprocess.run([QBANK, "-b", str(self.bank), *arguments],
                              capture_output=True, env=environment, cwd=cwd,
                              check=False)

    def settle(self):
        """Waits until a file that was just written may be saved."""
        newest = max(path.stat().st_ctime for path in self.bank.rglob("*"))
        time.sleep(max(0, newest + 3.1 - time.time()))

    def saved(self):
        """The saved bank, or None."""
        if not self.cache.is_dir():
            return None
        files = [path for path in self.cache.iterdir() if path.is_file()]
        return files[0] if len(files) == 1 else None

    def warm(self):
        self.settle()
        self.run("list")
        assert self.saved(), "nothing was saved"
        return self.saved()


def outcome(result):
    return result.returncode, result.stdout, result.stderr


SHOW = ("show", "-T", "json", "first", "second")


def uncached(bank, *arguments):
    """The outcome without a cache."""
    return outcome(bank.run("--no-cache", *arguments))


def same(bank, what, *arguments, without=None):
    """Compares the outcome with the cache as it is and the one without."""
    arguments = arguments or SHOW
    without = without or uncached(bank, *arguments)
    with_cache = outcome(bank.run(*arguments))
    if with_cache != without:
        raise AssertionError(f"{what}: {with_cache} instead of {without}")


def test_cold_and_warm(bank):
    for command in (["list"], ["random", "--seed=a"], ["grep", "-n", "sec"],
                    ["export"], ["show", "second"], ["list", "-T", "yaml"],
                    ["grep", "nothing"], ["list", "-g", "nothing"]):
        shutil.rmtree(bank.cache, ignore_errors=True)
        same(bank, f"cold {command}", *command)
    bank.warm()
    before = bank.saved().stat()
    for command in (["list"], ["random", "--seed=a"], ["grep", "-n", "sec"],
                    ["export"], ["show", "second"], ["list", "-T", "yaml"],
                    ["grep", "nothing"], ["list", "-g", "nothing"]):
        same(bank, f"warm {command}", *command)
    assert bank.saved().stat().st_mtime_ns == before.st_mtime_ns, \
        "the saved bank was written again"


def test_it_is_used(bank):
    """The hashes are taken from it: a changed one makes an id unknown."""
    saved = bank.warm()
    assert saved.stat().st_mode & 0o777 == 0o600
    assert bank.cache.stat().st_mode & 0o777 == 0o700
    trace = subprocess.run(
        ["strace", "-f", "-e", "trace=openat,open", QBANK, "-b",
         str(bank.bank), "show", "first"], capture_output=True, text=True,
        env={"PATH": os.environ["PATH"], "QBANK_CACHE": str(bank.cache)},
        check=False) if shutil.which("strace") else None
    if trace is not None:
        assert "deck.yaml" not in trace.stderr, trace.stderr


def test_cut_at_every_length(bank):
    saved = bank.warm()
    whole, without = saved.read_bytes(), uncached(bank, *SHOW)
    for size in range(0, len(whole), STEP):
        saved.write_bytes(whole[:size])
        same(bank, f"cut at {size}", without=without)


def test_every_byte_changed(bank):
    saved = bank.warm()
    whole, without = saved.read_bytes(), uncached(bank, *SHOW)
    for at in range(0, len(whole), STEP):
        changed = bytearray(whole)
        changed[at] ^= 0xFF
        saved.write_bytes(changed)
        same(bank, f"byte {at}", without=without)


def test_other_machine_or_version(bank):
    saved = bank.warm()
    whole = saved.read_bytes()
    saved.write_bytes(whole[::-1])
    same(bank, "reversed")
    swapped = b"".join(struct.pack(">I", *struct.unpack("<I", whole[i:i + 4]))
                       for i in range(0, len(whole) // 4 * 4, 4))
    saved.write_bytes(swapped)
    same(bank, "the other byte order")
    # The format of the blocks is named in the header, so that a file with
    # blocks of another format is replaced and not read in vain each time.
    blocks, = struct.unpack_from("=Q", whole, 80)
    assert whole[8:16] == whole[blocks:blocks + 8] != bytes(8)
    assert whole.startswith(b"saved 1 ")
    saved.write_bytes(b"saved 2 " + whole[8:])
    same(bank, "a newer format")
    saved.write_bytes(os.urandom(len(whole)))
    same(bank, "noise")
    saved.write_bytes(b"")
    same(bank, "empty")


def test_edited_in_the_same_second(bank):
    bank.run("list")
    bank.write(DECK.replace("The first", "The very first"), age=0)
    assert b"very first" in bank.run("show", "first").stdout
    same(bank, "edited twice")


def test_replaced_by_rename(bank):
    bank.warm()
    old = bank.deck.stat()
    other = bank.bank / "other"
    other.write_text(DECK.replace("The first", "A newer"), encoding="utf-8")
    os.utime(other, ns=(old.st_atime_ns, old.st_mtime_ns))
    os.replace(other, bank.deck)
    assert b"A newer" in bank.run("show", "first").stdout
    same(bank, "renamed")


def test_touched_back(bank):
    bank.warm()
    old = bank.deck.stat()
    text = DECK.replace("The first", "Not first")
    assert len(text) == len(DECK)
    bank.deck.write_text(text, encoding="utf-8")
    os.utime(bank.deck, ns=(old.st_atime_ns, old.st_mtime_ns))
    assert b"Not first" in bank.run("show", "first").stdout


def test_new_and_removed_files(bank):
    bank.warm()
    bank.write("- {id: third, question: Third?}", path=bank.bank / "a.yaml")
    same(bank, "one more", "list")
    assert b"third" in bank.run("list").stdout
    bank.write("- {id: last, question: Last?}", path=bank.bank / "z.yaml")
    same(bank, "one more at the end", "list")
    bank.deck.unlink()
    same(bank, "one less", "list")
    assert b"first" not in bank.run("list").stdout


def test_messages_appear_on_each_run(bank):
    bank.write("- {id: broken", path=bank.bank / "broken.yaml")
    bank.warm()
    for _ in range(2):
        same(bank, "broken", "list")
        assert b"broken.yaml" in bank.run("list").stderr
    bank.write("- {question: No id?}", path=bank.bank / "broken.yaml")
    bank.settle()
    for command in ("check", "list", "check"):
        same(bank, f"a warning, {command}", command)
    assert b"no id" in bank.run("check").stdout


def test_no_place_for_it(bank):
    bank.settle()
    for name in ("", "/dev/null/x", "/nonexistent/a/b", "/proc/x"):
        environment = {"PATH": os.environ["PATH"], "QBANK_CACHE": name}
        result = subprocess.run([QBANK, "-b", str(bank.bank), "list"],
                                capture_output=True, env=environment,
                                check=False)
        assert outcome(result) == outcome(bank.run("--no-cache", "list")), name
    result = subprocess.run([QBANK, "-b", str(bank.bank), "list"], env={},
                            capture_output=True, check=False)
    assert result.returncode == 0 and not result.stderr


def test_others_may_not_touch_it(bank):
    saved = bank.warm()
    good = saved.read_bytes()
    saved.chmod(0o640)
    same(bank, "a file that others may read")
    saved.unlink()
    bank.cache.chmod(0o755)
    bank.run("list")
    assert not list(bank.cache.iterdir()), "saved in an open directory"
    bank.cache.chmod(0o700)
    if os.geteuid() == 0:
        saved.write_bytes(good.replace(b"The first", b"The worst"))
        saved.chmod(0o600)
        os.chown(saved, 12345, 12345)
        same(bank, "a file of another user")
    saved.unlink(missing_ok=True)
    target = bank.root / "target"
    target.write_bytes(good)
    target.chmod(0o600)
    saved.symlink_to(target)
    same(bank, "a link")
    saved.unlink()
    os.mkfifo(saved, 0o600)
    same(bank, "a pipe")


def with_recent(bank):
    """Returns the files of a saved bank, one of whose 20 decks has changed."""
    for number in range(20):
        bank.write(DECK.replace("first", f"a{number}")
                   .replace("second", f"b{number}"),
                   path=bank.bank / f"{number}.yaml")
    whole = bank.warm()
    before = whole.stat()
    bank.write(DECK.replace("The first", "A recent"))
    bank.settle()
    bank.run("list")
    recent = whole.with_name(whole.name + ".recent")
    assert sorted(bank.cache.iterdir()) == [whole, recent]
    after = whole.stat()
    assert (before.st_ino, before.st_mtime_ns) == \
        (after.st_ino, after.st_mtime_ns), "all was written again"
    assert recent.stat().st_size < after.st_size / 10
    return whole, recent


def test_one_change_is_saved_apart(bank):
    whole, recent = with_recent(bank)
    files = [(path, path.stat().st_ino) for path in (whole, recent)]
    same(bank, "from both files", "show", "-T", "json", "first", "a7")
    assert b"A recent" in bank.run("show", "first").stdout
    assert files == [(path, path.stat().st_ino) for path in (whole, recent)]
    bank.write(DECK)
    same(bank, "changed once more")
    for number in range(10):
        bank.write(DECK.replace("first", f"c{number}")
                   .replace("second", f"d{number}"),
                   path=bank.bank / f"{number}.yaml")
    bank.settle()
    same(bank, "ten changed", "list", "-T", "json")
    assert bank.saved() == whole, "much has changed, so all is saved together"


def test_damaged_recent_changes(bank):
    _, recent = with_recent(bank)
    data, without = recent.read_bytes(), uncached(bank, *SHOW)
    for at in range(0, len(data), STEP * 3):
        changed = bytearray(data)
        changed[at] ^= 0xFF
        recent.write_bytes(changed)
        same(bank, f"byte {at}", without=without)
        recent.write_bytes(data[:at])
        same(bank, f"cut at {at}", without=without)


def test_damaged_and_the_file_cannot_be_read(bank):
    """What is lost is never silently left out."""
    saved = bank.warm()
    if not shutil.which("strace") or subprocess.run(
            ["strace", "-o", "/dev/null", "true"],
            capture_output=True, check=False).returncode != 0:
        return
    data = bytearray(saved.read_bytes())
    data[-1] ^= 0xFF
    saved.write_bytes(data)
    environment = {"PATH": os.environ["PATH"], "QBANK_CACHE": str(bank.cache)}
    for command in (["list"], ["show", "first"], ["grep", "the"]):
        result = subprocess.run(
            ["strace", "-f", "-o", "/dev/null", "-P", str(bank.deck),
             "-e", "inject=openat:error=EIO", QBANK, "-b", str(bank.bank),
             *command],
            capture_output=True, text=True, env=environment, check=False)
        assert result.returncode == 2, (command, result)
        assert result.stderr.endswith(
            f"qbank {command[0]}: a saved deck is damaged, and its file "
            "cannot be read; use --no-cache\n"), (command, result)


def test_killed_writers(bank):
    """Eight at once, killed at random, leave a complete bank or none."""
    rng = random.Random(1)
    for number in range(50):
        bank.write("\n".join(f"- {{id: q{number}-{i}, question: Q{i}?}}"
                             for i in range(100)),
                   path=bank.bank / f"{number}.yaml")
    bank.settle()
    # gcov's files would be damaged.
    environment = {"PATH": os.environ["PATH"], "QBANK_CACHE": str(bank.cache),
                   "GCOV_PREFIX": str(bank.root)}
    for _ in range(20):
        shutil.rmtree(bank.cache, ignore_errors=True)
        writers = [subprocess.Popen([QBANK, "-b", str(bank.bank), "list"],
                                    stdout=subprocess.DEVNULL, env=environment)
                   for _ in range(8)]
        for writer in rng.sample(writers, 6):
            time.sleep(rng.random() * 0.01)
            writer.send_signal(rng.choice([signal.SIGKILL, signal.SIGTERM]))
        for writer in writers:
            writer.wait()
        same(bank, "after the killing", "list")


def test_jobs(bank):
    for number in range(40):
        bank.write("\n".join(
            f"- {{id: q{number}-{i}, question: '{'word ' * 500} {i}?'}}"
            for i in range(30)), path=bank.bank / f"{number}.yaml")
    bank.write("- {id: broken", path=bank.bank / "20-broken.yaml")
    for command in (["list"], ["grep", "-c", "word"], ["export"],
                    ["grep", "-o", r"word \d"]):
        outcomes = [outcome(bank.run("--no-cache", "-j", jobs, *command))
                    for jobs in ("1", "2", "8")]
        assert outcomes[0] == outcomes[1] == outcomes[2], command


def test_threads_share_a_deck(bank):
    """No step before -n has loaded the decks if there is no pattern."""
    bank.write("\n".join(f"- {{id: q{i}, question: Which {i}?}}"
                         for i in range(1000)))
    bank.warm()
    same(bank, "without a pattern", "grep", "-vn", "-f", os.devnull, "-j4")


def test_old_ones_are_removed(bank):
    bank.warm()
    other = Bank(tempfile.mkdtemp(dir=bank.root))
    other.cache = bank.cache
    other.settle()
    other.run("list")
    assert len(list(bank.cache.iterdir())) == 2
    shutil.rmtree(other.bank)
    bank.write(DECK + "- {id: third, question: Third?}\n")
    bank.settle()
    bank.run("list")
    assert len(list(bank.cache.iterdir())) == 1
    assert (bank.cache / "keep").touch() is None
    bank.write(DECK)
    bank.settle()
    bank.run("list")
    assert (bank.cache / "keep").exists(), "removed what is not its own"


def test_what_else_is_removed(bank):
    """Left by a writer that was killed, or by another version, and only that."""
    bank.warm()
    old = time.time() - 2 * 3600
    names = {"0123456789abcdef.1.tmp": True, "0123456789abcde0.2.tmp": False,
             "0123456789abcde1": True, "0123456789abcde2.recent": True,
             "0123456789abcdefx": False, "0123456789abcde": False,
             "0123456789abcdefff": False}
    for name, is_useless in names.items():
        (bank.cache / name).write_text("not a saved bank", encoding="utf-8")
        if is_useless:
            os.utime(bank.cache / name, (old, old))
    bank.write(DECK.replace("The first", "Changed"))
    bank.settle()
    same(bank, "with other files")
    left = {path.name for path in bank.cache.iterdir()}
    for name, is_useless in names.items():
        assert (name in left) != is_useless, (name, left)


def test_standard_input_is_not_saved(bank):
    result = subprocess.run(
        [QBANK, "-b", "-", "list"], input=DECK.encode(), check=False,
        capture_output=True, env={"QBANK_CACHE": str(bank.cache)})
    assert result.returncode == 0
    assert bank.saved() is None
    bank.settle()
    for _ in range(2):
        result = subprocess.run(
            [QBANK, "-b", str(bank.bank), "-b", "-", "list", "-T", "id"],
            input=b"- {id: third, question: Third?}", check=False,
            capture_output=True, env={"QBANK_CACHE": str(bank.cache)})
        assert result.stdout == b"first\nsecond\nthird\n", result
    assert bank.saved(), "the bank beside standard input was not saved"


def attempt(test):
    """What went wrong, or None."""
    with tempfile.TemporaryDirectory() as directory:
        try:
            test(Bank(directory))
        except AssertionError as error:
            return str(error) or "an assertion"
    return None


def main():
    tests = [value for name, value in globals().items()
             if name.startswith("test_")]
    failed = 0
    print(f"1..{len(tests)}")
    with concurrent.futures.ThreadPoolExecutor(len(tests)) as pool:
        for number, (test, wrong) in enumerate(
                zip(tests, pool.map(attempt, tests)), 1):
            name = test.__name__[5:].replace("_", " ")
            print(f"{'not ' if wrong else ''}ok {number} - {name}")
            if wrong:
                failed += 1
                print("# " + wrong[:2000].replace("\n", "\n# "))
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())

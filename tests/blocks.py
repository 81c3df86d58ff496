#!/usr/bin/python3
r"""Runs the code in the answers of a question bank and compares the output.

usage: blocks.py [BANK...]          (default: the shipped bank)

The fenced blocks of a question and its answer are read in order.  A block with
the info string "output" is exactly what the block before it prints.

    python   compiled and run
    c        compiled with warnings as errors; run if an output follows
    sh       checked with bash -n; run if an output follows
    sql      run in sqlite3
    redis    run with redis-cli against a server that the test starts
    mysql, postgresql
             run by MariaDB or PostgreSQL in a database for the question alone

The output of mysql and postgresql has one line for each row, with "|" between
the columns and without a header.  Only MariaDB's "\G" prints the names of
the columns.  An error is part of the output (MariaDB's is cut at the first
";"), but it is a failure if no output follows the block.  In these blocks,
comment lines divide the statements among several connections:

    -- session A
    BEGIN;
    UPDATE account SET balance = 0 WHERE id = 1;
    -- session B
    UPDATE account SET balance = 9 WHERE id = 1;
    -- session A
    COMMIT;

Each line of the output then begins with the name of its session.  The line
"B: waits" means that a statement waits for another session's lock.  Once it
continues, its output follows, or "B: continues" if there is none.

If the first line of a block is a comment that begins with "not run:" and gives
a reason, the block is only compiled (python, c, sh) or ignored (the others).
The result is TAP, with one test for each question that has blocks.  A missing
tool or package makes it a skip, or a failure if CI is set.
"""

import ast
import concurrent.futures
import contextlib
import json
import os
import pathlib
import re
import signal
import subprocess
import sys
import tempfile
import traceback

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE / "blocks"))

from servers import MariaDB, PostgreSQL, Redis  # noqa: E402
from sessions import Script  # noqa: E402
from tools import ENVIRONMENT, TIMEOUT, Skip, Wrong, tool  # noqa: E402
from warm_parent import Warm  # noqa: E402

QBANK = os.environ.get("QBANK", str(HERE.parent / "qbank"))
PYTHON = "/usr/bin/python3"  # the one that Debian's packages belong to
PROSE = set("text html css json yaml toml ini nginx http javascript vue "
            "dockerfile xml diff".split())
FENCE = re.compile(r"^( {0,3})(`{3,}|~{3,})\s*([^`]*)$")
NOT_RUN = re.compile(r"^(#|--|//|/\*)\s*not run: \S")


class Block:
    """One fenced block: its language, its text and its expected output."""

    def __init__(self, question, language, text):
        self.question = question  # its id
        self.language, self.text, self.output = language, text, None
        self.runs = not NOT_RUN.match(text)


def fenced(markdown):
    """Yields (info string, text) for each fenced block of a Markdown text."""
    fence = None
    for line in markdown.split("\n"):
        match = FENCE.match(line)
        if fence is None and match:
            indent, fence, info = match.groups()
            lines = []
        elif fence and line.strip().startswith(fence) and \
                not line.strip().strip(fence[0]):
            yield info.strip(), "".join(l + "\n" for l in lines)
            fence = None
        elif fence:
            lines.append(line[len(indent):] if line[:len(indent)].isspace()
                         else line)


def blocks_of(record):
    """Returns the blocks of one question, each with its output."""
    blocks = []
    for field in ("question", "answer"):
        for info, text in fenced(record[field] or ""):
            if info == "output":
                if not blocks or blocks[-1].output is not None:
                    raise Wrong("an output block without a block of code")
                blocks[-1].output = text
            elif info in RUNNERS or info in PROSE:
                blocks.append(Block(record["id"], info, text))
            else:
                raise Wrong(f"unknown info string {info!r}")
    return blocks


REDIS = Redis()
# Examples that import the first module run in a child of a process that has
# imported the others.  The last is for all others.
WARM = {
    "scrapy": Warm("scrapy", "scrapy.crawler",
                   "scrapy.core.downloader.handlers.http11",
                   "scrapy.downloadermiddlewares.cookies"),
    "celery": Warm("celery", "celery.app.trace"),
    "django": Warm("django_main"), "rest_framework": Warm("django_main"),
    "sqlalchemy": Warm("sqlalchemy", "sqlalchemy.orm"),
    "flask": Warm("flask"), "tornado": Warm("tornado.web"),
    "requests": Warm("requests"), "redis": Warm("redis"),
    "asyncio": Warm("asyncio"), "": Warm(),
}
# What shows or changes the state of the interpreter itself.
FRESH = re.compile(r"""\b(gc|tracemalloc|multiprocessing|importlib|inspect
                       |modules|sysconfig|gevent|twisted|ProcessPoolExecutor
                       |cProfile|signal|dis|venv|settrace|daemon|__del__)\b""", re.X)
SQL_SERVERS = {"mysql": MariaDB(), "postgresql": PostgreSQL()}


def environment(directory):
    """Returns the environment of the programs that run in a directory."""
    return {
        **ENVIRONMENT, "HOME": directory, "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONPATH": str(HERE / "blocks"), "BLOCKS_REDIS": REDIS.socket or "",
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.com",
        "GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@example.com",
    }


def run(command, directory, text=None):
    """Runs a command in a directory, with a text as its standard input.

    Returns what it prints, or raises Wrong if it fails.
    """
    stdin = subprocess.DEVNULL if text is None else subprocess.PIPE
    with subprocess.Popen(
            command, cwd=directory, env=environment(directory), encoding="utf-8",
            stdin=stdin, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            start_new_session=True) as process:
        try:
            out, err = process.communicate(text, TIMEOUT)
        except subprocess.TimeoutExpired:
            raise Wrong(f"still running after {TIMEOUT} s") from None
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
    return success(process.returncode, out, err)


def success(status, out, err):
    """Returns what a program printed, or raises Wrong if it failed."""
    missing = re.search(r"^ModuleNotFoundError: (.*)", err, re.M)
    if status and missing:
        raise Skip(missing.group(1))
    if status:
        raise Wrong(f"status {status}\n{err or out}")
    return out


def run_python(block, directory):
    if not block.runs:
        try:
            compile(block.text, "block", "exec",
                    ast.PyCF_ALLOW_TOP_LEVEL_AWAIT | ast.PyCF_ONLY_AST)
        except SyntaxError as error:
            raise Wrong(f"does not compile: {error}") from None
        return None
    imports = set(re.findall(r"^\s*(?:from|import) (\w+)", block.text, re.M))
    if imports & {"redis", "celery"}:
        REDIS.start()
    family = next((name for name in WARM if name in imports), "")
    is_shop = WARM[family].modules == ("django_main",)
    if is_shop and "settings.configure(" in block.text:
        is_shop, family = False, ""
    path = pathlib.Path(directory, "shop.py" if is_shop else "main.py")
    path.write_text(block.text, encoding="utf-8")
    if FRESH.search(block.text) and not is_shop:
        return run([PYTHON, str(path)], directory)
    return success(*WARM[family].run(PYTHON, path, environment(directory)))


def run_c(block, directory):
    path = pathlib.Path(directory, "block.c")
    path.write_text(block.text, encoding="utf-8")
    link = [] if re.search(r"\bmain\s*\(", block.text) else ["-c"]
    run([tool("cc"), "-std=c11", "-D_DEFAULT_SOURCE", "-Wall", "-Wextra",
         "-Werror", *link, "-o", "block", "block.c"], directory)
    if block.output is not None and block.runs:
        return run(["./block"], directory)
    return None


def run_sh(block, directory):
    run([tool("bash"), "-n"], directory, block.text)
    if block.output is not None and block.runs:
        return run([tool("bash"), "-e"], directory, block.text)
    return None


def run_sql(block, directory):
    if not block.runs:
        return None
    return run([tool("sqlite3"), "-batch", "-bail", ":memory:"], directory,
               block.text)


def run_redis(block, directory):
    if not block.runs:
        return None
    REDIS.start()
    return run(REDIS.client(), directory, block.text)


def run_on_server(block, directory):
    if not block.runs:
        return None
    server = SQL_SERVERS[block.language]
    printed = Script(server, server.database(block.question)).run(block.text)
    error = re.search(r"^(\w+: )?ERROR.*", printed, re.M)
    if error and block.output is None:
        raise Wrong(error.group())
    return printed


RUNNERS = {"python": run_python, "c": run_c, "sh": run_sh, "sql": run_sql,
           "redis": run_redis, "mysql": run_on_server,
           "postgresql": run_on_server}


def check(record):
    """Returns the numbers of blocks run and of outputs compared."""
    ran = compared = 0
    for block in blocks_of(record):
        runner = RUNNERS.get(block.language)
        if not runner:
            if block.output is not None:
                raise Wrong(f"a {block.language} block cannot have an output")
            continue
        with tempfile.TemporaryDirectory(prefix="qbank-block-") as directory:
            try:
                printed = runner(block, directory)
            except Wrong as wrong:
                raise Wrong(f"{wrong}\nin this block:\n{block.text}") from None
        ran += block.runs
        if printed is None or block.output is None:
            continue
        if printed != block.output:
            raise Wrong(f"in this block:\n{block.text}\n"
                        f"expected:\n{block.output}\nprinted:\n{printed}")
        compared += 1
    return ran, compared


def records(banks):
    """Returns the questions of the banks, in order."""
    arguments = [word for bank in banks for word in ("-b", bank)]
    listing = subprocess.run([QBANK, *arguments, "list", "-T", "json"],
                             check=True, stdout=subprocess.PIPE,
                             encoding="utf-8")
    return [json.loads(line) for line in listing.stdout.splitlines()]


def uses_redis(record):
    """Tells whether a question's blocks may need the Redis server."""
    text = (record["question"] or "") + (record["answer"] or "")
    return "redis" in text or "celery" in text


def attempt(record):
    """Returns (verdict, details, ran, compared) for one question."""
    try:
        ran, compared = check(record)
        return "ok", "", ran, compared
    except Skip as skip:
        return ("not ok" if "CI" in os.environ else "skip"), str(skip), 0, 0
    except Wrong as wrong:
        return "not ok", str(wrong), 0, 0
    except Exception:  # a defect of this program, in one question only
        return "not ok", traceback.format_exc(), 0, 0


def tap(questions):
    """Prints the result of each question; returns the number of failures."""
    print(f"1..{len(questions)}", flush=True)
    ran = compared = skipped = failed = 0
    # Only the questions that share the Redis server run one after another.
    pool = concurrent.futures.ThreadPoolExecutor(os.cpu_count())
    alone = concurrent.futures.ThreadPoolExecutor(1)
    try:
        results = [(alone if uses_redis(r) else pool).submit(attempt, r)
                   for r in questions]
        for number, (record, result) in enumerate(zip(questions, results), 1):
            verdict, details, here, same = result.result()
            ran, compared = ran + here, compared + same
            skipped += verdict == "skip"
            failed += verdict == "not ok"
            note = f" # SKIP {details}" if verdict == "skip" else ""
            print(f"{'ok' if verdict == 'skip' else verdict} {number} - "
                  f"{record['id']}{note}", flush=True)
            if verdict == "not ok":
                print("".join(f"# {line}\n" for line in details.split("\n")),
                      end="", flush=True)
    finally:
        for executor in (pool, alone):
            executor.shutdown(cancel_futures=True)
    print(f"# {ran} blocks run, {compared} outputs compared, "
          f"{skipped} questions skipped, {failed} failed")
    return failed


def on_signals(handler):
    """Sets the handler of the signals that end a program."""
    for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
        signal.signal(number, handler)


def leave(number, _frame):
    """Ends the run, once: no further signal may leave a server behind."""
    on_signals(signal.SIG_IGN)
    sys.exit(128 + number)


def main(banks):
    on_signals(leave)
    questions = [r for r in records(banks or [str(HERE.parent / "bank")])
                 if "```" in (r["question"] or "") + (r["answer"] or "")]
    with contextlib.ExitStack() as stack:
        for server in (REDIS, *SQL_SERVERS.values(), *WARM.values()):
            stack.callback(server.stop)
        stack.callback(on_signals, signal.SIG_IGN)  # runs first
        return 1 if tap(questions) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

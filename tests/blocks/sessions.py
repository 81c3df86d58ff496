"""SQL in one or more sessions with a database server.

A comment line such as "-- session A" says which session the statements below
it are for.  While a session waits for a lock that another one holds, the
statements after it run in the other sessions.
"""

import contextlib
import queue
import re
import subprocess
import threading
import time

from tools import ENVIRONMENT, TIMEOUT, Wrong

SWITCH = re.compile(r"^-- session (\w+)$")
MARK = "-- end of the statements --"


class Session:
    """One connection, through the client program of the server."""

    prefix = ""  # of each line of output

    def __init__(self, server, database, text="", prefix=""):
        self.server, self.text = server, text
        self.done = True  # everything that was sent has been answered
        self.marks = 0  # still to come before the session is done
        self.lines = queue.Queue()
        self.process = subprocess.Popen(
            server.client(database, text), bufsize=1, env=ENVIRONMENT,
            encoding="utf-8", errors="replace", stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        threading.Thread(target=self.listen, daemon=True).start()
        try:
            self.number = self.number_of(server.number)
        except BaseException:
            self.close()
            raise
        self.prefix = prefix

    def listen(self):
        """Puts the lines of the client into the queue, and None at its end."""
        with self.process.stdout:
            for line in self.process.stdout:
                self.lines.put(line.rstrip("\n"))
        self.lines.put(None)

    def send(self, text):
        """Sends statements, of which read() then returns the output."""
        if not self.done:
            raise Wrong("a session is asked while it waits")
        self.done = False
        self.marks = self.server.marks(self.text)
        try:
            self.process.stdin.write(
                f"{text}\n{self.server.echo.format(MARK)}\n")
            self.process.stdin.flush()
        except BrokenPipeError:
            pass  # read() finds out why

    def read(self, seconds):
        """Returns the lines that arrive until the session is done.

        If the time is up first, the session is not done yet.
        """
        lines = []
        end = time.monotonic() + seconds
        while not self.done:
            try:
                line = self.lines.get(timeout=max(0, end - time.monotonic()))
            except queue.Empty:
                break
            if line is None:
                raise Wrong("\n".join(["the client ended", *lines]))
            if line == MARK:
                self.marks -= 1
                self.done = not self.marks
            else:
                lines.append(self.prefix + self.server.plain(line))
        return lines

    def settle(self):
        """Returns the lines that arrive until the session is done or waits.

        It waits if it was seen waiting twice in a row.  Once may be the moment
        before a deadlock is found.
        """
        lines = []
        seen = 0
        end = time.monotonic() + TIMEOUT
        while not self.done and seen < 2:
            lines += self.read(0.1)
            if time.monotonic() > end:
                raise Wrong(f"still running after {TIMEOUT} s")
            if not self.done:
                seen = seen + 1 if self.server.is_waiting(self) else 0
        return lines

    def finish(self):
        """Returns the lines that arrive until the session is done."""
        lines = self.read(TIMEOUT)
        if not self.done:
            raise Wrong(f"{self.prefix}still waiting after {TIMEOUT} s")
        return lines

    def ask(self, text):
        """Returns the lines that a statement prints."""
        self.send(text)
        return self.finish()

    def number_of(self, query):
        """Returns the number that a query prints."""
        lines = self.ask(query)
        if not lines or not lines[-1].isdigit():
            raise Wrong("\n".join(["expected a number", *lines]))
        return int(lines[-1])

    def close(self):
        """Ends the connection, and kills the client if it does not exit."""
        if not self.done:
            self.process.kill()
        with contextlib.suppress(BrokenPipeError):
            self.process.stdin.close()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


class Script:
    """Runs the statements of a block in their sessions."""

    def __init__(self, server, database):
        self.server, self.database = server, database
        self.sessions = {}
        self.printed = []

    def run(self, text):
        """Returns what the statements print."""
        parts = list(sections(text))
        try:
            # All connect first: a lock timeout then measures statements only.
            for name in dict.fromkeys(name for name, _ in parts):
                self.sessions[name] = Session(self.server, self.database, text,
                                              f"{name}: " if name else "")
            for name, statements in parts:
                self.section(self.sessions[name], statements)
            for session in self.waiting():
                self.resumed(session, session.finish())
        finally:
            for session in self.sessions.values():
                session.close()
        return "".join(f"{line}\n" for line in self.printed)

    def section(self, session, statements):
        """Runs statements, which may let sessions that wait continue."""
        if not session.done:
            self.resumed(session, session.finish())
        others = self.waiting()
        session.send(statements)
        self.printed += session.settle()
        if not session.done:
            self.printed.append(f"{session.prefix}waits")
        for other in others:
            self.resumed(other, other.settle())

    def waiting(self):
        """Returns the sessions that have not answered yet."""
        return [s for s in self.sessions.values() if not s.done]

    def resumed(self, session, lines):
        """Adds what a session that waited has printed since."""
        if session.done and not lines:
            lines = [f"{session.prefix}continues"]
        self.printed += lines


def sections(text):
    """Yields (name of the session or None, its statements) in order."""
    name, lines = None, []
    for line in text.splitlines():
        match = SWITCH.match(line)
        if match:
            if lines:
                yield name, "\n".join(lines)
            name, lines = match[1], []
        elif line.strip():
            lines.append(line)
    if lines:
        yield name, "\n".join(lines)

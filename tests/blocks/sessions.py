"""SQL in one or more sessions with a database server.

A comment line such as "-- session A" says which session the statements below
it are for.  A session waits where another one holds a lock that it needs;
the statements that follow go on in the other sessions meanwhile.
"""

import queue
import re
import subprocess
import threading
import time

from tools import TIMEOUT, Wrong

SWITCH = re.compile(r"^-- session (\w+)$")
MARK = "-- end of the statements --"


class Session:
    """One connection, through the client program of the server."""

    prefix = ""  # of each line of output

    def __init__(self, server, database, text="", prefix=""):
        self.server, self.text = server, text
        self.done = True  # all that was sent has been answered
        self.lines = queue.Queue()
        self.process = subprocess.Popen(
            server.client(database, text), text=True, bufsize=1,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT)
        threading.Thread(target=self.listen, daemon=True).start()
        self.number = int(self.ask(server.number)[-1])
        self.prefix = prefix

    def listen(self):
        for line in self.process.stdout:
            self.lines.put(line.rstrip("\n"))
        self.lines.put(None)

    def send(self, text):
        self.done = False
        self.marks = self.server.marks(self.text)
        self.process.stdin.write(
            f"{text}\n{self.server.echo.format(MARK)}\n")
        self.process.stdin.flush()

    def read(self, seconds):
        """Returns the lines that arrive until the end, or the time is up."""
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
        """Returns the lines that arrive until the session is done or waits."""
        lines = []
        waiting = 0
        end = time.monotonic() + TIMEOUT
        while not self.done and waiting < 2:
            lines += self.read(0.1)
            if time.monotonic() > end:
                raise Wrong(f"still running after {TIMEOUT} s")
            if not self.done:
                waiting = waiting + 1 if self.server.is_waiting(self) else 0
        return lines

    def finish(self):
        """Returns the lines that arrive until the session is done."""
        lines = self.read(TIMEOUT)
        if not self.done:
            raise Wrong(f"{self.prefix}still waiting after {TIMEOUT} s")
        return lines

    def ask(self, text):
        self.send(text)
        return self.finish()

    def close(self):
        """Ends the connection; kills the client if it waits."""
        if self.done:
            self.process.stdin.close()
        else:
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
        try:
            for name, statements in sections(text):
                self.section(name, statements, text)
            for session in self.waiting():
                self.resumed(session, session.finish())
        finally:
            for session in self.sessions.values():
                session.close()
        return "".join(f"{line}\n" for line in self.printed)

    def section(self, name, statements, text):
        if name not in self.sessions:
            self.sessions[name] = Session(self.server, self.database, text,
                                          f"{name}: " if name else "")
        session = self.sessions[name]
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
        return [s for s in self.sessions.values() if not s.done]

    def resumed(self, session, lines):
        """Prints what a session that waited has printed since."""
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

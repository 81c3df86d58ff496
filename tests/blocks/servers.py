"""The servers that blocks run against.

Each one starts when a block first needs it, in its own temporary directory,
and listens only on a Unix socket there.  PostgreSQL refuses to run as root, so
a test that runs as root starts the servers as nobody.
"""

import contextlib
import os
import re
import shutil
import signal
import subprocess
import tempfile
import threading
import time

from sessions import Session
from tools import ENVIRONMENT, TIMEOUT, Wrong, tool

NOBODY = {"user": "nobody", "group": "nogroup", "extra_groups": []}


class Server:
    """A server that belongs to this process."""

    name = None  # of its program
    socket_name = "socket"
    stop_signal = signal.SIGTERM
    socket = process = directory = None

    def __init__(self):
        self.lock = threading.Lock()

    def start(self):
        """Starts the server unless it is running."""
        with self.lock:
            if self.process:
                return
            self.directory = tempfile.mkdtemp(prefix="qbank-server-")
            try:
                if os.geteuid() == 0:
                    shutil.chown(self.directory, NOBODY["user"],
                                 NOBODY["group"])
                self.socket = os.path.join(self.directory, self.socket_name)
                self.prepare()
                self.process = self.popen(self.command())
                self.wait()
            except BaseException:
                self.stop()
                raise

    def wait(self):
        """Returns when the server answers."""
        end = time.monotonic() + TIMEOUT
        while not self.is_ready():
            if self.process.poll() is not None or time.monotonic() > end:
                raise Wrong(f"{self.name} does not start:\n{self.log()}")
            time.sleep(0.02)

    def stop(self):
        """Stops the server, if it is running, and removes its files."""
        if self.process:
            self.kill(self.stop_signal)
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(TIMEOUT)
            self.kill(signal.SIGKILL)  # also what the program left running
            self.process.wait()
        if self.directory:
            shutil.rmtree(self.directory)
        self.process = self.directory = None

    def kill(self, number):
        """Sends a signal to all processes of the server."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, number)

    def prepare(self):
        """Creates what the server needs before it starts."""

    def complete(self, command):
        """Runs a command to completion, as a part of prepare()."""
        self.process = self.popen(command)  # for stop()
        try:
            failed = self.process.wait(TIMEOUT)
        except subprocess.TimeoutExpired:
            failed = True
        if failed:
            raise Wrong(f"{command[0]} fails:\n{self.log()}")
        self.process = None

    def popen(self, command):
        """Starts a command that writes to the log, not as root."""
        with open(os.path.join(self.directory, "log"), "ab") as log:
            return subprocess.Popen(
                command, cwd=self.directory, stdin=subprocess.DEVNULL,
                stdout=log, stderr=log, start_new_session=True,
                env=ENVIRONMENT, **(NOBODY if os.geteuid() == 0 else {}))

    def log(self):
        """Returns what the server and its commands have logged."""
        with open(os.path.join(self.directory, "log"),
                  errors="replace") as log:
            return log.read()


def succeeds(command, text=""):
    """Tells whether a client program gets an answer soon."""
    try:
        return not subprocess.run(
            command, input=text, text=True, capture_output=True, check=False,
            env=ENVIRONMENT, timeout=10).returncode
    except subprocess.TimeoutExpired:
        return False


class Redis(Server):
    name = "redis-server"

    def command(self):
        return [tool(self.name), "--port", "0", "--save", "",
                "--unixsocket", self.socket, "--dir", self.directory]

    def client(self, *words):
        return [tool("redis-cli"), "-s", self.socket, *words]

    def is_ready(self):
        return succeeds(self.client("ping"))

    def start(self):
        """Starts the server unless it is running, and empties it."""
        super().start()
        if not succeeds(self.client("flushall")):
            raise Wrong("redis-server does not answer")


class SQLServer(Server):
    """A server with a database for each question."""

    monitor = None

    def __init__(self):
        super().__init__()
        self.databases = {}

    def is_ready(self):
        return succeeds(self.client(self.first_database, ""), "SELECT 1;")

    def database(self, question):
        """Returns the name of a question's database, empty at first."""
        self.start()
        with self.lock:
            if not self.monitor:
                self.monitor = Session(self, self.first_database)
            if question not in self.databases:
                name = re.sub(r"\W", "_", question)
                error = self.monitor.ask(
                    f"CREATE DATABASE {self.quote}{name}{self.quote};")
                if error:
                    raise Wrong("\n".join(error))
                self.databases[question] = name
            return self.databases[question]

    def is_waiting(self, session):
        """Tells whether a session waits for a lock of another one."""
        with self.lock:
            time.sleep(self.fresh)
            return self.monitor.number_of(
                self.waits.format(session.number)) > 0

    def stop(self):
        if self.monitor:
            self.monitor.close()
            self.monitor = None
        super().stop()


class MariaDB(SQLServer):
    name = "mariadbd"
    first_database = "mysql"
    quote = "`"
    number = "SELECT connection_id();"
    echo = "SELECT '{}';"
    fresh = 0.12  # seconds, as InnoDB caches its tables of locks for 0.1
    waits = """
        SELECT (SELECT count(*) FROM information_schema.innodb_lock_waits
                  JOIN information_schema.innodb_trx
                    ON trx_id = requesting_trx_id
                 WHERE trx_mysql_thread_id = {0})
             + (SELECT count(*) FROM information_schema.processlist
                 WHERE id = {0} AND state LIKE 'Waiting for%lock');"""

    def prepare(self):
        self.complete([
            tool("mariadb-install-db"), "--no-defaults", "--skip-test-db",
            "--auth-root-authentication-method=normal",
            f"--datadir={self.directory}/data"])

    def command(self):
        return [tool(self.name, "/usr/sbin/mariadbd"), "--no-defaults",
                f"--datadir={self.directory}/data",
                f"--tmpdir={self.directory}", f"--socket={self.socket}",
                f"--pid-file={self.directory}/pid", "--skip-networking",
                "--innodb-flush-log-at-trx-commit=0",
                "--innodb-buffer-pool-size=32M",
                "--character-set-server=utf8mb4",
                # The rows that EXPLAIN estimates must not vary.
                "--innodb-stats-auto-recalc=OFF",
                "--innodb-stats-persistent-sample-pages=1000",
                # MySQL doesn't have this check.
                "--loose-innodb-snapshot-isolation=OFF"]

    @staticmethod
    def marks(text):
        """Returns how often the client prints a mark.

        \\G needs the headers on, and the mark is then its own header.
        """
        return 2 if r"\G" in text else 1

    def client(self, database, text):
        names = ["--skip-column-names"] if self.marks(text) == 1 else []
        return [tool("mariadb"), "--no-defaults", "--batch", "--raw",
                "--unbuffered", "--force", "--skip-print-query-on-error",
                *names, "--default-character-set=utf8mb4", "--user=root",
                f"--socket={self.socket}", database]

    @staticmethod
    def plain(line):
        """Returns a line of output as the bank shows it."""
        error = re.match(r"(ERROR \d+ \(\w+\)) at line \d+(: [^;]*)", line)
        return "".join(error.groups()) if error else line.replace("\t", "|")


class PostgreSQL(SQLServer):
    name = "postgres"
    socket_name = ".s.PGSQL.5432"
    stop_signal = signal.SIGINT  # SIGTERM would wait for the clients
    first_database = "postgres"
    quote = '"'
    number = "SELECT pg_backend_pid();"
    echo = r"\echo {}"
    fresh = 0.05  # seconds, so that a moment's wait is over
    waits = "SELECT cardinality(pg_blocking_pids({}));"

    def prepare(self):
        self.complete([
            self.tool("initdb"), f"--pgdata={self.directory}/data",
            "--username=postgres", "--auth=trust", "--no-sync",
            "--encoding=UTF8", "--locale=C.UTF-8"])

    @staticmethod
    def tool(name):
        return tool(name, f"/usr/lib/postgresql/*/bin/{name}")

    def command(self):
        # Deadlocks are found at once, and statistics come from ANALYZE only.
        settings = {"unix_socket_directories": self.directory,
                    "listen_addresses": "", "fsync": "off",
                    "deadlock_timeout": "10ms", "autovacuum": "off",
                    "timezone": "UTC"}
        return [self.tool(self.name), "-D", f"{self.directory}/data",
                *(word for key, value in settings.items()
                  for word in ("-c", f"{key}={value}"))]

    @staticmethod
    def marks(text):
        return 1

    def client(self, database, text):
        return [tool("psql"), "--no-psqlrc", "--no-align", "--tuples-only",
                "--quiet", "--pset=null=NULL", "--set=VERBOSITY=terse",
                f"--host={self.directory}", "--username=postgres", database]

    @staticmethod
    def plain(line):
        return line

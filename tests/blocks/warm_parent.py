"""The runner's side of warm.py, which runs programs in forked children."""

import contextlib
import json
import os
import pathlib
import signal
import socket
import subprocess
import threading

from tools import TIMEOUT, Wrong

PROGRAM = pathlib.Path(__file__).resolve().with_name("warm.py")


class Warm:
    """A process that has imported some modules, once a program needs it."""

    def __init__(self, *modules):
        self.modules = modules
        self.lock = threading.Lock()
        self.process = self.address = None

    def start(self, python, environment):
        """Starts the process unless it is running."""
        with self.lock:
            if self.process:
                return
            with socket.socket(socket.AF_UNIX) as listener:
                listener.bind("")  # Linux chooses an address
                listener.listen()
                self.address = listener.getsockname()
                number = listener.fileno()
                self.process = subprocess.Popen(
                    [python, str(PROGRAM), str(number), *self.modules],
                    env=environment, pass_fds=[number], cwd="/",
                    stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)

    def stop(self):
        """Stops the process, if it is running."""
        if self.process:
            self.process.kill()
            self.process.wait()
        self.process = None

    def run(self, python, path, environment):
        """Runs a program; returns its status and what it prints."""
        self.start(python, environment)
        request = {"path": str(path), "directory": str(path.parent)}
        outputs, inputs = zip(os.pipe(), os.pipe())
        try:
            with socket.socket(socket.AF_UNIX) as connection:
                connection.settimeout(TIMEOUT)
                connection.connect(self.address)
                socket.send_fds(connection, [json.dumps(request).encode()],
                                inputs)
                for number in inputs:
                    os.close(number)
                inputs = ()
                with connection.makefile() as replies:
                    return answer(replies, outputs)
        finally:
            for number in (*inputs, *outputs):
                os.close(number)


def answer(replies, outputs):
    """Returns the status and the outputs of a program that was started."""
    texts = {}
    readers = [threading.Thread(target=collect, args=(texts, number))
               for number in outputs]
    group = int(replies.readline())
    for reader in readers:
        reader.start()
    try:
        status = int(replies.readline())
        for reader in readers:
            reader.join(TIMEOUT)
    except TimeoutError:
        raise Wrong(f"still running after {TIMEOUT} s") from None
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(group, signal.SIGKILL)
        for reader in readers:
            reader.join()
    return (status, *(texts[number] for number in outputs))


def collect(texts, number):
    """Reads a descriptor to its end."""
    with open(number, encoding="utf-8", errors="replace",
              closefd=False) as file:
        texts[number] = file.read()

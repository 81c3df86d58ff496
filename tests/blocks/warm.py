"""Runs programs in children of a process that has imported what they need.

usage: warm.py DESCRIPTOR MODULE...

An interpreter and the imports of a framework take longer than most examples.
This program imports the modules, as far as they are installed, and accepts
connections on the listening socket DESCRIPTOR.  A connection passes the
descriptors of standard output and standard error with a JSON object:

    path         the program
    directory    its working directory, and its HOME

It gets the number of the process group, and the exit status when the program
has ended, a line each.

A program that succeeds ends without the destruction of every object, which
takes longer than most programs.
"""

import atexit
import builtins
import contextlib
import gc
import importlib
import json
import os
import socket
import sys
import types


HAS_SUCCEEDED = []


def leave():
    """Ends the process, after all else that is done at the end of one."""
    if HAS_SUCCEEDED:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(0)


def supervise(connection):
    """Forks.  Returns the request in the child, and nothing in the parent."""
    message, streams, _, _ = socket.recv_fds(connection, 65536, 2)
    os.setsid()
    child = os.fork()
    if child:
        connection.sendall(b"%d\n" % os.getpid())
        for stream in streams:
            os.close(stream)
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        connection.sendall(b"%d\n" % status)
        os._exit(0)
    connection.close()
    for number, stream in enumerate(streams, 1):
        os.dup2(stream, number)
        os.close(stream)
    return json.loads(message)


def serve(listener):
    """Accepts connections; returns in the child that is to run a program."""
    while True:
        connection = listener.accept()[0]
        if not os.fork():
            listener.close()
            return supervise(connection)
        connection.close()
        with contextlib.suppress(ChildProcessError):
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass


def warm_up(names):
    """Imports modules; returns the error of each that is not installed."""
    errors = {}
    for name in names:
        try:
            importlib.import_module(name)
        except ImportError as error:
            errors[name] = error
    gc.collect()
    gc.freeze()
    return errors


def run(errors, path, directory):
    """Runs a program as "python3 PATH" would."""
    os.chdir(directory)
    os.environ["HOME"] = directory
    sys.argv[:] = [path]
    sys.path[0] = os.path.dirname(path)
    if os.path.basename(path) == "shop.py":
        if "django_main" in errors:
            raise errors["django_main"]
        importlib.import_module("django_main").run()
        return
    main = types.ModuleType("__main__")
    main.__dict__.update(__file__=path, __builtins__=builtins)
    sys.modules["__main__"] = main
    with open(path, encoding="utf-8") as file:
        code = compile(file.read(), path, "exec", dont_inherit=True)
    exec(code, main.__dict__)


if __name__ == "__main__":
    atexit.register(leave)  # before the modules, because the first is called last
    run(warm_up(sys.argv[2:]), **serve(socket.socket(
        fileno=int(sys.argv[1]))))
    HAS_SUCCEEDED.append(True)

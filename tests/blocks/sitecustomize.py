"""Makes redis.Redis() connect to the test's server, wherever it listens.

The examples of the bank are written as a reader would type them, without a
host or a port.  Python imports this module at its start.
"""

import importlib.abc
import importlib.util
import os
import sys


class RedisFinder(importlib.abc.MetaPathFinder):
    """Patches redis.connection when it is first imported, and only then."""

    def find_spec(self, name, path=None, target=None):
        if name != "redis":
            return None
        sys.meta_path.remove(self)
        spec = importlib.util.find_spec(name)
        run = spec.loader.exec_module

        def exec_module(module):
            run(module)
            redirect(module)

        spec.loader.exec_module = exec_module
        return spec


def redirect(redis):
    """Every pool for the default address connects to the socket instead."""
    make = redis.ConnectionPool.__init__

    def init(self, connection_class=redis.Connection, **arguments):
        if connection_class is redis.Connection and \
                arguments.get("host", "localhost") in ("localhost",
                                                       "127.0.0.1"):
            for key in ("host", "port", "socket_connect_timeout",
                        "socket_keepalive", "socket_keepalive_options",
                        "socket_type"):
                arguments.pop(key, None)
            arguments["path"] = os.environ["BLOCKS_REDIS"]
            connection_class = redis.UnixDomainSocketConnection
        make(self, connection_class=connection_class, **arguments)

    redis.ConnectionPool.__init__ = init


if os.environ.get("BLOCKS_REDIS"):
    sys.meta_path.insert(0, RedisFinder())

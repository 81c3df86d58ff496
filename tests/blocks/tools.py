"""Definitions that the runner of blocks, its servers and its sessions share."""

import glob
import os
import shutil

TIMEOUT = 60  # seconds for one block
# Of every program, so that the caller's locale and PGOPTIONS change nothing.
ENVIRONMENT = {"PATH": os.environ["PATH"], "TZ": "UTC", "LC_ALL": "C.UTF-8"}


class Skip(Exception):
    """A tool that a block needs is not on this machine."""


class Wrong(Exception):
    """A block does not do what the bank says."""


def tool(name, elsewhere=""):
    """Returns the path of a program, from PATH or matching a pattern."""
    path = shutil.which(name) or max(glob.glob(elsewhere), default=None)
    if not path:
        raise Skip(f"{name} is not installed")
    return path

"""What the runner of blocks and its servers share."""

import glob
import shutil

TIMEOUT = 60  # seconds for one block


class Skip(Exception):
    """A tool that a block needs is not on this machine."""


class Wrong(Exception):
    """A block does not do what the bank says."""


def tool(name, elsewhere=""):
    """Returns the path of a program, also found by a pattern elsewhere."""
    path = shutil.which(name) or max(glob.glob(elsewhere), default=None)
    if not path:
        raise Skip(f"{name} is not installed")
    return path

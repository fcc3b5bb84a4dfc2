"""Which files are stores."""

from __future__ import annotations

import os

MAGIC = b"SQLite format 3\0"
ENDINGS = (".db", ".sqlite", ".sqlite3")  # of names that can only be of stores


def is_store(path: str) -> bool:
    """Returns whether a path names a store: a file that begins as an SQLite database does, or will, by its name."""
    if path.endswith(ENDINGS):
        return True
    try:
        if not os.path.isfile(path):  # what is read of a pipe is gone
            return False
        with open(path, "rb") as stream:
            return stream.read(len(MAGIC)) == MAGIC
    except OSError:
        return False

"""Which files are stores."""

from __future__ import annotations

MAGIC = b"SQLite format 3\0"
ENDINGS = (".db", ".sqlite", ".sqlite3")  # of names that can only be of stores


def is_store(path: str) -> bool:
    """Returns whether a path names a store: a file that begins as an SQLite database does, or will, by its name."""
    try:
        with open(path, "rb") as stream:
            return stream.read(len(MAGIC)) == MAGIC or path.endswith(ENDINGS)
    except OSError:
        return path.endswith(ENDINGS)

"""What can be wrong with a store, in plain words: one clear error for what SQLite or the system says of a file."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from checker.model import CheckerError

PATIENCE = 60.0  # seconds to wait for another writer, and that a reader's query may take
BUSY = ("is being written by another run", "try again when that has ended")
# By SQLite's codes, the extended before the primary ones: what is wrong, and the mend. All others are damage.
SAID = {
    776: (
        "was left half written by a run that was killed, and may not be written",
        "let checker index --store mend it",
    ),
    264: (
        "was left half written by a run that was killed, and may not be written",
        "let checker index --store mend it",
    ),
    1032: ("was set aside or removed while it was in use", "run this again"),
    sqlite3.SQLITE_BUSY: BUSY,
    sqlite3.SQLITE_LOCKED: BUSY,
    sqlite3.SQLITE_PROTOCOL: BUSY,  # too many others at the log
    sqlite3.SQLITE_FULL: ("cannot grow: the disk is full", "make room, and run this again"),
    sqlite3.SQLITE_READONLY: ("may not be written", "give the right to write to it and its folder"),
    sqlite3.SQLITE_PERM: ("may not be written", "give the right to write to it and its folder"),
    sqlite3.SQLITE_CANTOPEN: ("cannot be opened", "see that its folder is there, and that both may be used"),
    sqlite3.SQLITE_IOERR: (
        "cannot be read or written: the disk reports an error",
        "see to the disk, and run this again",
    ),
}


class DamagedError(CheckerError):
    """A store that SQLite finds broken, or that holds what no run wrote."""


def damaged(place: object, what: str) -> DamagedError:
    """Returns the error of a store that is broken, with the way out of it."""
    return DamagedError(str(place), what, f"set it right: checker index --verify --store {place}")


def code_of(error: sqlite3.Error) -> int:
    """Returns SQLite's extended code of an error, 0 of one that Python found."""
    return int(getattr(error, "sqlite_errorcode", 0))


@contextmanager
def telling_files(path: Path) -> Iterator[None]:
    """Turns what the system says of a file into one clear error."""
    try:
        yield
    except OSError as error:
        what = f"cannot be read: {(error.strerror or str(error)).lower()}"
        raise CheckerError(str(path), what, "name a file that may be read") from error


@contextmanager
def telling(path: Path) -> Iterator[None]:
    """Turns what SQLite says is wrong with a file into one clear error."""
    try:
        yield
    except sqlite3.Error as error:
        code = code_of(error)
        found = SAID.get(code) or SAID.get(code & 0xFF)
        if found is not None:
            raise CheckerError(str(path), *found) from error
        said = f"a query took longer than {PATIENCE:g} seconds" if code == sqlite3.SQLITE_INTERRUPT else str(error)
        raise damaged(path, f"is damaged: {said}") from error

"""A store that broke: how that is seen, how the file is set aside, and what of it can still be read."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import count
from pathlib import Path

from checker.model import Article
from checker.store.rows import MISFITS, content_of, file_of, unpack_article
from checker.store.schema import DamagedError, connect

SMALL = 256 * 2**20  # bytes of a store that is looked through whenever it is written to; a larger one when asked
BESIDE = ("-journal", "-wal", "-shm")  # files that SQLite keeps beside its own


def is_sound(path: Path) -> bool:
    """Returns whether a store's pages and rows are in order, as SQLite tells; there may be none yet. Raises CheckerError."""
    if not path.exists():
        return True
    try:
        with closing(connect(path, write=True)) as connection:
            return bool(connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))
    except (DamagedError, sqlite3.DatabaseError):
        return False


def set_aside(path: Path) -> Path:
    """Renames a broken store with the files beside it; returns its new name. Raises OSError."""
    names = (path.with_name(f"{path.name}.damaged-{number}") for number in count(1))
    aside = next(name for name in names if not name.exists())
    for ending in ("", *BESIDE):
        if os.path.exists(f"{path}{ending}"):
            os.rename(f"{path}{ending}", f"{aside}{ending}")
    return aside


def salvage(aside: Path, home: Path) -> Iterator[Article]:
    """Yields the articles of a broken store that can be read and are what they were when they were written."""
    with closing(sqlite3.connect(f"{aside.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        try:
            (last,) = connection.execute("SELECT max(id) FROM article").fetchone()
        except sqlite3.DatabaseError:
            return
        for number in range(1, (last or 0) + 1):
            article = _read(connection, number, home, aside)
            if article is not None:
                yield article


def _read(connection: sqlite3.Connection, number: int, home: Path, aside: Path) -> Article | None:
    """Returns an article of a broken store; None where it is gone or no more what was written."""
    try:
        row = connection.execute("SELECT place, content, meta, text FROM article WHERE id = ?", (number,)).fetchone()
        if row is None:
            return None
        place, content, meta, text = row
        article, _ = unpack_article(meta, text, file_of(place, home) or aside)
        return article if content_of(article) == content else None
    except (sqlite3.DatabaseError, AttributeError, *MISFITS):
        return None

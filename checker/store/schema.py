"""The tables of a store, the versions they went through, and how a file is opened: one SQLite database, safe against a crash.

SQLite is the one that Python brings. A write-ahead log is used only where its reset is known to be sound: other builds may,
seldom, overwrite a page of the log that is still needed (sqlite.org/wal.html, "The WAL-Reset Bug"; mended in 3.51.3, 3.50.7
and 3.44.6). Elsewhere the rollback journal is used. Both are synchronised at every commit.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from checker.model import CheckerError
from checker.store.files import MAGIC

APPLICATION = 0x46434B52  # "FCKR": what the header of a store says it belongs to
PATIENCE = 60.0  # seconds to wait for another writer

# Each entry takes a store from the version of its place to the next. Never change one that was released: add another.
MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        # What holds for the whole file.
        "CREATE TABLE about (name TEXT PRIMARY KEY, value) WITHOUT ROWID",
        # By which rules, aliases and version articles were read.
        "CREATE TABLE edition (id INTEGER PRIMARY KEY, digest BLOB NOT NULL UNIQUE)",
        # `place` is where the article came from, `content` a digest of it, `told` the last day it may have been written on, as an
        # ordinal; `meta`, `text` and `reading` are compressed. `statements` counts its assertions. `compared` says that the
        # findings that touch it stand in `finding`.
        """CREATE TABLE article (
            id INTEGER PRIMARY KEY, place TEXT NOT NULL UNIQUE, content BLOB NOT NULL,
            edition INTEGER NOT NULL REFERENCES edition, source TEXT NOT NULL, told INTEGER,
            statements INTEGER NOT NULL, compared INTEGER NOT NULL DEFAULT 0,
            meta BLOB NOT NULL, text BLOB NOT NULL, reading BLOB NOT NULL, keys BLOB NOT NULL)""",
        "CREATE INDEX article_source ON article (source)",
        "CREATE INDEX article_edition ON article (edition)",
        "CREATE INDEX article_waiting ON article (id) WHERE compared = 0",
        # A block is what assertions must share to be of one topic; `named` leads to the spellings of one person's name.
        """CREATE TABLE block (id INTEGER PRIMARY KEY, attribute TEXT NOT NULL, subject TEXT NOT NULL,
            statements INTEGER NOT NULL, UNIQUE (attribute, subject))""",
        """CREATE TABLE named (key TEXT NOT NULL, block INTEGER NOT NULL REFERENCES block ON DELETE CASCADE,
            PRIMARY KEY (key, block)) WITHOUT ROWID""",
        "CREATE INDEX named_block ON named (block)",
        # A cell is what assertions share in which nothing that a verdict looks at differs; `value` and `since` are sorted by.
        """CREATE TABLE cell (id INTEGER PRIMARY KEY, block INTEGER NOT NULL REFERENCES block ON DELETE CASCADE,
            digest BLOB NOT NULL, value REAL NOT NULL, since REAL NOT NULL, shared BLOB NOT NULL, statements INTEGER NOT NULL,
            UNIQUE (block, digest))""",
        "CREATE INDEX cell_value ON cell (block, value)",
        "CREATE INDEX cell_since ON cell (block, since)",
        """CREATE TABLE assertion (cell INTEGER NOT NULL REFERENCES cell,
            article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
            start INTEGER NOT NULL, end INTEGER NOT NULL, own BLOB NOT NULL)""",
        "CREATE INDEX assertion_cell ON assertion (cell, article)",
        "CREATE INDEX assertion_article ON assertion (article)",
        # Words, names, figures by which an event is known: how many articles hold each, name somebody so, open with such a name.
        """CREATE TABLE key (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE,
            held INTEGER NOT NULL DEFAULT 0, named INTEGER NOT NULL DEFAULT 0, led INTEGER NOT NULL DEFAULT 0)""",
        "CREATE TABLE posting (key INTEGER NOT NULL, article INTEGER NOT NULL, PRIMARY KEY (key, article)) WITHOUT ROWID",
        # What was found, and the articles that each finding touches; one of these gone, the finding is gone.
        """CREATE TABLE finding (id INTEGER PRIMARY KEY, kind TEXT NOT NULL, rule TEXT NOT NULL, packed BLOB NOT NULL)""",
        """CREATE TABLE shown (finding INTEGER NOT NULL REFERENCES finding ON DELETE CASCADE,
            article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE, start INTEGER NOT NULL, end INTEGER NOT NULL)""",
        "CREATE INDEX shown_finding ON shown (finding)",
        "CREATE INDEX shown_article ON shown (article)",
        """CREATE TRIGGER shown_gone AFTER DELETE ON shown BEGIN DELETE FROM finding WHERE id = old.finding; END""",
    ),
)
SCHEMA = len(MIGRATIONS)


class DamagedError(CheckerError):
    """A store that SQLite finds broken."""


def connect(path: Path, *, write: bool) -> sqlite3.Connection:
    """Returns a connection to a store, of this version of the tables; for writing, it is made where there is none.

    Raises CheckerError where there is none to read, where it is another database or of a newer version; DamagedError where
    it is broken.
    """
    place = str(path)
    if not write and not path.exists():
        raise CheckerError(place, "does not exist", f"make it: checker index PATHS --store {place}")
    if path.exists() and path.stat().st_size and not _is_database(path):
        raise CheckerError(place, "is no store", "name a file that checker index made, or a new one")
    with telling(path):
        connection = _open(path, write)
        try:
            _prepare(connection, path, write)
        except BaseException:
            connection.close()
            raise
    return connection


def _is_database(path: Path) -> bool:
    with telling_files(path), path.open("rb") as stream:
        return stream.read(len(MAGIC)) == MAGIC


def _open(path: Path, write: bool) -> sqlite3.Connection:
    address = f"{path.absolute().as_uri()}?mode={'rwc' if write else 'ro'}"
    connection = sqlite3.connect(address, timeout=PATIENCE, isolation_level=None, uri=True)
    for pragma in ("foreign_keys = ON", "trusted_schema = OFF", "cell_size_check = ON"):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def _prepare(connection: sqlite3.Connection, path: Path, write: bool) -> None:
    """Brings the tables up to this version, or raises CheckerError where that cannot be."""
    version = _demand_version(connection, path)
    if version == SCHEMA and not write:
        return
    if not write:
        raise CheckerError(str(path), f"is of version {version}", f"bring it up to date: checker index --store {path}")
    journal = "WAL" if is_wal_sound(sqlite3.sqlite_version_info) else "DELETE"
    connection.execute(f"PRAGMA journal_mode = {journal}")
    connection.execute("PRAGMA synchronous = FULL")
    if version == SCHEMA:
        return
    with transaction(connection):  # another run may be at it, so the version is looked at again under the lock
        for step in MIGRATIONS[_demand_version(connection, path) :]:
            for statement in step:
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute(f"PRAGMA user_version = {SCHEMA}")


def _demand_version(connection: sqlite3.Connection, path: Path) -> int:
    """Returns the version of a store's tables, 0 of an empty file; raises CheckerError for what is none, or too new."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    if application != APPLICATION and (application or version or tables):
        raise CheckerError(
            str(path), "is a database of another program", "name a file that checker index made, or a new one"
        )
    if version > SCHEMA:
        what = f"was written by a newer checker (version {version} of its tables; this one knows {SCHEMA})"
        raise CheckerError(str(path), what, "install that checker, or make a store anew")
    return int(version) if tables else 0


def is_wal_sound(version: tuple[int, ...]) -> bool:
    """Returns whether this build of SQLite resets its write-ahead log soundly."""
    return version >= (3, 51, 3) or (3, 50, 7) <= version < (3, 51) or (3, 44, 6) <= version < (3, 45)


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All or nothing of what is written meanwhile; the lock is taken at once, so that no writer waits for another in vain."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # a full disk ends it by itself
            connection.execute("ROLLBACK")
        raise


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
    place = str(path)
    try:
        yield
    except sqlite3.OperationalError as error:
        said = str(error)
        if "locked" in said or "busy" in said:
            raise CheckerError(place, "is being written by another run", "try again when that has ended") from error
        if "full" in said:
            raise CheckerError(place, "cannot grow: the disk is full", "make room, and run this again") from error
        if "readonly" in said:
            raise CheckerError(place, "may not be written", "give the right to write to it and its folder") from error
        if "unable to open" in said:
            raise CheckerError(place, "cannot be opened", "see that its folder is there and may be written") from error
        raise DamagedError(place, f"cannot be used: {said}", f"set it right: checker index --store {place}") from error
    except sqlite3.DatabaseError as error:
        raise DamagedError(place, f"is damaged: {error}", f"set it right: checker index --store {place}") from error

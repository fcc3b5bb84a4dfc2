"""The tables of a store, the versions they went through, and how a file is opened: one SQLite database, safe against a crash.

SQLite is the one that Python brings. A write-ahead log is used only where its reset is known to be sound: other builds may,
seldom, overwrite a page of the log that is still needed (sqlite.org/wal.html, "The WAL-Reset Bug"; mended in 3.51.3, 3.50.7
and 3.44.6). Elsewhere the rollback journal is used. Both are synchronised at every commit.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path
from stat import S_ISREG
from time import monotonic
from typing import Any

from checker.model import CheckerError
from checker.store import faults
from checker.store.faults import code_of, damaged, telling, telling_files
from checker.store.files import MAGIC

APPLICATION = 0x46434B52  # "FCKR": what the header of a store says it belongs to
TURN = 0.5  # seconds of that in which an interrupt is not heard
BESIDE = ("-journal", "-wal", "-shm")  # files that SQLite keeps beside its own
LEAST = 512  # bytes of a database
LONGEST = 512 * 2**20  # bytes of a row: a broken or hostile one may claim any number
STEPS = 200_000  # of SQLite's machine, between two looks at the time a reader's query takes
OTHER = "name a file that checker index made, or a new one"

# Each entry takes a store from the version of its place to the next. Never change one that was released: add another.
MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        # What holds for the whole file.
        "CREATE TABLE about (name TEXT PRIMARY KEY, value) WITHOUT ROWID",
        # By which rules, aliases and version articles were read.
        "CREATE TABLE edition (id INTEGER PRIMARY KEY, digest BLOB NOT NULL UNIQUE)",
        # `place` is where the article came from, `content` a digest of it, `told` the last day it may have been written on, as an
        # ordinal; `meta`, `text`, `reading` and `report` are compressed. `statements` counts its assertions. `compared` says that
        # the findings that touch it stand in `finding`. A number never comes back: another run may have noted it.
        """CREATE TABLE article (
            id INTEGER PRIMARY KEY AUTOINCREMENT, place TEXT NOT NULL UNIQUE, content BLOB NOT NULL,
            edition INTEGER NOT NULL REFERENCES edition, source TEXT NOT NULL, told INTEGER,
            statements INTEGER NOT NULL, compared INTEGER NOT NULL DEFAULT 0,
            meta BLOB NOT NULL, text BLOB NOT NULL, reading BLOB NOT NULL, report BLOB NOT NULL, keys BLOB NOT NULL)""",
        "CREATE INDEX article_source ON article (source)",
        "CREATE INDEX article_content ON article (content)",
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


class Patient(sqlite3.Connection):
    """A connection that waits for other runs in short turns, so that an interrupt is heard; a reader's queries have an end."""

    until = 0.0

    def execute(self, sql: str, parameters: Any = (), /) -> sqlite3.Cursor:
        """Returns the cursor of a statement, once no other run is in its way. Raises sqlite3.Error."""
        self.until = monotonic() + faults.PATIENCE
        while True:
            try:
                return super().execute(sql, parameters)
            except sqlite3.OperationalError as error:
                if code_of(error) & 0xFF != sqlite3.SQLITE_BUSY or monotonic() >= self.until:
                    raise
            except UnicodeDecodeError as error:  # Python's, when SQLite names a table whose name is no text
                raise sqlite3.DatabaseError("the names of its tables are no text") from error

    def is_late(self) -> bool:
        """Returns whether the last statement has run for too long."""
        return monotonic() > self.until


def connect(path: Path, *, write: bool) -> Patient:
    """Returns a connection to a store, of this version of the tables; for writing, it is made where there is none.

    Raises CheckerError where there is none to read, where it is another database or of a newer version; DamagedError where
    it is broken.
    """
    place = str(path)
    with telling_files(path):
        found = _stat(path)
    if found is None and not write:
        raise CheckerError(place, "does not exist", f"make it: checker index PATHS --store {place}")
    # SQLite would wait for ever at a pipe, and take a file of a few bytes for an empty one.
    if found is not None and (not S_ISREG(found.st_mode) or 0 < found.st_size < LEAST):
        raise CheckerError(place, "is no store", OTHER)
    with telling(path):
        for mode in ("rwc",) if write else _modes(path):
            connection = open_file(path, mode)
            try:
                _prepare(connection, path, write)
                return connection
            except sqlite3.OperationalError as error:
                connection.close()
                if write or mode != "ro" or code_of(error) & 0xFF not in (
                    sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN,
                ):  # fmt: skip
                    raise
                _settle(path, error)
            except BaseException:
                connection.close()
                raise
    raise CheckerError(place, "cannot be opened", "try again")


def _stat(path: Path) -> os.stat_result | None:
    try:
        return os.stat(path)
    except FileNotFoundError:
        return None


def _modes(path: Path) -> Iterator[str]:
    """Yields the ways to open a store to be read: the usual one, again once what stood in its way is settled, as it stands."""
    yield "ro"
    yield "ro" if any(map(_is_filled, _beside(path))) else "ro&immutable=1"


def _settle(path: Path, error: sqlite3.OperationalError) -> None:
    """Takes back what a run left half written when it was killed; raises the error again where that may not be."""
    if not any(map(_is_filled, _beside(path))):
        return
    try:
        with closing(open_file(path, "rw")) as connection:
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except sqlite3.OperationalError:
        raise error from None


def _beside(path: Path) -> Iterator[str]:
    real = os.path.realpath(path)
    return (f"{real}{ending}" for ending in BESIDE[:2])


def _is_filled(path: str) -> bool:
    return os.path.exists(path) and os.path.getsize(path) > 0


def open_file(path: Path, mode: str) -> Patient:
    """Returns a connection to a file, whatever it holds: nothing in it is run or trusted. Raises sqlite3.Error."""
    address = f"{path.absolute().as_uri()}?mode={mode}"
    connection = sqlite3.connect(
        address, timeout=min(TURN, faults.PATIENCE), isolation_level=None, uri=True, factory=Patient
    )
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST)
    for pragma in ("foreign_keys = ON", "trusted_schema = OFF", "cell_size_check = ON"):
        connection.execute(f"PRAGMA {pragma}")
    if mode.startswith("ro"):
        connection.set_progress_handler(connection.is_late, STEPS)
    return connection


def _prepare(connection: Patient, path: Path, write: bool) -> None:
    """Brings the tables up to this version, or raises CheckerError where that cannot be."""
    version = _demand_version(connection, path)
    if version < SCHEMA and not write:
        what, mend = (f"is of version {version}", "bring it up to date: checker index --store")
        if not version:
            what, mend = "is empty", "fill it: checker index PATHS --store"
        raise CheckerError(str(path), what, f"{mend} {path}")
    if not write:
        return
    journal = "WAL" if is_wal_sound(sqlite3.sqlite_version_info) else "DELETE"
    connection.execute(f"PRAGMA journal_mode = {journal}")
    connection.execute("PRAGMA synchronous = FULL")
    if version == SCHEMA:
        return
    with transaction(connection):  # another run may be at it, so the version is looked at again under the lock
        for statement in statements_of(_demand_version(connection, path)):
            connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute(f"PRAGMA user_version = {SCHEMA}")


def statements_of(version: int) -> list[str]:
    """Returns what takes a store from a version of its tables to this one."""
    return [statement for step in MIGRATIONS[version:SCHEMA] for statement in step]


# One statement, so that no other run comes between its parts.
_VERSION = """SELECT application_id, user_version, (SELECT count(*) FROM sqlite_schema)
    FROM pragma_application_id, pragma_user_version"""


def _demand_version(connection: Patient, path: Path) -> int:
    """Returns the version of a store's tables, 0 of an empty file; raises CheckerError for what is none, or too new."""
    try:
        application, version, tables = connection.execute(_VERSION).fetchone()
    except sqlite3.DatabaseError as error:
        if code_of(error) == sqlite3.SQLITE_NOTADB and not _was_store(path):
            raise CheckerError(str(path), "is no store", OTHER) from error
        raise
    if application != APPLICATION and (application or version or tables):
        raise CheckerError(str(path), "is a database of another program", OTHER)
    if version > SCHEMA:
        what = f"was written by a newer checker (version {version} of its tables; this one knows {SCHEMA})"
        raise CheckerError(str(path), what, "install that checker, or make a store anew")
    if not tables:
        return 0
    if not is_known(connection, known_tables(int(version))):
        raise damaged(path, "is damaged: it has other tables than a store has")
    return int(version)


def _was_store(path: Path) -> bool:
    """Returns whether a file that is no database has the looks of a store whose first bytes were lost.

    Read only once SQLite has refused the file: to close a file lets go of all locks that this process has on it.
    """
    with telling_files(path), path.open("rb") as stream:
        head = stream.read(72)
    return head.startswith(MAGIC) or head[68:72] == APPLICATION.to_bytes(4, "big")


Table = tuple[str, str, str, str | None]  # type, name, table, and how it was made


def is_known(connection: Patient, known: Iterable[Table], names: Iterable[str] = ()) -> bool:
    """Returns whether a file has these tables, indexes and triggers and no others; of these names, if any are given."""
    some = frozenset(names)
    found = {row for row in connection.execute(_TABLES) if not some or row[1] in some}
    return found == {row for row in known if not some or row[1] in some}


_TABLES = "SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_stat%'"


@cache
def known_tables(version: int) -> frozenset[Table]:
    """Returns the tables, indexes and triggers of a store of this version."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        for step in MIGRATIONS[: max(version, 0)]:
            for statement in step:
                connection.execute(statement)
        return frozenset(connection.execute(_TABLES))


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

"""A store that broke: how that is seen, how the file is set aside, and what of it can still be read.

Nothing acknowledged is lost on the way, whenever the run is killed. The new store is made beside the old one, with a note in it
of the file that its articles are still to be taken from; then it takes the old one's place in one step, under a lock. The note is
struck out when all is taken over; until then every run of `checker index` goes on with it.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from itertools import count
from pathlib import Path

from checker.model import Article
from checker.store.faults import DamagedError, code_of, telling
from checker.store.memory import Store
from checker.store.rows import MISFITS, content_of, file_of, unpack_article
from checker.store.schema import BESIDE, SCHEMA, STEPS, Patient, connect, is_known, known_tables, open_file, transaction
from checker.store.verifying import is_whole

SMALL = 256 * 2**20  # bytes of a store that is looked through whenever it is written to; a larger one when asked
SPARSE = 64  # bytes of a file to each number that is tried in vain, so that a hostile one comes to an end
_NOTE = "aside "  # in `about`: with the number of a file that is to be read


def is_sound(path: Path, *, thorough: bool = False, edition: bytes | None = None) -> bool:
    """Returns whether a store's pages are in order, as SQLite tells; if `thorough`, whether all in it follows from its articles.

    There may be none yet. Articles of another edition than the one given may yield something else now, which is no damage; for
    None they are all of this. Raises CheckerError for what stands in the way of looking.
    """
    if not path.exists():
        return True
    try:
        with closing(connect(path, write=True)) as connection, telling(path):
            look = "integrity_check(1)" if thorough else "quick_check(1)"
            if connection.execute(f"PRAGMA {look}").fetchone() != ("ok",):
                return False
            if thorough and connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
                return False
        if not thorough:
            return True
        with Store(path, edition or b"") as store:
            # Its pages are in order, so all that is asked comes to an end; a slow disk is no damage.
            store.connection.set_progress_handler(None, STEPS)
            return is_whole(store, store.stale if edition is not None else ())
    except DamagedError:
        return False


def replace_damaged(path: Path, *, thorough: bool = False, edition: bytes | None = None) -> Path | None:
    """Puts an empty store in the place of a broken one, which is renamed; returns its new name, None if it was mended meanwhile.

    The new one has a note of the old. Raises CheckerError where another run is at it, and OSError.
    """
    path = path.resolve()  # the file, not a link to it
    with _alone(path):
        if is_sound(path, thorough=thorough, edition=edition):  # another run was first
            return None
        number = next(n for n in count(1) if not os.path.lexists(_aside(path, n)))
        aside, draft = _aside(path, number), path.with_name(f"{path.name}.new")
        _draft(draft, [*_read_notes(path), number])
        with _held(path):
            for ending in BESIDE:
                with suppress(FileNotFoundError):
                    os.rename(f"{path}{ending}", f"{aside}{ending}")
            try:
                os.link(path, aside)
            except OSError:  # not every file system can
                os.rename(path, aside)
            os.replace(draft, path)
    return aside


def _draft(path: Path, notes: list[int]) -> None:
    """Makes a store that holds nothing but notes of the files that are to be read; what a killed run left of one is removed."""
    _unlink(path)
    try:
        with telling(path), closing(connect(path, write=True)) as connection, transaction(connection):
            for note in notes:
                connection.execute("INSERT INTO about (name, value) VALUES (?, 0)", (f"{_NOTE}{note}",))
    except BaseException:
        _unlink(path)
        raise


def _unlink(path: Path) -> None:
    for ending in ("", *BESIDE):
        with suppress(FileNotFoundError):
            os.unlink(f"{path}{ending}")


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Keeps other runs from setting the same file aside; the lock goes with the run, however that ends."""
    lock = path.with_name(f"{path.name}.mending")
    with telling(path), closing(open_file(lock, "rwc")) as connection:
        held = True
        try:
            try:
                connection.execute("BEGIN EXCLUSIVE")
            except sqlite3.OperationalError as error:
                held = code_of(error) & 0xFF != sqlite3.SQLITE_BUSY
                raise
            yield
        finally:
            if held:
                _unlink(lock)


@contextmanager
def _held(path: Path) -> Iterator[None]:
    """Waits for a run that writes to a broken file, and holds others off, as far as it lets itself be locked."""
    with telling(path), closing(open_file(path, "rw")) as connection:
        try:
            connection.execute("BEGIN EXCLUSIVE")
            if connection.execute("PRAGMA journal_mode").fetchone() == (
                "wal",
            ):  # to close it later would remove a new log
                connection.close()
        except sqlite3.OperationalError as error:
            if code_of(error) & 0xFF == sqlite3.SQLITE_BUSY:
                raise
        except sqlite3.DatabaseError:
            connection.close()  # what nobody can read nobody is writing to
        yield


def _aside(path: Path, number: int) -> Path:
    return path.with_name(f"{path.name}.damaged-{number}")


# ---- what is taken over ----------------------------------------------------------------------------------------------


def find_aside(store: Store) -> list[Path]:
    """Returns the files that articles of a store are still to be taken from, the latest first."""
    notes = _notes(store.ask("SELECT name FROM about ORDER BY name"))
    return [_aside(store.path.resolve(), number) for number in sorted(notes, reverse=True)]


def strike_out(store: Store, aside: Path) -> None:
    """Notes that all that can be taken from a file has been."""
    with store.changing() as connection:
        connection.execute("DELETE FROM about WHERE name = ?", (f"{_NOTE}{aside.name.rpartition('-')[2]}",))


def _read_notes(path: Path) -> list[int]:
    """Returns the notes of a broken store, as far as they can be read."""
    try:
        with closing(open_file(path, "ro")) as connection:
            return sorted(_notes(connection.execute("SELECT name FROM about").fetchall()))
    except sqlite3.Error:
        return []


def _notes(rows: list[tuple[object]]) -> set[int]:
    told = [name.removeprefix(_NOTE) for (name,) in rows if isinstance(name, str) and name.startswith(_NOTE)]
    return {int(number) for number in told if number.isascii() and number.isdigit() and len(number) < 10}


def salvage(aside: Path, home: Path) -> Iterator[Article]:
    """Yields the articles of a broken store that can be read and are what they were when they were written."""
    for mode in ("rw", "ro&immutable=1"):  # the first takes back what was half written, where there is a journal of it
        try:
            with closing(open_file(aside, mode)) as connection:
                if any(is_known(connection, known_tables(v), ["article"]) for v in range(1, SCHEMA + 1)):
                    for number in _numbers(connection, aside.stat().st_size // SPARSE):
                        article = _read(connection, number, home)
                        if article is not None:
                            yield article
                return
        except (OSError, sqlite3.Error):
            continue


def _numbers(connection: Patient, tries: int) -> Iterator[int]:
    """Yields the numbers of articles, past those on pages that are broken."""
    number = 0
    while tries > 0:
        try:
            (found,) = connection.execute("SELECT min(id) FROM article WHERE id > ?", (number,)).fetchone()
            if type(found) is not int or found <= number:
                return
            number = found
            yield number
        except sqlite3.DatabaseError:
            number += 1
            tries -= 1


def _read(connection: Patient, number: int, home: Path) -> Article | None:
    """Returns an article of a broken store; None where it is gone or no more what was written."""
    try:
        row = connection.execute("SELECT place, content, meta, text FROM article WHERE id = ?", (number,)).fetchone()
        if row is None:
            return None
        place, content, meta, text = row
        article, _ = unpack_article(meta, text, file_of(place, home))
        return article if content_of(article) == content else None
    except (sqlite3.DatabaseError, *MISFITS):
        return None

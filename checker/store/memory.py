"""A store as its users know it: articles go in with what they yielded, are replaced and removed, each in one transaction."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple, Self

from checker.events.stories import Report
from checker.model import Article, Interval, Reading
from checker.packing import unpack_reading
from checker.store.entries import Entry, read_keys, take_out, write_keys, write_rows
from checker.store.faults import damaged, telling
from checker.store.reports import unpack_report
from checker.store.rows import (
    MISFITS,
    content_of,
    file_of,
    name_file,
    unfold,
    unpack_article,
)
from checker.store.schema import connect, transaction

AT_ONCE = 500  # values of a query


_PLACES = "SELECT id, place FROM article ORDER BY id"


class Count(NamedTuple):
    """What a store holds: articles, their assertions, articles read by other rules or another version, findings."""

    articles: int
    statements: int
    stale: int
    findings: int


class Held(NamedTuple):
    """How many articles hold a key, name somebody or something so, and do so in their lead."""

    held: int
    named: int
    led: int


class Store:
    """One SQLite file; `edition` is a digest of the rules and the version by which articles are read now."""

    def __init__(self, path: Path, edition: bytes, *, write: bool = False) -> None:
        """Opens the store at `path`; for writing, makes it where there is none. Raises CheckerError, DamagedError."""
        self.path, self.edition = path, edition
        self.home = Path(os.path.realpath(path)).parent  # of the file, whatever links lead to it
        self.connection = connect(path, write=write)
        self.numbers: dict[Article, int] = {}  # of the articles that were asked for
        self._articles: dict[int, tuple[Article, Interval | None]] = {}  # the same by number

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        self.close()

    def close(self) -> None:
        """Closes the file; what was acknowledged is in it."""
        self.connection.close()

    @contextmanager
    def changing(self) -> Iterator[sqlite3.Connection]:
        """All or nothing of what is written meanwhile. Raises CheckerError with what is wrong with the file."""
        with telling(self.path), transaction(self.connection):
            yield self.connection

    @contextmanager
    def looking(self) -> Iterator[None]:
        """One state of the store for all that is asked meanwhile: other runs wait with what they write, or it is not seen."""
        self.forget()
        with telling(self.path):
            self.connection.execute("BEGIN")
        try:
            yield
        finally:
            if self.connection.in_transaction:  # an error of the disk may end it
                self.connection.execute("ROLLBACK")

    def ask(self, query: str, *values: object, of: tuple[type, ...] = ()) -> list[tuple[Any, ...]]:
        """Returns the rows of a query, DamagedError unless they are of these types. Raises CheckerError as `telling` does."""
        with telling(self.path):
            rows = self.connection.execute(query, values).fetchall()
        if of and any(tuple(map(type, row)) != of for row in rows):
            raise damaged(self.path, "is damaged: it holds values of other types than a run writes")
        return rows

    def ask_numbers(self, query: str, *values: object) -> list[int]:
        """Returns the numbers that a query yields. Raises CheckerError as `ask` does."""
        return [number for (number,) in self.ask(query, *values, of=(int,))]

    # ---- what is in it

    @cached_property
    def articles(self) -> int:
        """Returns how many articles there were when this was first asked."""
        return self.ask_numbers("SELECT count(id) FROM article")[0]  # `count(*)` is one step, which no time limit ends

    def look_up(self, texts: Iterable[str]) -> dict[str, tuple[int, Held]]:
        """Returns for those of the keys that some article has their numbers, and how many articles hold them."""
        found: dict[str, tuple[int, Held]] = {}
        wanted = sorted(texts)
        for at in range(0, len(wanted), AT_ONCE):
            some = wanted[at : at + AT_ONCE]
            rows = self.ask(
                f"SELECT text, id, held, named, led FROM key WHERE text IN ({','.join('?' * len(some))})",
                *some,
                of=(str, int, int, int, int),
            )
            if any(min(counts) < 0 for _, _, *counts in rows):
                raise damaged(self.path, "is damaged: it counts fewer articles than none")
            found |= {text: (key, Held(*counts)) for text, key, *counts in rows}
        return found

    @cached_property
    def stale(self) -> frozenset[int]:
        """Returns the numbers of the articles that other rules or another version read, when this was first asked."""
        return frozenset(self.find_stale())

    def keys(self, number: int) -> list[tuple[int, int]]:
        """Returns the numbers of an article's keys with their marks. Raises DamagedError for a row that is none."""
        with self.reading_row(number):
            ((packed,),) = self.ask("SELECT keys FROM article WHERE id = ?", number)
            return read_keys(packed)

    def count(self) -> Count:
        """Returns how much the store holds."""
        with telling(self.path):
            one = self.connection.execute(
                """SELECT count(article.id), CAST(total(statements) AS INTEGER), CAST(total(digest IS NOT ?) AS INTEGER)
                FROM article JOIN edition ON edition.id = article.edition""",
                (self.edition,),
            ).fetchone()
            (findings,) = self.connection.execute("SELECT count(id) FROM finding").fetchone()
        articles, statements, stale = one
        return Count(articles, statements, stale, findings)

    def holds(self, article: Article, place: str) -> bool:
        """Returns whether this very article is in the store, from this place, read by these rules."""
        found = self.ask(
            "SELECT 1 FROM article JOIN edition ON edition.id = edition WHERE place = ? AND content = ? AND digest = ?",
            place, content_of(article), self.edition,
        )  # fmt: skip
        return bool(found)

    def article(self, number: int) -> tuple[Article, Interval | None]:
        """Returns an article and the days it may have been written on. Raises DamagedError for a row that is none."""
        if number not in self._articles:
            with self.reading_row(number):
                ((place, meta, text),) = self.ask("SELECT place, meta, text FROM article WHERE id = ?", number)
                found = unpack_article(meta, text, _from_here(file_of(place, self.home) or self.path))
            self._articles[number] = found
            self.numbers[found[0]] = number
        return self._articles[number]

    def forget(self) -> None:
        """Lets go of the articles that were asked for, and of what was counted."""
        self.numbers.clear()
        self._articles.clear()
        for counted in ("articles", "stale"):
            self.__dict__.pop(counted, None)

    def reading(self, number: int) -> Reading:
        """Returns all that an article yielded. Raises DamagedError for a row that is none."""
        article, _ = self.article(number)
        with self.reading_row(number):
            ((packed,),) = self.ask("SELECT reading FROM article WHERE id = ?", number)
            return unpack_reading(unfold(packed), article)

    def report(self, number: int) -> Report:
        """Returns what ties an article to others. Raises DamagedError for a row that is none."""
        with self.reading_row(number):
            ((packed,),) = self.ask("SELECT report FROM article WHERE id = ?", number)
            return unpack_report(packed)

    @contextmanager
    def reading_row(self, number: object) -> Iterator[None]:
        """Turns what a row that is not as it was written raises into one error that names the article."""
        try:
            yield
        except MISFITS as error:
            where = f"article {number}" if isinstance(number, int) else number
            raise damaged(self.path, f"is damaged at {where}: {error}") from error

    def find_all(self) -> list[int]:
        """Returns the numbers of all articles."""
        return [number for (number,) in self.ask("SELECT id FROM article ORDER BY id")]

    def find_stale(self) -> list[int]:
        """Returns the numbers of the articles that other rules or another version read."""
        others = self.ask_numbers("SELECT id FROM edition WHERE digest != ?", self.edition)
        return sorted(
            n for other in others for n in self.ask_numbers("SELECT id FROM article WHERE edition = ?", other)
        )

    def find_at(self, places: Iterable[str]) -> list[int]:
        """Returns the numbers of the articles from these places."""
        return [n for place in places for n in self.ask_numbers("SELECT id FROM article WHERE place = ?", place)]

    def find_copies(self, numbers: Iterable[int]) -> frozenset[int]:
        """Returns these numbers and those of articles from other places that say the very same."""
        alike = "SELECT other.id FROM article JOIN article AS other USING (content) WHERE article.id = ?"
        return frozenset(n for number in numbers for n in self.ask_numbers(alike, number))

    def find_place(self, number: int) -> str | None:
        """Returns where an article came from; None where it is gone."""
        found = self.ask("SELECT place FROM article WHERE id = ?", number, of=(str,))
        return found[0][0] if found else None

    def find_waiting(self, among: Sequence[int] | None = None) -> list[int]:
        """Returns the numbers of the articles, of all or `among` a few, that were not compared with the others yet."""
        asked = "compared = 0" if among is None else f"compared = 0 AND id IN ({','.join('?' * len(among))})"
        return self.ask_numbers(f"SELECT id FROM article WHERE {asked} ORDER BY id", *among or ())

    def find_gone(self) -> list[int]:
        """Returns the numbers of the articles whose files are gone."""
        gone: list[int] = []
        last, is_gone = None, False
        for number, place in self.ask(_PLACES, of=(int, str)):
            with self.reading_row(number):
                file = file_of(place, self.home)
            if file != last:  # many may come from one
                last, is_gone = file, file is not None and _is_gone(file)
            if is_gone:
                gone.append(number)
        return gone

    # ---- what goes in and out

    def add(self, entry: Entry, over: int | None = None) -> bool:
        """Writes an article, in place of what came from there; returns whether there was something. One transaction.

        With `over` it is written only if that number is what came from there, 0 for nothing: another run may have been first.
        """
        with self.reading_row(f"what came from {entry.place}"), self.changing() as connection:
            known = connection.execute("SELECT id FROM article WHERE place = ?", (entry.place,)).fetchone()
            if over is not None and over != (known[0] if known is not None else 0):
                return True
            if known is not None:
                take_out(connection, known[0])
            connection.execute("INSERT OR IGNORE INTO edition (digest) VALUES (?)", (self.edition,))
            (number,) = connection.execute(
                """INSERT INTO article (place, content, edition, source, told, statements, meta, text, reading, report, keys)
                VALUES (?, ?, (SELECT id FROM edition WHERE digest = ?), ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id""",
                (entry.place, entry.content, self.edition, *entry[2:9], b""),
            ).fetchone()
            write_rows(connection, number, entry.rows)
            write_keys(connection, number, entry.keys)
        return known is not None

    def remove(self, numbers: Iterable[int]) -> None:
        """Removes articles with all that came of them, each in one transaction."""
        for number in numbers:
            with self.reading_row(number), self.changing() as connection:
                take_out(connection, number)

    def find(self, name: str) -> list[int]:
        """Returns the numbers of the articles of a source, or from a file or a folder."""
        real = Path(os.path.realpath(name))
        place = name_file(real, self.home)
        below, above = f"{place.rstrip('/')}/", self.home.is_relative_to(real)
        return self.ask_numbers(
            """SELECT id FROM article WHERE source = ?1 OR ?1 != '' AND substr(place, 1, 2) != '//'
            AND (place = ?2 OR substr(place, 1, ?3) = ?4 OR ?5 AND substr(place, 1, 1) != '/') ORDER BY id""",
            name, place, len(below), below, above,
        )  # fmt: skip


def _is_gone(file: Path) -> bool:
    """Returns whether there is no such file; one in a folder that may not be looked into may be there."""
    try:
        os.stat(file)
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False
    return False


def _from_here(path: Path) -> Path:
    """Returns a path as seen from the current folder, where it lies below: so reports name it."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path

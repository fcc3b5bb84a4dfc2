"""A small store, damaged by choice: bytes of its file, its end, and single values of its rows, as they are or within what is packed."""

from __future__ import annotations

import functools
import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from datetime import date
from functools import partial
from pathlib import Path

from checker.events.telling import read_report
from checker.extract import RuleIndex
from checker.model import Article, CheckerError, Problem, Reading
from checker.run import check, read_article
from checker.shell.surveying import keep_touching
from checker.store.entries import prepare
from checker.store.indexing import index, prune
from checker.store.memory import Store
from checker.store.mending import find_aside, is_sound, replace_damaged, salvage, strike_out
from checker.store.recording import compare_waiting, recorded, shown_readings
from checker.store.surroundings import surround
from tests.fuzzing import promises
from tests.fuzzing.draws import Draws

EDITION = b"edition of this"
TOLD = (
    ("Rotterdam has 12 tugs, the port of Rotterdam said. Poland spent 4.1% of its GDP on defence in 2024.", "Quay", date(2024, 5, 3)),
    ("Rotterdam has 15 tugs, the port of Rotterdam said. Poland spent 3.8% of its GDP on defence in 2024.", "Ledger", date(2024, 5, 4)),
    ("A blast in Brenworth on Monday killed 3 people, said Ines Varga, 44. Five were hurt at Tavira Foundry.", "Wire", date(2024, 5, 7)),
)  # fmt: skip
NEW = (
    "Poland spent 4.3% of its GDP on defence in 2024. A blast at Tavira Foundry in Brenworth on Monday killed 4 people, said Ines Varga, 45.",
    "Post",
    date(2024, 5, 8),
)
VALUES = (
    None,
    0,
    -1,
    2**62,
    0.5,
    float("inf"),
    "",
    "//",
    "\ud800".encode("utf-8", "surrogatepass"),
    b"",
    b"\x00" * 20,
    "checker",
    10**6,
)
DEEP = b"[" * 5000


@functools.cache
def rules() -> RuleIndex:
    """Returns the checker's own rules."""
    from checker.rule import load_rules

    return RuleIndex(load_rules())


@functools.cache
def read_new() -> Reading:
    """Returns what the article yields that comes to the store."""
    return read_article(Article(*NEW), rules(), {}, [])


def read_one(article: Article, index: RuleIndex, aliases: object, problems: list[Problem]) -> Reading:
    """Returns a reading that is known, or made now."""
    return read_new() if article == read_new().article else read_article(article, rules(), {}, problems)


def _read_all(articles: Iterable[Article]) -> Iterator[Reading]:
    """Yields what articles yield, one by one."""
    return (read_article(article, rules(), {}, []) for article in articles)


@functools.cache
def make_store(folder: Path) -> bytes:
    """Returns the bytes of a sound store of a few articles that were compared with one another."""
    path = folder / "sound.db"
    path.unlink(missing_ok=True)
    with Store(path, EDITION, write=True) as store:
        for _ in index(
            store, (Article(*told) for told in TOLD), lambda some: (read_article(a, rules(), {}, []) for a in some)
        ):
            continue
        for _ in compare_waiting(store, partial(_compare, store)):
            continue
        assert store.count().findings, "its articles disagree"
    return path.read_bytes()


def _compare(store: Store, readings: list[Reading]):  # type: ignore[no-untyped-def]
    known = {reading.article: reading for reading in readings}
    return check(known, rules().rules, read_one=lambda article, *_: known[article], surround=partial(surround, store))


def use_damaged(data: bytes, folder: Path) -> None:
    """Uses a store that is damaged as the choices say, to read and to write. Raises where that raises more than a CheckerError."""
    path = folder / "corpus.db"
    for old in folder.glob("corpus.db*"):
        old.unlink()
    path.write_bytes(make_store(folder))
    draws = Draws(data)
    thorough = draws.often(1, 2)
    damage(path, draws)
    with suppress(CheckerError):
        compare_with(path)
    with suppress(CheckerError):
        set_right(path, thorough)


def compare_with(path: Path) -> None:
    """Compares a new article with what the store holds, as `check --against` does."""
    with Store(path, EDITION) as store:
        report = keep_touching(
            store, check([read_new().article], rules().rules, read_one=read_one, surround=partial(surround, store))
        )
        for finding in report.findings:
            for a in finding.assertions:
                promises.demand_assertion(a, a.article)
        store.count()


def set_right(path: Path, thorough: bool) -> None:
    """Sets a store right where it is broken, as `index` does, and puts the new article into it."""
    if not is_sound(path, thorough=thorough):
        aside = replace_damaged(path, thorough=thorough)
        with Store(path, EDITION, write=True) as store:
            assert find_aside(store) == [aside], "what was set aside is not known"
            for _ in index(store, salvage(aside, store.home), _read_all, replace=False):
                continue
            strike_out(store, aside)
            assert store.count().articles <= len(TOLD)
        assert is_sound(path, thorough=True), "a store that was set right is broken"
    fill(path)


def fill(path: Path) -> None:
    """Puts the new article into a store, compares it, and takes others out."""
    with Store(path, EDITION, write=True) as store:
        store.add(prepare(read_new(), read_report(read_new()), "new.md"))
        for _ in compare_waiting(store, partial(_compare, store)):
            continue
        with store.looking():
            shown_readings(store, recorded(store), None)
        prune(store)
        store.remove(store.find("Quay"))
        store.count()


# ---- damage ----------------------------------------------------------------------------------------------------------


def damage(path: Path, draws: Draws) -> None:
    """Changes rows of a store, then bytes of its file."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        while draws.often(3, 4):
            with suppress(sqlite3.Error):  # a value that its column cannot hold
                _change_row(connection, draws)
    if draws.often(1, 3):
        data = bytearray(path.read_bytes())
        for _ in range(1 + draws.number(8)):
            at = (draws.number(65536) * 256 + draws.number(256)) % len(data)
            if draws.often(1, 2):
                at %= 4096  # the first page, which describes the rest
            data[at : at + 1 + draws.number(4)] = draws.take(1 + draws.number(4)) or b"\xff"
        if draws.often(1, 6):
            del data[draws.number(65536) * 4 :]
        path.write_bytes(data)


def _change_row(connection: sqlite3.Connection, draws: Draws) -> None:
    tables = [
        name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    ]
    table = draws.pick(tables)
    columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
    (many,) = connection.execute(f"SELECT count(*) FROM {table}").fetchone()
    at = draws.number(many or 1)
    row = connection.execute(f"SELECT * FROM {table} LIMIT 1 OFFSET ?", (at,)).fetchone()
    if row is None:
        return
    where = " AND ".join(f"{name} IS ?" for name in columns)
    if draws.often(1, 8):
        connection.execute(f"DELETE FROM {table} WHERE {where}", row)
        return
    number = draws.number(len(columns))
    value = _change_value(row[number], draws)
    connection.execute(f"UPDATE {table} SET {columns[number]} = ? WHERE {where}", (value, *row))


def _change_value(old: object, draws: Draws) -> object:
    """Returns another value: any, or the old one with a few bytes changed, within what is packed where it is."""
    form = draws.number(4)
    if form == 0 or not isinstance(old, bytes):
        return draws.pick(VALUES) if form < 3 else draws.take(8)
    if form == 1:
        return zlib.compress(draws.pick((DEEP, b"null", b"[]", b"{}", b'"x"', b"1", draws.take(30), bytes(10**6))))
    try:
        unpacked, packed = zlib.decompress(old), True
    except zlib.error:
        unpacked, packed = old, False
    changed = bytearray(unpacked)
    for _ in range(1 + draws.number(3)):
        at = draws.number(65536) % (len(changed) + 1)
        changed[at : at + draws.number(3)] = draws.pick(
            (b"0", b"-1", b"null", b"[]", b'"', b"9999999", b",0", b"\xff", draws.take(3))
        )
    return zlib.compress(bytes(changed)) if packed else bytes(changed)

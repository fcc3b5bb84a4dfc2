"""Stores of any size for benchmarks: articles that were read, and copies of their rows, made within the store."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from checker import Article, Interval
from checker.cache import digest
from checker.events.telling import read_report
from checker.model import Assertion
from checker.packing import pack_assertion, unpack_assertion
from checker.rule import Rule
from checker.run import extract_all
from checker.store.editions import edition_of
from checker.store.entries import prepare
from checker.store.memory import Store
from checker.sweep import rank

# What a copy of each table's rows is: `k` is the number of the copy, `n`, `b`, `c`, `w` how many articles, blocks, cells and keys
# there were. Every other copy is of the same topics and of the same names, with other figures; the others are under names of their
# own.
SAME = (
    """INSERT INTO assertion SELECT coalesce(turn.cell, assertion.cell), article + :k * :n, start, end, own
    FROM assertion LEFT JOIN turn ON turn.of = assertion.cell WHERE article <= :n""",
    "INSERT INTO posting SELECT key, article + :k * :n FROM posted",
)
OTHER = (
    "INSERT INTO block SELECT id + :k * :b, attribute, subject || ' ' || :k, statements FROM block WHERE id <= :b",
    "INSERT INTO named SELECT key || ' ' || :k, block + :k * :b FROM named WHERE block <= :b",
    """INSERT INTO cell SELECT id + :k * :c, block + :k * :b, digest, value, since, shared, statements
    FROM cell WHERE id <= :c""",
    "INSERT INTO assertion SELECT cell + :k * :c, article + :k * :n, start, end, own FROM assertion WHERE article <= :n",
    "INSERT INTO key SELECT id + :k * :w, text || ' ' || :k, held, named, led FROM key WHERE id <= :w",
    "INSERT INTO posting SELECT key + :k * :w, article + :k * :n FROM posted",
)
ARTICLES = """INSERT INTO article SELECT id + :k * :n, place || '.' || :k, content, edition, source, told + :k, statements, compared,
    meta, text, reading, report, keys FROM article WHERE id <= :n"""
# What the copies on the same topics add to what was counted; `k` is how many there are.
COUNTS = (
    "UPDATE block SET statements = statements * (:k + 1) WHERE id <= :b",
    "UPDATE cell SET statements = (SELECT count(*) FROM assertion WHERE cell = cell.id)",
    "UPDATE key SET held = held * (:k + 1), named = named * (:k + 1), led = led * (:k + 1) WHERE id <= :w",
)


def fill(path: Path, articles: Iterable[Article], rules: Sequence[Rule]) -> int:
    """Makes a store of these articles; returns how many statements it has."""
    with Store(path, edition_of(rules, {}), write=True) as store:
        store.connection.execute("PRAGMA synchronous = OFF")
        for number, reading in enumerate(extract_all(articles, rules)):
            store.add(prepare(reading, read_report(reading), f"{number}.md"))
        return store.count().statements


def grow(path: Path, statements: int) -> None:
    """Copies the rows of a store until it has at least so many statements."""
    connection = sqlite3.connect(path, isolation_level=None)
    ask = {"n": "article", "b": "block", "c": "cell", "w": "key"}
    sizes = {name: connection.execute(f"SELECT max(id) FROM {table}").fetchone()[0] for name, table in ask.items()}
    (whole,) = connection.execute("SELECT sum(statements) FROM article").fetchone()
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("PRAGMA cache_size = -400000")
    connection.execute("CREATE TEMP TABLE turn (of INTEGER PRIMARY KEY, cell INTEGER)")
    connection.execute("CREATE TEMP TABLE posted AS SELECT key, article FROM posting")
    connection.execute("BEGIN")
    some = [
        (cell, block, unpack_assertion(shared, Article("", "")))
        for cell, block, shared in connection.execute("SELECT id, block, shared FROM cell").fetchall()
    ]
    copies = range(1, -(-statements // whole))
    for k in copies:
        if k % 2:
            connection.execute("DELETE FROM turn")
            rows = list(_vary(some, k, sizes["c"]))
            connection.executemany("INSERT INTO cell VALUES (?, ?, ?, ?, ?, ?, 0)", [row[1:] for row in rows])
            connection.executemany("INSERT INTO turn VALUES (?, ?)", [row[:2] for row in rows])
        for query in (ARTICLES, *(SAME if k % 2 else OTHER)):
            connection.execute(query, {"k": k, **sizes})
    for query in COUNTS:
        connection.execute(query, {"k": len(copies[::2]), **sizes})
    connection.execute("COMMIT")
    connection.close()


def _vary(
    cells: Sequence[tuple[int, int, Assertion]], k: int, many: int
) -> Iterator[tuple[int, int, int, bytes, float, float, bytes]]:
    """Yields cells, each behind the number of the one whose value it has with `k` times its width added."""
    for cell, block, a in cells:
        low, high = a.value.low, a.value.high
        if isinstance(low, Decimal) and isinstance(high, Decimal):
            value = Interval(low + k * (high - low), high + k * (high - low), a.value.unit)
            shared = pack_assertion(replace(a, value=value))
            yield cell, cell + k * many, block, digest([shared]), rank(value, 0), rank(a.period, 0), shared

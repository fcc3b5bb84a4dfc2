"""Stores of any size for benchmarks: articles that were read, and copies of their rows, made within the store."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path

from checker import Article
from checker.events.telling import read_report
from checker.rule import Rule
from checker.run import extract_all
from checker.store.editions import edition_of
from checker.store.memory import Store

# What a copy of each table's rows is: `k` is the number of the copy, `n`, `b`, `c`, `w` how many articles, blocks, cells and keys
# there were. Every other copy is of the same topics and of the same names; the others are under names of their own.
SAME = (
    """INSERT INTO cell SELECT id + :k * :c, block, digest || CAST(:k AS TEXT), value + :k * 0.001, since + :k, shared, statements
    FROM cell WHERE id <= :c""",
    "INSERT INTO assertion SELECT cell + :k * :c, article + :k * :n, start, end, own FROM assertion WHERE article <= :n",
    "INSERT INTO posting SELECT key, article + :k * :n FROM posting WHERE article <= :n",
)
OTHER = (
    "INSERT INTO block SELECT id + :k * :b, attribute, subject || ' ' || :k, statements FROM block WHERE id <= :b",
    "INSERT INTO named SELECT key || ' ' || :k, block + :k * :b FROM named WHERE block <= :b",
    """INSERT INTO cell SELECT id + :k * :c, block + :k * :b, digest, value, since, shared, statements
    FROM cell WHERE id <= :c""",
    "INSERT INTO assertion SELECT cell + :k * :c, article + :k * :n, start, end, own FROM assertion WHERE article <= :n",
    "INSERT INTO key SELECT id + :k * :w, text || ' ' || :k, held, named, led FROM key WHERE id <= :w",
    "INSERT INTO posting SELECT key + :k * :w, article + :k * :n FROM posting WHERE article <= :n",
)
ARTICLES = """INSERT INTO article SELECT id + :k * :n, place || '.' || :k, content, edition, source, told + :k, statements, compared,
    meta, text, reading, keys FROM article WHERE id <= :n"""
# What the copies on the same topics add to what was counted; `k` is how many there are.
COUNTS = (
    "UPDATE block SET statements = statements * (:k + 1) WHERE id <= :b",
    "UPDATE key SET held = held * (:k + 1), named = named * (:k + 1), led = led * (:k + 1) WHERE id <= :w",
)


def fill(path: Path, articles: Iterable[Article], rules: Sequence[Rule]) -> int:
    """Makes a store of these articles; returns how many statements it has."""
    with Store(path, edition_of(rules, {}), write=True) as store:
        store.connection.execute("PRAGMA synchronous = OFF")
        for number, reading in enumerate(extract_all(articles, rules)):
            store.add(store.prepare(reading, read_report(reading), f"{number}.md"))
        return store.count().statements


def grow(path: Path, statements: int) -> None:
    """Copies the rows of a store until it has at least so many statements."""
    connection = sqlite3.connect(path, isolation_level=None)
    ask = {"n": "article", "b": "block", "c": "cell", "w": "key"}
    sizes = {name: connection.execute(f"SELECT max(id) FROM {table}").fetchone()[0] for name, table in ask.items()}
    (whole,) = connection.execute("SELECT sum(statements) FROM article").fetchone()
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("PRAGMA cache_size = -400000")
    connection.execute("BEGIN")
    copies = range(1, -(-statements // whole))
    for k in copies:
        for query in (ARTICLES, *(SAME if k % 2 else OTHER)):
            connection.execute(query, {"k": k, **sizes})
    for query in COUNTS:
        connection.execute(query, {"k": len(copies[::2]), **sizes})
    connection.execute("COMMIT")
    connection.close()

"""What a store must be, worked out anew from what it holds: every row, counter and posting, from the packed readings alone."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections import Counter
from contextlib import closing
from pathlib import Path
from struct import Struct
from typing import Any

from checker.align import name_keys
from checker.events.telling import read_report
from checker.packing import unpack_reading
from checker.store.entries import LED, NAMED, POSTED, block_key, keys_of
from checker.store.reports import unpack_report
from checker.store.rows import content_of, file_of, row_of, unpack_article

MARK = Struct("<IB")


def open_plain(path: Path, mode: str = "rw") -> sqlite3.Connection:
    """Returns a connection of the test's own, by which a journal that was left is played back as any run does."""
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode={mode}", uri=True, isolation_level=None)


def is_made(path: Path) -> bool:
    """Returns whether a store has its tables: a run may be killed before."""
    if not path.exists():
        return False
    with closing(open_plain(path)) as connection:
        return connection.execute("SELECT count(*) FROM sqlite_schema").fetchone() != (0,)


def audit_store(path: Path) -> list[str]:
    """Returns what is wrong with a store, one line each; nothing of one that is whole."""
    with closing(open_plain(path)) as connection:
        connection.execute("PRAGMA busy_timeout = 60000")
        connection.execute("BEGIN")  # one state, though others may write
        wrong = [f"integrity: {row}" for (row,) in connection.execute("PRAGMA integrity_check") if row != "ok"]
        wrong += [f"foreign key: {row}" for row in connection.execute("PRAGMA foreign_key_check")]
        if wrong:
            return wrong
        return [
            *_audit_articles(connection, path.absolute().parent.resolve()),
            *_audit_counters(connection),
            *_audit_findings(connection),
        ]


def _audit_articles(connection: sqlite3.Connection, home: Path) -> list[str]:
    """Returns what of the articles and their keys is not what their readings say."""
    wrong = []
    held, named, led = Counter[str](), Counter[str](), Counter[str]()
    texts = dict(connection.execute("SELECT id, text FROM key"))
    postings: dict[int, set[str]] = {}
    for key, article in connection.execute("SELECT key, article FROM posting"):
        postings.setdefault(article, set()).add(texts.get(key, f"no key {key}"))
    query = "SELECT id, place, content, statements, meta, text, reading, report, keys FROM article"
    for number, place, content, statements, meta, text, packed, tying, keys in connection.execute(query).fetchall():
        article, _ = unpack_article(meta, text, file_of(place, home))
        if content_of(article) != content:
            wrong.append(f"{place}: its text is not what was written")
        reading = unpack_reading(zlib.decompress(packed), article)
        if statements != len(reading.assertions):
            wrong.append(f"{place}: counts {statements} statements of {len(reading.assertions)}")
        rows = connection.execute(
            """SELECT attribute, subject, digest, value, since, shared, start, end, own FROM assertion
            JOIN cell ON cell.id = cell JOIN block ON block.id = block WHERE article = ?""",
            (number,),
        ).fetchall()
        if Counter(rows) != Counter(tuple(row_of(a)) for a in reading.assertions if not a.story):
            wrong.append(f"{place}: its rows are not those of its reading")
        report = read_report(reading)
        if unpack_report(tying) != report:
            wrong.append(f"{place}: what ties it to others is not its report")
        marks = keys_of(report)
        written = {texts.get(key, f"no key {key}"): mark for key, mark in MARK.iter_unpack(zlib.decompress(keys))}
        if written != marks:
            wrong.append(f"{place}: its keys are not those of its report")
        if postings.pop(number, set()) != {key for key, mark in marks.items() if mark & POSTED}:
            wrong.append(f"{place}: is not reached by its keys, or by others")
        held.update(marks.keys())
        named.update(key for key, mark in marks.items() if mark & NAMED)
        led.update(key for key, mark in marks.items() if mark & LED)
    wrong += [f"postings lead to article {number}, which there is not" for number in postings]
    counted = {t: (held[t], named[t], led[t]) for t in held}
    kept = {text: (h, n, x) for text, h, n, x in connection.execute("SELECT text, held, named, led FROM key")}
    wrong += [
        f"key {t!r} counts {kept.get(t)}, not {counted.get(t)}" for t in kept | counted if kept.get(t) != counted.get(t)
    ]
    return wrong


def _audit_counters(connection: sqlite3.Connection) -> list[str]:
    """Returns what of blocks, cells and spellings is not what their rows say."""
    wrong = []
    query = """SELECT cell.id, statements, (SELECT count(*) FROM assertion WHERE cell = cell.id) FROM cell"""
    wrong += [
        f"cell {n} counts {said} statements of {are}" for n, said, are in connection.execute(query) if said != are
    ]
    query = """SELECT block.id, block.statements, (SELECT coalesce(sum(cell.statements), 0) FROM cell WHERE block = block.id)
        FROM block"""
    wrong += [
        f"block {n} counts {said} statements of {are}" for n, said, are in connection.execute(query) if said != are
    ]
    wrong += [f"cell {n} is empty" for (n,) in connection.execute("SELECT id FROM cell WHERE statements <= 0")]
    wrong += [f"block {n} is empty" for (n,) in connection.execute("SELECT id FROM block WHERE statements <= 0")]
    kept: dict[int, set[str]] = {}
    for key, block in connection.execute("SELECT key, block FROM named"):
        kept.setdefault(block, set()).add(key)
    for number, attribute, subject in connection.execute("SELECT id, attribute, subject FROM block"):
        if kept.pop(number, set()) != {block_key(attribute, key) for key in name_keys(subject)}:
            wrong.append(f"block {number} is not reached by its spellings")
    return [*wrong, *(f"spellings lead to block {number}, which there is not" for number in kept)]


def _audit_findings(connection: sqlite3.Connection) -> list[str]:
    """Returns which findings stand without an article that they show, or beside one that was not compared."""
    wrong = []
    shown: dict[int, set[int]] = {}
    for finding, article in connection.execute("SELECT finding, article FROM shown"):
        shown.setdefault(finding, set()).add(article)
    for number, packed in connection.execute("SELECT id, packed FROM finding"):
        told = json.loads(zlib.decompress(packed))
        touched = {article for article, _ in told["assertions"]} or {told["article"]}
        if shown.pop(number, set()) != touched:
            wrong.append(f"finding {number} shows other articles than it touches")
    return [*wrong, *(f"articles are shown by finding {number}, which there is not" for number in shown)]


def tell_articles(path: Path) -> dict[str, tuple[Any, ...]]:
    """Returns what a store holds of each article, by where it came from, without the numbers that stand for it."""
    if not is_made(path):
        return {}
    with closing(open_plain(path)) as connection:
        texts = dict(connection.execute("SELECT id, text FROM key"))
        told = {}
        query = """SELECT article.id, place, content, digest, source, told, statements, meta, text, reading, report, keys
            FROM article JOIN edition ON edition.id = edition"""
        for number, place, *whole, keys in connection.execute(query).fetchall():
            rows = connection.execute(
                """SELECT attribute, subject, digest, shared, start, end, own FROM assertion
                JOIN cell ON cell.id = cell JOIN block ON block.id = block WHERE article = ? ORDER BY 5, 6, 3, 7""",
                (number,),
            ).fetchall()
            marks = sorted((texts[key], mark) for key, mark in MARK.iter_unpack(zlib.decompress(keys)))
            told[place] = (*whole, rows, marks)
    return told


def tell_compared(path: Path) -> set[str]:
    """Returns from where the articles came whose findings stand in a store."""
    if not is_made(path):
        return set()
    with closing(open_plain(path)) as connection:
        return {place for (place,) in connection.execute("SELECT place FROM article WHERE compared = 1")}


def tell_findings(path: Path) -> list[tuple[Any, ...]]:
    """Returns the findings of a store, without the numbers that stand for their articles."""
    if not is_made(path):
        return []
    with closing(open_plain(path)) as connection:
        places = dict(connection.execute("SELECT id, place FROM article"))
        found = []
        for kind, rule, packed in connection.execute("SELECT kind, rule, packed FROM finding"):
            told = json.loads(zlib.decompress(packed))
            members = sorted((places[number], row) for number, row in told["assertions"])
            about = places[told["article"]] if told["article"] is not None else ""
            told = [told[name] for name in ("severity", "confidence", "topic", "explanation")]
            found.append((kind, rule, members, about, *told))
    return sorted(found)

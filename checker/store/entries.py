"""What of an article a store writes and takes out again: its rows, its keys, and the counters beside them."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from struct import Struct
from typing import NamedTuple

from checker.align import name_keys
from checker.events.stories import Report
from checker.model import Reading
from checker.packing import pack_reading
from checker.store.reports import pack_report
from checker.store.rows import Row, content_of, fold, pack_article, row_of, unfold

NAMED, LED = 1, 2  # marks on a key of an article: it names something, in the lead too
POSTED = 4  # it leads to the article
_KEY = Struct("<IB")  # a key of an article and its marks


class Entry(NamedTuple):
    """An article made ready for a store: everything is worked out before the lock is taken."""

    place: str
    content: bytes
    source: str
    told: int | None
    statements: int
    meta: bytes
    text: bytes
    reading: bytes
    report: bytes
    rows: tuple[Row, ...]
    keys: Mapping[str, int]


def block_key(attribute: str, key: tuple[str, str]) -> str:
    """Returns what leads to the blocks whose subject has a word of a name beside another that begins so."""
    return " ".join((attribute, *key))


def keys_of(report: Report) -> dict[str, int]:
    """Returns the words, names and figures by which the event of a report is known, with their marks."""
    marks = dict.fromkeys(report.words, 0)
    for word in report.named:
        marks[word] = marks.get(word, 0) | NAMED | POSTED
    for word in report.names:
        marks[word] = marks.get(word, 0) | NAMED | LED | POSTED
    telling_figures = {f for f, says in report.figures.items() if says == 1}
    for key in (*report.pairs, *report.figures, *(f"~{w}" for w in report.rare | report.head)):
        posted = key[0] != "=" or key in telling_figures
        marks[key] = marks.get(key, 0) | (POSTED if posted else 0)
    return marks


def prepare(reading: Reading, report: Report, place: str) -> Entry:
    """Returns what is to be written of an article from this place; touches no file."""
    article, line = reading.article, reading.dateline
    meta, text = pack_article(article, line.written)
    reference = line.reference
    return Entry(
        place,
        content_of(article),
        article.source,
        reference.toordinal() if reference is not None else None,
        len(reading.assertions),
        meta,
        text,
        fold(pack_reading(reading)),
        pack_report(report),
        tuple(row_of(a) for a in reading.assertions if not a.story),
        keys_of(report),
    )


def write_rows(connection: sqlite3.Connection, number: int, rows: Sequence[Row]) -> None:
    """Writes the assertions of an article; blocks and cells that are new are made."""
    for row in rows:
        (block, said) = connection.execute(
            """INSERT INTO block (attribute, subject, statements) VALUES (?, ?, 1)
            ON CONFLICT DO UPDATE SET statements = statements + 1 RETURNING id, statements""",
            (row.attribute, row.subject),
        ).fetchone()
        if said == 1:
            keys = [(block_key(row.attribute, key), block) for key in sorted(name_keys(row.subject))]
            connection.executemany("INSERT OR IGNORE INTO named (key, block) VALUES (?, ?)", keys)
        (cell,) = connection.execute(
            """INSERT INTO cell (block, digest, value, since, shared, statements) VALUES (?, ?, ?, ?, ?, 1)
            ON CONFLICT DO UPDATE SET statements = statements + 1 RETURNING id""",
            (block, row.digest, row.value, row.since, row.shared),
        ).fetchone()
        connection.execute(
            "INSERT INTO assertion (cell, article, start, end, own) VALUES (?, ?, ?, ?, ?)",
            (cell, number, row.start, row.end, row.own),
        )


def write_keys(connection: sqlite3.Connection, number: int, keys: Mapping[str, int]) -> None:
    """Writes by what an article is reached, and counts it at its words."""
    found = []
    for text, mark in sorted(keys.items()):
        (key,) = connection.execute(
            """INSERT INTO key (text, held, named, led) VALUES (?1, 1, ?2, ?3)
            ON CONFLICT DO UPDATE SET held = held + 1, named = named + ?2, led = led + ?3 RETURNING id""",
            (text, bool(mark & NAMED), bool(mark & LED)),
        ).fetchone()
        found.append((key, mark))
    posted = [(key, number) for key, mark in found if mark & POSTED]
    connection.executemany("INSERT INTO posting (key, article) VALUES (?, ?)", posted)
    packed = fold(b"".join(_KEY.pack(*pair) for pair in found))
    connection.execute("UPDATE article SET keys = ? WHERE id = ?", (packed, number))


def read_keys(packed: object) -> list[tuple[int, int]]:
    """Returns the keys of an article with their marks. Raises one of MISFITS for what is none."""
    if not isinstance(packed, bytes):
        raise TypeError("its keys are no bytes")
    return list(_KEY.iter_unpack(unfold(packed)))


def take_out(connection: sqlite3.Connection, number: int) -> None:
    """Removes an article with its assertions, its keys, and the findings that touch it.

    What else these show is to be compared again: it may be at odds without the article too.
    """
    found = connection.execute("SELECT keys FROM article WHERE id = ?", (number,)).fetchone()
    if found is None:  # another run was first
        return
    keys = read_keys(found[0])
    connection.executemany(
        "UPDATE key SET held = held - 1, named = named - ?, led = led - ? WHERE id = ?",
        [(bool(mark & NAMED), bool(mark & LED), key) for key, mark in keys],
    )
    connection.executemany("DELETE FROM posting WHERE key = ? AND article = ?", [(key, number) for key, _ in keys])
    connection.executemany("DELETE FROM key WHERE id = ? AND held <= 0", [(key,) for key, _ in keys])
    cells = connection.execute(
        "SELECT cell, count(*) FROM assertion WHERE article = ? GROUP BY cell", (number,)
    ).fetchall()
    connection.execute("DELETE FROM assertion WHERE article = ?", (number,))
    for cell, said in cells:
        (block, left) = connection.execute(
            "UPDATE cell SET statements = statements - ? WHERE id = ? RETURNING block, statements", (said, cell)
        ).fetchone()
        if left <= 0:
            connection.execute("DELETE FROM cell WHERE id = ?", (cell,))
        (left,) = connection.execute(
            "UPDATE block SET statements = statements - ? WHERE id = ? RETURNING statements", (said, block)
        ).fetchone()
        if left <= 0:
            connection.execute("DELETE FROM block WHERE id = ?", (block,))
    connection.execute(
        """UPDATE article SET compared = 0 WHERE id IN
        (SELECT other.article FROM shown JOIN shown AS other ON other.finding = shown.finding WHERE shown.article = ?)""",
        (number,),
    )
    connection.execute("DELETE FROM article WHERE id = ?", (number,))

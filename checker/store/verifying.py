"""Whether all that a store holds follows from the texts and readings in it: rows, keys, counters, article by article."""

from __future__ import annotations

from collections import Counter

from checker.events.telling import read_report
from checker.store.entries import LED, NAMED, POSTED, keys_of
from checker.store.memory import Store
from checker.store.recording import articles_of, read_finding
from checker.store.rows import content_of, row_of

_ROWS = """SELECT attribute, subject, digest, value, since, shared, start, end, own FROM assertion
    JOIN cell ON cell.id = cell JOIN block ON block.id = block WHERE article = ?"""
_UNEVEN = """SELECT 1 FROM cell WHERE statements != (SELECT count(*) FROM assertion WHERE cell = cell.id)
    UNION ALL SELECT 1 FROM block
    WHERE statements != (SELECT total(cell.statements) FROM cell WHERE block = block.id) LIMIT 1"""


def is_whole(store: Store) -> bool:
    """Returns whether a store holds what its articles yield and nothing else; one state of it is looked at.

    Raises DamagedError where that cannot be told.
    """
    with store.looking():
        texts = dict(store.ask("SELECT id, text FROM key", of=(int, str)))
        counted = Counter[tuple[str, int]]()
        for number in store.ask_numbers("SELECT id FROM article ORDER BY id"):
            marks = _find_marks(store, number, texts)
            if marks is None:
                return False
            for key, mark in marks.items():
                counted.update((key, sign) for sign in (0, NAMED, LED) if mark & sign == sign)
        kept = store.ask("SELECT text, held, named, led FROM key")
        even = not store.ask(_UNEVEN) and all(
            (held, named, led) == tuple(counted[text, sign] for sign in (0, NAMED, LED))
            for text, held, named, led in kept
        )
        return even and _are_findings_whole(store)


def _are_findings_whole(store: Store) -> bool:
    """Returns whether each finding can be read, and goes with the articles that it touches. Raises DamagedError."""
    for number, kind, rule, packed in store.ask(
        "SELECT id, kind, rule, packed FROM finding", of=(int, str, str, bytes)
    ):
        store.forget()
        with store.reading_row(f"finding {number}"):
            touched = {store.numbers[article] for article in articles_of(read_finding(store, kind, rule, packed))}
        if touched != set(store.ask_numbers("SELECT article FROM shown WHERE finding = ?", number)):
            return False
    return True


def _find_marks(store: Store, number: int, texts: dict[int, str]) -> dict[str, int] | None:
    """Returns the keys of an article with their marks; None where its rows or they are not what its reading says."""
    store.forget()
    reading = store.reading(number)
    ((content, statements),) = store.ask("SELECT content, statements FROM article WHERE id = ?", number)
    written = Counter(row_of(a) for a in reading.assertions if not a.story)
    marks = keys_of(read_report(reading))
    posted = {texts.get(key) for key in store.ask_numbers("SELECT key FROM posting WHERE article = ?", number)}
    whole = (
        content == content_of(reading.article)
        and statements == len(reading.assertions)
        and Counter(store.ask(_ROWS, number)) == written
        and {texts.get(key): mark for key, mark in store.keys(number)} == marks
        and posted == {key for key, mark in marks.items() if mark & POSTED}
    )
    return marks if whole else None

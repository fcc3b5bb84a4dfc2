"""Whether all that a store holds follows from the texts and readings in it: rows, keys, counters, article by article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from checker.align import name_keys
from checker.events.telling import read_report
from checker.store.entries import LED, NAMED, POSTED, block_key, prepare
from checker.store.memory import Store
from checker.store.recording import members_of, read_finding, shown_by
from checker.store.rows import content_of

_ROWS = """SELECT attribute, subject, digest, value, since, shared, start, end, own FROM assertion
    JOIN cell ON cell.id = cell JOIN block ON block.id = block WHERE article = ?"""
_UNEVEN = """SELECT 1 FROM cell WHERE statements <= 0 OR statements != (SELECT count(*) FROM assertion WHERE cell = cell.id)
    UNION ALL SELECT 1 FROM block
    WHERE statements <= 0 OR statements != (SELECT total(cell.statements) FROM cell WHERE block = block.id)
    UNION ALL SELECT 1 FROM posting WHERE article NOT IN (SELECT id FROM article)
    UNION ALL SELECT 1 FROM article WHERE compared NOT IN (0, 1) LIMIT 1"""


def is_whole(store: Store, stale: Collection[int] = ()) -> bool:
    """Returns whether a store holds what its articles yield and nothing else; one state of it is looked at.

    `stale` are the articles that another version read, which may yield something else now: theirs is what they hold. Raises
    DamagedError where that cannot be told.
    """
    with store.looking():
        texts = dict(store.ask("SELECT id, text FROM key", of=(int, str)))
        counted = Counter[tuple[str, int]]()
        for number in store.ask_numbers("SELECT id FROM article ORDER BY id"):
            marks = (_find_written if number in stale else _find_marks)(store, number, texts)
            if marks is None:
                return False
            for key, mark in marks.items():
                counted.update((key, sign) for sign in (0, NAMED, LED) if mark & sign == sign)
        kept = store.ask("SELECT text, held, named, led FROM key", of=(str, int, int, int))
        even = not store.ask(_UNEVEN) and all(
            held > 0 and (held, named, led) == tuple(counted[text, sign] for sign in (0, NAMED, LED))
            for text, held, named, led in kept
        )
        return even and (bool(stale) or _are_spellings_whole(store)) and _are_findings_whole(store)


def _are_spellings_whole(store: Store) -> bool:
    """Returns whether each block is reached by the spellings of its subject. Raises DamagedError."""
    for number, attribute, subject in store.ask("SELECT id, attribute, subject FROM block", of=(int, str, str)):
        kept = {key for (key,) in store.ask("SELECT key FROM named WHERE block = ?", number)}
        if kept != {block_key(attribute, key) for key in name_keys(subject)}:
            return False
    return True


def _are_findings_whole(store: Store) -> bool:
    """Returns whether each finding can be read, and goes with the figures that it shows. Raises DamagedError."""
    for number, kind, rule, packed in store.ask(
        "SELECT id, kind, rule, packed FROM finding", of=(int, str, str, bytes)
    ):
        store.forget()
        with store.reading_row(f"finding {number}"):
            members = set(members_of(read_finding(store, kind, rule, packed), store.numbers))
        if members != shown_by(store, number):
            return False
    return True


def _find_marks(store: Store, number: int, texts: dict[int, str]) -> dict[str, int] | None:
    """Returns the keys of an article with their marks; None where it, its rows or they are not what its reading says."""
    marks = _find_written(store, number, texts)
    with store.reading_row(number):
        reading = store.reading(number)
        report = read_report(reading)
        entry = prepare(reading, report, store.find_place(number) or "")
    written = store.ask("SELECT place, content, source, told, statements, meta FROM article WHERE id = ?", number)
    rows = Counter(store.ask(_ROWS, number))
    said = (written, store.report(number), rows, marks)
    whole = said == ([entry[:6]], report, Counter(entry.rows), entry.keys)
    return marks if whole else None


def _find_written(store: Store, number: int, texts: dict[int, str]) -> dict[str, int] | None:
    """Returns the keys that an article holds with their marks; None where its text is another, or they lead not to it."""
    store.forget()
    article, _ = store.article(number)
    ((content,),) = store.ask("SELECT content FROM article WHERE id = ?", number)
    keys = store.keys(number)
    marks = {texts[key]: mark for key, mark in keys if key in texts}
    posted = {texts.get(key) for key in store.ask_numbers("SELECT key FROM posting WHERE article = ?", number)}
    whole = content == content_of(article) and len(marks) == len(keys)
    return marks if whole and posted == {key for key, mark in marks.items() if mark & POSTED} else None

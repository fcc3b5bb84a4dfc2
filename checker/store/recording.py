"""The findings of a store: found when an article is compared with the others, kept until one of its articles goes."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from time import sleep

from checker.findings import Finding, Report
from checker.model import FINDING_KINDS, SEVERITIES, Article, Assertion, Reading
from checker.packing import pack_assertion, unpack_assertion
from checker.store.memory import Store
from checker.store.rows import fold, thin, unfold
from checker.store.surroundings import find_akin

BATCH = 100  # articles that are compared together, and a few more; so long other runs wait with what they write
GAP = 0.12  # seconds between batches: a run that waits for the lock asks for it every 0.1, and gets its turn
MOST = 1000  # articles that are shown with all that they yielded

Compare = Callable[[Sequence[Reading]], Report]  # new articles with what surrounds them
Member = tuple[int, int, int]  # the number of an article, and where in it a figure begins and ends


def compare_waiting(store: Store, compare: Compare, numbers: Collection[int] | None = None) -> Iterator[Report]:
    """Compares the articles of these numbers, or all, that were not compared yet, and records what is found.

    What other rules read waits until it is read again. One transaction a batch, from the comparison to the record of it: what
    another run would add or take out meanwhile would be missing from the findings, or shown by them. Yields each batch's report.
    """
    waiting = [n for n in store.find_waiting() if (numbers is None or n in numbers) and n not in store.stale]
    left = set(waiting)
    turns = iter(waiting)
    while left:
        if len(left) < len(waiting):
            sleep(GAP)
        store.forget()
        with store.changing() as connection:
            batch = _choose(store, turns, left)
            report = compare([store.reading(number) for number in batch]) if batch else None
            if report is not None:
                _write_all(store, connection, _touching(store, report, batch))
                if not report.skipped:  # what a rule failed on is compared, and told, again
                    connection.executemany("UPDATE article SET compared = 1 WHERE id = ?", [(n,) for n in batch])
        if report is not None:
            yield report


def _touching(store: Store, report: Report, batch: Collection[int]) -> list[Finding]:
    """Returns the findings of a report that touch an article of a batch, or a copy of one, but for the agreements."""
    touched = store.find_copies(batch)
    odd = (finding for finding in report.findings if finding.kind != "agreement")
    return [f for f in odd if any(store.numbers.get(article) in touched for article in articles_of(f))]


def _choose(store: Store, turns: Iterator[int], left: set[int]) -> list[int]:
    """Returns the next BATCH of what is left, or a few more, and takes them out: those like one another together.

    So a report is compared once with most of those of its event, not again with each of them. Another run may have compared,
    replaced or removed some: these are passed over.
    """
    batch: list[int] = []
    for first in turns:
        if first in left and store.find_waiting([first]):
            akin = store.find_waiting([first, *find_akin(store, first)])
            batch += left.intersection(akin)
            left.difference_update(akin)
            if len(batch) >= BATCH:
                break
        left.discard(first)
    return sorted(batch)


def articles_of(finding: Finding) -> list[Article]:
    """Returns the articles that a finding touches, some more than once."""
    about = [finding.article] if finding.article is not None else []
    return [*about, *(a.article for a in finding.assertions)]


def members_of(finding: Finding, numbers: Mapping[Article, int]) -> list[Member]:
    """Returns where the figures of a finding stand; of one that shows none, the article it is about."""
    members = [(numbers[a.article], a.start, a.end) for a in finding.assertions]
    return members or [(numbers[article], 0, 0) for article in articles_of(finding)]


def _write_all(store: Store, connection: sqlite3.Connection, findings: Sequence[Finding]) -> None:
    """Writes findings, in place of those that they have grown from."""
    told = [(finding, members_of(finding, store.numbers)) for finding in findings]
    for finding, members in told:  # first of all: what was found together stands beside each other
        for number in _find_grown(store, finding, members):
            connection.execute("DELETE FROM finding WHERE id = ?", (number,))
    for finding, members in told:
        _write(connection, finding, members, store.numbers)


def _find_grown(store: Store, finding: Finding, members: Sequence[Member]) -> Iterator[int]:
    """Yields the findings of its rule and kind that a finding shows all figures of, or one of and the same topic."""
    known = {
        number: packed
        for member in members
        for number, packed in store.ask(
            """SELECT finding.id, packed FROM shown JOIN finding ON finding.id = finding
            WHERE article = ? AND start = ? AND end = ? AND kind = ? AND rule = ?""",
            *member, finding.kind, finding.rule, of=(int, bytes),
        )
    }  # fmt: skip
    for number, packed in known.items():
        with store.reading_row(f"finding {number}"):
            same = json.loads(unfold(packed))["topic"] == finding.topic
        if same or shown_by(store, number) <= set(members):
            yield number


def shown_by(store: Store, number: int) -> set[Member]:
    """Returns where the figures of a finding stand, as a store leads from them to it."""
    rows = store.ask("SELECT article, start, end FROM shown WHERE finding = ?", number, of=(int, int, int))
    return {(article, start, end) for article, start, end in rows}


def _write(
    connection: sqlite3.Connection, finding: Finding, members: Sequence[Member], numbers: Mapping[Article, int]
) -> None:
    told = {
        "severity": finding.severity,
        "confidence": finding.confidence,
        "explanation": finding.explanation,
        "topic": finding.topic,
        "article": numbers[finding.article] if finding.article is not None else None,
        "assertions": [[numbers[a.article], pack_assertion(a).decode("latin-1")] for a in finding.assertions],
    }
    packed = fold(json.dumps(told).encode())
    (number,) = connection.execute(
        "INSERT INTO finding (kind, rule, packed) VALUES (?, ?, ?) RETURNING id", (finding.kind, finding.rule, packed)
    ).fetchone()
    connection.executemany(
        "INSERT INTO shown (finding, article, start, end) VALUES (?, ?, ?, ?)",
        [(number, *member) for member in members],
    )


def recorded(store: Store, numbers: Collection[int] | None = None) -> list[Finding]:
    """Returns the findings that touch articles of these numbers, or all. Raises DamagedError for a row that is none."""
    if numbers is None:
        wanted = set(store.ask_numbers("SELECT id FROM finding"))
    else:
        wanted = {f for n in numbers for f in store.ask_numbers("SELECT finding FROM shown WHERE article = ?", n)}
    found = []
    for number in sorted(wanted):
        with store.reading_row(f"finding {number}"):
            ((kind, rule, packed),) = store.ask(
                "SELECT kind, rule, packed FROM finding WHERE id = ?", number, of=(str, str, bytes)
            )
            found.append(read_finding(store, kind, rule, packed))
    return found


def read_finding(store: Store, kind: str, rule: str, packed: bytes) -> Finding:
    """Returns the finding of a row. Raises DamagedError, or one of MISFITS."""
    told = json.loads(unfold(packed))
    if kind not in FINDING_KINDS or told["severity"] not in SEVERITIES:
        raise ValueError(f"there are no findings of kind {kind!r} and severity {told['severity']!r}")
    confidence, about = told["confidence"], told["article"]
    if type(confidence) not in (int, float) or not 0 <= confidence <= 1:
        raise ValueError("its confidence is beyond its bounds")
    if not told["assertions"] and about is None:
        raise ValueError("it shows nothing")
    return Finding(
        kind=kind,
        severity=told["severity"],
        confidence=confidence,
        assertions=tuple(
            unpack_assertion(row.encode("latin-1"), store.article(number)[0]) for number, row in told["assertions"]
        ),
        explanation=str(told["explanation"]),
        rule=rule,
        topic=str(told["topic"]),
        article=store.article(about)[0] if about is not None else None,
    )


def shown_readings(store: Store, findings: Sequence[Finding], numbers: Collection[int] | None) -> tuple[Reading, ...]:
    """Returns the readings of these articles, and of those that findings show beside them; of very many, what is shown alone."""
    shown: dict[int, dict[Assertion, None]] = {number: {} for number in numbers or ()}
    for finding in findings:
        for a in finding.assertions:
            shown.setdefault(store.numbers[a.article], {})[a] = None
    if len(shown) <= MOST:
        return tuple(store.reading(number) for number in sorted(shown))
    return tuple(thin(*store.article(number), tuple(some)) for number, some in sorted(shown.items()))

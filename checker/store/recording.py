"""The findings of a store: found when an article is compared with the others, kept until one of its articles goes."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from checker.findings import Finding, Report
from checker.model import FINDING_KINDS, SEVERITIES, Article, Assertion, Reading
from checker.packing import pack_assertion, unpack_assertion
from checker.store.memory import Store
from checker.store.rows import fold, thin, unfold
from checker.store.surroundings import find_akin

BATCH = 200  # articles that are compared together, and a few more; so long other runs wait with what they write
MOST = 1000  # articles that are shown with all that they yielded

Compare = Callable[[Sequence[Reading]], Report]  # new articles with what surrounds them


def compare_waiting(store: Store, compare: Compare, numbers: Collection[int] | None = None) -> Iterator[Report]:
    """Compares the articles of these numbers, or all, that were not compared yet, and records what is found.

    One transaction an article, which has the findings that touch it and those before it. Yields each batch's report.
    """
    waiting = [n for n in store.find_waiting() if numbers is None or n in numbers]
    left = set(waiting)
    turns = iter(waiting)
    while left:
        with store.looking():
            batch = _choose(store, turns, left)
            if not batch:
                break
            report = compare([store.reading(number) for number in batch])
        by_last: dict[int, list[Finding]] = {number: [] for number in batch}
        for finding in report.findings:
            if finding.kind != "agreement":
                touched = [n for a in articles_of(finding) if (n := store.numbers.get(a)) in by_last]
                if touched:
                    by_last[max(touched)].append(finding)
        for number in batch:
            with store.changing() as connection:
                found = connection.execute(
                    "UPDATE article SET compared = 1 WHERE id = ? AND compared = 0 RETURNING id", (number,)
                )
                if found.fetchone() is not None:  # another run may have been first, or replaced it
                    for finding in by_last[number]:
                        _write(connection, finding, store.numbers)
        yield report


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


def _write(connection: sqlite3.Connection, finding: Finding, numbers: Mapping[Article, int]) -> None:
    """Writes a finding, in place of those that it has grown from: of its rule and kind, with a figure in common."""
    members = [(numbers[a.article], a.start, a.end) for a in finding.assertions]
    members = members or [(numbers[article], 0, 0) for article in articles_of(finding)]
    present = {
        number
        for (number,) in connection.execute(
            f"SELECT id FROM article WHERE id IN ({','.join('?' * len(members))})", [number for number, _, _ in members]
        )
    }
    if any(number not in present for number, _, _ in members):  # another run has removed or replaced it
        return
    for member in members:
        connection.execute(
            """DELETE FROM finding WHERE kind = ? AND rule = ? AND id IN
            (SELECT finding FROM shown WHERE article = ? AND start = ? AND end = ?)""",
            (finding.kind, finding.rule, *member),
        )
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
    rows = store.ask(
        "SELECT DISTINCT finding.id, kind, rule, packed, article FROM finding JOIN shown ON finding = finding.id",
        of=(int, str, str, bytes, int),
    )
    wanted = {
        number: (kind, rule, packed) for number, kind, rule, packed, at in rows if numbers is None or at in numbers
    }
    found = []
    for number, (kind, rule, packed) in sorted(wanted.items()):
        with store.reading_row(f"finding {number}"):
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

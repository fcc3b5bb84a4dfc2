"""From topics to findings: the groups of assertions that are at odds, moved or agree, each shown by a few of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from checker.align import likeness, title
from checker.findings import Finding
from checker.groups import connect
from checker.model import Assertion, FindingKind, Severity, Topic
from checker.reasons import explain_finding, name_topic
from checker.republished import EDITIONS, publication_order
from checker.sweep import Cell, gather_cells, origin, pair_cells, rank
from checker.verdicts import Ruling, Verdict, judge, meet

SOME = 4  # articles of a cell that are asked whether they are editions
DOUBT = 0.6  # the share of a rule's doubt that is left for values of one event, measured on labelled pairs of articles
DISPUTES = 20  # statements of a topic that are asked whether they report a dispute
MOST = 40  # assertions that a finding holds; its explanation counts the others
SEVERITY: dict[FindingKind, Severity] = {
    "contradiction": "error",
    "basis-mismatch": "warning",
    "arithmetic": "warning",
    "dateline": "warning",
    "drift": "note",
    "agreement": "info",
}
KIND_OF: Mapping[Verdict, FindingKind] = {
    "clash": "contradiction",
    "basis": "basis-mismatch",
    "drift": "drift",
    "agree": "agreement",
}


def compare(topic: Topic) -> Iterator[Finding]:
    """Yields the findings of a topic: a contradiction, a mismatch or a drift a group of assertions at odds, then agreements.

    A finding holds at most MOST assertions, witnesses of every value first; its explanation counts the others.
    """
    if len({origin(a) for a in topic.assertions}) < 2:
        return
    cells = gather_cells(topic.assertions)
    edges: dict[Verdict, list[tuple[int, int]]] = defaultdict(list)
    rulings: dict[tuple[Verdict, int], Ruling] = {}
    disputes = _disputes(cells)
    for i, j in pair_cells(cells):
        ruling = _judge_cells(cells[i], cells[j])
        if ruling.verdict == "clash" and any(_reports(d, cells[i][0], cells[j][0]) for d in disputes):
            continue  # the two parties disagree, and a third article says so
        if ruling.verdict != "apart":
            edges[ruling.verdict].append((i, j))
            for n in (i, j):
                rulings.setdefault((ruling.verdict, n), ruling)
    edges["agree"] += ((i, i) for i, cell in enumerate(cells) if len(cell) > 1)
    for kind in ("clash", "basis", "drift", "agree"):
        for group in connect(edges[kind]):
            whole = sorted((a for i in group for a in cells[i]), key=publication_order if kind == "drift" else _order)
            said = _independent(whole) if kind == "agree" else _distinct(whole)
            if len({origin(a) for a in said}) > 1:
                yield _finding(kind, said, rulings.get((kind, group[0]), Ruling(kind, "")))


def _disputes(cells: Sequence[Cell]) -> list[Assertion]:
    """Returns a few statements of one event that somebody is quoted with, in articles that give another figure for it too."""
    return [a for cell in cells for a in cell[:1] if a.story and a.speaker and a.admits][:DISPUTES]


def _reports(dispute: Assertion, a: Assertion, b: Assertion) -> bool:
    """Returns whether an article gives both figures, one of them as somebody's word: a disagreement that is reported."""
    return any(
        meet(dispute.value, x.value) and any(meet(v, y.value) for v in dispute.admits) for x, y in ((a, b), (b, a))
    )


def _judge_cells(first: Cell, second: Cell) -> Ruling:
    """Returns the ruling on two cells; they are editions only if no other of their articles disagree."""
    ruling = judge(first[0], second[0])
    if ruling.reason is EDITIONS:
        pairs = ((a, b) for a in first[:SOME] for b in second[:SOME])
        ruling = next((r for a, b in pairs if (r := judge(a, b)).reason is not EDITIONS), ruling)
    return ruling


def _distinct(assertions: Sequence[Assertion]) -> tuple[Assertion, ...]:
    """Returns each article's first statement of each value: a thing said twice by one article is said once."""
    return tuple({(origin(a), a.value, a.basis, a.modality): a for a in reversed(assertions)}.values())[::-1]


def _independent(assertions: Sequence[Assertion]) -> tuple[Assertion, ...]:
    """Returns one assertion a source; a sentence reprinted word for word confirms nothing."""
    seen: set[tuple[str, str]] = set()
    kept = []
    for a in assertions:
        marks = {("source", a.article.source), ("words", " ".join(a.sentence.lower().split()))}
        if seen.isdisjoint(marks):
            kept.append(a)
        seen |= marks
    return tuple(kept)


def _order(a: Assertion) -> tuple[str, str, str, int]:
    return (*origin(a), a.start)


def _witnesses(said: Sequence[Assertion]) -> tuple[Assertion, ...]:
    """Returns at most MOST of them, in order: the first, last, lowest and highest, each value's first, each source's first."""
    if len(said) <= MOST:
        return tuple(said)
    numbers = range(len(said))
    lowest = min(numbers, key=lambda n: rank(said[n].value, 0))
    highest = max(numbers, key=lambda n: rank(said[n].value, 1))
    of_value = {said[n].value: n for n in reversed(numbers)}
    of_source = {said[n].article.source: n for n in reversed(numbers)}
    firsts = *sorted(of_value.values()), *sorted(of_source.values())
    chosen = dict.fromkeys((0, numbers[-1], lowest, highest, *firsts))
    return tuple(said[n] for n in sorted(list(chosen)[:MOST]))


def _finding(kind: Verdict, said: Sequence[Assertion], ruling: Ruling) -> Finding:
    shown = _witnesses(said)
    name: FindingKind = "arithmetic" if kind == "clash" and shown[0].premises else KIND_OF[kind]
    named = name_topic(title(said), shown[0].attribute)
    return Finding(
        kind=name,
        severity=SEVERITY[name],
        confidence=confidence_of(shown, ruling),
        assertions=shown,
        explanation=explain_finding(name, named, shown, said, ruling.reason),
        rule=shown[0].rule,
        topic=named,
    )


def confidence_of(shown: Sequence[Assertion], ruling: Ruling) -> float:
    """Returns how sure a finding is: what the rules read, less where the pairing or the time of a figure are only inferred.

    Values of one event were tried with every innocent explanation before they were called different, which settles a part of
    the doubt about how each was read.
    """
    read = min(a.confidence for a in shown) * ruling.sure
    if shown[0].story:
        return round(1 - DOUBT * (1 - read), 2)
    alike = min(likeness(a.features, b.features) for a in shown for b in shown[:1])
    inferred = any(not a.dated and a.value.unit != "day" for a in shown)
    return round(read * (0.7 + 0.3 * alike) * (0.85 if inferred else 1.0), 2)

"""From topics to findings. The heart is `verdict`: total, pure, and symmetric."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Literal

from checker.align import ALIKE, likeness, title
from checker.model import Assertion, Finding, FindingKind, Interval, Severity, Topic
from checker.reasons import explain_finding

Origin = tuple[str, str, str]  # source, title and text: two editions by one source are two
Verdict = Literal["apart", "agree", "clash", "drift", "basis"]
LARGE = 200  # cells of a topic that are still compared pair by pair
NEIGHBOURS = 6
EDITION = 60  # days: two dates of a recurring event further apart than this belong to two of its editions
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


def verdict(a: Assertion, b: Assertion) -> Verdict:
    """Returns how two assertions of one topic stand to each other; symmetric, and defined for any two.

    apart: not about the same thing, time or firmness; agree: the intervals meet; clash: they cannot both hold; drift: one
    thing that moved, over time or from plan to outcome; basis: one figure over two denominators.
    """
    if a.attribute != b.attribute or a.value.unit != b.value.unit or likeness(a.features, b.features) < ALIKE:
        return "apart"
    meet = a.value.meets(b.value)
    if a.value.unit == "day":
        return _verdict_of_dates(a, b, meet)
    if a.basis and b.basis and a.basis != b.basis:
        return "basis" if meet and a.modality == b.modality and _same_time(a, b) else "apart"
    if bool(a.basis) != bool(b.basis) and not meet:
        return "apart"  # a share of nobody knows what contradicts nothing
    if _firmness(a) != _firmness(b):
        return "drift" if {_firmness(a), _firmness(b)} == {"plan", "settled"} and not meet else "apart"
    if _same_time(a, b):
        return "agree" if meet else "clash"
    if a.lasting and b.lasting:
        return "agree" if meet else "drift"
    return "apart"


def _verdict_of_dates(a: Assertion, b: Assertion, meet: bool) -> Verdict:
    if meet:
        return "agree"
    if a.once and b.once:
        return "clash"
    return "clash" if _days_between(a.value, b.value) <= EDITION else "apart"


def _days_between(a: Interval, b: Interval) -> int:
    """Returns the days between two intervals of days that do not meet."""
    first, second = (a, b) if _day(a.low) <= _day(b.low) else (b, a)
    return _day(second.low) - _day(first.high)


def _day(bound: object) -> int:
    return bound.toordinal() if isinstance(bound, date) else 0


def _firmness(a: Assertion) -> str:
    return a.modality if a.modality in ("plan", "target") else "settled"


def _same_time(a: Assertion, b: Assertion) -> bool:
    if a.modality == "target" and b.modality == "target":
        return True  # a goal holds until it is given up
    return a.period is None or b.period is None or a.period.meets(b.period)


# -------------------------------------------------------------------------------------------------- topics


def compare(topic: Topic) -> Iterator[Finding]:
    """Yields the findings of a topic: a contradiction, a mismatch or a drift a group of assertions at odds, then agreements.

    Assertions that say the same are one cell, and cells are swept in order of value, so the work grows with the distinct
    values, not with the pairs of assertions.
    """
    if len({_origin(a) for a in topic.assertions}) < 2:
        return
    cells = _cells(topic.assertions)
    edges: dict[Verdict, list[tuple[int, int]]] = defaultdict(list)
    for i, j in _pairs(cells):
        a, b = cells[i], cells[j]
        if i != j:
            edges[verdict(a[0], b[0])].append((i, j))
        elif len(a) > 1:
            edges["agree"].append((i, j))
    told: set[tuple[int, int]] = set()
    for kind in ("clash", "basis", "drift", "agree"):
        for group in _connected(edges[kind]):
            members = [_first_of_source(cells[i]) if kind != "agree" else cells[i] for i in sorted(group)]
            shown = tuple(sorted((a for cell in members for a in cell), key=_order))
            if kind == "agree":
                shown = _independent(shown)
            if len({_origin(a) for a in shown}) > 1:
                yield _finding(kind, shown)
                told.update((i, j) for i in group for j in group)


def _cells(assertions: Sequence[Assertion]) -> list[list[Assertion]]:
    """Returns the assertions gathered where nothing that a verdict looks at differs."""
    cells: dict[tuple[object, ...], list[Assertion]] = defaultdict(list)
    for a in assertions:
        cells[a.value, a.basis, a.modality, a.period, a.features, a.lasting, a.once].append(a)
    return list(cells.values())


def _pairs(cells: Sequence[Sequence[Assertion]]) -> Iterator[tuple[int, int]]:
    """Yields each cell with itself, and the pairs of cells that two sources hold; in a large topic only near ones.

    Findings are connected groups, so in a large topic it is enough that each cell meets its neighbours in value and in time.
    """
    origins = [{_origin(a) for a in cell} for cell in cells]
    near: Iterable[tuple[int, int]] = ((i, j) for j in range(len(cells)) for i in range(j))
    if len(cells) > LARGE:
        by_value = sorted(range(len(cells)), key=lambda i: _rank(cells[i][0].value))
        by_time = sorted(range(len(cells)), key=lambda i: (_rank(cells[i][0].period), _rank(cells[i][0].value)))
        near = {
            (min(i, j), max(i, j))
            for order in (by_value, by_time)
            for at, i in enumerate(order)
            for j in order[at + 1 : at + 1 + NEIGHBOURS]
        }
    yield from ((i, i) for i in range(len(cells)))
    yield from ((i, j) for i, j in near if len(origins[i] | origins[j]) > 1)


def _rank(value: Interval | None) -> float:
    low = value.low if value is not None else None
    return float("-inf") if low is None else float(_day(low)) if isinstance(low, date) else float(low)  # type: ignore[arg-type]


def _connected(edges: Sequence[tuple[int, int]]) -> list[set[int]]:
    """Returns the connected groups of the edges, each as a set, in order of their smallest member."""
    groups: list[set[int]] = []
    for i, j in edges:
        touching = [g for g in groups if i in g or j in g]
        merged = {i, j}.union(*touching)
        groups = [g for g in groups if g not in touching] + [merged]
    return sorted(groups, key=min)


def _first_of_source(cell: Sequence[Assertion]) -> list[Assertion]:
    """Returns one assertion an article: a thing said twice by one source is said once."""
    firsts: dict[Origin, Assertion] = {}
    for a in sorted(cell, key=_order):
        firsts.setdefault(_origin(a), a)
    return list(firsts.values())


def _independent(assertions: Sequence[Assertion]) -> tuple[Assertion, ...]:
    """Returns one assertion an article, a sentence that is reprinted word for word counting once."""
    seen_words: set[str] = set()
    kept: dict[Origin, Assertion] = {}
    for a in assertions:
        words = " ".join(a.sentence.lower().split())
        if _origin(a) not in kept and words not in seen_words:
            kept[_origin(a)] = a
            seen_words.add(words)
    return tuple(kept.values())


def _origin(a: Assertion) -> Origin:
    return a.article.source, a.article.title, a.article.text


def _order(a: Assertion) -> tuple[str, str, str, int]:
    return (*_origin(a), a.start)


def _finding(kind: Verdict, shown: tuple[Assertion, ...]) -> Finding:
    name, named = KIND_OF[kind], f"{title(shown)}, {shown[0].attribute}"
    return Finding(
        kind=name,
        severity=SEVERITY[name],
        confidence=_confidence(shown),
        assertions=shown,
        explanation=explain_finding(name, named, shown),
        rule=shown[0].rule,
        topic=named,
    )


def _confidence(shown: Sequence[Assertion]) -> float:
    """Returns the share of such findings expected to be right: lower where the period or the event is only inferred."""
    alike = min((likeness(a.features, b.features) for a in shown for b in shown[:1]), default=1.0)
    inferred = any(a.period is not None and not a.dated for a in shown)
    return round(0.95 * (0.7 + 0.3 * alike) * (0.85 if inferred else 1.0), 2)

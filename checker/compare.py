"""From topics to findings. The heart is `verdict`: total, pure, and symmetric."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time
from heapq import heappop, heappush
from typing import Literal

from checker.align import ALIKE, is_same, likeness, title
from checker.groups import connect
from checker.model import Assertion, Finding, FindingKind, Interval, Severity, Topic
from checker.reasons import explain_finding

Origin = tuple[str, str, str]  # source, title and text: two editions by one source are two
Verdict = Literal["apart", "agree", "clash", "drift", "basis"]
LARGE = 200  # cells of a topic that are still compared pair by pair
NEIGHBOURS = 6
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

    apart: not about the same thing, time or firmness, or not surely; agree: each admits what the other states; clash: they
    cannot both hold; drift: one thing that moved, over time, from plan to outcome, or between two editions of an article;
    basis: one figure over two denominators.
    """
    if a.attribute != b.attribute or not a.value.comparable(b.value) or likeness(a.features, b.features) < ALIKE:
        return "apart"
    if a.value.unit == "day":
        return _verdict_of_dates(a, b)
    meet = a.value.meets(b.value)
    if a.basis and b.basis and a.basis != b.basis:
        return "basis" if _confirm(a, b) and a.modality == b.modality and _same_time(a, b) else "apart"
    if a.modality != b.modality:
        moved = "plan" in (a.modality, b.modality) or "estimate" in (a.modality, b.modality)
        settled = not {"target", "historical"} & {a.modality, b.modality}
        return _odd("drift", a, b) if moved and settled and not meet and bool(a.basis) == bool(b.basis) else "apart"
    if _confirm(a, b):
        return "agree" if (_same_time(a, b) or a.lasting) and is_same(a, b) else "apart"
    if meet or bool(a.basis) != bool(b.basis) or a.modality == "target":
        return "apart"  # a share of nobody knows what contradicts nothing, and anybody may set a goal
    if _same_time(a, b):
        return _odd("drift" if _is_edition(a, b) else "clash", a, b)
    return _odd("drift", a, b) if a.lasting and b.lasting else "apart"


def _verdict_of_dates(a: Assertion, b: Assertion) -> Verdict:
    if a.value.meets(b.value):
        return "agree" if a.value.within(b.value) or b.value.within(a.value) else "apart"
    if _days_between(a.value, b.value) > min(a.edition, b.edition):
        return "apart"
    return _odd("drift" if _is_edition(a, b) else "clash", a, b)


def _odd(kind: Verdict, a: Assertion, b: Assertion) -> Verdict:
    """Returns the verdict for two values at odds: `kind` where they can only be of one thing, apart otherwise."""
    return kind if a.sole and b.sole and is_same(a, b) else "apart"


def _confirm(a: Assertion, b: Assertion) -> bool:
    """Returns whether the values meet and one admits the figure that the other states: 1% is no confirmation of 1.5%."""
    return a.value.meets(b.value) and (_admits(a.value, b) or _admits(b.value, a))


def _admits(value: Interval, other: Assertion) -> bool:
    figures = [f for f in other.written or () if f is not None]
    return all(Interval(f, f.next_plus(), value.unit).meets(value) for f in figures)


def _is_edition(a: Assertion, b: Assertion) -> bool:
    """Returns whether two articles are editions of one: the same source and title."""
    first, second = a.article, b.article
    return bool(first.title) and (first.source, first.title) == (second.source, second.title)


def _days_between(a: Interval, b: Interval) -> int:
    """Returns the days between two intervals of days that do not meet."""
    return max(_day(b.low) - _day(a.high), _day(a.low) - _day(b.high))


def _day(bound: object) -> int:
    return bound.toordinal() if isinstance(bound, date) else 0


def _same_time(a: Assertion, b: Assertion) -> bool:
    """Returns whether the periods meet; goals of one year are of one time, and so is what bears no date at all."""
    if a.period is None or b.period is None or a.period.meets(b.period):
        return True
    return a.modality == b.modality == "target" and _days_between(a.period, b.period) < 366


# -------------------------------------------------------------------------------------------------- topics


def compare(topic: Topic) -> Iterator[Finding]:
    """Yields the findings of a topic: a contradiction, a mismatch or a drift a group of assertions at odds, then agreements.

    Assertions that say the same are one cell, and cells are swept in order of time and value, so the work grows with the
    distinct values, not with the pairs of assertions.
    """
    if len({_origin(a) for a in topic.assertions}) < 2:
        return
    cells = _cells(topic.assertions)
    edges: dict[Verdict, list[tuple[int, int]]] = defaultdict(list)
    for i, j in _pairs(cells):
        edges[verdict(cells[i][0], cells[j][0])].append((i, j))
    edges["agree"] += ((i, i) for i, cell in enumerate(cells) if len(cell) > 1)
    for kind in ("clash", "basis", "drift", "agree"):
        for group in connect(edges[kind]):
            said = sorted((a for i in group for a in cells[i]), key=_order)
            shown = _independent(said) if kind == "agree" else _distinct(said)
            if len({_origin(a) for a in shown}) > 1:
                yield _finding(kind, shown)


def _cells(assertions: Sequence[Assertion]) -> list[list[Assertion]]:
    """Returns the assertions gathered where nothing that a verdict looks at differs."""
    cells: dict[tuple[object, ...], list[Assertion]] = defaultdict(list)
    for a in assertions:
        same = a.value, a.written, a.basis, a.modality, a.period, a.features, a.names, a.lasting, a.sole, a.edition
        cells[same].append(a)
    return list(cells.values())


def _pairs(cells: Sequence[Sequence[Assertion]]) -> Iterator[tuple[int, int]]:
    """Yields the pairs of cells that two sources hold; in a large topic only those that decide how it falls into groups.

    There, cells are swept in order of time. A cell meets, among those of its own time, its neighbours in value and the lowest
    and the highest, and it meets the last cells before its time: groups are what is reported, and these pairs connect them.
    """
    origins = [{_origin(a) for a in cell} for cell in cells]
    near: Iterable[tuple[int, int]] = ((i, j) for j in range(len(cells)) for i in range(j))
    if len(cells) > LARGE:
        near = _sweep(cells)
    yield from ((i, j) for i, j in near if len(origins[i] | origins[j]) > 1)


def _sweep(cells: Sequence[Sequence[Assertion]]) -> Iterator[tuple[int, int]]:
    by_time = sorted(range(len(cells)), key=lambda i: (_rank(cells[i][0].period, 0), _rank(cells[i][0].value, 0)))
    running: list[tuple[float, int]] = []  # by value, cells whose period has not ended
    ends: list[tuple[float, float, int]] = []  # the same by the end of their period
    for at, i in enumerate(by_time):
        start, value = _rank(cells[i][0].period, 0), _rank(cells[i][0].value, 0)
        while ends and ends[0][0] <= start:
            _, gone, cell = heappop(ends)
            del running[bisect_left(running, (gone, cell))]
        here = bisect_left(running, (value, i))
        close = running[max(here - NEIGHBOURS, 0) : here + NEIGHBOURS] + running[:1] + running[-1:]
        for j in {j for _, j in close} | set(by_time[max(at - NEIGHBOURS, 0) : at]):
            yield min(i, j), max(i, j)
        insort(running, (value, i))
        heappush(ends, (_rank(cells[i][0].period, 1), value, i))


def _rank(value: Interval | None, side: int) -> float:
    """Returns a bound as a number to sort by; open bounds lie beyond everything."""
    bound = (value.low, value.high)[side] if value is not None else None
    if bound is None:
        return float("inf") if side else float("-inf")
    if isinstance(bound, datetime):
        return bound.toordinal() + bound.hour / 24 + bound.minute / 1440
    if isinstance(bound, date):
        return float(bound.toordinal())
    return bound.hour * 60.0 + bound.minute if isinstance(bound, time) else float(bound)


def _distinct(assertions: Sequence[Assertion]) -> tuple[Assertion, ...]:
    """Returns each article's first statement of each value: a thing said twice by one article is said once."""
    return tuple({(_origin(a), a.value, a.basis, a.modality): a for a in reversed(assertions)}.values())[::-1]


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


def _origin(a: Assertion) -> Origin:
    return a.article.source, a.article.title, a.article.text


def _order(a: Assertion) -> tuple[str, str, str, int]:
    return (*_origin(a), a.start)


def _finding(kind: Verdict, shown: tuple[Assertion, ...]) -> Finding:
    name: FindingKind = "arithmetic" if kind == "clash" and shown[0].premises else KIND_OF[kind]
    named = f"{title(shown)}, {shown[0].attribute}"
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
    """Returns how sure the pairing is: what the rules read, less where event or time of a figure are only inferred."""
    alike = min(likeness(a.features, b.features) for a in shown for b in shown[:1])
    inferred = any(not a.dated and a.value.unit != "day" for a in shown)
    return round(min(a.confidence for a in shown) * (0.7 + 0.3 * alike) * (0.85 if inferred else 1.0), 2)

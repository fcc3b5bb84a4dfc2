"""Which assertions of a topic are held against which: all pairs of a small topic, those that decide of a large one.

Assertions that say the same are one *cell*. In a large topic cells are swept in order of time and value, so the work grows with
the cells, not with their pairs.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time
from heapq import heappop, heappush

from checker.model import Assertion, Interval

Origin = tuple[str, str, str]  # source, title and text: two editions by one source are two
Cell = list[Assertion]
LARGE = 200  # cells of a topic that are still compared pair by pair
NEIGHBOURS = 6
NEXT = 2  # values below its own that a cell of a large story meets
SPEAKERS = 2  # cells that speak for all of one value in a large topic


def origin(a: Assertion) -> Origin:
    """Returns what tells the article of an assertion from another."""
    return a.article.source, a.article.title, a.article.text


def gather_cells(assertions: Sequence[Assertion]) -> list[Cell]:
    """Returns the assertions gathered where nothing that a verdict looks at differs."""
    cells: dict[tuple[object, ...], Cell] = defaultdict(list)
    for a in assertions:
        same = (
            a.value,
            a.written,
            a.hedge,
            a.basis,
            a.modality,
            a.period,
            a.features,
            a.names,
            a.lasting,
            a.sole,
            a.edition,
        )
        cells[*same, a.story, a.admits, a.moving, a.told].append(a)
    return list(cells.values())


def pair_cells(cells: Sequence[Cell]) -> Iterator[tuple[int, int]]:
    """Yields the pairs of cells that two sources hold; in a large topic only those that decide how it falls into groups.

    There, a cell meets, among those of its own time, its neighbours in value and the lowest and the highest, and it meets the
    last cells before its time: groups are what is reported, and these pairs connect them.
    """
    origins = [{origin(a) for a in cell} for cell in cells]
    near: Iterable[tuple[int, int]] = ((i, j) for j in range(len(cells)) for i in range(j))
    if len(cells) > LARGE:
        near = _sweep_values(cells) if cells[0][0].story else _sweep_times(cells)
    yield from ((i, j) for i, j in near if len(origins[i]) > 1 or origins[i] != origins[j])


def _sweep_values(cells: Sequence[Cell]) -> Iterator[tuple[int, int]]:
    """Yields, for values of one event, each cell with a few of its own value, of the next values, and of the extremes.

    Each article grants further values of its own, so that thousands of cells may state one value: a few speak for it.
    """
    stated: dict[Interval, list[int]] = defaultdict(list)
    for i, cell in enumerate(cells):
        stated[cell[0].value].append(i)
    values = sorted(stated, key=lambda value: (rank(value, 0), rank(value, 1), str(value)))
    some = [_spread(stated[value]) for value in values]
    for at, value in enumerate(values):
        near = {*range(max(at - NEXT, 0), at + 1), 0, len(values) - 1}
        others = [j for n in sorted(near) for j in some[n]]
        for i in stated[value]:
            yield from ((min(i, j), max(i, j)) for j in others if i != j)


def _spread(numbers: Sequence[int]) -> list[int]:
    """Returns a few of the numbers, from one end to the other."""
    last = len(numbers) - 1
    return sorted({numbers[last * n // (SPEAKERS - 1)] for n in range(SPEAKERS)})


def _sweep_times(cells: Sequence[Cell]) -> Iterator[tuple[int, int]]:
    by_time = sorted(range(len(cells)), key=lambda i: (rank(cells[i][0].period, 0), rank(cells[i][0].value, 0)))
    running: list[tuple[float, int]] = []  # by value, cells whose period has not ended
    ends: list[tuple[float, float, int]] = []  # the same by the end of their period
    for at, i in enumerate(by_time):
        start, value = rank(cells[i][0].period, 0), rank(cells[i][0].value, 0)
        while ends and ends[0][0] <= start:
            _, gone, cell = heappop(ends)
            del running[bisect_left(running, (gone, cell))]
        here = bisect_left(running, (value, i))
        close = running[max(here - NEIGHBOURS, 0) : here + NEIGHBOURS] + running[:1] + running[-1:]
        for j in {j for _, j in close} | set(by_time[max(at - NEIGHBOURS, 0) : at]):
            yield min(i, j), max(i, j)
        insort(running, (value, i))
        heappush(ends, (rank(cells[i][0].period, 1), value, i))


def rank(value: Interval | None, side: int) -> float:
    """Returns a bound (0 the low, 1 the high) as a number to sort by; open bounds lie beyond everything."""
    bound = (value.low, value.high)[side] if value is not None else None
    if bound is None:
        return float("inf") if side else float("-inf")
    if isinstance(bound, datetime):
        return bound.toordinal() + bound.hour / 24 + bound.minute / 1440
    if isinstance(bound, date):
        return float(bound.toordinal())
    return bound.hour * 60.0 + bound.minute if isinstance(bound, time) else float(bound)

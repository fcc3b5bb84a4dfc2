"""The geometry of values by source: a row of marks for each source, all on one axis."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from checker.model import FINDING_KINDS
from checker.reports.html.axes import Axis, Tick, say_percent
from checker.reports.html.spots import Bar, Point, Spot, make_grid, span_axis
from checker.reports.words import clip, flatten, quote_figure

MOST_ROWS = 12
MOST_MARKS = 60  # of a row
MOST_WORDS, LONGEST = 3, 40  # spellings that a row quotes, and characters of one
LEAST = 1.0  # percent of the width that a bar takes at least


class Row(NamedTuple):
    """What one source says, or the sources beyond those shown: its marks, its figures as written, the kinds of their findings."""

    source: str
    words: str
    spots: tuple[Spot, ...]
    bars: tuple[Bar, ...]
    kinds: tuple[str, ...]


class Dots(NamedTuple):
    """Values by source; `title` tells what is measured along the axis."""

    title: str
    ticks: tuple[Tick, ...]
    rows: tuple[Row, ...]
    hollow: bool
    barred: bool


def draw_dots(points: Sequence[Point]) -> Dots:
    """Returns one row for each source, the lowest value first; beyond MOST_ROWS, sources in no finding share the last row."""
    by_source: dict[str, list[Point]] = {}
    for p in sorted(points, key=lambda p: (p.at, p.source)):
        by_source.setdefault(p.source, []).append(p)
    order = list(by_source)
    if len(order) > MOST_ROWS:
        cited = [s for s in order if any(p.kind for p in by_source[s])]
        kept = {*cited[: MOST_ROWS - 1]}
        kept.update([s for s in order if s not in kept][: MOST_ROWS - 1 - len(kept)])
        order = [s for s in order if s in kept]
    axis, ticks, title = make_grid([p.value for p in points])
    bases = len({p.assertion.basis for p in points}) > 1
    rows = [_draw_row(clip(flatten(s), 80) or "source not named", by_source.pop(s), axis, bases) for s in order]
    if by_source:
        rest = [p for own in by_source.values() for p in own]
        rows.append(_draw_row(f"{len(by_source):,} further sources", rest, axis, bases))
    return Dots(title, ticks, tuple(rows), any(p.hollow for p in points), any(row.bars for row in rows))


def _draw_row(source: str, points: Sequence[Point], axis: Axis, bases: bool) -> Row:
    """Returns what one source says; a value it says often is drawn once."""
    spots: dict[tuple[str, bool], Spot] = {}
    bars: dict[tuple[str, str], Bar] = {}
    for p in sorted(points, key=lambda p: not p.kind)[:MOST_MARKS]:
        x = say_percent(axis.place(p.at))
        low, high, ends = span_axis(axis, p.value)
        if barred := bool(ends) or high - low > LEAST:
            bar = Bar(say_percent(low), 0, say_percent(high), 0, p.accent, ends, p.hollow)
            bars.setdefault((bar.x1, bar.x2), bar)
        if p.value.sort == "figure" or not barred:  # the middle of a year is no day that anybody named
            spots.setdefault((x, p.hollow), Spot(x, 0, 0, 0, p.hollow, p.accent))
    said = list(dict.fromkeys(_quote(p, bases) for p in points))
    words = ", ".join(said[:MOST_WORDS]) + (f" and {len(said) - MOST_WORDS:,} more" if len(said) > MOST_WORDS else "")
    kinds = {p.kind for p in points}
    return Row(
        source, words, tuple(spots.values()), tuple(bars.values()), tuple(k for k in FINDING_KINDS if k in kinds)
    )


def _quote(p: Point, bases: bool) -> str:
    """Returns a figure as written, and what it is measured over where that differs."""
    words = quote_figure(p.assertion, LONGEST)
    return f"{words} of {clip(flatten(p.assertion.basis), LONGEST)}" if bases and p.assertion.basis else words

"""The plot of a finding: what each value admits, on one axis, and what lies between. Geometry only; finding.html.j2 draws it.

Places across are percentages, so that the drawing fits any width while its words keep their size; places down are pixels.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from checker.model import FindingKind
from checker.reports.html.axes import Axis, Tick, make_axis, make_ticks, say_percent
from checker.reports.html.extents import Extent, comparable, find_gaps, find_overlap, say_distance

TELLING: frozenset[FindingKind] = frozenset({"contradiction", "drift", "arithmetic", "agreement"})  # kinds with a plot
MOST_ROWS = 8
MOST_GAPS = 3
ROW, FOOT = 32, 24  # pixels: of a row, and of the axis
LONGEST_VALUE, LONGEST_LABEL = 26, 42  # characters of a row's words that fit the narrowest screens
NARROWEST = 0.8  # percent of the width that a bar takes at least
SOFT = 0.3  # of a rough value's width that fades at each end


class Bar(NamedTuple):
    """A rectangle: where it begins and how wide it is, in percent."""

    x: str
    width: str


class Row(NamedTuple):
    """One value in a plot. `firm` and `soft` are its bar without and with the parts that fade; `point` marks an exact value."""

    y: int
    mark: int
    value: str
    sources: str
    firm: Bar | None
    soft: Bar | None
    point: str
    opens_low: bool
    opens_high: bool


class Plot(NamedTuple):
    """What a plot draws: rows, ticks, the stretch between the values or the one they share, and all of it in words."""

    height: int
    axis: int
    rows: tuple[Row, ...]
    ticks: tuple[Tick, ...]
    unit: str
    between: tuple[Bar, ...]
    shared: Bar | None
    caption: str


class Series(NamedTuple):
    """A value to be drawn: its words, who gives it, and what it admits."""

    value: str
    sources: str
    extent: Extent | None


def make_plot(kind: FindingKind, series: Sequence[Series]) -> Plot | None:
    """Returns the plot of these values; None where it would tell nothing.

    That is so of equal or single values, of values that no one axis holds, and of kinds of findings that are not about how
    far values lie apart: datelines, and figures over different denominators.
    """
    extents = [s.extent for s in series if s.extent is not None]
    if kind not in TELLING or len(extents) < len(series) or len(set(extents)) < 2 or not comparable(extents):
        return None
    axis = make_axis(extents)
    if axis is None:
        return None
    shown = series[:MOST_ROWS]
    foot = ROW * len(shown)
    ticks, unit = make_ticks(axis, extents)
    overlap, gaps = find_overlap(extents), find_gaps(extents)
    shared = None if overlap is None else _bar(axis.place(overlap[0] or axis.low), axis.place(overlap[1] or axis.high))
    gaps = sorted(gaps, key=lambda g: g[0] - g[1])[:MOST_GAPS]
    return Plot(
        height=foot + FOOT + (14 if unit else 0),
        axis=foot,
        rows=tuple(_row(n, s, axis) for n, s in enumerate(shown)),
        ticks=ticks,
        unit=unit,
        between=tuple(_bar(axis.place(low), axis.place(high)) for low, high in gaps),
        shared=shared,
        caption=_say_plot(series, extents, axis, overlap is not None),
    )


def _row(number: int, series: Series, axis: Axis) -> Row:
    """Returns one value as it is drawn."""
    extent = series.extent
    assert extent is not None
    value = _fit(series.value, LONGEST_VALUE)
    firm = soft = None
    point = say_percent(axis.place(extent.point)) if extent.point is not None else ""
    opens = extent.low is None and axis.low != 0, extent.high is None
    if not point:
        left = axis.place(extent.low) if extent.low is not None else axis.place(axis.low) - (2 if opens[0] else 0)
        right = axis.place(extent.high) if extent.high is not None else axis.place(axis.high) + 2
        firm = _bar(left, right)
        if extent.rough:
            fades = SOFT * (right - left)
            soft, firm = firm, _bar(left + fades, right - fades)
    return Row(
        ROW * number, number + 1, value, _fit(series.sources, LONGEST_LABEL - len(value)), firm, soft, point, *opens
    )


def _bar(left: float, right: float) -> Bar:
    """Returns a bar between two places, wide enough to be seen."""
    width = max(right - left, NARROWEST)
    return Bar(say_percent(min(left, 100 - width)), say_percent(width))


def _fit(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def _say_plot(series: Sequence[Series], extents: Sequence[Extent], axis: Axis, meet: bool) -> str:
    """Returns what a plot shows, in words, and how to read what is drawn in it."""
    gaps = find_gaps(extents)
    told = []
    if meet:
        told.append(f"{'Both' if len(series) == 2 else 'All of them'} admit the shaded stretch.")
    elif gaps:
        widest = max(gaps, key=lambda g: g[1] - g[0])
        distance = say_distance(widest[1] - widest[0], extents[0])
        told.append(f"The widest gap is {distance}." if len(series) > 2 else f"They lie {distance} apart.")
    elif len(series) == 2:
        told.append("One ends where the other begins.")
    else:
        told.append("Each of these meets another, but no value fits all.")
    if len(series) > MOST_ROWS:
        told.append(f"{len(series) - MOST_ROWS:,} further values stand in the table alone.")
    if any(e.rough and e.point is None for e in extents):
        told.append("Ends that fade are of a rough figure.")
    if any(None in (e.low, e.high) for e in extents):
        told.append("An arrow goes on without end.")
    if axis.log:
        told.append("The axis is logarithmic: each step is ten times the one before.")
    return " ".join(told)

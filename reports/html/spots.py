"""Statements as marks on a plot: where each stands along its values and in time, and what it admits around its mark.

Places along the page are percentages of its width, so that type and marks keep their size on a narrow screen and on a wide one;
places down the page are pixels.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from checker.model import Assertion, Interval
from checker.reports.html.axes import Axis, Tick, make_axis, make_ticks
from checker.reports.html.extents import DAY, LARGEST, Extent, make_extent
from checker.reports.index import Places

HOLLOW = frozenset({"plan", "target", "estimate"})
NARROW = 220.0  # pixels of a plot's width on the narrowest screen
LETTER = 6.8  # pixels of a letter of a label


class Point(NamedTuple):
    """A statement to be drawn: what it admits and where its mark stands, when likewise; its findings, the kind of the first."""

    assertion: Assertion
    value: Extent
    at: Decimal
    when: Extent | None
    time: Decimal | None
    findings: tuple[int, ...] = ()
    kind: str = ""

    @property
    def source(self) -> str:
        """Returns who says it."""
        return self.assertion.article.source

    @property
    def hollow(self) -> bool:
        """Returns whether it tells a plan, an aim or an estimate."""
        return self.assertion.modality in HOLLOW

    @property
    def accent(self) -> str:
        """Returns the kind of finding it is coloured by: what confirms stays in ink."""
        return "" if self.kind == "agreement" else self.kind


class Spot(NamedTuple):
    """A mark: where, whose (a style), whether it tells a plan, and the kind of finding it stands in, or ""."""

    x: str
    y: float
    dx: float
    style: int
    hollow: bool
    kind: str


class Bar(NamedTuple):
    """What a statement admits beyond its mark; `open` says on which ends it goes on: "low", "high", "both" or ""."""

    x1: str
    y1: float
    x2: str
    y2: float
    kind: str
    open: str = ""
    hollow: bool = False


# ---- from statements to points ---------------------------------------------------------------------------------------


def place_statements(
    assertions: Sequence[Assertion],
    places: Places,
    findings: Mapping[int, tuple[int, ...]],
    kinds: Sequence[str],
) -> list[Point]:
    """Returns the statements that one axis can hold: those of the sort that most of them share.

    `findings` gives for the index of a statement the numbers of the findings it stands in, the most pressing first; `kinds` are
    the kinds of all findings. Days and moments share an axis.
    """
    extents = [make_extent(a) for a in assertions]
    sorts = Counter((e.sort, e.unit) for e in extents if e is not None)
    if ("day", "day") in sorts:
        extents = [_as_day(e) for e in extents]
        sorts = Counter((e.sort, e.unit) for e in extents if e is not None)
    if not sorts:
        return []
    most = max(sorts.values())
    sort = min(key for key, number in sorts.items() if number == most)
    points = []
    for n, (assertion, extent) in enumerate(zip(assertions, extents, strict=True)):
        at = find_middle(extent, assertion) if extent is not None and (extent.sort, extent.unit) == sort else None
        if extent is None or at is None:
            continue
        when = make_days(tell_time(assertion, places))
        own = findings.get(n, ())
        time = find_middle(when) if when else None
        points.append(
            Point(assertion, extent, at, when if time is not None else None, time, own, kinds[own[0]] if own else "")
        )
    return points


def tell_time(assertion: Assertion, places: Places) -> Interval | None:
    """Returns the time that a value is about where its sentence states it, else when it was told; None where neither is known."""
    if assertion.period is not None and assertion.dated:
        return assertion.period
    return tell_day(assertion, places) or assertion.period


def tell_day(assertion: Assertion, places: Places) -> Interval | None:
    """Returns the days on which a statement may have been told: those its article was written on."""
    article = assertion.article
    if article.published is not None:
        day = article.published.toordinal()
        return Interval(article.published, date.fromordinal(min(day + 1, date.max.toordinal())), "day")
    if assertion.told is not None:
        return assertion.told
    reading = places.reading(article)
    return reading.dateline.written if reading is not None else None


def make_days(value: Interval | None) -> Extent | None:
    """Returns an interval of days or moments on an axis of days; one day is a point."""
    days = value.days() if value is not None else None
    if days is None or not isinstance(days.low or days.high, date):
        return None
    low, high = (Decimal(b.toordinal()) if isinstance(b, date) else None for b in (days.low, days.high))
    return Extent("day", "day", low, high, low if low is not None and high is not None and high - low <= 1 else None)


def _as_day(extent: Extent | None) -> Extent | None:
    """Returns moments on an axis of days; what is neither stays."""
    if extent is None or extent.sort != "moment":
        return extent
    low, high, point = (None if end is None else end / DAY for end in (extent.low, extent.high, extent.point))
    return Extent("day", "day", low, high, point, extent.rough)


def find_middle(extent: Extent, assertion: Assertion | None = None) -> Decimal | None:
    """Returns where the mark of an extent stands: at what is written, else in its middle, else at its one end."""
    if extent.point is not None:
        return extent.point
    low, high = extent.low, extent.high
    first, last = (assertion.written or (None, None)) if assertion is not None else (None, None)
    if first is not None and first == last and extent.sort == "figure" and _holds(low, first, high):
        return first
    if low is None or high is None:
        return high if low is None else low
    return (low + high) / 2


def _holds(low: Decimal | None, value: Decimal, high: Decimal | None) -> bool:
    known = value.is_finite() and abs(value.adjusted()) <= LARGEST
    return known and (low is None or low <= value) and (high is None or value <= high)


# ---- from points to the page -----------------------------------------------------------------------------------------


def span_axis(axis: Axis, extent: Extent) -> tuple[float, float, str]:
    """Returns the two ends of an extent in percent, and which of them are open."""
    low = 0.0 if extent.start is None else axis.place(extent.start)
    high = 100.0 if extent.end is None else axis.place(extent.end)
    opens = {(True, True): "both", (True, False): "low", (False, True): "high", (False, False): ""}
    return low, high, opens[extent.start is None, extent.end is None]


def make_grid(extents: Sequence[Extent], across: bool = True) -> tuple[Axis, tuple[Tick, ...], str]:
    """Returns an axis that holds these extents, its lines, and what is measured along it; `across` thins their labels."""
    axis = make_axis(extents)
    assert axis is not None, "an extent that has a mark has an end"
    ticks, title = make_ticks(axis, extents)
    if axis.log:
        title = f"{title}, each step ten times the one before".removeprefix(", ")
    every = 1 if not across else next(n for n in range(1, len(ticks) + 2) if not _crowded(ticks[::n]))
    return axis, tuple(tick if n % every == 0 else tick._replace(words="") for n, tick in enumerate(ticks)), title


def _crowded(ticks: Sequence[Tick]) -> bool:
    """Returns whether labels along the page would meet on the narrowest screen."""
    reach = -NARROW
    for tick in ticks:
        left, right = span_words(tick.at, tick.words, tick.anchor)
        if left < reach:
            return True
        reach = right + LETTER
    return False


def measure_place(at: str) -> float:
    """Returns how far a place along the page lies from the left on the narrowest screen, in pixels."""
    return float(at[:-1]) / 100 * NARROW


def span_words(at: str, words: str, anchor: str) -> tuple[float, float]:
    """Returns where words begin and end on the narrowest screen, in pixels."""
    width = measure_words(words)
    left = measure_place(at) - {"start": 0, "middle": width / 2, "end": width}[anchor]
    return left, left + width


def measure_words(words: str) -> float:
    """Returns about how wide words are set, in pixels: a letter of Chinese or Japanese is wider than one of Latin."""
    if words.isascii():
        return LETTER * len(words)
    return sum(LETTER * (1.8 if unicodedata.east_asian_width(c) in "WF" else 1) for c in words)

"""What a statement admits, as a stretch of an axis: figures, days and clock times made comparable, and their distances.

Vocabulary. An *extent* is an interval on an axis of one *sort*: "figure", "day", "moment" or "clock". Its ends are Decimals:
the figure itself, days of the calendar, or seconds (of the calendar, and of a day that is not known). A *point* stands for
what is exact: a whole count, one day, one minute. `None` is an open end.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import NamedTuple

from checker.model import Assertion, Bound
from checker.reports.figures import say_number, say_unit
from checker.reports.words import count

ROUGH = frozenset({"about", "nearly"})  # hedges whose bounds are soft
DAY = 86_400  # seconds
MINUTE = Decimal(60)
LARGEST = 60  # digits of a figure that can still be drawn


class Extent(NamedTuple):
    """A stretch [low, high) of an axis; exact where `point` is set. `rough` says that its ends are soft."""

    sort: str
    unit: str
    low: Decimal | None
    high: Decimal | None
    point: Decimal | None = None
    rough: bool = False

    @property
    def start(self) -> Decimal | None:
        """Returns where it begins on the axis."""
        return self.low if self.point is None else self.point

    @property
    def end(self) -> Decimal | None:
        """Returns where it ends on the axis."""
        return self.high if self.point is None else self.point


def make_extent(assertion: Assertion) -> Extent | None:
    """Returns the stretch that an assertion's value admits; None where it has no end at all, or one too large to be drawn."""
    value = assertion.value
    sorts = {_sort(bound) for bound in (value.low, value.high) if bound is not None}
    if len(sorts) != 1:
        return None
    low, high = _number(value.low), _number(value.high)
    if any(end is not None and (not end.is_finite() or abs(end.adjusted()) > LARGEST) for end in (low, high)):
        return None
    sort = sorts.pop()
    unit = value.unit if sort == "figure" else sort
    return Extent(sort, unit, low, high, _point(assertion, sort, low, high), assertion.hedge in ROUGH)


def is_exact(assertion: Assertion) -> bool:
    """Returns whether an assertion states a whole count or a rank: "3" people are three, and no other number."""
    written, value = assertion.written, assertion.value
    if written is None or written[0] is None or written[0] != written[1] or assertion.hedge or value.unit == "percent":
        return False
    low, high, stated = value.low, value.high, written[0]
    if not (isinstance(low, Decimal) and isinstance(high, Decimal)) or abs(stated.adjusted()) > LARGEST:
        return False
    whole = stated == stated.to_integral_value() and low <= stated < high and high - low <= 1
    return whole and (value.unit in ("", "rank") or low == stated)


def _point(assertion: Assertion, sort: str, low: Decimal | None, high: Decimal | None) -> Decimal | None:
    """Returns where on its axis an exact value lies."""
    if low is None or high is None:
        return None
    if sort == "figure":
        return assertion.written[0] if assertion.written and is_exact(assertion) else None
    return low if high - low <= (1 if sort == "day" else MINUTE) else None


def _sort(bound: Bound) -> str:
    if isinstance(bound, Decimal):
        return "figure"
    if isinstance(bound, time):
        return "clock"
    return "moment" if isinstance(bound, datetime) else "day"


def _number(bound: Bound) -> Decimal | None:
    """Returns where a bound lies on the axis of its sort."""
    if bound is None or isinstance(bound, Decimal):
        return bound
    if isinstance(bound, date) and not isinstance(bound, datetime):
        return Decimal(bound.toordinal())
    seconds = bound.hour * 3600 + bound.minute * 60 + bound.second
    return Decimal(seconds + (bound.toordinal() * DAY if isinstance(bound, datetime) else 0))


def comparable(extents: Sequence[Extent | None]) -> bool:
    """Returns whether all of these lie on one axis."""
    return len({(e.sort, e.unit) for e in extents if e is not None}) == 1 and None not in extents


def find_overlap(extents: Sequence[Extent]) -> tuple[Decimal | None, Decimal | None] | None:
    """Returns what all of these admit, as (low, high); None where no value fits all."""
    lows = [e.low for e in extents if e.low is not None]
    highs = [e.high for e in extents if e.high is not None]
    low, high = max(lows, default=None), min(highs, default=None)
    return None if low is not None and high is not None and low >= high else (low, high)


def find_gaps(extents: Sequence[Extent]) -> list[tuple[Decimal, Decimal]]:
    """Returns the stretches between these that none of them admits, in order; of points, those between them."""
    known = sorted(extents, key=lambda e: (e.start is not None, e.start or 0))
    gaps: list[tuple[Decimal, Decimal]] = []
    reach = known[0].end
    for extent in known[1:]:
        if reach is None:
            break
        if extent.start is not None and extent.start > reach:
            gaps.append((reach, extent.start))
        reach = None if extent.end is None else max(reach, extent.end)
    return gaps


def say_distance(distance: Decimal, extent: Extent) -> str:
    """Returns how far two places on an axis lie apart: "6", "0.25 kilometres", "55 days", "45 minutes"."""
    if extent.sort == "figure":
        unit = " percentage points" if extent.unit == "percent" else say_unit(extent.unit, distance == 1)
        return say_number(distance) + ("" if extent.unit == "rank" else unit)
    whole = int(distance)
    if extent.sort != "day" and whole < 2 * DAY:
        hours, minutes = divmod(-(-whole // 60), 60)
        parts = ([count(hours, "hour")] if hours else []) + ([count(minutes, "minute")] if minutes else [])
        return " ".join(parts)
    days = whole if extent.sort == "day" else whole // DAY
    return count(days, "day") if days < 731 else f"about {days / 365.25:,.0f} years"

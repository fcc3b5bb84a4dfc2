"""The axis of a plot: where values lie on it, in percent of its width, and its ticks at round numbers, days or clock times."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import ROUND_CEILING, Decimal
from typing import NamedTuple

from checker.model import Interval
from checker.reports.figures import MONTHS, SCALES, say_dates, say_number, say_unit
from checker.reports.html.extents import DAY, Extent

MOST_TICKS, MOST_NUMBERS = 5, 6  # that fit the narrowest screens: of days, and of figures
FIRST, LAST = Decimal(4), Decimal(96)  # percent of the width between which values lie; arrows need what is beyond
FOLDS = 100  # values that differ more than so many times stand on a logarithmic axis
FROM_ZERO = Decimal("0.15")  # of the largest value: where values differ by this much, the axis begins at zero
PAD = Decimal("0.08")
STEPS = tuple(Decimal(step) for step in ("1", "2", "2.5", "5", "10", "20", "50", "100"))
DAYS, MONTH_STEPS, YEARS = (1, 2, 5, 10, 15, 20), (1, 2, 3, 6), (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
SECONDS = (1, 5, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200)
YEARLY = 600  # days from which on the ticks of a calendar are years
CALENDAR_END = date.max.toordinal()


class Tick(NamedTuple):
    """A mark on an axis: where, in percent, and its words; `anchor` keeps those of the outer ones inside the plot."""

    at: str
    words: str
    anchor: str


class Axis(NamedTuple):
    """A stretch of numbers laid out over the width of a plot."""

    low: Decimal
    high: Decimal
    log: bool

    def place(self, value: Decimal) -> float:
        """Returns where a value lies, in percent of the width; what is outside lies at the edge."""
        value = min(max(value, self.low), self.high)
        if self.log:
            share = (value.log10() - self.low.log10()) / (self.high.log10() - self.low.log10())
        else:
            share = (value - self.low) / (self.high - self.low)
        return float(FIRST + share * (LAST - FIRST))


def make_axis(extents: Sequence[Extent]) -> Axis | None:
    """Returns an axis that holds every end of these extents; None where they have none."""
    ends = [end for e in extents for end in (e.start, e.end) if end is not None]
    if not ends:
        return None
    low, high = min(ends), max(ends)
    figures = extents[0].sort == "figure"
    if figures and low > 0 and spans_folds(extents):
        return Axis(low / Decimal("1.5"), high * Decimal("1.5"), True)
    if low == high:
        pad = max(abs(low) * Decimal("0.1"), Decimal(1))
    else:
        pad = (high - low) * PAD
    from_zero = figures and low >= 0 and high - low >= FROM_ZERO * high > 0
    return Axis(Decimal(0) if from_zero else low - pad, high + pad, False)


def spans_folds(extents: Sequence[Extent]) -> bool:
    """Returns whether the values differ more than a hundredfold."""
    ends = [e.start if e.start is not None else e.end for e in extents]
    known = [end for end in ends if end is not None]
    return min(known) > 0 and max(known) > FOLDS * min(known)


def make_ticks(axis: Axis, extents: Sequence[Extent]) -> tuple[tuple[Tick, ...], str]:
    """Returns the ticks of an axis, and what their numbers count: "million SEK", "2022"."""
    extent, whole = extents[0], all(e.point is not None for e in extents)
    if extent.sort == "day":
        places, unit = _tick_days(axis.low, axis.high)
    elif extent.sort == "moment" and axis.high - axis.low > 3 * DAY:
        days, unit = _tick_days(axis.low / DAY, axis.high / DAY)
        places = [(day * DAY, label) for day, label in days]
    elif extent.sort in ("moment", "clock"):
        places, unit = _tick_clock(axis, extents)
    elif axis.log:
        places, unit = _tick_folds(axis, extent.unit)
    else:
        places, unit = _tick_figures(axis, extent.unit, whole)
    return tuple(_tick(axis.place(at), label) for at, label in places), unit


def _tick(at: float, words: str) -> Tick:
    return Tick(say_percent(at), words, "start" if at < 10 else "end" if at > 90 else "middle")


def say_percent(at: float) -> str:
    """Returns a place as it stands in the drawing: "31.2%"."""
    return f"{at:.1f}".removesuffix(".0") + "%"


# ---- figures ---------------------------------------------------------------------------------------------------------


def _tick_figures(axis: Axis, unit: str, whole: bool) -> tuple[list[tuple[Decimal, str]], str]:
    """Returns round numbers, at most MOST_NUMBERS, and their unit; large ones count in millions, whole ones have no halves."""
    low, high = axis.low, axis.high
    least = (high - low) / MOST_NUMBERS
    base = Decimal(1).scaleb(least.adjusted())
    step = next(base * s for s in STEPS if base * s >= least and (not whole or (base * s) % 1 == 0))
    first = (low / step).to_integral_value(ROUND_CEILING) * step
    places = [first + n * step for n in range(MOST_NUMBERS) if first + n * step <= high]
    power, word = next(((p, w) for p, w in SCALES if max(map(abs, places), default=Decimal(0)) >= 10**p), (0, ""))
    sign = "%" if unit == "percent" else ""
    labels = [f"{(place.scaleb(-power)).normalize():,f}{sign}" for place in places]
    return list(zip(places, labels, strict=True)), " ".join(
        filter(None, [word, "" if sign else say_unit(unit).strip()])
    )


def _tick_folds(axis: Axis, unit: str) -> tuple[list[tuple[Decimal, str]], str]:
    """Returns powers of ten, at most MOST_TICKS."""
    first, last = axis.low.log10().to_integral_value(ROUND_CEILING), axis.high.log10()
    count = int(last - first) + 1
    every = -(-count // MOST_TICKS)
    places = [Decimal(1).scaleb(int(first) + n) for n in range(0, count, every)]
    return [(place, say_number(place)) for place in places], say_unit(unit).strip()


# ---- days and clock times --------------------------------------------------------------------------------------------


def _tick_days(low: Decimal, high: Decimal) -> tuple[list[tuple[Decimal, str]], str]:
    """Returns days, firsts of months or years, at most MOST_TICKS; of days, the year is told apart."""
    start, end = _day(low.to_integral_value(ROUND_CEILING)), _day(high)
    span = (end - start).days
    if span < DAYS[-1] * MOST_TICKS:
        step = next(s for s in DAYS if span // s < MOST_TICKS)
        days = [start + timedelta(n) for n in range(0, span + 1, step)]
        years = dict.fromkeys(str(day.year) for day in days)
        return [(_place(day), f"{day.day} {MONTHS[day.month - 1][:3]}") for day in days], " to ".join(years)
    for months in MONTH_STEPS if span < YEARLY else ():
        firsts = list(_firsts(start, end, months))
        if len(firsts) <= MOST_TICKS:
            return [(_place(day), f"{MONTHS[day.month - 1][:3]} {day.year}") for day in firsts], ""
    step = next((s for s in YEARS if span / 365 / s < MOST_TICKS - 1), 2000)
    years_shown = range(-(-start.year // step) * step or step, end.year + 1, step)
    firsts = [date(year, 1, 1) for year in years_shown if date(year, 1, 1) >= start]
    return [(_place(day), str(day.year)) for day in firsts], ""


def _firsts(start: date, end: date, months: int) -> Iterator[date]:
    """Yields the first days of every so many months, at most one more than MOST_TICKS."""
    number = -(-(start.year * 12 + start.month - 1 + (start.day > 1)) // months) * months
    for _ in range(MOST_TICKS + 1):
        if number // 12 > date.max.year or (day := date(number // 12, number % 12 + 1, 1)) > end:
            return
        yield day
        number += months


def _day(ordinal: Decimal) -> date:
    return date.fromordinal(min(max(int(ordinal), 1), CALENDAR_END))


def _place(day: date) -> Decimal:
    return Decimal(day.toordinal())


def _tick_clock(axis: Axis, extents: Sequence[Extent]) -> tuple[list[tuple[Decimal, str]], str]:
    """Returns round clock times, at most MOST_TICKS, and the day where it is known."""
    span = int(axis.high - axis.low)
    step = next((s for s in SECONDS if span // s < MOST_TICKS), DAY)
    first = -(-int(axis.low.to_integral_value(ROUND_CEILING)) // step) * step
    places = [first + n * step for n in range(MOST_TICKS) if first + n * step <= axis.high]
    labels = [f"{at % DAY // 3600:02}:{at % 3600 // 60:02}" + (f":{at % 60:02}" if step < 60 else "") for at in places]
    return [(Decimal(at), label) for at, label in zip(places, labels, strict=True)], _say_span(extents)


def _say_span(extents: Sequence[Extent]) -> str:
    """Returns the days on which these moments lie; "" where their day is not known."""
    ends = [_day(end / DAY) for e in extents for end in (e.start, e.end) if end is not None and e.sort == "moment"]
    return say_dates(Interval(min(ends), max(ends) + timedelta(1), "day")) if ends and max(ends) < date.max else ""

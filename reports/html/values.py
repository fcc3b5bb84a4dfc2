"""How a value reads in a few words: what it was read as, and what it admits."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import ROUND_CEILING, Decimal

from checker.model import Assertion, Interval
from checker.reports.figures import say_dates, say_day, say_figure, say_number, say_point, say_unit
from checker.reports.html.extents import is_exact, make_extent


def say_read(a: Assertion) -> str:
    """Returns what a figure or a date was read as, in few words: "about 100 billion USD", "May 2014", "22:45"."""
    value = a.value
    if isinstance(value.low, Decimal) or isinstance(value.high, Decimal):
        return say_point(value, a.written, a.hedge)
    extent = make_extent(a)
    said = say_dates(value)
    return (
        said.partition(" to ")[0]
        if extent is not None and extent.sort == "clock" and extent.point is not None
        else said
    )


def say_admits(a: Assertion) -> str:
    """Returns what a value admits: "2.05 to 2.15 kilometres", "3 and no other number", "1 January to 31 December 2014"."""
    value = a.value
    low, high = value.low, value.high
    if isinstance(low, Decimal) or isinstance(high, Decimal):
        return _say_figures(a, low if isinstance(low, Decimal) else None, high if isinstance(high, Decimal) else None)
    if value.unit == "day" and isinstance(low, date) and isinstance(high, date):
        return _say_days(low, high - timedelta(1))
    return say_dates(value)


def _say_figures(a: Assertion, low: Decimal | None, high: Decimal | None) -> str:
    unit = a.value.unit
    if low is not None and high is not None and is_exact(a):
        if unit in ("", "rank"):
            return f"{say_point(a.value, a.written)} and no other number"
        return f"{say_number(low)} to just under {say_number(high)}{say_unit(unit)}"
    if unit == "":
        if high is None and low is not None:
            return say_figure(Interval(low.to_integral_value(ROUND_CEILING), None))
        if low is None and high is not None:
            return f"{say_number(high.to_integral_value(ROUND_CEILING) - 1)} or fewer"
    return say_figure(a.value)


def _say_days(first: date, last: date) -> str:
    if last <= first:
        return "that day alone"
    start = say_day(first)
    if first.year == last.year:
        start = start.removesuffix(f" {first.year}")
    if (first.year, first.month) == (last.year, last.month):
        start = str(first.day)
    return f"{start} to {say_day(last)}"

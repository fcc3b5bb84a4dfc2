"""The calendar alone: units of it, their first days and their spans, none of them beyond the years 1 to 9999."""

from __future__ import annotations

from datetime import date, timedelta

from checker.model import Interval

MONTHS_OF = {
    "month": 1,
    "quarter": 3,
    "season": 3,
    "half": 6,
    "year": 12,
    "decade": 120,
    "century": 1200,
    "millennium": 12000,
}
DAY = timedelta(1)
LAST_DAY = date.max.toordinal()


def shift_months(day: date, months: int) -> date | None:
    """Returns the first of the month that many months on; None outside the calendar."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, 1) if 1 <= year <= 9999 else None


def shift_days(day: date, days: int) -> date | None:
    """Returns the day that many days on; None outside the calendar."""
    ordinal = day.toordinal() + days
    return date.fromordinal(ordinal) if 1 <= ordinal <= LAST_DAY else None


def next_day(day: date) -> date:
    """Returns the day after, or the last day of the calendar."""
    return shift_days(day, 1) or day


def floor(day: date, grain: str) -> date:
    """Returns the first day of the calendar unit that holds a day."""
    if grain == "week":
        return shift_days(day, -day.weekday()) or date.min
    if grain in ("month", "quarter", "half", "season"):
        size = MONTHS_OF[grain]
        return date(day.year, (day.month - 1) // size * size + 1, 1)
    if grain in MONTHS_OF:
        size = MONTHS_OF[grain] // 12
        return date(max(day.year // size * size, 1), 1, 1)
    return day


def move(day: date, grain: str, count: int) -> date | None:
    """Returns the first day of the unit that many units on; None outside the calendar."""
    if grain in MONTHS_OF:
        return shift_months(floor(day, grain), MONTHS_OF[grain] * count)
    if grain in ("week", "weekend"):
        return shift_days(floor(day, "week"), 7 * count + (5 if grain == "weekend" else 0))
    return shift_days(day, count)


def unit_span(start: date | None, grain: str) -> Interval | None:
    """Returns the span of the calendar unit that begins on a day; None where it does not end within the calendar."""
    if start is None:
        return None
    if grain in MONTHS_OF:
        end = shift_months(start, MONTHS_OF[grain])
    else:
        end = shift_days(start, {"week": 7, "weekend": 2}.get(grain, 1))
    return Interval(start, end, "day") if end else None


def shift_exactly(day: date, grain: str, count: int) -> date | None:
    """Returns the same day that many units on, the last of its month where that has no such day; None outside the calendar."""
    if grain not in MONTHS_OF:
        return shift_days(day, count * {"week": 7, "fortnight": 14}.get(grain, 1))
    first = shift_months(day, MONTHS_OF[grain] * count)
    if first is None:
        return None
    last = (shift_months(first, 1) or date.max) - DAY
    return first.replace(day=min(day.day, last.day))


def shift_workdays(day: date, count: int) -> date | None:
    """Returns the day that many weekdays from Monday to Friday on, or back; None outside the calendar."""
    way = 1 if count > 0 else -1
    weeks, days = divmod(abs(count), 5)
    moved = shift_days(day, way * 7 * weeks)
    while moved is not None and days:
        moved = shift_days(moved, way)
        days -= moved is not None and moved.weekday() < 5
    return moved

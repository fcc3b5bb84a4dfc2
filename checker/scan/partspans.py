"""DateParts -> days: what they name by the calendar alone, and what they name counted from a day.

Vocabulary. A *span* is a half-open interval of days. Parts that name a year span at once; others *lean* on a *base*, the
article's day or the date before them in the text. Vague portions ("early May", "end of 2019") keep the whole span, as TIMEX3
keeps its value and adds a modifier; halves and quarters narrow it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache

from checker.late import compile_late
from checker.model import DateParts, Interval, Mention
from checker.scan.calendarspans import DAY, floor, move, shift_days, shift_months, shift_workdays, unit_span
from checker.scan.feasts import feast_beside, find_feast

SOON, AHEAD, BEHIND = 75, 155, 290  # days within which a month or day without a year is still to come, or just past
FUTURE = compile_late(
    r"\b(?:will|would|shall|to be|due|scheduled|expect\w*|plan\w*|next|until|upcoming|going to|set to|deadline"
    r"|as (?:soon|early) as)\b|['’]ll\b"
)
WEEKEND = "weekend"
PAST = compile_late(r"\b(?:said|was|were|had|has|have|ago|\w{3,}ed)\b")
FAR = 1000
MONTHS_BESIDE = 14  # in which every day of the month falls on every weekday but for the rarest
LEAP_GAP = 8  # years at most from one 29 February to the next


def pick(whole: Interval, parts: DateParts) -> Interval | None:
    """Returns the day, weekday, week or weekend that `part` ("nth 3", "nth -1") counts within a month or year.

    A week belongs to the month or year that holds its Thursday, as ISO 8601 has it. None where there is no such day.
    """
    if not isinstance(whole.low, date) or not isinstance(whole.high, date):
        return None
    rank = int(parts.part.removeprefix("nth "))
    weekday = {"week": 3, WEEKEND: 5}.get(parts.grain, parts.weekday)
    step = 1 if weekday is None else 7
    first = whole.low if weekday is None else whole.low + timedelta((weekday - whole.low.weekday()) % 7)
    count = (whole.high - DAY - first).days // step + 1
    if not 0 < rank <= count and rank != -1:
        return None
    day = first + timedelta(step * ((count if rank < 0 else rank) - 1))
    return unit_span(floor(day, "week") if parts.grain == "week" else day, parts.grain)


def span_of(parts: DateParts) -> Interval | None:
    """Returns the days of parts that lean on nothing; None where a year is missing or the words lean on context."""
    if parts.year is None or parts.relative or not 1 <= parts.year <= 9998:
        return None
    if parts.part.startswith("nth "):
        whole = unit_span(date(parts.year, parts.month or 1, 1), "month" if parts.month else "year")
        return pick(whole, parts) if whole else None
    if parts.month is None and parts.grain == "day":
        return find_feast(parts.part, parts.year) if parts.part else None
    try:
        start = date(parts.year, parts.month or 1, parts.day or 1)
    except ValueError:
        return None
    span = week_of(start, parts) if parts.grain in ("week", WEEKEND) else unit_span(start, parts.grain)
    if span is None or parts.until is None:
        return span
    last = parts.until if parts.until.year else parts.until._replace(year=parts.year)
    end = span_of(last)
    if (
        end is not None
        and end.high is not None
        and last.month
        and parts.month
        and last.month < parts.month
        and not parts.until.year
    ):
        end = span_of(last._replace(year=parts.year + 1))
    return Interval(start, end.high, "day") if end else span


def week_of(day: date, parts: DateParts) -> Interval | None:
    """Returns the week or weekend that holds a day; the seven days up to it where the words say "the week to" it."""
    return unit_span(shift_days(day, -6) if parts.open == "week to" else move(day, parts.grain, 0), parts.grain)


@lru_cache(maxsize=4096)
def nearest_years(parts: DateParts, reference: date) -> tuple[int, int]:
    """Returns the years that put a month or day nearest the reference: as told of the past, and of the future.

    Up to SOON days ahead it is still to come in either case; up to AHEAD where the words around speak of what will be.
    """
    told: list[tuple[int, int]] = []
    foretold: list[tuple[int, int]] = []
    years = (reference.year - 1, reference.year, reference.year + 1)
    for year in years_of_weekday(parts, years) or years:
        span = span_of(parts._replace(year=year, until=None))
        if span is None or not isinstance(span.low, date) or not isinstance(span.high, date):
            continue
        distance = (span.low - reference).days if span.low > reference else min((span.high - DAY - reference).days, 0)
        if distance > 0 and parts.grain in ("quarter", "half"):
            distance += FAR  # these are reported after the fact
        far = abs(distance) if -BEHIND <= distance <= AHEAD else abs(distance) + FAR
        foretold.append((far, year))
        told.append((far + FAR if distance > SOON else far, year))
    return (min(told)[1], min(foretold)[1]) if told else (reference.year, reference.year)


def years_of_weekday(parts: DateParts, years: Sequence[int]) -> list[int]:
    """Returns those of the years in which a month's day falls on the weekday beside it; none where no weekday is named."""
    if parts.weekday is None or parts.day is None or parts.part not in ("", "either order"):
        return []
    spans = [(year, span_of(parts._replace(year=year, until=None))) for year in years]
    return [y for y, s in spans if s is not None and isinstance(s.low, date) and s.low.weekday() == parts.weekday]


def lean(parts: DateParts, base: date, text: str, mention: Mention) -> Interval | None:
    """Returns the days of parts that lean on a base day; None where there are none, or the parts name their own year."""
    if parts.year is not None:
        return None
    if parts.relative == "feast":
        return feast_beside(parts.part, base, parts.shift)
    if parts.part.startswith("nth ") and parts.relative:
        return pick_near(parts, base)
    if parts.day is not None and parts.month is None:
        near = day_near(parts, base, speaks_of_future(text, mention))
        if near is not None and parts.grain == "week" and isinstance(near.low, date):
            return week_of(near.low, parts)
        return near
    if parts.month is not None and parts.open == "nearest":
        return nearest_span(parts._replace(open=""), base)
    if parts.month is not None and parts.relative in ("year", "that"):
        return span_of(
            parts._replace(year=base.year + parts.shift, relative="", until=_year(parts.until, base.year + parts.shift))
        )
    if parts.month is not None and parts.relative in ("month", "season"):
        return nearest_span(parts, base)
    if parts.weekday is not None and parts.month is None:
        return weekday_span(parts, base, text, mention)
    if parts.relative:
        grain = parts.relative if parts.relative != "that" else parts.grain
        if grain == WEEKEND and parts.part == "the" and base.weekday() < 5:
            parts = parts._replace(shift=0 if speaks_of_future(text, mention) else -1)
        if parts.part in ("rest", "so far"):
            return portion(parts, base)
        if parts.open == "workdays":
            return workdays(base, parts.shift)
        if grain == "week" and parts.until is None and mention.text.lower().endswith(("ago", "hence")):
            return unit_span(move(base, "day", 7 * parts.shift), "day")
        if parts.grain == "day" and grain == "year" and parts.part:
            return find_feast(parts.part, base.year + parts.shift)
        span = unit_span(move(base, grain, parts.shift), parts.grain)
        if parts.until is not None and span is not None:
            end = unit_span(move(base, grain, parts.until.shift), parts.grain)
            return Interval(span.low, end.high, "day") if end else None
        return span
    if parts.month is None and parts.grain == "day" and not parts.part:
        return None
    year, later = nearest_years(parts._replace(until=None), base)
    if later != year and speaks_of_future(text, mention):
        year = later
    return span_of(parts._replace(year=year, until=_year(parts.until, None)))


def workdays(base: date, count: int) -> Interval | None:
    """Returns the span of so many days from Monday to Friday after a day, or before it; None outside the calendar."""
    first, last = shift_workdays(base, min(count, 1)), shift_workdays(base, max(count, -1))
    end = shift_days(last, 1) if last is not None else None
    return Interval(first, end, "day") if first is not None and end is not None else None


def portion(parts: DateParts, base: date) -> Interval | None:
    """Returns what is still to come of the unit around the base ("the rest of the week"), or what is over ("year to date")."""
    whole = unit_span(floor(base, parts.grain), parts.grain)
    if whole is None or not isinstance(whole.high, date):
        return None
    if parts.part == "so far":
        return Interval(whole.low, base, "day") if base != whole.low else unit_span(base, "day")
    return Interval(base, whole.high, "day")


def nearest_span(parts: DateParts, base: date) -> Interval | None:
    """Returns the days of "last June", "next April 3": in the nearest year that has them on that side of the base."""
    way = (parts.shift > 0) - (parts.shift < 0)
    for years in range(LEAP_GAP + 2 if way else 1):
        span = span_of(parts._replace(year=base.year + way * years, relative=""))
        if span is None or not isinstance(span.low, date):
            continue
        if way == 0 or (span.low > base if way > 0 else span.low < floor(base, "month")):
            return span
    return None


def _year(until: DateParts | None, year: int | None) -> DateParts | None:
    """Returns the end of a range in the given year."""
    return until._replace(year=year) if until is not None else None


def pick_near(parts: DateParts, base: date) -> Interval | None:
    """Returns the day or week counted within a month or year that is named from the base: "the 9th of next month"."""
    whole = unit_span(move(base, parts.open, parts.shift), parts.open)
    return pick(whole, parts) if whole else None


def day_near(parts: DateParts, base: date, coming: bool) -> Interval | None:
    """Returns the day of a month that is not named: of this month or the one beside it, as weekday and tense agree.

    A weekday that fits none of these is sought farther off.
    """
    days = days_of_months(parts.day or 1, base, 1)
    fitting = [d for d in days if parts.weekday in (None, d.weekday())]
    fitting = fitting or [
        d for d in days_of_months(parts.day or 1, base, MONTHS_BESIDE) if d.weekday() == parts.weekday
    ]
    fitting = fitting or days
    ordered = sorted(fitting, key=lambda d: ((d >= base) != coming and d != base, abs((d - base).days)))
    return unit_span(ordered[0], "day") if ordered else None


def days_of_months(day: int, base: date, months: int) -> list[date]:
    """Returns the days with this number in the months around a base, so many before and after it."""
    firsts = [first for n in range(-months, months + 1) if (first := shift_months(base, n)) is not None]
    return [first.replace(day=day) for first in firsts if day <= (floor_end(first) - first).days]


def floor_end(first: date) -> date:
    """Returns the first of the month after."""
    return shift_months(first, 1) or date.max


def speaks_of_future(text: str, mention: Mention) -> bool:
    """Returns whether the clause of a date speaks of what is to come.

    A future word stands before it with no past verb between; or, where nothing before it tells, right after it.
    """
    at = mention.start
    clause = re.split(r"[.;]\s|\n\n", text[max(0, at - 100) : at])[-1]
    words = list(FUTURE.finditer(clause))
    if words:
        return PAST.search(clause[words[-1].end() :]) is None
    if PAST.search(clause):
        return False
    after = re.split(r"[.;,]\s|\n\n", text[mention.end : mention.end + 60])[0]
    word = FUTURE.search(after)
    return word is not None and PAST.search(after[: word.start()]) is None


def weekday_span(parts: DateParts, base: date, text: str, mention: Mention) -> Interval | None:
    """Returns the day of a weekday: the last one by, the next one after a future verb, or as "last" and "next" say."""
    weekday = parts.weekday or 0
    back = (base.weekday() - weekday) % 7
    ahead = (weekday - base.weekday()) % 7
    if parts.open == "counted":
        days = (ahead or 7) + 7 * (parts.shift - 1) if parts.shift > 0 else -(back or 7) + 7 * (parts.shift + 1)
    elif parts.open == "week":
        days = weekday - base.weekday() + 7 * parts.shift
    elif parts.part == "coming":
        days = ahead or 7
    elif parts.relative == "week" and parts.shift < 0:
        days = -(back or 7)
    elif parts.relative == "week" and parts.shift > 0:
        days = 7 - base.weekday() + weekday
    elif parts.relative == "week":
        days = weekday - base.weekday()
    else:
        days = ahead if speaks_of_future(text, mention) else -back
    first = unit_span(shift_days(base, days), "day")
    if first is None or parts.until is None or not isinstance(first.low, date):
        return first
    last = shift_days(first.low, ((parts.until.weekday or 0) - weekday) % 7 + 1)
    return Interval(first.low, last, "day") if last else None

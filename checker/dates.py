"""DateParts -> days: the calendar alone, then the article's day and the dates around.

Vocabulary. A *span* is a half-open interval of days. The *reference* is the article's day. Parts that name a year span at
once; others take it from the reference ("June 7", "last year"), or from the date before them in the text ("that year").
Vague portions ("early May", "end of 2019") keep the whole span, as TIMEX3 keeps its value and adds a modifier; halves and
quarters narrow it. Nothing is guessed without a reference.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache

from checker.clocks import place_clocks
from checker.lexicon import FEASTS, HOLIDAYS
from checker.model import DateParts, Interval, Mention

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
SOON, AHEAD, BEHIND = 75, 155, 290  # days within which a month or day without a year is still to come, or just past
FUTURE = re.compile(
    r"\b(?:will|would|shall|to be|due|scheduled|expect\w*|plan\w*|next|until|upcoming|going to|set to|deadline)\b|['’]ll\b"
)
WEEKEND = "weekend"
SAME = "counted from the quarter"
PAST = re.compile(r"\b(?:said|was|were|had|has|have|ago|\w{3,}ed)\b")
FAR = 1000
DAY = timedelta(1)
LAST_DAY = date.max.toordinal()
LEAP_GAP = 8  # years at most from one 29 February to the next


def shift_months(day: date, months: int) -> date | None:
    """Returns the first of the month that many months on; None outside the calendar."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, 1) if 1 <= year <= 9999 else None


def shift_days(day: date, days: int) -> date | None:
    """Returns the day that many days on; None outside the calendar."""
    ordinal = day.toordinal() + days
    return date.fromordinal(ordinal) if 1 <= ordinal <= LAST_DAY else None


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


def holiday(name: str, year: int) -> date | None:
    """Returns the day of a holiday in a year; None where the name is not known or the year is beyond the calendar."""
    if not 1 <= year <= 9998:
        return None
    if name in FEASTS:
        return shift_days(easter(year), FEASTS[name])
    rule = HOLIDAYS.get(name)
    if rule is None:
        return None
    if len(rule) == 2:
        return date(year, *rule)
    month, weekday, nth = rule
    if nth > 0:
        first = date(year, month, 1)
        return first + timedelta((weekday - first.weekday()) % 7 + 7 * (nth - 1))
    last = (shift_months(date(year, month, 1), 1) or date.max) - DAY
    return last - timedelta((last.weekday() - weekday) % 7)


def easter(year: int) -> date:
    """Returns Easter Sunday of the Gregorian calendar (Butcher's computus)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    x = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * x) // 451
    month, day = divmod(h + x - 7 * m + 114, 31)
    return date(year, month, day + 1)


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
        day = holiday(parts.part, parts.year) if parts.part else None
        return unit_span(day, "day")
    try:
        start = date(parts.year, parts.month or 1, parts.day or 1)
    except ValueError:
        return None
    span = unit_span(floor(start, "week") if parts.grain == "week" else start, parts.grain)
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


@lru_cache(maxsize=4096)
def nearest_years(parts: DateParts, reference: date) -> tuple[int, int]:
    """Returns the years that put a month or day nearest the reference: as told of the past, and of the future.

    Up to SOON days ahead it is still to come in either case; up to AHEAD where the words around speak of what will be.
    """
    told: list[tuple[int, int]] = []
    foretold: list[tuple[int, int]] = []
    for year in (reference.year - 1, reference.year, reference.year + 1):
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


def resolve(found: Sequence[Mention], text: str, reference: date | None) -> tuple[Mention, ...]:
    """Returns the mentions with `value` and `note` filled where the reference or an earlier date allows it."""
    before: Interval | None = None
    known = [m.value for m in found if m.kind == "date" and m.value is not None and not m.readings]
    out: list[Mention] = []
    for mention in found:
        dated = mention
        if mention.kind == "date" and mention.parts is not None:
            if mention.readings:
                dated = order_readings(mention, known, reference)
            elif mention.value is None:
                dated = resolve_date(mention, mention.parts, text, reference, before)
            before = before if dated.note.startswith(SAME) else dated.value or before
        out.append(dated)
    return tuple(place_clocks(out, text, reference)) if any(m.kind == "time" for m in out) else tuple(out)


def order_readings(mention: Mention, known: Sequence[Interval], reference: date | None) -> Mention:
    """Returns an ambiguous date with the reading nearest the article's other dates first."""
    marks = [d for d in [*(k.low for k in known), reference] if isinstance(d, date)]

    def distance(reading: Interval) -> int:
        low = reading.low
        return min((abs((low - d).days) for d in marks), default=0) if isinstance(low, date) else 0

    readings = tuple(sorted(mention.readings, key=distance))
    return mention._replace(readings=readings, value=readings[0], note="day and month could change places")


def resolve_date(
    mention: Mention, parts: DateParts, text: str, reference: date | None, before: Interval | None
) -> Mention:
    """Returns one date with its days, where they follow from the reference or the date before."""
    if parts.relative == "that":
        base = before.low if before is not None and isinstance(before.low, date) else None
        source = "the date before it" if base else "the article's date"
        base = base or (reference if parts.grain != "day" or parts.shift else None)
    else:
        base, source = reference, "the article's date"
    if base is None:
        return mention
    season = same_quarter(parts, before, mention.text)
    if season is not None:
        return mention._replace(value=season, note=f"{SAME} it follows")
    span = lean(parts, base, text, mention)
    what = "year" if parts.month and parts.relative in ("", "that", "year") else "counted"
    word = f"{what} taken from" if what == "year" else "counted from"
    return mention if span is None else mention._replace(value=span, note=f"{word} {source} {base.isoformat()}")


def same_quarter(parts: DateParts, before: Interval | None, words: str) -> Interval | None:
    """Returns the quarter of another year that "a year earlier" means right after a quarter; "the quarter" is that one."""
    if before is None or parts.month is not None or parts.until is not None:
        return None
    if parts.relative != "that" and not (parts.relative == "year" and words.lower().endswith("year ago")):
        return None
    low, high = before.low, before.high
    if not isinstance(low, date) or not isinstance(high, date) or not 89 < (high - low).days < 93:
        return None
    if parts.grain == "quarter" and parts.part == "the":
        return before
    if parts.grain != "year" or not parts.shift:
        return None
    start = shift_months(low, 12 * parts.shift)
    return unit_span(start, "quarter")


def lean(parts: DateParts, base: date, text: str, mention: Mention) -> Interval | None:
    """Returns the days of parts that lean on a base day; None where there are none, or the parts name their own year."""
    if parts.year is not None:
        return None
    if parts.part.startswith("nth ") and parts.relative:
        return pick_near(parts, base)
    if parts.day is not None and parts.month is None:
        return day_near(parts, base, speaks_of_future(text, mention))
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
        if grain == "week" and parts.until is None and mention.text.lower().endswith("ago"):
            return unit_span(move(base, "day", 7 * parts.shift), "day")
        if parts.grain == "day" and grain == "year" and parts.part:
            return unit_span(holiday(parts.part, base.year + parts.shift), "day")
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
    """Returns the day of a month that is not named: of this month or the one beside it, as weekday and tense agree."""
    days: list[date] = []
    for months in (-1, 0, 1):
        first = shift_months(base, months)
        if first is not None and (parts.day or 0) <= (floor_end(first) - first).days:
            days.append(first + timedelta((parts.day or 1) - 1))
    fitting = [d for d in days if parts.weekday in (None, d.weekday())] or days
    ordered = sorted(fitting, key=lambda d: ((d >= base) != coming and d != base, abs((d - base).days)))
    return unit_span(ordered[0], "day") if ordered else None


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
    if parts.open == "week":
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
    return unit_span(shift_days(base, days), "day")

"""Words of the calendar -> numbers: days, months, years, weekdays, and how far "last" or "next" counts (ISO 8601, TIMEX3)."""

from __future__ import annotations

import re
from datetime import date

from checker.scan.figures import read_figure, read_ordinal
from checker.words.lexicon import CARDINALS, MONTHS, WEEKDAYS, YEARS

SHIFTS = {
    "last": -1, "past": -1, "previous": -1, "prior": -1, "preceding": -1, "next": 1, "coming": 1, "upcoming": 1,
    "following": 1, "this": 0, "current": 0, "that": 0, "same": 0,
}  # fmt: skip
IN_CONTEXT = frozenset("that same following previous preceding prior".split())  # count from the date before


def day_number(text: str | None) -> int | None:
    """Returns the day of the month that "7", "29th" or "twenty-ninth" names."""
    if text is None:
        return None
    if text.isdigit():
        return int(text)
    rank = read_ordinal(text)
    if rank is not None:
        return int(rank)
    figure = read_figure(text)
    return int(figure.value) if figure is not None and 0 < figure.value < 32 else None


def month_number(text: str | None) -> int | None:
    """Returns 1 to 12 for a month's name or abbreviation, or its digits."""
    if text is None:
        return None
    return int(text) if text.isdigit() else MONTHS.get(text.lower().rstrip("."))


def full_year(text: str | None) -> int | None:
    """Returns the year of four digits, or of two: 70 to 99 in the last century, others in this one."""
    if text is None:
        return None
    if not text.isdigit():
        figure = read_figure(text)
        return int(figure.value) if figure and int(figure.value) in YEARS else year_in_words(text)
    value = int(text)
    return value if len(text) > 2 else value + (1900 if value >= 70 else 2000)


def year_in_words(text: str) -> int | None:
    """Returns the year that "nineteen ninety-eight" or "twenty eleven" names."""
    words = re.split(r"[\s-]+", text.lower())
    values = [CARDINALS.get(w, 0) for w in words]
    return values[0] * 100 + sum(values[1:]) if len(values) > 1 and 10 <= values[0] < 22 else None


def part_of(text: str) -> str:
    """Returns "early", "mid", "late", "end", "start" or "middle" where a date phrase opens with one."""
    found = re.match(r"(?:the )?(early|mid|late|end|start|beginning|middle)\b", text.lower())
    return {"beginning": "start", "middle": "mid"}.get(found[1], found[1]) if found else ""


def weekday_number(text: str | None) -> int | None:
    """Returns 0 for Monday to 6 for Sunday."""
    return None if text is None else WEEKDAYS.get(text.lower().rstrip("."))


def possible(year: int | None, month: int | None, day: int | None) -> bool:
    """Returns whether such a day exists; without a year 29 February does."""
    try:
        date(year or 2000, month or 1, day or 1)
    except (ValueError, OverflowError):  # "October the quadrillionth" is beyond any integer of the calendar
        return False
    return year is None or year > 0

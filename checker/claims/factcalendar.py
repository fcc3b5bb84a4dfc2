"""The dates among the tokens of a sentence: which are of the calendar, what days they admit, where a span of them ends."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta

from checker.claims.factphrases import Token
from checker.model import DateParts, Interval, Mention
from checker.scan.partspans import span_of

_UNTIL = frozenset("to until till through".split())
_DASHES = ("-", "–", "—")
LEAP_YEAR = 2000


def is_date(token: Token) -> bool:
    """Returns whether a token is a date of the calendar, be it without its year: nothing that only the day of writing tells."""
    m = token.mention
    if m is None or m.kind != "date" or (m.parts is not None and m.parts.relative):
        return False
    if m.parts is not None and m.parts.year is None and m.parts.month is not None and m.parts.weekday is None:
        return True
    return m.value is not None and m.value.unit == "day" and (m.parts is None or m.parts.year is not None)


def has_day(token: Token) -> bool:
    """Returns whether a date names its day."""
    parts = token.mention.parts if token.mention is not None else None
    return parts is not None and parts.grain == "day" and parts.day is not None


def value_at(tokens: Sequence[Token], place: int) -> Interval | None:
    """Returns the days that a date admits; None where its year is not told. "The 1940 's" is a decade."""
    mention = tokens[place].mention
    if mention is None:
        return None
    if mention.parts is not None and mention.parts.year is None:
        return _with_year(tokens, place, mention.parts)
    year = mention.parts.year if mention.parts is not None and mention.parts.grain == "year" else None
    if year is not None and year % 10 == 0 and place + 1 < len(tokens) and tokens[place + 1].word == "s":
        return year_span(year, 10)
    return mention.value


def _with_year(tokens: Sequence[Token], place: int, parts: DateParts) -> Interval | None:
    """Returns a day or a month with the year that stands behind it and a comma: "4 March , 1895"."""
    behind = tokens[place + 1].mention if place + 1 < len(tokens) else None
    if behind is None or behind.parts is None or behind.parts.grain != "year" or behind.parts.year is None:
        return None
    return of_year(behind.parts.year, parts.month, parts.day)


def year_span(year: int, years: int = 1) -> Interval:
    """Returns the days of so many years, from this one on."""
    return Interval(date(year, 1, 1), date(min(year + years, date.max.year), 1, 1), "day")


def closing(tokens: Sequence[Token], place: int, last: int, text: str) -> tuple[Mention | None, Interval | None]:
    """Returns the date that closes a span which the date at this place opens, and the days it admits."""
    at = place
    if place + 1 < last and any(d in text[tokens[place].end : tokens[place + 1].start] for d in _DASHES):
        at = place + 1
    elif place + 2 < last:
        before, joint = tokens[place - 1].word if place else "", tokens[place + 1].word
        at = place + 2 if joint in _UNTIL or (joint == "and" and before == "between") else place
    if at == place or not is_date(tokens[at]):
        return None, None
    return tokens[at].mention, value_at(tokens, at)


def joined(tokens: Sequence[Token], place: int, last: int) -> Interval | None:
    """Returns the other of two times: "in 1984 and 1989"."""
    if place + 2 >= last or tokens[place + 1].word not in ("and", "or") or not is_date(tokens[place + 2]):
        return None
    return value_at(tokens, place + 2) if place and tokens[place - 1].word != "between" else None


def year_ends(parts: DateParts) -> tuple[Interval | None, Interval | None]:
    """Returns the first and the last date of a span written as one: "1998-2004", "2 May to 9 June 1940"."""
    until = parts.until
    if until is None or parts.year is None or until.year is None:
        return None, None
    return span_of(parts._replace(until=None)), span_of(until)


def of_any_year(month: int | None, day: int | None) -> Interval | None:
    """Returns a month or a day without its year, as one of a leap year; None for what no calendar has."""
    return of_year(LEAP_YEAR, month, day)


def of_year(year: int, month: int | None, day: int | None) -> Interval | None:
    """Returns a month or a day of a year; None for what no calendar has."""
    if month is None or not 1 <= month <= 12 or not 1 <= year < date.max.year:
        return None
    last = monthrange(year, month)[1]
    first = date(year, month, min(day or 1, last))
    return Interval(first, first + timedelta(days=1 if day else last), "day")

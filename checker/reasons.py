"""Why assertions were paired and how they stand to each other, in plain words. Never says which is right."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from checker.model import Assertion, Dateline, FindingKind, Interval

SHOWN = 6  # assertions an explanation names; the finding holds them all


def explain_finding(kind: FindingKind, topic: str, shown: Sequence[Assertion]) -> str:
    """Returns one or two sentences on why these assertions make a finding of this kind."""
    given = _list([f"{a.article.source} has “{a.text}”{_base(a)}" for a in shown])
    if kind == "contradiction":
        return f"These disagree on {topic}: {given}. It is the same thing at the same time, and no value fits both."
    if kind == "arithmetic":
        derived = _list([f"{a.article.source} gives {a.note}" for a in shown])
        return f"The figures of these sources imply different values, for {topic}: {derived}."
    if kind == "basis-mismatch":
        return f"One figure over different denominators, for {topic}: {given}."
    if kind == "drift":
        return f"The value moved, for {topic}: {_list([f'{a.article.source} has “{a.text}” ({_standing(a)})' for a in shown])}."
    return f"{len(shown)} sources agree on {topic}: {given}."


def say_written(line: Dateline) -> list[str]:
    """Returns one sentence on when an article is taken to have been written, none where that is not known on both sides."""
    low, high = (line.written.low, line.written.high) if line.written else (None, None)
    if not (isinstance(low, date) and isinstance(high, date)):
        return []
    last = high - timedelta(days=1)
    days = f"on {_say_day(low)}" if low == last else f"between {_say_day(low)} and {_say_day(last)}"
    return [f"It is taken to be written {days}."]


def _say_day(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"


def _base(a: Assertion) -> str:
    return f" of {a.basis}" if a.basis else ""


def _standing(a: Assertion) -> str:
    return f"{a.modality}, {_years(a.period)}" if a.period is not None and a.dated else a.modality


def _years(period: Interval) -> str:
    if not isinstance(period.low, date):
        return "no date"
    first, last = period.low.year, period.low.year
    if isinstance(period.high, date):
        last = (period.high - timedelta(days=1)).year
    return str(first) if first == last else f"{first} to {last}"


def _list(parts: Sequence[str]) -> str:
    more = len(parts) - SHOWN
    if more > 0:
        parts = [*parts[:SHOWN], f"{more} more"]
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"

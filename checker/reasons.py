"""Why assertions were paired and how they stand to each other, in plain words. Never says which is right."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from checker.model import Assertion, FindingKind, Interval

SHOWN = 6  # assertions an explanation names; the finding holds them all


def explain_finding(kind: FindingKind, topic: str, shown: Sequence[Assertion]) -> str:
    """Returns one or two sentences on why these assertions make a finding of this kind."""
    subject = _subject(shown[0], topic)
    given = _list([f"{a.article.source} has “{a.text}”{_base(a)}" for a in shown])
    if kind == "contradiction":
        return f"These disagree on {subject}: {given}. The same thing at the same time, and no value fits both."
    if kind == "basis-mismatch":
        return f"One figure over different denominators, for {subject}: {given}."
    if kind == "drift":
        return f"The value moved, for {subject}: {_list([f'{a.article.source} has “{a.text}” ({_standing(a)})' for a in shown])}."
    return f"{len(shown)} sources agree on {subject}: {given}."


def _subject(a: Assertion, topic: str) -> str:
    return f"{a.attribute.replace('-', ' ')}, {topic}"


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

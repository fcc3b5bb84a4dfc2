"""What figures of two articles may be compared with one another, and in which unit: counts, sums, spans, ranks, days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from checker.late import compile_late
from checker.lines import Word
from checker.model import Interval, Mention

LEAP_YEAR = 366
FAR = timedelta(days=10)  # from the article, beyond which a date is of something else than the news
SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 604800, "month": 2629800, "year": 31557600}
FIRST_RANK = 3  # firsts and seconds of all sorts stand in any text
HALF = Decimal("0.5")
_ZONE = compile_late(r"(?i)\b(gmt|utc|z|[bcemp][ds]?t|cest|aest|ist|jst|local(?: time)?)\b")
_HALF = Mention("fraction", 0, 0, "half", (HALF, HALF), Interval(HALF, HALF, ""))


def measure_of(m: Mention, told: Interval | None = None) -> tuple[str, Interval]:
    """Returns what figures a mention may be compared with, "" for none, and its value in a unit common to them.

    `told` are the days on which the article was written: a day near them is one of the news, and told of by other means.
    """
    value = m.value
    assert value is not None
    written = any(c.isdigit() for c in m.text)
    if m.kind not in ("date", "percent") and not written and m.text[:2].lower() in ("a ", "an"):
        return "", value
    if m.kind == "number":
        return "count", value
    if m.kind in ("percent", "money"):
        return value.unit, value
    if m.kind == "quantity":
        return ("" if value.unit == "year" else value.unit), value
    if m.kind == "ordinal":
        return ("rank" if isinstance(value.low, Decimal) and value.low >= FIRST_RANK else ""), value
    if m.kind == "duration" and value.unit == "night":
        return "night", value
    if m.kind == "duration" and value.unit in SECONDS:
        bounds = [b * SECONDS[value.unit] if isinstance(b, Decimal) else None for b in (value.low, value.high)]
        return "duration", Interval(bounds[0], bounds[1], "second")
    if m.kind == "time":
        return _clock_of(m, value)
    return (_grain_of(m, told), value) if m.kind == "date" else ("", value)


def _grain_of(m: Mention, told: Interval | None) -> str:
    """Returns "year" for a year that is written, "day" for a day of a month that is written and lies far from the article."""
    if m.parts is None or m.parts.relative or m.value is None:
        return ""
    low, high = m.value.low, m.value.high
    if not (isinstance(low, date) and isinstance(high, date)):
        return ""
    days = (high - low).days
    if m.parts.grain == "year" and m.parts.year and 365 <= days <= LEAP_YEAR:
        return "year"
    named = m.parts.month and m.parts.day and ":" not in m.text  # with a clock it is the time a page was made
    return "day" if days == 1 and named and any(far_days(m, told)) else ""


def _clock_of(m: Mention, value: Interval) -> tuple[str, Interval]:
    """Returns the minutes of a time of day whose zone is written: without one, two clocks may differ by their zones."""
    zone = _ZONE.search(m.text)
    low = value.low
    if zone is None or not isinstance(low, (datetime, time)):
        return "", value
    name = zone[1].lower()
    minute = Decimal(low.hour * 60 + low.minute)
    return f"clock {'gmt' if name in ('utc', 'z') else name[:5]}", Interval(minute, minute + 1, "minute of the day")


def read_parts(words: Sequence[Word]) -> Iterator[tuple[int, Mention]]:
    """Yields the counts that a sentence states as parts: nine for "of the 18 who fell ill, half", "half of the 18"."""
    whole = next((i for i, w in enumerate(words) if _counts(w.mention) and _stands_behind_of(words, i)), None)
    if whole is None:
        return
    count = words[whole].mention
    for i, word in enumerate(words):
        part = _HALF._replace(start=word.start, end=word.end) if word.word == "half" else word.mention
        if part is None or part.kind != "fraction" or part.value is None or not part.written or not part.written[0]:
            continue
        if (whole < i and words[0].word != "of") or whole > i + 3:
            continue
        assert count is not None
        assert count.written
        assert count.written[0] is not None
        n = part.written[0] * count.written[0]
        if part.written[0] == part.written[-1] and part.written[0] < 1 and abs(n - n.to_integral_value()) < HALF / 5:
            n = n.to_integral_value()
            yield i, part._replace(kind="number", written=(n, n), value=Interval(n - HALF, n + HALF))


def _counts(m: Mention | None) -> bool:
    return bool(
        m is not None
        and m.kind == "number"
        and not m.hedge
        and m.written
        and m.written[0]
        and m.written[0] == m.written[-1]
    )


def _stands_behind_of(words: Sequence[Word], i: int) -> bool:
    """Returns whether a figure is a whole of which parts are told: "of 18", "of the 18", "of all 18"."""
    back = [w.word for w in words[max(0, i - 2) : i]]
    return back[-1:] == ["of"] or (len(back) == 2 and back[0] == "of" and back[1] in ("the", "all", "these", "those"))


def far_days(m: Mention, told: Interval | None) -> Iterator[Interval]:
    """Yields the days of a date that lie far from those an article was written on; no longer time than a year."""
    if m.kind != "date" or m.value is None:
        return
    low, high = m.value.low, m.value.high
    if not (isinstance(low, date) and isinstance(high, date)) or (high - low).days > LEAP_YEAR:
        return
    if told is None or not (isinstance(told.low, date) and isinstance(told.high, date)):
        return
    if high < told.low - FAR or low > told.high + FAR:
        yield m.value


def is_past(days: Interval, told: Interval | None) -> bool:
    """Returns whether days lie before an article was written."""
    return told is not None and isinstance(days.high, date) and isinstance(told.low, date) and days.high <= told.low

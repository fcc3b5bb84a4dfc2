"""A clock and its day -> one time: clocks are put on the day beside them, or on the article's (TIMEX3, ISO-TimeML).

Vocabulary. A *clock* is a time of day without a day; it is *lone* where no day stands right beside it. Times are local, as
written: a time zone stays in the words.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Sequence
from datetime import date, datetime, time

from checker.model import Interval, Mention

BEFORE_CLOCK = frozenset(("", "at", "from", "by", "around", "about", "@", "between"))  # "Monday at 5 p.m."
AFTER_CLOCK = frozenset(("", "on", "of"))  # "5 p.m. on Monday"
PARAGRAPH = re.compile(r"\n\n")


def place_clocks(found: Sequence[Mention], text: str, reference: date | None) -> list[Mention]:
    """Returns the mentions with each clock and the day right beside it made one mention of kind `time`, as TIMEX3 has it.

    A lone clock is of the article's day, where that is known and its paragraph names no other day.
    """
    out: list[Mention] = []
    for mention in found:
        joined = join_clock(out[-1], mention, text) if out else None
        if joined is not None:
            out[-1] = joined
        else:
            out.append(mention)
    if reference is None or not any(is_clock(m) for m in out):
        return out
    breaks = [m.start() for m in PARAGRAPH.finditer(text)]
    dated = {bisect(breaks, m.start) for m in out if m.kind in ("date", "time") and m.parts is not None}
    return [on_reference(m, reference) if is_clock(m) and bisect(breaks, m.start) not in dated else m for m in out]


def is_clock(mention: Mention) -> bool:
    """Returns whether a mention is a time without a day."""
    return mention.kind == "time" and mention.value is not None and isinstance(mention.value.low, time)


def on_reference(clock: Mention, reference: date) -> Mention:
    """Returns a lone clock on the article's day."""
    placed = on_day(clock.value, reference) if clock.value is not None else None
    return clock._replace(value=placed, note=f"day taken from the article's date {reference.isoformat()}")


def on_day(clock: Interval, day: date) -> Interval:
    """Returns a time of day on a day; one that ends before it begins ends on the day after."""
    if not isinstance(clock.low, time) or not isinstance(clock.high, time):
        return clock
    low, high = datetime.combine(day, clock.low), datetime.combine(day, clock.high)
    if clock.high == time.max:
        high = datetime.combine(next_day(day), time())
    elif high < low:
        high = datetime.combine(next_day(day), clock.high)
    return Interval(low, high, "time")


def next_day(day: date) -> date:
    """Returns the day after, or the last day of the calendar."""
    return date.fromordinal(min(day.toordinal() + 1, date.max.toordinal()))


def join_clock(first: Mention, second: Mention, text: str) -> Mention | None:
    """Returns a day and a clock that stand side by side as one time, in local time as written; None where they do not."""
    if {first.kind, second.kind} != {"date", "time"}:
        return None
    gap = text[first.end : second.start]
    clock, day = (first, second) if first.kind == "time" else (second, first)
    links = AFTER_CLOCK if clock is first else BEFORE_CLOCK
    if len(gap) > 10 or "\n\n" in gap or gap.strip(" ,\n") not in links or not names_a_day(day):
        return None
    value = clock.value
    if value is None or not isinstance(value.low, time):
        return None
    placed, note = value, day.note
    if day.value is not None and isinstance(day.value.low, date):
        placed = on_day(value, day.value.low)
    words = text[first.start : second.end]
    return Mention("time", first.start, second.end, words, None, placed, day.hedge or clock.hedge, day.parts, (), note)


def names_a_day(mention: Mention) -> bool:
    """Returns whether a date is one day, and not a vague or longer one."""
    parts = mention.parts
    return parts is not None and parts.grain == "day" and parts.until is None

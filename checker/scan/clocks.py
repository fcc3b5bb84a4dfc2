"""A clock and its day -> one time: clocks are put on the day beside them, or on the article's (TIMEX3, ISO-TimeML).

Vocabulary. A *clock* is a time of day without a day; it is *lone* where no day stands right beside it. What the words
beside it say of it alone, clocksides.py reads. Times are local, as written: a time zone stays in the words.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from checker.late import compile_late
from checker.model import DateParts, Interval, Mention
from checker.scan.calendarspans import next_day
from checker.scan.clocksides import HALF, is_clock, is_verse, recurs, settle_half, take_in
from checker.scan.dayparts import names_a_day

BEFORE_CLOCK = frozenset(  # "Monday at 5 p.m."
    ",at,from,by,around,about,@,-,–,—,between,at about,at around,starting at,beginning at".split(",")
)
AFTER_CLOCK = frozenset(("", "on", "of"))  # "5 p.m. on Monday"
LONGEST_LINK = 14
UNTIL = frozenset(("-", "–", "—", "to", "until", "till"))
AND = frozenset((" and ", " or ", ", ", "/", " / ", " ("))
BUT = frozenset(("but before", "and before"))  # "later than 9:30 but before 11:00"
LATER = compile_late(r"(?i)\b(?:after|later than) \Z")
NOTICE = 60  # characters of a text that can be a day and a clock alone
STRETCH = compile_late(r"(?i) (?:to|until|till|and) |\d ?(?:[ap]\.?m\.? ?)?[-–—] ?\d{1,2}(?::\d|h\d| ?[ap]\.?m?\b)")
GENITIVES = frozenset(("'s", "’s"))
END = compile_late(r"[!?;]|\.\s+[A-Z]|\n\n")  # of a sentence
REACH = 80  # characters between a day and its clock, or between two clocks of it
PARAGRAPH = compile_late(r"\n\n")


def place_clocks(found: Sequence[Mention], text: str, reference: date | None) -> list[Mention]:
    """Returns the mentions with each clock and the day right beside it made one mention of kind `time`, as TIMEX3 has it.

    Zones stand inside the mention, and so do both ends of a stretch of time. A lone clock is of the article's day, where
    that is known and its paragraph names no other day.
    """
    out: list[Mention] = []
    for mention in found:
        if out and mention.start < out[-1].end:
            continue  # within a zone: the 8 of GMT+8
        if mention.kind == "time":
            if is_clock(mention) and is_verse(mention, text):
                continue
            mention = take_in(mention, text, out[-1].end if out else 0)
        joined = join_clock(out[-1], mention, text) if out else None
        if joined is not None:
            out[-1] = announce(take_in(joined, text), text, reference)
        else:
            out.append(mention)
    out = place_on_next(place_on_genitive(join_ends(out, text), text), text)
    if reference is None or not any(is_clock(m) for m in out):
        return [end_at_midnight(m) for m in out]
    breaks = [m.start() for m in PARAGRAPH.finditer(text)]
    dated = {bisect(breaks, m.start) for m in out if m.kind in ("date", "time") and m.parts is not None}
    return [
        on_reference(m, reference)
        if is_clock(m) and bisect(breaks, m.start) not in dated and not recurs(m)
        else end_at_midnight(m)
        for m in out
    ]


def end_at_midnight(mention: Mention) -> Mention:
    """Returns a stretch of clocks over midnight, of no day, up to midnight: a time of day has no day after."""
    value = mention.value
    if value is None or not isinstance(value.low, time) or not isinstance(value.high, time) or value.high >= value.low:
        return mention
    return mention._replace(value=Interval(value.low, time.max, "time"))


def place_on_genitive(found: Sequence[Mention], text: str) -> list[Mention]:
    """Returns the mentions with the clocks of "Sunday's game starts at 1 p.m. ET (1700 GMT)" on that Sunday.

    The day must be the only one of its sentence, and stand before its clocks. A clock in brackets tells the first anew, in
    another zone; where it is half a day off, it is of the day beside.
    """
    out = list(found)
    for i, mention in enumerate(out):
        day = mention.value.low if mention.kind == "date" and mention.value is not None else None
        if (
            not isinstance(day, date)
            or not names_a_day(mention)
            or text[mention.end : mention.end + 2] not in GENITIVES
        ):
            continue
        first: time | None = None
        for k in range(i + 1, len(out)):
            clock = out[k]
            gap = text[out[k - 1].end : clock.start]
            if len(gap) > REACH or END.search(gap) or clock.kind == "date" or clock.parts is not None:
                break
            if not is_clock(clock) or clock.value is None or not isinstance(clock.value.low, time) or recurs(clock):
                continue
            if first is not None and not gap.endswith("(") and " and " not in gap:
                break
            hours = clock.value.low.hour - (first or clock.value.low).hour
            on = shift_day(day, (hours <= -12) - (hours >= 12))
            first = first or clock.value.low
            placed = on_day(clock.value, on)
            out[k] = clock._replace(value=placed, parts=DateParts(on.year, on.month, on.day), note=f"of {mention.text}")
    return out


def place_on_next(found: Sequence[Mention], text: str) -> list[Mention]:
    """Returns the mentions with the clocks of "1:30 p.m. (1730 GMT) on Tuesday" and "at 7:15 and 9:30 on Friday" on that day."""
    out = list(found)
    for i in range(len(out) - 2, -1, -1):
        clock, beside = out[i], out[i + 1]
        if not is_clock(clock) or clock.value is None or clock.parts is not None or recurs(clock):
            continue
        gap = text[clock.end : beside.start]
        value, words = beside.value, ""
        if beside.kind == "time" and beside.parts is not None and gap in AND:
            same = gap not in (" (", "/")
            words = "evening" if same and is_earlier(clock.value, value) else ""
        elif (
            beside.kind != "date" or not gap.startswith(")") or gap[1:] not in (" on ", " ") or not names_a_day(beside)
        ):
            continue
        if value is None or not isinstance(value.low, date):
            continue
        day = value.low.date() if isinstance(value.low, datetime) else value.low
        placed = on_day(settle_half(clock.value, clock.text, words), day)
        parts = DateParts(day.year, day.month, day.day)
        out[i] = clock._replace(value=placed, parts=parts, note=f"of {beside.text}")
    return out


def is_earlier(clock: Interval, other: Interval | None) -> bool:
    """Returns whether a clock is before another of the half of the day after noon, in that half: 7:15 and 9:30 p.m."""
    low, late = clock.low, other.low if other is not None else None
    return isinstance(low, time) and isinstance(late, datetime) and 12 < late.hour >= low.hour + 12


def shift_day(day: date, by: int) -> date:
    """Returns the day so many days on, within the calendar."""
    return date.fromordinal(min(max(day.toordinal() + by, 1), date.max.toordinal()))


def on_reference(clock: Mention, reference: date) -> Mention:
    """Returns a lone clock on the article's day."""
    placed = on_day(clock.value, reference) if clock.value is not None else None
    return clock._replace(value=placed, note=f"day taken from the article's date {reference.isoformat()}")


def on_day(clock: Interval, day: date) -> Interval:
    """Returns a time of day on a day; one that ends before it begins ends on the day after."""
    if not isinstance(clock.low, time) or not isinstance(clock.high, time):
        return clock
    last = clock.high == time.max
    wraps = last or clock.high < clock.low
    high = _on_next_day(day, time() if last else clock.high) if wraps else datetime.combine(day, clock.high)
    return Interval(datetime.combine(day, clock.low), high, "time")


def _on_next_day(day: date, clock: time) -> datetime:
    """Returns a time of the day after; the end of the last day of the calendar, which has none after it."""
    return datetime.combine(next_day(day), clock) if day < date.max else datetime.max


def join_clock(first: Mention, second: Mention, text: str) -> Mention | None:
    """Returns a day and a clock that stand side by side as one time, in local time as written; None where they do not."""
    if {first.kind, second.kind} != {"date", "time"}:
        return None
    gap = text[first.end : second.start]
    clock, day = (first, second) if first.kind == "time" else (second, first)
    link = gap.strip(" ,\n")
    if len(gap) > LONGEST_LINK or "\n\n" in gap or link not in (AFTER_CLOCK if clock is first else BEFORE_CLOCK):
        return None
    value = clock.value
    if value is None or not isinstance(value.low, time) or clock.parts is not None:
        return None
    words = text[first.start : second.end]
    if day.parts is None and recurs(day):
        value = settle_half(value, clock.text, day.text)
        return clock._replace(start=first.start, end=second.end, text=words, value=value)
    if not names_a_day(day):
        return None
    placed, note = settle_half(value, clock.text, day.text), day.note
    if day.value is not None and isinstance(day.value.low, date):
        late = isinstance(placed.low, time) and placed.low.hour < 6 and is_past_midnight(clock.text, day.text)
        placed = on_day(placed, next_day(day.value.low) if late else day.value.low)
    hedge = day.hedge or clock.hedge or ("about" if link.endswith(("about", "around")) else None)
    return Mention("time", first.start, second.end, words, None, placed, hedge, day.parts, (), note)


def announce(mention: Mention, text: str, reference: date | None) -> Mention:
    """Returns a time in the week to come where it is a weekday with its clock and all of the text, which announces.

    On a line of its own it tells nothing: lines are wrapped, and stamps of what was printed stand there too.
    """
    parts, value = mention.parts, mention.value
    if reference is None or parts is None or value is None or parts.weekday is None or parts.day or parts.relative:
        return mention
    low, high = value.low, value.high
    if not isinstance(low, datetime) or not isinstance(high, datetime) or low.date() >= reference:
        return mention
    if len(text) > NOTICE or text[: mention.start].strip() or text[mention.end :].strip(" .!\n"):
        return mention
    if high.date() > date.max - timedelta(7):
        return mention
    return mention._replace(value=Interval(low + timedelta(7), high + timedelta(7), "time"))


def is_past_midnight(clock: str, day: str) -> bool:
    """Returns whether an hour after midnight is of the night that a day begins: "tonight at 2", "this evening at 12"."""
    said = HALF.search(clock) is not None and clock.lower().removeprefix("12 ") != "midnight"
    return not said and re.search(r"(?i)\b(?:tonight|tonite|evening|night)$", day) is not None


def join_ends(found: Sequence[Mention], text: str) -> list[Mention]:
    """Returns the mentions with two times that a dash, "to" or "until" links made one stretch of time."""
    out: list[Mention] = []
    whole = False  # whether the last has both its ends
    for mention in found:
        may = bool(out) and not whole and mention.kind == out[-1].kind == "time"
        joined = join_times(out[-1], mention, text) if may else None
        whole = joined is not None
        if may and not whole:
            mention = follow_on(out[-1], mention, text)
        if joined is not None:
            out[-1] = take_in(joined, text)
        else:
            out.append(mention)
    return out


def follow_on(first: Mention, second: Mention, text: str) -> Mention:
    """Returns the second of two moments, in the week after the first where it ends what begins there.

    "Monday 8 p.m. to Tuesday 9 a.m." has two weekdays, each of which alone would be the last.
    """
    low, high, parts = first.value, second.value, second.parts
    if (
        text[first.end : second.start] not in (" to ", " until ", " till ", " and ", " - ")
        or low is None
        or high is None
    ):
        return second
    if parts is None or parts.weekday is None or parts.day is not None or parts.relative:
        return second
    if not isinstance(low.low, datetime) or not isinstance(high.low, datetime) or not isinstance(high.high, datetime):
        return second
    late = low.low - high.low
    if not timedelta(0) <= late < timedelta(7) or high.high.date() > date.max - timedelta(7):
        return second
    if text[first.end : second.start] == " and " and not text[max(0, first.start - 8) : first.start].endswith(
        "between "
    ):
        return second
    return second._replace(value=Interval(high.low + timedelta(7), high.high + timedelta(7), "time"))


def join_times(first: Mention, second: Mention, text: str) -> Mention | None:
    """Returns the stretch from one time to another; None where they do not stand so, or both lack what tells their order.

    After "from", two moments with days of their own stay two, as TIMEX3 has it.
    """
    gap = text[first.end : second.start]
    link = gap.strip(" ")
    low, high = first.value, second.value
    if low is None or high is None or recurs(second):
        return None
    if gap == "/":  # "9 p.m. ET/6 p.m. PT" is one time twice
        if is_clock(first) or is_clock(second):
            return None
    elif link not in UNTIL and not (link in BUT and LATER.search(text[max(0, first.start - 12) : first.start])):
        return None
    if STRETCH.search(first.text) or STRETCH.search(second.text):
        return None
    if not (is_clock(first) or is_clock(second)) and text[max(0, first.start - 5) : first.start].lower() == "from ":
        return None
    begin, end, parts = low.low, high.low, first.parts or second.parts
    if isinstance(begin, time) and isinstance(end, time) and begin != end:
        value = Interval(begin, end if end != time() else time.max, "time")
    elif isinstance(begin, datetime) and isinstance(end, time):
        value = _until(begin, datetime.combine(begin.date(), end))
    elif isinstance(begin, time) and isinstance(end, datetime):
        value = Interval(datetime.combine(end.date(), begin), end, "time")
    elif isinstance(begin, datetime) and isinstance(end, datetime):
        if end <= begin and second.parts is not None and second.parts.weekday is not None and second.parts.day is None:
            end = datetime.combine(date.fromordinal(min(end.toordinal() + 7, date.max.toordinal())), end.time())
        value = Interval(begin, end, "time")
        parts = first.parts._replace(until=second.parts) if first.parts is not None else None
    else:
        return None
    if isinstance(value.low, datetime) and isinstance(value.high, datetime) and value.high <= value.low:
        return None
    words = text[first.start : second.end]
    return Mention("time", first.start, second.end, words, None, value, None, parts, (), second.note or first.note)


def _until(begin: datetime, end: datetime) -> Interval:
    """Returns the stretch from a moment to a time of the same day, or of the next where it has passed."""
    return Interval(begin, end if end > begin else _on_next_day(end.date(), end.time()), "time")

"""Two dates that stand side by side and name one day or unit: "two years ago today", "the week before Christmas".

Vocabulary. A *count* is "two weeks ago" or "two weeks from now"; the day beside it says on which day of that week, month or year.
A *neighbour* is the unit right before or after a date: "the year before 2010" is 2009, "the week after May 9" the seven days
from May 10 on.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from checker.late import compile_late
from checker.model import DateParts, Interval, Mention
from checker.scan.calendarspans import floor, move, shift_days, shift_exactly, unit_span
from checker.words.lexicon import ORDINALS

BESIDE = compile_late(r"(?i) (before|after|following|preceding) (?:the )?")
CLOSED = compile_late(r"(?i) (?:ended|ending|to|through)(?: on)? (?:the )?")
BEFORE_IT = compile_late(r"(?i) (?:before|preceding) ")
RANK = compile_late(r"(?i)\b(first|second|third|fourth|fifth|[1-5](?:st|nd|rd|th)) $")
JOINT = compile_late(r"(?i),? (?:on |this )?")
AWAY = compile_late(
    r"(?i)(?:a|one|two|three|four|five|six|[0-9]{1,2}) (?:weeks?|fortnights?) (?:from (?:now|today)|hence|ago)"
)
# After "the year after 2010" comes the end of its phrase; "the year after 2010 models sold out" is about the models.
PHRASE = compile_late(
    r"\s*(?:$|[.,;:!?)\]\"”—–-]|(?:and|or|but|the|a|an|when|while|as|with|to|in|at|by|for|if|because|is|was|were|he|she|it|they"
    r"|we)\b)"
)
SLACK = 7  # days that a fiscal year or quarter may end before or after the calendar's
UNITS = ("week", "month", "quarter", "year", "weekend")


def join_pairs(found: Sequence[Mention], text: str, reference: date | None) -> list[Mention]:
    """Returns the mentions with each pair that names one day or unit made one date."""
    out: list[Mention] = []
    for mention in found:
        last = out[-1] if out else None
        joined = None
        if last is not None and last.kind == mention.kind == "date" and mention.start - last.end < 16:
            out[-1] = last = close_unit(last, mention, text)
            joined = join_neighbour_unit(last, mention, text)
            if joined is None and (joined := join_weekday(last, mention, text)) is not None and len(out) > 1:
                ranked = count_weekday(out[-2], last, joined, text)
                if ranked is not None:
                    out.pop()
                    joined = ranked
            if joined is None and reference is not None:
                joined = join_ago(last, mention, text, reference) or join_away(last, mention, text)
        if joined is None:
            out.append(mention)
        else:
            out[-1] = joined
    return out


def name_date(first: Mention, second: Mention, text: str, value: Interval, grain: str = "day") -> Mention | None:
    """Returns the two as one date with these days; None where these do not begin within the calendar."""
    low = value.low
    if not isinstance(low, date):
        return None
    exact = unit_span(floor(low, grain), grain) == value
    parts = DateParts(low.year, None if exact and grain == "year" else low.month, grain=grain if exact else "day")
    if parts.grain in ("day", "week", "weekend"):
        parts = parts._replace(day=low.day)
    words, note = text[first.start : second.end], f"counted from {second.text}"
    return Mention("date", first.start, second.end, words, None, value, None, parts, (), note)


def join_neighbour_unit(first: Mention, second: Mention, text: str) -> Mention | None:
    """Returns "the year before 2010" as one date; None where the two are no such pair."""
    parts, value = first.parts, second.value
    gap = BESIDE.fullmatch(text, first.end, second.start)
    if gap is None or parts is None or parts.part != "the" or parts.grain not in UNITS or value is None:
        return None
    low, high = value.low, value.high
    if not isinstance(low, date) or not isinstance(high, date) or second.hedge or second.readings:
        return None
    if second.parts is not None and (second.parts.until is not None or second.parts.part == "the"):
        return None
    if text[second.end : second.end + 2] in ("'s", "’s") or not PHRASE.match(text, second.end):
        return None
    after = gap[1].lower() in ("after", "following")
    grain, unit = parts.grain, second.parts.grain if second.parts is not None else "day"
    if grain == unit or (grain == "year" and high.year > low.year):
        span = unit_span(move(low, grain, 1 if after else -1), grain)
        return name_date(first, second, text, span, grain) if span is not None else None
    if grain == "weekend":
        day = shift_days(low, (5 - low.weekday()) % 7 if after else -((low.weekday() - 5) % 7 or 7))
        span = unit_span(day, "weekend")
        return name_date(first, second, text, span) if span is not None else None
    edge = high if after else low
    other = shift_exactly(edge, grain, 1 if after else -1)
    if other is None:
        return None
    return name_date(first, second, text, Interval(edge, other, "day") if after else Interval(other, edge, "day"))


def close_unit(unit: Mention, day: Mention, text: str) -> Mention:
    """Returns "the quarter" of "the quarter ended March 31" with the days up to that date; else the mention as it is."""
    parts, value = unit.parts, day.value
    if parts is None or parts.part != "the" or parts.grain not in UNITS or value is None or day.readings or day.hedge:
        return unit
    if CLOSED.fullmatch(text, unit.end, day.start) is None or not isinstance(value.high, date):
        return unit
    note = f"counted from {day.text}"
    # A fiscal quarter that ends on the last Friday of September is the third.
    if parts.grain in ("quarter", "year"):
        nearest = shift_days(value.high, SLACK)
        start = floor(nearest, parts.grain) if nearest is not None else value.high
        span = unit_span(move(start, parts.grain, -1), parts.grain)
        if span is not None and abs((start - value.high).days) <= SLACK:
            return unit._replace(value=span, note=note)
    low = shift_exactly(value.high, parts.grain, -1)
    return unit._replace(value=Interval(low, value.high, "day"), note=note) if low is not None else unit


def join_weekday(first: Mention, second: Mention, text: str) -> Mention | None:
    """Returns "the Friday after Easter" as that day; None where the two are no such pair."""
    parts, value = first.parts, second.value
    gap = BESIDE.fullmatch(text, first.end, second.start)
    if (
        gap is None
        or parts is None
        or parts.weekday is None
        or parts.day is not None
        or parts.until is not None
        or value is None
    ):
        return None
    if not isinstance(value.low, date) or unit_span(value.low, "day") != value or second.readings or second.hedge:
        return None
    if text[second.end : second.end + 2] in ("'s", "’s") or not PHRASE.match(text, second.end):
        return None
    after = gap[1].lower() in ("after", "following")
    lead = "the " if not parts.relative else "the last " if not after else "the next "
    ranked = RANK.search(text, max(0, first.start - 12), first.start) is not None
    if not first.text.lower().startswith(lead) and (parts.relative or not ranked):
        return None
    gone = (
        (parts.weekday - value.low.weekday()) % 7 or 7 if after else -((value.low.weekday() - parts.weekday) % 7 or 7)
    )
    span = unit_span(shift_days(value.low, gone), "day")
    return name_date(first, second, text, span) if span is not None else None


def count_weekday(rank: Mention, first: Mention, joined: Mention, text: str) -> Mention | None:
    """Returns "the second Tuesday after May 9" from its ordinal and the first such day; None where no ordinal counts it."""
    found = RANK.search(text, max(0, first.start - 12), first.start)
    value = joined.value
    if (
        found is None
        or rank.kind != "ordinal"
        or rank.end != found.end() - 1
        or value is None
        or not isinstance(value.low, date)
    ):
        return None
    word = found[1].lower()
    count = ORDINALS.get(word, int(word[0]) if word[0].isdigit() else 0)
    before = BEFORE_IT.search(joined.text) is not None
    span = unit_span(shift_days(value.low, 7 * (count - 1) * (-1 if before else 1)), "day")
    start = rank.start - (4 if text[: rank.start].endswith("the ") else 0)
    whole = rank._replace(start=start, end=joined.end, text=text[start : joined.end])
    return name_date(whole, joined, text, span) if span is not None else None


def join_ago(first: Mention, second: Mention, text: str, reference: date) -> Mention | None:
    """Returns "a year ago today", "a week ago Monday" as one day; None where the two are no such pair."""
    count, parts, value = first.parts, second.parts, second.value
    if count is None or parts is None or value is None or not first.text.lower().endswith("ago") or count.shift >= 0:
        return None
    if JOINT.fullmatch(text, first.end, second.start) is None or not isinstance(value.low, date) or first.hedge:
        return None
    if unit_span(value.low, "day") != value or parts.until is not None or second.readings:
        return None
    day: date | None = value.low
    if parts.year is not None or count.grain not in ("day", "week", "month", "year"):
        return None
    if parts.month is not None and count.grain == "year":
        try:
            day = value.low.replace(year=reference.year + count.shift)
        except ValueError:
            return None
    elif parts.month is not None:
        return None
    elif parts.weekday is not None and count.grain in ("week", "day"):
        back = (reference.weekday() - value.low.weekday()) % 7
        day = shift_days(reference, 7 * count.shift - back) if count.grain == "week" else None
    elif parts.relative == "day":
        size = count.shift // 7 if count.grain == "week" and count.relative == "day" else count.shift
        day = shift_exactly(value.low, count.grain, size)
    else:
        return None
    span = unit_span(day, "day")
    return name_date(first, second, text, span) if span is not None else None


def join_away(first: Mention, second: Mention, text: str) -> Mention | None:
    """Returns "Monday two weeks from now" as that day of the week so many weeks off; None where the two are no such pair."""
    parts, value = first.parts, second.value
    if parts is None or parts.weekday is None or parts != DateParts(weekday=parts.weekday) or value is None:
        return None
    if text[first.end : second.start] != " " or AWAY.fullmatch(second.text) is None or not isinstance(value.low, date):
        return None
    span = unit_span(shift_days(floor(value.low, "week"), parts.weekday), "day")
    return name_date(first, second, text, span) if span is not None else None

"""Two dates that words join -> the days from the one to the other: "from early 2016 to May 2018", "the 4th until the 22nd".

Vocabulary. A *range* has an *opening* and a *closing* date, each with days of its own; the range has all of them and those
between (TIMEX3 would keep two). What was moved "from May 4 to June 12" is no range: it stands on two days, of which one is past.
A *bare day* has a number and no month: "the 22nd"; it is of the month of the date beside it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from checker.late import compile_late
from checker.model import DateParts, Interval, Mention
from checker.scan.calendarspans import move, shift_days, shift_months, unit_span
from checker.words.lexicon import ORDINALS

FROM = compile_late(r"(?i)\b(?:(from)|(between))\s+(?:the\s)?$")
TO = compile_late(r"(?i)\s+(?:up\s+)?(?:to|till?|until|thru|through)(?:\s+and\s+including)?\s+(?:the\s)?")
THROUGH = compile_late(r"(?i)\s+(?:thru|through)(?:\s+and\s+including)?\s+(?:the\s)?")
DASH = compile_late(r"\s?[-–‒]\s?|\s?~\s?")
AND = compile_late(r"(?i)\s+and\s+(?:the\s)?")
NOW = compile_late(
    r"(?i)\s+(?:up\s+)?(?:to|till?|until)\s+(?:date|(?:the\s+)?current\s+date|(?:the\s+)?present(?:\s+day)?|now|this\s+day)\b(?![-'’])"
)
NEXT_DAY = compile_late(r"(?i)(?:,\s|,?\s(?:and|or)\s|\s(?:to|through|thru|until|till)\s|\s?[-–]\s?)(?:the\s)?")
LISTED = compile_late(r"(?i),? (?:and |or )?|,")
DAY_WORD = compile_late(r"(?i)(\d{1,2})(?:st|nd|rd|th)")
# After a day that only its number names comes the end of its phrase.
ENDS = compile_late(
    r"\s*(?:$|[.,;:!?)\]\"”—–-]|(?:and|or|but|to|at|through|until|for|with|when|while|as|was|were|is|are|will|had|has|he|she|it|they|we)\b"
    r"(?!\s(?:\d|century|cent\b)))"
)
# What is moved from a day to another is on neither of those between.
MOVED = compile_late(
    r"(?i)\b(?:mov(?:e[sd]?|ing)|shift(?:s|ed|ing)?|postpon\w+|delay\w*|(?:re)?schedul\w+|push(?:ed|es|ing)?|bring(?:s|ing)?|brought"
    r"|put|defer\w*|chang\w+|switch\w*|advanc\w+|revis\w+|amend\w*|correct\w*|compar\w+|updat\w+|different|differs?)\b[^.;]{0,60}$"
)
REACH = 60  # characters before a range in which what is moved is told
UNITS = ("day", "week", "weekend", "month", "quarter", "half", "season", "year", "decade", "century")


def join_ranges(found: Sequence[Mention], text: str, reference: date | None) -> list[Mention]:
    """Returns the mentions with each opening date and the closing one that words join to it made one date."""
    out: list[Mention] = []
    for mention in found:
        joined = join_pair(out[-1], mention, text, reference) if out and mention.kind == "date" else None
        if joined is None:
            out.append(mention)
        else:
            out[-1] = joined
    return out if reference is None else close_all(out, text, reference)


def close_all(found: Sequence[Mention], text: str, reference: date) -> list[Mention]:
    """Returns the mentions with each "March 2015 to date" made one; what stands within its words is no date of its own."""
    out: list[Mention] = []
    for mention in found:
        if not out or mention.start >= out[-1].end:
            out.append(join_now(mention, text, reference))
    return out


def join_pair(first: Mention, second: Mention, text: str, reference: date | None) -> Mention | None:
    """Returns two dates as one range; None where the words between do not join them, or their days do not follow."""
    gap = text[first.end : second.start]
    if len(gap) > 24 or not is_plain(first) or not (is_plain(second) or second.text.lower() == "now"):
        return None
    head = text[max(0, first.start - REACH) : first.start]
    lead = FROM.search(head)
    if text[second.end : second.end + 2] in ("'s", "’s") or not is_linked(gap, lead, first, second):
        return None
    if MOVED.search(head[: lead.start()] if lead is not None else head):
        return None
    if second.text.lower() == "now":
        return close_now(first, second.end, text, reference)
    opening, closing = agree(first, second)
    if opening is None or closing is None or not isinstance(opening.low, date) or not isinstance(closing.low, date):
        return None
    if not isinstance(closing.high, date) or opening.low >= closing.low:
        return None
    value = Interval(opening.low, closing.high, "day")
    parts = name_unit(opening, first.parts)._replace(until=name_unit(closing, second.parts))
    note = f"from {first.text} to {second.text}"
    return Mention("date", first.start, second.end, text[first.start : second.end], None, value, None, parts, (), note)


def is_plain(mention: Mention) -> bool:
    """Returns whether a date has days of its own, and no bound, hedge or second reading."""
    value, parts = mention.value, mention.parts
    if mention.kind != "date" or value is None or mention.hedge is not None or mention.readings:
        return False
    plain = parts is not None and parts.until is None and parts.relative != "day"  # TIMEX3 keeps "today" apart
    return plain and isinstance(value.low, date) and isinstance(value.high, date)


def is_linked(gap: str, lead: re.Match[str] | None, first: Mention, second: Mention) -> bool:
    """Returns whether the words before two dates and between them make a range of them."""
    if lead is not None and lead[2]:
        return AND.fullmatch(gap) is not None or DASH.fullmatch(gap) is not None
    if lead is not None and TO.fullmatch(gap):
        return True
    if THROUGH.fullmatch(gap):
        return first.parts is not None and first.parts.relative != "that"
    alike = first.parts is not None and second.parts is not None and first.parts.grain == second.parts.grain
    named = first.parts is not None and first.parts.relative != "that"
    return alike and named and (TO.fullmatch(gap) is not None or DASH.fullmatch(gap) is not None)


def agree(first: Mention, second: Mention) -> tuple[Interval | None, Interval | None]:
    """Returns the days of both dates, a year, month or week that only one of them names being that of the other too."""
    one, two, a, b = first.parts, second.parts, first.value, second.value
    if one is None or two is None or a is None or b is None:
        return None, None
    if not isinstance(a.low, date) or not isinstance(b.low, date):
        return None, None
    later = (a.low.month, a.low.day) > (b.low.month, b.low.day)  # in the calendar year
    if one.month is None and one.day is not None and two.month is not None and two.day is not None:
        return with_month(a, b.low), b  # "the 4th to the 22nd of May"
    if one.year is None and two.year is not None and one.month is not None and not one.relative:
        return with_year(a, b.low.year - later), b
    if two.year is None and two.month is not None and not two.relative and (one.year is not None or b.low < a.low):
        return a, with_year(b, a.low.year + later)
    if b.low < a.low and not two.relative and two.month is None:
        if two.day is not None:
            return a, with_month(b, a.low) if b.low.day > a.low.day else with_month(b, shift_months(a.low, 1))
        if two.weekday is not None:
            return a, unit_span(shift_days(a.low, (two.weekday - a.low.weekday()) % 7), "day")
    return a, b


def with_year(span: Interval, year: int) -> Interval | None:
    """Returns the same days of another year; None where it has no such days."""
    low, high = span.low, span.high
    if not isinstance(low, date) or not isinstance(high, date):
        return None
    try:
        start = low.replace(year=year)
    except ValueError:
        return None
    months = (high.year - low.year) * 12 + high.month - low.month
    end = shift_months(start, months) if low.day == high.day == 1 else shift_days(start, (high - low).days)
    return Interval(start, end, "day") if end is not None else None


def with_month(span: Interval, beside: date | None) -> Interval | None:
    """Returns the day of the month that holds another day; None where it has no such day."""
    if not isinstance(span.low, date) or beside is None:
        return None
    try:
        return unit_span(beside.replace(day=span.low.day), "day")
    except ValueError:
        return None


def name_unit(span: Interval, parts: DateParts | None) -> DateParts:
    """Returns the parts that name the first day of a span, with their grain where the span is one such unit."""
    grain = parts.grain if parts is not None and parts.grain in UNITS else "day"
    low = span.low if isinstance(span.low, date) else date.min
    grain = grain if unit_span(move(low, grain, 0), grain) == span else "day"
    return DateParts(
        low.year,
        None if grain in ("year", "decade", "century") else low.month,
        low.day if grain in ("day", "week", "weekend") else None,
        grain=grain,
    )


def join_now(mention: Mention, text: str, reference: date) -> Mention:
    """Returns "March 2015 to date" as the days up to the article's; the mention as it is where nothing of the sort follows."""
    found = NOW.match(text, mention.end) if is_plain(mention) else None
    if found is None or not FROM.search(text[max(0, mention.start - 12) : mention.start]):
        return mention
    return close_now(mention, found.end(), text, reference) or mention


def close_now(first: Mention, end: int, text: str, reference: date | None) -> Mention | None:
    """Returns the days from a date up to the article's; None where it is not over by then."""
    value, parts = first.value, first.parts
    last = shift_days(reference, 1) if reference is not None else None
    if value is None or parts is None or last is None or reference is None or not isinstance(value.low, date):
        return None
    if value.low >= reference:
        return None
    until = DateParts(reference.year, reference.month, reference.day)
    named = name_unit(value, parts)._replace(until=until)
    words, note = text[first.start : end], f"up to the article's date {reference.isoformat()}"
    return Mention("date", first.start, end, words, None, Interval(value.low, last, "day"), None, named, (), note)


def spread_days(found: Sequence[Mention], text: str) -> list[Mention]:
    """Returns the mentions with ordinals that go on with a day as days too: "the 14th and 15th", "May 4 and the 9th".

    Their month is that of the day before them where it has one.
    """
    out: list[Mention] = []
    for mention in found:
        last = out[-1] if out else None
        if last is not None and mention.kind == "ordinal" and last.kind == "date":
            mention = read_next_day(last, mention, text) or mention
        if last is not None and mention.kind == "date" and LISTED.fullmatch(text, last.end, mention.start):
            out[-1] = lend_month(last, mention)
        out.append(mention)
    return out


def lend_month(bare: Mention, mention: Mention) -> Mention:
    """Returns a bare day with the month of the day after it in a list: "the 14th, the 15th of May"."""
    parts, other = bare.parts, mention.parts
    if parts is None or other is None or parts != DateParts(day=parts.day) or bare.readings or mention.readings:
        return bare
    if other.month is None or other.day is None or other.relative or mention.text[0] not in "t0123456789":
        return bare
    return place_day(bare, parts._replace(month=other.month, year=other.year)) or bare


def place_day(mention: Mention, parts: DateParts) -> Mention | None:
    """Returns a day with other parts, and with its value where these tell it; None where there is no such day."""
    if parts.year is None or parts.month is None or parts.day is None or parts.relative:
        return mention._replace(parts=parts)
    try:
        return mention._replace(parts=parts, value=unit_span(date(parts.year, parts.month, parts.day), "day"))
    except ValueError:
        return None


def read_next_day(last: Mention, mention: Mention, text: str) -> Mention | None:
    """Returns an ordinal as a day, where it follows one and ends its phrase; None where it does not."""
    parts, number = last.parts, DAY_WORD.fullmatch(mention.text)
    figure = int(number[1]) if number is not None else 0
    if number is None and parts is not None and parts.month is not None:  # "from May 4 to the twelfth"
        figure = ORDINALS.get(mention.text.lower(), 0)
    if parts is None or not 0 < figure < 32 or parts.day is None or parts.grain != "day" or last.readings:
        return None
    plain = number is None or not last.text.endswith(("st", "nd", "rd", "th"))
    if plain and " the " not in text[last.end : mention.start]:
        return None
    gap = NEXT_DAY.fullmatch(text, last.end, mention.start)
    if gap is None or not ENDS.match(text, mention.end):
        return None
    start = mention.start - (4 if gap[0].endswith("the ") else 0)
    whole = (parts.until or parts)._replace(day=figure, weekday=None, until=None)
    if whole.month is not None and figure <= ((parts.until or parts).day or 0) and not whole.relative:
        whole = whole._replace(month=whole.month % 12 + 1, year=whole.year and whole.year + whole.month // 12)
    return place_day(Mention("date", start, mention.end, text[start : mention.end]), whole)

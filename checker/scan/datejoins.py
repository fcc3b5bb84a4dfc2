"""A count of units and the day it is counted from -> one date: "three days after 4 May", "in two weeks' time".

Vocabulary. A *count* is a number of whole units with no day of its own: a duration, or "two weeks before". It *leans* on the
day that follows it, or on the article's, where its clause looks ahead. Counts of weeks, months and years land on the same
day of theirs when they lean on a day; leaning on the article they are no more exact than their unit: "in two weeks" is the
week around that day, "in two months" the month around it, "in two years" that year. What was said on a day of its own
counts from that day.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from checker.late import compile_late
from checker.model import DateParts, Interval, Mention
from checker.scan.calendarspans import MONTHS_OF, move, next_day, shift_days, shift_exactly, shift_workdays, unit_span
from checker.words.lexicon import CARDINALS, TIME_UNITS

LINK = compile_late(
    r"(?i)\s(after|from|following|before|prior to|ahead of)\s|,?\s(?:starting|beginning|commencing)(?:\s(?:on|from|with))?\s"
)
BESIDE = compile_late(r"(?i)\bthe day (after|before) $")
LASTING = compile_late(r"(?i)\b(?:for|within|over|during|last(?:s|ed|ing)?|took|takes?|of|in)\s+(?:the\s+)?$")
FOR = compile_late(r"(?i)\bfor\s+$")
IN = compile_late(r"(?i)(?<![\w-])in\s+(?:about\s+|around\s+|just\s+|only\s+)?$")
# What makes of "in two years" the time within which something happens, or after which it happens again.
WITHIN = compile_late(
    r"(?i)\b(?:first|second|third|fourth|last|only|once|twice|times?|\w+est|most|least|best|worst|high|low|%|per\s?cent"
    r"|rise|fall|grow|drop|gain|increase|decrease|decline|double|triple|halve|climb|jump|advance|shrink)\b.{0,60}$"
)
AHEAD = compile_late(
    r"(?i)\b(?:will|would|shall|should|can|could|may|might|must|let['’]?s|please|due|going to|to be|set to|scheduled"
    r"|(?:plan|aim|want|hope|expect|intend|promise|vow|need|like|have|has|is|are)s? to)\b|['’]ll\b"
)
TOLD = compile_late(r"\b(?:said|was|were|had|did|took|made|rose|fell|grew|(?<!\bbe )(?<!\bbeen )\w{3,}ed)\b")
# Forms that look ahead from what is told, not from the article: "he said it would be ready in two years".
TOLD_AHEAD = compile_late(r"(?i)(?:would|should|could|might|(?:was|were) (?:going )?to)$")
SAYING = compile_late(
    r"(?i)\b(?:said|told|announced|promised|vowed|pledged|predicted|forecast|wrote|warned|declared|claimed|hoped|planned|expected|decided|agreed)\b"
)
# A verb, where it may be the adjective of "the last two weeks".
VERBAL = compile_late(
    r"(?i)(?:\b(?:will|would|shall|should|can|could|may|might|must|to|not|cannot|only)|n['’]t|['’](?:ll|d))\s(?:\w+ly\s|also\s|still\s)?$"
)
LASTS = compile_late(r"(?i)last\s(?:([\w ]{1,30})\s)?([a-z]+)$")
TIME_S = compile_late(r"['’]\s?time\b| time\b")
WORKING = compile_late(r"(?i)\b(?:business|working|trading|work)\s")
FARTHEST = 5000  # units a count may hold
CLAUSE = 100  # characters of a clause that are looked at before a count
SENTENCE = 200  # characters around a count in which the day of what is told may stand
RECENT = 8  # days within which what was said is as good as said in the article
AROUND = {"week": 3, "fortnight": 7, "month": 15}  # days on each side of the day counted to


class Count(NamedTuple):
    """So many units, before or after: `size` is positive."""

    size: int
    grain: str
    way: str


def join_counts(found: Sequence[Mention], text: str, reference: date | None) -> list[Mention]:
    """Returns the mentions with each count and the day it leans on made one mention of kind `date`."""
    out: list[Mention] = []
    for mention in found:
        mention = read_verb(mention, text)
        joined = join_day(out[-1], mention, text, reference) if out and mention.kind == "date" else None
        if joined is not None:
            out[-1] = joined
        else:
            out.append(mention)
    out = [join_neighbour(m, out[i - 1].end if i else 0, text) for i, m in enumerate(out)]
    if reference is None:
        return out
    return [place_ahead(out, i, text, reference) if m.kind == "duration" else m for i, m in enumerate(out)]


def read_verb(mention: Mention, text: str) -> Mention:
    """Returns the duration of "it will last two weeks", which alone would be the two weeks before the article."""
    words = LASTS.match(mention.text) if mention.kind == "date" and mention.text[:5].lower() == "last " else None
    unit = TIME_UNITS.get(words[2].lower()) if words else None
    if words is None or unit is None or not VERBAL.search(text[max(0, mention.start - 20) : mention.start]):
        return mention
    figure, start = (words[1] or "").lower(), mention.start + 5
    count = int(figure) if figure.isascii() and figure.isdigit() else CARDINALS.get(figure, 0)
    half = Decimal("0.5")
    if count:
        value, written = Interval(count - half, count + half, unit), (Decimal(count), Decimal(count))
        return Mention("duration", start, mention.end, text[start : mention.end], written, value)
    if not words[2].lower().endswith("s"):
        return mention
    value, hedge = Interval(Decimal(2), None, unit), "about"
    return Mention("duration", start, mention.end, text[start : mention.end], None, value, hedge)


def join_neighbour(mention: Mention, free: int, text: str) -> Mention:
    """Returns "the day after Christmas" as one date; the mention as it is where nothing of the sort stands before it.

    `free` is where the mention before it ends.
    """
    near = mention.kind == "date" and text[max(free, mention.start - 7) : mention.start].endswith(("after ", "before "))
    lead = BESIDE.search(text, max(free, mention.start - 24), mention.start) if near else None
    value = mention.value
    if lead is None or value is None or not isinstance(value.low, date) or unit_span(value.low, "day") != value:
        return mention
    if text[mention.end : mention.end + 2] in ("'s", "’s") or mention.readings:
        return mention
    day = shift_days(value.low, 1 if lead[1].lower() == "after" else -1)
    moved = unit_span(day, "day")
    if day is None or moved is None:
        return mention
    words, note = text[lead.start() : mention.end], f"counted from {value.low.isoformat()}"
    parts = DateParts(day.year, day.month, day.day)
    return Mention("date", lead.start(), mention.end, words, None, moved, mention.hedge, parts, (), note)


def read_count(mention: Mention) -> Count | None:
    """Returns the count that a duration or "two weeks before" states; None for anything else, vague or too large."""
    if mention.kind == "duration" and mention.written is not None and mention.value is not None:
        size, top = mention.written
        size = size if size is not None else top
        if size is None or size != int(size) or not 0 < size <= FARTHEST or (top is not None and top != size):
            return None
        grain = mention.value.unit
        return (
            Count(int(size), grain, "")
            if grain in ("day", "night", "week", "fortnight") or grain in MONTHS_OF
            else None
        )
    parts = mention.parts
    if mention.kind == "date" and parts is not None and parts.relative == "that" and mention.text.endswith("before"):
        return Count(-parts.shift, parts.grain, "before") if parts.shift < 0 and parts.until is None else None
    return None


def join_day(first: Mention, second: Mention, text: str, reference: date | None) -> Mention | None:
    """Returns a count and the day right after it as one date, or as a stretch from that day; None where they are neither."""
    gap = text[first.end : second.start]
    if len(gap) > 20:
        return None
    count = read_count(first)
    day = second.value.low if second.value is not None else None
    if count is None or not isinstance(day, date) or second.value is None or second.value.high is None:
        return None
    link = LINK.fullmatch(gap) if not count.way else None
    if (link is None and not (count.way and gap.isspace())) or text[second.end : second.end + 2] in ("'s", "’s"):
        return None
    way = count.way or (link[1] or "starting" if link else "").lower()
    way = "before" if way in ("prior to", "ahead of") else way
    before = text[max(0, first.start - 20) : first.start]
    before += "over " if first.text[:5].lower() == "over " else ""
    if way == "from" and FOR.search(before):
        way = "starting"
    if way == "starting":
        return join_stretch(first, second, text, count, day)
    if LASTING.search(before):
        return None
    size = -count.size if way == "before" else count.size
    if way == "from" and reference is not None and day < reference and is_weekday_alone(second):
        day = shift_days(day, 7) or day  # "a week from Tuesday" counts from the one to come
        second = second._replace(value=unit_span(day, "day"))
    if unit_span(day, "day") != second.value:
        return join_unit(first, second, text, count._replace(size=size)) if way != "from" else None
    target = shift_workdays(day, size) if WORKING.search(first.text) else shift_exactly(day, count.grain, size)
    if target is None:
        return None
    value = bound_count(first, target, way)
    return (
        None if value is None else replace_words(first, second, text, value, target, f"counted from {day.isoformat()}")
    )


def is_weekday_alone(mention: Mention) -> bool:
    """Returns whether a date is a weekday without a word that says of which week."""
    parts = mention.parts
    return parts is not None and parts.weekday is not None and parts == DateParts(weekday=parts.weekday)


def join_unit(first: Mention, second: Mention, text: str, count: Count) -> Mention | None:
    """Returns the unit so many units from a month or a year: "two years after 2016"; None where the two are of other sizes."""
    parts, value = second.parts, second.value
    if parts is None or value is None or not isinstance(value.low, date) or parts.until is not None or parts.part:
        return None
    grain = parts.grain
    if (
        grain not in ("month", "year")
        or MONTHS_OF.get(count.grain, 0) % MONTHS_OF[grain]
        or count.grain not in MONTHS_OF
    ):
        return None
    if second.hedge is not None or first.hedge not in (None, "about"):
        return None
    low = shift_exactly(value.low, count.grain, count.size)
    moved = unit_span(low, grain)
    if low is None or moved is None:
        return None
    words, note = text[first.start : second.end], f"counted from {second.text}"
    named = DateParts(low.year, low.month if grain == "month" else None, grain=grain)
    return Mention("date", first.start, second.end, words, None, moved, first.hedge, named, (), note)


def join_stretch(first: Mention, second: Mention, text: str, count: Count, day: date) -> Mention | None:
    """Returns "two weeks starting 20 May" as the days from that day on."""
    last = shift_exactly(day, count.grain, count.size)
    if last is None or first.hedge not in (None, "about") or unit_span(day, "day") != second.value:
        return None
    return replace_words(first, second, text, Interval(day, last, "day"), day, f"counted from {day.isoformat()}")


def bound_count(first: Mention, target: date, way: str) -> Interval | None:
    """Returns the days that a count admits: one day, or all beyond it where the words say more or less."""
    if first.hedge in (None, "about", "nearly"):
        return unit_span(target, "day")
    if first.hedge in ("more than", "at least"):
        return Interval(None, target, "day") if way == "before" else Interval(target, None, "day")
    return None


def replace_words(first: Mention, second: Mention, text: str, value: Interval, day: date, note: str) -> Mention:
    """Returns the two mentions as one date."""
    words = text[first.start : second.end]
    parts = DateParts(day.year, day.month, day.day)
    return Mention("date", first.start, second.end, words, None, value, first.hedge, parts, (), note)


def place_ahead(found: Sequence[Mention], at: int, text: str, reference: date) -> Mention:
    """Returns "in two weeks" as a date where it tells when, not within which time; else the mention as it is.

    "in two weeks' time" always does; others where the clause looks ahead, or has no verb. What was said on a day of its own,
    long before the article, stays a duration unless it can be counted from that day.
    """
    mention = found[at]
    lead = IN.search(text[max(0, mention.start - 12) : mention.start])
    count = read_count(mention) if lead else None
    if lead is None or count is None or mention.hedge not in (None, "about"):
        return mention
    start = mention.start - len(lead[0])
    time = TIME_S.match(text, mention.end)
    if time is None and not looks_ahead(text, start, mention.end):
        return mention
    base = find_base(found, at, text, reference)
    end = time.end() if time is not None else mention.end
    working = WORKING.search(mention.text) is not None
    value = count_ahead(base, count, working) if base is not None else None
    if value is None or not isinstance(value.low, date) or not isinstance(value.high, date):
        return mention
    single = shift_days(value.low, 1) == value.high
    parts = DateParts(grain=count.grain, relative=count.grain, shift=count.size)
    if single:
        parts = DateParts(value.low.year, value.low.month, value.low.day)
    whose = "the article's date" if base == Interval(reference, next_day(reference), "day") else "the date it was told"
    low = base.low if base is not None else reference
    hedge = mention.hedge if single else "about"
    return Mention("date", start, end, text[start:end], None, value, hedge, parts, (), f"counted from {whose} {low}")


def count_ahead(base: Interval, count: Count, working: bool) -> Interval | None:
    """Returns the days that a count from a day admits: that day, or the week or month around it, or its year.

    From a base longer than a day the days are those of a unit of the same kind; None where the unit is finer.
    """
    low, high = base.low, base.high
    if not isinstance(low, date) or not isinstance(high, date):
        return None
    single = shift_days(low, 1) == high
    if working:
        return unit_span(shift_workdays(low, count.size), "day") if single else None
    grain, size = count.grain, count.size
    if grain in MONTHS_OF and grain != "month":
        size = size * MONTHS_OF[grain] // (3 if grain == "quarter" else 12)
        grain = grain if grain == "quarter" else "year"
        return unit_span(move(low, grain, size), grain) if (high - low).days <= 366 else None
    if not single:
        return None
    day = shift_exactly(low, grain, size)
    around = timedelta(AROUND.get(grain, 0))
    if day is None or not AROUND["month"] < day.toordinal() < date.max.toordinal() - AROUND["month"]:
        return None
    return Interval(day - around, day + around + timedelta(1), "day")


def find_base(found: Sequence[Mention], at: int, text: str, reference: date) -> Interval | None:
    """Returns the days that an "in two weeks" counts from: the article's day, or the day on which its sentence says it was told.

    None where that day is past, and the words leave open whether they count from it.
    """
    start, end = found[at].start, found[at].end
    opening = re.split(r"[.;!?]\s|\n\n", text[max(0, start - SENTENCE) : start])[-1]
    closing = re.split(r"[.;!?](?:\s|$)|\n\n", text[end : end + SENTENCE])[0]
    here = Interval(reference, next_day(reference), "day")
    told = find_told(found, at, start - len(opening), end + len(closing), reference)
    if told is None:
        return here
    modal = [*AHEAD.finditer(opening)]
    if told.start < start and modal and TOLD_AHEAD.search(modal[-1][0]):
        return told.value
    return None if SAYING.search(opening) or SAYING.search(closing) else here


def find_told(found: Sequence[Mention], at: int, low: int, high: int, reference: date) -> Mention | None:
    """Returns the date nearest to a mention, within these characters, that was over long before the article."""
    near: list[Mention] = []
    for way in (-1, 1):
        i = at + way
        while 0 <= i < len(found) and low <= found[i].start and found[i].end <= high:
            value = found[i].value
            if found[i].kind == "date" and value is not None and isinstance(value.high, date):
                if (reference - value.high).days >= RECENT:
                    near.append(found[i])
                break
            i += way
    return near[0] if near else None


def looks_ahead(text: str, start: int, end: int) -> bool:
    """Returns whether the clause of an "in two weeks" speaks of what is to come, and not of how long it takes."""
    clause = re.split(r"[.;!?]\s|\n\n", text[max(0, start - CLAUSE) : start])[-1]
    if WITHIN.search(clause) or re.match(r"\s+(?:of|since|to)\b|-", text[end : end + 8]):
        return False
    words = list(AHEAD.finditer(clause))
    if words:
        return TOLD.search(clause[words[-1].end() :]) is None
    after = re.split(r"[.;!?]\s|\n\n", text[end : end + 60])[0]
    if not clause.strip():
        word = AHEAD.search(after)
        return not after.strip(" .,!?") or (word is not None and TOLD.search(after[: word.start()]) is None)
    return False

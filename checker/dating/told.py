"""The dates an article tells of: as past or still to come, and the days of writing that those without a year leave."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from checker.dating.tense import Tense, judge_tense
from checker.late import compile_late
from checker.model import DateParts, Mention, Sentence, Span

SLACK = timedelta(days=60)  # two dates nearer than this may belong to one piece of news
LISTED = 12  # a sentence with more dates is a list, and its verbs say nothing of them
NARRATIVE = 2  # sentences over which a stated year carries on to bare dates
WIRE_AGENCY = compile_late(r"\s*,?\s*(?:\([^)\n]{1,40}\)\s*)?(?:[-–—]{1,2}|/)\s*\S")
TOWN = compile_late(r"^\W*[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3}\s*[,–—-]\s*$")
TOWN_END = compile_late(r"\s*(?:\([^)\n]{1,40}\)\s*)?[-–—]{1,2}\s+[“\"'‘]?[A-Z]")
WIRE_PLACE = compile_late(r"^\W*[A-Z]{3}[A-Z .'’/-]*(?:,\s*[\w.,'’ ]{0,40})?[,\s]*(?:\([^)\n]{1,40}\)\s*)?$")


class Told(NamedTuple):
    """A date that a sentence tells of: how, and which years were stated before it."""

    mention: Mention
    sentence: Sentence
    tense: Tense
    carried: int | None  # the year stated in this sentence or just before, which may be its year
    after_year: bool  # a stated year stands anywhere before


def pair(mentions: Sequence[Mention], sentences: Sequence[Sentence]) -> list[tuple[int, Sentence, Mention]]:
    """Returns each date or time with the sentence it stands in and that sentence's place; both come in order."""
    pairs, i = [], 0
    for mention in mentions:
        while i < len(sentences) and sentences[i].end <= mention.start:
            i += 1
        if i < len(sentences) and mention.kind in ("date", "time") and sentences[i].start <= mention.start:
            pairs.append((i, sentences[i], mention))
    return pairs


def is_wire(text: str, sentence: Sentence, mention: Mention) -> bool:
    """Returns whether the date belongs to a wire's opening: "BERLIN, June 3 (Agency) -"."""
    if mention.start - sentence.start > 60:
        return False
    return bool(
        WIRE_PLACE.match(text[sentence.start : mention.start])
        and WIRE_AGENCY.match(text[mention.end : mention.end + 60])
    )


def opens_from_town(text: str, sentence: Sentence, mention: Mention) -> bool:
    """Returns whether a date stands between a town and a dash: "Lindholm, 5 November 2026 - The fire"; also in a timeline."""
    return bool(
        mention.start - sentence.start <= 60
        and TOWN.match(text[sentence.start : mention.start])
        and TOWN_END.match(text[mention.end : mention.end + 60])
    )


def tell(text: str, mentions: Sequence[Mention], sentences: Sequence[Sentence], stamps: Sequence[Span]) -> list[Told]:
    """Returns the dates of the article's prose with their tense; stamps, captions and repeats are left out."""
    told: list[Told] = []
    last_place, last_year, leaning = -99, 0, -99
    judged = Counter[int]()
    for i, sentence, mention in pair(mentions, sentences):
        span, parts = Span(mention.start, mention.end), mention.parts
        if mention.kind == "time" and mention.value is not None and (days := mention.value.days()) is not None:
            mention = mention._replace(kind="date", value=days)  # a day with its clock tells of the day
        if mention.kind != "date" or parts is None or sentence.role not in ("body", "headline") or span in stamps:
            continue
        wire = is_wire(text, sentence, mention)
        judged[i] += 1
        if (mention.value is not None or bare_parts(mention)) and not mention.readings and judged[i] <= LISTED:
            tense = "" if wire else judge_tense(text, sentence, span)
            if wire or tense:
                carried = last_year if i - last_place <= NARRATIVE else None
                told.append(Told(mention, sentence, tense, carried, last_year > 0))
        if parts.relative == "year":
            leaning = mention.end
        elif mention.value is not None and parts.year is not None and not wire and mention.start - leaning > 4:
            last_place, last_year = i, parts.year  # "last year, 2021," only explains itself
    return told


def bare_parts(mention: Mention) -> DateParts | None:
    """Returns the parts of a date that names a month, or a day of one, without the year, or "of this year"; else None."""
    parts = mention.parts
    if mention.value is not None or parts is None or parts.month is None or parts.year is not None:
        return None
    return parts if not parts.relative or (parts.relative == "year" and parts.shift == 0) else None


def in_year(parts: DateParts, year: int, last: bool) -> date:
    """Returns the first or last day of bare parts in a year; February 29 falls back to 28."""
    from calendar import monthrange

    end = parts.until if last and parts.until is not None else parts
    month = end.month or parts.month or 1
    length = monthrange(year, month)[1]
    return date(year, month, min(end.day, length) if end.day else (length if last else 1))


def bound_in_year(
    text: str, told: Sequence[Told], mentions: Sequence[Mention], sentences: Sequence[Sentence], year: int
) -> tuple[date | None, date | None, tuple[str, ...]]:
    """Returns the bounds within a year that its bare dates set, and why."""
    lows: list[tuple[date, Told]] = []
    highs: list[tuple[date, Told]] = []
    for t in told:
        parts = bare_parts(t.mention)
        if parts is None or (t.carried not in (None, year) and not parts.relative):
            continue
        if t.tense != "coming":
            lows.append((in_year(parts, year, last=False), t))
        if t.tense != "past":
            highs.append((in_year(parts, year, last=True) + timedelta(days=0 if t.tense else 2), t))
    lows, highs = _drop_doubtful(lows, highs)
    high = min(highs, key=lambda h: h[0], default=None)
    low = max(lows, key=lambda found: found[0], default=None)
    reasons = []
    if low:
        reasons.append(f"{quote(text, low[1])} is told as past: not before {low[0]}")
    if high:
        reasons.append(f"{quote(text, high[1])} is still to come: not after {high[0]}")
    if low and high and low[0] > high[0]:
        return None, None, (*reasons, "these two leave no day, so neither is used")
    last = high[0] if high else None
    month = _this_month(mentions, sentences)
    if (
        month is not None
        and low
        and sum(d.month == low[0].month and bool((bare_parts(t.mention) or DateParts()).day) for d, t in lows) >= 2
    ):
        end = in_year(DateParts(month=low[0].month), year, last=True)
        if last is None or end < last:
            last = end
            reasons.append(f'"{month.text}" is the month of the latest days told: not after {end}')
    return (low[0] if low else None), last, tuple(reasons)


def _drop_doubtful(
    lows: list[tuple[date, Told]], highs: list[tuple[date, Told]]
) -> tuple[list[tuple[date, Told]], list[tuple[date, Told]]]:
    """Returns the bounds without dates that may as well belong to the year before (past) or the year after (coming).

    "In December" is told as past until the next summer, "in January" is announced all autumn; a date close to one of
    the other side, or said to be this year's, is of one year with it.
    """

    def paired(low: date, high: date) -> bool:
        return -SLACK <= high - low <= SLACK * 2

    def early(day: date, t: Told) -> bool:
        parts = bare_parts(t.mention) or DateParts()
        return bool(parts.relative) or (parts.day is not None and day.month <= 7)

    def late(day: date, t: Told) -> bool:
        parts = bare_parts(t.mention) or DateParts()
        return bool(parts.relative) or day.month >= (5 if parts.day else 7)

    kept_highs = [h for h in highs if late(*h) or any(paired(low[0], h[0]) for low in lows)]
    nearest = min(kept_highs, key=lambda h: h[0], default=None)
    kept_lows = [low for low in lows if early(*low) or (nearest and paired(low[0], nearest[0]))]
    if nearest:
        kept_lows = [low for low in kept_lows if low[0] - nearest[0] < SLACK * 2]
    return kept_lows, kept_highs


def _this_month(mentions: Sequence[Mention], sentences: Sequence[Sentence]) -> Mention | None:
    """Returns the first mention of "this month" in the prose."""
    for _, sentence, mention in pair(mentions, sentences):
        parts = mention.parts
        if sentence.role == "body" and parts is not None and parts.relative == "month" and parts.shift == 0:
            return mention
    return None


def quote(text: str, told: Told) -> str:
    """Returns the words around a date, short enough to find them by."""
    mention, sentence = told.mention, told.sentence
    before = re.search(r"(?:\S+\s+){0,4}$", text[max(sentence.start, mention.start - 80) : mention.start])
    after = re.match(r"\S*(?:\s+\S+){0,4}", text[mention.end : min(sentence.end, mention.end + 80)])
    words = (before[0] if before else "") + mention.text + (after[0] if after else "")
    return '"' + " ".join(words.split()).strip('"“”., ') + '"'

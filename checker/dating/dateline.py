"""When an article was really written: metadata, stamp and internal evidence weighed together, with the reasons kept."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import NamedTuple

from checker.dating.stamps import Stamp, find_stamps, unread_stamp
from checker.dating.told import SLACK, Told, bare_parts, bound_in_year, in_year, pair, quote, tell
from checker.late import compile_late
from checker.model import Article, Dateline, Interval, Mention, Sentence, Span
from checker.words.lexicon import YEARS

# ---------------------------------------------------------------- what counts as how much

STALE = timedelta(days=200)  # a date without its year is hardly told as news after so long
AHEAD = timedelta(days=240)  # nor announced so long before, unless the day has only just gone by
APPOSED = compile_late(r"^\s*[,(]\s*(?:in|or|that is,?)?\s*$")
CLOSED = compile_late(r"^\s*[,)]")
INCLUDING = compile_late(r"(?i)\b(?:including|counting)\b[^;.]*$")


class Piece(NamedTuple):
    """One piece of internal evidence: the days it allows, in words, and whether it stands without a second.

    Pieces of one `sort` share their chance of error, so they count once: an old event retold has many bare dates.
    """

    low: date | None
    high: date | None
    why: str
    span: Span
    sure: bool = False
    sort: str = ""


def dateline(article: Article, mentions: Sequence[Mention], sentences: Sequence[Sentence]) -> Dateline:
    """Returns when the article was written, as narrow as the evidence supports, why, and what is wrong with its stamp.

    `mentions` are unresolved, as `checker.mentions.scan` gives them. A stamp counts as at odds with its text only if
    two kinds of evidence, or one sentence that names its own year, place the writing more than 60 days away from it.
    """
    text = article.text
    stamps = find_stamps(article, mentions, sentences)
    told = tell(text, mentions, sentences, [s.span for s in stamps if s.span])
    pins = _pin_year(text, mentions, sentences)
    latest = max((_day(t.mention, last=False) for t in told if t.mention.value and t.tense == "past"), default=date.min)
    pins = [pin for pin in pins if pin.high is None or latest <= pin.high]
    if not stamps:
        return _date_from_text(article, mentions, sentences, told, pins)
    stamp = stamps[0]
    odd = [*(p for p in pins if not _near(p, stamp.day)), *_find_odd(text, told, stamp.day)]
    where = stamp.span or next((s.span for s in stamps if s.span), None)
    if any(p.sure for p in odd) or _count_independent(odd) >= 2:
        return _disagree(article, mentions, sentences, stamp, where, odd, pins)
    source = "the metadata" if stamp.metadata else "the page"
    reasons = [f'{source} states "{stamp.words}", read as {stamp.read}']
    reasons += [
        f'the page also states "{other.words}", read as {other.read}' for other in stamps[1:] if other.day != stamp.day
    ]
    written = Interval(stamp.day, stamp.day + timedelta(days=1), "day")
    if any(s.malformed for s in stamps):
        bad = next(s for s in stamps if s.malformed)
        problem = f'The stamp "{bad.words}" is malformed; it could be read only by repair, as {bad.read}.'
        return Dateline(written, tuple(reasons), where, problem, "malformed", (where,) if where else ())
    if (unread := unread_stamp(article)) and not any(s.metadata for s in stamps):
        problem = f'The stamp "{unread}" of the metadata cannot be read as a day of writing.'
        return Dateline(written, tuple(reasons), where, problem, "malformed")
    return Dateline(written, tuple(reasons), where)


def bounds(
    mentions: Sequence[Mention], sentences: Sequence[Sentence], text: str, year: int
) -> tuple[date | None, date | None, tuple[str, ...]]:
    """Returns the first and the last day the article can have been written on, were it written in `year`, and why.

    Judged by its dates without a year: those told as past and those still to come. None where nothing bounds that side,
    and for a year outside lexicon.YEARS.
    """
    if year not in YEARS:
        return None, None, ()
    return bound_in_year(text, tell(text, mentions, sentences, []), mentions, sentences, year)


# ---------------------------------------------------------------- internal evidence


def _pin_year(text: str, mentions: Sequence[Mention], sentences: Sequence[Sentence]) -> list[Piece]:
    """Returns the years of writing that sentences give away by naming a year twice: "last year, 2021,"."""
    pins: list[Piece] = []
    pairs = [(i, s, m) for i, s, m in pair(mentions, sentences) if m.kind == "date" and s.role == "body"]
    money = [m.start for m in mentions if m.kind == "money"]
    for (i, sentence, first), (j, _, second) in pairwise(pairs):
        if i != j:
            continue
        leaning, stated = (second, first) if _leans_on_year(second) else (first, second)
        year = _stated_year(stated)
        if not _leans_on_year(leaning) or leaning.parts is None or year is None:
            continue
        gap, rest = text[first.end : second.start], text[second.end : second.end + 3]
        apposed = (
            stated.parts is not None and stated.parts.grain == "year" and APPOSED.match(gap) and CLOSED.match(rest)
        )
        if not apposed and not (
            stated is first and len(gap) < 200 and "," in gap and _is_included(text, sentence, stated, money)
        ):
            continue
        written = year - leaning.parts.shift
        if 1900 < written < YEARS.stop:
            why = f'"{stated.text}" and "{leaning.text}" stand for one year, so it was written in {written}'
            pins.append(
                Piece(date(written, 1, 1), date(written, 12, 31), why, Span(sentence.start, sentence.end), sure=True)
            )
    return pins


def _is_included(text: str, sentence: Sentence, stated: Mention, money: Sequence[int]) -> bool:
    """Returns whether a month's sum counts into the year's: "including 7 billion in May 2021, spending last year"."""
    if stated.parts is None or stated.parts.grain == "year":
        return False
    begin = max(sentence.start, stated.start - 200)
    including = INCLUDING.search(text, begin, stated.start)
    if including is None:
        return False
    return any(including.start() < at < stated.start for at in _between(money, begin, stated.start))


def _between(offsets: Sequence[int], low: int, high: int) -> Sequence[int]:
    """Returns the offsets from low to below high."""
    return offsets[bisect_left(offsets, low) : bisect_left(offsets, high)]


def _leans_on_year(mention: Mention) -> bool:
    """Returns whether a date is "last year", "this year" or "next year" and no more."""
    parts = mention.parts
    return (
        parts is not None
        and parts.relative == "year"
        and parts.month is None
        and parts.day is None
        and abs(parts.shift) <= 1
        and not parts.part
    )


def _stated_year(mention: Mention) -> int | None:
    """Returns the calendar year that an absolute date lies in."""
    return (
        mention.parts.year
        if mention.parts is not None and mention.value is not None and not mention.parts.relative
        else None
    )


def _day(mention: Mention, last: bool) -> date:
    """Returns the first or the last day of an absolute date; the earliest or latest day there is where it is open."""
    bound = (mention.value.high if last else mention.value.low) if mention.value else None
    if isinstance(bound, datetime):
        return bound.date()
    if isinstance(bound, date):
        return bound - timedelta(days=1) if last else bound
    return date.max if last else date.min


# ---------------------------------------------------------------- the verdict


def _count_independent(odd: Sequence[Piece]) -> int:
    """Returns how many pieces of evidence stand for themselves: other sentences, other sorts."""
    spans: dict[str | Span, Span] = {}
    for piece in odd:
        spans.setdefault(piece.sort or piece.span, piece.span)
    return len(set(spans.values()))


def _near(piece: Piece, day: date) -> bool:
    """Returns whether a day lies within what a piece of evidence allows, give or take the slack."""
    return (piece.low is None or day >= piece.low - SLACK) and (piece.high is None or day <= piece.high + SLACK)


def _find_odd(text: str, told: Sequence[Told], day: date) -> list[Piece]:
    """Returns what the text tells that an article of that day would not tell so."""
    odd, fresh = [], False
    for t in told:
        span, words, parts = Span(t.sentence.start, t.sentence.end), quote(text, t), bare_parts(t.mention)
        if t.mention.value is not None and t.tense == "past":
            low = _day(t.mention, last=False)
            if low > day + SLACK:
                odd.append(Piece(low, None, f"{words} is told as past", span))
        elif t.mention.value is not None and t.tense == "coming":
            high = _day(t.mention, last=True)
            if high < day - SLACK and not t.after_year:
                odd.append(Piece(None, high, f"{words} is still to come", span))
        elif parts is None or not t.tense:
            continue
        elif parts.relative and day.month > 2:
            low, high = in_year(parts, day.year, last=False), in_year(parts, day.year, last=True)
            if (t.tense == "past" and low > day + SLACK) or (t.tense == "coming" and high < day - SLACK):
                odd.append(Piece(None, None, f"{words} cannot be the year of the stamp", span))
        elif parts.day and not parts.relative:
            past = t.tense == "past"
            shown = day + timedelta(days=3 if past else -3)
            nearest = in_year(parts, day.year, last=False)
            if (nearest > shown) if past else (nearest < shown):
                nearest = in_year(parts, day.year + (-1 if past else 1), last=False)
            away = abs(nearest - day)
            fresh = fresh or away <= SLACK
            if (away > STALE if past else AHEAD < away < timedelta(days=365) - SLACK) and not t.after_year:
                why = "is told as past" if past else "is still to come"
                odd.append(Piece(None, None, f"{words} {why}, {away.days} days from the stamp", span, sort=t.tense))
    return [] if fresh else odd


def _date_from_text(
    article: Article,
    mentions: Sequence[Mention],
    sentences: Sequence[Sentence],
    told: Sequence[Told],
    pins: Sequence[Piece],
) -> Dateline:
    """Returns the dateline of an article whose metadata and page state no day."""
    written, reasons, evidence = _infer(article.text, mentions, sentences, told, pins)
    if unread := unread_stamp(article):
        problem = f'The stamp "{unread}" cannot be read as a day of writing.'
        return Dateline(written, reasons, None, problem, "malformed", evidence)
    problem = "Neither the metadata nor the page states a day of writing."
    return Dateline(written, reasons, None, problem, "missing", evidence)


def _infer(
    text: str, mentions: Sequence[Mention], sentences: Sequence[Sentence], told: Sequence[Told], pins: Sequence[Piece]
) -> tuple[Interval | None, tuple[str, ...], tuple[Span, ...]]:
    """Returns the days the text alone allows, why, and the sentences that say so."""
    stated = [t for t in told if t.mention.value is not None and t.tense == "past" and t.mention.parts is not None]
    latest = max(stated, key=lambda t: _day(t.mention, last=False), default=None)
    reasons: list[str] = []
    evidence: list[Span] = []
    low: date | None = None
    if latest is not None:
        low = _day(latest.mention, last=False)
        reasons.append(f"{quote(text, latest)} is told as past: not before {low}")
        evidence.append(Span(latest.sentence.start, latest.sentence.end))
    years = {pin.low.year for pin in pins if pin.low}
    if len(years) != 1:
        return (Interval(low, None, "day") if low else None), tuple(reasons), tuple(evidence)
    year = years.pop()
    first, last, why = bound_in_year(text, told, mentions, sentences, year)
    reasons += [*dict.fromkeys(pin.why for pin in pins), *why]
    evidence += dict.fromkeys(pin.span for pin in pins)
    evidence += [
        Span(t.sentence.start, t.sentence.end) for t in told if bare_parts(t.mention) and t.carried in (None, year)
    ]
    begin = max(d for d in (low, first, date(year, 1, 1)) if d is not None)
    end = min(d for d in (last, date(year, 12, 31)) if d is not None)
    if begin > end:
        begin, end = date(year, 1, 1), date(year, 12, 31)
    return Interval(begin, end + timedelta(days=1), "day"), tuple(reasons), tuple(dict.fromkeys(evidence))


def _disagree(
    article: Article,
    mentions: Sequence[Mention],
    sentences: Sequence[Sentence],
    stamp: Stamp,
    where: Span | None,
    odd: Sequence[Piece],
    pins: Sequence[Piece],
) -> Dateline:
    """Returns the dateline of an article whose stamp is at odds with its own text."""
    told = tell(article.text, mentions, sentences, [where] if where else [])
    written, reasons, evidence = _infer(article.text, mentions, sentences, told, pins)
    highs = [p.high for p in odd if p.high]
    if highs and not pins:
        low = written.low if written and isinstance(written.low, date) and written.low <= min(highs) else None
        written = Interval(low, min(highs) + timedelta(days=1), "day")
    repaired = " only by repair" if stamp.malformed else ""
    malformed = " is malformed and" if stamp.malformed else ""
    problem = (
        f'The stamp "{stamp.words}"{malformed} can be read{repaired} as {stamp.read}, '
        f"but the text tells of {_describe(written)}: {odd[0].why}."
    )
    spans = tuple(dict.fromkeys([*([where] if where else []), *(p.span for p in odd), *evidence]))
    return Dateline(written, (*dict.fromkeys([*(p.why for p in odd), *reasons]),), where, problem, "disagrees", spans)


def _describe(written: Interval | None) -> str:
    """Returns an interval of days in words: "June 2022", "2022", "2022-06-10 to 2022-07-03", "another time"."""
    if written is None or not isinstance(written.low, date):
        return "another time"
    low = written.low
    if not isinstance(written.high, date):
        return f"{low} or later"
    high = written.high - timedelta(days=1)
    if (low.year, low.month) == (high.year, high.month):
        return f"{low:%B %Y}"
    return (
        str(low.year)
        if (low.month, low.day, high.month, high.day, low.year) == (1, 1, 12, 31, high.year)
        else f"{low} to {high}"
    )

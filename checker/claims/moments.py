"""Days and clock times of what an article reports: when it happened, when police were called, when somebody votes or leaves.

Two dates meet only where they are told of one sort of happening, and, unless a story has but one of the sort, of one person,
body or thing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from checker.claims.clockzones import CLOSE, minutes_ahead, minutes_between
from checker.claims.happenings import SINGLE
from checker.claims.occasions import PERSONAL, Told, find_occasions, main_happening
from checker.late import compile_late
from checker.model import Assertion, Interval, Span
from checker.page import Page

KEPT = 3  # statements of one happening that are kept of an article
APART = 30  # minutes from which on two clocks differ
ROUGHLY_APART = 45  # the same where one is told roughly: "around 8 p.m."
WEEK = 6  # days beyond which a weekday may have been counted from another week
MONTH = 31  # days of the longest date that still tells when something is to come
SEASON = 20  # days beyond which two dates are of two happenings

_WEEKDAY = compile_late(r"(?i)\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:mon|tue|wed|thu|fri|sat|sun)\b\.?")
_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_MONTH = compile_late(rf"(?i)\b(?:{_MONTHS})[a-z]*\b|\d\s(?:{_MONTHS})|\d{{4}}-\d\d|\d/\d")
_HALF = compile_late(
    r"(?i)\d\s?[ap]\.?\s?m\b|noon|midnight|morning|afternoon|evening|night|\b\d{4}\b|(?:1[3-9]|2[0-3]):\d\d|hours|gmt|utc"
)
_ZONE = compile_late(r"(?i)\b(gmt|utc)\b|\b(local)\b|\b([ecmp])[sd]?t\b|\b(eastern|central|mountain|pacific)\b")
_GREENWICH = compile_late(r"(?i)\b(?:gmt|utc)\b")
_ROUGH = compile_late(r"(?i)\b(?:about|around|approximately|roughly|circa|approx)\b")
_NIGHT = compile_late(r"(?i)night|late|midnight|overnight|evening")
_EARLY = compile_late(r"(?i)early|morning|midnight|overnight")


def read_moments(page: Page) -> Iterator[Assertion]:
    """Yields for each happening the day and the clock time that the article gives it first, with the others that it gives."""
    told = list(find_occasions(page))
    clocks = [c for t in told for c in [_clock(t)] if c is not None]
    yield from _days(page, told)
    yield from _ends_of_terms(page, told)
    by_event: dict[str, list[tuple[Told, time]]] = defaultdict(list)
    for t in told:
        clock = _clock(t)
        if clock is not None and t.event:
            by_event[t.event].append((t, clock))
    ahead = _ahead(page, told)
    main = main_happening(page)
    if main and not any(t.firm for t, _ in by_event[main]):
        for t, clock in by_event["call"]:
            if t.firm and t.modality == "actual":
                admits = (*_around(clock, _reach(t)), *_before(clock), *(v for c in clocks for v in _around(c, APART)))
                yield _assertion(
                    page, t, f"time of {main}", Interval(clock, _later(clock, 1), "time"), admits, _zone(t)
                )
                break
    for event, some in by_event.items():
        firm = {t.features: (t, clock) for t, clock in reversed(some) if t.firm}
        for t, clock in list(reversed(firm.values()))[:KEPT]:
            near = [*_around(clock, _reach(t))]
            for other in dict.fromkeys(clocks):
                if other != clock:
                    near += _around(other, APART)
            value = Interval(clock, _later(clock, 1), "time")
            zone = _zone(t)
            yield _assertion(page, t, f"time of {event}", value, tuple(near), zone)
            if ahead is not None and zone in ("", "utc"):
                shift = ahead if zone else -ahead
                moved = _shifted(clock, shift)
                near += [v for c in dict.fromkeys(clocks) for v in _around(_shifted(c, shift), APART)]
                value = Interval(moved, _later(moved, 1), "time")
                yield _assertion(page, t, f"time of {event}", value, tuple(near), "" if zone else "utc")


def _ahead(page: Page, told: Sequence[Told]) -> int | None:
    """Returns the minutes by which local time is ahead of Greenwich: said in words, or by one moment on both clocks."""
    if not any(t.mention.kind == "time" for t in told):
        return None
    said = minutes_ahead(page.article.text)
    if said is not None:
        return said
    for a, b in pairwise(told):
        local, greenwich = _clock(a), _clock(b)
        near = 0 <= b.mention.start - a.mention.end <= CLOSE and a.stretch.number == b.stretch.number
        if local is None or greenwich is None or not near:
            continue
        if _is_greenwich(b) and not _is_greenwich(a) and "(" in page.article.text[a.mention.end : b.mention.start]:
            return minutes_between(_minutes(local), _minutes(greenwich))
    return None


def _is_greenwich(t: Told) -> bool:
    return _GREENWICH.search(t.mention.text) is not None


def _minutes(clock: time) -> int:
    return clock.hour * 60 + clock.minute


def _shifted(clock: time, minutes: int) -> time:
    """Returns a clock so many minutes on, past midnight too."""
    at = (_minutes(clock) + minutes) % 1440
    return time(at // 60, at % 60)


def _days(page: Page, told: Sequence[Told]) -> Iterator[Assertion]:
    by_event: dict[str, list[tuple[Told, Interval]]] = defaultdict(list)
    for t in told:
        days = _span(t)
        if days is not None and t.event not in ("", "term", "call"):
            by_event[t.event].append((t, days))
    for event, some in by_event.items():
        every = list(dict.fromkeys(d for _, d in some))
        firm = {(t.features, t.modality): (t, d) for t, d in reversed(some) if t.firm and _is_stated(t)}
        for t, days in list(reversed(firm.values()))[:KEPT]:
            if event in PERSONAL and not t.features and len(every) > 1:
                continue  # nobody knows of whom
            admits: list[Interval] = [d for d in every if d != days]
            day = days.low
            assert isinstance(day, date) and isinstance(days.high, date)
            if t.modality != "plan" or not _MONTH.search(t.mention.text):
                reach = SEASON if _MONTH.search(t.mention.text) else WEEK
                admits.append(Interval(None, day - timedelta(reach), "day"))
                admits.append(Interval(days.high + timedelta(reach), None, "day"))
            if _NIGHT.search(t.words) or _hour(t) >= 20:
                admits += (_one_day(day + timedelta(1)), _one_day(day - timedelta(6)))
            if _EARLY.search(t.words) or 0 <= _hour(t) < 6:
                admits += (_one_day(day - timedelta(1)), _one_day(day + timedelta(6)))
            yield _assertion(page, t, f"day of {event}", days, tuple(admits), "")


def _ends_of_terms(page: Page, told: Sequence[Told]) -> Iterator[Assertion]:
    """Yields when somebody's term ends, to the year, the month or the day."""
    terms = [t for t in told if t.event == "term" and t.mention.value is not None and t.mention.value.unit == "day"]
    for t in {t.features: t for t in reversed(terms) if t.firm}.values():
        value = t.mention.value
        assert value is not None
        others = tuple({o.mention.value for o in terms if o.mention.value is not None} - {value})
        yield _assertion(page, t, "end of term", value, others, "")


def _assertion(
    page: Page, t: Told, attribute: str, value: Interval, admits: tuple[Interval, ...], basis: str
) -> Assertion:
    return Assertion(
        article=page.article,
        start=t.mention.start,
        end=t.mention.end,
        within=Span(t.stretch.sentence.start, t.stretch.sentence.end),
        subject=attribute,
        attribute=attribute,
        value=value,
        rule="",
        period=page.dateline.written,
        modality=t.modality,
        basis=basis,
        speaker=page.speaker(t.stretch.number),
        features=t.features,
        label=attribute,
        confidence=0.7,
        note=t.mention.note,
        story=True,
        admits=admits,
        told=page.dateline.written,
    )


# ------------------------------------------------------------------------------------------- values


def _one_day(day: date) -> Interval:
    return Interval(day, day + timedelta(1), "day")


def _span(t: Told) -> Interval | None:
    """Returns the single day of a mention, or, of what is still to come, at most a month; None where it names more, or none."""
    value = t.mention.value.days() if t.mention.value is not None else None
    if value is None or not (isinstance(value.low, date) and isinstance(value.high, date)):
        return None
    stated = t.mention.kind == "date" or _is_stated(t)
    longest = MONTH if t.modality == "plan" and t.event not in SINGLE else 1
    return value if stated and (value.high - value.low).days <= longest else None


def _is_stated(t: Told) -> bool:
    """Returns whether the mention names its day by weekday or by the calendar, not by counting from the day of writing."""
    return bool(_WEEKDAY.search(t.mention.text) or _MONTH.search(t.mention.text))


def _clock(t: Told) -> time | None:
    """Returns the clock time of a mention whose half of the day is known."""
    value = t.mention.value
    if t.mention.kind != "time" or value is None or not _HALF.search(t.words):
        return None
    if isinstance(value.low, datetime):
        return value.low.time()
    return value.low if isinstance(value.low, time) else None


def _hour(t: Told) -> int:
    clock = _clock(t)
    return clock.hour if clock is not None else -1


def _later(clock: time, minutes: int) -> time:
    """Returns the clock so many minutes later, the last of the day at most."""
    at = clock.hour * 60 + clock.minute + minutes
    return time(at // 60, at % 60) if at < 1440 else time.max


def _around(clock: time, minutes: int) -> Iterator[Interval]:
    """Yields the times of day less than so many minutes from a clock, past midnight too."""
    at = clock.hour * 60 + clock.minute
    for shift in (-1440, 0, 1440):
        low, high = max(at - minutes + 1 + shift, 0), min(at + minutes + shift, 1440)
        if low < high:
            yield Interval(time(low // 60, low % 60), time(high // 60, high % 60) if high < 1440 else time.max, "time")


def _reach(t: Told) -> int:
    """Returns the minutes from which on another clock differs from one that is told like this."""
    return ROUGHLY_APART if _ROUGH.search(t.words) else APART


def _before(clock: time) -> Iterator[Interval]:
    """Yields the half of a day before a clock: police are called after it happened."""
    at = clock.hour * 60 + clock.minute
    for low, high in ((at - 720, at), (at + 720, 1440)):
        if max(low, 0) < high:
            begin = max(low, 0)
            yield Interval(
                time(begin // 60, begin % 60), time(high // 60, high % 60) if high < 1440 else time.max, "time"
            )


def _zone(t: Told) -> str:
    """Returns the zone that the words name, "" where they name none or the local one."""
    found = _ZONE.search(t.words)
    if found is None or found[2]:
        return ""
    return "utc" if found[1] else (found[3] or found[4])[0].lower()

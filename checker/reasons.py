"""Why assertions were paired and how they stand to each other, in plain words. Never says which is right."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence, Set
from datetime import date, timedelta
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

from checker.events.gathered import Signs
from checker.events.toldsentences import bare
from checker.model import Article, Assertion, Dateline, FindingKind, Interval
from checker.republished import EDITIONS, announces_correction

NAMED = 3  # names and days that an explanation gives as grounds
SHOWN = 6  # assertions or values that an explanation names
LEAD = 2_000  # characters of an article in which the names that it shares are looked for
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]{2,})*")
_NAME = re.compile(rf"(?:{_WORD.pattern})(?: {_WORD.pattern})*")


def explain_finding(
    kind: FindingKind, topic: str, shown: Sequence[Assertion], said: Sequence[Assertion] = (), reason: str = ""
) -> str:
    """Returns a few sentences on why these assertions make a finding of this kind.

    `said` are all that the finding stands for, of which it shows some; `reason` is why two of them stand so to each other.
    """
    said = said or shown
    if shown[0].story and kind != "agreement":
        return _explain_in_story(kind, topic, shown, said, reason)
    given = _give(said, lambda a: f"{a.article.source} has “{a.text}”{_base(a)}")
    if kind == "contradiction":
        return f"These disagree on {topic}: {given}. It is the same thing at the same time, and no value fits both."
    if kind == "arithmetic":
        derived = _list([f"{a.article.source} gives {a.note}" for a in shown])
        return f"The figures of these sources imply different values, for {topic}: {derived}."
    if kind == "basis-mismatch":
        return f"One figure over different denominators, for {topic}: {given}."
    if kind == "drift":
        return f"The value moved, for {topic}: {_give(said, _with_standing)}."
    return f"{len(said):,} sources agree on {topic}: {given}."


def _explain_in_story(
    kind: FindingKind, topic: str, shown: Sequence[Assertion], said: Sequence[Assertion], reason: str
) -> str:
    """Returns how figures of one event stand to each other: as written, as read, told when, and what was tried first."""
    why = f"{reason[:1].upper()}{reason[1:]}." if reason else ""
    if kind != "drift":
        given = _give(said, lambda a: f"{_teller(a)} has “{a.text}”{_read_as(a)}{_told(a)}")
        others = ", and so were the other figures of each article and their sums" if any(a.admits for a in said) else ""
        tried = f"Rounding and hedges were allowed for{others}."
        return f"These disagree on {topic}: {given}. {why} {tried}".replace("  ", " ")
    if reason == EDITIONS:
        given = _give(said, lambda a: f"{_teller(a)} “{a.text}”{_read_as(a)}{_told(a)}", " → ")
        mended = " The later one announces a correction." if any(announces_correction(a.article) for a in shown) else ""
        return f"Two editions of one article differ on {topic}, the earlier first: {given}.{mended}"
    given = _give(said, lambda a: f"{_teller(a)} had “{a.text}”{_read_as(a)}{_told(a)}", ", then ")
    if all(a.value.meets(shown[0].value) for a in shown):
        return f"These reports lie far apart, for {topic}: {given.replace(', then ', ' and ')}. {why}"
    return f"The figure moved, for {topic}: {given}. {why}"


class Grounds(NamedTuple):
    """Why articles are taken to report one event: the names that they share, and a sentence that tells these and the days."""

    names: tuple[str, ...]
    why: str


def tell_grounds(signs: Sequence[Signs]) -> Grounds:
    """Returns why articles with these signs are taken to report one event; the first SHOWN of them speak for all."""
    some = signs[:SHOWN]
    named = _name_event(some)
    days = set.intersection(*(set(s.days) for s in some)) if some else set()
    told = [_say_day(date.fromordinal(day)) for day in sorted(days)[:NAMED]]
    grounds = ([f"name {_list(named)}"] if named else []) + ([f"tell of {_list(told)}"] if told else [])
    why = f"they {' and '.join(grounds)}" if grounds else "each names what the other tells of"
    return Grounds(tuple(named), f"The articles are taken to report one event: {why}.")


def _name_event(some: Sequence[Signs]) -> list[str]:
    """Returns the names that these articles share, as one of them writes them, in the order they stand there."""
    holders = Counter(name for signs in some for name in signs.names)
    most = max(holders.values(), default=0)
    return _as_written({name for name, count in holders.items() if count == most > 1}, [s.article for s in some])


def _as_written(shared: Set[str], articles: Sequence[Article]) -> list[str]:
    """Returns the names that these words make, as the first article that has them writes them, in the order they stand there.

    Words that stand together are one name; the longest names are kept, at most NAMED.
    """
    for text in (f"{a.title}\n{a.text[:LEAD]}" if a.title not in a.text else a.text[:LEAD] for a in articles):
        found: dict[str, str] = {}
        for run in _NAME.finditer(text):
            for known, some in groupby(_WORD.finditer(run[0]), key=lambda w: bare(w[0]) in shared):
                if known:
                    first, *rest = some
                    name = run[0][first.start() : (rest[-1] if rest else first).end()]
                    found.setdefault(" ".join(map(bare, name.split())), name)
        whole = [k for k in found if not any(k != o and f" {k} " in f" {o} " for o in found)]
        if whole:
            kept = sorted(whole, key=lambda k: -len(k.split()))[:NAMED]
            return [found[k] for k in found if k in kept]
    return sorted(shared)[:NAMED]


def name_topic(label: str, attribute: str) -> str:
    """Returns what a topic is called: its label and what is measured of it, no word of them said twice."""
    words = attribute.replace("-", " ").split()
    if not label or set(label.lower().split()) <= {w.lower() for w in words}:
        return " ".join(words) if label else attribute
    return f"{label}, {attribute}"


def say_written(line: Dateline) -> list[str]:
    """Returns one sentence on when an article is taken to have been written, none where that is not known on both sides."""
    days = _say_days(line.written)
    return [f"It is taken to be written {days}."] if days else []


def _say_days(days: Interval | None) -> str:
    """Returns "on 3 May 2022" or "between ... and ..."; nothing where a side is open."""
    low, high = (days.low, days.high) if days else (None, None)
    if not (isinstance(low, date) and isinstance(high, date)):
        return ""
    last = high - timedelta(days=1)
    return f"on {_say_day(low)}" if low == last else f"between {_say_day(low)} and {_say_day(last)}"


def _say_day(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"


def _teller(a: Assertion) -> str:
    return f"{a.article.source}, citing {a.speaker}," if a.speaker else a.article.source


def _told(a: Assertion) -> str:
    """Returns when an article told it, in brackets."""
    days = f"on {_say_day(day)}" if (day := a.article.published) is not None else _say_days(a.told)
    return f" (told {days})" if days else ""


def _read_as(a: Assertion) -> str:
    return f", read as {read}" if (read := say_read(a)) else ""


def say_read(a: Assertion) -> str:
    """Returns how a figure or a date was read, where its words do not show it: "a dozen" is 12; an empty string otherwise."""
    if a.written is None or a.written == (None, None):
        return _say_days(a.value)
    low, high = a.written
    if low is not None and high is not None:
        read = _figure(low) if low == high else f"{_figure(low)} to {_figure(high)}"
    else:
        read = f"{_figure(low)} or more" if low is not None else f"{_figure(high)} or less"
    read = f"{a.hedge} {read}" if a.hedge in ("about", "nearly") and low == high else read
    return "" if read in a.text else read


def _figure(value: Decimal | None) -> str:
    return f"{value.normalize():,f}" if value is not None and abs(value.adjusted()) < 40 else str(value)


def _base(a: Assertion) -> str:
    return f" of {a.basis}" if a.basis else ""


def _with_standing(a: Assertion) -> str:
    return f"{a.article.source} has “{a.text}” ({_standing(a)})"


def _standing(a: Assertion) -> str:
    return f"{a.modality}, {_years(a.period)}" if a.period is not None and a.dated else a.modality


def _years(period: Interval) -> str:
    if not isinstance(period.low, date):
        return "no date"
    first, last = period.low.year, period.low.year
    if isinstance(period.high, date):
        last = (period.high - timedelta(days=1)).year
    return str(first) if first == last else f"{first} to {last}"


def _give(said: Sequence[Assertion], say: Callable[[Assertion], str], link: str = "") -> str:
    """Returns what each assertion says; of many, how many articles give each of the values that most give."""
    if len(said) <= SHOWN:
        return link.join(say(a) for a in said) if link else _list([say(a) for a in said])
    counts = Counter(a.value for a in said)
    first = {a.value: a for a in reversed(said)}
    kept = sorted(counts, key=lambda value: -counts[value])[:SHOWN]
    parts = [_count(say(first[value]), counts[value] - 1) for value in kept]
    others = len(counts) - len(kept)
    return _list([*parts, f"{others:,} more values"] if others > 1 else [*parts, "one more value"] if others else parts)


def _count(said: str, others: int) -> str:
    """Returns what one article says, and how many others say the same."""
    return f"{said} as {'another does' if others == 1 else f'{others:,} others do'}" if others else said


def _list(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"

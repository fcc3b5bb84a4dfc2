"""When was an undated article written? Told by the dated articles that tell of the same events."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from checker.align import ALIKE, align, likeness
from checker.circumstances import modality_of
from checker.dating.dateline import bounds
from checker.lines import Line, split_words
from checker.mentions import scan
from checker.model import Assertion, Dateline, Interval, Reading, Span
from checker.pattern import compile_pattern
from checker.phrase import describe
from checker.scan.dates import resolve
from checker.verdicts import verdict

Pair = tuple[Assertion, Assertion]  # a date of the article's, and the known one it agrees with
Reread = Callable[[Reading, Dateline], Reading]
_HEADS = compile_pattern("{head:meeting}")


def place(readings: Sequence[Reading], reread: Reread) -> list[Reading]:
    """Returns the readings in their order, undated articles read again in the year in which they agree with the others.

    A year counts when at least one date of the article, read in that year, agrees with another article's date of the same
    event and none contradicts. Articles are placed in rounds: those placed help to place the rest.
    """
    placed = list(readings)
    waiting = [i for i, r in enumerate(placed) if r.dateline.kind == "missing"]
    while waiting:
        known = [
            a
            for i, r in enumerate(placed)
            if i not in waiting
            for a in r.assertions
            if a.value.unit == "day" and not a.story
        ]
        found = {i: best for i in waiting if (best := _best_year(placed[i], known, reread)) is not None}
        if not found:
            break
        for i, (year, confirming) in found.items():
            placed[i] = reread(placed[i], _line(placed[i], year, confirming, known))
        waiting = [i for i in waiting if i not in found]
    return placed


def _best_year(reading: Reading, known: Sequence[Assertion], reread: Reread) -> tuple[int, list[Pair]] | None:
    """Returns the year in which the reading agrees best with what is known, and the dates that agree."""
    # "June of that year" leans on a year the text states, and tells nothing of the year of writing.
    found = scan(reading.article.text)
    leaning = {m.start for m in found if m.parts and m.parts.year is None and m.parts.relative != "that"}
    if not leaning or not known:
        return None
    tried = reread(reading, Dateline(Interval(date(2000, 7, 1), date(2000, 7, 2), "day")))  # any year finds the events
    mine = [a for a in tried.assertions if a.value.unit == "day" and not a.story and a.start in leaning]
    blocks = {(a.attribute, a.subject) for a in mine}
    known = [a for a in known if (a.attribute, a.subject) in blocks]
    years = sorted({a.value.low.year for a in known if isinstance(a.value.low, date)})
    best: tuple[int, list[Pair]] | None = None
    tied = False
    for year in years:  # from the first of July bare dates fall into the year itself
        read = {m.start: m.value and m.value.days() for m in resolve(found, reading.article.text, date(year, 7, 1))}
        agreed, clashes = _agreements(
            [replace(a, value=v) for a in mine if (v := read.get(a.start)) is not None], known
        )
        if agreed and not clashes:
            if best is None or len(agreed) > len(best[1]):
                best, tied = (year, agreed), False
            elif len(agreed) == len(best[1]):
                tied = True
    return None if tied else best


def _agreements(mine: Sequence[Assertion], known: Sequence[Assertion]) -> tuple[list[Pair], int]:
    """Returns the dates of mine that agree with a known one, one a topic, and how many topics hold a clash."""
    ours = {id(a) for a in mine}
    agreed, clashes = [], 0
    for topic in align([*mine, *known]):
        pairs = [(a, b) for a in topic.assertions if id(a) in ours for b in topic.assertions if id(b) not in ours]
        verdicts = [verdict(a, b) for a, b in pairs]
        if "agree" in verdicts:
            agreed.append(pairs[verdicts.index("agree")])
        elif "clash" in verdicts:
            clashes += 1
    return agreed, clashes


def _line(reading: Reading, year: int, confirming: Sequence[Pair], known: Sequence[Assertion]) -> Dateline:
    """Returns the dateline of an article written in `year`, as narrow as its tenses and the known events allow."""
    text = reading.article.text
    first, last, reasons = bounds(reading.mentions, reading.sentences, text, year)
    told = [f"its “{mine.text}” is “{b.text}” in {b.article.source}, {b.label or b.subject}" for mine, b in confirming]
    upcoming = [e for e in _still_to_come(reading, known) if isinstance(e.value.low, date) and e.value.low.year == year]
    why = [f"placed in {year} by the others: {'; '.join(told)}", *reasons]
    ends = [e.value.high for e in upcoming if isinstance(e.value.high, date)]
    if ends and (last is None or min(ends) <= last):
        last = min(ends) - timedelta(days=1)
        event = min(upcoming, key=lambda e: str(e.value.high))
        why.append(
            f"it tells of the {event.label or event.subject} as still to come, which {event.article.source} dates “{event.text}”"
        )
    if first is None and last is not None:
        first = last.replace(day=1)
        why.append("news of a coming event is taken to be of the same month")
    low = first or date(year, 1, 1)
    high = (last or date(year, 12, 31)) + timedelta(days=1)
    if low >= high:
        low, high = date(year, 1, 1), date(year + 1, 1, 1)
    return replace(
        reading.dateline,
        written=Interval(low, high, "day"),
        reasons=tuple(why),
        evidence=tuple(Span(mine.start, mine.end) for mine, _ in confirming),
    )


def _still_to_come(reading: Reading, known: Sequence[Assertion]) -> list[Assertion]:
    """Returns the known dated events that the article speaks of as plans."""
    text = reading.article.text
    events = [a for a in known if a.features]
    found: list[Assertion] = []
    for s in reading.sentences:
        if s.role not in ("body", "headline"):
            continue
        line = Line(split_words(text, s.start, s.end, ()), tuple)
        for (head,) in _HEADS.matches(line):
            features = describe(text, line.words, head).features
            if modality_of(line.words, head.first) == "plan":
                found += [e for e in events if e.subject == head.canonical and likeness(e.features, features) >= ALIKE]
    return found

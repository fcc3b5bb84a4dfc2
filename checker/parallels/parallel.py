"""Parallel sentences: the figure or the date that was changed between near-identical sentences of two articles.

Where most figures of two alike texts agree, one is the other again, and a figure that differs was changed.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from checker.findings import Finding
from checker.model import Assertion, Interval, Reading, Span
from checker.parallels.kinship import BESIDE, Kinship, Place, find_kinship
from checker.parallels.neighbours import Pair, Sentences, Tied, find_neighbours
from checker.parallels.places import Accepted, Ruling
from checker.parallels.subjects import Subject, read_subject, share_subject
from checker.parallels.wires import Unit, read_units

KEPT = 512  # articles whose words are kept while others are compared with them
SHOWN = 40  # figures that a finding holds
LONG = 10  # content words of a sentence that is no chance likeness
FEW = 4  # figures that a text changes where no more of them agree, at most
PART = 0.3  # of the shorter text that the other has too, at least
MOST = 0.6  # the same where little else tells that the texts are one
EXCERPT = 0.8  # the same where one has lost the lead that names what it is about
SOON = 3  # days within which a text is issued again
_SIGN = {1: " as a gain", -1: " as a loss"}


class Text(NamedTuple):
    """An article as it is compared with others."""

    units: Sequence[Unit]
    subject: Subject
    source: str


def find_parallels(readings: Sequence[Reading], tied: Iterable[Tied] | None = None) -> Iterator[Finding]:
    """Yields a finding for each figure or date that differs between two tellings of one text.

    Drift where one is a later edition of the other, a contradiction otherwise. Where most figures of two alike texts differ
    they are two reports on one template, and nothing is said. Readings are asked for in order once, and again where two are
    compared; a few are kept. `tied` are the articles that share sentences, as `find_neighbours` gives them in the order of
    `order_by_day`, where that is known already.
    """
    if len(readings) < 2:
        return
    days: list[date | None] = []
    words = Sentences()
    for n, reading in enumerate(readings):
        days.append(reading.article.published)
        if tied is None:
            words.add(u.words for u in read_units(reading, n))
    order = array("i", order_by_day(days))
    if tied is None:
        words.sort(order)
        tied = find_neighbours(words)
    text = lru_cache(KEPT)(lambda n: read_text(readings[n], n))
    accepted = Accepted()
    for (one, other), pairs in tied:
        first, second = text(order[one]), text(order[other])
        for kinship, sure, reason in judge_texts(first, second, pairs):
            ruling = Ruling(sure, reason, _is_edition(first, second, kinship))
            for change in kinship.changes:
                accepted.add(change, (first.subject.head, second.subject.head), ruling)
    del words
    yield from _report(accepted, readings)


def order_by_day(days: Sequence[date | None]) -> list[int]:
    """Returns the numbers of articles that were published on these days, the earliest first; None before all."""
    return sorted(range(len(days)), key=lambda n: (day.toordinal() if (day := days[n]) is not None else 0, n))


def read_text(reading: Reading, number: int) -> Text:
    """Returns an article as it is compared with others; `number` is that of its units."""
    return Text(read_units(reading, number), read_subject(reading), reading.article.source)


def judge_texts(one: Text, other: Text, pairs: Sequence[Pair]) -> Iterator[tuple[Kinship, float, str]]:
    """Yields, if two articles are one text twice, what they have in common, how surely (above 0) and why."""
    a, b = one.subject, other.subject
    tie = share_subject(a, b)
    if tie == "other":
        return
    kinship = find_kinship(one.units, other.units, pairs, a.corrects != b.corrects)
    sure, reason = _judge(kinship, a, b) if tie == "same" or kinship.likeness >= EXCERPT else (0.0, "")
    if sure > 0:
        yield kinship, sure, reason


def _judge(kinship: Kinship, a: Subject, b: Subject) -> tuple[float, str]:
    """Returns from 0 to 1 how surely two articles are one text twice, and why; 0 for two texts."""
    agreeing, differing = kinship.agreeing, kinship.differing
    apart = abs(a.day - b.day) if a.day is not None and b.day is not None else 0
    others = f"{agreeing} other {'figure agrees' if agreeing == 1 else 'figures agree'}"
    if not kinship.changes:
        return 0.0, ""
    if a.corrects != b.corrects and (agreeing >= differing or apart <= SOON):
        return 0.95 if apart <= SOON else 0.7, "one says that it corrects"
    if kinship.likeness < PART:
        shared = min(len(c.first.unit.words & c.second.unit.words) for c in kinship.changes)
        return (0.7, f"{shared} words of the sentence agree") if shared >= LONG and not apart else (0.0, "")
    if agreeing >= 3 and agreeing >= 3 * differing:
        return (0.9, others) if apart <= SOON else (0.6, others) if kinship.likeness >= MOST else (0.0, "")
    if apart:
        return 0.0, ""  # a series gives each day's figure
    if agreeing >= differing <= FEW:
        return 0.8, others
    return (0.7, "every other word agrees") if differing == 1 and kinship.likeness >= MOST else (0.0, "")


def _is_edition(one: Text, other: Text, kinship: Kinship) -> bool:
    """Returns whether one article is a later edition of the other: by one source, or announced, or one text on two days."""
    a, b = one.subject, other.subject
    return one.source == other.source or a.corrects != b.corrects or (a.day != b.day and kinship.likeness >= MOST)


def _report(accepted: Accepted, readings: Sequence[Reading]) -> Iterator[Finding]:
    """Yields one finding a changed figure, with every article's figure in that place.

    Only the figures that are shown are read again, each article once.
    """
    groups = list(accepted.gather(SHOWN))
    wanted: dict[int, list[tuple[int, int]]] = defaultdict(list)  # article -> group, and turn in it
    for k, (_, shown) in enumerate(groups):
        for turn, (article, _) in enumerate(shown):
            wanted[article].append((k, turn))
    made: list[dict[int, tuple[Assertion, int]]] = [{} for _ in groups]
    names: list[str] = [""] * len(groups)
    for article, asked in sorted(wanted.items()):
        reading = readings[article]
        places = {f.start: Place(u, at) for u in reversed(read_units(reading, article)) for at, f in u.figures.items()}
        for k, turn in asked:
            place = places[groups[k][1][turn][1]]
            made[k][turn] = _assert(place, groups[k][0].sure, reading), place.figure.sign
            if not turn:
                names[k] = _name(place, reading.article.text)
    for (ruling, _), some, name in zip(groups, made, names, strict=True):
        yield _finding([some[turn] for turn in range(len(some))], ruling, name)


def _finding(places: Sequence[tuple[Assertion, int]], ruling: Ruling, name: str) -> Finding:
    shown = tuple(replace(a, attribute=name) for a, _ in places)
    signs = {sign for _, sign in places}
    given = ", ".join(
        f"{a.article.source} has “{' '.join(a.text.split())}”{_SIGN[sign] if len(signs) > 1 else ''}"
        for a, (_, sign) in zip(shown, places, strict=True)
    )
    return Finding(
        kind="drift" if ruling.edition else "contradiction",
        severity="note" if ruling.edition else "error",
        confidence=ruling.sure,
        assertions=shown,
        explanation=f"One text twice, but for a figure in “{name}”: {given}. It is taken for one because {ruling.reason}.",
        rule="",
        topic=name,
    )


def _name(place: Place, text: str) -> str:
    """Returns what a figure measures: section and label of its row, or the words around it."""
    unit, at = place.unit, place.at
    if unit.row is not None:
        column = sum(n < at for n in unit.figures) + 1
        label = ", ".join(part for part in unit.row if part)
        return label if column == 1 else f"{label}, column {column}"
    before, after = unit.line[max(at - BESIDE, 0) : at], unit.line[at + 1 : at + 1 + BESIDE]
    words = [
        text[before[0].start : place.figure.start] if before else "",
        text[place.figure.end : after[-1].end] if after else "",
    ]
    return " ".join("…".join(words).split())


def _assert(place: Place, sure: float, reading: Reading) -> Assertion:
    mention, article, unit = place.figure.mention, reading.article, place.unit
    return Assertion(
        article=article,
        start=mention.start,
        end=mention.end,
        within=Span(unit.start, unit.end),
        subject=article.title or article.text.lstrip().split("\n", 1)[0][:80].strip(),
        attribute="",
        value=_signed(mention.value, place.figure.sign)
        or Interval(None, None, "day" if mention.kind == "date" else ""),
        rule="parallel-sentences",
        written=_negated(mention.written) if place.figure.sign < 0 and mention.written else mention.written,
        hedge=mention.hedge,
        confidence=sure,
    )


def _signed(value: Interval | None, sign: int) -> Interval | None:
    """Returns the value, that of a loss below nothing."""
    if value is None or sign > 0:
        return value
    low, high = (x if isinstance(x, Decimal) else None for x in (value.low, value.high))
    return Interval(*_negated((low, high)), value.unit)


def _negated(bounds: tuple[Decimal | None, Decimal | None]) -> tuple[Decimal | None, Decimal | None]:
    low, high = bounds
    return None if high is None else -high, None if low is None else -low

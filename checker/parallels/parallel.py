"""Parallel sentences: the figure or the date that was changed between near-identical sentences of two articles.

Where most figures of two alike texts agree, one is the other again, and a figure that differs was changed.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from checker.findings import Finding
from checker.groups import connect
from checker.model import Assertion, Interval, Reading, Span
from checker.parallels.kinship import BESIDE, Change, Kinship, Place, find_kinship
from checker.parallels.neighbours import find_neighbours
from checker.parallels.restated import Figure
from checker.parallels.subjects import Subject, read_subject, share_subject
from checker.parallels.wires import read_units

KEPT = 256  # articles whose words are kept while others are compared with them
SHOWN = 40  # figures that a finding holds
LONG = 10  # content words of a sentence that is no chance likeness
FEW = 4  # figures that a text changes where no more of them agree, at most
PART = 0.3  # of the shorter text that the other has too, at least
MOST = 0.6  # the same where little else tells that the texts are one
EXCERPT = 0.8  # the same where one has lost the lead that names what it is about
SOON = 3  # days within which a text is issued again
_SIGN = {1: " as a gain", -1: " as a loss"}


class Ruled(NamedTuple):
    """A change, how surely it is one and why, and whether one article is a later edition of the other."""

    change: Change
    sure: float
    reason: str
    edition: bool


def find_parallels(readings: Sequence[Reading]) -> Iterator[Finding]:
    """Yields a finding for each figure or date that differs between two tellings of one text.

    Drift where one is a later edition of the other, a contradiction otherwise. Where most figures of two alike texts differ
    they are two reports on one template, and nothing is said.
    """
    if len(readings) < 2:
        return
    order = sorted(range(len(readings)), key=lambda n: (_day(readings[n]), n))
    known: dict[str, str] = {}  # one string a word, however often it stands
    words = [
        tuple(frozenset(known.setdefault(w, w) for w in u.words) for u in read_units(readings[n], n)) for n in order
    ]
    units = lru_cache(KEPT)(lambda n: read_units(readings[order[n]], order[n]))
    subject = lru_cache(KEPT)(lambda n: read_subject(readings[order[n]]))
    accepted: list[Ruled] = []
    heads: dict[int, frozenset[str]] = {}  # what a headline begins with, of articles of which something is said
    for (one, other), pairs in find_neighbours(words):
        a, b = subject(one), subject(other)
        tie = share_subject(a, b)
        if tie == "other":
            continue
        kinship = find_kinship(units(one), units(other), pairs, a.corrects != b.corrects)
        sure, reason = _judge(kinship, a, b) if tie == "same" or kinship.likeness >= EXCERPT else (0.0, "")
        if sure > 0:
            heads |= {order[one]: a.head, order[other]: b.head}
            edition = _is_edition(readings[order[one]], readings[order[other]], a, b, kinship)
            accepted += (Ruled(change, sure, reason, edition) for change in kinship.changes)
    yield from _report(accepted, heads, readings)


def _day(reading: Reading) -> int:
    return reading.article.published.toordinal() if reading.article.published is not None else 0


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


def _is_edition(one: Reading, other: Reading, a: Subject, b: Subject, kinship: Kinship) -> bool:
    """Returns whether one article is a later edition of the other: by one source, or announced, or one text on two days."""
    return (
        one.article.source == other.article.source
        or a.corrects != b.corrects
        or (a.day != b.day and kinship.likeness >= MOST)
    )


def _report(
    accepted: Sequence[Ruled], heads: Mapping[int, frozenset[str]], readings: Sequence[Reading]
) -> Iterator[Finding]:
    """Yields one finding a changed figure, with every article's figure in that place.

    A sentence that many copies have is one place in all whose headline begins alike, though each was compared with a few.
    """
    places: dict[tuple[int, int], Place] = {}
    for ruled in accepted:
        for place in ruled.change:
            places.setdefault((place.unit.article, place.figure.start), place)
    ordered = sorted(places)
    number = {place: n for n, place in enumerate(ordered)}
    first, second = ([number[r.change[k].unit.article, r.change[k].figure.start] for r in accepted] for k in (0, 1))
    ends = list(zip(first, second, strict=True))
    alike: dict[tuple[object, ...], int] = {}
    copies = []
    for n, place in enumerate(places[at] for at in ordered):
        head = heads.get(place.unit.article)
        if head:
            copies.append((alike.setdefault((place.unit.keys, place.at, head), n), n))
    group_of = {n: group[0] for group in connect([*ends, *copies]) for n in group}
    grouped: dict[int, list[int]] = defaultdict(list)
    for k, (x, _) in enumerate(ends):
        grouped[group_of[x]].append(k)
    for members in grouped.values():
        shown = _spread(sorted({n for k in members for n in ends[k]}), [places[at].figure for at in ordered])
        yield _finding(
            [places[ordered[n]] for n in shown], min((accepted[k] for k in members), key=lambda r: r.sure), readings
        )


def _spread(numbers: Sequence[int], figures: Sequence[Figure]) -> list[int]:
    """Returns at most SHOWN of the places, some of each value."""
    given: Counter[tuple[object, ...]] = Counter()
    ranks: dict[int, int] = {}
    for n in numbers:
        value = (figures[n].mention.value, figures[n].sign)
        ranks[n] = given[value]
        given[value] += 1
    return sorted(sorted(numbers, key=lambda n: (ranks[n], n))[:SHOWN])


def _finding(places: Sequence[Place], ruled: Ruled, readings: Sequence[Reading]) -> Finding:
    name = _name(places[0], readings[places[0].unit.article].article.text)
    shown = tuple(_assert(place, name, ruled.sure, readings[place.unit.article]) for place in places)
    signs = {p.figure.sign for p in places}
    given = ", ".join(
        f"{a.article.source} has “{' '.join(a.text.split())}”{_SIGN[p.figure.sign] if len(signs) > 1 else ''}"
        for a, p in zip(shown, places, strict=True)
    )
    return Finding(
        kind="drift" if ruled.edition else "contradiction",
        severity="note" if ruled.edition else "error",
        confidence=ruled.sure,
        assertions=shown,
        explanation=f"One text twice, but for a figure in “{name}”: {given}. It is taken for one because {ruled.reason}.",
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


def _assert(place: Place, name: str, sure: float, reading: Reading) -> Assertion:
    mention, article, unit = place.figure.mention, reading.article, place.unit
    return Assertion(
        article=article,
        start=mention.start,
        end=mention.end,
        within=Span(unit.start, unit.end),
        subject=article.title or article.text.lstrip().split("\n", 1)[0][:80].strip(),
        attribute=name,
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

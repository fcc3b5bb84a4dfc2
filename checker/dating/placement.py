"""When was an undated article written? Told by the dated articles that tell of the same events."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
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
Block = tuple[str, str]  # attribute and subject
Reread = Callable[[Reading, Dateline], Reading]
MANY, MOST = 200, 800  # known dates of one thing of which all are kept, and then the first of each value
_HEADS = compile_pattern("{head:meeting}")


class Known:
    """The dates that are known, by what they are dates of; of very many dates of one thing, some of each value."""

    def __init__(self) -> None:
        self._by_block: dict[Block, list[tuple[int, Assertion]]] = defaultdict(list)
        self._by_subject: dict[str, set[Block]] = defaultdict(set)

    def __bool__(self) -> bool:
        return bool(self._by_block)

    def add(self, number: int, reading: Reading) -> set[Block]:
        """Adds the dates of a reading with this number, and returns what they are dates of."""
        changed = set()
        for a in reading.assertions:
            if a.value.unit == "day" and not a.story:
                block = a.attribute, a.subject
                some = self._by_block[block]
                if len(some) < MANY or (len(some) < MOST and all(a.value != b.value for _, b in some)):
                    some.append((number, a))
                    self._by_subject[a.subject].add(block)
                    changed.add(block)
        return changed

    def of(self, blocks: Iterable[Block]) -> list[Assertion]:
        """Returns the dates of these things, in the order of their readings."""
        found = [entry for block in blocks for entry in self._by_block.get(block, ())]
        return [a for _, a in sorted(found, key=lambda entry: (entry[0], entry[1].start))]

    def on(self, subject: str) -> list[Assertion]:
        """Returns the dates of events of this kind or name, in the order of their readings."""
        return [a for a in self.of(sorted(self._by_subject.get(subject, ()))) if a.features]


def place(readings: Sequence[Reading], reread: Reread) -> list[Reading]:
    """Returns the readings in their order, undated articles read again in the year in which they agree with the others."""
    placed = find_placed(readings, reread)
    return [placed.get(n, reading) for n, reading in enumerate(readings)]


def find_placed(readings: Sequence[Reading], reread: Reread) -> dict[int, Reading]:
    """Returns the readings of undated articles that the others place, by number, as they read in their year.

    A year counts when at least one date of the article, read in that year, agrees with another article's date of the same
    event and none contradicts. Articles are placed in rounds: those placed help to place the rest; an article is tried again
    where more is known of what it dates. Readings are asked for in order once, those of undated articles once a trial.
    """
    known = Known()
    waiting: dict[int, frozenset[Block] | None] = {}  # number -> what its dates are of; None before it was tried
    for n, reading in enumerate(readings):
        if reading.dateline.kind == "missing":
            waiting[n] = None
        else:
            known.add(n, reading)
    placed: dict[int, Reading] = {}
    changed: set[Block] = set()
    while waiting and known:
        found: dict[int, tuple[int, list[Pair]]] = {}
        for n, blocks in waiting.items():
            if blocks is None or not blocks.isdisjoint(changed):
                best, waiting[n] = _best_year(readings[n], known, reread)
                if best is not None:
                    found[n] = best
        lines = {n: _line(readings[n], *best, known) for n, best in found.items()}
        changed = set()
        for n, line in lines.items():
            placed[n] = reread(readings[n], line)
            changed |= known.add(n, placed[n])
            del waiting[n]
        if not found:
            break
    return placed


def _best_year(
    reading: Reading, known: Known, reread: Reread
) -> tuple[tuple[int, list[Pair]] | None, frozenset[Block]]:
    """Returns the year in which the reading agrees best with what is known, the dates that agree, and what its dates are of."""
    # "June of that year" leans on a year the text states, and tells nothing of the year of writing.
    leaning = {m.start for m in reading.mentions if m.parts and m.parts.year is None and m.parts.relative != "that"}
    if not leaning:
        return None, frozenset()
    tried = reread(reading, Dateline(Interval(date(2000, 7, 1), date(2000, 7, 2), "day")))  # any year finds the events
    mine = [a for a in tried.assertions if a.value.unit == "day" and not a.story and a.start in leaning]
    blocks = frozenset((a.attribute, a.subject) for a in mine)
    others = known.of(sorted(blocks))
    years = sorted({a.value.low.year for a in others if isinstance(a.value.low, date)})
    if not years:
        return None, blocks
    found = scan(reading.article.text)
    best: tuple[int, list[Pair]] | None = None
    tied = False
    for year in years:  # from the first of July bare dates fall into the year itself
        read = {m.start: m.value and m.value.days() for m in resolve(found, reading.article.text, date(year, 7, 1))}
        agreed, clashes = _agreements(
            [replace(a, value=v) for a in mine if (v := read.get(a.start)) is not None], others
        )
        if agreed and not clashes:
            if best is None or len(agreed) > len(best[1]):
                best, tied = (year, agreed), False
            elif len(agreed) == len(best[1]):
                tied = True
    return None if tied else best, blocks


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


def _line(reading: Reading, year: int, confirming: Sequence[Pair], known: Known) -> Dateline:
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


def _still_to_come(reading: Reading, known: Known) -> list[Assertion]:
    """Returns the known dated events that the article speaks of as plans."""
    text = reading.article.text
    found: list[Assertion] = []
    for s in reading.sentences:
        if s.role not in ("body", "headline"):
            continue
        line = Line(split_words(text, s.start, s.end, ()), tuple)
        for (head,) in _HEADS.matches(line):
            features = describe(text, line.words, head).features
            if modality_of(line.words, head.first) == "plan":
                found += [e for e in known.on(head.canonical) if likeness(e.features, features) >= ALIKE]
    return found

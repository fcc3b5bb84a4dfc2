"""Figures aligned across articles on one event: where two articles tell one thing in their own words and state two figures.

No vocabulary says what may be measured. Within a story every two articles are aligned figure by figure (`alignedpairs`); what
is matched well, and explained by nothing, disagrees. Where most figures of two articles differ they tell of two things, and
nothing is said; the more agree, the likelier the one that differs is a slip.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from heapq import nsmallest
from math import exp
from typing import NamedTuple

from checker.claims.alignedpairs import Match, Side, disagreeing, match, see
from checker.claims.alignedslots import BEFORE, Slot, read_slots
from checker.events.gathered import stories_of
from checker.findings import Finding
from checker.groups import connect
from checker.model import Article, Assertion, FindingKind, Interval, Reading, Severity, Span
from checker.wordnumbers import Words

ALL = 8  # articles of a story up to which every two are aligned
PARTNERS = 6  # articles of a larger story that each is aligned with: those that share most rare senses with it
HOLDERS = 12  # articles that a sense may stand in to lead from each of them to every other,
BESIDE = 3  # and how far it leads, in their order, where it stands in more
KEPT = 128  # articles that are kept while others are aligned with them
LEAST = 0.6  # evidence from which a disagreement is told
AGREEING, MOST_AGREEING = 0.08, 6  # evidence that each figure adds on which the articles agree
SUREST = 0.88
DIFFERING = 2  # figures that differ, from which on they are weighed against those that agree
SHOWN = 12  # figures that a finding holds
NAMES, SENSES = 2, 4  # shared words that name a thing, and that an explanation gives
# What is still being counted when it is reported, so that a later report may have more.
COUNTED = frozenset({"die", "injure", "miss", "ill", "arrest", "rescue", "damage", "destroy"})


class Told(NamedTuple):
    """An article as it is aligned with others."""

    reading: Reading
    side: Side


class Place(NamedTuple):
    """A figure that disagrees with another: where it stands in its article, and what it states."""

    start: int
    end: int
    within: Span
    value: Interval
    written: tuple[Decimal | None, Decimal | None] | None
    hedge: str | None


class Found(NamedTuple):
    """A disagreement between two articles of a story, and how many other figures of theirs agree.

    `slots` are the numbers of the two figures in their articles; `words` what is said of both. `moves` says that the later of two
    reports may have counted more.
    """

    sure: float  # the evidence, with that of the figures that agree
    articles: tuple[int, int]
    slots: tuple[int, int]
    name: str
    words: tuple[str, ...]
    why: str
    agreeing: int
    moves: bool


Places = dict[tuple[int, int], Place]  # by article of the story and number of the slot


def relate_aligned(readings: Sequence[Reading]) -> Iterator[Finding]:
    """Yields the figures on which two articles of one story disagree, aligned by the words around them.

    Readings are asked for in order once, and again story by story; a few are kept.
    """
    members: dict[int, list[int]] = defaultdict(list)
    stories = stories_of(readings)
    for n, reading in enumerate(readings):
        members[stories[reading.article]].append(n)
    for story in members.values():
        if len(story) > 1:
            yield from _relate_story(readings, story)


def _relate_story(readings: Sequence[Reading], story: Sequence[int]) -> Iterator[Finding]:
    """Yields the disagreements of the articles with these numbers; they are held as figures, and their articles read again."""
    tell = lru_cache(KEPT)(lambda n: _tell(readings[story[n]]))
    found: list[Found] = []
    places: Places = {}
    for a, b in _partners(len(story), lambda n: tell(n).side.held):
        if tell(a).reading.article.source != tell(b).reading.article.source:
            found += _compare(tell(a), tell(b), (a, b), places)
    yield from _report(found, places, lambda n: readings[story[n]].article)


def _tell(reading: Reading) -> Told:
    return Told(reading, see(read_slots(reading)))


def _partners(count: int, held: Callable[[int], Iterable[str]]) -> list[tuple[int, int]]:
    """Returns the pairs of articles to be aligned: all of a small story, else each with those that share most with it.

    `held` gives the senses that an article stands among; each article is asked once.
    """
    if count <= ALL:
        return [(a, b) for b in range(count) for a in range(b)]
    words = Words()
    senses = [words.pack(held(n)) for n in range(count)]
    holders: dict[int, array[int]] = defaultdict(lambda: array("i"))
    for n, some in enumerate(senses):
        for sense in some:
            holders[sense].append(n)
    found = set()
    for n, some in enumerate(senses):
        near = Counter[int]()
        for sense in some:
            others = holders[sense]
            if len(others) > HOLDERS:
                at = bisect_left(others, n)
                others = others[max(at - BESIDE, 0) : at + BESIDE + 1]
            near.update(others)
        del near[n]
        for m, _ in nsmallest(PARTNERS, near.items(), key=lambda item: (-item[1], item[0])):
            found.add((min(n, m), max(n, m)))
    return sorted(found)


def _compare(one: Told, other: Told, articles: tuple[int, int], places: Places) -> Iterator[Found]:
    """Yields the disagreements of two articles, none where most of their figures differ; their figures are put into `places`."""
    matches, agreeing = match(one.side, other.side)
    more = AGREEING * min(agreeing, MOST_AGREEING)
    told = [m for m in disagreeing(matches) if m.sure + more >= LEAST]
    if len(told) >= DIFFERING and len(told) > agreeing:
        return
    for m in told:
        if _is_explained(one.reading, m.first, m.second) or _is_explained(other.reading, m.second, m.first):
            continue
        slots = one.side.slots.index(m.first), other.side.slots.index(m.second)
        for n, number, slot in zip(articles, slots, m[:2], strict=True):
            places.setdefault((n, number), _place(slot))
        moves = _moves(m, one.reading, other.reading)
        words = m.shared_words[:SENSES]
        yield Found(m.sure + more, articles, slots, _name(m), words, m.why, agreeing, moves)


def _is_explained(reading: Reading, own: Slot, other: Slot) -> bool:
    """Returns whether a reader that knows what the figure counts grants the other value."""
    return any(
        a.start < own.mention.end and own.mention.start < a.end and any(v.meets(other.value) for v in a.admits)
        for a in reading.assertions
    )


# ------------------------------------------------------------------------------------------- findings


def _report(found: Sequence[Found], places: Places, article_of: Callable[[int], Article]) -> Iterator[Finding]:
    """Yields one finding for each thing, with the figures of every article that was found to differ on it."""
    slots = list(dict.fromkeys(end for f in found for end in zip(f.articles, f.slots, strict=True)))
    number = {slot: n for n, slot in enumerate(slots)}
    ends = [(number[f.articles[0], f.slots[0]], number[f.articles[1], f.slots[1]]) for f in found]
    groups = connect(ends)
    group_of = {n: k for k, group in enumerate(groups) for n in group}
    best: dict[int, Found] = {}
    for f, (one, _) in zip(found, ends, strict=True):
        k = group_of[one]
        best[k] = max(best.get(k, f), f, key=lambda x: x.sure)
    chosen = [[slots[n] for n in sorted(group, key=lambda n: (slots[n][0], n))][:SHOWN] for group in groups]
    articles = {n: article_of(n) for n in sorted({n for some in chosen for n, _ in some})}
    for k, some in enumerate(chosen):
        sure = confidence(best[k].sure)
        shown = tuple(_assertion(places[slot], best[k].name, sure, articles[slot[0]]) for slot in some)
        kind: FindingKind = "drift" if best[k].moves else "contradiction"
        severity: Severity = "note" if kind == "drift" else "error"
        yield Finding(kind, severity, sure, shown, _explain(best[k], shown, kind), "", best[k].name)


def confidence(evidence: float) -> float:
    """Returns how sure a disagreement is, 0 to 1, from the evidence for it."""
    return round(min(1 / (1 + exp(-evidence)), SUREST), 2)


def _moves(m: Match, one: Reading, other: Reading) -> bool:
    """Returns whether the later of two reports may have counted more, or a plan become another."""
    days = _day(one), _day(other)
    slots = m[:2]
    if days[0] is None or days[1] is None or days[0] == days[1]:
        return False
    if all("foreseen" in s.marks for s in slots) or "earlier" in slots[0].marks | slots[1].marks:
        return abs((days[0] - days[1]).days) > 1
    counted = all(COUNTED & {s for s, n in slot.near.items() if n > BEFORE} for slot in slots)
    return counted and slots[0].dim == "count"


def _day(reading: Reading) -> date | None:
    written = reading.dateline.written
    return reading.article.published or (written.low if written and type(written.low) is date else None)


def _name(m: Match) -> str:
    """Returns what two figures measure, as the texts call it: the noun that both count, else what both are told of."""
    if m.first.dim == "count" and m.first.head & m.second.head and m.first.label:
        return m.first.label
    words = ", ".join(m.shared_words[:NAMES])
    return (
        f"{m.first.dim}: {words}" if m.first.value.unit == "result" or m.first.dim == "year" else words or m.first.label
    )


def _explain(best: Found, shown: Sequence[Assertion], kind: FindingKind) -> str:
    given = "; ".join(f"{a.article.source} has “{' '.join(a.text.split())}”" for a in shown)
    words = ", ".join(f"“{w}”" for w in best.words)
    told = [f"Both articles tell one thing in their own words, and their figures differ: {given}."]
    if words:
        told.append(f"What they say of it in common: {words}.")
    if best.why:
        told.append(f"{best.why[0].upper()}{best.why[1:]}, as in a slip.")
    if best.agreeing:
        many = f"{best.agreeing} other figures" if best.agreeing > 1 else "one other figure"
        told.append(f"The two articles agree on {many}.")
    if kind == "drift":
        told.append("The later report may have counted further.")
    return "\n".join(told)


def _place(slot: Slot) -> Place:
    m = slot.mention
    within = Span(slot.sentence.start, max(slot.sentence.end, m.end))
    value = slot.value if slot.value.unit != "result" else Interval(None, None, "result")
    return Place(m.start, m.end, within, value, m.written, m.hedge)


def _assertion(place: Place, name: str, sure: float, article: Article) -> Assertion:
    return Assertion(
        article=article,
        start=place.start,
        end=place.end,
        within=place.within,
        subject=name,
        attribute=name,
        value=place.value,
        rule="aligned-figures",
        written=place.written,
        hedge=place.hedge,
        confidence=sure,
    )

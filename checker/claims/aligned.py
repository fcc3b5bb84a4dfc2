"""Figures aligned across articles on one event: where two articles tell one thing in their own words and state two figures.

No vocabulary says what may be measured. Within a story every two articles are aligned figure by figure (`alignedpairs`); what
is matched well, and explained by nothing, disagrees. Where most figures of two articles differ they tell of two things, and
nothing is said; the more agree, the likelier the one that differs is a slip.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from math import exp
from typing import NamedTuple

from checker.claims.alignedpairs import Match, Side, disagreeing, match, see
from checker.claims.alignedslots import BEFORE, Slot, read_slots
from checker.events.gathered import stories_of
from checker.findings import Finding
from checker.groups import connect
from checker.model import Assertion, FindingKind, Interval, Reading, Severity, Span

ALL = 8  # articles of a story up to which every two are aligned
PARTNERS = 6  # articles of a larger story that each is aligned with: those that share most rare senses with it
HOLDERS = 12  # articles that a sense may stand in to lead from each of them to every other,
BESIDE = 3  # and how far it leads, in their order, where it stands in more
LEAST = 0.6  # evidence from which a disagreement is told
AGREEING, MOST_AGREEING = 0.08, 6  # evidence that each figure adds on which the articles agree
SUREST = 0.88
DIFFERING = 2  # figures that differ, from which on they are weighed against those that agree
SHOWN = 12  # figures that a finding holds
NAMES, SENSES = 2, 4  # shared words that name a thing, and that an explanation gives
# What is still being counted when it is reported, so that a later report may have more.
COUNTED = frozenset({"die", "injure", "miss", "ill", "arrest", "rescue", "damage", "destroy"})


class Found(NamedTuple):
    """A disagreement between two articles of a story, and how many other figures of theirs agree."""

    match: Match
    articles: tuple[int, int]
    agreeing: int

    @property
    def sure(self) -> float:
        """Returns the evidence with that of the figures that agree."""
        return self.match.sure + AGREEING * min(self.agreeing, MOST_AGREEING)


def relate_aligned(readings: Sequence[Reading]) -> Iterator[Finding]:
    """Yields the figures on which two articles of one story disagree, aligned by the words around them."""
    members: dict[int, list[int]] = defaultdict(list)
    stories = stories_of(readings)
    for n, reading in enumerate(readings):
        members[stories[reading.article]].append(n)
    for story in members.values():
        if len(story) > 1:
            yield from _relate_story([readings[n] for n in story])


def _relate_story(readings: Sequence[Reading]) -> Iterator[Finding]:
    sides = [see(read_slots(r)) for r in readings]
    found: list[Found] = []
    for a, b in _partners(sides):
        if readings[a].article.source != readings[b].article.source:
            found += _compare(sides, readings, a, b)
    yield from _report(found, readings)


def _partners(sides: Sequence[Side]) -> list[tuple[int, int]]:
    """Returns the pairs of articles to be aligned: all of a small story, else each with those that share most with it."""
    if len(sides) <= ALL:
        return [(a, b) for b in range(len(sides)) for a in range(b)]
    holders: dict[str, list[int]] = defaultdict(list)
    for n, side in enumerate(sides):
        for sense in side.held:
            holders[sense].append(n)
    near: list[Counter[int]] = [Counter() for _ in sides]
    for some in holders.values():
        for at, n in enumerate(some):
            near[n].update(some if len(some) <= HOLDERS else some[max(at - BESIDE, 0) : at + BESIDE + 1])
    found = set()
    for n, others in enumerate(near):
        del others[n]
        for m, _ in sorted(others.items(), key=lambda item: (-item[1], item[0]))[:PARTNERS]:
            found.add((min(n, m), max(n, m)))
    return sorted(found)


def _compare(sides: Sequence[Side], readings: Sequence[Reading], a: int, b: int) -> Iterator[Found]:
    """Yields the disagreements of two articles, none where most of their figures differ."""
    matches, agreeing = match(sides[a], sides[b])
    found = [Found(m, (a, b), agreeing) for m in disagreeing(matches)]
    told = [f for f in found if f.sure >= LEAST]
    if len(told) >= DIFFERING and len(told) > agreeing:
        return
    for f in told:
        first, second = f.match.first, f.match.second
        if not _is_explained(readings[a], first, second) and not _is_explained(readings[b], second, first):
            yield f


def _is_explained(reading: Reading, own: Slot, other: Slot) -> bool:
    """Returns whether a reader that knows what the figure counts grants the other value."""
    return any(
        a.start < own.mention.end and own.mention.start < a.end and any(v.meets(other.value) for v in a.admits)
        for a in reading.assertions
    )


# ------------------------------------------------------------------------------------------- findings


def _report(found: Sequence[Found], readings: Sequence[Reading]) -> Iterator[Finding]:
    """Yields one finding for each thing, with the figures of every article that was found to differ on it."""
    slots = list(dict.fromkeys((n, s) for f in found for n, s in zip(f.articles, f.match[:2], strict=True)))
    number = {slot: n for n, slot in enumerate(slots)}
    ends = [(number[f.articles[0], f.match.first], number[f.articles[1], f.match.second]) for f in found]
    groups = connect(ends)
    group_of = {n: k for k, group in enumerate(groups) for n in group}
    best: dict[int, Found] = {}
    for f, (one, _) in zip(found, ends, strict=True):
        k = group_of[one]
        best[k] = max(best.get(k, f), f, key=lambda x: x.sure)
    for k, group in enumerate(groups):
        yield _finding(best[k], [slots[n] for n in sorted(group, key=lambda n: (slots[n][0], n))][:SHOWN], readings)


def _finding(best: Found, places: Sequence[tuple[int, Slot]], readings: Sequence[Reading]) -> Finding:
    name = _name(best.match)
    sure = confidence(best.sure)
    shown = tuple(_assertion(slot, name, sure, readings[n]) for n, slot in places)
    kind: FindingKind = "drift" if _moves(best, readings) else "contradiction"
    severity: Severity = "note" if kind == "drift" else "error"
    return Finding(kind, severity, sure, shown, _explain(best, shown, kind), "", name)


def confidence(evidence: float) -> float:
    """Returns how sure a disagreement is, 0 to 1, from the evidence for it."""
    return round(min(1 / (1 + exp(-evidence)), SUREST), 2)


def _moves(best: Found, readings: Sequence[Reading]) -> bool:
    """Returns whether the later of two reports may have counted more, or a plan become another."""
    days = [_day(readings[n]) for n in best.articles]
    slots = best.match[:2]
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
    m = best.match
    given = "; ".join(f"{a.article.source} has “{' '.join(a.text.split())}”" for a in shown)
    words = ", ".join(f"“{w}”" for w in m.shared_words[:SENSES])
    told = [f"Both articles tell one thing in their own words, and their figures differ: {given}."]
    if words:
        told.append(f"What they say of it in common: {words}.")
    if m.why:
        told.append(f"{m.why[0].upper()}{m.why[1:]}, as in a slip.")
    if best.agreeing:
        many = f"{best.agreeing} other figures" if best.agreeing > 1 else "one other figure"
        told.append(f"The two articles agree on {many}.")
    if kind == "drift":
        told.append("The later report may have counted further.")
    return "\n".join(told)


def _assertion(slot: Slot, name: str, sure: float, reading: Reading) -> Assertion:
    m = slot.mention
    return Assertion(
        article=reading.article,
        start=m.start,
        end=m.end,
        within=Span(slot.sentence.start, max(slot.sentence.end, m.end)),
        subject=name,
        attribute=name,
        value=slot.value if slot.value.unit != "result" else Interval(None, None, "result"),
        rule="aligned-figures",
        written=m.written,
        hedge=m.hedge,
        confidence=sure,
    )

"""How the slots of two articles are matched: which figures measure one thing, and how surely those that differ do.

Weights of evidence are added up, as logarithms of odds: the rare senses both stand among, the thing both count, how near two
figures are to being slips of one another (digits that changed places, one digit changed), how many other figures of the two
articles agree; against it stand whatever makes one of them a part, a bound, a forecast or an earlier figure.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import log, sqrt
from typing import NamedTuple

from checker.claims.alignedsenses import DOZEN, exclusive_sets
from checker.claims.alignedslots import BEFORE, DATED, IN_CLAUSE, Slot
from checker.claims.alignedvalues import is_open, is_stated, meet, middle, same, surprise

LITTLE = 0.5  # shared weight below which two slots are not compared
UNIT = 0.6  # what it says that both give a figure in one unit, and no other in it
NAMED = 1.3  # what a shared name says, of what another sense does
SPREAD = 0.4  # how fast a sense loses weight with each further sentence it stands in
ALIKE, MOST_ALIKE = (
    0.7,
    1.8,
)  # how alike two slots are that prove nothing, and the logarithm beyond which it proves no more
NO_RIVAL = 0.2
MOST_LEAD, LEAST_LEAD = 0.9, -1.7
# What each piece of evidence says, as a logarithm of odds: fitted to labelled pairs of articles, and held against clusters
# left out of the fit.
WEIGHTS = {
    "any": -1.6,
    "alike": 1.0,  # per unit of the logarithm of how alike two slots are
    "slip": 1.3,
    "lead": 0.9,  # of the logarithm of how much better the match is than the next best
    "same head": 2.1,  # of counts: both count one sort of thing, only one says what, they differ
    "one head": 0.3,
    "other head": -3.2,
    "bare": -0.9,  # neither says what is counted
    "few": -0.9,
    "exclude": -7.0,  # words beside them make them two things
    "part": -3.0,  # one figure is so marked, and the other is not
    "earlier": -4.0,
    "foreseen": -4.5,
    "planned": -1.0,
    "softer": -1.0,  # the same of a peak, or of a difference
    "same act": 1.1,  # what one clause says is done, the other tells too
    "other act": -0.2,
    "one rate": -0.5,
    "same rate": 0.5,
    "other date": -8.0,  # both clauses name a day, or both sentences one far from the article, and none is in both
    "some date": -1.3,  # one has such a date
    "both earlier": -2.0,  # of which there are many
    "bounded": -0.5,  # one is a bound, and the other lies beyond it
    "contrast": -3.0,  # one is told of a name that the other article has elsewhere, or their sentences are about two names
    "rank": 0.7,
}
MARKS = frozenset({"part", "earlier", "foreseen", "planned"})
REPEATED = 0.65  # of the pairs of words of two sentences that both have
SHORTEST = 6
REPRINTED = 0.5  # of the pairs of words of the shorter article that the other has too
LONG_PRINT = 30
MANY = 40  # figures of one sort in an article beyond which sums prove nothing
SUMMED = frozenset({"count", "meter", "kilogram", "meter ** 2"})  # and money: figures that are told in parts
_PLAIN = frozenset({"count", "rank", *DATED})
_HEADED = frozenset({"count", "rank"})


class Match(NamedTuple):
    """Two slots taken to measure one thing, and the evidence for it (log odds), and the senses that both stand among."""

    first: Slot
    second: Slot
    sure: float
    shared: tuple[str, ...]
    why: str
    evidence: Mapping[str, float]

    @property
    def shared_words(self) -> tuple[str, ...]:
        """Returns what both slots stand among, as the first one's text spells it, what says most first."""
        spelled = self.first.words
        return tuple(dict.fromkeys(spelled[s] for s in self.shared if s in spelled))


class Side(NamedTuple):
    """The slots of an article with what is known of the whole: in how many sentences each sense stands, what it prints."""

    slots: Sequence[Slot]
    held: Mapping[str, int]
    names: frozenset[str]
    printed: Mapping[str, Sequence[Slot]]


def see(slots: Sequence[Slot]) -> Side:
    """Returns the slots of an article with what stands all over it."""
    places: dict[str, set[int]] = defaultdict(set)
    printed: dict[str, list[Slot]] = defaultdict(list)
    for s in slots:
        printed[s.dim].append(s)
        for sense, nearness in s.near.items():
            if nearness > BEFORE:
                places[sense].add(s.number)
    held = {sense: len(some) for sense, some in places.items()}
    return Side(slots, held, frozenset(s for s in held if s.startswith("=")), printed)


def match(one: Side, other: Side) -> tuple[list[Match], int]:
    """Returns the slots that disagree, the surest first, and how many informative figures agree."""
    if _is_reprint(one, other):
        return [], 0
    likes: list[tuple[float, Slot, Slot, tuple[str, ...]]] = []
    for dim, mine in one.printed.items():
        for b in other.printed.get(dim, ()):
            for a in mine:
                alike, shared = _likeness(a, b, one, other)
                if alike > 0:
                    likes.append((alike, a, b, shared))
    best: dict[Slot, list[tuple[float, Slot]]] = defaultdict(list)
    for alike, a, b, _ in likes:
        best[a].append((alike, b))
        best[b].append((alike, a))
    agreeing = {
        (a.dim, round(middle(a.value), 3))
        for alike, a, b, _ in likes
        if same(a, b) and (len(a.digits) > 1 or alike > 1)
    }
    found = []
    for alike, a, b, shared in likes:
        if not (is_stated(a) and is_stated(b)) or meet(a, b) or prints(other, a) or prints(one, b) or _repeats(a, b):
            continue
        rivals = [n for n, s in best[a] if not same(s, b)] + [n for n, s in best[b] if not same(s, a)]
        slip, why = surprise(a, b)
        evidence = {"slip": min(slip, 0.0) if is_open(a, b) else slip, **_evidence(a, b, alike, rivals, one, other)}
        found.append(Match(a, b, sum(WEIGHTS[k] * n for k, n in evidence.items()), shared, why, evidence))
    return sorted(found, key=lambda m: -m.sure), len(agreeing)


def _likeness(a: Slot, b: Slot, one: Side, other: Side) -> tuple[float, tuple[str, ...]]:
    """Returns how alike two slots are, from 0, and the senses both stand among, those that say most first."""
    few, many = (a, b) if len(a.near) <= len(b.near) else (b, a)
    shared = {s: _weight(s, one, other) * sqrt(n * many.near[s]) for s, n in few.near.items() if s in many.near}
    kept = _once(shared, a, b)
    total = sum(shared[s] for s in kept)
    if a.dim not in _PLAIN and total:
        total += UNIT / (1 + SPREAD * (max(_spread(a.dim, one), _spread(b.dim, other)) - 1))
    if total < LITTLE:
        return 0.0, ()
    whole = [
        sum(_weight(s, one, other) * n / x.shares.get(s, 1) for s, n in x.near.items() if n > BEFORE) for x in (a, b)
    ]
    cosine = total / sqrt(max(whole[0], 0.5) * max(whole[1], 0.5))
    return total * sqrt(min(cosine, 1.0)), kept


def _once(shared: Mapping[str, float], a: Slot, b: Slot) -> tuple[str, ...]:
    """Returns the senses that two slots share, those that say most first, only one of each word that has several."""
    used: set[tuple[int, str]] = set()
    kept = []
    for sense in sorted(shared, key=lambda s: (-shared[s], s)):
        words = {(side, x.words[sense].lower()) for side, x in enumerate((a, b)) if sense in x.words}
        if used.isdisjoint(words):
            kept.append(sense)
        used |= words
    return tuple(kept)


def _spread(dim: str, side: Side) -> int:
    """Returns how many different figures of a unit an article has."""
    return len({s.value for s in side.printed.get(dim, ())})


def _weight(sense: str, one: Side, other: Side) -> float:
    held = max(one.held.get(sense, 1), other.held.get(sense, 1))
    return (NAMED if sense.startswith("=") else 1.0) / (1 + SPREAD * (held - 1))


def prints(side: Side, slot: Slot) -> bool:
    """Returns whether an article prints a value, of whatever, or makes it as a sum or a rest of two that it prints.

    A small or a rough count of another thing is no such value: "three points" does not grant "three games".
    """
    others = side.printed.get(slot.dim, ())
    if any(same(slot, o) and not (_is_common(slot, o) and _counts_other(slot, o)) for o in others):
        return True
    if (slot.dim not in SUMMED and not slot.dim.isupper()) or len(others) > MANY:
        return False
    total = middle(slot.value)
    some = sorted(((o.number, middle(o.value), o.head) for o in others), key=lambda o: o[:2])
    return any(
        abs(n - m) <= 1
        and x
        and y
        and total in (x + y, abs(x - y))
        and (head & slot.head or rest & slot.head or head & rest)
        for i, (n, x, head) in enumerate(some)
        for m, y, rest in some[i + 1 :]
    )


# ------------------------------------------------------------------------------------------- evidence


def _evidence(a: Slot, b: Slot, alike: float, rivals: Iterable[float], one: Side, other: Side) -> Mapping[str, float]:
    """Returns how much of each piece of evidence two slots bear."""
    lead = log(alike / max([*rivals, NO_RIVAL]))
    found: dict[str, float] = {
        "any": 1,
        "alike": min(log(alike / ALIKE), MOST_ALIKE),
        "lead": max(min(lead, MOST_LEAD), LEAST_LEAD),
        "rank": a.dim == "rank",
        "exclude": _exclude(a, b),
        "both earlier": "earlier" in a.marks & b.marks,
        "bounded": is_open(a, b),
        "contrast": _contrast(a, b, one, other),
        "same act": bool(a.acts & b.near.keys() or b.acts & a.near.keys()),
        "other act": bool(a.acts and b.acts and not a.acts & b.near.keys() and not b.acts & a.near.keys()),
        "one rate": bool(a.rate) != bool(b.rate),
        "same rate": bool(a.rate & b.rate),
    }
    if a.dim in _HEADED:
        both = bool(a.head) + bool(b.head)
        found[("bare head", "one head", "same head" if a.head & b.head else "other head")[both]] = 1
        found["bare"] = not a.label and not b.label
        found["few"] = min(middle(a.value), middle(b.value)) < DOZEN
        found.pop("bare head", None)
    for mark in a.marks ^ b.marks:
        name = mark if mark in MARKS else "softer"
        found[name] = found.get(name, 0) + 1
    if a.dim not in DATED and a.day is not None and b.day is not None and not a.day.meets(b.day):
        found["other date"] = 1
    elif a.dim not in DATED and (a.dates or b.dates):
        if not (a.dates and b.dates):
            alone = [d for d in (*a.past, *b.past) if f"@{d.low}/{d.high}" not in (other if a.dates else one).held]
            if a.beside or b.beside:
                found["other date"] = 1
            elif alone:
                found["some date"] = 1
        elif not any(x.meets(y) for x in a.dates for y in b.dates):
            found["other date"] = 1
    return {name: float(n) for name, n in found.items() if n}


def _is_common(slot: Slot, other: Slot) -> bool:
    """Returns whether two values are alike because many are: small counts, or one that is nearly the other."""
    return middle(slot.value) <= DOZEN or middle(slot.value) != middle(other.value)


def _counts_other(one: Slot, other: Slot) -> bool:
    return one.dim in _HEADED and bool(one.head) and bool(other.head) and not one.head & other.head


def _contrast(a: Slot, b: Slot, one: Side, other: Side) -> float:
    """Returns how far two slots are told of two names: of those that the other article has elsewhere, of two subjects."""
    mine, theirs = a.names - b.names, b.names - a.names
    known = bool(mine & other.names), bool(theirs & one.names)
    told = bool(mine and theirs and any(known) and (all(known) or not a.names & b.names))
    return told + 2 * bool(a.subject and b.subject and not a.subject & b.subject)


def _is_reprint(one: Side, other: Side) -> bool:
    """Returns whether two articles are one text, or two on one template: those are told apart word by word elsewhere."""
    mine, theirs = ({run for s in x.slots for run in s.runs} for x in (one, other))
    return len(mine & theirs) >= max(REPRINTED * min(len(mine), len(theirs)), LONG_PRINT)


def _repeats(a: Slot, b: Slot) -> bool:
    """Returns whether two sentences are one in nearly the same words: what was changed there is judged by all that is alike."""
    return len(a.runs & b.runs) >= max(REPEATED * len(a.runs | b.runs), SHORTEST)


def _exclude(a: Slot, b: Slot) -> bool:
    """Returns whether words beside the figures make them two things: women and men, the first and the second."""
    if a.rate and b.rate and not a.rate & b.rate:
        return True
    near_a = {s for s, n in a.near.items() if n >= IN_CLAUSE}
    near_b = {s for s, n in b.near.items() if n >= IN_CLAUSE}
    orders = [{s for s, n in x.near.items() if s.startswith("#") and n > BEFORE} for x in (a, b)]
    if all(orders) and not orders[0] & orders[1]:
        return True
    for some in exclusive_sets():
        mine, theirs = near_a & some, near_b & some
        if mine and theirs and not mine & theirs:
            return True
        if (x := a.head & some) and (y := b.head & some) and not x & y:
            return True
    return False


def disagreeing(matches: Sequence[Match]) -> Iterator[Match]:
    """Yields the surest match of each slot."""
    taken: list[tuple[int, int, int]] = []
    for m in matches:
        places = [(side, s.mention.start, s.mention.end) for side, s in enumerate(m[:2])]
        if not any(i == k and start < last and first < end for i, start, end in places for k, first, last in taken):
            taken += places
            yield m

"""How the slots of two articles are matched: which figures measure one thing, and how surely those that differ do.

Weights of evidence are added up, as logarithms of odds: the rare senses both stand among, the thing both count, how near two
figures are to being slips of one another (digits that changed places, one digit changed), how many other figures of the two
articles agree; against it stand whatever makes one of them a part, a bound, a forecast or an earlier figure.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from math import log, sqrt
from typing import NamedTuple

from checker.claims.alignedresults import THOUSAND
from checker.claims.alignedsenses import exclusive_sets
from checker.claims.alignedslots import BEFORE, IN_CLAUSE, Slot
from checker.model import Interval

LITTLE = 0.5  # shared weight below which two slots are not compared
UNIT = 0.6  # what it says that both give a figure in one unit, and no other in it
NAMED = 1.3  # what a shared name says, of what another sense does
SPREAD = 0.4  # how fast a sense loses weight with each further sentence it stands in
CLOSE = Decimal("0.015")  # the part by which figures that were converted or rounded differ
ROUGH = Decimal("0.12")  # the same where one is said to be rough
BIAS = -1.2
LIKE = 1.6  # per unit of the logarithm of how alike two slots are
MOST_LIKE = 1.8
SAME_HEAD, ONE_HEAD, OTHER_HEAD = (
    0.6,
    -0.4,
    -2.0,
)  # of counts: both count one sort of thing, only one says what, they differ
BARE = -1.5  # neither says what is counted
FEW, DOZEN = -0.6, 12  # small counts stand in any text
RIVAL = 1.2  # of the logarithm of how much better the match is than the next best, up to MOST_RIVAL
MOST_RIVAL = 1.0
MARKS = {
    "part": -3.0,
    "earlier": -3.0,
    "foreseen": -3.0,
    "planned": -0.5,
}  # one figure is so marked, and the other is not
SOFTER = -1.0  # the same of a peak, or of a difference
OTHER_DATE = -5.0  # dates far from the articles' own stand in both sentences, and none is in both
SOME_DATE = -1.0  # one has such a date
BOTH_EARLIER = -2.0  # of which there are many
REPEATED = 0.65  # of the pairs of words of two sentences that both have
SHORTEST = 6
REPRINTED = 0.5  # of the pairs of words of the shorter article that the other has too
LONG_PRINT = 30
BOUNDED = -0.5  # one is a bound, and the other lies beyond it
CONTRAST = -2.5  # one is told of a name that the other article has elsewhere, or their sentences are about two names
AGREEING = 0.25  # for each other figure on which the articles agree, up to MOST_AGREEING
MOST_AGREEING = 6
MANY = 40  # figures of one sort in an article beyond which sums prove nothing
SUMMED = frozenset({"count", "meter", "kilogram", "meter ** 2"})  # and money: figures that are told in parts


class Match(NamedTuple):
    """Two slots taken to measure one thing, and the evidence for it (log odds), and the senses that both stand among."""

    first: Slot
    second: Slot
    sure: float
    shared: tuple[str, ...]
    why: str

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
        if not (_is_stated(a) and _is_stated(b)) or meet(a, b):
            continue
        if prints(other, a) or prints(one, b):
            continue
        if _repeats(a, b):
            continue
        sure, why = _weigh(a, b, alike, best, one, other)
        found.append(Match(a, b, sure, shared, why))
    return sorted(found, key=lambda m: -m.sure), len(agreeing)


def _likeness(a: Slot, b: Slot, one: Side, other: Side) -> tuple[float, tuple[str, ...]]:
    """Returns how alike two slots are, from 0, and the senses both stand among, those that say most first."""
    few, many = (a, b) if len(a.near) <= len(b.near) else (b, a)
    shared = {s: _weight(s, one, other) * sqrt(n * many.near[s]) for s, n in few.near.items() if s in many.near}
    total = sum(shared.values())
    if a.dim not in _PLAIN and total:
        total += UNIT / (1 + SPREAD * (max(_spread(a.dim, one), _spread(b.dim, other)) - 1))
    if total < LITTLE:
        return 0.0, ()
    whole = [sum(_weight(s, one, other) * n for s, n in x.near.items() if n > BEFORE) for x in (a, b)]
    cosine = total / sqrt(max(whole[0], 0.5) * max(whole[1], 0.5))
    return total * sqrt(min(cosine, 1.0)), tuple(sorted(shared, key=lambda s: -shared[s]))


_PLAIN = frozenset({"count", "year"})


def _spread(dim: str, side: Side) -> int:
    """Returns how many different figures of a unit an article has."""
    return len({s.value for s in side.printed.get(dim, ())})


def _weight(sense: str, one: Side, other: Side) -> float:
    held = max(one.held.get(sense, 1), other.held.get(sense, 1))
    return (NAMED if sense.startswith("=") else 1.0) / (1 + SPREAD * (held - 1))


# ------------------------------------------------------------------------------------------- values


def middle(value: Interval) -> Decimal:
    """Returns what an interval states, an open one by its closed side; of a year its number."""
    low, high = value.low, value.high
    if isinstance(low, Decimal) and value.unit == "result":
        return low
    if isinstance(low, Decimal) and isinstance(high, Decimal):
        return (low + high) / 2
    if isinstance(low, Decimal) or isinstance(high, Decimal):
        return low if isinstance(low, Decimal) else high  # type: ignore[return-value]
    return Decimal(low.toordinal()) if low is not None and hasattr(low, "toordinal") else Decimal(0)


def same(a: Slot, b: Slot) -> bool:
    """Returns whether two slots state one value, as converted."""
    if a.dim == "year" or a.value.unit == "result":
        return a.value == b.value
    x, y = middle(a.value), middle(b.value)
    near = ROUGH / 2 if None in (a.value.low, a.value.high, b.value.low, b.value.high) else ROUGH
    return x == y or (meet(a, b) and abs(x - y) <= near * max(abs(x), abs(y)))


def meet(a: Slot, b: Slot) -> bool:
    """Returns whether one value may be meant by both: rounded, rough, bounded or converted."""
    if a.value.meets(b.value):
        return True
    if a.dim == "year" or a.value.unit == "result":
        return False
    x, y = middle(a.value), middle(b.value)
    if None in (a.value.low, a.value.high, b.value.low, b.value.high):
        return False
    room = ROUGH if a.mention.hedge or b.mention.hedge else Decimal(0) if _factor(a) == _factor(b) else CLOSE
    return abs(x - y) <= room * max(abs(x), abs(y)) or _rounds(a, b) or _rounds(b, a)


def _factor(slot: Slot) -> Decimal:
    """Returns what a written figure was multiplied with to be in the unit of its value, to three digits."""
    written = next((w for w in slot.mention.written or () if w), None)
    return Decimal(f"{middle(slot.value) / written:.2e}") if written else Decimal(1)


def _rounds(rough: Slot, fine: Slot) -> bool:
    """Returns whether the one may be the other with fewer digits: 18,000 for 18,700, 5.3 for 5.27."""
    few, many = rough.digits, fine.digits
    if not few or len(few) >= len(many):
        return False
    x, y = middle(rough.value), middle(fine.value)
    if not x:
        return False
    step = Decimal(1).scaleb(x.adjusted() - len(few) + 1)
    return abs(x - y) < step


def prints(side: Side, slot: Slot) -> bool:
    """Returns whether an article prints a value, of whatever, or makes it as a sum or a rest of two that it prints."""
    others = side.printed.get(slot.dim, ())
    if any(same(slot, other) for other in others):
        return True
    if (slot.dim not in SUMMED and len(slot.dim) != 3) or len(others) > MANY:
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


_RATIOS = ((Decimal("1.15"), 0.5), (Decimal("1.5"), -0.3), (Decimal(2), -0.8), (Decimal(4), -1.5))


def _is_stated(slot: Slot) -> bool:
    """Returns whether a slot gives one figure, and no range of them."""
    return bool(slot.digits) or slot.value.unit == "result"


def surprise(a: Slot, b: Slot) -> tuple[float, str]:
    """Returns how much likelier two figures are as slips of one another than by chance, and how they look alike."""
    x, y = a.digits, b.digits
    if a.value.unit == "result":
        total = [divmod(int(middle(s.value)), THOUSAND) for s in (a, b)]
        return (1.0, "") if sum(total[0]) == sum(total[1]) else (-1.0, "")
    u, v = middle(a.value), middle(b.value)
    same_size = a.dim == "year" or (u and v and abs(u.adjusted() - v.adjusted()) == 0)
    if same_size and len(x) == len(y) > 1 and x != y:
        if Counter(x) == Counter(y):
            return (2.0 if len(x) == 2 else 2.8), "the digits of one have changed places in the other"
        differing = sum(p != q for p, q in zip(x, y, strict=True))
        if differing == 1 and len(x) > 2 and a.dim != "year":
            return 1.3, "one digit differs"
        if differing == 1:
            return (-0.5 if a.dim == "year" else 0.6), ""
    if a.dim == "year":
        return -1.5, ""
    if not u or not v or u < 0 or v < 0:
        return -2.0, ""
    ratio = max(u, v) / min(u, v)
    if min(u, v) == 1 and a.dim == "count":
        return -1.5, ""
    for least, says in _RATIOS:
        if ratio < least:
            return says, ""
    return -2.5, ""


# ------------------------------------------------------------------------------------------- evidence


def _weigh(
    a: Slot, b: Slot, alike: float, best: Mapping[Slot, Sequence[tuple[float, Slot]]], one: Side, other: Side
) -> tuple[float, str]:
    slip, why = surprise(a, b)
    rivals = [n for n, s in best[a] if s is not b] + [n for n, s in best[b] if s is not a]
    lead = log(alike / max([*rivals, 0.2]))
    sure = BIAS + min(LIKE * log(alike / 0.7), MOST_LIKE) + slip
    sure += max(min(RIVAL * lead, MOST_RIVAL), -2 * MOST_RIVAL)
    if a.dim == "count":
        both = bool(a.head) + bool(b.head)
        sure += (0.0, ONE_HEAD, SAME_HEAD if a.head & b.head else OTHER_HEAD)[both]
        sure += BARE * (not a.label and not b.label)
        sure += FEW * (min(middle(a.value), middle(b.value)) < DOZEN)
    if _exclude(a, b):
        sure -= 5
    sure += sum(MARKS.get(mark, SOFTER) for mark in a.marks ^ b.marks)
    if a.dim != "year" and (a.dates or b.dates):
        if not (a.dates and b.dates):
            sure += OTHER_DATE if a.beside or b.beside else SOME_DATE
        elif not any(x.meets(y) for x in a.dates for y in b.dates):
            sure += OTHER_DATE
    if "earlier" in a.marks & b.marks:
        sure += BOTH_EARLIER
    if None in (a.value.low, a.value.high, b.value.low, b.value.high):
        sure += BOUNDED
    mine, theirs = a.names - b.names, b.names - a.names
    known = bool(mine & other.names), bool(theirs & one.names)
    if mine and theirs and any(known) and (all(known) or not a.names & b.names):
        sure += CONTRAST
    if a.subject and b.subject and not a.subject & b.subject:
        sure += 2 * CONTRAST
    return sure, why


def _is_reprint(one: Side, other: Side) -> bool:
    """Returns whether two articles are one text, or two on one template: those are told apart word by word elsewhere."""
    mine, theirs = ({run for s in x.slots for run in s.runs} for x in (one, other))
    return len(mine & theirs) >= max(REPRINTED * min(len(mine), len(theirs)), LONG_PRINT)


def _repeats(a: Slot, b: Slot) -> bool:
    """Returns whether two sentences are one in nearly the same words: what was changed there is judged by all that is alike."""
    return len(a.runs & b.runs) >= max(REPEATED * len(a.runs | b.runs), SHORTEST)


def _exclude(a: Slot, b: Slot) -> bool:
    """Returns whether words beside the figures make them two things: women and men, the first and the second."""
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

"""The figures that were found changed, held small: where each stands, and what it is one with; of many copies there are many."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checker.groups import connect
from checker.parallels.kinship import Change, Place
from checker.wordnumbers import Words

Spot = tuple[int, int]  # article, and where its figure begins
WIDE = 1 << 32  # more than any text is long


class Ruling(NamedTuple):
    """How surely a change is one and why, and whether one article is a later edition of the other."""

    sure: float
    reason: str
    edition: bool


class Accepted:
    """Changes in the order they were found."""

    def __init__(self) -> None:
        self._known = Words()  # rulings, values, and the marks of sentences
        self._number: dict[int, int] = {}  # article * WIDE + start -> number of the place, as they were met
        self._value, self._copy = array("i"), array("i")  # by number of the place
        self._first, self._second, self._ruling = array("i"), array("i"), array("i")  # by number of the change

    def add(self, change: Change, heads: tuple[frozenset[str], frozenset[str]], ruling: Ruling) -> None:
        """Adds a change between two articles whose headlines begin so."""
        self._first.append(self._place(change.first, heads[0]))
        self._second.append(self._place(change.second, heads[1]))
        self._ruling.append(self._known.number(ruling))

    def _place(self, place: Place, head: frozenset[str]) -> int:
        spot = place.unit.article * WIDE + place.figure.start
        number = self._number.setdefault(spot, len(self._number))
        if number == len(self._value):
            keys = place.unit.keys
            self._value.append(self._known.number((place.figure.mention.value, place.figure.sign)))
            self._copy.append(self._known.number((hash((keys, head)), hash("|".join(keys)), place.at)) if head else -1)
        return number

    def gather(self, most: int) -> Iterator[tuple[Ruling, Sequence[Spot]]]:
        """Yields each changed figure: the least sure ruling on it, and at most `most` of the places where it stands, in order.

        A sentence that many copies have is one place in all whose headline begins alike, though each was compared with a few.
        """
        spots = array("q", sorted(self._number))
        found = array("i", map(self._number.__getitem__, spots))  # rank -> number
        rank = array("i", bytes(found.itemsize * len(found)))
        for n, number in enumerate(found):
            rank[number] = n
        alike: dict[int, int] = {}
        copies = ((alike.setdefault(copy, n), n) for n, number in enumerate(found) if (copy := self._copy[number]) >= 0)
        ends = ((rank[a], rank[b]) for a, b in zip(self._first, self._second, strict=True))
        group_of = array("i", bytes(rank.itemsize * len(rank)))
        for group in connect(pair for pairs in (ends, copies) for pair in pairs):
            for n in group:
                group_of[n] = group[0]
        grouped: dict[int, list[int]] = defaultdict(list)
        for k, a in enumerate(self._first):
            grouped[group_of[rank[a]]].append(k)
        for members in grouped.values():
            numbers = sorted({rank[a] for k in members for a in (self._first[k], self._second[k])})
            shown = _spread(numbers, [self._value[found[n]] for n in numbers], most)
            rulings = self._known.unpack(self._ruling[k] for k in members)
            yield min(rulings, key=lambda ruling: ruling.sure), [divmod(spots[n], WIDE) for n in shown]


def _spread(numbers: Sequence[int], values: Sequence[int], most: int) -> list[int]:
    """Returns at most so many of the places, some of each value."""
    given: Counter[int] = Counter()
    turns: dict[int, int] = {}
    for n, value in zip(numbers, values, strict=True):
        turns[n] = given[value]
        given[value] += 1
    return sorted(sorted(numbers, key=lambda n: (turns[n], n))[:most])

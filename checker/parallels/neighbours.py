"""Which sentences and rows of which articles are held against each other: reached through their rarest words, best first.

Sentences are reached through an inverted index (blocking: Papadakis, Skoutas, Thanos and Palpanas, ACM Computing Surveys 53(2),
2020), so the work grows with the text and not with its pairs; the rows of a table through their section and label.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import overload

from checker.parallels.wires import Unit
from checker.wordnumbers import Words

RARE = 8  # words that a sentence is reached through
HOLDERS = 16  # sentences before it, in order of time, that share a word and are looked at
MADE = 512  # articles whose sentences are kept as they were made again
PARTNERS = 8  # articles before it that an article is compared with
PLACES = 1 << 32  # more than any article has sentences
ALIKE = 0.5  # the share of content words that two sentences have in common, at least
PERIODS = frozenset("year month months mths week weeks half yr".split())
QUARTERS = frozenset("quarter qtr quarters qtrs".split())

Pair = tuple[float, int, int]  # how alike two sentences are, and their places in their articles
Tied = tuple[tuple[int, int], list[Pair]]  # two articles that share sentences


def find_neighbours(articles: Sequence[Sequence[frozenset[str]]]) -> Iterator[Tied]:
    """Yields pairs of articles that share sentences: their places, and the pairs of sentences with how alike they are.

    An article is the content words of each of its sentences, none for a row; the articles stand in order of time. Each is asked
    for twice in order, and again when a later one is compared with it.
    """
    counts = Counter(w for each in articles for w in frozenset[str]().union(*each))
    holders: dict[str, list[int]] = defaultdict(list)  # places of sentences: article * PLACES + number
    for n, each in enumerate(articles):
        met: dict[int, list[Pair]] = defaultdict(list)
        tie: dict[int, float] = defaultdict(float)
        posted: list[tuple[str, int]] = []
        for i, words in enumerate(each):
            shared = sorted((w for w in words if counts[w] > 1), key=lambda w: (counts[w], -len(w), w))[:RARE]
            near = Counter(place for w in shared for place in holders[w][-HOLDERS:])
            for place, common in near.items():
                if 3 * common < len(shared):
                    continue
                m, j = divmod(place, PLACES)
                others = articles[m][j]
                alike = _likeness(words, others)
                if alike >= ALIKE:
                    met[m].append((alike, j, i))
                    tie[m] += alike * sum(1 / counts[w] for w in words & others)
            posted += ((w, i) for w in shared)
        best = sorted(met, key=lambda m: (-tie[m], n - m))[
            :PARTNERS
        ]  # a rare word in common ties more than ten of every day
        yield from (((m, n), met[m]) for m in sorted(best))
        for w, i in posted:
            some = holders[w]
            if len(some) >= 2 * HOLDERS:
                del some[:HOLDERS]  # no later sentence looks at these
            some.append(n * PLACES + i)


class Sentences(Sequence[Sequence[frozenset[str]]]):
    """The content words of the sentences of articles, in any order of the articles, held as numbers of words."""

    def __init__(self) -> None:
        self._words = Words()
        self._packed: list[bytes] = []
        self._order: Sequence[int] = ()
        self._made = lru_cache(MADE)(self._unpack)

    def add(self, article: Iterable[frozenset[str]]) -> None:
        """Puts an article behind the others; they stand in this order until `sort` gives them another."""
        each = [self._words.pack(words) for words in article]
        packed = array("i", (len(each), *map(len, each)))
        for words in each:
            packed.extend(words)
        self._packed.append(packed.tobytes())

    def sort(self, order: Sequence[int]) -> None:
        """Gives the articles this order."""
        self._order = order

    def __len__(self) -> int:
        return len(self._order)

    @overload
    def __getitem__(self, at: int) -> Sequence[frozenset[str]]: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[Sequence[frozenset[str]]]: ...

    def __getitem__(self, at: int | slice) -> Sequence[frozenset[str]] | Sequence[Sequence[frozenset[str]]]:
        return [self._made(n) for n in self._order[at]] if isinstance(at, slice) else self._made(self._order[at])

    def _unpack(self, n: int) -> tuple[frozenset[str], ...]:
        packed = array("i", self._packed[n])
        ends = list(accumulate(packed[1 : packed[0] + 1], initial=packed[0] + 1))
        return tuple(frozenset(self._words.unpack(packed[a:b])) for a, b in pairwise(ends))


def _likeness(a: frozenset[str], b: frozenset[str]) -> float:
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def match_sentences(one: Sequence[Unit], other: Sequence[Unit], pairs: Sequence[Pair]) -> Iterator[tuple[Unit, Unit]]:
    """Yields the pairs of sentences that are each other's best: the likest first, of those the ones with the same figures."""
    first: set[int] = set()
    second: set[int] = set()
    order = sorted((-alike, one[i].stated != other[j].stated, abs(i - j), i, j) for alike, i, j in pairs)
    for _, _, _, i, j in order:
        if i not in first and j not in second:
            yield one[i], other[j]
        first.add(i)
        second.add(j)


def match_rows(first: Sequence[Unit], second: Sequence[Unit]) -> Iterator[tuple[Unit, Unit]]:
    """Yields the rows of two tables that stand for one another, each once.

    Rows that say the same stand for one another wherever they are. Of the others, those of one section and label; then by label
    and turn where both have the label as often; then by section and turn where the labels are spelled almost alike.
    """
    tables = [[u for u in units if u.row is not None] for units in (first, second)]
    done: set[tuple[int, int]] = set()
    for places in (_by_figures, _by_section, _by_turn, _by_order):
        one, other = (places(table) for table in tables)
        for key in one.keys() & other.keys():
            a, b = one[key], other[key]
            same = places is _by_figures or _may_be_one_row(a, b)
            if same and not {(a.article, a.start), (b.article, b.start)} & done:
                done |= {(a.article, a.start), (b.article, b.start)}
                yield a, b


def _by_figures(table: Sequence[Unit]) -> dict[object, Unit]:
    return {(u.row.label, u.stated): u for u in table if u.row}


def _by_section(table: Sequence[Unit]) -> dict[object, Unit]:
    counts = Counter(u.row for u in table)
    return {u.row: u for u in table if counts[u.row] == 1}


def _by_turn(table: Sequence[Unit]) -> dict[object, Unit]:
    counts = Counter(u.row.label for u in table if u.row)
    return {(label, counts[label], n): u for label, n, u in _turns((u.row.label, u) for u in table if u.row)}


def _by_order(table: Sequence[Unit]) -> dict[object, Unit]:
    return {(section, n): u for section, n, u in _turns((u.row.section, u) for u in table if u.row)}


def _turns(keyed: Iterable[tuple[str, Unit]]) -> Iterator[tuple[str, int, Unit]]:
    """Yields each key with how often it stood before."""
    seen: Counter[str] = Counter()
    for key, unit in keyed:
        yield key, seen[key], unit
        seen[key] += 1


def _may_be_one_row(a: Unit, b: Unit) -> bool:
    """Returns whether the labels are spelled alike and the sections are not two periods."""
    if a.row is None or b.row is None or not (a.row.label == b.row.label or _is_misspelled(a.row.label, b.row.label)):
        return False
    return a.row.section == b.row.section or _period(a.row.section) == _period(b.row.section)


def _period(section: str) -> str:
    """Returns the period a section names; rows before any, or of the quarter, are of the report's own."""
    words = section.split()
    return "" if QUARTERS & set(words) or not PERIODS & set(words) else section


def _is_misspelled(a: str, b: str) -> bool:
    """Returns whether two labels are one with a letter too many, too few or changed."""
    return abs(len(a) - len(b)) < 2 and min(len(a), len(b)) > 3 and SequenceMatcher(None, a, b).ratio() >= 0.8

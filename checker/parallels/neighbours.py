"""Which sentences and rows of which articles are held against each other: reached through their rarest words, best first.

Sentences are reached through an inverted index (blocking: Papadakis, Skoutas, Thanos and Palpanas, ACM Computing Surveys 53(2),
2020), so the work grows with the text and not with its pairs; the rows of a table through their section and label.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher

from checker.parallels.wires import Unit

RARE = 8  # words that a sentence is reached through
HOLDERS = 16  # sentences before it, in order of time, that share a word and are looked at
PARTNERS = 8  # articles before it that an article is compared with
ALIKE = 0.5  # the share of content words that two sentences have in common, at least
PERIODS = frozenset("year month months mths week weeks half yr".split())
QUARTERS = frozenset("quarter qtr quarters qtrs".split())

Pair = tuple[float, int, int]  # how alike two sentences are, and their places in their articles


def find_neighbours(articles: Sequence[Sequence[frozenset[str]]]) -> Iterator[tuple[tuple[int, int], list[Pair]]]:
    """Yields pairs of articles that share sentences: their places, and the pairs of sentences with how alike they are.

    An article is the content words of each of its sentences, none for a row; the articles stand in order of time.
    """
    counts = Counter(w for each in articles for w in frozenset[str]().union(*each))
    holders: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for n, each in enumerate(articles):
        met: dict[int, list[Pair]] = defaultdict(list)
        tie: dict[int, float] = defaultdict(float)
        posted: list[tuple[str, int]] = []
        for i, words in enumerate(each):
            shared = sorted((w for w in words if counts[w] > 1), key=lambda w: (counts[w], -len(w), w))[:RARE]
            near = Counter(place for w in shared for place in holders[w][-HOLDERS:])
            for (m, j), common in near.items():
                others = articles[m][j]
                alike = _likeness(words, others) if 3 * common >= len(shared) else 0.0
                if alike >= ALIKE:
                    met[m].append((alike, j, i))
                    tie[m] += alike * sum(1 / counts[w] for w in words & others)
            posted += ((w, i) for w in shared)
        best = sorted(met, key=lambda m: (-tie[m], n - m))[
            :PARTNERS
        ]  # a rare word in common ties more than ten of every day
        yield from (((m, n), met[m]) for m in sorted(best))
        for w, i in posted:
            holders[w].append((n, i))


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

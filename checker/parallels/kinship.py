"""What two articles have in common as texts: which figures stand in one place of both, agree, or do not state the same.

Two sentences are aligned word by word with their figures masked; the words that stand on both sides of a figure in both name
what it measures.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from checker.naming.nameparts import STOP_WORDS
from checker.parallels.neighbours import Pair, match_rows, match_sentences
from checker.parallels.restated import Figure, weigh
from checker.parallels.wires import Unit

SAME_TEXT = 0.7  # the share of words that align, at least
BESIDE = 4  # words on each side of a figure that name it
LARGEST = 20_000  # cells of an alignment
HEDGES = frozenset(
    "about around some nearly almost roughly approximately more less than over under only just at least up to an".split()
)

Block = tuple[int, int, int]  # where equal words begin in the one, in the other, and how many there are


class Place(NamedTuple):
    """Where a figure stands: its unit, and which word of it is the figure."""

    unit: Unit
    at: int

    @property
    def figure(self) -> Figure:
        """Returns the figure."""
        return self.unit.figures[self.at]


class Change(NamedTuple):
    """Two figures in one place of two units that do not state the same."""

    first: Place
    second: Place


class Kinship(NamedTuple):
    """What two articles have in common: figures that agree, figures that do not, and how much of the text is one."""

    agreeing: int
    differing: int
    changes: tuple[Change, ...]
    likeness: float


def find_kinship(first: Sequence[Unit], second: Sequence[Unit], pairs: Sequence[Pair], corrects: bool) -> Kinship:
    """Returns what the sentences and rows of two articles have in common; a row without any figure in common is another row."""
    matched = [*match_sentences(first, second, pairs), *match_rows(first, second)]
    agreeing, differing, common = 0, 0, 0
    changes: list[Change] = []
    for a, b in matched:
        blocks = align(a.keys, b.keys)
        kept = sum(size for _, _, size in blocks)
        if 2 * kept < SAME_TEXT * (len(a.line) + len(b.line)) or _names_another(a, b, blocks):
            continue
        common += kept
        weighed = [(i, j, weigh(a.figures[i], b.figures[j])) for i, j in _figure_pairs(a, b, blocks)]
        changed = [(i, j) for i, j, w in weighed if w == "changed" and not _is_moved(a, b, i, j, blocks)]
        agreeing += sum(w == "same" for _, _, w in weighed)
        differing += len(changed)
        if corrects or a.row is None or len(weighed) < 2 or len(changed) < len(weighed):
            changes += (Change(Place(a, i), Place(b, j)) for i, j in changed)
    whole = min(sum(len(u.line) for u in first), sum(len(u.line) for u in second))
    return Kinship(agreeing, differing, tuple(changes), common / whole if whole else 0.0)


def align(a: Sequence[str], b: Sequence[str]) -> list[Block]:
    """Returns the runs of equal words of two sentences; what they begin and end with alike costs nothing."""
    limit = min(len(a), len(b))
    head = next((n for n in range(limit) if a[n] != b[n]), limit)
    tail = next((n for n in range(limit - head) if a[-1 - n] != b[-1 - n]), limit - head)
    inner, other = a[head : len(a) - tail], b[head : len(b) - tail]
    blocks = [(0, 0, head)] if head else []
    if inner and other and len(inner) * len(other) <= LARGEST:
        matcher = SequenceMatcher(None, inner, other, autojunk=False)
        blocks += [(head + m.a, head + m.b, m.size) for m in matcher.get_matching_blocks() if m.size]
    if tail:
        blocks.append((len(a) - tail, len(b) - tail, tail))
    return blocks


def _figure_pairs(a: Unit, b: Unit, blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """Yields the places of figures that stand in one place: the words beside them, hedges aside, are the same."""
    for x, y, size in blocks:
        for n in range(size):
            i, j = x + n, y + n
            if i in a.figures and j in b.figures:
                before, after = _beside(a, i, b, j, -1), _beside(a, i, b, j, 1)
                if min(before, after) > 0 and before + after > 2:
                    yield i, j


def _beside(a: Unit, i: int, b: Unit, j: int, step: int) -> int:
    """Returns how many words on one side of two figures are equal, up to BESIDE; where both begin or end there, one more."""
    count = 0
    while count < BESIDE:
        i, j = _onward(a, i, step), _onward(b, j, step)
        inside = 0 <= i < len(a.line), 0 <= j < len(b.line)
        if not all(inside):
            return count + (1 if not any(inside) else int(count > 0)) + (2 if not any(inside) and not count else 0)
        if a.line[i].key != b.line[j].key:
            return count
        count += 1
    return count


def _onward(unit: Unit, at: int, step: int) -> int:
    """Returns the next word that is no hedge."""
    at += step
    while 0 <= at < len(unit.line) and unit.line[at].key in HEDGES:
        at += step
    return at


def _names_another(a: Unit, b: Unit, blocks: Sequence[Block]) -> bool:
    """Returns whether one sentence has a name where the other has another one: then it tells of somebody else."""
    if a.role == "headline" or b.role == "headline":
        return False
    x, y = 0, 0
    for i, j, size in [*blocks, (len(a.line), len(b.line), 0)]:
        mine = _capitals(a, x, i)
        others = _capitals(b, y, j)
        if mine and others and not any(_same_name(m, o) for m in mine for o in others):
            return True
        x, y = i + size, j + size
    return False


def _capitals(unit: Unit, start: int, end: int) -> list[str]:
    return [w.key for w in unit.line[max(start, 1) : end] if w.capital and w.key not in STOP_WORDS]


def _same_name(a: str, b: str) -> bool:
    return a == b or a.startswith(b) or b.startswith(a) or SequenceMatcher(None, a, b).ratio() > 0.75


def _is_moved(a: Unit, b: Unit, i: int, j: int, blocks: Sequence[Block]) -> bool:
    """Returns whether a figure stands unpaired elsewhere in the other sentence: it was moved there."""
    paired = [
        {x + n for x, _, size in blocks for n in range(size)},
        {y + n for _, y, size in blocks for n in range(size)},
    ]
    free = [f for n, f in a.figures.items() if n not in paired[0]]
    others = [f for n, f in b.figures.items() if n not in paired[1]]
    return any(weigh(f, b.figures[j]) == "same" for f in free) or any(weigh(f, a.figures[i]) == "same" for f in others)

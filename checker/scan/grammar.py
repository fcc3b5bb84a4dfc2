"""Level 2 of the mention scanner: which tokens of a region stand together, decided on their classes alone.

Two stages read a region, each by patterns over classes (notation.py): FIGURES folds what is one figure ("two hundred and
five", "54.1 billion") into one composite class; PRODUCTIONS group figures and words into mentions. The longest production
wins, the one declared first among equals. A grouping depends on the class string alone, so it is kept in a bounded memo: a
few hundred strings cover most of a corpus.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from checker.scan.notation import blank, compile_macros, expand, split_branches
from checker.scan.productions import FIGURES, PRODUCTIONS
from checker.scan.surveys import Surveyed, survey_grammar
from checker.scan.tokens import ALPHABET, MEMO

_new = tuple.__new__  # a NamedTuple's own __new__ takes twice the time


class Group(NamedTuple):
    """One mention to be: the production's name, its tokens [start, end), and the spans of its named parts from start on."""

    production: str
    start: int
    end: int
    parts: tuple[tuple[str, int, int], ...]


@cache
def _macros() -> dict[str, str]:
    """Returns the compiled macros."""
    return compile_macros()


@cache
def _compile(pattern: str) -> re.Pattern[str]:
    """Returns a pattern compiled; a text that does not hold what it needs does not pay for it."""
    return re.compile(expand(blank(pattern), _macros()))


@cache
def _open(name: str, pattern: str) -> Row:
    """Returns a row of the grammar ready to match."""
    compiled = _compile(pattern)
    numbers = dict(compiled.groupindex)
    span = numbers.pop("span", 0)
    return name, compiled.match, tuple(numbers.items()), span


Attempt = Callable[[str, int], re.Match[str] | None]
Row = tuple[str, Attempt, tuple[tuple[str, int], ...], int]  # name, match, numbers of the parts, number of `span` or 0
Choice = tuple[Row, ...]


class Rows:
    """Rows of the grammar, reached through the class that a match begins with and the classes that it needs.

    Each way through a row is a *branch* of its own here, since what all of them need says little. A set of branches is a
    number, a bit a branch. A class *unlocks* the branches that need it, or another like it, once for the first need of
    each branch, and again, shifted by their number, for the second and the third.
    """

    def __init__(self, rows: Sequence[tuple[str, str]], surveyed: Surveyed) -> None:
        """Takes the rows as surveyed; none is compiled yet."""
        self.rows = rows
        self.owners, self.known = surveyed
        self.size = len(self.owners)
        self.chosen: dict[int, Choice] = {}

    def choose(self, classes: str) -> dict[str, Choice]:
        """Returns for each class of a string the rows, in order, that may match from it on."""
        known, chosen, met = self.known, self.chosen, 0
        present = set(classes)
        for char in present:
            met |= known[char][0] if char in known else self._add(char)
        met &= met >> self.size & met >> 2 * self.size
        choices: dict[str, Choice] = {}
        if met:
            for char in present:
                branches = known[char][1] & met
                if branches:
                    choices[char] = chosen[branches] if branches in chosen else self._choose(branches)
        return choices

    def _add(self, char: str) -> int:
        """Returns what a class unlocks that no row names."""
        self.known[char] = self.known[""]
        return self.known[char][0]

    def _choose(self, branches: int) -> Choice:
        """Returns the rows that have one of these branches."""
        if len(self.chosen) > MEMO // 8:
            self.chosen.clear()
        rows = dict.fromkeys(self.owners[i] for i in _places(branches))
        choice = self.chosen[branches] = tuple(_open(*self.rows[i]) for i in rows)
        return choice


def _places(rows: int) -> Iterator[int]:
    """Yields the places of the bits of a number, rising."""
    while rows:
        yield (rows & -rows).bit_length() - 1
        rows &= rows - 1


@cache
def _rows() -> tuple[Rows, Rows]:
    """Returns the figures, each alternative a row of its own, and the productions."""
    figures = [(name, branch) for name, pattern in FIGURES for branch in split_branches(pattern)]
    first, second = survey_grammar(figures, PRODUCTIONS)
    return Rows(figures, first), Rows(PRODUCTIONS, second)


def fold_figures(classes: str) -> tuple[str, Sequence[int]]:
    """Returns the class string with figures folded into composites, and for each class of it its first token."""
    choices = _rows()[0].choose(classes)
    if not choices:
        return classes, range(len(classes) + 1)
    out: list[str] = []
    where: list[int] = []
    done = 0
    for at, char in enumerate(classes):
        if at < done or char not in choices:
            continue
        for name, match, _, _ in choices[char]:
            found = match(classes, at)
            if found and found.end() > at:
                out += classes[done:at], ALPHABET[name]
                where.extend(range(done, at + 1))
                done = found.end()
                break
    out.append(classes[done:])
    where.extend(range(done, len(classes) + 1))
    return "".join(out), where


def group(classes: str, first: int, last: int, without: frozenset[tuple[str, int]] = frozenset()) -> list[Group]:
    """Returns the groups that touch tokens [first, last), left to right; `without` names (production, token) to refuse."""
    folded, where = fold_figures(classes)
    choices = _rows()[1].choose(folded)
    choices.pop(" ", None), choices.pop(",", None)
    groups: list[Group] = []
    after = 0
    for at, char in enumerate(folded):
        if at < after or char not in choices:
            continue
        token = where[at]
        if token >= last:
            break
        best, end = None, at
        for row in choices[char]:
            found = row[1](folded, at)
            if found and (stop := found.end()) > end and where[stop] > first and (row[0], token) not in without:
                best, end, match = row, stop, found
        if best is None:
            continue
        name, _, numbers, span = best
        places = match.regs
        low, after = places[span]
        start = where[low]
        parts = [(part, where[a] - start, where[b] - start) for part, i in numbers for a, b in [places[i]] if a >= 0]
        groups.append(_new(Group, (name, start, where[after], tuple(parts))))
    return groups

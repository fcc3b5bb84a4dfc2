"""What the text of a pattern tells before it is compiled: the classes that a match begins with, and those that it needs.

Vocabulary. notation.py has patterns and atoms. A set of classes is a number here, a bit a class. Most rows of the grammar can
be passed over for most texts by these numbers alone, so that few of them are ever compiled.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, reduce
from operator import or_
from typing import NamedTuple

from checker.kept import keep
from checker.scan.notation import ATOM
from checker.scan.productions import MACROS
from checker.scan.tokens import ALPHABET


class Bits(dict[str, int]):
    """Class character -> a bit of its own, so that a set of them is one number."""

    def __missing__(self, char: str) -> int:
        bit = self[char] = 1 << len(self)
        return bit


BIT = Bits()
ANY = -1  # every bit
LARGE = 4  # branches of a group that are surveyed one by one
COMMON = reduce(or_, (BIT[ALPHABET.get(name, name)] for name in (" ", *"w p C A the a of in and to".split())))
MEMBER = re.compile(r"\{\w+\}|\\x[0-9a-f]{2}|\\.|.", re.DOTALL)
NEEDS = 3  # of a branch that are looked for
# Of each branch its row; for each class the branches that it unlocks and those that may begin with it, for others under "".
Surveyed = tuple[list[int], dict[str, tuple[int, int]]]


class Survey(NamedTuple):
    """What the text of a pattern tells: the classes a match may begin with, and sets of which each has one in the text.

    `empty` says that it may match nothing. A set of classes is a number, see BIT.
    """

    heads: int
    empty: bool
    needs: tuple[int, ...]


def survey(pattern: str) -> Survey:
    """Returns what a pattern begins with and needs."""
    ways = survey_ways(pattern)
    heads, empty = reduce(or_, (way.heads for ways_of in ways for way in ways_of)), any(way[0].empty for way in ways)
    whole = [_join([[*way.needs] for way in ways_of]) if len(ways_of) > 1 else [*ways_of[0].needs] for ways_of in ways]
    return Survey(heads, empty, tuple(_join(whole)))


def survey_ways(pattern: str) -> list[list[Survey]]:
    """Returns for each branch of a pattern the ways through it, found in one pass over its text, cheaper than compiling it.

    They are one, or one for each branch of its first large group. A place is *live* while nothing needs to stand before
    it; what only looks around takes no place, but what it wants to see is needed too.
    """
    found: list[list[Survey]] = []
    heads, outside = 0, 0  # of the branch being read, and of what stands around the group being read
    live, needs = True, list[int]()
    start, ended, branches, look = True, False, list[list[int]](), ""  # of its group: live at its start, at an end
    outer: list[tuple[bool, list[int], bool, bool, list[list[int]], str]] = []
    parts: list[tuple[int, list[int]]] = []  # heads and needs of the branches of a group, and of the first large one
    large: list[tuple[int, list[int]]] = []
    for atom, optional in [*ATOM.findall(pattern), ("|", "")]:
        if atom[0] == "(":
            if not outer:
                outside, heads, parts = heads, 0, []
            outer.append((live, needs, start, ended, branches, look))
            look = atom[2:] if atom[-1] in "=!" else ""
            start = live = live and not look
            needs, ended, branches = [], False, []
        elif atom == "|" and not outer:
            found.append([Survey(heads | h, live, (*needs, *n)) for h, n in large or [(0, [])]])
            heads, live, needs, large = 0, True, [], []
        elif atom == "|":
            branches.append(needs)
            if len(outer) == 1:
                parts.append((heads, needs))
                heads = 0
            ended, live, needs = ended or live, start, []
        elif atom == ")":
            branches.append(needs)
            skipped, looked, several = ended or live or optional, look, branches
            last = needs
            live, needs, start, ended, branches, look = outer.pop()
            live = live and bool(skipped or looked)
            if not outer:
                parts.append((heads, last))
                heads = reduce(or_, (h for h, _ in parts), outside)
                if len(parts) >= LARGE and not (large or optional or looked):
                    heads, large, optional = outside, parts, "in parts"
            if not optional and "!" not in looked:
                needs += _join(several)
        else:
            one = _survey_atom(atom)
            heads |= one.heads if live else 0
            live = live and bool(optional or one.empty)
            if not optional:
                needs += one.needs
    return found


def _tell(need: int) -> tuple[bool, int]:
    """Returns how little it tells that one of these classes is there: common ones least, then the larger set."""
    return need & COMMON != 0, need.bit_count()


def _join(branches: list[list[int]]) -> list[int]:
    """Returns what all of these branches need: of each the rarest set, all in one."""
    if len(branches) == 1:
        return branches[0]
    return [reduce(or_, (min(needs, key=_tell) for needs in branches))] if all(branches) else []


@cache
def _survey_atom(atom: str) -> Survey:
    """Returns the survey of a class, a macro, a set or a sign."""
    if atom in ("~", "^", "$"):
        return Survey(BIT[" "] if atom == "~" else 0, True, ())
    if atom == "." or atom[:2] == "[^" or (atom[0] == "\\" and atom[1].isalnum() and atom[1] not in "nx"):
        return Survey(ANY, True, ())
    if atom[0] == "{" and (macro := MACROS.get(atom[1:-1])) is not None:
        words = macro.split()
        if not all(re.fullmatch(r"\w+", w) for w in words):
            return survey(macro)
        members = reduce(or_, (_survey_atom(f"{{{w}}}").heads for w in words))
    elif atom[0] == "{":
        members = BIT[ALPHABET[atom[1:-1]]]
    elif atom[0] == "[":
        inside = MEMBER.findall(atom[1:-1])
        members = reduce(
            or_, (_survey_atom(m).heads if m[0] == "{" else BIT[" " if m in "_~" else _char(m)] for m in inside)
        )
    else:
        members = BIT[" " if atom == "_" else _char(atom)]
    return Survey(members, False, (members,))


def _char(atom: str) -> str:
    """Returns the character that an atom of a pattern is."""
    return "\n" if atom == r"\n" else chr(int(atom[2:], 16)) if atom[:2] == r"\x" else atom[-1]


def survey_rows(rows: Sequence[tuple[str, str]]) -> Surveyed:
    """Returns the branches of the rows."""
    ways = [(i, way) for i, (_, pattern) in enumerate(rows) for branch in survey_ways(pattern) for way in branch]
    # The rarest needs tell most; where there are fewer, any class will do.
    rarest = [sorted({*way.needs}, key=_tell)[:NEEDS] for _, way in ways]
    needs = [some[k] if k < len(some) else ANY for k in range(NEEDS) for some in rarest]
    heads, unlocked = _places_of([way.heads for _, way in ways]), _places_of(needs)
    known = {char: (unlocked.get(char, unlocked[""]), heads.get(char, heads[""])) for char in ("", *BIT)}
    return [i for i, _ in ways], known


def _places_of(sets: Sequence[int]) -> dict[str, int]:
    """Returns for each class that a set names the number of the places of the sets that have it; under "", for any other."""
    others = sum(1 << i for i, members in enumerate(sets) if members == ANY)
    found: dict[int, int] = {}
    for i, members in enumerate(sets):
        while members > 0:
            lowest = members & -members
            found[lowest] = found.get(lowest, others) | 1 << i
            members ^= lowest
    return {"": others} | {char: found[bit] for char, bit in BIT.items() if bit in found}


def survey_grammar(*parts: Sequence[tuple[str, str]]) -> tuple[Surveyed, ...]:
    """Returns the branches of the rows of each part of the grammar; a command keeps them, since they take 25 ms."""
    source = parts, MACROS, ALPHABET, ATOM.pattern
    surveyed: tuple[Surveyed, ...] = keep("grammar", __file__, source, lambda: tuple(map(survey_rows, parts)))
    return surveyed

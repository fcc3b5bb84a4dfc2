"""Level 2 of the mention scanner: which tokens of a region stand together, decided on their classes alone.

Vocabulary. A *pattern* is a regular expression over class names: `{month}` is one class or one macro of productions.py, `_`
one blank, `~` an optional blank; other signs stand for themselves (`\\.` a full stop). Two stages read a region: FIGURES
folds what is one figure ("two hundred and five", "54.1 billion") into one composite class; PRODUCTIONS group figures and
words into mentions. The longest production wins, the one declared first among equals. A grouping depends on the class
string alone, so it is kept in a bounded memo: a few hundred strings cover most of a corpus.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache, reduce
from operator import or_
from typing import NamedTuple

from checker.kept import keep
from checker.scan.productions import FIGURES, MACROS, PRODUCTIONS
from checker.scan.tokens import ALPHABET, MEMO

_new = tuple.__new__  # a NamedTuple's own __new__ takes twice the time


class Group(NamedTuple):
    """One mention to be: the production's name, its tokens [start, end), and the spans of its named parts from start on."""

    production: str
    start: int
    end: int
    parts: tuple[tuple[str, int, int], ...]


NAME = re.compile(r"\{([A-Za-z_]\w*)\}")
SET = re.compile(r"\[(?:\{\w+\}|\\.|[^\]\\])*\]")


def expand(pattern: str, macros: dict[str, str]) -> str:
    """Returns a pattern with its macros and classes replaced; an unknown name raises KeyError."""

    def member(m: re.Match[str]) -> str:
        return macros[m[1]][1:-1] if m[1] in macros else re.escape(ALPHABET[m[1]])

    pattern = SET.sub(lambda m: NAME.sub(member, m[0]), pattern)  # a macro inside brackets is a set itself
    return NAME.sub(lambda m: macros[m[1]] if m[1] in macros else re.escape(ALPHABET[m[1]]), pattern)


def compile_macros() -> dict[str, str]:
    """Returns every macro as a regular expression over class characters. A macro may use those declared before it."""
    done: dict[str, str] = {}
    for name, pattern in MACROS.items():
        words = pattern.split()
        if all(re.fullmatch(r"\w+", w) for w in words):  # a set of classes
            members = "".join(done[w][1:-1] if w in done else re.escape(ALPHABET[w]) for w in words)
            done[name] = f"[{members}]"
        else:
            done[name] = "(?:" + expand(blank(pattern), done) + ")"
    return done


BLANKS = re.compile(
    r"(?P<keep>\{\w+\}|\(\?P<\w+>)|(?P<set>" + SET.pattern + r")|(?P<one>_)|(?P<maybe>~)|(?P<layout>\s+)"
)


def blank(pattern: str) -> str:
    """Returns a pattern with `_` and `~` spelled out and the layout blanks removed; in brackets both are a blank."""
    spelled = {"one": "[ ]", "maybe": "[ ]?", "layout": ""}

    def spell(m: re.Match[str]) -> str:
        if m.lastgroup == "set":
            return re.sub(r"\{\w+\}|[_~]", lambda x: x[0] if x[0][0] == "{" else " ", m[0])
        return spelled.get(m.lastgroup or "", m[0])

    return BLANKS.sub(spell, pattern)


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


class Bits(dict[str, int]):
    """Class character -> a bit of its own, so that a set of them is one number."""

    def __missing__(self, char: str) -> int:
        bit = self[char] = 1 << len(self)
        return bit


BIT = Bits()
ANY = -1  # every bit
LARGE = 4  # branches of a group that are surveyed one by one
COMMON = reduce(or_, (BIT[ALPHABET.get(name, name)] for name in (" ", *"w p C A the a of in and to".split())))
Attempt = Callable[[str, int], re.Match[str] | None]
Row = tuple[str, Attempt, tuple[tuple[str, int], ...], int]  # name, match, numbers of the parts, number of `span` or 0
Choice = tuple[Row, ...]
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


ATOM = re.compile(
    r"(\(\?<?[=!]|\((?:\?(?:P<\w+>|:))?|" + SET.pattern + r"|\{[A-Za-z_]\w*\}|\\x[0-9a-f]{2}|\\.|\S)"
    r"([?*][?+]?|\{0,\d*\})?(?:\+|\{[1-9]\d*,?\d*\})?"
)
MEMBER = re.compile(r"\{\w+\}|\\x[0-9a-f]{2}|\\.|.", re.DOTALL)


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
    """Returns the figures, each alternative a row of its own, and the productions; their survey, 25 ms, is kept."""
    figures = [(name, branch) for name, pattern in FIGURES for branch in split_branches(pattern)]
    source = figures, PRODUCTIONS, MACROS, ALPHABET
    surveys = keep("grammar", __file__, source, lambda: (survey_rows(figures), survey_rows(PRODUCTIONS)))
    return Rows(figures, surveys[0]), Rows(PRODUCTIONS, surveys[1])


def split_branches(pattern: str) -> list[str]:
    """Returns the alternatives of a pattern."""
    branches, depth, start = [], 0, 0
    for found in ATOM.finditer(pattern):
        depth += (found[1][0] == "(") - (found[1] == ")")
        if found[1] == "|" and not depth:
            branches.append(pattern[start : found.start()])
            start = found.end()
    return [*branches, pattern[start:]]


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

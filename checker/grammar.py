"""Level 2 of the mention scanner: which tokens of a region stand together, decided on their classes alone.

Vocabulary. A *pattern* is a regular expression over class names: `{month}` is one class or one macro of productions.py, `_`
one blank, `~` an optional blank; other signs stand for themselves (`\\.` a full stop). Two stages read a region: FIGURES
folds what is one figure ("two hundred and five", "54.1 billion") into one composite class; PRODUCTIONS group figures and
words into mentions. The longest production wins, the one declared first among equals. A grouping depends on the class
string alone, so it is kept in a bounded memo: a few hundred strings cover most of a corpus.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, reduce
from operator import or_
from typing import NamedTuple

from checker.productions import FIGURES, MACROS, PRODUCTIONS
from checker.tokens import ALPHABET, MEMO


class Group(NamedTuple):
    """One mention to be: the production's name, its tokens [start, end), and the token spans of its named parts."""

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


class Bits(dict[str, int]):
    """Class character -> a bit of its own, so that a set of them is one number."""

    def __missing__(self, char: str) -> int:
        bit = self[char] = 1 << len(self)
        return bit


BIT = Bits()
ANY = -1  # every bit
COMMON = reduce(or_, (BIT[ALPHABET.get(name, name)] for name in (" ", *"w p C A the a of in and to".split())))
Choice = tuple[tuple[str, re.Pattern[str]], ...]


class Survey(NamedTuple):
    """What the text of a pattern tells: the classes a match may begin with, and sets of which each has one in the text.

    `empty` says that it may match nothing. A set of classes is a number, see BIT.
    """

    heads: int
    empty: bool
    needs: tuple[int, ...]


ATOM = re.compile(
    r"(\(\?<?[=!]|\((?:\?(?:P<\w+>|:))?|" + SET.pattern + r"|\{[A-Za-z_]\w*\}|\\.|\S)"
    r"([?*][?+]?|\{0,\d*\})?(?:\+|\{[1-9]\d*,?\d*\})?"
)
MEMBER = re.compile(r"\{\w+\}|\\.|.", re.DOTALL)


def survey(pattern: str) -> Survey:
    """Returns what a pattern begins with and needs, found in one pass over its text, far cheaper than compiling it.

    A place is *live* while nothing needs to stand before it; what only looks around takes no place, but what it wants to
    see is needed too.
    """
    heads = 0
    live, needs = True, list[int]()  # of the branch being read
    start, ended, branches, look = (
        True,
        False,
        list[list[int]](),
        "",
    )  # of its group: live at its start, at a branch's end
    outer = []
    for atom, optional in ATOM.findall(pattern):
        if atom[0] == "(":
            outer.append((live, needs, start, ended, branches, look))
            look = atom[2:] if atom[-1] in "=!" else ""
            start = live = live and not look
            needs, ended, branches = [], False, []
        elif atom == "|":
            branches.append(needs)
            ended, live, needs = ended or live, start, []
        elif atom == ")":
            inner, skipped, looked = _join([*branches, needs]), ended or live or optional, look
            live, needs, start, ended, branches, look = outer.pop()
            live = live and bool(skipped or looked)
            if not optional and "!" not in looked:
                needs += inner
        else:
            one = _survey_atom(atom)
            heads |= one.heads if live else 0
            live = live and bool(optional or one.empty)
            if not optional:
                needs += one.needs
    return Survey(heads, ended or live, tuple(_join([*branches, needs])))


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
    if atom == "." or atom[:2] == "[^" or (atom[0] == "\\" and atom[1].isalnum() and atom != r"\n"):
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
            or_, (_survey_atom(m).heads if m[0] == "{" else BIT[" " if m in "_~" else m[-1]] for m in inside)
        )
    else:
        members = BIT["\n" if atom == r"\n" else " " if atom == "_" else atom[-1]]
    return Survey(members, False, (members,))


class Rows:
    """Rows of the grammar, reached through the class that a match begins with and the classes that it needs.

    A set of rows is a number, a bit a row. `unlocks` has for each class the rows that need it, or another like it, once for
    the first need of each row, and again, shifted by their number, for the second and the third.
    """

    NEEDS = 3

    def __init__(self, rows: Sequence[tuple[str, str]]) -> None:
        """Surveys the rows; none is compiled yet."""
        self.rows, self.size = rows, len(rows)
        surveys = [survey(pattern) for _, pattern in rows]
        self.heads = [known.heads for known in surveys]
        # The rarest needs tell most; where there are fewer, any class will do.
        rarest = [sorted({*known.needs}, key=_tell)[: self.NEEDS] for known in surveys]
        self.needs = [needs[k] if k < len(needs) else ANY for k in range(self.NEEDS) for needs in rarest]
        self.starting: dict[str, int] = {}
        self.unlocks: dict[str, int] = {}
        self.chosen: dict[int, Choice] = {}

    def choose(self, classes: str) -> dict[str, Choice]:
        """Returns for each class of a string the names and patterns, in order, of the rows that may match from it on."""
        present, starting, unlocks = set(classes), self.starting, self.unlocks
        met = 0
        for char in present:
            met |= unlocks[char] if char in unlocks else self._add(char)
        met = met & met >> self.size & met >> 2 * self.size
        return {char: self._choice(rows) for char in present if (rows := starting[char] & met)}

    def _add(self, char: str) -> int:
        """Returns what a class unlocks, and remembers it with the rows that may begin with it."""
        bit = BIT[char]
        self.starting[char] = _number(heads & bit for heads in self.heads)
        unlocks = self.unlocks[char] = _number(need & bit for need in self.needs)
        return unlocks

    def _choice(self, rows: int) -> Choice:
        """Returns names and patterns of a set of rows."""
        choice = self.chosen.get(rows)
        if choice is None:
            if len(self.chosen) > MEMO // 8:
                self.chosen.clear()
            choice = self.chosen[rows] = tuple((self.rows[i][0], _compile(self.rows[i][1])) for i in _places(rows))
        return choice


def _places(rows: int) -> Iterator[int]:
    """Yields the places of the bits of a number, rising."""
    while rows:
        yield (rows & -rows).bit_length() - 1
        rows &= rows - 1


def _number(flags: Iterable[int]) -> int:
    """Returns the set of the places at which a flag is not zero."""
    return sum(1 << i for i, flag in enumerate(flags) if flag)


@cache
def _figures() -> Rows:
    """Returns the figures, each alternative a row of its own."""
    return Rows([(name, branch) for name, pattern in FIGURES for branch in split_branches(pattern)])


@cache
def _productions() -> Rows:
    """Returns the productions."""
    return Rows(PRODUCTIONS)


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
    choices = _figures().choose(classes)
    if not choices:
        return classes, range(len(classes) + 1)
    out: list[str] = []
    where: list[int] = []
    done = 0
    for at, char in enumerate(classes):
        if at < done or char not in choices:
            continue
        for name, pattern in choices[char]:
            found = pattern.match(classes, at)
            if found and found.end() > at:
                out += classes[done:at], ALPHABET[name]
                where.extend(range(done, at + 1))
                done = found.end()
                break
    out.append(classes[done:])
    where.extend(range(done, len(classes) + 1))
    return "".join(out), where


class Groupings(dict[tuple[str, int, int], tuple[Group, ...]]):
    """Class string with the bounds of its core -> its groups; emptied when it grows past MEMO."""

    def __missing__(self, key: tuple[str, int, int]) -> tuple[Group, ...]:
        if len(self) > MEMO // 8:
            self.clear()
        value = self[key] = group(*key)
        return value


def group(classes: str, first: int, last: int, without: frozenset[tuple[str, int]] = frozenset()) -> tuple[Group, ...]:
    """Returns the groups that touch tokens [first, last), left to right; `without` names (production, token) to refuse."""
    folded, where = fold_figures(classes)
    choices = _productions().choose(folded)
    groups: list[Group] = []
    after = 0
    for at, char in enumerate(folded):
        if at < after or char not in choices or char in " ,":
            continue
        token = where[at]
        if token >= last:
            break
        best, end = "", at
        for name, pattern in choices[char]:
            found = pattern.match(folded, at)
            if found and found.end() > end and where[found.end()] > first and (name, token) not in without:
                best, end, match = name, found.end(), found
        if not best:
            continue
        parts = tuple(
            (name, where[a], where[b]) for name in match.re.groupindex for a, b in [match.span(name)] if a >= 0
        )
        low, high = match.span("span") if "span" in match.re.groupindex else (at, end)
        groups.append(Group(best, where[low], where[high], tuple(p for p in parts if p[0] != "span")))
        after = high
    return tuple(groups)


GROUPING = Groupings()

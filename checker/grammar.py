"""Level 2 of the mention scanner: which tokens of a region stand together, decided on their classes alone.

Vocabulary. A *pattern* is a regular expression over class names: `{month}` is one class or one macro of productions.py, `_`
one blank, `~` an optional blank; other signs stand for themselves (`\\.` a full stop). Two stages read a region: FIGURES
folds what is one figure ("two hundred and five", "54.1 billion") into one composite class; PRODUCTIONS group figures and
words into mentions. The longest production wins, the one declared first among equals. A grouping depends on the class
string alone, so it is kept in a bounded memo: a few hundred strings cover most of a corpus.
"""

from __future__ import annotations

import re
from functools import cache
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


# All of these are made when first asked for, which start-up need not pay for.


@cache
def _macros() -> dict[str, str]:
    """Returns the compiled macros."""
    return compile_macros()


@cache
def _stage() -> re.Pattern[str]:
    """Returns the pattern of all figures, each a group of its name and number."""
    named = (f"(?P<{name}{i}>{expand(blank(p), _macros())})" for i, (name, p) in enumerate(FIGURES))
    return re.compile("|".join(named))


@cache
def _source(index: int) -> str:
    """Returns a production as a regular expression over class characters."""
    return expand(blank(PRODUCTIONS[index][1]), _macros())


@cache
def _pattern(index: int) -> re.Pattern[str]:
    """Returns a production's compiled pattern."""
    return re.compile(_source(index))


@cache
def _starting(char: str) -> tuple[int, ...]:
    """Returns the productions that may begin with this class: those whose pattern admits it after any context."""
    return tuple(i for i, heads in enumerate(_heads()) if char in heads)


@cache
def _heads() -> tuple[frozenset[str], ...]:
    """Returns the classes that each production may begin with."""
    return tuple(first_classes(_source(i)) for i in range(len(PRODUCTIONS)))


def fold_figures(classes: str) -> tuple[str, list[int]]:
    """Returns the class string with figures folded into composites, and for each class of it its first token."""
    out: list[str] = []
    where: list[int] = []
    done = 0
    for found in _stage().finditer(classes):
        a, b = found.span()
        if a == b or not found.lastgroup:
            continue
        out.append(classes[done:a])
        where.extend(range(done, a))
        out.append(ALPHABET[found.lastgroup.rstrip("0123456789")])
        where.append(a)
        done = b
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
    groups: list[Group] = []
    at, size = 0, len(folded)
    while at < size:
        token = where[at]
        if folded[at] in " ,":
            at += 1
            continue
        if token >= last:
            break
        best, end = -1, at
        for i in _starting(folded[at]):
            found = _pattern(i).match(folded, at)
            if found and found.end() > end and where[found.end()] > first and (PRODUCTIONS[i][0], token) not in without:
                best, end, match = i, found.end(), found
        if best < 0:
            at += 1
            continue
        parts = tuple(
            (name, where[a], where[b]) for name in match.re.groupindex for a, b in [match.span(name)] if a >= 0
        )
        low, high = match.span("span") if "span" in match.re.groupindex else (at, end)
        groups.append(Group(PRODUCTIONS[best][0], where[low], where[high], tuple(p for p in parts if p[0] != "span")))
        at = max(high, at + 1)
    return tuple(groups)


LEXEME = re.compile(
    r"(?P<look>\(\?<?[=!])|(?P<open>\((?:\?(?:P<\w+>|:))?)|(?P<close>\))|(?P<bar>\|)|(?P<set>\[(?:\\.|[^\]\\])*\])"
    r"|(?P<maybe>[?*]|\{0,\d*\})|(?P<more>\+|\{[1-9]\d*,?\d*\})|(?P<edge>[\^$])|\\?(?P<char>.)",
    re.DOTALL,
)


def first_classes(pattern: str) -> frozenset[str]:
    """Returns the class characters that a match of a pattern can begin with; raises ValueError at what it cannot judge.

    One pass over the pattern, far cheaper than parsing it. A place is *live* while nothing needs to stand before it; what
    only looks around takes no place.
    """
    heads: set[str] = set()
    groups = [(True, False, False)]  # live at its start, live at the end of a branch before, looks around
    live = True
    lexemes = list(LEXEME.finditer(pattern))
    for lexeme, after in zip(lexemes, [*lexemes[1:], None], strict=True):
        kind, text = lexeme.lastgroup, lexeme[0]
        optional = after is not None and after.lastgroup == "maybe"
        if kind in ("open", "look"):
            groups.append((live, False, kind == "look"))
            live = live and kind == "open"
        elif kind == "bar":
            start, ended, looks = groups.pop()
            groups.append((start, ended or live, looks))
            live = start and not looks
        elif kind == "close":
            start, ended, looks = groups.pop()
            live = start if looks or optional else start and (ended or live)
        elif live and kind in ("set", "char"):
            if text == "." or text.startswith("[^") or (text[0] == "\\" and text[1].isalnum()):
                raise ValueError(f"a pattern may not begin with {text}")
            heads.update(re.sub(r"\\(.)", r"\1", text[1:-1]) if kind == "set" else lexeme["char"])
            live = optional
    return frozenset(heads)


GROUPING = Groupings()

"""Level 2 of the mention scanner: which tokens of a region stand together, decided on their classes alone.

Vocabulary. A *pattern* is a regular expression over class names: `{month}` is one class or one macro of productions.py, `_`
one blank, `~` an optional blank; other signs stand for themselves (`\\.` a full stop). Two stages read a region: FIGURES
folds what is one figure ("two hundred and five", "54.1 billion") into one composite class; PRODUCTIONS group figures and
words into mentions. The longest production wins, the one declared first among equals. A grouping depends on the class
string alone, so it is kept in a bounded memo: a few hundred strings cover most of a corpus.
"""

from __future__ import annotations

import re
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


_MACROS = compile_macros()
_STAGE = re.compile(
    "|".join(f"(?P<{name}{i}>{expand(blank(p), _MACROS)})" for i, (name, p) in enumerate(FIGURES))
)  # fmt: skip
_COMPILED: list[tuple[str, re.Pattern[str] | None]] = [(name, None) for name, _ in PRODUCTIONS]
_STARTS: dict[str, list[int]] = {}


def _pattern(index: int) -> re.Pattern[str]:
    """Returns a production's compiled pattern; compiled when first tried, which start-up need not pay for."""
    name, done = _COMPILED[index]
    if done is None:
        done = re.compile(expand(blank(PRODUCTIONS[index][1]), _MACROS))
        _COMPILED[index] = name, done
    return done


def fold_figures(classes: str) -> tuple[str, list[int]]:
    """Returns the class string with figures folded into composites, and for each class of it its first token."""
    out: list[str] = []
    where: list[int] = []
    done = 0
    for found in _STAGE.finditer(classes):
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


def _starting(char: str) -> list[int]:
    """Returns the productions that may begin with this class: those whose pattern admits it after any context."""
    known = _STARTS.get(char)
    if known is None:
        known = _STARTS[char] = [i for i, heads in enumerate(_HEADS) if char in heads]
    return known


def first_classes(pattern: str) -> frozenset[str]:
    """Returns the class characters a compiled pattern can begin with, read from the parsed pattern."""
    parser = re._parser  # type: ignore[attr-defined]
    return frozenset(_heads(parser.parse(pattern))[0])


def _heads(items: object) -> tuple[set[str], bool]:
    """Returns the characters a parsed sequence can begin with, and whether it can be empty."""
    heads: set[str] = set()
    for op, value in items:  # type: ignore[attr-defined]
        kind = str(op)
        empty = False
        if kind == "LITERAL":
            heads.add(chr(value))
        elif kind == "IN":
            for inner, x in value:
                if str(inner) == "LITERAL":
                    heads.add(chr(x))
                elif str(inner) == "RANGE":
                    heads.update(map(chr, range(x[0], x[1] + 1)))
                else:
                    return set(ALPHABET.values()), False
        elif kind in ("MAX_REPEAT", "MIN_REPEAT"):
            more, inside = _heads(value[2])
            heads |= more
            empty = inside or value[0] == 0
        elif kind == "SUBPATTERN":
            more, empty = _heads(value[3])
            heads |= more
        elif kind == "BRANCH":
            results = [_heads(branch) for branch in value[1]]
            heads |= set().union(*(r[0] for r in results))
            empty = any(r[1] for r in results)
        elif kind in ("ASSERT", "ASSERT_NOT", "AT"):
            empty = True
        else:
            raise ValueError(f"a pattern may not begin with {kind}")
        if not empty:
            return heads, False
    return heads, True


_HEADS = [first_classes(expand(blank(p), _MACROS)) for _, p in PRODUCTIONS]
GROUPING = Groupings()

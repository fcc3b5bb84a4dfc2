"""The notation that the grammar is written in -> regular expressions over class characters.

Vocabulary. A *pattern* is a regular expression over class names: `{month}` is one class or one macro of productions.py, `_`
one blank, `~` an optional blank; other signs stand for themselves (`\\.` a full stop). An *atom* is the shortest piece of it
that stands for something: a class, a set, a sign, the opening of a group, with what repeats it.
"""

from __future__ import annotations

import re

from checker.scan.productions import MACROS
from checker.scan.tokens import ALPHABET

NAME = re.compile(r"\{([A-Za-z_]\w*)\}")
SET = re.compile(r"\[(?:\{\w+\}|\\.|[^\]\\])*\]")
ATOM = re.compile(
    r"(\(\?<?[=!]|\((?:\?(?:P<\w+>|:))?|" + SET.pattern + r"|\{[A-Za-z_]\w*\}|\\x[0-9a-f]{2}|\\.|\S)"
    r"([?*][?+]?|\{0,\d*\})?(?:\+|\{[1-9]\d*,?\d*\})?"
)


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


def split_branches(pattern: str) -> list[str]:
    """Returns the alternatives of a pattern."""
    branches, depth, start = [], 0, 0
    for found in ATOM.finditer(pattern):
        depth += (found[1][0] == "(") - (found[1] == ")")
        if found[1] == "|" and not depth:
            branches.append(pattern[start : found.start()])
            start = found.end()
    return [*branches, pattern[start:]]

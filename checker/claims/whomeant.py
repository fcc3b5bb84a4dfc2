"""Whom a sentence means that names nobody: the one person whom the sentences before it speak of.

"She", "the 43-year-old" and "the painter" mean somebody named before only where one person alone may be meant: where a sentence
names two, or brings somebody else in by a noun ("her brother"), nobody is meant any more.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from checker.claims.agewords import Line, read_lines, read_people
from checker.claims.persons import People, Token, identify_words, is_placed
from checker.late import compile_late
from checker.page import Page

KEPT = 3  # sentences that may pass without his name until nobody is meant any more
_OPENING = frozenset("aTXrxw,Q")
_THE = compile_late(r"(?i)the\b")
_OWNED = compile_late(r"(?i)(?:his|her|their|our|my)\b")
_KIN = compile_late(r"(?:h|')x?r")
_FRONT = 4  # tokens before a name that opens its sentence

Name = tuple[str, ...]


@lru_cache(maxsize=1)  # the rules read one page after the other
def follow(page: Page) -> tuple[Name, ...]:
    """Returns for each stretch of a page the full name of the one person whom the stretches before it speak of, or ()."""
    people = read_people(page)
    found: list[Name] = []
    topic: Name = ()
    since = 0
    for line in read_lines(page):
        found.append(topic)
        if line.stretch.sentence.role == "headline":
            continue
        named = persons(page.article.text, line, people)
        if not named:
            since += 1
            if since > KEPT or _brings_another(page.article.text, line):
                topic = ()
        elif (name := _only(page.article.text, line, named)) is not None:
            topic, since = name, 0
        else:
            topic = ()
    return tuple(found)


def persons(text: str, line: Line, people: People) -> list[tuple[int, Name]]:
    """Returns token and full name of each person whom a line names; what stands behind an article or "in" is none."""
    tokens = line.tokens
    found = []
    for n, token in enumerate(tokens):
        if token.letter == "M" and not is_placed(text, tokens, n) and not _is_the(text, tokens, n - 1):
            name = people.resolve(token.words)
            if name:
                found.append((n, name))
    return found


def _only(text: str, line: Line, named: list[tuple[int, Name]]) -> Name | None:
    """Returns the person whom a line that names people speaks of, if it is one alone."""
    keys = [identify_words(name) for _, name in named]
    if not all(keys[0] & k for k in keys):
        return None
    at, name = named[0]
    letters = _singular(text, line)
    if letters[at + 1 : at + 2] == "'" or (at and letters[at - 1] == "'"):
        return None  # "Ann Lee's son"
    if _brings_kin(text, line):
        return None
    opens = at <= _FRONT and set(letters[:at]) <= _OPENING and "a" not in letters[: max(at - 2, 0)]
    others = "r" in letters[: max(at - 1, 0)] or "r" in letters[at + 2 :]
    quoted = '"' in letters
    return name if opens or not (others or quoted) else None


def _brings_kin(text: str, line: Line) -> bool:
    """Returns whether somebody is told as another's: "his brother"."""
    owned = _OWNED.match(text, line.tokens[0].start) is not None
    return owned or _KIN.search(_singular(text, line)) is not None


def _brings_another(text: str, line: Line) -> bool:
    """Returns whether a line without names brings somebody in by a noun, other than by the "the man" that opens it."""
    opens = line.letters[1:2] == "r" and not _THE.match(text, line.tokens[0].start)
    return opens or "r" in _singular(text, line)[2:] or line.letters.startswith("hr")


def _singular(text: str, line: Line) -> str:
    """Returns the letters of a line, nouns for several people left out: nobody is meant by them alone."""
    if "r" not in line.letters:
        return line.letters
    return "".join("x" if t.letter == "r" and text[t.end - 1] == "s" else t.letter for t in line.tokens)


def _is_the(text: str, tokens: Sequence[Token], at: int) -> bool:
    return at >= 0 and tokens[at].end - tokens[at].start == 3 and _THE.match(text, tokens[at].start) is not None

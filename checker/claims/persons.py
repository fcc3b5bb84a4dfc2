"""Who is who: the names of persons in a text, and the keys by which the spellings of one name meet across articles.

A token of a text becomes one letter, and a name is a run of letters:

    M name (a run of capitalised words, initials and a nickname)  T title or rank  r noun for a person  x other word
    V word that tells what happened  X capitalised word that names no one  a article  h his, her, their  b is, was, turned
    w who  k now, then, only  i identified, named  f of, from, in, at  & and  ' possessive  n figure  o spelt figure
    A "36-year-old"  G "aged 36"  D "30s"  and , ( ) : ; . - ? for marks
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from checker.claims.personwords import (
    GIVEN_NAMES,
    HAPPENED,
    NOBODY,
    PARTICLES,
    PLACED,
    SMALL,
    SORTS,
    SPELT,
    SUFFIXES,
    TITLES,
)
from checker.late import compile_late
from checker.model import Mention
from checker.naming.nameparts import letters
from checker.naming.namewords import plain

LONG = 7  # letters from which on a name may be spelt with other vowels
MOST_WORDS = 7  # of a person's name; a longer run of capitals is a headline
_TOKEN = compile_late(
    r"""(?P<nick>["“‘'(][^\W\d_a-z][\w.-]{0,15}(?:\s[\w.-]{1,15})?,?["”’')](?=,?\s\w))
    |(?P<initial>(?:[^\W\d_a-z]\.){1,3}(?=[\s,]))
    |(?P<word>[^\W\d_](?:[^\W_]|(?!['’]s\b)['’.-](?=[^\W\d_])){0,39}+)
    |(?P<own>['’]s?\b|(?<=s)['’](?=\s))
    |(?P<number>\d(?:[\d.,/:%-]{0,38}[\d%])?\w{0,20}+)
    |(?P<dash>\s--?\s|\s?[–—]\s?)
    |(?P<mark>[,():;.?!"“”\n])""",
    re.VERBOSE,
)
_NAME = compile_late(r"[NI](?:[NIQ]|v{1,3}(?=N))*(?:,?S\.?)?")


class Token(NamedTuple):
    """A word, a mark, a figure or a whole name: its letter and place, and of a name the words."""

    letter: str
    start: int
    end: int
    words: tuple[str, ...] = ()


def sort_of(word: str) -> str | None:
    """Returns what a noun tells of a person ("woman" of "mother"), "" where it tells nothing, None where it is no such noun."""
    return SORTS.get(word, SORTS.get(word.removesuffix("s")) if word.endswith("s") else None)


def find_tokens(text: str, start: int, end: int, figures: Sequence[tuple[str, Mention]]) -> list[Token]:
    """Returns the tokens of text[start:end], names as one, in order; `figures` are ages as read, each with its letter."""
    plain_tokens: list[Token] = []
    at = start
    for letter, mention in figures:
        plain_tokens.extend(_tokens(text, at, mention.start))
        plain_tokens.append(Token(letter, mention.start, mention.end))
        at = mention.end
    plain_tokens.extend(_tokens(text, at, end))
    return _with_names(text, plain_tokens)


def _tokens(text: str, start: int, end: int) -> Iterator[Token]:
    for m in _TOKEN.finditer(text, start, end):
        kind, word = m.lastgroup, m[0]
        if kind == "word":
            yield Token(_letter(word), m.start(), m.end())
        elif kind == "number":
            bare = word.isdigit() and len(word) < 4
            yield Token("n" if bare else "#", m.start(), m.end())
        elif kind == "nick":
            yield Token("Q", m.start(), m.end())
        elif kind == "initial":
            yield Token("I", m.start(), m.end())
        elif kind == "own":
            yield Token("'", m.start(), m.end())
        elif kind == "dash":
            yield Token("-", m.start(), m.end())
        else:
            yield Token({"!": ".", "\n": ".", "“": '"', "”": '"'}.get(word, word), m.start(), m.end())


@lru_cache(maxsize=16384)
def _letter(word: str) -> str:
    low = word.lower()
    if low in SUFFIXES and word[0].isupper():
        return "S"
    if word[0].isupper():
        if low in TITLES or low in SORTS:
            return "T"
        if low in NOBODY or letters().get(low, "") in ("x", "h", "e"):
            return "X"
        return "v" if low in PARTICLES else "I" if len(word) == 1 else "N"
    if low in SMALL:
        return SMALL[low]
    if low in SPELT:
        return "o"
    if low in PARTICLES:
        return "v"
    if sort_of(low) is not None:
        return "r"
    return "V" if low in HAPPENED or low.endswith("ed") else "x"


def _with_names(text: str, tokens: list[Token]) -> list[Token]:
    """Returns the tokens with each run that is a name made one token."""
    line = "".join(t.letter for t in tokens)
    found: list[Token] = []
    at = 0
    for m in _NAME.finditer(line):
        run = tokens[m.start() : m.end()]
        found += tokens[at : m.start()]
        at = m.end()
        words = tuple(text[t.start : t.end] for t in run if t.letter not in ",.")
        full = [t for t in run if t.letter == "N"]
        found.append(Token("M" if full and len(words) <= MOST_WORDS else "X", run[0].start, run[-1].end, words))
    return found + tokens[at:]


def is_placed(text: str, tokens: Sequence[Token], name: int) -> bool:
    """Returns whether the name is a place's: what stands behind "in" or "near"."""
    before = tokens[name - 1] if name else None
    return before is not None and before.letter == "f" and text[before.start : before.end].lower() in PLACED


# ---------------------------------------------------------------------------------------- keys


def identify(name: str) -> frozenset[str]:
    """Returns the keys of a full name, one for each way its bearer may be called: given name and surname, as they sound.

    Two spellings of one person's name share most of them: short forms, initials, middle names, either of two
    surnames. Empty for
    a name without both parts.
    """
    return identify_words(tuple(name.split()))


_QUOTES = "\"“”‘’'()"


@lru_cache(maxsize=16384)
def identify_words(words: tuple[str, ...]) -> frozenset[str]:
    """Returns the keys of a full name given as its words; see `identify`."""
    called = [plain(w).strip(_QUOTES) for w in words if w[0] in _QUOTES]
    bare = [plain(w).strip(".,'’") for w in words if w[0] not in _QUOTES]
    suffix = next((SUFFIXES[w] for w in bare[1:] if w in SUFFIXES), "")
    bare = [w for w in bare if w not in SUFFIXES and w not in PARTICLES]
    spelt = [w for w in bare if len(w.replace(".", "")) > 1 and "." not in w]
    if len(bare) < 2 or not spelt:
        return frozenset()
    first = spelt[0] if len(spelt) > 1 else bare[0]
    middle = spelt[1:-1]
    if middle and first + middle[0] in _given_names():  # "Jo Ann" is one name
        first, middle = first + middle[0], middle[1:]
    last = [w for w in spelt[-1].split("-") if len(w) > 1] or [spelt[-1]]
    pairs = [(first, last[-1])]
    if len(last) > 1:
        pairs.append((first, last[0]))
    elif called:
        pairs.append((called[0], last[0]))
    elif middle:  # a second given name may be the one in use; any other word may be the first of two surnames
        pairs.append((middle[-1], last[0]) if middle[-1] in _given_names() else (first, middle[-1]))
    mark = " sr" if suffix == "sr" else ""
    return frozenset(f"{_given(g)} {_blur(s)}{mark}" for g, s in pairs)


def _given(word: str) -> str:
    """Returns the key of a given name: of a long one that no table knows only the ends and the consonants count."""
    return _given_names().get(word) or _blur(word)


def _blur(word: str) -> str:
    """Returns how a word sounds; of a long one only the ends and the consonants between, since vowels are misheard first."""
    sound = _sound(word)
    return sound[0] + _VOWELS.sub("", sound[1:-1]) + sound[-1] if len(word) >= LONG else sound


@cache
def _given_names() -> Mapping[str, str]:
    """Returns spelling or short form of a given name -> its key; a form of several names is each of theirs only by the first."""
    table: dict[str, str] = {}
    for group in GIVEN_NAMES.replace("\n", " ").split(";"):
        names = group.split()
        for name in names:
            table.setdefault(name, table.get(names[0], names[0]))
    return table


_VOWELS = compile_late(r"[aeiou]")
_SOUNDS = (
    (re.compile(r"[^a-z]"), ""),
    (re.compile(r"ph"), "f"),
    (re.compile(r"ck|k|q(?=u)"), "c"),
    (re.compile(r"th"), "t"),
    (re.compile(r"(?<=[a-z])h(?![aeiou])"), ""),
    (re.compile(r"z"), "s"),
    (re.compile(r"ei|ie|ey|ee|ea|y"), "i"),
    (re.compile(r"(.)\1+"), r"\1"),
    (re.compile(r"(?<=..)e$"), ""),
)


@lru_cache(maxsize=16384)
def _sound(word: str) -> str:
    """Returns a word with the letters that spellings of one name differ in made alike: Smyth and Smith, Gonzalez and Gonzales."""
    sound = word
    for pattern, letter in _SOUNDS:
        sound = pattern.sub(letter, sound)
    return sound or word


class People:
    """Who is named in full in an article, and whom a surname or a given name alone means there."""

    def __init__(self, names: Iterable[tuple[str, ...]]) -> None:
        self._short: dict[str, Counter[tuple[str, ...]]] = defaultdict(Counter)
        self._generations: dict[frozenset[str], set[str]] = defaultdict(set)
        for words in names:
            keys = identify_words(words)
            if keys:
                suffix = next((s for w in words if (s := SUFFIXES.get(plain(w).strip(".,"))) is not None), "")
                self._generations[identify_words(tuple(w for w in words if plain(w).strip(".,") not in SUFFIXES))].add(
                    suffix
                )
                for word in {short_form(words[0]), surname(words)}:
                    self._short[word][words] += 1

    def resolve(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """Returns the full name that a name means, or () where nobody, or more than one, is called so."""
        if identify_words(words):
            return words
        bearers = self._short.get(short_form(words[-1]), Counter())
        several = {identify_words(w) for w in bearers}
        first = next(iter(several), frozenset())
        return max(bearers, key=lambda w: (bearers[w], w)) if several and all(first & s for s in several) else ()

    def is_shared(self, words: tuple[str, ...]) -> bool:
        """Returns whether two generations of this name appear: senior and junior, or one with and one without a suffix."""
        bare = identify_words(tuple(w for w in words if plain(w).strip(".,") not in SUFFIXES))
        found = self._generations.get(bare, set())
        return "sr" in found and len(found) > 1


def short_form(word: str) -> str:
    """Returns a word of a name as other mentions of it are compared."""
    return plain(word).strip(".,'’")


def surname(words: Sequence[str]) -> str:
    """Returns the last word of a name but for its suffix, as other mentions of it are compared."""
    return short_form(next((w for w in reversed(words) if plain(w).strip(".,") not in SUFFIXES), words[-1]))

"""The sentences of a report as their words, and the kinds of event that these tell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from checker.claims.wordforms import stem
from checker.events.eventwords import COMMON, CREWS, SITES, TITLES, kind_of
from checker.model import Sentence
from checker.words.everyday import EVERYDAY

LOUD = 0.75  # the share of capitalised words from which capitals name nobody: all capitals, or title case
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_ENDING = re.compile(r"['’]s?$")
_NONE: frozenset[str] = frozenset()


class Told(NamedTuple):
    """A sentence as its words; whether it is loud, and the kinds of event its words tell."""

    sentence: Sentence
    words: tuple[re.Match[str], ...]
    loud: bool
    kinds: frozenset[str]


def read_told(text: str, sentence: Sentence) -> Told:
    """Returns a sentence of a text as its words."""
    words = tuple(_WORD.finditer(text, sentence.start, sentence.end))
    long = [m for m in words if len(m[0]) > 3]
    loud = len(long) > 3 and sum(m[0][0].isupper() for m in long) >= LOUD * len(long)
    written = loud or sentence.role == "headline"
    return Told(sentence, words, loud, frozenset(k for n in range(len(words)) for k in _kinds_at(words, n, written)))


def _kinds_at(words: Sequence[re.Match[str]], at: int, capitals: bool) -> frozenset[str]:
    """Returns the kinds of event that a word tells: none in a name ("Ferry Street") or before who deals with it ("fire crews").

    `capitals` says that a capital makes no name here.
    """
    kinds = kind_of().get(words[at][0].lower(), _NONE)
    if not kinds or words[at][0] == "March" or (at > 0 and not capitals and words[at][0][0].isupper()):
        return _NONE
    following = [m[0].lower() for m in words[at + 1 : at + 3]]
    return _NONE if following[:1] != [] and (following[0] in CREWS or following == ["and", "rescue"]) else kinds


def bare(word: str) -> str:
    """Returns a word in small letters without its possessive ending."""
    return _ENDING.sub("", word.lower())


def names_one(word: str) -> bool:
    """Returns whether a capitalised word says something of its own, being no title, no sort of place, no furniture."""
    return word not in COMMON and word not in SITES and word not in TITLES


def rare_stems(words: Iterable[str]) -> frozenset[str]:
    """Returns the stems of those of these words that English seldom uses in any form: "kidneys", not "hospital"."""
    common = _everyday_stems()
    return frozenset(s for w in words if len(w) > 3 and w not in EVERYDAY and (s := stem(w)) not in common)


@cache
def _everyday_stems() -> frozenset[str]:
    return frozenset(stem(w) for w in EVERYDAY | COMMON)

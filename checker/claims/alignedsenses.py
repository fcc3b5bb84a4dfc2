"""What words of news mean, as far as figures are aligned by it: senses of a thesaurus, stems of other words, names."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from checker.claims.alignedsynonyms import PHRASES, SYNONYMS
from checker.claims.alignedwords import EXCLUSIVE, FAINT, SENSES
from checker.claims.wordforms import AUXILIARIES, JOINERS, stem
from checker.lines import Word
from checker.model import Mention
from checker.words.lexicon import MONTHS, WEEKDAYS
from checker.words.vocabulary import NOUN_STOPS

SIDES = frozenset("upper lower north south east west northern southern eastern western new old great little".split())
DOZEN = 12  # counts up to which stand in any text
KEY = 7  # letters by which the stems of long words are the same: "inspect", "inspector"


@cache
def _senses() -> Mapping[str, frozenset[str]]:
    """Returns the senses of each word that names what is measured, by its form and by its stem."""
    return _read_groups(SENSES.splitlines())


@cache
def _meanings() -> Mapping[str, frozenset[str]]:
    """Returns the senses of each word of the thesaurus, by its form and by its stem."""
    return _read_groups([*SENSES.splitlines(), *SYNONYMS.split(";")])


def _read_groups(groups: Sequence[str]) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for words in map(str.split, groups):
        for word in words:
            for form in (word, stem(word)):
                found.setdefault(form, set()).add(words[0])
    return {form: frozenset(senses) for form, senses in found.items()}


@cache
def _heads() -> frozenset[str]:
    return frozenset(line.split()[0] for line in SENSES.strip().splitlines())


@cache
def _faint() -> frozenset[str]:
    return FAINT | frozenset(map(stem, FAINT))


@lru_cache(maxsize=16384)
def senses_of(word: str) -> frozenset[str]:
    """Returns what a word in lower case may mean: its senses in the thesaurus, else its stem; none for words that say nothing."""
    table = _meanings()
    found = table.get(word) or table.get(stem(word))
    if found:
        return found
    root = stem(word)
    if len(word) < 3 or word in NOUN_STOPS or word in JOINERS or word in _faint() or root in _faint():
        return frozenset()
    if word in AUXILIARIES or not word[0].isalpha():
        return frozenset()
    return frozenset({root[:KEY]})


@cache
def exclusive_sets() -> tuple[frozenset[str], ...]:
    """Returns the sets of senses of which a figure has one."""
    return tuple(
        frozenset(w if w in _heads() else min(senses_of(w), default=w) for w in line.split())
        for line in EXCLUSIVE.strip().splitlines()
    )


def small_words(text: str) -> frozenset[str]:
    """Returns the words that stand small somewhere: they are no names where they open a sentence."""
    return frozenset(re.findall(r"(?<![^\W\d_])[a-z][^\W\d_]+", text))


def mean(text: str, words: Sequence[Word], i: int, small: frozenset[str]) -> frozenset[str]:
    """Returns the senses of words[i]: names are marked with "=", ordinals with "#", days with "@", other figures with "&".

    `small` are words that are no names.
    """
    word = words[i]
    if word.mention is not None:
        return _mean_figure(word.mention)
    if text[word.start].isupper() and word.word not in small and _may_name(word.word):
        side = words[i - 1].word if i and text[words[i - 1].start].isupper() else ""
        named = frozenset({f"={side} {word.word}" if side in SIDES else f"={word.word}"})  # "Lower Karo" is not Karo
        return named if i else named | senses_of(word.word)  # what opens a sentence may be no name
    meant = senses_of(word.word)
    if i + 1 < len(words):
        phrase = _phrase(stem(word.word), words[i + 1].word)
        meant = meant | phrase if phrase else meant
    if "-" in word.word:
        meant = meant.union(*(senses_of(part) for part in word.word.split("-") if len(part) > 2))
    return meant


def _mean_figure(m: Mention) -> frozenset[str]:
    """Returns what a figure says of those beside it: its rank, its days, its value where few figures have it."""
    if m.kind == "ordinal":
        return frozenset({f"#{m.written[0]}"}) if m.written else frozenset()
    if m.value is None or m.value.low is None or m.value.high is None:
        return frozenset()
    if m.kind == "date":
        return frozenset({f"@{m.value.low}/{m.value.high}"})
    stated = m.written[0] if m.written else None
    telling = m.kind in ("number", "money", "quantity", "percent") and stated is not None and stated > DOZEN
    return frozenset({f"&{m.value.low}/{m.value.high}/{m.value.unit}"}) if telling else frozenset()


def _phrase(first: str, second: str) -> frozenset[str]:
    found = PHRASES.get((first, second)) or PHRASES.get((first, stem(second)))
    return frozenset(found.split()) if found else frozenset()


def _may_name(word: str) -> bool:
    return (
        len(word) > 2
        and word not in NOUN_STOPS
        and word not in JOINERS
        and word not in WEEKDAYS
        and word not in MONTHS
        and word not in _faint()
        and word not in _senses()
        and stem(word) not in _senses()
    )

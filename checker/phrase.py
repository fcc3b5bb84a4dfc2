"""The noun phrase around a word: where it ends, and what tells it from another with the same head."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from checker.model import Span
from checker.nameparts import known
from checker.namewords import acronym_of, content_words
from checker.pattern import Capture, Word
from checker.vocabulary import CLASSES, NOUN_STOPS, SYNONYMS

REACH = 9  # words of a noun phrase to either side of its head
_LINKS = frozenset({"of", "in", "and", "for", "between", "with", "on", "at", "&"})
_JOINED = re.compile(r"[\s\"'’‘“”«»()\-]*")  # what may stand between two words of one noun phrase
_ACRONYM = re.compile(r"\b[A-Z]{3,}\b")
_TITLE = re.compile(r"[A-Z][\w’'-]+(?: (?:(?:of|and|the|for|on|in) )*[A-Z][\w’'-]+){2,}")


class Antecedents:
    """The last full description of each sort of thing in an article, for "the meeting" and "this visit" that follow it."""

    def __init__(self) -> None:
        self._last: dict[str, tuple[frozenset[str], str]] = {}

    def recall(self, head: Capture, features: frozenset[str], label: str) -> tuple[frozenset[str], str]:
        """Returns the features and the label, with those of the thing last described where these words alone describe nothing."""
        bare = head.canonical and len(label.split()) == head.last - head.first
        if bare and head.canonical in self._last:
            known, name = self._last[head.canonical]
            return features | known, name
        if not bare and head.canonical:
            self._last[head.canonical] = (features, label)
        return features, label


def phrase_text(text: str, words: Sequence[Word], first: int, last: int) -> str:
    """Returns the noun phrase around words[first:last], its white space folded."""
    span = noun_phrase(text, words, first, last)
    return " ".join(text[span.start : span.end].split())


def noun_phrase(text: str, words: Sequence[Word], first: int, last: int) -> Span:
    """Returns the span of the noun phrase with the head words[first:last]: modifiers, and what of, in and with add."""
    left, right = first, last
    while left > 0 and first - left < REACH and _joined(text, words[left - 1], words[left]):
        word = words[left - 1]
        if word.word in _LINKS:
            if not (left > 1 and _capital(text, words[left - 2]) and _capital(text, words[left])):
                break
        elif not _nominal(word):
            break
        left -= 1
    while left < first and words[left].word in _LINKS:
        left += 1
    while right < len(words) and right - last < REACH and _joined(text, words[right - 1], words[right]):
        word = words[right]
        if word.word in _LINKS:
            after = right + 1 + (right + 1 < len(words) and words[right + 1].word == "the")
            named = after < len(words) and _capital(text, words[after]) and words[after].mention is None
            plain = word.word in ("of", "for") and after < len(words) and _nominal(words[after])
            if not (named or plain):
                break
            right = after
        elif word.word != "the" and not (_nominal(word) and (_capital(text, word) or right > last)):
            break
        right += 1
    return Span(words[left].start, words[right - 1].end)


def _joined(text: str, before: Word, after: Word) -> bool:
    return _JOINED.fullmatch(text, before.end, after.start) is not None


def _capital(text: str, word: Word) -> bool:
    return text[word.start].isupper()


def _nominal(word: Word) -> bool:
    return word.mention is None and word.word not in NOUN_STOPS and not word.word.endswith("ly")


def features_of(phrase: str, kind: str = "", canonical_head: str = "") -> frozenset[str]:
    """Returns what tells this phrase from another with the same head.

    Its content words; acronyms that stand in it, in capitals; and after "=" the initials of a title of three words or more.
    """
    words = content_words(phrase)
    for spelling, canon in SYNONYMS.items():
        if spelling <= words:
            words = (words - spelling) | canon
    # A body everybody knows by its acronym ("NATO") is no name of one of its documents.
    acronyms = frozenset(a for a in _ACRONYM.findall(phrase) if known().one(a) is None)
    initials = frozenset(f"={a}" for n in _TITLE.findall(phrase) if len(a := acronym_of(n)) > 2)
    return (words - _head_words(kind, canonical_head) - {a.lower() for a in acronyms}) | acronyms | initials


@cache
def _head_words(kind: str, canonical_head: str) -> frozenset[str]:
    spellings = CLASSES.get(kind, {}).get(canonical_head, ())
    return frozenset[str]().union(*(content_words(s) for s in spellings))

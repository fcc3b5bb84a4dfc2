"""The noun phrase around a word: where it ends, and what tells it from another with the same head."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from checker.late import compile_late
from checker.lines import Word
from checker.model import Span
from checker.naming.nameparts import known
from checker.naming.namewords import acronym_of, content_words
from checker.pattern import Capture
from checker.words.vocabulary import CLASSES, NOUN_STOPS, SYNONYMS

REACH = 9  # words of a noun phrase to either side of its head
_NEVER = frozenset("the a an this that these those its his her their our in on at by from to as is was".split())
_STAGES = frozenset("round edition leg stage phase day session".split())
_LINKS = frozenset({"of", "in", "and", "for", "between", "with", "on", "at", "&"})
_JOINED = compile_late(r"[\s\"'’‘“”«»()\-]*")  # what may stand between two words of one noun phrase
_ACRONYM = compile_late(r"\b[A-Z]{3,}\b")
_CAPITAL = compile_late(r"\b[A-Z][\w’'-]*")
_TITLE = compile_late(r"[A-Z][\w’'-]+(?: (?:(?:of|and|the|for|on|in) )*[A-Z][\w’'-]+){2,}")


class Description(NamedTuple):
    """What tells one thing from another of its kind: content words, those of them that are names, and the phrase itself."""

    features: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    label: str = ""

    def __or__(self, other: Description) -> Description:
        """Returns both together, under the label of the first."""
        return Description(self.features | other.features, self.names | other.names, self.label or other.label)


class Antecedents:
    """The last full description of each sort of thing in an article, for "the meeting" and "this visit" that follow it."""

    def __init__(self) -> None:
        self._last: dict[str, Description] = {}

    def recall(self, sort: str, found: Description, definite: bool) -> Description:
        """Returns the description, or that of the thing last described where "the", "this" or "that" stand before a bare word."""
        if not found.features:
            return self._last.get(sort, found) if definite else found
        self._last[sort] = found
        return found


def describe(text: str, words: Sequence[Word], capture: Capture) -> Description:
    """Returns the description that the noun phrase around a capture gives of its head."""
    span = noun_phrase(text, words, capture.first, capture.last)
    phrase = " ".join(text[span.start : span.end].split())
    features = features_of(phrase, capture.kind, capture.canonical)
    opening = words[0].start == span.start and known().one(phrase.split(" ")[0]) is None
    capitals = [w for w in _CAPITAL.findall(phrase) if not (opening and phrase.startswith(w))]
    names = content_words(" ".join(capitals)) | {f for f in features if f.isupper()}
    return Description(features, features & names, phrase)


def is_definite(text: str, words: Sequence[Word], capture: Capture) -> bool:
    """Returns whether "the", "this" or "that" stands before the noun phrase of the capture."""
    start = noun_phrase(text, words, capture.first, capture.last).start
    before = [w.word for w in words if w.end <= start]
    return bool(before) and before[-1] in ("the", "this", "that", "these", "those")


def noun_phrase(text: str, words: Sequence[Word], first: int, last: int) -> Span:
    """Returns the span of the noun phrase with the head words[first:last]: modifiers, and what of, in and with add."""
    left, right = first, last
    while left > 0 and first - left < REACH and _joined(text, words[left - 1], words[left]):
        word = words[left - 1]
        if word.word in _LINKS:
            if not (left > 1 and _capital(text, words[left - 2]) and _capital(text, words[left])):
                break
        elif word.word == "the" and left > 2 and words[left - 2].word == "of" and words[left - 3].word in _STAGES:
            left -= 2  # "the second round of the election"
        elif not _nominal(text, word):
            break
        left -= 1
    while left < first and words[left].word in _LINKS:
        left += 1
    plain = False  # within what "of" or "for" opened, small words are part of the name too
    while right < len(words) and right - last < REACH and _joined(text, words[right - 1], words[right]):
        word = words[right]
        if word.word in _LINKS:
            after = right + 1 + (right + 1 < len(words) and words[right + 1].word == "the")
            if after == len(words):
                break
            plain = word.word in ("of", "for") and _nominal(text, words[after])
            if not (plain or (_capital(text, words[after]) and words[after].mention is None)):
                break
            right = after
        elif not (_nominal(text, word) and (plain or _capital(text, word))):
            break
        right += 1
    return Span(words[left].start, words[right - 1].end)


def _joined(text: str, before: Word, after: Word) -> bool:
    return _JOINED.fullmatch(text, before.end, after.start) is not None


def _capital(text: str, word: Word) -> bool:
    return text[word.start].isupper()


def _nominal(text: str, word: Word) -> bool:
    """Returns whether a word can be part of a noun phrase: no function word, no verb of the list, no figure but an ordinal."""
    if word.mention is not None:
        return word.mention.kind == "ordinal"
    if len(word.word) < 2 and not _capital(text, word):
        return False
    if word.word in _NEVER:
        return False
    return _capital(text, word) or (word.word not in NOUN_STOPS and not word.word.endswith("ly"))


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

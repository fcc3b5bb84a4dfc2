"""The keys by which two names are the same: of a person, of an office; and which keys are countries'."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from checker.naming.nameparts import known
from checker.naming.namewords import content_words, plain

_OFFICE_NOISE = frozenset({"affair", "office", "department", "ministry"})
_SAME_HEAD = {"commission": "committee", "board": "council", "centre": "center", "institution": "institute"}
_RANKS = "gen adm lt col maj capt cmdr sgt brig mr mrs ms miss dr prof sen rep gov sir lord general admiral"
_RANK_WORDS = frozenset(_RANKS.split())


def office_key(title: str, scope: str) -> str:
    """Returns the key of an office: its title, "of", and the content words of its scope, countries and acronyms first."""
    words = {_SAME_HEAD.get(w, w) for w in content_words(scope)} - _OFFICE_NOISE
    if not words:
        return title
    spelled = {w: _shown(w) for w in words}
    return f"{title} of {' '.join(spelled[w] for w in sorted(words, key=lambda w: (spelled[w] == w, w)))}"


def person_key(words: str) -> str:
    """Returns the key of a person: the words of the name in lower case without accents and titles, sorted."""
    parts = [p.strip(".,'’") for p in plain(words).split()]
    return " ".join(sorted(p for p in parts if p and p not in _RANK_WORDS))


def _shown(word: str) -> str:
    """Returns a content word with its capitals, where it is a known key."""
    return _display().get(word, word)


@cache
def _display() -> Mapping[str, str]:
    """Returns lower-cased key -> key for countries and acronyms."""
    return {s.key.lower(): s.key for some in known().spellings.values() for s in some if s.letter in "cdbo"}


@cache
def country_keys() -> frozenset[str]:
    """Returns the keys of the countries."""
    return frozenset(s.key for some in known().spellings.values() for s in some if s.letter in "cd")

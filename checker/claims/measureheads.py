"""What a figure measures: its head, the noun that it counts or that names it, and the words that describe that."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from checker.claims.happenings import (
    ASIDE,
    COMPOUND_UNITS,
    FAINT,
    FAINT_MODIFIERS,
    GENERAL,
    NAMED_COUNTS,
    NAMED_DURATIONS,
    NAMED_MONEY,
    NAMED_PERCENTS,
    UNSURE,
)
from checker.claims.roles import FAMILIES
from checker.claims.wordforms import AUXILIARIES, JOINERS, holder, is_verb, singular, stem
from checker.lines import Word
from checker.words.vocabulary import NOUN_STOPS

REACH = 4  # words of the noun phrase behind a figure
MANY = 5  # things, from which on a bare phrase counts all of its sort
_DIFFERENCE = frozenset("from than versus per".split())
_DIRECTION_ENDS = ("north", "south", "east", "west")
_STATES = frozenset(
    """just only about shallow approximately around some was is are were set at to of worth valued put for reached hit
    totaled totalled measured be a lasted with that which""".split()
)


class Head(NamedTuple):
    """What a figure measures: the sort of measure, what it is of (a key, and the words for people), and what describes it."""

    sort: str
    thing: str = ""
    label: str = ""
    features: frozenset[str] = frozenset()
    basis: str = ""
    confidence: float = 0.8


def is_aside(words: Sequence[Word], at: int) -> bool:
    """Returns whether the figure is a part, a difference, or of another: words before it and "of" behind it tell."""
    before = [w.word for w in words[max(0, at - 2) : at]]
    if not ASIDE.isdisjoint(before) or not _DIFFERENCE.isdisjoint(before[-1:]):
        return True
    if before == ["of", "the"] or before == ["of", "these"] or before == ["of", "those"]:
        return True
    behind = words[at + 1].word if at + 1 < len(words) else ""
    mention = words[at].mention
    if any(w.mention is not None and w.mention.kind == "ordinal" for w in words[max(0, at - 2) : at]):
        return True
    return behind == "of" and mention is not None and mention.kind == "number"


def find_head(text: str, words: Sequence[Word], at: int, first: int, last: int, person: str) -> Head | None:
    """Returns what the figure words[at] of the clause words[first:last] measures; None where that is not clear."""
    mention = words[at].mention
    assert mention is not None and mention.value is not None
    named = _named(text, words, at)
    if named is not None:
        return named
    if mention.kind == "ordinal":
        return _rank(words, at)
    nouns = _phrase(text, words, at, last)
    joined = at + 1 < len(words) and text[mention.end : words[at + 1].start] == "-"
    name = holder(text, words, first, at) or person
    if mention.kind == "money":
        return _money_head(text, words, at, first, last, nouns, name)
    if mention.kind == "duration":
        return _duration_head(words, at, first, last, nouns)
    if mention.kind == "percent":
        return _percent_head(words, at, first, last, name)
    if mention.kind == "number" and not mention.value.unit:
        if joined:
            return _compound_head(nouns)
        return _count_head(text, words, at, first, last, nouns)
    return None


def _named(text: str, words: Sequence[Word], at: int) -> Head | None:
    """Returns magnitude, depth or distance from a place where the words beside the figure say so."""
    mention = words[at].mention
    assert mention is not None and mention.value is not None
    before = [w.word for w in words[max(0, at - 4) : at]]
    behind = [w.word for w in words[at + 1 : at + 5]]
    unit = mention.value.unit
    if mention.kind == "number" and not unit:
        near = before[-1:] == ["magnitude"] or behind[:1] == ["magnitude"] or "richter" in behind
        linked = "magnitude" in before and set(before[before.index("magnitude") + 1 :]) <= _STATES
        if near or linked:
            return Head("magnitude", confidence=0.85)
    if unit == "meter":
        linked = "depth" in before and set(before[before.index("depth") + 1 :]) <= _STATES
        if linked or behind[:1] in (["deep"], ["depth"]) or behind[:2] in (["below", "the"], ["underground"]):
            return Head("depth", confidence=0.85)
        if behind and behind[0].endswith(_DIRECTION_ENDS) and behind[1:2] == ["of"]:
            place = next((w for w in words[at + 3 : at + 7] if text[w.start].isupper()), None)
            if place is not None and before[-2:] != ["far", "as"]:
                return Head(
                    "distance",
                    place.word,
                    f"{behind[0]} of {text[place.start : place.end]}",
                    frozenset(),
                    behind[0],
                    0.6,
                )
    return None


def _rank(words: Sequence[Word], at: int) -> Head | None:
    """Returns which of its kind in a year something is: "the 41st homicide of the year"."""
    mention = words[at].mention
    assert mention is not None and mention.value is not None
    low = mention.value.low
    behind = [w.word for w in words[at + 1 : at + 7]]
    if not isinstance(low, Decimal) or low < 4 or not behind or behind[0] in GENERAL:
        return None
    if not any("year" in w.split() for w in behind):
        return None
    return Head("rank", singular(behind[0]), behind[0], confidence=0.7)


def _phrase(text: str, words: Sequence[Word], at: int, last: int) -> list[str]:
    """Returns the words of the noun phrase that follows a figure."""
    nouns: list[str] = []
    for i in range(at + 1, min(at + 1 + REACH, last)):
        word = words[i]
        gap = text[words[i - 1].end : word.start]
        if word.mention is not None or gap.strip("- ‐") or word.word in NOUN_STOPS or word.word in JOINERS:
            break
        if nouns and (is_verb(words, i) or word.word in AUXILIARIES or word.word.endswith("ly")):
            break
        if text[word.start].isupper() and nouns and not text[words[i - 1].start].isupper():
            break  # a name stands behind the noun
        nouns.append(word.word)
    return nouns


def _linked_before(words: Sequence[Word], at: int, first: int) -> str:
    """Returns the noun that a figure is said of: "bail was set at", "a loan of", "the debate lasted"."""
    for i in range(at - 1, max(first, at - 6) - 1, -1):
        word = words[i]
        if word.mention is not None:
            return ""
        if word.word not in _STATES and word.word not in AUXILIARIES and not word.word.endswith("ly"):
            return "" if is_aside(words, i) else word.word
    return ""


def _after(words: Sequence[Word], at: int, last: int, links: frozenset[str]) -> list[str]:
    """Returns the words behind "in" or "of" behind the figure."""
    if at + 2 < last and words[at + 1].word in links:
        found: list[str] = []
        for word in words[at + 2 : min(at + 5, last)]:
            if word.mention is not None or (found and word.word in NOUN_STOPS):
                break
            if word.word not in ("the", "a", "an", "lieu", "of"):
                found.append(word.word)
        return [] if found and found[0] in NOUN_STOPS else found
    return []


_IN = frozenset({"in", "of"})
_PERSONAL = stem("bond"), stem("bail"), stem("fine")


def _money_head(
    text: str, words: Sequence[Word], at: int, first: int, last: int, nouns: list[str], name: str
) -> Head | None:
    verb = _verb(words, at, first, last)
    if (
        {w.word for w in words[first:last] if w.mention is None} & UNSURE
        and "bond" not in nouns
        and "bail" not in nouns
    ):
        return None
    share = at + 2 < len(words) and words[at + 1].word in ("a", "per") and words[at + 2].word == "share"
    if share:
        return Head("price", "share", "per share", confidence=0.7) if verb in _OFFERS else None
    found = [*nouns[-1:], *_after(words, at, last, _IN)[:1], _linked_before(words, at, first)]
    for noun in found:
        if noun in NAMED_MONEY or (noun.endswith("s") and noun[:-1] in NAMED_MONEY):
            key = stem(noun)
            if key in _PERSONAL:
                sort = "bail" if key != stem("fine") else "fine"
                return Head(sort, "", name, frozenset({name} - {""}), confidence=0.75)
            return Head("amount", singular(noun), noun, frozenset(map(stem, nouns[:-1])) - {key}, confidence=0.65)
    return None


_OFFERS = frozenset(map(stem, "pay offer bid buy acquire value".split()))


def _duration_head(words: Sequence[Word], at: int, first: int, last: int, nouns: list[str]) -> Head | None:
    opens = first - 1 if first and words[first].word in ("that", "which") else first  # "a siege that lasted six hours"
    found = [*nouns[-1:], _linked_before(words, at, opens), *_after(words, at, last, frozenset({"of"}))[:1]]
    for noun in found:
        if noun in NAMED_DURATIONS:
            return Head("length", noun, noun, confidence=0.7)
    return None


def _percent_head(words: Sequence[Word], at: int, first: int, last: int, name: str) -> Head | None:
    near = [w.word for w in words[max(first, at - 4) : at]]
    for noun in near:
        if noun in NAMED_PERCENTS:
            return Head("percent", noun, noun, frozenset({name} - {""}), confidence=0.6)
    verb = _verb(words, at, first, last)
    of = _after(words, at, last, frozenset({"of"}))
    if verb and of and name:
        return Head("percent", f"of {singular(of[-1])}", f"of the {of[-1]}", frozenset({verb, name}), confidence=0.55)
    return None


def _compound_head(nouns: list[str]) -> Head | None:
    """Returns unit and head of "35-word oath"."""
    if len(nouns) < 2 or stem(nouns[0]) not in _compound_units() or nouns[1] in ("old", "olds"):
        return None
    unit = nouns[0].removesuffix("s")
    return Head("number", f"{unit} of {singular(nouns[-1])}", f"{unit}s of the {nouns[-1]}", confidence=0.75)


@cache
def _compound_units() -> frozenset[str]:
    return frozenset(map(stem, COMPOUND_UNITS))


def _count_head(text: str, words: Sequence[Word], at: int, first: int, last: int, nouns: list[str]) -> Head | None:
    """Returns the counted noun with its description: modifiers, verb, name, and the noun behind "in", "at" or "of"."""
    head_at = next((i for i, w in enumerate(nouns) if w.endswith("s") and not w.endswith("ss")), -1)
    if head_at < 0 or nouns[head_at] in GENERAL or nouns[head_at][:-1] in GENERAL or nouns[head_at] in _people():
        return None
    head = stem(nouns[head_at])
    if any(text[w.start].isupper() for w in words[at + 1 : at + 2 + head_at]):
        return None
    end = at + 2 + head_at
    verb = _verb(words, at, first, last)
    behind = _complement(words, end, last) or _complement(words, end + 1, last)
    if head in _compound_units() and head in map(stem, ("page", "word")):
        of = behind or _linked_before(words, at, first)
        thing, label = f"{singular(nouns[head_at])} of {singular(of)}", f"{nouns[head_at]} of the {of}"
        return Head("number", thing, label, confidence=0.7) if of else None
    place = _place(text, words, end, last)
    if head == stem("count"):
        thing, label = f"count of {singular(behind)}", f"counts of {behind}"
        return Head("number", thing, label, confidence=0.65) if behind else None
    if head in map(stem, NAMED_COUNTS):
        return Head("number", singular(nouns[head_at]), nouns[head_at], frozenset({verb} - {""}), place, 0.65)
    features = {*map(stem, nouns[:head_at]), verb, holder(text, words, first, at)} - {""}
    if behind:
        features.add(stem(behind))
    low = words[at].mention.value.low  # type: ignore[union-attr]
    if len(features) < 2 and not (verb and isinstance(low, Decimal) and low >= MANY - 1):
        return None
    return Head("number", singular(nouns[head_at]), nouns[head_at], frozenset(features), place, 0.7)


def _place(text: str, words: Sequence[Word], at: int, last: int) -> str:
    """Returns the name behind "in", "at" or "on" further on in the clause: the count is of what is there."""
    for i in range(at, last - 1):
        if words[i].word in ("in", "at", "on", "near") and words[i + 1].mention is None:
            named = next((w for w in words[i + 1 : i + 3] if w.mention is None and text[w.start].isupper()), None)
            if named is not None:
                return named.word
    return ""


def find_phrase_head(words: Sequence[Word], at: int, last: int, text: str) -> Head | None:
    """Returns the whole phrase of many things of one sort, "23 executive orders": who counts so many counts all of them."""
    mention = words[at].mention
    assert mention is not None and mention.value is not None
    low = mention.value.low
    if mention.kind != "number" or mention.value.unit or not isinstance(low, Decimal) or low < MANY - 1:
        return None
    nouns = _phrase(text, words, at, last)
    if len(nouns) < 2 or not nouns[1].endswith("s") or nouns[1].endswith("ss") or nouns[1] in _people() | GENERAL:
        return None
    if nouns[0] in FAINT_MODIFIERS or any(text[w.start].isupper() for w in words[at + 1 : at + 3]) or "-" in nouns[0]:
        return None
    return Head("number", f"{nouns[0]} {singular(nouns[1])}", f"{nouns[0]} {nouns[1]}", confidence=0.65)


def _complement(words: Sequence[Word], at: int, last: int) -> str:
    """Returns the noun behind "in", "at", "of", "for" or "from" right behind a phrase."""
    if at < last and words[at].word in ("in", "at", "of", "for", "from", "on", "against"):
        found = ""
        for word in words[at + 1 : min(at + 5, last)]:
            if word.mention is not None or word.word in NOUN_STOPS:
                if found:
                    break
                continue
            found = word.word
        return found
    return ""


@cache
def _people() -> frozenset[str]:
    return frozenset(w for some in FAMILIES.values() for w in some.split())


def _verb(words: Sequence[Word], at: int, first: int, last: int) -> str:
    """Returns the stem of the verb nearest before the figure in its clause, else behind it; "" for faint ones."""
    for i in (*range(at - 1, first - 1, -1), *range(at + 1, min(last, at + 10))):
        if is_verb(words, i):
            found = stem(words[i].word)
            return "" if found in _faint() else found
    return ""


@cache
def _faint() -> frozenset[str]:
    return frozenset(map(stem, FAINT))

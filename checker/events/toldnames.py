"""The names in the sentences of a report: whom the event befell, where it was, who only speaks; and what each says of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from checker.events.eventwords import COMMON, SAYING, SITES, TITLES, kind_of
from checker.events.toldsentences import Told, bare, names_one

LOUD_NAME = 0.5  # what a word of a loud sentence says that is written small nowhere
SPEAKER = 0.3  # what the name of someone who only speaks of an event says of it
REACH = 8  # words over which a name goes on: an observatory for human rights
_AGED_AFTER = re.compile(r",?\s{1,2}\(?(?:(?:who\s)?(?:is|was)\s)?(?:aged?\s)?[1-9]\d?(?=[,;.)]|\sof\b|\sand\b)")
_AGED_BEFORE = re.compile(r"\b\d{1,2}[- ]year[- ]old\s\Z")
_PLACING = frozenset("in at near outside on off".split())
_JOINING = frozenset("for of and the".split())


class ToldName(NamedTuple):
    """A run of capitalised words: what it says of its own, full names and sites in it, and the part it plays."""

    words: tuple[str, ...]
    sites: tuple[str, ...]
    pairs: tuple[str, ...]  # the last is the first and the last word
    placed: bool
    aged: bool
    speaks: bool
    opens: bool


def names_in(text: str, told: Told) -> Iterator[ToldName]:
    """Yields the names of a sentence that is not loud."""
    words, at = told.words, 0
    while at < len(words):
        if not words[at][0][0].isupper():
            at += 1
            continue
        end = at + 1
        while end < len(words) and words[end][0][0].isupper() and _joined(text, words[end - 1], words[end]):
            end += 1
        yield _name(text, words, at, end)
        at = end


def _joined(text: str, one: re.Match[str], other: re.Match[str]) -> bool:
    between = text[one.end() : other.start()]
    return between == " " or (between == ". " and len(one[0]) < 3)


def _name(text: str, words: Sequence[re.Match[str]], at: int, end: int) -> ToldName:
    run = [bare(m[0]) for m in words[at:end]]
    own = tuple(w for w in run if len(w) > 2 and names_one(w))
    following = (
        words[end][0].lower() if end < len(words) and text[words[end - 1].end() : words[end].start()] == " " else ""
    )
    sites = tuple(f"{a} {b}" for a, b in pairwise((*run, following)) if b in SITES and len(a) > 2 and a not in COMMON)
    placed = at > 0 and words[at - 1][0].lower() in _PLACING
    full = tuple(f"{a} {b}" for a, b in pairwise(own))
    ends = (f"{own[0]} {own[-1]}",) if len(own) > 1 else ()
    spoken = _speaks(text, words, at, end)
    titled = run[0] in TITLES or (at > 0 and words[at - 1][0].lower() in TITLES)
    start, stop = words[at].start(), words[end - 1].end()
    aged = (
        bool(ends)
        and not titled
        and bool(_AGED_AFTER.match(text, stop, stop + 40) or _AGED_BEFORE.search(text, max(start - 16, 0), start))
    )
    whole = len(own) > 1 and all(w in own or w in TITLES or len(w) < 3 for w in run)
    speaks = not aged and (titled or (whole and spoken))
    return ToldName(own, sites, (*full, *ends), placed, aged, speaks, at == 0 and len(run) == 1)


def _speaks(text: str, words: Sequence[re.Match[str]], at: int, end: int) -> bool:
    """Returns whether the name words[at:end] is said to say something: "X for Y said", "said X", "according to the X"."""
    if any(w[0].lower() in SAYING for w in words[max(at - 1, 0) : at]):
        return True
    before = [w[0].lower() for w in words[max(at - 3, 0) : at]]
    if "according" in before and "to" in before:
        return True
    limit = min(len(words), end + REACH)
    while end + 1 < limit and words[end][0] in _JOINING:
        end += 1  # the name goes on: a ministry of health, an observatory for human rights
    while end < limit and words[end][0][0].isupper():
        end += 1
    if end >= limit:
        return False
    between = text[words[end - 1].end() : words[end].start()]
    return words[end][0].lower() in SAYING and between in (" ", ", ")


def weigh_names(
    lead: Sequence[Told], first: Sequence[ToldName], later: Sequence[ToldName], people: frozenset[str], small: set[str]
) -> dict[str, float]:
    """Returns the names of a lead with how much each says of the event; `small` are the words that the text writes small."""
    names: dict[str, float] = {}
    for name in first:
        for word in name.words:
            if word not in small and not (name.opens and len(name.words) == 1):
                names[word] = max(names.get(word, 0.0), SPEAKER if name.speaks else 1.0)
    speakers = {w for name in (*first, *later) if name.speaks and len(name.words) > 1 for w in name.words}
    for word in speakers & names.keys() - {w for p in people for w in p.split()}:
        names[word] = SPEAKER
    for word in (bare(m[0]) for t in lead if t.loud for m in t.words):
        if len(word) > 2 and word not in small and names_one(word) and word not in kind_of():
            names.setdefault(word, LOUD_NAME)
    return names


def weigh_all(names: Sequence[ToldName], people: frozenset[str], small: set[str]) -> dict[str, float]:
    """Returns all the names of a text with how much each says."""
    said = {w: 1.0 for n in names if not (n.opens and len(n.words) == 1) for w in n.words if w not in small}
    speakers = {w for n in names if n.speaks and len(n.words) > 1 for w in n.words}
    return said | dict.fromkeys(speakers & said.keys() - {w for p in people for w in p.split()}, SPEAKER)

"""Assertions about one thing, gathered into topics: the same attribute, subject and, for events, the same event."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import ceil
from typing import TypeVar

from checker.groups import connect
from checker.model import Article, Assertion, Topic
from checker.naming.namewords import plain, same_name

# Words that make another thing of the same name: where one description has such a word and the other not, they are two.
EDITIONS = frozenset(
    "first second third fourth fifth new old interim special extraordinary emergency informal virtual annual".split()
)
Told = TypeVar("Told")
BEARERS = (
    12  # subjects with a word in common that a name is compared with; where there are more, a match would prove little
)
ALIKE = 0.4  # the share of content words that two descriptions of one event have in common, at least


def align(assertions: Iterable[Assertion], stories: Mapping[Article, int] | None = None) -> tuple[Topic, ...]:
    """Returns the topics, sorted by attribute and name; each assertion stands in exactly one.

    `stories` tells which articles report one event; values of a story meet only there, and without it nowhere.

    Assertions are blocked by attribute and subject. Within a block distinct descriptions are joined when enough of their words
    agree; they are reached through their words, so that no two are compared that share none.
    """
    blocks: dict[tuple[str, str], list[Assertion]] = defaultdict(list)
    told: dict[tuple[object, str, str], list[Assertion]] = defaultdict(list)
    for a in assertions:
        if a.story:
            told[(stories or {}).get(a.article, a.article), a.attribute, a.subject].append(a)
        else:
            blocks[a.attribute, a.subject].append(a)
    topics = [
        Topic(title(group), members[0].attribute, tuple(group))
        for members in (*join_names(blocks).values(), *told.values())
        for group in _group(members)
    ]
    return tuple(sorted(topics, key=lambda t: (t.attribute, t.name, _place(t.assertions[0]))))


def _place(a: Assertion) -> tuple[str, str, int]:
    return a.article.source, a.article.title, a.start


def join_names(blocks: Mapping[tuple[str, str], list[Told]]) -> dict[tuple[str, str], list[Told]]:
    """Returns blocks by attribute and subject with spellings of one person's name put together under the first of them.

    Two spellings of a name share a word, and another of each begins with the same letter; only such subjects are compared, and
    of those that share a common word only the last few in order of the alphabet.
    """
    joined: dict[tuple[str, str], list[Told]] = {}
    known: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for attribute, subject in sorted(blocks):
        keys = [(attribute, *key) for key in name_keys(subject)]
        candidates = {s for key in keys for s in known[key][-BEARERS:]}
        twin = next((s for s in sorted(candidates) if same_name(s, subject)), subject)
        joined.setdefault((attribute, twin), []).extend(blocks[attribute, subject])
        if twin == subject:
            for key in keys:
                known[key].append(subject)
    return joined


def name_keys(subject: str) -> set[tuple[str, str]]:
    """Returns each word of a name with the initial of each other word; none of a subject with digits: no person."""
    if any(c.isdigit() for c in subject):
        return set()
    words = plain(subject).replace(".", "").split()[:6]
    return {(w, o[0]) for i, w in enumerate(words) for j, o in enumerate(words) if i != j and len(w) > 1}


def _group(members: Sequence[Assertion]) -> list[list[Assertion]]:
    """Returns the members grouped by what their descriptions share: connected when alike.

    Two sets with a Jaccard index of at least ALIKE share one of the rarest words of each, in one order of all words, so only
    descriptions that share one of those are compared (prefix filtering: Chaudhuri, Ganti and Kaushik, ICDE 2006).
    """
    by_features: dict[frozenset[str], list[Assertion]] = defaultdict(list)
    for a in members:
        by_features[a.features].append(a)
    distinct = sorted(by_features, key=lambda f: (len(f), sorted(f)))
    counts: dict[str, int] = defaultdict(int)
    for features in distinct:
        for word in _plain(features):
            counts[word] += 1
    holders: dict[str, list[int]] = defaultdict(list)
    pairs = [(n, n) for n in range(len(distinct))]
    for n, features in enumerate(distinct):
        rarest = sorted(_plain(features), key=lambda word: (counts[word], word))
        prefix = rarest[: len(rarest) - ceil(ALIKE * len(rarest)) + 1]
        keys = {*prefix, *(f"={name}" for name in _titles(features))}
        for other in {m for key in keys for m in holders[key]}:
            if likeness(features, distinct[other]) >= ALIKE:
                pairs.append((n, other))
        for key in keys:
            holders[key].append(n)
    groups = [[a for n in group for a in by_features[distinct[n]]] for group in connect(pairs)]
    return [sorted(g, key=_place) for g in groups]


def likeness(a: frozenset[str], b: frozenset[str]) -> float:
    """Returns the share of words that two descriptions have in common (Jaccard).

    1.0 when neither has any, or when an acronym of one is an acronym or the initials of the other.
    """
    if (not a and not b) or _acronyms(a) & _titles(b) or _titles(a) & _acronyms(b):
        return 1.0
    first, second = _plain(a), _plain(b)
    return len(first & second) / len(first | second) if first | second else 0.0


def is_same(a: Assertion, b: Assertion) -> bool:
    """Returns whether the descriptions of two assertions can only be of one thing: enough to say that their values disagree.

    An acronym joins them; otherwise they share a name, and one says nothing that the other does not say too ("the NATO
    summit", "the NATO summit in Madrid"): where each has a word of its own they may be two. Subjects without a description
    are told by their name alone.
    """
    if not a.features and not b.features:
        return True
    first, second = _plain(a.features), _plain(b.features)
    if (first ^ second) & EDITIONS:
        return False
    if _acronyms(a.features) & _titles(b.features) or _titles(a.features) & _acronyms(b.features):
        return True
    return bool(a.names & b.names) and (first <= second or second <= first)


def _acronyms(features: frozenset[str]) -> frozenset[str]:
    return frozenset(f for f in features if f.isupper() and not f.startswith("="))


def _titles(features: frozenset[str]) -> frozenset[str]:
    return frozenset(f.removeprefix("=") for f in features if f.isupper())


def _plain(features: frozenset[str]) -> frozenset[str]:
    return frozenset(f for f in features if not f.startswith("="))


def title(assertions: Sequence[Assertion]) -> str:
    """Returns a name for people: what most of the assertions call the thing, at a tie the longest name."""
    counts: dict[str, int] = defaultdict(int)
    for a in assertions:
        counts[a.label or a.subject] += 1
    return max(sorted(counts), key=lambda name: (counts[name], len(name)))

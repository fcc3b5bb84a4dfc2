"""Assertions about one thing, gathered into topics: the same attribute, subject and, for events, the same event."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from checker.model import Assertion, Topic
from checker.namewords import same_name

ALIKE = 0.4  # the share of content words that two descriptions of one event have in common, at least


def align(assertions: Iterable[Assertion]) -> tuple[Topic, ...]:
    """Returns the topics, sorted by attribute and name; each assertion stands in exactly one.

    Assertions are blocked by attribute and subject. Within a block distinct descriptions are joined when enough of their words
    agree; they are reached through their words, so that no two are compared that share none.
    """
    blocks: dict[tuple[str, str], list[Assertion]] = defaultdict(list)
    for a in assertions:
        blocks[a.attribute, a.subject].append(a)
    blocks = _join_names(blocks)
    topics = []
    for (attribute, _), members in blocks.items():
        for group in _group(members):
            topics.append(Topic(title(group), attribute, tuple(group)))
    return tuple(sorted(topics, key=lambda t: (t.attribute, t.name, _place(t.assertions[0]))))


def _place(a: Assertion) -> tuple[str, str, int]:
    return a.article.source, a.article.title, a.start


def _join_names(blocks: Mapping[tuple[str, str], list[Assertion]]) -> dict[tuple[str, str], list[Assertion]]:
    """Returns the blocks with spellings of one person's name put together under the first of them."""
    joined: dict[tuple[str, str], list[Assertion]] = {}
    known: dict[tuple[str, str], list[str]] = defaultdict(list)  # by attribute and a name word
    for attribute, subject in sorted(blocks):
        words = subject.split()
        candidates = {s for w in words for s in known[attribute, w]} if len(words) > 1 else set()
        twin = next((s for s in sorted(candidates) if same_name(s, subject)), subject)
        joined.setdefault((attribute, twin), []).extend(blocks[attribute, subject])
        if twin == subject:
            for word in words:
                known[attribute, word].append(subject)
    return joined


def _group(members: Sequence[Assertion]) -> list[list[Assertion]]:
    """Returns the members grouped by what their descriptions share: connected when alike."""
    by_features: dict[frozenset[str], list[Assertion]] = defaultdict(list)
    for a in members:
        by_features[a.features].append(a)
    distinct = sorted(by_features, key=lambda f: (len(f), sorted(f)))
    root = {f: f for f in distinct}

    def find(f: frozenset[str]) -> frozenset[str]:
        while root[f] != f:
            root[f] = root[root[f]]
            f = root[f]
        return f

    holders: dict[str, list[frozenset[str]]] = defaultdict(list)
    for features in distinct:
        for other in {h for word in features for h in holders[word.removeprefix("=")]}:
            if likeness(features, other) >= ALIKE:
                root[find(features)] = find(other)
        for word in features:
            holders[word.removeprefix("=")].append(features)
    groups: dict[frozenset[str], list[Assertion]] = defaultdict(list)
    for features in distinct:
        groups[find(features)] += by_features[features]
    return [sorted(g, key=_place) for g in groups.values()]


def likeness(a: frozenset[str], b: frozenset[str]) -> float:
    """Returns the share of words that two descriptions have in common (Jaccard).

    1.0 when neither has any, or when an acronym of one is an acronym or the initials of the other.
    """
    if (not a and not b) or _acronyms(a) & _titles(b) or _titles(a) & _acronyms(b):
        return 1.0
    first, second = _plain(a), _plain(b)
    return len(first & second) / len(first | second) if first | second else 0.0


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

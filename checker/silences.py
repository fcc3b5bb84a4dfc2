"""Why values of one topic that differ were not reported: for readers who ask of a silence what it means."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice, pairwise

from checker.findings import Finding, Silence
from checker.model import Assertion, Topic
from checker.sweep import gather_cells, origin, rank
from checker.verdicts import judge

MOST = 5  # silences of a topic that are told
CELLS = 100  # of a topic that are looked at


def tell_silences(topics: Iterable[Topic], findings: Iterable[Finding]) -> Iterator[Silence]:
    """Yields, for each topic, a few pairs of statements by two articles that differ in value and stand in no finding together.

    They are neighbours in order of value: those are the pairs that a reader would hold against each other.
    """
    holders: dict[int, set[int]] = defaultdict(set)
    for n, finding in enumerate(findings):
        for a in finding.assertions:
            holders[id(a)].add(n)
    for topic in topics:
        yield from islice(_silences_of(topic, holders), MOST)


def _silences_of(topic: Topic, holders: Mapping[int, set[int]]) -> Iterator[Silence]:
    cells = sorted(gather_cells(topic.assertions)[:CELLS], key=lambda c: (rank(c[0].value, 0), rank(c[0].value, 1)))
    for one, other in pairwise(cells):
        first, second = one[0], next((b for b in other if origin(b) != origin(one[0])), other[0])
        if origin(first) == origin(second) or first.value.meets(second.value):
            continue
        ruling = judge(first, second)
        if ruling.verdict == "apart" and not _holders_of(one, holders) & _holders_of(other, holders):
            yield Silence(topic.name, first, second, ruling.reason)


def _holders_of(cell: Sequence[Assertion], holders: Mapping[int, set[int]]) -> set[int]:
    """Returns the findings that hold one of these assertions."""
    return set().union(*(holders[id(a)] for a in cell if id(a) in holders))

"""One person in two stories: ages of people named together in several articles, whatever event each article reports.

Two articles that give the ages of the same two persons mean the same persons by them: a chance namesake comes alone. So their
ages are compared even where nothing else tells that the articles report one event. Articles are reached through an index of
names.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from checker.align import ALIKE, likeness, title
from checker.compare import compare
from checker.events.gathered import stories_of
from checker.findings import Finding
from checker.groups import connect
from checker.model import Article, Assertion, Reading, Topic
from checker.verdicts import NAMED, verdict

TOGETHER = 2  # persons whose ages two articles have in common, at least
CROWD = 30  # articles that give the age of one name, beyond which it is anybody's or a public figure's

Pair = tuple[int, int]


def relate_ages(readings: Sequence[Reading]) -> Iterator[Finding]:
    """Yields the contradictions on ages between articles of different stories that share at least TOGETHER persons."""
    ages = [[a for a in r.assertions if a.story and a.attribute == "age" and a.subject == NAMED] for r in readings]
    clashes = [
        (pair, a, b)
        for pair, shared in _shared(ages).items()
        if len({b.label for _, b in shared}) >= TOGETHER and len({a.label for a, _ in shared}) >= TOGETHER
        for a, b in shared
        if verdict(a, b) == "clash"
    ]
    if not clashes:
        return
    story = stories_of(readings)
    apart = [(a, b) for _, a, b in clashes if story[a.article] != story[b.article]]
    for group in _persons(apart):
        for finding in compare(Topic(title(group), "age", tuple(group))):
            if finding.kind == "contradiction" and _spans(finding, story):
                yield finding


def _shared(ages: Sequence[Sequence[Assertion]]) -> Mapping[Pair, list[tuple[Assertion, Assertion]]]:
    """Returns pair of articles -> the ages they give to the same persons."""
    holders: dict[str, list[tuple[int, Assertion]]] = defaultdict(list)
    for n, some in enumerate(ages):
        for a in some:
            for key in a.features:
                holders[key].append((n, a))
    shared: dict[Pair, list[tuple[Assertion, Assertion]]] = defaultdict(list)
    for some_holders in holders.values():
        if len(some_holders) <= CROWD:
            for (n, a), (m, b) in combinations(some_holders, 2):
                if n != m and (a, b) not in shared.get((n, m), ()) and likeness(a.features, b.features) >= ALIKE:
                    shared[n, m].append((a, b))
    return shared


def _persons(clashes: Sequence[tuple[Assertion, Assertion]]) -> list[list[Assertion]]:
    """Returns the assertions of each person on whom articles clash."""
    said = list(dict.fromkeys(a for pair in clashes for a in pair))
    number = {a: n for n, a in enumerate(said)}
    return [[said[n] for n in group] for group in connect([(number[a], number[b]) for a, b in clashes])]


def _spans(finding: Finding, story: Mapping[Article, int]) -> bool:
    return len({story[a.article] for a in finding.assertions}) > 1

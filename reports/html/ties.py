"""How sources stand to each other, counted: which agree, which do not, which stand alone.

A *voice* is the source that an article counts for: its own, or the source of the text that it is an edition or a reprint of.
A *tie* is what two voices have in common; findings between articles of one voice tie it to itself alone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations

from checker.findings import Finding
from checker.model import Article, Assertion, FindingKind, Interval, Topic
from checker.reports.index import Places

TYING: tuple[FindingKind, ...] = ("contradiction", "basis-mismatch", "drift", "agreement")  # between two statements
DISAGREEING: frozenset[FindingKind] = frozenset({"contradiction", "basis-mismatch"})
CROWD = 3  # voices in a disagreement before one of them can stand alone
MOST = 80  # statements of one finding that are held against each other

Pair = tuple[str, str]  # two voices in the order of the alphabet
Day = Callable[[Assertion], date | None]


@dataclass(frozen=True)
class Ties:
    """What the findings say of voices. `first` is the number of the first finding of a pair, in the order of the page."""

    pairs: dict[Pair, Counter[FindingKind]] = field(default_factory=lambda: defaultdict(Counter))
    first: dict[Pair, int] = field(default_factory=dict)
    parts: dict[str, Counter[FindingKind]] = field(default_factory=lambda: defaultdict(Counter))
    alone: Counter[str] = field(default_factory=Counter)
    crowds: Counter[str] = field(default_factory=Counter)  # disagreements in which it could have stood alone
    followed: Counter[str] = field(default_factory=Counter)


def find_voices(places: Places, editions: Iterable[Sequence[Article]]) -> list[str]:
    """Returns the voice of every article, by its number; editions of one text take that of the earliest of them."""
    voices = [article.source for article in places.articles]
    known = len(voices)
    for group in editions:
        numbers = [n for n in map(places.number, group) if n < known]
        if not numbers:
            continue
        eldest = min(numbers, key=lambda n: (places.articles[n].published or date.max, n))
        for number in numbers:
            voices[number] = places.articles[eldest].source
    return voices


def count_shared(topics: Iterable[Topic], voice: Callable[[Assertion], str]) -> Counter[str]:
    """Returns how many topics each voice shares with another; every voice that has a topic is there, if only with 0."""
    shared: Counter[str] = Counter()
    for topic in topics:
        voices = {voice(a) for a in topic.assertions}
        for name in voices:
            shared[name] += len(voices) > 1
    return shared


def count_common(topics: Iterable[Topic], voice: Callable[[Assertion], str], among: Iterable[str]) -> Counter[Pair]:
    """Returns how many topics each two of these voices have in common."""
    wanted, common = frozenset(among), Counter[Pair]()
    for topic in topics:
        common.update(combinations(sorted({voice(a) for a in topic.assertions} & wanted), 2))
    return common


def count_ties(findings: Sequence[Finding], voice: Callable[[Assertion], str], day: Day) -> Ties:
    """Returns how voices stand to each other; `findings` come in the order of the page."""
    ties = Ties()
    for number, finding in enumerate(findings):
        if finding.kind not in TYING:
            continue
        said: dict[str, list[Assertion]] = defaultdict(list)
        for assertion in finding.assertions[:MOST]:
            said[voice(assertion)].append(assertion)
        if len(said) == 1:
            _tie(ties, (next(iter(said)),) * 2, finding.kind, number)
            continue
        _count_finding(ties, finding.kind, said, number)
        if finding.kind == "drift":
            ties.followed.update(find_leaders(said, day))
    return ties


def _count_finding(ties: Ties, kind: FindingKind, said: dict[str, list[Assertion]], number: int) -> None:
    company: set[str] = set()  # voices with which some other shares a value
    parted: set[str] = set()  # voices that some other differs from
    for pair in combinations(sorted(said), 2):
        meetings = [is_one_value(kind, a, b) for a in said[pair[0]] for b in said[pair[1]]]
        if any(meetings):
            company.update(pair)
        if not all(meetings):
            parted.update(pair)
        if any(meetings) if kind == "agreement" else not all(meetings):
            _tie(ties, pair, kind, number)
    for name in sorted(company if kind == "agreement" else parted):
        ties.parts[name][kind] += 1
    if kind in DISAGREEING and len(said) >= CROWD:
        ties.crowds.update(parted)
        ties.alone.update(parted - company)


def _tie(ties: Ties, pair: Pair, kind: FindingKind, number: int) -> None:
    ties.pairs[pair][kind] += 1
    ties.first.setdefault(pair, number)


def is_one_value(kind: FindingKind, a: Assertion, b: Assertion) -> bool:
    """Returns whether two statements of a finding give one value, in the respect that the finding is about."""
    if kind == "basis-mismatch":
        return a.basis == b.basis
    if a.value == b.value:
        return True
    return a.value.meets(b.value) and (kind != "drift" or _is_open(a.value) == _is_open(b.value))


def _is_open(value: Interval) -> bool:
    return value.low is None or value.high is None


def find_leaders(said: dict[str, list[Assertion]], day: Day) -> set[str]:
    """Returns the voices of a drift that gave a value, unlike another's of that day or before, which others later came to."""
    dated = [(told, name, a) for name, own in said.items() for a in own if (told := day(a))]
    leaders = set()
    for told, name, a in dated:
        others = [(when, who, is_one_value("drift", a, b)) for when, who, b in dated if who != name]
        first = not any(same and when <= told for when, _, same in others)
        moved = {who for when, who, same in others if not same and when <= told}
        if first and moved and any(same and when > told for when, _, same in others):
            leaders.add(name)
    return leaders

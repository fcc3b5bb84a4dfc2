"""Which articles report one event: they name the same people and places, of one kind of event, on one day.

Articles are reached through an inverted index of the rare names they hold, so that no two are compared that share none
(blocking: Papadakis, Skoutas, Thanos and Palpanas, ACM Computing Surveys 53(2), 2020). What speaks for and against one event is
weighed in `evidence`; reports are then gathered, best tie first, where the members of two stories are tied on average, so that no
chain of look-alikes joins what differs.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from math import log
from typing import NamedTuple

from checker.events.eventwords import wide_places
from checker.events.evidence import weigh_evidence
from checker.events.telling import Report, read_report
from checker.model import Article, Reading
from checker.words.everyday import EVERYDAY

__all__ = ["Corpus", "Report", "gather", "join", "read_report", "tie", "weigh"]

PRIOR = 300  # articles a corpus is taken to have beside its own, so that two articles do not make every name a rare one
EVERYDAY_NAME = 0.5  # what a name says that is an everyday word too, of what another name does
WIDE = 0.3  # what the name of a country, a capital or a state says, of what another name does
HOLDERS = 40  # reports before one, in order of time, that a name leads to; bounds the work for common names
CANDIDATES = 16  # reports before one that share most with it, with which it is compared
SAMPLE = 4  # members of a story that stand for it when two are joined
FIRM, FIRMEST = 0.0, 1.5  # what ties of a report to a story, and of two stories, come to on average, more than
STRONGEST, WEAKEST = 4.0, -3.0  # bounds what one pair of members says in that


class Corpus(NamedTuple):
    """The reports of a corpus, with what each word and each full name in them says."""

    reports: Sequence[Report]
    weight: Mapping[str, float]


class Counts(NamedTuple):
    """What a larger corpus knows of the words of some reports: its articles, how many hold each, which are names in a lead.

    `held` has the words that are a name somewhere, the full names, the figures, and "~" before each rare stem.
    """

    articles: int
    held: Mapping[str, int]
    led: Collection[str]


def gather(
    readings: Sequence[Reading],
    read: Callable[[Reading], Report] = read_report,
    count: Callable[[Sequence[Report]], Counts] | None = None,
) -> Mapping[Article, int]:
    """Returns for each article the number of its story; articles on one event share it.

    `read` reads the reports; `count` tells what a corpus knows of which these are a part.
    """
    if len(readings) < 2:
        return {r.article: 0 for r in readings}  # reading what a long article tells of takes a tenth of its time
    telling = [n for n, r in enumerate(readings) if r.mentions]
    reports = [read(readings[n]) for n in telling]
    corpus = weigh(reports, count(reports) if count is not None else None)
    story = join(corpus)
    numbers = list(range(len(readings)))
    for at, n in enumerate(telling):
        numbers[n] = telling[story[at]]
    return {r.article: n for r, n in zip(readings, numbers, strict=True)}


def weigh(reports: Sequence[Report], known: Counts | None = None) -> Corpus:
    """Returns the reports with what each of their words and full names says: the rarer, the more, and from 0 to 1."""
    led: Collection[str] = {w for r in reports for w in r.names} if known is None else known.led
    loud = [r if not r.loud else _name_loud(r, led) for r in reports]
    counts = known.held if known is not None else _count(loud, {*led, *(w for r in reports for w in r.named)})
    wide, whole = wide_places(), (len(reports) if known is None else known.articles) + PRIOR
    top = log(whole / 2)
    weight = {w: max(log(whole / (n + 1)), 0.0) / top * _telling(w, wide) for w, n in counts.items()}
    return Corpus(loud, weight)


def _count(reports: Sequence[Report], names: Collection[str]) -> Mapping[str, int]:
    """Returns how many reports hold each word that is among the names, each full name, figure and rare stem."""
    counts = Counter(w for r in reports for w in r.words if w in names)
    for keys in (lambda r: r.pairs, lambda r: r.figures, lambda r: (f"~{w}" for w in r.rare | r.head)):
        counts.update(key for r in reports for key in keys(r))
    return counts


def _telling(word: str, wide: Collection[str]) -> float:
    """Returns what a word says by what it is, of what a rare name does."""
    return (WIDE if word in wide else 1.0) * (EVERYDAY_NAME if word in EVERYDAY else 1.0)


def _name_loud(report: Report, held: Collection[str]) -> Report:
    """Returns a report without telling capitals with those of its words as names that other reports write as names."""
    return report._replace(names={w: 1.0 for w in report.opening if w in held})


def join(corpus: Corpus) -> list[int]:
    """Returns for each report the number of its story, which is that of one of its reports."""
    ties = sorted(_ties(corpus), key=lambda t: (-t[0], t[1:]))
    story = list(range(len(corpus.reports)))
    members = {n: [n] for n in story}
    known: dict[tuple[int, int], float] = {(a, b): t for t, a, b in ties}

    def tie_of(a: int, b: int) -> float:
        pair = (a, b) if a < b else (b, a)
        if pair not in known:
            known[pair] = tie(corpus, *pair)
        return max(min(known[pair], STRONGEST), WEAKEST)

    for _, a, b in ties:
        one, other = story[a], story[b]
        if one == other:
            continue
        some = [tie_of(x, y) for x in _sample(members[one]) for y in _sample(members[other])]
        least = 0.0 if len(some) == 1 else FIRM if min(len(members[one]), len(members[other])) == 1 else FIRMEST
        if sum(some) > least * len(some):
            if len(members[one]) < len(members[other]):
                one, other = other, one
            for n in members[other]:
                story[n] = one
            members[one] += members.pop(other)
    return story


def _sample(members: Sequence[int]) -> Sequence[int]:
    """Returns at most SAMPLE of the members, spread over all of them."""
    return members[:: -(-len(members) // SAMPLE)]


def _ties(corpus: Corpus) -> Iterator[tuple[float, int, int]]:
    """Yields how strongly the pairs of reports are tied that may be of one event."""
    reports, weight = corpus
    holders: dict[str, list[int]] = defaultdict(list)
    for n in sorted(range(len(reports)), key=lambda n: (reports[n].told or 0, n)):
        near: dict[int, float] = defaultdict(float)
        keys = _keys(reports[n])
        for key in keys:
            says = weight.get(key, 1.0)
            for m in holders[key][-HOLDERS:]:
                near[m] += says
        for m, _ in sorted(near.items(), key=lambda item: (-item[1], item[0]))[:CANDIDATES]:
            strength = tie(corpus, m, n)
            if strength > 0:
                yield strength, min(m, n), max(m, n)
        for key in keys:
            holders[key].append(n)


def _keys(report: Report) -> Sequence[str]:
    """Returns what leads from a report to others: its names, full names and telling figures, always in one order."""
    figures = (f for f, says in report.figures.items() if says == 1)
    return list(dict.fromkeys((*report.names, *sorted(report.pairs), *report.named, *figures)))


def tie(corpus: Corpus, first: int, second: int) -> float:
    """Returns the evidence that two reports are of one event; above 0 they are taken to be. Symmetric."""
    return weigh_evidence(corpus.reports[first], corpus.reports[second], corpus.weight)

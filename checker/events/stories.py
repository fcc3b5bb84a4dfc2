"""Which articles report one event: they name the same people and places, of one kind of event, on one day.

Articles are reached through an inverted index of the rare names they hold, so that no two are compared that share none
(blocking: Papadakis, Skoutas, Thanos and Palpanas, ACM Computing Surveys 53(2), 2020). What speaks for and against one event is
added up as weights of evidence do (Good, Probability and the Weighing of Evidence, 1950); reports are then gathered, best tie
first, where the members of two stories are tied on average, so that no chain of look-alikes joins what differs.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import fsum, log
from typing import NamedTuple

from checker.events.eventwords import SOFT, wide_places
from checker.events.telling import FRESH, Report, read_report
from checker.model import Article, Reading
from checker.naming.namewords import alike

__all__ = ["Corpus", "Report", "gather", "join", "read_report", "tie", "weigh"]

# What each sign weighs; a tie is the sum, and reports are tied above 0. Names: the share of one's names found in the other.
BIAS = -2.5  # two articles taken at random are of two events
BEST_SHARE = 4.0  # the larger share, of the two ways round
OTHER_SHARE = 2.0  # the smaller one
SHARED = 0.5  # each rare name in common, up to MOST_SHARED
MOST_SHARED = 3.0
PAIR = 0.5  # each full name or site in common, up to MOST_PAIRS
MOST_PAIRS = 4.0
PERSON = 3.0  # each person with an age in one whom the other names, up to two
PLAIN = 5.0  # the share of plain words that the sentences telling the event have in common
MOST_PLAIN = 1.5
SAME_DAY = 2.0
SAME_TOLD = 0.5  # told on one day of one sudden kind, where one does not say when it happened
NEXT_DAY = -3.0  # as around midnight, or two events
OTHER_DAY = -4.0  # both fresh, on days further apart
OTHER_DAYS_TOLD = -1.5  # the same where one is no fresh report: its day may be that of an arrest
OTHER_KIND = -4.0
ONE_KIND = -2.0  # one tells the other's kind of event in passing
EACH_KIND = -1.0  # each does
OTHER_SOFT_KIND = -1.0  # votes, bills, talks, deals are told in many words
OTHER_PEOPLE = -2.0  # both give people with their ages, and nobody is in both
OTHER_PLACES = -2.0  # both say where, and no place of one is in the other
OTHER_SITES = -4.0  # both name a street, a school, a park, and none is in both
FURTHER_PLACES = -0.7  # each says of a place what the other knows nothing of
NOTHING_SHARED = -1.5  # both give full names, of no place, and none is in both
BEFOREHAND = -2.0  # one was written before the event of the other
WEEK_LATER = -1.0  # where nobody with an age is in both
MONTH_LATER = -2.0

SMOOTH = 1.5  # names every report is taken to have beside its own, so that a single name in common is no proof
PRIOR = 300  # articles a corpus is taken to have beside its own, so that two articles do not make every name a rare one
WIDE = 0.3  # what the name of a country, a capital or a state says, of what another name does
HOLDERS = 40  # reports before one, in order of time, that a name leads to; bounds the work for common names
CANDIDATES = 16  # reports before one that share most with it, with which it is compared
MOST_NAMES = 12  # of a report that are compared by their spelling
SAMPLE = 4  # members of a story that stand for it when two are joined
FIRM = 0.2
STRONGEST = 4.0  # bounds what one pair of members says in that


class Corpus(NamedTuple):
    """The reports of a corpus, with what each word and each full name in them says."""

    reports: Sequence[Report]
    weight: Mapping[str, float]


def gather(readings: Sequence[Reading]) -> Mapping[Article, int]:
    """Returns for each article the number of its story; articles on one event share it."""
    if len(readings) < 2:
        return {r.article: 0 for r in readings}  # reading what a long article tells of takes a tenth of its time
    telling = [n for n, r in enumerate(readings) if any(a.story for a in r.assertions)]
    corpus = weigh([read_report(readings[n]) for n in telling])
    story = join(corpus)
    numbers = list(range(len(readings)))
    for at, n in enumerate(telling):
        numbers[n] = telling[story[at]]
    return {r.article: n for r, n in zip(readings, numbers, strict=True)}


def weigh(reports: Sequence[Report]) -> Corpus:
    """Returns the reports with what each of their words and full names says: the rarer, the more, and from 0 to 1."""
    held = Counter(w for r in reports for w in r.names)
    loud = [r if not r.loud else _name_loud(r, held) for r in reports]
    counts = Counter(w for r in loud for w in r.words if w in held)
    counts.update(p for r in loud for p in r.pairs)
    wide, whole = wide_places(), len(reports) + PRIOR
    top = log(whole / 2)
    weight = {w: max(log(whole / (n + 1)), 0.0) / top * (WIDE if w in wide else 1.0) for w, n in counts.items()}
    return Corpus(loud, weight)


def _name_loud(report: Report, held: Mapping[str, int]) -> Report:
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
        return max(min(known[pair], STRONGEST), -STRONGEST)

    for _, a, b in ties:
        one, other = story[a], story[b]
        if one == other:
            continue
        some = [tie_of(x, y) for x in _sample(members[one]) for y in _sample(members[other])]
        if sum(some) > FIRM * len(some) * (len(some) > 1):
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
        keys = [*reports[n].names, *sorted(reports[n].pairs)]  # in one order, so that sums of floats come out alike
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


def tie(corpus: Corpus, first: int, second: int) -> float:
    """Returns the evidence that two reports are of one event; above 0 they are taken to be. Symmetric."""
    a, b, weight = corpus.reports[first], corpus.reports[second], corpus.weight
    one, other = _share(a, b, weight), _share(b, a, weight)
    pairs = fsum(weight.get(p, 1.0) for p in a.pairs & b.pairs)
    people = len((a.people & b.pairs) | (b.people & a.pairs))
    return (
        BIAS
        + BEST_SHARE * max(one[0], other[0])
        + OTHER_SHARE * min(one[0], other[0])
        + SHARED * min((one[1] + other[1]) / 2, MOST_SHARED)
        + PAIR * min(pairs, MOST_PAIRS)
        + PERSON * min(people, 2)
        + min(PLAIN * len(a.plain & b.plain) / (min(len(a.plain), len(b.plain)) + 5), MOST_PLAIN)
        + _judge_days(a, b, people > 0)
        + _judge_kinds(a, b)
        + OTHER_PEOPLE * (not people and _apart(a.people, b.people, a, b))
        + _judge_places(a, b)
        + NOTHING_SHARED * _apart(a.full, b.full, a, b)
    )


def _share(a: Report, b: Report, weight: Mapping[str, float]) -> tuple[float, float]:
    """Returns the share of one report's names that stand anywhere in the other, and how much these say."""
    whole = shared = 0.0
    for name, says in a.names.items():
        says *= weight.get(name, 1.0)
        whole += says
        if name in b.words:
            shared += says
    return shared / (whole + SMOOTH), shared


def _judge_days(a: Report, b: Report, known: bool) -> float:
    """Returns what the days of two events, and of their reports, say."""
    later = abs(a.told - b.told) if a.told is not None and b.told is not None else 0
    lag = 0.0 if known else MONTH_LATER if later > 30 else WEEK_LATER if later > FRESH else 0.0
    if any(x.days and y.told is not None and y.told + 1 < x.days[0] and x.kinds - SOFT for x, y in ((a, b), (b, a))):
        lag += BEFOREHAND
    if not a.days or not b.days:
        return SAME_TOLD * (later == 0 and bool((a.kinds & b.kinds) - SOFT)) + lag
    if a.days[0] in b.days[:2] or b.days[0] in a.days[:2]:
        return SAME_DAY + lag
    if min(abs(x - y) for x in a.days[:2] for y in b.days[:2]) == 1:
        return NEXT_DAY + lag
    sure = a.fresh and b.fresh and a.kinds - SOFT and b.kinds - SOFT
    return (OTHER_DAY if sure else OTHER_DAYS_TOLD) + lag


def _judge_kinds(a: Report, b: Report) -> float:
    """Returns what the kinds of two events say against their being one."""
    if a.kinds & b.kinds or not (a.kinds or b.kinds):
        return 0.0
    told = bool(a.kinds & b.every) + bool(b.kinds & a.every)
    if not (a.kinds - SOFT and b.kinds - SOFT):
        return OTHER_SOFT_KIND if told < 2 else 0.0
    return (OTHER_KIND, ONE_KIND, EACH_KIND)[told]


def _judge_places(a: Report, b: Report) -> float:
    """Returns what the towns, streets and sites of two events say against their being one."""
    if _apart(a.sites, b.sites, a, b, 0):
        return OTHER_SITES
    mine, theirs = a.places & b.words, b.places & a.words
    if not a.places or not b.places:
        return 0.0
    if not mine and not theirs:
        return OTHER_PLACES * (not any(alike(x, y) for x in a.places for y in b.places))
    return FURTHER_PLACES if mine != a.places and theirs != b.places else 0.0


def _apart(mine: Iterable[str], theirs: Iterable[str], a: Report, b: Report, part: int = -1) -> bool:
    """Returns whether both reports give such names, and the last (or another) word of none of them stands in the other."""
    found = [p.split()[part] in b.words for p in mine], [p.split()[part] in a.words for p in theirs]
    return all(found) and not any(map(any, found)) and not _spelled_alike(mine, theirs)


def _spelled_alike(mine: Iterable[str], theirs: Iterable[str]) -> bool:
    """Returns whether a name of one may be a name of the other in another spelling: "Raqa" and "Raqqa"."""
    return any(
        len(x.split()) == len(y.split()) and all(map(alike, x.split(), y.split()))
        for x in sorted(mine)[:MOST_NAMES]
        for y in sorted(theirs)[:MOST_NAMES]
    )

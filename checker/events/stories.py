"""Which articles report one event: they name the same people and places, of one kind of event, on one day.

Articles are reached through an inverted index of the rare names they hold, so that no two are compared that share none
(blocking: Papadakis, Skoutas, Thanos and Palpanas, ACM Computing Surveys 53(2), 2020). What speaks for and against one event is
weighed in `evidence`; reports are then gathered, best tie first, where the members of two stories are tied on average, so that no
chain of look-alikes joins what differs.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence, Set
from heapq import merge, nsmallest
from itertools import islice
from math import log
from typing import NamedTuple
from zlib import crc32

from checker.events.eventwords import wide_places
from checker.events.evidence import weigh_evidence
from checker.events.shelf import Shelf, Stories, mark
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
HEAD = 40  # characters of a text by which articles are put in order
KNOWN = 50_000  # pairs of reports, or of stories, of which is kept what they came to
RUN = 20_000  # ties that are sorted together
STRONGEST, WEAKEST = 4.0, -3.0  # bounds what one pair of members says in that


Tie = tuple[float, int, int]  # how strong it is, and the two reports, the smaller number first


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
    order: Callable[[Article], tuple[str | int, ...]] | None = None,
) -> Mapping[Article, int]:
    """Returns for each article the number of its story; articles on one event share it. `read` reads the reports.

    Each reading is asked for once, in order, and none is kept. `count` tells what a corpus knows of which these are a part. Of ties
    that are equally strong one comes first, so reports are taken in an order of their own, `order_of`
    unless `order` tells it: that of the articles says nothing.
    """
    if len(readings) < 2:
        return {r.article: 0 for r in readings}  # reading what a long article tells of takes a tenth of its time
    marks: list[int] = []
    met: list[tuple[tuple[str | int, ...], int]] = []
    shelf = Shelf()
    for n, reading in enumerate(readings):
        marks.append(mark(reading.article))
        if reading.mentions:
            met.append(((order or order_of)(reading.article), n))
            shelf.add(read(reading))
    turns = sorted(range(len(met)), key=met.__getitem__)
    shelf.sort(turns)
    telling = array("i", (met[at][1] for at in turns))
    story = join(weigh(shelf, count(shelf) if count is not None else None))
    numbers = array("i", range(len(marks)))
    for at, n in enumerate(telling):
        numbers[n] = telling[story[at]]
    return Stories(readings, marks, numbers)


def order_of(article: Article) -> tuple[str | int, ...]:
    """Returns what articles are put in order by; of a text its head, its length and a checksum, so that none is held."""
    text = article.text
    checksum = crc32(text.encode("utf-8", "surrogatepass"))
    return article.source, article.title, str(article.published or ""), text[:HEAD], len(text), checksum


def weigh(reports: Sequence[Report], known: Counts | None = None) -> Corpus:
    """Returns the reports with what each of their words and full names says: the rarer, the more, and from 0 to 1."""
    shelf = reports if isinstance(reports, Shelf) else Shelf(reports)
    held, named = Counter[str](), Counter[str]()
    loud = []
    for n, r in enumerate(shelf):
        held.update(r.names)
        named.update(r.named)
        if r.loud:
            loud.append(n)
    for n in loud:
        shelf.change(n, _name_loud(shelf[n], held if known is None else known.led))
    held.update(named)
    counts = _count(shelf, held.keys()) if known is None else known.held
    wide, whole = wide_places(), (len(shelf) if known is None else known.articles) + PRIOR
    top = log(whole / 2)
    weight = {w: max(log(whole / (n + 1)), 0.0) / top * _telling(w, wide) for w, n in counts.items()}
    return Corpus(shelf, weight)


def _count(reports: Iterable[Report], names: Set[str]) -> Mapping[str, int]:
    """Returns how many reports hold each word that is among the names, each full name, figure and rare stem."""
    counts = Counter[str]()
    for r in reports:
        counts.update(r.words & names)
        counts.update(r.pairs)
        counts.update(r.figures.keys())
        counts.update(f"~{w}" for w in r.rare | r.head)
    return counts


def _telling(word: str, wide: Collection[str]) -> float:
    """Returns what a word says by what it is, of what a rare name does."""
    return (WIDE if word in wide else 1.0) * (EVERYDAY_NAME if word in EVERYDAY else 1.0)


def _name_loud(report: Report, held: Collection[str]) -> Report:
    """Returns a report without telling capitals with those of its words as names that other reports write as names."""
    return report._replace(names={w: 1.0 for w in report.opening if w in held})


def join(corpus: Corpus) -> list[int]:
    """Returns for each report the number of its story, which is that of one of its reports."""
    ties = Ties(_ties(corpus))
    story = array("i", range(len(corpus.reports)))
    members: dict[int, list[int]] = {}  # of stories of more than one report
    known: dict[tuple[int, int], float] = {(a, b): t for t, a, b in ties} if len(ties) <= KNOWN else {}
    refused: dict[tuple[int, int], int] = {}  # stories that were not joined, and how many members they had then

    def tie_of(a: int, b: int) -> float:
        pair = (a, b) if a < b else (b, a)
        if pair not in known:
            if len(known) > KNOWN:
                known.clear()
            known[pair] = tie(corpus, *pair)
        return max(min(known[pair], STRONGEST), WEAKEST)

    for _, a, b in ties:
        one, other = story[a], story[b]
        if one == other:
            continue
        first, second = members.get(one, [one]), members.get(other, [other])
        pair, size = (min(one, other), max(one, other)), len(first) + len(second)
        if refused.get(pair) == size:
            continue
        some = [tie_of(x, y) for x in _sample(first) for y in _sample(second)]
        least = 0.0 if len(some) == 1 else FIRM if min(len(first), len(second)) == 1 else FIRMEST
        if sum(some) > least * len(some):
            if len(first) < len(second):
                one, other, first, second = other, one, second, first
            for n in second:
                story[n] = one
            members[one] = first
            first += second
            members.pop(other, None)
        else:
            if len(refused) > KNOWN:
                refused.clear()
            refused[pair] = size
    return list(story)


def _sample(members: Sequence[int]) -> Sequence[int]:
    """Returns at most SAMPLE of the members, spread over all of them."""
    return members[:: -(-len(members) // SAMPLE)]


class Ties:
    """Ties of pairs of reports, the strongest first: held as bare figures, sorted by the thousand and merged."""

    def __init__(self, ties: Iterable[Tie]) -> None:
        self._runs: list[tuple[array[float], array[int], array[int]]] = []
        rest = iter(ties)
        while some := sorted(((-t, a, b) for t, a, b in islice(rest, RUN))):
            strengths, first, second = zip(*some, strict=True)
            self._runs.append((array("d", strengths), array("i", first), array("i", second)))

    def __len__(self) -> int:
        return sum(len(run[0]) for run in self._runs)

    def __iter__(self) -> Iterator[Tie]:
        return ((-t, a, b) for t, a, b in merge(*(zip(*run, strict=True) for run in self._runs)))


def _ties(corpus: Corpus) -> Iterator[Tie]:
    """Yields how strongly the pairs of reports are tied that may be of one event."""
    reports, weight = corpus
    holders: dict[str, list[int]] = defaultdict(list)
    days = array("i", (r.told or 0 for r in reports))
    for n in sorted(range(len(reports)), key=lambda n: (days[n], n)):
        near: dict[int, float] = defaultdict(float)
        keys = _keys(reports[n])
        for key in keys:
            says = weight.get(key, 1.0)
            for m in holders[key][-HOLDERS:]:
                near[m] += says
        for m, _ in nsmallest(CANDIDATES, near.items(), key=lambda item: (-item[1], item[0])):
            strength = tie(corpus, m, n)
            if strength > 0:
                yield strength, min(m, n), max(m, n)
        for key in keys:
            some = holders[key]
            if len(some) >= 2 * HOLDERS:
                del some[:HOLDERS]  # no later report looks at these
            some.append(n)


def _keys(report: Report) -> Sequence[str]:
    """Returns what leads from a report to others: its names, full names and telling figures, always in one order."""
    figures = (f for f, says in report.figures.items() if says == 1)
    return list(dict.fromkeys((*report.names, *sorted(report.pairs), *report.named, *figures)))


def tie(corpus: Corpus, first: int, second: int) -> float:
    """Returns the evidence that two reports are of one event; above 0 they are taken to be. Symmetric."""
    return weigh_evidence(corpus.reports[first], corpus.reports[second], corpus.weight)

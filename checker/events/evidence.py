"""How strongly two reports are tied to one event: what they share, and what speaks against it.

What speaks for and against is added up as weights of evidence do (Good, Probability and the Weighing of Evidence, 1950).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import fsum

from checker.events.eventwords import LASTING, ONGOING, RECURRING, SOFT
from checker.events.telling import FRESH, Report
from checker.naming.namewords import alike

__all__ = ["weigh_evidence"]

# What each sign weighs; a tie is the sum, and reports are tied above 0. A logistic model of labelled pairs of reports gave the
# order of these weights; they are rounded, and firmer against than for where a look-alike is likely and such pairs are few.
BIAS = -4.7  # two articles taken at random are of two events
BEST_SHARE = 2.0  # the larger share of one lead's names found anywhere in the other, of the two ways round
OTHER_SHARE = 5.0  # the smaller one
SHARED = 0.2  # each rare name of a lead in common, up to MOST_SHARED
MOST_SHARED = 4.0
NAMED = 6.0  # the share of the names of the whole that are in both
PAIR = 0.3  # each full name or site in common, up to MOST_PAIRS
MOST_PAIRS = 4.0
PERSON = 4.0  # each person with an age in one whom the other names, up to two
LONE_NAME = -1.5  # hardly more than one name in common, and nothing else
FIGURED = 5.0  # the share of telling figures in common
FIGURE = 1.5  # each such figure, up to MOST_FIGURES
MOST_FIGURES = 2.0
LOOK_ALIKE = -8.0  # told in the same words on another day, with other figures: a regular report
PLAIN = 3.0  # the share of plain words that the sentences telling the event have in common
MOST_PLAIN = 1.0
HEAD_NAME = (
    0.65  # each rare name that both headlines or first sentences hold, up to MOST_HEADS; only if little speaks against
)
MOST_HEADS = 2.0
HEAD_BOTH = 1.8  # the same where a rare word of another sort is in both too
RETOLD = (
    10.0  # the share of rare small words in common beyond BY_CHANCE, up to MOST_RETOLD, where both name a fresh day
)
BY_CHANCE = 0.05
MOST_RETOLD = 0.15
SAME_DAY = 0.5
LOOKED_BACK = 1.0  # the same where one was written later than FRESH days after the other
SAME_KIND = 0.5  # of a sudden kind
NEXT_DAY = -3.0  # as around midnight, or two events
OTHER_DAY = -4.0  # both fresh, on days further apart that stand in one clause with their event
OTHER_DATES = -2.0  # the same where one is no fresh report
OTHER_DAYS_TOLD = -1.0  # the same where a day may be that of an arrest, or the event lasts
OTHER_KIND = -4.0  # the headline or the first sentence of each tells of another sudden kind
KIND_TOLD = -2.5  # the same, and one tells the other's kind in passing
OTHER_HARM = -1.5  # the same where other words of the lead say so
OTHER_WORDS = -0.5  # all other reports of kinds that do not meet: votes, bills, talks, deals are told in many words
OTHER_PEOPLE = -2.0  # both give people with their ages, and nobody is in both
OTHER_PLACES = -1.5  # both say where, and no place of one is in the other
OTHER_SITES = -4.0  # both name a street, a school, a park, and none is in both, and something sudden happened there
OTHER_ADDRESSES = -0.7  # the same where nothing sudden happened
FURTHER_PLACES = -0.5  # each says of a place what the other knows nothing of
NOTHING_SHARED = -0.5  # both give full names, of no place, and none is in both
BEFOREHAND = -1.0  # one was written before the event of the other
TOLD_TOGETHER = 1.5  # written within FRESH days of each other
UNDATED = 0.5  # where one of them bears no day
NEXT_ROUND = -4.0  # a match, told later than FRESH days after another
DAYS_LATER = -0.7  # half as much where somebody with an age is in both, or the event lasts
WEEK_LATER = -1.5
MONTH_LATER = -3.5
YEARS_LATER = -6.0  # whoever is in both: a public figure, or a look back

WEEK, MONTH, YEARS = 7, 30, 1000  # days
FEW_NAMES = 2.0  # names, and telling figures, that each report is taken to have beside its own
FEW_FIGURES = 4.0
FEW_RARE = 8.0  # rare small words, likewise
LONG_LIST = 12.0  # telling figures among which chance makes every other one common
LEAST_FIGURES = 2  # that both reports give, for their figures to differ
SERIES = 0.5  # the share of figures in common up to which they are those of another day
ALIKE = 0.6  # the share of plain words in common from which two leads are told in the same words
LONELY = 2.0  # the names in common, counted from either side, up to which they are hardly more than one
SMOOTH = 1.5  # names every report is taken to have beside its own, so that a single name in common is no proof
LITTLE = -0.5  # what may speak against two reports that are taken to retell one event
MOST_NAMES = 12  # of a report that are compared by their spelling


def weigh_evidence(a: Report, b: Report, weight: Mapping[str, float]) -> float:
    """Returns the evidence that two reports are of one event, above 0 if they are taken to be; `weight` is what words say."""
    one, other = _share(a, b, weight), _share(b, a, weight)
    pairs = fsum(weight.get(p, 1.0) for p in a.pairs & b.pairs)
    people = len((a.people & b.pairs) | (b.people & a.pairs))
    signs = (
        _judge_figures(a, b, weight),
        _judge_days(a, b),
        NEXT_ROUND * _rounds_apart(a, b),
        _judge_kinds(a, b),
        OTHER_PEOPLE * (not people and _apart(a.people, b.people, a, b)),
        _judge_places(a, b),
    )
    against = fsum(min(sign, 0.0) for sign in signs)
    return (
        BIAS
        + BEST_SHARE * max(one[0], other[0])
        + OTHER_SHARE * min(one[0], other[0])
        + SHARED * min((one[1] + other[1]) / 2, MOST_SHARED)
        + NAMED * _share_named(a, b, weight)
        + PAIR * min(pairs, MOST_PAIRS)
        + PERSON * min(people, 2)
        + LONE_NAME * (one[1] + other[1] <= LONELY and _share_nothing_else(a, b))
        + min(PLAIN * len(a.plain & b.plain) / (min(len(a.plain), len(b.plain)) + 5), MOST_PLAIN)
        + NOTHING_SHARED * _apart(a.full, b.full, a, b)
        + fsum(signs)
        + _judge_lag(a, b, people > 0)
        + _judge_retelling(a, b, weight, against, one[1] + other[1])
    )


def _share_nothing_else(a: Report, b: Report) -> bool:
    """Returns whether two reports have no full name, site, telling figure, kind of event or rare word in common."""
    named = a.pairs & b.pairs or a.figures.keys() & b.figures.keys()
    return not (named or a.kinds & b.kinds or a.rare & b.rare)


def _share_named(a: Report, b: Report, weight: Mapping[str, float]) -> float:
    """Returns how much of what the names of the poorer report say both have."""
    shared = a.named.keys() & b.named.keys()
    told = ((len(x.named), fsum(says * weight.get(w, 1.0) for w, says in x.named.items())) for x in (a, b))
    _, whole = min(told)  # of two that give as many, the one whose names say less: whichever comes first
    return fsum(min(a.named[w], b.named[w]) * weight.get(w, 1.0) for w in shared) / (whole + FEW_NAMES)


def _told_alike(a: Report, b: Report) -> bool:
    """Returns whether two leads are told in the same words."""
    return len(a.plain & b.plain) > ALIKE * min(len(a.plain), len(b.plain))


def _judge_figures(a: Report, b: Report, weight: Mapping[str, float]) -> float:
    """Returns what the figures say that both reports give: the rarer and the fewer, the more."""
    shared = fsum(a.figures[f] * weight.get(f, 1.0) for f in a.figures.keys() & b.figures.keys())
    poorer = min(sum(a.figures.values()), sum(b.figures.values()))
    if _told_alike(a, b) and a.told != b.told and not set(a.days[:1]) & set(b.days[:1]):
        many, most = sorted((len(a.figures), len(b.figures)))
        if LEAST_FIGURES <= many >= most / 2 - 1 and len(a.figures.keys() & b.figures.keys()) <= SERIES * many:
            return LOOK_ALIKE
    known = min(shared * LONG_LIST / (poorer + LONG_LIST), MOST_FIGURES)
    return FIGURED * shared / (poorer + FEW_FIGURES) + FIGURE * known


def _share(a: Report, b: Report, weight: Mapping[str, float]) -> tuple[float, float]:
    """Returns the share of one report's names that stand anywhere in the other, and how much these say."""
    whole = shared = 0.0
    for name, says in a.names.items():
        says *= weight.get(name, 1.0)
        whole += says
        if name in b.words:
            shared += says
    return shared / (whole + SMOOTH), shared


def _judge_days(a: Report, b: Report) -> float:
    """Returns what the days of two events say."""
    if not a.days or not b.days:
        return 0.0
    if _on_one_day(a, b):
        return SAME_DAY
    if not all(x.dated and _sudden(x.kinds) for x in (a, b)):
        return OTHER_DAYS_TOLD * (not a.kinds & b.kinds & LASTING)
    if not (a.fresh and b.fresh):
        return OTHER_DATES
    return NEXT_DAY if min(abs(x - y) for x in a.days[:2] for y in b.days[:2]) == 1 else OTHER_DAY


def _on_one_day(a: Report, b: Report) -> bool:
    """Returns whether the best day of one event is one of the two best of the other."""
    return bool(a.days and b.days) and (a.days[0] in b.days[:2] or b.days[0] in a.days[:2])


def _judge_lag(a: Report, b: Report, known: bool) -> float:
    """Returns what the days between two reports say, and whether one was written before the event of the other."""
    gap = abs(a.told - b.told) if a.told is not None and b.told is not None else None
    if gap is not None and gap > FRESH and _on_one_day(a, b):
        return LOOKED_BACK - SAME_DAY
    lag = _judge_gap(gap, known or bool(a.kinds & b.kinds & ONGOING)) if gap is not None else UNDATED
    if any(
        x.days and y.told is not None and y.told + 1 < x.days[0] and x.kinds - SOFT - ONGOING
        for x, y in ((a, b), (b, a))
    ):
        lag += BEFOREHAND
    return lag


def _rounds_apart(a: Report, b: Report) -> bool:
    """Returns whether two reports are of what comes again within days, and were told in different rounds of it."""
    apart = a.told is not None and b.told is not None and abs(a.told - b.told) > FRESH
    return apart and not _on_one_day(a, b) and bool(a.kinds & b.kinds & RECURRING)


def _share_a_fresh_day(a: Report, b: Report) -> bool:
    """Returns whether both speak of a day about which each was written."""
    told = [x.told for x in (a, b) if x.told is not None]
    return bool(told) and any(min(told) - FRESH - 1 <= day <= max(told) + 1 for day in a.dates & b.dates)


def _judge_retelling(a: Report, b: Report, weight: Mapping[str, float], against: float, named: float) -> float:
    """Returns what two reports say for one event that name the same rare things first, or retell a fresh day in rare words.

    It counts only where little speaks `against` them, what they have in common is `named` at all, and no form was filled in anew.
    """
    if against < LITTLE or not named or _told_alike(a, b):
        return 0.0
    both, called = a.head & b.head, a.called | b.called
    names = fsum(weight.get(f"~{w}", 1.0) for w in both & called)
    words = fsum(weight.get(f"~{w}", 1.0) for w in both - called)
    retold = fsum(weight.get(f"~{w}", 1.0) for w in a.rare & b.rare) if _share_a_fresh_day(a, b) else 0.0
    share = retold / (min(len(a.rare), len(b.rare)) + FEW_RARE) - BY_CHANCE
    return (
        HEAD_NAME * min(names, MOST_HEADS) * (names > 1 or bool(words or a.rare & b.rare))
        + HEAD_BOTH * min(names, words, 1.0)
        + RETOLD * min(max(share, 0.0), MOST_RETOLD)
    )


def _judge_gap(gap: int, known: bool) -> float:
    """Returns what so many days between two reports say; `known` says that somebody with an age is in both, or that it lasts."""
    if gap <= FRESH or gap > YEARS:
        return YEARS_LATER if gap > YEARS else TOLD_TOGETHER
    later = DAYS_LATER if gap <= WEEK else WEEK_LATER if gap <= MONTH else MONTH_LATER
    return later / 2 if known else later


def _sudden(kinds: frozenset[str]) -> frozenset[str]:
    """Returns those of the kinds of event that happen at one place on one day."""
    return kinds - SOFT - LASTING


def _judge_kinds(a: Report, b: Report) -> float:
    """Returns what the kinds of two events say against their being one."""
    if a.kinds & b.kinds:
        return SAME_KIND * bool(_sudden(a.kinds & b.kinds))
    if not a.kinds or not b.kinds:
        return 0.0
    if a.sure - SOFT and b.sure - SOFT:
        return KIND_TOLD if a.kinds & b.every or b.kinds & a.every else OTHER_KIND
    return OTHER_HARM if a.kinds - SOFT and b.kinds - SOFT else OTHER_WORDS


def _judge_places(a: Report, b: Report) -> float:
    """Returns what the towns, streets and sites of two events say against their being one."""
    if _apart(a.sites, b.sites, a, b, 0):
        return OTHER_SITES if _sudden(a.kinds) and _sudden(b.kinds) else OTHER_ADDRESSES
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

"""How many did it: "two gunmen", "three men walked up and began shooting", "robbed by a pair of masked men".

Those who did it are told by what they are called, or by what they do. Those who were arrested, killed or are still sought may be
some of them, and are no count of all where the article tells of others who were caught.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import zip_longest
from typing import NamedTuple

from checker.claims.countgroups import BE, CLAUSES, HALF, Group, find_groups, word_at
from checker.claims.countstatements import state_figure
from checker.claims.counttimes import is_elsewhere, lead_days
from checker.claims.countwords import people_words, state_words
from checker.claims.roles import ATTACKERS, MORE
from checker.lines import STOPS, Word
from checker.model import Assertion, Interval
from checker.page import Page, Stretch

REACH = 14  # words from those counted to what they do
NAMED, DOING = 0.75, 0.7  # how surely those are all: called gunmen, or told by what they do
FADE = 0.02  # less by each sentence further down
MOST = 12  # more are an army
# What attackers do: a verb, and the words of which one stands right behind it.
_ACTS = {
    verb: frozenset(behind.split())
    for verbs, behind in (
        ("opened open opening", "fire"),
        ("began started begin start", "shooting firing beating attacking stabbing"),
        ("fired firing", "at into on upon shots several multiple dozens more guns from"),
        ("burst barged broke forced kicked", "into in their through open down"),
        ("pulled drew brandished pointed", "guns handguns a pistols knives weapons out"),
        ("held hold", "up"),
        ("demanded", "money cash the his her their"),
        ("jumped", "a an the him her them"),
    )
    for verb in verbs.split()
}
_ACTING = frozenset("robbed robbing ambushed stormed carjacked attacked beat ransacked".split())
# What is done by them: "was robbed by four men".
_DONE = frozenset(
    "robbed shot stabbed beaten attacked ambushed carjacked jumped kidnapped abducted raided stormed held".split()
)
_FLIGHT = frozenset("fled flee escaped ran sped drove fleeing remain remained".split())
_SOUGHT = frozenset("for seek seeking hunt hunting sought search searching".split())
_CAUGHT = frozenset("arrested custody apprehended charged jailed caught captured surrendered detained".split())
_TELLING = frozenset("said say says told saw heard watched testified recalled described".split())
_HELPERS = frozenset("driver lookout accomplice accomplices getaway".split())
_CUES = ATTACKERS | frozenset(_ACTS) | _ACTING | _DONE


class Attackers(NamedTuple):
    """A group that did it, where it stands, and how surely it is all of them."""

    group: Group
    stretch: Stretch
    place: int
    sure: float


def read_assailants(page: Page) -> Iterator[Assertion]:
    """Yields how many attacked, the first that the article gives, with the others that it would grant."""
    own_days = lead_days(page)
    caught = any(not _CAUGHT.isdisjoint(s.line.vocabulary) for s in page.stretches)
    found: list[Attackers] = []
    further: set[Decimal] = set()
    for place, stretch in enumerate(page.stretches):
        words = stretch.line.words
        if stretch.line.vocabulary.isdisjoint(_CUES):
            continue
        groups = list(find_groups(words, page.article.text))
        for group, following in zip_longest(groups, groups[1:]):
            if is_elsewhere(page, stretch, place, group.first, group.last, own_days):
                continue
            sure = _sureness(words, group, following, caught)
            if group.family == "attackers" or sure:
                further.update(f for f in (*group.written, group.nth) if f is not None)
            if sure and _is_several(group):
                found.append(Attackers(group, stretch, place, round(sure - FADE * min(place, 10), 2)))
    if found:
        best = max(found, key=lambda a: (a.sure, -a.place))
        yield _assertion(page, best, further)


def _is_several(group: Group) -> bool:
    low, high = group.written
    return low is not None and low == high and 1 < low <= MOST and not (group.part or group.more or group.thing)


def _sureness(words: Sequence[Word], group: Group, following: Group | None, caught: bool) -> float:
    """Returns how surely a group is of those who did it, 0 where nothing says so."""
    if group.thing or group.is_nobody:
        return 0
    before = [w.word for w in words[max(0, group.first - 3) : group.first]]
    limit = following.first if following is not None else len(words)
    acts = _acts(words, group.last, min(limit, group.last + REACH))
    if group.family != "attackers":
        done = before[-1:] == ["by"] and any(w.word in _DONE for w in words[max(0, group.first - REACH) : group.first])
        return DOING if (acts or done) and words[group.last - 1].word in people_words() else 0
    if acts or before[-1:] == ["by"] or before[-2:-1] == ["by"]:
        return NAMED
    if not caught and not _SOUGHT.isdisjoint(before):
        return NAMED
    behind = [w.word for w in words[group.last : min(limit, group.last + 4)]]
    return NAMED if not caught and not _FLIGHT.isdisjoint(behind) else 0


def _acts(words: Sequence[Word], first: int, last: int) -> bool:
    """Returns whether words[first:last] say that those named before them attack, and nothing else befalls them."""
    for i in range(first, last):
        word = words[i].word
        if word in STOPS or word in CLAUSES or word in _TELLING:
            return False
        if word in _ACTS and word_at(words, i + 1) in _ACTS[word]:
            return True
        if word in _ACTING and word_at(words, i - 1) not in BE and word_at(words, i + 1) != "by":
            return True
        if word in state_words() or word in ATTACKERS:
            return False
    return False


def _assertion(page: Page, best: Attackers, further: set[Decimal]) -> Assertion:
    group, figure = best.group, best.group.written[0]
    assert figure is not None
    helped = any(_tells_of_more(s, page.article.text) for s in page.stretches)
    others = {figure + 1, figure - 1} if helped else set()
    admits = tuple(Interval(f - HALF, f + HALF) for f in sorted({f for f in further | others if f > 1} - {figure}))
    return state_figure(
        page,
        best.stretch,
        group.first,
        group.last,
        group,
        subject="attackers",
        attribute="attackers in all",
        label="attackers",
        confidence=best.sure,
        admits=admits,
    )


def _tells_of_more(stretch: Stretch, text: str) -> bool:
    """Returns whether a sentence tells of helpers, or of somebody on top of those counted: "a third man waited outside"."""
    vocabulary = stretch.line.vocabulary
    if not _HELPERS.isdisjoint(vocabulary):
        return True
    return not MORE.isdisjoint(vocabulary) and any(g.more and g.single for g in find_groups(stretch.line.words, text))

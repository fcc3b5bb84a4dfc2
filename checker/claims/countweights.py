"""How much each statement of a count weighs, and what of the whole article bears on all of them.

The headline and the first sentences weigh most; background, superseded figures and those of other events least.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from checker.claims.countgroups import HALF
from checker.claims.countphrases import Claim, read_claims
from checker.claims.countroles import find_states, list_cues
from checker.claims.counttimes import FAR, LEAD, NEAR, OLD, days_apart, is_background, lead_days
from checker.claims.roles import ATTACKERS, LINKS, ROUND_UP, SELF, SUPERSEDED
from checker.lines import Word
from checker.model import Interval
from checker.page import Page, Stretch

FADE = 0.35  # weight a sentence loses to the one before it
GUNS = frozenset("shooting shot gunfire gunman gunmen gun bullet bullets gunshot gunshots shooter shots opened".split())
KILLING = frozenset(
    "killed killing kill kills shot shooting shoots shoot gun life blew hanged detonated stabbed".split()
)
REFLEXIVE = frozenset("himself herself themselves".split())


class Count(NamedTuple):
    """A claim with where it stands on the page and how much it weighs."""

    claim: Claim
    stretch: Stretch
    place: int  # of the stretch on the page
    weight: float
    distant: bool  # of another time or another event, or said no more
    adds_to: Decimal  # the figure before it, which it comes on top of

    @property
    def figure(self) -> Decimal:
        """Returns the figure that stands for the count."""
        return next((f for f in self.claim.group.written if f is not None), Decimal(0))

    @property
    def plain(self) -> bool:
        """Returns whether this is a total and nothing else."""
        group = self.claim.group
        return not (self.claim.part or group.single or self.adds_to or self.claim.weak or self.distant)


def all_counts(page: Page) -> Iterator[Count]:
    """Yields every count of the page with its weight, in order."""
    own_days = lead_days(page)
    guns = sum(not GUNS.isdisjoint(s.line.vocabulary) for s in page.stretches) > 1
    last: Count | None = None
    for place, stretch in enumerate(page.stretches):
        if stretch.line.vocabulary.isdisjoint(list_cues()):
            continue
        for claim in read_claims(stretch.line.words, page.article.text):
            if claim.role == "hit" and guns and not claim.thing:
                claim = claim._replace(role="shot")
            if _goes_on(claim, last, place):
                claim = _alone(claim)
            adds_to = Decimal(0)
            if claim.group.more and last is not None and last.claim.role == claim.role and last.place + 1 >= place:
                adds_to = last.figure
            last = _weigh(page, claim, stretch, place, own_days, adds_to)
            yield last


def _goes_on(claim: Claim, last: Count | None, place: int) -> bool:
    """Returns whether somebody who died is numbered with those told of just before him, who bore something else."""
    if last is None or claim.role != "killed" or last.claim.role == "killed" or last.place + 1 < place:
        return False
    return claim.group.nth is not None and claim.group.nth == last.figure + 1


def _alone(claim: Claim) -> Claim:
    """Returns the claim with the figure of one alone: he is the second or third of those told of, not of the dead."""
    one = Decimal(1)
    group = claim.group._replace(written=(one, one), value=Interval(one - HALF, one + HALF), single=True)
    return claim._replace(group=group)


def _weigh(page: Page, claim: Claim, stretch: Stretch, place: int, own_days: frozenset[int], adds_to: Decimal) -> Count:
    words, group = stretch.line.words, claim.group
    weight = 4.0 if place == 0 or (stretch.sentence.role == "headline" and place < LEAD) else max(0.6, 3 - FADE * place)
    first, last = min(group.first, claim.at), max(group.last, claim.at + 1)
    linked = words[0].word in LINKS and any(w.word == ":" for w in words[1:4])
    near = words[max(0, first - NEAR) : last + NEAR]
    apart = days_apart(words[max(0, first - FAR) : last + NEAR], page, own_days)
    said = {w.word for w in words[max(0, group.first - 4) : last]} - ({"first"} if is_in_turn(stretch) else set())
    superseded = not SUPERSEDED.isdisjoint(said)
    distant = linked or superseded or is_background(near, place >= LEAD) or apart > OLD
    weight -= 2 * distant + 0.7 * (3 < apart <= OLD)
    weight -= (claim.part and not group.family) + 0.7 * claim.weak + 0.5 * (adds_to > 0) + 0.7 * group.single
    return Count(claim, stretch, place, weight, distant, adds_to)


def is_in_turn(stretch: Stretch) -> bool:
    """Returns whether the sentence shares a toll out: "the first killed 11 and the second killed six"."""
    spoken = [w.word for w in stretch.line.words]
    return {("the", "first"), ("the", "second")} <= set(pairwise(spoken))


def is_round_up(page: Page) -> bool:
    """Returns whether the first sentences tell of several events together: "four killed in weekend shootings"."""
    if any(not ROUND_UP.isdisjoint(s.line.vocabulary) for s in page.stretches[:1]):
        return True
    return any(_counts_events(s) for s in page.stretches[:LEAD])


def _counts_events(stretch: Stretch) -> bool:
    """Returns whether a sentence counts events, or sets them apart: "two fatal crashes", "separate fires"."""
    words = stretch.line.words
    return any(
        word.word in ROUND_UP and any(_is_several(w) for w in words[max(0, i - 3) : i]) for i, word in enumerate(words)
    )


def _is_several(word: Word) -> bool:
    m = word.mention
    many = m is not None and m.kind == "number" and m.written is not None and (m.written[0] or 0) > 1
    return many or word.word in ("separate", "unrelated", "several")


def attackers_fates(page: Page) -> frozenset[str]:
    """Returns the roles that befell an attacker, who may be counted in or out."""
    fates: set[str] = set()
    for stretch in page.stretches:
        words = stretch.line.words
        for i, word in enumerate(words):
            if word.word in SELF and (
                word.word not in REFLEXIVE or not KILLING.isdisjoint(w.word for w in words[max(0, i - 6) : i])
            ):
                fates.add("killed")
            if word.word in ATTACKERS:
                fates |= find_states(words, i)
    return frozenset(fates)

"""How two assertions stand to each other: `verdict` is total, pure, and symmetric; `judge` gives its reason too."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, NamedTuple

from checker.align import ALIKE, is_same, likeness
from checker.model import Assertion, Interval
from checker.republished import EDITIONS, is_edition
from checker.sweep import rank

Verdict = Literal["apart", "agree", "clash", "drift", "basis"]
SOON = 10  # days between two reports within which a birthday is less likely than a mistake
NAMED = "person"  # the subject of what is said of a person by name; any other subject is a part that somebody plays
NEAR = 3  # years between two ages given for a part that one person plays
SERIES = 2  # days between two reports within which they are not of a series
FAR = Decimal("1.3")  # a bound this many times from a count is shown beside it


class Ruling(NamedTuple):
    """How two assertions stand to each other, why, and how sure the pairing is (1.0: as sure as what was read)."""

    verdict: Verdict
    reason: str
    sure: float = 1.0


def verdict(a: Assertion, b: Assertion) -> Verdict:
    """Returns how two assertions of one topic stand to each other; symmetric, and defined for any two.

    apart: not about the same thing, time or firmness, or not surely; agree: each admits what the other states; clash: they
    cannot both hold; drift: one thing that moved, over time, from plan to outcome, or between two editions of an article;
    basis: one figure over two denominators.
    """
    return judge(a, b).verdict


def judge(a: Assertion, b: Assertion) -> Ruling:
    """Returns the verdict on two assertions with its reason, in words that are the same for (b, a)."""
    if a.attribute != b.attribute:
        return Ruling("apart", "they measure different things")
    if not a.value.comparable(b.value):
        return Ruling("apart", "their values are of different kinds or units")
    if likeness(a.features, b.features) < ALIKE:
        return Ruling("apart", "their descriptions share too little to be of one thing")
    if a.story and b.story:
        return _judge_in_story(a, b)
    if a.story or b.story:
        return Ruling("apart", "one belongs to the event its article reports, the other does not")
    if a.value.unit == "day":
        return _judge_dates(a, b)
    meet = a.value.meets(b.value)
    if a.basis and b.basis and a.basis != b.basis:
        if _confirm(a, b) and a.modality == b.modality and _same_time(a, b):
            return Ruling("basis", "one figure is given over two denominators")
        return Ruling("apart", "they are measured over different denominators")
    if a.modality != b.modality:
        return _judge_modalities(a, b)
    if _confirm(a, b):
        if not (_same_time(a, b) or (a.lasting and b.lasting)):
            return Ruling("apart", "they are about different times")
        return Ruling("agree", "each admits what the other states") if is_same(a, b) else _TWO_THINGS
    if meet:
        return Ruling("apart", "one value fits both, but neither states what the other does")
    if bool(a.basis) != bool(b.basis):
        return Ruling("apart", "only one of them names its denominator")
    if a.modality == "target":
        return Ruling("apart", "anybody may set a goal")
    if _same_time(a, b):
        if is_edition(a.article, b.article):
            return _odd(Ruling("drift", EDITIONS), a, b)
        return _odd(Ruling("clash", "it is the same thing at the same time, and no value fits both"), a, b)
    if a.lasting and b.lasting:
        return _odd(Ruling("drift", "it holds until it changes, and it changed between the two times"), a, b)
    return Ruling("apart", "they are about different times")


_TWO_THINGS = Ruling("apart", "their descriptions may be of two things of one kind")


def _judge_modalities(a: Assertion, b: Assertion) -> Ruling:
    """Returns how two values stand that are said with different firmness."""
    moved = "plan" in (a.modality, b.modality) or "estimate" in (a.modality, b.modality)
    settled = not {"target", "historical"} & {a.modality, b.modality}
    first, second = sorted((a.modality, b.modality))
    if moved and settled and not a.value.meets(b.value) and bool(a.basis) == bool(b.basis):
        return _odd(Ruling("drift", f"one is said as {first}, the other as {second}"), a, b)
    return Ruling("apart", f"one is said as {first}, the other as {second}")


def _judge_dates(a: Assertion, b: Assertion) -> Ruling:
    if a.value.meets(b.value):
        if a.value.within(b.value) or b.value.within(a.value):
            return Ruling("agree", "one date lies within the other")
        return Ruling("apart", "the dates overlap, but neither lies within the other")
    if _days_between(a.value, b.value) > min(a.edition, b.edition):
        return Ruling("apart", "the dates are so far apart that they may be of two such events")
    if is_edition(a.article, b.article):
        return _odd(Ruling("drift", EDITIONS), a, b)
    return _odd(Ruling("clash", "it is the same event, and no date fits both"), a, b)


def _judge_in_story(a: Assertion, b: Assertion) -> Ruling:
    """Returns how two values of one event stand to each other, innocent explanations first."""
    if a.modality != b.modality:
        first, second = sorted((a.modality, b.modality))
        return Ruling("apart", f"one is said as {first}, the other as {second}")
    if a.basis != b.basis:
        return Ruling("apart", "they are measured over different denominators, or one does not name its own")
    moving = a.moving or b.moving
    if meet(a.value, b.value):
        if moving and _far_apart(a, b):
            return Ruling("drift", "the bound admits the figure, but they lie far apart for one report", 0.8)
        if _confirm(a, b):
            return Ruling("agree", "each admits what the other states")
        return Ruling("apart", "one value fits both, but neither states what the other does")
    aged = _aged(a, b) if a.attribute == "age" else None
    if aged is not None and aged.verdict == "apart":
        return aged
    if any(meet(v, b.value) for v in a.admits) or any(meet(v, a.value) for v in b.admits):
        return Ruling(
            "apart", "one article grants the other's figure too: it prints it, or a part or a sum comes to it"
        )
    if aged is not None:
        return aged
    if a.value.unit == "day" and _of_own_days(a, b):
        return Ruling("apart", "the dates lie as far apart as the reports: each may tell of a day of its own")
    if _close(a, b):
        return Ruling("apart", "a rounded figure is not exact enough to disagree with one so near")
    if is_edition(a.article, b.article):
        return Ruling("drift", EDITIONS)
    if not moving:
        return Ruling("clash", "it is one fact of one event, and no value fits both")
    told, other = _day_told(a), _day_told(b)
    if told is None or other is None:
        return Ruling(
            "clash", "it is one count of one event, no value fits both, and no day of writing tells that it moved"
        )
    if told.meets(other):
        return Ruling("clash", "it is one count of one event, told at one time, and no value fits both")
    return Ruling("drift", "the count was still moving, and they were told on different days")


def meet(a: Interval, b: Interval) -> bool:
    """Returns whether two values meet, as `Interval.meets` does, and sooner where all bounds are figures."""
    low, high, first, last = a.low, a.high, b.low, b.high
    if (
        isinstance(low, Decimal)
        and isinstance(high, Decimal)
        and isinstance(first, Decimal)
        and isinstance(last, Decimal)
    ):
        return a.unit == b.unit and low < last and first < high
    return a.meets(b)


def _aged(a: Assertion, b: Assertion) -> Ruling | None:
    """Returns how two ages that do not meet stand, where they need not disagree; None where one of them is wrong.

    Whoever is x years old is between x and x + 1, and older by the time between the reports. One year more within a few days is
    more likely a mistake than a birthday, but less sure.
    """
    low, high = sorted((a, b), key=lambda x: rank(x.value, 0))
    apart = rank(high.value, 0) - rank(low.value, 1) + 1  # 1 for 36 and 37
    if a.subject != NAMED and (apart > NEAR or 2 * rank(low.value, 1) < rank(high.value, 0)):
        return Ruling("apart", "ages so far apart may be of two persons")
    first, second = _day_told(low), _day_told(high)
    if first is None or second is None:
        return (
            Ruling("apart", "a birthday may lie between the two reports, whose days are not known")
            if apart <= 1
            else None
        )
    days = rank(second, 1) - rank(first, 0)
    if days > 0 and apart < 1 + days / 365:
        if days > SOON:
            return Ruling("apart", "a birthday may lie between the two reports")
        return Ruling(
            "clash", "it is one person's age, and a birthday in so few days is less likely than a mistake", 0.8
        )
    return None


def _day_told(a: Assertion) -> Interval | None:
    """Returns the days on which a value may have been told; None where they are not known, or one end of them is open."""
    return None if a.told is None or a.told.low is None or a.told.high is None else a.told


def _of_own_days(a: Assertion, b: Assertion) -> bool:
    """Returns whether two dates move with the days of their reports, as those of a series do that tells of each week anew."""
    first, second = _day_told(a), _day_told(b)
    if first is None or second is None:
        return False
    passed = abs(rank(first, 0) - rank(second, 0))
    return passed >= SERIES and 2 * passed >= abs(rank(a.value, 0) - rank(b.value, 0))


def _far_apart(a: Assertion, b: Assertion) -> bool:
    """Returns whether a bound and a count that it admits are too far apart to be one report: "at least 19" and 31."""
    if a.written is None or b.written is None or (None not in a.written and None not in b.written):
        return False
    first, second = (next((f for f in w if f is not None), None) for w in (a.written, b.written))
    return first is not None and second is not None and max(first, second) >= FAR * min(first, second) > 0


def _close(a: Assertion, b: Assertion) -> bool:
    """Returns whether one value is rounded and the other is no further from it than it is wide: "about 100" and 109."""
    gap = max(rank(b.value, 0) - rank(a.value, 1), rank(a.value, 0) - rank(b.value, 1))
    rounded = [
        x.value for x in (a, b) if x.hedge is not None and x.written is not None and x.written[0] == x.written[1]
    ]
    return any(gap <= rank(value, 1) - rank(value, 0) < float("inf") for value in rounded)


def _odd(ruling: Ruling, a: Assertion, b: Assertion) -> Ruling:
    """Returns the ruling on two values at odds where they can only be of one thing; apart otherwise."""
    if not (a.sole and b.sole):
        return Ruling("apart", "there may be more than one such value")
    return ruling if is_same(a, b) else _TWO_THINGS


def _confirm(a: Assertion, b: Assertion) -> bool:
    """Returns whether the values meet and one admits the figure that the other states: 1% is no confirmation of 1.5%."""
    return a.value.meets(b.value) and (_admits(a.value, b) or _admits(b.value, a))


def _admits(value: Interval, other: Assertion) -> bool:
    figures = [f for f in other.written or () if f is not None]
    return all(Interval(f, f.next_plus(), value.unit).meets(value) for f in figures)


def _days_between(a: Interval, b: Interval) -> float:
    """Returns the days between two intervals of days that do not meet; an open bound lies beyond all days."""
    return max(rank(b, 0) - rank(a, 1), rank(a, 0) - rank(b, 1))


def _same_time(a: Assertion, b: Assertion) -> bool:
    """Returns whether the periods meet; goals of one year are of one time, and so is what bears no date at all."""
    if a.period is None or b.period is None or a.period.meets(b.period):
        return True
    return a.modality == b.modality == "target" and _days_between(a.period, b.period) < 366

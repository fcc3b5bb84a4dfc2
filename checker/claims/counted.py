"""Counted things: how many an article says were killed, injured, arrested, destroyed, and so on, in the event it reports.

An article states one toll many times, in parts and in totals, for this event and for others. Each statement is weighed (the
headline and the first sentences most, background and superseded figures least); the best is the article's figure, and the others
that are credible are values that it would grant too.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache

from checker.claims.countgroups import HALF
from checker.claims.countstatements import state_figure
from checker.claims.counttimes import LEAD
from checker.claims.countweights import Count, all_counts, attackers_fates, is_in_turn, is_round_up
from checker.model import Assertion, Interval
from checker.page import Page

ASIDE = 1.5  # the same for what is no wounding: people arrested, homes hit
ECHOES = 6  # repetitions that still add weight
SURE = 2.0  # what is implied needs a statement of this weight
LEAST = 0.5  # a statement that weighs less is no figure of the article
# Casualties of every sort, the dead and the hurt together.
ALL_HIT = frozenset({"shot", "stabbed", "hit", "harmed"})
WOUNDING = ALL_HIT | {"injured", "killed"}
LISTED = 12  # single persons that a list is followed for
# Sorts of people who may be some of all that were hit.
SORTS = frozenset(
    """guests passengers residents workers employees patients villagers customers shoppers tourists migrants pilgrims miners
    drivers worshippers prisoners inmates fans visitors crew staff""".split()
)
APART_FROM_PEOPLE = frozenset({"animals", "attackers"})
UNCOUNTED = frozenset("others several multiple many dozens scores some".split())
FURTHER = frozenset("another additional further extra more".split())
UNBORN = frozenset("unborn fetus foetus pregnant".split())


Key = tuple[str, str]  # role and family


@lru_cache(maxsize=1)  # several readers ask for the counts of one page, one after the other
def read_counts(page: Page) -> tuple[Assertion, ...]:
    """Returns for each role and family the article's best count, with the other values it would grant."""
    return tuple(_best_counts(page))


def _best_counts(page: Page) -> Iterator[Assertion]:
    counts: dict[Key, list[Count]] = defaultdict(list)
    for count in all_counts(page):
        counts[count.claim.role, count.claim.group.family].append(count)
    if not counts:
        return
    best = {key: found for key, some in counts.items() if (found := _best(some)) is not None}
    fates = attackers_fates(page)
    unborn = any(not UNBORN.isdisjoint(s.line.vocabulary) for s in page.stretches)
    several = is_round_up(page)
    for key in sorted(best):
        granted = _granted(best[key], best, counts, _is_moot(key[0], fates, unborn))
        if granted is not None:
            # the total of several events grants what each of them had
            rest = (Interval(None, best[key].figure + HALF),) if several else ()
            yield _assertion(page, best[key], (*granted, *rest), _sureness(best[key], counts[key]))
    if not several:
        yield from _implied(page, best, fates)
        yield from _told_apart(page, best, counts)


def _is_moot(role: str, fates: frozenset[str], unborn: bool) -> bool:
    """Returns whether one more or one less may be counted: an attacker who bore the same, a child not yet born."""
    if role == "killed":
        return "killed" in fates or unborn
    return (role in ALL_HIT and bool(fates)) or (role == "injured" and ("injured" in fates or fates == {"shot"}))


def _implied(page: Page, best: Mapping[Key, Count], fates: frozenset[str]) -> Iterator[Assertion]:
    """Yields what the lead implies: the hurt among those shot, and a toll that counts one sort of people alone."""
    shot, dead = best.get(("shot", "")), best.get(("killed", ""))
    if ("injured", "") not in best and shot is not None and shot.weight >= SURE and shot.plain and not fates:
        written = shot.claim.group.written
        if written[0] == written[1] and written[0] is not None and (dead is None or dead.figure < shot.figure):
            left = shot.figure - (dead.figure if dead is not None else 0)
            below = Interval(shot.figure - HALF, shot.figure + HALF) if dead is not None else Interval(None, left)
            yield _assertion(page, _restate(shot, "injured", left), (below,), 0.55)
    if dead is None:
        kin = [
            c
            for (r, f), c in best.items()
            if r == "killed" and f not in ("", "animals", "attackers") and not c.claim.thing
        ]
        first = max(kin, key=lambda c: c.figure, default=None)
        if (
            first is not None
            and first.weight >= SURE
            and None not in first.claim.group.written
            and not first.claim.group.single
        ):
            above = Interval(first.figure + HALF, None)
            steps = _intervals(first.figure, set(), "killed" in fates)
            yield _assertion(page, _restate(first, "killed", first.figure), (above, *steps), 0.55)


def _told_apart(page: Page, best: Mapping[Key, Count], counts: Mapping[Key, Sequence[Count]]) -> Iterator[Assertion]:
    """Yields the hurt where a sentence of the lead shares the whole toll out: "left a man dead and a girl hurt"."""
    if ("injured", "") in best:
        return
    people = [
        (r, c) for (r, f), some in counts.items() if f not in APART_FROM_PEOPLE for c in some if not c.claim.thing
    ]
    hurt = [c for r, c in people if r == "injured" and not c.distant]
    dead = {id(c.stretch) for r, c in people if r == "killed" and not (c.claim.part or c.distant or c.claim.weak)}
    first = min((c for c in hurt if id(c.stretch) in dead), key=lambda c: c.place, default=None)
    if first is None or first.place >= LEAD or any(c.claim.group.more or c.adds_to for c in hurt):
        return
    if not UNCOUNTED.isdisjoint(first.stretch.line.vocabulary):
        return
    told = [c for c in hurt if c.stretch is first.stretch]
    total = sum((c.figure for c in told if not c.claim.part), Decimal(0))
    if total and all(c.figure <= total for c in hurt) and not any(c.claim.part or c.claim.weak for c in told):
        yield _assertion(page, _restate(first, "injured", total), (), 0.6)


def _restate(count: Count, role: str, figure: Decimal) -> Count:
    """Returns the count as one of everybody, in another role or with another figure."""
    value = Interval(figure - HALF, figure + HALF)
    if figure == count.figure:
        value = count.claim.group.value
    group = count.claim.group._replace(family="", written=(figure, figure), value=value)
    return count._replace(claim=count.claim._replace(role=role, group=group))


def _best(some: Sequence[Count]) -> Count | None:
    """Returns the statement that weighs most, repetition counted in; None where none weighs enough."""
    heard: dict[object, int] = defaultdict(int)
    for count in some:
        heard[count.claim.group.written] += 1
    credible = [c for c in some if c.weight >= LEAST and not c.distant]
    if all(c.figure == 0 for c in credible):
        credible = [c for c in credible if c.weight >= 1]
    else:
        credible = [c for c in credible if c.figure > 0]
    credible = [c for c in credible if c.weight >= ASIDE or (c.claim.role in WOUNDING and not c.claim.group.family)]
    weigh = {id(c): c.weight + 0.5 * min(heard[c.claim.group.written] - 1, ECHOES) for c in credible}
    return max(credible, key=lambda c: (weigh[id(c)], -c.claim.group.first), default=None)


def _sureness(best: Count, some: Sequence[Count]) -> float:
    """Returns how surely the best statement is the article's figure: its weight, its repetitions, its rivals."""
    repeats = sum(c.claim.group.written == best.claim.group.written for c in some) - 1
    rivals = len({c.claim.group.written for c in some if c.plain} - {best.claim.group.written})
    sure = (
        0.5
        - 0.06 * (best.claim.role not in WOUNDING)
        + 0.09 * min(best.weight, 4)
        + 0.04 * min(repeats, 3)
        - 0.08 * min(rivals, 4)
    )
    sure -= 0.1 * ((best.claim.part and not best.claim.group.family) or best.claim.weak) + 0.1 * best.claim.group.single
    return round(max(0.1, min(0.92, sure)), 2)


def _assertion(page: Page, best: Count, admits: tuple[Interval, ...], sureness: float) -> Assertion:
    group = best.claim.group
    who = group.family or "people"
    return state_figure(
        page,
        best.stretch,
        group.first,
        group.last,
        group,
        subject=who,
        attribute=f"{who} {best.claim.role}",
        label=who,
        confidence=sureness,
        admits=admits,
    )


# -------------------------------------------------------------------------------------------------- what else is granted


def _granted(
    best: Count, bests: Mapping[Key, Count], counts: Mapping[Key, Sequence[Count]], moot: bool
) -> tuple[Interval, ...] | None:
    """Returns the values the article would grant beside its best one; None where that is no count to compare."""
    role, family = best.claim.role, best.claim.group.family
    part = best.claim.part and not family  # two of the dead may be all the children among them
    if (part and role != "killed") or (family and best.claim.group.single):
        return None
    figures = _same(best, counts[role, family]) | _casualties(best, bests, counts)
    if not family:
        figures |= _kin(best, counts)
        figures |= _sorts(best, bests)
    granted = _intervals(best.figure, figures, moot)
    alone = best.claim.group.single or (_is_further(best) and not best.adds_to)
    if part or alone:  # the dead among the hurt, a man who died, two further ones: there may be more
        granted = (*granted, Interval(best.figure - HALF, None))
    return granted


def _is_further(count: Count) -> bool:
    """Returns whether those counted come on top of others of their sort: "two further", "another two"."""
    group, words = count.claim.group, count.stretch.line.words
    return any(w.word in FURTHER for w in words[max(0, group.first - 1) : group.last])


def _intervals(base: Decimal, figures: set[Decimal], moot: bool) -> tuple[Interval, ...]:
    """Returns the granted figures as intervals, one more and one less beside each where somebody may be counted in or out."""
    steps = (-1, 0, 1) if moot else (0,)
    granted = {f + s for f in (base, *figures) for s in steps} - {base}
    return tuple(Interval(f - HALF, f + HALF) for f in sorted(granted) if f > 0)


def _same(best: Count, some: Sequence[Count]) -> set[Decimal]:
    """Returns the other figures of the same count: rivals, what comes on top, and the sum of a list of single persons."""
    rivals = [c for c in some if c is not best and not c.distant]
    heard = Counter(c.claim.group.written for c in rivals)
    bar = 2 * LEAST if best.weight > 2 * LEAST else LEAST  # what is said once, far down, counts little beside the lead
    whole = [c for c in rivals if not c.claim.part and not c.claim.group.single]
    figures = {c.figure for c in whole if c.weight + 0.5 * (heard[c.claim.group.written] - 1) >= bar}
    figures |= {c.figure + c.adds_to for c in some if c.adds_to}
    if is_in_turn(best.stretch):
        figures.add(sum((c.figure for c in some if c.stretch is best.stretch), Decimal(0)))
    if best.claim.group.single or best.claim.part or best.adds_to or best.claim.group.family:
        figures |= {best.figure + c.figure for c in rivals}
    if best.claim.group.single:
        listed = sum(c.claim.group.single for c in some)
        figures |= {Decimal(n) for n in range(1, min(listed, LISTED) + 1)}
    return figures


def _kin(best: Count, counts: Mapping[Key, Sequence[Count]]) -> set[Decimal]:
    """Returns figures of children, officers and others that may have been meant with everybody, or beside them."""
    role = best.claim.role
    kin = [c for (r, f), some in counts.items() if r == role and f for c in some if not c.distant and not c.claim.part]
    figures = {c.figure for c in kin if c.figure > best.figure}
    return figures | {best.figure + c.figure for c in kin if c.stretch is best.stretch or c.claim.group.more}


def _sorts(best: Count, bests: Mapping[Key, Count]) -> set[Decimal]:
    """Returns the sum of all sorts of people told of, where the best figure counts one sort: "three guests"."""
    if best.stretch.line.words[best.claim.group.last - 1].word not in SORTS:
        return set()
    others = [
        c for (r, f), c in bests.items() if r == best.claim.role and f not in ("", "animals") and not c.claim.part
    ]
    return {best.figure + sum(c.figure for c in others if not c.claim.thing)} if others else set()


def _casualties(best: Count, bests: Mapping[Key, Count], counts: Mapping[Key, Sequence[Count]]) -> set[Decimal]:
    """Returns the figure with the dead counted in or out, where the article does not keep dead and hurt apart."""
    role, family, base = best.claim.role, best.claim.group.family, best.figure
    if role not in WOUNDING or role == "killed":
        return set()
    dead = bests.get(("killed", family))
    figures: set[Decimal] = set()
    if role == "injured":
        same = [c for c in counts["injured", family] if c.claim.group.written == best.claim.group.written]
        if _are_apart(same, counts.get(("killed", family), ())) or (best.claim.group.more and not best.adds_to):
            return figures
        figures |= {b.figure for (r, f), b in bests.items() if r in ALL_HIT and f == family and not b.claim.part}
    elif ("injured", family) in bests:
        hurt = bests["injured", family].figure
        figures |= {hurt, hurt + dead.figure} if dead is not None else {hurt}
    if dead is not None:
        figures |= {base + dead.figure, base - dead.figure}
    among = [c.figure for c in counts.get(("killed", family), ()) if c.claim.part and not c.distant]
    return figures | {base - figure for figure in among}  # "one of the victims died"


def _are_apart(hurt: Sequence[Count], dead: Sequence[Count]) -> bool:
    """Returns whether one sentence tells the dead and the hurt apart: "1 dead, 4 hurt" leaves no doubt who is counted where."""
    places = {id(c.stretch) for c in dead if not c.claim.part and not c.distant}
    return any(id(c.stretch) in places and not c.claim.part for c in hurt)

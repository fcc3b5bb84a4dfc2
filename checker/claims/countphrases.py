"""What befell how many, read from the words of one sentence: "a man and two children were killed" is 3 killed.

A `Claim` is a unit of counted noun phrases, or a family within it, with the role that the words around it give it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import zip_longest
from typing import NamedTuple

from checker.claims.countframes import find_frame
from checker.claims.countgroups import FATAL, HALF, Group, word_at
from checker.claims.countroles import Found, is_state_next, own_role, role_before, role_behind
from checker.claims.countunits import add_groups, read_units
from checker.claims.countwords import (
    thing_words,
)
from checker.claims.roles import DEGREES, MULTIPLES, MULTIPLIED, PARTS
from checker.lines import Word
from checker.model import Interval

# What is not said to have happened.
_UNREAL = frozenset(
    """could might may would should can will if cannot threatened threatening threatens planned planning plotted plotting plot
    wanted attempt attempted attempting tried trying intended intending able conspiring conspired hoping not never neither
    without nor no avoid prevent""".split()
)
_BARE_VERBS = frozenset(
    "kill injure wound shoot murder hurt arrest slay rescue evacuate kidnap destroy damage attend".split()
)


class Claim(NamedTuple):
    """One statement of a count: whose, in what role, where, and how it stands to other counts."""

    role: str
    group: Group
    at: int  # the word that tells the role
    part: bool = False
    weak: bool = False  # the role is only inferred: "taken to hospital"
    thing: bool = False


def read_claims(words: Sequence[Word], text: str) -> Iterator[Claim]:
    """Yields what the sentence says befell how many, in order. Linear in the words."""
    units = list(read_units(words, text))
    taken: set[int] = set()
    last: Found | None = None
    told: Group | None = None
    for unit, following in zip_longest(units, units[1:]):
        thing = unit[0].thing
        before = role_before(words, text, unit[0], taken)
        behind = role_behind(words, text, unit, following[0] if following else None)
        found = own_role(words, unit)
        if len(unit) > 1 and before is not None and behind is not None and not behind[2]:
            if not _is_unreal(words, unit[:-1], before[1]):  # "arrested 40 people and two officers were hurt"
                yield from _claims(words, unit[:-1], *before, thing)
            unit, found = unit[-1:], behind
        elif before is not None and before[1] == unit[0].first - 1 and not is_state_next(words, text, unit):
            found = found or before
        framed = find_frame(words, text, unit) if found is None and (behind is None or behind[2]) else None
        found = found or ((*framed, False) if framed else None) or behind or before
        if found is None and last is not None and not thing and unit[0].family and _is_part(words, unit):
            found = last  # "killed 26, including 11 children": they bear what the others bear
        if found is None:
            spelt = told is not None and len(unit) > 1 and add_groups(unit).written == told.written
            if last is not None and spelt and word_at(words, unit[0].first - 1) == ":":
                # "five died: three guests and two cooks"
                yield from (Claim(last[0], g, last[1]) for g in unit if not (g.family or g.thing or g.single))
            continue
        role, at, weak = last = found
        told = unit[0]
        taken.add(at)
        if thing and words[at].word not in thing_words():  # "nine monks were killed": what dies is somebody
            unit, thing = [g._replace(thing=False, family="") for g in unit], False
        if not _is_unreal(words, unit, at):
            yield from _claims(words, unit, role, at, weak, thing)
    yield from _multiples(words)


def _is_part(words: Sequence[Word], unit: Sequence[Group]) -> bool:
    """Returns whether the unit is some of those told of just before: "including two women", "three of them children"."""
    before = {w.word for w in words[max(0, unit[0].first - 3) : unit[0].first]}
    return unit[0].part or not PARTS.isdisjoint(before)


def _claims(
    words: Sequence[Word], unit: Sequence[Group], role: str, at: int, weak: bool, thing: bool
) -> Iterator[Claim]:
    """Yields the claim of the whole unit, and of its members who are of a family of their own."""
    first = unit[0].first
    before = {w.word for w in words[max(0, first - 3) : first]}
    opening = first - 1 - (word_at(words, first - 1) == "the")
    total = word_at(words, opening) == "among"  # "a child is among the five killed"
    part = not total and (not PARTS.isdisjoint(before) or any(g.part for g in unit) or _is_of_total(words, first))
    degree = not DEGREES.isdisjoint(w.word for w in words[unit[-1].last : at + 2]) and role == "injured"
    whole = unit[0] if len(unit) == 1 else add_groups(unit)
    if whole.nth is not None and role == "killed":  # "a third person died": three have
        whole = whole._replace(written=(whole.nth, whole.nth), value=Interval(whole.nth - HALF, whole.nth + HALF))
        whole = whole._replace(single=False, more=False, family="")
    fatal = words[at].word in FATAL and at == unit[-1].last  # "four shot, one fatally"
    yield Claim(role, whole, at, part or degree or fatal, weak, thing)
    if len(unit) > 1:
        families: dict[str, list[Group]] = {}
        for group in unit:
            families.setdefault(group.family, []).append(group)
        for family, some in families.items():
            if family:
                one = some[0] if len(some) == 1 else add_groups(some)._replace(family=family)
                yield Claim(role, one, at, True, weak, thing)


def _is_of_total(words: Sequence[Word], first: int) -> bool:
    """Returns whether the words lead from a total to the unit: "among the 34 injured two are fighting for life"."""
    for i in range(first - 1, max(first - 6, 1), -1):
        mention = words[i].mention
        if mention is not None:
            return (
                mention.kind == "number" and word_at(words, i - 1) == "the" and word_at(words, i - 2) in ("among", "of")
            )
    return False


# -------------------------------------------------------------------------------------------------- roles of a unit


def _is_unreal(words: Sequence[Word], unit: Sequence[Group], at: int) -> bool:
    """Returns whether the statement is denied, only possible, or only meant: "could have killed", "plotted to kill"."""
    first, last = min(unit[0].first, at), max(unit[-1].first, at)
    near = [w.word for w in words[max(0, first - 4) : last + 1] if w.mention is None]
    if unit[0].is_nobody:
        return False
    if words[at].word in _BARE_VERBS and word_at(words, at - 1) == "to" and at < unit[0].first:
        return word_at(words, at - 2) not in ("on", "went")
    return any(w in _UNREAL or w.endswith(("n't", "n’t")) for w in near)


def _multiples(words: Sequence[Word]) -> Iterator[Claim]:
    """Yields what the words for several at once say: "a triple shooting", "a double-homicide"."""
    for i, word in enumerate(words):
        head, _, tail = word.word.partition("-")
        if head not in MULTIPLES or word.mention is not None:
            continue
        nouns = [n for n in (tail, word_at(words, i + 1), word_at(words, i + 2)) if n]
        role = next((MULTIPLIED[n] for n in nouns if n in MULTIPLIED), None)
        if role is not None:
            count = Decimal(MULTIPLES[head])
            group = Group(i, i + 1, "", (count, count), Interval(count - HALF, count + HALF))
            yield Claim(role, group, i, weak=True)

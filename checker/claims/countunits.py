"""Units of counted noun phrases: those joined by "and" or a comma bear one fate: "two women, a man and his son"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from checker.claims.countgroups import HALF, OWNERS, Group, find_groups
from checker.lines import Word
from checker.model import Interval


def read_units(words: Sequence[Word], text: str) -> Iterator[list[Group]]:
    """Yields the groups, those joined by "and" or a comma together: "two women, a man and his son"."""
    unit: list[Group] = []
    for group in find_groups(words, text):
        if unit and not _joined(words, text, unit[-1], group):
            yield _without_list(words, unit)
            unit = []
        unit.append(group)
    if unit:
        yield _without_list(words, unit)


def _without_list(words: Sequence[Word], unit: list[Group]) -> list[Group]:
    """Returns the unit, its first group alone where the others spell it out: "two victims, a man and a woman"."""
    if any(not g.thing for g in unit):  # "two marines and four contractors"
        unit = [g._replace(thing=False, family="") if g.thing else g for g in unit]
    figures = [g.written[0] or Decimal(0) for g in unit]
    rest = sum(figures, Decimal(0))
    for n, figure in enumerate(figures[:-1], 1):
        rest -= figure
        if figure == rest > 1 and words[unit[n].first - 1].word not in ("and", *OWNERS):
            return unit[:n]
    return unit


def _joined(words: Sequence[Word], text: str, one: Group, other: Group) -> bool:
    """Returns whether two groups are one party: "two women and a man", "three adults, two children"."""
    if (one.thing and other.thing) or one.part or other.part or one.is_nobody or other.is_nobody:
        return False
    if one.last <= one.first + 1 and one.family == "" and not one.single and words[one.first].mention is not None:
        return False  # a bare figure has its role to itself
    between = words[one.last : other.first]
    if len(between) > 4:
        return False
    plain = [w.word for w in between if w.mention is None]
    if any(w.mention.kind not in ("number", "quantity") for w in between if w.mention is not None):
        return False  # ages may stand between
    if plain[:1] in (["and"], ["plus"]) and (len(plain) == 1 or (len(plain) == 2 and plain[1] in OWNERS | {"the"})):
        return True
    return not plain and "," in text[words[one.last - 1].end : words[other.first].start]


def add_groups(unit: Sequence[Group]) -> Group:
    """Returns the groups as one: their figures and bounds added, everybody's family."""
    lows, highs = [g.written[0] for g in unit], [g.written[1] for g in unit]
    low = sum((x for x in lows if x is not None), Decimal(0)) if None not in lows else None
    high = sum((x for x in highs if x is not None), Decimal(0)) if None not in highs else None
    bounds = [(g.value.low, g.value.high) for g in unit]
    reach = _bound([b[0] for b in bounds], HALF), _bound([b[1] for b in bounds], -HALF)
    hedge = next((g.hedge for g in unit if g.hedge), None)
    family = unit[0].family if len({g.family for g in unit}) == 1 else ""
    return Group(
        unit[0].first, unit[-1].last, family, (low, high), Interval(*reach), hedge, more=any(g.more for g in unit)
    )


def _bound(bounds: Sequence[object], half: Decimal) -> Decimal | None:
    """Returns the bound of a sum of counts, each bound half a count off its figure; None where one is open."""
    if any(not isinstance(b, Decimal) for b in bounds):
        return None
    return sum((b + half for b in bounds if isinstance(b, Decimal)), Decimal(0)) - half

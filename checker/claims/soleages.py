"""Ages of people whom articles tell by their part alone: the child, the gunman, the one who died, somebody's grandfather.

A part tells who is meant only where the article has one age for it, and two articles mean one person by it only where their ages
are near: ages far apart are of two persons. Every other age that may be of this person's is granted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from checker.claims.agewords import Age
from checker.claims.persons import short_form, sort_of
from checker.late import compile_late
from checker.model import Interval

CHILD = 13  # from these years on one is no child any more
_MALE = frozenset("man boy son grandson brother husband father grandfather nephew uncle boyfriend stepson male".split())
_FEMALE = frozenset(
    "woman girl daughter granddaughter sister wife mother grandmother niece aunt girlfriend female".split()
)
# Kin are a part of their own: an event has one grandfather. One word each for its other names.
_KIN = {
    name: key
    for key, names in {
        "mother": "mother mom mum", "father": "father dad",
        "grandmother": "grandmother grandma", "grandfather": "grandfather grandpa",
        "stepfather": "stepfather", "stepmother": "stepmother", "uncle": "uncle", "aunt": "aunt", "boyfriend": "boyfriend",
        "girlfriend": "girlfriend", "husband": "husband", "wife": "wife",
    }.items()
    for name in names.split()
}  # fmt: skip
# Words that say that a sentence is of what happened, not of somebody's family: a part is played in the event or not at all.
_EVENT = compile_late(
    r"(?i)\b(?:sho[to]\w*|kill\w*|die[ds]?|dead|death|deadly|fatal\w*|injur\w+|wound\w+|hurt|harm\w*|hit|struck|stab\w*"
    r"|fir(?:ed|ing)|gun\w*|burn\w*|drown\w*|missing|abduct\w+|kidnap\w+|rescu\w+|saved|trapped|crash\w*|victims?|bod(?:y|ies)"
    r"|hospital\w*|critical\w*|attack\w*|abus\w+|assault\w*|accident\w*|surviv\w+|recover\w*|fell|poison\w*|beat\w*|murder\w*"
    r"|slain|perished|collaps\w+|explo\w+|fire|found|charged|arrested|lost)\b"
)
_NUMBER = r"(?:two|three|four|five|six|seven|eight|nine|ten|several|both|multiple|other|\d+)"
_MANY: Mapping[str, object] = {
    "child": compile_late(
        rf"(?i)\b{_NUMBER}\s(?:\w+\s)?(?:children|kids|toddlers|boys|girls|siblings|grandchildren)\b"
    ),
    "male child": compile_late(rf"(?i)\b{_NUMBER}\s(?:\w+\s)?(?:boys|sons|brothers|grandsons)\b"),
    "female child": compile_late(rf"(?i)\b{_NUMBER}\s(?:\w+\s)?(?:girls|daughters|sisters|granddaughters)\b"),
    "suspect": compile_late(
        r"(?i)\b(?:suspects|gunmen|shooters|attackers|robbers|defendants|men\swere\s(?:arrested|charged)"
        rf"|{_NUMBER}\s(?:\w+\s)?(?:people|men|women|teens|teenagers|others|youths)[^.\n]{{0,30}}\b(?:arrested|charged|custody|accused))\b"
    ),
    "dead": compile_late(
        rf"(?i)\b{_NUMBER}\s(?:\w+\s){{0,3}}(?:were\s|are\s|was\s)?(?:fatally|killed|dead|died|deaths|fatalities|bodies|slain|murdered)\b"
        r"|\b(?:kill(?:ed|ing|s)?|murder(?:ed|s)?|deaths\sof)\s" + _NUMBER + r"\b|\bbodies\b|\bothers?\s(?:died|killed)"
    ),
}


class Sole(NamedTuple):
    """Somebody told by a part that one person of the article plays: the part, what narrows it, the age, other ages granted."""

    part: str
    features: frozenset[str]
    age: Age
    admits: tuple[Interval, ...]


def find_sole(text: str, ages: Sequence[Age]) -> Iterator[Sole]:
    """Yields the people of an article whose part one age alone belongs to."""
    eventful = {span: _EVENT.search(text, *span) for span in {(a.within.start, a.within.end) for a in ages}}
    actors = [a for a in ages if _fate(a) == "suspect" or eventful[a.within.start, a.within.end]]
    for part, some in _parts(actors):
        values = {a.value for a in some}
        sexes = {sex for a in some if (sex := _sex(a))}
        many = _MANY.get(f"{next(iter(sexes))} {part}" if len(sexes) == 1 else part, _MANY.get(part))
        if len(values) == 1 and (many is None or not many.search(text)):  # type: ignore[attr-defined]
            best = max(some, key=lambda a: (not a.name, a.confidence, -a.start))
            features = {part, *sexes}
            if best.name:  # two that bear names are told apart by them
                features.add(f"named in a text of {len(text)} characters")
            others = {a.value for a in ages if a.value != best.value and _may_be(a, best)}
            yield Sole(part, frozenset(features), best, tuple(sorted(others, key=lambda v: v.low or Decimal(0))))


def _parts(ages: Iterable[Age]) -> Iterator[tuple[str, list[Age]]]:
    """Yields each part with the ages that may be of those who play it."""
    some = list(ages)
    children = [a for a in some if _years(a) < CHILD]
    if len({a.value for a in children}) == 1:
        yield "child", children
    else:
        for sex in ("male", "female"):
            mine = [a for a in children if _sex(a) == sex]
            if mine and len({a.value for a in children if _sex(a) in (sex, "")}) == 1:
                yield "child", mine
    for kin in sorted({k for a in some for k in _kin(a)}):
        yield f"the {kin}", [a for a in some if kin in _kin(a)]
    for part in ("suspect", "dead"):
        mine = [a for a in some if _years(a) >= CHILD and _fate(a) == part]
        if mine:
            yield part, mine


def _years(age: Age) -> Decimal:
    return age.value.low if isinstance(age.value.low, Decimal) else Decimal(0)


def _kin(age: Age) -> set[str]:
    return {_KIN[w] for w in age.nouns if w in _KIN}


def _sex(age: Age) -> str:
    """Returns "male" or "female" where a noun tells it."""
    words = {short_form(w) for w in age.nouns} | {sort_of(w) or "" for w in age.nouns}
    return "male" if words & _MALE else "female" if words & _FEMALE else ""


def _fate(age: Age) -> str:
    """Returns what befell a person or what he did: by his noun, else by the words of his clause."""
    return "suspect" if any(sort_of(w) == "suspect" for w in age.nouns) else age.fate


def _may_be(other: Age, one: Age) -> bool:
    """Returns whether another age of the article may be this person's as well: no word tells them apart."""
    if {_sex(other), _sex(one)} == {"male", "female"}:
        return False
    return not (_fate(one) and _fate(other) and _fate(one) != _fate(other)) and not (_kin(one) and not _kin(other))

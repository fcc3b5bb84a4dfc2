"""How old people are: the ages that an article gives to persons it names, and to those it tells by their part alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal

from checker.claims.agebearers import find_bearers, may_bear
from checker.claims.agewords import Age, find_ages, find_descriptions, may_tell, read_lines, read_people
from checker.claims.persons import People, identify_words, surname
from checker.claims.soleages import find_sole
from checker.model import Assertion, Interval
from checker.page import Page

GENERATION = 14  # years between two ages of one name that are father's and son's rather than a mistake
UNNAMED = 0.75  # how surely a part tells the same person as another article's


def read_ages(page: Page) -> Iterator[Assertion]:
    """Yields the age of each named person and of each who alone plays a part, in years, with other ages the article grants.

    The subject is "person" for those named, whose spellings meet in the features; for others it is the part.
    """
    if not may_tell(page):
        return
    lines = read_lines(page)
    ages = list(find_ages(page, lines))
    if not ages and not may_bear(page.article.text):
        return
    people = read_people(page)
    called: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for words, noun in find_descriptions(page.article.text, lines):
        called[people.resolve(words)].add(noun)
    ages = [_settle(age, people, called) for age in ages]
    found: dict[frozenset[str], list[Age]] = defaultdict(list)
    for age in ages:
        if age.name and not people.is_shared(age.name):
            found[identify_words(age.name)].append(age)
    for age in find_bearers(page, lines, people, called, {a.start for a in ages if a.name}):
        if not any(identify_words(age.name) & keys for keys in found):
            found[identify_words(age.name)].append(age)
    # another article that gives an age to the surname alone may mean any who bears it
    called_so: dict[str, set[Interval]] = defaultdict(set)
    for some in found.values():
        called_so[surname(some[0].name)].update(a.value for a in some)
    for keys, some in sorted(found.items(), key=lambda item: item[1][0].start):
        first = max(some, key=lambda a: (round(a.confidence, 1), -a.start))
        values = {a.value for a in some}
        if max(_low(v) for v in values) - min(_low(v) for v in values) < GENERATION:
            label = " ".join(w for w in first.name if w[0].isalpha())
            yield _assert(page, "person", keys, first, values | called_so[surname(first.name)], label, first.confidence)
    for sole in find_sole(page.article.text, ages):
        label = sole.part if sole.part.startswith("the ") else f"the {sole.part}"
        sure = min(UNNAMED, sole.age.confidence)
        yield _assert(page, sole.part, sole.features, sole.age, sole.admits, label, sure)


def _settle(age: Age, people: People, called: Mapping[tuple[str, ...], set[str]]) -> Age:
    """Returns an age with the full name that its name means, and with all that this person is called."""
    name = people.resolve(age.name) if age.name else ()
    return age._replace(name=name, nouns=(*age.nouns, *sorted(called.get(name, ())))) if name else age._replace(name=())


def _assert(
    page: Page, subject: str, features: frozenset[str], age: Age, values: Collection[Interval], label: str, sure: float
) -> Assertion:
    return Assertion(
        article=page.article,
        start=age.start,
        end=age.end,
        within=age.within,
        subject=subject,
        attribute="age",
        value=age.value,
        rule="",
        written=age.written,
        dated=True,  # an age is of the day it is told on, which `told` holds
        speaker=page.speaker(age.number),
        features=features,
        label=label,
        confidence=sure,
        story=True,
        admits=tuple(sorted((v for v in values if v != age.value), key=_low)),
        told=page.dateline.written,
    )


def _low(value: Interval) -> Decimal:
    return value.low if isinstance(value.low, Decimal) else Decimal(0)

"""Where articles disagree on stated facts: one name, one sort of thing, one relation, and values that cannot both hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from checker.align import align
from checker.claims.factcalendar import of_any_year
from checker.claims.factgrammar import PREPOSITIONS
from checker.claims.factwords import ANY_YEAR, sort_of
from checker.compare import compare
from checker.findings import Finding
from checker.model import Article, Assertion, Interval, Reading, Topic
from checker.naming.namewords import same_name

CROWD = 30  # people of one last name that are compared by their other names
# Who holds what is counted, as it is said behind it.
HELD = {
    "won": "won",
    "nominated": "nominated for",
    "sold": "sold",
    "made": "made",
    "scored": "scored",
    "played": "played",
}
YEAR = 366  # days after which a figure may have become another
EXCERPT = 4  # sentences of a text that may speak of something it does not name
# A date may state several things ("a 2004 film" came out, was shown, was made): the plainest of them is shown.
_RANK = {"year": -1, "premiered": 1, "aired": 2, "published": 2, "made": 3, "began": 4, "ended": 4}
PERSONAL = frozenset({"born", "died", "married", "buried", "baptised", "graduated", "served", "retired"})


def relate_facts(readings: Sequence[Reading]) -> Iterator[Finding]:
    """Yields the stated facts on which two articles disagree.

    Two texts that are checked with each other alone are taken to speak of one thing where one of them is an excerpt that does
    not name what it speaks of ("It was founded in 1892"), or names it in short. Each reading is asked for once, in order; of
    more than two only the facts are kept.
    """
    pair = list(readings) if len(readings) == 2 else []
    facts: list[Assertion] = []
    days: dict[Article, date] = {}
    for reading in pair or readings:
        told = [a for a in reading.assertions if _role(a, "sort") is not None]
        facts += told
        if told and (day := _day_of(reading)) is not None:
            days[reading.article] = day
    facts += _of_any_year(facts)
    if pair:
        facts = _matched(pair, [*facts, *_anywhere(facts)])
    else:
        facts = [a for a in facts if _role(a, "named") and _role(a, "once")]
    shown: set[tuple[str, str, int]] = set()  # places already shown at odds
    for group in sorted(_groups(facts).values(), key=lambda group: _RANK.get(group[0].attribute, 0)):
        for some in _by_year(_without_excused(group), days):
            if len({a.article for a in some}) < 2:
                continue
            for finding in (f for topic in _topics(some) for f in compare(topic) if f.kind != "agreement"):
                places = {(a.article.source, a.article.text, a.start) for a in finding.assertions}
                if not places <= shown:
                    yield finding
                shown |= places


def _anywhere(facts: Sequence[Assertion]) -> Iterator[Assertion]:
    """Yields what was done in one country as done anywhere, a year before or after: releases follow each other."""
    for a in facts:
        low, high = a.value.low, a.value.high
        if _role(a, "where") and isinstance(low, date) and isinstance(high, date) and low.year > 2 and high.year < 9998:
            value = Interval(date(low.year - 1, 1, 1), date(high.year + 2, 1, 1), "day")
            yield replace(a, value=value, features=frozenset(), names=frozenset())


def _of_any_year(facts: Sequence[Assertion]) -> list[Assertion]:
    """Returns full dates as days of any year, for the relations of which some article tells no year: "born on July 4"."""
    wanted = {a.attribute.removesuffix(ANY_YEAR) for a in facts if a.attribute.endswith(ANY_YEAR)}
    found = []
    for a in facts:
        low, high = a.value.low, a.value.high
        if a.attribute in wanted and isinstance(low, date) and isinstance(high, date) and (high - low).days < 32:
            day = low.day if (high - low).days == 1 else None
            value = of_any_year(low.month, day)
            if value is not None:
                found.append(replace(a, attribute=a.attribute + ANY_YEAR, value=value))
    return found


def _day_of(reading: Reading) -> date | None:
    """Returns the day an article was written on, the first of them where that is not told exactly."""
    written = reading.dateline.written
    return reading.article.published or (written.low if written and isinstance(written.low, date) else None)


def _by_year(group: Sequence[Assertion], days: Mapping[Article, date]) -> Iterator[list[Assertion]]:
    """Yields the facts that may be compared: figures change over the years, dates do not; the undated go with all."""
    dated = sorted((a for a in group if a.article in days), key=lambda a: days[a.article])
    if not dated or dated[0].value.unit == "day":
        yield list(group)
        return
    undated = [a for a in group if a.article not in days]
    window: list[Assertion] = []
    for a in dated:
        if window and (days[a.article] - days[window[0].article]).days > YEAR:
            yield [*window, *undated]
            window = []
        window.append(a)
    yield [*window, *undated]


def _role(a: Assertion, name: str) -> str | None:
    return next((value for role, value in a.roles if role == name), None)


def _groups(facts: Sequence[Assertion]) -> dict[tuple[str, str], list[Assertion]]:
    """Returns the facts by attribute and subject; a person's name with and without middle names is one."""
    groups: dict[tuple[str, str], list[Assertion]] = defaultdict(list)
    known: dict[tuple[str, str], list[str]] = defaultdict(list)  # by relation and last name
    for a in sorted(facts, key=lambda a: (a.attribute, a.subject)):
        key = a.subject
        words = key.split()
        if len(words) > 1 and (a.attribute.split(",")[0] in PERSONAL or _role(a, "sort") == "person"):
            twins = known[a.attribute, words[-1]]
            key = next((t for t in twins[:CROWD] if same_name(t, key)), key)
            if key == a.subject:
                twins.append(key)
        groups[a.attribute, key].append(a)
    return groups


def _without_excused(group: Sequence[Assertion]) -> list[Assertion]:
    """Returns the facts without those that grant another time too, which an article of the group gives: "in 1984 and 1989"."""
    if not any(a.admits for a in group):
        return list(group)
    given = dict.fromkeys((b.article.source, b.article.text, b.value) for b in group)
    others = list(given)[:CROWD]
    excused = {
        id(a)
        for a in group
        for v in a.admits
        if any(v.meets(value) for source, text, value in others if (source, text) != (a.article.source, a.article.text))
    }
    return [a for a in group if id(a) not in excused]


def _topics(group: Sequence[Assertion]) -> Iterator[Topic]:
    """Yields the facts of one name and relation, each sort of thing apart; what has no sort told goes with the only one."""
    sorts: dict[str, list[Assertion]] = defaultdict(list)
    for a in group:
        sorts[_role(a, "sort") or ""].append(a)
    unknown = sorts.pop("", [])
    parts = list(sorts.values()) or [[]]
    if len(parts) == 1:
        parts = [parts[0] + unknown]
    for part in parts:
        subject = part[0].subject if part else ""
        yield from align(replace(a, subject=subject, sole=True, attribute=_in_words(a.attribute)) for a in part)


def _in_words(attribute: str) -> str:
    """Returns a relation as a reader would say it: "won match" as "matches won", "born, in any year" as "born on"."""
    if attribute.endswith(ANY_YEAR):
        return f"{attribute.removesuffix(ANY_YEAR)} on"
    whose, holder, kind = "", "", attribute
    words = attribute.split()
    for n, word in enumerate(words[:-1]):
        if HELD.get(word) and words[n + 1].isalpha():
            whose, holder, kind = " ".join(words[:n]), HELD[word], " ".join(words[n + 1 :])
            break
    if not holder or kind.startswith(("at ", "the ")):
        return attribute
    many = f"{kind[:-1]}ies" if kind.endswith("y") and kind[-2:-1] not in "aeou" else f"{kind}{_ending(kind)}"
    return f"{many} {holder}{f' by the {whose}' if whose else ''}"


def _ending(noun: str) -> str:
    return "es" if noun.endswith(("ch", "sh", "s", "x", "z")) else "s"


def _matched(readings: Sequence[Reading], facts: Sequence[Assertion]) -> list[Assertion]:
    """Returns the facts of two texts, those of an excerpt under the name that the other text has for their subject."""
    first, second = ([a for a in facts if a.article is r.article] for r in readings)
    names = _subjects(first), _subjects(second)
    short = [sum(s.role == "body" for s in r.sentences) <= EXCERPT for r in readings]
    return [
        *(_renamed(a, names[1], short[0]) for a in first),
        *(_renamed(a, names[0], short[1]) for a in second),
    ]


def _subjects(facts: Sequence[Assertion]) -> Mapping[str, Mapping[str, None]]:
    """Returns attribute -> the named subjects of which something of that kind is said."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for a in facts:
        if _role(a, "named"):
            found[a.attribute][a.subject] = None
    return found


def _renamed(a: Assertion, others: Mapping[str, Mapping[str, None]], short: bool) -> Assertion:
    """Returns the fact under the other text's name for its subject, where it can be no other."""
    there = others.get(a.attribute, {})
    if not _role(a, "named"):
        return replace(a, subject=next(iter(there))) if short and len(there) == 1 else a
    if a.subject in there or len(there) > CROWD:
        return a
    twins = [s for s in there if _is_short_for(s, a.subject) or _is_short_for(a.subject, s)]
    if len(twins) == 1:
        return replace(a, subject=max(twins[0], a.subject, key=lambda s: (len(s), s)))
    return a


def _is_short_for(short: str, full: str) -> bool:
    """Returns whether a name is a surname of the other, or the other without its noun: "Halden", "Halden College"."""
    few, many = short.split(), full.split()
    if len(few) >= len(many) or not few:
        return False
    ends = few == many[-len(few) :] and (PREPOSITIONS | {"of"}).isdisjoint(many[: -len(few)])
    return ends or (few == many[: len(few)] and set(many[len(few) :]) <= sort_of().keys())

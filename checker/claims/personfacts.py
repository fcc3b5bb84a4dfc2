"""Figures of named persons beside their age: the prison term, the counts of a charge, how often somebody was shot, the children.

Each kind of figure stands behind a cue of its own ("sentenced to", "counts of", "father of"). It belongs to the person named last
before the cue in its sentence; where nobody is, it is left.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from checker.claims.agewords import Line, read_lines, read_people
from checker.claims.penalties import CUE, PENALTIES, read_penalty
from checker.claims.persons import People, identify_words
from checker.claims.whomeant import Name, follow, persons
from checker.late import compile_late
from checker.model import Assertion, Interval, Mention, Span
from checker.naming.nameparts import fold
from checker.page import Page, Stretch

SURE = 0.8
NEAR_TOP = 8  # sentences from the top in which a prison term is the news, not a record of the past
_TIMES = {"once": 1, "twice": 2, "thrice": 3}

_CUE = compile_late(rf"(?i)\b(?:{CUE}|counts?|charges|shot|stabbed|father|mother|dad|mom|mum|parent)\b")
# Words that stand between the cue and the figure, and behind the figure: `figure` is where a mention begins.
_COUNTS = compile_late(
    r"(?i)\b(?:charged|charging|facing|faces|face|indicted|convicted|found|guilty|arraigned|booked|arrested)\b(?![^.;,]*\b(?:acquit\w+|cleared|not)\b)"
    r"(?:\s[\w’'-]+){0,5}?(?:\s(?:with|on|of|to|by|faces|facing))?\s(?:all\s|a\stotal\sof\s|at\sleast\s|now\s)?$"
)
_CHARGE = compile_late(
    r"\s(?:counts|charges)\sof\s(?P<charge>[a-z][a-z-]*(?:\s(?!and\b|or\b|in\b|with\b|for\b|on\b|after\b|of\b)[a-z][a-z-]*){0,3})"
)
_WHERE = r"(?:(?:in|through)\s(?:the|his|her)\s\w+\s)?(?:\w+ly\s)?"
_HIT = compile_late(rf"(?i)\b(?P<how>shot|stabbed)\s{_WHERE}$")
_AGAIN = compile_late(r"(?i)\stimes\b(?!\sat\b)")
_PARENT = compile_late(r"(?i)\b(?:father|mother|dad|mom|mum|parent)\sof\s$")
_NO_CHILD = compile_late(r"(?i)\s(?:of\b|the\b|victims|suspects|men\b|people|others|year)")
_ADVERB = compile_late(rf"(?i)\b(?P<how>shot|stabbed)\s{_WHERE}(?P<times>twice|thrice)\b(?!\sat\b)")
_JUDGES = compile_late(r"(?i)\b(?:judge|justice|magistrate|prosecutor|attorney|recorder|lawyer|barrister)\s$")
# What is done to somebody, right before his name, beside what courts do.
_DONE = compile_late(r"\b(\w+ing|\w+ed|of|against|shot|hit|struck|beat)\s(?:[a-z][\w-]*\s)?(?:[A-Z][a-z]{1,4}\s)?$")
_PUNISHED = frozenset("sentenced jailed imprisoned fined ordered convicted condemned".split())
NEAR = 30  # characters before a name in which what is done to him, or what he is, stands
_OBJECT = compile_late(r"\b(?:him|her)\b(?=\s(?:to|for|a|an|\d))")
_SUBJECT, _THE = compile_late(r"(?:He|She)\b"), compile_late(r"The\b")
_MAN = compile_late(r"Xx{0,2}[rA](?!w)")  # "The former teacher", "The 43-year-old"
_SOMEBODY = compile_late(r"[Xa](?:A|[xM]{0,2})[rT](?!w?,?[&x]?[aho]?r)")  # "A 34-year-old man", "A Lyon woman"
# What tells that the name behind is of somebody else: a witness, the one who did it.
_BYSTANDER = compile_late(
    r"(?i)\b(?:said|says|told|called|described|saw|found|her|his|witness\w*|judge|chief|prosecutor)\b"
)
_SUSPECT = compile_late(
    r"(?i)\b(?:said|says|told|called|described|saw|found|her|his|witness\w*|arrested|charged|accused|custody|held|suspect\w*|fled)\b"
)
_HARMED = compile_late(r"(?i)\b(?:shot|stabbed)\b")
_KIN = compile_late(
    r"(?i)\bwhose\b|\b(?:his|her|their)\s(?:\w+\s)?(?:wife|husband|son|daughter|brother|sister|father|mother|partner|friend|boss"
    r"|accomplices?|co-\w+|lawyer)\b"
)
_REACH = 70  # characters before a figure in which its cue stands


class Fact(NamedTuple):
    """A figure of a person: of what kind, as written, what it admits, its place, and who."""

    kind: str
    written: tuple[Decimal | None, Decimal | None]
    value: Interval
    start: int
    end: int
    stretch: Stretch
    name: tuple[str, ...]


def read_person_facts(page: Page) -> Iterator[Assertion]:
    """Yields for each named person and kind of figure the first that the article gives, the others granted.

    Kinds: "prison term" in months, "fine" in its currency, "counts of" a charge, "times shot", "times stabbed", "children". The
    subject is "person".
    """
    text = page.article.text
    if _CUE.search(text) is None:
        return
    people = read_people(page)
    found: dict[tuple[frozenset[str], str], list[Fact]] = defaultdict(list)
    for fact in _find_facts(page, people):
        if not people.is_shared(fact.name):
            found[identify_words(fact.name), fact.kind].append(fact)
    for (keys, kind), facts in found.items():
        first = facts[0]
        values = sorted({f.value for f in facts} - {first.value}, key=lambda v: (str(v.low), str(v.high)))
        yield Assertion(
            article=page.article,
            start=first.start,
            end=first.end,
            within=Span(first.stretch.sentence.start, first.stretch.sentence.end),
            subject="person",
            attribute=kind,
            value=first.value,
            rule="",
            written=first.written,
            dated=True,  # it holds on the day it is told on
            speaker=page.speaker(first.stretch.number),
            features=keys,
            label=" ".join(w for w in first.name if w[0].isalpha()),
            confidence=SURE,
            story=True,
            admits=tuple(values),
            moving=kind.startswith("counts"),
            told=page.dateline.written,
        )


def _find_facts(page: Page, people: People) -> Iterator[Fact]:
    """Yields every figure that stands behind the cue of its kind, with the full name of the person named last before it."""
    text = page.article.text
    starts = [m.start for m in page.mentions]
    lines = read_lines(page)
    for place, (line, topic) in enumerate(zip(lines, follow(page), strict=True)):
        stretch = line.stretch
        start, end = stretch.sentence.start, stretch.sentence.end
        if _CUE.search(text, start, end) is None:
            continue
        bearers = _bearers(text, line, topic, people) or _named_next(text, line, lines[place + 1 : place + 2], people)
        at = [n[0] for n in bearers]
        sentenced = _not_harmed(text, start, bearers)
        for m in page.mentions[bisect_left(starts, start) : bisect_left(starts, end)]:
            before = text[max(start, m.start - _REACH) : m.start]
            read = _read(text, m, before, start, end, place)
            if read is None or m.written is None:
                continue
            some = sentenced if read[0] in PENALTIES else bearers
            where, name = next((b for b in reversed(some) if b[0] < m.start), (start, ()))
            if name and not _KIN.search(text, where, m.start):
                yield Fact(read[0], m.written, read[1], m.start, m.end, stretch, name)
        for hit in _ADVERB.finditer(text, start, end):
            bearer = bisect_left(at, hit.start()) - 1
            if bearer >= 0 and bearers[bearer][1]:
                n = Decimal(_TIMES[hit["times"].lower()])
                place_of = hit.span("times")
                yield Fact(
                    f"times {hit['how'].lower()}", (n, n), Interval(n, n + 1), *place_of, stretch, bearers[bearer][1]
                )


def _bearers(text: str, line: Line, topic: Name, people: People) -> list[tuple[int, Name]]:
    """Returns where a line speaks of whom, in order; () for those who judge others and for somebody who cannot be told."""
    start = line.stretch.sentence.start
    found = []
    for n, name in persons(text, line, people):
        at = line.tokens[n].start
        if line.letters[n + 1 : n + 2] != "'":  # not "Ann Lee's son"
            found.append((at, () if _JUDGES.search(text, max(start, at - NEAR), at) else name))
    found += [(m.start(), topic) for m in _OBJECT.finditer(text, start, line.stretch.sentence.end)]
    if _SUBJECT.match(text, start) or (_MAN.match(line.letters) and _THE.match(text, start)):
        found.append((start, topic))
    return sorted(found)


def _named_next(text: str, line: Line, following: Sequence[Line], people: People) -> list[tuple[int, Name]]:
    """Returns whom a lead means that opens with somebody unnamed, "A man was shot six times": who opens the next sentence."""
    if not following or line.stretch.sentence.role == "headline" or _SOMEBODY.match(line.letters) is None:
        return []
    own, after = line.stretch.sentence, following[0].stretch.sentence
    harmed = _HARMED.search(text, own.start, own.end) is not None
    if (_SUSPECT if harmed else _BYSTANDER).search(text, after.start, after.end) is not None:
        return []
    named = persons(text, following[0], people)
    return [(line.stretch.sentence.start, named[0][1])] if named and named[0][0] == 0 else []


def _not_harmed(text: str, start: int, bearers: Iterable[tuple[int, Name]]) -> list[tuple[int, Name]]:
    """Returns the bearers of a sentence that begins at `start` without those to whom something was done: "killing Ann Lee"."""
    return [b for b in bearers if (m := _DONE.search(text, max(start, b[0] - NEAR), b[0])) is None or m[1] in _PUNISHED]


def _read(text: str, m: Mention, before: str, start: int, end: int, place: int) -> tuple[str, Interval] | None:
    """Returns the kind of figure that a mention is of a person, and its value; None where it is no such figure."""
    value = m.value
    if (
        value is None
        or m.hedge is not None
        or not isinstance(value.low, Decimal)
        or not isinstance(value.high, Decimal)
    ):
        return None
    if m.kind in ("duration", "money"):
        return read_penalty(text, m, start, end) if place < NEAR_TOP else None
    if m.kind != "number" or value.unit or m.written is None or m.written[0] != m.written[1]:
        return None
    if _PARENT.search(before) is not None:
        return None if _NO_CHILD.match(text, m.end, end) else ("children", value)
    hit = _HIT.search(before) if _AGAIN.match(text, m.end, end) else None
    if hit is not None:
        return f"times {hit['how'].lower()}", value
    charge = _CHARGE.match(text, m.end, end) if _COUNTS.search(before) else None
    if charge is not None:
        return "counts of " + " ".join(fold(w) for w in charge["charge"].split()), value
    return None

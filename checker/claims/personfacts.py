"""Figures of named persons beside their age: the prison term, the counts of a charge, how often somebody was shot, the children.

Each kind of figure stands behind a cue of its own ("sentenced to", "counts of", "father of"). It belongs to the person named last
before the cue in its sentence; where nobody is, it is left.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from checker.claims.agewords import read_lines, read_people
from checker.claims.persons import People, identify_words, is_placed
from checker.late import compile_late
from checker.model import Assertion, Interval, Mention, Span
from checker.naming.nameparts import fold
from checker.page import Page, Stretch

SURE = 0.8
NEAR_TOP = 8  # sentences from the top in which a prison term is the news, not a record of the past
MONTHS = {"year": 12, "month": 1}
_TIMES = {"once": 1, "twice": 2, "thrice": 3}

_CUE = compile_late(
    r"(?i)\b(?:sentenced|sentence|jailed|imprisoned|counts?|charges|shot|stabbed|father|mother|dad|mom|mum|parent)\b"
)
# Words that stand between the cue and the figure, and behind the figure: `figure` is where a mention begins.
_TERM = compile_late(
    r"(?i)\b(?:sentenced|jailed|imprisoned)\s(?:(?!and\b|for\b\s\w+ing)[\w’'-]+\s){0,4}?(?:to|for)\s(?:serve\s|spend\s|a\stotal\sof\s|a\s)?$"
)
_COUNTS = compile_late(
    r"(?i)\b(?:charged|facing|faces|face|indicted|convicted|guilty|arraigned|booked|arrested)\s(?:(?:with|on|of|to|by|in|a|grand|jury|at|least|now)\s){0,4}$"
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
_PAST = compile_late(
    r"(?i)\b(?:previous|prior|earlier|record|history|past|once|formerly|served|years\sago|(?:19|20)\d\d)"
)
_OPEN = compile_late(r"(?i)\b(?:could|may|might|would|if|maximum|minimum|up\sto|faces?|not|never|more|another|each)\b")
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

    Kinds: "prison term" in months, "counts of" a charge, "times shot", "times stabbed", "children". The subject is "person".
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
    for place, (stretch, tokens, _) in enumerate(read_lines(page)):
        start, end = stretch.sentence.start, stretch.sentence.end
        if _CUE.search(text, start, end) is None:
            continue
        named = [
            (t.start, people.resolve(t.words))
            for n, t in enumerate(tokens)
            if t.letter == "M" and not is_placed(text, tokens, n)
        ]
        names = [(at, name) for at, name in named if name]
        at = [n[0] for n in names]
        for m in page.mentions[bisect_left(starts, start) : bisect_left(starts, end)]:
            before = text[max(start, m.start - _REACH) : m.start]
            read = _read(text, m, before, end, place)
            bearer = bisect_left(at, m.start) - 1
            if read is not None and bearer >= 0 and m.written is not None:
                yield Fact(read[0], m.written, read[1], m.start, m.end, stretch, names[bearer][1])
        for hit in _ADVERB.finditer(text, start, end):
            bearer = bisect_left(at, hit.start()) - 1
            if bearer >= 0:
                n = Decimal(_TIMES[hit["times"].lower()])
                place_of = hit.span("times")
                yield Fact(
                    f"times {hit['how'].lower()}", (n, n), Interval(n, n + 1), *place_of, stretch, names[bearer][1]
                )


def _read(text: str, m: Mention, before: str, end: int, place: int) -> tuple[str, Interval] | None:
    """Returns the kind of figure that a mention is of a person, and its value; None where it is no such figure."""
    value = m.value
    if (
        value is None
        or m.hedge is not None
        or not isinstance(value.low, Decimal)
        or not isinstance(value.high, Decimal)
    ):
        return None
    if m.kind == "duration":
        scale = MONTHS.get(value.unit)
        term = _TERM.search(before) if scale is not None else None
        if scale is None or term is None or place >= NEAR_TOP or _PAST.search(before) or _OPEN.search(before):
            return None
        return "prison term", Interval(value.low * scale, value.high * scale, "month")
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

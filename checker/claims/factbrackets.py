"""What brackets behind a name tell of it: "(born 4 July 1975)", "(2 May 1871 – 9 April 1940)", "(2005 film)"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from checker.claims.factcalendar import closing, has_day, is_date, value_at, year_ends
from checker.claims.factclauses import Parsed, predicate_sort
from checker.claims.factdates import NEVER, NOWHERE, WORKS, Fact
from checker.claims.factgrammar import DENIALS
from checker.claims.factphrases import Token
from checker.claims.factwords import relation_of, sort_of
from checker.model import Interval

_BRIEF = {"b": "born", "d": "died", "est": "founded"}
_OTHER_SPANS = frozenset("reigned reign r fl active season seasons".split())  # brackets that give no life


def read_brackets(parsed: Parsed, aside: Sequence[Token], text: str) -> Iterator[Fact]:
    """Yields what brackets behind a name tell: "(born 4 July 1975)", "(2 May 1871 – 9 April 1940)", "(2005 film)"."""
    dates = [n for n, t in enumerate(aside) if is_date(t) and value_at(aside, n) is not None]
    words = {t.word for t in aside}
    if not dates or words & (DENIALS | _OTHER_SPANS):
        return
    first = _at(aside, dates[0])
    noun = next((t.word for t in aside if t.word in sort_of()), "")
    if len(aside) < 5 and sort_of().get(noun, "") in WORKS and dates == [0]:
        yield replace(first, attribute="year")
        return
    person = predicate_sort(parsed) == "person"
    end, high = closing(aside, dates[0], len(aside), text)
    if end is not None and high is not None and not words & (relation_of().keys() - {"born", "died"}):
        if person or has_day(aside[dates[0]]):
            yield first
            yield replace(first, attribute="died", value=high, mention=end)
        else:
            yield from _lasted(first, first.value, high)
        return
    if first.mention.parts is not None and first.mention.parts.until is not None:
        birth, death = year_ends(first.mention.parts)
        if birth is not None and death is not None:
            if person:
                yield replace(first, value=birth)
                yield replace(first, attribute="died", value=death)
            else:
                yield from _lasted(first, birth, death)
        return
    for n in dates:
        told = next((t.word for t in reversed(aside[:n]) if t.word in relation_of() or t.word in _BRIEF), "")
        relation = relation_of().get(_BRIEF.get(told, told))
        if relation is not None:
            yield replace(_at(aside, n), attribute=relation.name)
            if relation.name == "born" and "died" not in words:
                return


def _lasted(fact: Fact, begin: Interval, end: Interval) -> Iterator[Fact]:
    """Yields from when until when something lasted that never lived."""
    for name in ("began", "ran, begin"):
        yield replace(fact, attribute=name, value=begin, once=False)
    for name in ("ended", "ran, end"):
        yield replace(fact, attribute=name, value=end, once=False)


def _at(aside: Sequence[Token], place: int) -> Fact:
    """Returns a birth on the date at this place."""
    return Fact("born", value_at(aside, place) or NEVER, aside[place].mention or NOWHERE)

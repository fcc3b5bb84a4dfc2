"""The dates of stated facts: what a clause, or "is a 2004 film", says was when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from checker.claims.factcalendar import (
    closing,
    has_day,
    is_date,
    joined,
    of_any_year,
    value_at,
    year_ends,
    year_span,
)
from checker.claims.factclauses import Clause, Parsed, noun_sort
from checker.claims.factgrammar import ADVERBS, ARTICLES, BE, CLAUSES, DOUBTS, JOINTS, OWNERS, PREPOSITIONS
from checker.claims.factphrases import Subject, Token, read_phrase
from checker.claims.factwords import (
    ANY_YEAR,
    BEGINNING,
    COLLECTIVES,
    ENDING,
    NOUNS,
    OFFICES,
    PARTICLES,
    QUALIFIERS,
    Relation,
    relation_named,
    relation_of,
    sort_of,
)
from checker.model import Interval, Mention
from checker.naming.namewords import content_words

WORKS = frozenset("work film series album song book play game episode".split())
DATED = 40  # words behind a verb within which its date stands
_POINTS = frozenset("in on at during around circa c of the from since between and is was s".split())
_BOUNDS = frozenset("before by until till through after".split())
_CUSTODY = frozenset("prison custody jail hospital bail bond".split())  # people are released from these
_SHOWN = ("released", "published", "premiered", "aired")  # what the year of a work tells


@dataclass(frozen=True, slots=True)
class Fact:
    """One statement before it is an assertion: what of the subject, the value and its place, and what tells it from others.

    `subject` is empty where it is the clause's. `place`: the features are where it was done, and no other form of it.
    """

    attribute: str
    value: Interval
    mention: Mention
    features: frozenset[str] = frozenset()
    once: bool = True
    subject: Subject | None = None
    admits: tuple[Interval, ...] = ()
    place: bool = False


NEVER, NOWHERE = Interval(None, None, "day"), Mention("date", 0, 0, "")  # for a fact whose date is still to be read


# -------------------------------------------------------------------------------------------------- one clause


def read_clause(parsed: Parsed, number: int, text: str) -> Iterator[Fact]:
    """Yields what a clause says was done when, and which year it gives to a work."""
    tokens, clause = parsed.tokens, parsed.clauses[number]
    fronted = _fronted(parsed) if number == 0 or clause.at < parsed.begins else None
    yield from _dated(tokens, clause, _limit(tokens, clause), fronted, text)
    yield from _year_of_work(tokens, clause)


def _limit(tokens: Sequence[Token], clause: Clause) -> int:
    """Returns where what a verb governs ends: before the next verb or conjunction."""
    end = min(clause.until + DATED, len(tokens))
    for n in range(clause.until, end):
        t = tokens[n]
        if t.capital or t.mention is not None or (n == clause.until and t.word in NOUNS):
            continue
        if t.word in CLAUSES and not (n + 1 < len(tokens) and is_date(tokens[n + 1])):
            return n
        verb = t.word in relation_of() and tokens[n - 1].word not in ARTICLES
        if verb or t.word in BE or t.word in DOUBTS - {"to"}:
            return n
    return end


def _fronted(parsed: Parsed) -> int | None:
    """Returns the place of the date that the sentence opens with: "In 1987, ..."."""
    tokens = parsed.tokens
    return next(
        (
            n
            for n in range(1, min(parsed.begins, 4))
            if is_date(tokens[n]) and tokens[n - 1].word in ("in", "on", "during")
        ),
        None,
    )


def _dated(tokens: Sequence[Token], clause: Clause, last: int, fronted: int | None, text: str) -> Iterator[Fact]:
    """Yields what the clause says was done when."""
    verb, head = " ".join(t.word for t in tokens[clause.at : clause.until]), clause.subject.head
    relation = relation_named().get(PARTICLES.get(verb, "")) or relation_of().get(verb)
    if verb in BE and head in NOUNS:
        relation = relation_named()[NOUNS[head]]  # "her birth was in 1982"
    elif verb in BE:
        yield from _in_office(tokens, clause, last, text)
    place = _first_date(tokens, clause.until, last)
    behind = tokens[clause.until : place if place is not None else last]
    place = fronted if place is None else place
    if relation is None or place is None or not _CUSTODY.isdisjoint(t.word for t in behind):
        return
    named = _phase(relation, verb, head, behind)
    if named is None:
        return
    name, once = named
    done_to = _object(behind, clause.passive)
    if len(done_to) > 1 and done_to[0].word in OWNERS and not head:
        own = read_phrase(done_to).head  # "released her first album" is "her first album was released"
        phase = "begin" if verb in BEGINNING else "end" if verb in ENDING else ""
        yield from _when(
            tokens, place, last, text, Fact(f"{own}, {phase}" if phase else f"{own} {name}", NEVER, NOWHERE)
        )
        return
    if (relation.object or done_to) and not clause.passive and not any(_tells(t) for t in behind):
        return  # "won an award": there may be many
    if relation.object:
        yield from _when(tokens, place, last, text, Fact(name, NEVER, NOWHERE, _content(behind), once))
    elif done_to:
        made = read_phrase(done_to)
        if made.name and not made.head and "," not in name:
            yield from _when(tokens, place, last, text, Fact(name, NEVER, NOWHERE, _qualifiers(behind), once, made))
        yield from _when(tokens, place, last, text, Fact(f"{name} (what)", NEVER, NOWHERE, _content(behind), False))
    else:
        where = _qualifiers(behind) if relation.qualified else frozenset()
        fact = Fact(name, NEVER, NOWHERE, where, once, place=bool(where) and where.isdisjoint(QUALIFIERS))
        yield from _when(tokens, place, last, text, fact)


def _phase(relation: Relation, verb: str, head: str, behind: Sequence[Token]) -> tuple[str, bool] | None:
    """Returns what is dated, and whether it happens once: "released", "first novel published", "filmed, begin"."""
    phase = "begin" if verb in BEGINNING else "end" if verb in ENDING else ""
    base = NOUNS.get(behind[0].word if behind else "") or NOUNS.get(head)
    if phase and base:
        return f"{base}, {phase}", relation_named()[base].once
    if head in NOUNS and verb not in BE and relation.name not in ("began", "ended"):
        return None
    told = head and head not in NOUNS and head not in COLLECTIVES
    return f"{head} {relation.name}" if told else relation.name, relation.once


def _tells(token: Token) -> bool:
    """Returns whether a word tells one object from another: a name, or an office."""
    return (token.capital and token.mention is None) or token.word in OFFICES


def _object(behind: Sequence[Token], passive: bool) -> Sequence[Token]:
    """Returns the direct object of an active verb; nothing where it has none."""
    if passive or not behind or behind[0].comma:
        return ()
    first = behind[0]
    counted = first.mention is not None and first.mention.kind == "number"
    named = first.capital or counted
    if not named and (first.mention is not None or first.word in _NO_OBJECT or first.word in NOUNS):
        return ()
    ends = (n for n in range(1, len(behind)) if behind[n].comma or behind[n].word in _ENDS)
    return behind[: next(ends, len(behind))]


_NO_OBJECT = PREPOSITIONS | ADVERBS | JOINTS | frozenset("there here worldwide nationwide again out up".split())
_ENDS = frozenset("in on at for with from to by".split())


def _content(tokens: Sequence[Token]) -> frozenset[str]:
    """Returns the words by which an object or an office is known."""
    return content_words(" ".join(t.written for t in tokens if t.mention is None)) - {"first", "second", "s"}


def _qualifiers(tokens: Sequence[Token]) -> frozenset[str]:
    """Returns where and in which form it was done: "in Japan", "on DVD"."""
    found = {t.word for t in tokens if t.word in QUALIFIERS}
    for n, t in enumerate(tokens[:-1]):
        if t.word == "in":
            k = n + 1 + (tokens[n + 1].word in ARTICLES and n + 2 < len(tokens))
            if tokens[k].capital and tokens[k].mention is None:
                found |= content_words(tokens[k].written)
    return frozenset(found)


def _in_office(tokens: Sequence[Token], clause: Clause, last: int, text: str) -> Iterator[Fact]:
    """Yields from when until when somebody was something: "was mayor of Lindau from 1990 to 1996"."""
    place = _first_date(tokens, clause.until, last)
    if place is None or tokens[place - 1].word not in ("from", "between", "until", "since", "in", "during"):
        return
    predicate = tokens[clause.until : place - 1]
    if any(t.word in OFFICES for t in predicate):
        yield from _when(tokens, place, last, text, Fact("served", NEVER, NOWHERE, _content(predicate), False))


def _year_of_work(tokens: Sequence[Token], clause: Clause) -> Iterator[Fact]:
    """Yields the year of a work: "is a 2004 film" was released that year, or, after its first showing, in the next."""
    if tokens[clause.at].word not in BE or clause.subject.head:
        return
    sort, at = noun_sort(tokens, clause.until)
    if sort not in WORKS:
        return
    behind = at + 2 if at + 2 < len(tokens) and tokens[at + 1].word in ("from", "of") else at
    for n in (*range(clause.until + 1, at), behind):
        m = tokens[n].mention
        if (
            m is None
            or m.parts is None
            or m.parts.grain != "year"
            or m.parts.until is not None
            or not is_date(tokens[n])
        ):
            continue
        if m.parts.year is not None and m.value is not None:
            yield Fact("year", m.value, m)
            yield from (Fact(name, year_span(m.parts.year, 2), m) for name in _SHOWN)
            yield Fact("made", year_span(m.parts.year - 1, 3), m)
        return


# -------------------------------------------------------------------------------------------------- one date


def _first_date(tokens: Sequence[Token], first: int, last: int) -> int | None:
    """Returns the place of the first date behind a verb that tells when, and does not belong to a noun: "the 2008 final"."""
    for n in range(first, last):
        t, before = tokens[n], tokens[n - 1].word
        if is_date(t):
            if has_day(t) or not _is_of_noun(tokens, n, last, before):
                return n
        elif n > first and t.mention is None and not t.capital and _turns(t):
            return None
    return None


def _turns(token: Token) -> bool:
    """Returns whether another participle or another statement begins here, so that a date behind it is theirs."""
    return (token.word.endswith("ed") and token.word != "united") or (token.comma and token.word not in _POINTS)


def _is_of_noun(tokens: Sequence[Token], n: int, last: int, before: str) -> bool:
    behind = tokens[n + 1] if n + 1 < last else None
    if behind is None or behind.comma:
        return before in ARTICLES
    if before in ARTICLES:
        return behind.word != "s"  # "the 1940 's"
    return (behind.capital or behind.word in sort_of()) and before not in _POINTS | _BOUNDS


def _when(tokens: Sequence[Token], place: int, last: int, text: str, fact: Fact) -> Iterator[Fact]:
    """Yields the fact with its date; a broadcast premieres when it begins to air."""
    for told in _stated(tokens, place, last, text, fact):
        yield told
        if told.attribute == "aired, begin":
            yield replace(told, attribute="premiered", features=frozenset())
        if told.attribute.startswith(("ran, ", "aired, ")):
            phase = told.attribute.partition(", ")[2]
            yield replace(told, attribute="began" if phase == "begin" else "ended", once=False)
            if told.attribute.startswith("ran"):
                yield replace(told, attribute=f"aired, {phase}", once=False)


def _stated(tokens: Sequence[Token], place: int, last: int, text: str, fact: Fact) -> Iterator[Fact]:
    """Yields the fact with what a date, a bound or a span of dates states."""
    mention, value = tokens[place].mention, value_at(tokens, place)
    if mention is None:
        return
    before, parts, name = tokens[place - 1].word if place else "", mention.parts, fact.attribute
    fact = replace(fact, mention=mention)
    if value is None:
        told = of_any_year(parts.month, parts.day) if parts is not None else None
        if told is not None and before in ("in", "on", "of"):
            yield replace(fact, attribute=f"{name}{ANY_YEAR}", value=told, once=False)
        return
    fact = replace(fact, value=value)
    phased = name.endswith((", begin", ", end"))
    if not phased:
        other = joined(tokens, place, last)
        if other is not None:
            yield replace(fact, admits=(other,))
            return
        end, high = closing(tokens, place, last, text)
        if end is not None and high is not None:
            yield replace(fact, value=Interval(value.low, high.high, "day"))
            yield replace(fact, attribute=f"{name}, begin")
            yield replace(fact, attribute=f"{name}, end", value=high, mention=end)
            return
    if parts is not None and parts.until is not None:
        yield fact
        first, high = year_ends(parts)
        if first is not None and high is not None and not phased:
            yield replace(fact, attribute=f"{name}, begin", value=first)
            yield replace(fact, attribute=f"{name}, end", value=high)
    elif before in ("since", "from"):
        yield replace(fact, attribute=name if phased else f"{name}, begin")
    elif before in ("until", "till", "through"):
        yield replace(fact, attribute=name if phased else f"{name}, end")
    elif before in ("before", "by"):
        yield replace(fact, value=Interval(None, value.low if before == "before" else value.high, "day"))
    elif before == "after":
        yield replace(fact, value=Interval(value.high, None, "day"))
    else:
        yield fact

"""The figures of stated facts: how many of what a named thing has, won or sold, how tall it is, which place it takes."""

from __future__ import annotations

from calendar import month_name
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checker.claims.factclauses import Clause, Parsed
from checker.claims.factgrammar import BE, JOINTS, PREPOSITIONS, RELATIVES
from checker.claims.factphrases import Subject, Token
from checker.claims.factwords import (
    COLLECTIVES,
    COUNTED,
    LISTED,
    MEASURES,
    NO_COUNT,
    QUALIFIERS,
    SPLIT,
    SUPERLATIVES,
    counted_of,
    holder_of,
    measure_of,
    relation_of,
    sort_of,
)
from checker.model import Interval, Mention
from checker.naming.namewords import content_words

NOUN_REACH = 5  # words of a noun phrase behind its count
GOVERNED = 6  # words between a verb and the figure it governs
_MORE = frozenset("other more additional another further extra new first last next consecutive different".split())
_KNOWN = frozenset(COUNTED) | frozenset(MEASURES)
_HELD = frozenset({"with", "population", "home"})
_AMOUNTS = frozenset({"budget", "revenue", "worth", "endowment", "turnover"})
_HISSED = ("ches", "shes", "sses", "xes", "zzes")  # plurals in -es
_INCLUDING = frozenset({"including", "featuring", "containing", "comprising"})


class Figure(NamedTuple):
    """A figure with what it says of whom."""

    subject: Subject
    attribute: str
    value: Interval
    mention: Mention
    features: frozenset[str]
    once: bool  # one of the figures that a thing is known by


def read_figures(parsed: Parsed) -> Iterator[Figure]:
    """Yields the counts, measures, amounts and ranks of the sentence's subjects."""
    tokens, at = parsed.tokens, 0
    for n, token in enumerate(tokens):
        while at < len(parsed.clauses) and parsed.clauses[at].at < n:
            at += 1
        m = token.mention
        if not at or m is None or m.value is None or m.kind in ("date", "time"):
            continue
        clause = parsed.clauses[at - 1]
        if clause.doubtful or n - clause.until > 6 * GOVERNED:
            continue
        found = _rank(tokens, n, clause) if m.kind == "ordinal" else _figure(tokens, n, clause)
        if found is not None:
            attribute, features = found
            if clause.subject.head and clause.subject.head not in COLLECTIVES:
                attribute = f"{clause.subject.head} {attribute}"
            yield Figure(
                clause.subject,
                attribute,
                m.value,
                m,
                features | _years(parsed, clause, n),
                attribute.split()[-1] in _KNOWN,
            )


def _years(parsed: Parsed, clause: Clause, at: int) -> frozenset[str]:
    """Returns the dates beside a figure: a count of one year is not one of all time."""
    tokens = parsed.tokens
    fronted = range(parsed.begins if clause is parsed.clauses[0] else 0)
    near = (
        n for n in (*fronted, *range(clause.first, min(at + 10, len(tokens)))) if tokens[max(n - 2, 0)].word != "as"
    )
    return frozenset(
        tokens[n].word for n in near if (m := tokens[n].mention) is not None and m.kind == "date" and m.value
    )


def _figure(tokens: Sequence[Token], n: int, clause: Clause) -> tuple[str, frozenset[str]] | None:
    """Returns what the figure counts or measures, and what tells it from other counts; None where it is no fact."""
    m = tokens[n].mention
    assert m is not None
    verb = tokens[clause.at].word
    between = [t.word for t in tokens[clause.until : n]]
    near = between[-4:]
    if m.kind == "duration":
        return _duration(tokens, n, verb, near)
    if m.kind == "money" and (owned := next((w for w in near if w in _AMOUNTS), "")):
        return owned, frozenset()
    if m.kind in ("quantity", "percent") or (m.value is not None and m.value.unit and m.kind != "money"):
        return _measure(tokens, n, verb, near) if m.kind == "quantity" else None
    if m.kind == "number" and verb in LISTED and near and near[-1] in ("number", "no", "no."):
        return "place in a list", _scope(tokens, n + 1)
    if near[-2:] == ["age", "of"] and verb in relation_of():
        return f"{relation_of()[verb].name} at the age", frozenset()
    included = next((w for w in reversed(between) if w in _INCLUDING), "")
    holder = holder_of().get(verb)
    if near[-1:] == ["for"] and verb in ("aired", "ran", "lasted", "broadcast"):
        holder = ""
    if verb in SPLIT and between[:1] in (["of"], ["into"]):
        holder = ""
    if len(between) > GOVERNED and not included and not _HELD & set(near):
        return None
    if verb in BE:
        there = clause.at and tokens[clause.first - 1].word == "there"
        home = "home" in near or "with" in near or included or there
        if (
            between[-1:] == ["of"]
            and len(between) < 6
            and between[0] in ("a", "an", "the")
            and between[-2] in sort_of()
        ):
            home = True  # "a town of 9,000 people"
        if clause.subject.head == "population" and not between:
            return "population", frozenset()
        if "population" in near:
            return "population", frozenset()
        if not home:
            return None
        holder = ""
    elif included:
        holder = ""
    if m.kind == "money":
        if holder in ("grossed", "cost"):
            return holder, _after(tokens, n)
        return None
    if holder is None:
        return None
    if m.kind != "number" or (n and tokens[n - 1].word in _MORE):
        return None
    if "population" in near:
        return "population", frozenset()
    noun = _noun(tokens, n + 1)
    if noun is None:
        return None
    head, modifiers = noun
    if modifiers & _MORE:
        return None
    kind = counted_of().get(head, head)
    if head == "nomination":  # "nominated for five awards", "received five award nominations"
        holder, kind, modifiers = "nominated", "award", modifiers - {"award", "prize"}
    if kind == "award" and not holder:
        holder = "won"
    if kind == "population":
        if holder:
            return None
        if verb in ("employs", "employed"):
            return "employee", frozenset()
        return "population", frozenset()
    return f"{holder} {kind}".strip(), frozenset(modifiers - {"total", "studio", "whole"})


def _noun(tokens: Sequence[Token], first: int) -> tuple[str, frozenset[str]] | None:
    """Returns the counted noun, singular, and the words before it: "Grammy Awards" -> award, {grammy}."""
    run: list[Token] = []
    for n in range(first, min(first + NOUN_REACH, len(tokens))):
        t = tokens[n]
        stop = (
            t.mention is not None
            or t.word in NO_COUNT
            or t.word in PREPOSITIONS
            or t.word in JOINTS
            or t.word in RELATIVES
        )
        if stop or t.comma or t.word in BE or (t.word in relation_of() and run and not t.capital):
            break
        run.append(t)
        behind = tokens[n + 1].word if n + 1 < len(tokens) else ""
        if t.word in counted_of() and not (behind in counted_of() or behind == "nominations"):
            break
    while run and run[-1].word not in counted_of() and not run[-1].word[1:].endswith("s"):
        run.pop()  # an "s" by itself is more than one of nothing
    if not run:
        return None
    head = run[-1].word
    return _singular(head), content_words(" ".join(t.written for t in run[:-1]))


def _singular(noun: str) -> str:
    """Returns one of what a noun tells of: "match" of "matches"."""
    if noun in counted_of():
        return noun
    if noun.endswith("ies"):
        return f"{noun[:-3]}y"
    return noun[:-2] if noun.endswith(_HISSED) else noun.removesuffix("s")


def _after(tokens: Sequence[Token], n: int) -> frozenset[str]:
    """Returns where an amount was earned, when the sentence says so; the whole world is where everything is."""
    near = tokens[n + 1 : n + 5]
    words = {t.word for t in near if t.word in QUALIFIERS or (t.capital and t.mention is None)}
    return frozenset(words - {"worldwide"})


def _measure(tokens: Sequence[Token], n: int, verb: str, near: Sequence[str]) -> tuple[str, frozenset[str]] | None:
    """Returns which measure of a thing a quantity is: its height, length, area."""
    behind = tokens[n + 1].word if n + 1 < len(tokens) else ""
    if "-" in tokens[n].written:
        return None  # "an 80-foot-long room"
    word = behind if behind in measure_of() else next((w for w in reversed(near) if w in measure_of()), "")
    if not word and verb in measure_of():
        word = verb
    return (measure_of()[word], frozenset()) if word else None


def _duration(tokens: Sequence[Token], n: int, verb: str, near: Sequence[str]) -> tuple[str, frozenset[str]] | None:
    """Returns whether a length of time is that of a showing, or for how long somebody did something."""
    behind = tokens[n + 1].word if n + 1 < len(tokens) else ""
    m = tokens[n].mention
    short = m is not None and m.value is not None and m.value.unit in ("minute", "hour", "second")
    if short and (behind == "long" or {"runtime", "running"} & set(near) or verb in ("runs", "lasts", "ran", "lasted")):
        return "running time", frozenset()
    relation = relation_of().get(verb)
    if relation is not None and relation.name in ("ran", "served") and (near[-1:] == ["for"] or not near):
        return f"{relation.name}, how long", frozenset()
    return None


def _rank(tokens: Sequence[Token], n: int, clause: Clause) -> tuple[str, frozenset[str]] | None:
    """Returns of what a thing is the third largest, and where."""
    if tokens[clause.at].word not in BE | {"making", "ranks", "became", "remains", "served"} or n + 2 >= len(tokens):
        return None
    at = n + 1 + (tokens[n + 1].word in ("most", "least"))
    superlative = tokens[at].word
    if superlative not in SUPERLATIVES and at == n + 1:
        if tokens[n - 1].word != "the" or n - clause.until > 2:
            return None
        superlative, at = "", n  # "is the third studio album by"
    run = []
    for t in tokens[at + 1 : at + 5]:
        if t.comma or t.word in PREPOSITIONS or t.word in JOINTS or t.word in RELATIVES or t.word == "of" or t.mention:
            break
        run.append(t.word)
    if not run:
        return None
    scope = _scope(tokens, at + 1 + len(run))
    if not superlative and not scope:
        return None
    named = " ".join(run) if not superlative else f"{superlative} {run[-1]}"
    return f"place as {named}", scope


def _scope(tokens: Sequence[Token], first: int) -> frozenset[str]:
    """Returns the names that stand soon behind a place in a list: of what, by whom, where."""
    near = (
        t for t in tokens[first : first + 7] if t.capital and t.mention is None and t.word.title() not in month_name
    )
    return content_words(" ".join(t.written for t in near))

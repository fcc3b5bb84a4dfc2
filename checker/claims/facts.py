"""Stated facts: when a named person, work, place or body was born, founded, released ..., and how many of what it has.

A fact is a subject, a relation and a value. Its subject is the name before the verb, or, behind "it", "she", "the film", what
the sentences before were about; an excerpt that names nobody keeps its words ("the film") for `factpairs` to judge.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.claims.factbrackets import read_brackets
from checker.claims.factclauses import Parsed, parse, predicate_sort
from checker.claims.factcounts import read_figures
from checker.claims.factdates import Fact, read_clause
from checker.claims.factphrases import Subject
from checker.claims.thingyears import read_thing_years
from checker.lines import Word
from checker.model import ONCE, Assertion, Span
from checker.page import Page, Stretch

SURE, RECALLED, UNNAMED, RECURRING = 0.85, 0.75, 0.65, 0.7  # how surely a fact's subject is told
BACK = 4  # sentences back to which "it" may point
BRIEF = (
    6  # sentences of an excerpt, in which every fact is about what the excerpt is about; of more only sure ones count
)
OPENING = 6  # words of a sentence by which an unnamed subject is known
# What is done to works once; people are released too, places opened, and more than once.
WORKED = frozenset({"released", "published", "aired", "recorded", "filmed", "opened"})


def read_facts(page: Page) -> Iterator[Assertion]:
    """Yields the stated facts of a page: of the things that its event is about, then sentence by sentence."""
    yield from read_thing_years(page)
    for fact in _read(page):
        if len(page.stretches) <= BRIEF or (fact.confidence >= SURE and ("once", "yes") in fact.roles):
            yield fact


def _read(page: Page) -> Iterator[Assertion]:
    text = page.article.text
    recent: dict[int, Parsed] = {}
    for at, stretch in enumerate(page.stretches):
        if any(w.mention is not None for w in stretch.line.words):
            recent = {n: parsed for n, parsed in recent.items() if at - n <= BACK}
            parsed = _parse(page, at, recent)
            sort = predicate_sort(parsed) or parsed.opening.sort
            for subject, fact in _facts(parsed, text):
                own = sort if subject == parsed.opening else subject.sort
                if subject.name:
                    found: tuple[Subject, float] | None = (subject._replace(sort=own), SURE)
                else:
                    found = _recall(page, at, subject._replace(sort=own), recent)
                if found is not None:
                    yield from _assert(page, stretch, *found, fact)


def _parse(page: Page, at: int, recent: dict[int, Parsed]) -> Parsed:
    """Returns a sentence of the page parsed, each once."""
    if at not in recent:
        recent[at] = parse(page.article.text, page.stretches[at].line.words)
    return recent[at]


def _recall(page: Page, at: int, subject: Subject, recent: dict[int, Parsed]) -> tuple[Subject, float] | None:
    """Returns whom "it" or "the film" means, and how surely: itself where nobody is named before, None where that misfits."""
    for n in range(at - 1, max(at - 1 - BACK, -1), -1):
        before = _parse(page, n, recent)
        topic = before.opening
        if topic.name and not topic.head:
            sort = predicate_sort(before) or topic.sort
            if _is_described(subject):
                fits = subject.sort not in ("", "?") and sort == subject.sort
                fits = fits or subject.said.split()[-1].lower() in topic.key.split()
            else:
                fits = bool({sort, subject.sort} & {"", "?"}) or sort == subject.sort
            if fits:
                return topic._replace(head=subject.head, sort=sort or subject.sort), RECALLED
            return None
        if not topic.said:
            break
    return subject, UNNAMED


def _is_described(subject: Subject) -> bool:
    """Returns whether a noun tells what is meant, "the hotel": it is only ever something of its own sort."""
    said = subject.said.lower().split()
    return len(said) > 1 and not subject.head and said[0] in ("the", "this", "that", "these", "those")


def _facts(parsed: Parsed, text: str) -> Iterator[tuple[Subject, Fact]]:
    """Yields what the sentence states, with whom it is said of."""
    opening = parsed.opening
    if opening.name or opening.said:
        first = max(min((c.first for c in parsed.clauses), default=len(parsed.tokens)), parsed.begins + 1)
        for place, aside in parsed.asides.items():
            if parsed.begins <= place < first:
                yield from ((opening._replace(head=""), fact) for fact in read_brackets(parsed, aside, text))
    for number, clause in enumerate(parsed.clauses):
        if not clause.doubtful:
            yield from ((f.subject or clause.subject, f) for f in read_clause(parsed, number, text))
    for figure in read_figures(parsed):
        yield figure.subject, Fact(figure.attribute, figure.value, figure.mention, figure.features, figure.once)


def _assert(page: Page, stretch: Stretch, subject: Subject, confidence: float, fact: Fact) -> Iterator[Assertion]:
    sort = "" if subject.sort in ("?", "work") else subject.sort
    key = subject.key if subject.name else _unnamed(subject, stretch.line.words)
    if not key:
        return
    once = fact.once and not subject.common
    if fact.attribute.split(",")[0] in WORKED and sort in ("person", "place"):
        once = False
    told = {"named": bool(subject.name), "once": once, "where": fact.place}
    yield Assertion(
        article=page.article,
        start=fact.mention.start,
        end=fact.mention.end,
        within=Span(stretch.sentence.start, stretch.sentence.end),
        subject=key,
        attribute=fact.attribute,
        value=fact.value,
        rule="",
        written=fact.mention.written,
        hedge=fact.mention.hedge,
        speaker=page.speaker(stretch.number),
        dated=True,  # what is stated of a thing itself depends on no day of writing
        features=fact.features,
        names=fact.features,
        label=subject.name,
        sole=False,  # two things may share a name: `factpairs` judges whether these can disagree
        edition=ONCE,
        admits=fact.admits,
        confidence=confidence if fact.once else min(confidence, RECURRING),
        roles=(("sort", sort), *((role, "yes" if value else "") for role, value in told.items())),
    )


def _unnamed(subject: Subject, words: Sequence[Word]) -> str:
    """Returns a key that no other text has: what it calls its subject, and how the sentence begins."""
    opening = " ".join(w.word for w in words[:OPENING])
    return f"{subject.said.lower()} in “{opening}”" if subject.said else ""

"""Readings and assertions as bytes: plain rows and columns that a store, a cache or another process can hand on.

What is packed is JSON. Sentences and mentions are columns, one a field, and a column of defaults alone is 0; assertions, which
stores keep one by one, are rows that end with their last field that is no default. Strings, intervals and dates as written stand
once each and are named by number; 0 is the empty string, or none. The article is no part of it, and the words of a mention are
taken from its text. It is UTF-8 but for surrogates that stand alone, which have three bytes each.

Packed bytes may come from anybody. What unpacks them builds the nouns of a reading and nothing else, checks the type of
whatever it takes, keeps places within the article's text, and uses memory in proportion to the bytes and that text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import repeat
from operator import attrgetter, sub
from typing import Any, get_args

from checker.model import (
    Article,
    Assertion,
    Dateline,
    Interval,
    Mention,
    MentionKind,
    Modality,
    Reading,
    Role,
    Sentence,
    Span,
)
from checker.packedtables import (
    LARGEST,
    MISFITS,
    PackingError,
    Tables,
    Writing,
    demand,
    demand_length,
    demand_one_of,
    demand_order,
    demand_spans,
    demand_types,
    read_ends,
    read_figures,
    tell,
    unseal,
    write_figures,
)

__all__ = ["PackingError", "pack_assertion", "pack_reading", "unpack_assertion", "unpack_reading"]

KINDS = frozenset(get_args(MentionKind))
MODALITIES = frozenset(get_args(Modality))
ROLES = frozenset(get_args(Role))
DATELINES = frozenset({"", "malformed", "missing", "disagrees"})
PAIRS, BOOLS, SHARES = frozenset({tuple}), frozenset({bool}), frozenset({int, float})
# Five answers in one number, the first the lowest bit: dated, lasting, not sole, story, moving.
ANSWERS = tuple(tuple(bool(number >> bit & 1) for bit in range(5)) for number in range(32))
NUMBER_OF = {answers: number for number, answers in enumerate(ANSWERS)}
WIDTH = 26  # of the row of an assertion
SPARED = tuple([0] * spared for spared in range(WIDTH + 1))  # what such a row lacks at its end
FIELDS = attrgetter(
    "start", "end", "within", "subject", "attribute", "value", "rule", "written", "hedge", "period", "dated", "modality",
    "basis", "speaker", "features", "names", "label", "lasting", "sole", "edition", "confidence", "premises", "note", "roles",
    "figures", "story", "admits", "moving", "told",
)  # fmt: skip
NONE: frozenset[str] = frozenset()

Column = list[Any]


def pack_reading(reading: Reading) -> bytes:
    """Returns a reading, all but its article, as bytes: the same for equal readings.

    Raises PackingError for a reading that could not come back as it is, as that of a rule that gives a list for a set.
    """
    try:
        tables = Writing(reading.article)
        told = [
            _write_dateline(reading.dateline, tables),
            _write_sentences(reading.sentences, tables),
            _write_mentions(reading.mentions, tables),
            [_write_assertion(a, tables) for a in reading.assertions],
        ]
        return tables.seal(told)
    except MISFITS as error:
        raise PackingError(f"this is no reading that can be packed: {tell(error)}") from error


def unpack_reading(packed: bytes, article: Article) -> Reading:
    """Returns the reading of an article that was packed. Raises PackingError for bytes that are none."""
    try:
        tables, (line, sentences, mentions, assertions) = unseal(packed, article)
        return Reading(
            article,
            _read_dateline(line, tables),
            _read_sentences(sentences, tables),
            _read_mentions(mentions, tables),
            tuple([_read_assertion(row, tables) for row in assertions]),
        )
    except MISFITS as error:
        raise PackingError(f"this is no packed reading: {tell(error)}") from error


def pack_assertion(assertion: Assertion) -> bytes:
    """Returns an assertion, all but its article, as bytes. Raises PackingError as `pack_reading` does."""
    try:
        tables = Writing(assertion.article)
        return tables.seal([_write_assertion(assertion, tables)])
    except MISFITS as error:
        raise PackingError(f"this is no assertion that can be packed: {tell(error)}") from error


def unpack_assertion(packed: bytes, article: Article) -> Assertion:
    """Returns the assertion of an article that was packed. Raises PackingError for bytes that are none."""
    try:
        tables, (row,) = unseal(packed, article)
        return _read_assertion(row, tables)
    except MISFITS as error:
        raise PackingError(f"this is no packed assertion: {tell(error)}") from error


# ---- a page ----------------------------------------------------------------------------------------------------------


def _write_dateline(line: Dateline, tables: Writing) -> Column:
    (kind,) = demand_one_of([line.kind], DATELINES)
    return [
        tables.interval(line.written),
        tables.texts(demand(line.reasons, tuple)),
        tables.spans([line.stamp] if line.stamp is not None else []),
        tables.text(line.problem),
        tables.text(kind),
        tables.spans(demand(line.evidence, tuple)),
    ]


def _read_dateline(told: Column, tables: Tables) -> Dateline:
    written, reasons, stamp, problem, kind, evidence = told
    stamps = tables.spans(stamp)
    (named,) = demand_one_of([tables.strings[kind]], DATELINES)
    return Dateline(
        tables.intervals[written],
        tuple(tables.texts(reasons)),
        stamps[0] if stamps else None,
        tables.strings[problem],
        named,
        tables.spans(evidence),
    )


def _write_sentences(sentences: Sequence[Sentence], tables: Writing) -> list[Column]:
    starts, ends = [s.start for s in sentences], [s.end for s in sentences]
    demand_spans(starts, ends, tables.length)
    return [starts, list(map(sub, ends, starts)), tables.texts(demand_one_of([s.role for s in sentences], ROLES))]


def _read_sentences(told: Column, tables: Tables) -> tuple[Sentence, ...]:
    starts, lengths, roles = told
    ends = read_ends(starts, lengths, tables.length)
    named = demand_one_of(tables.texts(roles), ROLES)
    return tuple(map(Sentence, starts, ends, demand_length(named, len(starts))))


def _write_mentions(mentions: Sequence[Mention], tables: Writing) -> Column:
    if not mentions:
        return []
    kinds, starts, ends, texts, writtens, values, hedges, parts, readings, notes = zip(*mentions, strict=True)
    demand_order(starts, ends, tables.length)
    if any(words != text for words, text in zip(texts, _cut(tables.article, starts, ends), strict=True)):
        raise PackingError("a mention has other words than its place")
    return [
        tables.texts(demand_one_of(kinds, KINDS)),
        list(starts),
        list(map(sub, ends, starts)),
        _spare(map(write_figures, writtens), None),
        _spare(map(tables.interval, values), 0),
        _spare(map(tables.maybe_text, hedges), None),
        _spare(map(tables.date, parts), 0),
        _spare(map(tables.intervals, readings), []),
        _spare(tables.texts(notes), 0),
    ]


def _read_mentions(told: Column, tables: Tables) -> tuple[Mention, ...]:
    if not told:
        return ()
    kinds, starts, lengths, writtens, values, hedges, parts, readings, notes = told
    many = len(starts)
    ends = read_ends(starts, lengths, tables.length)
    demand_order(starts, ends, tables.length)
    named = demand_one_of(tables.texts(kinds), KINDS)
    return tuple(
        map(
            Mention,
            demand_length(named, many),
            starts,
            ends,
            _cut(tables.article, starts, ends),
            _fill(writtens, many, None, read_figures),
            _fill(values, many, None, tables.intervals.__getitem__),
            _fill(hedges, many, None, tables.maybe_text),
            _fill(parts, many, None, tables.dates.__getitem__),
            _fill(readings, many, (), tables.read_intervals),
            _fill(notes, many, "", tables.strings.__getitem__),
        )
    )


def _cut(article: Article, starts: Sequence[int], ends: Sequence[int]) -> list[str]:
    """Returns the words at these places."""
    text = article.text
    return [text[start:end] for start, end in zip(starts, ends, strict=True)]


def _spare(column: Iterable[Any], default: Any) -> Any:
    """Returns a column, or 0 for one that holds nothing but the default."""
    told = list(column)
    return 0 if told.count(default) == len(told) else told


def _fill(told: Any, many: int, default: Any, read: Callable[[Any], Any]) -> Iterable[Any]:
    """Returns the values of a column that may have been spared."""
    return repeat(default, many) if told == 0 else map(read, demand_length(told, many))


# ---- assertions ------------------------------------------------------------------------------------------------------


def _write_assertion(assertion: Assertion, tables: Writing) -> Column:
    """Returns the row of an assertion; 0 at its end is left out."""
    if assertion.article is not tables.article and assertion.article != tables.article:
        raise PackingError("an assertion is of another article")
    (
        start, end, within, subject, attribute, value, rule, written, hedge, period, dated, modality, basis, speaker, features,
        names, label, lasting, sole, edition, confidence, premises, note, roles, figures, story, admits, moving, told,
    ) = FIELDS(assertion)  # fmt: skip
    first, last, first_within, last_within = tables.spans(((start, end), within))
    answers = dated, lasting, not sole, story, moving
    demand_types((*answers, sole), BOOLS)
    demand(value, Interval)
    demand(edition, int)
    demand_types((confidence,), SHARES)
    demand_one_of((modality,), MODALITIES)
    demand_types(demand(roles, tuple), PAIRS)
    demand_types(demand(figures, tuple), PAIRS)
    if not 0 <= confidence <= 1 or not 0 <= edition <= LARGEST:
        raise PackingError("a confidence or an edition is beyond its bounds")
    text, texts, interval = tables.text, tables.texts, tables.interval
    measured = [n for role, meant in figures for n in (text(role), interval(demand(meant, Interval)))]
    row = [
        first, last - first, first_within, last_within - first_within, text(subject), text(attribute), text(rule),
        interval(value), confidence, text(modality), write_figures(written) or 0, interval(period), NUMBER_OF[answers],
        texts([t for role, words in roles for t in (role, words)]) or 0, measured or 0,
        texts(sorted(demand(features, frozenset))) or 0, texts(sorted(demand(names, frozenset))) or 0, text(label), text(note),
        interval(told), text(basis), edition, tables.intervals(admits) or 0, text(speaker),
        text(hedge) + 1 if hedge is not None else 0, tables.spans(demand(premises, tuple)) or 0,
    ]  # fmt: skip
    while row[-1] == 0:
        row.pop()
    return row


def _read_assertion(told: Column, tables: Tables) -> Assertion:
    """Returns the assertion of a row."""
    (
        start, length, first, length_within, subject, attribute, rule, value, confidence, modality, written, period, answers,
        roles, figures, features, names, label, note, moment, basis, edition, admits, speaker, hedge, premises,
    ) = told + SPARED[WIDTH - len(told)]  # fmt: skip
    strings, intervals, texts = tables.strings, tables.intervals, tables.texts
    end, last = start + length, first + length_within
    demand_spans((start, first), (end, last), tables.length)
    if type(intervals[value]) is not Interval or strings[modality] not in MODALITIES or type(edition) is not int:
        raise PackingError("an assertion holds what it should not")
    if type(confidence) not in SHARES or not 0 <= confidence <= 1 or not 0 <= edition <= LARGEST:
        raise PackingError("a confidence or an edition is beyond its bounds")
    dated, lasting, several, story, moving = ANSWERS[answers]
    return Assertion(
        tables.article, start, end, Span(first, last), strings[subject], strings[attribute], intervals[value], strings[rule],
        read_figures(written) if written else None,
        strings[hedge - 1] if hedge else None,
        intervals[period], dated,
        strings[modality],  # type: ignore[arg-type]
        strings[basis], strings[speaker],
        frozenset(texts(features)) if features else NONE,
        frozenset(texts(names)) if names else NONE,
        strings[label], lasting, not several, edition, confidence,
        tables.spans(premises) if premises else (),
        strings[note],
        tuple(zip(texts(roles[::2]), texts(roles[1::2]), strict=True)) if roles else (),
        tuple(zip(texts(figures[::2]), tables.read_intervals(figures[1::2]), strict=True)) if figures else (),
        story,
        tables.read_intervals(admits) if admits else (),
        moving,
        intervals[moment],
    )  # fmt: skip

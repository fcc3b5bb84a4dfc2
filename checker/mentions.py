"""Text -> typed mentions: figures and dates with their place, what is written and what it admits.

Three levels, each one pass: tokens.py finds the regions that may hold a mention, grammar.py groups their tokens on classes
alone, quantities.py and timewords.py give the groups their values. All three keep what they have met in bounded memos.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from itertools import accumulate
from typing import Any

from checker.model import Mention, MentionKind
from checker.scan import quantities, timewords
from checker.scan.dates import resolve
from checker.scan.grammar import Group, group
from checker.scan.outcomes import Builder
from checker.scan.partspans import span_of
from checker.scan.plans import IS_AFTER, IS_BEFORE, MEASURED, PLANS, Plan, Slot, find_hedge, hedge_after, hedge_before
from checker.scan.tokens import (
    BREAK,
    CHUNK,
    CHUNK_CLASSES,
    CLASS,
    GAP,
    LIMIT,
    MEMO,
    REGION,
    Region,
    cut_regions,
    cut_stretch,
    split_chunks,
)

BUILDERS: dict[str, Builder] = {**quantities.BUILDERS, **timewords.BUILDERS}
Rest = tuple[Any, ...]  # the fields of a Mention that say what its words mean, from `written` on
Meaning = tuple[MentionKind, Rest]
MEANINGS: dict[tuple[int, str, str], Meaning | None] = {}  # number of a shape, words, hedge -> what they mean
_UNREAD: Meaning = "identifier", ("not read yet",)
_classes = CHUNK_CLASSES.__getitem__
_group = lru_cache(maxsize=MEMO // 8)(group)
_new = tuple.__new__  # a NamedTuple's own __new__ takes twice the time


def mentions(text: str, reference: date | None = None) -> tuple[Mention, ...]:
    """Returns the figures and dates of a text, ordered and disjoint, dates resolved from the article's day `reference`.

    Kinds: number percent money quantity fraction ordinal date duration time identifier. Units: UCUM or pint names,
    ISO 4217 codes (through CLDR), TIMEX3 grains. Without a reference nothing is guessed.
    """
    return resolve(scan(text), text, reference)


def scan(text: str) -> tuple[Mention, ...]:
    """Returns everything that needs no article date; dates that lean on context have `parts` and no value."""
    chunks, marks, ends = split_chunks(text)
    kept: list[Mention] = []
    end = 0
    for core in REGION.finditer(marks):
        for m in read_core(text, chunks, ends, *core.span()):
            if m[1] >= end:  # the context of a stretch may hold the end of the one before
                end = m[2]
                kept.append(m)
    return tuple(kept)


def read_core(text: str, chunks: list[str], ends: list[int], a: int, b: int) -> Sequence[Mention]:
    """Returns the mentions of the stretch whose core is the chunks [a, b), by its plan if it can be, else by its tokens."""
    if b - a < LIMIT:
        low, high = (a - 2 if a > 2 else 0), b + 2  # beyond the last chunk a slice has nothing
        key = " ".join(map(_classes, chunks[low:high]))
        plan = PLANS[mark_breaks(key, text, ends, low) if GAP in key else key, a - low, b - low]
        if plan is not None:
            found = read_plan(text, chunks, ends, low, plan)
            if found is not None:
                return found
    stretch = cut_stretch(text, ends, a, b)
    by = stretch.start
    return [
        m._replace(start=m.start + by, end=m.end + by) for region in cut_regions(stretch) for m in read_region(region)
    ]


def mark_breaks(key: str, text: str, ends: list[int], low: int) -> str:
    """Returns the classes of a stretch that begins with chunk `low`, its empty chunks told apart by their line breaks."""
    chunks = key.split(" ")
    i, size = 0, len(chunks)
    while i < size:
        if chunks[i] != GAP:
            i += 1
            continue
        run = i
        while i < size and chunks[i] == GAP:
            i += 1
        # The white space from the end of the chunk before, or the start of the stretch, to the next chunk, or its end.
        start = ends[low + run] + low + run - (run > 0)
        if text.count("\n", start, ends[low + i] + low + i - (i == size)) > 1:
            chunks[run:i] = [BREAK] * (i - run)
    return " ".join(chunks)


def read_plan(text: str, chunks: list[str], ends: list[int], low: int, plan: Plan) -> list[Mention] | None:
    """Returns the mentions of the stretch that begins with chunk `low`, or None where words refuse what is planned."""
    found: list[Mention] = []
    for slot in plan.slots:
        shape, _, _, chunk, token, last, stop, hedged, skip, trim = slot
        chunk += low
        last += low
        start = ends[chunk] + chunk + (skip if skip >= 0 else CHUNK[chunks[chunk]].offsets[token])
        end = ends[last + 1] + last - trim if trim >= 0 else ends[last] + last + CHUNK[chunks[last]].offsets[stop]
        words = text[start:end]
        hedge = read_hedge(text, chunks, ends, low, plan, slot) if hedged else ""
        meaning = MEANINGS.get((shape[0], words, hedge), _UNREAD)
        if meaning is _UNREAD:
            meaning = read_slot(text, chunks, ends, chunk, slot, words, hedge)
        if meaning is None:
            return None
        found.append(_new(Mention, (meaning[0], start, end, words, *meaning[1])))
    return found


def read_slot(
    text: str, chunks: list[str], ends: list[int], first: int, slot: Slot, words: str, hedge: str
) -> Meaning | None:
    """Returns what the words of the slot that begins in chunk `first` mean, or None where they cannot mean that.

    It is kept by shape, words and hedge.
    """
    if len(MEANINGS) > MEMO:
        MEANINGS.clear()
    tokens = _tokens(text, chunks, ends, first, first + slot.last - slot.chunk + 1)
    number, production, parts = slot.shape
    alone = Group(production, slot.token, slot.token + slot.end - slot.start, parts)
    meaning = MEANINGS[number, words, hedge] = read_group(tokens, alone, hedge)
    return meaning


def _tokens(text: str, chunks: list[str], ends: list[int], first: int, last: int) -> list[str]:
    """Returns the tokens of the chunks [first, last) as they stand in the text."""
    tokens = list(CHUNK[chunks[first]].tokens)
    for i in range(first + 1, last):
        white = text[ends[i] + i - 1]
        if tokens and tokens[-1].isspace():
            tokens[-1] += white
        else:
            tokens.append(white)
        tokens += CHUNK[chunks[i]].tokens
    return tokens


def read_hedge(text: str, chunks: list[str], ends: list[int], low: int, plan: Plan, slot: Slot) -> str:
    """Returns the hedge beside a slot; the two chunks beside it mostly tell."""
    _, start, end, chunk, token, last, _, hedged, _, trim = slot
    hedge: str | None = ""
    if hedged & IS_BEFORE:
        simple = not token and chunk > 1 and start > 3
        hedge = hedge_before(chunks[low + chunk - 2], chunks[low + chunk - 1]) if simple else None
    if hedge == "" and hedged & IS_AFTER:
        i = low + last + 1
        simple = trim == 0 and last + 2 < plan.size and end + 4 <= plan.high - plan.low
        simple = simple and text[ends[i] + i - 1] == " " == text[ends[i + 1] + i]
        hedge = hedge_after(chunks[i], chunks[i + 1]) if simple else None
    if hedge is None:
        seen = _tokens(text, chunks, ends, low, low + plan.size)[plan.low : plan.high]
        return find_hedge(seen, start, end)
    return hedge


def read_region(region: Region) -> list[Mention]:
    """Returns the mentions of one region, left to right, placed within its stretch."""
    tokens = region.tokens
    classes = "".join(map(CLASS.__getitem__, tokens))
    groups = _group(classes, region.first, region.last)
    refused: frozenset[tuple[str, int]] = frozenset()
    offsets = list(accumulate(map(len, tokens), initial=region.start))
    while True:
        found: list[Mention] = []
        known = len(refused)
        for g in groups:
            if g.production == "not":
                continue
            outcome = read_group(tokens, g, find_hedge(tokens, g.start, g.end) if g.production in MEASURED else "")
            if outcome is None:  # the words cannot mean that ("Feb 30"): the next best grouping without it
                refused |= {(g.production, g.start)}
                continue
            kind, rest = outcome
            text = "".join(tokens[g.start : g.end])
            found.append(_new(Mention, (kind, offsets[g.start], offsets[g.end], text, *rest)))
        if len(refused) == known:
            return found
        groups = _group(classes, region.first, region.last, refused)


def read_group(tokens: list[str], g: Group, hedge: str) -> tuple[MentionKind, Rest] | None:
    """Returns the kind of a group and what its words mean, or None where they cannot mean that."""
    tokens = tokens[g.start : g.end]
    words = {name: "".join(tokens[a:b]) for name, a, b in g.parts}
    outcome = BUILDERS[g.production](words, hedge, "".join(tokens))
    if outcome is None:
        return None
    kind, written, value, name, parts, note, readings = outcome
    if parts is not None and value is None:
        value = span_of(parts)
    return kind, (written, value, name, parts, readings, note)

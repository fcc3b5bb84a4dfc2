"""Text -> typed mentions: figures and dates with their place, what is written and what it admits.

Three levels, each one pass: tokens.py finds the regions that may hold a mention, grammar.py groups their tokens on classes
alone, quantities.py and timewords.py give the groups their values. All three keep what they have met in bounded memos.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import accumulate

from checker import quantities, timewords
from checker.dates import resolve, span_of
from checker.grammar import GROUPING, Group, group
from checker.lexicon import HEDGES
from checker.model import Mention
from checker.quantities import Builder, Outcome
from checker.tokens import CLASS, MEMO, Region, Stretch, cut_regions, find_stretches

BUILDERS: dict[str, Builder] = {**quantities.BUILDERS, **timewords.BUILDERS}
HEDGE_LAST = frozenset(phrase.split()[-1] for phrase in HEDGES)
AFTER = frozenset("or and plus so".split())
MEASURED = frozenset(quantities.BUILDERS) - {"identifier", "ordinal"}
_STRETCHES: dict[tuple[str, int, int], tuple[Mention, ...]] = {}
_OUTCOMES: dict[tuple[str, ...], Outcome | None] = {}


def mentions(text: str, reference: date | None = None) -> tuple[Mention, ...]:
    """Returns the figures and dates of a text, ordered and disjoint, dates resolved from the article's day `reference`.

    Kinds: number percent money quantity fraction ordinal date duration time identifier. Units: UCUM or pint names,
    ISO 4217 codes (through CLDR), TIMEX3 grains. Without a reference nothing is guessed.
    """
    return resolve(scan(text), text, reference)


def scan(text: str) -> tuple[Mention, ...]:
    """Returns everything that needs no article date; dates that lean on context have `parts` and no value."""
    kept: list[Mention] = []
    end = 0
    for start, words, core, core_end in find_stretches(text):
        for m in read_stretch(words, core, core_end):
            if start + m.start >= end:  # a piece of a long stretch may see the end of the one before
                end = start + m.end
                kept.append(Mention(m.kind, start + m.start, end, *m[3:]))
    return tuple(kept)


def read_stretch(words: str, core: int, core_end: int) -> Sequence[Mention]:
    """Returns the mentions of a stretch, placed within it. Short ones are kept: phrases come again and again."""
    key = words, core, core_end
    known = _STRETCHES.get(key)
    if known is None:
        stretch = Stretch(0, words, core, core_end)
        known = tuple(m for region in cut_regions(stretch) for m in read_region(region))
        if len(words) < 120:
            if len(_STRETCHES) > MEMO:
                _STRETCHES.clear()
            _STRETCHES[key] = known
    return known


def read_region(region: Region) -> list[Mention]:
    """Returns the mentions of one region, left to right, placed within its stretch."""
    tokens = region.tokens
    classes = "".join(map(CLASS.__getitem__, tokens))
    groups = GROUPING[classes, region.first, region.last]
    refused: frozenset[tuple[str, int]] = frozenset()
    offsets = list(accumulate(map(len, tokens), initial=region.start))
    while True:
        found: list[Mention] = []
        for g in groups:
            if g.production == "not":
                continue
            outcome = read_group(tokens, g, find_hedge(tokens, g) if g.production in MEASURED else "")
            if outcome is None:  # the words cannot mean that ("Feb 30"): the next best grouping without it
                refused |= {(g.production, g.start)}
                break
            kind, written, value, hedge, parts, note, readings = outcome
            text = "".join(tokens[g.start : g.end])
            found.append(
                Mention(kind, offsets[g.start], offsets[g.end], text, written, value, hedge, parts, readings, note)
            )
        else:
            return found
        groups = group(classes, region.first, region.last, refused)


def read_group(tokens: list[str], g: Group, hedge: str) -> Outcome | None:
    """Returns what a group's words mean, or None where they cannot mean that; memoised by production and words."""
    words = {name: "".join(tokens[a:b]) for name, a, b in g.parts}
    text = "".join(tokens[g.start : g.end])
    key = g.production, *words, *words.values(), text, hedge
    if key in _OUTCOMES:
        return _OUTCOMES[key]
    if len(_OUTCOMES) > MEMO:
        _OUTCOMES.clear()
    outcome = BUILDERS[g.production](words, hedge, text)
    if outcome is not None and outcome.parts is not None and outcome.value is None:
        outcome = outcome._replace(value=span_of(outcome.parts))
    if len(text) < 200:
        _OUTCOMES[key] = outcome
    return outcome


def find_hedge(tokens: list[str], g: Group) -> str:
    """Returns the longest hedge that stands right before a group, or right after it ("or more"), in lower case."""
    words: list[str] = []
    i = g.start - 1
    while i >= 0 and len(words) < 4:
        token = tokens[i]
        if token.isalpha():
            words.insert(0, token.lower())
            if len(words) == 1 and token.lower() not in HEDGE_LAST and token.lower() not in ("a", "an", "the"):
                words.clear()
                break
        elif not token.isspace():
            break
        i -= 1
    if words and words[-1] in ("a", "an", "the"):
        words.pop()
    for size in range(len(words), 0, -1):
        phrase = " ".join(words[-size:])
        if phrase in HEDGES:
            return phrase
    if g.end + 1 < len(tokens):
        tail = [t.lower() for t in tokens[g.end : g.end + 4]]
        if tail[0] == "+" or (tail[0] == "-" and tail[1] == "plus"):
            return "plus"
        phrase = "".join(tail[1:4]) if tail[0] == " " else ""
        if phrase in HEDGES and tail[1] in AFTER:
            return phrase
    return ""

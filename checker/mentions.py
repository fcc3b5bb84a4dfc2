"""Text -> typed mentions: figures and dates with their place, what is written and what it admits.

Three levels, each one pass: tokens.py finds the regions that may hold a mention, grammar.py groups their tokens on classes
alone, quantities.py and timewords.py give the groups their values. All three keep what they have met in bounded memos.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import accumulate

from checker import quantities, timewords
from checker.dates import resolve, span_of
from checker.grammar import GROUPING, Group, group
from checker.lexicon import HEDGES
from checker.model import Mention
from checker.quantities import Builder, Outcome
from checker.tokens import ALPHABET, CLASS, MEMO, Region, find_regions

BUILDERS: dict[str, Builder] = {**quantities.BUILDERS, **timewords.BUILDERS}
HEDGE_HEADS = frozenset(ALPHABET[name] for name in ("hedge", "more", "than", "to", "as", "of", "only", "a", "w", "p")) | {"~"}
HEDGE_LAST = frozenset(phrase.split()[-1] for phrase in HEDGES)
AFTER = frozenset("or and plus so".split())
MEASURED = frozenset(quantities.BUILDERS) - {"identifier", "ordinal"}
_OUTCOMES: dict[tuple[object, ...], Outcome | None] = {}


def mentions(text: str, reference: date | None = None) -> tuple[Mention, ...]:
    """Returns the figures and dates of a text, ordered and disjoint, dates resolved from the article's day `reference`.

    Kinds: number percent money quantity fraction ordinal date duration time identifier. Units: UCUM or pint names,
    ISO 4217 codes (through CLDR), TIMEX3 grains. Without a reference nothing is guessed.
    """
    return resolve(scan(text), text, reference)


def scan(text: str) -> tuple[Mention, ...]:
    """Returns everything that needs no article date; dates that lean on context have `parts` and no value."""
    found: list[Mention] = []
    for region in find_regions(text):
        found.extend(read_region(region))
    end = 0
    kept = []
    for mention in found:  # a piece of a long region may see the end of the one before
        if mention.start >= end:
            kept.append(mention)
            end = mention.end
    return tuple(kept)


def read_region(region: Region) -> Iterator[Mention]:
    """Yields the mentions of one region, left to right."""
    tokens = region.tokens
    classes = "".join(map(CLASS.__getitem__, tokens))
    groups = GROUPING[classes, region.first, region.last]
    if not groups:
        return
    offsets = [0, *accumulate(map(len, tokens))]
    refused: frozenset[tuple[str, int]] = frozenset()
    done: list[tuple[Group, Outcome, str]] = []
    while True:
        wrong = None
        done.clear()
        for g in groups:
            if g.production == "not":
                continue
            hedge = find_hedge(tokens, g) if g.production in MEASURED else ""
            outcome = read_group(tokens, g, hedge)
            if outcome is None:
                wrong = g
                break
            done.append((g, outcome, hedge))
        if wrong is None:
            break
        refused |= {(wrong.production, wrong.start)}
        groups = group(classes, region.first, region.last, refused)
    for g, outcome, _ in done:
        start, end = offsets[g.start], offsets[g.end]
        yield Mention(
            outcome.kind, region.start + start, region.start + end, "".join(tokens[g.start : g.end]), outcome.written,
            outcome.value, outcome.hedge, outcome.parts, outcome.readings, outcome.note,
        )  # fmt: skip


def read_group(tokens: list[str], g: Group, hedge: str) -> Outcome | None:
    """Returns what a group's words mean, or None where they cannot mean that; memoised by production and words."""
    words = tuple("".join(tokens[a:b]) for _, a, b in g.parts)
    text = "".join(tokens[g.start : g.end])
    key = (g.production, g.parts and tuple(n for n, _, _ in g.parts), words, text, hedge)
    if key in _OUTCOMES:
        return _OUTCOMES[key]
    if len(_OUTCOMES) > MEMO:
        _OUTCOMES.clear()
    outcome = BUILDERS[g.production](dict(zip((n for n, _, _ in g.parts), words, strict=True)), hedge, text)
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

"""Which words of a sentence a rule takes: its sentences matched anywhere, its cues within one clause."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence

from checker.lines import Line, Word
from checker.model import Sentence
from checker.pattern import Capture
from checker.phrase import noun_phrase
from checker.rule import CueSet, Rule
from checker.text.sentences import clauses

FAR = 14  # words from a head to its value, at most
NEAR = 6  # words around head and value in which a barred word counts
OPENING = 60  # the same for a value that opens its clause
_PARTING = frozenset({"that", "said", "says", "told", "whether", "because", ";", ":"})
Captures = Mapping[str, Capture]
Match = tuple[Capture, ...]


def find_captures(rule: Rule, line: Line, text: str, spans: Sequence[tuple[int, int]]) -> Iterator[Captures]:
    """Yields one set of captures for each value the rule reads in the sentence: the fullest, then the closest.

    `spans` are the clauses, as words [first, last). A figure that a fuller match took for another role ("from 1% to 2%": the
    1) is no value of its own.
    """
    best: dict[tuple[int, int], tuple[tuple[int, int, int], Captures]] = {}
    head = rule.about[0] if rule.about else ""

    def offer(score: tuple[int, int, int], captures: Captures) -> None:
        key = (captures[rule.value].first, captures[head].first if head in captures else -1)
        if key not in best or score > best[key][0]:
            best[key] = (score, captures)

    barred = frozenset(rule.unless.split("|")) if rule.unless else frozenset[str]()
    for order, pattern in enumerate(rule.sentences):
        for match in pattern.matches(line):
            first, last = min(c.first for c in match), max(c.last for c in match)
            if not barred or barred.isdisjoint(w.word for w in line.words[first:last]):
                offer((len(match), first, -order), {c.role: c for c in match})
    taken = {value for value, _ in best}
    for cue_set in rule.cue_sets:
        for first, last in spans:
            for captures in _read_cues(rule, head, cue_set, line, text, first, last):
                if captures[rule.value].first not in taken:
                    offer((0, 0, 0), captures)
    spent = {
        c.first for _, captures in best.values() for role, c in captures.items() if role != rule.value and c.mention
    }
    for (value, _), (_, captures) in sorted(best.items()):
        if value not in spent:
            yield captures


def clause_words(line: Line, text: str, sentence: Sentence) -> list[tuple[int, int]]:
    """Returns the clauses of a sentence as words [first, last)."""
    starts = [w.start for w in line.words]
    return [(bisect_left(starts, c.start), bisect_left(starts, c.end)) for c in clauses(text, sentence)]


def _read_cues(rule: Rule, head: str, cues: CueSet, line: Line, text: str, first: int, last: int) -> Iterator[Captures]:
    """Yields the captures of each head of the clause with the value nearest to it, or of each value where there is no head.

    The other slots take what stands nearest to the head, outside its own noun phrase. A barred word near them drops them.
    """
    matched = []
    for pattern in cues.needed:
        matched.append(list(pattern.matches(line, first, last)))
        if not matched[-1]:
            return
    groups = [g for g in [*matched, *(list(p.matches(line, first, last)) for p in cues.welcome)] if g and g[0]]
    values = next(g for g in groups if any(c.role == rule.value for c in g[0]))
    heads = next((g for g in groups if any(c.role == head for c in g[0])), values)
    others = [g for g in groups if g is not heads and g is not values]
    if heads is values:
        pairs = [(match, match) for match in values]
    else:
        pairs = _pair(line.words, first, rule.value, head, heads, values)
    for about, value in pairs:
        captures = {c.role: c for c in (*about, *value)}
        center = captures.get(head, captures[rule.value])
        low, high = min(c.first for c in captures.values()) - NEAR, max(c.last for c in captures.values()) + NEAR
        if any(True for p in cues.barred for _ in p.matches(line, max(low, first), min(high, last))):
            continue
        own = noun_phrase(text, line.words, center.first, center.last)
        for group in others:
            outside = [m for m in group if not own.start <= line.words[m[0].first].start < own.end]
            if outside:
                nearest = min(outside, key=lambda m, at=center.first: _distance(at, m[0].first))  # type: ignore[misc]
                captures.update({c.role: c for c in nearest if c.role not in captures})
        yield captures


def _pair(
    words: Sequence[Word], first: int, role: str, head: str, heads: Sequence[Match], values: Sequence[Match]
) -> list[tuple[Match, Match]]:
    """Returns each head with its value: the nearest within reach, unless that value is nearer to another head.

    A value that opens the clause ("Since 2019, ...") serves every head that has none of its own. Heads and values stand in
    the order of the words.
    """
    head_at = [next(c.first for c in m if c.role == head) for m in heads]
    value_at = [next(c.first for c in m if c.role == role) for m in values]
    pairs = []
    for i, at in enumerate(head_at):
        near = range(bisect_left(value_at, at - FAR), bisect_right(value_at, at + FAR))
        opening = [0] if value_at[0] <= first + 1 and at - value_at[0] <= OPENING else []
        reached = [(_distance(at, value_at[j]), j) for j in {*near, *opening} if _reaches(words, at, value_at[j])]
        if not reached:
            continue
        distance, j = min(reached)
        rivals = head_at[bisect_left(head_at, value_at[j] - FAR) : bisect_right(head_at, value_at[j] + FAR)]
        if j in opening or all(distance <= _distance(other, value_at[j]) for other in rivals):
            pairs.append((heads[i], values[j]))
    return pairs


def _distance(head: int, other: int) -> int:
    # A date or a figure that follows its noun ("the summit in June") is closer to it than one that stands before.
    return other - head if other >= head else (head - other) + 3


def _reaches(words: Sequence[Word], head: int, value: int) -> bool:
    """Returns whether nothing between the two words makes them parts of different statements."""
    between = words[min(head, value) + 1 : max(head, value)]
    return not any(
        w.word in _PARTING and not (w.word == "that" and between[i - 1].word == "time") for i, w in enumerate(between)
    )

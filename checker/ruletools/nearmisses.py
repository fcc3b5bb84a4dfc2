"""How far a rule's patterns get in a sentence: the pieces that found their words, and the first that found none.

For whoever writes a rule. Each pair of step and word is tried once, whatever the text, as a match itself is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checker.lines import Line
from checker.pattern import GAP, TURNS, Pattern, ends_of
from checker.rule import CueSet, Rule

NOWHERE = "none in the sentence"
Path = tuple[tuple[int, int, int], ...]  # the steps taken, each with its words [first, last)


class Piece(NamedTuple):
    """A piece of a pattern and the words of the text that it took."""

    written: str
    words: str


class Reach(NamedTuple):
    """How far a pattern got in a sentence.

    `taken` are the pieces that found words, in order; `wanted` is the first that found none, "" where the pattern matched, and
    `met` what stands in its place. `elsewhere` are it and later pieces, where they stand somewhere in the sentence. `bar` tells
    of a word that forbids the match. `share` is the part of what every match takes that was found, from 0 to 1; words that
    stand elsewhere count half.
    """

    pattern: str
    taken: tuple[Piece, ...] = ()
    wanted: str = ""
    met: str = ""
    elsewhere: tuple[Piece, ...] = ()
    bar: str = ""
    share: float = 1.0

    @property
    def matched(self) -> bool:
        """Returns whether the sentence has all that the pattern asks for, and nothing that it forbids."""
        return not self.wanted and not self.bar


def approach(rule: Rule, line: Line, text: str, clauses: Sequence[tuple[int, int]]) -> tuple[Reach, ...]:
    """Returns how far each pattern of a rule got in a sentence, in the order of the rule: sentences first, then cues.

    `clauses` are the clauses of the sentence, as words [first, last).
    """
    barred = frozenset(rule.unless.split("|")) if rule.unless else frozenset[str]()
    reached = [_barred(reach(pattern, line, text), pattern, line, barred) for pattern in rule.sentences]
    sets = zip(rule.cues, rule.cue_sets, strict=True)
    return (*reached, *(_reach_cues(source, cues, line, text, clauses) for source, cues in sets))


def reach(pattern: Pattern, line: Line, text: str, first: int = 0, last: int | None = None) -> Reach:
    """Returns how far a pattern got among words[first:last] of a line; of several ways the one that took most pieces."""
    end = len(line.words) if last is None else last
    path, stopped, at = _walk(pattern, line, first, end)
    taken = tuple(Piece(pattern.pieces[step], _say(line, text, *span)) for step, *span in path)
    if stopped == len(pattern.steps):
        return Reach(pattern.source, taken)
    if not path:
        stopped = next(i for i in pattern.needed if pattern.steps[i].op in ("word", "slot"))
    met = _meet(pattern, line, text, stopped, at, end) if path else NOWHERE
    spent = {word for _, begin, after in path for word in range(begin, after)}
    free = [word for word in range(first, end) if word not in spent]
    elsewhere = tuple(_find_elsewhere(pattern, line, text, stopped, free, end))
    needed = [i for i in pattern.needed if pattern.steps[i].op in ("word", "slot")]
    found = sum(step in needed for step, _, _ in path) + len(elsewhere) / 2
    return Reach(pattern.source, taken, pattern.pieces[stopped], met, elsewhere, share=found / len(needed))


def _walk(pattern: Pattern, line: Line, first: int, end: int) -> tuple[Path, int, int]:
    """Returns the longest way through the pattern: what it took, the step it stopped at, and the word there.

    Whatever word a way began at, the words behind a step and a word are the same: each such pair is tried once for all.
    """
    best: tuple[Path, int, int] = ((), 0, first)
    tried: set[tuple[int, int]] = set()
    for start in range(first, end):
        stack: list[tuple[int, int, Path]] = [(0, start, ())]
        while stack:
            pc, at, path = stack.pop()
            if pc == len(pattern.steps):
                return path, pc, at
            if (pc, at) in tried:
                continue
            tried.add((pc, at))
            step = pattern.steps[pc]
            if step.op == "split":
                stack += [(step.to, at, path), (pc + 1, at, path)]
            elif step.op == "lazy":
                stack += [(pc + 1, at, path), (step.to, at, path)]
            elif step.op == "any":
                if at < end and line.words[at].word not in TURNS:
                    stack.append((pc + 1, at + 1, path))
            else:
                ends = ends_of(step, line, at, end)
                stack += [(pc + 1, after, (*path, (pc, at, after))) for after in ends]
                if not ends and (len(path), pc) > (len(best[0]), best[1]):
                    best = path, pc, at
    return best


def _meet(pattern: Pattern, line: Line, text: str, stopped: int, at: int, end: int) -> str:
    """Returns what stands where a piece was wanted, in words."""
    if stopped and pattern.pieces[stopped - 1] == "...":
        return f"none within {GAP} words"
    if at >= end:
        return "the end of the sentence" if end == len(line.words) else "the end of the clause"
    mention = line.words[at].mention
    return f"“{_say(line, text, at, at + 1)}”" + (f" ({mention.kind})" if mention is not None else "")


def _find_elsewhere(
    pattern: Pattern, line: Line, text: str, stopped: int, free: Sequence[int], end: int
) -> Iterator[Piece]:
    """Yields the pieces from the one that a pattern stopped at on which stand at free words of the sentence, each at its own."""
    used: set[int] = set()
    for i in pattern.needed:
        if i >= stopped and pattern.steps[i].op in ("word", "slot"):
            starts = (at for at in free if at not in used)
            spans = ((at, ends[-1]) for at in starts if (ends := ends_of(pattern.steps[i], line, at, end)))
            if (span := next(spans, None)) is not None:
                used.update(range(*span))
                yield Piece(pattern.pieces[i], _say(line, text, *span))


def _barred(reached: Reach, pattern: Pattern, line: Line, barred: frozenset[str]) -> Reach:
    """Returns the reach of a sentence of a rule, with the word of `unless` where one stands in every match."""
    if reached.wanted or not barred:
        return reached
    found = ""
    for match in pattern.matches(line):
        between = [w.word for w in line.words[min(c.first for c in match) : max(c.last for c in match)]]
        found = next((word for word in between if word in barred), "")
        if not found:
            return reached
    return reached._replace(bar=f"“{found}” stands between, which `unless` names") if found else reached


def _reach_cues(source: str, cues: CueSet, line: Line, text: str, clauses: Sequence[tuple[int, int]]) -> Reach:
    """Returns how far the cues got that must stand in one clause: in the clause that has most of them."""
    ways = [_reach_in_clause(source, cues, line, text, *clause) for clause in clauses]
    return max(ways, key=lambda way: (way.share, not way.bar), default=Reach(source, wanted=source, share=0.0))


def _reach_in_clause(source: str, cues: CueSet, line: Line, text: str, first: int, last: int) -> Reach:
    parts = [reach(pattern, line, text, first, last) for pattern in cues.needed]
    taken = tuple(piece for part in parts if not part.wanted for piece in part.taken)
    missing = [part for part in parts if part.wanted]
    if missing:
        share = sum(part.share for part in parts) / len(parts)
        return Reach(source, taken, missing[0].wanted, "none in the clause", share=share)
    for pattern in cues.barred:
        barred = reach(pattern, line, text, first, last)
        if not barred.wanted:
            return Reach(
                source, taken, bar=f"“{' '.join(p.words for p in barred.taken)}” stands near, which `!` forbids"
            )
    return Reach(source, taken)


def _say(line: Line, text: str, first: int, last: int) -> str:
    return text[line.words[first].start : line.words[last - 1].end]

"""A rule's sentence, compiled: from `{subject:name} spend|spends {value:percent} of {basis:output}` to a matcher.

The language: words (`spend|spends|spent`, `propos*`), `[optional]`, `...` for a gap of a few words, and slots `{role:kind}`. A
kind is a mention kind, `figure` (any figure, no date), `name`, or a word class of the vocabulary; `{kind}` captures nothing.

A pattern is a small program run over the words and mentions of one sentence. Each pair of instruction and word is tried at most
once, so the time is bounded by their product whatever the text (Russ Cox, "Regular Expression Matching: the Virtual Machine
Approach", 2009: bounded backtracking).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple, get_args

from checker.late import compile_late
from checker.lines import STOPS, Line
from checker.model import CheckerError, Mention, MentionKind
from checker.naming.namefinder import Name
from checker.words.vocabulary import CLASSES, NOUN_STOPS

GAP = 8  # the most words that `...` skips
MENTION_KINDS = frozenset(get_args(MentionKind))
KINDS = MENTION_KINDS | {"figure", "name"} | CLASSES.keys()  # what a slot may be
FIGURES = frozenset({"number", "percent", "money", "quantity", "fraction", "ordinal", "duration"})
# Words that no gap crosses: behind them somebody or something else is spoken of, or the opposite is said.
TURNS = STOPS | frozenset(
    "unlike while whereas but although though compared against versus than not never neither nor without by".split()
)
NO_NAMES = frozenset({"GDP", "GNP", "GNI", "US$"})  # capitals that measure, and do nothing
OTHERS = frozenset({"unlike", "like", "than", "versus", "against", "besides", "behind", "with", "beside"})

_PIECE = compile_late(r"\{([^{}]*)\}|(\[)|(\])|(\.\.\.)|([^\s\[\]{}]+)")
_SLOT = compile_late(r"(?:([a-z_]+):)?([a-z_-]+)")


class Capture(NamedTuple):
    """What a slot took: words [first, last), with the mention or the name or the canonical value of its class."""

    role: str
    first: int
    last: int
    mention: Mention | None = None
    name: Name | None = None
    canonical: str = ""
    kind: str = ""


class Forms(NamedTuple):
    """Spellings by their first word: exact ones, and those whose first word is a stem."""

    exact: Mapping[str, tuple[tuple[str, ...], ...]]
    stems: tuple[str, ...]
    stemmed: tuple[tuple[str, ...], ...]

    @property
    def firsts(self) -> frozenset[str]:
        """Returns the words, and the stems with their star, that a spelling may begin with."""
        return frozenset(self.exact) | {stem + "*" for stem in self.stems}


class Step(NamedTuple):
    """One instruction: `op` is word, slot, any, split (the next step, else `to`) or lazy (`to`, else the next step)."""

    op: str
    forms: Forms | None = None
    role: str = ""
    kind: str = ""
    to: int = 0


@dataclass(frozen=True)
class Pattern:
    """A compiled sentence of a rule, with the words one of which must stand in any text it matches."""

    source: str
    steps: tuple[Step, ...]

    @cached_property
    def certain(self) -> frozenset[str]:
        """Returns the roles that every match fills."""
        return frozenset(step.role for step in self._must() if step.role)

    @cached_property
    def pieces(self) -> tuple[str, ...]:
        """Returns for each step the piece of the sentence that it was compiled from."""
        times = {"...": 2 * GAP, "]": 0}
        found = (piece[0] for piece in _PIECE.finditer(self.source))
        return tuple(piece for piece in found for _ in range(times.get(piece, 1)))

    def _must(self) -> Iterator[Step]:
        """Yields the steps that stand in no optional part."""
        return (self.steps[i] for i in self.needed)

    @cached_property
    def needed(self) -> tuple[int, ...]:
        """Returns the places of the steps that stand in no optional part."""
        found, skip_to = [], 0
        for i, step in enumerate(self.steps):
            if step.op == "split":
                skip_to = max(skip_to, step.to)
            if i >= skip_to:
                found.append(i)
        return tuple(found)

    @cached_property
    def triggers(self) -> frozenset[str]:
        """Returns words, or stems with a star, of which at least one must occur; empty when slots alone make up the pattern."""
        found = [step.forms.firsts for step in self._must() if step.forms is not None]
        return min(found, key=lambda words: (bool(words & NOUN_STOPS), len(words)), default=frozenset())

    def matches(self, line: Line, first: int = 0, last: int | None = None) -> Iterator[tuple[Capture, ...]]:
        """Yields the captures of each match that starts at a different word of words[first:last]."""
        end = len(line.words) if last is None else last
        if not self._may_match(line):
            return
        for at in _openings(self.steps[0], line, first, end):
            found = _run(self.steps, line, at, end)
            if found is not None:
                yield found

    def _may_match(self, line: Line) -> bool:
        """Returns whether the line has what every match needs, wherever it stands: most lines are turned away here."""
        if any(kinds.isdisjoint(line.kinds) for kinds in self._needed_kinds):
            return False
        words = line.vocabulary
        return all(
            not exact.isdisjoint(words) or (stems and any(word.startswith(stems) for word in words))
            for exact, stems in self._needed_words
        )

    @cached_property
    def _needed_words(self) -> tuple[tuple[frozenset[str], tuple[str, ...]], ...]:
        """Returns, for each step that every match takes, its words and beginnings of words, of which one must stand."""
        return tuple((frozenset(s.forms.exact), s.forms.stems) for s in self._must() if s.forms is not None)

    @cached_property
    def _needed_kinds(self) -> tuple[frozenset[str], ...]:
        """Returns, for each mention that every match takes, the kinds it may be of."""
        wider = {"figure": FIGURES, "date": frozenset({"date", "time"})}  # a clock that names its day is a date too
        slots = (step.kind for step in self._must() if step.op == "slot" and step.forms is None and step.kind != "name")
        return tuple(wider.get(kind, frozenset({kind})) for kind in slots)


def _openings(step: Step, line: Line, first: int, end: int) -> Iterable[int]:
    """Returns the words of words[first:end] at which a pattern that opens with this step may begin."""
    if step.forms is not None:
        return (at for at in range(first, end) if _spelled(step.forms, line, at, end))
    if step.op == "slot" and step.kind == "name":
        return sorted(at for at in line.names if first <= at < end)
    if step.op == "slot":
        return (at for at in range(first, end) if line.words[at].mention is not None)
    return range(first, end)


def _run(steps: tuple[Step, ...], line: Line, start: int, end: int) -> tuple[Capture, ...] | None:
    """Returns the captures of the first match at `start`, or None."""
    stack: list[tuple[int, int, tuple[Capture, ...]]] = [(0, start, ())]
    tried: set[tuple[int, int]] = set()
    while stack:
        pc, at, captures = stack.pop()
        if pc == len(steps):
            return captures
        if (pc, at) in tried:
            continue
        tried.add((pc, at))
        step = steps[pc]
        if step.op == "split":
            stack += [(step.to, at, captures), (pc + 1, at, captures)]
        elif step.op == "lazy":
            stack += [(pc + 1, at, captures), (step.to, at, captures)]
        elif at >= end or (step.op == "slot" and step.forms is not None and not _spelled(step.forms, line, at, end)):
            continue
        elif step.op == "any":
            if line.words[at].word not in TURNS:
                stack.append((pc + 1, at + 1, captures))
        elif step.op == "word":
            stack.extend((pc + 1, after, captures) for after in _spelled(step.forms, line, at, end))
        else:
            for took in _fill(step, line, at, end):
                stack.append((pc + 1, took.last, (*captures, took) if step.role else captures))
    return None


def ends_of(step: Step, line: Line, at: int, end: int) -> list[int]:
    """Returns where what a word or a slot takes at words[at] ends, the longest last; empty where it takes nothing."""
    if at >= end:
        return []
    return _spelled(step.forms, line, at, end) if step.op == "word" else [c.last for c in _fill(step, line, at, end)]


def _spelled(forms: Forms | None, line: Line, at: int, end: int) -> list[int]:
    """Returns where the spellings that stand at `at` end, the longest last."""
    if forms is None:
        return []
    word = line.words[at].word
    candidates = forms.exact.get(word, ())
    if not candidates and not forms.stems:
        return []
    if forms.stems and word.startswith(forms.stems):
        candidates += tuple(f for f in forms.stemmed if word.startswith(f[0][:-1]))
    if not candidates:
        return []
    if len(candidates) == len(candidates[0]) == 1:  # one word, as most are
        return [at + 1] if at < end else []
    return sorted({at + len(form) for form in candidates if at + len(form) <= end and _stands(form, line, at)})


def _stands(form: tuple[str, ...], line: Line, at: int) -> bool:
    return all(_is(word, line.words[at + i].word) for i, word in enumerate(form) if i)


def _is(form: str, word: str) -> bool:
    return word.startswith(form[:-1]) if form.endswith("*") else word == form


def _fill(step: Step, line: Line, at: int, end: int) -> Iterator[Capture]:
    """Yields what the slot can take at `at`."""
    mention = line.words[at].mention
    if step.kind in MENTION_KINDS or step.kind == "figure":
        if mention is None:
            return
        if mention.kind == step.kind or (step.kind == "figure" and mention.kind in FIGURES):
            yield Capture(step.role, at, at + 1, mention)
        elif step.kind == "date" and mention.kind == "time" and mention.value and (days := mention.value.days()):
            # "12 May at 10 a.m." states a day too.
            yield Capture(step.role, at, at + 1, mention._replace(kind="date", value=days))
    elif step.kind == "name":
        if at in line.names and line.names[at][0] <= end:
            after, name = line.names[at]
            if name.key in NO_NAMES or (step.role == "subject" and at and line.words[at - 1].word in OTHERS):
                return
            yield Capture(step.role, at, after, name=name)
    else:
        for canonical, forms in class_forms(step.kind):
            for after in _spelled(forms, line, at, end):
                yield Capture(step.role, at, after, canonical=canonical, kind=step.kind)


def _forms(spellings: Iterable[str]) -> Forms:
    exact: dict[str, tuple[tuple[str, ...], ...]] = {}
    stemmed = []
    for form in (tuple(s.split()) for s in spellings):
        if form[0].endswith("*"):
            stemmed.append(form)
        else:
            exact[form[0]] = (*exact.get(form[0], ()), form)
    return Forms(exact, tuple(f[0][:-1] for f in stemmed), tuple(stemmed))


@cache
def class_forms(kind: str) -> tuple[tuple[str, Forms], ...]:
    """Returns the canonical values of a word class with their spellings."""
    return tuple((canonical, _forms(spellings)) for canonical, spellings in CLASSES[kind].items())


@cache
def _all_forms(kind: str) -> Forms:
    return _forms(s for spellings in CLASSES[kind].values() for s in spellings)


def compile_pattern(source: str, place: str = "pattern") -> Pattern:
    """Returns the pattern of one sentence. Raises CheckerError with `place` when it cannot be read."""
    steps: list[Step] = []
    opened: list[int] = []
    at = 0
    for piece in _PIECE.finditer(source):
        if source[at : piece.start()].strip():
            raise _unreadable(place, source, source[at : piece.start()].strip())
        at = piece.end()
        slot, opening, closing, gap, word = piece.groups()
        if slot is not None:
            steps.append(_slot(slot, place))
        elif opening:
            opened.append(len(steps))
            steps.append(Step("split"))
        elif closing:
            if not opened:
                raise CheckerError(place, f"a ] without its [ in {source!r}", "add the [ or take the ] out")
            back = opened.pop()
            steps[back] = Step("split", to=len(steps))
        elif gap:
            done = len(steps) + 2 * GAP
            steps += [Step("lazy", to=done), Step("any")] * GAP
        else:
            steps.append(Step("word", forms=_forms(form for form in word.lower().split("|") if form)))
    if source[at:].strip():
        raise _unreadable(place, source, source[at:].strip())
    if opened:
        raise CheckerError(place, f"a [ without its ] in {source!r}", "close it")
    if not any(s.op in ("word", "slot") for s in steps):
        raise CheckerError(place, f"nothing to match in {source!r}", "write at least one word or {role:kind}")
    return Pattern(source, tuple(steps))


def _unreadable(place: str, source: str, rest: str) -> CheckerError:
    return CheckerError(place, f"cannot read {rest!r} in {source!r}", "a slot is written {role:kind}")


def _slot(inside: str, place: str) -> Step:
    parsed = _SLOT.fullmatch(inside.strip())
    if parsed is None:
        raise CheckerError(place, f"cannot read the slot {{{inside}}}", "write {role:kind}, as in {value:percent}")
    role, kind = parsed[1] or "", parsed[2]
    if kind not in KINDS:
        import difflib

        near = difflib.get_close_matches(kind, sorted(KINDS), 1)
        mend = f"did you mean {near[0]!r}?" if near else f"the kinds are {', '.join(sorted(KINDS))}"
        raise CheckerError(place, f"no kind {kind!r} in the slot {{{inside}}}", mend)
    return Step("slot", _all_forms(kind) if kind in CLASSES else None, role, kind)

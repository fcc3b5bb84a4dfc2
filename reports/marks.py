"""An article's text cut into lines, runs and pieces, so that a template can mark every figure where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from checker.model import Article, Reading, Role
from checker.reports.words import calm

DIMMED: frozenset[Role] = frozenset({"caption", "repeat", "boilerplate"})
LONGEST_LINE, LONGEST_SLICE = (
    1200,
    600,
)  # characters; a longer line is broken where a sentence starts, once it fills a slice


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of text to be marked: an assertion with the numbers of its findings, or a figure that no rule used."""

    start: int
    end: int
    kind: str  # "assertion" or "figure"
    anchor: str = ""
    findings: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """Text of one kind: plain where `mark` is None."""

    text: str
    mark: Mark | None
    opens: bool  # whether the mark starts here; one that crosses a line end must not repeat its anchor


@dataclass(frozen=True, slots=True)
class Run:
    """Pieces that play one part on the page; `label` names a dimmed part where it starts."""

    role: Role
    label: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the article that is not blank, or a slice of a long one, with its number in the file and where it ends.

    `opens` says whether the line of the file starts here: slices of one share its number, and so do the lines of a text that
    is one line of its file.
    """

    number: int
    runs: tuple[Run, ...]
    end: int
    opens: bool


def merge_marks(marks: Sequence[Mark]) -> list[Mark]:
    """Returns disjoint marks in order; where some overlap, assertions win, and those that meet become one."""
    merged: list[Mark] = []
    for mark in sorted(
        (m for m in marks if m.kind == "assertion" and m.end > m.start), key=lambda m: (m.start, -m.end)
    ):
        if merged and mark.start < merged[-1].end:
            last = merged[-1]
            findings = tuple(sorted({*last.findings, *mark.findings})) if mark.findings else last.findings
            merged[-1] = Mark(last.start, max(last.end, mark.end), "assertion", last.anchor, findings)
        else:
            merged.append(mark)
    taken, kept, index = merged, list(merged), 0
    for mark in sorted((m for m in marks if m.kind == "figure" and m.end > m.start), key=lambda m: m.start):
        while index < len(taken) and taken[index].end <= mark.start:
            index += 1
        if index == len(taken) or taken[index].start >= mark.end:
            kept.append(mark)
    return sorted(kept, key=lambda m: m.start)


def lay_out(article: Article, reading: Reading | None, marks: Sequence[Mark]) -> Iterator[Line]:
    """Yields the article's lines that are not blank. `marks` must be disjoint and in order; one pass over the text."""
    text, sentences = calm(article.text), _disjoint(reading)
    sentence = mark = 0
    start, number, last_role, opened = 0, article.headers, "", 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        number = article.headers + 1 if article.one_line else number + 1
        runs: list[tuple[Role, str, list[Piece]]] = []
        at = begun = start
        long = end - start > LONGEST_LINE
        while at < end:
            while sentence < len(sentences) and sentences[sentence][1] <= at:
                sentence += 1
            role, reach = _role_at(sentences, sentence, at, end)
            starts = sentence < len(sentences) and sentences[sentence][0] == at
            if long and starts and runs and at - begun >= LONGEST_SLICE:
                yield _close(number, runs, at, number != opened)
                runs, begun, opened = [], at, number
            pieces: list[Piece] = []
            while at < reach:
                while mark < len(marks) and marks[mark].end <= at:
                    mark += 1
                here = marks[mark] if mark < len(marks) and marks[mark].start <= at else None
                stop = here.end if here else marks[mark].start if mark < len(marks) else reach
                stop = min(stop, reach)
                pieces.append(Piece(text[at:stop], here, here is not None and at == here.start))
                at = stop
            blank = all(not p.text.strip() for p in pieces)
            if runs and (runs[-1][0] == role or blank):
                runs[-1][2].extend(pieces)
            elif not blank:
                runs.append((role, role if role in DIMMED and role != last_role else "", pieces))
                last_role = role
        if runs:
            yield _close(number, runs, end, number != opened)
            opened = number
        start = end + 1


def _close(number: int, runs: Sequence[tuple[Role, str, list[Piece]]], end: int, opens: bool) -> Line:
    return Line(number, tuple(Run(role, label, _join(pieces)) for role, label, pieces in runs), end, opens)


def _join(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Returns the pieces with neighbours of plain text made one."""
    joined: list[Piece] = []
    for plain, group in groupby(pieces, lambda piece: piece.mark is None):
        alike = list(group)
        joined += [Piece("".join(piece.text for piece in alike), None, False)] if plain else alike
    return tuple(joined)


def _disjoint(reading: Reading | None) -> list[tuple[int, int, Role]]:
    """Returns the sentences' places and roles in order, each starting no earlier than the one before it ends."""
    spans: list[tuple[int, int, Role]] = []
    for sentence in sorted(reading.sentences if reading else (), key=lambda s: s.start):
        start = max(sentence.start, spans[-1][1] if spans else 0)
        if start < sentence.end:
            spans.append((start, sentence.end, sentence.role))
    return spans


def _role_at(sentences: list[tuple[int, int, Role]], index: int, at: int, end: int) -> tuple[Role, int]:
    """Returns the part played by the text at this offset, and how far it plays it on this line."""
    if index == len(sentences):
        return "body", end
    start, stop, role = sentences[index]
    return (role, min(stop, end)) if start <= at else ("body", min(start, end))

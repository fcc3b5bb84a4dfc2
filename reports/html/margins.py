"""The findings in an article's margin: beside each line, what the other side of its figures says, and where."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from typing import NamedTuple

from checker.findings import Finding
from checker.model import Assertion, FindingKind
from checker.reports.html.anchors import Anchors
from checker.reports.html.quotes import say_when_written
from checker.reports.html.values import say_read
from checker.reports.index import is_passage
from checker.reports.words import KIND_WORDS, MODALITY_WORDS, calm, clip, flatten, quote_figure

MOST_TRIED = 6  # values of a finding among which the other side is sought
FLAW_WORDS = {
    "malformed": "malformed stamp",
    "missing": "no date stated",
    "disagrees": "stamp and text disagree",
    "": "",
}  # of a dateline
LONGEST_WORDS, LONGEST_SOURCE, LONGEST_REASON = 60, 48, 140


class Note(NamedTuple):
    """A finding as the margin tells it: its own figure `here`, and how the `other` side has it and `where`.

    `reason` stands for both where nothing is set against one another; `more` counts the statements that are not named;
    `settled` tells how the finding was settled, "" for an open one.
    """

    finding: int
    kind: FindingKind
    label: str
    href: str
    here: str
    other: str
    where: str
    more: str
    reason: str
    settled: str


class Placed(NamedTuple):
    """A note and the offset of the figure it belongs to; `length` is 0 for what stands in no text, as metadata do."""

    offset: int
    length: int
    note: Note


class _Group(NamedTuple):
    """The statements of a finding that give one value: the first of them, and how many."""

    first: Assertion
    article: int
    size: int


def place_notes(anchors: Anchors) -> list[list[Placed]]:
    """Returns the notes of each article in the order of its text, those of one place the most pressing first."""
    notes: list[list[Placed]] = [[] for _ in anchors.places.articles]
    for number, finding in enumerate(anchors.findings):
        groups = _gather(finding, anchors)
        for a in finding.assertions:
            note = make_note(number, a, groups, anchors)
            notes[anchors.places.number(a.article)].append(Placed(a.start, a.end - a.start, note))
    for own in notes:
        own.sort(key=lambda placed: (placed.offset, placed.note.finding))
    return notes


def make_note(number: int, own: Assertion, groups: Mapping[object, _Group], anchors: Anchors) -> Note:
    """Returns the note of one statement of a finding; `groups` are the finding's values."""
    finding = anchors.findings[number]
    kind, href, label = finding.kind, "#" + anchors.names[number], KIND_WORDS[finding.kind].one
    settled = anchors.say_settled(number)
    other = None if kind == "dateline" or is_passage(own) else _find_other(own, finding, groups, anchors)
    if other is None:
        reasons = (line for part in calm(finding.explanation).split("\n") if (line := flatten(part)))
        reason = _say_bearing(own, anchors) if kind == "dateline" else next(reasons, "")
        return Note(number, kind, label, href, "", "", "", "", clip(reason, LONGEST_REASON), settled)
    theirs = other.first
    same = kind == "agreement"
    tell_basis, tell_modality = own.basis != theirs.basis, own.modality != theirs.modality
    rest = len(finding.assertions) - 2
    if not same:
        rest = len(finding.assertions) - groups[_key(own)].size - 1
    return Note(
        number,
        kind,
        label,
        href,
        _frame(quote_figure(own, LONGEST_WORDS), own, tell_basis, tell_modality),
        "" if same else _frame(_say(theirs), theirs, tell_basis, tell_modality),
        _say_where(own, other, anchors),
        f"and {rest:,} more" if rest > 0 else "",
        "",
        settled,
    )


def _say_bearing(own: Assertion, anchors: Anchors) -> str:
    """Returns what a passage is shown for that tells when its article was written."""
    reading = anchors.places.reading(own.article)
    flaw = FLAW_WORDS[reading.dateline.kind] if reading else ""
    return f"{flaw}; this bears on when it was written" if flaw else "this bears on when it was written"


def _gather(finding: Finding, anchors: Anchors) -> dict[object, _Group]:
    """Returns the values of a finding in the order they are given."""
    groups: dict[object, _Group] = {}
    for a in finding.assertions:
        key = _key(a)
        known = groups.get(key)
        groups[key] = known._replace(size=known.size + 1) if known else _Group(a, anchors.places.number(a.article), 1)
    return groups


def _key(a: Assertion) -> object:
    return a.value, a.basis, a.modality


def _find_other(own: Assertion, finding: Finding, groups: Mapping[object, _Group], anchors: Anchors) -> _Group | None:
    """Returns the value that speaks against a statement: best one that does not meet it, told by another article.

    For an agreement, a statement of another article. None where there is no other statement.
    """
    number = anchors.places.number(own.article)
    if finding.kind == "agreement":
        others = (a for a in finding.assertions[:MOST_TRIED] if anchors.places.number(a.article) != number)
        found = next(others, None)
        return _Group(found, anchors.places.number(found.article), 1) if found else None
    unlike = [group for key, group in islice(groups.items(), MOST_TRIED) if key != _key(own)]
    if not unlike:
        found = next((a for a in finding.assertions[:2] if a is not own), None)
        return _Group(found, anchors.places.number(found.article), 1) if found else None
    return min(unlike, key=lambda g: (g.first.value.meets(own.value), g.article == number))


def _say(a: Assertion) -> str:
    """Returns what a statement was read as, else its words."""
    return clip(say_read(a), LONGEST_WORDS) or quote_figure(a, LONGEST_WORDS)


def _frame(words: str, a: Assertion, tell_basis: bool, tell_modality: bool) -> str:
    """Returns a figure with what tells it from the other side beyond its value: "2% of port revenue", "2013 as a plan"."""
    basis = f" of {clip(flatten(a.basis), LONGEST_WORDS)}" if tell_basis and a.basis else ""
    return words + basis + (f" {MODALITY_WORDS[a.modality]}" if tell_modality and a.modality != "actual" else "")


def _say_where(own: Assertion, other: _Group, anchors: Anchors) -> str:
    """Returns who has the other side: a source, with its day where it is our own source; a line of this very article."""
    theirs = other.first.article
    if other.article == anchors.places.number(own.article):
        return f"on line {anchors.places.line(other.first):,}"
    source = clip(flatten(theirs.source), LONGEST_SOURCE) or "an article without a source"
    if theirs.source != own.article.source:
        return f"in {source}"
    day = say_when_written(theirs, anchors.places)
    return f"in {source}, {day}" if day else f"in another article of {source}"

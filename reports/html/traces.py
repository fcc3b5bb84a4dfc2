"""How the statements of a finding were read, step by step, and how they compare: a small table in words."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from checker.findings import Finding
from checker.model import Assertion, FindingKind
from checker.reports.figures import say_dates, say_iso_day
from checker.reports.html.extents import comparable, find_overlap, make_extent
from checker.reports.html.values import say_admits, say_read
from checker.reports.index import is_passage
from checker.reports.words import MODALITY_WORDS, clip, flatten, quote_figure

COLUMNS = 3  # statements that stand side by side; of more, each has a row
LONGEST_CELL = 160
BOTH, ALL = "both: ", "all: "
ISO_DAY = re.compile(r"\b\d{4}-\d\d-\d\d\b")


class Cell(NamedTuple):
    """What one step came to for one statement, and why, where that is not plain. `span` counts statements that share it."""

    text: str
    note: str = ""
    span: int = 1


class Trace(NamedTuple):
    """The table: `heads` over its columns, `rows` of a name and its cells, and the comparison in words.

    `wide` says that each row is a statement, and each column a step.
    """

    wide: bool
    heads: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Cell, ...]], ...]
    outcome: str


def make_trace(finding: Finding, statements: Sequence[Assertion], names: Sequence[str]) -> Trace | None:
    """Returns how these statements of a finding were read; steps that tell nothing of any of them are left out.

    `names` tell the statements apart. None where all of them are passages, which were not read as values.
    """
    known = [(n, a) for n, a in zip(names, statements, strict=True) if not is_passage(a)]
    if not known:
        return None
    told = SHORT.get(finding.kind, STEPS)
    tried = [(name, [say(a) for _, a in known]) for name, say in told]
    steps = [(name, cells) for name, cells in tried if any(cell.text for cell in cells)]
    outcome = say_outcome(finding)
    heads = tuple(name for name, _ in known)
    if len(known) <= COLUMNS:
        return Trace(False, heads, tuple((name, _share(cells)) for name, cells in steps), outcome)
    columns = tuple(name for name, _ in steps)
    rows = zip(*(cells for _, cells in steps), strict=True)
    return Trace(True, columns, tuple(zip(heads, rows, strict=True)), outcome)


def _share(cells: Sequence[Cell]) -> tuple[Cell, ...]:
    """Returns one cell for all where they say the same."""
    if len(cells) < 2 or len(set(cells)) > 1:
        return tuple(cells)
    text = (BOTH if len(cells) == 2 else ALL) + cells[0].text
    return (Cell(text, cells[0].note, len(cells)),)


# ---- steps -----------------------------------------------------------------------------------------------------------


def _written(a: Assertion) -> Cell:
    return Cell(quote_figure(a, LONGEST_CELL))


def _read(a: Assertion) -> Cell:
    return Cell(say_read(a), "" if _about_period(a) else say_note(a))


def _admits(a: Assertion) -> Cell:
    return Cell(say_admits(a))


def _about(a: Assertion) -> Cell:
    if a.period is None or a.period == a.value:
        return Cell("")
    if not a.dated:
        return Cell(say_dates(a.period), "taken from when it was written")
    words = flatten(dict(a.roles).get("period", ""))
    note = say_note(a) if _about_period(a) else ""
    said = f"“{clip(words, 60)}”" if words and words not in note and words not in say_dates(a.period) else ""
    return Cell(say_dates(a.period), ", ".join(filter(None, [said, note])))


def _told(a: Assertion) -> Cell:
    return Cell(say_dates(a.told) if a.told is not None and a.period is None else "")


def _stated(a: Assertion) -> Cell:
    return Cell(MODALITY_WORDS[a.modality])


def _speaker(a: Assertion) -> Cell:
    return Cell(clip(flatten(a.speaker), LONGEST_CELL))


def _basis(a: Assertion) -> Cell:
    return Cell(clip(flatten(a.basis), LONGEST_CELL))


STEPS: tuple[tuple[str, Callable[[Assertion], Cell]], ...] = (
    ("As written", _written),
    ("Read as", _read),
    ("Admits", _admits),
    ("About when", _about),
    ("Reported", _told),
    ("Stated", _stated),
    ("Speaker", _speaker),
    ("Measured over", _basis),
)
SHORT: dict[FindingKind, Sequence[tuple[str, Callable[[Assertion], Cell]]]] = {
    "dateline": STEPS[:2],  # a stamp claims nothing
    "agreement": [step for step in STEPS if step[1] in (_written, _read, _about, _basis)],
}


def _about_period(a: Assertion) -> bool:
    """Returns whether an assertion's note tells of its period, and not of its value."""
    return a.dated and a.period is not None and a.period != a.value and not a.premises


def say_note(a: Assertion) -> str:
    """Returns an assertion's note with its days in words."""
    return ISO_DAY.sub(say_iso_day, clip(flatten(a.note), LONGEST_CELL))


# ---- the comparison --------------------------------------------------------------------------------------------------


def say_outcome(finding: Finding) -> str:
    """Returns how the statements of a finding compare, in one sentence."""
    said = finding.assertions
    if finding.kind == "dateline" or len(said) < 2:
        return ""
    if finding.kind == "basis-mismatch":
        return "The figures meet; what they are measured over differs."
    extents = [e for e in map(make_extent, said) if e is not None]
    on_one_axis = len(extents) == len(said) and comparable(extents)
    meet = on_one_axis and find_overlap(extents) is not None
    if finding.kind == "agreement":
        same = len({a.value for a in said}) == 1
        return "All were read as one value." if same else "Each admits what another states."
    if not on_one_axis:
        return "Taken together, they do not fit one another."
    if meet:
        return "One value could fit all, but they lie far apart."
    every = "both" if len({a.value for a in said}) == 2 else "all of them"
    if finding.kind == "drift":
        firm = len({a.modality for a in said}) > 1
        return f"No value fits {every}; they were not said {'equally firmly' if firm else 'at one time'}."
    return f"No value fits {every}."

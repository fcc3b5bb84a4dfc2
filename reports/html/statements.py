"""Statements as a topic tells of them: rows of a table, the sides of a pair that was not reported, links to findings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from checker.findings import Finding, Silence
from checker.model import Assertion, FindingKind
from checker.reports.figures import say_dates
from checker.reports.html.anchors import Anchors, Place
from checker.reports.html.quotes import find_anchor, say_when_written
from checker.reports.html.values import say_read
from checker.reports.index import Places, is_passage
from checker.reports.marks import Mark
from checker.reports.words import MODALITY_WORDS, clip, count, flatten, quote_figure

MOST_NUMBERS = 3  # findings that a row of the table names
MOST_VALUES = 4  # values that a link to a finding tells
LONGEST_FIGURE, LONGEST_HINT = 120, 110


class FindingLink(NamedTuple):
    """A finding, named by its number, kind and values; `settled` tells how it was settled, "" for an open one."""

    anchor: str
    number: int
    kind: FindingKind
    words: str
    settled: str


class StatementRow(NamedTuple):
    """A statement as the table of a topic shows it."""

    source: str
    written: str
    read: str
    about: str
    told: str
    said: str
    href: str
    place: str
    findings: tuple[FindingLink, ...]


class Teller(NamedTuple):
    """One side of a pair that was not reported."""

    source: str
    figure: str
    told: str
    href: str


class Pair(NamedTuple):
    """Two statements that differ and were not reported, and why."""

    first: Teller
    second: Teller
    reason: str


class Desk(NamedTuple):
    """What every view of a topic is made from."""

    anchors: Anchors
    marks: list[list[Mark]]
    named: list[FindingLink]
    kinds: list[FindingKind]
    links: dict[Place, list[int]]
    findings: dict[int, list[int]]
    pairs: dict[int, list[Silence]]

    @property
    def places(self) -> Places:
        """Returns where the articles stand."""
        return self.anchors.places


# ---- what belongs to what --------------------------------------------------------------------------------------------


def lay_out(anchors: Anchors, silences: Iterable[Silence], marks: list[list[Mark]]) -> Desk:
    """Returns which findings and which silences belong to which topic, and which findings a statement stands in."""
    links: dict[Place, list[int]] = defaultdict(list)
    findings: dict[int, list[int]] = defaultdict(list)
    for n, finding in enumerate(anchors.findings):
        for place in dict.fromkeys(map(anchors.locate, finding.assertions)):
            links[place].append(n)
        if (number_of := anchors.topic_number(finding.assertions)) is not None:
            findings[number_of].append(n)
    pairs: dict[int, list[Silence]] = defaultdict(list)
    for silence in silences:
        if (found := anchors.topic_number([silence.first, silence.second])) is not None:
            pairs[found].append(silence)
    named = [link_finding(n, anchors) for n in range(len(anchors.findings))]
    return Desk(anchors, marks, named, [link.kind for link in named], dict(links), dict(findings), dict(pairs))


# ---- as shown --------------------------------------------------------------------------------------------------------


def make_row(a: Assertion, desk: Desk, findings: Sequence[int] = ()) -> StatementRow:
    """Returns a statement as the table shows it."""
    said = [MODALITY_WORDS[a.modality]]
    said += [f"of {flatten(a.basis)}"] if a.basis else []
    said += [f"citing {flatten(a.speaker)}"] if a.speaker else []
    teller = make_teller(a, desk)
    about = say_dates(a.period) if a.period is not None and a.dated and a.period != a.value else ""
    return StatementRow(
        teller.source,
        teller.figure,
        clip(flatten(say_read(a)), LONGEST_FIGURE),
        about,
        teller.told or "unknown",
        clip(", ".join(said), LONGEST_FIGURE),
        teller.href,
        f"article {desk.places.number(a.article) + 1:,}, line {desk.places.line(a):,}",
        tuple(desk.named[n] for n in findings[:MOST_NUMBERS]),
    )


def make_teller(a: Assertion, desk: Desk) -> Teller:
    """Returns who gives a figure, the figure as written, when it was told, and where it stands."""
    number = desk.places.number(a.article)
    told = say_when_written(a.article, desk.places) or (say_dates(a.told) if a.told else "")
    href = "#" + find_anchor(number, desk.places.line(a), a, desk.marks[number])
    return Teller(
        clip(flatten(a.article.source), LONGEST_FIGURE) or "not named", quote_figure(a, LONGEST_FIGURE), told, href
    )


def make_pair(silence: Silence, desk: Desk) -> Pair:
    """Returns two statements that were not reported."""
    reason = flatten(silence.reason)
    return Pair(make_teller(silence.first, desk), make_teller(silence.second, desk), reason[:1].upper() + reason[1:])


def link_finding(number: int, anchors: Anchors) -> FindingLink:
    """Returns a finding as a topic names it, with the values that it holds against each other."""
    finding = anchors.findings[number]
    return FindingLink(
        anchors.names[number], number + 1, finding.kind, say_values(finding), anchors.say_settled(number)
    )


def say_values(finding: Finding) -> str:
    """Returns the values of a finding: "3, 4 and 2 more values"."""
    said = list(dict.fromkeys(clip(flatten(say_read(a)), 60) for a in finding.assertions if not is_passage(a)))
    rest = len(said) - MOST_VALUES
    return ", ".join(said[:MOST_VALUES]) + (f" and {count(rest, 'more value')}" if rest > 0 else "")


def hint_at(a: Assertion) -> str:
    """Returns the words around a figure, to tell its topic from others of that title."""
    start = max(a.within.start, a.start - LONGEST_HINT)
    words = flatten(a.article.text[start : min(a.within.end, a.end + LONGEST_HINT)])
    cut = start > a.within.start and " " in words
    return clip("… " + words.partition(" ")[2] if cut else words, LONGEST_HINT)

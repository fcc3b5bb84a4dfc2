"""A finding as it is shown: its values against each other, their sentences, how each was read, and why it is shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from checker.findings import Finding
from checker.model import Assertion, FindingKind, Severity
from checker.reports.figures import say_dates
from checker.reports.html.anchors import Anchors
from checker.reports.html.extents import make_extent
from checker.reports.html.plots import Plot, Series, make_plot
from checker.reports.html.quotes import Quote, quote, say_when_written
from checker.reports.html.traces import Trace, make_trace
from checker.reports.html.values import say_read
from checker.reports.index import is_passage, show_path
from checker.reports.marks import Mark
from checker.reports.words import (
    MODALITY_WORDS,
    SEVERITY_WORDS,
    calm,
    clip,
    count,
    flatten,
    join_words,
    quote_figure,
    say_confidence,
    say_settled,
    say_sureness,
    say_topic,
)

MOST_VALUES = 5  # that stand against each other in a card's head
MOST_SIDES = 4  # values whose sentences stand side by side; those of others are folded
MOST_NAMED = 2  # sources that the head names for a value
MOST_AGREED = 4  # the same for an agreement, whose head is all there is to most of them
OPEN: frozenset[Severity] = frozenset({"error", "warning"})  # severities of findings that stand open
LONGEST_TOPIC, LONGEST_VALUE, LONGEST_NAME = 200, 80, 48


class Value(NamedTuple):
    """One of the values that a finding sets against each other: `aside` tells it from the others beyond the figure."""

    mark: int
    words: str
    aside: str
    sources: str


class Side(NamedTuple):
    """A value's best witness in full, and the others that give it; `mark` is 0 where there is no value to be told apart."""

    mark: int
    words: str
    witness: Quote
    more: str
    others: tuple[Quote, ...]


class Card(NamedTuple):
    """One finding as it is shown."""

    number: int
    anchor: str
    kind: FindingKind
    severity: Severity
    severity_words: str
    confidence: str
    sure: str
    topic: str
    topic_href: str
    rule: str
    rule_href: str
    values: tuple[Value, ...]
    more_values: str
    lede: str
    sides: tuple[Side, ...]
    folded: tuple[Side, ...]
    more_sides: str
    trace: Trace | None
    plot: Plot | None
    reason: str
    explanation: tuple[str, ...]
    suppression: str
    settled: str
    settled_at: str
    open: bool
    terse: bool


def make_card(index: int, anchors: Anchors, marks: list[list[Mark]]) -> Card:
    """Returns a finding as it is shown; `index` counts from 0 in the order of the page."""
    finding = anchors.findings[index]
    groups = group_values(finding)
    telling = finding.kind != "dateline" and not all(map(is_passage, finding.assertions))
    values = make_values(finding, groups, anchors) if telling else ()
    terse = finding.kind == "agreement"
    ordered = finding.assertions if finding.kind == "drift" else [a for group in groups for a in group]
    sides = [make_side(n, group, values, finding, anchors, marks) for n, group in enumerate(groups)]
    most = len(sides) if terse else MOST_SIDES if telling else 2
    reasons = tuple(line for part in calm(finding.explanation).split("\n") if (line := flatten(part)))
    lede = reasons[0] if reasons and not values else ""
    return Card(
        number=index + 1,
        anchor=anchors.names[index],
        kind=finding.kind,
        severity=finding.severity,
        severity_words=SEVERITY_WORDS[finding.severity],
        confidence=say_confidence(finding.confidence),
        sure=say_sureness(finding.confidence),
        topic=clip(say_topic(finding), LONGEST_TOPIC),
        topic_href=anchors.topic(finding),
        rule=flatten(finding.rule),
        rule_href=anchors.rule(finding.rule),
        values=values[:MOST_VALUES],
        more_values=count(len(values) - MOST_VALUES, "more value") if len(values) > MOST_VALUES else "",
        lede=lede,
        sides=tuple(sides[:most]),
        folded=tuple(sides[most:]),
        more_sides=count(len(sides) - most, "more value" if telling else "more passage") if len(sides) > most else "",
        trace=make_trace(finding, ordered, name_statements(finding, ordered, anchors)),
        plot=make_plot(finding.kind, _series(groups, values)) if telling else None,
        reason="Why they were paired" if values and len(finding.assertions) > 1 else "Why it is shown",
        explanation=reasons[1:] if lede or terse else reasons,
        suppression="" if index in anchors.settled else f'ignore = ["{finding.fingerprint}"]',
        settled=say_card_status(index, anchors),
        settled_at=flatten(show_path(anchors.settled[index].place)) if index in anchors.settled else "",
        open=finding.severity in OPEN and index not in anchors.settled,
        terse=terse,
    )


def say_card_status(index: int, anchors: Anchors) -> str:
    """Returns how a finding stands to the baseline or was settled, where that is worth a line; else ""."""
    if index in anchors.settled:
        return say_settled(anchors.settled[index])
    fingerprint = anchors.findings[index].fingerprint
    if why := anchors.reopened.get(fingerprint):
        return f"Reopened: {flatten(why)}"
    before = anchors.changed.get(fingerprint)
    return f"Changed since the baseline, where it is {join_words([*map(flatten, before)])}" if before else ""


# ---- values against each other ---------------------------------------------------------------------------------------


def group_values(finding: Finding) -> list[list[Assertion]]:
    """Returns the statements by value, values in the order they are first given; what only moves or differs otherwise apart.

    The first of each group is its best witness: what the rules read most surely, and not merely a passage. The passages of a
    dateline are not grouped: each is evidence of its own.
    """
    if finding.kind == "dateline":
        return [[assertion] for assertion in finding.assertions]
    groups: dict[object, list[Assertion]] = {}
    for a in finding.assertions:
        groups.setdefault((a.value, a.written, a.hedge, a.basis, a.modality), []).append(a)
    return [sorted(group, key=lambda a: (is_passage(a), -a.confidence)) for group in groups.values()]


def make_values(finding: Finding, groups: Sequence[Sequence[Assertion]], anchors: Anchors) -> tuple[Value, ...]:
    """Returns the values of a finding with the sources that give each."""
    firsts = [group[0] for group in groups]
    tell_basis, tell_modality = len({a.basis for a in firsts}) > 1, len({a.modality for a in firsts}) > 1
    tell_time = finding.kind == "drift" and len({a.period for a in firsts if a.dated}) > 1
    sources = [{a.article.source for a in group} for group in groups]
    tell_day = finding.kind == "drift" or sum(map(len, sources)) > len(set().union(*sources))
    most = MOST_AGREED if finding.kind == "agreement" else MOST_NAMED
    values = []
    for n, group in enumerate(groups):
        a = group[0]
        aside = [
            f"of {flatten(a.basis)}" if tell_basis and a.basis else "",
            MODALITY_WORDS[a.modality] if tell_modality else "",
            f"in {say_dates(a.period)}" if tell_time and a.dated and a.period else "",
        ]
        words = clip(say_read(a).removeprefix("the year "), LONGEST_VALUE) or quote_figure(a, LONGEST_VALUE)
        values.append(
            Value(
                n + 1,
                words,
                clip(", ".join(filter(None, aside)), LONGEST_VALUE),
                name_sources(group, anchors, tell_day, most),
            )
        )
    return tuple(values)


def name_sources(group: Sequence[Assertion], anchors: Anchors, tell_day: bool, most: int) -> str:
    """Returns the sources of a value: "riverpost.example and 3 more sources"; `tell_day` says when the first told it."""
    named: dict[str, Assertion] = {}
    for a in group:
        named.setdefault(a.article.source, a)
    names = [clip(flatten(source), LONGEST_NAME) for source in named]
    if tell_day:
        names[0] = ", ".join(filter(None, [names[0], say_when_written(group[0].article, anchors.places)]))
    if tell_day or len(names) > most + 1:
        shown = names[: 1 if tell_day else most]
        rest = len(names) - len(shown)
        return ", ".join(shown) + (f" and {count(rest, 'more source')}" if rest else "")
    return join_words(names)


def name_statements(finding: Finding, statements: Sequence[Assertion], anchors: Anchors) -> list[str]:
    """Returns a name for each statement: its source, with its day and its line where another bears the same name."""
    lines = [f"line {anchors.places.line(a):,}" for a in statements]
    if finding.kind == "dateline":
        return lines
    names = [clip(flatten(a.article.source), LONGEST_NAME) for a in statements]
    for more in ([say_when_written(a.article, anchors.places) for a in statements], lines):
        times = Counter(names)
        pairs = zip(names, more, strict=True)
        names = [", ".join(filter(None, (name, told))) if times[name] > 1 else name for name, told in pairs]
    return names


def _series(groups: Sequence[Sequence[Assertion]], values: Sequence[Value]) -> list[Series]:
    return [
        Series(value.words, value.sources, make_extent(group[0])) for group, value in zip(groups, values, strict=True)
    ]


# ---- sides -----------------------------------------------------------------------------------------------------------


def make_side(
    number: int,
    group: Sequence[Assertion],
    values: Sequence[Value],
    finding: Finding,
    anchors: Anchors,
    marks: list[list[Mark]],
) -> Side:
    """Returns the sentences of one value: its best witness with context, the others without; an agreement needs none."""
    places, terse = anchors.places, finding.kind == "agreement"
    others = [quote(a, places, marks, context=False) for a in group[1:]]
    return Side(
        number + 1 if len(values) > 1 else 0,
        f"{values[number].words} {values[number].aside}".strip() if values else "",
        quote(group[0], places, marks, context=not terse and finding.kind != "dateline"),
        say_others(group),
        tuple(others),
    )


def say_others(group: Sequence[Assertion]) -> str:
    """Returns who else gives a value: "3 more sources", or "2 more statements" by sources that are already named."""
    if len(group) < 2:
        return ""
    sources = {a.article.source for a in group} - {group[0].article.source}
    return (
        count(len(sources), "more source")
        if len(sources) == len(group) - 1
        else count(len(group) - 1, "more statement")
    )

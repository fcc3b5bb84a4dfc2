"""Topics as they are shown: what is said of one thing, by whom and when; its findings; and what was looked at and not reported.

Shown are topics that have a finding, statements of two sources or more, or a pair that was looked at; contradicted ones first.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from checker.findings import Report, Silence
from checker.model import FINDING_KINDS, FindingKind, Topic
from checker.reports.html.anchors import Anchors, name_topic
from checker.reports.html.dotrows import Dots, draw_dots
from checker.reports.html.spots import Point, place_statements
from checker.reports.html.statements import (
    Desk,
    FindingLink,
    Pair,
    StatementRow,
    hint_at,
    lay_out,
    make_pair,
    make_row,
)
from checker.reports.html.timelines import Timeline, draw_timeline
from checker.reports.html.values import say_read
from checker.reports.marks import Mark
from checker.reports.words import clip, count, flatten

MOST_ROWS = 40  # of a table of statements
SHORT = 6  # statements that need no fold
MOST_PLOTS = 1000  # topics whose values are drawn; the table of those further down tells the same
MOST_ENTRIES = 500  # of the list of all topics
MOST_PAIRS = 25  # that the list of pairs not reported names for each reason
LONGEST_TITLE = 160
JOINED: frozenset[FindingKind] = frozenset({"contradiction", "basis-mismatch", "arithmetic", "drift"})


class TopicView(NamedTuple):
    """One topic as it is shown; `hint` is a piece of a sentence where its title alone could be of several topics."""

    anchor: str
    title: str
    hint: str
    sources: int
    statements: int
    values: int
    kinds: tuple[tuple[FindingKind, int], ...]
    settled: int
    summary: str
    timeline: Timeline | None
    dots: Dots | None
    caption: str
    rows: tuple[StatementRow, ...]
    dated: bool
    folded: bool
    findings: tuple[FindingLink, ...]
    pairs: tuple[Pair, ...]
    opened: bool


class Entry(NamedTuple):
    """A topic in the list of all."""

    anchor: str
    title: str
    hint: str
    sources: int
    values: int
    findings: int
    kind: FindingKind | None


class Reason(NamedTuple):
    """Why pairs were not reported: the reason, how many, and the first of them, each with the anchor and title of its topic."""

    reason: str
    number: int
    pairs: tuple[tuple[str, str, Pair], ...]


class TopicIndex(NamedTuple):
    """All topics that are shown, by title, and the reasons for which pairs were not reported, the commonest first."""

    entries: tuple[Entry, ...]
    beyond: int
    lone: int
    reasons: tuple[Reason, ...]
    silences: int


# ---- which topics ----------------------------------------------------------------------------------------------------


def make_topics(
    report: Report, anchors: Anchors, silences: Iterable[Silence], marks: list[list[Mark]]
) -> Sequence[TopicView]:
    """Returns the topics as they are shown, contradicted ones first, then by their most pressing finding and their sources."""
    desk = lay_out(anchors, silences, marks)
    sources = [len({a.article.source for a in topic.assertions}) for topic in report.topics]
    shown = [n for n in range(len(sources)) if sources[n] > 1 or n in desk.findings or n in desk.pairs]
    shown.sort(key=lambda n: (*_urgency(desk, n), n not in desk.pairs, -sources[n], n))
    titles = Counter(title_topic(report.topics[n], desk, n) for n in shown)
    return [_view_topic(n, report.topics[n], desk, titles, place) for place, n in enumerate(shown)]


def _urgency(desk: Desk, number: int) -> tuple[int, int]:
    """Returns a key that sorts topics by the kind of their open findings, then by the first of all their findings."""
    own = desk.findings.get(number, [])
    kinds = [FINDING_KINDS.index(desk.kinds[n]) for n in own if n < desk.anchors.open]
    return min(kinds, default=len(FINDING_KINDS)), min(own, default=len(desk.anchors.findings))


def title_topic(topic: Topic, desk: Desk, number: int) -> str:
    """Returns what a topic is called: as its findings call it, else its name and what is measured of it, no word twice."""
    own = desk.findings.get(number)
    if own and (called := flatten(desk.anchors.findings[own[0]].topic)):
        return clip(called, LONGEST_TITLE)
    name, attribute = flatten(topic.name), flatten(topic.attribute.replace("-", " "))
    repeated = set(name.lower().split()) <= set(attribute.lower().split())
    return clip(attribute if repeated else f"{name}, {attribute}" if attribute else name, LONGEST_TITLE) or "not named"


# ---- one topic -------------------------------------------------------------------------------------------------------


def _view_topic(number: int, topic: Topic, desk: Desk, titles: Mapping[str, int], place: int) -> TopicView:
    own, kinds = desk.findings.get(number, []), desk.kinds
    still_open = [n for n in own if n < desk.anchors.open]
    counts = Counter(kinds[n] for n in still_open)
    title = title_topic(topic, desk, number)
    sources = len({a.article.source for a in topic.assertions})
    values = len({a.value for a in topic.assertions})
    among = {n: tuple(desk.links.get(desk.anchors.locate(a), ())) for n, a in enumerate(topic.assertions)}
    drawn = topic.assertions if place < MOST_PLOTS else ()
    coloured = {place: tuple(n for n in found if n < desk.anchors.open) for place, found in among.items()}
    points = place_statements(drawn, desk.places, coloured, kinds)
    timeline, dots = draw_plot(points, {n: kinds[n] for n in still_open if kinds[n] in JOINED})
    ordered = sorted(range(len(topic.assertions)), key=lambda n: (not among[n], n))[:MOST_ROWS]
    rows = [
        make_row(topic.assertions[n], desk, among[n]) for n in sorted(ordered, key=lambda n: _by_day(topic, n, desk))
    ]
    told = [count(sources, "source"), count(len(topic.assertions), "statement")]
    return TopicView(
        name_topic(number),
        title,
        hint_at(topic.assertions[0]) if titles[title] > 1 and topic.assertions else "",
        sources,
        len(topic.assertions),
        values,
        tuple((kind, counts[kind]) for kind in FINDING_KINDS if counts[kind]),
        len(own) - len(still_open),
        ", ".join([*told, "one value" if values == 1 else count(values, "value")]),
        timeline,
        dots,
        say_plot(points, timeline, dots, len(drawn)),
        tuple(rows),
        any(row.about for row in rows),
        len(topic.assertions) > SHORT,
        tuple(desk.named[n] for n in own),
        tuple(make_pair(silence, desk) for silence in desk.pairs.get(number, ())),
        place == 0 and bool(still_open),
    )


def draw_plot(points: Sequence[Point], joined: Mapping[int, FindingKind]) -> tuple[Timeline | None, Dots | None]:
    """Returns the one plot that tells something of these statements: over time, else by source; none for a single value."""
    if len({(p.value, p.hollow) for p in points}) < 2:
        return None, None
    if "basis-mismatch" in joined.values():  # what differs stands in the words beside the dots
        return None, draw_dots(points)
    timeline = draw_timeline(points, joined)
    return (timeline, None) if timeline else (None, draw_dots(points))


def say_plot(points: Sequence[Point], timeline: Timeline | None, dots: Dots | None, statements: int) -> str:
    """Returns what a plot shows, and how to read what is drawn in it."""
    if timeline is None and dots is None:
        if statements and not points:
            return "These values have no place on an axis."
        if statements < 2 or len(points) < statements:
            return ""
        bases = len({p.assertion.basis for p in points})
        return f"All of them give one value{', measured over different wholes' if bases > 1 else ''}."
    sources = count(len({p.source for p in points}), "source")
    first, last = (flatten(say_read(pick(points, key=lambda p: p.at).assertion)) for pick in (min, max))
    told = [f"From {first} to {last}, by {sources}." if first != last else f"{first}, by {sources}."]
    if timeline:
        told.append("Across: the time each is about or, where none is stated, was told.")
    if any(p.hollow for p in points):
        plain = any(not p.hollow for p in points)
        told.append(f"Hollow marks are plans, aims and estimates{', filled ones are told as facts' if plain else ''}.")
    if (timeline and timeline.bars) or (dots and dots.barred):
        told.append("A bar spans what the words admit.")
    beyond = statements - len(points) + (timeline.left_out if timeline else 0)
    if beyond:
        told.append(
            f"{count(beyond, 'statement')} without a place here {'stands' if beyond == 1 else 'stand'} in the table alone."
        )
    return " ".join(told)


def _by_day(topic: Topic, number: int, desk: Desk) -> tuple[str, str, int]:
    """Returns a key that sorts the rows of a table by the day they were told on, then by source."""
    a = topic.assertions[number]
    day = desk.places.day(a.article)
    return day.isoformat() if day else "unknown", a.article.source, number


# ---- all of them -----------------------------------------------------------------------------------------------------


def make_index(views: Sequence[TopicView], topics: int) -> TopicIndex:
    """Returns the topics that are shown, by title, and the pairs that were not reported, by reason; `topics` counts them all."""
    kept = sorted(views[:MOST_ENTRIES], key=lambda v: (v.title.casefold(), v.title, v.anchor))
    entries = [
        Entry(
            v.anchor,
            v.title,
            v.hint,
            v.sources,
            v.values,
            len(v.findings) - v.settled,
            v.kinds[0][0] if v.kinds else None,
        )
        for v in kept
    ]
    reasons: dict[str, list[tuple[str, str, Pair]]] = defaultdict(list)
    for view in views:
        for pair in view.pairs:
            reasons[pair.reason].append((view.anchor, view.title, pair))
    told = [Reason(reason, len(pairs), tuple(pairs[:MOST_PAIRS])) for reason, pairs in reasons.items()]
    told.sort(key=lambda r: (-r.number, r.reason))
    silences = sum(r.number for r in told)
    return TopicIndex(tuple(entries), len(views) - len(kept), topics - len(views), tuple(told), silences)

"""Sources as they are shown: which agree and which do not, which stand alone, which are editions of one text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple
from urllib.parse import urlencode

from checker.findings import Report
from checker.model import Article, Assertion, FindingKind
from checker.reports.figures import say_day
from checker.reports.html.anchors import Anchors, name_article
from checker.reports.html.lists import ask_open
from checker.reports.html.ties import (
    DISAGREEING,
    TYING,
    Pair,
    Ties,
    count_common,
    count_shared,
    count_ties,
    find_voices,
)
from checker.reports.words import clip, count, count_kind, flatten

MOST_CROSSED = 24  # sources that the matrix holds
FEW = 6  # sources whose names stand upright at the head of their columns
MOST_LINES = 40  # sources whose line is not folded
MOST_EDITIONS = 40
LONGEST_NAME, LONGEST_TITLE = 60, 90
STEPS = 4  # of the tint, from agreement alone to disagreement alone


class Tally(NamedTuple):
    """How many findings of a kind two sources share; drawn as the kind's shape and a number."""

    kind: FindingKind
    number: str


class Cell(NamedTuple):
    """Where two sources cross: what they share in words and in shapes, its tint, and where it leads."""

    words: str
    title: str
    tallies: tuple[Tally, ...]
    tint: str
    href: str
    filter: str


class Row(NamedTuple):
    """A source's row in the matrix; a cell is None where two sources share no finding."""

    name: str
    full: str
    cells: tuple[Cell | None, ...]


class Line(NamedTuple):
    """What is counted for a source."""

    anchor: str
    name: str
    filter: str
    href: str
    articles: int
    statements: int
    agreements: int
    disagreements: int
    moved: int
    own: int
    alone: int
    crowds: int
    followed: int


class Edition(NamedTuple):
    """Articles that are one text, and the source they count for."""

    voice: str
    articles: tuple[tuple[str, str], ...]
    more: str


class SourcesView(NamedTuple):
    """The sources as they are shown."""

    crossed: tuple[Row, ...]
    upright: bool
    beyond: tuple[str, ...]
    lines: tuple[Line, ...]
    folded: tuple[Line, ...]
    tells_alone: bool
    tells_followed: bool
    tells_moved: bool
    tells_own: bool
    editions: tuple[Edition, ...]
    more_editions: int


def make_sources(report: Report, anchors: Anchors, editions: Sequence[tuple[Article, ...]]) -> SourcesView:
    """Returns the sources as they are shown; linear in statements and findings.

    Editions and reprints count for the source of the earliest of them, so that no text confirms or disputes itself.
    """
    places = anchors.places
    voices = find_voices(places, editions)

    def voice(assertion: Assertion) -> str:
        return voices[places.number(assertion.article)]

    ties = count_ties(anchors.findings[: anchors.open], voice, lambda a: places.day(a.article))
    shared = count_shared(report.topics, voice)
    weight = Counter({name: sum(ties.parts[name].values()) for name in tuple(ties.parts)})
    ordered = sorted(anchors.sources, key=lambda name: (-shared[name], -weight[name], name.casefold(), name))
    kept = choose_crossed(ties)
    chosen = [name for name in ordered if name in kept]
    beyond = [name for name in ordered if name not in kept and shared[name]] if kept else []
    common = count_common(report.topics, voice, chosen)
    lines = sorted(
        _make_lines(anchors, report, ties),
        key=lambda s: (-s.alone, -s.disagreements, -s.followed, -s.agreements, -s.articles),
    )
    shown = [_make_edition(group, anchors, voices) for group in editions if len(group) > 1]
    return SourcesView(
        crossed=tuple(_make_row(name, chosen, ties, common, anchors) for name in chosen),
        upright=len(chosen) <= FEW,
        beyond=tuple(f"{_show(name)} ({count(shared[name], 'shared topic')})" for name in beyond),
        lines=tuple(lines[:MOST_LINES]),
        folded=tuple(lines[MOST_LINES:]),
        tells_alone=bool(ties.crowds),
        tells_followed=bool(ties.followed),
        tells_moved=any(line.moved for line in lines),
        tells_own=any(line.own for line in lines),
        editions=tuple(shown[:MOST_EDITIONS]),
        more_editions=max(len(shown) - MOST_EDITIONS, 0),
    )


# ---- matrix ----------------------------------------------------------------------------------------------------------


def choose_crossed(ties: Ties) -> frozenset[str]:
    """Returns the sources that the matrix holds: pair by pair, those that share most findings, as many as it has room for."""
    chosen: set[str] = set()
    for pair in sorted(ties.pairs, key=lambda pair: (-sum(ties.pairs[pair].values()), ties.first[pair], pair)):
        if pair[0] != pair[1] and len(chosen.union(pair)) <= MOST_CROSSED:
            chosen.update(pair)
    return frozenset(chosen)


def _make_row(name: str, chosen: Sequence[str], ties: Ties, common: Counter[Pair], anchors: Anchors) -> Row:
    cells = tuple(_make_cell(name, other, ties, common, anchors) for other in chosen)
    return Row(_show(name), flatten(name), cells)


def _make_cell(one: str, other: str, ties: Ties, common: Counter[Pair], anchors: Anchors) -> Cell | None:
    """Returns where two sources cross; None where they share no finding."""
    pair = (one, other) if one <= other else (other, one)
    if pair not in ties.pairs:
        return None
    found = ties.pairs[pair]
    words = say_found(found)
    topics = f"; {count(common[pair], 'topic')} in common" if common[pair] else ""
    between = "Between articles of " + _show(one) if one == other else f"{_show(one)} and {_show(other)}"
    asked = [("source", flatten(name)) for name in dict.fromkeys((one, other))] + ask_open(anchors)
    return Cell(
        words=words,
        title=f"{between}: {words}{topics}",
        tallies=tuple(Tally(kind, f"{found[kind]:,}") for kind in TYING if found[kind]),
        tint="" if one == other else choose_tint(found),
        href=anchors.names[ties.first[pair]],
        filter=urlencode(asked),
    )


def say_found(found: Counter[FindingKind]) -> str:
    """Returns "1 contradiction, 3 agreements"."""
    return ", ".join(count_kind(found[k], k) for k in TYING if found[k])


def choose_tint(found: Counter[FindingKind]) -> str:
    """Returns the step from "0", agreement alone, to "4", disagreement alone; "" where there is neither."""
    against = sum(found[kind] for kind in DISAGREEING)
    whole = against + found["agreement"]
    if not whole:
        return ""
    if against in (0, whole):
        return str(STEPS if against else 0)
    return str(min(max(round(STEPS * against / whole), 1), STEPS - 1))


# ---- lines -----------------------------------------------------------------------------------------------------------


def _make_lines(anchors: Anchors, report: Report, ties: Ties) -> list[Line]:
    """Returns a line for each source, in the order of the alphabet."""
    articles = Counter(article.source for article in anchors.places.articles)
    statements: Counter[str] = Counter()
    for reading in report.readings:
        statements[reading.article.source] += len(reading.assertions)
    first: dict[str, str] = {}
    for anchor, finding in zip(anchors.names, anchors.findings, strict=True):
        for assertion in finding.assertions:
            first.setdefault(assertion.article.source, anchor)
    lines = []
    for name, anchor in anchors.sources.items():
        parts: Counter[FindingKind] = ties.parts[name] if name in ties.parts else Counter()
        lines.append(
            Line(
                anchor=anchor,
                name=_show(name),
                filter=urlencode([("source", flatten(name))]),
                href=first.get(name, ""),
                articles=articles[name],
                statements=statements[name],
                agreements=parts["agreement"],
                disagreements=sum(parts[kind] for kind in DISAGREEING),
                moved=parts["drift"],
                own=sum(ties.pairs[name, name].values()) if (name, name) in ties.pairs else 0,
                alone=ties.alone[name],
                crowds=ties.crowds[name],
                followed=ties.followed[name],
            )
        )
    return lines


def _make_edition(group: Sequence[Article], anchors: Anchors, voices: Sequence[str]) -> Edition:
    """Returns a group of editions with a link to each."""
    places = anchors.places
    shown = []
    for article in group[:MOST_EDITIONS]:
        told = [flatten(article.source), clip(flatten(article.title), LONGEST_TITLE)]
        told.append(say_day(article.published) if article.published else "")
        shown.append((name_article(places.number(article)), ", ".join(filter(None, told))))
    more = len(group) - len(shown)
    return Edition(_show(voices[places.number(group[0])]), tuple(shown), count(more, "more article") if more else "")


def _show(name: str) -> str:
    return clip(flatten(name), LONGEST_NAME) or "not named"

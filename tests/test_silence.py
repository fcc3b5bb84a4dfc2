"""Silence across events: hundreds of made events of many kinds, towns, days and casts, told three times each.

Reports of different events must yield no contradiction and no drift, however alike they are; the three reports of one event must
meet. The events are in `madenews`: every third has a twin of its kind, in its town, on its day or the next.
"""

from __future__ import annotations

import random

import pytest
from madenews import Event, draw_events, tell

from checker import Article, check
from checker.align import align
from checker.compare import compare
from checker.events.stories import gather
from checker.findings import Report
from checker.model import Reading

EVENTS = 160
PAIRS = 2500


@pytest.fixture(scope="module")
def event_of() -> dict[Article, Event]:
    return {article: event for event in draw_events(EVENTS) for article in tell(event)}


@pytest.fixture(scope="module")
def report(event_of: dict[Article, Event]) -> Report:
    return check(event_of)


def test_the_corpus_is_broad(event_of: dict[Article, Event]) -> None:
    events = set(event_of.values())
    assert len(event_of) == 3 * EVENTS
    assert len({e.kind for e in events}) >= 12
    assert len({e.place for e in events}) == 20
    assert len({(e.kind, e.place, e.day) for e in events}) < len(events)  # two events of a kind in a town on a day


def test_no_contradiction_and_no_drift_joins_two_events(event_of: dict[Article, Event], report: Report) -> None:
    crossed = [
        (f.kind, f.rule, [a.sentence for a in f.assertions])
        for f in report.findings
        if f.kind in ("contradiction", "drift") and len({event_of[a.article] for a in f.assertions}) > 1
    ]
    assert crossed == []


def test_the_reports_of_nearly_every_event_agree(event_of: dict[Article, Event], report: Report) -> None:
    met = {event_of[a.article] for f in report.findings if f.kind == "agreement" for a in f.assertions if a.story}
    assert len(met) >= 0.95 * EVENTS


def test_pairs_of_different_events_stay_silent_but_for_one_in_a_thousand(
    event_of: dict[Article, Event], report: Report
) -> None:
    readings: list[Reading] = list(report.readings)
    draw = random.Random(7)
    compared = noisy = 0
    while compared < PAIRS:
        pair = draw.sample(readings, 2)
        if event_of[pair[0].article] == event_of[pair[1].article]:
            continue
        compared += 1
        topics = align((a for r in pair for a in r.assertions), gather(pair))
        found = [f for topic in topics for f in compare(topic) if f.kind in ("contradiction", "drift")]
        noisy += bool(found)
    assert (
        noisy <= PAIRS / 1000
    )  # two reports by themselves, a look-alike twin among them: no corpus tells what is rare

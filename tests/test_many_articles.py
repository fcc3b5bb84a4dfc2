"""Comparing many articles: work that grows with them and not with their pairs, little held of each, and the outcome of small runs."""

from __future__ import annotations

import cProfile
import pstats
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import Any

import pytest
from madenews import draw_events, tell
from manyarticles import make_articles

from checker import Article, Finding, check
from checker.claims.acquainted import relate_ages
from checker.claims.aligned import relate_aligned
from checker.claims.factpairs import relate_facts
from checker.dating.placement import find_placed, place
from checker.events import shelf, stories
from checker.events.gathered import Gathered
from checker.events.shelf import Shelf, Stories
from checker.events.stories import gather, read_report
from checker.extract import RuleIndex
from checker.findings import Finding as Found
from checker.model import Reading
from checker.parallels import neighbours, parallel
from checker.parallels.parallel import find_parallels
from checker.rule import load_rules
from checker.run import extract_all, read_all, reread

RULES = load_rules()
STEPS: dict[str, Callable[[Sequence[Reading]], object]] = {
    "stories": gather,
    "parallel sentences": lambda readings: list(find_parallels(readings)),
    "aligned figures": lambda readings: list(relate_aligned(readings)),
    "facts": lambda readings: list(relate_facts(readings)),
    "ages": lambda readings: list(relate_ages(readings)),
}


class OnDisk(Sequence[Reading]):
    """Readings that are made anew each time they are asked for, as those on a disk are; counts how often, and in how large parts."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self._readings = tuple(readings)
        self.asked: Counter[int] = Counter()

    def __len__(self) -> int:
        return len(self._readings)

    def __getitem__(self, at: Any) -> Any:
        if isinstance(at, slice):
            return [self[n] for n in range(len(self))[at]]
        n = range(len(self))[at]
        self.asked[n] += 1
        r = self._readings[n]
        return Reading(r.article, r.dateline, r.sentences, r.mentions, r.assertions)


def read(count: int, events: int, **knobs: float) -> list[Reading]:
    return read_all(make_articles(count, 1, events=events, **knobs), RULES)[0]


@pytest.fixture(scope="module")
def one_event() -> list[Reading]:
    return read(160, 1)


@pytest.fixture(scope="module")
def many_events() -> list[Reading]:
    return read(160, 32)


def count_calls(work: Callable[[], object]) -> int:
    profile = cProfile.Profile()
    profile.runcall(work)
    return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]


def say(findings: Sequence[Found]) -> list[tuple[object, ...]]:
    """Returns all that a finding tells."""
    return [(f.kind, f.topic, f.confidence, f.explanation, f.assertions) for f in findings]


# ------------------------------------------------------------------------------------------- made articles


def test_made_articles_are_the_same_for_one_seed_and_others_for_another() -> None:
    assert list(make_articles(6, 1, events=3)) == list(make_articles(9, 1, events=3))[:6]
    assert list(make_articles(6, 1, events=3)) != list(make_articles(6, 2, events=3))
    assert isinstance(make_articles(10**9, 1), Iterator)
    assert len(list(islice(make_articles(10**9, 1), 3))) == 3


def test_made_articles_are_about_a_kilobyte_and_most_of_an_event_are_near_copies() -> None:
    made = list(make_articles(60, 4, events=2))
    assert 600 < sum(len(a.text) for a in made) / len(made) < 2000
    heads = Counter(a.text.split(".")[0] for a in made)
    assert len(heads) < len({a.text for a in made})
    assert all(a.published for a in made)
    assert any(a.published is None for a in make_articles(20, 4, dated=0.5))


# ------------------------------------------------------------------------------------------- growth


@pytest.mark.parametrize("events", [1, 40], ids=["one event", "many events"])
def test_twice_the_articles_are_twice_the_work(
    events: int, one_event: list[Reading], many_events: list[Reading]
) -> None:
    whole = one_event if events == 1 else many_events

    def work(count: int) -> int:
        gathered = Gathered(whole[:count])
        return count_calls(lambda: [step(gathered) for step in STEPS.values()])

    work(20)  # fills the memos
    assert work(160) < 2.6 * work(80)


def test_undated_articles_are_tried_as_often_in_a_large_corpus() -> None:
    index = RuleIndex(tuple(RULES))

    def trials(count: int) -> int:
        readings = [*extract_all(make_articles(count, 3, events=2, dated=0.5), RULES)]
        tried: list[Reading] = []

        def again(r: Reading, line: Any) -> Reading:
            tried.append(r)
            return reread(r, line, index, {}, [])

        find_placed(readings, again)
        assert tried
        return len(tried)

    assert trials(40) <= 2.6 * trials(20)


# ------------------------------------------------------------------------------------------- readings on a disk


@pytest.mark.parametrize("name", list(STEPS))
def test_a_step_asks_for_each_reading_a_few_times_and_finds_the_same(name: str, many_events: list[Reading]) -> None:
    lazy = OnDisk(many_events)
    gathered = Gathered(lazy)
    assert gathered.stories == Gathered(many_events).stories
    lazy.asked.clear()
    found, expected = STEPS[name](gathered), STEPS[name](Gathered(many_events))
    if isinstance(found, list):
        assert say(found) == say(expected)  # type: ignore[arg-type]
    assert max(lazy.asked.values()) <= 3
    assert set(lazy.asked) <= set(range(len(lazy)))


@pytest.mark.parametrize("name", list(STEPS))
def test_a_step_keeps_no_reading(name: str, one_event: list[Reading], monkeypatch: pytest.MonkeyPatch) -> None:
    alive = most = 0

    class Counted(Reading):
        __slots__ = ()

        def __del__(self) -> None:
            nonlocal alive
            alive -= 1

    class Lazy(OnDisk):
        def __getitem__(self, at: Any) -> Any:
            nonlocal alive, most
            r = super().__getitem__(at)
            alive += 1
            most = max(alive, most)
            return Counted(r.article, r.dateline, r.sentences, r.mentions, r.assertions)

    monkeypatch.setattr("checker.claims.aligned.KEPT", 8)
    monkeypatch.setattr(parallel, "KEPT", 8)
    STEPS[name](Gathered(Lazy(one_event)))
    assert 0 < most <= 24 and alive <= 2


# ------------------------------------------------------------------------------------------- what is held small


def test_a_report_on_the_shelf_is_the_report() -> None:
    reports = [read_report(r) for r in extract_all([a for e in draw_events(8) for a in tell(e)], [])]
    held = Shelf(reports)
    assert [r._replace(opening=frozenset()) for r in reports] == list(held)
    assert held[-1] == held[len(reports) - 1] and held[:2] == [held[0], held[1]]
    assert [list(r.names.items()) for r in held] == [list(r.names.items()) for r in reports]
    loud = reports[0]._replace(loud=True, told=None)
    held.change(0, loud)
    assert held[0] == loud


def test_stories_hold_every_article_and_no_other() -> None:
    readings = [*extract_all([a for e in draw_events(3) for a in tell(e)], [])]
    found = gather(readings)
    assert isinstance(found, Stories)
    assert list(found) == [r.article for r in readings] and len(found) == len(readings)
    with pytest.raises(KeyError):
        found[Article("Nothing of this was read.", "Nobody")]


def test_stories_are_the_same_whatever_is_kept_and_however_ties_are_sorted(monkeypatch: pytest.MonkeyPatch) -> None:
    readings = [*extract_all([a for e in draw_events(12) for a in tell(e)], [])]
    expected = dict(gather(readings))
    monkeypatch.setattr(stories, "RUN", 3)
    monkeypatch.setattr(shelf, "MADE", 2)
    assert dict(gather(readings)) == expected
    assert len(set(expected.values())) < len(readings)


def test_ties_come_strongest_first_in_one_order() -> None:
    ties = [(n * 7 % 5 / 2, n % 3, n + 3) for n in range(50)]
    held = stories.Ties(iter(ties))
    assert list(held) == sorted(ties, key=lambda t: (-t[0], t[1:])) and len(held) == 50
    assert list(stories.Ties(())) == []


def test_only_the_last_holders_of_a_name_are_kept() -> None:
    """As all of them were kept: so many are looked at, and which they are does not change."""
    words = [[frozenset({f"word{n % 3}", f"other{n % 5}", "every", "article", "has"})] for n in range(120)]
    expected = []
    counts = Counter(w for (some,) in words for w in some)
    holders: dict[str, list[int]] = defaultdict(list)
    for n, (some,) in enumerate(words):
        shared = sorted(some, key=lambda w: (counts[w], -len(w), w))[: neighbours.RARE]
        near = Counter(m for w in shared for m in holders[w][-neighbours.HOLDERS :])
        expected.append({m for m, common in near.items() if 3 * common >= len(shared)})
        for w in shared:
            holders[w].append(n)
    met: dict[int, set[int]] = defaultdict(set)
    for (m, n), _ in neighbours.find_neighbours(words):
        met[n].add(m)
    assert met and all(found <= expected[n] for n, found in met.items())
    assert all(len(met[n]) == min(len(expected[n]), neighbours.PARTNERS) for n in range(20))


def test_sentences_are_held_as_they_were_given() -> None:
    held = neighbours.Sentences()
    given = [[frozenset({"quay", "crane"}), frozenset()], [], [frozenset({"crane", "tug"})]]
    for each in given:
        held.add(each)
    held.sort([2, 0, 1])
    assert [list(each) for each in held] == [given[2], given[0], given[1]]


def test_the_signs_of_many_articles_take_two_looks_at_each(many_events: list[Reading]) -> None:
    held = OnDisk(many_events)
    gathered = Gathered(held, {})
    alone = Gathered(many_events)
    assert alone.stories
    assert all(gathered.signs(r.article) == alone.signs(r.article) for r in many_events)
    assert max(held.asked.values()) <= 2


def test_the_placed_are_found_alone_and_stand_in_their_order() -> None:
    readings = [*extract_all(make_articles(30, 3, events=2, dated=0.5), RULES)]
    index = RuleIndex(tuple(RULES))
    placed = find_placed(readings, lambda r, line: reread(r, line, index, {}, []))
    whole = place(readings, lambda r, line: reread(r, line, index, {}, []))
    assert whole == [placed.get(n, r) for n, r in enumerate(readings)]
    assert all(readings[n].dateline.kind == "missing" for n in placed)


def test_a_changed_figure_among_many_copies_is_one_finding_with_some_of_each_value() -> None:
    text = "The Lisbon harbour board will buy twelve tugs for {} million euros, hire 300 dockers and build 4 cranes by May."
    made = [Article(text.format(40 if n % 5 else 46), f"Outlet {n}") for n in range(3 * parallel.SHOWN)]
    report = check(made, [r for r in RULES if r.id == "parallel-sentences"])
    (found,) = [f for f in report.findings if f.rule == "parallel-sentences"]
    assert isinstance(found, Finding)
    assert len(found.assertions) == parallel.SHOWN
    assert {a.text for a in found.assertions} == {"40 million euros", "46 million euros"}

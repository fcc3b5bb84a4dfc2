"""Which stored articles are read whole beside a new one: those of its events and those that print its words, and few others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from checker import Article
from checker.events.stories import gather
from checker.events.telling import read_report
from checker.model import Reading
from checker.rule import load_rules
from checker.run import extract_all
from checker.store.editions import edition_of
from checker.store.indexing import index
from checker.store.memory import Store
from checker.store.reports import pack_report, unpack_report
from checker.store.surroundings import LIKE, find_akin, find_like, surround
from tests.manyarticles import make_articles

RULES = load_rules()
LOUD = "FERRY SINKS OFF MARN HARBOUR\n\nTHE FERRY DALA SANK OFF MARN ON MONDAY AND 14 PEOPLE DIED, POLICE SAID.\n"


@cache
def read_many() -> tuple[Reading, ...]:
    """Returns what articles on twelve events yield, some near-copies of others and some told anew."""
    return tuple(extract_all(make_articles(96, 3, events=12, copies=0.5), RULES))


@contextmanager
def stored(readings: Sequence[Reading], folder: Path) -> Iterator[Store]:
    """Gives a store of these articles."""
    known = {reading.article: reading for reading in readings}
    with Store(folder / "corpus.db", edition_of(RULES, {}), write=True) as store:
        list(index(store, known, lambda articles: (known[article] for article in articles)))
        yield store


def tell_stories(readings: Sequence[Reading]) -> dict[str, int]:
    """Returns for each text the number of its story, as one run over all tells it."""
    return {article.text: number for article, number in gather(readings).items()}


@pytest.mark.parametrize("number", [*range(0, 96, 12), None])
def test_what_ties_an_article_to_others_comes_back_as_it_was(number: int | None) -> None:
    loud = Article(LOUD, "The Marn Post")
    reading = read_many()[number] if number is not None else next(iter(extract_all([loud], RULES)))
    report = read_report(reading)
    assert report.words and (report.loud or report.names)
    back = unpack_report(pack_report(report))
    assert back == report and list(back.names) == list(report.names)


def test_a_store_gives_what_ties_an_article_to_others(tmp_path: Path) -> None:
    some = read_many()[:20]
    with stored(some, tmp_path) as store:
        assert [store.report(number) for number in store.find_all()] == [read_report(reading) for reading in some]


def test_the_stored_articles_of_its_event_are_read_whole_beside_a_new_one(tmp_path: Path) -> None:
    readings = read_many()
    story = tell_stories(readings)
    members = defaultdict(set)
    for reading in readings:
        members[story[reading.article.text]].add(reading.article.text)
    new = readings[::8]
    old = [reading for reading in readings if reading not in new]
    with stored(old, tmp_path) as store:
        due = 0
        for reading in new:
            beside = {r.article.text for r in surround(store, [reading]).readings if r.mentions}
            others = members[story[reading.article.text]].intersection(r.article.text for r in old)
            assert len(others) <= LIKE, "so that all could be asked for"
            due += len(others)
            assert others <= beside
    assert due > 50


def test_what_only_shares_names_with_a_new_article_is_not_read_whole(tmp_path: Path) -> None:
    retold = [
        "Fourteen people died when the ferry Dala sank off Marn on Monday, the coast guard of Norland said.",
        "The ferry Dala went down near Marn on Monday; the Norland coast guard counts 15 dead.",
    ]
    towns = (
        "Lisk Corrin Tavira Oxley Varga Halm Dorrit Morra Pelland Garrick Braun Elve Tarn Ost Quill Rask Sund".split()
    )
    works = "bakery bridge museum stadium library brewery airport theatre hospital quarry tramway vineyard foundry aquarium chapel mill dam".split()
    apart = [
        f"The {work} of {town} was sold for {n + 3},700 crowns, the council of Norland wrote."
        for n, (town, work) in enumerate(zip(towns, works, strict=True))
    ]
    articles = [Article(text, f"Paper {n}", date(2031, 3, 4)) for n, text in enumerate((*retold, *apart))]
    new, *old = extract_all(articles, RULES)
    with stored(old, tmp_path) as store:
        asked = find_like(store, read_report(new))
        whole = [r.article.text for r in surround(store, [new]).readings if r.mentions]
    assert len(asked) > LIKE and whole == retold[1:]


def test_articles_of_an_event_are_akin(tmp_path: Path) -> None:
    readings = read_many()
    story = tell_stories(readings)
    with stored(readings, tmp_path) as store:
        told = {number: story[store.article(number)[0].text] for number in store.find_all()}
        first = [(number, find_akin(store, number)[0]) for number in told]
        shared = [told[one] == told[other] for one, other in first]
    assert all(one != other for one, other in first)
    assert sum(shared) > 0.9 * len(shared)

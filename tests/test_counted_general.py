"""Counts told in many ways: frames of two words, groups as a whole, and what companies announce."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

import pytest

from checker.claims.announced import read_announced
from checker.claims.counted import read_counts
from checker.claims.wholes import read_wholes
from checker.model import Article, Assertion
from checker.page import Page
from checker.rule import Rule
from checker.run import extract_all
from checker.verdicts import verdict

READERS: tuple[Callable[[Page], Iterable[Assertion]], ...] = (read_counts, read_wholes, read_announced)


def read(text: str, day: date = date(2021, 3, 6)) -> dict[str, Assertion]:
    """Returns the counts of a text by attribute; a rule that raises fails the test."""
    problems: list[object] = []
    rules = [Rule(read=reader, id=f"rule-{n}", help="Counts.") for n, reader in enumerate(READERS)]
    readings = list(extract_all([Article(text, "Gazette", day)], rules, on_problem=problems.append))
    assert problems == []
    return {a.attribute: a for r in readings for a in r.assertions}


def figure(text: str, attribute: str) -> int | None:
    """Returns the figure as written under an attribute, None where the text has none."""
    found = read(text).get(attribute)
    return None if found is None or found.written is None or found.written[0] is None else int(found.written[0])


def odd(first: str, second: str, later: bool = False) -> set[str]:
    """Returns the attributes on which two texts of one event clash or drift."""
    one, two = read(first), read(second, date(2021, 3, 8 if later else 6))
    return {k for k in one.keys() & two.keys() if verdict(one[k], two[k]) in ("clash", "drift")}


@pytest.mark.parametrize(
    ("text", "attribute", "count"),
    [
        ("The number of people killed in the quake now stands at 41.", "people killed", 41),
        ("The number of dead climbed to 52 on Thursday.", "people killed", 52),
        ("The number of arrests stood at 33 by midnight.", "people arrested", 33),
        ("The avalanche has claimed eight lives.", "people killed", 8),
        ("The accident cost eight people their lives.", "people killed", 8),
        ("Firefighters brought 21 people to safety.", "people rescued", 21),
        ("Twenty-one people were led to safety.", "people rescued", 21),
        ("Lifeboats picked up 64 passengers after the crash.", "people rescued", 64),
        ("Officers led 33 demonstrators away.", "people arrested", 33),
        ("Some 700 people had to leave their homes.", "people displaced", 700),
        ("The flood forced 700 people from their homes.", "people displaced", 700),
        ("Twelve people suffered burns.", "people injured", 12),
    ],
)
def test_frames_tell_roles(text: str, attribute: str, count: int) -> None:
    assert figure(text, attribute) == count


@pytest.mark.parametrize(
    "text",
    [
        "The minister brought 21 people to the table.",
        "Two coaches led 21 players out.",
        "The number of dead fish is unknown at 41 sites.",
        "The firm picked up 64 awards.",
        "The crew could have brought 21 people to safety.",
        "Firefighters hope to bring 21 people to safety.",
    ],
)
def test_half_a_frame_tells_nothing(text: str) -> None:
    assert read(text) == {}


@pytest.mark.parametrize(
    ("text", "attribute", "count"),
    [
        ("Lifeboats took off all 64 passengers on Friday.", "passengers in all", 64),
        ("All of the 64 travellers were safe.", "passengers in all", 64),
        ("The 64 passengers and 12 crew walked away.", "passengers in all", 64),
        ("The 64 passengers and 12 crew walked away.", "crew in all", 12),
        ("The 12 members of the crew stayed behind.", "crew in all", 12),
        ("There were 76 people on board.", "people aboard", 76),
        ("The 76 occupants walked away.", "people aboard", 76),
        ("All 30 pupils were unhurt.", "pupils in all", 30),
        ("Of the 64 passengers, nine were hurt.", "passengers in all", 64),
    ],
)
def test_groups_as_a_whole(text: str, attribute: str, count: int) -> None:
    assert figure(text, attribute) == count


@pytest.mark.parametrize(
    "text",
    [
        "Twelve passengers were hurt.",
        "Nearly all 64 passengers slept.",
        "All 64 passengers of the second bus were unhurt.",
        "The 12 passengers injured in the crash went home.",
        "The other 12 passengers went home.",
        "The 30 students who marched went home.",
        "In 2011, all 30 pupils were saved from a similar fire.",
        "The 12 passengers in the rear coach were unhurt.",
    ],
)
def test_parts_are_no_whole(text: str) -> None:
    assert not any(k.endswith((" in all", " aboard")) for k in read(text))


def test_a_group_has_one_size_whatever_befell_it() -> None:
    one = "Lifeboats took off all 64 passengers of a ferry on Friday."
    assert "passengers in all" in odd(one, "All 46 travellers on a ferry were unhurt on Friday.")
    assert odd(one, "All 64 travellers on a ferry were unhurt on Friday.") == set()


def test_the_dead_divide_into_men_and_women() -> None:
    one = "Five people were killed in a fire. The dead, two women and three men, were guests."
    assert any(k.startswith("women") for k in odd(one, "Three women and two men were killed in a fire."))
    assert odd(one, "Five people were killed in a fire. Two women and three men died.") == set()
    assert odd(one, "Five people were killed in a fire, among them three women and a man.") == set()
    assert odd(one, "Five people were killed in a fire. One woman and three men worked there.") == set()


def test_the_crew_may_be_counted_in() -> None:
    one = "A ferry ran aground on Friday; the 64 passengers and 12 crew walked off."
    assert odd(one, "All 76 passengers walked off a ferry on Friday.") == set()


@pytest.mark.parametrize(
    ("text", "attribute", "count"),
    [
        ("The company plans to cut 450 jobs at its mill.", "jobs cut", 450),
        ("The company is to shed 450 posts.", "jobs cut", 450),
        ("Around 450 jobs will go at the mill.", "jobs cut", 450),
        ("The mill wants to do away with 450 jobs.", "jobs cut", 450),
        ("The mill plans to lay off 450 workers.", "jobs cut", 450),
        ("Some 450 workers will be laid off.", "jobs cut", 450),
        ("Some 450 workers have been made redundant.", "jobs cut", 450),
        ("The loss of 450 jobs was announced.", "jobs cut", 450),
        ("The mill announced 450 job cuts.", "jobs cut", 450),
        ("The plant will create 300 jobs.", "jobs created", 300),
        ("The maker is recalling 45,000 pushchairs.", "units recalled", 45000),
        ("The recall of some 45,000 folding pushchairs was announced.", "units recalled", 45000),
        ("About 45,000 prams have been recalled.", "units recalled", 45000),
    ],
)
def test_announced_figures(text: str, attribute: str, count: int) -> None:
    assert figure(text, attribute) == count


@pytest.mark.parametrize(
    "text",
    [
        "Another 450 jobs will go at suppliers.",
        "Up to 450 jobs could go.",
        "In 2013 the mill shed 300 posts.",
        "The firm denied it would cut 450 jobs.",
        "The deal saved 450 jobs.",
        "He recalled 120 summers by the sea, and voters recalled three members.",
        "The mill employs 450 workers with skill.",
        "Jobs fell by 450 at the mill.",
    ],
)
def test_what_is_not_announced(text: str) -> None:
    assert not read(text).keys() & {"jobs cut", "jobs created"}
    assert "units recalled" not in read(text) or "recalled 120" in text


def test_a_plan_and_its_outcome_are_one_figure_that_moves() -> None:
    one = "The company plans to cut 450 jobs at its mill."
    assert odd(one, "The company will do away with 540 posts at its mill.", later=True) == {"jobs cut"}
    assert odd(one, "The company shed 450 jobs at its mill.", later=True) == set()
    assert odd(one, "The company will cut 300 jobs at its mill and 150 jobs at its offices.") == set()


@pytest.mark.parametrize(
    "hostile", ["all 64 " * 20000, "cut 450 " * 20000, "brought 21 people " * 9000, "the number of " * 20000]
)
def test_hostile_text_is_read(hostile: str) -> None:
    assert len(read(hostile)) < 5

"""Ages of people: every way news gives them, who is who across spellings, and when two ages disagree."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from checker import Article, check
from checker.claims.ages import read_ages
from checker.claims.persons import identify
from checker.rule import load_rules

RULES = [r for r in load_rules() if r.id == "person-age"]


def ages(text: str) -> dict[str, tuple[str, ...]]:
    """Returns the name of each named person -> the ages that a text gives, the one asserted first."""
    found = {}
    for a in check([Article(text, "A", published=date(2020, 5, 6))], RULES).assertions:
        if a.subject != "person":
            continue
        assert a.written is not None
        low, high = a.written
        unit = "" if a.value.low == low else "*"
        own = f"{low}{unit}" if low == high else f"{low}-{high}"
        found[a.label] = (own, *(str(v.low) for v in a.admits))
    return found


NAMED = [
    ("Ann Lee, 36, was hurt.", {"Ann Lee": ("36",)}),
    ("A truck struck 36-year-old Ann Lee on Monday.", {"Ann Lee": ("36",)}),
    ("Ann Lee, of Leeds, 36, was hurt.", {"Ann Lee": ("36",)}),
    ("Ann Lee of Leeds, Yorkshire, 36, was hurt.", {"Ann Lee": ("36",)}),
    ("The dead were Ann Lee (36) and Bo Ray (40).", {"Ann Lee": ("36",), "Bo Ray": ("40",)}),
    ("Ann Lee won the race. Lee, 36, was pleased.", {"Ann Lee": ("36",)}),
    ("The winners were Ann Lee, 36, and Bo Ray, 40.", {"Ann Lee": ("36",), "Bo Ray": ("40",)}),
    ("The winners were Ann Lee, 36 and Bo Ray, 40.", {"Ann Lee": ("36",), "Bo Ray": ("40",)}),
    ("The mother Ann Lee, 36, and Officer Bo Ray, 40, met.", {"Ann Lee": ("36",), "Bo Ray": ("40",)}),
    ("The rower was identified as 36-year-old Ann M. Lee.", {"Ann M. Lee": ("36",)}),
    ("A 36-year-old woman identified by the coroner as Ann Lee drowned.", {"Ann Lee": ("36",)}),
    ("A 36-year-old woman, named as Ann Lee, drowned.", {"Ann Lee": ("36",)}),
    ("Ann “Annie” Lee, 36, drowned.", {"Ann Lee": ("36",)}),
    ("Ann Lee swam on Tuesday. Lee was 36.", {"Ann Lee": ("36",)}),
    ("Ann Lee was 36.", {"Ann Lee": ("36",)}),
    ("Ann Lee is thirty-six years old and swims.", {"Ann Lee": ("36",)}),
    ("Ann Lee, who is in her 30s, swims.", {"Ann Lee": ("30-40",)}),
    ("Bo Ray, in his mid-50s, swims.", {"Bo Ray": ("50-60",)}),
    ("Ann Lee, a 36-year-old nurse from Leeds, drowned.", {"Ann Lee": ("36",)}),
    ("Ann Lee, aged 36, drowned.", {"Ann Lee": ("36",)}),
    ("Ann Lee, age 36, drowned.", {"Ann Lee": ("36",)}),
    ("Ann Lee, Jr., 36, drowned.", {"Ann Lee Jr": ("36",)}),
    ("Bo Ray Jr., 36, drowned.", {"Bo Ray Jr": ("36",)}),
    ("Juan García López, 36, drowned.", {"Juan García López": ("36",)}),
    ("Maria de la Cruz, 36, drowned.", {"Maria de la Cruz": ("36",)}),
    ("Ann Lee-Ray, 36, drowned.", {"Ann Lee-Ray": ("36",)}),
    ("18-month-old Bo Ray was unhurt.", {"Bo Ray": ("18*",)}),
    ("Ann Lee: guilty. Ann Lee, 36: the story", {"Ann Lee": ("36",)}),
    ("The twins Ann Lee, six, and Bo Ray, 6, swam.", {"Ann Lee": ("6",), "Bo Ray": ("6",)}),
    ("Ann Lee, aka “Boss,” 36, swims.", {"Ann Lee": ("36",)}),
    ("Ann Lee, now 36, swims.", {"Ann Lee": ("36",)}),
    ("Ann Lee turned 36 on Monday.", {"Ann Lee": ("36",)}),
    ("The 36-year-old Leeds resident Ann Lee drowned.", {"Ann Lee": ("36",)}),
    ("Ann Lee, 36, drowned. In a caption she is Ann Lee, 37.", {"Ann Lee": ("36", "37")}),
    ("Ann Lee sang on Monday. She was 36.", {"Ann Lee": ("36",)}),
    ("The 36-year-old Lee sang. Ann Lee has sung before.", {"Ann Lee": ("36",)}),
]


@pytest.mark.parametrize(("text", "expected"), NAMED, ids=[t for t, _ in NAMED])
def test_an_age_is_read(text: str, expected: dict[str, tuple[str, ...]]) -> None:
    found = ages(text)
    assert {k: v for k, v in found.items() if k in expected} == expected
    assert set(found) <= set(expected) or len(found) == len(expected)


SILENT = [
    "Ann Lee, 36 points ahead, won.",
    "Ann Lee, who was 18 when she joined, won.",
    "Ann Lee, 18 at the time, won.",
    "Ann Lee won at age 18.",
    "Ann Lee's son, Bo, was lost.",
    "The 36-year-old told Ann Lee to leave.",
    "Ann Lee lives at Main Street, 36.",
    "Manchester United, 36, lead.",
    "Ann Lee, 150, is a record.",
    "Ann Lee scored 36.",
    "On Tuesday, March 31, 36 people met.",
    "Ann Lee has two sisters, 36 and 40.",
    "Lee, 36, drowned.",  # nobody says which Lee
    "Bo Ray Sr., 60, and Bo Ray, 30, drowned.",  # two of one name
    "Bo Ray, 60, drowned. His son Bo Ray, 30, was saved.",
    "The record of 1936, 36, was broken.",
    "Ann Lee, 36 miles from home, slept.",
    "Ann Lee, two of her sons and a dog slept.",
    "Ann Lee, two sons and a dog slept.",
]


@pytest.mark.parametrize("text", SILENT)
def test_no_age_is_read(text: str) -> None:
    assert ages(text) == {}


SAME = [
    ("Ann Lee", "Ann M. Lee"),
    ("Ann Lee", "Ann Marie Lee"),
    ("Robert Lee", "Bob Lee"),
    ("William 'Tank' Ray", "Bill Ray"),
    ("Juan García López", "Juan Garcia"),
    ("Ann Lee-Ray", "Ann Ray"),
    ("Ann Lee-Ray", "Ann Lee Ray"),
    ("Bo Ray Jr", "Bo Ray"),
    ("Jon Smyth", "John Smith"),
    ("Muhammad Gonzalez", "Mohammed Gonzales"),
    ("ANN LEE", "Ann Lee"),
    ("J. Robert Lee", "Robert Lee"),
    ("Ann Petersen", "Ann Peterson"),
    ("Joann Ray", "Jo Ann Ray"),
    ("James Roy Lee", "Roy Lee"),
    ("Robert James 'Tank' Ray", "Bob Ray"),
]
OTHERS = [
    ("Ann Lee", "Bo Lee"),
    ("Ann Lee", "Ann Ray"),
    ("Bo Ray Jr", "Bo Ray Sr"),
    ("Mario Ray", "Maria Ray"),
    ("Daniel Ray", "Daniela Ray"),
    ("Juan García López", "Pedro García López"),
    ("Ann Marie Lee", "Marie Ann Ray"),
    ("Gabriel Ray", "Gabriela Ray"),
    ("Ann Marsh", "Ann Morse"),
]


def alike(a: str, b: str) -> bool:
    from checker.align import ALIKE, likeness

    return likeness(identify(a), identify(b)) >= ALIKE


@pytest.mark.parametrize(("a", "b"), SAME)
def test_one_person_in_two_spellings(a: str, b: str) -> None:
    assert alike(a, b)


@pytest.mark.parametrize(("a", "b"), OTHERS)
def test_two_persons(a: str, b: str) -> None:
    assert not alike(a, b)


STORY = "Police in Porto said that a robbery at the Braga harbour bank had failed. "


def kinds(first: str, second: str, days: int = 0) -> list[str]:
    """Returns the kinds of finding between two reports of one robbery, `days` apart."""
    start = date(2020, 5, 8)
    articles = [
        Article(STORY + first, "A", published=start),
        Article(STORY + second, "B", published=date.fromordinal(start.toordinal() + days)),
    ]
    return [f.kind for f in check(articles, RULES).findings]


@pytest.mark.parametrize(
    ("first", "second", "days", "kind"),
    [
        ("Rui Alves, 36, was held.", "Rui Alves, 39, was held.", 0, "contradiction"),
        ("Rui Alves, 36, was held.", "Rui Alves, 37, was held.", 1, "contradiction"),
        ("Rui Alves, 36, was held.", "Rui Alves, 37, was tried.", 300, ""),
        ("Rui Alves, 37, was held.", "Rui Alves, 36, was tried.", 14, "contradiction"),
        ("Rui Alves, 36, was held.", "Rui Alves, 36, was tried.", 14, "agreement"),
        ("Rui Alves, in his late 50s, was held.", "Rui Alves, 58, was held.", 0, ""),
        ("Rui Alves, in his late 50s, was held.", "Rui Alves, 65, was held.", 0, "contradiction"),
        ("Rui Alves, 36, was held.", "Rui Alves, 36, was held. Rui Alves, 39, they wrote.", 0, ""),
        ("Rui Alves, 39, was held.", "Rui Alves, 36, was held. Rui Alves, 39, they wrote.", 0, ""),
        ("Bob Alves, 36, was held.", "Robert M. Alves, 39, was held.", 0, "contradiction"),
        ("18-month-old Rui Alves is safe.", "Rui Alves, 1, is safe.", 0, ""),
        ("The 24-year-old gunman was held.", "The suspect, 27, was held.", 0, "contradiction"),
        ("The 24-year-old gunman was held.", "Two suspects fled; one, 27, was held. The suspect, 27, was calm.", 0, ""),
    ],
)
def test_two_ages(first: str, second: str, days: int, kind: str) -> None:
    found = kinds(first, second, days)
    assert found == ([kind] if kind else []) or (kind == "" and found == ["agreement"])


def test_years_of_age_are_years() -> None:
    (a,) = check([Article("18-month-old Bo Ray was unhurt.", "A")], RULES).assertions
    assert a.value.unit == "year"
    assert isinstance(a.value.low, Decimal) and a.value.low == Decimal("1.5")


@pytest.mark.parametrize(
    "piece", ["Ann Lee, 36, ", "A" * 30, "36, ", "Ann ", "36-year-old ", "de la ", "I. ", '"Ann" ', "Bo Ray ("]
)
def test_a_hostile_text_is_read(piece: str) -> None:
    ages("Ann Lee, 36, " + piece * (60_000 // len(piece)))


def test_the_rule_is_there() -> None:
    assert RULES[0].read is read_ages


ABOVE = "A storm sank a ferry off Porto, and the harbour of Braga was closed. "


@pytest.mark.parametrize(
    ("text", "part", "age"),
    [
        ("A 9-year-old boy was saved.", "child", "9"),
        ("The boy, 9, was saved.", "child", "9"),
        ("Her uncle, 50, was saved. Ann Lee, 30, swam.", "the uncle", "50"),
        ("Bo Ray, 50, was hurt. Ray was the girl's uncle.", "the uncle", "50"),
        ("A 30-year-old woman was killed.", "dead", "30"),
        ("The attacker, 30, fled.", "suspect", "30"),
        ("A 30-year-old man was charged.", "suspect", "30"),
        ("A 30-year-old man fired into the crowd.", "suspect", "30"),
        ("A 4-year-old girl and a 6-year-old boy were hurt.", "child", "4"),
        ("A 9-month-old baby was saved.", "child", "9"),
    ],
)
def test_a_part_has_an_age(text: str, part: str, age: str) -> None:
    found = [(a.subject, str(a.written[0])) for a in check([Article(ABOVE + text, "A")], RULES).assertions if a.written]
    assert (part, age) in found


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("A 4-year-old and a 6-year-old were hurt.", "child"),
        ("The fire destroyed a 9-year-old sawmill.", "child"),
        ("The mayor has a 9-year-old daughter.", "child"),
        ("Two children swam. One, a 4-year-old, was hurt.", "child"),
        ("Three people were killed, a 30-year-old woman was killed at once.", "dead"),
        ("Both suspects fled. The attacker, 30, was seen.", "suspect"),
        ("A 30-year-old man killed a dog.", "dead"),
        ("A 30-year-old man was fired.", "suspect"),
        ("One uncle, 50, was hurt. The other uncle, 60, was saved.", "the uncle"),
    ],
)
def test_a_part_that_several_play_has_none(text: str, part: str) -> None:
    assert part not in {a.subject for a in check([Article(ABOVE + text, "A")], RULES).assertions}


def test_persons_named_together_are_the_same_in_any_story() -> None:
    first = "At the Lima regatta Ann Lee, 36, and Bo Ray, 40, were honoured by the mayor of Quito."
    second = "A tunnel fire in Oslo killed nobody. Among the guests of the hotel were Ann Lee, 36, and Bo Ray, 44."
    third = "A tunnel fire in Oslo killed nobody. Among the guests of the hotel was Bo Ray, 44."
    start = date(2020, 5, 8)
    both = check([Article(first, "A", published=start), Article(second, "B", published=start)], RULES)
    assert [f.kind for f in both.findings if f.kind != "agreement"] == ["contradiction"]
    alone = check([Article(first, "A", published=start), Article(third, "B", published=start)], RULES)
    assert [f.kind for f in alone.findings if f.kind != "agreement"] == []


FACTS = [r for r in load_rules() if r.id == "person-fact"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Lee was sentenced to 12 years in prison.", {("prison term", "12")}),
        ("The judge sentenced Ann Lee to 18 months.", {("prison term", "18")}),
        ("Ann Lee was jailed for 3 years.", {("prison term", "3")}),
        ("Ann Lee, a mother of four, sang.", {("children", "4")}),
        ("Ann Lee was shot five times.", {("times shot", "5")}),
        ("Ann Lee was shot in the leg twice.", {("times shot", "2")}),
        ("Ann Lee was charged with three counts of fraud.", {("counts of fraud", "3")}),
        ("Ann Lee pleaded guilty to two counts of tax evasion in May.", {("counts of tax evasion", "2")}),
        ("Ann Lee could be sentenced to 12 years in prison.", set()),
        ("In 1994 Ann Lee was sentenced to 12 years.", set()),
        ("A mother of four sang to Ann Lee.", set()),
        ("Ann Lee shot five times at the target.", set()),
        ("Ann Lee shot the man five times.", set()),
        ("Ann Lee is the mother of two victims.", set()),
        ("In Porto, a father of two slept.", set()),
        ("Ann Lee counts three children.", set()),
    ],
)
def test_a_figure_of_a_person_is_read(text: str, expected: set[tuple[str, str]]) -> None:
    found = check([Article(text, "A", published=date(2020, 5, 6))], FACTS).assertions
    assert {(a.attribute, str(a.written[0])) for a in found if a.written} == expected

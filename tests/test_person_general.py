"""Ages told apart from names, what courts imposed however it is said, and the years of things that a noun alone names."""

from __future__ import annotations

from datetime import date

import pytest

from checker import Article, Report, check
from checker.rule import load_rules

RULES = [r for r in load_rules() if r.id in ("person-age", "person-fact", "stated-fact")]
DAY = date(2020, 5, 6)


def told(text: str, rule: str) -> set[tuple[str, str, str]]:
    """Returns whom or what, the attribute and the words of the value, of everything that bears on an event."""
    report = check([Article(text, "A", published=DAY)], [r for r in RULES if r.id == rule])
    return {(a.label, a.attribute, a.text) for a in report.assertions if a.story}


def compared(first: str, second: str) -> Report:
    return check([Article(first, "A", published=DAY), Article(second, "B", published=DAY)], RULES)


AGES = [
    ("Ferry captain Bo Ray dead at 87", ("Bo Ray", "87")),
    (
        "Now Bo Ray rests in a ward of the Grey Friars hospital.\n\nThe 43-year-old welder has told detectives little.",
        43,
    ),
    ("Bo Ray drove off. The 43-year-old was held in Leeds.", 43),
    ("Bo Ray drove off, watched by his neighbours. The 43-year-old was held in Leeds.", 43),
    ("Bo Ray died on Monday. He had reached the age of 89.", 89),
    ("Bo Ray died on Monday. The weaver had lived in Kent since 1961. He had lived to be 89.", 89),
    ("Word spread that Bo Ray is no more. He was 87 and had ruled the harbour.", 87),
    ("Bo Ray, a weaver, died peacefully at the age of 91.", 91),
    ("Driver, 34, held after crash\n\nThe driver, Bo Ray, was held on Monday.", 34),
]


@pytest.mark.parametrize(("text", "age"), AGES, ids=[t[:50] for t, _ in AGES])
def test_an_age_apart_from_the_name_is_his(text: str, age: object) -> None:
    found = {(label, words) for label, attribute, words in told(text, "person-age") if label.endswith("Bo Ray")}
    assert len(found) == 1
    assert next(iter(found))[1].startswith(str(age[1] if isinstance(age, tuple) else age))


NO_AGES = [
    "Bo Ray fell. Her husband died. He was 87.",
    "Ann Lee fell. Her brother Bo Ray swam. She was 87.",
    "Ann Lee's son fell into the canal. He was 12.",
    "Bo Ray drove. The 43-year-old bridge collapsed behind him.",
    "Bo Ray left school at 14. He was 14 when the war began.",
    "Bo Ray said his father died at 87.",
    "Ann Lee and Bo Ray met. The 43-year-old was held.",
    "Bo Ray, who turned 30 in May 2012, swims.",
    "Bo Ray drove off. The 43-year-old was held, and a 40-year-old fled.",
    "Bo Ray spoke to reporters.\n\nPolice came. Rain fell. Wind rose. Night came. The 43-year-old was held.",
]


@pytest.mark.parametrize("text", NO_AGES)
def test_nobody_is_meant_where_somebody_else_may_be(text: str) -> None:
    assert {t for t in told(text, "person-age") if t[0] in ("Bo Ray", "Ann Lee")} == set()


def test_an_age_beside_the_name_counts_before_one_apart() -> None:
    assert told("Bo Ray, 35, drove off. The 43-year-old was held in Leeds.", "person-age") == {("Bo Ray", "age", "35")}


def test_an_age_before_the_name_and_a_comma_is_his() -> None:
    text = "The 17-year-old, Bo Ray, was charged on Monday. The 13-year-old was shot at noon."
    assert told(text, "person-age") & {("Bo Ray", "age", "17-year-old"), ("Bo Ray", "age", "13-year-old")} == {
        ("Bo Ray", "age", "17-year-old")
    }
    assert told("A 17-year-old, Bo Ray, 30, and a dog swam.", "person-age") == {("Bo Ray", "age", "30")}


TERMS = [
    ("A judge on Monday sent Bo Ray, the former head of the Kent Boat Club, to prison for 14 years.", "14 years"),
    ("Bo Ray, 58, must serve 12 years behind bars for theft.", "12 years"),
    ("Bo Ray was in court. Judge Ann Lee jailed him for nine years.", "nine years"),
    ("Bo Ray was in court. He was given a seven-year prison sentence.", "seven-year"),
    ("Bo Ray got 12 years in prison. Bo Ray could have been jailed for 20 years.", "12 years"),
    ("Bo Ray begins a 12-year prison term in Leeds.", "12-year"),
    ("Bo Ray, who killed Ann Lee, was jailed for 12 years.", "12 years"),
    ("Bo Ray was found guilty of killing Ann Lee and sentenced to 12 years.", "12 years"),
]


@pytest.mark.parametrize(("text", "term"), TERMS, ids=[t for t, _ in TERMS])
def test_a_prison_term_is_read_however_it_is_said(text: str, term: str) -> None:
    assert told(text, "person-fact") == {("Bo Ray", "prison term", term)}


NO_TERMS = [
    "Prosecutors had demanded 18 years in prison for Bo Ray.",
    "Bo Ray, who kept the books, received a suspended sentence of two years.",
    "Bo Ray avoided jail. He was given two years in prison, suspended.",
    "Bo Ray's brother was jailed for 12 years.",
    "The man who robbed Bo Ray was jailed for 3 years.",
    "Bo Ray spoke first. The man who shot Ann Lee was jailed for 11 years.",
    "Bo Ray was sentenced to a maximum of 12 years.",
    "Bo Ray will serve 12 years as chairman.",
    "In 2010 Bo Ray was jailed for 3 years.",
    "Bo Ray spoke first. The club was fined 400 euros.",
    "Bo Ray, whose wife was jailed for 12 years, wept.",
]


@pytest.mark.parametrize("text", NO_TERMS)
def test_what_was_not_imposed_on_him_is_no_term_of_his(text: str) -> None:
    assert told(text, "person-fact") == set()


def test_fines_and_counts_are_read() -> None:
    assert told("A Leeds court fined Bo Ray 3,000 euros.", "person-fact") == {("Bo Ray", "fine", "3,000 euros")}
    counts = told("A jury convicted Bo Ray on six counts of wire fraud.", "person-fact")
    assert counts == {("Bo Ray", "counts of wire fraud", "six")}
    assert told("Bo Ray was acquitted on four counts of theft.", "person-fact") == set()


YEARS = [
    ("The brick mill, built in 1886, burned down.", ("the mill", "built", "1886")),
    ("Owners said that the mill, which was put up in 1868, was sound.", ("the mill", "built", "1868")),
    ("It was the weaver Bo Ray, who in 1890 set up the chapel.", ("the chapel", "founded", "1890")),
    ("He founded the museum in Leeds in 1887.", ("the museum", "founded", "1887")),
    ("The old-timers say that the bridge dates back to 1974.", ("the bridge", "built", "1974")),
    ("The Tarn Mill was founded in 1878.", None),
    ("The new mill, built in 1886, burned down. The old mill, built in 1786, stood.", None),
    ("The mill was built in 1868. Another mill stood nearby.", None),
    ("The mill was built in 1868. Records say that the mill was built in 1869.", None),
    ("The school moved and was opened in about 1950.", None),
    ("The society was founded in London and moved in 1904.", None),
    ("Tarn Mill and Beck Mill burned. The mill was built in 1868.", None),
]


@pytest.mark.parametrize(("text", "expected"), YEARS, ids=[t for t, _ in YEARS])
def test_the_year_of_the_only_thing_of_its_kind(text: str, expected: tuple[str, str, str] | None) -> None:
    assert told(text, "stated-fact") == ({expected} if expected else set())


ODD = [
    (
        "Fire destroyed Tarn Mill in Leeds on Monday. The brick mill, built in 1868, had no alarm.",
        "Leeds mourns Tarn Mill, lost to a fire on Monday. Its owner said the mill, which was put up in 1886, was sound.",
    ),
    (
        "A Leeds judge sent Bo Ray, who robbed the Tarn Bank, to prison for 14 years on Monday.",
        "Bo Ray must serve 12 years behind bars for robbing the Tarn Bank, a Leeds judge ruled on Monday.",
    ),
    (
        "Bo Ray, 34, drove the bus that crashed in Tarn near Leeds on Monday, killing nine people.",
        "Nine people were killed when a bus crashed in Tarn near Leeds on Monday. Bo Ray drove it. The 43-year-old was held.",
    ),
]


@pytest.mark.parametrize(("first", "second"), ODD, ids=["year", "term", "age"])
def test_values_of_one_attribute_said_differently_disagree(first: str, second: str) -> None:
    assert [f.kind for f in compared(first, second).findings if f.kind != "agreement"] == ["contradiction"]


EVEN = [
    (
        "Fire destroyed Tarn Mill in Leeds on Monday. The brick mill, built in 1868, had no alarm.",
        "Fire destroyed Tarn Mill in Leeds on Monday. The mill was opened in 1871, three miles from Beck Mill.",
    ),
    (
        "A Leeds judge sent Bo Ray, who robbed the Tarn Bank, to prison for 14 years on Monday.",
        "Bo Ray, who robbed the Tarn Bank, was jailed in Leeds on Monday. Prosecutors had asked for 18 years in prison.",
    ),
]


@pytest.mark.parametrize(("first", "second"), EVEN, ids=["year", "term"])
def test_other_attributes_stay_apart(first: str, second: str) -> None:
    assert [f.kind for f in compared(first, second).findings if f.kind != "agreement"] == []


@pytest.mark.parametrize(
    "text",
    [
        "The 43-year-old " * 5000,
        "in 1887 founded the museum " * 5000,
        "the the the mill, built in " * 20000,
        "Bo Ray was sentenced to 12 years in prison and " * 3000,
        "died a b c d e f g at " * 5000,
    ],
    ids=["age", "year", "article", "term", "death"],
)
def test_hostile_text_yields_no_error(text: str) -> None:
    assert check([Article(text, "A", published=DAY)], RULES).skipped == ()

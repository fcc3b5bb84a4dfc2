"""The verdict on two assertions, and the findings of a topic."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.align import align
from checker.compare import LARGE, compare, verdict
from checker.model import ONCE, Article, Assertion, Interval, Span

YEAR_2021 = Interval(date(2021, 1, 1), date(2022, 1, 1), "day")
YEAR_2022 = Interval(date(2022, 1, 1), date(2023, 1, 1), "day")
JUNE_2022 = Interval(date(2022, 6, 1), date(2022, 7, 1), "day")


def percent(low: str, high: str) -> Interval:
    return Interval(Decimal(low), Decimal(high), "percent")


def days(low: date, high: date) -> Interval:
    return Interval(low, high, "day")


def assertion(value: Interval, source: str = "A", **changes: Any) -> Assertion:
    text = f"{source} says {value.low} of it."
    article = Article(text, source)
    made = Assertion(
        article, 0, 4, Span(0, len(text)), "Norway", "share", value, "output-share", period=YEAR_2022, dated=True
    )
    return replace(made, **changes)


TWO = assertion(percent("1.5", "2.5"))
FOUR = assertion(percent("3.5", "4.5"), "B")


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (TWO, replace(TWO), "agree"),
        (TWO, FOUR, "clash"),
        (TWO, replace(FOUR, period=YEAR_2021), "apart"),
        (replace(TWO, lasting=True), replace(FOUR, period=YEAR_2021, lasting=True), "drift"),
        (TWO, replace(FOUR, period=JUNE_2022), "clash"),
        (TWO, replace(FOUR, modality="target"), "apart"),
            (TWO, replace(FOUR, modality="plan"), "drift"),
        (replace(TWO, basis="GDP"), replace(TWO, basis="GNP"), "basis"),
        (replace(TWO, basis="GDP"), replace(FOUR, basis="GNP"), "apart"),
        (replace(TWO, basis="GDP"), FOUR, "apart"),
        (TWO, replace(FOUR, attribute="rank"), "apart"),
        (TWO, replace(TWO, value=replace(TWO.value, unit="USD")), "apart"),
        (replace(TWO, features=frozenset("ab")), replace(FOUR, features=frozenset("cd")), "apart"),
    ],
)  # fmt: skip
def test_verdict(a: Assertion, b: Assertion, expected: str) -> None:
    assert verdict(a, b) == expected


MAY_19 = assertion(days(date(2022, 5, 19), date(2022, 5, 20)), attribute="meeting-date", period=None)


@pytest.mark.parametrize(
    ("other", "edition", "expected"),
    [
        (days(date(2022, 5, 1), date(2022, 6, 1)), 0, "agree"),
        (days(date(2022, 5, 26), date(2022, 5, 27)), 60, "clash"),
        (days(date(2022, 5, 26), date(2022, 5, 27)), 5, "apart"),
        (days(date(2023, 5, 19), date(2023, 5, 20)), 60, "apart"),
        (days(date(2023, 5, 19), date(2023, 5, 20)), ONCE, "clash"),
        (days(date(2022, 5, 15), date(2022, 5, 25)), 60, "agree"),
        (Interval(date(2022, 5, 26), None, "day"), 60, "apart"),
    ],
)
def test_verdict_of_dates(other: Interval, edition: int, expected: str) -> None:
    assert verdict(replace(MAY_19, edition=edition), replace(MAY_19, value=other, edition=edition)) == expected


def described(*features: str, names: str = "") -> Assertion:
    return replace(MAY_19, features=frozenset(features), names=frozenset(names.split()), edition=60)


LATER = days(date(2022, 5, 26), date(2022, 5, 27))


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (described("nato", names="nato"), described("nato", "spain", names="nato spain"), "clash"),
        (
            described("nato", "lithuania", names="nato lithuania"),
            described("nato", "spain", names="nato spain"),
            "apart",
        ),
        (described("foreign", "minister"), described("foreign", "minister"), "apart"),
        (described("trade", "=ABCD", names="trade"), described("economic", "ABCD", names="ABCD"), "clash"),
        (described(), described(), "clash"),
    ],
)
def test_values_clash_only_where_the_descriptions_can_be_of_one_thing(
    a: Assertion, b: Assertion, expected: str
) -> None:
    assert verdict(a, replace(b, value=LATER)) == expected


def test_two_editions_of_one_article_drift() -> None:
    first = replace(TWO, article=Article("It is 2%.", "A", title="Spending"))
    second = replace(FOUR, article=Article("It is 4%.", "A", title="Spending"))
    assert verdict(first, second) == "drift"


bounds = st.one_of(st.none(), st.integers(-50, 50).map(Decimal))
dates = st.one_of(st.none(), st.dates(date(1950, 1, 1), date(2050, 1, 1)))
times = st.one_of(st.none(), st.times())
moments = st.one_of(dates, st.datetimes(datetime(1950, 1, 1), datetime(2050, 1, 1)))
intervals = st.one_of(
    st.tuples(times, times, st.just("time")).map(lambda t: Interval(*t)),
    st.tuples(moments, moments, st.just("day")).map(lambda t: Interval(*t)),
    st.tuples(bounds, bounds, st.sampled_from(["percent", "USD", ""])).map(lambda t: Interval(*t)),
    st.tuples(dates, dates, st.just("day")).map(lambda t: Interval(*t)),
)
assertions = st.builds(
    lambda value, period, modality, basis, features, lasting, edition: replace(
        TWO,
        value=value,
        period=period,
        modality=modality,
        basis=basis,
        features=features,
        lasting=lasting,
        edition=edition,
        names=features & frozenset("ab"),
    ),
    intervals,
    st.sampled_from([None, YEAR_2021, YEAR_2022, JUNE_2022]),
    st.sampled_from(["actual", "plan", "target", "estimate", "historical"]),
    st.sampled_from(["", "GDP", "GNP"]),
    st.frozensets(st.sampled_from("abcd")),
    st.booleans(),
    st.sampled_from([0, 60, ONCE]),
)


@given(assertions, assertions)
def test_verdict_is_total_and_symmetric(a: Assertion, b: Assertion) -> None:
    assert verdict(a, b) == verdict(b, a)


@given(st.decimals(0, 10**6, places=3), st.integers(0, 3))
def test_rounding_never_contradicts(exact: Decimal, places: int) -> None:
    def read(figure: Decimal) -> Interval:
        half = Decimal(5).scaleb(int(figure.as_tuple().exponent) - 1)
        return Interval(figure - half, figure + half, "percent")

    rounded = round(exact, places) if places else Decimal(round(exact))
    assert verdict(assertion(read(exact)), assertion(read(rounded), "B")) == "agree"


def kinds(*given: Assertion) -> list[tuple[str, list[str]]]:
    return [(f.kind, [a.article.source for a in f.assertions]) for t in align(given) for f in compare(t)]


def test_one_finding_holds_all_sources_at_odds() -> None:
    third = assertion(percent("3.5", "4.5"), "C")
    assert kinds(TWO, FOUR, third) == [("contradiction", ["A", "B", "C"]), ("agreement", ["B", "C"])]


def test_one_source_does_not_confirm_itself() -> None:
    assert kinds(TWO, replace(TWO, start=5, end=8)) == []


def test_a_reprinted_sentence_is_no_second_source() -> None:
    reprint = replace(TWO, article=replace(TWO.article, source="B"))
    assert kinds(TWO, reprint) == []


def test_the_order_of_the_articles_does_not_matter() -> None:
    third = assertion(percent("1.8", "1.9"), "C")
    assert kinds(TWO, FOUR, third) == kinds(third, FOUR, TWO)


def test_a_source_does_not_confirm_itself_in_another_article() -> None:
    assert kinds(TWO, replace(TWO, article=Article("A said 2% before.", "A"))) == []


def test_a_year_meets_every_day_in_a_large_topic() -> None:
    year = assertion(percent("90", "91"), "Y")
    daily = [
        assertion(percent(f"{n % 7}.0", f"{n % 7}.5"), f"D{n:03}", period=days(day, day + timedelta(days=1)))
        for n in range(LARGE + 30)
        for day in [date(2022, 1, 1) + timedelta(days=n)]
    ]
    (found,) = [f for t in align([*daily, year]) for f in compare(t) if f.kind == "contradiction"]
    assert len(found.assertions) == len(daily) + 1


def test_a_large_topic_still_shows_its_contradiction() -> None:
    many = [assertion(percent(f"{n}.0", f"{n}.5"), f"S{n:04}") for n in range(LARGE + 50)]
    found = kinds(*many)
    assert [k for k, _ in found] == ["contradiction"]
    assert len(found[0][1]) == LARGE + 50

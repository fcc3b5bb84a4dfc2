"""The verdict on two assertions, and the findings of a topic."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker import mentions
from checker.align import align
from checker.compare import MOST, compare
from checker.findings import Finding
from checker.model import ONCE, Article, Assertion, Interval, Span
from checker.reasons import name_topic
from checker.sweep import LARGE
from checker.verdicts import judge, verdict

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
        (Interval(date(2022, 5, 26), None, "day"), 60, "clash"),
        (Interval(date(2023, 5, 26), None, "day"), 60, "apart"),
        (Interval(None, date(2022, 4, 1), "day"), 60, "clash"),
        (Interval(None, date(2021, 4, 1), "day"), 60, "apart"),
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


def test_a_state_beside_a_passing_value_of_another_time_is_apart_from_either_side() -> None:
    years = [Interval(date(year, 1, 1), date(year + 1, 1, 1), "day") for year in (2021, 2022)]
    passing, state = replace(TWO, period=years[0]), replace(TWO, period=years[1], lasting=True)
    assert verdict(passing, state) == verdict(state, passing) == "apart"
    assert verdict(replace(passing, lasting=True), state) == "agree"


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
    assert year in found.assertions
    assert {a.value for a in found.assertions} == {a.value for a in (*daily, year)}


def test_a_large_topic_still_shows_its_contradiction() -> None:
    many = [assertion(percent(f"{n}.0", f"{n}.5"), f"S{n:04}") for n in range(LARGE + 50)]
    (found,) = [f for t in align(many) for f in compare(t)]
    assert found.kind == "contradiction" and len(found.assertions) == MOST
    assert {many[0], many[-1]} <= set(found.assertions)
    assert f"{LARGE + 50 - 6} more values" in found.explanation


# -------------------------------------------------------------------------------------------------- one event

DAY_4, DAY_6 = (days(date(2022, 5, n), date(2022, 5, n + 1)) for n in (4, 6))


def count(words: str, source: str = "A", **changes: Any) -> Assertion:
    """Returns a count of one event, read from words as `mentions` reads them."""
    (figure,) = [m for m in mentions(f"{words} people") if m.kind == "number"]
    text = f"{source} counts {words} dead."
    made = Assertion(
        Article(text, source), len(source) + 8, text.index(" dead"), Span(0, len(text)), "people", "people killed",
        figure.value or Interval(None, None), "tolls", written=figure.written, hedge=figure.hedge, label="people",
        story=True, moving=True, told=DAY_4,
    )  # fmt: skip
    return replace(made, **changes)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("31", "31", "agree"),
        ("31", "thirty-one", "agree"),
        ("31", "33", "clash"),
        ("about 100", "97", "agree"),
        ("about 100", "109", "apart"),
        ("about 100", "130", "clash"),
        ("dozens of", "12", "agree"),
        ("dozens of", "31", "agree"),
        ("dozens of", "7", "clash"),
        ("at least 31", "31", "agree"),
        ("at least 31", "33", "agree"),
        ("at least 31", "30", "clash"),
        ("at least 19", "31", "drift"),
        ("more than 30", "at least 31", "agree"),
        ("up to 40", "39", "agree"),
        ("up to 40", "41", "clash"),
        ("up to 40", "12", "drift"),
        ("nearly 100", "97", "agree"),
        ("nearly 100", "85", "apart"),
        ("nearly 100", "70", "clash"),
        ("nearly 100", "101", "apart"),
    ],
)
def test_hedges_and_bounds_of_a_count(first: str, second: str, expected: str) -> None:
    assert verdict(count(first), count(second, "B")) == expected
    assert verdict(count(second, "B"), count(first)) == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "clash"),
        ({"told": DAY_6}, "drift"),
        ({"told": DAY_6, "moving": False}, "drift"),
        ({"told": None}, "clash"),
        ({"admits": (Interval(Decimal("30.5"), Decimal("31.5")),)}, "apart"),
        ({"admits": (Interval(Decimal("30.5"), Decimal("31.5"), "USD"),)}, "clash"),
        ({"admits": (Interval(Decimal("4.5"), Decimal("5.5")),)}, "clash"),
        ({"modality": "plan"}, "apart"),
        ({"basis": "households"}, "apart"),
        ({"attribute": "people injured"}, "apart"),
        ({"story": False}, "apart"),
    ],
)
def test_innocent_explanations_come_first(changes: dict[str, Any], expected: str) -> None:
    a, b = count("31"), count("38", "B", **changes)
    assert verdict(a, b) == verdict(b, a) == expected


def test_a_settled_fact_does_not_move() -> None:
    a, b = count("31", moving=False), count("38", "B", moving=False, told=DAY_6)
    assert verdict(a, b) == "clash"


def test_a_bound_far_below_is_less_sure_than_a_clash() -> None:
    (near,) = found_in(count("31"), count("38", "B"))
    (far,) = found_in(count("at least 19"), count("38", "B"))
    assert (near.kind, far.kind) == ("contradiction", "drift")
    assert far.confidence < near.confidence


OPEN_DAYS = Interval(date(2024, 5, 29), None, "day")  # "written from 29 May on"


def test_an_open_day_of_writing_is_no_known_day() -> None:
    ruling = judge(count("31"), count("38", "B", told=OPEN_DAYS))
    assert ruling.verdict == "clash" and "no day of writing tells that it moved" in ruling.reason
    for first, second, expected in ((43, 44, "apart"), (43, 47, "clash"), (43, 63, "clash")):
        old, older = (
            count(str(years), source, told=told, attribute="age", subject="person", moving=False)
            for years, source, told in ((first, "A", DAY_4), (second, "B", OPEN_DAYS))
        )
        assert judge(old, older).verdict == expected


decimals = st.one_of(st.none(), st.decimals(allow_nan=False), st.integers(-5, 200).map(Decimal))
story_values = st.one_of(
    intervals,
    st.tuples(decimals, decimals, st.sampled_from(["", "year"])).map(lambda t: Interval(*t)),
)
counts = st.builds(
    lambda value, written, hedge, admits, moving, told, modality, story, title, text: replace(
        TWO,
        article=Article(text, "A", title=title, published=None),
        value=value,
        written=written,
        hedge=hedge,
        admits=tuple(admits),
        moving=moving,
        told=told,
        modality=modality,
        story=story,
    ),
    story_values,
    st.one_of(st.none(), st.tuples(decimals, decimals)),
    st.sampled_from([None, "about", "at least", "up to", "nearly"]),
    st.lists(story_values, max_size=3),
    st.booleans(),
    st.sampled_from([None, DAY_4, DAY_6, YEAR_2022, OPEN_DAYS]),
    st.sampled_from(["actual", "plan"]),
    st.sampled_from([True, True, True, False]),
    st.sampled_from(["", "Blast kills many", "CORRECTED: Blast kills many"]),
    st.sampled_from(["It was so.", "Correction: it was not so."]),
)


@given(counts, counts)
def test_judging_values_of_one_event_is_total_and_symmetric(a: Assertion, b: Assertion) -> None:
    ruling = judge(a, b)
    assert ruling == judge(b, a)
    assert ruling.reason


@pytest.mark.parametrize(
    ("dates", "told", "expected"),
    [
        ((3, 11), (4, 12), "apart"),
        ((3, 11), (4, 4), "clash"),
        ((3, 11), (4, 5), "clash"),
        ((3, 28), (4, 7), "clash"),
        ((3, 3), (4, 12), "agree"),
    ],
)
def test_a_series_tells_of_each_of_its_days(dates: tuple[int, int], told: tuple[int, int], expected: str) -> None:
    def day(n: int) -> Interval:
        return days(date(2022, 5, n), date(2022, 5, n + 1))

    a, b = (
        replace(count("31"), value=day(when), written=None, told=day(by), moving=False)
        for when, by in zip(dates, told, strict=True)
    )
    assert verdict(a, b) == verdict(b, a) == expected


THIRTY_EIGHT = (Interval(Decimal("37.5"), Decimal("38.5")),)


@pytest.mark.parametrize(
    ("third", "expected"),
    [
        (count("31", "C", speaker="the ministry", admits=THIRTY_EIGHT), []),
        (count("31", "C", admits=THIRTY_EIGHT), ["contradiction"]),
        (count("31", "C", speaker="the ministry"), ["contradiction"]),
    ],
)
def test_a_dispute_that_an_article_reports_is_none_between_sources(third: Assertion, expected: list[str]) -> None:
    found = found_in(count("31", "A"), count("38", "B"), third)
    assert [f.kind for f in found if f.kind != "agreement"] == expected


# -------------------------------------------------------------------------------------------------- editions


def told_by(source: str, title: str, words: str, day: int, text: str = "") -> Assertion:
    made = count(words, source)
    article = Article(text + made.article.text, source, date(2022, 5, day), title)
    moved = {"start": made.start + len(text), "end": made.end + len(text), "within": Span(0, len(article.text))}
    return replace(made, article=article, told=days(date(2022, 5, day), date(2022, 5, day + 1)), **moved)


def found_in(*given: Assertion) -> list[Finding]:
    """Returns the findings on these assertions, whose articles are all of one story."""
    return [f for t in align(given, {a.article: 0 for a in given}) for f in compare(t)]


@pytest.mark.parametrize(
    ("second", "kind"),
    [
        (told_by("Post", "Market blast kills dozens in the old town", "33", 4), "drift"),
        (told_by("Post", "UPDATE 2-Market blast kills dozens in old town", "33", 4), "drift"),
        (told_by("Post", "Ferry sinks off the coast with many aboard", "33", 4), "contradiction"),
        (told_by("Mail", "Market blast kills dozens in old town", "33", 4), "contradiction"),
        (told_by("Post", "", "33", 4, "(Corrects number of dead)\n"), "drift"),
        (
            told_by("Post", "", "33", 4, "The prison service of the Department of Correction says so.\n"),
            "contradiction",
        ),
    ],
)
def test_editions_of_one_article_do_not_contradict(second: Assertion, kind: str) -> None:
    first = told_by("Post", "Market blast kills dozens in old town", "31", 4)
    assert [f.kind for f in found_in(first, second)] == [kind]


def test_editions_stand_in_order_of_publication() -> None:
    later = told_by("Post", "Blast in old town", "31", 4)
    earlier = told_by("Post", "Blast in old town", "33", 3)
    (found,) = found_in(later, earlier)
    assert [a.text for a in found.assertions] == ["33", "31"]
    assert found.explanation.index("“33”") < found.explanation.index("→") < found.explanation.index("“31”")


def test_a_correction_follows_what_it_corrects_on_one_day() -> None:
    mended = told_by("Post", "CORRECTED-Blast in old town", "31", 4)
    (found,) = found_in(mended, told_by("Post", "Blast in old town", "33", 4))
    assert [a.text for a in found.assertions] == ["33", "31"]
    assert "announces a correction" in found.explanation


def test_two_editions_do_not_hide_a_third_source() -> None:
    first, second = told_by("Post", "Blast in town", "31", 4), told_by("Post", "Blast in town", "33", 4)
    found = found_in(first, second, told_by("Mail", "Many die", "33", 4))
    assert "contradiction" in {f.kind for f in found}


# -------------------------------------------------------------------------------------------------- explanations


def test_a_finding_of_a_story_tells_what_was_written_read_and_tried() -> None:
    first = count("a dozen", speaker="Jan Brouwer")
    (found,) = found_in(first, count("31", "B", told=None))
    assert found.topic == "people killed"
    for words in (
        "on people killed",
        "A, citing Jan Brouwer,",
        "“a dozen”, read as 12",
        "told on 4 May 2022",
        "B has “31”",
        "Rounding",
    ):
        assert words in found.explanation
    assert "31”, read" not in found.explanation


def test_a_bound_far_away_does_not_say_that_anything_moved() -> None:
    (found,) = found_in(count("at least 19"), count("38", "B"))
    assert "lie far apart" in found.explanation and "moved" not in found.explanation
    assert "read as 19 or more" in found.explanation


def test_a_count_that_rose_is_told_in_order() -> None:
    (found,) = found_in(count("38", "A", told=DAY_6), count("31", "B"))
    assert [a.text for a in found.assertions] == ["31", "38"]
    assert "“31”" in found.explanation.partition(", then ")[0]


@pytest.mark.parametrize(
    ("label", "attribute", "expected"),
    [
        ("people", "people killed", "people killed"),
        ("children", "people killed", "children, people killed"),
        ("Ann Lee", "age", "Ann Lee, age"),
        ("", "people killed", "people killed"),
        ("Norway", "share-of-output", "Norway, share-of-output"),
    ],
)
def test_a_topic_says_no_word_twice(label: str, attribute: str, expected: str) -> None:
    assert name_topic(label, attribute) == expected


# -------------------------------------------------------------------------------------------------- large topics


def test_a_large_story_finds_its_values_though_each_article_grants_others() -> None:
    def own(n: int) -> tuple[Interval, ...]:
        return (Interval(Decimal(1000 + n), Decimal(1001 + n)),)

    many = [count(str(30 + n % 5), f"S{n:04}", admits=own(n)) for n in range(LARGE + 100)]
    found = found_in(*many)
    assert sorted(f.kind for f in found) == ["agreement"] * 5 + ["contradiction"]
    (clash,) = [f for f in found if f.kind == "contradiction"]
    assert len(clash.assertions) == MOST
    assert {a.text for a in clash.assertions} == {"30", "31", "32", "33", "34"}
    assert "as 59 others do" in clash.explanation


def test_many_names_with_a_common_word_are_not_each_compared_with_all(monkeypatch: pytest.MonkeyPatch) -> None:
    def name(n: int) -> str:
        return "mayor " + "".join("bdfgklmnprstv"[n // 13**k % 13] + "aeiou"[k] for k in range(4)) + " brown"

    asked = []
    monkeypatch.setattr("checker.align.same_name", lambda a, b: bool(asked.append((a, b))))
    for size in (500, 1000):
        align([count("31", f"S{n}", subject=name(n), story=False) for n in range(size)])
        assert len(asked) < 100 * size
        asked.clear()


def test_numbered_things_are_not_spellings_of_one_name() -> None:
    wards = [count("31", f"S{n}", subject=f"ward {n}", story=False) for n in (5, 51, 55)]
    assert len(align(wards)) == 3

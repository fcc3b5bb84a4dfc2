"""Dates with a bound, counts from a day, what names no date, and the work that hostile text takes."""

from __future__ import annotations

from datetime import date

import pytest

from checker.mentions import mentions
from checker.model import Mention
from checker.scan.calendarspans import shift_exactly, shift_workdays
from tests.test_hostile import LARGE, SMALL, count_calls
from tests.test_mentions import DAY, marked, rows


def dates(text: str, reference: date | None = DAY) -> list[tuple[str, str, str]]:
    """Returns the words and bounds of the dates of a text."""
    return [
        (m.text, str(m.value.low), str(m.value.high)) for m in mentions(text, reference) if m.kind == "date" and m.value
    ]


@pytest.mark.parametrize("row", rows("datebounds.tsv"), ids=lambda r: r[0])
def test_a_bound_leaves_a_date_open_and_stands_outside_it(row: list[str]) -> None:
    sentence, expected = marked(row[0])
    (found,) = [m for m in mentions(sentence, DAY) if m.text == expected[0]]
    assert found.kind == "date" and found.value is not None
    assert (str(found.value.low), str(found.value.high), found.hedge or "") == (row[1], row[2], row[3])


@pytest.mark.parametrize("row", rows("notdates.txt"), ids=lambda r: r[0])
def test_what_only_looks_like_a_date(row: list[str]) -> None:
    found: list[Mention] = [m for m in mentions(row[0], DAY) if m.kind in ("date", "time")]
    assert found == []


def test_values_that_a_bound_admits_meet() -> None:
    (before,) = mentions("It fell before 2018.")
    (after,) = mentions("It fell after 2018.")
    (inside,) = mentions("It fell in May 2017.")
    assert before.value is not None and after.value is not None and inside.value is not None
    assert before.value.meets(inside.value) and inside.value.within(before.value)
    assert not after.value.meets(inside.value) and not after.value.meets(before.value)


@pytest.mark.parametrize(
    "sentence",
    [
        "Rents rose 5% in two years.",
        "It was the worst storm in ten years.",
        "It will be the best crop in three years.",
        "They met for the first time in six months.",
        "The works took shape in four weeks.",
        "Rents will double in ten years.",
        "He built the boat in 20 days.",
        "The crew was relieved in three weeks.",
    ],
)
def test_in_so_many_units_lasts_where_nothing_looks_ahead(sentence: str) -> None:
    assert "duration" in [m.kind for m in mentions(sentence, DAY)]
    assert dates(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "It rained for three days after Monday.",
        "It came three days after Monday's storm.",
        "The price holds over four years from April 1.",
        "They sailed two days in May 2021.",
    ],
)
def test_a_stretch_beside_a_day_is_no_count_from_it(sentence: str) -> None:
    assert "duration" in [m.kind for m in mentions(sentence, DAY)]


def test_a_count_leans_on_a_stated_day_without_a_reference() -> None:
    assert dates("It opened three days after 4 May 2021.", None) == [
        ("three days after 4 May 2021", "2021-05-07", "2021-05-08")
    ]


@pytest.mark.parametrize("phrase", ["in two weeks", "two Mondays later", "in two weeks' time"])
def test_a_count_from_the_article_s_day_needs_that_day(phrase: str) -> None:
    assert dates(f"The ferry will return {phrase}.", None) == []


def test_ambiguous_order_without_a_year_keeps_both_readings() -> None:
    (found,) = mentions("The log was shut on 3/4 there.", DAY)
    assert [str(r.low) for r in found.readings] == ["2022-04-03", "2022-03-04"]
    (clear,) = mentions("The log was shut on 3/14 there.", DAY)
    assert clear.readings == () and clear.value is not None and clear.value.low == date(2022, 3, 14)


def test_a_weekday_picks_the_year_in_which_it_fits() -> None:
    assert dates("They met on Friday, July 18.", date(2013, 2, 12)) == [("Friday, July 18", "2014-07-18", "2014-07-19")]
    assert dates("They met on Friday, July 17.", date(2013, 2, 12)) == [("Friday, July 17", "2012-07-17", "2012-07-18")]


def test_a_weekday_tells_which_order_digits_are_in() -> None:
    (found,) = mentions("They met on Thursday, 11/6/2020.", DAY)
    assert found.readings == () and found.value is not None and found.value.low == date(2020, 6, 11)
    (open_,) = mentions("They met on Monday, 11/6/2020.", DAY)
    assert [str(r.low) for r in open_.readings] == ["2020-11-06", "2020-06-11"]


def test_month_comes_first_where_no_other_date_is_near() -> None:
    (found,) = mentions("The log says 3-7-07 there.", DAY)
    assert [str(r.low) for r in found.readings] == ["2007-03-07", "2007-07-03"]


def test_many_ambiguous_dates_are_ordered_in_work_that_grows_with_them() -> None:
    unit = "1/2/2020 and 13/2/2020 "
    small, large = unit * (SMALL // len(unit)), unit * (LARGE // len(unit))
    mentions(small[:2000], DAY)
    few, many = count_calls(lambda: mentions(small, DAY)), count_calls(lambda: mentions(large, DAY))
    assert many < 11 * few + 2000


def test_a_month_s_last_day_stands_for_a_day_it_has_not() -> None:
    assert shift_exactly(date(2021, 1, 31), "month", 1) == date(2021, 2, 28)
    assert shift_exactly(date(2020, 2, 29), "year", 1) == date(2021, 2, 28)
    assert shift_exactly(date(9999, 12, 31), "month", 1) is None


def test_days_at_work_step_over_weekends() -> None:
    friday = date(2022, 6, 24)
    assert shift_workdays(friday, 1) == date(2022, 6, 27)
    assert shift_workdays(friday, 6) == date(2022, 7, 4)
    assert shift_workdays(date(2022, 6, 27), -1) == friday


@pytest.mark.parametrize(
    ("words", "days"), [("ten straight days", 10), ("four business days", 4), ("five consecutive days", 5)]
)
def test_days_of_a_kind_are_one_stretch(words: str, days: int) -> None:
    (found,) = mentions(f"It rained for {words}.", DAY)
    assert (found.kind, found.text, found.written) == ("duration", words, (days, days))


def test_weeks_of_a_month_are_not_counted_from_the_article_s_day() -> None:
    found = mentions("It rained in the last two weeks of July 2021.", DAY)
    assert [(m.kind, m.text) for m in found] == [("duration", "two weeks"), ("date", "July 2021")]


def test_a_day_beside_what_a_day_has_is_no_count() -> None:
    assert dates("The day after Monday's storm it rained.") == [("Monday", "2022-06-20", "2022-06-21")]


HOSTILE = [
    "the day after Christmas ",
    "in two weeks ", "two days after ", "two days before 3 May 2019 ", "before 2018 ", "2018 or later ", "May 5/", "Monday to ",
    "will in 3 days ", "3 Fridays from now ", "the rest of the week ", "10/1-", "week 3 2019 ", "2018-W16 ", "w/c May 4 ",
]  # fmt: skip


@pytest.mark.parametrize("unit", HOSTILE)
def test_ten_times_the_text_is_ten_times_the_work(unit: str) -> None:
    small, large = unit * (SMALL // len(unit)), unit * (LARGE // len(unit))
    mentions(small[:2000], DAY)
    few, many = count_calls(lambda: mentions(small, DAY)), count_calls(lambda: mentions(large, DAY))
    assert many < 11 * few + 2000


@pytest.mark.parametrize(
    ("other", "first"),
    [
        ("25/12/2020", date(2021, 4, 3)),
        ("12/25/2020", date(2021, 3, 4)),
        ("2 April 2021", date(2021, 4, 3)),
        ("5 March 2021", date(2021, 3, 4)),
    ],
)
def test_ambiguous_dates_follow_the_order_of_the_articles_other_dates(other: str, first: date) -> None:
    found = mentions(f"The board met on {other}. It met once more on 03/04/2021.", reference=date(2021, 6, 1))
    ambiguous = found[1]
    assert ambiguous.value is not None
    assert ambiguous.value.low == first
    assert {r.low for r in ambiguous.readings} == {date(2021, 4, 3), date(2021, 3, 4)}


@pytest.mark.parametrize(
    "words", ["the coming 0 weeks", "the last 0 days", "the next zero months", "the past -3 years"]
)
def test_a_stretch_of_no_length_is_no_stretch_of_days(words: str) -> None:
    for found in mentions(f"It rained in {words}.", date(2024, 5, 3)):
        assert found.kind == "duration" and found.value is not None and found.value.meets(found.value)


@pytest.mark.parametrize("words", ["9/½/2014", "from 5/½ to 6/2", "10/1-11/½/2017"])
def test_a_share_within_slashes_makes_no_date(words: str) -> None:
    assert all("½" not in m.text for m in mentions(f"It rained {words} there.") if m.kind == "date")

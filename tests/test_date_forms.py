"""Dates in the many forms that English has for them, and what stands beside such forms and is none."""

from __future__ import annotations

from datetime import date

import pytest

from checker.mentions import mentions, scan
from checker.model import DateParts
from tests.test_dates_bounds import dates
from tests.test_hostile import LARGE, SMALL, count_calls
from tests.test_mentions import DAY, marked, rows


@pytest.mark.parametrize("row", rows("dateforms.tsv"), ids=lambda r: r[0])
def test_form(row: list[str]) -> None:
    sentence, expected = marked(row[0])
    found = [m for m in mentions(sentence, DAY) if m.text == expected[0]]
    assert found, mentions(sentence, DAY)
    assert found[0].kind == "date" and found[0].value is not None
    assert (str(found[0].value.low), str(found[0].value.high), found[0].value.unit) == (row[1], row[2], "day")


@pytest.mark.parametrize(
    ("sentence", "texts"),
    [
        ("The launch, delayed from 2019 to 2021, drew many.", ["2019", "2021"]),
        ("They pushed the vote back from Monday 4 May 2020 to Friday 8 May 2020.", ["Monday 4 May 2020", "Friday 8 May 2020"]),
        ("It was open in 2019 - and in 2020.", ["2019", "2020"]),
        ("Dues rose from 5% in 2019 to 8% in 2021.", ["2019", "2021"]),
        ("She was born on 4 May 1960 and died on 6 June 2001.", ["4 May 1960", "6 June 2001"]),
        ("He ruled from 1871 until his death in 1890.", ["1871", "1890"]),
        ("It fell the year after the 2010 vote.", ["the year", "2010"]),
        ("It fell the week after Monday's storm.", ["the week", "Monday"]),
        ("On Sunday 31 people left.", ["Sunday"]),
        ("In 2019 ad spending fell.", ["2019"]),
        ("It fell following May 2019.", ["May 2019"]),
    ],
)  # fmt: skip
def test_dates_that_nothing_joins_stay_apart(sentence: str, texts: list[str]) -> None:
    assert [m.text for m in mentions(sentence, DAY) if m.kind == "date"] == texts


@pytest.mark.parametrize(
    "sentence",
    [
        "It holds 14 ad campaigns.",
        "It rose from 1/4 to 3/4.",
        "He was hurt in the fall.",
        "The odds are one in two thousand.",
        "She waited three weeks back home.",
        "He was paid for four days straight.",
    ],
)
def test_no_date(sentence: str) -> None:
    assert [m.text for m in mentions(sentence, DAY) if m.kind == "date"] == []


def test_a_year_before_our_era_is_a_date_without_days() -> None:
    (found,) = mentions("It was dug in 300 BC.", DAY)
    assert (found.kind, found.text, found.value) == ("date", "300 BC", None)


@pytest.mark.parametrize(
    ("sentence", "words", "low", "high"),
    [
        ("It pays pre-2019 rates.", "pre-2019", "None", "2019-01-01"),
        ("It must shut by 2019 at the latest.", "2019", "None", "2020-01-01"),
        ("It opens in 2025 at the earliest.", "2025", "2025-01-01", "None"),
    ],
)
def test_bounds_in_the_words_around(sentence: str, words: str, low: str, high: str) -> None:
    assert dates(sentence) == [(words, low, high)]


def test_a_range_keeps_both_of_its_ends() -> None:
    (found,) = mentions("It ran from 2 May 1997 to June 1999.", DAY)
    assert found.parts == DateParts(1997, 5, 2, until=DateParts(1999, 6, grain="month"))
    assert found.note == "from 2 May 1997 to June 1999"


def test_ranges_need_no_reference_where_both_dates_are_named() -> None:
    assert dates("It ran from May 2014 until 3 June 2016.", None) == [
        ("May 2014 until 3 June 2016", "2014-05-01", "2016-06-04")
    ]
    assert dates("It ran from May until today.", None) == []


def test_a_season_that_follows_counts_from_the_date_before() -> None:
    found = dates("It shut in June 1999 and reopened the following spring.")
    assert found[1] == ("the following spring", "2000-03-01", "2000-06-01")


def test_a_number_without_its_month_is_an_ordinal_where_no_day_stands_before_it() -> None:
    assert [m.kind for m in scan("They came 4th and 5th.")] == ["ordinal", "ordinal"]


def test_a_fiscal_year_ends_when_its_words_say() -> None:
    assert dates("Sales rose in the year to March 2019.")[0] == ("the year", "2018-04-01", "2019-04-01")
    assert dates("Sales rose in the year to March 2019.", date(2030, 1, 1))[0][1] == "2018-04-01"


@pytest.mark.parametrize(
    "unit",
    [
        "from 2016 to 2018 ", "May 4 to the 9th, ", "the week before ", "the 4th, the 5th ", "from now to ", "a year ago today ",
        "the second Friday after ", "10/1/2018 - ", "c. 1850 ", "the quarter ended May 4 ", "the last day of the ", "3Q19 ",
    ],
)  # fmt: skip
def test_work_grows_with_the_text(unit: str) -> None:
    small, large = unit * (SMALL // len(unit)), unit * (LARGE // len(unit))
    mentions(small[:2000], DAY)
    few, many = count_calls(lambda: mentions(small, DAY)), count_calls(lambda: mentions(large, DAY))
    assert many < 11 * few + 2000


@pytest.mark.parametrize("words", ["from yesterday to Wednesday", "from May 4 to today", "between now and November 15"])
def test_a_day_told_from_the_writing_stays_a_date_of_its_own(words: str) -> None:
    """As TIMEX3 has it."""
    assert len(mentions(f"The kiln is cold {words}.", DAY)) == 2

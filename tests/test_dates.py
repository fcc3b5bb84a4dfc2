"""When dates are: the calendar alone, the article's day, and the dates around."""

from __future__ import annotations

from datetime import date

import pytest

from checker.dates import resolve
from checker.mentions import mentions, scan
from checker.model import DateParts
from tests.test_mentions import DAY, marked, rows


@pytest.mark.parametrize("row", rows("dates.tsv"), ids=lambda r: r[0])
def test_date(row: list[str]) -> None:
    sentence, expected = marked(row[0])
    found = [m for m in mentions(sentence, DAY) if m.text == expected[0]]
    assert found, mentions(sentence, DAY)
    assert found[0].kind == "date"
    assert found[0].value is not None
    assert (str(found[0].value.low), str(found[0].value.high), found[0].value.unit) == (row[1], row[2], "day")


@pytest.mark.parametrize("phrase", ["on June 7", "last year", "on Friday", "in May", "yesterday", "three years ago"])
def test_nothing_is_guessed_without_a_reference(phrase: str) -> None:
    (found,) = mentions(f"It was signed {phrase}.")
    assert found.value is None and found.parts is not None and found.note == ""


def test_that_year_follows_the_date_before_even_without_a_reference() -> None:
    found = mentions("It opened in March 2019, and in June of that year it grew.")
    assert found[1].value is not None and found[1].value.low == date(2019, 6, 1)


def test_note_says_where_the_year_comes_from() -> None:
    (found,) = mentions("It was signed on June 7.", DAY)
    assert found.note == "year taken from the article's date 2022-06-20"


def test_january_of_an_article_of_july_is_this_january() -> None:
    found = mentions("In January he came, and he plans to return in July.", date(2023, 7, 10))
    assert [str(m.value.low) for m in found if m.value] == ["2023-01-01", "2023-07-01"]


def test_ambiguous_order_keeps_both_readings() -> None:
    (found,) = mentions("It was signed on 03/04/2022.")
    assert [str(r.low) for r in found.readings] == ["2022-03-04", "2022-04-03"]


def test_other_dates_of_the_article_order_the_readings() -> None:
    found = mentions("It was signed on 03/04/2022. They met on 2 April 2022.")
    assert [str(r.low) for r in found[0].readings] == ["2022-04-03", "2022-03-04"]
    assert found[0].value == found[0].readings[0]


def test_unambiguous_order_is_no_reading() -> None:
    (found,) = mentions("It was signed on 13/04/2022.")
    assert found.readings == () and found.value is not None and found.value.low == date(2022, 4, 13)


@pytest.mark.parametrize(
    "phrase",
    ["Feb 30, 2022", "2022-13-01", "31 June 2022", "next April 31", "last June 31", "this February 30", "30 February"],
)
def test_impossible_day_is_no_day(phrase: str) -> None:
    found = mentions(f"It was signed on {phrase} there", DAY)
    assert found, "the month, the year or the figures must still be found"
    assert all(m.text != phrase and (m.parts is None or m.parts.day is None) for m in found), found


@pytest.mark.parametrize(
    ("phrase", "reference", "day"),
    [
        ("last February 29", date(2023, 6, 1), date(2020, 2, 29)),
        ("last February 29", date(2024, 2, 29), date(2020, 2, 29)),
        ("last February 29", date(1903, 1, 1), date(1896, 2, 29)),
        ("next February 29", date(2023, 6, 1), date(2024, 2, 29)),
        ("next February 29", date(2097, 1, 1), date(2104, 2, 29)),
        ("this February 29", date(2023, 6, 1), None),
        ("February 29 last year", date(2023, 6, 1), None),
        ("last June 7", date(2023, 6, 1), date(2022, 6, 7)),
        ("next June 7", date(2023, 6, 1), date(2023, 6, 7)),
    ],
)
def test_a_rare_day_is_sought_in_the_direction_said(phrase: str, reference: date, day: date | None) -> None:
    (found,) = mentions(f"They met {phrase}.", reference)
    assert (found.kind, found.text) == ("date", phrase)
    assert (found.value.low if found.value else None) == day


def test_a_filler_in_digits_is_a_name() -> None:
    (found,) = mentions("It runs until 31.12.9999 there.", DAY)
    assert (found.kind, found.value) == ("identifier", None)


def test_scan_gives_parts_of_what_leans_on_context() -> None:
    (found,) = scan("It ends at the end of this month.")
    assert found.parts == DateParts(grain="month", relative="month", part="end")
    assert found.value is None


def test_resolve_is_the_second_half_of_mentions() -> None:
    text = "It was signed last year, and in June of that year it grew."
    assert resolve(scan(text), text, DAY) == mentions(text, DAY)

"""When dates are: the calendar alone, the article's day, and the dates around."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from checker.mentions import mentions, scan
from checker.model import DateParts, Interval, Mention
from checker.scan.dates import resolve
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
    [
        "Feb 30, 2022",
        "2022-13-01",
        "31 June 2022",
        "next April 31",
        "last June 31",
        "this February 30",
        "30 February",
        "30 February 2024",
    ],
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


def times(text: str, reference: date | None = DAY) -> list[tuple[str, str, str]]:
    """Returns the words and bounds of the times of a text."""
    return [
        (m.text, str(m.value.low), str(m.value.high)) for m in mentions(text, reference) if m.kind == "time" and m.value
    ]


@pytest.mark.parametrize(
    ("sentence", "words", "low", "high"),
    [
        ("They met on May 4 at 10 a.m. there.", "May 4 at 10 a.m.", "2022-05-04 10:00:00", "2022-05-04 11:00:00"),
        ("They meet tomorrow at noon there.", "tomorrow at noon", "2022-06-21 12:00:00", "2022-06-21 12:01:00"),
        (
            "Doors: Monday, 3 May 2021, 14:00.",
            "Monday, 3 May 2021, 14:00",
            "2021-05-03 14:00:00",
            "2021-05-03 14:01:00",
        ),
        ("The gate shut 8pm today.", "8pm today", "2022-06-20 20:00:00", "2022-06-20 21:00:00"),
        ("Sent 2024-04-25T10:00:00Z by post.", "2024-04-25T10:00:00Z", "2024-04-25 10:00:00", "2024-04-25 10:00:01"),
        (
            "It ran from 9:30 to 11:00 on 2 May 2022.",
            "9:30 to 11:00 on 2 May 2022",
            "2022-05-02 09:30:00",
            "2022-05-02 11:00:00",
        ),
        ("It shut at 11 p.m. on 2 May 2022.", "11 p.m. on 2 May 2022", "2022-05-02 23:00:00", "2022-05-03 00:00:00"),
        ("It shut at 5 p.m.", "5 p.m.", "2022-06-20 17:00:00", "2022-06-20 18:00:00"),
    ],
)
def test_a_day_and_its_clock_are_one_time(sentence: str, words: str, low: str, high: str) -> None:
    assert times(sentence) == [(words, low, high)]


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("5 to 6 pm", "17:00:00", "18:00:00"),
        ("11 to 2 p.m.", "11:00:00", "14:00:00"),
        ("9:30-11:00", "09:30:00", "11:00:00"),
        ("half past seven", "07:30:00", "07:31:00"),
        ("quarter to eight", "07:45:00", "07:46:00"),
        ("ten minutes past noon", "12:10:00", "12:11:00"),
        ("seven o'clock", "07:00:00", "08:00:00"),
        ("4:40 in the afternoon", "16:40:00", "16:41:00"),
        ("9 in the evening", "21:00:00", "22:00:00"),
        ("615 p.m.", "18:15:00", "18:16:00"),
    ],
)
def test_clock(words: str, low: str, high: str) -> None:
    assert times(f"The tide turned at {words} there.", None) == [(words, low, high)]


def test_a_lone_clock_is_of_the_article_s_day_only_where_no_other_is_named() -> None:
    (day, clock) = mentions("On 2 May 2022 the doors, as ever, shut at 5 p.m. sharp.", DAY)
    assert day.value == Interval(date(2022, 5, 2), date(2022, 5, 3), "day")
    assert clock.value is not None and not isinstance(clock.value.low, datetime)


@pytest.mark.parametrize(
    ("words", "kind", "hedge"),
    [
        ("nearly seven years", "duration", "nearly"), ("at least 31 hours", "duration", "at least"),
        ("the first eight months", "duration", None), ("the six days", "duration", None),
        ("weeks", "duration", "about"), ("about six years ago", "date", "about"),
        ("every week", "date", None), ("right now", "date", None),
    ],
)  # fmt: skip
def test_modifiers_stand_inside(words: str, kind: str, hedge: str | None) -> None:
    found: list[Mention] = [m for m in mentions(f"They have sailed {words}, it seems.", DAY) if m.text == words]
    assert [(m.kind, m.hedge) for m in found] == [(kind, hedge)]


@pytest.mark.parametrize(
    ("words", "unit", "count"),
    [
        ("four years, five months", "month", 53),
        ("an hour and 20 minutes", "minute", 80),
        ("two weeks and 3 days", "day", 17),
    ],
)
def test_units_that_follow_each_other_add_up(words: str, unit: str, count: int) -> None:
    (found,) = mentions(f"They sailed for {words} there.", DAY)
    assert found.text == words and found.value is not None
    assert (found.value.unit, found.written) == (unit, (count, count))


def test_two_days_that_do_not_touch_are_no_stretch() -> None:
    found = mentions("The fair ran on 3 and 17 May 2022.", DAY)
    assert [m.text for m in found if m.kind == "date"] == ["17 May 2022"]

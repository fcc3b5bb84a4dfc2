"""Ways to say a time of day, a stretch of time, how often, and a named day: each in words of our own, with what it means."""

from __future__ import annotations

from datetime import date

import pytest

from checker.mentions import mentions, scan
from checker.model import Mention
from checker.scan.bulk import scan_all

DAY = date(2022, 6, 20)  # a Monday


def found(text: str, kind: str) -> list[Mention]:
    return [m for m in mentions(text, DAY) if m.kind == kind]


def bounds(mention: Mention) -> tuple[str, str] | None:
    return None if mention.value is None else (str(mention.value.low), str(mention.value.high))


CLOCKS = [
    ("half past six", "06:30", "06:31"), ("half after six", "06:30", "06:31"), ("half seven", "07:30", "07:31"),
    ("ten to six", "05:50", "05:51"), ("ten before nine", "08:50", "08:51"), ("a quarter of six", "05:45", "05:46"),
    ("quarter before nine in the morning", "08:45", "08:46"), ("seven fifteen", "07:15", "07:16"),
    ("six thirty-five in the evening", "18:35", "18:36"), ("seven o clock", "07:00", "08:00"),
    ("7o'clock tonight", "19:00", "20:00"), ("1630 hours", "16:30", "16:31"), ("1630h", "16:30", "16:31"),
    ("0730", "07:30", "07:31"), ("7h", "07:00", "08:00"), ("14 h 10", "14:10", "14:11"), ("mid-day", "12:00", "12:01"),
    ("12:00 noon", "12:00", "12:01"), ("10:30:15.250", "10:30:15", "10:30:16"), ("4am UK time", "04:00", "05:00"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "low", "high"), CLOCKS)
def test_a_clock_at_the_end_of_its_sentence(words: str, low: str, high: str) -> None:
    (clock,) = found(f"The ferry left at {words}.", "time")
    expected = tuple(f"2022-06-20 {at}{':00' if len(at) == 5 else ''}" for at in (low, high))
    assert (clock.text, bounds(clock)) == (words, expected)


@pytest.mark.parametrize("words", ["7:05ish", "7ish", "noonish", "7:00-ish"])
def test_a_clock_that_is_only_about_right_says_so(words: str) -> None:
    (clock,) = found(f"The ferry left around {words}.", "time")
    assert (clock.text, clock.hedge) == (words, "about")


@pytest.mark.parametrize(
    ("text", "words", "low", "high"),
    [
        ("It shut 10pm-6am.", "10pm-6am", "2022-06-20 22:00:00", "2022-06-21 06:00:00"),
        ("It shut tonight 9pm to 5am.", "tonight 9pm to 5am", "2022-06-20 21:00:00", "2022-06-21 05:00:00"),
        ("It shut this evening between 6 and 8.", "this evening between 6 and 8", "2022-06-20 18:00:00", "2022-06-20 20:00:00"),
        ("It shut on 6 May from 9 to 11.", "6 May from 9 to 11", "2022-05-06 09:00:00", "2022-05-06 11:00:00"),
        ("It shut between 9:30 and 10 on Friday.", "9:30 and 10 on Friday", "2022-06-17 09:30:00", "2022-06-17 10:00:00"),
        ("It shut between noon and 1 p.m.", "noon and 1 p.m.", "2022-06-20 12:00:00", "2022-06-20 13:00:00"),
        ("It shut later than 9:15 but before 10:45.", "9:15 but before 10:45", "2022-06-20 09:15:00", "2022-06-20 10:45:00"),
        ("It shut on May ninth at seven fifteen.", "May ninth at seven fifteen", "2022-05-09 07:15:00", "2022-05-09 07:16:00"),
        ("It shut at midnight tonight.", "midnight tonight", "2022-06-21 00:00:00", "2022-06-21 00:01:00"),
        ("It shut at ten last night.", "ten last night", "2022-06-19 22:00:00", "2022-06-19 23:00:00"),
        ("It shut at 4 p.m. Pacific on Friday.", "4 p.m. Pacific on Friday", "2022-06-17 16:00:00", "2022-06-17 17:00:00"),
        ("It shuts 7-9pm Tuesdays.", "7-9pm Tuesdays", "19:00:00", "21:00:00"),
    ],
)  # fmt: skip
def test_a_stretch_of_clocks_with_its_day(text: str, words: str, low: str, high: str) -> None:
    (clock,) = found(text, "time")
    assert (clock.text, bounds(clock)) == (words, (low, high))


@pytest.mark.parametrize(
    ("text", "lows"),
    [
        ("It began at 1:30 p.m. (1730 GMT) on Tuesday.", ["2022-06-14 13:30:00", "2022-06-14 17:30:00"]),
        ("It began at 7:15 and 9:30 p.m. Friday.", ["2022-06-17 19:15:00", "2022-06-17 21:30:00"]),
        ("It began at 13:30 CET/12:30 GMT on 4 May.", ["2022-05-04 13:30:00", "2022-05-04 12:30:00"]),
        ("It ran from Monday 8pm to Tuesday 9am.", ["2022-06-20 20:00:00", "2022-06-21 09:00:00"]),
    ],
)
def test_clocks_beside_each_other_are_of_one_day(text: str, lows: list[str]) -> None:
    assert [str(m.value.low) for m in found(text, "time") if m.value is not None] == lows


def test_one_moment_in_two_zones_is_no_stretch() -> None:
    assert [m.text for m in found("It airs at 9 p.m. ET/6 p.m. PT.", "time")] == ["9 p.m. ET", "6 p.m. PT"]


def test_a_night_of_no_day_ends_at_midnight() -> None:
    (clock,) = [m for m in mentions("It shut from 10 p.m. to 6 a.m. there.") if m.kind == "time"]
    assert clock.value is not None and clock.value.meets(clock.value)


@pytest.mark.parametrize(
    ("words", "low", "high", "unit"),
    [
        ("an hour and a half", "1.25", "1.75", "hour"), ("a year and a half", "1.25", "1.75", "year"),
        ("two hours and a half", "2.25", "2.75", "hour"), ("an hour and a quarter", "1.125", "1.375", "hour"),
        ("a quarter of an hour", "0.125", "0.375", "hour"), ("three quarters of an hour", "0.625", "0.875", "hour"),
        ("1/4 hr", "0.125", "0.375", "hour"), ("1h20m", "79.5", "80.5", "minute"), ("3 more days", "2.5", "3.5", "day"),
        ("another week", "0.5", "1.5", "week"), ("3 weekends", "2.5", "3.5", "weekend"),
        ("1 year, 2 months and 3 days", "428.33333", "429.33333", "day"), ("4 weeks, 2 days and 5 hours", "724.5", "725.5", "hour"),
    ],
)  # fmt: skip
def test_a_stretch_of_time_in_parts(words: str, low: str, high: str, unit: str) -> None:
    (length,) = found(f"It took {words}.", "duration")
    assert length.text == words and length.value is not None and length.value.unit == unit
    assert [round(float(x), 3) for x in (length.value.low, length.value.high) if x is not None] == pytest.approx(  # type: ignore[arg-type]
        [float(low), float(high)], abs=0.01
    )


@pytest.mark.parametrize("words", ["a couple of hours", "a few minutes", "several weeks"])
def test_a_stretch_of_a_few(words: str) -> None:
    (length,) = found(f"It took {words}.", "duration")
    assert (length.text, length.written, length.hedge) == (words, None, "about")


def test_units_that_do_not_get_smaller_are_two_stretches() -> None:
    assert [m.text for m in found("It took 3 days, 2 weeks.", "duration")] == ["3 days", "2 weeks"]


@pytest.mark.parametrize(
    "words",
    [
        "every other Tuesday", "every second Friday", "every 3rd month", "every summer", "every May", "annually", "hourly",
        "nightly", "every Christmas", "an hour and a half ago", "half an hour ago", "a quarter of an hour from now",
        "the past hour",
    ],
)  # fmt: skip
def test_how_often_and_what_counts_from_now_have_no_day(words: str) -> None:
    (when,) = found(f"They met {words}.", "date")
    assert (when.text, when.value) == (words, None)


def test_days_in_the_plural_recur() -> None:
    assert [(m.text, m.value) for m in found("They met on Tuesdays and Fridays.", "date")] == [
        ("Tuesdays", None), ("Fridays", None),
    ]  # fmt: skip


NAMED = [
    ("World Mental Health Day 2018", "2018-10-10"), ("International Day of Persons with Disabilities, 2019", "2019-12-03"),
    ("International Day of the Girl Child", "2021-10-11"), ("World Day of Social Justice 2020", "2020-02-20"),
    ("World No Tobacco Day 2021", "2021-05-31"), ("World Day against Child Labour 2015", "2015-06-12"),
    ("Earth Hour 2017", "2017-03-25"), ("Washington's Birthday 2011", "2011-02-21"), ("Lincoln's Birthday", "2022-02-12"),
    ("Martin Luther King, Jr. Day", "2022-01-17"), ("Small Business Saturday 2019", "2019-11-30"),
    ("Three Kings' Day", "2022-01-06"), ("Three Kings Day 2010", "2010-01-06"), ("Western Australia Day 2016", "2016-06-06"),
    ("Texas Independence Day 2014", "2014-03-02"), ("First Sunday of Advent 2018", "2018-12-02"),
    ("Gaudete Sunday 2018", "2018-12-16"), ("Burns Night 2015", "2015-01-25"), ("V-E Day 1945", "1945-05-08"),
    ("Cinco de Mayo 2013", "2013-05-05"), ("Spring Bank Holiday 2019", "2019-05-27"), ("New Years Eve", "2021-12-31"),
    ("Tu B'Av 2019", "2019-08-15"), ("Lazarus Saturday 2018", "2018-03-31"), ("Easter Tuesday 2013", "2013-04-02"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "low"), NAMED, ids=[words for words, _ in NAMED])
def test_a_day_with_a_long_name(words: str, low: str) -> None:
    (day,) = found(f"They gathered on {words}.", "date")
    assert day.text == words and day.value is not None and str(day.value.low) == low


@pytest.mark.parametrize(
    "text",
    [
        "He threw the Day of Reckoning party.", "She came to the Day Centre.", "They rented the King's Night Club.",
        "The spring festival drew crowds.", "Odds were ten to one.", "A crew of ten of eight boats.",
        "Traders gave ten of eight shares.",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_time(text: str) -> None:
    assert not found(text, "date") and not found(text, "time")


@pytest.mark.parametrize("words", [words for words, *_ in CLOCKS])
def test_both_backends_read_these_clocks_alike(words: str) -> None:
    sentence = f"The ferry left at {words}."
    assert [tuple(read) for read in scan_all([sentence])] == [scan(sentence)]


@pytest.mark.parametrize(
    "unit", ["Aa Day ", "World Day of ", "King's birthday ", "7:15 and ", "1 hour and ", "5 p.m. (6 p.m.) "]
)
def test_long_runs_of_these_words_are_read(unit: str) -> None:
    assert mentions(unit * 2000, DAY) is not None

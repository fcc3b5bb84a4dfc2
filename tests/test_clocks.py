"""Times of day: one moment in many spellings, with its day and its zone, and figures that only look like a clock."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from checker.mentions import mentions, scan
from checker.model import Mention
from checker.scan.bulk import scan_all
from checker.scan.zones import end_with_zone
from tests.test_hostile import count_calls
from tests.test_mentions import DAY, marked, rows


def clocks(text: str, reference: date | None = DAY) -> list[Mention]:
    return [m for m in mentions(text, reference) if m.kind == "time"]


@pytest.mark.parametrize("row", rows("clocks.tsv"), ids=lambda r: r[0])
def test_clock_of_the_corpus(row: list[str]) -> None:
    sentence, (words,) = marked(row[0])
    found = clocks(sentence)
    assert [(m.text, m.value and (str(m.value.low), str(m.value.high))) for m in found] == [(words, (row[1], row[2]))]


@pytest.mark.parametrize("row", rows("notclocks.txt"), ids=lambda r: r[0])
def test_figure_that_is_no_clock(row: list[str]) -> None:
    assert clocks(row[0]) == []


@pytest.mark.parametrize("row", rows("clocks.tsv"), ids=lambda r: r[0])
def test_both_backends_read_a_clock_alike(row: list[str]) -> None:
    sentence, _ = marked(row[0])
    assert [tuple(found) for found in scan_all([sentence])] == [scan(sentence)]


@pytest.mark.parametrize(
    ("clock", "behind", "rest"),
    [
        ("5 p.m.", " local time", " today"),
        ("5 p.m.", " Eastern", "."),
        ("5 p.m.", " Pacific Standard Time", " there"),
        ("5 p.m.", " (GMT-3)", " there"),
        ("5 p.m.", " Cape Town time", " there"),
        ("17:00 GMT", "+05:30", " there"),
        ("17:00:00", "+0530", " there"),
        ("17:00", " AEST", " there"),
        ("5 p.m.", "", " Central Park"),
        ("5 p.m.", "", " Full time"),
        ("5 p.m.", "", " EASTER"),
        ("17:00", "", "-18:00"),
        ("5 p.m.", "", " (0945 GMT)"),
    ],
)
def test_the_zone_behind_a_clock_is_part_of_it(clock: str, behind: str, rest: str) -> None:
    assert end_with_zone(clock + behind + rest, 0, len(clock)) == len(clock + behind)


def test_a_figure_of_the_zone_is_no_mention() -> None:
    assert [(m.kind, m.text) for m in mentions("It opened at 15:20 GMT+8 there.", DAY)] == [("time", "15:20 GMT+8")]


def test_moments_after_from_stay_two() -> None:
    found = clocks("It ran from 5 p.m. Saturday to 6 p.m. Sunday there.")
    assert [m.text for m in found] == ["5 p.m. Saturday", "6 p.m. Sunday"]


def test_a_stretch_has_no_third_end() -> None:
    found = clocks("Open 9 p.m. - 10 p.m. - 11 p.m. there")
    assert [m.text for m in found] == ["9 p.m. - 10 p.m.", "11 p.m."]


def test_a_stretch_over_midnight_ends_the_day_after() -> None:
    (found,) = clocks("The fair is on Saturday, 22h30 - 1h30.")
    assert found.value is not None
    assert (found.value.low, found.value.high) == (datetime(2022, 6, 18, 22, 30), datetime(2022, 6, 19, 1, 30))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Thursday 8:00 GMT", 23),
        ("Notes\nThursday, 8 a.m.\nThe end", 16),
        ("He came on\nThursday at 8:00\nand left.", 16),
    ],
)
def test_a_weekday_and_its_clock_announce_where_they_are_all_of_the_text(text: str, day: int) -> None:
    (found,) = clocks(text)
    assert found.value is not None and found.value.low == datetime(2022, 6, day, 8)


@pytest.mark.parametrize(
    "words", ["next hour", "half an hour from now", "the last two minutes", "the next three hours"]
)
def test_what_counts_from_the_clock_on_the_wall_has_no_value(words: str) -> None:
    (found,) = mentions(f"It will shut {words}.", DAY)
    assert (found.text, found.value) == (words, None)


def test_the_end_of_the_day_is_of_the_day_before_it() -> None:
    found = mentions("It rained on 4 May 2022, and by the end of the day the dam broke.", DAY)
    assert [str(m.value.low) for m in found if m.value] == ["2022-05-04", "2022-05-04"]
    assert mentions("At the end of the day it is a game.", DAY) == ()


@pytest.mark.parametrize("clock", ["3:45:.5", "3:45:1e5", "3:45:3e999", "2024-05-03T10:20:3e9"])
def test_seconds_that_are_none_are_no_part_of_a_clock(clock: str) -> None:
    assert all(
        "e" not in m.text and "." not in m.text for m in mentions(f"It shut at {clock} there.") if m.kind == "time"
    )


@pytest.mark.parametrize("words", ["9 a.m. to 9 a.m.", "between 12 and 12"])
def test_clocks_round_to_where_they_began_admit_something(words: str) -> None:
    for found in mentions(f"The harbour is shut from 1 to 29 {words} in December."):
        assert found.value is None or found.value.meets(found.value)


def test_without_a_reference_a_clock_has_no_day() -> None:
    (found,) = clocks("It shut this afternoon at 2.", None)
    assert found.value is not None and found.value.low == time(14)


@pytest.mark.parametrize("reference", [date.min, date.max], ids=str)
@pytest.mark.parametrize(
    "words",
    [
        "tonight at 2",
        "9 p.m. today - 8 a.m. tomorrow",
        "Sunday 8 a.m.",
        "23h30 - 1h30 today",
        "It shut at 11 p.m.",
        "11 p.m. to 2 a.m.",
    ],
)
def test_clocks_at_the_ends_of_the_calendar(words: str, reference: date) -> None:
    for found in clocks(words, reference):
        assert found.value is None or found.value.meets(found.value)


@pytest.mark.parametrize(
    "unit", ["5 p.m. - ", "9h30 ", "Monday at 5 p.m. ", "9:00 GMT+8 ", "9:30 to ", "tonight at 2 ", "Alpha time "]
)
def test_many_clocks_are_read_in_work_that_grows_with_them(unit: str) -> None:
    small, large = unit * (4_000 // len(unit)), unit * (40_000 // len(unit))
    mentions(small, DAY)
    few, many = count_calls(lambda: mentions(small, DAY)), count_calls(lambda: mentions(large, DAY))
    assert many < 11 * few + 2000


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("the morning of 11 May 2020", date(2020, 5, 11)), ("the early evening of 11 May 2020", date(2020, 5, 11)),
        ("Tuesday in the afternoon", date(2022, 6, 14)), ("the afternoon of Tuesday", date(2022, 6, 14)),
        ("11 May 2020 in the early hours of the morning", date(2020, 5, 11)), ("May 11 in the late evening", date(2022, 5, 11)),
    ],
)  # fmt: skip
def test_a_day_and_the_part_of_it_beside_it_are_one_date(words: str, day: date) -> None:
    (found,) = mentions(f"They met on {words}.", DAY)
    assert (found.kind, found.text, found.value and found.value.low) == ("date", words, day)


def test_a_part_of_a_day_that_qualifies_a_noun_is_left_out() -> None:
    found = mentions("It fell on May 10 in the afternoon session.", DAY)
    assert [m.text for m in found if m.kind == "date"][:1] == ["May 10"]


def test_a_clock_of_an_evening_is_after_noon() -> None:
    (found,) = clocks("They met on May 4 in the evening at 9:30.")
    assert found.value is not None and found.value.low == datetime(2022, 5, 4, 21, 30)


@pytest.mark.parametrize("words", ["8am", "8 a.m.", "08:00 a.m."])
def test_a_clock_s_own_half_goes_before_that_of_its_day(words: str) -> None:
    (found,) = clocks(f"They met yesterday afternoon at {words}.")
    assert found.value is not None and found.value.low == datetime(2022, 6, 19, 8)


def test_clocks_behind_the_genitive_of_a_day_are_of_that_day() -> None:
    found = clocks("Sunday's race begins at 9 p.m. ET (0100 GMT).")
    lows = [m.value.low for m in found if m.value is not None]
    assert lows == [datetime(2022, 6, 19, 21), datetime(2022, 6, 20, 1)]
    (later,) = clocks("Sunday's race was long. At 9 p.m. it rained.")
    assert later.value is not None and not isinstance(later.value.low, datetime)

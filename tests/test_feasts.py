"""Holidays and feasts: their names, their days in a year, and what is only called after them."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.mentions import mentions
from checker.model import Interval, Mention
from checker.scan.feasts import easter, feast_table, find_feast, orthodox_easter, rosh_hashanah
from checker.words import feastnames
from checker.words.feastnames import feast_key, read_rows
from tests.test_mentions import DAY, SPELLINGS, marked, rows

TABLES = [
    feastnames.FIXED, feastnames.NTH, feastnames.EASTER, feastnames.ORTHODOX, feastnames.ISLAMIC, feastnames.HEBREW,
    feastnames.OWN, feastnames.LISTED, feastnames.ADVENT,
]  # fmt: skip
NAMES = [name for table in TABLES for _, names in read_rows(table) for name in names]
SMALL = {"of", "the", "and", "al", "ul", "el", "an", "un", "e", "de"}
NEGATIVES = (SPELLINGS / "nofeasts.txt").read_text(encoding="utf-8").splitlines()[1:]


def write_name(name: str) -> str:
    """Returns a name as a newspaper writes it."""
    words = [w if w in SMALL else "-".join(p[:1].upper() + p[1:] for p in w.split("-")) for w in name.split()]
    text = " ".join(words)
    return text[:1].upper() + text[1:]


def dates(text: str, day: date | None = DAY) -> list[Mention]:
    return [m for m in mentions(text, day) if m.kind == "date"]


def days(*bounds: str) -> Interval:
    low, high = map(date.fromisoformat, bounds)
    return Interval(low, high, "day")


@pytest.mark.parametrize("row", rows("feasts.tsv"), ids=lambda r: r[0])
def test_a_feast_has_its_days(row: list[str]) -> None:
    sentence, expected = marked(row[0])
    found = [m for m in dates(sentence) if m.text == expected[0]]
    assert found, mentions(sentence, DAY)
    assert found[0].value == days(row[1], row[2])


@pytest.mark.parametrize("sentence", NEGATIVES)
def test_no_feast(sentence: str) -> None:
    assert not dates(sentence)


def test_every_name_of_the_tables_is_found() -> None:
    missed = [n for n in map(write_name, NAMES) if n not in [m.text for m in dates(f"They marked {n} in town.")]]
    assert not missed


def test_every_name_of_the_tables_has_a_day_in_some_year() -> None:
    years = range(2012, 2025)
    assert not [key for key in feast_table() if not any(find_feast(key, year) for year in years)]


def test_no_two_rows_share_a_name() -> None:
    keys = [{feast_key(name) for name in names} for table in TABLES for _, names in read_rows(table)]
    assert len(set.union(*keys)) == sum(map(len, keys))


@pytest.mark.parametrize(
    "text, called",
    [
        ("the Good Friday Agreement", "Good Friday Agreement"),
        ("the Easter Rising", "Easter Rising"),
        ("the Tet offensive", "Tet offensive"),
        ("since Bloody Sunday", "Bloody Sunday"),
        ("the Easter Sunday attacks", "Easter Sunday attacks"),
    ],
)
def test_an_event_called_after_a_day_is_a_name(text: str, called: str) -> None:
    assert [(m.kind, m.text, m.value) for m in mentions(text, DAY)] == [("identifier", called, None)]


def test_a_year_beyond_the_calendar_has_no_days() -> None:
    for text in ("Eid al-Fitr 1850", "Eid al-Fitr 2150", "Diwali 1990", "Diwali 2090", "Chinese New Year 1850"):
        (found,) = dates(f"It began on {text}.")
        assert found.text == text and found.value is None


def test_a_feast_that_comes_twice_in_a_year_is_not_guessed() -> None:
    assert find_feast("ramadan", 2030) is None and find_feast("eid al fitr", 2000) is None


@pytest.mark.parametrize(
    "name", ["Eid", "Republic Day", "Chad's Independence Day", "Moldovan National Day", "Easter week"]
)
def test_a_name_of_several_days_is_found_and_not_guessed(name: str) -> None:
    (found,) = dates(f"They met on {name}.")
    assert found.text == name and found.value is None


def test_nothing_is_guessed_without_a_reference() -> None:
    (found,) = dates("They met on Good Friday.", None)
    assert found.value is None and found.parts is not None


@pytest.mark.parametrize(
    "day, last, next_",
    [(date(2013, 2, 12), "2013-02-10", "2014-01-31"), (date(2013, 2, 10), "2012-01-23", "2014-01-31")],
)
def test_last_and_next_count_from_the_article(day: date, last: str, next_: str) -> None:
    for way, expected in (("last", last), ("next", next_)):
        (found,) = dates(f"{way} Chinese New Year", day)
        assert found.value is not None and str(found.value.low) == expected


def test_the_years_of_the_hebrew_calendar() -> None:
    known = {1948: "1948-10-04", 2000: "2000-09-30", 2013: "2013-09-05", 2018: "2018-09-10", 2023: "2023-09-16"}
    assert {year: str(rosh_hashanah(year)) for year in known} == known


def test_both_easters() -> None:
    assert (easter(2024), orthodox_easter(2024)) == (date(2024, 3, 31), date(2024, 5, 5))
    assert easter(2025) == orthodox_easter(2025) == date(2025, 4, 20)


@given(st.integers(1583, 4000))
def test_easter_is_a_sunday_of_spring(year: int) -> None:
    assert easter(year).weekday() == 6 and date(year, 3, 22) <= easter(year) <= date(year, 4, 25)
    assert orthodox_easter(year).weekday() == 6 and orthodox_easter(year) >= easter(year)


@given(st.integers(1, 9000))
def test_the_hebrew_year_begins_on_no_sunday_wednesday_or_friday(year: int) -> None:
    assert rosh_hashanah(year).weekday() not in (6, 2, 4)
    assert (rosh_hashanah(year + 1) - rosh_hashanah(year)).days in (353, 354, 355, 383, 384, 385)


@given(st.sampled_from(sorted(feast_table())), st.integers(-10, 12000))
def test_any_year_has_a_span_of_some_days_or_none(key: str, year: int) -> None:
    span = find_feast(key, year)
    if span is not None:
        assert isinstance(span.low, date) and isinstance(span.high, date)
        assert timedelta(0) < span.high - span.low <= timedelta(50) and abs(span.low.year - year) <= 1


def test_the_calendars_load_only_when_asked_for() -> None:
    code = (
        "import sys; from checker import mentions; a = {'holidays', 'hijridate'};"
        "mentions('Easter 2019, Passover 2019, Labor Day 2019'); assert not a & set(sys.modules);"
        "mentions('Eid al-Fitr and Diwali'); assert not a & set(sys.modules);"
        "mentions('Eid al-Fitr 2019'); assert a & set(sys.modules) == {'hijridate'}"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize("words", ["Guru-", "Eid al-Fitr ", "Aa Day ", "feast of the ", "the last day of Ramadan "])
def test_long_runs_of_feast_words_are_read(words: str) -> None:
    assert len(mentions(words * 4000, DAY)) in (0, 4000)

"""What is found, where, and of which kind: corpora of one value in many spellings, names, and sentences without figures."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path

import pytest

from checker.mentions import mentions, scan
from checker.model import Mention

SPELLINGS = Path(__file__).parent / "spellings"
DAY = date(2022, 6, 20)


def rows(name: str) -> list[list[str]]:
    """Returns the rows of a corpus of spellings."""
    lines = (SPELLINGS / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def marked(sentence: str) -> tuple[str, list[str]]:
    """Returns a sentence without its brackets, and what stood in them."""
    return sentence.replace("[", "").replace("]", ""), [p.split("]")[0] for p in sentence.split("[")[1:]]


def texts(found: tuple[Mention, ...]) -> list[str]:
    return [m.text for m in found]


@pytest.mark.parametrize("row", rows("names.tsv"), ids=lambda r: r[0])
def test_name_that_looks_like_a_number(row: list[str]) -> None:
    sentence, names = marked(row[0])
    found = [m for m in scan(sentence) if m.text in names]
    assert [m.kind for m in found] == ["identifier"], scan(sentence)
    assert found[0].value is None and found[0].written is None


@pytest.mark.parametrize("row", rows("nothing.txt"), ids=lambda r: r[0])
def test_sentence_without_mention(row: list[str]) -> None:
    assert texts(mentions(row[0], DAY)) == []


def test_name_before_a_counted_noun_is_no_identifier() -> None:
    (found,) = scan("In Aleppo 23 people died.")
    assert (found.kind, found.text) == ("number", "23")


def test_members_of_members_are_two_numbers() -> None:
    found = mentions("In 2021, only 10 of the 30 members paid.", DAY)
    assert [(m.kind, m.text) for m in found] == [("date", "2021"), ("number", "10"), ("number", "30")]


@pytest.mark.parametrize("sentence", ["It rose from 1% of output to 2%.", "It rose from 1% to 2%."])
def test_change_from_one_share_to_another_is_two_mentions(sentence: str) -> None:
    assert texts(scan(sentence)) == ["1%", "2%"]


def test_respectively_keeps_each_share_and_year() -> None:
    found = scan("Spending rose by 7.3% and 18% respectively over 2020 and 2012.")
    assert texts(found) == ["7.3%", "18%", "2020", "2012"]


@pytest.mark.parametrize(
    ("stamp", "moment", "note"),
    [
        ("2022-05-26 11:54:06", datetime(2022, 5, 26, 11, 54, 6), ""),
        ("2024/04/21 22:28:34", datetime(2024, 4, 21, 22, 28, 34), ""),
        ("2024/04/2122:28:34", datetime(2024, 4, 21, 22, 28, 34), "malformed: no space between date and time"),
    ],
)
def test_stamp(stamp: str, moment: datetime, note: str) -> None:
    (found,) = scan(f"Posted\n{stamp}\n\nText")
    assert (found.kind, found.text, found.note) == ("time", stamp, note)
    assert found.value is not None and found.value.low == moment


@pytest.mark.parametrize("written", ["10 a.m.", "10 am", "10:00", "10:00 AM", "10.00 am"])
def test_clock_without_a_day(written: str) -> None:
    (found,) = [m for m in scan(f"Doors open at {written} there") if m.kind == "time"]
    assert found.value is not None and found.value.low == time(10, 0)


def test_clock_takes_the_day_beside_it() -> None:
    found = mentions("It began at 10 a.m. on June 7.", DAY)
    assert found[0].value is not None and found[0].value.low == datetime(2022, 6, 7, 10)


def test_noon_is_an_hour_of_the_day() -> None:
    (found,) = scan("They met at noon there.")
    assert (found.kind, found.text) == ("time", "noon")


def test_vague_times_are_found_without_a_value() -> None:
    (found,) = mentions("It has recently grown.", DAY)
    assert (found.kind, found.value, found.parts) == ("date", None, None)


def test_written_figures_are_exact_decimals() -> None:
    (found,) = scan("It cost 54.1 billion dollars.")
    assert found.written == (Decimal(54_100_000_000), Decimal(54_100_000_000))


def test_number_of_five_thousand_digits_is_refused() -> None:
    assert scan("It cost " + "7" * 5000 + " coins") == ()

"""Hostile input is read in work that grows with its size: counted in calls, which no load on the machine changes."""

from __future__ import annotations

import cProfile
import pstats
import sys
from collections.abc import Callable

import pytest

from checker.mentions import mentions, scan
from checker.scan.bulk import scan_all

SMALL, LARGE = 4_000, 40_000  # of the many; the few that are read at full size are named below
UNITS = [
    "1", "1,", "1 ", "one ", "may ", "May ", "(", "$", "-", "1.", "1/", "1-", "1:", "1,000,", "12.5 ", "3-4 ", "$5 ", "5% ", "June ",
    "June 7 ", "January February March ", "about ", "about 1 ", "at least ", "the ", "of the ", "hundred ", "thousand ", "million of ",
    "one hundred and ", "twenty-", "first ", "Monday ", "last year ", "a.m. ", "a. m. ", "½", "年", "5月", "\n", "1\n", "\t1", " ", "'",
    "between 1 and ", "from 1 to ", "F-35 ", "e1", "1e5", "00:00 ", "1.000.", "1_000_", "12 345 ", "one,", "May, ", "may-", "((1) ", "1; ",
]  # fmt: skip


def count_calls(work: Callable[[], object]) -> int:
    """Returns how many calls a piece of work makes, those of C functions among them."""
    profile = cProfile.Profile()
    profile.runcall(work)
    return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]


@pytest.mark.parametrize("unit", UNITS)
def test_ten_times_the_text_is_ten_times_the_work(unit: str) -> None:
    small, large = unit * (SMALL // len(unit)), unit * (LARGE // len(unit))
    scan(small[:2000])  # fills the memos
    few, many = count_calls(lambda: scan(small)), count_calls(lambda: scan(large))
    assert many < 11 * few + 2000


@pytest.mark.parametrize(
    "unit",
    ["1", "1,", "one ", "may ", "(", "1,000,", "June ", "the ", "about ", "$", "\n"],
)  # fmt: skip
def test_three_hundred_kilobytes_are_ten_times_thirty(unit: str) -> None:
    small, large = unit * (30_000 // len(unit)), unit * (300_000 // len(unit))
    scan(small[:2000])
    few, many = count_calls(lambda: scan(small)), count_calls(lambda: scan(large))
    assert many < 11 * few + 2000


@pytest.mark.parametrize("unit", ["1", "1,", "1 ", "one ", "may ", "(", "June 7 ", "about ", "$"])
def test_bulk_reads_hostile_text_in_work_that_grows_with_it(unit: str) -> None:
    small, large = unit * (SMALL // len(unit)), unit * (LARGE // len(unit))
    scan_all([small])
    few, many = count_calls(lambda: scan_all([small])), count_calls(lambda: scan_all([large]))
    assert many < 11 * few + 5000


@pytest.mark.parametrize("unit", ["1", "1,", "one ", "may ", "(", "June 7 ", "about ", "last year ", "1/2/2020 "])
def test_dates_of_hostile_text_are_resolved_in_work_that_grows_with_it(unit: str) -> None:
    small, large = unit * (SMALL // len(unit)), unit * (LARGE // len(unit))
    mentions(small[:2000])
    few, many = count_calls(lambda: mentions(small)), count_calls(lambda: mentions(large))
    assert many < 11 * few + 2000


@pytest.mark.parametrize(
    "number", ["7" * 5000, "7," * 2500 + "7", "7" + ",000" * 1250, "0." + "1" * 5000, "1e" + "9" * 5000, "." + "3" * 5000, "7" * 5000 + "%"]
)  # fmt: skip
def test_a_number_of_five_thousand_digits_is_read_or_left_out(number: str) -> None:
    text = f"It cost ${number} then, and 12 ships came."
    found = scan(text)
    assert all(text[m.start : m.end] == m.text for m in found)
    assert all(m.value is None or m.value.meets(m.value) for m in found)
    assert found[-1].text == "12"
    assert scan_all([text]) == [found]
    assert sys.get_int_max_str_digits() in (0, 4300), "no limit of Python was lifted to read it"

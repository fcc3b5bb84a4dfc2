"""What reads as a date, a clock or a count and is by the words beside it a score, a length, a name or a season."""

from __future__ import annotations

import pytest

from checker.mentions import mentions
from tests.test_mentions import DAY


def kinds(sentence: str) -> list[tuple[str, str]]:
    """Returns the kinds and words of what is found in a sentence."""
    return [(m.kind, m.text) for m in mentions(sentence, DAY)]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("They lost 3-6 at home.", [("identifier", "3-6")]),
        ("It was a 3-6 loss.", [("identifier", "3-6")]),
        ("They lost 3-6 boats there.", [("number", "3-6")]),
        ("It takes 3-6 men.", [("number", "3-6")]),
    ],
)
def test_a_score_is_no_range(sentence: str, found: list[tuple[str, str]]) -> None:
    assert kinds(sentence) == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("In the fourth quarter, the team led.", []),
        ("Sales in the fourth quarter rose 3 points.", [("date", "the fourth quarter"), ("number", "3")]),
        ("Sales fell in the fourth quarter.", [("date", "the fourth quarter")]),
        ("She rowed it in a time of 7:41.", []),
        ("She rowed at 7:41.", [("time", "7:41")]),
        ("He swam 3:52 on Sunday.", [("date", "Sunday")]),
        ("They meet today at 9.", [("time", "today at 9")]),
        ("It stood today at 9, down from 14.", [("date", "today"), ("number", "14")]),
    ],
)
def test_what_is_played_or_priced_is_of_no_day(sentence: str, found: list[tuple[str, str]]) -> None:
    assert kinds(sentence) == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("The Yom Kippur War was short.", [("identifier", "The Yom Kippur War")]),
        ("The Boxing Day floods were high.", [("identifier", "Boxing Day floods")]),
        ("Anwar Ramadan came.", []),
        ("Before Ramadan Egypt was calm.", [("date", "Ramadan")]),
        ("Muslim Ramadan came.", [("date", "Ramadan")]),
        ("While Ramadan lasted, he slept.", [("date", "Ramadan")]),
        ("Lent books must come back.", []),
    ],
)
def test_a_feast_in_a_name_is_no_feast(sentence: str, found: list[tuple[str, str]]) -> None:
    assert kinds(sentence) == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("He fought in the Second Boer War.", []),
        ("Third National Trust is shut.", []),
        ("She came in second.", [("ordinal", "second")]),
        ("Wait a second, he said.", []),
        ("It is second to none.", []),
        ("They docked at Two Mile Point.", [("identifier", "Two Mile")]),
        ("They docked two miles off.", [("quantity", "two miles")]),
        ("The show 20 Minutes said so.", [("identifier", "20 Minutes")]),
        ("It was in the Sunday Herald.", []),
        ("It was in the Sunday papers.", [("date", "the Sunday")]),
        ("They sat 12 bar exams.", [("number", "12")]),
        ("It holds 12 bar.", [("quantity", "12 bar")]),
        ("Only 300 lux was measured.", [("quantity", "300 lux")]),
        ("Five teslas were parked there.", [("number", "Five")]),
        ("There were 2 knots of sailors.", [("number", "2")]),
        ("They made 2 knots.", [("quantity", "2 knots")]),
        ("She was fined 700 pounds.", [("money", "700 pounds")]),
        ("It weighs 700 pounds.", [("quantity", "700 pounds")]),
        ("They won 4 cups.", [("number", "4")]),
        ("Add 4 cups of flour.", [("quantity", "4 cups")]),
        ("They sent 20 SEC letters.", [("number", "20")]),
    ],
)
def test_a_rank_or_a_unit_may_be_another_word(sentence: str, found: list[tuple[str, str]]) -> None:
    assert kinds(sentence) == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("A quarter to a third of them left.", [("fraction", "A quarter to a third")]),
        ("It is right to plus or minus 4 percent.", [("percent", "4 percent")]),
        ("It was built in the 3rd century BC.", [("date", "the 3rd century BC")]),
        ("It sank in '67 there.", [("date", "'67")]),
        ("It was 31C in the shade.", [("quantity", "31C")]),
        ("He sat in Row 31C in the dark.", [("identifier", "Row 31C")]),
    ],
)
def test_figures_that_belong_together(sentence: str, found: list[tuple[str, str]]) -> None:
    assert kinds(sentence) == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("The voyage will last two weeks.", [("duration", "two weeks")]),
        ("It should not last several days.", [("duration", "several days")]),
        ("It rained the last two weeks.", [("date", "the last two weeks")]),
    ],
)
def test_last_may_be_a_verb(sentence: str, found: list[tuple[str, str]]) -> None:
    assert kinds(sentence) == found

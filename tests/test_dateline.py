"""When an article was written: stamps, malformed stamps, and what the text itself gives away."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.dating.dateline import bounds, dateline
from checker.dating.tense import judge_tense
from checker.mentions import scan
from checker.model import Article, Dateline, DateParts, Interval, Mention, Sentence, Span
from checker.text.sentences import sentences

ORIGINALS = Path(__file__).parents[2] / "shared" / "seeds"


def judge(text: str, published: date | None = None, stamp: str = "") -> Dateline:
    """Returns the dateline of a text, read the usual way."""
    return dateline(Article(text, "test", published, stamp=stamp), scan(text), sentences(text))


def days(first: date, last: date) -> Interval:
    """Returns the interval of days from first to last, both in it."""
    return Interval(first, last + timedelta(days=1), "day")


OLD_NEWS = """Harbour council buys ferries

2024/04/2122:28:34 shipping 88

The harbour council met twice lately. On June 3, it received the yard's offer in Gdynia, and on June 6, it visited the slipway.

On June 10, the mayor signed the papers, and she will present the first ferry at the end of this month.

Including a grant of $7 million in November 2021, the port's spending last year totalled $54 million.
"""


def test_a_malformed_stamp_at_odds_with_its_text_tells_both() -> None:
    found = judge(OLD_NEWS)
    assert found.kind == "disagrees"
    assert "2024-04-21 22:28:34" in found.problem and "June 2022" in found.problem and "malformed" in found.problem
    assert found.written == days(date(2022, 6, 10), date(2022, 6, 30))
    assert found.stamp is not None and OLD_NEWS[found.stamp.start : found.stamp.end] == "2024/04/2122:28:34"
    assert found.evidence and any("last year" in OLD_NEWS[s.start : s.end] for s in found.evidence)
    assert any('"November 2021"' in reason for reason in found.reasons)


def test_the_same_stamp_in_the_metadata_is_read_too() -> None:
    text = OLD_NEWS.replace("2024/04/2122:28:34 shipping 88\n\n", "")
    found = judge(text, stamp="2024/04/2122:28:34")
    assert (found.kind, found.stamp) == ("disagrees", None)
    assert found.written == days(date(2022, 6, 10), date(2022, 6, 30))


def test_a_malformed_stamp_that_fits_is_only_malformed() -> None:
    text = "Ferries for the bay\n\n2022/06/2122:28:34 shipping 88\n\nOn June 10, the mayor signed the papers for two ferries.\n"
    found = judge(text)
    assert found.kind == "malformed" and "2022-06-21 22:28:34" in found.problem
    assert found.written == days(date(2022, 6, 21), date(2022, 6, 21))


def test_a_metadata_stamp_that_is_no_date_is_malformed() -> None:
    found = judge("The council met in the old hall and talked for hours.\n", stamp="the day the sea came")
    assert found.kind == "malformed" and "the day the sea came" in found.problem
    assert found.written is None


@pytest.mark.parametrize("published", [date.min, date(999, 12, 31), date(2200, 1, 1), date.max])
def test_a_day_that_only_fills_the_field_is_malformed(published: date) -> None:
    text = "The council met this weekend and last Christmas. On June 7, it voted, and it will vote on May 4.\n"
    found = judge(text, published)
    assert (found.kind, found.written) == ("malformed", None)
    assert published.isoformat() in found.problem
    dated = judge("Time\n2022-05-26 11:54:06\n\n" + text, published)
    assert (dated.kind, dated.written) == ("malformed", days(date(2022, 5, 26), date(2022, 5, 26)))


@pytest.mark.parametrize("stamp", ["9999-12-31", "0001-01-01", "31.12.9998"])
def test_a_stamp_that_only_fills_the_field_is_malformed(stamp: str) -> None:
    found = judge("The council met in the old hall on June 7.\n", stamp=stamp)
    assert (found.kind, found.written) == ("malformed", None) and stamp in found.problem


def test_no_day_bounds_a_year_beyond_the_calendar() -> None:
    text = "On June 7, the council met. It will vote on December 31."
    assert all(bounds(scan(text), sentences(text), text, year) == (None, None, ()) for year in (0, 1, 9999, 10000))


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Time\n2022-05-26 11:54:06", date(2022, 5, 26)),
        ("本文转载自“Coast Weekly”,原文首发于2023年7月10日。", date(2023, 7, 10)),
        ("Published on July 2, 2013", date(2013, 7, 2)),
        ("By Tom Hale\n\nMarch 4, 2021", date(2021, 3, 4)),
    ],
)
def test_stamp_lines(line: str, day: date) -> None:
    found = judge(f"Ferries for the bay\n\n{line}\n\nThe council has bought two ferries from a yard abroad.\n")
    assert (found.written, found.kind, found.problem) == (days(day, day), "", "")
    assert found.stamp is not None and found.reasons


def test_a_wire_opening_with_its_year_is_a_stamp() -> None:
    found = judge("BERGEN, June 3, 2021 (Coast Agency) - The council has bought two ferries from a yard abroad.\n")
    assert (found.written, found.kind) == (days(date(2021, 6, 3), date(2021, 6, 3)), "")


@pytest.mark.parametrize(
    "opening", ["Bergen, 3 June 2021 - ", "New Marn, June 3, 2021 (CA) – ", "Bergen — June 3, 2021 — "]
)
def test_a_town_and_a_day_before_a_dash_are_a_stamp(opening: str) -> None:
    found = judge(f"Ferries for the bay\n\n{opening}The council has bought two ferries from a yard abroad.\n")
    assert (found.written, found.kind) == (days(date(2021, 6, 3), date(2021, 6, 3)), "")


@pytest.mark.parametrize("line", ["In Bergen, 3 June 2021 was calm.", "Bergen, 3 June 2021, was calm - so they say."])
def test_a_day_of_the_prose_is_no_stamp(line: str) -> None:
    assert judge(f"{line} The council has bought two ferries from a yard abroad.\n").kind == "missing"


def test_an_entry_of_a_timeline_is_no_stamp() -> None:
    prose = "The council has bought two ferries. They are to sail next year. The yard is abroad.\n\n"
    assert judge(f"{prose}Bergen, 3 June 2021 - The first of them sank.\n").kind == "missing"


def test_a_wire_opening_without_its_year_bounds_the_day() -> None:
    text = "BERGEN, June 3 (Coast Agency) - The council has bought two ferries from a yard abroad.\n"
    assert judge(text).kind == "missing"
    assert bounds(scan(text), sentences(text), text, 2021)[:2] == (date(2021, 6, 3), date(2021, 6, 5))


def test_nothing_is_known_of_an_undated_text_without_dates() -> None:
    found = judge("The council has bought two ferries from a yard abroad.\n")
    assert (found.kind, found.written, found.reference) == ("missing", None, None)


def test_an_undated_text_is_not_older_than_what_it_tells() -> None:
    found = judge("The yard burned down in 2014. It was rebuilt in March 2019, and the ferries came back.\n")
    assert found.kind == "missing"
    assert found.written == Interval(date(2019, 3, 1), None, "day")
    assert "March 2019" in found.reasons[0]


def test_last_year_named_beside_its_number_gives_the_year() -> None:
    found = judge("The port lost money last year, 2021, and the council met on May 4 to hear why.\n")
    assert found.written == days(date(2022, 5, 4), date(2022, 12, 31))


def test_metadata_and_page_may_differ_by_days() -> None:
    found = judge("Ferries\n\nUpdated: June 5, 2021\n\nThe council has bought two ferries abroad.\n", date(2021, 6, 3))
    assert found.kind == "" and found.written == days(date(2021, 6, 3), date(2021, 6, 3))


def test_a_page_of_another_season_outweighs_the_day_it_was_collected() -> None:
    found = judge("Ferries\n\nJune 5, 2021\n\nThe council has bought two ferries abroad.\n", date(2023, 1, 3))
    assert found.kind == "" and found.written == days(date(2021, 6, 5), date(2021, 6, 5))


ORDINARY = [
    (
        date(2023, 2, 1),
        "The port earned more last year than in 2021, its owners said on Monday. In 2022 it had sold a quay.",
    ),
    (
        date(2024, 5, 9),
        "In 2022 the cliff fell. On June 7 the road was shut, and on June 10 the council met. It opened again on August 2.",
    ),
    (
        date(2024, 5, 9),
        "The fire began on September 14. On September 16, crews reached the hall. The owner died on September 20.",
    ),
    (
        date(2022, 3, 1),
        "The council will vote on May 4. The ferry is to sail on June 12, and the quay is expected to open in 2025.",
    ),
    (
        date(1999, 11, 3),
        "The dockers, who struck in 1926 and in 1984, will vote on November 12. They met on October 30.",
    ),
    (
        date(2022, 1, 5),
        "The council met on December 20. It had voted on November 30, and in October this year it sold a quay.",
    ),
    (date(2022, 12, 20), "The council will meet on January 12. The ferry is to sail on February 3."),
    (
        date(2021, 6, 3),
        "He promised in 2015 that the line will open in 2018. It said then that costs will fall by 2019.",
    ),
    (date(2020, 8, 8), "The battle was fought on June 18. Captain Lowe died on June 20, 1815. The war ended in July."),
    (
        date(2020, 8, 8),
        "Including a loan of $3 million in May 2018, the port has borrowed $9 million. It paid back $1 million last year.",
    ),
    (date(2021, 9, 9), "After a loss in 2019, last year brought a gain. In 2020, last year's winner sold the ferry."),
    (date(2016, 4, 4), "The 2020 Games were given to the city in 2013. The 2018 cup was won by no one yet."),
]


@pytest.mark.parametrize(("published", "text"), ORDINARY)
def test_ordinary_articles_raise_nothing(published: date, text: str) -> None:
    found = judge(text, published)
    assert (found.kind, found.problem) == ("", ""), found
    assert found.written == days(published, published) and found.reference == published


def test_two_kinds_of_evidence_are_needed_without_a_year() -> None:
    past = "On June 7, the council met. On June 10, it signed the papers."
    assert judge(past, date(2024, 3, 21)).kind == ""
    both = f"{past} The mayor will present the ferry on July 2."
    assert judge(both, date(2024, 7, 30)).kind == ""
    assert judge(both.replace("July 2", "January 2"), date(2024, 3, 21)).kind == "disagrees"
    assert judge(both.replace("July 2", "March 17"), date(2024, 3, 21)).kind == ""


def test_days_told_after_the_stamp_disagree() -> None:
    text = "The council met in June 2023. In August 2023 it bought the ferry."
    found = judge(text, date(2022, 1, 4))
    assert found.kind == "disagrees" and "2022-01-04" in found.problem


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        (
            "The council met on June 10. The mayor will attend the fair from June 29 to 30.",
            date(2022, 6, 10),
            date(2022, 6, 30),
        ),
        ("Much hangs on the upcoming July 10 vote.", None, date(2022, 7, 10)),
        ("The ferry sank on May 19.", date(2022, 5, 19), None),
        (
            "It plans to open the quay in July. It sold the old one in May this year.",
            date(2022, 5, 1),
            date(2022, 7, 31),
        ),
        (
            "On June 3, it paid. On June 6, it signed. It will move at the end of this month.",
            date(2022, 6, 6),
            date(2022, 6, 30),
        ),
        ("The council met on December 20. It will vote on January 12.", None, None),
        ("In December, the ferry sank.", None, None),
        ("In 2019 it rose, and on June 3 it fell.", None, None),
        ("The ferry was to sail on June 3.", None, None),
    ],
)
def test_bounds(text: str, low: date | None, high: date | None) -> None:
    found = bounds(scan(text), sentences(text), text, 2022)
    assert found[:2] == (low, high), found
    assert bool(found[2]) == bool(low or high)


@pytest.mark.parametrize(
    ("text", "words", "tense"),
    [
        ("On June 7, the council adopted a plan.", "June 7", "past"),
        ("The council adopted a plan on June 7.", "June 7", "past"),
        ("The vote will be held on June 7.", "June 7", "coming"),
        ("The vote is to be held on June 7.", "June 7", "coming"),
        ("The vote was to be held on June 7.", "June 7", ""),
        ("The vote was postponed to June 7.", "June 7", ""),
        ("It adopted a plan to raise pay by June 7.", "June 7", ""),
        ("The paper reported on June 7 that the port plans to close.", "June 7", "past"),
        ("He said that on June 7 the port will close.", "June 7", "coming"),
        ("The upcoming June 7 vote was much discussed.", "June 7", "coming"),
        ("A storm on June 7", "June 7", ""),
    ],
)
def test_tense(text: str, words: str, tense: str) -> None:
    at = text.index(words)
    assert judge_tense(text, Sentence(0, len(text)), Span(at, at + len(words))) == tense


def test_mentions_made_by_hand_are_enough() -> None:
    text = "Time\n2022-05-26 11:54\n\nThe council has met and has bought two ferries abroad.\n"
    moment = datetime(2022, 5, 26, 11, 54)
    mention = Mention(
        "time", 5, 21, text[5:21], value=Interval(moment, moment + timedelta(minutes=1), "minute"), parts=DateParts()
    )
    assert dateline(Article(text, "test"), (mention,), sentences(text)).written == days(
        date(2022, 5, 26), date(2022, 5, 26)
    )


PIECES = [
    "On June 7, it met.",
    "It will vote on May 4.",
    "In 2019 it fell.",
    "Last year, 2021, it rose.",
    "It met in March 2022.",
    "June 3, 2020",
    "\n\n",
    "It met this month.",
]


@given(st.lists(st.sampled_from(PIECES), max_size=8), st.dates(date(1990, 1, 1), date(2030, 1, 1)))
def test_any_text_gets_one_dateline(pieces: list[str], published: date) -> None:
    text = " ".join(pieces)
    found = judge(text, published)
    assert bool(found.problem) == bool(found.kind)
    assert found.written is not None or found.kind == "disagrees"
    low, high = (found.written.low, found.written.high) if found.written else (None, None)
    assert low is None or high is None or low < high
    first, last, _ = bounds(scan(text), sentences(text), text, published.year)
    assert first is None or last is None or first <= last


@pytest.mark.parametrize(
    ("name", "kind", "low", "high"),
    [
        ("000", "disagrees", date(2022, 6, 1), date(2022, 7, 1)),
        ("001", "", date(2022, 5, 26), date(2022, 5, 27)),
        ("002", "", date(2023, 7, 10), date(2023, 7, 11)),
        ("003", "missing", None, None),
        ("004", "missing", None, None),
    ],
)
def test_the_originals(name: str, kind: str, low: date | None, high: date | None) -> None:
    paths = sorted(ORIGINALS.glob(f"{name}_*.txt"))
    if not paths:
        pytest.skip("the original articles are not on this machine")
    text = paths[0].read_text(encoding="utf-8")
    found = judge(text)
    assert found.kind == kind, found
    if low and high:
        assert found.written is not None and found.written.within(Interval(low, high, "day"))
    if name == "004":
        assert bounds(scan(text), sentences(text), text, 2022)[:2] == (date(2022, 6, 26), date(2022, 6, 30))
    if name == "003":
        assert bounds(scan(text), sentences(text), text, 2022)[1] == date(2022, 7, 10)

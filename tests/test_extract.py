"""From sentences to assertions: subject, period, modality, basis, description, speaker."""

from __future__ import annotations

from datetime import date

import pytest

from checker import Article, Assertion, check

JUNE = date(2022, 6, 20)


def read_one(text: str, rule: str, **options) -> Assertion:
    found = [a for a in check([Article(text, "A", JUNE)], **options).assertions if a.rule == rule]
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "subject", "modality", "basis"),
    [
        ("Tokyo spent 1.1% of gross national product on defence in 2021.", "Japan", "actual", "GNP"),
        ("Japan plans to spend 2% of GDP on defence.", "Japan", "plan", "GDP"),
        ("Japan's target for defence spending is 2% of GDP.", "Japan", "target", "GDP"),
        ("The ROK spent about 2.7% of its GDP on its military in 2021.", "South Korea", "actual", "GDP"),
        ("NATO asked its members to raise military spending to at least 2% of GDP.", "NATO", "target", "GDP"),
    ],
)
def test_share_of_output(text: str, subject: str, modality: str, basis: str) -> None:
    a = read_one(text, "output-share")
    assert (a.subject, a.modality, a.basis) == (subject, modality, basis)


def test_a_rise_from_one_share_to_another_is_one_assertion_of_the_second() -> None:
    a = read_one("Japan wants to raise its defence spending from 1% of GNP to 2%.", "output-share")
    assert (a.text, a.basis) == ("2%", "GNP")


def test_the_period_is_the_nearest_date_that_is_no_since() -> None:
    a = read_one("Poland, a member since 1999, spent 3.8% of GDP on defence in 2021.", "output-share")
    assert a.dated and a.period is not None and a.period.low == date(2021, 1, 1)


def test_without_a_date_the_period_is_the_articles() -> None:
    a = read_one("Poland spends 3.8% of GDP on defence.", "output-share")
    assert not a.dated and a.period is not None and a.period.low == JUNE


def test_a_users_alias_joins_two_names() -> None:
    aliases = {"the Amber Republic": "Poland"}
    assert (
        read_one("The Amber Republic spent 3.8% of GDP on defence in 2021.", "output-share", aliases=aliases).subject
        == "Poland"
    )


def test_each_event_of_a_sentence_has_its_own_date() -> None:
    text = (
        "Finland's president attended the Arctic Council meeting in March 2021, and the Baltic Sea summit in May 2021."
    )
    found = {a.subject: a.text for a in check([Article(text, "A", JUNE)]).assertions if a.rule == "meeting-date"}
    assert found == {"meeting": "March 2021", "summit": "May 2021"}


def test_a_date_behind_a_reporting_verb_belongs_to_the_report() -> None:
    text = "He told a newspaper on June 3 that the decision to attend the Arctic Council summit was late."
    assert not [a for a in check([Article(text, "A", JUNE)]).assertions if a.rule == "meeting-date"]


def test_an_opening_date_serves_both_postings() -> None:
    text = "Since 2018, Latvia's ministry has sent staff to the Centre for Hybrid Threats and liaison officers to the Baltic Command."
    found = {a.subject: a.text for a in check([Article(text, "A", JUNE)]).assertions if a.rule == "posting-since"}
    assert found == {"staff": "2018", "liaison officer": "2018"}


def test_the_meeting_is_the_one_told_of_before() -> None:
    text = (
        "In May the minister went to Oslo to attend the meeting of the Arctic Coast Guard. "
        "It was the second time that a Danish minister attended the meeting."
    )
    a = read_one(text, "first-time")
    assert {"arctic", "coast", "guard"} <= a.features
    assert "Arctic Coast Guard" in a.label


def test_repeated_and_boilerplate_sentences_state_nothing_again() -> None:
    sentence = "Poland spent 3.8% of GDP on defence in 2021."
    report = check([Article(f"{sentence}\n\nMore follows here, in a paragraph of its own.\n\n{sentence}\n", "A", JUNE)])
    assert len([a for a in report.assertions if a.rule == "output-share"]) == 1


def test_the_speaker_is_kept() -> None:
    a = read_one("“Poland spent 3.8% of GDP on defence in 2021,” said Anna Nowak.", "output-share")
    assert a.speaker == "Anna Nowak"


def test_offsets_point_at_the_figure() -> None:
    a = read_one("First a line.\n\nPoland spent 3.8% of GDP on defence in 2021.", "output-share")
    assert a.text == "3.8%"
    assert a.sentence == "Poland spent 3.8% of GDP on defence in 2021."
    assert a.article.line(a.start) == 3


def test_a_day_with_its_clock_is_a_day() -> None:
    a = read_one(
        "The Arctic Council summit was held in Oslo on 12 May 2022 at 10 a.m. in the town hall.", "meeting-date"
    )
    assert (a.value.low, a.value.high, a.value.unit) == (date(2022, 5, 12), date(2022, 5, 13), "day")


def test_a_period_told_backwards_is_no_span() -> None:
    report = check([Article("From 2019 to 2014 Norway's defence spending was $4 million.", "Post")])
    periods = [a.period for a in report.assertions if a.rule == "spending-amount"]
    assert periods and all(period is not None and period.meets(period) for period in periods)

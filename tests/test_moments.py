"""Days and clocks of an event in two reports: pairs that clash, and look-alikes that must stay silent."""

from __future__ import annotations

from datetime import date

import pytest

from checker import Article, check
from checker.claims.happenings import HAPPENINGS, NEEDED
from checker.claims.moments import read_moments
from checker.claims.wordforms import stem
from checker.rule import Rule

RULE = Rule(id="event-time", read=read_moments, help="test")
CRIME = "Police in Ketterwick are looking for Milo Grantham after a shooting at the Osterby Arcade. "
SENATE = "Senator Karl Dunstable opposed the grain bill of Governor Ines Maravell in the Senate at Tarn Hill. "
CRASH = "A bus carrying pilgrims from Lower Aldham crashed into a ravine near Mirkvale in Tresmira. "

CLASHES = [
    (CRIME + "The shooting happened on Tuesday.", CRIME + "The shooting took place Wednesday afternoon."),
    (CRIME + "Two men were shot on Sunday afternoon.", CRIME + "Shots were fired there on Monday, police said."),
    (CRIME + "The shooting happened around 2:30 a.m. Sunday.", CRIME + "The shooting occurred about 4 a.m. Sunday."),
    (CRIME + "It happened just before 9 p.m.", CRIME + "The shooting was at 11:15 p.m., officers said."),
    (CRIME + "Officers were called at 1:10 p.m.", CRIME + "Police were called about 3 p.m. to the arcade."),
    (CRIME + "Grantham was arrested on Thursday.", CRIME + "Grantham was arrested Tuesday morning."),
    (CRIME + "Grantham is due in court on Monday.", CRIME + "Grantham will appear in court Wednesday."),
    (SENATE + "The Senate voted on Thursday to reject the bill.", SENATE + "On Tuesday the Senate voted it down."),
    (SENATE + "Dunstable, whose term ends in 2019, stood firm.", SENATE + "Dunstable's term expires in 2021."),
    (SENATE + "Dunstable resigned on Monday.", SENATE + "Dunstable stepped down on Friday."),
    (SENATE + "Maravell signed the bill on March 4.", SENATE + "Maravell signed it into law on March 9."),
    (CRIME + "The shooting happened at 9:40 p.m.", CRIME + "Police said around 8:50 p.m., officers were called."),
    (SENATE + "Dunstable will retire on March 20.", SENATE + "Dunstable will leave at the end of April."),
    (CRASH + "The bus crashed at 6:20 a.m. on Saturday.", CRASH + "The crash happened at 8:05 a.m. Saturday."),
    (CRASH + "The crash happened on Saturday.", CRASH + "The crash occurred on Monday morning."),
]  # fmt: skip

SILENT = [
    (CRIME + "The shooting happened on Saturday night.", CRIME + "The shooting happened early Sunday."),
    (CRIME + "The shooting happened on Tuesday.", CRIME + "Grantham was arrested on Wednesday."),
    (CRIME + "The shooting happened on Tuesday.", CRIME + "Police said Wednesday that two men had been shot."),
    (CRIME + "The shooting happened around 2:30 a.m. Sunday.", CRIME + "The shooting happened about 2:45 a.m. Sunday."),
    (CRIME + "The shooting happened around 2:30 a.m.", CRIME + "Officers were called at 3:15 a.m. to the arcade."),
    (CRIME + "The shooting happened around 2:30 a.m.", CRIME + "One man was pronounced dead at 4:02 a.m."),
    (CRIME + "The shooting happened around 2:30 a.m.", CRIME + "He was arrested at 6 a.m. at his home."),
    (CRIME + "The shooting happened at 11:50 p.m. Saturday.", CRIME + "The shooting happened just after midnight."),
    (CRIME + "The shooting happened on Tuesday.", CRIME + "Another shooting happened there on Friday."),
    (CRIME + "A vigil will be held on Thursday.", CRIME + "The funeral will be held on Saturday."),
    (CRIME + "It happened at about 2:30.", CRIME + "The shooting happened at 4:30 p.m."),
    (CRIME + "Grantham is due in court on Monday.", CRIME + "Grantham appeared in court on Friday."),
    (CRIME + "The shooting happened on March 10.", CRIME + "The shooting happened last week."),
    (SENATE + "The Senate voted on Thursday.", SENATE + "The House voted on Tuesday."),
    (SENATE + "The Senate will vote on Thursday.", SENATE + "The Senate voted on Tuesday."),
    (SENATE + "Dunstable's term ends in 2019.", SENATE + "Maravell's term ends in 2021."),
    (SENATE + "Dunstable's term ends in 2019.", SENATE + "His term ends in January 2019."),
    (SENATE + "Maravell signed the bill on March 4.", SENATE + "Maravell signed a farm order on March 9."),
    (SENATE + "Dunstable told reporters on Monday.", SENATE + "Dunstable told a rally on Friday."),
    (CRASH + "The quake struck at 0737 GMT.", CRASH + "The quake struck at 3:37 p.m. local time."),
    (CRIME + "The shooting left a man dead on Friday.", CRIME + "Gunfire wounded a man there Friday night."),
    (CRIME + "Neighbours heard shots at 9:10 p.m.", CRIME + "Police said around 9:20 p.m., officers were called."),
    (CRIME + "A man was arrested on Monday.", CRIME + "Men were arrested on Tuesday and on Thursday."),
    (CRASH + "The crash happened on Saturday.", CRASH + "A crash in 2011 happened on a Monday."),
    (CRASH + "The bus crashed at 6:20 a.m.", CRASH + "The bus left Lower Aldham at 4:30 a.m."),
    (CRASH + "The crash happened before 6:20 a.m.", CRASH + "The crash happened at 5:20 a.m."),
]  # fmt: skip

BOMB = "Police in Maruk are looking for the men behind the bombs that went off at the Sadil market. "
NO_MOMENT = [
    BOMB + "A car bomb killed nine people in Maruk on Tuesday, a day after two bombs killed 17.",
    BOMB + "The market closed following Monday's attack.",
    CRASH + "A landslide buried a road on Monday.",
    CRASH + "United beat Mirkvale on Monday.",
    CRASH + "Ten people were freed from lifts on Monday.",
    CRASH + "An explosion wrecked flats on Monday.",
    CRASH + "Shares in the bus firm sank on Monday.",
    CRASH + "A bus overturned on Monday.",
    CRIME + "Dunstable was named on Monday.",
]
MOMENTS = [
    (BOMB + "Two bombs killed 17 people on Monday.", "day of killing"),
    (CRIME + "Grantham was arrested on Tuesday, two days after the shooting.", "day of arrest"),
    (CRIME + "Grantham was charged with stealing cars on Monday.", "day of charge"),
    (CRIME + "Two hostages were freed on Monday.", "day of release"),
    (CRIME + "Orme will be buried on Monday.", "day of funeral"),
    (CRASH + "A ferry sank on Monday.", "day of crash"),
]


def moments(text: str) -> list[str]:
    """Returns the attributes of what is read from an article."""
    return [a.attribute for a in check([Article(text, "one", published=date(2015, 3, 14))], [RULE]).assertions]


@pytest.mark.parametrize("text", NO_MOMENT)
def test_no_moment_is_read_where_the_happening_is_another(text: str) -> None:
    assert not moments(text)


@pytest.mark.parametrize(("text", "attribute"), MOMENTS)
def test_a_moment_belongs_to_what_is_said_to_happen(text: str, attribute: str) -> None:
    assert moments(text) == [attribute]


def test_no_word_tells_of_two_happenings() -> None:
    rows: dict[str, set[str]] = {}
    for name, words in HAPPENINGS.items():
        for word in words.split():
            rows.setdefault(stem(word.rstrip("!")), set()).add(name)
    assert not {word: names for word, names in rows.items() if len(names) > 1}


def test_what_a_word_needs_beside_it_is_of_a_word_in_the_table() -> None:
    known = {stem(w.rstrip("!")) for words in HAPPENINGS.values() for w in words.split()}
    assert {stem(w) for w in NEEDED} <= known


def contradictions(a: str, b: str) -> list[str]:
    """Returns what is found at odds between two articles of one day, a Saturday."""
    day = date(2015, 3, 14)
    report = check([Article(a, "one", published=day), Article(b, "two", published=day)], [RULE])
    assert not report.skipped
    return [f.explanation for f in report.findings if f.kind in ("contradiction", "drift")]


@pytest.mark.parametrize(("a", "b"), CLASHES)
def test_different_moments_of_one_happening_disagree(a: str, b: str) -> None:
    assert contradictions(a, b)
    assert contradictions(b, a)


@pytest.mark.parametrize(("a", "b"), SILENT)
def test_moments_of_two_happenings_stay_silent(a: str, b: str) -> None:
    assert not contradictions(a, b)
    assert not contradictions(b, a)


@pytest.mark.parametrize("text", [CRIME + "shot at 9 p.m. " * 20000, CRIME + "on Tuesday " * 40000])
def test_endless_times_are_read_once(text: str) -> None:
    assert len(list(check([Article(text, "one", published=date(2015, 3, 14))], [RULE]).assertions)) < 200

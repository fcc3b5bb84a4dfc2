"""What two reports of one event state about its size: pairs that clash, and look-alikes that must stay silent."""

from __future__ import annotations

from datetime import date

import pytest

from checker import Article, check
from checker.claims.measures import read_measures
from checker.claims.wordforms import singular
from checker.rule import Rule

RULE = Rule(id="event-measure", read=read_measures, help="test")
QUAKE = "An earthquake struck near the town of Oldrebaka in northern Tresmira on Monday, the Tresmiran Survey said. "
COUNCIL = "The council of Wexbury debated the harbour plan of Mayor Edda Lorne on Tuesday night before it voted. "
SENATE = "Senator Karl Dunstable fought the grain bill in the Senate on Thursday against Governor Ines Maravell. "
FIRM = "Brakewell Foods agreed on Wednesday to buy its rival Tannerfield Dairies, the merger papers showed. "
CRIME = "Police in Ketterwick arrested Milo Grantham on Friday over a shooting at the Osterby Arcade. "

CLASHES = [
    (COUNCIL + "The council will build 400 flats.", COUNCIL + "The council would build 362 flats."),
    (COUNCIL + "The council built 400 flats.", COUNCIL + "The council has built 362 flats."),
    (QUAKE + "It had a magnitude of 5.8.", QUAKE + "The tremor measured magnitude 6.4."),
    (QUAKE + "The 5.8-magnitude quake woke residents.", QUAKE + "The quake's magnitude was put at 6.2."),
    (QUAKE + "It struck at a depth of 10 kilometres.", QUAKE + "The quake was 35 km deep, the survey said."),
    (QUAKE + "The shaking lasted 40 seconds.", QUAKE + "The shaking lasted for almost five minutes."),
    (QUAKE + "The epicentre was 12 km north of Oldrebaka.", QUAKE + "It was centred 31 km north of Oldrebaka."),
    (COUNCIL + "The council voted 9-4 for the plan.", COUNCIL + "The plan was passed by the council by a vote of 8-5."),
    (COUNCIL + "Lorne read from a 14-page memo.", COUNCIL + "She read aloud from a memo of 19 pages."),
    (COUNCIL + "The debate lasted three hours.", COUNCIL + "It was a five-hour debate."),
    (COUNCIL + "The loan would be worth $4.5 million.", COUNCIL + "The city would take out a $6 million loan."),
    (SENATE + "The Senate passed the bill 54 to 45.", SENATE + "The bill cleared the Senate on a 56-43 vote."),
    (SENATE + "The governor signed 23 executive orders.", SENATE + "Maravell signed 19 executive orders that day."),
    (SENATE + "Dunstable recited the 35-word oath.", SENATE + "He spoke the 39-word oath with a raised hand."),
    (SENATE + "His 13-hour filibuster ended at dawn.", SENATE + "Dunstable's filibuster lasted 15 hours."),
    (SENATE + "The bill sets aside $80 million in grants.", SENATE + "It offers $95 million in grants."),
    (SENATE + "Nineteen states sued over the bill.", SENATE + "The bill was sued over by 22 states."),
    (FIRM + "Brakewell will pay $31 a share.", FIRM + "It offered $34 a share."),
    (FIRM + "The $2.1 billion deal will close in May.", FIRM + "The deal is valued at $2.6 billion."),
    (CRIME + "Grantham was held on a $250,000 bond.", CRIME + "His bond was set at $750,000."),
    (CRIME + "Bail was set at $1 million.", CRIME + "He is being held in lieu of $500,000 bail."),
    (CRIME + "The gunman fired six shots.", CRIME + "Police said that nine shots were fired."),
    (CRIME + "The shooting was in the 1200 block of Osterby Street.", CRIME + "It happened in the 1400 block of Osterby Street."),
    (CRIME + "He faces three counts of robbery.", CRIME + "He is charged with five counts of robbery."),
    (CRIME + "A $5,000 reward is offered.", CRIME + "The city offers a reward of $10,000."),
    (CRIME + "It is the 41st homicide of the year in Ketterwick.", CRIME + "It was Ketterwick's 44th homicide this year."),
]  # fmt: skip

SILENT = [
    (QUAKE + "It had a magnitude of 5.8.", QUAKE + "An aftershock of magnitude 4.9 followed."),
    (QUAKE + "It had a magnitude of 5.8.", QUAKE + "In 1987 a quake of magnitude 7.1 killed hundreds."),
    (QUAKE + "It struck at a depth of 10 kilometres.", QUAKE + "The quake was six miles deep."),
    (QUAKE + "The survey first put its magnitude at 6.1 and later revised it to 5.8.", QUAKE + "It had a magnitude of 6.1."),
    (QUAKE + "The epicentre was 12 km north of Oldrebaka.", QUAKE + "It was centred 60 km south of Vellin."),
    (QUAKE + "The epicentre was 12 km north of Oldrebaka.", QUAKE + "It was felt as far as 80 km west of Oldrebaka."),
    (QUAKE + "Some 40 houses were damaged.", QUAKE + "Ten houses were damaged in Vellin, the survey said."),
    (CRIME + "He faces three counts of robbery.", CRIME + "He is charged with five counts of assault."),
    (CRIME + "He faces three counts of robbery.", CRIME + "One of the 12 officers said that he ran."),
    (COUNCIL + "The council voted 9-4 for the plan.", COUNCIL + "An amendment failed on a vote of 6-7."),
    (COUNCIL + "The council voted 9-4 for the plan.", COUNCIL + "A committee had passed it by a vote of 3-2."),
    (COUNCIL + "The loan would be worth $4.5 million.", COUNCIL + "The loan is about $4.5m."),
    (COUNCIL + "The loan would be worth $4.5 million.", COUNCIL + "A second loan of $6 million was refused."),
    (COUNCIL + "The council plans to build 400 flats.", COUNCIL + "The council has built 362 flats."),
    (COUNCIL + "The panel will hear 45 witnesses.", COUNCIL + "The panel heard 51 witnesses."),
    (COUNCIL + "They will discuss a loan of $4 billion.", COUNCIL + "They agreed on a loan of $3.5 billion."),
    (COUNCIL + "Some 400 flats will be built in Wexbury.", COUNCIL + "In all 362 flats were built in Wexbury."),
    (COUNCIL + "The council agreed to build 400 flats.", COUNCIL + "The council built 362 flats."),
    (COUNCIL + "Lorne spoke for 20 minutes.", COUNCIL + "The fire chief spoke for five minutes."),
    (COUNCIL + "The plan covers 40 acres.", COUNCIL + "A park of 12 acres lies beside it."),
    (SENATE + "The governor signed 23 executive orders.", SENATE + "Her forerunner signed 14 executive orders last year."),
    (SENATE + "The governor signed 23 executive orders.", SENATE + "Two of the executive orders deal with grain."),
    (SENATE + "Nineteen states sued over the bill.", SENATE + "More than a dozen states sued over the bill."),
    (SENATE + "Nineteen states sued over the bill.", SENATE + "The bill would help farmers in 30 states."),
    (SENATE + "The bill sets aside $80 million in grants.", SENATE + "The state had paid $20 million in grants in 2012."),
    (SENATE + "The bill would cost $80 million.", SENATE + "Dunstable has raised $3 million."),
    (SENATE + "Some 40 percent of voters back the bill.", SENATE + "Some 55 percent of farmers back the bill."),
    (SENATE + "Dunstable is in his second term.", SENATE + "Maravell won a third term."),
    (FIRM + "Brakewell will pay $31 a share.", FIRM + "Tannerfield had closed at $24 a share."),
    (FIRM + "The $2.1 billion deal will close in May.", FIRM + "The deal is worth more than $2 billion."),
    (FIRM + "The $2.1 billion deal will close in May.", FIRM + "In 2009 Brakewell did a $700 million deal for Lowick Mills."),
    (FIRM + "Brakewell runs 14 plants.", FIRM + "Tannerfield runs six plants."),
    (CRIME + "Grantham was held on a $250,000 bond.", CRIME + "Jan Orme, his friend, was held on a $50,000 bond."),
    (CRIME + "He took $300 from the till.", CRIME + "The arcade had lost $12,000 in a theft."),
    (CRIME + "The gunman fired six shots.", CRIME + "A neighbour heard two shots and then more."),
    (CRIME + "The gunman fired six shots.", CRIME + "The gunman fired several shots."),
    (CRIME + "Officers found two guns in the car.", CRIME + "Officers found 11 guns at his home."),
    (CRIME + "He faces up to 20 years in prison.", CRIME + "He was once sentenced to four years in prison."),
    (CRIME + "He lived in the 900 block of Mill Road.", CRIME + "It happened in the 1400 block of Osterby Street."),
    (CRIME + "It is the 41st homicide of the year in Ketterwick.", CRIME + "It is the third homicide this week."),
]  # fmt: skip


def contradictions(a: str, b: str) -> list[str]:
    """Returns what is found at odds between two articles of one day."""
    day = date(2015, 3, 14)
    report = check([Article(a, "one", published=day), Article(b, "two", published=day)], [RULE])
    assert not report.skipped
    return [f.explanation for f in report.findings if f.kind in ("contradiction", "drift")]


@pytest.mark.parametrize(("a", "b"), CLASHES)
def test_different_measures_of_one_thing_disagree(a: str, b: str) -> None:
    assert contradictions(a, b)
    assert contradictions(b, a)


@pytest.mark.parametrize(("a", "b"), SILENT)
def test_measures_of_two_things_stay_silent(a: str, b: str) -> None:
    assert not contradictions(a, b)
    assert not contradictions(b, a)


SHOWN = [
    ("The council heard 51 witnesses.", "witness", "witnesses"),
    ("Osterby sold 30 kettles in Wexbury.", "kettle", "kettles"),
    ("Osterby won nine matches in Wexbury.", "match", "matches"),
    ("Lorne won 54.2 percent of the vote on Sunday.", "of vote", "of the vote"),
    ("Lorne read from a 14-page memo.", "page of memo", "pages of the memo"),
]


@pytest.mark.parametrize(("sentence", "subject", "label"), SHOWN)
def test_what_is_shown_of_a_measure_are_words(sentence: str, subject: str, label: str) -> None:
    found = check([Article(COUNCIL + sentence, "one", published=date(2015, 3, 14))], [RULE]).assertions
    assert [(a.subject, a.label) for a in found] == [(subject, label)]


@pytest.mark.parametrize(
    ("word", "one"),
    [
        ("witnesses", "witness"),
        ("matches", "match"),
        ("houses", "house"),
        ("bodies", "body"),
        ("buses", "bus"),
        ("knives", "knife"),
        ("boss", "boss"),
    ],
)
def test_a_plural_loses_its_ending(word: str, one: str) -> None:
    assert singular(word) == one


@pytest.mark.parametrize(
    "text", [QUAKE + "magnitude 5 " * 20000, COUNCIL + "9-4 " * 40000, CRIME + "1200 block of " * 30000]
)
def test_endless_figures_are_read_once(text: str) -> None:
    assert len(list(check([Article(text, "one")], [RULE]).assertions)) < 200

"""Counts of what befell how many, and when two articles' counts disagree."""

from __future__ import annotations

from datetime import date
from itertools import combinations

import pytest

from checker.claims.counted import read_counts
from checker.claims.roles import FAMILIES
from checker.model import Article, Assertion
from checker.rule import Rule
from checker.run import check, extract_all
from checker.verdicts import verdict

RULE = Rule(read=read_counts, id="counted-people", help="Counts.")


def read(text: str, day: date = date(2021, 3, 6)) -> dict[str, Assertion]:
    """Returns the counts of a text by attribute; a rule that raises fails the test."""
    problems: list[object] = []
    readings = list(extract_all([Article(text, "Gazette", day)], [RULE], on_problem=problems.append))
    assert problems == []
    return {a.attribute: a for r in readings for a in r.assertions}


def figures(text: str) -> dict[str, tuple[int | None, int | None]]:
    """Returns the figures as written by attribute."""
    found = {}
    for attribute, a in read(text).items():
        assert a.written is not None
        low, high = a.written
        found[attribute] = (None if low is None else int(low), None if high is None else int(high))
    return found


def odd(first: str, second: str, later: bool = False) -> set[str]:
    """Returns the attributes on which two texts clash or drift."""
    one, two = read(first), read(second, date(2021, 3, 8 if later else 6))
    return {k for k in one.keys() & two.keys() if verdict(one[k], two[k]) in ("clash", "drift")}


# ---------------------------------------------------------------- reading


@pytest.mark.parametrize(
    ("text", "attribute", "count"),
    [
        ("2 dead, 3 hurt in pileup on coastal road", "people killed", 2),
        ("2 dead, 3 hurt in pileup on coastal road", "people injured", 3),
        ("Blast leaves one dead, six injured", "people killed", 1),
        ("Blast leaves one dead, six injured", "people injured", 6),
        ("Storm kills 12, injures 40 in Manila", "people injured", 40),
        ("Storm that killed 1, wounded 9 moves on", "people injured", 9),
        ("Four shot, one fatally, outside Leeds cinema", "people shot", 4),
        ("Four shot, one fatally, outside Leeds cinema", "people killed", 1),
        ("A man and two children were killed when a lorry hit their car.", "people killed", 3),
        ("A man and two children were killed when a lorry hit their car.", "children killed", 2),
        ("Two women, three men and a child died.", "people killed", 6),
        (
            "The dead were two children, a boy and a girl, and nobody knew the two children who died.",
            "children killed",
            2,
        ),
        ("A father and his two sons drowned.", "people killed", 3),
        ("Mother, two sons found dead in Ohio home", "people killed", 3),
        ("Two gunmen killed three people and wounded five others.", "people killed", 3),
        ("Two gunmen killed three people and wounded five others.", "people injured", 5),
        ("The couple were found dead at home.", "people killed", 2),
        ("Triple murder suspect held in Durban", "people killed", 3),
        ("The crash brought the death toll to 31.", "people killed", 31),
        ("The number of dead rose to 19 on Sunday.", "people killed", 19),
        ("A third victim has died in hospital.", "people killed", 3),
        ("31 deaths and 12 injuries were confirmed", "people killed", 31),
        ("31 deaths and 12 injuries were confirmed", "people injured", 12),
        ("The fire claimed the lives of nine people.", "people killed", 9),
        ("Nine people lost their lives in the fire.", "people killed", 9),
        ("Nine monks were killed in the raid.", "people killed", 9),
        ("Two US Marines and four contractors died when their helicopter crashed.", "people killed", 6),
        ("Three people were shot to death on Tuesday.", "people killed", 3),
        ("Three people were shot and wounded on Tuesday.", "people injured", 3),
        ("Thirty-one people, among them five children, perished.", "people killed", 31),
        ("Thirty-one people, among them five children, perished.", "children killed", 5),
        ("Three teenagers, aged 14, 15 and 17, were shot.", "children shot", 3),
        ("Police arrested 40 protesters and 12 officers were hurt.", "people arrested", 40),
        ("Police arrested 40 protesters and 12 officers were hurt.", "officers injured", 12),
        ("Organisers said 50,000 took part.", "people attending", 50000),
        ("About 500 people marched through Porto.", "people attending", 500),
        ("The quake destroyed 400 homes.", "homes destroyed", 400),
        ("In the quake 400 houses were destroyed.", "homes destroyed", 400),
        ("Three ships were sunk in the harbour.", "ships sunk", 3),
        ("Flooding has hit 120 villages.", "villages hit", 120),
        ("At least three people were taken to hospital with minor burns.", "people injured", 3),
        ("There were no fatalities.", "people killed", 0),
        ("Nobody was hurt in the fire.", "people injured", 0),
        ("The attack, which killed six people, was the deadliest since 2009.", "people killed", 6),
        ("The ministry initially reported 12 dead but later revised the toll to 10.", "people killed", 10),
        ("Police said 3 of the 5 suspects were arrested.", "attackers arrested", 3),
    ],
)
def test_reads_count(text: str, attribute: str, count: int) -> None:
    assert figures(text)[attribute][0] == count


@pytest.mark.parametrize(
    ("text", "attribute"),
    [
        ("Officials could not say if three people were killed.", "people killed"),
        ("He plotted to kill 20 people.", "people killed"),
        ("The plan could have killed 20 people.", "people killed"),
        ("In 2012, 12 people were killed in a similar attack.", "people killed"),
        ("The tribe claims around 1,200 members.", "people killed"),
        ("Ana Roy, 32, was killed in Porto.", "people killed"),
        ("The quake, which struck at 1353, was felt in Porto.", "people hit"),
        ("Four of them were seriously injured.", "people injured"),
        ("Two men robbed a bank and shot at a guard.", "people shot"),
        ("Officers answered a call about people shot.", "people shot"),
        ("Three ministers met in Porto on Friday.", "people attending"),
        ("The gunman fired 12 shots and hit nobody three times.", "people shot"),
    ],
)
def test_reads_no_count(text: str, attribute: str) -> None:
    found = figures(text)
    assert attribute not in found or found[attribute] == (0, 0)


def test_bound_and_vague_amount_keep_their_reach() -> None:
    assert figures("At least 19 people were killed.")["people killed"] == (19, None)
    assert figures("Dozens of people were killed.")["people killed"] == (12, 120)


def test_headline_outweighs_a_part_further_down() -> None:
    text = (
        "Ferry disaster kills 45.\n\nThe ferry sank off Zanzibar on Friday. Two people died in hospital, doctors said."
    )
    assert figures(text)["people killed"] == (45, 45)


def test_repetition_outweighs_a_lone_lead() -> None:
    text = (
        "Rescuers found two people dead in the east wing. The blaze killed nine people. Police said nine people were killed. "
        "Nine people were killed, the mayor said. The nine people killed were guests."
    )
    assert figures(text)["people killed"] == (9, 9)


# ---------------------------------------------------------------- comparing


@pytest.mark.parametrize(
    ("first", "second", "attribute"),
    [
        ("Three people were killed in Porto.", "Four people were killed in Porto.", "people killed"),
        ("1 dead, 4 hurt in Porto crash", "1 dead, 5 hurt in Porto crash", "people injured"),
        ("The crash killed one and injured four others.", "One dead, five injured after crash", "people injured"),
        ("A man and two children died in the fire.", "The fire killed four people.", "people killed"),
        ("The storm destroyed 40 homes.", "The storm destroyed 90 homes.", "homes destroyed"),
        ("Police arrested seven people.", "Nine people were arrested.", "people arrested"),
        ("No one was hurt in the fire.", "The fire injured six people.", "people injured"),
        ("At least 19 people were killed.", "The blast killed 31 people.", "people killed"),
        ("Eleven children were killed in the raid.", "The raid killed 15 children.", "children killed"),
        (
            "Six people died. Six died, officials said, not five, as first reported.",
            "Five people died.",
            "people killed",
        ),
        ("A double homicide shook Porto.", "Three people were killed in Porto.", "people killed"),
        ("Six students were killed.", "Five people were killed.", "people killed"),
        (
            "The ship carried 20 people; 12 were rescued.",
            "Rescuers saved 15 people: 15 people were rescued.",
            "people rescued",
        ),
        ("About 20,000 people attended the rally.", "Some 50,000 people attended the rally.", "people attending"),
    ],
)
def test_disagrees(first: str, second: str, attribute: str) -> None:
    assert attribute in odd(first, second)
    assert odd(first, second) == odd(second, first)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Three people were killed in Porto.", "A blast in Porto killed three."),
        ("A man and two children died.", "Three dead after fire"),
        ("Ten people were wounded; one of them was killed.", "One dead, nine injured"),
        ("Five people were injured, including the gunman.", "Four people were injured; the gunman was shot by police."),
        ("Gunman kills six and himself", "Seven people died, including the gunman."),
        ("Four people were shot, one fatally.", "One dead, three injured in shooting"),
        ("Dozens were hurt in the stampede.", "The stampede injured 31 people."),
        ("Six people, including two children, were killed.", "Two children were killed in the fire."),
        ("Two soldiers were killed.", "Five people were killed, two of them soldiers."),
        ("Two people were killed. Another person died on Sunday.", "Three people were killed."),
        ("Seven wounded in weekend shootings", "Four people were wounded in the Elm Street shooting."),
        ("Two hunters were hurt; in 2009, 14 people were hurt nearby.", "The accident left two hurt."),
        ("A 34-year-old man was killed in Porto.", "Two people were killed in Porto."),
        ("Police said 12 people were injured, four of them critically.", "Twelve were injured."),
        ("The quake damaged 400 homes.", "The quake destroyed 90 homes."),
        ("Six people were killed and 40 homes burned.", "The fire burned 40 houses and killed six."),
        ("Two officers were hurt.", "Nine protesters were hurt."),
        ("Three guests died in Porto. Two firefighters also lost their lives.", "Five people died in Porto."),
        ("Three guests died in Porto.", "Five people died in Porto: three guests and two cooks."),
        ("Two bombs went off. The first killed 11 and the second killed 6.", "A bomb killed 11 people."),
        ("Two bombs went off. The first killed 11 and the second killed 6.", "Two bombs killed 17 people."),
        ("Organisers said 40,000 marched. Police put the crowd at 15,000.", "Police said 15,000 people marched."),
        ("Organisers said 40,000 marched. Police put the crowd at 15,000.", "Some 40,000 people marched."),
        (
            "Related: 5 dead in Lyon blaze\nA blast killed two people in Porto on Friday.",
            "A blast in Porto killed two.",
        ),
    ],
)
def test_does_not_disagree(first: str, second: str) -> None:
    assert odd(first, second) == set()
    assert odd(second, first) == set()


def test_other_sums_still_disagree() -> None:
    assert odd("Two bombs went off. The first killed 11 and the second killed 6.", "Two bombs killed 19 people.")
    assert odd("Organisers said 40,000 marched. Police put the crowd at 15,000.", "Some 25,000 people marched.")


def test_word_stands_in_one_family() -> None:
    words = [word for some in FAMILIES.values() for word in set(some.split())]
    assert sorted(word for word in set(words) if words.count(word) > 1) == []


def test_toll_that_grew_is_drift() -> None:
    one = read("The quake killed 11 people.")["people killed"]
    two = read("The quake killed 24 people.", date(2021, 3, 8))["people killed"]
    assert verdict(one, two) == "drift"
    assert verdict(one, read("The quake killed 24 people.")["people killed"]) == "clash"


def test_exclusive_statement_grants_no_sum() -> None:
    granted = read("1 dead, 4 hurt in Porto crash")["people injured"].admits
    assert granted == ()
    loose = read("Five people were injured in a crash near Porto on Friday. One man died later.")[
        "people injured"
    ].admits
    assert loose != ()


def test_confidence_falls_with_rivals_and_distance() -> None:
    sure = read("Blast kills nine in Porto.\n\nNine people were killed on Friday.")["people killed"].confidence
    rival = read("Blast kills nine in Porto.\n\nOfficials said 11 people were killed on Friday.")[
        "people killed"
    ].confidence
    assert 0 < rival < sure <= 0.92


def test_different_events_stay_apart() -> None:
    texts = [
        "Three people were killed in a blast at a market in Porto on Friday, the mayor of Porto said.",
        "A bus crash near Seville killed four people on Friday, the Andalusian rescue service said.",
        "Nine people drowned on Friday when a ferry sank off Zanzibar, the Tanzanian coast guard said.",
    ]
    articles = [Article(t, f"Paper {n}", date(2021, 3, 6)) for n, t in enumerate(texts)]
    for pair in combinations(articles, 2):
        assert [f for f in check(pair, [RULE]).findings if f.rule == RULE.id] == []


@pytest.mark.parametrize("piece", ["2 dead, ", "a man and ", "killed 3 ", "12 others were ", "no one ", "five of the "])
def test_work_grows_with_the_text(piece: str) -> None:
    read(piece * 4000)  # ends


@pytest.mark.parametrize(
    "text",
    [
        "Among those who died when the jetty gave way was Ms. Ana R. (29), the consulate said.",
        "One of the sick, a man of 82, has died, the clinic said.",
    ],
)
def test_the_age_of_who_died_is_no_count_of_the_dead(text: str) -> None:
    assert all(high in (None, 1) for _, high in figures(text).values())


def test_some_of_a_total_are_a_part_of_it() -> None:
    assert odd("A barge sank and 34 people were hurt.", "Among the 34 hurt two are fighting for their lives.") == set()


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("Two divers, both over 70, have died in the fire.", 2),
        ("Three weavers of the mill, all of them under 30, have died in the fire.", 3),
        ("Over 70 have died in the fire.", None),
    ],
)
def test_a_bound_on_the_ages_of_several_is_no_count(text: str, figure: int | None) -> None:
    (found,) = figures(text).values()
    assert found[0] == (70 if figure is None else figure)


def test_further_ones_without_those_they_add_to_are_a_least() -> None:
    first = (
        "A clinic took in five people with burns after the Oldby fire. Two further wounded were treated on the quay."
    )
    assert odd(first, "Seven people were wounded in the Oldby fire on Monday.") == set()

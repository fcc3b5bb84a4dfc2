"""Two outlets on one event, each in its own words: what they tell differently is found, and what only looks so is not."""

from __future__ import annotations

from datetime import date

import pytest

from checker.model import Article
from checker.run import check

DAY, NEXT = date(2019, 3, 11), date(2019, 3, 12)

FOUND = [
    (
        "A fire broke out at the Velmar paint works in Harwick around 8 p.m. on Friday. Nobody was hurt.",
        "Flames were seen over Harwick: the fire at the Velmar paint works started at 6.30 p.m. on Friday.",
        {"8 p.m. on Friday", "6.30 p.m. on Friday"},
    ),
    # how many did it
    (
        "Three masked men burst into Gold Star Pawn in Selby on Saturday and made off with jewelry, police said.",
        "A pawn shop in Selby, Gold Star Pawn, was robbed at gunpoint on Saturday by four men wearing masks.",
        {"Three masked men", "four men"},
    ),
    (
        "A youth died at a court in Harlan Park on Sunday when three young men walked up and began shooting, police said.",
        "Police are looking for two gunmen after a youth was shot dead on Sunday at a court in Harlan Park.",
        {"three young men", "two gunmen"},
    ),
    # who was aboard
    (
        "A van carrying nine children to a match flipped on Tanner Lane near Oxley on Saturday. Three of the children were hurt.",
        "Twelve children were in a van that rolled over on Tanner Lane near Oxley on Saturday. Three of them were hurt.",
        {"nine children", "Twelve children"},
    ),
    # terms of prison whose bearer the lead does not name, and given to a name
    (
        "A woman who drove drunk and killed a cyclist in Penrose was sentenced Friday to four years in prison. "
        "Gail Whitmore, 29, wept as the judge spoke.",
        "Gail Whitmore, who killed a cyclist in Penrose, must spend seven years behind bars for more than one offence, "
        "a judge ruled Friday.",
        {"four years", "seven years"},
    ),
    (
        "Former swim coach Neil Harker was sentenced Monday to 15 years in prison for abusing two girls in Welton.",
        "A judge in Welton on Monday gave Neil Harker, a onetime swim coach, a 12-year prison term for abusing two girls.",
        {"15 years", "12-year"},
    ),
    # arrests of whom the lead tells by where he is from
    (
        "A Colby man was arrested Saturday on suspicion of setting the fire at the Tanner mill. Wade Sutter was jailed.",
        "Wade Sutter, a Colby carpenter, was arrested Sunday in the fire that destroyed the Tanner mill.",
        {"Saturday", "Sunday"},
    ),
    (
        "Carla Nunn was sworn in as mayor of Ilford on Monday. She is 44.",
        "Carla Nunn, 44, took the oath and was sworn in as mayor of Ilford on Friday, the city said.",
        {"Monday", "Friday"},
    ),
    # clocks of the attack; a street may be called Fourth
    (
        "A woman was stabbed in Rockport on Sunday. The attack happened around 4 p.m. at a laundry on Fourth Street.",
        "Police say a woman was stabbed on Sunday at a laundry in Rockport. It happened at 2:30 p.m.",
        {"4 p.m.", "2:30 p.m."},
    ),
    # ordeals, chases, awards, offerings, gifts
    (
        "Edwin Pace was found alive on Saturday after four nights in the Saltmarsh hills.",
        "Edwin Pace lived on berries during the five nights he spent lost in the Saltmarsh hills. He was found Saturday.",
        {"four nights", "five nights"},
    ),
    (
        "A trooper was hurt Sunday in a pursuit that covered 22 miles between Orton and Vail. Sam Pell was arrested.",
        "Sam Pell was arrested in Vail on Sunday after a 40-mile chase from Orton in which a trooper was injured.",
        {"22 miles", "40-mile"},
    ),
    (
        "A Tarrow County jury on Friday awarded $8 million to Mabel Ortiz, whose husband was crushed by a crane.",
        "A jury in Tarrow County ordered a crane firm on Friday to pay $6 million to Mabel Ortiz, a widow.",
        {"$8 million", "$6 million"},
    ),
    (
        "Brightwell Energy priced its public offering at $17 a share on Monday, raising $340 million.",
        "Brightwell Energy raised $390 million in its initial public offering on Monday at $17 a share.",
        {"$340 million", "$390 million"},
    ),
    (
        "Corwin College said Monday it received a $25 million gift from Hugh Dade, who studied there.",
        "Hugh Dade has donated $20 million to Corwin College, it announced Monday.",
        {"$25 million", "$20 million"},
    ),
    # strikes, layoffs, sieges
    (
        "A strike by 3,200 bus drivers shut down public transport in Marn on Monday.",
        "Buses stood still in Marn on Monday as 2,300 drivers walked off the job to press for more pay.",
        {"3,200 bus drivers", "2,300 drivers"},
    ),
    (
        "Delmar Glass said Monday it will close its plant in Corby in June, eliminating 600 jobs.",
        "Some 800 workers will lose their jobs when Delmar Glass shuts its Corby plant in June, it said Monday.",
        {"600 jobs", "800 workers"},
    ),
    (
        "A man surrendered in Hadley on Sunday after a nine-hour standoff with police at his house.",
        "Police talked a man out of a house in Hadley on Sunday, ending a standoff that lasted six hours.",
        {"nine-hour", "six hours"},
    ),
    # ages by the verb before them
    (
        "A falling crane killed a worker, 51, at a building site in Marn on Sunday.",
        "A 53-year-old worker died on Sunday when a crane collapsed on a building site in Marn.",
        {"51", "53-year-old"},
    ),
    # calls, resignations, falls, speeds, distances, what was stolen
    (
        "Officers called to a bar on Oak Street in Lund at 1:30 a.m. found a man with a gunshot wound, police said.",
        "A man was shot at a bar on Oak Street in Lund at 3 a.m., police said.",
        {"1:30 a.m.", "3 a.m."},
    ),
    (
        "Paul Dant resigned as interior minister of Oster on Monday after a scandal over trips.",
        "The interior minister of Oster, Paul Dant, stepped down on Sunday after reports about his trips.",
        {"Monday", "Sunday"},
    ),
    (
        "A climber died on Sunday after he fell 200 feet from a cliff near Orne. He was 33.",
        "A 33-year-old climber was killed Sunday in a 400-foot fall from a cliff near Orne.",
        {"200 feet", "400-foot"},
    ),
    (
        "The driver in a fatal crash in Lund on Sunday was going 95 mph in a 45 mph zone, police said.",
        "Police said the car was traveling at 110 mph when it crashed in Lund on Sunday, killing the driver.",
        {"95 mph", "110 mph"},
    ),
    (
        "A boy, 10, was found on Sunday three miles from his home in Lund. He had wandered off on Friday.",
        "Searchers found a missing 10-year-old boy on Sunday about eight miles from his house in Lund.",
        {"three miles", "eight miles"},
    ),
    (
        "Police recovered a stolen violin worth $1.2 million in Marn on Sunday.",
        "A violin stolen last month was found in Marn on Sunday, police said. The stolen violin is worth $2.1 million.",
        {"$1.2 million", "$2.1 million"},
    ),
    (
        "A mother and her two children died in a fire at their Lund home early Monday.",
        "Four members of a family died in a house fire in Lund early Monday.",
        {"A mother and her two children", "Four members"},
    ),
    # figures of whom the lead does not name
    (
        "A man was shot six times outside a bar in Lund on Sunday. Leo Marsh, 27, is in stable condition.",
        "Leo Marsh, 27, survived being shot nine times outside a Lund bar on Sunday.",
        {"six", "nine"},
    ),
    # the wind of the landfall
    (
        "Hurricane Otto came ashore near Port Clare on Monday with winds of 110 mph, killing two people.",
        "Two people died when Hurricane Otto made landfall at Port Clare on Monday, packing winds of 140 mph.",
        {"110 mph", "140 mph"},
    ),
]

SILENT = [
    # a time that is told roughly
    (
        "A fire broke out at the Velmar paint works in Harwick around 8 p.m. on Friday. Nobody was hurt.",
        "Flames were seen over Harwick: the fire at the Velmar paint works started at 7.30 p.m. on Friday.",
    ),
    (
        "Two armed men robbed a liquor store in Amity on Friday night and shot the clerk. A third man waited in the car.",
        "A liquor store clerk in Amity was shot in the leg Friday night when three robbers held up the shop.",
    ),
    (
        "Police in Alder are looking for two gunmen who wounded a man on Moss Street on Friday night.",
        "A youth was arrested on Monday in the Friday night shooting of a man on Moss Street in Alder. Police seek a second gunman.",
    ),
    (
        "Four children on a school bus were hurt when it hit a pole in Tracy on Monday. The bus was carrying 22 children.",
        "Four pupils were injured in Tracy on Monday when their bus struck a pole. There were 22 students on the bus.",
    ),
    (
        "A nurse was sentenced Monday to ten years in prison in Welby. Judge Ada Kemp called it cruel. Rita Sole wept.",
        "Rita Sole, a nurse, got ten years in Welby on Monday. Judge Ada Kemp had once given another nurse 14 years in prison.",
    ),
    (
        "A man was arrested Friday in the killing of an Ilford teacher. Mark Soames, 41, was found dead on Monday.",
        "Carl Betts was arrested on Friday in the killing of Ilford teacher Mark Soames, 41. He appeared in court on Monday.",
    ),
    (
        "A skier was dug out alive after 40 minutes in Hallstein on Saturday. A second skier, buried for two hours, died.",
        "One skier died in an avalanche in Hallstein on Saturday after two hours. Another was rescued after 40 minutes.",
    ),
    (
        "Six miners were rescued in Corda on Sunday after three days underground.",
        "Six miners were freed from a pit in Corda on Sunday after 70 hours underground.",
    ),
    (
        "A 15-mile chase ended in Dorset on Sunday when a stolen truck hit a wall about two miles from the airport.",
        "Police arrested a man in Dorset on Sunday after a chase of about 15 miles. The stolen truck hit a wall.",
    ),
    (
        "A jury in Lorain on Friday awarded $3 million to Edna Poole, who was burned. She had asked for $10 million.",
        "Warmco was ordered by a jury to pay $3 million to Edna Poole of Lorain on Friday. It had offered $500,000.",
    ),
    (
        "Dover Museum got a $2 million gift from Ella Finch on Monday. It hopes to raise $10 million.",
        "Ella Finch donated $2 million to the Dover Museum on Monday. Last year she gave $500,000 to a school.",
    ),
    (
        "Norvex will close its plant in Ames, where 900 people work, it said Monday. Some 700 workers will lose their jobs.",
        "Norvex said Monday it would cut 700 jobs by closing its plant in Ames.",
    ),
    (
        "A truck killed a 40-year-old man and injured a 38-year-old woman in Marn on Sunday.",
        "A man, 40, died when a truck hit him in Marn on Sunday. The driver, 41, was arrested.",
    ),
    (
        "Five members of a family died in a Lund house fire on Sunday.",
        "A couple and their three children died in a fire in Lund on Sunday.",
    ),
    (
        "A driver going 95 mph hit a tree in Lund on Sunday and died, police said.",
        "A motorist going about 50 mph over the limit hit a tree in Lund on Sunday and died.",
    ),
    (
        "A climber died on Sunday after he fell 200 feet from a cliff near Orne.",
        "A climber was killed Sunday in a 60-metre fall from a cliff near Orne.",
    ),
    (
        "A strike by 1,000 dock workers closed the port of Lund on Monday. A strike by 600 truckers ended on Friday.",
        "Lund's port was shut on Monday when 1,000 dock workers went on strike. Some 600 truckers ended theirs on Friday.",
    ),
    (
        "Voters in Marn chose a mayor on Sunday. Turnout was 52 percent, down from 60 percent four years ago.",
        "Some 52 percent of voters turned out in Marn on Sunday. In 2013, 60 percent of voters cast ballots.",
    ),
    (
        "A woman was stabbed four times in Lund on Sunday. Rex Boll, 30, was arrested at a motel.",
        "Rex Boll, 30, was arrested on Sunday in the stabbing of a woman in Lund. Boll was stabbed twice in the struggle.",
    ),
    # the ages of two who bear one surname
    (
        "Guide Paul Renn, 52, fell to his death near Alm on Monday. Otto Renn, 45, a ranger of another family, saw it.",
        "Paul Renn died in a fall near Alm on Monday. The ranger who saw him fall, Renn, 45, climbed down to him.",
    ),
    # winds forecast and measured
    (
        "Sustained winds of Typhoon Belo are estimated at 100 knots, gusts 120 knots, as it nears Port Clare on Friday.",
        "Typhoon Belo tore off roofs in Port Clare on Friday. Gusts of 190 kph were measured at the airport.",
    ),
    # several events of one week
    (
        "Two people died when a car hit a tree on Fuller Road in Clay early Saturday. Kyle Morrow, 22, was driving.",
        "Three die on Clay roads. Police looked into two fatal accidents. On Saturday Kyle Morrow, 22, and a friend hit a tree "
        "on Fuller Road. On Sunday a motorcyclist died.",
    ),
]


def odd(first: str, second: str, later: date = DAY) -> list[set[str]]:
    """Returns the figures of each disagreement between two articles."""
    report = check([Article(first, "Gazette", DAY), Article(second, "Herald", later)])
    assert report.skipped == ()
    return [{a.text for a in f.assertions} for f in report.findings if f.kind in ("contradiction", "drift")]


@pytest.mark.parametrize(("first", "second", "figures"), FOUND)
def test_what_two_outlets_tell_differently_is_found(first: str, second: str, figures: set[str]) -> None:
    assert figures in odd(first, second)


@pytest.mark.parametrize(("first", "second"), SILENT)
def test_what_only_looks_different_stays_silent(first: str, second: str) -> None:
    assert odd(first, second) == []


def test_who_was_hurt_and_dies_is_drift() -> None:
    first = "Two people were injured in a shooting on Elm Road in Ilford on Saturday, police said."
    later = "A shooting on Elm Road in Ilford on Saturday left a man dead and a 5-year-old girl injured, police said."
    assert {"Two people", "a 5-year-old girl"} in odd(first, later, NEXT)
    assert odd("A shooting in Ilford on Saturday left a man dead and a girl injured.", later, NEXT) == []


@pytest.mark.parametrize(
    ("one", "other"), [("fined £5,000", "fined £8,000"), ("jailed for 10 years", "jailed for 12 years")]
)
def test_a_penalty_that_two_rules_read_is_one_finding(one: str, other: str) -> None:
    first = f"John Smith was {one} by a court in Velm on Friday for what he did at the Quay Market."
    second = f"John Smith, known from the Quay Market in Velm, was {other} by the court on Friday."
    assert len(odd(first, second)) == 1

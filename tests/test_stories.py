"""Which articles report one event, in sentences of our own: each pair is a follow-up, or two events that look alike."""

from __future__ import annotations

from datetime import date
from itertools import permutations

import pytest

from checker import Article
from checker.events.gathered import Gathered
from checker.events.stories import gather, join, read_report, tie, weigh
from checker.model import Assertion, Interval, Reading, Span
from checker.reasons import tell_grounds
from checker.run import check, extract_all


def read(*told: tuple[str, date | None]) -> list[Reading]:
    """Returns readings of articles that are taken to tell something of an event."""
    articles = [Article(text, f"Outlet {n}", day) for n, (text, day) in enumerate(told)]
    return [as_telling(r) for r in extract_all(articles, [])]


def as_telling(reading: Reading) -> Reading:
    value = Assertion(reading.article, 0, 1, Span(0, 1), "", "anything", Interval(None, None), "made", story=True)
    return Reading(reading.article, reading.dateline, reading.sentences, reading.mentions, (value,))


def together(*told: tuple[str, date | None]) -> bool:
    readings = read(*told)
    stories = gather(readings)
    return len({stories[r.article] for r in readings}) == 1


SHOOTING = (
    "Two killed in shooting at Larchmont diner\n\nTwo people were shot dead and three wounded at a diner on Pemberton Avenue in "
    "Larchmont on Tuesday night, police said. Sergeant Alma Voss said the gunman ran towards the river. The dead were Dennis "
    "Halvorsen, 44, a cook, and Rita Mbeki, 29, a waitress."
)
FIRE = (
    "Fire guts hostel in Port Ellery\n\nA fire in a hostel on Cooper Lane in Port Ellery killed four people on Sunday morning, the "
    "fire brigade said. Eleven people were injured. Commander Iris Dunmore said the alarm had failed."
)
FLOOD = (
    "Flood sweeps through Marrowdale\n\nThe Tenby river flooded the lower streets of Marrowdale on Friday, killing three people. "
    "Mayor Otto Renwick said forty houses were lost. Bertha Lyle, 81, drowned in her kitchen."
)
SAME: list[tuple[str, tuple[str, date | None], tuple[str, date | None]]] = [
    (
        "a wrong drug, told by a paper and by a law letter",
        (
            "Clinic to pay for wrong drug\n\nA court in Aldersea has ordered the Marrick clinic to pay 80,000 euros to a man who was "
            "given the wrong anaesthetic. Paul Strand, 51, had asked for 120,000. In Wednesday's ruling Judge Vera Holm said the "
            "syringe had been mislabelled.",
            date(2018, 3, 14),
        ),
        (
            "Anaesthetic mix-up: damages awarded\n\nThe Aldersea court's ruling of 14 March settles an old question of liability. The "
            "claimant (P.S., 51) received the anaesthetic of another patient. The syringe bore no label. He was awarded 95,000 euros.",
            date(2018, 3, 16),
        ),
    ),
    (
        "a stopped lift, told by an agency and by one who hung in it",
        (
            "Chairlift stops, skiers roped down\n\nSome 90 skiers were lowered by rope on Sunday after the Grauhorn chairlift stopped "
            "in high wind. Nobody was hurt. The last skier was on the ground at 7 p.m.",
            date(2020, 2, 10),
        ),
        (
            'Four hours above the snow\n\n"My feet went first," says Nina Falk, who hung in the Grauhorn chairlift on Sunday with 120 '
            "other skiers until men with ropes came. The firm has offered her a season pass.",
            date(2020, 2, 11),
        ),
    ),
    (
        "an outbreak, eleven days on",
        (
            "Typhoid kills four in Barrowen\n\nTyphoid fever has killed four people in Barrowen since the end of May, the health "
            "office said on Monday. The wells near the tannery are suspected.",
            date(2016, 6, 13),
        ),
        (
            "Barrowen boils its water\n\nThe typhoid that came to Barrowen with the spring floods has now cost seven lives, the health "
            "office says. The tannery denies that its drains reach the wells. Fever wards are full.",
            date(2016, 6, 24),
        ),
    ),
    (
        "charges a week later",
        (SHOOTING, date(2018, 5, 2)),
        (
            "Suspect in court over diner killings\n\nProsecutors charged Milo Prentice, 33, with murder on Wednesday over the "
            "May 1 shooting in Larchmont that killed Dennis Halvorsen and Rita Mbeki. Three others were wounded on Pemberton Avenue.",
            date(2018, 5, 9),
        ),
    ),
    (
        "a trial months later names the victims and the day",
        (SHOOTING, date(2018, 5, 2)),
        (
            "Prentice found guilty\n\nA jury convicted Milo Prentice of murdering Dennis Halvorsen, 44, and Rita Mbeki, 29, who were "
            "shot at a diner in Larchmont on May 1. Judge Edna Holt will pass sentence next month.",
            date(2018, 11, 20),
        ),
    ),
    (
        "a funeral",
        (FLOOD, date(2019, 3, 9)),
        (
            "Marrowdale says farewell\n\nHundreds followed the coffin of Bertha Lyle, 81, who drowned when the Tenby flooded "
            "Marrowdale on March 8. She was one of three people killed.",
            date(2019, 3, 16),
        ),
    ),
    (
        "capital letters throughout",
        (FIRE, date(2017, 9, 3)),
        (
            "Hostel fire\n\nGOOD MORNING. A FIRE IN A HOSTEL ON COOPER LANE IN PORT ELLERY HAS KILLED FOUR PEOPLE. ELEVEN ARE INJURED. "
            "COMMANDER IRIS DUNMORE SAYS THE ALARM HAD FAILED. MORE AT NOON FROM OUR REPORTER.",
            date(2017, 9, 3),
        ),
    ),
    (
        "a lead of page furniture",
        (FIRE, date(2017, 9, 3)),
        (
            "Port Ellery hostel fire kills four\n\nPlease sign in to your Harbour Post account. Our Terms of Service and Privacy "
            "Notice have changed. Highlights from the Ashford Rovers tournament.\n\nFour people died and eleven were injured when a "
            "hostel on Cooper Lane burned on Sunday, Commander Iris Dunmore said.",
            date(2017, 9, 4),
        ),
    ),
    (
        "other words for one flood",
        (FLOOD, date(2019, 3, 8)),
        (
            "Three dead as Tenby bursts its banks\n\nThree people died in Marrowdale on Friday when floodwater reached the lower "
            "streets. Forty houses were lost, said the mayor, Otto Renwick.",
            date(2019, 3, 9),
        ),
    ),
    (
        "no dates at all",
        (FIRE, None),
        (
            "Alarm failed before Cooper Lane blaze\n\nThe alarm in the Port Ellery hostel where four people were killed by fire "
            "had failed, Commander Iris Dunmore said. Eleven people were injured on Cooper Lane.",
            None,
        ),
    ),
]
SAME += [
    (
        "help days after a flood, in words of the camp",
        (
            "Nineteen drown in Odran valley\n\nNineteen people drowned when the Odran left its bed on Sunday night, the district office in "
            "Kelmar said on Monday. Twelve of the dead were from Upper Vessin. Soldiers were mending the bridge at Pol.",
            date(2017, 8, 7),
        ),
        (
            "Tents and soap for the Odran\n\nDonkeys carried tents to Upper Vessin on Thursday, where the missing were still being sought. "
            "The dead now number 24, said Lena Marsh of the Lantern Fund. A tailor in Kelmar had lost his shop. Children at the Pol camp "
            "have coughs, but nurses see no epidemic.",
            date(2017, 8, 10),
        ),
    ),
    (
        "a ruling, told dryly and from the kitchen",
        (
            "Court voids street-food ban\n\nThe Constitutional Court on Tuesday struck down the ban on street food by five votes to two. "
            "Presiding judge Nadine Oyelaran said parliament had overstepped. The case was brought by a cook, Silas Brandt.",
            date(2020, 2, 11),
        ),
        (
            "The pancake man wins\n\nSilas Brandt flipped forty pancakes on the court steps and gave them all away. The judges had taken "
            "his side, four to three. Nadine Oyelaran read for an hour. His battle with city hall had lasted since 2017.",
            date(2020, 2, 11),
        ),
    ),
    (
        "a landing, a runway and the word for a throw",
        (
            "Airliner overshoots at Skarnes\n\nA Polarwing Dash overshot the runway at Skarnes on Friday and stopped in a bog. All 61 on board "
            "got out unhurt, the airport said.",
            date(2015, 3, 7),
        ),
        (
            "Polarwing jet's nose gear found 90 metres off\n\nInspectors at Skarnes photographed the tracks of the Polarwing aircraft, which "
            "had come to rest in wet ground. Fifty-six passengers and a crew of five walked away. It was no match for the crosswind, one said.",
            date(2015, 3, 8),
        ),
    ),
    (
        "jobs to go, and the terms six weeks on",
        (
            "Harrowgate Looms to shed 640 jobs\n\nTextile maker Harrowgate Looms will cut 640 of 2,350 jobs at its Belside mill, it said on "
            "Monday. Shop steward Norah Quill spoke of a black day.",
            date(2014, 5, 13),
        ),
        (
            "Terms agreed at Belside\n\nWorkers leaving Harrowgate Looms get a month's wage a year, under a pact struck after six weeks of "
            "talks at Belside. The mill had employed 2,350. Some 710 posts will go. Norah Quill called it a fair fight.",
            date(2014, 6, 10),
        ),
    ),
    (
        "one budget, by a paper and by the town",
        (
            "Council adopts 86.4 million budget\n\nThe Wendmoor council on Thursday adopted a general fund of 86.4 million dollars by six votes "
            "to three. Mayor Ada Finch defended the closure of the lido in Tolley Park. Fire and rescue gets 17.9 million.",
            date(2018, 6, 15),
        ),
        (
            "Town of Wendmoor: budget adopted\n\nThe council adopted a balanced budget of 121.3 million dollars, of which 86.4 million is the "
            "general fund. Mayor Ada Finch thanked members. Work on the Ferry Street bridge starts in May. Inquiries: 12 Mill Lane.",
            date(2018, 6, 15),
        ),
    ),
]
APART: list[tuple[str, tuple[str, date | None], tuple[str, date | None]]] = [
    (
        "two shootings in one city on one day",
        (
            "Man shot dead on Garnet Street\n\nA man was shot dead on Garnet Street in Ravensburgh on Saturday, police said. Luis "
            "Ortega, 25, was hit as he left a shop.",
            date(2018, 6, 17),
        ),
        (
            "Women wounded near Kessler Park\n\nTwo women were shot near Kessler Park in Ravensburgh on Saturday, police said. "
            "Hannah Boyle, 31, and Grace Adeyemi, 40, were taken to hospital.",
            date(2018, 6, 17),
        ),
    ),
    (
        "air raids in one province on neighbouring days",
        (
            "Air strikes kill nine in Tel Harun\n\nWarplanes bombed the village of Tel Harun in Masyab province on Monday, killing "
            "nine people, the Relief Watch group said.",
            date(2016, 2, 1),
        ),
        (
            "Jets hit market in Ain Zabad\n\nJets struck a market in the town of Ain Zabad in Masyab province on Wednesday, killing "
            "fourteen people, the Relief Watch group said.",
            date(2016, 2, 3),
        ),
    ),
    (
        "two matches of one team",
        (
            "Wexmoor beat Dalton\n\nWexmoor United beat Dalton Athletic 2-1 on Saturday. Ivan Petrak scored both goals in the match at "
            "Bell Road.",
            date(2018, 3, 4),
        ),
        (
            "Wexmoor held at Strand\n\nWexmoor United drew 0-0 with Strand Town on Wednesday. Goalkeeper Piet Laan saved a late "
            "penalty in the match at Quay Park.",
            date(2018, 3, 8),
        ),
    ),
    (
        "two quakes in one country",
        (
            "Quake shakes northern Peru\n\nAn earthquake of magnitude 6.1 struck near Chalhuanca in Peru on Monday, killing two people.",
            date(2015, 4, 7),
        ),
        (
            "Quake hits coast of Peru\n\nAn earthquake of magnitude 5.4 struck near Pacasmayo in Peru on Friday, injuring six people.",
            date(2015, 4, 11),
        ),
    ),
    (
        "one template, two companies",
        (
            "HOLLOWAY FREIGHT INC 3RD QTR NET\n\nShr 41 cts vs 30 cts\nNet 2.1 mln vs 1.6 mln\nRevs 44.0 mln vs 40.2 mln",
            date(1987, 10, 21),
        ),
        (
            "BRISTOW GLASS CORP 3RD QTR NET\n\nShr 17 cts vs 22 cts\nNet 3.4 mln vs 4.0 mln\nRevs 81.3 mln vs 80.9 mln",
            date(1987, 10, 21),
        ),
    ),
    (
        "another kind of event in the same town",
        (FIRE, date(2017, 9, 3)),
        (
            "Bus crash in Port Ellery\n\nA bus collided with a tram in Port Ellery on Sunday, injuring nine people, the operator said.",
            date(2017, 9, 3),
        ),
    ),
]
APART += [
    (
        "two shootings in one town, four days apart, one police spokesman",
        (
            "Teenager shot at Ashcombe bus stop\n\nA teenager was shot dead at a bus stop on Vine Street in Ashcombe on Monday night, police "
            "said. Captain Rhoda Stern said two men had fled in a van.",
            date(2019, 4, 9),
        ),
        (
            "Barber shot in Ashcombe\n\nA barber was shot and wounded outside his shop on Canal Row in Ashcombe on Friday, police said. "
            "Captain Rhoda Stern said the gunman was known to him.",
            date(2019, 4, 13),
        ),
    ),
    (
        "two finds of one week, told in the same rare words",
        (
            "Roman ship found under Carrow street\n\nArchaeologists in Carrow have unearthed a Roman barge 14 metres long, the museum "
            "said on Tuesday. It held amphorae and a millstone.",
            date(2017, 5, 9),
        ),
        (
            "Roman villa in Penfold field\n\nArchaeologists in Penfold have unearthed a Roman villa with a mosaic 6 metres wide, the "
            "university said on Tuesday.",
            date(2017, 5, 10),
        ),
    ),
    (
        "two agreements of one city on one day",
        (
            "Orchestra and city sign wage accord\n\nThe Velmont orchestra and the city signed an accord on Monday that lifts pay by "
            "4 percent. Rehearsals resume on Thursday. Cellists had picketed the opera for five weeks.",
            date(2019, 9, 3),
        ),
        (
            "Velmont bus drivers get 3 percent\n\nBus drivers and the city of Velmont agreed on Monday on a rise of 3 percent. Night "
            "lines run again from Wednesday, said union man Karl Brus.",
            date(2019, 9, 3),
        ),
    ),
    (
        "two rulings of one court on one day",
        (
            "Clinic to pay for wrong drug\n\nA court in Aldersea has ordered the Marrick clinic to pay 80,000 euros to a man who was "
            "given the wrong anaesthetic. Paul Strand, 51, had asked for 120,000. Judge Vera Holm ruled on Wednesday.",
            date(2018, 3, 14),
        ),
        (
            "Surgeon left swab in patient\n\nAn Aldersea court on Wednesday awarded 40,000 euros to Greta Moll, 38, in whom a surgeon "
            "had left a swab. Judge Otto Brand said the hospital at Penn Hill had kept no records.",
            date(2018, 3, 15),
        ),
    ),
    (
        "two weekly match reports of one team",
        (
            "Late goal lifts Corley\n\nCorley Wanderers beat Ashby Vale 3-2 at Hagg Lane on Saturday. Tomas Revill scored in the last minute. "
            "Coach Jan Oster praised the crowd of 4,120. Corley are sixth in the league.",
            date(2018, 10, 7),
        ),
        (
            "Corley slip at Penrow\n\nCorley Wanderers lost 1-0 at Penrow City on Saturday. Tomas Revill hit the bar twice. Coach Jan Oster "
            "blamed the wind before a crowd of 2,870. Corley are eighth in the league.",
            date(2018, 10, 14),
        ),
    ),
    (
        "the results of two quarters",
        (
            "Tarrant Foods lifts profit\n\nTarrant Foods said on Thursday its net profit rose to 41.2 million pounds in the first quarter from "
            "37.5 million. Revenue grew 6 percent to 612 million. Chief executive Olive Strand raised the forecast.",
            date(2016, 4, 28),
        ),
        (
            "Tarrant Foods profit dips\n\nTarrant Foods said on Thursday its net profit fell to 35.9 million pounds in the second quarter from "
            "39.3 million. Revenue grew 2 percent to 598 million. Chief executive Olive Strand kept the forecast.",
            date(2016, 7, 28),
        ),
    ),
    (
        "two strikes on one region of a war, days apart",
        (
            "Missiles hit Karsk depot\n\nMissiles hit a fuel depot in Karsk in the Dolina region overnight to Tuesday, killing four people, "
            "governor Anton Belik said.",
            date(2021, 9, 7),
        ),
        (
            "Missiles hit homes in Dolina\n\nMissiles hit a block of flats in Vereya in the Dolina region on Saturday, killing eleven people, "
            "governor Anton Belik said.",
            date(2021, 9, 11),
        ),
    ),
    (
        "an election and a by-election",
        (
            "Reform Party takes Northmoor\n\nThe Reform Party's Edith Cole won Northmoor with 18,204 votes in Thursday's general election. Turnout "
            "was 66 percent. Labour's Hugh Tarn came second with 15,910.",
            date(2015, 5, 8),
        ),
        (
            "Labour gains Northmoor in by-election\n\nLabour's Hugh Tarn won the Northmoor by-election on Thursday with 12,377 votes after Edith "
            "Cole stepped down. Turnout was 41 percent. The Reform Party polled 9,846.",
            date(2017, 2, 24),
        ),
    ),
    (
        "an anniversary and a new fire in its town",
        (
            "Dunmere marks ten years since mill fire\n\nBells rang in Dunmere on Sunday, ten years after a fire at the Copley mill killed 23 "
            "people. Survivor Gerda Holt laid a wreath.",
            date(2013, 11, 4),
        ),
        (
            "Two die in Dunmere house fire\n\nA fire in a house on Rope Walk in Dunmere killed two people on Saturday, firefighters said. A "
            "neighbour, Sam Otway, carried out a child.",
            date(2013, 11, 3),
        ),
    ),
    (
        "a round-up of a weekend and one of its events",
        (
            "Weekend in the county: five crashes, one drowning\n\nA cyclist died in Marle on Saturday, and two cars collided at Stanwick. A man "
            "drowned off Pell Point on Sunday. A van overturned near Hobden; a farmer, Giles Rusk, 58, was hurt at Marle.",
            date(2017, 7, 10),
        ),
        (
            "Lorry driver killed at Hobden quarry\n\nA lorry driver was killed at the Hobden quarry on Thursday when his brakes failed, "
            "inspectors said. He was Pavel Dusek, 36.",
            date(2017, 7, 14),
        ),
    ),
    (
        "a daily notice of the same wording",
        (
            "Harbour notice: catches landed\n\nThe Port of Selsby said 412 tonnes of cod and 96 tonnes of haddock were landed on its quays. "
            "Prices stood at 3.15 crowns a kilo, the port said.",
            date(2012, 3, 6),
        ),
        (
            "Harbour notice: catches landed\n\nThe Port of Selsby said 377 tonnes of cod and 131 tonnes of haddock were landed on its quays. "
            "Prices stood at 3.42 crowns a kilo, the port said.",
            date(2012, 3, 7),
        ),
    ),
]


@pytest.mark.parametrize(("first", "second"), [s[1:] for s in SAME], ids=[s[0] for s in SAME])
def test_reports_of_one_event_are_one_story(first: tuple[str, date | None], second: tuple[str, date | None]) -> None:
    assert together(first, second)
    assert together(second, first)


@pytest.mark.parametrize(("first", "second"), [s[1:] for s in APART], ids=[s[0] for s in APART])
def test_events_that_look_alike_stay_apart(first: tuple[str, date | None], second: tuple[str, date | None]) -> None:
    assert not together(first, second)


def test_an_article_without_any_figure_is_a_story_of_its_own() -> None:
    readings = read((SHOOTING, date(2018, 5, 2)), (SHOOTING + " More soon.", date(2018, 5, 2)))
    silent = Reading(readings[1].article, readings[1].dateline, readings[1].sentences, (), ())
    stories = gather([readings[0], silent])
    assert stories[readings[0].article] != stories[silent.article]


def test_a_look_alike_does_not_chain_two_events() -> None:
    other = SHOOTING.replace("Pemberton Avenue", "Corley Road").replace("Tuesday", "Thursday")
    other = other.replace("Dennis Halvorsen, 44", "Ned Ingram, 61").replace("Rita Mbeki, 29", "Joan Silk, 35")
    readings = read(
        (SHOOTING, date(2018, 5, 2)),
        (SHOOTING.replace("Two people", "Two guests"), date(2018, 5, 2)),
        (other, date(2018, 5, 4)),
        (other.replace("Two people", "Two guests"), date(2018, 5, 4)),
    )
    stories = list(gather(readings).values())
    assert stories[0] == stories[1]
    assert stories[2] == stories[3]
    assert stories[0] != stories[2]


def test_the_day_is_that_of_the_event_and_not_of_the_arrest() -> None:
    (report,) = map(
        read_report,
        read(("Two men were shot in Larchmont on Monday. A suspect was arrested on Wednesday.", date(2018, 5, 3))),
    )
    assert [date.fromordinal(d) for d in report.days] == [date(2018, 4, 30)]


def test_who_only_speaks_says_less_than_whom_it_befell() -> None:
    (report,) = map(
        read_report,
        read(
            (
                "Dennis Halvorsen, 44, was shot dead in Larchmont. Sergeant Alma Voss asked for witnesses.",
                date(2018, 5, 3),
            )
        ),
    )
    assert report.names["halvorsen"] > report.names["voss"]
    assert report.people == {"dennis halvorsen"}


def test_the_order_of_the_articles_does_not_matter() -> None:
    told = [pair for _, *both in (*SAME, *APART) for pair in both]
    forward, backward = read(*told), read(*told[::-1])[::-1]

    def groups(readings: list[Reading]) -> set[frozenset[int]]:
        stories = list(gather(readings).values()) if len({r.article for r in readings}) == len(readings) else []
        return {frozenset(n for n, s in enumerate(stories) if s == one) for one in stories}

    assert groups(forward) == groups(backward)


def test_of_equally_strong_ties_the_order_of_the_articles_decides_nothing() -> None:
    told = [
        Article("A blast at Tavira Foundry in Brenworth hurt 12 people.", "Post", date(2024, 5, 1)),
        Article("Tavira Foundry of Brenworth laid off 540 workers.", "Courier", date(2024, 6, 20)),
        Article("A fire at Tavira Foundry in Brenworth hurt 12 people.", "Wire", date(2024, 8, 9)),
    ]
    found = set()
    for articles in permutations(told):
        stories = gather(list(extract_all(articles, [])))
        found.add(frozenset(frozenset(a.source for a in told if stories[a] == n) for n in stories.values()))
    assert len(found) == 1 and len(next(iter(found))) == 2


def test_what_ties_two_reports_is_the_same_from_either_side() -> None:
    told = [
        ("A blast at Tavira Foundry in Croatia hurt 12 people.", date(2024, 5, 1)),
        ("A fire at Tavira Foundry in Brenworth hurt 12 people.", date(2024, 5, 2)),
    ]
    corpus = weigh([read_report(r) for r in read(*told)])
    assert len({len(r.named) for r in corpus.reports}) == 1, "as many names, of which one says less"
    assert tie(corpus, 0, 1) == tie(corpus, 1, 0)


def test_nothing_is_joined_where_nothing_is_told() -> None:
    assert join(weigh([])) == []
    assert gather([]) == {}


def test_shared_names_stand_whole_and_in_their_order() -> None:
    text = "A blast in Porto killed three people on Tuesday, mayor Rui Costa Lima said. Ann Lee, 35, was hurt."
    (reading,) = extract_all([Article(text, "A", date(2022, 5, 4))])
    said = tell_grounds([Gathered([reading]).signs(reading.article)] * 2).why
    assert "Costa Lima" in said and "Lima," not in said.replace("Costa Lima,", "")
    assert said.index("Porto") < said.index("Costa Lima")


def test_sums_are_told_only_where_there_are_other_figures() -> None:
    def explain(more: str) -> str:
        texts = [f"A blast in Porto killed {n} people on Tuesday, police said.{more}" for n in ("three", "five")]
        found = check([Article(t, s, date(2022, 5, 4)) for t, s in zip(texts, "AB", strict=True)]).findings
        return next(f.explanation for f in found if f.rule == "counted-people" and f.kind == "contradiction")

    assert "were allowed for." in explain("") and "sums" not in explain("")


def test_those_proven_infected_are_not_all_who_are_ill() -> None:
    stories = [
        (
            "Lab proves 41 infections in Barrowen\n\nTyphoid has been proven in Barrowen, the health office said on Monday.",
            13,
        ),
        (
            "Barrowen boils its water\n\nThe typhoid in Barrowen has sickened hundreds of people, nurses said on Monday.",
            14,
        ),
    ]
    report = check([Article(text, f"Outlet {n}", date(2016, 6, n)) for text, n in stories])
    assert [f for f in report.findings if f.kind in ("contradiction", "drift")] == []

"""Figures aligned across articles on one event: what must be found, and what must stay silent, in sentences of our own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from checker import Article, Finding, check
from checker.claims.aligned import ALL, LEAST, confidence, relate_aligned
from checker.claims.alignedsenses import senses_of
from checker.claims.alignedslots import read_slots
from checker.events.gathered import Gathered, stories_of
from checker.model import Reading
from checker.run import read_all

DAY = date(2020, 5, 14)


def read(*texts: str, days: Sequence[date] = ()) -> list[Reading]:
    told = days or [DAY] * len(texts)
    return read_all(Article(t, f"source-{n}", day) for n, (t, day) in enumerate(zip(texts, told, strict=True)))[0]


def related(*texts: str, days: Sequence[date] = ()) -> list[Finding]:
    readings = read(*texts, days=days)
    return list(relate_aligned(Gathered(readings, {r.article: 0 for r in readings})))


FOUND = [
    # what was founded, built, bought when
    (
        "The observatory on Mount Karo was founded in 1896 by the optician Emil Strand.",
        "Strand, an optician, set up the observatory on Mount Karo in 1869.",
    ),
    (
        "The swimming hall in Ostrup, built in 1957, has a leaking roof.",
        "Rain drips through the roof of the swimming hall in Ostrup, which was erected in 1975.",
    ),
    # votes
    (
        "The council of Lowmere approved the cycle lanes by 23 votes to 18 after a long debate.",
        "By 25 votes to 16 the councillors of Lowmere adopted the plan for cycle lanes.",
    ),
    (
        "The appeal court found for the tenants of Quay House by a vote of 5-2.",
        "Four judges to three, the appeal court ruled for the tenants of Quay House.",
    ),
    # money
    (
        "Brewer Halvorsen reported an operating profit of 318 million kronor for the first quarter.",
        "At Halvorsen, the brewer, operating profit in the first quarter came to 381 million kronor.",
    ),
    (
        "A collector paid $2.45 million for the sapphire brooch at the Genova auction.",
        "The sapphire brooch fetched $2.54 million when it was sold in Genova to a collector.",
    ),
    (
        "The ring road around Tasmere will cost 142 million euros, minister Ana Reyes said.",
        "Reyes put the price of the Tasmere ring road at 124 million euros.",
    ),
    # shares and rates
    (
        "Unemployment in Verania stood at 7.4 percent in the spring, the labour office said.",
        "The labour office put unemployment in Verania at 4.7 percent this spring.",
    ),
    (
        "Water charges in Pellwood will rise by 6.3 percent from July.",
        "From July the people of Pellwood pay 3.6 percent more for water, a rise that angers tenants.",
    ),
    (
        "Only 58 percent of the nurses at Marle hospital have been vaccinated, the union said.",
        "The union says 85 percent of nurses at the Marle hospital have had the jab.",
    ),
    # counts of people
    (
        "All 164 passengers of the stranded train near Bergholt were taken off by bus.",
        "Buses brought the 146 travellers of the train stranded near Bergholt to the town.",
    ),
    (
        "Police detained 38 people after the match between Tarn and Velmont.",
        "Following the match of Tarn against Velmont 83 people were taken into custody, police said.",
    ),
    (
        "The shipyard at Brannock is to cut 1,340 jobs by the summer, its director Ines Valk said.",
        "Director Ines Valk said the Brannock shipyard would shed 1,430 positions by summer.",
    ),
    (
        "The choir of Saint Anne has 127 singers and leaves for Lisbon on Sunday.",
        "The 172 singers of the choir of Saint Anne leave for Lisbon on Sunday.",
    ),
    # lengths, weights, depths
    (
        "The wreck of the trawler Signe lies at a depth of 218 metres off Holm point.",
        "Divers say the trawler Signe rests 281 metres below the surface off Holm point.",
    ),
    (
        "Nadia Ruiz won the javelin with a throw of 67.45 metres in the last round.",
        "A throw of 64.75 metres in the last round gave Nadia Ruiz the javelin title.",
    ),
    (
        "The bell of Sankt Olaf weighs 1,270 kilograms and was cast in Aldorf.",
        "Cast in Aldorf, the bell of Sankt Olaf has a weight of 1,720 kilograms.",
    ),
    (
        "The comet passes 94 million kilometres from the Earth tonight, astronomer Jun Mori said.",
        "Tonight the comet is 49 million kilometres away from Earth, according to the astronomer Jun Mori.",
    ),
    (
        "The new tunnel under the Gral pass is 13.8 kilometres long.",
        "At 18.3 kilometres in length the tunnel under the Gral pass is the longest of the country.",
    ),
    # spans of time
    (
        "The court in Dalby jailed accountant Rolf Aas for 16 years for the murder of his partner.",
        "Accountant Rolf Aas was sentenced to 19 years in prison by the court in Dalby for murdering his partner.",
    ),
    (
        "Skier Lena Hauk won the sprint in Oberau 27 seconds ahead of Mia Torp.",
        "It took 72 seconds until Mia Torp followed skier Lena Hauk, the winner of the sprint in Oberau, over the line.",
    ),
    # things
    (
        "The library of Norwick has lent 46,200 books since it reopened in the old mill.",
        "Since the reopening in the old mill the library of Norwick has lent 42,600 books.",
    ),
    (
        "The firm Daxo recalls 35,900 kettles because the handle of its model Luna may break.",
        "Because of a weak handle Daxo is recalling 39,500 kettles of the model Luna.",
    ),
    (
        "The farmers of Ardal lost 284 sheep in the flood on the river Luse.",
        "The flood on the Luse river killed 248 sheep of the farmers of Ardal.",
    ),
    (
        "Guitarist Tom Aldo played 163 concerts last year, more than any member of the band Mirel.",
        "No member of the band Mirel gave more concerts last year than Tom Aldo, the guitarist: he played 136 concerts.",
    ),
    (
        "The fire in the Nera valley has burned 3,850 hectares of pine forest.",
        "In the Nera valley 8,350 hectares of pine forest have burned.",
    ),
]

SILENT = [
    # the same, written otherwise
    ("The bridge at Lund is 1.2 kilometres long.", "The bridge at Lund has a length of 1,200 metres."),
    ("The mill in Asker was built in 1911.", "The mill in Asker was put up in 1911."),
    ("The fire burned 4,940 acres of heath near Tove.", "Near Tove 2,000 hectares of heath burned."),
    ("The fee for the Karo trail is 12 euros.", "Twelve euros is the fee for the Karo trail."),
    ("The march in Velm lasted two hours.", "For 120 minutes the march went through Velm."),
    # rounded, rough, bounded
    ("The fair in Rosk drew 18,743 visitors.", "The fair in Rosk drew almost 19,000 visitors."),
    ("The fair in Rosk drew 18,743 visitors.", "More than 18,000 visitors came to the fair in Rosk."),
    ("The dam at Ilen holds 41.3 million tonnes of water.", "The dam at Ilen holds about 40 million tonnes of water."),
    ("At least 60 houses in Tarra were damaged.", "In Tarra 87 houses were damaged."),
    ("Sales of the brewer Halvorsen rose 11.9 percent.", "Halvorsen, the brewer, sold almost 12 percent more."),
    ("Up to 400 guests are awaited at the wedding in Lome.", "The wedding in Lome has 310 guests."),
    # parts and sums
    ("The train carried 39 passengers and four crew through Odal.", "There were 43 people on the train through Odal."),
    (
        "Eighteen buildings burned in Perlow, among them seven barns.",
        "In Perlow eleven houses and seven barns burned.",
    ),
    ("Of the 31 injured in Tasmere six are in hospital.", "In Tasmere 25 of the injured have gone home."),
    (
        "The pipeline through Kesh is 640 kilometres long.",
        "Of the pipeline, 210 kilometres run through Kesh and another 430 kilometres beyond it.",
    ),
    ("The Karo fund gave 5 million euros to schools.", "Another 2 million euros from the Karo fund went to clinics."),
    # earlier, later, other years
    ("The regatta of Holm had 214 boats.", "Last year the regatta of Holm had 241 boats."),
    ("In 2012 the flood at Ardal killed 62 sheep.", "The flood at Ardal has killed 26 sheep."),
    ("Inflation in Verania was 6.4 percent in January.", "Inflation in Verania was 7.1 percent in December."),
    ("The price of bread in Sarn was 3.20 crowns before the war.", "Bread in Sarn has a price of 4.20 crowns."),
    ("The museum in Brill moved to the castle in 1904.", "The museum in Brill was founded in 1878."),
    # plans, forecasts, limits and outcomes
    ("Analysts had expected a profit of 385 million kronor at Daxo.", "Daxo made a profit of 412 million kronor."),
    ("Prosecutors asked for 18 years for Rolf Aas.", "The court sentenced Rolf Aas to 14 years in prison."),
    ("The store in Velm had a licence for 5 tonnes of powder.", "Nine tonnes of powder lay in the store in Velm."),
    ("The central bank of Verania targets inflation of 2 percent.", "Inflation in Verania rose to 5 percent."),
    ("The hall in Ostrup could cost 38 million euros.", "The hall in Ostrup cost 83 million euros."),
    # others of the kind
    ("Nadia Ruiz threw 67.45 metres in Genova.", "Mia Torp, who came behind Nadia Ruiz, threw 64.75 metres in Genova."),
    ("In Lowmere the tax rises by 3.9 percent.", "In Pellwood the tax rises by 4.9 percent, in Lowmere less."),
    ("Three women were hurt when the stand in Tarn fell.", "Two men were hurt when the stand in Tarn fell."),
    ("The strike at Brannock idled 900 welders.", "The strike at Brannock idled 300 painters."),
    ("Daxo had a net profit of 41 million kronor.", "Daxo had a gross profit of 64 million kronor."),
    ("Velmont led 12-9 at the break against Tarn.", "Velmont beat Tarn 24-19 in the last game of the season."),
    ("The first stage to Oberau is 142 km long.", "The second stage, to Oberau, is 124 km long."),
    ("The tower in Aldorf is 62 metres high.", "The tower in Aldorf is 26 metres wide."),
    ("Imports of Verania rose 4.2 percent.", "Exports of Verania rose 2.4 percent."),
    ("Police counted 9,000 people at the march in Sarn.", "The organisers of the march in Sarn counted 25,000 people."),
    # figures that only name or number things
    ("Flight 318 to Lisbon was late.", "Flight 381 to Lisbon was late."),
    (
        "The shop at 2170 Elm Street in Norwick was robbed.",
        "Shots were heard in the 1270 block of Elm Street in Norwick.",
    ),
    ("The team met in room 17 of the castle in Brill.", "The team, 71 engineers, met in the castle in Brill."),
    # the other value stands there too
    (
        "The observatory on Mount Karo was founded in 1896 by Emil Strand.",
        "The observatory on Mount Karo was set up in 1869, on other accounts in 1896, by Emil Strand.",
    ),
    # questions state nothing
    ("The tunnel at Gral is 13.8 kilometres long.", "Will the tunnel at Gral be 18.3 kilometres long?"),
    # nothing in common but the place
    ("In Tasmere 47 trees fell in the storm.", "A baker in Tasmere sells 74 sorts of bread."),
]


@pytest.mark.parametrize("pair", FOUND, ids=lambda pair: pair[0][:50])
def test_a_figure_that_differs_is_found(pair: tuple[str, str]) -> None:
    found = related(*pair)
    assert len(found) == 1
    assert {a.article.source for a in found[0].assertions} == {"source-0", "source-1"}
    assert found[0].kind in ("contradiction", "drift")
    assert 0.55 <= found[0].confidence < 0.9


@pytest.mark.parametrize("pair", FOUND, ids=lambda pair: pair[0][:50])
def test_the_order_of_the_articles_does_not_matter(pair: tuple[str, str]) -> None:
    there, back = related(*pair), related(*pair[::-1])
    assert [{a.text for a in f.assertions} for f in there] == [{a.text for a in f.assertions} for f in back]
    assert [f.confidence for f in there] == [f.confidence for f in back]


@pytest.mark.parametrize("pair", SILENT, ids=lambda pair: pair[0][:50])
def test_what_may_be_two_things_stays_silent(pair: tuple[str, str]) -> None:
    assert related(*pair) == []
    assert related(*pair[::-1]) == []


def test_there_are_enough_pairs() -> None:
    assert len(FOUND) >= 25
    assert len(SILENT) >= 40


def test_the_explanation_says_what_both_tell_and_give() -> None:
    (found,) = related(*FOUND[0])
    assert "1896" in found.explanation
    assert "1869" in found.explanation
    assert "“founded”" in found.explanation
    assert "changed places" in found.explanation


def test_articles_of_two_stories_and_of_one_source_are_not_aligned() -> None:
    readings = read(*FOUND[0])
    assert not list(relate_aligned(Gathered(readings, {r.article: n for n, r in enumerate(readings)})))
    twice = read_all(Article(t, "one", DAY) for t in FOUND[0])[0]
    assert not list(relate_aligned(Gathered(twice, {r.article: 0 for r in twice})))


def test_three_articles_that_differ_on_one_thing_make_one_finding() -> None:
    third = "Emil Strand, optician, established the observatory on Mount Karo in 1896 with his own money."
    (found,) = related(*FOUND[0], third)
    assert len(found.assertions) == 3
    assert len({a.article.source for a in found.assertions}) == 3


def test_a_later_and_higher_count_of_what_is_still_counted_is_drift() -> None:
    pair = (
        "Rescuers said 38 people died when the ferry Anke sank off Brannock.",
        "When the ferry Anke sank off Brannock 83 people died, as rescuers now know.",
    )
    (found,) = related(*pair, days=(DAY, date(2020, 5, 16)))
    assert found.kind == "drift"
    assert found.severity == "note"


def test_figures_that_agree_make_one_that_differs_surer() -> None:
    more = " The lease runs for 99 years and costs 4,150 crowns. Seven clerks work there."
    one, other = FOUND[5]
    (alone,) = related(one, other)
    (beside,) = related(one + more, other + " Seven clerks are employed there. A lease of 99 years costs 4,150 crowns.")
    assert beside.confidence >= alone.confidence
    assert "agree" in beside.explanation


def test_articles_that_differ_in_most_figures_are_not_one_story_told_twice() -> None:
    one = " ".join(FOUND[n][0] for n in (6, 13, 15))
    other = " ".join(FOUND[n][1] for n in (6, 13, 15))
    assert related(one, other) == []


def test_a_large_story_is_aligned_too_and_every_article_with_a_few() -> None:
    readings = read(*[f"{FOUND[0][n % 2]} Visitor number {n} brought flowers." for n in range(3 * ALL)])
    found = list(relate_aligned(Gathered(readings, {r.article: 0 for r in readings})))
    assert len(found) == 1


def test_confidence_rises_with_evidence_and_stays_below_certainty() -> None:
    assert confidence(0.1) < 0.55 < confidence(LEAST)
    assert confidence(0.9) < confidence(1.8) < confidence(9.0) < 0.9


def test_slots_carry_what_is_measured() -> None:
    (reading,) = read("The fire in the Nera valley has burned 3,850 hectares of pine forest.")
    (slot,) = read_slots(reading)
    assert slot.dim == "meter ** 2"
    assert slot.digits == "385"
    assert {"burn", "=nera"} <= slot.near.keys()


def test_words_of_one_sense_meet() -> None:
    assert senses_of("jailed") & senses_of("prison")
    assert senses_of("vaccinated") & senses_of("jabs")
    assert senses_of("editorial") & senses_of("editorials")
    assert not senses_of("said")


def test_readings_know_their_stories_and_are_gathered_once() -> None:
    readings = read(*FOUND[0])
    gathered = Gathered(readings)
    assert stories_of(gathered) is gathered.stories
    assert stories_of(readings) == gathered.stories
    assert list(gathered) == readings
    assert gathered[0] is readings[0]
    assert len(gathered[:1]) == 1


def test_what_another_rule_shows_is_not_shown_again() -> None:
    lead = "An earthquake struck near Vila Nova in Tresmira on Friday. "
    pair = lead + "It had a magnitude of 5.9.", lead + "Its magnitude was 6.3."
    rules = [
        f.rule
        for f in check(Article(t, f"s{n}", DAY) for n, t in enumerate(pair)).findings
        if f.kind == "contradiction"
    ]
    assert rules == ["event-measure"]

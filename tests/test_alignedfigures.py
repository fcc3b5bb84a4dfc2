"""What stands around a figure, as it is aligned with another: words of one sense, parts, rates, ranks, days, clocks, acts."""

from __future__ import annotations

from datetime import date

import pytest

from checker import Article, Finding, mentions
from checker.claims.aligned import relate_aligned
from checker.claims.alignedmeasures import measure_of, read_parts
from checker.claims.alignedpairs import match, prints, see
from checker.claims.alignedsenses import senses_of
from checker.claims.alignedslots import Slot, read_slots
from checker.claims.alignedsynonyms import SYNONYMS
from checker.events.gathered import Gathered
from checker.lines import split_words
from checker.model import Reading
from checker.run import read_all

DAY = date(2020, 5, 14)


def read(*texts: str) -> list[Reading]:
    return read_all(Article(t, f"source-{n}", DAY) for n, t in enumerate(texts))[0]


def related(*texts: str) -> list[Finding]:
    readings = read(*texts)
    return list(relate_aligned(Gathered(readings, {r.article: 0 for r in readings})))


def slot(text: str, figure: str) -> Slot:
    """Returns the slot of the figure that is written so in a text."""
    return next(s for s in read_slots(read(text)[0]) if s.mention.text == figure)


def test_figures_of_two_days_are_two() -> None:
    gust = "The wind at Lisk reached {} km/h on {}."
    one, other = gust.format(67, "May 12"), gust.format(74, "May 13")
    assert not related(one, other)
    assert related(one, gust.format(74, "May 12"))


FOUND = [
    # a ban, in games and in months
    (
        "Sprinter Ada Kroll was suspended for four months after she missed three drug tests, the athletics board of Pelland ruled.",
        "Kroll, the Pelland sprinter, must sit out seven months because of the missed tests, the board decided.",
    ),
    # ranks that count
    (
        "Golfer Pia Lund took the sixth tour title of her career at the Garrick Open on Sunday.",
        "For Pia Lund the Garrick Open was the seventh victory of her professional career.",
    ),
    # by how many votes
    (
        "Independent Tom Haye was elected sheriff of Corrin with a majority of 274 over Ella Price.",
        "Haye beat Ella Price by only 247 votes to become sheriff of Corrin.",
    ),
    # who was freed, what was paid
    (
        "The rebels of Tavira freed 31 hostages at the Morra ferry on Monday after talks.",
        "At the Morra ferry 35 captives were handed over by the Tavira rebels on Monday.",
    ),
    (
        "A jury in Dorrit ordered the dairy Halm to pay 75,000 crowns to a driver it had sacked.",
        "The driver sacked by the Halm dairy was awarded 95,000 crowns by the Dorrit jury.",
    ),
    # the day of a past act
    (
        "The crane that fell in the port of Lisk on Saturday was last inspected on January 12, operator Braun said.",
        "Braun, the operator, said the crane which collapsed in Lisk port on Saturday had last been checked on February 12.",
    ),
    # for one of what
    (
        "Tannery group Oxley will be bought by Varga for 18.40 dollars a share, the firms said.",
        "Varga offers Oxley's shareholders $14.80 for each share they hold in the tannery group.",
    ),
    (
        "Goalkeeper Rui Tavares, who won 67 caps for Lusona, died on Monday.",
        "Tavares, the goalkeeper, made 76 appearances for the national team of Lusona. He died on Monday.",
    ),
    # time under something, and of the day
    (
        "Hikers Jon and Mia Vold were trapped for 50 minutes in a lift cabin at Breitenfels.",
        "The Volds sat stuck in the cabin of the Breitenfels lift for 90 minutes.",
    ),
    (
        "The probe Selene touched down at 03:14 GMT, the agency in Maran said.",
        "At 03:41 GMT the Selene probe landed, the Maran agency announced.",
    ),
    (
        "Thieves stole copper from the Asker railway yard on 13 nights in March, the court in Dalby heard.",
        "Copper was stolen from the railway yard in Asker on 18 nights in March, said the court in Dalby.",
    ),
]
SILENT = [
    # another who is banned, other games, another count of titles
    (
        "Sprinter Ada Kroll was suspended for four months after she missed drug tests, the board of Pelland ruled.",
        "Her coach Ben Harl must sit out seven months, the Pelland board said in the case of Ada Kroll.",
    ),
    (
        "Tavares will miss three games with a torn muscle, the coach of Lusona said.",
        "Lusona has five games left this season, and Tavares hopes to play again.",
    ),
    (
        "Golfer Pia Lund took the sixth tour title of her career at the Garrick Open on Sunday.",
        "Pia Lund won for the third time this season at the Garrick Open.",
    ),
    # ranks that are places
    ("The tenth floor of the Aster tower burned.", "Firemen reached the Aster tower's twelfth floor by ladder."),
    # still held, not freed
    (
        "The rebels of Tavira freed 31 hostages at the Morra ferry on Monday.",
        "The rebels of Tavira still hold 35 hostages, families said at the Morra ferry on Monday.",
    ),
    # claimed, not awarded
    (
        "A jury in Dorrit ordered the dairy Halm to pay 75,000 crowns to a driver it had sacked.",
        "The driver had asked the dairy Halm for 95,000 crowns, the Dorrit jury heard.",
    ),
    # half of them, in words
    (
        "Of the 24 sailors on the trawler Mette, half fell ill with botulism.",
        "Twelve sailors of the trawler Mette were sickened by botulism.",
    ),
    # two acts, two moments
    (
        "The crane that fell in the port of Lisk was last inspected on January 12, operator Braun said.",
        "The crane in the port of Lisk, bought on February 12, 2004, collapsed on Saturday.",
    ),
    ("The probe Selene touched down at 03:14 GMT.", "The probe Selene fired its engines at 02:41 GMT."),
    # one rate and another
    (
        "The Brell zoo pays a rent of 40,000 crowns a month.",
        "The rent of the Brell zoo is 480,000 crowns a year.",
    ),
    # some here, and more elsewhere
    (
        "The flood on the Luse killed 260 sheep in Ardal and Norwick.",
        "The flood on the Luse killed 180 sheep in Ardal and dozens more in Norwick.",
    ),
    # a bound is no slip
    ("More than 15 divers searched the lake at Velm.", "At Velm 51 divers searched the lake."),
]


@pytest.mark.parametrize("pair", FOUND, ids=lambda pair: pair[0][:50])
def test_a_figure_told_in_other_words_is_found(pair: tuple[str, str]) -> None:
    for order in (pair, pair[::-1]):
        found = related(*order)
        assert len(found) == 1
        assert found[0].confidence >= 0.65


@pytest.mark.parametrize("pair", SILENT, ids=lambda pair: pair[0][:50])
def test_what_only_looks_alike_stays_silent(pair: tuple[str, str]) -> None:
    assert related(*pair) == []
    assert related(*pair[::-1]) == []


def test_synonyms_are_groups_of_two_words_or_more_each_begun_by_another() -> None:
    groups = [group.split() for group in SYNONYMS.split(";")]
    assert len(groups) > 300
    assert all(len(group) > 1 for group in groups)
    assert len({group[0] for group in groups}) == len(groups)


def test_verbs_and_nouns_of_one_sense_meet() -> None:
    assert senses_of("suspended") & senses_of("banned")
    assert senses_of("inspected") & senses_of("checked")
    assert senses_of("hostages") & senses_of("captives")
    assert not senses_of("demolished") & senses_of("built")


def test_a_word_of_several_senses_counts_once() -> None:
    one, other = (see(read_slots(r)) for r in read("Victory came for 315 of them.", "Victory for 351 others."))
    assert len(senses_of("victory")) > 1
    for m in match(one, other)[0]:
        assert len([s for s in m.shared if s in senses_of("victory")]) == 1


def test_parts_of_a_whole_are_counted() -> None:
    for text, count in (("Of the 18 who fell ill, half recovered.", 9), ("A third of the 30 houses burned.", 10)):
        found = [m for _, m in read_parts(split_words(text, 0, len(text), mentions(text)))]
        assert [m.written for m in found] == [(count, count)]
    for text in ("Half of it burned, 18 houses.", "Half the 19 went home.", "Of the 19, half went home."):
        assert list(read_parts(split_words(text, 0, len(text), mentions(text)))) == []


@pytest.mark.parametrize(
    ("text", "dim"),
    [
        ("on 17 nights", "night"),
        ("the eighth title", "rank"),
        ("the second title", ""),
        ("at 14:52 GMT", "clock gmt"),
        ("at 14:52 UTC", "clock gmt"),
        ("at 14:52", ""),
        ("on January 12", "day"),
        ("on May 12", ""),
        ("in January", ""),
    ],
)
def test_what_a_figure_is_compared_with(text: str, dim: str) -> None:
    (reading,) = read(f"It was so {text}.")
    (m,) = [m for m in reading.mentions if m.value is not None]
    assert measure_of(m, reading.dateline.written)[0] == dim


def test_a_figure_knows_for_one_of_what_it_is_given() -> None:
    assert slot("Varga pays $18 a share for Oxley.", "$18").rate & senses_of("share")
    assert slot("Owners get $18 in cash for each share.", "$18").rate & senses_of("share")
    assert not slot("Varga pays $18 for Oxley and a share in Daxo.", "$18").rate


def test_a_bare_figure_counts_the_noun_before_it() -> None:
    assert slot("A majority of 318 made her mayor.", "318").head & slot("She won by 381 votes.", "381").head
    assert not slot("She has 381 votes.", "381").head & senses_of("majority")


def test_a_small_count_of_another_thing_grants_no_value() -> None:
    games = slot("Aldo is banned for three games.", "three")
    assert not prints(see(read_slots(read("They are three points ahead.")[0])), games)
    assert prints(see(read_slots(read("It means three matches.")[0])), games)


def test_equal_figures_and_days_beside_two_figures_bring_them_together() -> None:
    near = slot("On March 3 the mill sold 640 sacks of rye for 4,150 crowns.", "640").near
    assert any(s.startswith("@") for s in near)
    assert any(s.startswith("&4149") for s in near)
    assert not any(s.startswith("&639") for s in near)


def test_a_side_of_a_place_is_another_place() -> None:
    assert "=lower karo" in slot("In Lower Karo the river took 34 huts.", "34").near


def test_a_title_between_two_names_keeps_them_one_subject() -> None:
    assert {"=velmont", "=ruiz"} <= slot("Velmont Rovers striker Nadia Ruiz scored 31 goals.", "31").subject
    assert slot("Velmont Rovers beat Nadia Ruiz and 31 others.", "31").subject == {"=velmont", "=rovers"}

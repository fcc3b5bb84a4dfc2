"""Units and money beyond their usual spellings: what must be read alike, and what only looks like an amount."""

from __future__ import annotations

import pytest
from babel import Locale
from babel.numbers import get_territory_currencies

from checker.mentions import scan
from checker.scan.moneywords import read_currency
from checker.words import currencies
from checker.words.units import read_unit, read_whole

ALIKE = [
    ("It drew 300 lb-ft of torque.", "It drew 300 pound-feet of torque."),
    ("He weighs 12st 4lb.", "He weighs 12 stone 4 pounds."),
    ("He is five foot nine.", "He is 5'9\"."),
    ("It holds 8 fl. oz of oil.", "It holds 8 fluid ounces of oil."),
    ("It covers 30 sq.m there.", "It covers 30 square metres there."),
    ("It paid $US5m for it.", "It paid US$5 million for it."),
    ("It paid 30 HK dollars for it.", "It paid HK$30 for it."),
    ("It paid 30 Iraq dinars for it.", "It paid 30 Iraqi dinars for it."),
    ("It paid 5 million Denmark kroner.", "It paid DKK 5m."),
    ("It paid £5 20p for it.", "It paid £5.20 for it."),
    ("It paid $4-5m for it.", "It paid $4m-$5m for it."),
]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_two_spellings_of_one_value(one: str, other: str) -> None:
    (first,), (second,) = scan(one), scan(other)
    assert first.value is not None and second.value is not None
    assert (first.kind, first.written, first.value.unit) == (second.kind, second.written, second.value.unit)
    assert first.value.meets(second.value)


NEITHER = [
    ("In 2018 South Korea won the match.", "money"),
    ("On day 12 Israel pounds the hills.", "money"),
    ("They spent 40 Confederate dollars.", "money"),
    ("It is SDG 13 of the plan.", "money"),
    ("They sell RON95 petrol.", "money"),
    ("The hole is CVE-2021-4422 again.", "money"),
    ("It stands at 307 W. Elder Street.", "quantity"),
    ("They ran a 5 mile foot race.", "volume"),
    ("It was the 21st that day.", "quantity"),
    ("Eggs cost 64 cents a dozen.", "number"),
    ("Flat 25C is open.", "quantity"),
    ('They called it "apollo 8" and left.', "quantity"),
    ("They threw 3 stones at it.", "quantity"),
    ("They own two iron ore mines.", "money"),
]


@pytest.mark.parametrize(("sentence", "kind"), NEITHER)
def test_what_only_looks_like_an_amount(sentence: str, kind: str) -> None:
    assert kind not in {mention.kind for mention in scan(sentence)}


SPANS = [
    ("He gave us $30 million.", "$30 million"),
    ("In the south $5 million was lost.", "$5 million"),
    ("The CEO $5 million pay row went on.", "$5 million"),
    ("They saw a $ 5 million fall.", "$ 5 million"),
    ("It was −40.5° then.", "−40.5°"),
]


@pytest.mark.parametrize(("sentence", "text"), SPANS)
def test_words_that_name_no_issuer_stay_outside(sentence: str, text: str) -> None:
    assert [mention.text for mention in scan(sentence)] == [text]


def test_places_are_those_of_cldr() -> None:
    territories = {name.lower(): code for code, name in Locale("en").territories.items() if len(code) == 2}
    for code, places in currencies.PLACES.items():
        for place in places.split("|"):
            if place in territories and place not in ELSEWHERE:
                assert code in get_territory_currencies(territories[place]), place


# CLDR has moved these to another currency since, or the place has none of its own.
ELSEWHERE = frozenset("croatia cyprus latvia lithuania italy ireland zimbabwe bulgaria".split())


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Swiss cents", "CHF"), ("U.S. cents", "USD"), ("Lebanese piastres", "LBP"), ("U.S. dollars", "USD"),
        ("West German marks", "DEM"), ("CFA francs", "XXX"), ("Iraq pesos", "XXX"), ("swissfrancs", "CHF"),
    ],
)  # fmt: skip
def test_issuer_and_noun(words: str, code: str) -> None:
    found = read_currency(words)
    assert (found[0] if found else "XXX") == code


@pytest.mark.parametrize("text", ["mile foot", "kilo of", "mega", "stone wall", "pound dollars"])
def test_words_beside_each_other_are_no_unit(text: str) -> None:
    assert read_whole(text) is None


def test_a_prefix_may_stand_apart() -> None:
    assert read_unit("kilo metres") == read_unit("kilometres")
    assert read_unit("mega bytes") == read_unit("megabytes")

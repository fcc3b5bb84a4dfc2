"""The table of countries: complete, unambiguous where it says so, and in step with CLDR."""

from __future__ import annotations

from collections import Counter

import pytest
from babel import Locale

from checker.words.places import countries, find_country, regions

CLDR = Locale("en").territories
# Dependencies, and codes CLDR keeps for no country.
_OTHERS = """AC AS AI AQ AW AX BL BQ BV CC CK CP CW CX DG EA EH EU EZ FK GF GG GP GS GU HM IC IM IO JE KY MF MP MQ MS NC NF NU
PF PM PN QO RE SH SJ SX TA TC TF TK UM UN VG VI WF XA XB YT ZZ CQ"""
NOT_LISTED = set(_OTHERS.split())


@pytest.mark.parametrize("country", [c for c in countries() if c.code], ids=lambda c: c.code)
def test_name_is_known_to_cldr(country):
    assert find_country(CLDR[country.code]) == country.name


def test_every_sovereign_state_is_listed():
    codes = {code for code in CLDR if len(code) == 2 and code.isalpha()}
    assert codes - NOT_LISTED == {c.code for c in countries() if c.code}


def test_codes_and_names_are_unique():
    codes = Counter(c.code for c in countries() if c.code)
    names = Counter(n for c in countries() for n in c.names)
    assert max(codes.values()) == 1 and max(names.values()) == 1


def test_no_spelling_means_two_countries_in_silence():
    owners: dict[str, set[str]] = {}
    for c in countries():
        for spelling in {*c.names, *c.adjectives, *c.capitals} - c.unsure:
            owners.setdefault(spelling, set()).add(c.name)
    assert {s: o for s, o in owners.items() if len(o) > 1} == {}


@pytest.mark.parametrize(
    ("spelling", "key"),
    [
        ("Nippon", "Japan"), ("the Netherlands", "Netherlands"), ("Dutch", "Netherlands"), ("Lisbon", "Portugal"),
        ("ROK", "South Korea"), ("Republic of Korea", "South Korea"), ("DPRK", "North Korea"), ("U.S.", "United States"),
        ("PORTUGAL", "Portugal"), ("Norway's", "Norway"), ("Czechia", "Czech Republic"), ("Niger", "Niger"),
        ("Nigerien", "Niger"), ("Nigerian", "Nigeria"), ("Türkiye", "Turkey"), ("Papua New Guinea", "Papua New Guinea"),
        ("Guinea", "Guinea"), ("Republic of China", "Taiwan"), ("People's Republic of China", "China"), ("Korea", "Korea"),
    ],
)  # fmt: skip
def test_spelling_finds_its_country(spelling, key):
    assert find_country(spelling) == key


@pytest.mark.parametrize(
    "spelling",
    [
        "Washington",
        "Kingston",
        "Victoria",
        "San Jose",
        "Santiago",
        "Wellington",
        "Brussels",
        "Korean",
        "us",
        "Narnia",
        "",
    ],
)
def test_ambiguous_or_unknown_spelling_finds_none(spelling):
    assert find_country(spelling) == ""


def test_regions_are_no_countries():
    assert not {s for s in regions() if find_country(s)}
    assert regions()["Asia Pacific"] == "Asia-Pacific"

"""What figures say: values, ranges, hedges, currencies and units."""

from __future__ import annotations

from decimal import Decimal

import pint
import pytest
from babel.numbers import get_currency_name, list_currencies

from checker.mentions import scan
from checker.scan.figures import read_figure
from checker.words import currencies, units, unittable
from tests.test_mentions import marked, rows

FIGURES = [row for name in ("figures.tsv", "numbers.tsv", "money.tsv", "measures.tsv") for row in rows(name)]


@pytest.mark.parametrize("row", FIGURES, ids=lambda r: r[0])
def test_figure(row: list[str]) -> None:
    sentence, expected = marked(row[0])
    kind, low, high, unit, hedge = (row[1:] + [""] * 5)[:5]
    found = [m for m in scan(sentence) if m.text == expected[0]]
    assert found, scan(sentence)
    mention = found[0]
    assert mention.kind == kind
    stated = tuple(None if bound is None else f"{bound:.4f}" for bound in mention.written or ())
    assert stated == tuple(None if bound == "None" else f"{Decimal(bound):.4f}" for bound in (low, high))
    assert mention.value is not None and mention.value.unit == unit
    assert (mention.hedge or "") == hedge


@pytest.mark.parametrize("row", rows("temptations.tsv"), ids=lambda r: r[0])
def test_temptation(row: list[str]) -> None:
    sentence, expected = marked(row[0])
    assert [(m.kind, m.text) for m in scan(sentence)] == list(zip(row[1].split(","), expected, strict=False))


@pytest.mark.parametrize(
    ("sentence", "low", "high"),
    [
        ("It rose 4.1% then.", "4.05", "4.15"),
        ("It cost $54.1 billion then.", "54.05e9", "54.15e9"),
        ("It cost $100 billion then.", "99.5e9", "100.5e9"),
        ("It cost about $100 billion then.", "95e9", "105e9"),
        ("It cost about $3.2 then.", "3.04", "3.36"),
        ("It cost nearly $200 then.", "180", "200.5"),
        ("It cost more than $200 then.", "199.5", None),
        ("It cost over $8.7bn then.", "8.65e9", None),
        ("It cost at least $200 then.", "200", None),
        ("It cost less than $200 then.", None, "200.5"),
        ("It cost under $8.7bn then.", None, "8.75e9"),
        ("It cost at most $200 then.", None, "200.5"),
        ("It cost up to $200 then.", None, "200.5"),
        ("It cost $3-4 billion then.", "2.5e9", "4.5e9"),
        ("It cost 30 cents then.", "0.295", "0.305"),
        ("It drew hundreds of thousands of people.", "100000", "1000000"),
    ],
)
def test_bounds(sentence: str, low: str | None, high: str | None) -> None:
    (found,) = scan(sentence)
    assert found.value is not None
    assert found.value.low == (None if low is None else Decimal(low))
    assert found.value.high == (None if high is None else Decimal(high))


def test_a_bound_may_be_a_rounded_figure() -> None:
    (over,), (just_below,), (lower,) = scan("over $8.7bn"), scan("$8.69bn"), scan("$8.6bn")
    assert over.value is not None and just_below.value is not None and lower.value is not None
    assert over.written == (Decimal("8.7e9"), None)
    assert over.value.meets(just_below.value) and not over.value.meets(lower.value)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("123456789012345678901234567890 ships", "number"),
        ("$123456789012345678901234567890", "number"),
        ("9e999 trillion tons", "number"),
        ("about 0.1234567890123456789012345678901 of it", "number"),
        ("the 123456789012345678901234567890th ship", "ordinal"),
    ],
)
def test_figures_of_too_many_digits_are_found_but_not_measured(text: str, kind: str) -> None:
    (found,) = scan(text)
    assert (found.kind, found.written, found.value) == (kind, None, None)
    assert "digits" in found.note


@pytest.mark.parametrize(
    "text", ["1/" + "7" * 5000, "at 10." + "7" * 5000 + " am", "at 10.5e5 am", "7" * 5000 + "th", "1e" + "9" * 5000]
)
def test_digits_beyond_measure_are_no_error(text: str) -> None:
    assert all(m.value is None or m.value.meets(m.value) for m in scan(f"It came {text} then."))


def test_miles_and_kilometres_meet_in_metres() -> None:
    (miles,), (kilometres,) = scan("a 10-mile road"), scan("a 16 km road")
    assert miles.value is not None and kilometres.value is not None
    assert miles.value.meets(kilometres.value)


def test_percentage_points_never_meet_percent() -> None:
    (points,), (share,) = scan("It fell 1.5 percentage points."), scan("It fell 1.5 percent.")
    assert points.value is not None and share.value is not None
    assert not points.value.meets(share.value)


def test_dollars_never_meet_yen() -> None:
    (dollars,), (yen,) = scan("It cost $100."), scan("It cost 100 yen.")
    assert dollars.value is not None and yen.value is not None
    assert not dollars.value.meets(yen.value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("seven hundred and five thousand and twelve", 705_012), ("three thousand million", 3 * 10**9), ("25 lakh", 2_500_000),
        ("2 crore", 20_000_000), ("two thousand twenty", 2020), ("one million two thousand two hundred", 1_002_200),
        ("nine hundred ninety-nine", 999), ("a hundred", 100), ("3 hundred", 300),
    ],
)  # fmt: skip
def test_number_words(text: str, value: int) -> None:
    figure = read_figure(text)
    assert figure is not None and figure.value == value


def test_unit_factors_are_those_of_pint() -> None:
    registry = pint.UnitRegistry()
    for row in unittable.LOCAL.strip("\n").splitlines():  # what pint does not have, from national tables of measures
        name, base, factor, _ = (part.strip() for part in row.split(";"))
        registry.define(f"{name} = {factor} * {base}")
    for unit in {*units.UNITS.values(), *units.SYMBOLS.values(), *units.PHRASES.values()}:
        if unit.name == unit.base or unit.base == "carat_gold":
            continue
        assert registry.Quantity(1, unit.name).to(unit.base).magnitude == pytest.approx(float(unit.factor), rel=1e-9), (
            unit
        )


@pytest.mark.parametrize(
    "text",
    "km/h; m/s2; kg/m3; W/min; miles per hour; miles an hour; GWh/year; sq km; km²; ft3; kg m/s^2; m³/s; kV/cm; A/cm²; mW; MB/s;"
    " Mbit/s; metres per second squared; cubic feet per second; mg/dl; pounds per square inch; W/m2; becquerels per kilogram;"
    " miles per gallon; kilowatt-hours; nautical miles; newton-metres; microsieverts per hour; barrels per day".split(
        "; "
    ),
)
def test_compound_units_are_those_of_pint(text: str) -> None:
    unit = units.read_unit(text)
    assert unit is not None
    exact = pint.UnitRegistry().Quantity(1, unit.name).to(unit.base).magnitude
    assert exact == pytest.approx(float(unit.factor), rel=1e-9)


@pytest.mark.parametrize("text", ["furlongs of kings", "m/of", "kg2", "hour/km", ""])
def test_words_that_are_no_unit(text: str) -> None:
    assert units.read_unit(text) is None


@pytest.mark.parametrize("text", ["3.5,7", "12.05.2020", "thirty (40)", "10^500", "2.5x10^-500", "one over zero"])
def test_signs_that_are_no_figure(text: str) -> None:
    assert read_figure(text) is None


def test_currency_names_are_those_of_cldr() -> None:
    known = list_currencies("en")
    for name, code in currencies.name_codes().items():
        assert code in known
        names = {plain_name(str(get_currency_name(code, count=n, locale="en"))) for n in (1, 2)}
        assert name in names or any(name in n for n in names)


def plain_name(name: str) -> str:
    """Returns a name of CLDR as the scanner reads words: in lower case, without signs."""
    return name.lower().split(" (")[0].replace("ʻ", "'").replace(" & ", " ").replace("-", " ").replace(".", "")


@pytest.mark.parametrize(
    "words", ["{} euros 5 cents", "{} feet 5 inches", "{} stone 3 lb", "{} euros 25", "{} km", "{}%"]
)
def test_a_figure_of_too_many_digits_is_found_and_not_measured(words: str) -> None:
    found = scan(f"They counted {words.format('1' * 40)} there.")
    assert found and all(m.value is None or m.value.meets(m.value) for m in found)

"""Forms of numbers: counts, fractions, shares, ranks, ranges and bounds in every spelling, and what only looks like one."""

from __future__ import annotations

from decimal import Decimal

import pytest

from checker.mentions import scan
from checker.scan.figures import read_figure
from tests.test_mentions import marked, rows


@pytest.mark.parametrize("row", rows("numberforms.tsv"), ids=lambda r: r[0])
def test_form(row: list[str]) -> None:
    sentence, (expected,) = marked(row[0])
    kind, low, high, unit, hedge = (row[1:] + [""] * 5)[:5]
    (found,) = scan(sentence)
    assert (found.kind, found.text, found.hedge or "") == (kind, expected, hedge)
    for stated, bound in zip(found.written or (), (low, high), strict=True):
        assert (stated is None) == (bound == "None")
        assert stated is None or abs(stated - Decimal(bound)) <= abs(Decimal(bound)) / 1000
    assert found.value is not None
    assert found.value.unit == unit or not unit


@pytest.mark.parametrize(
    ("sentence", "texts"),
    [
        ("Oats fell $2 to $53 a sack.", ["$2", "$53"]),
        ("The stock gained 3 cents to 45 cents.", ["3 cents", "45 cents"]),
        ("The share rose 2 percent to 30 percent.", ["2 percent", "30 percent"]),
        ("The share rose 3 percent to 4 percent.", ["3 percent to 4 percent"]),
        ("Seats cost $20 to $45 each.", ["$20 to $45"]),
        ("It rose 2 to 3 percent.", ["2 to 3 percent"]),
    ],
)
def test_change_and_where_it_led_are_two(sentence: str, texts: list[str]) -> None:
    assert [m.text for m in scan(sentence)] == texts


@pytest.mark.parametrize(
    ("sentence", "hedges"),
    [
        ("We lost 30 and over 40 fled.", [None, "more than"]),
        ("We lost 30 or more than 40.", [None, "more than"]),
        ("It took 30 at least 5 of which broke.", [None, "at least"]),
        ("They bought 30 and more came.", [None]),
        ("It grew 5% and above all it lasted.", [None]),
        ("They hired 30 and older men left.", [None]),
        ("Ten plus two is 12.", [None, None, None]),
        ("--> 30 owls", [None]),
        ("<b>30 owls", [None]),
        ("> 30 owls left", [None]),
        ("> = 30 owls left", ["at least"]),
        ("They placed an order of 30 owls.", [None]),
        ("As long as 5 members agree, it holds.", [None]),
    ],
)
def test_hedge_belongs_to_its_figure(sentence: str, hedges: list[str | None]) -> None:
    assert [m.hedge for m in scan(sentence)] == hedges


@pytest.mark.parametrize(
    "sentence",
    [
        "Her test scores rose.",
        "The scores of both sides fell.",
        "It ended with scores level.",
        "Both halves were dull.",
    ],
)
def test_words_that_are_no_number(sentence: str) -> None:
    assert scan(sentence) == ()


@pytest.mark.parametrize(
    ("sentence", "texts"),
    [
        ("In 2010 , 300 people left , 20 stayed .", ["2010", "300", "20"]),
        ("On May 12 , 300 people left .", ["May 12", "300"]),
        ("A $15-an-hour wage and a $2bn-a-year plan.", ["$15", "$2bn"]),
        ("They had two or three cats.", ["two", "three"]),
        ("It sold 300 through 2010.", ["300", "2010"]),
        ("Call at 10 St James Road.", ["10"]),
        ("He is stage 1 or 2 now or 3 million strong.", ["1", "2", "3 million"]),
    ],
)
def test_figures_side_by_side_stay_apart(sentence: str, texts: list[str]) -> None:
    assert [m.text for m in scan(sentence) if m.text != "now"] == texts


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("10⁹", "1e9"),
        ("4.2×10⁻³", "0.0042"),
        ("6 times 10^3", "6000"),
        ("12²", "12"),  # a note's number
        ("1'234.5", "1234.5"),
        ("1 , 234 . 5", "1234.5"),
        ("three ten-thousandths", "0.0003"),
        ("one twenty-first", "0.047619"),
        ("fourscore", "80"),
        ("7 point 25", "7.25"),
    ],
)
def test_figure_value(text: str, value: str) -> None:
    figure = read_figure(text)
    assert figure is not None
    assert abs(figure.value - Decimal(value)) < Decimal("1e-6") * max(1, abs(Decimal(value)))


@pytest.mark.parametrize(
    ("sentence", "texts"),
    [
        ("A quarter-point cut and a half-point rise came.", ["quarter-point", "half-point"]),
        ("The panel voted 9 to 6.", ["9", "6"]),
        ("One-in-ten homes and two-in-five huts leak.", ["One-in-ten", "two-in-five"]),
        ("More than a third were dry.", ["a third"]),
        ("It fell a half percent and a half point.", ["a half percent"]),
    ],
)
def test_parts_and_votes(sentence: str, texts: list[str]) -> None:
    assert [m.text for m in scan(sentence)][: len(texts)] == texts

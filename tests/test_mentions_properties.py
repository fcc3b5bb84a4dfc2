"""What holds for every text: slices in order, figures inside their own intervals, linear work, total functions."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.mentions import BUILDERS, mentions, scan
from checker.scan.grammar import fold_figures, group
from checker.scan.notation import NAME, blank, compile_macros, expand, split_branches
from checker.scan.productions import FIGURES, MACROS, PRODUCTIONS
from checker.scan.surveys import ANY, survey
from checker.scan.tokens import ALPHABET, LIMIT, REGION, TOKEN, Stretch, cut_regions, cut_stretch, split_chunks
from checker.words.lexicon import CLASSES

DAY = date(2022, 6, 20)


def find_stretches(text: str) -> list[Stretch]:
    """Returns the stretches of a text that may hold mentions, in order; their cores are disjoint."""
    _, marks, ends = split_chunks(text)
    return [cut_stretch(text, ends, *found.span()) for found in REGION.finditer(marks)]


WORDS = [
    *sorted({w for words in CLASSES.values() for w in words.split()}),
    "7", "12", "30", "31", "45", "99", "00", "07", "365", "2014", "1998", "5835", "1,200", "4.1", "20220526", "1.2.3", "$", "€",
    "%", "-", "–", "/", ":", ",", ".", "\n", "\n\n", "(", ")", '"', "US$", "F-35", "May", "March", "June", "Q3", "NATO", "II",
]  # fmt: skip
salad = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from([" ", "", " ", "-"])), max_size=40).map(
    lambda pairs: "".join(w + s for w, s in pairs)
)


def check(text: str, reference: date | None) -> None:
    end = 0
    for mention in mentions(text, reference):
        assert mention.start >= end
        end = mention.end
        assert mention.end > mention.start
        assert text[mention.start : mention.end] == mention.text
        value = mention.value
        if value is not None:
            assert value.meets(value), mention


@given(st.text(max_size=200), st.none() | st.dates(date(1, 1, 1), date(9999, 12, 31)))
def test_any_text_gives_ordered_slices(text: str, reference: date | None) -> None:
    check(text, reference)


@settings(max_examples=400)
@given(salad, st.none() | st.dates(date(1, 1, 1), date(9999, 12, 31)))
def test_words_of_the_grammar_in_any_order_give_ordered_slices(text: str, reference: date | None) -> None:
    check(text, reference)


@pytest.mark.parametrize(
    "reference", [date.min, date(1, 1, 4), date(9998, 12, 31), date(9999, 12, 20), date.max], ids=str
)
@pytest.mark.parametrize(
    "phrase",
    [
        "last year", "this weekend", "next month", "last Christmas", "next Christmas", "three centuries ago", "June 7",
        "next week", "on Friday", "tomorrow", "yesterday", "last February 29", "next summer", "this quarter", "next decade",
        "the last three months", "the next two years", "5,000 years ago", "from December 30 to January 2", "last night",
    ],
)  # fmt: skip
def test_no_reference_is_too_early_or_too_late(phrase: str, reference: date) -> None:
    text = f"It met {phrase}, and will meet {phrase}."
    assert any(m.kind == "date" for m in mentions(text, reference))
    check(text, reference)


@given(st.text(max_size=300))
def test_tokens_cover_the_text(text: str) -> None:
    assert "".join(TOKEN.findall(text)) == text


@given(salad)
def test_regions_are_bounded_and_their_cores_disjoint(text: str) -> None:
    done = 0
    for stretch in find_stretches(text):
        assert text[stretch.start : stretch.start + len(stretch.words)] == stretch.words
        assert stretch.start + stretch.core >= done
        done = stretch.start + stretch.core_end
        assert all(region.last - region.first <= LIMIT for region in cut_regions(stretch))


@given(
    st.decimals(min_value=Decimal("0.01"), max_value=10**9, places=2),
    st.sampled_from(["", " million", " billion", "%"]),
)
def test_a_figure_lies_in_its_own_interval(number: Decimal, scale: str) -> None:
    (mention,) = scan(f"The total was ${number}{scale} then.".replace("$" if scale == "%" else "", ""))
    assert mention.value is not None and mention.written is not None
    low, high = mention.value.low, mention.value.high
    assert isinstance(low, Decimal) and isinstance(high, Decimal)
    assert mention.written[0] is not None and low <= mention.written[0] < high


@given(
    st.text("0123456789", min_size=1, max_size=40),
    st.sampled_from(["", ".5", ".000000000000000000000000000001", "e9", "e300", "e999", "e-300"]),
    st.sampled_from(["", "about ", "nearly ", "over ", "under ", "at least ", "up to "]),
    st.sampled_from([" ships", " trillion dollars", "%", "-4 tons", " and a half million ships"]),
)
def test_no_figure_admits_nothing(digits: str, rest: str, hedge: str, unit: str) -> None:
    found = scan(f"They counted {hedge}{digits}{rest}{unit} there.")
    assert found
    for mention in found:
        assert mention.value is None or mention.value.meets(mention.value), mention


@given(st.integers(10, 10**7), st.integers(1, 3))
def test_rounding_never_contradicts(number: int, digits: int) -> None:
    rounded = round(number / 10**6, digits)
    (exact,), (round_,) = scan(f"It cost ${number}."), scan(f"It cost ${rounded:.{digits}f} million.")
    assert exact.value is not None and round_.value is not None
    assert exact.value.meets(round_.value)


@given(st.text(max_size=120), salad)
def test_a_text_reads_the_same_twice(noise: str, text: str) -> None:
    first = mentions(text, DAY)
    mentions(noise, DAY)
    assert mentions(text, DAY) == first


def test_grammar_names_are_classes_or_macros_never_both() -> None:
    assert not set(MACROS) & set(ALPHABET), set(MACROS) & set(ALPHABET)
    for _, pattern in [*FIGURES, *PRODUCTIONS]:
        assert set(NAME.findall(pattern)) <= set(MACROS) | set(ALPHABET)


@cache
def compiled() -> list[tuple[str, re.Pattern[str]]]:
    macros = compile_macros()
    return [(name, re.compile(expand(blank(pattern), macros))) for name, pattern in PRODUCTIONS]


@given(st.lists(st.sampled_from([*ALPHABET.values(), *" " * 40, *",.-/%$()\n'"]), max_size=16).map("".join))
def test_no_production_that_is_passed_over_would_have_matched(classes: str) -> None:
    folded, where = fold_figures(classes)
    after = 0
    expected = []
    for at, char in enumerate(folded):
        ends = [(m.end(), -i, m) for i, (_, p) in enumerate(compiled()) if (m := p.match(folded, at))]
        if at >= after and char not in " ," and ends and max(row[0] for row in ends) > at:
            _, i, match = max(ends, key=lambda row: row[:2])
            low, after = match.span("span") if "span" in match.re.groupindex else match.span()
            expected.append((PRODUCTIONS[-i][0], where[low], where[after]))
    assert [(g.production, g.start, g.end) for g in group(classes, 0, len(classes))] == expected


def test_what_a_pattern_begins_with_and_needs() -> None:
    percent, unit = (survey("{" + name + "}").heads for name in ("percent", "unit"))
    assert survey("{percent}?{unit}") == (percent | unit, False, (unit,))
    assert survey("(?:{percent}|{unit}_)+").needs == (percent | unit,)
    assert survey("(?<={percent}){unit}(?!{percent})") == (unit, False, (percent, unit))
    assert survey(r"[/\x7e]") == survey(r"/|\~")
    assert split_branches("a(?:b|c)|[|]d") == ["a(?:b|c)", "[|]d"]
    assert all(survey(pattern).heads != ANY and not survey(pattern).empty for _, pattern in [*FIGURES, *PRODUCTIONS])


def test_every_production_has_a_builder() -> None:
    assert {name for name, _ in PRODUCTIONS} - {"not"} == set(BUILDERS)


@pytest.mark.parametrize(
    "unit", ["1", "1,", "one ", "may ", "(", "1.1,", "June 7 ", "one hundred and ", "the of in ", "1/", "$"]
)
def test_hostile_runs_are_cut_into_bounded_regions(unit: str) -> None:
    text = unit * (20_000 // len(unit))
    cores = [region for stretch in find_stretches(text) for region in cut_regions(stretch)]
    assert all(region.last - region.first <= LIMIT and len(region.tokens) <= LIMIT + 12 for region in cores)
    check(text, DAY)


@pytest.mark.parametrize(
    "text", ["seventeen fourteen年", "sixty two sixtieth\n年", "October the quadrillionth", "trillionth Jan", "2024年"]
)
def test_odd_neighbours_are_read_or_left(text: str) -> None:
    assert all(text[m.start : m.end] == m.text for m in mentions(text, date(2022, 6, 20)))

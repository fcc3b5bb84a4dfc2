"""The text report, and the words in which every report says figures, dates and shares."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.findings import Finding, Held, Report, Settled
from checker.model import Article, Assertion, Dateline, Interval, Mention, Reading, Span
from checker.reports.figures import say_dates, say_figure, say_number
from checker.reports.index import count_figures, rank, show_path
from checker.reports.text import quote, render
from checker.reports.words import UNSAFE, calm, say_confidence, say_share
from checker.shell.console import one_line

D = Decimal


def days(low: tuple[int, int, int] | None, high: tuple[int, int, int] | None) -> Interval:
    return Interval(date(*low) if low else None, date(*high) if high else None, "day")


# ---- words -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        ((2014, 1, 1), (2015, 1, 1), "the year 2014"),
        ((2014, 1, 1), (2017, 1, 1), "2014 to 2016"),
        ((2010, 1, 1), (2020, 1, 1), "the 2010s"),
        ((2012, 1, 1), (2022, 1, 1), "2012 to 2021"),
        ((2022, 5, 1), (2022, 6, 1), "May 2022"),
        ((2022, 12, 1), (2023, 1, 1), "December 2022"),
        ((2022, 4, 1), (2022, 7, 1), "the second quarter of 2022 (April to June)"),
        ((2022, 3, 1), (2022, 6, 1), "March to May 2022"),
        ((2022, 11, 1), (2023, 3, 1), "November 2022 to February 2023"),
        ((2022, 7, 10), (2022, 7, 11), "10 July 2022"),
        ((2022, 6, 30), (2022, 7, 1), "30 June 2022"),
        ((2022, 6, 29), (2022, 7, 1), "29 to 30 June 2022"),
        ((2022, 6, 1), (2022, 6, 11), "1 to 10 June 2022"),
        ((2022, 6, 29), (2022, 7, 2), "29 June to 1 July 2022"),
        ((2022, 12, 30), (2023, 1, 2), "30 December 2022 to 1 January 2023"),
        ((2015, 1, 1), None, "from 2015 on"),
        ((2015, 3, 2), None, "from 2 March 2015 on"),
        (None, (2015, 1, 1), "before 2015"),
        (None, (2015, 3, 2), "before 2 March 2015"),
        (None, None, "any time"),
    ],
)
def test_dates_read_as_a_person_says_them(low, high, words):
    assert say_dates(days(low, high)) == words


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (datetime(2024, 4, 21, 22, 28, 34), datetime(2024, 4, 21, 22, 28, 35), "22:28:34 on 21 April 2024"),
        (datetime(2024, 4, 21, 22, 28), datetime(2024, 4, 21, 22, 29), "22:28 on 21 April 2024"),
        (datetime(2024, 4, 21), datetime(2024, 4, 22), "21 April 2024"),
        (datetime(2024, 4, 21, 9), datetime(2024, 4, 21, 11), "09:00 on 21 April 2024 to 11:00 on 21 April 2024"),
        (time(9, 5), time(9, 6), "09:05 to 09:06"),
        (time(9, 5, 1), time(9, 5, 2), "09:05:01"),
    ],
)
def test_times_read_as_a_person_says_them(low, high, words):
    assert say_dates(Interval(low, high, "")) == words


@pytest.mark.parametrize(
    ("low", "high", "unit", "written", "hedge", "words"),
    [
        ("95e9", "105e9", "USD", ("100e9", "100e9"), "about", "about 100 billion USD (95 to 105 billion)"),
        ("54.05e9", "54.15e9", "USD", ("54.1e9", "54.1e9"), None, "54.1 billion USD (54.05 to 54.15 billion)"),
        ("4.05", "4.15", "percent", ("4.1", "4.1"), None, "4.1% (4.05 to 4.15)"),
        ("4.05", "4.15", "percent", None, None, "4.05 to 4.15%"),
        ("2.5", "4.5", "percent", ("3", "4"), None, "3 to 4% (2.5 to 4.5)"),
        ("2", None, "percent", ("2", None), None, "at least 2%"),
        ("2", None, "percent", ("2", None), "more than", "more than 2%"),
        (None, "5", "year", (None, "5"), "up to", "up to 5 years"),
        ("29.5", "30.5", "", ("30", "30"), None, "30"),
        ("0.5", "1.5", "year", ("1", "1"), None, "1 year"),
        ("4.5", "5.5", "year", ("5", "5"), None, "5 years"),
        ("950e6", "1.05e9", "EUR", None, None, "950 million to 1.05 billion EUR"),
        ("1.75", "1.85", "kilometer", ("1800", "1800"), None, "1.75 to 1.85 kilometres"),
        ("3", None, "", None, None, "3 or more"),
        (None, "3", "", None, None, "below 3"),
        ("7.25", "7.35", "percentage_point", ("7.3", "7.3"), None, "7.3 percentage points (7.25 to 7.35)"),
    ],
)
def test_figures_read_as_a_person_says_them(low, high, unit, written, hedge, words):
    value = Interval(low and D(low), high and D(high), unit)
    stated = written and tuple(w and D(w) for w in written)
    assert say_figure(value, stated, hedge) == words


def test_numbers_are_never_rounded_into_a_lie():
    assert say_number(D("1234567")) == "1,234,567"
    assert say_number(D("1234000000")) == "1.234 billion"
    assert say_number(D("-2500000")) == "-2.5 million"
    assert say_number(D(2) / D(3)) == "0.666666…"
    assert say_number(D("0")) == "0"
    assert say_number(D("1" * 800_000)) == "a figure of 800,000 digits"
    assert say_number(D("1e999")) == "1E+999"
    assert say_share(999, 1000) == "99%"
    assert say_share(1, 1000) == "under 1%"
    assert (say_share(17, 24), say_share(1, 8), say_share(2, 3), say_share(1, 200)) == ("71%", "13%", "67%", "1%")
    assert say_share(0, 1000) == "0%"
    assert say_share(7, 7) == "100%"
    assert say_share(0, 0) == ""
    assert say_confidence(0.999) == "0.99"
    assert say_confidence(1.0) == "1.00"


@given(st.dates(min_value=date(1000, 1, 1), max_value=date(9000, 1, 1)), st.integers(1, 5000))
def test_every_span_of_days_has_words(first, length):
    words = say_dates(Interval(first, first + timedelta(days=length), "day"))
    assert str(first.year) in words
    assert "None" not in words


@given(st.decimals(allow_nan=False, allow_infinity=False))
def test_every_number_has_short_words(value):
    assert 0 < len(say_number(value)) <= 80


# ---- the report ------------------------------------------------------------------------------------------------------


def test_every_kind_is_shown_with_its_sentences(harbour_report):
    text = render(harbour_report)
    assert "ERROR contradiction bridge-opening  Sorrel harbour bridge: opening  (0.93)\n" in text
    assert "  Sorrel Ledger, news/ledger.txt:4  [May 2014]\n" in text  # a date needs no word that it came
    assert "    The Sorrel harbour crossing opened to traffic in >>May 2014<< after six years of work.\n" in text
    assert "    read as the year 2015\n" in text
    assert "  why: Both tell of the one day" in text
    assert "[actual, port revenue]" in text
    assert "[plan, the year 2008 (by its dateline)]" in text
    assert ">>2024/03/0509:15:40<<" in text
    for heading in (
        "CONTRADICTIONS (2)",
        "BASIS MISMATCHES (1)",
        "ARITHMETIC FINDINGS (1)",
        "DATELINES (3)",
        "DRIFTS (2)",
    ):
        assert f"{heading}\n" in text


def test_a_passage_is_quoted_without_a_figure(harbour_report):
    text = render(harbour_report, width=120)
    assert "courier.md:7\n    Ten thousand people walked across when the harbour bridge opened in 2015, said" in text
    assert "Tomas Reyk.\n  why: The stamp" in text
    assert "2024.\n       Its text has no date of its own.\n" in text


def test_a_frame_tells_only_what_is_not_plain(harbour_report):
    datelines = [f for f in harbour_report.findings if f.kind == "dateline"]
    assert any(a.modality == "actual" for f in datelines for a in f.assertions)
    assert "[" not in render(replace(harbour_report, findings=tuple(datelines), skipped=())).replace("[31m", "")
    dated = replace(made("It opens in 2014.", "2014"), value=days((2014, 1, 1), (2015, 1, 1)))
    for modality, frame in (("actual", ":1\n"), ("plan", " line 1  [plan]\n")):
        finding = Finding("drift", "note", 0.5, (replace(dated, modality=modality),), "", "r")
        assert frame.replace(":1", " line 1") in render(Report((finding,), ()))


def test_each_reason_stands_on_a_line_of_its_own(harbour_report):
    found = Finding("dateline", "note", 0.5, (), "No day is stated.\nThe summit is still to come.\n", "dateline")
    shown = render(replace(harbour_report, findings=(found,), skipped=()))
    assert "\n  why: No day is stated.\n       The summit is still to come.\n\n" in shown


def test_lines_count_the_front_matter(harbour_report):
    assert "Quayside Courier, courier.md:7 " in render(harbour_report)


def test_most_pressing_comes_first_in_each_kind():
    findings = [
        Finding("drift", severity, confidence, (), "", f"rule-{i}")
        for i, (severity, confidence) in enumerate([("note", 0.5), ("warning", 0.2), ("note", 0.9), ("warning", 0.2)])
    ]
    assert [f.rule for f in rank(findings)["drift"]] == ["rule-1", "rule-3", "rule-2", "rule-0"]


def test_agreements_are_counted_and_listed_only_when_asked_for(harbour_report):
    silent, listed = render(harbour_report, width=120), render(harbour_report, agreements=True)
    assert "AGREEMENTS" not in silent
    assert "4 agreements (not listed)" in silent
    assert "AGREEMENTS (4)" in listed
    assert "not listed" not in listed
    assert "Sorrel harbour bridge: cost (bridge-cost, 0.85): Quayside Courier, courier.md:9 >>540 million" in listed


def test_summary_tells_how_much_was_read(harbour_report):
    tail = render(harbour_report)[-300:]
    assert "2 contradictions, 1 basis mismatch, 1 arithmetic finding, 3 datelines, 2 drifts, 4 agreements" in tail
    understood, found = count_figures(harbour_report)
    assert f"6 articles read, 26 assertions, {understood} of {found} figures understood" in tail
    assert tail.endswith("2 problems\n")


def test_problems_name_place_and_mend_without_the_machine(harbour_report):
    text = render(harbour_report)
    assert "  broken.txt: the file is not UTF-8 at byte 17; save it as UTF-8\n" in text
    assert "/srv" not in text


def test_nothing_found_is_one_calm_line(harbour_report):
    quiet = render(replace(harbour_report, findings=(), skipped=()))
    assert (
        quiet
        == "No disagreement found: 6 articles read, 26 assertions, 27 of 37 figures understood (73%), 0 problems.\n"
    )
    assert render(Report((), ())) == (
        "No disagreement found: 0 articles read, 0 assertions, 0 of 0 figures understood, 0 problems.\n"
    )


def test_only_agreements_is_no_disagreement(harbour_report):
    agreed = tuple(f for f in harbour_report.findings if f.kind == "agreement")
    text = render(replace(harbour_report, findings=agreed, skipped=()))
    assert text.startswith("No disagreement found: ")
    assert "; 4 agreements (not listed)" in text
    assert text.count("\n") == 1


def test_what_is_settled_is_not_denied(harbour_report):
    ended = tuple(
        Settled(f, "baseline" if f.kind == "contradiction" else "settings")
        for f in harbour_report.findings
        if f.kind != "agreement"
    )
    report = replace(harbour_report, findings=(), settled=ended, skipped=(), held=Held({}))
    first, *rest = render(report, width=40).splitlines()
    told = "2 contradictions, 1 basis mismatch, 1 arithmetic finding, 3 datelines and 2 drifts settled"
    assert first.startswith(f"No open disagreement, {told}: 6 articles read, ")
    assert " ".join(map(str.strip, rest)) == (
        "baseline: 0 new, 0 changed, 2 known, 0 resolved 7 findings suppressed in articles or settings"
    )
    assert all(len(line) <= 40 for line in rest)
    agreed = replace(report, settled=(Settled(harbour_report.findings[-1], "article"),))
    assert render(agreed).startswith("No disagreement found: ")


def test_no_control_or_override_reaches_the_terminal(harbour_report):
    text = render(harbour_report, agreements=True)
    assert not UNSAFE.search(text)
    assert {c for c in text if unicodedata.category(c) == "Cc"} == {"\n"}
    text.encode("utf-8")


@given(st.text(st.characters()))
def test_calm_text_is_as_long_and_can_be_encoded(text):
    shown = calm(text)
    assert len(shown) == len(text)
    assert not UNSAFE.search(shown)
    shown.encode("utf-8")


def made(text: str, figure: str) -> Assertion:
    start = text.index(figure)
    value = Interval(D(1), D(2))
    return Assertion(Article(text, "S"), start, start + len(figure), Span(0, len(text)), "s", "a", value, "r")


def columns(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


@pytest.mark.parametrize("filler", ["word ", "x", "港口", "  \n ", "1"])
@pytest.mark.parametrize("width", [40, 96, 200])
def test_long_sentences_are_cut_around_the_figure(filler, width):
    line = quote(made(filler * 200_000 + "<2014>" + filler * 200_000, "<2014>"), width)
    assert ">><2014><<" in line
    assert columns(line) <= width
    assert "\n" not in line


def test_short_sentences_are_whole():
    assert quote(made("It opened in 2014, they say.", "2014"), 60) == "It opened in >>2014<<, they say."


def test_a_cut_leaves_whole_words():
    line = quote(made("alpha " * 40 + "in 2014 or " + "omega " * 40, "2014"), 60)
    assert line.startswith("… alpha alpha ")
    assert line.endswith(" omega …")


def test_understood_counts_figures_and_not_assertions():
    article = Article("10 of the 30, twice: 7", "S")
    mentions = (
        Mention("number", 0, 2, "10"), Mention("number", 10, 12, "30"), Mention("number", 21, 22, "7"),
        Mention("identifier", 4, 6, "of"),
    )  # fmt: skip
    one = Assertion(article, 0, 12, Span(0, 22), "s", "a", Interval(D(10), D(11)), "r")
    reading = Reading(article, Dateline(None), (), mentions, (one, replace(one, attribute="b")))
    assert count_figures(Report((), (reading,))) == (2, 3)


def test_paths_are_shown_without_the_machine():
    assert show_path("/srv/news/a.txt") == "a.txt"
    assert show_path("C:\\news\\a.txt") == "a.txt"
    assert show_path("news/a.txt") == "news/a.txt"
    assert show_path("../a.txt:3") == "../a.txt:3"
    assert show_path("/") == "/"


def test_no_line_begins_with_what_a_ci_service_obeys() -> None:
    article = Article("::error file=x::Some 12 tugs lay here.\n##[group]Then 15 tugs came.", "::stop-commands::now")
    told = tuple(
        Assertion(
            article, start, start + 2, Span(first, last), "quay", "tugs", Interval(Decimal(n), Decimal(n + 1)), "tugs"
        )
        for start, first, last, n in ((21, 0, 38, 12), (54, 39, 70, 15))
    )
    shown = render(Report((Finding("contradiction", "error", 0.9, told, "They differ.", "tugs", "::debug::quay"),), ()))
    assert ">>12<<" in shown
    assert not [line for line in shown.splitlines() if line.lstrip().startswith(("::", "##["))]


@pytest.mark.parametrize("order", ["##[add-mask]12", "##vso[task.setvariable variable=PATH]", "###[stop-commands]x"])
def test_no_order_to_a_runner_stands_within_a_line(order: str) -> None:
    """The runners of GitHub and Azure look for these anywhere in a line."""
    text = f"The port {order} has 12 tugs."
    start = text.index("12 tugs")
    side = Assertion(
        Article(text, f"Post {order}"),
        start,
        start + 2,
        Span(0, len(text)),
        "quay",
        "tugs",
        Interval(D(12), D(13)),
        "tugs",
    )
    shown = render(Report((Finding("contradiction", "error", 0.9, (side,), order, "tugs", f"tugs {order}"),), ()))
    assert shown.count(order.replace("##", "## ").replace("## #", "### ")) == 4
    assert "##[" not in shown and "##vso[" not in shown
    assert one_line(order) == order.replace("##", "## ").replace("## #", "### ")

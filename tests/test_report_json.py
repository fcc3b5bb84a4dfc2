"""The JSON report against its schema, and what it promises programs."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import time
from decimal import Decimal
from importlib.resources import files

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from checker.findings import Finding, Held, Report, Resolved, Settled
from checker.model import Article, Assertion, Interval, Span
from checker.reports.json import SCHEMA, render

SHAPE = json.loads(files("checker.reports").joinpath("json.schema.json").read_text("utf-8"))


@pytest.fixture
def rendered(harbour_report):
    return json.loads(render(harbour_report))


def check(value):
    Draft202012Validator(SHAPE, format_checker=FormatChecker()).validate(value)


def test_schema_is_a_schema():
    Draft202012Validator.check_schema(SHAPE)
    assert SHAPE["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert SHAPE["properties"]["schema"] == {"const": SCHEMA}


def test_report_fits_the_schema(rendered):
    check(rendered)


def test_empty_report_fits_the_schema():
    check(json.loads(render(Report((), ()))))


@pytest.fixture
def held(harbour_report):
    """Returns a report with a baseline, as JSON."""
    first, second, *others = harbour_report.findings
    ended = (Settled(first, "baseline", "known", "b.toml:3"), Settled(second, "settings", "", "pyproject.toml"))
    gone = Resolved("Sorrel bridge", ("3", "5"), "bridge-length", "b.toml:9")
    baseline = Held({others[0].fingerprint: ("2%", "3%")}, (gone,))
    return json.loads(render(replace(harbour_report, findings=tuple(others), settled=ended, held=baseline)))


def test_a_report_held_against_a_baseline_fits_the_schema(held):
    check(held)
    assert list(walk(SHAPE, held)) == []
    assert held["findings"][0]["status"] == "changed" and held["summary"]["settled"] == 2


@pytest.mark.parametrize(
    "place", [("settled",), ("baseline",), ("summary", "settled"), ("findings", 0, "status"), ("settled", 0, "by")]
)
def test_the_schema_asks_for_what_is_always_there(held, place):
    *path, last = place
    inner = held
    for step in path:
        inner = inner[step]
    del inner[last]
    with pytest.raises(Exception, match=f"'{last}' is a required property"):
        check(held)


def test_schema_notices_a_number_in_place_of_a_string(rendered):
    rendered["findings"][0]["assertions"][0]["value"]["low"] = 4.1
    with pytest.raises(Exception, match="is not valid under any of the given schemas"):
        check(rendered)


def walk(shape, value, place="report"):
    """Yields every field the report has and the schema does not describe."""
    if "$ref" in shape:
        shape = SHAPE["$defs"][shape["$ref"].rpartition("/")[2]]
    for choice in shape.get("anyOf", ()):
        if value is not None:
            yield from walk(choice, value, place)
    if isinstance(value, dict) and "properties" in shape:
        yield from (f"{place}.{key}" for key in value.keys() - shape["properties"].keys())
        for key, inner in value.items():
            yield from walk(shape["properties"].get(key, {}), inner, f"{place}.{key}")
    if isinstance(value, list) and "items" in shape:
        for item in value:
            yield from walk(shape["items"], item, place)


def test_every_field_is_described(rendered):
    assert list(walk(SHAPE, rendered)) == []


def test_offsets_lead_back_to_the_text(harbour_report, rendered):
    assert len(rendered["findings"]) == len(harbour_report.findings)
    for finding, shown in zip(harbour_report.findings, rendered["findings"], strict=True):
        assert shown["fingerprint"] == finding.fingerprint
        for stated, told in zip(finding.assertions, shown["assertions"], strict=True):
            article = harbour_report.articles[told["article"]]
            assert article is stated.article
            assert article.text[told["start"] : told["end"]] == stated.text
            assert told["line"] == article.line(stated.start)
            first = told["start"] - told["sentence_start"]
            assert told["sentence"][first : first + len(told["text"])] == told["text"]


def test_decimals_are_strings_and_dates_iso(rendered):
    money = next(f for f in rendered["findings"] if f["kind"] == "drift")["assertions"][0]
    assert money["value"] == {"low": "405000000", "high": "415000000", "unit": "SEK"}
    assert money["written"] == ["410000000", "410000000"]
    assert money["period"] == {"low": "2008-01-01", "high": "2009-01-01", "unit": "day"}
    assert rendered["articles"][0]["published"] == "2024-03-03"
    assert rendered["articles"][1]["dateline"]["kind"] == "malformed"


@pytest.mark.parametrize(
    ("low", "high"),
    [
        (Decimal("1E+11"), None),
        (None, Decimal("0.1")),
        (Decimal("1E+9999"), None),
        (Decimal("-3"), Decimal("1E-9999")),
        (time(9, 5), time(9, 6)),
    ],
)
def test_every_bound_fits_the_schema(low, high):
    article = Article("It is 7.", "S")
    stated = Assertion(article, 6, 7, Span(0, 8), "s", "a", Interval(low, high), "r")
    text = render(Report((Finding("drift", "note", 0.5, (stated,), "", "r"),), ()))
    assert len(text) < 5000
    check(json.loads(text))


def test_an_article_outside_the_run_is_listed_too():
    stated = Assertion(
        Article("It is 7.", "Archive"), 6, 7, Span(0, 8), "s", "a", Interval(Decimal(7), Decimal(8)), "r"
    )
    shown = json.loads(render(Report((Finding("drift", "note", 0.5, (stated,), "", "r"),), ())))
    assert [a["source"] for a in shown["articles"]] == ["Archive"]
    assert shown["articles"][0]["dateline"] is None
    assert shown["summary"]["articles"] == 0
    check(shown)


def test_nothing_in_it_steers_a_terminal(harbour_report):
    text = render(harbour_report)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]", text)
    text.encode("utf-8")
    assert "\x1b[31m" in json.loads(text)["findings"][11]["assertions"][1]["sentence"]


def test_no_place_of_the_machine_is_told(harbour_report):
    text = render(harbour_report)
    assert "/srv" not in text
    assert '"path": "courier.md"' in text


def test_same_report_same_bytes(harbour_report):
    assert render(harbour_report) == render(replace(harbour_report))


def test_a_sentence_without_end_is_not_repeated_whole():
    text = "1" * 100_000 + " 2014 " + "x" * 100_000
    stated = Assertion(
        Article(text, "S"), 100_001, 100_005, Span(0, len(text)), "s", "a", Interval(Decimal(1), Decimal(2)), "r"
    )
    findings = (Finding("drift", "note", 0.5, (stated,) * 50, "", "r"),)
    assert len(render(Report(findings, ()))) < 300_000

"""JSON Lines: one finding a line, all of one shape, each complete in itself."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib.resources import files
from typing import Any

import pytest
from harbourci import build_ci_report, report_acting
from jsonschema import Draft202012Validator

from checker.findings import Report
from checker.reports.jsonl import render

WHOLE = json.loads(files("checker.reports").joinpath("json.schema.json").read_text("utf-8"))


def shape() -> Draft202012Validator:
    """Returns the shape of a line: a finding of the json format, but that an assertion holds its article's names."""
    texts = {key: {"type": "string"} for key in ("source", "title", "url")}
    article = {**texts, "path": {"type": ["string", "null"]}, "published": {"type": ["string", "null"]}}
    defs = json.loads(json.dumps(WHOLE["$defs"]))
    defs["assertion"]["properties"]["article"] = {"type": "object", "required": [*article], "properties": article}
    defs["finding"]["properties"]["status"] = {"enum": ["open", "new", "changed", "known", "suppressed"]}
    settled = {"type": "object", "required": ["by", "reason", "place"]}
    line = {
        "$ref": "#/$defs/finding",
        "required": ["status", "settled"],
        "properties": {"settled": {"anyOf": [{"type": "null"}, settled]}},
    }
    return Draft202012Validator({**line, "$defs": defs})


def lines_of(report: Report) -> list[dict[str, Any]]:
    text = render(report)
    assert not text or text.endswith("\n")
    return [json.loads(line) for line in text.split("\n")[:-1]]


@pytest.mark.parametrize("report", [build_ci_report(), report_acting(2)], ids=["harbour", "acting"])
def test_every_line_has_one_shape(report: Report) -> None:
    told = lines_of(report)
    for line in told:
        shape().validate(line)
    assert len({tuple(line) for line in told}) == 1
    assert len(told) == len(report.findings) + len(report.settled)


def test_the_shape_notices_an_article_by_number() -> None:
    line = lines_of(build_ci_report())[0]
    line["assertions"][0]["article"] = 0
    assert not shape().is_valid(line)


def test_golden(match_golden: Any) -> None:
    match_golden("report.jsonl", render(build_ci_report()))


def test_a_line_is_complete() -> None:
    line = lines_of(build_ci_report())[0]
    assert line["status"] == "changed" and line["settled"] is None
    assert [a["article"]["path"] for a in line["assertions"]] == ["news/ledger.txt", "courier.md"]
    assert line["assertions"][0]["article"]["published"] == "2024-03-03"
    assert [a["text"] for a in line["assertions"]] == ["May 2014", "2015"]


def test_settled_findings_are_told_with_their_status() -> None:
    report = build_ci_report()
    settled = lines_of(report)[len(report.findings) :]
    assert [(line["status"], line["settled"]["by"]) for line in settled] == [
        ("known", "baseline"), ("suppressed", "article"), ("suppressed", "settings"),
    ]  # fmt: skip
    assert settled[1]["settled"] == {"by": "article", "reason": "both are true", "place": "archive/2008/gazette.txt:3"}


def test_statuses_without_a_baseline() -> None:
    report = build_ci_report()
    assert {line["status"] for line in lines_of(replace(report, held=None, settled=()))} == {"open"}


def test_no_finding_no_line() -> None:
    assert render(Report((), ())) == ""


def test_no_line_is_broken_by_what_an_article_holds() -> None:
    text = render(build_ci_report())
    assert len(text.splitlines()) == text.count("\n")
    assert "/srv" not in text

"""GitLab's Code Quality report against the fields that its documentation asks for."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from harbourci import build_ci_report, report_acting, tell
from jsonschema import Draft202012Validator

from checker.findings import Finding, Report
from checker.model import Problem
from checker.reports.gitlab import render

SHAPE = Draft202012Validator({
    "type": "array",
    "items": {
        "type": "object",
        "additionalProperties": False,
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{16}(-[0-9]+)?$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": r"^(?!/|\./)[^\n]+$"},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
})  # fmt: skip
REPORTS = {
    "harbour": build_ci_report,
    "acting": lambda: report_acting(3),
    "empty": lambda: Report((), ()),
    "no sides": lambda: Report((Finding("drift", "note", 0.5, (), "", ""),), (), (Problem("--diff", "is", "so"),) * 2),
}


@pytest.mark.parametrize("name", REPORTS)
def test_the_file_fits_the_documented_form(name: str) -> None:
    told = json.loads(render(REPORTS[name]()))
    SHAPE.validate(told)
    prints = [issue["fingerprint"] for issue in told]
    assert len(set(prints)) == len(prints)


def test_the_shape_notices_another_severity() -> None:
    told = json.loads(render(build_ci_report()))
    told[0]["severity"] = "error"
    assert not SHAPE.is_valid(told)


def test_golden(match_golden: Any) -> None:
    match_golden("report.gitlab.json", render(build_ci_report()))


def test_open_disagreements_are_told_with_the_most_severe_first() -> None:
    report = build_ci_report()
    told = json.loads(render(report))
    odd = [finding for finding in report.findings if finding.kind != "agreement"]
    assert len(told) == len(report.skipped) + len(odd)
    assert {issue["fingerprint"] for issue in told} >= {finding.fingerprint for finding in odd}
    assert [issue["severity"] for issue in told] == ["critical"] * 3 + ["major"] * 2 + ["minor"] * 2 + ["info"]
    first = told[2]
    assert (first["check_name"], first["location"]) == (
        "bridge-opening",
        {"path": "news/ledger.txt", "lines": {"begin": 4}},
    )
    assert "“May 2014” in Sorrel Ledger, “2015” in Quayside Courier" in first["description"]


def test_a_fingerprint_stays_while_the_finding_does() -> None:
    report = build_ci_report()
    fewer = replace(report, findings=report.findings[1:], skipped=())
    before, after = ({i["description"]: i["fingerprint"] for i in json.loads(render(r))} for r in (report, fewer))
    assert all(before[description] == fingerprint for description, fingerprint in after.items())


def test_what_was_left_out_is_told_where_it_stands() -> None:
    told = json.loads(render(build_ci_report()))
    assert [(i["check_name"], i["location"]["path"], i["location"]["lines"]["begin"]) for i in told[:2]] == [
        ("left-out", "broken.txt", 1),
        ("left-out", "rules/mine.py", 3),
    ]
    assert "/srv" not in render(build_ci_report())


def test_an_article_of_no_file_has_a_path_all_the_same() -> None:
    finding = Finding("drift", "note", 0.5, (tell("We saw 3 gulls.", "3"),), "", "gulls")
    filed = replace(finding, assertions=(*finding.assertions, tell("We saw 4.", "4", path=Path("./b c.txt"))))
    paths = [issue["location"]["path"] for issue in json.loads(render(Report((finding, filed), ())))]
    assert paths == ["unfiled/Quay Radio", "b c.txt"]

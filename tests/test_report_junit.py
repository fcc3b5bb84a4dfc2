"""JUnit XML against a schema and a reader, and what Jenkins, GitLab and GitHub's test reporters show of it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from harbourci import build_ci_report, report_acting, tell
from junitparser import Error, Failure, JUnitXml, Skipped
from xmlschema import XMLSchema

from checker.findings import Finding, Report, RuleSheet
from checker.reports.junit import render


@cache
def shape() -> XMLSchema:
    """Returns our own schema, no wider than what the schemas of Jenkins and of the readers allow."""
    return XMLSchema(str(Path(__file__).with_name("junit.xsd")))


def gull_report(number: int, **more: Any) -> Report:
    """Returns a report with as many findings alike."""
    sides = (tell("We saw 3 gulls.", "3"), tell("We saw 4 gulls.", "4", "Letters"))
    finding = Finding("contradiction", "error", 0.9, sides, "They differ.", "gulls", "gulls on the quay")
    return Report((finding,) * number, (), **more)


REPORTS = {
    "harbour": build_ci_report,
    "acting": lambda: report_acting(3),
    "empty": lambda: Report((), ()),
    "no name": lambda: Report((Finding("drift", "note", 0.5, (), "", ""),), ()),
}


@pytest.mark.parametrize("name", REPORTS)
def test_the_file_fits_the_schema_and_is_read_back(name: str) -> None:
    text = render(REPORTS[name]())
    shape().validate(text)
    read = JUnitXml.fromstring(text.encode("utf-8"))
    cases = [case for suite in read for case in suite]
    assert (read.tests, read.failures, read.errors) == (
        len(cases),
        sum(isinstance(outcome, Failure) for case in cases for outcome in case.result),
        sum(isinstance(outcome, Error) for case in cases for outcome in case.result),
    )
    for suite in read:
        counted = Counter(type(outcome) for case in suite for outcome in case.result)
        assert (suite.tests, suite.skipped) == (len(list(suite)), counted[Skipped])
        assert (suite.failures, suite.errors) == (counted[Failure], counted[Error])


def test_the_schema_notices_a_count_that_is_none() -> None:
    assert not shape().is_valid(render(Report((), ())).replace('tests="1"', 'tests="one"'))


def test_golden(match_golden: Any) -> None:
    match_golden("report.junit.xml", render(build_ci_report()))


def outcomes(report: Report) -> dict[str, list[str]]:
    """Returns by the first words of each case what became of it."""
    told: dict[str, list[str]] = {}
    for case in ElementTree.fromstring(render(report)).iter("testcase"):
        kind = case[0].get("type") if len(case) and case[0].tag != "system-out" else case.tag
        told.setdefault(kind or "", []).append(case[0].tag if len(case) else "passed")
    return told


def test_each_finding_has_its_outcome() -> None:
    report = build_ci_report()
    told = outcomes(report)
    assert told["contradiction"] == ["failure", "failure"]
    assert told["left-out"] == ["error", "error"]
    assert [told[kind] for kind in ("basis-mismatch", "drift", "arithmetic")] == [["skipped"]] * 3
    assert told["testcase"].count("system-out") == 3 + 4  # below a warning, and agreements
    assert told["testcase"].count("passed") == 1  # bridge-paint found nothing
    assert len(told["dateline"]) == 1


def test_a_settled_case_tells_who_settled_it_and_what_was_found() -> None:
    root = ElementTree.fromstring(render(build_ci_report()))
    skipped = {case.get("type"): case for case in root.iter("skipped")}
    assert skipped["drift"].get("message") == "Suppressed in the article: both are true"
    assert "410 million crowns" in (skipped["drift"].text or "")
    assert (skipped["basis-mismatch"].get("message") or "").startswith("In the baseline: two ways of counting")


def test_a_failure_tells_both_sentences_and_where_they_stand() -> None:
    failure = next(ElementTree.fromstring(render(build_ci_report())).iter("failure"))
    assert "(news/ledger.txt:4): “The Sorrel harbour crossing opened to traffic in May 2014" in (failure.text or "")
    assert "(courier.md:7): “Ten thousand people walked across" in (failure.text or "")
    assert "“May 2014” in Sorrel Ledger, “2015” in Quayside Courier" in (failure.get("message") or "")


def test_a_name_stays_when_the_figures_change_and_is_of_one_case() -> None:
    names = [case.get("name") for case in ElementTree.fromstring(render(gull_report(2))).iter("testcase")]
    assert len(set(names)) == 2
    one = gull_report(1).findings[0]
    later = replace(one, assertions=(tell("We saw 9 gulls.", "9"), one.assertions[1]))
    again = [case.get("name") for case in ElementTree.fromstring(render(Report((later,), ()))).iter("testcase")]
    assert again == names[:1]


def test_a_clean_run_has_a_case_for_each_rule() -> None:
    rules = (RuleSheet("gulls", "Gulls."), RuleSheet("terns", "Terns."))
    suites = ElementTree.fromstring(render(Report((), (), rules=rules)))
    assert [(s.get("name"), s.get("tests"), s.get("failures")) for s in suites] == [
        ("gulls", "1", "0"),
        ("terns", "1", "0"),
    ]
    assert [s.get("name") for s in ElementTree.fromstring(render(gull_report(1, rules=rules)))] == ["gulls", "terns"]


def test_no_sign_of_an_article_is_markup_or_beyond_xml() -> None:
    harm = Finding(
        "drift", "note", 0.5, (), "]]> <!ENTITY x> \x00\x1b\ufffe\uffff\ud800 &amp; &lt;", 'a\x00<&">', "\uffff"
    )
    text = render(Report((harm,), ()))
    assert not re.search("[^\t\n -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", text)
    root = ElementTree.fromstring(text)
    assert "]]> <!ENTITY x>" in (root.find(".//system-out").text or "")  # type: ignore[union-attr]
    assert "&amp; &lt;" in (root.find(".//system-out").text or "")  # type: ignore[union-attr]
    acting = render(build_ci_report())
    assert "<script" not in acting and "<!" not in acting and "/srv" not in acting


def test_same_report_same_bytes() -> None:
    assert render(build_ci_report()) == render(build_ci_report())

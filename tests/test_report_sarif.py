"""SARIF against the schema of its standard, and what GitHub, editors and people make of it."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from harbourci import build_ci_report, report_acting, tell
from jsonschema import Draft4Validator

from checker.findings import Finding, Report
from checker.model import Article, Span
from checker.reports import sarif
from checker.reports.sarif import render

SCHEMA = Path(sys.prefix, "sarif", "sarif-2.1.0-rtm.5.json")  # where `make test` puts it
URI = re.compile(r"(?:[A-Za-z0-9._~/-]|%[0-9A-F]{2})+")


@cache
def shape() -> Draft4Validator:
    """Returns the standard's schema; skips where it is missing."""
    if not SCHEMA.is_file():
        pytest.skip(
            "the schema of SARIF is not there, so the report was not held against it; with npm, make test gets it"
        )
    return Draft4Validator(json.loads(SCHEMA.read_text("utf-8")))


def run_of(report: Report) -> dict[str, Any]:
    """Returns the one run of a log."""
    log = json.loads(render(report))
    assert (log["version"], len(log["runs"])) == ("2.1.0", 1)
    return log["runs"][0]


def walk(value: Any, key: str) -> Iterator[Any]:
    """Yields what stands under a key, at any depth."""
    if isinstance(value, dict):
        if key in value:
            yield value[key]
        for inner in value.values():
            yield from walk(inner, key)
    elif isinstance(value, list):
        for inner in value:
            yield from walk(inner, key)


def gulls(*sides: Any, **more: Any) -> Report:
    """Returns a report with one finding on these sides."""
    finding = Finding("contradiction", "error", 0.9, sides, "They differ.", "gulls", "gulls on the quay")
    return Report((finding,), (), **more)


REPORTS = {
    "harbour": build_ci_report,
    "acting": report_acting,
    "empty": lambda: Report((), ()),
    "no sides": lambda: gulls(),
    "no file": lambda: gulls(tell("We saw 3 gulls.", "3"), tell("We saw 4 gulls.", "4")),
}


@pytest.mark.parametrize("name", REPORTS)
def test_the_log_fits_the_standard(name: str) -> None:
    errors = [
        f"{'/'.join(map(str, e.absolute_path))}: {e.message[:200]}"
        for e in shape().iter_errors(json.loads(render(REPORTS[name]())))
    ]
    assert errors == []


def test_the_schema_notices_what_does_not_belong() -> None:
    log = json.loads(render(build_ci_report()))
    log["runs"][0]["results"][0]["level"] = "pressing"
    assert not shape().is_valid(log)


@pytest.mark.parametrize("name", REPORTS)
def test_github_would_take_it(name: str) -> None:
    run = run_of(REPORTS[name]())
    for result in run["results"]:
        assert result["locations"][0]["physicalLocation"]["region"]["startLine"] >= 1
        assert result["level"] in ("error", "warning", "note")
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
    for uri in walk(run, "uri"):
        assert URI.fullmatch(uri) and ":" not in uri and not uri.startswith("/"), uri
    for address in walk(run["results"], "artifactLocation"):
        if "index" in address:
            assert run["artifacts"][address["index"]]["location"]["uri"] == address["uri"]


def test_golden(match_golden: Any) -> None:
    match_golden("report.sarif", render(build_ci_report()))


def test_same_report_same_bytes() -> None:
    assert render(build_ci_report()) == render(build_ci_report())


def test_regions_lead_back_to_the_text() -> None:
    report = build_ci_report()
    texts = {str(a.path): a.text for a in report.articles if a.path is not None}
    checked = 0
    for place in walk(run_of(report)["results"], "physicalLocation"):
        region, path = place["region"], unquote(place["artifactLocation"]["uri"])
        if "snippet" not in region or path not in texts:
            continue
        lines = texts[path].split("\n")
        assert region["startLine"] == region["endLine"]
        line = lines[region["startLine"] - 1]
        assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == region["snippet"]["text"]
        start = region["charOffset"]
        assert texts[path][start : start + region["charLength"]] == region["snippet"]["text"]
        if around := place.get("contextRegion"):
            sentence = line[around["startColumn"] - 1 : around["endColumn"] - 1]
            assert sentence == around["snippet"]["text"] and region["snippet"]["text"] in sentence
            assert texts[path][around["charOffset"] :].startswith(sentence)
        checked += 1
    assert checked > 6


def test_a_figure_over_a_line_end_and_behind_front_matter() -> None:
    first = tell("Some\nfive\nhundred gulls.", "five\nhundred", path=Path("a.md"), headers=4)
    region = run_of(gulls(first))["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert "charOffset" not in region  # what stands before the text is not known here
    assert [region[k] for k in ("startLine", "startColumn", "endLine", "endColumn")] == [6, 1, 7, 8]


@pytest.mark.parametrize(
    ("more", "line"),
    [({"headers": 6, "one_line": True}, 7), ({"extracted": "ab" * 32}, 1)],
)
def test_where_the_file_holds_the_text_in_another_form_no_column_is_told(more: dict[str, Any], line: int) -> None:
    location = run_of(gulls(tell("One.\nWe saw 3 gulls.", "3", path=Path("a.jsonl"), **more)))["results"][0][
        "locations"
    ][0]
    assert location["physicalLocation"]["region"] == {"startLine": line}
    assert (location["properties"]["textStart"], location["properties"]["textEnd"]) == (12, 13)


def test_the_other_article_is_a_related_location_that_the_message_links_to() -> None:
    one, other = (
        tell("We saw 3 gulls.", "3", path=Path("a.txt")),
        tell("There were 4 gulls.", "4", "A [1](b)\\", path=Path("b.txt")),
    )
    result = run_of(gulls(one, other))["results"][0]
    related = result["relatedLocations"]
    assert [(r["id"], r["physicalLocation"]["artifactLocation"]["uri"]) for r in related] == [(1, "b.txt")]
    assert "There were 4 gulls." in related[0]["message"]["text"]
    assert "“3” in Quay Radio, “4” in A" in result["message"]["text"]
    assert result["message"]["text"].endswith(r" Compare [A \[1\] (b)\\](1).")
    alone = gulls(one, replace(one, start=0, end=2))
    assert "Compare" not in run_of(alone)["results"][0]["message"]["text"]


def test_no_text_of_an_article_makes_a_link_or_a_placeholder() -> None:
    for message in walk(run_of(report_acting()), "message"):
        own = re.sub(r" Compare \[.*", "", message["text"])
        assert "](" not in own and "(1)" not in own
    harm = run_of(build_ci_report())
    for text in walk(harm["results"], "message"):
        assert not re.search(r"(?<!\{)\{(?!\{)", text["text"])


def test_a_file_leads_and_of_files_a_new_one() -> None:
    said, old, new = (
        tell(f"We saw {n} gulls.", str(n), source, path=path)
        for n, source, path in ((3, "Radio", None), (4, "Old", Path("old.txt")), (5, "New", Path("new.txt")))
    )
    uri = lambda report: run_of(report)["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]  # noqa: E731
    assert uri(gulls(said, old, new)) == "old.txt"
    assert uri(gulls(said, old, new, fresh=frozenset({Path("new.txt")}))) == "new.txt"
    assert uri(gulls(said)) == "unfiled/Radio"


def test_articles_of_no_file_have_paths_of_their_own() -> None:
    run = run_of(
        gulls(
            tell("We saw 3 gulls.", "3", "../a/ b"), tell("We saw 4 gulls.", "4", "../a/ b", url="https://x.example/")
        )
    )
    uris = [artifact["location"]["uri"] for artifact in run["artifacts"]]
    assert uris == ["unfiled/-a-%20b", "unfiled/-a-%20b%20%282%29"]
    names = ("a", "a", "a (2)", "a", "a (2)", "a (2) (2)")
    many = run_of(gulls(*(tell(f"We saw {n} gulls.", str(n), name) for n, name in enumerate(names))))
    assert len({artifact["location"]["uri"] for artifact in many["artifacts"]}) == len(names)
    assert [artifact.get("properties") for artifact in run["artifacts"]] == [None, {"url": "https://x.example/"}]


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("./news/a b.txt", "news/a%20b.txt"),
        ("news/50%#?.txt", "news/50%25%23%3F.txt"),
        ("a:b.txt", "a%3Ab.txt"),
        ("港.txt", "%E6%B8%AF.txt"),
        ("\udcff.txt", "%FF.txt"),
        ("\ud800.txt", "%EF%BF%BD.txt"),
        ("/srv/machine/a.txt", "a.txt"),
    ],
)
def test_paths_are_addresses(path: str, uri: str) -> None:
    run = run_of(gulls(tell("We saw 3 gulls.", "3", path=Path(path))))
    assert run["artifacts"][0]["location"] == {"uri": uri, "uriBaseId": "%SRCROOT%"}


def test_a_finding_without_sides_is_about_its_article(harbour_report: Report) -> None:
    article = harbour_report.readings[-1].article
    about = Finding("dateline", "note", 0.9, (), "No day is stated.", "dateline", "Tide Tables", article)
    location = run_of(replace(harbour_report, findings=(about,)))["results"][0]["locations"][0]["physicalLocation"]
    assert location["artifactLocation"]["uri"] == "news/tide.txt"


# ---- what is settled -------------------------------------------------------------------------------------------------


def test_settled_results_are_suppressed_and_stand_last() -> None:
    results = run_of(build_ci_report())["results"]
    suppressed = [result for result in results if "suppressions" in result]
    assert results[-3:] == suppressed
    told = {r["properties"]["kind"]: (r["suppressions"][0]["kind"], r["baselineState"]) for r in suppressed}
    assert told == {
        "basis-mismatch": ("external", "unchanged"), "drift": ("inSource", "new"), "arithmetic": ("external", "new"),
    }  # fmt: skip
    assert {s["status"] for r in suppressed for s in r["suppressions"]} == {"accepted"}
    by_kind = {r["properties"]["kind"]: r["suppressions"][0] for r in suppressed}
    assert by_kind["drift"]["justification"] == "both are true"
    place = by_kind["basis-mismatch"]["location"]["physicalLocation"]
    assert (place["artifactLocation"]["uri"], place["region"]) == ("checker-baseline.toml", {"startLine": 9})


def test_every_result_tells_its_state_where_there_is_a_baseline() -> None:
    report = build_ci_report()
    states = [result["baselineState"] for result in run_of(report)["results"]]
    assert (states.count("updated"), states.count("unchanged")) == (1, 1)
    assert states.count("new") == len(states) - 2
    assert list(walk(run_of(replace(report, held=None)), "baselineState")) == []


def test_what_is_resolved_is_a_note_and_no_result() -> None:
    run = run_of(build_ci_report())
    notes = run["invocations"][0]["toolExecutionNotifications"]
    resolved = [n["message"]["text"] for n in notes if n["descriptor"]["id"] == "resolved"]
    assert len(resolved) == 1 and resolved[0].startswith("gulls on the pier")
    assert not any("gulls" in r["message"]["text"] for r in run["results"])


# ---- the run ---------------------------------------------------------------------------------------------------------


def test_agreements_are_counted_and_are_no_results() -> None:
    run = run_of(build_ci_report())
    assert run["properties"]["agreements"] == 4
    assert "agreement" not in set(walk(run["results"], "kind"))


def test_what_was_left_out_fails_the_execution() -> None:
    report = build_ci_report()
    invocation = run_of(report)["invocations"][0]
    assert invocation["executionSuccessful"] is False
    errors = [n for n in invocation["toolExecutionNotifications"] if n["level"] == "error"]
    assert [n["message"]["text"].partition(":")[0] for n in errors] == ["broken.txt", "rules/mine.py"]
    assert errors[1]["locations"][0]["physicalLocation"]["region"] == {"startLine": 3}
    assert run_of(replace(report, skipped=()))["invocations"][0]["executionSuccessful"] is True
    assert "/srv" not in render(report)


def test_every_rule_is_listed_with_help() -> None:
    rules = {rule["id"]: rule for rule in run_of(build_ci_report())["tool"]["driver"]["rules"]}
    assert {"bridge-opening", "bridge-paint", "dateline", "bridge-length"} <= rules.keys()
    help_ = rules["bridge-opening"]["help"]
    for text in (help_["text"], help_["markdown"]):
        assert "When a bridge opened." in text and "The Teasel bridge opened in 2015." in text
    assert "<script>" not in help_["markdown"] and "\n1. " not in help_["markdown"]
    assert rules["bridge-opening"]["properties"]["judged"] == {"right": 3, "wrong": 1, "unsure": 1}


def test_levels_ranks_and_fingerprints() -> None:
    report = build_ci_report()
    results = run_of(report)["results"]
    by_print = {r["partialFingerprints"]["findingFingerprint/v1"]: r for r in results}
    for finding in report.findings:
        if finding.kind != "agreement":
            result = by_print[finding.fingerprint]
            assert result["partialFingerprints"]["pairFingerprint/v1"] == finding.pair
            assert result["level"] == {"info": "note"}.get(finding.severity, finding.severity)
            assert result["rank"] == pytest.approx(finding.confidence * 100)
    order = [("error", "warning", "note").index(r["level"]) for r in results[:-3]]
    assert order == sorted(order)


def test_the_least_are_cut_and_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif, "MOST", 3)
    monkeypatch.setattr(sarif, "SHOWN", 2)
    report = build_ci_report()
    run = run_of(report)
    assert [r["level"] for r in run["results"]] == ["error", "warning", "warning"]
    notes = [n["message"]["text"] for n in run["invocations"][0]["toolExecutionNotifications"]]
    assert "6 results of 9 left out, the least." in notes
    assert "GitHub shows the first 2 of 3 results." in notes


def test_github_takes_no_more_than_it_says() -> None:
    assert (sarif.MOST, sarif.SHOWN, sarif.MOST_RELATED) == (25_000, 5_000, 100)
    sides = [tell(f"We saw {n} gulls.", str(n), path=Path("a.txt")) for n in range(150)]
    assert len(run_of(gulls(*sides))["results"][0]["relatedLocations"]) == 100


def test_a_sentence_without_end_is_not_repeated_whole() -> None:
    side = tell("x" * 100_000 + " 12 " + "y" * 100_000, "12", path=Path("a.txt"))
    assert len(render(gulls(*[side] * 20))) < 250_000


def test_nothing_in_it_steers_a_terminal() -> None:
    text = render(build_ci_report())
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]", text)


def test_an_article_that_is_not_read_is_no_target() -> None:
    article = Article("It is 7.", "Archive", path=Path("old/a.txt"))
    side = replace(tell("It is 7.", "7"), article=article, within=Span(0, 8))
    assert "roles" not in run_of(gulls(side))["artifacts"][0]

"""Every format there is, made from the sample articles by the command and held against what its readers ask for."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
import test_report_gitlab
import test_report_jsonl
import test_report_junit
import test_report_sarif
from harbourci import build_ci_report, report_acting
from test_cli import call
from test_report_github import read_back
from test_report_markdown import OWN, Drawn

from checker.findings import Report, Settled
from checker.reports import github, gitlab, jsonl, junit, markdown, sarif
from checker.shell.outputs import FORMATS

ROOT = Path(__file__).parent.parent
RENDERERS = (github, gitlab, jsonl, junit, markdown, sarif)
IDS = [module.__name__.rpartition(".")[2] for module in RENDERERS]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """Returns by format what one run on the sample articles writes, all formats at once."""
    folder = tmp_path_factory.mktemp("made")
    outputs = [word for style in FORMATS for word in ("-f", style, "-o", str(folder / style))]
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        patch.delenv("GITHUB_STEP_SUMMARY", raising=False)
        assert call("check", "seeds", "--isolated", *outputs).exit_code == 1
    yield {style: (folder / style).read_text("utf-8") for style in FORMATS}


def test_every_format_is_written_and_tells_no_place_of_the_machine(made: dict[str, str]) -> None:
    assert {style for style, text in made.items() if not text.endswith("\n")} == set()
    assert {style for style, text in made.items() if str(ROOT) in text} == set()


def test_sarif(made: dict[str, str]) -> None:
    log = json.loads(made["sarif"])
    assert list(test_report_sarif.shape().iter_errors(log)) == []
    uris = {uri for result in log["runs"][0]["results"] for uri in test_report_sarif.walk(result, "uri")}
    assert uris and all((ROOT / uri).is_file() for uri in uris)


def test_sarif_regions_are_those_of_the_files(made: dict[str, str]) -> None:
    places = list(test_report_sarif.walk(json.loads(made["sarif"])["runs"][0]["results"], "physicalLocation"))
    assert len(places) > 10
    for place in places:
        region = place["region"]
        lines = (ROOT / place["artifactLocation"]["uri"]).read_text("utf-8").split("\n")
        assert region["startLine"] == region["endLine"]
        line = lines[region["startLine"] - 1]
        assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == region["snippet"]["text"]


def test_junit(made: dict[str, str]) -> None:
    test_report_junit.shape().validate(made["junit"])
    suites = ElementTree.fromstring(made["junit"])
    rules = {path.stem.replace("_", "-") for path in (ROOT / "rules").glob("*.py")} - {"--init--"}
    assert {suite.get("name") for suite in suites} == rules | {"dateline"}


def test_gitlab(made: dict[str, str]) -> None:
    told = json.loads(made["gitlab"])
    test_report_gitlab.SHAPE.validate(told)
    assert all((ROOT / issue["location"]["path"]).is_file() for issue in told)


def test_jsonl_has_the_findings_of_json(made: dict[str, str]) -> None:
    lines = [json.loads(line) for line in made["jsonl"].splitlines()]
    for line in lines:
        test_report_jsonl.shape().validate(line)
    assert [line["fingerprint"] for line in lines] == [f["fingerprint"] for f in json.loads(made["json"])["findings"]]


def test_github(made: dict[str, str]) -> None:
    commands, plain = read_back(made["github"])
    assert commands and not plain
    for _, where, _ in commands:
        line = (ROOT / where["file"]).read_text("utf-8").split("\n")[int(where["line"]) - 1]
        assert line[int(where["col"]) - 1 : int(where["endColumn"]) - 1]


def test_markdown(made: dict[str, str]) -> None:
    drawn = Drawn(made["markdown"])
    assert {tag for tag, _ in drawn.elements} <= OWN
    assert "signed the Individual Partnership and Cooperation Programme with NATO in 2014" in drawn.text


# ---- what holds for all ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("module", RENDERERS, ids=IDS)
@pytest.mark.parametrize(
    "report", [build_ci_report(), report_acting(3), Report((), ())], ids=["harbour", "acting", "empty"]
)
def test_nothing_steers_a_terminal_and_all_can_be_encoded(module, report: Report) -> None:
    text = module.render(report)
    text.encode("utf-8")
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]", text)


@pytest.mark.parametrize("module", RENDERERS, ids=IDS)
def test_the_order_of_a_set_or_a_clock_changes_nothing(module) -> None:
    assert module.render(build_ci_report()) == module.render(build_ci_report())


@pytest.mark.parametrize("module", [github, gitlab, markdown, sarif], ids=["github", "gitlab", "markdown", "sarif"])
def test_an_agreement_that_is_ignored_is_told_nowhere(module) -> None:
    report = build_ci_report()
    agreed = [finding for finding in report.findings if finding.kind == "agreement"]
    ignored = tuple(Settled(finding, "settings", "ignored: agreement") for finding in agreed)
    without = replace(report, findings=tuple(f for f in report.findings if f not in agreed))
    told, expected = module.render(replace(without, settled=(*report.settled, *ignored))), module.render(without)
    assert told.replace('"settled": 7', '"settled": 3') == expected

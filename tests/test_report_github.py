"""Workflow commands: read back as GitHub's runner reads them, and nothing in an article becomes one."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from harbourci import build_ci_report, report_acting, tell
from test_cli import call
from test_newness import RULE

from checker.findings import Finding, Report
from checker.model import Problem
from checker.reports.github import SUMMARY_BYTES, render, render_summary

COMMAND = re.compile(r"::(error|warning|notice) ([^:]*)::(.*)")
SIGNS = {"%25": "%", "%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ","}


def unescape(text: str) -> str:
    return re.sub("%(?:25|0D|0A|3A|2C)", lambda found: SIGNS[found[0]], text)


def read_back(text: str) -> tuple[list[tuple[str, dict[str, str], str]], list[str]]:
    """Returns the commands, level, properties and message each, and the lines that are none."""
    commands, plain = [], []
    for line in text.splitlines():
        if found := COMMAND.fullmatch(line):
            pairs = (pair.partition("=") for pair in found[2].split(","))
            commands.append((found[1], {key: unescape(value) for key, _, value in pairs}, unescape(found[3])))
        else:
            plain.append(line)
    return commands, plain


def gulls(number: int, severity: Any) -> tuple[Finding, ...]:
    return tuple(
        Finding("contradiction", severity, 0.9, (tell(f"We saw {n} gulls.", str(n)),), f"Again {n}.", "gulls", "gulls")
        for n in range(number)
    )


def test_golden(match_golden: Any) -> None:
    match_golden("report.github.txt", render(build_ci_report()))


def test_commands_are_sorted_by_severity_and_say_where() -> None:
    commands, plain = read_back(render(build_ci_report()))
    assert [level for level, _, _ in commands] == ["error"] * 3 + ["warning"] * 2 + ["notice"] * 3
    _, where, message = commands[2]
    assert where == {
        "file": "news/ledger.txt", "line": "4", "endLine": "4", "col": "50", "endColumn": "58",
        "title": "Contradiction: Sorrel harbour bridge: opening (bridge-opening)",
    }  # fmt: skip
    assert "“May 2014” in Sorrel Ledger, “2015” in Quayside Courier." in message
    assert "\nQuayside Courier (courier.md:7): “Ten thousand people walked across" in message
    assert commands[0][1] == {"file": "broken.txt", "title": "Left out"}
    assert (commands[1][1]["file"], commands[1][1]["line"]) == ("rules/mine.py", "3")
    assert plain == ["3 findings settled in the baseline, in articles or in settings."]


def test_ten_of_a_level_and_the_rest_counted() -> None:
    report = Report((*gulls(12, "note"), *gulls(11, "error"), *gulls(10, "warning")), ())
    commands, plain = read_back(render(report))
    assert Counter(level for level, _, _ in commands) == {"error": 10, "warning": 10, "notice": 10}
    assert plain == ["1 error and 2 notices more, beyond the 10 of a level that GitHub shows."]


def test_notes_and_what_is_for_the_record_share_a_level() -> None:
    commands, plain = read_back(render(Report((*gulls(6, "info"), *gulls(6, "note")), ())))
    assert len(commands) == 10 and plain[0].startswith("2 notices more")


def test_nothing_in_an_article_is_a_command() -> None:
    text = render(report_acting(3))
    commands, plain = read_back(text)
    assert (len(commands), plain) == (3, [])
    for _, where, message in commands:
        assert where["file"].startswith("a b,:%@c") and "::error::harm" in where["file"]
        assert set(where) == {"file", "line", "endLine", "col", "endColumn", "title"}
        assert "::error::harm" in message and message.count("\n") == 2


def test_percent_signs_come_back_as_they_were() -> None:
    finding = Finding("drift", "note", 0.5, (), "From 2%0A to 4%25, \r\n so 100%.", "gulls", "50%: a, b")
    [(_, where, message)], _ = read_back(render(Report((finding,), ())))
    assert where == {"title": "Drift: 50%: a, b (gulls)"}
    assert message == "50%: a, b: From 2%0A to 4%25, so 100%."


def test_an_article_of_no_file_is_told_without_a_place() -> None:
    [(_, where, _)], _ = read_back(render(Report(gulls(1, "error"), ())))
    assert set(where) == {"title"}


def test_columns_only_within_one_line() -> None:
    side = tell("Some five\nhundred gulls.", "five\nhundred", path=Path("a.md"))
    [(_, where, _)], _ = read_back(render(Report((Finding("drift", "note", 0.5, (side,), "", "gulls"),), ())))
    assert (where["line"], where["endLine"]) == ("1", "2") and "col" not in where


def test_a_clean_run_says_so() -> None:
    assert render(Report((), ())) == "No open disagreement in 0 articles.\n"
    assert "No open" not in render(Report((), (), (Problem("a.txt", "is not text", "leave it out"),)))


def test_agreements_are_no_annotations(harbour_report: Report) -> None:
    agreed = tuple(finding for finding in harbour_report.findings if finding.kind == "agreement")
    assert read_back(render(replace(harbour_report, findings=agreed, skipped=())))[0] == []


# ---- the summary of a job --------------------------------------------------------------------------------------------


def test_the_summary_keeps_within_what_github_takes() -> None:
    summary = render_summary(Report(gulls(9000, "error"), ()))
    assert 900_000 < len(summary.encode()) <= SUMMARY_BYTES
    assert re.search(r"\n[0-9,]+ findings more had no room here", summary)


@pytest.fixture
def quay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Returns a folder with two articles that disagree and the rule that sees it; it is the current one."""
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "tugs.py").write_text(RULE)
    for name, number in (("a", 12), ("b", 15)):
        text = f"---\nsource: {name}\npublished: 2024-05-03\n---\nRotterdam Harbour has {number} tugs, the port said.\n"
        (tmp_path / f"{name}.md").write_text(text)
    monkeypatch.chdir(tmp_path)
    return tmp_path


ARGS = ("check", "a.md", "b.md", "--rules", "rules", "--isolated", "--select", "tugs")


def test_a_run_annotates_and_appends_its_summary(quay: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    summary = quay / "summary.md"
    summary.write_text("before\n")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    done = call(*ARGS, "--format", "github")
    assert done.exit_code == 1
    commands, _ = read_back(done.stdout)
    assert [where["file"] for _, where, _ in commands] == ["a.md"]
    assert summary.read_text().startswith("before\n## Fact consistency: 1 open finding\n")


@pytest.mark.parametrize("args", [("-f", "text"), ("-o", "github:log.txt"), ("-f", "github", "--quiet")])
def test_other_runs_leave_the_summary_alone(args: tuple[str, ...], quay: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(quay / "summary.md"))
    assert call(*ARGS, *args).exit_code == 1
    assert not (quay / "summary.md").exists()


def test_without_the_variable_nothing_is_appended(quay: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    assert call(*ARGS, "-f", "github").exit_code == 1
    assert sorted(path.name for path in quay.iterdir()) == ["a.md", "b.md", "rules"]


def test_a_summary_that_cannot_be_written_is_one_line(quay: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(quay))
    done = call(*ARGS, "-f", "github")
    assert done.exit_code == 2 and "cannot be written" in done.stderr
    assert read_back(done.stdout)[0]


def test_the_new_article_is_annotated(quay: Path) -> None:
    done = call("check", "b.md", "--against", "a.md", *ARGS[3:], "-f", "github")
    assert [where["file"] for _, where, _ in read_back(done.stdout)[0]] == ["b.md"]

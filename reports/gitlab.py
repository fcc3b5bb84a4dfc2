"""The report for GitLab's merge requests: a Code Quality report, a JSON array of open findings.

GitLab compares two such files by fingerprint, so what is settled is left out, as is what agrees; both would be shown as
faults. An input that was left out is one, lest a run that read nothing looks clean.
https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import Any

from checker.findings import Finding, Report
from checker.model import Problem, Severity
from checker.reports.index import show_path, sort_findings
from checker.reports.json import encode_lines
from checker.reports.spots import UNFILED, Spots, find_mark, say_finding, say_problem
from checker.reports.words import clip, flatten

SEVERITY: dict[Severity, str] = {"error": "critical", "warning": "major", "note": "minor", "info": "info"}
LEFT_OUT = "left-out"  # the name of the check that an unreadable input fails
LONGEST = 1000  # of a description


def render(report: Report) -> str:
    """Returns the array: inputs left out, then the open findings that are no agreement, the most severe first."""
    spots = Spots(report)
    odd = sort_findings(finding for finding in report.findings if finding.kind != "agreement")
    seen: Counter[str] = Counter()
    told = [_tell_problem(problem, seen) for problem in report.skipped]
    told += [_tell(finding, spots, seen) for finding in odd]
    return encode_lines(told) + "\n"


def _tell(finding: Finding, spots: Spots, seen: Counter[str]) -> dict[str, Any]:
    """Returns a finding as GitLab shows it, at the line of its first side."""
    first = next(iter(spots.find(finding)), None)
    return {
        "description": clip(say_finding(finding), LONGEST),
        "check_name": flatten(finding.rule) or finding.kind,
        "fingerprint": _tell_apart(finding.fingerprint, seen),
        "severity": SEVERITY[finding.severity],
        "location": _locate(first.path, first.region.line) if first else _locate(UNFILED, 1),
    }


def _tell_problem(problem: Problem, seen: Counter[str]) -> dict[str, Any]:
    """Returns an input or a rule that was left out."""
    mark = find_mark(problem.place)
    said = say_problem(problem)
    return {
        "description": clip(said, LONGEST),
        "check_name": LEFT_OUT,
        "fingerprint": _tell_apart(hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()[:16], seen),
        "severity": SEVERITY["error"],
        "location": _locate(mark.path, mark.line or 1) if mark else _locate(show_path(problem.place) or UNFILED, 1),
    }


def _tell_apart(fingerprint: str, seen: Counter[str]) -> str:
    """Returns the fingerprint, and behind it which one of its kind this is, but for the first: GitLab wants each once."""
    seen[fingerprint] += 1
    return fingerprint if seen[fingerprint] == 1 else f"{fingerprint}-{seen[fingerprint]}"


def _locate(path: str, line: int) -> dict[str, Any]:
    return {"path": flatten(path).removeprefix("./"), "lines": {"begin": line}}

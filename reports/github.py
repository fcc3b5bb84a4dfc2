"""The report for a workflow of GitHub: a command a line, which the runner shows as an annotation, and a summary of the job.

GitHub shows ten annotations of a level a step, so the ten most pressing are written and the others counted.
https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
"""

from __future__ import annotations

from checker.findings import Finding, Report
from checker.model import Problem, Severity
from checker.reports.index import sort_findings
from checker.reports.markdown import compose
from checker.reports.spots import Spots, find_mark, quote_side, say_finding, say_problem
from checker.reports.words import KIND_WORDS, clip, count, flatten, join_words, say_topic

LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "note": "notice", "info": "notice"}
MOST = 10  # of a level
MOST_SIDES = 4  # of a finding, with their sentences
LONGEST_TITLE, LONGEST_MESSAGE = 200, 3000
SUMMARY_BYTES = 1024 * 1024 - 1024  # GitHub takes 1 MiB from a step; a little is left to what stands there already
DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
PROPERTY = {**DATA, ":": "%3A", ",": "%2C"}


def render(report: Report) -> str:
    """Returns the commands, the most severe findings first, then what is only counted, one line for each level."""
    spots = Spots(report)
    odd = sort_findings(finding for finding in report.findings if finding.kind != "agreement")
    written = {"error": len(report.skipped), "warning": 0, "notice": 0}
    lines = [_annotate_problem(problem) for problem in report.skipped[:MOST]]
    for finding in odd:
        level = LEVELS[finding.severity]
        written[level] += 1
        if written[level] <= MOST:
            lines.append(_annotate(finding, level, spots))
    told = len(lines)
    rest = [count(number - MOST, level) for level, number in written.items() if number > MOST]
    if rest:
        lines.append(f"{join_words(rest)} more, beyond the {MOST} of a level that GitHub shows.")
    if settled := sum(settled.finding.kind != "agreement" for settled in report.settled):
        lines.append(f"{count(settled, 'finding')} settled in the baseline, in articles or in settings.")
    if not told:
        lines.append(f"No open disagreement in {count(len(report.articles), 'article')}.")
    return "\n".join(lines) + "\n"


def render_summary(report: Report) -> str:
    """Returns the report in Markdown, for the file that GITHUB_STEP_SUMMARY names."""
    return compose(report, SUMMARY_BYTES, lambda text: len(text.encode("utf-8", "replace")))


def _annotate(finding: Finding, level: str, spots: Spots) -> str:
    """Returns the command of a finding, at the place of its first side."""
    found = spots.find(finding)
    first = found[0] if found else None
    properties: dict[str, str] = {}
    if first is not None and first.filed:
        region = first.region
        properties = {"file": flatten(first.path), "line": str(region.line), "endLine": str(region.end_line)}
        if region.column is not None and region.line == region.end_line:  # GitHub refuses columns of several lines
            properties |= {"col": str(region.column), "endColumn": str(region.end_column)}
    title = f"{KIND_WORDS[finding.kind].one.capitalize()}: {say_topic(finding)} ({flatten(finding.rule)})"
    sides = [quote_side(spot) for spot in found[:MOST_SIDES]]
    return _command(level, title, "\n".join([say_finding(finding), *sides]), properties)


def _annotate_problem(problem: Problem) -> str:
    """Returns the command of an input or a rule that was left out."""
    mark = find_mark(problem.place)
    properties = {"file": flatten(mark.path), **({"line": str(mark.line)} if mark.line else {})} if mark else {}
    return _command("error", "Left out", say_problem(problem), properties)


def _command(level: str, title: str, message: str, properties: dict[str, str]) -> str:
    """Returns one workflow command, escaped so that nothing in it can be taken for another."""
    named = {**properties, "title": clip(title, LONGEST_TITLE)}
    stated = ",".join(f"{key}={_escape(value, PROPERTY)}" for key, value in named.items())
    return f"::{level} {stated}::{_escape(clip(message, LONGEST_MESSAGE), DATA)}"


def _escape(text: str, signs: dict[str, str]) -> str:
    return "".join(signs.get(sign, sign) for sign in text)

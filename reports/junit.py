"""The report as JUnit XML, for Jenkins, GitLab and the test reporters of GitHub: a suite a rule, a case a finding.

Open findings from "warning" on are failures; the others and agreements are cases that pass and print what they found. Settled
findings are skipped, inputs and rules that were left out are errors, and a rule without findings is one case that passes, since
Jenkins refuses a file without cases. The form is that of the xunit plugin's schema junit-10, which has no place for files and
lines: they stand in the text. No time is measured, and readers want one, so each is 0.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple
from xml.etree import ElementTree

from checker.findings import Finding, Report, RuleSheet
from checker.model import Problem, Severity
from checker.reports.index import show_path, sort_findings
from checker.reports.spots import Spots, quote_side, say_finding, say_problem
from checker.reports.words import KIND_WORDS, calm, clip, count, flatten, say_confidence, say_settled, say_topic

NAME = "fact consistency"
LEFT_OUT = "inputs"  # the suite of what was left out
FAILING: frozenset[Severity] = frozenset({"error", "warning"})
OUTCOMES = {
    "failure": "failures",
    "error": "errors",
    "skipped": "skipped",
}  # each element and the attribute that counts it
LONGEST_NAME, LONGEST_MESSAGE = 200, 1000
NO_XML = re.compile("[\ufffe\uffff]")  # the rest that XML 1.0 has no place for is calmed


class Case(NamedTuple):
    """A test case: `outcome` is one of OUTCOMES, or "" where it passes; `text` tells all of it."""

    suite: str
    name: str
    outcome: str = ""
    kind: str = ""
    message: str = ""
    text: str = ""


def render(report: Report) -> str:
    """Returns the XML, ending in a line end: inputs left out first, then the rules, by the most pressing of their findings."""
    spots = Spots(report)
    open_cases = [_describe(finding, spots) for finding in sort_findings(report.findings)]
    ended = sorted(report.settled, key=lambda s: (s.finding.rule, s.finding.pair, s.finding.fingerprint))
    settled = [
        _describe(s.finding, spots)._replace(outcome="skipped", message=_clean(say_settled(s), LONGEST_MESSAGE))
        for s in ended
    ]
    found = [*map(_describe_problem, report.skipped), *open_cases, *settled]
    named = {case.suite for case in found}
    clean = [_pass(sheet, report) for sheet in report.rules if _name_suite(sheet.id) not in named]
    if not found and not clean:
        clean = [Case(NAME, f"No disagreement in {count(len(report.articles), 'article')}")]
    suites: dict[str, list[Case]] = {}
    for case in _tell_apart([*found, *clean]):
        suites.setdefault(case.suite, []).append(case)
    root = ElementTree.Element("testsuites", name=NAME, tests=str(sum(map(len, suites.values()))))
    for outcome in ("failure", "error"):
        root.set(OUTCOMES[outcome], str(sum(case.outcome == outcome for cases in suites.values() for case in cases)))
    root.set("time", "0")
    for name, cases in suites.items():
        root.append(_build(name, cases))
    ElementTree.indent(root)
    text: str = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def _build(name: str, cases: Iterable[Case]) -> ElementTree.Element:
    """Returns the element of a suite, with its counts."""
    suite = ElementTree.Element("testsuite", name=name)
    number: Counter[str] = Counter()
    for case in cases:
        number["tests"] += 1
        element = ElementTree.SubElement(suite, "testcase", classname=f"checker.{name}", name=case.name, time="0")
        if case.outcome:
            number[OUTCOMES[case.outcome]] += 1
            told = ElementTree.SubElement(element, case.outcome, type=case.kind, message=case.message)
            told.text = case.text
        elif case.text:
            ElementTree.SubElement(element, "system-out").text = case.text
    for attribute in ("tests", *OUTCOMES.values()):
        suite.set(attribute, str(number[attribute]))
    suite.set("time", "0")
    return suite


def _describe(finding: Finding, spots: Spots) -> Case:
    """Returns the case of a finding; it is named by what stays the same when the figures change."""
    sources = list(dict.fromkeys(flatten(assertion.article.source) for assertion in finding.assertions))
    name = f"{say_topic(finding)}: {', '.join(sources)}" if sources else say_topic(finding)
    failing = finding.severity in FAILING and finding.kind != "agreement"
    lines = [
        f"{finding.severity} {KIND_WORDS[finding.kind].one}, confidence {say_confidence(finding.confidence)}, "
        f"fingerprint {finding.fingerprint}",
        *(quote_side(spot) for spot in spots.find(finding)),
        *filter(None, map(flatten, calm(finding.explanation).split("\n"))),
    ]
    return Case(
        _name_suite(finding.rule),
        f"{_clean(name, LONGEST_NAME)} ({finding.pair})",
        "failure" if failing else "",
        finding.kind,
        _clean(say_finding(finding), LONGEST_MESSAGE),
        NO_XML.sub("\ufffd", "\n".join(lines)),
    )


def _describe_problem(problem: Problem) -> Case:
    """Returns the case of an input or a rule that was left out."""
    said = say_problem(problem)
    name = _clean(show_path(problem.place), LONGEST_NAME)
    return Case(LEFT_OUT, name, "error", "left-out", _clean(said, LONGEST_MESSAGE), NO_XML.sub("\ufffd", said))


def _pass(sheet: RuleSheet, report: Report) -> Case:
    """Returns the case of a rule that found nothing."""
    return Case(_name_suite(sheet.id), f"No finding in {count(len(report.articles), 'article')}")


def _tell_apart(cases: Iterable[Case]) -> Iterable[Case]:
    """Yields the cases, those of a name that was there already with a number: readers keep one of a name."""
    seen: Counter[tuple[str, str]] = Counter()
    for case in cases:
        seen[case.suite, case.name] += 1
        number = seen[case.suite, case.name]
        yield case if number == 1 else case._replace(name=f"{case.name} {number}")


def _name_suite(rule: str) -> str:
    return _clean(rule, LONGEST_NAME) or NAME


def _clean(text: str, longest: int) -> str:
    """Returns text on one line that XML can hold."""
    return clip(NO_XML.sub("\ufffd", flatten(text)), longest)

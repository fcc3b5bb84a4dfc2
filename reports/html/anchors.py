"""The names of all places in the page that a link may lead to.

A finding is `f-` and its fingerprint, a topic `t-` and its number, a source `s-` and its number, a rule `r-` and its id, an
article `a1`, its line `a1-line7`, a marked statement `a1-` and its offset.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from checker.model import SEVERITIES, Assertion, Finding, Report, Topic
from checker.reports.index import Places

UNFIT = re.compile(r"[^\w.:-]+")  # in a rule's id, for an anchor


class Anchors:
    """Every finding in the order of the page, and where findings, topics, sources and rules stand."""

    def __init__(self, report: Report, places: Places) -> None:
        self.places = places
        self.findings: list[Finding] = sort_findings(report.findings)
        self.names: list[str] = name_findings(self.findings)
        self.topics: tuple[Topic, ...] = report.topics
        sources = sorted({article.source for article in places.articles})
        self.sources: dict[str, str] = {source: f"s-{n}" for n, source in enumerate(sources, 1)}
        self.rules: dict[str, str] = {sheet.id: "r-" + UNFIT.sub("-", sheet.id) for sheet in report.rules}
        self._topics: dict[tuple[int, int, int, str], int] = {}
        for number, topic in enumerate(report.topics):
            for assertion in topic.assertions:
                self._topics.setdefault(self._key(assertion), number)

    def _key(self, assertion: Assertion) -> tuple[int, int, int, str]:
        return self.places.number(assertion.article), assertion.start, assertion.end, assertion.rule

    def topic_number(self, finding: Finding) -> int | None:
        """Returns which of the report's topics a finding is about, counted from 0; None where it is about none of them."""
        numbers = (self._topics.get(self._key(assertion)) for assertion in finding.assertions)
        return next((number for number in numbers if number is not None), None)

    def topic(self, finding: Finding) -> str:
        """Returns the anchor of the topic a finding is about, or ""."""
        number = self.topic_number(finding)
        return "" if number is None else name_topic(number)

    def source(self, source: str) -> str:
        """Returns the anchor of a source, or ""."""
        return self.sources.get(source, "")

    def rule(self, rule: str) -> str:
        """Returns the anchor of a rule, or "" where the report tells nothing of it."""
        return self.rules.get(rule, "")


def name_topic(number: int) -> str:
    """Returns the anchor of a topic of the report, counted from 0."""
    return f"t-{number + 1}"


def sort_findings(findings: Iterable[Finding]) -> list[Finding]:
    """Returns the findings, the most severe and surest first; those alike in the order given."""
    return sorted(findings, key=lambda f: (-SEVERITIES.index(f.severity), -f.confidence))


def name_findings(findings: Iterable[Finding]) -> list[str]:
    """Returns an anchor for each finding: its fingerprint, numbered where two share one."""
    seen: dict[str, int] = defaultdict(int)
    anchors = []
    for finding in findings:
        seen[finding.fingerprint] += 1
        again = seen[finding.fingerprint]
        anchors.append(f"f-{finding.fingerprint}" + (f"-{again}" if again > 1 else ""))
    return anchors

"""The names of all places in the page that a link may lead to.

A finding is `f-` and its fingerprint, a topic `t-` and its number, a source `s-` and its number, a rule `r-` and its id, an
article `a1`, its line `a1-line7`, a marked statement `a1-` and its offset.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

from checker.findings import Finding, Report, Settled
from checker.model import Assertion, Status
from checker.reports.index import Places, sort_findings
from checker.reports.words import STATUS_WORDS

Place = tuple[int, int, int, str]  # of a statement: article, start, end, rule

UNFIT = re.compile(r"[^\w.:-]+")  # in a rule's id, for an anchor


class Anchors:
    """Every finding in the order of the page, and where findings, topics, sources and rules stand.

    Settled findings come behind the open ones: those numbered below `open` are open, and they alone are counted. `settled`
    gives for the numbers of the others how they were settled.
    """

    def __init__(self, report: Report, places: Places) -> None:
        self.places = places
        ended = {id(settled.finding): settled for settled in report.settled}
        open_ones = sort_findings(report.findings)
        self.findings: list[Finding] = open_ones + sort_findings(settled.finding for settled in report.settled)
        self.open = len(open_ones)
        self.settled: dict[int, Settled] = {
            number: ended[id(self.findings[number])] for number in range(self.open, len(self.findings))
        }
        self.statuses: list[Status] = [report.status(finding) for finding in open_ones]
        self.statuses += [settled.status for settled in self.settled.values()]
        self.changed = report.held.changed if report.held else {}
        self.reopened = report.held.reopened if report.held else {}
        self.names: list[str] = name_findings(self.findings)
        sources = sorted({article.source for article in places.articles})
        self.sources: dict[str, str] = {source: f"s-{n}" for n, source in enumerate(sources, 1)}
        self.rules: dict[str, str] = {sheet.id: "r-" + UNFIT.sub("-", sheet.id) for sheet in report.rules}
        self._topics: dict[Place, list[int]] = defaultdict(list)
        for number, topic in enumerate(report.topics):
            for place in dict.fromkeys(map(self.locate, topic.assertions)):
                self._topics[place].append(number)

    def locate(self, assertion: Assertion) -> Place:
        """Returns what tells a statement from every other."""
        return self.places.number(assertion.article), assertion.start, assertion.end, assertion.rule

    def topic_number(self, assertions: Iterable[Assertion]) -> int | None:
        """Returns which of the report's topics holds most of these, counted from 0; None where none holds any."""
        places = dict.fromkeys(map(self.locate, assertions))
        held = Counter(number for place in places for number in self._topics.get(place, ()))
        return held.most_common(1)[0][0] if held else None

    def topic(self, finding: Finding) -> str:
        """Returns the anchor of the topic a finding is about, or ""."""
        number = self.topic_number(finding.assertions)
        return "" if number is None else name_topic(number)

    def say_settled(self, number: int) -> str:
        """Returns in a few words how a finding was settled, "" for an open one."""
        return STATUS_WORDS[self.statuses[number]] if number in self.settled else ""

    def source(self, source: str) -> str:
        """Returns the anchor of a source, or ""."""
        return self.sources.get(source, "")

    def rule(self, rule: str) -> str:
        """Returns the anchor of a rule, or "" where the report tells nothing of it."""
        return self.rules.get(rule, "")


def name_topic(number: int) -> str:
    """Returns the anchor of a topic of the report, counted from 0."""
    return f"t-{number + 1}"


def name_article(number: int) -> str:
    """Returns the anchor of an article, counted from 0."""
    return f"a{number + 1}"


def name_line(article: int, line: int) -> str:
    """Returns the anchor of a line of an article; articles are counted from 0, lines as in the file."""
    return f"{name_article(article)}-line{line}"


def name_findings(findings: Iterable[Finding]) -> list[str]:
    """Returns an anchor for each finding: its fingerprint, numbered where two share one."""
    seen: dict[str, int] = defaultdict(int)
    anchors = []
    for finding in findings:
        seen[finding.fingerprint] += 1
        again = seen[finding.fingerprint]
        anchors.append(f"f-{finding.fingerprint}" + (f"-{again}" if again > 1 else ""))
    return anchors

"""Where things stand: the number of an article in the report, the line of an offset, a file's name fit to be shown."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from datetime import date
from itertools import accumulate
from pathlib import PurePath, PureWindowsPath

from checker.findings import Finding, Report
from checker.model import FINDING_KINDS, SEVERITIES, Article, Assertion, FindingKind, Mention, Reading

LINE_END = re.compile("\n")
# Characters; what is longer, or a whole sentence, is to be read, not to be marked.
LONGEST_FIGURE, LONGEST_SENTENCE = 80, 30


class Places:
    """Every article a report speaks of, those of its readings first, then those that only its findings name.

    A finding against a store may lean on an article that was not read in this run; it is numbered all the same.
    """

    def __init__(self, report: Report) -> None:
        self.articles: list[Article] = []
        self.readings: list[Reading | None] = []
        self._numbers: dict[Article, int] = {}
        self._seen: dict[int, int] = {}  # by identity: hashing a long text once for each assertion would be felt
        self._line_ends: dict[int, list[int]] = {}
        for reading in report.readings:
            self._seen[id(reading.article)] = len(self.articles)
            self._numbers.setdefault(reading.article, len(self.articles))
            self.articles.append(reading.article)
            self.readings.append(reading)
        for finding in (*report.findings, *(settled.finding for settled in report.settled)):
            if finding.article is not None:
                self.number(finding.article)
            for assertion in finding.assertions:
                self.number(assertion.article)

    def number(self, article: Article) -> int:
        """Returns the 0-based number of an article, giving it the next one if it is new."""
        number = self._seen.get(id(article))
        if number is None:
            number = self._numbers.setdefault(article, len(self.articles))
            self._seen[id(article)] = number
            if number == len(self.articles):
                self.articles.append(article)
                self.readings.append(None)
        return number

    def reading(self, article: Article) -> Reading | None:
        """Returns what was read of an article; None where it was not read in this run."""
        return self.readings[self.number(article)]

    def day(self, article: Article) -> date | None:
        """Returns the day an article is of: the one stated, else the last it may be of; None where unknown."""
        if article.published is not None:
            return article.published
        reading = self.reading(article)
        return reading.dateline.reference if reading is not None else None

    def line(self, assertion: Assertion) -> int:
        """Returns the 1-based line of the article's file; as `Article.line`, with the line ends looked up only once."""
        article = assertion.article
        if article.one_line:
            return article.line(assertion.start)
        number = self.number(article)
        ends = self._line_ends.get(number)
        if ends is None:
            ends = self._line_ends[number] = [m.start() for m in LINE_END.finditer(article.text)]
        return article.headers + bisect_left(ends, assertion.start) + 1


def is_passage(assertion: Assertion) -> bool:
    """Returns whether an assertion rests on a whole stretch of text, as evidence for a date does, and not on a figure."""
    length = assertion.end - assertion.start
    return length > LONGEST_FIGURE or (
        length > LONGEST_SENTENCE and length >= assertion.within.end - assertion.within.start
    )


def show_path(path: PurePath | str) -> str:
    """Returns a relative path as it is, an absolute one as its name: a report never tells where a machine keeps its files."""
    text = str(path)
    if text.startswith("/") or PureWindowsPath(text).is_absolute():
        return PureWindowsPath(text).name or text[:1]
    return path.as_posix() if isinstance(path, PurePath) else text


def sort_findings(findings: Iterable[Finding]) -> list[Finding]:
    """Returns the findings, the most severe and surest first; those alike in the order given."""
    return sorted(findings, key=lambda f: (-SEVERITIES.index(f.severity), -f.confidence))


def rank(findings: Iterable[Finding]) -> dict[FindingKind, list[Finding]]:
    """Returns the findings by kind, kinds in their fixed order, most pressing first; every kind is there, if only empty."""
    groups: dict[FindingKind, list[Finding]] = {kind: [] for kind in FINDING_KINDS}
    for finding in sort_findings(findings):
        groups[finding.kind].append(finding)
    return groups


def count_figures(report: Report) -> tuple[int, int]:
    """Returns (understood, found): figures and dates that an assertion rests on, and all that were found; names not counted."""
    understood = found = 0
    for reading in report.readings:
        figures = sum(mention.kind != "identifier" for mention in reading.mentions)
        found += figures
        understood += figures - len(find_unclaimed(reading))
    return understood, found


def find_unclaimed(reading: Reading) -> list[Mention]:
    """Returns the figures and dates of an article that no assertion rests on, in their order; names are not among them."""
    spans = sorted({(a.start, a.end) for a in reading.assertions})
    starts = [start for start, _ in spans]
    reach = list(accumulate((end for _, end in spans), max))
    unclaimed = []
    for mention in reading.mentions:
        if mention.kind == "identifier":
            continue
        before = bisect_right(starts, mention.end - 1)
        if not before or reach[before - 1] <= mention.start:
            unclaimed.append(mention)
    return unclaimed

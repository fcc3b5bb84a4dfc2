"""Where a finding shows in files, for programs that mark lines: paths, lines and columns, and both sides in one sentence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from checker.findings import Finding, Report
from checker.model import Article, Assertion, Problem
from checker.reports.index import Places, is_passage, show_path
from checker.reports.words import clip, flatten, join_words, quote_figure, say_topic

UNFILED = "unfiled"  # the folder that stands for articles of no file; there is none of that name
LONGEST_NAME, LONGEST_VALUE = 60, 60
PLACE = re.compile(r"(?P<path>[^:]*[./][^:]*?)(?::(?P<line>[1-9][0-9]{0,8}))?", re.DOTALL)


class Region(NamedTuple):
    """A stretch of a file: 1-based lines and columns in code points, the end column that behind the last one.

    `offset` is that of `start` in the file, None where something stands before the text. Columns are None where the file
    holds the text in another form, as one line of JSON or as a page it was taken from; such a page is line 1.
    """

    line: int
    end_line: int
    column: int | None = None
    end_column: int | None = None
    offset: int | None = None


class Spot(NamedTuple):
    """One side of a finding: its article with the path that stands for it, and where in that its figure is.

    `filed` is False where the article is of no file: standard input, or a program. `assertion` is None where a finding is
    about an article as a whole.
    """

    article: Article
    path: str
    filed: bool
    region: Region
    assertion: Assertion | None = None


class Mark(NamedTuple):
    """A file that something else than an article names, with the line; 0 where none is told."""

    path: str
    line: int


class Spots:
    """The spots of findings, and a path for every article, in the order of `Places`."""

    def __init__(self, report: Report) -> None:
        self.places = Places(report)
        self._fresh = report.fresh
        self.paths: list[str] = []
        used: Counter[str] = Counter()
        for article in self.places.articles:
            self.paths.append(_name_unfiled(article, used) if article.path is None else show_path(article.path))

    def find(self, finding: Finding) -> list[Spot]:
        """Returns the spots of a finding, first the one to be marked: in a file, and in a new one where that was asked for.

        A finding without assertions is about an article as a whole; where it names none, there is no spot.
        """
        spots = [self._find_one(assertion) for assertion in finding.assertions]
        if not spots and finding.article is not None:
            article = finding.article
            line = 1 if article.extracted else article.line(0)
            return [self._spot(article, Region(line, line))]
        first = max(spots, key=self._rank, default=None)
        return [] if first is None else [first, *(spot for spot in spots if spot is not first)]

    def _rank(self, spot: Spot) -> tuple[bool, bool]:
        return spot.filed, self._fresh is not None and spot.article.path in self._fresh

    def _spot(self, article: Article, region: Region, assertion: Assertion | None = None) -> Spot:
        return Spot(article, self.paths[self.places.number(article)], article.path is not None, region, assertion)

    def _find_one(self, assertion: Assertion) -> Spot:
        article, start, end = assertion.article, assertion.start, assertion.end
        line = 1 if article.extracted else self.places.line(assertion)
        if article.extracted or article.one_line or not article.verbatim or end <= start:
            return self._spot(article, Region(line, line), assertion)
        return self._spot(article, find_region(article, start, end, line), assertion)


def find_region(article: Article, start: int, end: int, line: int) -> Region:
    """Returns the region of text[start:end] in a file that holds the text as it is; `line` is that of `start`."""
    text = article.text
    column, end_column = (at - text.rfind("\n", 0, at) for at in (start, end))
    offset = None if article.headers else start
    return Region(line, line + text.count("\n", start, end), column, end_column, offset)


def _name_unfiled(article: Article, used: Counter[str]) -> str:
    """Returns a relative path for an article of no file, after its source, that no other article has; `used` counts them."""
    name = clip(re.sub(r"[\\/]+", "-", flatten(article.source)), LONGEST_NAME).strip(" .") or "article"
    while True:
        used[name] += 1
        path = name if used[name] == 1 else f"{name} ({used[name]})"
        if path == name or not used[path]:
            used[path] = max(used[path], 1)
            return f"{UNFILED}/{path}"


def find_mark(place: str) -> Mark | None:
    """Returns the file and the line that a place like "rules/mine.py:3" names; None where it names no file."""
    shown = show_path(place)
    found = None if shown.startswith("-") else PLACE.fullmatch(shown)
    return None if found is None else Mark(found["path"], int(found["line"] or 0))


# ---- in words --------------------------------------------------------------------------------------------------------


def say_finding(finding: Finding) -> str:
    """Returns a finding on one line: its topic, the figures of each article as written, and why they were paired.

    The figures are left to the explanation where it has all of them.
    """
    why = flatten(finding.explanation)
    told = finding.kind == "dateline" or all(f"“{_say_written(a)}”" in why for a in finding.assertions)
    sides = "" if told else f" {say_sides(finding.assertions)}."
    return f"{say_topic(finding)}:{sides} {why}".rstrip(" :")


def say_sides(assertions: Sequence[Assertion]) -> str:
    """Returns the figures as written, article by article: "“May 2014” in Ledger, “2015” in Courier"."""
    written: dict[int, list[str]] = {}
    for assertion in assertions:
        written.setdefault(id(assertion.article), []).append(f"“{_say_written(assertion)}”")
    sources = {id(assertion.article): flatten(assertion.article.source) for assertion in assertions}
    return ", ".join(f"{join_words(said)} in {sources[key]}" for key, said in written.items())


def _say_written(assertion: Assertion) -> str:
    return quote_figure(assertion, LONGEST_VALUE) or clip(flatten(assertion.article.stamp), LONGEST_VALUE)


def cut_sentence(assertion: Assertion, longest: int) -> tuple[str, str, str]:
    """Returns the sentence as it is before its figure, the figure, and behind it; "…" where either side is cut.

    Each side has at most `longest` characters. Where a whole stretch of text is meant, or no figure, all is in the first.
    """
    article, within = assertion.article, assertion.within
    start, end = max(assertion.start, within.start), min(assertion.end, within.end)
    if end <= start or is_passage(assertion):
        held = article.text[within.start : min(within.end, within.start + 4 * longest)] or article.stamp
        return clip(flatten(held), 2 * longest), "", ""
    before = _spaced(article.text[max(within.start, start - 4 * longest) : start])
    after = _spaced(article.text[end : min(within.end, end + 4 * longest)])
    if len(before) > longest:
        before = "…" + before[len(before) - longest + 1 :].partition(" ")[2]
    return before.lstrip(), quote_figure(assertion, LONGEST_VALUE), clip(after, longest).rstrip()


def _spaced(text: str) -> str:
    """Returns calm text on one line, a blank kept at either end."""
    inner = flatten(text)
    return f"{' ' * text[:1].isspace()}{inner}{' ' * text[-1:].isspace()}" if inner else " " * bool(text)


def quote_side(spot: Spot, longest: int = 200) -> str:
    """Returns a side of a finding on one line: its source, place and sentence; at most `longest` to either side of a figure."""
    place = f" ({flatten(spot.path)}:{spot.region.line})" if spot.filed else ""
    said = "" if spot.assertion is None else "".join(cut_sentence(spot.assertion, longest))
    return f"{flatten(spot.article.source)}{place}" + (f": “{said}”" if said else "")


def say_problem(problem: Problem) -> str:
    """Returns what was left out, why, and the mend, on one line."""
    return f"{flatten(show_path(problem.place))}: {flatten(problem.message)}; {flatten(problem.mend)}"

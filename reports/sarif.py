"""The report as SARIF 2.1.0 (OASIS Standard, 27 March 2020), for code scanning, editors and result viewers.

A result is a finding: its first side is the location, the others are related locations. Settled findings are results with a
suppression, behind all others. Agreements are left out and counted in the properties of the run: GitHub reads neither `kind`
nor the level "none", and would open an alert for each. It refuses a whole file for a result without a location or an address
that is no path, so an article of no file gets a path of its own in a folder that does not exist.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any
from urllib.parse import quote

from checker import __version__
from checker.findings import Finding, Report, Settled
from checker.model import Problem, Severity, Status
from checker.reports.index import show_path, sort_findings
from checker.reports.json import LONGEST, encode, encode_lines
from checker.reports.sarifrules import describe_rules, name_rule
from checker.reports.spots import (
    UNFILED,
    Mark,
    Region,
    Spot,
    Spots,
    find_mark,
    find_region,
    quote_side,
    say_finding,
    say_problem,
)
from checker.reports.words import SETTLER_WORDS, calm, clip, count, flatten, join_words

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
NAME = "fact-consistency-checker"
ROOT = "%SRCROOT%"  # the folder that paths are relative to
LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "note": "note", "info": "note"}
STATES: dict[Status, str] = {"new": "new", "changed": "updated", "known": "unchanged", "suppressed": "new"}
MOST, SHOWN = 25_000, 5_000  # results that GitHub takes of a run, and shows
MOST_RELATED = 100  # locations of a result that GitHub shows
LONGEST_MESSAGE, MOST_LINKS = 2000, 10
BRACKET = re.compile(r"[][\\]")
UNPAIRED = re.compile("[\ud800-\udc7f\udd00-\udfff]")  # surrogates that stand for no byte of a file's name
NOTES = {
    "left-out": "An input or a rule that could not be used, and was left out of the run.",
    "results-cut": "Results that were left out, or that GitHub does not show, as there are too many.",
    "resolved": "An entry of the baseline whose pair no longer disagrees.",
}


def render(report: Report) -> str:
    """Returns a log of one run, ending in a line end: results by severity, then confidence, the open ones first."""
    spots = Spots(report)
    ended = {id(settled.finding): settled for settled in report.settled}
    told = [
        finding
        for findings in (report.findings, (settled.finding for settled in report.settled))
        for finding in sort_findings(findings)
        if finding.kind != "agreement"
    ]
    rules = describe_rules(report.rules, told)
    numbers = {rule["id"]: number for number, rule in enumerate(rules)}
    files = _Files(spots)
    results = [_tell(f, report, files, numbers[f.rule], ended.get(id(f))) for f in told[:MOST]]
    run = {
        "tool": {
            "driver": {
                "name": NAME,
                "version": __version__,
                "semanticVersion": __version__,
                "rules": rules,
                "notifications": [
                    {"id": key, "name": name_rule(key), "shortDescription": {"text": said}}
                    for key, said in NOTES.items()
                ],
            }
        },
        "invocations": [
            {
                "executionSuccessful": not report.skipped,
                "toolExecutionNotifications": [
                    *map(_note_problem, report.skipped),
                    *_note_cut(told),
                    *_note_resolved(report),
                ],
            }
        ],
        "originalUriBaseIds": {ROOT: {"description": {"text": "The folder in which the checker was run."}}},
        "artifacts": files.describe(report),
        "columnKind": "unicodeCodePoints",
        "results": results,
        "properties": {
            "articles": len(report.articles),
            "agreements": sum(finding.kind == "agreement" for finding in report.findings),
            "settled": len(report.settled),
            "unshown": report.unshown,
        },
    }
    return _lay_out(run)


def _lay_out(run: dict[str, Any]) -> str:
    """Returns the log of a run, each result and artifact on a line: indented, a large one takes five times as long."""
    members = (f"{encode(key)}: {_lay_out_member(value)}" for key, value in run.items())
    told = ",\n".join(members)
    return f'{{\n"$schema": {encode(SCHEMA)},\n"version": "2.1.0",\n"runs": [{{\n{told}\n}}]\n}}\n'


def _lay_out_member(value: Any) -> str:
    return encode_lines(value) if isinstance(value, list) else encode(value, indent=1)


def _tell(finding: Finding, report: Report, files: _Files, number: int, settled: Settled | None) -> dict[str, Any]:
    """Returns the result for a finding; `number` is that of its rule."""
    sides = files.spots.find(finding)[: MOST_RELATED + 1]
    text = _escape(clip(say_finding(finding), LONGEST_MESSAGE)) + _link(sides)
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": number,
        "level": LEVELS[finding.severity],
        "message": {"text": text},
        "locations": [files.locate(sides[0] if sides else None)],
        "partialFingerprints": {"findingFingerprint/v1": finding.fingerprint, "pairFingerprint/v1": finding.pair},
        "rank": float(Decimal(repr(finding.confidence)) * 100),
        "properties": {"kind": finding.kind, "severity": finding.severity, "topic": calm(finding.topic)},
    }
    if sides[1:]:
        result["relatedLocations"] = [{"id": n, **files.locate(spot)} for n, spot in enumerate(sides[1:], 1)]
    status = settled.status if settled else report.status(finding)
    if report.held is not None:
        result["baselineState"] = STATES[status]
    if settled:
        result["suppressions"] = [_suppress(settled)]
    return result


def _link(sides: Sequence[Spot]) -> str:
    """Returns a sentence with a link to each further article, at the first related location in it; those count from 1."""
    first = {id(spot.article): (number, spot.article) for number, spot in reversed(list(enumerate(sides)))}
    further = sorted((number, flatten(article.source)) for number, article in first.values() if number)
    links = [f"[{_escape(BRACKET.sub(_part, source))}]({number})" for number, source in further[:MOST_LINKS]]
    return f" Compare {join_words(links)}." if links else ""


def _part(bracket: re.Match[str]) -> str:
    return "\\" + bracket[0]


def _suppress(settled: Settled) -> dict[str, Any]:
    """Returns who suppressed a result, why, and where that stands."""
    reason = flatten(settled.reason) or SETTLER_WORDS[settled.by]
    told: dict[str, Any] = {
        "kind": "inSource" if settled.by == "article" else "external",
        "status": "accepted",
        "justification": reason,
        "properties": {"by": settled.by, "place": show_path(settled.place)},
    }
    mark = find_mark(settled.place)
    return told | ({"location": _locate_mark(mark)} if mark else {})


# ---- places ----------------------------------------------------------------------------------------------------------


class _Files:
    """The artifacts of a run: a number for each file that holds articles, and locations in them."""

    def __init__(self, spots: Spots) -> None:
        self.spots = spots
        self.numbers = {path: number for number, path in enumerate(dict.fromkeys(spots.paths))}

    def describe(self, report: Report) -> list[dict[str, Any]]:
        """Returns the artifacts; a file of several articles is one, described by the first of them."""
        told: dict[str, dict[str, Any]] = {}
        for number, (path, article) in enumerate(zip(self.spots.paths, self.spots.places.articles, strict=True)):
            if path in told:
                continue
            names = ": ".join(filter(None, [flatten(article.source), flatten(article.title)]))
            told[path] = {"location": _address(path, article.path is not None), "description": {"text": names or path}}
            if number < len(report.readings):
                told[path]["roles"] = ["analysisTarget"]
            known = {"url": calm(article.url), "textSha256": article.extracted}
            if properties := {key: value for key, value in known.items() if value}:
                told[path]["properties"] = properties
        return list(told.values())

    def locate(self, spot: Spot | None) -> dict[str, Any]:
        """Returns the location of a spot, with its sentence; for a finding about no article one that leads nowhere."""
        if spot is None:
            return {"physicalLocation": {"artifactLocation": {"uri": UNFILED}, "region": {"startLine": 1}}}
        place = {"artifactLocation": {**_address(spot.path, spot.filed), "index": self.numbers[spot.path]}}
        location = {"physicalLocation": place | _measure(spot), "message": {"text": _escape(quote_side(spot))}}
        if spot.assertion is not None:
            location["properties"] = {"textStart": spot.assertion.start, "textEnd": spot.assertion.end}
        return location


def _measure(spot: Spot) -> dict[str, Any]:
    """Returns the region of a figure, and its sentence as the region around it."""
    region, assertion = spot.region, spot.assertion
    if region.column is None or assertion is None:
        return {"region": {"startLine": region.line}}
    article, start, end, within = assertion.article, assertion.start, assertion.end, assertion.within
    told = {"region": _describe_region(region, article.text[start:end])}
    first, last = max(within.start, start - LONGEST), min(within.end, end + LONGEST)
    if (first < start <= end <= last) or (first <= start <= end < last):
        around = find_region(article, first, last, region.line - article.text.count("\n", first, start))
        told["contextRegion"] = _describe_region(around, article.text[first:last])
    return told


def _describe_region(region: Region, text: str) -> dict[str, Any]:
    """Returns a region by lines and columns, and by characters too where those are counted from the start of the file."""
    told: dict[str, Any] = {
        "startLine": region.line, "startColumn": region.column, "endLine": region.end_line, "endColumn": region.end_column
    }  # fmt: skip
    if region.offset is not None:
        told |= {"charOffset": region.offset, "charLength": len(text)}
    return told | ({"snippet": {"text": text}} if len(text) < 3 * LONGEST else {})


def _address(path: str, filed: bool) -> dict[str, Any]:
    """Returns where an artifact is: a relative address, every byte of it that is no plain letter in percent signs."""
    uri = quote(UNPAIRED.sub("\ufffd", path).removeprefix("./"), safe="/", errors="surrogateescape")
    return {"uri": uri, "uriBaseId": ROOT} if filed else {"uri": uri}


def _locate_mark(mark: Mark) -> dict[str, Any]:
    """Returns the location of what is no article: a rule, a baseline."""
    region = {"region": {"startLine": mark.line}} if mark.line else {}
    return {"physicalLocation": {"artifactLocation": _address(mark.path, True), **region}}


# ---- what the run tells of itself ------------------------------------------------------------------------------------


def _note(key: str, level: str, text: str, mark: Mark | None = None) -> dict[str, Any]:
    note = {"descriptor": {"id": key}, "level": level, "message": {"text": _escape(text)}}
    return note | ({"locations": [_locate_mark(mark)]} if mark else {})


def _note_problem(problem: Problem) -> dict[str, Any]:
    """Returns the notification of an input or a rule that was left out."""
    return _note("left-out", "error", say_problem(problem), find_mark(problem.place))


def _note_cut(told: Sequence[Finding]) -> Iterable[dict[str, Any]]:
    """Yields how many results a run of so many findings leaves out, or GitHub does not show."""
    if len(told) > MOST:
        yield _note(
            "results-cut", "warning", f"{count(len(told) - MOST, 'result')} of {len(told):,} left out, the least."
        )
    if len(told) > SHOWN:
        yield _note(
            "results-cut", "note", f"GitHub shows the first {SHOWN:,} of {count(min(len(told), MOST), 'result')}."
        )


def _note_resolved(report: Report) -> Iterable[dict[str, Any]]:
    """Yields the entries of the baseline that are no more needed; as results they would be taken for open ones."""
    for resolved in report.held.resolved if report.held is not None else ():
        values = ", ".join(f"“{flatten(value)}”" for value in resolved.values)
        text = f"{flatten(resolved.topic)} ({flatten(resolved.rule)}): no longer found, was {values}."
        yield _note("resolved", "note", text, find_mark(resolved.place))


def _escape(text: str) -> str:
    """Returns a message in which no brackets make a link, and no braces a placeholder (2.1.0, 3.11.5 and 3.11.6)."""
    return text.replace("](", "] (").replace("{", "{{").replace("}", "}}")

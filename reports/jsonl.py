"""One finding a line, as JSON: every line has the same keys, so that jq, pandas and a database read them as they come.

There is no line for the summary, as no reader of lines expects one of another shape; the json format has it. Each assertion
names its article, as no list of articles stands beside it. Fields are those of a finding in `json.schema.json`.
"""

from __future__ import annotations

from typing import Any

from checker.findings import Finding, Report, Settled
from checker.reports.index import Places, show_path
from checker.reports.json import describe_finding, encode


def render(report: Report) -> str:
    """Returns a line for each finding, the open ones first, then those that are settled, each with its status."""
    places = Places(report)
    told = [_describe(f, places) | {"status": report.status(f), "settled": None} for f in report.findings]
    told += [
        _describe(s.finding, places) | {"status": s.status, "settled": _describe_settled(s)} for s in report.settled
    ]
    return "".join(encode(one) + "\n" for one in told)


def _describe(finding: Finding, places: Places) -> dict[str, Any]:
    """Returns a finding whose assertions name their articles."""
    told = describe_finding(finding, places)
    for assertion in told["assertions"]:
        article = places.articles[assertion["article"]]
        assertion["article"] = {
            "source": article.source,
            "title": article.title,
            "url": article.url,
            "path": show_path(article.path) if article.path is not None else None,
            "published": article.published.isoformat() if article.published else None,
        }
    return told


def _describe_settled(settled: Settled) -> dict[str, str]:
    """Returns who settled a finding, why, and where that stands."""
    return {"by": settled.by, "reason": settled.reason, "place": show_path(settled.place)}

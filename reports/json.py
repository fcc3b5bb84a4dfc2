"""The report for programs: JSON, its shape written down in `json.schema.json` and numbered by `SCHEMA`.

Decimals are strings, so that no reader rounds them; dates and times are ISO 8601; offsets count code points of the text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from checker.findings import Finding, Held, Report
from checker.model import Article, Assertion, Bound, Dateline, Interval
from checker.reports.index import Places, count_figures, rank, show_path
from checker.reports.words import UNSAFE

SCHEMA = 1
LONGEST = 2000  # of a sentence, to either side of its figure: text without a full stop must not be repeated whole
LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def render(report: Report, *, indent: int | None = 2) -> str:
    """Returns the report as one JSON object and a line end. Characters that could steer a terminal are escaped."""
    return encode(describe(report), indent) + "\n"


def encode(value: Any, indent: int | None = None) -> str:
    """Returns a value as JSON that can be encoded and steers no terminal; shared by all formats that are JSON."""
    text = json.dumps(value, ensure_ascii=False, indent=indent, allow_nan=False)
    # JSON has no lone surrogates; they become U+FFFD, as long as what they replace. All else unsafe stands in strings.
    text = LONE_SURROGATE.sub("\ufffd", text)
    return UNSAFE.sub(lambda m: json.dumps(m[0])[1:-1], text)


def encode_lines(values: Sequence[Any]) -> str:
    """Returns a JSON array with each value on a line of its own: far sooner than indented, and as good to compare."""
    return "[\n" + ",\n".join(map(encode, values)) + "\n]" if values else "[]"


def describe(report: Report) -> dict[str, Any]:
    """Returns the report as dicts, lists, strings and numbers, in the shape of `json.schema.json`."""
    places = Places(report)
    understood, found = count_figures(report)
    groups = rank(report.findings)
    datelines = [reading.dateline if reading else None for reading in places.readings]
    return {
        "schema": SCHEMA,
        "summary": {
            "findings": {kind: len(findings) for kind, findings in groups.items()},
            "articles": len(report.articles),
            "assertions": len(report.assertions),
            "figures": found,
            "understood": understood,
            "settled": len(report.settled),
            "unshown": report.unshown,
            "skipped": len(report.skipped),
            **({"stored": report.stored} if report.stored is not None else {}),
        },
        "articles": [_article(a, d) for a, d in zip(places.articles, datelines, strict=True)],
        "findings": [describe_finding(f, places) | {"status": report.status(f)} for f in report.findings],
        "settled": [
            {
                "by": s.by,
                "reason": s.reason,
                "place": show_path(s.place),
                "finding": describe_finding(s.finding, places),
            }
            for s in report.settled
        ],
        "baseline": None if report.held is None else _held(report.held),
        "skipped": [{"place": show_path(p.place), "message": p.message, "mend": p.mend} for p in report.skipped],
    }


def _article(article: Article, dateline: Dateline | None) -> dict[str, Any]:
    """Returns what names an article, and when it was written; its dateline is null if it was not read in this run."""
    return {
        "source": article.source,
        "title": article.title,
        "url": article.url,
        "path": show_path(article.path) if article.path is not None else None,
        "published": article.published.isoformat() if article.published else None,
        "stamp": article.stamp,
        "dateline": None
        if dateline is None
        else {
            "written": _interval(dateline.written),
            "kind": dateline.kind,
            "problem": dateline.problem,
            "reasons": list(dateline.reasons),
        },
    }


def _held(held: Held) -> dict[str, Any]:
    """Returns how the run stands to its baseline."""
    return {
        "changed": {fingerprint: list(values) for fingerprint, values in held.changed.items()},
        "reopened": dict(held.reopened),
        "resolved": [
            {"topic": r.topic, "values": list(r.values), "rule": r.rule, "place": show_path(r.place)}
            for r in held.resolved
        ],
    }


def describe_finding(finding: Finding, places: Places) -> dict[str, Any]:
    """Returns one finding with its assertions in full."""
    return {
        "kind": finding.kind,
        "severity": finding.severity,
        "confidence": finding.confidence,
        "rule": finding.rule,
        "topic": finding.topic,
        "explanation": finding.explanation,
        "fingerprint": finding.fingerprint,
        "pair": finding.pair,
        "assertions": [_assertion(assertion, places) for assertion in finding.assertions],
    }


def _assertion(assertion: Assertion, places: Places) -> dict[str, Any]:
    """Returns one assertion; `article` is its index in the report's articles."""
    first = max(assertion.within.start, assertion.start - LONGEST)
    last = min(assertion.within.end, assertion.end + LONGEST)
    return {
        "article": places.number(assertion.article),
        "start": assertion.start,
        "end": assertion.end,
        "line": places.line(assertion),
        "text": assertion.text,
        "sentence": assertion.article.text[first:last],
        "sentence_start": first,
        "subject": assertion.subject,
        "attribute": assertion.attribute,
        "value": _interval(assertion.value),
        "written": [_bound(bound) for bound in assertion.written] if assertion.written else None,
        "period": _interval(assertion.period),
        "dated": assertion.dated,
        "modality": assertion.modality,
        "basis": assertion.basis,
        "speaker": assertion.speaker,
        "hedge": assertion.hedge,
        "rule": assertion.rule,
    }


def _interval(interval: Interval | None) -> dict[str, str | None] | None:
    """Returns the half-open interval with its unit."""
    if interval is None:
        return None
    return {"low": _bound(interval.low), "high": _bound(interval.high), "unit": interval.unit}


def _bound(bound: Bound) -> str | None:
    """Returns a bound as a string: plain digits unless there would be very many, or ISO 8601."""
    if isinstance(bound, Decimal):
        return format(bound, "f") if bound.is_finite() and -40 < bound.adjusted() < 40 else str(bound)
    return bound.isoformat() if isinstance(bound, (date, datetime, time)) else None

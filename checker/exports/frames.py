"""A report as pandas DataFrames, for analysts (extra `tables`)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from checker.exports.tables import FIELDS, HALF, assertion_rows
from checker.findings import Finding, Report
from checker.inputs.extras import load_extra
from checker.model import Article, Assertion, Bound

EXTRA = "tables"
DAYS = "datetime64[us]"
COUNTS = frozenset(("article", "line", "start", "end"))
TIMES = frozenset(("published", "period_low", "period_high"))
ASSERTION_COLUMNS = ("article", *FIELDS["assertions"], "number_low", "number_high", "findings")
FINDING_COLUMNS = (
    "fingerprint", "pair", "kind", "severity", "confidence", "status", "rule", "topic", "explanation", "sources", "values",
    "settled_by", "reason",
)  # fmt: skip
DTYPES: Mapping[str, str] = {
    **dict.fromkeys(COUNTS, "int64"), **dict.fromkeys(TIMES, DAYS),
    **dict.fromkeys(("number_low", "number_high", "confidence"), "float64"),
    **dict.fromkeys(("findings", "sources", "values"), "object"),
}  # fmt: skip  # all others are "string"


def assertions_frame(report: Report) -> Any:
    """Returns a DataFrame of the assertions, one a row, in the order of the articles and their texts.

    The columns are those of `checker extract`, with three more, and these dtypes:

    - int64: `article` (its place in `report.articles`, from 0), `line` (from 1), `start` and `end` (code points);
    - datetime64[us]: `published`, `period_low`, `period_high` (half-open; NaT where it is open or unknown);
    - float64: `number_low` and `number_high`, the bounds of a figure to the nearest double, in the unit of `unit`; NaN for
      dates and for open bounds;
    - object: `findings`, a tuple of the fingerprints of the findings that it stands in, the settled ones too;
    - string, missing where unknown: all else. `written_low`, `written_high`, `low` and `high` are exact, figures as digits
      and dates as ISO 8601; half a surrogate pair, which no table can hold, is U+FFFD.

    Raises CheckerError where pandas is not installed.
    """
    found = _find_findings(report)
    rows = [
        {
            **row,
            "published": reading.article.published,
            **_bounds(assertion),
            "article": number,
            "findings": found[_key(assertion)],
        }
        for number, reading in enumerate(report.readings)
        for row, assertion in zip(assertion_rows(reading), reading.assertions, strict=True)
    ]  # fmt: skip
    return _frame(rows, ASSERTION_COLUMNS, "Report.to_frame")


def findings_frame(report: Report) -> Any:
    """Returns a DataFrame of the findings, one a row: the open ones, most pressing first, then those that are settled.

    `confidence` is float64, `sources` and `values` (as written, in one order) are tuples, all else is string. `status` is
    one of open, new, changed, known, suppressed; `settled_by` and `reason` are missing for what is open.

    Raises CheckerError where pandas is not installed.
    """
    rows = [finding_row(finding, report.status(finding)) for finding in report.findings]
    rows += [
        finding_row(settled.finding, settled.status) | {"settled_by": settled.by, "reason": settled.reason or None}
        for settled in report.settled
    ]
    return _frame(rows, FINDING_COLUMNS, "Report.findings_frame")


def _frame(rows: Sequence[Mapping[str, Any]], columns: Sequence[str], place: str) -> Any:
    """Returns rows as a DataFrame whose dtypes do not depend on what is in them."""
    pandas = load_extra("pandas", EXTRA, place)
    series = {}
    for column in columns:
        values = [HALF.sub("\ufffd", v) if isinstance(v := row.get(column), str) else v for row in rows]
        series[column] = pandas.Series(values, dtype=DTYPES.get(column, "string"))
    return pandas.DataFrame(series, columns=list(columns))


def _bounds(assertion: Assertion) -> dict[str, datetime | float | None]:
    """Returns the bounds of value and period as numbers and times."""
    period = assertion.period
    return {
        "number_low": _number(assertion.value.low),
        "number_high": _number(assertion.value.high),
        "period_low": _moment(period.low) if period else None,
        "period_high": _moment(period.high) if period else None,
    }


def _number(bound: Bound) -> float | None:
    return float(bound) if isinstance(bound, Decimal) else None


def _moment(bound: Bound) -> datetime | None:
    """Returns a day as its first moment."""
    if isinstance(bound, datetime):
        return bound
    return datetime(bound.year, bound.month, bound.day) if isinstance(bound, date) else None


Key = tuple[int, int, int, str, str, str]


def _key(assertion: Assertion) -> Key:
    """Returns what tells an assertion from the others of a run; articles by identity, as hashing long texts is slow."""
    a = assertion
    return id(a.article), a.start, a.end, a.rule, a.subject, a.attribute


def _find_findings(report: Report) -> Mapping[Key, tuple[str, ...]]:
    """Returns the fingerprints of the findings by the assertions that stand in them; none for any other."""
    own: dict[Article, Article] = {}
    known = {id(article) for article in report.articles}
    found: dict[Key, tuple[str, ...]] = defaultdict(tuple)
    for finding in (*report.findings, *(settled.finding for settled in report.settled)):
        for a in finding.assertions:
            key = _key(a)
            if id(a.article) not in known:  # equal, but another object: a report that was put together from parts
                own = own or {article: article for article in report.articles}
                key = (id(own.get(a.article, a.article)), *key[1:])
            if finding.fingerprint not in found[key]:
                found[key] += (finding.fingerprint,)
    return found


def finding_row(finding: Finding, status: str) -> dict[str, Any]:
    """Returns what a finding is, by column; FINDING_COLUMNS that are not there are missing."""
    return {
        "fingerprint": finding.fingerprint,
        "pair": finding.pair,
        "kind": finding.kind,
        "severity": finding.severity,
        "confidence": finding.confidence,
        "status": status,
        "rule": finding.rule,
        "topic": finding.topic,
        "explanation": finding.explanation,
        "sources": tuple(a.article.source for a in finding.assertions),
        "values": tuple(a.text for a in finding.assertions),
    }

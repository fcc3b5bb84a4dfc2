"""What must hold of mentions, readings and reports, whatever the text. Each function raises AssertionError where it does not."""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from importlib import import_module
from itertools import islice, pairwise, permutations
from pathlib import Path
from typing import Any
from unittest.mock import patch
from xml.etree import ElementTree

from checker.findings import Report
from checker.inputs.ignores import take_comments
from checker.mentions import mentions
from checker.model import Article, Assertion, Interval, Mention, Reading
from checker.reports import html
from checker.shell.outputs import FORMATS
from checker.silences import tell_silences
from checker.verdicts import verdict

_make_environment = html.make_environment
STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
COMMAND = re.compile(r"::(?:error|warning|notice|group|endgroup)\b")
# Kinds whose unit is the one that is written, and how many of another make one: basis points, dimes, pence.
PLAIN: Mapping[str, tuple[int, ...]] = {
    "number": (1,), "fraction": (1,), "ordinal": (1,), "percent": (1, 100), "money": (1, 100, 4, 10, 20, 1000),
}  # fmt: skip
PAIRS = 40  # of the assertions of a topic that are held against each other


def demand_mentions(text: str, reference: date | None) -> tuple[Mention, ...]:
    """Returns the mentions of a text: ordered, disjoint slices of it, and each admits what it states."""
    found = mentions(text, reference)
    end = 0
    for m in found:
        assert end <= m.start < m.end <= len(text), f"{m} overlaps what is before it, or lies outside the text"
        end = m.end
        assert text[m.start : m.end] == m.text, m
        assert m.kind != "identifier" or m.value is None, m
        _demand_value(m)
    return found


def _demand_value(m: Mention) -> None:
    for value in (m.value, *m.readings):
        if value is None:
            continue
        demand_interval(value)
        assert value.meets(value), f"{m} admits nothing"
    if m.written is not None:
        low, high = m.written
        assert all(bound is None or bound.is_finite() for bound in m.written), m
        assert low is None or high is None or low <= high, m
        if m.value is not None and m.kind in PLAIN:
            assert any(_admits(m.value, low, high, by) for by in PLAIN[m.kind]), f"{m} lies outside its own interval"


def _admits(value: Interval, low: Decimal | None, high: Decimal | None, by: int) -> bool:
    """Returns whether an interval holds what is written, of which `by` make one of its unit."""
    assert not isinstance(value.low, date) and not isinstance(value.high, date), value
    below = value.low is None or low is None or value.low <= low / by  # type: ignore[operator]
    return below and (value.high is None or high is None or high / by <= value.high)  # type: ignore[operator]


def demand_interval(value: Interval) -> None:
    """Raises unless the bounds of an interval are finite, and the lower is not above the higher."""
    for bound in (value.low, value.high):
        assert not isinstance(bound, Decimal) or bound.is_finite(), value
    low, high = value.low, value.high
    if low is not None and high is not None:
        assert type(low) is type(high) and low <= high, value  # type: ignore[operator]


def demand_reading(reading: Reading) -> None:
    """Raises unless the sentences, mentions and assertions of a reading lie in its text, in order."""
    text = reading.article.text
    for before, after in pairwise(reading.sentences):
        assert before.end <= after.start, (before, after)
    for s in reading.sentences:
        assert 0 <= s.start < s.end <= len(text), s
    for m in reading.mentions:
        assert text[m.start : m.end] == m.text, m
    for a in reading.assertions:
        demand_assertion(a, reading.article)
    line = reading.dateline
    for span in (*([line.stamp] if line.stamp else ()), *line.evidence):
        assert 0 <= span.start < span.end <= len(text), line


def demand_assertion(a: Assertion, article: Article) -> None:
    """Raises unless an assertion and all that it rests on lie in the text of its article."""
    size = len(article.text)
    assert a.article == article
    assert 0 <= a.start <= a.end <= size, a
    for span in (a.within, *a.premises):
        assert 0 <= span.start <= span.end <= size, (span, a)
    assert 0 <= a.confidence <= 1 and math.isfinite(a.confidence), a
    for value in (a.value, a.period, a.told, *a.admits, *(interval for _, interval in a.figures)):
        if value is not None:
            demand_interval(value)


def demand_packed(reading: Reading) -> None:
    """Raises unless the places of a reading that was unpacked lie in its text; what stands there may be anything."""
    size = len(reading.article.text)
    for one in (*reading.sentences, *reading.mentions, *reading.assertions):
        assert 0 <= one.start <= one.end <= size, one


# ---- reports ---------------------------------------------------------------------------------------------------------


def tally(report: Report) -> Counter[tuple[Any, ...]]:
    """Returns how often each finding stands in a report, whatever the order of its articles."""
    return Counter((f.kind, f.severity, f.rule, f.fingerprint, f.pair) for f in report.findings)


def demand_report(report: Report) -> None:
    """Raises unless what the report shows lies in its articles, no rule failed, and verdicts are symmetric."""
    assert not report.skipped, report.skipped
    for reading in report.readings:
        demand_reading(reading)
    for f in report.findings:
        assert 0 <= f.confidence <= 1 and f.explanation and f.rule, f
        for a in f.assertions:
            demand_assertion(a, a.article)
            assert a.article in report.articles
    for topic in report.topics:
        for a, b in islice(permutations(topic.assertions, 2), PAIRS):
            assert verdict(a, b) == verdict(b, a), (a, b)
    tuple(tell_silences(report.topics, report.findings))


def demand_renders(report: Report) -> None:
    """Raises unless every format can be made of a report, and read by what reads that format."""
    with patch.object(html, "make_environment", _environment):
        made = {style: import_module(f"checker.reports.{style}").render(report) for style in FORMATS}
    for style, text in made.items():
        assert text.endswith("\n") or (style == "jsonl" and not text), style
        text.encode()
    for style in ("text", "markdown", "github"):
        steering = STEERING.search(made[style])
        assert steering is None, f"{style} holds {steering[0]!r}"
    _json_schema().validate(json.loads(made["json"]))
    json.loads(made["gitlab"])
    for line in made["jsonl"].splitlines():
        json.loads(line)
    results = json.loads(made["sarif"])["runs"][0]["results"]
    for region in _walk(results, "region"):
        assert 1 <= region["startLine"] <= region.get("endLine", region["startLine"]), region
    ElementTree.fromstring(made["junit"].encode())
    assert "<script>alert(1)" not in made["html"]
    for line in made["github"].splitlines():
        assert line.startswith("::") or not COMMAND.search(line.lstrip()[:12]), line
    import_module("checker.reports.github").render_summary(report).encode()
    import_module("checker.reports.statistics").render(report).encode()


@cache
def _environment(folder: Path | None) -> Any:
    """Returns what HTML is made with; the templates are compiled once, which takes most of the time of a small report."""
    return _make_environment(folder)


@cache
def _json_schema() -> Any:
    from jsonschema import Draft202012Validator

    path = Path(__file__).parents[2] / "reports/json.schema.json"
    return Draft202012Validator(json.loads(path.read_text("utf-8")))


def _walk(value: Any, key: str) -> list[Any]:
    """Returns what stands under a key anywhere in a value."""
    if isinstance(value, dict):
        own = [value[key]] if key in value else []
        return own + [found for one in value.values() for found in _walk(one, key)]
    return [found for one in value for found in _walk(one, key)] if isinstance(value, list) else []


# ---- articles from files ---------------------------------------------------------------------------------------------


def demand_articles(articles: Sequence[Article]) -> None:
    """Raises unless articles hold text that can be written and placed, and what they ignore lies in it."""
    for article in articles:
        assert article.text and (article.ignores or not article.text.isspace()), "an article without text"
        for value in (article.text, article.source, article.title, article.url, article.stamp):
            value.encode()
            assert "\0" not in value or value is not article.text
        assert "\r" not in article.text
        assert article.source and article.headers >= 0
        assert article.line(0) <= article.line(len(article.text))
        for one in article.ignores:
            assert one.line >= 1
            assert one.within is None or 0 <= one.within.start <= one.within.end <= len(article.text), one


def demand_blanked(text: str, headers: int, one_line: bool) -> None:
    """Raises unless comments go from a text without a change to its length, its lines, or anything outside them."""
    blanked, ignores = take_comments(text, headers, one_line)
    assert len(blanked) == len(text)
    assert all(old == new or (new == " " and old != "\n") for old, new in zip(text, blanked, strict=True))
    for one in ignores:
        assert one.line > headers and ((one.names and one.reason) or one.fault), one
        assert one.within is None or 0 <= one.within.start <= one.within.end <= len(text), one

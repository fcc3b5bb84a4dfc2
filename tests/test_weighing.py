"""Severities, tolerances and files that the settings weigh findings by."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from test_report_html_findings import count_of, figures, find, report_on, tell

from checker.config import Config
from checker.settling.weighing import weigh

SETTINGS = Config(path=Path("/desk/pyproject.toml"))


def weighed(finding, **settings):
    return weigh(report_on(finding), SETTINGS._replace(**settings))


def test_a_severity_of_the_rule_wins_over_that_of_the_kind() -> None:
    finding = find(count_of(12), count_of(15, "B"))
    assert weighed(finding, severity={"contradiction": "note"}).findings[0].severity == "note"
    assert weighed(finding, severity={"contradiction": "note", "crates": "info"}).findings[0].severity == "info"
    assert weighed(finding, severity={"drift": "note"}).findings == (finding,)


@pytest.mark.parametrize(
    ("first", "second", "share", "settled"),
    [
        (100, 102, "0.02", True),  # 100.5 and 101.5 lie 1 apart, of 101.5
        (100, 104, "0.02", False),
        (104, 100, "0.03", True),
        (100, 200, "0.02", False),
        (12, 12, "0.01", True),
    ],
)
def test_what_lies_within_the_tolerance_is_settled(first: int, second: int, share: str, settled: bool) -> None:
    report = weighed(find(count_of(first), count_of(second, "B")), tolerance={"crates": Decimal(share)})
    assert bool(report.settled) is settled and bool(report.findings) is not settled
    if settled:
        assert (report.settled[0].by, report.settled[0].place) == ("settings", "pyproject.toml")
        assert report.settled[0].reason.startswith("within the tolerance of ")


def test_a_tolerance_never_spans_units_open_bounds_or_wholes() -> None:
    crates, tonnes = count_of(100), tell("100 crates", figures(100, 101, "tonne"), source="B")
    assert weighed(find(crates, tonnes), tolerance={"crates": Decimal("0.5")}).findings
    bound = tell("102 crates", figures(102, None), source="B")
    assert weighed(find(crates, bound), tolerance={"crates": Decimal("0.001")}).findings
    assert weighed(find(crates, bound), tolerance={"crates": Decimal("0.02")}).settled
    of_all = replace(count_of(101, "B"), basis="all")
    assert weighed(find(crates, of_all), tolerance={"crates": Decimal("0.5")}).findings


@pytest.mark.parametrize(
    ("pattern", "names", "settled"),
    [
        ("archive/*", ("crates",), True),
        ("archive/*", ("contradiction",), True),
        ("archive/*", ("drift",), False),
        ("old.md", ("crates",), True),
        ("news/*", ("crates",), False),
        ("/desk/archive/*", ("crates",), False),  # taken from the folder of the settings
    ],
)
def test_what_is_ignored_in_a_file(pattern: str, names: tuple[str, ...], settled: bool) -> None:
    old = count_of(12)
    old = replace(old, article=replace(old.article, path=Path("/desk/archive/old.md")))
    report = weighed(find(old, count_of(15, "B")), per_file_ignore={pattern: names})
    assert bool(report.settled) is settled
    if settled:
        assert report.settled[0].reason == f"ignored in {pattern}"


def test_who_ignores_one_side_does_not_settle_what_the_others_dispute() -> None:
    sides = [count_of(12), count_of(15, "B"), count_of(19, "C")]
    filed = [replace(a, article=replace(a.article, path=Path(f"/desk/{a.article.source}.md"))) for a in sides]
    settings = {"per_file_ignore": {"A.md": ("crates",)}}
    assert weighed(find(*filed), **settings).findings
    assert weighed(find(*filed[:2]), **settings).settled

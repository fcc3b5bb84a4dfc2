"""The main job on the sample articles, and on the originals where these are present, held against seeds/expected.tsv."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from checker import Article, Finding, Report, check, read
from checker.model import SEVERITIES

ROOT = Path(__file__).parent.parent
EXPECTED = ROOT / "seeds" / "expected.tsv"
ORIGINALS = ROOT.parent / "shared" / "seeds"


@pytest.fixture(scope="module")
def retold() -> Report:
    return check(read([str(ROOT / "seeds")]))


@pytest.fixture(scope="module")
def originals() -> Report:
    if not ORIGINALS.is_dir():
        pytest.skip(
            "the original articles are other people's and not part of this repository; their folder is not here"
        )
    return check(read([str(ORIGINALS)]))


def number_of(article: Article, report: Report) -> int:
    return report.articles.index(article) + 1


def line_of(finding: Finding, report: Report) -> str:
    """Returns a finding as seeds/expected.tsv states it: kind, severity, rule, and each article's number with its figure."""
    if finding.kind == "dateline":
        reading = next(r for r in report.readings if (r.article.title or r.article.source) == finding.topic)
        written = reading.dateline.written
        assert written is not None and isinstance(written.high, date)
        last = date.fromordinal(written.high.toordinal() - 1)
        shown = f"{number_of(reading.article, report)}={reading.dateline.kind} {written.low}..{last}"
    else:
        ordered = sorted(finding.assertions, key=lambda a: number_of(a.article, report))
        shown = "; ".join(f"{number_of(a.article, report)}={a.text}" for a in ordered)
    return "\t".join((finding.kind, finding.severity, finding.rule, shown))


def lines_of(report: Report) -> list[str]:
    return sorted(line_of(f, report) for f in report.findings)


def expected_lines() -> list[str]:
    return sorted(
        line for line in EXPECTED.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")
    )


def test_the_retold_articles_yield_the_expected_findings(retold: Report) -> None:
    assert lines_of(retold) == expected_lines()
    assert retold.skipped == ()


def test_the_originals_yield_the_same_findings(originals: Report) -> None:
    assert lines_of(originals) == expected_lines()
    assert originals.skipped == ()


def test_the_worst_severity_is_the_contradiction(retold: Report) -> None:
    assert [f.kind for f in retold.findings if f.severity == SEVERITIES[-1]] == ["contradiction"]


MEASURES = ("number", "percent", "money", "quantity", "fraction", "duration", "date", "time")
NAMES_WITH_FIGURES = ("F-35", "F-35A", "F-3", "2+2", "G7", "Air Defender 23", "Article 10", "World War II")


def silent_on(report: Report) -> None:
    """Asserts what a careful reader would not call a disagreement."""
    text_pairs = {
        frozenset(a.text for a in f.assertions)
        for f in report.findings
        if f.kind not in ("agreement", "dateline", "drift")
    }
    assert text_pairs == {frozenset({"2014", "2015"}), frozenset({"2%"})}
    drifting = [frozenset(a.text for a in f.assertions) for f in report.findings if f.kind == "drift"]
    assert drifting == [frozenset({"US$54.1 billion", "$ 100 billion"})]
    for reading in report.readings:
        text = reading.article.text
        for name in NAMES_WITH_FIGURES:
            at = text.find(name)
            while at >= 0:
                inside = [m for m in reading.mentions if m.start < at + len(name) and at < m.end and m.kind in MEASURES]
                assert not inside, (name, inside)
                at = text.find(name, at + 1)


def test_look_alikes_stay_silent(retold: Report) -> None:
    silent_on(retold)


def test_look_alikes_of_the_originals_stay_silent(originals: Report) -> None:
    silent_on(originals)


def test_undated_articles_are_placed_by_the_others_alone() -> None:
    alone = [a for a in read([str(ROOT / "seeds")]) if a.source == "unnamed-003"]
    (reading,) = check(alone).readings
    assert reading.dateline.kind == "missing"
    assert reading.dateline.written is None or reading.dateline.written.high is None

"""Undated articles, placed by dated ones that tell of the same events."""

from __future__ import annotations

from datetime import date

from checker import Article, Report, check

DATED = Article(
    "The Arctic Council summit was held in Oslo on 12 May 2021. Ministers attended the Baltic Coast Guard meeting in April 2021. The Nordic Council summit was held in Bergen on 3 March 2021.",
    "dated",
    date(2021, 5, 20),
)


def placed(report: Report, source: str) -> tuple[date, date] | None:
    written = next(r.dateline.written for r in report.readings if r.article.source == source)
    if written is None or not isinstance(written.low, date) or not isinstance(written.high, date):
        return None
    return written.low, written.high


def test_an_undated_article_is_placed_in_the_year_of_the_shared_events() -> None:
    undated = Article(
        "Ministers will attend the Arctic Council summit in Oslo on May 12. In April they attended the Baltic Coast Guard meeting.",
        "undated",
    )
    report = check([undated, DATED])
    where = placed(report, "undated")
    assert where is not None
    assert date(2021, 4, 1) <= where[0] <= where[1] <= date(2021, 5, 13)
    assert any(f.kind == "dateline" and "Placed in 2021 by the others" in f.explanation for f in report.findings)
    assert [f.rule for f in report.findings if f.kind == "agreement"] == ["meeting-date", "meeting-date"]


def test_without_a_shared_event_it_stays_undated() -> None:
    report = check([Article("Ministers will attend the Pacific Islands summit in Suva on May 12.", "undated"), DATED])
    assert placed(report, "undated") is None


def test_an_article_that_would_contradict_is_not_placed() -> None:
    undated = Article(
        "Ministers attended the Arctic Council summit in Oslo on May 12. They attended the Nordic Council summit in Bergen on March 20.",
        "undated",
    )
    assert placed(check([undated, DATED]), "undated") is None


def test_the_order_of_articles_does_not_matter() -> None:
    undated = Article("Ministers will attend the Arctic Council summit in Oslo on May 12.", "undated")
    assert placed(check([undated, DATED]), "undated") == placed(check([DATED, undated]), "undated") is not None


def test_a_day_with_its_clock_places_an_article_too() -> None:
    undated = Article(
        "Ministers will attend the Arctic Council summit in Oslo on May 12 at 10 a.m. in the town hall.", "undated"
    )
    assert placed(check([undated, DATED]), "undated") is not None

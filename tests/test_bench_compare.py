"""How long reading and comparing take, beside plain work on the same input: `make bench` prints both in one table."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from checker import Article, Interval, check, read
from checker.align import align
from checker.compare import compare
from checker.model import Assertion, Span
from checker.rule import load_rules

ROOT = Path(__file__).parent.parent
TOPIC = 50_000


def big_topic() -> list[Assertion]:
    """Returns assertions by as many sources on one thing, in fifty years, with ten values a year."""
    made = []
    first = Assertion(
        Article("x", "x"), 0, 1, Span(0, 1), "Norway", "share", Interval(None, None), "output-share", dated=True
    )
    for n in range(TOPIC):
        year, value = 1970 + n % 50, Decimal(n // 50 % 10)
        text = f"Source {n} gives {value}."
        made.append(
            replace(
                first,
                article=Article(text, f"S{n}"),
                within=Span(0, len(text)),
                value=Interval(value, value + 1, "percent"),
                period=Interval(date(year, 1, 1), date(year + 1, 1, 1), "day"),
            )
        )
    return made


@pytest.mark.benchmark(group="sample articles")
def test_check_the_sample_articles(benchmark: Any) -> None:
    rules = load_rules()
    articles = list(read([ROOT / "seeds"]))
    report = benchmark(check, articles, rules)
    assert report.findings


@pytest.mark.benchmark(group="sample articles")
def test_count_the_words_of_the_sample_articles(benchmark: Any) -> None:
    articles = list(read([ROOT / "seeds"]))
    assert benchmark(lambda: sum(len(a.text.split()) for a in articles)) > 1000


@pytest.mark.benchmark(group="a topic of 50,000 assertions")
def test_compare_a_large_topic(benchmark: Any) -> None:
    (topic,) = align(big_topic())
    found = benchmark(lambda: list(compare(topic)))
    assert {f.kind for f in found} == {"contradiction", "agreement"}


@pytest.mark.benchmark(group="a topic of 50,000 assertions")
def test_sort_a_large_topic(benchmark: Any) -> None:
    (topic,) = align(big_topic())
    assert len(benchmark(lambda: sorted(topic.assertions, key=lambda a: (a.value.low, a.article.source)))) == TOPIC

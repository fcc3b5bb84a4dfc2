"""How long reading and comparing take, beside plain work on the same input: `make bench` prints both in one table.

Comparison is shown against size: 1x, 2x and 4x, up to a million assertions and to a topic of 50,000, with the most memory that
a process of its own took. Run as a test, each is a fiftieth of that.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from checker import Article, Finding, Interval, check, read
from checker.align import align
from checker.compare import MOST, compare
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


# -------------------------------------------------------------------------------------------------- against size

Work = tuple[Sequence[Assertion], Mapping[Article, int]]
A_TOPIC = 5  # assertions of each of many topics
YEAR = Interval(date(2020, 1, 1), date(2021, 1, 1), "day")
VALUES = [Interval(Decimal(n), Decimal(n + 1)) for n in range(50)]
DAYS = [Interval(date(2020, 1, n), date(2020, 1, n + 1), "day") for n in range(1, 6)]
SOURCES = 900


def many_topics(size: int) -> Work:
    """Returns assertions on a fifth as many subjects: five articles on each, one of which disagrees."""
    articles = [Article(f"Yearbook {n} says it.", f"S{n}") for n in range(SOURCES)]
    here = Span(0, 8)
    made = [
        Assertion(
            articles[n % SOURCES], 0, 8, here, f"district {n // A_TOPIC}", "schools", VALUES[n % A_TOPIC == 3],
            "schools", period=YEAR, dated=True,
        )
        for n in range(size)
    ]  # fmt: skip
    return made, {}


def one_story(size: int) -> Work:
    """Returns one count of one event by as many articles: fifty values on five days, and each grants values of its own."""
    made = []
    for n in range(size):
        figure = Decimal(n * 7 % 50)
        admits = tuple(Interval(Decimal(100 + (3 * n + k) % 997), Decimal(101 + (3 * n + k) % 997)) for k in range(3))
        article = Article(f"Article {n} counts {figure}.", f"S{n % SOURCES}")
        made.append(
            Assertion(
                article, 0, 7, Span(0, len(article.text)), "people", "people hurt", VALUES[n * 7 % 50], "counts",
                written=(figure, figure), told=DAYS[n % 5], story=True, moving=True, admits=admits,
            )
        )  # fmt: skip
    return made, {a.article: 0 for a in made}


def one_value(size: int) -> Work:
    """Returns one value by as many articles, but for the last, which alone says another."""
    made, story = one_story(size)
    same = [replace(a, value=VALUES[3], written=None, told=DAYS[0]) for a in made]
    return [*same[:-1], replace(same[-1], value=VALUES[9])], story


WORKS: Mapping[str, tuple[Callable[[int], Work], int]] = {
    "many topics": (many_topics, 1_000_000),
    "one story": (one_story, 50_000),
    "one value": (one_value, 50_000),
}
KINDS = {
    "many topics": {"contradiction"},
    "one story": {"contradiction", "drift", "agreement"},
    "one value": {"contradiction", "agreement"},
}


def compare_all(work: Work) -> list[Finding]:
    return [f for topic in align(*work) for f in compare(topic)]


@pytest.mark.benchmark(timer=time.process_time)
@pytest.mark.parametrize("share", [4, 2, 1], ids=["1x", "2x", "4x"])
@pytest.mark.parametrize("name", list(WORKS))
def test_compare_against_size(benchmark: Any, name: str, share: int, capsys: pytest.CaptureFixture[str]) -> None:
    make, most = WORKS[name]
    size = most // share if benchmark.enabled else most // share // 50
    benchmark.group = f"{name}, {most:,} assertions at 4x"
    work = make(size)
    found = benchmark.pedantic(compare_all, (work,), rounds=1)
    assert {f.kind for f in found} >= KINDS[name] - ({"agreement"} if name == "many topics" else set())
    assert max(len(f.assertions) for f in found) <= MOST
    if name == "many topics":
        assert len({f.topic for f in found}) == size // A_TOPIC
    if benchmark.enabled:
        with capsys.disabled():
            print(f"\n{name}, {size:,} assertions: {weigh(name, size)}", end=" ")


def weigh(name: str, size: int) -> str:
    """Returns the most memory that a process of its own took: for the assertions, and in all."""
    run = subprocess.run([sys.executable, __file__, name, str(size)], capture_output=True, text=True, check=True)
    made, peak = json.loads(run.stdout)
    return f"{made:,} MB for them, {peak:,} MB at most"


def _peak() -> int:
    """Returns the most megabytes this process has held so far; 0 where the system does not tell."""
    status = Path("/proc/self/status")  # getrusage would count what the parent held before it started this process
    lines = status.read_text().splitlines() if status.exists() else []
    return next((int(line.split()[1]) // 1024 for line in lines if line.startswith("VmHWM:")), 0)


if __name__ == "__main__":
    given = WORKS[sys.argv[1]][0](int(sys.argv[2]))
    before = _peak()
    compare_all(given)
    print(json.dumps([before, _peak()]))

"""Speed of the scanner as a ratio to a plain digit scan of the same text in the same run, and beside two peers.

Memos are warmed with other articles, as they are in the middle of a corpus. "unseen phrases": what phrases mean is known from
those other articles alone, for half of them what they say is new. "met before": what the text itself says is known too.
Made articles repeat their turns; the sample articles of seeds/ are real prose, where nine turns of ten are new: "new prose" is
read with the plans and the meanings of made articles alone. The ratio to compare is `digits` to each of the others.
"""

from __future__ import annotations

import random
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import regex

from checker.mentions import MEANINGS, scan
from checker.scan import bulk
from checker.scan.plans import PLANS

TOPICS = "harbour budget strike bridge school river vote drought railway museum".split()
FILLER = (
    "The council heard a long report on the {t} and asked for more detail before it would agree. Residents said that the"
    " {t} mattered to them, since their work and their children's schools depend on it, and the mayor answered with care."
).split(". ")


def article(seed: int) -> str:
    """Returns an article of made sentences, two in five of them with a figure or a date."""
    pick = random.Random(seed)
    months = "January February March April June July August September October November December".split()
    sentences = []
    for _ in range(60):
        topic = pick.choice(TOPICS)
        sentences.append(
            pick.choice(
                [
                    *(f.format(t=topic) for f in FILLER),
                    pick.choice(FILLER).format(t=topic),
                    f"The {topic} cost ${pick.randint(2, 900)}.{pick.randint(1, 9)} million in {pick.randint(1960, 2024)}",
                    f"On {pick.choice(months)} {pick.randint(1, 28)} about {pick.randint(2, 9000)} people came to the {topic}",
                ]
            )
        )
    return ". ".join(sentences) + "."


@pytest.fixture
def texts() -> list[str]:
    """Returns forty articles; the memos know forty others."""
    MEANINGS.clear()
    bulk._reader.cache_clear()
    others = [article(seed) for seed in range(100, 140)]
    for other in others:
        scan(other)
    bulk.scan_all(others)
    return [article(seed) for seed in range(40)]


def forgetting() -> Callable[[], None]:
    """Returns what sets the memos of what phrases mean back to what they are now."""
    known, table = dict(MEANINGS), bulk._reader().meanings
    rows = table.rows.copy()

    def set_back() -> None:
        MEANINGS.clear()
        MEANINGS.update(known)
        table.rows[:] = rows

    return set_back


@pytest.mark.benchmark(group="forty articles, 9 mentions per KB")
@pytest.mark.parametrize("phrases", ["unseen phrases", "met before"])
@pytest.mark.parametrize("what", ["digits", "scan", "bulk scan_all", "bulk spans"])
def test_speed(benchmark: Callable[..., Any], texts: list[str], what: str, phrases: str) -> None:
    work: dict[str, Callable[[], int]] = {
        "digits": lambda: sum(len(regex.findall(r"\d+", text)) for text in texts),
        "scan": lambda: sum(len(scan(text)) for text in texts),
        "bulk scan_all": lambda: sum(map(len, bulk.scan_all(texts))),
        "bulk spans": lambda: len(bulk.spans(texts).kinds),
    }
    if phrases == "unseen phrases" and what != "digits":
        count = benchmark.pedantic(work[what], setup=forgetting(), rounds=20, warmup_rounds=1)  # type: ignore[attr-defined]
    else:
        count = benchmark(work[what])
    benchmark.extra_info["mentions per KB"] = round(1000 * count / sum(map(len, texts)), 1)  # type: ignore[attr-defined]
    assert count
    if what != "digits":
        assert 8 < benchmark.extra_info["mentions per KB"] < 10, "the group's name says 9"  # type: ignore[attr-defined]


@pytest.mark.benchmark(group="the sample articles, 4 mentions per KB")
@pytest.mark.parametrize("prose", ["new prose", "met before"])
@pytest.mark.parametrize("what", ["digits", "scan"])
def test_prose(benchmark: Callable[..., Any], texts: list[str], what: str, prose: str) -> None:
    articles = [path.read_text("utf-8") for path in sorted(Path("seeds").glob("[0-9]*.md"))]
    for text in articles:
        scan(text)  # so that neither words nor expressions are new
    others = dict(PLANS), dict(MEANINGS)
    PLANS.clear()
    MEANINGS.clear()
    for text in texts:
        scan(text)
    known = (dict(PLANS), dict(MEANINGS)) if prose == "new prose" else others

    def set_back() -> None:
        for memo, rows in zip((PLANS, MEANINGS), known, strict=True):
            memo.clear()
            memo.update(rows)  # type: ignore[arg-type]

    work: dict[str, Callable[[], int]] = {
        "digits": lambda: sum(len(regex.findall(r"\d+", text)) for text in articles),
        "scan": lambda: sum(len(scan(text)) for text in articles),
    }
    count = benchmark.pedantic(work[what], setup=set_back, rounds=30, warmup_rounds=1)  # type: ignore[attr-defined]
    benchmark.extra_info["mentions per KB"] = round(1000 * count / sum(map(len, articles)), 1)  # type: ignore[attr-defined]
    assert count


@pytest.mark.benchmark(group="one article at a time, beside peers")
@pytest.mark.parametrize("who", ["scan", "dateparser", "quantulum3"])
def test_peers(benchmark: Any, texts: list[str], who: str) -> None:
    few = [text[: text.index(".", 700)] for text in texts[:4]]  # peers take long
    if who == "scan":
        work: Callable[[str], Any] = scan
    elif who == "dateparser":
        work = pytest.importorskip("dateparser.search").search_dates
    else:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # that its classifier's packages are not installed
            work = pytest.importorskip("quantulum3.parser").parse
    found = benchmark.pedantic(lambda: [work(text) for text in few], rounds=3, warmup_rounds=1)
    benchmark.extra_info["mentions per KB"] = round(1000 * sum(len(scan(t)) for t in few) / sum(map(len, few)), 1)
    assert any(found)

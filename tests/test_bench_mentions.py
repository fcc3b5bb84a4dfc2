"""Speed of the scanner as a ratio to a plain digit scan of the same text in the same run, and beside two peers.

The text is read cold of its own phrases: memos are warmed with other articles, as they are in the middle of a corpus.
`scan` keeps what phrases mean, as those other articles left it; "met before" keeps what the text itself says as well.
"""

from __future__ import annotations

import random
import warnings
from collections.abc import Callable
from typing import Any

import pytest
import regex

from checker import bulk
from checker.mentions import MEANINGS, scan

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
    for seed in range(100, 140):
        scan(article(seed))
    return [article(seed) for seed in range(40)]


def forget_and_scan(texts: list[str], known: dict[Any, Any]) -> int:
    """Returns how many mentions the texts hold, with the memo of meanings set back to what was known before them."""
    MEANINGS.clear()
    MEANINGS.update(known)
    return sum(len(scan(text)) for text in texts)


@pytest.mark.benchmark(group="forty articles, 9 mentions per KB")
@pytest.mark.parametrize("what", ["digits", "scan", "scan, met before", "bulk scan_all", "bulk spans"])
def test_speed(benchmark: Callable[..., Any], texts: list[str], what: str) -> None:
    known = dict(MEANINGS)
    work: dict[str, Callable[[], int]] = {
        "digits": lambda: sum(len(regex.findall(r"\d+", text)) for text in texts),
        "scan": lambda: forget_and_scan(texts, known),
        "scan, met before": lambda: sum(len(scan(text)) for text in texts),
        "bulk scan_all": lambda: sum(map(len, bulk.scan_all(texts))),
        "bulk spans": lambda: len(bulk.spans(texts).kinds),
    }
    count = benchmark(work[what])
    benchmark.extra_info["mentions per KB"] = round(1000 * count / sum(map(len, texts)), 1)  # type: ignore[attr-defined]
    assert count
    if what != "digits":
        assert 8 < benchmark.extra_info["mentions per KB"] < 10, "the group's name says 9"  # type: ignore[attr-defined]


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

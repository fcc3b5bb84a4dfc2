"""Speed of the scanner as a ratio to a plain digit scan of the same text in the same run; mentions per KB beside it.

The text is read cold of its own phrases: memos are warmed with other articles, as they are in the middle of a corpus.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import pytest
import regex

from checker.mentions import _OUTCOMES, _STRETCHES, scan

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
    for memo in (_STRETCHES, _OUTCOMES):
        memo.clear()
    for seed in range(100, 140):
        scan(article(seed))
    return [article(seed) for seed in range(40)]


def forget_and_scan(texts: list[str], known: dict[Any, Any]) -> int:
    """Returns how many mentions the texts hold, with the phrase memo set back to what was known before them."""
    _STRETCHES.clear()
    _STRETCHES.update(known)
    return sum(len(scan(text)) for text in texts)


@pytest.mark.parametrize("what", ["digits", "scan", "scan again"])
def test_speed(benchmark: Callable[..., Any], texts: list[str], what: str) -> None:
    size = sum(map(len, texts))
    if what == "digits":
        assert benchmark(lambda: sum(len(regex.findall(r"\d+", text)) for text in texts))
        return
    known = dict(_STRETCHES)
    if what == "scan":
        count = benchmark(lambda: forget_and_scan(texts, known))
    else:
        count = benchmark(lambda: sum(len(scan(text)) for text in texts))
    benchmark.extra_info["mentions per KB"] = round(1000 * count / size, 1)  # type: ignore[attr-defined]
    assert count

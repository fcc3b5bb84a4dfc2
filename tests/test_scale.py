"""Work grows with the text, whatever the text: counted in calls, which no other load on the machine changes."""

from __future__ import annotations

import cProfile
import pstats
from collections.abc import Callable

import pytest

from checker import Article, check
from checker.rule import load_rules

RULES = load_rules()
SIZE = 20_000


def count_calls(work: Callable[[], object]) -> int:
    profile = cProfile.Profile()
    profile.runcall(work)
    return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "words",
    [
        "the election on 3 May 2023 and ",
        "The council of the city met 3 times and it said so again ",
        "Poland spent 4.1% of GDP on defence in 2024 and Norway ",
        "Prime Minister Anna Berg of Norway visited Canada on 3 May and ",
        "since 2019 staff sent to the Centre and ",
        "May June ",
        "1,",
        "one ",
        "(",
    ],
)
def test_twice_the_text_is_twice_the_work(words: str) -> None:
    def work(size: int) -> int:
        return count_calls(lambda: check([Article(words * (size // len(words)), "A")], RULES))

    work(SIZE // 4)  # fills the memos
    assert work(2 * SIZE) < 2.6 * work(SIZE)


def test_many_undated_articles_are_not_each_tried_against_all() -> None:
    def work(count: int) -> int:
        articles = []
        for n in range(count):
            name = f"Board {chr(65 + n % 26)}{chr(97 + n // 26)}rn"
            articles.append(Article(f"The {name} summit was held in Oslo on 12 May 2021.", f"dated {n}"))
            articles.append(Article(f"Ministers will attend the {name} summit in Oslo on May 12.", f"undated {n}"))
        return count_calls(lambda: check(articles, RULES))

    work(5)
    assert work(80) < 3.5 * work(40)

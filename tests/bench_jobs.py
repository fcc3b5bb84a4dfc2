"""What other processes gain: articles read by one and by two, and what it takes to hand readings over, in the same run."""

from __future__ import annotations

from functools import cache
from itertools import islice
from typing import Any

import pytest
from manyarticles import make_articles

from checker.extract import RuleIndex
from checker.model import Article, Reading
from checker.packing import pack_reading, unpack_reading
from checker.rule import load_rules
from checker.run import read_article
from checker.workers import read_many

SIZES = (100, 400)
SOME = 50


@cache
def articles(many: int) -> tuple[Article, ...]:
    return tuple(make_articles(many, 7, events=many // 10))


@cache
def index() -> RuleIndex:
    return RuleIndex(load_rules())


@cache
def readings() -> tuple[Reading, ...]:
    return tuple(read_article(article, index(), {}, []) for article in islice(articles(SIZES[0]), SOME))


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("many", SIZES)
def test_reading_by_processes(benchmark: Any, many: int, jobs: int) -> None:
    """The start of the processes is part of it."""
    benchmark.group = f"{many} articles of 1 KB are read, by processes"

    def read() -> int:
        return sum(
            reading is not None for reading, _ in read_many(articles(many), read_article, index(), {}, jobs=jobs)
        )

    readings()  # what is compiled and remembered is there for either
    assert benchmark.pedantic(read, rounds=5) == many


@pytest.mark.parametrize("step", ["read", "pack", "unpack"])
def test_handing_over(benchmark: Any, step: str) -> None:
    benchmark.group = f"{SOME} articles of 1 KB: what their readings cost to make and to hand over"
    packed = [(pack_reading(reading), reading.article) for reading in readings()]
    steps = {
        "read": lambda: [read_article(article, index(), {}, []) for _, article in packed],
        "pack": lambda: [pack_reading(reading) for reading in readings()],
        "unpack": lambda: [unpack_reading(one, article) for one, article in packed],
    }
    assert len(benchmark.pedantic(steps[step], rounds=5)) == SOME

"""How long `check` of one new article takes against a store, by how much the store holds: `make bench` prints them in one table.

The whole command is timed, from the start of Python to its report. The stores hold articles that were made and read, and copies of
their rows, one half on the same topics and names and one half on others. Run as a test, each is a hundredth of that.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from manyarticles import make_articles
from storegrowth import fill, grow

from checker.rule import load_rules

SIZES = (10_000, 100_000, 1_000_000)
READ, EVENTS = 400, 20  # articles of a store that are read, and the events they tell


@pytest.mark.benchmark(group="one new article beside a store")
@pytest.mark.parametrize("size", SIZES)
def test_check_one_article_against_a_store(benchmark: Any, tmp_path: Path, size: int) -> None:
    *known, new = make_articles(READ if benchmark.enabled else READ // 10, 7, events=EVENTS, copies=0.7)
    path, article = tmp_path / "corpus.db", tmp_path / "new.md"
    fill(path, known, load_rules())
    grow(path, size if benchmark.enabled else size // 100)
    article.write_text(f"---\ntitle: {new.title}\nsource: {new.source}\npublished: {new.published}\n---\n{new.text}\n")
    benchmark.extra_info["megabytes"] = path.stat().st_size // 2**20
    command = [
        sys.executable,
        "-m",
        "checker",
        "check",
        str(article),
        "--against",
        str(path),
        "--no-cache",
        "-f",
        "json",
    ]
    done = benchmark.pedantic(
        subprocess.run, (command,), {"capture_output": True, "text": True}, rounds=5 if benchmark.enabled else 1
    )
    assert done.returncode in (0, 1), done.stderr


@pytest.mark.benchmark(group="one new article beside a store")
def test_start_python(benchmark: Any) -> None:
    benchmark.pedantic(subprocess.run, ([sys.executable, "-c", "pass"],), rounds=5 if benchmark.enabled else 1)

"""What the README shows is so."""

from __future__ import annotations

import re
from pathlib import Path
from textwrap import dedent

import pytest

from checker import check, read
from checker.examples import test_rules
from checker.reports.text import render
from checker.rule import load_rules

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_rule_it_shows_holds(tmp_path: Path) -> None:
    shown = re.search(r'(    """How many tugs.*?\n    \)\n)', README, re.DOTALL)
    assert shown is not None
    (tmp_path / "tug_count.py").write_text(dedent(shown[1]), encoding="utf-8")
    outcomes = test_rules(load_rules([tmp_path], builtin=False))
    assert [(o.kind, o.passed) for o in outcomes] == [("agree", True), ("clash", True), ("ignore", True)]


def test_the_sample_it_shows_is_what_the_sample_articles_yield(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = re.search(r"On the sample articles, shortened:\n\n(.*?)\n\n## ", README, re.DOTALL)
    assert shown is not None
    monkeypatch.chdir(ROOT)
    printed = render(check(read(["seeds"])))
    for part in dedent(shown[1]).split("\n\n...\n\n"):
        assert part.strip() in printed

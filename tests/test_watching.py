"""Checking again whenever an article changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.model import CheckerError
from checker.shell.watching import watch


def test_a_run_at_once_and_after_each_change(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    article = tmp_path / "a.md"
    article.write_text("One.")
    looks: list[str] = []
    steps = iter([
        lambda: article.write_text("Two, longer."),
        lambda: None,
        lambda: (tmp_path / "b.md").write_text("New."),
        lambda: article.unlink(),
    ])  # fmt: skip

    def sleep(_: float) -> None:
        step = next(steps, None)
        if step is None:
            raise KeyboardInterrupt
        step()

    def run() -> int:
        looks.append(" ".join(sorted(path.name for path in tmp_path.iterdir())))
        if len(looks) == 2:
            raise CheckerError("a", "is wrong", "mend it")
        return 1

    monkeypatch.setattr("time.sleep", sleep)
    assert watch([str(tmp_path)], run) == 1
    assert looks == ["a.md", "a.md", "a.md b.md", "b.md"]


def test_standard_input_cannot_be_watched() -> None:
    with pytest.raises(CheckerError, match="cannot read standard input again"):
        watch(["-"], lambda: 0)

"""A short run of every fuzzing target: its seeds, its seeds changed at random, and bytes that hypothesis draws."""

from __future__ import annotations

import random
import subprocess
import sys
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzzing import running
from tests.fuzzing.mutating import mutate
from tests.fuzzing.running import Limits
from tests.fuzzing.seeds import MAKERS, make_seeds
from tests.fuzzing.targets import TARGETS

ROOT = Path(__file__).parent.parent
COSTLY = {
    "repeated": 4,
    "store": 20,
    "compare": 6,
    "trying": 6,
    "extract": 20,
    "html": 40,
    "pdf": 60,
    "items": 80,
    "mentions": 80,
    "docx": 80,
}  # others take hardly any time
CHANGED = 300  # inputs of other targets


def test_every_target_has_seeds() -> None:
    assert list(MAKERS) == list(TARGETS)
    assert all(target.__doc__ for target in TARGETS.values())


@pytest.mark.parametrize("name", TARGETS)
def test_seeds_keep_every_promise(name: str) -> None:
    for data in make_seeds(name):
        TARGETS[name](data)


@pytest.mark.parametrize("name", TARGETS)
def test_changed_seeds_keep_every_promise(name: str) -> None:
    for data in islice(mutate(make_seeds(name), random.Random(name), 2000), COSTLY.get(name, CHANGED)):
        TARGETS[name](data)


@pytest.mark.parametrize("name", TARGETS)
def test_drawn_bytes_keep_every_promise(name: str) -> None:
    @settings(
        max_examples=COSTLY.get(name, CHANGED) // 2,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.binary(max_size=200))
    def feed(data: bytes) -> None:
        TARGETS[name](data)

    feed()


# ---- the runner itself -----------------------------------------------------------------------------------------------


def test_a_short_run_counts_its_inputs_and_finds_nothing(tmp_path: Path) -> None:
    asked = ["settings", "--minutes", "0.03", "--unguided", "--out", str(tmp_path)]
    done = subprocess.run(
        [sys.executable, "-m", "tests.fuzzing", *asked], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("settings: ") and ", 0 raised (0 kinds), 0 slow," in done.stdout
    assert running.Board(tmp_path / "settings" / "board").read()[0] > len(make_seeds("settings"))


def test_what_raises_is_kept_once_and_the_shortest_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(data: bytes) -> None:
        assert b"12" not in data, "a promise"

    monkeypatch.setitem(TARGETS, "settings", fail)
    monkeypatch.setattr(running, "make_seeds", lambda name: [b"12 tugs", b"7 tugs", b"12"])
    board = running.Board(tmp_path / "board", new=True)
    running.feed("settings", tmp_path, 0, Limits(), seed=1, guided=False)
    inputs, faults, *_ = board.read()
    assert inputs > 3 and faults >= 2
    kept = sorted((tmp_path / "faults").iterdir())
    assert len(kept) == 2 and kept[0].read_bytes() == b"12"
    assert "a promise" in kept[1].read_text() and kept[1].suffix == ".txt"


def test_an_input_that_hangs_is_kept_and_the_run_goes_on(tmp_path: Path) -> None:
    board = running.Board(tmp_path / "board", new=True)
    board.write(5, 0, 0, 0.0, 0, b"x" * 10)
    assert (board.read()[0], board.input()) == (5, b"x" * 10)
    running.keep(tmp_path, board.input(), "hang-1", "did not end")
    assert (tmp_path / "faults/hang-1").read_bytes() == b"x" * 10

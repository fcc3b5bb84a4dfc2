"""Runs on a store that are killed at random moments: what they acknowledged is there, whole, and the same command goes on.

A few kills a run of the tests; `KILLS=50 python -m pytest -s tests/test_store_kills.py` makes so many of each kind of run and
prints what came of them.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import time
from pathlib import Path
from typing import NamedTuple

import pytest
import storeruns
from storeaudit import audit_store, is_made, tell_articles, tell_compared, tell_findings

KILLS = int(os.environ.get("KILLS", "1"))
SEED = int(os.environ.get("SEED", "7"))
EVENTS = 24 if KILLS > 10 else 6  # of the corpus
LAST = 60.0  # seconds after which a run is killed whatever it does


class Kind(NamedTuple):
    """A kind of run: its arguments, and whether the store it begins with holds nothing, earlier texts, or what is to go."""

    arguments: tuple[str, ...]
    begins: str


KINDS = {
    "index": Kind(("index", "desk", "--store", "s.db", "--isolated"), "nothing"),
    "index again": Kind(("index", "desk", "--store", "s.db", "--isolated"), "earlier"),
    "index --remove": Kind(("index", "--remove", "desk", "--store", "s.db", "--isolated"), "full"),
    "check --store": Kind(("check", "desk", "--store", "s.db", "--isolated", "--quiet"), "nothing"),
    "check --store, indexed": Kind(("check", "--store", "s.db", "--isolated", "--quiet"), "full"),
}


class Made(NamedTuple):
    """A folder with articles, and stores of their earlier and their present texts."""

    folder: Path
    earlier: Path
    full: Path


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    folder = tmp_path_factory.mktemp("killed")
    files = storeruns.write_corpus(folder / "desk", EVENTS)
    texts = {file: file.read_text(encoding="utf-8") for file in files}
    for file, text in texts.items():
        file.write_text(f"{text}\n\nThe desk counted {len(text)} signs on that day.", encoding="utf-8")
    assert storeruns.run(["index", "desk", "--store", "earlier.db", "--isolated"], folder)[0] == 0
    for file, text in texts.items():
        file.write_text(text, encoding="utf-8")
    assert storeruns.run(["index", "desk", "--store", "full.db", "--isolated"], folder)[0] == 0
    return Made(folder, folder / "earlier.db", folder / "full.db")


def begin(made: Made, kind: Kind) -> Path:
    """Returns a store as a kind of run finds it."""
    path = made.folder / "s.db"
    for old in made.folder.glob("s.db*"):
        old.unlink()
    if kind.begins != "nothing":
        shutil.copyfile({"earlier": made.earlier, "full": made.full}[kind.begins], path)
    return path


def kill_some_time(process: object, out: Path, draw: random.Random, took: float, many: int) -> bool:
    """Kills a run at some moment of its whole course, or soon after some acknowledgement; returns whether it still ran."""
    after = time.monotonic() + draw.uniform(0, took)
    told = (
        draw.randrange(many + 1) if draw.random() < 0.5 else None
    )  # so many lines, and a little while: amid a transaction
    wait = draw.uniform(0, 0.05)
    until = time.monotonic() + LAST
    while process.poll() is None and time.monotonic() < until:  # type: ignore[attr-defined]
        if told is None and time.monotonic() >= after:
            break
        if told is not None and out.read_bytes().count(b"\n") >= told:
            time.sleep(wait)
            break
        time.sleep(0.001)
    process.send_signal(signal.SIGKILL)  # type: ignore[attr-defined]
    return process.wait() == -signal.SIGKILL  # type: ignore[attr-defined, no-any-return]


@pytest.mark.parametrize("name", KINDS)
def test_nothing_acknowledged_is_lost_and_nothing_torn(made: Made, name: str) -> None:
    kind, draw = KINDS[name], random.Random(f"{SEED} {name}")
    path = begin(made, kind)
    before = tell_articles(path)
    started = time.monotonic()
    code, told, said = storeruns.run(kind.arguments, made.folder)
    took = time.monotonic() - started
    assert code in (0, 1), said
    assert audit_store(path) == []
    aim, aim_findings = tell_articles(path), tell_findings(path)
    known, out = {*aim, *before}, made.folder / "out"
    path = begin(made, kind)
    said_so: list[str] = []
    kills = acknowledged = lost = torn = ends = 0
    while kills < KILLS:
        with out.open("wb") as stream:
            process = storeruns.start(kind.arguments, made.folder, stdout=stream)
            killed = kill_some_time(process, out, draw, took, len(told) - len(said_so))
        kills += killed
        new = storeruns.acknowledged(out.read_bytes())
        said_so += new
        acknowledged += len(new)
        wrong = audit_store(path) if is_made(path) else []
        assert wrong == [], (name, kills, wrong[:5])
        articles, compared = tell_articles(path), tell_compared(path)
        state = {line[1:]: line[0] for line in said_so if line[0] != "="}
        for place in known:
            now = articles.get(place)
            if place in state:
                lost += now != aim.get(place)
            else:
                torn += now not in (before.get(place), aim.get(place))
        lost += sum(line[1:] not in compared for line in said_so if line[0] == "=")
        found = tell_findings(path)
        lost += sum(f not in found for f in aim_findings if {p for p, _ in f[2]} | {f[3]} - {""} <= compared)
        assert (lost, torn) == (0, 0), (name, kills)
        if not killed:
            assert tell_articles(path) == aim
            assert tell_findings(path) == aim_findings
            path, said_so, ends = begin(made, kind), [], ends + 1
    assert storeruns.run(kind.arguments, made.folder)[0] in (0, 1, 2 if "--remove" in kind.arguments else 0)
    assert audit_store(path) == []
    assert tell_articles(path) == aim
    assert tell_findings(path) == aim_findings
    print(f"\n| {name} | {kills} | {acknowledged} | {lost} | {torn} | {ends + 1} |")

"""Runs on a store that are told to stop: one line, exit code 130, a sound store, and the same command goes on."""

from __future__ import annotations

import os
import random
import signal
import time
from pathlib import Path

import pytest
import storeruns
from storeaudit import audit_store, is_made, tell_articles

from checker.store.memory import Store

TURNS = int(os.environ.get("TURNS", "1"))
COMMANDS = {
    "index": ("index", "desk", "--store", "s.db", "--isolated"),
    "check": ("check", "desk", "--store", "s.db", "--isolated", "--quiet"),
}


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("verb", COMMANDS)
def test_a_run_that_is_told_to_stop_says_one_line_and_leaves_a_sound_store(
    tmp_path: Path, verb: str, how: signal.Signals
) -> None:
    storeruns.write_corpus(tmp_path / "desk", 6)
    draw, path = random.Random(f"{verb} {how}"), tmp_path / "s.db"
    stopped = 0
    for turn in range(20 * TURNS):
        with (tmp_path / "out").open("wb") as stream:
            process = storeruns.start(COMMANDS[verb], tmp_path, stdout=stream)
            told = draw.randrange(1, 24) if turn % 5 else 1
            while process.poll() is None and (tmp_path / "out").read_bytes().count(b"\n") < told:
                time.sleep(0.001)
            time.sleep(draw.uniform(0, 0.02))
            process.send_signal(how)
            _, said = process.communicate()
        acknowledged = storeruns.acknowledged((tmp_path / "out").read_bytes())
        assert audit_store(path) == []
        assert {line[1:] for line in acknowledged} <= tell_articles(path).keys()
        if process.returncode in (0, 1) or process.returncode == -how:  # it had ended before
            assert said == b""
        else:
            assert (process.returncode, said) == (130, b"error: interrupted; nothing more was written\n")
            stopped += 1
        if stopped == TURNS:
            break
        if process.returncode in (0, 1):
            path.unlink()
    assert stopped == TURNS
    assert storeruns.run(COMMANDS[verb], tmp_path)[0] in (0, 1)
    assert is_made(path) and audit_store(path) == []
    assert len(tell_articles(path)) == 21


def test_a_run_that_waits_for_another_hears_that_it_should_stop(tmp_path: Path) -> None:
    from contextlib import closing

    from storeaudit import open_plain

    storeruns.write_corpus(tmp_path / "desk", 2)
    with Store(tmp_path / "s.db", b"", write=True):
        pass
    with closing(open_plain(tmp_path / "s.db")) as other:
        other.execute("BEGIN IMMEDIATE")
        process = storeruns.start(COMMANDS["index"], tmp_path)
        deadline = time.monotonic() + 60
        while process.poll() is None and time.monotonic() < deadline and not _waits(process.pid):
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate()
    assert (process.returncode, said) == (130, b"error: interrupted; nothing more was written\n")


def _waits(pid: int) -> bool:
    """Returns whether a process holds the store open and sleeps: then it waits for the lock."""
    folder = Path(f"/proc/{pid}/fd")
    if not folder.exists():
        time.sleep(3)
        return True
    names = {os.readlink(link) for link in folder.iterdir() if os.path.lexists(link)}
    return any(name.endswith("s.db") for name in names)

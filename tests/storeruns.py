"""Runs of the command line on a store, as processes of their own, that say aloud what they have acknowledged.

As a script it is the command `checker`, which after each commit writes a line on what is in the store from then on: `+PLACE` for
an article, `-PLACE` for one removed, `=PLACE` for one whose findings stand in it. It changes nothing in how that is written.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
COUNTRIES = "Poland Norway Estonia Greece Latvia Spain Italy Denmark Portugal Romania Croatia Hungary".split()


def write_corpus(folder: Path, many: int) -> list[Path]:
    """Writes articles of two desks that differ on every second figure, and reports of made events; returns the files."""
    from madenews import draw_events, tell

    folder.mkdir(exist_ok=True)
    told = []
    for n in range(many):
        country, year = COUNTRIES[n % len(COUNTRIES)], 2014 + n // len(COUNTRIES)
        for desk in ("north", "south"):
            share = f"{1.5 + n % 7 / 10 + (0.4 if desk == 'south' and n % 2 else 0):.1f}"
            text = (
                f"{country} and its budget\n\n{country} spent {share}% of its GDP on defence in {year}, the {desk} desk reported on "
                f"4 March {year + 1}.\n\nThe armed forces of {country} had {12 + n},000 soldiers in {year}. "
                f"In {year} its government bought {3 + n % 5} ships for {2 + n % 9} billion dollars."
            )
            told.append((f"{n:03}-{desk}.txt", text))
    for n, event in enumerate(draw_events(many // 2)):
        told += [(f"{n:03}-event-{part}.txt", article.text) for part, article in enumerate(tell(event))]
    for name, text in told:
        (folder / name).write_text(text, encoding="utf-8")
    return [folder / name for name, _ in told]


def start(arguments: Sequence[object], cwd: Path, **options: Any) -> subprocess.Popen[bytes]:
    """Returns the process of a command line that says aloud what it has acknowledged."""
    command = [sys.executable, __file__, *map(str, arguments)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "CHECKER_NO_CACHE": "1"}
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options}
    return subprocess.Popen(command, cwd=cwd, env=environment, **pipes)


def run(arguments: Sequence[object], cwd: Path) -> tuple[int, list[str], str]:
    """Returns the exit code of such a run, what it acknowledged, and what it said on standard error."""
    process = start(arguments, cwd)
    out, err = process.communicate()
    return process.returncode, acknowledged(out), err.decode()


def acknowledged(out: bytes) -> list[str]:
    """Returns the lines on what was acknowledged, of what a run wrote; one that was cut short is none."""
    whole = out.decode().rpartition("\n")[0]
    return [line[4:] for line in whole.split("\n") if line.startswith("ACK ")]


# ---- the script ------------------------------------------------------------------------------------------------------


def _speak() -> None:
    """Has the store's transactions say what they have done once they have."""
    from checker.store.memory import Store

    changing, out = Store.changing, sys.__stdout__.fileno()

    @contextmanager
    def saying(store: Any) -> Iterator[Any]:
        done: list[str] = []
        before = _look(store)
        with changing(store) as connection:
            yield connection
            done = [f"ACK {line}\n" for line in _differ(before, _look(store))]
        for line in done:
            os.write(out, line.encode())

    Store.changing = saying  # type: ignore[method-assign]


def _look(store: Any) -> dict[str, tuple[int, int]]:
    rows = store.connection.execute("SELECT place, id, compared FROM article")
    return {place: (number, compared) for place, number, compared in rows}


def _differ(before: dict[str, tuple[int, int]], after: dict[str, tuple[int, int]]) -> Iterator[str]:
    for place in before.keys() | after.keys():
        old, new = before.get(place, (0, 0)), after.get(place, (0, 0))
        if old[0] != new[0]:
            yield f"+{place}" if new[0] else f"-{place}"
        elif new[1] > old[1]:
            yield f"={place}"


if __name__ == "__main__":
    from checker.__main__ import main

    _speak()
    main()

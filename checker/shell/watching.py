"""Running a check again whenever one of its articles changes."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Sequence

from checker.model import CheckerError
from checker.read import find_files
from checker.shell.commands import run_guarded
from checker.shell.console import STDOUT

PAUSE = 0.5  # seconds between two looks at the files


def watch(paths: Sequence[str], run: Callable[[], int], *, pause: float = PAUSE) -> int:
    """Runs at once and after each change of a file at these paths, until interrupted; returns the last exit code.

    Files that appear and vanish are changes too. An error of a run is written, and the watch goes on. Raises CheckerError for
    standard input, which cannot be read twice.
    """
    if STDOUT in paths:
        raise CheckerError("--watch", "cannot read standard input again", "name files or folders")
    code = 0
    try:
        while True:
            before = _look(paths)
            code = int(run_guarded(run))
            print("watching; interrupt to end", file=sys.stderr, flush=True)
            while _look(paths) == before:
                time.sleep(pause)
    except KeyboardInterrupt:
        return code


def _look(paths: Sequence[str]) -> dict[str, tuple[int, int]]:
    """Returns when each file was last changed, and its size."""
    found = {}
    for path in find_files(paths):
        try:
            status = os.stat(path)
        except FileNotFoundError:  # gone between the two looks, which is a change
            continue
        found[str(path)] = (status.st_mtime_ns, status.st_size)
    return found

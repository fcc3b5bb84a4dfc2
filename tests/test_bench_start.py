"""Time from the shell to the report on one article, as a ratio to a Python that does nothing, in the same run."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ARTICLE = (
    "The harbour cost $43.5 million in 2022, the council said on Monday. Poland spent 4.1% of its GDP on defence in 2024.\n\n"
    "About 1,555 people came on March 25, at least 40 of them by boat.\n"
)
SCRIPT = "from checker.__main__ import main; main()"  # what the installed `checker` does
COMMANDS = {
    "python -c pass": ["-c", "pass"],
    "checker check, one article": ["-c", SCRIPT, "check", "a.txt"],
    "checker check, with an option": ["-c", SCRIPT, "check", "a.txt", "--no-agreements"],
}


@pytest.mark.benchmark(group="start-up")
@pytest.mark.parametrize("what", COMMANDS)
def test_start(benchmark: Any, tmp_path: Path, what: str) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE)
    # Bytecode is kept, as it is for a user.
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPATH"] = str(Path(__file__).parent.parent)
    environment["XDG_CACHE_HOME"] = str(tmp_path / "cache")  # filled by the warm-up, as by a user's first run

    def start() -> int:
        command = [sys.executable, *COMMANDS[what]]
        return subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, check=False).returncode

    assert benchmark.pedantic(start, rounds=15, warmup_rounds=1) in (0, 1)

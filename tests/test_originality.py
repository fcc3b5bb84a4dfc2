"""No file of this repository copies a sentence of the articles that the samples retell."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ORIGINALS = ROOT.parent / "shared" / "seeds"
WORD = re.compile(r"[A-Za-z0-9]+")
RUN = 10  # so many words in a row, equal in both, are copied and not retold


def runs(text: str) -> dict[tuple[str, ...], int]:
    """Returns every run of RUN words in a text, with the offset where it first stands."""
    words = [(found[0].lower(), found.start()) for found in WORD.finditer(text)]
    starts = range(len(words) - RUN + 1)
    return {tuple(word for word, _ in words[i : i + RUN]): words[i][1] for i in reversed(starts)}


def texts() -> Iterator[tuple[str, str]]:
    """Yields name and text of every file that git tracks or would track, binary files left out."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    for name in sorted(filter(None, listed.stdout.decode().split("\0"))):
        path = ROOT / name
        data = path.read_bytes() if path.is_file() else b""
        if b"\0" not in data:
            yield name, data.decode("utf-8", "replace")


def test_a_copied_run_is_noticed_across_lines_and_signs() -> None:
    source = "The harbour board bought 12 tugs, three ferries and one crane in May."
    assert (
        runs(source).keys() & runs('x = "the Harbour\n# board -- bought 12 tugs; three ferries and one CRANE"').keys()
    )
    assert (
        not runs(source).keys() & runs("The harbour board bought 12 tugs, three ferries and two cranes in May.").keys()
    )
    assert runs(source)["board", "bought", "12", "tugs", "three", "ferries", "and", "one", "crane", "in"] == 12


def test_no_file_copies_the_originals() -> None:
    if not ORIGINALS.is_dir():
        pytest.skip(f"the original articles are not on this machine (looked for {ORIGINALS})")
    if shutil.which("git") is None or not (ROOT / ".git").exists():
        pytest.skip("this is no git checkout, so what belongs to the repository is not known")
    originals = [runs(path.read_text(encoding="utf-8")) for path in sorted(ORIGINALS.glob("*.txt"))]
    assert originals and all(originals)
    sources = set().union(*originals)
    copied: dict[str, str] = {}
    for name, text in texts():
        for run, offset in runs(text).items():
            if run in sources:
                copied.setdefault(f"{name}:{text.count(chr(10), 0, offset) + 1}", " ".join(run))
    assert copied == {}, "reword these"

"""Bad input through the real command line: one clear line each, and the rest is checked."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
GOOD = {"a.txt": "The Poseidon has a crew of 12.\n", "z.md": "---\nsource: Post\n---\nIt came in May 2021.\n"}
BAD = {
    "binary.txt": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "is a binary file (byte 8 is NUL); give text instead"),
    "broken.txt": (
        b"Five caf\xe9s opened.\n",
        "is not UTF-8: byte 8 is 0xE9; turn it into UTF-8: iconv -f WINDOWS-1252 -t UTF-8 FILE > NEW, "
        "with the encoding it really has",
    ),
    "empty.txt": (b"", "is empty; give it text, or leave it out"),
    "utf-16.txt": (
        "Five tugs came.\n".encode("utf-16-le"),
        "seems to be UTF-16LE without a byte order mark; turn it into UTF-8: iconv -f UTF-16LE -t UTF-8 FILE > NEW",
    ),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with good and bad articles, and beside it one without any."""
    (tmp_path / "news").mkdir()
    (tmp_path / "bare").mkdir()
    (tmp_path / "bare/table.csv").write_text("1,2\n")
    for name, text in GOOD.items():
        (tmp_path / "news" / name).write_text(text)
    for name, (data, _) in BAD.items():
        (tmp_path / "news" / name).write_bytes(data)
    (tmp_path / "news/marked.txt").write_bytes("It left in June 2021.\n".encode("utf-16"))
    return tmp_path


def checker(*args: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, "-m", "checker", *args], cwd=cwd, capture_output=True, text=True, env=environment, check=False
    )


def test_each_bad_input_is_one_line_and_the_rest_is_checked(folder: Path) -> None:
    result = checker("check", "gone.txt", "bare", "news", "--format", "json", cwd=folder)
    assert result.returncode == 2
    assert result.stderr.splitlines() == [
        "error: gone.txt: does not exist; check the path",
        "error: bare: is a folder without articles; name one that has files with "
        ".atom .csv .docx .htm .html .json .jsonl .markdown .md .ndjson .pdf .rss .txt .warc .warc.gz .xml",
        *(f"error: news/{name}: {says}" for name, (_, says) in BAD.items()),
    ]
    report = json.loads(result.stdout)
    assert [a["path"] for a in report["articles"]] == ["news/a.txt", "news/marked.txt", "news/z.md"]
    assert {p["place"] for p in report["skipped"]} == {"gone.txt", "bare", *(f"news/{name}" for name in BAD)}
    assert report["summary"]["figures"] == 3


@pytest.mark.parametrize(
    ("module", "line", "says"),
    [
        ('"""How many tugs."""\nfrom checker import Rule\nrule = Rule(says=["tugs"\n', 3, "does not parse"),
        ('"""How many tugs."""\nimport nothing_of_that_name\n', 2, "does not load: ModuleNotFoundError"),
        ('"""How many tugs."""\n', 1, "has no rule; add `rule = Rule(...)`"),
    ],
)
def test_a_broken_rule_is_one_line_and_stops_the_run(folder: Path, module: str, line: int, says: str) -> None:
    (folder / "mine").mkdir()
    (folder / "mine/tugs.py").write_text(module)
    result = checker("check", "news/a.txt", "--rules", str(folder / "mine"), cwd=folder)
    assert (result.returncode, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert (
        result.stderr.startswith(f"error: {folder}/mine/tugs.py:{line}: ")
        and says in result.stderr
        and "; " in result.stderr
    )

"""The guide to a first rule in README.md, followed word for word in an empty folder."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent
from typing import NamedTuple

import pytest

README = Path(__file__).parent.parent / "README.md"
HEADING = "## A rule in ten minutes\n"
CHECKER = (
    'checker() { "$PYTHON" -m checker "$@"; }\n'  # whatever is first in the path, the checker is the one that is tested
)
BLOCK = re.compile(r"(?:(?<=\n\n)|^)(?: {4}[^\n]*\n(?:\n(?= {4}))?)+")


class Step(NamedTuple):
    """A block of the guide, and the sentences before it, which say what to do with it."""

    said: str
    block: str


class Command(NamedTuple):
    """A command and what it is said to print; "..." stands for any lines."""

    line: str
    printed: str


def read_guide(text: str) -> str:
    """Returns the section of the README that is the guide."""
    assert text.count(HEADING) == 1
    return text.partition(HEADING)[2].partition("\n## ")[0].rstrip() + "\n"


def steps_of(guide: str) -> list[Step]:
    steps, at = [], 0
    for found in BLOCK.finditer(guide):
        steps.append(Step(guide[at : found.start()], dedent(found[0])))
        at = found.end()
    return steps


def commands_of(block: str) -> Iterator[Command]:
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        line, _, printed = part.partition("\n")
        yield Command(line, printed)


def prints(expected: str, printed: str) -> bool:
    """Returns whether a text is printed as said, lines of "..." standing for any, and blank lines at its end for none."""
    lines = [r"(?:.*\n)*" if line == "..." else re.escape(line) + r"\n" for line in expected.strip("\n").split("\n")]
    return re.fullmatch("".join(lines), printed.strip("\n") + "\n") is not None


def run(line: str, folder: Path) -> subprocess.CompletedProcess[str]:
    shell = shutil.which("bash")
    if shell is None:
        pytest.skip("needs bash")
    names = {"PYTHON": sys.executable, "PYTHONUTF8": "1", "COLUMNS": "100"}
    return subprocess.run(
        [shell, "-c", CHECKER + line],
        cwd=folder,
        env={**os.environ, **names},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


def follow(step: Step, folder: Path) -> None:
    """Does what one step of the guide says; fails where what is printed is not what it says is printed."""
    if step.block.startswith("$ "):
        for command in commands_of(step.block):
            ran = run(command.line, folder)
            assert ran.stderr == "", command.line
            if command.printed.strip():
                assert prints(command.printed, ran.stdout), f"$ {command.line}\n{ran.stdout}"
            else:
                assert ran.stdout == "", command.line
        return
    if below := re.search(r"below the first of `(\w+)`:\s*$", step.said):
        (module,) = folder.glob("my-rules/*.py")
        text = module.read_text(encoding="utf-8")
        first = re.search(rf"^ *{below[1]}=\[\n( *)[^\n]*\n", text, re.MULTILINE)
        assert first is not None
        module.write_text(text[: first.end()] + first[1] + step.block + text[first.end() :], encoding="utf-8")
        return
    named = re.search(r"This is `([\w/-]+\.\w+)`:\s*$", step.said)
    assert named is not None, f"the guide does not say what this is:\n{step.block}"
    assert (folder / named[1]).exists(), f"{named[1]} is not there to be filled in"
    (folder / named[1]).write_text(step.block, encoding="utf-8")


@pytest.fixture(scope="module")
def guide() -> str:
    return read_guide(README.read_text(encoding="utf-8"))


def test_the_guide_can_be_followed_word_for_word(guide: str, tmp_path: Path) -> None:
    steps = steps_of(guide)
    for step in steps:
        follow(step, tmp_path)
    lines = [command.line for step in steps if step.block.startswith("$ ") for command in commands_of(step.block)]
    used = {line.split()[1] for line in lines if line.startswith("checker ")}
    assert used == {"new-rule", "try", "test-rules", "check"}


@pytest.mark.parametrize("block", ["$ echo one\ntwo\n", "$ echo one\n", "$ echo one >&2\n", "$ checker try ''\n...\n"])
def test_a_guide_that_promises_something_else_fails(block: str, tmp_path: Path) -> None:
    with pytest.raises(AssertionError):
        follow(Step("", block), tmp_path)


def test_the_guide_is_short(guide: str) -> None:
    assert guide.count("\n") < 60


@pytest.mark.parametrize(
    ("expected", "printed", "same"),
    [
        ("a\nb\n", "a\nb\n", True),
        ("a\n", "a\nb\n", False),
        ("a\n...\n", "a\nb\nc\n", True),
        ("...\nc\n", "a\nb\n", False),
        ("a\n...\n", "b\n", False),
    ],
)
def test_dots_stand_for_any_lines_and_nothing_else(expected: str, printed: str, same: bool) -> None:
    assert prints(expected, printed) is same

"""What the tests of input formats share: writing a file, and reading it into articles or one error."""

from __future__ import annotations

import hashlib
import resource
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from checker.model import Article, CheckerError
from checker.read import read


def gather(*paths: str | Path) -> tuple[list[Article], list[CheckerError]]:
    """Returns the articles and the errors at these paths."""
    problems: list[CheckerError] = []
    return list(read(paths, problems.append)), problems


def one(path: str | Path) -> Article:
    """Returns the only article at a path, where nothing is amiss."""
    (article,), problems = gather(path)
    assert not problems
    return article


def refusal(path: str | Path) -> CheckerError:
    """Returns the only error at a path that holds no article."""
    articles, (problem,) = gather(path)
    assert not articles
    assert problem.place.startswith(str(path)) and problem.message and problem.mend and "\n" not in str(problem)
    with pytest.raises(CheckerError):
        list(read([path]))
    return problem


def write(folder: Path, name: str, data: str | bytes) -> Path:
    """Returns the path of a file that is written."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def is_hashed(article: Article) -> bool:
    """Returns whether an article keeps the hash of its text, counts the lines of that text, and can be written as UTF-8."""
    assert article.line(len(article.text) - 1) == article.text.count("\n", 0, len(article.text) - 1) + 1
    return article.extracted == hashlib.sha256(article.text.encode()).hexdigest()


def end_within(code: str, given: str) -> bool:
    """Returns whether a program that is given a text ends in a minute of the processor: one that takes hours is ended."""

    def bound() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (60, 60))

    done = subprocess.run([sys.executable, "-c", code], input=given, text=True, capture_output=True, check=False, preexec_fn=bound)  # fmt: skip
    assert done.returncode in (0, -signal.SIGXCPU, -signal.SIGKILL), done.stderr
    return done.returncode == 0

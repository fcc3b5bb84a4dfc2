"""Fixtures of every test. Goldens are compared byte for byte; `pytest --update-goldens` writes them anew."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from browsing import Open, open_pages, start_browser
from harbour import build_report
from hypothesis import settings

from checker.findings import Report

GOLDENS = Path(__file__).with_name("goldens")
settings.register_profile("patient", deadline=None)  # a test measures no time
settings.load_profile("patient")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Adds --update-goldens."""
    parser.addoption(
        "--update-goldens",
        action="store_true",
        help="write the files in tests/goldens anew instead of comparing with them",
    )


@pytest.fixture
def match_golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Returns a function (name, text) that holds text against tests/goldens/name, or writes it with --update-goldens."""

    def match(name: str, text: str) -> None:
        path, data = GOLDENS / name, text.encode("utf-8")
        if request.config.getoption("--update-goldens"):
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(data)
        assert path.exists(), f"tests/goldens/{name} is missing; run pytest --update-goldens and read what it wrote"
        kept = path.read_bytes()
        if kept != data:
            changed = next(
                (i for i, (a, b) in enumerate(zip(kept, data, strict=False)) if a != b), min(len(kept), len(data))
            )
            around = slice(max(0, changed - 80), changed + 80)
            pytest.fail(
                f"tests/goldens/{name} differs from byte {changed} on:\n  was {kept[around]!r}\n  is  {data[around]!r}\n"
                "if the change is meant, run pytest --update-goldens and read the difference"
            )

    return match


@pytest.fixture
def harbour_report() -> Report:
    """Returns the made-up report of `harbour.py`."""
    return build_report()


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Returns chromium, or skips."""
    yield from start_browser()


@pytest.fixture
def visit(browser: Any, tmp_path: Path) -> Iterator[Open]:
    """Returns a function that opens a document in the browser and returns the page, which must keep quiet."""
    yield from open_pages(browser, tmp_path)

"""The public names: present, lazy, and not hidden by modules of the same name."""

from __future__ import annotations

import ast
import importlib
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pytest

import checker

ROOT = Path(__file__).parent.parent


def run_python(code: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    ).stdout.strip()


def test_version_is_the_installed_one() -> None:
    try:
        assert checker.__version__ == version("fact-consistency-checker")
    except PackageNotFoundError:
        pytest.skip("the package is not installed here; `make test` installs it")


def test_every_public_name_is_there() -> None:
    assert {"Article", "Rule", "check", "mentions", "read"} <= set(checker.__all__) <= set(dir(checker))
    for name in checker.__all__:
        assert getattr(checker, name) is getattr(importlib.import_module(checker.HOMES[name]), name)


def test_the_types_state_the_same_names() -> None:
    stub = ast.parse((ROOT / "checker/__init__.pyi").read_text(encoding="utf-8"))
    stated = {
        alias.asname: node.module for node in stub.body if isinstance(node, ast.ImportFrom) for alias in node.names
    }
    assert stated == checker.HOMES


def test_an_unknown_name_is_an_error() -> None:
    with pytest.raises(AttributeError, match="nothing"):
        _ = checker.nothing  # type: ignore[attr-defined]


def test_importing_the_package_loads_nothing() -> None:
    assert run_python("import checker, sys; print([m for m in sys.modules if m.startswith('checker.')])") == "[]"


@pytest.mark.parametrize("first", ["import checker.read, checker.mentions", "from checker.run import check", "pass"])
def test_functions_are_not_hidden_by_their_modules(first: str) -> None:
    code = f"{first}\nfrom checker import mentions, read\nprint(callable(mentions), callable(read))"
    assert run_python(code) == "True True"


@pytest.mark.parametrize("name", ["checker.rules", "checker.reports"])
def test_folders_at_the_top_install_as_subpackages(name: str) -> None:
    folder = run_python(f"import importlib; print(*importlib.import_module({name!r}).__path__)")
    assert Path(folder.split()[0]).resolve() == ROOT / name.partition(".")[2]

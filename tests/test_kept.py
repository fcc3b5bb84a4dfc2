"""Programs kept on disk make the same patterns as `re`, and whatever is wrong with their file is passed over in silence."""

from __future__ import annotations

import marshal
import os
import re
import subprocess
import sys
from fnmatch import fnmatchcase
from importlib import import_module
from importlib.util import source_hash
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker import kept as shelf
from checker.kept import BUILD, OFF, keep, kept

SOURCES: list[tuple[Any, int]] = [
    (r"(?P<year>\d{4})-(?P<month>\d\d)|(x)", 0),
    (r"(?<!a)b++(?=c)[^\W\d_]{2,}", int(re.IGNORECASE)),
    (r"(?x) [à-ü] \s # a comment", int(re.MULTILINE)),
    (rb"\s*\{", 0),
    ("\ud800", 0),
]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Gives each test a cache folder of its own, and lets it write."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv(OFF, raising=False)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    re.purge()
    return tmp_path


def kept_file(home: Path) -> Path | None:
    return next((home / "cache").rglob("*.marshal"), None)


def compile_all() -> list[re.Pattern[Any]]:
    """Returns the patterns of SOURCES, none from the memory of `re`."""
    re.purge()
    return [re.compile(source, flags) for source, flags in SOURCES]


def test_a_second_run_compiles_nothing(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with kept():
        first = compile_all()

    def refuse(*_: object) -> None:
        raise AssertionError("compiled again")

    monkeypatch.setattr(import_module("re._compiler"), "compile", refuse)
    with kept():
        second = compile_all()
    assert second == first and [p.groupindex for p in second] == [p.groupindex for p in first]
    found = second[0].fullmatch("2024-05")
    assert found is not None and found.groupdict() == {"year": "2024", "month": "05"} and found.lastgroup == "month"


@settings(max_examples=50, deadline=None)
@given(
    st.lists(st.sampled_from(["a", "[b-é]", r"\d", "(?:", "(?P<n>", "(", ")", "|", "*", "+?", "{2,5}", "$", "(?i:"]))
)
def test_kept_programs_make_what_re_makes(pieces: list[str]) -> None:
    source = "".join(pieces)
    try:
        pattern = re.compile(source)
    except re.error:
        return
    program = shelf._programs({(source, 0): pattern})[source, 0]
    made = shelf._make(source, program)
    assert made == pattern and (made.groups, made.groupindex) == (pattern.groups, pattern.groupindex)
    for text in ("", "a", "bb1aé", "aaaa123"):
        one, other = made.search(text), pattern.search(text)
        assert (one and (one.regs, one.lastgroup)) == (other and (other.regs, other.lastgroup))


def test_no_file_name_that_somebody_typed_is_kept(home: Path) -> None:
    with kept():
        assert fnmatchcase("diary of a whistleblower.txt", "diary of a whistle*.txt")
        compile_all()
    path = kept_file(home)
    assert path is not None and b"whistle" not in path.read_bytes()


def test_a_bad_expression_is_refused_as_ever() -> None:
    for _ in range(2):
        with kept(), pytest.raises(re.error, match="missing"):
            re.compile("(")


def content(*held: Any) -> bytes:
    """Returns the content of a file, as it is written."""
    written = marshal.dumps(held)
    return source_hash(written) + written


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no programs",
        content(BUILD, {}, {})[:-1],
        content(BUILD, {}, {})[:-1] + b"\0",
        content(BUILD, []),
        content(("another build",), {SOURCES[0]: (0, b"", 0, {}, ())}, {}),
        content(BUILD, {SOURCES[0]: (0, b"\xff" * 8, 1, {}, ())}, {}),
        content(BUILD, {SOURCES[0]: (0, b"odd", 1, {}, ())}, {}),
        content(BUILD, {source: None for source in SOURCES}, {}),
    ],
)
def test_what_is_no_file_of_programs_is_replaced(home: Path, content: bytes) -> None:
    with kept():
        compile_all()
    path = kept_file(home)
    assert path is not None
    good = shelf._read(str(path))
    path.write_bytes(content)
    with kept():
        assert [p.pattern for p in compile_all()] == [source for source, _ in SOURCES]
    assert good.programs and shelf._read(str(path)) == good and path.stat().st_mode & 0o777 == 0o600


def test_a_folder_that_cannot_be_written_is_passed_over(home: Path) -> None:
    (home / "cache").write_text("a file stands here")
    with kept():
        compile_all()
    assert (home / "cache").is_file()


def test_nothing_is_left_of_a_draft(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(os, "replace", fail)
    with kept():
        compile_all()
    assert [*(home / "cache").rglob("kept*")] == []


@pytest.mark.parametrize("off", ["the cache", "byte code"])
def test_it_can_be_switched_off(home: Path, monkeypatch: pytest.MonkeyPatch, off: str) -> None:
    if off == "the cache":
        monkeypatch.setenv(OFF, "1")
    else:
        monkeypatch.setattr(sys, "dont_write_bytecode", True)
    with kept():
        compile_all()
    assert kept_file(home) is None


def test_a_relative_cache_folder_is_not_used(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "cache")
    monkeypatch.setenv("HOME", str(home / "at-home"))
    monkeypatch.chdir(home)
    with kept():
        compile_all()
    assert kept_file(home) is None and [*(home / "at-home" / ".cache").rglob("*.marshal")]


def test_too_many_programs_are_begun_anew(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf, "MOST", 6)
    with kept():
        compile_all()
    with kept():
        re.compile("new")
        re.compile("newer")
    path = kept_file(home)
    assert path is not None and set(shelf._read(str(path)).programs) == {("new", 0), ("newer", 0)}


def test_a_table_is_made_once_for_one_source_and_one_code(tmp_path: Path) -> None:
    made: list[object] = []

    def make(source: object) -> object:
        made.append(source)
        return [source, {"a": 1 << 90}]

    code, other = tmp_path / "code.py", tmp_path / "other.py"
    code.write_text("1")
    other.write_text("22")
    for path, source in [(code, 1), (code, 1), (code, (2, "b")), (code, (2, "b")), (other, (2, "b")), (tmp_path, 3)]:
        with kept():
            assert keep("a", str(path), source, lambda source=source: make(source)) == [source, {"a": 1 << 90}]  # type: ignore[misc]
    assert made == [1, (2, "b"), (2, "b"), 3]
    for _ in range(2):
        assert keep("a", str(code), 4, lambda: 5) == 5  # no file is in use
        with kept():
            assert keep("b", str(tmp_path / "nothing.py"), 4, lambda: make(6))
    assert made[4:] == [6, 6]


def test_what_cannot_be_written_is_passed_over(home: Path) -> None:
    with kept():
        assert keep("a", __file__, object(), lambda: 1) == 1
    assert kept_file(home) is None


def test_re_is_itself_again_after_an_error() -> None:
    compiler = import_module("re._compiler")
    before = compiler.compile
    with pytest.raises(KeyError), kept():
        raise KeyError
    assert compiler.compile is before


def test_the_command_says_the_same_with_and_without(home: Path) -> None:
    text = (
        "The harbour cost $43.5 million in 2022. The port cost $44 million in 2022, the council said on 3 May 2024.\n"
    )
    (home / "a.txt").write_text(text)
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    environment |= {"PYTHONPATH": str(Path(__file__).parent.parent)}
    said = [
        subprocess.run(
            [sys.executable, "-m", "checker", "check", "a.txt", *option],
            cwd=home, env=environment | switch, capture_output=True, check=False,
        )
        for switch in ({OFF: "1"}, {}, {})
        for option in ([], ["--no-agreements"])
    ]  # fmt: skip
    assert kept_file(home) is not None
    assert len({(one.returncode, one.stdout, one.stderr) for one in said}) == 1 and said[0].stdout

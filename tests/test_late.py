"""A pattern compiled late is compiled when it is used, copied or not."""

from __future__ import annotations

import copy

import pytest

from checker.late import compile_late


def test_a_late_pattern_matches() -> None:
    assert compile_late("b+").sub("x", "abbc") == "axc"


def test_a_copy_matches_too() -> None:
    late = compile_late("b+")
    late.search("b")
    assert copy.deepcopy(late).findall("abbcb") == copy.copy(late).findall("abbcb") == ["bb", "b"]


def test_what_no_pattern_has_is_refused() -> None:
    late = compile_late("b+")
    for name in ("_words_", "nothing"):
        with pytest.raises(AttributeError):
            getattr(late, name)

"""The two backends of the scanner find the same mentions in any text."""

from __future__ import annotations

import subprocess
import sys
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.mentions import scan
from checker.model import CheckerError
from checker.scan import bulk, bulkmemo
from checker.scan.bulk import BATCH, KINDS, scan_all, spans
from checker.words.lexicon import CLASSES

WORDS = [
    *sorted({w for words in CLASSES.values() for w in words.split()}),
    "7", "12", "31", "00", "365", "2014", "1,200", "4.1", ".5", "1e5", "1.2.3", "$4.5", "€", "%", "-", "/", ":", ",", ".", "(", "said",
    "people", "May", "June", "Q3", "II", "a.", "m.", "p.m.", "at least", "or more", "no more than", "Feb 30", "30s", "’90s", "“", "年",
    "5月", "½", "ABOUT", "hIgher", "\u00a0", "\t", "\r\n", "\x1e", "\x00", "a" * 50, "7" * 45, "\ud800", "𝟓",
]  # fmt: skip
BLANKS = [" ", " ", " ", " ", "\n", "\n\n", "  ", " \n", "\n ", "", "-", "\n\n\n", ", ", ". "]
salad = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(BLANKS)), max_size=40).map(
    lambda pairs: "".join(w + s for w, s in pairs)
)
ARTICLE = (
    "The harbour cost $43.5 million in 2022.\n\nOn March 25 about 1,555 people came, at least 40 of them by boat;"
    " 7% or more left on Feb 30.\n  Prices rose from 1% to 2%, and 10\nor more ships wait until noon."
)


def check(texts: list[str]) -> None:
    """Checks that both backends, and the columns, have the same mentions."""
    expected = [scan(text) for text in texts]
    assert scan_all(texts) == expected
    columns = spans(texts)
    kinds, starts, ends, first = (c.tolist() for c in columns)
    rows = list(zip(kinds, starts, ends, strict=True))
    assert [[(KINDS[k], a, b) for k, a, b in rows[i:j]] for i, j in pairwise(first)] == [
        [(m.kind, m.start, m.end) for m in found] for found in expected
    ]


@settings(max_examples=150, deadline=None)
@given(st.lists(salad, max_size=6))
def test_words_of_the_grammar_in_any_order(texts: list[str]) -> None:
    check(texts)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text(max_size=120), max_size=6))
def test_any_text(texts: list[str]) -> None:
    check(texts)


@settings(max_examples=50, deadline=None)
@given(
    st.lists(
        st.sampled_from(["1", "12", "one", "about", "\n", " ", "or", "more", "%", "$", "May", ".", "the", "x"]),
        max_size=300,
    )
)
def test_runs_of_few_words(words: list[str]) -> None:
    check([" ".join(words), "".join(words)])


def test_article() -> None:
    check([ARTICLE, "", ARTICLE.upper(), ARTICLE.replace(" ", "\n")])
    assert len(scan_all([ARTICLE])[0]) > 5


@pytest.mark.parametrize(
    "unit",
    [
        "1",
        "1,",
        "1 ",
        "one ",
        "may ",
        "(",
        "1.1,",
        "June 7 ",
        "one hundred and ",
        "the of in ",
        "1/",
        "$",
        "\n",
        "1\n",
        " ",
    ],
)
def test_hostile_runs(unit: str) -> None:
    check([unit * (4000 // len(unit)), "It cost $5.", unit * 7])


def test_no_text_and_empty_texts() -> None:
    assert scan_all([]) == []
    check(["", "", "5 ships", ""])


def test_texts_beyond_one_batch() -> None:
    filler = "word " * (BATCH // 10)
    check([filler + "5 ships.", filler + "6 ships.", "On 3 May 2021 7 ships came."] * 2)


def test_full_memos_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulkmemo, "MEMO", 4)
    for _ in range(3):
        check([ARTICLE])


def test_a_table_that_overwrites_still_tells_strings_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulkmemo.Table, "BITS", 2)
    monkeypatch.setattr(bulk, "_reader", bulk.Reader)
    check([ARTICLE, ARTICLE.lower()])


def test_numpy_is_loaded_only_when_used() -> None:
    code = "import sys, checker.scan.bulk; sys.exit('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_without_numpy_the_mend_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "numpy", None)
    with pytest.raises(CheckerError, match="bulk"):
        bulkmemo.load_numpy()

"""A store that holds what no run wrote is one clear error, and set right as that error says, whatever it holds."""

from __future__ import annotations

import sqlite3
import zlib
from contextlib import closing
from pathlib import Path

import pytest

from checker.store.faults import DamagedError
from checker.store.mending import is_sound
from tests.fuzzing.stores import DEEP, compare_with, fill, make_store, set_right

BIG = 2**62


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A sound store of three articles."""
    path = tmp_path / "corpus.db"
    path.write_bytes(make_store(tmp_path))
    return path


def change(path: Path, order: str, *values: object) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        assert connection.execute(order, values).rowcount > 0


def test_a_sound_store_is_compared_with_and_filled(store: Path) -> None:
    compare_with(store)
    set_right(store, thorough=True)
    assert not list(store.parent.glob("*.damaged-*"))


@pytest.mark.parametrize(
    ("order", "value"),
    [
        ("UPDATE key SET held = ?", "many"),
        ("UPDATE key SET held = ?", -1),
        ("UPDATE key SET named = ?", b"\x07"),
        ("UPDATE block SET statements = ?", "some"),
        ("UPDATE article SET meta = ?", 7),
        ("UPDATE article SET meta = ?", DEEP),
        ("UPDATE article SET reading = ?", zlib.compress(DEEP)),
        ("UPDATE article SET text = ? WHERE id = 3", b"\x07"),
        ("DELETE FROM article WHERE id = ?", 2),
    ],
)
def test_what_no_run_wrote_is_one_error_and_is_set_right(order: str, value: object, store: Path) -> None:
    change(store, order, value)
    with pytest.raises(DamagedError, match=r"is damaged.*; set it right: checker index --verify"):
        compare_with(store)
    set_right(store, thorough=True)
    compare_with(store)


def test_a_way_to_an_article_that_leads_nowhere_is_set_right(store: Path) -> None:
    change(store, "UPDATE posting SET article = ? WHERE article = 1", b"\x07")
    assert not is_sound(store, thorough=True)
    set_right(store, thorough=True)
    assert is_sound(store, thorough=True)


@pytest.mark.parametrize(
    ("order", "value"),
    [
        ("UPDATE article SET place = ? WHERE id = 2", b"\x07"),
        ("UPDATE key SET id = ? WHERE text = 'brenworth'", BIG),
        ("UPDATE article SET id = ? WHERE id = 2", BIG),
    ],
)
def test_what_no_run_wrote_is_one_error_when_an_article_is_added(order: str, value: object, store: Path) -> None:
    change(store, order, value)
    with pytest.raises(DamagedError, match="is damaged"):
        fill(store)


def test_a_table_whose_name_is_no_text_is_one_error(store: Path) -> None:
    store.write_bytes(store.read_bytes().replace(b"CREATE TABLE named", b"CREATE TABLE \xc6amed"))
    with pytest.raises(DamagedError, match="is damaged"):
        compare_with(store)
    set_right(store, thorough=False)
    assert list(store.parent.glob("*.damaged-1"))

"""A store that holds what no run wrote is one clear error, and set right as that error says, whatever it holds."""

from __future__ import annotations

import sqlite3
import zlib
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from checker import Article, read
from checker.model import CheckerError
from checker.run import extract_all
from checker.shell import commands, storing
from checker.store import entries, faults, mending, schema
from checker.store.entries import keys_of
from checker.store.faults import DamagedError
from checker.store.indexing import index
from checker.store.memory import Store
from checker.store.mending import is_sound
from checker.store.verifying import is_whole
from tests.fuzzing.stores import DEEP, EDITION, compare_with, fill, make_store, set_right

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
    "order",
    [
        "INSERT INTO posting SELECT DISTINCT key, 99 FROM posting",
        "INSERT INTO key (text) VALUES ('nobody')",
        "INSERT INTO key (text, held) VALUES ('nobody', 1)",
        "INSERT INTO block (attribute, subject, statements) VALUES ('x', 'y', 0)",
        "UPDATE article SET told = told + 1 WHERE id = 2",
        "UPDATE article SET source = 'Nobody' WHERE id = 2",
        "UPDATE article SET compared = 7 WHERE id = 2",
        "UPDATE article SET meta = replace(meta, '2024', '2023') WHERE id = 2",
        "UPDATE shown SET start = start + 1",
        "UPDATE shown SET article = 3 WHERE article = 2",
    ],
)
def test_no_table_of_a_store_goes_unseen(order: str, store: Path) -> None:
    assert is_sound(store, thorough=True)
    change(store, order)
    assert not is_sound(store, thorough=True)
    set_right(store, thorough=True)
    assert is_sound(store, thorough=True)


@pytest.mark.parametrize("order", ["DELETE FROM named", "UPDATE named SET key = key || 'x'"])
def test_the_spellings_of_a_name_do_not_go_unseen(order: str, store: Path) -> None:
    with Store(store, EDITION, write=True) as open_store:
        list(index(open_store, [Article("New Norland spent 2.1% of its GDP on defence in 2031.", "Quay")], extract_all))
    assert is_sound(store, thorough=True)
    change(store, order)
    assert not is_sound(store, thorough=True)


def test_a_sound_store_that_takes_its_time_is_not_set_aside(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def look_late(*known: Any) -> bool:
        monkeypatch.setattr(faults, "PATIENCE", -1.0)
        return is_whole(*known)

    monkeypatch.setattr(schema, "STEPS", 1)
    monkeypatch.setattr(mending, "is_whole", look_late)
    assert is_sound(store, thorough=True)


def test_what_another_version_read_is_no_damage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It knew articles by other words, and they are read again."""
    path = tmp_path / "corpus.db"
    texts = {
        "a.txt": "Norland spent 2.1% of its GDP on defence in 2031.",
        "b.txt": "Norland has 12 piers and a Mayor Ann Oake, 44.",
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text)
    asked = commands.Asked(isolated=True)
    with monkeypatch.context() as patch:
        patch.setattr(entries, "keys_of", lambda report: {f"{key} then": mark for key, mark in keys_of(report).items()})
        with Store(path, b"earlier", write=True) as store:
            list(index(store, read([tmp_path]), extract_all))
    assert storing.fill([], storing.Wish(path, verify=True), asked) == 0
    assert sorted(file.name for file in tmp_path.iterdir()) == ["a.txt", "b.txt", "corpus.db"]
    assert is_sound(path, thorough=True)
    with Store(path, b"earlier") as store:
        assert len(store.find_stale()) == 2  # both were read again


def test_what_another_version_read_is_damage_where_it_is_not_what_was_written(store: Path) -> None:
    assert is_sound(store, thorough=True, edition=b"another")
    for order in (
        "UPDATE article SET keys = x'789c030000000001' WHERE id = 2",
        "DELETE FROM posting WHERE article = 2",
    ):
        before = store.read_bytes()
        change(store, order)
        assert not is_sound(store, thorough=True, edition=b"another")
        store.write_bytes(before)


def test_a_log_that_many_read_is_no_damage(store: Path) -> None:
    error = sqlite3.OperationalError("locking protocol")
    error.sqlite_errorcode = sqlite3.SQLITE_PROTOCOL
    with pytest.raises(CheckerError, match="is being written by another run") as told, faults.telling(store):
        raise error
    assert not isinstance(told.value, DamagedError)


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

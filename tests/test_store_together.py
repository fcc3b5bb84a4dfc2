"""Several runs on one store at once: none fails but by saying that another is writing, nothing is lost, readers see all or none."""

from __future__ import annotations

import os
import shutil
import subprocess
import threading
from contextlib import closing
from pathlib import Path

import pytest
import storeruns
from storeaudit import audit_store, open_plain, tell_articles, tell_findings

from checker import Article
from checker.rule import load_rules
from checker.run import extract_all
from checker.shell import commands, storing
from checker.store import faults
from checker.store.indexing import index, refresh
from checker.store.memory import Store
from checker.store.mending import find_aside, replace_damaged

ROUNDS = int(os.environ.get("ROUNDS", "1"))
EDITION = b"one"
RULES = load_rules()
BUSY = "is being written by another run; try again when that has ended"


def read_all(articles):  # type: ignore[no-untyped-def]
    return extract_all(articles, RULES)


def write_articles(folder: Path, many: int = 3) -> list[Article]:
    return [Article(f.read_text(), f.name, path=f) for f in storeruns.write_corpus(folder, many)]


def test_four_writers_and_two_readers_lose_nothing(tmp_path: Path) -> None:
    files = storeruns.write_corpus(tmp_path / "desk", 4 * ROUNDS)
    (tmp_path / "new").mkdir()
    shutil.copy(files[0], tmp_path / "new" / "new.txt")
    half = len(files) // 2
    first, last, middle = (
        [f"desk/{f.name}" for f in some] for some in (files[: half + 4], files[half - 4 :], files[2:-2])
    )
    store = ("--store", "s.db", "--isolated")
    with Store(tmp_path / "s.db", EDITION, write=True):
        pass
    out = [(tmp_path / f"out-{n}").open("wb") for n in range(4)]
    writers = [
        storeruns.start(arguments, tmp_path, stdout=stream)
        for stream, arguments in zip(
            out,
            (
                ("index", *first, *store),
                ("check", *last, *store, "--quiet"),
                ("index", *middle, *store, "--remove", "desk/000-north.txt"),
                ("check", *middle, *store, "--quiet"),
            ),
            strict=True,
        )
    ]
    looks = []
    while any(writer.poll() is None for writer in writers):
        readers = [
            storeruns.start(("check", "new/new.txt", "--against", "s.db", "--isolated", "--quiet"), tmp_path)
            for _ in range(2)
        ]
        looks.append(audit_store(tmp_path / "s.db"))
        for reader in readers:
            _, said = reader.communicate()
            assert (reader.returncode in (0, 1), said) == (True, b"")
    for writer, stream in zip(writers, out, strict=True):
        _, said = writer.communicate()
        stream.close()
        odd = [line for line in said.decode().splitlines() if "has no article from 'desk/000-north.txt'" not in line]
        assert odd == []
    assert looks and not any(looks)
    articles = tell_articles(tmp_path / "s.db")
    acknowledged = [storeruns.acknowledged((tmp_path / f"out-{n}").read_bytes()) for n in range(4)]
    added = {line[1:] for lines in acknowledged for line in lines if line[0] == "+"}
    removed = {line[1:] for lines in acknowledged for line in lines if line[0] == "-"}
    assert added - removed <= articles.keys()
    alone = tmp_path / "alone.db"
    assert storeruns.run(["check", "desk", "--store", "alone.db", "--isolated", "--quiet"], tmp_path)[0] == 1
    assert storeruns.run(["check", "desk", "--store", "s.db", "--isolated", "--quiet"], tmp_path)[0] == 1
    assert audit_store(tmp_path / "s.db") == []
    assert tell_articles(tmp_path / "s.db") == tell_articles(alone)
    assert [f[:4] for f in tell_findings(tmp_path / "s.db")] == [f[:4] for f in tell_findings(alone)]
    print(
        f"\n{sum(map(len, acknowledged))} acknowledged by four writers, {2 * len(looks)} readers, {len(looks)} audits meanwhile"
    )


def test_threads_of_one_process_keep_out_of_each_others_way(tmp_path: Path) -> None:
    articles = write_articles(tmp_path / "desk")
    path = tmp_path / "s.db"
    failed: list[BaseException] = []

    def write(some: list[Article]) -> None:
        try:
            for _ in range(2):
                with Store(path, EDITION, write=True) as store:
                    list(index(store, some, read_all))
                    store.remove(store.find_at([f"desk/{some[0].source}"]))
                    with Store(path, EDITION) as other:  # closed again while this one is open
                        assert other.count().articles >= 0
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=write, args=(articles[n::2] + articles[:2],)) for n in (0, 1, 0, 1)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert audit_store(path) == []
    with Store(path, EDITION, write=True) as store:
        list(index(store, articles, read_all))
    assert audit_store(path) == []
    assert len(tell_articles(path)) == len(articles)


def test_a_look_at_a_store_lets_go_of_no_lock_that_this_process_has(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    with Store(path, EDITION, write=True) as store, store.changing():
        with Store(path, EDITION):
            pass
        code = f"import sqlite3; sqlite3.connect({str(path)!r}, timeout=0).execute('BEGIN IMMEDIATE')"
        done = subprocess.run([os.sys.executable, "-c", code], capture_output=True, text=True)  # type: ignore[attr-defined]
    assert "database is locked" in done.stderr


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(faults, "PATIENCE", 0.05)


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("verb", ["index", "check", "verify"])
def test_a_run_that_waits_in_vain_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], verb: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_articles(tmp_path / "desk", 1)
    path = tmp_path / "s.db"
    monkeypatch.chdir(tmp_path)
    with Store(path, EDITION, write=True):
        pass
    with closing(open_plain(path)) as other:
        other.execute("BEGIN EXCLUSIVE" if verb == "verify" else "BEGIN IMMEDIATE")
        asked = commands.Asked(isolated=True, store=path if verb == "check" else None, quiet=True)
        wish = storing.Wish(path, verify=verb == "verify")
        work = {"check": lambda: commands.check(["desk"], asked)}.get(verb, lambda: storing.fill(["desk"], wish, asked))
        assert commands.run_guarded(work) == 2
    assert capsys.readouterr().err.splitlines() == [f"error: {path}: {BUSY}"]
    assert audit_store(path) == []
    assert [f.name for f in tmp_path.iterdir() if "damaged" in f.name] == []


@pytest.mark.usefixtures("impatient")
def test_a_reader_that_waits_in_vain_says_so(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    with Store(path, EDITION, write=True):
        pass
    with closing(open_plain(path)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(faults.CheckerError, match=BUSY):
            Store(path, EDITION)


def test_what_was_read_by_other_rules_does_not_replace_what_another_run_wrote(tmp_path: Path) -> None:
    (old, *_), path = write_articles(tmp_path / "desk", 1), tmp_path / "s.db"
    with Store(path, b"earlier", write=True) as store:
        list(index(store, [old], read_all))
    new = Article(old.text.replace("budget", "purse"), old.source, path=old.path)

    def read_late(articles):  # type: ignore[no-untyped-def]
        for reading in read_all(articles):
            with Store(path, EDITION, write=True) as other:
                list(index(other, [new], read_all))
            yield reading

    with Store(path, EDITION, write=True) as store:
        assert list(refresh(store, read_late)) == [1]
        (number,) = store.find_at(["desk/000-north.txt"])
        assert store.article(number)[0].text == new.text
    assert audit_store(path) == []


def test_an_article_that_came_from_no_file_is_read_again_in_its_place(tmp_path: Path) -> None:
    path, some = tmp_path / "s.db", [Article(f"Norway has {n} tugs.", "stdin") for n in (3, 4)]
    with Store(path, b"earlier", write=True) as store:
        list(index(store, some, read_all))
    before = {place: told[0] for place, told in tell_articles(path).items()}
    with Store(path, EDITION, write=True) as store:
        assert list(refresh(store, read_all)) == [1, 2]
        assert not store.find_stale()
    assert {place: told[0] for place, told in tell_articles(path).items()} == before


def test_what_cannot_be_read_again_does_not_shift_the_others(tmp_path: Path) -> None:
    articles, path = write_articles(tmp_path / "desk"), tmp_path / "s.db"
    with Store(path, b"earlier", write=True) as store:
        list(index(store, articles, read_all))
    before = {place: told[0] for place, told in tell_articles(path).items()}
    with Store(path, EDITION, write=True) as store:
        first, *_ = store.find_stale()
        list(refresh(store, lambda some: read_all(list(some)[1:])))
        assert store.find_stale() == [first]
    assert {place: told[0] for place, told in tell_articles(path).items()} == before
    assert audit_store(path) == []


def test_articles_that_are_alike_are_each_read_again(tmp_path: Path) -> None:
    """A crawl met one page twice; other processes read ahead."""
    some = [Article("Norway has 3 tugs.", "north", url="https://a.example/x", path=tmp_path / "crawl.warc")] * 3
    path = tmp_path / "s.db"
    with Store(path, b"earlier", write=True) as store:
        assert [tally.added for tally in index(store, some, read_all)] == [1, 2, 3, 3]
    before = tell_texts(tell_articles(path))
    with Store(path, EDITION, write=True) as store:
        assert list(refresh(store, lambda some: read_all(list(some)))) == [1, 2, 3]
        assert not store.find_stale()
    assert tell_texts(tell_articles(path)) == before
    assert audit_store(path) == []


def tell_texts(articles: dict[str, tuple[object, ...]]) -> set[tuple[str, object]]:
    return {(place, told[0]) for place, told in articles.items()}


def test_a_store_that_others_make_at_once_is_no_other_programs(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    storeruns.write_corpus(tmp_path / "desk", 1)
    runs = [storeruns.start(("index", "desk", "--store", "s.db", "--isolated", "-q"), tmp_path) for _ in range(4)]
    assert [run.communicate()[1] for run in runs] == [b""] * 4
    assert audit_store(path) == []


def test_two_runs_that_both_find_damage_set_aside_once(tmp_path: Path) -> None:
    path = damage(tmp_path)
    aside = replace_damaged(path)
    assert aside == tmp_path / "s.db.damaged-1"
    assert replace_damaged(path) is None  # the other one, which found the same
    assert sorted(f.name for f in tmp_path.iterdir()) == ["s.db", "s.db.damaged-1"]


def test_a_run_that_writes_to_a_store_which_is_set_aside_acknowledges_nothing_more(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    articles = write_articles(tmp_path / "desk", 2)
    with Store(path, EDITION, write=True) as store:
        list(index(store, articles[:2], read_all))
        os.rename(path, tmp_path / "s.db.damaged-1")
        with Store(path, EDITION, write=True):
            pass
        with pytest.raises(faults.CheckerError, match="set aside or removed while it was in use; run this again"):
            list(index(store, articles[2:], read_all))
    assert len(tell_articles(tmp_path / "s.db.damaged-1")) == 2


@pytest.mark.parametrize("at", ["os.link", "os.replace", "drafted"])
def test_a_run_that_is_killed_while_it_sets_aside_loses_nothing(
    tmp_path: Path, at: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = damage(tmp_path)

    class Killed(BaseException):
        pass

    def stop(*_: object) -> None:
        raise Killed

    with monkeypatch.context() as patch, pytest.raises(Killed):
        patch.setattr("checker.store.mending._held" if at == "drafted" else at, stop)
        replace_damaged(path)
    aside = replace_damaged(path)
    assert aside is not None
    with Store(path, EDITION, write=True) as store:
        assert find_aside(store)[0] == aside
    assert storing.fill([], storing.Wish(path), commands.Asked(isolated=True, quiet=True)) == 0
    assert {"000-north.txt", "000-south.txt"} & {place.rpartition("/")[2] for place in tell_articles(path)}
    assert audit_store(path) == []


def test_a_run_that_is_killed_while_it_takes_over_is_gone_on_with(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = damage(tmp_path)
    replace_damaged(path)
    with Store(path, EDITION, write=True) as store:  # another run writes first, and a newer text at that
        new = Article("Norway has 12 tugs.", "north", path=tmp_path / "desk" / "000-north.txt")
        list(index(store, [new], read_all))
    for said in ("was damaged and is now s.db.damaged-1", ""):
        assert storing.fill([], storing.Wish(path), commands.Asked(isolated=True, quiet=True)) == 0
        assert said in capsys.readouterr().err
    with Store(path, EDITION) as store:
        (number,) = store.find_at(["desk/000-north.txt"])
        assert store.article(number)[0].text == "Norway has 12 tugs."
        assert store.articles > 1
        assert find_aside(store) == []


def damage(folder: Path) -> Path:
    """Returns a store of some articles, of which an index is broken."""
    path = folder / "s.db"
    with Store(path, EDITION, write=True) as store:
        list(index(store, write_articles(folder / "desk", 2), read_all))
    shutil.rmtree(folder / "desk")
    with closing(open_plain(path)) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'posting'").fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    data = bytearray(path.read_bytes())
    data[(page - 1) * size : page * size] = bytes(size)
    path.write_bytes(data)
    return path

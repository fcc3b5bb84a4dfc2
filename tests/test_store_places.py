"""Stores on full disks, on disks that may not be written, at odd paths, and of other versions."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
import storeruns
from storeaudit import audit_store, open_plain, tell_articles

from checker import Article
from checker.model import CheckerError
from checker.rule import load_rules
from checker.run import extract_all
from checker.shell import commands, storing, surveying
from checker.store import schema
from checker.store.faults import DamagedError
from checker.store.files import is_store
from checker.store.indexing import index
from checker.store.memory import Store
from checker.store.mending import replace_damaged

EDITION = b"one"
RULES = load_rules()
NOBODY = 65534
ASKED = commands.Asked(isolated=True, quiet=True)


def read_all(articles):  # type: ignore[no-untyped-def]
    return extract_all(articles, RULES)


def fill(folder: Path, many: int = 2) -> Path:
    """Returns a store of some articles that lie beside it."""
    files = storeruns.write_corpus(folder / "desk", many)
    with Store(folder / "s.db", EDITION, write=True) as store:
        list(index(store, (Article(f.read_text(), f.name, path=f) for f in files), read_all))
    return folder / "s.db"


def tell_texts(articles: dict[str, tuple[object, ...]]) -> set[tuple[str, object]]:
    return {(place, told[0]) for place, told in articles.items()}


def command(verb: str, path: Path, folder: Path) -> Callable[[], int]:
    """Returns a run on a store: `index`, `check --store` or `check --against`."""
    if verb == "index":
        return lambda: storing.fill([str(folder)], storing.Wish(path), ASKED)
    if verb == "store":
        return lambda: commands.check([str(folder)], ASKED._replace(store=path))
    return lambda: commands.check([str(folder)], ASKED._replace(against=(str(path),)))


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """Yields a folder that everybody may look into."""
    folder = Path(tempfile.mkdtemp(prefix="store-"))
    folder.chmod(0o755)
    yield folder
    subprocess.run(["chmod", "-R", "u+w", folder], check=True)
    shutil.rmtree(folder)


@pytest.fixture
def small_disk() -> Iterator[Callable[[str], Path]]:
    """Yields what mounts a disk of a given size and returns its folder; skips where that may not be."""
    mounted: list[Path] = []

    def mount(size: str) -> Path:
        folder = Path(tempfile.mkdtemp(prefix="disk-"))
        done = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={size},mode=755", "tmpfs", folder], capture_output=True
        )
        if done.returncode:
            folder.rmdir()
            pytest.skip("a disk can only be mounted by root, where the system lets it")
        mounted.append(folder)
        return folder

    if not shutil.which("mount"):
        pytest.skip("there is no mount command here")
    yield mount
    for folder in mounted:
        subprocess.run(["umount", "-l", folder], check=True)
        folder.rmdir()


def as_nobody(work: Callable[[], int]) -> tuple[int, str]:
    """Returns the exit code of a run by a user who owns nothing, in a process of its own, and what it says on standard error."""
    with tempfile.TemporaryFile() as said:
        child = os.fork()
        if not child:
            code = 99
            try:
                os.dup2(said.fileno(), 2)
                if os.getuid() == 0:
                    os.setgroups([])
                    os.setgid(NOBODY)
                    os.setuid(NOBODY)
                import sys

                sys.stderr = open(2, "w", closefd=False)  # noqa: SIM115
                code = commands.run_guarded(work)
                sys.stderr.flush()
            except BaseException:
                import traceback

                traceback.print_exc()
                sys.stderr.flush()
            finally:
                os._exit(code)
        _, status = os.waitpid(child, 0)
        said.seek(0)
        return os.waitstatus_to_exitcode(status), said.read().decode()


# ---- full disks ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("verb", ["index", "store"])
def test_a_store_that_may_not_grow_keeps_what_it_acknowledged(
    tmp_path: Path, verb: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    many = len(storeruns.write_corpus(tmp_path / "desk", 8))
    path = tmp_path / "s.db"
    added: list[str] = []

    class Small(Store):
        def __init__(self, *arguments: object, **options: object) -> None:
            super().__init__(*arguments, **options)  # type: ignore[arg-type]
            (pages,) = self.connection.execute("PRAGMA page_count").fetchone()
            self.connection.execute(f"PRAGMA max_page_count = {pages + 8}")

        def add(self, entry, over=None):  # type: ignore[no-untyped-def]
            known = super().add(entry, over)
            added.append(entry.place)
            return known

    with monkeypatch.context() as patch:
        patch.setattr(storing if verb == "index" else surveying, "Store", Small)
        assert commands.run_guarded(command(verb, path, tmp_path / "desk")) == 2
    assert capsys.readouterr().err.splitlines() == [
        f"error: {path}: cannot grow: the disk is full; make room, and run this again"
    ]
    assert 0 < len(added) < many
    assert audit_store(path) == []
    assert sorted(tell_articles(path)) == sorted(added)
    assert commands.run_guarded(command(verb, path, tmp_path / "desk")) in (0, 1)
    assert audit_store(path) == []
    assert len(tell_articles(path)) == many


@pytest.mark.parametrize("left", [0, 4096, 12288, 32768, 65536])
def test_a_full_disk_ends_a_run_with_one_line_and_loses_nothing(
    small_disk: Callable[[str], Path], left: int, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    disk = small_disk("2m")
    path = fill(disk, 2)
    before = tell_articles(path)
    storeruns.write_corpus(tmp_path / "more", 6)
    room = os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize
    (disk / "filler").write_bytes(bytes(max(room - left, 0)))  # as little is left for the store and its journal
    assert commands.run_guarded(command("index", path, tmp_path / "more")) == 2
    said = capsys.readouterr().err
    assert said == f"error: {path}: cannot grow: the disk is full; make room, and run this again\n"
    (disk / "filler").unlink()
    assert audit_store(path) == []
    now = tell_articles(path)
    assert tell_texts(before) <= tell_texts(now)
    subprocess.run(["mount", "-o", "remount,size=16m", disk], check=True)
    assert commands.run_guarded(command("index", path, tmp_path / "more")) == 0
    assert audit_store(path) == []
    assert len(tell_articles(path)) == len(before) + 21
    assert tell_texts(now) <= tell_texts(tell_articles(path))


def test_a_full_disk_while_a_broken_store_is_set_aside_loses_nothing(
    small_disk: Callable[[str], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    disk = small_disk("4m")
    path = fill(disk, 2)
    with closing(open_plain(path)) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'posting'").fetchone()
    data = bytearray(path.read_bytes())
    data[(page - 1) * 4096 : page * 4096] = bytes(4096)
    path.write_bytes(data)
    room = os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize
    (disk / "filler").write_bytes(bytes(room))
    run = command("index", path, disk / "none")
    assert commands.run_guarded(run) == 2
    (said,) = capsys.readouterr().err.splitlines()
    assert said.endswith("cannot grow: the disk is full; make room, and run this again")
    assert path.read_bytes() == data
    assert sorted(f.name for f in disk.iterdir()) == ["desk", "filler", "s.db"]
    (disk / "filler").unlink()
    assert storing.fill([], storing.Wish(path), ASKED) == 0
    assert audit_store(path) == []
    assert len(tell_articles(path)) == 7


# ---- what may not be written -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("what", ["file", "folder", "mount", "log"])
def test_a_store_that_may_not_be_written_can_be_compared_with(
    what: str, open_folder: Path, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    folder = request.getfixturevalue("small_disk")("4m") if what == "mount" else open_folder
    storeruns.write_corpus(folder / "desk", 2)
    path = folder / "s.db"
    assert storing.fill([str(folder / "desk")], storing.Wish(path), ASKED) == 0
    if what == "log":  # of another build of SQLite: its file says that there is a log
        with closing(open_plain(path)) as connection:
            assert connection.execute("PRAGMA journal_mode = WAL").fetchone() == ("wal",)
    against, add = (command(verb, path, folder / "desk") for verb in ("against", "index"))
    assert against() == add() + 1 == 1  # what they load may not be readable to others
    with Store(path, EDITION) as store:
        assert len(store.reading(1).assertions) > 0
    before = path.read_bytes()
    path.chmod(0o444)
    if what == "folder" or what == "log":
        folder.chmod(0o555)
    if what == "mount":
        subprocess.run(["mount", "-o", "remount,ro", folder], check=True)
    assert as_nobody(against) == (1, "")
    code, said = as_nobody(lambda: storing.fill([], storing.Wish(path, remove=(str(folder / "desk"),)), ASKED))
    assert code == 2
    assert said.startswith(f"error: {path}: ") and said.count("\n") == 1
    assert "may not be written" in said or "cannot be opened" in said
    assert path.read_bytes() == before


def test_a_store_that_a_killed_run_left_half_written_is_read_as_it_was(open_folder: Path) -> None:
    path = fill(open_folder)
    before = tell_articles(path)
    leave_half_written(path)
    assert path.with_name("s.db-journal").stat().st_size > 0
    open_folder.chmod(0o555)
    path.chmod(0o444)

    def look() -> int:
        with Store(path, EDITION) as store:
            return store.count().articles

    assert as_nobody(look) == (
        2,
        f"error: {path}: was left half written by a run that was killed, and may not be written; "
        "let checker index --store mend it\n",
    )
    open_folder.chmod(0o755)
    path.chmod(0o644)
    with Store(path, EDITION) as store:
        assert store.count().articles == len(before)
    assert tell_articles(path) == before
    assert audit_store(path) == []


def leave_half_written(path: Path) -> None:
    """Leaves a store as a run does that is killed while it writes: pages changed, and the journal that takes them back."""
    child = os.fork()
    if not child:
        connection = sqlite3.connect(path, isolation_level=None)
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("BEGIN")
        connection.execute("UPDATE article SET text = zeroblob(20000), source = 'nobody'")
        connection.execute("UPDATE key SET held = 99")
        os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(child, 0)


# ---- odd paths -------------------------------------------------------------------------------------------------------


def make_odd(folder: Path, what: str) -> Path:
    path = folder / "odd.db"
    if what == "folder":
        path.mkdir()
    elif what == "pipe":
        os.mkfifo(path)
    elif what == "device":
        path = Path("/dev/zero")
    elif what == "text":
        path.write_text("Norway has 12 tugs.\n" * 300)
    elif what == "short":
        path.write_text("x")
    elif what == "other":
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("CREATE TABLE article (id INTEGER PRIMARY KEY, place, meta, text)")
    elif what == "newer":
        path = fill(folder)
        with closing(open_plain(path)) as connection:
            connection.execute(f"PRAGMA user_version = {schema.SCHEMA + 1}")
    elif what == "missing":
        path = folder / "none" / "s.db"
    elif what == "long":
        path = folder / ("x" * 300)
    return path


ODD = {
    "folder": "is no store; name a file that checker index made, or a new one",
    "pipe": "is no store; name a file that checker index made, or a new one",
    "device": "is no store; name a file that checker index made, or a new one",
    "text": "is no store; name a file that checker index made, or a new one",
    "short": "is no store; name a file that checker index made, or a new one",
    "other": "is a database of another program; name a file that checker index made, or a new one",
    "newer": "was written by a newer checker (version 2 of its tables; this one knows 1); install that checker, or make a "
    "store anew",
    "missing": "cannot be opened; see that its folder is there, and that both may be used",
    "long": "cannot be read: file name too long; name a file that may be read",
}


@pytest.mark.parametrize("verb", ["index", "store"])
@pytest.mark.parametrize("what", ODD)
def test_what_is_no_store_is_refused_and_left_alone(
    tmp_path: Path, what: str, verb: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = make_odd(tmp_path, what)
    before = path.read_bytes() if os.path.isfile(path) else None
    assert commands.run_guarded(command(verb, path, tmp_path)) == 2
    assert capsys.readouterr().err.splitlines() == [f"error: {path}: {ODD[what]}"]
    assert (path.read_bytes() if os.path.isfile(path) else None) == before
    assert [f.name for f in tmp_path.rglob("*") if "damaged" in f.name or "mending" in f.name] == []


@pytest.mark.parametrize("what", ["folder", "pipe", "device", "text", "other", "newer", "missing"])
def test_what_is_no_store_is_not_compared_with(tmp_path: Path, what: str) -> None:
    path = make_odd(tmp_path, what)
    with pytest.raises(CheckerError):
        Store(path, EDITION)
    assert not Path("/dev/zero").is_file() and not is_store("/dev/zero")


def test_an_empty_file_is_filled_and_nothing_to_compare_with(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    path.touch()
    with pytest.raises(CheckerError, match="is empty; fill it: checker index PATHS --store"):
        Store(path, EDITION)
    assert fill(tmp_path) == path
    assert audit_store(path) == []


def test_a_link_leads_to_the_store_though_that_is_not_there_yet(tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    (tmp_path / "s.db").symlink_to(tmp_path / "far" / "real.db")
    path = fill(tmp_path)
    assert path.is_symlink()
    assert audit_store(tmp_path / "far" / "real.db") == []
    real = tmp_path / "far" / "real.db"
    real.write_bytes(real.read_bytes()[:-4096])
    assert replace_damaged(path) == tmp_path / "far" / "real.db.damaged-1"
    assert path.is_symlink()
    with Store(path, EDITION) as store:
        assert store.count().articles == 0


def test_what_comes_through_a_pipe_is_no_store_and_stays_whole(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert not is_store(str(tmp_path / "pipe"))  # and does not wait for somebody to write to it


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Returns a folder with a store and four articles; the current folder is another, with a link to the store in it."""
    for name in ("desk/a.txt", "desk/b.txt", "desks.txt", "more.jsonl"):
        file = tmp_path / "home" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f'{{"text": "Norway has 12 tugs.", "source": "S {name}"}}')
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    (tmp_path / "here" / "link.db").symlink_to(tmp_path / "home" / "s.db")
    (tmp_path / "here" / "desk").symlink_to(tmp_path / "home" / "desk")
    assert storing.fill([str(tmp_path / "home")], storing.Wish(tmp_path / "home" / "s.db"), ASKED) == 0
    return tmp_path / "home"


def test_a_link_to_a_store_from_another_folder_moves_no_places(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = tell_articles(desk / "s.db")
    assert len(before) == 4
    asked = ASKED._replace(quiet=False)
    assert storing.fill([str(desk)], storing.Wish(Path("link.db"), prune=True), asked) == 0
    assert capsys.readouterr().out.startswith("link.db: 4 as before; it holds 4 articles")
    assert tell_articles(desk / "s.db") == before


@pytest.mark.parametrize(
    ("name", "left"),
    [
        ("../home/desk/a.txt", "desk/b.txt desks.txt more.jsonl"),
        ("desk", "desks.txt more.jsonl"),
        ("desk/", "desks.txt more.jsonl"),
        ("../home/./desk/../desk", "desks.txt more.jsonl"),
        ("../home/more.jsonl", "desk/a.txt desk/b.txt desks.txt"),
        ("../home", ""),
        ("..", ""),
        ("/", ""),
        ("S more.jsonl", "desk/a.txt desk/b.txt desks.txt"),
    ],
)
def test_a_file_or_folder_is_taken_out_however_it_is_named(desk: Path, name: str, left: str) -> None:
    with Store(desk / "s.db", EDITION, write=True) as store:
        list(index(store, [Article("Norway has 13 tugs.", "stdin")], read_all))
    assert storing.fill([], storing.Wish(desk / "s.db", remove=(name,)), ASKED) == 0
    assert {place.partition("//")[0] for place in tell_articles(desk / "s.db")} == {"", *left.split()}


def test_no_name_takes_nothing_out(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(desk)
    assert storing.fill([], storing.Wish(Path("s.db"), remove=("",)), ASKED) == 2
    assert len(tell_articles(desk / "s.db")) == 4


def test_a_file_whose_name_is_no_text_is_kept_and_found_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / os.fsdecode(b"caf\xe9.txt")
    try:
        file.write_text("Norway has 12 tugs.")
    except OSError:
        pytest.skip("this file system takes no such name")
    path, asked = tmp_path / "s.db", ASKED._replace(quiet=False)
    for told in ("1 new", "1 as before"):
        assert commands.run_guarded(lambda: storing.fill([str(file)], storing.Wish(path, prune=True), asked)) == 0
        said = capsys.readouterr()
        assert (told in said.out, said.err) == (True, "")
    with Store(path, EDITION) as store:
        assert store.article(1)[0].path is not None and store.article(1)[0].path.resolve() == file.resolve()
    assert audit_store(path) == []
    file.unlink()
    assert storing.fill([], storing.Wish(path, prune=True), asked) == 0
    assert tell_articles(path) == {}


# ---- versions --------------------------------------------------------------------------------------------------------

STEP = (
    "CREATE TABLE desk (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE)",
    "INSERT INTO desk (name) SELECT DISTINCT source FROM article",
    "CREATE INDEX article_told ON article (told)",
)


@pytest.fixture
def next_version(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], None]]:
    """Yields what makes this checker one of the next version, whose tables are others."""

    def begin() -> None:
        schema.known_tables.cache_clear()
        monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, STEP))
        monkeypatch.setattr(schema, "SCHEMA", schema.SCHEMA + 1)

    yield begin
    schema.known_tables.cache_clear()


def test_a_store_of_an_earlier_version_is_brought_over_with_all_it_holds(
    tmp_path: Path, next_version: Callable[[], None]
) -> None:
    path = fill(tmp_path)
    before = tell_articles(path)
    next_version()
    with pytest.raises(CheckerError, match="is of version 1; bring it up to date: checker index --store"):
        Store(path, EDITION)
    with Store(path, EDITION, write=True) as store:
        assert len(store.ask("SELECT name FROM desk")) == len({told[2] for told in before.values()})
    with Store(path, EDITION) as store:
        assert store.count().articles == len(before)
    assert tell_articles(path) == before
    assert audit_store(path) == []


def test_a_store_is_brought_over_wholly_or_not_at_all(
    tmp_path: Path, next_version: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = fill(tmp_path)
    before = tell_articles(path)
    next_version()
    statements = schema.statements_of(1)
    for many in range(len(statements) + 1):
        child = os.fork()
        if not child:

            def step_and_die(version: int, many: int = many) -> Iterator[str]:
                yield from statements[:many]
                os.kill(os.getpid(), signal.SIGKILL)

            schema.statements_of = step_and_die  # type: ignore[assignment]
            Store(path, EDITION, write=True)
            os._exit(1)
        _, status = os.waitpid(child, 0)
        assert os.waitstatus_to_exitcode(status) == -signal.SIGKILL
        with closing(open_plain(path)) as connection:
            assert connection.execute("PRAGMA user_version").fetchone() == (1,)
        assert tell_articles(path) == before
    with Store(path, EDITION, write=True):
        pass
    assert tell_articles(path) == before
    assert audit_store(path) == []


def test_a_store_that_says_an_odd_version_is_damaged(tmp_path: Path) -> None:
    path = fill(tmp_path)
    for version in (-1, 0):
        with closing(open_plain(path)) as connection:
            connection.execute(f"PRAGMA user_version = {version}")
        for write in (False, True):
            with pytest.raises(DamagedError, match="it has other tables than a store has"):
                Store(path, EDITION, write=write)

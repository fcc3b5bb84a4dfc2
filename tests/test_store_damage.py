"""Stores whose bytes were flipped, and stores that somebody made on purpose: one clear error or sound findings, and no more.

A few of each in a run of the tests; `FLIPS=500 python -m pytest tests/test_store_damage.py` tries so many.
"""

from __future__ import annotations

import json
import os
import random
import sqlite3
import zlib
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import pytest
import storeruns
from storeaudit import audit_store, open_plain, tell_articles

from checker.findings import Report
from checker.model import CheckerError
from checker.rule import load_rules
from checker.shell import commands, reporting, storing
from checker.store import faults, mending
from checker.store.faults import DamagedError
from checker.store.rows import LIGHT, TIMES, fold, unfold

FLIPS = int(os.environ.get("FLIPS", "12"))
SEED = int(os.environ.get("SEED", "3"))
ASKED = commands.Asked(isolated=True, quiet=True)
RULES = load_rules()


class Made:
    """A filled store, its bytes, its articles' texts, and a new article beside it."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.path = folder, folder / "s.db"
        self.files = storeruns.write_corpus(folder / "desk", 4)
        self.new = folder / "new.txt"
        self.new.write_text(self.files[2].read_text() + "\n\nIts army had 41,000 soldiers in 2014.")
        assert commands.check([str(folder / "desk")], ASKED._replace(store=self.path)) == 1
        self.bytes = self.path.read_bytes()
        self.texts = {file.read_text() for file in (*self.files, self.new)}
        self.places = set(tell_articles(self.path))

    def restore(self) -> None:
        for file in self.folder.glob("s.db*"):
            file.unlink()
        self.path.write_bytes(self.bytes)

    def change(self, *statements: str, lax: bool = False) -> None:
        """Changes a store by statements; if `lax`, in tables that take anything, whatever they say of themselves afterwards."""
        with closing(open_plain(self.path)) as connection:
            kept = connection.execute("SELECT rowid, sql FROM sqlite_schema").fetchall() if lax else []
            if lax:
                connection.execute("PRAGMA writable_schema = ON")
                connection.execute("UPDATE sqlite_schema SET sql = replace(sql, 'NOT NULL', '') WHERE type = 'table'")
        with closing(open_plain(self.path)) as connection:
            for statement in statements:
                connection.execute(statement)
            if lax:
                connection.execute("PRAGMA writable_schema = ON")
                connection.executemany("UPDATE sqlite_schema SET sql = ? WHERE rowid = ?", [(s, n) for n, s in kept])


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return Made(tmp_path_factory.mktemp("damaged"))


@pytest.fixture(autouse=True)
def _restored(made: Made) -> None:
    made.restore()


def compare(made: Made) -> Report | CheckerError:
    """Returns the report of the new article beside the store, or the error that ends the run."""
    asked = ASKED._replace(against=(str(made.path),))
    try:
        report = commands.survey([str(made.new)], asked, commands.Config(), RULES)
        for style in ("text", "json"):
            reporting.render(style, report)
        return report
    except CheckerError as error:
        return error


def list_all(made: Made) -> Report | CheckerError:
    """Returns the report of all that the store holds, or the error that ends the run."""
    try:
        report = commands.survey([], ASKED._replace(store=made.path), commands.Config(), RULES)
        for style in ("text", "json"):
            reporting.render(style, report)
        return report
    except CheckerError as error:
        return error


def index(made: Made, **wishes: Any) -> CheckerError | int:
    try:
        return storing.fill([str(made.folder / "desk")], storing.Wish(made.path, **wishes), ASKED)
    except CheckerError as error:
        return error


def demand_sound(made: Made, told: Report | CheckerError, context: object) -> None:
    if isinstance(told, CheckerError):
        assert str(told).count("\n") == 0 and len(str(told)) < 1000, context
        return
    for article in told.articles:
        assert article.text in made.texts, context
    for finding in told.findings:
        for a in finding.assertions:
            assert a.article.text[a.start : a.end], context


def flip(data: bytes, draw: random.Random) -> tuple[str, bytes]:
    """Returns bytes that some accident befell, and which."""
    broken = bytearray(data)
    kind = draw.choice(["header", "one byte", "some bytes", "a page", "swapped pages", "cut", "longer", "zeros"])
    size, pages = 4096, len(data) // 4096
    if kind == "header":
        broken[draw.randrange(100)] ^= 1 << draw.randrange(8)
    elif kind == "one byte":
        broken[draw.randrange(len(data))] ^= 1 << draw.randrange(8)
    elif kind == "some bytes":
        for _ in range(draw.randrange(2, 200)):
            broken[draw.randrange(len(data))] = draw.randrange(256)
    elif kind == "a page":
        at = draw.randrange(pages) * size
        broken[at : at + size] = draw.randbytes(size)
    elif kind == "swapped pages":
        a, b = (n * size for n in draw.sample(range(pages), 2))
        broken[a : a + size], broken[b : b + size] = data[b : b + size], data[a : a + size]
    elif kind == "cut":
        del broken[draw.randrange(len(data)) :]
    elif kind == "longer":
        broken += draw.randbytes(draw.randrange(1, 9000))
    else:
        at = draw.randrange(len(data))
        broken[at : at + draw.randrange(5000)] = b""
    return kind, bytes(broken)


@pytest.mark.parametrize("turn", range(FLIPS))
def test_a_store_whose_bytes_are_not_as_they_were_is_told_and_mended(made: Made, turn: int) -> None:
    draw = random.Random(f"{SEED} {turn}")
    kind, broken = flip(made.bytes, draw)
    made.path.write_bytes(broken)
    for look in (compare, list_all):
        demand_sound(made, look(made), (turn, kind))
    told = index(made, verify=True)
    if isinstance(told, CheckerError):  # what has the looks of a store no more is never set aside
        assert "is no store" in str(told) or "of another program" in str(told) or "by a newer checker" in str(told), (
            kind
        )
        return
    assert told == 0, kind
    assert audit_store(made.path) == [], (turn, kind)
    assert set(tell_articles(made.path)) >= made.places or kind in ("one byte", "some bytes"), (turn, kind)
    demand_sound(made, compare(made), (turn, kind))


def test_what_a_broken_store_still_tells_is_taken_over_though_the_files_are_gone(
    made: Made, capsys: pytest.CaptureFixture[str]
) -> None:
    """A page of the articles' table is lost: the others are there again, read anew, and the run says how many."""
    with closing(open_plain(made.path)) as connection:
        pages = (
            [
                n
                for (n,) in connection.execute(
                    "SELECT pageno FROM dbstat WHERE name = 'article' AND pagetype = 'leaf' ORDER BY pageno"
                )
            ]
            if _has_dbstat(connection)
            else []
        )
    if not pages:
        pytest.skip("this build of SQLite does not tell which pages a table has")
    data = bytearray(made.bytes)
    data[(pages[0] - 1) * 4096 : pages[0] * 4096] = bytes(4096)
    made.path.write_bytes(data)
    assert storing.fill([], storing.Wish(made.path), ASKED) == 0
    kept = tell_articles(made.path)
    assert 0 < len(kept) < len(made.places)
    assert f"{len(kept)} of its articles were taken over" in capsys.readouterr().err
    assert audit_store(made.path) == []


def _has_dbstat(connection: Any) -> bool:
    return ("ENABLE_DBSTAT_VTAB",) in connection.execute("PRAGMA compile_options").fetchall()


# ---- what somebody made on purpose -----------------------------------------------------------------------------------

COLUMNS = {
    "article": "id place content edition source told statements compared meta text reading keys",
    "edition": "id digest",
    "block": "id attribute subject statements",
    "named": "key block",
    "cell": "id block digest value since shared statements",
    "assertion": "cell article start end own",
    "key": "id text held named led",
    "posting": "key article",
    "finding": "id kind rule packed",
    "shown": "finding article start end",
    "about": "name value",
}
VALUES = (
    "NULL", "-1", "0", "1.5", "9e999", "9223372036854775807", "-9223372036854775808", "'x'", "'5'", "''", "x'00'", "x''",
    "zeroblob(70000)", "char(0)", "'../../../etc/passwd'", "char(27) || '[2J'", "CAST(x'ff' AS TEXT)", "printf('%.50000c', '[')",
)  # fmt: skip
HOSTILE = [
    (table, column, value) for table, columns in COLUMNS.items() for column in columns.split() for value in VALUES
]


@pytest.mark.parametrize("case", random.Random(SEED).sample(HOSTILE, min(2 * FLIPS, len(HOSTILE))), ids=str)
def test_values_that_no_run_writes_are_damage_or_nothing(made: Made, case: tuple[str, str, str]) -> None:
    table, column, value = case
    for where in ("", f" WHERE rowid = (SELECT min(rowid) FROM {table})"):
        if where and table in ("named", "posting", "about"):
            continue
        made.restore()
        with suppress(sqlite3.IntegrityError):  # a number of a row is a number
            made.change(f"UPDATE OR IGNORE {table} SET {column} = {value}{where}", lax=True)
        for look in (compare, list_all):
            demand_sound(made, look(made), case)
        for told in (index(made), index(made, remove=(str(made.folder / "desk" / "000-north.txt"),))):
            assert isinstance(told, CheckerError) or told in (0, 2)


def set_meta(**changes: Any) -> Callable[[Made], None]:
    def act(made: Made) -> None:
        with closing(open_plain(made.path)) as connection:
            for number, meta in connection.execute("SELECT id, meta FROM article").fetchall():
                told = json.loads(meta) | changes
                connection.execute("UPDATE article SET meta = ? WHERE id = ?", (json.dumps(told).encode(), number))

    return act


def set_blob(column: str, data: bytes, table: str = "article") -> Callable[[Made], None]:
    def act(made: Made) -> None:
        with closing(open_plain(made.path)) as connection:
            connection.execute(f"UPDATE {table} SET {column} = ?", (data,))

    return act


def set_finding(change: Callable[[dict[str, Any]], Any]) -> Callable[[Made], None]:
    def act(made: Made) -> None:
        with closing(open_plain(made.path)) as connection:
            for number, packed in connection.execute("SELECT id, packed FROM finding").fetchall():
                told = json.loads(zlib.decompress(packed))
                told = change(told) or told
                connection.execute(
                    "UPDATE finding SET packed = ? WHERE id = ?", (zlib.compress(json.dumps(told).encode()), number)
                )

    return act


def set_report(**changes: Any) -> Callable[[Made], None]:
    def act(made: Made) -> None:
        with closing(open_plain(made.path)) as connection:
            for number, packed in connection.execute("SELECT id, report FROM article").fetchall():
                told = json.loads(zlib.decompress(packed)) | changes
                packed = zlib.compress(json.dumps(told).encode())
                connection.execute("UPDATE article SET report = ? WHERE id = ?", (packed, number))

    return act


BOMB = zlib.compress(bytes(2 * LIGHT), 9)
DEEP = b"[" * 100_000 + b"]" * 100_000
CONTENTS: dict[str, Callable[[Made], None]] = {
    "title is a list": set_meta(title=["x"]),
    "url is a number": set_meta(url=7),
    "headers are a word": set_meta(headers="x"),
    "headers are true": set_meta(headers=True),
    "a huge line": set_meta(headers=10**40),
    "published is no day": set_meta(published="yesterday"),
    "published is a number": set_meta(published=3),
    "written is no pair": set_meta(written=["2020-01-01"]),
    "ignores are of numbers": set_meta(ignores=[[[1], 2, 3, None, ""]]),
    "ignores stand outside": set_meta(ignores=[[["x"], "y", 3, [5, 10**9], ""]]),
    "ignores are no rows": set_meta(ignores=7),
    "meta is no object": set_blob("meta", b"[]"),
    "meta is deep": set_blob("meta", DEEP),
    "text is a bomb": set_blob("text", BOMB),
    "text is cut": set_blob("text", zlib.compress(b"x" * 99)[:-5]),
    "text is no UTF-8": set_blob("text", zlib.compress(b"\xff\xfe\xfa")),
    "text is another": set_blob("text", zlib.compress(b"Short.")),
    "reading is a bomb": set_blob("reading", BOMB),
    "reading is deep": set_blob("reading", zlib.compress(DEEP)),
    "reading is a pickle": set_blob(
        "reading", zlib.compress(b"\x80\x04\x95\x0b\x00\x00\x00\x00\x00\x00\x00\x8c\x02os\x94.")
    ),
    "report is a bomb": set_blob("report", BOMB),
    "report is deep": set_blob("report", zlib.compress(DEEP)),
    "report is a list": set_blob("report", zlib.compress(b"[]")),
    "report is empty": set_blob("report", zlib.compress(b"{}")),
    "report is of numbers": set_report(words=[1, 2]),
    "report weighs without end": set_report(names={"Oslo": float("inf")}),
    "report weighs by words": set_report(figures={"=12": "much"}),
    "report was told on no day": set_report(told=10**9),
    "report has days before all": set_report(days=[-1]),
    "report is loud by a number": set_report(loud=1),
    "report is of another": set_report(named={"Elsewhere": 1.0}),
    "keys are a bomb": set_blob("keys", BOMB),
    "keys are cut": set_blob("keys", zlib.compress(b"abc")),
    "keys are of no article": set_blob("keys", zlib.compress(b"\xff\xff\xff\xff\x07" * 9)),
    "shared is deep": set_blob("shared", DEEP, "cell"),
    "own is empty": set_blob("own", b"", "assertion"),
    "own is deep": set_blob("own", DEEP, "assertion"),
    "finding is a bomb": set_blob("packed", BOMB, "finding"),
    "finding is deep": set_blob("packed", zlib.compress(DEEP), "finding"),
    "finding shows nothing": set_finding(lambda told: told.update(assertions=[], article=None)),
    "finding has no severity": set_finding(lambda told: told.update(severity="grave")),
    "finding is surer than sure": set_finding(lambda told: told.update(confidence=1e300)),
    "finding is not a number": set_finding(lambda told: told.update(confidence=float("nan"))),
    "finding is of a word": set_finding(lambda told: told.update(article="x")),
    "finding is of a list": set_finding(lambda told: told.update(article=[1])),
    "finding explains an object": set_finding(lambda told: told.update(explanation={"a": 1}, topic=[2])),
    "finding's rows are numbers": set_finding(lambda told: told.update(assertions=[1, 2])),
    "finding's rows are of others": set_finding(lambda told: told.update(assertions=[[99, "x"]])),
    "finding is a list": set_finding(lambda told: [told]),
}


@pytest.mark.parametrize("what", CONTENTS)
def test_contents_that_no_run_writes_are_damage_or_nothing(made: Made, what: str) -> None:
    CONTENTS[what](made)
    for look in (compare, list_all):
        told = look(made)
        if what != "text is another":
            demand_sound(made, told, what)
    assert index(made, verify=True) == 0
    assert audit_store(made.path) == []
    assert set(tell_articles(made.path)) == made.places


SCHEMES = {
    "a trigger": "CREATE TRIGGER more AFTER INSERT ON article BEGIN DELETE FROM finding; END",
    "a view": "CREATE VIEW more AS SELECT * FROM article",
    "a table": "CREATE TABLE more (a)",
    "an index of an expression": "CREATE INDEX more ON article (hex(zeroblob(1000)))",
    "a column": "ALTER TABLE article ADD COLUMN more GENERATED ALWAYS AS (hex(zeroblob(100000000)))",
    "an endless view": """CREATE VIEW more AS WITH RECURSIVE endless (n) AS (SELECT 1 UNION ALL SELECT n FROM endless)
        SELECT n FROM endless""",
}


@pytest.mark.parametrize("what", SCHEMES)
def test_tables_that_no_run_made_are_refused_and_what_is_safe_is_taken_over(made: Made, what: str) -> None:
    made.change(SCHEMES[what])
    for look in (compare, list_all):
        told = look(made)
        assert isinstance(told, DamagedError) and "it has other tables than a store has" in str(told)
    assert storing.fill([], storing.Wish(made.path), ASKED) == 0
    rescued = set(tell_articles(made.path))
    assert rescued == (set() if what == "a column" else made.places)
    assert audit_store(made.path) == []


def test_a_table_whose_name_is_no_text_is_damage(made: Made) -> None:
    made.change(
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_schema SET name = CAST(x'cfcf' AS TEXT), sql = 'CREATE nothing' WHERE name = 'article_source'",
    )
    for look in (compare, list_all):
        told = look(made)
        assert isinstance(told, DamagedError) and "the names of its tables are no text" in str(told)
    assert index(made) == 0
    assert audit_store(made.path) == []


def test_a_table_that_is_an_endless_view_is_never_asked(made: Made) -> None:
    made.change(
        "ALTER TABLE article RENAME TO other",
        """CREATE VIEW article AS WITH RECURSIVE endless (id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM endless)
        SELECT id, '' AS place, '' AS content, '' AS meta, '' AS text FROM endless""",
    )
    assert isinstance(compare(made), DamagedError)
    assert storing.fill([], storing.Wish(made.path), ASKED) == 0
    assert tell_articles(made.path) == {}


def test_pages_that_lead_to_each_other_without_end_do_not_hold_a_run_up(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Five levels of pages, each of which leads to the next four hundred times: ten million million rows, all the same."""
    with closing(open_plain(made.path)) as connection:
        (root,) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'article'").fetchone()
    data, last = bytearray(made.bytes), len(made.bytes) // 4096
    levels = [last + n for n in range(1, 6)]
    leaf = bytes(data[(root - 1) * 4096 : root * 4096])
    for page, below in zip((root, *levels), (*levels, last + 6), strict=True):
        many = 300
        cells = b"".join(below.to_bytes(4, "big") + b"\x01" for _ in range(many))
        start = 4096 - len(cells)
        head = b"\x05\0\0" + many.to_bytes(2, "big") + start.to_bytes(2, "big") + b"\0" + below.to_bytes(4, "big")
        pointers = b"".join((start + 5 * n).to_bytes(2, "big") for n in range(many))
        made_page = head + pointers + bytes(start - len(head) - len(pointers)) + cells
        at = (page - 1) * 4096
        data[at : at + 4096] = made_page
    data += leaf
    data[28:32] = (len(data) // 4096).to_bytes(4, "big")
    made.path.write_bytes(data)
    monkeypatch.setattr(faults, "PATIENCE", 0.5)
    told = compare(made)
    assert isinstance(told, DamagedError), told
    assert "took longer than 0.5 seconds" in str(told)
    assert not mending.is_sound(made.path)
    assert index(made) == 0
    assert set(tell_articles(made.path)) == made.places


def test_what_unfolds_to_suspiciously_much_was_never_written(made: Made) -> None:
    dense = bytes(LIGHT + 1)
    assert unfold(fold(dense)) == dense
    assert len(fold(b"Norway has 12 tugs. " * 1000)) < 1000
    assert len(BOMB) * TIMES < 2 * LIGHT
    with pytest.raises(ValueError, match="it unfolds to more than an article can be"):
        unfold(BOMB)


def test_nothing_of_a_store_reaches_a_terminal_raw(made: Made, capsys: pytest.CaptureFixture[str]) -> None:
    set_meta(title="\x1b]0;x\x07 \x1b[2J", source="\x1b[31m", url="\x1b[1m")(made)
    assert commands.check([str(made.new)], commands.Asked(isolated=True, against=(str(made.path),))) in (0, 1)
    said = capsys.readouterr()
    assert "\x1b" not in said.out + said.err

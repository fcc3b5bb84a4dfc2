"""A run on a cluster finds what one process finds, row for row: in Spark's local mode, and its parts without Spark."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pyarrow
import pyarrow.parquet as pq
import pytest
from manyarticles import make_articles
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from checker.cli import main
from checker.cluster.columns import ITEMS, rows_of, schema, table
from checker.cluster.digests import (
    mark_article,
    number_articles,
    pack_article,
    pack_finding,
    pack_report,
    unpack_article,
    unpack_finding,
    unpack_problems,
    unpack_report,
)
from checker.cluster.job import Outcome, check_files
from checker.cluster.reading import FILES, number_lines, read_archives, read_lines
from checker.cluster.recipes import Recipe
from checker.cluster.session import ALWAYS, LOCAL, UNLESS_SAID, fill_in, open_session
from checker.cluster.sources import Source, articles, list_files, number_by_name, open_file
from checker.cluster.writing import write_outcome
from checker.events.telling import read_report
from checker.exports.frames import FINDING_COLUMNS, finding_row
from checker.findings import Report
from checker.model import Article, CheckerError, Problem
from checker.read import read
from checker.rule import load_rules
from checker.run import check, read_all

SEEDS = sorted((Path(__file__).parent.parent / "seeds").glob("[0-9]*.md"))
HAS_JAVA = shutil.which("java") is not None or "JAVA_HOME" in os.environ
MADE, EVENTS, DATED = 150, 30, 0.9  # articles, events, share of articles that bear a day
HOT = 6, 100  # articles, and statements of one topic in each
OWN = '''"""Stumbles over some outlets, and over the checks of others."""
from checker import Rule


def read(page):
    if page.article.source.endswith("7"):
        raise KeyError("seven")
    return ()


def verify(assertions):
    if any(a.article.source.endswith("9") for a in assertions):
        raise ValueError("nine")
    return ()


rule = Rule(read=read, verify=verify)
'''


def line(article: Article) -> str:
    told = {"text": article.text, "source": article.source, "title": article.title, "url": article.url}
    return json.dumps({**told, "published": article.published.isoformat() if article.published else None})


def hot(number: int) -> Article:
    """Returns an article with many statements of one thing, of values that others state otherwise."""
    days = [f"On {1 + n % 28} May {1990 + n // 28}, Norway spent {1 + (7 * n + number) % 40 / 10}% of its GDP on defence." for n in range(HOT[1])]  # fmt: skip
    return Article(" ".join(days) + "\n", f"Ledger {number}", date(2024, 5, 3 + number))


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Returns two files: made articles, the samples, bad lines; and a topic of thousands of statements."""
    folder = tmp_path_factory.mktemp("corpus")
    made = [line(a) for a in make_articles(MADE, 11, events=EVENTS, dated=DATED)]
    made[40:40] = ['{"text": "The harbour has 12 tugs."', "", '{"source": "Ledger"}']
    (folder / "a.jsonl").write_text("\n".join([*made, *(line(a) for a in read(SEEDS))]) + "\n")
    bad = b'{"text": "caf\xe9"}\n'
    (folder / "b.jsonl").write_bytes(bad + "\n".join(line(hot(n)) for n in range(HOT[0])).encode())
    return folder


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("rules")
    (folder / "stumbles.py").write_text(OWN)
    return folder


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    if not HAS_JAVA:
        pytest.skip("Spark runs on Java, and there is none here")
    pytest.importorskip("pyspark", reason="Spark is not installed here: pip install 'fact-consistency-checker[spark]'")
    before = dict(os.environ)
    session = open_session("local[2]", settings={"spark.ui.showConsoleProgress": "false"})
    yield session
    session.stop()
    for name in os.environ.keys() - before.keys():
        del os.environ[name]  # or the tests after these start Python as Spark's is


def check_alone(paths: Sequence[Path], folder: Path) -> tuple[Report, list[Problem]]:
    """Returns what one process finds, and what it leaves out."""
    unread: list[CheckerError] = []
    report = check(read(paths, unread.append), load_rules([folder]))
    return report, [*(Problem(e.place, e.message, e.mend) for e in unread), *report.skipped]


def demand_same(outcome: Outcome, report: Report, left: Sequence[Problem], folder: Path) -> None:
    assert outcome.articles == len(report.articles)
    assert list(outcome.quarantine) == list(left)
    assert outcome.findings == report.findings
    findings, quarantine = (pq.read_table(path) for path in write_outcome(outcome, str(folder)))
    expected = [{c: finding_row(f, "open").get(c) for c in FINDING_COLUMNS} for f in report.findings]
    told = [{k: tuple(v) if isinstance(v, list) else v for k, v in row.items()} for row in findings.to_pylist()]
    assert told == expected
    assert findings.column_names == list(FINDING_COLUMNS)
    assert quarantine.to_pylist() == [{"place": p.place, "message": p.message, "mend": p.mend} for p in left]


# ---- in Spark --------------------------------------------------------------------------------------------------------


def test_a_cluster_finds_what_one_process_finds(spark: Any, corpus: Path, rules: Path, tmp_path: Path) -> None:
    report, left = check_alone([corpus], rules)
    kinds = {f.kind for f in report.findings}
    assert {"contradiction", "drift", "dateline", "agreement"} <= kinds
    assert {f.rule for f in report.findings} >= {"parallel-sentences", "output-share"}
    assert any("placed in" in reason for r in report.readings for reason in r.dateline.reasons)
    told = " ".join(map(str, left))
    assert all(what in told for what in ("is not JSON", "has no text", "is not UTF-8", "KeyError", "ValueError: nine"))
    largest = max(report.topics, key=lambda topic: len(topic.assertions))
    assert len(largest.assertions) >= 600  # of which no pairs are made
    for parts in (1, 2, 7):
        outcome = check_files(spark, [str(corpus)], "jsonl", Recipe((str(rules),)), parts=parts)
        demand_same(outcome, report, left, tmp_path / str(parts))


def test_parquet_is_read_as_lines_are(spark: Any, tmp_path: Path, rules: Path) -> None:
    articles = [*make_articles(12, 5, events=3), Article("Norway spent 1.9% of its GDP on defence in 2024.", "Ledger")]
    (tmp_path / "many.jsonl").write_text("\n".join([*map(line, articles), '{"source": "Ledger"}']))
    rows = [json.loads(line(a)) for a in articles] + [{"source": "Ledger"}]
    stated = [date.fromisoformat(row["published"]) if row.get("published") else None for row in rows]
    columns = {k: [row.get(k) for row in rows] for k in ("text", "source", "title", "url")}
    wide = {k: pyarrow.array(v, pyarrow.large_string()) for k, v in columns.items()}  # as pandas 3 writes strings
    pq.write_table(
        pyarrow.table({**wide, "published": pyarrow.array(stated, pyarrow.date32())}), tmp_path / "many.parquet"
    )
    report, left = check_alone([tmp_path / "many.jsonl"], rules)
    assert report.findings and left
    outcome = check_files(spark, [str(tmp_path / "many.parquet")], "parquet", Recipe((str(rules),)))
    assert [finding_row(f, "open") for f in outcome.findings] == [finding_row(f, "open") for f in report.findings]
    assert [str(p).replace("many.parquet", "many.jsonl") for p in outcome.quarantine] == [str(p) for p in left]
    with pytest.raises(CheckerError, match="has no column `text`"):
        pq.write_table(pyarrow.table({"body": ["It."]}), tmp_path / "other.parquet")
        check_files(spark, [str(tmp_path / "other.parquet")], "parquet")


def test_archives_are_read_record_by_record(spark: Any, tmp_path: Path, rules: Path) -> None:
    for n, share in enumerate(("1.9", "2.3")):
        write_archive(tmp_path / f"{n}.warc.gz", share)
    (tmp_path / "2.warc").write_bytes(b"no archive")
    files = sorted(tmp_path.glob("*.warc*"))
    report, left = check_alone(files, rules)
    assert any(f.kind == "contradiction" for f in report.findings) and left
    demand_same(check_files(spark, [str(tmp_path)], "warc", Recipe((str(rules),))), report, left, tmp_path)


NAMES = ("a b.jsonl", "day=2024-05-01/50%20c,d#+.jsonl", "q[1]{2}*?.jsonl", "qx.jsonl", "\\é&'.ndjson")


def test_files_are_found_whatever_they_are_called(spark: Any, tmp_path: Path, rules: Path) -> None:
    for n, name in enumerate(NAMES):
        path = tmp_path / "news" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(line(Article(f"Norway spent {n}.9% of its GDP on defence in 2024.\n", f"Ledger {n}")))
    report, left = check_alone([tmp_path / "news"], rules)
    assert len(report.articles) == len(NAMES) and not left
    demand_same(check_files(spark, [str(tmp_path / "news")], "jsonl", Recipe((str(rules),))), report, left, tmp_path)


def test_tables_may_differ_in_their_columns(spark: Any, tmp_path: Path) -> None:
    text = "Norway spent 1.9% of its GDP on defence in 2024."
    late = pyarrow.array([datetime(2024, 5, 1, 23, 30, tzinfo=UTC)], pyarrow.timestamp("us", "UTC"))
    tables = {
        "0": {"text": [text]},
        "1": {"text": [text.replace("1.9", "2.3")], "source": ["Ledger"], "published": late, "title": ["Share"]},
        "2": {"text": pyarrow.array([b"caf\xe9", text.encode()], pyarrow.binary())},
        "3": {"text": pyarrow.array([], pyarrow.string())},
    }
    for name in "013":
        pq.write_table(pyarrow.table(tables[name]), tmp_path / f"{name}.parquet")
    outcome = check_files(spark, [str(tmp_path)], "parquet")
    shown = {a.article for f in outcome.findings if f.kind == "contradiction" for a in f.assertions}
    told = {(a.source, a.title, a.published) for a in shown}
    assert told == {("0:1", "", None), ("Ledger", "Share", date(2024, 5, 1))}
    assert [(p.place, p.message) for p in outcome.quarantine] == [(str(tmp_path / "3.parquet"), "is empty")]
    with pytest.raises(CheckerError, match="one table: .*(?s:.*)MERGE.*; mend the file"):
        pq.write_table(pyarrow.table(tables["2"]), tmp_path / "2.parquet")
        check_files(spark, [str(tmp_path)], "parquet")
    outcome = check_files(spark, [str(tmp_path / "2.parquet")], "parquet")
    assert outcome.articles == 1 and "not UTF-8: byte 3 is 0xE9" in str(outcome.quarantine[0])
    (tmp_path / "2.parquet").write_bytes(b"PAR1 and no more")
    with pytest.raises(CheckerError, match="one table: .*2.parquet"):
        check_files(spark, [str(tmp_path)], "parquet")


def test_lines_are_read_as_they_were_counted_when_machines_join_meanwhile(spark: Any, tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    path.write_text(
        "".join(line(Article(f"Berth {n} is free. " + "Quay. " * 200, "Ledger")) + "\n" for n in range(150))
    )
    cores = "spark.sql.leafNodeDefaultParallelism"
    spark.conf.unset("spark.sql.files.minPartitionNum")
    try:
        spark.conf.set(cores, "1")
        told, _ = articles(spark, list_files([str(path)], "jsonl"), "jsonl", Recipe(), None)
        spark.conf.set(cores, "7")
        assert told.where("reading is not null").count() == 150
    finally:
        spark.conf.unset(cores)


# ---- its parts -------------------------------------------------------------------------------------------------------


def write_archive(path: Path, share: str) -> None:
    """Writes an archive of two pages, one of them empty."""
    stream = io.BytesIO()
    writer = WARCWriter(stream, gzip=path.suffix == ".gz")
    told = f"Norway spent {share}% of its GDP on defence in 2023, the ministry of finance in Oslo said in its yearly account."
    page = f"<html><head><title>Spending of {share}</title></head><body><article><p>{told}</p></article></body></html>"
    for n, body in enumerate((page.encode(), b" ")):
        fields = [("Content-Type", "text/html; charset=utf-8")]
        headers = StatusAndHeaders("200 OK", fields, protocol="HTTP/1.1")
        url = f"https://ledger-{share}.example/{n}"
        writer.write_record(writer.create_warc_record(url, "response", payload=io.BytesIO(body), http_headers=headers))
    path.write_bytes(stream.getvalue())


def test_what_is_packed_comes_back() -> None:
    articles = [
        *make_articles(20, 3, events=4, dated=0.8),
        Article("Half \ud83d a pair, 12 tugs", "Ledger", path=Path("a b.txt")),
    ]
    readings, _, _ = read_all(articles)
    for reading in readings:
        packed = pack_article(reading.article)
        assert unpack_article(packed) == reading.article
        report = read_report(reading)
        again = unpack_report(pack_report(report))
        assert again == report
        assert [list(m) for m in (again.names, again.named, again.figures)] == [
            list(m) for m in (report.names, report.named, report.figures)
        ]
    marks = {mark_article(pack_article(a)) for a in articles}
    assert len(marks) == len(set(articles))
    numbered = dict(enumerate(articles))
    findings = check(articles).findings
    assert findings
    for finding in findings:
        assert unpack_finding(pack_finding(finding, number_articles(numbered)), numbered.__getitem__) == finding


def test_lines_are_numbered_across_the_stretches_of_a_file() -> None:
    lines = [b'{"text": "One."}', b"", b"{bad", b'{"text": "Four."}\r']
    stretches = [("f", 0, lines[:2]), ("f", 20, lines[2:])]
    bases = {("f", 0): (3, 0, 0), ("f", 20): (3, 2, 18)}
    items = [table([{"file": f, "start": s, "line": told} for told in some], {"file": "string", "start": "bigint", "line": "binary"}) for f, s, some in reversed(stretches)]  # fmt: skip
    numbered = list(number_lines(bases, {"f": ("a/f.jsonl", "f", "a/f.jsonl")}, items))
    rows = sorted(rows_of(read_lines(Recipe(), numbered)), key=lambda row: row["number"])
    assert [row["number"] - (3 << FILES) for row in rows] == [1, 3, 4]
    first, bad, last = rows
    assert [p.place for p in unpack_problems(bad["unread"])] == ["a/f.jsonl:3"]
    assert [unpack_article(row["article"]).line(0) for row in (first, last)] == [1, 4]
    assert unpack_article(last["article"]).source == "f:4"


def test_an_archive_that_cannot_be_opened_is_one_row(tmp_path: Path) -> None:
    gone = str(tmp_path / "gone.warc")
    items = table([{"number": 1 << FILES, "place": gone, "name": "gone", "path": gone}], ITEMS)
    (row,) = rows_of(read_archives(Recipe(), open_file, [items]))
    (problem,) = unpack_problems(row["unread"])
    assert problem.place == gone and "no such file" in problem.message
    assert row["reading"] is None


def test_files_are_listed_in_the_order_of_one_process(tmp_path: Path) -> None:
    for name in ("b.jsonl", "a/z.jsonl", "a/y.ndjson", ".hidden/c.jsonl", "a.jsonl", "c.JSONL", "notes.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text('{"text": "It."}\n')
    here = [source.path for source in list_files([str(tmp_path), str(tmp_path / "b.jsonl")], "jsonl")]
    by_uri = [source.name for source in list_files([f"file://{tmp_path}"], "jsonl")]
    assert here == [str(a.path) for a in read([tmp_path], lambda error: None) if a.path and a.path.suffix != ".md"]
    assert by_uri == ["y", "z", "a", "b", "c"]
    with pytest.raises(CheckerError, match="leads to no file that ends in .parquet"):
        list_files([str(tmp_path)], "parquet")


@pytest.mark.parametrize("name", [b"_a.jsonl", b"a:b.jsonl", b"\xff.jsonl"])
def test_files_that_spark_would_not_read_are_told(tmp_path: Path, name: bytes) -> None:
    path = os.path.join(os.fsencode(tmp_path), name)
    with open(path, "wb") as stream:
        stream.write(b'{"text": "It."}\n')
    with pytest.raises(CheckerError, match="name.*rename it"):
        list_files([str(tmp_path)], "jsonl")
    if name != b"\xff.jsonl":
        os.rename(path, path.replace(b".jsonl", b".warc"))
        assert len(list_files([str(tmp_path)], "warc")) == 1


def test_a_file_is_known_by_the_name_that_spark_gives_it() -> None:
    uris = ["hdfs:///news/a%20b.jsonl", "file:///news/a%20b.jsonl", "s3a://desk/a.jsonl"]
    number = number_by_name([Source(uri, uri, "a", None) for uri in uris])
    assert [number(n) for n in ("hdfs://name:8020/news/a%20b.jsonl", "file:/news/a%20b.jsonl", uris[2])] == [0, 1, 2]
    with pytest.raises(KeyError):
        number("hdfs://name:8020/news/c.jsonl")


def test_columns_have_the_types_that_spark_takes() -> None:
    assert {str(field.type) for field in schema(ITEMS)} == {"int64", "string", "binary"}


# ---- the command -----------------------------------------------------------------------------------------------------


@pytest.fixture
def stand_in(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """Has the command run without Spark, in a folder of its own; returns what was asked of it, as it is asked."""
    pytest.importorskip("pyspark", reason="Spark is not installed here: pip install 'fact-consistency-checker[spark]'")
    asked: list[str] = []

    class Session:
        def stop(self) -> None:
            asked.append("stopped")

    def open_one(master: str | None) -> Session:
        asked.append(f"opened {master}")
        return Session()

    def find(session: Session, inputs: Sequence[str], style: str, recipe: Recipe, **_: object) -> Outcome:
        asked.append(f"{style} {' '.join(inputs)} {dict(recipe.aliases)}")
        return Outcome((), (Problem("a.jsonl:1", "is not JSON", "mend it"),), 3, 0)

    monkeypatch.setattr("checker.cluster.session.open_session", open_one)
    monkeypatch.setattr("checker.cluster.job.check_files", find)
    monkeypatch.chdir(tmp_path)
    return asked


def test_the_command_writes_what_was_found(
    stand_in: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.checker]\nignore = ["drift"]\naliases = { NL = "Netherlands" }\n')
    with pytest.raises(SystemExit) as ended:
        main(["spark", "a.jsonl", "--output", "found/", "--master", "local"])
    out, err = capsys.readouterr()
    assert ended.value.code == 0 and stand_in == ["opened local", "jsonl a.jsonl {'NL': 'Netherlands'}", "stopped"]
    assert out == "3 articles: 0 findings in found/findings.parquet, 1 left out in found/quarantine.parquet\n"
    assert err == f"warning: {tmp_path / 'pyproject.toml'}: ignore: not heeded on a cluster; all that was found is written\n"  # fmt: skip
    assert pq.read_table("found/quarantine.parquet").num_rows == 1


def test_a_folder_that_cannot_be_is_told_before_anything_is_read(
    stand_in: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(SystemExit) as ended:
        main(["spark", "a.jsonl", "--output", "file/found", "--master", "local"])
    assert ended.value.code == 2 and stand_in == []
    assert capsys.readouterr().err.startswith("error: file/found: cannot be written: ")


def test_an_interrupt_stays_one(
    stand_in: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from pyspark.errors import PySparkException

    def be_interrupted(*_: object, **__: object) -> None:
        try:
            raise KeyboardInterrupt
        finally:
            raise PySparkException("Job 3 cancelled")  # as Spark does

    monkeypatch.setattr("checker.cluster.job.check_files", be_interrupted)
    with pytest.raises(SystemExit) as ended:
        main(["spark", "a.jsonl", "--output", "found", "--master", "local"])
    assert ended.value.code == 130 and stand_in == ["opened local", "stopped"]
    assert capsys.readouterr().err == "error: interrupted; nothing more was written\n"


def test_what_is_said_to_spark_submit_holds() -> None:
    said = {"spark.sql.files.maxPartitionBytes": "64m"}
    session = SimpleNamespace(
        sparkContext=SimpleNamespace(getConf=lambda: SimpleNamespace(contains=said.__contains__)),
        conf=SimpleNamespace(set=said.__setitem__),
    )
    fill_in(session)
    assert said == UNLESS_SAID | {"spark.sql.files.maxPartitionBytes": "64m"}
    assert not said.keys() & (ALWAYS.keys() | LOCAL.keys())


def test_a_spark_that_does_not_start_is_one_line(tmp_path: Path) -> None:
    pytest.importorskip("pyspark", reason="Spark is not installed here: pip install 'fact-consistency-checker[spark]'")
    command = [sys.executable, "-m", "checker", "spark", "a.jsonl", "--output", "found", "--master", "local"]
    environment = os.environ | {"JAVA_HOME": str(tmp_path / "none"), "PYTHONPATH": str(SEEDS[0].parents[1])}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, check=False)
    assert done.returncode == 2 and b"Traceback" not in done.stderr
    assert done.stderr.splitlines()[-1].startswith(b"error: local: Spark does not start: [JAVA_GATEWAY_EXITED]")

"""Several processes read what one does, in the same order, whatever rules do; what dies takes nothing with it."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import count
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from checker import crew, workers
from checker.extract import RuleIndex
from checker.kept import OFF
from checker.model import Article, CheckerError, Reading
from checker.rule import Rule, load_rules
from checker.run import check, extract_all, read_article
from checker.workers import Told, read_many

ROOT = Path(__file__).parent.parent
MANY = workers.START + 10
TUGS = '"""How many tugs a port has."""\nfrom checker import Rule\nrule = Rule(says=["{subject:name} has {value:number} tugs"])\n'
# A rule that does what an article tells it to.
ODD = '''"""Does what an article says."""
import faulthandler, os, signal, sys, time
from checker import Assertion, Interval, Rule, Span
print("loading")
def read(page):
    text = page.article.text
    if "PRINT" in text:
        print("printed of", page.article.source)
        print("warned of", page.article.source, file=sys.stderr)
        sys.stdout.buffer.write(b"\\xff\\n")
    if "RAISE" in text:
        raise LookupError(f"no tug of {page.article.source} — ever")
    if "EXIT" in text:
        sys.exit(7)
    if "HANG" in text:
        signal.setitimer(signal.ITIMER_REAL, 0.01, 0.01)  # its time is over sooner, and only its own
        while True:
            time.sleep(0.01)
    if "DIE" in text and "checker.worker" in sys.modules:
        os._exit(5)
    if "KILL" in text:
        os.kill(os.getpid(), signal.SIGKILL)
    if "CRASH" in text:
        faulthandler._sigsegv()
    if "WAIT" in text:
        open("waiting", "a").write(f"{os.getpid()}\\n")
        time.sleep(60)
    if "WHOLE" in text:
        yield Assertion(page.article, 0, 3, Span(0, 9), "tugs", "whole", Interval(1, 2), "odd")
rule = Rule(read=read)
'''


def port(number: int, words: str = "") -> Article:
    return Article(f"Rotterdam has {number % 7 + 2} tugs. {words}\n", f"Port {number}")


def ports(many: int = MANY, **words: str) -> list[Article]:
    """Returns articles on tugs; those whose numbers are named have further words."""
    return [port(number, words.get(f"_{number}", "")) for number in range(many)]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Gives each test a folder of rules and a cache of its own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "rules"
    folder.mkdir()
    (folder / "tugs.py").write_text(TUGS)
    return tmp_path


def rules(home: Path, *others: str) -> tuple[Rule, ...]:
    for number, source in enumerate(others):
        (home / "rules" / f"other{number}.py").write_text(source)
    return load_rules((home / "rules",), builtin=False)


@cache
def own_rules() -> tuple[Rule, ...]:
    return load_rules()


def told(articles: Sequence[Article | CheckerError], by: Sequence[Rule], jobs: int, **options: Any) -> list[Told]:
    return list(read_many(articles, read_article, RuleIndex(tuple(by)), {}, jobs=jobs, **options))


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """No other process may start."""

    def refuse(*_: object) -> None:
        raise AssertionError("another process was started")

    monkeypatch.setattr(crew, "gather_crew", refuse)


# ---- the same -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("jobs", [2, 3])
def test_readings_are_the_same_in_the_same_order(home: Path, jobs: int) -> None:
    articles = [
        *ports(),
        *(Article((ROOT / "seeds" / name).read_text(), name) for name in ("README.md", "expected.tsv")),
    ]
    once = told(articles, own_rules(), 1)
    assert told(articles, own_rules(), jobs) == once
    assert [reading.article.source for reading, _ in once if reading] == [a.source for a in articles]
    assert any(reading.assertions for reading, _ in once if reading)


def test_articles_keep_all_they_have(home: Path) -> None:
    """A rule sees of an article what it would see in this process."""
    echo = '"""Echo."""\nfrom checker import Rule\ndef read(page):\n    print(repr(page.article), page.aliases)\n    return ()\nrule = Rule(read=read)\n'
    by = rules(home, echo)
    whole = Article(
        "Two.\n", "Quay", None, "Tugs", "https://a.example/", Path("a\udcff.md"), "May", 3, True, "0", False
    )
    articles = [whole, *ports()]

    def printed(jobs: int) -> str:
        done = home / f"printed{jobs}"
        with done.open("w", errors="surrogateescape") as stream, pytest.MonkeyPatch.context() as patch:
            patch.setattr(sys, "stdout", stream)
            list(read_many(articles, read_article, RuleIndex(by), {"a": "b"}, jobs=jobs))
        return done.read_text(errors="surrogateescape")

    once = printed(1)
    assert printed(2) == once and once.count("\n") == len(articles) and "a\\udcff.md" in once and "{'a': 'b'}" in once


def test_a_report_is_the_same(home: Path) -> None:
    seen: list[list[str]] = [[], []]
    reports = [
        check(ports(), rules(home), jobs=jobs, on_article=lambda a, to=to: to.append(a.source))  # type: ignore[misc]
        for jobs, to in zip((1, 2), seen, strict=True)
    ]
    assert reports[0] == reports[1] and reports[0].findings and seen[0] == seen[1] and len(seen[0]) == MANY
    assert list(extract_all(ports(), rules(home), jobs=2)) == list(reports[0].readings)


def call(*words: str, folder: Path, **options: Any) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "checker", *words], cwd=folder, env=environment(), capture_output=True, check=False, **options
    )  # fmt: skip


def environment() -> dict[str, str]:
    return {k: v for k, v in os.environ.items() if k not in (OFF, "PYTHONDONTWRITEBYTECODE")} | {
        "PYTHONPATH": str(ROOT)
    }


def write(folder: Path, articles: Sequence[Article]) -> None:
    (folder / "news").mkdir()
    for number, article in enumerate(articles):
        (folder / "news" / f"{number:03}.md").write_text(f"---\nsource: {article.source}\n---\n{article.text}")


COMMANDS = [
    *(["check", "news", "--no-cache", "--format", style] for style in
      ("text", "json", "jsonl", "sarif", "junit", "github", "gitlab", "markdown")),
    ["check", "news", "--no-cache", "--html", "{}.html", "-q"],
    ["extract", "news"], ["extract", "news", "--what", "mentions", "--format", "csv"], ["extract", "news", "-o", "{}.jsonl"],
]  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_the_command_writes_the_same(home: Path, command: list[str]) -> None:
    write(home, ports(_3="PRINT", _9="RAISE", _20="EXIT", _21="HANG", _40="PRINT", _41="WHOLE"))
    (home / "news" / "030.md").write_bytes(b"\xff\xfe\x00")
    (home / "news" / "050.txt").mkdir()
    (home / "rules" / "odd.py").write_text(ODD)
    outcomes = []
    for jobs in "12":
        words = [word.replace("{}", f"out{jobs}") for word in command]
        done = call(*words, "--rules", "rules", "--jobs", jobs, folder=home)
        files = [path.read_bytes() for path in sorted(home.glob(f"out{jobs}*"))]
        outcomes.append((done.returncode, done.stdout, done.stderr, files))
    assert outcomes[0] == outcomes[1]
    code, out, err, _ = outcomes[0]
    assert code == 2 and out.count(b"loading") == 1 and out.count(b"printed of Port 3\n\xff\n") == 1
    assert b"no tug of Port 9" in err and b"SystemExit" in err and b"TimeLimitError" in err and b"Traceback" not in err


def test_errors_stand_in_the_place_of_their_articles(home: Path) -> None:
    wrong = CheckerError("b.md", "is no text", "mend it")
    items = [*ports(5), wrong, *ports()]
    assert told(items, rules(home), 2)[5] == (None, [wrong])
    order: list[object] = []
    for reading in extract_all(items, rules(home), on_error=order.append, jobs=2):
        order.append(reading.article.source)
    assert order.index(wrong) == 5 and len(order) == len(items)
    with pytest.raises(CheckerError, match="is no text"):
        list(extract_all(items, rules(home), jobs=2))


@pytest.mark.parametrize("made", [False, True])
def test_other_processes_can_read_by_every_rule(home: Path, made: bool) -> None:
    by = (
        (Rule(id="tugs", says=["{subject:name} has {value:number} tugs"]),)
        if made
        else (*own_rules(), *rules(home, ODD))
    )
    members = crew.gather_crew(2, read_article, by, {}, False)
    assert members is not None
    try:
        answers = members.submit(ports(3, _1="PRINT", _2="RAISE")).result()
    finally:
        members.close()
    assert [answer.packed is not None for answer in answers] == [True] * 3
    assert made or (answers[1].printed and answers[2].problems)


# ---- what starts ----------------------------------------------------------------------------------------------------------


def test_few_articles_start_nothing(home: Path, alone: None) -> None:
    assert len(told(ports(workers.START - 1), rules(home), 4)) == workers.START - 1
    with pytest.raises(AssertionError, match="another process"):
        told([Article("x. " * (workers.START_LENGTH // 3), "Long")] * 2, rules(home), 2)


def test_few_articles_load_nothing(home: Path) -> None:
    write(home, ports(3))
    code = (
        "import sys\nfrom checker.shell import commands\n"
        "commands.check(['news'], commands.Asked(quiet=True, no_cache=True))\n"
        "print(*{'subprocess', 'multiprocessing', 'concurrent.futures', 'pickle', 'json', 'checker.crew'} & {*sys.modules})"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=home, env=environment(), capture_output=True, check=True)
    assert done.stdout == b"\n"


def test_only_so_many_articles_are_held(home: Path) -> None:
    taken = count()
    last = 0

    def endless() -> Iterator[Article]:
        nonlocal last
        for last in taken:
            yield port(last)

    by = RuleIndex(rules(home))
    for jobs in (1, 2):
        last = 0
        taken = count()
        stream = read_many(endless(), read_article, by, {}, jobs=jobs)
        for number in range(300):
            reading, _ = next(stream)
            assert reading is not None and reading.article.source == f"Port {number}"
            assert last - number <= (workers.BATCH * workers.WINDOW * jobs if jobs > 1 else 0)
        stream.close()


class Shelf:
    """Holds readings in memory."""

    def __init__(self, held: Sequence[Reading] = ()) -> None:
        self.held = {reading.article: reading for reading in held}
        self.kept: list[str] = []

    def find(self, article: Article) -> Reading | None:
        return self.held.get(article)

    def keep(self, reading: Reading, packed: bytes | None = None) -> None:
        self.kept.append(reading.article.source)


def test_what_was_kept_starts_nothing(home: Path, alone: None) -> None:
    by, articles = rules(home), [port(number) for number in range(3000)]
    readings = [reading for reading, _ in told(articles[:200], by, 1) if reading]
    shelf = Shelf(readings)
    few = [*articles[:100], *articles[200:205], *articles[100:200]]
    assert [r.article for r, _ in told(few, by, 2, shelf=shelf) if r] == few
    assert shelf.kept == [a.source for a in articles[200:205]]


def test_what_other_processes_read_is_kept(home: Path) -> None:
    by = rules(home, ODD)
    articles = ports(_4="RAISE")
    shelf = Shelf([reading for reading, _ in told(articles[:3], by, 1) if reading])
    assert told(articles, by, 2, shelf=shelf) == told(articles, by, 1)
    assert shelf.kept == [a.source for a in articles[3:] if a.source != "Port 4"]


def test_the_command_keeps_the_same_files(home: Path) -> None:
    write(home, ports())
    kept: list[dict[str, bytes]] = []
    for jobs in "12":
        for _ in range(2):
            assert call("check", "news", "--rules", "rules", "-j", jobs, folder=home).returncode == 1
            files = {path.name: path.read_bytes() for path in sorted((home / "cache").rglob("readings/*"))}
            kept.append(files)
        for path in (home / "cache").rglob("readings/*"):
            path.unlink()
    assert len(kept[0]) == MANY and all(files == kept[0] for files in kept)


# ---- rules that cannot be had elsewhere --------------------------------------------------------------------------------------


def test_rules_made_in_a_program_are_sent_where_they_can_be(home: Path) -> None:
    made = Rule(id="tugs", says=["{subject:name} has {value:number} tugs"])
    assert told(ports(), (made,), 2) == told(ports(), (made,), 1)
    by_lambda = Rule(id="tugs", read=lambda page: ())
    assert crew.gather_crew(2, read_article, (by_lambda,), {}, False) is None
    assert told(ports(), (by_lambda,), 2) == told(ports(), (by_lambda,), 1)


def test_articles_that_no_other_process_can_have_are_read_here(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Local(str):
        __slots__ = ()

    class Elsewhere(str):
        __slots__ = ()

    module = ModuleType("of_this_program_alone")
    Elsewhere.__module__, Elsewhere.__qualname__ = module.__name__, "Elsewhere"
    monkeypatch.setattr(module, "Elsewhere", Elsewhere, raising=False)
    monkeypatch.setitem(sys.modules, module.__name__, module)
    articles = ports()
    for number, kind in ((3, Local), (40, Elsewhere), (70, Elsewhere)):
        articles[number] = Article(kind(articles[number].text), articles[number].source)
    by = rules(home, ODD)  # a rule of the user's: all wait for other processes
    assert told(articles, by, 2) == told(articles, by, 1)


def test_a_program_that_holds_python_is_not_started_again(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert crew.gather_crew(2, read_article, rules(home), {}, False) is None


def test_a_changed_rule_is_read_as_changed(home: Path) -> None:
    from dataclasses import replace

    (rule,) = rules(home)
    sure = replace(rule, confidence=0.5)
    once = told(ports(), (sure,), 1)
    assert told(ports(), (sure,), 2) == once and once[0][0] and once[0][0].assertions[0].confidence == 0.5
    silent = replace(rule, refine=lambda assertion, captures: None)  # no function of its module
    assert told(ports(), (silent,), 2) == told(ports(), (silent,), 1)


def test_where_rules_do_not_load_again_one_process_reads(home: Path, capfd: pytest.CaptureFixture[str]) -> None:
    by = rules(home)
    (home / "rules" / "tugs.py").write_text("print('gone'); 1 / 0")
    assert len(told(ports(), by, 2)) == MANY
    assert capfd.readouterr() == ("", "")


def test_no_module_is_taken_from_the_current_folder(home: Path) -> None:
    write(home, ports())
    for name in ("pickle", "json", "queue", "checker", "faulthandler"):
        (home / f"{name}.py").write_text("open('taken', 'w')\nraise SystemExit(9)\n")
    script = "import sys; sys.path.remove(''); from checker.__main__ import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", script, "check", "news", "--rules", "rules", "-j", "2", "--no-cache"],
        cwd=home, env=environment(), capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1 and done.stderr == b"" and not (home / "taken").exists()


# ---- processes that end -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("word", "how"), [("DIE", "with exit code 5"), ("KILL", "by SIGKILL"), ("CRASH", "by SIGSEGV")]
)
def test_an_article_that_ends_its_process_is_left_out_alone(home: Path, word: str, how: str) -> None:
    by = rules(home, ODD)
    articles = ports(_7=word, _8="PRINT", _60=word, _73=word)
    report = check(articles, by, jobs=2)
    lost = {7, 60, 73}
    assert [r.article for r in report.readings] == [a for n, a in enumerate(articles) if n not in lost]
    assert [problem.place for problem in report.skipped] == ["Port 7", "Port 60", "Port 73"]
    assert {problem.message for problem in report.skipped} == {f"the process that read it ended twice, {how}"}


def test_a_process_killed_from_outside_loses_nothing(home: Path) -> None:
    by = rules(home)
    articles = ports(600)
    others = children(os.getpid())  # as the browser of other tests
    found = []
    for number, one in enumerate(read_many(articles, read_article, RuleIndex(by), {}, jobs=2)):
        found.append(one)
        if number in (10, 90, 300):
            for pid in {*children(os.getpid())} - {*others}:
                os.kill(pid, signal.SIGKILL)
    assert found == told(articles, by, 1) and {*children(os.getpid())} <= {*others}


def children(parent: int) -> list[int]:
    """Returns the processes that another one has started."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except OSError:  # it ended meanwhile
            continue
        if int(fields[1]) == parent and fields[0] != "Z":
            found.append(int(path.parent.name))
    return found


def is_gone(pid: int) -> bool:
    try:
        return "Z" in Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[:1]
    except OSError:
        return True


def wait_for(condition: Callable[[], bool], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not come about"
        time.sleep(0.02)


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks at /proc")
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, -15), (signal.SIGKILL, -9)])
def test_who_ends_the_command_ends_all_its_processes(home: Path, number: signal.Signals, code: int) -> None:
    write(home, ports(_2="WAIT", _40="WAIT"))
    (home / "rules" / "odd.py").write_text(ODD)
    with subprocess.Popen(
        [sys.executable, "-m", "checker", "check", "news", "--rules", "rules", "-j", "2", "--no-cache"],
        cwd=home, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True,
    ) as process:  # fmt: skip
        waiting = home / "waiting"
        wait_for(lambda: waiting.exists() and waiting.read_text().count("\n") == 2)
        pids = [int(line) for line in waiting.read_text().split()]
        assert sorted(pids) == sorted(children(process.pid)) and len(set(pids)) == 2
        if number == signal.SIGINT:
            os.killpg(process.pid, number)  # as a terminal does
        else:
            process.send_signal(number)
        out, err = process.communicate(timeout=30)
        assert process.returncode == code and out == b"loading\n"
        assert err == (b"error: interrupted; nothing more was written\n" if number == signal.SIGINT else b"")
        wait_for(lambda: all(map(is_gone, pids)))


def test_a_reader_that_goes_ends_the_processes(home: Path) -> None:
    others = children(os.getpid())  # as the browser of other tests
    stream = read_many(map(port, count()), read_article, RuleIndex(rules(home)), {}, jobs=2)
    for _ in range(200):
        next(stream)
    pids = {*children(os.getpid())} - {*others}
    assert len(pids) == 2
    stream.close()
    assert all(map(is_gone, pids))


def test_an_error_of_the_engine_is_met_here(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What stops a reading in another process stops it in this one too, with its traceback."""
    articles = ports()
    wrong = [*articles[:30], Article(None, "Broken"), *articles[30:]]  # type: ignore[arg-type]
    monkeypatch.setattr(workers, "_length", lambda place: 10)
    stream = read_many(wrong, read_article, RuleIndex(rules(home)), {}, jobs=2)
    assert [next(stream)[0] is not None for _ in range(30)] == [True] * 30
    with pytest.raises(AttributeError, match="splitlines"):
        next(stream)


def test_jobs_are_counted() -> None:
    assert 1 <= workers.count_cores() <= (os.cpu_count() or 1)
    assert re.search(r"-j, --jobs N", call("check", "--help", folder=ROOT).stdout.decode())
    assert call("check", "seeds", "-j", "0", folder=ROOT).returncode == 2

"""The command line by its text and exit codes. The engine is stood in for where only the shell is tested."""

from __future__ import annotations

import csv
import importlib
import io
import json
import os
import signal
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from textwrap import dedent
from types import SimpleNamespace
from typing import Any

import pytest
from click.testing import CliRunner, Result

from checker.cli import main
from checker.config import Config, load_config
from checker.findings import Finding, Report
from checker.model import Article, Assertion, CheckerError, Dateline, Interval, Mention, Problem, Reading, Span
from checker.rule import Rule
from checker.shell.console import printable
from checker.sidebyside import MOST
from checker.sifting import LEAST

ROOT = Path(__file__).parent.parent
SENTENCE = "The harbour board bought 12 tugs in May 2021."
RULES = (Rule(id="tug-counts", help="How many tugs."), Rule(id="tug-prices", help="What tugs cost.\n\nMore."))


def assertion(article: Article, rule: str = "tug-counts") -> Assertion:
    return Assertion(article, 25, 27, Span(0, len(article.text)), "harbour board", "tugs", Interval(Decimal(12), Decimal(13)),
                     rule, written=(Decimal(12), Decimal(12)), speaker="=cmd()")  # fmt: skip


def reading(article: Article) -> Reading:
    mention = Mention("number", 25, 27, "12", (Decimal(12), Decimal(12)), Interval(Decimal("-1E+3"), None))
    return Reading(article, Dateline(None), (), (mention,), (assertion(article),))


@dataclass
class Engine:
    """Stands in for the pipeline: finds what a test tells it to find."""

    findings: Sequence[tuple[str, str, float, str]] = ()
    skipped: tuple[Problem, ...] = ()
    rules: Sequence[Rule] = ()
    aliases: object = None
    folders: Sequence[Path] = ()
    outcomes: Sequence[SimpleNamespace] = ()
    interrupt: bool = False
    least: float | None = None

    def check(
        self,
        articles: Iterable[Article],
        rules: Sequence[Rule],
        *,
        aliases: object,
        on_article: Callable[..., None],
        min_confidence: float | None,
        jobs: int,
    ) -> Report:
        self.rules, self.aliases, self.least = rules, aliases, min_confidence
        readings = []
        for article in articles:
            if self.interrupt:
                raise KeyboardInterrupt
            readings.append(reading(article))
            on_article(article)
        pair = tuple(a for r in readings for a in r.assertions)[:2]
        findings = tuple(Finding(k, s, c, pair, "They differ.", r) for k, s, c, r in self.findings)  # type: ignore[arg-type]
        return Report(findings, tuple(readings), self.skipped)

    def extract_all(
        self,
        articles: Iterable[Article | CheckerError],
        rules: Sequence[Rule],
        *,
        on_error: Callable[..., None],
        **_: object,
    ) -> Iterator[Reading]:
        self.rules = rules
        for item in articles:
            if isinstance(item, CheckerError):
                on_error(item)
            else:
                yield reading(item)

    def load_rules(self, folders: Sequence[Path] = (), builtin: bool = True) -> tuple[Rule, ...]:
        self.folders = folders
        return RULES

    def test_rules(self, rules: Sequence[Rule]) -> Sequence[SimpleNamespace]:
        return self.outcomes

    def explain(self, rule: Rule) -> str:
        return f"{rule.id}\n{rule.help}\n"


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Engine:
    """An engine in place of the real one, in an empty folder that holds one article, a.txt."""
    stand_in = Engine()
    stubs = {"run": ("check", "extract_all"), "ruletools.examples": ("test_rules", "explain"), "rule": ("load_rules",)}
    modules = {name: importlib.import_module(f"checker.{name}") for name in stubs}  # all before any is changed
    for module, names in stubs.items():
        for name in names:
            monkeypatch.setattr(modules[module], name, getattr(stand_in, name))
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(SENTENCE)
    return stand_in


def call(*args: str, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, list(args), input=stdin)


# --- check


@pytest.mark.parametrize(
    ("severity", "fail_on", "code"),
    [("note", None, 0), ("warning", None, 1), ("error", None, 1), ("warning", "error", 0), ("note", "note", 1),
     ("info", "info", 1), ("error", "never", 0)],
)  # fmt: skip
def test_exit_code_follows_severity(engine: Engine, severity: str, fail_on: str | None, code: int) -> None:
    engine.findings = [("contradiction", severity, 0.9, "tug-counts")]
    result = call("check", "a.txt", *(["--fail-on", fail_on] if fail_on else []))
    assert (result.exit_code, result.stderr) == (code, "")
    assert result.stdout


def test_agreement_never_fails(engine: Engine) -> None:
    engine.findings = [("agreement", "error", 0.9, "tug-counts")]
    assert call("check", "a.txt", "--fail-on", "info").exit_code == 0


def test_unreadable_input_wins_and_the_rest_is_checked(engine: Engine) -> None:
    engine.findings = [("contradiction", "error", 0.9, "tug-counts")]
    result = call("check", "gone.txt", "a.txt", "--format", "json")
    assert result.exit_code == 2
    assert result.stderr.splitlines() == ["error: gone.txt: does not exist; check the path"]
    report = json.loads(result.stdout)
    assert "a.txt" in result.stdout and "gone.txt" in json.dumps(report)


def test_rule_that_fails_on_an_article_is_an_error(engine: Engine) -> None:
    engine.skipped = (Problem("a.txt", "rule tug-counts raised\nZeroDivisionError", "mend the rule"),)
    result = call("check", "a.txt")
    assert result.exit_code == 2
    assert result.stderr == "error: a.txt: rule tug-counts raised ZeroDivisionError; mend the rule\n"


def test_nothing_readable_prints_no_report(engine: Engine) -> None:
    result = call("check", "gone.txt")
    assert (result.exit_code, result.stdout) == (2, "")


def test_files_are_written_and_folders_made(engine: Engine) -> None:
    result = call("check", "a.txt", "--html", "out/deep/r.html", "--format", "json", "-o", "out/r.json", "--quiet")
    assert (result.exit_code, result.output) == (0, "")
    assert "<html" in Path("out/deep/r.html").read_text()
    assert json.loads(Path("out/r.json").read_text())


def test_quiet_prints_only_errors(engine: Engine) -> None:
    result = call("check", "a.txt", "gone.txt", "--quiet")
    assert result.stdout == "" and result.stderr.count("\n") == 1


def test_articles_are_not_overwritten(engine: Engine) -> None:
    result = call("check", "a.txt", "--output", "./a.txt")
    assert result.exit_code == 2 and "not overwritten" in result.stderr
    assert Path("a.txt").read_text() == SENTENCE


def test_unwritable_output(engine: Engine) -> None:
    result = call("check", "a.txt", "--html", "a.txt/r.html")
    assert result.exit_code == 2 and result.stderr.startswith("error: a.txt/r.html: cannot be written")
    assert result.stderr.count("\n") == 1


def test_select_and_ignore(engine: Engine) -> None:
    engine.findings = [("drift", "warning", 0.9, "tug-counts"), ("contradiction", "warning", 0.4, "tug-prices")]

    def kinds(*args: str) -> list[str]:
        return [f["kind"] for f in json.loads(call("check", "a.txt", "--format", "json", *args).stdout)["findings"]]

    assert sorted(kinds()) == ["contradiction", "drift"]
    assert kinds("--ignore", "drift") == ["contradiction"]
    assert kinds("--select", "tug-counts") == ["drift"]
    assert [r.id for r in engine.rules] == ["tug-counts", "tug-prices"]  # one rule may build on another
    assert sorted(kinds("--select", "tug-counts,contradiction")) == ["contradiction", "drift"]
    assert kinds("--select", "tug-counts,contradiction", "--ignore", "drift") == ["contradiction"]
    assert kinds("--select", "contradiction,drift", "--ignore", "tug-prices") == ["drift"]
    assert engine.least is None
    kinds("--min-confidence", "0.5")
    assert engine.least == 0.5
    result = call("check", "a.txt", "--ignore", "tug-count")
    assert (result.exit_code, result.stderr) == (
        2, "error: tug-count: is neither a rule, a tag nor a kind of finding; did you mean tug-counts?\n",
    )  # fmt: skip


def test_a_single_finding_is_ignored_by_its_fingerprint(engine: Engine, tmp_path: Path) -> None:
    engine.findings = [("drift", "warning", 0.9, "tug-counts"), ("contradiction", "warning", 0.8, "tug-prices")]

    def found(*args: str) -> dict[str, str]:
        told = json.loads(call("check", "a.txt", "--format", "json", *args).stdout)["findings"]
        return {f["kind"]: f["fingerprint"] for f in told}

    fingerprints = found()
    assert found("--ignore", fingerprints["drift"]) == {"contradiction": fingerprints["contradiction"]}
    assert found("--ignore", f"{fingerprints['drift']},tug-prices") == {}
    assert found("--ignore", "0" * 16) == fingerprints  # of a finding that is gone
    (tmp_path / "pyproject.toml").write_text(f'[tool.checker]\nignore = ["{fingerprints["drift"]}"]\n')
    assert list(found()) == ["contradiction"]
    assert call("extract", "a.txt").exit_code == 0


# --- the HTML report


@dataclass
class Drawn:
    """Stands in for the HTML renderer: keeps what it was given."""

    given: dict[str, Any]

    def render(self, report: Report, **options: Any) -> str:
        self.given = {"report": report, **options}
        return "<html>"


@pytest.fixture
def drawn(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> Drawn:
    """An HTML renderer in place of the real one; the folder holds a template too."""
    stand_in = Drawn({})
    monkeypatch.setattr(importlib.import_module("checker.reports.html"), "render", stand_in.render)
    Path("mine").mkdir()
    Path("mine/finding.html.j2").write_text("")
    return stand_in


def test_the_html_report_is_given_title_templates_and_what_was_not_reported(drawn: Drawn, engine: Engine) -> None:
    engine.findings = [("contradiction", "warning", 0.8, "tug-prices"), ("drift", "note", 0.9, "tug-counts")]
    result = call("check", "a.txt", "--html", "r.html", "--title", "Tugs", "--templates", "mine", "--ignore", "drift")
    assert (result.exit_code, result.stderr) == (1, "")
    assert [f.kind for f in drawn.given.pop("report").findings] == ["contradiction"]
    assert drawn.given == {"title": "Tugs", "templates": Path("mine"), "silences": (), "editions": ()}


def test_what_only_the_html_report_needs_is_not_computed_for_others(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module, name in (("silences", "tell_silences"), ("republished", "gather_editions")):
        monkeypatch.setattr(importlib.import_module(f"checker.{module}"), name, None)
    assert call("check", "a.txt").exit_code == call("check", "a.txt", "--format", "json").exit_code == 0


@pytest.mark.parametrize("args", [("--html", "r.html"), ("--format", "html")])
def test_title_and_templates_of_the_settings(drawn: Drawn, tmp_path: Path, args: tuple[str, ...]) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.checker]\ntitle = "Set"\ntemplates = "mine"\n')
    assert call("check", "a.txt", *args).exit_code == 0
    assert (drawn.given["title"], drawn.given["templates"]) == ("Set", tmp_path / "mine")
    assert call("check", "a.txt", *args, "--title", "Said").exit_code == 0
    assert (drawn.given["title"], drawn.given["templates"]) == ("Said", tmp_path / "mine")


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("--title", "x"), "error: --title: is of the HTML report, which is not asked for; add --html FILE\n"),
        (("--templates", "mine"), "error: --templates: is of the HTML report, which is not asked for; add --html FILE\n"),
        (("--open",), "error: --open: has no HTML file to open; name one: --html FILE\n"),
        (("--open", "--format", "html"), "error: --open: has no HTML file to open; name one: --html FILE\n"),
        (("--html", "r", "--title", " "), "error: --title: is empty; write what the report is about, or leave it out\n"),
        (("--html", "r", "--templates", "gone"), "error: gone: is no folder; name one that holds templates, styles or"),
        (("--html", "r", "--templates", "a.txt"), "error: a.txt: cannot be read: not a directory; name a folder that"),
        (("--html", "r", "--templates", "."), "error: .: has no template, style or script of the report; name a file"),
        (("--html", "r", "--templates", "near"), "error: near: has no template, style or script of the report; findings.html"),
    ],
)  # fmt: skip
def test_options_of_the_html_report_that_cannot_be_meant(drawn: Drawn, args: tuple[str, ...], message: str) -> None:
    Path("near").mkdir()
    Path("near/findings.html.j2").write_text("")
    result = call("check", "a.txt", *args)
    assert result.exit_code == 2 and result.stderr.startswith(message)
    assert drawn.given == {} and not Path("r").exists()


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ("{% macro finding(card) %}\n<p>{{ card.nothing }}</p>\n{% endmacro %}", ":2: cannot be drawn: "),
        ("\n\n{% macro finding(card) %}<p>{{ card.kind </p>", ":3: cannot be drawn: "),
        ("{% macro finding(card) %}\n\n{{ card.number // 0 }}{% endmacro %}", ":3: cannot be drawn: "),
        ("{% include 'nowhere' %}", ":1: cannot be drawn: nowhere"),
    ],
)  # fmt: skip
def test_a_mistake_in_a_template_is_told_with_file_and_line(
    engine: Engine, tmp_path: Path, template: str | bytes, message: str
) -> None:
    engine.findings = [("contradiction", "warning", 0.8, "tug-prices")]
    (tmp_path / "mine").mkdir()
    path = tmp_path / "mine" / "finding.html.j2"
    path.write_bytes(template if isinstance(template, bytes) else template.encode())
    result = call("check", "a.txt", "--html", "r.html", "--templates", "mine")
    assert result.exit_code == 2 and not Path("r.html").exists()
    assert result.stderr.startswith("error: mine") and message in result.stderr
    assert result.stderr.endswith("; mend the file, or take it out\n")


def test_a_template_of_a_folder_is_used(engine: Engine) -> None:
    engine.findings = [("contradiction", "warning", 0.8, "tug-prices")]
    Path("mine").mkdir()
    Path("mine/finding.html.j2").write_text("{% macro finding(card) %}<p>Mine: {{ card.topic }}</p>{% endmacro %}")
    assert call("check", "a.txt", "--html", "r.html", "--templates", "mine", "--title", "A <b>").exit_code == 1
    page = Path("r.html").read_text()
    assert "<p>Mine: " in page and "<title>A &lt;b&gt;</title>" in page


@pytest.mark.parametrize("args", [("--html", "out/r.html"), ("--format", "html", "-o", "out/r.html")])
def test_the_report_is_opened_in_the_browser(
    drawn: Drawn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, args: tuple[str, ...]
) -> None:
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", lambda url: not opened.append(url))
    result = call("check", "a.txt", "--open", *args)
    assert (result.exit_code, result.stderr) == (0, "")
    assert opened == [(tmp_path / "out" / "r.html").as_uri()]


def test_where_there_is_no_browser_the_run_counts_as_it_went(drawn: Drawn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("webbrowser.open", lambda url: False)
    result = call("check", "a.txt", "--open", "--html", "r.html")
    assert result.exit_code == 0 and Path("r.html").exists()
    assert result.stderr == "error: --open: found no browser on this machine; open r.html yourself\n"


@pytest.mark.parametrize("option", [("--select", "0" * 16), ("--ignore", "0" * 15), ("--ignore", "A" * 16)])
def test_what_is_no_fingerprint_is_no_name(engine: Engine, option: tuple[str, str]) -> None:
    result = call("check", "a.txt", *option)
    assert result.exit_code == 2 and "is neither a rule, a tag nor a kind of finding" in result.stderr


def test_terminal_sequences_are_shown_not_sent(engine: Engine) -> None:
    Path("esc\x1b[31m.txt").write_text(SENTENCE)
    engine.findings = [("contradiction", "error", 0.9, "tug-counts")]
    Path("a.txt").write_text(f"\x1b]0;owned\x07 \x9b31m {SENTENCE}")
    for style in ("text", "json"):
        result = call("check", ".", "gone\x1b[2J.txt", "--format", style)
        assert not {"\x1b", "\x07", "\x9b"} & set(result.output)
    assert printable("a\x1b[0m\r\n\t\u202eé") == "a␛[0m␍\n\t\ufffdé"


def test_standard_input(engine: Engine) -> None:
    result = call("check", "-", "--format", "json", stdin='{"text": "One."}\n')
    assert result.exit_code == 0 and "stdin:1" in result.stdout


def test_interrupt(engine: Engine) -> None:
    engine.interrupt = True
    result = call("check", "a.txt")
    assert (result.exit_code, result.output.count("\n")) == (130, 1)


# --- usage


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["a.txt"], "did you mean checker check a.txt?"),
        (["chekc", "a.txt"], "did you mean check?"),
        (["check"], "PATHS"),
        (["check", "a.txt", "--format", "yaml"], "json"),
        (["check", "a.txt", "--min-confidence", "2"], "2"),
        (["check", "a.txt", "--htlm", "x"], "--html"),
        (["explain", "tug-cots"], "did you mean tug-counts?"),
        (["extract", "a.txt", "--format", "parquet"], "--output"),
    ],
)
def test_wrong_usage_is_one_line_and_code_2(engine: Engine, args: list[str], says: str) -> None:
    result = call(*args)
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert result.stderr.startswith("error: ") and says in result.stderr


@pytest.mark.parametrize("command", ["check", "compare", "extract", "test-rules"])
def test_help_teaches(command: str) -> None:
    text = call(command, "--help").stdout
    assert "Examples:" in text and "Exit codes:" in text and f"checker {command}" in text


def test_version_and_rules(engine: Engine) -> None:
    assert call("--version").stdout == f"checker, version {importlib.import_module('checker').__version__}\n"
    assert call("rules").stdout == "tug-counts  How many tugs.\ntug-prices  What tugs cost.\n"
    assert call("explain", "tug-prices").stdout == "tug-prices\nWhat tugs cost.\n\nMore.\n"


# --- extract


def test_extract_writes_rows(engine: Engine) -> None:
    result = call("extract", "a.txt")
    (row,) = [json.loads(line) for line in result.stdout.splitlines()]
    assert (row["text"], row["low"], row["high"], row["line"], row["sentence"]) == ("12", "12", "13", 1, SENTENCE)
    (row,) = [json.loads(line) for line in call("extract", "a.txt", "--what", "mentions").stdout.splitlines()]
    assert (row["kind"], row["low"], row["high"], row["path"]) == ("number", "-1000", None, "a.txt")
    assert call("extract", "a.txt", "gone.txt").exit_code == 2
    assert call("extract", "a.txt", "--select", "tug-counts,drift").stdout
    assert call("extract", "a.txt", "--select", "drift").stdout  # a kind of finding leaves every assertion
    assert not call("extract", "a.txt", "--select", "tug-prices").stdout
    assert not call("extract", "a.txt", "--ignore", "tug-counts").stdout


def test_an_extract_takes_its_format_from_its_ending(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("Norland has 12 piers.\n")
    wanted = call("extract", "a.txt", "--what", "mentions", "--format", "csv").stdout
    assert call("extract", "a.txt", "--what", "mentions", "-o", "b.CSV").exit_code == 0
    assert Path("b.CSV").read_text() == wanted and "," in wanted.splitlines()[0]
    assert call("extract", "a.txt", "--what", "mentions", "-o", "b.csv", "--format", "jsonl").exit_code == 0
    assert json.loads(Path("b.csv").read_text())


def test_a_store_given_as_an_article_is_told(tmp_path: Path) -> None:
    path = tmp_path / "corpus.db"
    path.write_bytes(b"SQLite format 3\0")
    result = call("check", str(path))
    assert result.exit_code == 2 and f"is a store; write --store {path}, or NEW --against {path}" in result.stderr


def test_csv_runs_no_formula_and_keeps_numbers(engine: Engine) -> None:
    (row,) = csv.DictReader(io.StringIO(call("extract", "a.txt", "--format", "csv").stdout))
    assert row["speaker"] == "'=cmd()"
    (row,) = csv.DictReader(io.StringIO(call("extract", "a.txt", "--what", "mentions", "--format", "csv").stdout))
    assert row["low"] == "-1000"


def test_parquet(engine: Engine) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    assert call("extract", "a.txt", "--format", "parquet", "-o", "out/a.parquet").exit_code == 0
    (row,) = parquet.read_table("out/a.parquet").to_pylist()
    assert (row["text"], row["low"], row["line"], row["published"]) == ("12", "12", 1, None)


@pytest.mark.parametrize("missing", ["pandas", "pyarrow"])
def test_parquet_names_the_extra_it_needs(engine: Engine, missing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, missing, None)
    result = call("extract", "a.txt", "--format", "parquet", "-o", "a.parquet")
    assert (result.exit_code, result.stderr) == (
        2, 'error: --format parquet: needs pandas and pyarrow; install them: pip install "fact-consistency-checker[tables]"\n',
    )  # fmt: skip
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    assert [name.partition(">")[0] for name in extras["tables"]] == ["pandas", "pyarrow"]
    assert not Path("a.parquet").exists()


# --- test-rules


def test_rule_examples(engine: Engine) -> None:
    good = SimpleNamespace(rule=RULES[0], kind="agree", example=("A.", "B."), passed=True, reason="")
    bad = SimpleNamespace(
        rule=RULES[1], kind="clash", example=("A.", "B."), passed=False, reason="no finding", trial=None
    )
    engine.outcomes = [good]
    assert call("test-rules").stdout == "1 of 1 examples hold, in 2 rules\n"
    engine.outcomes = [good, bad]
    result = call("test-rules")
    assert result.exit_code == 1
    assert result.stdout == "FAILED tug-prices: clash: no finding\n  A.\n  B.\n\n1 of 2 examples hold, in 2 rules\n"
    engine.outcomes = []
    assert call("test-rules").exit_code == 2


# --- settings


def settings(text: str, folder: Path) -> Config:
    (folder / "pyproject.toml").write_text(text)
    return load_config(folder)


def test_settings_apply(engine: Engine, tmp_path: Path) -> None:
    (tmp_path / "below").mkdir()
    (tmp_path / "below/pyproject.toml").write_text("[project]\nname = 'other'\n")
    table = """
        [tool.checker]
        rules = ["my-rules"]
        ignore = ["tug-prices"]
        fail-on = "error"
        min-confidence = 0.5
        [tool.checker.aliases]
        "the port" = "harbour board"
    """
    (tmp_path / "pyproject.toml").write_text(table)
    config = load_config(tmp_path / "below")
    assert config.rules == (tmp_path / "my-rules",) and dict(config.aliases) == {"the port": "harbour board"}
    engine.findings = [("contradiction", "warning", 0.9, "tug-counts")]
    assert call("check", "a.txt").exit_code == 0
    assert call("check", "a.txt", "--fail-on", "warning").exit_code == 1
    assert (engine.aliases, engine.least) == (config.aliases, 0.5)
    assert call("check", "a.txt", "--min-confidence", "0").exit_code == 0 and engine.least == 0
    engine.findings = [("contradiction", "error", 0.9, "tug-prices")]
    assert call("check", "a.txt").exit_code == 0
    assert list(engine.folders) == [tmp_path / "my-rules"]


def test_no_settings_are_the_defaults(tmp_path: Path) -> None:
    assert settings("[tool.other]\nx = 1 # checker\n", tmp_path) == Config()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[tool.checker]\nfail_on = 'note'", "did you mean fail-on?"),
        ("[tool.checker]\nfail-on = 'warn'", "did you mean warning?"),
        ("[tool.checker]\ntitle = 3", "title is 3; write title ="),
        ("[tool.checker]\ntemplates = ' '", "templates is ' '; write templates ="),
        ("[tool.checker]\nrules = 'mine'", "rules is not a list"),
        ("[tool.checker]\nmin-confidence = 3", "from 0 to 1"),
        ("[tool.checker]\nmin-confidence = true", "from 0 to 1"),
        ("[tool.checker.aliases]\na = 1", "aliases"),
        ("[tool]\nchecker = 1", "not a table"),
        ("[tool.checker\n", "is not TOML"),
    ],
)
def test_wrong_settings_name_the_mend(engine: Engine, text: str, says: str, tmp_path: Path) -> None:
    with pytest.raises(CheckerError, match=r"pyproject\.toml") as caught:
        settings(text, tmp_path)
    assert says in str(caught.value)
    assert call("check", "a.txt").exit_code == 2


# --- compare

BLAST = "Three people were killed in a blast at the Bolhao market in Porto on Tuesday. Ann Lee, 35, was hurt."
LATER = "A blast at the Bolhao market in Porto killed four on Tuesday."
FIRE = "A fire at a hotel in Lisbon killed four."


def compared(*args: str) -> dict[str, Any]:
    result = call("compare", *args, "--format", "json")
    told: dict[str, Any] = json.loads(result.stdout)
    odd = any(p["verdict"] in ("clash", "basis") and p["confidence"] >= LEAST for p in told["pairs"])
    odd = odd or any(f["kind"] == "contradiction" for f in told["findings"])
    assert (result.exit_code, result.stderr) == (int(odd), "")
    return told


def counted(told: dict[str, Any]) -> list[dict[str, Any]]:
    return [pair for pair in told["pairs"] if pair["rule"] == "counted-people"]


def test_compare_tells_each_pair_and_why() -> None:
    told = compared(BLAST, LATER, "--published", "2022-05-04", "2022-05-04")
    (pair,) = counted(told)
    assert (pair["verdict"], pair["topic"]) == ("clash", "people killed")
    assert pair["a"]["read"] == "3" and pair["b"]["text"] == "four"
    assert "told at one time" in pair["reason"]
    assert told["one_event"] is True and "Porto" in told["grounds"]
    assert "35" in [a["text"] for a in told["alone"]["a"]] and "35" not in [a["text"] for a in told["alone"]["b"]]


def test_compare_says_why_a_pair_is_silent() -> None:
    told = compared(BLAST, FIRE)
    assert told["one_event"] is False
    assert [(p["verdict"], "one event" in p["reason"]) for p in counted(told)] == [("apart", True)]
    told = compared(BLAST, FIRE, "--same-event")
    assert told["one_event"] is True and "as asked" in told["grounds"]
    assert [p["verdict"] for p in counted(told)] == ["clash"]
    told = compared("Poland spent 2% of GDP on defence in 2022.", "Poland spent 3% of GDP on defence in 2023.")
    shares = [(p["verdict"], p["reason"]) for p in told["pairs"] if p["rule"] == "output-share"]
    assert shares == [("apart", "they are about different times")]


def test_compare_reads_files_and_texts(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(f"---\nsource: Post\npublished: 2022-05-04\n---\n{BLAST}\n")
    result = call("compare", str(tmp_path / "a.md"), LATER)
    assert (result.exit_code, result.stderr) == (1, "")
    assert "A  Post" in result.stdout and "published 2022-05-04" in result.stdout
    assert f"B  a text of {len(LATER)} characters" in result.stdout
    assert "CLASH people killed  [counted-people]" in result.stdout and "why: " in result.stdout
    assert "Only A: " in result.stdout and "Ann Lee, age “35”" in result.stdout
    days = call("compare", str(tmp_path / "a.md"), LATER, "--published", "2022-05-04", "2022-05-06").stdout
    assert "DRIFT people killed" in days


def test_compare_has_nothing_to_say_of_strangers() -> None:
    result = call("compare", "It rained.", "It snowed on 3/4 of the hills.")
    assert result.exit_code == 0
    assert "no statement about the same thing" in result.stdout


def test_compare_shows_a_contradiction_once_and_counts_it() -> None:
    hotel = "Vendel Hotel is a hotel in Lindau. The hotel has {} rooms."
    told = call("compare", hotel.format(80), hotel.format(95))
    assert (told.exit_code, told.stdout.count("CONTRADICTION")) == (1, 1)
    assert "1 contradiction\n" in told.stdout and "no statement about the same thing" not in told.stdout
    assert "APART" not in told.stdout and "Only A" not in told.stdout
    board = "The harbour of Vendel will hire {} dockers and buy 9 tugs by May."
    told = call("compare", board.format(300), board.format(340))  # a pair; parallel sentences say the same again
    assert (told.exit_code, told.stdout.count("CLASH"), told.stdout.count("CONTRADICTION")) == (1, 1, 0)
    assert call("compare", board.format(300), "It rained.").exit_code == 0


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (("a.jsonl", "It rained."), "more than one article"),
        (("empty", "It rained."), "without articles"),
        (("It rained.", "It snowed.", "--published", "yesterday", "2022-05-04"), "2024-05-31"),
        (("It rained.",), "B"),
        (("It rained.", "no-such-file.txt"), "does not exist"),
        (("news/gone", "It rained."), "does not exist"),
    ],
)
def test_compare_names_the_mend(args: tuple[str, ...], says: str, tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.jsonl").write_text('{"text": "One."}\n{"text": "Two."}\n')
    Path("empty").mkdir()
    result = call("compare", *args)
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert says in result.stderr


def test_compare_shows_no_more_pairs_than_people_read() -> None:
    text = "".join(f"Poland spent {n}% of GDP on defence in 2022. " for n in range(1, 61))
    told = compared(text, text)
    assert len(told["pairs"]) == MOST and told["further_pairs"] >= 60 * 60 - MOST


# --- the real thing


def sample_findings(*args: str) -> list[dict[str, object]]:
    return json.loads(call("check", str(ROOT / "seeds"), "--format", "json", *args).stdout)["findings"]  # type: ignore[no-any-return]


def test_selecting_shows_a_part_of_what_the_whole_shows() -> None:
    whole = sample_findings()
    for rule in sorted({str(finding["rule"]) for finding in whole} - {"dateline"}):
        assert sample_findings("--select", rule) == [f for f in whole if f["rule"] == rule]
    both = sample_findings("--select", "output-share,dateline")
    assert both == [f for f in whole if f["rule"] == "output-share" or f["kind"] == "dateline"]
    assert {f["rule"] for f in both} == {"output-share", "dateline"}


def test_the_default_leaves_out_what_is_unsure(tmp_path: Path) -> None:
    rule = """
        from dataclasses import replace

        from checker import Rule

        rule = Rule(
            says=["{{subject:name}} owns {{value:number}} tugs"],
            refine=lambda found, captures: replace(found, confidence={sure}),
        )
    """
    for name, number in (("a", 12), ("b", 15)):
        (tmp_path / f"{name}.txt").write_text(f"Rotterdam owns {number} tugs.\n")
    for name, sure in (("sure", 0.9), ("unsure", 0.2)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "tug_count.py").write_text('"""Tugs."""\n' + dedent(rule.format(sure=sure)))
    options = ("check", str(tmp_path / "a.txt"), str(tmp_path / "b.txt"), "--format", "json", "--select", "tug-count")

    def found(*more: str) -> int:
        return len(json.loads(call(*options, *more).stdout)["findings"])

    assert found("--rules", str(tmp_path / "sure")) == 1
    assert found("--rules", str(tmp_path / "unsure")) == 0
    assert found("--rules", str(tmp_path / "unsure"), "--min-confidence", "0") == 1
    assert found("--rules", str(tmp_path / "sure"), "--min-confidence", "0.99") == 0


def test_a_rule_that_derives_from_others_can_be_selected_alone(tmp_path: Path) -> None:
    for name, year, share in (("a", 2023, "2.0"), ("b", 2022, "2")):
        text = f"Poland's defence spending in {year} was $20.0 billion. Poland spent {share}% of GDP on defence in {year}.\n"
        (tmp_path / f"{name}.txt").write_text(text)
    shown = call("check", str(tmp_path), "--select", "implied-output", "--format", "json")
    assert {f["rule"] for f in json.loads(shown.stdout)["findings"]} == {"implied-output"}
    rows = call("extract", str(tmp_path), "--select", "implied-output").stdout.splitlines()
    assert {json.loads(row)["rule"] for row in rows} == {"implied-output"}


def checker(*args: str, cwd: Path, **options: object) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "checker", *args]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, env=environment, check=False, **options)  # type: ignore[call-overload, no-any-return]


def test_the_command_runs(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(f"---\nsource: Post\npublished: {date(2021, 6, 1)}\n---\n{SENTENCE}\n")
    result = checker("check", "a.md", "gone.txt", cwd=tmp_path)
    assert (result.returncode, result.stderr) == (2, "error: gone.txt: does not exist; check the path\n")
    assert result.stdout
    rows = checker("extract", "a.md", "--what", "mentions", cwd=tmp_path).stdout.splitlines()
    assert "12" in [json.loads(row)["text"] for row in rows]


def test_a_short_run_loads_nothing_heavy(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Nothing is counted here.\n")
    heavy = ["pandas", "numpy", "pint", "jinja2", "yaml", "rich", "babel", "importlib.metadata", "asyncio"]
    code = (
        "import sys; from checker.cli import main\n"
        "try: main(['check', 'a.txt'])\n"
        f"except SystemExit as end: print(end.code, [m for m in {heavy} if m in sys.modules], file=sys.stderr)"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, env=environment, check=True
    )
    assert result.stderr == "0 []\n"


def test_a_reader_that_goes_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": f"{SENTENCE} " * 3000}) + "\n")
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "checker", "extract", "a.jsonl", "--what", "mentions"]
    with subprocess.Popen(
        command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment
    ) as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


def test_control_c_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SENTENCE)
    code = (
        "import sys, time, checker.run as run; from checker.cli import main\n"
        "run.check = lambda *a, **k: (print('ready', flush=True), time.sleep(60))\n"
        "main(['check', 'a.txt'])"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", code]
    with subprocess.Popen(
        command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment
    ) as process:
        assert process.stdout is not None and process.stderr is not None
        assert process.stdout.readline() == b"ready\n"
        process.send_signal(signal.SIGINT)
        written = process.stderr.read()
    assert (process.returncode, written) == (130, b"error: interrupted; nothing more was written\n")


def test_two_reports_do_not_share_a_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Poland spent 4.1% of GDP on defence in 2024.\n")
    out = str(tmp_path / "out.html")
    result = call("check", str(tmp_path / "a.txt"), "--html", out, "--output", out)
    assert result.exit_code == 2
    assert "is named for two reports" in result.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_a_full_disk_behind_standard_output_is_one_line() -> None:
    seeds = Path(__file__).parent.parent / "seeds"
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "checker", "check", str(seeds)], stdout=full, stderr=subprocess.PIPE, text=True
        )
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1 and "standard output: cannot be written" in done.stderr


# --- what CI asks for


def test_several_reports_at_once(engine: Engine) -> None:
    engine.findings = [("contradiction", "warning", 0.8, "tug-prices")]
    result = call("check", "a.txt", "-o", "out/r.json", "-o", "out/r.html", "-o", "-")
    assert (result.exit_code, result.stderr) == (1, "")
    assert json.loads(Path("out/r.json").read_text())["summary"]["findings"]["contradiction"] == 1
    assert Path("out/r.html").read_text().startswith("<!DOCTYPE html>")
    assert "1 contradiction" in result.stdout
    assert call("check", "a.txt", "-f", "json", "-f", "text", "-o", "a.out", "-o", "b.out").stdout == ""
    assert json.loads(Path("a.out").read_text()) and "1 contradiction" in Path("b.out").read_text()
    wrong = call("check", "a.txt", "-o", "r.log")
    assert wrong.exit_code == 2 and wrong.stderr.startswith("error: r.log: does not tell its format; ")


def test_exit_zero_hides_findings_and_no_errors(engine: Engine) -> None:
    engine.findings = [("contradiction", "error", 0.9, "tug-prices")]
    assert call("check", "a.txt", "--exit-zero").exit_code == 0
    assert call("check", "a.txt", "gone.txt", "--exit-zero").exit_code == 2


def test_statistics_count_instead_of_listing(engine: Engine) -> None:
    engine.findings = [("drift", "note", 0.9, "tug-prices")] * 2 + [("contradiction", "error", 0.9, "tug-counts")]
    result = call("check", "a.txt", "--statistics")
    assert result.exit_code == 1
    assert [line.split() for line in result.stdout.splitlines()] == [
        ["2", "drift", "tug-prices"],
        ["1", "contradiction", "tug-counts"],
        ["3", "in", "all,", "in", "1", "article"],
    ]


def test_isolated_takes_no_settings(engine: Engine, tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.checker]\nfail-on = "never"\nignore = ["nothing-known"]\n')
    engine.findings = [("contradiction", "error", 0.9, "tug-prices")]
    assert call("check", "a.txt").exit_code == 2
    assert call("check", "a.txt", "--isolated").exit_code == 1
    assert call("check", "a.txt", "--isolated", "--show-config").stdout.startswith(
        "# no file; these are the defaults\n"
    )
    shown = call("check", "a.txt", "--show-config")
    assert shown.exit_code == 0 and 'fail-on = "never"\n' in shown.stdout


def test_settings_weigh_only_what_there_is(engine: Engine, tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.checker.severity]\ntug-price = "info"\n')
    result = call("check", "a.txt")
    assert result.exit_code == 2
    assert "tug-price: is neither a rule nor a kind of finding; did you mean tug-prices?" in result.stderr
    (tmp_path / "pyproject.toml").write_text('[tool.checker.severity]\ntug-prices = "info"\n')
    engine.findings = [("contradiction", "error", 0.9, "tug-prices")]
    assert call("check", "a.txt").exit_code == 0


def test_a_mistake_in_an_option_names_the_command_to_ask(engine: Engine) -> None:
    result = call("compare", "A.", "B.", "--published", "2024-05-30")
    assert result.exit_code == 2 and result.stderr.endswith("; see checker compare --help\n")


def test_what_is_ignored_is_settled_and_what_is_not_selected_is_counted(engine: Engine) -> None:
    engine.findings = [("drift", "note", 0.9, "tug-prices"), ("contradiction", "error", 0.9, "tug-counts")]
    told = json.loads(call("check", "a.txt", "--ignore", "tug-prices", "--format", "json").stdout)
    assert [(s["by"], s["reason"]) for s in told["settled"]] == [("settings", "ignored: tug-prices")]
    told = json.loads(call("check", "a.txt", "--select", "drift", "--format", "json").stdout)
    assert (len(told["findings"]), told["settled"], told["summary"]["unshown"]) == (1, [], 1)


def test_what_is_only_met_in_a_folder_and_needs_an_extra_is_a_warning(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("checker.inputs.registry.Format.is_installed", lambda self: False)
    Path("page.html").write_text("<p>Some page.</p>")
    met = call("check", ".")
    assert met.exit_code == 0
    assert met.stderr.startswith(
        "warning: .: has a .html file, which needs packages that are not installed; run pip install "
    )
    assert call("extract", ".").stderr == met.stderr

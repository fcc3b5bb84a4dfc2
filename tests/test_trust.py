"""Checkouts by strangers: which of their code runs, and which of their settings and comments count."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from test_cli import call
from test_newness import RULE, git, write

from checker.cluster.recipes import Recipe

SCRIPT = str(Path(sys.executable).with_name("checker"))
NO_LOCAL = "--no-local-rules"
# Modules of Python, of what the checker needs, and names that tools look for: each would be a stranger's code.
SHADOWS = (
    "click", "jinja2", "yaml", "json", "re", "decimal", "datetime", "tomllib", "hashlib", "importlib_metadata", "lxml",
    "trafilatura", "rich", "regex", "markupsafe", "checker_user_rules", "conftest", "sitecustomize", "usercustomize", "setup",
)  # fmt: skip
MARK = "open(__file__ + '.ran', 'w').close()\n"
TEMPLATE = "{{ words }} strangers draw this"
SETTINGS = '[tool.checker]\nrules = ["rules"]\ntemplates = "looks"\n'


def ran(folder: Path) -> list[str]:
    """Returns what of a checkout has run."""
    return sorted(path.name.removesuffix(".ran") for path in folder.rglob("*.ran"))


@pytest.fixture
def hostile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Returns a checkout that is full of code, and makes it the current folder."""
    folder = tmp_path / "checkout"
    for name in ("rules", "looks", "articles"):
        (folder / name).mkdir(parents=True)
    monkeypatch.chdir(folder)
    write("articles/one.md", "One", 1, 12)
    write("articles/two.md", "Two", 2, 15)
    for home in (folder, folder / "articles"):
        (home / "pyproject.toml").write_text(SETTINGS.replace('"', '"../', 2) if home != folder else SETTINGS)
        for name in SHADOWS:
            (home / f"{name}.py").write_text(MARK)
        (home / "pip").mkdir()
        (home / "pip" / "__main__.py").write_text(MARK)
    (folder / "articles" / "pyproject.toml").write_text(
        '[tool.checker]\nrules = ["../rules"]\ntemplates = "../looks"\n'
    )
    (folder / "rules" / "tugs.py").write_text(RULE + MARK)
    (folder / "rules" / "conftest.py").write_text(MARK)
    (folder / "looks" / "page.html.j2").write_text(TEMPLATE)
    (folder / "looks" / "report.js").write_text("strangers()")
    return folder


COMMANDS = [
    ["check", "articles", "--html", "out.html"],
    ["check", "articles", "--show-config"],
    ["extract", "articles"],
    ["compare", "articles/one.md", "articles/two.md"],
    ["rules"],
    ["rules", "--precision"],
    ["explain", "person-age", "articles"],
    ["try", "Rotterdam has 12 tugs."],
    ["test-rules"],
    ["index", "articles", "--store", "corpus.db"],
    ["baseline", "add", "articles", "--reason", "known", "--author", "Ada"],
]


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_no_code_of_a_checkout_is_run(hostile: Path, words: list[str]) -> None:
    result = subprocess.run([SCRIPT, *words, NO_LOCAL], capture_output=True, text=True, check=False)
    assert result.returncode in (0, 1), result.stderr
    assert ran(hostile) == []
    assert "Traceback" not in result.stderr
    if (hostile / "out.html").exists():
        assert "strangers" not in (hostile / "out.html").read_text()


@pytest.mark.parametrize("words", [words for words in COMMANDS if "--show-config" not in words], ids=" ".join)
def test_without_the_option_the_rules_of_a_checkout_run(hostile: Path, words: list[str]) -> None:
    (hostile / "rules" / "conftest.py").unlink()
    (hostile / "looks" / "report.js").unlink()
    subprocess.run([SCRIPT, *words], capture_output=True, text=True, check=False)
    assert ran(hostile) == ["tugs.py"]


def test_a_cluster_is_sent_no_rules_of_a_checkout(hostile: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pyarrow")
    from checker.cluster import job, session, writing

    sent: list[tuple[str, ...]] = []

    def check_files(_: object, inputs: object, style: str, recipe: Recipe, **options: object) -> job.Outcome:
        sent.append(recipe.folders)
        return job.Outcome((), (), 0, 0)

    monkeypatch.setattr(session, "open_session", lambda master: SimpleNamespace(stop=lambda: None))
    monkeypatch.setattr(job, "check_files", check_files)
    monkeypatch.setattr(writing, "write_outcome", lambda outcome, output: ("found", "left"))
    words = ("spark", "articles", "--output", "out", "--rules", "rules")
    done = call(*words, NO_LOCAL)
    assert done.exit_code == 0 and sent == [()] and ran(hostile) == [] and "no rule of" in done.stderr
    (hostile / "rules" / "conftest.py").unlink()
    assert call(*words).exit_code == 0
    assert sent[1:] == [(str(hostile / "rules"),)]


def test_spark_takes_no_module_of_the_current_folder_for_its_own(hostile: Path) -> None:
    pytest.importorskip("pyspark")
    if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        pytest.skip("there is no Java, which Spark runs on")
    for name in ("socket", "struct"):  # which its processes import first
        Path(f"{name}.py").write_text(MARK)
    Path("two.jsonl").write_text('{"text": "Oslo has 12 tugs."}\n{"text": "Oslo has 15 tugs."}\n')
    words = [SCRIPT, "spark", "two.jsonl", "--output", "out", "--master", "local[1]", NO_LOCAL]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert ran(hostile) == [] and done.returncode == 0 and "2 articles" in done.stdout, done.stderr[-500:]


def test_a_module_of_the_current_folder_is_no_module_of_the_checker(hostile: Path) -> None:
    for words in (["-P", "-m", "checker"], ["-I", "-m", "checker"]):
        result = subprocess.run(
            [sys.executable, *words, "check", "articles", NO_LOCAL, "--html", "out.html"],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert result.returncode in (0, 1) and ran(hostile) == [], result.stderr
    taken = [name for name in SHADOWS if name not in ("re", "json")]  # which Python itself may import before us
    for name in set(SHADOWS) - set(taken):
        (hostile / f"{name}.py").unlink()
    result = subprocess.run(
        [sys.executable, "-m", "checker", "check", "articles", NO_LOCAL], capture_output=True, text=True, check=False
    )
    assert result.returncode in (0, 1) and ran(hostile) == [], result.stderr


def test_what_is_not_loaded_is_told_in_one_line(hostile: Path) -> None:
    result = call("check", "articles", NO_LOCAL, "--rules", "more", "--html", "out.html")
    assert result.exit_code in (0, 1)
    told = [line for line in result.stderr.splitlines() if NO_LOCAL in line]
    rules = Path("articles") / ".." / "rules"
    assert told == [
        f"warning: {NO_LOCAL}: no template of {Path.cwd() / 'articles/../looks'} is used; the report has the checker's own looks",
        f"warning: {NO_LOCAL}: no rule of {Path.cwd() / rules}, more is loaded; what they would find is not in the report",
    ]
    Path("articles/pyproject.toml").unlink()
    Path("pyproject.toml").unlink()
    assert call("check", "articles", NO_LOCAL).stderr == ""


def test_rules_that_are_selected_and_not_loaded_are_told(hostile: Path) -> None:
    result = call("check", "articles", NO_LOCAL, "--select", "tugs")
    assert result.exit_code == 2
    last = result.stderr.splitlines()[-1]
    assert last.startswith(
        "error: tugs: is selected, and is a rule of a folder, which --no-local-rules does not load; "
    )
    result = call("check", "articles", NO_LOCAL, "--select", "tugs,person-age")
    assert result.exit_code == 0 and "warning: tugs: is a rule of a folder" in result.stderr
    result = call("check", "articles", NO_LOCAL, "--select", "tuggs")
    assert result.exit_code == 2 and "is neither a rule, a tag nor a kind" in result.stderr
    write("articles/two.md", "Two", 2, 12)
    settings = Path("articles/pyproject.toml")
    settings.write_text(settings.read_text() + '[tool.checker.severity]\ntugs = "info"\n')
    assert call("check", "articles", NO_LOCAL).exit_code == 0  # what weighs a rule that is not loaded weighs nothing
    assert "is a rule of a folder" in call("explain", "tugs", NO_LOCAL).stderr
    assert "is a rule of a folder" in call("try", "Rotterdam has 12 tugs.", "--rule", "tugs", NO_LOCAL).stderr
    assert "is not loaded with --no-local-rules" in call("test-rules", "rules", NO_LOCAL).stderr


# ---- what a change by strangers may settle ---------------------------------------------------------------------------


FIGURE = "---\nsource: {}\npublished: 2024-05-0{}\n---\n{}{}\n"
AGES = (
    "Anna Berg, 41, a pilot from Bergen, won the harbour prize.",
    "Anna Berg, 47, a pilot from Bergen, won the harbour prize.",
)


def found(*words: str) -> list[str]:
    """Returns the kinds of findings that are open."""
    result = call("check", "articles", "--format", "json", *words)
    assert result.exit_code in (0, 1), result.stderr
    return [one["kind"] for one in json.loads(result.stdout)["findings"] if one["status"] != "suppressed"]


def age(path: str, source: str, day: int, words: str, before: str = "") -> None:
    Path(path).parent.mkdir(exist_ok=True, parents=True)
    Path(path).write_text(FIGURE.format(source, day, before, words))


@pytest.fixture
def base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Returns the commit that a change is made to; the current folder is its checkout."""
    monkeypatch.chdir(tmp_path)
    Path("pyproject.toml").write_text('[tool.checker]\nignore = ["dateline"]\n')
    age("articles/one.md", "One", 1, AGES[0])
    git("init", "--quiet", "--initial-branch", "main")
    git("add", "."), git("commit", "--quiet", "-m", "the archive")
    return git("rev-parse", "HEAD")


def test_settings_of_a_change_do_not_settle_what_it_brings(base: str) -> None:
    age("articles/two.md", "Two", 2, AGES[1])
    assert "contradiction" in found() and found("--trust", base) == found()
    ignoring = '[tool.checker]\nignore = ["contradiction", "drift", "dateline"]\n'
    for path in ("pyproject.toml", "articles/pyproject.toml"):
        Path(path).write_text(ignoring)
        assert found() == [] and "contradiction" in found("--trust", base)
    assert call("check", "articles", "--trust", base, "--show-config").stdout.count("contradiction") == 0


def test_a_baseline_of_a_change_does_not_settle_what_it_brings(base: str) -> None:
    age("articles/two.md", "Two", 2, AGES[1])
    call("baseline", "add", "articles", "--reason", "mine", "--author", "Eve")
    assert found() == [] and "contradiction" in found("--trust", base)
    git("add", "."), git("commit", "--quiet", "-m", "known")
    assert found("--trust", "HEAD") == []


def test_a_comment_counts_where_it_stood_before_the_change(base: str) -> None:
    says = "<!-- checker: ignore-article contradiction -- a namesake -->\n"
    age("articles/two.md", "Two", 2, AGES[1], says)
    assert found() == [] and "contradiction" in found("--trust", base) and "contradiction" in found("--no-ignores")
    told = call("check", "articles", "--trust", base).stderr
    assert told.startswith(
        "warning: articles/two.md: what these say of findings on themselves is not obeyed, as they were not so"
    )
    git("add", "."), git("commit", "--quiet", "-m", "a namesake")
    Path("articles/two.md").write_bytes(Path("articles/two.md").read_bytes().replace(b"\n", b"\r\n"))
    assert found("--trust", "HEAD") == []  # the same but for its line ends
    age("articles/two.md", "Two", 2, AGES[1] + " It rained.", says)
    assert "contradiction" in found("--trust", "HEAD")


def test_a_link_does_not_lead_out_of_the_checkout(base: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    secret = tmp_path_factory.mktemp("home") / "secret.md"
    secret.write_text("The key is 12345.\n")
    Path("articles/link.md").symlink_to(secret)
    Path("articles/folder").symlink_to(secret.parent)
    Path("articles/near.md").symlink_to(Path("one.md"))
    result = call("check", "articles", "--trust", base, "--format", "json")
    assert result.exit_code == 2 and result.stderr.count("is a link that leads out of the checkout") == 1
    read = [article["path"] for article in json.loads(result.stdout)["articles"]]
    assert read == ["articles/near.md"] or read == ["articles/one.md"]
    assert "12345" not in result.stdout
    read = [article["path"] for article in json.loads(call("check", "articles", "-f", "json").stdout)["articles"]]
    assert len(read) == 2


def test_a_link_does_not_lead_to_what_git_keeps(base: str) -> None:
    Path(".git/token.md").write_text("The token is 12345.\n")
    Path("articles/link.md").symlink_to(Path("../.git/token.md"))
    result = call("check", "articles", "--trust", base, "--format", "json")
    assert (
        result.exit_code == 2 and result.stderr.count("articles/link.md: is a link that leads out of the checkout") == 1
    )
    assert "12345" not in result.stdout


def test_a_link_gives_an_article_no_place_where_less_is_told(base: str) -> None:
    Path("pyproject.toml").write_text('[tool.checker.per-file-ignore]\n"archive/*" = ["contradiction"]\n')
    git("add", "."), git("commit", "--quiet", "-m", "the archive is settled")
    age("articles/two.md", "Two", 2, AGES[1])
    Path("archive").mkdir()
    Path("archive/two.md").symlink_to(Path("../articles/two.md"))
    result = call("check", ".", "--trust", "HEAD", "--format", "json")
    report = json.loads(result.stdout)
    assert [article["path"] for article in report["articles"]] == ["articles/two.md", "articles/one.md"]
    assert [one["kind"] for one in report["findings"] if one["status"] == "open"].count("contradiction") == 1
    whole = str(Path.cwd() / "archive" / "two.md")
    report = json.loads(call("check", whole, "articles/one.md", "--trust", "HEAD", "--format", "json").stdout)
    assert "contradiction" in [one["kind"] for one in report["findings"] if one["status"] == "open"]


def test_no_ignores_goes_before_what_is_trusted(base: str) -> None:
    age("articles/two.md", "Two", 2, AGES[1], "<!-- checker: ignore-article contradiction -- a namesake -->\n")
    git("add", "."), git("commit", "--quiet", "-m", "a namesake")
    assert found("--trust", "HEAD") == [] and "contradiction" in found("--trust", "HEAD", "--no-ignores")
    told = call("check", "articles", "--trust", "HEAD", "--no-ignores").stderr
    assert "articles/two.md: what these say of findings on themselves is not obeyed; see" in told


def test_rules_of_a_change_are_not_run_where_it_is_not_trusted(base: str) -> None:
    Path("rules").mkdir()
    Path("rules/tugs.py").write_text(RULE + MARK)
    Path("pyproject.toml").write_text(SETTINGS)
    git("add", "."), git("commit", "--quiet", "-m", "a rule")
    told = call("check", "articles", "--trust", "HEAD", "--rules", "rules").stderr
    assert ran(Path.cwd()) == [] and told.count("no rule of") == 1


@pytest.mark.parametrize("base", ["nowhere", "--help", ""])
def test_a_revision_that_is_none(base: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("It has 12 tugs.\n")
    assert "error: --trust: git cannot tell" in call("check", "a.txt", f"--trust={base}").stderr
    git("init", "--quiet")
    result = call("check", "a.txt", f"--trust={base}")
    assert result.exit_code == 2 and result.stderr.startswith("error: --trust: ") and "no" in result.stderr


@pytest.mark.parametrize("option", ["--diff", "--trust"])
def test_a_repository_hidden_in_a_checkout_runs_nothing(base: str, option: str) -> None:
    trap = Path("articles/trap")
    git("clone", "--quiet", "--bare", ".", str(trap))
    for key, value in (
        ("core.bare", "false"),
        ("core.worktree", "."),
        ("core.fsmonitor", f"touch {Path.cwd()}/monitor.ran; false"),
    ):
        git("config", "--file", str(trap / "config"), key, value)
    age("articles/trap/three.md", "Three", 3, AGES[1])
    subprocess.run(["git", "-C", str(trap), "ls-files", "--others"], capture_output=True, check=False)
    assert ran(Path.cwd()) == ["monitor"], "the trap springs where git is not told to be careful"
    (Path.cwd() / "monitor.ran").unlink()
    for words in ([str(trap)], ["articles"]):
        call("check", *words, option, "HEAD")
        assert ran(Path.cwd()) == []
    assert os.environ.get("GIT_CONFIG_COUNT") is None

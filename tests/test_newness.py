"""Only what is new: findings that touch a named article, or one that git has as changed."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest
from test_cli import call

TUGS = "Rotterdam Harbour has {} tugs, the port said on Tuesday.\n"
ARTICLE = "---\nsource: {}\npublished: 2024-05-0{}\n---\n{}"
RULE = '''"""How many tugs a harbour has."""
from checker import Rule

rule = Rule(
    says=["{subject:name} has|owns|operates {value:number} tugs"],
    clash=[("Rotterdam has 12 tugs.", "Rotterdam has 15 tugs.")],
)
'''


def git(*words: str) -> str:
    names = {"GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@b", "GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@b"}
    run = subprocess.run(["git", *words], check=True, capture_output=True, text=True, env={**os.environ, **names})
    return run.stdout.strip()


def lay_out(folder: Path, settings: str) -> None:
    """Makes a folder with the rule and the settings of a project."""
    (folder / "rules").mkdir()
    (folder / "rules" / "tugs.py").write_text(RULE)
    (folder / "pyproject.toml").write_text(f'[tool.checker]\nrules = ["rules"]\n{settings}\n')


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Returns a folder with two articles that disagree, and makes it the current one."""
    monkeypatch.chdir(tmp_path)
    lay_out(tmp_path, 'select = ["tugs"]')
    (tmp_path / "archive").mkdir()
    write("archive/one.md", "One", 1, 12)
    write("archive/two.md", "Two", 2, 15)
    return tmp_path


def write(path: str, source: str, day: int, tugs: int) -> None:
    Path(path).parent.mkdir(exist_ok=True)
    Path(path).write_text(ARTICLE.format(source, day, TUGS.format(tugs)))


def sources(*args: str) -> list[list[str]]:
    """Returns the sources of each finding of a check."""
    result = call("check", *args, "--format", "json")
    assert result.exit_code in (0, 1), result.stderr
    told = json.loads(result.stdout)
    return [sorted({told["articles"][a["article"]]["source"] for a in f["assertions"]}) for f in told["findings"]]


def test_against_reports_only_what_touches_a_new_article(archive: Path) -> None:
    assert sources("archive") == [["One", "Two"]]
    write("new.md", "Three", 3, 12)
    assert sources("new.md") == []
    (found,) = sources("new.md", "--against", "archive")
    assert "Three" in found and "Two" in found
    Path("new.md").write_text(ARTICLE.format("Three", 3, "Nothing of harbours.\n"))
    assert sources("new.md", "--against", "archive") == []
    assert call("check", "new.md", "--against", "archive").exit_code == 0


def test_a_new_article_that_stands_in_the_archive_is_read_once(archive: Path) -> None:
    (found,) = sources("archive/two.md", "--against", "archive")
    assert found == ["One", "Two"]


def test_a_copy_shows_what_the_archive_has_of_it(archive: Path) -> None:
    for name in ("zzz.md", "aaa.md"):
        Path(name).write_text(Path("archive/two.md").read_text())
        (found,) = sources(name, "--against", "archive")
        assert found == ["One", "Two"]


def test_an_article_on_standard_input_is_new(archive: Path) -> None:
    text = ARTICLE.format("Piped", 3, TUGS.format(19))
    result = call("check", "-", "--against", "archive", "--format", "json", stdin=text)
    assert [f["kind"] for f in json.loads(result.stdout)["findings"]]


def test_diff_takes_what_git_has_as_new_or_changed(archive: Path) -> None:
    git("init", "--quiet", "--initial-branch", "main")
    git("add", "."), git("commit", "--quiet", "-m", "the archive")
    assert sources("archive", "--diff", "HEAD") == []
    write("archive/été three.md", "Three", 3, 19)  # not tracked yet
    (found,) = sources("archive", "--diff", "HEAD")
    assert "Three" in found
    git("add", "."), git("commit", "--quiet", "-m", "a third")
    assert sources("archive", "--diff", "HEAD") == []
    assert sources("archive", "--diff", "HEAD~1") == [found]
    git("checkout", "--quiet", "-b", "other", "HEAD~1")
    write("archive/two.md", "Two", 2, 16)
    git("commit", "--quiet", "-am", "a change")
    assert sources("archive", "--diff", "main") == [["One", "Two"]]  # the third is no change of this branch
    os.chdir(archive / "archive")
    assert sources("two.md", "--against", ".", "--diff", "main") == [["One", "Two"]]


@pytest.mark.parametrize(
    ("base", "message"),
    [
        ("nowhere", "there is no revision 'nowhere'"),
        ("--help", "'--help' is no revision"),
        ("", "there is no revision ''"),
    ],
)
def test_a_base_that_is_none(archive: Path, base: str, message: str) -> None:
    git("init", "--quiet")
    result = call("check", "archive", f"--diff={base}")
    assert result.exit_code == 2 and message in result.stderr and result.stderr.startswith("error: --diff: ")


def test_diff_needs_a_checkout_and_git(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    result = call("check", "archive", "--diff", "HEAD")
    assert result.exit_code == 2 and "not a git repository" in result.stderr
    monkeypatch.setenv("PATH", "")
    assert "needs git, which is not installed" in call("check", "archive", "--diff", "HEAD").stderr


def test_a_new_article_with_a_flaw_of_its_own_is_told(archive: Path) -> None:
    Path("pyproject.toml").write_text("")
    Path("new.md").write_text("---\nsource: New\npublished: 31 June 2024\n---\nNothing of harbours.\n")
    Path("archive/old.md").write_text("---\nsource: Old\npublished: 31 June 2024\n---\nNothing of piers.\n")
    told = json.loads(call("check", "new.md", "--against", "archive", "--format", "json").stdout)
    assert [f["topic"] for f in told["findings"]] == ["New"]


def test_git_is_asked_about_the_checkout_of_the_articles(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git("init", "--quiet", "--initial-branch", "main")
    git("add", "."), git("commit", "--quiet", "-m", "the archive")
    monkeypatch.setenv("GIT_DIR", str(archive / "nowhere"))  # as a hook of another checkout sets it
    assert sources("archive", "--diff", "HEAD") == []

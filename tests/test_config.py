"""The settings: where they are found, what they may say, and how a mistake in them is told."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from checker.config import Config, find_config, load_config
from checker.model import CheckerError
from checker.shell.showing import show_config


def write(folder: Path, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "pyproject.toml"
    path.write_text(text)
    return path


FULL = """[tool.checker]
select = ["drift"]
fail-on = "error"
baseline = "known.toml"
[tool.checker.per-file-ignore]
"archive/*" = ["drift", "dateline"]
[tool.checker.severity]
drift = "info"
[tool.checker.tolerance]
event-measure = "2.5%"
[[tool.checker.suppress]]
source = "Quay Post"
rule = "person-age"
since = 2024-01-01
until = "2024-06-30"
reason = "their archive rounds ages"
"""


def test_all_that_can_be_set(tmp_path: Path) -> None:
    path = write(tmp_path, FULL)
    config = load_config(tmp_path)
    assert config.path == path and config.root == tmp_path
    assert config.per_file_ignore == {"archive/*": ("drift", "dateline")}
    assert config.severity == {"drift": "info"}
    assert config.tolerance == {"event-measure": Decimal("0.025")}
    assert config.baseline == tmp_path / "known.toml"
    (one,) = config.suppress
    assert (one.source, one.rule, one.since, one.until) == (
        "Quay Post", "person-age", date(2024, 1, 1), date(2024, 6, 30)
    )  # fmt: skip
    assert one.place == "pyproject.toml: suppress 1"


def test_settings_are_found_upward_from_the_articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk, here = tmp_path / "desk", tmp_path / "here"
    write(desk, '[tool.checker]\nignore = ["drift"]\n')
    write(here, '[tool.checker]\nignore = ["dateline"]\n')
    (desk / "news" / "may").mkdir(parents=True)
    (desk / "news" / "june").mkdir()
    monkeypatch.chdir(here)
    assert find_config([str(desk / "news" / "may")]).ignore == ("drift",)
    assert find_config([str(desk / "news/may/*.md"), str(desk / "news/june")]).ignore == ("drift",)
    assert find_config([str(tmp_path / "elsewhere" / "a.md")]).ignore == ("dateline",)
    assert find_config(["-"]).ignore == ("dateline",)
    monkeypatch.chdir(tmp_path)
    assert find_config([str(tmp_path)]) == Config()


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ('[tool.checker]\nper-file-ignores = {}', "has the unknown key 'per-file-ignores'; did you mean per-file-ignore?"),
        ('[tool.checker]\nper-file-ignore = []', "per-file-ignore is not a table"),
        ('[tool.checker]\nper-file-ignore = { a = "b" }', "a is not a list of strings"),
        ('[tool.checker]\nseverity = { drift = "warn" }', "drift is 'warn'; did you mean warning?"),
        ('[tool.checker]\ntolerance = { drift = 2 }', "drift is 2; write drift = \"2%\""),
        ('[tool.checker]\ntolerance = { drift = "-2%" }', "drift is '-2%'"),
        ('[tool.checker]\ntolerance = { drift = "100%" }', "drift is '100%'"),
        ('[tool.checker]\nsuppress = { rule = "x" }', "suppress is not a list of tables"),
        ('[[tool.checker.suppress]]\nrule = "x"', "suppress 1: has no reason"),
        ('[[tool.checker.suppress]]\nreason = "x"', "suppress 1: says nothing of what it settles"),
        ('[[tool.checker.suppress]]\nreason = "x"\nrules = "y"', "suppress 1: has the unknown key 'rules'; did you mean rule?"),
        ('[[tool.checker.suppress]]\nreason = "x"\nsince = "May"', "since is 'May'; write since = 2024-05-31"),
        ('[[tool.checker.suppress]]\nreason = "x"\nuntil = 2024-05-31T10:00:00', "until is 2024-05-31 10:00:00"),
        ("[tool.checker]\nbaseline = 3", "baseline is 3"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_mend(tmp_path: Path, table: str, message: str) -> None:
    write(tmp_path, table)
    with pytest.raises(CheckerError) as error:
        load_config(tmp_path)
    assert str(error.value).startswith(str(tmp_path / "pyproject.toml")) and message in str(error.value)


def test_the_settings_in_force_can_be_shown(tmp_path: Path) -> None:
    write(tmp_path, FULL)
    shown = show_config(load_config(tmp_path)).splitlines()
    assert shown[0] == f"# {tmp_path / 'pyproject.toml'}"
    assert 'fail-on = "error"' in shown and 'min-confidence = ""  # default' in shown
    assert 'tolerance = {"event-measure" = "0.025"}' in shown
    assert 'per-file-ignore = {"archive/*" = ["drift", "dateline"]}' in shown
    assert any(line.startswith("suppress = [{") and '"rule" = "person-age"' in line for line in shown)
    assert show_config(Config()).startswith("# no file; these are the defaults\n")

"""What the README shows is so."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from textwrap import dedent

import click
import pytest
from click.testing import CliRunner

from checker import check, read
from checker.cli import main
from checker.config import load_config
from checker.model import FINDING_KINDS
from checker.reports.text import render
from checker.rule import load_rules
from checker.ruletools.examples import test_rules

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_rule_it_shows_holds(tmp_path: Path) -> None:
    shown = re.search(r'(    """How many tugs.*?\n    \)\n)', README, re.DOTALL)
    assert shown is not None
    (tmp_path / "tug_count.py").write_text(dedent(shown[1]), encoding="utf-8")
    outcomes = test_rules(load_rules([tmp_path], builtin=False))
    assert [(o.kind, o.passed) for o in outcomes] == [("agree", True), ("clash", True), ("ignore", True)]


def test_the_sample_it_shows_is_what_the_sample_articles_yield(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = re.search(r"On the sample articles, shortened:\n\n(.*?)\n\n## ", README, re.DOTALL)
    assert shown is not None
    monkeypatch.chdir(ROOT)
    printed = render(check(read(["seeds"])))
    for part in dedent(shown[1]).split("\n\n...\n\n"):
        assert part.strip() in printed


# ---- names: every command, option, rule and setting that is shown exists ------------------------------------------------

ARGUMENT = re.compile(rf"\bchecker ((?:{'|'.join(main.commands)})\b(?!\.)[^`\n|)]*)")
OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]+")
OF_SPARK_SUBMIT = frozenset(
    "--archives --num-executors --executor-cores --executor-memory --driver-memory --conf --py-files".split()
)


def known_names() -> set[str]:
    begun = re.findall(r"checker new-rule ([a-z][a-z-]*)", README)  # rules that the guide writes
    return {*FINDING_KINDS, *begun, *(rule.id for rule in load_rules())}


def commands_in(text: str) -> list[str]:
    """Returns each command line of ours in a text, without the prompt's pipes and redirections and what is said of it."""
    return [re.split(r"\s{2,}|\s[>#]\s", found[1].strip())[0] for found in ARGUMENT.finditer(text)]


def parse(line: str) -> click.Context:
    """Returns the command line as the shell of the checker understands it; raises where it does not."""
    if line in main.commands:  # spoken of, not shown in use
        return click.Context(main.commands[line])
    name, *args = shlex.split(line)
    command = main.commands[name]
    if isinstance(command, click.Group):
        name, *args = args
        command = command.commands[name]
    return command.make_context(f"checker {name}", args)


HELPS = {name: CliRunner().invoke(main, [*name.split(), "--help"]).stdout for name in ("", *sorted(main.commands))}
SHOWN = [line for text in (README, *HELPS.values()) for line in commands_in(text) if "[" not in line]


def test_command_lines_are_found() -> None:
    assert len(SHOWN) > 15
    assert {line.split()[0] for line in SHOWN} == set(main.commands)


@pytest.mark.parametrize("line", sorted(set(SHOWN)))
def test_each_command_line_shown_is_understood(line: str) -> None:
    given = parse(line).params
    names = [name for key in ("select", "ignore") for value in given.get(key) or () for name in value.split(",")]
    assert set(names) <= known_names()
    assert (given.get("rule") or "RULE") in {"RULE", *known_names()}


def test_a_name_that_does_not_exist_would_be_noticed() -> None:
    assert "counted-things" not in known_names()
    for line in ("check a --format yaml", "check a --ignored drift"):
        with pytest.raises(click.ClickException):
            parse(line)


def test_each_option_named_exists() -> None:
    groups = [main, *(command for command in main.commands.values() if isinstance(command, click.Group))]
    commands = [command for group in groups for command in group.commands.values()]
    options = {option for command in commands for p in command.params for option in p.opts} | {"--help"}
    assert set(OPTION.findall(README)) - OF_SPARK_SUBMIT <= options
    for rule in re.findall(r"`([a-z]+(?:-[a-z]+)+)`", README):
        assert rule in known_names(), f"{rule} is no rule and no kind of finding"


def test_the_settings_it_shows_are_understood(tmp_path: Path) -> None:
    shown = re.search(r"(    \[tool\.checker\]\n.*?)\n\n[\w*]", README, re.DOTALL)
    assert shown is not None
    (tmp_path / "pyproject.toml").write_text(dedent(shown[1]), encoding="utf-8")
    config = load_config(tmp_path)
    assert config.rules and config.ignore and config.aliases
    assert {*config.ignore, *config.select} <= known_names()

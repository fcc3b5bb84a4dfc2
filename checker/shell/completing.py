"""What a shell completes of the command line: the script that makes it, and the names it cannot know."""

from __future__ import annotations

from pathlib import Path

import click

from checker.config import load_config
from checker.model import CheckerError
from checker.shell.commands import load

SHELLS = ("bash", "zsh", "fish")


def write_script(command: click.Command, name: str, shell: str) -> str:
    """Returns the script that makes one of SHELLS complete a command of this name.

    It calls the command with `_NAME_COMPLETE` set: https://click.palletsprojects.com/en/stable/shell-completion/
    """
    from click.shell_completion import get_completion_class

    made = get_completion_class(shell)
    assert made is not None, f"click completes nothing in {shell}"
    return made(command, {}, name, f"_{name.upper()}_COMPLETE").source()


def complete_rules(context: click.Context, parameter: click.Parameter, begun: str) -> list[str]:
    """Returns the ids of rules that begin so; none where the rules do not load, which is told when a command runs."""
    try:
        rules = load(load_config(Path.cwd()), context.params.get("folders") or ())
    except CheckerError:
        return []
    return [rule.id for rule in rules if rule.id.startswith(begun)]

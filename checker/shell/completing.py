"""What a shell completes of the command line: the script that makes it, and the names it cannot know."""

from __future__ import annotations

from pathlib import Path

import click

from checker.config import load_config
from checker.model import CheckerError
from checker.rule import load_rules
from checker.shell.local import name_rules

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
    """Returns the ids of rules that begin so, those of folders by their files: a shell that completes runs no rule."""
    try:
        config = load_config(Path.cwd())
        ids = {rule.id for rule in load_rules()}
    except CheckerError:
        return []
    ids |= name_rules((*config.rules, *(context.params.get("folders") or ())))
    return sorted(name for name in ids if name.startswith(begun))

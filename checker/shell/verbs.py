"""What the commands of the shell are made of: groups and commands that tell a mistake in one line, and options they share."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from functools import wraps
from pathlib import Path
from typing import Any

import click

from checker.config import nearest
from checker.shell import commands
from checker.shell.commands import CLEAN, INTERRUPTED, UNREADABLE
from checker.shell.console import write_error
from checker.shell.local import OPTION as NO_LOCAL
from checker.shell.local import Unloaded

ANY_PATH = click.Path(readable=False)  # completed by a shell; looked at where it is read
EXIT_CODES = """
\b
Exit codes:
  0  nothing found at or above --fail-on
  1  something found
  2  wrong usage, wrong settings, or an input that cannot be read
"""
DONE = "\b\nExit codes:\n  0  done\n  2  wrong usage, wrong settings, or an input that cannot be read"


class Verb(click.Command):
    """A command of the group: a mistake in its options names it, though click may not."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Returns the arguments that no option took."""
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx
            raise


class Shell(click.Group):
    """The command group: one line an error, and an exit code that says what happened."""

    command_class = Verb

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        **extra: Any,
    ) -> Any:
        """Runs the command line and exits; a usage error is one line too."""
        name = prog_name or "checker"
        if not standalone_mode:
            return super().main(args, name, complete_var, standalone_mode=False, **extra)
        try:
            code = super().main(args, name, complete_var, standalone_mode=False, **extra)
        except click.exceptions.NoArgsIsHelpError as error:
            error.show()
            code = UNREADABLE
        except click.ClickException as error:
            context = getattr(error, "ctx", None)
            path = context.command_path if context is not None else name
            write_error(f"{error.format_message().rstrip('.')}; see {path} --help")
            code = UNREADABLE
        except click.Abort:
            code = INTERRUPTED
        sys.exit(code if isinstance(code, int) else CLEAN)

    def invoke(self, ctx: click.Context) -> Any:
        """Runs the chosen command; its error is written as one line."""
        return commands.run_guarded(lambda: super(Shell, self).invoke(ctx))

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        """Returns the command; a path in its place gets the command line that was meant."""
        name = args[0]
        if self.get_command(ctx, name) is None and not name.startswith("-"):
            looks_like_path = os.path.exists(name) or any(sign in name for sign in "./*\\")
            mend = f"did you mean {ctx.command_path} check {name}?" if looks_like_path else nearest(name, self.commands)
            raise click.UsageError(f"{name!r} is no command; {mend}", ctx)
        return super().resolve_command(ctx, args)


def _with_local(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds --no-local-rules: the command is given its folders as ones that are not loaded."""

    @wraps(command)
    def run(*args: Any, no_local_rules: bool, folders: tuple[Path, ...], **options: Any) -> Any:
        return command(*args, folders=Unloaded(folders) if no_local_rules else folders, **options)

    return click.option(
        NO_LOCAL, "no_local_rules", is_flag=True,
        help="Run no code of folders: load no rules but the checker's and those of installed packages, and no templates.",
    )(run)  # fmt: skip


def folder_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds the options that tell where rules are."""
    return click.option(
        "--rules", "folders", metavar="FOLDER", multiple=True, type=click.Path(path_type=Path), help="These too."
    )(_with_local(command))


jobs_option = click.option(
    "--jobs", "-j", metavar="N", type=click.IntRange(1),
    help="Read articles in so many processes; the output is the same.  [default: one a core]",
)  # fmt: skip


def rule_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds the options that choose rules."""
    folders = click.option(
        "--rules", "folders", metavar="FOLDER", multiple=True, type=click.Path(path_type=Path),
        help="Load the rules of this folder too. May be repeated.",
    )  # fmt: skip
    ignore = click.option(
        "--ignore",
        metavar="NAMES",
        multiple=True,
        help="Leave out what these found, or findings by fingerprint; wins over --select.",
    )
    select = click.option(
        "--select", metavar="NAMES", multiple=True,
        help="Keep only what these found: ids or tags of rules, or kinds of findings, with commas.",
    )  # fmt: skip
    return select(ignore(folders(_with_local(command))))

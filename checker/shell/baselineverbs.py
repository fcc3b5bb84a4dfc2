"""The commands on the baseline: add to it, prune it, audit it, show it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from checker.shell.asked import Asked
from checker.shell.verbs import ANY_PATH, DONE, Verb, folder_options, rule_options


@click.group(short_help="Keep what is known, so that only news fails.")
def baseline() -> None:
    """Keep what people know in a file, so that a run tells only what is new or has changed.

    \b
    Examples:
      checker baseline add news/ --reason 'known when the checker came'
      checker baseline add news/ --only 54adaf2faa70a5fa --reason 'counted in two ways' --expires 2031-01-01
      checker baseline prune news/
      checker baseline audit news/
      checker baseline show
    """


def _baseline_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds the options that every command of the group has."""
    return click.option(
        "--baseline", metavar="FILE", type=click.Path(path_type=Path),
        help="The file.  [default: checker-baseline.toml beside the settings]",
    )(command)  # fmt: skip


@baseline.command(cls=Verb, epilog=DONE)
@click.argument("paths", nargs=-1, required=True, type=ANY_PATH)
@click.option("--reason", metavar="TEXT", required=True, help="Why these may stand.")
@click.option(
    "--only", metavar="FINGERPRINT", multiple=True,
    help="Add this finding, or the findings of this pair, and no others. May be repeated.",
)  # fmt: skip
@click.option("--author", metavar="NAME", help="Who says so.  [default: user.name of git]")
@click.option("--expires", metavar="DAY", help="From this day on they are open again, as 2031-05-31.")
@_baseline_options
@rule_options
def add(
    paths: tuple[str, ...],
    reason: str,
    only: tuple[str, ...],
    author: str | None,
    expires: str | None,
    **options: Any,
) -> int:
    """Add what is open in the articles. What is known already stays as it is."""
    from checker.shell import baselining

    asked = Asked(**options)
    return baselining.add(paths, asked, only=only, reason=reason, author=author, expires=expires)


@baseline.command(cls=Verb, epilog=DONE)
@click.argument("paths", nargs=-1, required=True, type=ANY_PATH)
@_baseline_options
@folder_options
def prune(paths: tuple[str, ...], **options: Any) -> int:
    """Take out what is resolved or has expired.

    Resolved is what the articles no longer disagree on. An entry stays while not all of its articles are among PATHS. What
    people labelled right or wrong is kept, as judged.
    """
    from checker.shell import baselining

    return baselining.prune(paths, Asked(**options))


@baseline.command(cls=Verb, epilog=DONE)
@click.argument("paths", nargs=-1, type=ANY_PATH)
@click.option(
    "--label", "labels", metavar="PAIR=LABEL", multiple=True,
    help="Label a finding or a pair right, wrong or unsure, and ask nothing. May be repeated.",
)  # fmt: skip
@_baseline_options
@folder_options
def audit(paths: tuple[str, ...], labels: tuple[str, ...], **options: Any) -> int:
    """Call what was found right or wrong.

    Goes through the entries and the open findings that have no label, shows each and asks.
    Without PATHS only the entries are gone through. Each answer is saved at once, in the baseline; a finding that is not
    known stays open. From the labels comes how often each rule is right: see `checker rules --precision`.
    """
    from checker.shell import baselining

    return baselining.audit(paths, Asked(**options), labels)


@baseline.command(cls=Verb, epilog=DONE)
@_baseline_options
def show(**options: Any) -> int:
    """List the entries, and how often rules are right."""
    from checker.shell import baselining

    return baselining.show(Asked(**options))

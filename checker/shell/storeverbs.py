"""The command that fills a store."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from checker.shell.asked import Asked
from checker.shell.verbs import ANY_PATH, DONE, Verb, jobs_option, rule_options


@click.command(cls=Verb, short_help="Keep what articles say in a store.", epilog=DONE)
@click.argument("paths", nargs=-1, type=ANY_PATH)
@click.option(
    "--store", metavar="FILE", required=True, type=click.Path(path_type=Path), help="Of the store; made if need be."
)
@click.option(
    "--remove", metavar="NAME", multiple=True,
    help="Take out the articles of this source, file or folder, with their findings. May be repeated.",
)  # fmt: skip
@click.option(
    "--prune",
    is_flag=True,
    help="Take out the articles whose files are gone, or that a file of many in PATHS has no more.",
)
@click.option("--verify", is_flag=True, help="Look through all of the store for damage, even of a large one.")
@click.option("--quiet", "-q", is_flag=True, help="Write nothing but errors.")
@click.option("--isolated", is_flag=True, help="Take no settings from any file.")
@jobs_option
@rule_options
def index(
    paths: tuple[str, ...], store: Path, remove: tuple[str, ...], prune: bool, verify: bool, quiet: bool, **options: Any
) -> int:
    """Read articles into a store, so that new ones are compared with them without reading them again.

    An article that is in the store already is not read again, a changed one takes the place of what was there. Each is kept
    once it is read: what is interrupted goes on where it stopped. Articles that other rules or another version read are read
    again, from the texts in the store; without PATHS that is all that is done. A damaged store is set aside and made anew.

    \b
    Examples:
      checker index archive/ --store corpus.db
      checker check new.md --against corpus.db
      checker index --store corpus.db --remove 'Harbour News'
    """
    from checker.shell import storing

    wish = storing.Wish(store, prune=prune, remove=remove, verify=verify)
    return storing.fill(paths, wish, Asked(quiet=quiet, **options))

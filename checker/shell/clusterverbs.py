"""The command that runs on a cluster."""

from __future__ import annotations

from pathlib import Path

import click

from checker.config import Config, find_config
from checker.shell import commands
from checker.shell.commands import CLEAN
from checker.shell.console import STDOUT, write_output, write_warning
from checker.shell.local import Unloaded
from checker.shell.verbs import ANY_PATH, DONE, Verb, folder_options

STYLES = ("jsonl", "parquet", "warc")
UNUSED = frozenset({"select", "ignore", "per-file-ignore", "severity", "tolerance", "suppress", "baseline"})


@click.command(cls=Verb, epilog=DONE)
@click.argument("inputs", nargs=-1, required=True, type=ANY_PATH)
@click.option(
    "--output", "-o", metavar="FOLDER", required=True,
    help="Write findings.parquet and quarantine.parquet here: a folder, or a URI.",
)  # fmt: skip
@click.option("--format", "style", type=click.Choice(STYLES), default="jsonl", show_default=True, help="Of the inputs.")
@click.option("--master", metavar="URL", help="Where Spark runs, as local[2].  [default: what spark-submit says]")
@click.option(
    "--tasks", type=click.IntRange(1), metavar="N", help="Read the input in so many tasks.  [default: by its size]"
)
@click.option(
    "--min-confidence", type=click.FloatRange(0, 1),
    help="Leave out findings less sure than this; 0 shows all.  [default: 0.55, for all but agreements]",
)  # fmt: skip
@click.option("--isolated", is_flag=True, help="Take no settings from any file.")
@folder_options
def spark(
    inputs: tuple[str, ...],
    output: str,
    style: str,
    master: str | None,
    tasks: int | None,
    min_confidence: float | None,
    isolated: bool,
    folders: tuple[Path, ...],
) -> int:
    """Compare the articles of large files on a Spark cluster, and write the findings as Parquet.

    INPUTS are files, folders, or URIs that every machine of the cluster can read. The findings are those of one process, in its
    order; inputs that are no article, and what rules raised, are rows of the quarantine, and the rest of the run goes on.
    Rules, aliases and the least confidence are those of the current folder's settings; what else these say settles nothing
    here. Folders of rules must be at the same path on every machine.

    \b
    Examples:
      checker spark articles.jsonl --output out/ --master local
      checker spark crawl/ --format warc --output out/ --master 'local[*]'
      spark-submit --master yarn ... app.py s3a://desk/articles/ --format parquet --output s3a://desk/found/
    """
    from checker.cluster.job import check_files
    from checker.cluster.recipes import Recipe
    from checker.cluster.session import open_session, running
    from checker.cluster.writing import make_folder, write_outcome

    config = Config() if isolated else find_config(())
    named = () if isinstance(folders, Unloaded) else (*config.rules, *folders)
    unique = dict.fromkeys(str(folder.resolve()) for folder in named)
    recipe = Recipe(tuple(unique), tuple(config.aliases.items()))
    least = config.min_confidence if min_confidence is None else min_confidence
    commands.warn_of_broad(commands.load(config, folders))
    if unused := sorted(UNUSED & config.stated):
        write_warning(f"{config.path}: {', '.join(unused)}: not heeded on a cluster; all that was found is written")
    make_folder(output)  # now: a run takes long
    session = open_session(master)
    with running(session):
        outcome = check_files(session, inputs, style, recipe, parts=tasks, min_confidence=least)
    findings, quarantine = write_outcome(outcome, output)
    told = f"{outcome.articles:,} articles: {len(outcome.findings):,} findings in {findings}"
    write_output([f"{told}, {len(outcome.quarantine):,} left out in {quarantine}\n"], STDOUT)
    return CLEAN

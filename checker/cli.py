"""The command line: arguments in, exit code out. A CheckerError that ends a run ends here, as one line."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import click

from checker.config import FAIL_ON, find_config
from checker.model import CheckerError, PassedOverError, Problem
from checker.read import find_files, read_each
from checker.shell import (
    baselineverbs,
    clusterverbs,
    commands,
    completing,
    pairing,
    ruleverbs,
    showing,
    storeverbs,
    watching,
)
from checker.shell.asked import Asked
from checker.shell.commands import CLEAN, UNREADABLE, load
from checker.shell.console import STDOUT, prepare_file, write_error, write_output, write_warning
from checker.shell.outputs import FORMATS
from checker.shell.verbs import ANY_PATH, EXIT_CODES, Shell, folder_options, jobs_option, rule_options
from checker.workers import count_cores

EXTRACTS = ("jsonl", "csv", "parquet", "webannotation", "claimreview")


@click.group("checker", cls=Shell, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="fact-consistency-checker", prog_name="checker")
def main() -> None:
    """Find the figures and dates on which articles about the same things disagree.

    \b
    Examples:
      checker check news/                      compare the articles of a folder
      checker check a.txt b.md --html out.html
      checker extract news/ --what mentions    the figures and dates as read
      checker explain RULE                     what a rule looks for

    COMMAND --help tells more of each.
    """


@main.command(epilog=EXIT_CODES)
@click.argument("paths", nargs=-1, type=ANY_PATH)
@click.option("--html", metavar="FILE", type=ANY_PATH, help="Write the report as one HTML file too.")
@click.option("--title", metavar="TEXT", help="Of the HTML report.")
@click.option(
    "--templates", metavar="FOLDER", type=click.Path(path_type=Path),
    help="Use the templates, styles and scripts of this folder before the checker's own.",
)  # fmt: skip
@click.option("--open", "shown", is_flag=True, help="Open the HTML report in the browser.")
@click.option(
    "--format", "-f", "styles", type=click.Choice(FORMATS), multiple=True,
    help="Of the report, or of each --output in turn.  [default: text]",
)  # fmt: skip
@click.option(
    "--output", "-o", "targets", metavar="FILE", multiple=True, type=ANY_PATH,
    help="Write a report here instead of standard output: by its ending, as FORMAT:FILE, or - for text. May be repeated.",
)  # fmt: skip
@click.option(
    "--against", metavar="PATH", multiple=True, type=ANY_PATH,
    help="Compare with these articles too, or with a store, and report only what touches one of PATHS. May be repeated.",
)  # fmt: skip
@click.option(
    "--store", metavar="FILE", type=click.Path(path_type=Path),
    help="Add PATHS to this store, compare them with what it holds, and keep there what is found; without PATHS, all it holds.",
)  # fmt: skip
@click.option("--diff", metavar="BASE", help="Report only what touches an article that git has as new since BASE.")
@click.option(
    "--baseline", metavar="FILE", type=click.Path(path_type=Path),
    help="What is known already.  [default: checker-baseline.toml beside the settings]",
)  # fmt: skip
@click.option(
    "--fail-on", type=click.Choice(FAIL_ON), help="Least severity that makes the exit code 1.  [default: warning]"
)
@click.option("--exit-zero", is_flag=True, help="Exit with 0 whatever is found.")
@click.option(
    "--min-confidence", type=click.FloatRange(0, 1),
    help="Leave out findings less sure than this; 0 shows all.  [default: 0.55, for all but agreements]",
)  # fmt: skip
@click.option(
    "--show-agreements/--no-agreements", "agreements", default=False, help="Show confirmed figures too, or not."
)
@click.option("--statistics", is_flag=True, help="Count the findings by rule instead of listing them.")
@click.option(
    "--quiet",
    "-q",
    is_flag=True,
    help="Write no report to standard output, but where -o - asks for it.",
)
@click.option("--isolated", is_flag=True, help="Take no settings and no baseline from any file.")
@click.option(
    "--trust", metavar="REVISION",
    help="For changes by strangers: take settings, baseline and comments as git had them then; with --no-local-rules.",
)  # fmt: skip
@click.option("--no-ignores", is_flag=True, help="Settle nothing by what articles say of findings on themselves.")
@click.option("--no-cache", is_flag=True, help="Read every article anew, and keep nothing of it.")
@jobs_option
@click.option("--show-config", is_flag=True, help="Show the settings in force, and do no more.")
@click.option("--watch", is_flag=True, help="Check again whenever an article changes, until interrupted.")
@rule_options
def check(paths: tuple[str, ...], show_config: bool, watch: bool, **options: Any) -> int:
    """Compare articles and report where they disagree.

    PATHS are files (.txt, .md, .jsonl, .csv, .html, .pdf, .docx, feeds, ninjs, NewsML-G2, WARC), folders, globs, or - for
    standard input. An article that cannot be read is one
    line on standard error; the others are still checked.

    \b
    Examples:
      checker check news/ --html out/report.html --open
      checker check 'archive/**/*.md' --fail-on error --min-confidence 0.8
      curl -s URL | checker check - archive.jsonl --format json -o report.json
      checker check new.md --against archive/
      checker check new.md --against corpus.db    what checker index made
      checker check articles/ --diff origin/main -f github -o -
      checker check news/ -o report.sarif -o report.html -o junit:checks.xml -o -
      checker check news/ --select output-share,dateline
      checker check news/ --ignore drift,ranking
    """
    asked = Asked(**options)
    if not paths and asked.store is None:
        raise click.UsageError("Missing argument 'PATHS...'.")
    if show_config:
        write_output([showing.show_config(commands.configure(paths, asked))], STDOUT)
        return CLEAN
    if watch:
        return watching.watch((*paths, *asked.against), lambda: commands.check(paths, asked))
    return commands.check(paths, asked)


@main.command(
    short_help="Write what the articles say as a table.",
    epilog=EXIT_CODES.replace("nothing found at or above --fail-on", "done").replace("  1  something found\n", ""),
)
@click.argument("paths", nargs=-1, required=True, type=ANY_PATH)
@click.option("--what", type=click.Choice(["assertions", "mentions"]), default="assertions", show_default=True)
@click.option(
    "--format",
    "style",
    type=click.Choice(EXTRACTS),
    help="Of the table.  [default: by the ending of --output, else jsonl]",
)
@click.option(
    "--output", "-o", metavar="FILE", type=ANY_PATH, default=STDOUT, help="Write here instead of standard output."
)
@click.option(
    "--baseline", metavar="FILE", type=click.Path(path_type=Path),
    help="Of claimreview: what was labelled.  [default: checker-baseline.toml beside the settings]",
)  # fmt: skip
@jobs_option
@rule_options
def extract(
    paths: tuple[str, ...],
    what: str,
    style: str | None,
    output: str,
    baseline: Path | None,
    jobs: int | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    folders: tuple[Path, ...],
) -> int:
    """Write what the articles say as a table, one figure or date a row.

    Mentions are all figures and dates; assertions are those that a rule understood: who, what, how much, about when.
    As webannotation they are W3C Web Annotations. As claimreview, what is written are the disagreements that people
    labelled right (checker baseline audit), as schema.org ClaimReview; it says that claims disagree, not which is untrue.

    \b
    Examples:
      checker extract news/ > assertions.jsonl
      checker extract news/ --what mentions --format csv -o mentions.csv
      checker extract news/ --format parquet -o assertions.parquet
    """
    from checker import run
    from checker.exports import tables

    style = style or {".csv": "csv", ".parquet": "parquet"}.get(Path(output).suffix.lower(), "jsonl")
    if style == "claimreview":
        from checker.shell import reviewing

        asked = Asked(baseline=baseline, select=select, ignore=ignore, folders=folders)
        return reviewing.write_claim_reviews(paths, asked, output)
    if baseline is not None:
        raise CheckerError("--baseline", "is of --format claimreview alone", "leave it out, or ask for claimreview")
    if style == "parquet" and output == STDOUT:
        raise CheckerError("--format parquet", "is not text", "name a file: --output FILE")
    config = find_config(paths)
    loaded = load(config, folders)
    wanted = commands.want(loaded, config, Asked(select=select, ignore=ignore, folders=folders))
    failed: list[CheckerError | Problem] = []

    def on_problem(error: CheckerError | Problem) -> None:
        if isinstance(error, PassedOverError):
            write_warning(error)
            return
        failed.append(error)
        write_error(error)

    inputs = find_files(paths) if output != STDOUT else []
    rows_of = tables.mention_rows if what == "mentions" else tables.assertion_rows
    readings = run.extract_all(
        read_each(paths),
        loaded,
        aliases=config.aliases,
        on_problem=on_problem,
        on_error=on_problem,
        jobs=jobs or count_cores(),
    )
    rows: Iterator[tables.Row] = chain.from_iterable(map(rows_of, map(wanted.narrow, readings)))
    if style == "webannotation":
        from checker.exports import webannotations

        write_output(webannotations.write_annotations(map(wanted.narrow, readings), what), output, inputs)
    elif style == "parquet":
        tables.write_parquet(rows, tables.FIELDS[what], prepare_file(output, inputs))
    else:
        lines = tables.json_lines(rows) if style == "jsonl" else tables.csv_lines(rows, tables.FIELDS[what])
        write_output(lines, output, inputs)
    return UNREADABLE if failed else CLEAN


@main.command(
    short_help="Hold A against B, pair by pair.",
    epilog=EXIT_CODES.replace(
        "nothing found at or above --fail-on", "no contradiction or other mismatch is shown"
    ).replace("something found", "one is"),
)
@click.argument("first", metavar="A", type=ANY_PATH)
@click.argument("second", metavar="B", type=ANY_PATH)
@click.option("--same-event", is_flag=True, help="Take the two to report one event, whatever they name.")
@click.option("--published", nargs=2, metavar="DAY DAY", help="The days A and B were published on, as 2024-05-31.")
@click.option("--format", "style", type=click.Choice(["text", "json"]), default="text", show_default=True)
@folder_options
def compare(
    first: str,
    second: str,
    same_event: bool,
    published: tuple[str, str] | None,
    style: str,
    folders: tuple[Path, ...],
) -> int:
    """Hold A against B and tell how each pair of statements stands, and why.

    A and B are files, or texts: what neither exists nor looks like a path is taken as text. Pairs on which `check` stays
    silent are shown too, with the reason. Values that belong to an event are compared only between reports of one event;
    whether these two are, is decided as `check` does unless --same-event says so.

    \b
    Examples:
      checker compare a.txt b.txt
      checker compare 'Norway has 12 tugs.' 'Norway has 15 tugs.'
      checker compare a.txt b.txt --same-event --published 2024-05-30 2024-05-31 --format json
    """
    return pairing.compare(first, second, same_event=same_event, published=published, style=style, folders=folders)


@main.command(short_help="Print the script that completes in SHELL.")
@click.argument("shell", type=click.Choice(completing.SHELLS))
def completion(shell: str) -> int:
    """Print the script that completes commands, options, files and rules in SHELL.

    \b
    Examples:
      eval "$(checker completion bash)"                                   in ~/.bashrc
      checker completion zsh > ~/.zfunc/_checker                          in a folder of fpath
      checker completion fish > ~/.config/fish/completions/checker.fish
    """
    write_output([completing.write_script(main, "checker", shell)], STDOUT)
    return CLEAN


for verb in (storeverbs.index, *ruleverbs.VERBS, baselineverbs.baseline, clusterverbs.spark):
    main.add_command(verb)

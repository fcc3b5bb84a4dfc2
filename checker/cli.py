"""The command line: arguments in, exit code out. A CheckerError that ends a run ends here, as one line."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

import click

from checker import commands, completing, showing, watching
from checker.commands import CLEAN, INTERRUPTED, UNREADABLE, listed, load
from checker.config import FAIL_ON, load_config, nearest
from checker.console import STDOUT, one_line, prepare_file, write_error, write_output
from checker.model import CheckerError, Judged, Problem
from checker.outputs import FORMATS
from checker.read import read
from checker.settling.wanted import Wanted

ANY_PATH = click.Path(readable=False)  # completed by a shell; looked at where it is read
EXTRACTS = ("jsonl", "csv", "parquet", "webannotation", "claimreview")
EXIT_CODES = """
\b
Exit codes:
  0  nothing found at or above --fail-on
  1  something found
  2  wrong usage, wrong settings, or an input that cannot be read
"""


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


def _rule_options(command: Callable[..., Any]) -> Callable[..., Any]:
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
        help="Keep only what these found: ids of rules or kinds of findings, with commas.",
    )  # fmt: skip
    return select(ignore(folders(command)))


@main.command(epilog=EXIT_CODES)
@click.argument("paths", nargs=-1, required=True, type=ANY_PATH)
@click.option("--html", metavar="FILE", type=ANY_PATH, help="Write the report as one HTML file too.")
@click.option("--title", metavar="TEXT", help="Of the HTML report.")
@click.option(
    "--templates", metavar="FOLDER", type=click.Path(path_type=Path),
    help="Use the HTML templates of this folder before the checker's own.",
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
    help="Compare with these articles too, and report only what touches one of PATHS. May be repeated.",
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
@click.option("--quiet", "-q", is_flag=True, help="Write no report to standard output, only errors and files.")
@click.option("--isolated", is_flag=True, help="Take no settings and no baseline from any file.")
@click.option("--no-cache", is_flag=True, help="Read every article anew, and keep nothing of it.")
@click.option("--show-config", is_flag=True, help="Show the settings in force, and do no more.")
@click.option("--watch", is_flag=True, help="Check again whenever an article changes, until interrupted.")
@_rule_options
def check(paths: tuple[str, ...], show_config: bool, watch: bool, **options: Any) -> int:
    """Compare articles and report where they disagree.

    PATHS are files (.txt, .md, .jsonl), folders, globs, or - for standard input. An article that cannot be read is one
    line on standard error; the others are still checked.

    \b
    Examples:
      checker check news/ --html out/report.html --open
      checker check 'archive/**/*.md' --fail-on error --min-confidence 0.8
      curl -s URL | checker check - archive.jsonl --format json -o report.json
      checker check new.md --against archive/
      checker check articles/ --diff origin/main -f github -o -
      checker check news/ -o report.sarif -o report.html -o junit:checks.xml -o -
      checker check news/ --select output-share,dateline
      checker check news/ --ignore drift,ranking
    """
    asked = commands.Asked(**options)
    if show_config:
        write_output([showing.show_config(commands.configure(paths, asked))], STDOUT)
        return CLEAN
    if watch:
        return watching.watch((*paths, *asked.against), lambda: commands.check(paths, asked))
    return commands.check(paths, asked)


@main.command(
    epilog=EXIT_CODES.replace("nothing found at or above --fail-on", "done").replace("  1  something found\n", "")
)
@click.argument("paths", nargs=-1, required=True, type=ANY_PATH)
@click.option("--what", type=click.Choice(["assertions", "mentions"]), default="assertions", show_default=True)
@click.option("--format", "style", type=click.Choice(EXTRACTS), default="jsonl", show_default=True)
@click.option(
    "--output", "-o", metavar="FILE", type=ANY_PATH, default=STDOUT, help="Write here instead of standard output."
)
@click.option(
    "--baseline", metavar="FILE", type=click.Path(path_type=Path),
    help="Of claimreview: what was labelled.  [default: checker-baseline.toml beside the settings]",
)  # fmt: skip
@_rule_options
def extract(
    paths: tuple[str, ...],
    what: str,
    style: str,
    output: str,
    baseline: Path | None,
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
    from checker import run, tables

    if style == "claimreview":
        from checker import reviewing

        asked = commands.Asked(baseline=baseline, select=select, ignore=ignore, folders=folders)
        return reviewing.write_claim_reviews(paths, asked, output)
    if baseline is not None:
        raise CheckerError("--baseline", "is of --format claimreview alone", "leave it out, or ask for claimreview")
    if style == "parquet" and output == STDOUT:
        raise CheckerError("--format parquet", "is not text", "name a file: --output FILE")
    config = load_config(Path.cwd())
    loaded = load(config, folders)
    wanted = Wanted(loaded, listed(select) or config.select, (*listed(ignore), *config.ignore))
    failed: list[CheckerError | Problem] = []

    def on_problem(error: CheckerError | Problem) -> None:
        failed.append(error)
        write_error(error)

    articles = list(read(paths, on_problem)) if output != STDOUT else read(paths, on_problem)
    rows_of = tables.mention_rows if what == "mentions" else tables.assertion_rows
    readings = run.extract_all(articles, loaded, aliases=config.aliases, on_problem=on_problem)
    rows: Iterator[tables.Row] = chain.from_iterable(map(rows_of, map(wanted.narrow, readings)))
    inputs = articles if isinstance(articles, list) else ()
    if style == "webannotation":
        from checker import webannotations

        write_output(webannotations.write_annotations(map(wanted.narrow, readings), what), output, inputs)
    elif style == "parquet":
        tables.write_parquet(rows, tables.FIELDS[what], prepare_file(output, inputs))
    else:
        lines = tables.json_lines(rows) if style == "jsonl" else tables.csv_lines(rows, tables.FIELDS[what])
        write_output(lines, output, inputs)
    return UNREADABLE if failed else CLEAN


@main.command(
    epilog=EXIT_CODES.replace(
        "nothing found at or above --fail-on", "no contradiction or other mismatch is shown"
    ).replace("something found", "one is")
)
@click.argument("first", metavar="A", type=ANY_PATH)
@click.argument("second", metavar="B", type=ANY_PATH)
@click.option("--same-event", is_flag=True, help="Take the two to report one event, whatever they name.")
@click.option("--published", nargs=2, metavar="DAY DAY", help="The days A and B were published on, as 2024-05-31.")
@click.option("--format", "style", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--rules", "folders", metavar="FOLDER", multiple=True, type=click.Path(path_type=Path), help="These too.")
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
    return commands.compare(first, second, same_event=same_event, published=published, style=style, folders=folders)


@main.command()
@click.option("--rules", "folders", metavar="FOLDER", multiple=True, type=click.Path(path_type=Path), help="These too.")
@click.option("--precision", is_flag=True, help="Tell how often each is right, by what people labelled.")
def rules(folders: tuple[Path, ...], precision: bool) -> int:
    """List the rules, one a line: the id, and what it looks for."""
    config = load_config(Path.cwd())
    found = load(config, folders)
    if precision:
        from checker import baselining

        write_output(baselining.list_precision(config, [rule.id for rule in found]), STDOUT)
        return CLEAN
    width = max((len(rule.id) for rule in found), default=0)
    write_output((f"{rule.id:<{width}}  {one_line(rule.help.partition(chr(10))[0])}\n" for rule in found), STDOUT)
    return CLEAN


@main.command()
@click.argument("rule", shell_complete=completing.complete_rules)
@click.argument("paths", nargs=-1, type=ANY_PATH)
@click.option("--rules", "folders", metavar="FOLDER", multiple=True, type=click.Path(path_type=Path), help="These too.")
def explain(rule: str, paths: tuple[str, ...], folders: tuple[Path, ...]) -> int:
    """Tell what RULE looks for, with its examples; and what it read and found in the articles at PATHS, if any are named.

    \b
    Examples:
      checker explain person-age
      checker explain person-age news/
    """
    from checker import baselining, rulework

    judged = baselining.say_judged(baselining.load_judged(load_config(Path.cwd())).get(rule, Judged()))
    labelled = f"\nPeople who looked at its findings called {judged}.\n" if judged else ""
    return rulework.tell_rule(rule, paths, folders, labelled)


@main.command(
    "new-rule",
    epilog="\b\nExit codes:\n  0  written\n  2  a name that is none or is taken, or a file that cannot be written",
)
@click.argument("name")
@click.option(
    "--folder", metavar="FOLDER", type=click.Path(path_type=Path),
    help="Write it here.  [default: the first folder of rules in the settings, else my-rules]",
)  # fmt: skip
def new_rule(name: str, folder: Path | None) -> int:
    """Write the module of a new rule, to be filled in, and say what to do next.

    NAME is made of small letters, digits and hyphens; the file is named so too, with underscores. Nothing is overwritten.

    \b
    Examples:
      checker new-rule attendance
      checker new-rule port-calls --folder rules-of-ours
    """
    from checker import rulework

    return rulework.start_rule(name, folder)


@main.command("try", epilog="\b\nExit codes:\n  0  done\n  2  wrong usage, wrong settings, or a rule that raised")
@click.argument("sentences", metavar="SENTENCE [SENTENCE]", nargs=-1, required=True)
@click.option(
    "--rule", metavar="RULE", shell_complete=completing.complete_rules,
    help="Try this rule alone, and show how far its patterns got.",
)  # fmt: skip
@click.option("--rules", "folders", metavar="FOLDER", multiple=True, type=click.Path(path_type=Path), help="These too.")
@click.option(
    "--published", nargs=2, metavar="DAY DAY",
    help="The days they were published on; of one sentence, the first counts.  [default: 2024-06-15, as for examples]",
)  # fmt: skip
@click.option("--format", "style", type=click.Choice(["text", "json"]), default="text", show_default=True)
def try_(sentences: tuple[str, ...], **options: Any) -> int:
    """Show how a sentence is read: its figures, dates and names, which rules take it, and where others stopped.

    Of two sentences it also tells how they stand to each other, and why.

    \b
    Examples:
      checker try 'The Roskilde Festival drew 12,400 visitors in 2024.'
      checker try 'Norway has 12 tugs.' --rules my-rules/ --rule member-count
      checker try 'Norway has 12 tugs.' 'Norway has 15 tugs.' --published 2024-05-30 2024-05-31
    """
    from checker import rulework

    return rulework.try_sentences(sentences, **options)


@main.command(
    "test-rules", epilog="\b\nExit codes:\n  0  every example holds\n  1  some do not\n  2  a rule that does not load"
)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--format", "style", type=click.Choice(["text", "json"]), default="text", show_default=True)
def test_rules(paths: tuple[Path, ...], style: str) -> int:
    """Run the examples that stand in the rules: agree, clash, apart, ignore.

    PATHS are folders of rules or single rule modules; without any, all rules that `checker check` would use. An example that
    does not hold is shown as it was read: what its sentences hold, which patterns matched, and where the others stopped.

    \b
    Examples:
      checker test-rules
      checker test-rules my-rules/ my-rules/wages.py
    """
    from checker import rulework

    return rulework.run_examples(paths, style)


@main.group()
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


DONE = "\b\nExit codes:\n  0  done\n  2  wrong usage, wrong settings, or an input that cannot be read"


def _baseline_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds the options that every command of the group has."""
    return click.option(
        "--baseline", metavar="FILE", type=click.Path(path_type=Path),
        help="The file.  [default: checker-baseline.toml beside the settings]",
    )(command)  # fmt: skip


_folders = click.option(
    "--rules", "folders", metavar="FOLDER", multiple=True, type=click.Path(path_type=Path), help="These too."
)


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
@_rule_options
def add(
    paths: tuple[str, ...],
    reason: str,
    only: tuple[str, ...],
    author: str | None,
    expires: str | None,
    **options: Any,
) -> int:
    """Add what is open in the articles. What is known already stays as it is."""
    from checker import baselining

    asked = commands.Asked(**options)
    return baselining.add(paths, asked, only=only, reason=reason, author=author, expires=expires)


@baseline.command(cls=Verb, epilog=DONE)
@click.argument("paths", nargs=-1, required=True, type=ANY_PATH)
@_baseline_options
@_folders
def prune(paths: tuple[str, ...], **options: Any) -> int:
    """Take out what is resolved or has expired.

    Resolved is what the articles no longer disagree on. An entry stays while not all of its articles are among PATHS. What
    people labelled right or wrong is kept, as judged.
    """
    from checker import baselining

    return baselining.prune(paths, commands.Asked(**options))


@baseline.command(cls=Verb, epilog=DONE)
@click.argument("paths", nargs=-1, type=ANY_PATH)
@click.option(
    "--label", "labels", metavar="PAIR=LABEL", multiple=True,
    help="Label a finding or a pair right, wrong or unsure, and ask nothing. May be repeated.",
)  # fmt: skip
@_baseline_options
@_folders
def audit(paths: tuple[str, ...], labels: tuple[str, ...], **options: Any) -> int:
    """Call what was found right or wrong.

    Goes through the entries and the open findings that have no label, shows each and asks.
    Without PATHS only the entries are gone through. Each answer is saved at once, in the baseline; a finding that is not
    known stays open. From the labels comes how often each rule is right: see `checker rules --precision`.
    """
    from checker import baselining

    return baselining.audit(paths, commands.Asked(**options), labels)


@baseline.command(cls=Verb, epilog=DONE)
@_baseline_options
def show(**options: Any) -> int:
    """List the entries, and how often rules are right."""
    from checker import baselining

    return baselining.show(commands.Asked(**options))


@main.command()
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

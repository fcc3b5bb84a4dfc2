"""The commands on rules: list, explain, begin, try and test them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from checker.config import load_config
from checker.findings import Judged
from checker.shell import completing
from checker.shell.commands import CLEAN, load
from checker.shell.console import STDOUT, one_line, write_output
from checker.shell.local import OPTION as NO_LOCAL
from checker.shell.verbs import ANY_PATH, Verb, folder_options


@click.command(cls=Verb)
@folder_options
@click.option("--precision", is_flag=True, help="Tell how often each is right, by what people labelled.")
def rules(folders: tuple[Path, ...], precision: bool) -> int:
    """List the rules, one a line: the id, and what it looks for."""
    config = load_config(Path.cwd())
    found = load(config, folders)
    if precision:
        from checker.shell import baselining

        write_output(baselining.list_precision(config, [rule.id for rule in found]), STDOUT)
        return CLEAN
    width = max((len(rule.id) for rule in found), default=0)
    write_output((f"{rule.id:<{width}}  {one_line(rule.help.partition(chr(10))[0])}\n" for rule in found), STDOUT)
    return CLEAN


@click.command(cls=Verb, short_help="Tell what RULE looks for, and what it found.")
@click.argument("rule", shell_complete=completing.complete_rules)
@click.argument("paths", nargs=-1, type=ANY_PATH)
@folder_options
def explain(rule: str, paths: tuple[str, ...], folders: tuple[Path, ...]) -> int:
    """Tell what RULE looks for, with its examples; and what it read and found in the articles at PATHS, if any are named.

    \b
    Examples:
      checker explain person-age
      checker explain person-age news/
    """
    from checker.shell import baselining, rulework

    judged = baselining.say_judged(baselining.load_judged(load_config(Path.cwd())).get(rule, Judged()))
    labelled = f"\nPeople who looked at its findings called {judged}.\n" if judged else ""
    return rulework.tell_rule(rule, paths, folders, labelled)


@click.command(
    "new-rule",
    short_help="Begin a rule of your own.",
    cls=Verb,
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
    from checker.shell import rulework

    return rulework.start_rule(name, folder)


@click.command(
    "try",
    short_help="Show how a sentence is read.",
    cls=Verb,
    epilog="\b\nExit codes:\n  0  done\n  2  wrong usage, wrong settings, or a rule that raised",
)
@click.argument("sentences", metavar="SENTENCE [SENTENCE]", nargs=-1, required=True)
@click.option(
    "--rule", metavar="RULE", shell_complete=completing.complete_rules,
    help="Try this rule alone, and show how far its patterns got.",
)  # fmt: skip
@folder_options
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
    from checker.shell import rulework

    return rulework.try_sentences(sentences, **options)


@click.command(
    "test-rules",
    short_help="Run the examples of rules.",
    cls=Verb,
    epilog="\b\nExit codes:\n  0  every example holds\n  1  some do not\n  2  a rule that does not load",
)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--format", "style", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option(NO_LOCAL, "no_local", is_flag=True, help="Load no rules of folders that the settings name.")
def test_rules(paths: tuple[Path, ...], style: str, no_local: bool) -> int:
    """Run the examples that stand in the rules: agree, clash, apart, ignore.

    PATHS are folders of rules or single rule modules; without any, all rules that `checker check` would use. An example that
    does not hold is shown as it was read: what its sentences hold, which patterns matched, and where the others stopped.

    \b
    Examples:
      checker test-rules
      checker test-rules my-rules/ my-rules/wages.py
    """
    from checker.shell import rulework

    return rulework.run_examples(paths, style, local=not no_local)


VERBS = (rules, explain, new_rule, try_, test_rules)

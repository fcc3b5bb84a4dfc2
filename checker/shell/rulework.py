"""What the commands for whoever writes rules do: new-rule, try, explain, test-rules; cli.py reads the arguments."""

from __future__ import annotations

import json
import shlex
from collections.abc import Collection, Sequence
from dataclasses import replace
from importlib import import_module
from pathlib import Path

from checker import rule as rulebook
from checker.config import Config, find_config, load_config, nearest
from checker.model import FINDING_KINDS, Article, Assertion, CheckerError
from checker.rule import Rule
from checker.ruletools import examples
from checker.ruletools.examples import PUBLISHED
from checker.ruletools.rulesmith import MARK, write_rule
from checker.ruletools.trialtext import describe_trial, render
from checker.ruletools.trying import try_texts
from checker.settling.wanted import Wanted
from checker.shell.asked import Asked
from checker.shell.commands import CLEAN, FOUND, UNREADABLE, load, survey
from checker.shell.console import STDOUT, one_line, text_width, write_error, write_output
from checker.shell.local import OPTION as NO_LOCAL
from checker.shell.local import Unloaded, name_unloaded
from checker.shell.pairing import FILE_ENDINGS, parse_day

FOLDER = Path("my-rules")  # where a new rule goes if the settings name no folder
SHOWN = 20  # statements of a rule that `explain` lists


def start_rule(name: str, folder: Path | None) -> int:
    """Writes a new rule's module and says what to do next; returns the exit code."""
    config = load_config(Path.cwd())
    home = folder or (_short(config.rules[0]) if config.rules else FOLDER)
    path = write_rule(name, home, _taken(config))
    known = home.resolve() in {each.resolve() for each in config.rules}
    where, option = shlex.quote(str(path)), "" if known else f" --rules {shlex.quote(str(home))}"
    steps = (
        f"Wrote {path}, the rule {name}. Next:",
        "  1. checker try 'A SENTENCE FROM AN ARTICLE'    shows what is read in it: figures, dates, names",
        f"  2. say in {path} what it is about, wherever it says {MARK}",
        f"  3. checker test-rules {where}    runs its examples, and shows how those were read that fail",
        f"  4. checker check ARTICLES{option} --select {name}",
    )
    write_output([f"{line}\n" for line in steps], STDOUT)
    return CLEAN


def _taken(config: Config) -> frozenset[str]:
    """Returns the names of rules and kinds of findings that there are; a user's rule goes by its file, broken or not."""
    files = (path.stem for folder in config.rules if folder.is_dir() for path in folder.glob("*.py"))
    return frozenset(
        {*FINDING_KINDS, *(rule.id for rule in rulebook.load_rules()), *(f.replace("_", "-") for f in files)}
    )


def _short(folder: Path) -> Path:
    """Returns a folder as seen from the current one, where it lies in it."""
    here = Path.cwd()
    return folder.relative_to(here) if folder.is_relative_to(here) else folder


def try_sentences(
    sentences: Sequence[str],
    *,
    rule: str | None = None,
    folders: Sequence[Path] = (),
    published: Sequence[str] | None = None,
    style: str = "text",
) -> int:
    """Writes how one or two sentences are read, and how two stand to each other; returns the exit code."""
    if len(sentences) > 2:
        raise CheckerError("try", f"{len(sentences)} sentences are given", "give one or two, each in quotes")
    for sentence in sentences:
        if not sentence.strip():
            raise CheckerError("try", "a sentence is empty", "write one in quotes")
        if sentence.endswith(FILE_ENDINGS) and Path(sentence).exists():
            raise CheckerError(sentence, "is a file, no sentence", "compare files with: checker compare A B")
    config = load_config(Path.cwd())
    loaded = load(config, folders)
    asked = None if rule is None else find_rule(rule, loaded, name_unloaded(config, folders))
    days = [parse_day(day) for day in published] if published else [PUBLISHED] * 2
    articles = [Article(text, name, day) for text, name, day in zip(sentences, "AB", days, strict=False)]
    trial = try_texts(articles, loaded, asked, aliases=config.aliases)
    for problem in trial.problems:
        write_error(problem)
    as_json = style == "json"
    told = json.dumps(describe_trial(trial), ensure_ascii=False, indent=2) + "\n" if as_json else ""
    write_output([told or render(trial, text_width())], STDOUT)
    return UNREADABLE if trial.problems else CLEAN


def find_rule(name: str, loaded: Sequence[Rule], unloaded: Collection[str] = ()) -> Rule:
    """Returns the rule of this name. Raises CheckerError where there is none, or it is not loaded."""
    found = {rule.id: rule for rule in loaded}
    if name in unloaded and name not in found:
        raise CheckerError(name, f"is a rule of a folder, which {NO_LOCAL} does not load", "leave the option out")
    if name not in found:
        there = (FOLDER / f"{name.replace('-', '_')}.py").is_file()
        raise CheckerError(name, "is no rule", f"add --rules {FOLDER}" if there else nearest(name, found))
    return found[name]


def tell_rule(name: str, paths: Sequence[str], folders: Sequence[Path], more: str = "") -> int:
    """Writes what a rule looks for, `more` that is known of it, and what it found in articles; returns the exit code."""
    config = find_config(paths) if paths else load_config(Path.cwd())
    loaded = load(config, folders)
    rule = find_rule(name, loaded, name_unloaded(config, folders))
    told = [examples.explain(rule).rstrip("\n") + "\n" + more]
    if not paths:
        write_output(told, STDOUT)
        return CLEAN
    report = survey(paths, Asked(folders=folders), config, loaded)
    wanted = Wanted(loaded, (rule.id,), ())
    report = wanted.keep(replace(report, readings=tuple(map(wanted.narrow, report.readings))))
    for problem in report.skipped:
        write_error(problem)
    if not report.articles:
        return UNREADABLE if report.skipped else CLEAN
    told.append(f"\nRead in {', '.join(paths)}:\n\n")
    told += [f"  {one_line(_say_statement(a))}\n" for a in report.assertions[:SHOWN]]
    if not report.assertions:
        where = f" Where it stops shows: checker try 'A SENTENCE' --rule {rule.id}" if rule.says or rule.cues else ""
        told.append(f"  Nothing.{where}\n")
    if len(report.assertions) > SHOWN:
        told.append(f"  and {len(report.assertions) - SHOWN:,} more\n")
    found = import_module("checker.reports.text").render(report, agreements=True, width=text_width())
    write_output([*told, f"\nFound in {', '.join(paths)}:\n\n", found], STDOUT)
    return UNREADABLE if report.skipped else CLEAN


def _say_statement(a: Assertion) -> str:
    """Returns where a statement stands, and how it was read."""
    figures = import_module("checker.reports.figures")
    named = f"{a.article.path}:{a.article.line(a.start)}" if a.article.path is not None else a.article.source
    period = figures.say_period(a)
    about = "".join(f", {part}" for part in (period, "" if a.modality == "actual" else a.modality) if part)
    return f"{named}: {a.label or a.subject}, {a.attribute}: “{a.text}”, {figures.say_value(a)}{about}"


def run_examples(paths: Sequence[Path], style: str = "text", *, local: bool = True) -> int:
    """Writes which examples of rules do not hold, and how they were read; returns the exit code.

    Raises CheckerError for paths, which name modules to load, where no `local` rules may be.
    """
    if paths and not local:
        raise CheckerError(str(paths[0]), f"is not loaded with {NO_LOCAL}", "name no path, or leave the option out")
    chosen = _load_paths(paths) if paths else load(load_config(Path.cwd()), () if local else Unloaded())
    outcomes = examples.test_rules(chosen)
    if not outcomes:
        raise CheckerError("test-rules", "there is no example to run", "give the rules agree, clash, apart or ignore")
    failed = [outcome for outcome in outcomes if not outcome.passed]
    if style == "json":
        write_output([json.dumps(examples.describe_outcomes(outcomes), ensure_ascii=False, indent=2), "\n"], STDOUT)
        return FOUND if failed else CLEAN
    noun = "rule" if len(chosen) == 1 else "rules"
    summary = f"{len(outcomes) - len(failed):,} of {len(outcomes):,} examples hold, in {len(chosen):,} {noun}\n"
    write_output([*(examples.render_failure(outcome, text_width()) for outcome in failed), summary], STDOUT)
    return FOUND if failed else CLEAN


def _load_paths(paths: Sequence[Path]) -> tuple[Rule, ...]:
    """Returns the rules of folders and of single modules; a module that is named twice counts once."""
    for path in paths:
        if path.suffix == ".py" and not path.exists():
            raise CheckerError(str(path), "does not exist", "name the module of a rule, or a folder of them")
    unique = {path.resolve(): path for path in paths}
    folders = {at: path for at, path in unique.items() if not path.is_file()}
    files = [path for at, path in unique.items() if path.is_file() and at.parent not in folders]
    rules = [*rulebook.load_rules(tuple(folders.values()), builtin=False), *map(rulebook.load_file, files)]
    seen: dict[str, Rule] = {}
    for rule in rules:
        if seen.setdefault(rule.id, rule) is not rule:
            raise CheckerError(
                rule.place, f"a rule {rule.id!r} is also at {seen[rule.id].place}", "rename one of the two"
            )
    return tuple(rules)

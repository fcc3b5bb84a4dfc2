"""What `checker check` does, and what the commands share; cli.py reads the arguments."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from checker import kept
from checker.config import BASELINE, Config, find_config, nearest, reaches
from checker.findings import Report
from checker.model import FINDING_KINDS, Article, CheckerError, PassedOverError, Problem
from checker.read import find_files, read
from checker.rule import Rule
from checker.settling.wanted import Wanted
from checker.shell.asked import NOTHING_ASKED, Asked
from checker.shell.console import STDOUT, progress, write_error, write_warning
from checker.shell.local import Unloaded, leave_out, make_reader, name_unloaded, trust_checkout, warn_of_unloaded
from checker.shell.outputs import plan_outputs
from checker.shell.reporting import dress_page, show_page, write_reports
from checker.store.files import is_store
from checker.workers import count_cores

CLEAN, FOUND, UNREADABLE, INTERRUPTED = 0, 1, 2, 130


def run_guarded(work: Callable[[], Any]) -> Any:
    """Returns what the work of a command returns; an error that ends it is written as one line, and its code returned."""
    try:
        return work()
    except CheckerError as error:
        write_error(error)
        return UNREADABLE
    except KeyboardInterrupt:
        write_error("interrupted; nothing more was written")
        return INTERRUPTED


def check(paths: Sequence[str], asked: Asked = NOTHING_ASKED) -> int:
    """Writes the reports on the articles at these paths, as the options of `checker check` say; returns the exit code."""
    outputs = plan_outputs(asked.styles, asked.targets, asked.html)
    asked = distrust(asked)
    config = configure(paths, asked)
    dress = dress_page(config, asked, outputs)
    page = next((output.target for output in outputs if output.style == "html" and output.target != STDOUT), None)
    if asked.shown and page is None:
        raise CheckerError("--open", "has no HTML file to open", "name one: --html FILE")
    loaded = load(config, asked.folders)
    warn_of_broad(loaded)
    wanted = want(loaded, config, asked)
    new = _find_new(paths, asked)
    hold = load_holder(config, asked, paths)
    report = wanted.keep(hold(survey(paths, asked, config, loaded)))
    if new is not None:
        from checker.settling import newness

        report = newness.keep_new(report, new)
    for problem in report.skipped:
        write_error(problem)
    write_reports(report, outputs, asked, dress)
    if asked.shown and page is not None:
        show_page(Path(page))
    odd = (finding.severity for finding in report.findings if finding.kind != "agreement")
    found = not asked.exit_zero and reaches(odd, asked.fail_on or config.fail_on)
    return UNREADABLE if report.skipped else FOUND if found else CLEAN


def survey(paths: Sequence[str], asked: Asked, config: Config, loaded: Sequence[Rule]) -> Report:
    """Returns what is found in the articles at these paths, settled as the settings say; what could not be read is in it too."""
    from checker import run

    _check_names(config, loaded, asked.folders)
    least = config.min_confidence if asked.min_confidence is None else asked.min_confidence
    unread: list[Problem] = []

    def on_problem(error: CheckerError) -> None:
        if isinstance(error, PassedOverError):
            write_warning(error)
        else:
            unread.append(Problem(error.place, error.message, error.mend))

    def read_all(wanted: Sequence[str]) -> Iterable[Article]:
        articles: Iterable[Article] = read(wanted, on_problem)
        if asked.no_ignores or asked.trust is not None:
            from checker.settling.trusted import keep_trusted

            trusted = trust_checkout(asked.trust, paths)
            articles = keep_trusted(articles, trusted, on_problem, write_warning, obeyed=not asked.no_ignores)
        return articles

    jobs = asked.jobs or count_cores()
    if asked.store is not None:
        from checker.shell import surveying

        articles = read_all(paths) if paths else None
        report = surveying.survey(articles, asked.store, config, loaded, least, asked.quiet, jobs)
        return settle(replace(report, skipped=(*unread, *report.skipped)), config, asked)
    with (
        _open_stores(asked, config, loaded) as (narrow, compared),
        progress(asked.quiet) as on_article,
        _keep_readings(loaded, config, asked) as shelf,
    ):
        articles = read_all([*paths, *(path for path in asked.against if not is_store(path))])
        report = run.check(
            articles,
            loaded,
            aliases=config.aliases,
            on_article=on_article,
            min_confidence=least,
            jobs=jobs,
            **shelf,
            **compared,
        )
        report = narrow(report)
    return settle(replace(report, skipped=(*unread, *report.skipped)), config, asked)


def _open_stores(
    asked: Asked, config: Config, loaded: Sequence[Rule]
) -> AbstractContextManager[tuple[Callable[[Report], Report], dict[str, Any]]]:
    """Returns what narrows a report to what is new beside a store, and what makes `run.check` compare with it."""
    stores = [path for path in asked.against if is_store(path)]
    if not stores:
        return nullcontext((lambda report: report, {}))
    if len(stores) > 1:
        raise CheckerError("--against", "names more than one store", "index the articles of all into one")
    from checker.shell import surveying

    return surveying.comparing(stores[0], config, loaded)


def _is_partial(asked: Asked) -> bool:
    """Returns whether a run sees only what touches some articles: then it is no wonder if a finding is missing."""
    return asked.store is not None or any(map(is_store, asked.against))


def _keep_readings(loaded: Sequence[Rule], config: Config, asked: Asked) -> AbstractContextManager[dict[str, Any]]:
    """Returns what gives `run.check` a shelf for what articles yield, where anything is kept."""
    if asked.no_cache or kept.folder() is None:
        return nullcontext({})
    from checker import cache

    return cache.kept_readings(loaded, config.aliases)


def configure(paths: Sequence[str], asked: Asked) -> Config:
    """Returns the settings in force for articles at these paths; the defaults where --isolated says so."""
    if asked.isolated:
        return Config()
    return find_config(paths, make_reader(asked.trust, paths))


def distrust(asked: Asked) -> Asked:
    """Returns what is asked for; with --trust, no rules of folders are loaded."""
    return asked if asked.trust is None else asked._replace(folders=Unloaded(asked.folders))


def want(loaded: Sequence[Rule], config: Config, asked: Asked) -> Wanted:
    """Returns what is kept of the findings. Raises CheckerError for a name that is none, or of nothing that is loaded."""
    select = listed(asked.select) or config.select
    if isinstance(asked.folders, Unloaded):
        select = leave_out(select, [rule.id for rule in loaded], name_unloaded(config, asked.folders))
    return Wanted(loaded, select, (*listed(asked.ignore), *config.ignore))


def settle(report: Report, config: Config, asked: Asked = NOTHING_ASKED) -> Report:
    """Returns the report with its findings weighed and settled as settings and articles say; what has neither costs nothing."""
    if config.severity or config.tolerance or config.per_file_ignore:
        from checker.settling import weighing

        report = weighing.weigh(report, config)
    if asked.no_ignores and any(article.ignores for article in report.articles):  # those of a store
        silent = (replace(r, article=replace(r.article, ignores=())) for r in report.readings)
        report = replace(report, readings=tuple(silent))
    if config.suppress or any(article.ignores for article in report.articles):
        from checker.settling import suppressions

        report, problems = suppressions.suppress(
            report,
            config.suppress,
            selected=listed(asked.select) or config.select,
            complete=asked.min_confidence is None and not _is_partial(asked) and suppressions.is_complete(report),
        )
        for problem in problems:
            write_warning(problem)
    return report


def load_holder(config: Config, asked: Asked, paths: Sequence[str] = ()) -> Callable[[Report], Report]:
    """Returns what holds a report against the baseline, which is read now; where there is none, it changes nothing."""
    path, read_one = find_baseline(config, asked), make_reader(asked.trust, paths)
    if asked.baseline is None and (asked.isolated or read_one(path) is None):
        return lambda report: report
    from checker.settling import audit, baseline, baselinefile
    from checker.sifting import LEAST

    known = baselinefile.read_baseline(path, read=read_one)
    usual = LEAST if config.min_confidence is None else config.min_confidence
    complete = (asked.min_confidence is None or asked.min_confidence <= usual) and not _is_partial(asked)
    today = date.today()

    def hold(report: Report) -> Report:
        # What a rule or an input that was left out would have shown is not resolved.
        held = baseline.hold(report, known, today, complete=complete and not report.skipped)
        return audit.mark_rules(held, known)

    return hold


def find_baseline(config: Config, asked: Asked) -> Path:
    """Returns where the baseline is, or would be: where the options say, else the settings, else beside them."""
    return asked.baseline or config.baseline or config.root / BASELINE


def _check_names(config: Config, loaded: Sequence[Rule], folders: Sequence[Path]) -> None:
    """Raises CheckerError where the settings weigh what is neither a rule nor a kind of finding."""
    known = {*(rule.id for rule in loaded), *FINDING_KINDS, *name_unloaded(config, folders)}
    ignored = (name for names in config.per_file_ignore.values() for name in names)
    for name in (*config.severity, *config.tolerance, *ignored):
        if name not in known:
            place = f"{config.path}: {name}"
            raise CheckerError(place, "is neither a rule nor a kind of finding", nearest(name, known))


def _find_new(paths: Sequence[str], asked: Asked) -> frozenset[str] | None:
    """Returns the real paths of the files that are new; None where everything is."""
    if not asked.against and asked.diff is None:
        return None
    files = frozenset(os.path.realpath(path) for path in find_files(paths))
    if asked.diff is None:
        return files
    from checker.settling import newness

    folders = {os.path.dirname(path) for path in files} or {os.getcwd()}
    return files & newness.find_changed(asked.diff, sorted(folders))


def listed(values: Sequence[str]) -> tuple[str, ...]:
    """Returns the names in a repeated option with commas."""
    return tuple(name.strip() for value in values for name in value.split(",") if name.strip())


def load(config: Config, folders: Sequence[Path]) -> tuple[Rule, ...]:
    """Returns the rules of the checker, of the settings and of the command line; a folder named twice counts once."""
    from checker.rule import load_rules

    if isinstance(folders, Unloaded):
        warn_of_unloaded(config, folders)
        return load_rules()
    unique = {folder.resolve(): folder for folder in (*config.rules, *folders)}
    return load_rules(tuple(unique.values()))


def warn_of_broad(loaded: Sequence[Rule]) -> None:
    """Writes a warning for each pattern of a user's rule that is tried at every figure."""
    for rule in loaded:
        for source in rule.broad if rule.own else ():
            what = f"{source!r} has no word of its own that must stand there, so it is tried at every figure"
            write_warning(Problem(rule.place, what, "add a word, or take the [ ] from around one"))

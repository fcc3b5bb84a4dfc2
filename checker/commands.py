"""What `checker check` does, and what the commands share; cli.py reads the arguments."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import Any

from checker.config import Config, load_config, nearest, reaches
from checker.console import STDOUT, progress, text_width, write_error, write_output
from checker.model import FINDING_KINDS, Article, CheckerError, Finding, Problem, Reading, Report
from checker.read import read
from checker.rule import Rule

FILE_ENDINGS = (".txt", ".md", ".json", ".jsonl", ".csv")  # of what `compare` takes for a path, there or not
FINGERPRINT = re.compile("[0-9a-f]{16}")  # of a finding, as the reports give it
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


def check(
    paths: Sequence[str],
    *,
    html: str | None = None,
    title: str | None = None,
    templates: Path | None = None,
    shown: bool = False,
    style: str = "text",
    output: str = STDOUT,
    fail_on: str | None = None,
    min_confidence: float | None = None,
    agreements: bool = False,
    quiet: bool = False,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    folders: Sequence[Path] = (),
) -> int:
    """Writes the report on the articles at these paths, as the options of `checker check` say; returns the exit code."""
    from checker import run

    if html is not None and output != STDOUT and Path(html).absolute() == Path(output).absolute():
        raise CheckerError(html, "is named for two reports", "name a second file for one of them")
    config = load_config(Path.cwd())
    asked = html is not None or style == "html"
    dress = _dress(config, title, templates, asked)
    page = html if html is not None else output if style == "html" and output != STDOUT else None
    if shown and page is None:
        raise CheckerError("--open", "has no HTML file to open", "name one: --html FILE")
    loaded = load(config, folders)
    wanted = Wanted(loaded, listed(select) or config.select, (*listed(ignore), *config.ignore))
    least = config.min_confidence if min_confidence is None else min_confidence
    unread: list[Problem] = []
    with progress(quiet) as on_article:
        articles = read(paths, lambda error: unread.append(Problem(error.place, error.message, error.mend)))
        report = run.check(articles, loaded, aliases=config.aliases, on_article=on_article, min_confidence=least)
    kept = tuple(finding for finding in report.findings if wanted.keeps(finding))
    report = replace(report, findings=kept, skipped=(*unread, *report.skipped))
    for problem in report.skipped:
        write_error(problem)
    if asked:
        dress |= _tell(report)
    if html is not None:
        write_output([_render("html", report, **dress)], html, report.articles)
    if not (quiet and output == STDOUT) and (report.articles or style != "text"):
        plain = {"agreements": agreements, "width": text_width()} if style == "text" else {}
        write_output([_render(style, report, **(dress if style == "html" else plain))], output, report.articles)
    if shown and page is not None:
        _show(Path(page))
    odd = (finding.severity for finding in kept if finding.kind != "agreement")
    return UNREADABLE if report.skipped else FOUND if reaches(odd, fail_on or config.fail_on) else CLEAN


def compare(
    first: str,
    second: str,
    *,
    same_event: bool = False,
    published: tuple[str, str] | None = None,
    style: str = "text",
    folders: Sequence[Path] = (),
) -> int:
    """Writes how two articles stand to each other, pair by pair; returns the exit code."""
    import json

    from checker import sidebyside

    config = load_config(Path.cwd())
    days = [_day(day) for day in published] if published else [None, None]
    articles = [_article(given, name, day) for given, name, day in zip((first, second), "AB", days, strict=True)]
    compared = sidebyside.compare_articles(
        articles[0], articles[1], load(config, folders), aliases=config.aliases, same_event=same_event
    )
    for problem in compared.skipped:
        write_error(problem)
    if style == "json":
        write_output([json.dumps(sidebyside.describe(compared), ensure_ascii=False, indent=2), "\n"], STDOUT)
    else:
        write_output([sidebyside.render(compared, text_width())], STDOUT)
    return UNREADABLE if compared.skipped else FOUND if sidebyside.disagree(compared, config.fail_on) else CLEAN


def _article(given: str, name: str, day: date | None) -> Article:
    """Returns the one article at a path; what is no existing path is the text itself."""
    if given != STDOUT and not os.path.exists(given):
        if _looks_like_path(given):
            raise CheckerError(given, "does not exist", "name a file that does, or write a text as a sentence")
        return Article(given, name, day)
    problems: list[CheckerError] = []
    found = list(islice(read([given], problems.append), 2))
    if problems:
        raise problems[0]
    if len(found) != 1:
        many = "no article" if not found else "more than one article"
        raise CheckerError(given, f"holds {many}", f"name a file of one article for {name}")
    return replace(found[0], published=day) if day is not None else found[0]


def _looks_like_path(given: str) -> bool:
    """Returns whether what was given names a file by its looks: one word with a slash, or the ending of a file."""
    return "\n" not in given and (given.endswith(FILE_ENDINGS) or ("/" in given and not any(map(str.isspace, given))))


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise CheckerError("--published", f"{text!r} is no day", "write it as 2024-05-31") from error


class Wanted:
    """What --select and --ignore leave of the findings and the assertions; single findings are ignored by fingerprint.

    All rules run whatever is wanted: one may derive from another's assertions, and undated articles are placed by all.
    """

    def __init__(self, loaded: Sequence[Rule], select: Sequence[str], ignore: Sequence[str]) -> None:
        known = {*(rule.id for rule in loaded), *FINDING_KINDS}
        for name in (*select, *ignore):
            if name not in known and (name in select or not FINGERPRINT.fullmatch(name)):
                raise CheckerError(name, "is neither a rule nor a kind of finding", nearest(name, known))
        self._selected, self._ignored = frozenset(select), frozenset(ignore) & known
        self._rules = self._selected - frozenset(FINDING_KINDS)
        self._settled = frozenset(ignore) - known

    def keeps(self, finding: Finding) -> bool:
        """Returns whether a finding is asked for, by its kind or by its rule, and neither they nor itself are ignored."""
        names = {finding.kind, finding.rule}
        if not names.isdisjoint(self._ignored) or (self._selected and names.isdisjoint(self._selected)):
            return False
        return not self._settled or finding.fingerprint not in self._settled

    def narrow(self, reading: Reading) -> Reading:
        """Returns a reading with the assertions of the rules that are asked for; kinds of findings say nothing of those."""
        kept = (a for a in reading.assertions if a.rule not in self._ignored)
        return replace(reading, assertions=tuple(a for a in kept if not self._rules or a.rule in self._rules))


def listed(values: Sequence[str]) -> tuple[str, ...]:
    """Returns the names in a repeated option with commas."""
    return tuple(name.strip() for value in values for name in value.split(",") if name.strip())


def load(config: Config, folders: Sequence[Path]) -> tuple[Rule, ...]:
    """Returns the rules of the checker, of the settings and of the command line; a folder named twice counts once."""
    from checker.rule import load_rules

    unique = {folder.resolve(): folder for folder in (*config.rules, *folders)}
    return load_rules(tuple(unique.values()))


def _render(style: str, report: Report, **options: Any) -> str:
    """Returns the report in one of FORMATS; the renderer loads now."""
    text: str = import_module(f"checker.reports.{style}").render(report, **options)
    return text


def _dress(config: Config, title: str | None, templates: Path | None, asked: bool) -> dict[str, Any]:
    """Returns what the HTML report is given of its looks: the title and the folder of templates, where they are set."""
    if not asked:
        for option, value in (("--title", title), ("--templates", templates)):
            if value is not None:
                raise CheckerError(option, "is of the HTML report, which is not asked for", "add --html FILE")
        return {}
    if title is not None and not title.strip():
        raise CheckerError("--title", "is empty", "write what the report is about, or leave it out")
    folder = templates or config.templates
    if folder is not None:
        import_module("checker.reports.html.overrides").check_folder(folder)
    given = {"title": title or config.title, "templates": folder}
    return {name: value for name, value in given.items() if value is not None}


def _tell(report: Report) -> dict[str, Any]:
    """Returns what the HTML report tells beyond the findings that are kept: silences, and articles that are editions of one."""
    from checker.republished import gather_editions
    from checker.silences import tell_silences

    silences = tuple(tell_silences(report.topics, report.findings))
    return {"silences": silences, "editions": tuple(gather_editions(report.articles))}


def _show(page: Path) -> None:
    """Opens a file in the browser of the desktop; where there is none, an error says so, and the run counts as it went."""
    import webbrowser

    if not webbrowser.open(page.resolve().as_uri()):
        write_error(CheckerError("--open", "found no browser on this machine", f"open {page} yourself"))

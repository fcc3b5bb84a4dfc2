"""The reports of a run: what the HTML page is dressed in, and every format written to where it was asked for."""

from __future__ import annotations

import os
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from checker.config import Config
from checker.findings import Report
from checker.model import CheckerError, Problem
from checker.shell.asked import Asked
from checker.shell.console import STDOUT, append_output, text_width, write_error, write_output, write_warning
from checker.shell.local import OPTION as NO_LOCAL
from checker.shell.local import Unloaded
from checker.shell.outputs import Output


def dress_page(config: Config, asked: Asked, outputs: Sequence[Output]) -> dict[str, Any]:
    """Returns what the HTML report is given of its looks; empty where none is asked for."""
    if all(output.style != "html" for output in outputs):
        for option, value in (("--title", asked.title), ("--templates", asked.templates)):
            if value is not None:
                raise CheckerError(option, "is of the HTML report, which is not asked for", "add --html FILE")
        return {}
    if asked.title is not None and not asked.title.strip():
        raise CheckerError("--title", "is empty", "write what the report is about, or leave it out")
    folder = asked.templates or config.templates
    if folder is not None and isinstance(asked.folders, Unloaded):
        write_warning(Problem(NO_LOCAL, f"no template of {folder} is used", "the report has the checker's own looks"))
        folder = None
    if folder is not None:
        import_module("checker.reports.html.overrides").check_folder(folder)
    title = asked.title or config.title
    return {"templates": folder, **({"title": title} if title is not None else {})}


def write_reports(report: Report, outputs: Sequence[Output], asked: Asked, dress: dict[str, Any]) -> None:
    """Writes every report that is asked for, files first, so that a log ends with what was found."""
    if dress:
        dress |= _tell(report)
    for style, target in sorted(outputs, key=lambda output: output.target == STDOUT):
        if target == STDOUT and ((asked.quiet and not asked.targets) or (style == "text" and not report.articles)):
            continue
        options: dict[str, Any] = {"text": {"agreements": asked.agreements, "width": text_width()}, "html": dress}.get(
            style, {}
        )
        name = "statistics" if asked.statistics and style == "text" else style
        write_output(
            [render(name, report, **(options if name == style else {}))], target, (a.path for a in report.articles)
        )
        if (style, target) == ("github", STDOUT) and (summary := os.environ.get("GITHUB_STEP_SUMMARY")):
            append_output(import_module("checker.reports.github").render_summary(report), summary)


def render(style: str, report: Report, **options: Any) -> str:
    """Returns the report in one of FORMATS; the renderer loads now."""
    text: str = import_module(f"checker.reports.{style}").render(report, **options)
    return text


def _tell(report: Report) -> dict[str, Any]:
    """Returns what the HTML report tells beyond the findings that are kept: silences, and articles that are editions of one."""
    from checker.republished import gather_editions
    from checker.silences import tell_silences

    silences = tuple(tell_silences(report.topics, report.findings))
    return {"silences": silences, "editions": tuple(gather_editions(report.articles))}


def show_page(page: Path) -> None:
    """Opens a file in the browser of the desktop; where there is none, an error says so, and the run counts as it went."""
    import webbrowser

    if not webbrowser.open(page.resolve().as_uri()):
        write_error(CheckerError("--open", "found no browser on this machine", f"open {page} yourself"))

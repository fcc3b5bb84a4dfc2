"""What `checker compare` does: two articles side by side, each a file or the text itself."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import islice
from pathlib import Path

from checker.config import load_config
from checker.model import Article, CheckerError
from checker.read import read
from checker.shell.commands import CLEAN, FOUND, UNREADABLE, load
from checker.shell.console import STDOUT, text_width, write_error, write_output

# of what `compare` takes for a path, there or not
FILE_ENDINGS = (".txt", ".md", ".json", ".jsonl", ".csv", ".html", ".htm", ".pdf", ".docx")


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
    days = [parse_day(day) for day in published] if published else [None, None]
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


def parse_day(text: str) -> date:
    """Returns a day that --published gives. Raises CheckerError for what is none."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise CheckerError("--published", f"{text!r} is no day", "write it as 2024-05-31") from error

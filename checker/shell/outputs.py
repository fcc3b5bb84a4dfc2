"""Which reports a run writes, and where: a format and a target each."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from checker.config import nearest
from checker.model import CheckerError
from checker.shell.console import STDOUT

FORMATS = ("text", "json", "jsonl", "html", "sarif", "github", "gitlab", "junit", "markdown")
ENDINGS = {
    ".txt": "text", ".json": "json", ".jsonl": "jsonl", ".html": "html", ".htm": "html", ".sarif": "sarif",
    ".xml": "junit", ".md": "markdown",
}  # fmt: skip


class Output(NamedTuple):
    """A report to be written: its format, and a file or "-" for standard output."""

    style: str
    target: str


def plan_outputs(styles: Sequence[str], targets: Sequence[str], html: str | None = None) -> tuple[Output, ...]:
    """Returns what is to be written for these --format and --output options, and for --html.

    As many formats as outputs belong together in order. Outputs without formats are named `FORMAT:FILE`, or tell theirs by
    the ending; "-" is text. One format without an output goes to standard output, and so does text where only --html is
    given. Raises CheckerError where that leaves something open, or two reports would go to one place.
    """
    if not targets:
        if len(styles) > 1:
            raise CheckerError("--format", f"is given {len(styles)} times, with no --output", "name an output for each")
        outputs = [Output(styles[0] if styles else "text", STDOUT)]
    elif not styles:
        outputs = [_tell(target) for target in targets]
    elif len(styles) == len(targets):
        outputs = [Output(style, target) for style, target in zip(styles, targets, strict=True)]
    else:
        many = f"is given {len(styles)} times, and --output {len(targets)} times"
        raise CheckerError(
            "--format", many, "name an output for each, or leave the formats to the endings of the files"
        )
    if html is not None:
        outputs.append(Output("html", html))
    seen: set[str] = set()
    for output in outputs:
        place = output.target if output.target == STDOUT else str(Path(output.target).absolute())
        if place in seen:
            raise CheckerError(output.target, "is named for two reports", "name a second file for one of them")
        seen.add(place)
    return tuple(outputs)


def _tell(target: str) -> Output:
    """Returns an output whose format its name tells."""
    style, colon, rest = target.partition(":")
    if colon and style in FORMATS:
        if not rest:
            raise CheckerError(target, "names no file", f"write {style}:FILE, or {style}:- for standard output")
        return Output(style, rest)
    if target == STDOUT:
        return Output("text", target)
    if colon and len(style) > 1 and style.isalpha():  # one letter is a drive of Windows
        raise CheckerError(target, f"names the format {style!r}, which there is not", nearest(style, FORMATS))
    ending = Path(target).suffix.lower()
    if ending not in ENDINGS:
        mend = (
            f"write FORMAT:{target}; {nearest(style, FORMATS)}" if colon else f"write FORMAT:{target}, or add --format"
        )
        raise CheckerError(target, "does not tell its format", mend)
    return Output(ENDINGS[ending], target)

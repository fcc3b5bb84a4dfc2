"""A new rule's module, with a placeholder wherever its author must say something, and the placeholders that are left."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import NamedTuple

from checker.model import CheckerError
from checker.rule import Rule
from checker.ruleshape import place_of

MARK = "TODO"  # what still says so in a rule is a placeholder
_MARKED = re.compile(rf"\b{MARK}\b")
_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
LONGEST = 60  # characters of a name
TEMPLATE = '''"""TODO: say in one line on what articles should agree."""

from checker import Rule

rule = Rule(
    # Sentences that state the figure. {subject:name} is whose it is, {value:number} the figure; a|b is one of these words,
    # [a] may be missing, ... is a gap of up to eight words. Add a line for each other way to say it.
    says=[
        "{subject:name} TODO|TODO {value:number} TODO",
    ],
    # Two texts each, and what is to come of them: they confirm one another, they cannot both be so, they are of two things.
    agree=[("TODO: a sentence with a figure.", "TODO: that figure in other words.")],
    clash=[("TODO: one that gives a figure.", "TODO: another figure for the same thing and time.")],
    apart=[("TODO: one with a figure.", "TODO: another figure, for another thing or another time.")],
    # Texts in which the rule must find nothing.
    ignore=["TODO: a sentence with a figure that measures something else."],
)
'''


class Placeholder(NamedTuple):
    """What an author has still to say: the part of the rule it stands in, and its text."""

    part: str
    text: tuple[str, ...]


def write_rule(name: str, folder: Path, taken: Collection[str]) -> Path:
    """Returns the path of a new module for a rule of this name, written with placeholders.

    `taken` are the names of rules and kinds of findings that there are. Raises CheckerError for a name that is none or is taken,
    and where the file is there already or cannot be written.
    """
    if not _NAME.fullmatch(name) or len(name) > LONGEST:
        raise CheckerError(repr(name[:LONGEST]), "is no name for a rule", _suggest(name))
    if name in taken:
        raise CheckerError(name, "is the name of a rule or of a kind of finding already", "choose another name")
    path = folder / f"{name.replace('-', '_')}.py"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as stream:
            stream.write(TEMPLATE)
    except FileExistsError as error:
        if path.exists():
            raise CheckerError(str(path), "is there already and is not overwritten", "choose another name") from error
        raise CheckerError(str(folder), "is a file, no folder", "name a folder: --folder my-rules") from error
    except OSError as error:
        told = f"cannot be written: {(error.strerror or str(error)).lower()}"
        raise CheckerError(str(path), told, "name a folder you may write to: --folder FOLDER") from error
    return path


def _suggest(name: str) -> str:
    """Returns the mend for a name: the nearest that is one."""
    near = "-".join(re.findall(r"[a-z0-9]+", name.lower()))[:LONGEST].strip("-0123456789")
    return f"write it as {near}" if near else "write small letters, digits and hyphens, as in port-calls"


def find_placeholders(rule: Rule) -> Iterator[Placeholder]:
    """Yields what is still to be said in a rule, in the order it is written there."""
    if _MARKED.search(rule.help):
        yield Placeholder("docstring", (rule.help,))
    for part in ("says", "cues"):
        for pattern in getattr(rule, part):
            if _MARKED.search(pattern):
                yield Placeholder(part, (pattern,))


def is_placeholder(example: tuple[str, ...]) -> bool:
    """Returns whether an example, or a part of it, is still to be said."""
    return any(map(_MARKED.search, example))


def locate(rule: Rule, text: str) -> str:
    """Returns the file of a rule and the line on which a text of it stands; the file alone where it is not found as it is."""
    return rule.place if rule.path is None else place_of(rule.path, text)

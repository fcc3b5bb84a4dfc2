"""Code that comes with a checkout, in folders of rules and of templates; and runs that must load none of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from checker.config import Config, Read, common_folder, read_file
from checker.model import CheckerError, Problem
from checker.shell.console import write_warning

OPTION = "--no-local-rules"


class Unloaded(tuple[Path, ...]):
    """Folders of rules that were named, in a run that loads no rules of folders and no templates."""


def name_rules(folders: Iterable[Path]) -> frozenset[str]:
    """Returns the ids of the rules in folders, by the names of their files: nothing of them is run."""
    files = (path for folder in folders if folder.is_dir() for path in folder.glob("*.py"))
    return frozenset(path.stem.replace("_", "-") for path in files if not path.name.startswith("_"))


def name_unloaded(config: Config, folders: Sequence[Path]) -> frozenset[str]:
    """Returns the ids of rules that settings and command line name folders of, and that are not loaded."""
    return name_rules((*config.rules, *folders)) if isinstance(folders, Unloaded) else frozenset()


def warn_of_unloaded(config: Config, folders: Sequence[Path]) -> None:
    """Writes one warning where the settings or the command line name folders of rules, which are not loaded."""
    left = {folder.resolve(): folder for folder in (*config.rules, *folders)}
    if left:
        named = ", ".join(map(str, left.values()))
        write_warning(Problem(OPTION, f"no rule of {named} is loaded", "what they would find is not in the report"))


def leave_out(names: Sequence[str], loaded: Iterable[str], unloaded: frozenset[str]) -> tuple[str, ...]:
    """Returns the names that are selected without those of rules that are not loaded, of which a warning is written.

    Raises CheckerError where none is left: a run that looks for nothing would find nothing.
    """
    missing = unloaded.difference(loaded).intersection(names)
    left = tuple(name for name in names if name not in missing)
    for name in sorted(missing):
        if not left:
            what = f"is selected, and is a rule of a folder, which {OPTION} does not load"
            raise CheckerError(
                name, what, "select rules of the checker too, or trust the folder and leave the option out"
            )
        write_warning(Problem(name, f"is a rule of a folder, which {OPTION} does not load", "it selects nothing"))
    return left


def trust_checkout(revision: str | None, paths: Sequence[str]) -> Any:
    """Returns the checkout of articles as it stood at a revision, a `settling.trusted.Trusted`; None where none is named."""
    if revision is None:
        return None
    from checker.settling.trusted import Trusted

    return Trusted(revision, str(common_folder(paths)))


def make_reader(revision: str | None, paths: Sequence[str]) -> Read:
    """Returns what reads settings and baseline: as they are, or as they stood at a revision if one is named."""
    trusted = trust_checkout(revision, paths)
    read: Read = read_file if trusted is None else trusted.read
    return read

"""What `checker index` does: fills a store, keeps it in step with the articles, and sets a broken one right."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from checker.model import CheckerError, Problem
from checker.read import read
from checker.shell import commands
from checker.shell.asked import Asked
from checker.shell.commands import CLEAN, UNREADABLE
from checker.shell.console import STDOUT, count, progress, until_told_to_stop, write_error, write_output, write_warning
from checker.shell.surveying import demand_file, drain, make_reader, note
from checker.store.editions import edition_of
from checker.store.faults import telling_files
from checker.store.indexing import index, note_places, prune, refresh
from checker.store.memory import Store
from checker.store.mending import SMALL, find_aside, is_sound, replace_damaged, salvage, strike_out
from checker.workers import count_cores

FEW = 100_000  # articles of a store up to which it is looked, without being asked, whether their files are there


class Wish(NamedTuple):
    """What the options of `checker index` ask for."""

    store: Path
    prune: bool = False
    remove: tuple[str, ...] = ()
    verify: bool = False


def fill(paths: Sequence[str], wish: Wish, asked: Asked) -> int:
    """Brings a store up to date with the articles at these paths; returns the exit code."""
    if not paths:
        demand_file(wish.store)
    config = commands.configure(paths, asked)
    loaded = commands.load(config, asked.folders)
    problems: list[Problem] = []
    edition = edition_of(loaded, config.aliases)
    _mend(wish, edition)
    rescued: dict[Path, int] = {}
    gone = 0
    with until_told_to_stop(), Store(wish.store, edition, write=True) as store, progress(asked.quiet) as on_article:
        read_all = make_reader(loaded, config, problems, on_article, asked.jobs or count_cores())
        for aside in find_aside(store):
            rescued[aside] = drain(index(store, salvage(aside, store.home), read_all, replace=False)).seen
            strike_out(store, aside)
        removed = _remove(store, wish.remove, problems)
        met: dict[str, set[str]] = {}
        articles = read(paths, partial(note, problems))
        tally = drain(index(store, note_places(store, articles, met) if wish.prune else articles, read_all))
        refreshed = sum(1 for _ in refresh(store, read_all))
        if wish.prune:
            removed += prune(store, met if not problems else {})  # what cannot be read may be there
        elif tally.added and store.articles <= FEW:
            gone = len(store.find_gone())
        held = store.count()
    for problem in dict.fromkeys(problems):
        write_error(problem)
    if gone:
        what = f"holds {count(gone, 'article')} whose files are gone"
        write_warning(Problem(str(wish.store), what, "take them out with --prune, if they were moved or deleted"))
    for aside, many in rescued.items():
        what = f"was damaged and is now {aside.name}; {many:,} of its articles were taken over"
        write_warning(Problem(str(wish.store), what, "remove that file when nothing is missing"))
    told = {
        "new": tally.added, "changed": tally.replaced, "as before": tally.unchanged,
        "read again": refreshed, "removed": removed,
    }  # fmt: skip
    if not asked.quiet:
        done = (
            ", ".join(f"{many:,} {what}" for what, many in told.items() if many)
            or f"{'sound, ' if wish.verify else ''}nothing to do"
        )
        whole = f"{count(held.articles, 'article')} with {count(held.statements, 'statement')}"
        write_output([f"{wish.store}: {done}; it holds {whole}\n"], STDOUT)
    return UNREADABLE if problems else CLEAN


def _mend(wish: Wish, edition: bytes) -> None:
    """Sets a store that is broken aside, and puts an empty one in its place, with a note of what is to be taken over."""
    with telling_files(wish.store):
        small = wish.store.is_file() and wish.store.stat().st_size <= SMALL
    if not (small or wish.verify) or is_sound(wish.store, thorough=wish.verify, edition=edition):
        return
    try:
        replace_damaged(wish.store, thorough=wish.verify, edition=edition)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise CheckerError(str(wish.store), f"is damaged and cannot be set aside: {reason}", "move it away") from error


def _remove(store: Store, names: Sequence[str], problems: list[Problem]) -> int:
    """Removes the articles of sources, files or folders; returns how many."""
    many = 0
    for name in names:
        numbers = store.find(name)
        if not numbers:
            what = f"has no article from {name!r}"
            problems.append(Problem(str(store.path), what, "name a source as the reports do, or a file or folder"))
        store.remove(numbers)
        many += len(numbers)
    return many

"""Articles by strangers: what a checkout says of settings and findings counts only as it stood at a revision that is trusted."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

from checker.config import read_file
from checker.model import Article, CheckerError, Problem
from checker.settling.checkouts import ask_git, find_commit, run_git

OPTION = "--trust"
SHOWN = 5  # articles that a warning names


class Trusted:
    """A checkout as it stood at a commit."""

    def __init__(self, revision: str, folder: str) -> None:
        """Raises CheckerError where the folder is in no checkout, or it has no such revision."""
        self.revision = revision
        self._top = os.path.realpath(ask_git(OPTION, folder, "rev-parse", "--show-toplevel").rstrip("\n"))
        self._commit = find_commit(OPTION, self._top, revision)
        self._is_unchanged = cache(self._compare)
        self._leads_out = cache(self._follow)

    def read(self, path: Path) -> bytes | None:
        """Returns what a file of the checkout held, None where there was none; of a file outside, what it holds."""
        name = self._name(path)
        if name is None:
            return read_file(path)
        answer = run_git(OPTION, self._top, "cat-file", "blob", f"{self._commit}:{name}")
        return answer.stdout if answer.returncode == 0 else None

    def is_unchanged(self, path: Path | None) -> bool:
        """Returns whether a file holds what it held then, line ends aside."""
        return path is not None and self._is_unchanged(path)

    def leads_out(self, path: Path | None) -> bool:
        """Returns whether a path in the checkout leads, by links, to a file outside."""
        return path is not None and self._leads_out(path)

    def _name(self, path: Path) -> str | None:
        """Returns the path from the top of the checkout; None for one outside."""
        real = os.path.join(os.path.realpath(path.parent), path.name)
        return os.path.relpath(real, self._top).replace(os.sep, "/") if self._is_within(real) else None

    def _is_within(self, path: str) -> bool:
        return Path(path).is_relative_to(self._top)

    def _compare(self, path: Path) -> bool:
        before, now = self.read(path), read_file(path)
        return before is not None and now is not None and _with_lf(before) == _with_lf(now)

    def _follow(self, path: Path) -> bool:
        inside = any(os.path.realpath(above) == self._top for above in Path(os.path.abspath(path)).parents)
        return inside and not self._is_within(os.path.realpath(path))


def keep_trusted(
    articles: Iterable[Article],
    trusted: Trusted | None,
    on_problem: Callable[[CheckerError], None],
    on_warning: Callable[[Problem], None],
) -> Iterator[Article]:
    """Yields the articles; what one says of findings on itself is left out where it is not `trusted`, of all for None.

    At the end `on_warning` is told of those. An article that a link of the checkout fetches from outside is given to
    `on_problem` and not yielded.
    """
    unheard: dict[str, None] = {}
    out: set[Path | None] = set()
    for article in articles:
        if trusted is not None and trusted.leads_out(article.path):
            if article.path not in out:
                out.add(article.path)
                what = "is a link that leads out of the checkout, and is not read"
                on_problem(CheckerError(str(article.path), what, "put the article itself there"))
            continue
        if article.ignores and (trusted is None or not trusted.is_unchanged(article.path)):
            unheard[str(article.path or article.source)] = None
            article = replace(article, ignores=())
        yield article
    if unheard:
        since = f", as they were not so at {trusted.revision}" if trusted is not None else ""
        more = f" and {len(unheard) - SHOWN:,} more" if len(unheard) > SHOWN else ""
        what = f"what these say of findings on themselves is not obeyed{since}"
        on_warning(Problem(", ".join([*unheard][:SHOWN]) + more, what, "see to it when the change is reviewed"))


def _with_lf(data: bytes) -> bytes:
    return data.replace(b"\r\n", b"\n")

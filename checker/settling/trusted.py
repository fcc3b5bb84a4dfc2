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
        self.place = cache(self._place)

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

    def _place(self, path: Path) -> Path | None:
        """Returns where a file of the checkout stands, links aside; None for one that links lead to from it, but is none of it.

        What git itself keeps in the checkout, credentials among it, is none of it. A path outside is returned as it is.
        """
        whole = Path(os.path.abspath(path))
        top = next((above for above in reversed(whole.parents) if os.path.realpath(above) == self._top), None)
        if top is None:
            return path
        real = Path(os.path.realpath(path))
        if not self._is_within(str(real)) or ".git" in map(str.lower, real.relative_to(self._top).parts):
            return None
        straight = top / real.relative_to(self._top)
        return path if straight == whole else straight if path.is_absolute() else Path(os.path.relpath(straight))

    def _name(self, path: Path) -> str | None:
        """Returns the path from the top of the checkout; None for one outside."""
        real = os.path.join(os.path.realpath(path.parent), path.name)
        return os.path.relpath(real, self._top).replace(os.sep, "/") if self._is_within(real) else None

    def _is_within(self, path: str) -> bool:
        return Path(path).is_relative_to(self._top)

    def _compare(self, path: Path) -> bool:
        before, now = self.read(path), read_file(path)
        return before is not None and now is not None and _with_lf(before) == _with_lf(now)


def keep_trusted(
    articles: Iterable[Article],
    trusted: Trusted | None,
    on_problem: Callable[[CheckerError], None],
    on_warning: Callable[[Problem], None],
    *,
    obeyed: bool = True,
) -> Iterator[Article]:
    """Yields the articles; what one says of findings on itself is left out where it is not `trusted`, or nothing is `obeyed`.

    At the end `on_warning` is told of those. An article that a link of the checkout fetches from outside is given to
    `on_problem` and not yielded; one within is yielded as that which stands there, so that no link gives it another place.
    """
    unheard: dict[str, None] = {}
    out: set[Path | None] = set()
    for article in articles:
        if trusted is not None and article.path is not None:
            place = trusted.place(article.path)
            if place is None:
                if article.path not in out:
                    out.add(article.path)
                    what = "is a link that leads out of the checkout, and is not read"
                    on_problem(CheckerError(str(article.path), what, "put the article itself there"))
                continue
            if place != article.path:
                article = replace(article, path=place)
        if article.ignores and not (obeyed and trusted is not None and trusted.is_unchanged(article.path)):
            unheard[str(article.path or article.source)] = None
            article = replace(article, ignores=())
        yield article
    if unheard:
        since = f", as they were not so at {trusted.revision}" if obeyed and trusted is not None else ""
        more = f" and {len(unheard) - SHOWN:,} more" if len(unheard) > SHOWN else ""
        what = f"what these say of findings on themselves is not obeyed{since}"
        on_warning(Problem(", ".join([*unheard][:SHOWN]) + more, what, "see to it when the change is reviewed"))


def _with_lf(data: bytes) -> bytes:
    return data.replace(b"\r\n", b"\n")

"""Which articles are new, and the findings that touch one: of those named, or of those that git knows as changed."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Collection, Iterable
from dataclasses import replace
from pathlib import Path

from checker.findings import Finding, Report
from checker.model import Article, CheckerError


def keep_new(report: Report, files: Collection[str]) -> Report:
    """Returns the report with the findings that touch an article of these files, or one that came from no file.

    `files` are real paths. What is resolved is kept: it was found in all that was read.
    """
    known: dict[Path | None, bool] = {None: True}

    def is_new(article: Article) -> bool:
        path = article.path
        if path not in known:
            known[path] = os.path.realpath(str(path)) in files
        return known[path]

    def touches(finding: Finding) -> bool:
        about = [finding.article] if finding.article is not None else []
        return any(map(is_new, (*about, *(assertion.article for assertion in finding.assertions))))

    kept = tuple(finding for finding in report.findings if touches(finding))
    unshown = sum(finding.kind != "agreement" and not touches(finding) for finding in report.findings)
    return replace(
        report,
        findings=kept,
        unshown=report.unshown + unshown,
        settled=tuple(settled for settled in report.settled if touches(settled.finding)),
        fresh=frozenset(path for path, new in known.items() if new and path is not None),
    )


def find_changed(base: str, folders: Iterable[str]) -> frozenset[str]:
    """Returns the real paths of files that are new or changed since `base`, in the git checkouts of these folders.

    A branch is compared from where this one left it; files that git does not track are new. Raises CheckerError where there
    is no git, no checkout, or no such revision.
    """
    tops = {_ask(folder, "rev-parse", "--show-toplevel").rstrip("\n") for folder in folders}
    return frozenset(path for top in tops for path in _changed_in(top, base))


def _changed_in(top: str, base: str) -> Iterable[str]:
    """Yields the real paths of what is new or changed in a checkout."""
    if base.startswith("-"):
        raise CheckerError("--diff", f"{base!r} is no revision", "name a branch, a tag or a commit")
    known = _run(top, "rev-parse", "--verify", "--quiet", f"{base}^{{commit}}")
    if known.returncode:
        mend = "name a branch, a tag or a commit; a shallow clone lacks old ones (fetch-depth, GIT_DEPTH)"
        raise CheckerError("--diff", f"there is no revision {base!r} in {top}", mend)
    revision = known.stdout.strip()
    left = _run(top, "merge-base", revision, "HEAD")  # there is none in a shallow clone
    start = left.stdout.strip() if left.returncode == 0 else revision
    changed = _ask(top, "diff", "--name-only", "-z", "--no-renames", "--diff-filter=d", start)
    untracked = _ask(top, "ls-files", "--others", "--exclude-standard", "-z")
    for name in (changed + untracked).split("\0"):
        if name:
            yield os.path.realpath(os.path.join(top, name))


def _ask(folder: str, *words: str) -> str:
    """Returns what git says; raises CheckerError where it does not know."""
    answer = _run(folder, *words)
    if answer.returncode:
        said = answer.stderr.strip().partition("\n")[0].removeprefix("fatal: ") or "there is no such revision"
        raise CheckerError(
            "--diff", f"git cannot tell what changed: {said}", "name a revision of a checkout that holds the articles"
        )
    return answer.stdout


def _run(folder: str, *words: str) -> subprocess.CompletedProcess[str]:
    try:
        # What a hook of another checkout sets would lead git there.
        free = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        return subprocess.run(
            ["git", "-C", folder, *words],
            capture_output=True,
            encoding="utf-8",
            errors="surrogateescape",
            check=False,
            env=free,
        )
    except FileNotFoundError as error:
        raise CheckerError("--diff", "needs git, which is not installed", "install git, or use --against") from error

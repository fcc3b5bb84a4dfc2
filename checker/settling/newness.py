"""Which articles are new, and the findings that touch one: of those named, or of those that git knows as changed."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable
from dataclasses import replace
from pathlib import Path

from checker.findings import Finding, Report
from checker.model import Article
from checker.settling.checkouts import ask_git, find_commit, run_git

OPTION = "--diff"


def keep_new(report: Report, files: Collection[str]) -> Report:
    """Returns the report with the findings that touch an article of these files, or one that came from no file.

    Of a new article that stands elsewhere too, findings may show the other copy. `files` are real paths. What is resolved is
    kept: it was found in all that was read.
    """
    known: dict[Path | None, bool] = {None: True}

    def is_new(article: Article) -> bool:
        path = article.path
        if path not in known:
            known[path] = os.path.realpath(str(path)) in files
        return known[path]

    new = {article.text for article in report.articles if is_new(article)}

    def touches(finding: Finding) -> bool:
        about = [finding.article] if finding.article is not None else []
        return any(a.text in new for a in (*about, *(assertion.article for assertion in finding.assertions)))

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
    tops = {ask_git(OPTION, folder, "rev-parse", "--show-toplevel").rstrip("\n") for folder in folders}
    return frozenset(path for top in tops for path in _changed_in(top, base))


def _changed_in(top: str, base: str) -> Iterable[str]:
    """Yields the real paths of what is new or changed in a checkout."""
    revision = find_commit(OPTION, top, base)
    left = run_git(OPTION, top, "merge-base", revision, "HEAD")  # there is none in a shallow clone
    start = left.stdout.decode().strip() if left.returncode == 0 else revision
    changed = ask_git(OPTION, top, "diff", "--name-only", "-z", "--no-renames", "--diff-filter=d", start)
    untracked = ask_git(OPTION, top, "ls-files", "--others", "--exclude-standard", "-z")
    for name in (changed + untracked).split("\0"):
        if name:
            yield os.path.realpath(os.path.join(top, name))

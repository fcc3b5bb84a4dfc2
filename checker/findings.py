"""What a run finds, and what becomes of it: findings, who settled them, how rules were judged, and the report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from checker.model import (
    Article,
    Assertion,
    FindingKind,
    Problem,
    Reading,
    Settler,
    Severity,
    Status,
    Topic,
)


def _words_around(a: Assertion) -> tuple[str, str]:
    """Returns the words of an assertion's sentence before its figure and behind it, digits left open."""
    text, within = a.article.text, a.within
    around = text[within.start : max(a.start, within.start)], text[min(a.end, within.end) : within.end]
    before, after = ("".join("#" if c.isdigit() else c for c in " ".join(words.split())) for words in around)
    return before, after


def _digest(parts: Iterable[str]) -> str:
    import hashlib  # loads OpenSSL, which most starts can spare

    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True)
class Finding:
    """What disagrees, moved or was confirmed; with the assertions that show it and the reason they were paired."""

    kind: FindingKind
    severity: Severity
    confidence: float
    assertions: tuple[Assertion, ...]
    explanation: str
    rule: str
    topic: str = ""
    article: Article | None = None  # that it is about, where it shows no statement

    @cached_property
    def fingerprint(self) -> str:
        """Returns 16 hexadecimal digits that stay the same while kind, rule, sources, sentences and figures do."""
        parts = [self.kind, self.rule]
        for a in sorted(self.assertions, key=lambda a: (a.article.source, a.article.title, a.sentence, a.text)):
            parts += [a.article.source, " ".join(a.sentence.split()), a.text]
        return _digest(parts if self.assertions else [*parts, *self._about])

    @cached_property
    def pair(self) -> str:
        """Returns 16 hexadecimal digits that stay the same while rule, sources and the words around the figures do.

        So a pair whose figures changed can be known again.
        """
        words = sorted((a.article.source, *_words_around(a)) for a in self.assertions)
        told = [part for one in dict.fromkeys(words) for part in one]
        return _digest([self.rule, *(told if self.assertions else self._about)])

    @property
    def _about(self) -> tuple[str, ...]:
        """Returns what tells a finding that shows no statement from others of its rule."""
        article = self.article
        named = (article.source, article.title, article.path.name if article.path else "") if article else ()
        return (self.topic, *named, self.explanation.partition("\n")[0])

    @cached_property
    def sides(self) -> tuple[Assertion, ...]:
        """Returns the assertions in the order in which `pair` has their words, one for each wording and figure."""
        told = {(a.article.source, *_words_around(a), a.text): a for a in reversed(self.assertions)}
        return tuple(told[key] for key in sorted(told))


class Judged(NamedTuple):
    """How many findings of a rule people called right, wrong, or could not tell."""

    right: int = 0
    wrong: int = 0
    unsure: int = 0

    def __str__(self) -> str:
        """Returns "3 of 4 right (75%)", without those that nobody could tell; "" where none is labelled.

        All or nothing is claimed only where it is so.
        """
        whole = self.right + self.wrong
        if not whole:
            return ""
        rounded = (200 * self.right + whole) // (2 * whole)
        share = str(min(rounded, 99) if self.wrong else rounded) if rounded or not self.right else "under 1"
        return f"{self.right:,} of {whole:,} right ({share}%)"


class RuleSheet(NamedTuple):
    """A rule as people read it: what it looks for, the sentences it matches, its examples, and how its findings were judged."""

    id: str
    help: str
    says: tuple[str, ...] = ()
    agree: tuple[tuple[str, str], ...] = ()
    clash: tuple[tuple[str, str], ...] = ()
    apart: tuple[tuple[str, str], ...] = ()
    ignore: tuple[str, ...] = ()
    own: bool = False  # a user's
    tags: tuple[str, ...] = ()
    judged: Judged = Judged()


class Silence(NamedTuple):
    """Two statements of one topic whose values differ and that are not reported, and the reason."""

    topic: str
    first: Assertion
    second: Assertion
    reason: str


class Settled(NamedTuple):
    """A finding that people have settled: it is kept and shown, and fails no run.

    `by` tells where they did so: an entry of the baseline, a comment in an article, or the settings; `place` names it.
    """

    finding: Finding
    by: Settler
    reason: str = ""
    place: str = ""

    @property
    def status(self) -> Status:
        """Returns how the finding stands: the baseline knows it, or it is suppressed."""
        return "known" if self.by == "baseline" else "suppressed"


class Resolved(NamedTuple):
    """An entry of the baseline whose pair no longer disagrees, though the articles of both sides were read."""

    topic: str
    values: tuple[str, ...]
    rule: str
    place: str = ""


class Held(NamedTuple):
    """How a run stands to its baseline: the findings whose pair stood there with other values, and what was not found again.

    `changed` gives for the fingerprint of a finding the values that the baseline has for its pair, `reopened` for every one
    whose entry holds no more the reason in words: other values, a graver kind, other words, or an entry that expired.
    """

    changed: Mapping[str, tuple[str, ...]]
    resolved: tuple[Resolved, ...] = ()
    reopened: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True)
class Report:
    """The result of a run: the open findings, most pressing first, those that are settled, and everything they rest on.

    `held` is None where there was no baseline to hold the run against; `unshown` counts disagreements that were not asked for.
    `fresh` are the files of the findings' articles that are new, where the run was asked for what is new; else None. `stored` is
    how many articles the store holds with which the run compared; None where it was none.
    """

    findings: tuple[Finding, ...]
    readings: tuple[Reading, ...]
    skipped: tuple[Problem, ...] = ()
    topics: tuple[Topic, ...] = field(default=())
    rules: tuple[RuleSheet, ...] = field(default=())
    settled: tuple[Settled, ...] = ()
    held: Held | None = None
    unshown: int = 0
    fresh: frozenset[Path] | None = None
    stored: int | None = None

    def status(self, finding: Finding) -> Status:
        """Returns how an open finding stands to the baseline: "new", "changed"; "open" where there is none, or it agrees."""
        if self.held is None or finding.kind == "agreement":
            return "open"
        known = finding.fingerprint in self.held.changed or finding.fingerprint in self.held.reopened
        return "changed" if known else "new"

    @property
    def articles(self) -> tuple[Article, ...]:
        """Returns the articles in the order they were given."""
        return tuple(r.article for r in self.readings)

    @property
    def assertions(self) -> tuple[Assertion, ...]:
        """Returns every assertion, article by article, in the order of the text."""
        return tuple(a for r in self.readings for a in r.assertions)

    def to_frame(self) -> Any:
        """Returns a pandas DataFrame of the assertions, one a row; columns and dtypes as `exports.frames.assertions_frame` tells.

        Raises CheckerError where the extra `tables` is not installed.
        """
        return import_module("checker.exports.frames").assertions_frame(self)

    def findings_frame(self) -> Any:
        """Returns a pandas DataFrame of the findings, one a row; columns and dtypes as in checker.exports.frames.findings_frame.

        Raises CheckerError where the extra `tables` is not installed.
        """
        return import_module("checker.exports.frames").findings_frame(self)

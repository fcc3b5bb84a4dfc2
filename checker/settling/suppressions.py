"""Findings that people settle beforehand: by comments and front matter of an article, or in the settings, with the reason."""

from __future__ import annotations

import glob
import os
import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby, islice
from typing import NamedTuple

from checker.config import Suppression, nearest
from checker.findings import Finding, Report, Settled
from checker.inputs.ignores import MENDS
from checker.model import FINDING_KINDS, Article, Ignore, Problem
from checker.read import find_files
from checker.settling.remaining import at_odds_without

FINGERPRINT = re.compile("[0-9a-f]{16}")  # of a finding or of a pair
MOST = 20  # problems that are told one by one
LONGEST = 40  # characters of a name that nobody knows
Home = tuple[Article, int | None]  # where a figure of a finding stands; None is no place in the text


def suppress(
    report: Report,
    suppressions: Sequence[Suppression],
    *,
    selected: Collection[str] = (),
    complete: bool = True,
) -> tuple[Report, tuple[Problem, ...]]:
    """Returns the report with what its articles and the settings settle, and what is wrong with them or settles nothing.

    A rule, a source or a day settles what disagrees; an agreement is settled by its kind or its fingerprint alone. What
    settles nothing is told only of a `complete` run, of the names that are `selected` if any are, and never where its
    sources, days and rules were not in the run.
    """
    ledger = _Ledger(report)
    kept: list[Finding] = []
    settled = list(report.settled)
    used: set[_Use | Suppression] = set()
    for finding in report.findings:
        use = ledger.find(finding)
        stated = None if use else next((one for one in suppressions if ledger.holds(one, finding)), None)
        if use is not None:
            used.add(use)
            settled.append(Settled(finding, "article", use.ignore.reason, _place(use.article, use.ignore)))
        elif stated is not None:
            used.add(stated)
            settled.append(Settled(finding, "settings", stated.reason, stated.place))
        else:
            kept.append(finding)
    told = ledger.tell(suppressions, used if complete else None, selected)
    first = [one.say(ledger.known) for one in islice(told, MOST)]
    more = sum(1 for _ in told)
    if more:
        first.append(Problem(f"{more:,} more", "are like these", "mend these first"))
    return replace(report, findings=tuple(kept), settled=tuple(settled)), tuple(first)


def is_complete(report: Report) -> bool:
    """Returns whether all articles in the folders of those read were read too: else it is no wonder if a finding is missing."""
    read = {os.path.realpath(article.path) for article in report.articles if article.path is not None}
    folders = {os.path.dirname(path) for path in read}
    beside = find_files(os.path.join(glob.escape(folder), "*.*") for folder in sorted(folders))
    return bool(read) and not report.skipped and all(os.path.realpath(path) in read for path in beside)


def _place(article: Article, ignore: Ignore) -> str:
    return f"{article.path or article.source}:{ignore.line}"


@dataclass(frozen=True, eq=False, slots=True)  # each is itself alone: a comment may have very many names to hash
class _Use:
    """One name that an article states."""

    article: Article
    ignore: Ignore
    name: str


class _Told(NamedTuple):
    """A problem that is put into words when it is shown; `unknown` is a name to which the nearest is looked for."""

    place: str
    message: str
    mend: str = "take it out"
    unknown: str = ""

    def say(self, known: Collection[str]) -> Problem:
        """Returns the problem."""
        return Problem(self.place, self.message, nearest(self.unknown, known) if self.unknown else self.mend)


class _Stretches(NamedTuple):
    """The uses of one name in an article, by where their stretches of its text begin and end; both rise."""

    starts: list[int]
    ends: list[int]
    uses: list[_Use]


class _Said:
    """What one article says of findings on itself."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.stated = [
            (ignore, [_Use(article, ignore, name) for name in ignore.names])
            for ignore in article.ignores
            if not ignore.fault
        ]
        self._whole: dict[str, _Use] = {}
        self._parts: dict[str, _Stretches] = {}
        for ignore, uses in self.stated:
            for use in uses:
                if ignore.within is None:
                    self._whole.setdefault(use.name, use)
                    continue
                part = self._parts.setdefault(use.name, _Stretches([], [], []))
                part.starts.append(ignore.within.start)
                part.ends.append(ignore.within.end)
                part.uses.append(use)

    def find(self, names: Sequence[str], offset: int | None) -> _Use | None:
        """Returns what settles a finding of these names on a figure at an offset."""
        for name in names:
            part = self._parts.get(name)
            if part is not None and offset is not None:
                last = bisect_right(part.starts, offset) - 1  # of those that begin before it, none ends later
                if last >= 0 and offset < part.ends[last]:
                    return part.uses[last]
        return next((self._whole[name] for name in names if name in self._whole), None)


class _Ledger:
    """What the articles of a report say of findings, as it is looked up."""

    def __init__(self, report: Report) -> None:
        self.known = {*(sheet.id for sheet in report.rules), *FINDING_KINDS}
        self._days = {r.article: r.article.published or r.dateline.reference for r in report.readings}
        self._said = {article: _Said(article) for article in self._days if article.ignores}
        uses = (use for said in self._said.values() for _, uses in said.stated for use in uses)
        self._by_print = any(FINGERPRINT.fullmatch(use.name) for use in uses)  # to compute those of all takes its time
        self._named: dict[str, list[Home]] = {}
        for article in self._days:
            self._named.setdefault(article.title or article.source, []).append((article, None))

    def _homes(self, finding: Finding) -> Sequence[Home]:
        """Returns where the figures of a finding stand; a dateline that is missing stands nowhere, and names its article."""
        about = [(finding.article, None)] if finding.article is not None else self._named.get(finding.topic, ())
        return [(a.article, a.start) for a in finding.assertions] or about

    def find(self, finding: Finding) -> _Use | None:
        """Returns what an article of the finding says of it; None where that is nothing."""
        if not self._said:
            return None
        names = [finding.kind] if finding.kind == "agreement" else [finding.rule, finding.kind]
        if self._by_print:
            names = [finding.fingerprint, finding.pair, *names]
        found: dict[Article, _Use] = {}
        for article, offset in self._homes(finding):
            use = self._said[article].find(names, offset) if article in self._said else None
            if use is not None:
                found.setdefault(article, use)
        return None if at_odds_without(finding, found) else next(iter(found.values()), None)

    def holds(self, one: Suppression, finding: Finding) -> bool:
        """Returns whether a finding is on all that a suppression states."""
        if one.rule and one.rule not in (finding.rule, finding.kind):
            return False
        if one.pair and one.pair not in (finding.fingerprint, finding.pair):
            return False
        if finding.kind == "agreement" and one.rule != finding.kind and not one.pair:
            return False
        of_it = {article for article, _ in self._homes(finding) if self._is_of(one, article)}
        return bool(of_it) and not at_odds_without(finding, of_it)

    def _is_of(self, one: Suppression, article: Article) -> bool:
        """Returns whether an article is by the source and of the days that a suppression states."""
        if one.source and one.source != article.source:
            return False
        if one.since is None and one.until is None:
            return True
        day = self._days[article]
        return day is not None and (one.since or date.min) <= day <= (one.until or date.max)

    def tell(
        self, stated: Sequence[Suppression], used: Collection[_Use | Suppression] | None, selected: Collection[str]
    ) -> Iterator[_Told]:
        """Yields what is wrong with what is said and stated, and where `used` is known, what settles nothing."""
        for article in self._days:
            for ignore in article.ignores:
                if ignore.fault:
                    yield _Told(_place(article, ignore), ignore.fault, MENDS[ignore.fault])
        for said in self._said.values():
            for _, group in groupby(said.stated, key=lambda one: one[0].line):
                together = [use for _, uses in group for use in uses]
                yield from self._tell_uses(together, used, selected)
        for one in stated:
            if one.rule and one.rule not in self.known:  # a rule that other runs load is no mistake; a misspelt one is
                if nearest(one.rule, self.known).startswith("did"):
                    yield _say_unknown(one.place, one.rule)
            elif used is not None and one not in used and self._is_looked_for(one, selected):
                yield _Told(one.place, "settles nothing")

    def _is_looked_for(self, one: Suppression, selected: Collection[str]) -> bool:
        """Returns whether what a suppression is on was in the run: its rule, and an article by its source and of its days."""
        return (not selected or one.rule in selected) and any(self._is_of(one, article) for article in self._days)

    def _tell_uses(
        self, uses: Sequence[_Use], used: Collection[_Use | Suppression] | None, selected: Collection[str]
    ) -> Iterator[_Told]:
        """Yields what is wrong with the names on one line."""
        place, idle = _place(uses[0].article, uses[0].ignore), []
        for use in uses:
            if use.name not in self.known and not FINGERPRINT.fullmatch(use.name):
                yield _say_unknown(place, use.name)
            elif used is not None and use not in used and (not selected or use.name in selected):
                idle.append(use)
        if len(idle) == len(uses):
            yield _Told(place, "settles nothing")
        else:
            for use in idle:
                yield _Told(place, f"settles nothing under the name {use.name}", "take the name out")


def _say_unknown(place: str, name: str) -> _Told:
    """Returns that a name is of nothing that can be settled."""
    short = name if len(name) <= LONGEST else f"{name[: LONGEST - 1]}…"
    return _Told(place, f"{short!r} is neither a rule nor a kind of finding", unknown=short)

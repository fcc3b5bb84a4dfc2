"""A report held against a baseline: what people know is settled while its values hold, and reopens when they change."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from checker.findings import Finding, Held, Report, Resolved, Settled
from checker.model import FINDING_KINDS, Article
from checker.settling.baselinefile import Baseline, Entry, clean

DATELINE = "dateline"  # the rule that every run has
REWORDED = "the words around its figures have changed"
LONGEST_TOLD = 60  # characters of a value in a reason
LONGEST = 120  # characters of a value that are kept; a passage is known again by its start and a digest


Key = tuple[str, tuple[str, ...], tuple[str, ...]]


class Match(NamedTuple):
    """A finding and the entry that has its pair; `why` says why the entry holds no more, "" where it does."""

    finding: Finding
    entry: Entry
    why: str = ""
    moved: bool = False  # its values are others, or its words


class Standing(NamedTuple):
    """How the findings of a run stand to a baseline: `matches` by the identity of the finding, `lost` the entries not found."""

    matches: dict[int, Match]
    lost: tuple[Entry, ...]


def hold(report: Report, baseline: Baseline, today: date, *, complete: bool = True) -> Report:
    """Returns the report with the findings that the baseline knows settled, and how the others stand to it.

    An entry holds for a finding of its pair with its values that is of no graver kind, until its day has come. Agreements are
    never held. `complete` is False where the run left out findings that an entry may stand for: then none is resolved.
    """
    standing = compare(report, baseline, today)
    matches = [standing.matches.get(id(finding)) for finding in report.findings]
    settled = [
        Settled(m.finding, "baseline", m.entry.reason, baseline.place(m.entry)) for m in matches if m and not m.why
    ]
    known = {id(one.finding) for one in settled}
    changed = {m.finding.fingerprint: m.entry.values for m in matches if m and m.moved and m.why != REWORDED}
    reopened = {m.finding.fingerprint: m.why for m in matches if m and m.why}
    resolved = find_resolved(report, baseline, standing) if complete else ()
    told = tuple(Resolved(entry.topic, entry.values, entry.rule, baseline.place(entry)) for entry in resolved)
    return replace(
        report,
        findings=tuple(finding for finding in report.findings if id(finding) not in known),
        settled=(*report.settled, *settled),
        held=Held(changed, told, reopened),
    )


# ---- which entry a finding has ---------------------------------------------------------------------------------------


def make_entry(finding: Finding, folder: Path) -> Entry:
    """Returns a finding as an entry has it, its files told from a folder; without a reason, an author or a label.

    A finding that shows no statement is told apart by its topic and by the first line of its explanation.
    """
    sides = finding.sides
    sources = tuple(_flatten(a.article.source) for a in sides) or (_flatten(finding.topic),)
    values = tuple(_shorten(_flatten(a.text)) for a in sides) or (
        _shorten(_flatten(finding.explanation.partition("\n")[0])),
    )
    files = tuple(_locate(a.article, folder) for a in sides)
    rule, topic = _flatten(finding.rule), _flatten(finding.topic)
    return Entry(
        topic=topic,
        rule=rule,
        kind=finding.kind,
        files=files if any(files) else (),
        reason="",
        author="",
        sources=sources,
        values=values,
        expires=None,
        label="",
        pair=finding.pair,
    )


def _flatten(text: str) -> str:
    return " ".join(clean(text).split())


def _shorten(value: str) -> str:
    """Returns a value of bounded length that differs where the whole does."""
    if len(value) <= LONGEST:
        return value
    return f"{value[: LONGEST - 11]}… #{sha256(value.encode()).hexdigest()[:8]}"


def _locate(article: Article, folder: Path) -> str:
    """Returns the path of an article from a folder above it; "" for one that is elsewhere, or from no file."""
    if article.path is None:
        return ""
    path, top = Path(os.path.abspath(article.path)), Path(os.path.abspath(folder))
    return clean(path.relative_to(top).as_posix()) if path.is_relative_to(top) else ""


def key_of(entry: Entry) -> Key:
    """Returns what two entries share that have one pair and the same values for it."""
    return entry.pair, entry.sources, entry.values


def _is_of_same(entry: Entry, own: Entry) -> bool:
    """Returns whether an entry is of a finding's own articles and thing: one sentence may be written of two events."""
    return entry.topic == own.topic and (not (entry.files and own.files) or entry.files == own.files)


def compare(report: Report, baseline: Baseline, today: date) -> Standing:
    """Returns which entry each finding of a report has, those that are settled already among them.

    An entry with the values of a finding is its own. Of the others each is given to one finding at most: of its pair, else to
    one by its rule that has all its sides and more.
    """
    by_pair: dict[tuple[str, frozenset[str]], list[Entry]] = defaultdict(list)
    for entry in baseline.known:
        by_pair[entry.pair, frozenset(entry.sources)].append(entry)
    matches: dict[int, Match] = {}
    found: set[int] = set()
    others: list[tuple[Finding, Entry, list[Entry]]] = []
    findings = (*report.findings, *(settled.finding for settled in report.settled)) if by_pair else ()
    for finding in findings:
        if finding.kind == "agreement":
            continue
        own = make_entry(finding, baseline.path.parent)
        entries = by_pair.get((own.pair, frozenset(own.sources)), [])
        equal = [entry for entry in entries if entry.values == own.values and _is_of_same(entry, own)]
        found |= {id(entry) for entry in equal}
        if equal:
            held = (_hold_against(finding, entry, today) for entry in equal)
            matches[id(finding)] = min(held, key=lambda match: bool(match.why))
        else:
            others.append((finding, own, entries))
    lost: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in baseline.known if others else ():
        if id(entry) not in found:
            lost[entry.rule, entry.sources[0]].append(entry)
    for finding, own, entries in sorted(others, key=lambda other: not other[2]):
        left = next((entry for entry in (*entries, *_find_parts(own, lost)) if id(entry) not in found), None)
        if left is not None:
            found.add(id(left))
            reworded = (left.sources, left.values) == (own.sources, own.values)
            why = REWORDED if reworded else f"the baseline has {_join(left.values)}"
            matches[id(finding)] = Match(finding, left, why, moved=True)
    return Standing(matches, tuple(entry for entry in baseline.known if id(entry) not in found))


def _hold_against(finding: Finding, entry: Entry, today: date) -> Match:
    """Returns a finding with the entry that has its values, and why that does not hold, if so."""
    if FINDING_KINDS.index(finding.kind) < FINDING_KINDS.index(entry.kind):
        return Match(finding, entry, f"the baseline has it as {entry.kind}")
    if entry.has_expired(today):
        return Match(finding, entry, f"the entry expired on {entry.expires}")
    return Match(finding, entry)


def _find_parts(own: Entry, lost: Mapping[tuple[str, str], Sequence[Entry]]) -> Iterator[Entry]:
    """Yields the entries whose sides are all among those of a finding by the same rule: a third article joined it."""
    sides = set(zip(own.sources, own.values, strict=True))
    for source in dict.fromkeys(own.sources):
        for entry in lost.get((own.rule, source), ()):
            if sides.issuperset(zip(entry.sources, entry.values, strict=True)):
                yield entry


def _join(words: Sequence[str]) -> str:
    """Returns "12, 13 and 15"."""
    told = [word if len(word) <= LONGEST_TOLD else f"{word[: LONGEST_TOLD - 1]}…" for word in words]
    return " and ".join(filter(None, [", ".join(told[:-1]), told[-1]]))


# ---- which entries are resolved --------------------------------------------------------------------------------------


def find_resolved(report: Report, baseline: Baseline, standing: Standing) -> tuple[Entry, ...]:
    """Returns the entries that were not found though their rule ran and the articles of all their sources were read.

    Where an entry names files, those must have been read; or be gone, while something else of the source was read.
    """
    named = (name for article in report.articles for name in (article.source, article.title))
    sources = {_flatten(name) for name in named}
    folder = baseline.path.parent
    files = {_locate(article, folder) for article in report.articles}
    rules = {sheet.id for sheet in report.rules} | {DATELINE}

    def is_read(source: str, file: str) -> bool:
        return file in files if file and file not in baseline.gone else source in sources

    return tuple(
        entry
        for entry in standing.lost
        if (not report.rules or entry.rule in rules)
        and all(
            is_read(source, file)
            for source, file in zip(entry.sources, entry.files or ("",) * len(entry.sources), strict=True)
        )
    )

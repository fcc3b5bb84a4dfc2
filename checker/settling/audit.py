"""What people call the findings of a rule, right or wrong, and how often a rule is right by that."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from checker.findings import Finding, Judged, Report
from checker.model import CheckerError
from checker.settling.baseline import Key, compare, key_of, make_entry
from checker.settling.baselinefile import Baseline, Entry, Label


class Question(NamedTuple):
    """A finding to be called right or wrong: as an entry, and as it was found; `known` tells an entry of the baseline.

    `finding` is None for an entry that was not found as it stands, or where no articles were read.
    """

    entry: Entry
    finding: Finding | None
    known: bool

    @property
    def names(self) -> frozenset[str]:
        """Returns the fingerprints by which people name it."""
        return frozenset({self.entry.pair} | ({self.finding.fingerprint} if self.finding else set()))


def list_questions(report: Report | None, baseline: Baseline) -> tuple[Question, ...]:
    """Returns all that can be labelled: the entries in the order of the file, then the open findings that are no entry."""
    by_entry: dict[int, Finding] = {}
    fresh: dict[Key, Question] = {}
    if report is not None:
        matches = compare(report, baseline, date.min).matches
        by_entry = {id(match.entry): match.finding for match in matches.values() if not match.moved}
        labels = {key_of(one): one.label for one in baseline.judged}
        for finding in report.findings:
            match = matches.get(id(finding))
            if finding.kind != "agreement" and (match is None or match.moved):
                entry = make_entry(finding, baseline.path.parent)
                key = key_of(entry)
                fresh.setdefault(key, Question(entry._replace(label=labels.get(key, "")), finding, False))
    return (*(Question(entry, by_entry.get(id(entry)), True) for entry in baseline.known), *fresh.values())


def label(baseline: Baseline, entry: Entry, said: Label) -> Baseline:
    """Returns the baseline with the label on all entries of this pair and these values; what is not known stays open."""
    key = key_of(entry)
    judged = tuple(one for one in baseline.judged if key_of(one) != key)
    if any(key_of(one) == key for one in baseline.known):
        known = tuple(one._replace(label=said) if key_of(one) == key else one for one in baseline.known)
        return baseline._replace(known=known, judged=judged)
    return baseline._replace(judged=(*judged, entry._replace(label=said)))


def retire(baseline: Baseline, over: Collection[Entry]) -> Baseline:
    """Returns the baseline without these entries; those with a label are kept as judged, so that their rules keep it."""
    gone = frozenset(over)
    known = tuple(one for one in baseline.known if one not in gone)
    left = {key_of(one) for one in known}
    kept = {key_of(one): one._replace(expires=None) for one in over if one.label and key_of(one) not in left}
    return baseline._replace(known=known, judged=_merge(baseline.judged, kept))


def learn(baseline: Baseline, entries: Collection[Entry], before: Collection[Entry]) -> Baseline:
    """Returns the baseline with new entries, in place of those that their findings had before; labels stay with their values."""
    labels = {key_of(one): one.label for one in (*baseline.judged, *baseline.known) if one.label}
    new = {key_of(one): one._replace(label=labels.get(key_of(one), "")) for one in entries}
    rest = retire(baseline, [one for one in before if key_of(one) not in new])
    judged = tuple(one for one in rest.judged if key_of(one) not in new)
    return rest._replace(known=_merge(rest.known, new), judged=judged)


def _merge(entries: Sequence[Entry], others: Mapping[Key, Entry]) -> tuple[Entry, ...]:
    """Returns the entries with others in place of those that have the same pair and values."""
    return (*(one for one in entries if key_of(one) not in others), *others.values())


def find_named(name: str, questions: Sequence[Question]) -> tuple[Question, ...]:
    """Returns what a fingerprint names: a pair, all findings of its wording; raises CheckerError where it names nothing."""
    named = tuple(question for question in questions if name in question.names)
    if not named:
        raise CheckerError(name, "is neither an entry of the baseline nor an open finding", "take it from a report")
    return named


# ---- precision -------------------------------------------------------------------------------------------------------


def count_judged(baseline: Baseline) -> Mapping[str, Judged]:
    """Returns by rule how many of its findings people called right, wrong, or could not tell."""
    labels = Counter((entry.rule, entry.label) for entry in (*baseline.known, *baseline.judged) if entry.label)
    rules = sorted({rule for rule, _ in labels})
    return {rule: Judged(labels[rule, "right"], labels[rule, "wrong"], labels[rule, "unsure"]) for rule in rules}


def mark_rules(report: Report, baseline: Baseline) -> Report:
    """Returns the report with what people called the findings of each rule on its sheet."""
    judged = count_judged(baseline)
    if not judged:
        return report
    return replace(report, rules=tuple(sheet._replace(judged=judged.get(sheet.id, Judged())) for sheet in report.rules))

"""What --select and --ignore leave of what was found."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from checker.config import nearest
from checker.findings import Finding, Report, Settled
from checker.model import FINDING_KINDS, CheckerError, Reading
from checker.rule import Rule

FINGERPRINT = re.compile("[0-9a-f]{16}")  # of a finding or a pair, as the reports give it


class Wanted:
    """What --select and --ignore leave of the findings and the assertions; single findings are ignored by fingerprint.

    All rules run whatever is wanted: one may derive from another's assertions, and undated articles are placed by all.
    """

    def __init__(self, loaded: Sequence[Rule], select: Sequence[str], ignore: Sequence[str]) -> None:
        self._tags = {rule.id: frozenset(rule.tags) for rule in loaded}
        known = {*self._tags, *FINDING_KINDS, *frozenset().union(*self._tags.values())}
        for name in (*select, *ignore):
            if name not in known and (name in select or not FINGERPRINT.fullmatch(name)):
                raise CheckerError(name, "is neither a rule, a tag nor a kind of finding", nearest(name, known))
        self._selected, self._ignored = frozenset(select), frozenset(ignore) & known
        self._rules = self._selected - frozenset(FINDING_KINDS)
        self._settled = frozenset(ignore) - known

    def keep(self, report: Report) -> Report:
        """Returns a report with the findings that are asked for; those that are ignored are settled, the others counted."""
        asked = [finding for finding in report.findings if self._is_selected(finding)]
        ignored = {id(finding): name for finding in asked if (name := self._ignored_as(finding))}
        kept = tuple(finding for finding in asked if id(finding) not in ignored)
        settled = [settled for settled in report.settled if self._is_selected(settled.finding)]
        settled += [
            Settled(finding, "settings", f"ignored: {ignored[id(finding)]}")
            for finding in asked
            if id(finding) in ignored
        ]
        unshown = sum(f.kind != "agreement" and not self._is_selected(f) for f in report.findings)
        return replace(report, findings=kept, settled=tuple(settled), unshown=report.unshown + unshown)

    def _is_selected(self, finding: Finding) -> bool:
        return not self._selected or not self._selected.isdisjoint(self._names(finding))

    def _names(self, finding: Finding) -> tuple[str, ...]:
        return (finding.kind, *self._names_of_rule(finding.rule))

    def _ignored_as(self, finding: Finding) -> str:
        """Returns the name by which a finding is ignored: its rule, its kind, a tag, its fingerprint or its pair's; else ""."""
        names = (*self._names(finding), *((finding.fingerprint, finding.pair) if self._settled else ()))
        return next((name for name in names if name in self._ignored or name in self._settled), "")

    def narrow(self, reading: Reading) -> Reading:
        """Returns a reading with the assertions of the rules that are asked for; kinds of findings say nothing of those."""
        kept = [a for a in reading.assertions if self._ignored.isdisjoint(self._names_of_rule(a.rule))]
        asked = [a for a in kept if not self._rules.isdisjoint(self._names_of_rule(a.rule))] if self._rules else kept
        return replace(reading, assertions=tuple(asked))

    def _names_of_rule(self, rule: str) -> tuple[str, ...]:
        return (rule, *sorted(self._tags.get(rule, ())))

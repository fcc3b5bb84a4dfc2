"""How often each rule found what, for a terminal: one line a rule and kind, the most frequent first."""

from __future__ import annotations

from collections import Counter

from checker.findings import Report
from checker.model import FINDING_KINDS
from checker.reports.words import KIND_WORDS, count, flatten


def render(report: Report) -> str:
    """Returns a table: how many, of which kind, by which rule, and what it looks for; settled findings are counted beside.

    Behind a rule whose findings people labelled stands how often it was right.
    """
    helps = {sheet.id: sheet.help.partition("\n")[0] for sheet in report.rules}
    helps |= {sheet.id: f"{helps[sheet.id]} [{sheet.judged}]" for sheet in report.rules if str(sheet.judged)}
    found = Counter((finding.kind, finding.rule) for finding in report.findings)
    settled = Counter((s.finding.kind, s.finding.rule) for s in report.settled)
    keys = sorted({*found, *settled}, key=lambda key: (-found[key], FINDING_KINDS.index(key[0]), key[1]))
    rows = [
        (
            f"{found[key]:,}" + (f" and {settled[key]:,} settled" if settled[key] else ""),
            KIND_WORDS[key[0]].one,
            flatten(key[1]),
            flatten(helps.get(key[1], "")),
        )
        for key in keys
    ]
    widths = [max((len(row[n]) for row in rows), default=0) for n in range(3)]
    lines = [
        f"{number:>{widths[0]}}  {kind:<{widths[1]}}  {rule:<{widths[2]}}  {told}".rstrip()
        for number, kind, rule, told in rows
    ]
    total = f"{sum(found.values()):,} in all, in {count(len(report.articles), 'article')}"
    return "\n".join([*lines, total]) + "\n"

"""What is left of a finding without some of its sides: who settles one side does not settle what the others dispute."""

from __future__ import annotations

from collections.abc import Collection
from itertools import combinations

from checker.findings import Finding
from checker.model import Article


def at_odds_without(finding: Finding, articles: Collection[Article]) -> bool:
    """Returns whether the statements of other articles than these still disagree among themselves."""
    if finding.kind in ("agreement", "dateline", "arithmetic"):
        return False
    left = [assertion for assertion in finding.assertions if assertion.article not in articles]
    told = {(assertion.value, assertion.basis, assertion.modality) for assertion in left}
    values = combinations(told, 2)
    return any(one[1:] != other[1:] or not one[0].meets(other[0]) for one, other in values)

"""How the settings weigh findings: their severity, the tolerance of a rule, what is ignored in some files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from fnmatch import fnmatch
from itertools import combinations

from checker.config import Config
from checker.findings import Finding, Report, Settled
from checker.model import Article, Bound, Interval, Severity
from checker.settling.remaining import at_odds_without


def weigh(report: Report, config: Config) -> Report:
    """Returns the report with the severities of the settings; what lies within a tolerance, or is ignored there, is settled."""
    kept: list[Finding] = []
    settled = list(report.settled)
    for finding in report.findings:
        finding = _grade(finding, config.severity)
        reason = _within(finding, config.tolerance) or _ignored(finding, config)
        if reason:
            settled.append(Settled(finding, "settings", reason, config.path.name if config.path else ""))
        else:
            kept.append(finding)
    return replace(report, findings=tuple(kept), settled=tuple(settled))


def _grade(finding: Finding, severities: Mapping[str, Severity]) -> Finding:
    """Returns the finding with the severity that its rule, or else its kind, is set to."""
    severity = severities.get(finding.rule, severities.get(finding.kind, finding.severity))
    return finding if severity == finding.severity else replace(finding, severity=severity)


# ---- tolerance -------------------------------------------------------------------------------------------------------


def _within(finding: Finding, tolerances: Mapping[str, Decimal]) -> str:
    """Returns the reason where all values of a finding lie within its rule's tolerance of one another, else ""."""
    share = tolerances.get(finding.rule, tolerances.get(finding.kind))
    if share is None or finding.kind in ("agreement", "dateline", "arithmetic"):
        return ""
    values = list(dict.fromkeys(assertion.value for assertion in finding.assertions))
    if len({a.basis for a in finding.assertions}) > 1 or not all(
        _near(a, b, share) for a, b in combinations(values, 2)
    ):
        return ""
    return f"within the tolerance of {(share * 100).normalize():f}%"


def _near(one: Interval, other: Interval, share: Decimal) -> bool:
    """Returns whether two values meet, or lie no further apart than a share of the greater bound between them."""
    if one.meets(other):
        return True
    if not one.comparable(other):
        return False
    low, high = _number(one.high), _number(other.low)
    if low is None or high is None or low > high:
        low, high = _number(other.high), _number(one.low)
    if low is None or high is None:
        return False
    return high - low <= share * max(abs(low), abs(high))


def _number(bound: Bound) -> Decimal | None:
    return bound if isinstance(bound, Decimal) else None


# ---- files -----------------------------------------------------------------------------------------------------------


def _ignored(finding: Finding, config: Config) -> str:
    """Returns the reason where the settings ignore a finding in one of its files, else ""."""
    for pattern, names in config.per_file_ignore.items():
        if not {finding.kind, finding.rule} & set(names):
            continue
        about = [finding.article] if finding.article is not None else []
        articles = {a for a in (*about, *(s.article for s in finding.assertions)) if _is_in(a, pattern, config)}
        if articles and not at_odds_without(finding, articles):
            return f"ignored in {pattern}"
    return ""


def _is_in(article: Article, pattern: str, config: Config) -> bool:
    """Returns whether an article's file fits a glob, taken from the folder of the settings or by its bare name."""
    if article.path is None:
        return False
    path = article.path.absolute()
    place = path.relative_to(config.root).as_posix() if path.is_relative_to(config.root) else path.as_posix()
    return fnmatch(place, pattern) or fnmatch(path.name, pattern)

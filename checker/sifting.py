"""What becomes of findings before they are reported: repeats and consequences go, the most pressing come first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from checker.events.gathered import Gathered
from checker.findings import Finding, Report
from checker.model import FINDING_KINDS, SEVERITIES, Article, Problem, Reading, Span, Topic
from checker.reasons import SHOWN, tell_grounds
from checker.rule import Rule

LEAST = 0.55  # findings less sure than this are left out unless asked for
# The rules that find again what others find, where those know what a figure measures; each yields to those before it, too.
REPEATING = ("event-measure", "parallel-sentences", "aligned-figures")
ODD = frozenset({"contradiction", "drift", "basis-mismatch"})
NAMED = 2  # names of an event that the topic of a finding bears


def report_on(
    findings: Sequence[Finding],
    readings: Iterable[Reading],
    problems: Iterable[Problem],
    topics: tuple[Topic, ...],
    rules: Sequence[Rule],
) -> Report:
    """Returns what was found as a report: repeats left out, the most pressing first."""
    sheets = tuple(r.sheet for r in rules)
    return Report(press(findings), tuple(readings), tuple(dict.fromkeys(problems)), topics, sheets)


def press(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Returns the findings that repeat no other, the most pressing first."""
    return tuple(sorted(without_repeats(findings), key=_pressing))


def keep_sure(findings: Iterable[Finding], min_confidence: float | None = None) -> list[Finding]:
    """Returns the findings that are sure enough; without a least confidence, agreements and those that are so by LEAST."""
    return [f for f in findings if _is_sure(f, min_confidence)]


def _is_sure(finding: Finding, least: float | None) -> bool:
    if least is None:
        return finding.kind == "agreement" or finding.confidence >= LEAST
    return finding.confidence >= least


def with_grounds(findings: Iterable[Finding], gathered: Gathered) -> list[Finding]:
    """Returns the findings; those on values of one event also name it, and tell why the articles are taken to report it."""
    told = []
    for f in findings:
        if f.assertions[0].story and f.kind != "agreement":
            shown = list(dict.fromkeys(a.article for a in f.assertions))[:SHOWN]
            grounds = tell_grounds([gathered.signs(a) for a in shown])
            named = [name for name in grounds.names if name not in f.topic][:NAMED]
            topic = f"{f.topic} ({', '.join(named)})" if named else f.topic
            f = replace(f, topic=topic, explanation=f"{f.explanation}\n{grounds.why}")
        told.append(f)
    return told


def without_consequences(findings: Sequence[Finding]) -> list[Finding]:
    """Returns the findings without those on values derived from figures that are themselves at odds."""
    odd = {
        (a.article, Span(a.start, a.end))
        for f in findings
        if f.kind in ("contradiction", "basis-mismatch")
        for a in f.assertions
    }
    return [f for f in findings if not any((a.article, p) in odd for a in f.assertions for p in a.premises)]


def without_repeats(findings: Sequence[Finding]) -> list[Finding]:
    """Returns the findings without those of REPEATING rules whose figures another finding shows at odds, or explains."""
    shown: dict[Article, list[tuple[int, int, int]]] = defaultdict(list)
    kept = []
    for n, f in sorted(enumerate(findings), key=lambda item: _turn(item[1].rule)):
        places = [{k for s, e, k in shown.get(a.article, ()) if s < a.end and a.start < e} for a in f.assertions]
        if _turn(f.rule) and set.intersection(*places):
            continue
        kept.append(n)
        if f.kind in ODD:
            for a in f.assertions:
                shown[a.article].append((a.start, a.end, n))
    return [findings[n] for n in sorted(kept)]


def _turn(rule: str) -> int:
    """Returns when the findings of a rule are looked at: those of other rules first."""
    return REPEATING.index(rule) + 1 if rule in REPEATING else 0


class _ByFingerprint:
    """Orders findings that are alike in all else; a run whose findings differ need not compute a fingerprint."""

    def __init__(self, finding: Finding) -> None:
        self.finding = finding

    def __lt__(self, other: _ByFingerprint) -> bool:
        return self.finding.fingerprint < other.finding.fingerprint


def _pressing(f: Finding) -> tuple[object, ...]:
    kind = FINDING_KINDS.index(f.kind)
    return -SEVERITIES.index(f.severity), kind, -f.confidence, f.rule, f.topic, _ByFingerprint(f)

"""The harbour's report as CI meets it: rules with help, findings new, changed, known and suppressed, articles of no file."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from harbour import HOSTILE, build_report

from checker.findings import Finding, Held, Judged, Report, Resolved, RuleSheet, Settled
from checker.model import Article, Assertion, Interval, Span

ACTING = (
    "Hail @quayside and #7, !8, ~label, $9, %2, &3, GH-4 :anchor: <b>x</b> [here](https://evil.example) "
    "![i](http://evil.example/i.png) https://evil.example www.evil.example mail@evil.example `code` **bold** _soft_ "
    "| cell | $x$ {+in+} 4bf1c0ffee ::error::harm ##[error]harm %0A"
)
SHEETS = (
    RuleSheet(
        "bridge-opening",
        f"When a bridge opened.\n\n- once only\n\n1. {HOSTILE}",
        says=("{subject:name} opened in {value:date}",),
        agree=(("The Sorrel bridge opened in May 2014.", "It opened in 2014."),),
        clash=(("The Sorrel bridge opened in 2014.", "The Sorrel bridge opened in 2015."),),
        apart=(("The Sorrel bridge opened in 2014.", "The Teasel bridge opened in 2015."),),
        ignore=("The shop on the bridge opened in 2014.",),
        judged=Judged(3, 1, 1),
    ),
    RuleSheet("bridge-paint", "What a bridge was painted."),
)


def build_ci_report() -> Report:
    """Returns the report, held against a baseline; the same one every time."""
    whole = build_report()
    known, hushed, ignored = _pick(whole, "basis-mismatch", "drift", "arithmetic")
    changed = _pick(whole, "contradiction")[0]
    return replace(
        whole,
        findings=tuple(f for f in whole.findings if f not in (known, hushed, ignored)),
        rules=SHEETS,
        settled=(
            Settled(known, "baseline", f"two ways of counting {HOSTILE}", "checker-baseline.toml:9"),
            Settled(hushed, "article", "both are true", "archive/2008/gazette.txt:3"),
            Settled(ignored, "settings", "", "pyproject.toml: suppress 1"),
        ),
        held=Held(
            {changed.fingerprint: ("2014", "2016")},
            (Resolved(f"gulls on the pier {HOSTILE}", ("3", "5"), "bridge-gulls", "checker-baseline.toml:2"),),
        ),
        unshown=2,
    )


def _pick(report: Report, *kinds: str) -> list[Finding]:
    return [next(f for f in report.findings if f.kind == kind) for kind in kinds]


def tell(text: str, figure: str, source: str = "Quay Radio", **more: Any) -> Assertion:
    """Returns what an article states: its first such figure, read as that number, in the whole text."""
    article = Article(text, source, path=more.pop("path", None), **more)
    start = text.index(figure)
    value = Interval(Decimal(1), Decimal(2))
    return Assertion(article, start, start + len(figure), Span(0, len(text)), "quay", "gulls", value, "gulls")


def report_acting(number: int = 1, severity: Any = "error") -> Report:
    """Returns a report whose text, source, title, topic, path and reason try to act, as often as asked for."""
    sides = (
        tell(
            f"# {ACTING} 12 gulls {ACTING}",
            "12 gulls",
            f"@radio {ACTING}",
            title=ACTING,
            path=Path(f"a b,:%@c{ACTING}.md"),
        ),
        tell(f"> {ACTING} 15 gulls\n\n::error::harm", "15 gulls", "Letters"),
    )
    findings = tuple(
        Finding("contradiction", severity, 0.9, sides, f"{ACTING}\n::error::harm {n}", "gulls", f"gulls {ACTING}")
        for n in range(number)
    )
    return Report(findings, ())

"""Whether "N of the M" fits the share that stands beside it: 10 of 30 is not 40%."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from checker import Assertion, Finding, Interval, Rule


def verify_share(assertions: Sequence[Assertion]) -> Iterator[Finding]:
    """Yields a finding for each part and whole whose quotient the stated share does not admit, or a part above its whole."""
    for a in assertions:
        if a.rule != "part-and-share":
            continue
        figures = dict(a.figures)
        if "part" not in figures or "whole" not in figures:
            continue  # one of them has too many digits to be measured
        part, whole = figures["part"], figures["whole"]
        bounds = (part.low, part.high, whole.low, whole.high)
        if not all(isinstance(bound, Decimal) for bound in bounds) or whole.low <= 0:  # type: ignore[operator]
            continue
        quotient = Interval(100 * part.low / whole.high, 100 * part.high / whole.low, "percent")  # type: ignore[operator]
        if not quotient.meets(a.value):
            roles = dict(a.roles)
            middle = (quotient.low + quotient.high) / 2  # type: ignore[operator]
            why = f"“{roles['part']} of {roles['whole']}” is about {middle:.0f}%, and beside it stands “{a.text}”."
            yield Finding("arithmetic", "warning", 0.8, (a,), why, "part-and-share", a.subject)


rule = Rule(
    tags=["sums"],
    says=[
        "{part:number} of [the|its] {whole:number} [...] or|about|roughly|nearly {value:percent}",
        "{part:number} of [the|its] {whole:number} ... that is|was [about] {value:percent}",
        "{value:percent} or {part:number} of [the|its] {whole:number}",
    ],
    subject="part of a whole",
    verify=verify_share,
    odd=["Ten of the 30 delegates, or 40%, voted for it."],
    ignore=["Ten of the 30 delegates, or 33%, voted for it.", "12 of 40 ships sailed."],
)

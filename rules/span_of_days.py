"""Whether a stated number of days fits the dates beside it: 3 to 5 May is no ten-day visit."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from checker import Assertion, Finding, Rule


def verify_span(assertions: Sequence[Assertion]) -> Iterator[Finding]:
    """Yields a finding for each range of dates that is shorter or longer than the days stated, counted either way."""
    for a in assertions:
        days = dict(a.figures).get("span") if a.rule == "span-of-days" else None
        if (
            days is None
            or days.unit != "day"
            or not isinstance(days.low, Decimal)
            or not isinstance(days.high, Decimal)
        ):
            continue
        low, high = a.value.low, a.value.high
        if not (isinstance(low, date) and isinstance(high, date)) or (high - low).days < 2:
            continue
        inclusive = (high - low).days
        if not any(days.low <= n < days.high for n in (inclusive, inclusive - 1)):
            why = f"“{a.text}” is {inclusive} days, and the sentence says “{dict(a.roles)['span']}”."
            yield Finding("arithmetic", "warning", 0.7, (a,), why, "span-of-days", a.subject)


rule = Rule(
    tags=["sums"],
    says=[
        "{span:duration} [visit|trip|meeting|summit|conference|session|exercise|tour|festival] from {value:date}",
        "from {value:date} [a] {span:duration} [visit|trip|meeting|summit|conference|session|exercise|tour|festival]",
        "{value:date} for {span:duration}",
    ],
    subject="dates",
    modality="actual",
    verify=verify_span,
    odd=["A ten-day visit from 3 to 5 May 2023 is planned."],
    ignore=["The three-day visit from 3 to 5 May 2023 went well.", "The visit of 3 May 2023 went well."],
)

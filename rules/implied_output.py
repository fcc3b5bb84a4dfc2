"""The national output that a source's own figures imply: its defence spending divided by the share it gives."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from checker import Assertion, Interval, Rule, Span

SETTLED = ("actual", "estimate")


def divide(money: Interval, share: Interval) -> Interval | None:
    """Returns what money / share percent admits, in the unit of money; None where a bound is open or zero."""
    if not (money.low and money.high and share.low and share.high):
        return None
    assert isinstance(money.low, Decimal) and isinstance(money.high, Decimal)
    assert isinstance(share.low, Decimal) and isinstance(share.high, Decimal)
    return Interval(100 * money.low / share.high, 100 * money.high / share.low, money.unit)


def imply_output(assertions: Sequence[Assertion]) -> Iterator[Assertion]:
    """Yields the output implied by an amount and a share of one subject that are said equally firmly of one time."""
    shares = [a for a in assertions if a.rule == "output-share" and a.basis in ("GDP", "GNP", "GNI")]
    for amount in (a for a in assertions if a.rule == "spending-amount"):
        for share in shares:
            firm = (amount.modality in SETTLED) == (share.modality in SETTLED)
            same_time = amount.period is None or share.period is None or amount.period.meets(share.period)
            value = divide(amount.value, share.value)
            if amount.subject == share.subject and firm and same_time and value is not None:
                yield replace(
                    amount,
                    attribute="implied output",
                    value=value,
                    rule="implied-output",
                    written=None,
                    hedge="about",
                    modality="estimate",
                    period=None,
                    confidence=0.7,
                    premises=(Span(amount.start, amount.end), Span(share.start, share.end)),
                    note=f"“{amount.text}” divided by “{share.text}” of {share.basis}",
                )
                break


rule = Rule(
    tags=["defence", "sums"],
    derive=imply_output,
    agree=[
        (
            "Ruritania's defence spending in 2023 was $20 billion. Ruritania spent 2.0% of GDP on defence in 2023.",
            "Ruritania's defence spending in 2023 was $20.2 billion. Ruritania spent 2% of GDP on defence in 2023.",
        ),
    ],
    clash=[
        (
            "Poland's defence spending in 2022 was $20.0 billion. Poland spent 2.0% of GDP on defence in 2022.",
            "Poland's defence spending in 2023 was $21.0 billion. Poland spent 7.0% of GDP on defence in 2023.",
        ),
    ],
    ignore=["Poland's defence spending in 2023 was $20.0 billion."],
)

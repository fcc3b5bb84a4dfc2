"""Whether a stated growth fits the two values it leads from and to: from 40 to 50 is not a rise of 50%."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from checker import Assertion, Finding, Interval, Rule


def verify_growth(assertions: Sequence[Assertion]) -> Iterator[Finding]:
    """Yields a finding for each growth that the two values do not admit."""
    for a in assertions:
        figures = dict(a.figures)
        if a.rule != "growth-check" or "old" not in figures or "new" not in figures:
            continue  # one of them has too many digits to be measured
        if figures["old"].unit != figures["new"].unit:
            continue
        low, high = _growth(figures["old"], figures["new"])
        if low is None or high is None:
            continue
        stated = a.value
        if a.value.low and a.value.high:
            stated = Interval(*sorted((abs(a.value.low), abs(a.value.high))), "percent")  # type: ignore[arg-type]
        found = Interval(low, high, "percent") if low >= 0 else Interval(-high, -low, "percent")
        if not found.meets(stated):
            roles = dict(a.roles)
            why = f"From “{roles['old']}” to “{roles['new']}” is about {(low + high) / 2:.0f}%, and the sentence says “{a.text}”."
            yield Finding("arithmetic", "warning", 0.8, (a,), why, "growth-check", a.subject)


def _growth(old: Interval, new: Interval) -> tuple[Decimal | None, Decimal | None]:
    bounds = (old.low, old.high, new.low, new.high)
    if not all(isinstance(b, Decimal) and b > 0 for b in bounds):
        return None, None
    return 100 * (new.low / old.high - 1), 100 * (new.high / old.low - 1)  # type: ignore[operator]


CHANGE = "rose|rise|risen|grew|grown|increased|increase|growth|fell|fallen|dropped|shrank|decreased|up|down"

rule = Rule(
    tags=["sums"],
    says=[
        f"{CHANGE} [by|of] {{value:percent}} from {{old:figure}} to {{new:figure}}",
        f"{CHANGE} from {{old:figure}} to {{new:figure}} [a|an] [rise|increase|growth|fall|drop] [of] {{value:percent}}",
    ],
    subject="growth",
    verify=verify_growth,
    odd=["Exports rose 50% from 40 to 50 ships."],
    ignore=["Exports rose 25% from 40 to 50 ships.", "Exports rose 25%."],
)

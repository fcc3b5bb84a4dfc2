"""How much spending grew or fell against a named year; each figure belongs to its own base year."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from checker import Assertion, Capture, Interval, Rule


def name_base(assertion: Assertion, captures: Mapping[str, Capture]) -> Assertion:
    """Returns the assertion with the year compared with as its basis; a fall is a growth below nothing."""
    base = dict(assertion.figures).get("base")
    year = str(base.low.year) if base is not None and isinstance(base.low, date) else ""
    low, high = assertion.value.low, assertion.value.high
    if captures["change"].canonical == "down" and isinstance(low, Decimal) and isinstance(high, Decimal):
        return replace(assertion, basis=year, value=Interval(-high, -low, assertion.value.unit), written=None)
    return replace(assertion, basis=year)


rule = Rule(
    tags=["defence"],
    says=[
        "{subject:name} {spending} ... {change:change} [of|by] {value:percent} [as] compared with|to {base:date}",
        "{subject:name} {spending} ... {change:change} [of|by] {value:percent} from|over|on {base:date}",
        "{change:change} [of|by] {value:percent} and {other:percent} [respectively] [as] compared with|to {base:date} and {later:date}",
        "{change:change} [of|by] {other:percent} and {value:percent} [respectively] [as] compared with|to {first:date} and {base:date}",
    ],
    refine=name_base,
    attribute="growth",
    agree=[
        (
            "Sweden's defence spending in 2023 rose by 24% compared with 2022.",
            "Sweden's military expenditure in 2023 was up 24 per cent compared with 2022.",
        ),
    ],
    clash=[
        (
            "Sweden's defence spending in 2023 rose by 24% compared with 2022.",
            "Sweden's defence spending in 2023 rose by 12% compared with 2022.",
        ),
        (
            "Sweden's defence spending in 2023 rose by 24% compared with 2022.",
            "Sweden's defence spending in 2023 fell by 24% compared with 2022.",
        ),
    ],
    apart=[
        (
            "Sweden's defence spending in 2023 rose by 24% compared with 2022.",
            "Sweden's exports in 2023 rose by 3% compared with 2022.",
        ),
        (
            "Sweden's defence spending in 2023 rose by 24% compared with 2022.",
            "Sweden's defence spending in 2023 saw an increase of 24% and 47% respectively compared with 2022 and 2013.",
        ),
        (
            "Sweden's defence spending in 2023 rose by 24% compared with 2022.",
            "Sweden's defence spending in 2023 rose by 47% compared with 2013.",
        ),
    ],
    ignore=["Sweden spent 1.7% of GDP on defence in 2023."],
)

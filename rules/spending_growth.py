"""How much spending grew or fell against a named year; each figure belongs to its own base year."""

from collections.abc import Mapping
from dataclasses import replace

from checker import Assertion, Capture, Rule


def name_base(assertion: Assertion, captures: Mapping[str, Capture]) -> Assertion:
    """Returns the assertion with the year compared with as its basis."""
    base = captures["base"].mention
    return replace(assertion, basis=base.text if base is not None else "")


UP = "up|rise|rises|rose|increase|increased|growth|grew|fall|fell|down|decrease|drop|dropped"
THAN = "compared|relative with|to|over|from|than|on"

rule = Rule(
    says=[
        f"{{subject:name}} ... {UP} [of|by] {{value:percent}} [...] [as] compared with|to {{base:date}}",
        f"{UP} [of|by] {{value:percent}} and {{other:percent}} [respectively] [as] compared with|to {{base:date}} and {{later:date}}",
        f"{UP} [of|by] {{other:percent}} and {{value:percent}} [respectively] [as] compared with|to {{earlier:date}} and {{base:date}}",
        f"{{subject:name}} {{spending}} ... {UP} [of|by] {{value:percent}} from|over|on {{base:date}}",
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
    ],
    apart=[
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

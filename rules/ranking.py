"""The place of a country in a ranking of the world: ninth in spending, third economy."""

from collections.abc import Mapping
from dataclasses import replace

from checker import Assertion, Capture, Rule


def name_ranking(assertion: Assertion, captures: Mapping[str, Capture]) -> Assertion:
    """Returns the assertion with what is ranked as its basis: places in two rankings never meet."""
    return replace(assertion, attribute=f"rank by {captures['ranking'].canonical}")


rule = Rule(
    tags=["diplomacy"],
    says=[
        "{subject:name} [...] {ranking:rank} ... ranking|ranks|ranked|rank {value:ordinal}",
        "{ranking:rank} of [the] {subject:name} ... ranking|ranks|ranked|rank {value:ordinal}",
        "{subject:name} [...] the [world] {value:ordinal} [largest|biggest] {ranking:rank} in the world",
        "{subject:name} [...] the [world] {value:ordinal} largest|biggest|most {ranking:rank}",
    ],
    unless="europe|european|eu|asia|asian|africa|african|region|continent|capita|head",
    refine=name_ranking,
    agree=[
        (
            "Brazil's defence spending was $20 billion in 2022, ranking 17th in the world.",
            "In 2022, Brazil's military spending ranked seventeenth.",
        ),
    ],
    clash=[
        (
            "Brazil's defence spending in 2022 ranked 17th in the world.",
            "Brazil's defence spending in 2022 ranked twelfth in the world.",
        ),
    ],
    apart=[
        (
            "Brazil's defence spending in 2022 ranked 17th in the world.",
            "Brazil in 2022 was the ninth largest economy in the world.",
        ),
    ],
    ignore=["Brazil was the first to speak in 2022."],
)

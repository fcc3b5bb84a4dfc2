"""How many of an organisation's members do something: "10 of the 30 members"."""

from collections.abc import Mapping
from dataclasses import replace

from checker import Assertion, Capture, Rule


def name_whole(assertion: Assertion, captures: Mapping[str, Capture]) -> Assertion:
    """Returns the assertion with the whole as its basis."""
    whole = captures["whole"].mention
    return replace(assertion, basis=whole.text if whole is not None else "")


rule = Rule(
    says=[
        "{value:number} of [the|its] {whole:number} {subject:name} {members}",
        "{value:number} of [the|its] {whole:number} {members} of [the] {subject:name}",
        "{subject:name} ... {value:number} of [the|its] {whole:number} {members}",
    ],
    refine=name_whole,
    attribute="how many members",
    agree=[
        (
            "In 2021, only 10 of the 30 NATO members reached the goal.",
            "Ten of the 30 members of NATO reached the goal in 2021.",
        ),
    ],
    clash=[
        (
            "In 2021, only 10 of the 30 NATO members reached the goal.",
            "In 2021, 8 of the 30 NATO members reached the goal.",
        ),
    ],
    apart=[
        ("In 2021, 10 of the 30 NATO members reached the goal.", "In 2014, 3 of the 28 NATO members reached the goal."),
    ],
    ignore=["The 30 NATO members met in Madrid in 2022."],
)

"""How many of an organisation's members do something: "10 of the 30 members"."""

from collections.abc import Mapping
from dataclasses import replace

from checker import Assertion, Capture, Rule


def name_whole(assertion: Assertion, captures: Mapping[str, Capture]) -> Assertion:
    """Returns the assertion with the whole as its basis."""
    whole = captures["whole"].mention
    return replace(assertion, basis=str(whole.written[0]) if whole is not None and whole.written else "")


rule = Rule(
    tags=["diplomacy"],
    says=[
        "{value:number} of [the|its] {whole:number} {subject:name} {members}",
        "{value:number} of [the|its] {whole:number} {members} of [the] {subject:name}",
        "{subject:name} ... {value:number} of [the|its] {whole:number} {members}",
    ],
    refine=name_whole,
    sole=False,  # what the members do is not read, so two numbers may be of two things
    attribute="how many members",
    agree=[
        (
            "Only 9 of the 27 EU members had met the target in 2021.",
            "In 2021, nine of the twenty-seven members of the EU had met the target.",
        ),
    ],
    apart=[
        ("In 2021, 9 of the 27 EU members met the target.", "In 2021, 12 of the 27 EU members missed the deadline."),
        ("In 2021, 9 of the 27 EU members met the target.", "In 2012, 5 of the 28 EU members met the target."),
    ],
    ignore=["The 27 EU members met in Porto in 2021."],
)

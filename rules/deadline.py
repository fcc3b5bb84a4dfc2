"""Within what time somebody means to have done something: "within five years"."""

from collections.abc import Mapping
from dataclasses import replace

from checker import Assertion, Capture, Rule


def name_act(assertion: Assertion, captures: Mapping[str, Capture]) -> Assertion:
    """Returns the assertion with what is to be done in its attribute."""
    return replace(assertion, attribute=f"time allowed for {captures['act'].canonical}")


rule = Rule(
    tags=["diplomacy"],
    says=["{act:improvement} ... within [the] [next] {value:duration}"],
    refine=name_act,
    sole=False,  # what is to be strengthened is not read, so two deadlines may be of two things
    modality="target",
    attribute="time allowed",
    agree=[
        (
            "The Danish government intends to strengthen its defence capabilities within ten years.",
            "Denmark promised to strengthen its armed forces within 10 years.",
        ),
    ],
    apart=[
        (
            "Denmark intends to strengthen its defence capabilities within ten years.",
            "Denmark promised to strengthen its railways within five years.",
        ),
        (
            "Denmark intends to strengthen its defence capabilities within ten years.",
            "Norway intends to strengthen its defence capabilities within ten years.",
        ),
    ],
    ignore=["Denmark has had a king for five days."],
)

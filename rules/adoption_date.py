"""When a law, a strategy, a plan or guidelines were adopted, passed or published."""

from collections.abc import Mapping
from dataclasses import replace

from checker import Assertion, Capture, Rule


def spare_editions(assertion: Assertion, captures: Mapping[str, Capture]) -> Assertion:
    """Returns the assertion, as of a thing that happens once only for laws: strategies and plans have editions."""
    return replace(assertion, once=assertion.subject == "law")


rule = Rule(
    cues=[
        "adopt|adopts|adopted|pass|passes|passed|publish|publishes|published|approve|approves|approved|unveil|unveils|unveiled|enacted|released & {event:document} & {value:date} & !will|would|plan|plans",
    ],
    subject="event",
    about=["event"],
    refine=spare_editions,
    modality="actual",
    attribute="date adopted",
    agree=[
        (
            "In December 2022, Tokyo published a new National Security Strategy.",
            "The new National Security Strategy of Japan was published on 16 December 2022.",
        ),
    ],
    clash=[
        (
            "The National Heritage Act of Iceland was passed in 2012.",
            "The National Heritage Act of Iceland was passed in 2013.",
        ),
    ],
    apart=[
        (
            "The National Heritage Act of Iceland was passed in 2012.",
            "The Fisheries Management Act of Iceland was passed in 2006.",
        ),
    ],
    ignore=["The strategy was praised in 2012."],
)

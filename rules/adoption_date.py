"""When a law, a strategy, a plan or guidelines were adopted, passed or published."""

from collections.abc import Mapping
from dataclasses import replace

from checker import ONCE, Assertion, Capture, Rule


def space_editions(assertion: Assertion, captures: Mapping[str, Capture]) -> Assertion:
    """Returns the assertion, as of a thing that happens once only for a law with a name: strategies and plans have editions."""
    named = assertion.subject == "law" and len(assertion.names) > 1
    return replace(assertion, edition=ONCE) if named else assertion


rule = Rule(
    tags=["diplomacy"],
    cues=[
        "adopt|adopts|adopted|pass|passes|passed|publish|publishes|published|approve|approves|approved|unveil|unveils"
        "|unveiled|enacted|released & {event:document} & {value:date} & !will|would|plan|plans",
    ],
    subject="event",
    about=["event"],
    edition=30,
    refine=space_editions,
    modality="actual",
    attribute="date adopted",
    agree=[
        (
            "In May 2021, Lisbon published its new National Ocean Strategy.",
            "Portugal's new National Ocean Strategy was published on 27 May 2021.",
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
        (
            "Germany passed a law on heating on 8 September 2023.",
            "Germany passed a law on cannabis on 23 February 2024.",
        ),
    ],
    ignore=["The law was passed in 2012.", "The strategy was praised in 2012."],
)

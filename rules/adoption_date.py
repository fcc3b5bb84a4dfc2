"""When a law, a strategy, a plan or guidelines were adopted, passed or published."""

from checker import Rule

rule = Rule(
    cues=[
        "adopt|adopts|adopted|pass|passes|passed|publish|publishes|published|approve|approves|approved|unveil|unveils|unveiled|enacted|released & {event:document} & {value:date} & !will|would|plan|plans",
    ],
    subject="event",
    about=["event"],
    once=True,
    modality="actual",
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

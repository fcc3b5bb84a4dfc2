"""The day of an election or a referendum."""

from checker import Rule

rule = Rule(
    cues=["{event:election} & {value:date} & ?{chamber:chamber}"],
    subject="event",
    about=["event", "chamber"],
    modality="actual",
    attribute="day of the vote",
    agree=[
        (
            "The general election of the Spanish Senate will be held on 23 July 2023.",
            "All eyes are on the upcoming 23 July 2023 general election for the Senate of Spain.",
        ),
    ],
    clash=[
        (
            "The general election of the Spanish Senate will be held on 23 July 2023.",
            "The general election of the Spanish Senate will be held on 30 July 2023.",
        ),
    ],
    apart=[
        (
            "The general election of the Spanish Senate will be held on 23 July 2023.",
            "The presidential election in Poland was held on 28 June 2023.",
        ),
    ],
    ignore=["He attended the summit on the eve of the Senate election."],
)

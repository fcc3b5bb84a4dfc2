"""The day of an election or a referendum."""

from checker import Rule

rule = Rule(
    tags=["diplomacy"],
    cues=[
        "{event:election} & {value:date} & ?{chamber:chamber}"
        " & !called|announced|deadline|register|registration|results|began|begins|ended|postponed|voting|ahead",
    ],
    subject="event",
    about=["event", "chamber"],
    parties=True,
    edition=60,
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
        (
            "Taiwan held its presidential election on 13 January 2024.",
            "Finland held a presidential election on 28 January 2024.",
        ),
        (
            "The first round of the French presidential election was held on 10 April 2022.",
            "The second round of the French presidential election was held on 24 April 2022.",
        ),
    ],
    ignore=[
        "The election was held on 9 July 2023.",
        "The British election was called on 22 May 2024.",
        "He attended the summit on the eve of the Senate election.",
    ],
)

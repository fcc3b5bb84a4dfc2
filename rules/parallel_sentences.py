"""The figure or the date that was changed between near-identical sentences or table rows of two articles."""

from checker import Rule, find_parallels

rule = Rule(
    relate=find_parallels,
    clash=[
        (
            "The Lisbon harbour board will buy twelve tugs for 40 million euros and hire 300 dockers by May.",
            "The Lisbon harbour board will buy twelve tugs for 46 million euros and hire 300 dockers by May.",
        ),
    ],
    apart=[
        (
            "The Lisbon harbour board will buy twelve tugs for 40 million euros and hire 300 dockers by May.",
            "The Lisbon harbour board will buy 12 tugs for EUR 40,000,000 and hire three hundred dockers by May.",
        ),
        (
            "The Lisbon harbour board will buy twelve tugs for 40 million euros and hire 300 dockers by May.",
            "The Genoa harbour board will buy twelve tugs for 46 million euros and hire 300 dockers by May.",
        ),
    ],
    ignore=["The Lisbon harbour board will buy twelve tugs for 40 million euros and hire 300 dockers by May."],
)

"""Since when something had not happened: "for the first time since 1960"."""

from checker import Rule

rule = Rule(
    tags=["diplomacy"],
    says=["first time since {value:date}", "first [...] since {value:date}"],
    modality="actual",
    since=True,
    attribute="first time since",
    agree=[
        (
            "In 2021, Iceland's inflation passed 5% for the first time since 2012.",
            "Iceland's inflation in 2021 was above 5% for the first time since 2012.",
        ),
    ],
    apart=[
        (
            "In 2021, Iceland's inflation passed 5% for the first time since 2012.",
            "In 2021, Norway's inflation passed 5% for the first time since 1988.",
        ),
    ],
    ignore=["Iceland's inflation has risen since 2012."],
)

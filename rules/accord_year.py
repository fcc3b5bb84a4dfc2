"""When an agreement, a treaty, a programme or a partnership was signed or concluded."""

from checker import ONCE, Rule

rule = Rule(
    tags=["diplomacy"],
    says=["according|under|per [to] the {value:date} [...] {event:accord}"],
    cues=[
        "sign|signs|signed|signing|conclude|concluded|agreed|ratified|inked & {event:accord} & {value:date}",
    ],
    subject="event",
    about=["event"],
    parties=True,
    edition=ONCE,
    modality="actual",
    attribute="year concluded",
    agree=[
        (
            "Canada and the EU signed the Comprehensive Economic and Trade Agreement in 2016.",
            "According to the 2016 trade deal, the EU Canada Economic Agreement (CETA), tariffs fall.",
        ),
    ],
    clash=[
        (
            "Canada and the EU signed the Comprehensive Economic and Trade Agreement in 2016.",
            "Under the 2017 EU Trade and Economic Agreement (CETA), tariffs fall.",
        ),
    ],
    apart=[
        (
            "Canada and the EU signed the Comprehensive Economic and Trade Agreement in 2016.",
            "Canada and Ukraine signed the Free Trade Agreement in 2017.",
        ),
        (
            "Canada and Chile signed a free trade agreement in 1996.",
            "Canada and Peru signed a free trade agreement in 2008.",
        ),
        ("The Minsk agreement was signed in 2014.", "The second Minsk agreement was signed in 2015."),
        ("Israel and Egypt signed a peace treaty in 1979.", "Israel and Jordan signed a peace treaty in 1994."),
    ],
    ignore=[
        "The two countries signed an agreement in 2018.",
        "The Euratom Treaty was signed before 1960.",
        "Canada praised the agreement in 2016.",
    ],
)

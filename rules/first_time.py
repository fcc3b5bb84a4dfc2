"""Which time it is that somebody attends an event: "for the first time", "the fourth official visit"."""

from checker import Rule

rule = Rule(
    tags=["diplomacy"],
    cues=[
        "{who:name} & {value:ordinal} time|visit & {event:meeting}",
        "the|a {value:ordinal} {who:name} to attend|address|host|chair & {event:meeting}",
        "{who:name} ... {value:ordinal} {office:office} to attend|address|host|chair & {event:meeting}",
    ],
    subject="event",
    about=["event", "who", "office"],
    modality="actual",
    attribute="how often",
    agree=[
        (
            "For the first time, the Swiss president attended the summit of the Arctic Council.",
            "It was the first time that a Swiss president had attended the Arctic Council summit.",
        ),
    ],
    clash=[
        (
            "For the first time, the Swiss president attended the summit of the Arctic Council.",
            "It was the third time that a Swiss president had attended the Arctic Council summit.",
        ),
    ],
    apart=[
        (
            "For the first time, the Swiss president attended the summit of the Arctic Council.",
            "It was the third time that the Greek foreign minister had attended the Arctic Council meeting.",
        ),
    ],
    ignore=["The Swiss president attended the summit in time."],
)

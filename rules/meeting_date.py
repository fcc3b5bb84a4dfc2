"""When a summit, a meeting, a session or a conference was or will be held."""

from checker import Rule

rule = Rule(
    cues=[
        "attend*|participat*|part|held|hold|holds|took|take|takes|convene*|gather*|met|host*|invited|join|joins|joined|opens|opened|went & {event:meeting} & {value:date}",
    ],
    subject="event",
    about=["event"],
    modality="actual",
    attribute="date held",
    agree=[
        (
            "Ministers will attend the Arctic Council summit in Oslo from 12 to 13 May 2024.",
            "The Arctic Council summit was held in Norway in May 2024.",
        ),
    ],
    clash=[
        (
            "The Arctic Council summit was held in Oslo on 12 May 2024.",
            "Ministers attended the Arctic Council summit in Oslo on 19 May 2024.",
        ),
    ],
    apart=[
        (
            "The Arctic Council summit was held in Oslo on 12 May 2023.",
            "The Arctic Council summit was held in Reykjavik on 12 May 2024.",
        ),
        (
            "The Arctic Council summit was held on 12 May 2024.",
            "The meeting of NATO foreign ministers was held on 20 May 2024.",
        ),
    ],
    ignore=[
        "On 12 May 2024 she said that the decision to attend the summit was surprising.",
        "The minister praised the summit.",
    ],
)

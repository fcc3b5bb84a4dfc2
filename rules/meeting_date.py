"""When a summit, a meeting, a session or a conference was or will be held."""

from collections.abc import Mapping
from dataclasses import replace

from checker import Assertion, Capture, Rule


def space_meetings(assertion: Assertion, captures: Mapping[str, Capture]) -> Assertion:
    """Returns the assertion; councils and ministers meet every few weeks, heads of state once or twice a year."""
    return assertion if assertion.subject == "summit" else replace(assertion, edition=5)


rule = Rule(
    tags=["diplomacy"],
    cues=[
        "attend*|participat*|part|held|hold|holds|took|take|takes|convene*|gather*|met|host*|join|joins|joined|went"
        " & {event:meeting} & {value:date}"
        " & !agreed|ahead|called|announced|postponed|delayed|cancelled|canceled|originally|left",
    ],
    subject="event",
    about=["event"],
    edition=20,
    refine=space_meetings,
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
        (
            "The meeting of NATO foreign ministers was held on 20 May 2024.",
            "The meeting of NATO defence ministers was held on 24 May 2024.",
        ),
        (
            "The UN Security Council held a meeting on 3 May 2023.",
            "The UN Security Council held a meeting on 17 May 2023.",
        ),
    ],
    ignore=[
        "The summit was held on 12 May 2024.",
        "The Arctic Council summit was not held on 12 May 2024.",
        "Ahead of the Arctic Council summit, ministers met on 2 May 2024.",
        "On 12 May 2024 she said that the decision to attend the summit was surprising.",
        "The minister praised the summit.",
    ],
)

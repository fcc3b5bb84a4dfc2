"""When somebody visited a country or a city."""

from collections.abc import Mapping
from dataclasses import replace

from checker import Assertion, Capture, Rule


def name_place(assertion: Assertion, captures: Mapping[str, Capture]) -> Assertion | None:
    """Returns the assertion with the place in its subject: visits to two places are two visits."""
    place, who = captures["place"].name, captures["who"].name
    if place is None or who is None or who.kind != "person":
        return None  # whose visit it was is not known
    return replace(assertion, subject=f"visit to {place.key}", label=f"visit of {who.text} to {place.key}")


rule = Rule(
    tags=["diplomacy"],
    cues=["{who:name} ... {event:visit} [to] {place:name} & {value:date} & !then|called|announced|postponed|cancelled"],
    subject="event",
    about=["event", "who"],
    edition=20,
    refine=name_place,
    modality="actual",
    attribute="date of the visit",
    agree=[
        (
            "On 7 June 2022, the chairman of the European Council, Charles Michel, was invited to visit Canada.",
            "Charles Michel visited Canada in June 2022.",
        ),
    ],
    clash=[("Charles Michel visited Canada on 7 June 2022.", "Charles Michel visited Canada on 14 June 2022.")],
    apart=[
        ("Charles Michel visited Canada on 7 June 2022.", "Charles Michel visited Mexico on 9 June 2022."),
        ("Charles Michel visited Canada on 7 June 2022.", "Ursula von der Leyen visited Canada on 21 June 2022."),
    ],
    ignore=["A president visited Canada on 7 June 2022.", "Charles Michel praised Canada on 7 June 2022."],
)

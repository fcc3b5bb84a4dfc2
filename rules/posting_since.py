"""Since when, or when, staff, liaison officers or troops were sent to an institution."""

from collections.abc import Mapping
from dataclasses import replace

from checker import Assertion, Capture, Rule


def name_place(assertion: Assertion, captures: Mapping[str, Capture]) -> Assertion:
    """Returns the assertion, named for who was sent where."""
    place = captures["place"].name
    return replace(assertion, label=f"{assertion.subject} at {place.text}" if place is not None else assertion.label)


rule = Rule(
    tags=["diplomacy"],
    cues=[
        "dispatch*|send|sends|sent|second|seconded|post|posted|assigned & {event:posting} & {place:name} & {value:date}"
    ],
    subject="event",
    about=["event", "place"],
    since=True,
    sole=False,  # staff may be sent again and again
    refine=name_place,
    modality="actual",
    attribute="sent when",
    agree=[
        (
            "Since 2019, Finland has sent staff to the European Centre for Countering Hybrid Threats.",
            "In March 2019, the Finnish ministry sent staff to the Centre for Countering Hybrid Threats.",
        ),
    ],
    apart=[
        (
            "Since 2019, Finland has sent staff to the European Centre for Countering Hybrid Threats.",
            "In March 2021, Canada sent staff to the Centre for Countering Hybrid Threats.",
        ),
        (
            "In 2019, Finland sent staff to the European Centre for Countering Hybrid Threats.",
            "In 2020, Finland sent liaison officers to the Allied Maritime Command.",
        ),
    ],
    ignore=["The staff praised the centre in 2019."],
)

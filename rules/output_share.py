"""Defence spending as a share of national output, for one country or alliance, as an outcome, a plan or a target."""

import re
from collections.abc import Mapping

from checker import Assertion, Capture, Rule

MEMBERS = re.compile(r"\b(?:members|allies|countries|states)\b[^.;]{0,40}\b(?:spen[dt]|reach|met|meet)")


def spare_members(assertion: Assertion, captures: Mapping[str, Capture]) -> Assertion | None:
    """Returns the assertion, or None where some members' share would be taken for the whole alliance's."""
    return None if assertion.modality == "actual" and MEMBERS.search(assertion.sentence) else assertion


rule = Rule(
    tags=["defence"],
    says=[
        "{subject:name} ... spend|spends|spent|spending ... {value:percent} of [...] {basis:output} on|for [...] {defence}",
        "{subject:name} ... allocate|allocates|allocated|devote|devotes|devoted ... {value:percent} of [...] {basis:output} for|to|on {defence}",
        "{subject:name} ... {spending} ... {value:percent} of [...] {basis:output}",
        "{spending} of [the] {subject:name} ... {value:percent} of [...] {basis:output}",
        "{subject:name} ... {spending} from {old:percent} of [...] {basis:output} to {value:percent}",
        "{spending} ... {value:percent} of [...] {basis:output} has|have [long] been {subject:name}",
        "{value:percent} of [...] {basis:output} ... similar|close|equal|comparable to the {spending} of [the] [major] {subject:name}",
    ],
    attribute="share of output",
    unless="deficit|debt|surplus|aid|deal|exports|imports",
    refine=spare_members,
    agree=[
        ("Poland spent 4.1% of its GDP on defence in 2024.", "In 2024, Warsaw spent 4.12 per cent of GDP on defense."),
        (
            "NATO asks each ally to raise its defence budget to 2% of GDP.",
            "NATO's goal for the defense spending of each ally is 2% of GDP.",
        ),
    ],
    clash=[
        (
            "Poland spent 4.1% of GDP on defence in 2024.",
            "Poland, a member since 1999, spent 3.8% of GDP on defence in 2024.",
        ),
    ],
    apart=[
        ("Poland spent 4.1% of GDP on defence in 2024.", "Poland spent 3.9% of GDP on defence in 2023."),
        (
            "Poland's target for defence spending is 5% of GDP.",
            "Poland's defence spending reached 4.1% of GDP in 2024.",
        ),
        ("Poland spent 4.1% of GDP on defence in 2024.", "Norway spent 2.2% of GDP on defence in 2024."),
        ("Poland spent 4.1% of GDP on defence in 2024.", "In 2024, Poland's defence spending rose by 0.3% of GDP."),
        ("Poland spent 4.1% of GDP on defence in 2024.", "Poland is expected to spend 4.1% of GDP on defence in 2024."),
        ("NATO's goal for defence spending is 2% of GDP.", "Eighteen members of NATO spent 3% of GDP on defence."),
    ],
    ignore=[
        "Poland spent 4.1% of GDP on pensions in 2024.",
        "Poland's exports grew by 4.1% in 2024.",
        "Poland did not spend 4.1% of GDP on defence in 2024.",
        "Did Poland spend 4.1% of GDP on defence in 2024?",
        "With a deficit of 7% of GDP, Poland's defence spending is under pressure.",
    ],
)

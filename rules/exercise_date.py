"""When a military exercise or joint training took place."""

from checker import Rule

rule = Rule(
    tags=["diplomacy"],
    cues=[
        "{event:exercise} & {value:date}"
        " & !began|begins|begin|started|starts|start|ended|ends|end|announced|agreed|cancelled|canceled|postponed",
    ],
    subject="event",
    about=["event"],
    parties=True,
    edition=30,
    modality="actual",
    attribute="date held",
    agree=[
        (
            "The Cold Response exercise took place in Norway in March 2022.",
            "Forces took part in the Cold Response exercise in Norway on 14 March 2022.",
        ),
    ],
    clash=[
        (
            "The Cold Response exercise took place in Norway on 14 March 2022.",
            "The Cold Response exercise took place in Norway on 2 April 2022.",
        ),
    ],
    apart=[
        (
            "The Cold Response exercise took place in Norway in March 2022.",
            "The Sea Breeze exercise took place in the Black Sea in April 2022.",
        ),
        (
            "South Korea held military exercises on 4 March 2022.",
            "North Korea held military exercises on 9 March 2022.",
        ),
    ],
    ignore=["The exercise was praised.", "The Cold Response exercise began on 14 March 2022."],
)

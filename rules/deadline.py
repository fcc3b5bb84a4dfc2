"""Within what time somebody means to have done something: "within five years"."""

from checker import Rule

rule = Rule(
    cues=["strengthen*|increas*|doubl*|complet*|reinforc*|rais*|expand* & within|in [the] [next] {value:duration}"],
    modality="target",
    attribute="time allowed",
    agree=[
        (
            "The Danish government intends to strengthen its defence capabilities within ten years.",
            "Denmark promised to strengthen its armed forces within 10 years.",
        ),
    ],
    clash=[
        (
            "Denmark intends to strengthen its defence capabilities within ten years.",
            "Denmark promised to strengthen its defence capabilities within five years.",
        ),
    ],
    apart=[
        (
            "Denmark intends to strengthen its defence capabilities within ten years.",
            "Norway intends to strengthen its defence capabilities within five years.",
        ),
    ],
    ignore=["Denmark has had a king for five days."],
)

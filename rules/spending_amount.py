"""What a country spends on defence in a year, in money: the whole, not a supplement to it."""

from checker import Rule

rule = Rule(
    says=[
        "{subject:name} [total] {spending} [in|for] [{period:date}] ... {value:money}",
        "{subject:name} ... has|have|had|passed|planned|approved [a|an] [annual|yearly] {spending} of {value:money}",
        "{spending} of [the] {subject:name} [in|for] [{period:date}] ... {value:money}",
        "{subject:name} spend|spends|spent {value:money} on [its|the] {defence} [in] [{period:date}]",
    ],
    attribute="spending a year",
    agree=[
        (
            "Norway's defence spending in 2023 was $8.7 billion.",
            "Norway spent 8.7 billion dollars on its military in 2023.",
        ),
    ],
    clash=[
        (
            "Norway's defence spending in 2023 was $8.7 billion.",
            "In 2023, Norway's military expenditure totalled $7.9 billion.",
        ),
    ],
    apart=[
        ("Norway's defence spending in 2023 was $8.7 billion.", "Norway's defence spending in 2022 was $8.0 billion."),
        (
            "Norway's defence spending in 2023 was $8.7 billion.",
            "Norway's defence spending in 2023 was 92 billion kroner.",
        ),
    ],
    ignore=[
        "Norway spent $8.7 billion on schools in 2023.",
        "Norway passed an additional defence budget of $1.2 billion.",
    ],
)

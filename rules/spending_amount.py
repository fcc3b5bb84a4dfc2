"""What a country spends on defence in a year, in money: the whole, not a supplement to it, a part of it or a change."""

from checker import Rule

IS = "was|were|is|are|be|totalled|totaled|totals|totalling|totaling|reached|reaches|hit|stood|stands|amounted|came"

rule = Rule(
    tags=["defence"],
    says=[
        f"{{subject:name}} [total|annual|own] {{spending}} ... {IS} [at|to|a|an|total|of] {{value:money}}",
        f"{{spending}} of|by [the] {{subject:name}} [in|for] [{{period:date}}] ... {IS} [at|to|a|an|total|of] {{value:money}}",
        f"{{subject:name}} [total|annual|own] {{spending}} [in|for] [{{period:date}}] {IS} [at|to|a|an|total|of] {{value:money}}",
        "{subject:name} ... has|have|had|passed|planned|approved [a|an] [annual|yearly] {spending} of {value:money}",
        "{subject:name} [annual|yearly] {spending} of {value:money}",
        "{subject:name} spend|spends|spent {value:money} on [its|the] {defence} [in] [{period:date}]",
    ],
    unless="cut|rose|grew|fell|aid|head|capita|person|includes|including|fund|additional|supplementary|extra",
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
        "Norway's defence spending rose by $1.2 billion in 2023.",
        "Norway's defence spending was cut by $0.3 billion in 2023.",
        "Norway's defence budget includes $1.2 billion for drones.",
        "From 2019 to 2023 Norway's defence spending was $40 billion.",
    ],
)

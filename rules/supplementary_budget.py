"""Money added to a defence budget within its year: supplementary, additional or extra budgets."""

from checker import Rule

rule = Rule(
    tags=["defence"],
    says=[
        "{subject:name} ... {extra} {defence} budget|budgets|spending|funds|credits of {value:money}",
        "{extra} {defence} budget|budgets|spending|funds|credits of {value:money} [of|by|from] [the] {subject:name}",
        "{subject:name} ... {value:money} {extra} {defence} budget|budgets",
    ],
    sole=False,  # a country may add to its budget twice in a year
    attribute="money added",
    agree=[
        (
            "Finland's supplementary military budget of 2.1 billion euros passed in April 2022.",
            "In April 2022, Finland adopted a supplementary defence budget of €2.1bn.",
        ),
    ],
    apart=[
        (
            "In April 2022, Finland passed a supplementary defence budget of 2.1 billion euros.",
            "In May 2022, Finland passed a supplementary defence budget of 1.4 billion euros.",
        ),
        (
            "In April 2022, Finland passed a supplementary defence budget of 2.1 billion euros.",
            "Finland's defence budget in 2022 was 5.1 billion euros.",
        ),
    ],
    ignore=["Finland's defence budget was 5.1 billion euros."],
)

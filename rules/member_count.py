"""How many members an organisation has."""

from checker import Rule

rule = Rule(
    tags=["diplomacy"],
    says=[
        "{subject:name} [which] [now] has|have|counts|numbers [now] {value:number} {members}",
        "in {period:date} {subject:name} had {value:number} {members}",
        "{subject:name} had {value:number} {members} in {period:date}",
        "the|all {value:number} {subject:name} {members}",
        "the|all {value:number} {members} of [the] {subject:name}",
        "{part:number} of [the|its] {value:number} [{subject:name}] {members} [of] [the] [{subject:name}]",
    ],
    lasting=True,
    attribute="number of members",
    agree=[("In 2020, the 30 NATO members met in London.", "NATO had 30 member states in 2020.")],
    clash=[("In 2020, NATO had 30 member states.", "In 2020, NATO had 28 member states.")],
    apart=[
        ("In 2020, NATO had 30 member states.", "In 2020, the African Union had 55 member states."),
        ("In 2020, NATO had 30 member states.", "NATO had 16 members when the Cold War ended."),
    ],
    ignore=[
        "In 2020, NATO had 30 aircraft in the air.",
        "NATO members met 30 times in 2020.",
    ],
)

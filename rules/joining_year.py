"""When a country joined an organisation or became its member or partner."""

from checker import ONCE, Rule

rule = Rule(
    tags=["diplomacy"],
    says=[
        "{subject:name} join|joins|joined|entered [the] {place:name} [back] in|on {value:date}",
        "{subject:name} acceded to [the] {place:name} [back] in|on {value:date}",
        "{subject:name} became [the] {place:name} [global|full|associate] member|partner|ally in|on {value:date}",
        "{subject:name} became a [full|global] member|partner of [the] {place:name} in|on {value:date}",
    ],
    about=["place"],
    edition=ONCE,
    modality="actual",
    attribute="year joined",
    agree=[
        ("Croatia joined the European Union in 2013.", "In Brussels, Croatia became a member of the EU on 1 July 2013.")
    ],
    clash=[("Croatia joined the European Union in 2013.", "Croatia joined the European Union in 2014.")],
    apart=[("Croatia joined the European Union in 2013.", "Croatia joined NATO in 2009.")],
    ignore=["Croatia joined NATO exercises in 2011.", "Croatia praised the European Union in 2013."],
)

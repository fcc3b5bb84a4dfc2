"""When a country joined an organisation or became its member or partner."""

from checker import Rule

rule = Rule(
    says=[
        "{subject:name} join|joins|joined [the] {place:name} [...] {value:date}",
        "{subject:name} became [...] {place:name} member|partner|ally [...] {value:date}",
        "{subject:name} became [...] {place:name} global|full|associate member|partner|ally [...] {value:date}",
        "{subject:name} became a member|partner of [the] {place:name} [...] {value:date}",
    ],
    about=["place"],
    once=True,
    modality="actual",
    attribute="year joined",
    agree=[
        ("Croatia joined the European Union in 2013.", "In Brussels, Croatia became a member of the EU on 1 July 2013.")
    ],
    clash=[("Croatia joined the European Union in 2013.", "Croatia joined the European Union in 2014.")],
    apart=[("Croatia joined the European Union in 2013.", "Croatia joined NATO in 2009.")],
    ignore=["Croatia praised the European Union in 2013."],
)

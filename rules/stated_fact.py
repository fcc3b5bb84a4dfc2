"""When a named person, work, place or body was born, founded, released, and how many of what it has."""

from checker import Rule, read_facts, relate_facts

rule = Rule(
    tags=["people"],
    read=read_facts,
    relate=relate_facts,
    agree=[
        ("Ines Duarte was born on 3 May 1911.", "Ines Duarte (3 May 1911 – 8 June 1990) was a Portuguese painter."),
        (
            "The Lanner Orchestra was founded in 1951.",
            "The Lanner Orchestra is an orchestra formed in Graz in March 1951.",
        ),
    ],
    clash=[
        ("Ines Duarte was born in 1915.", "Ines Duarte (3 May 1911 – 8 June 1990) was a Portuguese painter."),
        (
            "The Lanner Orchestra was founded in 1961.",
            "The Lanner Orchestra is an orchestra formed in Graz in March 1951.",
        ),
    ],
    apart=[
        ("Ines Duarte was born in 1911.", "Ines Duarte graduated in 1933 and died in 1990."),
        ("White Orchard is an album. It was released in 2003.", "White Orchard is a 2010 film."),
    ],
    ignore=["The 1951 concert was not given again, and the orchestra may open a hall in 2031."],
)

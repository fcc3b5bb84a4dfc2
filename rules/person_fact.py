"""A named person's prison term, counts of a charge, children, and how often he or she was shot or stabbed."""

from checker import Rule, read_person_facts

rule = Rule(
    tags=["people"],
    read=read_person_facts,
    agree=[
        (
            "A Porto court heard that Rui Almeida was sentenced to 12 years in prison for the Braga bank robbery.",
            "Rui Almeida, who robbed the bank in Braga, was sentenced in Porto to 12 years.",
        ),
    ],
    clash=[
        (
            "A Porto court heard that Rui Almeida was sentenced to 12 years in prison for the Braga bank robbery.",
            "Rui Almeida, who robbed the bank in Braga, was sentenced in Porto to 15 years.",
        ),
        (
            "Ana Reis, a mother of three, was hurt when robbers raided a bank in Braga near Porto.",
            "Robbers who raided a Braga bank near Porto hurt Ana Reis, a mother of four.",
        ),
    ],
    apart=[
        (
            "A Porto court heard that Rui Almeida was sentenced to 12 years in prison for the Braga bank robbery.",
            "Luis Reis was sentenced in Porto to 15 years for the bank robbery in Braga.",
        ),
    ],
    ignore=[
        "Rui Almeida could be sentenced to 20 years in prison.",
        "Rui Almeida faces up to 12 years in prison in Porto.",
        "A jury in Porto heard that Ana Reis is the mother of the bank robber.",
    ],
)

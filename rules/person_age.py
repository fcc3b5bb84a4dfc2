"""How old a person is: whoever is named, and whoever alone plays a part in the event that articles report."""

from checker import Rule, read_ages, relate_ages

rule = Rule(
    tags=["people"],
    read=read_ages,
    relate=relate_ages,
    agree=[
        (
            "Police in Porto charged Rui Almeida, 36, with robbing a bank in Braga.",
            "The 36-year-old Rui Almeida was charged in Porto over the bank robbery in Braga.",
        ),
    ],
    clash=[
        (
            "Police in Porto charged Rui Almeida, 36, with robbing a bank in Braga.",
            "Rui Almeida, 38, was charged in Porto with robbing a bank in Braga.",
        ),
        (
            "A 58-year-old attacker wounded a guard at the Braga museum, police in Porto said.",
            "The attacker, 59, who wounded a guard at the museum in Braga was held in Porto.",
        ),
    ],
    apart=[
        (
            "Police in Porto charged Rui Almeida, 36, with robbing a bank in Braga.",
            "Ana Almeida, 38, was charged in Porto with robbing a bank in Braga.",
        ),
    ],
    ignore=["Braga, 36, and Porto, 38, were the scores of the day."],
)

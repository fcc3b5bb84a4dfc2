"""How many a group is that reports of one event speak of as a whole: all passengers, the crew, the women among the dead, the attackers."""

from checker import Rule, read_wholes

rule = Rule(
    tags=["events"],
    read=read_wholes,
    agree=[
        (
            "A ferry caught fire off Porto on Friday and lifeboats took off all 64 passengers.",
            "All 64 travellers were brought ashore after a fire on a ferry off Porto on Friday.",
        ),
    ],
    clash=[
        (
            "A ferry caught fire off Porto on Friday and lifeboats took off all 64 passengers.",
            "All 46 travellers were brought ashore after a fire on a ferry off Porto on Friday.",
        ),
        (
            "Five people died in a fire in Porto on Friday. The victims were three women and two men.",
            "Five people, four women and a man, died in a fire in Porto on Friday.",
        ),
        (
            "Three masked men burst into a jeweller's shop in Rua Nova in Porto on Friday.",
            "A jeweller's shop in Porto's Rua Nova was robbed by four men on Friday.",
        ),
        (
            "A bus carrying 22 children overturned near Porto on Friday.",
            "A bus with 27 pupils on board overturned near Porto on Friday.",
        ),
    ],
    apart=[
        (
            "A ferry caught fire off Porto on Friday and lifeboats took off all 64 passengers and 12 crew.",
            "All 76 passengers were brought ashore after a fire on a ferry off Porto on Friday.",
        ),
    ],
    ignore=[
        "Twelve passengers were hurt in Porto on Friday.",
        "Nearly all 64 passengers slept.",
        "All 64 passengers of the second ferry were unhurt.",
    ],
)

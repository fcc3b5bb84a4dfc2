"""How many jobs are cut or created, and how many articles of a product are recalled, as reports of one announcement say."""

from checker import Rule, read_announced

rule = Rule(
    tags=["events"],
    read=read_announced,
    agree=[
        (
            "The Tavira paper mill in Porto plans to cut 450 jobs, its owner said on Friday.",
            "The owner of the Tavira paper mill in Porto announced 450 job losses on Friday.",
        ),
    ],
    clash=[
        (
            "The Tavira paper mill in Porto plans to cut 450 jobs, its owner said on Friday.",
            "The Tavira paper mill in Porto will lay off 540 workers, its owner said on Friday.",
        ),
    ],
    apart=[
        (
            "The Tavira paper mill in Porto plans to cut 450 jobs, its owner said on Friday.",
            "The Tavira paper mill in Porto will create 540 jobs, its owner said on Friday.",
        ),
    ],
    ignore=[
        "Another 450 jobs could go in Porto.",
        "The firm denied that it would cut 450 jobs.",
        "He recalled 12 summers by the sea.",
    ],
)

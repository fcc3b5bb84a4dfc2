"""How many were killed, injured, arrested, displaced or attending, and how many homes, ships or villages were hit, in one event."""

from checker import Rule, read_counts

rule = Rule(
    tags=["events"],
    read=read_counts,
    agree=[
        (
            "Three people were killed in a blast at a market in Porto on Friday.",
            "A blast at a market in Porto killed three on Friday.",
        ),
        (
            "A man and two children were killed in a fire in Porto on Friday.",
            "Three dead after a fire in Porto on Friday.",
        ),
        (
            "Ten people were shot at a club in Porto on Friday, one of them fatally.",
            "Nine people were injured in a shooting at a club in Porto on Friday.",
        ),
    ],
    clash=[
        (
            "Three people were killed in a blast at a market in Porto on Friday.",
            "A blast at a market in Porto killed four on Friday.",
        ),
        (
            "Four people were hurt in a ferry crash off Porto on Friday.",
            "A ferry crash off Porto on Friday injured five passengers.",
        ),
        (
            "A storm destroyed 40 homes in Porto on Friday.",
            "A storm in Porto left 90 houses destroyed on Friday.",
        ),
    ],
    apart=[
        (
            "Three people were killed in a blast at a market in Porto on Friday.",
            "A bus crash in Seville killed four on Friday.",
        ),
        (
            "A gunman killed three people in Porto on Friday before he shot himself.",
            "Four people died in a shooting in Porto on Friday, among them the gunman.",
        ),
    ],
    ignore=[
        "Three ministers met in Porto on Friday.",
        "The bank plans to arrest the fall of four shares.",
        "He was accused of plotting to kill 20 people.",
        "In 2012, 14 people were killed in a similar fire.",
    ],
)

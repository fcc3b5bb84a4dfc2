"""The day and the clock time at which something happened, as several reports of one event give it."""

from checker import Rule, read_moments

rule = Rule(
    tags=["events"],
    read=read_moments,
    agree=[
        (
            "Two men were shot at about 9:15 p.m. at a market in Porto Velho, police said.",
            "The shooting at a market in Porto Velho happened at 9:15 p.m.",
        ),
    ],
    clash=[
        (
            "Two men were shot at 7 p.m. at a market in Porto Velho, police said.",
            "The shooting at a market in Porto Velho happened at 9:15 p.m.",
        ),
    ],
    apart=[
        (
            "Two men were shot at 9:15 p.m. at a market in Porto Velho, police said.",
            "A man died at 11 p.m. after a shooting at a market in Porto Velho.",
        ),
    ],
    ignore=["Porto Velho has a market on Tuesdays.", "Police in Porto Velho said so on Friday."],
)

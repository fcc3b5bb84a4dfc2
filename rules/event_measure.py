"""Measures of one event in several reports: magnitudes, votes, money, lengths, and numbers of things."""

from checker import Rule, read_measures

rule = Rule(
    tags=["events"],
    read=read_measures,
    agree=[
        (
            "An earthquake of magnitude 5.9 struck near Vila Nova in Tresmira on Friday.",
            "A 5.9-magnitude earthquake shook Vila Nova in Tresmira on Friday.",
        ),
    ],
    clash=[
        (
            "An earthquake of magnitude 5.9 struck near Vila Nova in Tresmira on Friday.",
            "A 6.3-magnitude earthquake shook Vila Nova in Tresmira on Friday.",
        ),
        (
            "The Senate of Tresmira passed the grain bill in Vila Nova by a vote of 54 to 45.",
            "The grain bill was passed by the Senate of Tresmira in Vila Nova, 56-43.",
        ),
    ],
    apart=[
        (
            "An earthquake of magnitude 5.9 struck near Vila Nova in Tresmira on Friday.",
            "An earthquake struck near Vila Nova in Tresmira on Friday; an aftershock of magnitude 4.2 followed.",
        ),
    ],
    ignore=["Vila Nova is one of the 12 towns of Tresmira.", "They met in 2014."],
)

"""Figures on which two articles on one event differ, whatever they measure, aligned by the words around them."""

from checker import Rule, relate_aligned

rule = Rule(
    tags=["open"],
    relate=relate_aligned,
    clash=[
        (
            "The harbour museum of Vila Nova in Tresmira was founded in 1874 by the shipwright Anton Brill. "
            "It reopened on Friday after the storm.",
            "The shipwright Anton Brill, who set up the harbour museum of Vila Nova in Tresmira in 1847, "
            "would have liked its reopening after the storm on Friday.",
        ),
    ],
    apart=[
        (
            "The harbour museum of Vila Nova in Tresmira was founded in 1874 by the shipwright Anton Brill. "
            "It reopened on Friday after the storm.",
            "The harbour museum of Vila Nova in Tresmira, which moved to its present house in 1902, "
            "reopened on Friday after the storm.",
        ),
    ],
    ignore=["The harbour museum of Vila Nova was founded in 1874."],
)

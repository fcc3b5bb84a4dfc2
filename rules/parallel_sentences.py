"""The figure or the date that was changed between near-identical sentences or table rows of two articles."""

from collections.abc import Iterable, Sequence
from typing import Any

from checker import Finding, Rule


def compare_texts(readings: Sequence[Any]) -> Iterable[Finding]:
    """Returns what differs between tellings of one text; what finds it takes 5 ms to load, and an article alone has none."""
    if len(readings) < 2:
        return ()
    from checker import find_parallels

    return find_parallels(readings)


rule = Rule(
    tags=["open"],
    relate=compare_texts,
    clash=[
        (
            "The Lisbon harbour board will buy twelve tugs for 40 million euros and hire 300 dockers by May.",
            "The Lisbon harbour board will buy twelve tugs for 46 million euros and hire 300 dockers by May.",
        ),
    ],
    apart=[
        (
            "The Lisbon harbour board will buy twelve tugs for 40 million euros and hire 300 dockers by May.",
            "The Lisbon harbour board will buy 12 tugs for EUR 40,000,000 and hire three hundred dockers by May.",
        ),
        (
            "The Lisbon harbour board will buy twelve tugs for 40 million euros and hire 300 dockers by May.",
            "The Genoa harbour board will buy twelve tugs for 46 million euros and hire 300 dockers by May.",
        ),
    ],
    ignore=["The Lisbon harbour board will buy twelve tugs for 40 million euros and hire 300 dockers by May."],
)

"""How long a stretch of time is that is not told by one figure: "half an hour", "a year and a half", "another week" (TIMEX3)."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from checker.scan.figures import Figure, read_figure

ONE, HALF, QUARTER = Decimal(1), Decimal("0.5"), Decimal("0.25")
NONE = Figure(Decimal(0), ONE)  # the words are no length at all


def read_length(words: Mapping[str, str], first: str, text: str) -> Figure | None:
    """Returns the length that the words tell, a figure of 0 where they tell none, None where one figure tells it."""
    if "more" in words:  # "three more days", and no "three less"
        return None if " more " in text.lower() else NONE
    if "another" in words:
        return Figure(ONE, ONE) if words["another"].lower() == "another" else NONE
    if "half" in words:  # "an hour and a half", "two hours and a quarter"
        base = read_figure("one" if words["half"].lower() in ("a", "an") else words["half"])
        if base is None or base.top is not None or base.value != int(base.value):
            return NONE
        part = QUARTER if words["add"].lower() == "quarter" else HALF
        return Figure(base.value + part, part)
    if first in ("a", "an"):
        return Figure(ONE, ONE)
    if first in ("quarter", "a quarter"):
        return Figure(QUARTER, QUARTER)
    return Figure(HALF, Decimal("0.1")) if first.startswith("half") else None

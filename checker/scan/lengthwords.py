"""Words of several units in a row -> one stretch of time: "2 years, 3 months and 5 days", "1h20m" (TIMEX3)."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise

from checker.late import compile_late
from checker.model import Interval
from checker.scan.figures import read_figure
from checker.scan.outcomes import Builder, Outcome, Words
from checker.words.lexicon import TIME_UNITS

SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400, "night": 86400, "week": 604800, "fortnight": 1209600}
MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
MONTH = Decimal(2628000)  # seconds of a twelfth of a year of 365 days
LONGEST = 120  # characters of a stretch in several units
LETTERS = {"h": "hour", "m": "minute", "s": "second"}
NAMES = "|".join(sorted(TIME_UNITS, key=len, reverse=True))
PIECE = compile_late(
    rf"(?:^|,? and |, ?| |(?<=[a-z]))([^\W_]\S*?(?:[ -]\S+?)?)(?:[ -]?({NAMES})|(?<=[0-9]) ?([hms]))(?=,| |[0-9]|$)",
    re.IGNORECASE,
)


def build_sums(words: Words, hedge: str, text: str) -> Outcome | None:
    """Returns a stretch stated in several units, in the smallest of them; None where they do not get smaller."""
    if len(text) > LONGEST:
        return None
    matches = list(PIECE.finditer(text))
    if sum(m.end() - m.start() for m in matches) != len(text):
        return None
    pieces = [(m[1], m[2] or m[3]) for m in matches]
    units = [TIME_UNITS.get(unit.lower()) or LETTERS.get(unit, "") for _, unit in pieces]
    figures = [read_figure("one" if figure.lower() in ("a", "an") else figure) for figure, _ in pieces]
    sizes = [SECONDS[u] if u in SECONDS else MONTHS[u] * MONTH if u in MONTHS else Decimal(0) for u in units]
    if len(pieces) < 2 or not all(sizes) or any(a <= b for a, b in pairwise(sizes)):
        return None
    smallest = sizes[-1]
    total, step = Decimal(0), Decimal(1)
    for figure, size in zip(figures, sizes, strict=True):
        if figure is None or figure.top is not None:
            return None
        total, step = total + figure.value * size, figure.step
    # Months and years count by twelves where the smallest is one of them, else as parts of a year of 365 days.
    total = round(total / smallest, 6).normalize() + 0
    return Outcome("duration", (total, total), Interval(total - step / 2, total + step / 2, units[-1]))


BUILDERS: dict[str, Builder] = {"sums": build_sums}

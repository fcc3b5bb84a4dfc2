"""A figure or two and a hedge -> the outcome: what is written, and the interval the words admit.

Vocabulary. A *figure* has a value as stated, scale applied, and a *step*: one unit of its last written digit, times
the scale. The interval of a bare figure is half a step each side; a hedge widens or opens it (lexicon.HEDGES):
"about" by five per cent or one step, whichever is larger; "nearly" a tenth below; "at least" opens it upwards from the
figure, "over" from half a step below, for what is said to be over is often rounded (8.69 is "over 8.7"); "under" and
"up to" open it downwards.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import NamedTuple

from checker.model import DateParts, Interval, MentionKind
from checker.scan.figures import ONE, TEN, TWO, ZERO, Figure, is_exact, read_figure
from checker.words.lexicon import HEDGES, SCALES

Pair = tuple[Decimal | None, Decimal | None]
THOUSANDS = re.compile(r"[0-9]{1,3},000")
SMALL_SCALES = re.compile(r"[\s-](hundred|dozen|score)$")


class Outcome(NamedTuple):
    """What a production's words mean: the fields of a Mention but its place."""

    kind: MentionKind
    written: Pair | None = None
    value: Interval | None = None
    hedge: str | None = None
    parts: DateParts | None = None
    note: str = ""
    readings: tuple[Interval, ...] = ()


TOO_LONG = Outcome("number", note="too many digits to be measured")
Words = Mapping[str, str]
Builder = Callable[[Words, str, str], "Outcome | None"]


def admit(low: Figure, high: Figure | None, hedge: str) -> tuple[Pair, Decimal | None, Decimal | None, str | None]:
    """Returns what is written, the bounds of what the words admit, and the hedge's name."""
    name, move = HEDGES.get(hedge, (None, ""))
    if high is not None:
        if high.value < low.value and low.scale == ONE and high.scale == ONE:
            high, low = low, high
        return (low.value, high.value), low.value - low.step / TWO, high.value + high.step / TWO, name
    value, half = low.value, low.step / TWO
    if low.top is not None:
        return (value, low.top), value, low.top, name or "about"
    if move == "wide":
        slack = max(abs(value) * Decimal("0.05"), low.step)
        return (value, value), value - slack, value + slack, name
    if move == "near":
        return (value, value), value - abs(value) / TEN, value + half, name
    if move == "low":
        return (value, None), value if name == "at least" else value - half, None, name
    if move == "high":
        return (None, value), None, value + half, name
    return (value, value), value - half, value + half, name


def read_pair(words: Words) -> tuple[Figure, Figure | None] | None:
    """Returns the figures of `f` and `g`; the upper one's scale reaches a lower one that has none: "3-4 billion"."""
    low = read_figure(words.get("f") or words.get("f2") or "")
    if low is None:
        return None
    if "g" not in words:
        return low, None
    high = read_figure(words["g"])
    if high is None:
        return None
    mantissa = high.value / high.scale if high.scale else high.value
    if high.scale == low.scale == ONE and THOUSANDS.fullmatch(words["g"]) and words.get("f", "").isdigit():
        # "10-15,000" leaves out the thousands of its lower figure
        scaled = low.value * 1000
        low = Figure(scaled, low.step * 1000) if scaled < high.value < scaled * TEN else low
    small = SMALL_SCALES.search(words["g"].lower())
    if small and low.scale == ONE and not SMALL_SCALES.search(words.get("f", "").lower()):
        scaled = low.value * SCALES[small[1]]  # "three to four hundred"
        low = Figure(scaled, low.step * SCALES[small[1]]) if scaled <= high.value else low
    if low.scale == ONE and high.scale > 100 and low.value < max(mantissa, ONE) * 1000 and low.value < 1000:
        scaled = low.value * high.scale
        low = Figure(scaled, low.step * high.scale, high.scale) if scaled <= high.value else low
    return (low, high) if low.value <= high.value else None


def measure(
    kind: MentionKind, words: Words, hedge: str, unit: str, factor: Decimal = ONE, note: str = ""
) -> Outcome | None:
    """Returns the outcome of a figure or a range in a unit; the value is times `factor`, what is written is not.

    A figure of too many digits is found, but not measured.
    """
    pair = read_pair(words)
    if pair is None:
        return None
    if "plus" in words or "mid" in words:  # "20-odd miles", "50+ km"
        middle = words.get("mid", "plus").lower()
        if middle not in ("odd", "plus"):
            return None
        hedge = hedge or middle
    if not all(is_exact(figure) for figure in pair if figure is not None):
        return TOO_LONG
    written, low, high, name = admit(*pair, hedge)
    if kind != "number" and low is not None and low < 0 <= (written[0] or ZERO):
        low = ZERO
    value = Interval(None if low is None else low * factor, None if high is None else high * factor, unit)
    return Outcome(kind, written, value, name, note=note)

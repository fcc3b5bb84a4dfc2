"""Figures, scales, units and currencies -> exact decimals and the interval the words admit.

Vocabulary. A *figure* has a value as stated, scale applied, and a *step*: one unit of its last written digit, times
the scale. The interval of a bare figure is half a step each side; a hedge widens or opens it (lexicon.HEDGES):
"about" by five per cent or one step, whichever is larger; "nearly" a tenth below; "at least" opens it upwards from the
figure, "over" from half a step below, for what is said to be over is often rounded (8.69 is "over 8.7"); "under" and
"up to" open it downwards. Money is in ISO 4217 codes, physical quantities in the base unit pint names, with `written` as
stated; shares in "percent" or "percentage_point".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import NamedTuple

from checker import currencies
from checker.figures import ONE, PIECE, PLURAL_SCALES, TEN, TWO, ZERO, Figure, is_exact
from checker.figures import read_figure as read_figure
from checker.figures import read_ordinal as read_ordinal
from checker.lexicon import CARDINALS, HEDGES, SCALES, TIME_UNITS
from checker.model import DateParts, Interval, MentionKind
from checker.moneywords import read_currency
from checker.units import CAPITALS, UNITS, read_unit

Pair = tuple[Decimal | None, Decimal | None]
THOUSANDS = re.compile(r"[0-9]{1,3},000")
SCREENS = frozenset(("144", "240", "360", "480", "720"))  # "720p" is a picture's height
PAIRED = frozenset((("foot", "inch"), ("yard", "foot"), ("yard", "inch"), ("pound", "ounce")))  # told as one measure
INCHES = {"in": "inch"}
DEGREES = {"C": UNITS["celsius"], "F": UNITS["fahrenheit"]}
DECADES = {word.replace("ty", "ties"): Decimal(n) for word, n in CARDINALS.items() if word.endswith("ty")}
LABELS = frozenset("article section chapter flight highway route resolution page protocol".split())
LARGE = frozenset(word for word, value in {**SCALES, **PLURAL_SCALES}.items() if value > 100)


class Outcome(NamedTuple):
    """What a production's words mean: the fields of a Mention but its place."""

    kind: MentionKind
    written: Pair | None = None
    value: Interval | None = None
    hedge: str | None = None
    parts: DateParts | None = None
    note: str = ""
    readings: tuple[Interval, ...] = ()


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
    if not all(is_exact(figure) for figure in pair if figure is not None):
        return Outcome("number", note="too many digits to be measured")
    written, low, high, name = admit(*pair, hedge)
    if kind != "number" and low is not None and low < 0 <= (written[0] or ZERO):
        low = ZERO
    value = Interval(None if low is None else low * factor, None if high is None else high * factor, unit)
    return Outcome(kind, written, value, name, note=note)


def build_number(words: Words, hedge: str, text: str) -> Outcome | None:
    """Returns a bare count; the emergency number is a name."""
    if text == "911":
        return Outcome("identifier")
    return measure("number", words, hedge, "")


def build_bounded(words: Words, hedge: str, text: str) -> Outcome | None:
    """Returns the range of a count that is bounded twice: "more than 10 and less than 40"."""
    if HEDGES.get(hedge, ("", ""))[1] != "low" or HEDGES.get(words["cap"].lower(), ("", ""))[1] != "high":
        return None
    return measure("number", words, "", "")


def build_score(words: Words, hedge: str, text: str) -> Outcome | None:
    """Returns two figures that are no range as the name of a result: "5-4", "2:0", "3-for-4"."""
    first, second = re.findall("[0-9]+", text)[0], re.findall("[0-9]+", text)[-1]
    return (
        Outcome("identifier")
        if ":" in text or "f" in text.lower() or len(first) > len(second) or first >= second
        else None
    )


def build_fraction(words: Words, hedge: str, text: str) -> Outcome | None:
    """Returns a fraction; "24/7" is a name."""
    if "under" in words:
        over, under = read_figure(words["over"]), read_figure(words["under"])
        if over is None or under is None or over.value >= under.value:
            return None
        share = over.value / under.value
        return Outcome(
            "fraction", (share, share), Interval(*admit(Figure(share, ONE / under.value), None, hedge)[1:3], "")
        )
    if "n" in words:
        if text in ("24/7", "9/11") or int(words["d"].replace(",", "")[:9]) == 0:
            return Outcome("identifier")
        if len(text) > 9:
            return None
        return measure("fraction", {"f": text}, hedge, "")
    return measure("fraction", words, hedge, "")


def build_ordinal(words: Words, hedge: str, text: str) -> Outcome | None:
    """Returns a rank."""
    rank = read_ordinal(words["n"])
    if rank is None:
        return None
    if not is_exact(Figure(rank, ONE)):
        return Outcome("ordinal", note="too many digits to be measured")
    return Outcome("ordinal", (rank, rank), Interval(rank, rank + 1, "rank"))


def build_percent(words: Words, hedge: str, text: str) -> Outcome | None:
    """Returns a share, or a difference of shares in percentage points (a basis point is a hundredth of one)."""
    sign = words["pct"].lower()
    if sign.startswith(("bp", "basis")):
        return measure("percent", words, hedge, "percentage_point", Decimal("0.01"))
    return measure(
        "percent", words, hedge, "percentage_point" if "point" in sign or sign.endswith("pts") else "percent"
    )


def build_money(words: Words, hedge: str, text: str) -> Outcome | None:
    """Returns an amount of money in its ISO 4217 currency; "XXX" where many countries share the noun."""
    if words.get("noun") in currencies.MILLIONS:
        return measure("money", {**words, "f": words["f"] + " million"}, hedge, currencies.MILLIONS[words["noun"]])
    if words.get("noun", "").lower() == "grand":
        return measure("money", {**words, "f": words["f"] + " thousand"}, hedge, "XXX")
    if words.get("noun") in currencies.MARKS:
        if text[1] == " ":
            return None  # "Mr. N 5,000 times"
        return measure("money", words, hedge, currencies.MARKS[words["noun"]])
    if "f2" in words and "noun" in words:  # "$20 Canadian"
        words = {**words, "noun": f"{words['noun']} dollars"}
    if "noun2" in words and words["noun2"] == "p":
        return None if words["f2"] in SCREENS else measure("money", words, hedge, "GBP", Decimal("0.01"))
    found = read_currency(words.get("noun") or words.get("noun2") or text) or read_currency(text)
    if found is None:
        return None
    if words.get("noun", "").lower() in ("pound", "pounds") and not set(PIECE.findall(text.lower())) & LARGE:
        # English news gives sums of sterling as "£130" or with a scale; a plain "130 pounds" is a weight.
        return measure("quantity", words, hedge, UNITS["lb"].base, UNITS["lb"].factor)
    return measure("money", words, hedge, *found)


def build_hundredths(words: Words, hedge: str, text: str) -> Outcome | None:
    """Returns an amount whose hundredths are told apart: "17 euros 25", "one dollar and two cents"."""
    code, factor = read_currency(words["noun"]) or ("", ZERO)
    whole, part = read_figure(words["f"]), read_figure(words["part"])
    told_apart = " and " in text.lower() or whole is None or whole.scale == ONE
    if (
        whole is None
        or part is None
        or factor != ONE
        or not told_apart
        or whole.step % 1
        or not ZERO < part.value < 100
    ):
        return None
    value = whole.value + part.value / 100
    written, low, high, name = admit(Figure(value, Decimal("0.01")), None, hedge)
    return Outcome("money", written, Interval(low, high, code), name)


def build_duration(words: Words, hedge: str, text: str) -> Outcome | None:
    """Returns a stretch of time in the unit stated; an age is a quantity in its unit, mostly years."""
    unit = TIME_UNITS.get((words.get("u") or words.get("u2") or "").lower(), "")
    if (words.get("u") or words.get("u2") or "") == "h":
        unit = "hour"
    if not unit or (unit == "hour" and re.match(r"0\d{3} ", text)):  # "0600 hours" is a clock
        return None
    if "about" in words:
        hedge = " ".join(w for w in words["about"].lower().split() if w not in ("only", "just", "even"))
        hedge = hedge if hedge in HEDGES else ""
    words = {**words, "f": words["f2"]} if "f2" in words else words
    first = words.get("f", "").lower()
    if "half" in words:
        figure = Figure(Decimal("1.5"), Decimal("0.5"))
    elif first in ("a", "an"):
        figure = Figure(ONE, ONE)
    elif first in ("several", "few", "a few", "many", "couple"):
        return Outcome("duration", None, Interval(TWO, None, unit), "about")
    elif first.startswith("half"):
        figure = Figure(Decimal("0.5"), Decimal("0.1"))
    else:
        # An age counts whole years: 42 until the day it is 43.
        outcome = measure("duration", words, hedge, unit)
        if outcome and outcome.written and "old" in words:
            low_age, high_age = outcome.written
            whole = None if hedge or low_age is None else Interval(low_age, (high_age or low_age) + 1, unit)
            return outcome._replace(kind="quantity", value=whole or outcome.value)
        return outcome
    written, low, high, name = admit(figure, None, hedge)
    return Outcome("duration", written, Interval(low, high, unit), name)


def build_age(words: Words, hedge: str, text: str) -> Outcome | None:
    """Returns an age in years: "aged 42", or the figure between commas after a name."""
    return build_duration({**words, "u": "years", "old": "old"}, hedge, text)


def build_tens(words: Words, hedge: str, text: str) -> Outcome | None:
    """Returns the age of somebody "in her 30s": ten years, written as their bounds."""
    low = Decimal(words["d"]) if "d" in words else DECADES.get(words["dw"].lower(), ONE)
    if low % TEN:
        return None
    return Outcome("quantity", (low, low + TEN), Interval(low, low + TEN, "year"))


def build_quantity(words: Words, hedge: str, text: str) -> Outcome | None:
    """Returns a physical quantity, its value in the base unit pint converts to; `written` is as stated."""
    if words["u"].isupper() and len(words["u"]) == 1:
        return None if words["u"] not in "WV" else measure("quantity", words, hedge, *UNITS[CAPITALS[words["u"]]][1:])
    unit = read_unit(words["u"])
    if "w" in words and read_unit(words["w"]) != unit:
        return None  # "5 km to 3 miles" is two
    return None if unit is None else measure("quantity", words, hedge, unit.base, unit.factor)


def build_degrees(words: Words, hedge: str, text: str) -> Outcome | None:
    """Returns what letters beside a figure mean where the text tells: "30 C (86 F)"."""
    unit = DEGREES.get(words.get("u") or words.get("u2") or words["u3"])
    figure = words.get("f") or words.get("f2") or words["f3"]
    return unit and measure("quantity", {"f": figure}, hedge, unit.base, unit.factor)


def build_compound(words: Words, hedge: str, text: str) -> Outcome | None:
    """Returns a physical quantity in a unit of two words: "20 nautical miles"."""
    unit = read_unit(words["u"])
    return unit and measure("quantity", words, hedge, unit.base, unit.factor)


def build_below(words: Words, hedge: str, text: str) -> Outcome | None:
    """Returns a temperature told downwards: "30 degrees below zero" is -30 degrees."""
    unit = read_unit(f"{words.get('u', 'degrees')} {words.get('u2', '')}".strip())
    if words["below"].lower() != "below" or unit is None:
        return None
    return measure("quantity", {"f": f"-{words['f']}"}, hedge, unit.base, unit.factor)


def build_mixed(words: Words, hedge: str, text: str) -> Outcome | None:
    """Returns a quantity told in two units, as one in the larger: "7 feet 10 inches"; the smaller part is below one."""
    if "feet" in words:
        words = {"f": words["feet"], "u": "ft", "h": words["inches"], "v": "in"}
    unit, smaller = read_unit(words["u"]), read_unit(INCHES.get(words.get("v", "in").lower(), words.get("v", "")))
    if unit is None or smaller is None:
        return None
    whole, part = read_figure(words["f"]), read_figure(words["h"])
    if whole is None or part is None or (unit.name, smaller.name) not in PAIRED or whole.step != ONE or whole.value < 0:
        return None
    share = smaller.factor / unit.factor
    rest = part.value * share
    if not ZERO <= rest < ONE:
        return None
    written, low, high, name = admit(Figure(whole.value + rest, share), None, hedge)
    factor = unit.factor
    value = Interval(None if low is None else low * factor, None if high is None else high * factor, unit.base)
    return Outcome("quantity", written, value, name)


def build_identifier(words: Words, hedge: str, text: str) -> Outcome | None:
    """Returns a name that looks like a number; it begins with a capital, is all digits and signs, or has a label."""
    first = text.split()[0]
    return Outcome("identifier") if first != first.lower() or not first.isalpha() or first in LABELS else None


BUILDERS: dict[str, Builder] = {
    "number": build_number, "fraction": build_fraction, "ordinal": build_ordinal, "percent": build_percent,
    "money": build_money, "duration": build_duration, "age": build_age, "tens": build_tens, "quantity": build_quantity,
    "mixed": build_mixed, "hundredths": build_hundredths, "compound": build_compound, "below": build_below,
    "bounded": build_bounded, "grouped": build_number, "spread": build_quantity,
    "degrees": build_degrees, "score": build_score,
    "identifier": build_identifier,
}  # fmt: skip

"""What the words of a production mean: counts, shares, money, ages, spans of time and physical quantities -> outcomes.

How a figure and its hedge become an interval, see outcomes. Money is in ISO 4217 codes, physical quantities in the base
unit pint names, with `written` as stated; shares in "percent" or "percentage_point".
"""

from __future__ import annotations

import re
from decimal import Decimal

from checker.model import Interval
from checker.scan.figures import ONE, PIECE, PLURAL_SCALES, TEN, TWO, ZERO, Figure, is_exact, read_figure, read_ordinal
from checker.scan.lengths import read_length
from checker.scan.moneywords import is_strange, read_currency
from checker.scan.outcomes import TOO_LONG, Builder, Outcome, Words, admit, measure
from checker.words import currencies
from checker.words.lexicon import CARDINALS, CENT_NOUNS, HEDGES, SCALES, TIME_UNITS
from checker.words.units import CAPITALS, UNITS, read_unit, read_whole

SCREENS = frozenset(("144", "240", "360", "480", "720"))  # "720p" is a picture's height
# Two units told as one measure.
PAIRED = frozenset((("foot", "inch"), ("yard", "foot"), ("yard", "inch"), ("pound", "ounce"), ("stone", "pound")))
INCHES = {"in": "inch"}
LETTERED = {"C": UNITS["celsius"], "F": UNITS["fahrenheit"], "V": UNITS["volt"]}
LOOKALIKE = re.compile(r"RON ?9[0-9]|SDG ?1?[0-9]|[A-Z]{3}-[0-9-]+")  # petrol, goals of the United Nations, records
STONES = re.compile("(\\d*?(1?\\d))st")
DECADES = {word.replace("ty", "ties"): Decimal(n) for word, n in CARDINALS.items() if word.endswith("ty")}
LABELS = frozenset("article section chapter flight highway route resolution page protocol".split())
LARGE = frozenset(word for word, value in {**SCALES, **PLURAL_SCALES}.items() if value > 100)


def build_number(words: Words, hedge: str, text: str) -> Outcome | None:
    """Returns a bare count; the emergency number is a name."""
    if text == "911":
        return Outcome("identifier")
    if "last" in words:
        words = {**words, "g": words["last"]}  # "pages 30 through 40"
    return measure("number", words, hedge, "")


def build_bounded(words: Words, hedge: str, text: str) -> Outcome | None:
    """Returns the range of a count or a share that is bounded twice: "more than 10 and less than 40", in either order."""
    cap = " ".join(words["cap"].lower().replace("> =", ">=").replace("< =", "<=").split())
    moves = HEDGES.get(hedge, ("", ""))[1], HEDGES.get(cap, ("", ""))[1]
    if moves == ("high", "low"):
        words = {**words, "f": words["g"], "g": words["f"]}
    elif moves != ("low", "high"):
        return None
    return build_percent(words, "", "") if "pct" in words else None if "%" in text else measure("number", words, "", "")


def build_scaled(words: Words, hedge: str, text: str) -> Outcome | None:
    """Returns the range of "three or four hundred", where one scale is said of both; "three or four" are two counts."""
    alone, outcome = read_figure(words["f"]), measure("number", words, hedge, "")
    shared = outcome and outcome.written and alone and outcome.written[0] != alone.value
    return outcome if shared else None


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
        written, low, high, name = admit(Figure(over.value / under.value, ONE / under.value), None, hedge)
        return Outcome("fraction", written, Interval(low, high, ""), name)
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
    sign = (words.get("pct") or words["points"]).lower()
    if words.get("unity", "1") != "1":
        return None
    if sign.startswith("pp"):
        found = measure("percent", words, hedge, "percentage_point")
        top = found.written[1] if found and found.written else None
        return found if top is not None and top <= 100 else None  # "200 pp" are pages
    if sign.startswith(("bp", "basis")):
        return measure("percent", words, hedge, "percentage_point", Decimal("0.01"))
    return measure(
        "percent", words, hedge, "percentage_point" if "point" in sign or sign.endswith("pts") else "percent"
    )


def build_money(words: Words, hedge: str, text: str) -> Outcome | None:
    """Returns an amount of money in its ISO 4217 currency; UNKNOWN_CURRENCY where many countries share the noun."""
    if words.get("noun") in currencies.MILLIONS:
        return measure("money", {**words, "f": words["f"] + " million"}, hedge, currencies.MILLIONS[words["noun"]])
    if is_strange(text):
        return None
    if LOOKALIKE.fullmatch(text):
        return Outcome("identifier")
    if words.get("noun", "").lower() == "grand":
        return measure("money", {**words, "f": words["f"] + " thousand"}, hedge, currencies.UNKNOWN_CURRENCY)
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
    if "sign" in words:
        cents = words.get("cents2") or words["pence2"]
        words = {"f": words["whole"], "noun": words["sign"], "part": words["part2"], "cents": cents}
    if words.get("cents", "cents").lower() not in {*CENT_NOUNS, "p"}:
        return None
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
    figure = Figure(whole.value + part.value / 100, Decimal("0.01"))
    if not is_exact(figure):
        return TOO_LONG
    written, low, high, name = admit(figure, None, hedge)
    return Outcome("money", written, Interval(low, high, code), name)


def build_duration(words: Words, hedge: str, text: str) -> Outcome | None:
    """Returns a stretch of time in the unit stated; an age is a quantity in its unit, mostly years."""
    if "u4" in words:  # "a year or two"
        words = {**words, "f": "one", "u": words["u4"]}
    elif "u3" in words:  # "a quarter century"
        words = {**words, "f": words["f3"], "u": words["u3"]}
    unit = TIME_UNITS.get((words.get("u") or words.get("u2") or "").lower(), "")
    if (words.get("u") or words.get("u2") or "") == "h":
        unit = "hour"
    if not unit or (unit == "hour" and re.match(r"0\d{3} ", text)):  # "0600 hours" is a clock
        return None
    if "about" in words:
        hedge = " ".join(w for w in words["about"].lower().split() if w not in ("only", "just", "even"))
        hedge = hedge if hedge in HEDGES else ""
    words = {**words, "f": words["f2"]} if "f2" in words else words
    words = {**words, "f": words["more"]} if "more" in words else words
    first = words.get("f", "").lower()
    figure = read_length(words, first, text)
    if figure is not None:
        if not figure.value:
            return None
    elif first.removesuffix(" of") in ("several", "few", "a few", "many", "couple", "a couple"):
        return Outcome("duration", None, Interval(TWO, None, unit), "about")
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
    unit = LETTERED.get(words.get("u") or words.get("u2") or words.get("u3") or words.get("u5") or words["u4"])
    figure = words.get("f") or words.get("f2") or words.get("f3") or words.get("f5") or words["f4"]
    if "f5" in words and unit != LETTERED["C"]:
        return None  # "1.5C above the level", but "a 2.8F lens"
    if "f4" in words and not figure.startswith(("-", "\u2212", "\u2013", "minus ", "negative ")):
        return None  # whatever follows, only a figure below zero is surely a temperature
    return unit and measure("quantity", {**words, "f": figure}, hedge, unit.base, unit.factor)


def build_compound(words: Words, hedge: str, text: str) -> Outcome | None:
    """Returns a physical quantity in a unit of two words: "20 nautical miles"; "5 mile foot" is none."""
    unit = read_whole(words["u"].lower())
    return unit and measure("quantity", words, hedge, unit.base, unit.factor)


def build_below(words: Words, hedge: str, text: str) -> Outcome | None:
    """Returns a temperature told downwards: "30 degrees below zero" is -30 degrees."""
    unit = read_unit(f"{words.get('u', 'degrees')} {words.get('u2', '')}".strip())
    if words["below"].lower() != "below" or unit is None:
        return None
    return measure("quantity", {"f": f"-{words['f']}"}, hedge, unit.base, unit.factor)


def build_mixed(words: Words, hedge: str, text: str) -> Outcome | None:
    """Returns a quantity told in two units, as one in the larger: "7 feet 10 inches"; the smaller part is below one."""
    if "tall" in words:
        words = {"f": words["tall"], "u": words["foot"], "h": words["rest"], "v": "in"}
        if words["u"].lower() not in ("foot", "feet"):
            return None
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
    figure, factor = Figure(whole.value + rest, share), unit.factor
    if not is_exact(figure):
        return TOO_LONG
    written, low, high, name = admit(figure, None, hedge)
    value = Interval(None if low is None else low * factor, None if high is None else high * factor, unit.base)
    return Outcome("quantity", written, value, name)


def build_stones(words: Words, hedge: str, text: str) -> Outcome | None:
    """Returns a body's weight in stones: "12st 4lb", "14st"; an ordinal that is well made, "21st", is none alone."""
    found = STONES.fullmatch(words.get("f", "").replace(" ", "")) if "f" in words else None
    whole = words.get("g") or (found and found[1])
    if not whole:
        return None
    part, smaller = words.get("h") or words.get("h2"), words.get("v") or words.get("v2")
    if part and smaller:
        return build_mixed({"f": whole, "u": "stone", "h": part, "v": smaller}, hedge, text)
    if found and found[2][-1] == "1" and found[2] != "11":
        return None
    stone = read_unit("stone")
    return stone and measure("quantity", {"f": whole}, hedge, stone.base, stone.factor)


def build_inch(words: Words, hedge: str, text: str) -> Outcome | None:
    """Returns a length told by the sign of an inch: a 15" screen."""
    return measure("quantity", words, hedge, UNITS["inch"].base, UNITS["inch"].factor)


def build_either(words: Words, hedge: str, text: str) -> Outcome | None:
    """Returns a range whose unit is said twice; after a verb of change ("fell $2 to $53") its ends must be near."""
    build = build_percent if "pct" in words else build_quantity if "u" in words else build_money
    outcome = build(words, hedge, text)
    if outcome is None or "change" not in words or outcome.written is None:
        return outcome
    low, high = outcome.written
    return None if low is None or high is None or high > low * TWO else outcome


def build_identifier(words: Words, hedge: str, text: str) -> Outcome | None:
    """Returns a name that looks like a number; it begins with a capital, is all digits and signs, or has a label."""
    first = text.split()[0]
    return Outcome("identifier") if first != first.lower() or not first.isalpha() or first in LABELS else None


BUILDERS: dict[str, Builder] = {
    "number": build_number, "range": build_number, "fraction": build_fraction, "ordinal": build_ordinal, "percent": build_percent,
    "money": build_money, "duration": build_duration, "age": build_age, "tens": build_tens, "quantity": build_quantity,
    "mixed": build_mixed, "hundredths": build_hundredths, "compound": build_compound, "below": build_below,
    "stones": build_stones, "inch": build_inch, "bounded": build_bounded, "scaled": build_scaled, "either": build_either,
    "grouped": build_number,
    "degrees": build_degrees, "score": build_score,
    "identifier": build_identifier,
}  # fmt: skip

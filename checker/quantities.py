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
from functools import lru_cache
from typing import NamedTuple

from checker import currencies
from checker.lexicon import (
    CARDINALS,
    CENT_NOUNS,
    CURRENCY_NAMES,
    CURRENCY_NOUNS,
    HEDGES,
    ORDINALS,
    SCALES,
    TIME_UNITS,
    VULGAR,
)  # fmt: skip
from checker.model import DateParts, Interval, MentionKind
from checker.units import UNITS, read_unit

Pair = tuple[Decimal | None, Decimal | None]
ZERO, ONE, TWO, TEN = Decimal(0), Decimal(1), Decimal(2), Decimal(10)
DIGITS_AT_MOST = 400  # a longer digit run is a name or noise, not a quantity
EXACT_DIGITS = 26  # figures stated to more digits are not measured: decimals of 28 digits would lose their last one


class Figure(NamedTuple):
    """A figure as stated: value with its scale applied, one unit of its last digit, and the scale itself.

    A vague figure ("dozens") has `top`, the value it stays below.
    """

    value: Decimal
    step: Decimal
    scale: Decimal = ONE
    top: Decimal | None = None


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

PIECE = re.compile(
    r"[0-9][0-9,]*(?:\.[0-9]+)?(?:e[+-]?[0-9]+)?|\.[0-9]+|[^\W\d_½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞⅐⅑⅒]+|[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞⅐⅑⅒/]"
)
PLURAL_SCALES = {word + "s": value for word, value in SCALES.items() if len(word) > 2}
LARGE = frozenset(word for word, value in {**SCALES, **PLURAL_SCALES}.items() if value > 100)
FEW = frozenset(("several", "few", "many", "couple"))
SILENT = frozenset(("and", "of", "a", "an", "minus", "negative"))
FRACTIONS = {"half": 2, "halves": 2, "quarter": 4, "quarters": 4} | {
    word + end: n for word, n in ORDINALS.items() if n > 2 for end in ("", "s")
}


@lru_cache(maxsize=8192)
def read_figure(text: str) -> Figure | None:
    """Returns the figure that these words state, or None: digits, words, scales, fractions, vague counts."""
    if len(text) > DIGITS_AT_MOST:
        return None
    words = PIECE.findall(text.lower())
    if not words:
        return None
    sign = -1 if text.lstrip()[:1] in "-−–" or words[0] in ("minus", "negative") else 1
    figure = read_mixed(words)
    if figure is None:
        words = [w for w in words if w not in SILENT] if len(words) > 1 else words
        first = words[0] if words else ""
        if not (first[:1].isdigit() or first in CARDINALS) and any(w in PLURAL_SCALES or w in FEW for w in words):
            return read_vague(words)
        figure = read_fraction(words) or read_sum(words) if words else None
    return figure._replace(value=figure.value * sign) if figure else None


def read_mixed(words: list[str]) -> Figure | None:
    """Returns the figure of "five and a quarter", "twenty and three fifths", "one and a half million"; else None."""
    at = len(words) - 1 - words[::-1].index("and") if "and" in words else 0
    tail = [w for w in words[at + 1 :] if w not in ("a", "an")]
    if at < 1 or not any(w in FRACTIONS for w in tail):
        return None
    whole, part = read_sum([w for w in words[:at] if w not in SILENT]), read_fraction(tail)
    if whole is None or part is None:
        return None
    return Figure(whole.value * part.scale + part.value, part.step, part.scale)


def read_vague(words: list[str]) -> Figure | None:
    """Returns the figure of a vague count: "hundreds of thousands" is at least 100,000 and below a million."""
    product = ONE
    for word in words:
        product *= PLURAL_SCALES.get(word) or SCALES.get(word) or ONE
    if product == ONE:
        return None
    few = any(w in FEW for w in words)
    return Figure(product * 2 if few else product, product, product, product * 10)


def read_fraction(words: list[str]) -> Figure | None:
    """Returns the figure of "1/2", "2 1/2", "two-thirds", "two and a half million", "½"; None for anything else."""
    scale = ONE
    while len(words) > 1 and words[-1] in SCALES and words[-1] not in FRACTIONS:
        scale *= SCALES[words[-1]]
        words = words[:-1]
    over = under = 0
    if len(words) >= 3 and words[-2] == "/":
        over, under, words = int(words[-3].replace(",", "")), int(words[-1].replace(",", "")), words[:-3]
    elif words[-1] in VULGAR:
        (over, under), words = VULGAR[words[-1]], words[:-1]
    elif words[-1] in FRACTIONS:
        under = FRACTIONS[words[-1]]
        over, words = 1, words[:-1]
        if (
            words and not (words[-1] == "one" and len(words) > 1) and words[-1] in CARDINALS | {"one": 1} and under != 2
        ) or words == ["one"]:
            over, words = CARDINALS[words[-1]], words[:-1]
        elif words and words[-1].isdigit() and under != 2:
            over, words = int(words[-1]), words[:-1]
        elif words and words[-1] == "one":
            words = words[:-1]
    if not under:
        return None
    whole = read_sum(words) if words else Figure(ZERO, ONE)
    if whole is None:
        return None
    part = Decimal(over) / Decimal(under)
    return Figure((whole.value + part) * scale, scale / Decimal(under), scale)


def read_sum(words: list[str]) -> Figure | None:
    """Returns the figure of digits and number words in order: "two hundred and five thousand", "54.1 billion"."""
    total = current = ZERO
    step, last_scale, seen = ONE, ONE, False
    for word in words:
        if word[0].isdigit() or word[0] == ".":
            number = Decimal(word.replace(",", ""))
            exponent = number.as_tuple().exponent
            step = TEN**exponent if isinstance(exponent, int) and exponent < 0 else ONE
            current += number
            last_scale, seen = ONE, True
        elif word in CARDINALS:
            current += CARDINALS[word]
            step = last_scale = ONE
            seen = True
        elif word in SCALES or word in PLURAL_SCALES:
            scale = SCALES.get(word) or PLURAL_SCALES[word]
            current = (current if seen else ONE) * scale
            seen = True
            if scale > 100:
                total, current = total + current, ZERO
                # "three thousand million": the second scale multiplies what stands
                if last_scale > 100:
                    total = total * scale if total else current
                    total = total if total else current
            if word != "hundred" and not word.startswith(("dozen", "score")):
                step *= scale
                last_scale = scale
        elif word not in ("and", "a", "an"):
            return None
    return Figure(total + current, step, last_scale) if seen else None


@lru_cache(maxsize=4096)
def read_ordinal(text: str) -> Decimal | None:
    """Returns the rank of "third", "21st", "twenty-first"."""
    words = PIECE.findall(text.lower())
    if not words:
        return None
    if words[0][0].isdigit():
        return Decimal(words[0].replace(",", ""))
    last = ORDINALS.get(words[-1])
    if last is None:
        return None
    return Decimal(last + sum(CARDINALS.get(w, 0) for w in words[:-1]))


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


def is_exact(figure: Figure) -> bool:
    """Returns whether the figure can be told from its neighbours in exact decimals: no more than EXACT_DIGITS digits."""
    return figure.value.adjusted() - figure.step.adjusted() < EXACT_DIGITS


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
    if low.scale == ONE and high.scale > 100 and low.value < max(mantissa, ONE) * 1000 and low.value < 1000:
        low = Figure(low.value * high.scale, low.step * high.scale, high.scale)
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


def build_fraction(words: Words, hedge: str, text: str) -> Outcome | None:
    """Returns a fraction; "24/7" is a name."""
    if "n" in words:
        if text == "24/7":
            return Outcome("identifier")
        if len(text) > 9 or int(words["d"].replace(",", "")) == 0:
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
    return measure("percent", words, hedge, "percentage_point" if "point" in sign else "percent")


@lru_cache(maxsize=4096)
def read_currency(text: str) -> tuple[str, Decimal] | None:
    """Returns the ISO 4217 code that an amount's words name, and the factor of its subunit; None where none is known."""
    lower = " ".join(re.findall(r"[^\W\d_]+", text.lower()))
    words = lower.split()
    for size in (3, 2):
        name = " ".join(words[-size:])
        if len(words) >= size and name in CURRENCY_NAMES:
            return CURRENCY_NAMES[name], ONE
    if words and words[-1] in CENT_NOUNS:
        return CENT_NOUNS[words[-1]], Decimal("0.01")
    if words and words[-1] in CURRENCY_NOUNS:
        if len(words) > 1 and (code := NATIONS.get((words[-2], CURRENCY_NOUNS[words[-1]]))):
            return code, ONE
        return CURRENCY_NOUNS[words[-1]], ONE
    for code in re.findall(r"[^\W\d_]+", text):
        if code in CURRENCY_NAMES.values():
            return code, ONE
        if code in currencies.LETTERS:
            return currencies.LETTERS[code], ONE
    found = re.search(r"(?:([A-Za-z]+) ?)?([$€£¥￥₩₹₽₺₪₫₦₱฿₴₸₵₡₲₼₾﷼])", text)
    if found is None:
        return None
    if found[2] in "$£¥" and found[1] and found[1].upper() in currencies.PREFIXED:
        return currencies.PREFIXED[found[1].upper()], ONE
    return currencies.SYMBOLS[found[2]], ONE


NATIONS = {("british", "GBP"): "GBP", ("american", "USD"): "USD", ("us", "USD"): "USD", ("german", "DEM"): "DEM"} | {
    (name.split()[0], currencies.NOUNS[name.split()[-1].removesuffix("s")]): code
    for name, code in CURRENCY_NAMES.items() if name.split()[-1].removesuffix("s") in currencies.NOUNS
}  # fmt: skip


def build_money(words: Words, hedge: str, text: str) -> Outcome | None:
    """Returns an amount of money in its ISO 4217 currency; "XXX" where many countries share the noun."""
    found = read_currency(words.get("noun") or text) or read_currency(text)
    if found is None:
        return None
    if words.get("noun", "").lower() in ("pound", "pounds") and not set(PIECE.findall(text.lower())) & LARGE:
        # English news gives sums of sterling as "£130" or with a scale; a plain "130 pounds" is a weight.
        return measure("quantity", words, hedge, UNITS["lb"].base, UNITS["lb"].factor)
    return measure("money", words, hedge, *found)


def build_duration(words: Words, hedge: str, text: str) -> Outcome | None:
    """Returns a stretch of time in the unit stated; an age is a quantity in its unit, mostly years."""
    unit = TIME_UNITS.get((words.get("u") or words.get("u2") or "").lower(), "")
    if (words.get("u") or words.get("u2") or "") == "h":
        unit = "hour"
    if not unit:
        return None
    first = (words.get("f") or words.get("f2") or "").lower()
    if "f2" in words:
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
    low = Decimal(words["d"])
    if low % TEN:
        return None
    return Outcome("quantity", (low, low + TEN), Interval(low, low + TEN, "year"))


def build_quantity(words: Words, hedge: str, text: str) -> Outcome | None:
    """Returns a physical quantity, its value in the base unit pint converts to; `written` is as stated."""
    if words["u"].isupper() and len(words["u"]) == 1:
        return None
    unit = read_unit(words["u"])
    return None if unit is None else measure("quantity", words, hedge, unit.base, unit.factor)


def build_identifier(words: Words, hedge: str, text: str) -> Outcome | None:
    """Returns a name that looks like a number; a name begins with a capital, or is all digits and signs."""
    return Outcome("identifier") if not text[0].islower() else None


BUILDERS: dict[str, Builder] = {
    "number": build_number, "fraction": build_fraction, "ordinal": build_ordinal, "percent": build_percent,
    "money": build_money, "duration": build_duration, "age": build_age, "tens": build_tens, "quantity": build_quantity,
    "identifier": build_identifier,
}  # fmt: skip

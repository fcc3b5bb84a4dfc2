"""Digits and number words -> exact decimals: counts, scales, fractions, ranks, vague counts.

Vocabulary. A *figure* has a value as stated, scale applied, and a *step*: one unit of its last written digit, times the
scale. Digits are grouped as English does it ("1,234.5"), by spaces of any width ("1 234 567"), or as the continent does
where that is the only reading ("1.234.567,8", "2,5 million"). Large numbers follow the short scale.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from checker.words.lexicon import CARDINALS, ORDINALS, SCALES, VULGAR

ZERO, ONE, TWO, TEN = Decimal(0), Decimal(1), Decimal(2), Decimal(10)
DIGITS_AT_MOST = 400  # a longer digit run is a name or noise, not a quantity
EXACT_DIGITS = 26  # figures stated to more digits are not measured: decimals of 28 digits would lose their last one
EXPONENT_AT_MOST = 99


class Figure(NamedTuple):
    """A figure as stated: value with its scale applied, one unit of its last digit, and the scale itself.

    A vague figure ("dozens") has `top`, the value it stays below; "9.8 +/- 0.1" has its upper bound there.
    """

    value: Decimal
    step: Decimal
    scale: Decimal = ONE
    top: Decimal | None = None


PIECE = re.compile(
    r"[0-9][0-9,]*(?:\.[0-9]+)?(?:e[+-]?[0-9]+)?|\.[0-9]+|[^\W\d_½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞⅐⅑⅒]+|[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞⅐⅑⅒/]"
)
SPACED = re.compile(r"(?<![\d.,])[0-9]{1,3}(?:\s[0-9]{3})+(?![0-9])")
DOTTED = re.compile(r"(?<![\d.,])([0-9]{1,3}(?:\.[0-9]{3})+),([0-9]{1,2})(?![\d.,])")
DOTTED_TWICE = re.compile(r"(?<![\d.,])([0-9]{1,3}(?:\.[0-9]{3}){2,})(?:,([0-9]+))?(?![\d.,])")
DECIMAL_COMMA = re.compile(r"(?<![\d.,])([0-9]{1,3}),([0-9]{1,2})(?![\d.,])")
POWER = re.compile(r"([-+]?[0-9.,]+)\s?[×x*]\s?10\^?\s?([-+]?[0-9]{1,3})")
RAISED = re.compile(r"([0-9]{1,9}(?:\.[0-9]{1,9})?)\^(-?[0-9]{1,3})")
SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+")
RAISING = re.compile("[⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+$")
TEN_AT_END = re.compile(r"(?<![0-9.,])10$")
QUOTED = re.compile(r"(?<=[0-9])'(?=[0-9]{3}(?![0-9]))")  # Swiss grouping
SPACED_SIGN = re.compile(r"(?<=[0-9])\s([.,])\s(?=[0-9])")
TAIL = re.compile(r",([0-9]{1,2})(?![0-9])")
PARTED = re.compile(r"\b(ten|hundred)-((?:thousand|million)ths?)\b")
TWICE = re.compile(r"\s*\(([0-9][0-9,]*)\)$")  # "forty-five (45)"

PLURAL_SCALES = {word + "s": value for word, value in SCALES.items() if len(word) > 2}
FEW = frozenset(("several", "few", "many", "couple"))
SILENT = frozenset(("and", "of", "a", "an", "minus", "negative"))
FRACTIONS = (
    {"half": 2, "halves": 2, "quarter": 4, "quarters": 4}
    | {word + end: n for word, n in ORDINALS.items() if n > 2 for end in ("", "s")}
    | {"first": 1, "firsts": 1}
    | {
        factor + part + end: n * ORDINALS[part]
        for factor, n in (("ten", 10), ("hundred", 100))
        for part in ("thousandth", "millionth")
        for end in ("", "s")
    }
)
TENS = frozenset(word for word, n in CARDINALS.items() if n >= 20)
SCALE_OF = {int(SCALES[word]): word for word in "hundred thousand million billion trillion".split()}


@lru_cache(maxsize=8192)
def read_figure(text: str) -> Figure | None:
    """Returns the figure that these words state, or None: digits, words, scales, fractions, vague counts."""
    if len(text) > DIGITS_AT_MOST:
        return None
    text = text.lower().replace("−", "-").replace("–", "-").strip()
    if raising := RAISING.search(text):
        text = text[: raising.start()]  # a raised figure beside any other base than ten is a note's number
        if TEN_AT_END.search(text):
            text += "^" + raising[0].translate(SUPERSCRIPTS)
    elif not text.isascii():
        text = text.replace("⁄", "/").replace("∕", "/").replace("’", "'")
    if " times " in text and "10" in text:
        text = text.replace(" times ", " x ")
    if "10" in text and (power := POWER.fullmatch(text)):
        return read_power(power[1], int(power[2]))
    if raised := RAISED.fullmatch(text):
        exponent = int(raised[2])
        base = Decimal(raised[1])
        value = base**exponent if base and abs(exponent) <= EXPONENT_AT_MOST else None
        return Figure(value, min(value, ONE)) if value else None
    if "ths" in text or "th" in text[-3:]:
        text = PARTED.sub(r"\1\2", text)
    text = text.replace("±", "+/-")
    if "+/-" in text:
        return read_tolerance(*text.split("+/-", 1))
    if twice := TWICE.search(text):
        figure = read_figure(text[: twice.start()])
        return figure if figure and figure.value == Decimal(twice[1].replace(",", "")) else None
    words = PIECE.findall(group_as_english(text))
    if not words:
        return None
    figure = read_words(words)
    sign = -1 if text[:1] == "-" or words[0] in ("minus", "negative") else 1
    return figure._replace(value=figure.value * sign) if figure else None


def group_as_english(text: str) -> str:
    """Returns the text with digits grouped by spaces or in the continental way respelled: "1.234,5" is 1234.5."""
    if " , " in text or " . " in text:
        text = SPACED_SIGN.sub(r"\1", text)
    text = QUOTED.sub("", text) if "'" in text else text
    tight = SPACED.sub(lambda m: re.sub(r"\s", "", m[0]), text)
    text = TAIL.sub(r".\1", tight) if tight != text else text
    if "," in text:
        text = DOTTED.sub(lambda m: f"{m[1].replace('.', '')}.{m[2]}", text)
        text = DECIMAL_COMMA.sub(r"\1.\2", text)
    return DOTTED_TWICE.sub(lambda m: m[1].replace(".", "") + (f".{m[2]}" if m[2] else ""), text)


def read_words(words: list[str]) -> Figure | None:
    """Returns the figure of words and digits without their sign."""
    if "over" in words:
        return read_ratio(words)
    if "point" in words:
        return read_point(words)
    figure = read_mixed(words)
    if figure is not None:
        return figure
    words = [w for w in words if w not in SILENT] if len(words) > 1 else words
    first = words[0] if words else ""
    if not (first[:1].isdigit() or first in CARDINALS) and any(w in PLURAL_SCALES or w in FEW for w in words):
        return read_vague(words)
    return (read_fraction(words) or read_sum(words)) if words else None


def read_power(mantissa: str, exponent: int) -> Figure | None:
    """Returns the figure of "2.5 x 10^-3"."""
    figure = read_figure(mantissa)
    if figure is None or abs(exponent) > EXPONENT_AT_MOST:
        return None
    scale = TEN**exponent
    return Figure(figure.value * scale, figure.step * scale)


def read_tolerance(middle: str, slack: str) -> Figure | None:
    """Returns the figure of "9.8 +/- 0.1": its lower bound, the upper one as `top`; of "9.8 +/- 0.0" that of "9.8"."""
    figure, width = read_figure(middle), read_figure(slack)
    if figure is None or width is None or width.value < 0 or "+/-" in slack:
        return None
    if not width.value:
        return figure
    return Figure(figure.value - width.value, width.step, ONE, figure.value + width.value)


def read_ratio(words: list[str]) -> Figure | None:
    """Returns the figure of "one over three"."""
    at = words.index("over")
    over, under = (read_sum([w for w in part if w not in SILENT]) for part in (words[:at], words[at + 1 :]))
    if over is None or under is None or not under.value:
        return None
    return Figure(over.value / under.value, ONE / under.value)


def read_point(words: list[str]) -> Figure | None:
    """Returns the figure of "two point zero five million"."""
    at = words.index("point")
    if words[0][0].isdigit() and words[at + 1 :] and words[at + 1][0].isdigit():
        return read_words([f"{words[0]}.{words[at + 1]}", *words[at + 2 :]]) if at == 1 else None
    whole = read_sum([w for w in words[:at] if w not in SILENT])
    scale, tail = ONE, words[at + 1 :]
    while len(tail) > 1 and tail[-1] in SCALES:
        scale, tail = scale * SCALES[tail[-1]], tail[:-1]
    if whole is None or not tail or any(w not in CARDINALS for w in tail):
        return None
    digits, tens = "", False
    for word in tail:
        digit = str(CARDINALS[word])
        digits = digits[:-1] + digit if tens and len(digit) == 1 and digit != "0" else digits + digit
        tens = word in TENS
    step = TEN ** -len(digits)
    return Figure((whole.value + Decimal(digits) * step) * scale, step * scale, scale)


def read_mixed(words: list[str]) -> Figure | None:
    """Returns the figure of "five and a quarter", "twenty and three fifths", "two million and a half"; else None."""
    at = len(words) - 1 - words[::-1].index("and") if "and" in words else 0
    tail = [w for w in words[at + 1 :] if w not in ("a", "an")]
    if at < 1 or not any(w in FRACTIONS for w in tail):
        return None
    whole, part = read_sum([w for w in words[:at] if w not in SILENT]), read_fraction(tail)
    if whole is None or part is None:
        return None
    if part.scale == ONE and words[at - 1] == "dozen":
        return Figure(whole.value + part.value * 12, part.step * 12)
    if part.scale == ONE and whole.scale > 100:  # a half of the million that was named
        return Figure(whole.value + part.value * whole.scale, part.step * whole.scale, whole.scale)
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
    """Returns the figure of "1/2", "2 1/2", "two-thirds", "a quarter of a million", "½"; None for anything else."""
    scale = ONE
    while len(words) > 1 and words[-1] in SCALES and words[-1] not in FRACTIONS:
        scale *= SCALES[words[-1]]
        words = words[:-1]
    over = Decimal(1)
    if len(words) >= 3 and words[-2] == "/":
        over, under, words = (
            Decimal(words[-3].replace(",", "")), Decimal(words[-1].replace(",", "")), words[:-3]
        )  # fmt: skip
    elif words[-1] in VULGAR:
        (above, below), words = VULGAR[words[-1]], words[:-1]
        over, under = Decimal(above), Decimal(below)
    elif words[-1] in FRACTIONS:
        named, words = words[-1], words[:-1]
        under = Decimal(FRACTIONS[named])
        compound = words[-1:] and words[-1] in TENS and under < 10 and not named.startswith(("hal", "quarter"))
        if compound and (len(words) > 1 or not named.endswith("s")):
            under, words = under + CARDINALS[words[-1]], words[:-1]  # "one twenty-fifth"
        elif under == 1:
            return None
        start = numerator_start(words) if under != 2 or words[-1:] == ["one"] else len(words)
        counted = read_sum(words[start:])
        over, words = counted.value if counted else ONE, words[:start]
    else:
        return None
    whole = read_sum(words) if words else Figure(ZERO, ONE)
    if whole is None or not under:
        return None
    return Figure((whole.value + over / under) * scale, scale / under, scale)


def numerator_start(words: list[str]) -> int:
    """Returns where the number that ends these words begins: "six | two", "twenty one", "one hundred thirty-two"."""
    start = len(words)
    while start:
        before, after = words[start - 1], words[start] if start < len(words) else ""
        small = CARDINALS.get(before)
        joined = not after or after in SCALES or (
            before in SCALES if small is None else before in TENS and CARDINALS.get(after, 10) < 10
        )  # fmt: skip
        if not joined or (small is None and before not in SCALES and after):
            break
        start -= 1
    return start


def read_sum(words: list[str]) -> Figure | None:
    """Returns the figure of digits and number words in order: "two hundred and five thousand", "54.1 billion"."""
    total = current = ZERO
    step, last_scale, seen, after_digits = ONE, ONE, False, False
    for word in words:
        if after_digits and (word[0].isdigit() or word[0] == "."):
            return None  # two numbers side by side are not one
        after_digits = word[0].isdigit() or word[0] == "."
        if after_digits:
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
    """Returns the rank of "third", "21st", "two hundred and twenty-first", "hundred millionth"."""
    if len(text) > DIGITS_AT_MOST:
        return None
    words = PIECE.findall(text.lower())
    if not words:
        return None
    last = ORDINALS.get(words[-1])
    if last is not None:
        figure = read_sum([*words[:-1], SCALE_OF.get(last, str(last))])
        return figure.value if figure else None
    return Decimal(words[0].replace(",", "")) if words[0][0].isdigit() else None


def is_exact(figure: Figure) -> bool:
    """Returns whether the figure can be told from its neighbours in exact decimals: no more than EXACT_DIGITS digits."""
    return figure.value.adjusted() - figure.step.adjusted() < EXACT_DIGITS

"""The words and signs of a physical unit -> pint's name, the base unit values are compared in, and the factor to it.

Vocabulary. A *spelling* is one word or symbol of the tables of unittable. A unit is a product of powers of them, over
others: "kg·m/s²", "miles per hour", "square feet", "becquerels per kilogram".
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from checker.words.unittable import CASED, LETTERS_OF, LOCAL, NO_SYMBOLS, PLAIN, PREFIXED, PREFIXES, WHOLE


class Unit(NamedTuple):
    """A unit as pint names it, with the base unit and how many of it one makes."""

    name: str
    base: str
    factor: Decimal


def read_plain() -> dict[str, Unit]:
    """Returns the spellings of the plain table with their units."""
    spellings: dict[str, Unit] = {}
    for row in [*PLAIN.strip("\n").splitlines(), *LOCAL.strip("\n").splitlines()]:
        name, base, factor, words = (part.strip() for part in row.split(";"))
        unit = Unit(name, base, Decimal(factor))
        spellings |= dict.fromkeys(words.split(), unit)
    return spellings


def read_prefixed() -> tuple[dict[str, Unit], dict[str, Unit]]:
    """Returns the words and the symbols of units that take prefixes, each with its unit."""
    words: dict[str, Unit] = {}
    symbols: dict[str, Unit] = {}
    for row in PREFIXED.strip("\n").splitlines():
        name, base, factor, spelled, prefixes, symbol, scales = (part.strip() for part in row.split(";"))
        unit = Unit(name, base, Decimal(factor))
        words |= dict.fromkeys(spelled.split(), unit)
        if len(symbol) > 1:
            symbols[symbol] = unit
        plural = spelled or f"{name} {name}s"
        for prefix in prefixes.split():
            scaled = scale_unit(unit, prefix)
            words |= dict.fromkeys((prefix + word for word in plural.split()), scaled)
        for prefix in scales.split():
            scaled = scale_unit(unit, prefix)
            symbols |= dict.fromkeys((letter + symbol for letter in LETTERS_OF[prefix].split()), scaled)
    return words, symbols


def scale_unit(unit: Unit, prefix: str) -> Unit:
    """Returns the unit with a metric prefix."""
    return Unit(prefix + unit.name, unit.base, unit.factor * PREFIXES[prefix])


def collect() -> tuple[dict[str, Unit], dict[str, Unit], dict[str, Unit]]:
    """Returns units by the words that are read in any case, by the spellings of one case alone, and by phrase."""
    words, symbols = read_prefixed()
    plain = read_plain()
    rows = [*PREFIXED.strip("\n").splitlines(), *PLAIN.strip("\n").splitlines(), *LOCAL.strip("\n").splitlines()]
    named = {u.name: u for u in [*map(read_row, rows), *words.values(), *symbols.values(), *plain.values()]}
    phrases = {phrase: named[name] for phrase, name in WHOLE.items()}
    cased = {word: named[name] for word, name in CASED.items()}
    return words | plain, {s: u for s, u in symbols.items() if s not in NO_SYMBOLS} | cased, phrases


def read_row(row: str) -> Unit:
    """Returns the unit that a row of either table begins with."""
    name, base, factor = (part.strip() for part in row.split(";")[:3])
    return Unit(name, base, Decimal(factor))


UNITS, SYMBOLS, PHRASES = collect()
del UNITS["bars"]  # mostly of drinks, of iron, of music
SYMBOLS["s²"] = Unit("second ** 2", "second ** 2", Decimal(1))
for _word, _unit in list(UNITS.items()):
    if _unit.base == "meter" and len(_word) < 3:
        for _sign, _power in (("²", 2), ("³", 3)):
            UNITS[_word + _sign] = Unit(f"{_unit.name} ** {_power}", f"meter ** {_power}", _unit.factor**_power)
LETTERS = frozenset(
    "m g t l w mm cm km kg ha mi nm mb gb kb tb mg ml mt hp lb lbs oz kw mw gw tw bar bit cup ft gal yd db".split()
)
CAPITALS = {  # single letters that are units as capitals alone
    "W": "watt", "V": "volt", "A": "ampere", "J": "joule", "N": "newton", "C": "coulomb", "L": "liter", "B": "byte",
}  # fmt: skip
TIMES = {
    word: Unit(name, "second", Decimal(seconds))
    for name, seconds, words in (
        ("second", 1, "s sec second seconds"),
        ("minute", 60, "min minute minutes"),
        ("hour", 3600, "h hr hour hours"),
        ("day", 86400, "day"),
        ("year", 31557600, "year"),
    )
    for word in words.split()
}
POWERS = {"²": 2, "³": 3, "2": 2, "3": 3, "square": 2, "sq": 2, "squared": 2, "cubic": 3, "cu": 3, "cubed": 3}
OVER = re.compile(r"\s*/\s*|\s+(?:per|an?)\s+", re.IGNORECASE)
DEGREES = {"r": "degree_Rankine", "c": "degree_Celsius", "f": "degree_Fahrenheit", "k": "kelvin"}


@lru_cache(maxsize=4096)
def read_unit(text: str) -> Unit | None:
    """Returns the unit that these words name: "sq km", "degrees Celsius", "miles per hour", "kg/m3", "kg m/s^2"."""
    plain = re.sub(r"[\s-]+", " ", text).strip()
    phrase = plain.lower()
    if whole := read_whole(phrase):
        return whole
    if phrase.startswith(("°", "deg")):
        letter = re.sub(r"degrees?|degs?|°", "", phrase).strip()[:1]
        name = DEGREES.get(letter, "degree")
        return Unit(name, name, Decimal(1))
    above, *below = OVER.split(plain)
    units = [read_product(above), *(read_product(part, below=True) for part in below)]
    if not all(units):
        return None
    known = [unit for unit in units if unit]
    name, base, factor = known[0]
    for unit in known[1:]:
        name, base, factor = f"{name} / {unit.name}", f"{base} / {unit.base}", factor / unit.factor
    return Unit(name, base, factor)


def read_whole(phrase: str) -> Unit | None:
    """Returns the unit of a phrase that is not read word by word: "fl. oz", "newton metres", "mega bytes"."""
    plain = re.sub(r"[\s.-]+", " ", phrase).strip()
    prefix, _, word = plain.partition(" ")
    whole = PHRASES.get(plain) or PHRASES.get(plain.removesuffix("s"))
    return whole or (UNITS.get(prefix + word) if prefix in PREFIXES else None)


def read_product(text: str, below: bool = False) -> Unit | None:
    """Returns the unit of words side by side: "cubic feet", "kg m", "metres squared", "second squared"; a time only `below`."""
    phrase = PHRASES.get(text.lower().removesuffix("s"))
    if phrase:
        return phrase
    words = [word for word in re.split(r"[\s·⋅.]+", text) if word]
    found: list[Unit] = []
    power = 1
    for word in words:
        lower = word.lower()
        if lower in POWERS and not lower.isdigit():
            if not found or power > 1 or (lower in ("square", "sq", "cubic", "cu") and word != words[-1]):
                power = POWERS[lower]
            else:
                raised = raise_unit(found.pop(), POWERS[lower])
                found += [raised] if raised else []
            continue
        unit = read_spelling(word, below)
        unit = raise_unit(unit, power) if unit and power > 1 else unit
        if unit is None:
            return None
        found.append(unit)
        power = 1
    if not found or power > 1:
        return None
    factor = Decimal(1)
    for unit in found:
        factor *= unit.factor
    return Unit(" * ".join(u.name for u in found), " * ".join(u.base for u in found), factor)


def read_spelling(word: str, below: bool = False) -> Unit | None:
    """Returns the unit of one word with its power: "km", "km²", "m^3", "s2"; a time only `below` a stroke."""
    if word == "metric":
        return UNITS["tonne"]
    unit = SYMBOLS.get(word) or UNITS.get(CAPITALS.get(word, word.lower()))
    if below and word.lower() in TIMES:
        return TIMES[word.lower()]
    if unit or len(word) < 2 or word[-1] not in POWERS:
        return unit
    return raise_unit(read_spelling(word[:-1].removesuffix("^"), below), POWERS[word[-1]])


def raise_unit(unit: Unit | None, power: int) -> Unit | None:
    """Returns a length or a time raised to a power: an area, a volume, a squared second; None for anything else."""
    if unit is None or unit.base not in ("meter", "second"):
        return None
    return Unit(f"{unit.name} ** {power}", f"{unit.base} ** {power}", unit.factor**power)

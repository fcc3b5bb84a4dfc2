"""Physical units: pint's name, the base unit values are compared in, the factor to it, and the spellings in English text.

Factors are pint 0.25's, in float precision; a test computes them again. Temperatures and angles keep their own unit, since
a factor alone does not convert them. Lower case throughout; the scanner lowers a word before it looks here.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

TABLE = """
meter; meter; 1; m metre metres meter meters
kilometer; meter; 1000; km kms kilometre kilometres kilometer kilometers
decimeter; meter; 0.1; dm decimetre decimetres decimeter decimeters
centimeter; meter; 0.01; cm centimetre centimetres centimeter centimeters
millimeter; meter; 0.001; mm millimetre millimetres millimeter millimeters
mile; meter; 1609.344; mile miles mi
nautical_mile; meter; 1852; nmi
foot; meter; 0.3048; foot feet ft
inch; meter; 0.0254; inch inches
yard; meter; 0.9144; yard yards yd yds
light_year; meter; 9.46073047258e+15; lightyear lightyears
micrometer; meter; 1e-06; micron microns μm µm micrometer micrometers micrometre micrometres
nanometer; meter; 1e-09; nm nanometer nanometers nanometre nanometres
hectare; meter ** 2; 10000; hectare hectares ha
acre; meter ** 2; 4046.87260987; acre acres
kilogram; kilogram; 1; kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes
gram; kilogram; 0.001; g gram grams gramme grammes
milligram; kilogram; 1e-06; mg milligram milligrams
microgram; kilogram; 1e-09; μg µg mcg microgram micrograms
metric_ton; kilogram; 1000; tonne tonnes t mt
short_ton; kilogram; 907.18474; ton tons
kilometric_ton; kilogram; 1000000; kiloton kilotons
pound; kilogram; 0.45359237; lb lbs
ounce; kilogram; 0.028349523125; oz ounce ounces
troy_ounce; kilogram; 0.0311034768; ozt
liter; meter ** 3; 0.001; l litre litres liter liters
milliliter; meter ** 3; 1e-06; ml millilitre millilitres milliliter milliliters
gallon; meter ** 3; 0.003785411784; gallon gallons gal
oil_barrel; meter ** 3; 0.158987294928; barrel barrels bbl
bushel; meter ** 3; 0.0352390701669; bushel bushels
pint; meter ** 3; 0.000473176473; pint pints
quart; meter ** 3; 0.000946352946; quart quarts
cup; meter ** 3; 0.0002365882365; cup cups
tablespoon; meter ** 3; 1.47867647812e-05; tablespoon tablespoons tbsp
teaspoon; meter ** 3; 4.92892159375e-06; teaspoon teaspoons tsp
watt; watt; 1; w watt watts
kilowatt; watt; 1000; kw kilowatt kilowatts
megawatt; watt; 1000000; mw megawatt megawatts
gigawatt; watt; 1000000000; gw gigawatt gigawatts
terawatt; watt; 1e+12; tw terawatt terawatts
kilowatt_hour; joule; 3600000; kwh
megawatt_hour; joule; 3600000000; mwh
gigawatt_hour; joule; 3.6e+12; gwh
terawatt_hour; joule; 3.6e+15; twh
joule; joule; 1; joule joules
kilojoule; joule; 1000; kj
calorie; joule; 4.184; calorie calories
british_thermal_unit; joule; 1055.056; btu btus
horsepower; watt; 745.699871582; hp bhp horsepower
hertz; hertz; 1; hz hertz
kilohertz; hertz; 1000; khz kilohertz
megahertz; hertz; 1000000; mhz megahertz
gigahertz; hertz; 1000000000; ghz gigahertz
volt; volt; 1; volt volts
ampere; ampere; 1; amp amps
kilovolt; volt; 1000; kv
byte; bit; 8; byte bytes
kilobyte; bit; 8000; kb kilobyte kilobytes
megabyte; bit; 8000000; mb megabyte megabytes
gigabyte; bit; 8000000000; gb gigabyte gigabytes
terabyte; bit; 8e+12; tb terabyte terabytes
bit; bit; 1; bit bits
megabit; bit; 1000000; megabit megabits
gigabit; bit; 1000000000; gigabit gigabits
kilobit / second; bit / second; 1000; kbps
megabit / second; bit / second; 1000000; mbps
gigabit / second; bit / second; 1000000000; gbps
mile_per_hour; meter / second; 0.44704; mph
kilometer_per_hour; meter / second; 0.277777777778; kph kmh
knot; meter / second; 0.514444444444; knot knots
kelvin; kelvin; 1; kelvin kelvins
degree_Celsius; degree_Celsius; 1; celsius celcius centigrade
degree_Fahrenheit; degree_Fahrenheit; 1; fahrenheit
degree; degree; 1; degree degrees deg
decibel; decibel; 1; decibel decibels db
pascal; pascal; 1; pascal pascals
millibar; pascal; 100; millibar millibars mbar
bar; pascal; 100000; bar
psi; pascal; 6894.75729317; psi
karat; carat_gold; 1; carat carats karat
curie; becquerel; 37000000000; curie curies
gray; gray; 1; gy
milligray; gray; 0.001; mgy
sievert; sievert; 1; sv sievert sieverts
millisievert; sievert; 0.001; msv millisievert millisieverts
becquerel; becquerel; 1; becquerel becquerels
furlong; meter; 201.168402337; furlong furlongs
parsec; meter; 3.08567758149e+16; parsec parsecs
megametric_ton; kilogram; 1000000000; megaton megatons megatonne megatonnes
gigametric_ton; kilogram; 1000000000000; gigaton gigatons gigatonne gigatonnes
hectoliter; meter ** 3; 0.1; hectoliter hectoliters hectolitre hectolitres
newton; newton; 1; newton newtons
ohm; ohm; 1; ohm ohms
lumen; lumen; 1; lumen lumens
pixel; pixel; 1; pixel pixels
megapixel; pixel; 1000000; megapixel megapixels
megajoule; joule; 1000000; mj megajoule megajoules
gigajoule; joule; 1000000000; gj gigajoule gigajoules
kilocalorie; joule; 4184; kcal kilocalorie kilocalories
kiloelectron_volt; joule; 1.602176634e-16; kev
megaelectron_volt; joule; 1.602176634e-13; mev
gigaelectron_volt; joule; 1.602176634e-10; gev
kilopascal; pascal; 1000; kpa kilopascal kilopascals
megapascal; pascal; 1000000; mpa megapascal megapascals
hectopascal; pascal; 100; hpa hectopascal hectopascals
petabyte; bit; 8e+15; petabyte petabytes
kilobit; bit; 1000; kilobit kilobits
terabit; bit; 1e+12; terabit terabits
millisecond; second; 0.001; millisecond milliseconds msec
microsecond; second; 1e-06; microsecond microseconds
nanosecond; second; 1e-09; nanosecond nanoseconds
mile / gallon; meter / meter ** 3; 425143.70743; mpg
revolutions_per_minute; radian / second; 0.104719755120; rpm
"""


class Unit(NamedTuple):
    """A unit as pint names it, with the base unit and how many of it one makes."""

    name: str
    base: str
    factor: Decimal


def read_table() -> dict[str, Unit]:
    """Returns every spelling with its unit."""
    spellings: dict[str, Unit] = {}
    for row in TABLE.strip().splitlines():
        name, base, factor, words = row.split("; ")
        for word in words.split():
            spellings[word] = Unit(name, base, Decimal(factor))
            if base == "meter" and len(word) < 3:
                for sign, power in (("²", 2), ("³", 3)):
                    spellings[word + sign] = Unit(f"{name} ** {power}", f"meter ** {power}", Decimal(factor) ** power)
    return spellings


UNITS = read_table()
LETTERS = frozenset(
    "m g t l w mm cm km kg ha mi nm mb gb kb tb mg ml mt hp lb lbs oz kw mw gw tw bar bit cup ft gal yd db".split()
)


CAPITALS = {"W": "watt", "V": "volt", "A": "ampere", "J": "joule"}  # single letters that are units as capitals alone
TIMES = {
    word: (Decimal(seconds), "second")
    for seconds, words in {
        1: "s sec second seconds",
        60: "min minute minutes",
        3600: "h hr hour hours",
        86400: "day",
        31557600: "year",
    }.items()
    for word in words.split()
}
POWERS = {"²": 2, "³": 3, "2": 2, "3": 3}


def read_unit(text: str) -> Unit | None:
    """Returns the unit that these words name: "sq km", "degrees Celsius", "miles per hour", "kg/m3"."""
    above, slash, below = text.partition("/")
    if slash:
        return read_rate(above, below)
    if found := re.fullmatch(r"(\S.*) (?:per|an?) (\w+)", text, re.IGNORECASE):
        return read_rate(found[1], found[2])
    lower = text.lower().replace("-", " ")
    words = [w for w in re.split(r"[^\w°]+", lower) if w]
    if not words:
        return None
    if words[0] in ("square", "sq", "cubic", "cu") or words[-1] == "square":
        return raise_unit(
            UNITS.get(words[-1] if words[-1] != "square" else words[0]), 3 if words[0].startswith("cu") else 2
        )
    if words[0].startswith(("°", "deg")):
        letter = lower.replace("degrees", "").replace("degree", "").replace("deg", "").replace("°", "").strip()[:1]
        name = {"c": "degree_Celsius", "f": "degree_Fahrenheit", "k": "kelvin"}.get(letter, "degree")
        return Unit(name, name, Decimal(1))
    if words[0] == "metric":
        return UNITS["tonne"]
    last = words[-1]
    if last not in UNITS and last[-1] in POWERS:
        return raise_unit(UNITS.get(last[:-1]), POWERS[last[-1]])
    return UNITS.get(last)


COMPOUND = {
    ("nautical", "mile"): Unit("nautical_mile", "meter", Decimal(1852)),
    ("troy", "ounce"): UNITS["ozt"],
    ("fluid", "ounce"): Unit("fluid_ounce", "meter ** 3", Decimal("2.95735295625e-05")),
    ("imperial", "gallon"): Unit("imperial_gallon", "meter ** 3", Decimal("0.00454609")),
    ("light", "year"): UNITS["lightyear"],
}


def read_compound(text: str) -> Unit | None:
    """Returns the unit of two words: "nautical miles", "light years", "kilowatt-hours"; None for any other two."""
    first, last = re.split(r"[\s-]", text.lower(), maxsplit=1)
    if last in ("hour", "hours", "hr", "hrs"):
        power = UNITS.get(first)
        known = power is not None and power.base == "watt"
        return Unit(f"{power.name}_hour", "joule", power.factor * 3600) if power and known else None
    return COMPOUND.get((first, last.removesuffix("s")))


def raise_unit(unit: Unit | None, power: int) -> Unit | None:
    """Returns a length raised to a power: an area or a volume; None for what is no length."""
    if unit is None or unit.base != "meter":
        return None
    return Unit(f"{unit.name} ** {power}", f"meter ** {power}", unit.factor**power)


def read_rate(above: str, below: str) -> Unit | None:
    """Returns a unit over another, as pint spells it: "km/h" in meter / second, "kg/m3" in kilogram / meter ** 3."""
    unit = UNITS.get(CAPITALS.get(above, above.lower().split()[-1]))
    lower = below.lower()
    power = POWERS.get(lower[-1:], 1) if lower[:-1] in TIMES else 1
    if lower[: -1 if power > 1 else None] in TIMES:
        factor, base = TIMES[lower[: -1 if power > 1 else None]]
        factor, base = factor**power, base if power == 1 else f"{base} ** {power}"
        name = (
            base
            if power > 1
            else {1: "second", 60: "minute", 3600: "hour", 86400: "day", 31557600: "year"}[int(factor)]
        )
    else:
        per = read_unit(below)
        if per is None:
            return None
        factor, base, name = per.factor, per.base, per.name
    return unit and Unit(f"{unit.name} / {name}", f"{unit.base} / {base}", unit.factor / factor)

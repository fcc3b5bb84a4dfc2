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
centimeter; meter; 0.01; cm centimetre centimetres centimeter centimeters
millimeter; meter; 0.001; mm millimetre millimetres millimeter millimeters
mile; meter; 1609.344; mile miles mi
nautical_mile; meter; 1852; nmi
foot; meter; 0.3048; foot feet ft
inch; meter; 0.0254; inch inches
yard; meter; 0.9144; yard yards yd yds
light_year; meter; 9.46073047258e+15; lightyear lightyears
micrometer; meter; 1e-06; micron microns
nanometer; meter; 1e-09; nm nanometer nanometers nanometre nanometres
hectare; meter ** 2; 10000; hectare hectares ha
acre; meter ** 2; 4046.87260987; acre acres
kilogram; kilogram; 1; kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes
gram; kilogram; 0.001; g gram grams gramme grammes
milligram; kilogram; 1e-06; mg milligram milligrams
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
horsepower; watt; 745.699871582; hp horsepower
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
sievert; sievert; 1; sievert sieverts
millisievert; sievert; 0.001; millisievert millisieverts
becquerel; becquerel; 1; becquerel becquerels
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
    return spellings


UNITS = read_table()
LETTERS = frozenset(
    "m g t l w mm cm km kg ha mi nm mb gb kb tb mg ml mt hp lb lbs oz kw mw gw tw bar bit cup ft gal yd db".split()
)


def read_unit(text: str) -> Unit | None:
    """Returns the unit that these words name: "sq km", "degrees Celsius", "miles per hour"."""
    lower = text.lower().replace("-", " ")
    words = [w for w in re.split(r"[^\w°]+", lower) if w]
    if not words:
        return None
    if "per" in words or "/" in text:
        base = UNITS.get(words[0])
        over = Decimal(1) if words[-1].startswith("s") else Decimal(3600)
        return base and Unit(f"{base.name}/hour", f"{base.base} / second", base.factor / over)
    if words[0] in ("square", "sq", "cubic", "cu") or words[-1] == "square":
        base = UNITS.get(words[-1] if words[-1] != "square" else words[0])
        power = 3 if words[0].startswith("cu") else 2
        return base and Unit(f"{base.name} ** {power}", f"{base.base} ** {power}", base.factor**power)
    if words[0].startswith(("°", "deg")):
        letter = lower.replace("degrees", "").replace("degree", "").replace("deg", "").replace("°", "").strip()[:1]
        name = {"c": "degree_Celsius", "f": "degree_Fahrenheit", "k": "kelvin"}.get(letter, "degree")
        return Unit(name, name, Decimal(1))
    if words[0] == "metric":
        return UNITS["tonne"]
    return UNITS.get(words[-1])

"""Units as data: pint's names, the base units values are compared in, the factors to them, and their English spellings.

Vocabulary. PREFIXED: name; base; factor; words; the prefixes its words take; its symbol; the prefixes that takes. Every
listed prefix makes one more unit ("kilo" + "gram"). PLAIN: name; base; factor; words. WHOLE: phrases that are not read
word by word. CASED: spellings that are a unit in this very case alone, since other words look alike ("Tesla").
Factors are pint 0.25's, in float precision; a test computes them again. Temperatures and angles keep their own unit, since
a factor alone does not convert them. Words are in lower case; the scanner lowers a word before it looks here.
"""

from __future__ import annotations

from decimal import Decimal

PREFIXES = {
    "femto": Decimal("1e-15"), "pico": Decimal("1e-12"), "deca": Decimal(10), "deka": Decimal(10),
    "nano": Decimal("1e-9"), "micro": Decimal("1e-6"), "milli": Decimal("1e-3"), "centi": Decimal("0.01"),
    "deci": Decimal("0.1"), "hecto": Decimal(100), "kilo": Decimal(1000), "mega": Decimal(10**6),
    "giga": Decimal(10**9),
    "tera": Decimal(10**12), "peta": Decimal(10**15), "exa": Decimal(10**18),
    "zetta": Decimal(10**21), "yotta": Decimal(10**24),
    "kibi": Decimal(2**10), "mebi": Decimal(2**20), "gibi": Decimal(2**30), "tebi": Decimal(2**40),
}  # fmt: skip
LETTERS_OF = {
    "pico": "p", "exa": "E", "zetta": "Z", "nano": "n", "micro": "µ μ", "milli": "m", "centi": "c", "deci": "d",
    "hecto": "h", "kilo": "k", "mega": "M",
    "giga": "G", "tera": "T", "peta": "P", "kibi": "Ki", "mebi": "Mi", "gibi": "Gi", "tebi": "Ti",
}  # fmt: skip

PREFIXED = """
meter; meter; 1; metre metres meter meters; femto pico nano micro milli centi deci deca deka hecto kilo mega; m; micro milli centi deci hecto kilo
gram; kilogram; 0.001; gram grams gramme grammes; pico nano micro milli centi deca kilo; g; pico nano micro milli kilo
metric_ton; kilogram; 1000; tonne tonnes; kilo mega giga; t; mega giga
liter; meter ** 3; 0.001; litre litres liter liters; nano micro milli centi deci deca deka hecto kilo mega giga; l; micro milli centi deci hecto kilo
liter; meter ** 3; 0.001; ; ; L; micro milli centi deci hecto kilo mega giga
watt; watt; 1; watt watts; micro milli kilo mega giga tera peta; W; milli kilo mega giga tera
watt_hour; joule; 3600; watthour watthours; kilo mega giga tera; Wh; kilo mega giga tera
joule; joule; 1; joule joules; nano micro milli kilo mega giga tera peta exa; J; kilo mega giga tera
calorie; joule; 4.184; calorie calories; kilo; cal; kilo
electron_volt; joule; 1.602176634e-19; electronvolt electronvolts; kilo mega giga tera; eV; kilo mega giga tera
volt; volt; 1; volt volts; micro milli kilo mega; V; milli kilo
ampere; ampere; 1; ampere amperes amp amps; micro milli kilo; A; milli micro kilo
ampere_hour; coulomb; 3600; ; ; Ah; milli
hertz; hertz; 1; hertz; kilo mega giga tera; Hz; kilo mega giga tera
pascal; pascal; 1; pascal pascals; hecto kilo mega giga; Pa; hecto kilo mega giga
bar; pascal; 100000; bar bars; micro milli kilo; ;
newton; newton; 1; newton newtons; kilo mega; N; kilo
newton * meter; newton * meter; 1; ; ; Nm;
byte; bit; 8; byte bytes; kilo mega giga tera peta exa zetta yotta kibi mebi gibi tebi; B; mega giga tera peta exa zetta kibi mebi gibi tebi
bit; bit; 1; bit bits; kilo mega giga tera peta exa; bit; kilo mega giga tera
becquerel; becquerel; 1; becquerel becquerels; milli kilo mega giga tera peta; Bq; kilo mega giga tera peta
sievert; sievert; 1; sievert sieverts; nano micro milli; Sv; nano micro milli
gray; gray; 1; ; micro milli; Gy; micro milli
rem; sievert; 0.01; ; milli; ;
curie; becquerel; 37000000000; curie curies; nano micro milli; Ci; micro milli
coulomb; coulomb; 1; coulomb coulombs; micro milli; ;
farad; farad; 1; farad farads; pico nano micro milli; F; pico nano micro
ohm; ohm; 1; ohm ohms; milli kilo mega; Ω; kilo mega
tesla; tesla; 1; ; micro milli; T; micro milli
siemens; siemens; 1; ; micro milli; ;
weber; weber; 1; webers; ; ;
mole; mole; 1; ; nano micro milli; mol; nano micro milli
lumen; lumen; 1; lumen lumens; kilo; lm;
candela; candela; 1; candela candelas; ; ;
lux; lux; 1; ; ; lx;
second; second; 1; ; nano micro milli; s; nano milli
parsec; meter; 3.08567758149e+16; parsec parsecs; kilo mega; ;
volt_ampere; watt; 1; ; ; VA; kilo mega
arcsecond; arcsecond; 1; arcsecond arcseconds; micro milli; ;
dalton; kilogram; 1.66053906892e-27; daltons; kilo; ;
pixel; pixel; 1; pixel pixels; mega giga; ;
decibel; decibel; 1; decibel decibels db; ; dB;
"""

PLAIN = """
meter; meter; 1; m
kilometer; meter; 1000; km kms
decimeter; meter; 0.1; dm
centimeter; meter; 0.01; cm
millimeter; meter; 0.001; mm
mile; meter; 1609.344; mile miles mi
nautical_mile; meter; 1852; nmi
foot; meter; 0.3048; foot feet ft
inch; meter; 0.0254; inch inches
yard; meter; 0.9144; yard yards yd yds
fathom; meter; 1.828803657607; fathom fathoms
furlong; meter; 201.168402337; furlong furlongs
light_year; meter; 9.46073047258e+15; lightyear lightyears
astronomical_unit; meter; 149597870700;
micrometer; meter; 1e-06; micron microns μm µm
nanometer; meter; 1e-09; nm
angstrom; meter; 1e-10; angstrom angstroms ångström ångströms å
hectare; meter ** 2; 10000; hectare hectares ha
acre; meter ** 2; 4046.87260987; acre acres
kilogram; kilogram; 1; kg kgs kilo kilos
gram; kilogram; 0.001; g
milligram; kilogram; 1e-06; mg
microgram; kilogram; 1e-09; μg µg mcg
metric_ton; kilogram; 1000; t mt
pennyweight; kilogram; 0.00155517384; pennyweight pennyweights
short_ton; kilogram; 907.18474; ton tons
kilometric_ton; kilogram; 1000000; kiloton kilotons
megametric_ton; kilogram; 1000000000; megaton megatons
gigametric_ton; kilogram; 1000000000000; gigaton gigatons
decimetric_ton; kilogram; 100; quintal quintals
hundredweight; kilogram; 45.359237; cwt hundredweight hundredweights
pound; kilogram; 0.45359237; lb lbs pound pounds
ounce; kilogram; 0.028349523125; oz ounce ounces
troy_ounce; kilogram; 0.0311034768; ozt
liter; meter ** 3; 0.001; l
milliliter; meter ** 3; 1e-06; ml
centimeter ** 3; meter ** 3; 1e-06;
hectometer ** 3; meter ** 3; 1000000; mcm
kilometer ** 3; meter ** 3; 1000000000; bcm
gallon; meter ** 3; 0.003785411784; gallon gallons gal gals
oil_barrel; meter ** 3; 0.158987294928; barrel barrels bbl bbls
meter ** 2; meter ** 2; 1; sqm
kilometer ** 2; meter ** 2; 1000000; sqkm
foot ** 2; meter ** 2; 0.09290304; sqft
mile ** 2; meter ** 2; 2589988.110336; sqmi sqmile sqmiles
yard ** 2; meter ** 2; 0.83612736; sqyd
decafoot ** 3; meter ** 3; 28.316846592; mcf
hectofoot ** 3; meter ** 3; 28316.846592; mmcf
kilofoot ** 3; meter ** 3; 28316846.592; bcf
hogshead; meter ** 3; 0.238480942392; hogshead hogsheads
meter ** 3 / second; meter ** 3 / second; 1; cumec cumecs
foot ** 3 / second; meter ** 3 / second; 0.028316846592; cusec cusecs
oil_barrel / day; meter ** 3 / second; 1.840130728333e-06; bpd
bushel; meter ** 3; 0.0352390701669; bushel bushels
peck; meter ** 3; 0.00880976754172; pecks
pint; meter ** 3; 0.000473176473; pint pints
quart; meter ** 3; 0.000946352946; quart quarts
cup; meter ** 3; 0.0002365882365; cup cups
tablespoon; meter ** 3; 1.47867647812e-05; tablespoon tablespoons tbsp tbsps tablespoonful tablespoonfuls
teaspoon; meter ** 3; 4.92892159375e-06; teaspoon teaspoons tsp tsps teaspoonful teaspoonfuls
watt; watt; 1; w
kilowatt; watt; 1000; kw
megawatt; watt; 1000000; mw
gigawatt; watt; 1000000000; gw
terawatt; watt; 1e+12; tw
kilowatt_hour; joule; 3600000; kwh
megawatt_hour; joule; 3600000000; mwh
gigawatt_hour; joule; 3.6e+12; gwh
terawatt_hour; joule; 3.6e+15; twh
kilojoule; joule; 1000; kj
megajoule; joule; 1000000; mj
gigajoule; joule; 1000000000; gj
kilocalorie; joule; 4184; kcal
kiloelectron_volt; joule; 1.602176634e-16; kev
megaelectron_volt; joule; 1.602176634e-13; mev
gigaelectron_volt; joule; 1.602176634e-10; gev
british_thermal_unit; joule; 1055.056; btu btus
megaBtu; joule; 1055056000; mmbtu mmbtus
therm; joule; 105505600; therm therms
erg; joule; 1e-07; ergs
dyne; newton; 1e-05; dyne dynes
kilogram_force; newton; 9.80665; kgf
foot * force_pound; newton * meter; 1.3558179483314;
nit; candela / meter ** 2; 1; nits
roentgen; coulomb / kilogram; 0.000258; roentgen roentgens röntgen röntgens
rads; gray; 0.01;
oersted; oersted; 1; oersted oersteds
maxwell; maxwell; 1; maxwells
poise; poise; 1; poise
centipoise; poise; 0.01; centipoise
stokes; stokes; 1;
centistokes; stokes; 0.01; centistokes cst
katal; mole / second; 1; katal katals
steradian; steradian; 1; steradian steradians
henry; henry; 1; henries
poundal; newton; 0.138254954376; poundal poundals
hartree; joule; 4.3597447222e-18; hartree hartrees
darcy; meter ** 2; 9.869232667160131e-13; darcies
baud; bit / second; 1; baud
stere; meter ** 3; 1; stere steres
pixel; pixel; 1; px
rutherford; becquerel; 1000000; rutherfords
speed_of_light; meter / second; 299792458;
horsepower * hour; joule; 2684519.537696173;
gauss; gauss; 1;
arcminute; arcsecond; 60; arcminute arcminutes
count / minute; count / second; 0.016666666666667; bpm
count / second; count / second; 1;
tonne_of_oil_equivalent; joule; 41868000000; toe
kilotonne_of_oil_equivalent; joule; 41868000000000; ktoe
megatonne_of_oil_equivalent; joule; 41868000000000000; mtoe
horsepower; watt; 745.699871582; hp bhp horsepower
kilohertz; hertz; 1000; khz
megahertz; hertz; 1000000; mhz
gigahertz; hertz; 1000000000; ghz
hertz; hertz; 1; hz
kilovolt; volt; 1000; kv
kilobyte; bit; 8000; kb kbyte kbytes
megabyte; bit; 8000000; mb mbyte mbytes
gigabyte; bit; 8000000000; gb gbyte gbytes
terabyte; bit; 8e+12; tb tbyte tbytes
kilobit; bit; 1000; kbit kbits
megabit; bit; 1000000; mbit mbits
gigabit; bit; 1000000000; gbit gbits
kilobit / second; bit / second; 1000; kbps
megabit / second; bit / second; 1000000; mbps
gigabit / second; bit / second; 1000000000; gbps
mile_per_hour; meter / second; 0.44704; mph
kilometer_per_hour; meter / second; 0.277777777778; kph kmh kmph
knot; meter / second; 0.514444444444; knot knots kts kt
kelvin; kelvin; 1; kelvin kelvins
degree_Celsius; degree_Celsius; 1; celsius celcius celcuis celsuis centigrade centigrate
degree_Fahrenheit; degree_Fahrenheit; 1; fahrenheit farenheit fahrenhiet farenhiet farenhite
degree_Rankine; degree_Rankine; 1; rankine
degree; degree; 1; degree degrees deg degs
radian; radian; 1; radian radians
millibar; pascal; 100; mbar
psi; pascal; 6894.75729317; psi
kilopascal; pascal; 1000; kpa
megapascal; pascal; 1000000; mpa
hectopascal; pascal; 100; hpa
millimeter_Hg; pascal; 133.322387415; mmhg
torr; pascal; 133.3223684211; torr
inch_Hg; pascal; 3386.38864034;
pound_force; newton; 4.448221615261; lbf
foot_pound; joule; 1.355817948331;
acre_foot; meter ** 3; 1233.489238468;
karat; carat_gold; 1; carat carats karat karats
gray; gray; 1; gy
milligray; gray; 0.001; mgy
sievert; sievert; 1; sv
millisievert; sievert; 0.001; msv
ppm; ppm; 1; ppm
millisecond; second; 0.001; msec msecs
mile / gallon; meter / meter ** 3; 425143.70743; mpg
revolutions_per_minute; radian / second; 0.104719755120; rpm
long_ton; kilogram; 1016.0469088;
stone; kilogram; 6.35029318;
dram; kilogram; 0.001771845195313;
grain; kilogram; 6.479891e-05;
standard_atmosphere; pascal; 101325;
fluid_ounce; meter ** 3; 2.95735295625e-05;
imperial_gallon; meter ** 3; 0.00454609;
imperial_pint; meter ** 3; 0.00056826125;
imperial_fluid_ounce; meter ** 3; 2.84130625e-05;
imperial_quart; meter ** 3; 0.0011365225;
"""

# Units of one country or trade, which pint does not have; a row as in PLAIN.
LOCAL = """
dunam; meter ** 2; 1000; dunam dunams dunum dunums donum donums decare decares
feddan; meter ** 2; 4200.83; feddan feddans
rai; meter ** 2; 1600;
kanal; meter ** 2; 505.857; kanal kanals
tola; kilogram; 0.0116638038; tola tolas
tcf; meter ** 3; 28316846592; tcf
tcm; meter ** 3; 1000000000000; tcm
ppb; ppm; 0.001; ppb
"""

# Phrases of two words and more, in the singular, with the unit of the tables they name.
WHOLE = {
    "nautical mile": "nautical_mile", "troy ounce": "troy_ounce", "fluid ounce": "fluid_ounce", "fl oz": "fluid_ounce",
    "imperial gallon": "imperial_gallon", "imperial pint": "imperial_pint", "imperial quart": "imperial_quart",
    "imperial fluid ounce": "imperial_fluid_ounce", "oz fl": "fluid_ounce", "statute mile": "mile",
    "imperial ton": "long_ton",
    "ampere hour": "ampere_hour", "amp hour": "ampere_hour", "milliamp hour": "milliampere_hour",
    "milliampere hour": "milliampere_hour", "volt ampere": "volt_ampere", "volt amp": "volt_ampere",
    "pound foot": "foot * force_pound", "pound feet": "foot * force_pound", "lb ft": "foot * force_pound",
    "lb feet": "foot * force_pound", "ft lb": "foot_pound", "foot lb": "foot_pound", "feet lb": "foot_pound",
    "minute of arc": "arcminute", "second of arc": "arcsecond", "minutes of arc": "arcminute",
    "seconds of arc": "arcsecond",
    "inch of mercury": "inch_Hg", "inches of mercury": "inch_Hg", "millimetre of mercury": "millimeter_Hg",
    "millimetres of mercury": "millimeter_Hg", "millimeters of mercury": "millimeter_Hg", "parts per billion": "ppb",
    "part per billion": "ppb", "revolutions per minute": "revolutions_per_minute",
    "beats per minute": "count / minute", "frames per second": "count / second", "cycles per second": "hertz",
    "astronomical unit": "astronomical_unit", "light year": "light_year",
    "long ton": "long_ton", "short ton": "short_ton", "metric ton": "metric_ton", "metric tonne": "metric_ton",
    "us gallon": "gallon",  "us ton": "short_ton", "kilowatt hour": "kilowatt_hour", "megawatt hour": "megawatt_hour",
    "gigawatt hour": "gigawatt_hour", "terawatt hour": "terawatt_hour", "watt hour": "watt_hour",
    "horsepower hour": "horsepower * hour", "pound force": "pound_force", "kilogram force": "kilogram_force",
    "watt second": "joule", "square radian": "steradian",
    "foot pound": "foot_pound", "acre foot": "acre_foot", "acre feet": "acre_foot", "newton meter": "newton * meter",
    "newton metre": "newton * meter", "electron volt": "electron_volt", "pound per square inch": "psi",
    "pounds per square inch": "psi", "parts per million": "ppm", "part per million": "ppm",
}  # fmt: skip

# Spellings that are a unit in this very case alone: other words, names and initials look alike in another.
CASED = {
    "tesla": "tesla", "teslas": "tesla", "rem": "rem", "rems": "rem", "lux": "lux", "cc": "centimeter ** 3",
    "ccs": "centimeter ** 3", "cms": "centimeter", "mls": "milliliter", "grains": "grain", "drams": "dram",
    "stone": "stone", "atmospheres": "standard_atmosphere", "atm": "standard_atmosphere", "rads": "rads",
    "gauss": "gauss",
    "inHg": "inch_Hg", "rai": "rai", "stokes": "stokes", "darcy": "darcy", "Oe": "oersted", "Wb": "weber",
    "kDa": "kilodalton",
}  # fmt: skip
NO_SYMBOLS = frozenset("Pa Ah Ci VA EB".split())  # states, exclamations, abbreviations

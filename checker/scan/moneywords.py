"""The words and signs around an amount -> its ISO 4217 code and the part of it that is counted."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache, lru_cache

from checker.words import currencies
from checker.words.lexicon import ADJECTIVES, CENT_NOUNS, CURRENCY_NAMES, CURRENCY_NOUNS

ONE = Decimal(1)
CODES = frozenset(CURRENCY_NAMES.values())
SIGN = re.compile(f"(?:((?:[A-Za-z]+ )?[A-Za-z]+) ?)?([{''.join(currencies.SYMBOLS)}])([A-Z]+)?")
BESIDE = {"$": currencies.PREFIXED, "£": currencies.POUNDS, "¥": currencies.YENS}
SIGN_NOUNS = {"$": "dollar", "£": "pound", "¥": "yen"}
SIGN_OF = {noun: sign for sign, noun in SIGN_NOUNS.items()}
SHORT_ISSUER = re.compile(r"(?<![\w.])([A-Z]+)[ -](dollar|pound|yen)s?$")  # HK dollars
ISSUER_WORDS = ADJECTIVES | {"us", "u", "s", "of", "convertible"}


@lru_cache(maxsize=4096)
def read_currency(text: str) -> tuple[str, Decimal] | None:
    """Returns the ISO 4217 code that an amount's words name, and the factor of its subunit; None where none is known."""
    lower = " ".join(re.findall(r"[^\W\d_]+", text.lower()))
    words = [word for word in lower.split() if word != "and"]
    for size in (4, 3, 2):
        name = " ".join(words[-size:])
        if len(words) >= size and name in CURRENCY_NAMES:
            return CURRENCY_NAMES[name], ONE
    if words and words[-1] in currencies.DIMES:
        return currencies.DIMES[words[-1]]
    if words and words[-1] in CENT_NOUNS:
        issuer = " ".join(words[:-1])
        whole = CURRENCY_NOUNS.get(issuer) or issuers().get("us" if issuer == "u s" else issuer)
        return whole or CENT_NOUNS[words[-1]], Decimal("0.01")
    if words and words[-1] in CURRENCY_NOUNS:
        for size in (3, 2, 1):
            if len(words) > size and (code := name_issuer(" ".join(words[-size - 1 : -1]), words[-1])):
                return code, ONE
        if short := SHORT_ISSUER.search(text):
            return BESIDE[SIGN_OF[short[2]]].get(short[1]) or CURRENCY_NOUNS[words[-1]], ONE
        if any(word not in ISSUER_WORDS and word not in CURRENCY_NOUNS for word in words[:-1]):
            return None  # nobody's: "Confederate dollars", "more dollars"
        return CURRENCY_NOUNS[words[-1]], ONE
    for code in re.findall(r"[^\W\d_]+", text):
        if code in CODES:
            return code, ONE
        if code in currencies.LETTERS:
            return currencies.LETTERS[code], ONE
        if code in currencies.MILLIONS:
            return currencies.MILLIONS[code], ONE
    found = SIGN.search(text)
    if found is None:
        return None
    if found[1] and found[1].upper() == "GH":
        return "GHS", ONE
    if found[2] in BESIDE:
        for side in filter(None, (found[1], found[1] and found[1].split()[-1], found[3])):
            if beside := name_beside(side, found[2]):
                return beside, ONE
    return currencies.SYMBOLS[found[2]], ONE if found[2] != "¢" else Decimal("0.01")


def name_beside(side: str, sign: str) -> str | None:
    """Returns the ISO 4217 code that letters or an issuer beside a dollar, pound or yen sign name, None where none."""
    return BESIDE[sign].get(side.upper()) or name_issuer(side.lower(), SIGN_NOUNS[sign])


APART = re.compile("([A-Za-z]+(?: [A-Za-z]+)*) ([$£¥])")


def is_strange(text: str) -> bool:
    """Tells whether an amount begins with words that name no issuer: "CEO $5 million", "south $5 million"."""
    found = APART.match(text)
    return found is not None and name_beside(found[1], found[2]) is None and found[1].lower() != "us"


@cache
def nations() -> dict[tuple[str, str], str]:
    """Returns a people with the code that its currency's noun has alone, and the code of its own currency."""
    found = {("british", "GBP"): "GBP", ("american", "USD"): "USD", ("us", "USD"): "USD", ("german", "DEM"): "DEM"}
    for name, code in CURRENCY_NAMES.items():
        words = name.split()
        if (noun := words[-1].removesuffix("s")) in currencies.NOUNS:
            found[words[0], currencies.NOUNS[noun]] = code
    return found


@cache
def nouns_of() -> dict[str, str]:
    """Returns the noun of each currency, in the singular, by its code."""
    return {code: name.split()[-1].removesuffix("s") for name, code in CURRENCY_NAMES.items()}


@cache
def issuers() -> dict[str, str]:
    """Returns every name of an issuer, country or people, with the code of its currency."""
    places = {name: code for code, names in currencies.PLACES.items() for name in names.split("|")}
    named = {name.rsplit(" ", 1)[0]: code for name, code in CURRENCY_NAMES.items() if " " in name}
    return named | places | currencies.ISSUERS


def name_issuer(issuer: str, noun: str) -> str | None:
    """Returns the ISO 4217 code of a country's currency: "Swedish crowns", "Iraq dinars"; None where it has no such."""
    code = issuers().get(issuer)
    plain = find_family(noun)
    if code and (
        noun in currencies.CROWNS or plain in (find_family(nouns_of().get(code, "")), currencies.ALSO.get(code))
    ):
        return code
    for name in (f"{issuer} {plain}", f"{issuer} {plain}s"):
        if name in CURRENCY_NAMES:
            return CURRENCY_NAMES[name]
    return nations().get((issuer, CURRENCY_NOUNS.get(noun, "")))


def find_family(noun: str) -> str:
    """Returns the one spelling of a currency's noun, in the singular: "roubles" and "rubles" are "ruble"."""
    singular = noun.removesuffix("s")
    return currencies.FAMILIES.get(noun) or currencies.FAMILIES.get(singular) or singular

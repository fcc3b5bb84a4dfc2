"""The words and signs around an amount -> its ISO 4217 code and the part of it that is counted."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from checker import currencies
from checker.lexicon import CENT_NOUNS, CURRENCY_NAMES, CURRENCY_NOUNS

ONE = Decimal(1)
CODES = frozenset(CURRENCY_NAMES.values())
SIGN = re.compile(f"(?:([A-Za-z]+) ?)?([{''.join(currencies.SYMBOLS)}])")


@lru_cache(maxsize=4096)
def read_currency(text: str) -> tuple[str, Decimal] | None:
    """Returns the ISO 4217 code that an amount's words name, and the factor of its subunit; None where none is known."""
    lower = " ".join(re.findall(r"[^\W\d_]+", text.lower()))
    words = lower.split()
    for size in (4, 3, 2):
        name = " ".join(words[-size:])
        if len(words) >= size and name in CURRENCY_NAMES:
            return CURRENCY_NAMES[name], ONE
    if words and words[-1] in currencies.DIMES:
        return "USD", currencies.DIMES[words[-1]]
    if words and words[-1] in CENT_NOUNS:
        named = words[-2] if len(words) > 1 and words[-2] in CURRENCY_NOUNS else " ".join([*words[:-1], "dollar"])
        whole = read_currency(named) if len(words) > 1 else None
        return whole[0] if whole else CENT_NOUNS[words[-1]], Decimal("0.01")
    if words and words[-1] in CURRENCY_NOUNS:
        if len(words) > 1 and (code := name_issuer(words[-2], words[-1])):
            return code, ONE
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
    if found[2] in "$£¥" and found[1] and found[1].upper() in currencies.PREFIXED:
        return currencies.PREFIXED[found[1].upper()], ONE
    return currencies.SYMBOLS[found[2]], ONE if found[2] != "¢" else Decimal("0.01")


NATIONS = {("british", "GBP"): "GBP", ("american", "USD"): "USD", ("us", "USD"): "USD", ("german", "DEM"): "DEM"} | {
    (name.split()[0], currencies.NOUNS[name.split()[-1].removesuffix("s")]): code
    for name, code in CURRENCY_NAMES.items() if name.split()[-1].removesuffix("s") in currencies.NOUNS
}  # fmt: skip
NAMES_OF = {code: name.split()[-1].removesuffix("s") for name, code in CURRENCY_NAMES.items()}


def name_issuer(issuer: str, noun: str) -> str | None:
    """Returns the ISO 4217 code of a country's currency: "Swedish crowns", "Taiwan dollars"; None where it has no such."""
    code = currencies.ISSUERS.get(issuer)
    if code and (noun in currencies.CROWNS or noun.removesuffix("s") == NAMES_OF.get(code)):
        return code
    return NATIONS.get((issuer, CURRENCY_NOUNS[noun]))

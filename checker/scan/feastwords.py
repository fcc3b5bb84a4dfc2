"""Names of holidays and feasts -> DateParts (TIMEX3): the feast's key stands in `part`, `dates.py` finds its days.

A name that no table has is no date, and the grammar tries its next best reading. What is called after a day it happened
on ("the Good Friday Agreement") is an identifier, for it says nothing about this year's.
"""

from __future__ import annotations

import re

from checker.model import DateParts
from checker.scan.calendarnumbers import IN_CONTEXT, SHIFTS, full_year
from checker.scan.feasts import feast_table
from checker.scan.figures import read_ordinal
from checker.scan.outcomes import Builder, Outcome, Words
from checker.words.feastnames import COUNTRY_DAYS, EVENT_DAYS, GENITIVE_DAYS, VARYING_DAYS, feast_key
from checker.words.lexicon import ADJECTIVES

# Several days have these names, and nothing tells which is meant; or nothing does where a country stands before it.
UNTOLD = frozenset({"eid", *map(feast_key, COUNTRY_DAYS)})
VARYING = UNTOLD | frozenset(map(feast_key, VARYING_DAYS))
TRIMMED = (" festival", " day", " eve")
PROPER = frozenset(("new year", "spring festival"))  # names with a capital, and common nouns without


def known_key(name: str) -> str | None:
    """Returns the key under which the tables have a name, or its name without "festival" or "day"; "eve of " it where so."""
    key = feast_key(name)
    table = feast_table()
    if key in table:
        return key
    for tail in TRIMMED:
        if key.endswith(tail) and key.removesuffix(tail) in table:
            return f"eve of {key.removesuffix(tail)}" if tail == " eve" else key.removesuffix(tail)
    return None


def without_country(name: str) -> str:
    """Returns the key of a day that a country's name or adjective stands before: "Chad's Independence Day"."""
    first, _, rest = name.partition(" ")
    return feast_key(rest) if first.lower() in ADJECTIVES or re.search("['’]", first) else ""


def build_feast(words: Words, hedge: str, text: str) -> Outcome | None:
    """Returns the days of a feast, of the year or beside the article's day as the words around it say."""
    name = words["name"]
    key = known_key(name)
    if key is None:
        bare = feast_key(name)
        if bare in EVENT_DAYS:
            return Outcome("identifier")
        return Outcome("date") if bare in UNTOLD or without_country(name) in VARYING else None
    if key in GENITIVE_DAYS and name.lower().endswith(key):
        return None
    year = full_year(words.get("y") or words.get("yy"))
    if "y" in words and year is None:
        return None
    if key in PROPER and year is None and not name[0].isupper():  # "each new year", "a spring festival" are no days
        return None
    if "wk" in words:
        return Outcome("date")  # which days these are is a custom of each country
    if "eve" in words:
        key = f"eve of {key}"
    elif "n" in words:
        rank = -1 if words["n"].lower() == "last" else int(read_ordinal(words["n"]) or 0)
        key = f"day {rank} of {key}"
    parts = DateParts(year, part=key)
    rel = (words.get("rel") or words.get("rel2") or words.get("rel3") or "").lower()
    if not rel:
        return Outcome("date", parts=parts)
    if rel not in SHIFTS or (rel in IN_CONTEXT and rel != "previous") or (year is not None and rel != "this"):
        return None
    shift = SHIFTS[rel]
    base = "feast" if "rel" in words and shift else "year"
    return Outcome("date", parts=parts if year is not None else parts._replace(relative=base, shift=shift))


def build_event(words: Words, hedge: str, text: str) -> Outcome | None:
    """Returns an identifier for what is called after the day it happened on."""
    return Outcome("identifier") if known_key(words["name"]) is not None else None


BUILDERS: dict[str, Builder] = {
    "feast": build_feast, "holiday": build_feast, "alone": build_feast, "happened": build_event,
}  # fmt: skip

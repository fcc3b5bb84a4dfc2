"""Words for years and longer -> DateParts: years, eras, decades, centuries and parts of these (TIMEX3, ISO-TimeML).

One builder a production; None where the words cannot be such a time. `dates.py` turns parts into days.
"""

from __future__ import annotations

from checker.model import DateParts
from checker.scan.calendarnumbers import full_year, part_of
from checker.scan.figures import read_figure, read_ordinal
from checker.scan.outcomes import Builder, Outcome, Words
from checker.words.lexicon import CARDINALS, YEARS


def build_year(words: Words, hedge: str, text: str) -> Outcome | None:
    """Returns a year; one before the first of our era has no days here."""
    if words.get("fin", "end").lower() != "end":
        return None
    if "ye" in words or "ye2" in words:
        return build_era(words)
    if "yf" in words or words.get("ca", "circa").lower() not in ("circa", "ca", "c"):
        return build_worded(words)
    year = next((full_year(words[n]) for n in ("y", "yw", "y2", "yp", "ya", "yr") if n in words), None)
    if "ca" in words and year is not None:
        return Outcome("date", hedge="about", parts=DateParts(year, grain="year"))
    if "yy" in words:  # "'08" is of this century, "'45" of the last
        short = int(words["yy"])
        year = short + (2000 if short < CLIPPED else 1900)
    if year is None:
        return None
    if words.get("era", "").lower().startswith("b"):
        return Outcome("date")
    open_ = {"pre": "before", "post": "after"}.get(words.get("pre", "").lower(), "")
    return Outcome("date", parts=DateParts(year, grain="year", part=part_of(text), open=open_))


def build_era(words: Words) -> Outcome | None:
    """Returns "79 AD", "A.D. 14" as a year; "300 BC" as a date without days. Small letters are words: "14 ad campaigns"."""
    era = next(words[n] for n in ("era", "era2", "dots", "dots2") if n in words)
    letters, year = era.replace(".", ""), int(words.get("ye") or words["ye2"])
    if not letters.isupper() or letters not in ("AD", "BC", "CE", "BCE") or not year:
        return None
    return Outcome("date", parts=None if letters[0] == "B" else DateParts(year, grain="year"))


def build_worded(words: Words) -> Outcome | None:
    """Returns "two thousand and eighteen", "nineteen hundred and five" as a year; round thousands are counts."""
    figure = read_figure(words.get("yf", ""))
    spelt = words.get("yf", "").lower().startswith(("two thousand ", "nineteen hundred", "eighteen hundred"))
    if not spelt or figure is None or figure.value != int(figure.value) or int(figure.value) not in YEARS:
        return None
    return Outcome("date", parts=DateParts(int(figure.value), grain="year"))


def build_years(words: Words, hedge: str, text: str) -> Outcome | None:
    """Returns a span of years: "2010-2015", "2014/15"."""
    first, last = full_year(words["y"]), full_year(words["y2"])
    if first is None or last is None:
        return None
    last = first // 100 * 100 + last % 100 if len(words["y2"]) == 2 else last
    if not first < last < first + 500:
        return None
    return Outcome("date", parts=DateParts(first, grain="year", until=DateParts(last, grain="year")))


def build_fiscal(words: Words, hedge: str, text: str) -> Outcome | None:
    """Returns a fiscal year, read as the calendar year of its name."""
    year = full_year(words.get("y") or words.get("y3") or words.get("yy"))
    return None if year is None else Outcome("date", parts=DateParts(year, grain="year", part="fiscal"))


CLIPPED = 30  # years of two digits behind an apostrophe are of this century up to here
EIGHTIES = {
    f"{word[:-1]}ies": 10 * n
    for n, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}


def build_decade(words: Words, hedge: str, text: str) -> Outcome | None:
    """Returns a decade: "the 1960s", "the '80s", "the nineties"."""
    word = words.get("w", "").lower()
    if "ct" in words:
        return build_tens(words)
    if "cw" in words and word in EIGHTIES:
        century = CARDINALS.get(words["cw"].lower(), 0)
        return decade(100 * century + EIGHTIES[word], part_of(text)) if century >= 10 else None
    short = next((words[n] for n in ("yy", "yb", "yc") if n in words), "") or EIGHTIES.get(word, 0)
    year = full_year(words["y"]) if "y" in words else 2000 if word == "noughties" else 1900 + int(short)
    if ("yb" in words or "yc" in words) and int(short) < 20:
        return None
    if year is None or year % 10:
        return None
    part = part_of(text)
    grain = "century" if year % 100 == 0 and year < 2000 else "decade"
    until = DateParts(int(words["y2"]), grain="decade") if "y2" in words else None
    return Outcome("date", parts=DateParts(year, grain=grain, part=part, until=until))


def decade(year: int, part: str) -> Outcome | None:
    """Returns the ten years from one on."""
    return Outcome("date", parts=DateParts(year, grain="decade", part=part)) if year in YEARS else None


def build_tens(words: Words) -> Outcome | None:
    """Returns "the nineteen-tens", the years 1910 to 1919."""
    century = CARDINALS.get(words["ct"].lower(), 0)
    return decade(100 * century + 10, "") if words["tens"].lower() == "tens" and century >= 10 else None


def build_century(words: Words, hedge: str, text: str) -> Outcome | None:
    """Returns a century: the 21st is 2000 to 2099, as TIMEX3 counts."""
    rank = read_ordinal(words["n"])
    if words.get("era", "").lower().startswith("b"):
        return Outcome("date")  # no day before the year 1 can be told
    if rank == 1 and words["c"].lower() == "century":
        return Outcome("date")
    if rank is not None and words["c"].lower() == "millennium" and "n2" not in words and 1 < rank < 4:
        return Outcome("date", parts=DateParts((int(rank) - 1) * 1000, grain="millennium", part=part_of(text)))
    if rank is None or not words["c"].lower().startswith("cent") or not 1 < rank < 30:
        return None
    if "n2" in words:
        last = read_ordinal(words["n2"])
        if last is None or not rank < last < 30 or ("and" in words and last != rank + 1):
            return None
        end = DateParts((int(last) - 1) * 100, grain="century")
        return Outcome("date", parts=DateParts((int(rank) - 1) * 100, grain="century", until=end))
    return Outcome("date", parts=DateParts((int(rank) - 1) * 100, grain="century", part=part_of(text)))


def build_section(words: Words, hedge: str, text: str) -> Outcome | None:
    """Returns the years of a part of a decade or a century: "the second half of the 1980s"."""
    count = {"half": 2, "quarter": 4, "third": 3, "decade": 10}.get(words["q"].lower(), 0)
    rank = count if words["n"].lower() == "last" else int(read_ordinal(words["n"]) or 0)
    if "c" in words:
        first, size = (int(read_ordinal(words["c"]) or 0) - 1) * 100, 100
    else:
        first = int(words["y"])
        size = 100 if first % 100 == 0 and first < 2000 else 10
    if not 0 < rank <= count or first not in YEARS or first % 10 or (size == 10 and count != 2):
        return None
    if not words.get("cent", "cent").lower().startswith("cent"):
        return None
    low, high = first + size * (rank - 1) // count, first + size * rank // count - 1
    return Outcome("date", parts=DateParts(low, grain="year", until=DateParts(high, grain="year")))


BUILDERS: dict[str, Builder] = {
    "year": build_year, "years": build_years, "fiscal": build_fiscal, "decade": build_decade, "century": build_century,
    "section": build_section,
}  # fmt: skip

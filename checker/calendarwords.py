"""Words of the calendar -> DateParts: days, months, years, decades, quarters, seasons, holidays (TIMEX3, ISO-TimeML).

One builder a production. A builder returns None where the words cannot be a date ("Feb 30"); the grammar then tries its
next best reading. `dates.py` turns parts into days.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from checker.lexicon import CARDINALS, MONTHS, SEASONS, WEEKDAYS, YEARS
from checker.model import DateParts, Interval
from checker.quantities import Builder, Outcome, Words, read_figure, read_ordinal

SHIFTS = {
    "last": -1, "past": -1, "previous": -1, "prior": -1, "preceding": -1, "next": 1, "coming": 1, "upcoming": 1,
    "following": 1, "this": 0, "current": 0, "that": 0, "same": 0,
}  # fmt: skip
IN_CONTEXT = frozenset("that same following previous preceding prior".split())  # count from the date before


def day_number(text: str | None) -> int | None:
    """Returns the day of the month that "7", "29th" or "twenty-ninth" names."""
    if text is None:
        return None
    if text.isdigit():
        return int(text)
    rank = read_ordinal(text)
    if rank is not None:
        return int(rank)
    figure = read_figure(text)
    return int(figure.value) if figure is not None and 0 < figure.value < 32 else None


def month_number(text: str | None) -> int | None:
    """Returns 1 to 12 for a month's name or abbreviation, or its digits."""
    if text is None:
        return None
    return int(text) if text.isdigit() else MONTHS.get(text.lower().rstrip("."))


def full_year(text: str | None) -> int | None:
    """Returns the year of four digits, or of two: 70 to 99 in the last century, others in this one."""
    if text is None:
        return None
    if not text.isdigit():
        figure = read_figure(text)
        return int(figure.value) if figure and int(figure.value) in YEARS else year_in_words(text)
    value = int(text)
    return value if len(text) > 2 else value + (1900 if value >= 70 else 2000)


def year_in_words(text: str) -> int | None:
    """Returns the year that "nineteen ninety-eight" or "twenty eleven" names."""
    words = re.split(r"[\s-]+", text.lower())
    values = [CARDINALS.get(w, 0) for w in words]
    return values[0] * 100 + sum(values[1:]) if len(values) > 1 and 10 <= values[0] < 22 else None


def part_of(text: str) -> str:
    """Returns "early", "mid", "late", "end", "start" or "middle" where a date phrase opens with one."""
    found = re.match(r"(?:the )?(early|mid|late|end|start|beginning|middle)\b", text.lower())
    return {"beginning": "start", "middle": "mid"}.get(found[1], found[1]) if found else ""


def weekday_number(text: str | None) -> int | None:
    """Returns 0 for Monday to 6 for Sunday."""
    return None if text is None else WEEKDAYS.get(text.lower().rstrip("."))


def possible(year: int | None, month: int | None, day: int | None) -> bool:
    """Returns whether such a day exists; without a year 29 February does."""
    try:
        date(year or 2000, month or 1, day or 1)
    except (ValueError, OverflowError):  # "October the quadrillionth" is beyond any integer of the calendar
        return False
    return year is None or year > 0


def build_day(words: Words, hedge: str, text: str) -> Outcome | None:
    """Returns a day, or a range of days, with month and, where stated, year and weekday."""
    if "mb" in words or "db" in words:
        words = rename(words, "b")
    if "e" in words:
        digits = int(words["e"][:4]), int(words["e"][4:6]), int(words["e"][6:])
        return Outcome("date", parts=DateParts(*digits)) if possible(*digits) else None
    if "y2" in words:
        alone = full_year(words["y2"])
        return Outcome("date", parts=DateParts(alone, grain="year")) if alone is not None else None
    chinese = "m" not in words and "m2" in words
    year, month = full_year(words.get("y") or words.get("yy")), month_number(words.get("m2" if chinese else "m"))
    day = day_number(words.get("d2" if chinese else "d") or words.get("dw"))
    if month is None or not 1 <= month <= 12:
        return None
    if "dw" in words and (day is None or (day < 10 and year is None)):
        return None  # "May two" is no day without more
    if day is None:
        return Outcome("date", parts=DateParts(year, month, grain="month"))
    if not possible(year, month, day):
        return None
    parts = DateParts(year, month, day, weekday=weekday_number(words.get("wd")))
    if "rel" in words:
        parts = with_year(parts, words["rel"])
    if not chinese and "d2" in words:
        last, last_month = day_number(words["d2"]), month_number(words.get("m2")) or month
        if last is None or not possible(year, last_month, last) or (last_month == month and last <= day):
            return None
        if "list" in words and last != day + len(re.split(r",\s*(?:and\s)?|\sand\s|/", words["list"])) - 1:
            return None  # "3 and 17 May" are two days, no stretch
        parts = parts._replace(until=DateParts(year, last_month, last))
    return Outcome("date", parts=parts)


def build_lowday(words: Words, hedge: str, text: str) -> Outcome | None:
    """Returns the day of a month in small letters, which only the figures around tell from a verb: "3 may 2019"."""
    return build_day(rename(words, "bcd"), hedge, text)


def rename(words: Words, letters: str) -> Words:
    """Returns the words under the names of the first alternative: "mb" is "m"."""
    return {name[:1] if len(name) == 2 and name[1] in letters else name: word for name, word in words.items()}


def with_year(parts: DateParts, rel: str) -> DateParts:
    """Returns the parts with a year named from the article's day or the date before: "this year", "that year"."""
    rel = rel.lower()
    if rel in IN_CONTEXT:
        return parts._replace(relative="that", shift=SHIFTS[rel])
    return parts._replace(relative="year", shift=SHIFTS[rel])


def build_month(words: Words, hedge: str, text: str) -> Outcome | None:
    """Returns a month, with its year where one is named."""
    month = month_number(words.get("m") or words.get("m2") or words.get("m3"))
    if month is None:
        return None
    if not 1 <= month <= 12:
        return None
    parts = DateParts(
        full_year(words.get("y") or words.get("y3") or words.get("yy")), month, grain="month", part=part_of(text)
    )
    if "ru" in words:
        parts = with_year(parts, words["rel"])
    elif "rel" in words:
        parts = parts._replace(relative="month", shift=SHIFTS[words["rel"].lower()])
        if "d" in words:
            parts = parts._replace(day=day_number(words["d"]), grain="day")
            if not possible(None, month, parts.day):
                return None
    if "m" in words and "m2" in words:
        last = month_number(words["m2"])
        parts = parts._replace(until=DateParts(parts.year, last, grain="month"))
    return Outcome("date", parts=parts)


def build_year(words: Words, hedge: str, text: str) -> Outcome | None:
    """Returns a year."""
    year = full_year(words.get("y") or words.get("yw") or words.get("y2") or words.get("yp"))
    if "yy" in words:  # "'08" is of this century, "'45" of the last
        short = int(words["yy"])
        year = short + (2000 if short < CLIPPED else 1900)
    if year is None or words.get("era", "").lower().startswith("b"):
        return None
    open_ = {"pre": "before", "post": "after"}.get(words.get("pre", "").lower(), "")
    return Outcome("date", parts=DateParts(year, grain="year", part=part_of(text), open=open_))


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
    year = full_year(words.get("y") or words.get("y3"))
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
    short = words.get("yy") or words.get("yb") or EIGHTIES.get(word, 0)
    year = full_year(words["y"]) if "y" in words else 2000 if word == "noughties" else 1900 + int(short)
    if "yb" in words and int(short) < 20:
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
    if rank is None or not words["c"].lower().startswith("cent") or not 1 < rank < 30:
        return None
    return Outcome("date", parts=DateParts((int(rank) - 1) * 100, grain="century", part=part_of(text)))


def build_quarter(words: Words, hedge: str, text: str) -> Outcome | None:
    """Returns a quarter or half of a year; "the year-ago third quarter" counts its year from the article's."""
    letter = (words.get("qh") or words.get("qh2") or "").lower()
    name = (words.get("q") or words.get("q2") or {"h": "half"}.get(letter, "")).lower()
    size, grain = (6, "half") if name == "half" else (3, "quarter")
    year, counted = full_year(words.get("y") or words.get("y2")), "rel" in words or "ya" in words
    if letter:
        number = int(words.get("d") or words.get("d2") or 0)
    else:
        rank = read_ordinal(words.get("n") or words.get("n2") or "")
        number = int(rank) if rank is not None else 12 // size
        if "last" in words and year is None and not counted:
            last = DateParts(grain=grain, relative=grain, shift=-1)
            return Outcome("date", parts=last) if grain == "quarter" else None
    if not 1 <= number <= 12 // size or (grain == "half" and year is None and not counted):
        return None
    parts = DateParts(year, 1 + size * (number - 1), grain=grain)
    if "ya" in words:
        return Outcome("date", parts=parts._replace(relative="year", shift=-1))
    return Outcome("date", parts=with_year(parts, words["rel"]) if "rel" in words else parts)


def build_halfmonth(words: Words, hedge: str, text: str) -> Outcome | None:
    """Returns the days up to the 15th of a month, or those from the 16th on; in a February of no year up to the 28th."""
    month, year = month_number(words["m"]) or 1, full_year(words.get("y"))
    last = max(day for day in range(28, 32) if possible(year or 2001, month, day))
    first, end = (1, 15) if words["n"].lower() == "first" else (16, last)
    return Outcome("date", parts=DateParts(year, month, first, until=DateParts(year, month, end)))


def build_season(words: Words, hedge: str, text: str) -> Outcome | None:
    """Returns a season, northern reading."""
    name = (words.get("s") or words.get("s2") or words.get("s3") or words.get("s4") or "").lower()
    year = full_year(words.get("y"))
    if "y2" in words and (name != "winter" or year is None or int(words["y2"]) != (year + 1) % 100):
        return None
    parts = DateParts(year, SEASONS[name], grain="season", part=part_of(text))
    rel = words.get("rel2") or words.get("rel3")
    return Outcome("date", parts=parts._replace(relative="season", shift=SHIFTS[rel.lower()]) if rel else parts)


def build_nth(words: Words, hedge: str, text: str) -> Outcome | None:
    """Returns a day, weekday or week counted within a month or year: "the last Monday of March", "the 9th of next month"."""
    if "n" in words:
        rank = -1 if words["n"].lower() == "last" else int(read_ordinal(words["n"]) or 0)
        grain = (words.get("u") or "day").lower()
        grain = {"wk": "week", "wkend": "weekend"}.get(grain, grain)
    else:
        rank, grain = day_number(words.get("d") or words.get("d2")) or 0, "day"
    within_year = "y2" in words or words.get("ru", "").lower().startswith("y")
    if not (rank == -1 or 1 <= rank <= (53 if within_year else 31 if "n" not in words else 5)):
        return None
    month = month_number(words.get("m"))
    year = full_year(words.get("y") or words.get("y2"))
    parts = DateParts(year, month, grain=grain, weekday=weekday_number(words.get("wd")), part=f"nth {rank}")
    if "n" not in words and "rel" not in words:  # "Tuesday the 19th"
        return Outcome("date", parts=parts._replace(day=rank, part=""))
    if "rel" in words:
        rel = words["rel"].lower()
        base = "that" if rel in IN_CONTEXT else "year" if within_year else "month"
        parts = parts._replace(relative=base, shift=SHIFTS[rel], open="year" if within_year else "month")
    return Outcome("date", parts=parts)


def build_weekof(words: Words, hedge: str, text: str) -> Outcome | None:
    """Returns the week, Monday to Sunday, that holds a day: "the week of March 9"."""
    day = day_number(words.get("d") or words.get("d2") or words.get("d3"))
    month, year = month_number(words.get("m") or words.get("m2")), full_year(words.get("y"))
    if not possible(year, month, day) or not re.match(
        r"(?i)(?:the )?(?:(?:wk|week)\s+(?:of|(?:start|beginn|end|commenc)ing)|w/[ce])\s", text
    ):
        return None
    return Outcome("date", parts=DateParts(year, month, day, grain="week"))


def build_weekno(words: Words, hedge: str, text: str) -> Outcome | None:
    """Returns a numbered week of a year, or a day of it, as ISO 8601 counts: "week 31 of 2019", "2018-W16-6"."""
    if "iso" in words and words["iso"] != "W":
        return None
    year, number = int(words.get("y") or words["y2"]), int(words.get("n") or words["nb"])
    try:
        day = date.fromisocalendar(year, number, int(words.get("d", "1")))
    except ValueError:
        return None
    return Outcome("date", parts=DateParts(day.year, day.month, day.day, grain="day" if "d" in words else "week"))


def build_slashed(words: Words, hedge: str, text: str) -> Outcome | None:
    """Returns a date in digits; where day and month can change places both readings stand, month first first."""
    if "dots" in words:
        pieces = words["dots"].split(".")
        pieces = pieces[::-1] if len(pieces[0]) == 4 else pieces
        if len(pieces) != 3 or len(pieces[2]) not in (2, 4) or max(map(len, pieces[:2])) > 2:
            return Outcome("identifier")
        first, second, year = int(pieces[0]), int(pieces[1]), full_year(pieces[2])
        if year not in YEARS:
            return Outcome("identifier")
        orders = [(second, first)]
    else:
        words = rename(words, "b")
        first, second, year = int(words["a"]), int(words["b"]), full_year(words.get("y"))
        orders = [(first, second), (second, first)]
    day = weekday_number(words.get("wd"))
    named = [DateParts(year, m, d, weekday=day) for m, d in dict.fromkeys(orders) if 1 <= m <= 12 and d]
    valid = [parts for parts in named if possible(*parts[:3])]
    if day is not None and year is not None:  # the weekday tells which order is meant
        valid = [p for p in valid if date(year, p.month or 1, p.day or 1).weekday() == day] or valid
    if not valid:
        return None
    readings = tuple(
        Interval(day, day + timedelta(1), "day") for p in valid if p.year for day in [date(p.year, p.month or 1, p.day or 1)]
    ) if len(valid) > 1 else ()  # fmt: skip
    either = len(valid) > 1 and not readings  # the readings wait for the year
    return Outcome("date", parts=valid[0]._replace(part="either order" if either else ""), readings=readings)


def build_slashes(words: Words, hedge: str, text: str) -> Outcome | None:
    """Returns the days between two dates in digits, month first where that can be: "10/1-11/2/2017"."""
    figures = [int(digits) for digits in re.findall("[0-9]+", text)]
    if len(figures) != 5:
        return None
    a, b, c, d, year = figures
    for first, second in (((a, b), (c, d)), ((b, a), (d, c))):
        if first < second and possible_days(year, first, second):
            return Outcome("date", parts=DateParts(year, *first, until=DateParts(year, *second)))
    return None


def possible_days(year: int, *days: tuple[int, int]) -> bool:
    """Returns whether the year has all these days of months."""
    return all(1 <= month <= 12 and possible(year, month, day) for month, day in days)


BUILDERS: dict[str, Builder] = {
    "day": build_day, "days": build_day, "lowday": build_lowday, "month": build_month, "year": build_year, "years": build_years,
    "fiscal": build_fiscal, "decade": build_decade, "century": build_century, "quarter": build_quarter,
    "season": build_season, "slashed": build_slashed, "nth": build_nth, "weekof": build_weekof, "weekno": build_weekno,
    "slashes": build_slashes, "halfmonth": build_halfmonth,
}  # fmt: skip

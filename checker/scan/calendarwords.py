"""Words of the calendar -> DateParts: days, weeks, months, quarters, seasons (TIMEX3, ISO-TimeML).

One builder a production. A builder returns None where the words cannot be a date ("Feb 30"); the grammar then tries its
next best reading. `dates.py` turns parts into days.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from checker.model import DateParts, Interval
from checker.scan.calendarnumbers import (
    IN_CONTEXT,
    SHIFTS,
    day_number,
    full_year,
    month_number,
    part_of,
    possible,
    weekday_number,
)
from checker.scan.figures import read_ordinal
from checker.scan.outcomes import Builder, Outcome, Words
from checker.words.lexicon import SEASONS, YEARS


def build_day(words: Words, hedge: str, text: str) -> Outcome | None:
    """Returns a day, or a range of days, with month and, where stated, year and weekday."""
    if not words.keys().isdisjoint(("mb", "db", "mc", "dc")):
        words = rename(words, "bc")
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
        if year is not None and last_month < month:  # "December 28 to January 4, 2019"
            parts = parts._replace(year=year - 1)
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


def with_side(parts: DateParts, rel: str, grain: str) -> DateParts | None:
    """Returns the parts as the nearest such month or season on one side: of the article's day, or of the date before."""
    rel = rel.lower()
    if rel not in SHIFTS:
        return None
    if rel in IN_CONTEXT and SHIFTS[rel]:
        return parts._replace(relative="that", shift=SHIFTS[rel], open="nearest")
    return parts._replace(relative=grain, shift=SHIFTS[rel])


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
    elif "rel" in words or "relb" in words:
        beside = with_side(parts, words.get("relb") or words["rel"], "month")
        if beside is None:
            return None
        parts = beside
        if "d" in words:
            parts = parts._replace(day=day_number(words["d"]), grain="day")
            if not possible(None, month, parts.day):
                return None
    if "m" in words and "m2" in words:
        last = month_number(words["m2"])
        if "list" in words and (
            last is None or last - month != words["list"].count(",") + 1 - words["list"].count(", and")
        ):
            return None
        parts = parts._replace(until=DateParts(parts.year, last, grain="month"))
        if parts.year is not None and last is not None and last < month:
            parts = parts._replace(year=parts.year - 1)
    return Outcome("date", parts=parts)


LATTER = frozenset("latter final closing concluding".split())  # the last of a unit's parts


def build_quarter(words: Words, hedge: str, text: str) -> Outcome | None:
    """Returns a quarter or half of a year; "the year-ago third quarter" counts its year from the article's."""
    letter = (words.get("qh") or words.get("qh2") or words.get("qh3") or words.get("qh4") or "").lower()
    name = (words.get("q") or words.get("q2") or {"h": "half"}.get(letter, "")).lower()
    size, grain = (6, "half") if name == "half" else (3, "quarter")
    if "qm" in words:  # "the June quarter" ends with June
        month = month_number(words["qm"]) or 1
        return (
            Outcome("date", parts=DateParts(full_year(words.get("y")), month - 2, grain="quarter"))
            if not month % 3
            else None
        )
    stated = next((words[name] for name in ("y", "y2", "y3", "y4", "yy", "yy3") if name in words), None)
    year, rel = full_year(stated), words.get("rel") or ("same" if "ty" in words else "")
    counted = bool(rel) or "ya" in words
    if letter:
        number = int(words.get("d") or words.get("d2") or words.get("d3") or words.get("d4") or 0)
    elif "nw" in words:  # "the closing quarter of 2019"
        number = {"opening": 1}.get(words["nw"].lower(), 12 // size if words["nw"].lower() in LATTER else 0)
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
    return Outcome("date", parts=with_year(parts, rel) if rel else parts)


def build_quarters(words: Words, hedge: str, text: str) -> Outcome | None:
    """Returns several quarters of a year: "Q1-Q3 2019", "the first and second quarters of 2019", "the first three quarters"."""
    year = next(full_year(words[name]) for name in ("y", "yb", "yc") if name in words)
    size, grain = (6, "half") if words.get("qa", "q").lower() == "h" else (3, "quarter")
    if "some" in words:
        first, last = 1, {"two quarters": 2, "three quarters": 3}.get(words["some"].lower().replace("-", " "), 0)
    elif "qa" in words:
        first, last = int(words["da"]), int(words["db"])
    else:
        first, last = int(read_ordinal(words["na"]) or 0), int(read_ordinal(words["nb"]) or 0)
    if not 1 <= first < last <= 12 // size or words.get("qa", "").lower() != words.get("qb", "").lower():
        return None
    if not re.search(r"(?i)-|\b(?:through|to)\b", text) and last != first + 1 and "some" not in words:
        return None
    until = DateParts(year, 1 + size * (last - 1), grain=grain)
    return Outcome("date", parts=DateParts(year, 1 + size * (first - 1), grain=grain, until=until))


def build_halfmonth(words: Words, hedge: str, text: str) -> Outcome | None:
    """Returns the days up to the 15th of a month, or those from the 16th on; in a February of no year up to the 28th."""
    month, year = month_number(words["m"]) or 1, full_year(words.get("y"))
    last = max(day for day in range(28, 32) if possible(year or 2001, month, day))
    first, end = (1, 15) if words["n"].lower() == "first" else (16, last)
    return Outcome("date", parts=DateParts(year, month, first, until=DateParts(year, month, end)))


def build_season(words: Words, hedge: str, text: str) -> Outcome | None:
    """Returns a season, northern reading."""
    name = (words.get("s") or words.get("s2") or words.get("s3") or words.get("s4") or "").lower()
    year = full_year(words.get("y") or words.get("yy"))
    if name == "fall" and text.lower() in ("fall", "the fall"):
        return None  # somebody's
    if "y2" in words and (name != "winter" or year is None or int(words["y2"]) % 100 != (year + 1) % 100):
        return None
    parts = DateParts(year, SEASONS[name], grain="season", part=part_of(text))
    if "ru" in words:
        return Outcome("date", parts=with_year(parts, words["rel"]))
    rel = words.get("rel2") or words.get("rel3") or words.get("rel4")
    named = with_side(parts, rel, "season") if rel else parts
    return Outcome("date", parts=named) if named is not None else None


def build_nth(words: Words, hedge: str, text: str) -> Outcome | None:
    """Returns a day, weekday or week counted within a month or year: "the last Monday of March", "the 9th of next month"."""
    if "n" in words:
        rank = -1 if words["n"].lower() == "last" else int(read_ordinal(words["n"]) or 0)
        grain = (words.get("u") or words.get("ub") or "day").lower()
        grain = {"wk": "week", "wkend": "weekend", "mth": "month"}.get(grain, grain)
    else:
        rank, grain = day_number(words.get("d") or words.get("d2") or words.get("d3")) or 0, "day"
    within_year = "y2" in words or words.get("ru", "").lower().startswith("y")
    days = grain == "day" and ("wd" not in words or "n" not in words)
    most = 12 if grain == "month" else 366 if days and within_year else 53 if within_year else 31 if days else 5
    if not (rank == -1 or 1 <= rank <= most) or (grain == "month" and not within_year):
        return None
    month = month_number(words.get("m"))
    year = full_year(words.get("y") or words.get("y2"))
    parts = DateParts(
        year, month, grain=grain, weekday=weekday_number(words.get("wd") or words.get("wd2")), part=f"nth {rank}"
    )
    if grain == "month":
        parts = DateParts(year, rank if rank > 0 else 12, grain="month")
        rel = words.get("rel", "same")
        return Outcome("date", parts=with_year(parts, rel) if "ru" in words else parts)
    if "n" not in words and "ru" not in words:  # "Tuesday the 19th"
        return Outcome("date", parts=parts._replace(day=rank, part=""))
    if "ru" in words:
        rel = words.get("rel", "same").lower()
        base = "that" if rel in IN_CONTEXT else "year" if within_year else "month"
        parts = parts._replace(relative=base, shift=SHIFTS[rel], open="year" if within_year else "month")
    return Outcome("date", parts=parts)


def build_weekof(words: Words, hedge: str, text: str) -> Outcome | None:
    """Returns the week, Monday to Sunday, that holds a day: "the week of March 9"; or the seven days "to March 9"."""
    day = day_number(words.get("d") or words.get("d2") or words.get("d3"))
    month, year = month_number(words.get("m") or words.get("m2")), full_year(words.get("y"))
    if not possible(year, month, day) or not re.match(
        r"(?i)(?:the )?(?:(?:wk|week)\s+(?:of|to|ended|(?:start|beginn|end|commenc)ing)|(?:wkend|weekend)\s+of|w/[ce])\s",
        text,
    ):
        return None
    grain = "weekend" if "kend" in text[:11].lower().replace("week", "wk", 1) else "week"
    closes = re.match(r"(?i)(?:the )?(?:wk|week)\s+(?:to|end(?:ed|ing))\s|w/e", text) is not None
    return Outcome("date", parts=DateParts(year, month, day, grain=grain, open="week to" if closes else ""))


def build_weekno(words: Words, hedge: str, text: str) -> Outcome | None:
    """Returns a numbered week of a year, or a day of it, as ISO 8601 counts: "week 31 of 2019", "2018-W16-6"."""
    if "iso" in words and words["iso"] != "W":
        return None
    if "rel" in words:
        rank, shift = int(words["n"]), SHIFTS[words["rel"].lower()]
        parts = DateParts(grain="week", relative="year", shift=shift, part=f"nth {rank}", open="year")
        return Outcome("date", parts=parts) if 0 < rank < 54 else None
    year = next(int(words[name]) for name in ("y", "y2", "y3") if name in words)
    number = next(int(words[name]) for name in ("n", "nb", "n3") if name in words)
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
        first, second, year = int(words["a"]), int(words["b"]), full_year(words.get("y") or words.get("yy"))
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
    """Returns the days between two dates in digits, month first where that can be: "10/1-11/2/2017", "from 5/20 to 6/2"."""
    figures = [int(digits) for digits in re.findall("[0-9]+", text)]
    if not 4 <= len(figures) <= 6 or (len(figures) == 4 and max(figures) < 13):
        return None  # "from 1/4 to 3/4" may be shares, and "9/½/2014" is no date
    years: tuple[int | None, int | None] = (None, None)
    if len(figures) > 4:
        years = figures[2] if len(figures) == 6 else figures[-1], figures[-1]
    a, b, c, d = figures[:2] + (figures[3:5] if len(figures) == 6 else figures[2:4])
    for first, second in (((a, b), (c, d)), ((b, a), (d, c))):
        ordered = (years[0] or 0, *first) < (years[1] or 0, *second) or not any(years)
        if ordered and possible_days(years[0] or 2000, first) and possible_days(years[1] or 2000, second):
            return Outcome("date", parts=DateParts(years[0], *first, until=DateParts(years[1], *second)))
    return None


def possible_days(year: int, *days: tuple[int, int]) -> bool:
    """Returns whether the year has all these days of months."""
    return all(1 <= month <= 12 and possible(year, month, day) for month, day in days)


BUILDERS: dict[str, Builder] = {
    "day": build_day, "days": build_day, "lowday": build_lowday, "month": build_month, "quarter": build_quarter,
    "season": build_season, "slashed": build_slashed, "nth": build_nth, "weekof": build_weekof, "weekno": build_weekno,
    "slashes": build_slashes, "halfmonth": build_halfmonth, "quarters": build_quarters,
}  # fmt: skip

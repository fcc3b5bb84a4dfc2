"""Words of dates and clocks -> DateParts: what is stated, and what is left to the article (TIMEX3, ISO-TimeML).

One builder a production. A builder returns None where the words cannot be a date ("Feb 30"); the grammar then tries its
next best reading. `dates.py` turns parts into days.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from checker.lexicon import CARDINALS, MONTHS, SEASONS, TIME_UNITS, WEEKDAYS, YEARS
from checker.model import DateParts, Interval
from checker.quantities import Builder, Outcome, Words, read_figure, read_ordinal

SHIFTS = {
    "last": -1, "past": -1, "previous": -1, "prior": -1, "preceding": -1, "next": 1, "coming": 1, "upcoming": 1,
    "following": 1, "this": 0, "current": 0, "that": 0, "same": 0,
}  # fmt: skip
IN_CONTEXT = frozenset("that same following previous preceding prior".split())  # count from the date before
GRAINS = {"night": "day", "fortnight": "week", "second": "day", "minute": "day", "hour": "day", "h": "day"}


def day_number(text: str | None) -> int | None:
    """Returns the day of the month that "7", "29th" or "twenty-ninth" names."""
    if text is None:
        return None
    if text.isdigit():
        return int(text)
    rank = read_ordinal(text)
    return int(rank) if rank is not None else None


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
    except ValueError:
        return False
    return year is None or year > 0


def build_day(words: Words, hedge: str, text: str) -> Outcome | None:
    """Returns a day, or a range of days, with month and, where stated, year and weekday."""
    if "e" in words:
        digits = int(words["e"][:4]), int(words["e"][4:6]), int(words["e"][6:])
        return Outcome("date", parts=DateParts(*digits)) if possible(*digits) else None
    if "y2" in words:
        return Outcome("date", parts=DateParts(int(words["y2"]), grain="year"))
    chinese = "m" not in words and "m2" in words
    year, month = full_year(words.get("y")), month_number(words.get("m2" if chinese else "m"))
    day = day_number(words.get("d2" if chinese else "d"))
    if month is None or not 1 <= month <= 12:
        return None
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
        parts = parts._replace(until=DateParts(year, last_month, last))
    return Outcome("date", parts=parts)


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
    parts = DateParts(full_year(words.get("y") or words.get("y3")), month, grain="month", part=part_of(text))
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
    year = full_year(words.get("y") or words.get("yw") or words.get("y2"))
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


EIGHTIES = {
    f"{word[:-1]}ies": 10 * n
    for n, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}


def build_decade(words: Words, hedge: str, text: str) -> Outcome | None:
    """Returns a decade: "the 1960s", "the '80s", "the nineties"."""
    short = words.get("yy") or EIGHTIES.get(words.get("w", "").lower(), 0)
    year = full_year(words["y"]) if "y" in words else 1900 + int(short)
    if year is None or year % 10:
        return None
    part = part_of(text)
    grain = "century" if year % 100 == 0 and year < 2000 else "decade"
    until = DateParts(int(words["y2"]), grain="decade") if "y2" in words else None
    return Outcome("date", parts=DateParts(year, grain=grain, part=part, until=until))


def build_century(words: Words, hedge: str, text: str) -> Outcome | None:
    """Returns a century: the 21st is 2000 to 2099, as TIMEX3 counts."""
    rank = read_ordinal(words["n"])
    if rank is None or not words["c"].lower().startswith("cent") or not 1 < rank < 30:
        return None
    return Outcome("date", parts=DateParts((int(rank) - 1) * 100, grain="century", part=part_of(text)))


def build_quarter(words: Words, hedge: str, text: str) -> Outcome | None:
    """Returns a quarter or half of a year."""
    size, grain = (6, "half") if words.get("q", "").lower() == "half" else (3, "quarter")
    if "d" in words:
        number, year = int(words["d"]), full_year(words.get("y"))
    else:
        rank = read_ordinal(words["n"]) if "n" in words else None
        number = int(rank) if rank is not None else 12 // size
        year = full_year(words.get("y"))
        if "n" not in words and year is None and "rel" not in words:
            return (
                Outcome("date", parts=DateParts(grain=grain, relative=grain, shift=-1)) if grain == "quarter" else None
            )
    if not 1 <= number <= 12 // size or (grain == "half" and year is None and "rel" not in words):
        return None
    parts = DateParts(year, 1 + size * (number - 1), grain=grain)
    return Outcome("date", parts=with_year(parts, words["rel"]) if "rel" in words else parts)


def build_season(words: Words, hedge: str, text: str) -> Outcome | None:
    """Returns a season, northern reading."""
    name = (words.get("s") or words.get("s2") or "").lower()
    parts = DateParts(full_year(words.get("y")), SEASONS[name], grain="season", part=part_of(text))
    rel = words.get("rel2")
    return Outcome("date", parts=parts._replace(relative="season", shift=SHIFTS[rel.lower()]) if rel else parts)


def build_relative(words: Words, hedge: str, text: str) -> Outcome | None:
    """Returns a date that counts from the article's day or from the date before it."""
    if "day" in words:
        shift = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}[words["day"].lower()]
        return Outcome("date", parts=DateParts(relative="day", shift=shift))
    if "e" in words:
        grain = TIME_UNITS[words["e"].lower()]
        return Outcome("date", parts=DateParts(grain=grain, relative=grain, part=part_of(text)))
    if "us" in words:
        return build_stretch(words)
    unit = (words.get("u") or words.get("u2") or "").lower()
    grain = TIME_UNITS.get(unit, "")
    if not grain:
        return None
    if "rel" in words:
        rel = words["rel"].lower()
        if grain in ("hour", "minute", "second"):
            return None
        base = "that" if rel in IN_CONTEXT else GRAINS.get(grain, grain)
        return Outcome(
            "date",
            parts=DateParts(grain=GRAINS.get(grain, grain), relative=base, shift=SHIFTS[rel], part=part_of(text)),
        )
    word = (words.get("dir") or words.get("dir2") or "").lower()
    first = words.get("f", "one").lower()
    figure = read_figure("one" if first in ("a", "an") else first)
    back = word in ("ago", "earlier", "before")
    if figure is None or figure.value != int(figure.value) or figure.value > 5000:
        return Outcome("date", hedge="about")
    shift = -int(figure.value) if back else int(figure.value)
    base = GRAINS.get(grain, grain) if word == "ago" or "u2" in words else "that"
    if grain in ("decade", "century"):  # "two decades ago" names a year, not a decade
        shift, grain, base = shift * (10 if grain == "decade" else 100), "year", "year" if base != "that" else "that"
    shift = shift * 2 if grain == "fortnight" else shift if grain not in ("hour", "minute", "second") else 0
    return Outcome(
        "date",
        parts=DateParts(grain=GRAINS.get(grain, grain), relative=base, shift=shift, part="about" if hedge else ""),
    )


def build_stretch(words: Words) -> Outcome | None:
    """Returns the whole units before or after the article's day: "the last three months", "the next two years"."""
    grain = TIME_UNITS.get(words["us"].lower(), "")
    figure = read_figure(words.get("f", "")) if "f" in words else None
    rel = words["rel"].lower()
    if not grain or (
        figure is None
        and "f" not in words
        and rel not in ("recent", "coming", "past", "last", "next", "following", "previous")
    ):
        return None
    if (
        figure is None
        or figure.top is not None
        or grain in ("hour", "minute", "second")
        or figure.value != int(figure.value)
    ):
        return Outcome("date", hedge="about")
    count = int(figure.value) * (2 if grain == "fortnight" else 1)
    grain = GRAINS.get(grain, grain)
    if count > 5000 or rel == "this":
        return None
    low, high = (-count, -1) if SHIFTS.get(rel, -1) < 0 else (1, count)
    last = DateParts(grain=grain, relative=grain, shift=high)
    return Outcome("date", parts=DateParts(grain=grain, relative=grain, shift=low, until=last))


def build_weekday(words: Words, hedge: str, text: str) -> Outcome | None:
    """Returns a weekday, of the last, this or next week where that is said."""
    parts = DateParts(weekday=weekday_number(words["wd"]), part=part_of(text))
    if "rel" in words:
        parts = parts._replace(relative="week", shift=SHIFTS[words["rel"].lower()])
    return Outcome("date", parts=parts)


def build_daypart(words: Words, hedge: str, text: str) -> Outcome | None:
    """Returns the day of "this morning", "last night", "that evening"."""
    rel = words["rel"].lower()
    parts = DateParts(
        relative="that" if rel == "that" else "day", shift=-1 if rel == "last" else 0, part=words["p"].lower()
    )
    return Outcome("date", parts=parts)


def build_vague(words: Words, hedge: str, text: str) -> Outcome | None:
    """Returns a date without a value: "now", "recently", "in recent years"."""
    return Outcome("date", hedge="about")


def build_holiday(words: Words, hedge: str, text: str) -> Outcome | None:
    """Returns a holiday; its name stands in `part`, its day is looked up when the year is known."""
    parts = DateParts(full_year(words.get("y")), part=words["name"].lower())
    if "rel" in words:
        parts = parts._replace(relative="year", shift=SHIFTS[words["rel"].lower()])
    return Outcome("date", parts=parts)


def build_slashed(words: Words, hedge: str, text: str) -> Outcome | None:
    """Returns a date in digits; where day and month can change places both readings stand, month first first."""
    if "dots" in words:
        pieces = words["dots"].split(".")
        if len(pieces) != 3 or len(pieces[2]) not in (2, 4) or max(map(len, pieces[:2])) > 2:
            return Outcome("identifier")
        first, second, year = int(pieces[0]), int(pieces[1]), full_year(pieces[2])
        if year not in YEARS:
            return Outcome("identifier")
        orders = [(second, first)]
    else:
        first, second, year = int(words["a"]), int(words["b"]), full_year(words.get("y"))
        orders = [(first, second), (second, first)]
    valid = [DateParts(year, m, d) for m, d in dict.fromkeys(orders) if 1 <= m <= 12 and possible(year, m, d) and d]
    if not valid:
        return None
    readings = tuple(
        Interval(day, day + timedelta(1), "day") for p in valid if p.year for day in [date(p.year, p.month or 1, p.day or 1)]
    ) if len(valid) > 1 else ()  # fmt: skip
    return Outcome("date", parts=valid[0], readings=readings)


def build_stamp(words: Words, hedge: str, text: str) -> Outcome | None:
    """Returns a moment from a stamp; one whose day and hour run together is read and noted as malformed."""
    note = ""
    if "dH" in words:
        if len(words["dH"]) != 4:
            return None
        day, hour = int(words["dH"][:2]), int(words["dH"][2:])
        note = "malformed: no space between date and time"
    else:
        day, hour = int(words["d"]), int(words["H"])
    seconds = words.get("S", "0").split(".")[0]
    try:
        moment = datetime(int(words["y"]), int(words["m"]), day, hour, int(words["M"]), int(seconds))
    except ValueError:
        return None
    width = timedelta(seconds=1) if "S" in words else timedelta(minutes=1)
    parts = DateParts(moment.year, moment.month, moment.day)
    return Outcome("time", value=Interval(moment, moment + width, "time"), parts=parts, note=note)


def build_clock(words: Words, hedge: str, text: str) -> Outcome | None:
    """Returns a time of day, half-open to the minute or the hour."""
    if "noon" in words:
        hour, minute, exact = (0 if words["noon"].lower() == "midnight" else 12), 0, True
    else:
        if "hm" in words:
            whole, _, rest = words["hm"].partition(".")
            words = {**words, "H": whole, "M": rest}
            text = text.replace(".", ":", 1)
        stated = words.get("H") or words.get("H2") or ""
        figure = read_figure(stated)
        if figure is None:
            return None
        exact = "M" in words
        minutes = words.get("M", "00")
        if len(minutes) != 2 or not minutes.isdigit():
            return None
        if exact and "." in text.split(minutes)[0] and "ap" not in words:
            return None
        hour, minute = int(figure.value), int(minutes)
        half = words.get("ap", "").lower()[:1]
        if half:
            if not 1 <= hour <= 12:
                return None
            hour = hour % 12 + (12 if half == "p" else 0)
    if not (0 <= hour < 24 and 0 <= minute < 60):
        return None
    second = int(words.get("S", "0"))
    start = datetime(2000, 1, 1, hour, minute, min(second, 59))
    end = start + (timedelta(seconds=1) if "S" in words else timedelta(minutes=1) if exact else timedelta(hours=1))
    high = end.time() if end.day == 1 else time.max
    return Outcome("time", value=Interval(start.time(), high, "time"))


BUILDERS: dict[str, Builder] = {
    "day": build_day, "month": build_month, "year": build_year, "years": build_years, "fiscal": build_fiscal,
    "decade": build_decade, "century": build_century, "quarter": build_quarter, "season": build_season,
    "relative": build_relative, "weekday": build_weekday, "daypart": build_daypart, "vague": build_vague,
    "holiday": build_holiday, "slashed": build_slashed, "stamp": build_stamp, "clock": build_clock,
}  # fmt: skip

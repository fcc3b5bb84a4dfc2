"""Words of clocks -> moments: stamps, times of day and ranges of them (TIMEX3, ISO-TimeML), as local time.

One builder a production; None where the words cannot be a time.
"""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta

from checker.model import DateParts, Interval
from checker.scan.calendarnumbers import month_number, part_of
from checker.scan.figures import read_figure
from checker.scan.outcomes import Builder, Outcome, Words

MIDDLE = {"day": "midday", "night": "midnight"}
WAYS = frozenset("past after to of before".split())
LUNCH = timedelta(hours=12), timedelta(hours=2)


def build_stamp(words: Words, hedge: str, text: str) -> Outcome | None:
    """Returns a moment from a stamp; one whose day and hour run together is read and noted as malformed."""
    note = ""
    if "dH" in words:
        if len(words["dH"]) != 4:
            return None
        day, hour = int(words["dH"][:2]), int(words["dH"][2:])
        note = "malformed: no space between date and time"
    elif "dT" in words:  # "-25T" is one figure to the grammar
        if not re.fullmatch(r"-\d\dT", words["dT"]):
            return None
        day, hour = int(words["dT"][1:3]), int(words["H"])
    else:
        day, hour = int(words["d"]), int(words["H"])
    seconds, month = read_seconds(words), month_number(words["m"])
    if month is None or seconds is None:
        return None
    try:
        moment = datetime(int(words["y"]), month, day, hour, int(words["M"]), seconds)
    except ValueError:
        return None
    width = timedelta(seconds=1) if "S" in words else timedelta(minutes=1)
    parts = DateParts(moment.year, moment.month, moment.day)
    return Outcome("time", value=Interval(moment, moment + width, "time"), parts=parts, note=note)


def read_seconds(words: Words) -> int | None:
    """Returns the whole seconds of a clock, 0 where it has none; None for a figure that is none, as ".5" and "1e5"."""
    digits = words.get("S", "0").split(".")[0]
    return int(digits) if digits.isdecimal() else None


def read_hour(words: Words, name: str) -> int | None:
    """Returns the hour of a group, in digits or words."""
    figure = read_figure(words.get(name, ""))
    return int(figure.value) if figure is not None and 0 <= figure.value < 25 else None


def half_of_day(text: str) -> str:
    """Returns "a" or "p" for "a.m.", "PM", "morning", "evening"; "" for nothing."""
    text = text.lower()
    return {"morning": "a", "afternoon": "p", "evening": "p", "night": "night"}.get(text, text[:1])


def in_day(hour: int, half: str) -> int | None:
    """Returns the hour of 24 that an hour names in a half of the day; None where that half has no such hour."""
    if half == "night":  # from six in the evening to five in the morning
        half = "p" if 6 <= hour < 12 else "a"
    if not half:
        return hour if hour < 24 else None
    return hour % 12 + (12 if half == "p" else 0) if 1 <= hour <= 12 else None


def time_of_day(low: timedelta, width: timedelta) -> Outcome:
    """Returns the outcome of a time of day from its distance to midnight."""
    start, end = datetime(2000, 1, 1) + low, datetime(2000, 1, 1) + low + width
    if (end.day > start.day and end.time() == time()) or end - start >= timedelta(1):
        return Outcome("time", value=Interval(start.time(), time.max, "time"))
    return Outcome("time", value=Interval(start.time(), end.time(), "time"))  # one over midnight ends before it begins


def build_clock(words: Words, hedge: str, text: str) -> Outcome | None:
    """Returns a time of day, half-open to the minute or the hour."""
    if "noon" in words:
        if "twelve" in words and read_hour(words, "twelve") != 12:
            return None
        return name_of_day(words["noon"])
    if "mid" in words:  # "mid-day"
        return name_of_day(MIDDLE[text[3:].strip(" -").lower()]) if words["mid"].lower() == "mid" else None
    spelled = spell_out(words)
    if spelled is None:
        return None
    hour = read_hour(spelled, "H" if "H" in spelled else "H2")
    minutes = spelled.get("M", "00")
    if hour is None or len(minutes) != 2 or not minutes.isdigit():
        return None
    half = half_of_day(next((spelled[name] for name in ("ap", "p", "dp", "dp2") if name in spelled), ""))
    placed = in_day(hour, half)
    if "half" in words:  # "12:00 noon"
        if hour != 12 or words["half"].lower() not in ("noon", "midday", "midnight"):
            return None
        placed = 0 if words["half"].lower() == "midnight" else 12
    minute, second = int(minutes), read_seconds(words)
    if placed is None or minute > 59 or second is None:
        return None
    width = timedelta(seconds=1) if "S" in words else timedelta(minutes=1) if "M" in spelled else timedelta(hours=1)
    found = time_of_day(timedelta(hours=placed, minutes=minute, seconds=min(second, 59)), width)
    return found._replace(hedge="about") if "ish" in words else found


def name_of_day(name: str) -> Outcome:
    """Returns the minute of noon and midnight, the hours of lunchtime."""
    small = name.lower()
    if small == "lunchtime":
        return time_of_day(*LUNCH)._replace(hedge="about")
    found = time_of_day(timedelta(hours=0 if small == "midnight" else 12), timedelta(minutes=1))
    return found._replace(hedge="about") if small.endswith("ish") else found


def spell_out(words: Words) -> Words | None:
    """Returns the groups of a clock with hour and minutes apart; None where a sign of the clock is none.

    "7.40", "1430 GMT", "seven thirty" have both in one group or in words. "ET" is a zone and "et" is not, "8a" is a clock
    and "8an" is not.
    """
    if words.get("ish", "ish").lower() != "ish" or words.get("ap", "a").lower() == "an":
        return None
    if "hours" in words and words["hours"].lower() not in ("hours", "hrs"):
        return None
    if not words.get("z2", "ET").isupper():
        return None
    dotted = next((words[name] for name in ("hm", "hm2", "hm3") if name in words), "")
    if dotted:
        whole, _, rest = dotted.partition(".")
    elif "run" in words or "run2" in words or "run3" in words:
        run = words.get("run") or words.get("run2") or words["run3"]
        if "run3" in words and run[0] != "0":  # "at 0730"
            return None
        whole, rest = run[:-2], run[-2:]
    elif "U" in words:
        whole, rest = words["U"].split(maxsplit=1) if " " in words["U"] else (words["U"], "")
    else:
        whole, rest = words.get("H", ""), words.get("mw", "")
    if "mw" in words or "U" in words:
        rest = read_minutes(rest)
    return {**words, "H": whole, "M": rest} if rest or whole != words.get("H", "") else words


def read_minutes(text: str) -> str:
    """Returns the two digits of minutes in words, "" where they are none of an hour."""
    figure = read_figure(text)
    return f"{int(figure.value):02}" if figure is not None and 10 <= figure.value < 60 else ""


def build_past(words: Words, hedge: str, text: str) -> Outcome | None:
    """Returns the minute of "half past seven", "a quarter to eight", "ten minutes after noon", "five past 3 p.m."."""
    if "half" in words:  # "at half seven"
        words = {**words, "f": words["half"], "way": "past"}
    elif "f2" in words:
        words = {**words, "f": words["f2"]}
    first = words["f"].lower().removeprefix("a ")
    figure = read_figure(first.split()[0])
    minutes = {"half": 30, "quarter": 15}.get(first.split()[0]) or (int(figure.value) if figure else 0)
    way = next(words[name] for name in ("way", "way2", "way3") if name in words).lower()
    if not 0 < minutes < 60 or way not in WAYS or (first == "half" and way not in ("past", "after")):
        return None
    digits = first.isdigit()
    if ((digits or "way3" in words) and minutes % 5) or (
        len(first.split()) > 1 and not first.split()[1].startswith("min")
    ):
        return None
    hour = read_hour(words, next((name for name in ("H", "H2", "H3") if name in words), ""))
    if "noon" in words:
        if words["noon"].lower() == "lunchtime":
            return None
        hour = 0 if words["noon"].lower() == "midnight" else 12
    half = half_of_day(words.get("ap") or words.get("ap2") or words.get("dp") or "")
    placed = None if hour is None else in_day(hour, half)
    if placed is None:
        return None
    at = (placed * 60 + (minutes if way in ("past", "after") else -minutes)) % 1440
    return time_of_day(timedelta(minutes=at), timedelta(minutes=1))


def build_clocks(words: Words, hedge: str, text: str) -> Outcome | None:
    """Returns a stretch of one day between two clocks: "5 to 6 p.m.", "09:30-11:00", "10:30 to 3"."""
    if "run" in words:
        if words["run"][0] != "0":
            return None
        words = {"H": words["run"][:2], "M": words["run"][2:], "H2": words["run2"][:2], "M2": words["run2"][2:]}
    if "mw" in words:
        words = {**words, "M": read_minutes(words["mw"]), "M2": read_minutes(words["mw2"])}
    if "noon2" in words:
        named = {"noon2": "noon", "H3": "H2", "M3": "M2", "ap3": "ap2"}
        words = {named[name]: word for name, word in words.items()}
    if "noon" in words:
        if words["noon"].lower() not in ("noon", "midday", "midnight"):
            return None
        words = {**words, "H": "0" if words["noon"].lower() == "midnight" else "12"}
    elif "H3" in words:
        words = {**words, "H": words["H3"]}
    late = half_of_day(words.get("ap2") or words.get("dp") or "")
    early = half_of_day(words.get("ap", "")) or late
    first, last = read_hour(words, "H"), read_hour(words, "H2")
    if first is None or last is None:
        return None
    low, high = in_day(first, early), in_day(last, late)
    minute, minute2 = words.get("M", "00"), words.get("M2", "00")
    if low is None or high is None or len(minute) != 2 or len(minute2) != 2 or max(minute, minute2) > "59":
        return None
    if "ap" not in words and low > high and early == "p":
        low -= 12  # "11 to 2 p.m." begins in the morning
    start, end = timedelta(hours=low, minutes=int(minute)), timedelta(hours=high, minutes=int(minute2))
    afternoon = timedelta(hours=last % 12 + 12, minutes=int(minute2))
    if end <= start < afternoon and not late and last <= 12 and ("ap" in words or "M2" not in words):
        end = afternoon  # "9 a.m. to 5", "10:30 to 3"
    if end <= start:
        end += timedelta(1)
    return time_of_day(start, end - start)


def build_dayend(words: Words, hedge: str, text: str) -> Outcome:
    """Returns the day that the text is about: "by the end of the day"."""
    return Outcome("date", parts=DateParts(relative="that", part=part_of(text)))


BUILDERS: dict[str, Builder] = {
    "stamp": build_stamp, "clock": build_clock, "past": build_past, "clocks": build_clocks, "dayend": build_dayend,
}  # fmt: skip

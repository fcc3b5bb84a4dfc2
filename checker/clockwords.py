"""Words of clocks -> moments: stamps, times of day and ranges of them (TIMEX3, ISO-TimeML), as local time.

One builder a production; None where the words cannot be a time.
"""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta

from checker.model import DateParts, Interval
from checker.quantities import Builder, Outcome, Words, read_figure


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
    seconds = words.get("S", "0").split(".")[0]
    try:
        moment = datetime(int(words["y"]), int(words["m"]), day, hour, int(words["M"]), int(seconds))
    except ValueError:
        return None
    width = timedelta(seconds=1) if "S" in words else timedelta(minutes=1)
    parts = DateParts(moment.year, moment.month, moment.day)
    return Outcome("time", value=Interval(moment, moment + width, "time"), parts=parts, note=note)


def read_hour(words: Words, name: str) -> int | None:
    """Returns the hour of a group, in digits or words."""
    figure = read_figure(words.get(name, ""))
    return int(figure.value) if figure is not None and 0 <= figure.value < 25 else None


def half_of_day(text: str) -> str:
    """Returns "a" or "p" for "a.m.", "PM", "morning", "evening"; "" for nothing."""
    text = text.lower()
    return {"morning": "a", "afternoon": "p", "evening": "p"}.get(text, text[:1])


def in_day(hour: int, half: str) -> int | None:
    """Returns the hour of 24 that an hour names in a half of the day; None where that half has no such hour."""
    if not half:
        return hour if hour < 24 else None
    return hour % 12 + (12 if half == "p" else 0) if 1 <= hour <= 12 else None


def time_of_day(low: timedelta, width: timedelta) -> Outcome:
    """Returns the outcome of a time of day from its distance to midnight."""
    start, end = datetime(2000, 1, 1) + low, datetime(2000, 1, 1) + low + width
    return Outcome("time", value=Interval(start.time(), end.time() if end.day == start.day else time.max, "time"))


def build_clock(words: Words, hedge: str, text: str) -> Outcome | None:
    """Returns a time of day, half-open to the minute or the hour."""
    if "noon" in words:
        return time_of_day(timedelta(hours=0 if words["noon"].lower() == "midnight" else 12), timedelta(minutes=1))
    if "hm" in words:
        whole, _, rest = words["hm"].partition(".")
        words = {**words, "H": whole, "M": rest}
        text = text.replace(".", ":", 1)
    if "run" in words:
        words = {**words, "H": words["run"][:-2], "M": words["run"][-2:]}
    hour = read_hour(words, "H" if "H" in words else "H2")
    minutes = words.get("M", "00")
    if hour is None or len(minutes) != 2 or not minutes.isdigit():
        return None
    half = half_of_day(words.get("ap") or words.get("dp") or words.get("dp2") or "")
    if "M" in words and "." in text.split(minutes)[0] and not half:
        return None
    placed = in_day(hour, half)
    minute, second = int(minutes), min(int(words.get("S", "0")), 59)
    if placed is None or minute > 59:
        return None
    width = timedelta(seconds=1) if "S" in words else timedelta(minutes=1) if "M" in words else timedelta(hours=1)
    return time_of_day(timedelta(hours=placed, minutes=minute, seconds=second), width)


def build_past(words: Words, hedge: str, text: str) -> Outcome | None:
    """Returns the minute of "half past seven", "a quarter to eight", "ten minutes after noon"."""
    first = words["f"].lower().removeprefix("a ")
    figure = read_figure(first.split()[0])
    minutes = {"half": 30, "quarter": 15}.get(first.split()[0]) or (int(figure.value) if figure else 0)
    way = words["way"].lower()
    if not 0 < minutes < 60 or way not in ("past", "after", "to") or (first == "half" and way != "past"):
        return None
    if len(first.split()) > 1 and not first.split()[1].startswith("min"):
        return None
    hour = (0 if words["noon"].lower() == "midnight" else 12) if "noon" in words else read_hour(words, "H")
    placed = None if hour is None else in_day(hour, half_of_day(words.get("ap") or words.get("dp") or ""))
    if placed is None:
        return None
    at = (placed * 60 + (-minutes if way == "to" else minutes)) % 1440
    return time_of_day(timedelta(minutes=at), timedelta(minutes=1))


def build_clocks(words: Words, hedge: str, text: str) -> Outcome | None:
    """Returns a stretch of one day between two clocks: "5 to 6 p.m.", "09:30-11:00"."""
    late = half_of_day(words.get("ap2") or words.get("dp") or "")
    early = half_of_day(words.get("ap", "")) or late
    first, last = read_hour(words, "H"), read_hour(words, "H2")
    if first is None or last is None:
        return None
    low, high = in_day(first, early), in_day(last, late)
    minute, minute2 = int(words.get("M", "0")), int(words.get("M2", "0"))
    if low is None or high is None or minute > 59 or minute2 > 59:
        return None
    if "ap" not in words and low > high and early == "p":
        low -= 12  # "11 to 2 p.m." begins in the morning
    start, end = timedelta(hours=low, minutes=minute), timedelta(hours=high, minutes=minute2)
    if end <= start:
        end += timedelta(1)
    return time_of_day(start, end - start)


BUILDERS: dict[str, Builder] = {
    "stamp": build_stamp, "clock": build_clock, "past": build_past, "clocks": build_clocks,
}  # fmt: skip

"""Words that count from the article's day or from the date before -> DateParts (TIMEX3, ISO-TimeML).

One builder a production; None where the words cannot be a date. `dates.py` turns parts into days.
"""

from __future__ import annotations

from decimal import Decimal

from checker.model import DateParts, Interval
from checker.scan.calendarnumbers import IN_CONTEXT, SHIFTS, part_of, weekday_number
from checker.scan.figures import read_figure
from checker.scan.outcomes import Builder, Outcome, Words
from checker.words.lexicon import HEDGES, TIME_UNITS

VAGUE = Outcome("date")  # found, and of no day that its words alone would tell
DAYS = {"today": 0, "tonight": 0, "tonite": 0, "yesterday": -1, "tomorrow": 1, "tmrw": 1}
WORKING = frozenset("business working trading work".split())
RUNNING = frozenset("straight consecutive successive full whole calendar further additional extra long".split())
FINER = {
    "second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 604800, "month": 2592000, "year": 31536000,
}  # fmt: skip
BACK = {"back": "ago", "prior": "earlier", "previously": "earlier", "beforehand": "earlier"}
ONWARD = {"afterwards": "later", "afterward": "later", "thereafter": "later"}
HALVES = {"year": ("month", 6), "decade": ("year", 5), "century": ("year", 50)}
YEARLY = {"week": 52, "month": 12, "quarter": 4}  # how many of them make a year
GRAINS = {"night": "day", "fortnight": "week", "second": "day", "minute": "day", "hour": "day", "h": "day"}


def build_relative(words: Words, hedge: str, text: str) -> Outcome | None:
    """Returns a date that counts from the article's day or from the date before it."""
    if "day" in words:
        return Outcome("date", parts=DateParts(relative="day", shift=DAYS[words["day"].lower()]))
    if "rest" in words:
        grain = TIME_UNITS[words["e"].lower()]
        return Outcome("date", parts=DateParts(grain=grain, relative=grain, part="rest"))
    if "more" in words:  # "the last year and a half"
        return build_stretch({"rel": words["rel"], "f": "eighteen", "us": "months"})
    if "fin" in words:  # "year-end"
        grain = TIME_UNITS[words["e2"].lower()]
        ends = words["fin"].lower() == "end"
        return Outcome("date", parts=DateParts(grain=grain, relative=grain, part="end")) if ends else None
    if words.get("mid", "mid").lower() != "mid":
        return None
    if "date" in words:  # "year to date"
        grain = TIME_UNITS[words["e2"].lower()]
        so_far = DateParts(grain=grain, relative=grain, part="so far")
        return Outcome("date", parts=so_far) if words["date"].lower() == "date" else None
    if "e" in words:
        grain = TIME_UNITS[words["e"].lower()]
        return Outcome("date", parts=DateParts(grain=grain, relative=grain, part=part_of(text)))
    if "parts" in words:  # "the last two quarters" holds what is a fraction elsewhere
        count, _, unit = words["parts"].rpartition(" ")
        whole = TIME_UNITS.get(unit.lower()) == "quarter" and bool(count)
        return build_stretch({"rel": words["rel"], "f": count, "us": unit}) if whole else None
    if "us" in words:
        return build_stretch(words)
    unit = next((words[name].lower() for name in ("u", "u2", "u3", "u4") if name in words), "")
    grain = TIME_UNITS.get(unit, "")
    if not grain:
        return None
    if "rel" in words:
        rel = words["rel"].lower()
        if rel not in SHIFTS:
            return None
        if grain in ("hour", "minute", "second"):  # counts from the clock on the wall
            return VAGUE if SHIFTS[rel] and grain == "hour" else None
        if grain == "decade" and SHIFTS[rel] < 0:  # the ten years up to now, not those of a name
            return build_stretch({"rel": rel, "f": "ten", "us": "years"})
        if grain == "fortnight" and SHIFTS[rel]:
            return build_stretch({"rel": rel, "f": "one", "us": "fortnight"})
        base = "that" if rel in IN_CONTEXT else GRAINS.get(grain, grain)
        if grain == "weekend" and rel in ("coming", "upcoming"):
            return Outcome("date", parts=DateParts(grain=grain, relative=grain))
        return Outcome(
            "date",
            parts=DateParts(grain=GRAINS.get(grain, grain), relative=base, shift=SHIFTS[rel], part=part_of(text)),
        )
    if "about" in words:
        hedge = " ".join(w for w in words["about"].lower().split() if w not in ("only", "just", "even"))
        hedge = hedge if hedge in HEDGES else ""
    word = next((words[name].lower() for name in ("dir", "dir2", "dir3", "dir4") if name in words), "")
    if "dirw" in words:
        word = BACK.get(words["dirw"].lower(), "") or ONWARD.get(words["dirw"].lower(), "")
        if not word:
            return None
    if "hf" in words or "hf2" in words:
        return build_half(grain, word, 6 if "hf" in words else 18)
    first = words.get("f", "one").lower()
    figure = read_figure("one" if first in ("a", "an") else first)
    back = word in ("ago", "earlier", "before")
    if figure is None or figure.value != int(figure.value) or figure.value > 5000:
        return Outcome("date", hedge="about")
    named = HEDGES[hedge][0] if hedge in HEDGES else None
    shift = -int(figure.value) if back else int(figure.value)
    base = GRAINS.get(grain, grain) if word in ("ago", "hence") else "that"
    if grain in ("decade", "century"):  # "two decades ago" names a year, not a decade
        shift, grain, base = shift * (10 if grain == "decade" else 100), "year", "year" if base != "that" else "that"
    shift = shift * 2 if grain == "fortnight" else shift if grain not in ("hour", "minute", "second") else 0
    parts = DateParts(grain=GRAINS.get(grain, grain), relative=base, shift=shift, part="about" if hedge else "")
    return Outcome("date", hedge=named, parts=parts)


def build_half(grain: str, word: str, months: int) -> Outcome | None:
    """Returns the month of "half a year ago", `months` back, or the year of "half a century ago"."""
    unit, size = HALVES.get(grain, ("", 0))
    size = months if unit == "month" else size
    shift = size if word == "later" else -size
    return (
        Outcome("date", parts=DateParts(grain=unit, relative=unit if word == "ago" else "that", shift=shift))
        if unit
        else None
    )


def build_sameunit(words: Words, hedge: str, text: str) -> Outcome | None:
    """Returns the week, month or quarter a year from the one spoken of: "the same quarter last year"."""
    grain, rel = TIME_UNITS[words["u"].lower()], words["rel"].lower()
    if rel not in SHIFTS:
        return None
    base = "that" if "same" in words else grain
    return Outcome("date", parts=DateParts(grain=grain, relative=base, shift=SHIFTS[rel] * YEARLY[grain]))


def build_hop(words: Words, hedge: str, text: str) -> Outcome | None:
    """Returns a day or unit counted from a named one: "the day before yesterday", "two weeks from now"."""
    way = 1 if (words.get("way") or words.get("way2") or "").lower() in ("after", "from") else -1
    grain = TIME_UNITS.get((words.get("u") or words.get("u2") or "").lower(), "")
    if "rel" in words:
        side = SHIFTS[words["rel"].lower()]
        if "wd" in words:
            day = DateParts(relative="week", shift=2 * side, weekday=weekday_number(words["wd"]), open="counted")
            return Outcome("date", parts=day) if side == way else None
        return Outcome("date", parts=DateParts(grain=grain, relative=grain, shift=2 * side)) if side == way else None
    from_day = DAYS.get(words["day"].lower(), 0)
    if "f" not in words:
        return Outcome("date", parts=DateParts(relative="day", shift=from_day + way)) if from_day * way > 0 else None
    figure = read_figure("one" if words["f"].lower() in ("a", "an") else words["f"])
    if (
        figure is None
        or figure.value != int(figure.value)
        or figure.value > 5000
        or grain in ("hour", "minute", "second", "")
    ):
        return None
    if from_day and grain not in GRAINS and grain not in ("day", "week"):
        return None  # "4 months from tomorrow" is a count and a day
    count = way * int(figure.value)
    days = {"day": 1, "night": 1, "week": 7, "fortnight": 14}.get(grain)
    if days:
        return Outcome("date", parts=DateParts(relative="day", shift=from_day + days * count))
    return Outcome("date", parts=DateParts(grain=grain, relative=grain, shift=count))


def build_lone(words: Words, hedge: str, text: str) -> Outcome | None:
    """Returns the unit that the text is about: "the quarter", "the year", "the weekend"."""
    if "u" not in words:
        return Outcome("date", parts=DateParts(grain="year", relative="year", shift=-1)) if "rel" in words else VAGUE
    grain = TIME_UNITS[words["u"].lower()]
    return Outcome(
        "date", parts=DateParts(grain=grain, relative="weekend" if grain == "weekend" else "that", part="the")
    )


def build_span(words: Words, hedge: str, text: str) -> Outcome | None:
    """Returns a stretch of unsaid length: "weeks", "years" are two of them or more."""
    unit = TIME_UNITS.get((words.get("u") or words["u2"]).lower())
    return Outcome("duration", None, Interval(Decimal(2), None, unit), "about") if unit else None


def build_sum(words: Words, hedge: str, text: str) -> Outcome | None:
    """Returns a stretch stated in two units, in the smaller of them: "two years, three months"; of one unit twice, no value."""
    large, small = (next(words[n] for n in (name, f"{name}b", f"{name}c") if n in words) for name in ("u", "u2"))
    count = next(words[n] for n in ("f2", "f2b", "f2c") if n in words)
    first = read_figure("one" if words["f"].lower() in ("a", "an") else words["f"])
    second = read_figure(count)
    unit, whole = TIME_UNITS.get(small.lower(), ""), TIME_UNITS.get(large.lower(), "")
    if first is None or second is None or first.top is not None or second.top is not None or unit == whole:
        return Outcome("duration")
    share = 12 if (whole, unit) == ("year", "month") else Decimal(FINER[whole]) / FINER[unit]
    total, half = first.value * share + second.value, Decimal("0.5")
    return Outcome("duration", (total, total), Interval(total - half, total + half, unit))


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
        return Outcome("date", hedge="about") if figure is None or figure.top is not None else VAGUE
    count = int(figure.value) * (2 if grain == "fortnight" else 1)
    grain = GRAINS.get(grain, grain)
    if not 0 < count <= 5000 or rel == "this":
        return None
    low, high = (-count, -1) if SHIFTS.get(rel, -1) < 0 else (1, count)
    last = DateParts(grain=grain, relative=grain, shift=high)
    return Outcome("date", parts=DateParts(grain=grain, relative=grain, shift=low, until=last))


def build_weekday(words: Words, hedge: str, text: str) -> Outcome | None:
    """Returns a weekday, of the last, this or next week where that is said."""
    parts = DateParts(weekday=weekday_number(words.get("wd") or words.get("wd2")), part=part_of(text))
    week = words.get("whole") or words.get("whole2")
    if "onw" in words:  # "Friday week" is a week after the Friday to come
        weeks = {"week": 2, "fortnight": 3}.get(words["onw"].lower(), 0)
        return Outcome("date", parts=parts._replace(relative="week", shift=weeks, open="counted")) if weeks else None
    if week is not None:
        base = "that" if week.lower() in IN_CONTEXT else "week"
        return Outcome("date", parts=parts._replace(relative=base, shift=SHIFTS[week.lower()], open="week"))
    if "wd3" in words:
        parts = parts._replace(until=DateParts(weekday=weekday_number(words["wd3"])))
    if "rel" in words:
        rel = words["rel"].lower()
        if rel not in SHIFTS:
            return None
        way = "coming" if rel in ("coming", "upcoming") else ""
        parts = parts._replace(relative="week", shift=SHIFTS[rel], part=way or parts.part)
    return Outcome("date", parts=parts)


def build_counted(words: Words, hedge: str, text: str) -> Outcome | None:
    """Returns the weekday counted from the article's day: "two Mondays later", "three Fridays from now"."""
    figure = read_figure(words["f"])
    if figure is None or figure.value != int(figure.value) or not 0 < figure.value < 500:
        return None
    if words.get("dirw", "back").lower() != "back":
        return None
    back = words.get("dir", "").lower() == "ago" or "dirw" in words
    base = "that" if words.get("dir", "").lower() == "later" else "week"
    count = -int(figure.value) if back else int(figure.value)
    weekday = weekday_number(words["wd"].removesuffix("s").removesuffix("S"))
    return Outcome("date", parts=DateParts(relative=base, shift=count, weekday=weekday, open="counted"))


def build_workdays(words: Words, hedge: str, text: str) -> Outcome | None:
    """Returns a stretch of days of a kind: "four business days", "ten straight days"; days at work count from a day."""
    figure, kind = read_figure(words["f"]), words["kind"].lower()
    if figure is None or figure.top is not None or kind not in WORKING | RUNNING:
        return None
    if "rel" in words and kind in WORKING:
        ahead = SHIFTS.get(words["rel"].lower(), 1 if words["rel"].lower() == "coming" else -1) > 0
        count = int(figure.value) if ahead else -int(figure.value)
        return Outcome("date", parts=DateParts(relative="day", shift=count, open="workdays")) if count else None
    if "rel" in words:
        return build_stretch({"rel": words["rel"], "f": words["f"], "us": "days"})
    half = Decimal("0.5")
    return Outcome("duration", (figure.value, figure.value), Interval(figure.value - half, figure.value + half, "day"))


def build_daypart(words: Words, hedge: str, text: str) -> Outcome | None:
    """Returns the day of "this morning", "last night", "that evening"."""
    rel = words["rel"].lower()
    parts = DateParts(
        relative="that" if rel == "that" else "day", shift=-1 if rel == "last" else 0, part=words["p"].lower()
    )
    return Outcome("date", parts=parts)


def build_vague(words: Words, hedge: str, text: str) -> Outcome | None:
    """Returns a date without a value: "now", "recently", "in recent years"; "coming" alone is none."""
    return None if text.lower() == "coming" else VAGUE


BUILDERS: dict[str, Builder] = {
    "relative": build_relative, "hop": build_hop, "lone": build_lone, "weekday": build_weekday, "daypart": build_daypart,
    "vague": build_vague, "counted": build_counted, "workdays": build_workdays, "span": build_span, "sum": build_sum,
    "sameunit": build_sameunit,
}  # fmt: skip

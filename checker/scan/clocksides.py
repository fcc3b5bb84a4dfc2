"""What the words beside a clock say of it: the half of its day, its zone, that it recurs, or that it is no clock.

Vocabulary. A *clock* is a time of day without a day; its *half* of the day is said by "a.m." or a word such as "evening". A
*set* of times recurs ("Thursdays at 5 p.m.") and is of no day.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from checker.late import compile_late
from checker.model import Interval, Mention
from checker.scan.zones import end_with_zone

SET = (
    r"(?:(?:every|each) (?:day|night|morning|afternoon|evening|week ?day|(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun|week)days|daily|everyday)"
)
RECURS = compile_late(rf"(?i)\b{SET}\b")
SET_LINKS = (", at ", " at ", " from ", ", ", " ")  # "Thursdays at 5 p.m."
LONGEST_SET = 20  # characters of "each Wednesday"
DAYTIME = compile_late(
    r"(?i) (?:in the (?:(?:early|late) )?(?:hours of the )?(?P<part>morning|afternoon|evening)|at (?P<night>night))\b"
)
HALF = compile_late(r"(?i)\d ?(?:ish ?)?[ap]\b|(?:\b|\d)[ap]\.? ?m\b|morning|afternoon|evening|night|noon|midday|lunch")
SPOKEN = compile_late(r"(?i)\b(?:afternoon|evening|night|tonight|tonite)\b")
EVENING = compile_late(r"(?i)\b(afternoon|evening|night) (?:at|from|between|by|around|about|until) \Z")
ISH = compile_late(r"-?ish\b")
# What stands before chapter and verse: a book of the Bible, or a word that says so; and the words for other pairs of figures.
BOOKS = frozenset(
    "Genesis Exodus Leviticus Numbers Deuteronomy Joshua Judges Ruth Samuel Kings Chronicles Ezra Nehemiah Esther Job Psalm"
    " Psalms Proverbs Ecclesiastes Isaiah Jeremiah Lamentations Ezekiel Daniel Hosea Joel Amos Obadiah Jonah Micah Nahum Habakkuk"
    " Zephaniah Haggai Zechariah Malachi Matthew Mark Luke John Acts Romans Corinthians Galatians Ephesians Philippians"
    " Colossians Thessalonians Timothy Titus Philemon Hebrews James Peter Jude Revelation Quran Koran Surah".split()
)
VERSES = frozenset("verse verses surah".split())
PAIRS = frozenset("ratio score scoreline odds".split())  # "a ratio of 10:15"


def is_clock(mention: Mention) -> bool:
    """Returns whether a mention is a time without a day."""
    return mention.kind == "time" and mention.value is not None and isinstance(mention.value.low, time)


def is_verse(clock: Mention, text: str) -> bool:
    """Returns whether what looks like a clock is chapter and verse, a ratio or a score."""
    before = text[max(0, clock.start - 20) : clock.start].split()
    if ":" not in clock.text or HALF.search(clock.text) or not before:
        return False
    return (
        before[-1] in BOOKS
        or before[-1].lower() in VERSES
        or (before[-1] == "of" and len(before) > 1 and before[-2].lower() in PAIRS)
    )


def recurs(mention: Mention) -> bool:
    """Returns whether a time or date is a set of them: "every evening at 7 p.m.", "Thursdays at 5"."""
    size = len(mention.text)
    return any(found.start() == 0 or found.end() == size for found in RECURS.finditer(mention.text))


def find_set(text: str, free: int, start: int) -> int:
    """Returns where the set of days begins that a clock at `start` is said of, not before `free`; `start` if it is of none."""
    link = next((link for link in SET_LINKS if text.endswith(link, free, start)), "")
    stop = start - len(link)
    found = RECURS.finditer(text, max(free, stop - LONGEST_SET), stop) if link else ()
    return next((m.start() for m in found if m.end() == stop), start)


def take_in(mention: Mention, text: str, free: int | None = None) -> Mention:
    """Returns a time with what belongs to it: its zone and "in the evening" behind it, "Thursdays at" before it.

    The words before it are taken from `free` on, where that is given.
    """
    start, end, value = mention.start, mention.end, mention.value
    if is_clock(mention) and value is not None:
        part = DAYTIME.match(text, end)
        if part is not None and not SPOKEN.search(mention.text):
            end = part.end()
            value = settle_half(value, mention.text, part["part"] or "night")
        said = EVENING.search(text, max(0, start - LONGEST_SET), start) if free is not None else None
        value = settle_half(value, mention.text, said[1]) if said is not None else value
        start = find_set(text, free, start) if free is not None else start
    if value is not None and (about := ISH.match(text, end)) is not None:
        end, mention = about.end(), mention._replace(hedge="about")
    end = end_with_zone(text, start, end)
    if (start, end) == (mention.start, mention.end) and value is mention.value:
        return mention
    return mention._replace(start=start, end=end, text=text[start:end], value=value)


def settle_half(clock: Interval, words: str, part: str) -> Interval:
    """Returns a clock in the half of the day that other words name: "2:30" of "this afternoon"; its own words go first."""
    low, high = clock.low, clock.high
    if not isinstance(low, time) or not isinstance(high, time) or HALF.search(words) or not 0 < low.hour <= 12:
        return clock
    if high < low:  # a stretch over noon or midnight
        return clock
    late = SPOKEN.search(part)
    if late is None:
        return clock
    shift = 12 if low.hour < 12 else 0
    if late[0].lower() in ("night", "tonight", "tonite") and low.hour < 6:
        shift = 0
    elif low.hour == 12 and late[0].lower() != "afternoon":
        shift = 12
    begin = datetime.combine(date(2000, 1, 1), low) + timedelta(hours=shift)
    end = datetime.combine(date(2000, 1, 1), high) + timedelta(hours=shift)
    return Interval(begin.time(), end.time() if end.date() == begin.date() else time.max, "time")

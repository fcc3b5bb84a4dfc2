"""A day and the part of it that is named beside it -> one date: "the morning of May 4", "Tuesday in the evening" (TIMEX3).

So is a weekday in brackets behind its day: "May 4 (Wed)". The date keeps the whole day as its value.
"""

from __future__ import annotations

from collections.abc import Sequence

from checker.late import compile_late
from checker.model import Mention

PARTS = ("morning", "afternoon", "evening")
_PART = f"(?:{'|'.join(PARTS)})"
BEFORE_DAY = compile_late(rf"(?i)\b(?:the )?(?:(?:early|late) )?{_PART} of (?:the )?\Z")
AFTER_DAY = compile_late(
    r"(?i) ?\((?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?\)"
    rf"| in the (?:(?:early|late) )?(?:hours of the )?{_PART}(?![\w'’-])(?! (?:hours|session|trad|papers?|edition|news))"
)
LONGEST = 28  # characters before a day that may name a part of it


def join_dayparts(found: Sequence[Mention], text: str) -> list[Mention]:
    """Returns the mentions with each day and the part of it that stands beside it made one."""
    if not any(part in text for part in (*PARTS, "(")):
        return list(found)
    out: list[Mention] = []
    for mention in found:
        if out and mention.start < out[-1].end:
            continue  # "the morning" behind its day
        if mention.kind == "date" and names_a_day(mention):
            whole = widen(mention, text)
            while out and out[-1].start >= whole.start:
                out.pop()  # "the morning" before it
            mention = widen(mention, text, leftward=False) if out and out[-1].end > whole.start else whole
        out.append(mention)
    return out


def names_a_day(mention: Mention) -> bool:
    """Returns whether a date is one day, and not a vague or longer one."""
    parts = mention.parts
    return parts is not None and parts.grain == "day" and parts.until is None


def widen(mention: Mention, text: str, leftward: bool = True) -> Mention:
    """Returns a day with the part of it that its neighbours name."""
    before = BEFORE_DAY.search(text, max(0, mention.start - LONGEST), mention.start) if leftward else None
    after = AFTER_DAY.match(text, mention.end)
    if after is not None and after[0].endswith(")") and (mention.parts is None or mention.parts.day is None):
        after = None
    start = before.start() if before is not None else mention.start
    end = after.end() if after is not None else mention.end
    if (start, end) == (mention.start, mention.end):
        return mention
    return mention._replace(start=start, end=end, text=text[start:end])

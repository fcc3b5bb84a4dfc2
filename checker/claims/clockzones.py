"""How far the local time of an article lies from Greenwich, where its own text tells."""

from __future__ import annotations

from checker.late import compile_late

DAY = 24 * 60
GRAIN = 15  # minutes to which every zone is set
CLOSE = 30  # characters between a local clock and the same moment at Greenwich
_AHEAD = compile_late(
    r"(?i)\b(\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?:\s(and\sa\shalf))?[-\s]hours?\s"
    r"(ahead\sof|behind)\s(?:gmt|utc|greenwich)"
)
_OFFSET = compile_late(r"(?i)\b(?:gmt|utc)\s?([+\-–−])\s?(\d{1,2})(?::?(\d\d))?\b")
_WORDS = "zero one two three four five six seven eight nine ten eleven twelve".split()


def minutes_ahead(text: str) -> int | None:
    """Returns the minutes by which local time is ahead of Greenwich, as the text says it; None where it does not, or twice."""
    found: set[int] = set()
    for m in _AHEAD.finditer(text):
        hours = int(m[1]) if m[1].isdigit() else _WORDS.index(m[1].lower())
        found.add((hours * 60 + (30 if m[2] else 0)) * (1 if m[3][0] in "aA" else -1))
    for m in _OFFSET.finditer(text):
        found.add((int(m[2]) * 60 + int(m[3] or 0)) * (1 if m[1] == "+" else -1))
    return found.pop() if len(found) == 1 and abs(min(found)) <= 14 * 60 else None


def minutes_between(local: int, greenwich: int) -> int | None:
    """Returns by how many minutes one clock is ahead of another that tells the same moment, both in minutes of a day."""
    ahead = (local - greenwich + DAY // 2) % DAY - DAY // 2
    return ahead if ahead % GRAIN == 0 else None

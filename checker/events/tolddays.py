"""The days of an event: those that stand nearer to a word of it than to one of what came after."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from datetime import date

from checker.events.eventwords import AFTERMATH, HARM, SAYING, kind_of
from checker.events.toldsentences import Told
from checker.model import Mention, Reading

NEAR = 90  # characters between a day and the word of the event that it dates
_CLAUSE = re.compile(r"[;:()\"“”]|\b(?:that|which|who|when|where|while|after|before|since|because|as|but)\b")


def event_days(
    reading: Reading, told: Sequence[Told], kinds: frozenset[str], reference: date | None
) -> tuple[Counter[int], set[int]]:
    """Returns the days on which the event was, with how many sentences say so: those nearer to its words than to others.

    And those of them that stand in one clause with a word of the event.
    """
    days: Counter[int] = Counter()
    sure: set[int] = set()
    mentions, text = reading.mentions, reading.article.text
    starts = [m.start for m in mentions]
    for t in told:
        event = [m for m in t.words if (w := m[0].lower()) in HARM or kinds & kind_of().get(w, frozenset())]
        after = [m for m in t.words if (w := m[0].lower()) in AFTERMATH and w not in SAYING]
        saying = [m for m in t.words if m[0].lower() in SAYING]
        if not event:
            continue
        for mention in mentions[bisect_left(starts, t.sentence.start) : bisect_left(starts, t.sentence.end)]:
            day = one_day(mention)
            if day is None or (reference is not None and day > reference.toordinal()):
                continue
            if _is_stamp(text, mention) and reference is not None and day == reference.toordinal():
                continue
            gap, word = _nearest(event, mention)
            if (
                word is not None
                and gap <= NEAR
                and (_opens_a_phrase(text, mention) or not _claimed(text, mention, gap, after, saying))
            ):
                days[day] += 1
                low, high = sorted(((word.start(), word.end()), (mention.start, mention.end)))
                if not _CLAUSE.search(text, low[1], high[0]):
                    sure.add(day)
    return days, sure


def _opens_a_phrase(text: str, mention: Mention) -> bool:
    """Returns whether a date says which event it is: "the May 1 shooting"."""
    return text.endswith("the ", 0, mention.start) and text.startswith(" ", mention.end)


def _claimed(
    text: str, mention: Mention, gap: int, after: Sequence[re.Match[str]], saying: Sequence[re.Match[str]]
) -> bool:
    """Returns whether a word of what came after is nearer than `gap` to a day, or one of saying without a comma between."""
    if gap > _nearest(after, mention)[0]:
        return True
    said, word = _nearest(saying, mention)
    return (
        word is not None
        and gap > said
        and "," not in text[min(word.end(), mention.end) : max(word.start(), mention.start)]
    )


def _is_stamp(text: str, mention: Mention) -> bool:
    """Returns whether a date is written out as a page's stamp is: with its year, and not after "on"."""
    parts = mention.parts
    return parts is not None and bool(parts.year) and not text.endswith("on ", 0, mention.start)


def _nearest(words: Sequence[re.Match[str]], mention: Mention) -> tuple[int, re.Match[str] | None]:
    """Returns how many characters lie between the starts of a mention and of the nearest of these words, and that word."""
    at = bisect_left(words, mention.start, key=re.Match.start)
    near = words[max(at - 1, 0) : at + 1]
    word = min(near, key=lambda w: abs(w.start() - mention.start), default=None)
    return (10**9 if word is None else abs(word.start() - mention.start)), word


def one_day(mention: Mention) -> int | None:
    """Returns the day that a date or a time of day names, as an ordinal; None for longer spans and for all else."""
    if mention.kind not in ("date", "time") or mention.value is None:
        return None
    days = mention.value.days()
    if days is None or not isinstance(days.low, date) or not isinstance(days.high, date):
        return None
    return days.low.toordinal() if (days.high - days.low).days == 1 else None

"""Where a statement of a count stands in time: whether it tells of the article's own event, or of other days and other events."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from checker.circumstances import BOUNDING
from checker.claims.roles import BACKGROUND, COMPARING
from checker.lines import Word
from checker.page import Page, Stretch

LEAD = 3  # sentences that tell of the article's own event
OLD = 45  # days before the article that are no part of its event
NEAR = 9  # words on either side of a statement within which it is placed in time
FAR = 16  # words before a statement within which a date tells when
OTHER_TIMES = frozenset({("this", "year"), ("last", "year"), ("last", "month"), ("other", "shootings")})


def is_elsewhere(page: Page, stretch: Stretch, place: int, first: int, last: int, own_days: frozenset[int]) -> bool:
    """Returns whether words[first:last] of the page's sentence number `place` tell of other days or other events."""
    words = stretch.line.words
    near = words[max(0, first - NEAR) : last + NEAR]
    return (
        is_background(near, place >= LEAD) or days_apart(words[max(0, first - FAR) : last + NEAR], page, own_days) > OLD
    )


def is_background(near: Sequence[Word], deep: bool) -> bool:
    """Returns whether the words around a statement speak of other times or events than the article's own."""
    spoken = [w.word for w in near]
    for i, word in enumerate(spoken[:-1]):
        if word == "earlier" and near[i + 1].mention is None and spoken[i + 1] not in ("on", "today", "said"):
            return True  # "an earlier quake", not "earlier on Wednesday"
    if deep and not COMPARING.isdisjoint(spoken):
        return True
    return not BACKGROUND.isdisjoint(spoken) or not OTHER_TIMES.isdisjoint(pairwise(spoken))


def days_apart(near: Sequence[Word], page: Page, own_days: frozenset[int]) -> int:
    """Returns how many days the nearest date around a statement lies from those of the lead, or from the article's day."""
    told = page.dateline.written
    gaps = [0]
    dates = [w for i, w in enumerate(near) if i == 0 or near[i - 1].word not in BOUNDING]
    for days in filter(None, map(_days, dates)):
        if own_days and days[1] - days[0] <= 400:
            gaps.append(min(max(days[0] - d, d - days[1] + 1, 0) for d in own_days))
        elif told is not None and isinstance(told.low, date):
            gaps.append(max(told.low.toordinal() - days[1], days[0] - told.low.toordinal(), 0))
    return max(gaps)


def _days(word: Word) -> tuple[int, int] | None:
    """Returns the days a date among the words is about."""
    m = word.mention
    if m is None or m.kind not in ("date", "time") or m.value is None:
        return None
    value = m.value.days()
    if value is None or not isinstance(value.low, date) or not isinstance(value.high, date):
        return None
    return value.low.toordinal(), value.high.toordinal()


def lead_days(page: Page) -> frozenset[int]:
    """Returns the days that the first sentences tell of, short spans alone."""
    found: set[int] = set()
    for stretch in page.stretches[:LEAD]:
        for word in stretch.line.words:
            days = _days(word)
            if days is not None and days[1] - days[0] <= 3:
                found |= set(range(days[0], days[1]))
    return frozenset(found)

"""The days that a page and its metadata state as their own: stamp lines, reprint notes, a wire's opening."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from checker.dating.told import SLACK, is_wire, opens_from_town, pair
from checker.mentions import scan
from checker.model import Article, Mention, Sentence, Span
from checker.words.lexicon import YEARS

OPENING = 3  # sentences, headline included, among which an article says from where and when it comes


class Stamp(NamedTuple):
    """A day that the page or its metadata states as its own."""

    day: date
    words: str
    read: str  # how it was read
    span: Span | None = None
    malformed: bool = False
    metadata: bool = False


def find_stamps(article: Article, mentions: Sequence[Mention], sentences: Sequence[Sentence]) -> list[Stamp]:
    """Returns the days that page and metadata state, the one to trust first."""
    found: list[Stamp] = []
    edge = {*range(3), *range(len(sentences) - 3, len(sentences))}
    for i, sentence, mention in pair(mentions, sentences):
        day = _stated_day(mention)
        if day is None:
            continue
        alone = i in edge and (mention.end - mention.start) * 10 >= (sentence.end - sentence.start) * 6
        opens = is_wire(article.text, sentence, mention) or (
            i < OPENING and opens_from_town(article.text, sentence, mention)
        )
        if sentence.role == "stamp" or alone or opens:
            found.append(_stamp(mention, day, Span(mention.start, mention.end)))
    if article.published and article.published.year in YEARS:
        stated = Stamp(article.published, article.published.isoformat(), article.published.isoformat(), metadata=True)
        # The page's own line outweighs metadata of another season, which is often the day it was collected.
        last = bool(found) and abs(found[0].day - article.published) > SLACK and not found[0].malformed
        found.insert(len(found) if last else 0, stated)
    elif unread := unread_stamp(article):
        for mention in scan(unread):
            day = _stated_day(mention)
            if day is not None:
                read = _stamp(mention, day, None)
                found.append(read._replace(words=unread, metadata=True))
                break
    return found


def unread_stamp(article: Article) -> str:
    """Returns the metadata's stamp that is no day, as written: also a day so far off that it only fills the field."""
    if article.published and article.published.year not in YEARS:
        return article.published.isoformat()
    return article.stamp


def _stamp(mention: Mention, day: date, span: Span | None) -> Stamp:
    """Returns a stamp read from a mention."""
    low = mention.value.low if mention.value else day
    read = low.isoformat(" ") if isinstance(low, datetime) else day.isoformat()
    return Stamp(day, mention.text, read, span, mention.note.startswith("malformed"))


def _stated_day(mention: Mention) -> date | None:
    """Returns the one day an absolute date or time stands for, None if it stands for more or for none."""
    if mention.kind not in ("date", "time") or mention.value is None or mention.readings:
        return None
    low, high = mention.value.low, mention.value.high
    if not isinstance(low, date) or low.year not in YEARS:
        return None
    if isinstance(low, datetime):
        return low.date()
    return low if isinstance(high, date) and high - low == timedelta(days=1) else None

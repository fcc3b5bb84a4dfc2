"""Sizes and contests: heights, lengths, speeds and distances of things, terms of prison, prices paid, margins and scores."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from checker.circumstances import is_denied
from checker.claims.happenings import BACKGROUND
from checker.claims.measureframes import Framed, is_old
from checker.claims.measureheads import Head
from checker.claims.measurewords import (
    AHEAD,
    BREADTHS,
    DWELLINGS,
    FORECAST,
    GIFTS,
    GIVEN,
    LESSER,
    MARKS,
    MOVING,
    NOT_FINAL,
    OLDER,
    PLAYED,
    POINTS,
    SOLD,
    TUMBLED,
    VOTERS,
    WINDS,
    WON,
)
from checker.claims.penalties import read_penalty
from checker.claims.wordforms import AUXILIARIES, holder, is_verb, singular, stem
from checker.late import compile_late
from checker.lines import Word
from checker.model import Interval, Mention
from checker.page import Stretch
from checker.words.lexicon import WEEKDAYS
from checker.words.vocabulary import NOUN_STOPS

LIGHT_YEAR = Decimal("9e15")  # metres: what is so far off is measured from us
BESIDE = 6  # words from a score within which the names of who played stand
HALF = Decimal("0.5")
_SCORE = compile_late(r"(?<![\d.,$/:-])(\d{1,2})\s?[-–]\s?(\d{1,2})(?![\d.,]*\d|[-–/:]|\s?(?:year|month|day|[ap]\.?m))")
_NOT_NOW = FORECAST | OLDER
_NOT_BEST = LESSER | OLDER
_NOT_PLAYED = NOT_FINAL | VOTERS
_KINDS = frozenset({"money", "quantity", "duration"})
_LEADING = frozenset(a[0] for a in AHEAD)
_PLACES = frozenset("in at from of near on".split())


def find_sizes(text: str, stretch: Stretch, person: str, spans: Sequence[tuple[int, int]]) -> Iterator[Framed]:
    """Yields the sizes, terms, prices, margins and scores of a sentence; `person` was named last before it."""
    words = stretch.line.words
    yield from _scores(text, stretch)
    for first, last in spans:
        for at in range(first, last):
            mention = words[at].mention
            if mention is None or mention.value is None or mention.kind in ("date", "time", "percent"):
                continue
            if not (mention.kind in _KINDS or _is_margin(words, at)) or is_denied(words, at, at + 1):
                continue
            framed = (
                _of_money(text, words, at, first, last, person, mention)
                if mention.kind == "money"
                else _of_space(text, stretch, at, first, last, person)
            )
            if framed is not None:
                yield framed


def _is_margin(words: Sequence[Word], at: int) -> bool:
    """Returns whether a plain figure may be a margin: "by 12 points", "12 points ahead of"."""
    if at and words[at - 1].word == "by":
        return True
    return any(w.word in _LEADING for w in words[at + 1 : at + 4])


def _of_money(
    text: str, words: Sequence[Word], at: int, first: int, last: int, person: str, mention: Mention
) -> Framed | None:
    """Returns what something was sold for, what somebody was fined, or what somebody gave."""
    before = words[at - 1].word if at else ""
    near = {w.word for w in words[first:last] if w.mention is None}
    per = at + 2 < len(words) and words[at + 1].word in ("a", "an", "per", "each")
    firm = near.isdisjoint(_NOT_NOW) and not is_old(words, first, last)
    name = holder(text, words, first, at) or person
    if name and _penalty(text, words, mention) == "fine":
        return Framed(Head("fine", "", name, frozenset({name}), confidence=0.75), mention, firm)
    if before in GIVEN and name and not per:
        return Framed(Head("donation", "", "donation", frozenset({name}), confidence=0.65), mention, firm)
    giver = _giver(text, words, at, last)
    if giver and not per:
        return Framed(Head("donation", "", "donation", frozenset({giver}), confidence=0.65), mention, firm)
    sold = before == "fetched" or (before == "for" and not near.isdisjoint(SOLD))
    if sold and not per and near.isdisjoint(("shares", "share", "tickets", "ticket", "each")):
        return Framed(Head("price paid", "", "price paid", confidence=0.65), mention, firm)
    return None


def _giver(text: str, words: Sequence[Word], at: int, last: int) -> str:
    """Returns the last word of the name behind "a $5 million gift from"."""
    behind = [w.word for w in words[at + 1 : min(at + 3, last)]]
    if not behind or behind[0] not in GIFTS or behind[1:] != ["from"]:
        return ""
    return _last_name(text, words, at + 3, min(at + 9, last))


def _scores(text: str, stretch: Stretch) -> Iterator[Framed]:
    """Yields the two sides of the one score of a sentence on who won, described by the names beside it."""
    told = stretch.line.vocabulary
    if told.isdisjoint(PLAYED) or not told.isdisjoint(_NOT_PLAYED) or not BACKGROUND.isdisjoint(told):
        return
    found = []
    for m in _SCORE.finditer(text, stretch.sentence.start, stretch.sentence.end):
        found.append(m)
        if len(found) > 1:
            return  # sets, halves or several matches
    for m in found:
        words = stretch.line.words
        at = next((i for i, w in enumerate(words) if w.start >= m.start()), len(words))
        names = {
            w.word
            for i, w in enumerate(words[max(0, at - BESIDE) : at + BESIDE], max(0, at - BESIDE))
            if w.mention is None
            and text[w.start].isupper()
            and w.word not in WEEKDAYS
            and w.word not in NOUN_STOPS
            and (not i or words[i - 1].word not in _PLACES)
        }
        if not names or is_old(words, 0, len(words)):
            return
        sides = sorted(((Decimal(m[1]), m.start(1), m.end(1)), (Decimal(m[2]), m.start(2), m.end(2))), reverse=True)
        for side, (figure, start, end) in zip(("winners", "losers"), sides, strict=True):
            value = Interval(figure - HALF, figure + HALF)
            mention = Mention("number", start, end, text[start:end], (figure, figure), value)
            head = Head(f"score of the {side}", "", f"score of the {side}", frozenset(names), confidence=0.65)
            yield Framed(head, mention, True)


def _of_space(text: str, stretch: Stretch, at: int, first: int, last: int, person: str) -> Framed | None:
    """Returns a size, a distance from something, a term of prison, a winning mark, or a margin between two."""
    words = stretch.line.words
    mention = words[at].mention
    assert mention is not None and mention.value is not None
    unit, low = mention.value.unit, mention.value.low
    behind = [w.word for w in words[at + 1 : at + 4]]
    near = {w.word for w in words[first:last] if w.mention is None}
    if unit in ("year", "month") and _penalty(text, words, mention) == "prison term":
        return _prison(text, words, at, first, last, mention, person)
    if unit == "meter" and isinstance(low, Decimal) and low > LIGHT_YEAR:
        wide = bool(near & {"wide", "across", "diameter", "long", "span", "spans"})
        return None if wide else Framed(Head("distance", "from us", "distance from us", confidence=0.7), mention, True)
    if unit == "meter" and behind:
        if (at and words[at - 1].word in TUMBLED) or behind[0] in ("fall", "plunge"):
            firm = near.isdisjoint(_NOT_NOW) and near.isdisjoint(("share", "shares", "price", "prices"))
            return Framed(Head("fall", "", "fall", confidence=0.65), mention, firm)
        skip = 1 if behind[0] in ("back", "away", "inland", "out", "short") else 0
        if behind[skip : skip + 1] == ["from"]:
            return _distance_from(words, at + 1 + skip, last, mention)
    if unit in ("second", "minute", "hour") or mention.kind == "number":
        ahead = any(tuple(behind[: len(a)]) == a for a in AHEAD)
        if ahead and (runner := _last_name(text, words, at + 1, min(at + 8, last))):
            firm = near.isdisjoint(_NOT_NOW) and "overall" not in stretch.line.vocabulary
            return Framed(Head("margin", "", "margin", frozenset({runner}), confidence=0.7), mention, firm)
    if (
        words[at - 1].word == "by"
        and at
        and not near.isdisjoint(WON)
        and (unit == "second" or (behind[:1] and behind[0] in POINTS))
    ):
        firm = near.isdisjoint(_NOT_NOW)
        return Framed(
            Head("margin of victory", behind[0] if behind and not unit else "", "margin of victory"), mention, firm
        )
    size = _size(text, words, at, first, last, mention, near)
    if size is not None:
        return size
    written = mention.written
    exact = written is not None and written[0] is not None and written[0] != written[0].to_integral_value()
    if exact and unit in ("meter", "second"):
        told = stretch.line.vocabulary
        if not near.isdisjoint(MARKS) and not told.isdisjoint(WON):
            return Framed(Head("winning mark", "", "winning mark", confidence=0.7), mention, near.isdisjoint(_NOT_BEST))
    return None


def _penalty(text: str, words: Sequence[Word], mention: Mention) -> str:
    """Returns "prison term" or "fine" where a court imposed what the figure says, "" elsewhere."""
    penalty = read_penalty(text, mention, words[0].start, words[-1].end)
    return penalty[0] if penalty is not None else ""


def _last_name(text: str, words: Sequence[Word], first: int, last: int) -> str:
    """Returns the last word of the first run of capitalised words."""
    name = ""
    for word in words[first:last]:
        capital = word.mention is None and text[word.start].isupper()
        if name and not capital:
            break
        name = word.word if capital else name
    return name


def _prison(
    text: str, words: Sequence[Word], at: int, first: int, last: int, mention: Mention, person: str
) -> Framed | None:
    """Returns a term of prison, of whoever its clause names, else the sentence first, else the sentence before."""
    name = holder(text, words, first, at) or _first_name(text, words, first) or person
    if not name:
        return None
    firm = not is_old(words, first, last)
    return Framed(Head("sentence", "", name, frozenset({name}), confidence=0.7), mention, firm)


def _first_name(text: str, words: Sequence[Word], last: int) -> str:
    """Returns the last word of the first name among words[:last]."""
    for i in range(1, last + 1):
        if holder(text, words, 0, i):
            while i < last and words[i].mention is None and text[words[i].start].isupper():
                i += 1
            return holder(text, words, 0, i)
    return ""


def _distance_from(words: Sequence[Word], at: int, last: int, mention: Mention) -> Framed | None:
    """Returns a distance, described by the nouns behind "from"."""
    nouns: set[str] = set()
    for word in words[at + 1 : min(at + 6, last)]:
        if word.mention is not None or (nouns and word.word in NOUN_STOPS and word.word != "of"):
            break
        if word.word not in NOUN_STOPS:
            nouns.add(stem("home" if word.word in DWELLINGS else word.word))
    return (
        Framed(Head("distance", "from", "distance", frozenset(nouns), confidence=0.6), mention, True) if nouns else None
    )


def _size(
    text: str, words: Sequence[Word], at: int, first: int, last: int, mention: Mention, near: set[str]
) -> Framed | None:
    """Returns the height, length, width, speed or fall that the words beside a figure call it."""
    assert mention.value is not None
    unit = mention.value.unit
    behind = [w.word for w in words[at + 1 : min(at + 4, last)]]
    firm = near.isdisjoint(_NOT_NOW) and not is_old(words, first, last)
    if unit == "meter / second":
        if not near.isdisjoint(WINDS):
            before = [w.word for w in reversed(words[first:at]) if w.word in WINDS]
            blown = (before or [word for word in behind if word in WINDS] or ["wind"])[0]
            name = "gust speed" if blown.startswith("gust") else "wind speed"
            return Framed(Head(name, "", name, confidence=0.65), mention, firm)
        moving = not near.isdisjoint(MOVING)
        bounds = {*behind[:2], *(w.word for w in words[max(first, at - 4) : at])}
        lawful = bounds.isdisjoint(("limit", "zone", "allowed", "permitted", "over", "above", "area", "least"))
        return Framed(Head("speed", "", "speed", confidence=0.65), mention, firm) if moving and lawful else None
    if unit != "meter":
        return None
    if at and words[at - 1].word in TUMBLED and near.isdisjoint(("share", "shares", "price", "prices")):
        return Framed(Head("fall", "", "fall", confidence=0.65), mention, firm)
    word, skip = (behind[0], 1) if behind else ("", 0)
    if word == "in" and len(behind) > 1:
        word, skip = behind[1], 2
    dimension = BREADTHS.get(word.removeprefix("-"), "")
    if not dimension:
        return None
    thing = _thing_behind(text, words, at + 1 + skip, last) or _subject(words, at, first)
    return (
        Framed(Head(dimension, thing, f"{dimension} of the {thing}", confidence=0.65), mention, firm) if thing else None
    )


def _thing_behind(text: str, words: Sequence[Word], begin: int, last: int) -> str:
    """Returns the noun behind "a 140-metre-long", where the figure is joined to its dimension."""
    if begin >= last or text[words[begin - 1].start - 1] != "-":
        return ""
    noun = words[begin]
    return "" if noun.mention is not None or noun.word in NOUN_STOPS else singular(noun.word)


def _subject(words: Sequence[Word], at: int, first: int) -> str:
    """Returns the noun before "is" or "was", or right before a figure, of which a dimension is told."""
    i = at - 1
    while i >= first and (
        words[i].word in AUXILIARIES or words[i].word in ("about", "stands", "stood", "measures", "only")
    ):
        i -= 1
    if i < first or words[i].mention is not None or words[i].word in NOUN_STOPS or is_verb(words, i):
        return ""
    return singular(words[i].word)

"""Named quantities: profits, rates, prices and shares, under one name however they are worded.

A figure belongs to the quantity that its clause names: before it ("net profit reached 4 million") or behind it ("a 4 percent rise
in fares"). What it changes by, what it comes to, and the period that it is of are kept apart; forecasts, figures of other
times, of parts and of others are left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from checker.circumstances import is_denied
from checker.claims.measureheads import Head
from checker.claims.measurewords import (
    AMOUNTS,
    BESIDE,
    CHANGES,
    COMPARED,
    DOWNWARD,
    FORECAST,
    GROWING,
    JABS,
    OLDER,
    PARTS,
    RATES,
    SAYS,
    TIMED,
)
from checker.late import compile_late
from checker.lines import Word
from checker.model import Mention
from checker.page import Page, Stretch
from checker.words.vocabulary import NOUN_STOPS

FAR = 11  # words between a quantity and its figure
NEAR = 4  # words behind a figure within which its quantity stands
LEAD = 5  # sentences that name whom and what period an article is about
OPENING = 8  # words of a first sentence that says whom the article is about
_PERIOD = compile_late(
    r"(?i)\b(?:(first|second|third|fourth|1st|2nd|3rd|4th)[ -]+quarter|q([1-4])\b|(nine)[ -]months?"
    r"|(first[ -]half|half[ -]year|six[ -]months)|(full[ -]year|annual|whole year|for the year|fiscal year|financial year)"
    r"|(three[ -]months|quarter))"
)
_QUARTERS = {"first": "1", "second": "2", "third": "3", "fourth": "4", "1st": "1", "2nd": "2", "3rd": "3", "4th": "4"}
_MONTH = compile_late(
    r"(?i)^(?:in )?(january|february|march|april|may|june|july|august|september|october|november|december)(?: \d{4})?$"
)
_MONTHLY = compile_late(
    r"(?i)month[ -](?:on|over)[ -]month|on the month|from (?:a|the|one) (?:previous |prior )?month|monthly"
    r"|from the previous month|quarter[ -](?:on|over)[ -]quarter|from the previous quarter|on the quarter"
)
_OLD = compile_late(r"(?i)earlier|ago|last|previous|before|prior")
_YEAR = compile_late(r"^(?:in )?[12]\d{3}$")
_GUESSED = frozenset({"damage"})  # an estimate is all that anybody has of it
_SPOKEN = frozenset({"money", "percent"})  # kinds of figures that a quantity is told in
_CUT = compile_late(r"[;:()\"“”]")


class Framed(NamedTuple):
    """One figure under the name of its quantity; `firm` where it is the event's own, of now."""

    head: Head
    mention: Mention
    firm: bool


class Setting(NamedTuple):
    """What an article is about: the words of its first names, and the period of its figures."""

    names: frozenset[str]
    period: str
    month: str


def read_setting(page: Page) -> Setting:
    """Returns the names, the reporting period and the month that the first sentences of an article name."""
    if not any(m.kind in _SPOKEN for m in page.mentions):
        return Setting(frozenset(), "", "")
    names: set[str] = set()
    text, period, month = page.article.text, "", ""
    opened = False
    for stretch in page.stretches[:LEAD]:
        if not opened:
            told = [w.word for w in stretch.line.words if w.mention is None and text[w.start].isupper()]
            names.update(told)
            opened = stretch.sentence.role == "body" and len(stretch.line.words) >= OPENING and len(told) > 1
        period = period or _period(text, stretch.sentence.start, stretch.sentence.end, stretch.sentence.end)
        dates = (i for i, w in enumerate(stretch.line.words) if w.mention is not None and w.mention.kind == "date")
        month = month or next((m for i in dates if (m := _month(stretch.line.words, i))), "")
    return Setting(frozenset(names), period, month)


def find_framed(page: Page, stretch: Stretch, setting: Setting, spans: Sequence[tuple[int, int]]) -> Iterator[Framed]:
    """Yields the figures of a sentence whose clause names their quantity."""
    words, text = stretch.line.words, page.article.text
    if not any(map(_is_framed, words)):
        return
    for first, last in spans:
        spots = [i for i in range(first, last) if _is_framed(words[i])]
        if not spots:
            continue
        named = _quantities(words, first, last)
        for at in spots:
            mention = words[at].mention
            if mention is not None and not is_denied(words, at, at + 1):
                framed = _of_quantity(text, words, at, first, last, named, setting)
                if framed is not None:
                    yield framed


def _is_framed(word: Word) -> bool:
    return word.mention is not None and word.mention.kind in _SPOKEN and word.mention.value is not None


@cache
def _phrases() -> Mapping[str, tuple[tuple[tuple[str, ...], str, str], ...]]:
    """Returns by first word the phrases that name a quantity, longest first, each with its name and its sort."""
    found: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
    for sort, table in (("amount", AMOUNTS), ("rate", RATES), ("growing", GROWING)):
        for name, phrases in table.items():
            for phrase in phrases.split(";"):
                words = tuple(phrase.split())
                found.setdefault(words[0], []).append((words, name, sort))
    return {first: tuple(sorted(some, key=lambda p: -len(p[0]))) for first, some in found.items()}


Named = tuple[int, int, str, str]  # begin, end, name, sort


def _quantities(words: Sequence[Word], first: int, last: int) -> list[Named]:
    """Returns the quantities that a clause names, in order, the longest name where several fit."""
    table, found, i = _phrases(), [], first
    while i < last:
        step = 1
        if words[i].mention is None:
            for phrase, name, sort in table.get(words[i].word, ()):
                if tuple(w.word for w in words[i : i + len(phrase)]) == phrase and i + len(phrase) <= last:
                    found.append((i, i + len(phrase), name, sort))
                    step = len(phrase)
                    break
        i += step
    return found


def _of_quantity(
    text: str,
    words: Sequence[Word],
    at: int,
    first: int,
    last: int,
    named: Sequence[Named],
    setting: Setting,
) -> Framed | None:
    mention = words[at].mention
    assert mention is not None and mention.value is not None
    if mention.kind == "percent" and mention.value.unit == "percent" and not named:
        return _coverage(words, at, first, last)
    quantity, change = _before(text, words, at, named), False
    if quantity is not None:
        change = _is_change(text, words, at, last)
        if not change and words[at - 1].word not in SAYS and quantity[1] != at:
            return None
    else:
        quantity = _behind(words, at, named)
        if quantity is None:
            return None
        change = words[at + 1].word in COMPARED or words[at + 1].word in CHANGES
    begin, end, name, sort = quantity
    if words[at - 1].word == "from" and at:
        return None
    points = mention.value.unit == "percentage_point"
    if sort == "growing" and not (change and mention.kind == "percent"):
        return None
    if sort == "rate" and (mention.kind == "money" or (change and not points)):
        return None
    if sort == "amount" and mention.kind == "percent" and not change:
        return None
    near = {w.word for i, w in enumerate(words[first:last], first) if w.mention is None and not begin <= i < end}
    firm = (
        near.isdisjoint(FORECAST - {"estimated", "estimates"} if name in _GUESSED else FORECAST)
        and near.isdisjoint(OLDER)
        and near.isdisjoint(PARTS)
        and not is_old(words, first, last)
        and not _is_pluperfect(words, first, last)
        and _is_own(text, words, min(begin, at), min(max(end, at) + NEAR, last), setting)
    )
    basis = [_time(text, words, at, first, last, quantity, setting)]
    if at + 2 < last and words[at + 1].word in ("a", "per"):
        basis.append(f"per {words[at + 2].word}")
    if (sort == "growing" or change) and not near.isdisjoint(DOWNWARD):
        basis.append("down")
    grown = change and sort != "growing"
    label = f"change of {name}" if grown else name
    return Framed(Head(label, "", label, basis=" ".join(b for b in basis if b), confidence=0.75), mention, firm)


def _before(text: str, words: Sequence[Word], at: int, named: Sequence[Named]) -> Named | None:
    """Returns the quantity last named before a figure, with no other figure and no break between."""
    found = next((q for q in reversed(named) if q[1] <= at), None)
    if found is None or at - found[1] > FAR or _CUT.search(text, words[found[1] - 1].end, words[at].start):
        return None
    between = words[found[1] : at]
    figures = [i for i, w in enumerate(between, found[1]) if _counts(w)]
    reached = figures == [at - 2] and words[at - 1].word == "to"  # "rose 4 percent to 90 million"
    return found if not figures or reached else None


def _counts(word: Word) -> bool:
    return word.mention is not None and word.mention.kind in ("money", "percent", "number", "quantity")


def _behind(words: Sequence[Word], at: int, named: Sequence[Named]) -> Named | None:
    """Returns the quantity named right behind a figure: "4 million in revenue", "a 4 percent rise in fares"."""
    found = next((q for q in named if q[0] > at), None)
    if found is None or found[0] - at > NEAR:
        return None
    between = [w.word for w in words[at + 1 : found[0]]]
    mention = words[at].mention
    share = mention is not None and mention.kind == "percent" and between[:1] == ["of"]
    linked = all(w in COMPARED or w in CHANGES or w in ("in", "of", "the", "its", "their", "worth") for w in between)
    return found if linked and not share else None


def _is_change(text: str, words: Sequence[Word], at: int, last: int) -> bool:
    """Returns whether the figure is what its quantity changes by, not what it comes to."""
    before = words[at - 1].word
    joined = at + 1 < last and not text[words[at].end : words[at + 1].start].strip(" -")
    behind = words[at + 1].word if joined and words[at + 1].mention is None else ""
    if before == "by" or behind in COMPARED:
        return True
    return before in CHANGES or (before in ("a", "an") and behind in CHANGES)


def is_old(words: Sequence[Word], first: int, last: int) -> bool:
    """Returns whether a clause is told of an earlier time: "a year earlier", but not "from a year earlier"."""
    for i in range(max(0, first - 2), last):  # "A year earlier, ..." opens a clause of its own
        m = words[i].mention
        told = m is not None and m.kind in ("date", "duration") and (i == 0 or words[i - 1].word not in BESIDE)
        if told and m is not None and _OLD.search(m.text):
            return True
    return False


def _is_pluperfect(words: Sequence[Word], first: int, last: int) -> bool:
    """Returns whether a clause says what had been before."""
    return any(
        w.word == "had" and words[max(i - 1, 0)].word not in ("have", "has")
        for i, w in enumerate(words[first:last], first)
    )


def _is_own(text: str, words: Sequence[Word], first: int, last: int, setting: Setting) -> bool:
    """Returns whether no name stands beside the figure that the article does not open with."""
    names = [
        w.word
        for w in words[max(first - 4, 1) : last]
        if w.mention is None and text[w.start].isupper() and w.word not in NOUN_STOPS
    ]
    return not names or not setting.names.isdisjoint(names)


def _time(text: str, words: Sequence[Word], at: int, first: int, last: int, quantity: Named, setting: Setting) -> str:
    """Returns the period a figure is of, as the clause tells it, else the article: a quarter, a half, a month, a year."""
    begin, end = words[first].start, words[last - 1].end
    year = next(
        (
            w.word.removeprefix("in ")
            for i, w in enumerate(words[first:last], first)
            if w.mention is not None and _YEAR.match(w.mention.text) and words[max(i - 1, 0)].word not in BESIDE
        ),
        "",
    )
    if quantity[2] not in TIMED and quantity[3] != "amount":
        return year
    if quantity[3] == "amount":
        return _period(text, begin, end, words[at].start) or year or setting.period
    month = next((m for i in range(first, last) if (m := _month(words, i))), "")
    monthly = "monthly" if _MONTHLY.search(text, words[0].start, words[-1].end) else ""
    quarter = _period(text, begin, end, words[at].start)
    quarter = quarter if quarter[:1] == "q" else ""
    return " ".join(p for p in (monthly, quarter or month or year or setting.month) if p)


def _period(text: str, start: int, end: int, at: int) -> str:
    """Returns the reporting period named nearest to a place in text[start:end]."""
    found = min(_PERIOD.finditer(text, start, end), key=lambda m: abs(m.start() - at), default=None)
    if found is None:
        return ""
    if found[1] or found[2]:
        return f"q{found[2] or _QUARTERS[found[1].lower()]}"
    return "nine months" if found[3] else "half" if found[4] else "year" if found[5] else "quarter"


def _month(words: Sequence[Word], at: int) -> str:
    mention = words[at].mention
    if mention is None or mention.kind != "date" or (at and words[at - 1].word in BESIDE):
        return ""
    found = _MONTH.match(mention.text)
    return found[1].lower() if found else ""


def _coverage(words: Sequence[Word], at: int, first: int, last: int) -> Framed | None:
    """Returns the share of people who are vaccinated."""
    near = {w.word for w in words[first:last] if w.mention is None}
    figures = [w for w in words[first:last] if w.mention is not None and w.mention.kind == "percent"]
    covered = not near.isdisjoint(("coverage", "rate", "rates")) and not near.isdisjoint(JABS)
    behind = words[at + 1].word if at + 1 < last else ""
    if len(figures) > 1 or not (covered or (behind == "of" and not near.isdisjoint(JABS))):
        return None
    mention = words[at].mention
    assert mention is not None
    refused = not near.isdisjoint(("not", "never", "no", "without", "refused", "lack"))
    firm = not refused and near.isdisjoint(FORECAST) and near.isdisjoint(OLDER) and not is_old(words, first, last)
    first_dose = "one dose" if near & {"one", "single"} else ""
    return Framed(Head("vaccinated", "", "vaccinated", basis=first_dose, confidence=0.7), mention, firm)

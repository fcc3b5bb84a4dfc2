"""Measures of an event: what a report states of its size, votes, money, length, place and number of things.

Every figure is keyed by its head, the noun that it counts or that names it, and described by the other content words of its
phrase and clause. Only figures with one head and alike descriptions meet; heads that name a thing an event has one of (a
magnitude, a bond, a filibuster) need no further description. What stands beside words for parts, differences and other times
is left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from checker.circumstances import is_denied, modality_of
from checker.claims.happenings import BACKGROUND, BODIES, COUNTED_UP
from checker.claims.measureframes import Framed, Setting, find_framed, read_setting
from checker.claims.measureheads import Head, find_head, find_phrase_head, is_aside
from checker.claims.measureordeals import find_ordeals
from checker.claims.measuresizes import find_sizes
from checker.claims.measurevotes import body_named, find_votes
from checker.claims.measurewords import FORECAST
from checker.claims.wordforms import AUXILIARIES, clauses, holder, is_verb, stem
from checker.late import compile_late
from checker.lines import Word
from checker.model import Assertion, Interval, Mention, Modality, Span
from checker.page import Page, Stretch

LEAD = 6  # sentences in which the size of the event itself is told; later ones tell of others too
KEPT = 3  # statements of one head that are kept of an article
VALUES = 4  # distinct values of one head beyond which an article lists many things
SOME = 60  # figures of a sentence that are looked at
HALF = Decimal("0.5")
TENTH = Decimal("0.1")
NEAR = Decimal("0.07")  # part by which lengths and distances of one thing differ between sources
_TALLY = compile_late(
    r"(?<![\d.$-])(\d{1,3})(?:\s?[-–]\s?|\sto\s|-to-)(\d{1,3})"
    r"(?![\d,.]*\d|[-–]?year|[-–]?old|%|\spercent|\s?[ap]\.?m)"
)
_BLOCK = compile_late(
    r"\b(\d{2,5})(?:th|st)?[ -]block\s(?:of\s)?((?:[NSEW]\.?\s|North\s|South\s|East\s|West\s)?[A-Z][\w’'.-]*)"
)
_VOTE = frozenset(
    """vote votes voted voting passed pass passes approved rejected ruling ruled decision cleared defeated tally margin
    confirmed failed adopted backed""".split()
)
_ROUNDS = frozenset(
    "amendment committee subcommittee procedural cloture motion override veto panel first advance".split()
)
CLAUSES = 3  # back from a figure in which the verb that governs it is looked for
BEHIND = 10  # words behind a figure within which the verb stands whose subject it is
_AIMING = ("agree", "decid", "hop", "vow", "due", "set", "schedul", "slat", "read", "prepar", "order", "offer", "seek")
_COMING = frozenset("will would shall may might could should".split())
_ENDING = "close complete conclude finalize finalise expire"  # what will come to an end is there
# Measures that are what they are, whatever is done about them.
_STATED = frozenset("magnitude depth distance rank bail fine price".split())
# Lengths and times that one judge took, and everybody copies.
_MEASURED_ONCE = frozenset({"winning mark", "margin", "margin of victory"})
_WEATHER = frozenset({"wind speed", "gust speed"})  # what blows changes by the day and from place to place
_ASHORE = frozenset("landfall ashore".split())  # the hour of a storm that every report means
_TAKEN = frozenset("measured recorded clocked registered logged".split())
SECONDS = {"minute": 60, "hour": 3600, "day": 86400, "week": 604800}


class Figure(NamedTuple):
    """One figure with its head: what it measures, what describes it, and whether only its like may meet it (`basis`)."""

    head: Head
    value: Interval
    start: int
    end: int
    written: tuple[Decimal | None, Decimal | None] | None
    hedge: str | None
    stretch: Stretch
    firm: bool
    modality: Modality = "actual"


def read_measures(page: Page) -> Iterator[Assertion]:
    """Yields for each measured thing of the event the article's figure, with the other figures it prints for the same head."""
    found: dict[tuple[str, str, str], list[Figure]] = defaultdict(list)
    person, body = "", ""
    setting = read_setting(page)
    names = [_person(page.article.text, stretch) for stretch in page.stretches]
    for place, stretch in enumerate(page.stretches):
        own = names[place]
        ahead = next((n for n in names[place + 1 : place + 3] if n), "")  # the lead names nobody: "a clerk was jailed"
        for figure in _figures(page, stretch, own or person, person or ahead or own, setting, body):
            late = place >= LEAD and figure.head.sort in ("magnitude", "depth")
            found[figure.head.sort, figure.head.thing, figure.value.unit].append(
                figure._replace(firm=figure.firm and not late)
            )
        person = own or person
        body = body_named(page.article.text, stretch) or body
    for some in found.values():
        values = list(dict.fromkeys(f.value for f in some))
        if len(values) > VALUES:
            continue
        firm = {(f.head.features, f.head.basis, f.modality): f for f in reversed(some) if f.firm}
        for figure in list(reversed(firm.values()))[:KEPT]:
            yield _assertion(page, figure, values)


def _assertion(page: Page, figure: Figure, values: Sequence[Interval]) -> Assertion:
    others = [v for v in values if v != figure.value]
    sentence = figure.stretch.sentence
    return Assertion(
        article=page.article,
        start=figure.start,
        end=figure.end,
        within=Span(sentence.start, sentence.end),
        subject=figure.head.thing or figure.head.sort,
        attribute=figure.head.sort,
        value=figure.value,
        rule="",
        written=figure.written,
        hedge=figure.hedge,
        period=page.dateline.written,
        modality=figure.modality,
        basis=figure.head.basis,
        speaker=page.speaker(figure.stretch.number),
        features=figure.head.features,
        label=figure.head.label,
        confidence=figure.head.confidence,
        story=True,
        admits=(*others, *_sums(figure.value, others), *_room(figure)),
        told=page.dateline.written,
        moving=figure.head.label.startswith("counts of") or not _counted_up().isdisjoint(figure.head.features),
    )


@cache
def _counted_up() -> frozenset[str]:
    """Returns the stems of verbs whose objects are still being counted when a disaster is reported."""
    return frozenset(map(stem, COUNTED_UP.split()))


def _sums(value: Interval, others: Sequence[Interval]) -> Iterator[Interval]:
    """Yields the value together with each other that the article prints: two parts may be one total elsewhere."""
    for other in others:
        bounds = (value.low, value.high, other.low, other.high)
        low, high, more_low, more_high = (b if isinstance(b, Decimal) else None for b in bounds)
        if low is not None and high is not None and more_low is not None and more_high is not None:
            yield Interval(low + more_low, high + more_high, value.unit)


def _room(figure: Figure) -> Iterator[Interval]:
    """Yields what sources that measured or rounded by themselves may say of one length, time or distance."""
    low, high = figure.value.low, figure.value.high
    if figure.head.sort in _MEASURED_ONCE:
        return
    if figure.value.unit in ("second", "meter") and isinstance(low, Decimal) and isinstance(high, Decimal):
        middle = (low + high) / 2
        room = abs(middle) * NEAR
        yield Interval(middle - room, middle + room, figure.value.unit)


def _person(text: str, stretch: Stretch) -> str:
    """Returns the last name of a sentence."""
    if stretch.sentence.role == "headline":
        return ""
    return holder(text, stretch.line.words, 0, len(stretch.line.words))


# ------------------------------------------------------------------------------------------- one sentence


def _figures(page: Page, stretch: Stretch, person: str, convict: str, setting: Setting, body: str) -> Iterator[Figure]:
    words, text = stretch.line.words, page.article.text
    if not any(w.mention is not None or w.word[0].isdigit() for w in words):
        return
    vocabulary = stretch.line.vocabulary
    firm = BACKGROUND.isdisjoint(vocabulary) and not _tells_of_old(page, words)
    taken: set[int] = set()
    for figure in (*_tallies(text, stretch, firm), *_blocks(text, stretch)):
        taken.update(range(figure.start, figure.end))
        yield figure
    spans = clauses(text, words)
    for framed in find_framed(page, stretch, setting, spans):
        taken.add(framed.mention.start)
        yield _framed(framed, stretch)
    for framed in find_sizes(text, stretch, convict, spans):
        taken.add(framed.mention.start)
        yield _weather(_framed(framed, stretch), page) if framed.head.sort in _WEATHER else _framed(framed, stretch)
    for framed in find_ordeals(text, stretch):
        taken.add(framed.mention.start)
        yield _framed(framed, stretch)
    for framed in find_votes(text, stretch, body, _tells_of_old(page, words)):
        taken.add(framed.mention.start)
        yield _framed(framed, stretch)
    looked = 0
    for first, last in spans:
        for at in range(first, last):
            mention = words[at].mention
            if mention is None or mention.value is None or mention.kind in ("date", "time", "identifier", "fraction"):
                continue
            looked += 1
            if looked > SOME:
                return
            if mention.start in taken or is_aside(words, at) or is_denied(words, at, at + 1):
                continue
            modality = _firmness(words, spans, at)
            head = find_head(text, words, at, first, last, person)
            if head is not None:
                yield _figure(head, mention, stretch, firm, modality)
            named = find_phrase_head(words, at, last, text)
            if named is not None:
                yield _figure(named, mention, stretch, firm, modality)


def _firmness(words: Sequence[Word], spans: Sequence[tuple[int, int]], at: int) -> Modality:
    """Returns how firmly the figure words[at] is said by the verb that governs it: before it, else behind it."""
    begin = next(first for first, last in spans if first <= at < last)
    for first, _ in reversed([s for s in spans if s[0] <= at][-CLAUSES:]):
        begin = first
        if any(is_verb(words, i) or words[i].word in AUXILIARIES for i in range(first, at)):
            break
    else:
        return _firmness_behind(words, spans, at)
    if any(
        words[i].word == "to" and (i == begin or words[i - 1].word.startswith(_AIMING)) and is_verb(words, i + 1)
        for i in range(begin, at - 1)
    ):
        return "plan"
    return modality_of(words[begin : at + 1], at - begin)


def _firmness_behind(words: Sequence[Word], spans: Sequence[tuple[int, int]], at: int) -> Modality:
    """Returns how firmly the first verb behind the figure in its clause says what becomes of it."""
    last = next(last for first, last in spans if first <= at < last)
    for i in range(at + 1, min(last, at + BEHIND)):
        word = words[i]
        if word.mention is None and word.word in _COMING:
            done = any(stem(w.word) in _ending() for w in words[i + 1 : min(i + 4, last)])
            return "actual" if done else "plan"
        if word.word in AUXILIARIES or is_verb(words, i):
            break
    return "actual"


@cache
def _ending() -> frozenset[str]:
    return frozenset(map(stem, _ENDING.split()))


def _figure(head: Head, m: Mention, stretch: Stretch, firm: bool, modality: Modality) -> Figure:
    assert m.value is not None
    value = _comparable(m.value, m.written)
    modality = "actual" if head.sort in _STATED else modality
    return Figure(head, value, m.start, m.end, m.written, m.hedge, stretch, firm, modality)


def _framed(framed: Framed, stretch: Stretch) -> Figure:
    return _figure(framed.head, framed.mention, stretch, framed.firm, "actual")


def _weather(figure: Figure, page: Page) -> Figure:
    """Returns the speed of a wind with its basis: as a storm came ashore, else on the day of writing; and where it was taken."""
    vocabulary = figure.stretch.line.vocabulary
    told = page.dateline.written
    when = "landfall" if not vocabulary.isdisjoint(_ASHORE) else str(told.low) if told is not None else ""
    where = "" if vocabulary.isdisjoint(_TAKEN) else "at one place"
    firm = figure.firm and vocabulary.isdisjoint(FORECAST)
    return figure._replace(head=figure.head._replace(basis=f"{when} {where}".strip()), firm=firm)


def _comparable(value: Interval, written: tuple[Decimal | None, Decimal | None] | None) -> Interval:
    """Returns a length of time in seconds, and an amount of money no wider than a tenth around what is written."""
    factor = SECONDS.get(value.unit)
    if factor is None:
        return (
            value if value.unit == "" or not written or None in written else _tightened(value, written[0], written[1])
        )
    low, high = (b * factor if isinstance(b, Decimal) else b for b in (value.low, value.high))
    return Interval(low, high, "second")


def _tightened(value: Interval, low: Decimal | None, high: Decimal | None) -> Interval:
    if len(value.unit) != 3 or not (isinstance(value.low, Decimal) and isinstance(value.high, Decimal)):
        return value
    assert low is not None and high is not None
    least, most = low - abs(low) * TENTH, high + abs(high) * TENTH + 1  # a loss is below nothing
    return Interval(max(value.low, least), min(value.high, most), value.unit)


def _tells_of_old(page: Page, words: Sequence[Word]) -> bool:
    """Returns whether the sentence names a day long before the article was written."""
    told = page.dateline.written
    if told is None or not isinstance(told.low, date):
        return False
    for word in words:
        m = word.mention
        if m is not None and m.kind in ("date", "time") and m.value is not None:
            days = m.value.days()
            if days is not None and isinstance(days.high, date) and (told.low - days.high).days > 45:
                return True
    return False


# ------------------------------------------------------------------------------------------- votes and blocks


def _tallies(text: str, stretch: Stretch, firm: bool) -> Iterator[Figure]:
    """Yields the sides of a vote, the larger and the smaller."""
    vocabulary = stretch.line.vocabulary
    if vocabulary.isdisjoint(_VOTE):
        return
    rounds = " ".join(sorted(vocabulary & _ROUNDS))
    for n, m in enumerate(_TALLY.finditer(text, stretch.sentence.start, stretch.sentence.end)):
        if n >= SOME:
            return
        sides = sorted(((Decimal(m[1]), m.start(1), m.end(1)), (Decimal(m[2]), m.start(2), m.end(2))), reverse=True)
        if sides[0][0] + sides[1][0] < 5:
            continue
        before = [w.word for w in stretch.line.words if w.end <= m.start()]
        body = next((BODIES[w] for w in reversed(before) if w in BODIES), "")
        for side, (figure, start, end) in zip(("for", "against"), sides, strict=True):
            value = Interval(figure - HALF, figure + HALF)
            head = Head(f"votes {side}", body, body, basis=rounds, confidence=0.75)
            yield Figure(head, value, start, end, (figure, figure), None, stretch, firm)


def _blocks(text: str, stretch: Stretch) -> Iterator[Figure]:
    """Yields the block of a street: "the 1200 block of Elm Street"."""
    for n, m in enumerate(_BLOCK.finditer(text, stretch.sentence.start, stretch.sentence.end)):
        if n >= SOME:
            return
        figure = Decimal(m[1])
        street = m[2].split()[-1].strip(".").lower()
        value = Interval(figure - HALF, figure + HALF)
        head = Head("block", street, m[2], confidence=0.75)
        yield Figure(head, value, m.start(1), m.end(1), (figure, figure), None, stretch, True)

"""How many jobs are cut or made, and how many articles of a product are recalled: figures that a company announces.

"To cut 450 jobs", "the loss of 450 posts", "450 job cuts" and "450 workers will be laid off" are one figure. A plan is the
news here, so what is planned and what is done meet; what only may come to pass, what comes on top, and what was done in other
years do not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from checker.claims.countgroups import HALF, signs_before, word_at
from checker.claims.countstatements import state_figure
from checker.claims.counttimes import is_elsewhere, lead_days
from checker.claims.roles import MORE, PARTS
from checker.lines import STOPS, Word
from checker.model import Assertion, Interval
from checker.page import Page, Stretch

POSTS = frozenset("jobs posts positions workplaces redundancies".split())
STAFF = frozenset("workers employees staff staffers people".split())


class Sort(NamedTuple):
    """One sort of announcement: its attribute, verbs before the count, states behind it, nouns before "of", nouns counted."""

    attribute: str
    verbs: frozenset[str]
    states: frozenset[str]
    nouns: frozenset[str]
    counted: frozenset[str]  # behind the things: "450 job cuts"
    things: frozenset[str]  # what is counted; any plural, where empty


def _sort(attribute: str, verbs: str, states: str, nouns: str, counted: str, things: frozenset[str]) -> Sort:
    each = [frozenset(words.split()) for words in (verbs, states, nouns, counted)]
    return Sort(attribute, each[0], each[1], each[2], each[3], things)


SORTS: tuple[Sort, ...] = (
    _sort(
        "jobs cut",
        "cut cuts cutting eliminate eliminates eliminated eliminating axe axes axed axing ax shed sheds shedding slash slashes "
        "slashed slashing scrap scraps scrapped scrapping abolish abolishes abolished abolishing lose loses losing lost with of",
        "cut eliminated axed shed slashed scrapped abolished go disappear vanish lost redundant",
        "loss losses elimination cutting reduction abolition scrapping",
        "cuts losses cutbacks redundancies reductions",
        POSTS,
    ),
    _sort(
        "jobs cut",
        "dismiss dismisses dismissed dismissing sack sacks sacked sacking fire fires fired firing off furlough",
        "off sacked dismissed redundant",
        "dismissal sacking firing",
        "layoffs dismissals",
        STAFF,
    ),
    _sort(
        "jobs created",
        "create creates created creating creation add adds added adding gain gains gained gaining",
        "created",
        "creation",
        "",
        POSTS,
    ),
    _sort(
        "units recalled",
        "recall recalls recalled recalling",
        "recalled",
        "recall recalls",
        "",
        frozenset(),
    ),
)  # fmt: skip
VERBS = frozenset().union(*(s.verbs | s.states | s.nouns | s.counted for s in SORTS)) - {"with", "of", "off", "go"}
# The verbs "do away with" and "get rid of", "lay off" and "call back" are known by the word before their last.
PARTICLES: Mapping[str, frozenset[str]] = {
    "with": frozenset({"away"}),
    "of": frozenset({"rid"}),
    "off": frozenset("lay lays laid laying".split()),
}
CUES = VERBS | {"away", "rid", "laid", "lay", "laying", "jobs", "posts", "redundant"}
AUXILIARIES = frozenset("will would are were be been being have has had to is was now all also made let laid".split())
BETWEEN = frozenset("some around about nearly almost over up to as many than more a total of all its the their".split())
UNSURE = frozenset(
    """could may might would risk threatened threatens fears feared fear possible possibly potential rumours rumors if not never
    no without instead deny denied denies avoid save saved saving prevent rejected""".split()
)
HEADS = 4  # words of a noun phrase behind its count
LEAST_FIGURE = 5
LEAST_RECALLED = 100  # what is recalled in smaller numbers are players, envoys and summers
FADE, LEAST, MOST = 0.03, 0.55, 0.82


class Notice(NamedTuple):
    """A figure of one sort of announcement: its words, where it stands, and whether it is the announcement's own."""

    attribute: str
    first: int
    last: int
    figure: Decimal
    stretch: Stretch
    place: int
    own: bool


def read_announced(page: Page) -> Iterator[Assertion]:
    """Yields how many jobs are cut or created and how much is recalled, each by its first figure. Linear in the words."""
    notices: dict[str, list[Notice]] = defaultdict(list)
    own_days = lead_days(page) | _coming_days(page)
    for place, stretch in enumerate(page.stretches):
        if stretch.line.vocabulary.isdisjoint(CUES) or "number" not in stretch.line.kinds:
            continue
        words = stretch.line.words
        for attribute, first, last, own in find_notices(words, page.article.text):
            figure = _figure(words[first])
            if figure is not None:
                own = own and not is_elsewhere(page, stretch, place, first, last, own_days)
                notices[attribute].append(Notice(attribute, first, last, figure, stretch, place, own))
    for attribute in sorted(notices):
        best = next((n for n in notices[attribute] if n.own), None)
        if best is not None:
            yield _assertion(page, best, {n.figure for n in notices[attribute]})


def _coming_days(page: Page) -> frozenset[int]:
    """Returns the days ahead that the page names: what is announced may come months later."""
    told = page.dateline.written
    if told is None or not isinstance(told.low, date):
        return frozenset()
    spans = (m.value.days() for m in page.mentions if m.kind == "date" and m.value is not None)
    lows = (span.low for span in spans if span is not None)
    return frozenset(low.toordinal() for low in lows if isinstance(low, date) and low > told.low)


def _assertion(page: Page, best: Notice, figures: set[Decimal]) -> Assertion:
    mention = best.stretch.line.words[best.first].mention
    assert mention is not None
    beside = figures - {best.figure}
    sums = {best.figure + f for f in beside} | {abs(best.figure - f) for f in beside}
    admits = tuple(Interval(f - HALF, f + HALF) for f in sorted((beside | sums) - {Decimal(0)}))
    subject = best.attribute.split()[0]
    sure = round(max(LEAST, MOST - FADE * best.place), 2)
    return state_figure(
        page,
        best.stretch,
        best.first,
        best.last,
        mention,
        subject=subject,
        attribute=best.attribute,
        label=best.attribute,
        confidence=sure,
        admits=admits,
    )


# -------------------------------------------------------------------------------------------------- one sentence


def _figure(word: Word) -> Decimal | None:
    m = word.mention
    if m is None or m.kind != "number" or m.written is None or m.value is None or m.value.unit:
        return None
    figure = m.written[0]
    whole = figure is not None and figure == m.written[1] and figure == int(figure)
    return figure if whole and figure is not None and LEAST_FIGURE <= figure < 10**9 else None


def find_notices(words: Sequence[Word], text: str) -> Iterator[tuple[str, int, int, bool]]:
    """Yields attribute, first word, the word behind the last, and whether the figure is the announcement's own and no part."""
    told: Sort | None = None
    for i, word in enumerate(words):
        figure = _figure(word)
        if figure is None:
            continue
        for sort in SORTS:
            end = _things(words, text, i + 1, sort)
            if not end or (not sort.things and figure < LEAST_RECALLED):
                continue
            if _is_told_before(words, i, sort) or _is_told_behind(words, end, sort):
                told = sort
                yield sort.attribute, i, end, _is_own(words, i, end)
                break
            if sort is told and sort.things:  # "450 jobs in one town and 200 jobs in another"
                yield sort.attribute, i, end, False
                break


def _things(words: Sequence[Word], text: str, at: int, sort: Sort) -> int:
    """Returns where the things behind a figure end; 0 where they are none of the sort."""
    at += word_at(words, at) == "of"
    at += word_at(words, at) in ("its", "the", "these", "those")
    for i in range(at, min(at + HEADS, len(words))):
        word = words[i].word
        if words[i].mention is not None or word in STOPS or (i > at and signs_before(words, text, i) not in (" ", "-")):
            return 0
        if word in sort.things or (word == "job" and word_at(words, i + 1) in sort.counted) or word in sort.counted:
            return i + 1
        if not sort.things and len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us")):
            return i + 1
    return 0


def _is_told_before(words: Sequence[Word], at: int, sort: Sort) -> bool:
    """Returns whether a verb or a noun before the figure says what becomes of those counted."""
    i = at - 1
    while i >= 0 and at - i <= HEADS and words[i].word in BETWEEN and not _is_verb(words, i, sort):
        if words[i].word == "of" and word_at(words, i - 1) in sort.nouns:
            return True
        i -= 1
    return _is_verb(words, i, sort)


def _is_verb(words: Sequence[Word], i: int, sort: Sort) -> bool:
    word = word_at(words, i)
    if word not in sort.verbs:
        return False
    return word not in PARTICLES or word_at(words, i - 1) in PARTICLES[word]


def _is_told_behind(words: Sequence[Word], end: int, sort: Sort) -> bool:
    """Returns whether those counted are said to be cut, made or recalled: "450 posts will go", "450 job cuts"."""
    last = words[end - 1].word
    if last in sort.counted or (last == "job" and word_at(words, end) in sort.counted):
        return True
    i = end
    while i < min(end + HEADS, len(words)) and words[i].word in AUXILIARIES:
        i += 1
    word = word_at(words, i)
    if sort.things is STAFF and word in ("lose", "losing", "lost") and word_at(words, i + 2) in ("job", "jobs"):
        return True
    if word == "off" and word_at(words, i - 1) != "laid":
        return False
    return i > end and word in sort.states


def _is_own(words: Sequence[Word], at: int, end: int) -> bool:
    """Returns whether the figure is no part, comes not on top of another, and is not only possible."""
    near = {w.word for w in words[max(0, at - 6) : end + 4] if w.mention is None}
    beside = {w.word for w in words[max(0, at - 2) : end]}
    if word_at(words, at - 1) == "to" and word_at(words, at - 2) in ("up", "from"):
        return False
    if word_at(words, at - 1) == "by":
        return False
    return near.isdisjoint(UNSURE) and beside.isdisjoint(MORE | PARTS)

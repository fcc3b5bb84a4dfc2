"""What an article tells of its event: who and where, what happened, on which day; read from the sentences that tell it.

A page says much that is not the news: menus, transcripts, other headlines, who spoke, what had happened before. The event's kind
is the one the headline and the first sentences speak of most; the sentences with a word of that kind tell the event; the names
that stand there name it, and a day belongs to it when no word of what came after (an arrest, a funeral, a statement) is nearer.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from checker.events.eventwords import AFTERMATH, COMMON, CREWS, HARM, SAYING, SITES, TITLES, kind_of, wide_places
from checker.model import Mention, Reading, Sentence
from checker.words.lexicon import YEARS

LEAD = 120  # words that say what an article is about: the inverted pyramid puts the event there
OPENING = 12  # sentences whose words decide of what kind the event is
HEADLINE = 3  # what a headline's word counts for in that
LOUD = 0.75  # the share of capitalised words from which capitals name nobody: all capitals, or title case
LOUD_NAME = 0.5  # what a word of a loud sentence says that is written small nowhere
SPEAKER = 0.3  # what the name of someone who only speaks of an event says of it
NEAR = 90  # characters between a day and the word of the event that it dates
FRESH = 3  # days after an event within which a report on it is fresh news
TIMELY = frozenset("date time duration set identifier".split())
LEAST_FIGURE = 13  # smaller ones stand in any text
SHORT_FIGURE = 0.5  # what a figure of two digits says of what a longer one does
REACH = 8  # words over which a name goes on: an observatory for human rights

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_ENDING = re.compile(r"['’]s?$")
_AGED_AFTER = re.compile(r",?\s{1,2}\(?(?:(?:who\s)?(?:is|was)\s)?(?:aged?\s)?[1-9]\d?(?=[,;.)]|\sof\b|\sand\b)")
_AGED_BEFORE = re.compile(r"\b\d{1,2}[- ]year[- ]old\s\Z")
_CLAUSE = re.compile(r"[;:()\"“”]|\b(?:that|which|who|when|where|while|after|before|since|because|as|but)\b")
_NONE: frozenset[str] = frozenset()
_PLACING = frozenset("in at near outside on off".split())
_JOINING = frozenset("for of and the".split())


class Report(NamedTuple):
    """What ties a report to others.

    Of its lead: `names` with how much each says (1; less for who only speaks), `full` names of those who do not speak and
    are no place, `places` where things happened, `sites` those with a word for what they are, and `plain` words. Of
    the whole: `pairs` are its full names and sites, `people` the
    full names that stand with an age, as those whom an event befell do, `words` everything it says, small and bare, `named`
    all its names with how much each says, `figures` all its figures with how much each says. `loud` says
    that its capitals tell no names; then the words of its lead, `opening`, may be names. `kinds` are what its event is taken
    for, `sure` those of them that its headline or first telling sentence names, `every` what else it tells of; `days` those of
    the event, the best first, `dated` says that the first stands in one clause with the event; `told` the day of the report.
    """

    names: Mapping[str, float]
    full: frozenset[str]
    places: frozenset[str]
    sites: frozenset[str]
    plain: frozenset[str]
    opening: frozenset[str]
    pairs: frozenset[str]
    people: frozenset[str]
    words: frozenset[str]
    named: Mapping[str, float]
    figures: Mapping[str, float]
    loud: bool
    kinds: frozenset[str]
    sure: frozenset[str]
    every: frozenset[str]
    days: tuple[int, ...]
    dated: bool
    told: int | None

    @property
    def fresh(self) -> bool:
        """Returns whether the report came right after its event."""
        return self.told is not None and bool(self.days) and self.told - FRESH <= self.days[0] <= self.told


class _Told(NamedTuple):
    """A sentence as its words; whether it is loud, and the kinds of event its words tell."""

    sentence: Sentence
    words: tuple[re.Match[str], ...]
    loud: bool
    kinds: frozenset[str]


class _Name(NamedTuple):
    """A run of capitalised words: what it says of its own, full names and sites in it, and the part it plays."""

    words: tuple[str, ...]
    sites: tuple[str, ...]
    pairs: tuple[str, ...]  # the last is the first and the last word
    placed: bool
    aged: bool
    speaks: bool
    opens: bool


def read_report(reading: Reading) -> Report:
    """Returns what ties this report to others of its event."""
    text, reference = reading.article.text, reading.dateline.reference
    told = [_read(text, s) for s in reading.sentences if s.role in ("headline", "body", "repeat")]
    kinds = _main_kinds(told)
    lead = _lead(told, kinds)
    first = [name for t in lead if not t.loud for name in _names_in(text, t)]
    begun = {t.sentence.start for t in lead}
    later = [n for t in told if not t.loud and t.sentence.start not in begun for n in _names_in(text, t)]
    acting = [name for name in (*first, *later) if not name.speaks]
    small = {bare(m[0]) for t in told if not t.loud for m in t.words if m[0][0].islower()}
    people = frozenset(name.pairs[-1] for name in acting if name.aged)
    days, sure = _event_days(reading, told, kinds, reference)
    best = tuple(day for day, _ in days.most_common())
    return Report(
        names=_weigh_names(lead, first, later, people, small),
        full=frozenset(n.pairs[-1] for n in first if n.pairs and not (n.speaks or n.placed or n.sites)),
        places=frozenset(n.words[-1] for n in first if n.words and not n.speaks and (n.placed or n.sites))
        - wide_places(),
        sites=frozenset(site for name in first for site in name.sites),
        plain=frozenset(w for t in lead for m in t.words if len(w := m[0].lower()) > 3 and w not in COMMON),
        opening=frozenset(w for t in lead for m in t.words if len(w := bare(m[0])) > 2 and w not in COMMON),
        pairs=frozenset(p for name in acting for p in (*name.sites, *name.pairs)),
        people=people,
        words=frozenset(bare(m[0]) for t in told for m in t.words),
        named=_weigh_all((*first, *later), people, small),
        figures=_weigh_figures(reading.mentions),
        loud=2 * sum(len(t.words) for t in told if t.loud) > sum(len(t.words) for t in told),
        kinds=kinds,
        sure=kinds & _surely_told(lead),
        every=frozenset(k for t in told for k in t.kinds),
        days=best,
        dated=best[:1] != () and best[0] in sure,
        told=reference.toordinal() if reference is not None else None,
    )


def _weigh_names(
    lead: Sequence[_Told], first: Sequence[_Name], later: Sequence[_Name], people: frozenset[str], small: set[str]
) -> dict[str, float]:
    """Returns the names of a lead with how much each says of the event; `small` are the words that the text writes small."""
    names: dict[str, float] = {}
    for name in first:
        for word in name.words:
            if word not in small and not (name.opens and len(name.words) == 1):
                names[word] = max(names.get(word, 0.0), SPEAKER if name.speaks else 1.0)
    speakers = {w for name in (*first, *later) if name.speaks and len(name.words) > 1 for w in name.words}
    for word in speakers & names.keys() - {w for p in people for w in p.split()}:
        names[word] = SPEAKER
    for word in (bare(m[0]) for t in lead if t.loud for m in t.words):
        if len(word) > 2 and word not in small and _names_one(word) and word not in kind_of():
            names.setdefault(word, LOUD_NAME)
    return names


def _weigh_all(names: Sequence[_Name], people: frozenset[str], small: set[str]) -> dict[str, float]:
    """Returns all the names of a text with how much each says."""
    said = {w: 1.0 for n in names if not (n.opens and len(n.words) == 1) for w in n.words if w not in small}
    speakers = {w for n in names if n.speaks and len(n.words) > 1 for w in n.words}
    return said | dict.fromkeys(speakers & said.keys() - {w for p in people for w in p.split()}, SPEAKER)


def _names_one(word: str) -> bool:
    """Returns whether a capitalised word says something of its own, being no title, no sort of place, no furniture."""
    return word not in COMMON and word not in SITES and word not in TITLES


def bare(word: str) -> str:
    """Returns a word in small letters without its possessive ending."""
    return _ENDING.sub("", word.lower())


def _read(text: str, sentence: Sentence) -> _Told:
    words = tuple(_WORD.finditer(text, sentence.start, sentence.end))
    long = [m for m in words if len(m[0]) > 3]
    loud = len(long) > 3 and sum(m[0][0].isupper() for m in long) >= LOUD * len(long)
    written = loud or sentence.role == "headline"
    return _Told(sentence, words, loud, frozenset(k for n in range(len(words)) for k in _kinds_at(words, n, written)))


def _kinds_at(words: Sequence[re.Match[str]], at: int, capitals: bool) -> frozenset[str]:
    """Returns the kinds of event that a word tells: none in a name ("Ferry Street") or before who deals with it ("fire crews").

    `capitals` says that a capital makes no name here.
    """
    kinds = kind_of().get(words[at][0].lower(), _NONE)
    if not kinds or words[at][0] == "March" or (at > 0 and not capitals and words[at][0][0].isupper()):
        return _NONE
    following = [m[0].lower() for m in words[at + 1 : at + 3]]
    return _NONE if following[:1] != [] and (following[0] in CREWS or following == ["and", "rescue"]) else kinds


def _main_kinds(told: Sequence[_Told]) -> frozenset[str]:
    """Returns the kinds of event that the headline and the opening speak of most, at least half as much as of the first."""
    weights: Counter[str] = Counter()
    for t in told[:OPENING]:
        for kind in t.kinds:
            weights[kind] += HEADLINE if t.sentence.role == "headline" else 1
    top = max(weights.values(), default=0)
    return frozenset(k for k, n in weights.items() if n * 2 >= top)


def _surely_told(lead: Sequence[_Told]) -> frozenset[str]:
    """Returns the kinds that the headline and the first sentence of a lead name."""
    first = next((t for t in lead if t.sentence.role != "headline"), None)
    return frozenset(kind for t in lead if t is first or t.sentence.role == "headline" for kind in t.kinds)


def _weigh_figures(mentions: Sequence[Mention]) -> dict[str, float]:
    """Returns the figures of a text with how much each says of what it tells: "1,487" all, "37" some, "8" and years nothing."""
    figures: dict[str, float] = {}
    for mention in mentions:
        low = mention.written[0] if mention.written is not None else None
        if low is None or mention.kind in TIMELY or not low.is_finite():
            continue
        digits = low.normalize().as_tuple().digits
        if len(digits) > 2 and not (len(mention.text) == 4 and mention.text.isdecimal() and int(mention.text) in YEARS):
            figures[f"={low.normalize()}"] = 1.0
        elif len(digits) == 2 and low >= LEAST_FIGURE and digits[1] != 5:
            figures[f"={low.normalize()}"] = SHORT_FIGURE
        else:
            figures.setdefault(f"={low.normalize()}", 0.0)
    return figures


def _lead(told: Sequence[_Told], kinds: frozenset[str]) -> list[_Told]:
    """Returns the headline, and about LEAD words from the first sentence that tells the event, leaving out furniture.

    A sentence tells the event with a word of its kind or of harm done, or when it takes two words from the headline.
    """
    headline = {w for t in told[:2] if t.sentence.role == "headline" for w in map(_bare_of, t.words) if _names_one(w)}
    first = 0
    for n, t in enumerate(told):
        here = set(map(_bare_of, t.words))
        if t.sentence.role != "headline" and (kinds & t.kinds or here & HARM or len(here & headline) >= 2):
            first = n
            break
    found, many = [], 0
    for n, t in enumerate(told):
        if many >= LEAD:
            break
        if n >= first or t.sentence.role == "headline":
            found.append(t)
            many += len(t.words)
    return found


def _bare_of(match: re.Match[str]) -> str:
    return bare(match[0])


def _names_in(text: str, told: _Told) -> Iterator[_Name]:
    """Yields the names of a sentence that is not loud."""
    words, at = told.words, 0
    while at < len(words):
        if not words[at][0][0].isupper():
            at += 1
            continue
        end = at + 1
        while end < len(words) and words[end][0][0].isupper() and _joined(text, words[end - 1], words[end]):
            end += 1
        yield _name(text, words, at, end)
        at = end


def _joined(text: str, one: re.Match[str], other: re.Match[str]) -> bool:
    between = text[one.end() : other.start()]
    return between == " " or (between == ". " and len(one[0]) < 3)


def _name(text: str, words: Sequence[re.Match[str]], at: int, end: int) -> _Name:
    run = [bare(m[0]) for m in words[at:end]]
    own = tuple(w for w in run if len(w) > 2 and _names_one(w))
    following = (
        words[end][0].lower() if end < len(words) and text[words[end - 1].end() : words[end].start()] == " " else ""
    )
    sites = tuple(f"{a} {b}" for a, b in pairwise((*run, following)) if b in SITES and len(a) > 2 and a not in COMMON)
    placed = at > 0 and words[at - 1][0].lower() in _PLACING
    full = tuple(f"{a} {b}" for a, b in pairwise(own))
    ends = (f"{own[0]} {own[-1]}",) if len(own) > 1 else ()
    spoken = _speaks(text, words, at, end)
    titled = run[0] in TITLES or (at > 0 and words[at - 1][0].lower() in TITLES)
    start, stop = words[at].start(), words[end - 1].end()
    aged = (
        bool(ends)
        and not titled
        and bool(_AGED_AFTER.match(text, stop, stop + 40) or _AGED_BEFORE.search(text, max(start - 16, 0), start))
    )
    whole = len(own) > 1 and all(w in own or w in TITLES or len(w) < 3 for w in run)
    speaks = not aged and (titled or (whole and spoken))
    return _Name(own, sites, (*full, *ends), placed, aged, speaks, at == 0)


def _speaks(text: str, words: Sequence[re.Match[str]], at: int, end: int) -> bool:
    """Returns whether the name words[at:end] is said to say something: "X for Y said", "said X", "according to the X"."""
    if any(w[0].lower() in SAYING for w in words[max(at - 1, 0) : at]):
        return True
    before = [w[0].lower() for w in words[max(at - 3, 0) : at]]
    if "according" in before and "to" in before:
        return True
    limit = min(len(words), end + REACH)
    while end + 1 < limit and words[end][0] in _JOINING:
        end += 1  # the name goes on: a ministry of health, an observatory for human rights
    while end < limit and words[end][0][0].isupper():
        end += 1
    if end >= limit:
        return False
    between = text[words[end - 1].end() : words[end].start()]
    return words[end][0].lower() in SAYING and between in (" ", ", ")


def _event_days(
    reading: Reading, told: Sequence[_Told], kinds: frozenset[str], reference: date | None
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

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

from checker.events.eventwords import AFTERMATH, COMMON, HARM, SAYING, SITES, TITLES, kind_of, wide_places
from checker.model import Mention, Reading, Sentence

LEAD = 120  # words that say what an article is about: the inverted pyramid puts the event there
OPENING = 12  # sentences whose words decide of what kind the event is
HEADLINE = 3  # what a headline's word counts for in that
LOUD = 0.75  # the share of capitalised words from which capitals name nobody: all capitals, or title case
LOUD_NAME = 0.5  # what a word of a loud sentence says that is written small nowhere
SPEAKER = 0.3  # what the name of someone who only speaks of an event says of it
NEAR = 90  # characters between a day and the word of the event that it dates
FRESH = 3  # days after an event within which a report on it is fresh news
REACH = 8  # words over which a name goes on: an observatory for human rights

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_ENDING = re.compile(r"['’]s?$")
_AGED_AFTER = re.compile(r",?\s{1,2}\(?(?:(?:who\s)?(?:is|was)\s)?(?:aged?\s)?[1-9]\d?(?=[,;.)]|\sof\b|\sand\b)")
_AGED_BEFORE = re.compile(r"\b\d{1,2}[- ]year[- ]old\s\Z")
_PLACING = frozenset("in at near outside on off".split())
_JOINING = frozenset("for of and the".split())


class Report(NamedTuple):
    """What ties a report to others.

    Of its lead: `names` with how much each says (1; less for who only speaks), `full` names of those who do not speak and
    are no place, `places` where things happened, `sites` those with a word for what they are, and `plain` words. Of
    the whole: `pairs` are its full names and sites, `people` the
    full names that stand with an age, as those whom an event befell do, `words` everything it says, small and bare. `loud` says
    that its capitals tell no names; then the words of its lead, `opening`, may be names. `kinds` are what its event is taken
    for, `every` what else it tells of; `days` those of the event, the best first; `told` the day of the report.
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
    loud: bool
    kinds: frozenset[str]
    every: frozenset[str]
    days: tuple[int, ...]
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
    people = frozenset(name.pairs[-1] for name in acting if name.aged)
    return Report(
        names=_weigh_names(told, lead, first, later, people),
        full=frozenset(n.pairs[-1] for n in first if n.pairs and not (n.speaks or n.placed or n.sites)),
        places=frozenset(n.words[-1] for n in first if n.words and not n.speaks and (n.placed or n.sites))
        - wide_places(),
        sites=frozenset(site for name in first for site in name.sites),
        plain=frozenset(w for t in lead for m in t.words if len(w := m[0].lower()) > 3 and w not in COMMON),
        opening=frozenset(w for t in lead for m in t.words if len(w := bare(m[0])) > 2 and w not in COMMON),
        pairs=frozenset(p for name in acting for p in (*name.sites, *name.pairs)),
        people=people,
        words=frozenset(bare(m[0]) for t in told for m in t.words),
        loud=2 * sum(len(t.words) for t in told if t.loud) > sum(len(t.words) for t in told),
        kinds=kinds,
        every=frozenset(k for t in told for k in t.kinds),
        days=tuple(day for day, _ in _event_days(reading, told, kinds, reference).most_common()),
        told=reference.toordinal() if reference is not None else None,
    )


def _weigh_names(
    told: Sequence[_Told], lead: Sequence[_Told], first: Sequence[_Name], later: Sequence[_Name], people: frozenset[str]
) -> dict[str, float]:
    """Returns the names of a lead with how much each says of the event."""
    small = {bare(m[0]) for t in told if not t.loud for m in t.words if m[0][0].islower()}
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
    kinds = frozenset(k for m in words for k in kind_of().get(m[0].lower(), ()))
    return _Told(sentence, words, loud, kinds)


def _main_kinds(told: Sequence[_Told]) -> frozenset[str]:
    """Returns the kinds of event that the headline and the opening speak of most, at least half as much as of the first."""
    weights: Counter[str] = Counter()
    for t in told[:OPENING]:
        for kind in t.kinds:
            weights[kind] += HEADLINE if t.sentence.role == "headline" else 1
    top = max(weights.values(), default=0)
    return frozenset(k for k, n in weights.items() if n * 2 >= top)


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


def _event_days(reading: Reading, told: Sequence[_Told], kinds: frozenset[str], reference: date | None) -> Counter[int]:
    """Returns the days on which the event was, with how many sentences say so: those nearer to its words than to others."""
    days: Counter[int] = Counter()
    mentions, text = reading.mentions, reading.article.text
    starts = [m.start for m in mentions]
    for t in told:
        event = [m.start() for m in t.words if (w := m[0].lower()) in HARM or kinds & kind_of().get(w, frozenset())]
        after = [m.start() for m in t.words if m[0].lower() in AFTERMATH]
        if not event:
            continue
        for mention in mentions[bisect_left(starts, t.sentence.start) : bisect_left(starts, t.sentence.end)]:
            day = one_day(mention)
            if day is None or (reference is not None and day > reference.toordinal()):
                continue
            if _is_stamp(text, mention) and reference is not None and day == reference.toordinal():
                continue
            gap = _gap(event, mention)
            if gap <= NEAR and gap <= _gap(after, mention):
                days[day] += 1
    return days


def _is_stamp(text: str, mention: Mention) -> bool:
    """Returns whether a date is written out as a page's stamp is: with its year, and not after "on"."""
    parts = mention.parts
    return parts is not None and bool(parts.year) and not text.endswith("on ", 0, mention.start)


def _gap(places: Sequence[int], mention: Mention) -> int:
    """Returns how many characters lie between a mention and the nearest of these rising places."""
    at = bisect_left(places, mention.start)
    return min((abs(p - mention.start) for p in places[max(at - 1, 0) : at + 1]), default=10**9)


def one_day(mention: Mention) -> int | None:
    """Returns the day that a date or a time of day names, as an ordinal; None for longer spans and for all else."""
    if mention.kind not in ("date", "time") or mention.value is None:
        return None
    days = mention.value.days()
    if days is None or not isinstance(days.low, date) or not isinstance(days.high, date):
        return None
    return days.low.toordinal() if (days.high - days.low).days == 1 else None

"""Which happening each date and clock of an article belongs to.

A date belongs to the verb of its clause; where that only says that something came about, to the noun it says it of.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from checker.circumstances import is_denied
from checker.claims.countwords import people_words
from checker.claims.happenings import ARMS, BODIES, COMES_ABOUT, FUTURE, ONE_EACH, REPORTING, SINGLE
from checker.claims.wordforms import (
    AUXILIARIES,
    DETERMINERS,
    MODALS,
    class_of,
    clauses,
    content,
    happening_of,
    holder,
    is_verb,
    stem,
)
from checker.late import compile_late
from checker.lines import Word
from checker.model import Mention, Modality
from checker.page import Page, Stretch
from checker.words.vocabulary import NOUN_STOPS

SOME = 40  # dates of a sentence that are looked at
LEAD = 10  # sentences that say what the article is about
_BOUNDS = frozenset("by until till before after since between from through following follow follows followed".split())
# What follows tells of another time: "on Tuesday, a day after two bombs killed 17".
_FURTHER = compile_late(
    r"(?i)\b(?:hours?|days?|weeks?|months?|years?)\s+(?:after|before|following)\b|\bfollow(?:ing|ed|s)\b"
)
# One event may be called any of these.
_HARMS = frozenset("shooting stabbing attack killing robbery crash death".split())
_NOUN_GAPS = frozenset({" ", "-", "'s ", "’s ", ""})
PERSONAL = frozenset("arrest charge court trial sentencing release death escape resignation".split())
_PRONOUNS = frozenset("it this that incident accident violence altercation homicide homicides killing killings".split())
_HARM = frozenset("dead injured wounded hurt hospitalized hospitalised critical critically".split())
# A storm is about for days: its day is the one on which it struck.
_COMING_DOWN = frozenset(
    """landfall ashore tornado tornadoes twister hit hits struck strikes slammed battered tore ripped swept smashed lashed
    pounded killed killing ravaged devastated roared blew plowed ploughed touched""".split()
)
_LINKS = frozenset("on in of for with by after over amid following at from to".split())
_STAMPS = frozenset("date posted updated published".split())
_MANNERS = frozenset({"attack", "killing"})  # what a shooting or a crash is called as well
_OTHER = frozenset(
    "another other second previous earlier separate similar unrelated third fourth former prior last recent latest".split()
)


class Told(NamedTuple):
    """One date or clock of one happening: the class, what tells it from others, where it stands."""

    event: str
    features: frozenset[str]
    modality: Modality
    mention: Mention
    words: str  # the mention with the word before and behind it
    stretch: Stretch
    firm: bool


def find_occasions(page: Page) -> Iterator[Told]:
    """Yields the dates and clocks of the article, each with the happening it belongs to, or with "" where that is unclear."""
    text, person = page.article.text, ""
    main = main_happening(page)
    for place, stretch in enumerate(page.stretches):
        words = stretch.line.words
        own = _own_name(text, stretch)
        if any(w.mention is not None and w.mention.kind in ("date", "time") for w in words):
            ahead = "" if person or place + 1 >= len(page.stretches) else _first_person(text, page.stretches[place + 1])
            for told in _told_in(text, stretch, main, person):
                told = _of_whom(text, told, ahead)
                yield told._replace(firm=told.firm and (place < LEAD or told.event not in SINGLE))
        person = own or person


def _own_name(text: str, stretch: Stretch) -> str:
    """Returns the last name of a sentence."""
    return "" if stretch.sentence.role == "headline" else holder(text, stretch.line.words, 0, len(stretch.line.words))


def _first_person(text: str, stretch: Stretch) -> str:
    """Returns the surname that opens a sentence: whom a lead means that names nobody."""
    words = stretch.line.words
    last = next((i for i, w in enumerate(words) if w.mention is not None or not text[w.start].isupper()), len(words))
    return words[last - 1].word if last > 1 else ""


def _of_whom(text: str, told: Told, ahead: str) -> Told:
    """Returns what befell somebody whom the lead tells by where he is from, or not at all, as that of him named next."""
    if not ahead or told.event not in PERSONAL or not all(_is_of_place(text, told.stretch, n) for n in told.features):
        return told
    return told._replace(features=frozenset({ahead}))


def _is_of_place(text: str, stretch: Stretch, name: str) -> bool:
    """Returns whether a name only says where somebody is from: "a Lyon man was arrested"."""
    words = stretch.line.words
    return _place_before(text, words, name, len(words)) > 0


def _place_before(text: str, words: Sequence[Word], name: str, end: int) -> int:
    """Returns the place of a name right before a noun for somebody, 0 where it stands so nowhere before words[end]."""
    for i in range(1, min(end, len(words) - 1)):
        somebody = words[i + 1].word in people_words() or words[i - 1].word in ("a", "an")
        if words[i].word == name and somebody and text[words[i + 1].start].islower():
            return i
    return 0


def _told_in(text: str, stretch: Stretch, main: str, person: str) -> Iterator[Told]:
    words = stretch.line.words
    spans = clauses(text, words)
    looked = 0
    for c, (first, last) in enumerate(spans):
        for at in range(first, last):
            mention = words[at].mention
            if mention is None or mention.value is None or mention.kind not in ("date", "time"):
                continue
            looked += 1
            if looked > SOME:
                return
            around = text[words[max(at - 2, first)].start : words[min(at + 2, len(words) - 1)].end]
            bound = (
                at > 0
                and words[at - 1].word in _BOUNDS
                and words[max(at - 2, 0)].word not in ("just", "shortly", "right")
            )
            event, features, clause = _happening(text, words, spans, c, at, main, person)
            near = {w.word for w in words[clause[0] : clause[1]]}
            firm = (
                bool(event)
                and (not bound or event == "term")
                and (event == "term" or not _names_another(text, words, clause))
                and not is_denied(words, at, at + 1)
                and not _is_old(words, at)
                and (event != "storm" or not _COMING_DOWN.isdisjoint(near))
                and not _tells_further(text, words, at, event)
                and (not at or words[at - 1].word not in _STAMPS)
            )
            coming = bool(near & FUTURE) and event != "term"
            yield Told(event, features, "plan" if coming else "actual", mention, around, stretch, firm)


def _names_another(text: str, words: Sequence[Word], clause: tuple[int, int]) -> bool:
    """Returns whether a clause tells of another event: "a second blast", but not "on Second Street"."""
    first, last = clause
    return any(w.word in _OTHER and (text[w.start].islower() or w is words[0]) for w in words[first:last])


def _is_old(words: Sequence[Word], at: int) -> bool:
    """Returns whether another date of the sentence is a year: "in 2011", but not "mayor since 2011"."""
    return any(
        i != at
        and w.mention is not None
        and w.mention.kind == "date"
        and w.mention.text.isdigit()
        and words[max(i - 1, 0)].word != "since"
        for i, w in enumerate(words)
    )


def _tells_further(text: str, words: Sequence[Word], at: int, event: str) -> bool:
    """Returns whether the sentence tells of a second event of the sort some time before or after, or the date is of that."""
    cue = _FURTHER.search(text, words[0].start, words[-1].end)
    if cue is None:
        return False
    behind = [w for w in words if w.start >= cue.end()]
    if words[at].start >= cue.start():
        return True
    other = {_class(w) for w in behind if _class(w)}
    return event in other or (event in _HARMS and not _HARMS.isdisjoint(other))


def main_happening(page: Page) -> str:
    """Returns the happening that the article opens with, of those a story has one of; "" where there is none."""
    for stretch in page.stretches[:LEAD]:
        for word in stretch.line.words:
            found = _class(word)
            if found in SINGLE:
                return found
    return ""


Where = tuple[str, frozenset[str], tuple[int, int]]


def _happening(
    text: str, words: Sequence[Word], spans: Sequence[tuple[int, int]], c: int, at: int, main: str, person: str
) -> Where:
    """Returns the class of happening that the date words[at] of clause `c` belongs to, what describes it, and its clause."""
    first, last = spans[c]
    if c and words[first].word == "as" and not any(_acts(words, i) for i in range(first, at)):
        first = spans[c - 1][0]  # "stepped down as minister on Sunday"
    noun = _noun_behind(text, words, at, last)
    if noun:
        return noun, _features(text, words, noun, first, at, at, person), (first, last)
    verbs = [i for i in range(at - 1, first - 1, -1) if _acts(words, i)]
    if not verbs:
        ahead = [i for i in range(at + 1, last) if _acts(words, i)]
        if ahead:
            return _of_verb(text, words, ahead[0], first, last, at, main, person)
        nouns = [w for w in words[first:at] if _class(w)]
        if nouns:
            event = _class(nouns[-1])
            return event, _features(text, words, event, first, at, at, person), (first, last)
        if len([w for w in words[first:last] if w.mention is None]) > 3:
            return "", frozenset(), (first, last)
        if c + 1 < len(spans) and c == 0:  # "On Tuesday, two men were shot"
            low, high = spans[1]
            ahead = [i for i in range(low, high) if _acts(words, i)]
            if ahead:
                return _of_verb(text, words, ahead[0], low, high, high, main, person)
        elif c:  # "two men were shot, on Tuesday"
            low, high = spans[c - 1]
            verbs = [i for i in range(high - 1, low - 1, -1) if _acts(words, i)]
            if verbs:
                return _of_verb(text, words, verbs[0], low, high, high, main, person)
        return "", frozenset(), (first, last)
    if stem(words[verbs[0]].word) in _stems("reporting") and _is_clock(words[at]) and c + 1 < len(spans):
        low, high = spans[c + 1]  # "police said around 2 a.m., two men were shot"
        ahead = [i for i in range(low, high) if _acts(words, i)]
        if ahead:
            return _of_verb(text, words, ahead[0], low, high, high, main, person)
    return _of_verb(text, words, verbs[0], first, last, at, main, person)


def _is_clock(word: Word) -> bool:
    return word.mention is not None and word.mention.kind == "time"


def _of_verb(
    text: str, words: Sequence[Word], verb: int, first: int, last: int, at: int, main: str, person: str
) -> Where:
    """Returns what the verb words[verb] of a clause says happened."""
    nothing: Where = "", frozenset(), (first, last)
    found = stem(words[verb].word)
    clause = words[first:last]
    if found in _stems("term") and any(stem(w.word) == "term" for w in words[max(0, verb - 8) : verb]):
        return "term", frozenset({holder(text, words, 0, verb) or person} - {""}), (first, last)
    if found in _stems("reporting"):
        return nothing
    if found == stem("step") and verb + 1 < last and words[verb + 1].word in ("down", "aside"):
        event = "resignation"
    elif found in _stems("about"):
        nouns = [w for w in words[first:verb] if _class(w)]
        event = _class(nouns[-1]) if nouns else ""
        event = main if event in _MANNERS and main else event
        if not event and not _PRONOUNS.isdisjoint(w.word for w in words[first:verb]):
            event = main
        if not event:
            nouns = [w for w in words[verb + 1 : at] if _class(w)]
            event = _class(nouns[0]) if nouns else ""
    elif found == stem("leave") and not _HARM.isdisjoint(w.word for w in clause):
        event = main
    elif found == stem("fire"):
        armed = {stem(w.word) for w in clause} & _stems("arms")
        event = "shooting" if armed else "dismissal" if words[verb].word == "fired" else ""
    else:
        event = class_of(words[verb].word, {w.word for w in clause})
        event = main if event in _MANNERS and main else event
        between = {_class(w) for i, w in enumerate(words[verb + 1 : at], verb) if words[i].word != "to"} - {
            "",
            event,
            *_MANNERS,
        }
        if between and event not in ("call", "court"):
            return nothing  # of two happenings nobody knows which one the date is of
    if not event:
        return nothing
    return event, _features(text, words, event, first, verb, at, person), (first, last)


def _features(
    text: str, words: Sequence[Word], event: str, first: int, verb: int, at: int, person: str
) -> frozenset[str]:
    """Returns what tells a happening from others of its sort in one story."""
    if event in SINGLE or event in ONE_EACH or event == "call":
        return frozenset()
    if event == "vote":
        return frozenset(BODIES[w.word] for w in words[first : max(at, verb)] if w.word in BODIES)
    name = holder(text, words, first, max(verb, at)) or holder(text, words, 0, verb)
    if event in PERSONAL:
        of_place = _place_before(text, words, name, verb)  # "Ann Lee, a Lyon teacher, was arrested"
        return frozenset({(holder(text, words, 0, of_place) if of_place else "") or name} - {""})
    objects = [s for s in content(words[verb + 1 : at][:6]) if happening_of().get(s) != event]
    objects = ["bil" if o == "law" else o for o in objects]
    return frozenset({name or person, *objects[:3]} - {""}) or frozenset({"?"})


def _noun_behind(text: str, words: Sequence[Word], at: int, last: int) -> str:
    """Returns the happening that a date stands before as its attribute: "Tuesday's shooting", "the 2 a.m. crash"."""
    for i in range(at + 1, min(at + 3, last)):
        word = words[i]
        if (
            text[words[i - 1].end : word.start] not in _NOUN_GAPS
            or word.mention is not None
            or word.word in AUXILIARIES
        ):
            return ""
        if _class(word) and not word.word.endswith("ed") and not is_verb(words, i):
            return _class(word)
        if word.word in DETERMINERS or word.word in _LINKS or is_verb(words, i):
            return ""
    return ""


def _class(word: Word) -> str:
    return class_of(word.word, ()) if word.mention is None else ""


def _acts(words: Sequence[Word], at: int) -> bool:
    """Returns whether words[at] is a verb here: by its form, or as a known happening behind a modal or without a determiner."""
    word = words[at]
    if word.mention is not None or word.word in AUXILIARIES - {"was", "were"}:
        return False
    before = words[at - 1].word if at else ""
    if word.word in ("was", "were"):
        return at + 1 < len(words) and (
            words[at + 1].mention is not None or words[at + 1].word in ("at", "on", "about", "around")
        )
    if is_verb(words, at) or (before in MODALS and word.word not in NOUN_STOPS):
        return True
    near = {w.word for w in words[max(0, at - 6) : at]}
    return stem(word.word) in _stems("term") and bool(near & {"term", "terms"})


@cache
def _stems(which: str) -> frozenset[str]:
    tables = {
        "term": {"end", "expire", "run", "finish"},
        "reporting": REPORTING,
        "about": COMES_ABOUT,
        "arms": ARMS,
    }
    return frozenset(map(stem, tables[which]))

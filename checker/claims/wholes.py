"""How many a group is that an article speaks of as a whole: "all 64 passengers", "the 12 crew", "with 76 people aboard".

What befell the whole of a group is told in many words (taken off, brought ashore, unhurt); its size is the same in all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from checker.claims.assailants import read_assailants
from checker.claims.countgroups import HALF, signs_before, word_at
from checker.claims.countstatements import state_figure
from checker.claims.counttimes import is_elsewhere, lead_days
from checker.claims.countwords import fate_words
from checker.claims.makeup import read_makeup
from checker.claims.roles import MORE, PARTS
from checker.lines import STOPS, Word
from checker.model import Assertion, Interval
from checker.page import Page, Stretch

# Groups under several names; a group's figure meets those of its own name alone.
GROUPS: Mapping[str, str] = {
    "passengers": "passengers travellers travelers",
    "crew": "crew crewmembers crewmen seamen sailors ratings",
    "pupils": "pupils schoolchildren schoolboys schoolgirls",
    "students": "students classmates",
    "employees": "employees workers staff staffers workforce",
    "residents": "residents inhabitants villagers tenants",
    "patients": "patients",
    "prisoners": "prisoners inmates detainees",
    "hostages": "hostages captives",
    "miners": "miners colliers pitmen",
    "soldiers": "soldiers troops servicemen",
    "guests": "guests holidaymakers vacationers",
    "jurors": "jurors",
    "defendants": "defendants accused",
    "climbers": "climbers mountaineers alpinists",
    "children": "children kids youngsters",
}
YOUNG = frozenset("children pupils students".split())  # on a bus they are the same, whatever they are called
CARRYING = frozenset("carrying carried transporting".split())
CRAFT = frozenset("bus plane train boat ferry flight helicopter van aircraft ship jet tram coach".split())
ABOARD = "people"  # everybody on a ship, a train or an aircraft
PERSONS = frozenset("people persons occupants souls".split())
ON = frozenset({"aboard", "onboard"})
WHOLE = frozenset("the its their her his our".split())
NOT_QUITE = frozenset("almost nearly not virtually practically".split())
# What stands behind a group's name and tells some of them from the others.
APART = frozenset(
    "who whom whose that which from in with near at of still remaining left under over between aged and/or other".split()
)
OTHERS = frozenset("second third other another next neighbouring neighboring nearby same sister".split()) | MORE
WIDE = 4  # words before a figure that may say it is a part, and behind a group's name that may say it is another group
MODIFIERS = 2  # words between a figure and the group's name
FADE, LEAST, MOST = 0.02, 0.62, 0.85  # how surely a size is the group's, by how far down it stands


class Whole(NamedTuple):
    """A figure beside a group's name at words[first:last], and whether it is the size of the whole group."""

    first: int
    last: int
    group: str
    whole: bool


class Size(NamedTuple):
    """A group's size with where it stands on the page."""

    found: Whole
    stretch: Stretch
    place: int
    figure: Decimal


def read_wholes(page: Page) -> Iterator[Assertion]:
    """Yields the size of each group spoken of as a whole, how those hit divide, and how many did it. Linear in the words."""
    sizes: dict[str, list[Size]] = defaultdict(list)
    own_days = lead_days(page)
    for place, stretch in enumerate(page.stretches):
        if stretch.line.vocabulary.isdisjoint(_names()) or "number" not in stretch.line.kinds:
            continue
        for found in find_wholes(stretch.line.words, page.article.text):
            figure = _figure(stretch.line.words[found.first])
            away = is_elsewhere(page, stretch, place, found.first, found.last, own_days)
            if figure is not None:
                sizes[found.group].append(Size(found._replace(whole=found.whole and not away), stretch, place, figure))
    for group in sorted(sizes):
        best = next((s for s in sizes[group] if s.found.whole), None)
        if best is not None:
            yield _assertion(page, best, _granted(group, best, sizes))
    yield from read_makeup(page)
    yield from read_assailants(page)


def _granted(group: str, best: Size, sizes: Mapping[str, Sequence[Size]]) -> tuple[Interval, ...]:
    """Returns the other figures the article gives the group, and those with the crew counted in or out."""
    same = {s.figure for s in sizes[group]}
    beside = {s.figure for g in ("passengers", "crew", ABOARD) if g != group for s in sizes.get(g, ())}
    if group not in ("passengers", "crew", ABOARD):
        beside = set()
    figures = same | {f + b for f in same for b in beside} | {abs(f - b) for f in same for b in beside}
    return tuple(Interval(f - HALF, f + HALF) for f in sorted(figures - {best.figure, Decimal(0)}))


def _assertion(page: Page, best: Size, admits: tuple[Interval, ...]) -> Assertion:
    found, group = best.found, best.found.group
    mention = best.stretch.line.words[found.first].mention
    assert mention is not None
    attribute = f"{group} aboard" if group == ABOARD else f"{group} in all"
    sure = round(max(LEAST, MOST - FADE * best.place), 2)
    return state_figure(
        page,
        best.stretch,
        found.first,
        found.last,
        mention,
        subject=group,
        attribute=attribute,
        label=group,
        confidence=sure,
        admits=admits,
        moving=False,
    )


# -------------------------------------------------------------------------------------------------- one sentence


@cache
def _names() -> Mapping[str, str]:
    """Returns the group of each name."""
    return {**dict.fromkeys(PERSONS, ABOARD), **{w: g for g, words in GROUPS.items() for w in words.split()}}


def _figure(word: Word) -> Decimal | None:
    m = word.mention
    if m is None or m.kind != "number" or m.written is None or m.value is None or m.value.unit:
        return None
    figure = m.written[0]
    whole = figure is not None and figure == m.written[1] and figure == int(figure)
    return figure if whole and figure is not None and 1 < figure < 10**6 else None


def find_wholes(words: Sequence[Word], text: str) -> Iterator[Whole]:
    """Yields the figures before a group's name, in order, and whether each is the whole group's."""
    last: Whole | None = None
    for i, word in enumerate(words):
        if word.mention is None or _figure(word) is None:
            continue
        end, group = _group(words, text, i + 1)
        if not group:
            continue
        joined = (
            last is not None
            and last.whole
            and words[last.last].word == "and"
            and i - last.last in (1, 2)
            and all(w.word in WHOLE or w.mention is not None for w in words[last.last + 1 : i + 1])
        )
        whole = _is_whole(words, text, i, end, group, joined)
        carried = whole and group in YOUNG and _is_carried(words, text, i, end)
        last = Whole(i, end, "children" if carried else group, whole)
        yield last


def _group(words: Sequence[Word], text: str, at: int) -> tuple[int, str]:
    """Returns where the name of the group behind a figure ends, and the group; "" where none is named."""
    for i in range(at, min(at + MODIFIERS + 1, len(words))):
        word = words[i].word
        if (
            words[i].mention is not None
            or word in STOPS
            or word in APART
            or (i > at and signs_before(words, text, i) != " ")
        ):
            break
        if word == "members" and word_at(words, i + 1) == "of":
            end = i + 2 + (word_at(words, i + 2) in WHOLE)
            group = _names().get(word_at(words, end), "")
            return (end + 1, group) if group in ("crew", "employees") else (at, "")
        if word in _names():
            end = i + 1 + (word_at(words, i + 1) in ("members", "member", "strong") and word in ("crew", "staff"))
            return end, _names()[word]
    return at, ""


def _is_whole(words: Sequence[Word], text: str, at: int, end: int, group: str, joined: bool) -> bool:
    """Returns whether the figure words[at] counts the whole group whose name ends before words[end]."""
    before = [w.word for w in words[max(0, at - WIDE) : at]]
    behind = [w.word for w in words[end : end + WIDE]]
    if not OTHERS.isdisjoint((*before[-2:], *behind)) or not PARTS.isdisjoint(before[-2:]):
        return False
    every = before[-1:] == ["all"] or before[-2:-1] == ["all"] or before[-3:-1] == ["all", "of"]
    if every and not NOT_QUITE.isdisjoint(before):
        return False
    close = "," not in signs_before(words, text, end)
    aboard = _is_aboard(words, text, end)
    carried = _is_carried(words, text, at, end)
    if (
        close
        and behind
        and not (every and behind[0] == "of")
        and (behind[0] in APART or (behind[0] in fate_words() and not every))
    ):
        return False
    if group == ABOARD:
        occupants = words[end - 1].word == "occupants" and (every or before[-1:] == ["the"])
        return aboard or occupants
    if every:
        return True
    if before[-1:] == ["of"] or not close:
        return before[-1:] == ["the"] and group in ("passengers", "crew")
    if group in ("passengers", "crew"):
        return carried or joined or before[-1:] == ["the"]
    if group in YOUNG and carried:
        return True
    if group == "children":
        return False
    return before[-1:] == ["the"] and before[-2:-1] != ["of"] and bool(behind) and behind[0] in ("were", "are", "was")


def _is_aboard(words: Sequence[Word], text: str, end: int) -> bool:
    """Returns whether the words behind a group say that it is on a craft: "aboard", "were on board", "on the bus"."""
    behind = [w.word for w in words[end : end + WIDE + 1]]
    on = [w for w in behind if w not in ("were", "was")]
    if "," in signs_before(words, text, end) or not on or len(behind) - len(on) > 1:
        return False
    if on[0] in ON or on[:2] == ["on", "board"]:
        return True
    within = on[0] in ("on", "in") and on[1:2] in (["a"], ["the"]) and not CRAFT.isdisjoint(on[2:4])
    return within and behind[0] != on[0]  # "three children on the bus were hurt" are some of them


def _is_carried(words: Sequence[Word], text: str, at: int, end: int) -> bool:
    """Returns whether the figure words[at] counts those whom a craft carries."""
    return word_at(words, at - 1) in CARRYING or _is_aboard(words, text, end)

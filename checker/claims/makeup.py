"""How the dead, the hurt or the arrested of an event divide into men, women and children: "three women and two men".

A list is read only where its sum is the number the article gives for all of them, so that no part is taken for the whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from checker.claims.counted import read_counts
from checker.claims.countgroups import HALF, SINGLES, signs_before, word_at
from checker.claims.countwords import state_words
from checker.lines import STOPS, Word
from checker.model import Assertion, Interval, Span
from checker.page import Page, Stretch

SORTS: Mapping[str, str] = {
    word: sort
    for sort, words in {
        "women": "woman women female females",
        "men": "man men male males",
        "children": "child children",
        "boys": "boy boys",
        "girls": "girl girls",
    }.items()
    for word in words.split()
}
ROLES = ("killed", "injured", "arrested", "missing")
TELLING: Mapping[str, str] = {
    "victims": "killed", "victim": "killed", "dead": "killed", "deceased": "killed", "suspects": "arrested",
    "detainees": "arrested", "casualties": "injured",
}  # fmt: skip
MODIFIERS = 2  # words between a figure and the sort of people
REACH = 10  # words around the list within which its role is told
LEAST = 3  # "a man and a woman" are a pair
SURE = 0.8


class Item(NamedTuple):
    """A figure and the sort of people behind it, words[first:last]."""

    first: int
    last: int
    figure: Decimal
    sort: str


def read_makeup(page: Page) -> Iterator[Assertion]:
    """Yields how many of all that bore a role were of the first sort named, women before men. Linear in the words."""
    lists = [
        (stretch, items)
        for stretch in page.stretches
        if len(stretch.line.vocabulary & SORTS.keys()) > 1
        for items in find_lists(stretch.line.words, page.article.text)
        if sum(i.figure for i in items) >= LEAST
    ]
    if not lists:
        return
    totals = {a.attribute: a.written[0] for a in read_counts(page) if a.written is not None and a.hedge is None}
    done: set[str] = set()
    for stretch, items in lists:
        total = sum((i.figure for i in items), Decimal(0))
        for role in ROLES:
            attribute = _attribute(role, items, total)
            told = role in _roles_near(stretch.line.words, items[0].first, items[-1].last)
            if told and attribute not in done and totals.get(f"people {role}") == total:
                done.add(attribute)
                yield _assertion(page, stretch, max(items, key=lambda i: i.sort), attribute)


def _attribute(role: str, items: Sequence[Item], total: Decimal) -> str:
    """Returns the name of what is counted: lists of other sorts, or of another total, are other matters."""
    sorts = sorted((i.sort for i in items), reverse=True)
    return f"{sorts[0]} among {total} {role} ({' and '.join(sorts)})"


def _roles_near(words: Sequence[Word], first: int, last: int) -> set[str]:
    near = [w.word for w in words[max(0, first - REACH) : last + REACH]]
    found = {TELLING.get(word) or state_words().get(word) for word in near}
    return {role for role in found if role is not None}


def find_lists(words: Sequence[Word], text: str) -> Iterator[list[Item]]:
    """Yields the lists of two or more sorts of people, joined by "and" or commas, each sort once."""
    items: list[Item] = []
    for i in range(len(words)):
        if items and i < items[-1].last:
            continue
        item = _item(words, i)
        if item is None:
            continue
        if items and not _joined(words, text, items[-1].last, item.first):
            yield from _whole(items)
            items = []
        items.append(item)
    yield from _whole(items)


def _whole(items: list[Item]) -> Iterator[list[Item]]:
    if len(items) > 1 and len({i.sort for i in items}) == len(items):
        yield items


def _joined(words: Sequence[Word], text: str, last: int, first: int) -> bool:
    if first == last:
        return "," in signs_before(words, text, first)
    return first == last + 1 and words[last].word == "and"


def _item(words: Sequence[Word], at: int) -> Item | None:
    """Returns the figure words[at] with the sort of people behind it; None where it counts none."""
    m = words[at].mention
    figure: Decimal | None = None
    if m is None and words[at].word in SINGLES and words[at].word != "another":
        figure = Decimal(1)
    elif m is not None and m.kind == "number" and m.written is not None and m.hedge is None:
        figure = m.written[0] if m.written[0] == m.written[1] else None
    if figure is None:
        return None
    for i in range(at + 1, min(at + 2 + MODIFIERS, len(words))):
        word = words[i]
        if word.word in SORTS:
            return None if word_at(words, i + 1) in SORTS else Item(at, i + 1, figure, SORTS[word.word])
        if (word.mention is not None and word.mention.kind != "quantity") or word.word in STOPS or word.word == "and":
            return None
    return None


def _assertion(page: Page, stretch: Stretch, item: Item, attribute: str) -> Assertion:
    words, sentence = stretch.line.words, stretch.sentence
    return Assertion(
        article=page.article,
        start=words[item.first].start,
        end=words[item.last - 1].end,
        within=Span(sentence.start, sentence.end),
        subject=item.sort,
        attribute=attribute,
        value=Interval(item.figure - HALF, item.figure + HALF),
        rule="",
        written=(item.figure, item.figure),
        period=page.dateline.written,
        speaker=page.speaker(stretch.number),
        label=item.sort,
        confidence=SURE,
        story=True,
        told=page.dateline.written,
    )

"""The few decisions that concern all articles: which undated ones others place, which report one event, what is to meet.

They are taken in one process, by the functions that a run in one process calls, from what was packed of each article beside its
reading. What is decided is small, and goes to every process.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from checker.align import join_names
from checker.cluster.digests import unpack, unpack_article, unpack_report
from checker.cluster.recipes import Recipe, load_index, together
from checker.dating.placement import place
from checker.events.stories import gather
from checker.events.telling import Report
from checker.groups import connect
from checker.model import Article, Dateline, Mention, Problem, Reading
from checker.packing import unpack_reading
from checker.parallels.neighbours import Tied, find_neighbours
from checker.parallels.parallel import order_by_day
from checker.run import reread

Row = Mapping[str, Any]
SOME = Mention("number", 0, 0, "")  # stands for the mentions of an article that has any
Block = tuple[str, str]  # attribute and subject
BENCH = 32  # articles that are held in one place against earlier ones, each of which is taken apart once there


class Digest(NamedTuple):
    """What is known of all articles: columns of ARTICLES, sorted by number; `mark` to `blocks` as they were packed."""

    numbers: Sequence[int]
    marks: Sequence[bytes]
    turns: Sequence[bytes]
    published: Sequence[int | None]
    tells: Sequence[bool]
    reports: Sequence[bytes | None]
    words: Sequence[bytes | None]
    blocks: Sequence[bytes]


class Decisions(NamedTuple):
    """What is to meet: by the numbers of articles, and the keys that lead them to one place.

    `stories` gives the story of each article; `shared` those of more than one article. `names` gives for attribute and subject
    the key of what is said in more than one article; `told` are those that are so of one story. `tied` are the pairs of articles
    that share sentences, by the later one; `benches` are the places where an article is held against those it is tied to, and
    `own` is that of them where it is the later one.
    """

    stories: Mapping[int, int]
    shared: frozenset[int]
    names: Mapping[Block, str]
    told: frozenset[tuple[int, str, str]]
    tied: Mapping[int, list[tuple[int, list[Any]]]]
    benches: Mapping[int, frozenset[int]]
    own: Mapping[int, int]


# ---- undated articles ------------------------------------------------------------------------------------------------


def place_undated(recipe: Recipe, rows: Iterable[Row], problems: list[Problem]) -> dict[int, Reading]:
    """Returns the readings of the undated articles that others place, read anew, by number.

    `rows` have number, article, reading and waits; of articles that do not wait, the reading of their days alone will do.
    What rules raise is added to `problems`.
    """
    index, aliases = load_index(recipe), dict(recipe.aliases)
    some = sorted(rows, key=lambda row: row["number"])
    readings = [unpack_reading(row["reading"], unpack_article(row["article"])) for row in some]

    def again(reading: Reading, line: Dateline) -> Reading:
        return reread(reading, line, index, aliases, problems)

    placed = place(readings, again)
    pairs = zip(some, readings, placed, strict=True)
    return {row["number"]: now for row, before, now in pairs if now is not before}


# ---- events, names, sentences ----------------------------------------------------------------------------------------


def decide(recipe: Recipe, digest: Digest) -> Decisions:
    """Returns what is to meet."""
    stories = _gather_stories(digest)
    members = Counter(stories.values())
    shared = {together(rule) for rule in load_index(recipe).rules}
    tied: dict[int, list[tuple[int, list[Any]]]] = defaultdict(list)
    for (one, other), pairs in tie_sentences(digest) if "sentences" in shared else ():
        tied[other].append((one, pairs))
    own = _seat(tied)
    benches: dict[int, frozenset[int]] = defaultdict(frozenset)
    for later, bench in own.items():
        for number in (later, *(earlier for earlier, _ in tied[later])):
            benches[number] |= {bench}
    names, told = _join_blocks(digest, stories)
    several = frozenset(story for story, articles in members.items() if articles > 1)
    return Decisions(stories, several, names, told, dict(tied), dict(benches), own)


def _seat(tied: Mapping[int, list[tuple[int, list[Any]]]]) -> dict[int, int]:
    """Returns for each later article of a pair its bench: that of those it is tied to, BENCH later articles on each."""
    numbers = sorted({n for later, ties in tied.items() for n in (later, *(earlier for earlier, _ in ties))})
    at = {number: turn for turn, number in enumerate(numbers)}
    groups = connect([(at[later], at[earlier]) for later, ties in tied.items() for earlier, _ in ties])
    seats: dict[int, int] = {}
    for group in groups:
        some = [numbers[n] for n in sorted(group) if numbers[n] in tied]
        seats |= {number: some[turn - turn % BENCH] for turn, number in enumerate(some)}
    return seats


def _gather_stories(digest: Digest) -> Mapping[int, int]:
    """Returns article -> story, both by number; equal articles are of one story."""
    readings = [_stand_in(mark, tells) for mark, tells in zip(digest.marks, digest.tells, strict=True)]
    reports = iter([packed for packed in digest.reports if packed is not None])

    def read(_: Reading) -> Report:
        return unpack_report(next(reports))  # asked for once each, in order

    turns = dict(zip(digest.marks, digest.turns, strict=True))

    def order(article: Article) -> tuple[str | int, ...]:
        return tuple(unpack(turns[bytes.fromhex(article.text)]))

    stories = gather(readings, read, order=order)
    return {n: digest.numbers[stories[r.article]] for n, r in zip(digest.numbers, readings, strict=True)}


def _stand_in(mark: bytes, tells: bool) -> Reading:
    """Returns a reading that stands for one where only its article and whether it has figures are asked for."""
    return Reading(Article(mark.hex(), ""), Dateline(None), (), (SOME,) if tells else (), ())


def _join_blocks(
    digest: Digest, stories: Mapping[int, int]
) -> tuple[Mapping[Block, str], frozenset[tuple[int, str, str]]]:
    """Returns the key of what is said outside any event in more than one article, and what is so of one story."""
    holders: Counter[Block] = Counter()
    told: Counter[tuple[int, str, str]] = Counter()
    for number, packed in zip(digest.numbers, digest.blocks, strict=True):
        for attribute, subject, story in unpack(packed):
            if story:
                told[stories[number], attribute, subject] += 1
            else:
                holders[attribute, subject] += 1
    joined = join_names({block: [block] for block in holders})
    met = {first: some for first, some in joined.items() if sum(holders[block] for block in some) > 1}
    names = {block: "\x1f".join(first) for first, some in met.items() for block in some}
    return names, frozenset(key for key, articles in told.items() if articles > 1)


def tie_sentences(digest: Digest) -> Iterable[Tied]:
    """Yields the articles that share sentences, by number, in the order in which they are found."""
    days = [date.fromordinal(day) if day is not None else None for day in digest.published]
    order = order_by_day(days)
    known: dict[str, str] = {}
    words = [
        tuple(frozenset(known.setdefault(w, w) for w in some) for some in unpack(digest.words[n] or b"[]"))
        for n in order
    ]
    for (one, other), pairs in find_neighbours(words):
        yield (digest.numbers[order[one]], digest.numbers[order[other]]), pairs

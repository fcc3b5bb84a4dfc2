"""What of a corpus new articles may be compared with: few whole readings of like events, and the statements of their topics.

A topic is reached through its block. Of a block with very many different values only those next to the new ones in value and in
time are taken: neighbours in a sorted order decide what disagrees, as in `sweep`. Reports of like events are reached through the
rarest names, figures and words they have in common (blocking: Papadakis, Skoutas, Thanos and Palpanas, ACM Computing Surveys
53(2), 2020).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from math import log
from typing import Any

from checker.align import name_keys
from checker.cache import digest
from checker.claims.factwords import ANY_YEAR
from checker.events.stories import PRIOR, Counts, Report, tie, weigh
from checker.events.telling import FRESH, read_report
from checker.model import Assertion, CheckerError, Reading
from checker.naming.namewords import same_name
from checker.run import Surroundings
from checker.store.entries import LED, NAMED, POSTED, block_key, keys_of
from checker.store.memory import AT_ONCE, Store
from checker.store.rows import Places, assertion_of, shared_of, thin
from checker.sweep import rank

LIKE = 16  # stored articles that may be of its event or print its words, for what is like it
SAME = 0.25  # of what a report says in names, figures and rare words: who shares more may print its sentences
TIMELY = 8  # and of those written within FRESH days of it, so many more
HOLDERS = 1000  # articles that a word leads to, the last that came
WHOLE = 400  # statements of a block up to which all are taken
SOME = 4  # statements of a cell that speak for it in a larger block
NEXT = 60  # cells of a large block that are taken on each side of a new value, and of its time
TWINS = 200  # blocks in which a person's name may be spelled in another way


Block = tuple[str, str]  # attribute and subject


def surround(store: Store, readings: Sequence[Reading]) -> Surroundings:
    """Returns what new articles may be compared with, without what the store holds from their own places."""
    if store.stale:
        demand_fresh(store)
    own = _find_own(store, readings) | store.stale
    reports = [read_report(r) for r in readings]
    near = _find_near(store, reports, own) if store.articles > LIKE else set(store.find_all()) - own
    told: dict[int, list[Assertion]] = {number: [] for number in _find_others(store, len(readings), near, own)}
    for number, assertion in _find_statements(store, readings, {*near, *own}):
        told.setdefault(number, []).append(assertion)
    beside = {number: store.reading(number) for number in near}
    for number, assertions in told.items():
        beside[number] = thin(*store.article(number), tuple(sorted(assertions, key=lambda a: a.start)))

    def count(all_reports: Sequence[Report]) -> Counts:
        return _count(store, all_reports, reports, own)

    return Surroundings(tuple(beside[number] for number in sorted(beside)), count)


def _find_own(store: Store, readings: Sequence[Reading]) -> set[int]:
    """Returns the numbers of what is compared itself, or stands in the store for what came from its place before."""
    place_of = Places(store.home)
    known = {store.numbers[r.article] for r in readings if r.article in store.numbers}
    return known | set(store.find_at(place_of(r.article) for r in readings if r.article not in store.numbers))


def demand_fresh(store: Store) -> None:
    """Raises CheckerError where every article of a store was read by other rules or another version."""
    if store.articles and len(store.stale) >= store.articles:
        what = "was made with other rules, aliases or another version of the checker"
        raise CheckerError(str(store.path), what, f"read its texts again: checker index --store {store.path}")


def _find_others(store: Store, many: int, near: Collection[int], own: Collection[int]) -> list[int]:
    """Returns a few articles of no account where there would be but two: two articles alone are taken to tell of one thing."""
    wanted = 3 - many - len(near)
    found = store.ask_numbers("SELECT id FROM article ORDER BY id LIMIT ?", 3 + len(near) + len(own))
    return [n for n in found if n not in near and n not in own][: max(wanted, 0)]


# ---- reports of like events ------------------------------------------------------------------------------------------


def _find_near(store: Store, reports: Sequence[Report], own: Collection[int]) -> set[int]:
    """Returns the stored articles that report an event of the new ones, or share much of their words: these are read whole.

    Of those that are like a new one, these are the ones that are tied to it, or to another of them that is.
    """
    like = [find_like(store, report, own) for report in reports]
    numbers = sorted({number for shares in like for number in shares})
    places = {number: place for place, number in enumerate(numbers, len(reports))}
    both = [*reports, *map(store.report, numbers)]
    corpus = weigh(both, _count(store, both, reports, own))
    near: set[int] = set()
    for new, shares in enumerate(like):
        near.update(number for number, share in shares.items() if share > SAME)
        apart, tied = set(shares), [new]
        while tied:
            one = tied.pop()
            found = {number for number in apart if tie(corpus, one, places[number]) > 0}
            apart -= found
            near |= found
            tied += (places[number] for number in found)
    return near


def find_like(store: Store, report: Report, own: Collection[int] = ()) -> dict[int, float]:
    """Returns the stored articles that have most in common with a report, and of those written at its time some more.

    With each stands the share that it has of what the report's names, figures and rare words say.
    """
    keys = [key for key, mark in keys_of(report).items() if mark & POSTED]
    shares = _find_sharing(store, [(key, held.held) for key, held in store.look_up(keys).values()], own)
    best = list(shares)
    timely = []
    if report.told is not None:
        asked = best[LIKE : LIKE + AT_ONCE]
        marks = ",".join("?" * len(asked))
        near = (report.told - FRESH, report.told + FRESH)
        found = set(
            store.ask_numbers(f"SELECT id FROM article WHERE id IN ({marks}) AND told BETWEEN ? AND ?", *asked, *near)
        )
        timely = [n for n in asked if n in found][:TIMELY]
    return {number: shares[number] for number in best[:LIKE] + timely}


def find_akin(store: Store, number: int) -> list[int]:
    """Returns the stored articles that have most in common with one of them."""
    keys = [key for key, mark in store.keys(number) if mark & POSTED]
    marks = ",".join("?" * len(keys))
    held = store.ask(f"SELECT id, held FROM key WHERE id IN ({marks})", *keys, of=(int, int))
    return list(_find_sharing(store, held, {number}))[:LIKE]


def _find_sharing(store: Store, keys: Sequence[tuple[Any, ...]], own: Collection[int]) -> dict[int, float]:
    """Returns the articles that these keys lead to, with the share of what all say; those first that share the most.

    Each key is given with how many articles hold it.
    """
    says = {key: log((store.articles + PRIOR) / (held + 1)) for key, held in sorted(keys)}
    shared: dict[int, float] = defaultdict(float)
    for key, weight in says.items():
        for number in store.ask_numbers(
            "SELECT article FROM posting WHERE key = ? ORDER BY article DESC LIMIT ?", key, HOLDERS
        ):
            shared[number] += weight
    whole = sum(says.values())
    return {n: shared[n] / whole for n in sorted(shared, key=lambda n: (-shared[n], n)) if n not in own}


def _count(store: Store, reports: Sequence[Report], new: Sequence[Report], own: Collection[int]) -> Counts:
    """Returns what store and new articles together know of the words of some reports, those left out that are replaced."""
    wanted = {key for report in reports for key in keys_of(report)}
    known = store.look_up(wanted)
    gone = Counter[int]()
    gone_named, gone_led = Counter[int](), Counter[int]()
    for number in own:
        for key, mark in store.keys(number):
            gone[key] += 1
            gone_named[key] += bool(mark & NAMED)
            gone_led[key] += bool(mark & LED)
    held, named, led = Counter[str](), Counter[str](), Counter[str]()
    for text, (key, stored) in known.items():
        held[text] = stored.held - gone[key]
        named[text] = stored.named - gone_named[key]
        led[text] = stored.led - gone_led[key]
    for report in new:
        for text, mark in keys_of(report).items():
            if text in wanted:
                held[text] += 1
                named[text] += bool(mark & NAMED)
                led[text] += bool(mark & LED)
    says = {t: n for t, n in held.items() if n > 0 and (named[t] > 0 or t[0] in "=~" or " " in t)}
    return Counts(store.articles - len(own) + len(new), says, {t for t, n in led.items() if n > 0})


# ---- statements of the same topics -----------------------------------------------------------------------------------


def _find_statements(
    store: Store, readings: Sequence[Reading], known: Collection[int]
) -> Iterator[tuple[int, Assertion]]:
    """Yields the statements in the blocks of some readings, with the numbers of their articles; of those known, none."""
    blocks: dict[Block, list[Assertion]] = defaultdict(list)
    for reading in readings:
        for a in reading.assertions:
            if not a.story:
                blocks[a.attribute, a.subject].append(a)
    wanted: dict[int, tuple[int, list[Assertion]]] = {}
    for block, assertions in blocks.items():
        for number, many in _find_blocks(store, block).items():
            wanted.setdefault(number, (many, []))[1].extend(assertions)
    for number, (many, assertions) in sorted(wanted.items()):
        rows = _ask_all(store, number) if many <= WHOLE else _ask_near(store, number, assertions, known)
        shared: dict[int, Assertion] = {}
        for cell, sign, packed, at, own in rows:
            if at not in known:
                article, _ = store.article(at)
                with store.reading_row(at):
                    if cell not in shared:
                        if digest([packed]) != sign:
                            raise ValueError("what its statements share is not what was written")
                        shared[cell] = shared_of(packed, article)
                    yield at, assertion_of(shared[cell], own, article)


def _find_blocks(store: Store, block: Block) -> dict[int, int]:
    """Returns the blocks that a statement may meet, with how many they hold: its own, and other spellings of its subject."""
    attribute, subject = block
    plain = attribute.removesuffix(ANY_YEAR)
    found: dict[int, int] = {}
    for name in (plain, plain + ANY_YEAR):
        found |= _sizes(
            store.ask(
                "SELECT id, statements FROM block WHERE attribute = ? AND subject = ?", name, subject, of=(int, int)
            )
        )
    keys = sorted({block_key(name, key) for name in {plain, attribute} for key in name_keys(subject)})
    if keys:
        twins = store.ask(
            f"""SELECT DISTINCT block.id, statements, subject FROM named JOIN block ON block.id = named.block
            WHERE key IN ({",".join("?" * len(keys))}) ORDER BY subject LIMIT ?""",
            *keys, TWINS, of=(int, int, str),
        )  # fmt: skip
        found |= _sizes([(n, many) for n, many, other in twins if same_name(other, subject)])
    return found


def _sizes(rows: Sequence[tuple[Any, ...]]) -> dict[int, int]:
    return {number: many for number, many in rows}


_OF = (int, bytes, bytes, int, bytes)
_ROWS = "SELECT cell.id, digest, shared, article, own FROM cell JOIN assertion ON assertion.cell = cell.id"


def _ask_all(store: Store, block: int) -> Sequence[tuple[Any, ...]]:
    return store.ask(f"{_ROWS} WHERE block = ? ORDER BY article, start", block, of=_OF)


def _ask_near(
    store: Store, block: int, assertions: Sequence[Assertion], known: Collection[int]
) -> Iterator[tuple[Any, ...]]:
    """Yields a few statements of each cell of a large block that is next to one of these in value or in time."""
    cells: set[int] = set()
    for column, places in (
        ("value", {rank(a.value, 0) for a in assertions}),
        ("since", {rank(a.period, 0) for a in assertions}),
    ):
        for place in sorted({*places, float("-inf"), float("inf")}):
            many = NEXT if place in places else 1
            for turn, order in ((">=", "ASC"), ("<", "DESC")):
                query = (
                    f"SELECT id FROM cell WHERE block = ? AND {column} {turn} ? ORDER BY {column} {order}, id LIMIT ?"
                )
                cells |= set(store.ask_numbers(query, block, place, many))
    for cell in sorted(cells):
        yield from _ask_some(store, cell, known)


def _ask_some(store: Store, cell: int, known: Collection[int]) -> Iterator[tuple[Any, ...]]:
    """Yields the first statements of a cell by articles that are not known."""
    last, wanted = 0, SOME
    while wanted > 0:
        rows = store.ask(
            f"{_ROWS} WHERE cell.id = ? AND article > ? ORDER BY article, start LIMIT ?", cell, last, SOME, of=_OF
        )
        some = [row for row in rows if row[3] not in known][:wanted]
        yield from some
        if len(rows) < SOME:
            return
        wanted, last = wanted - len(some), rows[-1][3]

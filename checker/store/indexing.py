"""What goes into a store: articles that are new or changed, read once; what was read by other rules, read again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from checker.events.telling import read_report
from checker.model import Article, CheckerError, Reading
from checker.store.entries import prepare
from checker.store.memory import Store
from checker.store.rows import ELSEWHERE, Places

Read = Callable[[Iterable[Article]], Iterator[Reading]]  # what each article yields, in order


class Tally(NamedTuple):
    """What became of articles: read and added, read in place of an earlier text, or left as they were; their numbers."""

    added: int = 0
    replaced: int = 0
    unchanged: int = 0

    @property
    def seen(self) -> int:
        """Returns how many articles there were."""
        return self.added + self.replaced + self.unchanged


def index(store: Store, articles: Iterable[Article], read: Read, *, replace: bool = True) -> Iterator[Tally]:
    """Writes articles that the store does not hold yet, one transaction each; yields the tally after each of the others.

    Without `replace` an article from whose place there is another already is left out.
    """
    tally = Tally()
    unchanged = 0
    place_of = Places(store.home)
    places: dict[Article, list[str]] = defaultdict(list)  # of what is being read

    def changed() -> Iterator[Article]:
        nonlocal unchanged
        for article in articles:
            place = place_of(article)
            if store.holds(article, place) or (store.find_at([place]) and not replace):
                unchanged += 1
            else:
                places[article].append(place)
                yield article

    for reading in read(changed()):
        place = places[reading.article].pop(0)
        if not places[reading.article]:
            del places[reading.article]
        if store.add(prepare(reading, read_report(reading), place), over=None if replace else 0):
            tally = tally._replace(replaced=tally.replaced + 1)
        else:
            tally = tally._replace(added=tally.added + 1)
        yield tally._replace(unchanged=unchanged)
    yield tally._replace(unchanged=unchanged)


def refresh(store: Store, read: Read) -> Iterator[int]:
    """Reads again what was read by other rules or another version, from the stored texts; yields how many, one by one."""
    known: dict[Article, list[tuple[int, str]]] = defaultdict(list)  # of what is being read

    def stale() -> Iterator[Article]:
        for number in store.find_stale():
            with store.looking():
                place = store.find_place(number)
                if place is not None:  # another run may have removed or replaced it
                    article, _ = store.article(number)
                    known[article].append((number, place))
            if place is not None:
                yield article

    for many, reading in enumerate(read(stale()), 1):
        number, place = known[reading.article].pop(0)  # by what it is: one that cannot be read is left out
        if not known[reading.article]:
            del known[reading.article]
        store.add(prepare(reading, read_report(reading), place), over=number)
        yield many


def note_places(store: Store, articles: Iterable[Article], met: dict[str, set[str]]) -> Iterator[Article]:
    """Yields articles, and notes in `met` what came from each file of many."""
    place_of = Places(store.home)
    for article in articles:
        place = place_of(article)
        file, sign, _ = place.partition(ELSEWHERE)
        if file and sign:
            met.setdefault(file, set()).add(place)
        yield article


def prune(store: Store, met: Mapping[str, Collection[str]] = MappingProxyType({})) -> int:
    """Removes the articles whose files are gone, and what of the files in `met` was not met there; returns how many.

    Raises CheckerError, before anything is removed, where no file is left: then they are elsewhere for now.
    """
    gone = store.find_gone()
    if 1 < len(gone) == store.articles:
        what = f"has no article whose file is there, of {store.articles:,}"
        raise CheckerError(str(store.path), what, "bring the files back, or name what is to go: --remove NAME")
    for file, places in met.items():
        kept = store.ask(
            "SELECT id, place FROM article WHERE place >= ? AND place < ?", f"{file}//", f"{file}/0", of=(int, str)
        )
        gone += [number for number, place in kept if place not in places]
    store.remove(gone)
    return len(gone)

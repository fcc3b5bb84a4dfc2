"""The readings of a run with the stories they tell, gathered once, when first asked for."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple, overload

from checker.events import stories
from checker.events.shelf import mark
from checker.events.telling import Report, read_report
from checker.model import Article, Reading
from checker.wordnumbers import Words


class Signs(NamedTuple):
    """By what an article is taken to report its event: the names it tells of, and the days, as ordinals."""

    article: Article
    names: frozenset[str]
    days: tuple[int, ...]


class Gathered(Sequence[Reading]):
    """Readings in order, as a rule's `relate` gets them; `stories` gives each article's story where the run knows it.

    `count` tells what a corpus knows of the words in reports of which these are but a part.

    Each article's report is read once. Only its signs are kept, packed: whole reports would take as much memory as the readings,
    which may stand on a disk, and of which none is held here.
    """

    def __init__(
        self,
        readings: Iterable[Reading],
        known: Mapping[Article, int] | None = None,
        count: Callable[[Sequence[Report]], stories.Counts] | None = None,
    ) -> None:
        self._readings = readings if isinstance(readings, Sequence) else tuple(readings)
        self._known = known
        self._count = count
        self._words = Words()
        self._signs: dict[int, tuple[bytes, bytes]] = {}  # by the mark of the article: its names, its days

    @cached_property
    def stories(self) -> Mapping[Article, int]:
        """Returns for each article the number of its story."""
        return stories.gather(self._readings, self._read, self._count) if self._known is None else self._known

    def signs(self, article: Article) -> Signs:
        """Returns by what an article of one of these readings is taken to report its event."""
        if mark(article) not in self._signs:
            self._read(self._readings[self._at[mark(article)]])
        names, days = self._signs[mark(article)]
        return Signs(article, frozenset(self._words.unpack(array("i", names))), tuple(array("i", days)))

    @cached_property
    def _at(self) -> Mapping[int, int]:
        """Returns where the reading of each article stands, by the mark of the article."""
        return {mark(reading.article): n for n, reading in enumerate(self._readings)}

    def _read(self, reading: Reading) -> Report:
        report = read_report(reading)
        names, days = self._words.pack(report.names), array("i", report.days)
        self._signs[mark(reading.article)] = names.tobytes(), days.tobytes()
        return report

    def __len__(self) -> int:
        return len(self._readings)

    @overload
    def __getitem__(self, at: int) -> Reading: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[Reading]: ...

    def __getitem__(self, at: int | slice) -> Reading | Sequence[Reading]:
        return self._readings[at]

    def __iter__(self) -> Iterator[Reading]:
        return iter(self._readings)


def stories_of(readings: Sequence[Reading]) -> Mapping[Article, int]:
    """Returns for each article the number of its story, as the readings carry it or gathered anew."""
    return readings.stories if isinstance(readings, Gathered) else stories.gather(readings)

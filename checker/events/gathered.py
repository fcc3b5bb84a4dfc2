"""The readings of a run with the stories they tell, gathered once, when first asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple, overload

from checker.events import stories
from checker.events.telling import Report, read_report
from checker.model import Article, Reading


class Signs(NamedTuple):
    """By what an article is taken to report its event: the names it tells of, and the days, as ordinals."""

    article: Article
    names: frozenset[str]
    days: tuple[int, ...]


class Gathered(Sequence[Reading]):
    """Readings in order, as a rule's `relate` gets them; `stories` gives each article's story where the run knows it.

    `count` tells what a corpus knows of the words in reports of which these are but a part.

    Each article's report is read once. Only its signs are kept: whole reports would take as much memory as the readings.
    """

    def __init__(
        self,
        readings: Iterable[Reading],
        known: Mapping[Article, int] | None = None,
        count: Callable[[Sequence[Report]], stories.Counts] | None = None,
    ) -> None:
        self._readings = tuple(readings)
        self._known = known
        self._count = count
        self._signs: dict[int, Signs] = {}  # by identity of the reading, which is kept here

    @cached_property
    def stories(self) -> Mapping[Article, int]:
        """Returns for each article the number of its story."""
        return stories.gather(self._readings, self._read, self._count) if self._known is None else self._known

    def signs(self, reading: Reading) -> Signs:
        """Returns by what the article of one of these readings is taken to report its event."""
        if id(reading) not in self._signs:
            self._read(reading)
        return self._signs[id(reading)]

    def _read(self, reading: Reading) -> Report:
        report = read_report(reading)
        self._signs[id(reading)] = Signs(reading.article, frozenset(report.names), report.days)
        return report

    def __len__(self) -> int:
        return len(self._readings)

    @overload
    def __getitem__(self, at: int) -> Reading: ...

    @overload
    def __getitem__(self, at: slice) -> tuple[Reading, ...]: ...

    def __getitem__(self, at: int | slice) -> Reading | tuple[Reading, ...]:
        return self._readings[at]

    def __iter__(self) -> Iterator[Reading]:
        return iter(self._readings)


def stories_of(readings: Sequence[Reading]) -> Mapping[Article, int]:
    """Returns for each article the number of its story, as the readings carry it or gathered anew."""
    return readings.stories if isinstance(readings, Gathered) else stories.gather(readings)

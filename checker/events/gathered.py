"""The readings of a run with the stories they tell, gathered once, when first asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import overload

from checker.events import stories
from checker.model import Article, Reading


class Gathered(Sequence[Reading]):
    """Readings in order, as a rule's `relate` gets them; `stories` gives each article's story where the run knows it."""

    def __init__(self, readings: Iterable[Reading], known: Mapping[Article, int] | None = None) -> None:
        self._readings = tuple(readings)
        self._known = known

    @cached_property
    def stories(self) -> Mapping[Article, int]:
        """Returns for each article the number of its story."""
        return stories.gather(self._readings) if self._known is None else self._known

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

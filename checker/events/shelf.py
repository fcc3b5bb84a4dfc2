"""Reports and what is known of articles, held small: a corpus of many articles has each of them in a kilobyte or two.

A report is some twenty sets of words. On a shelf each word stands once, and a report is the numbers of its words, in one string
of bytes; it is made again when it is asked for.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, overload

from checker.events.telling import Report
from checker.model import Article, Reading
from checker.wordnumbers import Words

MADE = 512  # reports that are kept as they were made again
_MAPS = ("names", "named", "figures")
_SETS = (
    "full",
    "places",
    "sites",
    "plain",
    "pairs",
    "people",
    "words",
    "rare",
    "head",
    "called",
    "kinds",
    "sure",
    "every",
)


class Shelf(Sequence[Report]):
    """Reports in order, each held as the numbers of its words.

    `opening` is kept only of reports without telling capitals: of others nobody asks for it.
    """

    def __init__(self, reports: Iterable[Report] = ()) -> None:
        self._words = Words()
        self._packed: list[bytes] = []
        self._made = lru_cache(MADE)(self._unpack)
        for report in reports:
            self.add(report)

    def add(self, report: Report) -> None:
        """Puts a report behind the others."""
        self._packed.append(self._pack(report))

    def change(self, at: int, report: Report) -> None:
        """Puts a report in the place of another."""
        self._packed[at] = self._pack(report)
        self._made.cache_clear()

    def sort(self, order: Iterable[int]) -> None:
        """Puts the reports in this order of their places."""
        self._packed = [self._packed[at] for at in order]
        self._made.cache_clear()

    def __len__(self) -> int:
        return len(self._packed)

    @overload
    def __getitem__(self, at: int) -> Report: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[Report]: ...

    def __getitem__(self, at: int | slice) -> Report | Sequence[Report]:
        if isinstance(at, slice):
            return [self._made(n) for n in range(len(self))[at]]
        return self._made(range(len(self))[at])

    def __iter__(self) -> Iterator[Report]:
        return map(self._unpack, range(len(self)))

    def _pack(self, report: Report) -> bytes:
        """Returns flags, the day, and how many words each set has, then the words of each."""
        parts: list[array[int]] = []
        for name in _MAPS:
            weighed: Mapping[str, float] = getattr(report, name)
            parts += (self._words.pack(weighed), self._words.pack(weighed.values()))
        parts += (self._words.pack(getattr(report, name)) for name in _SETS)
        parts.append(self._words.pack(report.opening if report.loud else ()))
        parts += (array("i", report.dates), array("i", report.days))
        packed = array("i", (2 * report.loud + report.dated, -1 if report.told is None else report.told))
        packed.extend(map(len, parts))
        for part in parts:
            packed.extend(part)
        return packed.tobytes()

    def _unpack(self, at: int) -> Report:
        packed = array("i", self._packed[at])
        counts = packed[2 : 2 + 2 * len(_MAPS) + len(_SETS) + 3]
        place = 2 + len(counts)
        parts: list[array[int]] = []
        for count in counts:
            parts.append(packed[place : place + count])
            place += count
        known = self._words.unpack
        sets, (opening, dates, days) = parts[2 * len(_MAPS) : -3], parts[-3:]
        found: dict[str, Any] = {name: frozenset(known(part)) for name, part in zip(_SETS, sets, strict=True)}
        for n, name in enumerate(_MAPS):
            found[name] = dict(zip(known(parts[2 * n]), known(parts[2 * n + 1]), strict=True))
        return Report(
            **found,
            opening=frozenset(known(opening)),
            dates=frozenset(dates),
            days=tuple(days),
            loud=packed[0] > 1,
            dated=bool(packed[0] & 1),
            told=packed[1] if packed[1] >= 0 else None,
        )


class Stories(Mapping[Article, int]):
    """For each article of a corpus the number of its story; articles on one event share it.

    No article is held, only 128 bits that tell it from any other: the readings may stand on a disk.
    """

    def __init__(self, readings: Sequence[Reading], marks: Iterable[int], numbers: Iterable[int]) -> None:
        self._readings = readings
        self._story: dict[int, int] = dict(zip(marks, numbers, strict=True))

    def __getitem__(self, article: Article) -> int:
        found = self._story.get(mark(article))
        if found is None:
            raise KeyError(article)
        return found

    def __iter__(self) -> Iterator[Article]:
        return iter(dict.fromkeys(r.article for r in self._readings))

    def __len__(self) -> int:
        return len(self._story)


def mark(article: Article) -> int:
    """Returns 128 bits that tell an article from others, in this run of Python."""
    return (hash(article) << 64) ^ hash((article.text[1:], article.source, article.title))

"""Articles read one after the other, or by several processes at once: the readings are the same, and in the same order.

Articles go out in batches that pay for their way, and few batches are on it at any time. No process starts before there is
enough to read, and what was kept of an earlier run needs none. A process that dies takes nothing with it: its batch is read again
article by article, and an article that ends its process once more is left out, with a problem that names it. The processes are
plain children that run `worker.serve`: nothing of the calling program is run again in them, and no file of the current folder is
taken for a module unless that program would take it too.
"""

from __future__ import annotations

import os
import sys
from collections import deque
from collections.abc import Callable, Generator, Iterable, Mapping
from typing import Any, Protocol

from checker.extract import RuleIndex
from checker.kept import folder
from checker.model import Article, CheckerError, Problem, Reading

BATCH = 16  # articles, at most
BATCH_LENGTH = 32_000  # characters, unless one article has more
START = 64  # articles to be read that other processes are started for: to start costs as much as to read some dozens
START_LENGTH = 128_000  # or characters
WINDOW = 4  # batches for each process that are on their way or wait for their turn

ReadOne = Callable[[Article, RuleIndex, Mapping[str, str], list[Problem]], Reading]
Item = Article | CheckerError  # an error stands in the place of an article that could not be read
Told = tuple[Reading | None, list[Problem | CheckerError]]


class Shelf(Protocol):
    """What articles yielded in earlier runs."""

    def find(self, article: Article) -> Reading | None:
        """Returns the reading of an article that is kept; None where none is."""

    def keep(self, reading: Reading, packed: bytes | None = None) -> None:
        """Keeps a reading, packed where that was done already."""


def count_cores() -> int:
    """Returns how many cores this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)  # not everywhere
    return len(affinity(0)) if affinity is not None else os.cpu_count() or 1


def read_many(
    articles: Iterable[Item],
    read_one: ReadOne,
    index: RuleIndex,
    aliases: Mapping[str, str],
    *,
    jobs: int = 1,
    shelf: Shelf | None = None,
) -> Generator[Told, None, None]:
    """Yields what each article yields by itself, and what went wrong on it, in the order of the articles.

    With more than one of `jobs`, so many processes read; all that is held then are the articles of a few batches. They load
    the rules from their modules; where that cannot be (rules made in a program whose functions cannot be pickled), this process
    reads alone. `read_one` is a function of a module, and asked for what `shelf` does not hold.
    """
    reader = _Reader(read_one, index, aliases, shelf)
    if jobs < 2:
        for item in articles:
            place = reader.look_up(item)
            yield place.told or reader.read(place.article)
        return
    line = _Line(reader, jobs)
    try:
        for item in articles:
            line.add(item)
            while line.is_pressing:
                yield line.take()
        line.send_all()
        while line.places:
            yield line.take()
    finally:
        line.close()


class _Place:
    """Where an article stands in the order: what is told of it, or the batch that will tell it."""

    def __init__(self, item: Item, told: Told | None) -> None:
        self.item, self.told = item, told
        self.batch: Any = None  # a future of answers
        self.number = 0  # in the batch

    @property
    def article(self) -> Article:
        """Returns the article; only asked of a place that has one."""
        assert isinstance(self.item, Article)
        return self.item

    @property
    def is_known(self) -> bool:
        """Returns whether it can be told without waiting."""
        return self.told is not None or (self.batch is not None and self.batch.done())


class _Reader:
    """What this process does itself: it looks up what was kept, reads, and keeps."""

    def __init__(self, read_one: ReadOne, index: RuleIndex, aliases: Mapping[str, str], shelf: Shelf | None) -> None:
        self.read_one, self.index, self.aliases, self.shelf = read_one, index, aliases, shelf

    def look_up(self, item: Item) -> _Place:
        """Returns the place of an article, with its reading where that was kept."""
        if isinstance(item, CheckerError):
            return _Place(item, (None, [item]))
        found = self.shelf.find(item) if self.shelf is not None else None
        return _Place(item, (found, []) if found is not None else None)

    def read(self, article: Article) -> Told:
        """Returns what an article yields, read here and now."""
        problems: list[Problem] = []
        reading = self.read_one(article, self.index, self.aliases, problems)
        return self.note(reading, problems)

    def note(self, reading: Reading, problems: list[Problem], packed: bytes | None = None) -> Told:
        """Returns what is told of a new reading, which is kept if no rule failed."""
        if self.shelf is not None and not problems:
            self.shelf.keep(reading, packed)
        return reading, [*problems]


class _Line:
    """The articles on their way, in order: some are read already, some by other processes now, some wait to be sent."""

    def __init__(self, reader: _Reader, jobs: int) -> None:
        self.places: deque[_Place] = deque()
        self._reader, self._jobs = reader, jobs
        self._length = 0  # characters of all places
        self._unsent: deque[_Place] = deque()
        self._unsent_length = 0
        self._crew: Any = None  # once there is enough to read
        self._alone = False  # no other process can help
        # A user's rule may end the process that it runs in: then the first articles too wait for another one.
        self._waits = any(rule.own for rule in reader.index.rules)

    def add(self, item: Item) -> None:
        """Takes an article into the line; sends a batch when there is one."""
        place = self._reader.look_up(item)
        self.places.append(place)
        self._length += _length(place)
        if place.told is not None:
            return
        self._unsent.append(place)
        self._unsent_length += _length(place)
        if self._crew is None and (len(self._unsent) >= START or self._unsent_length >= START_LENGTH):
            self._start()
        while self._is_served and (len(self._unsent) >= BATCH or self._unsent_length >= BATCH_LENGTH):
            self._send()

    @property
    def _is_served(self) -> bool:
        """Returns whether other processes take batches: this one reads until the first of them can."""
        return self._crew is not None and (self._waits or self._crew.is_ready)

    @property
    def is_pressing(self) -> bool:
        """Returns whether the first of the line is known, or must be waited for lest the line grow too long."""
        most = WINDOW * self._jobs
        is_idle = self._alone or (self._crew is not None and not self._is_served)
        is_long = is_idle or len(self.places) > most * BATCH or self._length > most * BATCH_LENGTH
        return bool(self.places) and (is_long or self.places[0].is_known)

    def take(self) -> Told:
        """Returns what is told of the first article of the line, which leaves it."""
        place = self.places.popleft()
        self._length -= _length(place)
        if place.told is not None:
            return place.told
        while self._unsent and self._is_served and (place.batch is None or len(self._unsent) >= BATCH):
            self._send()
        if place.batch is not None:
            return self._tell(place.article, place.batch.result()[place.number])
        self._unsent.popleft()
        self._unsent_length -= _length(place)
        return self._reader.read(place.article)

    def send_all(self) -> None:
        """Sends what is left, if there is anybody to read it."""
        while self._is_served and self._unsent:
            self._send()

    def close(self) -> None:
        """Ends the other processes, whatever they are at."""
        if self._crew is not None:
            self._crew.close()

    def _start(self) -> None:
        """Has other processes read from now on, where they can."""
        if not self._alone:
            from checker.crew import gather_crew

            reader = self._reader
            self._crew = gather_crew(
                self._jobs, reader.read_one, reader.index.rules, reader.aliases, folder() is not None
            )
            self._alone = self._crew is None

    def _send(self) -> None:
        """Sends a batch."""
        batch: list[_Place] = []
        length = 0
        while self._unsent and len(batch) < BATCH and length < BATCH_LENGTH:
            batch.append(self._unsent.popleft())
            length += _length(batch[-1])
        self._unsent_length -= length
        future = self._crew.submit([place.article for place in batch])
        for number, place in enumerate(batch):
            place.batch, place.number = future, number

    def _tell(self, article: Article, answer: Any) -> Told:
        """Returns what another process told of an article; what it could not read or pack is read here."""
        if answer.packed is None:
            return (None, [*answer.problems]) if answer.problems else self._reader.read(article)
        for number, content in answer.printed:
            _print(sys.stdout if number == 1 else sys.stderr, content)
        from checker.packing import unpack_reading

        reading = unpack_reading(answer.packed, article)
        return self._reader.note(reading, list(answer.problems), answer.packed)


def _length(place: _Place) -> int:
    return len(place.item.text) if isinstance(place.item, Article) else 0


def _print(stream: Any, content: bytes) -> None:
    """Writes what a rule printed in another process."""
    buffer = getattr(stream, "buffer", None)
    if buffer is not None:
        stream.flush()
        buffer.write(content)
    elif stream is not None:
        stream.write(content.decode(getattr(stream, "encoding", None) or "utf-8", "replace"))

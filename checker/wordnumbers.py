"""Words held small: each once, and sets of them as the numbers of their words."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from typing import Any


class Words:
    """Words and figures by number, each held once."""

    def __init__(self) -> None:
        self._number: dict[object, int] = {}
        self._known: list[Any] = []

    def number(self, word: object) -> int:
        """Returns the number of a word, a new one for a word that was not met."""
        found = self._number.get(word)
        if found is None:
            found = self._number[word] = len(self._known)
            self._known.append(word)
        return found

    def pack(self, words: Iterable[object]) -> array[int]:
        """Returns the numbers of the words, in their order."""
        return array("i", map(self.number, words))

    def unpack(self, numbers: Iterable[int]) -> Iterator[Any]:
        """Yields the words that these numbers have."""
        return map(self._known.__getitem__, numbers)

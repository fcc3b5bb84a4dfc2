"""Bytes as a row of choices, so that what changes bytes (a fuzzer, hypothesis) changes texts, articles and rules made of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

Choice = TypeVar("Choice")


class Draws:
    """The choices that some bytes stand for, in order; where they have run out, the first of everything."""

    def __init__(self, data: bytes) -> None:
        self._data, self._at = data, 0

    def __bool__(self) -> bool:
        return self._at < len(self._data)

    def number(self, below: int) -> int:
        """Returns a number from 0 up to and without `below`."""
        width = 1 if below <= 256 else 2
        taken = self._data[self._at : self._at + width]
        self._at += width
        return int.from_bytes(taken, "little") % below

    def pick(self, options: Sequence[Choice]) -> Choice:
        """Returns one of the options."""
        return options[self.number(len(options))]

    def often(self, times: int, of: int) -> bool:
        """Returns True so many times of as many; False once the bytes have run out."""
        return self.number(of) >= of - times

    def take(self, size: int) -> bytes:
        """Returns the next bytes themselves, at most `size`."""
        taken = self._data[self._at : self._at + size]
        self._at += size
        return taken

    def rest(self) -> bytes:
        """Returns all bytes that are left."""
        return self.take(len(self._data))

    def word(self, longest: int = 12) -> str:
        """Returns a few characters of any kind."""
        return self.take(self.number(longest)).decode("utf-8", "replace")

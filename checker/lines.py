"""A sentence ready to be matched: its words, each figure or date in it as one of them, and the names that stand there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from checker.late import compile_late
from checker.model import Mention
from checker.naming.namefinder import Name
from checker.words.lexicon import HEDGES

STOPS = frozenset({";", ":", "—", "–"})  # signs that end a statement

_WORD = compile_late(r"[^\W_]+(?:[-'’.&][^\W_]+)*|[;:—–]")
_POSSESSIVE = compile_late(r"['’]s$")


class Word(NamedTuple):
    """One word or one mention of a sentence. `word` is lower case, without a possessive ending."""

    word: str
    start: int
    end: int
    mention: Mention | None = None


def split_words(text: str, start: int, end: int, mentions: Sequence[Mention]) -> tuple[Word, ...]:
    """Returns the words of text[start:end], each measured mention, with its hedge, as one of them; identifiers stay words."""
    words: list[Word] = []
    at = start
    for m in mentions:
        if m.kind != "identifier" and m.end <= end:
            words.extend(_plain_words(text, at, m.start))
            if m.hedge is not None:
                _drop_hedge(words)
            words.append(Word(m.text.lower(), m.start, m.end, m))
            at = m.end
    words.extend(_plain_words(text, at, end))
    return tuple(words)


def _drop_hedge(words: list[Word]) -> None:
    """Takes the words of a hedge off the end: the mention carries it, and no pattern should have to name it."""
    for length in (3, 2, 1):
        if " ".join(w.word for w in words[-length:]) in HEDGES:
            del words[-length:]
            return


def _plain_words(text: str, start: int, end: int) -> Iterator[Word]:
    for found in _WORD.finditer(text, start, end):
        yield Word(_POSSESSIVE.sub("", found[0].lower()), found.start(), found.end())


class Line:
    """A sentence ready to be matched: its words, and the names found in it when first asked for."""

    def __init__(self, words: tuple[Word, ...], find: Callable[[], Sequence[Name]]) -> None:
        self.words, self.find = words, find

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Returns the distinct words."""
        return frozenset(w.word for w in self.words)

    @cached_property
    def kinds(self) -> frozenset[str]:
        """Returns the distinct kinds of the mentions."""
        return frozenset(w.mention.kind for w in self.words if w.mention is not None)

    @cached_property
    def names(self) -> Mapping[int, tuple[int, Name]]:
        """Returns, by the index of its first word, where each name ends and the name."""
        starts = {w.start: i for i, w in enumerate(self.words)}
        found: dict[int, tuple[int, Name]] = {}
        for name in self.find():
            first = starts.get(name.start)
            if first is None:
                first = next((i for i, w in enumerate(self.words) if w.start >= name.start and w.end <= name.end), None)
            if first is not None:
                last = first
                while last < len(self.words) and self.words[last].start < name.end:
                    last += 1
                found[first] = (last, name)
        return found

"""An article as far as it is understood before the rules look at it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from functools import cached_property, partial
from typing import NamedTuple

from checker.lines import Line, split_words
from checker.model import Article, Dateline, Mention, Sentence
from checker.naming.namefinder import find_names
from checker.naming.names import Cast
from checker.text.speech import speaker

LONG = 2000  # characters of a sentence that are read together


class Stretch(NamedTuple):
    """A sentence that states something, or a piece of a very long one: its words, and which sentence of the page it is of."""

    number: int
    sentence: Sentence
    line: Line


class Page:
    """What is known of an article: when it was written, its sentences, its figures and dates, who appears in it."""

    def __init__(
        self,
        article: Article,
        dateline: Dateline,
        sentences: tuple[Sentence, ...],
        mentions: tuple[Mention, ...],
        cast: Cast,
        aliases: Mapping[str, str],
    ) -> None:
        self.article, self.dateline, self.sentences = article, dateline, sentences
        self.mentions, self.cast, self.aliases = mentions, cast, aliases
        self._speakers: dict[int, str] = {}

    @cached_property
    def stretches(self) -> tuple[Stretch, ...]:
        """Returns what the headlines and the body state, in order, questions left out."""
        text = self.article.text
        starts = [m.start for m in self.mentions]
        found = []
        for number, sentence in enumerate(self.sentences):
            if sentence.role in ("body", "headline"):
                for piece in _pieces(text, sentence):
                    if text[piece.start : piece.end].rstrip("\"'”’») ").endswith("?"):
                        continue  # a question states nothing
                    mentions = self.mentions[bisect_left(starts, piece.start) : bisect_left(starts, piece.end)]
                    words = split_words(text, piece.start, piece.end, mentions)
                    names = partial(find_names, text, piece.start, piece.end, self.aliases)
                    found.append(Stretch(number, piece, Line(words, names)))
        return tuple(found)

    def speaker(self, number: int) -> str:
        """Returns who is quoted in sentence `number`, or an empty string."""
        if number not in self._speakers:
            self._speakers[number] = speaker(self.article.text, self.sentences, number)
        return self._speakers[number]


def _pieces(text: str, sentence: Sentence) -> Iterator[Sentence]:
    """Yields the sentence, or, where it is longer than any that a person writes, pieces of it cut at white space."""
    start = sentence.start
    while sentence.end - start > LONG:
        cut = max(text.rfind(" ", start + 1, start + LONG), text.rfind("\n", start + 1, start + LONG))
        cut = cut if cut > 0 else start + LONG
        yield Sentence(start, cut, sentence.role)
        start = cut
    yield Sentence(start, sentence.end, sentence.role)

"""Results that a sentence states of a vote or a game: "4-1", "76 votes to 71", "by three judges to two"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from checker.late import compile_late
from checker.lines import Word
from checker.model import Interval, Mention

VOTING, PLAYING = frozenset({"vote", "judge", "majority"}), frozenset({"win", "score", "goal", "match"})
LEAD = 3  # sentences in which the game is told that an article is about
THOUSAND = 1000  # the larger side of a result is counted in these, so that it stands before the smaller
_RESULT = compile_late(r"(\d{1,3})[-–:](\d{1,3})")


def find_results(
    text: str, words: Sequence[Word], meanings: Sequence[frozenset[str]], leads: bool
) -> Iterator[tuple[int, Mention, str, Interval]]:
    """Yields the results that a sentence states, "4-1", "by three judges to two": of votes, in the lead of games too."""
    told = frozenset().union(*meanings)
    dim = "result of a vote" if told & VOTING else "result of a game" if leads and told & PLAYING else ""
    if not dim:
        return
    for i, word in enumerate(words):
        first, last, start, end = _sides(words, i)
        if first is None or last is None:
            found = _RESULT.fullmatch(text, word.start, word.end)
            if found is None:
                continue
            first, last, start, end = int(found[1]), int(found[2]), word.start, word.end
        stated = Decimal(max(first, last) * THOUSAND + min(first, last))
        value = Interval(stated, stated + 1, "result")
        sides = Decimal(max(first, last)), Decimal(min(first, last))
        yield i, Mention("identifier", start, end, text[start:end], sides, value), dim, value


def side_of(near: Mapping[str, float], first: bool) -> str:
    """Returns how those voted whom one side of a result counts: the first side has won."""
    if "approve" in near or "against" in near:
        return "favour" if first == ("against" not in near) else "against"
    return ""


def _sides(words: Sequence[Word], i: int) -> tuple[int | None, int | None, int, int]:
    """Returns the two figures of "76 votes to 71" where it begins at words[i], and where it stands."""
    first = _whole(words[i])
    if first is not None:
        for j in range(i + 1, min(i + 4, len(words) - 1)):
            last = _whole(words[j + 1])
            if words[j].word == "to" and last is not None:
                return first, last, words[i].start, words[j + 1].end
            if words[j].mention is not None:
                break
    return None, None, 0, 0


def _whole(word: Word) -> int | None:
    """Returns the count a word states, where it is a whole one below a thousand."""
    m = word.mention
    if m is None:
        return 1 if word.word == "one" else None
    if m.kind != "number" or m.hedge or not m.written or m.written[0] is None:
        return None
    count = m.written[0]
    return int(count) if count == count.to_integral_value() and 0 <= count < THOUSAND else None

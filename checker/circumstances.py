"""About when, and how firmly: the period and the modality of a value, read from the words around it."""

from __future__ import annotations

from collections.abc import Sequence

from checker.model import Dateline, Interval, Mention, Modality
from checker.pattern import STOPS, Line, Word
from checker.vocabulary import MODALITY_WORDS

REACH = 14  # words to either side within which a verb or a noun tells how firmly a value is said
_EXACT = {m: frozenset(tuple(w.split()) for w in words if not w.endswith("*")) for m, words in MODALITY_WORDS.items()}
_STEMS = {m: tuple(w[:-1] for w in words if w.endswith("*")) for m, words in MODALITY_WORDS.items()}
BOUNDING = frozenset(
    {"since", "until", "till", "by", "before", "after"}
)  # what stands behind them is no time of the value
_LONGEST = 3


def modality_of(words: Sequence[Word], at: int) -> Modality:
    """Returns how firmly the value words[at] is said: the first modality, in the vocabulary's order, whose words are near."""
    first, last = _stretch(words, at, REACH)
    near = [w.word for w in words[first:last]]
    grams = {tuple(near[i : i + n]) for n in range(1, _LONGEST + 1) for i in range(len(near) - n + 1)}
    for modality in MODALITY_WORDS:
        if grams & _EXACT[modality] or any(w.startswith(_STEMS[modality]) for w in near):
            return modality  # type: ignore[return-value]
    return "actual"


def period_of(line: Line, at: int, used: frozenset[int], dateline: Dateline) -> tuple[Interval | None, str, bool]:
    """Returns the days the value words[at] is about, how they were found, and whether the sentence itself states them.

    The nearest resolved date of the sentence, those in `used` (the value itself) aside; otherwise the days the article may
    have been written on.
    """
    dates = [
        (abs(i - at) + (4 if _parted(line.words, i, at) else 0), i, w.mention)
        for i, w in enumerate(line.words)
        if w.mention is not None
        and w.mention.kind in ("date", "time")
        and i not in used
        and w.mention.value is not None
        and not (i and line.words[i - 1].word in BOUNDING)
    ]
    if dates:
        _, _, mention = min(dates, key=lambda d: d[:2])
        return (
            _days(mention),
            f"“{mention.text}” in the same sentence" + (f": {mention.note}" if mention.note else ""),
            True,
        )
    return dateline.written, "" if dateline.written else "no date in the sentence, and the article has none", False


def _days(mention: Mention) -> Interval | None:
    value = mention.value
    return value if value is not None and value.unit == "day" else None


def _parted(words: Sequence[Word], a: int, b: int) -> bool:
    return any(w.word in STOPS for w in words[min(a, b) : max(a, b)])


def _stretch(words: Sequence[Word], at: int, reach: int) -> tuple[int, int]:
    """Returns the words around `at`, up to a semicolon or a colon on either side."""
    first = last = at
    while first > 0 and at - first < reach and words[first - 1].word not in STOPS:
        first -= 1
    while last < len(words) and last - at < reach and (last == at or words[last].word not in STOPS):
        last += 1
    return first, last

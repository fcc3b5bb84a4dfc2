"""About when, and how firmly: the period and the modality of a value, read from the words around it."""

from __future__ import annotations

from collections.abc import Sequence

from checker.lines import STOPS, Line, Word
from checker.model import Dateline, Interval, Modality
from checker.words.vocabulary import ACHIEVED, MODALITY_WORDS, NEGATIONS

BEFORE, AFTER = 14, 8  # words before and after a value within which a verb or a noun tells how firmly it is said
_EXACT = {m: frozenset(tuple(w.split()) for w in words if not w.endswith("*")) for m, words in MODALITY_WORDS.items()}
_STEMS = {m: tuple(w[:-1] for w in words if w.endswith("*")) for m, words in MODALITY_WORDS.items()}
DENIAL_REACH = 6
# What stands behind these words is no time of the value.
BOUNDING = frozenset({"since", "until", "till", "by", "before", "after"})
_LONGEST = 3


def modality_of(words: Sequence[Word], at: int) -> Modality:
    """Returns how firmly the value words[at] is said: the first modality, in the vocabulary's order, whose words are near."""
    first, last = _stretch(words, at)
    near = [w.word for w in words[first:last]]
    if not ACHIEVED.isdisjoint(w.word for w in words[max(first, at - 5) : at]):
        return "actual"
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
    words = line.words
    dates = [
        (abs(i - at) + (4 if _parted(words, i, at) else 0), i, value, w.mention)
        for i, w in enumerate(words)
        if w.mention is not None
        and w.mention.kind in ("date", "time")
        and i not in used
        and w.mention.value is not None
        and (value := w.mention.value.days()) is not None
        and not is_bound(words, i, since=False)
    ]
    if not dates:
        return dateline.written, "" if dateline.written else "no date in the sentence, and the article has none", False
    _, here, value, mention = min(dates, key=lambda d: d[:2])
    for _, i, other, _ in dates:
        if (
            i == here - 2
            and i > 0
            and (words[i - 1].word, words[here - 1].word) in (("from", "to"), ("between", "and"))
        ):
            span = Interval(other.low, value.high, "day")
            value = span if span.meets(span) else value  # "from 2019 to 2014" goes backwards
    note = f"“{mention.text}” in the same sentence"
    return value, f"{note}: {mention.note}" if mention.note else note, True


def _parted(words: Sequence[Word], a: int, b: int) -> bool:
    return any(w.word in STOPS for w in words[min(a, b) : max(a, b)])


def _stretch(words: Sequence[Word], at: int) -> tuple[int, int]:
    """Returns the words around `at`, up to a semicolon or a colon on either side."""
    first = last = at
    while first > 0 and at - first < BEFORE and words[first - 1].word not in STOPS:
        first -= 1
    while last < len(words) and last - at < AFTER and (last == at or words[last].word not in STOPS):
        last += 1
    return first, last


def is_denied(words: Sequence[Word], first: int, last: int) -> bool:
    """Returns whether a word of denial stands among words[first:last] or a few words before them in the same clause."""
    begin = first
    while begin > 0 and first - begin < DENIAL_REACH and words[begin - 1].word not in STOPS:
        begin -= 1
    return any(
        (w.word in NEGATIONS or w.word.endswith(("n't", "n’t"))) and words[min(i + 1, len(words) - 1)].word != "only"
        for i, w in enumerate(words[begin:last], begin)
    )


def is_bound(words: Sequence[Word], at: int, since: bool) -> bool:
    """Returns whether the date words[at] only bounds a time: it stands behind "before", "by", "until"; "since" if not wanted."""
    return at > 0 and words[at - 1].word in BOUNDING and not (since and words[at - 1].word == "since")

"""Plans of the mention scanner: how a stretch is read whose chunks have known classes, without looking at its tokens.

Vocabulary. A *plan* belongs to a class string; it has a *slot* for each group that may be a mention, placed by chunks, so
that a text is sliced and never tokenised. A *hedge* stands right before a figure or right after it.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate
from sys import intern
from typing import NamedTuple

from checker import quantities
from checker.grammar import GROUPING, Group
from checker.lexicon import HEDGES
from checker.tokens import BREAK, CLASS, CONTEXT, GAP, LIMIT, MEMO, ONE_SIGN, TOKEN, UNKNOWN

ARTICLES = frozenset(("a", "an", "the"))
AFTER = frozenset("or and plus so odd".split())
LEADING = frozenset(phrase for phrase in HEDGES if phrase.split()[0] not in AFTER)  # "or more" stands after its figure
BEFORE = frozenset(phrase.split()[-1] for phrase in LEADING) | ARTICLES  # the last words before a figure with a hedge
MEASURED = frozenset(quantities.BUILDERS) - {"identifier", "ordinal"}
IS_BEFORE, IS_AFTER = 1, 2  # where the classes admit a hedge
_WHITE = (" ", "\n")


class Slot(NamedTuple):
    """A group that may be a mention, placed by chunks.

    It starts before token `token` of chunk `chunk` and ends after `stop` tokens of chunk `last`; that is `skip` characters
    after the one chunk's start and `trim` before the other's end, -1 where the classes do not tell. `group` counts tokens
    of the plan's region, `alone` those from the start of `chunk`; `shape` is equal for all groups whose words read alike.
    """

    group: Group
    alone: Group
    shape: str
    chunk: int
    token: int
    last: int
    stop: int
    hedged: int
    skip: int
    trim: int


class Plan(NamedTuple):
    """How a stretch of `size` chunks is read: its slots, and which of its tokens [low, high) the grammar saw."""

    slots: tuple[Slot, ...]
    size: int
    low: int
    high: int


def place_chunks(chunks: list[str]) -> tuple[str, list[int], list[int]]:
    """Returns the classes of all tokens, with the blanks between, and the first token of each chunk and the one after it.

    White space is one token however long it is, so an empty chunk, GAP or BREAK, has no token of its own.
    """
    if GAP not in chunks and BREAK not in chunks:
        stops = list(accumulate(map(len, chunks), lambda end, size: end + 1 + size))
        return " ".join(chunks), [0, *(end + 1 for end in stops[:-1])], stops
    classes, starts, stops = "", [0], [0]
    for i, chunk in enumerate(chunks):
        if chunk in (GAP, BREAK):
            if i:
                classes = classes if classes[-1:] in _WHITE else classes + " "
                starts.append(len(classes))
                stops.append(len(classes))
            elif len(chunks) > 1:
                classes = " "
            if chunk == BREAK:
                classes = classes[:-1] + "\n"
            continue
        if i:
            classes = classes if classes[-1:] in _WHITE else classes + " "
            starts.append(len(classes))
            stops.append(0)
        classes += chunk
        stops[i] = len(classes)
    return classes, starts, stops


def count_signs(classes: str) -> int:
    """Returns how many characters these tokens are where each is one sign, else -1."""
    return len(classes) if all(c in ONE_SIGN for c in classes) else -1


def make_plan(classes: str, a: int, b: int) -> Plan | None:
    """Returns the plan of a stretch whose chunks have these classes, blanks between, and whose core is the chunks [a, b).

    None where the classes alone do not tell: a chunk is unsettled, or the core has more tokens than are read together.
    """
    if UNKNOWN.classes in classes:
        return None
    classes, starts, stops = place_chunks(classes.split(" "))
    first, last = starts[a], stops[b - 1]
    if last - first > LIMIT:
        return None
    low, high = max(first - CONTEXT, 0), min(last + CONTEXT, len(classes))
    seen = classes[low:high]
    slots = []
    for g in GROUPING[seen, first - low, last - low]:
        if g.production == "not":
            continue
        parts = [(name, start - g.start, end - g.start) for name, start, end in g.parts]
        shape = intern(f"{g.production} {parts} {seen[g.start : g.end]}")
        chunk, end = bisect_right(starts, low + g.start) - 1, bisect_right(starts, low + g.end - 1) - 1
        if low + g.end > stops[end]:
            return None  # a group that ends in a blank
        skip = count_signs(classes[starts[chunk] : low + g.start])
        trim = count_signs(classes[low + g.end : stops[end]])
        hedged = find_hedged(seen, g) if g.production in MEASURED else 0
        by = low - starts[chunk]
        alone = Group(g.production, g.start + by, g.end + by, tuple((name, a + by, b + by) for name, a, b in g.parts))
        slots.append(Slot(g, alone, shape, chunk, alone.start, end, low + g.end - starts[end], hedged, skip, trim))
    return Plan(tuple(slots), len(starts), low, high)


class Plans(dict[tuple[str, int, int], "Plan | None"]):
    """Classes of a stretch with the bounds of its core, in chunks -> its plan; emptied when it grows past MEMO."""

    def __missing__(self, key: tuple[str, int, int]) -> Plan | None:
        if len(self) > MEMO // 8:
            self.clear()
        value = self[key] = make_plan(*key)
        return value


PLANS = Plans()


def _forms(words: frozenset[str]) -> frozenset[str]:
    """Returns the classes that these words have in lower case, in capitals and in any mixture."""
    return frozenset(
        CLASS[form] for w in words for form in (w, w.title(), w.upper(), w.swapcase(), w[0] + w[1:].upper())
    )


_BEFORE, _AFTER = _forms(BEFORE), _forms(AFTER)


def find_hedged(classes: str, g: Group) -> int:
    """Returns on which sides of a group the classes admit a hedge: IS_BEFORE, IS_AFTER, both or neither."""
    before = classes[: g.start].rstrip()[-1:]
    tail = classes[g.end : g.end + 2]
    after = tail[:1] == "+" or (tail[:1] in ("-", " ") and tail[1:] in _AFTER)
    return IS_BEFORE * (before in _BEFORE) + IS_AFTER * after


def find_hedge(tokens: list[str], g: Group) -> str:
    """Returns the longest hedge that stands right before a group, or right after it ("or more"), in lower case."""
    words: list[str] = []
    i = g.start - 1
    while i >= 0 and len(words) < 4:
        token = tokens[i]
        if token.isalpha():
            words.insert(0, token.lower())
            if len(words) == 1 and token.lower() not in BEFORE:
                words.clear()
                break
        elif not token.isspace():
            break
        i -= 1
    if words and words[-1] in ("a", "an", "the"):
        words.pop()
    for size in range(len(words), 0, -1):
        phrase = " ".join(words[-size:])
        if phrase in LEADING:
            return phrase
    if g.end + 1 < len(tokens):
        tail = [t.lower() for t in tokens[g.end : g.end + 4]]
        if tail[0] == "-" and tail[1] == "odd":
            return "odd"
        if tail[0] == "+" or (tail[0] == "-" and tail[1] == "plus"):
            return "plus"
        phrase = "".join(tail[1:4]) if tail[0] == " " else ""
        if phrase in HEDGES and tail[1] in AFTER:
            return phrase
    return ""


@lru_cache(maxsize=MEMO // 8)
def hedge_before(earlier: str, word: str) -> str | None:
    """Returns the hedge that two chunks right before a figure make, or None where more words are needed to tell."""
    last = TOKEN.findall(earlier)[-1:]
    if not word.isalpha() or TOKEN.findall(word) != [word] or not last:
        return None
    words = [word.lower()]
    if words[0] not in BEFORE:
        return ""
    open_ended = last[0].isalpha()
    if open_ended:
        if last != [earlier]:
            return None
        words.insert(0, earlier.lower())
    if words[-1] in ARTICLES:
        words.pop()
    phrase = " ".join(words)
    if open_ended and any(known.endswith(" " + phrase) for known in LEADING):
        return None
    return next((p for i in range(len(words)) if (p := " ".join(words[i:])) in LEADING), "")


@lru_cache(maxsize=MEMO // 8)
def hedge_after(word: str, later: str) -> str:
    """Returns the hedge that two chunks right after a figure make: "or more"."""
    tail = [t.lower() for t in TOKEN.findall(f"{word} {later}")[:3]]
    phrase = "".join(tail)
    return phrase if phrase in HEDGES and tail[0] in AFTER else ""

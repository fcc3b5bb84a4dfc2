"""Plans of the mention scanner: how a stretch is read whose chunks have known classes, without looking at its tokens.

Vocabulary. A *plan* belongs to a class string; it has a *slot* for each group that may be a mention, placed by chunks, so
that a text is sliced and never tokenised. A *hedge* stands right before a figure or right after it.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from itertools import count
from typing import NamedTuple

from checker.scan import quantities
from checker.scan.grammar import Group, group
from checker.scan.tokens import BREAK, CLASS, CONTEXT, GAP, LIMIT, MEMO, ONE_SIGN, TOKEN, UNKNOWN
from checker.words.lexicon import HEDGES

ARTICLES = frozenset(("a", "an", "the"))
CONNECTING = frozenset("or and plus so odd".split())
LEADING = frozenset(phrase for phrase in HEDGES if phrase.split()[0] not in CONNECTING)  # "or more" follows its figure
BEFORE = frozenset(phrase.split()[-1] for phrase in LEADING) | ARTICLES  # the last words before a figure with a hedge
ENDS = frozenset("minimum maximum upwards least most".split())  # "30 at most", "30 minimum"
TRAILING = {
    phrase: phrase
    for phrase in HEDGES
    if phrase not in LEADING or phrase in ENDS or (phrase.startswith("at ") and phrase.split()[-1] in ENDS)
} | {"tops": "at the most"}
AFTER = frozenset(phrase.split()[0] for phrase in TRAILING)
SECOND = frozenset(words[1] for phrase in TRAILING if len(words := phrase.split()) > 1)
# What may follow a hedge behind its figure: "30 and older in all"; in "30 and older men" the men are.
CLOSING = frozenset(
    "in on at of to for from by with who that which will is are was were have has had can may must per each as or when if"
    " and but during after before while since until under over".split()
)
SIGNS = frozenset(phrase for phrase in HEDGES if not phrase[0].isalpha())
SIGN = frozenset("".join(SIGNS))
AGED = frozenset(("aged", "ages", "age"))
ABBREVIATED = frozenset(("approx", "ca", "c"))
MEASURED = frozenset(quantities.BUILDERS) - {"identifier", "ordinal"}
IS_BEFORE, IS_AFTER = 1, 2  # where the classes admit a hedge
_WHITE = (" ", "\n")
_new = tuple.__new__  # a NamedTuple's own __new__ takes twice the time


class Shape(NamedTuple):
    """What groups have in common whose words read alike: the production and its named parts; `number` tells it from others."""

    number: int
    production: str
    parts: tuple[tuple[str, int, int], ...]


class Slot(NamedTuple):
    """A group that may be a mention, placed by chunks.

    It starts before token `token` of chunk `chunk` and ends after `stop` tokens of chunk `last`; that is `skip` characters
    after the one chunk's start and `trim` before the other's end, -1 where the classes do not tell. Among the tokens of the
    plan's region it is [start, end).
    """

    shape: Shape
    start: int
    end: int
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
        starts, stops, end = [], [], -1
        for chunk in chunks:
            starts.append(end + 1)
            end += len(chunk) + 1
            stops.append(end)
        return " ".join(chunks), starts, stops
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


class Shapes(dict[tuple[str, tuple[tuple[str, int, int], ...], str], Shape]):
    """Production, named parts and classes -> shape; emptied when it grows past MEMO, and no number is given twice."""

    numbers = count()

    def __missing__(self, key: tuple[str, tuple[tuple[str, int, int], ...], str]) -> Shape:
        if len(self) > MEMO:
            self.clear()
        value = self[key] = Shape(next(self.numbers), key[0], key[1])
        return value


class Widths(dict[str, int]):
    """Classes -> how many characters their tokens are where each is one sign, else -1; emptied when it grows past MEMO."""

    def __missing__(self, classes: str) -> int:
        if len(self) > MEMO:
            self.clear()
        value = self[classes] = len(classes) if all(c in ONE_SIGN for c in classes) else -1
        return value


SHAPES, WIDTHS = Shapes(), Widths()


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
    for g in group(seen, first - low, last - low):
        production, start, end, parts = g
        if production == "not":
            continue
        shape = SHAPES[production, parts, seen[start:end]]
        start += low
        end += low
        chunk, final = bisect_right(starts, start) - 1, bisect_right(starts, end - 1) - 1
        begins, ends = starts[chunk], stops[final]
        if end > ends:
            return None  # a group that ends in a blank
        skip = WIDTHS[classes[begins:start]] if start > begins else 0
        trim = WIDTHS[classes[end:ends]] if end < ends else 0
        hedged = find_hedged(seen, g) if production in MEASURED else 0
        place = (chunk, start - begins, final, end - starts[final], hedged, skip, trim)
        slots.append(_new(Slot, (shape, g[1], g[2], *place)))
    return _new(Plan, (tuple(slots), len(starts), low, high))


class Plans(dict[tuple[str, int, int], "Plan | None"]):
    """Classes of a stretch with the bounds of its core, in chunks -> its plan; emptied when it grows past MEMO // 2."""

    def __missing__(self, key: tuple[str, int, int]) -> Plan | None:
        if len(self) > MEMO // 2:
            self.clear()
        value = self[key] = make_plan(*key)
        return value


PLANS = Plans()


def _forms(words: frozenset[str]) -> frozenset[str]:
    """Returns the classes that these words have in lower case, in capitals and in any mixture."""
    return frozenset(
        CLASS[form] for w in words for form in (w, w.title(), w.upper(), w.swapcase(), w[0] + w[1:].upper())
    )


_BEFORE, _AFTER, _ABBREVIATED = _forms(BEFORE) | {"="}, _forms(AFTER), _forms(ABBREVIATED)


def find_hedged(classes: str, g: Group) -> int:
    """Returns on which sides of a group the classes admit a hedge: IS_BEFORE, IS_AFTER, both or neither."""
    before = classes[: g.start].rstrip()[-1:]
    if before == "." and classes[: g.start].rstrip()[-2:-1] in _ABBREVIATED:
        return IS_BEFORE
    tail = classes[g.end : g.end + 2]
    after = tail[:1] == "+" or (tail[:1] in ("-", " ") and tail[1:] in _AFTER)
    return IS_BEFORE * (before in _BEFORE) + IS_AFTER * after


def find_hedge(tokens: list[str], start: int, end: int) -> str:
    """Returns the longest hedge that stands right before tokens [start, end), or right after ("or more"), in lower case."""
    words: list[str] = []
    i = start - 1
    if i >= 0 and (sign := find_sign(tokens, i)):
        return sign
    while i >= 0 and len(words) < 5:
        token = tokens[i]
        if token == "." and not words and i and tokens[i - 1].lower() in ABBREVIATED:
            words.append("c.")  # "ca. 1,200"
            break
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
    if end + 1 < len(tokens):
        tail = [t.lower() for t in tokens[end : end + 10]]
        if tail[0] == "-" and tail[1] == "odd":
            return "odd"
        if tail[0] == "+" or (tail[0] == "-" and tail[1] == "plus"):
            return "plus"
        if tail[0].isspace() and tail[1] in AFTER:
            return find_trailing(tail[1:], loose=tokens[start].lower() in AGED)
    return ""


def find_sign(tokens: list[str], i: int) -> str:
    """Returns the sign of comparison that ends at token i, "" where there is none: ">= 30", "~30"."""
    attached = not tokens[i].isspace()
    i -= not attached
    sign = ""
    while i >= 0 and tokens[i] in SIGN and len(sign) < 2:
        sign = tokens[i] + sign
        i -= 2 if len(sign) == 1 and i > 1 and tokens[i - 1] == " " and tokens[i - 2] in SIGN else 1
    # A sign of its own: no arrow, no end of a tag, no mark of quoted lines.
    alone = (tokens[i].isspace() and "\n" not in tokens[i]) or tokens[i] == "(" if i >= 0 else attached or len(sign) > 1
    return sign if sign in SIGNS and (alone or (attached and i >= 0 and tokens[i].isspace())) else ""


def find_trailing(tail: list[str], loose: bool) -> str:
    """Returns the hedge that these tokens in lower case begin with, where what follows lets it belong to the figure before."""
    words = tail[:1]
    while len(words) < 4 and len(tail) > 2 * len(words) and tail[2 * len(words) - 1].isspace():
        words.append(tail[2 * len(words)])
    for size in range(len(words), 0, -1):
        hedge = TRAILING.get(" ".join(words[:size]))
        if hedge is None:
            continue
        rest = tail[2 * size - 1 :]
        following = rest[1] if len(rest) > 1 and rest[0].isspace() else ""
        if following == "than" and len(rest) < 4:
            following = ""  # "equal to 500 or more than"
        loose = (loose or words[0] == "or") and following != "than" and not following[:1].isdigit()
        return hedge if loose or not following or following in CLOSING else ""
    return ""


@lru_cache(maxsize=MEMO // 8)
def hedge_before(earlier: str, word: str) -> str | None:
    """Returns the hedge that two chunks right before a figure make, or None where more words are needed to tell."""
    last = TOKEN.findall(earlier)[-1:]
    if not (word.isalpha() or word[-1:] in SIGN or word[:-1].lower() in ABBREVIATED):
        return ""
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
def hedge_after(word: str, later: str) -> str | None:
    """Returns the hedge that two chunks right after a figure make, or None where more words are needed to tell."""
    tail = [t.lower() for t in TOKEN.findall(f"{word} {later}")[:3]]
    if tail[0] not in AFTER or (
        len(tail) > 2 and tail[1] == " " and tail[2] not in SECOND and tail[0] in ("or", "and", "at")
    ):
        return ""
    return None

"""Level 1 of the mention scanner: text to chunks, chunks to regions that may hold a mention, regions to classed tokens.

Vocabulary. A *chunk* is what stands between two blanks; each has one *mark*: "a" may carry a mention, "c" may stand inside
or beside one, "." neither. A *stretch* is a run of marked chunks (its core) with two more
chunks on each side for context; a *region* is a stretch, or a piece of a long one, as tokens. A *token*
is a word, a digit run with its separators, a run of white space or one sign; each has a *class*, one character of ALPHABET,
so that a region is a short string the grammar can read. Every step is one pass of C loops over the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

from checker.words import currencies, lexicon, units

TOKEN = re.compile(
    r"(?:(?<![^\W\d_])[AaPp]\.\s?[mM]\b\.?)"  # a.m.
    r"|(?<![\w.])\.[0-9]+"  # .25
    r"|[0-9]+(?:\.[0-9]+)?[eE][+-]?[0-9]{1,3}(?![^\W_])|[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}(?![0-9])(?:\.[0-9]+)?"
    r"|[0-9]{1,3}(?:['’\u00a0\u202f\u2009][0-9]{3})+(?![0-9'’])(?:[.,][0-9]+(?![0-9]))?"  # Swiss, ISO 80000
    r"|[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)*"
    r"|[^\W\d_\u3400-\u9fff½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞⅐⅑⅒]+|[^\S\n]*\n\s*|\s+|."
    , re.DOTALL,
)  # fmt: skip
DIGIT_CLASSES = (
    "d12 d24 d31 d59 d99 d00 d3 d4 year4 oldyear d8 dn dcomma ddot ddots".split()
)  # by shape, see digit_class
WORD_CLASSES = "w p C A".split()  # lower case, plural-looking, Capitalised, CAPITALS
COMPOSITES = "W F R V O U".split()  # word integer, scaled figure, fraction, vague count, ordinal, year in words
TABLE_CLASSES = "sym unit curnoun curadj curcode other".split()
LIMIT = 64  # tokens of a region that are read together; longer runs are read in pieces
CONTEXT = 6  # tokens on each side of a region that the grammar may look at
MEMO = 1 << 16
DASHES = dict.fromkeys("-–‐‑−", "-") | dict.fromkeys("⁄∕", "/")
QUOTES = dict.fromkeys('"“”«»„', '"') | dict.fromkeys("'’‘`´", "'")
SIGNS = set("/:,.()%+&;!?#—=~×±°*@$") | {"\n", " "}

_NAMES = list(dict.fromkeys([
    *DIGIT_CLASSES, *WORD_CLASSES, *COMPOSITES, *TABLE_CLASSES, *lexicon.CLASSES, *lexicon.EXACT.values()
]))  # fmt: skip
# Below 256, where sets of characters compile twice as fast; no blank, no sign that the grammar reads as itself.
_CHARS = [
    c
    for c in map(chr, range(1, 256))
    if c.isalnum() or not (c.isspace() or 32 < ord(c) < 127 or c in {*SIGNS, *DASHES, *QUOTES})
]
ALPHABET = {name: _CHARS[i] for i, name in enumerate(_NAMES)}
# Classes whose tokens are always one character.
ONE_SIGN = frozenset([*SIGNS - {"\n", " "}, *DASHES.values(), *QUOTES.values(), ALPHABET["sym"]])


def _word_table() -> dict[str, str]:
    """Returns every lower-case lexicon spelling with its class name; closed classes win over units and currencies."""
    table = {word: "unit" for word in units.UNITS}
    table |= {word: "curadj" for word in lexicon.ADJECTIVES}
    table |= {noun: "curnoun" for noun in lexicon.CURRENCY_NOUNS if noun not in lexicon.NOT_NOUNS}
    table |= {word: "u1" for word in units.LETTERS}
    for name, words in lexicon.CLASSES.items():
        table |= {word: name for word in words.split()}
    return table


WORDS = _word_table()
CODES = frozenset(lexicon.CURRENCY_NAMES.values()) | frozenset(currencies.LETTERS)
CODES -= {
    currencies.UNKNOWN_CURRENCY,
    *"ALL TOP TRY CUP MOP COP SOS GEL BAM ERN LAK NAD PEN MUR Fr".split(),
}  # words too
SYMBOLS = frozenset(currencies.SYMBOLS)


def digit_class(token: str) -> str:
    """Returns the class of a digit run by its shape: month-, day-, minute-sized, year-like, with separators, decimal."""
    if not token.isdigit():
        if "'" in token or not token.isascii():
            return "ddots"
        if "e" in token or "E" in token:
            return "ddot"
        return "dcomma" if "," in token and "." not in token else "ddot" if token.count(".") == 1 else "ddots"
    size = len(token)
    if size <= 2:
        value = int(token)
        if size == 2 and value < 10:
            return "d00"
        return (
            "d12"
            if 1 <= value <= 12
            else "d24"
            if value < 25
            else "d31"
            if value < 32
            else "d59"
            if value < 60
            else "d99"
        )
    if size == 4:
        value = int(token)
        return "year4" if 1900 <= value < 2100 else "oldyear" if value in lexicon.YEARS else "d4"
    return "d3" if size == 3 else "d8" if size == 8 and token[:2] in ("19", "20") else "dn"


def word_class(token: str) -> str:
    """Returns the class of a word: its table's, or what its capitals and its last letter say."""
    name = lexicon.EXACT.get(token)
    if name:
        return name
    if token in CODES:
        return "curcode"
    name = WORDS.get(token.lower())
    if name and not (name in ("u1", "th") and token.isupper() and len(token) == 1):
        return name
    if token.isupper():
        return "A"
    if token[0].isupper():
        return "C"
    if token in lexicon.PLURALS or (token[-1] == "s" and len(token) > 3 and token[-2:] not in ("ss", "us", "is")):
        return "p"
    return "w"


def token_class(token: str) -> str:
    """Returns the class character of one token."""
    if token.isascii() and token.isalpha():
        return ALPHABET[word_class(token)]
    first = token[0]
    if (first.isdigit() and first.isascii()) or (first == "." and len(token) > 1):
        return ALPHABET[digit_class(token)]
    if first.isspace():
        return "\n" if token.count("\n") > 1 else " "
    if first in lexicon.VULGAR:
        return ALPHABET["vulgar"]
    if first.isalpha():
        return ALPHABET["ampm"] if "." in token else ALPHABET[word_class(token)]
    if first in SYMBOLS:
        return ALPHABET["sym"]
    return DASHES.get(first) or QUOTES.get(first) or (first if first in SIGNS else ALPHABET["other"])


class Classes(dict[str, str]):
    """Token spelling -> class character, filled as words are met and emptied when it grows past MEMO."""

    def __missing__(self, token: str) -> str:
        if len(self) > MEMO:
            self.clear()
        value = token_class(token)
        if len(token) < 40:
            self[token] = value
        return value


CLASS = Classes()
_ANCHORS = frozenset(ALPHABET[n] for n in [*lexicon.ANCHORS & ALPHABET.keys(), *DIGIT_CLASSES])
_JOINERS = frozenset(ALPHABET[n] for n in [*lexicon.JOINERS & ALPHABET.keys(), "sym"]) | {
    "-",
    "/",
    "~",
    "$",
    "%",
    "+",
    "±",
}
_MARK_OF = dict.fromkeys(_JOINERS, "c") | dict.fromkeys(_ANCHORS, "a")


def chunk_mark(chunk: str) -> str:
    """Returns "a" where a chunk has an anchor, "c" where it is joining words alone, "." otherwise."""
    if chunk.isascii():  # mostly one word, with signs around it
        word = chunk.strip("(),\"'")
        if word.isalpha():
            return _MARK_OF.get(CLASS[word], ".")
        word = word.rstrip(".;:!?")
        if word.isalpha():
            return "a" if CLASS[word] in _ANCHORS else "."
    classes = [CLASS[t] for t in TOKEN.findall(chunk)]
    if any(c in _ANCHORS for c in classes):
        return "a"
    if chunk.upper() == "U.S." or chunk in (",", "."):
        return "c"  # "20 million U.S. dollars", "1 , 234 . 5"
    words = [c for c in classes if c not in "(),\"'"]
    if not classes:
        return "c"  # a doubled blank
    return "c" if words and all(c in _JOINERS for c in words) else "."


class Marks(dict[str, str]):
    """Chunk -> mark, filled as chunks are met and emptied when it grows past MEMO."""

    def __missing__(self, chunk: str) -> str:
        if len(chunk) > 40:
            return "a" if re.search("[0-9]", chunk) or chunk_mark(chunk) == "a" else "."
        if len(self) > MEMO:
            self.clear()
        value = self[chunk] = chunk_mark(chunk)
        return value


MARK = Marks()
REGION = re.compile(r"c{0,6}a(?:c{0,4}a)*c{0,4}")


class Chunk(NamedTuple):
    """A chunk that reads the same wherever it stands: its tokens, their classes, and where each begins, then the end."""

    classes: str
    tokens: tuple[str, ...]
    offsets: tuple[int, ...]


# Chunks whose tokens depend on what follows: with white space inside, or with the first half of "a. m.".
UNSETTLED = re.compile(r"\s|(?<![^\W\d_])[AaPp]\.\Z")
GAP, BREAK = "\t", "\v"  # stand for an empty chunk: within a run of white space of one line break at most, of more
UNKNOWN = Chunk("\n", (), ())  # no class of a settled chunk is a line break


class Chunks(dict[str, Chunk]):
    """Chunk -> what it reads as, UNKNOWN where that depends on its neighbours; emptied when it grows past MEMO."""

    def __missing__(self, chunk: str) -> Chunk:
        if len(chunk) > 40 or UNSETTLED.search(chunk):
            return UNKNOWN
        if len(self) > MEMO:
            self.clear()
        tokens = tuple(TOKEN.findall(chunk))
        offsets = (0, *accumulate(map(len, tokens)))
        value = self[chunk] = Chunk("".join(map(CLASS.__getitem__, tokens)), tokens, offsets)
        return value


class ChunkClasses(dict[str, str]):
    """Chunk -> the classes of its tokens; emptied when it grows past MEMO."""

    def __missing__(self, chunk: str) -> str:
        if len(self) > MEMO:
            self.clear()
            self[""] = GAP
        if chunk.isascii():  # mostly one word, or one and a sign
            if chunk.isalpha():
                self[chunk] = value = CLASS[chunk]
                return value
            word, sign = chunk[:-1], chunk[-1]
            if word.isalpha() and (sign in ",;:" or (sign == "." and len(word) > 1)):
                self[chunk] = value = CLASS[word] + sign
                return value
        value = CHUNK[chunk].classes
        if len(chunk) <= 40:
            self[chunk] = value
        return value


CHUNK = Chunks()
CHUNK_CLASSES = ChunkClasses({"": GAP})


class Stretch(NamedTuple):
    """Text around possible mentions: where it starts, its words, and the bounds of its core within them."""

    start: int
    words: str
    core: int
    core_end: int


class Region(NamedTuple):
    """Classed tokens of a stretch, at most LIMIT of them in its core [first, last); `start` counts within the stretch."""

    start: int
    tokens: list[str]
    first: int
    last: int


def split_chunks(text: str) -> tuple[list[str], str, list[int]]:
    """Returns the chunks of a text, their marks, and for each how many characters of chunks stand before it.

    A line break parts chunks as a blank does; the words are read from the text itself, where it still stands. Chunk i
    starts at ends[i] + i: after the chunks before it and one blank for each.
    """
    chunks = text.replace("\n", " ").split(" ")
    return chunks, "".join(map(MARK.__getitem__, chunks)), list(accumulate(map(len, chunks), initial=0))


def cut_stretch(text: str, ends: list[int], a: int, b: int) -> Stretch:
    """Returns the stretch whose core is the chunks [a, b)."""
    low, high = max(a - 2, 0), min(b + 2, len(ends) - 1)
    start, stop = ends[low] + low, ends[high] + high - 1
    core, core_end = ends[a] + a - start, ends[b] + b - 1 - start
    if stop - start > 40 * LIMIT:  # a chunk without blanks can be a book; 80 characters are context enough
        skip = max(core - 80, 0)
        stop = min(stop, start + core_end + 80)
        start, core, core_end = start + skip, core - skip, core_end - skip
    return Stretch(start, text[start:stop], core, core_end)


def cut_regions(stretch: Stretch) -> Iterator[Region]:
    """Returns the regions of a stretch: one, or pieces of LIMIT tokens cut at a comma or break where there is one."""
    tokens = TOKEN.findall(stretch.words)
    offsets = [0, *accumulate(map(len, tokens))]
    first = bisect_left(offsets, stretch.core)
    last = min(bisect_left(offsets, stretch.core_end), len(tokens))
    while last - first > LIMIT:
        ends = range(first + LIMIT, first + LIMIT // 2, -1)
        stop = next((i for i in ends if tokens[i - 1].strip() in ("", ",", ";")), first + LIMIT)
        yield _with_context(tokens, offsets, first, stop)
        first = stop
    yield _with_context(tokens, offsets, first, last)


def _with_context(tokens: list[str], offsets: list[int], first: int, last: int) -> Region:
    """Returns the region of tokens [first, last) with CONTEXT more on each side."""
    low, high = max(first - CONTEXT, 0), min(last + CONTEXT, len(tokens))
    return Region(offsets[low], tokens[low:high], first - low, last - low)

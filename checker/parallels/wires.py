"""An article cut into what it states line by line: sentences of prose, and the rows of its tables, figures masked."""

from __future__ import annotations

from bisect import bisect_left
from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from checker.late import compile_late
from checker.model import DateParts, Interval, Mention, Reading, Sentence, Span
from checker.naming.nameparts import STOP_WORDS
from checker.parallels.restated import Figure
from checker.words.lexicon import MONTHS

LONGEST = 200  # words of a unit that are read together
ROW = 14  # words that a row of a table has at most
LABEL = 6  # words of its label
SECTION = 5  # words of a line that names the rows below it
WIDE, NARROW, SHORT = 70, 50, 6  # characters of a row with two columns, of a short line, and words of it
FIGURE = "#"
LOSS = frozenset({"loss", "losses", "deficit"})
SIGNS = LOSS | {"profit", "profits"}
DENIALS = frozenset({"not"})
COLUMNS = frozenset({"vs", "versus", "against"})  # what stands between two columns of a row
DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

_WORD = compile_late(r"[^\W\d_]+(?:['’.&][^\W\d_]+)*|\d[\d.,/]*\d|\d")
# "LISBON, May 3 (Agency) - " stands before the first sentence and is no part of it.
PLACE = r"[A-Z][A-Z .'’-]{2,40}(?:,? ?[A-Z][A-Za-z]{1,9}\.?,?){0,4}(?: \d{1,2})?,?(?: ?\([^()\n]{2,30}\))?\s{0,3}(?:--|[-–—]\s)"
_BEFORE = compile_late(rf"\(?[A-Z]{{5,14}}\)?\s?[-–—]\s?(?=[A-Z<(])|{PLACE}")
_MONTH = compile_late(rf"(?i:\b({'|'.join(MONTHS)}))\.?\s*\Z")


class Word(NamedTuple):
    """A word of a unit as it is compared, and as it stands in the text."""

    key: str
    start: int
    end: int
    capital: bool


class Row(NamedTuple):
    """Where a figure stands in a table: the line that names the rows ("Nine months"), and the row's label."""

    section: str
    label: str


class Unit(NamedTuple):
    """A sentence or a row: its place, its words with figures masked, the figures by the place of their word.

    `words` are the content words of prose. The words of a row begin behind its label.
    """

    article: int
    start: int
    end: int
    role: str
    line: tuple[Word, ...]
    figures: Mapping[int, Figure]
    words: frozenset[str]
    row: Row | None = None

    @property
    def keys(self) -> tuple[str, ...]:
        """Returns the words as they are compared."""
        return tuple(w.key for w in self.line)

    @property
    def stated(self) -> tuple[str, ...]:
        """Returns the figures as they are written."""
        return tuple(f.mention.text for f in self.figures.values())


def read_units(reading: Reading, number: int) -> tuple[Unit, ...]:
    """Returns the units of an article in order: each distinct one once. Linear in the text."""
    text = reading.article.text
    mentions = _mend(reading)
    starts = [m.start for m in mentions]
    found: list[Unit] = []
    seen: set[str] = set()
    section = ""
    for n, sentence in enumerate(s for s in reading.sentences if s.role in ("headline", "body")):
        for start, end in _cut(text, sentence, n < 3):
            near = mentions[bisect_left(starts, start) : bisect_left(starts, end)]
            for line, figures in _pieces(text, start, end, near):
                if not line:
                    continue
                here = text[line[0].start : max(end, line[-1].end) if len(line) < LONGEST else line[-1].end].rstrip()
                table = _cut_label(line, figures, here) if n else None
                place = Span(line[0].start, line[0].start + len(here))
                if table is not None:
                    label, line, figures = table
                    found.append(Unit(number, *place, sentence.role, line, figures, frozenset(), Row(section, label)))
                    continue
                if n and len(line) <= SECTION:
                    section = " ".join(_spoken(line, figures))
                if here not in seen:
                    seen.add(here)
                    words = frozenset(w.key for w in line if len(w.key) > 2 and w.key not in STOP_WORDS)
                    found.append(Unit(number, *place, sentence.role, line, figures, words))
    return tuple(found)


def _cut(text: str, sentence: Sentence, first: bool) -> Iterator[tuple[int, int]]:
    """Yields a sentence without what stands before it, its rows one by one."""
    start = sentence.start
    if first:
        before = _BEFORE.match(text, start, min(start + 90, sentence.end))
        start = before.end() if before else start
    at = start
    while (stop := text.find("\n", at, sentence.end)) >= 0:
        onward = text.find("\n", stop + 1, sentence.end)
        following = text[stop + 1 : onward if onward >= 0 else sentence.end].strip()
        table = len(following) < WIDE and " vs " in following
        short = stop - start < NARROW and len(following) < NARROW and len(following.split()) <= SHORT
        if following[:1].isupper() and (table or short):
            yield start, stop
            start = stop + 1
        at = stop + 1
    yield start, sentence.end


def _pieces(
    text: str, start: int, end: int, mentions: Sequence[Mention]
) -> Iterator[tuple[tuple[Word, ...], Mapping[int, Figure]]]:
    """Yields the words of a stretch with its figures masked, a long one in pieces; a figure that is denied is left out."""
    line: list[Word] = []
    figures: dict[int, Figure] = {}
    for word, mention in _words(text, start, end, mentions):
        if mention is None:
            line.append(word)
        elif line and line[-1].key in DENIALS:
            line.pop()  # "(not 12)": what was corrected stands there, not what is stated
        else:
            sign = 1
            if line and line[-1].key in SIGNS and mention.kind != "date":
                sign = -1 if line.pop().key in LOSS else 1
            figures[len(line)] = Figure(mention, sign)
            line.append(word)
        if len(line) == LONGEST:
            yield tuple(line), figures
            line, figures = [], {}
    yield tuple(line), figures


def _words(text: str, start: int, end: int, mentions: Sequence[Mention]) -> Iterator[tuple[Word, Mention | None]]:
    at = start
    for m in mentions:
        if m.kind == "identifier" or m.start < at:
            continue
        yield from ((w, None) for w in _plain(text, at, m.start))
        yield Word(FIGURE, m.start, m.end, False), m
        at = m.end
    yield from ((w, None) for w in _plain(text, at, end))


def _plain(text: str, start: int, end: int) -> Iterator[Word]:
    for found in _WORD.finditer(text, start, end):
        key = found[0].lower().replace("’", "'").replace(".", "")
        key = key.removesuffix("'s")
        yield Word(key, found.start(), found.end(), found[0][0].isupper())


def _spoken(line: Sequence[Word], figures: Mapping[int, Figure]) -> Iterator[str]:
    """Yields the words of a section's name, its figures by their values: "nine mths" and "9 months" are one section."""
    for i, word in enumerate(line):
        m = figures[i].mention if i in figures else None
        if m is not None and m.kind == "duration" and m.written is not None and m.value is not None:
            yield f"{m.written[0]} {m.value.unit}"
        else:
            yield m.text.lower() if m is not None else word.key


def _cut_label(
    line: tuple[Word, ...], figures: Mapping[int, Figure], text: str
) -> tuple[str, tuple[Word, ...], Mapping[int, Figure]] | None:
    """Returns the label of a table's row and the row without it; None for prose."""
    first = min(figures, default=0)
    if len(line) > ROW or not 0 < first <= LABEL or not line[0].capital:
        return None
    if not any(w.key in COLUMNS for w in line) and (
        len(line) - len(figures) > LABEL or text.endswith((".", "!", "?", '"'))
    ):
        return None
    label = " ".join(w.key for w in line[:first])
    return label, line[first:], {n - first: figure for n, figure in figures.items()}


def _mend(reading: Reading) -> list[Mention]:
    """Returns the mentions of an article, a month and a day written as a word ("April six") put together."""
    text, found = reading.article.text, list[Mention]()
    for m in reading.mentions:
        if m.kind == "number" and (before := _MONTH.search(text, max(m.start - 12, 0), m.start)):
            start = before.start() + len(before[0]) - len(before[0].lstrip())
            if found and found[-1].start == start:
                found.pop()
            if not found or found[-1].end <= start:
                m = _day_of(text[start : m.end], start, MONTHS[before[1].lower()], m, reading)
        found.append(m)
    return found


def _day_of(words: str, start: int, month: int, day: Mention, reading: Reading) -> Mention:
    """Returns the mention of the day that a month and the number word behind it make; the word's own where there is none."""
    figure = day.written[0] if day.written else None
    if figure is None or day.text[0].isdigit() or figure not in range(1, 32) or figure > DAYS[month - 1]:
        return day
    value, reference = None, reading.dateline.reference
    if reference is not None and figure <= monthrange(reference.year, month)[1]:
        first = date(reference.year, month, int(figure))
        value = Interval(first, first + timedelta(days=1), "day")
    parts = DateParts(month=month, day=int(figure))
    return Mention("date", start, day.end, words, None, value, None, parts)

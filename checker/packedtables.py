"""What packed readings are made of: numbered tables of strings, intervals and dates as written, figures, places, and demands.

Writing and reading make the same demands on what they are given, so that what could be packed can be unpacked.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from operator import add, le
from typing import Any, NamedTuple

from checker.model import Article, Bound, DateParts, Interval, Span

FORM = 1  # of packed bytes; others are of another version
DEEPEST = 8  # dates within a date, by `until`
LARGEST = 2**62  # whole number
GREATEST = 999_999  # exponent of a figure, as that of the decimal module's own arithmetic
NUMBERS, MAYBE_NUMBERS = frozenset({int}), frozenset({int, type(None)})
STRINGS, INTERVALS = frozenset({str}), frozenset({Interval})
# What is raised on the way by things that are not what they should be.
MISFITS = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
_DECODE = json.JSONDecoder().decode
_ENCODE = json.JSONEncoder(ensure_ascii=False, check_circular=False, allow_nan=False, separators=(",", ":")).encode

Figures = tuple[Decimal | None, Decimal | None] | None


class PackingError(ValueError):
    """Bytes that are no reading or assertion of this article, or a noun that holds what it should not."""


class Writing:
    """The strings, intervals and dates as written that were met so far, each with its number."""

    def __init__(self, article: Article) -> None:
        self.article, self.length = article, len(article.text)
        self._strings: dict[str, int] = {"": 0}
        self._intervals: dict[tuple[object, ...], int] = {}
        self._known: dict[int, int] = {}  # numbers of intervals by identity: many are met again
        self._dates: dict[tuple[Any, ...], int] = {}

    def text(self, text: str) -> int:
        """Returns the number of a string."""
        return self._strings.setdefault(text, len(self._strings))

    def texts(self, texts: Iterable[str]) -> list[int]:
        """Returns the numbers of strings."""
        known = self._strings
        return [known.setdefault(text, len(known)) for text in texts]

    def maybe_text(self, text: str | None) -> int | None:
        """Returns the number of a string that may be none."""
        return None if text is None else self.text(text)

    def interval(self, interval: Interval | None) -> int:
        """Returns the number of an interval, 0 of none."""
        if interval is None:
            return 0
        number = self._known.get(id(interval))
        if number is None:
            # By what is written, not by the interval: 4.1 equals 4.10.
            key = _write_bound(interval.low), _write_bound(interval.high), self.text(interval.unit)
            number = self._intervals.setdefault(key, len(self._intervals) + 1)
            self._known[id(interval)] = number
        return number

    def intervals(self, intervals: tuple[Interval, ...]) -> list[int]:
        """Returns the numbers of intervals."""
        demand_types(demand(intervals, tuple), INTERVALS)
        return list(map(self.interval, intervals))

    def date(self, parts: DateParts | None, depth: int = 0) -> int:
        """Returns the number of a date as written, 0 of none; a date within it has the lower number."""
        if parts is None:
            return 0
        if depth == DEEPEST:
            raise PackingError("it holds a date within too many others")
        year, month, day, grain, relative, shift, weekday, part, until, opened = parts
        words = self.texts((grain, relative, part, opened))
        row = (year, month, day, shift, weekday, *words, self.date(until, depth + 1))
        return self._dates.setdefault(row, len(self._dates) + 1)

    def spans(self, spans: Iterable[tuple[int, int]]) -> list[int]:
        """Returns starts and ends in turn."""
        flat = [place for start, end in spans for place in (start, end)]
        demand_spans(flat[::2], flat[1::2], self.length)
        return flat

    def seal(self, told: list[Any]) -> bytes:
        """Returns the tables, and behind them what is told with their numbers."""
        strings = list(self._strings)[1:]
        demand_types(strings, STRINGS)
        dates = [list(column) for column in zip(*self._dates, strict=True)]
        for column in dates:
            demand_numbers(column, MAYBE_NUMBERS)
        intervals = [list(column) for column in zip(*self._intervals, strict=True)]
        return _ENCODE([FORM, strings, intervals, dates, *told]).encode("utf-8", "surrogatepass")


class Tables(NamedTuple):
    """What numbers stand for, and the article that is spoken of."""

    strings: list[str]
    intervals: list[Any]
    dates: list[Any]
    article: Article
    length: int

    def texts(self, told: Sequence[int]) -> list[str]:
        """Returns the strings of numbers."""
        return list(map(self.strings.__getitem__, told))

    def maybe_text(self, told: int | None) -> str | None:
        """Returns the string of a number that may be none."""
        return None if told is None else self.strings[told]

    def read_intervals(self, told: Sequence[int]) -> tuple[Interval, ...]:
        """Returns the intervals of numbers, of which none is 0."""
        found = tuple(map(self.intervals.__getitem__, told))
        demand_types(found, INTERVALS)
        return found

    def spans(self, told: Sequence[int]) -> tuple[Span, ...]:
        """Returns places from starts and ends in turn."""
        starts, ends = told[::2], told[1::2]
        demand_spans(starts, ends, self.length)
        return tuple(map(Span, starts, ends))


def unseal(packed: bytes, article: Article) -> tuple[Tables, list[Any]]:
    """Returns the tables of packed bytes, and what stands behind them. Raises one of MISFITS."""
    form, strings, intervals, dates, *told = _DECODE(packed.decode("utf-8", "surrogatepass"))
    if form != FORM:
        raise PackingError("it is of another version")
    demand_types(strings, STRINGS)
    strings.insert(0, "")
    tables = Tables(strings, [None], [None], article, len(article.text))
    if intervals:
        lows, highs, units = intervals
        for low, high, unit in zip(lows, highs, units, strict=True):
            tables.intervals.append(Interval(_read_bound(low), _read_bound(high), strings[unit]))
    if dates:
        _read_dates(dates, tables)
    return tables, told


def _read_dates(told: list[list[Any]], tables: Tables) -> None:
    """Adds the dates as written to their table."""
    for column in told:
        demand_numbers(column, MAYBE_NUMBERS)
    depths = [0]
    for year, month, day, shift, weekday, grain, relative, part, opened, until in zip(*told, strict=True):
        depth = depths[until] + 1
        if depth > DEEPEST or shift is None:
            raise PackingError("it holds a date that is none")
        depths.append(depth)
        words = tables.texts((grain, relative, part, opened))
        inner = tables.dates[until]
        tables.dates.append(DateParts(year, month, day, words[0], words[1], shift, weekday, words[2], inner, words[3]))


# ---- values ----------------------------------------------------------------------------------------------------------


def write_figures(written: Figures) -> Any:
    """Returns a figure as written; one that is the same from low to high stands once."""
    if written is None:
        return None
    low, high = map(_write_decimal, demand(written, tuple))
    return low if low is not None and low == high else [low, high]


def read_figures(told: Any) -> Figures:
    """Returns a figure as it was written."""
    if told is None:
        return None
    if type(told) is str:
        figure = _read_decimal(told)
        return figure, figure
    low, high = told
    return _read_decimal(low), _read_decimal(high)


def _write_decimal(figure: Decimal | None) -> str | None:
    if figure is None:
        return None
    if type(figure) is not Decimal or not figure.is_finite() or abs(figure.adjusted()) > GREATEST:
        raise PackingError(f"{type(figure).__name__} is no figure, or one beyond all measure")
    return str(figure)


def _read_decimal(told: str | None) -> Decimal | None:
    if told is None:
        return None
    figure = Decimal(demand(told, str))
    if not figure.is_finite() or abs(figure.adjusted()) > GREATEST:
        raise PackingError("a figure is none, or beyond all measure")
    return figure


def _write_bound(bound: Bound) -> str | int | None:
    """Returns a day as its number, another bound as its words."""
    kind = type(bound)
    if isinstance(bound, datetime | time) and kind in (datetime, time):
        return bound.isoformat()
    if isinstance(bound, date) and kind is date:
        return bound.toordinal()
    if bound is None or isinstance(bound, Decimal):
        return _write_decimal(bound)
    raise PackingError(f"{kind.__name__} is no bound of an interval")


def _read_bound(told: str | int | None) -> Bound:
    if isinstance(told, int):
        return date.fromordinal(told)
    if told is None or ":" not in told:
        return _read_decimal(told)
    return datetime.fromisoformat(told) if "T" in told else time.fromisoformat(told)


# ---- demands ---------------------------------------------------------------------------------------------------------


def demand(thing: Any, kind: type) -> Any:
    """Returns a thing of this very type."""
    if type(thing) is not kind:
        raise PackingError(f"{type(thing).__name__} stands for {kind.__name__}")
    return thing


def demand_types(column: Iterable[Any], kinds: frozenset[type]) -> None:
    """Demands things of these very types."""
    if not kinds.issuperset(map(type, column)):
        raise PackingError("there is what should not be there")


def demand_numbers(column: Sequence[Any], kinds: frozenset[type]) -> None:
    """Demands whole numbers that are not too large."""
    demand_types(column, kinds)
    if any(number is not None and abs(number) > LARGEST for number in column):
        raise PackingError("a number is too large")


def demand_one_of(names: Sequence[str], known: frozenset[str]) -> Any:
    """Returns names that are all known."""
    if not known.issuperset(names):
        raise PackingError("a name is none of those that there are")
    return names


def demand_spans(starts: Sequence[int], ends: Sequence[int], length: int) -> None:
    """Demands places that lie within a text of this length."""
    demand_types(starts, NUMBERS)
    demand_types(ends, NUMBERS)
    if len(starts) != len(ends):
        raise PackingError("a place has no end")
    if starts and not (min(starts) >= 0 and max(ends) <= length and all(map(le, starts, ends))):
        raise PackingError("a place is not in the text")


def demand_length(column: Any, many: int) -> Any:
    """Returns a column that is so long."""
    if len(column) != many:
        raise PackingError("a column has another length")
    return column


def read_ends(starts: list[Any], lengths: list[Any], length: int) -> list[Any]:
    """Returns the ends of places that lie within a text of this length."""
    ends = list(map(add, starts, demand_length(lengths, len(starts))))
    demand_spans(starts, ends, length)
    return ends


def demand_order(starts: Sequence[int], ends: Sequence[int], length: int) -> None:
    """Demands places that do not overlap: so their words together are no longer than the text."""
    demand_spans(starts, ends, length)
    if not all(map(le, ends, starts[1:])):
        raise PackingError("mentions overlap")


def tell(error: Exception) -> str:
    """Returns what is wrong, in few words whatever was packed."""
    return str(error)[:100] or type(error).__name__

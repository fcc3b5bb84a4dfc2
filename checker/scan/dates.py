"""The mentions of a text -> the same with their days: each pass that reads dates by what stands around them, in order.

Vocabulary. The *reference* is the article's day. Dates that name no year take it from the reference ("June 7", "last year"),
or from the date before them in the text ("that year"), see partspans.py. Nothing is guessed without a reference.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from datetime import date

from checker.late import compile_late
from checker.model import DateParts, Interval, Mention
from checker.scan.calendarspans import shift_months, unit_span
from checker.scan.clocks import place_clocks
from checker.scan.datebounds import bound_dates
from checker.scan.datejoins import join_counts
from checker.scan.datepairs import join_pairs
from checker.scan.dateranges import join_ranges, spread_days
from checker.scan.dayparts import join_dayparts
from checker.scan.lookalikes import settle_lookalikes
from checker.scan.partspans import lean
from checker.scan.titleddays import join_titles

SAME = "counted from the quarter"
_DIGITS = compile_late(r"(\d{1,2})[/.-](\d{1,2})[/.-](?:\d{4}|\d\d)")
NEAR = 183  # days within which a date of the article speaks for a reading


def resolve(found: Sequence[Mention], text: str, reference: date | None) -> tuple[Mention, ...]:
    """Returns the mentions with `value` and `note` filled where the reference or an earlier date allows it."""
    found = spread_days(settle_lookalikes(join_titles(found, text), text), text)
    before: Interval | None = None
    stated = (m.value.low for m in found if m.kind == "date" and m.value is not None and not m.readings)
    marks = sorted(d.toordinal() for d in (*stated, reference) if isinstance(d, date))
    custom = custom_of(found) if any(m.readings for m in found) else ""
    out: list[Mention] = []
    for mention in found:
        dated = mention
        if mention.kind == "date" and mention.parts is not None:
            if mention.readings:
                dated = order_readings(mention, marks, custom)
            elif mention.value is None:
                dated = resolve_date(mention, mention.parts, text, reference, before)
            before = before if dated.note.startswith(SAME) else dated.value or before
        out.append(dated)
    out = join_counts(join_pairs(out, text, reference), text, reference)
    out = join_dayparts(out, text)
    if any(m.kind == "time" for m in out):
        out = place_clocks(out, text, reference)
    return tuple(bound_dates(join_ranges(out, text, reference), text))


def custom_of(found: Sequence[Mention]) -> str:
    """Returns which part of a date the article writes first, told by its dates in digits that can be read one way: "13/5/2020".

    "day", "month", or "" where there is none or they are at odds.
    """
    digits = (_DIGITS.fullmatch(m.text) for m in found if m.kind == "date" and not m.readings and m.value is not None)
    pairs = {(int(d[1]), int(d[2])) for d in digits if d is not None and d[1] != d[2]}
    customs = {"day" if first > 12 else "month" for first, second in pairs if max(first, second) > 12}
    return customs.pop() if len(customs) == 1 else ""


def order_readings(mention: Mention, marks: Sequence[int], custom: str = "") -> Mention:
    """Returns an ambiguous date with the likeliest reading first: in the order of the article's other dates in digits.

    Without such a `custom`, the reading nearest the article's other dates, `marks` as ordinals; where none of them is near,
    the month comes first.
    """

    def distance(reading: Interval) -> int:
        low = reading.low.toordinal() if isinstance(reading.low, date) else 0
        at = bisect(marks, low)
        return min([NEAR, *(abs(low - mark) for mark in marks[max(at - 1, 0) : at + 1])])

    written = _DIGITS.fullmatch(mention.text) if custom else None
    if written is not None:
        first = int(written[1])
        by_custom = [r for r in mention.readings if isinstance(r.low, date) and getattr(r.low, custom) == first]
        readings = tuple(sorted(mention.readings, key=lambda r: r not in by_custom))
    else:
        readings = tuple(sorted(mention.readings, key=distance))
    return mention._replace(readings=readings, value=readings[0], note="day and month could change places")


def resolve_date(
    mention: Mention, parts: DateParts, text: str, reference: date | None, before: Interval | None
) -> Mention:
    """Returns one date with its days, where they follow from the reference or the date before."""
    if parts.relative == "that":
        base = before.low if before is not None and isinstance(before.low, date) else None
        source = "the date before it" if base else "the article's date"
        base = base or (reference if parts.grain != "day" or parts.shift or parts.open else None)
    else:
        base, source = reference, "the article's date"
    if base is None:
        return mention
    season = same_quarter(parts, before, mention.text)
    if season is not None:
        return mention._replace(value=season, note=f"{SAME} it follows")
    span = lean(parts, base, text, mention)
    if parts.part == "either order" and span is not None:
        return both_orders(mention, parts, span, base, text)
    what = "year" if parts.month and parts.relative in ("", "that", "year") else "counted"
    word = f"{what} taken from" if what == "year" else "counted from"
    return mention if span is None else mention._replace(value=span, note=f"{word} {source} {base.isoformat()}")


def both_orders(mention: Mention, parts: DateParts, span: Interval, base: date, text: str) -> Mention:
    """Returns a date whose day and month could change places with both readings, the one nearest the base first."""
    other = lean(parts._replace(month=parts.day, day=parts.month), base, text, mention)
    if parts.weekday is not None:  # the weekday tells which order is meant
        fitting = [s for s in (span, other) if s and isinstance(s.low, date) and s.low.weekday() == parts.weekday]
        if len(fitting) == 1:
            return mention._replace(value=fitting[0])
    both = mention._replace(readings=(span, other)) if other is not None else mention._replace(value=span)
    return order_readings(both, [base.toordinal()]) if other is not None else both


def same_quarter(parts: DateParts, before: Interval | None, words: str) -> Interval | None:
    """Returns the quarter of another year that "a year earlier" means right after a quarter; "the quarter" is that one."""
    if before is None or parts.month is not None or parts.until is not None:
        return None
    if parts.relative != "that" and not (parts.relative == "year" and words.lower().endswith("year ago")):
        return None
    low, high = before.low, before.high
    if not isinstance(low, date) or not isinstance(high, date) or not 89 < (high - low).days < 93:
        return None
    if parts.grain == "quarter" and parts.part == "the":
        return before
    if parts.grain != "year" or not parts.shift:
        return None
    start = shift_months(low, 12 * parts.shift)
    return unit_span(start, "quarter")

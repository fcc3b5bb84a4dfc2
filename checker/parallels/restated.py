"""Whether two figures that stand in one place of two near-identical sentences state the same: same, changed, or unclear."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, time
from decimal import Decimal
from typing import Literal, NamedTuple

from checker.late import compile_late
from checker.model import DateParts, Interval, Mention
from checker.words.lexicon import MONTHS

Weighing = Literal["same", "changed", "unclear"]
AMOUNTS = frozenset({"number", "percent", "money", "quantity", "fraction", "duration"})
NEAR = Decimal("1e-6")  # of a value: what converting between units may lose
TRIFLE = Decimal("0.005")  # of a value: two units of one name that are closer than this are not told apart
DAYS = {"day": Decimal(1), "week": Decimal(7), "fortnight": Decimal(14), "month": Decimal(365) / 12, "quarter": Decimal(365) / 4,
        "year": Decimal(365), "decade": Decimal(3650), "hour": Decimal(1) / 24, "minute": Decimal(1) / 1440}  # fmt: skip
_DIGITS = compile_late(r"\d+")
_LETTERS = compile_late(r"[^\W\d_]+")
_HALVES = frozenset({"a", "p", "m", "am", "pm", "at", "on", "o", "clock", "hours", "hrs"})


class Figure(NamedTuple):
    """A figure or date of a sentence: the mention, and -1 where the word before it makes it a loss."""

    mention: Mention
    sign: int = 1

    @property
    def start(self) -> int:
        """Returns where the figure begins in the text of its article."""
        return self.mention.start

    @property
    def end(self) -> int:
        """Returns where the figure ends in the text of its article."""
        return self.mention.end


def weigh(a: Figure, b: Figure) -> Weighing:
    """Returns how two figures in one place of one sentence stand to each other; symmetric.

    Values are compared, not spellings. A rounded figure is the same only where it is rough and written in another form, a bound
    only where the two sides' hedges differ; figures in units that do not compare are unclear.
    """
    first, second = a.mention, b.mention
    if " ".join(first.text.casefold().split()) == " ".join(second.text.casefold().split()):
        return "same" if a.sign == b.sign or not _is_amount(a) else "changed"
    if "date" in (first.kind, second.kind):
        return _weigh_dates(first, second)
    if first.kind == second.kind == "time":
        return _weigh_clocks(first, second)
    if first.kind == second.kind == "ordinal":
        return "same" if first.written == second.written else "changed"
    if _is_amount(a) and _is_amount(b):
        outcome = _weigh_amounts(first, second)
        return "changed" if outcome == "same" and a.sign != b.sign else outcome
    return "unclear"


def _is_amount(figure: Figure) -> bool:
    return figure.mention.kind in AMOUNTS and figure.mention.written is not None


# ------------------------------------------------------------------------------------------------- amounts


def _weigh_amounts(a: Mention, b: Mention) -> Weighing:
    one, other = _stated(a), _stated(b)
    if one.unit != other.unit:
        return "same" if a.written == b.written and "" in (one.unit, other.unit) else "unclear"
    if len(one.figures) != len(other.figures):
        return "same" if a.value is not None and b.value is not None and a.value.meets(b.value) else "unclear"
    if all(
        abs(x - y) <= NEAR * abs(y) * (one.factor != other.factor)
        for x, y in zip(one.figures, other.figures, strict=True)
    ):
        return "same"
    if one.factor != other.factor and all(
        abs(x - y) <= TRIFLE * abs(y) for x, y in zip(one.figures, other.figures, strict=True)
    ):
        return "same"
    if (a.hedge or "") != (b.hedge or "") and a.value is not None and b.value is not None and a.value.meets(b.value):
        return "same"
    return "same" if _is_rounded(a, b, one, other) or _is_rounded(b, a, other, one) else "changed"


class _Stated(NamedTuple):
    """The figures a mention states, in its unit, and what a written figure was multiplied with to be in it."""

    figures: tuple[Decimal, ...]
    unit: str
    factor: Decimal


def _stated(m: Mention) -> _Stated:
    written = sorted({f for f in m.written or () if f is not None})
    unit = m.value.unit if m.value is not None else ""
    if unit in DAYS:
        return _Stated(tuple(f * DAYS[unit] for f in written), "duration", DAYS[unit])
    factor = _factor(m)
    return _Stated(tuple(f * factor for f in written), unit, factor)


def _factor(m: Mention) -> Decimal:
    """Returns what a written figure is multiplied with to be a value: 0.01 for cents, kilograms for tonnes, else 1."""
    if m.value is None or m.written is None or m.hedge or m.kind not in ("money", "quantity"):
        return Decimal("0.01") if m.hedge and m.kind == "money" and _is_small(m) else Decimal(1)
    bounds = (m.value.low, m.value.high, *m.written)
    low, high, first, last = bounds
    if not all(isinstance(x, Decimal) for x in bounds) or not first or not last:
        return Decimal(1)
    found = (low + high) / (first + last)  # type: ignore[operator]
    return next((round_ for round_ in (Decimal(1), Decimal("0.01")) if abs(found - round_) < round_ / 10), found)


def _is_small(m: Mention) -> bool:
    """Returns whether the value of a hedged amount is counted in hundredths of its unit."""
    pairs = zip(m.written or (), (m.value.low, m.value.high) if m.value is not None else (), strict=False)
    return any(isinstance(v, Decimal) and w and abs(v / w) < Decimal("0.05") for w, v in pairs)


def _is_rounded(rough: Mention, fine: Mention, one: _Stated, other: _Stated) -> bool:
    """Returns whether the first figure is the second, rounded, and written in another form."""
    if _form(rough) == _form(fine) or len(one.figures) != 1 or rough.written is None or fine.written is None:
        return False
    x, y = one.figures[0], other.figures[0]
    if _digits(x) >= _digits(y) or rough.value is None:
        return False
    shown = next((f for f in rough.written if f is not None), Decimal(0))
    if not shown or not x:
        return False
    last = Decimal(1).scaleb(shown.normalize().adjusted() - _digits(x) + 1) * (x / shown)
    return abs(x - y) <= abs(last) / 2


def _digits(figure: Decimal) -> int:
    return len(figure.normalize().as_tuple().digits)


def _form(m: Mention) -> tuple[bool, int]:
    """Returns how a figure is written: with a word ("2.1 million", "six"), and with how many decimals."""
    bare = m.text.replace(",", "")
    digits = re.search(r"\d+(?:\.(\d+))?", bare)
    words = {w.casefold() for w in _LETTERS.findall(bare)}
    return not digits or bool(words & _SCALES), len(digits[1] or "") if digits else 0


_SCALES = frozenset("thousand k million millions mln mn m billion billions bln bn b trillion trn tln hundred".split())

# ------------------------------------------------------------------------------------------------- dates


def _weigh_dates(a: Mention, b: Mention) -> Weighing:
    """Compares the parts of two dates that both state; dates that state none in common, by the days they admit."""
    meet = a.value is not None and b.value is not None and a.value.meets(b.value)
    if a.kind == b.kind and _DIGITS.sub("#", a.text.casefold()) == _DIGITS.sub("#", b.text.casefold()):
        return "changed"  # the same words around other digits
    if a.parts is None or b.parts is None or a.kind != b.kind or a.parts.relative or b.parts.relative:
        return "same" if meet else "unclear"
    both = [(x, y) for x, y in zip(_parts(a.parts), _parts(b.parts), strict=True) if x is not None and y is not None]
    if not both:
        return "same" if meet else "unclear"
    if a.parts.grain != b.parts.grain and not {a.parts.grain, b.parts.grain} <= {"day", "month", "year"}:
        return "same" if meet else "unclear"
    return "same" if all(x == y for x, y in both) else "changed"


def _parts(parts: DateParts) -> Sequence[int | None]:
    until = parts.until or DateParts()
    return parts.year, parts.month, parts.day, parts.weekday, until.year, until.month, until.day


def _weigh_clocks(a: Mention, b: Mention) -> Weighing:
    first, second = _clock(a.value), _clock(b.value)
    words = [{w.casefold() for w in _LETTERS.findall(m.text)} - _HALVES - MONTHS.keys() for m in (a, b)]
    zones = [{w for w in each if not w.endswith("day")} for each in words]
    if first is None or second is None or zones[0] != zones[1]:
        return "unclear"
    if first == second and a.parts is not None and b.parts is not None:
        return _weigh_dates(a, b)
    return "same" if first == second else "changed"


def _clock(value: Interval | None) -> time | None:
    low = value.low if value is not None else None
    return low.time() if isinstance(low, datetime) else low if isinstance(low, time) else None

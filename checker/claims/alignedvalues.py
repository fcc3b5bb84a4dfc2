"""The values of two slots: whether they may be one, and how likely they are slips of one another."""

from __future__ import annotations

from collections import Counter
from datetime import date
from decimal import Decimal

from checker.claims.alignedresults import THOUSAND
from checker.claims.alignedslots import Slot
from checker.model import Interval

CLOSE = Decimal("0.015")  # the part by which figures that were converted or rounded differ
ROUGH = Decimal("0.12")  # the same where one is said to be rough
HOUR = 60
EXACT = ("year", "day", "rank")  # values that are neither converted nor rounded


def middle(value: Interval) -> Decimal:
    """Returns what an interval states, an open one by its closed side; of a year its number."""
    low, high = value.low, value.high
    if isinstance(low, Decimal) and value.unit in ("result", "rank"):
        return low
    if isinstance(low, Decimal) and isinstance(high, Decimal):
        return (low + high) / 2
    if isinstance(low, Decimal) or isinstance(high, Decimal):
        return low if isinstance(low, Decimal) else high  # type: ignore[return-value]
    return Decimal(low.toordinal()) if low is not None and hasattr(low, "toordinal") else Decimal(0)


def same(a: Slot, b: Slot) -> bool:
    """Returns whether two slots state one value, as converted."""
    if a.dim in EXACT or a.value.unit == "result":
        return a.value == b.value or (a.dim == "day" and _falls_with(a, b))
    x, y = middle(a.value), middle(b.value)
    near = ROUGH / 2 if is_open(a, b) else ROUGH
    return x == y or (meet(a, b) and abs(x - y) <= near * max(abs(x), abs(y)))


def is_open(a: Slot, b: Slot) -> bool:
    """Returns whether one of two values is a bound: more than 15 is no slip of 51."""
    return None in (a.value.low, a.value.high, b.value.low, b.value.high)


def meet(a: Slot, b: Slot) -> bool:
    """Returns whether one value may be meant by both: rounded, rough, bounded or converted."""
    if a.value.meets(b.value):
        return True
    if a.dim == "day":
        return _falls_with(a, b)
    if a.dim in EXACT or a.value.unit == "result" or a.dim.startswith("clock"):
        return False
    x, y = middle(a.value), middle(b.value)
    if is_open(a, b):
        return False
    room = ROUGH if a.mention.hedge or b.mention.hedge else Decimal(0) if _factor(a) == _factor(b) else CLOSE
    return abs(x - y) <= room * max(abs(x), abs(y)) or _rounds(a, b) or _rounds(b, a)


def _falls_with(a: Slot, b: Slot) -> bool:
    """Returns whether two days may be one where a year is not written: June 15 of whatever year."""
    x, y, years = a.value.low, b.value.low, [s.mention.parts.year if s.mention.parts else None for s in (a, b)]
    return None in years and isinstance(x, date) and isinstance(y, date) and (x.month, x.day) == (y.month, y.day)


def _factor(slot: Slot) -> Decimal:
    """Returns what a written figure was multiplied with to be in the unit of its value, to three digits."""
    written = next((w for w in slot.mention.written or () if w), None)
    return Decimal(f"{middle(slot.value) / written:.2e}") if written else Decimal(1)


def _rounds(rough: Slot, fine: Slot) -> bool:
    """Returns whether the one may be the other with fewer digits: 18,000 for 18,700, 5.3 for 5.27."""
    few, many = rough.digits, fine.digits
    if not few or len(few) >= len(many):
        return False
    x, y = middle(rough.value), middle(fine.value)
    if not x:
        return False
    step = Decimal(1).scaleb(x.adjusted() - len(few) + 1)
    return abs(x - y) < step


_RATIOS = ((Decimal("1.15"), 0.5), (Decimal("1.5"), -0.3), (Decimal(2), -0.8), (Decimal(4), -1.5))


def is_stated(slot: Slot) -> bool:
    """Returns whether a slot gives one figure, and no range of them."""
    return bool(slot.digits) or slot.value.unit == "result" or slot.dim == "day" or slot.dim.startswith("clock")


def surprise(a: Slot, b: Slot) -> tuple[float, str]:
    """Returns how much likelier two figures are as slips of one another than by chance, and how they look alike."""
    x, y = a.digits, b.digits
    if a.value.unit == "result":
        total = [divmod(int(middle(s.value)), THOUSAND) for s in (a, b)]
        return (1.0, "") if sum(total[0]) == sum(total[1]) else (-1.0, "")
    if a.dim == "day":
        return _surprise_days(a, b)
    u, v = middle(a.value), middle(b.value)
    if a.dim.startswith("clock"):
        apart = int(abs(u - v))
        return (1.0 if not apart % HOUR or apart in (10, 20, 30) else 0.0 if apart < 2 * HOUR else -1.5), ""
    same_size = a.dim == "year" or (u and v and abs(u.adjusted() - v.adjusted()) == 0)
    if same_size and len(x) == len(y) > 1 and x != y:
        if Counter(x) == Counter(y):
            return (2.0 if len(x) == 2 else 2.8), "the digits of one have changed places in the other"
        differing = sum(p != q for p, q in zip(x, y, strict=True))
        if differing == 1 and len(x) > 2 and a.dim != "year":
            return 1.3, "one digit differs"
        if differing == 1:
            return (-0.5 if a.dim == "year" else 0.6), ""
    if a.dim == "year":
        return -1.5, ""
    if not u or not v or u < 0 or v < 0:
        return -2.0, ""
    ratio = max(u, v) / min(u, v)
    if min(u, v) == 1 and a.dim == "count":
        return -1.5, ""
    for least, says in _RATIOS:
        if ratio < least:
            return says, ""
    return -2.5, ""


def _surprise_days(a: Slot, b: Slot) -> tuple[float, str]:
    """Returns how likely two days are slips of one another: one day of two months, one month's days, one day of two years."""
    x, y = a.value.low, b.value.low
    if not isinstance(x, date) or not isinstance(y, date):
        return -2.0, ""
    if x.year != y.year:
        return (1.0 if (x.month, x.day) == (y.month, y.day) else -2.0), ""
    if x.day == y.day:
        return 0.8, "one day of two months"
    return (0.0 if x.month == y.month else -1.0), ""

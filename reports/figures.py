"""How figures, units, days and moments read in plain words."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from decimal import ROUND_DOWN, Context, Decimal

from checker.model import Assertion, Bound, Interval

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
QUARTERS = ("first", "second", "third", "fourth")
SCALES = ((12, "trillion"), (9, "billion"), (6, "million"))
COUNTED_UNITS = frozenset({
    "second", "minute", "hour", "day", "week", "fortnight", "month", "quarter", "year", "decade", "century",
    "metre", "kilometre", "centimetre", "millimetre", "mile", "yard", "acre", "hectare", "gram", "kilogram", "tonne", "ton",
    "litre", "barrel", "watt", "kilowatt", "megawatt", "gigawatt",
})  # fmt: skip
SPELLINGS = {
    "meter": "metre",
    "kilometer": "kilometre",
    "centimeter": "centimetre",
    "millimeter": "millimetre",
    "liter": "litre",
}
PLURALS = {"century": "centuries", "foot": "feet", "percentage_point": "percentage points"}
EXACT = Context(prec=60)


def say_number(value: Decimal) -> str:
    """Returns a figure a person can read, exact, or visibly cut with "…": "54.1 billion", "12,500", "0.666666…"."""
    number, scale = _scaled(value)
    return f"{number} {scale}" if scale else number


def _scaled(value: Decimal) -> tuple[str, str]:
    """Returns the digits of a figure and the scale word that belongs behind them, if one shortens it exactly."""
    if not value.is_finite():
        return str(value), ""
    size, exponent = value.adjusted(), int(value.as_tuple().exponent)
    if size > 18 or exponent < -40 or size - exponent > 40:
        digits = size - exponent + 1
        return (str(value) if digits <= 20 else f"a figure of {digits:,} digits"), ""
    for power, word in SCALES:
        if size >= power:
            short = value.scaleb(-power, EXACT).normalize(EXACT)
            if int(short.as_tuple().exponent) >= -3:
                return f"{short:,f}", word
    plain = value.normalize(EXACT)
    if int(plain.as_tuple().exponent) < -8:
        return f"{plain.quantize(Decimal('0.000001'), rounding=ROUND_DOWN, context=EXACT):,f}…", ""
    return f"{plain:,f}", ""


def _say_range(low: Decimal, high: Decimal) -> str:
    """Returns "95 to 105 billion", the scale word said once where both share it."""
    (first, scale), (second, other) = _scaled(low), _scaled(high)
    if scale == other:
        return f"{first} to {second} {scale}".rstrip()
    return f"{first} {scale}".rstrip() + f" to {second} {other}".rstrip()


def say_unit(unit: str, single: bool = False) -> str:
    """Returns what stands behind a figure: "%", " USD", " years"."""
    if unit in ("", "percent"):
        return "%" if unit else ""
    if unit in PLURALS and not single:
        return " " + PLURALS[unit]
    name = SPELLINGS.get(unit, unit.replace("_", " "))
    return f" {name}s" if name in COUNTED_UNITS and not single else f" {name}"


def say_figure(
    value: Interval, written: tuple[Decimal | None, Decimal | None] | None = None, hedge: str | None = None
) -> str:
    """Returns a figure as it was read: "about 100 billion USD (95 to 105 billion)", "at least 2%", "4.1% (4.05 to 4.15)"."""
    low, high = value.low, value.high
    head = say_point(value, written, hedge)
    if not (isinstance(low, Decimal) and isinstance(high, Decimal)):
        return head
    first, last = _stated(written, low, high) or (None, None)
    if first is None or last is None or (low, high) == (first, last):
        return head
    counted = value.unit != "percent" and first == last and high - low <= 1 and first == first.to_integral_value()
    return head if counted else f"{head} ({_say_range(low, high)})"


def say_point(
    value: Interval, written: tuple[Decimal | None, Decimal | None] | None = None, hedge: str | None = None
) -> str:
    """Returns a figure as it was read, without its bounds where it was stated as one: "about 100 billion USD", "1st"."""
    low = value.low if isinstance(value.low, Decimal) else None
    high = value.high if isinstance(value.high, Decimal) else None
    stated = _stated(written, low, high)
    single = stated is not None and stated[0] == 1 == stated[1]
    unit = say_unit(value.unit, single)
    if stated is None:
        return _say_admitted(low, high, unit)
    first, last = stated
    if first is not None and first == last and value.unit == "rank":
        return say_rank(first)
    if first is not None and last is not None:
        point = say_number(first) if first == last else _say_range(first, last)
        return f"{hedge} {point}{unit}" if hedge else point + unit
    if first is not None:
        return f"{hedge or 'at least'} {say_number(first)}{unit}"
    return f"{hedge or 'up to'} {say_number(last or Decimal(0))}{unit}"


def say_rank(place: Decimal) -> str:
    """Returns "1st", "22nd", "113th"."""
    digits = say_number(place)
    teen = digits[-2:-1] == "1"
    return digits + ("th" if teen else {"1": "st", "2": "nd", "3": "rd"}.get(digits[-1:], "th"))


def _stated(
    written: tuple[Decimal | None, Decimal | None] | None, low: Decimal | None, high: Decimal | None
) -> tuple[Decimal | None, Decimal | None] | None:
    """Returns the figure as written if it lies in what was read (same unit, same scale); None where it cannot be said so."""
    if written is None or written == (None, None):
        return None
    for stated in written:
        if stated is not None and ((low is not None and stated < low) or (high is not None and stated > high)):
            return None
    return written


def _say_admitted(low: Decimal | None, high: Decimal | None, unit: str) -> str:
    """Returns the interval alone: "4.05 to 4.15%", "2% or more", "below 5%"."""
    if low is not None and high is not None:
        return (say_number(low) if low == high else _say_range(low, high)) + unit
    if low is not None:
        return f"{say_number(low)}{unit} or more"
    return f"below {say_number(high)}{unit}" if high is not None else "any figure"


def say_day(day: date) -> str:
    """Returns "10 July 2022"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def say_iso_day(found: re.Match[str]) -> str:
    """Returns a matched day in ISO 8601 as people write it; what is no day of the calendar as it stands."""
    try:
        return say_day(date.fromisoformat(found[0]))
    except ValueError:
        return found[0]


def say_dates(value: Interval) -> str:
    """Returns a span of days or moments in words: "the year 2014", "May 2022", "29 to 30 June 2022", "from 2015 on"."""
    low, high = _as_day(value.low), _as_day(value.high)
    if isinstance(low, (datetime, time)) or isinstance(high, (datetime, time)):
        return _say_moments(value.low, value.high)
    if low is None or not isinstance(low, date):
        if not isinstance(high, date):
            return "any time"
        return f"before {high.year}" if (high.month, high.day) == (1, 1) else f"before {say_day(high)}"
    if not isinstance(high, date):
        return f"from {low.year} on" if (low.month, low.day) == (1, 1) else f"from {say_day(low)} on"
    return _say_days(low, high)


def _as_day(bound: Bound) -> Bound:
    """Returns a datetime at midnight as its day; other bounds as they are."""
    if isinstance(bound, datetime) and bound.tzinfo is None and bound.time() == time():
        return bound.date()
    return bound


def _say_days(low: date, high: date) -> str:
    """Returns [low, high) named by the largest whole unit of the calendar that fits."""
    if high <= low:
        return say_day(low)
    last = high - timedelta(days=1)
    if (low.day, high.day) != (1, 1):
        if last == low:
            return say_day(low)
        if (low.year, low.month) == (last.year, last.month):
            return f"{low.day} to {say_day(last)}"
        if low.year == last.year:
            return f"{low.day} {MONTHS[low.month - 1]} to {say_day(last)}"
        return f"{say_day(low)} to {say_day(last)}"
    months = (high.year - low.year) * 12 + high.month - low.month
    if low.month == 1 and months % 12 == 0:
        if months == 120 and low.year % 10 == 0:
            return f"the {low.year}s"
        return f"the year {low.year}" if months == 12 else f"{low.year} to {last.year}"
    if months == 1:
        return f"{MONTHS[low.month - 1]} {low.year}"
    first_month, last_month = MONTHS[low.month - 1], MONTHS[last.month - 1]
    if low.year != last.year:
        return f"{first_month} {low.year} to {last_month} {last.year}"
    if months == 3 and low.month % 3 == 1:
        return f"the {QUARTERS[low.month // 3]} quarter of {low.year} ({first_month} to {last_month})"
    return f"{first_month} to {last_month} {last.year}"


def _say_moments(low: Bound, high: Bound) -> str:
    """Returns a time of day, with its day where that is known: "22:28 on 21 April 2024"."""
    if isinstance(low, datetime) and isinstance(high, datetime) and (low.tzinfo is None) == (high.tzinfo is None):
        if high - low <= timedelta(seconds=60):
            return _say_moment(low, seconds=high - low < timedelta(seconds=60))
    elif isinstance(low, time) and isinstance(high, time) and (low.hour, low.minute) == (high.hour, high.minute):
        return low.strftime("%H:%M:%S")
    elif low is None or high is None:
        return f"before {_say_moment(high)}" if low is None else f"from {_say_moment(low)} on"
    return f"{_say_moment(low)} to {_say_moment(high)}"


def _say_moment(moment: Bound, seconds: bool = False) -> str:
    """Returns one moment: "22:28:34 on 21 April 2024", "22:28", or a bare day."""
    if isinstance(moment, datetime):
        return f"{moment.strftime('%H:%M:%S' if seconds else '%H:%M')} on {say_day(moment)}"
    if isinstance(moment, time):
        return moment.strftime("%H:%M:%S" if seconds or moment.second else "%H:%M")
    return say_day(moment) if isinstance(moment, date) else str(moment)


def say_value(assertion: Assertion) -> str:
    """Returns what an assertion's figure or date was read as, in words."""
    value = assertion.value
    if isinstance(value.low, Decimal) or isinstance(value.high, Decimal):
        return say_figure(value, assertion.written, assertion.hedge)
    return say_dates(value)


def say_period(assertion: Assertion) -> str:
    """Returns the time a value is about, and whether that is only the time of the article; "" where none is known."""
    if assertion.period is None:
        return ""
    words = say_dates(assertion.period)
    return words if assertion.dated or assertion.period == assertion.value else f"{words} (by its dateline)"

"""The days of holidays and feasts in a year: by the civil year, by Easter, by the Hebrew and Islamic years, or as listed.

Vocabulary. A *feast* is a key of feastnames.py; its *span* is a half-open interval of days. A Jewish feast begins on the
evening before, so its span begins on that day. Easter follows Butcher's and Meeus' computus (Meeus, Astronomical
Algorithms, ch. 8), the Hebrew year Reingold and Dershowitz (Calendrical Calculations, ch. 8), the Islamic year the
Umm al-Qura calendar of Mecca (`hijridate`, 1343 to 1500 AH), the feasts of India and East Asia the calendars that their
countries keep (`holidays`). Both libraries load when such a feast is first asked for. A year beyond them has no span.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import cache, lru_cache

from checker.late import compile_late
from checker.model import Interval
from checker.words import feastnames
from checker.words.feastnames import feast_key, read_rows

HEBREW_EPOCH = -1373427  # the day before 1 Tishri of year 1, counted as date.toordinal counts
AH_YEARS = range(1343, 1501)
LISTED_YEARS = {"IN": range(2001, 2036), "BT": range(2007, 2035), "MU": range(2010, 2035), "TH": range(1941, 2058)}
CATEGORIES = {"IN": ("optional", "public"), "HK": ("optional", "public")}
COUNTED = compile_late(r"(eve|day -?\d+) of (.+)")
Day = Callable[[int], "tuple[date, date] | None"]  # a year -> the first day and the day after the last


def easter(year: int) -> date:
    """Returns Easter Sunday of the Gregorian calendar (Butcher's computus)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    x = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * x) // 451
    month, day = divmod(h + x - 7 * m + 114, 31)
    return date(year, month, day + 1)


def orthodox_easter(year: int) -> date:
    """Returns Easter Sunday of the Julian calendar, as a day of the Gregorian one (Meeus)."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return date(year, month, day + 1) + timedelta(year // 100 - year // 400 - 2)


def nth_weekday(year: int, month: int, weekday: int, rank: int) -> date:
    """Returns the weekday (0 is Monday) of that rank in a month, counted from the end where the rank is negative."""
    if rank > 0:
        first = date(year, month, 1)
        return first + timedelta((weekday - first.weekday()) % 7 + 7 * (rank - 1))
    last = date(year + month // 12, month % 12 + 1, 1) - timedelta(1)
    return last - timedelta((last.weekday() - weekday) % 7 - 7 * (rank + 1))


@lru_cache(maxsize=256)
def rosh_hashanah(year: int) -> date:
    """Returns 1 Tishri, the first day of the Hebrew year that begins in a civil year."""
    hebrew = year + 3761

    def elapsed(y: int) -> int:
        months = (235 * y - 234) // 19
        day = 29 * months + (12084 + 13753 * months) // 25920
        return day + (3 * (day + 1) % 7 < 3)

    before, this, after = elapsed(hebrew - 1), elapsed(hebrew), elapsed(hebrew + 1)
    delay = 2 if after - this == 356 else 1 if this - before == 382 else 0
    return date.fromordinal(HEBREW_EPOCH + this + delay)


def hebrew_span(first: date, days: int) -> tuple[date, date]:
    """Returns a Jewish feast of so many days with the evening before it."""
    return first - timedelta(1), first + timedelta(days)


def hanukkah(year: int) -> tuple[date, date]:
    """Returns the eight days from 25 Kislev; Heshvan before it has 30 days in a full year."""
    new_year = rosh_hashanah(year)
    full = (rosh_hashanah(year + 1) - new_year).days in (355, 385)
    return hebrew_span(new_year + timedelta(83 + full), 8)


def tu_bishvat(year: int) -> tuple[date, date]:
    """Returns 15 Shvat: 59 days before Passover, 89 in a leap year."""
    leap = (7 * (year + 3760) + 1) % 19 < 7
    return hebrew_span(rosh_hashanah(year) - timedelta(163 + (89 if leap else 59)), 1)


def tisha_bav(year: int) -> tuple[date, date]:
    """Returns 9 Av, a day later where it would be a Sabbath."""
    day = rosh_hashanah(year) - timedelta(51)
    return hebrew_span(day + timedelta(day.weekday() == 5), 1)


def yom_hashoah(year: int) -> tuple[date, date]:
    """Returns 27 Nisan, moved from a Friday to Thursday and from a Sunday to Monday."""
    day = rosh_hashanah(year) - timedelta(151)
    return hebrew_span(day + timedelta({4: -1, 6: 1}.get(day.weekday(), 0)), 1)


def yom_haatzmaut(year: int) -> tuple[date, date]:
    """Returns 5 Iyar, moved to Thursday from Friday and Saturday, and since 2004 to Tuesday from Monday."""
    day = rosh_hashanah(year) - timedelta(143)
    by = {4: -1, 5: -2, 0: 1 if year >= 2004 else 0}.get(day.weekday(), 0)
    return hebrew_span(day + timedelta(by), 1)


def yom_hazikaron(year: int) -> tuple[date, date]:
    """Returns the day before Israel's independence day."""
    low, high = yom_haatzmaut(year)
    return low - timedelta(1), high - timedelta(1)


def islamic_span(year: int, month: int, day: int, days: int) -> tuple[date, date] | None:
    """Returns a feast of the Islamic year; of 0 days, the whole month. None where a civil year has none or two of it."""
    from hijridate import Hijri

    found = []
    guess = (year - 622) * 33 // 32
    for hijri in range(guess - 1, guess + 3):
        if hijri in AH_YEARS:
            when = Hijri(hijri, month, day)
            first = date.fromordinal(when.to_gregorian().toordinal())
            if first.year == year:
                found.append((first, first + timedelta(days or when.month_length())))
    return found[0] if len(found) == 1 else None


def jumuatul_wida(year: int) -> tuple[date, date] | None:
    """Returns the last Friday of Ramadan."""
    ramadan = islamic_span(year, 9, 1, 0)
    if ramadan is None:
        return None
    last = ramadan[1] - timedelta(1)
    friday = last - timedelta((last.weekday() - 4) % 7)
    return friday, friday + timedelta(1)


@lru_cache(maxsize=128)
def list_days(country: str, year: int) -> dict[str, date]:
    """Returns the named days that a country's calendar has in a year, each by the first day of that name."""
    from holidays import country_holidays

    named: dict[str, date] = {}
    days = country_holidays(country, years=year, language="en_US", categories=CATEGORIES.get(country))
    for day in sorted(days):
        for name in days[day].split("; "):
            named.setdefault(name, day)
    return named


def listed_span(year: int, country: str, name: str, by: int, days: int) -> tuple[date, date] | None:
    """Returns a feast that a country's calendar names, or the days so many from it; None in a year that lists none."""
    if year not in LISTED_YEARS.get(country, range(1950, 2099)):
        return None
    for choice in name.split("|"):
        listed, _, more = choice.partition("@")
        day = list_days(country, year).get(listed)
        if day is not None:
            low = day + timedelta(by + int(more or 0))
            return low, low + timedelta(days)
    return None


def kings_day(year: int) -> tuple[date, date]:
    """Returns 27 April, the day before where that is a Sunday; until 2013 it was the Queen's, on 30 April."""
    day = date(year, 4, 27 if year > 2013 else 30)
    day -= timedelta(day.weekday() == 6)
    return day, day + timedelta(1)


def advent_sunday(year: int) -> tuple[date, date]:
    """Returns the fourth Sunday before Christmas."""
    eve = date(year, 12, 24)
    first = eve - timedelta((eve.weekday() + 1) % 7 + 21)
    return first, first + timedelta(1)


OWN: dict[str, Day] = {
    "hanukkah": hanukkah, "tisha b'av": tisha_bav, "tu bishvat": tu_bishvat, "yom hashoah": yom_hashoah,
    "yom haatzmaut": yom_haatzmaut, "yom hazikaron": yom_hazikaron, "jumuatul wida": jumuatul_wida, "king's day": kings_day,
    "advent sunday": advent_sunday, "kwanzaa": lambda y: (date(y, 12, 26), date(y + 1, 1, 2)),
    "twelvetide": lambda y: (date(y, 12, 25), date(y + 1, 1, 6)),
}  # fmt: skip


def days_of(first: date, rest: list[int]) -> tuple[date, date]:
    """Returns the span that begins so many days after a first one and has so many days, one where that is not said."""
    by, days = (rest + [0, 1][len(rest) :])[:2]
    low = first + timedelta(by)
    return low, low + timedelta(days)


def _fixed(rule: str) -> Day:
    month, day = map(int, rule.split())

    def find(year: int) -> tuple[date, date] | None:
        if (month, day) == (2, 29) and date(year, 3, 1) - date(year, 2, 1) < timedelta(29):
            return None
        return days_of(date(year, month, day), [])

    return find


def _nth(rule: str) -> Day:
    month, weekday, rank, *by = map(int, rule.split())
    return lambda year: days_of(nth_weekday(year, month, weekday, rank), by)


def _listed(rule: str) -> Day:
    country, name, *numbers = rule.split("/")
    by, days = ([int(n) for n in numbers] + [0, 1][len(numbers) :])[:2]
    return lambda year: listed_span(year, country, name.replace("~", "/"), by, days)


def _hebrew(rule: str) -> Day:
    by, days = [*map(int, rule.split()), 1][:2]
    return lambda year: hebrew_span(rosh_hashanah(year) + timedelta(by), days)


def _islamic(rule: str) -> Day:
    month, day, days = [*map(int, rule.split()), 1][:3]
    return lambda year: islamic_span(year, month, day, days)


def _after(sunday: Callable[[int], date]) -> Callable[[str], Day]:
    def read(rule: str) -> Day:
        rest = [int(n) for n in rule.split()]
        return lambda year: days_of(sunday(year), rest)

    return read


READERS: list[tuple[str, Callable[[str], Day]]] = [
    (feastnames.FIXED, _fixed), (feastnames.NTH, _nth), (feastnames.EASTER, _after(easter)),
    (feastnames.ORTHODOX, _after(orthodox_easter)), (feastnames.ISLAMIC, _islamic), (feastnames.HEBREW, _hebrew),
    (feastnames.OWN, OWN.__getitem__), (feastnames.LISTED, _listed),
    (feastnames.ADVENT, _after(lambda year: advent_sunday(year)[0])),
]  # fmt: skip


@cache
def feast_table() -> dict[str, Day]:
    """Returns the rule of every feast by its key."""
    return {
        feast_key(name): read(rule) for table, read in READERS for rule, names in read_rows(table) for name in names
    }


@lru_cache(maxsize=4096)
def find_feast(key: str, year: int) -> Interval | None:
    """Returns the days of a feast in a year; None where its calendar does not reach that year or has it twice.

    A key may begin with "eve of " for the day before, or with "day 3 of " and "day -1 of " for one day of several.
    """
    if not 2 <= year <= 9997:
        return None
    counted = COUNTED.match(key)
    count, name = (counted[1], counted[2]) if counted else ("", key)
    rule = feast_table().get(name)
    span = rule(year) if rule else None
    if span is None:
        return None
    low, high = span
    if count == "eve":
        low, high = low - timedelta(1), low
    elif count:
        rank, size = int(count.split()[1]), (high - low).days
        if not (-size <= rank <= size):
            return None
        low = high + timedelta(rank) if rank < 0 else low + timedelta(rank - 1)
        high = low + timedelta(1)
    return Interval(low, high, "day")


def feast_beside(key: str, base: date, way: int) -> Interval | None:
    """Returns the last feast of that name that was over before a day (way -1), or the next one after it (way 1)."""
    for year in (base.year, base.year + way):
        span = find_feast(key, year)
        if span is None or not isinstance(span.low, date) or not isinstance(span.high, date):
            continue
        if (span.high <= base) if way < 0 else (span.low > base):
            return span
    return None

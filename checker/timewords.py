"""The builders of dates, clocks and stretches of time, by production."""

from __future__ import annotations

from checker import calendarwords, clockwords, feastwords, relativewords
from checker.quantities import Builder

BUILDERS: dict[str, Builder] = {
    **calendarwords.BUILDERS,
    **feastwords.BUILDERS,
    **clockwords.BUILDERS,
    **relativewords.BUILDERS,
}

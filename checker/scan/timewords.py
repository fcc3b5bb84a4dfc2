"""The builders of dates, clocks and stretches of time, by production."""

from __future__ import annotations

from checker.scan import calendarwords, clockwords, feastwords, lengthwords, relativewords, yearwords
from checker.scan.outcomes import Builder

BUILDERS: dict[str, Builder] = {
    **calendarwords.BUILDERS,
    **yearwords.BUILDERS,
    **feastwords.BUILDERS,
    **clockwords.BUILDERS,
    **relativewords.BUILDERS,
    **lengthwords.BUILDERS,
}

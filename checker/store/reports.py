"""What ties an article to others, as bytes: a store tells by it which articles are worth reading beside a new one."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date
from math import isfinite
from typing import Any

from checker.events.telling import Report
from checker.store.rows import fold, unfold

LAST = date.max.toordinal()


def pack_report(report: Report) -> bytes:
    """Returns a report as bytes."""
    told = {name: _plain(value) for name, value in report._asdict().items()}
    return fold(json.dumps(told, separators=(",", ":")).encode())


def _plain(value: object) -> object:
    if isinstance(value, frozenset):
        return sorted(value)
    return dict(value) if isinstance(value, Mapping) else value


def unpack_report(packed: bytes) -> Report:
    """Returns the report that was packed. Raises one of rows.MISFITS for bytes that are none."""
    told = json.loads(unfold(packed))
    return Report(**{name: _READ.get(name, _read_words)(told[name]) for name in Report._fields})


def _read_words(told: object) -> frozenset[str]:
    words = _demand(told, list)
    if any(type(word) is not str for word in words):
        raise TypeError("among the words of its report is something else")
    return frozenset(words)


def _read_weighed(told: object) -> dict[str, float]:
    weighed = _demand(told, dict)
    if any(type(says) not in (int, float) or not isfinite(says) for says in weighed.values()):
        raise TypeError("what a word of its report says is no figure")
    return weighed  # type: ignore[no-any-return]  # the keys of JSON are text


def _read_day(told: object) -> int:
    day: int = _demand(told, int)
    if not 0 < day <= LAST:
        raise ValueError("a day of its report is none")
    return day


def _read_days(told: object) -> tuple[int, ...]:
    return tuple(map(_read_day, _demand(told, list)))


def _demand(told: object, kind: type) -> Any:
    """Returns what was told. Raises TypeError unless it is of this very type."""
    if type(told) is not kind:
        raise TypeError("its report has values of other types than a run writes")
    return told


_READ: Mapping[str, Callable[[object], Any]] = {
    "names": _read_weighed, "named": _read_weighed, "figures": _read_weighed,
    "dates": lambda told: frozenset(_read_days(told)), "days": _read_days,
    "loud": lambda told: _demand(told, bool), "dated": lambda told: _demand(told, bool),
    "told": lambda told: None if told is None else _read_day(told),
}  # fmt: skip

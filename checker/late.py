"""Patterns that are compiled when they are first used: most runs need few of them, and a start should not wait for the rest."""

from __future__ import annotations

import re
from typing import Any, cast


class _Late:
    """Stands for a compiled pattern: its methods only. Each is fetched once, and then found without detour."""

    def __init__(self, source: str, flags: int) -> None:
        self._words = source, flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):  # asked for by copies before there are words, and by nothing that a pattern has
            raise AttributeError(name)
        value = getattr(re.compile(*self._words), name)  # `re` itself keeps what it has compiled
        setattr(self, name, value)
        return value

    def __reduce__(self) -> tuple[type[_Late], tuple[str, int]]:
        """Returns what a copy is made of: the words, compiled anew."""
        return _Late, self._words


def compile_late(source: str, flags: int = 0) -> re.Pattern[str]:
    """Returns what has the methods of a pattern ("search", "sub", ...), compiled when first asked for one; raises re.error then.

    Functions of `re` that take a pattern refuse it: write LATE.sub(...), not re.sub(LATE, ...).
    """
    return cast("re.Pattern[str]", _Late(source, flags))

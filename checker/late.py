"""Patterns that are compiled when they are first used: most runs need few of them, and a start should not wait for the rest."""

from __future__ import annotations

import re
from typing import Any, cast


class _Late:
    """Stands for a compiled pattern. Each of its methods is fetched once, and then found without detour."""

    def __init__(self, source: str, flags: int) -> None:
        self._words = source, flags

    def __getattr__(self, name: str) -> Any:
        value = getattr(re.compile(*self._words), name)  # `re` itself keeps what it has compiled
        setattr(self, name, value)
        return value


def compile_late(source: str, flags: int = 0) -> re.Pattern[str]:
    """Returns a pattern that does what re.compile's does, and is compiled when first asked to; raises re.error then."""
    return cast("re.Pattern[str]", _Late(source, flags))

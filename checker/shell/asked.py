"""What the options of a command ask for."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple


class Asked(NamedTuple):
    """What the options of `checker check` ask for; None where the settings decide."""

    styles: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    html: str | None = None
    title: str | None = None
    templates: Path | None = None
    shown: bool = False
    against: tuple[str, ...] = ()
    diff: str | None = None
    store: Path | None = None
    baseline: Path | None = None
    fail_on: str | None = None
    exit_zero: bool = False
    min_confidence: float | None = None
    agreements: bool = False
    statistics: bool = False
    quiet: bool = False
    isolated: bool = False
    no_ignores: bool = False
    trust: str | None = None
    no_cache: bool = False
    jobs: int | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    folders: Sequence[Path] = ()  # Unloaded where none is to be


NOTHING_ASKED = Asked()

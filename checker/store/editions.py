"""Which edition of the checker read an article: a digest of all that decides what a text yields."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version

from checker.cache import digest, digest_rules
from checker.model import CheckerError
from checker.rule import Rule

CALENDARS = ("hijridate", "holidays")  # packages that decide what a date means


def edition_of(rules: Sequence[Rule], aliases: Mapping[str, str]) -> bytes:
    """Returns a digest of the rules with their modules, the aliases, the engine and the calendars it uses.

    Raises CheckerError where the sources of a rule cannot be told.
    """
    parts = digest_rules(rules, aliases)
    if parts is None:
        mend = "keep each folder of rules for rules alone"
        raise CheckerError("--rules", "the sources of these rules cannot be told, so nothing can be kept of them", mend)
    return digest([*parts, *(f"{name} {_version_of(name)}".encode() for name in CALENDARS)])


def _version_of(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:  # a calendar that is left out of a slim installation
        return ""

"""Settings of a project: the `[tool.checker]` table of the nearest pyproject.toml that has one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from checker.model import SEVERITIES, CheckerError, Severity

FILE = "pyproject.toml"
TABLE = "tool.checker"
NEVER = "never"
FAIL_ON = (*SEVERITIES, NEVER)
KEYS = ("rules", "select", "ignore", "aliases", "fail-on", "min-confidence", "title", "templates")


class Config(NamedTuple):
    """What a project has set. `rules` are folders; `aliases` map a name to the one it stands for.

    `min_confidence` is None where the checker's own bound holds, which spares agreements; `title` and `templates` (a folder)
    are of the HTML report, None where its own hold.
    """

    rules: tuple[Path, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    aliases: Mapping[str, str] = MappingProxyType({})
    fail_on: str = "warning"
    min_confidence: float | None = None
    title: str | None = None
    templates: Path | None = None


def load_config(start: Path) -> Config:
    """Returns the settings in force in a folder; the defaults where no pyproject.toml above it has `[tool.checker]`.

    Raises CheckerError where the file cannot be read, or has an unknown key or a value of the wrong kind.
    """
    for folder in (start, *start.parents):
        path = folder / FILE
        table = _read_table(path) if path.is_file() else None
        if table is not None:
            return _config(table, path)
    return Config()


def nearest(word: str, words: Iterable[str]) -> str:
    """Returns "did you mean ...?" with the word most like this one, or all of them where none is like it."""
    from difflib import get_close_matches

    known = sorted(words)
    close = get_close_matches(word, known, 1)
    return f"did you mean {close[0]}?" if close else f"choose from {', '.join(known)}"


def reaches(severities: Iterable[Severity], fail_on: str) -> bool:
    """Returns whether one of the severities is at or above `fail_on`; none is where that is NEVER."""
    return fail_on != NEVER and any(SEVERITIES.index(s) >= SEVERITIES.index(fail_on) for s in severities)


def _read_table(path: Path) -> Mapping[str, Any] | None:
    """Returns the table of a pyproject.toml; None where it has none."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise CheckerError(str(path), f"cannot be read: {(error.strerror or '').lower()}", "check the file") from error
    if b"checker" not in data:
        return None  # another project's file is not even parsed
    import tomllib

    try:
        document = tomllib.loads(data.decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CheckerError(str(path), f"is not TOML: {error}", "mend the file") from error
    tool = document.get("tool", {})
    table = tool.get("checker") if isinstance(tool, dict) else None
    if table is not None and not isinstance(table, dict):
        raise CheckerError(str(path), f"{TABLE} is not a table", f"write it as [{TABLE}]")
    return table


def _config(table: Mapping[str, Any], path: Path) -> Config:
    """Returns the settings that a table states."""
    place = f"{path}: [{TABLE}]"
    for key in table:
        if key not in KEYS:
            raise CheckerError(place, f"has the unknown key {key!r}", nearest(key, KEYS))
    fail_on = table.get("fail-on", "warning")
    if fail_on not in FAIL_ON:
        raise CheckerError(place, f"fail-on is {fail_on!r}", nearest(str(fail_on), FAIL_ON))
    confidence = table.get("min-confidence")
    if confidence is not None and not (type(confidence) in (int, float) and 0 <= confidence <= 1):
        raise CheckerError(place, f"min-confidence is {confidence!r}", "write a number from 0 to 1")
    title, templates = (_text(table, key, place) for key in ("title", "templates"))
    aliases = table.get("aliases", {})
    if not isinstance(aliases, dict) or not all(isinstance(name, str) for name in aliases.values()):
        raise CheckerError(place, "aliases is not a table of names", 'write "other name" = "name" under it')
    return Config(
        rules=tuple(path.parent / folder for folder in _strings(table, "rules", place)),
        select=_strings(table, "select", place),
        ignore=_strings(table, "ignore", place),
        aliases=MappingProxyType(dict(aliases)),
        fail_on=fail_on,
        min_confidence=None if confidence is None else float(confidence),
        title=title,
        templates=None if templates is None else path.parent / templates,
    )


def _text(table: Mapping[str, Any], key: str, place: str) -> str | None:
    """Returns a key's text; None where it is not set."""
    value = table.get(key)
    if value is not None and not (isinstance(value, str) and value.strip()):
        raise CheckerError(place, f"{key} is {value!r}", f'write {key} = "..."')
    return value


def _strings(table: Mapping[str, Any], key: str, place: str) -> tuple[str, ...]:
    """Returns a key's list of strings."""
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise CheckerError(place, f"{key} is not a list of strings", f'write {key} = ["..."]')
    return tuple(value)

"""Settings of a project: the `[tool.checker]` table of the nearest pyproject.toml that has one."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from checker.model import SEVERITIES, CheckerError, Severity

FILE = "pyproject.toml"
TABLE = "tool.checker"
NEVER = "never"
FAIL_ON = (*SEVERITIES, NEVER)
BASELINE = "checker-baseline.toml"  # looked for beside the settings
NOTHING: Mapping[str, Any] = MappingProxyType({})


class Suppression(NamedTuple):
    """What a table of `suppress` states: findings on all of these are settled.

    `pair` is the fingerprint of a pair or of a finding; `since` and `until` bound the days that one of its articles is of.
    `place` names the table, for reports.
    """

    reason: str
    place: str
    pair: str = ""
    source: str = ""
    rule: str = ""
    since: date | None = None
    until: date | None = None


class Config(NamedTuple):
    """What a project has set. `rules` are folders; `aliases` map a name to the one it stands for.

    `min_confidence` is None where the checker's own bound holds, which spares agreements; `title` and `templates` (a folder)
    are of the HTML report, None where its own hold. `per_file_ignore` maps globs of articles, relative to `root`, to names
    of rules and kinds; `severity` maps such names to what their findings are taken for, `tolerance` to the part of a value by
    which two may differ. `path` is the file they stand in, None where nothing is set, and `stated` the keys it has.
    """

    rules: tuple[Path, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    aliases: Mapping[str, str] = NOTHING
    fail_on: str = "warning"
    min_confidence: float | None = None
    title: str | None = None
    templates: Path | None = None
    per_file_ignore: Mapping[str, tuple[str, ...]] = NOTHING
    severity: Mapping[str, Severity] = NOTHING
    tolerance: Mapping[str, Decimal] = NOTHING
    baseline: Path | None = None
    suppress: tuple[Suppression, ...] = ()
    path: Path | None = None
    stated: frozenset[str] = frozenset()

    @property
    def root(self) -> Path:
        """Returns the folder that the settings stand in; the current one where nothing is set."""
        return self.path.parent if self.path is not None else Path.cwd()


KEYS = {field.replace("_", "-") for field in Config._fields} - {"path", "stated"}
Read = Callable[[Path], bytes | None]  # what a file holds, None where there is none


def read_file(path: Path) -> bytes | None:
    """Returns what a file holds, None where there is none. Raises CheckerError where it cannot be read."""
    try:
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise CheckerError(str(path), f"cannot be read: {(error.strerror or '').lower()}", "check the file") from error


def load_config(start: Path, read: Read = read_file) -> Config:
    """Returns the settings in force in a folder; the defaults where no pyproject.toml above it has `[tool.checker]`.

    Raises CheckerError where the file cannot be read, or has an unknown key or a value of the wrong kind.
    """
    for folder in (start, *start.parents):
        path = folder / FILE
        data = read(path)
        table = None if data is None else _read_table(data, path)
        if table is not None:
            return _config(table, path)
    return Config()


def find_config(paths: Sequence[str], read: Read = read_file) -> Config:
    """Returns the settings in force for articles: those of the folder that holds all of them, else of the current one."""
    here = Path.cwd()
    folder = common_folder(paths)
    config = load_config(folder, read)
    return config if config.path is not None or folder == here else load_config(here, read)


def common_folder(paths: Sequence[str]) -> Path:
    """Returns the folder that holds the articles at these paths; the current one where there is none, as for "-"."""
    folders = [_folder_of(path) for path in paths if path != "-"]
    return Path(os.path.commonpath(folders)) if folders else Path.cwd()


def _folder_of(path: str) -> Path:
    """Returns the last folder in a path that is there: of a glob the one it starts in, of a file its own."""
    folder = Path(os.path.abspath(path))
    while not folder.is_dir() and folder != folder.parent:
        folder = folder.parent
    return folder


def nearest(word: str, words: Iterable[str]) -> str:
    """Returns "did you mean ...?" with the word most like this one, or all of them where none is like it."""
    from difflib import get_close_matches

    known = sorted(words)
    close = get_close_matches(word, known, 1)
    return f"did you mean {close[0]}?" if close else f"choose from {', '.join(known)}"


def reaches(severities: Iterable[Severity], fail_on: str) -> bool:
    """Returns whether one of the severities is at or above `fail_on`; none is where that is NEVER."""
    return fail_on != NEVER and any(SEVERITIES.index(s) >= SEVERITIES.index(fail_on) for s in severities)


def _read_table(data: bytes, path: Path) -> Mapping[str, Any] | None:
    """Returns the table of a pyproject.toml; None where it has none."""
    if b"checker" not in data:
        return None  # another project's file is not even parsed
    import tomllib

    try:
        document = tomllib.loads(data.decode())
    except ValueError as error:  # of TOML, of UTF-8, or of Python for a figure of thousands of digits
        raise CheckerError(str(path), f"is not TOML: {error}", "mend the file") from error
    except RecursionError as error:
        raise CheckerError(str(path), "is TOML nested too deep to be read", "mend the file") from error
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
    title, templates, baseline = (_text(table, key, place) for key in ("title", "templates", "baseline"))
    aliases = _table(table, "aliases", place, 'write "other name" = "name" under it')
    if not all(isinstance(name, str) for name in aliases.values()):
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
        per_file_ignore=_per_file(table, place),
        severity=_severities(table, place),
        tolerance=_tolerances(table, place),
        baseline=None if baseline is None else path.parent / baseline,
        suppress=_suppressions(table, place, path),
        path=path,
        stated=frozenset(table),
    )


# ---- kinds of values -------------------------------------------------------------------------------------------------


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


def _table(table: Mapping[str, Any], key: str, place: str, mend: str) -> Mapping[str, Any]:
    """Returns a key's table; an empty one where it is not set."""
    value = table.get(key, {})
    if not isinstance(value, dict):
        raise CheckerError(place, f"{key} is not a table", mend)
    return value


def _per_file(table: Mapping[str, Any], place: str) -> Mapping[str, tuple[str, ...]]:
    """Returns what is ignored in which files."""
    given = _table(table, "per-file-ignore", place, 'write "archive/*" = ["drift"] under it')
    return MappingProxyType({pattern: _strings(given, pattern, f"{place} per-file-ignore") for pattern in given})


def _severities(table: Mapping[str, Any], place: str) -> Mapping[str, Severity]:
    """Returns what the findings of a rule or a kind are taken for."""
    given = _table(table, "severity", place, 'write drift = "info" under it')
    for name, severity in given.items():
        if severity not in SEVERITIES:
            raise CheckerError(f"{place} severity", f"{name} is {severity!r}", nearest(str(severity), SEVERITIES))
    return MappingProxyType(dict(given))


def _tolerances(table: Mapping[str, Any], place: str) -> Mapping[str, Decimal]:
    """Returns by which part of a value the figures of a rule or a kind may differ."""
    given = _table(table, "tolerance", place, 'write "event-measure" = "2%" under it')
    return MappingProxyType({name: _share(name, value, f"{place} tolerance") for name, value in given.items()})


def _share(name: str, value: Any, place: str) -> Decimal:
    """Returns a share that is written as "2%", from 0 up to and without 100."""
    digits = value[:-1].strip() if isinstance(value, str) and value.endswith("%") else ""
    if not digits.replace(".", "", 1).isdecimal() or not digits.isascii() or Decimal(digits) >= 100:
        raise CheckerError(place, f"{name} is {value!r}", f'write {name} = "2%", under 100%')
    return Decimal(digits) / 100


def _suppressions(table: Mapping[str, Any], place: str, path: Path) -> tuple[Suppression, ...]:
    """Returns the findings that the settings settle."""
    given = table.get("suppress", [])
    mend = f'write [[{TABLE}.suppress]] with a reason = "..." and one of pair, source, rule, since, until'
    if not isinstance(given, list) or not all(isinstance(one, dict) for one in given):
        raise CheckerError(place, "suppress is not a list of tables", mend)
    made = []
    for number, one in enumerate(given, 1):
        at = f"{place} suppress {number}"
        known = set(Suppression._fields) - {"place"}
        for key in one:
            if key not in known:
                raise CheckerError(at, f"has the unknown key {key!r}", nearest(key, known))
        if not one.keys() - {"reason"}:
            raise CheckerError(at, "says nothing of what it settles", mend)
        reason, pair, source, rule = (_text(one, key, at) or "" for key in ("reason", "pair", "source", "rule"))
        if not reason:
            raise CheckerError(at, "has no reason", mend)
        since, until = (_day(one, key, at) for key in ("since", "until"))
        made.append(Suppression(reason, f"{path.name}: suppress {number}", pair, source, rule, since, until))
    return tuple(made)


def _day(table: Mapping[str, Any], key: str, place: str) -> date | None:
    """Returns a key's day, written as TOML's own date or in quotes; None where it is not set."""
    value = table.get(key)
    if isinstance(value, str):
        try:
            return date.fromisoformat(value)
        except ValueError:
            value = repr(value)
    if value is None or type(value) is date:
        return value
    raise CheckerError(place, f"{key} is {value}", f"write {key} = 2024-05-31")

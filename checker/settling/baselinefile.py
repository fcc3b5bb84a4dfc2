"""The file of a baseline: what people have looked at and know, one table of TOML 1.0 an entry, read and written."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Literal, NamedTuple

from checker.config import Read, nearest, read_file
from checker.model import FINDING_KINDS, CheckerError, FindingKind

Label = Literal["", "right", "wrong", "unsure"]
LABELS: tuple[Label, ...] = ("right", "wrong", "unsure")
TABLES = ("known", "judged")
KINDS = tuple(kind for kind in FINDING_KINDS if kind != "agreement")
HEADING = """\
# Findings that people know, written by `checker baseline`. One holds until a value changes or its day has come;
# [[judged]] holds nothing back: it keeps what people called right or wrong. Other comments are not kept.
"""
WIDEST = 110  # columns of a list on one line
FINGERPRINT = re.compile("[0-9a-f]{16}")
HEADER = re.compile(r"\s*\[\[\s*(known|judged)\s*\]\]")
CONFLICT = re.compile(rb"^(?:<<<<<<<|>>>>>>>|=======)", re.MULTILINE)
SURROGATE = re.compile("[\ud800-\udfff]")


class Entry(NamedTuple):
    """A finding that people have looked at, as the baseline has it.

    `sources` and `values` go together: who says what, as written, in the order of `Finding.sides`; `files`, where known, are
    theirs, from the folder of the baseline. `line` is where its table starts. The keys of a table are in this order: a pair,
    which no other has, ends it, and at most three lines that many have stand together. So git does not take two entries that
    were added at one place for parts of one: it keeps conflicts together over three equal lines, not over more.
    """

    topic: str
    rule: str
    kind: FindingKind
    files: tuple[str, ...]
    reason: str
    author: str
    sources: tuple[str, ...]
    values: tuple[str, ...]
    expires: date | None
    label: Label
    pair: str
    line: int = 0

    def has_expired(self, today: date) -> bool:
        """Returns whether the day has come on which the entry ceases to hold."""
        return self.expires is not None and self.expires <= today


class Baseline(NamedTuple):
    """What is known, and what is labelled without being known; `data` are the bytes of the file, None where there is none.

    `gone` are those of the files its entries name that are no longer there.
    """

    path: Path
    known: tuple[Entry, ...] = ()
    judged: tuple[Entry, ...] = ()
    data: bytes | None = None
    gone: frozenset[str] = frozenset()

    def place(self, entry: Entry) -> str:
        """Returns "checker-baseline.toml:12"."""
        return f"{self.path.name}:{entry.line}" if entry.line else self.path.name


KEYS = tuple(key for key in Entry._fields if key != "line")
NEEDED = {"known": ("pair", "kind", "rule", "sources", "values", "reason"),
          "judged": ("pair", "kind", "rule", "sources", "values", "label")}  # fmt: skip


# ---- reading ---------------------------------------------------------------------------------------------------------


def read_baseline(path: Path, *, missing: bool = False, read: Read = read_file) -> Baseline:
    """Returns what the file holds; an empty baseline where there is no file and `missing` allows that.

    Raises CheckerError with the line where it cannot be read, is not TOML, or has an unknown key or a wrong value.
    """
    data = read(path)
    if data is None:
        if missing:
            return Baseline(path)
        raise CheckerError(str(path), "does not exist", "name a file that does, or make it: checker baseline add")
    document = _parse(data, path)
    for key in document:
        if key not in TABLES:
            raise CheckerError(_find(data, key, path), f"has the unknown key {key!r}", nearest(key, TABLES))
    known, judged = (tuple(_read_entries(document, table, data, path)) for table in TABLES)
    named = {file for entry in known for file in entry.files if file}
    gone = frozenset(file for file in named if not os.path.exists(path.parent / file))
    return Baseline(path, known, judged, data, gone)


def _parse(data: bytes, path: Path) -> Mapping[str, Any]:
    """Returns the tables of a file."""
    import tomllib

    conflict = CONFLICT.search(data)
    try:
        return tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        place = _place(path, data.count(b"\n", 0, error.start) + 1)
        raise CheckerError(place, "is not UTF-8", "save it as UTF-8") from error
    except RecursionError as error:
        raise CheckerError(str(path), "is TOML nested too deep to be read", "mend the file") from error
    except ValueError as error:
        if conflict:
            place = _place(path, data.count(b"\n", 0, conflict.start()) + 1)
            mend = "keep the entries of both sides and take out the marks"
            raise CheckerError(place, "holds two sides of a merge", mend) from error
        at = re.search(r" \(at line (\d+), column \d+\)$", str(error))
        told = str(error)[: at.start()] if at else str(error).replace("(at end of document)", "at its end")
        raise CheckerError(f"{path}:{at[1]}" if at else str(path), f"is not TOML: {told}", "mend the file") from error


def _find(data: bytes, key: str, path: Path) -> str:
    """Returns the file with the line on which a key is first named; without one where it cannot be told."""
    return _place(path, next((n for n, line in enumerate(_lines(data), 1) if key in line), 0))


def _lines(data: bytes) -> list[str]:
    return data.decode("utf-8-sig").split("\n")


def _place(path: Path, line: int) -> str:
    return f"{path}:{line}" if line else str(path)


def _read_entries(document: Mapping[str, Any], table: str, data: bytes, path: Path) -> Iterator[Entry]:
    """Yields the entries of one kind of table, each with its line."""
    given = document.get(table, [])
    if not isinstance(given, list) or not all(isinstance(one, dict) for one in given):
        raise CheckerError(_find(data, table, path), f"{table} is not a list of tables", f"write [[{table}]]")
    lines = _lines(data)
    starts = [n for n, line in enumerate(lines, 1) if (found := HEADER.match(line)) and found[1] == table]
    if len(starts) != len(given):  # written as [{...}], or named within a string: no line is better than a wrong one
        starts = [0] * len(given)
    for one, start in zip(given, starts, strict=True):
        try:
            yield _read_entry(one, table, start)
        except _EntryError as wrong:
            raise CheckerError(_place(path, _line_of(wrong.key, lines, start)), wrong.what, wrong.mend) from wrong


class _EntryError(Exception):
    """What is wrong with a key of a table, before it is known on which line."""

    def __init__(self, key: str, what: str, mend: str) -> None:
        super().__init__(what)
        self.key, self.what, self.mend = key, what, mend


def _line_of(key: str, lines: list[str], start: int) -> int:
    """Returns the line of a key in the table that starts at a line; that of the table where it has none."""
    if not start:
        return 0
    for number, line in enumerate(lines[start:], start + 1):
        if line.lstrip().startswith("[["):
            break
        if re.match(rf"\s*['\"]?{re.escape(key)}['\"]?\s*=", line):
            return number
    return start


def _read_entry(one: Mapping[str, Any], table: str, line: int) -> Entry:
    """Returns an entry. Raises _EntryError."""
    for key in one:
        if key not in KEYS:
            raise _EntryError(key, f"has the unknown key {key!r}", nearest(key, KEYS))
    for key in NEEDED[table]:
        if not one.get(key):
            raise _EntryError(
                key, f"an entry has no {key}", f"write {key} = " + ("[...]" if key.endswith("s") else '"..."')
            )
    pair, kind, label = _text(one, "pair"), _text(one, "kind"), _text(one, "label")
    if not FINGERPRINT.fullmatch(pair):
        raise _EntryError("pair", f"pair is {pair!r}", "write the 16 digits from 0 to f that a report gives")
    if kind not in KINDS:
        raise _EntryError("kind", f"kind is {kind!r}", nearest(kind, KINDS))
    if label and label not in LABELS:
        raise _EntryError("label", f"label is {label!r}", nearest(label, LABELS))
    sources, values, files = (_texts(one, key) for key in ("sources", "values", "files"))
    for key, many in (("values", values), ("files", files)):
        if len(many) != len(sources) and (many or key == "values"):
            raise _EntryError(key, f"{key} has {len(many)}, and sources {len(sources)}", "write one for each source")
    rule, topic, reason, author = (_text(one, key) for key in ("rule", "topic", "reason", "author"))
    return Entry(topic, rule, kind, files, reason, author, sources, values, _day(one), label, pair, line)


def _text(one: Mapping[str, Any], key: str) -> str:
    value = one.get(key, "")
    if not isinstance(value, str):
        raise _EntryError(key, f"{key} is {value!r}", f'write {key} = "..."')
    return value


def _texts(one: Mapping[str, Any], key: str) -> tuple[str, ...]:
    value = one.get(key, [])
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise _EntryError(key, f"{key} is not a list of strings", f'write {key} = ["..."]')
    return tuple(value)


def _day(one: Mapping[str, Any]) -> date | None:
    value = one.get("expires")
    if value is None or type(value) is date:
        return value
    raise _EntryError("expires", f"expires is {str(value)!r}", "write a day, as expires = 2024-05-31")


# ---- writing ---------------------------------------------------------------------------------------------------------


def write_baseline(baseline: Baseline) -> Baseline:
    """Returns the baseline as it now stands in its file, which is replaced as a whole.

    Raises CheckerError where the file cannot be written, or is no longer the one that was read.
    """
    path, data = baseline.path, render(baseline).encode()
    try:
        real = path.resolve()  # a link stays one
        real.parent.mkdir(parents=True, exist_ok=True)
        if (real.read_bytes() if real.exists() else None) != baseline.data:
            raise CheckerError(str(path), "changed while this ran", "run the command again")
        beside = real.with_name(f"{real.name}.{os.getpid()}.new")
        try:
            beside.write_bytes(data)
            os.replace(beside, real)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise CheckerError(str(path), f"cannot be written: {reason}", "name a file that you may write") from error
    return read_baseline(path)


def render(baseline: Baseline) -> str:
    """Returns the text of the file: entries by topic and pair, the known before the judged, none twice.

    A table starts with its pair, in a comment, and ends with it: see Entry.
    """
    pieces = [HEADING]
    for table, entries in zip(TABLES, (baseline.known, baseline.judged), strict=True):
        unique = dict.fromkeys(entry._replace(line=0) for entry in entries)
        for entry in sorted(unique, key=_order):
            pieces.append(
                f"\n[[{table}]] # {entry.pair}\n" + "".join(_say_key(key, getattr(entry, key)) for key in KEYS)
            )
    return "".join(pieces)


def _order(entry: Entry) -> tuple[object, ...]:
    """Returns what entries are sorted by, all of it, so that a file has one form."""
    before, expires = entry[: KEYS.index("expires")], entry.expires or date.max
    return (entry.topic.casefold(), entry.topic, entry.pair, *before, expires, entry.label)


def _say_key(key: str, value: Any) -> str:
    """Returns the line of a key; "" for one without a value."""
    if not value:
        return ""
    if isinstance(value, date):
        return f"{key} = {value.isoformat()}\n"
    if isinstance(value, str):
        return f"{key} = {quote(value)}\n"
    line = f"{key} = [{', '.join(map(quote, value))}]\n"
    return line if len(line) <= WIDEST else f"{key} = [\n" + "".join(f"    {quote(item)},\n" for item in value) + "]\n"


def quote(text: str) -> str:
    """Returns a basic string of TOML. What cannot be seen is escaped, so that a review shows all; half a pair becomes U+FFFD."""
    return '"' + "".join(map(_escape, clean(text))) + '"'


def _escape(character: str) -> str:
    if character in '"\\':
        return "\\" + character
    if character.isprintable():
        return character
    code = ord(character)
    return f"\\u{code:04X}" if code < 0x10000 else f"\\U{code:08X}"


def clean(text: str) -> str:
    """Returns text that UTF-8 can hold."""
    return SURROGATE.sub("\ufffd", text)

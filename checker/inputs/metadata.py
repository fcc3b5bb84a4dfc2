"""What stands beside an article's text, as YAML front matter or as the keys of a JSON line, and the article they make."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from checker.inputs import ignores
from checker.inputs.decode import settle_newlines
from checker.late import compile_late
from checker.model import Article, CheckerError, Ignore
from checker.words.lexicon import YEARS

KEYS = ("source", "title", "published", "url")
FENCE = compile_late(r"---[ \t]*$", re.M)
CLOSE = compile_late(r"^(?:---|\.\.\.)[ \t]*$", re.M)
# A line of front matter that needs no YAML parser, which takes 11 ms to load: a key, and words among which no sign means
# anything, or any but the quote itself within quotes.
_INSIDE = "#-&(-[\\]-~ !\u00a1-\u1fff\u2010-\u2027"  # but for these and the backslash
PLAIN = compile_late(
    rf"""([a-z]+): (?:(\w(?:[\w.,'/()+-]|:(?=[\w/])| (?=[\w'(+-]))*)|'([{_INSIDE}"\\]*)'|"([{_INSIDE}']*)")""", re.ASCII
)
FRONT_LIMIT = 64 * 1024  # characters; longer front matter was never closed
DEPTH_LIMIT = 16  # of nested YAML; the C parser overflows its stack on thousands
ABSENT = {"", "~", "null", "none"}

# Days as sites stamp them. A time may follow; the day is taken as stated, whatever the time zone.
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<name>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_TIME = (
    r"(?:(?:T\d{4}(?:\d{2})?|(?:T|,?\s+(?:at\s+|-\s+)?)\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?)"
    r"(?:\s*[ap]\.?m\.?)?(?:\s*(?:Z|[A-Z]{2,5}|(?:UTC|GMT)?[+-]\d{2}:?(?:\d{2})?))?(?:\s*\([A-Z]{2,5}\))?)?"
)
_DAYS = (  # the commonest first: each is compiled when those before it have failed
    r"(?P<year>\d{4})(?P<sign>[-/.])(?P<month>\d{1,2})(?P=sign)(?P<day>\d{1,2})",
    r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})",
    r"(?P<year>\d{4})\s?年\s?(?P<month>\d{1,2})\s?月\s?(?P<day>\d{1,2})\s?日",
    _WEEKDAY + r"(?P<day>\d{1,2})(?:st|nd|rd|th)?[\s-]" + _MONTH + r",?[\s-](?P<year>\d{4})",
    _WEEKDAY + _MONTH + r"\s(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s(?P<year>\d{4})",
    r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})",
)


class Metadata(NamedTuple):
    """The four values an article may state about itself, as written; "" where it does not."""

    source: str = ""
    title: str = ""
    published: str = ""
    url: str = ""


def opens_front_matter(text: str) -> bool:
    """Returns whether the first line is the `---` that opens front matter."""
    return FENCE.match(text) is not None


def article_of_text(text: str, path: Path | None, place: str, name: str, front: bool) -> Article:
    """Returns the article of a text file; with `front`, YAML front matter is taken off and `headers` counts its lines.

    Raises CheckerError where the front matter is not closed, cannot be parsed, or has no text after it.
    """
    if not (front and opens_front_matter(text)):
        return _without_comments(Metadata(), (), text, path, name, 0)
    start = text.find("\n") + 1
    close = CLOSE.search(text, start, start + FRONT_LIMIT) if start else None
    if close is None:
        raise CheckerError(f"{place}:1", "front matter opens here and never closes", "close it with a line of ---")
    body = text[close.end() + 1 :]
    if not body.strip():
        raise CheckerError(place, "has front matter but no text", "give it text, or leave it out")
    about, given = read_front_matter(text[start : close.start()], place)
    return _without_comments(about, given, body, path, name, text.count("\n", 0, close.end() + 1))


def article_of_json(line: str, path: Path | None, place: str, name: str, headers: int) -> Article:
    """Returns the article of one JSON line: `text`, and optionally `source`, `title`, `published` and `url`.

    Raises CheckerError where the line is not JSON, not an object, or no article.
    """
    import json

    try:
        record = json.loads(line.rstrip("\n"))  # so that what is missing at its end is told by the column there
    except (ValueError, RecursionError) as error:
        what = (
            f"{error.msg} at column {error.colno}"
            if isinstance(error, json.JSONDecodeError)
            else "too deep or too long"
        )
        raise CheckerError(place, f"is not JSON: {what}", "write one JSON object a line") from error
    if not isinstance(record, dict):
        raise CheckerError(place, "is JSON, but not an object", 'write {"text": "...", "source": "..."} on each line')
    return article_of_record(record, path, place, name, headers)


def article_of_record(record: Mapping[str, object], path: Path | None, place: str, name: str, headers: int) -> Article:
    """Returns the article of one record: `text`, and optionally `source`, `title`, `published` and `url`.

    Raises CheckerError where it has no text, or a value that is none.
    """
    text = record.get("text")
    if not isinstance(text, str) or not text.strip():
        what = "has no text" if text is None or isinstance(text, str) else "has a text that is not a string"
        raise CheckerError(place, what, 'give the article under the key "text"')
    for key in ("text", *KEYS):
        if not isinstance(record.get(key), str | int | float | None) or isinstance(record.get(key), bool):
            raise CheckerError(place, f'"{key}" is neither a string nor a number', "write it as a string")
    values = {key: str(record[key]) for key in KEYS if record.get(key) is not None}
    for key, value in {**values, "text": text}.items():
        _refuse_unwritable(value, key, place)
    stated = record.get(ignores.KEY, [])
    given = ignores.read_stated((item, headers + 1) for item in (stated if isinstance(stated, list) else [stated]))
    return _without_comments(Metadata(**values), given, settle_newlines(text), path, name, headers, one_line=True)


def read_front_matter(text: str, place: str) -> tuple[Metadata, tuple[Ignore, ...]]:
    """Returns the known keys of YAML front matter, each as written, and what it says of findings; other keys are passed over.

    Raises CheckerError, with the line, where it is not a flat YAML mapping, names a key twice or uses aliases.
    """
    lines = text.rstrip("\n").split("\n")
    plain = {found[1]: found[found.lastindex or 0] for found in map(PLAIN.fullmatch, lines) if found}
    if len(plain) == len(lines):  # every line is plain, and no key stands twice
        return Metadata(**{key: plain[key] for key in KEYS if key in plain}), ()
    import yaml

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # "base": every scalar stays the string that was written
    try:
        _refuse_hostile(yaml.parse(text, Loader=loader), place)
        node = yaml.compose(text, Loader=loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        what = getattr(error, "problem", None) or str(error).partition("\n")[0]
        at = f"{place}:{mark.line + 2}" if mark else place
        raise CheckerError(
            at, f"front matter is not YAML: {what}", "put a value that has a colon, a hash or a bracket in quotes"
        ) from error
    if node is None:
        return Metadata(), ()
    if not isinstance(node, yaml.MappingNode):
        raise CheckerError(f"{place}:2", "front matter is not a list of `key: value` lines", "write it as source: ...")
    values: dict[str, str] = {}
    given: tuple[Ignore, ...] = ()
    for key, value in node.value:
        if isinstance(key, yaml.ScalarNode) and key.value == ignores.KEY:
            items = value.value if isinstance(value, yaml.SequenceNode) else [value]
            given += ignores.read_stated((_plain(item), item.start_mark.line + 2) for item in items)
        if not isinstance(key, yaml.ScalarNode) or key.value not in KEYS:
            continue
        at = f"{place}:{key.start_mark.line + 2}"
        if not isinstance(value, yaml.ScalarNode):
            raise CheckerError(at, f"`{key.value}` is not one value", "put it in quotes")
        if key.value in values:
            raise CheckerError(at, f"`{key.value}` stands twice", "keep one of them")
        _refuse_unwritable(value.value, key.value, at)
        values[key.value] = value.value
    return Metadata(**values), given


def _plain(node: Any) -> object:
    """Returns a string, or a mapping of strings, of YAML; None for anything deeper."""
    if isinstance(node.value, str):
        return node.value
    parts = [part for part in node.value if isinstance(part, tuple) and isinstance(part[0].value, str)]
    return {key.value: value.value for key, value in parts} if len(parts) == len(node.value) else None


def read_day(stamp: str) -> date | None:
    """Returns the day of an ISO date, a datetime or a common stamp, as stated; None where the words are no single day.

    Day and month in figures are read only where the order is certain: year first (ISO 8601), or with dots, day first. A
    year outside lexicon.YEARS is a content system's filler (0001-01-01, 9999-12-31), and no day of writing.
    """
    text = " ".join(stamp.split())
    if not any(map(str.isdigit, text)):
        return None  # most articles state none, and the patterns below take long to compile
    for day in _DAYS:
        if (found := _stamp_pattern(day).fullmatch(text)) is not None:
            part = found.groupdict()
            month = _MONTHS.index(part["name"][:3].lower()) + 1 if "name" in part else int(part["month"])
            try:
                stated = date(int(part["year"]), month, int(part["day"]))
            except ValueError:
                return None  # the 31st of June: kept as written, for the dateline step to report
            return stated if stated.year in YEARS else None
    return None


@cache
def _stamp_pattern(day: str) -> re.Pattern[str]:
    """Returns the compiled pattern of a day with an optional time after it; most runs need the first alone."""
    return re.compile(day + _TIME, re.I | re.A)


def _without_comments(
    about: Metadata,
    given: tuple[Ignore, ...],
    text: str,
    path: Path | None,
    name: str,
    headers: int,
    one_line: bool = False,
) -> Article:
    """Returns an article whose comments to the checker are blanked, and kept with what its front matter says of findings."""
    text, said = ignores.take_comments(text, headers, one_line)
    article = build_article(about, text, path, name, headers, one_line)
    return replace(article, ignores=(*given, *said)) if given or said else article


def build_article(
    about: Metadata, text: str, path: Path | None, name: str, headers: int, one_line: bool = False, extracted: str = ""
) -> Article:
    """Returns an article; a stated time of publication that is no day is kept as its `stamp`."""
    published = read_day(about.published)
    return Article(
        text=text,
        source=" ".join(about.source.split()) or name,
        published=published,
        title=" ".join(about.title.split()),
        url=about.url.strip(),
        path=path,
        stamp="" if published or about.published.strip().lower() in ABSENT else about.published.strip(),
        headers=headers,
        one_line=one_line,
        extracted=extracted,
    )


def _refuse_hostile(events: object, place: str) -> None:
    """Raises CheckerError at an alias or at deep nesting, before anything is built from them."""
    import yaml

    depth = 0
    for event in events:  # type: ignore[attr-defined]
        at = f"{place}:{event.start_mark.line + 2}"
        if isinstance(event, yaml.AliasEvent):
            raise CheckerError(at, "front matter uses a YAML alias", "write the value out, or put it in quotes")
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEPTH_LIMIT:
            raise CheckerError(at, "front matter is nested too deep", "write it as plain `key: value` lines")


def _refuse_unwritable(value: str, key: str, place: str) -> None:
    """Raises CheckerError where a value holds NUL or half of a surrogate pair, which escapes can smuggle in."""
    bad = next((character for character in value if character == "\0" or "\ud800" <= character <= "\udfff"), None)
    if bad is not None:
        raise CheckerError(place, f'"{key}" holds U+{ord(bad):04X}, which is no character', "take the escape out")

"""Articles and assertions as rows of a store, and back: what many assertions share is written once, all else as offsets."""

from __future__ import annotations

import json
import struct
import zlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from checker.cache import digest
from checker.inputs.paths import holds_one
from checker.model import Article, Assertion, Bound, Dateline, Ignore, Interval, Reading, Span
from checker.packing import pack_assertion, unpack_assertion
from checker.sweep import rank

# What is raised by a row that is not as it was written.
MISFITS = (
    ArithmeticError, AttributeError, LookupError, RecursionError, struct.error, TypeError, ValueError, zlib.error,
)  # fmt: skip
ELSEWHERE = "//"  # in a place, behind the file: no resolved path has it
# Bytes of a file's name that are no text, as Python has them in it, and as SQLite, which takes text alone, can hold them.
_BYTES = {0xDC00 + byte: 0x10FF00 + byte for byte in range(0x80, 0x100)}
_BACK = {held: byte for byte, held in _BYTES.items()}
LARGEST = 256 * 2**20  # bytes that a text or a reading may unfold to
LIGHT = 16 * 2**20  # bytes that it may unfold to however few it is packed in; beyond, so many times as many
TIMES = 100
# What of an article is kept as it is, and the type of each.
PLAIN: Mapping[str, type] = {
    "source": str, "title": str, "url": str, "stamp": str, "headers": int, "one_line": bool, "extracted": str, "verbatim": bool,
}  # fmt: skip
_NOWHERE = Interval(None, None)
# What one statement has beside what its cell says; `article`, `start` and `end` are columns.
OWN = ("within", "dated", "speaker", "label", "confidence", "premises", "note", "roles", "figures")
_OWN_DEFAULTS: Mapping[str, Any] = {
    "start": 0, "end": 0, "within": Span(0, 0), "dated": False, "speaker": "", "label": "", "confidence": 0.9,
    "premises": (), "note": "", "roles": (), "figures": (),
}  # fmt: skip


class Row(NamedTuple):
    """An assertion as a row: its block, the digest of its cell with what the cell shares, and what is its own."""

    attribute: str
    subject: str
    digest: bytes
    value: float
    since: float
    shared: bytes
    start: int
    end: int
    own: bytes


def row_of(assertion: Assertion) -> Row:
    """Returns the row of an assertion that belongs to no event."""
    a = assertion
    shared = pack_assertion(replace(a, **_OWN_DEFAULTS))
    own = pack_assertion(
        Assertion(
            a.article, a.start, a.end, a.within, "", "", _NOWHERE, "", **{name: getattr(a, name) for name in OWN[1:]}
        )
    )
    return Row(
        a.attribute, a.subject, digest([shared]), rank(a.value, 0), rank(a.period, 0), shared, a.start, a.end, own
    )


def assertion_of(shared: Assertion, own: bytes, article: Article) -> Assertion:
    """Returns the assertion that a cell and a row make. Raises PackingError for a row that is none."""
    a = unpack_assertion(own, article)
    return replace(shared, article=article, start=a.start, end=a.end, **{name: getattr(a, name) for name in OWN})


def shared_of(packed: bytes, article: Article) -> Assertion:
    """Returns what the assertions of a cell share, as one of them. Raises PackingError for what is none."""
    return unpack_assertion(packed, article)


# ---- articles --------------------------------------------------------------------------------------------------------


def place_of(article: Article, home: Path) -> str:
    """Returns where an article came from, as long as it lies there: its file, seen from the folder `home` of the store.

    In a file of many articles it is known by its address, else by its line, and by its day.
    """
    if article.path is None:
        return ELSEWHERE + content_of(article).hex()
    path = Path(article.path).resolve()
    file = name_file(path, home)
    if holds_one(path):
        return file
    return f"{file}{ELSEWHERE}{article.url or article.headers} {article.published or ''}"


def name_file(path: Path, home: Path) -> str:
    """Returns what a file or folder is called in places, seen from the folder `home` of the store."""
    return (path.relative_to(home) if path.is_relative_to(home) else path).as_posix().translate(_BYTES)


class Places:
    """Tells where articles came from, as they come file by file; of one file, those of one address and day by their turn too."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._file = ""
        self._met = Counter[str]()

    def __call__(self, article: Article) -> str:
        """Returns where the next article came from."""
        place = place_of(article, self._home)
        file, sign, _ = place.partition(ELSEWHERE)
        if not (file and sign) or (article.one_line and not article.url):
            return place  # the only one of its file or line, or known by what it says
        if file != self._file:
            self._file = file
            self._met.clear()
        self._met[place] += 1
        return place if self._met[place] == 1 else f"{place} #{self._met[place]}"


def file_of(place: str, home: Path) -> Path | None:
    """Returns the file that an article came from; None where it came from no file. Raises one of MISFITS."""
    file = place.partition(ELSEWHERE)[0]
    if "\0" in file:
        raise ValueError("it comes from no file that can be")
    return home / file.translate(_BACK) if file else None


def content_of(article: Article) -> bytes:
    """Returns a digest of an article: its text, its metadata, and what it says of findings on itself."""
    return digest(
        [repr(_describe(article)).encode("utf-8", "surrogatepass"), article.text.encode("utf-8", "surrogatepass")]
    )


def _describe(article: Article) -> dict[str, Any]:
    return {
        "source": article.source,
        "published": article.published.isoformat() if article.published is not None else None,
        "title": article.title,
        "url": article.url,
        "stamp": article.stamp,
        "headers": article.headers,
        "one_line": article.one_line,
        "extracted": article.extracted,
        "verbatim": article.verbatim,
        "ignores": [[i.names, i.reason, i.line, i.within, i.fault] for i in article.ignores],
    }


def pack_article(article: Article, written: Interval | None) -> tuple[bytes, bytes]:
    """Returns the metadata of an article with the days it may have been written on, and its text, compressed."""
    told = _describe(article) | {"written": [_day(written.low), _day(written.high)] if written is not None else None}
    meta = json.dumps(told, ensure_ascii=True, separators=(",", ":")).encode()
    return meta, fold(article.text.encode("utf-8", "surrogatepass"))


def _day(bound: Bound) -> str | None:
    return bound.isoformat() if isinstance(bound, date) else None


def unpack_article(meta: bytes, text: bytes, path: Path | None) -> tuple[Article, Interval | None]:
    """Returns the article and the days it may have been written on. Raises one of MISFITS for what is none."""
    told = json.loads(meta)
    plain = {name: told[name] for name in PLAIN}
    if any(type(value) is not PLAIN[name] for name, value in plain.items()):
        raise TypeError("its metadata are of other types")
    words = unfold(text).decode("utf-8", "surrogatepass")
    article = Article(
        text=words,
        path=path,
        published=_read_day(told["published"]),
        ignores=tuple(_read_ignore(row, len(words)) for row in told["ignores"]),
        **plain,
    )
    if told["written"] is None:
        return article, None
    low, high = map(_read_day, told["written"])
    return article, Interval(low, high, "day")


def _read_ignore(told: Sequence[Any], length: int) -> Ignore:
    names, reason, line, within, fault = told
    span = Span(*within) if within is not None else None
    if not all(type(text) is str for text in (*names, reason, fault)) or type(line) is not int:
        raise TypeError("what it says of findings is of other types")
    if span is not None and not (type(span.start) is type(span.end) is int and 0 <= span.start <= span.end <= length):
        raise ValueError("what it says of findings stands outside its text")
    return Ignore(tuple(names), reason, line, span, fault)


def _read_day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written is not None else None


def fold(data: bytes) -> bytes:
    """Returns what `unfold` gives back, compressed where that is not by suspiciously much."""
    packed = zlib.compress(data, 3)
    return packed if len(data) <= max(LIGHT, TIMES * len(packed)) else zlib.compress(data, 0)


def unfold(packed: bytes) -> bytes:
    """Returns what was compressed. Raises zlib.error for what was not, and ValueError for what would fill the memory."""
    stream = zlib.decompressobj()
    data = stream.decompress(packed, min(max(LIGHT, TIMES * len(packed)), LARGEST))
    if not stream.eof:
        raise ValueError("it unfolds to more than an article can be, or ends too soon")
    return data


def thin(article: Article, written: Interval | None, assertions: tuple[Assertion, ...]) -> Reading:
    """Returns a reading of a few assertions alone, of an article of which no more is looked at."""
    return Reading(article, Dateline(written), (), (), assertions)

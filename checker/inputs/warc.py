"""WARC files (ISO 28500; .warc, .warc.gz) -> articles, one a page that a crawler was given, read with fastwarc (extra `warc`).

Pages are HTTP responses with status 200 that are HTML; what else a crawl holds is passed over. Records are read one by one,
so that an archive may be longer than memory. WARC-Date is the day of the crawl and says nothing of the day of publication,
which is left to the page itself. A page that names no source has its host for one.
"""

from __future__ import annotations

import codecs
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO

from checker.inputs.decode import UTF16, find_codec
from checker.inputs.extras import load_extra
from checker.inputs.html import read_host, read_html
from checker.inputs.httpbody import GZIP, decode_body
from checker.model import Article, CheckerError

EXTRA = "warc"
PAGES = frozenset(("text/html", "application/xhtml+xml"))
PIECE = 16384  # bytes unpacked at once
FOUND = 200  # status of a page that is there


def read_warc(stream: BinaryIO, path: Path, place: str, name: str, limit: int) -> Iterator[Article | CheckerError]:
    """Yields the article of each page; one that is damaged, too long or without an article is one error.

    Raises CheckerError where fastwarc is missing, the file is no WARC, holds no page, or is damaged so that the rest of it
    cannot be read.
    """
    fastwarc = load_extra("fastwarc.warc", EXTRA, place)
    records = fastwarc.ArchiveIterator(stream, parse_http=True)
    pages = last = 0
    while True:
        try:
            record = next(records, None)
            if record is None:
                break
            last = record.stream_pos
            body = record.reader.read(limit + 1) if _is_page(record, fastwarc.WarcRecordType.response) else None
            passed = record.reader.consume()
        except OSError as error:
            what = f"has a damaged record ({str(error)[:100].lower()})" if pages else "is no WARC that can be read"
            raise CheckerError(place, f"{what}; {_tell(pages)}", "fetch or make the file again") from error
        if passed + len(body or b"") < record.content_length or record.headers.get("Content-Length") is None:
            raise CheckerError(place, f"ends within a record; {_tell(pages)}", "fetch or make the file again")
        if body is not None:
            pages += 1
            at = f"{place}: page {pages:,}"
            try:
                yield _read_page(record, body, path, at, f"{name}:{pages}", limit)
            except CheckerError as error:
                yield error
    if not _ends_whole(stream, last):
        raise CheckerError(place, f"ends within a record; {_tell(pages)}", "fetch or make the file again")
    if not pages:
        raise CheckerError(place, "holds no page: no HTTP response of text/html with status 200", "leave it out")


def _is_page(record: Any, response: Any) -> bool:
    """Returns whether a record holds a page."""
    if record.record_type != response or record.http_headers is None:
        return False
    return record.http_headers.status_code == FOUND and (record.http_content_type or "").lower() in PAGES


def _read_page(record: Any, body: bytes, path: Path, place: str, name: str, limit: int) -> Article:
    """Returns the article of a page."""
    fields = record.http_headers
    url = (record.headers.get("WARC-Target-URI") or "").strip("<>")  # brackets: as WARC 1.0 has it
    url = url if url.isprintable() else ""
    cut = record.headers.get("WARC-Truncated")
    if cut:
        raise CheckerError(place, f"was cut by the crawler (WARC-Truncated: {cut[:20]})", "leave it out")
    try:
        page = decode_body(body, fields.get("Transfer-Encoding", ""), fields.get("Content-Encoding", ""), limit)
    except ValueError as error:
        raise CheckerError(place, f"cannot be read: {error}", "leave it out") from error
    if len(body) > limit or len(page) > limit:
        raise CheckerError(place, f"is longer than {limit:,} bytes", "leave it out")
    (article,) = read_html(_as_utf8(page, record.http_charset or ""), path, place, read_host(url) or name)
    return replace(article, url=article.url or url)


def _as_utf8(page: bytes, charset: str) -> bytes:
    """Returns a page in UTF-8 with a mark that says so, where the server told its encoding rightly; else as it is.

    What the server says goes before what the page does, but for the page's byte order mark (WHATWG Encoding, 2024).
    """
    if not page or page.startswith((codecs.BOM_UTF8, *UTF16)):
        return page
    try:
        codec = find_codec(charset)
        return codecs.BOM_UTF8 + page.decode("cp1252" if codec in ("iso8859-1", "ascii") else codec).encode()
    except (LookupError, UnicodeError, ValueError):
        return page


def _ends_whole(stream: BinaryIO, last: int) -> bool:
    """Returns whether an archive is whole from its last record on: of a gzip member that is cut fastwarc says nothing."""
    stream.seek(last)
    data = stream.read(PIECE)
    while data and GZIP.startswith(data[:2]):
        unpacker = zlib.decompressobj(16 + zlib.MAX_WBITS)
        try:
            while data and not unpacker.eof:
                unpacker.decompress(data)  # at most a thousand times as long
                data = unpacker.unused_data or stream.read(PIECE)
        except zlib.error:
            return False
        if not unpacker.eof:
            return False
    return True


def _tell(pages: int) -> str:
    """Returns how much was read."""
    if not pages:
        return "no page was read"
    return "1 page before it was read" if pages == 1 else f"{pages:,} pages before it were read"

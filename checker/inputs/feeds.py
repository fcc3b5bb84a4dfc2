"""RSS (0.9 to 2.0) and Atom (RFC 4287) files -> articles, one an item, read with feedparser (extra `feeds`).

The source is the one that an item names, else the feed's title; the day that of publication, else of the last change. An item's
full text is taken before its summary, HTML turned into text with its paragraphs. Feeds that are not well-formed XML are
read as far as feedparser can.
"""

from __future__ import annotations

import codecs
import io
import re
from collections import deque
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from checker.inputs.decode import UTF16, find_codec
from checker.inputs.extras import DAMAGE, load_extra
from checker.inputs.markup import text_of_html
from checker.inputs.metadata import Metadata, read_day
from checker.inputs.newsitems import article_of_item
from checker.inputs.xmlsafe import find_root, read_declared
from checker.model import Article, CheckerError

EXTRA = "feeds"
PLAIN = "text/plain"
MEND = "give RSS or Atom with at least one <item> or <entry>"
ROOTS = frozenset(("rss", "feed", "RDF"))  # of XML that is a feed
_ITEM = re.compile(rb"<(/?)(?:\w+:)?(?:item|entry)[\s/>]", re.I)
_END = re.compile(rb"</(?:\w+:)?(?:rss|feed|rdf)\s*>", re.I)
_DECLARATION = re.compile(r"\s*<\?xml\s[^>]*>")
TAIL = 4096  # bytes in which a feed is closed

Values = Mapping[str, Any]  # what feedparser gives for a feed or an item


def read_feed(data: bytes, path: Path, place: str, name: str) -> Iterator[Article | CheckerError]:
    """Yields the article of each item; an item without text is one error.

    Raises CheckerError where feedparser is missing, the file is no feed, has no items or declares entities; after the
    articles, where it ends too early: an item that is cut is left out.
    """
    feedparser = load_extra("feedparser", EXTRA, place)
    if find_root(data, place) not in ROOTS:  # which refuses declared entities, too
        raise CheckerError(place, "is no feed", MEND)
    data = _as_utf8(data)
    _spare_authors(feedparser)
    try:
        # From a stream: given bytes, feedparser would first try them as an address and as the name of a file.
        feed = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    except DAMAGE as error:
        raise CheckerError(place, f"cannot be read as a feed: {error}", "mend it, or leave it out") from error
    entries = feed.entries
    cut = bool(feed.bozo) and _END.search(data, max(len(data) - TAIL, 0)) is None
    within = cut and _ends_within_item(data)
    if not feed.get("version") or not entries:
        raise CheckerError(place, "is a feed without items" if feed.get("version") else "is no feed", MEND)
    for number, entry in enumerate(entries[: -1 if within else None], 1):
        at = f"{place}: item {number:,}"
        try:
            about = Metadata(
                source=_source(entry, feed.feed), title=_text(entry, "title"), published=_stamp(entry),
                url=str(entry.get("link") or ""),
            )  # fmt: skip
            yield article_of_item(about, _body(entry), path, at, f"{name}:{number}")
        except CheckerError as error:
            yield error
    if cut:
        what = "item {:,}, which is left out" if within else "the feed: item {:,} is the last that is there"
        raise CheckerError(place, f"ends within {what.format(len(entries))}", "fetch the file again")


def _body(entry: Values) -> str:
    """Returns the text of an item: its content in full, else its summary."""
    contents = [_as_text(content) for content in entry.get("content", ())]
    return max(contents, key=len, default="") or _text(entry, "summary")


def _text(entry: Values, key: str) -> str:
    """Returns the text of a title or a summary."""
    detail = entry.get(f"{key}_detail")
    return _as_text(detail) if detail else ""


def _as_text(detail: Values) -> str:
    """Returns the text of a value that may be HTML."""
    value = str(detail.get("value") or "")
    return value.strip() if detail.get("type") == PLAIN else text_of_html(value)


def _source(entry: Values, feed: Values) -> str:
    """Returns whom an item is by: the source it was taken from, else the feed; "" where neither has a title."""
    source = entry.get("source") or {}
    return str(source.get("title") or "") or _text(feed, "title")


def _stamp(entry: Values) -> str:
    """Returns the time of publication as written; in forms that feedparser alone reads, the day in UTC."""
    for key in ("published", "updated"):
        stamp = entry.get(key) if key in entry else None  # without `in`, feedparser answers one with the other
        if stamp:
            parsed = entry.get(f"{key}_parsed")
            if read_day(stamp) is None and parsed:
                return f"{parsed.tm_year:04}-{parsed.tm_mon:02}-{parsed.tm_mday:02}"
            return str(stamp)
    return ""


def _spare_authors(feedparser: Any) -> None:
    """Has feedparser look for no addresses in the names of authors: that takes quadratic time, and neither is used here."""
    parser = getattr(feedparser.mixin, "_FeedParserMixin", None)
    if parser is not None:
        parser._sync_author_detail = lambda *_: None


def _as_utf8(data: bytes) -> bytes:
    """Returns a feed in UTF-8, as its first line says: feedparser looks for that in cubic time, and takes any codec of Python."""
    text = next(text for codec in _list_codecs(data) if (text := _decode(data, codec)) is not None)
    declaration = _DECLARATION.match(text)
    body = text[declaration.end() :] if declaration else text
    return b"<?xml version='1.0' encoding='utf-8'?>\n" + body.encode()


def _list_codecs(data: bytes) -> Iterator[str]:
    """Yields the encodings that a feed may be in, the likeliest first; the last reads all bytes."""
    if data.startswith(codecs.BOM_UTF8):
        yield "utf-8-sig"
    elif data[:2] in UTF16:
        yield "utf-16"
    elif data[:4] in (b"<\0?\0", b"\0<\0?"):
        yield "utf-16-be" if data[0] == 0 else "utf-16-le"
    yield from (read_declared(data), "utf-8", "cp1252", "latin-1")


def _decode(data: bytes, codec: str) -> str | None:
    """Returns what bytes say in an encoding; None where they are not in it, or it is none for documents."""
    try:
        text = data.decode(find_codec(codec))
        text.encode()
    except (LookupError, UnicodeError):
        return None
    return text


def _ends_within_item(data: bytes) -> bool:
    """Returns whether the last item of a feed is opened and not closed, or that cannot be told."""
    last = deque(_ITEM.finditer(data), 1)
    return not last or not last[0][1]

"""The body of an HTTP response as it went over the wire -> the bytes of the page (RFC 9112, 9110).

Archives hold bodies in both forms: some crawlers take chunks and compression off and leave the header fields that tell of
them. So a body is decoded where it is what its header says, and else taken as it stands.
"""

from __future__ import annotations

import re
import zlib

from checker.inputs.extras import DAMAGE

GZIP = b"\x1f\x8b"
_SIZE = re.compile(rb"[ \t]*([0-9A-Fa-f]{1,15})[ \t]*(?:;[^\r\n]*)?\r?\n")  # of a chunk


def decode_body(body: bytes, transfer: str, encodings: str, limit: int) -> bytes:
    """Returns the page of a body, given its Transfer-Encoding and Content-Encoding; of a longer one `limit` bytes and one.

    Raises ValueError, with the reason, for what is damaged or compressed in a way that is not known.
    """
    if "chunked" in transfer.lower():
        body = _join_chunks(body)
    for encoding in reversed([name.strip().lower() for name in encodings.split(",")]):
        body = _expand(body, encoding, limit)
    return body


def _join_chunks(body: bytes) -> bytes:
    """Returns a chunked body in one piece; as it is where it begins with no chunk."""
    parts: list[bytes] = []
    at = 0
    while (size := _SIZE.match(body, at)) is not None:
        length = int(size[1], 16)
        if not length:
            return b"".join(parts)
        parts.append(body[size.end() : size.end() + length])
        end = size.end() + length
        at = end + (2 if body.startswith(b"\r\n", end) else 1)
    if parts:
        raise ValueError("the chunks of its body do not end")
    return body


def _expand(body: bytes, encoding: str, limit: int) -> bytes:
    """Returns a body without one compression, at most `limit` bytes and one of it."""
    if encoding in ("", "identity") or (encoding in ("gzip", "x-gzip") and not body.startswith(GZIP)):
        return body
    if encoding in ("gzip", "x-gzip"):
        return _inflate(body, 16 + zlib.MAX_WBITS, limit)
    if encoding == "deflate":
        if body.lstrip()[:1] == b"<":
            return body
        return _inflate(body, zlib.MAX_WBITS if body[:1] == b"\x78" else -zlib.MAX_WBITS, limit)
    if encoding == "br":
        return _expand_brotli(body, limit)
    raise ValueError(f"its body is compressed with {encoding[:20]}, which is not read")


def _inflate(body: bytes, window: int, limit: int) -> bytes:
    """Returns what DEFLATE (RFC 1951) packed."""
    unpacker = zlib.decompressobj(window)
    try:
        page = unpacker.decompress(body, limit + 1)
    except zlib.error as error:
        raise ValueError("its body is damaged") from error
    if not unpacker.eof and len(page) <= limit:
        raise ValueError("its body ends too early")
    return page


def _expand_brotli(body: bytes, limit: int) -> bytes:
    """Returns what Brotli (RFC 7932) packed; a body that is none is a page already."""
    import brotli

    try:
        unpacker = brotli.Decompressor()
        page: bytes = unpacker.process(body, output_buffer_limit=limit + 1)
        while len(page) <= limit and not unpacker.is_finished():
            more = unpacker.process(b"", output_buffer_limit=limit + 1 - len(page))
            if not more:
                break
            page += more
    except (brotli.error, *DAMAGE) as error:
        if body.lstrip()[:1] == b"<":
            return body
        raise ValueError("its body is damaged") from error
    return page[: limit + 1]

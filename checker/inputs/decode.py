"""Bytes -> text: UTF-8, or UTF-16 with a byte order mark. Nothing is guessed and nothing replaced."""

from __future__ import annotations

import codecs

from checker.model import CheckerError

UTF16 = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
UTF32 = {codecs.BOM_UTF32_LE: "UTF-32LE", codecs.BOM_UTF32_BE: "UTF-32BE"}
# Codecs of Python in which no document is written: some take quadratic time, others have signs of their own.
FOREIGN = frozenset(("idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape", "utf-7"))
BINARY = {
    b"%PDF": "a PDF: give it the suffix .pdf",
    b"PK\x03\x04": "an archive or a document: give a Word document the suffix .docx, or save its text as .txt",
    b"\x1f\x8b": "gzip: unpack it, or pipe it in with gzip -dc FILE | checker check -",
}


def decode(data: bytes, place: str, offset: int = 0) -> str:
    """Returns the text of an input, without its byte order mark and with LF line ends.

    `offset` is where `data` begins in its file. Raises CheckerError, naming the first bad byte, where it is neither UTF-8 nor
    UTF-16, holds NUL, is empty or holds only white space.
    """
    if not data:
        raise CheckerError(place, "is empty", "give it text, or leave it out")
    codec, mark = _encoding(data, place)
    try:
        text = data[mark:].decode(codec)
    except UnicodeDecodeError as error:
        raise _undecodable(data, mark + error.start, codec, place, offset) from error
    if "\0" in text:
        raise _binary(data, text, place, offset)
    if not text or text.isspace():
        raise CheckerError(place, "holds only white space", "give it text, or leave it out")
    return settle_newlines(text)


def find_codec(label: str) -> str:
    """Returns Python's name of the encoding that a document states. Raises LookupError where none for documents has that name."""
    name = codecs.lookup(label).name
    if name in FOREIGN:
        raise LookupError(label)
    return name


def settle_newlines(text: str) -> str:
    """Returns text with LF for every CRLF and CR."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _encoding(data: bytes, place: str) -> tuple[str, int]:
    """Returns the codec that the first bytes call for, and the length of the byte order mark."""
    for mark, name in UTF32.items():
        # UTF-16 text may begin with FF FE 00 00 too, but only if its first character is NUL, which is refused as well.
        if data.startswith(mark):
            raise CheckerError(place, "is UTF-32", f"turn it into UTF-8: iconv -f {name} -t UTF-8 FILE > NEW")
    for mark, codec in UTF16.items():
        if data.startswith(mark):
            return codec, len(mark)
    return "utf-8", len(codecs.BOM_UTF8) if data.startswith(codecs.BOM_UTF8) else 0


def _undecodable(data: bytes, at: int, codec: str, place: str, offset: int) -> CheckerError:
    """Returns the error for bytes that are not what they should be."""
    for magic, what in BINARY.items():
        if data.startswith(magic):
            return CheckerError(place, "is not text", f"it looks like {what}")
    if codec != "utf-8":
        return CheckerError(place, f"is not valid UTF-16 at byte {offset + at}", "save it again as UTF-8")
    if data.count(0, 0, 4096):
        return CheckerError(place, f"is a binary file (byte {offset + data.index(0)} is NUL)", "give text instead")
    return CheckerError(
        place,
        f"is not UTF-8: byte {offset + at} is 0x{data[at]:02X}",
        "turn it into UTF-8: iconv -f WINDOWS-1252 -t UTF-8 FILE > NEW, with the encoding it really has",
    )


def _binary(data: bytes, text: str, place: str, offset: int) -> CheckerError:
    """Returns the error for a NUL, which no text holds; every other byte NUL is UTF-16 that lacks its mark."""
    half = len(data[:4096]) // 2
    for name, nul in (("UTF-16LE", data[1:4096:2]), ("UTF-16BE", data[0:4096:2])):
        if half > 1 and nul.count(0) * 2 > half and data.count(0, 0, 4096) - nul.count(0) < half // 4 + 1:
            return CheckerError(
                place,
                f"seems to be {name} without a byte order mark",
                f"turn it into UTF-8: iconv -f {name} -t UTF-8 FILE > NEW",
            )
    at = data.find(b"\0") if b"\0" in data else text.index("\0")
    return CheckerError(place, f"is a binary file (byte {offset + at} is NUL)", "give text instead")

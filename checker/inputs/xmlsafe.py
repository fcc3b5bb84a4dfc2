"""XML from strangers -> elements: no entity is ever declared, no other file read, and nothing nests without end.

On expat, which Python has in its standard library. A document that declares an entity of its own is refused, which rules
out entity bombs and the reading of local files; the entities of HTML are known without a declaration where a document has a
DOCTYPE, as the DTDs of the trade declare them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html.entities import html5
from typing import Any
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from checker.inputs.decode import UTF16, find_codec
from checker.model import CheckerError

DEPTH_LIMIT = 200  # of elements in elements
PIECE = 4096  # bytes read at once in search of the root
_DECLARED = re.compile(rb"""<\?xml[^>]{0,100}?encoding\s*=\s*["']([A-Za-z][\w.-]*)""")
_START = re.compile(rb"<([A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)")
_ENTITY = re.compile(rb"<!ENTITY", re.I)
_KNOWN = frozenset(("utf-8", "utf-16", "us-ascii", "iso-8859-1"))  # to expat


def parse_xml(data: bytes, place: str) -> Element:
    """Returns the root of an XML 1.0 document; names are `{namespace}name`.

    Raises CheckerError, with the line, where it is not well-formed, declares an entity or is nested too deep.
    """
    text, encoding = _encode(data, place)
    builder = TreeBuilder()
    depth = 0

    def start(name: str, attributes: Mapping[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > DEPTH_LIMIT:
            at = f"{place}:{parser.CurrentLineNumber}"
            raise CheckerError(at, f"is nested more than {DEPTH_LIMIT} elements deep", "leave it out")
        builder.start(_universal(name), {_universal(key): value for key, value in attributes.items()})

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        builder.end(_universal(name))

    def skipped(name: str, parameter: bool) -> None:
        if parameter:
            return
        if f"{name};" not in html5:
            at = f"{place}:{parser.CurrentLineNumber}"
            raise CheckerError(at, f"uses the entity &{name}; and does not say what it is", "write the character")
        builder.data(html5[f"{name};"])

    parser = _make_parser(place, encoding)
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler, parser.SkippedEntityHandler = builder.data, skipped
    try:
        parser.Parse(text, True)
    except expat.ExpatError as error:
        raise _ill_formed(error, place) from error
    return builder.close()


def find_root(data: bytes, place: str) -> str:
    """Returns the name of a document's root element without its namespace; "" where there is none.

    Only what stands before it is read, so that it may be given the beginning of a file. Raises CheckerError where that
    declares an entity.
    """
    name = ""

    def start(found: str, attributes: Mapping[str, str]) -> None:
        nonlocal name
        name = name or found.rpartition("}")[2]

    try:
        text, encoding = _encode(data, place)
    except CheckerError:
        text, encoding = data, "iso-8859-1"  # in which all bytes can be read; expat would ask Python for any codec
    parser = _make_parser(place, encoding)
    parser.StartElementHandler = start
    try:
        for at in range(0, len(text), PIECE):
            parser.Parse(text[at : at + PIECE], False)
            if name:
                break
    except (expat.ExpatError, ValueError, LookupError):  # damaged, or in an encoding that expat has not
        if not name and _ENTITY.search(text):
            raise _declares(place) from None
        found = _START.search(text[:PIECE])
        return name or (found[2].decode() if found else "")
    return name


def _make_parser(place: str, encoding: str | None) -> Any:
    """Returns a parser that refuses declarations of entities; without an encoding it goes by the document."""
    parser = expat.ParserCreate(encoding, "}")
    parser.buffer_text = True

    def refuse(*declaration: object) -> None:
        raise _declares(f"{place}:{parser.CurrentLineNumber}")

    parser.EntityDeclHandler = refuse
    return parser


def _declares(place: str) -> CheckerError:
    """Returns the error for a document with entities of its own."""
    return CheckerError(place, "declares an XML entity and is not read", "write the characters in the entity's place")


def _encode(data: bytes, place: str) -> tuple[bytes, str | None]:
    """Returns the document and its encoding; one in an encoding that expat has not is turned into UTF-8."""
    name = read_declared(data) or "utf-8"
    if name in _KNOWN or data[:2] in UTF16:
        return data, None
    try:
        return data.decode(find_codec(name)).encode(), "utf-8"
    except LookupError as error:
        raise CheckerError(place, f"is in {name}, which is no known encoding", "save it again as UTF-8") from error
    except UnicodeError as error:
        raise CheckerError(place, f"is not in {name}, as it says: {error}", "save it again as UTF-8") from error


def read_declared(data: bytes) -> str:
    """Returns the encoding that a document declares, in lower case; "" where it declares none."""
    declared = _DECLARED.search(data[:256])
    return declared[1].decode().lower() if declared else ""


def _universal(name: str) -> str:
    """Returns a name as ElementTree writes it."""
    return "{" + name if "}" in name else name


def _ill_formed(error: expat.ExpatError, place: str) -> CheckerError:
    """Returns the error for what is not XML."""
    what = re.sub(r": line \d+, column \d+$", "", str(error))
    return CheckerError(f"{place}:{error.lineno}", f"is not well-formed XML: {what}", "mend it, or leave it out")

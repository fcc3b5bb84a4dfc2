"""A Word document (.docx, ECMA-376) -> its article, by python-docx: paragraphs and tables in order, and its title.

Tables go row by row, a paragraph a row, with a bar between cells. Deleted and hidden words, field codes, notes, headers and
footers are left out; words inserted under review are read. The day on which a document was made is not that on which its text
was published, so none is taken.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from checker.inputs.extracted import article_of_extract
from checker.inputs.extras import DAMAGE, load_extra
from checker.inputs.metadata import Metadata
from checker.model import Article, CheckerError

EXTRA = "docx"
LIMIT = 64 * 1024 * 1024  # bytes when unpacked
PARTS = 10_000
PIECE = 64 * 1024

_SPACE = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = (
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"  # says again what its neighbour says
)
_PARAGRAPH, _TABLE, _ROW, _CELL, _RUN, _TEXT = (_SPACE + name for name in ("p", "tbl", "tr", "tc", "r", "t"))
_UNREAD = {_FALLBACK, *(_SPACE + name for name in ("del", "moveFrom", "rPr", "pPr", "tblPr", "trPr", "tcPr", "sectPr"))}
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
_MARKS = {_SPACE + name: sign for name, sign in _SIGNS.items()}
_PROPERTIES, _HIDDEN, _VALUE = _SPACE + "rPr", _SPACE + "vanish", _SPACE + "val"
_STYLE = f"{_SPACE}pPr/{_SPACE}pStyle"


def read_docx(data: bytes, path: Path, place: str, name: str) -> Iterator[Article]:
    """Yields the article of a document.

    Raises CheckerError where it is damaged or no such document, unpacks to more than LIMIT bytes, declares entities, or holds
    no text.
    """
    docx, etree = load_extra("docx", EXTRA, place), load_extra("lxml.etree", EXTRA, place)
    try:
        _refuse_bombs(data, place)
        document = docx.Document(io.BytesIO(data))
        text = "\n\n".join(_read_body(document.element.body))
        title = document.core_properties.title or _read_title(document.element.body)
    except (*DAMAGE, zipfile.BadZipFile, zlib.error, etree.LxmlError, docx.exceptions.PythonDocxError) as error:
        raise CheckerError(place, *_tell_damage(data)) from error
    except docx.opc.exceptions.OpcError as error:
        raise CheckerError(place, *_tell_damage(data)) from error
    yield article_of_extract(Metadata(title=title), text, path, place, name, "document")


def _refuse_bombs(data: bytes, place: str) -> None:
    """Raises CheckerError for a package that declares or turns out to be more than LIMIT, or whose XML declares entities."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = package.infolist()
        if len(parts) > PARTS or sum(part.file_size for part in parts) > LIMIT:
            raise _too_big(place)
        left = LIMIT
        for part in parts:
            if part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                raise zipfile.BadZipFile(part.filename)  # ECMA-376, part 2, knows no other
            with package.open(part) as stream:
                tail = b""
                while piece := stream.read(PIECE):
                    left -= len(piece)
                    if left < 0:
                        raise _too_big(place)
                    if part.filename.endswith((".xml", ".rels")) and b"<!DOCTYPE" in tail + piece:
                        raise CheckerError(
                            place, "has a DOCTYPE, which no document has", "save it again, or save its text as .txt"
                        )
                    tail = piece[-8:]


def _read_body(body: Any) -> Iterator[str]:
    """Yields the paragraphs and rows of a document in order, those that hold text."""
    stack = [child for child in reversed(body)]
    while stack:  # no recursion: a document may be deep
        element = stack.pop()
        if element.tag == _PARAGRAPH:
            said = _read_paragraph(element)
            if said:
                yield said
        elif element.tag == _TABLE:
            rows = (_read_row(row) for row in element.iter(_ROW) if next(row.iterancestors(_TABLE)) is element)
            table = "\n".join(filter(None, rows))
            if table:
                yield table
        elif element.tag not in _UNREAD:
            stack += reversed(element)


def _read_row(row: Any) -> str:
    """Returns the cells of a row with bars between, on one line; "" where all are empty."""
    cells = (cell for cell in row.iter(_CELL) if next(cell.iterancestors(_ROW)) is row)
    said = [" ".join(" ".join(map(_read_paragraph, _outermost(cell))).split()) for cell in cells]
    return f"| {' | '.join(said)} |" if any(said) else ""


def _outermost(cell: Any) -> Iterator[Any]:
    """Yields the paragraphs of a cell that are in no other: what is in one is read with it, and would be told once a depth."""
    return (p for p in cell.iter(_PARAGRAPH) if next(p.iterancestors(_PARAGRAPH), None) is None)


def _read_paragraph(paragraph: Any) -> str:
    """Returns the words of a paragraph, those of a text box in it last, without what is deleted or hidden."""
    own: list[str] = []
    boxes: list[Any] = []
    stack = [child for child in reversed(paragraph)]
    while stack:
        element = stack.pop()
        if element.tag == _TEXT:
            own.append(element.text or "")
        elif element.tag in _MARKS:
            own.append(_MARKS[element.tag])
        elif element.tag == _PARAGRAPH:
            boxes.append(element)
        elif element.tag not in _UNREAD and not (element.tag == _RUN and _is_hidden(element)):
            stack += reversed(element)
    said = ["".join(own).strip(), *map(_read_paragraph, boxes)]
    return "\n\n".join(filter(None, said))


def _is_hidden(run: Any) -> bool:
    """Returns whether a run is set as hidden text."""
    hidden = run.find(f"{_PROPERTIES}/{_HIDDEN}")
    return hidden is not None and hidden.get(_VALUE, "true") not in ("0", "false", "off")


def _read_title(body: Any) -> str:
    """Returns the first paragraph in the style of a title, else "". python-docx takes a millisecond a paragraph for the style."""
    titles = (" ".join(_read_paragraph(p).split()) for p in body.iterchildren(_PARAGRAPH) if _has_style(p, "Title"))
    return next(filter(None, titles), "")


def _has_style(paragraph: Any, name: str) -> bool:
    style = paragraph.find(_STYLE)
    return style is not None and style.get(_VALUE) == name


def _tell_damage(data: bytes) -> tuple[str, str]:
    """Returns what is wrong with a file that cannot be read as a document, and the mend."""
    if data[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        return "is an old or a protected Word document", "save it as .docx without a password"
    what = "is a damaged document" if data[:2] == b"PK" else "is no .docx document"
    return what, "save it again as .docx, or save its text as .txt"


def _too_big(place: str) -> CheckerError:
    return CheckerError(place, f"unpacks to more than {LIMIT:,} bytes", "save its text as .txt")

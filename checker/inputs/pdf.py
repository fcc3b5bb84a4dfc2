"""A PDF -> its article, by pypdf: the text of its pages, and what its metadata states of title, publisher and day.

The day on which the file was made (/CreationDate) is not taken for the day of publication: a page that is printed years later
has one too. PRISM's publicationDate and the date of Dublin Core, in XMP, are (ISO 16684-1; PRISM 3.0).
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from checker.inputs.extracted import article_of_extract
from checker.inputs.extras import DAMAGE, load_extra
from checker.inputs.metadata import Metadata
from checker.inputs.printed import join_lines
from checker.late import compile_late
from checker.model import Article, CheckerError

EXTRA = "pdf"
LETTERS = 64 * 1024 * 1024  # of text; a small file may draw the same page without end
OPERATIONS = 5_000_000  # of drawing, some 1,000 pages

DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"
PRISM = tuple(f"http://prismstandard.org/namespaces/basic/{version}/" for version in ("3.0", "2.1", "2.0"))

# What programs write in the title of a document that has none.
_NO_TITLE = compile_late(r"(?i)microsoft word\b.*|untitled.*|.*\.(?:docx?|rtf|odt|pdf|indd|qxd|pptx?|xlsx?|tex)", re.S)


def read_pdf(data: bytes, path: Path, place: str, name: str) -> Iterator[Article]:
    """Yields the article of a PDF. Raises CheckerError where it is encrypted or damaged, or holds no text but pictures."""
    pypdf = load_extra("pypdf", EXTRA, place)
    if not data:
        raise CheckerError(place, "is empty", "give it text, or leave it out")
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise _locked(place, "is encrypted: it opens only with its password")
        pages = list(_read_pages(reader, place))
        about = _read_about(reader)
    except pypdf.errors.DependencyError as error:
        raise CheckerError(
            place, "is encrypted with AES", "run pip install cryptography, or save a copy without a password"
        ) from error
    except pypdf.errors.FileNotDecryptedError as error:
        raise _locked(place, "is encrypted") from error
    except pypdf.errors.LimitReachedError as error:
        raise _endless(place) from error
    except (*DAMAGE, pypdf.errors.PyPdfError) as error:
        what = "is a damaged PDF" if b"%PDF" in data[:1024] else "is no PDF"
        raise CheckerError(place, what, "save it again, or save its text as .txt") from error
    if not any(page.strip() for page in pages):
        raise CheckerError(
            place, "is a PDF without text: its pages are pictures", "have its text recognised first, as ocrmypdf does"
        )
    yield article_of_extract(about, join_lines(pages), path, place, name, "PDF")


def _read_pages(reader: Any, place: str) -> Iterator[str]:
    """Yields the text of each page. Raises CheckerError for one that draws without end."""
    drawn = letters = 0

    def count(*_: object) -> None:
        nonlocal drawn
        drawn += 1
        if drawn > OPERATIONS:
            raise _endless(place)

    for page in reader.pages:
        text = page.extract_text(visitor_operand_before=count)
        letters += len(text)
        if letters > LETTERS:
            raise _endless(place)
        yield text


def _read_about(reader: Any) -> Metadata:
    """Returns title, publisher and day of publication, as the metadata states them, else ""."""
    info, xmp = reader.metadata or {}, reader.xmp_metadata
    stamps = [(space, key) for key in ("publicationDate", "coverDate") for space in PRISM] + [(DUBLIN_CORE, "date")]
    titles = (_say(xmp, DUBLIN_CORE, "title"), str(info.get("/Title") or ""))
    return Metadata(
        source=_say(xmp, DUBLIN_CORE, "publisher"),
        title=next((title for title in titles if title.strip() and not _NO_TITLE.fullmatch(title.strip())), ""),
        published=next(filter(None, (_say(xmp, *stamp) for stamp in stamps)), ""),
    )


def _say(xmp: Any, namespace: str, key: str) -> str:
    """Returns the first value of a key of XMP as written, else ""."""
    for node in xmp.get_element("", namespace, key) if xmp is not None else ():
        inner = node.getElementsByTagName("rdf:li") if hasattr(node, "getElementsByTagName") else []
        at = inner[0] if inner else node
        said = "".join(child.data for child in at.childNodes if child.nodeType == child.TEXT_NODE) or at.nodeValue or ""
        if said.strip():
            return str(said).strip()
    return ""


def _locked(place: str, what: str) -> CheckerError:
    return CheckerError(place, what, "save a copy without a password, or save its text as .txt")


def _endless(place: str) -> CheckerError:
    return CheckerError(place, "is a PDF that unpacks to more than an article", "save the article's text as .txt")

"""The formats of files that hold articles in something other than plain text, by the end of their names.

To add one, add a line to FORMATS: the suffix in lower case (`.xml`, `.warc.gz`; the longest that fits counts), and a Format of
the module and the function that reads it. The module is imported when such a file is read, and no sooner; what it needs from
an extra of pyproject.toml is named in `extra` and `needs`, so that a missing one is a single clear error. The function is

    read_it(data: bytes, path: Path, place: str, name: str) -> Iterator[Article | CheckerError]

of at most read.LIMIT bytes; or, with `streams`, of a file that may be longer than its articles:

    read_it(stream: BinaryIO, path: Path, place: str, name: str, limit: int) -> Iterator[Article | CheckerError]

`place` begins every error, and `name` is the source of an article that states none. It yields an error for a part that cannot
be read and goes on, or raises CheckerError where the rest cannot be read either. A suffix that other files have too (`.xml`,
`.csv`) names in `looks` a function of the same module, `(head: bytes) -> bool` of a file's first HEAD bytes: a file in a
folder is taken for an article only where that is true, while one that is named is always read. `looks` must not import an extra.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

HEAD = 4096  # bytes that tell whether a file is an article


class Format(NamedTuple):
    """How a format is read: by which function of which module, and what must be installed for it."""

    module: str
    function: str
    extra: str = ""
    needs: tuple[str, ...] = ()  # what is imported, which may not be what the package is called
    streams: bool = False
    looks: str = ""
    single: bool = False  # a file of it holds one article

    def load(self, function: str) -> Callable[..., Any]:
        """Returns a function of the format's module."""
        found: Callable[..., Any] = getattr(importlib.import_module(self.module), function)
        return found

    def is_installed(self) -> bool:
        """Returns whether the modules of its extra can be found; none is imported."""
        return all(find_spec(module) is not None for module in self.needs)


_HTML = Format(
    "checker.inputs.html",
    "read_html",
    "html",
    ("trafilatura", "htmldate", "lxml_html_clean"),
    looks="is_article",
    single=True,
)
_FEED = Format("checker.inputs.feeds", "read_feed", "feeds", ("feedparser",))
_WARC = Format("checker.inputs.warc", "read_warc", "warc", ("fastwarc", *_HTML.needs), streams=True)

FORMATS: dict[str, Format] = {
    ".html": _HTML,
    ".htm": _HTML,
    ".pdf": Format("checker.inputs.pdf", "read_pdf", "pdf", ("pypdf",), single=True),
    ".docx": Format("checker.inputs.docx", "read_docx", "docx", ("docx",), single=True),
    ".csv": Format("checker.inputs.csv_", "read_csv", streams=True, looks="has_articles"),
    ".rss": _FEED,
    ".atom": _FEED,
    ".xml": Format("checker.inputs.xmlfiles", "read_xml", looks="has_news"),  # feeds name their extra themselves
    ".json": Format("checker.inputs.ninjs", "read_ninjs", looks="has_items"),
    ".warc": _WARC,
    ".warc.gz": _WARC,
}


def find_suffix(path: Path) -> str:
    """Returns the end of a file's name, in lower case, that tells its format: the longest known one, else the last."""
    name = path.name.lower()
    known = [suffix for suffix in FORMATS if name.endswith(suffix) and len(name) > len(suffix)]
    return max(known, key=len) if known else path.suffix.lower()

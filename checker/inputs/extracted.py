"""Text that was taken out of a page or a document -> its article, which keeps the hash of that text."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from checker.inputs.decode import settle_newlines
from checker.inputs.metadata import Metadata, build_article
from checker.late import compile_late
from checker.model import Article, CheckerError

_UNWRITABLE = compile_late("[\0\ud800-\udfff]")  # NUL, and halves of surrogate pairs, which broken fonts yield
_TRAILING = compile_late(
    r"(?<![^\S\n])[^\S\n]++$", re.M
)  # from the start of a run alone, or long ones take quadratic time


def article_of_extract(about: Metadata, text: str, path: Path | None, place: str, name: str, what: str) -> Article:
    """Returns the article of an extracted text; lines and offsets are of that text, and `extracted` is its SHA-256.

    White space goes from the ends of its lines and from its two ends, and what is no character becomes U+FFFD. `what` is
    what it was taken from ("page"). Raises CheckerError where nothing is left.
    """
    text = _TRAILING.sub("", _settle(text)).strip("\n")
    if not text or text.isspace():
        raise CheckerError(place, f"is a {what} without article text", "leave it out, or give its text as .txt")
    known = Metadata(*(_settle(value) for value in about))
    text += "\n"
    return build_article(known, text, path, name, 0, extracted=hashlib.sha256(text.encode()).hexdigest())


def _settle(text: str) -> str:
    return _UNWRITABLE.sub("\ufffd", settle_newlines(text))

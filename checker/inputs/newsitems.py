"""What a news item states -> an article: its headline above its text, as it would stand on a page."""

from __future__ import annotations

import re
from pathlib import Path

from checker.inputs.decode import settle_newlines
from checker.inputs.extracted import article_of_extract
from checker.inputs.metadata import Metadata
from checker.model import Article, CheckerError

CANCELLED = frozenset(("canceled", "cancelled"))  # publishing status, by IPTC's NewsCodes: it must not be used


def article_of_item(about: Metadata, body: str, path: Path, place: str, name: str) -> Article:
    """Returns the article of an item: its title, a blank line, and its body, unless that begins with the title already.

    Raises CheckerError where there is neither.
    """
    title = re.sub(r"[ \t\n\r\f]+", " ", about.title).strip()  # no-break spaces stand in figures, and stay
    body = settle_newlines(body).strip()
    first = body.partition("\n")[0]
    text = body if not title or first.split() == title.split() else f"{title}\n\n{body}"
    return article_of_extract(about._replace(title=title), text, path, place, name, "news item")


def refuse_cancelled(status: str, place: str) -> None:
    """Raises CheckerError for an item that its provider has cancelled."""
    if status.lower() in CANCELLED:
        raise CheckerError(place, "is cancelled by its provider and not read", "take it out of the file")

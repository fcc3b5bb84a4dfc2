"""Files that end in .xml -> articles: feeds and NewsML-G2, told apart by their root element."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from checker.inputs import feeds, newsml
from checker.inputs.xmlsafe import find_root
from checker.model import Article, CheckerError

MEND = "give a feed (<rss>, <feed>, <rdf:RDF>) or NewsML-G2 (<newsItem>, <newsMessage>)"

_NEWS = re.compile(rb"<(?:rss|feed|rdf:RDF|newsItem|newsMessage)[\s>]")


def read_xml(data: bytes, path: Path, place: str, name: str) -> Iterator[Article | CheckerError]:
    """Yields the articles of a feed or of news items. Raises CheckerError for other XML, and for what is none."""
    if not data.strip():
        raise CheckerError(place, "is empty", MEND)
    root = find_root(data, place)
    if root in newsml.ROOTS:
        yield from newsml.read_newsml(data, path, place, name)
    elif root in feeds.ROOTS:
        yield from feeds.read_feed(data, path, place, name)
    else:
        what = f"is XML of another kind: its root is <{root[:60]}>" if root else "is no XML"
        raise CheckerError(place, what, MEND)


def has_news(head: bytes) -> bool:
    """Returns whether a file that begins so is a feed or news items; RDF is a feed where it names the namespace of RSS."""
    try:
        root = find_root(head, "")
    except CheckerError:
        return _NEWS.search(head) is not None  # so that reading it tells what is wrong with it
    return root in newsml.ROOTS or (
        root in feeds.ROOTS and (root != "RDF" or b"/rss/" in head or b"/rdf/simple/" in head)
    )

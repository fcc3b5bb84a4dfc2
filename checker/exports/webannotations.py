"""Readings -> W3C Web Annotations (Data Model, Recommendation of 23 February 2017), one an assertion or mention, as JSON-LD.

A target is a web address where the article states one, else its path as a relative IRI. Two selectors tell the place: the
words with what stands around them, and their code points in the text as the checker read it, which of a page is not all of
the page: where the two do not meet, the words count. Names of annotations come from what they say, so that a run on the same
articles gives the same file.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any
from urllib.parse import quote

from checker.exports.tables import Row, assertion_rows, mention_rows
from checker.model import Article, Reading

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32  # characters to each side of a quote
ROWS = {"assertions": assertion_rows, "mentions": mention_rows}
MOTIVATIONS = {"assertions": "describing", "mentions": "identifying"}
PLACED = frozenset(
    ("source", "title", "published", "path", "line", "start", "end", "text", "sentence")
)  # told by the target
_IRI = re.compile(r"(?:https?://|urn:|tag:)\S", re.I)
# What JSON may hold and a terminal, or a strict reader, may not be given raw.
_UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]")
_HALF = re.compile("[\ud800-\udfff]")


def write_annotations(readings: Iterable[Reading], what: str) -> Iterator[str]:
    """Yields an AnnotationCollection with one page, piece by piece; `what` is "assertions" or "mentions"."""
    names: list[str] = []
    yield f'{{\n"@context": {json.dumps(CONTEXT)},\n"type": "AnnotationCollection",\n"label": {json.dumps(what)},\n'
    yield '"first": {"type": "AnnotationPage", "startIndex": 0, "items": ['
    for annotation in chain.from_iterable(map(partial(annotate, what=what), readings)):
        yield ("," if names else "") + "\n" + dump(annotation)
        names.append(annotation["id"])
    page, collection = _name("page", *names), _name("collection", *names)
    yield f'\n], "id": "{page}"}},\n"last": "{page}",\n"total": {len(names)},\n"id": "{collection}"\n}}\n'


def annotate(reading: Reading, what: str) -> Iterator[dict[str, Any]]:
    """Yields the annotations of an article."""
    source = name_target(reading.article)
    seen: dict[str, int] = {}
    for row in ROWS[what](reading):
        body = {key: value for key, value in row.items() if key not in PLACED and value not in (None, "")}
        name = _name(source, str(row["start"]), str(row["end"]), str(row["text"]), dump(body))
        seen[name] = seen.get(name, 0) + 1
        yield {
            "id": name if seen[name] == 1 else _name(name, str(seen[name])),
            "type": "Annotation",
            "motivation": MOTIVATIONS[what],
            "body": [
                {"type": "TextualBody", "format": "text/plain", "value": _say(row)},
                {"type": "TextualBody", "format": "application/json", "value": dump(body)},
            ],
            "target": {
                "type": "SpecificResource",
                "source": source,
                "selector": _select(reading.article.text, int(row["start"] or 0), int(row["end"] or 0)),
            },
        }


def name_target(article: Article) -> str:
    """Returns the IRI of an article: its address, else its path, else a name made from its text."""
    if _IRI.match(article.url):
        return quote(article.url, safe="!#$%&'()*+,/:;=?@[]~")
    if article.path is not None:
        path = Path(article.path)
        return path.as_uri() if path.is_absolute() else quote(path.as_posix(), errors="surrogateescape")
    return _name(article.source, article.text)


def dump(given: Any) -> str:
    """Returns JSON on one line, without what steers a terminal; half a surrogate pair becomes U+FFFD."""
    text = _HALF.sub("\ufffd", json.dumps(given, ensure_ascii=False, allow_nan=False))
    return _UNSAFE.sub(lambda found: json.dumps(found[0])[1:-1], text)


def _select(text: str, start: int, end: int) -> list[dict[str, Any]]:
    """Returns the two selectors of a stretch of text."""
    return [
        {
            "type": "TextQuoteSelector",
            "exact": text[start:end],
            "prefix": text[max(start - AROUND, 0) : start],
            "suffix": text[end : end + AROUND],
        },
        {"type": "TextPositionSelector", "start": start, "end": end},
    ]


def _say(row: Row) -> str:
    """Returns a row in words: "Rotterdam tugs: about 12 (read as 11 to below 13)"."""
    about = " ".join(dict.fromkeys(str(row[key]) for key in ("subject", "attribute", "kind") if row.get(key)))
    low, high = row["low"], row["high"]
    if low is None and high is None:
        return f"{about}: {row['text']}"
    is_day = row["unit"] == "day"
    under = "before" if is_day else "below"
    first = [str(low)] if low and high else ["from" if is_day else "at least", str(low)] if low else []
    last = [*(["to"] if low else []), under, str(high)] if high else []
    words = [*first, *last, *([str(row["unit"])] if row["unit"] and not is_day else [])]
    return f"{about}: {row['text']} (read as {' '.join(words)})"


def _name(*parts: str) -> str:
    """Returns a URN that stands for these words (UUID version 5, RFC 9562)."""
    from uuid import NAMESPACE_URL, uuid5

    return uuid5(NAMESPACE_URL, _HALF.sub("\ufffd", "\x1f".join(parts))).urn

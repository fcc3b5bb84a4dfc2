"""ninjs files (IPTC's News in JSON, 1.0 to 3.x) -> articles: one item, or a list of them; no package is needed.

Names of fields are taken in either spelling (versioncreated, versionCreated). The day is that of the version, else the one it
was first created on; the source its provider, else a source of its information, else the holder of its copyright. A byline
names a person, not an outlet, and is left out. Text items among the associations are articles too; pictures and sound are not.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from checker.inputs.decode import decode
from checker.inputs.markup import is_marked_up, text_of_html
from checker.inputs.metadata import Metadata
from checker.inputs.newsitems import article_of_item, refuse_cancelled
from checker.model import Article, CheckerError

TEXTS = frozenset(("", "text", "composite", "component"))  # types of items that may have a body
DAYS = ("versioncreated", "firstcreated", "contentcreated")
SOURCES = ("provider", "source", "infosources", "copyrightholder")
MARKED = ("html", "xhtml", "richtext", "nitf", "xml")  # in what follows body_ in 1.x, and in media types
MEND = (
    'give a ninjs item or a list of them: {"uri": "...", "headline": "...", "body_text": "..."}; '
    "write other articles one a line, with a text: jq -c '.[]' FILE > FILE.jsonl"
)
# A field that other JSON hardly has; `uri`, the one that an item must have, is common.
_SIGN = re.compile(
    rb'"(?:versioncreated|firstcreated|pubstatus|representationtype|copyrightholder|headlines?|body_\w+|bodies)"\s*:',
    re.I,
)

Fields = Mapping[str, Any]


def read_ninjs(data: bytes, path: Path, place: str, name: str) -> Iterator[Article | CheckerError]:
    """Yields the article of each text item; one that is cancelled or has no text is one error.

    Raises CheckerError where the file is not JSON, or holds no ninjs item or none of text.
    """
    try:
        document = json.loads(decode(data, place))
    except json.JSONDecodeError as error:
        raise CheckerError(f"{place}:{error.lineno}", f"is not JSON: {error.msg}", "mend it") from error
    except (ValueError, RecursionError) as error:
        raise CheckerError(place, "is not JSON that can be read: too deep or too long", "mend it") from error
    alone = not isinstance(document, list)
    given = [document] if alone else document
    if not any(map(_is_item, given)):
        raise CheckerError(place, "is JSON, but no ninjs item", MEND)
    number = 0
    for number, (at, item) in enumerate(_find_texts(given, place, alone), 1):
        try:
            if item is None:
                raise CheckerError(at, "is no ninjs item", MEND)
            refuse_cancelled(str(item.get("pubstatus") or ""), at)
            yield article_of_item(
                _about(item), _body(item), path, at, name if alone and number == 1 else f"{name}:{number}"
            )
        except CheckerError as error:
            yield error
    if not number:
        raise CheckerError(place, "holds no ninjs item of text", "leave it out")


def has_items(head: bytes) -> bool:
    """Returns whether a file that begins so is ninjs: `uri` or a list first, and a field that other JSON hardly has."""
    return head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"[") and b'"uri"' in head and bool(_SIGN.search(head))


def _is_item(given: Any) -> bool:
    """Returns whether this is a ninjs item: an object with a `uri` and something that only news has."""
    return isinstance(given, dict) and "uri" in given and any(_SIGN.match(f'"{key}":'.encode()) for key in given)


def _find_texts(given: Sequence[Any], place: str, alone: bool) -> Iterator[tuple[str, Fields | None]]:
    """Yields the place and the fields of each item that is text, those associated with it behind it; None for no item."""
    stack = [(place if alone else f"{place}: item {number:,}", one, False) for number, one in enumerate(given, 1)][::-1]
    while stack:
        at, one, associated = stack.pop()
        if not isinstance(one, dict) or not (associated or _is_item(one)):
            yield at, None
            continue
        fields = {key.lower(): value for key, value in one.items()}
        about = fields.get("associations")
        within = list(about.values() if isinstance(about, dict) else about if isinstance(about, list) else ())
        stack += [(f"{at}, association {n:,}", other, True) for n, other in enumerate(within, 1) if _is_object(other)][
            ::-1
        ]
        if str(fields.get("type") or "").lower() in TEXTS and (not associated or _body(fields)):
            if within and fields.get("type") == "composite" and not _body(fields):
                continue  # a package that is nothing but its parts
            yield at, fields


def _is_object(given: Any) -> bool:
    return isinstance(given, dict)


def _about(item: Fields) -> Metadata:
    """Returns what an item states of itself."""
    return Metadata(
        source=next(filter(None, (_name(item.get(key)) for key in SOURCES)), ""),
        title=_headline(item),
        published=next((item[key] for key in DAYS if isinstance(item.get(key), str) and item[key].strip()), ""),
        url=item["uri"] if isinstance(item.get("uri"), str) else "",
    )


def _name(given: Any) -> str:
    """Returns the name of a party, which stands as a string, an object or the first of a list."""
    if isinstance(given, list):
        return next(filter(None, map(_name, given)), "")
    if isinstance(given, dict):
        return next((name for key in ("name", "literal") if (name := _name(given.get(key)))), "")
    return given.strip() if isinstance(given, str) else ""


def _headline(item: Fields) -> str:
    """Returns the headline: of 2.0 and later the main one, else the first."""
    for one in sorted(_values(item, "headlines"), key=lambda one: one.get("role") != "main"):
        return _as_text(one)
    given = [
        item.get("headline"),
        item.get("headline_main"),
        *(item[key] for key in item if key.startswith("headline_")),
    ]
    return next((text_of_html(one) for one in [*given, item.get("title")] if isinstance(one, str) and one.strip()), "")


def _body(item: Fields) -> str:
    """Returns the text of the body: of several, one that keeps its paragraphs; of those the main one, the longest."""
    bodies = _values(item, "bodies") or [
        {"contenttype": _type_of(key.removeprefix("body_")), "role": key.removeprefix("body_"), "value": item[key]}
        for key in item
        if key.startswith("body_") and isinstance(item[key], str)
    ]
    filled = [one for one in bodies if one["value"].strip()]
    return _as_text(min(filled, key=_rank)) if filled else ""


def _rank(body: Fields) -> tuple[bool, bool, bool, int]:
    """Returns what puts the better body first."""
    media = str(body.get("contenttype") or "")
    exact = media.partition(";")[0].strip() == "application/xml"  # of the provider's own making
    return exact, not ("\n\n" in body["value"] or _is_marked(body)), body.get("role") != "main", -len(body["value"])


def _values(item: Fields, key: str) -> list[dict[str, Any]]:
    """Returns the objects of a list that have a value, the names of their fields in lower case."""
    given = item.get(key)
    objects = [
        {name.lower(): value for name, value in one.items()}
        for one in (given if isinstance(given, list) else ())
        if isinstance(one, dict)
    ]
    return [one for one in objects if isinstance(one.get("value"), str) and one["value"].strip()]


def _type_of(form: str) -> str:
    """Returns the media type that the name of a body means in 1.x: "xhtml", "text", "richtext_1"."""
    return "text/html" if any(sign in form for sign in MARKED) else ""


def _is_marked(body: Fields) -> bool:
    """Returns whether a body is marked up: as it says itself, or, where it says nothing, by its looks."""
    media = str(body.get("contenttype") or "").lower()
    return any(sign in media for sign in MARKED) or (not media and is_marked_up(body["value"]))


def _as_text(body: Fields) -> str:
    """Returns the text of a body or a headline."""
    value: str = body["value"]
    return text_of_html(value) if _is_marked(body) else value.strip()

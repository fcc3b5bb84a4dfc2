"""JSON-LD of a page -> what it says of its article, in the terms of https://schema.org/NewsArticle."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Any, NamedTuple

MOST = 10_000  # nodes looked at
WITHIN = (
    "@graph",
    "mainEntity",
    "mainEntityOfPage",
    "about",
)  # where the article of a page may stand; others are of other pages


class Linked(NamedTuple):
    """What JSON-LD states of an article, as written; "" where it does not."""

    source: str = ""
    title: str = ""
    published: str = ""
    url: str = ""


def read_linked(scripts: Iterable[str]) -> Linked:
    """Returns what the first article among these pieces of JSON-LD says of itself; what is no JSON is passed over."""
    nodes = [node for script in scripts for node in _walk(_parse(script))]
    named = {node["@id"]: node for node in reversed(nodes) if isinstance(node.get("@id"), str) and len(node) > 1}
    article = next((node for node in nodes if _is_article(node)), None)
    if article is None:
        return Linked()
    page = article.get("mainEntityOfPage")
    return Linked(
        source=_say(_follow(article.get("publisher"), named), "name"),
        title=_say(article, "headline") or _say(article, "name"),
        published=_say(article, "datePublished"),
        url=_say(article, "url") or (page if isinstance(page, str) else _say(_follow(page, named), "@id")),
    )


def _parse(script: str) -> Any:
    """Returns the value of a piece of JSON, None where it is none. Line ends within strings are let pass, as sites write them."""
    try:
        return json.loads(script.strip().removeprefix("<!--").removesuffix("-->"), strict=False)
    except (ValueError, RecursionError):
        return None


def _walk(value: Any) -> Iterator[dict[str, Any]]:
    """Yields the nodes in which a page may speak of its own article, outer ones first."""
    queue, seen = deque([value]), 0
    while queue and seen < MOST:
        value, seen = queue.popleft(), seen + 1
        if isinstance(value, list):
            queue.extend(value)
        elif isinstance(value, dict):
            yield value
            queue.extend(value[key] for key in WITHIN if key in value)


def _is_article(node: dict[str, Any]) -> bool:
    """Returns whether a node is of a type of article: NewsArticle, BlogPosting, Report and so on."""
    types = node.get("@type")
    names = types if isinstance(types, list) else [types]
    return any(isinstance(name, str) and name.endswith(("Article", "Posting", "Report")) for name in names)


def _follow(value: Any, named: dict[str, dict[str, Any]]) -> Any:
    """Returns the first of several values, and the node that is told of elsewhere where only its `@id` is given."""
    first = value[0] if isinstance(value, list) and value else value
    if isinstance(first, dict) and set(first) <= {"@id", "@type"}:
        return named.get(str(first.get("@id")), first)
    return first


def _say(node: Any, key: str) -> str:
    """Returns a value of a node as text: a string, the first of several, or the name of a node; "" for anything else."""
    if isinstance(node, str):
        return unescape(node).strip() if key == "name" else ""
    value = node.get(key) if isinstance(node, dict) else None
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("@value")
    return unescape(value).strip() if isinstance(value, str) else ""

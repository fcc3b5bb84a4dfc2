"""NewsML-G2 files (IPTC, 2.x) -> articles, one a news item of text, alone or in a message; no package is needed.

The body is the first that is there: XML in the document (NITF, XHTML), or plain data. The day is that of the version; the
source the provider. Packages refer to items and hold none, so that nothing is read of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

from checker.inputs.markup import is_marked_up, local_name, text_of_element, text_of_html
from checker.inputs.metadata import Metadata
from checker.inputs.newsitems import article_of_item, refuse_cancelled
from checker.inputs.xmlsafe import parse_xml
from checker.model import Article, CheckerError

NAMESPACE = "http://iptc.org/std/nar/2006-10-01/"
ITEM = "newsItem"
ROOTS = frozenset((ITEM, "newsMessage", "packageItem"))  # of XML that may hold items
NITF_TITLES = ("hedline", "hl1")


def read_newsml(data: bytes, path: Path, place: str, name: str) -> Iterator[Article | CheckerError]:
    """Yields the article of each item of text; one that is cancelled or has no text is one error.

    Raises CheckerError where the file is no XML that can be read safely, or holds no such item.
    """
    root = parse_xml(data, place)
    items = [root] if _is(root, ITEM) else [one for one in root.iter() if _is(one, ITEM)]
    texts = [(number, item) for number, item in enumerate(items, 1) if _class(item) in ("", "text", "composite")]
    if not texts:
        what = f"<{local_name(root)}> holds no news item of text" + ("; a package only refers to them" * (not items))
        raise CheckerError(place, what, "give the items themselves: <newsItem>, alone or in a <newsMessage>")
    for number, item in texts:
        at, own = (place, name) if item is root else (f"{place}: item {number:,}", f"{name}:{number}")
        try:
            refuse_cancelled(_code(_find(item, "itemMeta", "pubStatus")), at)
            yield article_of_item(_about(item), _body(item), path, at, own)
        except CheckerError as error:
            yield error


def _is(element: Element, name: str) -> bool:
    """Returns whether this is an element of NewsML-G2; one without any namespace is taken for one."""
    return element.tag in (f"{{{NAMESPACE}}}{name}", name)


def _find(element: Element | None, *names: str) -> Element | None:
    """Returns the first element on a path of names; None where there is none."""
    for name in names:
        element = next((child for child in element if _is(child, name)), None) if element is not None else None
    return element


def _text(element: Element | None) -> str:
    """Returns the text in an element, on one line."""
    return " ".join("".join(element.itertext()).split()) if element is not None else ""


def _code(element: Element | None) -> str:
    """Returns what a concept is called by its code, without the scheme: "text" for "ninat:text"; "" where it has none."""
    if element is None:
        return ""
    code = element.get("qcode", "").partition(":")[2]
    return code or element.get("literal", "") or element.get("uri", "").rpartition("/")[2]


def _class(item: Element) -> str:
    """Returns the nature of an item: "text", "picture", ..."""
    return _code(_find(item, "itemMeta", "itemClass")).lower()


def _about(item: Element) -> Metadata:
    """Returns what an item states of itself."""
    meta, content = _find(item, "itemMeta"), _find(item, "contentMeta")
    parties = (_find(meta, "provider"), _find(content, "infoSource"), _find(item, "rightsInfo", "copyrightHolder"))
    titles = (_find(content, "headline"), _nitf_title(item), _find(meta, "title"))
    days = (_find(meta, "versionCreated"), _find(meta, "firstCreated"), _find(content, "contentCreated"))
    return Metadata(
        source=next(filter(None, (_text(_find(one, "name")) or _code(one) for one in parties)), ""),
        title=next(filter(None, map(_text, titles)), ""),
        published=next(filter(None, map(_text, days)), ""),
        url=item.get("guid", ""),
    )


def _nitf_title(item: Element) -> Element | None:
    """Returns the headline that stands in the body itself."""
    return next((one for name in NITF_TITLES for one in item.iter() if local_name(one) == name), None)


def _body(item: Element) -> str:
    """Returns the text of the first body that has one; "" where none has."""
    content = _find(item, "contentSet")
    children = list(content) if content is not None else []
    texts = (text_of_element(_inner(child)) for child in children if _is(child, "inlineXML"))
    data = (_plain(child) for child in children if _is(child, "inlineData"))
    return next((text for text in (*texts, *data) if text), "")


def _inner(body: Element) -> Element:
    """Returns the part of a body in XML that holds the text: of NITF without its heads."""
    found = {local_name(one): one for one in reversed(list(body.iter()))}
    return found.get("body.content", found.get("body", body))


def _plain(body: Element) -> str:
    """Returns the text of data that is text; HTML is given so too, escaped, and not always called so."""
    media = body.get("contenttype", "text/plain").lower()
    if body.get("encoding") or not ("text" in media or "html" in media):
        return ""
    text = "".join(body.itertext())
    return text_of_html(text) if "html" in media or is_marked_up(text) else text.strip()

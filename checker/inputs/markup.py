"""Marked-up pieces of news (HTML, XHTML, NITF) -> text: a block a paragraph, as a reader sees them.

For the bodies that feeds and news items carry, where all of the text is the article's; whole pages, which hold more than
their article, are read by checker.inputs.html. Unlike html.parser this takes time in proportion to the text, whatever it is.
"""

from __future__ import annotations

import re
from html import unescape
from xml.etree.ElementTree import Element

BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer "
    "form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol optgroup option p pre section summary table tbody "
    "tfoot thead tr ul "
    # of NITF (IPTC, 3.6)
    "abstract block body.content body.end body.head bq byline credit dateline distributor fn hedline hl1 hl2 media "
    "media-caption media-producer nitf nitf-table note rights series tagline".split()
)
CELLS = frozenset(("td", "th"))
UNREAD = frozenset(  # what holds no text of the article
    "button iframe math noembed noframes noscript object script select style svg template textarea title".split()
)
# A tag, or the beginning of a comment, of CDATA, or of a declaration. Nothing is tried twice, and no tag goes past a "<".
_TOKEN = re.compile(
    r"""<(/?)([A-Za-z][\w:.-]*+)(?:(?:[^<>"']|"[^"<]*"|'[^'<]*')*+>|[^<>]*+>)|<!--|<!\[CDATA\[|<[!?/](?=\S)"""
)
_CLOSED = re.compile(r"</[A-Za-z][\w:.-]*+[^<>]*+>|<br[\s/>]", re.I)
_SPACES = re.compile(r"[ \t\n\r\f]+")  # not the no-break space, which stands in figures


class Paragraphs:
    """Paragraphs in the making: told of tags and text in order, it gives the text they make."""

    def __init__(self) -> None:
        self._done: list[str] = []
        self._parts: list[str] = []
        self._filled = False  # the parts are more than white space
        self._kept = 0  # depth of <pre>, where lines stay lines

    def open(self, tag: str) -> None:
        """Takes a start tag."""
        if tag in BLOCKS:
            self._end()
            self._kept += tag == "pre"
        elif tag == "br":
            self._parts.append("\n")
        elif tag in CELLS and self._filled:
            self._parts.append(" | ")
            self._filled = False

    def close(self, tag: str) -> None:
        """Takes an end tag."""
        if tag in BLOCKS:
            self._end()
            self._kept = max(self._kept - (tag == "pre"), 0)

    def add(self, text: str) -> None:
        """Takes text between tags, its entities resolved."""
        self._parts.append(text if self._kept else _SPACES.sub(" ", text))
        self._filled = self._filled or (not text.isspace() and text != "")

    def join(self) -> str:
        """Returns the paragraphs taken so far, with a blank line between."""
        self._end()
        return "\n\n".join(self._done)

    def _end(self) -> None:
        """Ends the paragraph; two line breaks in a row (<br><br>) end one too."""
        if self._parts:
            lines = [line.strip(" \t\r\f") for line in "".join(self._parts).split("\n")]
            text = re.sub("\n{3,}", "\n\n", "\n".join(lines)).strip("\n")
            self._done += [re.sub("  +", " ", text)] if text.strip() else []
            self._parts, self._filled = [], False


def text_of_html(markup: str) -> str:
    """Returns the text of a piece of HTML or XHTML; what has no tag at all is text already, and keeps its lines."""
    if _TOKEN.search(markup) is None:
        return unescape(markup).strip()
    paragraphs, at = Paragraphs(), 0
    while (token := _TOKEN.search(markup, at)) is not None:
        paragraphs.add(unescape(markup[at : token.start()]))
        at = token.end()
        tag = (token[2] or "").lower()
        if tag in UNREAD and not token[1]:
            at = at if token[0].endswith("/>") else _find_end(markup, tag, at)
        elif tag:
            (paragraphs.close if token[1] else paragraphs.open)(tag)
        elif token[0] == "<![CDATA[":
            end = _find(markup, "]]>", at)
            paragraphs.add(markup[at:end])
            at = end + 3
        else:
            sign = "-->" if token[0] == "<!--" else ">"
            at = _find(markup, sign, at) + len(sign)
    paragraphs.add(unescape(markup[at:]))
    return paragraphs.join()


def is_marked_up(text: str) -> bool:
    """Returns whether a text is HTML by its looks: an end tag or a line break stands in it."""
    return _CLOSED.search(text) is not None


def text_of_element(root: Element) -> str:
    """Returns the text of an element of XHTML or NITF, whatever its namespace."""
    paragraphs = Paragraphs()
    stack = [(root, False)]  # no recursion: a document may be deep
    while stack:
        element, seen = stack.pop()
        tag = local_name(element)
        if seen:
            paragraphs.close(tag)
        elif tag not in UNREAD:
            paragraphs.open(tag)
            paragraphs.add(element.text or "")
            stack.append((element, True))
            stack += [(child, False) for child in reversed(element)]
            continue
        if element is not root:
            paragraphs.add(element.tail or "")
    return paragraphs.join()


def local_name(element: Element) -> str:
    """Returns the name of an element without its namespace."""
    return element.tag.rpartition("}")[2]


def _find_end(markup: str, tag: str, at: int) -> int:
    """Returns where an element ends of which nothing is read; one that is never closed goes on to the end."""
    found = re.compile(rf"</{tag}[^<>]*>", re.I).search(markup, at)
    return found.end() if found else len(markup)


def _find(markup: str, sign: str, at: int) -> int:
    """Returns where a sign stands next, the end of the text where it does not."""
    found = markup.find(sign, at)
    return found if found >= 0 else len(markup)

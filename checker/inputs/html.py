"""A page in HTML -> its article: trafilatura takes the text out, with lists and tables; scripts and styles are never text.

What a page says of itself stands in schema.org JSON-LD (https://schema.org/NewsArticle), in OpenGraph (https://ogp.me), in
microdata or in meta tags; the first of these that does counts. Nothing is fetched.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from checker.inputs.decode import UTF16, decode
from checker.inputs.extracted import article_of_extract
from checker.inputs.extras import DAMAGE, load_extra
from checker.inputs.linkeddata import Linked, read_linked
from checker.inputs.metadata import Metadata, read_day
from checker.inputs.registry import HEAD
from checker.late import compile_late
from checker.model import Article, CheckerError
from checker.words.lexicon import YEARS

EXTRA = "html"
OURS = b'<meta name="generator" content="fact-consistency-checker'  # a report of this checker, which is no article

# What takes trafilatura and the HTML parser below it minutes or hours, and no article has.
LONGEST = 20_000_000  # bytes; trafilatura reads no more
ELEMENTS = 100_000
CHILDREN = 5_000
ATTRIBUTES = 2_000
MOST_SPANNED = 100  # columns or rows of a cell that trafilatura follows
COMPARED = 6_000  # elements; of larger pages no second extraction is made, as that of justext takes quadratic time
COSTLY = "save its text as .txt"

TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "citation_title")
SOURCES = ("og:site_name", "dc.publisher", "dcterms.publisher", "publisher", "application-name")
STAMPS = (
    "article:published_time", "og:article:published_time", "datepublished", "dc.date.issued", "dcterms.issued", "dc.date",
    "dcterms.date", "citation_publication_date", "parsely-pub-date", "sailthru.date", "publish-date", "publishdate", "pubdate",
    "date",
)  # fmt: skip
URLS = ("og:url",)
# Tags that change no word, and over which trafilatura takes quadratic time.
FORMATTING = ("b", "big", "em", "font", "i", "mark", "small", "strong", "tt", "u")
UNSEEN = frozenset(("script", "style", "template", "noscript", "iframe", "object", "svg"))

# Labels of https://encoding.spec.whatwg.org, and Python's codec where it reads more or is called otherwise. Pages that say
# ISO-8859-1 are in windows-1252. UTF-7 and the codecs of Python's own are not for pages; UTF-8 needs no label.
_LABEL = compile_late(r"(?:windows-|cp)125\d|iso-?8859-\d+|koi8-[ru]|euc-jp|iso-2022-jp")
_CODECS = {
    **dict.fromkeys(("iso-8859-1", "iso8859-1", "latin1", "latin-1", "us-ascii", "ascii"), "cp1252"),
    **dict.fromkeys(("shift_jis", "shift-jis", "sjis", "x-sjis", "windows-31j"), "cp932"),
    **dict.fromkeys(("gb2312", "gb_2312-80", "gbk", "gb18030"), "gb18030"),
    **dict.fromkeys(("euc-kr", "ks_c_5601-1987"), "cp949"),
    **dict.fromkeys(("tis-620", "iso-8859-11", "windows-874"), "cp874"),
    **dict.fromkeys(("big5", "big5-hkscs"), "big5hkscs"),
    "iso-8859-9": "cp1254",
    "macintosh": "mac-roman",
    "x-mac-cyrillic": "mac-cyrillic",
}
_CHARSET = re.compile(
    rb"""(?i)<meta[^>]*?\bcharset\s*=\s*["']?\s*([\w:.-]+)|<\?xml[^>]*?encoding\s*=\s*["']([\w:.-]+)"""
)
_TAG = compile_late(r"""<[a-zA-Z][\w:-]*+[\s/](?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+')?+)*+""")
_VALUE = compile_late(r"""=\s*+(?:"[^"]*+"|'[^']*+')""")
_NO_DISPLAY = compile_late(r"(?i)(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)")
_BETWEEN = compile_late(r"[\s/='\"]")


def read_html(data: bytes, path: Path, place: str, name: str) -> Iterator[Article]:
    """Yields the article of a page. Raises CheckerError where it has no article text, or more of something than pages have.

    The encoding is that of the byte order mark, or the one the page states, or UTF-8.
    """
    trafilatura, lxml_html, etree = (load_extra(m, EXTRA, place) for m in ("trafilatura", "lxml.html", "lxml.etree"))
    text = _decode_page(data, place)
    _refuse_costly_tags(text, place)
    try:
        # from bytes: a string that states an encoding is refused, and one we have decoded is in no encoding any more
        tree = lxml_html.document_fromstring(text.encode(), parser=lxml_html.HTMLParser(encoding="utf-8"))
        elements = _count_elements(tree, place)
        about = _read_about(tree, place)
        _drop_unseen(tree)
        etree.strip_tags(tree, *FORMATTING)
        # without `favor_recall` a list that stands beside little text is lost
        fast = elements > COMPARED
        found = (
            trafilatura.extract(tree, fast=fast, favor_recall=True, include_comments=False, include_tables=True) or ""
        )
    except (*DAMAGE, etree.LxmlError) as error:
        raise CheckerError(place, "cannot be read as HTML", COSTLY) from error
    yield article_of_extract(about, space_paragraphs(found), path, place, name, "page")


def is_article(head: bytes) -> bool:
    """Returns whether a page found in a folder may be an article: the reports that this checker writes are none."""
    return OURS not in head


def space_paragraphs(text: str) -> str:
    """Returns the text with a blank line between its paragraphs; rows of a table and items of a list stay together."""
    lines = text.split("\n")
    spaced = lines[:1]
    for before, line in pairwise(lines):
        together = any(before.startswith(sign) and line.startswith(sign) for sign in ("|", "- "))
        spaced += [line] if together or not line or not before else ["", line]
    return "\n".join(spaced)


# --- encoding


def _decode_page(data: bytes, place: str) -> str:
    """Returns the page as text. Raises CheckerError, naming the first bad byte, where it is not in the encoding it should be."""
    if len(data) > LONGEST:
        raise CheckerError(place, f"is a page of more than {LONGEST:,} bytes", COSTLY)
    label = _read_label(data)
    codec = _CODECS.get(label, label if _LABEL.fullmatch(label) else "")
    if not codec or data.startswith((codecs.BOM_UTF8, *UTF16)):
        return decode(data, place)
    at = data.find(b"\0")
    if at >= 0:
        raise CheckerError(place, f"is a binary file (byte {at} is NUL)", "give text instead")
    try:
        return data.decode(codec)
    except LookupError:  # ISO-8859-99
        return decode(data, place)
    except UnicodeDecodeError as error:
        raise CheckerError(
            place,
            f"is not in the encoding it states, {label}: byte {error.start} is 0x{data[error.start]:02X}",
            "save it again as UTF-8",
        ) from error


def _read_label(data: bytes) -> str:
    """Returns the encoding that a page states, in lower case, else ""."""
    stated = _CHARSET.search(data, 0, HEAD)
    return (stated[1] or stated[2]).decode("ascii", "replace").lower() if stated else ""


# --- what would take hours


def _refuse_costly_tags(text: str, place: str) -> None:
    """Raises CheckerError for a tag with thousands of attributes, which libxml2 reads in quadratic time."""
    for tag in _TAG.finditer(text):
        if tag.end() - tag.start() > ATTRIBUTES and len(_BETWEEN.findall(_VALUE.sub("=", tag[0]))) > 2 * ATTRIBUTES:
            raise CheckerError(place, f"is a page with more than {ATTRIBUTES:,} attributes in a tag", COSTLY)


def _count_elements(tree: Any, place: str) -> int:
    """Returns how many elements a page has. Raises CheckerError for more, or more side by side, than any article has."""
    count = 0
    for element in tree.iter():
        count += _span(element, "colspan") * _span(element, "rowspan")  # for each of which trafilatura makes a cell
        if count > ELEMENTS or len(element) > CHILDREN:
            what = f"{ELEMENTS:,} elements" if count > ELEMENTS else f"{CHILDREN:,} elements within one"
            raise CheckerError(place, f"is a page with more than {what}, which no article has", COSTLY)
    return count


def _span(cell: Any, attribute: str) -> int:
    """Returns how many columns or rows an element takes, 1 where it says nothing, and at most MOST_SPANNED."""
    stated = cell.get(attribute, "") if isinstance(cell.tag, str) else ""
    return max(min(int(stated[:9]), MOST_SPANNED), 1) if stated.isdecimal() else 1


# --- what no reader sees


def _drop_unseen(tree: Any) -> None:
    """Takes out of a page what a browser does not show: trafilatura keeps some of it where it finds little else."""
    unseen = [
        e for e in tree.iter() if e.tag in UNSEEN or "hidden" in e.attrib or _NO_DISPLAY.search(e.get("style") or "")
    ]
    for element in unseen:
        if element.getparent() is not None and element.tag != "body":
            element.drop_tree()


# --- what a page says of itself


def _read_about(tree: Any, place: str) -> Metadata:
    """Returns source, title, day and address of a page, each as the page states it, else ""."""
    linked, meta = read_linked(_scripts(tree)), _read_meta(tree)
    canonical = next((link.get("href") or "" for link in tree.iter("link") if _says(link, "rel", "canonical")), "")
    url = _first(canonical, linked.url, *(meta.get(key, "") for key in URLS))
    return Metadata(
        source=_first(linked.source, *(meta.get(key, "") for key in SOURCES), read_host(url)),
        title=_first(linked.title, *(meta.get(key, "") for key in TITLES), _text(tree, "h1"), _text(tree, "title")),
        published=_choose_stamp(tree, linked, meta, url, place),
        url=url,
    )


def _choose_stamp(tree: Any, linked: Linked, meta: dict[str, str], url: str, place: str) -> str:
    """Returns the first stamp that is a day, else the first there is, else the day that htmldate finds, else ""."""
    times = (e.get("datetime") or e.get("content") or "" for e in tree.iter() if _says(e, "itemprop", "datePublished"))
    stamps = [stamp.strip() for stamp in (linked.published, *(meta.get(key, "") for key in STAMPS), *times)]
    stated = [stamp for stamp in stamps if stamp]
    if stated:
        return next((stamp for stamp in stated if read_day(stamp)), stated[0])
    find_date = load_extra("htmldate", EXTRA, place).find_date
    found: str | None = find_date(
        tree,
        url=url or None,
        original_date=True,
        extensive_search=False,  # which guesses from any number in the text
        min_date=datetime(YEARS.start, 1, 1),
        max_date=datetime(YEARS.stop - 1, 12, 31),  # or it is today, and tomorrow's run reads another day
    )
    return found or ""


def _read_meta(tree: Any) -> dict[str, str]:
    """Returns what meta tags state, by their names in lower case; the first of a name counts."""
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        key = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").strip().lower()
        value = (meta.get("content") or "").strip()
        if key and value:
            found.setdefault(key, value)
    return found


def _scripts(tree: Any) -> Iterator[str]:
    """Yields the JSON-LD of a page."""
    for script in tree.iter("script"):
        if (script.get("type") or "").strip().lower().startswith("application/ld+json"):
            yield script.text or ""


def _says(element: Any, attribute: str, word: str) -> bool:
    """Returns whether an attribute of an element has a word among its words."""
    return isinstance(element.tag, str) and word.lower() in (element.get(attribute) or "").lower().split()


def _text(tree: Any, tag: str) -> str:
    """Returns the text of the first element of this name, else ""."""
    element = next(tree.iter(tag), None)
    return "" if element is None else " ".join(element.text_content().split())


def read_host(url: str) -> str:
    """Returns the host of an address without its "www.", "" where there is none."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:  # as in http://[
        return ""


def _first(*values: str) -> str:
    """Returns the first that holds more than white space, else ""."""
    return next((value for value in values if value and not value.isspace()), "")

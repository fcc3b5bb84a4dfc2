"""RSS and Atom: from files that feedgen wrote, and from files that nobody should write."""

from __future__ import annotations

import hashlib
import sys
from datetime import date
from pathlib import Path

import pytest
from feedgen.feed import FeedGenerator
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.inputs.markup import text_of_html
from checker.model import Article, CheckerError
from checker.read import read

BODY = "<p>The harbour board bought <b>12 tugs</b> &amp; a barge.</p><ul><li>Cost: $4&nbsp;million</li><li>Age: 3</li></ul>"
TEXT = "The harbour board bought 12 tugs & a barge.\n\nCost: $4\u00a0million\n\nAge: 3\n"
PLAIN_RSS = '<?xml version="1.0"{encoding}?>\n{doctype}<rss version="2.0"><channel><title>Quay Wire</title>{items}</channel></rss>'
ITEM = "<item><title>{0}</title><description>{0} made 7 trips.</description></item>"


def gather(path: Path) -> tuple[list[Article], list[str]]:
    problems: list[CheckerError] = []
    articles = list(read([path], problems.append))
    return articles, [str(problem).removeprefix(f"{path.parent}/") for problem in problems]


def feed(folder: Path, data: str | bytes, name: str = "quay.rss") -> Path:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def rss(*titles: str, doctype: str = "", encoding: str = "") -> str:
    stated = f' encoding="{encoding}"' if encoding else ""
    return PLAIN_RSS.format(encoding=stated, doctype=doctype, items="".join(map(ITEM.format, titles)))


def made(atom: bool) -> bytes:
    """Returns a feed of two items that feedgen wrote."""
    wire = FeedGenerator()
    wire.id("https://wire.example/")
    wire.title("Quay Wire")
    wire.link(href="https://wire.example/", rel="alternate")
    wire.description("All of the harbour")
    for number, title in enumerate(('Board buys "12" tugs', "Board sells a barge"), 1):
        entry = wire.add_entry(order="append")
        entry.id(f"https://wire.example/{number}")
        entry.title(title)
        entry.link(href=f"https://wire.example/{number}")
        entry.published(f"2024-05-0{number}T23:30:00+02:00")
        entry.updated("2024-06-01T00:00:00Z")
        entry.description("In short: 99 tugs.")
        entry.content(BODY, type="html" if atom else "CDATA")
    written: bytes = wire.atom_str() if atom else wire.rss_str()
    return written


# --- good feeds


@pytest.mark.parametrize("name", ["quay.rss", "quay.atom", "quay.xml", "QUAY.XML"])
def test_an_item_is_an_article(tmp_path: Path, name: str) -> None:
    path = feed(tmp_path, made(atom=name.endswith("atom")), name)
    (first, second), problems = gather(path)
    assert not problems
    assert first.text == 'Board buys "12" tugs\n\n' + TEXT
    assert first == Article(
        first.text, "Quay Wire", date(2024, 5, 1), 'Board buys "12" tugs', "https://wire.example/1", path,
        extracted=hashlib.sha256(first.text.encode()).hexdigest(),
    )  # fmt: skip
    assert (second.published, second.url) == (date(2024, 5, 2), "https://wire.example/2")


def test_a_folder_gives_its_feeds_and_no_other_xml(tmp_path: Path) -> None:
    feed(tmp_path, made(atom=True), "quay.xml")
    feed(tmp_path, '<?xml version="1.0"?><testsuites/>', "junit.xml")
    feed(tmp_path, '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>', "words.xml")
    feed(tmp_path, '<!DOCTYPE book [<!ENTITY author "me">]><book>&author;</book>', "book.xml")
    articles, problems = gather(tmp_path)
    assert len(articles) == 2 and not problems
    feed(tmp_path, rss("One", doctype='<!DOCTYPE rss [<!ENTITY author "me">]>'), "quay.xml")
    articles, (problem,) = gather(tmp_path)
    assert not articles and "declares an XML entity" in problem


def test_rss_1_and_what_an_item_says_of_its_source(tmp_path: Path) -> None:
    path = feed(
        tmp_path,
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://w.example/"><title>Quay Wire</title></channel>'
        '<item rdf:about="https://w.example/1"><title>One</title><dc:date>2024-05-03</dc:date></item></rdf:RDF>',
        "old.xml",
    )
    (article,), problems = gather(path)
    assert not problems
    assert (article.text, article.source, article.published) == ("One\n", "Quay Wire", date(2024, 5, 3))
    taken = rss("One").replace(
        "<description>", '<source url="https://l.example/rss">Sorrel Ledger</source><description>'
    )
    assert gather(feed(tmp_path, taken))[0][0].source == "Sorrel Ledger"


@pytest.mark.parametrize(
    ("stamp", "published", "kept"),
    [
        ("Fri, 03 May 2024 23:30:00 -0900", date(2024, 5, 3), ""),  # the day as stated
        ("03 May 24 08:00 GMT", date(2024, 5, 3), ""),  # RFC 822 as it was
        ("in spring", None, "in spring"),
    ],
)
def test_days_as_feeds_state_them(tmp_path: Path, stamp: str, published: date | None, kept: str) -> None:
    text = rss("One").replace("<description>", f"<pubDate>{stamp}</pubDate><description>")
    (article,), _ = gather(feed(tmp_path, text))
    assert (article.published, article.stamp) == (published, kept)


def test_plain_text_keeps_its_lines_and_its_signs(tmp_path: Path) -> None:
    atom = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Quay Wire</title><entry><title type="text">5 &lt; 6</title>'
        '<content type="text">One tug.\n\nTwo &lt;b&gt; tugs &amp;amp; more.</content></entry></feed>'
    )
    (article,), _ = gather(feed(tmp_path, atom, "a.atom"))
    assert article.text == "5 < 6\n\nOne tug.\n\nTwo <b> tugs &amp; more.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1", "windows-1252", "gbk", "shift_jis"])
def test_encodings_as_declared(tmp_path: Path, encoding: str) -> None:
    title = "港口" if encoding in ("gbk", "shift_jis") else "Café"
    (article,), problems = gather(feed(tmp_path, rss(title, encoding=encoding).encode(encoding)))
    assert not problems and article.title == title


def test_an_encoding_that_is_declared_wrongly(tmp_path: Path) -> None:
    (article,), problems = gather(feed(tmp_path, rss("Café", encoding="utf-8").encode("latin-1")))
    assert not problems and article.title == "Café"


def test_a_feed_of_many_items(tmp_path: Path) -> None:
    articles, problems = gather(feed(tmp_path, rss(*(f"Trip {n}" for n in range(2000)))))
    assert not problems and [a.title for a in articles] == [f"Trip {n}" for n in range(2000)]


# --- bad feeds


def test_an_item_without_text_is_one_error_and_the_others_are_read(tmp_path: Path) -> None:
    text = rss("One", "Two").replace("<item>", "<item><link>https://w.example/x</link></item><item>", 1)
    articles, problems = gather(feed(tmp_path, text))
    assert [a.title for a in articles] == ["One", "Two"]
    assert problems == ["quay.rss: item 1: is a news item without article text; leave it out, or give its text as .txt"]


def test_a_feed_that_is_cut_says_so_and_gives_no_half_figure(tmp_path: Path) -> None:
    text = rss("One", "Two", "Three bought 12,000 tugs")
    for end, count, told in (
        (text.index("000 tugs"), 2, "quay.rss: ends within item 3, which is left out; fetch the file again"),
        (
            text.rindex("<item>"),
            2,
            "quay.rss: ends within the feed: item 2 is the last that is there; fetch the file again",
        ),
    ):
        articles, problems = gather(feed(tmp_path, text[:end]))
        assert (len(articles), problems) == (count, [told])


def test_ill_formed_feeds_are_read(tmp_path: Path) -> None:
    (article,), problems = gather(feed(tmp_path, rss("Tugs &nbsp;&eacute; <b>& Co")))
    assert not problems and article.text.startswith("Tugs \u00a0é & Co")


@pytest.mark.parametrize("encoding", ["", "utf-8", "utf-16", "gbk", "utf-7", "no-such"])
@pytest.mark.parametrize(
    "entity", ['<!ENTITY b "12 tugs">', '<!ENTITY b SYSTEM "file:///etc/hostname">', '<!ENTITY % b "x">']
)
def test_no_entity_is_ever_declared(tmp_path: Path, entity: str, encoding: str) -> None:
    text = rss("&b;", doctype=f"<!DOCTYPE rss [{entity}]>", encoding=encoding)
    data = text.encode("utf-16") if encoding == "utf-16" else text.encode()
    articles, (problem,) = gather(feed(tmp_path, data))
    assert not articles and "declares an XML entity and is not read" in problem


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.rss", b"", "is no feed; give RSS or Atom with at least one <item> or <entry>"),
        ("a.rss", b"/etc/hostname", "is no feed"),
        ("a.rss", b"https://wire.example/feed", "is no feed"),
        ("a.atom", b"<html><body><p>Hello</p></body></html>", "is no feed"),
        ("a.atom", b"\x00" * 99, "is no feed"),
        ("a.rss", b"<rss version='2.0'><channel><title>x</title></channel></rss>", "is a feed without items"),
        ("a.xml", b"", "is empty; give a feed (<rss>, <feed>, <rdf:RDF>) or NewsML-G2 (<newsItem>, <newsMessage>)"),
        ("a.xml", b"<project><name>x</name></project>", "is XML of another kind: its root is <project>; give a feed"),
        ("a.xml", b"no markup", "is no XML; give a feed"),
        ("a.xml", b"<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'/>", "is no feed"),
    ],
)
def test_what_is_no_feed(tmp_path: Path, name: str, data: bytes, told: str) -> None:
    articles, (problem,) = gather(feed(tmp_path, data, name))
    assert not articles and problem.startswith(f"{name}: {told}")


@pytest.mark.parametrize("name", ["quay.rss", "quay.xml"])
def test_without_feedparser_the_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setitem(sys.modules, "feedparser", None)
    path = feed(tmp_path, rss("One"), name)
    monkeypatch.setattr("importlib.util.find_spec", lambda module: None)
    articles, (problem,) = gather(path)
    mend = "run pip install 'fact-consistency-checker[feeds]'"
    assert not articles and problem == f"{name}: needs packages that are not installed; {mend}"


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    at=st.integers(0, 1500), taken=st.integers(0, 60), atom=st.booleans(),
    put=st.sampled_from(["<", ">", "&", '"', "<![CDATA[", "&#0;", "&#xD800;", "\0", "</item>", "<entry>"]) | st.text(max_size=9),
)  # fmt: skip
def test_any_damage_gives_articles_or_errors(tmp_path: Path, at: int, taken: int, atom: bool, put: str) -> None:
    whole = made(atom)
    articles, problems = gather(
        feed(tmp_path, whole[:at] + put.encode("utf-8", "replace") + whole[at + taken :], "quay.xml")
    )
    assert articles or problems
    for article in articles:
        assert "\0" not in article.text + article.title + article.url and (article.text + article.title).encode()


# --- HTML as text


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("no tags,\n\ntwo paragraphs &amp; a sign", "no tags,\n\ntwo paragraphs & a sign"),
        ("<p>a\n b</p>c<div>d</div>", "a b\n\nc\n\nd"),
        ("a<br>b<br/><br/>c<br><br><br>d", "a\nb\n\nc\n\nd"),
        ("<script>var x = '<p>1</p>'</script>12<style>p{}</style><!-- 13 --> tugs", "12 tugs"),
        ("<script>never closed 1", ""),
        ("x<!-- never closed", "x"),
        (
            "<table><tr><th>Year</th><th>Tugs</th></tr><tr><td>2024</td><td>12</td></tr></table>",
            "Year | Tugs\n\n2024 | 12",
        ),
        ('<a title="5 > 4" href=x>tug</a>s', "tugs"),
        ("5 < 6 and 7 > 3 <b>x</b>", "5 < 6 and 7 > 3 x"),
        ("<pre>a  b\n c</pre>", "a b\nc"),
        ("km<sup>2</sup> <![CDATA[4 & 5]]>", "km2 4 & 5"),
        ("<P>A</P><LI>B", "A\n\nB"),
        ("<p>it's <a alt=it's>x</a></p>", "it's x"),
    ],
)
def test_html_becomes_paragraphs(markup: str, text: str) -> None:
    assert text_of_html(markup) == text


@pytest.mark.parametrize(
    "piece", ["<", "<a ", '<a "', "<!--", "<![CDATA[", "<a" + "b" * 50, "<td>", "</p>", "<pre>", "&#"]
)
def test_hostile_html_ends(piece: str) -> None:
    assert isinstance(text_of_html("<p>1</p>" + piece * 100_000), str)  # in quadratic time this takes minutes

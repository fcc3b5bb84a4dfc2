"""Pages in HTML: their article text, what they say of themselves, their encodings, and what hostile ones may not do."""

from __future__ import annotations

import json
import logging
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading import gather, is_hashed, one, refusal, write

from checker.inputs.html import CHILDREN, ELEMENTS, is_article, space_paragraphs
from checker.inputs.linkeddata import Linked, read_linked
from checker.reports.html import render

BODY = """<p>The harbour board bought <b>12</b> tugs in May&nbsp;2021,
it said on Wednesday, paying &#163;4.5 million.</p>
<h2>The fleet</h2>
<ul><li>Six tugs of 40 metres</li><li>Six tugs of 30 metres</li></ul>
<table><tr><th>Year</th><th>Tugs</th></tr><tr><td>2020</td><td>4</td></tr></table>
<p>The price was fair, a spokeswoman said. It will be paid in 2022.</p>"""
TEXT = """The harbour board bought 12 tugs in May 2021, it said on Wednesday, paying £4.5 million.

The fleet

- Six tugs of 40 metres
- Six tugs of 30 metres

| Year | Tugs |
|---|---|
| 2020 | 4 |

The price was fair, a spokeswoman said. It will be paid in 2022.
"""


def page(head: str = "", body: str = BODY, charset: str = "utf-8") -> str:
    return (
        f'<!DOCTYPE html><html><head><meta charset="{charset}">{head}</head><body><nav><a href="/">Home 77</a></nav>'
        f"<article>{body}</article><footer>Harbour Post, 99 Quay Road</footer></body></html>"
    )


def linked(**said: Any) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **said})}</script>'


# --- text


@pytest.mark.parametrize("name", ["tugs.html", "tugs.HTM"])
def test_the_text_of_a_page_is_its_article_with_lists_and_tables(name: str, tmp_path: Path) -> None:
    article = one(write(tmp_path, name, page()))
    assert article.text == TEXT
    assert (article.source, article.title, article.published, article.stamp) == ("tugs", "", None, "")
    assert is_hashed(article) and article.line(article.text.index("The fleet")) == 3


def test_paragraphs_stand_apart_and_rows_together() -> None:
    assert space_paragraphs("a\nb\n- c\n- d\n| e |\n| f |\ng") == "a\n\nb\n\n- c\n- d\n\n| e |\n| f |\n\ng"


def test_a_page_that_pandoc_wrote(tmp_path: Path) -> None:
    pypandoc = pytest.importorskip("pypandoc")
    source = (
        "---\ntitle: Tugs for the harbour\nlang: en\n---\n\nThe harbour board bought 12 tugs in May 2021, it said on "
        "Wednesday, paying 4.5 million dollars for them.\n\n- Six of 40 metres\n- Six of 30 metres\n\n"
        "| Year | Tugs |\n|------|------|\n| 2020 | 4    |\n"
    )
    made = pypandoc.convert_text(source, "html", format="md", extra_args=["--standalone"])
    article = one(write(tmp_path, "tugs.html", made))
    assert article.title == "Tugs for the harbour"
    assert "bought 12 tugs in May 2021, it said on Wednesday, paying 4.5 million dollars" in article.text
    assert "- Six of 40 metres\n- Six of 30 metres" in article.text and "| 2020 | 4 |" in article.text


def test_a_page_that_a_browser_saved(browser: Any, tmp_path: Path) -> None:
    source = write(tmp_path, "source.html", page(linked(headline="Twelve tugs", datePublished="2021-06-02")))
    window = browser.new_page()
    window.goto(source.as_uri())
    window.evaluate("document.querySelector('article').insertAdjacentHTML('beforeend', '<p>A crane fell in 2023.</p>')")
    article = one(write(tmp_path, "saved/page.html", window.content()))
    window.close()
    assert article.text == TEXT + "\nA crane fell in 2023.\n"
    assert (article.title, article.published) == ("Twelve tugs", date(2021, 6, 2))


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>var said = 'The board bought 99 tugs'</script>",
        "<style>p:before { content: 'The board bought 99 tugs' }</style>",
        "<!-- The board bought 99 tugs. -->",
        "<template><p>The board bought 99 tugs.</p></template>",
        '<p style="color: red; Display : none">The board bought 99 tugs.</p>',
        "<div hidden><p>The board bought 99 tugs.</p></div> ",
        "<svg><script>The board bought 99 tugs</script></svg>",
        "<noscript><img alt='The board bought 99 tugs'></noscript>",
        '<iframe srcdoc="The board bought 99 tugs"></iframe>',
        "<object data='x'><param value='99 tugs'></object>",
    ],
)
def test_what_a_reader_does_not_see_is_no_text(hidden: str, tmp_path: Path) -> None:
    assert "99" not in one(write(tmp_path, "a.html", page(body=BODY + hidden + "<p>It was signed in 2021.</p>"))).text


# --- what a page says of itself


def test_json_ld_comes_first(tmp_path: Path) -> None:
    head = (
        '<title>Tugs | Post</title><meta property="og:title" content="Other"><meta property="og:site_name" content="Site">'
        '<link rel="canonical" href="https://post.test/tugs">'
        '<meta property="article:published_time" content="2022-01-01">'
        + linked(
            headline="Board buys &amp; pays 12 tugs",
            datePublished="2021-06-02T23:30:00-05:00",
            dateModified="2023-01-01",
            publisher={"@type": "Organization", "name": "Harbour Post"},
        )
    )
    article = one(write(tmp_path, "a.html", page(head)))
    assert (article.title, article.source) == ("Board buys & pays 12 tugs", "Harbour Post")
    assert (article.published, article.stamp) == (date(2021, 6, 2), "")
    assert article.url == "https://post.test/tugs"


def test_opengraph_and_meta_tags_come_next(tmp_path: Path) -> None:
    head = (
        '<title>Tugs | Post</title><meta property="og:title" content=" Board  buys tugs "><meta property="og:url" '
        'content="https://www.post.test/t"><meta property="article:published_time" content="2021-06-02T08:00:00Z">'
    )
    article = one(write(tmp_path, "a.html", page(head)))
    assert (article.title, article.source, article.published) == ("Board buys tugs", "post.test", date(2021, 6, 2))


@pytest.mark.parametrize(
    "stamp",
    [
        '<time itemprop="datePublished" datetime="2021-06-02">yesterday</time>',
        '<meta itemprop="datePublished" content="2021-06-02T10:00">',
        '<meta name="dc.date" content="2 June 2021">',
        '<time class="published" datetime="2021-06-02T10:00:00+02:00" pubdate>Wednesday</time>',  # which htmldate knows
    ],
)
def test_the_day_may_be_told_in_other_ways(stamp: str, tmp_path: Path) -> None:
    assert one(write(tmp_path, "a.html", page(body=stamp + BODY))).published == date(2021, 6, 2)


def test_a_stamp_that_cannot_be_read_is_kept_as_written(tmp_path: Path) -> None:
    article = one(write(tmp_path, "a.html", page(linked(datePublished="a week last Friday"))))
    assert (article.published, article.stamp) == (None, "a week last Friday")
    both = page(linked(datePublished="06/02/2021") + '<meta name="date" content="2021-06-02">')
    assert one(write(tmp_path, "b.html", both)).published == date(2021, 6, 2)


def test_figures_in_the_text_are_no_stamp(tmp_path: Path) -> None:
    article = one(write(tmp_path, "a.html", page(body=BODY + "<p>The pier was opened on 3 May 1999. © 2018</p>")))
    assert (article.published, article.stamp) == (None, "")


def test_json_ld_of_other_pages_and_in_other_shapes() -> None:
    graph = {
        "@graph": [
            {"@type": "WebSite", "name": "Site", "relatedLink": {"@type": "Article", "headline": "Wrong"}},
            {"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle", "headline": "Wrong"}]},
            {
                "@type": ["Thing", "ReportageNewsArticle"],
                "headline": ["Right"],
                "publisher": [{"@id": "#us"}],
                "datePublished": {"@value": "2021"},
                "mainEntityOfPage": {"@id": "https://post.test/r"},
            },
            {"@id": "#us", "@type": "Organization", "name": "Harbour Post"},
        ]
    }
    found = read_linked(["{broken", "[" * 100_000, "5", json.dumps([None, graph])])
    assert found == Linked("Harbour Post", "Right", "2021", "https://post.test/r")
    assert (
        read_linked(['{"@type": "BlogPosting", "name": "A\nB", "publisher": 5, "datePublished": null}']).title == "A\nB"
    )
    assert read_linked(['{"@type": "Organization", "name": "X"}', ""]) == Linked()


# --- encodings


@pytest.mark.parametrize(
    ("charset", "codec"),
    [("utf-8", "utf-8"), ("windows-1252", "cp1252"), ("ISO-8859-1", "cp1252"), ("x-none", "utf-8"), ("utf-16", "utf-8"),
     ("zlib_codec", "utf-8"), ("iso-8859-99", "utf-8"), ("gb2312", "gb18030"), ("windows-1252", "utf-8-sig"), ("utf-8", "utf-16")],
)  # fmt: skip
def test_encodings(charset: str, codec: str, tmp_path: Path) -> None:
    text = page(body=BODY + "<p>Près de 5 € – dit-il.</p>", charset=charset)
    assert one(write(tmp_path, "a.html", text.encode(codec))).text.endswith("Près de 5 € – dit-il.\n")


def test_the_encoding_may_be_told_in_other_ways(tmp_path: Path) -> None:
    for head in ('<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">', "<meta charset=KOI8-R >"):
        data = f"<html><head>{head}</head><body><p>В мае 2021 года порт купил 12 буксиров.</p></body></html>".encode(
            "koi8-r"
        )
        assert one(write(tmp_path, "a.html", data)).text == "В мае 2021 года порт купил 12 буксиров.\n"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (page().encode() + b"\xe9", "is not UTF-8"),
        (page(charset="euc-jp").encode() + b"\xff", "not in the encoding it states, euc-jp: byte"),
        (page(body=BODY + "\0").encode(), "is NUL"),
        (page(body=BODY + "\0", charset="windows-1252").encode(), "is NUL"),
        (b"", "is empty"),
        (b"\x89PNG\r\n\x1a\n\0\0", "binary"),
        (b"%PDF-1.7\n\xe2\xe3", "looks like a PDF"),
        (b"<html></html>", "without article text"),
        (b"<html><body><script>var tugs = 12</script></body></html>", "without article text"),
        (b"<!-- -->", "cannot be read as HTML"),
        (b"<p>" + b"<b>x</b>" * (CHILDREN + 1), "elements within one"),
        (b"<div><p>x</p></div>" * (ELEMENTS // 2 + 1), "elements"),
        (b"<body>" + (b"<div>" + b"<p>x</p>" * 1000 + b"</div>") * (ELEMENTS // 1000), f"{ELEMENTS:,} elements"),
        (b"<p " + b" ".join(b"a%d" % i for i in range(100_000)) + b">x", "attributes in a tag"),
        (b"<p " + b"/".join(b"a%d='>'" % i for i in range(100_000)) + b">x", "attributes in a tag"),
        (b"<div>" * 2_000_000 + BODY.encode(), "without article text"),
        (b"<b><i>" * 1_000_000, "without article text"),
        (b"x" * 20_000_001, "20,000,000 bytes"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_each_bad_page_is_one_error(data: bytes, says: str, tmp_path: Path) -> None:
    assert says in str(refusal(write(tmp_path, "a.html", data)))


def test_entities_of_a_page_are_not_expanded(tmp_path: Path) -> None:
    entities = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10 if i else "lol"}">' for i in range(12))
    doctype = f'<!DOCTYPE html [{entities}<!ENTITY file SYSTEM "file:///etc/hostname">]>'
    text = one(write(tmp_path, "a.html", doctype + page(body=BODY + "<p>See &l11; and &file; in 2021.</p>"))).text
    assert "lollol" not in text and Path("/etc/hostname").read_text().strip() not in text and len(text) < 2000


def test_a_long_attribute_is_no_hostility(tmp_path: Path) -> None:
    picture = "A b/" * 500_000
    body = f'{BODY}<img src="data:image/png;base64,{picture}" alt="A tug"><script>for(i=0;i<n;i++) {{{"a b " * 9000}}}</script>'
    assert one(write(tmp_path, "a.html", page(body=body))).text == TEXT


@settings(max_examples=60)
@given(st.data())
def test_any_bytes_are_an_article_or_one_error(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    whole = bytearray(page(linked(headline="Tugs", publisher={"name": "Post"}, datePublished="2021-06-02")).encode())
    for _ in range(data.draw(st.integers(0, 8))):
        at = data.draw(st.integers(0, len(whole) - 1))
        whole[at : at + data.draw(st.integers(0, 40))] = data.draw(st.binary(max_size=12))
    articles, problems = gather(write(tmp_path_factory.mktemp("any"), "a.html", bytes(whole)))
    assert len(articles) + len(problems) == 1


# --- beside pages


def test_reports_of_the_checker_are_no_articles(harbour_report: Any, tmp_path: Path) -> None:
    report = render(harbour_report)
    assert not is_article(report.encode()[:4096]) and is_article(page().encode())
    write(tmp_path, "report.html", report)
    write(tmp_path, "tugs.html", page())
    articles, problems = gather(tmp_path)
    assert [a.source for a in articles] == ["tugs"] and not problems


def test_nothing_is_logged_and_nothing_fetched(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    import socket

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a page made the checker open a connection")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(logging, "lastResort", logging.StreamHandler())
    head = '<base href="http://x.test/"><link rel="canonical" href="http://x.test/a"><script src="http://x.test/s.js"></script>'
    assert one(write(tmp_path, "a.html", page(head + '<meta name="date" content="soon">'))).source == "x.test"
    refusal(write(tmp_path, "b.html", "<html></html>"))
    assert capfd.readouterr() == ("", "")


def test_other_files_load_nothing_of_it(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", TEXT)
    code = (
        f"import sys; from checker.read import read; list(read([{str(path)!r}])); "
        "sys.exit(any(name in sys.modules for name in ('lxml', 'trafilatura', 'pypdf', 'docx', 'csv', 'checker.inputs.html')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def lack(monkeypatch: pytest.MonkeyPatch, *modules: str) -> None:
    """Makes modules missing, as where their package is not installed."""
    import importlib.util

    really_find = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name, package=None: None if name in modules else really_find(name, package)
    )
    for module in modules:
        monkeypatch.setitem(sys.modules, module, None)


@pytest.mark.parametrize(
    ("suffix", "extra", "module"),
    [(".html", "html", "trafilatura"), (".pdf", "pdf", "pypdf"), (".docx", "docx", "docx")],
)
def test_a_missing_package_is_one_line_that_names_the_extra(
    suffix: str, extra: str, module: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    lack(monkeypatch, module)
    named, other = write(tmp_path, f"a{suffix}", page()), write(tmp_path, "b.txt", TEXT)
    write(tmp_path, f"c{suffix}", page())
    mend = f"run pip install 'fact-consistency-checker[{extra}]'"
    articles, (problem,) = gather(named, other)
    assert [a.path for a in articles] == [other]
    assert str(problem) == f"{named}: needs packages that are not installed; {mend}"
    articles, (problem,) = gather(tmp_path)
    assert [a.path for a in articles] == [other]
    assert str(problem) == f"{tmp_path}: has 2 {suffix} files, which need packages that are not installed; {mend}"
    other.unlink()
    (tmp_path / f"c{suffix}").unlink()
    _, (problem,) = gather(f"{tmp_path}/*")
    assert str(problem) == f"{tmp_path}/*: has a {suffix} file, which needs packages that are not installed; {mend}"


def test_a_package_that_lacks_one_of_its_own_is_the_same_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)  # it is found, and its import fails
    assert "[html]" in refusal(write(tmp_path, "a.html", page())).mend

"""NewsML-G2: items and messages in the shape that IPTC's guidelines describe, and XML that means harm."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from checker.model import Article, CheckerError
from checker.read import read

NAMESPACE = 'xmlns="http://iptc.org/std/nar/2006-10-01/"'
NITF = (
    '<inlineXML contenttype="application/nitf+xml"><nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><head><title>no</title>'
    "</head><body><body.head><hedline><hl1>Board buys 12 tugs</hl1></hedline><byline>By Ines Varga</byline></body.head>"
    "<body.content><p>The harbour board bought <num>12</num> tugs.</p><hl2>Costs</hl2><p>They cost\n <money>$4\u00a0million"
    "</money>.</p><media><media-caption>A tug at work</media-caption></media></body.content></body></nitf></inlineXML>"
)
NITF_TEXT = "The harbour board bought 12 tugs.\n\nCosts\n\nThey cost $4\u00a0million.\n\nA tug at work\n"
XHTML = (
    '<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>no</title></head>'
    "<body><p>The board has 7 tugs.<br/>And a barge.</p><script>99</script></body></html></inlineXML>"
)
DATA = '<inlineData contenttype="text/plain">The board has 7 tugs.\n\nAnd a barge &amp; more.</inlineData>'


def item(
    content: str = NITF,
    *,
    status: str = "stat:usable",
    kind: str = "ninat:text",
    namespace: str = NAMESPACE,
    head: str = "",
) -> str:
    """Returns one item."""
    return (
        f'<newsItem {namespace} guid="urn:newsml:wire.example:20240503:1" version="2" standard="NewsML-G2" standardversion="2.33" '
        f'conformance="power" xml:lang="en"><itemMeta><itemClass qcode="{kind}"/><provider qcode="nprov:QW"><name>Quay Wire</name>'
        "</provider><versionCreated>2024-05-03T09:15:00+02:00</versionCreated><firstCreated>2024-05-01T09:15:00Z</firstCreated>"
        f'<pubStatus qcode="{status}"/><title>Internal title</title></itemMeta><contentMeta>{head}'
        f"</contentMeta><contentSet>{content}</contentSet></newsItem>"
    )


def message(*items: str) -> str:
    return f"<newsMessage {NAMESPACE}><header/><itemSet>{''.join(items)}</itemSet></newsMessage>"


def write(folder: Path, text: str | bytes, declared: str = '<?xml version="1.0" encoding="UTF-8"?>\n') -> Path:
    path = folder / "quay.xml"
    path.write_bytes(text if isinstance(text, bytes) else (declared + text).encode())
    return path


def gather(path: Path) -> tuple[list[Article], list[str]]:
    problems: list[CheckerError] = []
    articles = list(read([path], problems.append))
    return articles, [str(problem).removeprefix(f"{path.parent}/") for problem in problems]


def refusal(path: Path) -> str:
    articles, (problem,) = gather(path)
    assert not articles
    return problem


def test_an_item_with_nitf_is_an_article(tmp_path: Path) -> None:
    (article,), problems = gather(write(tmp_path, item(head="<headline>Board buys\n 12 tugs</headline>")))
    assert not problems
    assert article.text == "Board buys 12 tugs\n\n" + NITF_TEXT
    assert (article.title, article.source, article.published) == ("Board buys 12 tugs", "Quay Wire", date(2024, 5, 3))
    assert article.url == "urn:newsml:wire.example:20240503:1" and article.extracted


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (XHTML, "The board has 7 tugs.\nAnd a barge.\n"),
        (DATA, "The board has 7 tugs.\n\nAnd a barge & more.\n"),
        ('<inlineData contenttype="text/html">&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.</inlineData>', "One.\n\nTwo.\n"),
        ('<inlineData contenttype="text/plain"><![CDATA[<p>One\n &amp; more.</p>]]></inlineData>', "One & more.\n"),
        ('<remoteContent href="a.jpg"/>' + DATA + XHTML, "The board has 7 tugs.\nAnd a barge.\n"),
        (
            '<inlineData encoding="base64" contenttype="text/plain">AAAA</inlineData>' + DATA,
            "The board has 7 tugs.\n\nAnd a barge & more.\n",
        ),
    ],
    ids=["xhtml", "plain", "html in data", "html called plain", "xml first", "not base64"],
)
def test_bodies(tmp_path: Path, content: str, text: str) -> None:
    (article,), problems = gather(write(tmp_path, item(content)))
    assert article.text == "Internal title\n\n" + text and not problems


def test_the_headline_may_stand_in_the_body_alone(tmp_path: Path) -> None:
    assert gather(write(tmp_path, item()))[0][0].title == "Board buys 12 tugs"


def test_a_message_gives_its_texts_and_passes_over_pictures(tmp_path: Path) -> None:
    text = message(item(), item(DATA, kind="ninat:picture"), item(XHTML, namespace=""))
    articles, problems = gather(write(tmp_path, text))
    assert [a.text.split("\n\n")[1] for a in articles] == [
        "The harbour board bought 12 tugs.",
        "The board has 7 tugs.\nAnd a barge.\n",
    ]
    assert not problems


def test_one_bad_item_is_one_error_and_the_others_are_read(tmp_path: Path) -> None:
    empty = item("").replace("<title>Internal title</title>", "")
    articles, problems = gather(write(tmp_path, message(item(status="stat:canceled"), empty, item())))
    assert len(articles) == 1
    assert problems == [
        "quay.xml: item 1: is cancelled by its provider and not read; take it out of the file",
        "quay.xml: item 2: is a news item without article text; leave it out, or give its text as .txt",
    ]


@pytest.mark.parametrize(
    ("provider", "source"),
    [
        ('<provider qcode="nprov:QW"/>', "QW"),
        ('<provider literal="Quay Wire"/>', "Quay Wire"),
        ('<provider uri="http://cv.example/providers/QW"/>', "QW"),
        ("", "quay"),
    ],
)
def test_providers(tmp_path: Path, provider: str, source: str) -> None:
    text = item().replace('<provider qcode="nprov:QW"><name>Quay Wire</name></provider>', provider)
    assert gather(write(tmp_path, text))[0][0].source == source


def test_a_package_holds_nothing_itself(tmp_path: Path) -> None:
    text = f'<packageItem {NAMESPACE}><groupSet root="g"><group id="g"><itemRef residref="urn:x"/></group></groupSet></packageItem>'
    told = (
        "quay.xml: <packageItem> holds no news item of text; a package only refers to them; give the items themselves"
    )
    assert refusal(write(tmp_path, text)).startswith(told)
    assert "<newsMessage> holds no news item of text; give" in refusal(
        write(tmp_path, message(item(kind="ninat:video")))
    )


@pytest.mark.parametrize("encoding", ["iso-8859-1", "windows-1252", "utf-16", "gbk", "euc-kr"])
def test_encodings_as_declared(tmp_path: Path, encoding: str) -> None:
    word = "港口" if encoding in ("gbk", "euc-kr") else "Café"
    text = f'<?xml version="1.0" encoding="{encoding}"?>' + item(DATA).replace("Internal title", word)
    (article,), problems = gather(write(tmp_path, text.encode(encoding)))
    assert article.title == word and not problems


def test_entities_of_html_are_known_where_a_dtd_would_declare_them(tmp_path: Path) -> None:
    text = '<!DOCTYPE newsItem SYSTEM "news.dtd">' + item(DATA.replace("barge", "caf&eacute;"))
    assert "And a café & more." in gather(write(tmp_path, text))[0][0].text
    assert "uses the entity &nosuch; and does not say" in refusal(write(tmp_path, text.replace("eacute", "nosuch")))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "gbk", "utf-7"])
@pytest.mark.parametrize(
    "entities",
    [
        '<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">',
        f'<!ENTITY c "{"12 tugs " * 1000}">',
        '<!ENTITY c SYSTEM "file:///etc/hostname">',
        '<!ENTITY % c SYSTEM "http://wire.example/x.dtd"> %c;',
    ],
    ids=["bomb", "quadratic", "file", "parameter"],
)
def test_no_entity_is_ever_declared(tmp_path: Path, entities: str, encoding: str) -> None:
    text = (
        f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE newsItem [{entities}]>{item(DATA.replace("7", "&c;"))}'
    )
    told = refusal(write(tmp_path, text.encode("utf-16") if encoding == "utf-16" else text.encode("ascii")))
    assert "declares an XML entity and is not read; write the characters in the entity's place" in told


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (item().encode()[:-40], ":2: is not well-formed XML: unclosed token; mend it, or leave it out"),
        (item().encode().replace(b"</itemMeta>", b""), ":2: is not well-formed XML: mismatched tag"),
        (item("\x00").encode(), ":1: is not well-formed XML: not well-formed (invalid token)"),
        (b'<?xml version="1.0" encoding="utf-8"?>' + item("caf\xe9").encode("latin-1"), ":1: is not well-formed XML"),
        (b'<?xml version="1.0" encoding="gbk"?>' + item("\xff").encode("latin-1"), ": is not in gbk, as it says"),
        (b'<?xml version="1.0" encoding="rot13"?>' + item().encode(), ": is in rot13, which is no known encoding"),
        (item("<p>" * 10_000 + "</p>" * 10_000).encode(), ":1: is nested more than 200 elements deep; leave it out"),
    ],
    ids=["cut", "tags", "nul", "not utf-8", "not gbk", "rot13", "deep"],
)
def test_damage(tmp_path: Path, data: bytes, told: str) -> None:
    assert refusal(write(tmp_path, data)).startswith("quay.xml" + told)

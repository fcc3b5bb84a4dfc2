"""What each target starts from: small sound files of our own making, and rows of choices."""

from __future__ import annotations

import io
import json
import random
import zipfile
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from functools import cache

from checker.lines import Line, split_words
from checker.mentions import mentions
from checker.model import Article
from checker.naming.namefinder import find_names
from checker.run import extract_all

ITEMS = (".rss", ".xml", ".json", ".csv", ".warc", ".atom", ".warc.gz", ".ndjson", ".markdown")
COMMENTS = (
    "<!--", "-->", "<!-- checker: ignore drift -- counted otherwise -->", "<!-- checker:", "checker:", "ignore", "ignore-article ", "-- ", " – ",
    "drift", ", ", "person-age", "\n", "\n\n", " ", "<!--checker:ignore a--b-->", "<!-- checker : IGNORE x — y -->", "\t", "The board has 12 tugs.",
    "é", "\u2028", "\r", "--", ">", "<", "\x0c",
)  # fmt: skip
TEXT = "The harbour board of Oslo, Norway, bought 12 tugs for $4.5 million in May 2021, it said on Wednesday.\n\nIt has 30 now.\n"
PAGE = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Twelve tugs</title>
<meta property="og:site_name" content="Quay Wire"><meta property="article:published_time" content="2021-06-02T09:15:00+02:00">
<link rel="canonical" href="https://quay.example/1"><script type="application/ld+json">{{"@context": "https://schema.org", "@graph":
[{{"@type": "NewsArticle", "headline": "Twelve tugs", "datePublished": "2021-06-02", "publisher": {{"@id": "#p"}}}}, {{"@id": "#p", "name":
"Quay Wire"}}]}}</script></head><body><nav><a href="/">Home</a></nav><article><h1>Twelve tugs</h1><p>{TEXT}</p><ul><li>Cost: $4&nbsp;million
<li>Age: 3</ul><table><tr><th>Year<th>Tugs<tr><td>2020<td>4</table><p hidden>99 <b>tugs</b><p style="display:none">7</article></body></html>"""
RSS = """<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Quay Wire</title>
<item><title>Tugs &amp; barges</title><link>https://quay.example/1</link><pubDate>Wed, 02 Jun 2021 09:15:00 GMT</pubDate><description>
&lt;p&gt;The board has &lt;b&gt;12&lt;/b&gt; tugs.&lt;/p&gt;</description><content:encoded><![CDATA[<p>It bought 12 tugs.</p>]]></content:encoded>
</item><item><title>Barge</title><description>7 trips</description></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Quay Wire</title><entry><title type="html">Tugs</title><updated>2021-06-02T09:15:00Z
</updated><source><title>Ledger</title></source><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>It has 12 tugs.</p></div>
</content></entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Quay</title></channel><item><title>Tugs</title><dc:date>2021-06-02</dc:date><description>12 tugs</description></item></rdf:RDF>"""
NEWS = """<?xml version="1.0" encoding="UTF-8"?><newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet><newsItem guid="urn:quay:1"
version="2"><itemMeta><itemClass qcode="ninat:text"/><provider qcode="n:QW"><name>Quay Wire</name></provider><versionCreated>
2021-06-02T09:15:00+02:00</versionCreated><pubStatus qcode="stat:usable"/></itemMeta><contentMeta><headline>Tugs</headline></contentMeta>
<contentSet><inlineXML contenttype="application/nitf+xml"><nitf><body><body.head><hedline><hl1>Tugs</hl1></hedline></body.head><body.content>
<p>It bought <num>12</num> tugs&nbsp;now.</p></body.content></body></nitf></inlineXML><inlineData contenttype="text/html">&lt;p&gt;7 tugs&lt;/p&gt;
</inlineData></contentSet></newsItem></itemSet></newsMessage>"""
NINJS = [
    {
        "uri": "urn:quay:1", "type": "text", "versioncreated": "2021-06-02T09:15:00Z", "pubstatus": "usable", "copyrightholder": "Quay",
        "headline": "Tugs", "body_text": "It has 12 tugs.", "body_xhtml": "<p>It has 12 tugs.</p>",
        "associations": {"a": {"uri": "urn:quay:2", "type": "text", "headlines": [{"role": "main", "value": "Barge"}],
                               "bodies": [{"role": "main", "contenttype": "text/html", "value": "<p>7 trips</p>"}]}},
    }
]  # fmt: skip
CSV = 'text,source,title,published,url\r\n"The board has 12 tugs,\nand ""a"" barge.",Quay,Tugs,2021-06-02,https://quay.example/1\r\nIt left.,,,,\r\n'
RECORD = (
    "WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://quay.example/1\r\nWARC-Date: 2031-01-31T00:00:00Z\r\n"
    "WARC-Record-ID: <urn:uuid:0d3c7b5e-7e4f-4a5c-9d56-1f0b7a3c2e11>\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {}\r\n\r\n{}\r\n\r\n"
)
RESPONSE = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n{}\r\n{}"
FRONT = """---
source: Quay Wire
title: "Tugs: twelve"
published: 2021-06-02
url: 'https://quay.example/1'
tags: [a, {b: c}]
checker-ignore:
  - drift
  - name: person-age
    reason: counted otherwise
---
"""
SETTINGS = """[tool.checker]
rules = ["mine"]
select = ["output-share", "drift"]
ignore = []
fail-on = "error"
min-confidence = 0.7
title = "Tugs"
templates = "looks"
baseline = "known.toml"
[tool.checker.aliases]
"Port Salder" = "Salder"
[tool.checker.severity]
drift = "info"
[tool.checker.tolerance]
event-measure = "2%"
[tool.checker.per-file-ignore]
"archive/*" = ["drift"]
[[tool.checker.suppress]]
reason = "counted otherwise"
pair = "0123456789abcdef"
since = 2021-06-02
until = "2021-06-30"
"""
BASELINE = """# Findings that people know.
[[known]] # 0123456789abcdef
topic = "Oslo, tugs"
rule = "counted-people"
kind = "contradiction"
files = ["news/a.md", "news/b.md"]
reason = "counted \\u2028 otherwise"
author = "Ines Varga"
sources = ["Quay Wire", "Ledger"]
values = ["12", "15"]
expires = 2031-01-31
pair = "0123456789abcdef"

[[judged]]
rule = "drift-of-tugs"
kind = "drift"
sources = ["Quay"]
values = ["12"]
label = "right"
pair = "fedcba9876543210"
"""


def _texts() -> list[bytes]:
    marked = "\ufeff" + TEXT
    return [
        TEXT.encode(), marked.encode(), marked.encode("utf-16-le"), marked.encode("utf-16-be"), TEXT.encode("utf-16-le"),
        marked.encode("utf-32-le"), "Fünf Cafés, 12\u00a0%, 5月3日, ١٢ 🙂.".encode(), "Five cafés".encode("cp1252"), TEXT.replace("\n", "\r\n").encode(),
        b"\x1f\x8b\x08\0", b"%PDF-1.4", b"PK\x03\x04", b"", b"\n \t", b"\xff\xfe", b"12\x00", b"\xed\xa0\x80", b"\xf4\x90\x80\x80",
    ]  # fmt: skip


def _jsonl() -> list[bytes]:
    whole = {
        "text": TEXT,
        "source": "Quay",
        "title": "Tugs",
        "published": "2021-06-02",
        "url": "https://quay.example/1",
        "checker-ignore": ["drift"],
    }
    lines = [json.dumps(whole), json.dumps({"text": "It has \ud83d 12", "published": 20210602}), '{"text": 1}', '{"text": "a", "text": "12 tugs"}',
             "[1]", "{", "", '{"text": "\\u0000"}', "[" * 500, '{"text": "x", "n": 1e999, "m": NaN}', "9" * 5000]  # fmt: skip
    return [line.encode("utf-8", "surrogatepass") for line in lines] + [
        "\n".join(lines[:5]).encode("utf-8", "surrogatepass"),
        ("\ufeff" + lines[0]).encode("utf-16-le"),
    ]


def _fronts() -> list[bytes]:
    return [
        (FRONT + TEXT).encode(), b"---\n" + b"a: &a [*a]\n---\nx", b"---\n? [a]\n: b\n...\n12 tugs", b"---\n<<: {a: b}\nsource: |\n  x\n  y\n---\n12 tugs\n",
        b"---\nsource: !!python/object:x y\n---\nx", b"---\n" + b"[" * 40 + b"\n---\nx", b"---\npublished: 2021-06-02 09:15\nsource: 'a''b'\n---\nx 12",
        "---\n\u2028a: b\u0085c: d\n---\n12".encode(), b"---\nchecker-ignore: drift -- why\n---\n<!-- checker: ignore drift -- y -->\nx", b"---\n%YAML 1.1\n---\n",
    ]  # fmt: skip


def _pages() -> list[bytes]:
    return [
        PAGE.encode(), PAGE.replace("utf-8", "windows-1252").encode("cp1252"), PAGE.encode("utf-16"), f"<p>{TEXT}".encode(), b"<",
        b"<html><body><p>12 tugs<svg><p>7</svg><template>9</template><![CDATA[x]]><!-- y --><?php z ?></body></html>", TEXT.encode(),
        b"<table><tr><td>1<td>2<tr><td colspan=2>3</table>" * 3, b"<div><time datetime='2021-06-02'>2 June</time><p itemprop=datePublished content=x>12 tugs came.</div>",
        f'<?xml version="1.0" encoding="shift_jis"?><html><body><article><p>{TEXT}</p></article></body></html>'.encode(),
    ]  # fmt: skip


def _pdfs() -> list[bytes]:
    from fpdf import FPDF

    found = []
    for compress, locked in ((False, False), (True, False), (False, True)):
        made = FPDF()
        made.set_compression(compress)
        made.set_title("Twelve tugs")
        made.set_creation_date(datetime(2021, 6, 2, tzinfo=UTC))
        made.add_page()
        made.set_font("helvetica", size=11)
        made.multi_cell(0, 6, TEXT)
        if locked:
            made.set_encryption(owner_password="harbour")
        found.append(bytes(made.output()))
    return [
        *found,
        b"%PDF-1.7\n",
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[2 0 R]/Count 1>>endobj trailer<</Root 1 0 R>>",
    ]


@cache
def document_parts() -> Mapping[str, bytes]:
    """Returns the parts of a sound Word document that a reader looks at, without the pictures and themes of the template."""
    import docx

    made, out = docx.Document(), io.BytesIO()
    made.core_properties.title = "Twelve tugs"
    made.add_heading("The fleet", 0)
    made.add_paragraph(TEXT)
    table = made.add_table(2, 2)
    for at, cell in enumerate(cell for row in table.rows for cell in row.cells):
        cell.text = f"{at} tugs"
    made.save(out)
    with zipfile.ZipFile(out) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    return {name: content for name, content in parts.items() if len(content) < 4000 or name == "word/document.xml"} | {
        name: content for name, content in parts.items() if name.endswith((".xml", ".rels"))
    }


def _documents() -> list[bytes]:
    members = document_parts()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members.items():
            package.writestr(name, content)
    each = [
        bytes([at]) + members[name]
        for at, name in enumerate(sorted(members))
        if len(members[name]) < 6000 and at != ord("P")
    ]
    return [*each, out.getvalue(), b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"]


def _items() -> list[bytes]:
    import gzip

    response = RESPONSE.format(f"Content-Length: {len(PAGE)}\r\n", PAGE)
    chunked = RESPONSE.format("Transfer-Encoding: chunked\r\n", f"{len(PAGE):x}\r\n{PAGE}\r\n0\r\n\r\n")
    archive = "".join(RECORD.format(len(one.encode()), one) for one in (response, chunked)).encode()
    found = [
        (".rss", RSS.encode()), (".xml", RSS.encode("utf-16")), (".atom", ATOM.encode()), (".rss", RDF.encode()), (".xml", NEWS.encode()),
        (".xml", b'<!DOCTYPE nitf SYSTEM "x"><newsItem><contentSet><inlineXML>12 &eacute; tugs</inlineXML></contentSet></newsItem>'),
        (".xml", b'<!DOCTYPE a [<!ENTITY b "c">]><rss>&b;</rss>'), (".json", json.dumps(NINJS).encode()), (".json", json.dumps(NINJS[0]).encode()),
        (".csv", CSV.encode()), (".csv", b"sep=;\ntext;source\n12 tugs;Quay\n"), (".csv", ("\ufeff" + CSV.replace(",", "\t")).encode("utf-16-le")),
        (".warc", archive), (".warc", archive.replace(b"200 OK", b"404 No")), (".warc.gz", gzip.compress(archive, mtime=0)), (".warc", archive[:-400]),
        (".ndjson", b'{"text": "12 tugs"}\n'), (".markdown", (FRONT + TEXT).encode()),
    ]  # fmt: skip
    return [bytes([ITEMS.index(suffix)]) + data for suffix, data in found]


def _choices(count: int, size: int, *plain: str) -> Callable[[], list[bytes]]:
    """Returns a function that gives rows of choices, and, after the 0 that says so and a day, texts."""

    def make() -> list[bytes]:
        rows = [b"\x01" + random.Random(n).randbytes(size) for n in range(count)]
        return rows + [b"\0\x05\x20" + text.encode("utf-8", "surrogatepass") for text in plain]

    return make


SPOKEN = (
    TEXT, "Between 3 and 4 percent of the 1,200-1,300 people, at least 2.5 million, came from May 3 to June 7, 2022 at about 3:30 p.m. GMT.",
    "It cost US$1.2bn (€1.1bn) in the first half of 2024, up 5-6% from two years ago; 10 out of 30, one in five, ½ or two thirds.",
    "On the night of 31 December-1 January, 24 hours after 12/31/2019, F-35 and G7 met in Q3 FY2023-24 on 2020-02-30T24:00Z.",
    "昨年5月3日、12人が死亡し、30％が負傷した。 2024年 ١٢ ４５％ −5 °C ±3 km/h 10⁻³ m²", "Poland spent 4.1% of its GDP on defence in 2024, 3.8% in 2023 and will spend 5% by 2030.",
)  # fmt: skip


def _patterns() -> list[bytes]:
    rules = _rules()
    said = [text for rule in rules for text in (*rule.says, *rule.cues)][::4]
    return [b"\0" + text.encode() for text in said] + [b"\xff" + random.Random(n).randbytes(40) for n in range(12)]


def _rules():  # type: ignore[no-untyped-def]
    from checker.rule import load_rules

    return load_rules()


@cache
def lines() -> tuple[Line, ...]:
    """Returns sentences ready to be matched."""
    texts = (TEXT, SPOKEN[1], "Poland spent 4.1% of its GDP on defence in 2024; NATO has 32 members, it said.")
    return tuple(
        Line(split_words(text, 0, len(text), mentions(text)), lambda text=text: find_names(text, 0, len(text), {}))
        for text in texts
    )


def _packed() -> list[bytes]:
    from checker.packing import pack_reading

    whole = pack_reading(next(iter(extract_all([Article(TEXT, "Quay")]))))
    return [whole, b"[]", b"[" * 5000, b"null", b""]


MAKERS: Mapping[str, Callable[[], Sequence[bytes]]] = {
    "text": _texts,
    "jsonl": _jsonl,
    "frontmatter": _fronts,
    "html": _pages,
    "pdf": _pdfs,
    "docx": _documents,
    "items": _items,
    "ignores": lambda: (
        [random.Random(n).randbytes(30) for n in range(12)]
        + [
            b"\0\0\0" + "".join(COMMENTS).encode(),
            b"\1\0\0x <!-- checker: ignore a -- b -->\n\n12 <!-- checker: ignore",
        ]
    ),
    "mentions": _choices(12, 120, *SPOKEN),
    "extract": _choices(12, 160, *SPOKEN),
    "repeated": _choices(6, 24),
    "compare": _choices(16, 200),
    "patterns": _patterns,
    "trying": _choices(8, 100),
    "rules": _choices(24, 40),
    "settings": lambda: [
        SETTINGS.encode(),
        b"[tool]\nchecker = 1",
        b"[tool.checker]\nx = {}",
        b"tool.checker.aliases = {a = 1}",
        b"\xff",
    ],
    "baseline": lambda: [
        BASELINE.encode(),
        b"known = 1",
        b"[[known]]\n",
        b"\xef\xbb\xbf" + BASELINE.encode(),
        b"<<<<<<< a\n=======\n",
    ],
    "packed": _packed,
    "store": lambda: [b"", *(random.Random(n).randbytes(60) for n in range(10))],
}


def make_seeds(target: str) -> list[bytes]:
    """Returns what a target starts from."""
    return list(dict.fromkeys(MAKERS[target]()))

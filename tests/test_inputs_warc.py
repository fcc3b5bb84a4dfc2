"""WARC: from archives that warcio wrote, and from broken ones."""

from __future__ import annotations

import gzip
import io
import sys
import zlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import brotli
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from checker.inputs import warc
from checker.inputs.httpbody import decode_body
from checker.model import Article, CheckerError
from checker.read import read

PARAGRAPHS = (
    "The harbour board of Sorrel bought 12 tugs on Friday, its largest purchase since the war, and means to buy more.",
    "They cost $4 million, said Ines Varga, who leads the board, and will work in the café quarter from June onwards.",
)
TEXT = "\n\n".join(PARAGRAPHS) + "\n"
HOST = "https://ledger.example"


def page(published: str = "2024-05-03", head: str = "") -> str:
    day = f'<meta property="article:published_time" content="{published}">' if published else ""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    return f"<html><head><title>Tugs</title>{day}{head}</head><body><article>{body}</article></body></html>"


def chunked(data: bytes) -> bytes:
    return b"".join(b"%x;x=1\r\n%s\r\n" % (len(part), part) for part in (data[:100], data[100:])) + b"0\r\n\r\n"


class Archive:
    """An archive in the making."""

    def __init__(self, zipped: bool = False) -> None:
        self.stream = io.BytesIO()
        self._writer = WARCWriter(self.stream, gzip=zipped, warc_version="1.1")

    def add(
        self,
        body: bytes,
        *,
        url: str = f"{HOST}/1",
        kind: str = "response",
        status: str = "200 OK",
        media: str = "text/html; charset=utf-8",
        fields: tuple[tuple[str, str], ...] = (),
        cut: str = "",
    ) -> Archive:
        """Adds a record of one response."""
        headers = StatusAndHeaders(status, [("Content-Type", media), *fields], protocol="HTTP/1.1")
        about = {"WARC-Date": "2031-01-31T00:00:00Z"} | ({"WARC-Truncated": cut} if cut else {})
        record = self._writer.create_warc_record(
            url,
            kind,
            payload=io.BytesIO(body),
            http_headers=headers if kind == "response" else None,
            warc_headers_dict=about,
        )
        self._writer.write_record(record)
        return self

    def write(self, folder: Path, name: str = "crawl.warc", end: int | None = None) -> Path:
        path = folder / name
        path.write_bytes(self.stream.getvalue()[:end])
        return path


def gather(path: Path, **options: int) -> tuple[list[Article], list[str]]:
    problems: list[CheckerError] = []
    articles = list(read([path], problems.append, **options))
    return articles, [str(problem).removeprefix(f"{path.parent}/") for problem in problems]


# --- good archives


@pytest.mark.parametrize(("name", "zipped"), [("crawl.warc", False), ("crawl.warc.gz", True), ("Crawl.WARC.GZ", True)])
def test_a_page_is_an_article_and_what_else_was_crawled_is_not(tmp_path: Path, name: str, zipped: bool) -> None:
    made = Archive(zipped).add(page().encode()).add(b"software: none", kind="warcinfo", url="")
    made.add(b"<p>gone</p>", status="404 Not Found").add(b"{}", media="application/json").add(b"p {}", media="text/css")
    made.add(page().encode(), kind="resource").add(page("").encode(), url=f"{HOST}/2", media="application/xhtml+xml")
    path = made.write(tmp_path, name)
    (first, second), problems = gather(path)
    assert not problems
    assert (first.text, first.title, first.path) == (TEXT, "Tugs", path)
    assert (first.source, first.url, first.published) == ("ledger.example", f"{HOST}/1", date(2024, 5, 3))
    assert second.url == f"{HOST}/2"
    assert second.published is None  # the day of the crawl is not the day of the page


def test_what_the_page_says_of_itself_goes_first(tmp_path: Path) -> None:
    head = '<meta property="og:site_name" content="Sorrel Ledger"><link rel="canonical" href="https://ledger.example/tugs">'
    (article,), _ = gather(Archive().add(page(head=head).encode()).write(tmp_path))
    assert (article.source, article.url) == ("Sorrel Ledger", "https://ledger.example/tugs")


@pytest.mark.parametrize("zipped", [False, True])
@pytest.mark.parametrize("transfer", ["", "chunked"])
@pytest.mark.parametrize("encoding", ["", "gzip", "deflate", "br", "identity"])
def test_bodies_as_they_went_over_the_wire(tmp_path: Path, zipped: bool, transfer: str, encoding: str) -> None:
    pack = {"gzip": gzip.compress, "deflate": zlib.compress, "br": brotli.compress}.get(encoding, bytes)
    made = Archive(zipped)
    for number in (1, 2, 3):
        packed = pack(page().encode())
        fields = tuple(
            (key, value) for key, value in (("Transfer-Encoding", transfer), ("Content-Encoding", encoding)) if value
        )
        made.add(chunked(packed) if transfer else packed, url=f"{HOST}/{number}", fields=fields)
    articles, problems = gather(made.write(tmp_path))
    assert [(a.text, a.url) for a in articles] == [(TEXT, f"{HOST}/{n}") for n in (1, 2, 3)] and not problems


@pytest.mark.parametrize(
    "fields", [("Transfer-Encoding", "chunked"), ("Content-Encoding", "gzip"), ("Content-Encoding", "br")]
)
def test_bodies_that_the_crawler_has_decoded_already(tmp_path: Path, fields: tuple[str, str]) -> None:
    (article,), problems = gather(Archive().add(page().encode(), fields=(fields,)).write(tmp_path))
    assert article.text == TEXT and not problems


@pytest.mark.parametrize(
    ("stated", "real"),
    [
        ("iso-8859-1", "cp1252"),
        ("windows-1252", "cp1252"),
        ("utf-8", "utf-8"),
        ("no-such", "utf-8"),
        ("utf-16le", "utf-16-le"),
    ],
)
def test_the_encoding_is_the_one_that_the_server_told(tmp_path: Path, stated: str, real: str) -> None:
    data = page(head="<meta charset=utf-8>").replace("café", "“café”").encode(real)
    (article,), problems = gather(Archive().add(data, media=f"text/html; charset={stated}").write(tmp_path))
    assert "“café”" in article.text and not problems


def test_an_address_that_is_none_is_left_out(tmp_path: Path) -> None:
    data = Archive().add(page().encode(), url=f"{HOST}/1").stream.getvalue().replace(b"example/1", b"exam\0le/1")
    path = tmp_path / "crawl.warc"
    path.write_bytes(data)
    (article,), problems = gather(path)
    assert (article.url, article.source) == ("", "crawl:1") and not problems


def test_records_are_read_one_by_one(tmp_path: Path) -> None:
    made = Archive()
    for number in range(20):
        made.add(page().encode() + b" " * 50_000, url=f"{HOST}/{number}")
    path = made.write(tmp_path)
    with path.open("rb") as stream:
        found: Iterator[object] = warc.read_warc(stream, path, "crawl.warc", "crawl", 10**6)
        next(found)
        assert stream.tell() < path.stat().st_size / 2


# --- broken archives


@pytest.mark.parametrize("zipped", [False, True])
def test_an_archive_that_is_cut_anywhere_says_so(tmp_path: Path, zipped: bool) -> None:
    made = Archive(zipped)
    first, ends = (len(made.add(page().encode()).stream.getvalue()) for _ in (1, 2))
    told = "; 1 page before it was read; fetch or make the file again"
    for end in range(first + 1, ends - 20, 97):
        articles, (problem,) = gather(made.write(tmp_path, end=end))
        assert len(articles) == 1
        assert problem.startswith("crawl.warc: ") and problem.endswith(told), end


def test_damage_in_the_middle(tmp_path: Path) -> None:
    made = Archive(zipped=True).add(page().encode()).add(page().encode()).add(page().encode())
    data = bytearray(made.stream.getvalue())
    middle = len(data) // 2
    data[middle : middle + 20] = bytes(20)
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(data)
    articles, (problem,) = gather(path)
    assert len(articles) == 1 and problem.startswith("crawl.warc.gz: has a damaged record (")


@pytest.mark.parametrize(
    ("body", "fields", "told"),
    [
        (gzip.compress(page().encode())[:-40], ("Content-Encoding", "gzip"), "cannot be read: its body ends too early"),
        (b"\x1f\x8b" + b"x" * 99, ("Content-Encoding", "gzip"), "cannot be read: its body is damaged"),
        (b"\x78\x9c" + b"x" * 99, ("Content-Encoding", "deflate"), "cannot be read: its body is damaged"),
        (b"\xff" * 99, ("Content-Encoding", "br"), "cannot be read: its body is damaged"),
        (b"x", ("Content-Encoding", "zstd"), "cannot be read: its body is compressed with zstd, which is not read"),
        (
            chunked(page().encode())[:-90],
            ("Transfer-Encoding", "chunked"),
            "cannot be read: the chunks of its body do not end",
        ),
        (gzip.compress(bytes(2_000_000)), ("Content-Encoding", "gzip"), "is longer than 1,000,000 bytes"),
        (brotli.compress(bytes(2_000_000)), ("Content-Encoding", "br"), "is longer than 1,000,000 bytes"),
        (b"x" * 1_000_001, ("X-Y", "z"), "is longer than 1,000,000 bytes"),
        (b"", ("X-Y", "z"), "is empty"),
        (b"<html></html>", ("X-Y", "z"), "is a page without article text"),
    ],
)
def test_one_bad_page_is_one_error_and_the_others_are_read(
    tmp_path: Path, body: bytes, fields: tuple[str, str], told: str
) -> None:
    made = Archive().add(page().encode()).add(body, fields=(fields,)).add(page().encode())
    articles, (problem,) = gather(made.write(tmp_path), limit=1_000_000)
    assert len(articles) == 2
    assert problem.startswith(f"crawl.warc: page 2: {told}")


def test_a_page_that_the_crawler_cut_is_left_out(tmp_path: Path) -> None:
    articles, (problem,) = gather(Archive().add(page().encode(), cut="length").write(tmp_path))
    assert not articles
    assert problem == "crawl.warc: page 1: was cut by the crawler (WARC-Truncated: length); leave it out"


@pytest.mark.parametrize(
    "data", [b"", b"WARC/1.1\r\n", b"no archive at all\r\n\r\n" * 9, b"\x1f\x8b\x08\x00garbage", bytes(500)]
)
def test_what_is_no_archive(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "crawl.warc"
    path.write_bytes(data)
    articles, (problem,) = gather(path)
    assert not articles and problem.startswith("crawl.warc: ")


def test_a_crawl_without_pages(tmp_path: Path) -> None:
    articles, (problem,) = gather(Archive().add(b"{}", media="application/json").write(tmp_path))
    assert not articles
    assert problem == "crawl.warc: holds no page: no HTTP response of text/html with status 200; leave it out"


def test_without_fastwarc_the_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = Archive().add(page().encode()).write(tmp_path)
    monkeypatch.setitem(sys.modules, "fastwarc.warc", None)
    articles, (problem,) = gather(path)
    mend = "run pip install 'fact-consistency-checker[warc]'"
    assert not articles and problem == f"crawl.warc: needs packages that are not installed; {mend}"


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(at=st.integers(0, 1500), taken=st.integers(0, 40), put=st.binary(max_size=12), zipped=st.booleans())
def test_any_damage_gives_articles_or_errors(tmp_path: Path, at: int, taken: int, put: bytes, zipped: bool) -> None:
    data = (
        Archive(zipped).add(page().encode()).add(chunked(page().encode()), fields=(("Transfer-Encoding", "chunked"),))
    )
    whole = data.stream.getvalue()
    path = tmp_path / "crawl.warc"
    path.write_bytes(whole[:at] + put + whole[at + taken :])
    articles, problems = gather(path)
    assert articles or problems
    assert all("\0" not in article.text + article.url + article.source for article in articles)


def test_a_body_never_grows_past_the_limit() -> None:
    bomb = gzip.compress(gzip.compress(bytes(10_000_000)))
    assert len(decode_body(bomb, "", "gzip, gzip", 1000)) == 1001

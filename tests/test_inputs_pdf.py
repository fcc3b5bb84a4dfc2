"""PDFs: the text of their pages as paragraphs, their metadata, and what is none or holds none."""

from __future__ import annotations

import io
import logging
import zlib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pypdf
import pytest
from fpdf import FPDF
from hypothesis import given, settings
from hypothesis import strategies as st
from reading import gather, is_hashed, one, refusal, write

from checker.inputs import pdf as reader
from checker.inputs.printed import join_lines

FILES = Path(__file__).with_name("files")  # aes.pdf: by fpdf2 2.8 with cryptography, an owner's password and AES-256
LONG = (
    "The harbour board bought 12 tugs in May 2021, it said on Wednesday, paying 4.5 million dollars for the whole fleet of "
    "ships. The price was a low of 3.2 million a tug, said Mr. Reed, who speaks for the board and the 16 crews of the port."
)


def print_pages(*pages: str, before: Callable[[FPDF], None] = lambda made: None, width: float = 0) -> bytes:
    """Returns a PDF by fpdf2, a paragraph a line."""
    made = FPDF()
    made.set_font("Helvetica", size=11)
    before(made)
    for page in pages:
        made.add_page()
        for paragraph in page.split("\n"):
            made.multi_cell(width, 6, paragraph, new_x="LMARGIN", new_y="NEXT", align="L")
            made.ln(4)
    return bytes(made.output())


# --- text


@pytest.mark.parametrize("width", [0, 100, 60])
def test_lines_are_paragraphs_again_and_pages_stand_apart(width: float, tmp_path: Path) -> None:
    pages = (
        f"Harbour board buys tugs\n{LONG}\nA second paragraph begins here, and it says that 5 crews were trained.",
        "It ended in 2022.",
    )
    article = one(write(tmp_path, "tugs.pdf", print_pages(*pages, width=width)))
    assert article.text == "\n\n".join(page.replace("\n", "\n\n") for page in pages) + "\n"
    assert (article.source, article.title, article.published, article.stamp) == ("tugs", "", None, "")
    assert is_hashed(article)


def test_a_page_that_a_browser_printed(browser: Any, tmp_path: Path) -> None:
    rows = "".join(f"<tr><td>{year}</td><td>{tugs}</td></tr>" for year, tugs in ((2020, 4), (2021, 16)))
    source = write(
        tmp_path,
        "source.html",
        f'<meta charset="utf-8"><title>Twelve tugs</title><h1>Harbour board buys tugs</h1><p>{LONG}</p>'
        f"<table><tr><th>Year</th><th>Tugs</th></tr>{rows}</table><p>It cost £4 and 5 €.</p>",
    )
    window = browser.new_page()
    window.goto(source.as_uri())
    window.pdf(path=str(tmp_path / "tugs.pdf"))
    window.close()
    article = one(tmp_path / "tugs.pdf")
    assert article.title == "Twelve tugs" and article.published is None  # the day of printing is no day of publication
    said = article.text.replace("ships.\n\nThe", "ships. The")  # where a full stop ends a line, a paragraph may end too
    assert said == f"Harbour board buys tugs\n\n{LONG}\n\nYear Tugs\n2020 4\n2021 16\nIt cost £4 and 5 €.\n"


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        ("It is of inter-\nnational price.", "It is of international price."),
        ("The tugs are inter\u00ad\nnational.", "The tugs are international."),
        ("It has twenty-\nfive tugs.", "It has twenty-five tugs."),
        ("A two-year low, and a two-\nyear plan.", "A two-year low, and a two-year plan."),
        ("The harbour and the side of it, the harbour-\nside.", "The harbour and the side of it, the harbour-side."),
        ("The board of the Anglo-\nNorse port.", "The board of the Anglo-Norse port."),
        ("It was a 12-\nyear plan of the board.", "It was a 12-year plan of the board."),
        ("It took from 12-\n15 tugs of the board.", "It took from 12-15 tugs of the board."),
        ("Tugs:\n- one of 40 metres\n- one of 30", "Tugs:\n- one of 40 metres\n- one of 30"),
        ("PRICES OF TUGS IN THE HARBOUR\nThe board paid 5 dollars today.", "PRICES OF TUGS IN THE HARBOUR\n\nThe board paid 5 dollars today."),
        ("", ""),
        (" \n\n \n", ""),
    ],
)  # fmt: skip
def test_divided_words_are_mended_and_compounds_kept(printed: str, text: str) -> None:
    assert join_lines([printed]) == text


# --- metadata


def test_the_title_is_that_of_the_metadata(tmp_path: Path) -> None:
    for stated, title in (
        ("Twelve  tugs", "Twelve tugs"),
        ("Microsoft Word - tugs.docx", ""),
        ("untitled", ""),
        ("tugs.indd", ""),
    ):
        data = print_pages(LONG, before=lambda made, stated=stated: made.set_title(stated))  # type: ignore[misc]
        assert one(write(tmp_path, "a.pdf", data)).title == title


XMP = """<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Tugs, of XMP</rdf:li></rdf:Alt></dc:title>
<dc:publisher><rdf:Bag><rdf:li>Harbour Post</rdf:li></rdf:Bag></dc:publisher>
{}</rdf:Description></rdf:RDF></x:xmpmeta>"""


@pytest.mark.parametrize(
    ("stated", "day", "stamp"),
    [
        ("<prism:publicationDate>2021-06-02T00:30:00+02:00</prism:publicationDate>", date(2021, 6, 2), ""),
        ("<dc:date><rdf:Seq><rdf:li>2021-06-02</rdf:li></rdf:Seq></dc:date>", date(2021, 6, 2), ""),
        ("<dc:date><rdf:Seq><rdf:li>in June</rdf:li></rdf:Seq></dc:date>", None, "in June"),
        ("", None, ""),
    ],
)
def test_xmp_tells_publisher_and_day(stated: str, day: date | None, stamp: str, tmp_path: Path) -> None:
    data = print_pages(LONG, before=lambda made: made.set_xmp_metadata(XMP.format(stated)))
    article = one(write(tmp_path, "a.pdf", data))
    assert (article.title, article.source, article.published, article.stamp) == (
        "Tugs, of XMP",
        "Harbour Post",
        day,
        stamp,
    )


def test_a_file_that_opens_without_a_password_is_read(tmp_path: Path) -> None:
    data = print_pages(LONG, before=lambda made: made.set_encryption(owner_password="harbour"))
    assert one(write(tmp_path, "a.pdf", data)).text == LONG + "\n"


# --- bad files


def draw(content: bytes, kids: int = 1) -> bytes:
    """Returns a PDF of one drawing, shown `kids` times."""
    made = pypdf.PdfWriter()
    made.append(io.BytesIO(print_pages("x")))
    stream = pypdf.generic.StreamObject()
    stream.set_data(content)
    made.pages[0][pypdf.generic.NameObject("/Contents")] = made._add_object(stream.flate_encode())
    for _ in range(kids - 1):
        made.add_page(made.pages[0])
    out = io.BytesIO()
    made.write(out)
    return out.getvalue()


def picture() -> bytes:
    from PIL import Image

    made = FPDF()
    made.add_page()
    made.image(Image.new("RGB", (40, 40), "red"))
    return bytes(made.output())


def lock(made: FPDF) -> None:
    made.set_encryption(owner_password="harbour", user_password="tug")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "is empty"),
        (b"The harbour board bought 12 tugs.", "is no PDF"),
        (b"%PDF-1.7\n", "is a damaged PDF"),
        (print_pages(LONG)[:700], "is a damaged PDF"),
        (print_pages(LONG, before=lock), "opens only with its password"),
        (picture(), "its pages are pictures"),
        (FILES.joinpath("aes.pdf").read_bytes(), "is encrypted with AES; run pip install cryptography"),
    ],
    ids=["empty", "text", "head", "cut", "locked", "picture", "aes"],
)
def test_each_bad_file_is_one_error(data: bytes, says: str, tmp_path: Path) -> None:
    if "AES" in says:
        try:
            import cryptography  # noqa: F401
        except ImportError:
            pass
        else:
            pytest.skip("cryptography is installed, so the file can be read")
    assert says in str(refusal(write(tmp_path, "a.pdf", data)))


def test_drawing_without_end_is_given_up(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(reader, "OPERATIONS", 1000)
    assert "more than an article" in refusal(write(tmp_path, "a.pdf", draw(b"0 0 m\n" * 1001))).message
    monkeypatch.setattr(reader, "LETTERS", 100)
    assert "more than an article" in refusal(write(tmp_path, "b.pdf", print_pages(*["Tugs 12."] * 20))).message


def test_a_stream_that_unpacks_to_more_than_memory_is_given_up(tmp_path: Path) -> None:
    packed = zlib.compress(b" " * 200_000_000, 9)
    data = print_pages("x").replace(b"%%EOF", b"")
    at = data.index(b"stream\n") + 7
    bomb = data[:at] + packed + data[data.index(b"\nendstream") :]
    articles, problems = gather(write(tmp_path, "a.pdf", bomb))
    assert not articles and len(problems) == 1


@settings(max_examples=60)
@given(st.data())
def test_any_bytes_are_an_article_or_one_error(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    whole = bytearray(print_pages(LONG, "Tugs.", before=lambda made: made.set_xmp_metadata(XMP.format(""))))
    for _ in range(data.draw(st.integers(0, 8))):
        at = data.draw(st.integers(0, len(whole) - 1))
        whole[at : at + data.draw(st.integers(0, 60))] = data.draw(st.binary(max_size=12))
    articles, problems = gather(write(tmp_path_factory.mktemp("any"), "a.pdf", bytes(whole)))
    assert len(articles) + len(problems) == 1


def test_nothing_is_logged(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    monkeypatch.setattr(logging, "lastResort", logging.StreamHandler())
    data = print_pages(LONG)
    assert one(write(tmp_path, "a.pdf", data.replace(b"startxref\n", b"startxref\n1"))).text == LONG + "\n"
    assert capfd.readouterr() == ("", "")

"""Word documents: their paragraphs and tables, and the packages that are damaged or meant to do harm."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import docx
import pypandoc
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading import end_within, gather, is_hashed, one, refusal, write

from checker.inputs.docx import LIMIT, PARTS

MARKDOWN = """---
title: Twelve tugs
date: 2021-06-02
---

# The fleet

The harbour board bought **12** tugs in May 2021, it said.\\
It paid 4.5 million dollars.^[The note has 99 tugs.]

| Year | Tugs |
|------|------|
| 2020 | 4    |
| 2021 | 16   |

- Six of 40 metres

It was [final](https://post.test/).
"""
DOCUMENT = "word/document.xml"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Returns a document that pandoc wrote."""
    path = tmp_path_factory.mktemp("made") / "tugs.docx"
    pypandoc.convert_text(MARKDOWN, "docx", format="md", outputfile=str(path))
    return path.read_bytes()


def change(package: bytes, part: str, edit: Callable[[bytes], bytes]) -> bytes:
    """Returns a package with one part changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            data = old.read(entry)
            new.writestr(entry.filename, edit(data) if entry.filename == part else data)
    return out.getvalue()


def body(package: bytes, xml: str) -> bytes:
    """Returns a package whose body begins with this XML."""
    return change(package, DOCUMENT, lambda data: data.replace(b"<w:body>", b"<w:body>" + xml.encode(), 1))


# --- text


def test_a_document_that_pandoc_wrote(made: bytes, tmp_path: Path) -> None:
    article = one(write(tmp_path, "tugs.docx", made))
    assert article.text == (
        "Twelve tugs\n\n2021-06-02\n\nThe fleet\n\nThe harbour board bought 12 tugs in May 2021, it said.\n"
        "It paid 4.5 million dollars.\n\n| Year | Tugs |\n| 2020 | 4 |\n| 2021 | 16 |\n\nSix of 40 metres\n\nIt was final.\n"
    )
    assert (article.title, article.source) == ("Twelve tugs", "tugs")
    assert (article.published, article.stamp) == (None, "")  # a document states when it was made, not when it came out
    assert is_hashed(article)


def test_the_title_may_stand_in_the_text_alone(made: bytes, tmp_path: Path) -> None:
    bare = change(made, "docProps/core.xml", lambda data: data.replace(b"Twelve tugs", b""))
    assert one(write(tmp_path, "a.docx", bare)).title == "Twelve tugs"


def test_a_document_of_very_many_paragraphs_ends(made: bytes, tmp_path: Path) -> None:
    """That python-docx was asked for the style of each took minutes."""
    bare = change(made, "docProps/core.xml", lambda data: data.replace(b"Twelve tugs", b""))
    path = write(tmp_path, "a.docx", body(bare, "<w:p/>" * 100_000))
    assert end_within("import sys; from checker.read import read; list(read([sys.stdin.read()]))", str(path))


def test_tables_go_row_by_row(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("The tugs of the port:")
    table = document.add_table(2, 3)
    for cell, text in zip(table.rows[0].cells, ("Year", "", "Two\nlines"), strict=True):
        cell.text = text
    inner = table.rows[1].cells[0].add_table(1, 2)
    inner.rows[0].cells[0].text, inner.rows[0].cells[1].text = "in", "ner"
    document.add_table(2, 2)
    document.core_properties.created = datetime(2021, 6, 2)
    document.save(str(tmp_path / "a.docx"))
    assert one(tmp_path / "a.docx").text == "The tugs of the port:\n\n| Year |  | Two lines |\n| in ner |  |  |\n"


def test_what_stands_in_a_text_box_of_a_cell_is_read_once(made: bytes, tmp_path: Path) -> None:
    box = "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>{}</w:t></w:r>{}</w:p></w:txbxContent></w:pict></w:r>"
    again = f"<mc:Fallback xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'>{box.format('12 tugs', '')}</mc:Fallback>"
    cell = f"<w:p><w:r><w:t>Own</w:t></w:r>{box.format('12 tugs', box.format('9 barges', ''))}{again}</w:p>"
    article = one(write(tmp_path, "a.docx", body(made, f"<w:tbl><w:tr><w:tc>{cell}</w:tc></w:tr></w:tbl>")))
    assert article.text.startswith("| Own 12 tugs 9 barges |\n")


@pytest.mark.parametrize(
    ("run", "text"),
    [
        ('<w:ins w:id="1"><w:r><w:t>16 tugs</w:t></w:r></w:ins>', "16 tugs"),
        ('<w:del w:id="1"><w:r><w:delText>99 tugs</w:delText></w:r></w:del>', ""),
        ('<w:moveFrom w:id="1"><w:r><w:t>99 tugs</w:t></w:r></w:moveFrom>', ""),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>99 tugs</w:t></w:r>", ""),
        ('<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>16 tugs</w:t></w:r>', "16 tugs"),
        ("<w:r><w:instrText>PAGE 99</w:instrText></w:r>", ""),
        ("<w:sdt><w:sdtContent><w:r><w:t>16 tugs</w:t></w:r></w:sdtContent></w:sdt>", "16 tugs"),
        ("<w:smartTag><w:r><w:t>16 tugs</w:t></w:r></w:smartTag>", "16 tugs"),
        ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:noBreakHyphen/><w:t>c</w:t><w:cr/><w:t>d</w:t></w:r>", "a\tb-c\nd"),
        ("<w:r><w:t>Own.</w:t></w:r><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>Box.</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>", "Own.\n\nBox."),
    ],
)  # fmt: skip
def test_runs_of_every_kind(run: str, text: str, made: bytes, tmp_path: Path) -> None:
    article = one(write(tmp_path, "a.docx", body(made, f"<w:p>{run}</w:p>")))
    assert article.text.partition("Twelve tugs")[0] == (f"{text}\n\n" if text else "")


# --- bad packages


def bomb(size: int, count: int = 1) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for number in range(count):
            package.writestr(f"word/{number}.xml", b" " * size)
    return out.getvalue()


def understate(package: bytes) -> bytes:
    """Returns a package whose directory says that each part unpacks to one byte."""
    data, at = bytearray(package), 0
    while (at := data.find(b"PK\x01\x02", at)) >= 0:
        data[at + 24 : at + 28] = (1).to_bytes(4, "little")
        at += 4
    return bytes(data)


def laugh(package: bytes) -> bytes:
    entities = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10 if i else "lol"}">' for i in range(12)).encode()
    return change(
        package, DOCUMENT, lambda data: data.replace(b"<w:document", b"<!DOCTYPE a [" + entities + b"]><w:document", 1)
    )


def nest(package: bytes, depth: int) -> bytes:
    return body(package, "<w:sdt>" * depth + "</w:sdt>" * depth)


BAD: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "empty": (lambda made: b"", "is no .docx document"),
    "text": (lambda made: b"The harbour board bought 12 tugs.", "is no .docx document"),
    "old": (lambda made: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "is an old or a protected Word document"),
    "cut": (lambda made: made[: len(made) // 2], "is a damaged document"),
    "other zip": (lambda made: bomb(10), "is a damaged document"),
    "no document": (lambda made: change(made, DOCUMENT, lambda data: b""), "is a damaged document"),
    "no xml": (lambda made: change(made, DOCUMENT, lambda data: data[:-20]), "is a damaged document"),
    "big": (lambda made: bomb(LIMIT // 2, 3), "unpacks to more than 67,108,864 bytes"),
    "bigger than stated": (lambda made: understate(bomb(LIMIT * 2)), "is a damaged document"),
    "many parts": (lambda made: bomb(0, PARTS + 1), "unpacks to more than"),
    "entities": (laugh, "has a DOCTYPE"),
    "deep": (lambda made: nest(made, 100_000), "is a damaged document"),
    "no text": (lambda made: change(made, DOCUMENT, lambda data: data.replace(b"w:t>", b"w:x>").replace(b"<w:t ", b"<w:x ")), "without article text"),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_each_bad_package_is_one_error(name: str, made: bytes, tmp_path: Path) -> None:
    spoil, says = BAD[name]
    assert says in str(refusal(write(tmp_path, "a.docx", spoil(made))))


def test_a_part_elsewhere_is_not_fetched(made: bytes, tmp_path: Path) -> None:
    secret = write(tmp_path, "secret.xml", "<a>99 tugs</a>")
    link = (
        f'<Relationship Id="rId99" TargetMode="External" Target="{secret.as_uri()}" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"/></Relationships>'
    )
    linked = change(made, "word/_rels/document.xml.rels", lambda data: data.replace(b"</Relationships>", link.encode()))
    assert "99 tugs" not in one(write(tmp_path, "a.docx", linked)).text


@settings(max_examples=60)
@given(st.data())
def test_any_bytes_are_an_article_or_one_error(
    made: bytes, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    def spoil(part: bytes) -> bytes:
        whole = bytearray(part)
        for _ in range(data.draw(st.integers(1, 6))):
            at = data.draw(st.integers(0, len(whole) - 1))
            whole[at : at + data.draw(st.integers(0, 60))] = data.draw(st.binary(max_size=12))
        return bytes(whole)

    part = data.draw(st.sampled_from(["", DOCUMENT, "[Content_Types].xml", "_rels/.rels", "docProps/core.xml"]))
    spoilt = change(made, part, spoil) if part else spoil(made)
    articles, problems = gather(write(tmp_path_factory.mktemp("any"), "a.docx", spoilt))
    assert len(articles) + len(problems) == 1

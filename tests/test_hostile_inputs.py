"""Files by somebody who means harm: each gives articles or one clear error, whatever it unpacks, refers or nests to."""

from __future__ import annotations

import glob
import gzip
import io
import json
import os
import resource
import subprocess
import sys
import zipfile
import zlib
from pathlib import Path

import pytest
from reading import end_within, gather
from test_cli import call
from test_hostile import count_calls

from checker.inputs.httpbody import decode_body
from checker.mentions import mentions
from checker.model import Article
from checker.read import read
from checker.run import check
from checker.shell.outputs import FORMATS

MILLION = 1_000_000
GIGABYTE = 2**30
MEMORY = 3 * GIGABYTE  # that a run may take, address space and all


def run_bounded(path: Path) -> subprocess.CompletedProcess[str]:
    """Returns what the command says of a file in bounded memory."""

    def bound() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))

    words = [sys.executable, "-m", "checker", "check", str(path)]
    return subprocess.run(words, capture_output=True, text=True, check=False, preexec_fn=bound)


# ---- what unpacks to more ----------------------------------------------------------------------------------------------


def pack(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return out.getvalue()


def test_a_package_of_packages_is_not_unpacked(tmp_path: Path) -> None:
    pytest.importorskip("docx")
    inner = pack({f"{n}.xml": bytes(2**22) for n in range(12)})
    for _ in range(3):
        inner = pack({f"word/{n}.zip": inner for n in range(8)})
    path = tmp_path / "a.docx"
    path.write_bytes(inner)
    articles, (problem,) = gather(path)
    assert not articles and "is a damaged document" in str(problem)


def test_a_part_in_utf_16_declares_no_entity_either(tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    made = io.BytesIO()
    document = docx.Document()
    document.add_paragraph("It has 12 tugs.")
    document.save(made)
    secret = tmp_path / "secret.txt"
    secret.write_text("The key is 12345.")
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "lol"}">' for n in range(9))
    doctype = f'<!DOCTYPE a [{entities}<!ENTITY file SYSTEM "{secret.as_uri()}">]>'
    parts = {}
    with zipfile.ZipFile(made) as package:
        for name in package.namelist():
            data = package.read(name)
            if name == "word/document.xml":
                text = (
                    data.decode().replace("UTF-8", "UTF-16").replace("It has 12 tugs.", "It has 12 tugs, &l8; &file;.")
                )
                at = text.index("<w:document")
                data = (text[:at] + doctype + text[at:]).encode("utf-16")
            parts[name] = data
    path = tmp_path / "a.docx"
    path.write_bytes(pack(parts))
    articles, problems = gather(path)
    assert len(articles) + len(problems) == 1
    assert all("12345" not in article.text and "lollol" not in article.text for article in articles)


def test_bodies_in_brotli_and_deflate_never_grow_past_the_limit() -> None:
    brotli = pytest.importorskip("brotli")
    for packed, name in ((brotli.compress(bytes(50_000_000)), "br"), (zlib.compress(bytes(50_000_000)), "deflate")):
        assert len(decode_body(packed, "", name, 1000)) == 1001
    many = bytes(100)
    for _ in range(30):
        many = gzip.compress(many)
    assert len(decode_body(many, "", ", ".join(["gzip"] * 30), 1000)) == 100


def test_a_body_in_very_many_chunks_is_copied_once() -> None:
    class Body(bytes):
        copied = 0

        def __getitem__(self, at):  # type: ignore[no-untyped-def, override]
            part = super().__getitem__(at)
            Body.copied += len(part) if isinstance(part, bytes) else 1
            return part

    many = 2000
    assert decode_body(Body(b"1\r\nx\r\n" * many + b"0\r\n\r\n"), "chunked", "", 10**6) == b"x" * many
    assert Body.copied == many


# Codecs of Python that read what is given them in quadratic time, or by signs of their own.
FOREIGN = ("punycode", "idna", "unicode_escape", "raw_unicode_escape", "utf-7", "undefined", "rot13", "zlib")


@pytest.mark.parametrize("codec", FOREIGN)
def test_no_document_is_in_a_codec_that_is_none_for_documents(codec: str, tmp_path: Path) -> None:
    for extra in ("feedparser", "fastwarc"):
        pytest.importorskip(extra)
    declared = f'<?xml version="1.0" encoding="{codec}"?>'
    said = "The port of Oslo has 12 tugs \\u0041 +AEE- -a."
    feed = f"<rss version='2.0'><channel><title>Quay</title><item><title>{said}</title></item></channel></rss>"
    (tmp_path / "a.rss").write_text(declared + feed)
    (article,), problems = gather(tmp_path / "a.rss")
    assert not problems and said in article.text
    (tmp_path / "a.xml").write_text(f"{declared}<newsItem><itemMeta/></newsItem>")
    articles, (problem,) = gather(tmp_path / "a.xml")
    assert not articles and "which is no known encoding" in str(problem)
    page = f"<html><body><p>{said}</p></body></html>"
    answer = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset={codec}\r\n\r\n{page}"
    head = "WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://quay.example/1\r\nContent-Type: application/http; msgtype=response"
    (tmp_path / "a.warc").write_bytes(f"{head}\r\nContent-Length: {len(answer)}\r\n\r\n{answer}\r\n\r\n".encode())
    (article,), problems = gather(tmp_path / "a.warc")
    assert not problems and said in article.text


def test_a_feed_is_given_to_feedparser_in_the_encoding_that_it_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    feedparser = pytest.importorskip("feedparser")
    given: list[bytes] = []
    parse = feedparser.parse
    monkeypatch.setattr(
        feedparser,
        "parse",
        lambda stream, **options: given.append(stream.read()) or parse(io.BytesIO(given[-1]), **options),
    )
    rest = "<rss version='2.0'><channel><item><title>Café, 12 tugs</title></item></channel></rss>"
    # in which feedparser would look for an encoding, and take cubic time
    long = "<?quay " + "encoding='x' " * 20 + "\n?>"
    for data in (
        f"{long}{rest}".encode(),
        f"<?xml version='1.0' encoding='utf-16'?>{rest}".encode("utf-16"),
        rest.encode("latin-1"),
    ):
        (tmp_path / "a.rss").write_bytes(data)
        (article,), problems = gather(tmp_path / "a.rss")
        assert not problems and article.title == "Café, 12 tugs"
    assert all(
        data.startswith(b"<?xml version='1.0' encoding='utf-8'?>\n<") and data.count(b"<?xml") == 1 for data in given
    )


def objects(parts: list[bytes], trailer: bytes = b"") -> bytes:
    """Returns a PDF of these objects, the first of which is its catalogue."""
    data, places = b"%PDF-1.7\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%b\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(parts) + 1
    head = b"xref\n0 %d\n0000000000 65535 f \n%btrailer\n<< /Size %d /Root 1 0 R %b >>\n" % (size, table, size, trailer)
    return data + head + b"startxref\n%d\n%%%%EOF\n" % len(data)


def stream(data: bytes, more: bytes = b"") -> bytes:
    return b"<< /Length %d %b >>\nstream\n%b\nendstream" % (len(data), more, data)


FLATE = b"/Filter /FlateDecode"
CATALOGUE = b"<< /Type /Catalog /Pages 2 0 R >>"
PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R %b >>"
PAGES = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
TWICE = zlib.compress(zlib.compress(bytes(300_000_000), 9), 9)
BAD_PDFS = {
    "packed twice": objects([CATALOGUE, PAGES, PAGE % b"", stream(TWICE, b"/Filter [/FlateDecode /FlateDecode]")]),
    "many streams": objects([
        CATALOGUE, PAGES, (PAGE % b"").replace(b"4 0 R", b"[" + b"4 0 R " * 4000 + b"]"), stream(zlib.compress(b"q Q " * 400_000, 9), FLATE),
    ]),
    "pages within themselves": objects([CATALOGUE, b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 9 >>"]),
    "deep pages": objects([
        CATALOGUE, *(b"<< /Type /Pages /Kids [%d 0 R] /Count 1 >>" % (n + 3) for n in range(30_000)), b"<< /Type /Page >>",
    ]),
    "a page very often": objects([CATALOGUE, b"<< /Type /Pages /Kids [" + b"3 0 R " * 200_000 + b"] /Count 200000 >>", PAGE % b"", stream(b"q Q")]),
    "a huge picture": objects([
        CATALOGUE, PAGES, PAGE % b"/Resources << /XObject << /I 5 0 R >> >>", stream(b"/I Do"),
        stream(zlib.compress(bytes(2**27), 9), FLATE + b" /Type /XObject /Subtype /Image /Width 60000 /Height 60000 /ColorSpace /DeviceRGB /BitsPerComponent 8"),
    ]),
    "a form that draws itself": objects([
        CATALOGUE, PAGES, PAGE % b"/Resources << /XObject << /F 5 0 R >> >>", stream(b"/F Do"),
        stream(b"/F Do /F Do", b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /F 5 0 R >> >>"),
    ]),
    "deep arrays": objects([CATALOGUE, PAGES, (PAGE % b"").replace(b"4 0 R", b"[" * 20_000 + b"]" * 20_000)]),
    "an object stream without end": objects([CATALOGUE, b"99 0 R", stream(zlib.compress(b"1 0 " * 10_000_000, 9), FLATE + b" /Type /ObjStm /N 9999999 /First 40000000")]),
    "a table of its own": b"%PDF-1.7\nstartxref\n9\n%%EOF\n" + b"xref\n0 99999999\n" * 1000,
    "a chain of tables": objects([CATALOGUE, PAGES, PAGE % b"", stream(b"q Q")], b"/Prev 0"),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD_PDFS)
def test_a_pdf_bomb_is_one_error_in_bounded_memory(name: str, tmp_path: Path) -> None:
    pytest.importorskip("pypdf")
    path = tmp_path / "a.pdf"
    path.write_bytes(BAD_PDFS[name])
    done = run_bounded(path)
    assert done.returncode == 2 and "Traceback" not in done.stderr, done.stderr[-500:]
    assert [line.partition(":")[0] for line in done.stderr.splitlines()] == ["error"], done.stderr[-500:]


@pytest.mark.parametrize("many", [False, True])
def test_a_page_of_very_many_short_parts_is_extracted_once(
    many: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    justext = pytest.importorskip("justext.core")
    from checker.inputs.html import COMPARED

    walked = []
    monkeypatch.setattr(justext, "_get_neighbour", lambda *place: walked.append(place) or "bad")
    group = "<div>" + "<div><div>x</div>y</div>" * 500 + "</div>"
    path = tmp_path / "a.html"
    times = COMPARED // 1000 + 1 if many else 1
    path.write_text("<p>Five tugs came to the port of Bergen on Monday.</p>" + group * times)
    (article,), problems = gather(path)
    assert not problems and article.text
    assert bool(walked) is not many


@pytest.mark.parametrize(
    "table",
    [("<tr>" + "<td colspan=100>a" * 500) * 5, "<tr>" + "<td rowspan=100 colspan=20>a" * 60 + "<tr><td>a" * 4000],
)
def test_cells_that_span_more_than_a_page_has_are_not_made(table: str, tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    path = tmp_path / "a.html"
    said = "<p>Five tugs came to the port of Bergen on Monday.</p>"
    path.write_text(f"{said}<table>{table}</table>")
    articles, (problem,) = gather(path)
    assert not articles and "is a page with more than 100,000 elements" in str(problem)
    path.write_text(
        f"{said}<table><tr><td colspan=3 rowspan='²'>Tugs<td colspan=-1>12<td colspan={'9' * 4000}>9</table>"
    )
    (article,), problems = gather(path)
    assert not problems and "Tugs" in article.text


# ---- what refers to itself, or nests ---------------------------------------------------------------------------------

LAUGH = "a: &a [x]\n" + "".join(
    f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)
FRONTS = {
    "aliases": LAUGH + "title: *i",
    "aliases in a list": "source: A\nchecker-ignore: &a [*a]",
    "deep": "title: " + "[" * 50_000,
    "deep keys": "? " * 50_000,
    "deep blocks": "- " * 50_000 + "x",
    "a tag that makes an object": "title: !!python/object/apply:os.system ['touch ran']",
    "a merge": "a: &a {title: x}\n<<: *a",
    "a long number": "published: " + "9" * 60_000,
    "an octal": "published: 0o" + "7" * 60_000,
    "sixties": "published: " + "1:" * 20_000 + "0",
    "a huge exponent": "published: 1e999999999",
    "an anchor of its own": "title: &a *a",
}  # fmt: skip


@pytest.mark.parametrize("name", FRONTS)
def test_front_matter_neither_grows_nor_builds(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "a.md"
    path.write_text(f"---\n{FRONTS[name]}\n---\nIt has 12 tugs.\n")
    articles, problems = gather(path)
    assert len(articles) + len(problems) == 1 and len(str(problems)) < 2000
    assert all(len(article.title) < 100_000 for article in articles) and not Path("ran").exists()
    assert call("check", "a.md").exit_code in (0, 1, 2)


@pytest.mark.parametrize(
    "pages",
    ["a" * MILLION, "a-" + "\n" * MILLION + "1", "a-" + " " * MILLION + "1", ("a" * 70 + " ") * (MILLION // 70)],
    ids=["a word", "blank lines", "blanks", "a line"],
)
def test_a_printed_page_of_one_thing_ends(pages: str) -> None:
    """A word that was searched from each of its letters took an hour."""
    from checker.inputs.printed import join_lines

    assert end_within(
        "import sys; from checker.inputs.printed import join_lines; join_lines([sys.stdin.read()])", pages
    )
    assert join_lines(["the har-\nbour of Oslo"]) == "the harbour of Oslo"


@pytest.mark.parametrize("author", ["a" * MILLION, "a@" + "a-." * MILLION], ids=["a name", "an address"])
def test_an_author_without_end_ends(author: str, tmp_path: Path) -> None:
    pytest.importorskip("feedparser")
    path = tmp_path / "a.rss"
    item = f"<item><title>12 tugs</title><author>{author}</author></item>"
    path.write_text(f"<rss version='2.0'><channel><title>Quay</title>{item}</channel></rss>")
    assert end_within("import sys; from checker.read import read; list(read([sys.stdin.read()]))", str(path))


def test_blanks_within_a_line_of_an_item_end(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps({"uri": "a", "headline": "b", "body_text": f"It has 12{' ' * MILLION}tugs. \t \nNo."}))
    assert end_within("import sys; from checker.read import read; list(read([sys.stdin.read()]))", str(path))
    ((article,), problems) = gather(path)
    assert not problems and article.text.endswith("tugs.\nNo.\n")


def test_lines_of_a_printed_paragraph_are_put_together_once(monkeypatch: pytest.MonkeyPatch) -> None:
    from checker.inputs import printed

    looked: list[int] = []
    join = printed._join
    monkeypatch.setattr(printed, "_join", lambda line, *rest: looked.append(len(line)) or join(line, *rest))
    line = "the harbour board of the port bought twelve tugs that year and sold nine old bar-"
    assert printed.join_lines(["\n".join([line] * 300)]).count("bar-the") == 299
    assert len(looked) == 299 and max(looked) < 4 * len(line)


def test_links_do_not_lead_a_glob_round_without_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for path in ("a.txt", "news/b.txt", "news/deep/c.txt", "news/.hidden/d.txt", "more/news/e.txt", "more/f.md"):
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_text("It has 12 tugs.\n")
    matched = {}
    patterns = (
        "**/*.txt",
        "**",
        "news/**",
        "news/**/*.txt",
        "**/news/**/*.txt",
        "n*/**/**/c.txt",
        "./**/deep/*",
        "**/*.md",
        "no/**",
    )
    for pattern in patterns:
        matched[pattern] = {str(article.path) for article in gather(pattern)[0]}
        beside = {str(Path(path)) for path in glob.glob(pattern, recursive=True) if Path(path).is_file()}
        assert matched[pattern] == beside, pattern
    assert matched["**"] == {"a.txt", "news/b.txt", "news/deep/c.txt", "more/news/e.txt", "more/f.md"}
    for number in range(6):
        Path(f"news/round{number}").symlink_to(".")
    looked: list[object] = []
    scandir = os.scandir

    def count(path: object = ".") -> object:
        looked.append(path)
        assert len(looked) < 2000, "round and round"
        return scandir(path)  # type: ignore[type-var]

    monkeypatch.setattr(os, "scandir", count)
    for pattern in patterns:
        assert {str(article.path) for article in gather(pattern)[0]} == matched[pattern], pattern


DEEP = 200_000
JSONS = {
    "deep lists": '{"text": "It has 12 tugs.", "x": ' + "[" * DEEP + "]" * DEEP + "}",
    "deep objects": '{"text": "It has 12 tugs.", "x": ' + '{"a":' * DEEP + "1" + "}" * DEEP + "}",
    "never closed": '{"text": ' + "[" * DEEP,
    "a long number": '{"text": "It has 12 tugs.", "source": ' + "9" * 100_000 + "}",
    "a huge exponent": '{"text": "It has 12 tugs.", "source": 1e999999999}',
    "no number": '{"text": "It has 12 tugs.", "source": NaN, "title": Infinity}',
    "keys without end": '{"text": "It has 12 tugs."' + "".join(f', "k{n}": {n}' for n in range(100_000)) + "}",
    "half a pair": '{"text": "It has 12 tugs. \\ud800", "source": "\\udfff", "url": "\\ud800"}',
    "nul": '{"text": "It has 12\\u0000 tugs.", "source": "a\\u0000b"}',
}


@pytest.mark.parametrize("suffix", [".jsonl", ".json"])
@pytest.mark.parametrize("name", JSONS)
def test_json_nests_and_counts_as_it_likes(name: str, suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"a{suffix}"
    line = JSONS[name]
    path.write_text(line if suffix == ".jsonl" else line.replace('"text"', '"uri": "a", "headline": "b", "body_text"'))
    articles, problems = gather(path)
    assert len(articles) + len(problems) == 1
    told = call("check", str(path), "--format", "json")
    assert told.exit_code in (0, 1, 2) and "Traceback" not in told.output


@pytest.mark.parametrize(
    "table",
    ["x = " + "[" * 100_000, "x = " + "{a = " * 50_000, f"min-confidence = {'9' * 5000}", "title = '" + "x" * 10**6 + "'",
     "tolerance.drift = '" + "9" * 5000 + "%'", "min-confidence = 1e999999999", "min-confidence = nan", "a." * 1_000 + "b = 1"],
    ids=lambda table: table[:20],
)  # fmt: skip
def test_settings_and_baselines_nest_and_count_as_they_like(
    table: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("It has 12 tugs.\n")
    Path("pyproject.toml").write_text(f"[tool.checker]\n{table}\n")
    Path("known.toml").write_text(f"{table}\n")
    for words in ((), ("--show-config",), ("--isolated", "--baseline", "known.toml")):
        done = call("check", "a.txt", *words)
        assert done.exit_code in (0, 2) and "Traceback" not in done.output
        assert done.exit_code == 0 or done.stderr.startswith("error: ")


# ---- figures and dates beyond all bounds -----------------------------------------------------------------------------

HUGE = [
    "9" * 20_000, "1" + ",000" * 1_500, "0." + "0" * 20_000 + "1", "1e999999999", "1e-999999999", "10^999999999",
    "1/0", "5/0", "0/0", "1/" + "9" * 5000, "½" * 3000, "-" * 5000 + "1", "$" + "9" * 6000 + " billion", "9" * 6000 + "%",
    "NaN", "Infinity", "sNaN", "1_000_000" * 1000, "٣" * 6000, "𝟗" * 6000, "①" * 500, "Ⅷ" * 500, "²" * 500,
    "May 5, 99999", "99999-01-01", "0000-00-00", "31 February 2020", "May 5, 0", "1 January 10000", "year 999999999",
    "9999999999 years ago", "in 99999999999 days", "9" * 5000 + " years ago", "the 99999999999th century", "12/31/9999", "31.12.9999",
    "next " * 1000 + "year", "25:61", "99:99:99", "1000000000 BC", "between 1e9999 and 2e9999", "one hundred " * 2000 + "billion",
    "million " * 3000, "from 0001-01-01 to 9999-12-31", "9999-12-31T23:59:60+99:99", "1" * 400 + "-" + "2" * 400 + "%",
]  # fmt: skip


def tell(figure: str) -> str:
    """Returns an article that is full of a figure."""
    return f"Anna Berg, {figure}, said that Norway spent {figure} of its GDP on {figure}. It has 12 tugs."


@pytest.mark.parametrize("figure", HUGE, ids=lambda figure: figure[:20])
def test_a_figure_beyond_all_bounds_breaks_no_reading(figure: str) -> None:
    text = tell(figure)
    assert any(m.text == "12" for m in mentions(text))
    assert not check([Article(text, "A"), Article(text.replace("12 tugs", "15 tugs"), "B")]).skipped


def test_figures_beyond_all_bounds_break_no_output(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    stated = [{"text": tell(figure), "source": f"S{n}", "published": figure[:4000]} for n, figure in enumerate(HUGE)]
    Path("a.jsonl").write_text("".join(json.dumps(one) + "\n" for one in stated))
    words = [word for style in FORMATS for word in ("-o", f"{style}:out/report.{style}")]
    done = call("check", "a.jsonl", *words, "--min-confidence", "0")
    assert done.exit_code in (0, 1) and "Traceback" not in done.output, done.output[-300:]
    for what in ("mentions", "assertions"):
        done = call("extract", "a.jsonl", "--format", "csv", "--what", what)
        assert done.exit_code == 0 and "Traceback" not in done.output
    assert len(json.loads(Path("out/report.json").read_text())["articles"]) == len(HUGE)


# ---- how much ----------------------------------------------------------------------------------------------------------

SENTENCE = "On 7 June 2022 the port of Oslo had 12 tugs, 3.5% more than 1,100 years ago. "


def test_four_times_the_mentions_are_four_times_the_work() -> None:
    def work(times: int) -> int:
        text = "".join(SENTENCE.replace("12", str(12 + n % 70)) for n in range(times))
        return count_calls(lambda: check([Article(text, "A")]))

    work(20)
    few, many = work(60), work(240)
    assert many < 4.6 * few, (few, many)


def test_articles_that_cannot_be_read_lose_no_other(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("It has 12 tugs.\n")
    for name in ("aliases", "deep"):
        (tmp_path / f"{name}.md").write_text(f"---\n{FRONTS[name]}\n---\nIt has 12 tugs.\n")
    (tmp_path / "b.jsonl").write_text(JSONS["never closed"] + "\n" + '{"text": "It has 15 tugs."}\n')
    problems: list[Exception] = []
    articles = list(read([tmp_path], problems.append))
    assert next(a.text for a in articles if a.text.startswith("It has")) == "It has 12 tugs.\n"
    assert any("15" in a.text for a in articles) and len(problems) == 3

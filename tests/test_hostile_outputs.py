"""Articles by somebody who means harm, through the real pipeline and into every output."""

from __future__ import annotations

import csv
import io
import json
import os
import pty
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

import pytest
from test_cli import call

from checker.shell.outputs import FORMATS

SCRIPT = str(Path(sys.executable).with_name("checker"))
# Clears a screen, renames a window, writes a clipboard (OSC 52), makes a link (OSC 8), in C0 and in C1.
STEERING = "\x1b[2J\x1b]0;owned\x07\x1b]52;c;bWFs\x07\x1b]8;;http://evil.example\x1b\\x\x9b31m\x9d0;owned\x9c\x08\x7f"
HIDDEN = "\u202e\u202d\u2066\u2069\u200b\u2060\ufeff\U000e0041\U000e007f\u2028"
MARKUP = "</script></style></title>--><script>harm()</script><img src=x onerror=harm()>]]>{{7*7}}${7*7}"
COMMANDS = "::error::harm%0A::add-mask::12 ##[error]harm @everyone @org/team [a](javascript:harm()) <details> `x` https://evil.example"
EVIL = f"{STEERING}{HIDDEN}{MARKUP}{COMMANDS}"
# What a terminal must never be sent, but for line ends and tabs.
RAW = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]")
ZERO_WIDTH = re.compile("[\u200b\u2060\ufeff]")
SAYS = "Anna Berg, {}, a pilot from Bergen, won the harbour prize on Monday."
NAMES = ("=1+1.jsonl", "-rf \x1b[31m\x07.jsonl", "::error::harm\n::set-output::.jsonl", "<img src=x>&amp;'\".jsonl")
URLS = (
    "javascript:harm()",
    "data:text/html,<script>harm()</script>",
    "file:///etc/passwd",
    " JaVaScRiPt:harm()",
    "//evil\n.example",
)


@pytest.fixture
def harmful(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Returns a folder of articles whose names, texts and metadata would all do harm; makes the one above it the current one."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "news"
    folder.mkdir()
    for number, (name, url) in enumerate(zip((*NAMES, "../news/up.jsonl"), URLS, strict=True)):
        text = f"{EVIL} {SAYS.format(41 + 3 * number)} {EVIL}\n\n=cmd|' /C calc'!A1 cost $12, {EVIL}."
        stated = {"text": text, "source": f"../../{number}{EVIL}", "title": f"=HYPERLINK(1){EVIL}", "url": url}
        comment = f"<!-- checker: ignore drift -- {EVIL} -->\n" if number == 0 else ""
        article = {**stated, "published": "2024-05-06", "text": comment + text}
        (folder / name).write_text(json.dumps(article) + "\n")
    (folder / "bad\x1b[31m.jsonl").write_text('{"text": "\\u001b[2J", "url": {}, "' + STEERING + '": 1}\n')
    (folder / "stamp.md").write_text(f"---\npublished: '{EVIL[:60]!r}'\n---\nIt has 12 tugs.\n")
    return folder


def write_all(folder: Path) -> dict[str, str]:
    """Returns every output that there is of a folder of articles."""
    words = [word for style in FORMATS for word in ("-o", f"{style}:out/report.{style}")]
    found = call("check", str(folder), *words, "--min-confidence", "0", "--show-agreements")
    assert found.exit_code == 2 and "Traceback" not in found.output  # one of them cannot be read
    made = {style: Path(f"out/report.{style}").read_bytes().decode("utf-8") for style in FORMATS}
    for what in ("mentions", "assertions"):
        for style in ("jsonl", "csv", "webannotation"):
            done = call("extract", str(folder), "--what", what, "--format", style, "-o", f"out/{what}.{style}")
            assert done.exit_code == 2 and "Traceback" not in done.output
            made[f"{what}.{style}"] = Path(f"out/{what}.{style}").read_bytes().decode("utf-8")
    return made


def test_no_output_breaks_its_format_or_steers_what_shows_it(harmful: Path) -> None:
    made = write_all(harmful)
    report = json.loads(made["json"])
    assert any(found["kind"] in ("contradiction", "drift") for found in report["findings"]), "or nothing is shown"
    for style in FORMATS:
        assert not RAW.search(made[style]), style
    for line in made["jsonl"].splitlines():
        json.loads(line)
    ElementTree.fromstring(made["junit"])
    (run,) = json.loads(made["sarif"])["runs"]
    for result in run["results"]:
        for place in (*result["locations"], *result.get("relatedLocations", ())):
            uri = place["physicalLocation"]["artifactLocation"]["uri"]
            assert not urlsplit(uri).scheme and not uri.startswith("/") and ".." not in unquote(uri).split("/"), uri
    for issue in json.loads(made["gitlab"]):
        assert ".." not in issue["location"]["path"].split("/")
    for line in made["github"].splitlines():
        assert re.match(r"::(?:error|warning|notice) (?:file|title)=|::(?:error|warning|notice)::", line), line
        assert line.count("::") >= 2 and "\r" not in line
    for style in ("text", "markdown"):
        assert "##[" not in made[style] and not [
            line for line in made[style].splitlines() if line.lstrip().startswith("::")
        ]
    assert not re.search(r"(?<![\w`\u200b])@(?:everyone|org)", made["markdown"])
    assert not list(harmful.parent.parent.glob("*owned*")) and {p.name for p in harmful.parent.iterdir()} == {
        "news",
        "out",
    }


class _Page(HTMLParser):
    """Counts what acts in a page, and gathers where it leads."""

    def __init__(self) -> None:
        super().__init__()
        self.scripts = 0
        self.handlers: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.scripts += tag == "script"
        self.handlers += [name for name, _ in attributes if name.startswith("on")]
        self.links += [value or "" for name, value in attributes if name in ("href", "src", "action", "formaction")]


def test_nothing_of_an_article_acts_in_the_page(harmful: Path) -> None:
    page = _Page()
    page.feed(write_all(harmful)["html"])
    plain = _Page()
    Path("plain.txt").write_text(SAYS.format(41))
    call("check", "plain.txt", "--html", "plain.html")
    plain.feed(Path("plain.html").read_text())
    assert page.scripts - plain.scripts <= 4, "the data of three lists and no more"
    assert page.handlers == []
    assert not [link for link in page.links if not link.startswith(("#", "http://", "https://", "data:,"))]
    assert not [link for link in page.links if "evil" in link or "harm" in link]


def test_no_cell_is_a_formula_and_figures_are_figures(harmful: Path) -> None:
    pandas = pytest.importorskip("pandas")
    made = write_all(harmful)
    for what in ("mentions", "assertions"):
        rows = list(csv.DictReader(io.StringIO(made[f"{what}.csv"])))
        assert len(rows) > 5
        for row in rows:
            for field, cell in row.items():
                if field not in ("low", "high", "written_low", "written_high"):
                    assert not re.match(r"[=+\-@\t\r\n＝＋－＠]", cell), (field, cell)
                    assert not re.search(r"[;\t\r\n][=+\-@]", cell), (field, cell)
        frame = pandas.read_csv(io.StringIO(made[f"{what}.csv"]))
        assert pandas.to_numeric(frame["start"]).ge(0).all()
        figures = frame[frame["text"].astype(str).str.fullmatch(r"\d+")]
        assert not figures.empty and pandas.to_numeric(figures["low"], errors="coerce").notna().any()


@pytest.mark.parametrize(
    "head", ["=", "+", "-", "@", "\t=", "\r=", "\n=", "＝", "＋", "－", "＠", "x;=", "x\t@", "x\n+", 'x;"=', 'x\n"@']
)
def test_every_head_of_a_formula_is_guarded(head: str) -> None:
    from checker.exports.tables import csv_lines

    (_, line) = csv_lines([{"source": f"{head}cmd|' /C calc'!A1", "low": "-12"}], ("source", "low"))
    (row,) = csv.DictReader(io.StringIO("source,low\n" + line, newline=""))
    assert not re.search(r"(?:\A|[;\t\r\n]\"?)[=+\-@\t＝＋－＠]", row["source"]) and row["low"] == "-12"


def on_terminal(*words: str, folder: Path) -> str:
    """Returns what a terminal is sent by the command, of both its streams."""
    ours, theirs = pty.openpty()
    run = subprocess.Popen([SCRIPT, *words], stdin=theirs, stdout=theirs, stderr=theirs, cwd=folder, env={**os.environ, "TERM": "dumb"})  # fmt: skip
    os.close(theirs)
    sent = b""
    while True:
        try:
            piece = os.read(ours, 65536)
        except OSError:  # as Linux says that nobody writes any more
            break
        if not piece:
            break
        sent += piece
    run.wait()
    os.close(ours)
    return sent.decode("utf-8").replace("\r\n", "\n")


@pytest.mark.parametrize(
    "words",
    [
        ["check", "news", "--min-confidence", "0"], ["check", "news", "-f", "markdown"], ["check", "news", "-f", "github"],
        ["extract", "news"], ["extract", "news", "--format", "csv", "--what", "mentions"],
        ["compare", f"{STEERING}{HIDDEN} Oslo has 12 tugs.", f"Oslo has 15 tugs.{EVIL}"],
        ["try", f"{STEERING}{HIDDEN} Oslo has 12 tugs."], ["explain", "person-age", "news"], ["explain", f"no{STEERING}"],
        ["check", f"gone{STEERING}{HIDDEN}.txt"], ["check", "news", "--select", f"x{STEERING}"], [f"x{STEERING}"],
        ["check", "news", f"--{STEERING}"], ["check", "news", "--show-config"], ["check", "news", "--fail-on", STEERING],
        ["check", "news", "--diff", STEERING], ["check", "news", "--trust", STEERING], ["rules", "--rules", f"no{STEERING}"],
        ["test-rules", f"no{STEERING}"], ["new-rule", f"x{STEERING}"], ["baseline", "show", "--baseline", f"no{STEERING}"],
        ["check", "news", "-o", f"html:/dev/null/{STEERING}"], ["check", "news", "--html", "x.html", "--templates", STEERING],
        ["check", "odd"], ["check", "odd", "--show-config"], ["rules", "--rules", "odd/rules"], ["check", "--against", STEERING, "news"],
    ],
    ids=lambda words: " ".join(words).encode("ascii", "ignore").decode()[:40].translate(dict.fromkeys(range(32))),
)  # fmt: skip
def test_a_terminal_is_sent_no_command_of_an_article(harmful: Path, words: list[str]) -> None:
    odd = harmful.parent / "odd"
    (odd / "rules").mkdir(parents=True)
    (odd / "a.txt").write_text("Oslo has 12 tugs.\n")
    title = json.dumps(f"{STEERING}{HIDDEN}")
    (odd / "pyproject.toml").write_text(
        f"[tool.checker]\ntitle = {title}\nignore = [{title}]\n".replace("\x7f", "\\u007f")
    )
    (odd / "rules" / "bad\x1b[31m.py").write_text(f'"""Tugs."""\nraise ValueError({STEERING + HIDDEN!r})\n')
    sent = on_terminal(*words, folder=harmful.parent)
    assert sent and "Traceback" not in sent
    assert not RAW.search(sent), RAW.search(sent)
    assert not ZERO_WIDTH.search(sent)


def test_a_file_name_of_bytes_that_are_no_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name, figure in ((b"a\xff\xfe.txt", 41), (b"b\xed\xa0\x80.txt", 44)):
        Path(os.fsdecode(name)).write_text(SAYS.format(figure))
    made = [word for style in FORMATS for word in ("-o", f"{style}:out/r.{style}")]
    run = subprocess.run([SCRIPT, "check", ".", *made, "-o", "-"], capture_output=True, check=False)
    assert run.returncode in (0, 1) and b"Traceback" not in run.stderr, run.stderr
    for style in FORMATS:
        Path(f"out/r.{style}").read_bytes().decode("utf-8")
    for style in ("jsonl", "csv", "webannotation"):
        run = subprocess.run([SCRIPT, "extract", "*.txt", "--format", style], capture_output=True, check=False)
        assert run.returncode == 0 and run.stdout.decode("utf-8"), run.stderr
    pytest.importorskip("pyarrow")
    run = subprocess.run(
        [SCRIPT, "extract", "*.txt", "--format", "parquet", "-o", "out/r.parquet"], capture_output=True, check=False
    )
    assert run.returncode == 0 and not run.stderr, run.stderr
    names = pytest.importorskip("pandas").read_parquet("out/r.parquet")["path"].tolist()
    assert set(names) == {"a\ufffd\ufffd.txt", "b\ufffd\ufffd\ufffd.txt"}

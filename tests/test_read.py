"""Every input becomes an Article or one clear error, and the rest is read."""

from __future__ import annotations

import importlib
import io
import json
import os
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.inputs.metadata import PLAIN, read_day
from checker.model import Article, CheckerError
from checker.read import read

SENTENCE = "The harbour board bought 12 tugs in May 2021.\n"


def gather(*paths: str | Path, **options: int) -> tuple[list[Article], list[CheckerError]]:
    problems: list[CheckerError] = []
    return list(read(paths, problems.append, **options)), problems


def one(path: str | Path) -> Article:
    (article,), problems = gather(path)
    assert not problems
    return article


def refusal(path: str | Path, **options: int) -> CheckerError:
    articles, (problem,) = gather(path, **options)
    assert not articles
    assert problem.message and problem.mend and "\n" not in str(problem)
    with pytest.raises(CheckerError):
        list(read([path], **options))
    return problem


def feed(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))


def write(folder: Path, name: str, data: str | bytes = SENTENCE) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


# --- good input


def test_plain_text_takes_the_stem_as_its_source(tmp_path: Path) -> None:
    path = write(tmp_path, "harbour news.txt")
    assert one(path) == Article(SENTENCE, "harbour news", path=path)


def test_front_matter_is_taken_off_and_counted(tmp_path: Path) -> None:
    about = "source: Harbour Post\ntitle: 'Tugs: a tale'\npublished: 2021-06-02\nurl: https://x.test/a\nmood: fair\n"
    text = f"---\n{about}---\n\n{SENTENCE}"
    article = one(write(tmp_path, "a.md", text))
    assert (article.source, article.title, article.url) == ("Harbour Post", "Tugs: a tale", "https://x.test/a")
    assert (article.published, article.stamp, article.headers) == (date(2021, 6, 2), "", 7)
    assert article.text == "\n" + SENTENCE
    assert article.line(article.text.index("12 tugs")) == 9 == text[: text.index("12 tugs")].count("\n") + 1


def test_values_of_front_matter_stay_as_written(tmp_path: Path) -> None:
    article = one(write(tmp_path, "a.md", f"---\nsource: 2024\ntitle: no\npublished: 2021-13-45\n---\n{SENTENCE}"))
    assert (article.source, article.title, article.published, article.stamp) == ("2024", "no", None, "2021-13-45")


def test_only_markdown_has_front_matter(tmp_path: Path) -> None:
    assert one(write(tmp_path, "a.txt", f"---\nsource: X\n---\n{SENTENCE}")).headers == 0
    assert one(write(tmp_path, "b.md", SENTENCE)).headers == 0


def test_json_lines_are_articles_of_their_own(tmp_path: Path) -> None:
    lines = [
        {"text": SENTENCE, "source": "Post", "published": "2 June 2021"},
        {"text": "Second.", "published": 20210602},
    ]
    path = write(
        tmp_path, "day.jsonl", "\n".join(json.dumps(line) for line in [lines[0]]) + "\n\n" + json.dumps(lines[1])
    )
    (first, second), problems = gather(path)
    assert not problems
    assert (first.source, first.published, first.line(0)) == ("Post", date(2021, 6, 2), 1)
    assert (second.source, second.published, second.line(0)) == ("day:3", date(2021, 6, 2), 3)


@pytest.mark.parametrize(
    ("stamp", "day"),
    [
        ("2021-06-02", date(2021, 6, 2)),
        ("2021-06-02T23:30:00Z", date(2021, 6, 2)),
        ("2021-06-02 23:30:00.123 +09:00", date(2021, 6, 2)),
        ("20210602", date(2021, 6, 2)),
        ("20210602T233000Z", date(2021, 6, 2)),
        ("2021/6/2 7:05", date(2021, 6, 2)),
        ("2021年6月2日 07:05", date(2021, 6, 2)),
        ("Wed, 02 Jun 2021 07:05:00 GMT", date(2021, 6, 2)),
        ("June 2nd, 2021", date(2021, 6, 2)),
        ("Jun. 2, 2021 at 7:05 p.m. EST", date(2021, 6, 2)),
        ("2. 6. 2021", None),
        ("02.06.2021", date(2021, 6, 2)),
        ("2-Jun-2021", date(2021, 6, 2)),
        ("06/02/2021", None),  # June 2 or 6 February
        ("June 2021", None),
        ("2021-06-31", None),
        ("2024/04/2122:28:34", None),
        ("2021-06/02", None),
        ("soon", None),
        ("9999-12-31", None),  # what content systems write where nothing is known
        ("0001-01-01T00:00:00Z", None),
    ],
)
def test_stamps(stamp: str, day: date | None, tmp_path: Path) -> None:
    assert read_day(stamp) == day
    article = one(write(tmp_path, "a.jsonl", json.dumps({"text": SENTENCE, "published": stamp})))
    assert (article.published, article.stamp) == (day, "" if day else stamp)


@pytest.mark.parametrize("value", ["", "~", "null"])
def test_no_stamp_is_no_stamp(value: str, tmp_path: Path) -> None:
    article = one(write(tmp_path, "a.md", f"---\npublished: {value}\n---\n{SENTENCE}"))
    assert (article.published, article.stamp) == (None, "")


@pytest.mark.parametrize("ends", ["\r\n", "\r"])
def test_line_ends_become_lf(ends: str, tmp_path: Path) -> None:
    article = one(write(tmp_path, "a.md", "---\nsource: X\n---\nOne.\nTwo 5.\n".replace("\n", ends)))
    assert (article.text, article.headers) == ("One.\nTwo 5.\n", 3)
    assert article.line(article.text.index("5")) == 5


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be"])
@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.jsonl"])
def test_encodings(codec: str, name: str, tmp_path: Path) -> None:
    text = "Près de 5 € — 東京.\n"
    data = (json.dumps({"text": text}, ensure_ascii=False) + "\n" if name.endswith("jsonl") else text).encode(codec)
    article = one(write(tmp_path, name, b"\xfe\xff" + data if codec == "utf-16-be" else data))
    assert article.text == text


def test_folders_are_read_in_order_without_what_is_no_article(tmp_path: Path) -> None:
    for name in (
        "b.txt",
        "a/z.md",
        "a/b.MARKDOWN",
        "c.ndjson",
        ".hidden.txt",
        ".git/x.txt",
        "note.csv",
        "README.md",
        "a/README.md",
    ):
        write(tmp_path, name, '{"text": "One."}' if name.endswith("json") or name.endswith("ndjson") else SENTENCE)
    write(tmp_path, "d/README.md", f"---\nsource: Read me\n---\n{SENTENCE}")
    articles, problems = gather(tmp_path)
    assert not problems
    assert [a.path.relative_to(tmp_path).as_posix() for a in articles if a.path] == [
        "a/b.MARKDOWN", "a/z.md", "b.txt", "c.ndjson", "d/README.md",
    ]  # fmt: skip


def test_globs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("b.txt", "a/z.md", "a/b/c.md", "x.csv", "[odd].txt"):
        write(tmp_path, name)
    monkeypatch.chdir(tmp_path)
    assert [str(a.path) for a in gather("*.txt")[0]] == ["[odd].txt", "b.txt"]
    assert [str(a.path) for a in gather("**/*.md")[0]] == ["a/b/c.md", "a/z.md"]
    assert one("[odd].txt").source == "[odd]"
    assert "no file" in refusal("*.nothing").message
    assert "without articles" in refusal("*.csv").message


def test_a_file_is_read_once(tmp_path: Path) -> None:
    path = write(tmp_path, "a/b.txt")
    (tmp_path / "a/c.txt").symlink_to(path)
    articles, problems = gather(path, tmp_path, str(tmp_path / "a" / ".." / "a" / "b.txt"), f"{tmp_path}/**/*.txt")
    assert [a.path for a in articles] == [path] and not problems


@pytest.mark.parametrize(
    ("data", "sources"),
    [
        (SENTENCE.encode(), ["stdin"]),
        (f"---\nsource: Pipe\n---\n{SENTENCE}".encode(), ["Pipe"]),
        (b'\n \n{"text": "One."}\n{"text": "Two.", "source": "B"}\n', ["stdin:3", "B"]),
        ('{"text": "One."}\n'.encode("utf-16"), ["stdin:1"]),
        (b"{sic} is a text\n", ["stdin"]),
        (b"\n" * 5000 + b"late text", ["stdin"]),
    ],
)
def test_standard_input(data: bytes, sources: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    feed(monkeypatch, data)
    articles, problems = gather("-", "-")
    assert [a.source for a in articles] == sources and not problems
    assert all(a.path is None for a in articles)


# --- bad input


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b"\xef\xbb\xbf", "white space"),
        ("a.txt", b" \n\t\n", "white space"),
        ("a.txt", b"abc\0def", "byte 3 is NUL"),
        ("a.txt", b"\x89PNG\r\n\x1a\n\0\0", "binary"),
        ("a.txt", b"%PDF-1.7\n\xe2\xe3\xcf\xd3", "not text"),
        ("a.txt", b"five caf\xe9s", "byte 8 is 0xE9"),
        ("a.txt", b"\xef\xbb\xbfcaf\xe9", "byte 6 is 0xE9"),
        ("a.txt", "plain words".encode("utf-16-le"), "UTF-16LE without a byte order mark"),
        ("a.txt", "plain words".encode("utf-16-be"), "UTF-16BE without a byte order mark"),
        ("a.txt", b"\xff\xfea", "UTF-16 at byte 2"),
        ("a.txt", "words".encode("utf-32"), "UTF-32"),
        ("a.jsonl", b"", "empty"),
        ("a.jsonl", b"\n\n", "empty"),
        ("a.jsonl", b"{", ":1: is not JSON"),
        ("a.jsonl", b"[" * 100_000, "not JSON"),
        ("a.jsonl", b'{"text": ' + b"1" * 10_000 + b"}", "not JSON"),
        ("a.jsonl", b'\n{"title": "x"}', ":2: has no text"),
        ("a.jsonl", b'{"text": " "}', "no text"),
        ("a.jsonl", b'{"text": 5}', "not a string"),
        ("a.jsonl", b'["text"]', "not an object"),
        ("a.jsonl", b'{"text": "x", "title": ["y"]}', "title"),
        ("a.jsonl", rb'{"text": "half \ud83d"}', "U+D83D"),
        ("a.jsonl", rb'{"text": "nul \u0000"}', "U+0000"),
        ("a.jsonl", b'{"text": "caf\xe9"}', "byte 13"),
        ("a.md", b"---\nsource: X\n", "never closes"),
        ("a.md", b"---", "never closes"),
        ("a.md", b"---\nsource: X\n---\n \n", "no text"),
        ("a.md", b"---\nsource: X\ntitle: a: b\n---\nText.", ":3: front matter is not YAML"),
        ("a.md", b"---\n- source\n---\nText.", "not a list of"),
        ("a.md", b"---\nsource: [a, b]\n---\nText.", ":2: `source` is not one value"),
        ("a.md", b"---\nsource: a\nsource: b\n---\nText.", ":3: `source` stands twice"),
        ("a.md", b"---\na: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n---\nText.", ":3: front matter uses a YAML alias"),
        ("a.md", b"---\na: " + b"[" * 50_000 + b"\n---\nText.", "nested too deep"),
        ("a.md", b"---\n" + b"a: b\n" * 20_000 + b"---\nText.", "never closes"),
        ("a.md", b'---\nsource: "\\0"\n---\nText.', "U+0000"),
    ],
)
def test_each_bad_input_is_one_error(name: str, data: bytes, says: str, tmp_path: Path) -> None:
    problem = refusal(write(tmp_path, name, data))
    assert problem.place.startswith(str(tmp_path / name)) and says in str(problem)


def test_bad_paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "harbour.txt")
    write(tmp_path, "table.csv")
    (tmp_path / "empty").mkdir()
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    assert "harbour.txt" in refusal(tmp_path / "harbor.txt").mend
    assert "does not exist" in refusal("").message
    assert "does not exist" in refusal("nul\0byte").message
    assert "does not exist" in refusal(tmp_path / "harbour.txt" / "below.txt").message
    assert refusal("x" * 5000).message.startswith("cannot be read")
    assert ".csv" in refusal(tmp_path / "table.csv").message
    assert "without articles" in refusal(tmp_path / "empty").message
    assert "link" in refusal(tmp_path / "gone.txt").message
    assert "cannot be read" in refusal(tmp_path / "self.txt").message
    assert "no regular file" in refusal(tmp_path / "pipe.txt").message


def test_folder_with_nothing_we_read(tmp_path: Path) -> None:
    write(tmp_path, "table.csv")
    write(tmp_path, "README.md")
    assert "without articles" in refusal(tmp_path).message


def test_links_that_lead_back_end(tmp_path: Path) -> None:
    path = write(tmp_path, "a/b.txt")
    (tmp_path / "a/up").symlink_to(tmp_path)
    (tmp_path / "other").symlink_to(tmp_path / "a")
    articles, (problem,) = gather(tmp_path)
    assert [a.path for a in articles] == [path]
    assert problem.place == str(tmp_path / "a/up") and "link" in problem.message


def test_no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shut, other = write(tmp_path, "a.txt"), write(tmp_path, "b.txt")
    really_open = Path.open

    def refuse(self: Path, *args: str, **options: str) -> object:
        if self == shut:
            raise PermissionError(13, "Permission denied", str(self))
        return really_open(self, *args, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", refuse)  # the tests may run as root, who may read everything
    articles, (problem,) = gather(tmp_path)
    assert [a.path for a in articles] == [other]
    assert str(problem).startswith(f"{shut}: cannot be read: permission denied; grant")


def test_the_other_lines_and_files_are_read(tmp_path: Path) -> None:
    lines = write(tmp_path, "a.jsonl", b'{"text": "One."}\nbad\n{"text": "Two."}\n{"text": "\xff"}\n{"text": "Three."}')
    articles, problems = gather(tmp_path / "missing.txt", lines, write(tmp_path, "b.txt"))
    assert [a.text for a in articles] == ["One.", "Two.", "Three.", SENTENCE]
    assert [p.place for p in problems] == [str(tmp_path / "missing.txt"), f"{lines}:2", f"{lines}:4"]


def test_without_a_listener_the_first_error_is_raised(tmp_path: Path) -> None:
    reading = read([write(tmp_path, "b.txt"), tmp_path / "missing.txt"])
    assert next(reading).text == SENTENCE
    with pytest.raises(CheckerError, match="does not exist"):
        next(reading)


def test_a_file_that_is_no_json_lines_is_given_up(tmp_path: Path) -> None:
    articles, problems = gather(write(tmp_path, "a.jsonl", "no\n" * 1000))
    assert not articles and len(problems) == 21 and "first 20 lines" in problems[-1].message


def test_limits(tmp_path: Path) -> None:
    assert "longer than 10 bytes" in refusal(write(tmp_path, "a.txt", "x" * 11), limit=10).message
    path = write(tmp_path, "a.jsonl", '{"text": "a"}\n' + json.dumps({"text": "b" * 100}) + '\n{"text": "c"}')
    articles, (problem,) = gather(path, limit=20)
    assert [a.text for a in articles] == ["a", "c"] and problem.place == f"{path}:2"


def test_fifty_megabytes(tmp_path: Path) -> None:
    line = SENTENCE.encode()
    path = write(tmp_path, "long.txt", line * (50_000_000 // len(line)))
    assert len(one(path).text) == path.stat().st_size


def test_yaml_is_not_loaded_without_front_matter(tmp_path: Path) -> None:
    import subprocess

    path = write(tmp_path, "a.md")
    code = f"import sys; from checker.read import read; list(read([{str(path)!r}])); sys.exit('yaml' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@given(st.sampled_from("'\""), st.text("ab'\"\\\\ #:-[]{}&*!|>%@`,.é’\u2028\x85", max_size=8))
def test_quoted_values_are_read_as_yaml_reads_them(quote: str, value: str) -> None:
    import yaml

    line = f"title: {quote}{value}{quote}"
    found = PLAIN.fullmatch(line)
    if found is not None:
        assert yaml.load(line, Loader=yaml.BaseLoader) == {"title": found[found.lastindex or 0]}


def test_the_module_stays_reachable_beside_the_function() -> None:
    import checker

    assert importlib.import_module("checker.read").read is checker.read


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(["a.txt", "a.md", "a.jsonl"]),
    st.one_of(
        st.binary(max_size=200),
        st.text(max_size=200).map(lambda t: t.encode("utf-8", "surrogatepass")),
        st.text(max_size=80).map(lambda t: f"---\n{t}\n---\nText.".encode("utf-8", "surrogatepass")),
        st.dictionaries(st.sampled_from(["text", "source", "published", "url"]), st.text(max_size=20), max_size=4).map(
            lambda d: json.dumps(d).encode()
        ),
    ),
)
def test_any_bytes_are_articles_or_one_error_each(
    tmp_path_factory: pytest.TempPathFactory, name: str, data: bytes
) -> None:
    path = write(tmp_path_factory.mktemp("any"), name, data)
    articles, problems = gather(path)
    assert articles or problems
    if not name.endswith("jsonl"):
        assert len(articles) + len(problems) == 1
    for article in articles:
        assert article.text.strip() and "\0" not in article.text and article.source
        article.text.encode()
    for problem in problems:
        assert problem.place.startswith(str(path)) and problem.message and problem.mend

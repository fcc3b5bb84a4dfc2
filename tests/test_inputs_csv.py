"""Tables in CSV: one article a row, with the lines of the file."""

from __future__ import annotations

import csv
import io
import os
import pickle
from datetime import date
from pathlib import Path

import pandas
import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import gather, one, refusal, write

from checker.inputs.csv_ import has_articles
from checker.model import Article
from checker.read import read

TEXTS = [
    'The harbour board bought 12 tugs in May 2021, "at last".\nIt paid 4.5 million; that is final.',
    "The pier was opened in 1999.",
]


def lines_of(article: Article, word: str) -> int:
    return article.line(article.text.index(word))


# --- good tables


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_table_that_pandas_wrote(separator: str, encoding: str, tmp_path: Path) -> None:
    table = pandas.DataFrame(
        {
            "id": [7, 8],
            "title": ["Tugs – bought", None],
            "text": TEXTS,
            "published": [pandas.Timestamp("2021-06-02 23:30"), pandas.NaT],
            "source": ["Harbour Post", None],
            "url": ["https://post.test/tugs", None],
        }
    )
    path = tmp_path / "tugs.csv"
    table.to_csv(path, sep=separator, encoding=encoding, index=False)
    (first, second), problems = gather(path)
    assert not problems
    assert [first.text, second.text] == TEXTS
    assert (first.source, first.title, first.url) == ("Harbour Post", "Tugs – bought", "https://post.test/tugs")
    assert (first.published, first.stamp, first.extracted) == (date(2021, 6, 2), "", "")
    assert (second.source, second.title, second.published, second.stamp) == ("tugs:4", "", None, "")
    written = path.read_text(encoding).split("\n")
    for article, word in ((first, "12 tugs"), (first, "4.5 million"), (second, "1999")):
        assert word in written[lines_of(article, word) - 1]


def test_the_index_of_a_table_does_not_matter(tmp_path: Path) -> None:
    pandas.DataFrame({" Text ": TEXTS, "SOURCE": ["A", "B"]}).to_csv(tmp_path / "a.csv")
    assert [(a.source, a.text) for a in read([tmp_path / "a.csv"])] == [("A", TEXTS[0]), ("B", TEXTS[1])]


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_line_ends_within_a_text_are_those_of_the_file(ends: str, tmp_path: Path) -> None:
    data = '\ntitle,text,source\n\n"Two\nlines","One.\n\nThree 5.",A\n"","Four.",B\n'.replace("\n", ends)
    (first, second), problems = gather(write(tmp_path, "a.csv", data))
    assert not problems
    assert (first.text, first.title, lines_of(first, "One"), lines_of(first, "5")) == (
        "One.\n\nThree 5.",
        "Two lines",
        5,
        7,
    )
    assert lines_of(second, "Four") == 8


def test_a_spreadsheet_may_state_its_separator(tmp_path: Path) -> None:
    article = one(write(tmp_path, "a.csv", 'sep=;\r\nsource;text\r\nA;"Two, or 3"\r\n'))
    assert (article.source, article.text, article.line(0)) == ("A", "Two, or 3", 3)


def test_rows_may_be_short_and_end_in_empty_cells(tmp_path: Path) -> None:
    articles, problems = gather(write(tmp_path, "a.csv", "text,source,url\nOne.\nTwo.,B,,,\n,,\n"))
    assert [(a.text, a.source) for a in articles] == [("One.", "a:2"), ("Two.", "B")] and not problems


def test_a_stamp_that_cannot_be_read_is_kept_as_written(tmp_path: Path) -> None:
    article = one(write(tmp_path, "a.csv", "text,published\nOne.,06/02/2021\n"))
    assert (article.published, article.stamp) == (None, "06/02/2021")


def test_a_long_text_is_read(tmp_path: Path) -> None:
    article = one(write(tmp_path, "a.csv", 'text\n"' + "The board bought 12 tugs.\n" * 40_000 + '"\n'))
    assert len(article.text) == 40_000 * 26


def test_a_table_may_be_longer_than_an_article(tmp_path: Path) -> None:
    path = write(tmp_path, "a.csv", "text\n" + "The board bought 12 tugs.\n" * 100)
    assert len(list(read([path], limit=100))) == 100


@given(
    st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0\r"), min_size=1).filter(str.strip), min_size=1)
)
def test_any_text_comes_back(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, quoting=csv.QUOTE_ALL)
    writer.writerows([["source", "text"], *(["A", text] for text in texts)])
    path = write(tmp_path_factory.mktemp("any"), "a.csv", stream.getvalue())
    assert [a.text for a in read([path])] == texts


def test_a_comment_to_the_checker_counts_as_in_other_texts(tmp_path: Path) -> None:
    text = '"Tugs.\n<!-- checker: ignore drift -- counted otherwise -->\nIt has 12."'
    article = one(write(tmp_path, "a.csv", f"source,text\nA,{text}\n"))
    assert "checker" not in article.text and lines_of(article, "12") == 4
    assert [(said.names, said.line) for said in article.ignores] == [(("drift",), 3)]


# --- bad tables


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "is empty"),
        (b"\n\n", "is empty"),
        (b"text,source\n", "without rows"),
        (
            b"name,price\nTug,5\n",
            "without a column `text`: it has `name`, `price`; name its columns text, source, title,",
        ),
        (b"a,b,c,d,e,f,g\n1\n", "`e` and 2 more"),
        (b"The harbour board bought 12 tugs.\n", "without a column `text`"),
        (b"text,text\na,b\n", "two columns `text`"),
        ("text\ncafé".encode("latin-1"), "is not UTF-8: byte 8 is 0xE9"),
        ("text\nfive\n".encode("utf-16-le"), "without a byte order mark"),
        (b"text\nfi\0ve\n", "byte 7 is NUL"),
        (b"\x89PNG\r\n\x1a\n\0\0", "is not UTF-8: byte 0 is 0x89"),
        (b'text\n"never closed\n', "a.csv:2: is no row of a table"),
        (b"text,source\n,A\n", "a.csv:2: has no text"),
        (b"text,source\nTwo, or 3,A\n", "a.csv:2: has 3 cells, the first row 2"),
    ],
)
def test_each_bad_table_is_one_error(data: bytes, says: str, tmp_path: Path) -> None:
    assert says in str(refusal(write(tmp_path, "a.csv", data)))


def test_the_other_rows_are_read(tmp_path: Path) -> None:
    path = write(tmp_path, "a.csv", 'text,source\nOne.,A\n,B\n"Two.\n",C\nThree, four,D\nFive.,E\n')
    articles, problems = gather(path)
    assert [(a.text, a.source) for a in articles] == [("One.", "A"), ("Two.\n", "C"), ("Five.", "E")]
    assert [p.place for p in problems] == [f"{path}:3", f"{path}:6"]


def test_a_table_of_something_else_is_given_up(tmp_path: Path) -> None:
    articles, problems = gather(write(tmp_path, "a.csv", "text,n\n" + ",5\n" * 1000))
    assert not articles and len(problems) == 21 and "first 20 rows" in problems[-1].message


def test_a_row_longer_than_the_limit_is_an_error(tmp_path: Path) -> None:
    path = write(tmp_path, "a.csv", 'text\na\n"' + "b\n" * 100 + '"\nc\n' + "d" * 200 + "\ne\n")
    problems: list[Exception] = []
    assert [a.text for a in read([path], problems.append, limit=150)] == ["a", "c"]
    assert [str(problem).partition(";")[0] for problem in problems] == [
        f"{path}:3: is longer than 150 characters",
        f"{path}: has a line longer than 150 bytes",
    ]


# --- in a folder


@pytest.mark.parametrize(
    ("head", "is_one"),
    [
        (b"source,text\n", True),
        (b'"Text";"title"\r\n', True),
        (b"sep=;\r\nsource;text\r\n", True),
        ("source\ttext\n".encode("utf-16"), True),
        (b"name,price\n", False),
        (b"context,textual\n", False),
        (b"", False),
        (b"\xff\xfe\xff", False),
        (b"source,title,published,path,line,start,end,kind,text,written_low\n", False),  # of `checker extract`
    ],
)
def test_only_tables_of_articles_count_in_a_folder(head: bytes, is_one: bool, tmp_path: Path) -> None:
    assert has_articles(head) is is_one
    write(tmp_path, "a.csv", head)
    write(tmp_path, "b.txt", "The pier was opened in 1999.\n")
    articles, problems = gather(tmp_path)
    assert [a.source for a in articles] == ["b"]
    assert len(problems) == is_one  # a table of articles that has no rows, or no more of a UTF-16 file


def test_a_pipe_in_a_folder_keeps_nobody_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.csv")
    assert "no regular file" in refusal(tmp_path).message


def test_an_error_of_a_table_can_be_sent_to_another_process(tmp_path: Path) -> None:
    problem = refusal(write(tmp_path, "a.csv", "name\nTug\n"))
    assert str(pickle.loads(pickle.dumps(problem))) == str(problem)

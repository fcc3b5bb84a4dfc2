"""A table in CSV -> articles, one a row: columns text, source, title, published and url, by the names in the first row.

The separator is the comma, the semicolon or the tab that makes those names of the first row (RFC 4180 knows the comma alone;
spreadsheets write all three). A line `sep=;` before it, as some spreadsheets write, is obeyed.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, NamedTuple

from checker.inputs.decode import UTF16, decode, settle_newlines
from checker.inputs.ignores import take_comments
from checker.inputs.metadata import KEYS, Metadata, build_article
from checker.model import Article, CheckerError

SEPARATORS = ",;\t"
WANTED = ("text", *KEYS)
OURS = "written_low"  # a column of `checker extract`, whose `text` is that of a figure
HOPELESS = 20  # so many bad rows and no good one: the table is of something else
SHOWN = 5  # names of columns in an error
MEND = f"name its columns {', '.join(WANTED[:-1])} and {WANTED[-1]} in the first row"


class Row(NamedTuple):
    """A row of a table, and the number of its first line."""

    line: int
    cells: list[str]


def read_csv(stream: BinaryIO, path: Path, place: str, name: str, limit: int) -> Iterator[Article | CheckerError]:
    """Yields the article of each row; a bad row is one error and the others are read.

    Offsets and lines are those of the file: a text within quotes keeps its line ends. The table may be longer than `limit`
    bytes, its rows may not. Raises CheckerError for a table without a column `text`, and where the text is not UTF-8, or
    UTF-16 with a byte order mark.
    """
    lines = _read_lines(stream, place, limit)
    first = next(lines, "")
    separator, header, skipped = _read_header(first, lines, place, limit)
    columns = _place_columns(header, place)
    good = bad = 0
    for row in _read_rows(lines, separator, skipped, place, limit):
        try:
            at = f"{place}:{row.line}"
            if sum(map(len, row.cells)) > limit:
                raise CheckerError(at, f"is longer than {limit:,} characters", "split it into articles, one a row")
            yield _article_of(row, columns, len(header), path, at, f"{name}:{row.line}")
            good += 1
        except CheckerError as error:
            yield error
            bad += 1
            if bad == HOPELESS and not good:
                raise CheckerError(place, f"has no article in its first {bad} rows", MEND) from error
    if not good and not bad:
        raise CheckerError(place, "is a table without rows", "give it one row an article, or leave it out")


def has_articles(head: bytes) -> bool:
    """Returns whether a file that begins so is a table of articles: one column is `text`, and it is none that we write."""
    codec = UTF16.get(head[:2], "utf-8-sig")
    first, _, rest = head.decode(codec, "ignore").lstrip("\ufeff").partition("\n")
    if _stated_separator(first):
        first = rest.partition("\n")[0]
    tables = (_names(first, separator) for separator in SEPARATORS)
    return any("text" in names and OURS not in names for names in tables)


# --- the first row


def _read_header(first: str, lines: Iterator[str], place: str, limit: int) -> tuple[str, list[str], int]:
    """Returns the separator, the names of the columns, and how many lines they took."""
    stated = _stated_separator(first)
    taken = 1
    while (stated and taken == 1) or (first and not first.strip()):
        first = next(lines, "")
        taken += 1
    if not first:
        raise CheckerError(place, "is empty", "give it one row an article, or leave it out")
    found = {separator: _names(first, separator) for separator in stated or SEPARATORS}
    separator = max(found, key=lambda separator: ("text" in found[separator], len(found[separator])))
    return separator, found[separator], taken


def _stated_separator(first: str) -> str:
    """Returns the separator that a line `sep=;` states, else ""."""
    line = first.strip('\r\n "').lower()
    return line[4] if line.startswith("sep=") and len(line) == 5 else ""


def _names(line: str, separator: str) -> list[str]:
    """Returns the names of the columns, in lower case."""
    try:
        return [" ".join(cell.split()).lower() for cell in next(csv.reader([line], delimiter=separator), [])]
    except csv.Error:
        return []


def _place_columns(header: Sequence[str], place: str) -> dict[str, int]:
    """Returns where the known columns stand; raises CheckerError where there is none for the text, or one stands twice."""
    if "text" not in header:
        shown = ", ".join(f"`{' '.join(cell.split())[:30]}`" for cell in header[:SHOWN])
        more = f" and {len(header) - SHOWN:,} more" if len(header) > SHOWN else ""
        raise CheckerError(place, f"is a table (.csv) without a column `text`: it has {shown}{more}", MEND)
    twice = next((column for column in WANTED if header.count(column) > 1), "")
    if twice:
        raise CheckerError(place, f"has two columns `{twice}`", "rename one of them")
    return {column: header.index(column) for column in WANTED if column in header}


# --- the rows


def _read_lines(stream: BinaryIO, place: str, limit: int) -> Iterator[str]:
    """Yields the lines of a table with their ends; of UTF-16, which is decoded as a whole, too."""
    start = 0
    while data := stream.readline(limit + 1):
        if not start and data[:2] in UTF16:
            data += stream.read(limit + 1)
            if len(data) <= limit:
                yield from io.StringIO(decode(data, place))
                return
        if len(data) > limit:
            raise CheckerError(place, f"has a line longer than {limit:,} bytes", "give it one row an article")
        blank = not data.strip(b"\xef\xbb\xbf \t\r\n")
        yield from ["\n"] if blank else io.StringIO(decode(data, place, start))  # which may have had CR for line ends
        start += len(data)


def _read_rows(lines: Iterator[str], separator: str, skipped: int, place: str, limit: int) -> Iterator[Row]:
    """Yields the rows that are not blank; raises CheckerError where a quote is never closed or a row is too long."""
    if csv.field_size_limit() < limit:
        csv.field_size_limit(limit)  # of the whole process, and 128 KB unless it is told; articles may be longer
    reader = csv.reader(lines, delimiter=separator, strict=True)
    line = skipped + 1
    try:
        for cells in reader:
            if any(cell and not cell.isspace() for cell in cells):
                yield Row(line, cells)
            line = skipped + reader.line_num + 1
    except csv.Error as error:
        raise CheckerError(
            f"{place}:{line}", f"is no row of a table: {error}", "put the text in quotes, and double the quotes in it"
        ) from error


def _article_of(row: Row, columns: dict[str, int], width: int, path: Path, place: str, name: str) -> Article:
    """Returns the article of a row; raises CheckerError where it has no text, or more cells than the first row names."""
    if any(cell and not cell.isspace() for cell in row.cells[width:]):
        raise CheckerError(
            place,
            f"has {len(row.cells)} cells, the first row {width}",
            "put a text that has the separator in it in quotes",
        )
    cells = row.cells + [""] * (width - len(row.cells))
    at = columns["text"]
    text = settle_newlines(cells[at])
    if not text or text.isspace():
        raise CheckerError(place, "has no text", 'give the article in the column "text"')
    before = sum(settle_newlines(cell).count("\n") for cell in cells[:at])
    about = Metadata(**{key: cells[columns[key]] for key in KEYS if key in columns})
    headers = row.line - 1 + before
    text, ignores = take_comments(text, headers)
    return replace(build_article(about, text, path, name, headers), ignores=ignores, verbatim=False)

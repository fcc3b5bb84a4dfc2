"""Paths, folders, globs and standard input -> articles. The only reading of articles from files.

Text is kept as it stands, so that offsets and line numbers fit the file, with three exceptions: a byte order mark goes,
line ends (CRLF, CR) become LF, and comments to the checker become spaces. What is more than text (a page, a document) is read
by a module of checker/inputs/.
"""

from __future__ import annotations

import io
import os
import re
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from checker.inputs.decode import UTF16, decode
from checker.inputs.extras import missing_extra
from checker.inputs.metadata import article_of_json, article_of_text
from checker.inputs.paths import LINE_SUFFIXES, MARKDOWN_SUFFIXES, STDIN, find, find_mode, unreadable
from checker.inputs.registry import FORMATS, Format, find_suffix
from checker.model import Article, CheckerError

LIMIT = 64 * 1024 * 1024  # bytes an article; a jsonl file may be longer, its lines may not
BLANK_LINES = 1000  # so many are passed over in search of the first line of standard input
HOPELESS = 20  # so many bad lines and no good one: the file is no JSON Lines

_OBJECT = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*["}]')

Item = Article | CheckerError


def read(
    paths: Iterable[str | Path],
    on_problem: Callable[[CheckerError], None] | None = None,
    *,
    limit: int = LIMIT,
) -> Iterator[Article]:
    """Yields the articles of files, folders (recursive, sorted), globs and "-" for standard input, each file once.

    `.txt` holds one article; `.md` and `.markdown` one with YAML front matter (source, title, published, url); `.jsonl` and
    `.ndjson` one a line (text, source, title, published, url); the others are told in checker.inputs.registry. Standard input
    is Markdown, or JSON Lines when its first line is an object. What cannot be read is a CheckerError: given to `on_problem`,
    and the rest is read; raised without it.
    `limit` is the most bytes an article may have.
    """
    for item in read_each(paths, limit=limit):
        if isinstance(item, Article):
            yield item
        elif on_problem is None:
            raise item
        else:
            on_problem(item)


def find_files(paths: Iterable[str | Path]) -> list[Path]:
    """Returns the files that paths, folders and globs stand for, in order; what leads to none is passed over."""
    found = (file for path in paths if path != STDIN for file in find(path))
    return [Path(file) for file in found if not isinstance(file, CheckerError)]


def read_each(paths: Iterable[str | Path], *, limit: int = LIMIT) -> Iterator[Item]:
    """Yields every article, and an error in the place of each that cannot be read."""
    seen: set[str] = set()
    for path in paths:
        for found in find(path):
            if isinstance(found, CheckerError):
                yield found
                continue
            identity = str(found) if found == STDIN else os.path.realpath(found)
            if identity not in seen:
                seen.add(identity)
                yield from _read_stdin(limit) if found == STDIN else _read_file(Path(found), limit)


# --- from files to articles


def _read_file(path: Path, limit: int) -> Iterator[Item]:
    """Yields the articles of one file."""
    try:
        mode = find_mode(path)
        if not stat.S_ISREG(mode):
            what = "does not exist" if not mode else "is no regular file"
            yield CheckerError(str(path), what, "name a file, or pipe the text in and give - as the path")
            return
        suffix = find_suffix(path)
        with path.open("rb") as stream:
            if suffix in FORMATS:
                yield from _read_format(FORMATS[suffix], stream, path, limit)
            elif suffix in LINE_SUFFIXES:
                head = _read_head(stream, str(path), limit)
                yield from _read_lines(head, stream, path, str(path), _name(path), limit)
            else:
                front = suffix in MARKDOWN_SUFFIXES
                yield _read_text(b"", stream, path, str(path), _name(path), limit, front)
    except CheckerError as error:
        yield error
    except OSError as error:
        yield unreadable(path, error)


def _read_format(form: Format, stream: BinaryIO, path: Path, limit: int) -> Iterator[Item]:
    """Yields the articles of a file that is more than text, by the function that the registry names."""
    place, name = str(path), _name(path)
    if not form.is_installed():
        raise missing_extra(place, form.extra)
    reader = form.load(form.function)
    if form.streams:
        yield from reader(stream, path, place, name, limit)
        return
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise CheckerError(place, f"is longer than {limit:,} bytes", "split it, or save its text as .txt")
    yield from reader(data, path, place, name)


def _read_stdin(limit: int) -> Iterator[Item]:
    """Yields the articles on standard input: JSON Lines when the first line that is not blank is an object, else one text."""
    place, name = "<stdin>", "stdin"
    try:
        stream: BinaryIO = sys.stdin.buffer
        head = _read_head(stream, place, limit)
        if _OBJECT.match(head):
            yield from _read_lines(head, stream, None, place, name, limit)
        else:
            yield _read_text(head, stream, None, place, name, limit, front=True)
    except CheckerError as error:
        yield error
    except OSError as error:
        yield unreadable(place, error)


def _read_head(stream: BinaryIO, place: str, limit: int) -> bytes:
    """Returns the first line that is not blank and those before it; of UTF-16, everything, as UTF-8."""
    lines = [stream.readline(limit + 1)]
    if lines[0][:2] in UTF16:
        return decode(lines[0] + stream.read(limit + 1), place).encode()
    while len(lines) < BLANK_LINES and lines[-1] and not lines[-1].strip(b"\xef\xbb\xbf \t\r\n"):
        lines.append(stream.readline(limit + 1))
    return b"".join(lines)


def _read_text(
    head: bytes, stream: BinaryIO, path: Path | None, place: str, name: str, limit: int, front: bool
) -> Article:
    """Returns the one article of a file, whose first bytes may have been read already."""
    data = head + stream.read(limit + 1)
    if len(data) > limit:
        raise CheckerError(
            place, f"is longer than {limit:,} bytes", "split it: one article a file, or a line of a .jsonl"
        )
    return article_of_text(decode(data, place), path, place, name, front)


def _read_lines(head: bytes, stream: BinaryIO, path: Path | None, place: str, name: str, limit: int) -> Iterator[Item]:
    """Yields the articles of JSON Lines, one a line; a bad line is one error and the others are read."""
    good = bad = offset = 0
    for number, line in enumerate(_split(head, stream, limit), 1):
        at, start = f"{place}:{number}", offset
        offset += len(line)
        if not line.strip(b"\xef\xbb\xbf \t\r\n"):
            continue
        try:
            if len(line) > limit:
                raise CheckerError(at, f"is longer than {limit:,} bytes", "split it into articles, one a line")
            yield article_of_json(decode(line, at, start), path, at, f"{name}:{number}", number - 1)
            good += 1
        except CheckerError as error:
            yield error
            bad += 1
            if bad == HOPELESS and not good:
                yield CheckerError(place, f"has no article in its first {bad} lines", "write one JSON object a line")
                return
    if not good and not bad:
        raise CheckerError(place, "is empty", "write one JSON object a line, or leave it out")


def _split(head: bytes, stream: BinaryIO, limit: int) -> Iterator[bytes]:
    """Yields lines; of one that is longer than the limit only its beginning, just too long."""
    for part in (io.BytesIO(head), stream):
        while line := part.readline(limit + 1):
            if len(line) > limit:
                rest = line
                while rest and not rest.endswith(b"\n"):
                    rest = stream.readline(limit + 1)
            yield line


def _name(path: Path) -> str:
    """Returns the file's stem, for articles that name no source; bytes of it that are not text are replaced."""
    return os.fsencode(path.name[: -len(find_suffix(path))] or path.name).decode("utf-8", "replace")

"""Paths, folders, globs and standard input -> articles. The only reading of articles from files.

Text is kept as it stands, so that offsets and line numbers fit the file, with two exceptions: a byte order mark goes, and
line ends (CRLF, CR) become LF.
"""

from __future__ import annotations

import errno
import glob
import io
import os
import re
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from checker.inputs.decode import UTF16, decode
from checker.inputs.metadata import article_of_json, article_of_text, opens_front_matter
from checker.model import Article, CheckerError

TEXT_SUFFIXES = {".txt"}
MARKDOWN_SUFFIXES = {".md", ".markdown"}
LINE_SUFFIXES = {".jsonl", ".ndjson"}
SUFFIXES = TEXT_SUFFIXES | MARKDOWN_SUFFIXES | LINE_SUFFIXES
STDIN = "-"
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
    `.ndjson` one a line (text, source, title, published, url). Standard input is Markdown, or JSON Lines when its first
    line is an object. What cannot be read is a CheckerError: given to `on_problem`, and the rest is read; raised without it.
    `limit` is the most bytes an article may have.
    """
    for item in _read_all(paths, limit):
        if isinstance(item, Article):
            yield item
        elif on_problem is None:
            raise item
        else:
            on_problem(item)


def find_files(paths: Iterable[str | Path]) -> list[Path]:
    """Returns the files that paths, folders and globs stand for, in order; what leads to none is passed over."""
    found = (file for path in paths if path != STDIN for file in _find(path))
    return [Path(file) for file in found if not isinstance(file, CheckerError)]


def _read_all(paths: Iterable[str | Path], limit: int) -> Iterator[Item]:
    """Yields every article, and an error in the place of each that cannot be read."""
    seen: set[str] = set()
    for path in paths:
        for found in _find(path):
            if isinstance(found, CheckerError):
                yield found
                continue
            identity = str(found) if found == STDIN else os.path.realpath(found)
            if identity not in seen:
                seen.add(identity)
                yield from _read_stdin(limit) if found == STDIN else _read_file(Path(found), limit)


# --- from paths to files


def _find(given: str | Path) -> Iterator[str | Path | CheckerError]:
    """Yields the files one argument stands for, in order."""
    if given == STDIN:
        yield STDIN
        return
    path = Path(given)
    try:
        mode = _mode(path) if str(given) else 0
    except CheckerError as error:
        yield error
        return
    if stat.S_ISDIR(mode):
        files = list(_walk(path))
        yield from files or [_without_articles(path, "folder")]
    elif mode:
        yield path if path.suffix.lower() in SUFFIXES else _unsupported(path)
    elif glob.has_magic(str(given)):
        yield from _expand(str(given))
    else:
        yield _missing(path, str(given))


def _expand(pattern: str) -> Iterator[str | Path | CheckerError]:
    """Yields the articles a glob matches; `**` goes into folders."""
    matches = [Path(match) for match in sorted(glob.glob(pattern, recursive=True))]
    files: list[str | Path | CheckerError] = []
    for match in matches:
        if os.path.isdir(match):
            files += _walk(match)
        elif _is_article(match):
            files.append(match)
    if not matches:
        yield CheckerError(pattern, "matches no file", "check the pattern and the folder it starts in")
    yield from files if files or not matches else [_without_articles(Path(pattern), "pattern")]


def _walk(top: Path) -> Iterator[Path | CheckerError]:
    """Yields the articles below a folder, sorted by name; a link that leads back up is an error, any other is followed."""
    seen: set[str] = set()
    stack = [top]
    while stack:
        path = stack.pop()
        if not os.path.isdir(path):
            yield path
            continue
        here = os.path.realpath(path)
        if here in seen:
            continue
        seen.add(here)
        try:
            names = sorted(name for name in os.listdir(path) if not name.startswith("."))
        except OSError as error:
            yield _unreadable(path, error)
            continue
        for child in reversed([path / name for name in names]):
            if not os.path.isdir(child):
                if _is_article(child):
                    stack.append(child)
            elif os.path.islink(child) and _leads_back(child, here):
                yield CheckerError(
                    str(child), "is a link to a folder that holds it", "remove the link, or name the folders to read"
                )
            else:
                stack.append(child)


def _leads_back(link: Path, folder: str) -> bool:
    """Returns whether a link in `folder` leads to that folder or to one above it."""
    return Path(folder).is_relative_to(os.path.realpath(link))


def _is_article(path: Path) -> bool:
    """Returns whether a file found in a folder is meant as an article: a README without front matter is about the folder."""
    suffix = path.suffix.lower()
    if path.stem.lower() != "readme" or suffix not in MARKDOWN_SUFFIXES:
        return suffix in SUFFIXES
    try:
        with path.open("rb") as stream:
            return opens_front_matter(stream.read(16).decode("utf-8-sig", "replace"))
    except OSError:
        return True  # so that reading it reports why it cannot be read


# --- from files to articles


def _read_file(path: Path, limit: int) -> Iterator[Item]:
    """Yields the articles of one file."""
    try:
        mode = _mode(path)
        if not stat.S_ISREG(mode):
            what = "does not exist" if not mode else "is no regular file"
            yield CheckerError(str(path), what, "name a file, or pipe the text in and give - as the path")
            return
        with path.open("rb") as stream:
            if path.suffix.lower() in LINE_SUFFIXES:
                head = _read_head(stream, str(path), limit)
                yield from _read_lines(head, stream, path, str(path), _name(path), limit)
            else:
                front = path.suffix.lower() in MARKDOWN_SUFFIXES
                yield _read_text(b"", stream, path, str(path), _name(path), limit, front)
    except CheckerError as error:
        yield error
    except OSError as error:
        yield _unreadable(path, error)


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
        yield _unreadable(place, error)


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


# --- errors, and what leads to them


def _mode(path: Path) -> int:
    """Returns the file mode, 0 where there is no such file. Raises CheckerError where that cannot be told."""
    try:
        return path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:
        if os.path.islink(path):
            raise CheckerError(
                str(path), "is a link to a file that does not exist", "mend the link, or leave it out"
            ) from error
        return 0
    except OSError as error:
        raise _unreadable(path, error) from error


def _name(path: Path) -> str:
    """Returns the file's stem, for articles that name no source; bytes of it that are not text are replaced."""
    return os.fsencode(path.stem).decode("utf-8", "replace")


def _unreadable(path: Path | str, error: OSError) -> CheckerError:
    """Returns the error for what the system does not let us read."""
    denied = error.errno in (errno.EACCES, errno.EPERM)
    mend = "grant yourself permission to read it, or leave it out" if denied else "check the path and the disk"
    return CheckerError(str(path), f"cannot be read: {(error.strerror or str(error)).lower()}", mend)


def _missing(path: Path, given: str) -> CheckerError:
    """Returns the error for a path that does not exist, with the nearest one that does."""
    import difflib

    mend = "check the path"
    if given and os.path.isdir(path.parent) and os.access(path.parent, os.R_OK):
        near = difflib.get_close_matches(path.name, os.listdir(path.parent)[:1000], 1, 0.75)
        mend = f"did you mean {path.parent / near[0]}?" if near else mend
    return CheckerError(given or '""', "does not exist", mend)


def _unsupported(path: Path) -> CheckerError:
    """Returns the error for a file that was named but has no suffix we read."""
    suffix = path.suffix.lower()
    mend = {
        ".json": f"write one article a line: jq -c '.[]' {path.name} > {path.stem}.jsonl",
        ".html": "save its text as .txt",
        ".pdf": "take its text out first, for example with pdftotext",
    }.get(suffix, f"rename it to one of {' '.join(sorted(SUFFIXES))}, or pipe it in and give - as the path")
    return CheckerError(str(path), f"has the suffix {suffix}, which is not read" if suffix else "has no suffix", mend)


def _without_articles(path: Path, what: str) -> CheckerError:
    """Returns the error for a folder or a glob that leads to no article."""
    return CheckerError(
        str(path), f"is a {what} without articles", f"name one that has files with {' '.join(sorted(SUFFIXES))}"
    )

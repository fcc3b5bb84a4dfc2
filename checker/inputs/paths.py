"""Paths, folders and globs -> files that hold articles. What leads to none is one clear error."""

from __future__ import annotations

import errno
import glob
import os
import re
import stat
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from checker.inputs.extras import missing_extra
from checker.inputs.metadata import opens_front_matter
from checker.inputs.registry import FORMATS, HEAD, find_suffix
from checker.late import compile_late
from checker.model import CheckerError, PassedOverError
from checker.store.files import is_store

TEXT_SUFFIXES = {".txt"}
MARKDOWN_SUFFIXES = {".md", ".markdown"}
LINE_SUFFIXES = {".jsonl", ".ndjson"}
SUFFIXES = TEXT_SUFFIXES | MARKDOWN_SUFFIXES | LINE_SUFFIXES | FORMATS.keys()
STDIN = "-"

Found = str | Path | CheckerError
_SIGN = f"[{re.escape(os.sep + (os.altsep or ''))}]"
_DEEP = compile_late(rf"(?:^|(?<={_SIGN}))\*\*(?:{_SIGN}+\*\*)*(?:{_SIGN}+|$)")  # the first `**` of a glob


def find(given: str | Path) -> Iterator[Found]:
    """Yields the files that one argument stands for, in order ("-" for standard input), and an error for what leads to none."""
    if given == STDIN:
        yield STDIN
        return
    path = Path(given)
    try:
        mode = find_mode(path) if str(given) else 0
    except CheckerError as error:
        yield error
        return
    if stat.S_ISDIR(mode):
        files = list(_keep_readable(_walk(path), str(path)))
        yield from files or [_without_articles(path, "folder")]
    elif mode:
        yield path if find_suffix(path) in SUFFIXES else _unsupported(path)
    elif glob.has_magic(str(given)):
        yield from _expand(str(given))
    else:
        yield _missing(path, str(given))


def holds_one(path: Path) -> bool:
    """Returns whether a file of this name holds one article, so that its name is enough to tell the article by."""
    suffix = find_suffix(path)
    return FORMATS[suffix].single if suffix in FORMATS else suffix not in LINE_SUFFIXES


def find_mode(path: Path) -> int:
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
        raise unreadable(path, error) from error


def unreadable(path: Path | str, error: OSError) -> CheckerError:
    """Returns the error for what the system does not let us read."""
    denied = error.errno in (errno.EACCES, errno.EPERM)
    mend = "grant yourself permission to read it, or leave it out" if denied else "check the path and the disk"
    return CheckerError(str(path), f"cannot be read: {(error.strerror or str(error)).lower()}", mend)


def _expand(pattern: str) -> Iterator[Found]:
    """Yields the articles a glob matches; `**` goes into folders."""
    matches = [Path(match) for match in sorted(_match(pattern))]
    files: list[Path | CheckerError] = []
    for match in matches:
        if os.path.isdir(match):
            files += _walk(match)
        elif _is_article(match):
            files.append(match)
    if not matches:
        yield CheckerError(pattern, "matches no file", "check the pattern and the folder it starts in")
    kept = list(_keep_readable(files, pattern))
    yield from kept if kept or not matches else [_without_articles(Path(pattern), "pattern")]


def _match(pattern: str) -> set[str]:
    """Returns the paths that a glob matches; `**` goes into each folder once, as links may lead round and round."""
    deep = _DEEP.search(pattern)
    if deep is None:
        return set(glob.glob(pattern))
    head, rest = pattern[: deep.start()], pattern[deep.end() :]
    homes = glob.glob(head) if glob.has_magic(head) else [head]
    if not rest:
        return set(filter(os.path.isdir, (home or os.curdir for home in homes)))
    folders = (folder for home in homes for folder in _list_folders(home))
    return {match for folder in folders for match in _match(glob.escape(folder) + rest)}


def _list_folders(top: str) -> Iterator[str]:
    """Yields a folder, "" for the current one, and those below that are not hidden, each once whatever links lead to it."""
    seen: set[str] = set()
    stack = [top]
    while stack:
        folder = stack.pop()
        here = os.path.realpath(folder or os.curdir)
        if here in seen or not os.path.isdir(here):
            continue
        seen.add(here)
        yield folder
        stack += sorted(glob.glob(os.path.join(glob.escape(folder), "*", "")), reverse=True)


def _keep_readable(files: Iterable[Path | CheckerError], place: str) -> Iterator[Path | CheckerError]:
    """Yields what can be read with what is installed; at the end, one error for all files of a suffix that cannot."""
    left: Counter[str] = Counter()
    installed: dict[str, bool] = {}
    for file in files:
        suffix = "" if isinstance(file, CheckerError) else find_suffix(file)
        if suffix in FORMATS and suffix not in installed:
            installed[suffix] = FORMATS[suffix].is_installed()
        if installed.get(suffix, True):
            yield file
        else:
            left[suffix] += 1
    for suffix, count in left.items():
        what = f"has {count:,} {suffix} files, which need" if count > 1 else f"has a {suffix} file, which needs"
        error = missing_extra(place, FORMATS[suffix].extra, what)
        yield PassedOverError(error.place, error.message, error.mend)


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
            yield unreadable(path, error)
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
    suffix = find_suffix(path)
    form = FORMATS.get(suffix)
    readme = path.stem.lower() == "readme" and suffix in MARKDOWN_SUFFIXES
    if not readme and (form is None or not form.looks):
        return suffix in SUFFIXES
    if not os.path.isfile(path):
        return True  # so that reading it reports what it is: a pipe would keep us waiting
    try:
        with path.open("rb") as stream:
            head = stream.read(HEAD)
    except OSError:
        return True  # so that reading it reports why it cannot be read
    if form is not None:
        return bool(form.load(form.looks)(head))
    return opens_front_matter(head[:16].decode("utf-8-sig", "replace"))


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
    if is_store(str(path)):
        return CheckerError(str(path), "is a store", f"write --store {path}, or NEW --against {path}")
    mend = {
        ".doc": "save it as .docx",
        ".odt": "save it as .docx",
        ".rtf": "save it as .docx",
        ".xlsx": "save it as .csv",
    }.get(suffix, f"rename it to one of {' '.join(sorted(SUFFIXES))}, or pipe it in and give - as the path")
    return CheckerError(str(path), f"has the suffix {suffix}, which is not read" if suffix else "has no suffix", mend)


def _without_articles(path: Path, what: str) -> CheckerError:
    """Returns the error for a folder or a glob that leads to no article."""
    return CheckerError(
        str(path), f"is a {what} without articles", f"name one that has files with {' '.join(sorted(SUFFIXES))}"
    )

"""What articles yielded in earlier runs of the command, so that only new and changed ones are read anew.

A file a reading, in the folder beside that of `kept`. It is found by all that the reading was made of: the article with its
metadata, the rules and every file of theirs, the aliases, the engine's own sources, the installed packages, the build of
Python. What cannot be told of so (a rule that asks the clock, or imports from elsewhere as it reads) calls for --no-cache. A
reading during which a rule failed is not kept, nor one that cannot be packed.

Files are readings as `packing` has them; the article is no part of them. A file that is damaged or of another make is passed
over and replaced. The longest unused go when there are too many.
"""

from __future__ import annotations

import os
import re
import sys
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import fields
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from checker import kept
from checker.model import Article, Reading
from checker.packing import PackingError, pack_reading, unpack_reading
from checker.rule import Rule
from checker.workers import Shelf

HOME = os.path.dirname(os.path.abspath(__file__))  # of the engine
MOST = 256 * 2**20  # bytes of all files together
LARGEST = MOST // 16  # bytes of one
SMALL = 2**20  # bytes of a file beside the rules that is read, to be told by what it holds
FILES = 2000  # that a folder of rules may hold, to be told by all of them
DAY = 24 * 60 * 60
SIZE = 16  # bytes of a digest
NAME = re.compile(r"[0-9a-f]{32}(?:\.\d+)?")  # of a reading, or the draft of one


@contextmanager
def kept_readings(rules: Sequence[Rule], aliases: Mapping[str, str]) -> Iterator[dict[str, Shelf]]:
    """Gives as `shelf` what was kept of articles that were read by these rules and aliases, and keeps more.

    Outside the command, with CHECKER_NO_CACHE=1, and where the sources of a rule cannot be told, it is empty.
    """
    home = kept.folder()
    made_of = _digest_sources(rules, aliases) if home is not None else None
    if home is None or made_of is None:
        yield {}
        return
    shelf = _Shelf(os.path.join(home, "readings"), made_of)
    yield {"shelf": shelf}
    if shelf.is_due:
        trim(shelf.folder)


class _Shelf:
    """The readings that were made of the same sources."""

    def __init__(self, folder: str, made_of: bytes) -> None:
        self.folder, self._made_of = folder, made_of
        self.is_due = False  # to be looked through for what is too much

    def find(self, article: Article) -> Reading | None:
        """Returns the reading of an article that is kept; None where none is."""
        name = self._name(article)
        return _load(os.path.join(self.folder, name.hex()), name, article)

    def keep(self, reading: Reading, packed: bytes | None = None) -> None:
        """Keeps a reading, packed where that was done already."""
        if not sys.dont_write_bytecode:
            name = self._name(reading.article)
            _write(os.path.join(self.folder, name.hex()), name, reading, packed)
            self.is_due = self.is_due or name[0] < 16  # one in sixteen: to look through them all takes its time

    def _name(self, article: Article) -> bytes:
        """Returns a digest of all that the reading of an article is made of."""
        # What is not compared (what an article says of findings on itself) is no matter to its reading.
        stated = [(field.name, getattr(article, field.name)) for field in fields(article) if field.compare]
        return digest([self._made_of, repr(stated).encode("utf-8", "surrogatepass")])


# ---- files -----------------------------------------------------------------------------------------------------------


def _load(path: str, name: bytes, article: Article) -> Reading | None:
    """Returns the reading of an article that a file holds; None of a file that is not there, or not as it was written."""
    try:
        with open(path, "rb") as stream:
            written = stream.read(LARGEST + 1)
            used = os.fstat(stream.fileno()).st_mtime
        if written[:SIZE] != digest([name, written[SIZE:]]):
            return None
        reading = unpack_reading(written[SIZE:], article)
        if abs(time.time() - used) > DAY:
            os.utime(path)
        return reading
    except (OSError, PackingError):
        return None


def _write(path: str, name: bytes, reading: Reading, packed: bytes | None = None) -> None:
    """Writes a reading, all or nothing; where that cannot be, nothing."""
    draft = f"{path}.{os.getpid()}"
    try:
        content = pack_reading(reading) if packed is None else packed
        if len(content) > LARGEST - SIZE:
            return
        os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
        with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(digest([name, content]) + content)
        os.replace(draft, path)
    except (OSError, PackingError):
        with suppress(OSError):
            os.unlink(draft)


def trim(folder: str, most: int = MOST) -> None:
    """Removes the readings of a folder that were not used for longest, until the others have at most `most` bytes."""
    with suppress(OSError):
        files = [(e.stat().st_mtime, e.stat().st_size, e.path) for e in os.scandir(folder) if NAME.fullmatch(e.name)]
        total = sum(size for _, size, _ in files)
        for _, size, path in sorted(files):
            if total <= most:
                return
            os.unlink(path)
            total -= size


# ---- what a reading is made of ---------------------------------------------------------------------------------------


def digest(parts: Iterable[bytes]) -> bytes:
    """Returns a digest of parts, of which no two lists have the same."""
    try:
        make: Any = import_module("_blake2").blake2b  # `hashlib` loads OpenSSL, which most starts can spare
    except ImportError:  # a build of Python that leaves it to OpenSSL
        make = import_module("hashlib").blake2b
    made = make(digest_size=SIZE)
    for part in parts:
        made.update(len(part).to_bytes(8, "big"))
        made.update(part)
    return bytes(made.digest())


def digest_rules(rules: Sequence[Rule], aliases: Mapping[str, str]) -> list[bytes] | None:
    """Returns digests of the engine, the rules with their modules, and the aliases; None where sources cannot be told."""
    own = tuple(os.path.normpath(folder) for folder in import_module("checker.rules").__path__)
    folders = {str(rule.path.parent) if rule.path is not None else "" for rule in rules}
    others = sorted(folders - set(own))
    try:
        parts = [_digest_engine(own), *map(_digest_folder, others), *(_digest_modules() if others else ())]
    except (OSError, ValueError):
        return None
    told = [
        [
            getattr(rule, field.name)
            for field in fields(rule)
            if field.name != "path" and not callable(getattr(rule, field.name))
        ]
        for rule in rules
    ]
    return [repr((told, list(aliases.items()))).encode("utf-8", "surrogatepass"), *parts]


def _digest_sources(rules: Sequence[Rule], aliases: Mapping[str, str]) -> bytes | None:
    """Returns a digest of all that readings are made of beside the article; None where a rule's sources cannot be told."""
    parts = digest_rules(rules, aliases)
    if parts is None:
        return None
    try:
        installed = sorted({name for folder in filter(os.path.isdir, sys.path) for name in os.listdir(folder)
                            if name.endswith(".dist-info")})  # fmt: skip
    except OSError:
        return None
    return digest([repr((sys.version, installed)).encode("utf-8", "surrogatepass"), *parts])


@cache  # what was loaded stays in use, whatever becomes of the files
def _digest_engine(own: Sequence[str]) -> bytes:
    """Returns a digest of the engine's sources; the files are read only if one of them looks changed."""
    paths = {path: path[len(home) :] for home in (HOME, *own) for path in _walk(home) if path.endswith(".py")}
    looks = repr([(path, found.st_mtime_ns, found.st_size) for path in paths for found in [os.stat(path)]])

    def read_all() -> bytes:
        return digest(part for path, name in paths.items() for part in (os.fsencode(name), _read(path)))

    made: bytes = kept.keep("engine", __file__, digest([os.fsencode(looks)]), read_all)
    return made


def _digest_folder(folder: str) -> bytes:
    """Returns a digest of a folder of rules: of its files, of large ones by how they look. Raises ValueError for too many."""
    parts: list[bytes] = []
    for path in _walk(folder):
        found = os.stat(path)
        small = path.endswith(".py") or found.st_size <= SMALL
        look = "" if small else f"{found.st_mtime_ns} {found.st_size}"
        parts += [os.fsencode(path[len(folder) :]), look.encode(), _read(path) if small else b""]
        if len(parts) > 3 * FILES:
            raise ValueError("a folder of very many files is not of rules alone")
    return digest(parts)


def _digest_modules() -> Iterator[bytes]:
    """Yields the sources of loaded modules that are neither Python's nor installed: rules may use them."""
    for name, module in sorted(sys.modules.items()):
        file = getattr(module, "__file__", None)
        top = name.partition(".")[0]
        if file and top not in sys.stdlib_module_names and top not in ("checker", "__main__"):
            path = Path(file)
            if not {"site-packages", "dist-packages"}.intersection(path.parts) and path.is_file():
                yield _digest_module(str(path))


@cache  # it stays as it was loaded
def _digest_module(path: str) -> bytes:
    return _read(path)


def _walk(folder: str) -> Iterator[str]:
    """Yields the files of a folder and below, in order; hidden ones and byte code are passed over. Raises OSError."""
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        if entry.name.startswith((".", "__pycache__")):
            continue
        if entry.is_dir():
            yield from _walk(entry.path)
        else:
            yield entry.path


def _read(path: str) -> bytes:
    with open(path, "rb") as stream:
        return stream.read()

"""What a run takes over from an earlier one: compiled expressions, whose making would take a third of a short run, and tables.

`re` keeps none. What is kept of an expression is the program of its matching engine; like byte code it is good for one build of
Python only, so the file names the build and another build's file is not read. A program is kept only if what it makes equals
what `re` made of the same expression; a table, only together with all that it was made of. Whatever goes wrong, all is made anew.
Expressions that `fnmatch` makes of file names are not kept: those are the user's words.

The file stands in the user's cache folder ($XDG_CACHE_HOME or ~/.cache). None is read with CHECKER_NO_CACHE=1, and none is
written either with PYTHONDONTWRITEBYTECODE=1. Only the command keeps anything; who imports the package gets no file.
"""

from __future__ import annotations

import marshal
import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from importlib.util import source_hash
from typing import Any, NamedTuple

OFF = "CHECKER_NO_CACHE"
TYPED = "(?s:"  # so begins what `fnmatch` makes of file names; no expression of ours does
MOST = 2000  # programs; a run needs about 300, and a file with more is of old versions: it is begun anew
ENGINE: Any = import_module("_sre")
BUILD = (sys.version, sys.byteorder, ENGINE.MAGIC, ENGINE.CODESIZE)
# Of files that are none, and of a `re` of another make.
MISFITS = (AttributeError, EOFError, OSError, RuntimeError, TypeError, ValueError)
HASH = 8  # bytes of the hash before the content, which tells a damaged file
WORD = 4  # bytes of one word of a program, "I" in the terms of `memoryview`; where the engine has others, none is kept

# What `re` compiles: the expression and the flags. What it makes: flags, words, groups, groups by name, names by group.
Key = tuple[str | bytes, int]
Program = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]


class Shelf(NamedTuple):
    """What was kept: programs, and tables by name, each with what it was made of; `fresh` are patterns and tables made anew."""

    programs: dict[Key, Program]
    tables: dict[str, tuple[object, Any]]
    fresh: dict[Key | str, Any]


_shelves: list[Shelf] = []  # the one in use, while there is one


@contextmanager
def kept() -> Iterator[None]:
    """While this lasts, `re` takes programs from the file, and `keep` tables; at the end what had to be made is added to it."""
    path = _path()
    if path is None:
        yield
        return
    compiler: Any = import_module("re._compiler")
    compile_anew, shelf = compiler.compile, _read(path)
    programs, _, fresh = shelf

    def compile_once(source: Any, flags: int = 0) -> re.Pattern[Any]:
        typed = isinstance(source, str) and source.startswith(TYPED)
        if typed or not isinstance(source, str | bytes) or flags & re.DEBUG:
            return compile_anew(source, flags)  # type: ignore[no-any-return]
        program = programs.get((source, flags))
        if program is not None:
            try:
                return _make(source, program)
            except MISFITS:
                programs.clear()
        made: re.Pattern[Any] = compile_anew(source, flags)
        fresh[source, int(flags)] = made
        return made

    compiler.compile = compile_once
    _shelves.append(shelf)
    try:
        yield
    finally:
        _shelves.remove(shelf)
        compiler.compile = compile_anew
        if fresh and not sys.dont_write_bytecode:
            if len(programs) + len(fresh) > MOST:
                programs.clear()
            programs.update(_programs({key: made for key, made in fresh.items() if not isinstance(key, str)}))
            _write(path, shelf)


def keep(name: str, code: str, source: object, make: Callable[[], Any]) -> Any:
    """Returns what `make` returns; in a command, what it returned in an earlier run that had the same code and the same source.

    `code` is the file of the module that makes it, `source` all else that it is made of; what `marshal` writes, as the outcome.
    """
    if not _shelves:
        return make()
    shelf = _shelves[-1]
    try:
        found = os.stat(code)
    except OSError:  # of a module in an archive
        return make()
    made_of = code, found.st_mtime_ns, found.st_size, source  # Python itself tells versions of a file so
    known = shelf.tables.get(name)
    if known is not None and known[0] == made_of:
        return known[1]
    made = make()
    shelf.tables[name] = made_of, made
    shelf.fresh[name] = made
    return made


def folder() -> str | None:
    """Returns the folder of what a command keeps; None where none runs, or that is switched off."""
    path = _path() if _shelves else None
    return os.path.dirname(path) if path is not None else None


def _path() -> str | None:
    """Returns where the programs are kept; None where that is switched off, or there is no such place."""
    home = os.environ.get("XDG_CACHE_HOME", "")
    folder = home if os.path.isabs(home) else os.path.expanduser("~/.cache")
    if os.environ.get(OFF) or ENGINE.CODESIZE != WORD or not os.path.isabs(folder):
        return None
    return os.path.join(folder, "fact-consistency-checker", f"kept-{sys.implementation.cache_tag}.marshal")


def _read(path: str) -> Shelf:
    """Returns what a file holds; nothing of one that is not there, not as it was written, or of another build."""
    try:
        with open(path, "rb") as stream:
            written = stream.read()
        if source_hash(written[HASH:]) == written[:HASH]:
            build, programs, tables = marshal.loads(written[HASH:])
            if build == BUILD:
                return Shelf(programs, tables, {})
    except MISFITS:
        return Shelf({}, {}, {})
    return Shelf({}, {}, {})


def _make(source: str | bytes, program: Program) -> re.Pattern[Any]:
    """Returns what a program matches with. Raises one of MISFITS for what is no program; the engine checks each word."""
    flags, words, groups, names, numbers = program
    made: re.Pattern[Any] = ENGINE.compile(source, flags, memoryview(words).cast("I").tolist(), groups, names, numbers)
    return made


def _programs(found: dict[Key, re.Pattern[Any]]) -> dict[Key, Program]:
    """Returns the programs that make, compared one by one, the patterns that were found."""
    compiler: Any = import_module("re._compiler")
    kept: dict[Key, Program] = {}
    for (source, flags), pattern in found.items():
        try:
            parsed = compiler._parser.parse(source, flags)
            words = b"".join(word.to_bytes(WORD, sys.byteorder) for word in compiler._code(parsed, flags))
            names: dict[str, int] = dict(pattern.groupindex)
            numbers = {number: name for name, number in names.items()}
            by_number = tuple(map(numbers.get, range(pattern.groups + 1)))
            program = pattern.flags, words, pattern.groups, names, by_number
            if _make(source, program) == pattern:
                kept[source, flags] = program
        except MISFITS:
            continue
    return kept


def _write(path: str, shelf: Shelf) -> None:
    """Writes what is kept, all or nothing; where that cannot be, nothing."""
    draft = f"{path}.{os.getpid()}"
    try:
        content = marshal.dumps((BUILD, shelf.programs, shelf.tables))
        os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
        with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as stream:
            stream.write(source_hash(content) + content)
        os.replace(draft, path)
    except (OSError, ValueError):
        with suppress(OSError):
            os.unlink(draft)

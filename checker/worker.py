"""One of several processes that read articles for another one: it takes articles, and gives their readings packed.

The two speak through its standard input and output, in frames: eight bytes of length, and a pickle of their own making. What a
rule prints goes back with the reading, so that it comes out once and in the order of the articles. When the other process is
gone, this one ends at once, whatever it is at.
"""

from __future__ import annotations

import gc
import io
import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import fields, replace
from functools import partial
from pathlib import Path
from queue import SimpleQueue
from typing import Any, BinaryIO, NamedTuple

from checker.extract import RuleIndex
from checker.kept import kept
from checker.model import Article, Problem, Reading
from checker.packing import pack_reading
from checker.rule import Rule, load_again

GARBAGE = 200_000  # new objects between two searches for garbage, as in the command
LENGTH = 8  # bytes that tell how long a frame is
OUT, ERR = 1, 2

# Whatever ends a reading early: the other process reads the article again, and meets it too.
STOPS = (Exception, KeyboardInterrupt)

ReadOne = Callable[[Article, RuleIndex, Mapping[str, str], list[Problem]], Reading]


class Setup(NamedTuple):
    """What a process needs before it can read: rules to load again, and the looks of the streams that rules print to."""

    read_one: ReadOne
    rules: Sequence[RuleSource]
    aliases: Mapping[str, str]
    keeps: bool
    argv: list[str]
    streams: tuple[tuple[str, str], tuple[str, str]]  # encoding and errors of standard output and error


class RuleSource(NamedTuple):
    """A rule that another process can have: its module, if it has one, what it holds, and what its functions are called."""

    path: Path | None
    plain: dict[str, Any]
    functions: dict[str, Any]


class Answer(NamedTuple):
    """What became of an article: its reading packed, None where it could not be; what went wrong, and what rules printed."""

    packed: bytes | None
    problems: tuple[Problem, ...] = ()
    printed: tuple[tuple[int, bytes], ...] = ()


def describe_rule(rule: Rule) -> RuleSource:
    """Returns what another process needs to have this rule; of one that has a module, the functions are only described."""
    stated = {field.name: getattr(rule, field.name) for field in fields(rule)}
    functions = {name: value for name, value in stated.items() if callable(value)}
    plain = {name: value for name, value in stated.items() if name not in functions}
    if rule.path is not None:
        functions = {name: _describe(function) for name, function in functions.items()}
    return RuleSource(rule.path, plain, functions)


def _describe(function: Any) -> tuple[object, ...]:
    """Returns what tells a function from others in another process too."""
    if isinstance(function, partial):
        return *_describe(function.func), repr((function.args, function.keywords))
    function = getattr(function, "__wrapped__", function)  # of one that remembers
    code = getattr(function, "__code__", None)
    if code is None:
        return (repr(function),)  # with its address, which another process has not
    return function.__qualname__, code.co_filename, code.co_firstlineno


def load_rule(source: RuleSource) -> Rule:
    """Returns the rule; raises ValueError where its module has another one now."""
    if source.path is None:
        return Rule(**source.plain, **source.functions)
    rule = load_again(source.path)
    if describe_rule(rule).functions != source.functions:
        raise ValueError(f"{source.path} holds another rule")
    return replace(rule, **source.plain)


# ---- frames ----------------------------------------------------------------------------------------------------------


def send(stream: BinaryIO, content: bytes) -> None:
    """Writes one frame. Raises OSError where nobody reads."""
    stream.write(len(content).to_bytes(LENGTH, "big"))
    stream.write(content)
    stream.flush()


def receive(stream: BinaryIO) -> bytes:
    """Returns the content of one frame. Raises EOFError where there is none, or not all of it."""
    length = int.from_bytes(_take(stream, LENGTH), "big")
    return _take(stream, length)


def _take(stream: BinaryIO, length: int) -> bytes:
    content = stream.read(length)
    if len(content) < length:
        raise EOFError("the other process is gone")
    return content


# ---- the process -----------------------------------------------------------------------------------------------------


def serve() -> None:
    """Reads articles for the process that started this one, until that is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # it ends when the other one does
    gc.set_threshold(GARBAGE)
    orders, answers = _take_over_streams()
    inbox: SimpleQueue[bytes] = SimpleQueue()
    threading.Thread(target=_listen, args=(orders, inbox), daemon=True).start()
    tape: list[tuple[int, bytes]] = []
    _record(tape, (("utf-8", "backslashreplace"),) * 2)
    setup: Setup = pickle.loads(inbox.get())
    sys.argv[:] = setup.argv
    _record(tape, setup.streams)
    with kept() if setup.keeps else nullcontext():
        index = RuleIndex(tuple(map(load_rule, setup.rules)))
        tape.clear()  # the other process has loaded them too, and shown what they print then
        gc.freeze()
        send(answers, b"")
        while True:
            told = [_read(article, index, setup, tape) for article in _unpack(inbox.get())]
            send(answers, pickle.dumps(told, 5))


def _unpack(order: bytes) -> list[Article]:
    """Returns the articles of an order; none where they are made of what only the other process has."""
    try:
        articles: list[Article] = pickle.loads(order)
    except STOPS:
        return []
    return articles


def _read(article: Article, index: RuleIndex, setup: Setup, tape: list[tuple[int, bytes]]) -> Answer:
    """Returns what became of an article: no reading where it was stopped, or holds what cannot be packed."""
    problems: list[Problem] = []
    try:
        packed = pack_reading(setup.read_one(article, index, setup.aliases, problems))
        return Answer(packed, tuple(problems), tuple(tape))
    except STOPS:
        return Answer(None)
    finally:
        tape.clear()


def _record(tape: list[tuple[int, bytes]], streams: Sequence[tuple[str, str]]) -> None:
    """Has standard output and error, as Python knows them, written to a tape."""
    sys.stdout, sys.stderr = (
        _Recorder(number, tape).as_text(*looks) for number, looks in zip((OUT, ERR), streams, strict=True)
    )


def _take_over_streams() -> tuple[BinaryIO, BinaryIO]:
    """Returns the two ends of the talk; what is written past Python to standard output goes to standard error from now on."""
    orders, answers = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    return os.fdopen(orders, "rb"), os.fdopen(answers, "wb")


def _listen(orders: BinaryIO, inbox: SimpleQueue[bytes]) -> None:
    """Puts what arrives in the inbox; ends the process when nothing more can."""
    try:
        while True:
            inbox.put(receive(orders))
    except (EOFError, OSError):
        os._exit(0)


class _Recorder(io.RawIOBase):
    """A stream that keeps on a tape what is written."""

    def __init__(self, number: int, tape: list[tuple[int, bytes]]) -> None:
        super().__init__()
        self._number, self._tape = number, tape

    def as_text(self, encoding: str, errors: str) -> io.TextIOWrapper:
        """Returns the stream as text of this encoding; line ends stay as they are."""
        buffered: Any = self
        return io.TextIOWrapper(buffered, encoding=encoding, errors=errors, newline="", write_through=True)

    def writable(self) -> bool:
        """Returns that it can be written to."""
        return True

    def write(self, content: Any) -> int:
        """Keeps what is written, and returns how long it is."""
        self._tape.append((self._number, bytes(content)))
        return len(content)

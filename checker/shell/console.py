"""Where words meet the terminal: safe output, one-line errors, progress, and files written."""

from __future__ import annotations

import os
import re
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any, TextIO

from checker.late import compile_late
from checker.model import Article, CheckerError, Problem

STDOUT = "-"
PATIENCE = 1.0  # seconds before progress is shown
PLAIN_WIDTH = 100  # of a text report that is piped, so that a log reads the same everywhere
WIDEST = 140
# What could steer a terminal (C0 but for line end and tab, DEL, C1), reorder a line, break one, or say what nobody sees (tags).
CONTROL = compile_late(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u206f\ufff9-\ufffb\U000e0000-\U000e007f]"
)
# What has no width. A report for a comment is written with some, so they go where a person reads: a terminal, or an error.
# The joiners U+200C and U+200D stay: words of Persian and Hindi are spelt with them.
UNSEEN = compile_late("[\u180e\u200b\u2060-\u2065\ufeff]")
# What a runner of GitHub or Azure obeys wherever in a line it stands, of a log that somebody else's words are written to.
ORDER = compile_late(r"##(?=(?:vso)?\[)")
PICTURES = {code: 0x2400 + code for code in range(0x20)} | {0x7F: 0x2421}


def printable(text: str) -> str:
    """Returns text, as long as before, in which no character can steer a terminal: ESC is shown as ␛."""
    return CONTROL.sub(lambda found: chr(PICTURES.get(ord(found[0]), 0xFFFD)), text)


def one_line(text: str) -> str:
    """Returns printable text on one line, in which all can be seen, and nothing is an order to a runner."""
    return ORDER.sub("## ", " ".join(UNSEEN.sub("\ufffd", printable(re.sub(r"\s+", " ", text))).split()))


def write_error(error: CheckerError | Problem | str) -> None:
    """Writes `error: FILE: what; mend` to standard error, on one line."""
    _write(sys.stderr, f"error: {one_line(str(error))}\n")


def write_warning(problem: CheckerError | Problem | str) -> None:
    """Writes `warning: PLACE: what; mend` to standard error, on one line; the exit code does not change."""
    _write(sys.stderr, f"warning: {one_line(str(problem))}\n")


def write_output(pieces: Iterable[str], target: str, inputs: Iterable[Path | None] = ()) -> None:
    """Writes text to a file, or to standard output for "-".

    A reader that has gone (`| head`) ends it in silence. Raises CheckerError where the file cannot be written, or is one of
    the `inputs`.
    """
    if target == STDOUT:
        seen = sys.stdout is not None and sys.stdout.isatty()
        for piece in pieces:
            shown = printable(piece)
            if not _write(sys.stdout, UNSEEN.sub("\ufffd", shown) if seen else shown):
                return
        return
    path = prepare_file(target, inputs)
    try:
        with path.open("w", encoding="utf-8", errors="replace", newline="") as stream:
            stream.writelines(pieces)
    except OSError as error:
        raise _unwritable(path, error) from error


def append_output(text: str, target: str) -> None:
    """Writes text behind what a file holds. Raises CheckerError where it cannot be written."""
    try:
        with Path(target).open("a", encoding="utf-8", errors="replace", newline="") as stream:
            stream.write(text)
    except OSError as error:
        raise _unwritable(Path(target), error) from error


def prepare_file(target: str, inputs: Iterable[Path | None] = ()) -> Path:
    """Returns the path of a file to be written, its folder made. Raises CheckerError where it must not or cannot be."""
    path = Path(target)
    try:
        if path.exists() and any(file is not None and file.exists() and file.samefile(path) for file in set(inputs)):
            raise CheckerError(target, "is one of the articles and is not overwritten", "name another file")
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _unwritable(path, error) from error
    return path


def count(number: int, one: str, many: str = "") -> str:
    """Returns a number with what it counts, in the singular or the plural."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def text_width() -> int:
    """Returns the columns of the terminal, or a fixed number where there is none."""
    if sys.stdout is None or not sys.stdout.isatty():
        return PLAIN_WIDTH
    return min(os.get_terminal_size(sys.stdout.fileno()).columns or PLAIN_WIDTH, WIDEST)


@contextmanager
def until_told_to_stop() -> Iterator[None]:
    """Has the signal that ends a run act as an interrupt from the keyboard does: one line, and no work left half done."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    if threading.current_thread() is not threading.main_thread():  # no other may say what a signal does
        yield
        return
    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


@contextmanager
def progress(quiet: bool) -> Iterator[Callable[[Article], None]]:
    """Gives a function to call with each article; on a terminal, after a second, standard error counts them."""
    if quiet or not sys.stderr.isatty():
        yield lambda article: None
        return
    counter = _Counter()
    import threading

    timer = threading.Timer(PATIENCE, counter.show)
    timer.daemon = True
    timer.start()
    try:
        yield counter.count
    finally:
        timer.cancel()
        counter.close()


class _Counter:
    """Articles and characters read so far, on one line that is gone at the end."""

    def __init__(self) -> None:
        self._articles = self._characters = 0
        self._status: Any = None
        self._closed = False
        import threading

        self._lock = threading.Lock()

    def count(self, article: Article) -> None:
        """Adds one article."""
        self._articles += 1
        self._characters += len(article.text)
        if self._status is not None:
            self._status.update(self._line())

    def show(self) -> None:
        """Starts the display, unless all is done already."""
        from rich.console import Console

        with self._lock:
            if not self._closed:
                self._status = Console(stderr=True).status(self._line())
                self._status.start()

    def close(self) -> None:
        """Ends the display."""
        with self._lock:
            self._closed = True
            if self._status is not None:
                self._status.stop()

    def _line(self) -> str:
        return f"{self._articles:,} articles read, {self._characters:,} characters"


def _write(stream: TextIO | None, text: str) -> bool:
    """Writes and returns whether anybody still reads; what the stream's encoding lacks is shown as "?".

    Raises CheckerError where the stream cannot take it: a full disk behind `>`.
    """
    if stream is None:  # closed by the shell: `>&-`
        return False
    encoding = stream.encoding or "utf-8"
    try:
        stream.write(text.encode(encoding, "replace").decode(encoding))
        stream.flush()
    except OSError as error:
        # Python flushes again at exit, and would complain then.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        if not isinstance(error, BrokenPipeError):
            raise _unwritable(Path("standard output"), error) from error
        return False
    return True


def _unwritable(path: Path, error: OSError) -> CheckerError:
    """Returns the error for a file that cannot be written."""
    reason = (error.strerror or str(error)).lower()
    return CheckerError(str(path), f"cannot be written: {reason}", "name a file in a folder you may write to")

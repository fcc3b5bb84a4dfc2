"""The processes that read articles beside this one: started when first asked, ended with it, and replaced when they die."""

from __future__ import annotations

import pickle
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from queue import LifoQueue
from threading import Lock
from typing import Any

from checker.model import Article, Problem
from checker.rule import Rule
from checker.worker import Answer, ReadOne, Setup, describe_rule, receive, send

# What the new process runs: it finds modules where this one does, and nowhere else.
SCRIPT = "import sys; sys.path[:] = sys.argv[1:]; from checker.worker import serve; serve()"
UNPICKLED = (pickle.PicklingError, AttributeError, TypeError)  # of functions and classes that have no name in a module
UNREAD = Answer(None)


class EndedError(Exception):
    """A process is gone before it answered."""


class UnfitError(Exception):
    """A process cannot be started, or cannot load the rules."""


class Crew:
    """Processes that read batches of articles, each answered as it was asked."""

    def __init__(self, jobs: int, setup: bytes) -> None:
        self._members = [_Member(setup) for _ in range(jobs)]
        self._idle: LifoQueue[_Member] = LifoQueue()
        for member in reversed(self._members):
            self._idle.put(member)
        self._threads = ThreadPoolExecutor(jobs, "checker-crew", _leave_interrupts)
        for _ in self._members:
            self._threads.submit(self._read, [])

    @property
    def is_ready(self) -> bool:
        """Returns whether one of the processes can read by now."""
        return any(member.is_ready for member in self._members)

    def submit(self, articles: list[Article]) -> Future[list[Answer]]:
        """Returns the answers to come, one an article."""
        return self._threads.submit(self._read, articles)

    def close(self) -> None:
        """Ends all processes at once, and waits until they are gone."""
        for member in self._members:
            member.close()
        self._threads.shutdown(wait=True, cancel_futures=True)
        for member in self._members:
            member.end()

    def _read(self, articles: list[Article]) -> list[Answer]:
        """Returns the answers to a batch; where it ended its process, to its articles one by one."""
        member = self._idle.get()
        try:
            return member.ask(articles)
        except EndedError:
            return [_read_alone(member, article) for article in articles]
        except (UnfitError, *UNPICKLED):
            return [UNREAD for _ in articles]
        finally:
            self._idle.put(member)


def gather_crew(
    jobs: int, read_one: ReadOne, rules: Sequence[Rule], aliases: Mapping[str, str], keeps: bool
) -> Crew | None:
    """Returns processes that read by these rules; None where the rules cannot be had in another process."""
    if not sys.executable or getattr(sys, "frozen", False):  # a program that holds Python would be started again
        return None
    streams = [
        (getattr(stream, "encoding", None) or "utf-8", getattr(stream, "errors", None) or "strict")
        for stream in (sys.stdout, sys.stderr)
    ]
    setup = Setup(
        read_one, [describe_rule(rule) for rule in rules], dict(aliases), keeps, sys.argv, (streams[0], streams[1])
    )
    try:
        return Crew(jobs, pickle.dumps(setup, 5))
    except UNPICKLED:
        return None


def _read_alone(member: _Member, article: Article) -> Answer:
    """Returns the answer to one article, which may end its process a second time."""
    try:
        (answer,) = member.ask([article])
    except UnfitError:
        return UNREAD
    except EndedError as error:
        what = f"the process that read it ended twice, {error}"
        mend = "look at it alone with --jobs 1, or leave it out"
        return Answer(None, (Problem(str(article.path or article.source), what, mend),))
    return answer


class _Member:
    """One process, started when it is first asked, and again when it has ended."""

    def __init__(self, setup: bytes) -> None:
        self._setup = setup
        self._process: Any = None
        self._lock = Lock()
        self._closed = self._unfit = False
        self.is_ready = False

    def ask(self, articles: list[Article]) -> list[Answer]:
        """Returns the answers to some articles. Raises EndedError where there will be none, UnfitError where there never will."""
        process = self._process or self._start()
        try:
            send(process.stdin, pickle.dumps(articles, 5))
            answers: list[Answer] = pickle.loads(receive(process.stdout))
        except (EOFError, OSError) as error:
            raise EndedError(self.end()) from error
        return answers or [UNREAD for _ in articles]

    def close(self) -> None:
        """Has the process end, and lets no other start."""
        with self._lock:
            self._closed = True
            if self._process is not None:
                self._process.kill()

    def _start(self) -> Any:
        """Returns a new process that is ready to read."""
        flags: list[str] = subprocess._args_from_interpreter_flags()  # type: ignore[attr-defined]  # as `multiprocessing`
        command = [
            sys.executable,
            *flags,
            *([] if "-I" in flags or "-P" in flags else ["-P"]),
            "-c",
            SCRIPT,
            *map(str, sys.path),
        ]
        try:
            with self._lock:
                if self._closed or self._unfit:
                    raise UnfitError
                self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
            send(self._process.stdin, self._setup)
            receive(self._process.stdout)
            self.is_ready = True
        except (EOFError, OSError) as error:
            self._unfit = True
            self.end()
            raise UnfitError from error
        return self._process

    def end(self) -> str:
        """Ends the process, and returns how it ended."""
        with self._lock:
            process, self._process = self._process, None
        if process is None:
            return "before it began"
        process.kill()
        code = process.wait()
        for stream in (process.stdin, process.stdout):
            with suppress(OSError):  # what could not be sent any more
                stream.close()
        if code >= 0:
            return f"with exit code {code}"
        try:
            return f"by {signal.Signals(-code).name}"
        except ValueError:
            return f"by signal {-code}"


def _leave_interrupts() -> None:
    """Has a thread, and the processes that it starts, leave an interrupt from the keyboard to the main thread."""
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])

"""A bound on how long a function of a user's rule may run, so that one rule cannot hold up a run."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

LONGEST = 10.0  # seconds that one call may take


class TimeLimitError(BaseException):
    """A rule's function did not end in time; no `except Exception` of its own holds it up."""


FAULTS = (Exception, SystemExit, TimeLimitError)  # of a user's function, that a run survives


@contextmanager
def limited(bounded: bool, longest: float | None = None) -> Iterator[None]:
    """Raises TimeLimitError within the block once it has run for `longest` seconds, LONGEST by default, if it is to be bounded.

    A search of `re` is interrupted too. Where there are no alarms (Windows), and outside the main thread, nothing is bounded.
    """
    seconds = LONGEST if longest is None else longest
    if not (bounded and hasattr(signal, "SIGALRM") and threading.current_thread() is threading.main_thread()):
        yield
        return

    def stop(number: int, frame: FrameType | None) -> None:
        raise TimeLimitError(f"it ran for more than {seconds:g} seconds")

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)

"""Packages that only some formats need: imported when such a file is read, and one clear error where they are missing."""

from __future__ import annotations

import importlib
from types import ModuleType

from checker.model import CheckerError

DISTRIBUTION = "fact-consistency-checker"

# What a parser of another project raises on a file it was not made for, beside errors of its own. Not MemoryError and not
# OSError, which say something of the machine; RuntimeError is here for RecursionError.
DAMAGE = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    RuntimeError,
    TypeError,
    ValueError,
)


def load_extra(module: str, extra: str, place: str) -> ModuleType:
    """Returns a module of an optional package, which from then on writes no log unless the program has asked for logs.

    Raises CheckerError, naming the extra to install, where it or something it needs is missing.
    """
    import logging

    try:
        found = importlib.import_module(module)
    except ImportError as error:
        raise missing_extra(place, extra) from error
    logging.getLogger(module.partition(".")[0]).addHandler(logging.NullHandler())  # or Python writes it on stderr
    return found


def missing_extra(place: str, extra: str, what: str = "needs") -> CheckerError:
    """Returns the error for a file, or for several, whose extra is not installed."""
    return CheckerError(place, f"{what} packages that are not installed", f"run pip install '{DISTRIBUTION}[{extra}]'")

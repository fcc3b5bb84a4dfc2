"""Whether what a rule states has the shape it must have, and on which line of its module a text stands."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeGuard, get_args

from checker.model import ONCE, CheckerError, Modality

TEXTS = {"says": '["..."]', "cues": '["..."]', "about": '["event"]', "ignore": '["..."]', "odd": '["..."]'}
PAIRS = ("agree", "clash", "apart")
WORDS = ("value", "subject", "attribute", "unless", "basis")
ANSWERS = ("parties", "lasting", "sole", "since")
FUNCTIONS = ("refine", "read", "relate", "derive", "verify")


def demand_shape(stated: Mapping[str, object], path: Path) -> None:
    """Raises CheckerError for the first thing stated that is no list of texts, of pairs of texts, ... as it must be."""
    for name, written in TEXTS.items():
        if not _is_texts(stated[name]):
            raise _misshapen(path, name, "is not a list of texts", f"write {name}={written}")
    for name in PAIRS:
        value = stated[name]
        if not (_is_list(value) and all(_is_texts(pair) and len(pair) == 2 for pair in value)):
            raise _misshapen(path, name, "is not a list of pairs of texts", f'write {name}=[("...", "...")]')
    for name in WORDS:
        if not isinstance(stated[name], str):
            raise _misshapen(path, name, f"is {stated[name]!r}, no text", f'write {name}="..."')
    for name in ANSWERS:
        if not isinstance(stated[name], bool):
            raise _misshapen(
                path, name, f"is {stated[name]!r}, neither True nor False", f"write {name}=True, or leave it out"
            )
    edition = stated["edition"]
    if not isinstance(edition, int) or not 0 <= edition <= ONCE:
        raise _misshapen(path, "edition", f"is {stated['edition']!r}, no number of days", "write edition=20, or ONCE")
    for name in FUNCTIONS:
        if not (stated[name] is None or callable(stated[name])):
            raise _misshapen(path, name, "is not a function", "name a function without calling it")
    if stated["modality"] not in (None, *get_args(Modality)):
        known = ", ".join(get_args(Modality))
        raise _misshapen(path, "modality", f"is {stated['modality']!r}", f"choose one of {known}")
    sure = stated["confidence"]
    if isinstance(sure, bool) or not (isinstance(sure, int | float) and 0 <= sure <= 1):
        raise _misshapen(path, "confidence", f"is {sure!r}", "write a number from 0 to 1")


def _is_list(value: object) -> TypeGuard[Sequence[object]]:
    return isinstance(value, Sequence) and not isinstance(value, str | bytes)


def _is_texts(value: object) -> TypeGuard[Sequence[str]]:
    return _is_list(value) and all(isinstance(text, str) and text.strip() for text in value)


def _misshapen(path: Path, name: str, message: str, mend: str) -> CheckerError:
    return CheckerError(place_of(path, f"{name}="), f"`{name}` {message}", mend)


def place_of(path: Path, text: str) -> str:
    """Returns the file and the line on which a text stands in it; the file alone where it does not stand there so."""
    lines = text.splitlines() or [text]
    try:
        source = path.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return str(path)  # it was read a moment ago, so what is wrong with the rule matters more
    number = next((number for number, line in enumerate(source, 1) if lines[0] in line), None)
    return str(path) if number is None else f"{path}:{number}"


@contextmanager
def pinpointing(path: Path | None, text: str) -> Iterator[None]:
    """Gives a CheckerError raised in its block the line on which the text stands in the rule's module."""
    try:
        yield
    except CheckerError as error:
        if path is None:
            raise
        raise CheckerError(place_of(path, text), error.message, error.mend) from error


def mend_argument(error: BaseException, known: Collection[str]) -> str:
    """Returns the mend for what a module raised: for an argument that Rule has not, the one that was meant."""
    import re
    from difflib import get_close_matches

    found = re.search(r"Rule.__init__\(\) got an unexpected keyword argument '(\w+)'", str(error))
    if found is None:
        return "mend it"
    close = get_close_matches(found[1], sorted(known), 1)
    return f"did you mean {close[0]}?" if close else f"a rule may say {', '.join(sorted(known))}"

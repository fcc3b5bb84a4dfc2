"""What an article says of findings on itself: comments in its text, and the key `checker-ignore` of its front matter.

    <!-- checker: ignore person-age, drift -- the harbour office counts otherwise -->
    <!-- checker: ignore-article dateline -- an undated leaflet -->

The first is of figures on its own line and on the next line that is not blank, the second of all. Names are those of rules, of
kinds of findings, or fingerprints. Comments go from the text, a space for each character, so that nothing reads them, lines
and offsets stay true, and the fingerprint of a finding does not change with the comment that names it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, chain

from checker.late import compile_late
from checker.model import Ignore, Span

KEY = "checker-ignore"
BEGIN, CLOSE = "<!--", "-->"
OPEN = compile_late(rf"{BEGIN}\s*checker\s*:", re.I)
ORDER = compile_late(r"\s*(ignore-article|ignore)(?![\w-])", re.I)
BECAUSE = compile_late(r"(?:^|\s)(?:--|–|—)(?:\s|$)")  # editors turn two hyphens into a dash
KEPT = compile_late(r"[^\n]")

WRITE = "write <!-- checker: ignore NAME -- REASON -->"
UNKNOWN = "the comment says neither ignore nor ignore-article"
NAMELESS = "the comment names nothing to ignore"
REASONLESS = "the comment has no reason"
UNCLOSED = "the comment is never closed"
SHAPELESS = f"`{KEY}` is no list of names, nor of name and reason"
MENDS = {  # of each fault
    UNKNOWN: WRITE,
    NAMELESS: WRITE,
    REASONLESS: WRITE,
    UNCLOSED: f"close it with {CLOSE}",
    SHAPELESS: "write it as [drift, person-age], or as `- name: drift` with `reason: ...` below",
}


def take_comments(text: str, headers: int = 0, one_line: bool = False) -> tuple[str, tuple[Ignore, ...]]:
    """Returns the text with its comments to the checker blanked, and what they say, in order.

    One that is not closed goes to the end of its line. `headers` and `one_line` are those of the article. Linear in the text.
    """
    if BEGIN not in text:
        return text, ()
    found = list(_find(text))
    if not found:
        return text, ()
    pieces, at = [], 0
    for start, _, end, _ in found:
        pieces += [text[at:start], KEPT.sub(" ", text[start:end])]
        at = end
    blanked = "".join([*pieces, text[at:]])
    lines = blanked.split("\n")
    starts = [0, *accumulate(len(line) + 1 for line in lines)]  # and one behind the end
    reach = _reach(lines)
    ignores = []
    for start, inner, end, closed in found:
        first, last = (bisect_right(starts, offset) - 1 for offset in (start, end - 1))
        number = headers + 1 + (0 if one_line else first)
        within = Span(starts[first], min(starts[reach[last] + 1], len(text)))
        said = text[inner : end - len(CLOSE)] if closed else ""
        ignores.append(_read_order(said, number, within) if closed else Ignore((), "", number, within, UNCLOSED))
    return blanked, tuple(ignores)


def _find(text: str) -> Iterator[tuple[int, int, int, bool]]:
    """Yields where each comment to the checker begins, where its words do, where it ends, and whether it is closed."""
    at, closing = 0, True
    while (opened := OPEN.search(text, at)) is not None:
        close = text.find(CLOSE, opened.end()) if closing else -1
        closing = close >= 0  # where one has no end, none behind it has
        if not closing:
            close = text.find("\n", opened.end())
        at = len(text) if close < 0 else close + len(CLOSE) if closing else close
        yield opened.start(), opened.end(), at, closing


def _reach(lines: Sequence[str]) -> list[int]:
    """Returns for each line the next that is not blank; the last line where none is."""
    reach, after = [0] * len(lines), len(lines) - 1
    for number in range(len(lines) - 1, -1, -1):
        reach[number] = after
        if lines[number].strip():
            after = number
    return reach


def _read_order(said: str, line: int, within: Span) -> Ignore:
    """Returns what the words of a comment say."""
    order = ORDER.match(said)
    if order is None:
        return Ignore((), "", line, within, UNKNOWN)
    names, reason = _split_reason(said[order.end() :])
    fault = NAMELESS if not names else REASONLESS if not reason else ""
    return Ignore(names, reason, line, within if order[1].lower() == "ignore" else None, fault)


def _split_reason(words: str) -> tuple[tuple[str, ...], str]:
    """Returns the names and the reason of "NAME, NAME -- REASON"."""
    names, *reason = BECAUSE.split(words, 1)
    return _split_names([names]), " ".join("".join(reason).split())


def _split_names(values: Iterable[str]) -> tuple[str, ...]:
    """Returns the names in values with commas, each once."""
    each = (" ".join(name.split()) for name in chain.from_iterable(value.split(",") for value in values))
    return tuple(dict.fromkeys(filter(None, each)))


# ---- front matter ----------------------------------------------------------------------------------------------------


def read_stated(items: Iterable[tuple[object, int]]) -> tuple[Ignore, ...]:
    """Returns what front matter states: for each item of the list under KEY, with its line, what of the article is ignored.

    An item is "NAME", "NAME, NAME -- REASON", or a mapping of `name` and `reason`; a reason may be left out here.
    """
    return tuple(_read_item(item, line) for item, line in items)


def _read_item(item: object, line: int) -> Ignore:
    names: tuple[str, ...] = ()
    reason = ""
    if isinstance(item, str):
        names, reason = _split_reason(item)
    elif isinstance(item, Mapping) and item.keys() <= {"name", "reason"}:
        name, why = item.get("name"), item.get("reason", "")
        if isinstance(name, str) and isinstance(why, str):
            names, reason = _split_names([name]), " ".join(why.split())
    return Ignore(names, reason, line, None, "" if names else SHAPELESS)

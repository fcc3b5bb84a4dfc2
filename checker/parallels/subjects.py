"""Whether two articles are one text twice: what each is about, and whether a later one says that it corrects."""

from __future__ import annotations

from typing import Literal, NamedTuple

from checker.late import compile_late
from checker.model import Reading
from checker.naming.nameparts import STOP_WORDS
from checker.parallels.wires import PLACE

Tie = Literal["same", "part", "other"]
LEAD = 60  # words that say what an article is about
HEAD = 3  # words of a headline that name its subject
KNOWN = 2 / 3  # of the names of a lead that the other text also has, at least, on one side
KNOWN_BOTH = 0.4  # the same on the other side
NOTICE = 240  # characters at either end of an article where a correction announces itself

_WORD = compile_late(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_PLACE = compile_late(rf"(?m)^{PLACE}")
_TICKER = compile_late(r"<([A-Z][A-Z. ]{0,20})>|\((?:[A-Z]{2,8}: ?)?([A-Z]{1,5}(?:\.[A-Z]{1,2})?)\)")
_CORRECTS = compile_late(
    r"(?i)\b(?:correct(?:s|ed|ing)|correction|erratum|corrigendum|clarif(?:ies|ied|ication)|amend(?:s|ed)\s+figure)\b"
)
# Capitals that name nobody: days, months, agencies, and what headlines begin with.
_COMMON = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
    october november december jan feb mar apr jun jul aug sep sept oct nov dec reuters reuter ap afp upi corrected correction
    corrects update updated urgent refile repeat inc corp co ltd plc llc company group the qtr year net results
    mr mrs ms dr""".split()
)


class Subject(NamedTuple):
    """What an article is about: its tickers, the first words of its headline, the names of its lead, all its words."""

    tickers: frozenset[str]
    head: frozenset[str]
    names: frozenset[str]
    vocabulary: frozenset[str]
    corrects: bool
    day: int | None


def read_subject(reading: Reading) -> Subject:
    """Returns what an article is about. Linear in its text."""
    article = reading.article
    text = f"{article.title}\n{article.text}" if article.title and article.title not in article.text else article.text
    vocabulary: set[str] = set()
    small: set[str] = set()
    lead: list[tuple[str, bool]] = []
    places = [m.span() for m in _PLACE.finditer(text[:400])]  # a dateline's town is nobody's name
    for found in _WORD.finditer(text):
        word = _bare(found[0])
        vocabulary.add(word)
        if not found[0][0].isupper():
            small.add(word)
        if len(lead) < LEAD:
            placed = any(a <= found.start() < b for a, b in places)
            lead.append((word, found[0][0].isupper() and not placed))
    first = text.lstrip().split("\n", 1)[0]
    head = [w for m in _WORD.finditer(first) if (w := _bare(m[0])) not in STOP_WORDS | _COMMON][:HEAD]
    shouted = first.isupper()
    skipped = len(_WORD.findall(first)) if shouted else 0
    names = {w for w, capital in lead[skipped:] if capital and w not in small | STOP_WORDS | _COMMON and len(w) > 1}
    tickers = {(a or b).split(".")[0] for a, b in _TICKER.findall(text[:400])}
    ends = text[:NOTICE] + " \n " + text[-NOTICE:]
    day = reading.article.published
    return Subject(
        frozenset(tickers),
        frozenset(head),
        frozenset(names),
        frozenset(vocabulary),
        _CORRECTS.search(ends) is not None,
        day.toordinal() if day is not None else None,
    )


def _bare(word: str) -> str:
    return word.lower().replace("’", "'").removesuffix("'s")


def share_subject(a: Subject, b: Subject) -> Tie:
    """Returns whether two articles are about the same one: no other ticker, no other head, no names the other never has.

    "part" where everything one names stands in the other, and not the other way round: an excerpt, or another text.
    """
    if a.tickers and b.tickers:
        return "same" if a.tickers & b.tickers else "other"
    if a.head and b.head and max(_known(a.head, b), _known(b.head, a)) < KNOWN:
        return "other"
    if not (a.names and b.names):
        return "same"
    low, high = sorted((_known(a.names, b), _known(b.names, a)))
    return "other" if high < KNOWN else "same" if low >= KNOWN_BOTH else "part"


def _known(words: frozenset[str], other: Subject) -> float:
    return len(words & other.vocabulary) / len(words)

"""Whether two articles are editions of one, and in which order they were published."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from checker.groups import connect
from checker.late import compile_late
from checker.model import Article, Assertion

EDITIONS = "they are two editions of one article"  # a reason that findings and explanations know
NEARLY = 0.6  # the share of words that the titles of two editions have in common, at least (Jaccard)
RESENT = 0.5  # the same for the heads of a text and of its correction
HEAD = 300  # characters at the head of a text
# What a wire or a page sets at the head of what it sends again.
CORRECTION = compile_late(
    r"(?im)(?:^|[(\[]|[-–—]\s?)\s*(?:correct(?:s|ed|ing)|refil(?:es|ed|ing)|adds\s+dropped)\b"
    r"|\b(?:correction|corrigendum|clarification)\s?:|\b(?:repeats|updates|refiles)\s+(?:to|with)\s+correct\w*"
    r"|\ban\s+earlier\s+version\s+of\s+this"
    r"|\bthis\s+(?:story|article|report|version)\s+(?:has\s+been\s+|was\s+)?(?:corrected|corrects)\b"
)
# How a wire numbers its editions: no words of the title.
NUMBERING = compile_late(r"(?i)^\s*(?:(?:update|corrected|correction|refile|wrapup|wrap-up)\b[-\s\d:]*)+[-–—:\s]*")
_WORD = re.compile(r"\w+")


def is_edition(a: Article, b: Article) -> bool:
    """Returns whether two articles are editions of one.

    They are of one source and have nearly one title; or one announces a correction and begins as the other does.
    """
    same_source = a.source == b.source
    if same_source and a.title and b.title and nearly_same(a.title, b.title, NEARLY):
        return True
    corrects = announces_correction(a) or announces_correction(b)
    return corrects and (same_source or nearly_same(a.text[:HEAD], b.text[:HEAD], RESENT))


def announces_correction(article: Article) -> bool:
    """Returns whether the title or the head of an article says that it mends an earlier one."""
    return _announces(article.title) or _announces(article.text[:HEAD])


def nearly_same(text: str, other: str, share: float) -> bool:
    """Returns whether two texts have this share of their words in common, the numbers of editions aside."""
    first, second = _words(text), _words(other)
    return text == other or len(first & second) >= share * len(first | second) > 0


@lru_cache(maxsize=4096)
def _announces(text: str) -> bool:
    return CORRECTION.search(text) is not None


@lru_cache(maxsize=4096)
def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(NUMBERING.sub("", text).lower()))


def published(a: Assertion) -> date | None:
    """Returns the day an assertion was told on: the day stated for its article, else the last it may be of."""
    if a.article.published is not None:
        return a.article.published
    told = a.told or (a.period if not a.dated else None)
    bound = told.high if told is not None else None
    return date.fromordinal(max(bound.toordinal() - 1, 1)) if isinstance(bound, date) else None


def publication_order(a: Assertion) -> tuple[int, bool, str, str, str, int]:
    """Returns a key that sorts assertions by publication; a correction stands behind what it corrects."""
    day = published(a)
    named = a.article.source, a.article.title, a.article.text
    return (day.toordinal() if day is not None else 0, announces_correction(a.article), *named, a.start)


def gather_editions(articles: Sequence[Article]) -> list[tuple[Article, ...]]:
    """Returns the articles that are editions of one, each group in the order given; those that stand alone are left out.

    Only articles of one source, and those that announce a correction, are held against others.
    """
    near: dict[str, list[int]] = defaultdict(list)
    mending = [n for n, article in enumerate(articles) if announces_correction(article)]
    pairs = []
    for n, article in enumerate(articles):
        pairs += [(m, n) for m in near[article.source] if is_edition(articles[m], article)]
        pairs += [(min(m, n), max(m, n)) for m in mending if m != n and is_edition(articles[m], article)]
        near[article.source].append(n)
    return [tuple(articles[n] for n in sorted(group)) for group in connect(pairs) if len(group) > 1]

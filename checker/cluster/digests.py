"""Articles, reports and findings as bytes, for the columns that pass between the processes of a cluster.

All is JSON; what `checker.packing` packs stands in it as it is. Bytes and no strings, as a text may hold half of a surrogate
pair.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from checker.events.telling import Report
from checker.findings import Finding
from checker.model import Article, Problem
from checker.packing import pack_assertion, unpack_assertion

SETS = frozenset(
    "full places sites plain opening pairs people words rare dates head called kinds sure every".split()
)  # fields of a report
MARK = 16  # bytes by which an article is known


def pack(told: Any) -> bytes:
    """Returns plain lists, mappings, strings and numbers as bytes."""
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def unpack(packed: bytes) -> Any:
    """Returns what was packed."""
    return json.loads(packed.decode("utf-8", "surrogatepass"))


def pack_article(article: Article) -> bytes:
    """Returns all of an article that tells it from others: equal bytes for equal articles."""
    a = article
    published = a.published.toordinal() if a.published is not None else None
    path = str(a.path) if a.path is not None else None
    return pack(
        [a.text, a.source, published, a.title, a.url, path, a.stamp, a.headers, a.one_line, a.extracted, a.verbatim]
    )


def unpack_article(packed: bytes) -> Article:
    """Returns an article that was packed."""
    text, source, published, title, url, path, stamp, headers, one_line, extracted, verbatim = unpack(packed)
    day = date.fromordinal(published) if published is not None else None
    file = Path(path) if path is not None else None
    return Article(text, source, day, title, url, file, stamp, headers, one_line, extracted, verbatim)


def mark_article(packed: bytes) -> bytes:
    """Returns a few bytes that equal articles share, and others do not."""
    return hashlib.blake2b(packed, digest_size=MARK).digest()


def pack_report(report: Report) -> bytes:
    """Returns what an article tells of its event."""
    return pack({k: sorted(v or ()) if k in SETS else v for k, v in report._asdict().items() if v or v is None})


def unpack_report(packed: bytes) -> Report:
    """Returns what an article tells of its event, as it was packed."""
    told = unpack(packed)
    fields: dict[str, Any] = {k: frozenset(told.get(k, ())) for k in SETS}
    fields |= {k: told.get(k, {}) for k in ("names", "named", "figures")}
    fields |= {k: told.get(k, False) for k in ("loud", "dated")}
    return Report(**fields, days=tuple(told.get("days", ())), told=told.get("told"))


def pack_finding(finding: Finding, number_of: Callable[[Article], int]) -> bytes:
    """Returns a finding whose articles are named by number."""
    f = finding
    shown = [[number_of(a.article), _text_of(pack_assertion(a))] for a in f.assertions]
    about = number_of(f.article) if f.article is not None else None
    return pack([f.kind, f.severity, f.confidence, shown, f.explanation, f.rule, f.topic, about])


def unpack_finding(packed: bytes, article_of: Callable[[int], Article]) -> Finding:
    """Returns a finding that was packed."""
    kind, severity, confidence, shown, explanation, rule, topic, about = unpack(packed)
    assertions = tuple(unpack_assertion(_bytes_of(told), article_of(number)) for number, told in shown)
    article = article_of(about) if about is not None else None
    return Finding(kind, severity, confidence, assertions, explanation, rule, topic, article)


def articles_of(packed: bytes) -> set[int]:
    """Returns the numbers of the articles that a packed finding names."""
    _, _, _, shown, _, _, _, about = unpack(packed)
    return {number for number, _ in shown} | ({about} if about is not None else set())


def pack_problems(problems: Iterable[Problem]) -> bytes:
    """Returns what went wrong."""
    return pack([[p.place, p.message, p.mend] for p in problems])


def unpack_problems(packed: bytes) -> list[Problem]:
    """Returns what went wrong, as it was packed."""
    return [Problem(*told) for told in unpack(packed)]


def number_articles(articles: Mapping[int, Article]) -> Callable[[Article], int]:
    """Returns what gives the number of an article: of this very one, else of the first that equals it."""
    own = {id(article): number for number, article in articles.items()}
    equal = {article: number for number, article in sorted(articles.items(), reverse=True)}
    return lambda article: own[id(article)] if id(article) in own else equal[article]


def _text_of(packed: bytes) -> str:
    return packed.decode("utf-8", "surrogatepass")


def _bytes_of(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")

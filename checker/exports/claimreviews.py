"""Findings that people called right -> schema.org ClaimReview (JSON-LD), one for each value of a finding.

A review says that a claim disagrees with others, never that it is untrue: which of them holds is not for this tool to say. So
there is no `ratingValue`; and there is no `url` and no `datePublished`, which are those of the page that a publisher makes of
a review and adds them. `author` is the person who entered the finding into the baseline, where that is told. Datelines and
agreements are no claims, and give none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from checker.exports.webannotations import dump, name_target
from checker.findings import Finding
from checker.model import Assertion, FindingKind

CONTEXT = "https://schema.org"
LONGEST = 300  # characters of a claim
RATINGS: dict[FindingKind, str] = {
    "contradiction": "Disagrees with other sources",
    "basis-mismatch": "Measured against another whole elsewhere",
    "arithmetic": "Does not add up with figures beside it",
    "drift": "Differs from earlier or later reports",
}
AT_HOME = "Disagrees with another statement of the same source"


class Audited(NamedTuple):
    """A finding that a person called right, and who entered it; "" where that is not told."""

    finding: Finding
    author: str = ""


def write_reviews(audited: Iterable[Audited]) -> Iterator[str]:
    """Yields the reviews as one JSON-LD document."""
    yield f'{{\n"@context": "{CONTEXT}",\n"@graph": ['
    for number, review in enumerate(review for one in audited for review in review_claims(one)):
        yield ("," if number else "") + "\n" + dump(review)
    yield "\n]\n}\n"


def review_claims(audited: Audited) -> Iterator[dict[str, Any]]:
    """Yields a review of each value that a finding shows; none for a kind that is no claim."""
    finding = audited.finding
    if finding.kind not in RATINGS:
        return
    several = len({a.article.source for a in finding.assertions}) > 1
    rating = RATINGS[finding.kind] if several or finding.kind != "contradiction" else AT_HOME
    for number, side in enumerate(_group(finding.assertions), 1):
        yield {
            "@type": "ClaimReview",
            "identifier": f"{finding.fingerprint}-{number}",
            "claimReviewed": _shorten(side[0]),
            "itemReviewed": {
                "@type": "Claim",
                "appearance": [_appearance(a) for a in _once(side)],
                **(
                    {"author": {"@type": "Organization", "name": side[0].article.source}}
                    if len(_once(side)) == 1
                    else {}
                ),
            },
            "reviewRating": {"@type": "Rating", "alternateName": rating},
            "reviewBody": finding.explanation,
            **({"author": {"@type": "Person", "name": audited.author}} if audited.author else {}),
        }


def _group(assertions: Sequence[Assertion]) -> list[list[Assertion]]:
    """Returns the assertions by what they say: their value, and the whole it is measured against."""
    groups: dict[object, list[Assertion]] = {}
    for a in assertions:
        groups.setdefault((a.value, a.basis, a.modality), []).append(a)
    return list(groups.values())


def _once(side: Sequence[Assertion]) -> list[Assertion]:
    """Returns one assertion of each article."""
    return list({a.article: a for a in reversed(side)}.values())[::-1]


def _appearance(a: Assertion) -> dict[str, str | dict[str, str]]:
    """Returns the article that a claim stands in."""
    article = a.article
    return {
        "@type": "NewsArticle",
        "url": name_target(article),
        **({"headline": article.title} if article.title else {}),
        **({"datePublished": article.published.isoformat()} if article.published else {}),
        "publisher": {"@type": "Organization", "name": article.source},
    }


def _shorten(a: Assertion) -> str:
    """Returns the sentence of a claim on one line, cut around its figure where it is long."""
    if len(a.sentence) <= LONGEST:
        return " ".join(a.sentence.split())
    first = max(a.within.start, a.start - LONGEST // 2)
    last = min(a.within.end, max(a.end, first + LONGEST))
    cut = " ".join(a.article.text[first:last].split())
    return f"{'…' if first > a.within.start else ''}{cut}{'…' if last < a.within.end else ''}"

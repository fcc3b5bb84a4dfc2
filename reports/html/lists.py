"""Long lists: what stands in the page itself, and what waits in a data island until the reader asks for it.

An island is JSON in which every `<` is written `\\u003c`, so that nothing in it can end it. Each list has two: `index-findings`
names every item and tells what the filter asks of it, `more-findings` holds the markup of the items beyond the first part.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from checker.model import FINDING_KINDS, SEVERITIES, Report, Resolved, Status
from checker.reports.html.anchors import Anchors
from checker.reports.index import show_path
from checker.reports.words import KIND_WORDS, SEVERITY_WORDS, STATUS_WORDS, flatten, say_topic

FACETS = (
    ("rule", "Rule", ""),
    ("severity", "Severity", ""),
    ("source", "Source", "any; or two, as A; B"),
    ("subject", "Topic", "any; or words of it"),
    ("status", "Status", ""),
)
FIRST_FINDINGS, FIRST_TOPICS, FIRST_ARTICLES = 100, 50, 50


class Listing(NamedTuple):
    """A list as the page holds it: the markup of its first part, and the data of the whole."""

    name: str
    total: int
    size: int
    first: tuple[str, ...]
    facts: str
    more: str

    @property
    def hidden(self) -> int:
        """Returns how many items do not stand in the page itself."""
        return self.total - len(self.first)


def list_items(
    name: str, size: int, names: Sequence[str], items: Iterable[Any], draw: Callable[[Any], str], **facets: Any
) -> Listing:
    """Returns a list whose items are drawn one by one; `names` are their anchors, `facets` what the filter asks of them."""
    first: list[str] = []
    rest: list[str] = []
    for item in items:
        (first if len(first) < size else rest).append(draw(item))
    facts = write_island({"size": size, "ids": list(names), **facets})
    return Listing(name, len(names), size, tuple(first), facts, write_island(rest))


def write_island(data: Any) -> str:
    """Returns JSON that may stand in a script element."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def sum_facets(anchors: Anchors) -> dict[str, dict[str, Any]]:
    """Returns what findings can be filtered by: the names of each facet, and for each finding the numbers of its own."""
    findings = anchors.findings
    return {
        "kind": _facet([[f.kind] for f in findings], FINDING_KINDS),
        "severity": _facet([[f.severity] for f in findings], SEVERITIES[::-1]) | {"words": SEVERITY_WORDS},
        "rule": _facet([[flatten(f.rule)] for f in findings]),
        "status": _facet([[status] for status in anchors.statuses], tuple(STATUS_WORDS)) | {"words": STATUS_WORDS},
        "source": _facet([sorted({flatten(a.article.source) for a in f.assertions}) for f in findings]),
        "subject": _facet([[say_topic(f)] for f in findings]),
    }


def offer_facets(facets: dict[str, dict[str, Any]]) -> list[tuple[str, str, str]]:
    """Returns the further filters worth offering: name, label, and what to type; "" where the reader chooses among a few."""
    return [(name, label, typed) for name, label, typed in FACETS if len(facets.get(name, {"names": ()})["names"]) > 1]


def _facet(values: Sequence[Sequence[str]], order: Sequence[str] = ()) -> dict[str, Any]:
    """Returns the names of a facet, in this order or that of the alphabet, and the numbers of them that each item has."""
    found = {value for own in values for value in own}
    names = [name for name in order if name in found] or sorted(found, key=lambda name: (name.casefold(), name))
    numbers = {name: number for number, name in enumerate(names)}
    return {"names": names, "of": [[numbers[value] for value in own] for own in values]}


class KindCount(NamedTuple):
    """How many findings are of a kind: those that are open, and those that are settled."""

    kind: str
    label: str
    number: int
    settled: int
    meaning: str


def count_kinds(anchors: Anchors) -> list[KindCount]:
    """Returns every kind with the number of its findings, kinds in their fixed order."""
    counts = []
    for kind in FINDING_KINDS:
        words = KIND_WORDS[kind]
        own = [n for n, finding in enumerate(anchors.findings) if finding.kind == kind]
        settled = sum(n in anchors.settled for n in own)
        number = len(own) - settled
        counts.append(KindCount(kind, words.one if number == 1 else words.many, number, settled, words.meaning))
    return counts


class StatusCount(NamedTuple):
    """How many findings have a status, in words, and the filter that shows them; "" where there are none."""

    words: str
    href: str


class HeldView(NamedTuple):
    """How the report stands to its baseline."""

    counts: tuple[StatusCount, ...]
    resolved: tuple[Resolved, ...]


def make_held(report: Report, anchors: Anchors) -> HeldView | None:
    """Returns how the report stands to its baseline, in words; None where there is no baseline."""
    if report.held is None:
        return None
    counts = Counter(anchors.statuses)
    told: tuple[Status, ...] = ("new", "changed", "known")
    return HeldView(
        tuple(StatusCount(f"{counts[s]:,} {s}", f"status={s}" if counts[s] else "") for s in told),
        tuple(
            Resolved(flatten(r.topic), tuple(map(flatten, r.values)), flatten(r.rule), flatten(show_path(r.place)))
            for r in report.held.resolved
        ),
    )

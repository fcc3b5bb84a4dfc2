"""Long lists: what stands in the page itself, and what waits in a data island until the reader asks for it.

An island is JSON in which every `<` is written `\\u003c`, so that nothing in it can end it. Each list has two: `index-findings`
names every item and tells what the filter asks of it, `more-findings` holds the markup of the items beyond the first part.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple
from urllib.parse import urlencode

from checker.findings import Report
from checker.model import FINDING_KINDS, SEVERITIES, FindingKind, Status
from checker.reports.html.anchors import Anchors
from checker.reports.index import show_path
from checker.reports.words import SEVERITY_WORDS, STATUS_WORDS, flatten, join_words, say_topic

FACETS = (
    ("rule", "Rule", ""),
    ("severity", "Severity", ""),
    ("source", "Source", "any; or two, as A; B"),
    ("subject", "Topic", "any; or words of it"),
    ("status", "Status", ""),
)
STATUS_NAMES = ("open", "new", "changed", "settled", "known", "suppressed")  # to filter by; a finding has one or two
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
        "status": _facet(_list_statuses(anchors), STATUS_NAMES) | {"words": {**STATUS_WORDS, "settled": "settled"}},
        "source": _facet([sorted({flatten(a.article.source) for a in f.assertions}) for f in findings]),
        "subject": _facet([[say_topic(f)] for f in findings]),
    }


def _list_statuses(anchors: Anchors) -> list[list[str]]:
    """Returns for each finding whether it is open or settled, and how it stands or was settled."""
    return [
        list(dict.fromkeys(("open" if number < anchors.open else "settled", status)))
        for number, status in enumerate(anchors.statuses)
    ]


def ask_open(anchors: Anchors) -> list[tuple[str, str]]:
    """Returns what a filter asks so that only open findings are shown; nothing where all are open."""
    return [("status", "open")] if anchors.settled else []


def offer_facets(facets: dict[str, dict[str, Any]]) -> list[tuple[str, str, str]]:
    """Returns the further filters worth offering: name, label, and what to type; "" where the reader chooses among a few."""
    return [facet for facet in FACETS if len({*map(tuple, facets[facet[0]]["of"])}) > 1]


def _facet(values: Sequence[Sequence[str]], order: Sequence[str] = ()) -> dict[str, Any]:
    """Returns the names of a facet, in this order or that of the alphabet, and the numbers of them that each item has."""
    found = {value for own in values for value in own}
    names = [name for name in order if name in found] or sorted(found, key=lambda name: (name.casefold(), name))
    numbers = {name: number for number, name in enumerate(names)}
    return {"names": names, "of": [[numbers[value] for value in own] for own in values]}


class KindCount(NamedTuple):
    """How many findings are of a kind, open and settled, and the filters that show exactly these."""

    kind: FindingKind
    number: int
    settled: int
    filter: str
    settled_filter: str


def count_kinds(anchors: Anchors) -> list[KindCount]:
    """Returns every kind with the number of its findings, kinds in their fixed order."""
    open_ones = Counter(finding.kind for finding in anchors.findings[: anchors.open])
    settled = Counter(finding.kind for finding in anchors.findings[anchors.open :])
    return [
        KindCount(
            kind,
            open_ones[kind],
            settled[kind],
            urlencode([("kind", kind), *ask_open(anchors)]),
            urlencode([("kind", kind), ("status", "settled")]),
        )
        for kind in FINDING_KINDS
    ]


class StatusCount(NamedTuple):
    """How many findings have a status, and the filter that shows them; "" where that would show all."""

    status: Status
    number: int
    filter: str


class ResolvedView(NamedTuple):
    """An entry of the baseline that was not found again; `rule_href` is "" where the report tells nothing of its rule."""

    topic: str
    values: str
    rule: str
    rule_href: str
    place: str


class HeldView(NamedTuple):
    """How the report stands to its baseline, and what is suppressed; `counts` and `suppressed` are None where nothing is."""

    counts: tuple[StatusCount, ...] | None
    suppressed: StatusCount | None
    resolved: tuple[ResolvedView, ...]


def make_held(report: Report, anchors: Anchors) -> HeldView:
    """Returns how the report stands to its baseline, and what is suppressed."""
    numbers = Counter(anchors.statuses)

    def tally(status: Status) -> StatusCount:
        number = numbers[status]
        return StatusCount(status, number, f"status={status}" if number < len(anchors.statuses) else "")

    return HeldView(
        (tally("new"), tally("changed"), tally("known")) if report.held else None,
        tally("suppressed") if numbers["suppressed"] else None,
        tuple(
            ResolvedView(
                flatten(r.topic),
                join_words([*map(flatten, r.values)]),
                flatten(r.rule),
                anchors.rule(r.rule),
                flatten(show_path(r.place)),
            )
            for r in (report.held.resolved if report.held else ())
        ),
    )

"""Rules as they are shown: help, what each found here, the sentences it looks for, and its examples."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple
from urllib.parse import urlencode

from checker.findings import Report, RuleSheet
from checker.model import FINDING_KINDS, FindingKind
from checker.reports.html.anchors import Anchors
from checker.reports.html.lists import ask_open
from checker.reports.words import calm, count, count_kind, flatten

# What stands beside the rules and yields findings too.
BESIDE: Mapping[str, str] = {
    "dateline": "Whether an article says clearly when it was written. No rule is needed for it."
}
UNTOLD = "This report holds no description of it."


class Found(NamedTuple):
    """Open findings of one kind, or all settled ones, that a rule led to: how many, in words, and where they are listed."""

    kind: FindingKind | None
    words: str
    href: str
    filter: str


class Example(NamedTuple):
    """Sentences that a rule's author gave with it, and what should become of them."""

    words: str
    sentences: tuple[tuple[str, ...], ...]


class RuleView(NamedTuple):
    """One rule as it is shown; `anchor` is "" where the report holds no description of it."""

    anchor: str
    id: str
    help: tuple[str, ...]
    own: bool
    statements: str
    found: tuple[Found, ...]
    settled: Found | None
    judged: str
    says: tuple[str, ...]
    examples: tuple[Example, ...]

    @property
    def idle(self) -> bool:
        """Returns whether the rule found nothing here."""
        return not (self.statements or self.found or self.settled)

    @property
    def beside(self) -> bool:
        """Returns whether this stands beside the rules, so that it is not counted among them."""
        return self.id in BESIDE


def make_rules(report: Report, anchors: Anchors) -> Sequence[RuleView]:
    """Returns the rules as they are shown: those that led to most open findings first, those that found nothing last."""
    statements = Counter(a.rule for reading in report.readings for a in reading.assertions)
    numbers: dict[str, dict[FindingKind, list[int]]] = defaultdict(lambda: defaultdict(list))
    settled: dict[str, list[int]] = defaultdict(list)
    for number, finding in enumerate(anchors.findings):
        (numbers[finding.rule][finding.kind] if number < anchors.open else settled[finding.rule]).append(number)
    known = {sheet.id for sheet in report.rules}
    others = [RuleSheet(id, BESIDE.get(id, UNTOLD)) for id in sorted({*numbers, *settled, *statements} - known)]
    led = {rule: sum(map(len, kinds.values())) for rule, kinds in numbers.items()}
    sheets = sorted(
        (*report.rules, *others), key=lambda s: (s.id in BESIDE, -led.get(s.id, 0), -statements[s.id], s.id)
    )
    return tuple(_make_view(s, anchors, statements[s.id], numbers.get(s.id, {}), settled.get(s.id, ())) for s in sheets)


def _make_view(
    sheet: RuleSheet,
    anchors: Anchors,
    statements: int,
    numbers: Mapping[FindingKind, Sequence[int]],
    settled: Sequence[int],
) -> RuleView:
    id = flatten(sheet.id)
    found = tuple(
        Found(
            kind,
            count_kind(len(numbers[kind]), kind),
            anchors.names[numbers[kind][0]],
            urlencode([("kind", kind), ("rule", id), *ask_open(anchors)]),
        )
        for kind in FINDING_KINDS
        if kind in numbers
    )
    asked = urlencode([("rule", id), ("status", "settled")])
    ended = Found(None, f"{len(settled):,} settled", anchors.names[settled[0]], asked) if settled else None
    return RuleView(
        anchors.rule(sheet.id),
        id,
        tuple(filter(None, map(flatten, calm(sheet.help).split("\n\n")))),
        sheet.own,
        count(statements, "statement") if statements else "",
        found,
        ended,
        str(sheet.judged),
        tuple(map(flatten, sheet.says)),
        make_examples(sheet),
    )


def make_examples(sheet: RuleSheet) -> tuple[Example, ...]:
    """Returns a rule's examples by what should become of them; kinds it has no example of are left out."""
    kinds = (
        ("These agree", sheet.agree),
        ("These disagree", sheet.clash),
        ("These are not held against each other", sheet.apart),
        ("These say nothing to it", tuple((sentence,) for sentence in sheet.ignore)),
    )
    return tuple(Example(words, tuple(tuple(map(flatten, one)) for one in given)) for words, given in kinds if given)

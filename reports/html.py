"""The report as one HTML file that asks for nothing: styles and script stand in it, and its policy allows no other.

Everything shown is computed first, as frozen views; the template only lays them out. Anchors: a finding is `f-` and its
fingerprint, an article `a1`, a marked statement `a1-` and its offset.
"""

from __future__ import annotations

import base64
import hashlib
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from urllib.parse import urlsplit

from checker.model import Article, Assertion, Dateline, Finding, FindingKind, Problem, Reading, Report
from checker.reports.index import Places, count_figures, is_passage, rank, show_path
from checker.reports.marks import Line, Mark, lay_out, merge_marks
from checker.reports.words import (
    KIND_WORDS,
    MODALITY_WORDS,
    KindWords,
    calm,
    clip,
    count,
    flatten,
    say_confidence,
    say_dates,
    say_day,
    say_period,
    say_share,
    say_topic,
    say_value,
)

LONGEST_QUOTE = 400  # characters to either side of a figure: text without a full stop must not be quoted whole
LONGEST_FIGURE = 400
MOST_EVIDENCE = 8
MOST_REFERENCES = 12
DATELINE_WORDS = {"malformed": "malformed stamp", "missing": "no date", "disagrees": "stamp and text disagree", "": ""}

# ---- views -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Side:
    """One assertion as a finding shows it: the sentence around its figure, where it stands, and how it was read."""

    before: str
    figure: str
    after: str
    source: str
    title: str
    place: str
    href: str
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Card:
    """One finding as it is shown."""

    number: int
    anchor: str
    kind: FindingKind
    severity: str
    confidence: str
    topic: str
    rule: str
    reason: str
    explanation: str
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The findings of one kind, by topic where they are many and quiet."""

    kind: FindingKind
    words: KindWords
    cards: tuple[Card, ...]
    topics: tuple[tuple[str, tuple[Card, ...]], ...]


@dataclass(frozen=True, slots=True)
class Page:
    """One article as it is shown. `lines` is read once, while the template writes."""

    anchor: str
    number: int
    source: str
    title: str
    file: str
    url: str
    link: bool
    published: str
    stamp: str
    written: str
    problem: str
    flaw: str
    reasons: tuple[str, ...]
    evidence: tuple[str, ...]
    statements: int
    findings: int
    read: bool
    lines: Iterator[Line]


# ---- rendering -------------------------------------------------------------------------------------------------------


def render(report: Report, *, title: str = "Fact consistency report") -> str:
    """Returns the report as one HTML document; linear in the findings and in the text, the same bytes every time."""
    import jinja2
    from markupsafe import Markup

    environment = jinja2.Environment(
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    css, script = load_part("report.css"), load_part("report.js")
    places = Places(report)
    groups = rank(report.findings)
    ordered = [finding for findings in groups.values() for finding in findings]
    anchors = name_findings(ordered)
    marks = gather_marks(report, places, ordered)
    cards = [make_card(i, f, anchors[i], places, marks) for i, f in enumerate(ordered)]
    understood, found = count_figures(report)
    return environment.from_string(load_part("report.html.j2")).render(
        title=flatten(title),
        css=Markup(css),
        script=Markup(script),
        policy=(
            f"default-src 'none'; style-src '{hash_source(css)}'; script-src '{hash_source(script)}'; "
            "base-uri 'none'; form-action 'none'"
        ),
        groups=list(group_cards(groups, cards)),
        cards=cards,
        pages=[make_page(number, places, marks[number]) for number in range(len(places.articles))],
        skipped=[Problem(calm(show_path(p.place)), calm(p.message), calm(p.mend)) for p in report.skipped],
        articles=len(report.articles),
        statements=len(report.assertions),
        understood=understood,
        found=found,
        share=say_share(understood, found),
        count=count,
        words=KIND_WORDS,
        most_references=MOST_REFERENCES,
    )


@cache
def load_part(name: str) -> str:
    """Returns a source file of this package that the document is made of."""
    return files("checker.reports").joinpath(name).read_text("utf-8")


def hash_source(text: str) -> str:
    """Returns the name by which a content security policy allows exactly this text."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def name_findings(findings: list[Finding]) -> list[str]:
    """Returns an anchor for each finding: its fingerprint, numbered where two share one."""
    seen: dict[str, int] = defaultdict(int)
    anchors = []
    for finding in findings:
        seen[finding.fingerprint] += 1
        again = seen[finding.fingerprint]
        anchors.append(f"f-{finding.fingerprint}" + (f"-{again}" if again > 1 else ""))
    return anchors


def gather_marks(report: Report, places: Places, findings: list[Finding]) -> list[list[Mark]]:
    """Returns, for each article, what is to be marked in it, disjoint and in order."""
    cited: list[dict[tuple[int, int], list[int]]] = [defaultdict(list) for _ in places.articles]
    for reading in report.readings:
        for assertion in reading.assertions:
            if not is_passage(assertion):
                cited[places.number(assertion.article)][assertion.start, assertion.end] = []
    for number, finding in enumerate(findings):
        for assertion in finding.assertions:
            if not is_passage(assertion):
                cited[places.number(assertion.article)][assertion.start, assertion.end].append(number)
    marks = []
    for number, spans in enumerate(cited):
        stated = [
            Mark(start, end, "assertion", f"a{number + 1}-{start}", tuple(sorted(set(cites))))
            for (start, end), cites in spans.items()
        ]
        read = places.readings[number]
        figures = [Mark(m.start, m.end, "figure") for m in read.mentions if m.kind != "identifier"] if read else []
        marks.append(merge_marks([*stated, *figures]))
    return marks


# ---- findings --------------------------------------------------------------------------------------------------------


def group_cards(groups: dict[FindingKind, list[Finding]], cards: list[Card]) -> Iterator[Group]:
    """Yields every kind with its cards; agreements also by topic, topics in the order of their first card."""
    start = 0
    for kind, findings in groups.items():
        own = tuple(cards[start : start + len(findings)])
        start += len(findings)
        topics: dict[str, list[Card]] = {}
        if kind == "agreement":
            for card in own:
                topics.setdefault(card.topic, []).append(card)
        yield Group(kind, KIND_WORDS[kind], own, tuple((topic, tuple(those)) for topic, those in topics.items()))


def make_card(index: int, finding: Finding, anchor: str, places: Places, marks: list[list[Mark]]) -> Card:
    """Returns a finding as it is shown."""
    return Card(
        index + 1,
        anchor,
        finding.kind,
        finding.severity,
        say_confidence(finding.confidence),
        clip(say_topic(finding), 200),
        flatten(finding.rule),
        "Why they were paired" if len(finding.assertions) > 1 else "Why it is shown",
        calm(finding.explanation).strip(),
        tuple(make_side(assertion, finding.kind, places, marks) for assertion in finding.assertions),
    )


def make_side(assertion: Assertion, kind: FindingKind, places: Places, marks: list[list[Mark]]) -> Side:
    """Returns an assertion as a finding shows it."""
    article, number, line = assertion.article, places.number(assertion.article), places.line(assertion)
    before, figure, after = cut_sentence(assertion)
    passage = is_passage(assertion)
    facts = [
        ("As written", "" if passage else figure),
        ("Read as", flatten(say_value(assertion)) if figure and not passage else ""),
        ("Period", say_period(assertion)),
        ("Stated", MODALITY_WORDS[assertion.modality] if kind != "dateline" else ""),  # a stamp claims nothing
        ("Measured over", flatten(assertion.basis)),
        ("Speaker", flatten(assertion.speaker)),
        ("Note", flatten(assertion.note)),
    ]
    return Side(
        before + figure if passage else before,
        "" if passage else figure,
        after,
        flatten(article.source),
        clip(flatten(article.title), 200),
        f"line {line:,}",
        "#" + find_anchor(number, line, assertion, marks[number]),
        tuple((name, fact) for name, fact in facts if fact),
    )


def find_anchor(number: int, line: int, assertion: Assertion, marks: list[Mark]) -> str:
    """Returns the anchor of the mark that holds an assertion, else of its line, else of its article."""
    index = bisect_right(marks, assertion.start, key=lambda m: m.start) - 1
    if not is_passage(assertion) and index >= 0 and marks[index].anchor and assertion.start < marks[index].end:
        return marks[index].anchor
    article = assertion.article
    filled = bool(article.text[assertion.start : assertion.end].partition("\n")[0].strip())
    return f"a{number + 1}-line{line}" if filled else f"a{number + 1}"


def cut_sentence(assertion: Assertion) -> tuple[str, str, str]:
    """Returns the sentence before, at and behind its figure, each part of bearable length."""
    text, (first, last) = assertion.article.text, assertion.within
    first, last = min(first, assertion.start), max(last, assertion.end)
    start, end = max(first, assertion.start - LONGEST_QUOTE), min(last, assertion.end + LONGEST_QUOTE)
    before, after = calm(text[start : assertion.start]), calm(text[assertion.end : end])
    figure = clip(
        flatten(text[assertion.start : min(assertion.end, assertion.start + 4 * LONGEST_FIGURE)]), LONGEST_FIGURE
    )
    if start > first:
        before = "… " + before.partition(" ")[2] if " " in before else "…" + before
    if end < last:
        after = (after.rpartition(" ")[0] if " " in after else after) + " …"
    if not (before.strip() or figure or after.strip()):  # about the stamp of the metadata, which is no part of the text
        return "", clip(flatten(assertion.article.stamp), LONGEST_FIGURE), ""
    return before.lstrip(), figure, after.rstrip()


# ---- articles --------------------------------------------------------------------------------------------------------


def make_page(number: int, places: Places, marks: list[Mark]) -> Page:
    """Returns an article as it is shown."""
    article, reading = places.articles[number], places.readings[number]
    dateline = reading.dateline if reading else Dateline(None)
    quoted = dict.fromkeys(
        clip(flatten(article.text[e.start : min(e.end, e.start + 400)]), 80) for e in dateline.evidence
    )
    return Page(
        f"a{number + 1}",
        number + 1,
        flatten(article.source),
        clip(flatten(article.title or _headline(article, reading)), 300) or "Untitled",
        flatten(show_path(article.path)) if article.path is not None else "",
        flatten(article.url),
        is_web_address(article.url),
        say_day(article.published) if article.published else "",
        flatten(article.stamp or _stamp_text(article, dateline)),
        say_dates(dateline.written) if dateline.written else "",
        flatten(dateline.problem),
        DATELINE_WORDS[dateline.kind],
        tuple(map(flatten, dateline.reasons)),
        tuple(quoted)[:MOST_EVIDENCE],
        len(reading.assertions) if reading else 0,
        len({f for mark in marks for f in mark.findings}),
        reading is not None,
        lay_out(article, reading, marks),
    )


def _headline(article: Article, reading: Reading | None) -> str:
    """Returns the headline as it stands in the text, or ""."""
    headlines = (s for s in (reading.sentences if reading else ()) if s.role == "headline")
    return next((clip(article.text[s.start : s.end], 300) for s in headlines), "")


def _stamp_text(article: Article, dateline: Dateline) -> str:
    """Returns the stamp as it stands in the text, or ""."""
    return clip(article.text[dateline.stamp.start : dateline.stamp.end], 120) if dateline.stamp else ""


def is_web_address(url: str) -> bool:
    """Returns whether a link may be made of an address that came with an article."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc) and url == flatten(url)

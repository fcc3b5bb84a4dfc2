"""An article as it is shown: when it was written and why, its text with every statement marked, its findings in the margin.

The list of articles is its own index: each begins with a row that tells the article in short.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple
from urllib.parse import urlsplit

from checker.findings import Finding, Report
from checker.model import FINDING_KINDS, Article, Dateline, Reading
from checker.reports.figures import say_dates, say_day, say_iso_day
from checker.reports.html.anchors import Anchors, name_article, name_line
from checker.reports.html.margins import FLAW_WORDS, Note, Placed
from checker.reports.index import Places, count_figures, is_passage, show_path
from checker.reports.marks import Line, Mark, lay_out, merge_marks
from checker.reports.words import clip, count, count_kind, flatten

MOST_EVIDENCE = MOST_REASONS = 4
MOST_NOTES, MOST_FOLDED = 4, 40  # notes that stand beside a line, and those that wait in its fold
LONGEST_TITLE, LONGEST_OPENING = 300, 100
LONG = 200  # paragraphs from which on an article's uncited stretches are folded
LEAST_FOLDED, MARGIN = 8, 2  # lines worth a fold, and those that stay in sight on either side of it
ISO_DAY = re.compile(r"(?<![\d\"/-])\d{4}-\d\d-\d\d(?![\d\"/-])")  # in a reason; one in quotes is somebody's own words


class Tally(NamedTuple):
    """How many open findings of a kind an article stands in."""

    kind: str
    number: int
    label: str


class Evidence(NamedTuple):
    """Words that tell when an article was written, and the anchor of their line, or ""."""

    words: str
    anchor: str


class Stretch(NamedTuple):
    """Lines that stand together; `summary` is "" for those in sight, else what a fold says of them."""

    lines: tuple[Line, ...]
    summary: str


class Passage(NamedTuple):
    """A line with its notes, and the lines from there to the next line that has any; before the first there is no such line."""

    line: Line | None
    notes: tuple[Note, ...]
    folded: tuple[Note, ...]
    unnamed: int
    rest: tuple[Stretch, ...]


class Page(NamedTuple):
    """One article as it is shown; `findings`, `names` and `open` are those of the whole report, for its marks."""

    anchor: str
    number: int
    source: str
    title: str
    opening: str
    file: str
    url: str
    link: bool
    published: str
    stamp: str
    written: str
    problem: str
    flaw: str
    reasons: tuple[str, ...]
    more_reasons: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    statements: int
    tallies: tuple[Tally, ...]
    settled: int
    understood: str
    read: bool
    alone: bool
    unplaced: tuple[Note, ...]
    passages: tuple[Passage, ...]
    findings: Sequence[Finding]
    names: Sequence[str]
    open: int


# ---- marks -----------------------------------------------------------------------------------------------------------


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
            Mark(start, end, "assertion", f"{name_article(number)}-{start}", tuple(sorted(set(cites))))
            for (start, end), cites in spans.items()
        ]
        read = places.readings[number]
        figures = [Mark(m.start, m.end, "figure") for m in read.mentions if m.kind != "identifier"] if read else []
        marks.append(merge_marks([*stated, *figures]))
    return marks


# ---- articles --------------------------------------------------------------------------------------------------------


def order_articles(anchors: Anchors, notes: Sequence[Sequence[Placed]]) -> list[int]:
    """Returns the numbers of the articles: those with the most open contradictions first, those alike in the order given."""
    contradictions = {n for n in range(anchors.open) if anchors.findings[n].kind == "contradiction"}
    clashes = [len({p.note.finding for p in own} & contradictions) if own else 0 for own in notes]
    return sorted(range(len(notes)), key=lambda number: -clashes[number])


def make_page(number: int, anchors: Anchors, marks: Sequence[Mark], notes: Sequence[Placed]) -> Page:
    """Returns an article as it is shown."""
    places = anchors.places
    article, reading = places.articles[number], places.readings[number]
    dateline = reading.dateline if reading else Dateline(None)
    lines = list(lay_out(article, reading, marks))
    reasons = tuple(flatten(ISO_DAY.sub(say_iso_day, reason)) for reason in dateline.reasons)
    cited = {placed.note.finding for placed in notes}
    most = MOST_REASONS if len(reasons) > MOST_REASONS + 1 else len(reasons)
    return Page(
        anchor=name_article(number),
        number=number + 1,
        source=flatten(article.source),
        title=clip(flatten(article.title or _headline(article, reading)), LONGEST_TITLE),
        opening=_opening(article, reading),
        file=flatten(show_path(article.path)) if article.path is not None else "",
        url=flatten(article.url),
        link=is_web_address(article.url),
        published=say_day(article.published) if article.published else "",
        stamp=flatten(article.stamp or _stamp_text(article, dateline)),
        written=say_dates(dateline.written) if dateline.written else "",
        problem=flatten(ISO_DAY.sub(say_iso_day, dateline.problem)),
        flaw=FLAW_WORDS[dateline.kind],
        reasons=reasons[:most],
        more_reasons=reasons[most:],
        evidence=_find_evidence(number, article, dateline, lines),
        statements=len(reading.assertions) if reading else 0,
        tallies=_tally({n for n in cited if n < anchors.open}, anchors.findings),
        settled=sum(n >= anchors.open for n in cited),
        understood=_say_understood(reading),
        read=reading is not None,
        alone=len(places.articles) == 1,
        unplaced=_gather_unplaced(notes),
        passages=tuple(_gather_passages(lines, [placed for placed in notes if placed.length])),
        findings=anchors.findings,
        names=anchors.names,
        open=anchors.open,
    )


def _headline(article: Article, reading: Reading | None) -> str:
    """Returns the headline as it stands above the text, or ""; one within the text heads but a part of it."""
    above = takewhile(lambda s: s.role != "body", reading.sentences if reading else ())
    return next((article.text[s.start : min(s.end, s.start + 400)] for s in above if s.role == "headline"), "")


def _opening(article: Article, reading: Reading | None) -> str:
    """Returns the words an article opens with, by which one without a title can be known."""
    body = next((s.start for s in (reading.sentences if reading else ()) if s.role == "body"), 0)
    return clip(flatten(article.text[body : body + 400].strip().partition("\n")[0]), LONGEST_OPENING)


def _stamp_text(article: Article, dateline: Dateline) -> str:
    """Returns the stamp as it stands in the text, or ""."""
    return clip(article.text[dateline.stamp.start : dateline.stamp.end], 120) if dateline.stamp else ""


def _find_evidence(number: int, article: Article, dateline: Dateline, lines: Sequence[Line]) -> tuple[Evidence, ...]:
    """Returns the words a dateline rests on, each once, with the line they stand on where that is shown."""
    shown = {line.number for line in lines}
    found: dict[str, Evidence] = {}
    for start, end in dateline.evidence:
        words = clip(flatten(article.text[start : min(end, start + 400)]), 80)
        if words and words not in found and len(found) < MOST_EVIDENCE:
            line = article.line(start)
            found[words] = Evidence(words, name_line(number, line) if line in shown else "")
    return tuple(found.values())


def _tally(numbers: set[int], findings: Sequence[Finding]) -> tuple[Tally, ...]:
    """Returns how many of these findings are of each kind, kinds in their fixed order, without those of which there is none."""
    counts = Counter(findings[number].kind for number in numbers)
    return tuple(Tally(kind, counts[kind], count_kind(counts[kind], kind)) for kind in FINDING_KINDS if counts[kind])


def _say_understood(reading: Reading | None) -> str:
    """Returns how many of an article's figures a rule understood."""
    understood, found = count_figures(Report((), (reading,))) if reading else (0, 0)
    if not found:
        return "no figures or dates found" if reading else ""
    return f"{understood:,} of {count(found, 'figure or date', 'figures and dates')}"


def is_web_address(url: str) -> bool:
    """Returns whether a link may be made of an address that came with an article."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc) and url == flatten(url)


# ---- text and margin -------------------------------------------------------------------------------------------------


def _gather_unplaced(notes: Sequence[Placed]) -> tuple[Note, ...]:
    """Returns the notes on what stands in no text, each finding once."""
    return tuple({placed.note.finding: placed.note for placed in notes if not placed.length}.values())


def _gather_passages(lines: Sequence[Line], notes: Sequence[Placed]) -> Iterator[Passage]:
    """Yields the lines by passages; `notes` stand in the order of the text."""
    long, taken = len(lines) > LONG, 0
    noted: Line | None = None
    own: list[Note] = []
    rest: list[Line] = []
    for line in lines:
        first = taken
        while taken < len(notes) and notes[taken].offset < line.end:
            taken += 1
        if taken == first:
            rest.append(line)
            continue
        if noted or rest:
            yield _make_passage(noted, own, rest, long, last=False)
        found = {placed.note.finding: placed.note for placed in reversed(notes[first:taken])}
        noted, own, rest = line, [found[finding] for finding in sorted(found)], []
    if noted or rest:
        yield _make_passage(noted, own, rest, long, last=True)


def _make_passage(line: Line | None, notes: Sequence[Note], rest: Sequence[Line], long: bool, last: bool) -> Passage:
    shown, folded = notes[:MOST_NOTES], notes[MOST_NOTES : MOST_NOTES + MOST_FOLDED]
    unnamed = len(notes) - len(shown) - len(folded)
    before, after = MARGIN if line else 0, 0 if last else MARGIN
    middle = rest[before : len(rest) - after]
    if not long or len(middle) < LEAST_FOLDED:
        return Passage(line, tuple(shown), tuple(folded), unnamed, (Stretch(tuple(rest), ""),) if rest else ())
    parts = (Stretch(tuple(rest[:before]), ""), Stretch(tuple(middle), _say_folded(middle)))
    tail = Stretch(tuple(rest[len(rest) - after :]), "")
    return Passage(line, tuple(shown), tuple(folded), unnamed, tuple(s for s in (*parts, tail) if s.lines))


def _say_folded(lines: Sequence[Line]) -> str:
    """Returns what a fold says of its lines: "45 lines without a statement", "45 lines, 3 statements in no finding"."""
    statements = sum(
        piece.opens and piece.mark is not None and piece.mark.kind == "assertion"
        for line in lines
        for run in line.runs
        for piece in run.pieces
    )
    if not statements:
        return f"{count(len(lines), 'line')} without a statement"
    return f"{count(len(lines), 'line')} with {count(statements, 'statement')} in no finding"

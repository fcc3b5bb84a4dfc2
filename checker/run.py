"""The pipeline as a fold: articles are read one by one, their assertions aligned and compared together."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from typing import NamedTuple

from checker.align import align
from checker.compare import SEVERITY, compare
from checker.dating.dateline import dateline
from checker.dating.placement import place
from checker.events.gathered import Gathered
from checker.events.stories import Counts
from checker.events.telling import Report as EventReport
from checker.extract import RuleIndex, demand_assertion, extract, failure, place_of_error
from checker.findings import Finding, Report
from checker.limits import FAULTS, limited
from checker.mentions import scan
from checker.model import (
    FINDING_KINDS,
    SEVERITIES,
    Article,
    Assertion,
    CheckerError,
    Dateline,
    Interval,
    Mention,
    Problem,
    Reading,
    Sentence,
    Span,
)
from checker.naming.names import cast
from checker.page import Page
from checker.reasons import say_written
from checker.rule import Rule, load_rules
from checker.scan.dates import resolve
from checker.sifting import keep_sure, report_on, with_grounds, without_consequences
from checker.text.sentences import sentences
from checker.workers import Shelf, Told, read_many

EVIDENCE = 4  # places of the text that a finding about a dateline shows, the stamp aside
Aliases = Mapping[str, str]
ReadOne = Callable[[Article, RuleIndex, Aliases, list[Problem]], Reading]


class Surroundings(NamedTuple):
    """What of a corpus new articles are compared with, and what the corpus knows of the words of all these."""

    readings: tuple[Reading, ...] = ()
    counted: Callable[[Sequence[EventReport]], Counts] | None = None


def check(
    articles: Iterable[Article],
    rules: Sequence[Rule] | None = None,
    *,
    aliases: Aliases | None = None,
    on_article: Callable[[Article], None] | None = None,
    min_confidence: float | None = None,
    read_one: ReadOne | None = None,
    jobs: int = 1,
    shelf: Shelf | None = None,
    surround: Callable[[Sequence[Reading]], Surroundings] | None = None,
) -> Report:
    """Returns what the articles say of the same things, and where they disagree.

    `rules` are the project's own when None. `aliases` maps spellings to the name they stand for. `on_article` is called with
    each article once it is read. Findings less sure than `min_confidence` (0 to 1) are left out; without it, those that are no
    agreement and less sure than LEAST. `read_one` is asked instead of `read_article`, and returns what that would. With
    more than one of `jobs`, so many processes read the articles, if there are enough; `shelf` holds what was read before.
    `surround` tells, once they are read, with which articles of a corpus they are compared too. Raises CheckerError for a rule
    that cannot be loaded; a rule that raises on an article is named in `Report.skipped` and the rest of the run goes on, as is
    an article that ends the process that reads it.
    """
    index = RuleIndex(tuple(load_rules() if rules is None else rules))
    problems: list[Problem] = []
    told = read_many(articles, read_one or read_article, index, aliases or {}, jobs=jobs, shelf=shelf)
    alone = _gather(told, problems, on_article)
    beside = surround(alone) if surround is not None else Surroundings()
    readings = place_all([*beside.readings, *alone], index, aliases or {}, problems)
    return conclude(Gathered(readings, count=beside.counted), index.rules, problems, min_confidence)


def conclude(
    gathered: Gathered, rules: Sequence[Rule], problems: Sequence[Problem], min_confidence: float | None = None
) -> Report:
    """Returns what articles that have been read say of the same things, and where they disagree; the second half of `check`."""
    told = list(problems)
    topics = align((a for r in gathered for a in r.assertions), gathered.stories)
    findings = with_grounds(without_consequences([f for t in topics for f in compare(t)]), gathered)
    findings += relate(gathered, rules, told)
    findings += [f for r in gathered for f in verify(r, rules, told)]
    findings += [f for r in gathered for f in dateline_findings(r)]
    return report_on(keep_sure(findings, min_confidence), gathered, told, topics, rules)


def read_all(
    articles: Iterable[Article],
    rules: Sequence[Rule] | None = None,
    *,
    aliases: Aliases | None = None,
    on_article: Callable[[Article], None] | None = None,
) -> tuple[list[Reading], RuleIndex, list[Problem]]:
    """Returns what each article yields, the undated placed by the others, the rules that read them, and what went wrong."""
    index = RuleIndex(tuple(load_rules() if rules is None else rules))
    problems: list[Problem] = []
    alone = _gather(read_many(articles, read_article, index, aliases or {}), problems, on_article)
    return place_all(alone, index, aliases or {}, problems), index, problems


def _gather(
    told: Generator[Told, None, None], problems: list[Problem], on_article: Callable[[Article], None] | None
) -> list[Reading]:
    """Returns what each article yields by itself."""
    readings: list[Reading] = []
    with closing(told):  # an interrupt ends the processes that read
        for reading, faults in told:
            problems += [f if isinstance(f, Problem) else Problem(f.place, f.message, f.mend) for f in faults]
            if reading is not None:
                readings.append(reading)
                if on_article is not None:
                    on_article(reading.article)
    return readings


def place_all(
    readings: Sequence[Reading], index: RuleIndex, aliases: Aliases, problems: list[Problem]
) -> list[Reading]:
    """Returns the readings, those of undated articles read again on the days that the others tell."""
    return place(readings, lambda r, line: reread(r, line, index, aliases, problems))


def extract_all(
    articles: Iterable[Article | CheckerError],
    rules: Sequence[Rule] | None = None,
    *,
    aliases: Aliases | None = None,
    on_problem: Callable[[Problem], None] = lambda problem: None,
    on_error: Callable[[CheckerError], None] | None = None,
    jobs: int = 1,
) -> Iterator[Reading]:
    """Yields what each article yields by itself, without the others; with more than one of `jobs`, so many processes read.

    `on_problem` is told of each rule that raises, `on_error` of each error that stands in the place of an article; without it,
    that is raised.
    """
    index = RuleIndex(tuple(load_rules() if rules is None else rules))
    with closing(read_many(articles, read_article, index, aliases or {}, jobs=jobs)) as told:
        for reading, faults in told:
            if reading is not None:
                yield reading
            for fault in faults:
                if isinstance(fault, Problem):
                    on_problem(fault)
                elif on_error is not None:
                    on_error(fault)
                else:
                    raise fault


def read_article(article: Article, index: RuleIndex, aliases: Aliases, problems: list[Problem]) -> Reading:
    """Returns what one article yields; rules that fail on it are added to `problems`."""
    parts = sentences(article.text)
    found = scan(article.text)
    return _read(article, dateline(article, found, parts), parts, found, index, aliases, problems)


def reread(reading: Reading, line: Dateline, index: RuleIndex, aliases: Aliases, problems: list[Problem]) -> Reading:
    """Returns what the article yields were it written at `line`."""
    found = scan(reading.article.text)
    return _read(reading.article, line, reading.sentences, found, index, aliases, problems)


def _read(
    article: Article,
    line: Dateline,
    parts: tuple[Sentence, ...],
    found: tuple[Mention, ...],
    index: RuleIndex,
    aliases: Aliases,
    problems: list[Problem],
) -> Reading:
    resolved = resolve(found, article.text, line.reference)
    page = Page(article, line, parts, resolved, cast(article.text, aliases), aliases)
    return Reading(article, line, parts, resolved, extract(page, index, problems))


def relate(readings: Sequence[Reading], rules: Sequence[Rule], problems: list[Problem]) -> list[Finding]:
    """Returns what the rules that compare whole articles find."""
    found: list[Finding] = []
    for rule in rules:
        if rule.relate is not None:
            try:
                with limited(rule.own):
                    found += [
                        replace(_demand_finding(f, rule.own), rule=f.rule or rule.id) for f in rule.relate(readings)
                    ]
            except FAULTS as error:  # a user's function: its fault is told, and the run goes on
                told = f"the rule raised {type(error).__name__}: {error}"
                where = place_of_error(rule, error)
                problems.append(Problem(where, told, "mend the rule; it was left out of this run"))
    return found


def _demand_finding(told: object, own: bool) -> Finding:
    """Returns what a rule's function gave; raises TypeError where it is no finding of a known kind and severity.

    Of a user's `own` rule every field must be of its kind.
    """
    if not isinstance(told, Finding) or told.kind not in FINDING_KINDS or told.severity not in SEVERITIES:
        raise TypeError(f"it gave {type(told).__name__}, not a Finding of a kind and a severity that there are")
    if own:
        sure = type(told.confidence) in (int, float) and 0 <= told.confidence <= 1
        words = all(isinstance(text, str) for text in (told.explanation, told.rule, told.topic))
        if not (sure and words and isinstance(told.assertions, tuple) and isinstance(told.article, Article | None)):
            raise TypeError("it gave a Finding with what it cannot hold")
        for shown in told.assertions:
            demand_assertion(shown, own)
    return told


def verify(reading: Reading, rules: Sequence[Rule], problems: list[Problem]) -> list[Finding]:
    """Returns what the rules that check arithmetic find in one article."""
    found: list[Finding] = []
    for rule in rules:
        if rule.verify is not None:
            try:
                with limited(rule.own):
                    told = list(rule.verify(reading.assertions))
                found += [replace(_demand_finding(f, rule.own), rule=f.rule or rule.id) for f in told]
            except FAULTS as error:  # a user's function: its fault is told, and the run goes on
                problems.append(failure(rule, reading.article, error))
    return found


def dateline_findings(reading: Reading) -> Iterator[Finding]:
    """Yields what is wrong with an article's dateline: at most one finding."""
    line, article = reading.dateline, reading.article
    if not line.kind:
        return
    spans = ([line.stamp] if line.stamp else []) + [s for s in line.evidence if s != line.stamp][:EVIDENCE]
    shown = tuple(
        Assertion(
            article,
            s.start,
            s.end,
            _sentence_around(reading, s),
            article.source,
            "dateline",
            _day_of(reading, s),
            "dateline",
        )
        for s in spans
    )
    severity = "note" if line.kind == "missing" else SEVERITY["dateline"]
    reasons = [f"{r[0].upper()}{r[1:]}." for r in line.reasons if r not in line.problem]
    why = "\n".join([line.problem, *say_written(line), *reasons])
    yield Finding("dateline", severity, 0.9, shown, why, "dateline", article.title or article.source, article)


def _day_of(reading: Reading, span: Span) -> Interval:
    """Returns what the date at this place admits; around other evidence, the days the article may have been written on."""
    read = next((m.value for m in reading.mentions if (m.start, m.end) == span and m.value is not None), None)
    return read or reading.dateline.written or Interval(None, None, "day")


def _sentence_around(reading: Reading, span: Span) -> Span:
    for s in reading.sentences:
        if s.start <= span.start < s.end:
            return Span(s.start, max(s.end, span.end))
    return span

"""The nouns of the checker. Each step of the pipeline takes one and returns the next; all are immutable."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import cached_property
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, NamedTuple, Union

Bound = Union[Decimal, date, datetime, time, None]
MentionKind = Literal[
    "number", "percent", "money", "quantity", "fraction", "ordinal", "date", "duration", "time", "identifier"
]
Modality = Literal["actual", "plan", "target", "estimate", "historical"]
FindingKind = Literal["contradiction", "drift", "basis-mismatch", "dateline", "arithmetic", "agreement"]
Severity = Literal["info", "note", "warning", "error"]
Settler = Literal["baseline", "article", "settings"]
Status = Literal["open", "new", "changed", "known", "suppressed"]
Role = Literal["headline", "body", "caption", "repeat", "stamp", "boilerplate"]

FINDING_KINDS: tuple[FindingKind, ...] = (
    "contradiction", "basis-mismatch", "arithmetic", "dateline", "drift", "agreement",
)  # fmt: skip
ONCE = 10**6  # days between editions of what has none
SEVERITIES: tuple[Severity, ...] = ("info", "note", "warning", "error")  # rising


class CheckerError(Exception):
    """Something a person must mend: `place` says where, `message` what, `mend` how. The only error the command line catches."""

    def __init__(self, place: str, message: str, mend: str) -> None:
        super().__init__(f"{place}: {message}; {mend}")
        self.place, self.message, self.mend = place, message, mend

    def __reduce__(self) -> tuple[type[CheckerError], tuple[str, str, str]]:
        return type(self), (self.place, self.message, self.mend)


class PassedOverError(CheckerError):
    """Files met in a folder that cannot be read with what is installed; nobody asked for them by name."""


class Span(NamedTuple):
    """Code-point offsets, half-open: the words are `text[start:end]`."""

    start: int
    end: int


def _comparable(bound: Bound) -> Bound:
    """Returns a date as its first moment, so that days and moments compare; other bounds as they are."""
    if isinstance(bound, date) and not isinstance(bound, datetime):
        return datetime(bound.year, bound.month, bound.day)
    return bound


@dataclass(frozen=True, slots=True)
class Interval:
    """What the words admit, half-open: [low, high) in `unit`. A bound of None is open.

    Figures have Decimal bounds and a UCUM or pint unit name, "percent", an ISO 4217 code or ""; days have `datetime.date`
    bounds and the unit "day"; times of day have `datetime.datetime` bounds, or `datetime.time` where the day is unknown.
    """

    low: Bound
    high: Bound
    unit: str = ""

    def __post_init__(self) -> None:
        """Raises ValueError for a bound that cannot be ordered: not a number, or a moment with a time zone."""
        for bound in (self.low, self.high):
            if isinstance(bound, Decimal) and bound.is_nan():
                raise ValueError("a bound of an interval is a number, not NaN")
            if isinstance(bound, datetime | time) and bound.tzinfo is not None:
                raise ValueError("moments are compared in one zone: convert them first and leave the zone out")

    def comparable(self, other: Interval) -> bool:
        """Returns whether the two measure the same sort of thing: same unit, and bounds that can be ordered."""
        bounds = (self.low, self.high, other.low, other.high)
        return self.unit == other.unit and len({type(_comparable(b)) for b in bounds if b is not None}) < 2

    def meets(self, other: Interval) -> bool:
        """Returns whether one value could satisfy both: they are comparable, and the intervals share a point."""
        if not self.comparable(other):
            return False
        return self.unit == other.unit and _below(self.low, other.high) and _below(other.low, self.high)

    def days(self) -> Interval | None:
        """Returns the days that an interval of days or of moments touches; None for anything else."""
        low, high = self.low, self.high
        if self.unit == "day":
            return self
        if not (isinstance(low, datetime) and isinstance(high, datetime)):
            return None
        return Interval(low.date(), (high - timedelta(microseconds=1)).date() + timedelta(days=1), "day")

    def within(self, other: Interval) -> bool:
        """Returns whether everything this admits is admitted by `other` too."""
        return (
            self.comparable(other)
            and (other.low is None or (self.low is not None and not _below(self.low, other.low)))
            and (other.high is None or (self.high is not None and not _below(other.high, self.high)))
        )


def _below(low: Bound, high: Bound) -> bool:
    """Returns low < high, an open bound being beyond everything."""
    if low is None or high is None:
        return True
    return _comparable(low) < _comparable(high)  # type: ignore[operator]


class DateParts(NamedTuple):
    """A date as written, before anything is known about the article: what is stated, and what is left to context.

    `relative` names what the words lean on: "" for the calendar alone, else the grain that a `shift` counts in from the
    reference ("year", "month", "week", "day", "quarter", "decade"), or "that" for the date before ("June of that year").
    `part` is a portion of the resolved span: "early", "mid", "late", "end", "start", "first half", ...
    `until` closes a range ("June 29 to 30"); `open` is "since", "until", "before" or "after" where the words say so.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    grain: str = "day"
    relative: str = ""
    shift: int = 0
    weekday: int | None = None
    part: str = ""
    until: DateParts | None = None
    open: str = ""


class Mention(NamedTuple):
    """A figure or a date in a text, with its place and what the words admit."""

    kind: MentionKind
    start: int
    end: int
    text: str
    written: tuple[Decimal | None, Decimal | None] | None = None
    value: Interval | None = None
    hedge: str | None = None
    parts: DateParts | None = None
    readings: tuple[Interval, ...] = ()  # every reading of an ambiguous date, the likeliest first; else empty
    note: str = ""  # how a date was resolved, in words


class Ignore(NamedTuple):
    """What an article says of findings on its own figures: those of these names are settled, for this reason.

    Names are of rules or kinds, or fingerprints. `line` is the line of the file that says so; `within` the stretch of the text
    whose figures are meant, None for all. `fault` is what is wrong with it: then it settles nothing.
    """

    names: tuple[str, ...]
    reason: str
    line: int
    within: Span | None = None
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """One text by one source. `published` is the stated day; `stamp` is its metadata as written, where it could not be read.

    `headers` is how many leading lines of the file at `path` stand before `text`, so that a line number of the text can be
    given as a line number of the file; `one_line` says that the whole text is one line of it (JSON lines). `extracted` is the
    SHA-256 of `text` where it was taken out of a page or a document: lines and offsets are then those of that text, not of
    the file. `ignores` are what it says of findings on itself.
    """

    text: str
    source: str
    published: date | None = None
    title: str = ""
    url: str = ""
    path: Path | None = None
    stamp: str = ""
    headers: int = 0
    one_line: bool = False
    extracted: str = ""
    ignores: tuple[Ignore, ...] = field(default=(), compare=False)  # nor hashed: there may be very many

    def line(self, offset: int) -> int:
        """Returns the 1-based line of the file that holds this offset of the text."""
        if self.one_line:
            return self.headers + 1
        return self.headers + self.text.count("\n", 0, offset) + 1


@dataclass(frozen=True, slots=True)
class Sentence:
    """A stretch of an article that states something, and the part it plays on the page."""

    start: int
    end: int
    role: Role = "body"


@dataclass(frozen=True, slots=True)
class Dateline:
    """When an article was written: the days it may have been, the reasons, and what is wrong with its stamp, if anything.

    `written` has unit "day"; None when nothing is known. `stamp` is where the stamp stands in the text, if it does.
    `problem` is "" or one sentence. `evidence` are the spans of the text that led to it.
    """

    written: Interval | None
    reasons: tuple[str, ...] = ()
    stamp: Span | None = None
    problem: str = ""
    kind: Literal["", "malformed", "missing", "disagrees"] = ""
    evidence: tuple[Span, ...] = ()

    @property
    def reference(self) -> date | None:
        """Returns the last day the article may have been written on; relative dates count from it."""
        if self.written is None or not isinstance(self.written.high, date):
            return None
        return date.fromordinal(self.written.high.toordinal() - 1)


@dataclass(frozen=True)
class Assertion:
    """What an article says of a thing: who, what, how much, about when, said how firmly, by whom.

    `start` and `end` place the figure or date in the article's text, `within` the sentence around it. `features` are the
    content words that tell this thing from another of its kind (an event's organisation, place, purpose), `names` those of
    them that are names, `label` the words that name it in the text. `dated` says that the sentence itself states the period;
    otherwise it is the time of the article. `lasting` values are states that hold until they change; others belong to their
    period alone. `sole`: the subject has one such value at a time, so two that do not meet disagree. `edition`: two dates of
    such an event further apart than this many days belong to two of them; ONCE for what happens once. `roles` are the words
    each slot of the rule took, `figures` the intervals of the figures and dates among them. `premises` are the places of
    the figures that a derived value was computed from. `confidence` is how surely the rule reads what it reads.

    `story` says that the value belongs to the event its article reports, so that it meets only values from articles on that
    event. `admits` are further values that the article would grant for it (the gunman counted in, a sum of its parts, another
    figure it prints for the same thing): a value among them disagrees with nothing. `moving` values are still being counted when
    they are reported, on `told`: later reports may differ, and that is drift.
    """

    article: Article
    start: int
    end: int
    within: Span
    subject: str
    attribute: str
    value: Interval
    rule: str
    written: tuple[Decimal | None, Decimal | None] | None = None
    hedge: str | None = None
    period: Interval | None = None
    dated: bool = False
    modality: Modality = "actual"
    basis: str = ""
    speaker: str = ""
    features: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    label: str = ""
    lasting: bool = False
    sole: bool = True
    edition: int = 0
    confidence: float = 0.9
    premises: tuple[Span, ...] = ()
    note: str = ""
    roles: tuple[tuple[str, str], ...] = ()
    figures: tuple[tuple[str, Interval], ...] = ()
    story: bool = False
    admits: tuple[Interval, ...] = ()
    moving: bool = False
    told: Interval | None = None

    @property
    def text(self) -> str:
        """Returns the figure or date as written."""
        return self.article.text[self.start : self.end]

    @property
    def sentence(self) -> str:
        """Returns the sentence around the figure."""
        return self.article.text[self.within.start : self.within.end]


@dataclass(frozen=True, slots=True)
class Topic:
    """Assertions about one thing, from any number of articles."""

    name: str
    attribute: str
    assertions: tuple[Assertion, ...]


def _words_around(a: Assertion) -> tuple[str, str]:
    """Returns the words of an assertion's sentence before its figure and behind it, digits left open."""
    text, within = a.article.text, a.within
    around = text[within.start : max(a.start, within.start)], text[min(a.end, within.end) : within.end]
    before, after = ("".join("#" if c.isdigit() else c for c in " ".join(words.split())) for words in around)
    return before, after


def _digest(parts: Iterable[str]) -> str:
    import hashlib  # loads OpenSSL, which most starts can spare

    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True)
class Finding:
    """What disagrees, moved or was confirmed; with the assertions that show it and the reason they were paired."""

    kind: FindingKind
    severity: Severity
    confidence: float
    assertions: tuple[Assertion, ...]
    explanation: str
    rule: str
    topic: str = ""
    article: Article | None = None  # that it is about, where it shows no statement

    @cached_property
    def fingerprint(self) -> str:
        """Returns 16 hexadecimal digits that stay the same while kind, rule, sources, sentences and figures do."""
        parts = [self.kind, self.rule]
        for a in sorted(self.assertions, key=lambda a: (a.article.source, a.article.title, a.sentence, a.text)):
            parts += [a.article.source, " ".join(a.sentence.split()), a.text]
        return _digest(parts if self.assertions else [*parts, *self._about])

    @cached_property
    def pair(self) -> str:
        """Returns 16 hexadecimal digits that stay the same while rule, sources and the words around the figures do.

        So a pair whose figures changed can be known again.
        """
        words = sorted((a.article.source, *_words_around(a)) for a in self.assertions)
        told = [part for one in dict.fromkeys(words) for part in one]
        return _digest([self.rule, *(told if self.assertions else self._about)])

    @property
    def _about(self) -> tuple[str, ...]:
        """Returns what tells a finding that shows no statement from others of its rule."""
        article = self.article
        named = (article.source, article.title, article.path.name if article.path else "") if article else ()
        return (self.topic, *named, self.explanation.partition("\n")[0])

    @cached_property
    def sides(self) -> tuple[Assertion, ...]:
        """Returns the assertions in the order in which `pair` has their words, one for each wording and figure."""
        told = {(a.article.source, *_words_around(a), a.text): a for a in reversed(self.assertions)}
        return tuple(told[key] for key in sorted(told))


@dataclass(frozen=True, slots=True)
class Problem:
    """An input or a rule that was left out of a run: where, what, and the mend."""

    place: str
    message: str
    mend: str

    def __str__(self) -> str:
        return f"{self.place}: {self.message}; {self.mend}"


@dataclass(frozen=True, slots=True)
class Reading:
    """What one article yielded."""

    article: Article
    dateline: Dateline
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    assertions: tuple[Assertion, ...]


class Judged(NamedTuple):
    """How many findings of a rule people called right, wrong, or could not tell."""

    right: int = 0
    wrong: int = 0
    unsure: int = 0

    def __str__(self) -> str:
        """Returns "3 of 4 right (75%)", without those that nobody could tell; "" where none is labelled.

        All or nothing is claimed only where it is so.
        """
        whole = self.right + self.wrong
        if not whole:
            return ""
        rounded = (200 * self.right + whole) // (2 * whole)
        share = str(min(rounded, 99) if self.wrong else rounded) if rounded or not self.right else "under 1"
        return f"{self.right:,} of {whole:,} right ({share}%)"


class RuleSheet(NamedTuple):
    """A rule as people read it: what it looks for, the sentences it matches, its examples, and how its findings were judged."""

    id: str
    help: str
    says: tuple[str, ...] = ()
    agree: tuple[tuple[str, str], ...] = ()
    clash: tuple[tuple[str, str], ...] = ()
    apart: tuple[tuple[str, str], ...] = ()
    ignore: tuple[str, ...] = ()
    own: bool = False  # a user's
    tags: tuple[str, ...] = ()
    judged: Judged = Judged()


class Silence(NamedTuple):
    """Two statements of one topic whose values differ and that are not reported, and the reason."""

    topic: str
    first: Assertion
    second: Assertion
    reason: str


class Settled(NamedTuple):
    """A finding that people have settled: it is kept and shown, and fails no run.

    `by` tells where they did so: an entry of the baseline, a comment in an article, or the settings; `place` names it.
    """

    finding: Finding
    by: Settler
    reason: str = ""
    place: str = ""

    @property
    def status(self) -> Status:
        """Returns how the finding stands: the baseline knows it, or it is suppressed."""
        return "known" if self.by == "baseline" else "suppressed"


class Resolved(NamedTuple):
    """An entry of the baseline whose pair no longer disagrees, though the articles of both sides were read."""

    topic: str
    values: tuple[str, ...]
    rule: str
    place: str = ""


class Held(NamedTuple):
    """How a run stands to its baseline: the findings whose pair stood there with other values, and what was not found again.

    `changed` gives for the fingerprint of a finding the values that the baseline has for its pair, `reopened` for every one
    whose entry holds no more the reason in words: other values, a graver kind, other words, or an entry that expired.
    """

    changed: Mapping[str, tuple[str, ...]]
    resolved: tuple[Resolved, ...] = ()
    reopened: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True)
class Report:
    """The result of a run: the open findings, most pressing first, those that are settled, and everything they rest on.

    `held` is None where there was no baseline to hold the run against; `unshown` counts disagreements that were not asked for.
    `fresh` are the files of the findings' articles that are new, where the run was asked for what is new; else None.
    """

    findings: tuple[Finding, ...]
    readings: tuple[Reading, ...]
    skipped: tuple[Problem, ...] = ()
    topics: tuple[Topic, ...] = field(default=())
    rules: tuple[RuleSheet, ...] = field(default=())
    settled: tuple[Settled, ...] = ()
    held: Held | None = None
    unshown: int = 0
    fresh: frozenset[Path] | None = None

    def status(self, finding: Finding) -> Status:
        """Returns how an open finding stands to the baseline: "new", "changed"; "open" where there is none, or it agrees."""
        if self.held is None or finding.kind == "agreement":
            return "open"
        known = finding.fingerprint in self.held.changed or finding.fingerprint in self.held.reopened
        return "changed" if known else "new"

    @property
    def articles(self) -> tuple[Article, ...]:
        """Returns the articles in the order they were given."""
        return tuple(r.article for r in self.readings)

    @property
    def assertions(self) -> tuple[Assertion, ...]:
        """Returns every assertion, article by article, in the order of the text."""
        return tuple(a for r in self.readings for a in r.assertions)

    def to_frame(self) -> Any:
        """Returns a pandas DataFrame of the assertions, one a row; columns and dtypes as `exports.frames.assertions_frame` tells.

        Raises CheckerError where the extra `tables` is not installed.
        """
        return import_module("checker.exports.frames").assertions_frame(self)

    def findings_frame(self) -> Any:
        """Returns a pandas DataFrame of the findings, one a row; columns and dtypes as in checker.exports.frames.findings_frame.

        Raises CheckerError where the extra `tables` is not installed.
        """
        return import_module("checker.exports.frames").findings_frame(self)

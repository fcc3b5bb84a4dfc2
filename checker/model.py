"""The nouns of the checker. Each step of the pipeline takes one and returns the next; all are immutable."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Literal, NamedTuple, Union

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
    the file. `verbatim` is False where the file holds the text with other signs, as a cell of a table that doubles its quotes:
    columns are not the file's then. `ignores` are what it says of findings on itself.
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
    verbatim: bool = True
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

"""Two articles side by side: every pair of statements that may be of one thing, the verdict on it, and why."""

from __future__ import annotations

import textwrap
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, product
from typing import Any, NamedTuple

from checker.align import align
from checker.compare import KIND_OF, SEVERITY, confidence_of
from checker.config import reaches
from checker.events.gathered import Gathered
from checker.findings import Finding
from checker.model import Article, Assertion, Problem, Reading
from checker.reasons import name_topic, say_read, tell_grounds
from checker.rule import Rule
from checker.run import read_all, relate
from checker.shell.console import one_line
from checker.sifting import LEAST, ODD, REPEATING, without_repeats
from checker.verdicts import Ruling, judge

MOST = 500  # pairs that are shown
ALONE = 5  # statements without a counterpart that are shown, of each article
OTHER_EVENTS = Ruling("apart", "the articles are not taken to report one event, and each value belongs to its own")
ASKED = "They are compared as reports of one event, as asked."
APART = "They are not taken to report one event: what they name, what happened or the days of it do not fit."
NEITHER = "No figure in them depends on which event they report."


class Pair(NamedTuple):
    """Two statements, one of each article, how they stand to each other, and how sure that is."""

    first: Assertion
    second: Assertion
    ruling: Ruling
    confidence: float


class Comparison(NamedTuple):
    """Two articles held against each other.

    `one_event` says that they are taken to report one event, and `grounds` why. `further` counts pairs beyond MOST. `alone`
    are the statements of each that the other has no counterpart to. `findings` are those of rules that compare whole articles.
    """

    articles: tuple[Article, Article]
    one_event: bool
    grounds: str
    pairs: tuple[Pair, ...]
    further: int
    alone: tuple[tuple[Assertion, ...], tuple[Assertion, ...]]
    findings: tuple[Finding, ...]
    skipped: tuple[Problem, ...]


def compare_articles(
    first: Article,
    second: Article,
    rules: Sequence[Rule] | None = None,
    *,
    aliases: Mapping[str, str] | None = None,
    same_event: bool = False,
) -> Comparison:
    """Returns two articles held against each other, as `check` does, with what it leaves unsaid.

    `same_event` takes them to report one event, whatever they name. Raises CheckerError for a rule that cannot be loaded.
    """
    readings, index, problems = read_all((first, second), rules, aliases=aliases)
    gathered = Gathered(readings)
    told = any(a.story for r in readings for a in r.assertions)
    joined = gathered.stories[first] == gathered.stories[second]
    one_event = same_event or joined
    numbers = {first: 0, second: 0 if one_event else 1}
    blocks = list(_blocks(readings, numbers))
    judged = [
        _judge_pair(a, b, one_event)
        for a, b in islice((pair for ours, theirs in blocks for pair in product(ours, theirs)), MOST)
    ]
    findings = _without_pairs(relate(Gathered(readings, numbers), index.rules, problems), judged)
    pairs = [p for p in judged if p.ruling.verdict != "apart" or not _stands_in(p, findings)]
    met = {id(a) for ours, theirs in blocks if ours and theirs for a in (*ours, *theirs)}
    mine, other = (
        tuple(a for a in r.assertions if id(a) not in met and not any(_holds(f, a) for f in findings)) for r in readings
    )
    grounds = NEITHER if not told else ASKED if same_event else _say_grounds(gathered) if joined else APART
    return Comparison(
        articles=(first, second),
        one_event=one_event,
        grounds=grounds,
        pairs=tuple(sorted(pairs, key=lambda p: (p.ruling.verdict == "apart", p.first.start, p.second.start))),
        further=sum(len(ours) * len(theirs) for ours, theirs in blocks) - len(judged),
        alone=(mine, other),
        findings=tuple(findings),
        skipped=tuple(dict.fromkeys(problems)),
    )


def disagree(comparison: Comparison, fail_on: str) -> bool:
    """Returns whether something shown is at or above the severity `fail_on`, as `check` has it."""
    kinds = [KIND_OF[v] for p in comparison.pairs if (v := p.ruling.verdict) in KIND_OF and not _is_hidden(p)]
    found = [SEVERITY[kind] for kind in kinds if kind != "agreement"]
    found += [f.severity for f in comparison.findings if f.kind != "agreement" and f.confidence >= LEAST]
    return reaches(found, fail_on)


def _without_pairs(findings: Sequence[Finding], pairs: Sequence[Pair]) -> list[Finding]:
    """Returns the findings without those of REPEATING rules that another finding or a pair shows at odds."""
    odd = [p for p in pairs if KIND_OF.get(p.ruling.verdict) in ODD]
    kept = without_repeats(findings)
    return [f for f in kept if f.rule not in REPEATING or not any(_stands_in(p, [f]) for p in odd)]


def _stands_in(pair: Pair, findings: Sequence[Finding]) -> bool:
    """Returns whether a finding is on both statements."""
    return any(_holds(f, pair.first) and _holds(f, pair.second) for f in findings)


def _holds(finding: Finding, a: Assertion) -> bool:
    return any(b.article is a.article and b.start < a.end and a.start < b.end for b in finding.assertions)


def _blocks(
    readings: Sequence[Reading], numbers: Mapping[Article, int]
) -> Iterator[tuple[list[Assertion], list[Assertion]]]:
    """Yields the statements of either article that may be of one thing: of one topic, or of one attribute and subject."""
    topics = align((a for r in readings for a in r.assertions), numbers)
    key_of: dict[tuple[str, str, bool], int] = {}
    blocks: dict[int, tuple[list[Assertion], list[Assertion]]] = defaultdict(lambda: ([], []))
    first = readings[0].article
    for number, topic in enumerate(topics):
        keys = {(a.attribute, a.subject, a.story) for a in topic.assertions}
        block = next((key_of[key] for key in sorted(keys) if key in key_of), number)
        key_of.update(dict.fromkeys(keys, block))
        for a in topic.assertions:
            blocks[block][0 if a.article is first else 1].append(a)
    yield from blocks.values()


def _judge_pair(a: Assertion, b: Assertion, one_event: bool) -> Pair:
    ruling = judge(a, b)
    if a.story and b.story and not one_event and ruling.verdict != "apart":
        ruling = OTHER_EVENTS
    return Pair(a, b, ruling, confidence_of((a, b), ruling))


def _say_grounds(gathered: Gathered) -> str:
    return tell_grounds([gathered.signs(r.article) for r in gathered]).why


# -------------------------------------------------------------------------------------------------- shown


def describe(comparison: Comparison) -> dict[str, Any]:
    """Returns a comparison as dicts, lists, strings and numbers, for JSON."""
    return {
        "one_event": comparison.one_event,
        "grounds": comparison.grounds,
        "pairs": [
            {
                "verdict": p.ruling.verdict,
                "reason": p.ruling.reason,
                "confidence": p.confidence,
                "topic": _topic(p),
                "rule": p.first.rule,
                "a": _statement(p.first),
                "b": _statement(p.second),
            }
            for p in comparison.pairs
        ],
        "further_pairs": comparison.further,
        "alone": {name: [_statement(a) for a in some] for name, some in zip("ab", comparison.alone, strict=True)},
        "findings": [
            {"kind": f.kind, "rule": f.rule, "confidence": f.confidence, "explanation": f.explanation}
            for f in comparison.findings
        ],
    }


def _statement(a: Assertion) -> dict[str, Any]:
    return {
        "text": a.text,
        "read": say_read(a),
        "attribute": a.attribute,
        "sentence": a.sentence,
        "start": a.start,
        "end": a.end,
        "speaker": a.speaker,
    }


def render(comparison: Comparison, width: int = 100) -> str:
    """Returns a comparison as text: what the two are, each pair with its verdict and reason, and what has no counterpart."""
    head = [_head(name, a) for name, a in zip("AB", comparison.articles, strict=True)]
    head.append(_fill(comparison.grounds, width, ""))
    tail = "\n".join(_fill(line, width, "") for line in _sum_up(comparison))
    return "\n\n".join(["\n".join(head), *tell_pairs(comparison, width), tail]) + "\n"


def tell_pairs(comparison: Comparison, width: int) -> list[str]:
    """Returns a block of text for each pair of statements, and for each finding of a rule that compares whole articles."""
    blocks = []
    for p in comparison.pairs:
        sure = f"  ({p.confidence:.2f})" if p.ruling.verdict in KIND_OF else ""
        hidden = f"; less sure than {LEAST}, so check leaves it out" if sure and _is_hidden(p) else ""
        blocks.append(
            [
                f"{p.ruling.verdict.upper()} {one_line(_topic(p))}  [{p.first.rule}]{sure}",
                *(_fill(f"{name}  {_quote(a)}", width, "  ") for name, a in (("A", p.first), ("B", p.second))),
                _fill(f"why: {p.ruling.reason}{hidden}", width, "  "),
            ]
        )
    blocks += [
        [f"{f.kind.upper()} {one_line(f.topic)}  [{f.rule}]  ({f.confidence:.2f})", _fill(f.explanation, width, "  ")]
        for f in comparison.findings
    ]
    return ["\n".join(block) for block in blocks]


def _is_hidden(pair: Pair) -> bool:
    return pair.ruling.verdict != "agree" and pair.confidence < LEAST


def _topic(pair: Pair) -> str:
    return name_topic(pair.first.label or pair.first.subject, pair.first.attribute)


def _head(name: str, article: Article) -> str:
    where = (
        f"{article.source}, {article.path}"
        if article.path is not None
        else f"a text of {len(article.text):,} characters"
    )
    day = f", published {article.published}" if article.published is not None else ""
    return f"{name}  {one_line(where)}{day}"


def _quote(a: Assertion) -> str:
    return f"“{a.text}”{f', read as {read}' if (read := say_read(a)) else ''}: {a.sentence[:400]}"


def _sum_up(comparison: Comparison) -> Iterator[str]:
    """Yields how many pairs there are of each verdict, and what has no counterpart."""
    counts = Counter(p.ruling.verdict for p in comparison.pairs)
    shown = Counter(f.kind for f in comparison.findings)
    found = ", ".join(f"{number} {kind}{'s' if number > 1 else ''}" for kind, number in shown.most_common())
    beside = f"{'; beside them, ' if counts else ''}{found}" if found else ""
    told = ", ".join(f"{number} {verdict}" for verdict, number in counts.most_common())
    further = f"; {comparison.further:,} more are not shown" if comparison.further else ""
    many = len(comparison.pairs)
    if many:
        yield f"{many} {'pair' if many == 1 else 'pairs'} of statements: {told}{further}{beside}"
    else:
        yield beside or "The two make no statement about the same thing that a rule understands."
    for name, some in zip("AB", comparison.alone, strict=True):
        if some:
            named = [f"{name_topic(a.label or a.subject, a.attribute)} “{a.text}”" for a in some[:ALONE]]
            more = f", {len(some) - ALONE:,} more" if len(some) > ALONE else ""
            yield f"Only {name}: {', '.join(named)}{more}"


def _fill(text: str, width: int, indent: str) -> str:
    return textwrap.fill(
        one_line(text), width, initial_indent=indent, subsequent_indent=indent + "   " * bool(indent),
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip

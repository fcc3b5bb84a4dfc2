"""A rule's examples, run: they are its tests and its documentation."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from checker.model import Article, Report
from checker.rule import Rule
from checker.run import check

PUBLISHED = date(2024, 6, 15)  # the day examples are taken to be written on
ExampleKind = Literal["agree", "clash", "apart", "ignore", "odd"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """One example of a rule: what it should show, whether it did, and what was found instead."""

    rule: Rule
    kind: ExampleKind
    example: tuple[str, ...]
    passed: bool
    reason: str


def test_rules(rules: Sequence[Rule]) -> tuple[Outcome, ...]:
    """Returns an outcome for each example of each rule, run with all the rules given (a rule may build on another)."""
    return tuple(outcome for rule in rules for outcome in _outcomes(rule, rules))


test_rules.__test__ = False  # type: ignore[attr-defined]  # no test of pytest's


def _outcomes(rule: Rule, rules: Sequence[Rule]) -> Iterator[Outcome]:
    for kind, pairs in (("agree", rule.agree), ("clash", rule.clash), ("apart", rule.apart)):
        for pair in pairs:
            yield _judge(rule, kind, tuple(pair), rules)  # type: ignore[arg-type]
    for kind, texts in (("ignore", rule.ignore), ("odd", rule.odd)):
        for text in texts:
            yield _judge(rule, kind, (text,), rules)  # type: ignore[arg-type]


def _judge(rule: Rule, kind: ExampleKind, texts: tuple[str, ...], rules: Sequence[Rule]) -> Outcome:
    report = check(
        [Article(t, f"example {'AB'[i]}", PUBLISHED) for i, t in enumerate(texts)],
        rules if rule.derive is not None else [rule],
    )
    kinds = {f.kind for f in report.findings if f.rule == rule.id}
    if report.skipped:
        return Outcome(rule, kind, texts, False, str(report.skipped[0]))
    if kind == "ignore":
        passed = not kinds and (rule.verify is not None or all(a.rule != rule.id for a in report.assertions))
    elif kind == "apart":
        passed = not kinds
    else:
        clash = {"arithmetic"} if rule.derive is not None else {"contradiction"}
        passed = kinds == {"agree": {"agreement"}, "clash": clash, "odd": {"arithmetic"}}[kind]
    return Outcome(rule, kind, texts, passed, "" if passed else _explain(report, rule, kinds))


def _explain(report: Report, rule: Rule, kinds: Collection[str]) -> str:
    """Returns how the example was read: its mentions, what the rule took from them, and the verdict."""
    lines = [f"found {', '.join(sorted(kinds)) or 'nothing'}"]
    for reading in report.readings:
        mentions = ", ".join(f"{m.kind} “{m.text}”" for m in reading.mentions) or "no mention"
        lines.append(f"{reading.article.source}: {mentions}")
        mine = [a for a in reading.assertions if a.rule == rule.id]
        lines += [
            f"  read {a.subject} | {a.attribute} | {a.text} | {a.modality} | {a.basis or 'no basis'} | "
            f"{f'{a.period.low} to {a.period.high}' if a.period else 'no period'} | {', '.join(sorted(a.features))}"
            for a in mine
        ] or ["  no sentence of the rule matched"]
    return "\n".join(lines)


def explain(rule: Rule) -> str:
    """Returns a rule's help, its patterns and its examples, as a page to read."""
    lines = [rule.id, "=" * len(rule.id), "", rule.help, ""]
    if rule.says or rule.cues:
        lines += ["Reads:", *(f"  {s}" for s in rule.says), *(f"  {c}" for c in rule.cues), ""]
    for title, pairs in (
        ("These agree:", rule.agree),
        ("These clash:", rule.clash),
        ("These stand apart:", rule.apart),
    ):
        for first, second in pairs:
            lines += [title, f"  {first}", f"  {second}"]
    for name, texts in (("Does not add up:", rule.odd), ("Finds nothing in:", rule.ignore)):
        lines += [line for text in texts for line in (name, f"  {text}")]
    return "\n".join(lines) + "\n"

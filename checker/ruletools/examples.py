"""A rule's examples, run: they are its tests and its documentation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from checker.model import Article
from checker.rule import Rule
from checker.ruletools.rulesmith import MARK, find_placeholders, is_placeholder, locate
from checker.ruletools.trialtext import WIDTH, describe_trial, render
from checker.ruletools.trying import Trial, companions, try_texts
from checker.run import check
from checker.shell.console import one_line

PUBLISHED = date(2024, 6, 15)  # the day examples are taken to be written on
WANTED = {"agree": "agreement", "clash": "contradiction"}  # the kind of finding that is to come of a pair
SAYS_MARK = f"still says {MARK}; write your own"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One example of a rule: what it should show (a `kind`: agree, clash, apart, ignore, odd), and whether it did.

    Where it did not, `reason` says what was found instead, and `trial` how it was read; there is none where a rule raised, or
    where something is still to be said. A docstring or a pattern that is still to be written is an outcome too.
    """

    rule: Rule
    kind: str
    example: tuple[str, ...]
    passed: bool
    reason: str
    trial: Trial | None = None


def test_rules(rules: Sequence[Rule]) -> tuple[Outcome, ...]:
    """Returns an outcome for each example of each rule, run with all the rules given (a rule may build on another)."""
    return tuple(outcome for rule in rules for outcome in _outcomes(rule, rules))


test_rules.__test__ = False  # type: ignore[attr-defined]  # no test of pytest's


def _outcomes(rule: Rule, rules: Sequence[Rule]) -> Iterator[Outcome]:
    for missing in find_placeholders(rule):
        yield Outcome(rule, missing.part, missing.text, False, SAYS_MARK)
    for kind, pairs in (("agree", rule.agree), ("clash", rule.clash), ("apart", rule.apart)):
        for pair in pairs:
            yield _judge(rule, kind, tuple(pair), rules)
    for kind, texts in (("ignore", rule.ignore), ("odd", rule.odd)):
        for text in texts:
            yield _judge(rule, kind, (text,), rules)


def _judge(rule: Rule, kind: str, texts: tuple[str, ...], rules: Sequence[Rule]) -> Outcome:
    if is_placeholder(texts):
        return Outcome(rule, kind, texts, False, SAYS_MARK)
    articles = [Article(t, f"example {'AB'[i]}", PUBLISHED) for i, t in enumerate(texts)]
    report = check(articles, companions(rule, rules))
    kinds = {f.kind for f in report.findings if f.rule == rule.id}
    if report.skipped:
        return Outcome(rule, kind, texts, False, str(report.skipped[0]))
    read = [a for a in report.assertions if a.rule == rule.id]
    if kind == "ignore":
        passed = not kinds and (rule.verify is not None or not read)
        wanted = "nothing"
    elif kind == "apart":
        passed, wanted = not kinds, "nothing"
    else:
        wanted = "arithmetic" if kind == "odd" or (kind == "clash" and rule.derive is not None) else WANTED[kind]
        passed = kinds == {wanted}
    if passed:
        return Outcome(rule, kind, texts, True, "")
    found = ", ".join(sorted(kinds)) or (f"“{read[0].text}”" if kind == "ignore" and read else "nothing")
    trial = try_texts(articles, rules, rule)
    return Outcome(rule, kind, texts, False, f"wanted {wanted}, found {found}", trial)


def render_failure(outcome: Outcome, width: int = WIDTH) -> str:
    """Returns an example that does not hold as a block of text: what was wanted, what was found, and how it was read."""
    place = locate(outcome.rule, outcome.example[-1])
    lines = [f"FAILED {one_line(f'{place}: {outcome.kind}: {outcome.reason}')}"]
    if outcome.reason == SAYS_MARK:
        return lines[0] + "\n"
    if outcome.trial is None:
        lines += [f"  {one_line(text)}" for text in outcome.example]
    else:
        lines += [f"  {line}".rstrip() for line in render(outcome.trial, width - 2).splitlines() if line]
    return "\n".join(lines) + "\n\n"


def describe_outcomes(outcomes: Sequence[Outcome]) -> list[dict[str, Any]]:
    """Returns the outcomes as dicts, lists and strings, for JSON; of an example that does not hold also how it was read."""
    return [
        {
            "rule": o.rule.id,
            "place": locate(o.rule, o.example[-1]),
            "kind": o.kind,
            "example": list(o.example),
            "passed": o.passed,
            "reason": o.reason,
            "read": describe_trial(o.trial) if o.trial is not None else None,
        }
        for o in outcomes
    ]


def explain(rule: Rule) -> str:
    """Returns a rule's help, its patterns and its examples, as a page to read."""
    lines = [rule.id, "=" * len(rule.id), "", rule.help, ""]
    if rule.says or rule.cues:
        lines += ["Reads:", *(f"  {s}" for s in rule.says), *(f"  {c}" for c in rule.cues), ""]
    elif rule.read is not None:
        lines += ["Reads with a function of its own.", ""]
    if rule.unless:
        lines += [f"Unless one of these stands between: {rule.unless}", ""]
    shown: tuple[tuple[str, Sequence[tuple[str, ...]]], ...] = (
        ("These agree:", rule.agree),
        ("These clash:", rule.clash),
        ("These stand apart:", rule.apart),
        ("Does not add up:", [(text,) for text in rule.odd]),
        ("Finds nothing in:", [(text,) for text in rule.ignore]),
    )
    for title, examples in shown:
        if examples:
            lines += [
                title,
                *(line for first, *rest in examples for line in (f"  - {first}", *(f"    {r}" for r in rest))),
            ]
    return "\n".join(lines) + "\n"

"""The rules of a run as SARIF lists them: short and full description, and help as text and Markdown with the examples."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from checker.findings import Finding, RuleSheet
from checker.reports.markdown import NOTHING, escape
from checker.reports.words import calm, clip, flatten

LONGEST_SHORT, LONGEST_FULL = 250, 1024  # characters that GitHub takes
LONGEST_EXAMPLE, MOST_EXAMPLES = 400, 6
TAGS = ["consistency"]
STARTS = re.compile(r"[#+=-]|[0-9]+[.)]")
BUILT_IN = RuleSheet(
    "dateline",
    "When an article was written: its stamp is missing, malformed, or at odds with its own text.\n\n"
    "The stated day is held against the stamp on the page, the dates and the tense of the text, and the articles that tell of "
    "the same events. A stamp that cannot be read, a day that the text cannot have been written on, and an article without "
    "any day are each reported, with the days it may have been written on instead.",
)
EXAMPLES = (
    ("agree", "These agree"),
    ("clash", "These disagree"),
    ("apart", "These have nothing to do with each other"),
)


def describe_rules(sheets: Sequence[RuleSheet], findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """Returns every rule of the run, what finds without one, and what only findings name; each id once, in this order."""
    known = {sheet.id: sheet for sheet in (*sheets, *(() if any(s.id == "dateline" for s in sheets) else (BUILT_IN,)))}
    for finding in findings:
        known.setdefault(finding.rule, RuleSheet(finding.rule, ""))
    return [_describe(sheet) for sheet in known.values()]


def _describe(sheet: RuleSheet) -> dict[str, Any]:
    """Returns one rule; results state their own level, so "warning" is only what a rule has without any."""
    told = flatten(sheet.help) or f"Findings of {flatten(sheet.id) or 'a rule without a name'}."
    paragraphs = [flatten(part) for part in calm(sheet.help).split("\n\n") if part.strip()] or [told]
    judged = {} if not any(sheet.judged) else {"judged": sheet.judged._asdict()}
    return {
        "id": sheet.id,
        "name": name_rule(sheet.id),
        "shortDescription": {"text": _brace(clip(paragraphs[0], LONGEST_SHORT))},
        "fullDescription": {"text": _brace(clip(told, LONGEST_FULL))},
        "help": {
            "text": _brace("\n\n".join([*paragraphs, *_list(sheet, markdown=False)])),
            "markdown": _brace("\n\n".join([*map(_open, paragraphs), *_list(sheet, markdown=True)])),
        },
        "defaultConfiguration": {"level": "warning"},
        "properties": {"tags": TAGS, **judged},
    }


def name_rule(rule: str) -> str:
    """Returns "OutputShare" for "output-share", as names of rules are written in SARIF."""
    return "".join(word[:1].upper() + word[1:] for word in re.split(r"[^A-Za-z0-9]+", rule)) or "Rule"


def _list(sheet: RuleSheet, *, markdown: bool) -> Iterator[str]:
    """Yields what a rule looks for and its examples, each list with a line that leads to it."""
    show = _open if markdown else flatten

    def items(lead: str, lines: Iterable[str]) -> str:
        head = f"**{lead}**\n" if markdown else lead + ":"
        return "\n".join([head, *(f"- {show(clip(flatten(line), LONGEST_EXAMPLE))}" for line in lines)])

    if sheet.says:
        yield items("It looks for", sheet.says)
    for field, lead in EXAMPLES:
        if pairs := getattr(sheet, field)[:MOST_EXAMPLES]:
            yield items(lead, (f"{first} / {second}" for first, second in pairs))
    if sheet.ignore:
        yield items("It passes over", sheet.ignore[:MOST_EXAMPLES])


def _open(text: str) -> str:
    """Returns text as Markdown that may start a line: a sign that would make a list or a heading there stands second."""
    shown = escape(text)
    return NOTHING + shown if STARTS.match(shown) else shown


def _brace(text: str) -> str:
    """Returns a message in which no braces make a placeholder (SARIF 2.1.0, 3.11.5)."""
    return text.replace("{", "{{").replace("}", "}}")

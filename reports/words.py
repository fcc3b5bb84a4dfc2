"""How kinds, counts, shares and texts of others read in plain words; shared by every renderer that speaks to people."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import ROUND_DOWN, Decimal
from typing import NamedTuple

from checker.findings import Finding, Settled
from checker.model import Assertion, FindingKind, Modality, Settler, Severity, Status

# ---- vocabulary ------------------------------------------------------------------------------------------------------


class KindWords(NamedTuple):
    """What a kind of finding is called, and what it means, in one sentence."""

    one: str
    many: str
    meaning: str


KIND_WORDS: dict[FindingKind, KindWords] = {
    "contradiction": KindWords(
        "contradiction", "contradictions", "These disagree: one thing, one time, and figures that cannot both hold."
    ),
    "basis-mismatch": KindWords(
        "basis mismatch", "basis mismatches", "These give one figure, but measure it against different wholes."
    ),
    "arithmetic": KindWords("arithmetic finding", "arithmetic findings", "These figures do not add up to one another."),
    "dateline": KindWords("dateline", "datelines", "These articles do not say clearly when they were written."),
    "drift": KindWords("drift", "drifts", "These values moved: over time, or from plan to outcome."),
    "agreement": KindWords("agreement", "agreements", "These independent sources confirm one another."),
}
SEVERITY_WORDS: dict[Severity, str] = {
    "error": "pressing",
    "warning": "worth checking",
    "note": "worth knowing",
    "info": "for the record",
}
STATUS_WORDS: dict[Status, str] = {
    "open": "open",
    "new": "new",
    "changed": "changed since the baseline",
    "known": "in the baseline",
    "suppressed": "suppressed",
}
SETTLER_WORDS: dict[Settler, str] = {
    "baseline": "In the baseline",
    "article": "Suppressed in the article",
    "settings": "Suppressed in the settings",
}
SURENESS = ((0.9, "sure"), (0.75, "fairly sure"), (0.6, "likely"), (0.0, "unsure"))  # each word and the least it claims
MODALITY_WORDS: dict[Modality, str] = {
    "actual": "as a fact",
    "plan": "as a plan",
    "target": "as a target",
    "estimate": "as an estimate",
    "historical": "as history",
}

# Characters that could command a terminal, reorder a line, say what nobody sees (tags, annotations), or not be encoded at all.
# Each becomes one U+FFFD, so that offsets stay true. Line ends and tabs are handled by whoever lays the text out.
UNSAFE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff"
    "\U000e0000-\U000e007f]"
)
CARRIAGE_RETURN = re.compile("\r(?!\n)")


def calm(text: str) -> str:
    """Returns the text, equally long, with control, bidi-override and unencodable characters shown as U+FFFD."""
    if text.isprintable():  # what is not, is either white space or unsafe
        return text
    if "\r" in text:
        text = CARRIAGE_RETURN.sub("\n", text).replace("\r", " ")
    return UNSAFE.sub("\ufffd", text)


def flatten(text: str) -> str:
    """Returns calm text on one line, each run of white space one blank."""
    return " ".join(calm(text).split())


def clip(text: str, longest: int) -> str:
    """Returns the text, or its start and "…", at most `longest` characters long."""
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def count(number: int, one: str, many: str = "") -> str:
    """Returns "1 article", "2,000 articles"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def count_kind(number: int, kind: FindingKind) -> str:
    """Returns "1 contradiction" or "3 contradictions"."""
    return count(number, KIND_WORDS[kind].one, KIND_WORDS[kind].many)


def join_words(words: Sequence[str]) -> str:
    """Returns "40", "40 and 43", "40, 43 and 45"."""
    return " and ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


def say_settled(settled: Settled) -> str:
    """Returns where a finding was settled, and why: "In the baseline: counted by two methods"."""
    where = SETTLER_WORDS[settled.by]
    return f"{where}: {flatten(settled.reason)}" if settled.reason else where


def say_share(part: int, whole: int) -> str:
    """Returns the nearest whole percentage, never all or nothing unless it is so; "" where there is no whole."""
    if not whole:
        return ""
    percent = (200 * part + whole) // (2 * whole)
    if part and not percent:
        return "under 1%"
    return f"{min(percent, 99) if part < whole else percent}%"


def say_confidence(confidence: float) -> str:
    """Returns a confidence with two decimals, cut and not rounded up: 0.999 is 0.99."""
    return str(Decimal(repr(confidence)).quantize(Decimal("0.01"), rounding=ROUND_DOWN))


def say_sureness(confidence: float) -> str:
    """Returns the word for a confidence: "sure", "fairly sure", "likely" or "unsure"."""
    return next((word for least, word in SURENESS if confidence >= least), SURENESS[-1][1])


# ---- assertions and findings -----------------------------------------------------------------------------------------


def quote_figure(assertion: Assertion, longest: int) -> str:
    """Returns a figure as it stands in its article, on one line, at most `longest` characters long."""
    start = assertion.start
    return clip(flatten(assertion.article.text[start : min(assertion.end, start + max(400, 4 * longest))]), longest)


def say_topic(finding: Finding) -> str:
    """Returns what a finding is about: its topic, else the subject and attribute of its first assertion, else its kind."""
    if finding.topic:
        return flatten(finding.topic)
    for assertion in finding.assertions:
        if named := [part for part in (assertion.subject, assertion.attribute) if part]:
            return flatten(": ".join(named))
    return KIND_WORDS[finding.kind].one

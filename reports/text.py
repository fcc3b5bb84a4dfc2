"""The report for a terminal or a CI log: plain characters, no colour, one block a finding, a summary at the end."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections import Counter

from checker.findings import Finding, Report
from checker.model import Assertion
from checker.reports.figures import say_period, say_value
from checker.reports.index import Places, count_figures, is_passage, rank, show_path
from checker.reports.words import (
    KIND_WORDS,
    calm,
    clip,
    count,
    count_kind,
    flatten,
    join_words,
    quote_figure,
    say_confidence,
    say_share,
    say_topic,
)

OPEN, CLOSE, GAP = ">>", "<<", "…"
NARROWEST = 40
# What the runner of a CI service would obey: where it begins a line, and wherever it stands.
COMMAND, ORDER = re.compile(r"(?m)^([ \t]*)(::)"), re.compile(r"##(?=(?:vso)?\[)")
LONGEST_FIGURE = 60


def render(report: Report, *, agreements: bool = False, width: int = 100) -> str:
    """Returns the report as text, ending in a line end.

    Agreements are only counted unless `agreements` asks for them. `width` counts terminal columns (CJK characters take
    two) and is kept for sentences and explanations; names of articles are never cut to fit.
    """
    places, width = Places(report), max(width, NARROWEST)
    groups = rank(report.findings)
    blocks: list[str] = []
    for kind, findings in groups.items():
        if not findings or kind == "agreement":
            continue
        blocks.append(f"{KIND_WORDS[kind].many.upper()} ({len(findings):,})")
        blocks += [_say_finding(finding, places, width) + _say_reopened(finding, report, width) for finding in findings]
    agreed = groups["agreement"]
    if agreements and agreed:
        blocks.append(f"AGREEMENTS ({len(agreed):,})")
        blocks.append("\n".join(_say_agreement(finding, places, width) for finding in agreed))
    if report.skipped:
        lines = [_say_problem(p.place, p.message, p.mend, width) for p in report.skipped]
        blocks.append("\n".join([f"LEFT OUT ({len(report.skipped):,})", *lines]))
    blocks.append(_say_summary(report, places, agreements, width))
    return COMMAND.sub(r"\1| \2", ORDER.sub("## ", "\n\n".join(blocks))) + "\n"


def _say_finding(finding: Finding, places: Places, width: int) -> str:
    """Returns the block of one finding: what it is, each assertion, and why they were paired."""
    confidence = say_confidence(finding.confidence)
    lines = [f"{finding.severity.upper()} {finding.kind} {finding.rule}  {say_topic(finding)}  ({confidence})"]
    for assertion in finding.assertions:
        frame = _say_frame(assertion) if finding.kind != "dateline" else ""  # a stamp claims nothing
        lines.append(f"  {_say_place(assertion, places)}" + (f"  [{frame}]" if frame else ""))
        if quoted := quote(assertion, width - 4):
            lines.append("    " + quoted)
        if assertion.end > assertion.start and not is_passage(assertion):
            lines.append(f"    read as {flatten(say_value(assertion))}")
    reasons = [reason for line in calm(finding.explanation).split("\n") if (reason := flatten(line))]
    lines += [
        _wrap(reason, width, "       " if number else "  why: ", "       ") for number, reason in enumerate(reasons)
    ]
    return "\n".join(lines)


def _say_reopened(finding: Finding, report: Report, width: int) -> str:
    """Returns a line on why a finding is open though the baseline has its pair; "" for others."""
    why = report.held.reopened.get(finding.fingerprint, "") if report.held is not None else ""
    return "\n" + _wrap(f"reopened: {flatten(why)}", width, "  ", "       ") if why else ""


def _say_agreement(finding: Finding, places: Places, width: int) -> str:
    """Returns an agreement in short: the topic, then each source with the figure as it wrote it."""
    said = "; ".join(
        f"{_say_place(a, places)} {OPEN}{quote_figure(a, LONGEST_FIGURE)}{CLOSE}" for a in finding.assertions
    )
    head = f"{say_topic(finding)} ({finding.rule}, {say_confidence(finding.confidence)}):"
    return _wrap(f"{head} {said}", width, "  ", "    ")


def _say_place(assertion: Assertion, places: Places) -> str:
    """Returns "source, file:line", or the source, the title and the line where there is no file."""
    article, line = assertion.article, places.line(assertion)
    source = flatten(article.source)
    if article.path is not None:
        named = "" if source == flatten(article.path.stem) else f"{source}, "  # a file often is its own source
        return f"{named}{flatten(show_path(article.path))}:{line}"
    title = f' "{clip(flatten(article.title), 60)}",' if article.title else ""
    return f"{source},{title} line {line}"


def _say_frame(assertion: Assertion) -> str:
    """Returns the modality, the period and the basis of an assertion, as far as they tell anything."""
    plain = assertion.modality == "actual" and assertion.value.unit == "day"  # a date is taken for one that came
    modality = "" if plain else assertion.modality
    return ", ".join(filter(None, [modality, say_period(assertion), flatten(assertion.basis)]))


def _say_problem(place: str, message: str, mend: str, width: int) -> str:
    """Returns one input or rule that was left out, with the mend."""
    return _wrap(f"{flatten(show_path(place))}: {flatten(message)}; {flatten(mend)}", width, "  ", "    ")


def _say_summary(report: Report, places: Places, agreements: bool, width: int) -> str:
    """Returns how much was found and how much was read, so that silence is not taken for cleanness."""
    groups = rank(report.findings)
    understood, found = count_figures(report)
    share = f" ({say_share(understood, found)})" if found else ""
    figures = f"{understood:,} of {count(found, 'figure')} understood{share}"
    problems = count(len(report.skipped), "problem")
    done = "read" if report.stored is None else "shown"  # of a store, what bears on the findings
    read = f"{count(len(report.articles), 'article')} {done}, {count(len(report.assertions), 'assertion')}, {figures}"
    if report.stored is not None:
        read += f", compared with a store of {count(report.stored, 'article')}"
    settled = _say_settled(report)
    agreed = len(groups["agreement"])
    aside = "" if agreements or not agreed else " (not listed)"
    if agreed == len(report.findings):
        confirmed = f"; {count(agreed, 'agreement')}{aside}" if agreed else ""
        told = (_wrap(line, width, "", "  ") for line in settled)
        return "\n".join([f"{_say_none(report)}: {read}, {problems}{confirmed}.", *told])
    counts = [count_kind(len(fs), kind) for kind, fs in groups.items() if fs]
    return "\n".join(
        [
            "SUMMARY",
            _wrap(", ".join(counts) + aside, width, "  ", "  "),
            _wrap(f"{read}, {problems}", width, "  ", "  "),
            *(_wrap(line, width, "  ", "  ") for line in settled),
        ]
    )


def _say_none(report: Report) -> str:
    """Returns that there is nothing to settle, with what is settled already."""
    ended = rank(settled.finding for settled in report.settled)
    told = [count_kind(len(fs), kind) for kind, fs in ended.items() if fs and kind != "agreement"]
    return f"No open disagreement, {join_words(told)} settled" if told else "No disagreement found"


def _say_settled(report: Report) -> list[str]:
    """Returns a line on what the baseline makes of the run, and one on what is suppressed, as far as there is any."""
    known = sum(settled.status == "known" for settled in report.settled)
    suppressed = len(report.settled) - known
    lines = []
    if report.held is not None:
        statuses = Counter(report.status(finding) for finding in report.findings)
        held = f"{statuses['new']:,} new, {statuses['changed']:,} changed, {known:,} known"
        lines.append(f"baseline: {held}, {len(report.held.resolved):,} resolved")
    if suppressed:
        lines.append(f"{count(suppressed, 'finding')} suppressed in articles or settings")
    return lines


def _wrap(text: str, width: int, first: str, rest: str) -> str:
    """Returns the text over as many lines as it needs, never breaking a word."""
    return textwrap.fill(
        text, width, initial_indent=first, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False
    )


# ---- one sentence on one line ----------------------------------------------------------------------------------------


def quote(assertion: Assertion, room: int) -> str:
    """Returns the sentence on one line of `room` columns, cut to either side of its marked figure."""
    text, within = assertion.article.text, assertion.within
    start, end = max(assertion.start, within.start), min(assertion.end, within.end)
    figure = quote_figure(assertion, LONGEST_FIGURE)
    if within.end <= within.start and assertion.article.stamp:
        # About the stamp of the metadata, which is no part of the text.
        return _cut_right(f"{OPEN}{clip(flatten(assertion.article.stamp), LONGEST_FIGURE)}{CLOSE}", room)
    if not figure or start > end or is_passage(assertion):
        return _cut_right(flatten(text[within.start : min(within.end, within.start + 4 * room)]), room)
    # A slice a few lines long is all that can be shown, however long the sentence is.
    left = _space(text[max(within.start, start - 4 * room) : start])
    right = _space(text[end : min(within.end, end + 4 * room)])
    room = max(room - _columns(figure) - len(OPEN) - len(CLOSE), 0)
    before, after = _columns(left), _columns(right)
    share = max(room - after, room // 2) if before + after > room else before
    left = _cut_left(left, share)
    right = _cut_right(right, room - _columns(left))
    return f"{left}{OPEN}{figure}{CLOSE}{right}".strip()


def _space(text: str) -> str:
    """Returns calm text with every run of white space one blank, those at its ends kept."""
    inner = flatten(text)
    if not inner:
        return " " if text else ""
    return " " * text[0].isspace() + inner + " " * text[-1].isspace()


def _columns(text: str) -> int:
    """Returns how many terminal columns the text takes."""
    return len(text) if text.isascii() else sum(map(_cell, text))


def _cell(character: str) -> int:
    """Returns the columns of one character: two for wide ones, none for combining ones."""
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _fit(characters: str, room: int) -> int:
    """Returns how many of the characters, from the first on, fit into the room."""
    for index, character in enumerate(characters):
        room -= _cell(character)
        if room < 0:
            return index
    return len(characters)


def _cut_right(text: str, room: int) -> str:
    """Returns the start of the text and "…", cut behind a word where there is one."""
    if _columns(text) <= room:
        return text
    kept = text[: _fit(text, room - 2)]
    space = kept.rfind(" ", len(kept) // 2)
    return (kept[:space] if space > 0 else kept) + f" {GAP}"


def _cut_left(text: str, room: int) -> str:
    """Returns "…" and the end of the text, cut before a word where there is one."""
    if _columns(text) <= room:
        return text
    kept = text[len(text) - _fit(text[::-1], room - 2) :]
    space = kept.find(" ", 0, len(kept) // 2)
    return f"{GAP} " + (kept[space + 1 :] if space >= 0 else kept)

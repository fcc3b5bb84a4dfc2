"""The report in Markdown, for a comment on a pull request or the summary of a job: the pressing findings, the rest folded.

What comes from articles is escaped so that nothing in it acts at GitHub or GitLab: no markup, link, @mention or reference.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from checker.findings import Finding, Report, Settled
from checker.model import SEVERITIES
from checker.reports.index import count_figures, rank, sort_findings
from checker.reports.spots import Spot, Spots, cut_sentence, say_problem
from checker.reports.words import (
    KIND_WORDS,
    STATUS_WORDS,
    clip,
    count,
    flatten,
    say_confidence,
    say_settled,
    say_share,
    say_topic,
)

LONGEST = 65_536  # characters that GitHub takes for a comment
ROOM_TO_CLOSE = 400  # of those, for what folds a section and ends the report
PRESSING = frozenset({"error", "warning"})
MOST_SIDES, MOST_PROBLEMS = 6, 20
LONGEST_SIDE, LONGEST_REASON, LONGEST_PROBLEM, LONGEST_LABEL = 240, 1200, 300, 200

# Signs of Markdown become entities, which no dialect takes for markup. Mentions and references (@ada, #1, !2, ~label, $3, GH-4,
# :smile:, a commit) are looked for in the rendered text, where only a character between sign and word parts them.
NOTHING = "&#8203;"  # a blank of no width
SIGNS = re.compile(
    r"""(?P<mark>[@\#!%&$~])(?=[\w"'/.+-])|(?P<sign>[\\`*_{}\[\]<>|~^&$])|(?P<colon>:)(?=//|[\w+-]*[^\W\d][\w+-]*:|[+-]1:)"""
    r"""|(?P<word>www(?=\.)|\bGH(?=-\d))|\b(?P<head>[0-9a-f]{4})(?P<tail>(?=[0-9a-f]*[a-f])[0-9a-f]{3,60})\b""",
    re.IGNORECASE | re.VERBOSE,
)

HEAD = re.compile(r"\A(?=(?:#{1,6}|[-+]|\d{1,9}[.)])\s)")  # of a heading or a list, where it begins a line


def render(report: Report) -> str:
    """Returns the report as Markdown of fewer than 65,536 characters; what had no room is counted."""
    return compose(report, LONGEST)


def escape(text: str) -> str:
    """Returns text on one line as Markdown that shows it and does nothing else, if it does not start a line."""
    return SIGNS.sub(_replace, flatten(text))


def escape_head(text: str) -> str:
    """Returns text on one line as `escape` does, which may start a line too."""
    return HEAD.sub(NOTHING, escape(text))


def _replace(found: re.Match[str]) -> str:
    if sign := found["sign"]:
        return f"&#{ord(sign)};"
    if found["head"]:
        return f"{found['head']}{NOTHING}{found['tail']}"
    return f"&#{ord(found[0])};{NOTHING}" if found["mark"] else f"{found[0]}{NOTHING}"


class Section(NamedTuple):
    """Blocks under a fold, or under none where `title` is empty; `noun` counts those that have no room."""

    title: str
    blocks: Sequence[Callable[[], str]]


def compose(report: Report, longest: int, size: Callable[[str], int] = len) -> str:
    """Returns the report as Markdown of less than `longest` by `size`: blocks, the most pressing first, as long as they fit."""
    spots = Spots(report)
    parts = [_head(report)]
    room, left = longest - size(parts[0]) - ROOM_TO_CLOSE, 0
    for title, blocks in _sections(report, spots):
        kept: list[str] = []
        for number, block in enumerate(blocks):
            drawn = "" if left else block() + "\n"
            if left or size(drawn) > room:
                left += len(blocks) - number
                break
            kept.append(drawn)
            room -= size(drawn)
        if kept:
            body = "".join(kept)
            parts.append(f"<details>\n<summary>{title}</summary>\n\n{body}</details>\n\n" if title else body)
    if left:
        parts.append(f"{count(left, 'finding')} more had no room here; the reports in other formats have all.\n")
    return "".join(parts).rstrip("\n") + "\n"


def _sections(report: Report, spots: Spots) -> Iterator[Section]:
    """Yields what follows the head: pressing findings, then the others and the settled ones, folded."""
    odd = sort_findings(finding for finding in report.findings if finding.kind != "agreement")
    pressing = [finding for finding in odd if finding.severity in PRESSING]
    others = [finding for finding in odd if finding.severity not in PRESSING]
    settled = {id(s.finding): s for s in report.settled if s.finding.kind != "agreement"}
    ended = [settled[id(finding)] for finding in sort_findings(s.finding for s in settled.values())]
    yield Section("", [_later(finding, report, spots) for finding in pressing])
    yield Section(f"{count(len(others), 'finding')} of less weight", [_later(f, report, spots) for f in others])
    yield Section(f"{count(len(ended), 'finding')} settled", [_later(s.finding, report, spots, s) for s in ended])


def _later(finding: Finding, report: Report, spots: Spots, settled: Settled | None = None) -> Callable[[], str]:
    """Returns a function that draws a finding: most of a large report has no room, and need not be drawn."""
    return lambda: _draw(finding, report, spots, settled)


# ---- parts -----------------------------------------------------------------------------------------------------------


def _head(report: Report) -> str:
    """Returns the heading, a table of counts, and how much was read."""
    groups = rank(finding for finding in report.findings if finding.kind != "agreement")
    odd = sum(map(len, groups.values()))
    title = count(odd, "open finding") if odd else "no open disagreement"
    lines = [f"## Fact consistency: {title}", ""]
    if odd:
        shown = [s for s in reversed(SEVERITIES) if any(f.severity == s for fs in groups.values() for f in fs)]
        lines += [f"| | {' | '.join(shown)} |", f"|:--|{'--:|' * len(shown)}"]
        for kind, findings in groups.items():
            number = Counter(finding.severity for finding in findings)
            if findings:
                lines.append(f"| {KIND_WORDS[kind].many} | {' | '.join(str(number[s] or '') for s in shown)} |")
        lines.append("")
    lines += [_say_read(report), ""]
    if report.skipped:
        lines += [f"**Left out: {count(len(report.skipped), 'input or rule', 'inputs or rules')}**", ""]
        lines += [f"- {escape_head(clip(say_problem(p), LONGEST_PROBLEM))}" for p in report.skipped[:MOST_PROBLEMS]]
        if len(report.skipped) > MOST_PROBLEMS:
            lines.append(f"- and {len(report.skipped) - MOST_PROBLEMS:,} more")
        lines.append("")
    return "\n".join(lines) + "\n"


def _say_read(report: Report) -> str:
    """Returns how much was read, agreed, and settled, in sentences."""
    understood, found = count_figures(report)
    share = f" ({say_share(understood, found)})" if found else ""
    told = [
        f"{count(len(report.articles), 'article')} read, {count(len(report.assertions), 'assertion')}, "
        f"{understood:,} of {count(found, 'figure')} understood{share}."
    ]
    if agreed := sum(finding.kind == "agreement" for finding in report.findings):
        told.append(f"{count(agreed, 'agreement')}, not listed.")
    ended = [settled for settled in report.settled if settled.finding.kind != "agreement"]
    known = sum(settled.status == "known" for settled in ended)
    if report.held is not None:
        odd = [finding for finding in report.findings if finding.kind != "agreement"]
        number = Counter(report.status(finding) for finding in odd)
        resolved = len(report.held.resolved)
        told.append(
            f"Baseline: {number['new']:,} new, {number['changed']:,} changed, {known:,} known, {resolved:,} resolved."
        )
    if suppressed := len(ended) - known:
        told.append(f"{count(suppressed, 'finding')} suppressed in articles or settings.")
    return " ".join(told)


def _draw(finding: Finding, report: Report, spots: Spots, settled: Settled | None) -> str:
    """Returns one finding: what it is, each side in its sentence, and why they were paired."""
    status = "" if settled or report.held is None else f", {STATUS_WORDS[report.status(finding)]}"
    told = f"{finding.severity}, {say_confidence(finding.confidence)}{status}, {escape(finding.rule)}, {finding.fingerprint}"
    lines = [
        f"**{KIND_WORDS[finding.kind].one.capitalize()}:** {escape(clip(say_topic(finding), LONGEST_LABEL))} ({told})"
    ]
    sides = spots.find(finding)
    for spot in sides[:MOST_SIDES]:
        lines += [">" if lines[-1].startswith(">") else "", f"> {_quote(spot)}"]
    if len(sides) > MOST_SIDES:
        lines += [">", f"> and {len(sides) - MOST_SIDES:,} more"]
    if reason := escape(clip(flatten(finding.explanation), LONGEST_REASON)):
        lines += ["", f"Why: {reason}"]
    if settled:
        lines += ["", escape(clip(say_settled(settled), LONGEST_REASON))]
    return "\n".join(lines) + "\n"


def _quote(spot: Spot) -> str:
    """Returns the source, the place, and the sentence with its figure in bold."""
    source = escape_head(clip(flatten(spot.article.source), LONGEST_LABEL))
    place = f", {escape(spot.path)}:{spot.region.line}" if spot.filed else ""
    if spot.assertion is None:
        return f"{source}{place}"
    before, figure, after = cut_sentence(spot.assertion, LONGEST_SIDE)
    bold = f"<b>{escape(figure)}</b>" if figure else ""
    return f"{source}{place}: “{_escape_part(before)}{bold}{_escape_part(after)}”"


def _escape_part(text: str) -> str:
    """Returns a part of a sentence, escaped, the blank at either end kept."""
    inner = escape(text)
    return f"{' ' * text[:1].isspace()}{inner}{' ' * text[-1:].isspace()}" if inner else ""

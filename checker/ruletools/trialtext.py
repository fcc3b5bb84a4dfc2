"""A trial as text and as data: each sentence as it was read, and how two texts stand to each other."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from itertools import product
from typing import Any

from checker.model import Assertion, Mention
from checker.ruletools.nearmisses import Piece, Reach
from checker.ruletools.trying import Heard, Look, Trial
from checker.shell.console import one_line
from checker.sidebyside import Comparison, describe, tell_pairs
from checker.verdicts import judge

MOST = 3  # patterns of a rule that are shown to have come near, of each sentence
WIDTH = 100


def render(trial: Trial, width: int = WIDTH) -> str:
    """Returns a trial as text: each sentence as it was read, then how the two texts stand to each other."""
    blocks = []
    for name, article, heard in zip("AB", trial.articles, trial.heard, strict=False):
        day = f", as if published on {article.published}" if article.published is not None else ""
        told = ["\n".join(_tell_heard(h, width)) for h in heard] or ["  no sentence"]
        blocks.append("\n".join([f"{name}{day}", *told]))
    if trial.comparison is not None:
        blocks.append("A and B\n" + "\n".join(tell_verdicts(trial.comparison, width)))
    return "\n\n".join(blocks) + "\n"


def tell_verdicts(comparison: Comparison, width: int) -> list[str]:
    """Returns how two texts stand to each other: each pair of statements with its verdict, or why there is no pair."""
    told = ["  " + block.replace("\n", "\n  ") for block in tell_pairs(comparison, width - 2)]
    apart = [f"APART {tell_parting(a, b)}" for a, b in product(*comparison.alone) if a.rule == b.rule]
    told += [_fill(line, width, "  ") for line in apart]
    silent = [name for name, some in zip("AB", comparison.alone, strict=True) if not some]
    if not told:
        missing = f"nothing was read in {' or '.join(silent)}" if silent else "no rule read both"
        told.append(f"  No verdict: {missing}, so there is nothing to compare.")
    return told


def tell_parting(a: Assertion, b: Assertion) -> str:
    """Returns why two statements of one rule are not held against each other."""
    if a.subject != b.subject:
        return f"“{a.text}” is of “{a.subject}” and “{b.text}” of “{b.subject}”, so they are never compared"
    return f"“{a.text}” and “{b.text}”: {judge(a, b).reason}"


def _tell_heard(heard: Heard, width: int) -> Iterator[str]:
    yield _fill(heard.text, width, "  ")
    figures = import_module(
        "checker.reports.figures"
    )  # the one home of how values read; loaded when something is shown
    mentions = "; ".join(f"“{m.text}” {_say_mention(m, figures)}" for m in heard.mentions)
    yield _entry("mentions", mentions or "none", width)
    if heard.unheard:
        yield _entry("silent", heard.unheard, width)
        return
    yield _entry("names", ", ".join(f"“{name}”" for name in heard.names) or "none", width)
    for look in heard.looks:
        yield f"    rule {look.rule}"
        yield from (_entry(kind, line, width, 6) for kind, line in _tell_look(look, figures))
    if not heard.looks:
        yield _entry("rules", "none read this sentence, and none came near", width)


def _tell_look(look: Look, figures: Any) -> Iterator[tuple[str, str]]:
    """Yields the lines on how a rule met a sentence, each with what it tells."""
    whole = [reached for reached in look.reaches if reached.matched]
    near = [reached for reached in look.reaches if not reached.matched]
    for reached in (*whole, *near[: 1 if look.assertions else MOST]):
        yield ("matched" if reached.matched else "stopped"), reached.pattern
        yield "", _say_reach(reached)
    if len(near) > MOST and not look.assertions:
        yield "", f"{len(near) - MOST} more of its patterns came less near"
    for told in look.dropped:
        yield "dropped", told
    for a in look.assertions:
        yield "read", say_assertion(a, figures)
    if not look.reaches and not look.assertions:
        yield "read", f"nothing; {look.otherwise}"


def _say_reach(reached: Reach) -> str:
    """Returns what a pattern took, and where it stopped."""
    took = f"took {_say_pieces(reached.taken)}" if reached.taken else "took nothing"
    wanted = f"; wanted {_say_wanted(reached.wanted)}, found {reached.met}" if reached.wanted else ""
    elsewhere = f"; elsewhere stands {_say_pieces(reached.elsewhere)}" if reached.elsewhere else ""
    return f"{took}{wanted}{elsewhere}{f'; {reached.bar}' if reached.bar else ''}"


def _say_pieces(pieces: Sequence[Piece]) -> str:
    return ", ".join(f"{p.written} “{p.words}”" if p.written.startswith("{") else f"“{p.words}”" for p in pieces)


def _say_wanted(piece: str) -> str:
    return piece if piece.startswith("{") else f"one of {piece}" if "|" in piece else f"the word “{piece}”"


def _say_mention(mention: Mention, figures: Any) -> str:
    """Returns the kind of a mention, and what it was read as."""
    value = mention.value
    if value is None:
        return f"{mention.kind}, {'a name' if mention.kind == 'identifier' else 'of unknown value'}"
    figure = mention.written is not None
    read = figures.say_figure(value, mention.written, mention.hedge) if figure else figures.say_dates(value)
    return f"{mention.kind}, {read}"


def say_assertion(a: Assertion, figures: Any) -> str:
    """Returns an assertion on one line: of whom, what, how much, about when, how firmly, over what, and what tells it apart."""
    told = [
        f"subject {_say_subject(a)}",
        f"attribute {a.attribute}",
        f"value {figures.say_value(a)}",
        f"period {figures.say_period(a) or 'unknown'}",
        a.modality,
        f"basis {a.basis}" if a.basis else "",
        f"told apart by {' '.join(sorted(a.features))}" if a.features else "",
    ]
    return "; ".join(filter(None, told))


def _say_subject(a: Assertion) -> str:
    """Returns whom an assertion is of: as written, and the name it goes by where that has other words."""
    written = dict(a.roles).get("subject", a.subject)
    known = set(written.lower().split()) == set(a.subject.lower().split())
    return written if known else f"{a.subject} (“{written}”)"


def _entry(kind: str, line: str, width: int, indent: int = 4) -> str:
    """Returns a line with what it tells in front, wrapped behind it."""
    head = f"{' ' * indent}{kind:<9}"
    return textwrap.fill(
        one_line(line), width, initial_indent=head, subsequent_indent=" " * len(head),
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip


def _fill(text: str, width: int, indent: str) -> str:
    return textwrap.fill(
        one_line(text), width, initial_indent=indent, subsequent_indent=indent,
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip


# ---- as data ---------------------------------------------------------------------------------------------------------


def describe_trial(trial: Trial) -> dict[str, Any]:
    """Returns a trial as dicts, lists, strings and numbers, for JSON."""
    figures = import_module("checker.reports.figures")
    texts = [
        {
            "text": a.text,
            "published": str(a.published) if a.published else None,
            "sentences": [_lay(h, figures) for h in h],
        }
        for a, h in zip(trial.articles, trial.heard, strict=True)
    ]
    compared = {"comparison": describe(trial.comparison)} if trial.comparison is not None else {}
    return {"texts": texts, **compared, "problems": [str(problem) for problem in trial.problems]}


def _lay(heard: Heard, figures: Any) -> Mapping[str, Any]:
    return {
        "text": heard.text,
        "mentions": [
            {"kind": m.kind, "text": m.text, "start": m.start, "end": m.end, "read": _say_mention(m, figures)}
            for m in heard.mentions
        ],
        "names": list(heard.names),
        "silent": heard.unheard,
        "rules": [
            {
                "rule": look.rule,
                "patterns": [_lay_reach(reached) for reached in look.reaches],
                "dropped": list(look.dropped),
                "assertions": [say_assertion(a, figures) for a in look.assertions],
            }
            for look in heard.looks
        ],
    }


def _lay_reach(reached: Reach) -> Mapping[str, Any]:
    return {
        "pattern": reached.pattern,
        "matched": reached.matched,
        "took": [p._asdict() for p in reached.taken],
        "wanted": reached.wanted,
        "met": reached.met,
        "elsewhere": [p._asdict() for p in reached.elsewhere],
        "bar": reached.bar,
    }

"""Rules made of choices: sentences of the pattern language, and modules that hold literals and nothing that could do harm."""

from __future__ import annotations

from checker.pattern import KINDS
from tests.fuzzing.draws import Draws

WORDS = (
    "spent", "spend|spends|spent", "of", "its", "tug*", "*", "|", "a|", "||", "tugs", "GDP", "on", "...", "....", "..", "[", "]", "[the]", "[]",
    "[...]", "& ", "?", "!", "?tugs", "!unlike", "{", "}", "{}", "{:}", "{value}", "bought", "in", "for", "harbour", "board", "İ", "\u2028",
)  # fmt: skip
ROLES = ("value", "subject", "period", "basis", "event", "", "Value", "a b", "_")
FIELDS = (
    "says", "cues", "agree", "clash", "apart", "ignore", "odd", "value", "subject", "about", "attribute", "parties", "lasting", "sole", "edition",
    "since", "unless", "modality", "basis", "confidence", "refine", "read", "relate", "derive", "verify", "tags", "id", "help", "path", "says_",
)  # fmt: skip
HEADS = (
    '"""How many tugs."""\n',
    "",
    '"""\n"""\n',
    '"""How many tugs."""\n# coding: latin-1\n',
    "# coding: none\n",
    "\ufeff",
    "\0",
    "\x0c",
    "'''x",
)
FUNCTIONS = (
    "None",
    "len",
    "lambda a: None",
    "lambda a, b: a",
    "lambda a: [a]",
    "lambda: 1",
    "lambda a: 1/0",
    "lambda a: [1, 2]",
    "[]",
    "1",
)
# What a function of a rule may give back: nouns of which one field may be anything.
GIVEN = {
    "refine": "lambda a, c: replace(a, {})",
    "read": "lambda page: [Assertion(page.article, **{{**MADE, {}}})]",
    "derive": "lambda told: [replace(a, {}) for a in told]",
    "verify": "lambda told: [Finding(**{{**SHOWN, 'assertions': tuple(told[:2]), {}}})]",
    "relate": "lambda readings: [Finding(**{{**SHOWN, 'assertions': readings[0].assertions[:2], {}}})]",
}
HELD = (
    "start", "end", "within", "subject", "attribute", "value", "rule", "written", "hedge", "period", "dated", "modality", "basis", "speaker",
    "features", "names", "label", "lasting", "sole", "edition", "confidence", "premises", "note", "roles", "figures", "story", "admits", "moving", "told",
)  # fmt: skip
TOLD = ("kind", "severity", "confidence", "assertions", "explanation", "rule", "topic", "article")
NOUNS = """from dataclasses import replace
from checker import Assertion, Finding, Interval, Span
MADE = dict(start=0, end=3, within=Span(0, 9), subject="Oslo", attribute="tugs", value=Interval(None, None), rule="tugs")
SHOWN = dict(kind="drift", severity="note", confidence=0.5, explanation="It moved.", rule="tugs")
"""
ODD = ("Span(5, 2)", "Span(0, 10**6)", "Interval(1, 2)", "Interval(None, None, 5)", "('a',)", "(('a', 'b'),)", "(Interval(None, None),)", "frozenset({1})",
       "'actual'", "'\\ud800'", "'\\x1b[31m'", "-1", "2.5")  # fmt: skip
VALUES = (
    "None",
    "0",
    "1",
    "-1",
    "0.5",
    "1e999",
    "float('nan')",
    "True",
    "[]",
    "()",
    "{}",
    "''",
    "' '",
    "b'tugs'",
    "10**30",
    "range(3)",
    "...",
    "[[]]",
)


def build_pattern(draws: Draws) -> str:
    """Returns a sentence of the pattern language, or nearly one."""
    pieces: list[str] = []
    while draws and len(pieces) < 60:
        form = draws.number(8)
        if form < 4:
            pieces.append(draws.pick(WORDS))
        elif form < 7:
            kind = draws.pick((*sorted(KINDS), "names", "Percent", ""))
            pieces.append(f"{{{draws.pick(ROLES)}:{kind}}}" if form < 6 else f"{{{kind}}}")
        else:
            pieces.append(draws.word(6))
        pieces.append(draws.pick((" ", " ", " ", "", "|", " [", "] ")))
    return "".join(pieces)


def build_module(draws: Draws) -> bytes:
    """Returns the source of a rule's module, mostly a sound one but for a thing or two."""
    head = draws.pick(HEADS) if draws.often(1, 4) else HEADS[0]
    stated = {"says": repr(["{subject:name} has|bought ... {value:number} tugs"])}
    for _ in range(draws.number(5)):
        field = draws.pick(FIELDS)
        stated[field] = _build_value(field, draws)
    said = ", ".join(f"{field}={value}" for field, value in stated.items())
    name = "rules" if draws.often(1, 16) else "rule"
    tail = draws.pick(
        (
            "",
            "",
            "",
            "\n",
            "\n)",
            "\nrule = None",
            "\nraise SystemExit",
            "\n1/0",
            "\nrule.says = 1",
            "\nimport nothing_of_that_name",
        )
    )
    return f"{head}from checker import Rule\n{NOUNS}{name} = Rule({said}){tail}".encode("utf-8", "surrogatepass")


def _build_value(field: str, draws: Draws) -> str:
    form = draws.number(8)
    if field in GIVEN and form < 6:
        held = draws.pick(TOLD if field in ("verify", "relate") else HELD)
        value = draws.pick((*ODD, *VALUES))
        return GIVEN[field].format(f"{held}={value}" if field in ("refine", "derive") else f"{held!r}: {value}")
    if form < 2:
        return draws.pick(VALUES)
    if form < 3:
        return draws.pick(FUNCTIONS)
    if field in ("refine", "read", "relate", "derive", "verify") and form < 7:
        return draws.pick(FUNCTIONS)
    texts = [build_pattern(Draws(draws.take(draws.number(24)))) for _ in range(1 + draws.number(3))]
    if field in ("agree", "clash", "apart") and form < 7:
        return repr([(one, one[::-1]) for one in texts])
    if field in ("says", "cues", "about", "ignore", "odd", "tags") and form < 7:
        return repr([" & ".join(texts) if field == "cues" else one for one in texts])
    return repr(texts[0])

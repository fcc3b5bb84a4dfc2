"""Whether a sentence tells of a date as past or as still to come, judged by the verbs nearest to it."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from checker.late import compile_late
from checker.model import Sentence, Span

Tense = Literal["past", "coming", ""]

# ---------------------------------------------------------------- vocabulary of tense

IRREGULAR = (
    "was|were|had|did|said|told|took|held|met|went|came|became|began|left|won|lost|led|made|gave|got|saw|sent|spoke|fell|rose|grew|built|bought|sold|paid|"
    "shot|fled|fought|found|struck|drove|broke|kept|brought|thought|knew|showed|wrote|ran|stood|spent|sat|flew|chose|swore|sank|hung|taught|caught|felt|"
    "heard|shook|threw|withdrew|withheld|overtook|underwent|been|seen|taken|given|gone|done|begun|written|shown"
)
NO_VERBS = (
    "need|indeed|hundred|speed|exceed|proceed|succeed|feed|breed|seed|bleed|based|related|called|named|aged|united|"
    "limited|armed|shed"
)
CUES = rf"""(?x)
      (?P<open>\b(?:would|could|should|must|may|might|can|cannot|do(?:es)?\ not|did\ not)\b(?:\s+\w+ly)?\s+(?:be\s|have\s)?[a-z]+
      | \b(?:was|were|had\ been|been)\s+(?:\w+ly\s+)?(?:to\b|due\b|set\ to\b|expected\b|scheduled\b|going\ to\b
        |planned\b|supposed\ to\b|slated\b)(?:\s+(?:be\ )?[a-z]+)?
      | \b(?:planned|intended|hoped|wanted|promised|vowed|agreed|pledged|decided|expected|ordered|urged|asked
        |threatened|postponed|moved|brought\ forward)
        \s+(?:it\s+|them\s+)?(?:to|until|for)\s+[a-z]*
      | \b(?:an?|the|its|his|her|their|any|no)\s+(?:\w+\s+)?(?:plans?|aims?|hopes?|proposals?|intention)\s+to\s+[a-z]+
      | \b(?:scheduled|slated|planned|expected|proposed|projected|Updated|Posted|Published)\b)
    | (?P<coming>\b(?:will|shall)\b(?:\s+(?:not|also|then|now|soon|first|\w+ly))*\s+(?:be\s+)?[a-z]+ | [’']ll\s+[a-z]+
      | \b(?:is|are|am)\s+(?:\w+ly\s+)?(?:to\s+(?:be\s+)?[a-z]+|due\b|set\s+to\s+(?:be\s+)?[a-z]+|expected\b
        |scheduled\b|going\s+to\b|slated\b|about\s+to\b|planned\b)
        (?:\s+to\s+(?:be\s+)?[a-z]+)?
      | \b(?:plans?|intends?|aims?|expects?|hopes?|proposes?)\s+to\s+(?:be\s+)?[a-z]+ | \bto\s+be\s+(?:held|[a-z]+ed)\b)
    | (?P<past>\b(?:{IRREGULAR})\b | \b(?!(?:{NO_VERBS})\b)[a-z]{{2,20}}ed\b)"""
SOON = compile_late(
    r"\b(?:upcoming|forthcoming|coming|scheduled for|slated for|due on|"
    r"planned for)\s+(?:on\s+)?(?:the\s+)?(?:\w+day,?\s+)?$"
)
BOUNDARY = compile_late(r"[,;:(\"“”—–]|\b(?:that|when|while|where|which|who|as|because|if|and|but|after|before)\b")
LEADING = compile_late(
    r"(?i)^\W*(?:(?:on|in|by|from|since|during|early|late|earlier|the|html|then|later|at|of|around|about|mid|end|this|"
    r"only|just|morning|evening|night|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b\W*)*$"
)
PLACED = compile_late(
    r"(?i)(?:\b(?:on|in|since|during|early|late|mid|this|last|earlier|from|morning of|evening of|night of|(?:mon|tues|"
    r"wednes|thurs|fri|satur|sun)day,?)\s+"
    r"(?:early\s+|late\s+|mid-?)?|^\W*|mid-)$"
)
AIMED = compile_late(
    r"(?i)\bto\s+[a-z]+\b|\b(?:by|for|until|till|through|before|towards?|unless|if)\b(?!\s+(?:the\s+)?first\b)"
)
REACH = 200  # characters on either side; a verb farther off governs something else
NEAR = 90  # the same for a verb that has to be taken as past


@cache
def _cues() -> re.Pattern[str]:
    """Returns the cues compiled; a text without dates need not pay for them."""
    return re.compile(CUES)


def judge_tense(text: str, sentence: Sentence, span: Span) -> Tense:
    """Returns how the sentence tells of the date at `span`: "past", "coming" (still ahead), or "" where that stays open."""
    low, high = max(sentence.start, span.start - REACH), min(sentence.end, span.end + REACH)
    low = max(low, text.rfind(";", low, span.start) + 1)
    semicolon = text.find(";", span.end, high)
    high = semicolon if semicolon >= 0 else high
    before, after = text[low : span.start], text[span.end : high]
    if SOON.search(before):
        return "coming"
    edges = [m.end() for m in BOUNDARY.finditer(before)]
    leads = bool(LEADING.match(before[edges[-1] if edges else 0 :]))
    earlier, later = list(_cues().finditer(before)), _cues().search(after)
    if leads and later and (later.start() <= 120 or not earlier):
        cue, between = later, ""
    elif earlier:
        cue, between = earlier[-1], before[earlier[-1].end() :]
    elif later and not re.search(r"[,:(]", after[: later.start()]):
        cue, between = later, before[-NEAR:]
    else:
        return ""
    if cue.lastgroup == "coming":
        return "coming"
    if cue.lastgroup != "past" or len(between) > NEAR or AIMED.search(between):
        return ""
    placed = PLACED.search(before) or (cue is not later and not between.strip())
    return "past" if placed else ""

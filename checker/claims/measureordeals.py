"""How long somebody was lost, trapped or held until he was found, how long a chase was, and what a court awarded.

"Rescued after 30 hours", "spent 30 hours trapped" and "30 hours after he vanished" are one time; "a 30-mile chase" and "a pursuit
that covered 30 miles" one distance; "awarded her 6 million" and "ordered to pay 6 million" one sum.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.claims.measureframes import Framed
from checker.claims.measureheads import Head
from checker.late import compile_late
from checker.model import Mention
from checker.page import Stretch

BEFORE, BEHIND = 130, 70  # characters beside a figure in which it is said what it is of
_ABOUT = r"(?:(?:about|some|nearly|almost|roughly|over|the|another|at\sleast|more\sthan)\s){0,2}"
_LOST = r"(?:lost|missing|trapped|stranded|adrift|buried|stuck|pinned|marooned|captive|hostage|entombed|barricaded)"
_FOUND = r"(?:found|rescued|freed|dug|pulled|saved|plucked|winched|emerged|located|hauled)"
_AWAY = r"(?:strayed|vanished|disappeared|went\smissing|got\slost|wandered|(?:was|were)\s(?:last\sseen|buried))"
_UNTIL = (
    compile_late(rf"(?i)\b{_FOUND}\b[^.;:]{{0,60}}\bafter\s{_ABOUT}$"),
    compile_late(rf"(?i)\b{_LOST}\b[^.;:,]{{0,40}}\bfor\s{_ABOUT}$"),
    compile_late(rf"(?i)\bsurviv(?:ed|es|ing)\s{_ABOUT}$"),
)
_SPENT = compile_late(rf"(?i)\b(?:spent|spends|spending)\s{_ABOUT}$")
_SPENT_LOST = compile_late(rf"(?i)\s(?:[\w’'-]+\s){{0,5}}?{_LOST}\b")
_BEHIND_SPENT = compile_late(
    rf"(?i)\s(?:that\s)?(?:he|she|they|the\s\w+)\s(?:had\s)?spent\s(?:[\w’'-]+\s){{0,3}}?{_LOST}\b"
)
_SINCE = compile_late(rf"(?i)\safter\s(?:he|she|they|the\s\w+)\s(?:had\s)?{_AWAY}\b")
_FOUND_AT_ALL = compile_late(rf"(?i)\b{_FOUND}\b")
_NOT_SO = compile_late(
    r"(?i)\b(?:could|can|may|might|would|expected|up\sto|average|usually|record|previous|earlier|years\sago)\b"
)
_CHASE_BEHIND = compile_late(r"(?i)[\s-](?:(?:car|police|high-speed|wild|highway)\s){0,2}(?:chase|pursuit)\b")
_CHASE_BEFORE = compile_late(
    rf"(?i)\b(?:chase|pursuit)\b(?:[^.;:,]{{0,30}}\b(?:of|covered|stretched|spanned|ran|lasted|for|over))\s{_ABOUT}$"
)
_COURT = frozenset("jury jurors judge court tribunal arbitrator magistrate".split())
_AWARDED = compile_late(
    rf"(?i)\b(?:award(?:s|ed|ing)?(?:\s[\w.’'-]+){{0,5}}?|(?:to|must|should)\spay(?:\s[\w.’'-]+){{0,4}}?|award\sof)\s{_ABOUT}$"
)
_NO_AWARD = compile_late(
    r"(?i)\b(?:sought|seek(?:s|ing)?|ask(?:s|ed|ing)?|demand\w*|claim(?:ed|s|ing)?|offer(?:ed)?|could|may|might|up\sto|fine[ds]?|bail|bond"
    r"|restitution|costs|fees|settle\w*|punitive|compensatory|reduced|originally|initially|previous|earlier|each|back|taxes|not"
    r"|contract|prize|grant|refus\w+|overturn\w*|interest|half)\b"
)


_RAISED = compile_late(rf"(?i)\braise[sd]?\s{_ABOUT}$|\braising\s{_ABOUT}$")
_WORTH = compile_late(rf"(?i)\b(?:worth|valued\sat|estimated\sat)\s{_ABOUT}$")
_STOLEN = frozenset("stole stolen steal stealing thieves thief theft heist burglars burglary robbers".split())
_OFFERED = frozenset("offering ipo flotation listing float".split())
_VOTERS = compile_late(
    r"(?i)\sof\s(?:the\s|all\s)?(?:registered\s|eligible\s)?(?:voters|electorate)\s(?:turned\sout|voted|cast|went\sto\sthe\spolls)\b"
)


def find_ordeals(text: str, stretch: Stretch) -> Iterator[Framed]:
    """Yields the ordeals, chases and awards of a sentence."""
    start, end = stretch.sentence.start, stretch.sentence.end
    for word in stretch.line.words:
        m = word.mention
        if m is None or m.value is None or m.kind not in ("duration", "quantity", "money", "percent"):
            continue
        before, behind = text[max(start, m.start - BEFORE) : m.start], text[m.end : min(end, m.end + BEHIND)]
        if m.kind == "duration" and _is_ordeal(before, behind):
            # days and hours are rounded each in their way: like meets like
            yield Framed(Head("time until found", "", "time until found", basis=m.value.unit, confidence=0.65), m, True)
        elif m.value.unit == "meter" and (_CHASE_BEHIND.match(behind) or _CHASE_BEFORE.search(before)):
            yield Framed(Head("length of the chase", "", "length of the chase", confidence=0.7), m, True)
        elif m.kind == "money" and not stretch.line.vocabulary.isdisjoint(_COURT) and _is_award(text, m, start, end):
            yield Framed(Head("award", "", "award", confidence=0.65), m, True)
        elif m.kind == "money" and not stretch.line.vocabulary.isdisjoint(_OFFERED) and _RAISED.search(before):
            firm = _NOT_SO.search(before) is None and "expects" not in stretch.line.vocabulary
            yield Framed(Head("sum raised", "", "sum raised", confidence=0.65), m, firm)
        elif m.kind == "money" and not stretch.line.vocabulary.isdisjoint(_STOLEN) and _WORTH.search(before):
            firm = _NOT_SO.search(before) is None
            yield Framed(Head("value stolen", "", "value stolen", confidence=0.65), m, firm)
        elif m.kind == "percent" and _VOTERS.match(behind):
            yield Framed(Head("turnout", "", "turnout", confidence=0.7), m, _NOT_SO.search(before) is None)


def _is_ordeal(before: str, behind: str) -> bool:
    """Returns whether the words around a length of time say that somebody was lost or held for so long."""
    if _NOT_SO.search(before) is not None:
        return False
    if any(pattern.search(before) is not None for pattern in _UNTIL):
        return True
    spent = _SPENT.search(before) is not None and _SPENT_LOST.match(behind) is not None
    since = _SINCE.match(behind) is not None and _FOUND_AT_ALL.search(before) is not None
    return spent or since or _BEHIND_SPENT.match(behind) is not None


def _is_award(text: str, m: Mention, start: int, end: int) -> bool:
    """Returns whether a court awarded the sum, or ordered somebody to pay it to another."""
    return _AWARDED.search(text, max(start, m.start - BEFORE), m.start) is not None and not _NO_AWARD.search(
        text, start, end
    )

"""Sentences of courts, however they are said: prison terms and fines that were imposed, told from those asked for or suspended.

"Jailed for 12 years", "sent to prison for 12 years", "must serve 12 years behind bars", "a 12-year sentence" and "12 years in
prison" are one thing. What prosecutors ask for, what the law allows, what is suspended, and earlier sentences are others.
"""

from __future__ import annotations

from decimal import Decimal

from checker.late import compile_late
from checker.model import Interval, Mention

MONTHS = {"year": 12, "month": 1}
PENALTIES = frozenset({"prison term", "fine"})
CUE = r"sentenced|sentence|jailed?|imprison\w*|prison|behind\sbars|fined?"
_BEHIND = 45  # characters behind a figure in which it may be said what it is
_BEFORE = 160  # characters before a figure in which it may be said that it was not imposed

# What stands before a term that was imposed, right up to the figure.
_IMPOSED = compile_late(
    r"(?i)(?:\b(?:sentenced|jailed|imprisoned)\s(?:(?!and\b|for\b\s\w+ing)[\w’'-]+,?\s){0,6}?(?:to|for)\s(?:serve\s|spend\s|a\stotal\sof\s|a\s)?"
    r"|\bto\s(?:prison|jail|gaol)\sfor\s(?:a\stotal\sof\s)?"
    r"|\b(?:prison|jail)\s(?:sentence|term)\sof\s|\bsentence\sof\s)$"
)
# What may stand before a figure whose noun, behind it, says that it is a prison term.
_GIVEN = compile_late(
    r"(?i)\b(?:gets?|got|given|gave|gives|handed(?:\sdown)?|receives?|received|serves?|serving|begins?|began|imposed|imposes|spend|spends|ordered\sto\sserve)"
    r"\s(?:him\s|her\s|them\s|[\w’'-]+\s[\w’'-]+\s)?(?:a\stotal\sof\s|an?\s)?$"
)
# The same with the name of whom it was given: "gave Ann Lee, a former clerk, a 12-year term".
_GIVEN_TO = compile_late(
    r"\b(?:gave|gives|giving|handed|handing)\s(?:[A-Z][\w.’'-]*\s?){1,4}(?:,[^,.;]{1,60},)?\s?(?:a\stotal\sof\s|an?\s)?$"
)
_NOUN = compile_late(
    r"(?i)\s(?:behind\sbars|of\simprisonment|imprisonment|(?:in\s(?:a\s\w+(?:\s\w+)?\s)?)?(?:prison|jail|gaol)\b|(?:prison\s|jail\s)?(?:sentence|term)\b(?!\sas\b|\sin\soffice))"
)
# What makes another thing of a term.
_NOT_IMPOSED = compile_late(
    r"(?i)\b(?:asked|asks|asking|demand\w*|sought|seeks?|seeking|request\w*|urge[ds]?|call(?:ed|s|ing)\sfor|recommend\w*|want(?:ed|s)?|proposed|argued"
    r"|could|may|might|would|if|maximum|minimum|up\sto|faces?|facing|faced|not|never|more(?!\sthan)|another|each|suspended|probation|conditional(?:ly)?"
    r"|parole|reduced|instead|appeal(?:ed)?|co-defendants?|accomplices?"
    r"|previous|prior|earlier|record|history|past|once|formerly|served|years\sago|already|(?:19|20)\d\d)\b"
)
_SUSPENDED = compile_late(
    r"(?i)^[^.;]{0,20}?\b(?:suspended|conditional(?:ly)?|probation|house\sarrest|on\sparole|suspension|ago|earlier|before|later|maximum)\b"
)
_FINED = compile_late(r"(?i)\b(?:fined|fines)\s(?:(?!and\b)[\w’'-]+\s){0,4}?(?:a\stotal\sof\s)?$|\bfine\sof\s$")


def read_penalty(text: str, m: Mention, start: int, end: int) -> tuple[str, Interval] | None:
    """Returns "prison term" in months or "fine" in its currency, where a figure of text[start:end] is one that was imposed."""
    value = m.value
    if value is None or not isinstance(value.low, Decimal) or not isinstance(value.high, Decimal):
        return None
    before = text[max(start, m.start - _BEFORE) : m.start]
    clause = before[max(before.rfind(";"), before.rfind('"'), before.rfind("”")) + 1 :]
    behind = text[m.end : min(end, m.end + _BEHIND)]
    if m.kind == "money":
        imposed = _FINED.search(before) is not None and _NOT_IMPOSED.search(clause) is None
        return ("fine", value) if imposed and _SUSPENDED.match(behind) is None else None
    scale = MONTHS.get(value.unit) if m.kind == "duration" else None
    if scale is None or _SUSPENDED.match(behind) is not None or _NOT_IMPOSED.search(clause) is not None:
        return None
    if _IMPOSED.search(before) is None and not (_is_given(before) and _NOUN.match(behind) is not None):
        return None
    return "prison term", Interval(value.low * scale, value.high * scale, "month")


def _is_given(before: str) -> bool:
    return _GIVEN.search(before) is not None or _GIVEN_TO.search(before) is not None

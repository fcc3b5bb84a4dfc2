"""The grammar of holidays and feasts, as data; productions.py has the notation and the macros.

Vocabulary. {holiday} is a name that stands alone, {feast} a word that begins a longer one, {holy} a word that only stands
inside one, {event} what may follow the name of a day that it happened on. The names themselves are in feastnames.py.
"""

from __future__ import annotations

_BEFORE = (
    "(?:(?:{the}_)?(?P<eve>{eve})_{of}_(?:{the}_)?|(?:{the}_)?(?P<n>[{first}{last}{second}{third}{nth}{O}])_{day1}_{of}_(?:{the}_)?"
    "|(?:{the}_)?(?:{end}|{daypart}|{night})_{of}_(?:{the}_)?)?"
    "(?:(?:{the}_|{this}_(?={past}))?(?P<rel>[{last}{next}{this}{past}{following}{recent}])_|(?P<rel3>[{last}{next}{this}])_{year}'{s}_)?"
)
_AFTER = (
    "(?:_(?:{of}_)?(?P<rel2>[{last}{next}{this}])_{year}(?!')"
    "|,?_(?:[{of}{in}]_)?(?P<y>{Y})(?![:%'{num}-]|_[{folk}{units}{unit}{curnoun}]|[.,]{int})|_'(?P<yy>{any2})(?![{num}])"
    "|_(?:{daypart}|{night}|(?P<wk>[{week}{weekend}])))?"
)
_WORDED = "_(?P<y>{F})(?![{wordy}-]|_[{p}{folk}{w}{unit}{units}{curnoun}])"  # "two thousand and ten"
_PROPER = "[{C}{A}{caps}{holy}{feast}{holiday}{folk}{curadj}{us}{may}{event}{nth}]"
_DAYS = (
    "(?:[{C}{A}{us}]'{s}_)?{holiday}(?:_[{day1}{eve}{weekday}])?|[{curadj}{us}{holy}]_{holiday}(?:_[{weekday}{day1}{eve}])?|{holy}_(?:{holy}_)?{weekday}|{holy}_(?:{holy}_)?[{eve}{week}]"
    "|{A}\\.{s}\\._{holy}_{day1}|(?:[{month}{th}]\\.?_)?(?:" + _PROPER + "(?:'{s}|')?\\.?[_-]){1,4}{day1}"
    "|(?:{th}\\.?_)?(?:[{C}{feast}{holy}]_)?[{w}{p}{folk}{C}{feast}](?:'{s}|')_[{day1}{eve}]|{C}_{of}_{the}_[{C}{holy}]_{day1}|{curadj}_{year}(?:'?{s})?_[{day1}{eve}]"
    "|{day1}_{of}_{the}_{folk}|(?:{C}_)?{feast}_{night}|(?<![{the}{C}{a}][ ]){curadj}_{year}|{curadj}_[{years}{year}]'?(?:_[{day1}{eve}])?"
    "|{curadj}_{year}'{s}(?=[.,;)]|$)|{small}_[{C}{p}]'?_{day1}|{spring}_{holy}"
)
_LINK = "(?:'{s}_|'_|[_-](?:[{w}{C}{a}{u1}{A}{k}{p}{hletter}][_'-]){1,2}|'?_{and}_|_{of}_(?:{the}_)?|'?[_-])"
_INNER = "[{feast}{holy}{k}{unit}{u1}{mletter}]"
_NAMES = (
    "(?:[{feast}{holy}{holiday}](?:"
    + _LINK
    + _INNER
    + "|'[{w}{C}{p}{feast}{holy}{k}{u1}{a}]){1,6}|{feast}[_-]{holiday})"
    "(?:_[{day1}{eve}{weekday}])?|{feast}_{of}_(?:{the}_)?[{C}{w}{feast}{holy}{weeks}{holiday}](?:_[{C}{w}{feast}{holy}])?"
    "|{day1}_{of}_[{feast}{holiday}{holy}{C}{curadj}](?:_{C})?|{curadj}_{spring}_{holy}"
    "|(?:[{feast}{curadj}{holy}{C}{us}]_){1,2}{curadj}_{year}(?:'?{s}_[{day1}{eve}])?|{early}[_-]{season}(?:_{holy})?"
)

FEASTS: list[tuple[str, str]] = [
    ("feast", f"(?:{{the}}_)?{_BEFORE}(?P<name>{_NAMES}){_AFTER}"),
    ("feast", f"{_BEFORE}(?P<name>{_NAMES}){_WORDED}"),
    ("holiday", f"{_BEFORE}(?P<name>{_DAYS}){_AFTER}"),
    ("holiday", f"{_BEFORE}(?P<name>{_DAYS}){_WORDED}"),
    ("alone", f"{_BEFORE}(?P<name>{{holiday}}){_AFTER}"),
    ("happened", f"(?P<name>{_NAMES}|{_DAYS})_[{{event}}{{attack}}]"),
]

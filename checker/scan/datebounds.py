"""A date and the word that bounds it -> the days its words admit: "before 2018", "after May 2019", "2016 or later".

Vocabulary. A *bound* leaves one side of a date open, as a hedge does with a figure; like a hedge it stands outside the span
(TIMEX3). "Since", "by", "until" and "from" bound nothing here: rules compare the date that they state. Single days keep
their value after a plain "before" or "after", since news mostly names with them the day of an event. A denied bound is the
other one, with its date: what will "not open before 2025" opens in 2025 or later.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from checker.late import compile_late
from checker.model import Interval, Mention
from checker.scan.calendarspans import DAY

BEFORE_IT = compile_late(
    r"(?i)(?:\b(?P<with>(?:in|on|by|at|during|from|since) or )?(?P<plain>before|after)(?P<with2> or (?:in|on|by|during))?"
    r"|\b(?P<firm>prior to|(?:no |not )?(?:later|earlier|sooner) than))\s+(?:the\s)?$"
)
# "Will not open before", "would never be sold after"; but "no longer sold after" and "not until after" are not denied.
DENIED = compile_late(
    r"(?i)(?:\b(?:not|never|cannot)|n['’]t)\s(?!until|till|only|least|just|long)"
    r"(?:(?!that\b|and\b|but\b|or\b|until\b|till\b|rule|exclude|deny|doubt|he\b|she\b|it\b|they\b|we\b|say|said|think|know)"
    r"[\w-]+\s){0,3}$"
)
# "In 2016 or later"; but "in 2016 and later moved to Rome" goes on, so "and" bounds at the end of its phrase alone.
AFTER_IT = compile_late(
    r"(?i)\s(?:or|(?P<and>and))\s(?:(?P<on>later|after(?:wards?)?|onwards?|beyond|thereafter|newer|more recent)"
    r"|(?P<back>earlier|before|prior|older))\b(?(and)(?=\s*(?:[.;:!?)]|$))|(?!\s(?:the|a|an|that|this|[\dA-Z])))"
)
ONWARDS = compile_late(r"(?i)[\s,-]{1,2}onwards?\b")
LIMIT = compile_late(r"(?i),? at the (?:(?P<on>earliest|soonest)|latest)\b")
# "Two years before 2018", "soon after 2016" name a time beside the date, and all others are not excluded.
BESIDE = compile_late(
    r"(?i)(?:\b(?:seconds?|minutes?|hours?|days?|nights?|weeks?|months?|quarters?|years?|decades?|mornings?|evenings?|eve"
    r"|soon|shortly|just|right|immediately|straight|not|before\s+and|before\s+or)|[-–])\s+$"
)
# After a date that bounds comes the end of its phrase; "before the 2018 election" is about the election.
ENDS = compile_late(
    r"\s*(?:$|[.,;:!?)\]\"”—–-]|(?:and|or|but|the|a|an|when|while|as|with|to|in|at|by|for|if|because|is|was|were|are|will|would|has"
    r"|had|have|he|she|it|they|we|I|you|there|that|who|which|only|all|most|many|no|some|its|his|her|their|on|from|into)\b)"
)
REACH = 24  # characters before a date in which its bound stands
DENIAL = 48  # characters before a bound in which it is denied


class Side(NamedTuple):
    """Where a bound leaves a date open, and whether the date itself is still admitted."""

    hedge: str
    later: bool
    within: bool


def bound_dates(found: Sequence[Mention], text: str) -> list[Mention]:
    """Returns the mentions with every date that a word bounds open on that side, the word in `hedge`."""
    return [bound_date(m, text) if m.kind == "date" and m.value is not None and not m.readings else m for m in found]


def bound_date(mention: Mention, text: str) -> Mention:
    """Returns a date with the days that the words around admit; the mention as it is where they bound nothing."""
    side = find_side(mention, text)
    value = mention.value
    if side is None or value is None or mention.hedge is not None or value.low is None or value.high is None:
        return mention
    if side.later:
        bounded = Interval(value.low if side.within else value.high, None, "day")
    else:
        bounded = Interval(None, value.high if side.within else value.low, "day")
    return mention._replace(value=bounded, hedge=side.hedge)


def find_side(mention: Mention, text: str) -> Side | None:
    """Returns how the words right before or after a date bound it."""
    tail = AFTER_IT.match(text, mention.end)
    if tail is not None:
        return Side("or later", True, True) if tail["on"] else Side("or earlier", False, True)
    limit = LIMIT.match(text, mention.end)
    if limit is not None:
        return Side("or later", True, True) if limit["on"] else Side("or earlier", False, True)
    if mention.parts is not None and mention.parts.open in ("before", "after"):  # "pre-2019"
        return Side(mention.parts.open, mention.parts.open == "after", False)
    if ONWARDS.match(text, mention.end):
        return Side("or later", True, True)
    low = max(0, mention.start - REACH)
    head = BEFORE_IT.search(text[low : mention.start])
    if head is None:
        return None
    at = low + head.start()
    denied = DENIED.search(text[max(0, at - DENIAL) : at]) is not None
    if head["firm"]:
        word = head["firm"].lower()
        late = "later" in word
        if word == "prior to":
            return Side("or later", True, True) if denied else Side("before", False, False)
        if denied or word.startswith("no"):
            return Side("or earlier" if late else "or later", not late, True)
        return Side("after" if late else "before", late, False)
    later = head["plain"].lower() == "after"
    if head["with"] or head["with2"]:
        return Side("or later" if later else "or earlier", later, True)
    if denied and ends_phrase(mention, text):
        return Side("or earlier" if later else "or later", not later, True)
    if BESIDE.search(text[low:at] or " ") or not bounds_alone(mention, text):
        return None
    return Side("after", True, False) if later else Side("before", False, False)


def ends_phrase(mention: Mention, text: str) -> bool:
    """Returns whether a date ends its phrase: "before the 2018 election" is about the election."""
    return text[mention.end : mention.end + 2] not in ("'s", "’s") and ENDS.match(text, mention.end) is not None


def bounds_alone(mention: Mention, text: str) -> bool:
    """Returns whether a plain "before" or "after" bounds a date: it is longer than a day, and nothing else follows it."""
    value, parts = mention.value, mention.parts
    if value is None or not isinstance(value.low, date) or not isinstance(value.high, date):
        return False
    if value.high - value.low <= DAY or (
        parts is not None and (parts.until is not None or parts.part in ("end", "late"))
    ):
        return False
    return ends_phrase(mention, text)

"""What reads as a date, a clock or a count, and is by the words beside it a name, a length of play, a score or a season.

Vocabulary. A *score* is two figures that a dash parts and that are no range. A *length* looks like a clock and counts minutes or
hours: of a race, of what is left to play. The scanner sees classes of words; here are the words themselves, so each mention
is looked at on its own, with at most REACH characters around it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from checker.late import compile_late
from checker.model import DateParts, Interval, Mention
from checker.scan.feasts import find_feast
from checker.words.lexicon import ADJECTIVES, MONTHS, WEEKDAYS

REACH = 60

# ---------------------------------------------------------------- names of feasts that are names of people and of events

WORD_BEFORE = compile_late(r"(?:(?<=\s)|(?<=[(\"“‘])|^)([^\W\d_][\w'’-]*)(\.?) $")
WORD_AFTER = compile_late(r" ([A-Z][\w'’]*)")
TITLES = frozenset(
    "mr mrs ms miss dr prof sir lord lady rev sen rep gov gen col capt maj sgt lt father sister brother sheikh"
    " imam mayor".split()
)
# Capitalised at the head of a sentence, and no first name.
OPENERS = frozenset(
    "while when whenever because although though if unless until till since before after during on in at by for"
    " from to of with without"
    " within about around over under through and but or so yet then now even like unlike only just not no as is"
    " was were are does did has"
    " had will can both each every some all any many most our their his her its my this that these those the a"
    " an what why how where"
    " who whose last next past early late happy merry blessed celebrating marking observing despite between"
    " traditionally usually".split()
)
FAITHS = frozenset(
    "christian catholic protestant orthodox coptic muslim islamic shia shiite sunni hindu jewish sikh buddhist"
    " tamil western eastern"
    " happy merry blessed holy st saint".split()
)
# What leads to a day, and not to a person.
LEADS = frozenset("on in at during before after since until till over around throughout".split())
FOLLOWERS = (
    frozenset("day eve week weekend festival sunday holiday holidays mubarak".split()) | MONTHS.keys() | WEEKDAYS.keys()
)
VERBS = compile_late(
    r"(?:,? (?:is|was|has|had|will|would|may|begins?|began|starts?|started|ends?|ended|falls?|fell|this|next|last"
    r"|in|on)\b|[,.])"
)
WORDS_TOO = frozenset(("Lent", "Epiphany"))  # verbs and nouns of another sense at the head of a sentence
HAPPENED = compile_late(
    r"(?:[’']s)? (?:[Ww]ars?|[Tt]sunamis?|[Ii]nquir(?:y|ies)|[Rr]evolution|[Rr]evolt|[Mm]utiny|[Mm]ovement"
    r"|[Ss]pring|[Mm]ovies?|[Ff]ilms?|[Kk]illings?"
    r"|[Rr]iots?|[Ee]arthquakes?|[Qq]uake|[Ff]loods?|[Ff]ires?|[Bb]ush ?fires?|[Bb]lizzard|[Dd]isaster"
    r"|[Ii]nvasion|[Pp]lot|[Pp]utsch|[Mm]urders?|[Bb]ombers?)\b"
)
YEAR_BEFORE = compile_late(r"(?:^|[\s(])((?:19|20)\d\d)\)? $")
YEAR_AFTER = compile_late(r" \(((?:19|20)\d\d)\)")
AMERICAN = compile_late(r"\b(?:U\.S\.|US|United States|Americans?)(?!\w)")

# ---------------------------------------------------------------- scores

RANGE = compile_late(r"(\d{1,3})[-–](\d{1,3})")
WON = compile_late(
    r"(?i)\b(?:won|wins?|lost|loses?|lose|beat|beats|beaten|led|leads?|trail(?:s|ed|ing)?|defeat(?:s|ed|ing)?"
    r"|edged|drew|draws?|tied|voted?|votes"
    r"|victory|loss|score[ds]?|record of|advanced|down|up|ahead|routed|downed|stunned)\b[^.;]{0,30}$"
)
SCORED = compile_late(
    r"(?:-\d+)?(?:[.,;:)]|$|\n| (?:in|on|at|to|by|over|against|with|after|before|when|and|for|from|as|but|loss"
    r"|win|victory|defeat|lead|draw|tie|vote|record"
    r"|decision|start|rout|home|away|thanks|last|this|since)\b)"
)
COUNTED = compile_late(r" (?:vote|record|decision|loss|win|victory|defeat|lead|draw|tie|rout|ruling|scoreline)\b")

# ---------------------------------------------------------------- lengths that look like clocks

CLOCKED = compile_late(r"\d{1,2}(?::\d\d|h\d\d)")
LENGTH_BEFORE = compile_late(
    r"(?i)(?:\b(?:time|record|best|mark|total|pace|length) of|\b(?:ran|clock(?:s|ed|ing)?|swam|rowed|skated|skied|lasts"
    r"|lasted|lasting|took|takes|timed) ?(?:for |in |about |just |only |a |an )*"
    r"|\b(?:winning|personal|running|world)[ -]\w+(?: of)?) ?$"
)
LENGTH_AFTER = compile_late(
    r"(?: minutes?)? (?:left|remaining|to (?:go|play)|of the (?:first|second|third|fourth|final|opening|last"
    r"|extra)\b|into (?:the|overtime|extra)|miles?\b|marathons?\b|record\b|finish\b|mark\b|long\b)"
)
PLAYED = compile_late(
    r"(?i)\b(?:games?|match|team|coach|touchdowns?|goals?|scor(?:e|ed|ing)|points|yards|rebounds?|half-?time|innings?|led|trail(?:ed|ing))\b"
)
EARNED = compile_late(
    r"(?i)profit|sales|revenue|earn(?:ed|ing)|income|shares?\b|stocks?\b|growth|econom|gdp|results|compan(?:y|ies)|\bfirm\b|bank|cents?\b|%|\$"
    r"|million|billion|forecast|loss|index|market|\brose\b|\bfell\b|\bgrew\b|demand|output|orders|inflation|\brates?\b|fiscal|analyst|invest"
)
LEFT = compile_late(r"\d:\d\d (?:left|remaining|to go|to play|gone|into) (?:in |of )?(?:the )?$")
PRICED = compile_late(r"(?i)\b(?:trad(?:es?|ed|ing)|shares?|stocks?|pric(?:e|es|ed)|quoted)\b[^.;]*$")
SCORE = compile_late(r"(?i)\bscores?\b[^.;]{0,20}$")
# "Our 100 ET phones": a number that a zone's letters happen to follow.
NAMED = compile_late(r"(?! (?:on|in|at|to|and|or|for|from|with|when|until|today|this|next|after|before|sharp)\b) [a-z]")
SHORT = compile_late(r"\d{3} [A-Z]{2,4}")
MOVED = compile_late(r"(?i),? (?:up|down|compared|against|versus|from \d|cents|points|per)")

# ---------------------------------------------------------------- seasons of two years

TWO_YEARS = compile_late(r"((?:1[6-9]|20)\d\d)[-–/](\d\d)")
SEASON_AFTER = compile_late(
    r"(?i) (?:[a-z]+ ){0,2}?(?:season|crisis|winter|campaign|school|academic|financial|fiscal|budget|term|year"
    r"|recession|league|championship|session|war|tour|epidemic|pandemic)\b"
)
SEASON_BEFORE = compile_late(r"(?i)\b(?:season|winter|campaign|year|years|term|crisis|budget|league) (?:of )?$")


# ---------------------------------------------------------------- parts of other names, and units that are other words

PRESS = compile_late(
    r" (?:Times|Telegraph|Mirror|Express|Mail|Post|Herald|Tribune|Independent|Star|Gazette|Chronicle|Journal|Courier)\b"
)
IDLE_SECOND = compile_late(r"(?:,|[.;!?]|$| and\b| or\b)|(?: to none\b)")
ENDING = frozenset(
    "of in on at to for and or from after before ago later old with by per a the as is was were are ahead long into since"
    " until away".split()
)
CAPITALS = compile_late(r"(?:^|[^A-Za-z-])[A-Z]{3} $")  # before "Today"
PLURAL = compile_late(r" (?!was|is|has|its|less|across|plus|this|as|does|us\b)[a-z]+[^s\W]s\b")
SEVERAL = compile_late(r" (?:were|are|have)\b")
LOWER_AFTER = compile_late(r" ([a-z]+)\b")
PAID = compile_late(
    r"(?i)\b(?:fined|paid|pays?|paying|costs?|spent|spend|worth|earn(?:s|ed)?|owed?|owes"
    r"|(?:bail|price|fee) of) (?:him |her |them )?$"
)
TITLED = compile_late(r"(?i)\b(?:won|wins?|winning|lifted|claimed|league|titles and) (?:\w+ )?$")
SINGULAR = frozenset("Mile Foot Inch Yard Day Week Month Year Hour Minute Pound Acre Ton".split())
POUND = Decimal("0.45359237")  # kilograms


def settle_lookalikes(found: Sequence[Mention], text: str) -> list[Mention]:
    """Returns the mentions without what only looks like one; scores and events as identifiers, seasons as two years."""
    out: list[Mention] = []
    for mention in found:
        kind, parts = mention.kind, mention.parts
        settled: Mention | None = mention
        if kind == "date":
            if is_title(mention, text):
                settled = None
            elif parts is None:
                settled = settle_country_day(mention, text)
            elif parts.part and parts.month is None:
                settled = settle_feast(mention, text)
            elif parts.grain == "month" and parts.year is not None:
                settled = settle_season(mention, text)
            elif parts.grain in ("quarter", "half") and parts.year is None:
                settled = None if is_play(mention, text) else mention
        elif kind == "time":
            settled = None if parts is None and is_length(mention, text) else mention
        elif kind == "number":
            settled = settle_score(mention, text)
        elif kind == "ordinal":
            settled = None if is_named_rank(mention, text) else mention
        elif kind in ("quantity", "duration"):
            settled = settle_unit(mention, text)
        if settled is not None:
            out.append(settled)
    return out


def name_event(mention: Mention, end: int, text: str) -> Mention:
    """Returns the identifier that a mention begins."""
    return Mention("identifier", mention.start, end, text[mention.start : end], None, None)


def settle_country_day(mention: Mention, text: str) -> Mention:
    """Returns "Independence Day" with the day of the United States where the words around speak of them."""
    if mention.text != "Independence Day":
        return mention
    around = text[max(0, mention.start - REACH) : mention.end + REACH]
    return mention._replace(parts=DateParts(part="american independence day")) if AMERICAN.search(around) else mention


def settle_feast(mention: Mention, text: str) -> Mention | None:
    """Returns a feast in the year beside it; what happened on one as an identifier; None for a name of people."""
    words, parts = mention.text, mention.parts
    if parts is None:
        return mention
    happened = HAPPENED.match(text, mention.end)
    if happened is not None and parts.relative == "":
        return name_event(mention, happened.end(), text)
    if words.isalpha() and is_person(mention, text):
        return None
    if parts.year is None and not parts.relative:
        year = YEAR_BEFORE.search(text[max(0, mention.start - 8) : mention.start]) or YEAR_AFTER.match(
            text, mention.end
        )
        if year is not None:
            value = find_feast(parts.part, int(year[1]))
            return mention._replace(parts=parts._replace(year=int(year[1])), value=value)
    return mention


def is_person(mention: Mention, text: str) -> bool:
    """Returns whether a feast of one word is part of a name: "Ms. Easter", "Carol Easter"; or another word altogether."""
    before = text[max(0, mention.start - REACH) : mention.start]
    after = WORD_AFTER.match(text, mention.end)
    word = WORD_BEFORE.search(before)
    if word is not None and word[1].lower() in LEADS:
        return False
    if after is not None and after[1].lower().removesuffix("'s").removesuffix("’s") not in FOLLOWERS:
        return True
    if word is None:
        head = not before.strip(" \"“‘'(") or before.rstrip(" \"“‘'(")[-1:] in (".", "!", "?", "\n", ":")
        return head and mention.text in WORDS_TOO and VERBS.match(text, mention.end) is None
    small = word[1].lower()
    if small in TITLES and (word[2] or word[1][0].isupper()):
        return True
    if word[2] or not word[1][0].isupper():
        return False
    return (
        small not in FAITHS
        and small not in ADJECTIVES
        and small not in OPENERS
        and not small.endswith(("'s", "’s", "s'", "s’"))
    )


def settle_season(mention: Mention, text: str) -> Mention:
    """Returns "the 2008-09 season" as two years; 2008-09 alone is a month, as ISO 8601 has it."""
    years = TWO_YEARS.fullmatch(mention.text)
    if years is None or int(years[2]) != (int(years[1]) + 1) % 100:
        return mention
    if (
        SEASON_AFTER.match(text, mention.end) is None
        and SEASON_BEFORE.search(text[max(0, mention.start - 20) : mention.start]) is None
    ):
        return mention
    first = int(years[1])
    parts = DateParts(first, grain="year", until=DateParts(first + 1, grain="year"))
    return mention._replace(parts=parts, value=Interval(date(first, 1, 1), date(first + 2, 1, 1), "day"))


def is_play(mention: Mention, text: str) -> bool:
    """Returns whether a quarter without a year is one of a game."""
    before = text[max(0, mention.start - REACH) : mention.start]
    played = PLAYED.search(before + mention.text + text[mention.end : mention.end + REACH]) or LEFT.search(before)
    return played is not None and EARNED.search(played.string) is None and "year" not in mention.text


def is_length(clock: Mention, text: str) -> bool:
    """Returns whether what looks like a clock is how long something took or takes, a price, a score or a name."""
    words = clock.text
    before = text[max(0, clock.start - REACH) : clock.start]
    if CLOCKED.fullmatch(words):
        return LENGTH_BEFORE.search(before) is not None or LENGTH_AFTER.match(text, clock.end) is not None
    if words.isdigit():
        return PRICED.search(before) is not None or MOVED.match(text, clock.end) is not None
    if SHORT.fullmatch(words):
        return NAMED.match(text, clock.end) is not None
    return " to " in words and SCORE.search(before) is not None


def settle_score(mention: Mention, text: str) -> Mention:
    """Returns an identifier for two rising figures that are a score: "lost 3-6 at home"; else the mention as it is."""
    words = RANGE.fullmatch(mention.text)
    if words is None:
        return mention
    if COUNTED.match(text, mention.end) is None:
        before = text[max(0, mention.start - REACH) : mention.start]
        if WON.search(before) is None or SCORED.match(text, mention.end) is None:
            return mention
    return name_event(mention, mention.end, text)


def is_title(mention: Mention, text: str) -> bool:
    """Returns whether a date is part of a newspaper's name, or of a company's: "The Sunday Times", "21st Century Paints"."""
    words = mention.text
    if words.endswith("day"):
        return words.split()[-1].istitle() and PRESS.match(text, mention.end) is not None
    if words == "Today":
        return CAPITALS.search(text[max(0, mention.start - 8) : mention.start]) is not None
    return words.endswith("Century") and WORD_AFTER.match(text, mention.end) is not None


def is_named_rank(mention: Mention, text: str) -> bool:
    """Returns whether an ordinal is part of a name ("Second World War"), or no rank: "wait a second", "second to none"."""
    words = mention.text
    if words == "second":
        after = IDLE_SECOND.match(text, mention.end)
        leads = text[max(0, mention.start - 3) : mention.start] in (" a ", "a ")
        return after is not None and (leads or after[0] == " to none")
    after = WORD_AFTER.match(text, mention.end) if words.isalpha() and words.istitle() else None
    if after is None:
        return False
    # At the head of a sentence one capital more tells the name: "First National Bank", but "First Class is full".
    head = text[max(0, mention.start - 2) : mention.start].rstrip(" ")[-1:] in ("", ".", "!", "?", "\n", '"', "“")
    return not head or WORD_AFTER.match(text, after.end()) is not None


def settle_unit(mention: Mention, text: str) -> Mention:
    """Returns a quantity or duration as what its words are where they stand: a name, a sum of pounds, a count of things."""
    figure, _, unit = mention.text.replace("-", " ").rpartition(" ")
    if not figure or mention.written is None:
        return mention
    if unit.istitle() and unit.isalpha():
        after = LOWER_AFTER.match(text, mention.end)
        single = not unit.endswith("s") and mention.written[0] != 1 and "-" not in mention.text and len(unit) > 2
        if single and unit in SINGULAR and WORD_AFTER.match(text, mention.end) is not None:
            return name_event(mention, mention.end, text)  # "Three Mile Island"
        if mention.kind == "duration" and figure.isdigit() and after is not None and after[1] not in ENDING:
            return name_event(mention, mention.end, text)  # "60 Minutes reported"
        return mention
    before = text[max(0, mention.start - 24) : mention.start]
    if unit == "pounds" and mention.value is not None and mention.value.unit == "kilogram" and PAID.search(before):
        low, high = (None if bound is None else bound / POUND for bound in bounds_of(mention))
        return mention._replace(kind="money", value=Interval(low, high, "GBP"))
    counted = (
        (unit in ("bar", "hertz", "lux", "tesla", "teslas") and PLURAL.match(text, mention.end) is not None)
        or (unit == "teslas" and SEVERAL.match(text, mention.end) is not None)
        or (unit == "knots" and text.startswith(" of ", mention.end))
        or (unit == "cups" and TITLED.search(before) is not None)
    )
    if not counted or mention.value is None or mention.hedge is not None or None in mention.written:
        return mention
    low, high = bounds_of(mention)
    top = mention.written[1]
    if low is None or high is None or not top:
        return mention
    factor = (low + high) / (mention.written[0] + top) if mention.written[0] is not None else Decimal(1)
    end = mention.start + len(figure)
    value = Interval(low / factor, high / factor, "")
    return Mention("number", mention.start, end, text[mention.start : end], mention.written, value)


def bounds_of(mention: Mention) -> tuple[Decimal | None, Decimal | None]:
    """Returns the bounds of a measured value."""
    low, high = (mention.value.low, mention.value.high) if mention.value is not None else (None, None)
    return low if isinstance(low, Decimal) else None, high if isinstance(high, Decimal) else None

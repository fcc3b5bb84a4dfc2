"""Where a text states an age, and whose: each order of words that gives one, as a pattern over the letters of `persons`.

An age belongs to a name by the order of the words around it alone: behind the name ("Ann Lee, 36,"), before it ("36-year-old Ann
Lee"), or said of it ("Lee was 36"); or to a noun ("a 36-year-old nurse", "the nurse, 36,").
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from checker.claims.persons import People, Token, find_tokens, identify_words, is_placed, short_form, sort_of
from checker.claims.personwords import SPELT
from checker.late import compile_late
from checker.model import Interval, Mention, Span
from checker.page import Page, Stretch

OLDEST = 115
SURE, FAIR, LOOSE = 0.9, 0.85, 0.65  # how surely an order of words reads an age: beside the name, further off, a decade
PER_YEAR = {"year": 1, "month": 12, "week": 52, "day": 365}

_END = r"(?=[,.;:)\-w&fbVh?\"]|$)"
_BETWEEN = r"(?:,?fM(?:,M){0,2})?"
# Each pattern takes the name as `m` and the age as `n`; the first that takes an age keeps it.
_NAMED = (
    (SURE, compile_late(r"(?P<n>A)(?:[TM]?[xT]{0,3}[rT],?|T{0,3})(?P<m>M)(?!x?r)")),
    (FAIR, compile_late(r"(?P<n>A)[xrTM]{0,4}(?:fM)?,?(?:wb)?b?k?i[xrf&a]{0,6}T{0,3}(?P<m>M)")),
    (
        FAIR,
        compile_late(r"(?:^|[^,&])[aX](?P<n>A)[xrT]{0,3},(?P<m>M),(?![aXk]{0,2}[nAGo])"),
    ),  # "The 17-year-old, Ann Lee,"
    (SURE, compile_late(rf"(?P<m>M){_BETWEEN},k?(?:wb)?k?(?P<n>n){_END}")),
    (FAIR, compile_late(rf"(?P<m>M){_BETWEEN},k?(?P<n>o)(?=[,.;)])")),
    (FAIR, compile_late(r"(?P<m>M),?x?Q,?(?P<n>n)(?=[,.;)])")),
    (SURE, compile_late(r"(?P<m>M)\(k?(?P<n>[nGA])\)")),
    (SURE, compile_late(rf"(?P<m>M){_BETWEEN},?(?:wb)?(?P<n>G)")),
    (FAIR, compile_late(r"(?P<m>M)(?:,?b|,wb)k?(?P<n>n)(?=[,.;&?fV]|$)")),
    (FAIR, compile_late(r"(?P<m>M)(?:,?b|,wb|,)k?a?[xk]{0,2}(?P<n>A)(?=[xrTM]{0,5}(?:[,.;:\-)wf&?]|$))")),
    (LOOSE, compile_late(r"(?P<m>M),?(?:w?b)?k?fhk?(?P<n>D)")),
)
# The same for nouns: the words that describe stand in `r`.
_NOUNED = (
    compile_late(r"(?<![&-])(?P<n>A)(?P<r>[xMT]{0,3}[rT]{1,2}|)(?![xrMT])"),  # not a three-year-old law
    compile_late(rf"(?P<r>[rT])(?:fM(?:,M)?)?,k?(?:wb)?k?(?P<n>n){_END}"),
    compile_late(r"(?P<r>[rT]),k?(?P<n>o)(?=[,.;)])"),
    compile_late(r"(?P<r>[rT]),?(?:wb)?k?(?P<n>[GA])"),
    compile_late(r"(?P<r>[rT])\((?P<n>[nGA])\)"),
    compile_late(r"(?P<r>[rT]),?(?:wb)?k?fhk?(?P<n>D)"),
)
_BY_PRONOUN = compile_late(r"^[hX]bk?(?P<n>[nA])[.;]?$")
_PRONOUN = compile_late(r"(?:he|she)\b", 2)
_THEN = compile_late(r"\s?,?\s*(?:when|at\sthe\stime|years?\sago|in\s(?:[A-Z][a-z]+\s)?\d{4}|back\sthen)\b")
_FIGURE = compile_late(r"(?<![\d.,])\d{1,3}(?![\d%])")
_AGED = compile_late(r"(?i)old|\by/?o\b|\dyo\b|\bage[ds]?\b|^age")
_DECADE = compile_late(r"(?i)(?:\d0s|ies)$")
_PARTS = {"early": (0, 5), "mid": (3, 8), "late": (5, 10)}
# What befell somebody, or what he did, by the words that stand in the same clause as his age.
_FATES = {
    word: fate
    for fate, words in {
        "dead": "died dead dies slain murdered deceased fatally drowned perished succumbed",
        "killed": "killed executed",
        "suspect": "arrested charged accused booked jailed custody surrendered indicted pleaded sentenced convicted wanted "
        "confessed arraigned detained",
        "fired": "fired opened",
    }.items()
    for word in words.split()
}
# The same of the object of a verb.
_DONE_TO = {
    **dict.fromkeys("killed killing kills kill".split(), "dead"),
    **dict.fromkeys(
        "arrested arresting arrests charged charging charges jailed jailing detained detaining".split(), "suspect"
    ),
}
_OBJECT = 6  # tokens before an age in which the verb stands
_NO_OBJECT = frozenset("in on at by with of for to from near after when while who that and or".split())
_BEFALLEN = frozenset("was were been be being is are and left found had".split())
_REACH = 12  # words behind an age that tell what befell


# Who somebody is said to be: "his uncle, Bo Ray", "Ray was the boy's uncle", "the gunman was identified as Bo Ray".
_DESCRIBED = (
    compile_late(r"(?P<r>[rT])(?:,|b?ix{0,3}|T)?(?P<m>M)"),
    compile_late(r"(?P<m>M)(?:b|,(?:wb)?)(?:[ah]x?)(?:[rTM]'x?)?(?P<r>r)"),
)


class Line(NamedTuple):
    """A stretch of the page as tokens, and their letters."""

    stretch: Stretch
    tokens: Sequence[Token]
    letters: str


class Age(NamedTuple):
    """One statement of an age: of whom, the figure as written, what it admits in years, its place, how surely it is read.

    `name` are the words of the name, or () for somebody unnamed; `nouns` what he is called, `fate` what befell him or he did.
    """

    name: tuple[str, ...]
    written: tuple[Decimal | None, Decimal | None]
    value: Interval
    start: int
    end: int
    within: Span
    number: int
    confidence: float
    nouns: tuple[str, ...] = ()
    fate: str = ""


@lru_cache(maxsize=1)  # the rules read one page after the other
def read_lines(page: Page) -> tuple[Line, ...]:
    """Returns the stretches of a page as tokens, ages among them."""
    text = page.article.text
    figures = [(letter, m) for m in page.mentions if (letter := _letter_of(m))]
    starts = [m.start for _, m in figures]
    lines = []
    for stretch in page.stretches:
        start, end = stretch.sentence.start, stretch.sentence.end
        own = [f for f in figures[bisect_left(starts, start) : bisect_left(starts, end)] if f[1].end <= end]
        tokens = find_tokens(text, start, end, own)
        lines.append(Line(stretch, tokens, "".join(t.letter for t in tokens)))
    return tuple(lines)


@lru_cache(maxsize=1)
def read_people(page: Page) -> People:
    """Returns whom a page names in full."""
    return People(t.words for line in read_lines(page) for t in line.tokens if t.letter == "M" and len(t.words) > 1)


def may_tell(page: Page) -> bool:
    """Returns whether an age may stand in the text at all: some do not even hold a figure."""
    return any(m.kind == "quantity" for m in page.mentions) or _FIGURE.search(page.article.text) is not None


def _letter_of(mention: Mention) -> str:
    """Returns the letter of an age that names itself so: "36-year-old", "aged 36", "30s"; "" for any other mention."""
    value = mention.value
    if mention.kind != "quantity" or value is None or value.unit not in PER_YEAR or mention.written is None:
        return ""
    if _DECADE.search(mention.text):
        return "D"
    if not _AGED.search(mention.text) or mention.text.endswith("olds"):
        return ""
    return "G" if mention.text[:3].lower() == "age" else "A"


def find_ages(page: Page, lines: Sequence[Line]) -> Iterator[Age]:
    """Yields every age with the name or the noun it belongs to, each age once, line by line."""
    figures = {m.start: m for m in page.mentions if m.kind == "quantity"}
    last: tuple[str, ...] = ()
    for line in lines:
        text, tokens, letters = page.article.text, line.tokens, line.letters
        used: set[int] = set()
        for confidence, pattern in _NAMED:
            for m in pattern.finditer(letters):
                name, at = m.start("m"), m.start("n")
                if at not in used and not is_placed(text, tokens, name):
                    used.add(at)
                    yield from age_at(page, line, at, figures, confidence, tokens[name].words)
        said = _BY_PRONOUN.search(letters)
        if said is not None and last and _PRONOUN.match(text, tokens[0].start):
            used.add(said.start("n"))
            yield from age_at(page, line, said.start("n"), figures, LOOSE + 0.1, last)
        for pattern in _NOUNED:
            for m in pattern.finditer(letters):
                if m.start("n") not in used:
                    used.add(m.start("n"))
                    nouns = tuple(text[t.start : t.end].lower() for t in tokens[m.start("r") : m.end("r")])
                    told = tuple(w for w in nouns if sort_of(w) is not None)
                    yield from age_at(page, line, m.start("n"), figures, FAIR, (), told)
        names = {t.words for t in tokens if t.letter == "M" and identify_words(t.words)}
        last = (
            next(iter(names))
            if len(names) == 1 and letters.lstrip("aTX").startswith("M") and "M'" not in letters
            else ()
        )


def find_descriptions(text: str, lines: Sequence[Line]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yields name and noun wherever the text says what somebody is to others or in the event."""
    for line in lines:
        for pattern in _DESCRIBED:
            for m in pattern.finditer(line.letters):
                noun = line.tokens[m.start("r")]
                yield line.tokens[m.start("m")].words, text[noun.start : noun.end].lower()


def age_at(
    page: Page,
    line: Line,
    at: int,
    figures: dict[int, Mention],
    confidence: float,
    name: tuple[str, ...],
    nouns: tuple[str, ...] = (),
) -> Iterator[Age]:
    """Yields the age that the token at this place states, if it is one and of the time of the report."""
    token, text = line.tokens[at], page.article.text
    value = _value(text, token, figures)
    if value is None or _THEN.match(text, token.end):
        return
    sentence = line.stretch.sentence
    within = Span(sentence.start, sentence.end)
    loose = min(confidence, LOOSE) if token.letter == "D" else confidence
    fate = _fate(text, line.tokens, at) or _fate_before(text, line.tokens, at)
    yield Age(name, *value, token.start, token.end, within, line.stretch.number, loose, nouns, fate)


def _fate(text: str, tokens: Sequence[Token], at: int) -> str:
    """Returns "dead" or "suspect" where the words behind an age, up to the next age or the end of the clause, say so."""
    before = ""
    for token in tokens[at + 1 : at + 1 + _REACH]:
        if token.letter in "noAGD.;":
            return ""
        word = short_form(text[token.start : token.end])
        fate = _FATES.get(word, "")
        if fate == "killed":
            return "dead" if before in _BEFALLEN else ""
        if fate == "fired":
            return "" if before in _BEFALLEN else "suspect"
        if fate:
            return fate
        before = word
    return ""


def _fate_before(text: str, tokens: Sequence[Token], at: int) -> str:
    """Returns "dead" or "suspect" where the verb whose object somebody is says so: "killed a woman, 76"."""
    for token in reversed(tokens[max(0, at - _OBJECT) : at]):
        word = text[token.start : token.end].lower()
        if word in _DONE_TO:
            return _DONE_TO[word]
        if token.letter not in "arxT," or word in _NO_OBJECT:
            return ""
    return ""


Value = tuple[tuple[Decimal | None, Decimal | None], Interval]


def _value(text: str, token: Token, figures: dict[int, Mention]) -> Value | None:
    """Returns an age as written and as an interval of years; None for what nobody is old."""
    if token.letter in "no":
        words = text[token.start : token.end].lower()
        years = Decimal(words if token.letter == "n" else SPELT[words])
        return ((years, years), Interval(years, years + 1, "year")) if 0 < years <= OLDEST else None
    mention = figures[token.start]
    value, written = mention.value, mention.written
    if value is None or written is None or not isinstance(value.low, Decimal) or not isinstance(value.high, Decimal):
        return None
    per = PER_YEAR[value.unit]
    low, high = value.low / per, value.high / per
    if token.letter == "D":
        first, last = next((p for word, p in _PARTS.items() if mention.text.lower().startswith(word)), (0, 10))
        low, high = value.low + first, value.low + last
    return (written, Interval(low, high, "year")) if 0 <= low <= OLDEST else None

"""Texts and articles made of choices: figures, dates, clocks, units, hedges and separators in any order, and sentences changed."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from checker.model import Article
from checker.read import read
from checker.rule import load_rules
from checker.words.lexicon import CLASSES
from tests.fuzzing.draws import Draws
from tests.madenews import draw_events, tell

SEEDS = Path(__file__).parents[2] / "seeds"
LONGEST = 150  # pieces of a text
WORDS = tuple(sorted({word for words in CLASSES.values() for word in words.split()}))
DIGITS = (
    "7", "1", "0", "2", "12", "31", "29", "60", "99", "100", "365", "007", "00", "1998", "2014", "2022", "2024", "9999", "10000",
    "4.1", "0.5", ".5", "5.", "1,200", "1,2,3", "12,345.67", "1.200", "1.200,50", "12 345", "12\u00a0345", "1'000", "20220526",
    "1e5", "3e999", "1_000", "½", "1½", "²", "٣", "١٢", "７", "五", "十二", "1" * 40, "0." + "0" * 30 + "1", "-5", "−5", "+3", "~9",
)  # fmt: skip
FRAMES = (
    "{}", "{}%", "{} per cent", "${}", "€{} million", "US${}bn", "{} percentage points", "{}m", "{}bn", "{} million", "{}-{}", "{}–{}%",
    "{}/{}/{}", "{}.{}.{}", "{}-{}-{}", "{}:{}", "{}.{} p.m.", "{}:{}:{}", "{}h{}", "{}th", "one in {}", "{} of {}", "{} out of {}",
    "{} km", "{} km/h", "{}°C", "{} tonnes", "{} kg", "{} years", "{}-year-old", "aged {}", "{} weeks ago", "{}s", "'{}s", "May {}",
    "May {}, {}", "{} June {}", "the {}th of March", "June {} to {}", "from {} to {}", "between {} and {}", "{} to {} million",
    "No. {}", "Article {}", "F-{}", "G{}", "{}+{}", "Q{} {}", "FY{}", "{}年{}月{}日", "{} a.m. on May {}", "{}:{} GMT", "{} o'clock",
    "at least {}", "up to {}", "about {}", "nearly {}", "more than {}", "fewer than {}", "{} or so", "{} or more", "{}x", "{}-fold",
    "£{}", "¥{}", "{} euros", "Rs {} crore", "{} lakh", "{} AD", "{} BC", "T{}Z", "{}T{}:{}", "week {} of {}", "the {}s and {}s",
)  # fmt: skip
HEDGES = (
    "up to", "at least", "fewer than", "more than", "nearly", "about", "around", "some", "as many as", "no more than", "between 3 and", "from 2 to",
    "minus", "-", "just under", "well over", "only", "zero or", "no", "hundreds of", "dozens, or", "$", "one of the", "2.5 million to", "before", "since",
)  # fmt: skip
DATES = (
    "Monday", "last Tuesday", "next week", "this year", "two years ago", "the day before yesterday", "the first half of 2024", "late May",
    "mid-2022", "the end of last month", "since 2014", "until June", "Christmas Eve", "Ramadan 2024", "the following day", "noon",
    "midnight", "half past two", "three quarters of an hour", "that year", "the 1990s", "a century ago", "Feb. 29", "June 31", "Sept 31",
    "the turn of the century", "fiscal 2023-24", "2019-20", "the 21st century", "a dozen", "half a million", "two thirds", "twenty-one",
)  # fmt: skip
SIGNS = (
    " ", " ", " ", " ", " ", "", "", "-", "–", "—", ", ", ". ", ".", ",", "\n", "\n\n", "\u00a0", "\u2009", "\u202f", "/", ":", "; ", " (",
    ") ", '"', "“", "”", " '", "'", "’s ", "\t", "…", "\u2028", "\u202e", "\x0b", "\x0c", "\x85", "\ufeff", "\u200b", "\u00ad", " | ", "* ",
    "# ", "> ", "<b>", "&nbsp;", "[", "]", "{", "}", "|", "\\", "$", "€", "%", "‰", "°", "±", "×", "=", "<", ">", "&", "@", "\x1b[31m", "\x00",
    "🙂", "é", "e\u0301", "İ", "ß", "ﬁ", "Ａ", " and ", " of ", " in ", " on ", " said. ", " than ", "? ", "! ",
)  # fmt: skip
NAMES = (
    "Oslo", "Norway", "the harbour board", "Ines Varga", "Varga", "NATO", "the U.S.", "Port Salder", "Mr. Tran", "Lt. Gen. Kofi Osei", "GDP",
    "its members", "police", "the mayor of Kelm", "World War II", "Brenworth University", "she", "they", "the Poseidon", "O’Neil-Smythe",
)  # fmt: skip
_FIGURE = re.compile(r"\d[\d,.]*\d|\d")
_CAPITAL = re.compile(r"\b[A-Z][a-z]+\b")


def build_text(draws: Draws, longest: int = LONGEST) -> str:
    """Returns a text of up to so many pieces: sentences that rules read, and pieces of the grammar in any order."""
    pieces: list[str] = []
    while draws and len(pieces) < longest:
        pieces.append(_build_piece(draws))
    return "".join(pieces)


def _build_piece(draws: Draws) -> str:
    form = draws.number(16)
    if form < 4:
        return draws.pick(SIGNS)
    if form < 7:
        return _fill(draws.pick(FRAMES), draws) + draws.pick(SIGNS)
    if form < 9:
        return draws.pick(WORDS) + draws.pick(SIGNS)
    if form < 10:
        return draws.pick(DATES) + draws.pick(SIGNS)
    if form < 12:
        return draws.pick(NAMES) + draws.pick(SIGNS)
    if form < 15:
        return change_sentence(draws.pick(sentences()), draws) + draws.pick((" ", "\n\n", "", ' "'))
    return draws.word()


def _fill(frame: str, draws: Draws) -> str:
    return frame.format(*(draws.pick(DIGITS) for _ in range(frame.count("{}"))))


def change_sentence(sentence: str, draws: Draws) -> str:
    """Returns a sentence, most often with one figure, name or stretch of it changed."""
    change = draws.number(12)
    if change < 3:
        return sentence
    if change < 6:
        return _replace_one(_FIGURE, sentence, draws, lambda _: draws.pick(DIGITS))
    if change < 8:
        return _replace_one(_FIGURE, sentence, draws, lambda figure: f"{draws.pick(HEDGES)} {figure}")
    if change < 10:
        return _replace_one(_FIGURE, sentence, draws, lambda _: _fill(draws.pick(FRAMES), draws))
    if change < 11:
        return _replace_one(_CAPITAL, sentence, draws, lambda _: draws.pick(NAMES))
    at, end = sorted((draws.number(len(sentence) + 1), draws.number(len(sentence) + 1)))
    return sentence[:at] + draws.pick((draws.pick(SIGNS), draws.word(), "")) + sentence[end:]


def _replace_one(pattern: re.Pattern[str], text: str, draws: Draws, choose: Callable[[str], str]) -> str:
    places = [found.span() for found in pattern.finditer(text)]
    if not places:
        return text
    start, end = draws.pick(places)
    return text[:start] + choose(text[start:end]) + text[end:]


@cache
def sentences() -> tuple[str, ...]:
    """Returns the examples of the rules, and the sentences of the sample articles."""
    found: dict[str, None] = {}
    for rule in load_rules():
        pairs = (*rule.agree, *rule.clash, *rule.apart)
        found.update(dict.fromkeys([*(text for pair in pairs for text in pair), *rule.ignore]))
    for article in read([SEEDS]):
        found.update(dict.fromkeys(re.split(r"(?<=[.!?]) +|\n+", article.text)))
    return tuple(text for text in found if text.strip())


@cache
def stories() -> tuple[tuple[Article, ...], ...]:
    """Returns made events, each told by three articles."""
    return tuple(tell(event) for event in draw_events(48))


# ---- articles --------------------------------------------------------------------------------------------------------

ASIDES = (
    "<!-- checker: ignore drift -- counted otherwise -->", "<!-- checker: ignore-article dateline -- a leaflet -->", "<!-- checker: ignore",
    "<script>alert(1)</script>", "]]>", "::error::harm", "=1+1", "{{ 7 * 7 }}", "</script>", "\x1b]0;title\x07", "| a | b |\n|---|---|\n| 1 | 2 |",
)  # fmt: skip


def build_articles(draws: Draws) -> list[Article]:
    """Returns two to four articles, most of them changed copies of the first, or reports of one made event."""
    if draws.often(1, 3):
        told = list(draws.pick(stories()))
        return [_change_article(article, draws) for article in told[: 2 + draws.number(2)]]
    count, many = 2 + draws.number(3), 1 + draws.number(6)
    first = [change_sentence(draws.pick(sentences()), draws) for _ in range(many)]
    articles = [_build_article(first, 0, draws)]
    for number in range(1, count):
        articles.append(_build_article(_change_all(first, draws), number, draws))
    return articles


def _change_all(told: Sequence[str], draws: Draws) -> list[str]:
    """Returns the sentences of a copy: some changed, left out, said twice, or followed by others."""
    copied: list[str] = []
    for sentence in told:
        what = draws.number(10)
        if what == 9:
            continue
        copied += [change_sentence(sentence, draws) if what > 3 else sentence] * (2 if what == 8 else 1)
        if what == 7:
            copied.append(_build_piece(draws))
    return copied[::-1] if draws.often(1, 8) else copied


def _build_article(told: Sequence[str], number: int, draws: Draws) -> Article:
    text = draws.pick((" ", "\n\n", "\n")).join(told)
    if draws.often(1, 6):
        text += "\n\n" + draws.pick(ASIDES)
    form = draws.number(6)
    return Article(
        text=text or "Nothing.",
        source=draws.pick(("Post", "Courier", "Wire", "A|B, \x1b[1m", "Post")) + (f" {number}" if form else ""),
        published=_day(draws),
        title=draws.pick(("", told[0][:60] if told else "", "Tugs <b>& co</b>", "=cmd()")),
        url=draws.pick(("", "https://post.example/1", "javascript:alert(1)", "http://[")),
        path=draws.pick((None, Path(f"news/{number}.md"), Path(f"/tmp/n%,:{number}.txt"))),
        stamp=draws.pick(("", "31 June 2024", "soon")),
        headers=draws.number(4),
        one_line=draws.often(1, 8),
        verbatim=not draws.often(1, 8),
    )


def _day(draws: Draws) -> date | None:
    if draws.often(1, 4):
        return None
    if draws.often(1, 16):
        return draws.pick((date.min, date.max))
    return date(2022, 6, 20) + timedelta(days=draws.number(800))


def _change_article(article: Article, draws: Draws) -> Article:
    told = re.split(r"(?<=[.!?]) +|\n+", article.text)
    day = article.published if draws.often(7, 8) else _day(draws)
    return Article(" ".join(_change_all(told, draws)) or "Nothing.", article.source, day)

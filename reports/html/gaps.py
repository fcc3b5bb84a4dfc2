"""What the report cannot tell: figures that no rule claimed, by kind, by article, by what they count; and what was left out."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from checker.findings import Report
from checker.model import Mention, MentionKind, Problem, Reading
from checker.reports.figures import say_day
from checker.reports.html.anchors import Anchors, name_article, name_line
from checker.reports.index import find_unclaimed, show_path
from checker.reports.words import calm, clip, flatten, say_share

# ---- vocabulary ------------------------------------------------------------------------------------------------------

KIND_OF_FIGURE: Mapping[MentionKind, str] = {
    "number": "Counts and bare numbers",
    "quantity": "Measures, with their unit",
    "money": "Sums of money",
    "percent": "Percentages",
    "fraction": "Fractions",
    "ordinal": "Ranks",
    "date": "Dates",
    "time": "Times of day",
    "duration": "Lengths of time",
}
COUNTING: frozenset[MentionKind] = frozenset({"number", "money", "percent", "fraction", "quantity"})
# What stands between a figure and its noun.
PASSED_OVER = frozenset("a an the of more other further additional such different".split())
# What ends the words for a thing: links, and verbs too common to be taken for one.
ENDING = frozenset(
    "in on at to from by for with without and or but nor as than per after before since until till during while when where "
    "into onto out off up down over under about around between among against through across near that which who whom whose "
    "is are was were be been being am has have had having do does did will would shall should can could may might must "
    "not no it its he him his she her they them their we us our you your i me my this these those there here "
    "said says say told ago so if because although though also only just then now later earlier away apart each every".split()
)
PLURALS = frozenset("people men women children".split())
WORDS = re.compile(r"[ \t\u00a0-]+([^\W\d_]+(?:['’][^\W\d_]+)*)")
MOST_AHEAD = 120  # characters behind a figure that are looked at
MOST_WORDS = 4  # of a thing's name
LONGEST_NOUN = 24  # letters; what is longer is a line of a script without blanks
MOST_NOUNS, MOST_QUOTES, MOST_ARTICLES = 20, 2, 40
LONGEST_QUOTE, LONGEST_TITLE = 70, 90


class Part(NamedTuple):
    """Figures of one kind or of one article: how many no rule claimed, of how many, and the share of them."""

    name: str
    anchor: str
    unclaimed: int
    found: int
    share: str


class Quoted(NamedTuple):
    """A figure in a few of its words, and where it stands."""

    before: str
    figure: str
    after: str
    source: str
    anchor: str


class Noun(NamedTuple):
    """What unclaimed figures count: the word, how often, in how many articles, and two quotations."""

    word: str
    times: int
    articles: int
    quotes: tuple[Quoted, ...]


class GapsView(NamedTuple):
    """The gaps as they are shown."""

    understood: int
    found: int
    kinds: tuple[Part, ...]
    nouns: tuple[Noun, ...]
    articles: tuple[Part, ...]
    more_articles: int
    silent: tuple[Part, ...]
    more_silent: int
    skipped: tuple[Problem, ...]


def make_gaps(report: Report, anchors: Anchors, understood: int, found: int) -> GapsView:
    """Returns the gaps as they are shown; linear in the figures."""
    unclaimed = [find_unclaimed(reading) for reading in report.readings]
    parts = [_make_part(r, missed, anchors) for r, missed in zip(report.readings, unclaimed, strict=True)]
    open_parts = sorted((p for p in parts if p.unclaimed), key=lambda p: (-p.unclaimed, -p.found))
    silent = [p for p, r in zip(parts, report.readings, strict=True) if not r.assertions]
    return GapsView(
        understood,
        found,
        count_by_kind(report.readings, unclaimed),
        find_nouns(report.readings, unclaimed, anchors),
        tuple(open_parts[:MOST_ARTICLES]),
        max(len(open_parts) - MOST_ARTICLES, 0),
        tuple(silent[:MOST_ARTICLES]),
        max(len(silent) - MOST_ARTICLES, 0),
        tuple(Problem(calm(show_path(p.place)), calm(p.message), calm(p.mend)) for p in report.skipped),
    )


# ---- by kind, by article ---------------------------------------------------------------------------------------------


def count_by_kind(readings: Sequence[Reading], unclaimed: Sequence[Sequence[Mention]]) -> tuple[Part, ...]:
    """Returns how many figures of each kind no rule claimed, the most first; kinds that are all claimed are left out."""
    missed = Counter(mention.kind for own in unclaimed for mention in own)
    found = Counter(mention.kind for reading in readings for mention in reading.mentions)
    kinds = sorted(missed, key=lambda kind: (-missed[kind], kind))
    return tuple(
        Part(KIND_OF_FIGURE.get(kind, kind), "", missed[kind], found[kind], say_share(missed[kind], found[kind]))
        for kind in kinds
    )


def _make_part(reading: Reading, unclaimed: Sequence[Mention], anchors: Anchors) -> Part:
    found = sum(mention.kind != "identifier" for mention in reading.mentions)
    number = anchors.places.number(reading.article)
    return Part(title_article(reading), name_article(number), len(unclaimed), found, say_share(len(unclaimed), found))


def title_article(reading: Reading) -> str:
    """Returns an article's source, day and title, or its headline where it has no title."""
    article = reading.article
    headline = next((article.text[s.start : min(s.end, s.start + 400)] for s in reading.sentences), "")
    title = clip(flatten(article.title or headline), LONGEST_TITLE)
    day = say_day(article.published) if article.published else ""
    return ", ".join(filter(None, (clip(flatten(article.source), LONGEST_TITLE), day, title))) or "Untitled"


# ---- by what they count ----------------------------------------------------------------------------------------------


def find_nouns(
    readings: Sequence[Reading], unclaimed: Sequence[Sequence[Mention]], anchors: Anchors
) -> tuple[Noun, ...]:
    """Returns the words that most often follow figures no rule claimed, each with quotations from two articles if it can."""
    places: dict[str, list[tuple[int, Mention]]] = defaultdict(list)
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    for number, own in enumerate(unclaimed):
        text, starts = readings[number].article.text, [mention.start for mention in readings[number].mentions]
        for mention in own:
            if mention.kind not in COUNTING:
                continue
            following = bisect_right(starts, mention.start)
            end = starts[following] if following < len(starts) else len(text)
            if word := name_counted(text[mention.end : min(end, mention.end + MOST_AHEAD)]):
                stem = _stem(word)
                places[stem].append((number, mention))
                spellings[stem][word] += 1
    again = [stem for stem in places if len(places[stem]) > 1] or list(places)  # words that occur once are mostly noise
    often = sorted(again, key=lambda stem: (-len(places[stem]), stem))[:MOST_NOUNS]
    nouns = []
    for stem in often:
        numbers = dict.fromkeys(number for number, _ in places[stem])
        word = min(spellings[stem], key=lambda spelling: (-spellings[stem][spelling], spelling))
        firsts = list({number: (number, mention) for number, mention in reversed(places[stem])}.values())[::-1]
        chosen = (firsts + [place for place in places[stem] if place not in firsts[:MOST_QUOTES]])[:MOST_QUOTES]
        quotes = tuple(quote_figure(readings[number], mention, anchors) for number, mention in chosen)
        nouns.append(Noun(word, len(places[stem]), len(numbers), quotes))
    return tuple(nouns)


def name_counted(behind: str) -> str:
    """Returns the word for what a figure counts, in lower case, from the text behind it; "" where none is told.

    Of the words up to a link or a stop it is the first plural, else the last: "officers" of "armed police officers were";
    where no end is in sight, only a plural tells.
    """
    words: list[str] = []
    at, ended = 0, False
    while len(words) < MOST_WORDS and not ended:
        match = WORDS.match(behind, at)
        word, at = (match[1].replace("’", "'").lower().removesuffix("'s"), match.end()) if match else ("", at)
        ended = not word or word in ENDING or (bool(words) and word == "of") or len(word) > LONGEST_NOUN
        if not ended and word not in PASSED_OVER and len(word) > 1:
            words.append(word)
    return next(filter(_is_plural, words), words[-1] if words and ended else "")


def _is_plural(word: str) -> bool:
    return word in PLURALS or (len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")))


def _stem(word: str) -> str:
    """Returns a key that is one for singular and plural, where an s makes the difference."""
    return word.removesuffix("s") if _is_plural(word) else word


def quote_figure(reading: Reading, mention: Mention, anchors: Anchors) -> Quoted:
    """Returns a figure in a few words of its sentence, and the anchor of its line."""
    article = reading.article
    index = bisect_right(reading.sentences, mention.start, key=lambda s: s.start) - 1
    first, last = 0, len(article.text)
    if index >= 0 and mention.end <= reading.sentences[index].end:
        first, last = reading.sentences[index].start, reading.sentences[index].end
    start, end = max(first, mention.start - LONGEST_QUOTE), min(last, mention.end + LONGEST_QUOTE)
    before, after = calm(article.text[start : mention.start]), calm(article.text[mention.end : end])
    if start > first:
        before = "… " + (before.partition(" ")[2] or before)
    if end < last:
        after = (after.rpartition(" ")[0] or after) + " …"
    number, line = anchors.places.number(article), article.line(mention.start)
    figure = flatten(article.text[mention.start : min(mention.end, mention.start + 4 * LONGEST_QUOTE)])
    return Quoted(
        before.lstrip(),
        clip(figure, LONGEST_QUOTE),
        after.rstrip(),
        clip(flatten(article.source), LONGEST_TITLE),
        name_line(number, line),
    )

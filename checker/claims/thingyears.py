"""When the one building, ship or body of its kind that a story is about was built, founded or opened: "the mill, put up in 1886".

Articles on one event call a thing by a noun: where each has one mill alone, "the mill" is the same mill. A name with that noun
("Tarn Mill") tells two apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from checker.late import compile_late
from checker.model import Assertion, Interval, Span
from checker.page import Page, Stretch

SURE = 0.75
# What was built, founded or opened once.
_THINGS = (
    "abbey|academy|airport|aquarium|arena|bakery|bank|barracks|block|boat|brewery|bridge|building|canal|castle|cathedral|cemetery"
    "|chapel|charity|church|cinema|clinic|club|college|company|convent|courthouse|dam|distillery|dock|factory|farm|ferry|festival|firm"
    "|foundation|foundry|gallery|garage|gym|hall|harbour|harbor|hospice|hospital|hostel|hotel|house|home|institute|jail|kindergarten"
    "|laboratory|library|lighthouse|mansion|mill|mine|monastery|mosque|museum|newspaper|nursery|observatory|orchestra|orphanage|palace"
    "|park|party|pier|plant|pool|pub|prison|railway|refinery|reservoir|restaurant|school|shelter|ship|shipyard|shop|skyscraper|society"
    "|stadium|station|store|synagogue|temple|theatre|theater|tower|trawler|tunnel|union|university|vessel|viaduct|villa|warehouse"
    "|windmill|yard|zoo"
)
_VERBS = {
    verb: relation
    for relation, verbs in {
        "built": "built|constructed|erected|put up|dates from|dates back to|dating from|dating back to|dated from",
        "founded": "founded|established|set up|created|formed",
        "opened": "opened|inaugurated",
    }.items()
    for verb in verbs.split("|")
}
_DID = "built|constructed|erected|put up|founded|established|set up|created|formed|opened|inaugurated"
_YEAR = r"(?P<year>1[4-9]\d\d|20[0-4]\d)(?![\d%–-]|,\d|\s(?:people|residents|and\s\d|or\s\d|to\s\d))"
_WORD = r"(?!(?:and|but|or|which|who|that|when|after|before|until|while|moved|from|not|never)\b)[^\W_][\w’'&.-]{0,20}\s"
_NP = rf"\b(?P<det>[Tt]he)\s(?P<mid>(?:(?!of\b|the\b)[^\W_][\w-]{{0,20}}\s){{0,4}}?)(?P<head>{_THINGS})"
_PATTERNS = (
    compile_late(
        rf"{_NP}\b,?\s(?:(?:which|that)\s)?(?:(?:was|is|had\sbeen)\s)?(?:\w{{2,12}}ly\s|first\s)?(?P<verb>{_DID})\s(?:{_WORD}){{0,6}}?in\s{_YEAR}"
    ),
    compile_late(
        rf"{_NP},?\s(?:which\s)?(?P<verb>dates\sfrom|dates\sback\sto|dating\sfrom|dating\sback\sto|dated\sfrom)\s{_YEAR}"
    ),
    compile_late(rf"\b[Ii]n\s{_YEAR},?\s(?:{_WORD}){{0,4}}?(?P<verb>{_DID})\s{_NP}\b"),
    compile_late(rf"\b(?P<verb>{_DID})\s{_NP}\s(?:{_WORD}){{0,5}}?in\s{_YEAR}"),
)
_CUE = compile_late(rf"\b(?:{_DID}|dat(?:es|ed|ing)\s(?:from|back\sto))\b")
_OTHER = frozenset(
    """new old present current former original first second third main earlier previous next larger smaller bigger other last
    temporary modern adjoining neighbouring neighboring nearby adjacent sister rival whole entire family""".split()
)
_SECOND = r"\b(?:another|second|other|neighbou?ring|nearby|adjacent|both|rival|two|three)\s(?:[\w-]{1,20}\s)?"
_NAMED = r"\b((?:[A-Z][\w’'-]{1,20}\s){1,4})"


class Dated(NamedTuple):
    """A thing with its year: its noun, what was done, the place and the stretch."""

    head: str
    relation: str
    year: int
    start: int
    end: int
    stretch: Stretch


def read_thing_years(page: Page) -> Iterator[Assertion]:
    """Yields the year in which each thing that alone is of its kind in the article was built, founded or opened.

    The subject is the noun; a name with it stands in the features. What the article dates twice is left out.
    """
    text = page.article.text
    if _CUE.search(text) is None:
        return
    found: dict[tuple[str, str], list[Dated]] = defaultdict(list)
    for stretch in page.stretches:
        if _CUE.search(text, stretch.sentence.start, stretch.sentence.end) is not None:
            for dated in _find(text, stretch):
                found[dated.head, dated.relation].append(dated)
    for (head, relation), some in found.items():
        names = _names(text, head)
        if len({d.year for d in some}) == 1 and len(names) < 2 and not _is_one_of_two(text, head):
            yield _assert(page, some[0], relation, head, next(iter(names), ""))


def _find(text: str, stretch: Stretch) -> Iterator[Dated]:
    start, end = stretch.sentence.start, stretch.sentence.end
    for pattern in _PATTERNS:
        for m in pattern.finditer(text, start, end):
            if _OTHER.isdisjoint(m["mid"].lower().split()):
                relation = _VERBS[" ".join(m["verb"].split())]
                yield Dated(m["head"], relation, int(m["year"]), *m.span("year"), stretch)


def _names(text: str, head: str) -> set[str]:
    """Returns the words before the noun in each name that ends with it: "tarn" of "Tarn Mill"."""
    found = set()
    for m in compile_late(rf"{_NAMED}{head.capitalize()}\b").finditer(text):
        words = [w for w in m[1].split() if w not in ("The", "A", "An", "In", "At", "On", "Of")]
        if words:
            found.add(" ".join(words).lower())
    return found


def _is_one_of_two(text: str, head: str) -> bool:
    """Returns whether the article tells of another thing of the kind."""
    return compile_late(rf"(?i){_SECOND}{head}s?\b").search(text) is not None


def _assert(page: Page, dated: Dated, relation: str, head: str, name: str) -> Assertion:
    sentence = dated.stretch.sentence
    return Assertion(
        article=page.article,
        start=dated.start,
        end=dated.end,
        within=Span(sentence.start, sentence.end),
        subject=head,
        attribute=relation,
        value=Interval(date(dated.year, 1, 1), date(dated.year + 1, 1, 1), "day"),
        rule="",
        speaker=page.speaker(dated.stretch.number),
        dated=True,  # what is stated of a thing itself depends on no day of writing
        features=frozenset({head, name} - {""}),
        label=f"the {head}",
        confidence=SURE,
        story=True,
        told=page.dateline.written,
    )

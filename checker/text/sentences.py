"""Sentences: where each begins and ends, the part it plays on the page, its clauses, and who speaks in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from checker.late import compile_late
from checker.model import Role, Sentence, Span
from checker.text.blocks import BRACKETED, CLOSERS, label_blocks, read_blocks

# ---------------------------------------------------------------- vocabulary of full stops

TITLES = frozenset(  # never the end: a name or a figure follows
    "mr mrs ms dr prof gen lt col capt cpl sgt maj cmdr adm brig sen rep gov hon rev pres supt st messrs mt ft vs cf "
    "eg ie al approx ca no nos fig figs "
    "art sec vol pp ed eds e.g i.e viz insp pvt amb dir".split()
)
MONTHS = frozenset("jan feb mar apr jun jul aug sep sept oct nov dec".split())  # the end, unless a figure follows
DOTTED = frozenset(  # the end only where the next word can hardly go on
    "inc corp co ltd llc plc jr sr bros etc est dept univ assn ave blvd rd hwy a.m p.m am pm u.s u.k u.n e.u d.c "
    "u.s.a u.a.e ph.d calif fla la mass pa conn "
    "va tenn ala ariz ark colo ga ill ind kan ky md mich minn miss mo neb nev okla ore tex wash wis wyo ont que".split()
)
STARTERS = frozenset(
    "the a an in on at by for from with since after before during when while if as although though however but and or "
    "so yet it he she they we i you this "
    "that these those there his her its their our my what who why how where which some many most all no not one two "
    "three both each other another "
    "meanwhile earlier later last next now then today according speaking asked also still even officials police".split()
)
DOMAINS = frozenset("com net org co uk js edu gov io info cn ru de".split())

STOP = compile_late(r"[。！？]+|[.!?…](?:\s?[.!?…])*")
WORDS_BEFORE = compile_late(r"[\w.&'’-]{1,24}$")
NEXT_WORD = compile_late(r"[\w'’-]{0,24}")
KEY_WORDS = 6  # fewer are no repetition
SEEN_KEPT = 8  # sentences compared a beginning; bounds the work on hostile repetition
WORD = compile_late(r"\w+(?:[.,]\d+)*")


def sentences(text: str) -> tuple[Sentence, ...]:
    """Returns the sentences of a page with their roles: disjoint, in order, trimmed, holding every character not blank.

    A sentence, or a fragment of six words or more, that stood before is a "repeat". Linear in the text.
    """
    blocks = read_blocks(text)
    found: list[Sentence] = []
    seen: dict[tuple[str, ...], list[Span]] = {}
    for block, role in zip(blocks, label_blocks(text, blocks), strict=True):
        whole = role in ("boilerplate", "stamp", "caption")
        after_repeat = bool(found) and found[-1].role == "repeat" and block.gap > 0
        pieces = (
            [Span(block.start, block.end)]
            if role == "headline" or whole
            else list(_split(text, block.start, block.end))
        )
        first = len(found)
        for piece in pieces:
            if whole or (piece.start == block.start and BRACKETED.fullmatch(text, piece.start, piece.end)):
                found.append(Sentence(piece.start, piece.end, role if whole else "stamp"))
            else:
                found.append(Sentence(piece.start, piece.end, _note_repeat(text, piece, role, seen)))
        # An alternative text repeats the lead; the short line under it names the picture.
        if (
            after_repeat
            and role in ("body", "headline")
            and len(pieces) == 1
            and found[first].role != "repeat"
            and _is_cut(text, found[first - 1])
            and len(WORD.findall(text[block.start : block.end][:300])) <= 12
        ):
            found[first] = Sentence(block.start, block.end, "caption")
    return tuple(found)


def _is_cut(text: str, sentence: Sentence) -> bool:
    """Returns whether a sentence was cut off before its full stop."""
    return text[sentence.start : sentence.end].rstrip(CLOSERS)[-1:] not in tuple(".!?。！？")


def _note_repeat(text: str, span: Span, role: Role, seen: dict[tuple[str, ...], list[Span]]) -> Role:
    """Returns "repeat" where these words stood before, as a whole or as a beginning; else the role, and remembers the words."""
    key = tuple(
        m[0].casefold() for _, m in zip(range(KEY_WORDS), WORD.finditer(text, span.start, span.end), strict=False)
    )
    if len(key) < KEY_WORDS:
        return role
    earlier = seen.setdefault(key, [])
    if earlier:
        words = _normalize(text, span)
        if any((_normalize(text, other) + " ").startswith(words + " ") for other in earlier):
            return "repeat"
    if len(earlier) < SEEN_KEPT:
        earlier.append(span)
    return role


def _normalize(text: str, span: Span) -> str:
    """Returns the words of a stretch, folded and single-spaced."""
    return " ".join(WORD.findall(text[span.start : span.end].casefold()))


def _split(text: str, start: int, end: int) -> Iterator[Span]:
    """Yields the sentences of one block."""
    bracket = BRACKETED.match(text[start : min(end, start + 100)])
    here = start
    if bracket and start + bracket.end() < end:
        here = start + bracket.end()
        yield Span(start, here)
    first, straight, counted = _skip_space(text, here, end), 0, start
    for stop in STOP.finditer(text, here, end):
        straight += text.count('"', counted, stop.end())
        counted = stop.end()
        cut = _close(text, stop.end(), end, straight % 2 == 1)
        if cut < end and cut > first and _ends_here(text, first, stop, cut, end):
            yield Span(first, cut)
            first = _skip_space(text, cut, end)
    if first < end:
        yield Span(first, end)


def _skip_space(text: str, at: int, end: int) -> int:
    """Returns the first offset from `at` on that is not blank."""
    while at < end and text[at].isspace():
        at += 1
    return at


def _close(text: str, at: int, end: int, quoted: bool) -> int:
    """Returns where the closing quotes and brackets after a full stop end; a straight quote closes only what is open."""
    open_straight = quoted
    while at < end:
        sign = text[at]
        if sign == '"':
            if not open_straight:
                break
            open_straight = False
        elif sign == " " and at + 1 < end and (text[at + 1] in "”»" or (text[at + 1] == '"' and open_straight)):
            at += 1
            continue
        elif sign not in CLOSERS or (sign == "'" and at + 1 < end and text[at + 1].isalpha()):
            break
        at += 1
    return at


def _ends_here(text: str, first: int, stop: re.Match[str], cut: int, end: int) -> bool:
    """Returns whether the full stop ends the sentence that began at `first`."""
    sign = stop[0][-1]
    if sign in "。！？":
        return True
    onward = _skip_space(text, cut, end)
    if onward >= end:
        return True
    spaced = onward > cut
    opening = onward
    while opening < end and text[opening] in "\"'“‘«([（「『":
        opening += 1
    begin = text[opening] if opening < end else ""
    word = NEXT_WORD.match(text, opening, end)
    following = word[0] if word else ""
    if begin.islower() and not (len(following) > 1 and following[1].isupper()):
        return spaced and onward > cut and "\n" in text[cut:onward] and not _abbreviates(text, first, stop, following)
    if not (begin.isalnum() or begin in "$€£¥-–—•*#@" or opening > onward):
        return False
    if sign in "!?":
        return spaced or (begin.isupper() and text[stop.start() - 1 : stop.start()].islower())
    if sign == "…" or len(stop[0]) > 1:
        return begin.isupper() or opening > onward or begin.isdigit()
    if not spaced and cut == stop.end() and opening == onward:
        return _runs_together(text, first, stop, following)
    return not _abbreviates(text, first, stop, following)


def _word_before(text: str, first: int, stop: re.Match[str]) -> str:
    """Returns the word that the full stop is attached to, "" if none."""
    found = WORDS_BEFORE.search(text, max(first, stop.start() - 24), stop.start())
    return found[0] if found else ""


def _abbreviates(text: str, first: int, stop: re.Match[str], following: str) -> bool:
    """Returns whether the full stop belongs to the word before it and the sentence goes on."""
    word = _word_before(text, first, stop)
    bare = word.casefold().strip("'’-.")
    if not bare or stop[0] != ".":
        return False
    if bare.isdigit() and len(bare) <= 2 and stop.start() - len(word) <= first:
        return True  # the number of a list item
    figure = following[:1].isdigit()
    if bare in TITLES:
        return (
            figure
            if bare in ("no", "nos", "art", "sec", "ed", "dir", "fig", "st", "al") and not _named(bare, following)
            else True
        )
    if bare in MONTHS:
        return figure
    starts = following.casefold() in STARTERS
    if bare in DOTTED:
        return not starts and stop.end() < len(text)
    if len(bare) == 1 and bare.isalpha() and word[-1:].isupper():
        return not starts
    return "." in bare and len(bare) <= 7 and all(len(part) <= 2 for part in bare.split(".")) and not starts


def _named(bare: str, following: str) -> bool:
    """Returns whether a word like "St." goes on with a name."""
    return bare in ("st", "al") and following.casefold() not in STARTERS


def _runs_together(text: str, first: int, stop: re.Match[str], following: str) -> bool:
    """Returns whether a full stop with no space behind it ends a sentence: "on May 19.In addition", not "example.com"."""
    if text[stop.start() - 1 : stop.start()].isspace():
        return following[:1].isupper()  # " .At present", as machine translation leaves it
    before = _word_before(text, first, stop).strip("'’-")
    if not (following[:1].isupper() and (len(following) == 1 or following[1:2].islower() or following[1:2] in "'’")):
        return False
    if following.casefold() in DOMAINS or "." in before or before.casefold() in TITLES | MONTHS | DOTTED:
        return False
    if len(following) == 1 and not text[stop.end() + 1 : stop.end() + 2].isspace():
        return False  # "CCI.O>"
    if before.isdigit():
        return len(following) > 1
    if len(before.rsplit("-", 1)[-1]) < 2:
        return False  # "R-N.Y."
    return (before.islower() and len(before) > 1) or (len(before) > 1 and before[-1:].isalpha() and before[0].isupper())


# ---------------------------------------------------------------- clauses

FINITE = (
    r"is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|does|do|did|said|says|told|took|held|"
    r"made|gave|went|came|became|"
    r"began|rose|fell|grew|lost|won|sent|spent|plans?|intends?|expects?|believes?|wants?|needs?"
)
BREAK = rf"""(?x) ;\s{{1,4}} | :\s{{1,4}} | (?<!\d)\s{{1,4}}[–—-]{{1,2}}\s{{1,4}} | (?<=[^\W\d])—(?=\w)
    | ,\s{{1,4}}(?=(?:while|whereas|although|though|which)\b)
    | ,?\s{{1,4}}(?=(?:and|but|while|so|because)\s+(?:he|she|it|they|we|there)\s+(?:{FINITE}|\w+ed)\b)
    | ,\s{{1,4}}(?=(?:and|but|so|because)\s+(?:(?:the|this|that|its|their|his|her)\s+)?(?:[\w'’-]+\s+){{1,3}}(?:is
      |are|was|were|has|have|had|will|would|said|did)\b)"""


@cache
def _break() -> re.Pattern[str]:
    """Returns what parts two clauses, compiled when first asked for."""
    return re.compile(BREAK)


def clauses(text: str, sentence: Sentence) -> tuple[Span, ...]:
    """Returns a sentence's stretches between semicolons, colons, dashes and conjunctions that surely begin a clause."""
    spans, first = [], sentence.start
    for gap in _break().finditer(text, sentence.start, sentence.end):
        if gap.start() > first and gap.end() < sentence.end:
            spans.append(Span(first, gap.start()))
            first = gap.end()
    return (*spans, Span(first, sentence.end))

"""Votes of a body: how many were in favour, against and abstained, in figures or words, both sides told or one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from checker.claims.happenings import BODIES
from checker.claims.measureframes import Framed
from checker.claims.measureheads import Head
from checker.claims.measurewords import ABSTAINED, AGAINST, CARRIED, IN_FAVOUR, REFUSED, VOTERS
from checker.lines import Word
from checker.model import Interval, Mention
from checker.page import Stretch

BESIDE = 4  # words behind a figure that say whose votes it counts and on which side
_HALF = Decimal("0.5")
SMALLEST = 3  # votes of both sides, below which two figures are hardly a vote
_PARTIES = frozenset({"union", "voters"})  # who bear such a name, or vote, without being a body
_CAST = frozenset({"voted", "vote", "voting"})
_TOLD = _CAST | ABSTAINED
_BETWEEN = frozenset({"to", "against", "versus"})
_OLD = frozenset("previous previously earlier last similar".split())


def find_votes(text: str, stretch: Stretch, body: str, old: bool) -> Iterator[Framed]:
    """Yields the sides of each vote of a sentence: the larger and the smaller, and who was for and who against it.

    `body` is who votes as far as the article told it before, `old` says that the sentence tells of a time long past.
    """
    words = stretch.line.words
    vocabulary = stretch.line.vocabulary
    if vocabulary.isdisjoint(VOTERS) and vocabulary.isdisjoint(_TOLD):
        return
    told = body
    firm = not old and _OLD.isdisjoint(vocabulary)
    paired: set[int] = set()
    for at in range(len(words)):
        if not _counts(words, at) or at in paired:
            continue
        body = told if vocabulary.isdisjoint(BODIES) else _body(text, words[:at]) or told
        other = _other_side(words, at)
        if other is not None:
            paired.update((at, other))
            yield from _sides(words, at, other, body, firm)
        else:
            side = _side(words, at)
            if side:
                mention = words[at].mention
                assert mention is not None
                yield Framed(
                    Head(f"votes {side}", "", f"votes {side}", basis=_generic(body), confidence=0.7), mention, firm
                )


def _counts(words: Sequence[Word], at: int) -> bool:
    """Returns whether words[at] is a whole number of no unit."""
    m = words[at].mention
    if m is None or m.kind != "number" or m.value is None or m.value.unit or m.written is None:
        return False
    return m.written[0] is not None and m.written[0] == m.written[1] == m.written[0].to_integral_value()


def _other_side(words: Sequence[Word], at: int) -> int | None:
    """Returns where the second figure of "four votes to one" stands."""
    if at + 3 >= len(words) or words[at + 1].word not in VOTERS or words[at + 2].word not in _BETWEEN:
        return None
    return at + 3 if _counts(words, at + 3) or words[at + 3].word == "one" else None


def _mention(word: Word) -> Mention:
    """Returns the figure of a word; "one" is a pronoun to those who scan, and a vote here."""
    if word.mention is not None:
        return word.mention
    one = Decimal(1)
    return Mention("number", word.start, word.end, word.word, (one, one), Interval(one - _HALF, one + _HALF))


def _sides(words: Sequence[Word], at: int, other: int, body: str, firm: bool) -> Iterator[Framed]:
    pair = [_mention(words[at]), _mention(words[other])]
    larger, smaller = sorted(
        pair, key=lambda m: m.written[0] if m.written and m.written[0] else Decimal(0), reverse=True
    )
    if sum((m.written[0] for m in pair if m.written and m.written[0]), Decimal(0)) < SMALLEST:
        return
    for side, mention in (("for", larger), ("against", smaller)):
        yield Framed(Head(f"votes {side}", body, body, confidence=0.75), mention, firm)
    near = {w.word for w in words[max(0, at - 12) : at]}
    refused, carried = not near.isdisjoint(REFUSED), not near.isdisjoint(CARRIED)
    if refused != carried:
        backed, opposed = (smaller, larger) if refused else (larger, smaller)
        for side, mention in (("in favour", backed), ("opposed", opposed)):
            label = f"votes {side}"
            yield Framed(Head(label, "", label, basis=_generic(body), confidence=0.7), mention, firm)


def _side(words: Sequence[Word], at: int) -> str:
    """Returns on which side the votes words[at] were cast: "69 deputies backed", "76 voted against"; "" where that is unsaid."""
    behind = [w.word for w in words[at + 1 : at + 1 + BESIDE] if w.mention is None]
    if not behind or (behind[0] not in VOTERS and behind[0] not in ABSTAINED | _CAST | {"in", "against"}):
        return ""
    if behind[0] == "in" and behind[1:2] not in (["favour"], ["favor"]):
        return ""
    for word in behind:
        if word in ABSTAINED:
            return "abstained"
        if word in AGAINST:
            return "opposed"
        if word in IN_FAVOUR:
            return "in favour"
    return ""


def _body(text: str, words: Sequence[Word]) -> str:
    """Returns the body that is named last among some words; a house is one only by a capital letter."""
    for word in reversed(words):
        if BODIES.get(word.word, "union") not in _PARTIES and (word.word != "house" or text[word.start].isupper()):
            return BODIES[word.word]
    return ""


def _generic(body: str) -> str:
    """Returns the body where a state may have two of them; a parliament goes by many names."""
    return "" if body == "parliament" else body


def body_named(text: str, stretch: Stretch) -> str:
    """Returns the body that a sentence names last."""
    return "" if stretch.line.vocabulary.isdisjoint(BODIES) else _body(text, stretch.line.words)

"""Who does what in a sentence, as far as a stated fact needs it: the verbs of a sentence, each with its subject.

No parser: a verb's subject is read from the words directly before it (a noun phrase; "and" or a comma, which hand on the subject
before; "who"; the predicate of "is a"), and where those words are something else there is none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from checker.claims.factgrammar import (
    ADVERBS,
    ARTICLES,
    BE,
    DENIALS,
    DOUBTS,
    FINITE,
    HAVE,
    JOINTS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
)
from checker.claims.factphrases import REACH, Subject, Token, phrase_end, phrase_start, read_phrase, split_tokens
from checker.claims.factwords import PARTICLES, relation_of, sort_of
from checker.lines import Word

FRONT = 25  # words that may stand before the subject of a sentence
_TURNED = frozenset({"ran", "set", "split"})  # verbs that need no auxiliary to be told from nouns


class Clause(NamedTuple):
    """A verb with its subject: tokens[first:at] are the auxiliaries, tokens[at:until] the verb."""

    subject: Subject
    first: int
    at: int
    until: int
    passive: bool
    doubtful: bool


class Parsed(NamedTuple):
    """A sentence: its tokens, the asides by the token before them, whom it opens with and where, and its clauses."""

    tokens: tuple[Token, ...]
    asides: Mapping[int, tuple[Token, ...]]
    opening: Subject
    begins: int
    clauses: tuple[Clause, ...]


def parse(text: str, words: Sequence[Word]) -> Parsed:
    """Returns the sentence as tokens, asides and clauses."""
    tokens, asides = split_tokens(text, words)
    begins = _begin(tokens)
    until = phrase_end(tokens, begins)
    opening = read_phrase(tokens[begins:until], opens=begins == 0)
    if begins == 0 and tokens and (tokens[0].word in relation_of() or until == REACH):
        opening = Subject()
    return Parsed(tokens, asides, opening, begins, _Reader(tokens, opening, begins, until).clauses())


def _begin(tokens: Sequence[Token]) -> int:
    """Returns where the subject of the sentence begins: behind "In 1987," or "Founded in 1920,"."""
    if not tokens:
        return 0
    first = tokens[0].word
    if first not in PREPOSITIONS:
        participle = first in relation_of() or first.endswith(("ed", "ing"))
        if not participle or (len(tokens) > 1 and tokens[1].capital):
            return 0
    for n, token in enumerate(tokens[1:FRONT], 1):
        if token.comma and token.word not in PREPOSITIONS and not (token.capital and _is_place(tokens, n)):
            return n
    for n, token in enumerate(tokens[1:6], 1):  # "In 1987 the band moved"
        subject = token.capital or token.word in ARTICLES or token.word in PRONOUNS
        if subject and tokens[n - 1].mention is not None:
            return n
    return 0


def _is_place(tokens: Sequence[Token], at: int) -> bool:
    """Returns whether a capital behind a comma goes on with a place: "In Lindau, Norland, the band ..."."""
    before, behind = tokens[at - 1], tokens[at + 1] if at + 1 < len(tokens) else None
    return before.capital and before.mention is None and behind is not None and behind.comma


class _Reader:
    """Reads the clauses of one sentence from left to right, knowing whom the clause before was about."""

    def __init__(self, tokens: Sequence[Token], opening: Subject, begins: int, until: int) -> None:
        self.tokens, self.opening, self.begins, self.until = tokens, opening, begins, until
        self.last, self.predicate = opening, False  # whom the clause before is about; whether it says what that is
        self.commas = [0, *accumulate(t.comma for t in tokens)]

    def clauses(self) -> tuple[Clause, ...]:
        """Returns the verbs that have a subject, in order."""
        return tuple(
            c for at in range(len(self.tokens)) if (width := self._width(at)) and (c := self._clause(at, width))
        )

    def _clause(self, at: int, width: int) -> Clause | None:
        tokens, token = self.tokens, self.tokens[at]
        first, comma = at, token.comma
        while first > 0 and _is_helper(tokens[first - 1]):
            first -= 1
            comma = tokens[first].comma
        chain = [t.word for t in tokens[first:at]]
        before = tokens[first - 1].word if first else ""
        subject = self._subject(first - 1, comma)
        if before == "there" and token.word in BE:
            subject = _placed(tokens, at)
        if subject is None:
            return None
        finite = any(w in BE or w in HAVE or w in DOUBTS for w in (*chain, token.word))
        if finite or first == self.until or before in JOINTS:
            self.last, self.predicate = subject, token.word in BE
        if not subject.name and not subject.said:
            return None
        doubtful = before in DENIALS or any(w in DOUBTS or w in DENIALS or w.endswith("n't") for w in chain)
        return Clause(subject, first, at, at + width, any(w in BE for w in chain), doubtful)

    def _width(self, at: int) -> int:
        """Returns how many tokens the verb at this place has; 0 where there is none that tells a fact."""
        token = self.tokens[at]
        if token.mention is not None or (token.capital and at > 0) or self.begins < at < self.until:
            return 0
        behind = self.tokens[at + 1].word if at + 1 < len(self.tokens) else ""
        if token.word in BE or token.word in HAVE:
            return 0 if behind not in _TURNED and _verb_follows(self.tokens, at + 1) else 1
        if f"{token.word} {behind}" in PARTICLES:
            return 2
        if token.word in relation_of() or token.word in FINITE:
            noun = at > 0 and self.tokens[at - 1].word in (ARTICLES | {"of"}) - {"that"}
            return 0 if noun else 1
        return 0

    def _subject(self, k: int, comma: bool) -> Subject | None:
        """Returns the subject of a verb whose auxiliaries begin behind tokens[k]; None where it cannot be told."""
        tokens = self.tokens
        if k < self.begins:
            return self.opening if k < 0 or self.begins else None
        if k + 1 == self.until:
            return self.opening
        apposition = comma and k >= self.until and self.commas[k + 1] == self.commas[self.until + 1]
        if apposition and not self.predicate and tokens[self.until].comma:
            return self.opening  # "Hugh Penrose, a botanist, was"
        word = tokens[k].word
        if word in RELATIVES:
            return self._antecedent(k, comma)
        if word in JOINTS or comma:
            return self.last
        start = phrase_start(tokens, k)
        if self.predicate and start and tokens[start - 1].word in BE:
            return self.last  # "is an Irish band formed in"
        before = read_phrase(tokens[start : k + 1])
        return before if before.name or before.said else None

    def _antecedent(self, k: int, comma: bool) -> Subject | None:
        """Returns whom the "who" or "that" at tokens[k] stands for."""
        if k == self.until:
            return self.opening
        start = phrase_start(self.tokens, k - 1)
        before = read_phrase(self.tokens[start:k])
        predicate = self.predicate and start > 0 and self.tokens[start - 1].word in BE
        if predicate or (self.predicate and self.tokens[k].word == "that" and before.name):
            return self.last  # "is a sitcom (by Ann Roe) that aired"
        if comma or self.tokens[k].comma:
            return before if before.name and before.key != self.opening.key else self.last
        return before if before.name else (self.last if self.predicate else None)


def _is_helper(token: Token) -> bool:
    word = token.word
    if token.mention is not None or token.capital:
        return word in ADVERBS or word in BE
    return word in BE or word in HAVE or word in ADVERBS or word in DOUBTS or word in DENIALS or word.endswith("n't")


def _verb_follows(tokens: Sequence[Token], at: int) -> bool:
    """Returns whether behind adverbs a verb stands, so that the word before them is an auxiliary."""
    for token in tokens[at : at + 4]:
        if token.mention is None and (token.word in relation_of() or token.word in FINITE or token.word in BE):
            return True
        if not _is_helper(token):
            return False
    return False


def _placed(tokens: Sequence[Token], at: int) -> Subject:
    """Returns what "there are 12 episodes in ..." is about."""
    for n in range(at + 1, min(at + REACH, len(tokens) - 1)):
        if tokens[n].word in ("in", "on", "at"):
            return read_phrase(tokens[n + 1 : phrase_end(tokens, n + 1)])
    return Subject()


def predicate_sort(parsed: Parsed) -> str:
    """Returns what the sentence says its subject is: "is a 2004 Canadian comedy film directed by" is a film."""
    for clause in parsed.clauses:
        if parsed.tokens[clause.at].word in BE and clause.subject == parsed.opening:
            return noun_sort(parsed.tokens, clause.until)[0]
    return ""


def noun_sort(tokens: Sequence[Token], first: int) -> tuple[str, int]:
    """Returns the sort of the noun phrase from here on, and where its head stands."""
    if first >= len(tokens) or tokens[first].word not in ("a", "an", "the", "one"):
        return "", first
    sort, at = "", first
    for n in range(first + 1, min(first + 12, len(tokens))):
        t = tokens[n]
        if t.word in PREPOSITIONS or t.word == "of" or t.word in relation_of() or (t.comma and sort):
            break
        if t.word in sort_of():
            sort, at = sort_of()[t.word], n
    return sort, at

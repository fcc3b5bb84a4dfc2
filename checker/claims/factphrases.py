"""The words of a sentence as stated facts need them: tokens, asides in brackets, and whom a noun phrase names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from checker.claims.factgrammar import (
    ADVERBS,
    ARTICLES,
    BE,
    CLAUSES,
    DENIALS,
    DOUBTS,
    FINITE,
    HAVE,
    JOINTS,
    OWNERS,
    PERSONS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    SPEAKERS,
)
from checker.claims.factwords import COLLECTIVES, CROWDS, FORMS, HONORIFICS, LINKS, NOUNS, relation_of, sort_of
from checker.lines import Word
from checker.model import Mention
from checker.naming.namewords import plain

REACH = 14  # words of a noun phrase, at most
PHRASE = 3  # words behind a name that still belong to its noun phrase: "Ada Fenn's first novel"
ROUND = frozenset({"lrb", "lsb", "lcb"})  # brackets as treebanks spell them
ROUND_END = frozenset({"rrb", "rsb", "rcb"})
_SIGNS = re.compile(r"[(\[{]|[)\]}]|[,;:]")
# Words with which a sentence may open, and which a capital makes no name.
_OPENERS = ARTICLES | ADVERBS | CLAUSES | JOINTS | PREPOSITIONS | RELATIVES | {"however", "there", "according"}


class Token(NamedTuple):
    """A word or a mention. `comma`: a comma or another stop stands before it."""

    word: str
    written: str
    start: int
    end: int
    mention: Mention | None
    comma: bool

    @property
    def capital(self) -> bool:
        """Returns whether it begins with a capital."""
        return self.written[:1].isupper()


class Subject(NamedTuple):
    """Whom something is said of. `name` is empty for a pronoun or "the film"; `head` is what of the name is meant: "alumni".

    `said` are the words of the text, `sort` what their noun makes of the thing ("?" where it is no sort we know). `common`: the
    words open a sentence with a capital and may be no name ("Slow waltz", "Heavy industry").
    """

    name: str = ""
    said: str = ""
    sort: str = ""
    head: str = ""
    common: bool = False

    @property
    def key(self) -> str:
        """Returns the name's words in lower case without accents, articles, titles and signs, in their order."""
        words = [w for w in (p.strip(".,'’\"“”‘!?") for p in plain(self.name).split()) if w and w != "the"]
        while len(words) > 2 and words[0] in HONORIFICS:
            words = words[1:]
        while len(words) > 1 and words[-1] in FORMS:
            words = words[:-1]
        return " ".join(words)


NOBODY = Subject("", "", "?")


def split_tokens(text: str, words: Sequence[Word]) -> tuple[tuple[Token, ...], dict[int, tuple[Token, ...]]]:
    """Returns the tokens outside brackets, and those inside by the index of the token before the bracket."""
    flat: list[Token] = []
    aside: dict[int, list[Token]] = {}
    depth, at, comma, outside = 0, words[0].start if words else 0, False, False
    for w in words:
        for sign in _SIGNS.findall(text, at, w.start):
            depth = depth + 1 if sign in "([{" else max(depth - 1, 0) if sign in ")]}" else depth
            comma = comma or sign in ",;:"
            outside = outside or (sign in ",;:" and not depth)
        at = w.end
        if w.mention is None and w.word in ROUND | ROUND_END:
            depth = depth + 1 if w.word in ROUND else max(depth - 1, 0)
        elif w.mention is None and not w.word[0].isalnum():
            comma, outside = True, outside or not depth
        else:
            token = Token(w.word, text[w.start : w.end], w.start, w.end, w.mention, comma)
            if depth:
                aside.setdefault(len(flat) - 1, []).append(token)
            else:
                flat.append(token._replace(comma=outside))  # a comma before brackets stands before what follows them
                outside = False
            comma = False
    return tuple(flat), {n: tuple(some) for n, some in aside.items()}


def is_verb(word: str) -> bool:
    """Returns whether a word is a verb that ends a noun phrase."""
    return word in BE or word in HAVE or word in DOUBTS or word in DENIALS or word in relation_of() or word in FINITE


def phrase_end(tokens: Sequence[Token], begin: int) -> int:
    """Returns where the noun phrase that begins here ends, after REACH words at the latest."""
    end = begin
    while end < len(tokens) and end - begin < REACH and (end == begin or not _ends(tokens, end)):
        end += 1
    return end


def _ends(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    if _is_bridge(tokens, at):
        return False
    if token.comma or (token.word in PREPOSITIONS and not token.capital) or token.word in RELATIVES:
        return True
    if token.capital or token.mention is not None or token.word in NOUNS:
        return False
    return is_verb(token.word) or (token.word.endswith("ed") and tokens[at - 1].capital)


def _is_bridge(tokens: Sequence[Token], at: int) -> bool:
    """Returns whether a preposition stands within a title: "Men at Sea", "Home by the River"."""
    token = tokens[at]
    if token.word not in PREPOSITIONS or token.comma or at == 0 or not tokens[at - 1].capital:
        return False
    behind = tokens[at + 1 : at + 3]
    if behind and behind[0].word == "the":
        behind = behind[1:]
    return bool(behind) and behind[0].capital and behind[0].mention is None and not behind[0].comma


def phrase_start(tokens: Sequence[Token], end: int) -> int:
    """Returns where the noun phrase that ends at tokens[end] begins."""
    first = end
    while first >= 0 and end - first < REACH:
        token = tokens[first]
        if not token.capital and not _is_bridge(tokens, first):
            if (
                token.word in PREPOSITIONS
                or token.word in JOINTS
                or token.word in RELATIVES
                or token.mention is not None
            ):
                return first + 1
            participle = 0 < first < end and token.word.endswith("ed") and tokens[first - 1].capital
            if participle or (is_verb(token.word) and token.word not in NOUNS):
                return first + 1
        if token.comma or first == 0:
            break
        first -= 1
    return max(first, 0)


def read_phrase(tokens: Sequence[Token], opens: bool = False) -> Subject:
    """Returns whom a noun phrase names: "the novel Salt Road", "Halden's alumni", "the filming of Glass Hours", "it".

    `opens` says that the phrase opens its sentence, so that its first capital may mean nothing.
    """
    if not tokens or tokens[0].word in SPEAKERS:
        return Subject()
    first = tokens[0]
    if opens and first.word in CROWDS and not any(t.capital for t in tokens[1:]):
        return Subject()
    if first.word in PRONOUNS - OWNERS:
        return Subject("", first.written, _gender(first))
    unmeant = first.word in ARTICLES or (opens and (first.word in NOUNS or first.word in _OPENERS))
    capitals = [n for n, t in enumerate(tokens) if t.capital and (n or not unmeant)]
    if not capitals:
        return _described(tokens)
    if opens and capitals == [0] and (common := _common(tokens)) is not None:
        return common
    return _named(tokens, capitals[0])


def _gender(token: Token) -> str:
    return "person" if token.word in PERSONS else ""


def _described(tokens: Sequence[Token]) -> Subject:
    """Returns whom a phrase without a name means: "the film", "her first novel", "filming"."""
    first, said = tokens[0], " ".join(t.written for t in tokens)
    if first.word in OWNERS and len(tokens) > 1:
        return Subject("", first.written, _gender(first), _head(tokens[1:]))
    head = next((t.word for t in tokens if t.word in NOUNS or t.word in COLLECTIVES), "")
    if head and len(tokens) < 3:
        return Subject("", said, "", head)
    if first.word not in ("the", "this", "that", "these", "those"):
        return NOBODY
    return Subject("", said, next((sort_of()[t.word] for t in reversed(tokens) if t.word in sort_of()), "?"))


def _common(tokens: Sequence[Token]) -> Subject | None:
    """Returns what a few small words behind a sentence's first capital name: "Slow waltz music"; None where they do not."""
    rest = tokens[1:]
    if not 0 < len(rest) < 4 or any(t.word in NOUNS or t.word == "s" or t.mention is not None for t in rest):
        return None
    if tokens[0].written.endswith(("'s", "’s")):
        return None
    sort = sort_of().get(tokens[-1].word, "")
    words = tokens[:-1] if sort and len(tokens) > 2 else tokens
    return Subject(" ".join(t.written for t in words), " ".join(t.written for t in tokens), sort, "", True)


def _named(tokens: Sequence[Token], begin: int) -> Subject:
    """Returns whom a phrase names whose name begins at tokens[begin]."""
    last = _name_end(tokens, begin)
    noun = next((n for n in range(last + 1, len(tokens) - 1) if tokens[n + 1].capital), None)
    if noun is not None and tokens[noun].word in sort_of() and noun - last <= PHRASE:
        return _named(tokens, noun + 1)  # "the American sitcom Cold Harbour"
    name, said = " ".join(t.written for t in tokens[begin : last + 1]), " ".join(t.written for t in tokens)
    if begin and tokens[begin - 1].mention is not None:
        name = f"{tokens[begin - 1].written} {name}"
    owned = name.endswith(("'s", "’s"))
    name = name.removesuffix("'s").removesuffix("’s")
    before, behind = [t.word for t in tokens[:begin]], [t for t in tokens[last + 1 :] if t.word != "s"]
    sort = next((sort_of()[w] for w in reversed(before) if w in sort_of()), "")
    if behind and behind[0].word in ARTICLES:
        return Subject(name, said, next((sort_of()[t.word] for t in reversed(behind) if t.word in sort_of()), sort))
    if len(behind) > PHRASE:
        return NOBODY  # a verb that no table knows stands among them
    if behind:
        head = _head(behind)
        if head in sort_of() and not owned and head not in NOUNS:
            return Subject(name, said, sort_of()[head])
        return Subject(name, said, "", head)
    of = before.index("of", 1) if "of" in before[1:] else 0
    first = max(of - 2, tokens[0].word in ARTICLES)
    if first < of:  # "the of" has nothing between
        return Subject(name, said, "", _head(tokens[first:of]))
    return Subject(name, said, sort)


def _name_end(tokens: Sequence[Token], begin: int) -> int:
    """Returns where the last word of a name stands."""
    last = begin
    for n in range(begin + 1, len(tokens)):
        token = tokens[n]
        if token.word == "the" and tokens[n - 1].capital and n + 2 < len(tokens):
            break  # "Kestrel Records the Irish label"
        if token.capital or token.word.isdigit():
            last = n
        elif (
            token.word not in LINKS
            and not _is_bridge(tokens, n)
            and not (token.word == "s" and n + 1 < len(tokens) and tokens[n + 1].capital)
        ):
            break
    return last


def _head(tokens: Sequence[Token]) -> str:
    """Returns what of a thing is meant: "first novel"; of a noun that tells a relation, or that holds others, it alone."""
    last = tokens[-1].word
    if last in ("date", "day", "year") and len(tokens) > 1 and tokens[-2].word in NOUNS:
        return tokens[-2].word
    return last if last in NOUNS or last in COLLECTIVES else " ".join(t.word for t in tokens[-3:])

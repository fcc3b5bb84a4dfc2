"""Counted noun phrases of one sentence: "31 people", "two of them", "a man and two children", "nobody", "40 brick houses".

A `Group` is a phrase with its number.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from checker.claims.countwords import doing_words, noun_roles, people_words, persons_verbs, state_words, thing_words
from checker.claims.roles import COLLECTIVES, MORE, NO_THINGS, PART_OF, SAME_THING
from checker.lines import STOPS, Word
from checker.model import Interval

NOUN_REACH = 6  # words of a noun phrase behind its count
HALF = Decimal("0.5")
Figures = tuple[Decimal | None, Decimal | None]

SINGLES = frozenset({"a", "an", "another", "one"})
OWNERS = frozenset("his her their".split())  # "a woman and her son"
AGED = frozenset("man woman boy girl lad youth teenager pensioner lady gentleman widow widower youngster".split())
CROWDS = frozenset("family crew staff".split())
NOBODY = frozenset({"nobody", "none", "no-one"})
BE = frozenset("is are was were be been being has have had remain remains remained got".split())
# Words that may stand between a verb and the state it leads to.
LEADING = BE | frozenset(
    """reportedly allegedly confirmed reported feared believed presumed found left pronounced declared said thought known still
    now later all both either instantly apparently also to who that which had get gets getting then there each taken rushed
    transported airlifted flown carried brought sent listed in the area local nearby medical an a being treated at hospital
    critically seriously severely slightly fatally mortally badly lightly gravely and minor for with suffering suffered sustained
    sustaining took turned without non-life-threatening life-threatening serious critical stable lost their""".split()
)
# Where a clause ends, and a count before it belongs to nothing behind it.
CLAUSES = frozenset("when after as while because where before until but although though if since whether than".split())
FATAL = frozenset({"fatally", "mortally"})
_PLURALS = frozenset("people children persons staff crew police troops lives".split())
# Words that no noun phrase behind a count goes over.
_NO_PART = (
    CLAUSES
    | BE
    | frozenset(
        """and or in on at by for with from of to who that during near outside inside about against into involving between
        behind under over through the this these those a an his her their its""".split()
    )
)
_AMOUNTS = frozenset("dozens scores hundreds thousands tens".split())


class Group(NamedTuple):
    """A counted noun phrase words[first:last]: who, the figure as written and as read, and its place in a whole."""

    first: int
    last: int
    family: str
    written: Figures
    value: Interval
    hedge: str | None = None
    thing: bool = False
    part: bool = False  # some of those told of before
    more: bool = False  # on top of those told of before
    single: bool = False  # "a man": one, but seldom a total
    nth: Decimal | None = None  # "a third person": the place in a row

    @property
    def is_nobody(self) -> bool:
        """Returns whether the phrase counts nobody."""
        return self.written == (Decimal(0), Decimal(0))


# -------------------------------------------------------------------------------------------------- groups


def find_groups(words: Sequence[Word], text: str) -> Iterator[Group]:
    """Yields the counted noun phrases: "31 people", "a man", "two of the wounded", "both", a bare figure before a role."""
    at = 0
    while at < len(words):
        group = _counted(words, text, at) or _single(words, text, at) or _collective(words, at)
        if group is not None:
            yield group
            at = max(group.last, at + 1)
        else:
            at += 1


def _counted(words: Sequence[Word], text: str, at: int) -> Group | None:
    m = words[at].mention
    one = Decimal(1)
    if words[at].word == "one" and m is None and word_at(words, at + 1) == "of" and word_at(words, at + 2) in PART_OF:
        end = at + 3 + (word_at(words, at + 3) in people_words())
        return Group(at, end, "", (one, one), Interval(HALF, one + HALF), part=True)
    if m is None or m.kind != "number" or m.written is None or m.value is None or m.value.unit:
        return None
    if any(f is not None and (f != int(f) or f > 10**7) for f in m.written):
        return None
    if _is_age(words, at) or (at > 1 and word_at(words, at - 1) == "of" and words[at - 2].mention is not None):
        return None  # "3 of 10 people": the ten are another matter
    if at > 1 and word_at(words, at - 1) == "of" and word_at(words, at - 2) in AGED:
        return None  # "a man of 82"
    if "(" in signs_before(words, text, at) and text[words[at].end : words[at].end + 1] == ")":
        return None  # "Ana Roy (32)", "the team (5)"
    following = word_at(words, at + 1)
    figure = Group(at, at + 1, "", m.written, m.value, m.hedge)
    if following == "of":
        if words[at].word.split()[-1] not in _AMOUNTS:
            if word_at(words, at + 2) in PART_OF:
                whole = at + 3 < len(words) and (of := words[at + 3].mention) is not None and of.kind == "number"
                end, family, thing = _noun(words, text, at + 3 + whole)
                return figure._replace(last=end, family="" if family is None else family, thing=thing, part=True)
            return None
        at += 1
    more = words[figure.first - 1].word in MORE if figure.first else False
    last, family, thing = _noun(words, text, at + 1)
    if family is None:
        last = at + 1 + (word_at(words, at + 1) in MORE)
        if not _stands_alone(words, text, last) or _follows_name(words, text, at) or _is_age_of_all(words, at):
            return None
        family = ""
    more = more or any(w.word in MORE for w in words[figure.first : last])
    return figure._replace(last=last, family=family, thing=thing, more=more)


def _follows_name(words: Sequence[Word], text: str, at: int) -> bool:
    """Returns whether a bare figure behind a name and a comma is an age: "Ana Roy, 32, was hurt", not "In Lyon, 3 hurt"."""
    if at == 0 or "," not in signs_before(words, text, at) or word_at(words, at + 1) in state_words():
        return False
    if word_at(words, at + 1) == "and":
        return True  # "two teenagers, 17 and 19"
    return text[words[at - 1].start].isupper() and word_at(words, at - 1) not in state_words()


_EACH = frozenset("all both each most either neither none".split())
_BETWEEN = frozenset("of them whom were are was is aged over under above below".split())


def _is_age_of_all(words: Sequence[Word], at: int) -> bool:
    """Returns whether a bare figure is a bound on the ages of several: "both over 70", "all of them under 30"."""
    mention = words[at].mention
    if mention is None or mention.hedge is None:
        return False
    before = [w.word for w in words[max(0, at - 5) : at] if w.word not in _BETWEEN]
    return before[-1:] != [] and before[-1] in _EACH


def _is_age(words: Sequence[Word], at: int) -> bool:
    """Returns whether a bare figure goes on with a list of ages: "aged 14, 15 and 17"."""
    for i in range(at - 1, max(at - 6, -1), -1):
        m = words[i].mention
        if words[i].word in ("aged", "ages") or (m is not None and m.kind == "quantity" and "age" in words[i].word):
            return True
        if not (words[i].word == "and" or (m is not None and m.kind == "number")):
            return False
    return False


def _single(words: Sequence[Word], text: str, at: int) -> Group | None:
    """Returns the phrase of one person: "a 34-year-old man", "another woman"; "her son" where one joins another."""
    word = words[at]
    if _is_bare(words, text, at):  # headlines leave the article out: "man, two sons dead"
        one = Decimal(1)
        return Group(at, at + 1, people_words()[word.word], (one, one), Interval(HALF, one + HALF), single=True)
    if word_at(words, at - 1) == "of" and word_at(words, at - 2) in ("members", "sons", "daughters", "relatives"):
        return None  # "four members of a family": the family is not one of them
    owned = word.word in OWNERS and word_at(words, at - 1) == "and"
    if word.mention is not None or not (word.word in SINGLES or owned):
        return None
    last, family, thing = _noun(words, text, at + 1, single=True)
    if (
        family is None
        and word.word == "another"
        and (word_at(words, at + 1) in state_words() or word_at(words, at + 1) in BE)
    ):
        last, family, thing = at + 1, "", False  # "and another wounded"
    if family is None or thing:
        return None
    head = words[last - 1].word
    if _is_plural(head) or head in CROWDS or (head in COLLECTIVES and word_at(words, last) == "of"):
        return None  # "a couple of friends", "her sons", "a family": more than one, nobody says how many
    if head in COLLECTIVES:  # "a couple and their three children"
        count = Decimal(COLLECTIVES[head])
        return Group(at, last, "", (count, count), Interval(count - HALF, count + HALF))
    one = Decimal(1)
    more = any(w.word in MORE for w in words[at:last])
    ranks = [m.written[0] for w in words[at:last] if (m := w.mention) is not None and m.kind == "ordinal" and m.written]
    nth = next((r for r in ranks if r is not None and 1 < r < 100), None)
    more = more or nth is not None
    return Group(
        at, last, family, (one, one), Interval(HALF, one + HALF), single=word.word != "one", more=more, nth=nth
    )


def _is_bare(words: Sequence[Word], text: str, at: int) -> bool:
    """Returns whether words[at] is one person without an article, where a headline may begin a phrase."""
    word = words[at]
    if word.mention is not None or word.word not in people_words() or _is_plural(word.word):
        return False
    before = word_at(words, at - 1)
    if not (at == 0 or before == ":" or before in persons_verbs() or (at > 1 and "," in signs_before(words, text, at))):
        return False
    following = word_at(words, at + 1)
    return following in state_words() or following == "and" or "," in signs_before(words, text, at + 1)


def _is_plural(word: str) -> bool:
    return word.endswith(("s", "men")) or word in _PLURALS


def _collective(words: Sequence[Word], at: int) -> Group | None:
    """Returns "both", "the couple", "a pair of men", "a family of four", and nobody at all."""
    word = words[at].word
    if word in NOBODY or (word == "no" and word_at(words, at + 1) == "one"):
        last = at + 1 + (word == "no")
        return None if word_at(words, last) in ("else", "of") else _zero(at, last)
    if word == "no" and word_at(words, at + 1) in noun_roles() and words[at + 1].mention is None:
        return _zero(at, at + 1)
    if word in COLLECTIVES and words[at].mention is None:
        count = Decimal(COLLECTIVES[word])
        last = at + 1
        if word_at(words, last) == "of" and word_at(words, last + 1) in people_words():
            last += 2
        elif word in ("pair", "duo", "trio") and word_at(words, at - 1) not in ("the", "a"):
            return None
        return Group(at, last, "", (count, count), Interval(count - HALF, count + HALF), part=word == "both")
    return None


def _zero(first: int, last: int) -> Group:
    none = Decimal(0)
    return Group(first, last, "", (none, none), Interval(-HALF, HALF))


def word_at(words: Sequence[Word], at: int) -> str:
    """Returns the word at a place, an empty string outside."""
    return words[at].word if 0 <= at < len(words) else ""


def signs_before(words: Sequence[Word], text: str, at: int) -> str:
    """Returns the signs between words[at - 1] and words[at]."""
    return text[words[at - 1].end : words[at].start] if 0 < at < len(words) else ""


def _stands_alone(words: Sequence[Word], text: str, at: int) -> bool:
    """Returns whether a figure is a noun phrase by itself: "killed three on Friday", "2 dead", "three were hurt"."""
    if at >= len(words) or "," in signs_before(words, text, at):
        return True
    word = words[at].word
    return (
        words[at].mention is not None
        or word in _NO_PART
        or word in state_words()
        or word in doing_words()
        or word in LEADING
        or word in FATAL
    )


def _noun(words: Sequence[Word], text: str, at: int, single: bool = False) -> tuple[int, str | None, bool]:
    """Returns where the noun phrase behind a count ends, the family of its head, and whether it is a thing; None: no head."""
    people, states = people_words(), state_words()
    end = min(at + NOUN_REACH, len(words))
    for i in range(at, end):
        word = words[i]
        if i > at and "," in signs_before(words, text, i) and word.word not in people:
            break
        if word.mention is not None:
            if word.mention.kind not in ("quantity", "identifier", "ordinal"):
                break
            continue
        if word.word in people:
            while i + 1 < end + 1 and word_at(words, i + 1) in people and signs_before(words, text, i + 1) == " ":
                i += 1
            return i + 1, people[words[i].word], False
        if word.word in STOPS or word.word in _NO_PART:
            break
        if word.word in noun_roles() and not single and word_at(words, i + 1) not in states:
            return i, "", False
        if word.word in states and not single:
            if all(w.word in LEADING or w.word in MORE for w in words[at:i]):
                return i, "", False
            break
    return (at, None, False) if single else _open_noun(words, text, at)


def _open_noun(words: Sequence[Word], text: str, at: int) -> tuple[int, str | None, bool]:
    """Returns the plural that ends the phrase behind a count, as a thing: "40 brick houses"."""
    for i in range(at, min(at + 4, len(words))):
        word = words[i]
        if (
            word.mention is not None
            or word.word in _NO_PART
            or word.word in STOPS
            or (i > at and signs_before(words, text, i) != " ")
        ):
            break
        following = word_at(words, i + 1)
        plural = word.word == "aircraft" or (
            word.word.endswith("s") and not word.word.endswith(("ss", "us")) and len(word.word) > 3
        )
        ends = (
            i + 1 == len(words)
            or signs_before(words, text, i + 1) != " "
            or following in _NO_PART
            or following in thing_words()
        )
        if (
            plural
            and word.word not in NO_THINGS
            and word.word not in thing_words()
            and (ends or following in state_words())
        ):
            return i + 1, SAME_THING.get(word.word, word.word), True
    return at, None, False

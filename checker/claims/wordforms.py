"""Clauses and word forms: where a clause of a sentence begins and ends, its verbs, and the stems by which words are the same."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise

from checker.claims.happenings import HAPPENINGS, IRREGULAR, NEEDED
from checker.late import compile_late
from checker.lines import Word
from checker.words.vocabulary import NOUN_STOPS

_BREAK = compile_late(r"[,;:—–()\"“”]")
JOINERS = frozenset(
    """and but or nor who whom whose which that after before when while as because since until till where following if though
    although whether than so yet amid during""".split()
)
AUXILIARIES = frozenset(
    "is are was were be been being has have had will would can could may might shall should must do does did not also".split()
)
MODALS = frozenset("will would can could may might shall should must to not".split())
_PLACING = frozenset("the at in near on from outside inside of via".split())
_NO_VERBS = frozenset(
    "need indeed hundred speed seed breed united limited armed bed red fed shed unidentified alleged".split()
)
DETERMINERS = frozenset(
    """the a an this that these those his her its their our my fatal deadly another alleged apparent mass double triple
    of in to from for no any""".split()
)
_NOUNS_TOO = frozenset("shot cost bid hit read cut set put bet spread".split())
_SINGULARS = dict(
    pair.split(":")
    for pair in """buses:bus gases:gas viruses:virus campuses:campus bonuses:bonus headaches:headache caches:cache shoes:shoe
    toes:toe foes:foe canoes:canoe movies:movie cookies:cookie knives:knife lives:life wives:wife leaves:leaf loaves:loaf
    thieves:thief shelves:shelf wolves:wolf series:series species:species""".split()
)
_TITLES = frozenset(
    """president senator sen governor gov mayor mr mrs ms dr judge justice officer chief sheriff republican democrat republicans
    democrats democratic minister secretary street avenue road county city department police court senate house state
    states congress council gop white monday tuesday wednesday thursday friday saturday sunday january february march april
    may june july august september october november december""".split()
)
_OPENERS = frozenset(
    """police officers officials authorities investigators detectives witnesses prosecutors doctors residents neighbors
    neighbours lawmakers republicans democrats voters critics supporters some many most all both shots bail bond gunfire
    meanwhile earlier later today yesterday there here nobody everyone someone people students workers firefighters
    deputies paramedics medics protesters lawyers experts reports it's he's she's officer""".split()
)


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """Returns the part of a word that its forms share: "votes", "voted", "voting" -> "vot"; irregular pasts as their base."""
    word = IRREGULAR.get(word, word)
    if len(word) > 3 and word.endswith("ies"):
        word = word[:-3] + "y"
    elif len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = IRREGULAR.get(word[:-1], word[:-1])
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) > len(ending) + 2 and set(word[: -len(ending)]) & set("aeiouy"):
            word = word[: -len(ending)]
            word = word[:-1] + "y" if word.endswith("i") else word
            break
    if len(word) > 3 and word.endswith("e"):
        word = word[:-1]
    if len(word) > 3 and word[-1] == word[-2]:
        word = word[:-1]
    return word


@cache
def happening_of() -> Mapping[str, str]:
    """Returns the class of happening by the stem of each word that tells it, or by the word itself, marked with "!"."""
    return {
        word if word.endswith("!") else stem(word): name for name, words in HAPPENINGS.items() for word in words.split()
    }


def class_of(word: str, beside: Collection[str]) -> str:
    """Returns the class of happening that a word tells among the words beside it, "" for none."""
    needed, told = _class_of(word)
    return "" if needed is not None and needed.isdisjoint(beside) else told


@lru_cache(maxsize=16384)
def _class_of(word: str) -> tuple[frozenset[str] | None, str]:
    """Returns the words of which a word needs one beside it, None for none, and the class of happening that it tells then."""
    table, bare = happening_of(), stem(word)
    return _needed().get(bare), table.get(f"{word}!") or table.get(bare, "")


@cache
def _needed() -> Mapping[str, frozenset[str]]:
    return {stem(word): beside for word, beside in NEEDED.items()}


def singular(word: str) -> str:
    """Returns a noun without its plural ending, as a word that people read: "witnesses" -> "witness"."""
    if word in _SINGULARS:
        return _SINGULARS[word]
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zzes", "oes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def is_verb(words: Sequence[Word], at: int) -> bool:
    """Returns whether words[at] has the form of a verb that is no auxiliary: an irregular or a regular past, a participle."""
    word = words[at]
    if word.mention is not None or word.word in AUXILIARIES or word.word in _NO_VERBS:
        return False
    before = words[at - 1].word if at else ""
    if before in MODALS and word.word not in NOUN_STOPS:
        return True
    if word.word in IRREGULAR:
        return before not in ("the", "a", "an", "his", "her", "their") or word.word not in _NOUNS_TOO
    if word.word.endswith("ed") and len(word.word) > 3:
        return before not in ("the", "a", "an")
    return word.word.endswith("ing") and len(word.word) > 5 and before in AUXILIARIES


def clauses(text: str, words: Sequence[Word]) -> tuple[tuple[int, int], ...]:
    """Returns the clauses of a line as spans of words, cut at commas, other signs and joining words."""
    cuts = [0]
    for i in range(1, len(words)):
        joins = words[i].word in JOINERS and words[i].mention is None and not _opens_date(words, i)
        if joins or _BREAK.search(text, words[i - 1].end, words[i].start):
            cuts.append(i)
    cuts.append(len(words))
    return tuple((a, b) for a, b in pairwise(cuts) if b > a)


def _opens_date(words: Sequence[Word], at: int) -> bool:
    """Returns whether a joining word only bounds a date: "before 9 p.m."."""
    behind = words[at + 1].mention if at + 1 < len(words) else None
    bounds = ("before", "after", "until", "till", "since")
    return behind is not None and behind.kind in ("date", "time") and words[at].word in bounds


def content(words: Sequence[Word]) -> Iterator[str]:
    """Yields the stems of the content words among these."""
    for word in words:
        if word.mention is None and len(word.word) > 2 and word.word not in NOUN_STOPS and word.word not in JOINERS:
            yield stem(word.word)


def holder(text: str, words: Sequence[Word], first: int, last: int) -> str:
    """Returns the last word of the last capitalised name among words[first:last], in lower case; "" where there is none."""
    for i in range(last - 1, first - 1, -1):
        word = words[i]
        if word.mention is not None or not text[word.start].isupper() or word.word in _TITLES:
            continue
        if i and not text[word.start : word.end].isupper():
            begin = i
            while begin > first and text[words[begin - 1].start].isupper() and words[begin - 1].mention is None:
                if "," in text[words[begin - 1].end : words[begin].start]:
                    break  # "the minister of Oster, Ann Lee": two names
                begin -= 1
            if begin and words[begin - 1].word in _PLACING:
                continue
            return word.word
        if not i and _names_someone(text, words):
            return word.word
    return ""


def _names_someone(text: str, words: Sequence[Word]) -> bool:
    """Returns whether the capital that opens a line is a name: behind it stands a verb or a possessive."""
    first = words[0]
    if first.word in NOUN_STOPS or first.word in JOINERS or first.word in _OPENERS or len(first.word) < 3:
        return False
    possessive = text[first.end - 2 : first.end] in ("'s", "’s")
    return possessive or (len(words) > 1 and (words[1].word in AUXILIARIES or is_verb(words, 1)))

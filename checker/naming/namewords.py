"""When two phrases are made of the same words: content words, acronyms, and the spellings of one person's name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import permutations

from checker.late import compile_late
from checker.naming.nameparts import STOP_WORDS, TOKEN, fold, forms_in, known

_PARTS = compile_late(r"[^\W_]+")
_SOUNDS = str.maketrans({"c": "k", "q": "k", "g": "k", "d": "t", "b": "p", "v": "f", "w": "f", "z": "s", "l": "r"})
_VOWELS = frozenset("aeiouy")
_LONGEST_ACRONYM = 10


def plain(text: str) -> str:
    """Returns a text in lower case without accents."""
    if text.isascii():
        return text.lower()
    return "".join(c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c))


def known_pair(word: str) -> tuple[str, ...]:
    """Returns the two names of a hyphenated word ("Russia-Ukraine"), or nothing where it is one name or none."""
    if word.count("-") != 1 or not word[0].isupper() or known().one(word) is not None:
        return ()
    parts = tuple(word.split("-"))
    both = [known().one(part) for part in parts if part[:1].isupper()]
    return (
        parts
        if len(both) == 2 and all(s is not None and len(s.forms) == 1 and s.letter in "cdkbo" for s in both)
        else ()
    )


@lru_cache(maxsize=4096)
def content_words(phrase: str) -> frozenset[str]:
    """Returns the words of a phrase that carry its meaning, in lower case, American spelling, singular.

    A country and its adjective are one word, the country's key ("japan", "south korea"); so is an organisation with an acronym
    ("nato"). A capital stays itself. Stop words are left out.
    """
    return frozenset(_content(phrase))


def _content(phrase: str) -> Iterator[str]:
    """Yields the content words of a phrase."""
    table, at = known(), 0
    found = (m[0] for m in TOKEN.finditer(phrase) if m.lastgroup in ("word", "mark"))
    words = forms_in((part for word in found for part in known_pair(word) or (word,)), table)
    while at < len(words):
        spelling = table.match(words, at)
        if spelling is not None and spelling.letter in "cdbopz":
            at += len(spelling.forms)
            if spelling.letter in "op" and " " in spelling.key:
                yield from (fold(part) for part in _PARTS.findall(spelling.key.lower()) if part not in STOP_WORDS)
            else:
                yield spelling.key.lower()
            continue
        at += 1
        # "co-operation" is one word of the tables; "self-defence" is two words
        folded = fold(plain(words[at - 1]))
        for part in [folded] if folded != plain(words[at - 1]) and "-" not in folded else _PARTS.findall(folded):
            if part not in STOP_WORDS:
                yield fold(part)


def acronym_of(phrase: str) -> str:
    """Returns the capitals an expansion is shortened to: "Individual Partnership and Cooperation Programme" -> "IPCP"."""
    parts = _PARTS.findall(phrase.replace("'s", "").replace("’s", ""))
    return "".join(part[0] for part in parts if part.lower() not in STOP_WORDS).upper()


def expansion_before(text: str, end: int, acronym: str) -> str:
    """Returns the words right before `end` that the acronym shortens ("gross domestic product"), or ""."""
    if not 2 <= len(acronym) <= _LONGEST_ACRONYM:
        return ""
    start = max(0, end - 24 * len(acronym))
    words = [m for m in _PARTS.finditer(text, start, end)][-3 * len(acronym) :]
    wanted = acronym.replace("-", "").replace("&", "").lower()
    wanted = wanted[:-1] if acronym[-1] == "s" and len(wanted) > 2 else wanted
    left = len(wanted)
    for word in reversed(words):
        initial = plain(word[0][0])
        if left and initial == wanted[left - 1]:
            left -= 1
            if left == 0:
                phrase = text[word.start() : end].strip()
                return phrase if not re.search(r"[.;:!?()\n]", phrase) else ""
        elif word[0].lower() not in STOP_WORDS:
            return ""
    return ""


def _distance(a: str, b: str, limit: int) -> int:
    """Returns the edit distance of two short words, or limit + 1 where it is more."""
    if abs(len(a) - len(b)) > limit or max(len(a), len(b)) > 40:
        return limit + 1
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        above, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            above, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, above + (x != y))
    return row[-1]


def _skeleton(word: str) -> str:
    """Returns the consonants of a word as they sound, doubles and aspirates out: what transliterations share."""
    sounds = re.sub(r"[aeiouyh]", "", word.replace("ph", "f").translate(_SOUNDS))
    return re.sub(r"(.)\1+", r"\1", sounds)


def alike(a: str, b: str) -> bool:
    """Returns whether two words may be transliterations of one: the same consonants, at most two letters apart."""
    if a == b:
        return True
    if len(a) == 1 or len(b) == 1:
        return a[0] == b[0]
    ends = {a[-1], b[-1]}
    if len(ends) == 2 and ends & {"a", "o"} and (ends <= _VOWELS or a.startswith(b) or b.startswith(a)):
        return False  # Mario and Maria, Daniel and Daniela
    return a[0] == b[0] and _skeleton(a) == _skeleton(b) and _distance(a, b, 2) <= 2


def same_name(a: str, b: str) -> bool:
    """Returns whether two names of persons may be one person's: the order of the words, initials, middle names, hyphens and small
    differences of transliteration aside. One word has to be the same in both; a single word is never enough.
    """
    first, second = plain(a).replace(".", "").split()[:6], plain(b).replace(".", "").split()[:6]
    if sorted(first) == sorted(second):
        return bool(first)
    shared = []
    for word in list(first):
        if word in second and len(word) > 1:
            shared.append(word)
            first.remove(word)
            second.remove(word)
    if not shared or min(len(shared) + len(first), len(shared) + len(second)) < 2:
        return False
    if not first or not second:
        return len(shared) >= 2
    one, others = ["".join(first).replace("-", "")], ["".join(p).replace("-", "") for p in permutations(second)]
    one += ["".join(p).replace("-", "") for p in permutations(first)]
    if any(alike(x, y) for x in one for y in others if len(x) > 1 and len(y) > 1):
        return True
    fewer, more = sorted((first, second), key=len)
    # initials and middle names: each word of the shorter has its own in the longer
    return any(
        all(alike(x, y) and min(len(x), len(y)) == 1 for x, y in zip(fewer, p, strict=True))
        for p in permutations(more, len(fewer))
    )

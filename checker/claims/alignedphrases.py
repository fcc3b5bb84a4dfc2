"""The phrase of a figure: the noun it counts, what it is given for one of, and what the words beside it make of it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from checker.claims.alignedwords import ADDING, COMPARING, EARLIER, FORESEEN, PARTS, PEAKS, PLANNED
from checker.claims.wordforms import AUXILIARIES, JOINERS
from checker.late import compile_late
from checker.lines import Word
from checker.model import Mention
from checker.words.lexicon import MONTHS
from checker.words.vocabulary import NOUN_STOPS

HEAD = 4  # words of the noun phrase behind a figure
RATE = 5  # words behind a figure up to which stands what it is given for one of
MORE = 6  # words behind a clause in which further ones may be told
PLURALS = ("s", "men", "people", "children")
EACH = frozenset("per each every apiece".split())
PEOPLE = frozenset("people persons individuals".split())
PRONOUNS = frozenset("them us you those these ours theirs".split())
BOTH_SEXES = frozenset({"woman", "man"})  # "46 men and women" are people, of whatever sort
_BESIDE = compile_late(r"[/:#°$€£]")
_LABELS = frozenset(
    "no number flight route highway chapter article section page level room platform channel type grade".split()
)


def labels(text: str, words: Sequence[Word], meanings: Sequence[frozenset[str]], i: int, m: Mention) -> bool:
    """Returns whether a figure only names something: a house in a street, a model, a flight, a part of a longer number."""
    if (
        text[m.start - 1 : m.start] == "("
        or _BESIDE.match(text, m.end)
        or (m.start and _BESIDE.match(text, m.start - 1))
    ):
        return True
    if m.kind != "number":
        return False
    before = words[i - 1] if i else None
    if before is not None and m.start - before.end <= 2:
        if before.mention is not None and before.mention.kind == "date":
            return True
        if before.word in _LABELS or before.word in MONTHS:
            return True
        named = any(s.startswith("=") for s in meanings[i - 1]) and m.text[0].isdigit()
        counted = words[i + 1] if i + 1 < len(words) else None  # "Karo 3 News" is a name, in "Karo 3 people" it counts
        if named and not (counted and text[counted.start].islower() and counted.word.endswith(PLURALS)):
            return True
    after = words[i + 1] if i + 1 < len(words) else None
    if after is None or "," in m.text or not m.text[0].isdigit():
        return False
    capital = text[after.start].isupper() and not after.word.endswith("s")
    return after.word == "block" or (len(m.text) > 2 and m.text.isdigit() and capital)


def phrase_of(
    text: str, words: Sequence[Word], meanings: Sequence[frozenset[str]], i: int
) -> tuple[frozenset[str], str, frozenset[str]]:
    """Returns the senses of the noun phrase that a figure counts, its words, and what the figure is given for one of."""
    rate = _rate(words, meanings, i)
    found, label, at = _head(text, words, meanings, i)
    if found and found <= BOTH_SEXES and [w.word for w in words[at : at + 1]] in (["and"], ["or"]):
        return frozenset(), label, rate
    if not found and not rate:
        found, label = _head_before(text, words, meanings, i)
    if "vote" in found and "by" in [w.word for w in words[max(i - 2, 0) : i]]:  # "won by 112 votes" is by how many more
        found |= {"majority"}
    if not label and i + 1 < len(words) and words[i + 1].word in PEOPLE:
        label = words[i + 1].word
    return found, label, rate


def _rate(words: Sequence[Word], meanings: Sequence[frozenset[str]], i: int) -> frozenset[str]:
    """Returns the senses of what a figure is given for one of: "$20 a share", "40 crowns in cash for each share"."""
    for j in range(i + 1, min(i + RATE, len(words))):
        word = words[j].word
        if words[j].mention is not None:
            break
        if j == i + 1 and word.startswith("a-"):
            return meanings[j]
        if j + 1 < len(words) and (word in EACH or (j == i + 1 and word in ("a", "an"))):
            return meanings[j + 1]
    return frozenset()


def _head_before(
    text: str, words: Sequence[Word], meanings: Sequence[frozenset[str]], i: int
) -> tuple[frozenset[str], str]:
    """Returns the noun before a bare figure that says what it counts: "a majority of 318", "Units: 86,000"."""
    if i < 2 or words[i - 1].word not in ("of", ":") or words[i - 2].mention is not None:
        return frozenset(), ""
    noun = words[i - 2]
    return meanings[i - 2], text[noun.start : noun.end] if meanings[i - 2] else ""


def _head(
    text: str, words: Sequence[Word], meanings: Sequence[frozenset[str]], i: int
) -> tuple[frozenset[str], str, int]:
    """Returns the senses of the noun phrase behind a figure, over one "of the", its words, and where it ends."""
    found: set[str] = set()
    label = []
    j = i + 1
    while j < len(words) and j <= i + HEAD and words[j].mention is None:
        between = text[words[j - 1].end : words[j].start]
        word = words[j].word
        if between.strip(" -\u00a0") or not word[0].isalnum():
            break
        if word in ("of", "the", "its", "his", "her", "their") and not found:
            j += 1
            continue
        if word in NOUN_STOPS or word in PRONOUNS or word in JOINERS or word in AUXILIARIES:
            break
        found |= meanings[j]
        label.append(text[words[j].start : words[j].end])
        j += 1
    return frozenset(found), " ".join(label), j


def marks_of(
    words: Sequence[Word], i: int, first: int, last: int, meanings: Sequence[frozenset[str]]
) -> frozenset[str]:
    """Returns what the words beside a figure make of it: "part", "earlier", "foreseen", "planned", "peak", "by"."""
    beside = [w.word for w in words[max(first, i - 3) : i]] + [w.word for w in words[i + 1 : min(last, i + 3)]]
    clause = [w.word for w in words[first:last] if w.mention is None]
    clause += [w.word for w in words[last : last + 1] if w.word == "before"]
    found = set()
    parts = PARTS - EACH if _rate(words, meanings, i) else PARTS
    more = words[i].word.endswith(("percent", "cent", "%"))  # "3 percent more" is no part
    if not (parts - {"more"} if more else parts).isdisjoint(beside):
        found.add("part")
    if _leaves_more(words[i + 1 : last + MORE]):
        found.add("part")  # "40 people in the town and dozens more around it"
    if any(w.word in COMPARING and x.mention is not None for w, x in pairwise(words[max(first, i - 2) : i + 1])):
        found.add("earlier")
    if not EARLIER.isdisjoint(clause):
        found.add("earlier")
    if not FORESEEN.isdisjoint(clause):
        found.add("foreseen")
    if not PLANNED.isdisjoint(clause) or any(x in ("is", "are") and y == "to" for x, y in pairwise(clause)):
        found.add("planned")
    landed = any(w.word == "touched" and x.word == "down" for w, x in pairwise(words[first:last]))
    if not (PEAKS - {"touched"} if landed else PEAKS).isdisjoint(clause) or ("point" in clause and "one" in clause):
        found.add("peak")
    votes = i + 1 < len(words) and "vote" in meanings[i + 1]
    if i and words[i - 1].word in ADDING and not votes:
        found.add(words[i - 1].word)
    return frozenset(found)


def _leaves_more(behind: Sequence[Word]) -> bool:
    """Returns whether further ones are told behind a figure: "and dozens more", "and 12 others"."""
    return any(
        a.word == "and" and b.mention is not None and c.word in ("more", "others")
        for a, b, c in zip(behind, behind[1:], behind[2:], strict=False)
    )

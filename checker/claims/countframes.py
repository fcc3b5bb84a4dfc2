"""Roles told by a verb and its complement around a count: "brought 21 people to safety", "drove 700 from their homes".

Each of the two words alone tells nothing; together they say what the single verbs of the vocabulary say.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from checker.claims.countgroups import BE, LEADING, Group, signs_before, word_at
from checker.claims.roles import MORE
from checker.lines import STOPS, Word

NEAR = 4  # words between a verb and the count it governs
PASSIVE = 6  # words between a count and the verb of a passive


class Frame(NamedTuple):
    """A role, the verbs that open the frame, and the word sequences behind the count that close it."""

    role: str
    verbs: frozenset[str]
    ends: tuple[tuple[str, ...], ...]


def _frame(role: str, verbs: str, *ends: str) -> Frame:
    return Frame(role, frozenset(verbs.split()), tuple(tuple(end.split()) for end in ends))


FRAMES: tuple[Frame, ...] = (
    _frame(
        "rescued",
        "brought bring brings bringing took take takes taking taken led lead leads leading carried carry carrying guided helped "
        "ferried ferry flew flown pulled hauled dragged moved lifted escorted steered",
        "to safety", "ashore", "to shore", "to land", "back to land", "to dry land",
    ),
    _frame(
        "rescued",
        "plucked plucking winched winching lifted lifting hauled hauling pulled pulling fished dug",
        "from the water", "from the sea", "from the rubble", "from the ruins", "from the wreckage", "from the waves",
        "alive", "out alive", "from rooftops", "from roofs", "from the roof", "from a raft", "from the raft", "off the roof",
    ),
    _frame("arrested", "led leading hauled marched carted bundled took taken taking", "away", "into custody"),
    _frame(
        "displaced",
        "forced forces forcing drove driven drives driving chased compelled",
        "from their homes", "out of their homes", "from their houses", "out of their houses", "to leave their homes",
        "to flee their homes", "to flee", "to leave home", "from home",
    ),
    _frame("displaced", "left leaves leaving made makes making rendered", "without a roof", "without shelter", "without homes"),
    _frame("killed", "cost costs costing", "their lives", "their life"),
)  # fmt: skip
# Verbs with their particle before the count: "picked up 64 passengers", "took off all 64".
PARTICLES: Mapping[tuple[str, str], str] = {
    (verb, particle): "rescued"
    for verbs, particle in (("pick picks picked picking", "up"), ("take takes took taking taken", "off"))
    for verb in verbs.split()
}
# Roles told by two words, the second next or next but one.
IDIOMS: Mapping[tuple[str, str], str] = {
    ("took", "part"): "attending", ("take", "part"): "attending", ("turned", "out"): "attending",
    ("lost", "lives"): "killed", ("lost", "life"): "killed", ("lost", "power"): "cut off", ("without", "power"): "cut off",
    ("without", "electricity"): "cut off", ("fled", "homes"): "displaced", ("fled", "houses"): "displaced",
    ("leave", "homes"): "displaced", ("leave", "houses"): "displaced", ("without", "roof"): "displaced",
    ("needed", "treatment"): "injured", ("received", "treatment"): "injured", ("required", "treatment"): "injured",
    ("walked", "off"): "striking", ("walked", "out"): "striking", ("went", "strike"): "striking", ("downed", "tools"): "striking",
    ("ordered", "leave"): "evacuated", ("told", "leave"): "evacuated", ("ordered", "evacuate"): "evacuated",
    ("suffered", "burns"): "injured", ("saw", "doctor"): "injured",
}  # fmt: skip
_DONE = frozenset("managed helped able used".split())  # "managed to bring" is done, "hoped to bring" is not
# What stands between the verb and the count.
_BETWEEN = MORE | frozenset(
    "the all some about up an estimated its his her their those these as many than of to off".split()
)


@cache
def frame_cues() -> frozenset[str]:
    """Returns the words of which a sentence with a frame holds at least one."""
    return frozenset(w for f in FRAMES for end in f.ends for w in end[-1:]) | {"up", "off"}


@cache
def _roles_by_verb() -> Mapping[str, tuple[Frame, ...]]:
    verbs = {v for f in FRAMES for v in f.verbs}
    return {v: tuple(f for f in FRAMES if v in f.verbs) for v in verbs}


def find_frame(words: Sequence[Word], text: str, unit: Sequence[Group]) -> tuple[str, int] | None:
    """Returns the role that a verb and its complement around or behind the unit tell, and the verb's place."""
    first, last = unit[0].first, unit[-1].last
    if unit[0].thing:
        return None
    for i in range(first - 1, max(first - 1 - NEAR, -1), -1):
        word = words[i]
        if word.mention is not None or word.word in STOPS or "," in signs_before(words, text, i + 1):
            break
        if (word_at(words, i - 1), word.word) in PARTICLES and i >= first - 2 and word_at(words, last) != "from":
            return PARTICLES[word_at(words, i - 1), word.word], i - 1
        role = _closing(words, word.word, last)
        if role:
            meant = word_at(words, i - 1) == "to" and word_at(words, i - 2) not in _DONE
            return None if meant else (role, i)
        if word.word not in _BETWEEN:
            break
    passive = False
    for i in range(last, min(last + PASSIVE, len(words))):
        word = words[i]
        if word.mention is not None or word.word in STOPS:
            break
        role = _closing(words, word.word, i + 1) if passive else ""
        if role:
            return role, i
        passive = passive or word.word in BE
        if word.word not in LEADING:
            break
    return None


def _closing(words: Sequence[Word], verb: str, at: int) -> str:
    """Returns the role of the frame that the verb opens and the words from `at` close, "" where there is none."""
    for frame in _roles_by_verb().get(verb, ()):
        for end in frame.ends:
            if tuple(w.word for w in words[at : at + len(end)]) == end:
                return frame.role
    return ""

"""What befell those whom a unit counts, by the words around it: its role, and the word that tells it.

The role stands behind the unit (a passive, a headline's "2 dead"), before it ("killing 31", "the deaths of 31"), or is counted
itself ("31 deaths").
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from checker.claims.countframes import IDIOMS, frame_cues
from checker.claims.countgroups import BE, CLAUSES, FATAL, LEADING, Group, signs_before, word_at
from checker.claims.countwords import (
    doing_words,
    fate_words,
    noun_roles,
    object_verbs,
    state_words,
    thing_words,
    verb_words,
)
from checker.claims.roles import DEGREES, MULTIPLES, PARTS
from checker.lines import STOPS, Word

REACH = 14  # words between a count and the word that tells its role
APART = 7  # words between a count and its verb, names and places
# Words between a verb and the phrase it governs.
_GOVERNED = frozenset(
    """the all another about some up an a estimated his her their those these both as many more than of down dead
    and around nearly almost over approximately roughly only just himself herself""".split()
)
_HOSPITAL = frozenset({"hospital", "hospitals", "treated", "condition", "recovering"})
_GOVERNING_NOUNS = frozenset(
    "death deaths murder murders injuries injury arrest arrests killings shootings lives".split()
)
# Nouns of what befell or was done, before "of" or "by" and those who bore or did it.
_OF = {
    "shootings": "shot", "evacuation": "evacuated", "rescue": "rescued", "kidnapping": "kidnapped", "abduction": "kidnapped",
    "hospitalization": "injured", "displacement": "displaced", "conviction": "convicted", "indictment": "charged",
    "dismissal": "dismissed",
}  # fmt: skip
_BY = {
    noun: role
    for role, nouns in (
        ("striking", "strike walkout stoppage"),
        ("attending", "march protest rally demonstration sit-in parade"),
    )
    for noun in nouns.split()
}
_COMPOUNDS = frozenset("murder shooting stabbing killing murders shootings kidnapping".split())  # "the murder suspect"
_TOLLS = frozenset({"toll", "tally", "count"})
_CROWDS = frozenset({"crowd", "turnout", "attendance"})  # "put the crowd at 15,000"
_OF_DEATH = frozenset("dead deaths killed injured wounded fatalities casualties missing victims".split())
_CLAIMING = frozenset("claim claimed claims claiming cost costs costing took taken lost".split())
_NUMBERED = frozenset("the people persons those residents reported confirmed known still civilians officially".split())
_AT_FIGURE = frozenset("to at of is was stands reached hit now stood reaches hits as high or".split())
_OBJECTS = frozenset(
    "the their his her him them himself herself themselves a an several dozens my our its each".split()
)
_DEMEANOUR = frozenset("alleged suspected apparent male armed lone".split())
Found = tuple[str, int, bool]  # role, the word that tells it, whether only inferred


def own_role(words: Sequence[Word], unit: Sequence[Group]) -> Found | None:
    """Returns the role of a noun that is counted itself: "31 deaths", "no injuries", "claimed 12 lives"."""
    group = unit[-1]
    word = word_at(words, group.last)
    if words[group.last - 1].word == "lives" and group.last - 1 > group.first:
        return ("killed", group.last - 1, False) if _is_taken(words, group.first) else None
    if word in noun_roles() and words[group.last].mention is None and not group.thing:
        if word in ("dead", "injured", "wounded") or word in state_words():
            return None
        if word == "lives" and not _is_taken(words, group.first):
            return None
        return noun_roles()[word], group.last, False
    return None


def _is_taken(words: Sequence[Word], at: int) -> bool:
    """Returns whether lives are lost: "claimed 12 lives"."""
    return not _CLAIMING.isdisjoint(w.word for w in words[max(0, at - 4) : at])


def is_state_next(words: Sequence[Word], text: str, unit: Sequence[Group]) -> bool:
    """Returns whether the word right behind the unit tells a state: "leaves 3 dead"."""
    last = unit[-1].last
    return word_at(words, last) in state_words() and "," not in signs_before(words, text, last)


def role_behind(words: Sequence[Word], text: str, unit: Sequence[Group], following: Group | None) -> Found | None:
    """Returns the role that words behind the unit give it: "31 dead", "31 people, including two women, were killed"."""
    thing = unit[0].thing
    states = fate_words() if thing else state_words()
    begin = unit[-1].last
    limit = following.first if following is not None else len(words)
    acting = False
    loose = 0
    for i in range(begin, min(begin + REACH, len(words))):
        word = words[i].word
        if word in STOPS:
            return None
        if i == limit:
            assert following is not None
            if acting or not (
                following.part
                or word_at(words, i - 1) in PARTS | {"them", "whom"}
                or word_at(words, i - 1) in ("aged", "ages")
            ):
                return None
        if words[i].mention is not None:
            continue
        if word in FATAL and word_at(words, i + 1) not in states:
            return "killed", i, False
        if word in DEGREES and i == begin and word_at(words, i + 1) not in states and not thing:
            return "injured", i, True
        if word == "and" and not acting and word_at(words, i + 1) in states:
            return None  # the next verb has the same subject, and this unit is the object of the one before
        if word in states and not _is_agent(words, text, i, acting, following):
            return _final_role(words, states, i)
        if (word, word_at(words, i + 1)) in IDIOMS or (word, word_at(words, i + 2)) in IDIOMS:
            return IDIOMS.get((word, word_at(words, i + 1))) or IDIOMS[word, word_at(words, i + 2)], i, False
        if word in doing_words() and not thing:
            return doing_words()[word], i, False
        if word in _HOSPITAL and acting and not thing:
            return "injured", i, True
        if word in BE:
            acting = True
        elif word in CLAUSES:
            return None
        elif acting and word == "among":
            return next(
                ((_kept_role(w.word), j, False) for j, w in enumerate(words[i : i + 7], i) if _kept_role(w.word)), None
            )
        elif acting and word not in LEADING and not word.endswith("ly"):
            return None
        elif word in ("taken", "rushed", "transported", "airlifted"):
            acting = True
        elif not acting:
            loose += 1
            if loose > APART and not (limit <= i):
                return None
    return None


def _kept_role(word: str) -> str:
    """Returns the role of those of whom some are told apart: "two were among the dead"."""
    return state_words().get(word) or noun_roles().get(word) or ""


def _is_agent(words: Sequence[Word], text: str, i: int, acting: bool, following: Group | None) -> bool:
    """Returns whether the verb words[i] has an object: those counted before it did it, and did not bear it."""
    if acting or words[i].word not in verb_words():
        return False
    if "," in signs_before(words, text, i + 1):
        return False
    after = word_at(words, i + 1)
    return (
        after in _OBJECTS
        or (after in ("at", "into", "and") and word_at(words, i + 2) in _OBJECTS)
        or (following is not None and following.first == i + 1)
    )


def _final_role(words: Sequence[Word], states: dict[str, str], i: int) -> Found:
    """Returns the role at words[i], or what came of it: "shot and killed", "stabbed to death", "killed or wounded"."""
    role = states[words[i].word]
    behind = [w.word for w in words[i + 1 : i + 4]]
    if words[i - 1].word in FATAL or behind[:2] == ["to", "death"] or behind[:1] == ["dead"]:
        return "killed", i, False
    if behind[:1] in (["and"], ["or"]) and len(behind) > 1 and behind[1] in states:
        second = states[behind[1]]
        if {role, second} == {"killed", "injured"}:
            return "harmed", i, False
        if role not in ("killed", "injured") and second in ("killed", "injured"):
            return second, i + 2, False
    return role, i, False


def role_before(words: Sequence[Word], text: str, group: Group, taken: set[int]) -> Found | None:
    """Returns the role that a verb or a noun before the unit gives it: "killing 31", "the deaths of 31", "a toll of 31"."""
    verbs = object_verbs() if group.thing else verb_words()
    for i in range(group.first - 1, max(group.first - 5, -1), -1):
        word = words[i].word
        if word in STOPS or words[i].mention is not None or i in taken:
            break
        signs = text[words[i].end : words[i + 1].start]
        if "," in signs or "." in signs:
            break
        if word in verbs:
            behind = [w.word for w in words[group.last : group.last + 2]]
            if (
                word_at(words, i - 1) in FATAL
                or "dead" in (word_at(words, i + 1), *behind[:1])
                or behind == ["to", "death"]
            ):
                return "killed", i, False
            if word_at(words, i - 1) in ("and", "or") and {verbs[word], verbs.get(word_at(words, i - 2), "")} == {
                "killed",
                "injured",
            }:
                return "harmed", i, False
            return verbs[word], i, False
        if (word in _GOVERNING_NOUNS or word in _OF) and (word_at(words, i + 1) in ("of", "to")):
            return _OF.get(word) or noun_roles().get(word, "arrested"), i, False
        if word == "by" and word_at(words, i - 1) in _BY and not group.thing:
            return _BY[word_at(words, i - 1)], i - 1, False
        if word not in _GOVERNED:
            break
    if group.thing or word_at(words, group.first - 1) not in _AT_FIGURE:
        return None
    for i in range(group.first - 2, max(group.first - 9, -1), -1):
        word = words[i].word
        if word in STOPS:
            return None
        if word in _CROWDS and i == group.first - 2 and {"put", "puts"} & {w.word for w in words[max(0, i - 2) : i]}:
            return "attending", i, False
        if word in _TOLLS and (word == "toll" or word_at(words, i - 1) in ("death", "body", "casualty")):
            return ("injured" if word_at(words, i - 1) in ("injury", "injured", "wounded") else "killed"), i, False
        if (word in _OF_DEATH or word in noun_roles()) and _is_number_of(words, i):
            return {**noun_roles(), **state_words()}.get(word, "harmed"), i, False
    return None


def _is_number_of(words: Sequence[Word], at: int) -> bool:
    """Returns whether words[at] is what is numbered: "the number of dead", "the count of people reported missing"."""
    for i in range(at - 1, max(at - 6, -1), -1):
        if words[i].word == "of":
            return word_at(words, i - 1) in ("number", "count", "tally", "total")
        if words[i].word not in _NUMBERED:
            return False
    return False


@cache
def list_cues() -> frozenset[str]:
    """Returns the words of which a sentence holds at least one where it counts anything."""
    people = (*state_words(), *verb_words(), *noun_roles(), *doing_words(), *MULTIPLES, *_TOLLS, *_CROWDS)
    return (
        frozenset(people)
        | thing_words()
        | _HOSPITAL
        | FATAL
        | {first for first, _ in IDIOMS}
        | frame_cues()
        | _OF.keys()
        | _BY.keys()
    )


def find_states(words: Sequence[Word], at: int) -> set[str]:
    """Returns what befell the one person words[at]: "the gunman was killed", "police shot the gunman", "including the gunman"."""
    found: set[str] = set()
    acting = False
    for i in range(at + 1, min(at + 8, len(words))):
        word = words[i].word
        if word in STOPS or word in CLAUSES:
            break
        if word in state_words():
            if (
                acting
                or word not in verb_words()
                or (i == at + 1 and word_at(words, i + 1) in ("", "by", "dead", "in"))
            ):
                found.add(_final_role(words, state_words(), i)[0])
            break
        if word in BE:
            acting = True
        elif acting and word not in LEADING:
            break
    for i in range(at - 1, max(at - 6, -1), -1):
        word = words[i].word
        if i == at - 1 and word in _COMPOUNDS:
            break
        if word in PARTS:
            states = (state_words().get(w.word) for w in words[max(0, i - REACH) : i])
            found |= {role for role in states if role is not None}
            break
        if word in verb_words():
            found.add(verb_words()[word])
            break
        if word not in _GOVERNED and word not in _DEMEANOUR:
            break
    return found

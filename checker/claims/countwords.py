"""The tables of counted things: from a word to its role or family, made from the vocabulary when first used."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from checker.claims.roles import FAMILIES, ROLES, THING_ROLES, Role


def _words_of(roles: Sequence[Role], part: str) -> dict[str, str]:
    return {word: role.name for role in reversed(roles) for word in getattr(role, part)}


@cache
def people_words() -> dict[str, str]:
    """Returns the family of each word for people."""
    return {word: family for family, words in FAMILIES.items() for word in words.split()}


@cache
def state_words() -> dict[str, str]:
    """Returns the roles that stand behind those who bear them: "were killed"."""
    return _words_of(ROLES, "state")


@cache
def verb_words() -> dict[str, str]:
    """Returns the roles of verbs by their objects: "killed 31"."""
    return _words_of(ROLES, "verb")


@cache
def persons_verbs() -> dict[str, str]:
    """Returns the verbs whose object is somebody, whatever it is called."""
    return {w: r for w, r in verb_words().items() if r in ("killed", "injured", "arrested", "kidnapped", "charged")}


@cache
def noun_roles() -> dict[str, str]:
    """Returns the roles of nouns that are counted themselves: "31 deaths"."""
    return _words_of(ROLES, "noun")


@cache
def doing_words() -> dict[str, str]:
    """Returns the roles of what people do: "marched"."""
    return _words_of(ROLES, "doing")


@cache
def thing_states() -> dict[str, str]:
    """Returns the roles that befall things: "were destroyed"."""
    return _words_of(THING_ROLES, "state")


@cache
def thing_verbs() -> dict[str, str]:
    """Returns the roles of verbs whose objects are things."""
    return _words_of(THING_ROLES, "verb")


@cache
def thing_words() -> frozenset[str]:
    """Returns every word that befalls things."""
    return frozenset(thing_states()) | frozenset(thing_verbs())


@cache
def fate_words() -> dict[str, str]:
    """Returns the roles that may stand behind a plural of any sort; where both have a word, the thing's."""
    return {**state_words(), **thing_states()}


@cache
def object_verbs() -> dict[str, str]:
    """Returns the roles of verbs whose object may be a plural of any sort."""
    return {**persons_verbs(), **thing_verbs()}

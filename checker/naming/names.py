"""Who is who in an article: names, the people and offices it introduces, its acronyms, and when two names are one.

`find_names` turns a text into names (its grammar stands in `namegrammar`), `cast` a text into who appears in it, under which
short forms, offices and acronyms; `canonical` gives the key by which the names of one or several articles meet.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from checker.late import compile_late
from checker.naming.namefinder import Name, NameKind, find_names, scan
from checker.naming.namekeys import person_key
from checker.naming.nameparts import NATIONAL_TITLES
from checker.naming.namewords import acronym_of, content_words, expansion_before, same_name

__all__ = [
    "Cast", "Name", "NameKind", "acronym_of", "canonical", "cast", "content_words", "find_names", "merge", "office_parts",
    "person_key", "same_name", "same_office",
]  # fmt: skip

_BRACKETS = compile_late(r"\(([^()\n]{2,120})\)")
_ACRONYM = compile_late(r"[A-Z][A-Za-z&-]{0,8}[A-Z]s?")
_BEFORE_BRACKET = compile_late(r"(?<![\w-])[A-Z][A-Za-z&-]{0,8}[A-Z]\s$")
_CROWD = 30  # a word that so many people's names share tells nobody from another; they are not compared by it


class Cast(NamedTuple):
    """Who appears in an article, or in several.

    `people`: full person key, or a short form that only one person has -> full person key. `offices`: person key -> office key.
    `holders`: office key -> full person key, where one person holds it; a bare title too, where only one office has it.
    `acronyms`: acronym -> key of what it shortens.
    """

    people: Mapping[str, str]
    offices: Mapping[str, str]
    acronyms: Mapping[str, str]
    holders: Mapping[str, str]


def cast(text: str, aliases: Mapping[str, str] | None = None) -> Cast:
    """Returns the people, offices and acronyms that a text introduces."""
    shorts: dict[str, set[str]] = {}
    held: list[tuple[str, str]] = []
    full: dict[str, None] = {}
    for found in scan(text, aliases=aliases):
        if found.name.kind != "person":
            continue
        key = found.name.key
        words = [person_key(w) for w in found.person.split()]
        if len(words) > 1:
            full[key] = None
            for word in (words[0], words[-1]):
                shorts.setdefault(word, set()).add(key)
        if found.office:
            held.append((key, found.office))
    return _settled(full, shorts, held, _acronyms(text))


def merge(casts: Iterable[Cast]) -> Cast:
    """Returns the cast of several articles; a short form, an office or an acronym on which they differ is left out."""
    full: dict[str, None] = {}
    shorts: dict[str, set[str]] = {}
    held: list[tuple[str, str]] = []
    expansions: dict[str, set[str]] = {}
    for one in casts:
        full.update(dict.fromkeys(key for key in one.people if " " in key))
        for short, key in one.people.items():
            if " " not in short:
                shorts.setdefault(short, set()).add(key)
        held += [(key, office) for key, office in one.offices.items()]
        held += [(key, office) for office, key in one.holders.items() if " of " in office]
        for acronym, expansion in one.acronyms.items():
            expansions.setdefault(acronym, set()).add(expansion)
    for key in full:  # a surname that was ambiguous in one article stays so
        for word in key.split():
            if word in shorts:
                shorts[word].add(key)
    return _settled(full, shorts, held, expansions)


def _settled(
    full: Mapping[str, None],
    shorts: Mapping[str, set[str]],
    held: Iterable[tuple[str, str]],
    expansions: Mapping[str, set[str]],
) -> Cast:
    """Returns the cast in which every entry has one meaning."""
    people = _spellings(full)
    for short, keys in shorts.items():
        owners = {people.get(key, key) for key in keys}
        if len(owners) == 1:
            people[short] = owners.pop()
    held = [(people.get(key, key), office) for key, office in held]
    by_person, by_office, by_title = _grouped(held), _grouped((office, key) for key, office in held), _grouped(())
    for office, keys in by_office.items():
        title = office_parts(office)[0]
        if title in NATIONAL_TITLES:
            by_title.setdefault(title, set()).update(keys)
    every = by_title | by_office
    return Cast(
        people,
        {key: _fullest(offices) for key, offices in by_person.items() if _fullest(offices)},
        {acronym: next(iter(keys)) for acronym, keys in expansions.items() if len(keys) == 1},
        {office: next(iter(keys)) for office, keys in every.items() if len(by_title.get(office, keys) | keys) == 1},
    )


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    """Returns first -> seconds."""
    table: dict[str, set[str]] = {}
    for first, second in pairs:
        table.setdefault(first, set()).add(second)
    return table


def _fullest(offices: Iterable[str]) -> str:
    """Returns the office that says most, where all are one office; of several different ones none."""
    some = sorted(offices, key=lambda o: (-len(o), o))
    return some[0] if all(same_office(some[0], other) for other in some[1:]) else ""


def _spellings(full: Iterable[str]) -> dict[str, str]:
    """Returns each full key -> the first key that may be the same person's; people are compared where they share a word."""
    chosen: dict[str, str] = {}
    by_word: dict[str, list[str]] = {}
    for key in full:
        words = key.split()
        near = [other for w in words if len(by_word.get(w, ())) < _CROWD for other in by_word.get(w, ())]
        same = [other for other in near if same_name(key, other)]
        chosen[key] = chosen[same[0]] if len({chosen[s] for s in same}) == 1 else key
        for word in words:
            by_word.setdefault(word, []).append(key)
    return chosen


def _acronyms(text: str) -> dict[str, set[str]]:
    """Returns acronym -> keys of the expansions that stand beside it in brackets, either way round."""
    table: dict[str, set[str]] = {}
    for m in _BRACKETS.finditer(text):
        inside = m[1].strip()
        if _ACRONYM.fullmatch(inside):
            acronym, expansion = inside, expansion_before(text, m.start(), inside)
        else:
            before = _BEFORE_BRACKET.search(text, max(0, m.start() - 14), m.start())
            acronym = before[0].strip() if before else ""
            expansion = inside if acronym and acronym_of(inside) == acronym.upper() else ""
        if expansion:
            table.setdefault(acronym, set()).add(_phrase_key(expansion))
    return table


def _phrase_key(phrase: str) -> str:
    """Returns the key that an organisation or thing of this name has."""
    names = find_names(phrase)
    return names[0].key if len(names) == 1 and names[0].text == phrase else " ".join(sorted(content_words(phrase)))


def canonical(name: Name, cast: Cast) -> str:
    """Returns the key of a name once the cast is known.

    A surname becomes its person, an office its holder, an acronym what it shortens.
    """
    key = cast.people.get(name.key, name.key) if name.kind in ("person", "other", "organisation") else name.key
    if name.kind == "office":
        key = cast.holders.get(key, key)
        return cast.people.get(key, key)
    return cast.acronyms.get(key, key) if name.kind != "person" else key


def office_parts(key: str) -> tuple[str, frozenset[str]]:
    """Returns an office's title and the content words of what it is an office of."""
    former = "former " if key.startswith("former ") else ""
    bare = key.removeprefix("a ").removeprefix("former ")
    for title in _LONG_TITLES:
        if bare == title or bare.startswith(title + " of "):
            return former + title, content_words(bare[len(title) + 4 :])
    title, _, scope = bare.partition(" of ")
    return former + title, content_words(scope)


# titles with an "of" of their own
_LONG_TITLES = ("chief of staff", "secretary of state")


def same_office(a: str, b: str) -> bool:
    """Returns whether two office keys may mean one office: one title, and one scope within the other, or most words shared."""
    (title, scope), (other_title, other_scope) = office_parts(a), office_parts(b)
    if title != other_title:
        return False
    shared = len(scope & other_scope)
    return shared == min(len(scope), len(other_scope)) or shared >= 0.6 * len(scope | other_scope)

"""Ages of named persons that stand apart from their names: "The 43-year-old denied it", "the driver, 34,", "She was 87".

Whoever is meant is the one person whom the sentences before speak of, or the one whom the text calls by the noun. Only persons to
whom the text gives no age beside their name are given one so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from checker.claims.agewords import Age, Line, age_at
from checker.claims.persons import People, identify_words
from checker.claims.whomeant import Name, follow, persons
from checker.late import compile_late
from checker.page import Page

MEANT = 0.75  # how surely an age is of the person meant

_BY_AGE = compile_late(r"^[Xa](?P<n>A)(?P<r>[xrT]{0,3}?)(?=[bVxw,])")  # "The 43-year-old", "The 43-year-old teacher"
_BY_NOUN = (
    compile_late(r"(?:[aX]|^|(?<=\.))x?(?P<r>[rT]),k?(?P<n>n)(?=[,.;)])"),
    compile_late(r"[aX](?P<n>A)x?(?P<r>[rT])"),
)
_BY_PRONOUN = compile_late(r"^Xbk?(?P<n>[nA])(?=[.,;&w]|$)")
# Ages that a clause of its own tells.
_SAID = compile_late(
    r"(?i)\b(?:(?:had|has)\s(?:just\s|only\s)?(?:reached|attained)\sthe\sage\sof|lived\sto\s(?:be|the\sage\sof|the\sripe\sold\sage\sof)"
    r"|(?:died|dies|dead|passed\saway|deceased)\b(?:\s(?!when\b|after\b|before\b)[\w’'-]+){0,8}?,?\s(?:at|at\sthe\sage\sof|aged))\s$"
)
_SUBJECT = compile_late(r"(?:He|She)\b")
_THE = compile_late(r"(?i)the\b")
# What only people do: a noun that no table knows is a person's where it does this.
_HUMAN = frozenset(
    """told says said asked admitted denied pleaded confessed apologised apologized insisted explained claimed recalled testified
    survived suffered drowned wept smiled joked married retired resigned""".split()
)
# Without one of these, or an age that names itself, a text tells no age apart from a name.
_CUES = compile_late(
    r"\b(?:old|[Aa]ge[ds]?|[Dd]ead|[Dd]ie[ds]|passed\saway|deceased|lived\sto|(?:He|She)\s(?:is|was))\b"
)
_NEAR = 4  # tokens behind a noun in which what he does is said
_PER_LINE = 90  # characters before a figure in which its cue stands


def may_bear(text: str) -> bool:
    """Returns whether a text may tell an age apart from a name even where none stands beside a name or a noun."""
    return _CUES.search(text) is not None


def find_bearers(
    page: Page, lines: Sequence[Line], people: People, called: Mapping[Name, Collection[str]], own: Collection[int]
) -> list[Age]:
    """Returns the ages of named persons that stand apart from their names, one value a person.

    `called` are the nouns by which the text calls each person whom it names, `own` the places of ages beside a name.
    """
    found: dict[frozenset[str], list[Age]] = defaultdict(list)
    full = {t.words for line in lines for t in line.tokens if t.letter == "M"}
    alone = len(_unnamed(page.article.text, lines, own)) == 1  # of several, "the 17-year-old" tells one from the others
    for found_age in _find(page, lines, people, called, alone):
        age = found_age._replace(name=_without_noun(found_age.name, full))
        if age.name and not people.is_shared(age.name):
            found[identify_words(age.name)].append(age)
    return [some[0] for some in found.values() if len({a.value for a in some}) == 1]


def _without_noun(name: Name, full: Collection[Name]) -> Name:
    """Returns the name without the word that opens its headline, where the text has it without: "Painter Ann Lee"."""
    return name[1:] if len(name) > 2 and name[1:] in full else name


def _unnamed(text: str, lines: Sequence[Line], own: Collection[int]) -> set[str]:
    """Returns the figures of the ages that name themselves, "17-year-old", other than those beside a name."""
    ages = (t for line in lines for t in line.tokens if t.letter == "A" and t.start not in own)
    return {text[t.start : t.end].lower().split("-")[0].split()[0] for t in ages}


def _find(
    page: Page, lines: Sequence[Line], people: People, called: Mapping[Name, Collection[str]], alone: bool
) -> Iterator[Age]:
    text = page.article.text
    bearers: dict[str, set[Name]] = defaultdict(set)
    for name, nouns in called.items():
        for noun in nouns if name else ():
            bearers[noun].add(name)
    figures = {m.start: m for m in page.mentions if m.kind == "quantity"}
    for line, topic in zip(lines, follow(page), strict=True):
        if not set("nGA") & set(line.letters):
            continue
        for place, name in _told(text, line, topic, people, alone):
            yield from age_at(page, line, place, figures, MEANT, name)
        for pattern in _BY_NOUN if bearers else ():
            for m in pattern.finditer(line.letters):
                named = line.tokens[m.start("r")]
                meant = bearers.get(text[named.start : named.end].lower(), set())
                first = line.tokens[m.start()]
                definite = m.start() == m.start("r") or _THE.match(text, first.start)
                if len(meant) == 1 and definite:
                    yield from age_at(page, line, m.start("n"), figures, MEANT, next(iter(meant)))


def _told(text: str, line: Line, topic: Name, people: People, alone: bool) -> Iterator[tuple[int, Name]]:
    """Yields the token of each age that a line tells of the person meant by its subject, and his name."""
    tokens, letters = line.tokens, line.letters
    by_age = _BY_AGE.match(letters) if topic and alone else None
    if by_age is not None and _THE.match(text, tokens[0].start) and _is_person(text, line, by_age.end()):
        yield by_age.start("n"), topic
    pronoun = _SUBJECT.match(text, tokens[0].start) is not None if tokens else False
    said = _BY_PRONOUN.match(letters) if topic and pronoun else None
    if said is not None:
        yield said.start("n"), topic
    for n, token in enumerate(tokens):
        if token.letter not in "nG":
            continue
        start = max(line.stretch.sentence.start, token.start - _PER_LINE)
        cue = _SAID.search(text, start, token.start)
        if cue is None:
            continue
        named = [(at, name) for at, name in persons(text, line, people) if at < n]
        if not named and pronoun and topic and not {"h", "r"} & set(letters[1:n]):
            yield n, topic
        elif len({name for _, name in named}) == 1:
            at, name = named[0]
            between = letters[at + 1 : n]
            if not between.startswith("'") and "h" not in between.replace("fh", "").replace("wh", ""):
                yield n, name


def _is_person(text: str, line: Line, end: int) -> bool:
    """Returns whether "The 43-year-old ..." whose noun ends before this token is somebody: by the noun, or by what he does."""
    letters = line.letters
    noun = letters[2:end]
    if not noun and letters[2:3] in ("b", "V", "w", ","):
        return True
    if noun.endswith(("r", "T")):
        return True
    return any(text[t.start : t.end].lower() in _HUMAN for t in line.tokens[end : end + _NEAR])

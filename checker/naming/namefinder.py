"""Names in a text. Each token becomes one letter (see `nameparts`); the grammar of `namegrammar` groups the letters."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Literal, NamedTuple

from checker.late import compile_late
from checker.naming.namegrammar import ALONE, NOUNS, PLAIN, STARTS, grammar
from checker.naming.namekeys import country_keys, office_key, person_key
from checker.naming.nameletters import read_letters
from checker.naming.nameparts import NATIONAL_TITLES, PORTFOLIOS, Table, fold, user_table
from checker.naming.namewords import acronym_of, content_words

NameKind = Literal["country", "organisation", "person", "office", "place", "other"]

_NEAR = 4000  # how far a word is looked up to see whether it is an ordinary one
_LOWER_EVENTS = compile_late(
    r"\s(?:summit|meeting|conference|treaty|olympics|agreement|talks|declaration|airport|stock)\b"
)
_WITH_PORTFOLIO = {"minister", "secretary", "deputy minister", "ministers", "secretaries"}
_ANY = frozenset(
    ("a", "an", "any", "every", "each", "no", "first", "previous", "last", "next", "another", "successive")
)
# what a name at the start of a sentence is followed by, beside words in -ed and -s
_VERB_FORMS = """said will had told rose fell grew sold won lost met made spent took gave came went saw held began became built
bought cut put set paid sent kept left led can may could would should must did also then now never later and"""
_VERBS = frozenset(_VERB_FORMS.split())
_DEPUTIES = frozenset(("deputy", "vice", "assistant"))
_TELLING = NATIONAL_TITLES - {"minister", "king", "queen"}  # offices that mean something without a scope


class Name(NamedTuple):
    """A name in a text: its place, its words, the key by which two names are the same, and what it names."""

    start: int
    end: int
    text: str
    key: str
    kind: NameKind


class Found(NamedTuple):
    """A name, and what its words tell beside it: the office of a person, and the person's own words."""

    name: Name
    office: str = ""
    person: str = ""


def _capital_within(near: str, word: str) -> bool:
    """Returns whether a word has its capital in the middle of a sentence too; the first few places tell."""
    at = near.find(" " + word)
    for _ in range(4):
        if at < 1:
            return False
        if near[at - 1].islower() or near[at - 1] == ",":
            return True
        at = near.find(" " + word, at + 1)
    return False


class _Sentence:
    """The tokens of a stretch of text with their letters, and the productions tried on them."""

    def __init__(self, text: str, start: int, end: int, aliases: Table) -> None:
        self.text = text
        self.tokens, line = read_letters(text, start, end, aliases)
        self.line = self._relit(line)

    def _relit(self, line: str) -> str:
        """Returns the letters with a minister's portfolios in lower case ("foreign minister") marked as describing words."""
        if not ("t" in line or "T" in line or "H" in line):
            return line
        marked = list(line)
        for i, letter in enumerate(line):
            if letter == "H" or (letter in "tT" and self.tokens[i].key in _WITH_PORTFOLIO):
                self._mark(marked, range(i - 1, max(i - 4, -1), -1))
                if line[i + 1 : i + 2] == "f":
                    self._mark(marked, range(i + 2, min(i + 8, len(line))))
        return "".join(marked)

    def _mark(self, marked: list[str], places: Iterable[int]) -> None:
        """Marks the portfolios at these places as describing words, up to the first other word."""
        for k in places:
            if marked[k] == "w" and self.tokens[k].word.lower() in PORTFOLIOS | {"affairs"}:
                marked[k] = "y"
            elif marked[k] not in "y&,u":
                return

    def words(self, first: int, last: int) -> str:
        """Returns the text of tokens first..last-1."""
        return self.text[self.tokens[first].start : self.tokens[last - 1].end] if last > first else ""

    def name(self, first: int, last: int, key: str, kind: NameKind) -> Name:
        """Returns the name that tokens first..last-1 spell."""
        start, end = self.tokens[first].start, self.tokens[last - 1].end
        return Name(start, end, self.text[start:end], key, kind)

    def found(self) -> Iterator[Found]:
        """Yields the names in order."""
        at, total, line, productions = 0, len(self.line), self.line, grammar()
        while at < total:
            begin = STARTS.search(line, at)
            if begin is None:
                return
            at = begin.start()
            last = at
            alone = line[at + 1 : at + 2] in "wl.,|"  # nothing follows that could join it
            for production in ALONE.get(line[at], productions) if alone else productions:
                pattern = productions[production]
                match = pattern.match(line, at)
                if match is not None:
                    one = _READERS[production](self, match)
                    if one is not None:
                        found, last = one
                        yield found
                        break
            at = max(last, at + 1)

    def _event(self, m: re.Match[str]) -> tuple[Found, int] | None:
        """Returns a meeting, treaty, law or the like; not where a person's office stands before it."""
        if re.search(r"t[ni]", m[0]) or not re.search("[cdkopbznay]", m[0]):
            return None
        return self._bound(m.start(), m.end(), "other")

    def _office(self, m: re.Match[str]) -> tuple[Found, int] | None:
        """Returns an office, or the person who holds it where the name follows."""
        first, last, title = m.start(), m.end("post"), self.tokens[m.end("pre")].key
        scope = (
            f"{self._scope(m.start('pre'), m.end('pre'), title)} {self._scope(m.start('post'), last, title)}".strip()
        )
        before = {
            t.word.lower()
            for t, letter in zip(self.tokens[first : m.end("pre")], m["pre"], strict=True)
            if letter == "m"
        }
        if before & _DEPUTIES:
            title = f"deputy {title}"
        held, office = before <= _DEPUTIES, office_key(title, scope)
        if self._one_of_many(first) and m["person"] is None:
            office = f"a {office}"
        person = m.span("person") if m["person"] else None
        if person is None and last > m.start("post") and self._binds(first, last):
            last += 3
            after = PLAIN.match(self.line, last)
            person = after.span() if after else None
        if person is not None:
            one = self._person(first, *person, office if held else "")
            if one is not None:
                return one, person[1]
        if not scope and title not in _TELLING:
            return None
        return Found(
            self.name(first, last, office if held else f"former {office}", "office"), office if held else ""
        ), last

    def _one_of_many(self, first: int) -> bool:
        """Returns whether an office stands for any of its holders: "the first Japanese prime minister to"."""
        return first > 0 and self.tokens[first - 1].word.lower() in _ANY

    def _scope(self, first: int, last: int, title: str) -> str:
        """Returns the words an office belongs to; a capital before a national title is its government."""
        words = []
        for i in range(first, last):
            letter, token = self.line[i], self.tokens[i]
            if letter in "mjs(),":
                continue
            words.append(
                token.key if letter in "cdbo" or (letter == "k" and title in NATIONAL_TITLES) else self.words(i, i + 1)
            )
        return " ".join(words)

    def _person(self, first: int, start: int, end: int, office: str) -> Found | None:
        """Returns the person that tokens start..end-1 name; an apposition needs two words and a clear end."""
        apposed = self.line[start] == ","
        while start < end and self.line[start] in ",ur-":
            start += 1
        words = self.words(start, end)
        if apposed and (end - start < 2 or self.line[end : end + 1] not in (",", "", ".", "(", "w", '"', "|")):
            return None
        key = self.tokens[start].key if self.line[start] == "z" else person_key(words)
        return Found(self.name(first, end, key, "person"), office, words) if key else None

    def _ranked(self, m: re.Match[str]) -> tuple[Found, int] | None:
        """Returns a person with a rank or form of address, and the office that follows as an apposition."""
        one = self._person(m.start(), m.start("person"), m.end(), "")
        return None if one is None else self._apposed(one, m.start(), m.end())

    def _apposed(self, one: Found, first: int, last: int) -> tuple[Found, int]:
        """Returns a person with the office that stands behind a comma, where it is not the next person of a list."""
        lead = re.compile(",u?(?=[mjcdkopbznayht])").match(self.line, last)
        office = grammar()["office"].match(self.line, lead.end()) if lead else None
        if office is None or office["person"] is not None:
            return one, last
        found = self._office(office)
        if found is None or found[0].name.kind != "office":
            return one, last
        return Found(self.name(first, found[1], one.name.key, "person"), found[0].office, one.person), found[1]

    def _rule(self, m: re.Match[str]) -> tuple[Found, int] | None:
        """Returns the country whose government is named."""
        kind: NameKind = "organisation" if m["who"] == "o" else "country"
        return Found(self.name(m.start(), m.end(), self.tokens[m.start()].key, kind)), m.end()

    def _headed(self, m: re.Match[str]) -> tuple[Found, int] | None:
        """Returns an organisation by the words of its name."""
        if self.line[m.end() - 1] == "H" and not re.search("[cdko]", m[0]):
            return None
        if not re.search("[cdkopbzna]|y.*[hy]|h[fl]", m[0]):
            return None
        return self._bound(m.start(), m.end(), "organisation")

    def _known(self, m: re.Match[str]) -> tuple[Found, int] | None:
        """Returns a country, place or organisation of the tables, or what a compound with a noun names ("Japan Tobacco")."""
        at, letter, token = m.start(), m[0], self.tokens[m.start()]
        after = self.line[at + 1 : at + 2]
        if letter == "b" and after in ("n", "i"):
            return None
        if letter in "ck" and after in ("n", "a"):
            end = NOUNS.match(self.line, at + 1)
            if end is not None:
                return self._bound(at, end.end(), "organisation")
        last = at + 1
        if self.line[last : last + 1] == "s":
            last += 1
        if letter == "k" and self._located(at):
            return Found(self.name(at, last, token.word, "place")), last
        kind: NameKind = {"o": "organisation", "p": "place", "z": "other"}.get(letter, "country")  # type: ignore[assignment]
        key = token.key
        if letter == "b" and key not in country_keys():
            kind = "place"
        if letter == "z" and key in country_keys():
            kind = "country"
        return Found(self.name(at, last, key, kind)), last

    def _located(self, at: int) -> bool:
        """Returns whether a capital is where something happens, not the government that sits there."""
        return self.line[max(0, at - 1) : at] in ("l", "@") or bool(_LOWER_EVENTS.match(self.text, self.tokens[at].end))

    def _run(self, m: re.Match[str]) -> tuple[Found, int] | None:
        """Returns a run of capitalised words: two to four plain ones are a person, one or a describing one is something."""
        letters = m[0]
        if not letters.strip("y"):
            return None
        plain_run = re.compile("[nib](?:v{0,2}[nibp-]){1,4}").match(letters)
        if plain_run is not None and plain_run.end() < len(letters):
            if letters[plain_run.end()] == "f":
                return self._apposed(
                    self._one(m.start(), m.start() + plain_run.end()), m.start(), m.start() + plain_run.end()
                )
            plain_run = None
        if plain_run is not None:
            return self._apposed(self._one(m.start(), m.end()), m.start(), m.end())
        if letters == "n" and self._ordinary(m.start()):
            return None
        return self._bound(m.start(), m.end(), "organisation" if letters == "a" else "other")

    def _one(self, first: int, last: int) -> Found:
        """Returns the person that a run of plain capitalised words names."""
        words = self.words(first, last)
        return Found(self.name(first, last, person_key(words), "person"), "", words)

    def _ordinary(self, at: int) -> bool:
        """Returns whether a lone capital at the start of a sentence is most likely an ordinary word."""
        if at and self.line[at - 1] not in '.|"':
            return False
        if self.line[max(0, at - 1) : at] == self.line[at + 1 : at + 2] == '"':
            return False
        token = self.tokens[at]
        low, near = token.word.lower(), self.text[max(0, token.start - _NEAR) : token.end + _NEAR]
        if " " + low in near:
            return True
        if self.line[at + 1 : at + 2] == "s" or _capital_within(near, token.word):
            return False
        after = self.tokens[at + 1].word if at + 1 < len(self.tokens) else ""
        return low.endswith(("tion", "ment", "ness", "ity")) or not (after in _VERBS or after.endswith(("ed", "s")))

    def _binds(self, first: int, last: int) -> bool:
        """Returns whether the bracket after tokens first..last-1 holds their acronym or their other name."""
        if self.line[last : last + 1] != "(" or self.line[last + 2 : last + 3] != ")":
            return False
        inside = self.tokens[last + 1]
        return inside.word.isupper() and acronym_of(self.words(first, last)).endswith(inside.word)

    def _bound(self, first: int, last: int, kind: NameKind) -> tuple[Found, int]:
        """Returns a name by its content words, with the acronym in brackets behind it and its possessive."""
        words = self.words(first, last)
        if last == first + 1 and self.line[first] == "a":
            key = self.tokens[first].word
        else:
            key = " ".join(sorted(content_words(words))) or fold(words.lower())
        if self._binds(first, last):
            last += 3
        if self.line[last : last + 1] == "s":
            last += 1
        return Found(self.name(first, last, key, kind)), last


# what reads a match of each production of the grammar
_READERS: Mapping[str, Callable[[_Sentence, re.Match[str]], tuple[Found, int] | None]] = {
    "event": _Sentence._event,
    "office": _Sentence._office,
    "ranked": _Sentence._ranked,
    "rule": _Sentence._rule,
    "headed": _Sentence._headed,
    "known": _Sentence._known,
    "run": _Sentence._run,
}


def scan(
    text: str, start: int = 0, end: int | None = None, aliases: Mapping[str, str] | None = None
) -> Iterator[Found]:
    """Yields the names of text[start:end] with the offices they tell of, in order, disjoint."""
    table = user_table(tuple(aliases.items() if aliases else ()))
    return _Sentence(text, start, len(text) if end is None else end, table).found()


def find_names(
    text: str, start: int = 0, end: int | None = None, aliases: Mapping[str, str] | None = None
) -> tuple[Name, ...]:
    """Returns the names in text[start:end], in order and disjoint, the longest at each place, with offsets into `text`.

    A person with rank and office is one name ("Japanese Prime Minister Fumio Kishida"), so is an organisation with its country
    ("Japan's Ministry of Defense") and a country with its government. A possessive belongs to the name it ends. `aliases` maps
    spellings, in any case, to a canonical name, which is then the key; they win over everything. Months, weekdays, words that
    begin a sentence and the ordinary words of headlines are no names.
    """
    return tuple(found.name for found in scan(text, start, end, aliases))

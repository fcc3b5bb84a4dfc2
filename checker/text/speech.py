"""Who speaks: the person or body to whom a sentence is attributed. Prefers no name to a wrong one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from checker.late import compile_late
from checker.model import Sentence

# ---------------------------------------------------------------- vocabulary of attribution

SAYING = (
    r"said|says|say|told|tells|added|adds|noted|notes|noticed|stated|claimed|claims|argued|argues|believed|believes|"
    r"warned|warns|wrote|writes|"
    r"announced|explained|explains|stressed|stresses|emphasi[sz]ed|pointed\s+out|points\s+out|reported|reports|"
    r"testified|insisted|insists|admitted|"
    r"acknowledged|declared|remarked|commented|analy[sz]ed|analy[sz]es|estimated|estimates|concluded|suggested|"
    r"introduced|recalled|tweeted|confirmed|denied"
)
LINKS = r"of|de|del|van|von|der|bin|al|la|le|el|for|the"
PART = r"[A-Z][\w'’-]*(?:\.(?=\s?[A-Z]))?"
NAME = rf"{PART}(?:\s+(?:(?:{LINKS})\s+){{0,2}}{PART}){{0,7}}"
OFFICES = frozenset(
    "president minister secretary-general general chairman chairwoman senator governor mayor gen lt col capt sgt maj "
    "adm admiral colonel lieutenant sergeant "
    "spokesman spokeswoman spokesperson premier chancellor gov sen rep deputy detective judge ambassador sheriff "
    "commissioner".split()
)
TITLES = OFFICES | frozenset(
    "mr mrs ms dr prof professor president vice prime minister ministers secretary secretary-general general chairman "
    "chairwoman chair chief king queen prince "
    "princess senator sen rep representative gov governor mayor gen lt col capt sgt maj adm admiral captain colonel "
    "lieutenant sergeant officer detective "
    "deputy director dean foreign defence defense finance interior former ambassador spokesman spokeswoman "
    "spokesperson premier chancellor judge justice "
    "sheriff rev pope sir lady lord ceo coach analyst expert executive researcher us u.s american british chinese "
    "japanese russian german french north south "
    "korean indian israeli syrian ukrainian turkish iranian".split()
)
INSTITUTIONS = frozenset(
    "university institute ministry center centre college academy department agency council committee commission party "
    "army navy force forces bank group "
    "foundation association company corporation office bureau court parliament congress senate school hospital police "
    "society union organization organisation "
    "alliance treaty house league administration authority board cabinet government department news daily times "
    "post".split()
)
SUFFIXES = frozenset(("Inc", "Ltd", "Corp", "Co", "Plc", "PLC", "AG", "SA", "NV", "LLC"))
PRONOUNS = frozenset("he she".split())
NOT_NAMES = frozenset(
    "the a an in on at by for from with since after before during when while if as although though however but and or "
    "so it they we i you this that these those "
    "there his her its their our my what who why how where which earlier later now then today meanwhile recently "
    "according officials experts analysts sources police "
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december "
    "deputies dealers traders authorities investigators witnesses residents lawmakers critics doctors scientists "
    "researchers economists relatives neighbors neighbours activists prosecutors republicans democrats lawyers rebels "
    "soldiers let's first second third finally moreover also still even many some most one two no yes he she media "
    "reports "
    "people".split()
)

ACCORDING = rf"\b[Aa]ccording to (?:the )?(?P<name>{NAME})(?=\s*(?:,|\.$|$))"
BEFORE = (
    rf"(?P<name>{NAME}|\b[Hh]e\b|"
    rf"\b[Ss]he\b)(?P<aside>,\s(?=[a-z\d])[^,;:\"“”]{{2,160}}(?:,\s[^,;:\"“”]{{2,80}})?,)?\s+(?:(?:also|then|further|"
    rf"later|earlier|has|had)\s+){{0,2}}(?:{SAYING})\b"
)
AFTER = (
    rf"[,?!.][\"”’»]\s*(?:{SAYING})\s+(?:[a-z-]+\s+){{0,3}}(?P<name>{NAME})\b(?!\s+(?:and\s+)?[a-z]+(?:man|woman|"
    rf"person|or|er|ist)\b)"
)
INVERTED = rf",\s+(?:said|says|added|adds|according\s+to)\s+(?:[a-z-]+\s+){{0,3}}(?P<name>{NAME})\s*(?:,|\.?$)"
QUOTE = compile_late('["“”«»]')
TAIL = compile_late(r"[^\"“”«»]*(?:[”»]|(?<=\S)\"(?=\s|$))")
QUOTED = compile_late(r"“[^”]*(?:”|$)|«[^»]*(?:»|$)|\"[^\"]*(?:\"|$)")
LOOK_BACK = 40  # sentences; bounds the work on a paragraph without end


@cache
def _pattern(words: str) -> re.Pattern[str]:
    """Returns a pattern of attribution compiled; a run that asks for no speaker need not pay for it."""
    return re.compile(words)


def speaker(text: str, sentences: Sequence[Sentence], index: int) -> str:
    """Returns the name of the one to whom sentence `index` is attributed; "" where the article speaks or none is sure."""
    sentence = sentences[index]
    words = text[sentence.start : min(sentence.end, sentence.start + 2000)]
    name = _attribution(words)
    if name.casefold() in PRONOUNS:
        return _last_person(text, sentences, index)
    if name:
        return name
    opened = _opening(text, sentences, index)
    if opened is None:
        return ""
    if opened == index:
        return _closing(text, sentences, index)
    named = _attribution(text[sentences[opened].start : sentences[opened].end])
    if named.casefold() in PRONOUNS:
        return _last_person(text, sentences, opened)
    return named or _closing(text, sentences, index)


def _attribution(words: str) -> str:
    """Returns the name, or the pronoun, that one sentence names as its speaker; "" if none."""
    outside = _blank_quotes(words)
    found = _pattern(ACCORDING).search(outside) or _pattern(AFTER).search(words)
    if found:
        return _clean(found["name"])
    before = (m for m in _pattern(BEFORE).finditer(outside) if not _is_object(outside, m))
    found = next(before, None) or _pattern(INVERTED).search(outside)
    if not found:
        return ""
    if found["name"].casefold() in PRONOUNS:
        return found["name"]
    return _clean(found["name"])


def _is_object(words: str, found: re.Match[str]) -> bool:
    """Returns whether a name hangs on a preposition, so that another word of the sentence is what speaks."""
    governed = re.search(
        r"\b(?:at|in|of|with|from|by|to|for|on|near|against|between|under)\s+(?:the\s+)?$", words[: found.start()]
    )
    return governed is not None and _clean(found["name"]) == found["name"]


def _blank_quotes(words: str) -> str:
    """Returns the words with what stands in quotation marks blanked, so that names inside a quotation do not speak."""
    end = TAIL.match(words)
    if end:  # the quotation began before this sentence
        words = " " * (end.end() - 1) + words[end.end() - 1 :].replace(words[end.end() - 1], "'", 1)
    return QUOTED.sub(lambda m: '"' + " " * (len(m[0]) - 2) + '"' if len(m[0]) > 1 else m[0], words)


def _clean(name: str) -> str:
    """Returns a name without titles and the institution before it, "" where nothing like a name is left."""
    parts = re.split(r"[’']s\s+", name)[-1].split()
    office = max((i for i, part in enumerate(parts[:-1]) if part.casefold().strip(".,") in OFFICES), default=-1)
    parts = parts[office + 1 :]  # "Council President Berg": the person, not the office
    if any(part.casefold() in INSTITUTIONS for part in parts):
        last = max(i for i, part in enumerate(parts) if part.casefold() in INSTITUTIONS)
        rest = parts[last + 1 :]
        if len(rest) > 1 and rest[0].casefold() not in LINKS.split("|") and not SUFFIXES.intersection(rest):
            parts = rest  # "Bergen University Eva Ness": the person, not the place
    while parts and parts[0].casefold().strip(".,") in (NOT_NAMES | TITLES if len(parts) > 1 else NOT_NAMES):
        parts = parts[1:]
    if parts and parts[0].casefold() in LINKS.split("|"):
        return ""
    if len(parts) > 5 or any(part.casefold() in NOT_NAMES - {"the"} for part in parts):
        return ""
    return " ".join(parts) if parts and parts[0].casefold().strip(".") not in TITLES else ""


def _is_person(name: str) -> bool:
    """Returns whether a cleaned name may be a person's: no institution, no bare acronym."""
    return bool(name) and not any(part.casefold() in INSTITUTIONS for part in name.split()) and not name.isupper()


def _last_person(text: str, sentences: Sequence[Sentence], index: int) -> str:
    """Returns the speaker named last in this paragraph or the one before, whom "he" or "she" takes up; "" where none is sure."""
    breaks = 0
    for i in range(index - 1, max(-1, index - 12), -1):
        if sentences[i].role not in ("body", "repeat"):
            continue
        breaks += "\n" in text[sentences[i].end : sentences[i + 1].start]
        if breaks > 2:
            return ""
        name = _attribution(text[sentences[i].start : sentences[i].end])
        if name.casefold() not in PRONOUNS and _is_person(name):
            return name
    return ""


def _opening(text: str, sentences: Sequence[Sentence], index: int) -> int | None:
    """Returns the sentence in which the quotation that sentence `index` stands in began, None where none is open."""
    first = index
    while (
        first > 0 and index - first < LOOK_BACK and "\n" not in text[sentences[first - 1].end : sentences[first].start]
    ):
        first -= 1
    opened, depth = -1, 0
    for i in range(first, index):
        for mark in QUOTE.finditer(text, sentences[i].start, sentences[i].end):
            opens = mark[0] in "“«" or (mark[0] == '"' and depth == 0)
            if opens and depth == 0:
                opened = i
            depth = max(0, depth + (1 if opens else -1))
    if depth == 0:
        head = text[sentences[index].start : sentences[index].start + 1]
        return index if head in ('"', "“", "«") else None
    return opened


def _closing(text: str, sentences: Sequence[Sentence], index: int) -> str:
    """Returns who is named behind the end of the quotation that sentence `index` stands in."""
    for i in range(index, min(len(sentences), index + 8)):
        if i > index and "\n" in text[sentences[i - 1].end : sentences[i].start]:
            return ""
        words = text[sentences[i].start : min(sentences[i].end, sentences[i].start + 2000)]
        if i > index or len(QUOTE.findall(words)) > 1:
            name = _attribution(words)
            if name.casefold() in PRONOUNS:
                return _last_person(text, sentences, i)
            if name or QUOTE.search(words):
                return name
    return ""

"""Days with long names, found by the words that end them: "World Mental Health Day", "Washington's Birthday" (TIMEX3).

Vocabulary. A *head* is the word that such a name ends with or, in "International Day of Peace", turns on. The names are those
of feastnames.py. The grammar sees two words before a head; here the text is read, at heads with a capital alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.late import compile_late
from checker.model import DateParts, Mention
from checker.scan.feasts import feast_table, find_feast
from checker.words.feastnames import COUNTRY_DAYS, feast_key

HEADS = (
    " Day", " Birthday", " birthday", " Night", " Hour", " Holiday", " Advent", " Sunday", " Saturday", " Thursday",
    " Eve", " Mayo",
)  # fmt: skip
HEAD = compile_late(rf"(?:{'|'.join(HEADS)})(?![\w-])")
LEADS = frozenset(  # what stands before a head that is a common word too
    "yew lazarus quasimodo gaudete covenant resurrection business king stir-up earth burns mischief devil's bank civic"
    " of".split()
)
WORD = compile_late(r"[^\W\d_][\w'’.-]*")
BEFORE = compile_late(r"[A-Z][\w'’.-]*(?:,? (?:[A-Z][\w'’.-]*|of|the|and|in|to|de))*$")
BEHIND = compile_late(r"(?i) (?:of|for|against|to|in|and)(?: [\w'’-]+){1,9}")
YEAR = compile_late(r",? (?:of |in )?((?:19|20)\d\d)(?![\w:%-]|[.,]\d)")
REACH, LONGEST = 60, 6  # characters and words before a head
UNTOLD = frozenset(map(feast_key, COUNTRY_DAYS))


def join_titles(found: Sequence[Mention], text: str) -> Sequence[Mention]:
    """Returns the mentions with the days of long names among them, each with the year right behind it."""
    if not any(head in text for head in HEADS):
        return found
    titles = list(find_titles(text))
    if not titles:
        return found
    out: list[Mention] = []
    at, size = 0, len(found)
    for start, end, key in titles:
        while at < size and found[at].end <= start:
            out.append(found[at])
            at += 1
        said = YEAR.match(text, end)
        first = found[at] if at < size else None
        if (
            first is not None
            and first.start <= start
            and first.end >= end + (said is not None and first.start == start)
        ):
            continue  # the grammar has read as much or more
        end = said.end() if said is not None else end
        while at < size and found[at].start < end:
            at += 1
        year = int(said[1]) if said is not None else None
        value = find_feast(key, year) if year is not None else None
        out.append(Mention("date", start, end, text[start:end], None, value, None, DateParts(year, part=key)))
    return [*out, *found[at:]]


def find_titles(text: str) -> Iterator[tuple[int, int, str]]:
    """Yields the long names of a text with their place and key, left to right and disjoint."""
    done = 0
    for head in HEAD.finditer(text):
        at = head.start()
        before = BEFORE.search(text, max(done, at - REACH), at)
        if before is None or at < done or not may_lead(before[0].rsplit(" ", 1)[-1], head[0]):
            continue
        starts = [w.start() for w in WORD.finditer(text, before.start(), at)][-LONGEST:]
        behind = BEHIND.match(text, head.end()) if text.startswith("Day", at + 1) else None
        ends = [head.end()]
        if behind is not None:
            ends = [w.end() for w in WORD.finditer(text, behind.start() + 1, behind.end())][:0:-1] + ends
        named = next(
            ((start, end, key) for start in starts for end in ends if (key := title_key(text[start:end])) is not None),
            None,
        )
        if named is not None:
            done = named[1]
            yield named


def may_lead(word: str, head: str) -> bool:
    """Returns whether a word before a head can be of a name with it, told without the tables."""
    if head.lower() == " birthday":
        return word.endswith(("'s", "’s", "Corps"))
    return head in (" Day", " Eve", " Mayo") or word.lower().replace("’", "'") in LEADS


def title_key(name: str) -> str | None:
    """Returns the key of a day by its whole name; None for names that the country decides."""
    key = feast_key(name)
    return key if key in feast_table() and key not in UNTOLD else None

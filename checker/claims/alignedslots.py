"""The figures of an article as slots that may be aligned with another article's: what is measured, said in which words.

A slot is a figure or a date with the senses around it, each as near as it stands: the noun phrase behind the figure or before
it (its head), the clause, the sentence, the sentence before. A sense is what the words of one line of the thesaurus mean, or
the stem of a word that stands in none; names are senses of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from checker.claims.alignedresults import LEAD, find_results, side_of
from checker.claims.alignedsenses import mean, small_words
from checker.claims.alignedwords import (
    ADDING,
    COMPARING,
    EARLIER,
    FORESEEN,
    PARTS,
    PEAKS,
    PLANNED,
)
from checker.claims.wordforms import AUXILIARIES, JOINERS, clauses
from checker.late import compile_late
from checker.lines import Word, split_words
from checker.model import Interval, Mention, Reading, Sentence
from checker.words.lexicon import MONTHS
from checker.words.vocabulary import NOUN_STOPS

MOST = 120  # slots of an article
PRONOUNS = frozenset("it they he she this that these those both its their his her".split())
PLACING = frozenset("in at of near on from by for to with off".split())
OPENING = 4  # words in which the name begins that a sentence is about
CROWDED = 20  # figures of a sentence that is a list or a table
LONG = 60  # words of a sentence that are looked at on either side of a figure
LONGEST = 2000  # characters of a sentence
HEAD = 4  # words of the noun phrase behind a figure
AT_HEAD, IN_CLAUSE, IN_SENTENCE, BEFORE = 1.0, 0.8, 0.45, 0.15  # how near a sense stands
LEAP_YEAR = 366
FAR = timedelta(days=10)  # from the article, beyond which a date is of something else than the news
SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 604800, "month": 2629800, "year": 31557600}
_BESIDE = compile_late(r"[/:#°$€£]")
_LABELS = frozenset(
    "no number flight route highway chapter article section page level room platform channel type grade".split()
)


@dataclass(frozen=True, eq=False)
class Slot:
    """One figure of an article.

    `dim` is what may be compared with what, `near` how near each sense stands to it, `number` that of its sentence, `words`
    what each sense is called there, `runs` the words of the sentence by twos, `subject` the name it begins with. `marks` are
    what the words around make of it (a part, earlier, foreseen, ...). `dates` are those of the sentence that lie far from
    the article's; `beside` says that a past one stands in the clause.
    """

    dim: str
    value: Interval
    mention: Mention
    sentence: Sentence
    number: int
    head: frozenset[str]
    near: Mapping[str, float]
    names: frozenset[str]
    marks: frozenset[str]
    dates: tuple[Interval, ...]
    beside: bool
    runs: frozenset[tuple[str, str]]
    subject: frozenset[str]
    label: str
    words: Mapping[str, str]

    @property
    def digits(self) -> str:
        """Returns the digits that are written, in order, without the zeros they end with; none for a range or a vague figure."""
        written = self.mention.written or ()
        if self.dim == "year":
            return str(self.value.low.year) if isinstance(self.value.low, date) else ""
        stated = [w for w in written if w is not None]
        if not stated or stated[0] != stated[-1]:
            return ""
        return "".join(map(str, stated[0].normalize().as_tuple().digits))


# ------------------------------------------------------------------------------------------- slots


def read_slots(reading: Reading) -> tuple[Slot, ...]:
    """Returns the figures and dates that the headlines and the body of an article state, at most MOST."""
    found: list[Slot] = []
    small = small_words(reading.article.text)
    at = 0
    last: tuple[Sentence, Sequence[Mention]] | None = None  # the sentence of the body before, and its figures
    for number, sentence in enumerate(reading.sentences):
        if sentence.role not in ("body", "headline"):
            continue
        while at < len(reading.mentions) and reading.mentions[at].start < sentence.start:
            at += 1
        end = at
        while end < len(reading.mentions) and reading.mentions[end].start < sentence.end:
            end += 1
        mentions = reading.mentions[at:end]
        if any(m.value is not None or m.kind == "identifier" for m in mentions) and not _asks(reading, sentence):
            words, meanings = _read_sentence(reading, sentence, mentions, small)
            before = _read_sentence(reading, *last, small)[1] if last is not None else []
            carried = IN_SENTENCE if words and words[0].word in PRONOUNS else BEFORE
            near = {s: carried for some in before for s in some}
            found += _slots(reading, sentence, number, words, meanings, near)
        last = (sentence, mentions) if sentence.role == "body" else None
        if len(found) >= MOST:
            break
    return tuple(found[:MOST])


def _asks(reading: Reading, sentence: Sentence) -> bool:
    """Returns whether a sentence states nothing, or is no sentence at all."""
    too_long = sentence.end - sentence.start > LONGEST
    return too_long or reading.article.text[sentence.start : sentence.end].rstrip("\"'”’») \n").endswith("?")


def _read_sentence(
    reading: Reading, sentence: Sentence, mentions: Sequence[Mention], small: frozenset[str]
) -> tuple[Sequence[Word], list[frozenset[str]]]:
    """Returns the words of a sentence, of a very long one the first, and the senses of each."""
    end = min(sentence.end, sentence.start + LONGEST)
    words = split_words(reading.article.text, sentence.start, end, mentions)
    return words, [mean(reading.article.text, words, i, small) for i in range(len(words))]


def _slots(
    reading: Reading,
    sentence: Sentence,
    number: int,
    words: Sequence[Word],
    meanings: Sequence[frozenset[str]],
    before: Mapping[str, float],
) -> Iterator[Slot]:
    text = reading.article.text
    figures = [(i, w.mention) for i, w in enumerate(words) if w.mention is not None and w.mention.value is not None]
    if len(figures) > CROWDED:
        return
    spans = clauses(text, words)
    told = reading.dateline.written
    dates = tuple(d for _, m in figures for d in _far(m, told))
    found = [(i, m, *measure_of(m)) for i, m in figures if not _labels(text, words, meanings, i, m)]
    results = list(find_results(text, words, meanings, number <= LEAD))
    found += results if len(results) == 1 else []
    runs = frozenset(pairwise(w.word for w in words if w.mention is None))
    subject = _subject(words, meanings)
    spelled = {s: text[w.start : w.end] for w, some in zip(words, meanings, strict=True) for s in some}
    for i, m, dim, value in found:
        if not dim:
            continue
        first, last = next(span for span in spans if span[0] <= i < span[1])
        if dim == "year" and sum(w.mention is not None and w.mention.kind == "date" for w in words[first:last]) > 1:
            continue
        head, label = _head(text, words, meanings, i)
        near = dict(before)
        for j in range(max(0, i - LONG), min(len(words), i + LONG)):
            closeness = IN_CLAUSE if first <= j < last else IN_SENTENCE
            for sense in meanings[j]:
                near[sense] = max(near.get(sense, 0.0), closeness)
        side = next((side_of(near, m.start == r.start) for _, r, *_ in results[:1] if r.start <= m.start < r.end), "")
        if side and dim == "count":
            head, near = head | {side, "vote"}, {s: n for s, n in near.items() if s not in ("favour", "against")}
        near.update((sense, AT_HEAD) for sense in head)
        yield Slot(
            dim=dim,
            value=value,
            mention=m,
            sentence=sentence,
            number=number,
            head=head,
            near=near,
            names=frozenset(s for j in range(first, last) for s in meanings[j] if s.startswith("=")),
            marks=_marks(words, i, first, last),
            dates=dates,
            beside=any(_is_past(d, told) for w in words[first:last] if w.mention for d in _far(w.mention, told)),
            runs=runs,
            subject=subject,
            label=label,
            words=spelled,
        )


def _subject(words: Sequence[Word], meanings: Sequence[frozenset[str]]) -> frozenset[str]:
    """Returns the full name that a sentence begins with; nothing where a preposition stands before it."""
    found: set[str] = set()
    for i, some in enumerate(meanings[:OPENING]):
        names = {s for s in some if s.startswith("=")}
        if (found and not names) or words[i].word in PLACING:
            break
        found |= names
    return frozenset(found) if len(found) > 1 else frozenset()


def _labels(text: str, words: Sequence[Word], meanings: Sequence[frozenset[str]], i: int, m: Mention) -> bool:
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
        if named and not (i + 1 < len(words) and words[i + 1].word.endswith(("s", "men", "people", "children"))):
            return True
    after = words[i + 1] if i + 1 < len(words) else None
    if after is None or "," in m.text or not m.text[0].isdigit():
        return False
    capital = text[after.start].isupper() and not after.word.endswith("s")
    return after.word == "block" or (len(m.text) > 2 and m.text.isdigit() and capital)


def measure_of(m: Mention) -> tuple[str, Interval]:
    """Returns what figures a mention may be compared with, "" for none, and its value in a unit common to them."""
    value = m.value
    assert value is not None
    if (
        m.kind not in ("date", "percent")
        and not any(c.isdigit() for c in m.text)
        and m.text[:2].lower() in ("a ", "an")
    ):
        return "", value
    if m.kind == "number":
        return "count", value
    if m.kind in ("percent", "money"):
        return value.unit, value
    if m.kind == "quantity":
        return ("" if value.unit == "year" else value.unit), value
    if m.kind == "duration" and value.unit in SECONDS:
        bounds = [b * SECONDS[value.unit] if isinstance(b, Decimal) else None for b in (value.low, value.high)]
        return "duration", Interval(bounds[0], bounds[1], "second")
    if m.kind == "date" and m.parts is not None and isinstance(value.low, date) and isinstance(value.high, date):
        days = (value.high - value.low).days
        if m.parts.grain == "year" and m.parts.year and not m.parts.relative and 365 <= days <= 366:
            return "year", value
    return "", value


def _far(m: Mention, told: Interval | None) -> Iterator[Interval]:
    """Yields the days of a date that lie far from those an article was written on; no longer time than a year."""
    if m.kind != "date" or m.value is None:
        return
    low, high = m.value.low, m.value.high
    if not (isinstance(low, date) and isinstance(high, date)) or (high - low).days > LEAP_YEAR:
        return
    if told is None or not (isinstance(told.low, date) and isinstance(told.high, date)):
        return
    if high < told.low - FAR or low > told.high + FAR:
        yield m.value


def _is_past(days: Interval, told: Interval | None) -> bool:
    return told is not None and isinstance(days.high, date) and isinstance(told.low, date) and days.high <= told.low


def _head(text: str, words: Sequence[Word], meanings: Sequence[frozenset[str]], i: int) -> tuple[frozenset[str], str]:
    """Returns the senses of the noun phrase that a figure counts, and its words: behind it, over one "of the"."""
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
        if word in NOUN_STOPS or word in JOINERS or word in AUXILIARIES:
            break
        found |= meanings[j]
        label.append(text[words[j].start : words[j].end])
        j += 1
    return frozenset(found), " ".join(label)


def _marks(words: Sequence[Word], i: int, first: int, last: int) -> frozenset[str]:
    """Returns what the words beside a figure make of it: "part", "earlier", "foreseen", "planned", "peak", "by"."""
    beside = [w.word for w in words[max(first, i - 3) : i]] + [w.word for w in words[i + 1 : min(last, i + 3)]]
    clause = [w.word for w in words[first:last] if w.mention is None]
    clause += [w.word for w in words[last : last + 1] if w.word == "before"]
    found = set()
    more = words[i].word.endswith(("percent", "cent", "%"))  # "3 percent more" is no part
    if not (PARTS - {"more"} if more else PARTS).isdisjoint(beside):
        found.add("part")
    if any(w.word in COMPARING and x.mention is not None for w, x in pairwise(words[max(first, i - 2) : i + 1])):
        found.add("earlier")
    if not EARLIER.isdisjoint(clause):
        found.add("earlier")
    if not FORESEEN.isdisjoint(clause):
        found.add("foreseen")
    if not PLANNED.isdisjoint(clause) or any(x in ("is", "are") and y == "to" for x, y in pairwise(clause)):
        found.add("planned")
    if not PEAKS.isdisjoint(clause) or ("point" in clause and "one" in clause):
        found.add("peak")
    if i and words[i - 1].word in ADDING:
        found.add(words[i - 1].word)
    return frozenset(found)

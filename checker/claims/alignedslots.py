"""The figures of an article as slots that may be aligned with another article's: what is measured, said in which words.

A slot is a figure or a date with the senses around it, each as near as it stands: the noun phrase behind the figure or before
it (its head), the clause, the sentence, the sentence before. A sense is what the words of one line of the thesaurus mean, or
the stem of a word that stands in none; names are senses of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from checker.claims.alignedmeasures import far_days, is_past, measure_of, read_parts
from checker.claims.alignedphrases import labels, marks_of, phrase_of
from checker.claims.alignedresults import LEAD, find_results, side_of
from checker.claims.alignedsenses import mean, small_words
from checker.claims.alignedwords import ADDING, PLANNED
from checker.claims.wordforms import clauses, is_verb
from checker.events.eventwords import SAYING
from checker.lines import Word, split_words
from checker.model import Interval, Mention, Reading, Sentence

MOST = 120  # slots of an article
DATED = ("year", "day")
# What is counted by ranks: the ninth title is one of nine. The ninth floor is a place.
COUNTED_BY_RANK = frozenset("title win goal medal award appear".split())
PRONOUNS = frozenset("it they he she this that these those both its their his her".split())
PLACING = frozenset("in at of near on from by for to with off".split())
OPENING = 4  # words in which the name begins that a sentence is about
CROWDED = 20  # figures of a sentence that is a list or a table
LONG = 60  # words of a sentence that are looked at on either side of a figure
LONGEST = 2000  # characters of a sentence
AT_HEAD, IN_CLAUSE, IN_SENTENCE, BEFORE = 1.0, 0.8, 0.45, 0.15  # how near a sense stands


@dataclass(frozen=True, eq=False)
class Slot:
    """One figure of an article.

    `dim` is what may be compared with what, `near` how near each sense stands to it, `number` that of its sentence, `words`
    what each sense is called there, `shares` how many senses that word has, `runs` the words of the sentence by twos,
    `subject` the name it begins with. `marks` are what the words around make of it (a part, earlier, foreseen, ...), `rate` is
    what it is given for one of, `acts` what its clause says is done. `dates` are those of the sentence that lie far from the
    article's, `past` those of them that are no plans; `beside` says that one of these stands in the clause. `day` is the one day
    of which its clause tells, other than by whom or when it was said.
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
    rate: frozenset[str]
    acts: frozenset[str]
    dates: tuple[Interval, ...]
    past: tuple[Interval, ...]
    beside: bool
    day: Interval | None
    runs: frozenset[tuple[str, str]]
    subject: frozenset[str]
    label: str
    words: Mapping[str, str]
    shares: Mapping[str, int]

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
            leans = any(w.word in PRONOUNS for w in words[:1]) or any(w.word == "them" for w in words[:OPENING])
            carried = IN_SENTENCE if leans else BEFORE
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
    dates = tuple(d for _, m in figures for d in far_days(m, told))
    plans = any(w.word in PLANNED or w.word in ("until", "till") for w in words)
    past = tuple(d for d in dates if not plans or is_past(d, told))  # "hit in February" was read as the one to come
    found = [(i, m, *measure_of(m, told)) for i, m in figures if not labels(text, words, meanings, i, m)]
    found += [(i, m, *measure_of(m)) for i, m in read_parts(words)]
    results = list(find_results(text, words, meanings, number <= LEAD))
    found += results if len(results) == 1 else []
    runs = frozenset(pairwise(w.word for w in words if w.mention is None))
    subject = _subject(words, meanings)
    spelled = {s: text[w.start : w.end] for w, some in zip(words, meanings, strict=True) for s in some}
    shares = {s: len(some) for some in meanings if len(some) > 1 for s in some}
    for i, m, dim, value in found:
        if not dim:
            continue
        first, last = next(span for span in spans if span[0] <= i < span[1])
        beside = [w.mention for w in words[first:last] if w.mention is not None and w.mention.kind == "date"]
        if dim in DATED and sum(dim == "year" or any(far_days(d, told)) for d in beside) > 1:
            continue
        head, label, rate = phrase_of(text, words, meanings, i)
        if dim == "rank" and head.isdisjoint(COUNTED_BY_RANK):
            continue
        near = dict(before)
        for j in range(max(0, i - LONG), min(len(words), i + LONG)):
            closeness = IN_CLAUSE if first <= j < last else IN_SENTENCE
            for sense in meanings[j]:
                near[sense] = max(near.get(sense, 0.0), closeness)
        side = next((side_of(near, m.start == r.start) for _, r, *_ in results[:1] if r.start <= m.start < r.end), "")
        if side and dim == "count":
            head, near = head | {side, "vote"}, {s: n for s, n in near.items() if s not in ("favour", "against")}
        near.update((sense, AT_HEAD) for sense in head)
        for own in meanings[i]:
            near.pop(own, None)
        yield Slot(
            dim=dim,
            value=value,
            mention=m,
            sentence=sentence,
            number=number,
            head=head,
            near=near,
            names=frozenset(s for j in range(first, last) for s in meanings[j] if s.startswith("=")),
            marks=marks_of(words, i, first, last, meanings) - (ADDING if value.unit == "result" else frozenset()),
            rate=rate,
            acts=frozenset(s for j in range(first, last) if is_verb(words, j) for s in meanings[j]),
            dates=dates,
            past=past,
            beside=any(is_past(d, told) for w in words[first:last] if w.mention for d in far_days(w.mention, told)),
            day=_only_day(words[first:last]),
            runs=runs,
            subject=subject,
            label=label,
            words=spelled,
            shares=shares,
        )


def _only_day(clause: Sequence[Word]) -> Interval | None:
    """Returns the one day that a clause names; None where it names more, or is about what somebody said then."""
    dates = [w.mention.value for w in clause if w.mention is not None and w.mention.kind == "date"]
    day = dates[0] if len(dates) == 1 and not any(w.word in SAYING for w in clause) else None
    if day is None or not (isinstance(day.low, date) and isinstance(day.high, date)):
        return None
    return day if (day.high - day.low).days == 1 else None


def _subject(words: Sequence[Word], meanings: Sequence[frozenset[str]]) -> frozenset[str]:
    """Returns the full name that a sentence begins with; nothing where a preposition stands before it."""
    found: set[str] = set()
    titled = False  # "Velmont striker Nadia Ruiz" is about both names
    for i, some in enumerate(meanings):
        names = {s for s in some if s.startswith("=")}
        if (
            words[i].word in PLACING
            or (not found and i >= OPENING)
            or (found and not names and (titled or not _is_title(words, meanings, i)))
        ):
            break
        titled = bool(found) and not names
        found |= names
    return frozenset(found) if len(found) > 1 else frozenset()


def _is_title(words: Sequence[Word], meanings: Sequence[frozenset[str]], i: int) -> bool:
    """Returns whether words[i] stands between two names and says what the second one is."""
    behind = meanings[i + 1] if i + 1 < len(words) else frozenset()
    return words[i].mention is None and not is_verb(words, i) and any(s.startswith("=") for s in behind)

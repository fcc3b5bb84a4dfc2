"""From an article to its assertions: each rule's patterns are run on the sentences that hold one of its words and a mention."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, partial

from checker.circumstances import modality_of, period_of
from checker.model import Article, Assertion, Dateline, Mention, Problem, Sentence, Span
from checker.namefinder import Name, find_names
from checker.names import Cast, canonical
from checker.namewords import acronym_of, content_words
from checker.pattern import Capture, Line, Word, split_words
from checker.rule import CueSet, Rule
from checker.sentences import clauses
from checker.speech import speaker
from checker.vocabulary import ALIASES, CLASSES, NOUN_STOPS, SYNONYMS

_LINKS = frozenset({"of", "in", "and", "for", "between", "with", "on", "at", "&"})
_JOINED = re.compile(r"[\s\"'’‘“”«»()\-]*\Z")  # what may stand between two words of one noun phrase
_ACRONYM = re.compile(r"\b[A-Z]{3,}\b")
KNOWN = frozenset(ALIASES.values())  # names everybody writes as an acronym identify a body, not one of its documents
_TITLE = re.compile(r"[A-Z][\w’'-]+(?: (?:(?:of|and|the|for|on|in) )*[A-Z][\w’'-]+){2,}")
_PARTING = frozenset({"that", "said", "says", "told", "whether", "because", ";", ":"})
FAR = 14  # words between a head and its value, at most
_REACH = 9  # words of a noun phrase to either side of its head
Captures = Mapping[str, Capture]
Match = tuple[Capture, ...]


@dataclass(frozen=True)
class RuleIndex:
    """Rules reached through the words that can set them off."""

    rules: tuple[Rule, ...]

    @cached_property
    def by_word(self) -> Mapping[str, tuple[int, ...]]:
        """Returns for each exact trigger word the places of its rules."""
        table: dict[str, list[int]] = {}
        for i, rule in enumerate(self.rules):
            for word in rule.triggers:
                if not word.endswith("*"):
                    table.setdefault(word, []).append(i)
        return {w: tuple(places) for w, places in table.items()}

    @cached_property
    def by_stem(self) -> tuple[tuple[str, int], ...]:
        """Returns the triggers that are beginnings of words, each with the place of its rule."""
        return tuple((w[:-1], i) for i, r in enumerate(self.rules) for w in r.triggers if w.endswith("*"))

    @cached_property
    def always(self) -> frozenset[int]:
        """Returns the places of rules that no word sets off: they look at every sentence."""
        return frozenset(i for i, r in enumerate(self.rules) if (r.says or r.cues) and not r.triggers)

    def reached(self, vocabulary: frozenset[str]) -> list[Rule]:
        """Returns, in order, the rules that one of these words sets off."""
        places = set(self.always)
        for word in vocabulary & self.by_word.keys():
            places.update(self.by_word[word])
        for stem, place in self.by_stem:
            if place not in places and any(w.startswith(stem) for w in vocabulary):
                places.add(place)
        return [self.rules[i] for i in sorted(places)]


@dataclass(frozen=True)
class Page:
    """An article as far as it is understood before the rules look at it."""

    article: Article
    dateline: Dateline
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    cast: Cast
    aliases: Mapping[str, str]


def extract(page: Page, index: RuleIndex, problems: list[Problem]) -> tuple[Assertion, ...]:
    """Returns what the rules read in an article, in the order of the text.

    A rule whose own function raises is left out of this article; rule, article and error are added to `problems`.
    """
    starts = [m.start for m in page.mentions]
    found: list[Assertion] = []
    for number, sentence in enumerate(page.sentences):
        if sentence.role not in ("body", "headline"):
            continue
        mentions = page.mentions[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        if any(m.kind != "identifier" for m in mentions):
            found += _read_sentence(page, number, sentence, mentions, index, problems)
    found.sort(key=lambda a: (a.start, a.end, a.rule, a.attribute))
    for rule in index.rules:
        if rule.derive is not None:
            try:
                found += rule.derive(tuple(found))
            except Exception as error:  # a user's function: its fault is told, and the run goes on
                problems.append(failure(rule, page.article, error))
    return tuple(found)


def failure(rule: Rule, article: Article, error: Exception) -> Problem:
    """Returns the one line that tells of a rule that raised on an article."""
    place = f"{rule.place} on {article.path or article.source}"
    return Problem(place, f"the rule raised {type(error).__name__}: {error}", "mend the rule; it was left out of this article")


def _read_sentence(
    page: Page,
    number: int,
    sentence: Sentence,
    mentions: Sequence[Mention],
    index: RuleIndex,
    problems: list[Problem],
) -> Iterator[Assertion]:
    text = page.article.text
    aliases = {**ALIASES, **page.aliases}
    line = Line(
        split_words(text, sentence.start, sentence.end, mentions),
        partial(find_names, text, sentence.start, sentence.end, aliases),
    )
    said_by = None
    for rule in index.reached(line.vocabulary):
        for captures in _captures(rule, line, page, sentence):
            if said_by is None:
                said_by = speaker(text, page.sentences, number)
            assertion = _assert(rule, captures, line, page, sentence, said_by)
            if assertion is not None and rule.refine is not None:
                try:
                    assertion = rule.refine(assertion, captures)
                except Exception as error:  # a user's function: its fault is told, and the run goes on
                    problems.append(failure(rule, page.article, error))
                    break
            if assertion is not None:
                yield assertion


def _captures(rule: Rule, line: Line, page: Page, sentence: Sentence) -> Iterator[Captures]:
    """Yields one set of captures for each value the rule reads in the sentence: the fullest, then the closest.

    A figure that a fuller match took for another role ("from 1% to 2%": the 1) is no value of its own.
    """
    best: dict[tuple[int, int], tuple[tuple[int, int, int], Captures]] = {}
    head = rule.about[0] if rule.about else ""

    def offer(score: tuple[int, int, int], captures: Captures) -> None:
        key = (captures[rule.value].first, captures[head].first if head in captures else -1)
        if key not in best or score > best[key][0]:
            best[key] = (score, captures)

    for order, pattern in enumerate(rule.sentences):
        for match in pattern.matches(line):
            offer((len(match), min(c.first for c in match), -order), {c.role: c for c in match})
    taken = {value for value, _ in best}
    for cue_set in rule.cue_sets:
        for span in clauses(page.article.text, sentence):
            for captures in _read_cues(rule, head, cue_set, line, page.article.text, *_bounds(line.words, span)):
                if captures[rule.value].first not in taken:
                    offer((0, 0, 0), captures)
    spent = {c.first for _, captures in best.values() for role, c in captures.items() if role != rule.value and c.mention}
    for (value, _), (_, captures) in sorted(best.items()):
        if value not in spent:
            yield captures


def _bounds(words: Sequence[Word], span: Span) -> tuple[int, int]:
    first = next((i for i, w in enumerate(words) if w.start >= span.start), len(words))
    last = next((i for i, w in enumerate(words) if w.start >= span.end), len(words))
    return first, last


def _read_cues(
    rule: Rule, head: str, cues: CueSet, line: Line, text: str, first: int, last: int
) -> Iterator[Captures]:
    """Yields the captures of each head of the clause with the value nearest to it, or of each value where there is no head.

    The other slots take what stands nearest to the head, outside its own noun phrase.
    """
    if any(next(p.matches(line, first, last), None) is not None for p in cues.barred):
        return
    matched = [list(p.matches(line, first, last)) for p in cues.needed]
    if not all(matched):
        return
    groups = [g for g in [*matched, *(list(p.matches(line, first, last)) for p in cues.welcome)] if g and g[0]]
    values = next(g for g in groups if any(c.role == rule.value for c in g[0]))
    heads = next((g for g in groups if any(c.role == head for c in g[0])), values)
    others = [g for g in groups if g is not heads and g is not values]
    if heads is values:
        pairs = [(match, match) for match in values]
    else:
        pairs = _pair(line.words, first, rule.value, head, heads, values)
    for about, value in pairs:
        captures = {c.role: c for c in (*about, *value)}
        center = captures.get(head, captures[rule.value])
        own = noun_phrase(text, line.words, center.first, center.last)
        for group in others:
            outside = [m for m in group if not own.start <= line.words[m[0].first].start < own.end]
            if outside:
                nearest = min(outside, key=lambda m, at=center.first: _distance(at, m[0].first))  # type: ignore[misc]
                captures.update({c.role: c for c in nearest if c.role not in captures})
        yield captures


def _pair(
    words: Sequence[Word], first: int, role: str, head: str, heads: Sequence[Match], values: Sequence[Match]
) -> list[tuple[Match, Match]]:
    """Returns each head with its value: the nearest within reach, unless that value is nearer to another head.

    A value that opens the clause ("Since 2019, ...") serves every head that has none of its own.
    """
    head_at = [next(c.first for c in m if c.role == head) for m in heads]
    value_at = [next(c.first for c in m if c.role == role) for m in values]
    opens = {v for v in value_at if v <= first + 1}
    pairs = []
    for i, at in enumerate(head_at):
        near = [(_distance(at, v), j) for j, v in enumerate(value_at) if _reaches(words, at, v, v in opens)]
        if not near:
            continue
        distance, j = min(near)
        rival = min((_distance(other, value_at[j]) for k, other in enumerate(head_at) if k != i), default=distance)
        if distance <= rival or value_at[j] in opens:
            pairs.append((heads[i], values[j]))
    return pairs


def _distance(head: int, other: int) -> int:
    # A date or a figure that follows its noun ("the summit in June") is closer to it than one that stands before.
    return other - head if other >= head else (head - other) + 3


def _reaches(words: Sequence[Word], head: int, value: int, opening: bool) -> bool:
    """Returns whether nothing between the two words makes them parts of different statements; an opening value reaches far."""
    between = words[min(head, value) + 1 : max(head, value)]
    return (len(between) <= FAR or opening) and not any(
        w.word in _PARTING and not (w.word == "that" and between[i - 1].word == "time") for i, w in enumerate(between)
    )


def _assert(
    rule: Rule, captures: Captures, line: Line, page: Page, sentence: Sentence, said_by: str
) -> Assertion | None:
    """Returns the assertion these captures make, or None when it has no value or no subject."""
    capture = captures[rule.value]
    mention = capture.mention
    if mention is None or mention.value is None:
        return None
    text = page.article.text
    head = captures.get(rule.about[0]) if rule.about else None
    features = frozenset[str]().union(*(_features(captures[r], line, page) for r in rule.about if r in captures))
    if rule.subject == "event":
        if head is None:
            return None
        subject = head.canonical or _text_of(text, line.words, head)
    elif rule.subject == "named":
        name = captures["subject"].name if "subject" in captures else _nearest_name(line, capture.first)
        if name is None:
            return None
        subject = canonical(name, page.cast)
    else:
        subject = rule.subject
    used = frozenset(i for c in captures.values() if c.role != "period" for i in range(c.first, c.last))
    if "period" in captures and (stated := captures["period"].mention) is not None and stated.value is not None:
        period, note = stated.value, f"“{stated.text}”: {stated.note}" if stated.note else f"“{stated.text}”"
    elif mention.kind in ("date", "time"):
        period, note = None, mention.note
    else:
        period, note = period_of(line, capture.first, used, page.dateline)
    return Assertion(
        article=page.article,
        start=mention.start,
        end=mention.end,
        within=Span(sentence.start, sentence.end),
        subject=subject,
        attribute=rule.attribute or rule.id,
        value=mention.value,
        rule=rule.id,
        written=mention.written,
        hedge=mention.hedge,
        period=period,
        dated=period is not None and not note.startswith("no date"),
        modality=rule.modality or modality_of(line.words, capture.first),
        basis=rule.basis or (captures["basis"].canonical if "basis" in captures else ""),
        speaker=said_by,
        features=features,
        lasting=rule.lasting,
        once=rule.once,
        note=note,
        roles=tuple((c.role, _text_of(text, line.words, c)) for c in captures.values()),
        figures=tuple((c.role, c.mention.value) for c in captures.values() if c.mention and c.mention.value),
    )


def _features(capture: Capture, line: Line, page: Page) -> frozenset[str]:
    """Returns the words that a slot adds to the description: of its noun phrase, or of its name and that person's office."""
    text = page.article.text
    span = noun_phrase(text, line.words, capture.first, capture.last)
    described = features_of(text[span.start : span.end], capture.kind, capture.canonical)
    if capture.name is None:
        return described
    key = canonical(capture.name, page.cast)
    return described | content_words(f"{key} {page.cast.offices.get(key, '')}")


def _text_of(text: str, words: Sequence[Word], c: Capture) -> str:
    return text[words[c.first].start : words[c.last - 1].end]


def _nearest_name(line: Line, at: int) -> Name | None:
    """Returns the country or organisation nearest before the word, else nearest after."""
    named = [(i, name) for i, (_, name) in line.names.items() if name.kind in ("country", "organisation")]
    before = [n for i, n in named if i < at]
    return before[-1] if before else next((n for i, n in named if i > at), None)


def noun_phrase(text: str, words: Sequence[Word], first: int, last: int) -> Span:
    """Returns the span of the noun phrase whose head is words[first:last]: its modifiers, and the phrases that of, in, with add."""
    left, right = first, last
    while left > 0 and first - left < _REACH and _joined(text, words[left - 1], words[left]):
        word = words[left - 1]
        if word.word in _LINKS:
            if not (left > 1 and _capital(text, words[left - 2]) and _capital(text, words[left])):
                break
        elif not _nominal(word):
            break
        left -= 1
    while left < first and words[left].word in _LINKS:
        left += 1
    while right < len(words) and right - last < _REACH and _joined(text, words[right - 1], words[right]):
        word = words[right]
        if word.word in _LINKS:
            after = right + 1 + (right + 1 < len(words) and words[right + 1].word == "the")
            named = after < len(words) and _capital(text, words[after]) and words[after].mention is None
            plain = word.word in ("of", "for") and after < len(words) and _nominal(words[after])
            if not (named or plain):
                break
            right = after
        elif word.word != "the" and not (_nominal(word) and (_capital(text, word) or right > last)):
            break
        right += 1
    return Span(words[left].start, words[right - 1].end)


def _joined(text: str, before: Word, after: Word) -> bool:
    return _JOINED.match(text, before.end, after.start) is not None


def _capital(text: str, word: Word) -> bool:
    return text[word.start].isupper()


def _nominal(word: Word) -> bool:
    return word.mention is None and word.word not in NOUN_STOPS and not word.word.endswith("ly")


def features_of(phrase: str, kind: str = "", canonical_head: str = "") -> frozenset[str]:
    """Returns what tells this phrase from another with the same head.

    Its content words; acronyms that stand in it, in capitals; and after "=" the initials of a title of three words or more.
    """
    words = content_words(phrase)
    for spelling, canon in SYNONYMS.items():
        if spelling <= words:
            words = (words - spelling) | canon
    acronyms = frozenset(a for a in _ACRONYM.findall(phrase) if a not in KNOWN)
    initials = frozenset(f"={a}" for n in _TITLE.findall(phrase) if len(a := acronym_of(n)) > 2)
    return (words - _head_words(kind, canonical_head) - {a.lower() for a in acronyms}) | acronyms | initials


@cache
def _head_words(kind: str, canonical_head: str) -> frozenset[str]:
    spellings = CLASSES.get(kind, {}).get(canonical_head, ())
    return frozenset[str]().union(*(content_words(s) for s in spellings))

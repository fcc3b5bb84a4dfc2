"""From an article to its assertions: each rule's patterns are run on the sentences that hold one of its words and a mention."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from checker.captures import Captures, find_captures
from checker.circumstances import modality_of, period_of
from checker.model import Article, Assertion, Dateline, Mention, Problem, Sentence, Span
from checker.namefinder import Name, find_names
from checker.names import Cast, canonical
from checker.namewords import content_words
from checker.pattern import Capture, Line, Word, split_words
from checker.phrase import Antecedents, features_of, phrase_text
from checker.rule import Rule
from checker.speech import speaker


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
    antecedents = Antecedents()
    for number, sentence in enumerate(page.sentences):
        if sentence.role not in ("body", "headline"):
            continue
        mentions = page.mentions[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        if any(m.kind != "identifier" for m in mentions):
            found += _read_sentence(page, number, sentence, mentions, index, problems, antecedents)
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
    return Problem(
        place, f"the rule raised {type(error).__name__}: {error}", "mend the rule; it was left out of this article"
    )


def _read_sentence(
    page: Page,
    number: int,
    sentence: Sentence,
    mentions: Sequence[Mention],
    index: RuleIndex,
    problems: list[Problem],
    antecedents: Antecedents,
) -> Iterator[Assertion]:
    text = page.article.text
    line = Line(
        split_words(text, sentence.start, sentence.end, mentions),
        partial(find_names, text, sentence.start, sentence.end, page.aliases),
    )
    said_by = None
    for rule in index.reached(line.vocabulary):
        for captures in find_captures(rule, line, text, sentence):
            if said_by is None:
                said_by = speaker(text, page.sentences, number)
            assertion = _assert(rule, captures, line, page, sentence, said_by, antecedents)
            if assertion is not None and rule.refine is not None:
                try:
                    assertion = rule.refine(assertion, captures)
                except Exception as error:  # a user's function: its fault is told, and the run goes on
                    problems.append(failure(rule, page.article, error))
                    break
            if assertion is not None:
                yield assertion


def _assert(
    rule: Rule,
    captures: Captures,
    line: Line,
    page: Page,
    sentence: Sentence,
    said_by: str,
    antecedents: Antecedents,
) -> Assertion | None:
    """Returns the assertion these captures make, or None when it has no value or no subject."""
    capture = captures[rule.value]
    mention = capture.mention
    if mention is None or mention.value is None:
        return None
    text = page.article.text
    head = captures.get(rule.about[0]) if rule.about else None
    features = frozenset[str]().union(*(_features(captures[r], line, page) for r in rule.about if r in captures))
    features |= content_words(" ".join(captures[r].canonical for r in rule.about[1:] if r in captures))
    label = ""
    if head is not None:
        features, label = antecedents.recall(head, features, phrase_text(text, line.words, head.first, head.last))
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
        period, note, dated = (
            stated.value,
            f"“{stated.text}”: {stated.note}" if stated.note else f"“{stated.text}”",
            True,
        )
    elif mention.kind in ("date", "time"):
        period, note, dated = None, mention.note, False
    else:
        period, note, dated = period_of(line, capture.first, used, page.dateline)
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
        dated=dated,
        modality=rule.modality or modality_of(line.words, capture.first),
        basis=rule.basis or (captures["basis"].canonical if "basis" in captures else ""),
        speaker=said_by,
        features=features,
        label=label,
        lasting=rule.lasting,
        once=rule.once,
        note=note,
        roles=tuple((c.role, _text_of(text, line.words, c)) for c in captures.values()),
        figures=tuple((c.role, c.mention.value) for c in captures.values() if c.mention and c.mention.value),
    )


def _features(capture: Capture, line: Line, page: Page) -> frozenset[str]:
    """Returns the words that a slot adds to the description: of its noun phrase, or of its name and that person's office."""
    text = page.article.text
    described = features_of(phrase_text(text, line.words, capture.first, capture.last), capture.kind, capture.canonical)
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

"""From an article to its assertions: each rule's patterns are run on the sentences that hold one of its words and a mention."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import NamedTuple

from checker.captures import Captures, clause_words, find_captures
from checker.circumstances import is_bound, is_denied, modality_of, period_of
from checker.limits import FAULTS, limited
from checker.lines import Line, Word
from checker.model import Article, Assertion, Interval, Problem, Span
from checker.naming.namefinder import Name
from checker.naming.names import canonical
from checker.naming.namewords import content_words
from checker.page import Page, Stretch
from checker.pattern import NO_NAMES, Capture
from checker.phrase import Antecedents, Description, describe, is_definite
from checker.rule import Rule, line_in


class RuleIndex:
    """Rules reached through the words that can set them off."""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        self.rules = rules

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
    def stems(self) -> tuple[str, ...]:
        """Returns these beginnings alone: all are looked for in a word at once."""
        return tuple({stem for stem, _ in self.by_stem})

    @cached_property
    def always(self) -> frozenset[int]:
        """Returns the places of rules that no word sets off: they look at every sentence."""
        return frozenset(i for i, r in enumerate(self.rules) if (r.says or r.cues) and not r.triggers)

    def reached(self, vocabulary: frozenset[str]) -> list[Rule]:
        """Returns, in order, the rules that one of these words sets off."""
        places = set(self.always)
        for word in vocabulary & self.by_word.keys():
            places.update(self.by_word[word])
        begun = [word for word in vocabulary if word.startswith(self.stems)]
        if begun:
            places.update(place for stem, place in self.by_stem if any(word.startswith(stem) for word in begun))
        return [self.rules[i] for i in sorted(places)]


def extract(page: Page, index: RuleIndex, problems: list[Problem]) -> tuple[Assertion, ...]:
    """Returns what the rules read in an article, in the order of the text.

    A rule whose own function raises is left out of this article; rule, article and error are added to `problems`.
    """
    found: list[Assertion] = []
    broken: dict[str, Problem] = {}
    antecedents = Antecedents()
    for stretch in page.stretches:
        if any(w.mention is not None for w in stretch.line.words):
            found += _read_stretch(page, stretch, index, broken, antecedents)
    for rule in index.rules:
        if rule.read is not None:
            try:
                with limited(rule.own):
                    told = [demand_assertion(a, rule.own) for a in rule.read(page)]
                found += [replace(a, rule=rule.id, attribute=a.attribute or rule.id) for a in told]
            except FAULTS as error:  # a user's function: its fault is told, and the run goes on
                broken[rule.id] = failure(rule, page.article, error)
    found = sorted((a for a in found if a.rule not in broken), key=lambda a: (a.start, a.end, a.rule, a.attribute))
    for rule in index.rules:
        if rule.derive is not None:
            try:
                with limited(rule.own):
                    found += [demand_assertion(a, rule.own) for a in list(rule.derive(tuple(found)))]
            except FAULTS as error:  # a user's function: its fault is told, and the run goes on
                broken[rule.id] = failure(rule, page.article, error)
    problems += broken.values()
    return tuple(a for a in found if a.rule not in broken)


def demand_assertion(told: object, own: bool) -> Assertion:
    """Returns what a rule's function gave; raises TypeError where it is no assertion.

    Of a user's `own` rule every field must be of its kind, and every place in the text, or what comes after would fail on it.
    """
    if not isinstance(told, Assertion):
        raise TypeError(f"it gave {type(told).__name__}, not an Assertion")
    if own:
        from checker.packing import PackingError, pack_assertion

        try:
            pack_assertion(told)
        except PackingError as error:
            raise TypeError(f"it gave an Assertion with what it cannot hold: {error.__cause__ or error}") from error
    return told


def failure(rule: Rule, article: Article, error: BaseException) -> Problem:
    """Returns the one line that tells of a rule that raised on an article."""
    place = f"{place_of_error(rule, error)} on {article.path or article.source}"
    told = f"the rule raised {type(error).__name__}: {error}"
    return Problem(place, told, "mend the rule; it was left out of this article")


def place_of_error(rule: Rule, error: BaseException) -> str:
    """Returns the module of a rule that raised, with the line of it that did, where one did."""
    line = line_in(rule.place, error)
    return f"{rule.place}:{line}" if line else rule.place


def _read_stretch(
    page: Page, stretch: Stretch, index: RuleIndex, broken: dict[str, Problem], antecedents: Antecedents
) -> Iterator[Assertion]:
    text, line = page.article.text, stretch.line
    spans = clause_words(line, text, stretch.sentence)
    for rule in index.reached(line.vocabulary):
        for captures in find_captures(rule, line, text, spans):
            made = state(rule, captures, page, stretch, antecedents)
            assertion = made if isinstance(made, Assertion) else None
            if assertion is not None and rule.refine is not None:
                try:
                    with limited(rule.own):
                        assertion = _refined(rule.refine(assertion, captures), rule.own)
                except FAULTS as error:  # a user's function: its fault is told, and the run goes on
                    broken[rule.id] = failure(rule, page.article, error)
                    break
            if assertion is not None:
                yield assertion


def _refined(result: object, own: bool) -> Assertion | None:
    if not (result is None or isinstance(result, Assertion)):
        raise TypeError(f"refine returned {type(result).__name__}, not an Assertion or None")
    return result if result is None else demand_assertion(result, own)


def state(rule: Rule, captures: Captures, page: Page, stretch: Stretch, antecedents: Antecedents) -> Assertion | str:
    """Returns the assertion these captures make, `refine` not asked yet, or why they make none."""
    line = stretch.line
    capture = captures[rule.value]
    mention = capture.mention
    first, last = min(c.first for c in captures.values()), max(c.last for c in captures.values())
    if mention is None or mention.value is None:
        return "the value could not be read"
    if is_denied(line.words, first, last):
        return "a word of denial stands there"
    if mention.kind in ("date", "time") and is_bound(line.words, capture.first, rule.since):
        return "the date is only a bound, behind since, before, after, by or until"
    named = _subject(rule, captures, line, page)
    about = _describe(rule, captures, line, page, antecedents)
    if named is None or (rule.subject == "event" and not about.features):
        return "nothing tells whom or what the value is of"
    when = _when(rule, captures, line, page)
    if not rule.lasting and when.dated and _years(when.period) > 1:
        return "it is a total over several years"
    return Assertion(
        article=page.article,
        start=mention.start,
        end=mention.end,
        within=Span(stretch.sentence.start, stretch.sentence.end),
        subject=named,
        attribute=rule.attribute or rule.id,
        value=mention.value,
        rule=rule.id,
        written=mention.written,
        hedge=mention.hedge,
        period=when.period,
        dated=when.dated,
        modality=rule.modality or modality_of(line.words, capture.first),
        basis=rule.basis or (captures["basis"].canonical if "basis" in captures else ""),
        speaker=page.speaker(stretch.number),
        features=about.features,
        names=about.names,
        label=about.label or _as_written(named, captures, line, page),
        lasting=rule.lasting,
        sole=rule.sole,
        edition=rule.edition,
        confidence=rule.confidence,
        note=when.note,
        roles=tuple((c.role, _text_of(page.article.text, line.words, c)) for c in captures.values()),
        figures=tuple((c.role, c.mention.value) for c in captures.values() if c.mention and c.mention.value),
    )


def _subject(rule: Rule, captures: Captures, line: Line, page: Page) -> str | None:
    """Returns whom or what the assertion is of: the event's sort, the named one, or the rule's own name for all."""
    if rule.subject == "event":
        head = captures.get(rule.about[0]) if rule.about else None
        return head and (head.canonical or _text_of(page.article.text, line.words, head))
    if rule.subject != "named":
        return rule.subject
    name = captures["subject"].name if "subject" in captures else _nearest_name(line, captures[rule.value].first)
    return canonical(name, page.cast) if name is not None else None


def _as_written(named: str, captures: Captures, line: Line, page: Page) -> str:
    """Returns the subject's name as the text has it, where its key is the same words in small letters; "" otherwise."""
    if "subject" not in captures:
        return ""
    written = " ".join(_text_of(page.article.text, line.words, captures["subject"]).split())
    return written if sorted(written.lower().split()) == sorted(named.split()) else ""


def _describe(rule: Rule, captures: Captures, line: Line, page: Page, antecedents: Antecedents) -> Description:
    """Returns what tells the thing spoken of from others of its kind; its label only where it is an event."""
    text = page.article.text
    about = Description()
    for role in rule.about[1:]:
        if role in captures:
            about |= _describe_slot(captures[role]._replace(kind=""), line, page)  # of these slots every word tells
    if rule.parties:
        names = [n for _, n in line.names.values() if n.kind in ("country", "organisation") and n.key not in NO_NAMES]
        words = frozenset[str]().union(*(content_words(n.key) for n in names))
        about |= Description(words, words)
    head = captures.get(rule.about[0]) if rule.about else None
    if head is not None:
        own = _describe_slot(head, line, page)
        if rule.subject == "event" and not (rule.parties and about.features):
            own = antecedents.recall(head.canonical, own, is_definite(text, line.words, head))
        about = own | about
    value = content_words(_text_of(text, line.words, captures[rule.value]))
    label = about.label if rule.subject == "event" else ""
    return Description(about.features - value, about.names - value, label)


def _describe_slot(capture: Capture, line: Line, page: Page) -> Description:
    """Returns what a slot tells: its noun phrase, and of a name the whole name and its office."""
    told = describe(page.article.text, line.words, capture)
    if capture.name is None:
        return told
    key = canonical(capture.name, page.cast)
    words = content_words(f"{key} {page.cast.offices.get(key, '')}")
    return told | Description(words, words)


class When(NamedTuple):
    """The days a value is about, how they were found, and whether the sentence itself states them."""

    period: Interval | None
    note: str = ""
    dated: bool = False


def _when(rule: Rule, captures: Captures, line: Line, page: Page) -> When:
    mention = captures[rule.value].mention
    stated = captures["period"].mention if "period" in captures else None
    if stated is not None and stated.value is not None:
        return When(stated.value, f"“{stated.text}”: {stated.note}" if stated.note else f"“{stated.text}”", True)
    if mention is not None and mention.kind in ("date", "time"):
        return When(None, mention.note)
    used = frozenset(i for c in captures.values() for i in range(c.first, c.last))
    return When(*period_of(line, captures[rule.value].first, used, page.dateline))


def _years(period: Interval | None) -> float:
    """Returns the length of a period of days, in years and a month's grace; 0 where an end is open."""
    if period is None or not (isinstance(period.low, date) and isinstance(period.high, date)):
        return 0
    return (period.high.toordinal() - period.low.toordinal() - 31) / 365.25


def _text_of(text: str, words: Sequence[Word], c: Capture) -> str:
    return text[words[c.first].start : words[c.last - 1].end]


def _nearest_name(line: Line, at: int) -> Name | None:
    """Returns the country or organisation nearest before the word, else nearest after."""
    named = [(i, name) for i, (_, name) in line.names.items() if name.kind in ("country", "organisation")]
    before = [n for i, n in named if i < at]
    return before[-1] if before else next((n for i, n in named if i > at), None)

"""How a text is read, for whoever writes a rule: its mentions and names, what each rule took of it, and how near others came."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checker.captures import clause_words, find_captures
from checker.extract import RuleIndex, state
from checker.model import Article, Assertion, Mention, Problem, Reading, Sentence
from checker.naming.names import cast
from checker.page import Page, Stretch
from checker.phrase import Antecedents
from checker.rule import Rule
from checker.ruletools.nearmisses import Reach, approach
from checker.run import Aliases, read_article
from checker.sidebyside import Comparison, compare_articles

NEAR = 0.6  # the share of a pattern that must be found to show it where no rule is asked for
MOST = 3  # rules that are shown to have come near, of each sentence


class Look(NamedTuple):
    """How a rule met a sentence: how far its patterns got, what it read, and why it dropped what they took.

    `otherwise` tells how a rule without patterns works, "" for others.
    """

    rule: str
    reaches: tuple[Reach, ...]
    assertions: tuple[Assertion, ...]
    dropped: tuple[str, ...]
    otherwise: str = ""


class Heard(NamedTuple):
    """A sentence as it was read: its figures and dates, its names, and the rules that took something or came near.

    `unheard` says why no rule looks at it, "" where they do.
    """

    text: str
    mentions: tuple[Mention, ...]
    names: tuple[str, ...]
    looks: tuple[Look, ...]
    unheard: str = ""


class Trial(NamedTuple):
    """One or two texts as rules read them, sentence by sentence, and how two stand to each other.

    `asked` is the rule whose patterns are all shown, however far they got; "" where all rules are tried.
    """

    articles: tuple[Article, ...]
    heard: tuple[tuple[Heard, ...], ...]
    comparison: Comparison | None
    asked: str
    problems: tuple[Problem, ...]


def try_texts(
    articles: Sequence[Article], rules: Sequence[Rule], asked: Rule | None = None, *, aliases: Aliases | None = None
) -> Trial:
    """Returns how one or two articles are read by all rules, or by the one that is asked for and those it builds on."""
    chosen = tuple(rules) if asked is None else companions(asked, rules)
    index, problems = RuleIndex(chosen), list[Problem]()
    readings = [read_article(article, index, aliases or {}, problems) for article in articles]
    shown = chosen if asked is None else (asked,)
    heard = tuple(tuple(_hear(r, shown, asked is not None, aliases or {})) for r in readings)
    comparison = None
    if len(articles) == 2:
        comparison = compare_articles(articles[0], articles[1], chosen, aliases=aliases)
        problems += comparison.skipped
        if asked is not None:
            comparison = _narrow(comparison, asked)
    found = tuple(dict.fromkeys(problems))
    return Trial(tuple(articles), heard, comparison, asked.id if asked is not None else "", found)


def companions(rule: Rule, rules: Sequence[Rule]) -> tuple[Rule, ...]:
    """Returns the rules that a rule is tried with: by itself, unless it derives from what others read."""
    return tuple(rules) if rule.derive is not None else (rule,)


def _narrow(comparison: Comparison, rule: Rule) -> Comparison:
    """Returns a comparison with what one rule read and found."""
    first, second = (tuple(a for a in some if a.rule == rule.id) for some in comparison.alone)
    return comparison._replace(
        pairs=tuple(p for p in comparison.pairs if rule.id in (p.first.rule, p.second.rule)),
        alone=(first, second),
        findings=tuple(f for f in comparison.findings if f.rule == rule.id),
    )


def _hear(reading: Reading, rules: Sequence[Rule], all_shown: bool, aliases: Aliases) -> Iterator[Heard]:
    """Yields each sentence of an article as the rules met it."""
    article = reading.article
    cast_of = cast(article.text, aliases)
    page = Page(article, reading.dateline, reading.sentences, reading.mentions, cast_of, aliases)
    heard = {stretch.number for stretch in page.stretches}
    silent = [(s, None) for number, s in enumerate(reading.sentences) if number not in heard]
    stated = [(stretch.sentence, stretch) for stretch in page.stretches]  # a very long sentence in pieces
    antecedents = {rule.id: Antecedents() for rule in rules}
    for sentence, stretch in sorted((*silent, *stated), key=lambda one: one[0].start):
        mentions = tuple(m for m in reading.mentions if sentence.start <= m.start < sentence.end)
        text = article.text[sentence.start : sentence.end]
        if stretch is None:
            yield Heard(text, mentions, (), (), _say_unheard(sentence))
            continue
        made = [a for a in reading.assertions if sentence.start <= a.start < sentence.end]
        looks = [_look(rule, page, stretch, made, antecedents[rule.id]) for rule in rules]
        names = tuple(article.text[name.start : name.end] for _, name in stretch.line.names.values())
        yield Heard(text, mentions, names, tuple(looks if all_shown else _choose(looks)))


def _say_unheard(sentence: Sentence) -> str:
    if sentence.role not in ("body", "headline"):
        return f"it is taken for a {sentence.role}, in which no rule reads"
    return "it asks and states nothing, so no rule reads it"


def _look(rule: Rule, page: Page, stretch: Stretch, made: Sequence[Assertion], antecedents: Antecedents) -> Look:
    """Returns how a rule met a sentence."""
    text, line = page.article.text, stretch.line
    spans = clause_words(line, text, stretch.sentence)
    mine = tuple(a for a in made if a.rule == rule.id)
    places = {a.start for a in mine}
    dropped = []
    for captures in find_captures(rule, line, text, spans):
        stated = state(rule, captures, page, stretch, antecedents)
        value = line.words[captures[rule.value].first]
        if isinstance(stated, str):
            dropped.append(f"“{text[value.start : value.end]}”: {stated}")
        elif stated.start not in places:
            dropped.append(f"“{stated.text}”: `refine` returned None, or raised")
    reaches = approach(rule, line, text, spans)
    if mine or dropped:  # so no cue that is barred where it stands bars all
        said = len(rule.sentences)
        reaches = (*reaches[:said], *(r._replace(bar="") for r in reaches[said:]))
    elif any(r.matched for r in reaches):
        dropped.append("the words stand too far apart, or another match takes the figure for another role")
    return Look(rule.id, tuple(sorted(reaches, key=_distance)), mine, tuple(dropped), _say_otherwise(rule))


def _say_otherwise(rule: Rule) -> str:
    if rule.says or rule.cues:
        return ""
    if rule.read is not None:
        return "it reads with a function of its own"
    return "it compares whole articles" if rule.relate is not None else "it works on what other rules read"


def _distance(reached: Reach) -> tuple[bool, float, int]:
    """Orders patterns by how near they came, whole matches first."""
    return not reached.matched, -reached.share, -len(reached.taken)


def _choose(looks: Sequence[Look]) -> Iterator[Look]:
    """Yields the looks at a sentence worth showing: those that took something whole, then the nearest, each by its best."""
    near: list[tuple[float, Look]] = []
    for look in looks:
        whole = tuple(r for r in look.reaches if r.matched)
        if look.assertions or look.dropped or whole:
            yield look._replace(reaches=whole)
        elif look.reaches:
            best = look.reaches[0]
            if best.share >= NEAR and len(best.taken) + len(best.elsewhere) > 1:
                near.append((-best.share, look._replace(reaches=(best,))))
    yield from (look for _, look in sorted(near, key=lambda item: (item[0], item[1].rule))[:MOST])

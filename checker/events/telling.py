"""What an article tells of its event: who and where, what happened, on which day; read from the sentences that tell it.

A page says much that is not the news: menus, transcripts, other headlines, who spoke, what had happened before. The event's kind
is the one the headline and the first sentences speak of most; the sentences with a word of that kind tell the event; the names
that stand there name it, and a day belongs to it when no word of what came after (an arrest, a funeral, a statement) is nearer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from checker.events.eventwords import COMMON, HARM, wide_places
from checker.events.tolddays import event_days, one_day
from checker.events.toldnames import names_in, weigh_all, weigh_names
from checker.events.toldsentences import Told, bare, names_one, rare_stems, read_told
from checker.model import Mention, Reading
from checker.words.lexicon import YEARS

LEAD = 120  # words that say what an article is about: the inverted pyramid puts the event there
OPENING = 12  # sentences whose words decide of what kind the event is
OPENED = 2  # sentences after the headline that say what an article is about
HEADLINE = 3  # what a headline's word counts for in that
FRESH = 3  # days after an event within which a report on it is fresh news
TIMELY = frozenset("date time duration set identifier".split())
LEAST_FIGURE = 13  # smaller ones stand in any text
SHORT_FIGURE = 0.5  # what a figure of two digits says of what a longer one does


class Report(NamedTuple):
    """What ties a report to others.

    Of its lead: `names` with how much each says (1; less for who only speaks), `full` names of those who do not speak and
    are no place, `places` where things happened, `sites` those with a word for what they are, and `plain` words. Of
    the whole: `pairs` are its full names and sites, `people` the full names that stand with an age, as those whom an event
    befell do, `words` everything it says, small and bare, `named` all its names with how much each says, `figures` all its
    figures with how much each says, `rare` the stems of its small words that English seldom uses, `dates` all days it speaks
    of. `head` are the rare stems of the headline and the first OPENED sentences, small or not, `called` those of them that
    are names. `loud` says that its capitals tell no names; then the words of its lead, `opening`, may be names. `kinds` are
    what its event is taken for, `sure` those of them that its headline or first telling sentence names, `every` what else it
    tells of; `days` those of the event, the best first, `dated` says that the first stands in one clause with the event;
    `told` the day of the report.
    """

    names: Mapping[str, float]
    full: frozenset[str]
    places: frozenset[str]
    sites: frozenset[str]
    plain: frozenset[str]
    opening: frozenset[str]
    pairs: frozenset[str]
    people: frozenset[str]
    words: frozenset[str]
    named: Mapping[str, float]
    figures: Mapping[str, float]
    rare: frozenset[str]
    dates: frozenset[int]
    head: frozenset[str]
    called: frozenset[str]
    loud: bool
    kinds: frozenset[str]
    sure: frozenset[str]
    every: frozenset[str]
    days: tuple[int, ...]
    dated: bool
    told: int | None

    @property
    def fresh(self) -> bool:
        """Returns whether the report came right after its event."""
        return self.told is not None and bool(self.days) and self.told - FRESH <= self.days[0] <= self.told


def read_report(reading: Reading) -> Report:
    """Returns what ties this report to others of its event."""
    text, reference = reading.article.text, reading.dateline.reference
    told = [read_told(text, s) for s in reading.sentences if s.role in ("headline", "body", "repeat")]
    kinds = _main_kinds(told)
    lead = _lead(told, kinds)
    first = [name for t in lead if not t.loud for name in names_in(text, t)]
    begun = {t.sentence.start for t in lead}
    later = [n for t in told if not t.loud and t.sentence.start not in begun for n in names_in(text, t)]
    acting = [name for name in (*first, *later) if not name.speaks]
    small = {bare(m[0]) for t in told if not t.loud for m in t.words if m[0][0].islower()}
    people = frozenset(name.pairs[-1] for name in acting if name.aged)
    named = weigh_all((*first, *later), people, small)
    head = rare_stems({bare(m[0]) for t in _head(told) for m in t.words})
    days, sure = event_days(reading, told, kinds, reference)
    best = tuple(day for day, _ in days.most_common())
    return Report(
        names=weigh_names(lead, first, later, people, small),
        full=frozenset(n.pairs[-1] for n in first if n.pairs and not (n.speaks or n.placed or n.sites)),
        places=frozenset(n.words[-1] for n in first if n.words and not n.speaks and (n.placed or n.sites))
        - wide_places(),
        sites=frozenset(site for name in first for site in name.sites),
        plain=frozenset(w for t in lead for m in t.words if len(w := m[0].lower()) > 3 and w not in COMMON),
        opening=frozenset(w for t in lead for m in t.words if len(w := bare(m[0])) > 2 and w not in COMMON),
        pairs=frozenset(p for name in acting for p in (*name.sites, *name.pairs)),
        people=people,
        words=frozenset(bare(m[0]) for t in told for m in t.words),
        named=named,
        figures=_weigh_figures(reading.mentions),
        rare=rare_stems(small),
        dates=frozenset(day for m in reading.mentions if (day := one_day(m)) is not None),
        head=head,
        called=head & rare_stems(named.keys() - wide_places()),
        loud=2 * sum(len(t.words) for t in told if t.loud) > sum(len(t.words) for t in told),
        kinds=kinds,
        sure=kinds & _surely_told(lead),
        every=frozenset(k for t in told for k in t.kinds),
        days=best,
        dated=best[:1] != () and best[0] in sure,
        told=reference.toordinal() if reference is not None else None,
    )


def _head(told: Sequence[Told]) -> list[Told]:
    """Returns the headline and the first OPENED sentences."""
    headline = [t for t in told if t.sentence.role == "headline"][:1]
    return headline + [t for t in told if t.sentence.role != "headline"][:OPENED]


def _main_kinds(told: Sequence[Told]) -> frozenset[str]:
    """Returns the kinds of event that the headline and the opening speak of most, at least half as much as of the first."""
    weights: Counter[str] = Counter()
    for t in told[:OPENING]:
        for kind in t.kinds:
            weights[kind] += HEADLINE if t.sentence.role == "headline" else 1
    top = max(weights.values(), default=0)
    return frozenset(k for k, n in weights.items() if n * 2 >= top)


def _surely_told(lead: Sequence[Told]) -> frozenset[str]:
    """Returns the kinds that the headline and the first sentence of a lead name."""
    first = next((t for t in lead if t.sentence.role != "headline"), None)
    return frozenset(kind for t in lead if t is first or t.sentence.role == "headline" for kind in t.kinds)


def _weigh_figures(mentions: Sequence[Mention]) -> dict[str, float]:
    """Returns the figures of a text with how much each says of what it tells: "1,487" all, "37" some, "8" and years nothing."""
    figures: dict[str, float] = {}
    for mention in mentions:
        low = mention.written[0] if mention.written is not None else None
        if low is None or mention.kind in TIMELY or not low.is_finite():
            continue
        digits = low.normalize().as_tuple().digits
        if len(digits) > 2 and not (len(mention.text) == 4 and mention.text.isdecimal() and int(mention.text) in YEARS):
            figures[f"={low.normalize()}"] = 1.0
        elif len(digits) == 2 and low >= LEAST_FIGURE and digits[1] != 5:
            figures[f"={low.normalize()}"] = SHORT_FIGURE
        else:
            figures.setdefault(f"={low.normalize()}", 0.0)
    return figures


def _lead(told: Sequence[Told], kinds: frozenset[str]) -> list[Told]:
    """Returns the headline, and about LEAD words from the first sentence that tells the event, leaving out furniture.

    A sentence tells the event with a word of its kind or of harm done, or when it takes two words from the headline.
    """
    headline = {w for t in told[:2] if t.sentence.role == "headline" for m in t.words if names_one(w := bare(m[0]))}
    first = 0
    for n, t in enumerate(told):
        here = {bare(m[0]) for m in t.words}
        if t.sentence.role != "headline" and (kinds & t.kinds or here & HARM or len(here & headline) >= 2):
            first = n
            break
    found, many = [], 0
    for n, t in enumerate(told):
        if many >= LEAD:
            break
        if n >= first or t.sentence.role == "headline":
            found.append(t)
            many += len(t.words)
    return found

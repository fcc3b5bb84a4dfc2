"""The last step of a run on a cluster: what was found in many places, put together as one process would have found it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from checker.cluster.comparing import SENTENCES, TOPIC
from checker.cluster.deciding import Decisions, Digest
from checker.cluster.digests import articles_of, unpack, unpack_article, unpack_finding, unpack_problems
from checker.cluster.recipes import together
from checker.events.gathered import Gathered
from checker.findings import Finding
from checker.model import Article, Problem, Reading
from checker.packing import unpack_reading
from checker.parallels.neighbours import Pair, Tied
from checker.parallels.parallel import find_parallels, order_by_day
from checker.rule import Rule
from checker.run import relate
from checker.sifting import keep_sure, press, with_grounds, without_consequences

Row = Mapping[str, Any]
Fetch = Callable[[str, Iterable[int] | None], list[Row]]


class Found(NamedTuple):
    """What was found in many places, sorted as in one process; findings as they were packed.

    `compared` are those of topics, `related` those of rules that relate the articles of a story, by rule; `pairs` the articles
    that are one text, the earlier first; `failed` what rules raised there, by rule; `broken` where nothing could be compared.
    """

    compared: Sequence[bytes]
    related: Mapping[str, Sequence[bytes]]
    pairs: frozenset[tuple[int, int]]
    failed: Mapping[str, Sequence[Problem]]
    broken: Sequence[Problem]


def sort_found(rows: Iterable[Row], rules: Sequence[Rule]) -> Found:
    """Returns rows of FOUND, sorted."""
    told = sorted(((unpack(row["place"]), row) for row in rows), key=lambda pair: (pair[1]["step"], pair[0]))
    named = {rule.id for rule in rules}
    findings: dict[str, list[bytes]] = defaultdict(list)
    failed: dict[str, list[Problem]] = defaultdict(list)
    broken: list[Problem] = []
    pairs = set()
    for place, row in told:
        step = row["step"]
        if row["failed"] is not None:
            (failed[step] if step in named else broken).extend(unpack_problems(row["failed"]))
        elif step == SENTENCES:
            pairs.add((place[0], place[1]))
        else:
            findings[step].append(row["finding"])
    return Found(findings.pop(TOPIC, []), findings, frozenset(pairs), failed, broken)


class Shelf:
    """The articles and readings that findings speak of, unpacked when first asked for, each once."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._packed = {row["number"]: row for row in rows}
        self._articles: dict[int, Article] = {}
        self._readings: dict[int, Reading] = {}

    def article(self, number: int) -> Article:
        """Returns the article of this number."""
        if number not in self._articles:
            self._articles[number] = unpack_article(self._packed[number]["article"])
        return self._articles[number]

    def reading(self, number: int) -> Reading:
        """Returns the reading of this number."""
        if number not in self._readings:
            self._readings[number] = unpack_reading(self._packed[number]["reading"], self.article(number))
        return self._readings[number]

    def readings(self, numbers: Iterable[int]) -> list[Reading]:
        """Returns the readings of these numbers, in their order."""
        return [self.reading(number) for number in sorted(numbers)]


class Conclusion:
    """What a run found, put together. `fetch` gives rows of articles: their number, article and the column named."""

    def __init__(self, digest: Digest, decisions: Decisions, found: Found, own: Sequence[Row], fetch: Fetch) -> None:
        self._digest, self._decisions, self._found = digest, decisions, found
        self._own = sorted(own, key=lambda row: row["number"])
        self._fetch = fetch

    def findings(
        self, rules: Sequence[Rule], problems: list[Problem], min_confidence: float | None
    ) -> tuple[Finding, ...]:
        """Returns the findings in the order of one process; what rules raise is added to `problems`."""
        shelf, found = self._shelf, self._found
        compared = [unpack_finding(f, shelf.article) for f in found.compared]
        shown = {n for packed in found.compared for n in articles_of(packed)}
        findings = with_grounds(without_consequences(compared), Gathered(shelf.readings(shown)))
        for rule in rules:
            findings += self._relate(rule, problems)
        problems += [p for row in self._own for p in unpack_problems(row["late"])]
        problems += found.broken
        findings += [unpack_finding(f, shelf.article) for f in self._told("verified")]
        findings += [unpack_finding(f, shelf.article) for f in self._told("stamped")]
        return press(keep_sure(findings, min_confidence))

    @cached_property
    def _shelf(self) -> Shelf:
        packed = [*self._found.compared, *(f for some in self._found.related.values() for f in some)]
        packed += [*self._told("verified"), *self._told("stamped")]
        needed = {n for finding in packed for n in articles_of(finding)} | {
            n for pair in self._found.pairs for n in pair
        }
        return Shelf(self._fetch("reading", needed))

    def _told(self, column: str) -> list[bytes]:
        return [f.encode("utf-8", "surrogatepass") for row in self._own for f in unpack(row[column])]

    def _relate(self, rule: Rule, problems: list[Problem]) -> list[Finding]:
        """Returns what a rule finds that relates articles, by what it must see together."""
        kind = together(rule)
        if kind == "stories":
            failed = self._found.failed.get(rule.id)
            problems += failed[:1] if failed else []
            related = () if failed else self._found.related.get(rule.id, ())
            return [unpack_finding(f, self._shelf.article) for f in related]
        if kind == "sentences":
            readings = self._shelf.readings({n for pair in self._found.pairs for n in pair})
            tied = self._tied()
            return relate(readings, [replace(rule, relate=lambda some: find_parallels(some, tied))], problems)
        if not kind:
            return []
        whole = kind == "all" or (
            kind == "facts" and len(self._digest.numbers) == 2
        )  # which may be an excerpt and its text
        rows = self._fetch("reading" if whole else kind, None)
        shelf = Shelf({**row, "reading": row["reading" if whole else kind]} for row in rows)
        numbers = [row["number"] for row in rows]
        stories = {shelf.article(n): self._decisions.stories[n] for n in sorted(numbers)}
        return relate(Gathered(shelf.readings(numbers), stories), [rule], problems)

    def _tied(self) -> list[Tied]:
        """Returns the pairs of articles that are one text, with their sentences, by their order among those that are."""
        days = dict(zip(self._digest.numbers, self._digest.published, strict=True))
        some = sorted({n for pair in self._found.pairs for n in pair})
        stated = [date.fromordinal(day) if (day := days[n]) is not None else None for n in some]
        at = {some[n]: turn for turn, n in enumerate(order_by_day(stated))}
        sentences: dict[tuple[int, int], list[Pair]] = {
            (one, other): pairs for other, ties in self._decisions.tied.items() for one, pairs in ties
        }
        tied = [((at[one], at[other]), sentences[one, other]) for one, other in self._found.pairs]
        return sorted(tied, key=lambda t: (t[0][1], t[0][0]))

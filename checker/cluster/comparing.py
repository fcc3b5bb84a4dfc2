"""What may concern one another, brought to one place and compared there.

Each article is sent, with that part of its reading which matters, wherever something of it may meet something of another's:
to the place of each topic, of its story, and of the articles that share sentences with it. What is found there comes back as
rows of FOUND: the step of the run that found it, its place in the order of one process, and the finding, or what went wrong.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from checker.align import align
from checker.cluster.columns import FOUND, SENT, batches, rows_of, table
from checker.cluster.deciding import Decisions
from checker.cluster.digests import number_articles, pack, pack_finding, pack_problems, unpack, unpack_article
from checker.cluster.recipes import Recipe, load_index, together
from checker.compare import compare
from checker.events.gathered import Gathered
from checker.inputs.extras import DAMAGE
from checker.model import Article, Assertion, Problem, Reading
from checker.packing import pack_reading, unpack_reading
from checker.parallels.parallel import judge_texts, read_text
from checker.run import relate

TOPIC, EVENT, STORY, SENTENCES = "topic", "event", "story", "sentences"  # what a key begins with
SIGN = "\x1f"


def send(decisions: Any, some: Iterable[Any]) -> Iterator[Any]:
    """Yields batches of SENT: each article (batches with number, article, reading) for each place where it meets others.

    `decisions` is a broadcast of Decisions.
    """
    told: Decisions = decisions.value
    return batches((sent for row in rows_of(some) for sent in _sent(row, told)), SENT)


def _sent(row: Mapping[str, Any], decisions: Decisions) -> Iterator[dict[str, Any]]:
    number, article = row["number"], row["article"]
    reading = unpack_reading(row["reading"], unpack_article(article))
    story = decisions.stories[number]
    parts: dict[str, list[tuple[int, Assertion]]] = defaultdict(list)
    for turn, a in enumerate(reading.assertions):
        block = a.attribute, a.subject
        if not a.story and block in decisions.names:
            parts[f"{TOPIC}{SIGN}{decisions.names[block]}"].append((turn, a))
        elif a.story and (story, *block) in decisions.told:
            parts[SIGN.join((EVENT, str(story), *block))].append((turn, a))
    for key, some in parts.items():
        part = pack_reading(Reading(reading.article, reading.dateline, (), (), tuple(a for _, a in some)))
        yield {"key": key, "number": number, "article": article, "reading": part, "more": pack(some[0][0])}
    whole = {"number": number, "article": article, "reading": row["reading"]}
    if story in decisions.shared:
        yield {**whole, "key": f"{STORY}{SIGN}{story}"}
    for bench in sorted(decisions.benches.get(number, ())):
        later = pack(decisions.tied[number]) if decisions.own.get(number) == bench else None
        yield {**whole, "key": f"{SENTENCES}{SIGN}{bench}", "more": later}


# ---- in one place ----------------------------------------------------------------------------------------------------


def judge(recipe: Recipe, key: tuple[Any, ...], sent: Any) -> Any:
    """Returns a table of FOUND: what is found among the articles that were sent to one place (a table of SENT)."""
    name = key[0].as_py()
    kind = name.partition(SIGN)[0]
    rows = sorted(rows_of([sent]), key=lambda row: row["number"])
    articles = {row["number"]: unpack_article(row["article"]) for row in rows}
    readings = {row["number"]: unpack_reading(row["reading"], articles[row["number"]]) for row in rows}
    try:
        if kind in (TOPIC, EVENT):
            found = _compare(readings, [rows[0]["number"], unpack(rows[0]["more"])] if kind == EVENT else None)
        elif kind == STORY:
            found = _relate_story(recipe, readings)
        else:
            found = _judge_sentences(readings, {row["number"]: row["more"] for row in rows if row["more"] is not None})
        return table(list(found), FOUND)
    except DAMAGE as error:
        told = f"cannot be compared: {type(error).__name__}: {error}"
        problem = Problem(
            name.replace(SIGN, " "), told, "report this to the makers of the checker; the rest was compared"
        )
        return table([{"step": kind, "place": pack([]), "failed": pack_problems([problem])}], FOUND)


def _compare(readings: Mapping[int, Reading], begun: list[int] | None) -> Iterator[dict[str, Any]]:
    """Yields what is found in the topics of one block.

    The place is that of the topic among all topics, as `align` sorts them; at a tie, that of its block: those of events come
    last, in the order in which they are `begun` (article and assertion), the others by their subject.
    """
    articles = {n: r.article for n, r in readings.items()}
    stories = dict.fromkeys(articles.values(), 0)
    number_of = number_articles(articles)
    assertions = [a for r in readings.values() for a in r.assertions]
    block = (1, "", *begun) if begun else (0, min(a.subject for a in assertions), 0, 0)
    for turn, topic in enumerate(align(assertions, stories)):
        begins = topic.assertions[0]
        topic_place = topic.attribute, topic.name, begins.article.source, begins.article.title, begins.start
        for at, finding in enumerate(compare(topic)):
            yield {
                "step": TOPIC,
                "place": pack([*topic_place, *block, turn, at]),
                "finding": pack_finding(finding, number_of),
            }


def _relate_story(recipe: Recipe, readings: Mapping[int, Reading]) -> Iterator[dict[str, Any]]:
    """Yields what the rules find that relate the articles of one story."""
    articles: Mapping[int, Article] = {n: r.article for n, r in readings.items()}
    gathered = Gathered(readings.values(), dict.fromkeys(articles.values(), 0))
    number_of = number_articles(articles)
    for rule in load_index(recipe).rules:
        if together(rule) == "stories":
            problems: list[Problem] = []
            place = pack([min(articles)])
            found = [pack_finding(f, number_of) for f in relate(gathered, [rule], problems)]
            for at, finding in enumerate(found):
                yield {"step": rule.id, "place": pack([min(articles), at]), "finding": finding}
            if problems:
                yield {"step": rule.id, "place": place, "failed": pack_problems(problems)}


def _judge_sentences(readings: Mapping[int, Reading], tied: Mapping[int, bytes]) -> Iterator[dict[str, Any]]:
    """Yields the pairs of articles that are one text, of those that share sentences."""
    texts = {number: read_text(reading, number) for number, reading in readings.items()}
    for later, packed in tied.items():
        for earlier, pairs in unpack(packed):
            if any(judge_texts(texts[earlier], texts[later], [tuple(pair) for pair in pairs])):
                yield {"step": SENTENCES, "place": pack([earlier, later])}

"""A run on a cluster, as Spark carries it out: read in shares, decide in one place, compare in shares, conclude in one place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

from checker.cluster.columns import ARTICLES, FOUND, SENT, ddl, rows_of, table
from checker.cluster.comparing import judge, send
from checker.cluster.concluding import Conclusion, sort_found
from checker.cluster.deciding import Digest, decide, place_undated
from checker.cluster.digests import unpack_problems
from checker.cluster.reading import tell
from checker.cluster.recipes import Recipe, load_index
from checker.cluster.sources import articles, list_files
from checker.findings import Finding
from checker.model import Problem

DIGEST = ("number", "mark", "turn", "published", "tells", "report", "words", "blocks")
OWN = ("number", "verified", "stamped", "late")
NUMBER = {"number": "bigint"}


class Outcome(NamedTuple):
    """What a run found, in the order of one process; what was left out; how much was read, and what was decided from."""

    findings: tuple[Finding, ...]
    quarantine: tuple[Problem, ...]
    articles: int
    digest: int  # bytes


def check_files(
    spark: Any,
    inputs: Sequence[str],
    style: str,
    recipe: Recipe = Recipe(),  # noqa: B008  # immutable
    *,
    parts: int | None = None,
    min_confidence: float | None = None,
) -> Outcome:
    """Returns what the articles of files say of the same things, and where they disagree: what `run.check` would find.

    `spark` is a session, `style` one of sources.SUFFIXES, `parts` the tasks in which the input is read (by its size without it).
    Raises CheckerError for inputs that lead to no file, and rules that cannot be loaded.
    """
    rules = load_index(recipe).rules
    files = list_files(inputs, style)
    told, unread = articles(spark, files, style, recipe, parts)
    read = told.persist()
    try:
        good = read.where("reading is not null")
        unread += _problems(read.where("unread is not null"), "unread")
        problems = [problem for _, problem in sorted(_problems(good, "failed"), key=lambda pair: pair[0])]
        placed = _place(spark, good, recipe, problems)
        digest, size = _collect_digest(placed)
        decisions = decide(recipe, digest)
        sent = placed.select("number", "article", "reading").mapInArrow(
            partial(send, spark.sparkContext.broadcast(decisions)), ddl(SENT)
        )
        met = sent.groupBy("key").applyInArrow(lambda key, some: judge(recipe, key, some), ddl(FOUND))
        found = sort_found(_rows(met), rules)

        def fetch(column: str, numbers: Iterable[int] | None) -> list[Mapping[str, Any]]:
            some = placed.where(f"{column} is not null").select("number", "article", column)
            return _rows(some if numbers is None else some.join(_numbers(spark, numbers), "number"))

        conclusion = Conclusion(digest, decisions, found, _rows(placed.select(*OWN)), fetch)
        findings = conclusion.findings(rules, problems, min_confidence)
    finally:
        read.unpersist()
    inputs_left = [problem for _, problem in sorted(unread, key=lambda pair: pair[0])]
    return Outcome(findings, (*inputs_left, *dict.fromkeys(problems)), len(digest.numbers), size)


def _rows(frame: Any) -> list[Mapping[str, Any]]:
    """Returns the rows of a Spark table."""
    return list(rows_of([frame.toArrow()]))


def _problems(frame: Any, column: str) -> list[tuple[int, Problem]]:
    """Returns what went wrong, each with the number of its article; most articles have nothing, and are not asked."""
    rows = _rows(frame.where(f"length({column}) > 2").select("number", column))
    return [(row["number"], problem) for row in rows for problem in unpack_problems(row[column])]


def _numbers(spark: Any, numbers: Iterable[int]) -> Any:
    from pyspark.sql.functions import broadcast

    return broadcast(spark.createDataFrame(table([{"number": n} for n in sorted(numbers)], NUMBER)))


def _place(spark: Any, good: Any, recipe: Recipe, problems: list[Problem]) -> Any:
    """Returns the articles, those without a day that others place read anew; what rules raise is added to `problems`."""
    waiting = good.where("waits").select("number", "article", "reading", "waits")
    dated = good.where("not waits and days is not null").selectExpr("number", "article", "days as reading", "waits")
    undated = _rows(waiting)
    if not undated:
        return good
    placed = place_undated(recipe, [*undated, *_rows(dated)], problems)
    if not placed:
        return good
    index = load_index(recipe)
    rows = table([tell(number, reading, index, []) for number, reading in placed.items()], ARTICLES)
    others = good.join(_numbers(spark, placed), "number", "left_anti")
    return others.unionByName(spark.createDataFrame(rows))


def _collect_digest(placed: Any) -> tuple[Digest, int]:
    """Returns what all articles are decided by, and its size in bytes."""
    told = placed.select(*DIGEST).toArrow()
    columns = [told.column(name).to_pylist() for name in DIGEST]
    order = sorted(range(told.num_rows), key=columns[0].__getitem__)  # Arrow sorts no column of more than 2 GB
    return Digest(*([column[n] for n in order] for column in columns)), told.nbytes

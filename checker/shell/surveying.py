"""What `check` does with a store: compares new articles with it, and keeps what is found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from checker import run
from checker.config import Config
from checker.findings import Report
from checker.model import Article, CheckerError, PassedOverError, Problem, Reading
from checker.rule import Rule
from checker.shell.console import progress, until_told_to_stop, write_warning
from checker.sifting import LEAST, report_on
from checker.store.editions import edition_of
from checker.store.faults import telling_files
from checker.store.indexing import Tally, index
from checker.store.memory import Store
from checker.store.recording import articles_of, compare_waiting, recorded, shown_readings
from checker.store.rows import Places
from checker.store.surroundings import demand_fresh, surround


@contextmanager
def comparing(
    path: str, config: Config, loaded: Sequence[Rule]
) -> Iterator[tuple[Callable[[Report], Report], dict[str, Any]]]:
    """Gives what narrows a report to what is new beside a store, and what makes `run.check` compare with it; it is only read."""
    with Store(Path(path), edition_of(loaded, config.aliases)) as store:
        _warn_of_stale(store)
        with ExitStack() as stack:

            def look_around(readings: Sequence[Reading]) -> run.Surroundings:
                stack.enter_context(store.looking())  # from now on: until here other runs need not wait
                return surround(store, readings)

            yield partial(keep_touching, store), {"surround": look_around}


def _warn_of_stale(store: Store) -> None:
    if store.stale and len(store.stale) < store.articles:
        what = f"{len(store.stale):,} of its {store.articles:,} articles were read by other rules and are left out"
        write_warning(Problem(str(store.path), what, f"read them again: checker index --store {store.path}"))


def keep_touching(store: Store, report: Report) -> Report:
    """Returns the report with what touches an article that does not come from the store, and what that shows of others.

    Of a new article that the store has from another place, findings may show that copy in its stead.
    """
    stored = store.numbers.keys()
    new = {r.article.text for r in report.readings if r.article not in stored}

    def is_new(articles: Iterable[Article]) -> bool:
        return any(article not in stored or article.text in new for article in articles)

    findings = tuple(f for f in report.findings if is_new(articles_of(f)))
    shown = {a.article for finding in findings for a in finding.assertions}
    topics = tuple(t for t in report.topics if is_new(a.article for a in t.assertions))
    readings = tuple(r for r in report.readings if r.article not in stored or r.article in shown)
    return replace(report, findings=findings, readings=readings, topics=topics, stored=store.articles)


def survey(
    articles: Iterable[Article] | None,
    path: Path,
    config: Config,
    loaded: Sequence[Rule],
    least: float | None,
    quiet: bool,
    jobs: int,
) -> Report:
    """Returns what a store knows of these articles, or of all for None, once they are in it and compared."""
    if least is not None and least < LEAST:
        mend = f"ask for {LEAST} or more, or compare without a store"
        raise CheckerError("--min-confidence", f"is below {LEAST}, and a store keeps no finding less sure", mend)
    if articles is None:
        demand_file(path)
    problems: list[Problem] = []
    edition = edition_of(loaded, config.aliases)
    with until_told_to_stop(), Store(path, edition, write=True) as store, progress(quiet) as on_article:
        places: list[str] = []
        place_of = Places(store.home)

        def noted() -> Iterator[Article]:
            for article in articles or ():
                places.append(place_of(article))
                yield article

        drain(index(store, noted(), make_reader(loaded, config, problems, on_article, jobs)))
        if articles is None:
            demand_fresh(store)
        _warn_of_stale(store)
        numbers = frozenset(store.find_at(places)) if articles is not None else None

        def compare(readings: Sequence[Reading]) -> Report:
            known = {reading.article: reading for reading in readings}
            if articles is None:  # which are not read, and were not counted
                for article in known:
                    on_article(article)
            return run.check(
                known, loaded, aliases=config.aliases, read_one=lambda article, *_: known[article],
                surround=partial(surround, store),
            )  # fmt: skip

        for report in compare_waiting(store, compare, numbers):
            problems += report.skipped
        with store.looking():
            numbers = store.find_copies(store.find_at(places)) if articles is not None else None
            findings = [f for f in recorded(store, numbers) if least is None or f.confidence >= least]
            readings = shown_readings(store, findings, numbers or ())
            stored = store.articles
    return replace(report_on(findings, readings, problems, (), loaded), stored=stored)


def demand_file(path: Path) -> None:
    """Raises CheckerError where there is no store: for a name that is misspelt a new one would be made, and listed."""
    with telling_files(path):
        found = path.exists()
    if not found:
        raise CheckerError(str(path), "does not exist", f"make it: checker index PATHS --store {path}")


# ---- what goes into a store ------------------------------------------------------------------------------------------


def drain(tallies: Iterable[Tally]) -> Tally:
    """Returns the last tally."""
    last = Tally()
    for last in tallies:  # noqa: B007 - the last one is what is wanted
        pass
    return last


def note(problems: list[Problem], error: CheckerError) -> None:
    """Adds an input that cannot be read to the problems; one that nobody asked for by name is a warning."""
    if isinstance(error, PassedOverError):
        write_warning(error)
    else:
        problems.append(Problem(error.place, error.message, error.mend))


def make_reader(
    loaded: Sequence[Rule], config: Config, problems: list[Problem], on_article: Callable[[Article], None], jobs: int
) -> Callable[[Iterable[Article]], Iterator[Reading]]:
    """Returns what reads articles, each by itself, in so many processes."""

    def read_all(articles: Iterable[Article]) -> Iterator[Reading]:
        told = run.extract_all(
            articles,
            loaded,
            aliases=config.aliases,
            on_problem=problems.append,
            on_error=partial(note, problems),
            jobs=jobs,
        )
        for reading in told:
            on_article(reading.article)
            yield reading

    return read_all

"""The report in a real browser: Debian's chromium driven by playwright, pages that keep account of themselves, and axe-core.

What is missing on a machine skips the tests that need it, with the reason.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from checker import check, read
from checker.findings import Finding, Report, RuleSheet
from checker.model import Article, Assertion, Dateline, Interval, Mention, Reading, Span, Topic
from checker.model import Sentence as Stretch
from checker.reports.html import render
from checker.republished import gather_editions
from checker.silences import tell_silences

ROOT = Path(__file__).parent.parent
AXE = Path(sys.prefix, "node_modules", "axe-core", "axe.min.js")  # where `make test` puts it
BROWSERS = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome")
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 360, "height": 740}
Open = Callable[..., Any]


def start_browser() -> Iterator[Any]:
    """Yields chromium as playwright's browser; skips where either is missing."""
    try:
        from playwright.sync_api import Error, sync_playwright
    except ImportError:
        pytest.skip("playwright is not installed, so nothing was tried in a browser; run make test")
    with sync_playwright() as playwright:
        path = next(filter(None, map(shutil.which, BROWSERS)), None) or playwright.chromium.executable_path
        if not Path(path).exists():
            pytest.skip("chromium was not found, so nothing was tried in a browser; install Debian's package chromium")
        try:
            browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        except Error as error:
            pytest.skip(f"chromium does not start, so nothing was tried in a browser: {error.message.splitlines()[0]}")
        yield browser
        with suppress(Error):  # it may have gone already
            browser.close()


def open_pages(browser: Any, folder: Path) -> Iterator[Open]:
    """Yields a function that opens a document, as a file, in a fresh window; at the end each page must have kept quiet.

    That is: nothing asked for but the file itself, nothing written to the console, no error, no dialog.
    """
    contexts, amiss = [], []

    def visit(document: str | Path, place: str = "", **settings: Any) -> Any:
        path = folder / f"{len(contexts)}.html" if isinstance(document, str) else document
        if isinstance(document, str):
            path.write_text(document, encoding="utf-8")
        context = browser.new_context(**{"viewport": WIDE, **settings})
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on(
            "request", lambda r: r.url.partition("#")[0] == path.as_uri() or amiss.append(f"asked for {r.url[:200]}")
        )
        page.on("console", lambda message: amiss.append(f"console: {message.text[:300]}"))
        page.on("pageerror", lambda error: amiss.append(f"error: {error}"))
        page.on("dialog", lambda dialog: (amiss.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.goto(path.as_uri() + place)
        return page

    yield visit
    for context in contexts:
        context.close()
    assert not amiss, amiss


def until(page: Any, script: str, given: Any = None) -> None:
    """Waits until a script says yes; the page's policy forbids playwright's own way of waiting, which evaluates text in it."""
    for _ in range(1200):
        if page.evaluate(script, given):
            return
        page.wait_for_timeout(25)
    pytest.fail(
        f"after half a minute it was still not so: {script} with {given!r}; the page says {page.title()!r} at {page.url[-200:]}"
    )


def name_violations(page: Any, *parts: str) -> list[str]:
    """Returns what axe-core objects to on a page or in parts of it; skips where axe-core is missing."""
    if not AXE.is_file():
        pytest.skip("axe-core is not installed, so accessibility was not checked; with npm, make test installs it")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    run = "(parts) => axe.run(parts || document, {resultTypes: ['violations']}).then((result) => result.violations)"
    found = page.evaluate(run, [[part] for part in parts] or None)
    return [
        f"{v['id']} ({len(v['nodes'])}): {v['help']}: {n['html'][:160]} {n['failureSummary'][:300]}"
        for v in found
        for n in v["nodes"][:3]
    ]


# ---------------------------------------------------------------------------------------------- reports to look at


@cache
def seeds_document() -> str:
    """Returns the report on the sample articles, as `make demo` writes it."""
    report = check(read([ROOT / "seeds"]))
    silences, editions = tell_silences(report.topics, report.findings), gather_editions(report.articles)
    return render(report, silences=tuple(silences), editions=tuple(editions))


THINGS = "bridge ferry harbour tunnel station market library stadium hospital school mill airport".split()
TOWNS = "Brenworth Salder Millrace Tavenby Quillan Nordhaven Castelmoro Darshan Okahara Lomonosk".split()
OUTLETS = [f"{town} {name}" for name in ("Courier", "Ledger") for town in TOWNS[:6]]
KINDS = (
    ("contradiction", "error"),
    ("contradiction", "warning"),
    ("drift", "note"),
    ("basis-mismatch", "warning"),
    ("agreement", "info"),
)
A_SHEET = 10  # statements of an article
FILLER = "Residents spoke of it for weeks, and the council promised to publish the plans before the autumn."


@cache
def build_large(number: int) -> Report:
    """Returns a report with this many findings, each of two statements by two articles; ten of an article, a topic each.

    Thing 7 is found first by "7 vessels": words, figures and names differ enough for a filter to have something to do.
    """
    readings, topics, findings = [], [], []
    for first in range(0, number, A_SHEET):
        things = range(first, min(first + A_SHEET, number))
        two = [_tell(things, side) for side in (0, 1)]
        readings += two
        for n, a, b in zip(things, two[0].assertions, two[1].assertions, strict=True):
            kind, severity = KINDS[n % len(KINDS)]
            why = f"Both tell of one thing at one time; {a.text} is not {b.text}."
            topics.append(Topic(f"{a.subject}: {a.attribute}", a.attribute, (a, b)))
            confidence = 0.6 + n % 37 / 100
            findings.append(Finding(kind, severity, confidence, (a, b), why, a.rule, topics[-1].name))  # type: ignore[arg-type]
    rules = tuple(RuleSheet(f"counted-{thing}", f"How many vessels a {thing} has.") for thing in THINGS)
    return Report(tuple(findings), tuple(readings), (), tuple(topics), rules)


def _tell(things: range, side: int) -> Reading:
    """Returns one article's reading: a headline, and a paragraph about each thing."""
    lines, spots = [f"What {TOWNS[things[0] // A_SHEET % 10]} counted, part {things[0] // A_SHEET + 1}"], []
    at = len(lines[0]) + 2
    for n in things:
        said, count = f"{TOWNS[n % 10]} {THINGS[n % 12]} {n} counted ", f"{10 + n + side * (n % 7 + 1)} vessels"
        lines.append(f"{FILLER} {said}{count} in 2021. {FILLER}")
        start = at + len(FILLER) + 1
        spots.append((n, start, start + len(said), start + len(said) + len(count), len(said) + len(count) + 9 + start))
        at += len(lines[-1]) + 2
    published = date(2022, 1 + things[0] // A_SHEET % 12, 3 + side)
    source = OUTLETS[(things[0] // A_SHEET * 2 + side) % len(OUTLETS)]
    article = Article("\n\n".join(lines), source, published, lines[0], "", Path(f"news/{things[0]}-{side}.txt"))
    year = Interval(date(2021, 1, 1), date(2022, 1, 1), "day")
    stated, seen = [], []
    for n, start, low, high, end in spots:
        value = Decimal(article.text[low:high].split()[0])
        half = Decimal("0.5")
        stated.append(
            Assertion(
                article, low, high, Span(start, end), f"{TOWNS[n % 10]} {THINGS[n % 12]} {n}", "vessels",
                Interval(value - half, value + half), f"counted-{THINGS[n % 12]}", written=(value, value), period=year, dated=True,
            )
        )  # fmt: skip
        seen.append(
            Mention("number", low, high, article.text[low:high], (value, value), Interval(value - half, value + half))
        )
        seen.append(Mention("date", end - 5, end - 1, "2021", None, year))
    told = Interval(published, date.fromordinal(published.toordinal() + 1), "day")
    roles = [Stretch(0, len(lines[0]), "headline"), *(Stretch(s, e, "body") for _, s, _, _, e in spots)]
    return Reading(article, Dateline(told, ("the metadata say so",)), tuple(roles), tuple(seen), tuple(stated))

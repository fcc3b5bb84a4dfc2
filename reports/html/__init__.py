"""The report as one HTML file that asks for nothing: styles and script stand in it, and its policy allows no other.

Everything shown is computed first, as frozen views; the templates only lay them out. `anchors` names the places a link may
lead to, `lists` keeps what is too long for one page.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from checker.findings import Report, Silence
from checker.model import Article
from checker.reports.html.anchors import Anchors, name_article
from checker.reports.html.cards import make_card
from checker.reports.html.gaps import make_gaps
from checker.reports.html.lists import (
    FIRST_ARTICLES,
    FIRST_FINDINGS,
    FIRST_TOPICS,
    count_kinds,
    list_items,
    make_held,
    offer_facets,
    sum_facets,
)
from checker.reports.html.margins import place_notes
from checker.reports.html.overrides import check_folder, naming_faults
from checker.reports.html.pages import gather_marks, is_web_address, make_page, order_articles
from checker.reports.html.rulesheets import make_rules
from checker.reports.html.sources import make_sources
from checker.reports.html.topics import make_index, make_topics
from checker.reports.index import Places, count_figures
from checker.reports.words import KIND_WORDS, count, flatten, say_share

__all__ = ["is_web_address", "make_environment", "render"]

OWN = files("checker.reports.html")
STYLES = ("base.css", "finding.css", "topic.css", "sources.css", "article.css")
SCRIPTS = ("landing.js", "report.js", "keys.js")


def render(
    report: Report,
    *,
    title: str = "Fact consistency report",
    silences: Sequence[Silence] = (),
    editions: Sequence[tuple[Article, ...]] = (),
    templates: Path | None = None,
) -> str:
    """Returns the report as one HTML document; linear in the findings and in the text, the same bytes every time.

    `silences` tell why statements that differ were not reported, `editions` which articles are editions of one; `templates`
    is a folder whose files stand before the project's own. Raises CheckerError where that folder or a template in it is amiss.
    """
    if templates is not None:
        check_folder(templates)
    with naming_faults(templates):
        return compose(report, title, silences, editions, make_environment(templates))


def compose(
    report: Report, title: str, silences: Sequence[Silence], editions: Sequence[tuple[Article, ...]], environment: Any
) -> str:
    """Returns the document that the templates of this environment make of a report."""
    from markupsafe import Markup

    places = Places(report)
    anchors = Anchors(report, places)
    marks = gather_marks(report, places, anchors.findings)
    cards = [make_card(number, anchors, marks) for number in range(len(anchors.findings))]
    topics = make_topics(report, anchors, silences, marks)
    notes = place_notes(anchors)
    order = order_articles(anchors, notes)
    pages = (make_page(number, anchors, marks[number], notes[number]) for number in order)
    facets = sum_facets(anchors)
    understood, found = count_figures(report)
    css, script = (
        Markup("\n".join(environment.loader.get_source(environment, name)[0] for name in names))
        for names in (STYLES, SCRIPTS)
    )
    finding, topic, article = (
        getattr(environment.get_template(f"{name}.html.j2").module, name) for name in ("finding", "topic", "article")
    )
    rules = make_rules(report, anchors)
    return str(
        environment.get_template("page.html.j2").render(
            title=flatten(title),
            css=css,
            script=script,
            policy=(
                f"default-src 'none'; style-src '{hash_source(css)}'; script-src '{hash_source(script)}'; "
                "base-uri 'none'; form-action 'none'"
            ),
            kinds=count_kinds(anchors),
            held=make_held(report, anchors),
            findings=list_items("findings", FIRST_FINDINGS, anchors.names, cards, finding, facets=facets),
            facets=offer_facets(facets),
            topics=list_items("topics", FIRST_TOPICS, [t.anchor for t in topics], topics, topic),
            articles=list_items("articles", FIRST_ARTICLES, [name_article(n) for n in order], pages, article),
            topics_index=make_index(topics, len(report.topics)),
            sources_view=make_sources(report, anchors, editions),
            rules_views=rules,
            rules=sum(not view.beside for view in rules),
            gaps_view=make_gaps(report, anchors, understood, found),
            open=anchors.open,
            settled=len(anchors.settled),
            sources=len(anchors.sources),
            read=len(report.articles),
            stored=report.stored,
            statements=len(report.assertions),
            left_out=len(report.skipped),
            understood=understood,
            found=found,
            share=say_share(understood, found),
        )
    )


def make_environment(folder: Path | None) -> Any:
    """Returns the templates, styles and scripts, those of a user's folder before the project's own."""
    import jinja2
    import jinja2.sandbox

    own = jinja2.FunctionLoader(lambda name: load_part(name) if OWN.joinpath(name).is_file() else None)
    loader = jinja2.ChoiceLoader([jinja2.FileSystemLoader(folder), own]) if folder is not None else own
    environment = jinja2.sandbox.SandboxedEnvironment(
        loader=loader,
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["capitalize_first"] = capitalize_first
    environment.globals.update(count=count, words=KIND_WORDS)
    return environment


def capitalize_first(text: str) -> str:
    """Returns the text with its first letter in upper case, the others as they are."""
    return text[:1].upper() + text[1:]


@cache
def load_part(name: str) -> str:
    """Returns a source file of this package that the document is made of."""
    return OWN.joinpath(name).read_text("utf-8")


def hash_source(text: str) -> str:
    """Returns the name by which a content security policy allows exactly this text."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()

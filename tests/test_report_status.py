"""How findings stand to a baseline, and what is settled, in each report."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest
from browsing import Open, until
from test_report_html_findings import count_of, find, report_on

from checker.findings import Finding, Held, Judged, Report, Resolved, RuleSheet, Settled
from checker.model import Topic
from checker.reports import html, text
from checker.reports import json as as_json
from checker.reports.html.anchors import Anchors
from checker.reports.html.lists import count_kinds
from checker.reports.html.margins import place_notes
from checker.reports.html.pages import gather_marks, make_page, order_articles
from checker.reports.html.rulesheets import make_rules
from checker.reports.html.sources import make_sources
from checker.reports.html.topics import make_index, make_topics
from checker.reports.index import Places
from checker.reports.words import join_words

SHEET = RuleSheet("crates", "How many crates stand on the quay.")
NEW = find(count_of(12), count_of(15, "B"))
CHANGED = find(count_of(40), count_of(44, "C"))
KNOWN = find(count_of(7), count_of(9, "D"), confidence=0.99)
HUSHED = find(count_of(70), count_of(90, "E"), kind="drift", severity="note")


@pytest.fixture
def held() -> Report:
    """Returns a report held against a baseline: one new finding, one changed, one known, one suppressed, one resolved."""
    whole = report_on(NEW, CHANGED, KNOWN, HUSHED)
    return replace(
        whole,
        topics=tuple(Topic(f"crates {n}", "number", f.assertions) for n, f in enumerate((NEW, CHANGED, KNOWN, HUSHED))),
        rules=(SHEET,),
        findings=(NEW, CHANGED),
        settled=(
            Settled(HUSHED, "article", "both are true", "quay.md:4"),
            Settled(KNOWN, "baseline", "two ways <b>of</b> counting", "baseline.toml:9"),
        ),
        held=Held(
            {CHANGED.fingerprint: ("40", "43", "45")},
            (Resolved("gulls on the pier", ("3", "5"), "crates", "b.toml:2"),),
        ),
    )


def test_a_finding_is_open_where_there_is_no_baseline(held: Report) -> None:
    assert replace(held, held=None).status(NEW) == "open"
    assert (held.status(NEW), held.status(CHANGED)) == ("new", "changed")


def test_the_page_tells_how_a_rule_was_judged(held: Report) -> None:
    sheet = RuleSheet("crates", "How many crates.", judged=Judged(3, 1, 2))
    assert "Judged by people: 3 of 4 right (75%)" in html.render(replace(held, rules=(sheet,)))
    assert "Judged by people" not in html.render(replace(held, rules=(sheet._replace(judged=Judged()),)))


def test_the_page_tells_why_a_finding_reopened(held: Report) -> None:
    reopened = replace(held, held=held.held._replace(reopened={NEW.fingerprint: "the entry expired on 1 May 2024"}))
    assert "Reopened: the entry expired on 1 May 2024" in html.render(reopened)


def test_json_tells_open_from_settled(held: Report) -> None:
    told = json.loads(as_json.render(held))
    assert [f["status"] for f in told["findings"]] == ["new", "changed"]
    assert [(s["by"], s["place"]) for s in told["settled"]] == [
        ("article", "quay.md:4"),
        ("baseline", "baseline.toml:9"),
    ]
    assert told["settled"][1]["finding"]["fingerprint"] == KNOWN.fingerprint
    assert told["baseline"]["changed"] == {CHANGED.fingerprint: ["40", "43", "45"]}
    assert told["baseline"]["resolved"][0]["topic"] == "gulls on the pier"
    assert (told["summary"]["findings"]["contradiction"], told["summary"]["settled"]) == (2, 2)
    assert json.loads(as_json.render(replace(held, held=None)))["baseline"] is None


def test_text_counts_what_is_settled_and_lists_what_is_open(held: Report) -> None:
    told = text.render(held)
    assert "baseline: 1 new, 1 changed, 1 known, 1 resolved" in told
    assert "1 finding suppressed in articles or settings" in told
    assert ">>12 crates<<" in told and ">>7 crates<<" not in told
    assert "baseline:" not in text.render(replace(held, held=None))
    assert "1 resolved" in text.render(replace(held, findings=()))


def test_the_page_shows_settled_findings_last_with_their_reasons(held: Report) -> None:
    document = html.render(held)
    assert "In the baseline: two ways &lt;b&gt;of&lt;/b&gt; counting" in document
    assert "Suppressed in the article: both are true" in document
    assert "<code>quay.md:4</code>" in document and "<code>baseline.toml:9</code>" in document
    assert "The most severe and surest first, then those that are settled, in the same order." in document
    assert "Changed since the baseline, where it is 40, 43 and 45<" in document
    places = [document.index(f'id="f-{f.fingerprint}"') for f in (NEW, KNOWN, HUSHED)]
    assert places == sorted(places)
    assert document.count("Leave out:") == 2
    assert "<bdi>gulls on the pier</bdi>: <bdi>3 and 5</bdi>" in document and "Held against the baseline" in document
    assert '<a href="#r-crates">rule <code>crates</code></a>, b.toml:2<' in document
    assert "Held against" not in html.render(replace(held, held=None))


def test_the_page_filters_by_status(visit: Open, held: Report) -> None:
    page = visit(html.render(held))
    count = "document.querySelectorAll('#findings .finding').length"
    page.locator(".measures a", has_text="1 known").click()
    until(page, f"{count} === 1")
    assert "7 crates" in page.locator("#findings .finding").inner_text()
    page.goto(page.url.partition("#")[0] + "#status=suppressed")
    page.reload()
    until(page, f"{count} === 1 && document.querySelector('#findings .ended') !== null")
    page.locator(".measures a", has_text="1 resolved").click()
    until(page, "document.querySelector('#resolved').open")


# ---- only what is open counts ----------------------------------------------------------------------------------------


@pytest.fixture
def anchors(held: Report) -> Anchors:
    return Anchors(held, Places(held))


def test_a_list_of_words_is_written_as_people_do() -> None:
    assert [join_words(words) for words in ([], ["3"], ["3", "4"], ["3", "4", "5"])] == [
        "",
        "3",
        "3 and 4",
        "3, 4 and 5",
    ]


def test_the_status_of_what_is_settled_follows_from_where() -> None:
    assert [Settled(NEW, by).status for by in ("baseline", "article", "settings")] == [
        "known", "suppressed", "suppressed",
    ]  # fmt: skip


def test_the_tally_counts_what_is_open_and_links_to_exactly_that(anchors: Anchors) -> None:
    told = {c.kind: (c.number, c.settled, c.filter, c.settled_filter) for c in count_kinds(anchors)}
    assert told["contradiction"] == (
        2, 1, "kind=contradiction&status=open", "kind=contradiction&status=settled",
    )  # fmt: skip
    assert told["drift"] == (0, 1, "kind=drift&status=open", "kind=drift&status=settled")


def test_sources_count_what_is_open(held: Report, anchors: Anchors) -> None:
    view = make_sources(held, anchors, ())
    disagreements = {line.name: (line.disagreements, line.moved) for line in view.lines}
    assert disagreements == {"A": (2, 0), "B": (1, 0), "C": (1, 0), "D": (0, 0), "E": (0, 0)}
    assert [row.name for row in view.crossed] == ["A", "B", "C"]
    cell = view.crossed[0].cells[1]
    assert cell is not None and (cell.words, cell.filter) == ("1 contradiction", "source=A&source=B&status=open")


def test_articles_count_what_is_open_and_list_what_is_settled_as_such(held: Report, anchors: Anchors) -> None:
    notes, marks = place_notes(anchors), gather_marks(held, anchors.places, anchors.findings)
    pages = {n: make_page(n, anchors, marks[n], notes[n]) for n in range(len(notes))}
    told = [(tuple(t.label for t in p.tallies), p.settled) for p in pages.values()]
    assert told == [(("1 contradiction",), 0)] * 4 + [((), 1)] * 4
    settled = [notes[n][0].note.settled for n in range(8)]
    assert settled == ["", "", "", "", "in the baseline", "in the baseline", "suppressed", "suppressed"]
    assert order_articles(anchors, notes) == list(range(8))
    document = html.render(held)
    assert len(re.findall('<li class="kind-contradiction ended"><a.*, in the baseline</b>', document)) == 2
    assert document.count('<mark class="kind-drift ended"') == 2


def test_topics_count_what_is_open_and_list_what_is_settled_as_such(held: Report, anchors: Anchors) -> None:
    views = make_topics(held, anchors, (), gather_marks(held, anchors.places, anchors.findings))
    assert [(v.anchor, v.kinds, v.settled, [f.settled for f in v.findings]) for v in views] == [
        ("t-1", (("contradiction", 1),), 0, [""]),
        ("t-2", (("contradiction", 1),), 0, [""]),
        ("t-3", (), 1, ["in the baseline"]),
        ("t-4", (), 1, ["suppressed"]),
    ]
    entries = make_index(views, 4).entries
    assert [(e.findings, e.kind) for e in entries] == [(1, "contradiction"), (1, "contradiction"), (0, None), (0, None)]
    drawn = str(views[2].timeline or views[2].dots)
    assert "contradiction" not in drawn and "contradiction" in str(views[0].timeline or views[0].dots)


def test_rules_count_what_is_open(held: Report, anchors: Anchors) -> None:
    (view,) = make_rules(held, anchors)
    assert [(f.words, f.filter) for f in view.found] == [
        ("2 contradictions", "kind=contradiction&rule=crates&status=open")
    ]
    assert view.settled and (view.settled.words, view.settled.filter) == ("2 settled", "rule=crates&status=settled")
    ended = replace(held, findings=(), settled=(Settled(NEW, "settings"),))
    (idle,) = make_rules(ended, Anchors(ended, Places(ended)))
    assert idle.settled and not idle.found and not idle.idle


def test_a_finding_leads_to_the_topic_that_holds_most_of_it(held: Report) -> None:
    """A statement may stand in several topics."""
    one, two, three = count_of(12), count_of(15, "B"), count_of(12, "C")
    own = Finding("agreement", "info", 0.9, (one, two, three), "", "crates")
    report = replace(
        report_on(own), topics=(Topic("other", "n", (one, NEW.assertions[1])), Topic("own", "n", (one, two, three)))
    )
    assert Anchors(report, Places(report)).topic(own) == "t-2"


def test_the_page_counts_what_is_open_and_leads_to_what_is_settled(visit: Open, held: Report) -> None:
    page = visit(html.render(held))
    assert page.locator("#findings-t").inner_text() == "Findings 2, and 2 settled"
    assert page.locator(".contents a").first.inner_text() == "Findings 2"
    chips = page.locator(".chip").all_inner_texts()
    assert [" ".join(chip.split()) for chip in chips] == ["contradictions 3", "drift 1"]
    tally = page.locator(".tally li.kind-contradiction")
    assert " ".join(tally.inner_text().split()) == "2 contradictions 1 settled contradiction"
    shown = "[...document.querySelectorAll('#findings .finding')].map((f) => f.id.slice(2))"
    for link, told in (
        (".tally .kind-contradiction .label", [NEW, CHANGED]),
        (".tally .kind-contradiction .aside", [KNOWN]),
        (".tally .kind-drift .aside", [HUSHED]),
        ("#rules .counted .kind-contradiction", [NEW, CHANGED]),
        ("#rules .counted .aside", [KNOWN, HUSHED]),
        (".measures a:text-is('1 finding')", [HUSHED]),
    ):
        page.locator(link).click()
        until(page, f"(ids) => String({shown}) === String(ids)", [f.fingerprint for f in told])
    page.locator(".tally .kind-contradiction .aside").click()
    until(page, f"{shown}.length === 1")
    assert " ".join(page.locator(".chip").first.inner_text().split()) == "contradiction 1"


def test_settled_cards_are_folded_and_muted(visit: Open, held: Report) -> None:
    page = visit(html.render(held))
    for fingerprint, folded in ((NEW.fingerprint, False), (KNOWN.fingerprint, True)):
        card = page.locator(f"#f-{fingerprint}")
        assert card.locator("details.read").first.evaluate("(fold) => fold.open") is not folded
        colour = "(e) => getComputedStyle(e).color"
        muted = page.locator("#findings .meaning").first.evaluate(colour)
        assert (card.locator(".kicker b").evaluate(colour) == muted) is folded
        assert (card.locator("h3").evaluate(colour) == muted) is folded


def test_where_nothing_is_open_the_page_says_so(held: Report) -> None:
    document = html.render(replace(held, findings=(), held=None))
    assert "All of these are settled: they are kept here, and no disagreement is open." in document
    assert "surest first" not in document


def test_a_link_to_findings_that_are_all_of_one_status_leads_to_them(visit: Open, held: Report) -> None:
    page = visit(html.render(replace(held, settled=(), held=Held({}))))
    link = page.locator(".measures a", has_text="2 new")
    assert link.get_attribute("href") == "#findings"
    assert page.locator(".tally a").first.get_attribute("href") == "#kind=contradiction"

"""How findings stand to a baseline, and what is settled, in each report."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from browsing import Open, until
from test_report_html_findings import count_of, find, report_on

from checker.model import Held, Report, Resolved, Settled
from checker.reports import html, text
from checker.reports import json as as_json

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
        findings=(NEW, CHANGED),
        settled=(
            Settled(HUSHED, "article", "both are true", "quay.md:4"),
            Settled(KNOWN, "baseline", "two ways <b>of</b> counting", "baseline.toml:9"),
        ),
        held=Held(
            {CHANGED.fingerprint: ("40", "43")}, (Resolved("gulls on the pier", ("3", "5"), "crates", "b.toml:2"),)
        ),
    )


def test_a_finding_is_open_where_there_is_no_baseline(held: Report) -> None:
    assert replace(held, held=None).status(NEW) == "open"
    assert (held.status(NEW), held.status(CHANGED)) == ("new", "changed")


def test_json_tells_open_from_settled(held: Report) -> None:
    told = json.loads(as_json.render(held))
    assert [f["status"] for f in told["findings"]] == ["new", "changed"]
    assert [(s["by"], s["place"]) for s in told["settled"]] == [
        ("article", "quay.md:4"),
        ("baseline", "baseline.toml:9"),
    ]
    assert told["settled"][1]["finding"]["fingerprint"] == KNOWN.fingerprint
    assert told["baseline"]["changed"] == {CHANGED.fingerprint: ["40", "43"]}
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
    assert "Changed since the baseline, where it is 40 and 43" in document
    places = [document.index(f'id="f-{f.fingerprint}"') for f in (NEW, KNOWN, HUSHED)]
    assert places == sorted(places)
    assert document.count("Leave out:") == 2
    assert "gulls on the pier" in document and "Held against the baseline" in document
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

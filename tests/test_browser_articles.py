"""The articles of the report in a real browser: margins that never overlap, folds that open where a link leads, type that fits."""

from __future__ import annotations

import pytest
from browsing import NARROW, WIDE, name_violations, seeds_document
from test_report_html_findings import figures, find, report_on, tell

from checker.findings import Report
from checker.model import Article, Dateline, Reading, Sentence
from checker.reports.html import render

OVERLAPS = """() => [...document.querySelectorAll('.page .text')].flatMap((text) => {
  const boxes = [...text.querySelectorAll('p, .notes')].map((e) => [e, e.getBoundingClientRect()]).filter(([, b]) => b.height);
  return boxes.flatMap(([one, a], i) => boxes.slice(i + 1, i + 40).flatMap(([other, b]) =>
    a.left < b.right - 0.5 && b.left < a.right - 0.5 && a.top < b.bottom - 0.5 && b.top < a.bottom - 0.5
      ? [`${one.textContent.slice(0, 40)} | ${other.textContent.slice(0, 40)}`] : []));
})"""
OPEN = "() => { for (const page of document.querySelectorAll('.page, .page details')) page.open = true; }"


def show_all(page) -> None:
    """Opens every article, and has the browser lay out what is out of sight too."""
    page.evaluate(OPEN)
    page.evaluate("() => document.querySelectorAll('.page').forEach((e) => { e.style.contentVisibility = 'visible'; })")


@pytest.mark.parametrize("width", [320, 360, 600, 820, 980, 1280, 1920])
def test_text_and_margin_do_not_overlap_and_fit(visit, harbour_report, width):
    page = visit(render(harbour_report), viewport={"width": width, "height": 900})
    show_all(page)
    assert page.evaluate(OVERLAPS) == []
    section = "() => document.getElementById('articles')"
    assert page.evaluate(f"({section})().scrollWidth <= ({section})().clientWidth")


def test_notes_stand_beside_their_line_where_there_is_room_and_under_it_where_not(visit, harbour_report):
    for width, beside in ((1280, True), (360, False)):
        page = visit(render(harbour_report), viewport={"width": width, "height": 900})
        show_all(page)
        line, notes = (page.locator(f"#a1 .noted:has(#a1-line4) > {part}").bounding_box() for part in ("p", ".notes"))
        assert (notes["y"] < line["y"] + line["height"]) is beside
        assert (notes["x"] > line["x"] + line["width"]) is beside


def test_a_link_into_a_folded_stretch_opens_it(visit):
    text = "\n".join(f"Line {n} tells of the harbour." for n in range(300)) + "\nIt has 23 vessels."
    article = Article(text, "S", title="Long")
    reading = Reading(article, Dateline(None), (Sentence(0, 10),), (), ())
    page = visit(render(Report((), (reading, Reading(Article("x", "T"), Dateline(None), (), (), ())))))
    page.evaluate("() => { location.hash = 'a1-line151'; }")
    page.locator("#a1-line151").wait_for(state="visible")
    assert page.locator("#a1-line151").evaluate("(e) => e.getBoundingClientRect().top < innerHeight")


@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_a_link_to_a_figure_shows_the_start_of_its_sentence_and_the_note_beside_it(visit, size):
    text = (
        "Of the many boats in the harbour, most of them built before the war and painted blue when the yard was sold, "
    )
    text += "and of the few that still put out to sea in the small hours of the night, 12 crates came. "
    text += "Nobody asked twice. " * 20
    one, other = (
        tell("12 crates", figures("11.5", "12.5"), text=text),
        tell("15 crates", figures("14.5", "15.5"), text=text.replace("12", "15"), source="B"),
    )
    page = visit(render(report_on(find(one, other))), viewport=size)
    page.locator("#findings .sides a[href^='#a1']").first.click()
    mark = page.locator("#a1 mark[id]").first
    mark.wait_for(state="visible")
    page.wait_for_timeout(600)
    bar = page.locator(".contents").bounding_box()
    line = page.locator("#a1 .noted > p").bounding_box()
    note = page.locator("#a1 .notes").bounding_box()
    assert line["y"] > bar["y"] + bar["height"]
    assert note["y"] > bar["y"] + bar["height"] and (note["y"] < size["height"] or size == NARROW)


def test_right_to_left_lines_start_on_the_right_with_their_number_on_the_left(visit, harbour_report):
    page = visit(render(harbour_report))
    show_all(page)
    boxes = page.locator("#a5-line4").evaluate(
        """(line) => {
          const range = document.createRange();
          range.selectNodeContents(line);
          const [whole, text] = [line.getBoundingClientRect(), range.getBoundingClientRect()];
          return { right: whole.right - text.right, left: text.left - whole.left,
                   number: getComputedStyle(line, '::before').float };
        }"""
    )
    assert boxes["right"] < 2 < boxes["left"]
    assert boxes["number"] == "left"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_open_articles_are_accessible(visit, scheme, width):
    page = visit(seeds_document(), color_scheme=scheme, viewport={"width": width, "height": 900})
    show_all(page)
    rest = "() => document.querySelectorAll('.part:not(#articles) > :not(h2), .summary').forEach((e) => e.remove())"
    page.evaluate(rest)  # other tests look at those
    assert name_violations(page) == []

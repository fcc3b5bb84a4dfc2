"""The articles of the HTML report: their marks, their lines, the findings in their margin, how they are ordered and folded."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from checker.findings import Finding, Report
from checker.model import Article, Assertion, Dateline, Interval, Mention, Reading, Sentence, Span
from checker.reports.html import is_web_address, make_environment, render
from checker.reports.html.anchors import Anchors
from checker.reports.html.margins import place_notes
from checker.reports.html.pages import LONG, MOST_FOLDED, MOST_NOTES, gather_marks, make_page, order_articles
from checker.reports.index import Places
from checker.reports.marks import LONGEST_LINE, LONGEST_SLICE, Mark, lay_out, merge_marks

TAG = re.compile(r"<[^>]*>")
COUNTED = re.compile(r"(\d+) (vessels|cranes)")


# ---- made material ---------------------------------------------------------------------------------------------------


def count_things(text, source="A", **more):
    """Returns what a made article says: each count of vessels or cranes in it is a statement, each line a sentence."""
    article = Article(text, source, more.pop("published", None), more.pop("title", "T"), **more)
    sentences, stated, seen = [], [], []
    for line in re.finditer(r"[^\n]+", text):
        sentences.append(Sentence(*line.span()))
        for found in COUNTED.finditer(text, *line.span()):
            value = Interval(Decimal(found[1]), Decimal(found[1]) + 1)
            written = (Decimal(found[1]),) * 2
            stated.append(
                Assertion(
                    article, *found.span(), Span(*line.span()), "port", found[2], value, "counts", written=written
                )
            )
            seen.append(Mention("number", *found.span(1), found[1]))
    return Reading(article, Dateline(None), tuple(sentences), tuple(seen), tuple(stated))


def set_against(readings, *pairs, kind="contradiction", severity="error", confidence=0.9):
    """Returns a report whose findings set statements against each other; each pair holds (reading, statement) numbers."""
    findings = [
        Finding(kind, severity, confidence, tuple(readings[r].assertions[s] for r, s in pair), "why", "counts")
        for pair in pairs
    ]
    return Report(tuple(findings), tuple(readings))


def make_pages(report):
    """Returns the articles of a report in the order of the page."""
    anchors = Anchors(report, Places(report))
    marks, notes = gather_marks(report, anchors.places, anchors.findings), place_notes(anchors)
    return [make_page(number, anchors, marks[number], notes[number]) for number in order_articles(anchors, notes)]


def draw(page):
    """Returns the markup of an article."""
    return str(make_environment(None).get_template("article.html.j2").module.article(page))


def show(markup):
    """Returns what is to be read of some markup, on one line."""
    return " ".join(html.unescape(TAG.sub(" ", markup)).split())


def tell_notes(markup):
    """Returns what the margin of an article tells, note by note."""
    return [show(note) for note in re.findall(r'<li class="kind-.*?</li>', markup, re.S)]


def texts(lines):
    return ["".join(p.text for run in line.runs for p in run.pieces) for line in lines]


# ---- marks and lines -------------------------------------------------------------------------------------------------


def test_articles_keep_their_whole_text(harbour_report):
    for reading in harbour_report.readings:
        shown = "".join(texts(lay_out(reading.article, reading, [])))
        assert re.sub(r"\s|\ufffd", "", shown) == re.sub(
            "[\\s\x00-\x1f\u2028\u202e\u202c\ud800]", "", reading.article.text
        )


def test_marks_carry_their_findings(harbour_report):
    document = render(harbour_report)
    assert re.search(r'<mark class="kind-contradiction" id="a1-\d+"><a href="#f-[0-9a-f]{16}"><svg', document)
    assert re.search(r'<mark id="a1-\d+">', document)  # understood, in no finding
    assert "<u>7</u> walks" in document
    assert ">HB-7<" not in document
    assert '<span class="role-caption"><span class="role" lang="en">caption</span>' in document


def test_overlapping_marks_become_one():
    marks = merge_marks([
        Mark(10, 12, "figure"), Mark(0, 2, "figure"), Mark(0, 12, "assertion", "a", (3,)),
        Mark(10, 14, "assertion", "b", (1,)), Mark(20, 20, "assertion", "c"), Mark(15, 16, "figure"),
    ])  # fmt: skip
    assert marks == [Mark(0, 14, "assertion", "a", (1, 3)), Mark(15, 16, "figure")]


def test_sentences_that_overlap_lose_no_text():
    article = Article("one two three\nfour five", "S")
    reading = Reading(article, Dateline(None), (Sentence(0, 9, "caption"), Sentence(4, 18, "repeat")), (), ())
    lines = list(lay_out(article, reading, [Mark(8, 16, "assertion", "m")]))
    assert texts(lines) == ["one two three", "four five"]
    opened = [p.text for line in lines for run in line.runs for p in run.pieces if p.opens]
    assert opened == ["t"]


def test_a_long_line_is_broken_where_sentences_start():
    text = "A sentence about the harbour and its vessels. " * 100 + "\nThe end."
    article = Article(text, "S")
    sentences = tuple(Sentence(m.start(), m.end()) for m in re.finditer(r"[A-Z][^.]+\.", text))
    lines = list(lay_out(article, Reading(article, Dateline(None), sentences, (), ()), []))
    assert "".join(texts(lines)) == text.replace("\n", "")
    assert [line.number for line in lines] == [1] * (len(lines) - 1) + [2]
    assert [line.opens for line in lines] == [True, *[False] * (len(lines) - 2), True]
    assert all(LONGEST_SLICE <= len(said) < LONGEST_LINE for said in texts(lines)[:-2])
    assert all(said.startswith("A sentence") for said in texts(lines)[:-1])


def test_a_slice_repeats_neither_anchor_nor_number():
    said = "A sentence about the harbour and its slow grey vessels. "
    text = said * 30 + "It has 12 vessels. " + said * 30
    reading = count_things(text)
    sentences = tuple(Sentence(m.start(), m.end()) for m in re.finditer(r"[A-Z][^.]+\.", text))
    markup = draw(make_pages(Report((), (replace(reading, sentences=sentences),)))[0])
    assert markup.count("<p ") > 4
    assert markup.count('id="a1-line1"') == markup.count("data-line") == 1


def test_a_text_that_is_one_line_of_its_file_has_that_lines_number():
    reading = count_things("\nIt has 23 vessels.\nIt has 4 cranes.", headers=6, one_line=True)
    report = set_against([reading, count_things("It has 31 vessels.\nIt has 5 cranes.", "B")], [(0, 1), (1, 1)])
    places, first = Places(report), draw(make_pages(report)[0])
    assert [places.line(a) for a in report.findings[0].assertions] == [7, 2]
    assert re.findall(r' id="a1-line(\d+)" data-line="(\d+)"', first) == [("7", "7")]
    assert first.count("<p ") == 2  # both lines are shown, the first of them with the number


# ---- the margin ------------------------------------------------------------------------------------------------------


def test_a_note_tells_the_other_side_and_where():
    readings = [
        count_things("The port has 23 vessels."),
        count_things("It has 31 vessels.", "B"),
        count_things("It has 31 vessels.", "C"),
    ]
    first, *_ = make_pages(set_against(readings, [(0, 0), (1, 0), (2, 0)]))
    assert tell_notes(draw(first)) == ["contradiction 23 vessels here, 31 in B and 1 more"]


def test_an_agreement_names_who_says_so_too():
    readings = [count_things("It has 31 vessels.", source) for source in "ABC"]
    first, *_ = make_pages(set_against(readings, [(0, 0), (1, 0), (2, 0)], kind="agreement", severity="info"))
    assert tell_notes(draw(first)) == ["agreement 31 vessels here, also in B and 1 more"]


def test_a_note_on_the_same_article_names_the_line():
    readings = [count_things("It has 23 vessels.\n\nThere are 9 cranes.")]
    (page,) = make_pages(set_against(readings, [(0, 0), (0, 1)], kind="arithmetic"))
    assert tell_notes(draw(page)) == [
        "arithmetic finding 23 vessels here, 9 on line 3",
        "arithmetic finding 9 cranes here, 23 on line 1",
    ]


def test_a_note_on_the_same_source_names_the_day():
    readings = [
        count_things("It has 23 vessels.", published=date(2024, 3, 1)),
        count_things("It has 31 vessels.", published=date(2024, 3, 2)),
    ]
    first, _ = make_pages(set_against(readings, [(0, 0), (1, 0)], kind="drift", severity="note"))
    assert tell_notes(draw(first)) == ["drift 23 vessels here, 31 in A, 2 March 2024"]


def test_plan_and_whole_are_told_where_they_differ(harbour_report):
    told = [note for page in make_pages(harbour_report) for note in tell_notes(draw(page))]
    assert "drift May 2014 here, the year 2013 as a plan in Municipal Gazette" in told
    assert "basis mismatch 2% of port revenue here, 2% of city budget in Quayside Courier" in told


def test_notes_stand_behind_their_line_and_link_to_their_finding():
    readings = [
        count_things("Nothing here.\nIt has 23 vessels.\nNor here."), count_things("It has 31 vessels.", "B"),
    ]  # fmt: skip
    report = set_against(readings, [(0, 0), (1, 0)])
    markup = draw(make_pages(report)[0])
    places = [markup.index(part) for part in ("Nothing", "23 vessels", "<aside", "31", "</aside>", "Nor here")]
    assert places == sorted(places)
    assert '<ul aria-label="Findings on line 2">' in markup
    assert markup.count(f'href="#f-{report.findings[0].fingerprint}"') == 2  # from the figure, and from the margin


def test_a_finding_stands_once_beside_a_line():
    readings = [count_things("It has 23 vessels and 9 cranes.")]
    (page,) = make_pages(set_against(readings, [(0, 0), (0, 1)], kind="arithmetic"))
    assert len(tell_notes(draw(page))) == 1


def test_more_than_four_notes_fold_and_the_rest_are_counted():
    number = MOST_NOTES + MOST_FOLDED + 3
    readings = [
        count_things("It has 23 vessels."),
        *(count_things(f"It has {n + 30} vessels.", f"S{n}") for n in range(number)),
    ]
    page = make_pages(set_against(readings, *([(0, 0), (n + 1, 0)] for n in range(number))))[0]
    (passage,) = page.passages
    assert (len(passage.notes), len(passage.folded), passage.unnamed) == (MOST_NOTES, MOST_FOLDED, 3)
    shown = show(draw(page))
    assert f"and {number - MOST_NOTES} more" in shown
    assert "3 more findings in the list of findings" in shown


def test_a_dateline_speaks_beside_its_passage_and_in_the_head(harbour_report):
    courier = next(page for page in make_pages(harbour_report) if page.source == "Quayside Courier")
    assert [note.kind for note in courier.unplaced] == ["dateline"]  # the stamp of the metadata stands in no text
    assert "dateline malformed stamp; this bears on when it was written" in tell_notes(draw(courier))


# ---- the head and the list -------------------------------------------------------------------------------------------


def test_articles_with_contradictions_come_first_and_keep_their_number():
    readings = [count_things(f"It has {n} vessels.", f"S{n}") for n in (5, 6, 7, 7)]
    report = set_against(readings, [(2, 0), (1, 0)], [(2, 0), (0, 0)])
    pages = make_pages(
        replace(report, findings=(*report.findings, set_against(readings, [(3, 0), (2, 0)], kind="drift").findings[0]))
    )
    assert [page.number for page in pages] == [3, 1, 2, 4]
    assert [[tally.label for tally in page.tallies] for page in pages] == [
        ["2 contradictions", "1 drift"], ["1 contradiction"], ["1 contradiction"], ["1 drift"],
    ]  # fmt: skip


def test_the_row_tells_the_article_in_short(harbour_report):
    rows = [show(row) for row in re.findall(r'<details class="page".*?</summary>', render(harbour_report), re.S)]
    assert rows[0] == (
        "1 Sorrel bridge pays its way, ten years on Sorrel Ledger 3 March 2024 9 statements 2 contradictions , 1 basis mismatch , "
        "1 arithmetic finding , 1 dateline , 1 drift , 3 agreements"
    )
    assert (
        "2 Ferry crews remember the day the bridge came Quayside Courier 5 March 2024 malformed stamp 5 statements"
        in rows[1]
    )
    assert "6 Untitled Tide Tables unknown no date stated 0 statements no finding" in rows


def test_when_it_was_written_is_told_with_its_reasons():
    text = "Filed on 3 May 2021.\nIt has 23 vessels.\nThe fair of last week was held on 28 May 2022."
    where = Span(text.index("28 May"), len(text) - 1)
    may = Interval(date(2022, 5, 28), date(2022, 6, 5), "day")
    reasons = ("it is told as past: not before 2022-05-28", 'the stamp states "2021-05-03"', *"abcd")
    dateline = Dateline(may, reasons, None, "The stamp says 2021-05-03, the text 2022.", "disagrees", (where, where))
    (page,) = make_pages(Report((), (replace(count_things(text), dateline=dateline),)))
    markup = draw(page)
    shown = show(markup)
    assert "28 May to 4 June 2022 The stamp says 3 May 2021, the text 2022." in shown
    assert "not before 28 May 2022" in shown
    assert 'the stamp states "2021-05-03"' in shown  # quoted, so left as it is
    assert "and 2 more reasons" in shown
    assert markup.count('<a href="#a1-line3"><q lang=""><bdi>28 May 2022</bdi></q></a>') == 1
    assert "stamp and text disagree" in shown


def test_it_says_how_many_figures_a_rule_understood():
    text = "It has 23 vessels, 4 of them red. It was built as K-19."
    reading = count_things(text)
    more = (Mention("number", 19, 20, "4"), Mention("identifier", text.index("K-19"), len(text) - 1, "K-19"))
    (page,) = make_pages(Report((), (replace(reading, mentions=(*reading.mentions, *more)),)))
    assert page.understood == "1 of 2 figures and dates"
    (page,) = make_pages(Report((), (count_things("Nothing."),)))
    assert page.understood == "no figures or dates found"


def test_an_article_without_a_title_takes_its_headline_or_its_first_words():
    article = Article("Bridge opens\nIt did.", "S")
    reading = Reading(article, Dateline(None), (Sentence(0, 12, "headline"), Sentence(13, 20)), (), ())
    assert '<h3><bdi lang="">Bridge opens</bdi></h3>' in render(Report((), (reading,)))
    later = replace(reading, sentences=(Sentence(0, 12), Sentence(13, 20, "headline")))
    for untitled in (replace(reading, sentences=()), later):
        assert '<h3 class="untitled">“<bdi lang="">Bridge opens</bdi>”</h3>' in render(Report((), (untitled,)))


def test_an_article_outside_the_run_is_shown():
    stated = Assertion(
        Article("It is 7.", "Archive"), 6, 7, Span(0, 8), "s", "a", Interval(Decimal(7), Decimal(8)), "r"
    )
    document = render(Report((Finding("drift", "note", 0.5, (stated,), "", "r"),), ()))
    assert "not read in this run" in document
    assert 'id="a1-6"' in document


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://a.example/x?y=1", True),
        ("http://a.example", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("//a.example", False),
        ("https://", False),
        ("https://[", False),
        ("https://a.example/\u202eb", False),
        ("", False),
    ],
)
def test_only_web_addresses_become_links(url, safe):
    assert is_web_address(url) is safe
    (page,) = make_pages(Report((), (Reading(Article("x", "S", url=url), Dateline(None), (), (), ()),)))
    assert ('rel="noreferrer' in draw(page)) is safe


# ---- long articles, size ---------------------------------------------------------------------------------------------


def test_stretches_of_a_long_article_that_no_finding_cites_are_folded():
    lines = [f"Line {n} tells of the harbour." for n in range(LONG + 100)]
    lines[100] = "It has 23 vessels."
    lines[200] = "There are 9 cranes."
    readings = [count_things("\n".join(lines)), count_things("It has 31 vessels.", "B")]
    page = make_pages(set_against(readings, [(0, 0), (1, 0)]))[0]
    folds = [stretch.summary for passage in page.passages for stretch in passage.rest if stretch.summary]
    assert folds == ["98 lines without a statement", "197 lines with 1 statement in no finding"]
    markup = draw(page)
    assert markup.count('<details class="fold"><summary lang="en">…') == 2
    assert markup.count("<p ") == len(lines)
    assert markup.index("Line 98 ") > markup.index("</details>\n<p")  # two lines stay in sight before a note


def test_a_short_article_is_not_folded():
    page = make_pages(Report((), (count_things("\n".join(f"Line {n}." for n in range(LONG))),)))[0]
    assert 'class="fold"' not in draw(page)


def test_hostile_text_stays_text():
    text = "</script><b onclick=x>{{7*7}}</b> \u202eesrever\u202c \x07 It has 23 vessels."
    readings = [count_things(text, text, title=text, url=text, stamp=text), count_things("31 vessels", text)]
    markup = draw(make_pages(set_against(readings, [(0, 0), (1, 0)]))[0])
    assert "<b onclick" not in markup
    assert "</script>" not in markup
    assert "49" not in show(markup)
    assert not re.search("[\x07\u202c\u202e]", markup)
    assert show(markup).count("{{7*7}}") >= 4


def test_a_line_costs_little_markup():
    lines = 1000
    sizes = [len(draw(make_pages(Report((), (count_things("Nothing.\n" * n),)))[0])) for n in (lines, 2 * lines)]
    assert (sizes[1] - sizes[0]) / lines < len("Nothing.") + 70


def test_one_line_of_a_million_characters_is_shown_once():
    text = "1" * 1_000_000
    (page,) = make_pages(Report((), (Reading(Article(text, "S"), Dateline(None), (Sentence(0, len(text)),), (), ()),)))
    assert len(draw(page)) < len(text) + 3000


def test_notes_grow_with_the_statements_and_not_with_their_square():
    many = count_things("\n".join(f"It has {n} vessels." for n in range(3000)))
    report = Report((Finding("contradiction", "error", 0.9, many.assertions, "why", "counts"),), (many,))
    (page,) = make_pages(report)
    notes = [note for passage in page.passages for note in passage.notes]
    assert len(notes) == 3000
    assert notes[0].more == notes[-1].more == "and 2,998 more"

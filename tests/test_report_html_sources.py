"""The HTML report's sources, rules and gaps: what is counted for whom, and how it stands in the page."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import date
from decimal import Decimal
from urllib.parse import parse_qsl

import pytest

from checker.findings import Finding, Report, RuleSheet
from checker.model import Article, Assertion, Dateline, Interval, Mention, Problem, Reading, Sentence, Span, Topic
from checker.reports.html import render
from checker.reports.html.anchors import Anchors
from checker.reports.html.gaps import find_nouns, make_gaps, name_counted
from checker.reports.html.rulesheets import make_rules
from checker.reports.html.sources import MOST_CROSSED, MOST_LINES, choose_tint, make_sources, say_found
from checker.reports.html.ties import count_ties, find_voices
from checker.reports.index import Places, count_figures, find_unclaimed


def tell(source: str, figure: int, day: int = 1, **more) -> Assertion:
    """Returns a source's statement that the pier counts so many boats."""
    text = f"The pier counts {figure} boats, {source} noted on day {day}."
    start = text.index(str(figure))
    article = Article(text, source, date(2021, 5, day), f"Boats {figure}")
    value = Interval(Decimal(figure), Decimal(figure) + 1)
    rule = more.pop("rule", "boats")
    return Assertion(article, start, start + len(str(figure)), Span(0, len(text)), "pier", "boats", value, rule, **more)


def find(kind, *parts: Assertion, rule: str = "boats") -> Finding:
    return Finding(kind, "warning", 0.9, parts, "", rule)


def gather(*findings: Finding, **more) -> Report:
    """Returns a report of these findings, each article read once, and a topic a finding."""
    own: dict[Article, list[Assertion]] = {}
    for finding in findings:
        for a in finding.assertions:
            own.setdefault(a.article, []).append(a)
    readings = tuple(
        Reading(article, Dateline(None), (Sentence(0, len(article.text)),), (), tuple(said))
        for article, said in own.items()
    )
    topics = tuple(Topic("pier", "boats", finding.assertions) for finding in findings)
    return Report(findings, readings, topics=topics, **more)


def show(report: Report, editions=()):
    return make_sources(report, Anchors(report, Places(report)), editions)


def line_of(view, name):
    return next(line for line in (*view.lines, *view.folded) if line.name == name)


def cell_of(view, one, other):
    names = [row.name for row in view.crossed]
    return view.crossed[names.index(one)].cells[names.index(other)]


# ---- who stands with whom --------------------------------------------------------------------------------------------


def test_the_value_no_other_gives_stands_alone():
    view = show(gather(find("contradiction", tell("A", 19), tell("B", 21), tell("C", 21), tell("D", 21))))
    assert [(line.name, line.alone, line.crowds) for line in view.lines] == [
        ("A", 1, 1), ("B", 0, 1), ("C", 0, 1), ("D", 0, 1),
    ]  # fmt: skip
    assert cell_of(view, "A", "B").words == "1 contradiction"
    assert cell_of(view, "B", "C") is None  # they give one value there; where they confirm each other is an agreement


def test_of_two_neither_stands_alone():
    view = show(gather(find("contradiction", tell("A", 19), tell("B", 21))))
    assert {(line.alone, line.crowds, line.disagreements) for line in view.lines} == {(0, 0, 1)}
    assert not view.tells_alone


def test_one_who_gives_two_values_is_not_alone_with_either():
    clash = find("contradiction", tell("A", 19), tell("A", 21, 2), tell("B", 21), tell("C", 23))
    alone = {line.name: line.alone for line in show(gather(clash)).lines}
    assert alone == {"A": 0, "B": 0, "C": 1}


def test_a_drift_is_no_standing_alone():
    drift = find("drift", tell("A", 19), tell("B", 21, 2), tell("C", 21, 3))
    view = show(gather(drift))
    assert {line.alone for line in view.lines} == {0}
    assert [line_of(view, name).moved for name in "ABC"] == [1, 1, 1]


def test_bases_that_differ_set_sources_apart():
    parts = [tell(name, 2, basis=basis) for name, basis in (("A", "revenue"), ("B", "budget"), ("C", "budget"))]
    view = show(gather(find("basis-mismatch", *parts)))
    assert line_of(view, "A").alone == 1
    assert cell_of(view, "B", "C") is None
    assert cell_of(view, "C", "A").words == "1 basis mismatch"


def test_others_came_to_its_value():
    drift = find("drift", tell("A", 19, 1), tell("B", 21, 2), tell("A", 21, 4), tell("C", 21, 5))
    view = show(gather(drift))
    assert {line.name: line.followed for line in view.lines} == {"A": 0, "B": 1, "C": 0}
    assert view.tells_followed


def test_the_first_value_of_all_was_not_come_to():
    drift = find("drift", tell("A", 19, 1), tell("B", 19, 2), tell("C", 21, 3))
    assert not show(gather(drift)).tells_followed


def test_who_repeats_on_the_same_day_did_not_follow():
    drift = find("drift", tell("A", 19, 1), tell("B", 21, 2), tell("C", 21, 2))
    assert not show(gather(drift)).tells_followed


def test_two_who_tell_on_one_day_lead_nobody():
    drift = find("drift", tell("A", 19, 1), tell("B", 21, 2), tell("C", 21, 2), tell("D", 21, 3))
    assert not show(gather(drift)).tells_followed


def test_an_agreement_ties_those_whose_values_meet():
    wide = replace(tell("B", 20), value=Interval(Decimal(19), Decimal(23)))
    view = show(gather(find("agreement", tell("A", 19), wide, tell("C", 22))))
    assert cell_of(view, "A", "B").words == cell_of(view, "B", "C").words == "1 agreement"
    assert cell_of(view, "A", "C") is None


def test_lines_begin_with_who_stands_alone_most():
    clash = find("contradiction", tell("Z", 19), tell("B", 21), tell("C", 21))
    more = [find("contradiction", tell("B", n), tell("C", n + 1)) for n in (30, 40)]
    assert [line.name for line in show(gather(clash, *more)).lines] == ["Z", "B", "C"]


def test_articles_of_one_source_are_counted_within_it():
    clash = find("contradiction", tell("A", 19), tell("A", 21, 2))
    confirmed = find("agreement", tell("A", 21), tell("B", 21))
    view = show(gather(clash, confirmed))
    assert line_of(view, "A").disagreements == 0
    assert line_of(view, "A").own == 1
    assert cell_of(view, "A", "A").words == "1 contradiction"
    assert cell_of(view, "A", "A").tint == ""


def test_editions_count_as_one_source():
    first, again, other = tell("Wire", 19, 1), tell("Paper", 21, 2), tell("Radio", 21, 3)
    report = gather(find("contradiction", first, again, other))
    view = show(report, [(again.article, first.article)])
    assert line_of(view, "Wire").crowds == line_of(view, "Radio").crowds == 0  # two voices, not three
    assert [row.name for row in view.crossed] == ["Radio", "Wire"]
    assert [(e.voice, len(e.articles)) for e in view.editions] == [("Wire", 2)]
    assert find_voices(Places(report), [(again.article, first.article)]) == ["Wire", "Wire", "Radio"]
    assert "count as one source" not in render(report)
    assert "editions of one text" in render(report, editions=[(again.article, first.article)])


def test_editions_count_for_the_source_of_the_earliest():
    late, early = tell("Paper", 21, 2), tell("Wire", 19, 1)
    report = gather(find("drift", late, early))
    assert find_voices(Places(report), [(late.article, early.article)]) == ["Wire", "Wire"]


def test_editions_of_articles_outside_the_report_change_nothing():
    report = gather(find("agreement", tell("A", 19), tell("B", 19)))
    assert find_voices(Places(report), [(tell("X", 1).article, tell("Y", 1).article)]) == ["A", "B"]


def test_kinds_within_one_article_tie_nobody():
    ties = count_ties(
        [find("arithmetic", tell("A", 1), tell("B", 2)), find("dateline")], lambda a: a.article.source, None
    )
    assert ties.pairs == {}


# ---- the matrix ------------------------------------------------------------------------------------------------------


def test_rows_come_in_the_order_of_shared_topics():
    findings = [find("agreement", tell("Z", n), tell(name, n)) for n, name in enumerate("BCAA", 1)]
    view = show(gather(*findings))
    assert [row.name for row in view.crossed] == ["Z", "A", "B", "C"]
    assert cell_of(view, "A", "Z").words == cell_of(view, "Z", "A").words == "2 agreements"
    assert cell_of(view, "Z", "A").title == "Z and A: 2 agreements; 2 topics in common"


def test_topics_shared_weigh_more_than_findings():
    findings = [find("drift", tell("A", n), tell("B", n + 50)) for n in range(1, 4)]
    report = gather(*findings, find("drift", tell("C", 1), tell("D", 2)))
    one = Topic("pier", "boats", findings[0].assertions)
    many = [Topic("pier", "boats", report.findings[-1].assertions)] * 2
    view = show(replace(report, topics=(one, *many)))
    assert [row.name for row in view.crossed] == ["C", "D", "A", "B"]


def test_the_matrix_holds_the_sources_that_share_most_and_names_the_rest():
    pairs = [(f"s{n:02}", f"s{n + 1:02}") for n in range(0, 60, 2)]
    findings = [find("agreement", *(tell(name, n) for name in pair)) for n, pair in enumerate(pairs, 1)]
    busy = [find("drift", tell("x", n), tell("y", n + 1)) for n in range(3)]
    view = show(gather(*findings, *busy))
    assert len(view.crossed) == MOST_CROSSED
    assert [row.name for row in view.crossed[:2]] == ["x", "y"]
    assert len(view.beyond) == 62 - MOST_CROSSED
    assert len(view.lines) == MOST_LINES
    assert len(view.folded) == 62 - MOST_LINES


def test_a_cell_leads_to_the_findings_of_both():
    odd = "A & B = 1#; \u202e"
    report = gather(find("contradiction", tell(odd, 1), tell("C", 2)), find("agreement", tell(odd, 3), tell("C", 3)))
    cell = cell_of(show(report), "C", "A & B = 1#; \ufffd")
    assert parse_qsl(cell.filter) == [("source", "C"), ("source", "A & B = 1#; \ufffd")]
    assert cell.href == f"f-{report.findings[0].fingerprint}"
    assert cell.words == "1 contradiction, 1 agreement"


@pytest.mark.parametrize(
    ("found", "tint"),
    [
        ({"agreement": 3}, "0"),
        ({"contradiction": 1, "agreement": 100}, "1"),
        ({"contradiction": 1, "agreement": 1}, "2"),
        ({"contradiction": 100, "agreement": 1}, "3"),
        ({"basis-mismatch": 2, "drift": 5}, "4"),
        ({"drift": 5}, ""),
    ],
)
def test_the_tint_goes_by_the_share(found, tint):
    assert choose_tint(Counter(found)) == tint


def test_a_cell_is_said_in_words():
    assert say_found(Counter({"agreement": 2, "contradiction": 1})) == "1 contradiction, 2 agreements"
    report = gather(find("contradiction", tell("A", 1), tell("B", 2)))
    document = render(report)
    table = document[document.index('<table class="matrix') :].partition("</table>")[0]
    assert '<span class="unseen">1 contradiction</span>' in table
    assert table.count('scope="row"') == table.count('scope="col"') == 2


def test_one_source_has_no_matrix():
    view = show(gather(find("contradiction", tell("A", 1), tell("A", 2))))
    assert view.crossed == ()
    assert line_of(view, "A").own == 1


def test_every_source_has_its_anchor(harbour_report):
    anchors = Anchors(harbour_report, Places(harbour_report))
    document = render(harbour_report)
    for anchor in anchors.sources.values():
        assert document.count(f'id="{anchor}"') == 1


# ---- rules -----------------------------------------------------------------------------------------------------------


SHEETS = (
    RuleSheet("boats", "How many boats a pier counts.\n\nNot ships.", ("{value:number} boats",), own=True),
    RuleSheet(
        "idle-rule", "Of gulls.", (), (("Two gulls sat.", "A pair of gulls sat."),), (("One gull.", "Two gulls."),), (), ("No gull.",)
    ),
)  # fmt: skip


def test_rules_tell_what_they_found_here():
    report = gather(
        find("contradiction", tell("A", 1), tell("B", 2)), find("agreement", tell("A", 3), tell("B", 3)), rules=SHEETS
    )
    busy, idle = make_rules(report, Anchors(report, Places(report)))
    assert (busy.id, busy.statements, busy.own, busy.idle) == ("boats", "4 statements", True, False)
    assert busy.help == ("How many boats a pier counts.", "Not ships.")
    assert [(f.words, f.filter) for f in busy.found] == [
        ("1 contradiction", "kind=contradiction&rule=boats"),
        ("1 agreement", "kind=agreement&rule=boats"),
    ]
    assert idle.idle
    assert [example.words for example in idle.examples] == [
        "These agree", "These disagree", "These say nothing to it",
    ]  # fmt: skip


def test_rules_with_most_findings_come_first():
    few = [
        find("agreement", tell("A", n, rule="a"), tell("B", n, rule="a"), tell("C", n, rule="a"), rule="a")
        for n in (1,)
    ]
    many = [find("drift", rule="z"), find("drift", rule="z")]
    report = gather(*few, *many)
    views = make_rules(report, Anchors(report, Places(report)))
    assert [(view.id, view.idle) for view in views] == [("z", False), ("a", False)]


def test_idle_rules_are_folded_behind_the_others():
    document = render(gather(find("agreement", tell("A", 3), tell("B", 3)), rules=SHEETS[::-1]))
    fold = document.index("1 rule that found nothing here")
    assert document.index('id="r-boats"') < fold < document.index('id="r-idle-rule"')
    assert document.count(">your own<") == 1


def test_what_is_no_rule_is_told_too():
    report = gather(find("dateline", rule="dateline"), find("drift", tell("A", 1), tell("B", 2), rule="lost"))
    views = {view.id: view for view in make_rules(report, Anchors(report, Places(report)))}
    assert views["dateline"].anchor == views["lost"].anchor == ""
    assert "when it was written" in views["dateline"].help[0]
    assert views["lost"].help == ("This report holds no description of it.",)
    assert (views["dateline"].beside, views["lost"].beside) == (True, False)


def test_only_rules_are_counted_as_such():
    document = render(
        gather(find("dateline", rule="dateline"), find("drift", tell("A", 1), tell("B", 2)), rules=SHEETS)
    )
    assert '<h2 id="rules-t">Rules <span class="aside">2</span></h2>' in document
    assert '<a href="#rules">Rules <span class="aside">2</span></a>' in document
    assert document.count(">beside the rules<") == 1


# ---- gaps ------------------------------------------------------------------------------------------------------------


def read_figures(text: str, source: str = "S", kind="number") -> Reading:
    """Returns a reading whose mentions are the digits of a text."""
    mentions = tuple(Mention(kind, *m.span(), m[0]) for m in re.finditer(r"\d+", text))
    sentences = tuple(Sentence(*m.span()) for m in re.finditer(r"[^.\n]+\.?", text))
    return Reading(Article(text, source), Dateline(None), sentences, mentions, ())


def gaps_of(*readings: Reading, **more):
    report = Report((), readings, **more)
    return make_gaps(report, Anchors(report, Places(report)), *count_figures(report))


@pytest.mark.parametrize(
    ("behind", "word"),
    [
        (" armed police officers were there", "officers"),
        (" boats, and", "boats"),
        (" of the passengers", "passengers"),
        (" more people on board", "people"),
        (" gulls of the harbour", "gulls"),
        (" bus in May", "bus"),
        (" captain of the harbours", "captain"),
        (" in all", ""),
        (". Boats came", ""),
        ("m long", ""),
        (" very old wooden fishing piers", ""),
        ("\nboats", ""),
        ("", ""),
        (" harbour’s boats", "boats"),
        (" 人们聚集在一起人们聚集在一起人们聚集在一起人们聚集", ""),
    ],
)
def test_the_word_for_what_a_figure_counts(behind, word):
    assert name_counted(behind) == word


def test_figures_are_counted_by_kind_and_by_article():
    one, other = read_figures("7 gulls saw 9 gulls. One saw 3."), read_figures("40 ties", "T", "percent")
    claimed = Assertion(one.article, 0, 1, Span(0, 20), "gulls", "count", Interval(Decimal(7), Decimal(8)), "gulls")
    view = gaps_of(replace(one, assertions=(claimed,)), other)
    assert [(p.name, p.unclaimed, p.found, p.share) for p in view.kinds] == [
        ("Counts and bare numbers", 2, 3, "67%"), ("Percentages", 1, 1, "100%"),
    ]  # fmt: skip
    assert [(p.anchor, p.unclaimed, p.found) for p in view.articles] == [("a1", 2, 3), ("a2", 1, 1)]
    assert [p.anchor for p in view.silent] == ["a2"]
    assert (view.understood, view.found) == (1, 4)


def test_names_are_no_figures():
    reading = read_figures("HB 7 and 9.")
    name, figure = reading.mentions
    named = replace(reading, mentions=(name._replace(kind="identifier"), figure))
    assert [m.text for m in find_unclaimed(named)] == ["9"]


def test_nouns_come_with_quotations_from_two_articles():
    readings = (
        read_figures("Then 7 gulls sat. Then 8 gulls sat."),
        read_figures("A day on, 9 gulls.\n\nOnly 1 gull is left, and 5 piers.", "T"),
    )
    report = Report((), readings)
    nouns = find_nouns(readings, [r.mentions for r in readings], Anchors(report, Places(report)))
    assert [(n.word, n.times, n.articles) for n in nouns] == [("gulls", 4, 2)]  # piers only once
    assert [(q.before, q.figure, q.after, q.source, q.anchor) for q in nouns[0].quotes] == [
        ("Then ", "7", " gulls sat.", "S", "a1-line1"),
        ("A day on, ", "9", " gulls.", "T", "a2-line1"),
    ]


def test_a_noun_belongs_to_the_figure_right_before_it():
    text = "Of 7 four gulls sat."
    reading = read_figures(text)
    four = Mention("number", text.index("four"), text.index("four") + 4, "four")
    reading = replace(reading, mentions=(*reading.mentions, four))
    report = Report((), (reading,))
    (noun,) = find_nouns((reading,), [reading.mentions], Anchors(report, Places(report)))
    assert (noun.word, noun.times, noun.quotes[0].figure) == ("gulls", 1, "four")


def test_one_article_may_give_both_quotations():
    readings = (read_figures("7 gulls sat. 8 gulls sat. 9 gulls sat."),)
    report = Report((), readings)
    (noun,) = find_nouns(readings, [r.mentions for r in readings], Anchors(report, Places(report)))
    assert [q.figure for q in noun.quotes] == ["7", "8"]


def test_what_could_not_be_read_is_told_with_its_mend():
    view = gaps_of(skipped=(Problem("/srv/machine/x.txt", "not text", "save it as text"),))
    assert view.skipped == (Problem("x.txt", "not text", "save it as text"),)
    assert "Every input could be read" in render(Report((), ()))


def test_links_of_gaps_lead_somewhere():
    document = render(Report((), (read_figures("Then\n\n7 gulls sat."), read_figures("No figures.", "T"))))
    gaps = document[document.index('id="gaps"') : document.index("<footer>")]
    links = set(re.findall(r'href="#([\w-]+)"', gaps))
    assert links == {"a1", "a1-line3", "a2"}
    assert all(f'id="{link}"' in document for link in links)


def test_a_long_line_of_figures_is_quoted_in_part():
    view = gaps_of(read_figures("7 gulls " * 20_000))
    assert view.nouns[0].times == 20_000
    assert all(len(q.before + q.figure + q.after) < 300 for q in view.nouns[0].quotes)

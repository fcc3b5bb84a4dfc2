"""Topics in the HTML report: which are shown and in what order, their plots, tables, and pairs that were not reported."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from decimal import Decimal
from html.parser import HTMLParser
from itertools import combinations

import pytest

from checker.findings import Finding, Report, Silence
from checker.model import Article, Assertion, Dateline, Interval, Reading, Span, Topic
from checker.reports.html import make_environment, render
from checker.reports.html.anchors import Anchors
from checker.reports.html.dotrows import MOST_ROWS, draw_dots
from checker.reports.html.spots import NARROW, place_statements
from checker.reports.html.timelines import OTHERS, Label, _box, _letter_box, draw_timeline, style_sources
from checker.reports.html.topics import MOST_ROWS as MOST_STATEMENTS
from checker.reports.html.topics import make_index, make_topics
from checker.reports.index import Places

FIRST = date(2021, 4, 5)
HOSTILE = "</script><img src=x onerror=alert(1)>{{7*7}}\u202e"


def tell(source, figure, *, day=FIRST, value=None, unit="", text="", **more):
    """Returns a statement by an article of its own."""
    words = f"{text}The wharf has {figure} cranes."
    article = Article(words, source, day)
    start = words.index(figure, len(text))
    if value is None:
        number = Decimal(figure)
        value = Interval(number - Decimal("0.5"), number + Decimal("0.5"), unit)
        more.setdefault("written", (number, number))
    span = Span(len(text), len(words))
    return Assertion(article, start, start + len(figure), span, "wharf", "cranes", value, "count", **more)


def find(kind, *assertions, topic="", severity="warning"):
    return Finding(kind, severity, 0.9, tuple(assertions), "These were paired.", "count", topic)


def gather(topics, findings=()):
    """Returns a report whose topics are these groups of statements, by name."""
    readings = {}
    for assertions in topics.values():
        for a in assertions:
            readings.setdefault(id(a.article), Reading(a.article, Dateline(None), (), (), (a,)))
    made = tuple(Topic(name, "cranes", tuple(assertions)) for name, assertions in topics.items())
    return Report(tuple(findings), tuple(readings.values()), (), made)


def view(report, silences=()):
    places = Places(report)
    return make_topics(report, Anchors(report, places), silences, [[] for _ in places.articles])


def plot_over_time(assertions, findings=()):
    report = gather({"wharf": assertions}, findings)
    (shown,) = view(report)
    return shown.timeline


def points_of(assertions):
    report = gather({"wharf": assertions})
    return place_statements(assertions, Places(report), {}, [])


class Page(HTMLParser):
    """Collects the elements and the words of a piece of markup."""

    def __init__(self, markup):
        super().__init__()
        self.elements, self.words = [], []
        self.feed(markup)

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))

    def handle_data(self, data):
        self.words.append(data)

    @property
    def text(self):
        return " ".join(" ".join(self.words).split())


def draw(view, name="topic"):
    return Page(
        str(getattr(make_environment(None).get_template("topic.html.j2").make_module({"cards": []}), name)(view))
    )


# ---- which topics, in what order -------------------------------------------------------------------------------------


def test_contradicted_topics_stand_first_and_lone_ones_are_left_out():
    agreed = [tell("A", "3"), tell("B", "3")]
    moved = [tell("A", "4"), tell("B", "9")]
    apart = [tell("A", "5"), tell("B", "6")]
    unreported = [tell("C", "7"), tell("C", "8")]
    lone = [tell("A", "1")]
    topics = {"lone": lone, "plain": unreported, "agreed": agreed, "moved": moved, "apart": apart}
    findings = (find("agreement", *agreed), find("drift", *moved), find("contradiction", *apart, severity="error"))
    report = gather(topics, findings)
    shown = view(report, [Silence("plain", *unreported, "they are about different times")])
    assert [v.title for v in shown] == ["apart, cranes", "moved, cranes", "agreed, cranes", "plain, cranes"]
    assert [v.anchor for v in shown] == ["t-5", "t-4", "t-3", "t-2"]
    assert shown[0].opened and not any(v.opened for v in shown[1:])
    index = make_index(shown, len(report.topics))
    assert [e.title for e in index.entries] == ["agreed, cranes", "apart, cranes", "moved, cranes", "plain, cranes"]
    assert index.lone == 1 and index.silences == 1


def test_topics_of_one_title_are_told_apart_by_a_piece_of_a_sentence():
    same = {"x": [tell("A", "3"), tell("B", "3")], "y": [tell("C", "4"), tell("D", "4")]}
    findings = [find("agreement", *group, topic="cranes") for group in same.values()]
    shown = view(gather(same, findings))
    assert [v.hint for v in shown] == ["The wharf has 3 cranes.", "The wharf has 4 cranes."]
    assert [v.hint for v in view(gather(same))] == ["", ""]


def test_a_name_that_the_attribute_says_already_is_not_said_twice():
    assertions = (tell("A", "3"), tell("B", "4"))
    report = Report((), (), (), (Topic("people", "people hurt", assertions), Topic("quay", "depth-limit", assertions)))
    assert [v.title for v in view(report)] == ["people hurt", "quay, depth limit"]


# ---- over time -------------------------------------------------------------------------------------------------------


def test_a_source_holds_its_value_until_it_tells_another():
    plot = plot_over_time([tell("A", "3"), tell("A", "5", day=date(2021, 4, 9)), tell("B", "3", day=date(2021, 4, 7))])
    steps = [line for line in plot.lines if not line.kind]
    assert len(steps) == 2 and {line.style for line in steps} == {0}
    across, down = steps
    assert across.y1 == across.y2 and across.x1 != across.x2
    assert down.x1 == down.x2 == across.x2 and down.y2 < down.y1, "more stands higher"
    assert [key.words for key in plot.keys] == ["A", "B"]


def test_a_drift_is_a_step_and_a_contradiction_a_straight_line_with_its_shape():
    early, late, other = tell("A", "3"), tell("B", "8", day=date(2021, 4, 20)), tell("C", "5", day=date(2021, 4, 20))
    findings = [find("drift", early, late), find("contradiction", late, other)]
    plot = plot_over_time([early, late, other], findings)
    assert [sign.kind for sign in plot.signs] == ["contradiction", "drift"]
    (join,) = [line for line in plot.lines if line.kind == "contradiction"]
    assert join.x1 == join.x2
    drift = [line for line in plot.lines if line.kind == "drift"]
    assert [(line.x1 == line.x2, line.y1 == line.y2) for line in drift] == [(False, True), (True, False)]
    assert {spot.kind for spot in plot.spots} == {"contradiction", "drift"}


def test_plans_are_hollow_and_their_steps_are_not_joined_to_outcomes():
    told = [tell("A", "3", modality="plan"), tell("A", "5", day=date(2021, 5, 9)), tell("B", "4", day=date(2021, 5, 3))]
    plot = plot_over_time(told)
    assert sorted(spot.hollow for spot in plot.spots) == [False, False, True] and plot.hollow
    assert not plot.lines


def test_the_period_a_value_is_about_goes_before_the_day_it_was_told():
    year = Interval(date(2001, 1, 1), date(2002, 1, 1), "day")
    a, b = tell("A", "3", period=year, dated=True), tell("B", "4")
    plot = plot_over_time([a, b])
    spots = sorted(plot.spots, key=lambda s: float(s.x[:-1]))
    assert float(spots[1].x[:-1]) - float(spots[0].x[:-1]) > 50
    assert plot_over_time([tell("A", "3", period=year), b]) is None, "the time of the article is one day"


@pytest.mark.parametrize("day", [FIRST, None])
def test_times_that_tell_nothing_give_a_row_for_each_source(day):
    (shown,) = view(gather({"wharf": [tell("A", "3", day=day), tell("B", "5", day=day)]}))
    assert shown.timeline is None
    assert [(row.source, row.words) for row in shown.dots.rows] == [("A", "3"), ("B", "5")]


def test_only_six_sources_have_a_style_of_their_own():
    styles = style_sources(points_of([tell(source, "3") for source in [*"AABBCC", *"DEFGHI"]]))
    assert [styles[s] for s in "ABCDEF"] == [0, 1, 2, 3, 4, 5]
    assert {styles[s] for s in "GHI"} == {OTHERS}
    assertions = [tell(s, str(n), day=date(2021, 4, n)) for n, s in enumerate("ABCDEFGHI", 1)]
    plot = plot_over_time(assertions)
    assert [key.words for key in plot.keys][-1] == "other sources" and len(plot.keys) == 7


def test_sources_in_findings_have_a_style_before_those_that_say_more():
    told = [tell(source, "3", day=date(2021, 4, n)) for source in "ABCDEF" for n in (1, 2)]
    late = tell("Z", "9", day=date(2021, 4, 3))
    plot = plot_over_time([*told, late], [find("contradiction", told[0], late)])
    assert "Z" in [key.words for key in plot.keys]


def test_the_sign_of_a_finding_hides_no_mark():
    told = [tell("A", "2"), tell("B", "8", day=date(2021, 4, 9)), tell("C", "5", day=date(2021, 4, 7))]
    plot = plot_over_time(told, [find("contradiction", *told[:2])])
    (sign,) = plot.signs
    assert not any(_box(s.x, s.y, s.dx).meets(_box(sign.x, sign.y, sign.dx)) for s in plot.spots)


def test_marks_at_one_place_stand_side_by_side_and_a_crowd_is_counted():
    crowd = [tell(s, "3") for s in "ABCDEFG"] + [tell("A", "9", day=date(2021, 6, 1))]
    plot = plot_over_time(crowd)
    together = [spot for spot in plot.spots if spot.y == max(s.y for s in plot.spots)]
    assert len(together) == 5 and len({spot.dx for spot in together}) == 5
    assert [label.words for label in plot.labels if label.words.startswith("+")] == ["+2"]
    for spot in together:
        assert -1 <= float(spot.x[:-1]) / 100 * NARROW + spot.dx <= NARROW + 1


@pytest.mark.parametrize("seed", range(8))
def test_labels_never_collide_on_the_narrowest_screen(seed):
    assertions = [
        tell(source, str(1000 + (n * 37 + seed * 11) % 13 * 250), day=date(2021, 4, 1 + (n * 7 + seed) % 28))
        for n, source in enumerate("ABCDEFGHABCD")
    ]
    plot = plot_over_time(assertions)
    assert plot.labels
    for one, other in combinations(plot.labels, 2):
        assert not _letter_box(one).meets(_letter_box(other)), (one, other)


def test_what_words_admit_is_a_bar_and_an_open_end_goes_on():
    rough = tell("A", "100", value=Interval(Decimal(95), Decimal(105)), written=(Decimal(100), Decimal(100)))
    least = tell("B", "90", day=date(2021, 8, 1), value=Interval(Decimal(90), None), written=(Decimal(90), None))
    plot = plot_over_time([rough, least])
    assert sorted(bar.open for bar in plot.bars) == ["", "high"]
    assert all(bar.x1 == bar.x2 and bar.y1 < bar.y2 for bar in plot.bars)


def test_statements_of_another_unit_or_without_a_time_are_left_to_the_table():
    timed = [tell("A", "3"), tell("B", "4", day=date(2021, 5, 1)), tell("C", "5", day=date(2021, 6, 1))]
    (shown,) = view(gather({"wharf": [*timed, tell("D", "6", day=None), tell("E", "7", unit="metre")]}))
    assert shown.timeline.left_out == 1 and len(shown.timeline.spots) == 3
    assert shown.caption.endswith("2 statements without a place here stand in the table alone.")
    assert len(shown.rows) == 5


# ---- by source -------------------------------------------------------------------------------------------------------


def test_dates_stand_on_an_axis_of_days_a_day_as_a_dot_a_month_as_a_bar():
    month = tell("A", "x", value=Interval(date(2021, 5, 1), date(2021, 6, 1), "day"))
    day = tell("B", "y", value=Interval(date(2021, 5, 19), date(2021, 5, 20), "day"))
    hour = tell("C", "z", value=Interval(datetime(2021, 5, 30, 10), datetime(2021, 5, 30, 10, 1), "minute"))
    dots = draw_dots(points_of([month, day, hour]))
    assert {row.source: (len(row.spots), len(row.bars)) for row in dots.rows} == {"A": (0, 1), "B": (1, 0), "C": (1, 0)}
    places = {row.source: float(row.spots[0].x[:-1]) for row in dots.rows if row.spots}
    assert places["B"] < places["C"]


def test_levels_of_a_timeline_are_all_labelled():
    wide = [tell("A", "123456"), tell("B", "123460", day=date(2021, 5, 1))]
    assert all(level.words for level in plot_over_time(wide).levels)


@pytest.mark.parametrize("months", [1, 3, 7, 20, 100])
def test_labels_along_the_page_never_meet_on_the_narrowest_screen(months):
    days = [date(2001 + n // 12, n % 12 + 1, 1) for n in (0, months)]
    told = [tell(str(n), "x", value=Interval(d, d.replace(day=2), "day")) for n, d in enumerate(days)]
    ticks = [tick for tick in draw_dots(points_of(told)).ticks if tick.words]
    boxes = [_letter_box(Label(tick.at, 0, 0, tick.anchor, tick.words)) for tick in ticks]
    assert boxes and not any(one.meets(other) for one, other in combinations(boxes, 2))


def test_times_of_day_stand_on_an_axis_of_hours():
    early = tell("A", "x", value=Interval(time(9, 30), time(9, 31), "minute"))
    late = tell("B", "y", value=Interval(time(17), time(17, 1), "minute"))
    dots = draw_dots(points_of([early, late]))
    assert [row.source for row in dots.rows] == ["A", "B"]
    assert any(re.fullmatch(r"\d\d:\d\d", tick.words) for tick in dots.ticks)


def test_many_sources_share_the_last_row_but_those_in_findings_keep_their_own():
    told = [tell(f"S{n:02}", str(n)) for n in range(30)]
    finding = find("contradiction", told[28], told[29])
    (shown,) = view(gather({"wharf": told}, [finding]))
    rows = shown.dots.rows
    assert len(rows) == MOST_ROWS and rows[-1].source == "19 further sources"
    assert {"S28", "S29"} <= {row.source for row in rows if row.kinds == ("contradiction",)}


def test_one_value_needs_no_plot():
    (shown,) = view(gather({"wharf": [tell("A", "3"), tell("B", "3", day=date(2022, 1, 1))]}))
    assert shown.timeline is None and shown.dots is None
    assert shown.caption == "All of them give one value." and shown.summary.endswith("one value")


def test_over_different_wholes_the_rows_say_which():
    a, b = tell("A", "3", basis="GNP"), tell("B", "4", day=date(2022, 1, 1), basis="GDP")
    (shown,) = view(gather({"wharf": [a, b]}, [find("basis-mismatch", a, b)]))
    assert [row.words for row in shown.dots.rows] == ["3 of GNP", "4 of GDP"]


@pytest.mark.parametrize("figure", ["1E+999999", "-1E+400", "NaN", "Infinity", "1E-999999"])
def test_figures_beyond_any_axis_are_told_in_the_table(figure):
    number = Decimal(figure)
    value = Interval(None, None) if number.is_nan() else Interval(number, None)
    odd = tell("C", "9", value=value, written=(number, number))
    (shown,) = view(gather({"wharf": [odd, tell("A", "3"), tell("B", "4", day=date(2021, 5, 5))]}))
    assert len(shown.rows) == 3 and draw(shown).text


def test_the_ends_of_the_calendar_have_a_place():
    assertions = [tell("A", "3", day=date.min), tell("B", "4", day=date.max)]
    assert len(plot_over_time(assertions).spots) == 2


# ---- tables, links and pairs -----------------------------------------------------------------------------------------


def test_the_table_says_how_each_was_told_and_leads_to_its_place_and_findings():
    a = tell("A", "3", modality="plan", basis="quays", speaker="Ines Varga")
    b = tell("B", "4")
    finding = find("contradiction", a, b)
    (shown,) = view(gather({"wharf": [a, b]}, [finding]))
    row = shown.rows[0]
    assert (row.source, row.written, row.read, row.told) == ("A", "3", "3", "5 April 2021")
    assert row.said == "as a plan, of quays, citing Ines Varga"
    assert (row.href, row.place) == ("#a1-line1", "article 1, line 1")
    assert [link.anchor for link in row.findings] == [f"f-{finding.fingerprint}"]
    page = draw(shown)
    assert ("a", f"#f-{finding.fingerprint}") in [(tag, found.get("href")) for tag, found in page.elements]
    heads = [found.get("scope") for tag, found in page.elements if tag == "th"]
    assert heads.count("col") == 7 and heads.count("row") == 2


def test_long_tables_are_folded_and_cut_with_those_in_findings_kept():
    told = [tell(f"S{n:02}", str(n), day=date(2021, 1, 1)) for n in range(60)]
    finding = find("contradiction", told[58], told[59])
    (shown,) = view(gather({"wharf": told}, [finding]))
    assert shown.folded and len(shown.rows) == MOST_STATEMENTS
    assert {"S58", "S59"} <= {row.source for row in shown.rows}
    assert f"and {60 - MOST_STATEMENTS} further statements" in draw(shown).text


def test_pairs_not_reported_are_told_with_the_reason_and_by_reason():
    a, b, c = tell("A", "3"), tell("B", "4"), tell("C", "9")
    silences = [
        Silence("wharf", a, b, "they are about different times"),
        Silence("wharf", b, c, "they are about different times"),
        Silence("wharf", a, c, "anybody may set a goal"),
    ]
    report = gather({"wharf": [a, b, c]})
    (shown,) = view(report, silences)
    text = draw(shown).text
    assert "Looked at, and not reported" in text and "They are about different times." in text
    index = make_index([shown], 1)
    assert [(r.reason, r.number) for r in index.reasons] == [
        ("They are about different times", 2),
        ("Anybody may set a goal", 1),
    ]
    listed = draw(index, "topic_index")
    assert "3 pairs" in listed.text and "They are about different times 2 pairs" in listed.text
    assert "#t-1" in [found.get("href") for _, found in listed.elements]


def test_hostile_words_are_shown_and_never_markup():
    a = tell(HOSTILE, "3", text=HOSTILE, speaker=HOSTILE, basis=HOSTILE)
    b = tell("B", "4", day=date(2021, 9, 9))
    report = gather({HOSTILE: [a, b]}, [find("contradiction", a, b, topic=HOSTILE)])
    shown = view(report, [Silence(HOSTILE, a, b, HOSTILE)])
    page = draw(shown[0])
    assert {"script", "img"} & {tag for tag, _ in page.elements} == set()
    assert not [name for _, found in page.elements for name in found if name.startswith("on") or name == "style"]
    assert "{{7*7}}" in page.text and "\u202e" not in page.text
    assert {"script", "img"} & {tag for tag, _ in draw(make_index(shown, 1), "topic_index").elements} == set()


def test_meaning_never_rests_on_colour_alone():
    a, b = tell("A", "3"), tell("B", "4", day=date(2021, 9, 9))
    page = draw(view(gather({"wharf": [a, b]}, [find("contradiction", a, b)]))[0])
    assert "contradiction 1: 3, 4" in re.sub(r" :", ":", page.text)
    drawn = [found["href"] for tag, found in page.elements if tag == "use"]
    assert "#shape-contradiction" in drawn and {"#m0", "#m1"} <= set(drawn)


def test_a_plot_is_a_figure_with_a_caption_and_hidden_from_readers_of_the_table():
    page = draw(view(gather({"wharf": [tell("A", "3"), tell("B", "4", day=date(2021, 9, 9))]}))[0])
    tags = [tag for tag, _ in page.elements]
    assert tags.count("figure") == tags.count("figcaption") == tags.count("table") == 1
    assert ("div", {"class": "plotted", "aria-hidden": "true"}) in page.elements


def test_the_same_report_gives_the_same_topics(harbour_report):
    assert view(harbour_report) == view(harbour_report)
    document = render(harbour_report)
    assert document == render(harbour_report)
    for mark in ("m0", "m6", "m-up", "m-right"):
        assert f'id="{mark}"' in document


def test_a_topic_of_very_many_statements_is_drawn_within_bounds():
    article = Article("The wharf has 3 cranes.", "A", FIRST)
    told = [
        Assertion(article, 14, 15, Span(0, 23), "wharf", "cranes", Interval(Decimal(n), Decimal(n)), "count", told=None)
        for n in range(3000)
    ]
    told.append(tell("B", "7", day=date(2022, 1, 1)))
    (shown,) = view(gather({"wharf": told}))
    assert len(shown.timeline.spots) <= 200 and len(shown.timeline.labels) <= 210
    assert len(str(draw(shown).elements)) < 200_000


def test_topics_far_down_the_list_keep_their_table_and_leave_out_the_plot(monkeypatch):
    monkeypatch.setattr("checker.reports.html.topics.MOST_PLOTS", 1)
    shown = view(gather({name: [tell("A", "3"), tell("B", "4")] for name in "xyz"}))
    assert [v.dots is not None for v in shown] == [True, False, False]
    assert [len(v.rows) for v in shown] == [2, 2, 2] and shown[1].caption == ""


def test_over_time_only_figures_are_drawn():
    days = [
        tell(s, "x", day=date(2021, n, 1), value=Interval(date(2021, n, 1), date(2021, n, 2), "day"))
        for n, s in ((4, "A"), (5, "B"))
    ]
    assert draw_timeline(points_of(days), {}) is None

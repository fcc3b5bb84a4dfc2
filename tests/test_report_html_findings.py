"""The card of a finding: its words, its table, its plot, what is folded, and how small it stays."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from decimal import Decimal
from html.parser import HTMLParser

import pytest

from checker.findings import Finding, Report
from checker.model import Article, Assertion, Dateline, Interval, Reading, Sentence, Span
from checker.reports.html import make_environment
from checker.reports.html.anchors import Anchors
from checker.reports.html.axes import make_axis, make_ticks
from checker.reports.html.cards import make_card
from checker.reports.html.extents import Extent, find_gaps, find_overlap, make_extent
from checker.reports.html.pages import gather_marks
from checker.reports.html.plots import Series, make_plot
from checker.reports.html.quotes import LONGEST_CONTEXT
from checker.reports.html.traces import say_note, say_outcome
from checker.reports.html.values import say_admits, say_read
from checker.reports.index import Places
from checker.reports.words import UNSAFE, say_sureness

DOC = re.compile(r"[^.!?]+[.!?]\s*")
VOID = {"use", "path", "rect", "circle", "br"}


# ---- made material ---------------------------------------------------------------------------------------------------


def figures(low, high, unit=""):
    return Interval(None if low is None else Decimal(low), None if high is None else Decimal(high), unit)


def days(low, high):
    return Interval(date.fromisoformat(low), date.fromisoformat(high), "day")


def tell(figure, value, *, source="A", text="", title="", published=date(2024, 5, 2), **more):
    """Returns what a made article states: its text holds the figure, in the middle of three sentences unless given."""
    text = text or f"The ferry left at noon. In all {figure} were counted on the quay. Nobody asked twice."
    article = Article(text, source, published, title)
    start = text.index(figure)
    within = next(m for m in DOC.finditer(text) if m.start() <= start < m.end())
    if stated := more.pop("written", None):
        low, high = stated if isinstance(stated, tuple) else (stated, stated)
        more["written"] = (None if low is None else Decimal(low), None if high is None else Decimal(high))
    return Assertion(
        article,
        start,
        start + len(figure),
        Span(within.start(), within.start() + len(within[0].rstrip())),
        "quay",
        "number",
        value,
        "crates",
        **more,
    )


def count_of(number, source="A", **more):
    figure = f"{number} crates"
    return tell(figure, figures(f"{number - 0.5}", f"{number + 0.5}"), source=source, written=number, **more)


def report_on(*findings):
    articles = list(dict.fromkeys(a.article for f in findings for a in f.assertions))
    readings = []
    for article in articles:
        sentences = tuple(Sentence(m.start(), m.start() + len(m[0].rstrip())) for m in DOC.finditer(article.text))
        own = tuple(dict.fromkeys(a for f in findings for a in f.assertions if a.article == article))
        readings.append(Reading(article, Dateline(None), sentences, (), own))
    return Report(findings, tuple(readings))


def find(*assertions, kind="contradiction", severity="error", confidence=0.93, why="They differ."):
    return Finding(kind, severity, confidence, assertions, why, "crates", "crates on the quay")


def cards_of(*findings):
    report = report_on(*findings)
    places = Places(report)
    anchors = Anchors(report, places)
    marks = gather_marks(report, places, anchors.findings)
    return [make_card(n, anchors, marks) for n in range(len(findings))]


def card_of(*assertions, **more):
    return cards_of(find(*assertions, **more))[0]


def draw(card):
    return str(make_environment(None).get_template("finding.html.j2").module.finding(card))


class Parsed(HTMLParser):
    """The elements of a fragment with their attributes, its text, and whether its tags are balanced."""

    def __init__(self, html):
        super().__init__()
        self.elements, self.open, self.faults, self.text = [], [], [], []
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag not in VOID and (not self.open or self.open.pop() != tag):
            self.faults.append(tag)

    def handle_data(self, data):
        self.text.append(data)


SEVENTEEN, MORE, TWENTY_THREE = (
    count_of(17, "riverpost.example"),
    count_of(17, "quayside.example"),
    count_of(23, "relief.example"),
)


# ---- the head --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("confidence", "word"),
    [
        (1.0, "sure"),
        (0.9, "sure"),
        (0.899, "fairly sure"),
        (0.75, "fairly sure"),
        (0.6, "likely"),
        (0.59, "unsure"),
        (0, "unsure"),
    ],
)
def test_confidence_has_a_word(confidence, word):
    assert say_sureness(confidence) == word


def test_the_head_sets_the_values_against_each_other():
    card = card_of(SEVENTEEN, TWENTY_THREE, MORE)
    assert [(v.mark, v.words, v.sources) for v in card.values] == [
        (1, "17", "riverpost.example and quayside.example"),
        (2, "23", "relief.example"),
    ]
    assert (card.number, card.severity_words, card.sure, card.confidence) == (1, "pressing", "sure", "0.93")
    shown = draw(card)
    assert f'href="#{card.anchor}" aria-label="Link to finding 1"' in shown
    assert f'<article class="finding kind-contradiction" id="{card.anchor}"' in shown
    assert "sure, 0.93" in shown


def test_many_sources_of_a_value_are_counted():
    card = card_of(*(count_of(17, f"s{n}") for n in range(6)), TWENTY_THREE)
    assert card.values[0].sources == "s0, s1 and 4 more sources"
    agreed = card_of(*(count_of(17, f"s{n}") for n in range(5)), kind="agreement", severity="info")
    assert agreed.values[0].sources == "s0, s1, s2, s3 and s4"


def test_a_source_that_gives_two_values_is_told_apart_by_its_days():
    later = count_of(23, "riverpost.example", published=date(2024, 5, 9))
    card = card_of(SEVENTEEN, later)
    assert [v.sources for v in card.values] == ["riverpost.example, 2 May 2024", "riverpost.example, 9 May 2024"]


def test_values_say_what_else_tells_them_apart():
    share = figures("1.5", "2.5", "percent")
    gnp, gdp = (tell("2%", share, source=s, written="2", basis=s, text=f"It takes 2% of {s}.") for s in ("GNP", "GDP"))
    assert [v.aside for v in card_of(gnp, gdp, kind="basis-mismatch").values] == ["of GNP", "of GDP"]
    plan, fact = count_of(17, modality="plan", period=days("2023-01-01", "2024-01-01"), dated=True), count_of(23, "B")
    assert [v.aside for v in card_of(plan, fact, kind="drift").values] == ["as a plan", "as a fact"]
    earlier = count_of(17, period=days("2022-01-01", "2023-01-01"), dated=True)
    later = count_of(23, "B", period=days("2023-01-01", "2024-01-01"), dated=True)
    moved = card_of(earlier, later, kind="drift")
    assert [v.aside for v in moved.values] == ["in the year 2022", "in the year 2023"]


def test_of_many_values_some_stand_in_the_head():
    card = card_of(*(count_of(10 * n, f"s{n}") for n in range(1, 9)))
    assert len(card.values) == 5 and card.more_values == "3 more values"
    assert len(card.sides) == 4 and len(card.folded) == 4 and card.more_sides == "4 more values"


# ---- the sentences ---------------------------------------------------------------------------------------------------


def test_a_sentence_stands_between_its_neighbours():
    side = card_of(SEVENTEEN, TWENTY_THREE).sides[0].witness
    assert side.earlier == "The ferry left at noon."
    assert (side.before, side.figure, side.after) == ("In all ", "17 crates", " were counted on the quay.")
    assert side.later == "Nobody asked twice."
    assert (side.source, side.date, side.place) == ("riverpost.example", "2 May 2024", "line 1")
    assert re.fullmatch(r"#a1-\d+", side.href)


def test_context_is_cut_to_a_bearable_length():
    text = f"{'Word ' * 200}end. In all 17 crates came. {'More ' * 200}end."
    side = card_of(count_of(17, text=text), TWENTY_THREE).sides[0].witness
    assert side.earlier.startswith("… ") and side.earlier.endswith("Word end.")
    assert side.later.startswith("More") and side.later.endswith("More …")
    assert max(len(side.earlier), len(side.later)) <= LONGEST_CONTEXT + 2


def test_further_sources_of_a_value_are_folded():
    card = card_of(SEVENTEEN, TWENTY_THREE, MORE)
    assert [(s.more, len(s.others)) for s in card.sides] == [("1 more source", 1), ("", 0)]
    assert card.sides[0].others[0].earlier == ""
    assert "<summary>and 1 more source</summary>" in draw(card)


def test_the_surest_witness_of_a_value_is_shown():
    sure, unsure = count_of(17, "sure", confidence=0.9), count_of(17, "unsure", confidence=0.6)
    assert card_of(unsure, TWENTY_THREE, sure).sides[0].witness.source == "sure"


def test_an_agreement_is_terse():
    card = card_of(SEVENTEEN, MORE, kind="agreement", severity="info", why="2 sources agree.\nThey name the quay.")
    shown = draw(card)
    assert card.terse and not card.open and card.plot is None
    assert shown.index("<details") < shown.index("<blockquote")
    assert shown.count("<details") == 1
    assert shown.count("<blockquote") == 2
    assert card.explanation == ("They name the quay.",)


@pytest.mark.parametrize(("severity", "opened"), [("error", True), ("warning", True), ("note", False), ("info", False)])
def test_pressing_findings_stand_open(severity, opened):
    assert ('<details class="read" open>' in draw(card_of(SEVENTEEN, TWENTY_THREE, severity=severity))) is opened


# ---- how each was read -----------------------------------------------------------------------------------------------


def rows_of(card):
    return {name: [(c.text, c.note) for c in cells] for name, cells in card.trace.rows}


def test_the_trace_leads_from_the_words_to_the_comparison():
    year = days("2021-01-01", "2022-01-01")
    spent = tell(
        "US$54.1 billion", figures("54050000000", "54150000000", "USD"), written="54100000000", period=year, dated=True,
        note="“last year”: counted from the article's date 2022-06-30", roles=(("period", "last year"),),
        speaker="Ines Varga", basis="all ministries",
    )  # fmt: skip
    planned = tell(
        "$ 100 billion", figures("95000000000", "105000000000", "USD"), source="B", written="100000000000", hedge="about",
        period=days("2022-06-01", "2022-06-27"), modality="plan",
    )  # fmt: skip
    card = card_of(spent, planned, kind="drift")
    assert rows_of(card) == {
        "As written": [("US$54.1 billion", ""), ("$ 100 billion", "")],
        "Read as": [("54.1 billion USD", ""), ("about 100 billion USD", "")],
        "Admits": [("54.05 to 54.15 billion USD", ""), ("95 to 105 billion USD", "")],
        "About when": [
            ("the year 2021", "“last year”: counted from the article's date 30 June 2022"),
            ("1 to 26 June 2022", "taken from when it was written"),
        ],
        "Stated": [("as a fact", ""), ("as a plan", "")],
        "Speaker": [("Ines Varga", ""), ("", "")],
        "Measured over": [("all ministries", ""), ("", "")],
    }
    assert card.trace.outcome == "No value fits both; they were not said equally firmly."
    assert card.trace.heads == ("A", "B")


def test_rows_that_tell_nothing_are_left_out_and_equal_cells_are_one():
    card = card_of(SEVENTEEN, TWENTY_THREE)
    assert list(rows_of(card)) == ["As written", "Read as", "Admits", "Stated"]
    assert rows_of(card)["Stated"] == [("both: as a fact", "")]
    assert '<td colspan="2">both: as a fact</td>' in draw(card)


def test_a_resolved_date_gives_its_reason():
    told = tell("July 10", days("2022-07-10", "2022-07-11"), note="year taken from the article's date 2022-06-30")
    other = tell("11 July 2022", days("2022-07-11", "2022-07-12"), source="B")
    rows = rows_of(card_of(told, other))
    assert rows["Read as"][0] == ("10 July 2022", "year taken from the article's date 30 June 2022")
    assert rows["Admits"] == [("both: that day alone", "")]


def test_of_more_than_three_statements_each_has_a_row():
    card = card_of(SEVENTEEN, MORE, TWENTY_THREE, count_of(23, "fourth.example"))
    assert card.trace.wide
    assert card.trace.heads == ("As written", "Read as", "Admits", "Stated")
    assert [name for name, _ in card.trace.rows][-1] == "fourth.example"
    shown = Parsed(draw(card))
    assert any(a.get("role") == "group" and a.get("tabindex") == "0" for _, a in shown.elements)


def test_statements_of_one_source_are_told_apart():
    card = card_of(SEVENTEEN, count_of(23, "riverpost.example", published=date(2024, 5, 9)))
    assert card.trace.heads == ("riverpost.example, 2 May 2024", "riverpost.example, 9 May 2024")
    twice = "In all 17 crates came.\nLater 23 crates came."
    card = card_of(count_of(17, text=twice), count_of(23, text=twice))
    assert card.trace.heads == ("A, 2 May 2024, line 1", "A, 2 May 2024, line 2")


@pytest.mark.parametrize(
    ("assertion", "read", "admits"),
    [
        (count_of(17), "17", "17 and no other number"),
        (tell("17-year-old", figures("17", "18", "year"), written="17"), "17 years", "17 to just under 18 years"),
        (tell("2.1 km", figures("2.05", "2.15", "kilometer"), written="2.1"), "2.1 kilometres", "2.05 to 2.15 kilometres"),
        (tell("at least 2%", figures("2", None, "percent"), written=("2", None), hedge="at least"), "at least 2%", "2% or more"),
        (tell("up to 20", figures(None, "20.5"), written=(None, "20"), hedge="up to"), "up to 20", "20 or fewer"),
        (tell("over 19", figures("19.5", None), written=("19", None), hedge="more than"), "19.5 or more", "20 or more"),
        (tell("third", figures("3", "4", "rank"), written="3"), "3rd", "3rd and no other number"),
        (tell("2014", days("2014-01-01", "2015-01-01")), "the year 2014", "1 January to 31 December 2014"),
        (tell("June 29 to 30", days("2022-06-29", "2022-07-01")), "29 to 30 June 2022", "29 to 30 June 2022"),
        (tell("10 p.m.", Interval(time(22), time(22, 1), "time")), "22:00", "22:00 to 22:01"),
        (tell("since 2015", Interval(date(2015, 1, 1), None, "day")), "from 2015 on", "from 2015 on"),
    ],
)  # fmt: skip
def test_values_in_words(assertion, read, admits):
    assert (say_read(assertion), say_admits(assertion)) == (read, admits)


def test_a_note_keeps_what_is_no_day():
    assert say_note(count_of(1, note="2022-06-31 and 2022-06-30")) == "2022-06-31 and 30 June 2022"


@pytest.mark.parametrize(
    ("kind", "values", "outcome"),
    [
        ("contradiction", (17, 23), "No value fits both."),
        ("contradiction", (17, 23, 17), "No value fits both."),
        ("contradiction", (17, 23, 30), "No value fits all of them."),
        ("agreement", (17, 17), "All were read as one value."),
        ("drift", (17, 23), "No value fits both; they were not said at one time."),
        ("basis-mismatch", (2, 2), "The figures meet; what they are measured over differs."),
        ("dateline", (2, 2), ""),
    ],
)
def test_the_comparison_in_words(kind, values, outcome):
    assert say_outcome(find(*(count_of(v, f"s{n}") for n, v in enumerate(values)), kind=kind)) == outcome


def test_figures_of_different_sorts_do_not_fit_one_another():
    half = tell("half", figures("49.5", "50.5", "percent"), written="50")
    assert say_outcome(find(count_of(30), half, kind="arithmetic")) == "Taken together, they do not fit one another."


# ---- the plot --------------------------------------------------------------------------------------------------------


def plot_of(*assertions, kind="contradiction"):
    return make_plot(kind, [Series(say_read(a), a.article.source, make_extent(a)) for a in assertions])


def percent(text):
    return float(text.removesuffix("%"))


def labels(plot):
    return [tick.words for tick in plot.ticks]


def test_exact_counts_are_points_on_an_axis_from_zero():
    plot = plot_of(SEVENTEEN, TWENTY_THREE)
    assert [bool(r.point) for r in plot.rows] == [True, True] and [r.firm for r in plot.rows] == [None, None]
    assert labels(plot) == ["0", "5", "10", "15", "20"]
    low, high = (percent(r.point) for r in plot.rows)
    zero = percent(plot.ticks[0].at)
    assert (low - zero) / (high - zero) == pytest.approx(17 / 23, abs=0.01)
    assert plot.caption == "They lie 6 apart."
    assert percent(plot.between[0].x) == low


def test_an_axis_of_near_values_does_not_begin_at_zero():
    plot = plot_of(*(tell(f, figures(lo, hi, "SEK"), source=f, written=w) for f, lo, hi, w in (
        ("41 m", "40500000", "41500000", "41000000"), ("43 m", "42500000", "43500000", "43000000"))))  # fmt: skip
    assert (
        labels(plot) == ["40.5", "41", "41.5", "42", "42.5", "43", "43.5"][: len(plot.ticks)] or labels(plot)[0] != "0"
    )
    assert plot.unit == "million SEK"
    assert plot.caption == "They lie 1 million SEK apart."


def test_values_that_overlap_share_a_stretch():
    whole, month = (
        tell("2022", days("2022-01-01", "2023-01-01")),
        tell("June 2022", days("2022-06-01", "2022-07-01"), source="B"),
    )
    plot = plot_of(whole, month, kind="agreement")
    assert plot.between == () and plot.shared == plot.rows[1].firm
    assert plot.caption == "Both admit the shaded stretch."
    assert labels(plot) == ["Jan 2022", "Apr 2022", "Jul 2022", "Oct 2022", "Jan 2023"]


def test_open_ends_are_arrows_and_rough_ends_are_soft():
    least = tell("at least 20", figures("20", None), written=("20", None), hedge="at least")
    about = tell("about 10", figures("9", "11"), source="B", written="10", hedge="about")
    plot = plot_of(least, about, kind="drift")
    open_row, rough_row = plot.rows
    assert (open_row.opens_low, open_row.opens_high) == (False, True)
    assert percent(open_row.firm.x) + percent(open_row.firm.width) > 96
    assert percent(rough_row.soft.x) < percent(rough_row.firm.x)
    assert percent(rough_row.soft.width) > percent(rough_row.firm.width)
    assert "Ends that fade are of a rough figure." in plot.caption
    assert "An arrow goes on without end." in plot.caption
    shown = draw(card_of(least, about))
    assert 'href="#open-high"' in shown and 'class="soft"' in shown and 'href="#open-low"' not in shown


def test_a_logarithmic_axis_is_used_when_needed_and_said_so():
    plot = plot_of(count_of(3), count_of(301, "B"))
    assert "logarithmic" in plot.caption and labels(plot) == ["10", "100"]
    assert "logarithmic" not in plot_of(count_of(3), count_of(300, "B")).caption


def test_years_days_and_clocks_have_round_ticks():
    years = plot_of(tell("2014", days("2014-01-01", "2015-01-01")), tell("2015", days("2015-01-01", "2016-01-01")))
    assert labels(years) == ["2014", "2015", "2016"] and years.caption == "One ends where the other begins."
    near = plot_of(tell("May 19", days("2022-05-19", "2022-05-20")), tell("May 23", days("2022-05-23", "2022-05-24")))
    assert labels(near) == ["19 May", "20 May", "21 May", "22 May", "23 May"] and near.unit == "2022"
    assert near.caption == "They lie 4 days apart."
    clocks = plot_of(
        tell("10 p.m.", Interval(time(22), time(22, 1), "time")),
        tell("10:45", Interval(time(22, 45), time(22, 46), "time")),
    )
    assert labels(clocks) == ["22:00", "22:15", "22:30", "22:45"] and clocks.caption == "They lie 45 minutes apart."
    at = [datetime(2024, 4, 21, 22, 28), datetime(2024, 4, 21, 23, 58)]
    moments = plot_of(
        *(tell("x", Interval(m, m.replace(minute=m.minute + 1), "time"), text="At x it came.") for m in at)
    )
    assert moments.unit == "21 April 2024" and moments.caption == "They lie 1 hour 30 minutes apart."


def test_many_values_are_drawn_in_part():
    plot = plot_of(*(count_of(10 * n, f"s{n}") for n in range(1, 12)))
    assert len(plot.rows) == 8 and "3 further values stand in the table alone." in plot.caption
    assert len(plot.between) == 3 and plot.caption.startswith("The widest gap is 10.")


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        ("agreement", [SEVENTEEN, MORE]),  # equal
        ("contradiction", [SEVENTEEN]),
        ("dateline", [SEVENTEEN, TWENTY_THREE]),
        ("basis-mismatch", [SEVENTEEN, TWENTY_THREE]),
        ("arithmetic", [SEVENTEEN, tell("half", figures("49.5", "50.5", "percent"))]),  # no one axis
        ("contradiction", [SEVENTEEN, tell("x", Interval(None, None), text="At x it came.")]),
        ("contradiction", [SEVENTEEN, tell("x", figures("1e90", "2e90"), text="At x it came.")]),
        ("contradiction", [tell("ten", Interval(time(22), time(23), "time")),
                           tell("ten", Interval(datetime(2024, 1, 1, 22), datetime(2024, 1, 1, 23), "time"))]),
    ],
)  # fmt: skip
def test_there_is_no_plot_where_it_tells_nothing(kind, values):
    assert plot_of(*values, kind=kind) is None
    assert "<svg height" not in draw(card_of(*values, kind=kind))


def test_the_words_of_a_row_fit_the_narrowest_screen():
    plot = plot_of(count_of(17, "a-very-long-name-of-a-source.example.org/with/more"), TWENTY_THREE)
    assert all(len(r.value) + len(r.sources) <= 42 for r in plot.rows)


def test_places_lie_within_the_drawing():
    wide = [
        tell("x", figures(lo, hi, "SEK"), text="At x it came.")
        for lo, hi in (("-1e50", "5"), (None, "-2e50"), ("3", None))
    ]
    plot = plot_of(*wide)
    shown = [b for r in plot.rows for b in (r.firm, r.soft) if b] + list(plot.between)
    assert all(percent(b.x) >= 0 and percent(b.x) + percent(b.width) <= 100.01 for b in shown)
    assert len(plot.ticks) <= 6


@pytest.mark.parametrize(
    "ends",
    [("0.0001", "0.0002"), ("1", "2"), ("99", "101"), ("-5", "5"), ("1000000", "3500000"), ("0", "1e30"), ("7", "7")],
)
def test_axes_have_a_few_round_ticks(ends):
    extents = [Extent("figure", "", Decimal(e), Decimal(e), Decimal(e)) for e in ends]
    axis = make_axis(extents)
    ticks, _ = make_ticks(axis, [e._replace(point=None) for e in extents])
    assert 2 <= len(ticks) <= 6
    places = [percent(t.at) for t in ticks]
    assert places == sorted(set(places))


@pytest.mark.parametrize("span", [1, 3, 9, 20, 45, 100, 300, 599, 700, 2000, 9000, 60_000, 700_000])
def test_calendars_have_a_few_round_ticks(span):
    start = date(1, 1, 1).toordinal() + 10
    axis = make_axis(extents := [Extent("day", "day", Decimal(start), Decimal(start + span))])
    ticks, _ = make_ticks(axis, extents)
    assert 2 <= len(ticks) <= 5, [t.words for t in ticks]


def test_gaps_and_overlaps():
    def bar(low, high, point=None):
        return Extent("figure", "", low and Decimal(low), high and Decimal(high), point)

    assert find_gaps([bar(5, 6), bar(1, 2), bar(9, None)]) == [(2, 5), (6, 9)]
    assert find_gaps([bar(None, 2), bar(1, 5)]) == []
    assert find_overlap([bar(None, 4), bar(1, 3), bar(2, None)]) == (2, 3)
    assert find_overlap([bar(1, 2), bar(2, 3)]) is None


# ---- a dateline ------------------------------------------------------------------------------------------------------


def test_a_dateline_tells_its_problem_first():
    text = "Filed 2024/03/0509:15:40. A long sentence that tells at some length of what was done on the quay here in June of 2022. End."
    stamp = tell("2024/03/0509:15:40", Interval(datetime(2024, 3, 5, 9), datetime(2024, 3, 5, 10), "time"), text=text)
    passage = tell(
        "A long sentence that tells at some length of what was done on the quay here in June of 2022",
        days("2022-06-01", "2022-07-01"),
        text=text,
    )
    why = "The stamp is malformed.\nIt is taken to be of June 2022."
    card = card_of(stamp, passage, kind="dateline", severity="warning", why=why)
    assert (card.lede, card.values, card.plot) == ("The stamp is malformed.", (), None)
    assert card.explanation == ("It is taken to be of June 2022.",)
    assert card.reason == "Why it is shown"
    assert [s.witness.figure for s in card.sides] == ["2024/03/0509:15:40", ""]
    assert list(rows_of(card)) == ["As written", "Read as"] and card.trace.heads == ("line 1",)


def test_a_finding_without_statements_is_shown():
    shown = Parsed(draw(card_of(kind="dateline", severity="note", why="No date is stated.")))
    assert "No date is stated." in "".join(shown.text) and shown.faults == [] and shown.open == []


# ---- the whole card --------------------------------------------------------------------------------------------------


def test_the_line_that_leaves_a_finding_out():
    finding = find(SEVENTEEN, TWENTY_THREE)
    card = cards_of(finding)[0]
    assert card.suppression == f'ignore = ["{finding.fingerprint}"]'
    assert re.search(
        r"<code>ignore = \[.{5}[0-9a-f]{16}.{5}\]</code> <button type=\"button\" data-copy>Copy</button>", draw(card)
    )


def test_explanations_stand_line_by_line():
    shown = draw(card_of(SEVENTEEN, TWENTY_THREE, why="They differ.\n\nThey name the quay."))
    assert '<p dir="auto">They differ.</p>\n<p dir="auto">They name the quay.</p>' in shown
    assert "Why they were paired" in shown


@pytest.mark.parametrize("kind", ["contradiction", "drift", "agreement", "basis-mismatch", "arithmetic", "dateline"])
def test_cards_are_sound_html(kind):
    hostile = '</script><img src=x onerror="harm()">{{7*7}}\u202e'
    told = count_of(
        17,
        hostile,
        title=hostile,
        speaker=hostile,
        basis=hostile,
        note=hostile,
        text=f"{hostile} 17 crates. {hostile}.",
    )
    shown = draw(card_of(told, TWENTY_THREE, MORE, kind=kind, why=hostile))
    parsed = Parsed(shown)
    assert parsed.faults == [] and parsed.open == []
    assert {tag for tag, _ in parsed.elements} & {"script", "img", "style"} == set()
    names = {name for _, attributes in parsed.elements for name in attributes}
    assert "style" not in names and not {n for n in names if n.startswith("on")}
    assert "\u202e" not in shown and "{{7*7}}" in "".join(parsed.text)
    assert "49" not in "".join(parsed.text)


def test_text_that_is_fit_to_be_printed_holds_nothing_unsafe():
    assert not [n for n in range(0x110000) if UNSAFE.match(chr(n)) and chr(n).isprintable()]


def test_nobody_is_called_wrong():
    shown = "".join(Parsed(draw(card_of(SEVENTEEN, TWENTY_THREE))).text)
    assert not re.search(r"\b(false|wrong|error|incorrect|assertion|mention|interval)\b", shown, re.I)


def test_cards_stay_small():
    text = "In all {} crates were counted on the quay that morning by the harbour master and two of her clerks."
    pair = [
        count_of(n, s, text=text.format(n), title="Crates on the quay")
        for n, s in ((17, "riverpost.example"), (23, "relief.example"))
    ]
    assert len(draw(card_of(*pair)).encode()) < 4_000
    assert (
        len(draw(card_of(pair[0], count_of(17, "relief.example"), kind="agreement", severity="info")).encode()) < 2_500
    )

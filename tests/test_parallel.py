"""Parallel sentences: what was changed between two tellings of one text is found, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from checker import Article, Finding, Report, check, mentions
from checker.parallels.restated import Figure, weigh
from checker.parallels.subjects import read_subject, share_subject
from checker.parallels.wires import read_units
from checker.rule import load_rules
from checker.run import extract_all

RULE = [r for r in load_rules() if r.id == "parallel-sentences"]
DAY = date(2019, 5, 14)


def report(first: str, second: str, later: int | None = 0) -> Report:
    """Returns what the rule finds between two texts, the second written `later` days after; undated where it is None."""
    days = (None, None) if later is None else (DAY, DAY + timedelta(days=later))
    return check([Article(t, s, d) for t, s, d in zip((first, second), ("A", "B"), days, strict=True)], RULE)


def found(first: str, second: str, later: int | None = 0) -> list[Finding]:
    return [f for f in report(first, second, later).findings if f.rule == "parallel-sentences"]


def figures(findings: Sequence[Finding]) -> list[tuple[str, ...]]:
    return [tuple(a.text for a in f.assertions) for f in findings]


FERRY = (
    "The Oporto ferry company will lay up four of its nine vessels from June 3 and cut 1,200 jobs, its chairman Rui Lobo said on "
    "Monday.\n\nThe company lost 3.5 million euros last year, against a profit of 41-1/2 million in 2016."
)


# ------------------------------------------------------------------------------------------- what was changed


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("four", "five"),
        ("nine vessels", "seven vessels"),
        ("June 3", "June 13"),
        ("1,200", "1,700"),
        ("3.5 million", "5.3 million"),
        ("3.5 million", "35 million"),
        ("41-1/2 million", "14-1/2 million"),
        ("2016", "2015"),
        ("Monday", "Tuesday"),
    ],
)
def test_one_changed_figure_is_the_one_finding(old: str, new: str) -> None:
    (finding,) = found(FERRY, FERRY.replace(old, new))
    (a, b) = finding.assertions
    assert finding.kind == "contradiction"
    assert a.text.startswith(old.split()[0]) and b.text.startswith(new.split()[0]) and a.text != b.text
    for assertion in (a, b):
        assert assertion.article.text[assertion.start : assertion.end] == assertion.text
        assert assertion.within.start <= assertion.start < assertion.end <= assertion.within.end
    assert a.sentence != b.sentence


def test_two_changed_figures_are_two_findings() -> None:
    findings = found(FERRY, FERRY.replace("1,200", "1,700").replace("2016", "2015"))
    assert sorted(figures(findings)) == [("1,200", "1,700"), ("2016", "2015")]


def test_a_hedge_excuses_nothing_where_both_have_it() -> None:
    text = "Heavy rain flooded more than {} homes along the Tejo near Santarem, the mayor Ana Dias said."
    assert figures(found(text.format("2,600"), text.format("1,200"))) == [("2,600", "1,200")]


def test_a_later_day_makes_it_an_edition() -> None:
    text = FERRY + "\n\nUnions called a strike of 48 hours. Some 300 lorries wait at 2 quays."
    (finding,) = found(text, text.replace("1,200", "1,700"), later=1)
    assert (finding.kind, finding.severity) == ("drift", "note")


def test_an_announced_correction_is_surer() -> None:
    corrected = FERRY.replace("1,200", "1,700")
    (plain,) = found(FERRY, corrected)
    (announced,) = found(FERRY, corrected + "\n\n(Corrects number of jobs, not 1,200 as sent earlier.)")
    assert announced.kind == "drift"
    assert announced.confidence > plain.confidence


def test_the_denied_figure_of_a_correction_is_no_statement() -> None:
    first = "Faro airport shuts two hours early at 2200 GMT - operator."
    second = "CORRECTED-Faro airport shuts two hours early at 2000 GMT (not 2200 GMT) - operator."
    assert figures(found(first, second)) == [("2200 GMT", "2000 GMT")]


def test_a_third_copy_joins_the_finding() -> None:
    texts = [FERRY, FERRY.replace("1,200", "1,700"), FERRY.replace("1,200", "1,900")]
    report = check([Article(t, f"paper {n}", DAY) for n, t in enumerate(texts)], RULE)
    assert [len(f.assertions) for f in report.findings if f.rule == "parallel-sentences"] == [3]


def test_a_day_written_as_a_word_is_read_with_its_month() -> None:
    text = "The Setubal shipyard will close for a week starting {} to take stock, its owners said, and 800 men stay at home."
    (finding,) = found(text.format("August six"), text.format("April six"))
    assert [a.value.low for a in finding.assertions] == [date(2019, 8, 6), date(2019, 4, 6)]


def test_an_excerpt_is_still_the_same_text() -> None:
    lead = (
        "Bakers in Braga struck on Friday. The mayor Joana Pires called for talks with Tiago Reis of the bakers' guild."
    )
    rest = " The strike shut 140 shops in 12 towns.\n\nFlour has gone up by 7 percent since May, and 30 mills are idle."
    (finding,) = found(lead + rest, rest.replace("140", "410").strip())
    assert figures([finding]) == [("140", "410")]


# ------------------------------------------------------------------------------------------- rows of tables

TABLE = """TAGUS CANNERIES INC <TGC> 3RD QTR NET.
LISBON, May 14 - Shr 14 cts vs 12 cts
Net 3,345,000 vs 2,870,000
Revs 36.7 mln vs 31.2 mln
Nine months
Shr loss 40 cts vs profit 22 cts
Net loss 9,560,000 vs profit 5,260,000
Avg shrs 23,900,000 vs 23,910,000
"""


@pytest.mark.parametrize(
    ("old", "new", "topic"),
    [
        ("3,345,000", "3,348,000", "net"),
        ("31.2 mln", "32.1 mln", "revs, column 2"),
        ("14 cts", "41 cts", "shr"),
        ("loss 40 cts", "loss 44 cts", "9 month, shr"),
        ("loss 40 cts", "profit 40 cts", "9 month, shr"),
        ("23,910,000", "29,310,000", "9 month, avg shrs, column 2"),
    ],
)
def test_a_row_is_named_by_section_label_and_column(old: str, new: str, topic: str) -> None:
    (finding,) = found(TABLE, TABLE.replace(old, new))
    assert finding.assertions[0].attribute == topic


def test_a_misspelled_label_is_the_same_row() -> None:
    assert figures(found(TABLE, TABLE.replace("Revs 36.7", "Rervs 37.6"))) == [("36.7 mln", "37.6 mln")]


def test_rows_of_another_period_are_other_rows() -> None:
    first = TABLE.replace("Nine months\nShr loss 40 cts vs profit 22 cts\n", "")
    second = TABLE.replace("Shr 14 cts vs 12 cts\n", "").replace("Revs 36.7 mln vs 31.2 mln\n", "")
    assert found(first, second) == []


def test_reversed_columns_are_found_where_a_correction_is_announced() -> None:
    turned = TABLE.replace("3,345,000 vs 2,870,000", "2,870,000 vs 3,345,000")
    turned = "CORRECTED-" + turned + "\nNote: Corrects reversed figures."
    assert sorted(figures(found(TABLE, turned))) == [("2,870,000", "3,345,000"), ("3,345,000", "2,870,000")]


# ------------------------------------------------------------------------------------------- what was not changed


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("four of its nine", "4 of its 9"),
        ("1,200 jobs", "1.2 thousand jobs"),
        ("3.5 million euros", "3,500,000 euros"),
        ("3.5 million euros", "EUR 3.5 mln"),
        ("41-1/2 million", "41.5 million"),
        ("June 3", "3 June"),
        ("1,200 jobs", "about 1,200 jobs"),
        ("1,200 jobs", "1,200 posts"),
        ("chairman Rui Lobo said on Monday", "chairman told reporters"),
    ],
)
def test_the_same_said_otherwise_is_silent(old: str, new: str) -> None:
    assert FERRY.replace(old, new) != FERRY
    assert found(FERRY, FERRY.replace(old, new)) == []


def test_a_rough_figure_in_another_form_is_rounded_and_one_in_the_same_form_was_changed() -> None:
    text = "The Sado salt works sold {} tonnes to Norway last year, said its owner Luis Prata, and paid 40 men."
    assert found(text.format("2.1 million"), text.format("2,130,000")) == []
    assert figures(found(text.format("140,000"), text.format("140,003"))) == [("140,000 tonnes", "140,003 tonnes")]


def test_a_figure_that_moved_within_the_sentence_is_not_changed() -> None:
    first = "The guild of Evora has 40 members in 12 towns and wants 90 more, said Ana Dias of the guild."
    second = "The guild of Evora has 12 members in 90 towns and wants 40 more, said Ana Dias of the guild."
    assert len(found(first, second)) in (0, 3)  # either all of them were changed, or nothing is sure
    third = "With 12 towns, the guild of Evora has 40 members and wants 90 more, said Ana Dias of the guild."
    assert found(first, third) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        # one template, two companies
        (
            "Lima Foods raised its quarterly dividend to 12 cents a share from 10 cents and will pay it on July 1.",
            "Sousa Steel raised its quarterly dividend to 31 cents a share from 29 cents and will pay it on July 9.",
        ),
        # one template, two tickers
        (
            "DELTA MILLS <DLM> SETS PAYOUT.\nQtly div 12 cts vs 12 cts prior\nPay July 1\nRecord June 12",
            "DELTA MINES <DLN> SETS PAYOUT.\nQtly div 31 cts vs 31 cts prior\nPay July 9\nRecord June 12",
        ),
        # another thing of the same firm
        (
            "Lima Foods said exports of cod rose 12 percent to 300 tonnes in May, helped by a weak euro.",
            "Lima Foods said exports of tuna rose 14 percent to 800 tonnes in May, helped by a weak euro.",
        ),
        # two matches of one league
        (
            "Benfica beat Braga 3 to 1 in front of 42,000 people on Sunday and lead the league by 4 points.",
            "Porto beat Chaves 2 to 0 in front of 31,000 people on Sunday and lead the league by 6 points.",
        ),
        # two people in one sentence frame
        (
            "Police in Faro charged Rui Almeida, 36, with robbing 2 banks and held him on bail of 5,000 euros.",
            "Police in Faro charged Ana Teixeira, 41, with robbing 3 banks and held her on bail of 9,000 euros.",
        ),
        # two quakes
        (
            "A magnitude 5.1 quake struck 40 km west of Lagos at a depth of 10 km, the institute said.",
            "A magnitude 4.4 quake struck 70 km south of Sines at a depth of 22 km, the institute said.",
        ),
    ],
)
def test_two_texts_on_one_template_are_two(first: str, second: str) -> None:
    assert found(first, second) == []
    assert found(first, second, later=1) == []
    assert found(first, second, later=None) == []


@pytest.mark.parametrize("later", [1, 2, 7, 30])
def test_a_series_gives_each_days_figure(later: int) -> None:
    text = (
        "The Lisbon money desk lent banks {} million euros at {} percent on {}, its office said.\n\nDealers had put the day's need "
        "at {} million. Rates for the month stood at {} percent."
    )
    assert found(text.format(300, 2.1, "Monday", 280, 2.4), text.format(450, 2.3, "Tuesday", 400, 2.6), later) == []


def test_equal_texts_and_a_single_text_are_silent() -> None:
    assert found(FERRY, FERRY) == []
    assert found(FERRY, "") == []


def test_a_question_of_names_an_acronym_or_spelling_does_not_part_two_texts() -> None:
    text = "The ministry of Jaime Figueiredo spent 30 million euros on 14 bridges in Alentejo and 6 in Minho."
    second = text.replace("Figueiredo", "Figuereido").replace("14 bridges", "41 bridges")
    assert figures(found(text, second)) == [("14", "41")]


# ------------------------------------------------------------------------------------------- the parts


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("14 cents", "0.14 dollars", "same"),
        ("six", "6", "same"),
        ("half", "0.5", "same"),
        ("21 days", "three weeks", "same"),
        ("21 days", "two weeks", "changed"),
        ("2.13 million", "2.1 million", "same"),
        ("2.13 million", "2.2 million", "changed"),
        ("16 percent", "15.8 percent", "same"),
        ("16 percent", "18 percent", "changed"),
        ("20 dollars", "20 euros", "unclear"),
        ("20 dollars", "17 euros", "unclear"),
        ("72,000 short tons", "72,000 tonnes", "changed"),
        ("100 miles", "160.9 km", "same"),
        ("at least 40", "43", "same"),
        ("at least 40", "31", "changed"),
        ("at least 40", "at least 43", "changed"),
        ("52 to 55 million", "52-55 mln", "same"),
        ("52 to 55 million", "52-56 mln", "changed"),
        ("June 3", "3 June", "same"),
        ("June 3", "June 4", "changed"),
        ("June 3", "June", "same"),
        ("June 3, 2017", "June 3", "same"),
        ("June 3, 2017", "June 3, 2018", "changed"),
        ("Tuesday", "Wednesday", "changed"),
        ("Tuesday", "May 14", "same"),
        ("the last 18 months", "the last 15 months", "changed"),
        ("10 a.m.", "10:00 a.m.", "same"),
        ("10 a.m.", "11 a.m.", "changed"),
        ("1200 GMT", "1000 GMT", "changed"),
        ("3 p.m. on June 2", "3 p.m. on June 6", "changed"),
        ("3 p.m. on June 2", "3 pm on 2 June", "same"),
        ("3 p.m. on Friday", "3 p.m. on Monday", "changed"),
        ("third", "3rd", "same"),
        ("third", "fourth", "changed"),
        ("12 percent", "May 2", "unclear"),
    ],
)
def test_two_figures_in_one_place(one: str, other: str, expected: str) -> None:
    first, second = (Figure(mentions(text, DAY)[0]) for text in (one, other))
    assert weigh(first, second) == expected
    assert weigh(second, first) == expected


def test_units_are_sentences_and_rows_without_their_datelines() -> None:
    (reading,) = extract_all([Article(TABLE, "A", DAY)], [])
    rows = [u.row for u in read_units(reading, 0) if u.row is not None]
    assert rows == [
        ("", "shr"),
        ("", "net"),
        ("", "revs"),
        ("9 month", "shr"),
        ("9 month", "net"),
        ("9 month", "avg shrs"),
    ]


def test_who_a_text_is_about() -> None:
    texts = (
        FERRY,
        FERRY.replace("Oporto", "Genoa").replace("Rui Lobo", "Carlo Verdi"),
        FERRY.split("\n\n")[1],
        "(Corrects) " + FERRY,
    )
    one, other, part, fixed = (read_subject(r) for r in extract_all([Article(t, "A", DAY) for t in texts], []))
    assert share_subject(one, one) == share_subject(one, fixed) == "same"
    assert share_subject(one, other) == "other"
    assert share_subject(one, part) != "other"
    assert (one.corrects, fixed.corrects) == (False, True)


# ------------------------------------------------------------------------------------------- the work


def test_many_copies_of_a_template_are_each_compared_with_a_few(monkeypatch: pytest.MonkeyPatch) -> None:
    from checker.parallels import kinship

    calls = 0
    align = kinship.align

    def count(a: Sequence[str], b: Sequence[str]) -> list[tuple[int, int, int]]:
        nonlocal calls
        calls += 1
        return align(a, b)

    monkeypatch.setattr(kinship, "align", count)
    work = []
    for size in (60, 120):
        calls = 0
        texts = [
            f"The port of Alba sold {n} boxes of red tea to the mill of Ana Lima in {n % 7} days." for n in range(size)
        ]
        check([Article(t, f"s{n}") for n, t in enumerate(texts)], RULE)
        work.append(calls)
    assert work[1] <= 2.5 * work[0]
    assert work[1] <= 120 * parallel_partners()


def parallel_partners() -> int:
    from checker.parallels.neighbours import PARTNERS

    return PARTNERS


def test_a_column_that_differs_in_every_row_is_another_table() -> None:
    first = "Alba Shipping report\n\n" + "\n".join(f"Berth {n} vs {n + 2}" for n in range(3, 30, 3))
    assert found(first, first.replace(" vs ", "0 vs ")) == []


def test_hostile_texts_end() -> None:
    many = "Alba counted " + " ".join(str(n) for n in range(3000)) + " boxes."
    assert found(many, many.replace(" 7 ", " 8 ")) is not None
    rows = "Alba Shipping report\n\n" + "\n".join(f"Net {n} vs {n + 2}" for n in range(1500))
    assert found(rows, rows) == []


def test_many_copies_are_one_finding_a_figure() -> None:
    text = "Harbour Board plans\n\nThe Harbour Board of Vendel said that {} dockers were hired near pier {} in spring. {} rain fell."
    copies = [
        Article(text.format((300, 340)[n % 2], (12, 15)[n // 2 % 2], ("Some", "Much", "Little")[n % 3]), f"s{n}", DAY)
        for n in range(200)
    ]
    findings = [f for f in check(copies, RULE).findings if f.rule == "parallel-sentences"]
    assert {len({a.text for a in f.assertions}) for f in findings} == {2} and len(findings) == 2
    assert all(len(f.assertions) <= 40 for f in findings)


def test_a_topic_is_the_phrase_alone() -> None:
    old = "Ferry plans\n\nThe Oporto ferry company will lay up four vessels and cut 1,200 jobs in the summer."
    (finding,) = found(old, old.replace("1,200", "1,500"))
    assert "Ferry plans" not in finding.topic and finding.topic.endswith("… jobs in the summer")


def test_what_another_finding_shows_is_not_shown_again() -> None:
    text = "Vendel Hotel is a hotel in Lindau. The hotel has {} rooms."
    both = [Article(text.format(n), s, DAY) for n, s in ((80, "A"), (95, "B"))]
    assert [f.rule for f in check(both).findings if f.kind == "contradiction"] == ["stated-fact"]
    assert [f.rule for f in check(both, RULE).findings if f.kind == "contradiction"] == ["parallel-sentences"]

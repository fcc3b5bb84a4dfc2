"""What people call right or wrong, and the precision of a rule by it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from test_baseline import ADD, DAY, FILE, HERE, SIXTEEN, TWELVE, entry_of, harbour, statuses
from test_cli import call
from test_newness import archive, git, write  # noqa: F401  (a fixture)
from test_report_html_findings import count_of, find, report_on

from checker.findings import Judged, RuleSheet
from checker.model import CheckerError
from checker.reports import statistics
from checker.settling.audit import (
    count_judged,
    find_named,
    label,
    learn,
    list_questions,
    mark_rules,
    retire,
)
from checker.settling.baseline import hold
from checker.settling.baselinefile import Baseline, Entry, read_baseline
from checker.shell.baselining import say_judged

KNOWN = entry_of(TWELVE)
OTHER = entry_of(SIXTEEN)


@pytest.mark.parametrize(
    ("judged", "words"),
    [
        (Judged(), ""),
        (Judged(unsure=2), "2 unsure"),
        (Judged(3, 1), "3 of 4 right (75%)"),
        (Judged(0, 1), "0 of 1 right (0%)"),
        (Judged(1, 0, 1), "1 of 1 right (100%), 1 unsure"),
        (Judged(1999, 1), "1,999 of 2,000 right (99%)"),  # never rounded into all
        (Judged(2, 1), "2 of 3 right (67%)"),
        (Judged(1, 299), "1 of 300 right (under 1%)"),  # nor into none
    ],
)
def test_a_precision_is_told_with_its_numbers(judged: Judged, words: str) -> None:
    assert say_judged(judged) == words


def test_labels_are_counted_by_rule_among_known_and_judged() -> None:
    known = (KNOWN._replace(label="right"), OTHER, OTHER._replace(rule="tugs", label="wrong"))
    judged = (OTHER._replace(label="wrong"), OTHER._replace(label="unsure"))
    counts = count_judged(Baseline(HERE, known, judged))
    assert counts == {"crates": Judged(1, 1, 1), "tugs": Judged(0, 1)}


def test_a_label_stays_with_its_entry_and_settles_nothing_else() -> None:
    baseline = label(Baseline(HERE, (KNOWN,)), KNOWN, "right")
    assert baseline.known == (KNOWN._replace(label="right"),) and baseline.judged == ()
    baseline = label(baseline, OTHER, "wrong")
    assert [one.label for one in baseline.judged] == ["wrong"]
    assert [one.label for one in label(baseline, OTHER, "unsure").judged] == ["unsure"]
    report = hold(report_on(SIXTEEN), baseline._replace(known=()), DAY)
    assert report.findings == (SIXTEEN,) and report.status(SIXTEEN) == "new"


def test_what_is_taken_out_keeps_its_label() -> None:
    labelled = KNOWN._replace(label="right", expires=DAY)
    assert retire(Baseline(HERE, (KNOWN, OTHER)), [KNOWN]) == Baseline(HERE, (OTHER,))
    baseline = retire(Baseline(HERE, (labelled, OTHER)), [labelled])
    assert baseline.known == (OTHER,)
    assert baseline.judged == (labelled._replace(expires=None),)
    twice = Baseline(HERE, (labelled, KNOWN))
    assert retire(twice, [labelled]).judged == ()  # an entry of the same values is left


def test_what_becomes_known_takes_its_label_along() -> None:
    judged = Baseline(HERE, (), (KNOWN._replace(label="wrong", reason=""),))
    assert learn(judged, [KNOWN], []) == Baseline(HERE, (KNOWN._replace(label="wrong"),))
    before = KNOWN._replace(label="right")
    moved = learn(Baseline(HERE, (before,)), [OTHER], [before])  # its values changed: the label was for the old ones
    assert moved == Baseline(HERE, (OTHER,), (before,))


def test_all_is_asked_once() -> None:
    agreed = replace(find(count_of(3), count_of(3, "B")), kind="agreement")
    report = hold(report_on(TWELVE, SIXTEEN, SIXTEEN, agreed), Baseline(HERE, (KNOWN,)), DAY)
    asked = list_questions(report, Baseline(HERE, (KNOWN,), (OTHER._replace(label="unsure"),)))
    assert [(q.entry.values, q.finding, q.known, q.entry.label) for q in asked] == [
        (KNOWN.values, TWELVE, True, ""),
        (OTHER.values, SIXTEEN, False, "unsure"),
    ]
    (alone,) = list_questions(None, Baseline(HERE, (KNOWN,)))
    assert alone.finding is None
    moved = list_questions(report_on(SIXTEEN), Baseline(HERE, (KNOWN,)))
    assert [(q.finding, q.known) for q in moved] == [(None, True), (SIXTEEN, False)]


def test_a_pair_names_all_its_findings_and_a_fingerprint_one() -> None:
    asked = list_questions(report_on(TWELVE, SIXTEEN), Baseline(HERE, (KNOWN,)))
    assert len(find_named(TWELVE.pair, asked)) == 2
    assert [q.finding for q in find_named(SIXTEEN.fingerprint, asked)] == [SIXTEEN]
    with pytest.raises(CheckerError, match="0000: is neither"):
        find_named("0000", asked)


def test_statistics_tell_the_precision() -> None:
    report = replace(
        report_on(TWELVE), rules=(RuleSheet("crates", "How many crates.\n\nMore."), RuleSheet("tugs", "Tugs."))
    )
    assert "[" not in statistics.render(report)
    marked = mark_rules(report, Baseline(HERE, (KNOWN._replace(label="right"),)))
    assert "How many crates. [1 of 1 right (100%)]" in statistics.render(marked)
    assert marked.rules[1].judged == Judged()


# ---- the story -------------------------------------------------------------------------------------------------------


def found() -> dict[str, str]:
    (finding,) = json.loads(call("check", "archive", "-f", "json").stdout)["findings"]
    return {"pair": finding["pair"], "fingerprint": finding["fingerprint"]}


@pytest.mark.usefixtures("archive")
def test_labels_from_a_script() -> None:
    result = call("baseline", "audit", "archive", "--label", f"{found()['pair']}=wrong")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == "1 finding labelled\ntugs  0 of 1 right (0%)\n"
    baseline = read_baseline(HERE)
    assert baseline.known == () and [one.label for one in baseline.judged] == ["wrong"]
    assert statuses() == (1, ["new"], 0, 0)  # a label settles nothing
    call("baseline", "audit", "archive", "--label", f"{found()['fingerprint']}=right")
    assert [one.label for one in read_baseline(HERE).judged] == ["right"]
    call(*ADD)
    assert [(one.label, one.author) for one in read_baseline(HERE).known] == [("right", "Ada")]
    assert read_baseline(HERE).judged == ()
    write("archive/two.md", "Two", 2, 12)
    assert "resolved: " in call("baseline", "prune", "archive").stdout
    assert "tugs  1 of 1 right (100%)" in call("baseline", "show").stdout  # the label outlives the entry
    assert statuses() == (0, [], 0, 0)


@pytest.mark.parametrize(
    ("stated", "message"),
    [
        ("tugs", "is not a fingerprint and a label; write it as PAIR=right, wrong or unsure"),
        ("0123456789abcdef=good", "is not a fingerprint and a label"),
        ("0123456789abcdef=right", "0123456789abcdef: is neither an entry of the baseline nor an open finding"),
    ],
)
@pytest.mark.usefixtures("archive")
def test_labels_that_cannot_be(stated: str, message: str) -> None:
    result = call("baseline", "audit", "archive", "--label", f"{found()['pair']}=right", "--label", stated)
    assert result.exit_code == 2 and message in result.stderr
    assert not HERE.exists()  # all or none


def ask(*args: str, answers: str) -> str:
    result = call("baseline", "audit", *args, stdin=answers)
    assert result.exit_code == 0, result.output
    return result.stdout


@pytest.mark.usefixtures("archive")
def test_labels_from_a_person() -> None:
    call(*ADD)
    harbour("Antwerp", "a"), harbour("Zadar", "z")
    told = ask("archive", answers="what\nw\nquit\n")
    assert "1 of 3: contradiction, by tugs: Rotterdam Harbour, tugs" in told
    assert "One, 2024-05-01: Rotterdam Harbour has >>12<< tugs, the port said on Tuesday." in told
    assert "Two, 2024-05-02: Rotterdam Harbour has >>15<< tugs" in told
    assert "in the baseline: two ways of counting (Ada)" in told and "These disagree" in told
    assert "choose from" in told and "1 finding labelled, 2 left\ntugs  0 of 1 right (0%)\n" in told
    told = ask("archive", answers="skip\nR\n")
    assert "1 of 2: " in told and "1 finding labelled, 1 left\ntugs  1 of 2 right (50%)\n" in told
    assert "1 of 1: " in ask("archive", answers="u\n")
    assert ask("archive", answers="") == "0 findings labelled, 0 left\ntugs  1 of 2 right (50%), 1 unsure\n"
    baseline = read_baseline(HERE)
    assert [one.label for one in baseline.known] == ["wrong"]
    assert sorted(one.label for one in baseline.judged) == ["right", "unsure"]


@pytest.mark.usefixtures("archive")
def test_an_answer_is_saved_though_the_person_goes_away() -> None:
    harbour("Antwerp", "a")
    result = call("baseline", "audit", "archive", stdin="r\n")
    assert result.exit_code == 130
    assert [one.label for one in read_baseline(HERE).judged] == ["right"]


@pytest.mark.usefixtures("archive")
def test_entries_alone_can_be_gone_through() -> None:
    result = call("baseline", "audit")
    assert result.exit_code == 2 and f"{FILE}: does not exist" in result.stderr
    call(*ADD)
    told = ask(answers="r\n")
    assert "One “12”, Two “15”" in told and "not found as it stands" in told
    assert [one.label for one in read_baseline(HERE).known] == ["right"]


@pytest.mark.usefixtures("archive")
def test_the_terminal_is_safe_from_an_article() -> None:
    text = Path("archive/two.md").read_text()
    Path("archive/two.md").write_text(text.replace("the port", "the \x1b[31m\u202eport"))
    told = ask("archive", answers="s\n")
    assert "\x1b" not in told and "\u202e" not in told and "␛[31m" in told


@pytest.mark.usefixtures("archive")
def test_precision_is_shown_where_rules_are() -> None:
    assert "called" not in call("explain", "tugs").stdout
    assert "tugs" in (told := call("rules", "--precision").stdout) and "1 right" not in told
    call("baseline", "audit", "archive", "--label", f"{found()['pair']}=right")
    lines = call("rules", "--precision").stdout.splitlines()
    assert [" ".join(line.split()) for line in lines if line.startswith("tugs ")] == ["tugs 1 of 1 right (100%)"]
    assert sum(line.endswith("not labelled") for line in lines) == len(lines) - 1
    assert call("explain", "tugs").stdout.endswith("\nPeople who looked at its findings called 1 of 1 right (100%).\n")
    assert "[1 of 1 right (100%)]" in call("check", "archive", "--statistics").stdout
    HERE.write_text(HERE.read_text().replace('"tugs"', '"dateline"'))
    assert "dateline" in call("rules", "--precision").stdout


def test_the_day_of_these_tests_is_fixed() -> None:
    assert date(2024, 6, 1) == DAY and isinstance(KNOWN, Entry)

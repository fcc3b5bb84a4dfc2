"""The rules: their examples hold, and a rule that cannot be used is told with file, line and mend."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker import Article, CheckerError, check
from checker.extract import RuleIndex
from checker.model import Problem
from checker.rule import Rule, load_rules
from checker.ruletools.examples import explain, test_rules
from checker.run import extract_all

RULES = load_rules()
GOOD = '''"""Ships of a fleet."""
from checker import Rule
rule = Rule(says=["{subject:name} has {value:number} ships"], agree=[("Norway has 12 ships.", "In all, Norway has 12 ships.")])
'''


@pytest.mark.parametrize("outcome", test_rules(RULES), ids=lambda o: f"{o.rule.id}-{o.kind}-{o.example[0][:30]}")
def test_example_holds(outcome) -> None:
    assert outcome.passed, outcome.reason


@pytest.mark.parametrize(
    "told",
    [
        "Exports rose 5% from 3e99 to 40 ships.",
        "Exports rose 5% from 30 to 3e99 ships.",
        "Exports fell -5% from 40 to 38 ships.",
        "Some 10 of 3e99 members, or 40%, voted.",
        "3e99 of 10 members, or 40%, voted.",
        "Up to 10 of the 30 members, or 40%, voted.",
        "The visit lasted 3e99 days, from May 3 to May 5, 2024.",
    ],
)
def test_sums_with_figures_that_cannot_be_measured_are_left_alone(told: str) -> None:
    report = check([Article(told, "Post")], RULES)
    assert report.skipped == () and "arithmetic" not in {f.kind for f in report.findings}


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.id)
def test_rule_is_complete(rule: Rule) -> None:
    assert rule.help
    assert rule.path is not None
    assert rule.agree or rule.verify or rule.relate, "a rule shows what it confirms"
    assert rule.ignore, "a rule shows where it is silent"
    assert bool(rule.odd) == bool(rule.verify), "a rule that verifies shows what does not add up"
    assert rule.triggers or rule.derive or rule.read or rule.relate, (
        "a rule without a word of its own would look at every sentence"
    )


def write(folder: Path, name: str, text: str) -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_a_users_rule_is_loaded_beside_the_projects(tmp_path: Path) -> None:
    rules = load_rules([write(tmp_path, "fleet_size.py", GOOD)])
    assert len(rules) == len(RULES) + 1
    mine = next(r for r in rules if r.id == "fleet-size")
    assert all(o.passed for o in test_rules([mine]))
    assert "Ships of a fleet." in explain(mine)


@pytest.mark.parametrize(
    ("name", "text", "line", "said"),
    [
        ("broken.py", '"""Help."""\nrule = Rule(\n', "broken.py:2", "does not parse"),
        ("raises.py", '"""Help."""\nfrom checker import Rule\nrule = Rule(syas=["x"])\n', "raises.py:3", "syas"),
        ("absent.py", '"""Help."""\n', "absent.py:1", "add `rule = Rule(...)`"),
        ("nameless.py", GOOD.replace('"""Ships of a fleet."""', ""), "nameless.py:1", "no docstring"),
        ("empty.py", '"""Help."""\nfrom checker import Rule\nrule = Rule()\n', "empty.py:1", "looks for nothing"),
        ("novalue.py", GOOD.replace("value:", "figure:"), "novalue.py", "can match without the value"),
        ("optional.py", GOOD.replace("{value:number}", "[{value:number}]"), "optional.py", "outside [ ]"),
        ("exits.py", '"""Help."""\nraise SystemExit(0)\n', "exits.py:2", "SystemExit"),
        ("about.py", GOOD.replace("agree=", 'about=["evnt"], agree='), "about.py", "role 'evnt'"),
        ("kind.py", GOOD.replace("number}", "numbre}"), "kind.py", "did you mean 'number'"),
        ("output_share.py", GOOD, "output_share.py", "is also at"),
    ],
)
def test_a_rule_that_cannot_be_used_stops_the_run(tmp_path: Path, name: str, text: str, line: str, said: str) -> None:
    with pytest.raises(CheckerError) as caught:
        load_rules([write(tmp_path, name, text)])
    assert line in caught.value.place
    assert said in str(caught.value)


def test_a_folder_without_rules_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(CheckerError, match="holds no rule"):
        load_rules([tmp_path])
    with pytest.raises(CheckerError, match="no such folder"):
        load_rules([tmp_path / "gone"])


def test_a_rule_that_raises_is_named_and_the_run_goes_on(tmp_path: Path) -> None:
    text = GOOD.replace("agree=", "refine=lambda a, c: 1 / 0, agree=")
    (mine,) = load_rules([write(tmp_path, "fleet_size.py", text)], builtin=False)
    share = next(r for r in RULES if r.id == "output-share")
    article = Article("Norway has 12 ships. Norway spent 2.2% of GDP on defence in 2024.", "A")
    report = check([article], [mine, share])
    (problem,) = report.skipped
    assert "fleet_size.py" in problem.place and "on A" in problem.place
    assert "ZeroDivisionError" in problem.message
    assert [a.rule for a in report.assertions] == ["output-share"]
    (other,) = load_rules(
        [write(tmp_path, "fleet_size.py", GOOD.replace("agree=", "refine=lambda a, c: 'x', agree="))], False
    )
    assert "refine returned str" in check([article], [other]).skipped[0].message
    told: list[Problem] = []
    assert len(list(extract_all([article], [mine, share], on_problem=told.append))) == 1
    assert told == [problem]


def test_rules_are_reached_through_their_words() -> None:
    index = RuleIndex(RULES)
    assert not index.always
    assert "election-date" in {r.id for r in index.reached(frozenset({"the", "election", "in", "2022"}))}
    assert not index.reached(frozenset({"tomatoes", "are", "red"}))


def test_a_sheet_tells_a_users_rule_from_the_checkers_own(tmp_path: Path) -> None:
    (tmp_path / "tugs.py").write_text(
        '"""Tugs."""\nfrom checker import Rule\nrule = Rule(says=["{subject:name} has {value:number} tugs"])\n'
    )
    assert {rule.id for rule in load_rules([tmp_path]) if rule.sheet.own} == {"tugs"}

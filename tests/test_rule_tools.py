"""The tools for whoever writes rules: new-rule, test-rules, explain, and what is told of a rule that is broken."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from test_cli import call

from checker.model import CheckerError
from checker.rule import Rule, load_file, load_rules
from checker.ruletools.examples import describe_outcomes, explain, render_failure, test_rules
from checker.ruletools.rulesmith import MARK, TEMPLATE, find_placeholders, is_placeholder, locate, write_rule

FILLED = {
    "TODO: say in one line on what articles should agree.": "How many berths a harbour has.",
    "{subject:name} TODO|TODO {value:number} TODO": "{subject:name} has|had {value:number} berths",
    "TODO: a sentence with a figure.": "Rotterdam has 12 berths.",
    "TODO: that figure in other words.": "In all, Rotterdam has twelve berths.",
    "TODO: one that gives a figure.": "Rotterdam has 12 berths.",
    "TODO: another figure for the same thing and time.": "Rotterdam has 15 berths.",
    "TODO: one with a figure.": "Rotterdam has 12 berths.",
    "TODO: another figure, for another thing or another time.": "Hamburg has 15 berths.",
    "TODO: a sentence with a figure that measures something else.": "Rotterdam has 12 cranes.",
}
HEAD = '"""Berths."""\nfrom checker import Rule\n'
SAYS = 'says=["{subject:name} has {value:number} berths"]'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, and the current one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def save(text: str, name: str = "berths") -> str:
    path = Path("my-rules") / f"{name}.py"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return str(path)


def fill(text: str) -> str:
    for placeholder, said in FILLED.items():
        assert text.count(placeholder) == 1, placeholder
        text = text.replace(placeholder, said)
    return text


# ---- new-rule --------------------------------------------------------------------------------------------------------


def test_a_new_rule_is_written_and_says_what_to_do_next(folder: Path) -> None:
    result = call("new-rule", "berth-counts")
    assert (result.exit_code, result.stderr) == (0, "")
    path = Path("my-rules/berth_counts.py")
    assert path.read_text(encoding="utf-8") == TEMPLATE
    for said in (
        f"Wrote {path}",
        "checker try",
        f"checker test-rules {path}",
        "--rules my-rules --select berth-counts",
    ):
        assert said in result.stdout


def test_a_new_rule_loads_and_fails_until_it_is_filled_in(folder: Path) -> None:
    call("new-rule", "berths")
    result = call("test-rules", "my-rules")
    assert result.exit_code == 1
    lines = TEMPLATE.splitlines()
    told = re.findall(
        r"^FAILED my-rules/berths\.py:(\d+): (\w+): still says TODO; write your own$", result.stdout, re.M
    )
    assert [what for _, what in told] == ["docstring", "says", "agree", "clash", "apart", "ignore"]
    for number, what in told:
        assert MARK in lines[int(number) - 1], what
    assert len({number for number, _ in told}) == len(told)
    assert result.stdout.endswith("0 of 6 examples hold, in 1 rule\n")


def test_a_new_rule_holds_once_it_is_filled_in(folder: Path) -> None:
    call("new-rule", "berths")
    path = Path("my-rules/berths.py")
    path.write_text(fill(path.read_text(encoding="utf-8")), encoding="utf-8")
    assert MARK not in path.read_text(encoding="utf-8")
    result = call("test-rules", str(path))
    assert (result.exit_code, result.stdout) == (0, "4 of 4 examples hold, in 1 rule\n")


@pytest.mark.parametrize("left", FILLED)
def test_each_placeholder_that_is_left_fails(folder: Path, left: str) -> None:
    text = fill(TEMPLATE)
    text = text.replace(FILLED[left], left, 1)
    assert MARK in text
    result = call("test-rules", save(text))
    assert result.exit_code == 1
    assert "still says TODO" in result.stdout


def test_the_settings_say_where_a_new_rule_goes(folder: Path) -> None:
    Path("pyproject.toml").write_text('[tool.checker]\nrules = ["house"]\n')
    told = call("new-rule", "berths").stdout
    assert Path("house/berths.py").is_file()
    assert "Wrote house/berths.py" in told and "--rules" not in told
    assert call("new-rule", "berths", "--folder", "other").exit_code == 2  # it would be a second rule of this name
    told = call("new-rule", "cranes", "--folder", "more rules").stdout
    assert Path("more rules/cranes.py").is_file()
    assert "--rules 'more rules'" in told


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Port Calls", "write it as port-calls"),
        ("port_calls", "write it as port-calls"),
        ("../up", "write it as up"),
        ("9", "as in port-calls"),
        ("", "as in port-calls"),
        ("-", "as in port-calls"),
        ("berths\n", "write it as berths"),
        ("a" * 99, "write it as " + "a" * 60),
        ("drift", "choose another name"),
        ("person-age", "choose another name"),
    ],
)
def test_a_name_that_is_none_or_is_taken_is_refused(folder: Path, name: str, said: str) -> None:
    result = call("new-rule", "--", name)
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert said in result.stderr
    assert not Path("my-rules").exists()


def test_nothing_is_overwritten(folder: Path) -> None:
    path = Path(save("mine"))
    result = call("new-rule", "berths")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "is there already and is not overwritten" in result.stderr
    assert path.read_text() == "mine"


def test_a_broken_neighbour_hinders_no_new_rule(folder: Path) -> None:
    Path("pyproject.toml").write_text('[tool.checker]\nrules = ["my-rules"]\n')
    save("not python at all")
    assert call("new-rule", "berths").exit_code == 2
    assert call("new-rule", "cranes").exit_code == 0


def test_a_folder_that_is_none_is_told(folder: Path) -> None:
    Path("file").write_text("")
    for place in ("file", "file/in"):
        with pytest.raises(CheckerError, match="name a folder"):
            write_rule("berths", Path(place), ())


def test_placeholders_are_found_where_they_stand(folder: Path) -> None:
    path = Path(save(fill(TEMPLATE).replace('berths"', 'TODO"', 1)))
    rule = load_file(path)
    (left,) = find_placeholders(rule)
    assert left.part == "says"
    number = int(locate(rule, left.text[0]).rpartition(":")[2])
    assert MARK in path.read_text(encoding="utf-8").splitlines()[number - 1]
    assert is_placeholder(("done", "TODO: more")) and not is_placeholder(("done", "TODOS stand here"))


# ---- test-rules ------------------------------------------------------------------------------------------------------


def outcome_of(**stated: object) -> str:
    (failed,) = [o for o in test_rules([Rule(id="berths", help="Berths.", **stated)]) if not o.passed]  # type: ignore[arg-type]
    return render_failure(failed)


BERTHS = ["{subject:name} has|had {value:number} berths"]


def test_a_failing_clash_tells_how_both_were_read_and_why_they_do_not_clash() -> None:
    told = outcome_of(says=BERTHS, clash=[("Norway has 12 berths.", "Sweden has 15 berths.")])
    assert told.startswith("FAILED berths: clash: wanted contradiction, found nothing\n")
    flat = " ".join(told.split())
    for said in (
        "A, as if published on 2024-06-15 Norway has 12 berths. mentions “12” number, 12 names “Norway” rule berths matched",
        "read subject Sweden; attribute berths; value 15; period 15 June 2024 (by its dateline); actual",
        "APART “12” is of “Norway” and “15” of “Sweden”, so they are never compared",
    ):
        assert said in flat


@pytest.mark.parametrize(
    ("stated", "said"),
    [
        ({"agree": [("Norway has 12 berths.", "Norway has 15 berths.")]}, "wanted agreement, found contradiction"),
        ({"agree": [("Norway has 12 berths.", "Norway has 15 berths.")]}, "no value fits both"),
        ({"apart": [("Norway has 12 berths.", "Norway has 15 berths.")]}, "wanted nothing, found contradiction"),
        ({"apart": [("Norway has 12 berths.", "Norway had twelve berths.")]}, "wanted nothing, found agreement"),
        ({"ignore": ["Norway has 12 berths."]}, "wanted nothing, found “12”"),
        ({"clash": [("Norway has 12 berths.", "Norway leases 15 berths.")]}, "wanted one of has|had, found “leases”"),
        ({"clash": [("Norway has 12 berths.", "Norway has 15% berths.")]}, "wanted {value:number}, found “15%” (percent)"),
        ({"clash": [("Norway has 12 berths in 2024.", "Norway has 15 berths in 2020.")]}, "they are about different times"),
    ],
)  # fmt: skip
def test_a_failing_example_tells_what_went_wrong(stated: dict[str, object], said: str) -> None:
    assert said in " ".join(outcome_of(says=BERTHS, **stated).split())


def test_outcomes_as_data(folder: Path) -> None:
    path = save(
        HEAD
        + f'rule = Rule({SAYS},\n  clash=[("Norway has 12 berths.", "Norway has 12 cranes.")],\n  ignore=["Rain."])\n'
    )
    result = call("test-rules", path, "--format", "json")
    assert result.exit_code == 1
    failed, held = json.loads(result.stdout)
    assert (failed["rule"], failed["kind"], failed["passed"], failed["place"]) == (
        "berths",
        "clash",
        False,
        f"{path}:4",
    )
    (rule,) = failed["read"]["texts"][1]["sentences"][0]["rules"]
    assert rule["patterns"][0]["wanted"] == "berths"
    assert (held["passed"], held["read"]) == (True, None)


def test_a_rule_that_raises_fails_its_examples_with_its_line() -> None:
    rule = Rule(id="berths", says=BERTHS, refine=lambda a, c: 1 / 0, ignore=["Norway has 12 berths."])  # type: ignore[arg-type, return-value]
    (failed,) = test_rules([rule])
    assert "ZeroDivisionError" in render_failure(failed)
    (told,) = describe_outcomes([failed])
    assert told["read"] is None and not told["passed"]


def test_a_lone_module_is_tested_whatever_stands_beside_it(folder: Path) -> None:
    save("not python at all", "broken")
    path = save(HEAD + f'rule = Rule({SAYS}, ignore=["Rain."])\n')
    assert call("test-rules", path).exit_code == 0
    assert call("test-rules", path, path).stdout == "1 of 1 examples hold, in 1 rule\n"
    result = call("test-rules", "my-rules", path)
    assert (result.exit_code, "broken.py:1" in result.stderr) == (2, True)


def test_paths_that_hold_no_rule_are_told(folder: Path) -> None:
    Path("note.txt").write_text("")
    Path("other").mkdir()
    (Path("other") / "berths.py").write_text(HEAD + f"rule = Rule({SAYS})\n")
    path = save(HEAD + f"rule = Rule({SAYS})\n")
    for args, said in (
        (["gone.py"], "gone.py: does not exist"),
        (["gone"], "no such folder"),
        (["note.txt"], "not a Python module"),
        ([path], "there is no example to run"),
        ([path, "other/berths.py"], "a rule 'berths' is also at"),
    ):
        result = call("test-rules", *args)
        assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
        assert said in result.stderr


# ---- a rule that is broken -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("stated", "line", "said"),
    [
        ('says="{subject:name} has {value:number} berths"', 4, '`says` is not a list of texts; write says=["..."]'),
        ("says=[3]", 4, "`says` is not a list of texts"),
        ("says=None", 4, "`says` is not a list of texts"),
        ('says=[""]', 4, "`says` is not a list of texts"),
        (f'{SAYS},\n  ignore="Rain."', 5, "`ignore` is not a list of texts"),
        (f'{SAYS},\n  about="event"', 5, "`about` is not a list of texts"),
        (f'{SAYS},\n  agree=("Rain.", "Snow.")', 5, "`agree` is not a list of pairs of texts"),
        (f'{SAYS},\n  clash=[("Rain.",)]', 5, "`clash` is not a list of pairs of texts"),
        (f'{SAYS},\n  apart=[("Rain.", "Snow.", "Hail.")]', 5, "`apart` is not a list of pairs of texts"),
        (f'{SAYS},\n  refine="drop"', 5, "`refine` is not a function"),
        (f'{SAYS},\n  modality="acutal"', 5, "choose one of actual, plan, target, estimate, historical"),
        (f"{SAYS},\n  confidence=7", 5, "write a number from 0 to 1"),
        (f"{SAYS},\n  confidence=True", 5, "write a number from 0 to 1"),
        (f"{SAYS},\n  unless=['old']", 5, "`unless` is ['old'], no text"),
        (f"{SAYS},\n  subject=3", 5, "`subject` is 3, no text"),
        (f"{SAYS},\n  edition='yearly'", 5, "no number of days"),
        (f"{SAYS},\n  edition=-1", 5, "no number of days"),
        (f"{SAYS},\n  sole={{}}", 5, "`sole` is {}, neither True nor False"),
        (f'{SAYS},\n  about=["evnt"]', 5, "no pattern has a slot for the role 'evnt'"),
        ('says=[\n  "{subject:name} has {value:numbre} berths"]', 5, "did you mean 'number'?"),
        ('says=[\n  "{subject:name} has berths"]', 5, "can match without the value"),
        ('says=[\n  "has [ {value:number}"]', 5, "close it"),
        ('cues=[\n  "has & {value:numbre}"]', 5, "did you mean 'number'?"),
        ('cues=[\n  "has & berths"]', 5, "can match without the value"),
        ('sais=["x"]', 3, "did you mean says?"),
        ("colour=1", 3, "a rule may say about, agree"),
    ],
)
def test_a_rule_that_cannot_be_used_is_told_with_line_and_mend(folder: Path, stated: str, line: int, said: str) -> None:
    path = save(HEAD + f"rule = Rule(\n  {stated})\n")
    for args in (["test-rules", "my-rules"], ["rules", "--rules", "my-rules"]):
        result = call(*args)
        assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
        assert result.stderr.startswith(f"error: {path}:{line}: "), result.stderr
        assert said in result.stderr


def test_a_syntax_error_is_told_where_the_file_was_named(folder: Path) -> None:
    path = save(HEAD + "rule = Rule(\n")
    assert call("test-rules", path).stderr.startswith(f"error: {path}:3: the rule does not parse")


@pytest.mark.parametrize("function", ["refine", "read", "relate", "derive", "verify"])
def test_a_function_that_raises_is_told_with_its_line(folder: Path, function: str) -> None:
    Path("note.txt").write_text("Norway has 12 berths.")
    save(HEAD + f"def broken(*given):\n    return given[99]\nrule = Rule({SAYS}, {function}=broken)\n")
    result = call("check", "note.txt", "--rules", "my-rules")
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert result.stderr.startswith("error: my-rules/berths.py:4"), result.stderr
    assert "the rule raised IndexError" in result.stderr and "mend the rule" in result.stderr


# ---- explain ---------------------------------------------------------------------------------------------------------


def test_explain_shows_help_patterns_and_examples() -> None:
    rule = Rule(
        id="berths", help="How many berths.", says=BERTHS, unless="planned|old",
        agree=[("A1.", "A2."), ("A3.", "A4.")], ignore=["I1.", "I2."],
    )  # fmt: skip
    assert explain(rule) == (
        "berths\n======\n\nHow many berths.\n\nReads:\n  {subject:name} has|had {value:number} berths\n\n"
        "Unless one of these stands between: planned|old\n\n"
        "These agree:\n  - A1.\n    A2.\n  - A3.\n    A4.\nFinds nothing in:\n  - I1.\n  - I2.\n"
    )


@pytest.fixture
def archive(folder: Path) -> Path:
    save(HEAD + f'rule = Rule({SAYS}, ignore=["Rain."])\n')
    save(
        '"""Cranes."""\nfrom checker import Rule\nrule = Rule(says=["{subject:name} has {value:number} cranes"])\n',
        "cranes",
    )
    Path("news").mkdir()
    for name, berths in (("one", 12), ("two", 15)):
        Path(f"news/{name}.txt").write_text(
            f"It rained in Oslo.\n\nRotterdam has {berths} berths. Rotterdam has 3 cranes.\n"
        )
    return folder


def test_explain_shows_what_a_rule_read_and_found_in_articles(archive: Path) -> None:
    result = call("explain", "berths", "news", "--rules", "my-rules")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "Read in news:" in result.stdout
    assert (
        "  news/one.txt:3: Rotterdam, berths: “12”, 12\n  news/two.txt:3: Rotterdam, berths: “15”, 15\n"
        in result.stdout
    )
    assert "ERROR contradiction berths  Rotterdam, berths" in result.stdout
    assert "agreement" not in result.stdout  # that on the cranes is another rule's
    assert "Read in" not in call("explain", "berths", "--rules", "my-rules").stdout


def test_explain_tells_of_articles_in_which_a_rule_read_nothing(archive: Path) -> None:
    Path("dry.txt").write_text("It did not rain in Oslo.\n")
    told = call("explain", "berths", "dry.txt", "--rules", "my-rules").stdout
    assert "Nothing. Where it stops shows: checker try 'A SENTENCE' --rule berths" in told
    result = call("explain", "berths", "gone.txt", "--rules", "my-rules")
    assert (result.exit_code, result.stderr) == (2, "error: gone.txt: does not exist; check the path\n")
    assert "Read in" not in result.stdout


def test_the_checkers_own_rules_have_the_shape_they_demand_of_others() -> None:
    assert all(rule.path is not None for rule in load_rules())

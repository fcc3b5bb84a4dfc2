"""What a user's rule cannot do: hang a run, break it, or match everywhere unnoticed; and how rules are taken together."""

from __future__ import annotations

import json
import signal
from pathlib import Path

import pytest
from test_cli import call

from checker import limits
from checker.limits import TimeLimitError, limited

ARTICLE = "Rotterdam Harbour has 12 tugs, the port said on Tuesday.\n"
GOOD = '''"""How many tugs."""
from checker import Rule

rule = Rule(says=["{subject:name} has|owns {value:number} tugs"], tags=["ports"])
'''
ENDLESS = {
    "read": "def read(page):\n    while True:\n        pass\n\n\nrule = Rule(read=read)\n",
    "swallow": "def read(page):\n    while True:\n        try:\n            while True:\n                pass\n"
    "        except Exception:\n            pass\n\n\nrule = Rule(read=read)\n",
    "search": "import re\n\n\ndef read(page):\n    re.match(r'(a+)+b', 'a' * 40)\n    return []\n\n\nrule = Rule(read=read)\n",
    "refine": "def refine(a, captures):\n    while True:\n        pass\n\n\n"
    'rule = Rule(says=["{subject:name} has {value:number} tugs"], refine=refine)\n',
    "derive": "def derive(found):\n    while True:\n        pass\n\n\nrule = Rule(derive=derive)\n",
    "verify": "def verify(found):\n    while True:\n        pass\n\n\nrule = Rule(verify=verify)\n",
    "relate": "def relate(readings):\n    while True:\n        pass\n\n\nrule = Rule(relate=relate)\n",
}


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Returns a folder with an article and a folder of rules, and makes it the current one."""
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(ARTICLE)
    Path("mine").mkdir()
    Path("mine/tugs.py").write_text(GOOD)
    return tmp_path


@pytest.mark.parametrize("kind", ENDLESS)
def test_a_rule_that_does_not_end_is_left_out(desk: Path, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    monkeypatch.setattr(limits, "LONGEST", 0.2)
    Path("mine/slow.py").write_text(f'"""Slow."""\nfrom checker import Rule\n\n\n{ENDLESS[kind]}')
    result = call("check", "a.txt", "--rules", "mine", "--format", "json")
    assert result.exit_code == 2
    (line,) = result.stderr.splitlines()
    assert "slow.py" in line and "it ran for more than 0.2 seconds" in line
    assert json.loads(result.stdout)["summary"]["articles"] == 1


PATTERN = 'says=["{subject:name} has {value:number} tugs"]'
MADE = "Assertion(page.article, 0, 9, Span(0, 20), 'Rotterdam', 'tugs', Interval(None, None), 'odd'"
TOLD = "'drift', 'note', 0.5"


@pytest.mark.parametrize(
    ("function", "says"),
    [
        (
            f"{PATTERN}, refine=lambda a, c: replace(a, features=['harbour'])",
            "Assertion with what it cannot hold: list",
        ),
        (f"{PATTERN}, refine=lambda a, c: replace(a, end=10**6)", "Assertion with what it cannot hold: a place is not"),
        (f"read=lambda page: [{MADE}, confidence='much')]", "Assertion with what it cannot hold: there is what"),
        (
            f"{PATTERN}, derive=lambda found: [replace(a, told={{}}) for a in found]",
            "Assertion with what it cannot hold",
        ),
        (f"relate=lambda readings: [Finding({TOLD}, [], 'It moved.', 'odd')]", "Finding with what it cannot hold"),
        (f"verify=lambda found: [Finding({TOLD}, (), None, 'odd')]", "Finding with what it cannot hold"),
        (f"verify=lambda found: [Finding({TOLD}, (1,), 'It moved.', 'odd')]", "it gave int, not an Assertion"),
    ],
)
def test_a_rule_that_gives_what_no_noun_holds_is_left_out(desk: Path, function: str, says: str) -> None:
    nouns = "from dataclasses import replace\n\nfrom checker import Assertion, Finding, Interval, Rule, Span\n"
    Path("mine/odd.py").write_text(f'"""Odd."""\n{nouns}\nrule = Rule({function})\n')
    Path("b.txt").write_text(ARTICLE.replace("12", "15"))
    result = call("check", "a.txt", "b.txt", "--rules", "mine", "--format", "json")
    assert result.exit_code == 2
    assert all("odd.py" in line and says in line for line in result.stderr.splitlines()) and says in result.stderr
    found = {f["rule"] for f in json.loads(result.stdout)["findings"]}
    assert "tugs" in found and "odd" not in found
    kept = call("index", "a.txt", "--store", "corpus.db", "--rules", "mine")
    assert kept.exception is None or isinstance(kept.exception, SystemExit)


def test_an_alarm_that_was_set_before_is_set_again() -> None:
    before = signal.getsignal(signal.SIGALRM)
    with pytest.raises(TimeLimitError), limited(True, 0.05):
        while True:
            pass
    assert signal.getsignal(signal.SIGALRM) is before and signal.getitimer(signal.ITIMER_REAL) == (0, 0)
    with limited(False, 0.001):
        sum(range(100_000))


def test_a_pattern_that_is_tried_everywhere_is_told(desk: Path) -> None:
    Path("mine/any.py").write_text(GOOD.replace("{subject:name} has|owns {value:number} tugs", "[has] {value:number}"))
    result = call("check", "a.txt", "--rules", "mine")
    assert result.exit_code == 0
    assert "warning: " in result.stderr and "any.py: '[has] {value:number}' has no word of its own" in result.stderr
    Path("mine/any.py").unlink()
    assert call("check", "a.txt", "--rules", "mine").stderr == ""


def test_rules_are_taken_by_tag(desk: Path) -> None:
    Path("b.txt").write_text(ARTICLE.replace("12", "15"))

    def rules(*args: str) -> list[str]:
        shown = json.loads(call("check", "a.txt", "b.txt", "--rules", "mine", "--format", "json", *args).stdout)
        return sorted({f["rule"] for f in shown["findings"]} - {"dateline"})

    assert "tugs" in rules()
    assert rules("--select", "ports") == ["tugs"]
    assert "tugs" not in rules("--ignore", "ports")
    rows = call("extract", "a.txt", "--rules", "mine", "--select", "ports").stdout.splitlines()
    assert {json.loads(row)["rule"] for row in rows} == {"tugs"}
    assert "tugs" not in call("extract", "a.txt", "--rules", "mine", "--ignore", "ports").stdout.replace("12 tugs", "")
    wrong = call("check", "a.txt", "--rules", "mine", "--select", "port")
    assert (
        wrong.exit_code == 2 and "is neither a rule, a tag nor a kind of finding; did you mean ports?" in wrong.stderr
    )


@pytest.mark.parametrize("tags", ['"ports"', '["Ports"]', "[1]", "0.5", "None"])
def test_tags_that_are_none(desk: Path, tags: str) -> None:
    Path("mine/tugs.py").write_text(GOOD.replace('["ports"]', tags))
    result = call("check", "a.txt", "--rules", "mine")
    assert result.exit_code == 2 and "the tags are no list of words in lower case" in result.stderr


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("def read(page):\n    raise SystemExit(0)\n\n\nrule = Rule(read=read)\n", "SystemExit"),
        ("def read(page):\n    return ['junk']\n\n\nrule = Rule(read=read)\n", "it gave str, not an Assertion"),
        ("def derive(found):\n    return ['junk']\n\n\nrule = Rule(derive=derive)\n", "it gave str, not an Assertion"),
        (
            "from checker import Finding\n\n\ndef verify(found):\n    yield Finding('bogus', 'error', 1.0, (), 'x', 'r')\n\n\n"
            "rule = Rule(verify=verify)\n",
            "it gave Finding, not a Finding of a kind and a severity that there are",
        ),
        ("def relate(readings):\n    return [1]\n\n\nrule = Rule(relate=relate)\n", "it gave int, not a Finding"),
    ],
)  # fmt: skip
def test_a_rule_that_ends_the_run_or_gives_nonsense_is_left_out(desk: Path, code: str, told: str) -> None:
    Path("mine/odd.py").write_text(f'"""Odd."""\nfrom checker import Rule\n\n\n{code}')
    result = call("check", "a.txt", "--rules", "mine", "--format", "json")
    assert result.exit_code == 2 and told in result.stderr and len(result.stderr.splitlines()) == 1
    assert json.loads(result.stdout)["summary"]["articles"] == 1

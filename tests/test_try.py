"""How a sentence is read, told to whoever writes a rule: mentions, names, matches, near misses, verdicts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from test_cli import call

from checker.lines import Line, split_words
from checker.mentions import scan
from checker.model import Article
from checker.naming.names import find_names
from checker.pattern import compile_pattern
from checker.rule import Rule, load_rules
from checker.ruletools.nearmisses import Piece, Reach, approach, reach
from checker.ruletools.trialtext import render
from checker.ruletools.trying import MOST, try_texts

BERTHS = Rule(
    id="berths",
    help="How many berths a harbour has.",
    says=["{subject:name} has|owns [in all] {value:number} berths", "{value:number} berths ... at {subject:name}"],
)
CALLS = Rule(
    id="call-day",
    help="When a ship called.",
    cues=["called|berthed & {subject:name} & {value:date} & !cancelled"],
    subject="named",
)


def line_of(text: str) -> Line:
    return Line(split_words(text, 0, len(text), scan(text)), lambda: find_names(text))


def reached(pattern: str, text: str) -> Reach:
    return reach(compile_pattern(pattern), line_of(text), text)


# ---- how far a pattern gets ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pattern", "text", "taken", "wanted", "met"),
    [
        ("{subject:name} has {value:number} berths", "Norway has 12 berths.", ["Norway", "has", "12", "berths"], "", ""),
        ("{subject:name} has {value:number} berths", "Norway has 12 cranes.", ["Norway", "has", "12"], "berths", "“cranes”"),
        ("{subject:name} has {value:number} berths", "Norway has 12% more.", ["Norway", "has"], "{value:number}", "“12%” (percent)"),
        ("{subject:name} has {value:number} berths", "Norway has", ["Norway", "has"], "{value:number}", "the end of the sentence"),
        ("{subject:name} has {value:number} berths", "Nobody knows.", [], "{subject:name}", "none in the sentence"),
        ("has ... {value:number}", "It has, all told, 7; then 8%.", ["has", "7"], "", ""),
        ("has ... {value:percent}", "It has as many as it had.", ["has"], "{value:percent}", "none within 8 words"),
        ("has [some] {value:number} berths", "It has 12 cranes.", ["has", "12"], "berths", "“cranes”"),
        ("has [some] {value:number} berths", "It has some berths.", ["has", "some"], "{value:number}", "“berths”"),
        ("[old] berths {value:number}", "It has 12 cranes.", [], "berths", "none in the sentence"),
        ("{value:percent} of {basis:output}", "It was 2% of gross domestic product.", ["2%", "of", "gross domestic product"], "", ""),
    ],
)  # fmt: skip
def test_a_pattern_tells_where_it_stopped(pattern: str, text: str, taken: list[str], wanted: str, met: str) -> None:
    found = reached(pattern, text)
    assert ([p.words for p in found.taken], found.wanted, found.met) == (taken, wanted, met)


def test_it_matches_where_the_matcher_does() -> None:
    pattern = compile_pattern("{subject:name} has|owns ... {value:number} berths")
    for text in (
        "Norway has 12 berths.",
        "Norway has, all told, 12 berths.",
        "Norway has 12; berths.",
        "Has Norway 12 berths.",
    ):
        line = line_of(text)
        assert reach(pattern, line, text).matched == any(True for _ in pattern.matches(line)), text


def test_it_matches_where_the_matcher_does_in_every_example_of_the_checkers_rules() -> None:
    outcomes = set()
    for rule in load_rules():
        patterns = [*rule.sentences, *(p for cues in rule.cue_sets for p in (*cues.needed, *cues.barred))]
        pairs = (*rule.agree, *rule.clash, *rule.apart, tuple(rule.ignore))
        for text in {text for pair in pairs for text in pair}:
            line = line_of(text)
            for pattern in patterns:
                found = reach(pattern, line, text)
                assert found.matched == any(True for _ in pattern.matches(line)), f"{pattern.source}: {text}"
                assert (found.share == 1.0) == found.matched
                assert found.wanted == "" or found.wanted in pattern.source
                outcomes.add(found.matched)
    assert outcomes == {True, False}


def test_the_way_that_took_most_is_told() -> None:
    found = reached("{subject:name} has {value:number} berths", "Oslo is in Norway, and Norway has 12 cranes.")
    assert [p.words for p in found.taken] == ["Norway", "has", "12"]


def test_later_pieces_that_stand_elsewhere_are_told_once_and_only_if_free() -> None:
    found = reached("{subject:name} has {value:number} berths", "Some 12 berths lie idle in Norway.")
    assert found.wanted == "has"
    assert found.elsewhere == (Piece("{value:number}", "12"), Piece("berths", "berths"))
    used = reached("{part:number} of {value:number} berths", "It has 12 berths.")
    assert (used.wanted, [p.words for p in used.elsewhere]) == ("of", ["berths"])
    twice = reached("of {part:number} and {whole:number} berths", "It has 12 berths.")
    assert [(p.written, p.words) for p in twice.elsewhere] == [("{part:number}", "12"), ("berths", "berths")]


def test_share_rises_with_what_is_found() -> None:
    pattern = "{subject:name} has {value:number} berths"
    texts = ["Rain.", "Norway.", "Norway has.", "Norway has 12.", "Norway has 12 berths."]
    shares = [reached(pattern, text).share for text in texts]
    assert shares == sorted(set(shares))
    assert (shares[0], shares[-1]) == (0.0, 1.0)


def test_many_gaps_stay_polynomial() -> None:
    words = "a " * 3000
    line = Line(split_words(words, 0, len(words), ()), tuple)
    found = reach(compile_pattern("a ... a ... a ... a ... a ... a ... b"), line, words)
    assert (found.wanted, len(found.taken)) == ("b", 6)


def test_a_word_of_unless_is_told() -> None:
    rule = Rule(id="berths", says=["{subject:name} has ... {value:number} berths"], unless="planned|old")
    text = "Norway has planned 12 berths."
    (found,) = approach(rule, line_of(text), text, [(0, 5)])
    assert not found.matched
    assert "“planned”" in found.bar
    text = "Norway has some 12 berths."
    (found,) = approach(rule, line_of(text), text, [(0, 4)])
    assert found.matched


@pytest.mark.parametrize(
    ("text", "wanted", "bar"),
    [
        ("The Aurora called at Norway on 3 May 2024.", "", ""),
        ("The Aurora called at Norway.", "{value:date}", ""),
        ("The Aurora, cancelled, called at Norway on 3 May 2024.", "", "“cancelled”"),
    ],
)
def test_cues_tell_what_is_missing_in_the_clause(text: str, wanted: str, bar: str) -> None:
    line = line_of(text)
    (found,) = approach(CALLS, line, text, [(0, len(line.words))])
    assert found.wanted == wanted
    assert (bar in found.bar) and bool(bar) == bool(found.bar)


# ---- a trial ---------------------------------------------------------------------------------------------------------


def tried(*texts: str, rules: tuple[Rule, ...] = (BERTHS,), asked: Rule | None = BERTHS) -> str:
    return render(try_texts([Article(t, n) for t, n in zip(texts, "AB", strict=False)], rules, asked))


def test_a_sentence_is_told_with_its_mentions_names_matches_and_assertions() -> None:
    told = tried("Norway has 12 berths in 2024.")
    for part in (
        "mentions “12” number, 12; “2024” date, the year 2024",
        "names    “Norway”",
        "matched  {subject:name} has|owns [in all] {value:number} berths",
        "took {subject:name} “Norway”, “has”, {value:number} “12”, “berths”",
        "read     subject Norway; attribute berths; value 12; period the year 2024; actual",
    ):
        assert part in told
    assert "A and B" not in told


def test_a_near_miss_is_told_with_what_was_wanted() -> None:
    told = " ".join(tried("Norway leases 12 berths.").split())
    assert "stopped {subject:name} has|owns [in all] {value:number} berths" in told
    assert "took {subject:name} “Norway”; wanted one of has|owns, found “leases”" in told
    assert "elsewhere stands {value:number} “12”, “berths”" in told


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("It is false that Norway has 12 berths.", "a word of denial stands there"),
        ("From 2011 to 2020 Norway has 12 berths.", "it is a total over several years"),
        ("Does Norway have 12 berths?", "it asks and states nothing"),
    ],
)
def test_words_that_make_no_assertion_are_told_with_the_reason(text: str, why: str) -> None:
    told = tried(text)
    assert why in " ".join(told.split())
    assert " read " not in told


def test_what_refine_dropped_is_told() -> None:
    rule = Rule(id="berths", says=BERTHS.says, refine=lambda a, captures: None)
    assert "“12”: `refine` returned None" in tried("Norway has 12 berths.", rules=(rule,), asked=rule)


def test_two_sentences_are_told_with_verdict_and_reason() -> None:
    told = tried("Norway has 12 berths in 2024.", "Norway owns 15 berths in 2024.")
    assert "CLASH Norway, berths" in told
    assert "why: it is the same thing at the same time, and no value fits both" in told
    told = tried("Norway has 12 berths in 2024.", "Norway has 12 berths in 2024.")
    assert "AGREE Norway, berths" in told


def test_why_two_statements_never_meet_is_told() -> None:
    told = " ".join(tried("Norway has 12 berths in 2024.", "Sweden has 15 berths in 2024.").split())
    assert "APART “12” is of “Norway” and “15” of “Sweden”, so they are never compared" in told
    told = tried("Norway has 12 berths in 2024.", "Norway leases 15 berths.")
    assert "No verdict: nothing was read in B" in told


def test_of_all_rules_only_the_nearest_are_told() -> None:
    more = tuple(
        Rule(id=f"berths-{n}", says=["{subject:name} has {value:number} berths of stone"]) for n in range(MOST + 2)
    )
    told = tried("Norway has 12 berths.", rules=(BERTHS, *more), asked=None)
    assert told.count("    rule ") == MOST + 1
    assert tried("It rained.", rules=(BERTHS, *more), asked=None).count("    rule ") == 0


def test_a_very_long_sentence_is_told_in_pieces() -> None:
    text = "Norway has 12 berths, " + "and so on and on, " * 200 + "and Sweden has 15 berths."
    told = tried(text)
    assert "subject Norway" in told and "subject Sweden" in told


def test_hostile_text_does_not_reach_the_terminal() -> None:
    told = call("try", "Norway\x1b[31m has 12\u202e berths.").stdout
    assert "\x1b" not in told and "\u202e" not in told


def test_a_rule_without_patterns_tells_how_it_works() -> None:
    rules = {rule.id: rule for rule in load_rules()}
    for name, how in (
        ("person-age", "it reads with a function of its own"),
        ("aligned-figures", "it compares whole articles"),
        ("implied-output", "it works on what other rules read"),
    ):
        assert f"nothing; {how}" in tried("It rained for 3 days.", asked=rules[name])


# ---- the command -----------------------------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "my-rules").mkdir()
    (tmp_path / "my-rules" / "berths.py").write_text(
        '"""How many berths a harbour has."""\nfrom checker import Rule\n'
        'rule = Rule(says=["{subject:name} has|had {value:number} berths"])\n'
    )
    return tmp_path


def test_try_as_json(folder: Path) -> None:
    result = call(
        "try",
        "Norway has 12 berths.",
        "Norway has 15 cranes.",
        "--rules",
        "my-rules",
        "--rule",
        "berths",
        "--format",
        "json",
    )
    assert (result.exit_code, result.stderr) == (0, "")
    told = json.loads(result.stdout)
    first, second = (text["sentences"][0] for text in told["texts"])
    assert first["mentions"][0]["text"] == "12" and first["names"] == ["Norway"]
    (pattern,) = first["rules"][0]["patterns"]
    assert pattern["matched"] and [p["words"] for p in pattern["took"]] == ["Norway", "has", "12", "berths"]
    (pattern,) = second["rules"][0]["patterns"]
    assert (pattern["matched"], pattern["wanted"], pattern["met"]) == (False, "berths", "“cranes”")
    assert told["comparison"]["pairs"] == []


def test_published_sets_the_days(folder: Path) -> None:
    sentences = ("Norway had 12 berths last year.", "Norway had 15 berths last year.")
    args = ("try", *sentences, "--rules", "my-rules", "--rule", "berths")
    assert "CLASH" in call(*args).stdout
    told = call(*args, "--published", "2024-05-30", "2021-05-30").stdout
    assert "as if published on 2021-05-30" in told and "the year 2020" in told
    assert "CLASH" not in told and "they are about different times" in told


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["a", "b", "c"], "give one or two"),
        ([" "], "a sentence is empty"),
        (["Norway has 12 berths.", "--rule", "berths"], "add --rules my-rules"),
        (["Norway has 12 berths.", "--rule", "person-aeg"], "did you mean person-age?"),
        (["Norway has 12 berths.", "--published", "1", "2"], "write it as 2024-05-31"),
        (["note.txt"], "checker compare A B"),
        ([], "SENTENCE"),
    ],
)
def test_wrong_usage_is_one_line(folder: Path, args: list[str], says: str) -> None:
    Path("note.txt").write_text("Norway has 12 berths.")
    result = call("try", *args)
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert says in result.stderr


def test_a_rule_that_raises_is_told_with_its_line(folder: Path) -> None:
    module = folder / "my-rules" / "berths.py"
    module.write_text(module.read_text().replace('berths"])', 'berths"], refine=lambda a, c: 1 / 0)'))
    result = call("try", "Norway has 12 berths.", "--rules", "my-rules", "--rule", "berths")
    assert result.exit_code == 2
    assert "berths.py:3 on A: the rule raised ZeroDivisionError" in result.stderr
    assert result.stderr.count("\n") == 1
    assert "matched  {subject:name} has|had {value:number} berths" in result.stdout

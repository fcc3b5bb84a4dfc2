"""The pattern language: what its sentences take, and what is told when one cannot be read."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pytest

from checker.lines import Line, split_words
from checker.mentions import scan
from checker.model import CheckerError
from checker.naming.names import find_names
from checker.pattern import Capture, _run, compile_pattern
from checker.rule import load_rules


def line_of(text: str) -> Line:
    return Line(split_words(text, 0, len(text), scan(text)), lambda: find_names(text))


def taken(pattern: str, text: str) -> list[dict[str, str]]:
    """Returns, for each match, the words each role took."""
    line = line_of(text)

    def words(capture: Capture) -> str:
        return text[line.words[capture.first].start : line.words[capture.last - 1].end]

    return [{c.role: words(c) for c in match} for match in compile_pattern(pattern).matches(line)]


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("spent {value:percent}", "It spent 4.1% on ships.", [{"value": "4.1%"}]),
        ("spend|spent {value:percent}", "It spends 4.1% on ships.", []),
        ("spen* {value:percent}", "It spends 4.1% on ships.", [{"value": "4.1%"}]),
        ("spent [about] {value:percent}", "It spent about 4.1% on ships.", [{"value": "4.1%"}]),
        ("spent [about] {value:percent}", "It spent 4.1% on ships.", [{"value": "4.1%"}]),
        ("spent ... {value:percent}", "It spent, as it always did, 4.1% on ships.", [{"value": "4.1%"}]),
        ("spent ... {value:percent}", "It spent nothing; exports rose 4.1%.", []),
        ("spent ... {value:percent}", "It spent one two three four five six seven eight nine ten words then 4%.", []),
        ("{value:percent} of {basis:output}", "It was 2% of gross domestic product.", [{"value": "2%", "basis": "gross domestic product"}]),
        ("{subject:name} ... {value:percent}", "Norway raised it to 2%.", [{"subject": "Norway", "value": "2%"}]),
        ("{output} of {value:money}", "With a GDP of 500 billion dollars it is large.", [{"value": "500 billion dollars"}]),
        ("{value:figure} ships", "It has 12 ships.", [{"value": "12"}]),
        ("{value:date}", "In May 2022 it had 12 ships.", [{"value": "May 2022"}]),
    ],
)  # fmt: skip
def test_pattern_takes(pattern: str, text: str, expected: list[dict[str, str]]) -> None:
    assert taken(pattern, text) == expected


def test_class_slot_yields_the_canonical_value() -> None:
    line = line_of("It was 2% of its gross national product.")
    ((_, basis),) = compile_pattern("{value:percent} of its {basis:output}").matches(line)
    assert basis.canonical == "GNP"


def test_value_keeps_its_mention() -> None:
    ((value,),) = compile_pattern("reached {value:percent}").matches(line_of("It reached 1.1% again."))
    assert value.mention is not None
    assert value.mention.written == (Decimal("1.1"), Decimal("1.1"))


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("{value:percant}", "did you mean 'percent'"),
        ("{value:}", "write {role:kind}"),
        ("spent [about {value:percent}", "without its ]"),
        ("spent about] {value:percent}", "without its ["),
        ("...", "nothing to match"),
        ("", "nothing to match"),
        ("spent {value:percent", "a slot is written"),
    ],
)
def test_unreadable_pattern_is_told_with_its_mend(pattern: str, said: str) -> None:
    with pytest.raises(CheckerError, match="rules/mine.py") as caught:
        compile_pattern(pattern, "rules/mine.py")
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("pattern", "triggers"),
    [
        ("spend|spent {value:percent} of {basis:output}", {"spend", "spent"}),
        ("[about] {value:percent} of tonnage", {"tonnage"}),
        ("{value:percent} of it", {"of"}),
        ("{value:percent} {value:name}", set()),
    ],
)
def test_triggers_are_the_most_telling_words_that_must_stand(pattern: str, triggers: Sequence[str]) -> None:
    assert compile_pattern(pattern).triggers == triggers


def test_many_gaps_stay_polynomial() -> None:
    words = "a " * 3000
    line = Line(split_words(words, 0, len(words), ()), tuple)
    pattern = compile_pattern("a ... a ... a ... a ... a ... a ... b")
    tried = 0
    for _ in pattern.matches(line, 0, 400):
        tried += 1
    assert tried == 0


def test_a_line_is_turned_away_only_where_no_match_is() -> None:
    """The words and kinds that a pattern needs are looked for first; trying it at every word of the line must agree."""
    rules = load_rules()
    patterns = [p for r in rules for p in (*r.sentences, *(q for c in r.cue_sets for part in c for q in part))]
    texts = {text for r in rules for pair in (*r.agree, *r.clash, *r.apart, r.ignore) for text in pair}
    turned_away = 0
    for text in sorted(texts):
        line = line_of(text)
        for pattern in patterns:
            if not pattern._may_match(line):
                turned_away += 1
                assert not any(_run(pattern.steps, line, at, len(line.words)) for at in range(len(line.words)))
    assert turned_away > 1000

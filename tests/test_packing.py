"""What is packed comes back equal, from made nouns and from articles; bytes of strangers give an error or a reading, no more."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import fields, replace
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from checker.extract import RuleIndex
from checker.model import (
    Article,
    Assertion,
    Bound,
    Dateline,
    DateParts,
    Interval,
    Mention,
    MentionKind,
    Modality,
    Reading,
    Role,
    Sentence,
    Span,
)
from checker.packedtables import DEEPEST, FORM
from checker.packing import PackingError, pack_assertion, pack_reading, unpack_assertion, unpack_reading
from checker.read import read
from checker.rule import load_rules
from checker.run import read_article

ROOT = Path(__file__).parent.parent
TEXT = "Rotterdam \ud83d\ude00 has — 12 tugs 🚢, the council of Velsen said on 3 May 2024 at 10 a.m. \udfff\n\x00 Nothing else."
ARTICLE = Article(TEXT, "Quay", date(2024, 5, 4))
VALUE = Interval(Decimal("11.5"), Decimal("12.5"))
PLAIN = Assertion(ARTICLE, 15, 17, Span(0, 40), "Rotterdam", "tugs", VALUE, "counted")

# ---- made nouns --------------------------------------------------------------------------------------------------------

words = st.text(st.characters(), max_size=8) | st.sampled_from(["\ud83d\ude00", "\udc80", "é\u2028", '"\\', "\x00"])
spans = st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).map(lambda pair: Span(*sorted(pair)))
figures = st.builds(
    lambda sign, digits, exponent: Decimal((sign, digits, exponent)),
    st.integers(0, 1),
    st.lists(st.integers(0, 9), min_size=1, max_size=40).map(tuple),
    st.integers(-900, 900),
)
moments = st.datetimes().map(lambda moment: moment.replace(fold=0))  # without a zone it tells nothing
clocks = st.times().map(lambda clock: clock.replace(fold=0))
bounds: Any = st.sampled_from([figures, st.dates(), moments, clocks])
intervals = bounds.flatmap(lambda bound: st.builds(Interval, st.none() | bound, st.none() | bound, words))
writtens = st.none() | st.tuples(st.none() | figures, st.none() | figures) | figures.map(lambda f: (f, f))
whole = st.none() | st.integers(-5, 4000)
dates = st.recursive(
    st.none(),
    lambda inner: st.builds(
        DateParts, whole, whole, whole, words, words, st.integers(-9, 9), whole, words, inner, words
    ),
    max_leaves=4,
)
several_words = st.lists(words, max_size=3).map(tuple)
sets = st.frozensets(words, max_size=4)


def some(of: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(of, max_size=3).map(tuple)


assertions = st.builds(
    Assertion, article=st.just(ARTICLE), start=st.just(3), end=st.integers(3, len(TEXT)), within=spans, subject=words,
    attribute=words, value=intervals, rule=words, written=writtens, hedge=st.none() | words, period=st.none() | intervals,
    dated=st.booleans(), modality=st.sampled_from(get_args(Modality)), basis=words, speaker=words, features=sets, names=sets,
    label=words, lasting=st.booleans(), sole=st.booleans(), edition=st.integers(0, 10**6), confidence=st.floats(0, 1) | st.just(1),
    premises=some(spans), note=words, roles=some(st.tuples(words, words)), figures=some(st.tuples(words, intervals)),
    story=st.booleans(), admits=some(intervals), moving=st.booleans(), told=st.none() | intervals,
)  # fmt: skip


@st.composite
def mentions(draw: st.DrawFn) -> tuple[Mention, ...]:
    places = sorted(draw(st.lists(st.integers(0, len(TEXT)), max_size=8)))
    return tuple(
        Mention(
            draw(st.sampled_from(get_args(MentionKind))),
            start,
            end,
            TEXT[start:end],
            draw(writtens),
            draw(st.none() | intervals),
            draw(st.none() | words),
            draw(dates),
            draw(some(intervals)),
            draw(words),
        )
        for start, end in zip(places[::2], places[1::2], strict=False)
    )


datelines = st.builds(
    Dateline, st.none() | intervals, several_words, st.none() | spans, words,
    st.sampled_from(["", "malformed", "missing", "disagrees"]), some(spans),
)  # fmt: skip
sentences = some(st.builds(lambda span, role: Sentence(*span, role), spans, st.sampled_from(get_args(Role))))
readings = st.builds(Reading, st.just(ARTICLE), datelines, sentences, mentions(), some(assertions))


@settings(max_examples=200)
@given(assertions)
def test_an_assertion_comes_back(assertion: Assertion) -> None:
    again = unpack_assertion(pack_assertion(assertion), ARTICLE)
    assert again == assertion and again.article is ARTICLE
    assert as_told(again) == as_told(assertion)


@settings(max_examples=100)
@given(readings)
def test_a_reading_comes_back(reading: Reading) -> None:
    again = unpack_reading(pack_reading(reading), ARTICLE)
    assert again == reading
    assert as_told(again) == as_told(reading)


def as_told(noun: Any) -> Any:
    """Returns a noun with the types of all it holds, sets in order: so 4.1 is not 4.10, nor 1 True."""
    if isinstance(noun, Article):
        return "article"
    if isinstance(noun, frozenset):
        return "set", sorted(noun)
    if isinstance(noun, tuple):
        return type(noun), [as_told(item) for item in noun]
    if hasattr(noun, "__dataclass_fields__"):
        return type(noun), [as_told(getattr(noun, field.name)) for field in fields(noun)]
    return type(noun), repr(noun)


def test_every_field_is_packed() -> None:
    """A field that a noun gains must be packed too: one that is no default comes back."""
    other: dict[str, Any] = {
        "article": ARTICLE, "start": 16, "end": 18, "within": Span(1, 3), "subject": "a", "attribute": "b",
        "value": Interval(date(1, 1, 1), None, "day"), "rule": "c", "written": (None, Decimal("1E+3")), "hedge": "",
        "period": VALUE, "dated": True, "modality": "plan", "basis": "d", "speaker": "e", "features": frozenset("fg"),
        "names": frozenset("h"), "label": "i", "lasting": True, "sole": False, "edition": 7, "confidence": 0.1,
        "premises": (Span(1, 2),), "note": "j", "roles": (("k", "l"),), "figures": (("m", VALUE),), "story": True,
        "admits": (VALUE,), "moving": True, "told": VALUE,
    }  # fmt: skip
    assert list(other) == [field.name for field in fields(Assertion)]
    for name, value in other.items():
        changed = replace(PLAIN, **{name: value})
        assert unpack_assertion(pack_assertion(changed), ARTICLE) == changed
        assert name == "article" or changed != PLAIN
    assert unpack_assertion(pack_assertion(replace(PLAIN, **other)), ARTICLE) == replace(PLAIN, **other)


def test_equal_sets_have_the_same_bytes() -> None:
    """Sets have no order; another process has them in another."""
    code = (
        "import sys\n"
        "from checker.model import *\n"
        "from checker.packing import pack_assertion\n"
        "words = frozenset('alpha beta gamma delta epsilon zeta eta theta'.split())\n"
        "a = Assertion(Article('t', 's'), 0, 1, Span(0, 1), 'x', 'y', Interval(None, None), 'r', features=words)\n"
        "sys.stdout.buffer.write(pack_assertion(a))"
    )
    packed = {
        subprocess.run(
            [sys.executable, "-c", code], env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}, capture_output=True, check=True
        ).stdout
        for seed in "123"
    }  # fmt: skip
    assert len(packed) == 1 and b"epsilon" in packed.pop()


# ---- articles ----------------------------------------------------------------------------------------------------------


@cache
def index() -> RuleIndex:
    return RuleIndex(load_rules())


def yielded(article: Article) -> Reading:
    problems: list[Any] = []
    reading = read_article(article, index(), {}, problems)
    assert not problems
    return reading


@cache
def of_seeds() -> tuple[Reading, ...]:
    return tuple(map(yielded, read([ROOT / "seeds"])))


def test_the_seeds_come_back() -> None:
    assert len(of_seeds()) > 3
    for reading in of_seeds():
        packed = pack_reading(reading)
        again = unpack_reading(packed, reading.article)
        assert again == reading and as_told(again) == as_told(reading)
        assert pack_reading(again) == packed
        assert len(packed) < len(reading.article.text) + 500
        for assertion in reading.assertions:
            one = unpack_assertion(pack_assertion(assertion), reading.article)
            assert as_told(one) == as_told(assertion)


PIECES = (
    "Rotterdam", " has ", "about 12 tugs", ". ", "\n\n", "3 May 2024", " at 10 a.m.", " killed ", "7 people", "$4.1m", " in ",
    "2022", "from 3 to 9 June", "at least ", "4.1%", " of GDP", "“", "”", " said", "Mr. Ode, 41", "\ud83d", "-", "1/2", "9" * 50,
    "10 p.m.", "Easter", "mid-2021", "since 1999", "between 3 and 4 per cent", "a dozen", " quintillion",
)  # fmt: skip


@settings(max_examples=60)
@given(st.lists(st.sampled_from(PIECES), max_size=25), st.none() | st.dates(date(1990, 1, 1), date(2030, 1, 1)))
def test_whatever_is_read_comes_back(pieces: list[str], published: date | None) -> None:
    reading = yielded(Article("".join(pieces), "Quay", published))
    assert as_told(unpack_reading(pack_reading(reading), reading.article)) == as_told(reading)


# ---- what cannot be packed ----------------------------------------------------------------------------------------------

ODD: list[dict[str, Any]] = [
    {"start": -1}, {"end": len(TEXT) + 1}, {"start": 18}, {"start": True}, {"within": Span(9, 3)}, {"within": (1, 2, 3)},
    {"subject": None}, {"subject": 7}, {"subject": ["a"]}, {"value": None}, {"value": Interval(1, 2)}, {"value": 4},  # type: ignore[arg-type]
    {"value": Interval(Decimal("Infinity"), None)}, {"value": Interval(Decimal("1e1000000"), None)},
    {"written": [Decimal(1), Decimal(1)]}, {"written": (1, 1)}, {"hedge": 3}, {"period": "2022"}, {"dated": 1}, {"sole": None},
    {"modality": "guess"}, {"features": {"a"}}, {"features": ["a"]}, {"names": frozenset({1})}, {"names": frozenset({"a", 1})},
    {"edition": 1.5}, {"edition": True}, {"edition": 2**70}, {"confidence": 1.5}, {"confidence": float("nan")},
    {"confidence": Decimal(1)}, {"premises": [Span(1, 2)]}, {"roles": (["a", "b"],)}, {"roles": (("a", "b", "c"),)},
    {"figures": (("a", None),)}, {"admits": (None,)}, {"admits": [VALUE]}, {"told": VALUE.low}, {"article": replace(ARTICLE, text="x")},
]  # fmt: skip


@pytest.mark.parametrize("odd", ODD, ids=range(len(ODD)))
def test_what_would_not_come_back_is_not_packed(odd: dict[str, Any]) -> None:
    reading = Reading(ARTICLE, Dateline(None), (), (), (PLAIN, replace(PLAIN, **odd)))
    with pytest.raises(PackingError):
        pack_reading(reading)
    if "article" not in odd:
        with pytest.raises(PackingError):
            pack_assertion(replace(PLAIN, **odd))


def nested(depth: int) -> DateParts:
    return DateParts(until=nested(depth - 1) if depth > 1 else None)


def test_mentions_are_as_the_text_has_them() -> None:
    def pack(*found: Mention) -> bytes:
        return pack_reading(Reading(ARTICLE, Dateline(None), (), found, ()))

    good = Mention("number", 15, 17, TEXT[15:17])
    assert pack(good, good._replace(start=17, end=18, text=TEXT[17:18]))
    assert pack(good._replace(parts=nested(DEEPEST)))
    for bad in (
        [good, good],
        [good._replace(text="13")],
        [good._replace(kind="guess")],  # type: ignore[arg-type]
        [good._replace(parts=nested(DEEPEST + 1))],
        [good._replace(parts=DateParts(year=2**70))],
        [good._replace(readings=[VALUE])],  # type: ignore[arg-type]
    ):
        with pytest.raises(PackingError):
            pack(*bad)


# ---- bytes of strangers -------------------------------------------------------------------------------------------------


def check_nouns(reading: Reading) -> None:
    """Demands nouns of a reading, all through, whose places lie in the text."""
    length = len(reading.article.text)

    def walk(noun: Any) -> None:
        assert noun is None or type(noun) in ALLOWED, type(noun)
        if isinstance(noun, Article):
            return
        if isinstance(noun, Span | Sentence | Mention | Assertion):
            assert 0 <= noun.start <= noun.end <= length
        if isinstance(noun, Iterable) and not isinstance(noun, str):
            for item in noun:
                walk(item)
        for field in getattr(noun, "__dataclass_fields__", ()):
            walk(getattr(noun, field))

    walk(reading)


ALLOWED = {
    Reading, Article, Dateline, Sentence, Mention, Assertion, Interval, DateParts, Span, tuple, frozenset, str, int, float, bool,
    *get_args(Bound),
}  # fmt: skip


@settings(max_examples=400)
@given(st.data())
def test_changed_bytes_are_an_error_or_a_reading(data: st.DataObject) -> None:
    reading = data.draw(st.sampled_from(of_seeds()))
    packed = bytearray(pack_reading(reading))
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(packed) - 1))
        length = data.draw(st.sampled_from([0, 1, 1, 1, 5, 200]))
        packed[at : at + length] = data.draw(
            st.binary(max_size=3) | st.sampled_from([b"0", b"-1", b"[]", b"null", b"9", b'""', b"{}"])
        )
    try:
        again = unpack_reading(bytes(packed), reading.article)
    except PackingError as error:
        assert len(str(error)) < 200
    else:
        check_nouns(again)


leaves: Any = (
    st.none() | st.booleans() | st.integers(-3, 30) | st.floats() | st.sampled_from(["", "1", "a", "T:", "1:2", "plan"])
)
shapes = st.recursive(
    leaves, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.just("a"), inner), max_leaves=12
)


@settings(max_examples=400)
@given(st.data())
def test_changed_shapes_are_an_error_or_a_reading(data: st.DataObject) -> None:
    reading = data.draw(st.sampled_from(of_seeds()))
    told = json.loads(pack_reading(reading))
    at: Any = told
    for _ in range(data.draw(st.integers(0, 3))):
        number = data.draw(st.integers(0, len(at) - 1))
        if not isinstance(at[number], list) or not at[number]:
            break
        at = at[number]
    at[data.draw(st.integers(0, len(at) - 1))] = data.draw(shapes)
    try:
        again = unpack_reading(json.dumps(told).encode(), reading.article)
    except PackingError:
        assume(True)
    else:
        check_nouns(again)


@given(st.binary(max_size=60) | shapes.map(lambda told: json.dumps([FORM, told, told, told, told]).encode()))
def test_any_bytes_are_an_error_or_an_assertion(packed: bytes) -> None:
    try:
        assert type(unpack_assertion(packed, ARTICLE)) is Assertion
    except PackingError as error:
        assert str(error)


@pytest.mark.parametrize(
    "packed",
    [
        b"", b"{}", b"0", b"[]", b"[1]", b"\xff", b"[" * 200_000, b"9" * 10_000, b"[1," + b"9" * 10_000 + b"]", b"NaN",
        b'[1,[],[["1"],["2"],[0]],[],' + b"[[0]],[[]]" * 1000 + b"]",
        b'[1,[],[["1e99999999"],["2"],[0]],[],[]]', b'[1,[],[["sNaN"],["2"],[0]],[],[]]',
        b'[1,[],[["10:00+01:00"],[null],[0]],[],[]]', b"[1,[],[[99999999],[null],[0]],[],[]]", b"[2,[],[],[],[]]",
    ],
    ids=lambda packed: repr(packed[:40]),
)  # fmt: skip
def test_what_is_no_reading_is_one_error(packed: bytes) -> None:
    for unpack in (unpack_reading, unpack_assertion):
        with pytest.raises(PackingError) as error:
            unpack(packed, ARTICLE)
        assert len(str(error.value)) < 200


def test_the_words_of_mentions_take_no_more_than_the_text() -> None:
    """Overlapping places would let few bytes stand for a great deal of text."""
    many = 50_000
    article = Article("x" * 1_000_000, "Quay")
    columns = [[1] * many, [0] * many, [999_999] * many, 0, 0, 0, 0, 0, 0]
    packed = json.dumps([FORM, ["number"], [], [], [0, [], [], 0, 0, []], [[], [], []], columns, []]).encode()
    with pytest.raises(PackingError, match="overlap"):
        unpack_reading(packed, article)


def test_a_reading_of_a_longer_text_is_none_of_a_shorter() -> None:
    for reading in of_seeds():
        with pytest.raises(PackingError):
            unpack_reading(pack_reading(reading), replace(reading.article, text=reading.article.text[:200]))

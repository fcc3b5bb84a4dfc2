"""What analysts take away: data frames, W3C Web Annotations, schema.org ClaimReview."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import jsonschema
import pandas
import pytest
from harbour import FAR, HARM, LEDGER, build_report, figures, state
from test_cli import call
from test_newness import lay_out

from checker.exports.claimreviews import Audited, review_claims, write_reviews
from checker.exports.frames import ASSERTION_COLUMNS, FINDING_COLUMNS
from checker.exports.webannotations import annotate, name_target, write_annotations
from checker.findings import Finding, Report, Settled
from checker.model import Article, CheckerError, Interval

TEXT, UNSAFE_ON_SCREEN = "string", "\x1b\x07\u202e\u2028\x9b\x7f"

# --- data frames


def test_a_frame_has_a_row_for_each_assertion() -> None:
    report = build_report()
    frame = report.to_frame()
    assert tuple(frame.columns) == ASSERTION_COLUMNS and len(frame) == len(report.assertions)
    for row, a in zip(frame.itertuples(), report.assertions, strict=True):
        assert report.articles[row.article] is a.article
        assert (row.source, row.subject, row.attribute, row.rule) == (a.article.source, a.subject, a.attribute, a.rule)
        assert (row.text, row.sentence, a.article.text[row.start : row.end]) == (a.text, a.sentence, a.text)
        assert row.line == a.article.line(a.start)
        named = [f.fingerprint for f in report.findings if a in f.assertions]
        assert sorted(row.findings) == sorted(set(named))
    assert frame.findings.map(bool).any() and not frame.findings.map(bool).all()


def test_dtypes_do_not_depend_on_what_is_in_a_frame() -> None:
    full, empty = build_report(), Report((), ())
    for method, columns in (("to_frame", ASSERTION_COLUMNS), ("findings_frame", FINDING_COLUMNS)):
        one, other = getattr(full, method)(), getattr(empty, method)()
        assert tuple(other.columns) == columns and len(other) == 0
        assert one.dtypes.astype(str).to_dict() == other.dtypes.astype(str).to_dict()
    dtypes = full.to_frame().dtypes.astype(str).to_dict()
    assert {dtypes[name] for name in ("article", "line", "start", "end")} == {"int64"}
    assert {dtypes[name] for name in ("published", "period_low", "period_high")} == {"datetime64[us]"}
    assert {dtypes[name] for name in ("number_low", "number_high")} == {"float64"}
    assert {dtypes[name] for name in ("source", "low", "high", "unit", "written_low", "hedge", "modality")} == {TEXT}


def test_figures_are_exact_and_numbers_too() -> None:
    a = state(LEDGER, "carried ", "41,000 vehicles", figures("0.1", "0.30000000000000000000001", "metre"), "traffic")
    reading = replace(build_report().readings[0], assertions=(a, replace(a, value=figures("1E+400", "1E+401"))))
    first, second = Report((), (reading,)).to_frame().itertuples()
    assert (first.low, first.high, first.number_low, first.unit) == ("0.1", "0.30000000000000000000001", 0.1, "metre")
    assert first.number_high == 0.3 and second.number_low == float("inf") and Decimal(second.low) == Decimal("1E+400")


def test_a_settled_finding_and_one_on_an_equal_article_are_found_again() -> None:
    report = build_report()
    first, *others = report.findings
    copied = replace(first, assertions=tuple(replace(a, article=replace(a.article)) for a in first.assertions))
    parted = replace(report, findings=tuple(others), settled=(Settled(copied, "article", "so it is", "a.md:3"),))
    assert list(parted.to_frame().findings.map(set)) == list(report.to_frame().findings.map(set))
    last = list(parted.findings_frame().itertuples())[-1]
    assert (last.fingerprint, last.status, last.settled_by, last.reason) == (
        first.fingerprint, "suppressed", "article", "so it is",
    )  # fmt: skip


def test_a_frame_of_findings() -> None:
    report = build_report()
    frame = report.findings_frame()
    assert list(frame.fingerprint) == [f.fingerprint for f in report.findings]
    assert list(frame.status) == ["open"] * len(frame) and frame.settled_by.isna().all()
    assert list(frame["values"]) == [tuple(a.text for a in f.assertions) for f in report.findings]


def test_a_frame_can_be_written_and_read_again(tmp_path: Path) -> None:
    frame = build_report().to_frame()
    frame.to_parquet(tmp_path / "a.parquet")
    again = pandas.read_parquet(tmp_path / "a.parquet")
    assert list(again.number_low.dropna()) == list(frame.number_low.dropna())
    assert [list(f) for f in again.findings] == [list(f) for f in frame.findings]


def test_half_a_character_breaks_no_frame() -> None:
    a = state(
        HARM,
        "Broken \ud800 halves and \u2028 odd line ends.\r\nThe bridge is ",
        "1,800 metres",
        figures("1800", "1801"),
        "x",
    )
    reading = replace(build_report().readings[0], article=HARM, assertions=(replace(a, subject="a \ud800 b"),))
    assert list(Report((), (reading,)).to_frame().subject) == ["a \ufffd b"]


@pytest.mark.parametrize("method", ["to_frame", "findings_frame"])
def test_without_pandas_the_extra_is_named(monkeypatch: pytest.MonkeyPatch, method: str) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(CheckerError) as error:
        getattr(build_report(), method)()
    mend = "run pip install 'fact-consistency-checker[tables]'"
    assert str(error.value) == f"Report.{method}: needs packages that are not installed; {mend}"


# --- W3C Web Annotations

IRI = {"type": "string", "minLength": 1, "pattern": r"^[^\s<>\"{}|\\^`]+$"}
SELECTORS: dict[str, Any] = {  # sections 4.2.4 and 4.2.5 of the data model
    "TextQuoteSelector": {
        "required": ["type", "exact"],
        "properties": {key: {"type": "string"} for key in ("exact", "prefix", "suffix")},
    },
    "TextPositionSelector": {
        "required": ["type", "start", "end"],
        "properties": {key: {"type": "integer", "minimum": 0} for key in ("start", "end")},
    },
}
ANNOTATION = {  # sections 3.1, 3.2.4 and 4
    "type": "object",
    "required": ["id", "type", "target"],
    "properties": {
        "id": IRI,
        "type": {"const": "Annotation"},
        "motivation": {"enum": ["describing", "identifying"]},
        "body": {
            "type": "array",
            "items": {
                "required": ["type", "value"],
                "properties": {
                    "type": {"const": "TextualBody"},
                    "value": {"type": "string"},
                    "format": {"type": "string"},
                },
            },
        },
        "target": {
            "required": ["source", "selector"],
            "properties": {
                "type": {"const": "SpecificResource"},
                "source": IRI,
                "selector": {
                    "type": "array",
                    "minItems": 1,
                    "items": {
                        "oneOf": [
                            {
                                "properties": {"type": {"const": name}, **rest["properties"]},
                                "required": rest["required"],
                            }
                            for name, rest in SELECTORS.items()
                        ]
                    },
                },
            },
        },
    },
}
COLLECTION = {  # section 5
    "type": "object",
    "required": ["@context", "id", "type", "total", "first", "last"],
    "properties": {
        "@context": {"const": "http://www.w3.org/ns/anno.jsonld"},
        "id": IRI,
        "type": {"const": "AnnotationCollection"},
        "label": {"type": "string"},
        "total": {"type": "integer", "minimum": 0},
        "last": IRI,
        "first": {
            "required": ["id", "type", "items", "startIndex"],
            "properties": {
                "id": IRI,
                "type": {"const": "AnnotationPage"},
                "startIndex": {"const": 0},
                "items": {"type": "array", "items": ANNOTATION},
            },
        },
    },
}


def annotations(report: Report, what: str) -> dict[str, Any]:
    text = "".join(write_annotations(report.readings, what))
    assert not any(sign in text for sign in UNSAFE_ON_SCREEN) and text.encode()
    found: dict[str, Any] = json.loads(text)
    return found


@pytest.mark.parametrize("what", ["assertions", "mentions"])
def test_annotations_conform_to_the_data_model(what: str) -> None:
    report = build_report()
    made = annotations(report, what)
    jsonschema.Draft202012Validator(COLLECTION).validate(made)
    items = made["first"]["items"]
    stated = [(r.article, one) for r in report.readings for one in getattr(r, what)]
    assert len(items) == made["total"] == len(stated) > 20
    assert len({item["id"] for item in items}) == len(items) and made["last"] == made["first"]["id"]
    for item, (article, one) in zip(items, stated, strict=True):
        quote, position = item["target"]["selector"]
        assert article.text[position["start"] : position["end"]].replace("\ud800", "\ufffd") == quote["exact"]
        assert (position["start"], position["end"]) == (one.start, one.end)
        around = article.text[max(one.start - 32, 0) : one.end + 32].replace("\ud800", "\ufffd")
        assert quote["prefix"] + quote["exact"] + quote["suffix"] == around
        assert json.loads(item["body"][1]["value"])


def test_annotations_are_the_same_on_every_run_and_told_apart_by_what_they_say() -> None:
    report = build_report()
    assert annotations(report, "assertions") == annotations(build_report(), "assertions")
    (reading, *_) = report.readings
    one = next(iter(annotate(reading, "assertions")))["id"]
    other = replace(reading.assertions[0], subject="another bridge")
    assert next(iter(annotate(replace(reading, assertions=(other,)), "assertions")))["id"] != one
    twice = replace(reading, assertions=(reading.assertions[0],) * 2)
    assert len({a["id"] for a in annotate(twice, "assertions")}) == 2


def test_a_body_says_in_words_and_in_json_what_was_read() -> None:
    reading = build_report().readings[0]
    words, data = next(a["body"] for a in annotate(reading, "assertions") if "41,000" in a["body"][0]["value"])
    assert words["value"] == "Sorrel harbour bridge traffic: 41,000 vehicles (read as 40500 to below 41500)"
    assert json.loads(data["value"])["rule"] == "bridge-traffic"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (figures("2", "3", "metre"), "2 to below 3 metre"),
        (Interval(Decimal(2), None, "percent"), "at least 2 percent"),
        (Interval(None, Decimal(3)), "below 3"),
        (Interval(date(2024, 5, 1), date(2024, 6, 1), "day"), "2024-05-01 to before 2024-06-01"),
        (Interval(date(2024, 5, 1), None, "day"), "from 2024-05-01"),
        (Interval(None, date(2024, 5, 1), "day"), "before 2024-05-01"),
    ],
)
def test_bounds_in_words(value: Interval, words: str) -> None:
    reading = build_report().readings[0]
    stated = replace(reading.assertions[0], value=value, subject="length", attribute="length")
    (annotation,) = annotate(replace(reading, assertions=(stated,)), "assertions")
    assert annotation["body"][0]["value"] == f"length: {stated.text} (read as {words})"


@pytest.mark.parametrize(
    ("article", "source"),
    [
        (LEDGER, "https://ledger.example/bridge?x=1&y=2"),
        (FAR, "news/far.txt"),
        (Article("a", "s", url="javascript:alert(1)", path=Path("my news/50% ü.txt")), "my%20news/50%25%20%C3%BC.txt"),
        (Article("a", "s", path=Path("/srv/a b.txt")), "file:///srv/a%20b.txt"),
        (Article("a", "s", url="urn:newsml:wire.example:1", path=Path("a.xml")), "urn:newsml:wire.example:1"),
        (Article("a", "s", url='https://x.example/"a b"<ü>'), "https://x.example/%22a%20b%22%3C%C3%BC%3E"),
    ],
)
def test_targets_are_iris(article: Article, source: str) -> None:
    assert name_target(article) == source
    jsonschema.validate(name_target(article), IRI)


def test_a_text_from_nowhere_has_a_name_of_its_own() -> None:
    first, second = (name_target(Article(text, "stdin")) for text in ("a", "b"))
    assert first.startswith("urn:uuid:") and first != second


def test_no_articles_give_an_empty_collection() -> None:
    made = annotations(Report((), ()), "mentions")
    jsonschema.validate(made, COLLECTION)
    assert made["total"] == 0 and made["first"]["items"] == []


# --- ClaimReview

ORGANISATION = {
    "required": ["@type", "name"],
    "properties": {"@type": {"const": "Organization"}, "name": {"type": "string"}},
}
REVIEW = {  # https://schema.org/ClaimReview; what Google asks for beyond it (url) is the publisher's
    "required": ["@type", "claimReviewed", "itemReviewed", "reviewRating"],
    "properties": {
        "@type": {"const": "ClaimReview"},
        "claimReviewed": {"type": "string", "minLength": 1, "maxLength": 310},
        "identifier": {"type": "string", "pattern": "^[0-9a-f]{16}-[0-9]+$"},
        "reviewBody": {"type": "string", "minLength": 1},
        "author": {"required": ["@type", "name"], "properties": {"@type": {"const": "Person"}}},
        "itemReviewed": {
            "required": ["@type", "appearance"],
            "properties": {
                "@type": {"const": "Claim"},
                "author": ORGANISATION,
                "appearance": {
                    "type": "array",
                    "minItems": 1,
                    "items": {
                        "required": ["@type", "url", "publisher"],
                        "properties": {
                            "@type": {"const": "NewsArticle"},
                            "url": IRI,
                            "publisher": ORGANISATION,
                            "datePublished": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\d$"},
                        },
                        "additionalProperties": {"type": "string"},
                    },
                },
            },
        },
        "reviewRating": {
            "required": ["@type", "alternateName"],
            "properties": {"@type": {"const": "Rating"}, "alternateName": {"type": "string"}},
            "additionalProperties": False,
        },
    },
    "additionalProperties": False,
}
REVIEWS = {
    "required": ["@context", "@graph"],
    "properties": {"@context": {"const": "https://schema.org"}, "@graph": {"type": "array", "items": REVIEW}},
    "additionalProperties": False,
}


def test_reviews_conform_to_schema_org_and_call_nothing_false() -> None:
    report = build_report()
    text = "".join(write_reviews(Audited(f, "Ines Varga") for f in report.findings))
    made = json.loads(text)
    jsonschema.Draft202012Validator(REVIEWS).validate(made)
    kinds = {f.kind for f in report.findings}
    assert kinds >= {"contradiction", "drift", "arithmetic", "basis-mismatch", "dateline", "agreement"}
    told = {review["identifier"].partition("-")[0] for review in made["@graph"]}
    assert told == {f.fingerprint for f in report.findings if f.kind not in ("dateline", "agreement")}
    ratings = {review["reviewRating"]["alternateName"] for review in made["@graph"]}
    assert "Disagrees with other sources" in ratings
    assert not [
        word for word in ("false", "untrue", "wrong", "lie", "incorrect") for r in ratings if word in r.lower().split()
    ]
    assert not any(sign in text for sign in UNSAFE_ON_SCREEN) and text.encode()


def contradiction(*assertions: Any) -> Finding:
    return Finding("contradiction", "error", 0.9, assertions, "12 is not 15.", "tugs", "tugs")


def test_each_value_is_a_claim_with_all_that_say_it() -> None:
    article = Article("Sorrel has 12 tugs.\n", "Ledger", date(2024, 5, 3), "Tugs", "https://ledger.example/1")
    other = replace(article, source="Courier", url="", path=Path("news/courier.txt"), published=None, title="")
    third = replace(article, text="Sorrel has 15 tugs.\n", source="Gazette", url="", path=Path("g.txt"))
    a, b = (state(each, "has ", "12 tugs", figures("12", "13"), "tugs") for each in (article, other))
    c = state(third, "has ", "15 tugs", figures("15", "16"), "tugs")
    first, second = review_claims(Audited(contradiction(a, b, c)))
    assert [one["url"] for one in first["itemReviewed"]["appearance"]] == [
        "https://ledger.example/1",
        "news/courier.txt",
    ]
    assert first["itemReviewed"]["appearance"][0]["datePublished"] == "2024-05-03"
    assert (first["claimReviewed"], second["claimReviewed"]) == ("Sorrel has 12 tugs.", "Sorrel has 15 tugs.")
    assert "author" not in first["itemReviewed"] and second["itemReviewed"]["author"]["name"] == "Gazette"
    assert "author" not in first
    assert first["reviewRating"] == {"@type": "Rating", "alternateName": "Disagrees with other sources"}
    (own, _) = review_claims(Audited(contradiction(a, replace(a, value=figures("15", "16")))))
    assert own["reviewRating"]["alternateName"] == "Disagrees with another statement of the same source"


def test_a_long_sentence_is_cut_around_its_figure() -> None:
    article = Article("word " * 200 + "has 12 tugs" + " word" * 200, "Ledger")
    (review,) = review_claims(Audited(contradiction(state(article, "has ", "12 tugs", figures("12", "13"), "tugs"))))
    assert review["claimReviewed"].startswith("…") and review["claimReviewed"].endswith("…")
    assert "has 12 tugs" in review["claimReviewed"] and len(review["claimReviewed"]) <= 310


def test_hostile_text_stays_text() -> None:
    text = "".join(
        write_reviews([Audited(contradiction(state(HARM, "ends.\r\nThe bridge is ", "1,800", figures("1", "2"), "x")))])
    )
    assert not any(sign in text for sign in UNSAFE_ON_SCREEN) and text.encode()
    made = json.loads(text)
    jsonschema.validate(made, REVIEWS)
    assert made["@graph"][0]["itemReviewed"]["author"]["name"] == HARM.source


# --- on the command line


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Returns a folder with two articles that disagree, and makes it the current one."""
    monkeypatch.chdir(tmp_path)
    lay_out(tmp_path, 'select = ["tugs"]')
    (tmp_path / "news").mkdir()
    for name, tugs in (("one", 12), ("two", 15)):
        (tmp_path / "news" / f"{name}.md").write_text(
            f"---\nsource: {name.title()}\npublished: 2024-05-01\n---\nRotterdam Harbour has {tugs} tugs, the port said.\n"
        )
    return tmp_path


def test_extract_writes_annotations(archive: Path) -> None:
    result = call("extract", "news", "--format", "webannotation")
    assert result.exit_code == 0, result.stderr
    made = json.loads(result.stdout)
    jsonschema.validate(made, COLLECTION)
    assert [unquote(a["target"]["source"]) for a in made["first"]["items"]] == ["news/one.md", "news/two.md"]
    assert call("extract", "news", "--format", "webannotation", "--what", "mentions", "-o", "a.jsonld").exit_code == 0
    assert json.loads(Path("a.jsonld").read_text())["total"] == 2


def test_extract_writes_reviews_of_what_was_labelled_right_and_of_nothing_else(archive: Path) -> None:
    result = call("extract", "news", "--format", "claimreview")
    assert result.exit_code == 2 and "checker-baseline.toml: does not exist" in result.stderr
    (found,) = json.loads(call("check", "news", "--format", "json").stdout)["findings"]
    assert call("baseline", "add", "news", "--reason", "told apart", "--author", "Ines Varga").exit_code == 0
    empty = json.loads(call("extract", "news", "--format", "claimreview").stdout)
    assert empty == {"@context": "https://schema.org", "@graph": []}
    for label, count in (("wrong", 0), ("unsure", 0), ("right", 2)):
        said = call("baseline", "audit", "news", "--label", f"{found['fingerprint']}={label}")
        assert said.exit_code == 0, said.stderr
        made = json.loads(call("extract", "news", "--format", "claimreview").stdout)
        jsonschema.validate(made, REVIEWS)
        assert len(made["@graph"]) == count
    assert {review["author"]["name"] for review in made["@graph"]} == {"Ines Varga"}
    Path("news/two.md").write_text(Path("news/two.md").read_text().replace("15", "17"))
    changed = json.loads(call("extract", "news", "--format", "claimreview").stdout)
    assert changed["@graph"] == []  # nobody has looked at these values
    assert call("extract", "news", "--baseline", "x.toml").exit_code == 2


def test_the_formats_load_in_a_process_of_their_own(archive: Path) -> None:
    for options in (("--format", "webannotation"), ("--format", "webannotation", "--what", "mentions")):
        command = [sys.executable, "-m", "checker", "extract", "news", *options]
        result = subprocess.run(command, capture_output=True, text=True, check=True)
        assert json.loads(result.stdout)["total"] == 2
    assert subprocess.run([*command[:5], "--format", "claimreview"], capture_output=True, text=True).returncode == 2

"""ninjs: items in the shape that IPTC's schemas 1.x, 2.x and 3.x describe, and JSON of other kinds."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from checker.model import Article, CheckerError
from checker.read import read

MARKUP = "<p>The harbour board bought 12 tugs.</p><p>They cost $4 million.</p>"
BODY = "The harbour board bought 12 tugs.\n\nThey cost $4 million.\n"
ONE: dict[str, Any] = {
    "uri": "https://wire.example/items/1",
    "type": "text",
    "mimetype": "text/plain",
    "representationtype": "complete",
    "versioncreated": "2024-05-03T09:15:00+02:00",
    "firstcreated": "2024-05-01T09:15:00+02:00",
    "pubstatus": "usable",
    "copyrightholder": "Quay Wire",
    "byline": "Ines Varga",
    "headline": "Board buys 12 tugs",
    "body_text": "The harbour board bought 12 tugs. They cost $4 million.",
    "body_xhtml": MARKUP,
}
TWO: dict[str, Any] = {
    "uri": "urn:wire:2",
    "standard": {"name": "ninjs", "version": "2.1"},
    "versioncreated": "2024-05-03T09:15:00Z",
    "infosources": [{"role": "cv:editor", "name": "Quay Wire"}],
    "headlines": [{"role": "short", "value": "Tugs"}, {"role": "main", "value": "Board buys 12 tugs"}],
    "bodies": [
        {"role": "teaser", "contenttype": "text/html", "value": "<p>Tugs!</p>"},
        {
            "role": "plain",
            "contenttype": "text/plain",
            "value": "The harbour board bought 12 tugs. They cost $4 million.",
        },
        {"role": "main", "contenttype": "text/html", "charcount": 60, "value": MARKUP},
        {"role": "nitf", "contenttype": "application/xml", "value": "<OWN><TEXT>99</TEXT></OWN>"},
    ],
}
THREE: dict[str, Any] = {
    "uri": "https://wire.example/items/3",
    "type": "text",
    "versionCreated": "2024-05-03T09:15:00Z",
    "pubStatus": "withheld",
    "copyrightHolder": "Quay Wire",
    "headlines": [{"value": "Board buys 12 tugs"}],
    "bodies": [{"contentType": "application/xhtml+xml", "value": MARKUP}],
}


def write(folder: Path, given: object, name: str = "quay.json") -> Path:
    path = folder / name
    path.write_bytes(given if isinstance(given, bytes) else json.dumps(given).encode())
    return path


def gather(path: Path) -> tuple[list[Article], list[str]]:
    problems: list[CheckerError] = []
    articles = list(read([path], problems.append))
    return articles, [str(problem).removeprefix(f"{path.parent}/") for problem in problems]


@pytest.mark.parametrize("item", [ONE, TWO, THREE], ids=["1.x", "2.x", "3.x"])
def test_an_item_is_an_article(tmp_path: Path, item: dict[str, Any]) -> None:
    (article,), problems = gather(write(tmp_path, item))
    assert not problems
    assert article.text == "Board buys 12 tugs\n\n" + BODY
    assert (article.source, article.published) == ("Quay Wire", date(2024, 5, 3))
    assert (article.title, article.url) == ("Board buys 12 tugs", item["uri"])
    assert article.extracted and article.path == tmp_path / "quay.json"


def test_a_list_of_items_and_a_folder(tmp_path: Path) -> None:
    write(tmp_path, {"name": "a package", "version": "1"}, "package.json")
    write(tmp_path, [ONE, TWO, THREE])
    articles, problems = gather(tmp_path)
    assert [a.url for a in articles] == [ONE["uri"], TWO["uri"], THREE["uri"]] and not problems


def test_a_text_before_markup_where_that_is_all_there_is(tmp_path: Path) -> None:
    item = {
        "uri": "urn:x:1",
        "headline_main": "Tugs",
        "body_main": "One.\n\nTwo <5.",
        "versioncreated": "2024-05-03T00:00:00Z",
    }
    (article,), _ = gather(write(tmp_path, item))
    assert (article.text, article.source) == ("Tugs\n\nOne.\n\nTwo <5.\n", "quay")
    (article,), _ = gather(write(tmp_path, item | {"body_main": MARKUP}))
    assert article.text == "Tugs\n\n" + BODY
    (article,), _ = gather(write(tmp_path, item | {"body_main": "Tugs \nOne."}))
    assert article.text == "Tugs\nOne.\n"  # its headline is there already


@pytest.mark.parametrize(
    ("stated", "source"),
    [
        ({"provider": "Harbour Agency"}, "Harbour Agency"),
        ({"provider": {"name": "Harbour Agency"}}, "Harbour Agency"),
        ({"source": "Harbour Agency"}, "Harbour Agency"),
        ({"infoSources": [{"literal": "HA"}]}, "HA"),
        ({"provider": 5, "infosources": []}, "Quay Wire"),
    ],
)
def test_the_source_is_the_provider_before_the_holder_of_rights(
    tmp_path: Path, stated: dict[str, Any], source: str
) -> None:
    assert gather(write(tmp_path, ONE | stated))[0][0].source == source


def test_days_that_are_missing_or_unreadable(tmp_path: Path) -> None:
    item = {key: value for key, value in ONE.items() if key != "versioncreated"}
    assert gather(write(tmp_path, item))[0][0].published == date(2024, 5, 1)
    (article,), _ = gather(write(tmp_path, ONE | {"versioncreated": "2024-13-45"}))
    assert (article.published, article.stamp) == (None, "2024-13-45")


def test_text_among_associations_is_read_and_pictures_are_not(tmp_path: Path) -> None:
    picture = {"uri": "urn:x:p", "type": "picture", "headline": "A tug", "body_text": "The tug, 12 m long."}
    aside = {"uri": "urn:x:a", "type": "text", "headline": "Aside", "body_text": "It has 3 cranes."}
    for about in ({"main": picture, "aside": aside}, [picture | {"name": "main"}, aside | {"name": "aside"}]):
        articles, problems = gather(write(tmp_path, ONE | {"associations": about}))
        assert [a.title for a in articles] == ["Board buys 12 tugs", "Aside"] and not problems
    package = {"uri": "urn:x:c", "type": "composite", "headline": "All of it", "associations": [aside, picture]}
    assert [a.title for a in gather(write(tmp_path, package))[0]] == ["Aside"]


@pytest.mark.parametrize(
    ("item", "told"),
    [
        (ONE | {"pubstatus": "canceled"}, "is cancelled by its provider and not read; take it out of the file"),
        (THREE | {"pubStatus": "canceled"}, "is cancelled by its provider and not read; take it out of the file"),
        (
            {"uri": "urn:x:1", "type": "text", "headline": " "},
            "is a news item without article text; leave it out, or give its text as .txt",
        ),
        ({"title": "no item"}, "is no ninjs item; give a ninjs item or a list of them: "),
        ("words", "is no ninjs item; give a ninjs item or a list of them: "),
    ],
)
def test_one_bad_item_is_one_error_and_the_others_are_read(tmp_path: Path, item: object, told: str) -> None:
    articles, (problem,) = gather(write(tmp_path, [ONE, item, TWO]))
    assert [a.url for a in articles] == [ONE["uri"], TWO["uri"]]
    assert problem.startswith(f"quay.json: item 2: {told}")


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "quay.json: is empty"),
        (b"{", "quay.json:1: is not JSON: Expecting property name enclosed in double quotes; mend it"),
        (b'{\n"uri": }', "quay.json:2: is not JSON"),
        (b"[" * 100_000, "quay.json: is not JSON that can be read: too deep or too long; mend it"),
        (b"1" * 10_000, "quay.json: is not JSON that can be read: too deep or too long; mend it"),
        (b"[]", "quay.json: is JSON, but no ninjs item; give a ninjs item or a list of them: "),
        (b"5", "quay.json: is JSON, but no ninjs item"),
        (b'{"uri": "x"}', "quay.json: is JSON, but no ninjs item"),
        (b'[{"text": "One."}]', "quay.json: is JSON, but no ninjs item"),
        (
            b'{"uri": "x", "type": "picture", "headline": "A tug"}',
            "quay.json: holds no ninjs item of text; leave it out",
        ),
        (b'{"uri": "caf\xe9"}', "quay.json: is not UTF-8: byte 12 is 0xE9"),
    ],
)
def test_json_of_another_kind(tmp_path: Path, data: bytes, told: str) -> None:
    articles, (problem,) = gather(write(tmp_path, data))
    assert not articles and problem.startswith(told)


def test_fields_of_the_wrong_kind_break_nothing(tmp_path: Path) -> None:
    for key in ONE:
        for value in (None, 5, [], {}, [None], {"value": 5}, True):
            articles, problems = gather(write(tmp_path, ONE | {key: value}))
            assert len(articles) + len(problems) == 1, (key, value)


def test_associations_may_nest_deep(tmp_path: Path) -> None:
    item: dict[str, Any] = {"uri": "urn:x:0", "headline": "Deep", "body_text": "12 tugs."}
    for _ in range(200):
        item = {"uri": "urn:x:1", "type": "picture", "headline": "A tug", "associations": [item]}
    (article,), problems = gather(write(tmp_path, item))
    assert article.title == "Deep" and not problems


def test_what_is_no_character_is_shown_as_such(tmp_path: Path) -> None:
    (article,), _ = gather(write(tmp_path, ONE | {"headline": "Half \ud83d and nul \0"}))
    assert article.title == "Half \ufffd and nul \ufffd"

"""The HTML report as a whole: its golden, its safety, its structure, its long lists, its colours."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import sys
from dataclasses import replace
from decimal import Decimal
from html.parser import HTMLParser
from importlib.resources import files

import pytest

from checker import check
from checker.findings import Finding, Report
from checker.model import (
    SEVERITIES,
    Article,
    Assertion,
    CheckerError,
    Dateline,
    Interval,
    Mention,
    Reading,
    Sentence,
    Span,
)
from checker.reports.html import SCRIPTS, STYLES, render
from checker.reports.html.lists import FIRST_FINDINGS, write_island
from checker.reports.index import sort_findings

VOID = {"meta", "br", "hr", "input", "path", "rect", "line", "circle", "polygon", "use", "col", "wbr"}


class Outline(HTMLParser):
    """Collects elements, the ids and the links of a document, and whether its tags are balanced."""

    def __init__(self, document: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.headings: list[int] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.faults: list[str] = []
        self.text: list[str] = []
        self.feed(document)

    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        self.elements.append((tag, found))
        if "id" in found:
            self.ids.append(found["id"])
        if "href" in found:
            self.links.append(found["href"])
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag not in VOID and (not self.open or self.open.pop() != tag):
            self.faults.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_data(self, data):
        if not self.open or self.open[-1] not in ("script", "style"):
            self.text.append(data)


@pytest.fixture
def document(harbour_report):
    return render(harbour_report)


@pytest.fixture
def outline(document):
    return Outline(document)


def part(name):
    return files("checker.reports.html").joinpath(name).read_text("utf-8")


def islands(document):
    """Returns what the data islands of a document hold, by their ids."""
    found = re.findall(r'<script type="application/json" id="([\w-]+)">(.*?)</script>', document, re.S)
    return {name: json.loads(text) for name, text in found}


def unfold(document):
    """Returns the document with every item of its islands set into it."""
    more = "".join("".join(held) for name, held in islands(document).items() if name.startswith("more-"))
    return document.replace("</main>", more + "</main>")


# ---- the document ----------------------------------------------------------------------------------------------------


def test_golden(document, match_golden):
    match_golden("report.html", document)


def test_same_report_same_bytes(harbour_report, document):
    assert render(replace(harbour_report)) == document


def test_tags_are_balanced_and_ids_unique(outline):
    assert outline.faults == []
    assert outline.open == []
    assert len(outline.ids) == len(set(outline.ids))


def test_every_inner_link_has_its_target(outline):
    inner = [link[1:] for link in outline.links if link.startswith("#")]
    assert inner
    assert set(inner) - set(outline.ids) == set()


def test_headings_are_in_order(outline):
    assert outline.headings[0] == 1
    assert outline.headings.count(1) == 1
    assert all(later <= earlier + 1 for earlier, later in zip(outline.headings, outline.headings[1:], strict=False))


def test_landmarks_and_table_headers(outline):
    tags = [tag for tag, _ in outline.elements]
    assert [tags.count(tag) for tag in ("main", "footer")] == [1, 1]
    assert tags.count("th") >= tags.count("tr")
    assert all(a.get("scope") in ("col", "row") for tag, a in outline.elements if tag == "th")
    assert all(a.get("aria-labelledby") in outline.ids for tag, a in outline.elements if tag == "section")


def test_policy_allows_this_style_and_this_script_alone(document, outline):
    policy = next(a["content"] for tag, a in outline.elements if a.get("http-equiv") == "Content-Security-Policy")
    assert policy.startswith("default-src 'none'; ")
    for expected, tag in (("\n".join(map(part, STYLES)), "style"), ("\n".join(map(part, SCRIPTS)), "script")):
        source = document.partition(f"<{tag}>")[2].partition(f"</{tag}>")[0]
        assert source == expected
        named = base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{named}'" in policy
    data = [a for tag, a in outline.elements if tag == "script" and a]
    assert document.count("<script") == 1 + len(data)
    assert all(a["type"] == "application/json" for a in data)


def test_nothing_is_fetched_and_nothing_runs_from_text(outline):
    fetching = {"img", "link", "iframe", "object", "embed", "audio", "video", "source", "base"}
    assert {tag for tag, _ in outline.elements} & fetching == set()
    names = {name for _, attributes in outline.elements for name in attributes}
    assert not {name for name in names if name.startswith("on")}
    assert "src" not in names
    assert "style" not in names
    assert all(link.startswith(("#", "https://")) for link in outline.links)


def test_hostile_text_is_shown_as_text(outline):
    shown = "".join(outline.text)
    assert (
        '</script><script>window.harmed = 1</script><img src=x onerror="window.harmed = 1">{{7*7}}{% raise %}' in shown
    )


def test_control_characters_and_overrides_are_replaced(document):
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]", document)


def test_no_place_of_the_machine_is_told(document):
    assert "/srv" not in document


def test_it_judges_nobody(outline):
    shown = "".join(outline.text)
    assert not re.search(r"\b(false|wrong|incorrect|lies|lied|mistaken)\b", shown, re.I)
    assert "These disagree" in shown


def test_figures_are_highlighted_in_place_and_their_readings_told(document, outline):
    assert "opened to traffic in <mark>May 2014</mark> after six years of work." in document
    shown = " ".join("".join(outline.text).split())
    for reading in ("the year 2015", "2.1 kilometres", "2.05 to 2.15", "port revenue", "Tomas Reyk"):
        assert reading in shown


def test_a_passage_is_quoted_and_leads_to_its_line(document, outline):
    shown = " ".join("".join(outline.text).split())
    assert "Ten thousand people walked across when the harbour bridge opened in 2015, said" in shown
    assert '<a href="#a2-line7">line 7</a>' in document


def test_each_reason_stands_on_a_line_of_its_own(document):
    assert re.search(r"<p[^>]*>Its text has no date of its own\.</p>", document)


def test_findings_of_one_topic_that_look_the_same_keep_apart(harbour_report):
    twice = Outline(render(replace(harbour_report, findings=harbour_report.findings * 2)))
    assert len(twice.ids) == len(set(twice.ids))


def test_empty_report_says_how_much_was_read():
    document = render(Report((), ()), title="Nothing <here>")
    assert "<title>Nothing &lt;here&gt;</title>" in document
    assert "No disagreement found" in document
    assert "0 articles read" in document
    assert Outline(document).faults == []


# ---- size ------------------------------------------------------------------------------------------------------------


def many(count: int) -> Report:
    """Returns a report with this many findings on one long line of one article."""
    text = "".join(f"Part {i} weighs {i} tons. " for i in range(count))
    article = Article(text, "S", title="T")
    stated, sentences, mentions = [], [], []
    for match in re.finditer(r"Part \d+ weighs (\d+) tons\.", text):
        sentences.append(Sentence(match.start(), match.end()))
        mentions.append(Mention("number", *match.span(1), match[1]))
        value = Interval(Decimal(match[1]), Decimal(match[1]) + 1, "ton")
        stated.append(Assertion(article, *match.span(1), Span(*match.span()), "part", "weight", value, "weights"))
    findings = tuple(Finding("contradiction", "note", 0.5, (a, stated[0]), "why", "weights") for a in stated)
    return Report(findings, (Reading(article, Dateline(None), tuple(sentences), tuple(mentions), tuple(stated)),))


def count_calls(report: Report) -> int:
    """Returns how many calls, of Python and of C functions, it takes to render."""
    calls = 0

    def note(frame, event, argument):
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(note)
    try:
        render(report)
    finally:
        sys.setprofile(None)
    return calls


def test_work_grows_with_the_findings_and_not_with_their_square():
    render(many(2))  # what is loaded once
    base, small, large = (count_calls(many(n)) for n in (50, 150, 450))
    assert (large - small) / (small - base) < 3.3  # three times as many findings between them; nine were quadratic


def test_ten_thousand_findings_are_all_there():
    document = render(many(10_000))
    assert document.count('<article class="finding') == FIRST_FINDINGS
    assert document.count('\\u003carticle class=\\"finding') == 10_000 - FIRST_FINDINGS
    held = islands(document)
    ids = held["index-findings"]["ids"]
    assert len(ids) == len(set(ids)) == 10_000
    assert FIRST_FINDINGS + len(held["more-findings"]) == 10_000
    for name, markup in zip(ids[FIRST_FINDINGS:], held["more-findings"], strict=True):
        assert f'id="{name}"' in markup
    assert len(document) < 100_000_000


def test_text_without_a_full_stop_is_not_quoted_whole():
    text = "1 " * 200_000
    article = Article(text, "S")
    stated = Assertion(article, 100_000, 100_001, Span(0, len(text)), "s", "a", Interval(Decimal(1), Decimal(2)), "r")
    document = render(Report((Finding("drift", "note", 0.5, (stated,) * 200, "", "r"),), ()))
    assert len(document) < 2 * len(text)


# ---- long lists ------------------------------------------------------------------------------------------------------


def test_an_island_cannot_be_ended_by_what_it_holds():
    text = write_island(["</script><!--<script>", "\u2028\u2029", "\\u003c", "港"])
    assert "<" not in text and "\u2028" not in text and "\u2029" not in text
    assert json.loads(text) == ["</script><!--<script>", "\u2028\u2029", "\\u003c", "港"]


def test_the_first_page_stands_in_the_document_and_the_others_in_islands():
    document = render(many(FIRST_FINDINGS + 1))
    held = islands(document)
    outline = Outline(document)
    assert (
        sum(tag == "article" and "finding" in (a.get("class") or "") for tag, a in outline.elements) == FIRST_FINDINGS
    )
    assert len(held["more-findings"]) == 1
    assert held["index-findings"]["ids"][-1] not in outline.ids
    assert f'id="{held["index-findings"]["ids"][-1]}"' in held["more-findings"][0]
    assert f"1 more finding of {FIRST_FINDINGS + 1} is in this file" in document
    assert "in this file: allow" not in render(many(FIRST_FINDINGS))


def test_what_the_filter_asks_of_findings_is_told_of_each(harbour_report):
    held = islands(render(harbour_report))["index-findings"]
    facets, findings = held["facets"], sort_findings(harbour_report.findings)
    for name, tell in (("kind", lambda f: f.kind), ("severity", lambda f: f.severity), ("rule", lambda f: f.rule)):
        named = [[facets[name]["names"][number] for number in own] for own in facets[name]["of"]]
        assert named == [[tell(finding)] for finding in findings]
    assert facets["severity"]["names"] == ["error", "warning", "note", "info"]
    sources = [{facets["source"]["names"][number] for number in own} for own in facets["source"]["of"]]
    assert sources[0] == {"Sorrel Ledger", "Quayside Courier"}
    assert len(held["ids"]) == len(sources) == len(findings)


def test_findings_stand_most_severe_and_surest_first(harbour_report):
    document = render(harbour_report)
    order = [f"f-{f.fingerprint}" for f in sort_findings(harbour_report.findings)]
    assert [i for i in Outline(document).ids if re.fullmatch("f-[0-9a-f]{16}", i)] == order
    ranks = [(-SEVERITIES.index(f.severity), -f.confidence) for f in sort_findings(harbour_report.findings)]
    assert ranks == sorted(ranks)


def test_further_filters_are_offered_where_there_is_a_choice(document):
    assert {'name="rule"', 'name="severity"', 'name="source"', 'name="subject"'} <= set(
        re.findall(r'name="\w+"', document)
    )
    assert "More filters" not in render(many(1))


# ---- a user's templates ----------------------------------------------------------------------------------------------


def test_a_folder_of_templates_stands_before_the_own_ones(harbour_report, tmp_path):
    own = part("finding.html.j2")
    (tmp_path / "finding.html.j2").write_text(re.sub("({% macro finding\\(.*?%})", r"\1<i>mine</i>", own))
    changed, plain = render(harbour_report, templates=tmp_path), render(harbour_report)
    assert changed.count("<i>mine</i>") == len(harbour_report.findings)
    assert re.sub(r"\s|<i>mine</i>", "", changed) == re.sub(r"\s", "", plain)


def test_a_style_and_a_script_of_the_folder_are_allowed_by_the_policy(visit, harbour_report, tmp_path):
    (tmp_path / "base.css").write_text("h1 { color: rgb(1, 2, 3); }")
    (tmp_path / "keys.js").write_text("document.title = 'mine';")
    page = visit(render(harbour_report, templates=tmp_path))
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).color") == "rgb(1, 2, 3)"
    assert page.title() == "mine"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("base.css", b"h1 { color: red } /* \xff */", "base.css: is not UTF-8 at byte 21; save it as UTF-8"),
        ("keys.js", None, "keys.js: is a folder; put a file in its place, or take it out"),
        ("finding.html.j2", b"\xff", "finding.html.j2: is not UTF-8 at byte 0; save it as UTF-8"),
        (
            "base.scss",
            b"",
            "has no template, style or script of the report; base.scss may be meant as base.css; name a file",
        ),
    ],
)
def test_a_file_of_the_folder_that_cannot_be_used_is_named(harbour_report, tmp_path, name, content, said):
    (tmp_path / name).mkdir() if content is None else (tmp_path / name).write_bytes(content)
    with pytest.raises(CheckerError) as caught:
        render(harbour_report, templates=tmp_path)
    assert said in str(caught.value)


# ---- colours ---------------------------------------------------------------------------------------------------------


def luminance(colour: str) -> float:
    """Returns the relative luminance of #rrggbb (WCAG 2.2)."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def mix(top: str, share: float, under: str) -> str:
    pairs = [(int(top[i : i + 2], 16), int(under[i : i + 2], 16)) for i in (1, 3, 5)]
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02x}" for a, b in pairs)


def themes() -> dict[str, dict[str, str]]:
    css = part("base.css")
    full = r"#(?:[0-9a-f]{3}){1,2}\b"
    blocks = [dict(re.findall(rf"--([\w-]+): ({full})", block)) for block in re.findall(r":root \{(.*?)\}", css, re.S)]
    light, dark, paper = (
        {k: v if len(v) == 7 else "#" + "".join(c * 2 for c in v[1:]) for k, v in block.items()} for block in blocks
    )
    # On the screen alone, so that paper has the light colours but for its own.
    assert "@media screen and (prefers-color-scheme: dark)" in css
    return {"light": light, "dark": dark, "print": light | paper}


@pytest.mark.parametrize("theme", ["light", "dark", "print"])
def test_colours_can_be_told_from_their_ground(theme):
    colours = themes()[theme]
    accents = ["contradiction", "basis-mismatch", "arithmetic", "dateline", "drift", "agreement"]
    for name in ["ink", "muted", *accents]:
        assert contrast(colours[name], colours["paper"]) >= 4.5, name
    for name in [*accents, "muted"]:  # dimmed text may stand in a mark
        assert contrast(colours["muted"], mix(colours[name], 0.17, colours["paper"])) >= 4.5, name


def test_a_report_beside_a_store_tells_how_much_of_it_is_shown() -> None:
    report = check([Article("Norland has 12 piers.", "The East Post")])
    assert "Articles read</dt>" in render(report)
    document = render(replace(report, stored=31))
    assert "Articles shown</dt>" in document and "of a store of 31<" in document and "confirmed." not in document

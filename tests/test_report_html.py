"""The HTML report: its golden, its safety, its structure, and itself in a real browser."""

from __future__ import annotations

import base64
import hashlib
import re
import shutil
import sys
from dataclasses import replace
from decimal import Decimal
from html.parser import HTMLParser
from importlib.resources import files

import pytest

from checker.model import Article, Assertion, Dateline, Finding, Interval, Mention, Reading, Report, Sentence, Span
from checker.reports.html import is_web_address, render
from checker.reports.marks import Mark, lay_out, merge_marks

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run",
]  # fmt: skip
VOID = {"meta", "br", "input", "path", "rect", "use"}


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
    return files("checker.reports").joinpath(name).read_text("utf-8")


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
    for name, tag in (("report.css", "style"), ("report.js", "script")):
        source = document.partition(f"<{tag}>")[2].partition(f"</{tag}>")[0]
        assert source == part(name)
        named = base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{named}'" in policy
    assert document.count("<script") == 1


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
    assert not re.search(r"\b(false|wrong|incorrect|lie|mistaken)\b", shown, re.I)
    assert "These disagree" in shown


def test_figures_are_highlighted_in_place(document):
    assert "opened to traffic in <mark>May 2014</mark> after six years of work." in document
    assert "<dt>Read as</dt><dd><bdi>the year 2015</bdi></dd>" in document
    assert "<dt>Read as</dt><dd><bdi>2.1 kilometres (2.05 to 2.15)</bdi></dd>" in document
    assert "<dt>Measured over</dt><dd><bdi>port revenue</bdi></dd>" in document
    assert "<dt>Speaker</dt><dd><bdi>Tomas Reyk</bdi></dd>" in document


def test_articles_keep_their_whole_text(harbour_report):
    for reading in harbour_report.readings:
        lines = lay_out(reading.article, reading, [])
        shown = "".join(p.text for line in lines for run in line.runs for p in run.pieces)
        assert re.sub(r"\s|\ufffd", "", shown) == re.sub(
            "[\\s\x00-\x1f\u2028\u202e\u202c\ud800]", "", reading.article.text
        )


def test_marks_carry_their_findings(document):
    assert re.search(
        r'<mark class="statement cited kind-contradiction" id="a1-\d+"><a href="#f-[0-9a-f]{16}"', document
    )
    assert '<mark class="statement" id=' in document  # understood, in no finding
    assert '<mark class="figure">7</mark> walks' in document
    assert ">HB-7<" not in document
    assert '<span class="role-caption"><span class="role" lang="en">caption</span>' in document


def test_a_passage_is_quoted_and_leads_to_its_line(document):
    assert "<p>Ten thousand people walked across when the harbour bridge opened in 2015, said" in document
    assert '<a href="#a2-line7">line 7</a>' in document
    assert ">2015</a></mark>" in document


def test_each_reason_stands_on_a_line_of_its_own(document):
    assert "read as 09:15:40 on 5 March 2024.\nIts text has no date of its own.</p>" in document
    assert re.search(r"\.why p \{[^}]*white-space: pre-line", part("report.css"))


def test_findings_of_one_topic_that_look_the_same_keep_apart(harbour_report):
    twice = Outline(render(replace(harbour_report, findings=harbour_report.findings * 2)))
    assert len(twice.ids) == len(set(twice.ids))


def test_empty_report_says_how_much_was_read():
    document = render(Report((), ()), title="Nothing <here>")
    assert "<title>Nothing &lt;here&gt;</title>" in document
    assert "No disagreement found" in document
    assert "0 articles read" in document
    assert Outline(document).faults == []


def test_an_article_without_a_title_takes_its_headline():
    article = Article("Bridge opens\nIt did.", "S")
    reading = Reading(article, Dateline(None), (Sentence(0, 12, "headline"), Sentence(13, 20)), (), ())
    assert "<bdi>Bridge opens</bdi></h3>" in render(Report((), (reading,)))
    assert "<bdi>Untitled</bdi></h3>" in render(Report((), (replace(reading, sentences=()),)))


def test_an_article_outside_the_run_is_shown():
    stated = Assertion(
        Article("It is 7.", "Archive"), 6, 7, Span(0, 8), "s", "a", Interval(Decimal(7), Decimal(8)), "r"
    )
    document = render(Report((Finding("drift", "note", 0.5, (stated,), "", "r"),), ()))
    assert "not read in this run" in document
    assert 'id="a1-6"' in document


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://a.example/x?y=1", True),
        ("http://a.example", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("//a.example", False),
        ("https://", False),
        ("https://[", False),
        ("https://a.example/\u202eb", False),
        ("", False),
    ],
)
def test_only_web_addresses_become_links(url, safe):
    assert is_web_address(url) is safe


def test_overlapping_marks_become_one():
    marks = merge_marks([
        Mark(10, 12, "figure"), Mark(0, 2, "figure"), Mark(0, 12, "assertion", "a", (3,)),
        Mark(10, 14, "assertion", "b", (1,)), Mark(20, 20, "assertion", "c"), Mark(15, 16, "figure"),
    ])  # fmt: skip
    assert marks == [Mark(0, 14, "assertion", "a", (1, 3)), Mark(15, 16, "figure")]


def test_sentences_that_overlap_lose_no_text():
    article = Article("one two three\nfour five", "S")
    reading = Reading(article, Dateline(None), (Sentence(0, 9, "caption"), Sentence(4, 18, "repeat")), (), ())
    lines = list(lay_out(article, reading, [Mark(8, 16, "assertion", "m")]))
    assert ["".join(p.text for run in line.runs for p in run.pieces) for line in lines] == [
        "one two three",
        "four five",
    ]
    opened = [p.text for line in lines for run in line.runs for p in run.pieces if p.opens]
    assert opened == ["t"]


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
    assert document.count('<article class="finding') == 10_000
    assert len(document) < 40_000_000


def test_text_without_a_full_stop_is_not_quoted_whole():
    text = "1 " * 200_000
    article = Article(text, "S")
    stated = Assertion(article, 100_000, 100_001, Span(0, len(text)), "s", "a", Interval(Decimal(1), Decimal(2)), "r")
    document = render(Report((Finding("drift", "note", 0.5, (stated,) * 200, "", "r"),), ()))
    assert len(document) < 2 * len(text)


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
    css = part("report.css")
    full = r"#(?:[0-9a-f]{3}){1,2}\b"
    blocks = [dict(re.findall(rf"--([\w-]+): ({full})", block)) for block in re.findall(r":root \{(.*?)\}", css, re.S)]
    return {
        name: {k: v if len(v) == 7 else "#" + "".join(c * 2 for c in v[1:]) for k, v in block.items()}
        for name, block in zip(("light", "dark", "print"), blocks, strict=True)
    }


@pytest.mark.parametrize("theme", ["light", "dark", "print"])
def test_colours_can_be_told_from_their_ground(theme):
    colours = themes()[theme]
    accents = ["contradiction", "basis-mismatch", "arithmetic", "dateline", "drift", "agreement"]
    for name in ["ink", "muted", *accents]:
        assert contrast(colours[name], colours["paper"]) >= 4.5, name
    for name in [*accents, "muted"]:  # dimmed text may stand in a mark
        assert contrast(colours["muted"], mix(colours[name], 0.17, colours["paper"])) >= 4.5, name


# ---- the browser -----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def browser():
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if CHROMIUM is None:
        pytest.skip("no chromium on this machine")
    with playwright.sync_playwright() as started:
        opened = started.chromium.launch(executable_path=CHROMIUM, headless=True, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture
def visit(browser, tmp_path, document):
    """Returns a function that opens the report, at a place in it, and yields what it said and asked for."""
    path = tmp_path / "report.html"
    path.write_text(document, encoding="utf-8", newline="")
    contexts = []

    def go(place: str = "", **options):
        contexts.append(browser.new_context(**options))
        page = contexts[-1].new_page()
        page.said, page.asked = [], []
        page.on("console", lambda message: page.said.append(message.text))
        page.on("pageerror", lambda error: page.said.append(str(error)))
        page.on("request", lambda request: page.asked.append(request.url))
        page.goto(path.as_uri() + place)
        return page

    yield go
    for context in contexts:
        context.close()


@pytest.mark.parametrize("width", [1280, 390])
def test_browser_says_nothing_asks_nothing_and_runs_nothing(visit, width):
    page = visit(viewport={"width": width, "height": 900})
    assert page.said == []
    assert len(page.asked) == 1
    assert page.evaluate("window.harmed") is None
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.locator("article.finding").count() == 13


def test_browser_filters_and_keeps_the_state_in_the_address(visit):
    page = visit()
    page.keyboard.press("/")
    page.keyboard.type("LENGTH")
    assert page.locator("article.finding:visible").count() == 1
    assert page.url.endswith("#find=LENGTH")
    assert page.locator("output").inner_text() == "1 of 13 findings shown"
    page.keyboard.press("Escape")
    assert page.locator("output").inner_text() == ""
    page.get_by_role("checkbox", name="contradictions").uncheck()
    assert page.locator("#contradiction").is_hidden()
    again = visit("#" + page.url.partition("#")[2])
    assert again.locator("#contradiction").is_hidden()
    assert again.locator("#drift").is_visible()
    assert again.said == []


def test_browser_breaks_an_explanation_between_its_reasons(visit):
    page = visit()
    why = page.locator(".kind-dateline .why p", has_text="Its text has no date of its own.").first
    assert "5 March 2024.\nIts text" in why.inner_text()


def test_browser_opens_what_a_link_leads_to(visit):
    page = visit()
    anchor = page.locator("details.topic article.finding").first.get_attribute("id")
    assert visit(f"#{anchor}").locator(f"#{anchor}").is_visible()


def test_browser_without_script_shows_everything(visit):
    page = visit(java_script_enabled=False)
    assert page.locator("#filter").is_hidden()
    assert page.locator("section.group").count() == 6
    assert page.locator("#contradiction article.finding").first.is_visible()
    assert page.locator("details.page p").first.is_visible()


def test_browser_prints_everything(visit):
    page = visit("#find=LENGTH")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("article.finding:visible").count() == 13
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    assert page.locator("article.finding:visible").count() == 1

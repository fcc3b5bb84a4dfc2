"""The report as a browser shows it: accessible, quiet whatever articles say, readable narrow, on paper and without script."""

from __future__ import annotations

import re
from datetime import date

import pytest
from browsing import NARROW, WIDE, Open, build_large, name_violations, seeds_document, until
from harbour import build_report

from checker import Article, check
from checker.findings import Report
from checker.reports.html import render

OVERFLOW = """() => {
  scrollTo(500, 0);
  const moved = scrollX;
  scrollTo(0, 0);
  return moved;
}"""
OPEN_ALL = "document.querySelectorAll('details').forEach((fold) => { fold.open = true; })"
HARM = [
    "</script><script>window.harmed = 'script'</script>",
    "</ScRiPt ><img src=x onerror=\"window.harmed = 'image'\">",
    "<svg onload=\"window.harmed = 'svg'\"></svg><iframe srcdoc='<script>top.harmed = 1</script>'></iframe>",
    "--><style>body { display: none }</style><base href='https://elsewhere.example/'><form action='https://elsewhere.example/'>",
    "{{7*7}} {% for x in range(9) %}x{% endfor %} ${7*7} <%= 7*7 %> &lt;b&gt; \\u003cb\\u003e ]]> <!-- ",
    "\u202egnirts desrever\u202c \u2066isolated\u2069 \u200fmark\u200e \x00\x07\x1b[31m \u2028 \ufeff",
]  # fmt: skip


@pytest.fixture(scope="module")
def harbour() -> str:
    return render(build_report())


# ---- for everybody


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_stands_in_the_way_of_anybody(visit: Open, harbour: str, scheme: str, size: dict[str, int]) -> None:
    page = visit(harbour, viewport=size, color_scheme=scheme)
    page.evaluate(OPEN_ALL)
    assert name_violations(page) == []


def test_nothing_stands_in_the_way_on_the_sample_articles(visit: Open) -> None:
    page = visit(seeds_document())
    page.locator("#topics details").first.evaluate("(fold) => { fold.open = true; }")
    assert name_violations(page, "#findings", "#topics", "#sources") == []


def test_the_help_and_the_filter_stand_in_nobodys_way(visit: Open, harbour: str) -> None:
    page = visit(harbour)
    page.locator("input[name=find]").fill("no such words anywhere")
    page.keyboard.press("Tab")
    page.locator("[data-help]").click()
    assert page.locator("#help").is_visible()
    assert name_violations(page) == []


@pytest.mark.parametrize("document", ["harbour", "seeds", "large"])
def test_a_narrow_page_scrolls_one_way_only(visit: Open, harbour: str, document: str) -> None:
    made = {"harbour": lambda: harbour, "seeds": seeds_document, "large": lambda: render(build_large(30))}[document]()
    page = visit(made, viewport=NARROW)
    assert page.evaluate(OVERFLOW) == 0
    page.evaluate(OPEN_ALL)
    assert page.evaluate(OVERFLOW) == 0
    page.set_viewport_size(WIDE)
    assert page.evaluate(OVERFLOW) == 0


def test_the_contents_lead_to_each_part(visit: Open, harbour: str) -> None:
    page = visit(harbour)
    places = page.locator("nav.contents a").evaluate_all("(links) => links.map((link) => link.hash)")
    assert places == ["#findings", "#topics", "#sources", "#articles", "#rules", "#gaps"]
    for place in places:
        page.locator(f"nav.contents a[href='{place}']").click()
        until(page, "(place) => Math.abs(document.querySelector(place).getBoundingClientRect().top) < 160 "
                               "|| innerHeight + scrollY >= document.body.scrollHeight - 2", place)  # fmt: skip
        assert page.locator(place).evaluate("(part) => part.getBoundingClientRect().top < innerHeight")


def test_chips_stand_still_when_their_count_falls_to_nothing(visit: Open, harbour: str) -> None:
    page = visit(harbour)
    tops = "[...document.querySelectorAll('.chip')].map((chip) => chip.getBoundingClientRect().top)"
    before = page.evaluate(tops)
    page.locator("[name=find]").fill("no such word")
    until(page, "document.querySelectorAll('.chip.idle').length === document.querySelectorAll('.chip').length")
    assert page.evaluate(tops) == before and len({*before}) == 1


def test_what_no_rule_understood_is_marked_alike_everywhere(visit: Open, harbour: str) -> None:
    page = visit(harbour)
    page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true; })")
    style = "(e) => [getComputedStyle(e).textDecorationStyle, getComputedStyle(e).backgroundColor]"
    looks = [
        page.locator(f"{place} u").first.evaluate(style)
        for place in (".text", "#articles .meaning", "#gaps .meaning", ".nouns")
    ]
    assert looks == [["dotted", "rgba(0, 0, 0, 0)"]] * 4
    assert page.locator("#gaps mark").count() == 0
    told = page.locator("body").inner_text()
    assert "Statements read" in told and "lighter mark" not in told and "Statements compared" not in told


def test_quotations_run_the_way_of_their_script(visit: Open) -> None:
    """An article in Arabic is quoted from right to left, on a page that runs from left to right."""
    report = build_report()
    far = next(f for f in report.findings if any("مايو" in a.text for a in f.assertions))
    page = visit(render(Report((far,), report.readings, (), report.topics)))
    page.evaluate(OPEN_ALL)
    assert page.evaluate("getComputedStyle(document.body).direction") == "ltr"
    for place in ("#findings blockquote", "#articles .text p"):
        ways = page.locator(place).evaluate_all(
            "(all) => all.map((one) => [one.textContent.trim(), getComputedStyle(one).direction])"
        )
        first = [(next((c for c in text if c.isalpha()), ""), way) for text, way in ways]
        assert {way for letter, way in first if "\u0600" <= letter <= "\u06ff"} == {"rtl"}
        assert {way for letter, way in first if letter and letter < "\u0600"} == {"ltr"}


# ---- whatever an article says


def hostile_report() -> Report:
    """Returns the check of articles whose sources, titles and sentences mean harm, and which do disagree."""
    articles = [
        Article(
            f"{harm}\n\nBridge {n} {harm}\n\nRotterdam has {12 + side} tugs, {harm}, in 2021. Tomas Reyk was born in 195{side}.",
            f"Source {side} {harm}", date(2022, 1, 3 + side), f"Title {harm}", f"javascript:window.harmed={n}",
        )
        for n, harm in enumerate(HARM) for side in (0, 1)
    ]  # fmt: skip
    return check(articles)


def test_what_means_harm_is_shown_as_text_and_never_run(visit: Open) -> None:
    report = hostile_report()
    assert len(report.articles) == 2 * len(HARM)
    page = visit(render(report, title=f"Report {HARM[0]}"))
    page.evaluate(OPEN_ALL)
    assert page.evaluate("window.harmed") is None
    assert page.evaluate("document.scripts.length") == len(re.findall("<script", page.content()))
    for part in ("main", "footer"):
        assert page.locator(part).is_visible()
    assert page.locator("img, iframe, base, object, embed, body form[action]").count() == 0
    assert page.locator("style").count() == 1
    assert page.locator("a[href^=javascript]").count() == 0
    shown = page.locator("#articles").text_content()
    for harm in HARM[:5]:
        assert " ".join(harm.split()) in " ".join(shown.split())
    assert "49" not in shown  # the harm multiplies 7 by 7
    assert not {c for c in page.locator("body").inner_text() if c in "\u202a\u202b\u202d\u202e\x00\x07\x1b"}
    assert HARM[0] in page.title()


def test_hostile_findings_are_paged_and_filtered_as_text(visit: Open) -> None:
    """What comes out of the data islands is as harmless as what stands in the page."""
    report = build_report()
    findings = report.findings * 12  # the last page is drawn by the script
    page = visit(render(Report(findings, report.readings, report.skipped, report.topics, report.rules)))
    page.locator("[data-pager=findings] button", has_text="Last").click()
    page.locator("input[name=find]").fill("window.harmed")
    until(page, "document.querySelector('#filter output').textContent.includes('36 of 156')")
    until(
        page,
        "[...document.querySelectorAll('#findings .finding')].every((f) => f.textContent.includes('window.harmed'))",
    )
    assert page.locator("#findings .finding").count() == 36
    page.evaluate(OPEN_ALL)
    assert page.evaluate("window.harmed") is None
    assert page.locator("#findings img").count() == 0


def test_a_line_of_a_megabyte_is_shown(visit: Open) -> None:
    text = "Rotterdam has 12 tugs in 2021. " + "A tug is a boat that pulls the others and never tires of it. " * 17_500
    assert len(text) > 1_000_000 and "\n" not in text
    report = check([Article(text, "Long"), Article("Rotterdam has 15 tugs in 2021.", "Short")])
    page = visit(render(report), viewport=NARROW)
    assert page.evaluate(OVERFLOW) == 0
    assert len(page.locator("#articles .text").first.text_content()) > 1_000_000
    unbroken = visit(render(check([Article("7" * 200_000 + " " + "x" * 200_000, "Unbroken")])), viewport=NARROW)
    assert unbroken.evaluate(OVERFLOW) == 0


# ---- with less than a screen and a script


def test_without_script_the_first_findings_can_be_read(visit: Open) -> None:
    page = visit(render(build_large(250)), java_script_enabled=False)
    assert page.locator("#findings .finding").count() == 100
    assert page.locator("#findings .finding blockquote").first.is_visible()
    assert page.get_by_text(re.compile("150 more findings")).is_visible()
    assert not page.locator("#filter").is_visible() and not page.locator("#help").is_visible()
    assert not page.locator("button:visible").count() or page.locator("button:visible").first.inner_text() == "Copy"
    fold = page.locator("#articles details").first
    assert not fold.locator(".text").is_visible()
    fold.locator("summary").first.click()
    assert fold.locator(".text").is_visible()


def unpack(pdf: bytes) -> bytes:
    """Returns the streams of a PDF, unpacked."""
    import zlib

    found = []
    for part in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL):
        try:
            found.append(zlib.decompress(part))
        except zlib.error:
            found.append(part)
    return b"\n".join(found)


def test_it_prints_with_everything_opened(visit: Open, harbour: str) -> None:
    page = visit(harbour)
    page.emulate_media(media="print")
    for control in ("#filter", "nav.contents", "[data-copy] >> nth=0", "[data-pager=findings]"):
        assert not page.locator(control).is_visible()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("details:not([open])").count() == 0
    assert page.locator("#findings .finding").last.locator("blockquote, p").first.is_visible()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    pdf = page.pdf(format="A4", tagged=True)
    assert pdf.startswith(b"%PDF-") and pdf.rstrip().endswith(b"%%EOF")
    assert len(re.findall(rb"/Type\s*/Page\b", unpack(pdf) + pdf)) >= 4
    assert len(page.evaluate("[...document.querySelectorAll('.finding')].map((f) => f.id)")) == len(
        build_report().findings
    )


def test_paper_is_spared_the_examples_of_rules_that_found_nothing(visit: Open) -> None:
    page = visit(seeds_document())
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    for rule in page.locator("#rules .rule").all():
        examples = rule.locator("details")
        if examples.count():
            assert examples.is_visible() is (rule.locator(".counted a").count() > 0), rule.inner_text()
    assert page.locator("#rules .idle .rule").last.is_visible()


def test_headings_stay_with_what_follows_on_paper(visit: Open) -> None:
    page = visit(seeds_document())
    page.emulate_media(media="print")
    parted = """() => [...document.querySelectorAll('main :is(h2, h3, h4, h5, summary, thead, .kicker)')]
      .filter((e) => !e.closest('summary > *, header, nav') && getComputedStyle(e).breakAfter !== 'avoid')
      .map((e) => e.outerHTML.slice(0, 80))"""
    assert page.evaluate(parted) == []
    assert page.locator("#rules .rule").first.evaluate("(e) => getComputedStyle(e).display") == "block"


def test_paper_takes_what_folds_hide(visit: Open, harbour: str) -> None:
    """A printed page is longer than one whose folds were left as the reader had them."""
    page = visit(harbour)
    page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = false; })")
    whole = page.pdf()
    bare = visit(
        re.sub(r"<details\b[^>]*>.*?</details>", "", harbour, flags=re.DOTALL), java_script_enabled=False
    ).pdf()
    assert len(whole) > len(bare) * 1.3

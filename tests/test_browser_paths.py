"""The ways through the report: keys, filter, pages, links, and the address that keeps them."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import parse_qs

import pytest
from browsing import NARROW, WIDE, Open, build_large, until
from harbour import build_report

from checker.reports.html import render
from checker.reports.html.anchors import name_findings
from checker.reports.index import sort_findings

MANY = 260
STILL = 5  # looks, a tenth of a second apart, after which a place counts as settled


@pytest.fixture(scope="module")
def large() -> str:
    return render(build_large(MANY))


@pytest.fixture(scope="module")
def harbour() -> str:
    return render(build_report())


@pytest.fixture(scope="module")
def names() -> list[str]:
    """Returns the anchors of the findings of the large report, in the order of the page."""
    return name_findings(sort_findings(build_large(MANY).findings))


def shown(page: Any) -> list[str]:
    """Returns the anchors of the findings that stand in the page, once they have stood unchanged for a while."""
    found: list[str] | None = None
    for _ in range(100):
        before = found
        found = page.locator("#findings .finding").evaluate_all("(all) => all.map((one) => one.id)")
        if found == before:
            break
        page.wait_for_timeout(100)
    return found or []


def here(page: Any) -> str:
    """Returns the anchor of the finding that has the focus, or ""."""
    found: str = page.evaluate("(document.activeElement.closest('.finding') || {id: ''}).id")
    return found


def state(page: Any) -> dict[str, list[str]]:
    """Returns what the address keeps."""
    return parse_qs(page.evaluate("location.hash").lstrip("#"))


def settle(page: Any, number: int) -> None:
    """Waits until this many findings stand in the page."""
    until(page, "(n) => document.querySelectorAll('#findings .finding').length === n", number)


def settle_on(page: Any, kind: str) -> None:
    """Waits until findings of this kind stand in the page, a hundred of them, and no others."""
    until(page, "(kind) => document.querySelectorAll(`#findings .finding.kind-${kind}`).length === 100", kind)
    settle(page, 100)


def height_of(page: Any, name: str) -> float:
    """Returns how far below the top of the window an element stands, once it has stood there for half a second."""
    heights: list[float | None] = []
    for _ in range(100):
        heights.append(page.evaluate("(name) => document.getElementById(name)?.getBoundingClientRect().top", name))
        if len(heights) > STILL and len(set(heights[-STILL:])) == 1 and heights[-1] is not None:
            return heights[-1]
        page.wait_for_timeout(100)
    pytest.fail(f"{name} did not come to rest: {heights[-STILL:]}")


def in_view(page: Any, name: str) -> bool:
    return 0 <= height_of(page, name) < WIDE["height"] - 50


# ---- keys


def test_keys_move_open_and_help(visit: Open, harbour: str) -> None:
    page = visit(harbour)
    order = shown(page)
    assert len(order) == len(build_report().findings)
    steps = []
    for key in "jjjk":
        page.keyboard.press(key)
        steps.append(here(page))
    assert steps == [order[0], order[1], order[2], order[1]]
    assert page.locator(f"#{order[1]}").evaluate("(one) => one.getBoundingClientRect().top < innerHeight / 2")
    folds = page.locator(f"#{order[1]} details")
    before = folds.evaluate_all("(all) => all.map((fold) => fold.open)")
    page.keyboard.press("o")
    after = folds.evaluate_all("(all) => all.map((fold) => fold.open)")
    assert before and after != before and len(set(after)) == 1
    page.keyboard.press("o")
    assert set(folds.evaluate_all("(all) => all.map((fold) => fold.open)")) == {not after[0]}
    page.keyboard.press("?")
    assert page.locator("#help").is_visible()
    page.keyboard.press("j")
    assert page.locator("#help").is_visible()  # no key reaches the findings below
    page.keyboard.press("Escape")
    assert not page.locator("#help").is_visible()


def test_slash_seeks_and_escape_clears(visit: Open, harbour: str) -> None:
    page = visit(harbour)
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.name") == "find"
    page.keyboard.type("length / j")  # letters are letters here
    assert page.locator("input[name=find]").input_value() == "length / j"
    page.locator("input[name=find]").fill("kilometres")
    until(page, "location.hash.includes('kilometres')")
    assert 0 < len(shown(page)) < len(build_report().findings)
    page.keyboard.press("Escape")
    settle(page, len(build_report().findings))
    assert page.locator("input[name=find]").input_value() == "" and state(page) == {}


def test_escape_empties_the_search_box_and_then_leaves_it(visit: Open, large: str, names: list[str]) -> None:
    page = visit(large)
    page.locator("label.chip", has_text=re.compile("drift", re.IGNORECASE)).click()
    settle(page, 52)
    first, second = shown(page)[:2]
    find = page.locator("input[name=find]")
    find.fill("harbour")
    page.keyboard.press("Escape")
    settle(page, 52)
    assert find.input_value() == "" and state(page) == {"kind": ["drift"]}  # the words go, the rest of the filter stays
    assert page.evaluate("document.activeElement.name") == "find"
    page.keyboard.press("Escape")
    assert here(page) == first and state(page) == {"kind": ["drift"]} and in_view(page, first)
    page.keyboard.press("j")
    assert here(page) == second
    page.keyboard.press("/")
    page.keyboard.press("Escape")
    assert here(page) == second  # back to where the reader was
    page.keyboard.press("Escape")
    settle(page, 100)
    assert state(page) == {}


def test_enter_leads_from_the_search_box_to_the_first_hit(visit: Open, large: str) -> None:
    page = visit(large)
    page.keyboard.press("/")
    page.keyboard.type("harbour")
    page.keyboard.press("Enter")
    first, second = shown(page)[:2]
    assert here(page) == first and state(page) == {"find": ["harbour"]} and in_view(page, first)
    page.keyboard.press("j")
    assert here(page) == second
    page.locator("input[name=find]").fill("nowhere and never")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.name") == "find"  # nothing to go to


def test_keys_with_another_hand_are_the_browsers(visit: Open, harbour: str) -> None:
    page = visit(harbour)
    page.keyboard.press("Control+j")
    page.keyboard.press("Alt+o")
    assert here(page) == ""
    page.keyboard.press("?")
    page.locator("#help [data-keys]").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    assert here(page) == ""  # whoever dictates can turn the keys off


def test_keys_go_on_to_the_next_page_and_back(visit: Open, large: str, names: list[str]) -> None:
    page = visit(large)
    page.locator(f"#{names[99]}").evaluate("(one) => { one.tabIndex = -1; one.focus(); }")
    page.keyboard.press("j")
    assert here(page) == names[100] and shown(page) == names[100:200]
    page.keyboard.press("k")
    assert here(page) == names[99] and shown(page) == names[:100]


def test_tab_leads_from_the_skip_link_to_the_findings(visit: Open, harbour: str) -> None:
    page = visit(harbour)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id || location.hash.slice(1)") == "findings"


# ---- pages


def test_pages_show_every_finding_once_and_never_more_than_a_hundred(visit: Open, large: str, names: list[str]) -> None:
    page = visit(large)
    seen = [shown(page)]
    following = page.locator("[data-pager=findings] button", has_text="Next")
    while following.is_enabled():
        following.press("Enter")
        until(page, "(first) => document.querySelector('#findings .finding').id !== first", seen[-1][0])
        seen.append(shown(page))
    assert [len(part) for part in seen] == [100, 100, 60]
    assert [name for part in seen for name in part] == names
    until(page, "location.hash.includes('page=3')")
    assert "201–260 of 260" in page.locator("[data-pager=findings]").inner_text()
    page.reload()
    assert shown(page) == names[200:]
    page.go_back()
    assert shown(page) == names[100:200]


def test_topics_and_articles_have_pages_too(visit: Open) -> None:
    page = visit(render(build_large(520)))
    assert page.locator("#topics .list > *").count() == 50
    assert page.locator("#articles .list > *").count() == 50
    first = page.locator("#topics .list > *").first.get_attribute("id")
    page.locator("[data-pager=topics] button", has_text="Next").press("Enter")
    until(page, "first => document.querySelector('#topics .list > *').id !== first", first)
    assert page.locator("#topics .list > *").count() == 50
    page.locator("[data-pager=articles] button", has_text="Last").press("Enter")
    until(page, "last => document.querySelector('#articles .list > *:last-child').id === last", "a104")


# ---- the filter and the address


def test_every_word_must_be_found_whatever_its_case(visit: Open, large: str) -> None:
    page = visit(large)
    find = page.locator("input[name=find]")
    report = build_large(MANY)
    find.fill("BRENWORTH harbour")
    asked = [f for f in report.findings if "Brenworth harbour" in f.topic]
    until(page, "document.querySelector('#filter output').textContent.includes('260')")
    assert len(shown(page)) >= len(asked) > 0
    find.fill("Brenworth harbour 110 counted")
    until(page, "document.querySelectorAll('#findings .finding').length < 5")
    assert any("Brenworth" in text for text in page.locator("#findings .finding h3").all_inner_texts())
    find.fill("nowhere and never")
    settle(page, 0)
    assert "None of 260" in page.locator("#filter output").inner_text()
    page.locator("[data-clear]").click()
    settle(page, 100)
    assert find.input_value() == ""


def test_kind_severity_rule_and_source_narrow_the_list(visit: Open, large: str) -> None:
    report = build_large(MANY)
    page = visit(large)
    page.locator("label.chip", has_text=re.compile("drift", re.IGNORECASE)).click()
    drifts = [f for f in report.findings if f.kind == "drift"]
    settle(page, len(drifts))
    assert page.locator("#findings .finding:not(.kind-drift)").count() == 0
    page.locator("#filter details.more summary").click()
    page.locator("select[name=rule]").select_option("counted-bridge")
    settle(page, len([f for f in drifts if f.rule == "counted-bridge"]))
    assert state(page) == {"kind": ["drift"], "rule": ["counted-bridge"]}
    page.locator("select[name=rule]").select_option("")
    source = drifts[0].assertions[0].article.source
    page.locator("input[name=source]").fill(source)
    settle(page, len([f for f in drifts if any(a.article.source == source for a in f.assertions)]))
    assert state(page) == {"kind": ["drift"], "source": [source]}


def test_the_address_keeps_the_filter_over_reload_and_back(visit: Open, large: str) -> None:
    page = visit(large)
    page.locator("label.chip", has_text=re.compile("contradiction", re.IGNORECASE)).click()
    settle_on(page, "contradiction")
    page.locator("[data-pager=findings] button", has_text="Next").click()
    wanted = shown(page)
    assert state(page) == {"kind": ["contradiction"], "page": ["2"]}
    address = page.url
    page.reload()
    assert shown(page) == wanted and page.locator("input[name=kind]:checked").count() == 1
    page.go_back()
    settle(page, 100)
    assert state(page) == {"kind": ["contradiction"]} and shown(page) != wanted
    page.go_back()
    until(page, "!document.querySelector('input[name=kind]:checked')")
    assert state(page) == {}
    page.go_forward()
    until(page, "document.querySelector('input[name=kind]:checked')")
    other = visit(large, "#" + address.partition("#")[2])  # sent to somebody else
    assert shown(other) == wanted


@pytest.mark.parametrize("place", ["#kind=drift", "#find=harbour&severity=note", "#page=2"])
def test_an_address_with_a_filter_opens_at_the_findings(visit: Open, large: str, place: str) -> None:
    page = visit(large, place)
    assert in_view(page, "findings-t") and page.evaluate("scrollY") > 100
    page.evaluate("scrollTo(0, 3000)")
    page.wait_for_timeout(300)
    page.reload()
    page.wait_for_timeout(500)
    assert abs(page.evaluate("scrollY") - 3000) < 600  # who reads on stays there


def test_an_address_without_a_filter_opens_at_the_top(visit: Open, large: str) -> None:
    page = visit(large)
    page.wait_for_timeout(300)
    assert page.evaluate("scrollY") == 0


def test_letters_typed_one_by_one_are_one_step_back(visit: Open, large: str) -> None:
    page = visit(large)
    steps = page.evaluate("history.length")
    page.locator("input[name=find]").press_sequentially("stadium")
    until(page, "location.hash.includes('stadium')")
    assert page.evaluate("history.length") - steps <= 1
    page.go_back()
    until(page, "document.querySelector('input[name=find]').value === ''")
    assert len(shown(page)) == 100


@pytest.mark.parametrize(
    "place", ["#page=999", "#page=-1&kind=nonsense", "#%E0%A4%A", "#f-0000000000000000", "#=&&=", "#rule=&find=%00"]
)
def test_an_odd_address_breaks_nothing(visit: Open, large: str, place: str) -> None:
    page = visit(large, place)
    page.keyboard.press("Escape")
    page.locator("input[name=find]").fill("")
    assert len(shown(page)) <= 100 and page.locator("#filter").is_visible()


def test_the_summary_leads_to_findings_of_a_kind(visit: Open, large: str) -> None:
    page = visit(large)
    page.locator(".tally .kind-agreement a").click()
    settle(page, 52)
    assert state(page) == {"kind": ["agreement"]}
    assert page.locator("#findings").evaluate("(part) => Math.abs(part.getBoundingClientRect().top) < innerHeight")


# ---- links


def test_a_link_to_a_finding_of_a_later_page_shows_it(visit: Open, large: str, names: list[str]) -> None:
    page = visit(large, f"#{names[217]}")
    until(page, "(name) => document.getElementById(name)", names[217])
    assert names[217] in shown(page) and len(shown(page)) <= 100
    assert page.locator(f"#{names[217]}").evaluate(
        "(one) => { const top = one.getBoundingClientRect().top; return top >= 0 && top < innerHeight; }"
    )
    page.evaluate("(name) => { location.hash = name; }", names[3])
    until(page, "(name) => document.getElementById(name)", names[3])


def test_a_link_to_a_finding_that_the_filter_hides_shows_it(visit: Open, large: str, names: list[str]) -> None:
    page = visit(large)
    page.locator("label.chip", has_text=re.compile("agreement", re.IGNORECASE)).click()
    settle(page, 52)
    assert names[0] not in shown(page)
    page.evaluate("(name) => { location.hash = name; }", names[0])
    until(page, "(name) => document.getElementById(name)", names[0])
    assert page.locator("input[name=kind]:checked").count() == 0


def test_each_finding_has_a_link_to_itself(visit: Open, harbour: str) -> None:
    page = visit(harbour)
    for name in shown(page):
        link = page.locator(f"#{name} a.permalink")
        assert link.get_attribute("href") == f"#{name}"
    page.locator("a.permalink").nth(3).click()
    assert page.evaluate("location.hash") == "#" + shown(page)[3]


def test_a_quotation_leads_to_its_spot_in_the_article(visit: Open, large: str) -> None:
    page = visit(large)
    link = page.locator("#findings .finding .sides a[href^='#a']").first
    target = link.get_attribute("href")
    link.click()
    until(page, "(place) => document.getElementById(place.slice(1))", target)
    spot = page.locator(f"[id='{target[1:]}']")
    assert spot.is_visible()
    assert spot.evaluate(
        "(one) => { const top = one.getBoundingClientRect().top; return top >= 0 && top < innerHeight; }"
    )


def test_quotation_after_quotation_leads_to_its_spot_and_back(visit: Open, large: str) -> None:
    """Each jump unfolds an article and has others laid out anew, so that a later one could land far from its target."""
    page = visit(large)
    links = page.locator("#findings .finding").evaluate_all(
        """(all) => all.slice(0, 24).flatMap((one) =>
            [...one.querySelectorAll(".sides a[href^='#a']")].slice(0, 2).map((link) => [one.id, link.hash]))"""
    )
    assert len({target for _, target in links}) > 20
    astray = []
    for finding, target in [*links[:24:2], *links[6::-2]]:
        link = page.locator(f"#{finding} .sides a[href='{target}']").first
        link.scroll_into_view_if_needed()
        page.wait_for_timeout(100)
        before = page.evaluate("(name) => document.getElementById(name).getBoundingClientRect().top", finding)
        link.click()
        if not in_view(page, target[1:]):
            astray.append((target, height_of(page, target[1:])))
        page.go_back()
        if abs(height_of(page, finding) - before) > 40:
            astray.append((finding, height_of(page, finding) - before))
    assert astray == []


def test_back_leads_to_the_finding_that_a_filter_and_page_showed(visit: Open, large: str, names: list[str]) -> None:
    page = visit(large, "#kind=contradiction&page=2")
    here_now = shown(page)
    link = page.locator(f"#{here_now[2]} .sides a[href^='#a']").first
    link.scroll_into_view_if_needed()
    page.wait_for_timeout(300)
    before = height_of(page, here_now[2])
    target = str(link.get_attribute("href"))[1:]
    link.click()
    assert in_view(page, target)
    page.evaluate("(name) => { location.hash = name; }", names[-1])  # clears the filter and shows another page
    assert in_view(page, names[-1])
    page.go_back()
    page.go_back()
    assert abs(height_of(page, here_now[2]) - before) < 40 and shown(page) == here_now


def test_the_same_link_leads_there_again(visit: Open, large: str) -> None:
    page = visit(large)
    link = page.locator("#findings .finding .sides a[href^='#a']").first
    target = str(link.get_attribute("href"))[1:]
    for _ in range(2):
        link.scroll_into_view_if_needed()
        link.click()
        assert in_view(page, target)


@pytest.mark.parametrize("link", [".tally .kind-drift a", "#rules .counted .kind-drift >> nth=0"])
def test_back_leads_to_the_filter_link_that_was_followed(visit: Open, large: str, link: str) -> None:
    page = visit(large)
    for _ in range(3):  # what comes near the view is laid out only then
        page.locator(link).evaluate("(e) => e.scrollIntoView({ block: 'center' })")
        page.wait_for_timeout(200)
    top = f"[...document.querySelectorAll('{link.partition(' >>')[0]}')][0].getBoundingClientRect().top"
    before = page.evaluate(top)
    page.locator(link).click()
    until(page, "document.querySelectorAll('#findings .finding:not(.kind-drift)').length === 0")
    assert in_view(page, "findings")
    page.go_back()
    settle(page, 100)
    page.wait_for_timeout(500)
    assert abs(page.evaluate(top) - before) < 40


def test_a_filter_link_leads_there_again(visit: Open, large: str) -> None:
    page = visit(large)
    for _ in range(2):
        page.evaluate("scrollTo(0, 0)")
        page.locator(".tally .kind-drift a").click()
        assert height_of(page, "findings") < 100
        assert state(page) == {"kind": ["drift"]}


def test_an_article_of_a_later_page_is_reached_from_a_finding(visit: Open) -> None:
    large = render(build_large(520))
    page = visit(large, "#a102")
    until(page, "document.getElementById('a102')")
    assert page.locator("#a102").evaluate(
        "(one) => { const top = one.getBoundingClientRect().top; return top >= 0 && top < innerHeight; }"
    )


def test_every_link_within_the_page_arrives(visit: Open, harbour: str) -> None:
    page = visit(harbour)
    lost = page.evaluate("""() => [...new Set([...document.querySelectorAll("a[href^='#']")].map((link) => link.hash.slice(1)))]
        .filter((name) => name && !name.includes("=") && !document.getElementById(decodeURIComponent(name)))""")
    assert lost == []


def test_the_line_that_leaves_a_finding_out_is_copied(visit: Open, harbour: str) -> None:
    page = visit(harbour, permissions=["clipboard-read", "clipboard-write"])
    fingerprint = sort_findings(build_report().findings)[0].fingerprint
    page.locator("#findings .finding").first.locator("[data-copy]").first.click()
    assert fingerprint in page.evaluate("navigator.clipboard.readText()")
    assert "Copied" in page.locator("#findings .finding").first.inner_text()


def test_a_narrow_page_can_be_filtered_and_paged(visit: Open, large: str) -> None:
    page = visit(large, viewport=NARROW, has_touch=True)
    page.locator("label.chip", has_text=re.compile("contradiction", re.IGNORECASE)).tap()
    settle_on(page, "contradiction")
    following = page.locator("[data-pager=findings] button", has_text="Next")
    following.scroll_into_view_if_needed()
    page.wait_for_timeout(300)  # what was out of sight is laid out when it comes near
    following.scroll_into_view_if_needed()
    following.tap()
    until(page, "location.hash.includes('page=2')")
    small = page.locator("button:visible, label.chip").evaluate_all(
        "(all) => all.filter((one) => one.getBoundingClientRect().height < 24).map((one) => one.outerHTML.slice(0, 80))"
    )
    assert small == []  # WCAG 2.5.8: a target has 24 pixels

"""Markdown for a comment: drawn as GitHub draws it, short enough for it, and nothing from an article acts."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from harbour import HOSTILE
from harbourci import ACTING, build_ci_report, report_acting, tell
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from checker.findings import Finding, Report
from checker.model import Problem
from checker.reports.markdown import LONGEST, escape, render

OWN = {
    "h2",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "p",
    "strong",
    "blockquote",
    "b",
    "details",
    "summary",
    "ul",
    "li",
}
ACTS = re.compile(r"[@#!~$%&][\w\"]|GH-\d|://|www\.|:[+\w-]*[a-z][+\w-]*:|\b(?=\w*[a-f])[0-9a-f]{7,40}\b")


class Drawn(HTMLParser):
    """The elements and the text that a reader of GitHub's Markdown makes of a document."""

    def __init__(self, markdown: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        draw = MarkdownIt("gfm-like", {"html": True, "linkify": True})
        draw.linkify.set({"fuzzy_link": False, "fuzzy_email": True})  # GitHub links no bare "courier.md"
        self.feed(draw.render(markdown))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def gulls(number: int, severity: Any = "error", sides: int = 2) -> tuple[Finding, ...]:
    said = tuple(tell(f"We saw {n} gulls on the quay at noon.", str(n), f"Source {n}") for n in range(sides))
    return tuple(
        Finding("contradiction", severity, 0.9, said, f"Again {n}.", "gulls", f"gulls {n}") for n in range(number)
    )


def test_golden(match_golden: Any) -> None:
    match_golden("report.md", render(build_ci_report()))


def test_pressing_findings_stand_open_and_the_others_folded() -> None:
    text = render(build_ci_report())
    head, others, settled = re.split(r"<details>\n<summary>.*</summary>\n", text)
    assert "Fact consistency: 6 open findings" in head
    assert "opened to traffic in <b>May 2014</b> after six years" in head
    assert "opened in <b>2015</b>, said retired skipper" in head
    assert "Planned for 2013" in others and "Planned for 2013" not in head
    assert "In the baseline: two ways of counting" in settled and "Suppressed in the article: both are true" in settled
    assert "Baseline: 5 new, 1 changed, 1 known, 1 resolved. 2 findings suppressed" in head
    assert "4 agreements, not listed" in head
    assert "changed since the baseline" in head


def test_the_table_counts_by_kind_and_severity() -> None:
    rows = [line for line in render(build_ci_report()).split("\n") if line.startswith("|")]
    assert rows == [
        "| | error | warning | note | info |",
        "|:--|--:|--:|--:|--:|",
        "| contradictions | 1 | 1 |  |  |",
        "| datelines |  | 1 | 1 | 1 |",
        "| drifts |  |  | 1 |  |",
    ]


def test_it_is_drawn_with_our_own_elements_only() -> None:
    for report in (build_ci_report(), report_acting(2)):
        drawn = Drawn(render(report))
        assert {tag for tag, _ in drawn.elements} <= OWN
        assert all(set(attributes) <= {"style"} for _, attributes in drawn.elements)
        assert [tag for tag, _ in drawn.elements].count("h2") == 1


def test_nothing_from_an_article_acts() -> None:
    text = render(report_acting(2)) + render(report_acting(2, "note"))
    drawn = Drawn(text)
    quoted = drawn.text.replace("\u200b", "")
    assert quoted.count(ACTING) == 4  # yet all of it can be read
    ours = re.sub(r"\((?:error|note), 0\.90, gulls, [0-9a-f]{16}\)", "", drawn.text)
    assert ACTS.findall(ours) == []
    assert "@quayside" not in text and "$x$" not in text


@pytest.mark.parametrize("head", ["# ", "###### ", "- ", "+ ", "1. ", "12) ", "---", "===", "-", "1."])
def test_no_source_and_no_file_begins_a_heading_or_a_list(head: str) -> None:
    sides = tuple(tell(f"We saw {n} gulls.", str(n), f"{head}All agree") for n in (12, 15))
    finding = Finding("contradiction", "error", 0.9, sides, "They differ.", "gulls", "gulls")
    report = Report((finding,), (), skipped=(Problem(f"{head}Approved/a.md", "is empty", "give it text"),))
    drawn = Drawn(render(report))
    elements = [tag for tag, _ in drawn.elements]
    assert {tag: elements.count(tag) for tag in ("h1", "h2", "h6", "ul", "ol", "li", "hr")} == {
        "h1": 0, "h2": 1, "h6": 0, "ul": 1, "ol": 0, "li": 1, "hr": 0
    }  # fmt: skip
    assert drawn.text.replace("\u200b", "").count(f"{head}All agree") == 2 and f"{head}Approved" in drawn.text


def test_hostile_text_can_be_read() -> None:
    assert HOSTILE in Drawn(render(build_ci_report())).text.replace("\u200b", "")


@given(st.text(alphabet=st.sampled_from("ab1 @#!*_`~[]()<>&|$:/.\\{}+-=%w\"'\n\tcf0GH"), max_size=60))
def test_any_text_is_shown_and_does_nothing(text: str) -> None:
    drawn = Drawn(f"> Said: “{escape(text)}”")
    assert {tag for tag, _ in drawn.elements} == {"blockquote", "p"}
    assert drawn.text.strip().replace("\u200b", "") == f"Said: “{' '.join(text.split())}”"
    assert ACTS.findall(drawn.text) == []


@pytest.mark.parametrize("severity", ["error", "note"])
def test_what_has_no_room_is_counted(severity: str) -> None:
    text = render(Report(gulls(2000, severity), ()))
    assert LONGEST - 2000 < len(text) < LONGEST
    drawn = text.count("**Contradiction:**")
    assert f"\n{2000 - drawn:,} findings more had no room here" in text
    assert text.count("<details>") == text.count("</details>") == (severity == "note")


def test_the_pressing_come_first_and_keep_their_room() -> None:
    text = render(Report((*gulls(1500, "note"), *gulls(3, "error")), ()))
    assert text.index("(error, 0.90") < text.index("<details>") < text.index("(note, 0.90")
    assert "**Contradiction:** gulls 2 (error" in text


def test_one_finding_of_many_sides_or_a_text_without_end_has_room() -> None:
    assert "> and 34 more" in render(Report(gulls(1, sides=40), ()))
    side = tell("x" * 200_000 + " 12 gulls " + "y" * 200_000, "12 gulls", path=Path("a.txt"))
    text = render(Report((Finding("drift", "error", 0.9, (side, side), "z" * 90_000, "r" * 3000, "t" * 9000),), ()))
    assert "<b>12 gulls</b>" in text and len(text) < LONGEST


def test_problems_are_listed_up_to_twenty() -> None:
    many = tuple(Problem(f"{n}.txt", "is empty " + "&" * 5000, "leave it out") for n in range(50))
    text = render(Report((), (), many))
    assert "- 19.txt: is empty" in text and "- 20.txt" not in text and "- and 30 more" in text
    assert len(text) < LONGEST


def test_a_clean_run_says_what_was_read(harbour_report: Report) -> None:
    text = render(replace(harbour_report, findings=(), skipped=()))
    assert text.startswith("## Fact consistency: no open disagreement\n\n6 articles read, ") and "|" not in text


def test_no_place_of_the_machine_is_told_and_the_bytes_are_the_same() -> None:
    assert "/srv" not in render(build_ci_report())
    assert render(build_ci_report()) == render(build_ci_report())

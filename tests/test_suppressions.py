"""What people settle beforehand: comments and front matter of articles, and the settings; each with its reason."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_cli import call
from test_newness import lay_out
from test_report_html_findings import count_of, find, report_on

from checker.config import Suppression
from checker.findings import Finding, Report, RuleSheet
from checker.inputs.ignores import take_comments
from checker.mentions import mentions
from checker.model import Ignore, Span
from checker.read import read
from checker.run import check
from checker.settling.suppressions import MOST, suppress

HEAD = "---\nsource: {}\npublished: 2024-05-0{}\n---\n"
TUGS = "Rotterdam Harbour has {} tugs, the port said on Tuesday.\n"


# ---- comments in a text ----------------------------------------------------------------------------------------------


def test_a_comment_is_blanked_and_nothing_moves() -> None:
    text = "Ten tugs.\n<!-- checker: ignore drift -- of the\n 12 tugs -->\nFour <!-- a remark: 5 --> cranes."
    blanked, (said,) = take_comments(text, 3)
    assert len(blanked) == len(text) and blanked.count("\n") == text.count("\n")
    assert blanked.split() == ["Ten", "tugs.", "Four", "<!--", "a", "remark:", "5", "-->", "cranes."]
    assert said == Ignore(("drift",), "of the 12 tugs", 5, Span(10, len(text)))


@given(st.lists(st.sampled_from(
    ["<!-- checker: ignore drift -- 7 -->", "<!--checker:ignore-article a,b – 8-->", "<!-- checker: ", "-->", "<!--", "\n",
     "12 tugs", " ", "\n\n", "—", "ignore", "x", "\u2028"]
)))  # fmt: skip
def test_what_is_no_comment_stays_in_its_place(pieces: list[str]) -> None:
    text = "".join(pieces)
    blanked, said = take_comments(text)
    assert len(blanked) == len(text)
    assert all(new in (old, " ") and (old != "\n" or new == "\n") for old, new in zip(text, blanked, strict=True))
    assert take_comments(blanked) == (blanked, ())
    for one in said:
        assert one.fault or one.names
        assert one.within is None or 0 <= one.within.start <= one.within.end <= len(text)
    if "checker" not in text:
        assert (blanked, said) == (text, ())


def test_figures_in_a_comment_are_never_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("<!-- checker: ignore drift -- Rotterdam has 12 tugs since 2021 -->\nRotterdam has nine tugs.\n")
    (article,) = read([path])
    (reading,) = check([article]).readings
    assert [m.text for m in mentions(article.text)] == [m.text for m in reading.mentions] == ["nine"]
    assert all(article.text[a.start : a.end] == "nine" for a in reading.assertions)
    path.write_text("<!-- checker: ignore drift -- nothing else -->\n")
    (empty,) = read([path])
    assert check([empty]).assertions == ()


@pytest.mark.parametrize(
    ("comment", "names", "reason", "whole"),
    [
        ("<!-- checker: ignore drift -- why -->", ("drift",), "why", False),
        ("<!--checker:ignore drift,person-age , drift --  why\n so -->", ("drift", "person-age"), "why so", False),
        ("<!-- Checker: IGNORE-ARTICLE drift — why -- not -->", ("drift",), "why -- not", True),
    ],
)
def test_what_a_comment_says(comment: str, names: tuple[str, ...], reason: str, whole: bool) -> None:
    _, (said,) = take_comments(comment)
    assert (said.names, said.reason, said.within is None, said.fault) == (names, reason, whole, "")


@pytest.mark.parametrize(
    ("comment", "fault"),
    [
        ("<!-- checker: ignore drift -->", "has no reason"),
        ("<!-- checker: ignore drift -- -->", "has no reason"),
        ("<!-- checker: ignore -- why -->", "names nothing"),
        ("<!-- checker: ignored drift -- why -->", "neither ignore nor ignore-article"),
        ("<!-- checker: -->", "neither ignore nor ignore-article"),
        ("<!-- checker: ignore drift -- why", "never closed"),
    ],
)
def test_what_is_wrong_with_a_comment(comment: str, fault: str) -> None:
    blanked, (said,) = take_comments(f"One.\n{comment}\nTwo.")
    assert fault in said.fault and blanked.split() == ["One.", "Two."]


@pytest.mark.parametrize(
    "piece", ["<!-- checker: ignore drift ", "<!-- checker: ignore x{} -- 1 -->", "<!-- checker:\n"]
)
def test_very_many_comments_are_told_in_few_lines(piece: str) -> None:
    article = replace(count_of(12).article, text="12 crates" + "".join(piece.format(n) for n in range(100_000)))
    article = replace(article, ignores=take_comments(article.text)[1])
    finding = find(replace(count_of(12), article=article, start=0), count_of(15, "B"))
    report, problems = suppress(report_on(finding), ())
    assert report.findings == (finding,) and len(problems) in (1, MOST + 1)


# ---- what they settle ------------------------------------------------------------------------------------------------


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Returns a folder with a rule, and makes it the current one."""
    monkeypatch.chdir(tmp_path)
    lay_out(tmp_path, 'ignore = ["stated-fact"]')
    (tmp_path / "news").mkdir()
    write("quay", TUGS.format(12), day=1)
    write("yard", TUGS.format(15), day=2)
    return tmp_path


def write(source: str, text: str, *, day: int = 3, front: str = "", path: str = "") -> None:
    head = HEAD.format(source.title(), day)
    Path(path or f"news/{source}.md").write_text(head[:-4] + front + head[-4:] + text)


def run(*args: str) -> tuple[list[str], list[tuple[str, str, str]], list[str], int]:
    """Returns the rules of the open findings, those that an article or a table settles, the warnings and the exit code."""
    result = call("check", *(args or ["news"]), "--format", "json")
    told = json.loads(result.stdout)
    settled = [(s["by"], s["reason"], s["place"]) for s in told["settled"] if "ignored: " not in s["reason"]]
    return (
        [f["rule"] for f in told["findings"]],
        list(dict.fromkeys(settled)),
        result.stderr.splitlines(),
        result.exit_code,
    )


COMMENT = "<!-- checker: ignore tugs -- counted by hand -->"
SETTLED = ("article", "counted by hand", "news/quay.md:{}")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (f"{COMMENT}\n{TUGS}", 5),
        (f"{COMMENT}\n\n \n{TUGS}", 5),
        (f"Of tugs.\n\n{COMMENT}\n<!-- checker: ignore-article dateline -- old -->\n\n{TUGS}", 7),
        (TUGS.replace("has", f"has {COMMENT}"), 5),
        (TUGS.rstrip() + f" {COMMENT}\n", 5),
        (f"Of tugs. {COMMENT}\n\n{TUGS}", 5),
        (TUGS + "\n\n<!-- checker: ignore-article tugs -- counted by hand -->\n", 8),
        (TUGS + "\n<!-- checker: ignore-article contradiction -- counted by hand -->\n", 7),
    ],
)
def test_a_comment_settles_the_findings_on_its_line_and_the_next(archive: Path, text: str, line: int) -> None:
    assert run()[0] == ["tugs"] and run()[3] == 1
    write("quay", text.format(12), day=1)
    found, settled, warnings, code = run()
    assert (found, settled, code) == ([], [(*SETTLED[:2], SETTLED[2].format(line))], 0)
    assert warnings == (["warning: news/quay.md:8: settles nothing; take it out"] if "dateline" in text else [])


@pytest.mark.parametrize(
    "text",
    [
        f"{COMMENT}\n\nOf tugs.\n\n{TUGS}",
        f"{TUGS}\n{COMMENT}\n",
        f"<!-- checker: ignore drift -- counted by hand -->\n{TUGS}",
        f"<!-- checker: ignore tugs -->\n{TUGS}",
    ],
)
def test_a_comment_settles_nothing_else(archive: Path, text: str) -> None:
    write("quay", text.format(12), day=1)
    found, settled, warnings, code = run()
    assert (found, settled, code) == (["tugs"], [], 1) and len(warnings) == 1
    assert warnings[0].startswith("warning: news/quay.md:")


def test_a_comment_in_another_article_of_the_finding_will_do(archive: Path) -> None:
    write("yard", f"{COMMENT}\n{TUGS.format(15)}", day=2)
    assert run()[1] == [("article", "counted by hand", "news/yard.md:5")]


def test_one_side_does_not_settle_what_the_others_dispute(archive: Path) -> None:
    write("dock", f"{COMMENT}\n{TUGS.format(19)}", day=3)
    rules, settled, _, code = run()
    assert "tugs" in rules and code == 1 and not any(by == "article" for by, _, _ in settled)


def test_a_comment_names_a_finding_or_a_pair_and_does_not_change_them(archive: Path) -> None:
    told = json.loads(call("check", "news", "--format", "json").stdout)["findings"][0]
    for name in (told["fingerprint"], told["pair"]):
        write("quay", TUGS.format(12).replace("has", f"has <!-- checker: ignore {name} -- seen -->"), day=1)
        assert run()[:3] == ([], [("article", "seen", "news/quay.md:5")], [])
    write("quay", f"<!-- checker: ignore {name} -- seen -->\n{TUGS.format(11)}", day=1)
    assert run()[0] == []  # the pair stays when a number changes


@pytest.mark.parametrize(
    ("front", "settled"),
    [
        ("checker-ignore: [tugs]\n", ("article", "", "news/quay.md:4")),
        ("checker-ignore: tugs -- old lists\n", ("article", "old lists", "news/quay.md:4")),
        (
            "checker-ignore:\n  - dateline\n  - name: tugs\n    reason: old lists\n",
            ("article", "old lists", "news/quay.md:6"),
        ),
        ("checker-ignore:\n  - {name: 'drift, tugs', reason: old lists}\n", ("article", "old lists", "news/quay.md:5")),
    ],
)
def test_front_matter_settles_for_the_whole_article(archive: Path, front: str, settled: tuple[str, str, str]) -> None:
    write("quay", f"Of tugs.\n\n{TUGS.format(12)}", day=1, front=front)
    assert run()[:2] == ([], [settled])


@pytest.mark.parametrize("value", ["3: [4]", "\n  - [tugs]", "\n  - {name: tugs, why: so}", "\n  - {? [a] : b}", "''"])
def test_front_matter_of_another_shape_is_told(archive: Path, value: str) -> None:
    front = f"checker-ignore: {value}\n" if not value.startswith("3") else "checker-ignore: {3: [4]}\n"
    write("quay", TUGS.format(12), day=1, front=front)
    found, settled, warnings, code = run()
    assert (found, settled, code) == (["tugs"], [], 1)
    assert len(warnings) == 1 and "`checker-ignore` is no list of names" in warnings[0]


@pytest.mark.parametrize(
    ("text", "more", "reason"),
    [
        (f"Of tugs.\n{COMMENT}\n{TUGS.format(12)}", {}, "counted by hand"),
        (TUGS.format(12), {"checker-ignore": ["drift", {"name": "tugs", "reason": "old"}]}, "old"),
        (TUGS.format(12), {"checker-ignore": "tugs"}, ""),
    ],
)
def test_json_lines_may_say_the_same(archive: Path, text: str, more: dict[str, object], reason: str) -> None:
    Path("news/quay.md").unlink()
    line = json.dumps({"source": "Quay", "published": "2024-05-01", "text": text, **more})
    Path("news/quay.jsonl").write_text(f"\n{line}\n")
    assert run()[:2] == ([], [("article", reason, "news/quay.jsonl:2")])


# ---- what settles nothing --------------------------------------------------------------------------------------------


def test_what_settles_nothing_is_told_and_fails_nothing(archive: Path) -> None:
    write("quay", f"<!-- checker: ignore drift -- once -->\n{TUGS.format(15)}", day=1)
    assert run() == ([], [], ["warning: news/quay.md:5: settles nothing; take it out"], 0)
    write("quay", f"<!-- checker: ignore drift, tugs -- once -->\n{TUGS.format(12)}", day=1)
    assert run()[2] == ["warning: news/quay.md:5: settles nothing under the name drift; take the name out"]


def test_an_unknown_name_is_told_with_the_nearest(archive: Path) -> None:
    write("quay", f"<!-- checker: ignore tugz -- once -->\n{TUGS.format(12)}", day=1)
    said = "warning: news/quay.md:5: 'tugz' is neither a rule nor a kind of finding; did you mean tugs?"
    assert run()[1:] == ([], [said], 1)


def test_what_was_not_all_read_tells_of_nothing_unused(archive: Path) -> None:
    write("quay", f"{COMMENT}\n{TUGS.format(12)}", day=1)
    assert run("news/quay.md")[2] == []  # what it contradicts was not read
    assert run("news/quay.md", "--against", "news")[2] == []
    Path("other").mkdir()
    write("quay", f"{COMMENT}\n{TUGS.format(12)}", day=1, path="other/quay.md")
    assert run("other")[2] == ["warning: other/quay.md:5: settles nothing; take it out"]
    assert run("other", "--min-confidence", "0.99")[2] == []
    assert run("other", "--select", "drift")[2] == []
    assert len(run("other", "--select", "tugs")[2]) == 1
    assert run("other", "news/gone.md")[2] == ["error: news/gone.md: does not exist; check the path"]


TABLE = "\n[[tool.checker.suppress]]\nreason = 'two methods'\n"


def test_the_settings_settle_and_are_told_when_they_do_not(archive: Path) -> None:
    settings = Path("pyproject.toml").read_text()
    Path("pyproject.toml").write_text(settings + TABLE + 'rule = "tugs"\nsource = "Yard"\nsince = 2024-05-02\n')
    assert run() == ([], [("settings", "two methods", "pyproject.toml: suppress 1")], [], 0)
    assert run("--isolated", "--rules", "rules", "--ignore", "stated-fact", "news")[0] == ["tugs"]
    other = TABLE + 'rule = "drift"\n' + TABLE + 'source = "Gone"\n' + TABLE + "until = 2020-01-01\n"
    Path("pyproject.toml").write_text(settings + other + TABLE + 'rule = "of-others"\n' + TABLE + 'rule = "tugz"\n')
    found, _, warnings, _ = run()
    assert found == ["tugs"]
    assert warnings == [
        "warning: pyproject.toml: suppress 1: settles nothing; take it out",
        "warning: pyproject.toml: suppress 5: 'tugz' is neither a rule nor a kind of finding; did you mean tugs?",
    ]


# ---- the conditions of the settings ----------------------------------------------------------------------------------

FINDING = find(count_of(12), count_of(15, "B", published=date(2024, 6, 1)))
AGREED = replace(FINDING, kind="agreement", severity="info")


def report_of(finding: Finding) -> Report:
    return replace(report_on(finding), rules=(RuleSheet("crates", "How many crates."),))


@pytest.mark.parametrize(
    ("stated", "finding", "settled"),
    [
        ({"rule": "crates"}, FINDING, True),
        ({"rule": "contradiction"}, FINDING, True),
        ({"rule": "drift"}, FINDING, False),
        ({"pair": FINDING.pair}, FINDING, True),
        ({"pair": FINDING.fingerprint}, FINDING, True),
        ({"pair": "0" * 16}, FINDING, False),
        ({"source": "B"}, FINDING, True),
        ({"source": "b"}, FINDING, False),
        ({"since": date(2024, 6, 1)}, FINDING, True),
        ({"since": date(2024, 6, 2)}, FINDING, False),
        ({"until": date(2024, 5, 2)}, FINDING, True),
        ({"until": date(2024, 5, 1)}, FINDING, False),
        ({"since": date(2024, 5, 3), "until": date(2024, 5, 31)}, FINDING, False),
        ({"since": date(2024, 6, 1), "source": "A"}, FINDING, False),  # of one article, both
        ({"rule": "crates", "source": "B", "pair": FINDING.pair, "until": date(2024, 6, 1)}, FINDING, True),
        ({"rule": "crates", "source": "C", "pair": FINDING.pair}, FINDING, False),
        ({"rule": "crates"}, AGREED, False),
        ({"source": "B"}, AGREED, False),
        ({"rule": "agreement"}, AGREED, True),
        ({"pair": AGREED.pair}, AGREED, True),
    ],
)
def test_all_that_is_stated_must_hold(stated: dict[str, object], finding: Finding, settled: bool) -> None:
    one = Suppression("because", "pyproject.toml: suppress 1", **stated)  # type: ignore[arg-type]
    report, _ = suppress(report_of(finding), (one,))
    assert bool(report.settled) is settled and bool(report.findings) is not settled
    if settled:
        (ended,) = report.settled
        assert (ended.by, ended.reason, ended.place) == (
            "settings",
            "because",
            one.place,
        ) and ended.status == "suppressed"


@pytest.mark.parametrize(("name", "settled"), [("crates", False), ("agreement", True), (AGREED.fingerprint, True)])
def test_a_comment_settles_an_agreement_by_its_kind_or_fingerprint(name: str, settled: bool) -> None:
    first, *others = AGREED.assertions
    saying = replace(first.article, ignores=(Ignore((name,), "why", 1),))
    finding = replace(AGREED, assertions=(replace(first, article=saying), *others))
    report, problems = suppress(report_of(finding), ())
    assert bool(report.settled) is settled and bool(problems) is not settled


def test_an_undated_article_counts_by_its_dateline() -> None:
    finding = find(count_of(12, published=None), count_of(15, "B", published=None))
    report = report_of(finding)
    one = Suppression("because", "here", since=date(2024, 5, 1))
    assert suppress(report, (one,))[0].findings
    line = check(list(read(["seeds"]))).readings[-1].dateline
    assert line.reference is not None
    dated = replace(report, readings=tuple(replace(r, dateline=line) for r in report.readings))
    assert suppress(dated, (one._replace(since=line.reference),))[0].settled
    assert suppress(dated, (one._replace(since=date(2030, 1, 1)),))[0].findings


def test_a_missing_dateline_can_be_ignored(archive: Path) -> None:
    Path("plain").mkdir()
    Path("plain/a.txt").write_text("The quay is long.\n")
    assert run("plain")[0] == ["dateline"]
    Path("plain/a.txt").write_text("The quay is long.\n<!-- checker: ignore-article dateline -- a leaflet -->\n")
    assert run("plain")[:3] == ([], [("article", "a leaflet", "plain/a.txt:2")], [])

"""The baseline: its file, what it holds back, and the story of a finding from known to reopened to resolved."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from harbour import years
from hypothesis import given
from hypothesis import strategies as st
from test_cli import call
from test_newness import TUGS, archive, git, write  # noqa: F401  (a fixture)
from test_report_html_findings import count_of, find, report_on, tell

from checker.findings import Finding, Report, RuleSheet, Settled
from checker.model import CheckerError
from checker.reports import json as as_json
from checker.reports import text as as_text
from checker.settling.baseline import hold, make_entry
from checker.settling.baselinefile import (
    KINDS,
    LABELS,
    Baseline,
    Entry,
    read_baseline,
    render,
    write_baseline,
)

DAY = date(2024, 6, 1)
FILE = "checker-baseline.toml"
HERE = Path(FILE)
TWELVE = find(count_of(12), count_of(15, "B"))
SIXTEEN = find(count_of(12), count_of(16, "B"))


def entry_of(finding: Finding, **more: object) -> Entry:
    return make_entry(finding, Path.cwd())._replace(**{"reason": "two ways of counting", "author": "Ada", **more})


def held(report: Report, *entries: Entry, complete: bool = True) -> Report:
    return hold(report, Baseline(HERE, entries), DAY, complete=complete)


# ---- the file --------------------------------------------------------------------------------------------------------

words = st.text(st.characters(exclude_categories=["Cs"]))
some = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    number = draw(st.integers(1, 3))
    lists = st.tuples(*[words] * number)
    return Entry(
        topic=draw(words),
        rule=draw(some),
        sources=draw(lists),
        files=draw(lists | st.just(())),
        values=draw(lists),
        kind=draw(st.sampled_from(KINDS)),
        reason=draw(some),
        author=draw(words),
        pair=draw(st.from_regex("[0-9a-f]{16}", fullmatch=True)),
        expires=draw(st.none() | st.dates()),
        label=draw(st.sampled_from(("", *LABELS))),
    )


@given(known=st.lists(entries(), max_size=4), judged=st.lists(entries(), max_size=2), label=st.sampled_from(LABELS))
def test_what_is_written_is_read_again(
    tmp_path_factory: pytest.TempPathFactory, known: list[Entry], judged: list[Entry], label: str
) -> None:
    path = tmp_path_factory.getbasetemp() / "round-trip.toml"
    judged = [one._replace(label=label) for one in judged]
    text = render(Baseline(path, tuple(known), tuple(judged)))
    assert all(c.isprintable() or c == "\n" for c in text)
    path.write_text(text, encoding="utf-8", newline="")
    again = read_baseline(path)
    lines = text.split("\n")
    for table, before, after in (("known", known, again.known), ("judged", judged, again.judged)):
        assert {one._replace(line=0) for one in after} == set(before)
        assert list(after) == sorted(after, key=lambda one: (one.topic.casefold(), one.topic, one.pair))
        assert all(lines[one.line - 1] == f"[[{table}]] # {one.pair}" for one in after)
    assert render(again) == text


def test_half_a_pair_of_surrogates_is_no_reason_to_fail(tmp_path: Path) -> None:
    broken = find(count_of(12, "A \ud800"), count_of(15, "B"))
    entry = entry_of(broken)
    path = tmp_path / FILE
    written = write_baseline(Baseline(path, (entry,)))
    assert written.known[0].sources == ("A \ufffd", "B")
    assert hold(report_on(broken), written, DAY).findings == ()


GOOD = """\
[[known]]
pair = "0123456789abcdef"
kind = "drift"
rule = "tugs"
sources = ["A", "B"]
values = ["1", "2"]
reason = "so it is"
"""


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        (GOOD + "reson = 'x'\n", 8, "has the unknown key 'reson'; did you mean reason?"),
        (GOOD + "[[knwon]]\n", 8, "has the unknown key 'knwon'; did you mean known?"),
        (GOOD.replace('"0123456789abcdef"', '"12"'), 2, "pair is '12'; write the 16 digits"),
        (GOOD.replace('"drift"', '"drfit"'), 3, "kind is 'drfit'; did you mean drift?"),
        (GOOD.replace('"drift"', '"agreement"'), 3, "kind is 'agreement'; "),
        (GOOD.replace('"tugs"', "7"), 4, 'rule is 7; write rule = "..."'),
        (GOOD.replace('["1", "2"]', '["1"]'), 6, "values has 1, and sources 2; write one for each source"),
        (GOOD.replace('["1", "2"]', '"1"'), 6, "values is not a list of strings"),
        (GOOD + 'files = ["a"]\n', 8, "files has 1, and sources 2"),
        (GOOD.replace('reason = "so it is"\n', ""), 1, 'an entry has no reason; write reason = "..."'),
        (GOOD + 'expires = "soon"\n', 8, "expires is 'soon'; write a day, as expires = 2024-05-31"),
        (GOOD + "expires = 2024-05-31T10:00:00\n", 8, "expires is "),
        (GOOD + 'label = "good"\n', 8, "label is 'good'; choose from"),
        (GOOD.replace("known", "judged"), 1, "an entry has no label"),
        (GOOD + "\n" + GOOD.replace("1", "x", 1), 10, "pair is '0x23456789abcdef'"),
        (GOOD + "what\n", 8, "is not TOML: "),
        (
            "<<<<<<< HEAD\n" + GOOD + "=======\n>>>>>>> other\n",
            1,
            "holds two sides of a merge; keep the entries of both",
        ),
        ("known = 3\n", 1, "known is not a list of tables; write [[known]]"),
    ],
)
def test_a_broken_file_is_one_error_with_its_line(tmp_path: Path, text: str, line: int, message: str) -> None:
    path = tmp_path / FILE
    path.write_text(text)
    with pytest.raises(CheckerError) as caught:
        read_baseline(path)
    assert caught.value.place == f"{path}:{line}"
    assert message in str(caught.value)


def test_a_file_that_is_no_text_or_not_there(tmp_path: Path) -> None:
    path = tmp_path / FILE
    with pytest.raises(CheckerError, match="does not exist"):
        read_baseline(path)
    assert read_baseline(path, missing=True) == Baseline(path)
    path.write_bytes(GOOD.encode() + b"# \xff\n")
    with pytest.raises(CheckerError, match="toml:8: is not UTF-8"):
        read_baseline(path)
    with pytest.raises(CheckerError, match="cannot be read"):
        read_baseline(tmp_path)


def test_entries_written_by_hand_are_read(tmp_path: Path) -> None:
    path = tmp_path / FILE
    path.write_bytes(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())
    (entry,) = read_baseline(path).known
    assert (entry.line, entry.values, entry.author, entry.expires) == (1, ("1", "2"), "", None)
    path.write_text(
        'known = [{pair = "0123456789abcdef", kind = "drift", rule = "r", sources = ["A"], values = ["[[known]]"], reason = "s"}]'
    )
    baseline = read_baseline(path)
    assert baseline.place(baseline.known[0]) == FILE  # no line is better than a wrong one


def test_a_file_that_changed_meanwhile_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / FILE
    baseline = write_baseline(Baseline(path, (entry_of(TWELVE),)))
    assert write_baseline(baseline) == baseline
    path.write_text(GOOD)
    with pytest.raises(CheckerError, match="changed while this ran"):
        write_baseline(baseline)
    with pytest.raises(CheckerError, match="changed while this ran"):
        write_baseline(Baseline(path))  # another run made it
    assert path.read_text() == GOOD
    assert os.listdir(tmp_path) == [FILE]


def test_a_file_that_cannot_be_written_keeps_what_it_has(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / FILE
    baseline = write_baseline(Baseline(path, (entry_of(TWELVE),)))

    def fail(*args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(CheckerError, match="cannot be written: no space left"):
        write_baseline(baseline._replace(known=()))
    assert read_baseline(path) == baseline
    assert os.listdir(tmp_path) == [FILE]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    (tmp_path / FILE).symlink_to(tmp_path / "far" / "known.toml")
    write_baseline(Baseline(tmp_path / FILE, (entry_of(TWELVE),)))
    assert (tmp_path / FILE).is_symlink()
    assert len(read_baseline(tmp_path / "far" / "known.toml").known) == 1


# ---- holding ---------------------------------------------------------------------------------------------------------


def test_a_known_finding_is_settled_with_its_reason_and_place() -> None:
    report = held(report_on(TWELVE), entry_of(TWELVE, line=4))
    assert report.findings == ()
    assert report.settled == (Settled(TWELVE, "baseline", "two ways of counting", f"{FILE}:4"),)
    assert report.held is not None and (report.held.changed, report.held.resolved) == ({}, ())


def test_other_values_reopen_it() -> None:
    report = held(report_on(SIXTEEN), entry_of(TWELVE))
    assert report.findings == (SIXTEEN,) and report.settled == ()
    assert report.status(SIXTEEN) == "changed"
    assert report.held is not None and report.held.changed == {SIXTEEN.fingerprint: ("12 crates", "15 crates")}
    assert "reopened: the baseline has 12 crates and 15 crates" in as_text.render(report)


@pytest.mark.parametrize(
    ("known", "now", "opens"),
    [("drift", "contradiction", True), ("contradiction", "drift", False), ("dateline", "arithmetic", True)],
)
def test_a_graver_kind_reopens_it(known: str, now: str, opens: bool) -> None:
    finding = replace(TWELVE, kind=now)
    report = held(report_on(finding), entry_of(TWELVE, kind=known))
    assert bool(report.findings) is opens
    if opens:
        assert report.status(finding) == "changed"
        assert (
            report.held is not None and report.held.reopened[finding.fingerprint] == f"the baseline has it as {known}"
        )
        assert report.held.changed == {}


def test_an_entry_holds_until_its_day_has_come() -> None:
    assert held(report_on(TWELVE), entry_of(TWELVE, expires=DAY + timedelta(1))).findings == ()
    report = held(report_on(TWELVE), entry_of(TWELVE, expires=DAY))
    assert report.status(TWELVE) == "changed"
    assert "reopened: the entry expired on 2024-06-01" in as_text.render(report)
    assert json.loads(as_json.render(report))["baseline"]["reopened"] == {
        TWELVE.fingerprint: "the entry expired on 2024-06-01"
    }
    lasting = held(report_on(TWELVE), entry_of(TWELVE, expires=DAY), entry_of(TWELVE))  # as a merge may leave it
    assert lasting.findings == ()


def test_an_agreement_is_never_held() -> None:
    agreed = replace(TWELVE, kind="agreement")
    report = held(report_on(agreed), entry_of(TWELVE))
    assert report.findings == (agreed,) and report.settled == ()
    assert report.status(agreed) == "open"
    assert report.held is not None and [r.values for r in report.held.resolved] == [("12 crates", "15 crates")]


def test_two_findings_of_one_wording_have_an_entry_each() -> None:
    assert TWELVE.pair == SIXTEEN.pair
    report = held(report_on(TWELVE, SIXTEEN), entry_of(SIXTEEN, reason="second"), entry_of(TWELVE, reason="first"))
    assert [s.reason for s in report.settled] == ["first", "second"]
    report = held(report_on(TWELVE, SIXTEEN), entry_of(TWELVE))
    assert report.findings == (SIXTEEN,)
    assert report.status(SIXTEEN) == "new"  # the only entry is of the other


def test_the_same_figures_the_other_way_round_are_others() -> None:
    turned = find(count_of(15), count_of(12, "B"))
    assert turned.pair == TWELVE.pair
    assert held(report_on(turned), entry_of(TWELVE)).status(turned) == "changed"


def test_a_third_article_reopens_it() -> None:
    more = find(count_of(12), count_of(15, "B"), count_of(15, "C"))
    report = held(report_on(more), entry_of(TWELVE))
    assert report.status(more) == "changed"
    assert report.held is not None and report.held.resolved == ()
    fewer = held(report_on(TWELVE), entry_of(more))
    assert fewer.status(TWELVE) == "new"
    others = find(count_of(12), count_of(16, "B"), count_of(15, "C"))
    assert held(report_on(others), entry_of(TWELVE)).status(others) == "new"
    both = held(report_on(more, SIXTEEN), entry_of(TWELVE))
    assert (both.status(SIXTEEN), both.status(more)) == ("changed", "new")  # its own pair comes first


def test_other_words_reopen_it() -> None:
    text = "In the end {} were counted there."
    sides = [count_of(n, source, text=text.format(f"{n} crates")) for n, source in ((12, "A"), (15, "B"))]
    report = held(report_on(find(*sides)), entry_of(TWELVE))
    assert report.status(report.findings[0]) == "changed"
    assert report.held is not None and [*report.held.reopened.values()] == ["the words around its figures have changed"]
    assert (report.held.changed, report.held.resolved) == ({}, ())


def test_a_passage_is_kept_by_its_start_and_known_by_all_of_it() -> None:
    words = "word " * 60
    passages = [tell(f"{words}{last}", years(2020), text=f"{words}{last}.") for last in ("one", "two")]
    first, second = (entry_of(find(passage)) for passage in passages)
    assert len(first.values[0]) == 120 and first.values != second.values
    assert first.values[0][:100] == second.values[0][:100] == words[:100]


def test_findings_without_a_statement_are_told_apart() -> None:
    one, other = (
        Finding("dateline", "note", 0.7, (), "No date is stated.", "dateline", topic) for topic in ("Tide", "Quay")
    )
    assert one.fingerprint != other.fingerprint and one.pair != other.pair
    report = held(replace(report_on(TWELVE), findings=(one, other)), entry_of(one))
    assert report.findings == (other,)


def test_an_entry_is_of_its_own_articles_and_thing() -> None:
    """The same two sentences may be written of another event."""
    assert held(report_on(TWELVE), entry_of(TWELVE)).findings == ()
    for change in ({"topic": "crates on the pier"}, {"files": ("june/a.md", "june/b.md")}):
        entry = entry_of(replace(TWELVE), **change)
        filed = replace(report_on(TWELVE))
        if "files" in change:
            a, b = (
                replace(x, article=replace(x.article, path=Path(f"august/{x.article.source}.md")))
                for x in TWELVE.assertions
            )
            filed = report_on(replace(TWELVE, assertions=(a, b)))
        assert len(held(filed, entry).findings) == 1


def test_an_entry_is_resolved_only_when_its_articles_were_read() -> None:
    third = find(count_of(3, "C"), count_of(4, "B"))

    def resolved(entry: Entry, report: Report, **more: bool) -> bool:
        result = held(report, entry, **more).held
        assert result is not None
        return bool(result.resolved)

    both = replace(report_on(TWELVE), findings=())
    assert resolved(entry_of(TWELVE), both)
    assert not resolved(entry_of(TWELVE), replace(report_on(third), findings=()))
    assert not resolved(entry_of(TWELVE), both, complete=False)
    assert resolved(entry_of(TWELVE), replace(both, rules=(RuleSheet("crates", ""),)))
    assert not resolved(entry_of(TWELVE), replace(both, rules=(RuleSheet("tugs", ""),)))  # its rule was not loaded
    settled = replace(both, settled=(Settled(TWELVE, "settings", "ignored"),))
    assert not resolved(entry_of(TWELVE), settled)
    assert not resolved(entry_of(TWELVE, files=("a.md", "b.md")), both)  # another article of the same source was read


@given(
    now=st.lists(
        st.tuples(st.integers(1, 4), st.integers(5, 7), st.sampled_from(["drift", "contradiction"])), max_size=6
    ),
    known=st.lists(st.tuples(st.integers(1, 4), st.integers(5, 7), st.booleans()), max_size=6),
)
def test_nothing_is_lost_and_nothing_held_that_is_not_known(
    now: list[tuple[int, int, str]], known: list[tuple[int, int, bool]]
) -> None:
    findings = tuple(find(count_of(a), count_of(b, "B"), kind=kind) for a, b, kind in now)
    made = tuple(entry_of(find(count_of(a), count_of(b, "B")), expires=DAY if over else None) for a, b, over in known)
    before = replace(report_on(TWELVE), findings=findings)
    report = held(before, *made)
    assert sorted(map(id, (*report.findings, *(s.finding for s in report.settled)))) == sorted(map(id, findings))
    alive = {one.values for one in made if one.expires is None}
    assert {entry_of(s.finding).values in alive for s in report.settled} <= {True}
    assert {entry_of(f).values in alive for f in report.findings} <= {False}
    assert report.held is not None
    assert set(report.held.changed) <= set(report.held.reopened) <= {f.fingerprint for f in report.findings}


# ---- the story -------------------------------------------------------------------------------------------------------

ADD = ("baseline", "add", "archive", "--reason", "two ways of counting", "--author", "Ada")


def statuses(*args: str) -> tuple[int, list[str], int, int]:
    """Returns what a check tells: its exit code, how the findings stand, how many are settled and how many resolved."""
    result = call("check", "archive", "--format", "json", *args)
    told = json.loads(result.stdout)
    resolved = told["baseline"]["resolved"] if told["baseline"] else []
    return (
        result.exit_code,
        [f["status"] for f in told["findings"] if f["kind"] != "agreement"],
        len(told["settled"]),
        len(resolved),
    )


@pytest.mark.usefixtures("archive")
def test_known_reopened_resolved_and_gone() -> None:
    assert statuses() == (1, ["open"], 0, 0)
    result = call(*ADD)
    assert (result.exit_code, result.stderr) == (0, "") and result.stdout.startswith("1 finding added; ")
    text = HERE.read_text()
    assert statuses() == (0, [], 1, 0)
    assert call(*ADD).stdout.startswith("nothing was open; ") and HERE.read_text() == text

    write("archive/two.md", "Two", 2, 16)
    assert statuses() == (1, ["changed"], 0, 0)
    assert "0 entries taken out, 1 left" in call("baseline", "prune", "archive").stdout
    assert "reopened: the baseline has 12 and 15" in call("check", "archive").stdout
    assert call(*ADD[:-1], "Bo", "--reason", "a third way").exit_code == 0
    (entry,) = read_baseline(HERE).known
    assert (entry.values, entry.author, entry.reason) == (("12", "16"), "Bo", "a third way")
    assert statuses() == (0, [], 1, 0)

    write("archive/two.md", "Two", 2, 12)
    assert statuses() == (0, [], 0, 1)
    result = call("baseline", "prune", "archive/one.md")
    assert "0 entries taken out, 1 left\n1 entry not looked for" in result.stdout
    result = call("baseline", "prune", "archive")
    assert result.exit_code == 0
    assert result.stdout.startswith(
        "resolved: Rotterdam Harbour, tugs (tugs): One “12”, Two “16”\n1 entry taken out, 0 left"
    )
    assert statuses() == (0, [], 0, 0)
    assert read_baseline(HERE).known == ()


@pytest.mark.usefixtures("archive")
def test_an_entry_is_resolved_when_its_article_is_gone() -> None:
    call(*ADD)
    write("archive/more.md", "Two", 3, 12)
    Path("archive/two.md").unlink()
    assert "resolved: " in call("baseline", "prune", "archive").stdout


@pytest.mark.usefixtures("archive")
def test_an_entry_with_a_day() -> None:
    assert call(*ADD, "--expires", "9999-01-01").exit_code == 0
    assert statuses() == (0, [], 1, 0)
    HERE.write_text(HERE.read_text().replace("9999-01-01", "2001-01-01"))
    assert statuses() == (1, ["changed"], 0, 0)
    assert "reopened: the entry expired on 2001-01-01" in call("check", "archive").stdout
    assert call("baseline", "prune", "archive").stdout.startswith("expired on 2001-01-01: Rotterdam")
    assert statuses() == (1, ["new"], 0, 0)


@pytest.mark.usefixtures("archive")
def test_adding_what_expired_anew_replaces_it() -> None:
    call(*ADD)
    HERE.write_text(HERE.read_text() + "label = 'right'\nexpires = 2001-01-01\n")
    call(*ADD)
    (entry,) = read_baseline(HERE).known
    assert (entry.expires, entry.label) == (None, "right")


@pytest.mark.usefixtures("archive")
def test_only_what_is_named_is_added() -> None:
    write("archive/three.md", "Three", 3, 40)
    Path("archive/three.md").write_text(Path("archive/three.md").read_text().replace("Rotterdam", "Antwerp"))
    Path("archive/four.md").write_text(
        Path("archive/three.md").read_text().replace("40", "44").replace("Three", "Four")
    )
    found = json.loads(call("check", "archive", "-f", "json").stdout)["findings"]
    assert len(found) == 2
    assert "1 finding added" in call(*ADD, "--only", found[1]["fingerprint"]).stdout
    assert [entry.pair for entry in read_baseline(HERE).known] == [found[1]["pair"]]
    result = call(*ADD, "--only", found[1]["pair"])
    assert result.exit_code == 2 and "is settled already" in result.stderr
    result = call(*ADD, "--only", "0" * 16)
    assert result.exit_code == 2 and "is no open finding" in result.stderr
    assert "1 finding added" in call(*ADD, "--only", found[0]["pair"]).stdout
    assert statuses() == (0, [], 2, 0)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--reason", " "), "--reason: is empty"),
        (("--expires", "soon"), "--expires: 'soon' is no day"),
        (("--expires", "2001-01-01"), "--expires: 2001-01-01 is not to come"),
    ],
)
@pytest.mark.usefixtures("archive")
def test_what_an_entry_cannot_have(options: tuple[str, str], message: str) -> None:
    result = call(*ADD, *options)
    assert result.exit_code == 2 and message in result.stderr and not HERE.exists()


@pytest.mark.usefixtures("archive")
def test_the_author_is_who_git_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", os.devnull)
    git("init", "--quiet")
    result = call(*ADD[:-2])
    assert (
        result.exit_code == 2 and "--author: is missing, and git has no user.name; add --author NAME" in result.stderr
    )
    git("config", "user.name", 'Grace "G" Ång')
    assert call(*ADD[:-2]).exit_code == 0
    assert read_baseline(HERE).known[0].author == 'Grace "G" Ång'


@pytest.mark.usefixtures("archive")
def test_where_the_baseline_is() -> None:
    assert call(*ADD, "--baseline", "kept/known.toml").exit_code == 0
    assert not HERE.exists()
    assert statuses() == (1, ["open"], 0, 0)
    assert statuses("--baseline", "kept/known.toml") == (0, [], 1, 0)
    Path("kept/known.toml").rename(HERE)
    assert statuses()[0] == 0
    isolated = ("--isolated", "--rules", "rules", "--select", "tugs")
    assert statuses(*isolated) == (1, ["open"], 0, 0)
    assert statuses(*isolated, "--baseline", FILE) == (0, [], 1, 0)
    result = call("check", "archive", "--baseline", "gone.toml")
    assert result.exit_code == 2 and "gone.toml: does not exist" in result.stderr
    HERE.rename("other.toml")
    Path("pyproject.toml").write_text(Path("pyproject.toml").read_text() + 'baseline = "other.toml"\n')
    assert statuses() == (0, [], 1, 0)
    assert Path.cwd().joinpath("archive").is_dir()
    os.chdir("archive")
    assert call("check", "one.md", "two.md").exit_code == 0  # the settings above say where it is


@pytest.mark.usefixtures("archive")
def test_what_is_not_selected_is_not_resolved() -> None:
    call(*ADD)
    assert statuses("--select", "dateline")[3] == 0
    assert statuses("--min-confidence", "1")[3] == 0
    assert statuses("--ignore", "tugs")[1:] == ([], 1, 0)
    assert statuses("--against", "rules")[2] == 1


@pytest.mark.usefixtures("archive")
def test_an_article_that_cannot_be_read_leaves_its_entries() -> None:
    call(*ADD)
    Path("archive/two.md").write_bytes(b"\xff\xfe\x00\x00\xd8")
    result = call("baseline", "prune", "archive")
    assert result.exit_code == 2 and "two.md" in result.stderr
    assert "0 entries taken out, 1 left" in result.stdout


def harbour(name: str, letter: str) -> None:
    """Writes two articles that disagree on a harbour of their own."""
    for source, day, tugs in ((f"{letter}1", 1, 12), (f"{letter}2", 2, 15)):
        path = Path(f"archive/{letter}{source}.md")
        write(str(path), source, day, tugs)
        path.write_text(path.read_text().replace("Rotterdam", name))


@pytest.mark.parametrize("driver", ["text", "union"])
@pytest.mark.usefixtures("archive")
def test_the_files_of_two_branches_merge(driver: str) -> None:
    """With git's own driver where entries lie between them, with that of unions even at one place."""
    add = (*ADD, "--expires", "9999-01-01")
    if driver == "text":
        harbour("Marseille", "m"), call(*ADD)
    Path(".gitattributes").write_text(f"{FILE} merge={driver}\n")
    HERE.touch()
    git("init", "--quiet", "--initial-branch", "main"), git("add", "."), git("commit", "--quiet", "-m", "start")
    git("checkout", "--quiet", "-b", "north"), harbour("Antwerp", "a"), call(*add)
    git("add", "."), git("commit", "--quiet", "-m", "north")
    git("checkout", "--quiet", "main"), harbour("Zadar" if driver == "text" else "Aveiro", "z"), call(*add)
    git("add", "."), git("commit", "--quiet", "-m", "south")
    before = len(read_baseline(HERE).known)
    git("merge", "--quiet", "--no-edit", "north")
    merged = read_baseline(HERE)
    assert len(merged.known) == before + 1
    assert statuses()[:2] == (0, [])
    assert render(write_baseline(merged)) == HERE.read_text()


@pytest.mark.usefixtures("archive")
def test_the_plain_command_holds_it_too() -> None:
    call(*ADD)
    run = subprocess.run(
        [sys.executable, "-m", "checker", "check", "archive"], capture_output=True, encoding="utf-8", check=False
    )
    assert run.returncode == 0 and "1 known" in run.stdout


@pytest.mark.usefixtures("archive")
def test_show_lists_entries_and_controls_no_terminal() -> None:
    result = call("baseline", "show")
    assert result.exit_code == 2 and "does not exist" in result.stderr
    call(*ADD, "--expires", "9999-01-01")
    HERE.write_text(HERE.read_text().replace("two ways", "two \\u001b[31m ways"))
    told = call("baseline", "show").stdout
    assert "\x1b" not in told and "␛[31m ways of counting (Ada, until 9999-01-01)" in told
    assert f"{FILE}:4  " in told and told.endswith("1 entry, 0 judged beside them\n")
    assert TUGS
